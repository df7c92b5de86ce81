//! Which book a file holds, whatever its name and place: its uid, one of the facts of the file.
use super::{Reader, Result, new_uid};
use rusqlite::Connection;

impl Reader<'_> {
    /// The same on every PC and in every copy. `None` for a book that never had one.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn book_uid(&self) -> Result<Option<String>> {
        let uid: Option<String> = self.first(include_str!("book_uid.sql"), (), |r| r.get(0))?;
        // It becomes the name of a file: nothing else is taken for one.
        Ok(uid.filter(|uid| uuid::Uuid::parse_str(uid).is_ok()))
    }
}

/// Gives a book its uid when it has none: that of its first step, which copies and backups made before have
/// too.
///
/// # Errors
/// [`super::StoreError`]; the book is as it was.
pub(super) fn give(db: &Connection) -> Result<()> {
    let read = Reader { db };
    if read.book_uid()?.is_some() {
        return Ok(());
    }
    let first: Option<String> = read.first(include_str!("first_step_uid.sql"), (), |r| r.get(0))?;
    let uid = first.filter(|uid| uuid::Uuid::parse_str(uid).is_ok()).unwrap_or_else(new_uid);
    db.execute(include_str!("give_book_uid.sql"), (uid,))?;
    Ok(())
}
