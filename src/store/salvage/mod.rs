//! What can be read of a damaged book, into a new one. The damaged file is only read, as bytes.
mod fill;
mod mend;
mod pages;
mod parts;
mod rollback;
mod shapes;
mod task;
mod trees;

use super::{
    Result, Store, StoreError, backup, derived, journal, migrate, new_uid, open,
    paths::{folder_of, journal_path, real_path},
};
use crate::domain::{failure::OpenProblem, salvage::Salvaged};
use backup::file_error;
use fill::{Filled, Filling};
use mend::Mending;
use pages::Pages;
use parts::Read;
use rusqlite::Connection;
use shapes::Shape;
use std::{
    fs,
    io::ErrorKind,
    path::Path,
    time::{Duration, SystemTime},
};
use task::stopped;
pub use task::{Task, Words};

/// Bytes of the largest file that is read: all of it stands in memory.
const MOST: u64 = 4 << 30;

/// Reads what can be read of a damaged book and writes it as a new, whole book.
///
/// # Errors
/// [`StoreError::NothingRead`] when there is nothing to save; [`StoreError`]. There is no new book then.
pub fn salvage(task: &Task<'_>) -> Result<Salvaged> {
    if task.out.exists() {
        return Err(StoreError::Open(OpenProblem::AlreadyThere));
    }
    let book = real_path(task.book);
    if open::is_open_here(&book) {
        return Err(StoreError::Open(OpenProblem::InUse(None)));
    }
    let (Read { bytes: file, unread }, journal) = read_unchanged(&book, task.stop)?;
    let before = journal.as_deref().and_then(|journal| rollback::rolled_back(&file, journal));
    // A change that was cut off is taken back, unless its journal is that of another file or an earlier save.
    let rolled_back = match (&before, &journal) {
        (Some(before), Some(journal)) => match open::is_to_be_rolled_in(&file, journal)? {
            Some(is) => is,
            None => damages(before)? < damages(&file)?,
        },
        _ => false,
    };
    let bytes = before.filter(|_| rolled_back).unwrap_or(file);
    let mut found = from_bytes(&bytes, &unread, task)?;
    found.is_rolled_back = rolled_back;
    Ok(found)
}

/// The journal beside a book. One that is there and cannot be read is not passed over: what it takes back
/// would come into the new book.
fn read_journal(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(journal) => Ok(Some(journal).filter(|j| !j.is_empty())),
        // The second: where no file can have such a name.
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::InvalidFilename) => Ok(None),
        Err(e) => Err(file_error(path)(e)),
    }
}

/// The bytes of a book and of the journal beside it, while nobody writes them.
fn read_unchanged(book: &Path, stop: &dyn Fn() -> bool) -> Result<(Read, Option<Vec<u8>>)> {
    const TRIES: usize = 20;
    let beside = journal_path(book);
    let seen = |path: &Path| -> Option<(u64, Option<SystemTime>)> {
        fs::metadata(path).ok().map(|m| (m.len(), m.modified().ok()))
    };
    let about = fs::metadata(book).map_err(|e| match e.kind() {
        ErrorKind::NotFound => StoreError::Open(OpenProblem::Missing),
        _ => file_error(book)(e),
    })?;
    let refused = |kind: ErrorKind| Err(file_error(book)(kind.into()));
    if !about.is_file() {
        return refused(ErrorKind::InvalidInput);
    }
    if about.len() > MOST {
        return refused(ErrorKind::FileTooLarge);
    }
    for _ in 0..TRIES {
        let before = (seen(book), seen(&beside));
        let journal = read_journal(&beside)?;
        let file = fs::File::open(book)
            .and_then(|mut file| parts::read(&mut file, about.len(), stop))
            .map_err(file_error(book))?
            .ok_or_else(stopped)?;
        if before == (seen(book), seen(&beside)) {
            return Ok((file, journal));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(StoreError::Open(OpenProblem::InUse(None)))
}

/// The version of the schema whose rows these are, by most of them: what the head says may be damaged.
fn version_of(pages: &Pages<'_>) -> Result<(i64, Vec<Shape>)> {
    let said = pages.user_version().unwrap_or_default();
    let known = (1..=migrate::NEWEST).rev();
    let first = Some(said).filter(|v| (1..=migrate::NEWEST).contains(v));
    let mut best: Option<(usize, i64, Vec<Shape>)> = None;
    let mut all = 0;
    for version in first.into_iter().chain(known.filter(|v| Some(*v) != first)) {
        let shapes = shapes::of_version(version)?;
        let (fits, of) = trees::fitting(pages, &shapes);
        all = of;
        if best.as_ref().is_none_or(|(most, ..)| fits > *most) {
            best = Some((fits, version, shapes));
        }
    }
    match best {
        Some((fits, version, shapes)) if fits > 0 => {
            // Really of a newer program, and not only a head that says so.
            if said > migrate::NEWEST && fits < all - all / 10 {
                return Err(StoreError::Open(OpenProblem::Newer));
            }
            Ok((version, shapes))
        }
        _ if said > migrate::NEWEST && all > 0 => Err(StoreError::Open(OpenProblem::Newer)),
        _ => Err(StoreError::NothingRead),
    }
}

/// How many places of a file are damaged, as far as the way to its rows tells.
fn damages(bytes: &[u8]) -> Result<usize> {
    let pages = Pages::new(bytes);
    match version_of(&pages) {
        Ok((_, shapes)) => {
            let trees = trees::find(&pages, &shapes);
            Ok(trees.damaged.len() + trees.broken.len())
        }
        Err(StoreError::NothingRead | StoreError::Open(_)) => Ok(usize::MAX),
        Err(e) => Err(e),
    }
}

/// A new book out of the bytes of a damaged one, some parts of which were not read: where they begin.
fn from_bytes(bytes: &[u8], unread: &[usize], task: &Task<'_>) -> Result<Salvaged> {
    let mut pages = Pages::new(bytes);
    let (version, shapes) = version_of(&pages)?;
    let mut trees = trees::find(&pages, &shapes);
    // A journal may have given some of them back.
    let is_empty = |at: usize| {
        bytes.get(at..).is_some_and(|b| b.iter().take(parts::LEAST).all(|byte| *byte == 0))
    };
    let lost = unread.iter().copied().filter(|at| is_empty(*at));
    trees.damaged.extend(lost.flat_map(|at| pages.between(at, at + parts::LEAST)));
    let beside = backup::temp_beside(folder_of(task.out))?;
    let mut db = Connection::open(&beside)?;
    open::configure(&db)?;
    // Nobody knows the file yet: it has no need of a journal, and goes to the disk once, when it is whole.
    db.pragma_update(None, "journal_mode", "memory")?;
    db.pragma_update(None, "synchronous", "off")?;
    migrate::run_to(&mut db, 0, version)?;
    db.pragma_update(None, "foreign_keys", false)?;
    let filled = {
        let transaction = db.transaction()?;
        let mut filling = Filling {
            db: &transaction,
            pages: &mut pages,
            shapes: &shapes,
            trees: &mut trees,
            stop: task.stop,
            filled: std::collections::BTreeMap::new(),
        };
        filling.run()?;
        let filled = filling.filled;
        transaction.commit()?;
        filled
    };
    migrate::run(&mut db, version)?;
    db.pragma_update(None, "foreign_keys", false)?;
    let is_history_hurt = ["step", "step_change"].iter().any(|table| {
        trees.broken.contains(*table) || filled.get(*table).is_some_and(Filled::is_hurt)
    });
    let found = {
        let transaction = db.transaction()?;
        let steps: i64 =
            transaction.query_row(include_str!("count_steps.sql"), (), |r| r.get(0))?;
        let step = journal::write_step(
            &transaction,
            &journal::NewStep {
                at: task.at,
                actor: task.by,
                session: &new_uid(),
                kind: journal::StepKind::Edit,
                label: task.words.label,
                undoes: None,
            },
        )?;
        let year = i64::from(task.at.year());
        let mending = Mending::new(&transaction, &task.words, year, step, filled)?;
        let mended = mending.run(is_history_hurt)?;
        if mended.kinds.iter().all(|kind| kind.kept == 0) {
            return Err(StoreError::NothingRead);
        }
        transaction.commit()?;
        Salvaged {
            kinds: mended.kinds,
            damaged_pages: trees.damaged.len(),
            pages: pages.count() as usize,
            steps: steps as usize,
            steps_in_part: mended.steps_in_part,
            is_rolled_back: false,
        }
    };
    db.pragma_update(None, "foreign_keys", true)?;
    journal::install(&db)?;
    open::renew_sort_keys(&db)?;
    // What stands in the new book now is what it says; rows in doubt were named.
    derived::after_migration(&db, false)?;
    let made = Store::of(db, None, false);
    if !made.full_check()?.is_empty() {
        return Err(StoreError::NotVerified(task.out.to_owned()));
    }
    drop(made);
    if (task.stop)() {
        return Err(stopped());
    }
    backup::sync(&beside)?;
    beside.persist_noclobber(task.out).map_err(|e| match e.error.kind() {
        ErrorKind::AlreadyExists => StoreError::Open(OpenProblem::AlreadyThere),
        _ => file_error(task.out)(e.error),
    })?;
    Ok(found)
}
