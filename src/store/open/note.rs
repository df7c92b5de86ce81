//! The note beside an open book, by which another program is told who has it.
use super::problem;
use crate::{
    domain::failure::{OpenProblem, OpenedBy},
    store::StoreError,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The note beside an open book; taken away when the book is closed.
#[derive(Debug)]
pub(in crate::store) struct OpenNote(PathBuf);

impl OpenNote {
    /// Writes it. `None` where it cannot be written: everything works without it, another program then only
    /// hears “in use”.
    pub(super) fn write(book: &Path, by: &OpenedBy) -> Option<Self> {
        let at = note_path(book);
        let text = serde_json::to_string(by).ok()?;
        fs::write(&at, text).is_ok().then_some(Self(at))
    }
}

impl Drop for OpenNote {
    fn drop(&mut self) {
        // A note left behind does no harm: it is read only when the lock is held.
        let _ = fs::remove_file(&self.0);
    }
}

fn note_path(book: &Path) -> PathBuf {
    let name = book.file_name().unwrap_or_default().to_string_lossy();
    book.with_file_name(format!(".{name}.dang-mo"))
}

/// “In use”, with the note of who has it.
pub(super) fn in_use(path: &Path) -> StoreError {
    let note = fs::read_to_string(note_path(path)).ok();
    problem(OpenProblem::InUse(note.and_then(|t| serde_json::from_str(&t).ok())))
}
