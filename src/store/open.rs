//! Opening a book: looked at as bytes first, locked, checked, and only then used.
use super::{
    Result, Store, StoreError, backup, journal,
    migrate::{self, APPLICATION_ID, NEWEST},
};
use crate::domain::{
    calendar::Moment,
    failure::{LooksLike, OpenProblem, OpenedBy},
    vietnamese::SORT_KEY_VERSION,
};
use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};
use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

/// The note beside an open book; taken away when the book is closed.
#[derive(Debug)]
pub(super) struct OpenNote(PathBuf);

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

/// The journal SQLite keeps beside a book while it writes.
pub fn journal_path(book: &Path) -> PathBuf {
    let mut name = book.file_name().unwrap_or_default().to_os_string();
    name.push("-journal");
    book.with_file_name(name)
}

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

/// Looks at the first 100 bytes: is it a book of ours? Nothing is locked or changed.
fn look(path: &Path) -> Result<()> {
    let mut head = [0u8; 100];
    // A pipe or a device would be waited for without end.
    if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return Err(problem(OpenProblem::NotABook(LooksLike::Unknown)));
    }
    let mut file = fs::File::open(path).map_err(|e| {
        problem(match e.kind() {
            std::io::ErrorKind::NotFound => OpenProblem::Missing,
            _ => OpenProblem::NoAccess,
        })
    })?;
    let mut read = 0;
    while let Some(rest) = head.get_mut(read..)
        && !rest.is_empty()
    {
        match file.read(rest) {
            Ok(0) => break,
            Ok(n) => read += n,
            Err(_) => return Err(problem(OpenProblem::NoAccess)),
        }
    }
    if read == 0 {
        return Err(problem(OpenProblem::Empty));
    }
    if read < 100 || !head.starts_with(b"SQLite format 3\0") {
        return Err(problem(OpenProblem::NotABook(match &head {
            h if h.starts_with(b"PK") => LooksLike::ZipOrOffice,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => LooksLike::OldOffice,
            h if h.starts_with(b"%PDF") => LooksLike::Pdf,
            _ => LooksLike::Unknown,
        })));
    }
    let number = |at: usize| {
        head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_be_bytes)
    };
    known_version(number(68), i64::from(number(60))).map(|_| ())
}

/// The schema version, when it is one of ours that this program knows.
fn known_version(application: i32, version: i64) -> Result<i64> {
    if application != APPLICATION_ID || version < 1 {
        Err(problem(OpenProblem::OtherProgram))
    } else if version > NEWEST {
        Err(problem(OpenProblem::Newer))
    } else {
        Ok(version)
    }
}

/// May the file, and a journal beside it, be written?
fn is_writable(path: &Path) -> bool {
    let file_ok = fs::metadata(path).is_ok_and(|m| !m.permissions().readonly())
        && fs::OpenOptions::new().append(true).open(path).is_ok();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    file_ok && tempfile::Builder::new().prefix(".dvk-").tempfile_in(folder).is_ok()
}

fn configure(db: &Connection) -> Result<()> {
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
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => problem(OpenProblem::InUse(
            fs::read_to_string(note_path(path)).ok().and_then(|t| serde_json::from_str(&t).ok()),
        )),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            problem(OpenProblem::Damaged(vec![error.to_string()]))
        }
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
        renew_sort_keys(&db)?;
        Ok(Self { db: db.into(), path: None, read_only: false, note: None })
    }

    /// A new, empty book: written beside, then named. Never over a file that is there.
    ///
    /// # Errors
    /// [`OpenProblem::AlreadyThere`], [`StoreError`].
    pub fn create(path: &Path, how: &OpenAs<'_>) -> Result<Self> {
        if path.exists() {
            return Err(problem(OpenProblem::AlreadyThere));
        }
        let file = |source| StoreError::File { path: path.to_owned(), source };
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = backup::temp_beside(folder)?;
        {
            let mut db = Connection::open(&beside)?;
            configure(&db)?;
            migrate::run(&mut db, 0)?;
            db.close().map_err(|(_, e)| e)?;
        }
        backup::sync(&beside)?;
        beside.persist_noclobber(path).map_err(|e| file(e.error))?;
        Self::open(path, how)
    }

    /// Opens a book.
    ///
    /// # Errors
    /// [`StoreError::Open`] with the reason; the file keeps its bytes.
    pub fn open(path: &Path, how: &OpenAs<'_>) -> Result<Self> {
        look(path)?;
        let read_only = how.read_only || !is_writable(path);
        let interrupted = journal_path(path);
        let was_cut_off = fs::metadata(&interrupted).is_ok_and(|m| m.len() > 0);
        if was_cut_off && !read_only {
            // The last run was cut off while writing. Keep both files as found before SQLite mends them.
            backup::set_aside_copies(path, &[path, &interrupted], how.at)?;
        } else if was_cut_off {
            return Self::look_at_mended_copy(path, &interrupted, how);
        }
        let flags = if read_only {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        };
        let at_path = |e| opening(e, path);
        let mut db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(at_path)?;
        db.busy_timeout(std::time::Duration::from_millis(500))?;
        configure(&db).map_err(|e| match e {
            StoreError::Sqlite(e) => opening(e, path),
            e => e,
        })?;
        if !read_only {
            // Takes the lock now, not at the first save, and changes no byte.
            db.execute_batch("pragma locking_mode = exclusive; begin exclusive; commit;")
                .map_err(at_path)?;
        }
        // What was looked at first may be half of a step to a newer schema, taken back by now.
        let header = |name| db.pragma_query_value(None, name, |r| r.get(0)).map_err(at_path);
        let version = known_version(header("application_id")?, i64::from(header("user_version")?))?;
        let mut damage = quick_check(&db).map_err(at_path)?;
        if damage.is_empty() && has_strange_names(&db).map_err(at_path)? {
            damage.push("names of tables or columns".to_owned());
        }
        if !damage.is_empty() {
            return Err(problem(OpenProblem::Damaged(damage)));
        }
        if version < NEWEST {
            // Brought up to date in memory first: what cannot be done there is not begun in the file.
            let failed = |e: StoreError| problem(OpenProblem::MigrationFailed(e.to_string()));
            let mut copy = in_memory_copy(&db)?;
            migrate::run(&mut copy, version).map_err(failed)?;
            journal::install(&copy).map_err(failed)?;
            if read_only {
                return Ok(Self {
                    db: copy.into(),
                    path: Some(path.to_owned()),
                    read_only,
                    note: None,
                });
            }
            drop(copy);
            backup::keep_one(&db, path, how.at)?;
            migrate::run(&mut db, version).map_err(failed)?;
        }
        journal::install(&db).map_err(|e| problem(OpenProblem::Damaged(vec![e.to_string()])))?;
        let mut note = None;
        if !read_only {
            // Only now: another program may have left it in a mode of two files, and leaving that writes.
            db.execute_batch("pragma journal_mode = delete")?;
            renew_sort_keys(&db)?;
            let by = OpenedBy {
                who: how.by.name.clone(),
                pc: how.by.pc.clone(),
                since: how.at.to_string(),
            };
            let at = note_path(path);
            // Without the note everything works; another PC then only hears “in use”.
            if serde_json::to_string(&by).is_ok_and(|text| fs::write(&at, text).is_ok()) {
                note = Some(OpenNote(at));
            }
        }
        Ok(Self { db: db.into(), path: Some(path.to_owned()), read_only, note })
    }
}

impl Store {
    /// A book that was cut off while writing and may not be changed: a copy of it is mended, and read
    /// into memory.
    fn look_at_mended_copy(path: &Path, journal: &Path, how: &OpenAs<'_>) -> Result<Self> {
        let file = |source| StoreError::File { path: path.to_owned(), source };
        let room = tempfile::tempdir().map_err(file)?;
        let copy = room.path().join("copy.dvk");
        for (from, to) in [(path, &copy), (journal, &journal_path(&copy))] {
            fs::copy(from, to).map_err(file)?;
            let mut permissions = fs::metadata(to).map_err(file)?.permissions();
            #[expect(clippy::permissions_set_readonly_false, reason = "a copy of our own")]
            permissions.set_readonly(false);
            fs::set_permissions(to, permissions).map_err(file)?;
        }
        let mut opened = Self::open(&copy, &OpenAs { read_only: false, ..how.clone() })?;
        let db = in_memory_copy(opened.db())?;
        journal::install(&db)?;
        opened.db = db.into();
        opened.path = Some(path.to_owned());
        opened.read_only = true;
        drop(opened.note.take());
        Ok(opened)
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

fn quick_check(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found: Vec<String> = db
        .prepare("pragma quick_check(20)")?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    found.retain(|line| line != "ok");
    Ok(found)
}

/// ICU's keys are not the same in every version: made anew when ours changed.
fn renew_sort_keys(db: &Connection) -> Result<()> {
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
    journal::rebuild_derived(&transaction)?;
    transaction.execute(include_str!("set_sort_key_version.sql"), (ours,))?;
    transaction.commit()?;
    Ok(())
}
