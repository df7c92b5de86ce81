//! A journal that lies beside a book which nobody is writing: of a save that was cut off, of an earlier
//! save, or of another book. Which it is, is judged on copies, before SQLite would roll it in.
use super::{
    guard, problem,
    verdict::{Candidate, Verdict, verdict},
};
use crate::{
    domain::{
        calendar::Moment,
        failure::{LastStep, OpenProblem, Remark},
    },
    store::{
        Result,
        backup::{file_error, folder_aside, sync},
        paths::journal_path,
    },
};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufReader, Read as _, Seek as _},
    path::{Path, PathBuf},
};

/// Would SQLite roll the journal beside a book into it? It passes by one that is empty or begins with
/// zero: what a window that was killed at rest leaves. It stops at a folder of that name.
fn is_left(book: &Path) -> bool {
    let mut first = [0];
    if journal_path(book).is_dir() {
        return true;
    }
    let read = File::open(journal_path(book)).and_then(|mut f| f.read_exact(&mut first));
    read.is_ok() && first != [0]
}

/// Sees to a journal left beside a book that is to be written. After this SQLite may roll in what is still
/// there. The remark names the folder among the backups of the
/// book, as it is `named`, where both files are kept as they were found.
///
/// # Errors
/// [`OpenProblem::InUse`] when it is no leftover: somebody is writing. [`OpenProblem::Damaged`] when
/// neither the file nor what the journal makes of it is in order; then both are left as they are.
pub(super) fn settle(book: &Path, named: &Path, at: Moment) -> Result<Option<Remark>> {
    if !is_left(book) {
        return Ok(None);
    }
    let Some(mut locked) = guard::wait(book, true, || is_left(book))? else { return Ok(None) };
    let folder = folder_aside(named, at)?;
    let settled = judge(book, &mut locked.file, &folder).and_then(|judged| {
        if judged.verdict == Verdict::Neither {
            return Err(neither());
        }
        let mended_room = judged.mended.with_file_name("");
        fs::remove_dir_all(&mended_room).map_err(file_error(&mended_room))?;
        let journal = journal_path(book);
        if journal.is_dir() {
            let aside = journal_path(&judged.alone);
            fs::rename(&journal, &aside).map_err(file_error(&journal))?;
            return Ok(Some(Remark::JournalSetAside(Some(folder.clone()))));
        }
        let aside = journal_path(&judged.alone);
        copy(&mut open(&journal)?, &aside)?;
        sync(&judged.alone)?;
        sync(&aside)?;
        if judged.verdict == Verdict::RollBack {
            return Ok(Some(judged.rolled_back(Some(folder.clone()))));
        }
        fs::remove_file(&journal).map_err(file_error(&journal))?;
        Ok(Some(Remark::JournalSetAside(Some(folder.clone()))))
    });
    if settled.is_err() {
        // Both files still lie where they were; copies of them only take room.
        let _ = fs::remove_dir_all(&folder);
    }
    settled
}

/// What a book with a journal left beside it holds, as a copy of its own, where it is only looked at:
/// nothing is moved. `None` without such a journal.
///
/// # Errors
/// As [`settle`].
pub(super) fn to_look_at(book: &Path) -> Result<Option<(tempfile::TempDir, PathBuf, Remark)>> {
    if !is_left(book) {
        return Ok(None);
    }
    let Some(mut locked) = guard::wait(book, false, || is_left(book))? else { return Ok(None) };
    let room = tempfile::tempdir().map_err(file_error(book))?;
    let judged = judge(book, &mut locked.file, room.path())?;
    let (copy, remark) = match judged.verdict {
        Verdict::FileIsRight => (judged.alone, Remark::JournalSetAside(None)),
        Verdict::RollBack => {
            let remark = judged.rolled_back(None);
            (judged.mended, remark)
        }
        Verdict::Neither => return Err(neither()),
    };
    Ok(Some((room, copy, remark)))
}

fn neither() -> crate::store::StoreError {
    problem(OpenProblem::Damaged(vec!["with and without its journal".to_owned()]))
}

/// What was found out on two copies in a room.
struct Judged {
    verdict: Verdict,
    /// The file as found.
    alone: PathBuf,
    /// The file with the journal rolled in.
    mended: PathBuf,
    /// The newest step of that.
    last_step: Option<LastStep>,
}

impl Judged {
    fn rolled_back(&self, folder: Option<PathBuf>) -> Remark {
        Remark::RolledBack { newest: self.last_step.clone(), folder }
    }
}

fn judge(book: &Path, locked: &mut File, room: &Path) -> Result<Judged> {
    let alone = room.join(book.file_name().unwrap_or(OsStr::new("copy.dvk")));
    copy(locked, &alone)?;
    // In another folder: SQLite rolls a journal into whatever lies beside it under its name.
    let other_room = room.join("mended");
    fs::create_dir(&other_room).map_err(file_error(&other_room))?;
    let mended = other_room.join("copy.dvk");
    copy(&mut open(&alone)?, &mended)?;
    let journal = journal_path(book);
    if !journal.is_dir() {
        copy(&mut open(&journal)?, &journal_path(&mended))?;
    }
    let (verdict, rolled_in) = compare(&alone, &mended)?;
    Ok(Judged { verdict, last_step: rolled_in.last_step(), alone, mended })
}

/// Judges by a copy of the book alone, and one with its journal beside it, which is rolled in by this; gives
/// what is known of that one.
fn compare(alone: &Path, mended: &Path) -> Result<(Verdict, Candidate)> {
    let (as_found, rolled_in) = (Candidate::of(alone), Candidate::of(mended));
    let same = as_found.newest == rolled_in.newest
        && same_bytes(alone, mended).map_err(file_error(mended))?;
    Ok((verdict(&as_found, &rolled_in, same), rolled_in))
}

/// Is the journal that lay beside these bytes of a book to be rolled into them? `None` when both ways lead to
/// a damaged book.
///
/// # Errors
/// [`crate::store::StoreError`].
pub(in crate::store) fn is_to_be_rolled_in(book: &[u8], journal: &[u8]) -> Result<Option<bool>> {
    let folder = std::env::temp_dir();
    let room = || tempfile::tempdir().map_err(file_error(&folder));
    let (room, other_room) = (room()?, room()?);
    let (alone, mended) = (room.path().join("copy.dvk"), other_room.path().join("copy.dvk"));
    let files = [(&alone, book), (&mended, book), (&journal_path(&mended), journal)];
    for (path, bytes) in files {
        fs::write(path, bytes).map_err(file_error(path))?;
    }
    Ok(match compare(&alone, &mended)?.0 {
        Verdict::RollBack => Some(true),
        Verdict::FileIsRight => Some(false),
        Verdict::Neither => None,
    })
}

fn open(path: &Path) -> Result<File> {
    File::open(path).map_err(file_error(path))
}

/// Copies a file from its beginning, by the handle that has the lock.
fn copy(from: &mut File, to: &Path) -> Result<()> {
    from.rewind()
        .and_then(|()| {
            let mut target = File::create(to)?;
            io::copy(from, &mut target).map(|_| ())
        })
        .map_err(file_error(to))
}

fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let mut other = BufReader::new(other).bytes();
    for byte in BufReader::new(one).bytes() {
        if other.next().transpose()? != Some(byte?) {
            return Ok(false);
        }
    }
    Ok(true)
}
