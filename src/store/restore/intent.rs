//! A note beside a book that is being put back: what goes aside, what goes in. It is on the disk before the
//! first file is renamed, and locked while that runs, so that whoever finds it free finds what was cut off.
use crate::{
    domain::failure::OpenProblem,
    store::{
        Result, StoreError,
        backup::{file_error, stem},
        paths::{folder_of, journal_path},
    },
};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

/// What is to be done, by names in the folder of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Intent {
    /// The name the present book gets; its journal, if any, goes with it.
    pub(super) aside: String,
    /// Was there one?
    pub(super) had_book: bool,
}

/// The note, locked until it is dropped.
#[derive(Debug)]
pub(super) struct Note {
    path: PathBuf,
    _lock: File,
}

/// A hidden name made from the book's; from the shortened one where that would be too long.
fn beside(book: &Path, ending: &str) -> PathBuf {
    const LONG: usize = 200;
    let name = book.file_name().unwrap_or_default().to_string_lossy();
    let name = if name.len() > LONG { stem(book).into() } else { name };
    book.with_file_name(format!(".{name}.{ending}"))
}

/// The checked copy that is to become the book.
pub(super) fn prepared(book: &Path) -> PathBuf {
    beside(book, "phuc-hoi")
}

fn path(book: &Path) -> PathBuf {
    beside(book, "dang-phuc-hoi")
}

fn lock(file: &File, path: &Path) -> Result<()> {
    file.try_lock().map_err(|e| match e {
        TryLockError::WouldBlock => StoreError::Open(OpenProblem::InUse(None)),
        TryLockError::Error(e) => file_error(path)(e),
    })
}

/// Writes the note, and brings it to the disk.
pub(super) fn write(book: &Path, intent: &Intent) -> Result<Note> {
    let path = path(book);
    let text = serde_json::to_string(intent).map_err(|e| file_error(&path)(e.into()))?;
    let mut file = File::create_new(&path).map_err(file_error(&path))?;
    lock(&file, &path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| {
        let _ = fs::remove_file(&path);
        file_error(&path)(e)
    })?;
    sync_folder(book);
    Ok(Note { path, _lock: file })
}

/// The note that an earlier run left; its text may itself be cut off: then nothing was renamed yet.
///
/// # Errors
/// [`OpenProblem::InUse`] while the other run is still at work.
pub(super) fn find(book: &Path) -> Result<Option<(Note, Option<Intent>)>> {
    let path = path(book);
    let mut file = match File::options().read(true).write(true).open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        // Where nothing may be written nothing can be finished; the book may still be read.
        Err(_) if book.exists() => return Ok(None),
        Err(e) => return Err(file_error(&path)(e)),
    };
    lock(&file, &path)?;
    if !path.exists() {
        // Finished between the look and the lock.
        return Ok(None);
    }
    let mut text = Vec::new();
    // A disk that does not answer says nothing of what was renamed.
    file.read_to_end(&mut text).map_err(file_error(&path))?;
    Ok(Some((Note { path, _lock: file }, serde_json::from_slice(&text).ok())))
}

impl Note {
    /// Everything is in its place: the note goes, and with it the copy that was not needed.
    pub(super) fn remove(self, book: &Path) {
        sync_folder(book);
        for path in [prepared(book), self.path.clone()] {
            if let Err(e) = fs::remove_file(&path)
                && e.kind() != io::ErrorKind::NotFound
            {
                log::warn!("{}: {e}", path.display());
            }
        }
    }
}

impl Intent {
    fn path_aside(&self, book: &Path) -> PathBuf {
        // Only a name: what a note says never leads out of the folder.
        book.with_file_name(Path::new(&self.aside).file_name().unwrap_or_default())
    }

    /// Where the book that was there stands now.
    pub(super) fn aside(&self, book: &Path) -> Option<PathBuf> {
        Some(self.path_aside(book)).filter(|p| p.exists())
    }

    /// Puts the prepared copy in the place of the book, from whatever point an earlier run came to.
    pub(super) fn carry_out(&self, book: &Path) -> Result<()> {
        let aside = self.path_aside(book);
        // A journal of the old file would be rolled into the new one: it goes first.
        rename_if_there(&journal_path(book), &journal_path(&aside))?;
        rename_if_there(book, &aside)?;
        let prepared = prepared(book);
        rename(&prepared, book)?;
        sync_folder(book);
        Ok(())
    }

    /// Does the copy that was prepared stand in the place of the book?
    pub(super) fn is_done(&self, book: &Path) -> bool {
        !prepared(book).exists() && book.exists() && (!self.had_book || self.aside(book).is_some())
    }

    /// Puts back what stands aside. Where somebody put another file in its place meanwhile both stay, and
    /// where the former book stands is returned.
    pub(super) fn take_back(&self, book: &Path) -> Result<Option<PathBuf>> {
        let aside = self.path_aside(book);
        if aside.exists() && book.exists() {
            return Ok(Some(aside));
        }
        rename_if_there(&aside, book)?;
        rename_if_there(&journal_path(&aside), &journal_path(book))?;
        Ok(None)
    }
}

fn rename_if_there(from: &Path, to: &Path) -> Result<()> {
    if from.exists() { rename(from, to) } else { Ok(()) }
}

/// Never over a file that is there.
fn rename(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(file_error(to)(io::ErrorKind::AlreadyExists.into()));
    }
    fs::rename(from, to).map_err(file_error(from))
}

/// Brings the names in a folder to the disk, where the system can be asked for that.
fn sync_folder(book: &Path) {
    if cfg!(unix)
        && let Err(e) = File::open(folder_of(book)).and_then(|folder| folder.sync_all())
    {
        log::warn!("{}: {e}", folder_of(book).display());
    }
}
