//! Sentences of decisions, their annexes and lists of proposals, in the words of the office.
use super::{
    citation, numbers,
    print::{clauses, counted, kind, kinds, proposed_for, several, units_below},
    sentence::{in_one_line, with_capital},
    template::{Fields, Template, Unfilled, field},
    wording::wording,
};
use crate::domain::{
    office::Body,
    recipient::{Counts, RecipientKind},
};

fn said(words: &Template, piece: &str, fields: &Fields) -> String {
    words.words(piece, fields, &mut Unfilled::default())
}

/// Trích yếu of a decision: `về việc tặng Giấy khen cho tập thể, cá nhân …`.
pub fn summary(words: &Template, form: &str, counts: Counts, citation: &str) -> String {
    let fields = Fields::from([
        (field::FORM, form.to_owned()),
        (field::KINDS, kinds(counts)),
        (field::WHICH, citation::which(&in_one_line(citation))),
    ]);
    said(words, "subject", &fields)
}

/// The fields of what a form is given for to so many. With nobody awarded yet no count is said.
fn given(form: &str, counts: Counts, citation: &str) -> Fields {
    let who = if counts.total() == 0 { several(counts) } else { counted(counts) };
    Fields::from([
        (field::FORM, form.to_owned()),
        (field::COUNTS, who),
        (field::HAVING, citation::having(citation)),
    ])
}

/// Điều 1 with annexes.
pub fn article_annexed(words: &Template, form: &str, counts: Counts, citation: &str) -> String {
    said(words, "article_annexed", &given(form, counts, citation))
}

/// Điều 1 that names its recipients.
pub fn article_named(words: &Template, form: &str, names: &[String], citation: &str) -> String {
    let mut fields = given(form, Counts::default(), citation);
    fields.insert(field::NAMES, names.join("; "));
    said(words, "article_named", &fields)
}

/// Điều 1 that names its recipients below it, a line each.
pub fn article_listed(
    words: &Template,
    (form, counts): (&str, Counts),
    names: &[String],
    citation: &str,
) -> Vec<String> {
    let first = said(words, "article_listed", &given(form, counts, citation));
    let names = clauses(names.iter().map(|name| with_capital(name)).collect());
    std::iter::once(first).chain(names).collect()
}

/// Điều 1 of a decision with several khoản.
pub fn article_several(words: &Template, counts: Counts) -> String {
    said(words, "article_several", &Fields::from([(field::SEVERAL, several(counts))]))
}

/// Điều 2, the money: total, in words.
pub fn article_reward(words: &Template, total: i64, number_words: &numbers::NumberWords) -> String {
    let fields = Fields::from([
        (field::SUM, numbers::money(total)),
        (field::IN_WORDS, numbers::money_in_words(total, number_words)),
    ]);
    said(words, "article_reward", &fields)
}

/// From when a decision holds.
pub fn article_effect(words: &Template) -> String {
    said(words, "article_effect", &Fields::new())
}

/// The last article; `says_since`: from when it holds is said in no article of its own.
pub fn article_carried_out(
    words: &Template,
    counts: Counts,
    body: &Body,
    says_since: bool,
) -> String {
    let w = wording();
    let units = units_below(body, &w.units_at_work);
    let fields = Fields::from([
        (field::UNITS, units.to_owned()),
        (field::UNITS_FIRST, with_capital(units)),
        (field::SEVERAL, several(counts)),
        (field::SINCE, if says_since { w.since.clone() } else { String::new() }),
        (field::BODY, body.in_text().to_owned()),
    ]);
    said(words, "article_carried_out", &fields)
}

/// Title of an annex below DANH SÁCH.
pub fn annex_title(words: &Template, of: RecipientKind, form: &str, citation: &str) -> String {
    let fields = Fields::from([
        (field::KINDS, kind(of).to_owned()),
        (field::FORM, form.to_owned()),
        (field::ABOUT, citation::about(citation)),
    ]);
    said(words, "annex_title", &fields)
}

/// What stands below the table of an annex: `Danh sách này có 07 tập thể.`
pub fn annex_count(words: &Template, counts: Counts) -> String {
    said(words, "annex_count", &Fields::from([(field::COUNTS, counted(counts))]))
}

/// The fields of a list of proposals: who, what for, and how many.
pub fn proposal_fields(
    counts: Counts,
    form: &str,
    content: &str,
    period: (i64, Option<(i64, i64)>),
) -> Fields {
    Fields::from([
        (field::KINDS, kinds(counts)),
        (field::FORM, form.to_owned()),
        (field::ABOUT, proposed_for(form, content, period)),
        (field::COUNTS, counted(counts)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::print;
    use std::collections::BTreeMap;

    fn usual() -> Template {
        Template::of_decision(&BTreeMap::new())
    }

    fn counts(collectives: usize, persons: usize, households: usize) -> Counts {
        Counts { collectives, persons, households }
    }

    #[test]
    fn a_personal_form_has_no_achievement_and_no_year() {
        let form = "Kỷ niệm chương “Vì sự nghiệp Dân vận”";
        let none = print::citation(form, "công tác dân vận", (2016, None));
        assert_eq!(none, "");
        let persons = counts(0, 5, 0);
        for (said, want) in [
            (annex_title(&usual(), RecipientKind::Person, form, &none), "cá nhân được tặng {}"),
            (summary(&usual(), form, persons, &none), "về việc tặng {} cho cá nhân"),
            (
                article_annexed(&usual(), form, persons, &none),
                "Tặng {} cho 05 cá nhân (có danh sách kèm theo).",
            ),
            (
                article_named(&usual(), form, &["đồng chí A".to_owned()], &none),
                "Tặng {} cho đồng chí A.",
            ),
        ] {
            assert_eq!(said, want.replace("{}", form));
        }
        assert_eq!(print::proposed_for(form, "công tác dân vận", (2016, None)), "");
    }

    #[test]
    fn articles_name_only_the_kinds_that_are_awarded() {
        for (given, who) in [
            (counts(3, 0, 0), "các tập thể"),
            (counts(0, 1, 0), "cá nhân"),
            (counts(2, 3, 1), "các tập thể, cá nhân, hộ gia đình"),
            (counts(0, 0, 0), "các tập thể, cá nhân"),
        ] {
            let body = Body { full_name: "Ban X".into(), ..Body::default() };
            let said = article_carried_out(&usual(), given, &body, true);
            assert!(said.contains(&format!(" và {who} có tên tại Điều 1 ")), "{said}");
        }
        let nobody = article_annexed(&usual(), "Giấy khen", Counts::default(), "có thành tích");
        assert!(nobody.starts_with("Tặng Giấy khen cho các tập thể, cá nhân đã có"), "{nobody}");
    }
}
