//! What recipients did well, joined to what stands before it. The clerk writes “có thành tích …”, “đã có …”,
//! “về …”, “vì …” or “thành tích …”; a title wants “được tặng Giấy khen về thành tích …”, an article
//! “07 tập thể đã có thành tích …”. What is not understood stays as typed.
use super::{
    sentence::without_capital,
    wording::{after, fill, wording},
};

/// A citation as it was understood.
enum Reading<'a> {
    /// Thành tích …, whatever verb stood before it.
    Achievement { already: bool, verb: &'a str, what: String },
    /// “có nhiều đóng góp …”: something they have.
    Having { already: bool, verb: &'a str, what: &'a str },
    /// “đã tích cực …”, “thực hiện tốt …”: something they did.
    Doing(String),
    /// Anything else.
    AsTyped(&'a str),
}

fn skip<'a>(text: &'a str, starts: &[String]) -> &'a str {
    after(text, starts).map_or(text, |(_, rest)| rest)
}

fn read(citation: &str) -> Reading<'_> {
    let w = wording();
    let typed = citation.trim().trim_end_matches(['.', ';', ',']).trim_end();
    let said = skip(skip(typed, &w.because), &w.about);
    let past = after(said, &w.already).map(|(_, rest)| rest);
    let said = past.unwrap_or(said);
    let already = past.is_some();
    let verb = after(said, &w.having);
    let what = verb.map_or(said, |(_, rest)| rest);
    let verb = verb.map(|(verb, _)| verb);
    if after(what, &w.achievements).is_some() {
        let usual = w.having.first().map_or("", String::as_str);
        return Reading::Achievement {
            already,
            verb: verb.unwrap_or(usual),
            what: without_capital(what),
        };
    }
    match verb {
        Some(verb) if !what.is_empty() => Reading::Having { already, verb, what },
        _ if already || after(said, &w.doings).is_some() => {
            Reading::Doing(if already { said.to_owned() } else { without_capital(said) })
        }
        _ => Reading::AsTyped(typed),
    }
}

/// `có thành tích …` with its verb in small letters.
fn phrase(verb: &str, what: &str) -> String {
    format!("{} {what}", without_capital(verb))
}

/// Does a text, given as the content of awards, say already what was done: “có thành tích …”, “vì đã …”?
/// “thực hiện Quy chế …” is a content.
pub fn is_citation(text: &str) -> bool {
    match read(text) {
        Reading::Achievement { .. } | Reading::Having { .. } => true,
        Reading::Doing(_) => {
            let said = skip(text.trim(), &wording().because);
            after(said, &wording().already).is_some()
        }
        Reading::AsTyped(_) => false,
    }
}

/// After “được tặng Giấy khen”: `về thành tích xuất sắc trong …`.
pub fn about(citation: &str) -> String {
    let w = wording();
    match read(citation) {
        Reading::Achievement { what, .. } => fill(&w.about_achievement, &[("what", &what)]),
        Reading::Having { verb, what, .. } => {
            fill(&w.about_doing, &[("what", &phrase(verb, what))])
        }
        Reading::Doing(what) => fill(&w.about_doing, &[("what", &what)]),
        Reading::AsTyped(text) => text.to_owned(),
    }
}

/// After those who are awarded, in Điều 1: `đã có thành tích xuất sắc trong …`.
pub fn having(citation: &str) -> String {
    let w = wording();
    match read(citation) {
        Reading::Achievement { verb, what, .. } => {
            fill(&w.has_done, &[("what", &phrase(verb, &what))])
        }
        Reading::Having { verb, what, .. } => fill(&w.has_done, &[("what", &phrase(verb, what))]),
        Reading::Doing(what) => fill(&w.has_done, &[("what", &what)]),
        Reading::AsTyped(text) => text.to_owned(),
    }
}

/// After those who are awarded, in a trích yếu: `có thành tích …`, or `đã có …` when typed so.
pub fn which(citation: &str) -> String {
    match read(citation) {
        Reading::Achievement { already: false, verb, what } => phrase(verb, &what),
        Reading::Having { already: false, verb, what } => phrase(verb, what),
        _ => having(citation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_begins_a_citation_joins_title_and_article() {
        let about_it = "về thành tích xuất sắc trong X";
        let has_it = "đã có thành tích xuất sắc trong X";
        for typed in [
            "có thành tích xuất sắc trong X",
            "Có thành tích xuất sắc trong X.",
            "đã có thành tích xuất sắc trong X",
            "Đã có thành tích xuất sắc trong X",
            "về thành tích xuất sắc trong X",
            "vì thành tích xuất sắc trong X",
            "vì có thành tích xuất sắc trong X",
            "vì đã có thành tích xuất sắc trong X",
            "Vì đã có thành tích xuất sắc trong X;",
            "thành tích xuất sắc trong X",
            "Thành tích xuất sắc trong X",
        ] {
            assert_eq!(
                (about(typed).as_str(), having(typed).as_str()),
                (about_it, has_it),
                "{typed}"
            );
        }
    }

    #[test]
    fn other_citations_join_too_and_what_is_not_understood_stays() {
        for (typed, in_title, in_article, in_summary) in [
            (
                "đạt thành tích cao trong X",
                "về thành tích cao trong X",
                "đã đạt thành tích cao trong X",
                "đạt thành tích cao trong X",
            ),
            (
                "đã có nhiều thành tích trong X",
                "về nhiều thành tích trong X",
                "đã có nhiều thành tích trong X",
                "đã có nhiều thành tích trong X",
            ),
            (
                "có nhiều đóng góp cho công tác dân vận",
                "vì đã có nhiều đóng góp cho công tác dân vận",
                "đã có nhiều đóng góp cho công tác dân vận",
                "có nhiều đóng góp cho công tác dân vận",
            ),
            (
                "vì đã tích cực vận động nhân dân hiến đất",
                "vì đã tích cực vận động nhân dân hiến đất",
                "đã tích cực vận động nhân dân hiến đất",
                "đã tích cực vận động nhân dân hiến đất",
            ),
            (
                "Thực hiện tốt Quy chế dân chủ ở cơ sở",
                "vì đã thực hiện tốt Quy chế dân chủ ở cơ sở",
                "đã thực hiện tốt Quy chế dân chủ ở cơ sở",
                "đã thực hiện tốt Quy chế dân chủ ở cơ sở",
            ),
            (
                "về công tác dân vận năm 2026",
                "về công tác dân vận năm 2026",
                "về công tác dân vận năm 2026",
                "về công tác dân vận năm 2026",
            ),
            ("", "", "", ""),
        ] {
            let got = (about(typed), having(typed), which(typed));
            assert_eq!(
                (got.0.as_str(), got.1.as_str(), got.2.as_str()),
                (in_title, in_article, in_summary),
                "{typed}"
            );
        }
        assert_eq!(which("có thành tích xuất sắc trong X"), "có thành tích xuất sắc trong X");
        assert_eq!(which("về thành tích xuất sắc trong X"), "có thành tích xuất sắc trong X");
    }
}
