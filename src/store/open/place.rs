//! Where an open book lies: known from any other file, and missed when it is deleted or moved.
use crate::{domain::failure::DiskTrouble, store::paths::folder_of};
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// What tells one file from all others on this PC, whatever its name.
type FileKey = (u64, u64);

/// Looked up by name only: opening and closing a file lets go of all this process's locks on it.
#[cfg(unix)]
fn file_key(path: &Path) -> io::Result<Option<FileKey>> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map(|m| Some((m.dev(), m.ino())))
}

/// Windows lets nobody delete or move a file that SQLite has open, and locks belong to one handle.
#[cfg(not(unix))]
fn file_key(path: &Path) -> io::Result<Option<FileKey>> {
    fs::metadata(path).map(|_| None)
}

/// The disk, or the share of it that this clerk has, is full.
pub(super) fn means_full(error: io::ErrorKind) -> bool {
    matches!(error, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// The books that this process has open.
static OPEN_HERE: Mutex<Vec<FileKey>> = Mutex::new(Vec::new());

/// The place of an open book, until it is dropped.
#[derive(Debug)]
pub(in crate::store) struct Place {
    path: PathBuf,
    key: Option<FileKey>,
}

impl Place {
    /// Takes the place of a book before it is opened; `None` when this process has it open already.
    pub(super) fn take(path: &Path) -> Option<Self> {
        let key = file_key(path).ok().flatten();
        if let Some(key) = key {
            let mut open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
            if open.contains(&key) {
                return None;
            }
            open.push(key);
        }
        Some(Self { path: path.to_owned(), key })
    }

    /// Is there no room for a journal beside the book? Tried, for a disk may be full in several ways.
    pub(in crate::store) fn is_full(&self) -> bool {
        const BYTES: usize = 64 << 10;
        let file = tempfile::Builder::new().prefix(".dvk-").tempfile_in(folder_of(&self.path));
        let written = file
            .and_then(|mut f| f.write_all(&vec![0; BYTES]).and_then(|()| f.as_file().sync_all()));
        written.is_err_and(|e| means_full(e.kind()))
    }

    /// Is the book no longer where it was opened? A save would go into a file without a name.
    pub(in crate::store) fn trouble(&self) -> Option<DiskTrouble> {
        match file_key(&self.path) {
            Ok(key) if self.key.is_none() || key == self.key => None,
            Ok(_) => Some(DiskTrouble::Moved),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let folder = folder_of(&self.path);
                Some(if folder.exists() { DiskTrouble::Moved } else { DiskTrouble::FolderGone })
            }
            // SQLite will say what it is.
            Err(_) => None,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|key| Some(*key) != self.key);
    }
}

/// Has this process the file open as a book? Then nothing else may open it.
pub fn is_open_here(path: &Path) -> bool {
    let open = OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner);
    file_key(path).ok().flatten().is_some_and(|key| open.contains(&key))
}
