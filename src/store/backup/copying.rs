//! A backup is copied from the open book, checked, and only then named.
use super::{
    KEEP, Result, StoreError, file_error, folder_of, list,
    names::{minute, stamp, stem},
    superfluous, sync, temp_beside,
};
use crate::{
    domain::calendar::Moment,
    store::{Store, migrate},
};
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// A copy of a book that has no name yet: it gets one when it was checked, on any thread.
#[derive(Debug)]
pub struct Unverified {
    copy: tempfile::TempPath,
    book: PathBuf,
    at: Moment,
}

/// Copies the open book by SQLite's own means, beside its backups.
fn copy(db: &Connection, book: &Path, at: Moment) -> Result<Unverified> {
    let folder = folder_of(book);
    fs::create_dir_all(&folder).map_err(file_error(&folder))?;
    let beside = temp_beside(&folder)?;
    let mut target = Connection::open(&beside)?;
    Backup::new(db, &mut target)?.run_to_completion(500, Duration::ZERO, None)?;
    target.close().map_err(|(_, e)| e)?;
    Ok(Unverified { copy: beside, book: book.to_owned(), at })
}

/// Opens a file for reading and checks all of it.
///
/// # Errors
/// [`StoreError::NotVerified`].
pub fn verify(path: &Path) -> Result<()> {
    let good = || -> rusqlite::Result<bool> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let line: String = db.query_row("pragma integrity_check(1)", [], |r| r.get(0))?;
        let id: i32 = db.query_row("pragma application_id", [], |r| r.get(0))?;
        Ok(line == "ok" && id == migrate::APPLICATION_ID)
    };
    if path.is_file() && good().unwrap_or(false) {
        Ok(())
    } else {
        Err(StoreError::NotVerified(path.to_owned()))
    }
}

/// Takes one backup into the book's folder.
pub(in crate::store) fn keep_one(db: &Connection, book: &Path, at: Moment) -> Result<PathBuf> {
    copy(db, book, at)?.name()
}

impl Unverified {
    /// Checks the copy, names it and thins out the old ones.
    ///
    /// # Errors
    /// [`StoreError`]; all earlier backups are as they were.
    pub fn finish(self) -> Result<PathBuf> {
        let book = self.book.clone();
        let made = self.name()?;
        let free = fs4::available_space(folder_of(&book)).unwrap_or(u64::MAX);
        for old in superfluous(&list(&book), KEEP, free) {
            // One that cannot be removed now is tried again next time.
            let _ = fs::remove_file(old);
        }
        Ok(made)
    }

    fn name(self) -> Result<PathBuf> {
        let Self { copy, book, at } = self;
        verify(&copy)?;
        sync(&copy)?;
        let folder = folder_of(&book);
        // The next free number; it never goes back, so that the newest stays the newest.
        let newest = list(&book).first().filter(|f| f.at >= minute(at)).map_or(0, |f| f.number);
        let mut beside = Some(copy);
        for number in newest + 1..newest + 1000 {
            let target = folder.join(format!("{}-{}-{number:02}.dvk", stem(&book), stamp(at)));
            let Some(temp) = beside.take() else { break };
            match temp.persist_noclobber(&target) {
                Ok(()) => return Ok(target),
                Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => {
                    beside = Some(e.path);
                }
                Err(e) => return Err(file_error(&target)(e.error)),
            }
        }
        Err(file_error(&folder)(std::io::ErrorKind::AlreadyExists.into()))
    }
}

impl Store {
    /// Begins a backup beside the book; [`Unverified::finish`] does the rest. `None` for a book in
    /// memory.
    ///
    /// # Errors
    /// [`StoreError`]; the book and all earlier backups are as they were.
    pub fn begin_backup(&self, at: Moment) -> Result<Option<Unverified>> {
        self.path().map(|book| copy(self.db(), book, at)).transpose()
    }

    /// Writes a compact, checked copy for a stick: no trace of deleted rows. Never over a file that is there.
    ///
    /// # Errors
    /// [`StoreError`]; no file of that name is left half written.
    pub fn copy_out(&self, target: &Path) -> Result<()> {
        if fs::symlink_metadata(target).is_ok() {
            return Err(file_error(target)(std::io::ErrorKind::AlreadyExists.into()));
        }
        let folder =
            target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let room = tempfile::Builder::new()
            .prefix(".dvk-")
            .tempdir_in(folder)
            .map_err(file_error(folder))?;
        let beside = room.path().join("copy.dvk");
        self.db().execute(include_str!("../vacuum_into.sql"), (beside.to_string_lossy(),))?;
        verify(&beside)?;
        sync(&beside)?;
        let copy = tempfile::TempPath::try_from_path(beside).map_err(file_error(target))?;
        copy.persist_noclobber(target).map_err(|e| file_error(target)(e.error))
    }
}
