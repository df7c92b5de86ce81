//! Wordings of printed papers, from `assets/wording.json`: sentences whose `{fields}` are filled in, and
//! the words by which the clerk's own sentences are joined to them.
use serde::Deserialize;
use std::sync::LazyLock;

/// The wordings of a tờ trình.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubmissionWording {
    pub(super) units: String,
    pub(super) gives: String,
    pub(super) gives_several: String,
    pub(super) present: String,
    pub(super) presented: String,
    pub(super) presented_greeting: String,
    pub(super) sent: String,
    pub(super) sent_greeting: String,
}

/// The whole of `assets/wording.json`; the names are its keys.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) decides: String,
    pub(super) decides_in_one_line: String,
    pub(super) decides_alone: String,
    pub(super) article_head: String,
    pub(super) submission: SubmissionWording,
    pub(super) amending_summary: String,
    pub(super) room_for_words: String,
    pub(super) amending_articles: Vec<String>,
    /// The same inside the last article.
    pub(super) since: String,
    /// Whom a decision concerns besides those it awards.
    pub(super) units_at_work: String,
    pub(super) several: String,
    pub(super) as_in_article: String,
    /// The round of one who is commended at once, and what that one did.
    pub(super) at_once_round: String,
    /// The same.
    pub(super) at_once_citation: String,
    /// A citation that begins so is whole.
    pub(super) whole_citations: Vec<String>,
    /// A decision as a căn cứ of one that follows it.
    pub(super) cites_decision: String,
    /// The form of a supplement.
    pub(super) supplementary: String,
    pub(super) proposed_for: String,
    pub(super) round_name: String,
    pub(super) citation: String,
    pub(super) carried_out_content: String,
    /// What a content may begin with that the sentence says already.
    pub(super) content_starts: Vec<String>,
    /// Contents that are carried out: “trong thực hiện Quy chế …”.
    pub(super) carried_out_contents: Vec<String>,
    /// Contents that follow “trong” with a small letter; others stay as they are.
    pub(super) plain_contents: Vec<String>,
    /// What tells that a content says its years itself.
    pub(super) own_years: Vec<String>,
    pub(super) because: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) already: Vec<String>,
    pub(super) having: Vec<String>,
    /// What a citation may begin with that says what was done, without “đã”.
    pub(super) doings: Vec<String>,
    pub(super) achievements: Vec<String>,
    pub(super) about_achievement: String,
    pub(super) about_doing: String,
    pub(super) has_done: String,
    /// What the post of a deputy begins with.
    pub(super) deputies: Vec<String>,
    /// Forms given to persons for what they did over the years: no achievement, no year.
    pub(super) personal_forms: Vec<String>,
    /// How a căn cứ may begin by itself.
    pub(super) basis_starts: Vec<String>,
    pub(super) basis: String,
    /// What a proposal may begin with, that the sentence says already.
    pub(super) proposal_starts: Vec<String>,
    /// What tells a căn cứ that is the proposal.
    pub(super) proposal_signs: Vec<String>,
    /// What tells a căn cứ that gives the body its authority.
    pub(super) authority: Vec<String>,
}

static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one leaves no words.
    serde_json::from_str(include_str!("../../assets/wording.json")).unwrap_or_default()
});

/// The wordings.
pub(super) fn wording() -> &'static Wording {
    &WORDING
}

/// A sentence with its `{fields}` filled in. A blank field takes the space and the comma before it along;
/// braces inside a value are letters like any other.
pub(super) fn fill(sentence: &str, fields: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 64);
    let mut rest = sentence;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, r)| Some((before, r.split_once('}')?)))
    {
        out.push_str(before);
        match fields.iter().find(|(field, _)| *field == name) {
            Some((_, "")) => out.truncate(out.trim_end_matches([' ', ',']).len()),
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out.trim_start().to_owned()
}

/// What follows when the text begins with one of these, whatever its case, as whole words.
pub(super) fn after<'a>(text: &'a str, starts: &[String]) -> Option<(&'a str, &'a str)> {
    starts.iter().find_map(|start| {
        let mut end = 0;
        let mut letters = text.char_indices();
        for wanted in start.chars().flat_map(char::to_lowercase) {
            let (at, c) = letters.next()?;
            if !c.to_lowercase().eq(std::iter::once(wanted)) {
                return None;
            }
            end = at + c.len_utf8();
        }
        let (head, rest) = text.split_at_checked(end)?;
        let whole = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
        whole.then(|| (head, rest.trim_start()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_is_there() {
        let read = serde_json::from_str::<Wording>(include_str!("../../assets/wording.json"));
        assert!(read.is_ok_and(|w| w.article_head == "Điều {number}."));
    }

    #[test]
    fn blank_fields_leave_no_gap() {
        for (sentence, want) in [
            ("Tặng {form} cho {who}, {why}.", "Tặng Giấy khen cho X."),
            ("{why} được tặng {form} {why}", "được tặng Giấy khen"),
            ("{form} {năm} {", "Giấy khen {năm} {"),
        ] {
            assert_eq!(fill(sentence, &[("form", "Giấy khen"), ("who", "X"), ("why", "")]), want);
        }
        assert_eq!(fill("{a} {b}", &[("a", "{b}"), ("b", "1")]), "{b} 1");
    }

    #[test]
    fn a_start_is_a_start_only_as_whole_words() {
        let starts = ["vì".to_owned(), "phòng, chống".to_owned()];
        assert_eq!(after("Vì đã có", &starts), Some(("Vì", "đã có")));
        assert_eq!(after("vì", &starts), Some(("vì", "")));
        assert_eq!(after("phòng, chống dịch", &starts), Some(("phòng, chống", "dịch")));
        assert_eq!(after("vìa", &starts), None);
        assert_eq!(after("", &starts), None);
    }
}
