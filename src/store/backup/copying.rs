//! A backup is copied from the open book, checked, and only then named.
use super::{
    KEEP, Result, StoreError, clear_leftovers, clear_temporaries, file_error, folder_of, list,
    names::{file_name, last_number},
    superfluous, sync, temp_beside,
};
use crate::{
    domain::{calendar::Moment, failure::OpenProblem},
    store::{
        Store, check, migrate,
        paths::{self, is_too_long, real_path},
    },
};
use rusqlite::{
    Connection, OpenFlags, OptionalExtension as _,
    backup::{Backup, StepResult},
    ffi,
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

/// Pages copied between two looks at the clock: 64 kB.
const PAGES: i32 = 16;

/// A copy of a book that has no name yet: it gets one when it was checked, on any thread. Dropped, it
/// leaves nothing.
#[derive(Debug)]
pub struct Unverified {
    copy: tempfile::TempPath,
    book: PathBuf,
    at: Moment,
    number: u64,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where.
    pub path: PathBuf,
    /// Does all that stands in it fit? If not, the book itself is damaged.
    pub is_whole: bool,
}

/// The number after that of every backup, written into the book so that the copy has it too.
fn next_number(db: &Connection, book: &Path) -> Result<u64> {
    let sql = include_str!("backup_sequence.sql");
    let counted: Option<String> = db.query_row(sql, [], |r| r.get(0)).optional()?;
    let counted = counted.and_then(|text| text.parse().ok()).unwrap_or(0);
    let next = last_number(book).max(counted).saturating_add(1);
    if !db.is_readonly("main")? {
        db.execute(include_str!("set_backup_sequence.sql"), [next.to_string()])?;
    }
    Ok(next)
}

impl Unverified {
    /// An empty file beside the backups, and the number its name will have.
    pub(super) fn begin(db: &Connection, book: &Path, at: Moment) -> Result<(Self, Connection)> {
        let folder = folder_of(book);
        // Only this one folder: that of a book that was moved away is not made anew.
        if !folder.is_dir() {
            fs::create_dir(&folder).map_err(file_error(&folder))?;
        }
        let copy = temp_beside(&folder)?;
        let number = next_number(db, book)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let target = Connection::open_with_flags(real_path(&copy), flags)?;
        // A copy that is cut off is thrown away whole, and its bytes are made sure of before it is named.
        target.execute_batch("pragma journal_mode = off; pragma synchronous = off;")?;
        Ok((Self { copy, book: book.to_owned(), at, number }, target))
    }

    /// Checks the copy, names it, and makes room among the old ones.
    ///
    /// # Errors
    /// [`StoreError`]; all earlier backups are as they were.
    pub fn finish(self) -> Result<Made> {
        let book = self.book.clone();
        let path = self.name()?;
        // The copy has whatever is wrong in the book: then an older one may be the only good one.
        let is_whole = check::of_file(&path)?.is_empty();
        if is_whole {
            let free = fs4::available_space(folder_of(&book)).unwrap_or(u64::MAX);
            for old in superfluous(&list(&book), KEEP, free) {
                // One that cannot be removed now is tried again next time.
                if old != path {
                    let _ = fs::remove_file(old);
                }
            }
            clear_leftovers(&book, &path);
        }
        Ok(Made { path, is_whole })
    }

    fn name(self) -> Result<PathBuf> {
        verify(&self.copy)?;
        sync(&self.copy)?;
        let name = file_name(&self.book, self.at, self.number);
        let target = folder_of(&self.book).join(name);
        self.copy.persist_noclobber(&target).map_err(|e| file_error(&target)(e.error))?;
        Ok(target)
    }
}

/// Copies on, to the end or until a moment. Is all of it copied?
pub(super) fn copy_on(backup: &Backup<'_, '_>, until: Option<Instant>) -> Result<bool> {
    loop {
        match backup.step(PAGES)? {
            StepResult::Done => return Ok(true),
            StepResult::More => {}
            // The book is ours alone, and nobody knows of the copy: waiting would not help.
            _ => {
                return Err(rusqlite::Error::SqliteFailure(
                    ffi::Error::new(ffi::SQLITE_BUSY),
                    None,
                )
                .into());
            }
        }
        if until.is_some_and(|until| Instant::now() >= until) {
            return Ok(false);
        }
    }
}

/// Copies the whole open book by SQLite's own means, beside its backups.
fn copy(db: &Connection, book: &Path, at: Moment) -> Result<Unverified> {
    let (begun, mut target) = Unverified::begin(db, book, at)?;
    copy_on(&Backup::new(db, &mut target)?, None)?;
    target.close().map_err(|(_, e)| e)?;
    Ok(begun)
}

/// Opens a file for reading and checks all of it.
///
/// # Errors
/// [`StoreError::NotVerified`].
pub fn verify(path: &Path) -> Result<()> {
    let good = || -> rusqlite::Result<bool> {
        let db = Connection::open_with_flags(real_path(path), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
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

impl Store {
    /// Copies the book beside its backups, all at once; [`Unverified::finish`] does the rest. `None`
    /// for a book in memory.
    ///
    /// # Errors
    /// [`StoreError`]; the book and all earlier backups are as they were.
    pub fn copy_at_once(&self, at: Moment) -> Result<Option<Unverified>> {
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
        if is_too_long(target) {
            return Err(StoreError::Open(OpenProblem::PathTooLong));
        }
        let folder = paths::folder_of(target);
        let room = tempfile::Builder::new()
            .prefix(".dvk-")
            .tempdir_in(folder)
            .map_err(file_error(folder))?;
        let beside = room.path().join("copy.dvk");
        self.db().execute(include_str!("vacuum_into.sql"), (beside.to_string_lossy(),))?;
        verify(&beside)?;
        sync(&beside)?;
        let copy = tempfile::TempPath::try_from_path(beside).map_err(file_error(target))?;
        copy.persist_noclobber(target).map_err(|e| file_error(target)(e.error))?;
        if let Ok(now) = fs::metadata(target).and_then(|m| m.modified()) {
            clear_temporaries(folder, now);
        }
        Ok(())
    }
}
