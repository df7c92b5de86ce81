//! What was typed into a date or number field, kept as typed until it is read, so that a half-typed
//! day is representable and nothing is rewritten under the cursor.
use super::{
    calendar::{PartialDate, parse_date, show_date},
    field::Field,
    number::{parse_hundredths, parse_money, parse_whole, show_grouped, show_hundredths},
    problem::{Findings, Problem},
};
use jiff::civil::Date;
use std::marker::PhantomData;

/// A value people type as text.
pub trait Typed: Sized {
    /// Can a day be picked for it in a calendar?
    const IS_DAY: bool = false;

    /// Reads what was typed; `today` fills what is left out of a day.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn parse(text: &str, today: Date) -> Result<Self, Problem>;
    /// The one way to show it, which reads back as the same value.
    fn show(&self) -> String;
}

impl Typed for Date {
    const IS_DAY: bool = true;
    fn parse(text: &str, today: Date) -> Result<Self, Problem> {
        parse_date(text, today)
    }
    fn show(&self) -> String {
        show_date(*self)
    }
}

impl Typed for PartialDate {
    fn parse(text: &str, today: Date) -> Result<Self, Problem> {
        Self::parse(text, today)
    }
    fn show(&self) -> String {
        Self::show(*self)
    }
}

/// A whole number, 0 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole(pub i64);

impl Typed for Whole {
    fn parse(text: &str, _today: Date) -> Result<Self, Problem> {
        parse_whole(text).map(Self)
    }
    fn show(&self) -> String {
        self.0.to_string()
    }
}

/// Tiền, in đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub i64);

impl Typed for Money {
    fn parse(text: &str, _today: Date) -> Result<Self, Problem> {
        parse_money(text).map(Self)
    }
    fn show(&self) -> String {
        show_grouped(self.0)
    }
}

/// A percentage, score or coefficient in hundredths: `86,7` is 8670.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

impl Typed for Hundredths {
    fn parse(text: &str, _today: Date) -> Result<Self, Problem> {
        parse_hundredths(text).map(Self)
    }
    fn show(&self) -> String {
        show_hundredths(self.0)
    }
}

/// The text of one field that should hold a `T`; blank means “not known”.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Entered<T> {
    /// Exactly as typed.
    pub text: String,
    #[serde(skip)]
    kind: PhantomData<T>,
}

impl<T> Default for Entered<T> {
    fn default() -> Self {
        Self { text: String::new(), kind: PhantomData }
    }
}

impl<T> Clone for Entered<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}

impl<T> PartialEq for Entered<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> std::fmt::Debug for Entered<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

impl<T> From<&str> for Entered<T> {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), kind: PhantomData }
    }
}

/// Any day will do where a full form is read back: nothing is left out of it. Of a year without 29 February: a
/// short form that stayed short is no day of the year it was typed in.
const SOME_DAY: Date = Date::constant(2001, 1, 1);

impl<T: Typed> Entered<T> {
    /// The field of a known value.
    pub fn of(value: Option<T>) -> Self {
        Self { text: value.map(|v| v.show()).unwrap_or_default(), kind: PhantomData }
    }

    /// The value, `None` when blank. Call [`Entered::tidy`] first: short forms need today's date.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(&self) -> Result<Option<T>, Problem> {
        if self.text.trim().is_empty() {
            Ok(None)
        } else {
            T::parse(&self.text, SOME_DAY).map(Some)
        }
    }

    /// The value where a bad or blank text counts as unknown.
    pub fn get(&self) -> Option<T> {
        self.read().ok().flatten()
    }

    /// On leaving the field: a readable value in its full form, anything else trimmed only.
    pub fn tidy(&mut self, today: Date) {
        let text = self.text.trim();
        self.text = T::parse(text, today).map_or_else(|_| text.to_owned(), |v| v.show());
    }
}

impl Findings {
    /// Notes what is wrong with a typed date or number; gives its value.
    pub fn read<T: Typed>(&mut self, field: Field, entered: &Entered<T>) -> Option<T> {
        entered.read().unwrap_or_else(|problem| {
            self.add(field, problem);
            None
        })
    }

    /// Reads a year and notes one that is none of ours (2000–2100); gives it.
    pub fn read_year(&mut self, field: Field, entered: &Entered<Whole>) -> Option<i64> {
        let year = self.read(field, entered).map(|y| y.0)?;
        if !(2000..=2100).contains(&year) {
            self.add(field, Problem::NotAYear);
        }
        Some(year)
    }

    /// Reads both ends of a span of days and notes an end before the beginning.
    pub fn read_span(
        &mut self,
        from: (Field, &Entered<Date>),
        to: (Field, &Entered<Date>),
    ) -> (Option<Date>, Option<Date>) {
        let span = (self.read(from.0, from.1), self.read(to.0, to.1));
        if let (Some(a), Some(b)) = span
            && b < a
        {
            self.add(to.0, Problem::EndsBeforeStart);
        }
        span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_typed_day_stays_and_a_short_one_grows_on_leaving() {
        let today = Date::constant(2016, 12, 5);
        let mut day = Entered::<Date>::from(" 5.1");
        day.tidy(today);
        assert_eq!(day.text, "05/01/2016");
        let mut half = Entered::<Date>::from(" 5/ ");
        half.tidy(today);
        assert_eq!((half.text.as_str(), half.read()), ("5/", Err(Problem::NotADate)));
        let mut left_out = Entered::<Date>::from("29/2");
        left_out.tidy(Date::constant(2015, 3, 1));
        assert!(left_out.read().is_err(), "2015 has no such day, and no other year was meant");
        assert_eq!(Entered::<Money>::from("").read(), Ok(None));
    }
}
