//! What is found in a book that is not as it was written. The words are in `text/damage.rs`.
use super::ids::Kind;

/// A row, as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What kind of row; `None` for one of a table that is not ours.
    pub kind: Option<Kind>,
    /// Its name as it can still be read; blank where it has none.
    pub name: String,
    /// The record it is a part of, or is about.
    pub of: Option<Box<Named>>,
}

/// One place of a book that is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A row does not say what was written.
    Changed(Named),
    /// A row has a value that no row of its kind may have.
    NotUnderstood(Named),
    /// What a row is searched or sorted by does not fit what it says.
    NotFound(Named),
    /// The bytes of an attached file are not those that were attached.
    File(Named),
    /// A row names another that is not there.
    NamesNothing(Named),
    /// An index of a table does not lead to its rows, or not to this one.
    Index {
        /// Of which rows; `None` for a table that is not ours.
        kind: Option<Kind>,
        /// The row it misses.
        row: Option<Named>,
    },
    /// A part of the file cannot be read.
    Unreadable {
        /// The rows it belongs to, where that is known.
        kind: Option<Kind>,
        /// What SQLite said, for the log.
        said: String,
    },
}

impl Damage {
    /// Can it be mended by hand, the rest of the book being in order?
    pub fn is_mended_by_hand(&self) -> bool {
        matches!(self, Self::Changed(_) | Self::File(_))
    }

    /// Is it only the note of a printing, of which nothing else is made?
    pub fn is_of_printing(&self) -> bool {
        matches!(self, Self::Changed(row) if row.kind == Some(Kind::Printing))
    }

    /// Can it be told which record or which part of the book it is?
    pub fn is_named(&self) -> bool {
        !matches!(self, Self::Unreadable { .. })
    }
}
