//! Words of what a body's papers do otherwise than their rule set says.
use super::{Words, field};
use crate::{
    domain::{
        field::Field as F,
        rule_set::{Address, Articles, DecidesLine, Greeting, NamesInArticle},
        variants::{EndMark, LineEnd, Variants},
    },
    text::sentence,
};

pub(super) const WORDS: Words = Words {
    kinds: &[],
    fields: &[
        (F::Variants, "Thể thức riêng của cơ quan"),
        (F::DecidesLine, "Tên cơ quan và chữ QUYẾT ĐỊNH"),
        (F::DecidesColon, "Sau chữ QUYẾT ĐỊNH"),
        (F::BasisDash, "Trước mỗi căn cứ"),
        (F::NamesInArticle, "Tên ghi ngay trong Điều 1"),
        (F::ArticleCount, "Số điều của quyết định"),
        (F::AddressOfPeople, "Xưng hô"),
        (F::UnitsBelow, "Gọi các đơn vị trực thuộc là"),
        (F::Greeting, "Đầu tờ trình"),
        (F::CitedComma, "Giữa số và ngày của văn bản được dẫn"),
        (F::EndMark, "Dấu kết thúc văn bản"),
        (F::RecipientsEnd, "Cuối mỗi dòng Nơi nhận"),
        (F::PostLine, "Chức vụ dưới dòng T/M"),
    ],
    columns: &[("variants", F::Variants)],
    choice_columns: &[],
    choices: &[],
};

/// The choice of a form that sets nothing, with what the rule set says.
pub fn as_rule_set(usual: &str) -> String {
    format!("Theo bộ thể thức: {usual}")
}

/// An example of what a body calls those below it.
pub const UNITS_BELOW_HINT: &str = "các chi bộ, đảng bộ trực thuộc";

/// Where the name of who decides stands.
pub const DECIDES_LINE: &[(DecidesLine, &str)] = &[
    (DecidesLine::TwoLines, "Hai dòng"),
    (DecidesLine::OneLine, "Một dòng"),
    (DecidesLine::AboveBases, "Tên ở trên các căn cứ"),
];

/// The colon behind it.
pub const DECIDES_COLON: &[(bool, &str)] =
    &[(true, "Có hai chấm (QUYẾT ĐỊNH:)"), (false, "Không có dấu (QUYẾT ĐỊNH)")];

/// The dash before each căn cứ.
pub const BASIS_DASH: &[(bool, &str)] =
    &[(true, "Có gạch (- Căn cứ …)"), (false, "Không gạch (Căn cứ …)")];

/// How Điều 1 names recipients.
pub const NAMES_IN_ARTICLE: &[(NamesInArticle, &str)] = &[
    (NamesInArticle::Sentence, "Trong câu văn"),
    (NamesInArticle::Numbered, "Mỗi tên một dòng có số"),
];

/// How many articles there are.
pub const ARTICLES: &[(Articles, &str)] = &[
    (Articles::AsNeeded, "Tiền thưởng là một điều"),
    (Articles::Two, "Luôn hai (tiền thưởng ở Điều 1)"),
    (Articles::Three, "Luôn ba (tiền thưởng hoặc hiệu lực)"),
];

/// How people are addressed.
pub const ADDRESS: &[(Address, &str)] = &[
    (Address::Comrade, "đồng chí"),
    (Address::Either, "ông (bà)"),
    (Address::ByGender, "ông, bà theo giới tính"),
    (Address::MembersAsComrades, "đồng chí; ngoài Đảng: ông, bà"),
];

/// How a tờ trình speaks to whom it goes.
pub const GREETING: &[(Greeting, &str)] = &[
    (Greeting::Present, "Kính trình"),
    (Greeting::SendBesides, "Kính gửi ban cùng cấp ủy"),
    (Greeting::Send, "Kính gửi"),
];

/// The comma between number and day.
pub const CITED_COMMA: &[(bool, &str)] =
    &[(true, "Có phẩy (số 05-…, ngày …)"), (false, "Không phẩy (số 05-… ngày …)")];

/// What the text ends with.
pub const END_MARK: &[(EndMark, &str)] =
    &[(EndMark::Stop, "Chấm (.)"), (EndMark::StopAndStrokes, "Chấm, gạch chéo, chấm (./.)")];

/// Behind the lines of Nơi nhận.
pub const RECIPIENTS_END: &[(LineEnd, &str)] =
    &[(LineEnd::Comma, "Phẩy (,)"), (LineEnd::Semicolon, "Chấm phẩy (;)")];

/// The post below T/M.
pub const POST_LINE: &[(bool, &str)] =
    &[(true, "Có ghi chức vụ"), (false, "Không ghi, chỉ có họ tên")];

/// What a body has set, for the history: `Xưng hô: đồng chí; …`.
pub fn variants(of: &Variants) -> String {
    let mut said = Vec::new();
    let mut say = |field_of: F, word: Option<&str>| {
        said.extend(word.map(|word| format!("{}: {word}", field(field_of))));
    };
    say(F::DecidesLine, word(DECIDES_LINE, of.decides_line));
    say(F::DecidesColon, word(DECIDES_COLON, of.decides_colon));
    say(F::BasisDash, word(BASIS_DASH, of.basis_dash));
    say(F::NamesInArticle, word(NAMES_IN_ARTICLE, of.names_in_article));
    say(F::ArticleCount, word(ARTICLES, of.articles));
    say(F::AddressOfPeople, word(ADDRESS, of.address));
    say(F::UnitsBelow, Some(of.units_below.as_str()).filter(|own| !own.is_empty()));
    say(F::Greeting, word(GREETING, of.greeting));
    say(F::CitedComma, word(CITED_COMMA, of.cited_comma));
    say(F::EndMark, word(END_MARK, of.end_mark));
    say(F::RecipientsEnd, word(RECIPIENTS_END, of.recipients_end));
    say(F::PostLine, word(POST_LINE, of.post_line));
    sentence::joined(&said.iter().map(String::as_str).collect::<Vec<_>>(), "; ")
}

/// The word of a choice.
pub fn word<T: PartialEq>(words: &[(T, &'static str)], chosen: Option<T>) -> Option<&'static str> {
    let chosen = chosen?;
    words.iter().find(|(choice, _)| *choice == chosen).map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_says_what_is_set_and_nothing_else() {
        assert_eq!(variants(&Variants::default()), "");
        let own = Variants {
            decides_colon: Some(false),
            units_below: "các chi, đảng bộ cơ sở".into(),
            recipients_end: Some(LineEnd::Semicolon),
            ..Variants::default()
        };
        assert_eq!(
            variants(&own),
            "Sau chữ QUYẾT ĐỊNH: Không có dấu (QUYẾT ĐỊNH); Gọi các đơn vị trực thuộc là: các chi, đảng bộ cơ sở; \
             Cuối mỗi dòng Nơi nhận: Chấm phẩy (;)"
        );
    }
}
