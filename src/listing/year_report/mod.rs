//! What a report of a year or half-year says, field by field of its wording: each a value, the numbers it is made of, and
//! the rows behind each of them.
mod awarded;
mod democracy;
mod guidance;
mod models;
mod period;

use super::figures::{FigureRow, Measured, YearData};
use crate::{
    domain::list_item::ListKind,
    store::{Reader, StoreError},
    text::{
        figures as figure_words, numbers,
        year_report::{self as words, Unit},
    },
};
pub use period::Period;

/// One number of a report, with the rows behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it counts.
    pub label: String,
    /// What it is counted in.
    pub unit: Unit,
    /// In hundredths of the unit; `None`: it is words, or nothing is known.
    pub amount: Option<i64>,
    /// As the report writes it; blank: the book has nothing to count in.
    pub value: String,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

/// A field of the wording, filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its name, of `text/year_report.rs`.
    pub field: &'static str,
    /// As the report writes it; blank: room for the pen.
    pub value: String,
    /// What it is made of.
    pub parts: Vec<Part>,
}

impl Part {
    /// Rows that are counted.
    fn count(label: &str, unit: Unit, rows: Vec<FigureRow>) -> Self {
        Self::number(label, unit, rows.len(), rows)
    }

    /// A number with the rows it is the sum of.
    fn number(label: &str, unit: Unit, number: usize, rows: Vec<FigureRow>) -> Self {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        Self {
            label: label.to_owned(),
            unit,
            amount: Some(number.saturating_mul(100)),
            value: numbers::count(number),
            rows,
        }
    }

    /// Words with the rows they come from.
    fn words(label: &str, value: String, rows: Vec<FigureRow>) -> Self {
        Self { label: label.to_owned(), unit: Unit::None, amount: None, value, rows }
    }

    /// A part of a whole, as a share in percent; nothing of a whole that is 0.
    fn share(label: &str, (part, of): (usize, usize), rows: Vec<FigureRow>) -> Self {
        let percent = Measured::share(part, of).percent;
        let value = percent.map_or_else(String::new, |_| figure_words::percent(part, of));
        Self { label: label.to_owned(), unit: Unit::Percent, amount: percent, value, rows }
    }

    /// The same, but that nothing entered is nothing known.
    fn if_any(mut self) -> Self {
        if self.rows.is_empty() {
            (self.amount, self.value) = (None, String::new());
        }
        self
    }

    /// The field that this alone stands in.
    fn alone(self, field: &'static str) -> Said {
        Said { field, value: self.value.clone(), parts: vec![self] }
    }

    /// The same, blank where it is 0: what is not there is not spoken of.
    fn unless_none(self, field: &'static str) -> Said {
        let value = if self.amount == Some(0) { String::new() } else { self.value.clone() };
        Said { field, value, parts: vec![self] }
    }

    /// The same as a part of a whole: `24/30`.
    fn of_all(mut self, field: &'static str, of: usize) -> Said {
        if self.amount.is_some() && of > 0 {
            self.value = words::of_all(&self.value, of);
        }
        self.alone(field)
    }
}

/// Everything that a report of a period says.
///
/// # Errors
/// [`StoreError`].
pub fn said(read: Reader<'_>, period: Period) -> Result<Vec<Said>, StoreError> {
    let data = YearData::read(read, period.year)?.within(period);
    let mut all = guidance::said(read, &data, period)?;
    let classes = read.list_names_of_year(ListKind::DemocracyClass, period.year)?;
    all.extend(democracy::said(&data, &classes));
    all.extend(models::said(&data));
    all.extend(awarded::said(&data));
    all.extend(models::shortcomings(&data));
    all.extend(guidance::targets(read, &data, period)?);
    Ok(all)
}

/// A number of a report beside the same of a year before.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What it counts.
    pub label: String,
    /// What it is counted in.
    pub unit: Unit,
    /// Of the same time a year before; blank: the book knows nothing of it.
    pub before: Option<i64>,
    /// Of the period; blank: the book knows nothing of it.
    pub now: Option<i64>,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

impl Compared {
    /// The change in hundredths of a percent; of shares in hundredths of a point. `None`: there is nothing to compare.
    pub fn change(&self) -> Option<i64> {
        change(self.before?, self.now?, self.unit == Unit::Percent)
    }
}

/// How much more a number is than a year before: of a share in hundredths of a point, else in hundredths of a percent of
/// what it was. `None`: of nothing there is no percent.
pub(super) fn change(before: i64, now: i64, is_share: bool) -> Option<i64> {
    let more = now.saturating_sub(before);
    if is_share { Some(more) } else { more.saturating_mul(10_000).checked_div(before) }
}

/// The numbers of a report beside those of the same time a year before, in the order of the report, each once.
///
/// # Errors
/// [`StoreError`].
pub fn compared(read: Reader<'_>, period: Period) -> Result<Vec<Compared>, StoreError> {
    beside_a_year_before(read, period, said(read, period)?)
}

/// The same of what is known already of the period.
///
/// # Errors
/// [`StoreError`].
pub fn beside_a_year_before(
    read: Reader<'_>,
    period: Period,
    now: Vec<Said>,
) -> Result<Vec<Compared>, StoreError> {
    let before = period.a_year_before();
    // What nothing is known of was not 0.
    let is_known = read.years()?.contains(&before.year);
    let before = if is_known { said(read, before)? } else { Vec::new() };
    let before: Vec<&Part> = before.iter().flat_map(|said| &said.parts).collect();
    let mut all: Vec<Compared> = Vec::new();
    for part in now.into_iter().flat_map(|said| said.parts) {
        if part.unit == Unit::None || all.iter().any(|known| known.label == part.label) {
            continue;
        }
        let then = match before.iter().find(|of| of.label == part.label) {
            Some(of) => of.amount,
            // A kind of award that nobody was given then.
            None => (is_known && part.unit == Unit::Awards).then_some(0),
        };
        // What there was neither then nor now is no line of a table.
        if matches!(then, None | Some(0)) && matches!(part.amount, None | Some(0)) {
            continue;
        }
        all.push(Compared {
            label: part.label,
            unit: part.unit,
            before: then,
            now: part.amount,
            rows: part.rows,
        });
    }
    // What only the year before had.
    let gone =
        before.iter().filter(|of| of.unit != Unit::None && of.amount.is_some_and(|of| of != 0));
    for part in gone {
        if all.iter().all(|known| known.label != part.label) {
            all.push(Compared {
                label: part.label.clone(),
                unit: part.unit,
                before: part.amount,
                // Of records that the year has none of nothing is known.
                now: (part.unit == Unit::Awards).then_some(0),
                rows: Vec::new(),
            });
        }
    }
    Ok(all)
}
