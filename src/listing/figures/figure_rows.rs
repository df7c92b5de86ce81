//! A figure with the rows behind it.
use crate::domain::ids::Record;
use serde::Serialize;

/// One row behind a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// As people name it.
    pub text: String,
    /// Where it stands in the book.
    pub record: Option<Record>,
}

/// What a figure comes to as a number, for a target to be held against; in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How many; of a share those that have it, of “each one so many” the fewest.
    pub count: i64,
    /// The share in percent, rounded down, so that 79,99 % never counts as 80 %.
    pub percent: Option<i64>,
}

impl Measured {
    /// A count alone.
    pub(super) fn count(count: usize) -> Self {
        Self { count: hundredths(count), percent: None }
    }

    /// A part of a whole that is not 0.
    pub(in crate::listing) fn share(part: usize, of: usize) -> Self {
        let percent = hundredths(part).saturating_mul(100).checked_div(of as i64);
        Self { count: hundredths(part), percent }
    }
}

fn hundredths(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(100)
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// As its [`super::FigureSpec`] has it.
    pub id: &'static str,
    /// What it counts.
    pub title: &'static str,
    /// As the report writes it; `None` when the book has no such data.
    pub value: Option<String>,
    /// Why there is none.
    pub reason: Option<&'static str>,
    /// What the value is made of, what it leaves out, and the target it is held against.
    pub note: String,
    /// The same as a number, where it is one.
    #[serde(skip)]
    pub measured: Option<Measured>,
    /// Does it count a shortcoming, of which a target wants no more than it says?
    #[serde(skip)]
    pub fewer_is_better: bool,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

/// What one figure found; no value when there is nothing to count in.
#[derive(Default)]
pub struct Found {
    pub(in crate::listing) value: Option<String>,
    pub(in crate::listing) measured: Option<Measured>,
    pub(in crate::listing) note: String,
    pub(in crate::listing) rows: Vec<FigureRow>,
}
