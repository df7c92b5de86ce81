//! Saving what can be read of a damaged book into a new one.
use super::{OpenAs, StoreError};
use crate::{
    domain::salvage::Salvaged,
    store::salvage::{Task, Words, salvage as save},
    text,
};
use std::path::Path;

/// Reads what can be read of a damaged book and writes it as a new one; the damaged file and a journal
/// beside it stay as they are. A book that is open in this program must be closed first.
///
/// # Errors
/// [`StoreError::NothingRead`], [`StoreError`]; there is no new book then. Stopped when `stop` says so.
pub fn salvage(
    book: &Path,
    out: &Path,
    how: &OpenAs<'_>,
    stop: &dyn Fn() -> bool,
) -> Result<Salvaged, StoreError> {
    let words = Words { label: text::salvage::STEP, stand_in: &text::salvage::stand_in };
    save(&Task { book, out, by: how.by, at: how.at, words, stop })
}
