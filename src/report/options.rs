//! What can be chosen of a paper beside what it is about. Each paper names its options once; the window, the
//! command line and `reports --json` follow from that.
use super::{ReportParams, ReportSpec};
use crate::{
    domain::{ids::BodyId, paper_number::typed_number},
    text::reports::option,
};
use jiff::civil::Date;

/// One thing that can be chosen of a paper.
#[derive(Debug)]
pub struct OptionSpec {
    /// Its key on the command line: `--set ky=co`.
    pub key: &'static str,
    /// Its label in the window.
    pub label: &'static str,
    /// What it takes.
    pub kind: OptionKind,
    /// What holds when nothing is chosen; `None`: nothing, or what the content needs.
    pub usual: Option<OptionValue>,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// `co` or `khong`.
    YesNo,
    /// `doc` or `ngang`.
    Orientation,
    /// The name or symbol of a body.
    Body,
    /// The number of a paper, without its symbol.
    Number,
    /// A day.
    Day,
}

impl OptionKind {
    /// As programs read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YesNo => "yes-no",
            Self::Orientation => "orientation",
            Self::Body => "body",
            Self::Number => "number",
            Self::Day => "day",
        }
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// Yes or no.
    YesNo(bool),
    /// Landscape (ngang) rather than portrait (dọc).
    Landscape(bool),
    /// A body.
    Body(BodyId),
    /// A number such as `05`.
    Number(String),
    /// A day.
    Day(Date),
}

/// Words that mean yes and no, the first of each the usual one.
const YES_NO: [(&str, bool); 4] = [("co", true), ("khong", false), ("1", true), ("0", false)];
/// Words for landscape and portrait.
const LANDSCAPE: [(&str, bool); 2] = [("ngang", true), ("doc", false)];

impl OptionValue {
    /// As it is stored with a paper, and but for a body, which is named there, as the command line takes it.
    pub fn word(&self) -> String {
        let of = |words: &[(&str, bool)], wanted: bool| {
            let word = words.iter().find(|(_, value)| *value == wanted);
            word.map_or_else(String::new, |(word, _)| (*word).to_owned())
        };
        match self {
            Self::YesNo(yes) => of(&YES_NO, *yes),
            Self::Landscape(landscape) => of(&LANDSCAPE, *landscape),
            Self::Body(body) => body.0.to_string(),
            Self::Number(number) => number.clone(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// What a word means to an option of this kind; `None` when it means nothing.
    pub fn of_word(kind: OptionKind, word: &str) -> Option<Self> {
        let of = |words: &[(&str, bool)]| {
            words.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
        };
        match kind {
            OptionKind::YesNo => of(&YES_NO).map(Self::YesNo),
            OptionKind::Orientation => of(&LANDSCAPE).map(Self::Landscape),
            OptionKind::Body => word.parse().ok().map(|id| Self::Body(BodyId(id))),
            OptionKind::Number => typed_number(word).map(Self::Number),
            OptionKind::Day => word.parse().ok().map(Self::Day),
        }
    }
}

/// Cơ quan tặng: awards of this body alone.
pub const BODY: OptionSpec =
    OptionSpec { key: "co-quan", label: option::BODY, kind: OptionKind::Body, usual: None };
/// A column of reward money.
pub const REWARD: OptionSpec = yes_no("tien", option::REWARD, false);
/// A column of achievements.
pub const CITATION: OptionSpec = yes_no("thanh-tich", option::CITATION, false);
/// Landscape or portrait; usually as the table needs.
pub const ORIENTATION: OptionSpec = OptionSpec {
    key: "kho",
    label: option::ORIENTATION,
    kind: OptionKind::Orientation,
    usual: None,
};
/// A signature, on a list that usually has one.
pub const SIGNED: OptionSpec = yes_no("ky", option::SIGNED, true);
/// A signature, on an annex: the decision above it is signed.
pub const ANNEX_SIGNED: OptionSpec = yes_no("ky", option::SIGNED, false);
/// The number to print on a paper that is not issued yet; usually room for the pen.
pub const DRAFT_NUMBER: OptionSpec =
    OptionSpec { key: "so", label: option::DRAFT_NUMBER, kind: OptionKind::Number, usual: None };
/// The day to print on a paper that is not issued yet; usually room for the pen.
pub const DRAFT_DAY: OptionSpec =
    OptionSpec { key: "ngay", label: option::DRAFT_DAY, kind: OptionKind::Day, usual: None };

const fn yes_no(key: &'static str, label: &'static str, usual: bool) -> OptionSpec {
    OptionSpec { key, label, kind: OptionKind::YesNo, usual: Some(OptionValue::YesNo(usual)) }
}

impl ReportParams {
    /// Chooses; `None` and what is usual anyway choose nothing.
    pub fn set(&mut self, option: &OptionSpec, value: Option<OptionValue>) {
        match value.filter(|value| option.usual.as_ref() != Some(value)) {
            Some(value) => drop(self.options.insert(option.key.to_owned(), value.word())),
            None => drop(self.options.remove(option.key)),
        }
    }

    /// The same with an option chosen.
    #[must_use]
    pub fn with(mut self, option: &OptionSpec, value: OptionValue) -> Self {
        self.set(option, Some(value));
        self
    }

    /// What was chosen of an option, or else is usual. A word that means nothing chooses nothing.
    pub fn chosen(&self, option: &OptionSpec) -> Option<OptionValue> {
        let word = self.options.get(option.key);
        word.and_then(|word| OptionValue::of_word(option.kind, word))
            .or_else(|| option.usual.clone())
    }

    /// The same of an option that is yes or no.
    pub fn is_on(&self, option: &OptionSpec) -> bool {
        self.chosen(option) == Some(OptionValue::YesNo(true))
    }

    /// Landscape or portrait; `None`: as the table needs.
    pub fn landscape(&self) -> Option<bool> {
        match self.chosen(&ORIENTATION) {
            Some(OptionValue::Landscape(landscape)) => Some(landscape),
            _ => None,
        }
    }

    /// Of which body alone.
    pub fn body(&self) -> Option<BodyId> {
        match self.chosen(&BODY) {
            Some(OptionValue::Body(body)) => Some(body),
            _ => None,
        }
    }

    /// The number asked for on a draft.
    pub fn draft_number(&self) -> Option<String> {
        match self.chosen(&DRAFT_NUMBER) {
            Some(OptionValue::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The day asked for on a draft.
    pub fn draft_day(&self) -> Option<Date> {
        match self.chosen(&DRAFT_DAY) {
            Some(OptionValue::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Was anything asked of the form of the paper: its sheet, its columns, its signature?
    pub fn changes_the_form(&self, spec: &ReportSpec) -> bool {
        let of_form = |kind| matches!(kind, OptionKind::YesNo | OptionKind::Orientation);
        let chosen = |option: &&OptionSpec| self.options.contains_key(option.key);
        spec.options.iter().filter(chosen).any(|option| of_form(option.kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::catalog;

    #[test]
    fn an_option_is_stored_as_it_is_said_and_what_is_usual_is_not_stored() {
        let mut params = ReportParams::default();
        for (option, value, word) in [
            (&SIGNED, OptionValue::YesNo(false), "khong"),
            (&ANNEX_SIGNED, OptionValue::YesNo(true), "co"),
            (&ORIENTATION, OptionValue::Landscape(true), "ngang"),
            (&BODY, OptionValue::Body(BodyId(12)), "12"),
            (&DRAFT_NUMBER, OptionValue::Number("05".into()), "05"),
            (&DRAFT_DAY, OptionValue::Day(Date::constant(2026, 12, 5)), "2026-12-05"),
        ] {
            params.set(option, Some(value.clone()));
            assert_eq!(params.options.get(option.key).map(String::as_str), Some(word));
            assert_eq!(params.chosen(option), Some(value));
            params.set(option, None);
            assert_eq!(params.chosen(option), option.usual);
        }
        assert!(params.options.is_empty());
        params.set(&SIGNED, Some(OptionValue::YesNo(true)));
        assert!(params.options.is_empty() && params.is_on(&SIGNED) && !params.is_on(&ANNEX_SIGNED));
        // What another program wrote is as usual.
        params.options.insert("ky".into(), "perhaps".into());
        assert!(params.is_on(&SIGNED));
    }

    #[test]
    fn a_paper_asks_for_nothing_twice() {
        for spec in catalog::ALL {
            let mut keys: Vec<&str> = spec.about.iter().map(|kind| kind.key()).collect();
            keys.extend(spec.options.iter().map(|option| option.key));
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", spec.id);
        }
    }
}
