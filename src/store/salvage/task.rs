//! What is asked for when a damaged book is salvaged.
use crate::{
    domain::{calendar::Moment, edit::Actor, ids::Kind},
    store::StoreError,
};
use rusqlite::ffi;
use std::path::Path;

/// Words that go into the new book.
pub struct Words<'a> {
    /// The label of the step that says that the book was salvaged.
    pub label: &'a str,
    /// The name of a stand-in for a lost row of a table, by its number.
    pub stand_in: &'a dyn Fn(Option<Kind>, i64) -> String,
}

/// What is asked for.
pub struct Task<'a> {
    /// The damaged book. Not a byte of it changes, nor of a journal beside it.
    pub book: &'a Path,
    /// The new book; nothing may be there.
    pub out: &'a Path,
    /// Who asks.
    pub by: &'a Actor,
    /// Now.
    pub at: Moment,
    /// Words that go into the new book.
    pub words: Words<'a>,
    /// Shall it stop?
    pub stop: &'a dyn Fn() -> bool,
}

/// It was asked to stop.
pub(super) fn stopped() -> StoreError {
    StoreError::Sqlite(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None))
}
