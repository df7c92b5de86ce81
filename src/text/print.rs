//! Titles and fixed sentences of printed papers.
use super::{dates, numbers};
use crate::domain::recipient::{Counts, RecipientKind};
use jiff::civil::Date;

/// HD 36, HD 05: top right of every Party paper.
pub const PARTY_MOTTO: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
/// NĐ 30: Quốc hiệu.
pub const STATE_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// NĐ 30: Tiêu ngữ.
pub const STATE_MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Below the issuing body of a Party paper.
pub const STAR: &str = "*";
/// Below the subject of a Party paper.
pub const DASHES: &str = "-----";
/// Tên loại văn bản.
pub const DECISION: &str = "QUYẾT ĐỊNH";
/// Title of a list.
pub const LIST: &str = "DANH SÁCH";
/// Before the recipients of a paper.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// Column heads.
pub mod column {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const SERIAL: &str = "STT";
    pub const COLLECTIVE: &str = "Tên tập thể";
    pub const FULL_NAME: &str = "Họ và tên";
    pub const POSITION: &str = "Chức vụ";
    pub const UNIT: &str = "Đơn vị";
    pub const POSITION_UNIT: &str = "Chức vụ, đơn vị";
    pub const BIRTH: &str = "Năm sinh";
    pub const MALE: &str = "Nam";
    pub const FEMALE: &str = "Nữ";
    pub const ACHIEVEMENT: &str = "Tóm tắt thành tích";
    pub const CITATION: &str = "Thành tích";
    pub const RATING: &str = "Điểm, xếp loại";
    pub const FORM_PROPOSED: &str = "Hình thức đề nghị";
    pub const FORM: &str = "Hình thức";
    pub const PRIOR: &str = "Đã khen (năm, hình thức)";
    pub const REWARD: &str = "Tiền thưởng (đồng)";
    pub const NOTE: &str = "Ghi chú";
    pub const NAME: &str = "Tập thể, cá nhân";
    pub const DECISION: &str = "Quyết định";
    pub const TOTAL: &str = "Tổng cộng";
}

/// Keeps together what never breaks over a line end: “năm 2016”, “ngày 05”, “Điều 1”, “07 tập thể”,
/// “số 12-QĐ/ĐUK”. The space between becomes a no-break space, drawn and copied as a space.
pub fn bind(text: &str) -> String {
    const BEFORE_NUMBER: &[&str] = &[
        "năm", "ngày", "tháng", "số", "điều", "khoản", "đợt", "quý", "giai", "đoạn", "từ", "đến",
        "đồng", "chí",
    ];
    const AFTER_NUMBER: &[&str] =
        &["tập", "cá", "đồng", "người", "mô", "đơn", "tháng", "năm", "lớp", "tổ"];
    let words: Vec<&str> = text.split(' ').collect();
    let starts_with_figure =
        |w: &str| w.trim_start_matches(['(', '“']).starts_with(|c: char| c.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            let before = words.get(i - 1).copied().unwrap_or_default();
            let lower = before.trim_start_matches(['(', '“', '-']).to_lowercase();
            let two_before =
                i.checked_sub(2).and_then(|j| words.get(j)).copied().unwrap_or_default();
            let bound = starts_with_figure(word) && BEFORE_NUMBER.contains(&lower.as_str())
                || starts_with_figure(before) && AFTER_NUMBER.contains(&word.to_lowercase().as_str())
                // “07 tập thể”: the counted word has two syllables.
                || starts_with_figure(two_before)
                    && matches!((before, word.trim_end_matches(['.', ',', ';', ':'])), ("tập", "thể") | ("cá", "nhân") | ("đồng", "chí") | ("mô", "hình"))
                || word.is_empty() && before.is_empty();
            out.push(if bound { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

/// What recipients of a kind are called inside a sentence.
pub fn kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "tập thể",
        RecipientKind::Person => "cá nhân",
        RecipientKind::Household => "hộ gia đình",
    }
}

/// `02 tập thể, 07 cá nhân và 01 hộ gia đình`, of the kinds there are; `00 tập thể` when there are none.
pub fn counted(counts: Counts) -> String {
    let count =
        |(k, n): (RecipientKind, usize)| format!("{} {}", numbers::count(n as i64), kind(k));
    let parts: Vec<String> = counts.present().map(count).collect();
    match parts.split_last() {
        None => count((RecipientKind::Collective, 0)),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} và {last}", before.join(", ")),
    }
}

/// `tập thể, cá nhân`: the kinds there are.
fn kinds(counts: Counts) -> String {
    counts.present().map(|(k, _)| kind(k)).collect::<Vec<_>>().join(", ")
}

/// The name of a round that was made behind a quick list.
pub fn round_name(form: &str, content: &str, year: i64) -> String {
    format!("{form} {content} năm {year}")
}

/// What recipients did well, when the round says nothing of its own.
pub fn citation(content: &str, period: (i64, Option<(i64, i64)>)) -> String {
    format!("có thành tích xuất sắc trong thực hiện {content} {}", years(period))
}

/// `năm 2016` or `giai đoạn 2016–2020`.
pub fn years((year, period): (i64, Option<(i64, i64)>)) -> String {
    match period {
        Some((from, to)) => format!("giai đoạn {from}–{to}"),
        None => format!("năm {year}"),
    }
}

/// Trích yếu of a decision: `về việc tặng Giấy khen cho các tập thể, cá nhân …`.
pub fn decision_summary(form: &str, counts: Counts, citation: &str) -> String {
    format!("về việc tặng {form} cho {} {}", kinds(counts), citation.trim_end_matches('.'))
        .trim_end()
        .to_owned()
}

/// `- Căn cứ …;`
pub fn basis(text: &str) -> String {
    let text = text.trim_end_matches([';', ',', '.']);
    let known =
        text.to_lowercase().starts_with("căn cứ") || text.to_lowercase().starts_with("theo ");
    if known { format!("- {text};") } else { format!("- Căn cứ {text};") }
}

/// `- Xét đề nghị của …,`
pub fn considering(whose: &str) -> String {
    let text = whose.trim_end_matches([';', ',', '.']);
    let lower = text.to_lowercase();
    if lower.starts_with("xét") || lower.starts_with("theo") {
        format!("- {text},")
    } else {
        format!("- Xét đề nghị của {text},")
    }
}

/// `BAN CHỈ ĐẠO … QUYẾT ĐỊNH:`, over two lines: the verb stands alone.
pub fn decides(who: &str) -> String {
    format!("{who}\nQUYẾT ĐỊNH:")
}

/// Điều 1 with annexes.
pub fn article_annexed(form: &str, counts: Counts, citation: &str) -> String {
    format!("Tặng {form} cho {} {citation} (có danh sách kèm theo).", counted(counts))
}

/// Điều 1 that names its recipients.
pub fn article_named(form: &str, names: &[String], citation: &str) -> String {
    match names {
        [one] => format!("Tặng {form} cho {one}, {citation}."),
        many => format!("Tặng {form} cho {}, {citation}.", many.join("; ")),
    }
}

/// A person inside Điều 1.
pub fn named_person(name: &str, position: &str, unit: &str) -> String {
    let what: Vec<&str> = [position, unit].into_iter().filter(|t| !t.is_empty()).collect();
    let who = format!("đồng chí {name}");
    if what.is_empty() { who } else { format!("{who}, {}", what.join(", ")) }
}

/// Điều 2, the money: total, in words.
pub fn article_reward(total: i64, words: &numbers::NumberWords) -> String {
    format!(
        "Tiền thưởng kèm theo là {} ({}), chi từ nguồn kinh phí thi đua, khen thưởng theo quy định.",
        numbers::money(total),
        numbers::money_in_words(total, words),
    )
}

/// The last article.
pub fn article_carried_out(body: &str) -> String {
    format!(
        "Các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành \
         Quyết định này kể từ ngày ký; {body} theo dõi việc thực hiện."
    )
}

/// (`Điều 1.`, the rest); a blank head when the line is no article.
pub fn split_article(line: &str) -> (&str, &str) {
    let is_article = line.to_lowercase().starts_with("điều ");
    match line.find(['.', ':']) {
        Some(at) if is_article && at <= 12 => (
            line.get(..=at).unwrap_or_default(),
            line.get(at + 1..).unwrap_or_default().trim_start(),
        ),
        _ => ("", line),
    }
}

/// `Điều 1.`
pub fn article_head(number: usize) -> String {
    format!("Điều {number}.")
}

/// First of Nơi nhận.
pub fn as_in_article(number: usize) -> String {
    format!("Như Điều {number}")
}

/// Title of an annex below DANH SÁCH.
pub fn annex_title(of: RecipientKind, form: &str, citation: &str) -> String {
    let who = kind(of);
    let had = if citation.starts_with("có ") { "đã " } else { "" };
    format!("{who} được tặng {form} {had}{citation}")
}

/// `(kèm theo Quyết định số 12-QĐ/ĐUK, ngày 05/12/2016 của …)`; blanks for what is not known yet.
pub fn annexed_to(
    number: Option<&str>,
    symbol: &str,
    date: Option<Date>,
    year: i64,
    body: &str,
) -> String {
    let number = number.filter(|n| !n.is_empty()).map_or_else(|| "\u{a0}".repeat(5), str::to_owned);
    let date = date.map_or_else(
        || format!("ngày\u{a0}{0}/{0}/{year}", "\u{a0}".repeat(5)),
        |d| format!("ngày\u{a0}{}", dates::short(d)),
    );
    format!("(kèm theo Quyết định số\u{a0}{number}-QĐ/{symbol}, {date} của {body})")
}

/// `Danh sách này có 07 tập thể.`
pub fn list_has(counts: Counts) -> String {
    format!("Danh sách này có {}.", counted(counts))
}

/// Title of a proposal list below DANH SÁCH.
pub fn proposal_title(
    of: RecipientKind,
    form: &str,
    content: &str,
    period: (i64, Option<(i64, i64)>),
) -> String {
    let who = kind(of);
    format!("{who} đề nghị tặng {form} về {content} {}", years(period))
}

/// Title of the plain list of awards below DANH SÁCH.
pub fn awards_title(year: i64) -> String {
    format!("tập thể, cá nhân được khen thưởng năm {year}")
}

/// A group of the plain list: the awarding body and what it gave.
pub fn awards_of(body: &str, counts: Counts) -> String {
    format!("{body}: {}", counted(counts))
}

/// `số 05-QĐ/BCĐ, ngày 05/01/2017`, or that it is not known.
pub fn decision_cited(number: &str, symbol: &str, date: Option<Date>) -> String {
    let date = date.map(|d| format!("ngày {}", dates::short(d)));
    match (number.is_empty(), date) {
        (false, Some(date)) => format!("số {number}-QĐ/{symbol}, {date}"),
        (false, None) => format!("số {number}-QĐ/{symbol}"),
        (true, Some(date)) => date,
        (true, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_words() {
        let shown = |s: &str| bind(s).replace('\u{a0}', "~");
        for (text, want) in [
            ("năm 2016", "năm~2016"),
            (
                "Điều 1. Tặng Giấy khen cho 07 tập thể và 07 cá nhân",
                "Điều~1. Tặng Giấy khen cho 07~tập~thể và 07~cá~nhân",
            ),
            (
                "Quyết định số 12-QĐ/ĐUK, ngày 05/12/2016",
                "Quyết định số~12-QĐ/ĐUK, ngày~05/12/2016",
            ),
            ("Đảng bộ Viễn thông Trà Vinh", "Đảng bộ Viễn thông Trà Vinh"),
        ] {
            assert_eq!(shown(text), want);
        }
    }

    #[test]
    fn bases_take_their_dash_and_sign_once() {
        assert_eq!(basis("Điều lệ Đảng"), "- Căn cứ Điều lệ Đảng;");
        assert_eq!(basis("Căn cứ Quy chế làm việc;"), "- Căn cứ Quy chế làm việc;");
        assert_eq!(considering("Tổ giúp việc"), "- Xét đề nghị của Tổ giúp việc,");
        let counts = |collectives, persons, households| Counts { collectives, persons, households };
        assert_eq!(counted(counts(7, 0, 0)), "07 tập thể");
        assert_eq!(counted(counts(7, 7, 0)), "07 tập thể và 07 cá nhân");
        assert_eq!(counted(counts(2, 3, 1)), "02 tập thể, 03 cá nhân và 01 hộ gia đình");
    }
}
