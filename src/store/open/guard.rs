//! A lock on the whole of a book that is not open, against which SQLite's own locks go: nobody is reading
//! or writing while it is held, and SQLite has not yet mended anything.
use super::{is_open_here, note::in_use};
use crate::store::{Result, StoreError, backup::file_error};
use std::{
    fs::File,
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long another program's save is waited for.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(10);

/// The file, read through this handle only: closing any other handle on it would let go of the lock.
#[derive(Debug)]
pub(in crate::store) struct Locked {
    pub(in crate::store) file: File,
}

/// `Ok(false)`: someone else has it.
#[cfg(unix)]
fn lock(file: &File, alone: bool) -> io::Result<bool> {
    use rustix::{
        fs::{FlockOperation, fcntl_lock},
        io::Errno,
    };
    let how = if alone {
        FlockOperation::NonBlockingLockExclusive
    } else {
        FlockOperation::NonBlockingLockShared
    };
    match fcntl_lock(file, how) {
        Ok(()) => Ok(true),
        Err(Errno::AGAIN | Errno::ACCESS) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

/// `Ok(false)`: someone else has it.
#[cfg(not(unix))]
fn lock(file: &File, alone: bool) -> io::Result<bool> {
    match if alone { file.try_lock() } else { file.try_lock_shared() } {
        Ok(()) => Ok(true),
        Err(std::fs::TryLockError::WouldBlock) => Ok(false),
        Err(std::fs::TryLockError::Error(e)) => Err(e),
    }
}

/// Locks a book, `alone` or beside other readers, while `wanted` holds; `None` once it does not.
///
/// # Errors
/// [`StoreError::Open`] (in use) when it was not free in time; [`StoreError`].
pub(super) fn wait(path: &Path, alone: bool, wanted: impl Fn() -> bool) -> Result<Option<Locked>> {
    let until = Instant::now() + PATIENCE;
    loop {
        let file = File::options().read(true).write(alone).open(path).map_err(file_error(path))?;
        let free = lock(&file, alone).map_err(file_error(path))?;
        if !wanted() {
            return Ok(None);
        }
        if free {
            return Ok(Some(Locked { file }));
        }
        if Instant::now() >= until {
            return Err(in_use(path));
        }
        drop(file);
        thread::sleep(PAUSE);
    }
}

/// Makes sure that nobody has a book open, before it is put elsewhere. `None` when there is no file, or
/// none that could be open.
///
/// # Errors
/// [`StoreError::Open`] (in use).
pub(in crate::store) fn nobody_else(path: &Path) -> Result<Option<Locked>> {
    if is_open_here(path) {
        return Err(in_use(path));
    }
    for alone in [true, false] {
        match wait(path, alone, || true) {
            Err(StoreError::File { .. }) => {}
            done => return done,
        }
    }
    Ok(None)
}
