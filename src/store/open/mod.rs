//! Opening a book: looked at as bytes first, locked, checked, and only then used.
pub(super) mod guard;
mod leftover;
pub(super) mod look;
mod note;
mod one_state;
mod place;
mod verdict;

pub(super) use leftover::is_to_be_rolled_in;
use look::{is_writable, known_version, look};
pub(super) use note::OpenNote;
use note::in_use;
pub(super) use place::Place;
pub use place::is_open_here;

use super::{
    Result, Store, StoreError, backup, book_uid, derived, journal,
    migrate::{self, NEWEST},
    paths::{folder_of, is_long, is_too_long, journal_path, leaves_no_room, real_path},
    restore,
};
use crate::domain::{
    calendar::Moment,
    failure::{DiskTrouble, Failure, OpenProblem, OpenedBy, Remark},
    vietnamese::SORT_KEY_VERSION,
};
use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig, ffi};
use std::{fs, path::Path, time::Duration};

/// How long a window waits for another program's save before it draws without the book.
const GLANCE: Duration = Duration::from_millis(100);

/// How to open.
#[derive(Clone, Debug)]
pub struct OpenAs<'a> {
    /// Only to read, even when writing would be possible.
    pub read_only: bool,
    /// Who opens it, for the note.
    pub by: &'a crate::domain::edit::Actor,
    /// Now.
    pub at: Moment,
}

fn problem(problem: OpenProblem) -> StoreError {
    StoreError::Open(problem)
}

pub(super) fn configure(db: &Connection) -> Result<()> {
    for (option, on) in [
        // Triggers and views in the file are another's; ours are temporary and always run.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    ] {
        db.set_db_config(option, on)?;
    }
    db.execute_batch(include_str!("pragmas.sql"))?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Damage, lock and the rest, told apart by SQLite's code.
fn opening(error: rusqlite::Error, path: &Path) -> StoreError {
    // A program was killed while saving just now: the next look finds its journal.
    let cut_off_now = error.sqlite_error().is_some_and(|e| {
        [ffi::SQLITE_READONLY_ROLLBACK, ffi::SQLITE_READONLY_RECOVERY].contains(&e.extended_code)
    });
    match error.sqlite_error_code() {
        _ if cut_off_now => in_use(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => in_use(path),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            problem(OpenProblem::Damaged(vec![error.to_string()]))
        }
        Some(ErrorCode::CannotOpen) if is_long(path) => problem(OpenProblem::PathTooLong),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => problem(OpenProblem::NoAccess),
        _ => error.into(),
    }
}

impl Store {
    /// A book in memory, for tests and for lists that are never kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn in_memory() -> Result<Self> {
        let mut db = Connection::open_in_memory()?;
        configure(&db)?;
        migrate::run(&mut db, 0)?;
        journal::install(&db)?;
        // As a file has them after its first opening: one made of this book is not changed by that.
        renew_sort_keys(&db)?;
        book_uid::give(&db)?;
        Ok(Self::of(db, None, false))
    }

    /// A new, empty book: written beside, then named. Never over a file that is there.
    ///
    /// # Errors
    /// [`OpenProblem::AlreadyThere`], [`StoreError`].
    pub fn create(path: &Path, how: &OpenAs<'_>) -> Result<Self> {
        if is_too_long(path) || leaves_no_room(path) {
            return Err(problem(OpenProblem::PathTooLong));
        }
        // A book may be missing because putting it back was cut off.
        let taken_up = restore::take_up(&real_path(path))?;
        if taken_up.is_some() || path.exists() {
            return Err(problem(OpenProblem::AlreadyThere));
        }
        let file = |source| StoreError::File { path: path.to_owned(), source };
        let beside = backup::temp_beside(folder_of(path))?;
        {
            let mut db = Connection::open(&beside).map_err(|e| opening(e, path))?;
            // Without its name it is worth nothing when it fails: no journal is left beside it.
            db.pragma_update(None, "journal_mode", "memory")?;
            configure(&db)?;
            migrate::run(&mut db, 0)?;
            db.close().map_err(|(_, e)| e)?;
        }
        backup::sync(&beside)?;
        beside.persist_noclobber(path).map_err(|e| file(e.error))?;
        Self::open(path, how).inspect_err(|e| {
            // Nothing is in it yet, and “not made” was never a book. One that another has open by now stays.
            if !matches!(e, StoreError::Open(OpenProblem::InUse(_))) {
                let _ = fs::remove_file(path);
                let _ = fs::remove_file(journal_path(path));
            }
        })
    }

    /// Opens a book.
    ///
    /// # Errors
    /// [`StoreError::Open`] with the reason; the file keeps its bytes.
    pub fn open(path: &Path, how: &OpenAs<'_>) -> Result<Self> {
        let mut remarks = Vec::new();
        let mut opened = Self::open_once(path, how, &mut remarks);
        let again = |p: &OpenProblem| matches!(p, OpenProblem::Damaged(_) | OpenProblem::Missing);
        if matches!(&opened, Err(StoreError::Open(p)) if again(p)) {
            // Believed when it is seen twice: another program may just have put the book back.
            opened = Self::open_once(path, how, &mut remarks);
        }
        match opened {
            Ok(book) => Ok(Self { remarks, ..book }),
            Err(e) => {
                if !remarks.is_empty() {
                    log::warn!("{}: {remarks:?}", path.display());
                }
                Err(e)
            }
        }
    }

    fn open_once(path: &Path, how: &OpenAs<'_>, remarks: &mut Vec<Remark>) -> Result<Self> {
        let file = real_path(path);
        remarks.extend(restore::take_up(&file)?);
        let place = Place::take(&file).ok_or_else(|| in_use(&file))?;
        look(&file)?;
        if !how.read_only && leaves_no_room(&file) {
            return Err(problem(OpenProblem::PathTooLong));
        }
        let read_only = how.read_only || !is_writable(&file);
        if !read_only {
            remarks.extend(leftover::settle(&file, path, how.at)?);
        } else if let Some((_room, copy, remark)) = leftover::to_look_at(&file)? {
            remarks.push(remark);
            return Self::look_at_copy(&copy, path, how);
        }
        let flags = if read_only {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        };
        let at_path = |e| opening(e, &file);
        let mut db = Connection::open_with_flags(&file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(at_path)?;
        db.busy_timeout(guard::PATIENCE)?;
        configure(&db).map_err(|e| match e {
            StoreError::Sqlite(e) => opening(e, &file),
            e => e,
        })?;
        // Takes the lock now, not at the first save, and changes no byte. To read, one state is seen from
        // here on.
        let lock = if read_only {
            "begin"
        } else {
            "pragma locking_mode = exclusive; begin exclusive; commit;"
        };
        db.execute_batch(lock).map_err(at_path)?;
        // What was looked at first may be half of a step to a newer schema, taken back by now.
        let header = |name| db.pragma_query_value(None, name, |r| r.get(0)).map_err(at_path);
        let version = known_version(header("application_id")?, i64::from(header("user_version")?))?;
        let mut damage = first_check(&db).map_err(at_path)?;
        if damage.is_empty() && has_strange_names(&db).map_err(at_path)? {
            damage.push("names of tables or columns".to_owned());
        }
        if !damage.is_empty() {
            return Err(problem(OpenProblem::Damaged(damage)));
        }
        if version < NEWEST {
            // Brought up to date in memory first: what cannot be done there is not begun in the file.
            let failed = |e: StoreError| match e.failure() {
                // The disk's affair, and it knows what to do.
                Failure::Disk(DiskTrouble::Full | DiskTrouble::NoAnswer) => e,
                _ => problem(OpenProblem::MigrationFailed(e.to_string())),
            };
            let mut copy = in_memory_copy(&db)?;
            migrate::run(&mut copy, version).map_err(failed)?;
            journal::install(&copy).map_err(failed)?;
            if read_only {
                return Ok(Self::of(copy, Some(path), true));
            }
            drop(copy);
            backup::keep_one(&db, path, how.at)?;
            migrate::run(&mut db, version).map_err(failed)?;
        }
        journal::install(&db).map_err(|e| problem(OpenProblem::Damaged(vec![e.to_string()])))?;
        let mut book = Self::of(db, Some(path), read_only);
        book.place = Some(place);
        if read_only {
            book.see()?;
            book.db().busy_timeout(GLANCE)?;
        } else {
            // Only now: another program may have left it in a mode of two files, and leaving that writes.
            book.db().execute_batch("pragma journal_mode = delete")?;
            renew_sort_keys(book.db())?;
            if let Err(e) = book_uid::give(book.db()) {
                // Without it what is half typed is not kept; everything else works.
                log::warn!("no uid given: {e}");
            }
            let by = OpenedBy {
                who: how.by.name.clone(),
                pc: how.by.pc.clone(),
                since: how.at.to_string(),
            };
            book.note = OpenNote::write(&file, &by);
        }
        Ok(book)
    }

    pub(super) fn of(db: Connection, path: Option<&Path>, read_only: bool) -> Self {
        Self {
            db: db.into(),
            path: path.map(Path::to_owned),
            read_only,
            note: None,
            place: None,
            data_version: None,
            remarks: Vec::new(),
        }
    }

    /// A copy of our own, read into memory and shown as the book that it was made of.
    fn look_at_copy(copy: &Path, path: &Path, how: &OpenAs<'_>) -> Result<Self> {
        let opened = Self::open(copy, &OpenAs { read_only: false, ..how.clone() })?;
        let db = in_memory_copy(opened.db())?;
        journal::install(&db)?;
        Ok(Self::of(db, Some(path), true))
    }
}

/// The whole book in memory: nothing done to it reaches the file.
fn in_memory_copy(db: &Connection) -> Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    rusqlite::backup::Backup::new(db, &mut copy)?.run_to_completion(
        1000,
        std::time::Duration::ZERO,
        None,
    )?;
    configure(&copy)?;
    Ok(copy)
}

/// Is a table or column called as none of ours is? Names of the file become SQL of ours.
fn has_strange_names(db: &Connection) -> rusqlite::Result<bool> {
    db.prepare(include_str!("strange_names.sql"))?.exists([])
}

/// What SQLite finds wrong. In a large book the way from its indexes to its rows is looked over later.
fn first_check(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let value = |name| db.pragma_query_value(None, name, |r| r.get::<_, i64>(0));
    let size = value("page_count")?.saturating_mul(value("page_size")?);
    let all = size <= super::check::INDEXES_AT_OPENING;
    let mut found: Vec<String> = db
        .prepare(if all { "pragma integrity_check(20)" } else { "pragma quick_check(20)" })?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    found.retain(|line| line != "ok");
    match found.iter().find_map(|line| super::check::disk_error(line)) {
        Some(error) => Err(error),
        None => Ok(found),
    }
}

/// ICU's keys are not the same in every version: made anew when ours changed.
pub(super) fn renew_sort_keys(db: &Connection) -> Result<()> {
    let known: Option<String> = {
        let mut statement = db.prepare(include_str!("sort_key_version.sql"))?;
        let mut rows = statement.query([])?;
        rows.next()?.map(|r| r.get(0)).transpose()?
    };
    let ours = SORT_KEY_VERSION.to_string();
    if known.as_deref() == Some(&ours) {
        return Ok(());
    }
    let transaction = db.unchecked_transaction()?;
    derived::rebuild(&transaction)?;
    transaction.execute(include_str!("set_sort_key_version.sql"), (ours,))?;
    transaction.commit()?;
    Ok(())
}
