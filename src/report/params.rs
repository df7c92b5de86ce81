//! What the clerk chose before printing: what a paper is about, and what of it is otherwise than usual.
use super::options::{
    ANSWER_BY, BODY, DRAFT_DAY, DRAFT_NUMBER, ORIENTATION, OptionKind, OptionSpec, OptionValue,
    UNIT,
};
use crate::domain::{
    ids::{BodyId, DecisionId, Record, RoundId, UnitId},
    paper::{About, Options},
};
use jiff::civil::Date;

/// What the clerk chose before printing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportParams {
    /// What the paper is about; the whole book while nothing is chosen.
    pub about: About,
    /// What was chosen otherwise than usual, see [`super::options`].
    pub options: Options,
}

impl ReportParams {
    /// A paper about this, as it usually is.
    pub fn about(about: About) -> Self {
        Self { about, options: Options::default() }
    }

    /// The decision it is about, if it is about one.
    pub fn decision(&self) -> Option<DecisionId> {
        match self.about {
            About::Record(Record::Decision(id)) => Some(id),
            _ => None,
        }
    }

    /// The round it is about, if it is about one.
    pub fn round(&self) -> Option<RoundId> {
        match self.about {
            About::Record(Record::Round(id)) => Some(id),
            _ => None,
        }
    }

    /// The year it is about, if it is about one.
    pub fn year(&self) -> Option<i64> {
        match self.about {
            About::Year(year) => Some(year),
            _ => None,
        }
    }

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
        self.body_of(&BODY)
    }

    /// The body chosen by an option.
    pub fn body_of(&self, option: &OptionSpec) -> Option<BodyId> {
        match self.chosen(option) {
            Some(OptionValue::Body(body)) => Some(body),
            _ => None,
        }
    }

    /// Of which unit alone.
    pub fn unit(&self) -> Option<UnitId> {
        match self.chosen(&UNIT) {
            Some(OptionValue::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    /// Until which day an answer is asked for.
    pub fn answer_by(&self) -> Option<Date> {
        match self.chosen(&ANSWER_BY) {
            Some(OptionValue::Day(day)) => Some(day),
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
        self.day(&DRAFT_DAY)
    }

    /// The day chosen by an option.
    pub fn day(&self, option: &OptionSpec) -> Option<Date> {
        match self.chosen(option) {
            Some(OptionValue::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Was anything asked of the form of a paper with these options: its sheet, its columns, its signature?
    pub fn changes_the_form(&self, options: &[OptionSpec]) -> bool {
        let of_form = |kind| {
            matches!(kind, OptionKind::YesNo | OptionKind::Orientation | OptionKind::Structure(_))
        };
        let chosen = |option: &&OptionSpec| self.options.contains_key(option.key);
        options.iter().filter(chosen).any(|option| of_form(option.kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::options::{ANNEX_SIGNED, SIGNED};

    #[test]
    fn an_option_is_stored_as_it_is_said_and_what_is_usual_is_not_stored() {
        let mut params = ReportParams::default();
        for (option, value, word) in [
            (&SIGNED, OptionValue::YesNo(false), "khong"),
            (&ANNEX_SIGNED, OptionValue::YesNo(true), "co"),
            (&ORIENTATION, OptionValue::Landscape(true), "ngang"),
            (&BODY, OptionValue::Body(BodyId(12)), "12"),
            (&UNIT, OptionValue::Unit(UnitId(7)), "7"),
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
}
