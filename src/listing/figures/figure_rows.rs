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
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

/// What one figure found; no value when there is nothing to count in.
#[derive(Default)]
pub struct Found {
    pub(super) value: Option<String>,
    pub(super) note: String,
    pub(super) rows: Vec<FigureRow>,
}
