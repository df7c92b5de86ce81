//! The least part of a whole that is enough: “quá nửa”, “2/3”, “80 %”.
use super::{
    entered::Typed,
    number::{parse_hundredths, show_hundredths},
    problem::Problem,
    typed_words::{TYPED_WORDS, Words},
    vietnamese::fold,
};
use jiff::civil::Date;

/// At least, or more than, a part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// 2 of 2/3; of a percentage its hundredths.
    part: i64,
    /// 3 of 2/3; 10,000 of a percentage.
    whole: i64,
    /// More than that, as in “quá nửa”.
    is_more: bool,
}

/// A percentage stands in hundredths over this.
const OF_PERCENT: i64 = 10_000;
/// The largest whole one may type: beyond it nobody counts members.
const MOST: i64 = 1_000;

impl Share {
    /// Quá nửa.
    pub const MORE_THAN_HALF: Self = Self { part: 1, whole: 2, is_more: true };

    /// Is this many of that many enough?
    pub fn is_met(self, count: i64, of: i64) -> bool {
        let (have, need) = (count.saturating_mul(self.whole), of.saturating_mul(self.part));
        if self.is_more { have > need } else { have >= need }
    }

    /// The fewest of so many that are enough.
    pub fn least(self, of: i64) -> i64 {
        let need = of.max(0).saturating_mul(self.part);
        let whole = need.div_euclid(self.whole);
        let is_exact = need.rem_euclid(self.whole) == 0;
        if is_exact && !self.is_more { whole } else { whole.saturating_add(1) }
    }
}

/// What follows the first of these words that a text begins with, the longest of them first.
fn after<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    let rest = |word: &String| text.strip_prefix(word.as_str()).map(str::trim_start);
    words.folded.iter().filter_map(rest).min_by_key(|rest| rest.len())
}

impl Typed for Share {
    fn parse(text: &str, _today: Date) -> Result<Self, Problem> {
        let words = &*TYPED_WORDS;
        let text = fold(text);
        let text = text.trim();
        let behind = |word: &String| text.strip_suffix(word.as_str());
        let text = words.or_more.folded.iter().find_map(behind).unwrap_or(text).trim();
        let (is_more, of) = match (after(text, &words.at_least), after(text, &words.more_than)) {
            (Some(of), _) => (false, of),
            (None, Some(of)) => (true, of),
            (None, None) => (false, text),
        };
        let (part, whole) = if words.half.folded.iter().any(|half| half == of) {
            (1, 2)
        } else if let Some(percent) = of.strip_suffix('%') {
            (parse_hundredths(percent.trim()).map_err(|_| Problem::NotAShare)?, OF_PERCENT)
        } else {
            let (part, whole) = of.split_once('/').ok_or(Problem::NotAShare)?;
            let read = |text: &str| text.trim().parse::<i64>().map_err(|_| Problem::NotAShare);
            let (part, whole) = (read(part)?, read(whole)?);
            if !(1..=MOST).contains(&whole) {
                return Err(Problem::NotAShare);
            }
            (part, whole)
        };
        let is_a_part = part > 0 && (part < whole || part == whole && !is_more);
        is_a_part.then_some(Self { part, whole, is_more }).ok_or(Problem::NotAShare)
    }

    fn show(&self) -> String {
        let words = &*TYPED_WORDS;
        let share = match (self.part, self.whole) {
            (1, 2) if self.is_more => words.half.shown.clone(),
            (part, OF_PERCENT) => format!("{} %", show_hundredths(part)),
            (part, whole) => format!("{part}/{whole}"),
        };
        if self.is_more { format!("{} {share}", words.more_than.shown) } else { share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(text: &str) -> Share {
        Share::parse(text, Date::constant(2026, 1, 1)).unwrap()
    }

    #[test]
    fn a_share_is_read_as_offices_say_it_and_shown_in_one_way() {
        for (typed, shown) in [
            ("quá nửa", "quá nửa"),
            ("Quá nửa", "quá nửa"),
            ("hơn một nửa", "quá nửa"),
            ("trên 50%", "quá 50 %"),
            ("2/3", "2/3"),
            ("ít nhất 2/3", "2/3"),
            ("quá 2/3", "quá 2/3"),
            ("80%", "80 %"),
            (">= 80 %", "80 %"),
            ("≥ 66,7%", "66,7 %"),
            ("100 %", "100 %"),
            ("quá bán", "quá nửa"),
            ("từ 80 % trở lên", "80 %"),
            ("2/3 trở lên", "2/3"),
        ] {
            assert_eq!(share(typed).show(), shown, "{typed}");
            assert_eq!(share(shown), share(typed), "{shown}");
        }
        for typed in ["", "nhiều", "0/3", "4/3", "quá 100 %", "2/0", "-1/2", "80", "1/99999999"]
        {
            let read = Share::parse(typed, Date::constant(2026, 1, 1));
            assert_eq!(read, Err(Problem::NotAShare), "{typed}");
        }
    }

    #[test]
    fn nine_members_need_five_for_more_than_half_and_eight_for_eighty_percent() {
        for (text, of, least) in [
            ("quá nửa", 9, 5),
            ("quá nửa", 10, 6),
            ("2/3", 9, 6),
            ("2/3", 10, 7),
            ("quá 2/3", 9, 7),
            ("80 %", 9, 8),
            ("80 %", 10, 8),
            ("100 %", 7, 7),
            ("quá nửa", 0, 1),
        ] {
            assert_eq!(share(text).least(of), least, "{text} of {of}");
        }
    }

    proptest! {
        #[test]
        fn the_least_is_enough_and_one_fewer_is_not(
            part in 1_i64..=100, whole in 1_i64..=100, is_more: bool, of in 1_i64..=500,
        ) {
            prop_assume!(part < whole || part == whole && !is_more);
            let share = Share { part, whole, is_more };
            let least = share.least(of);
            prop_assert!(share.is_met(least, of));
            prop_assert!(!share.is_met(least - 1, of));
            prop_assert!(least <= of);
        }
    }
}
