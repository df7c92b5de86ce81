//! What SQLite's word means for the disk. It says “cannot open” or “read-only” when its journal cannot be
//! made, whatever the cause is: that is looked for on the disk.
use super::{StoreError, open::Place};
use crate::domain::failure::DiskTrouble;
use rusqlite::{ErrorCode, ffi};

/// Bytes without which no journal can be made.
const LEAST: u64 = 64 << 10;

/// By SQLite's word alone.
pub(super) fn of(error: &rusqlite::Error) -> DiskTrouble {
    if error.sqlite_error().is_some_and(|e| e.extended_code == ffi::SQLITE_READONLY_DBMOVED) {
        return DiskTrouble::Moved;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => DiskTrouble::Full,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            DiskTrouble::NotWritable
        }
        Some(ErrorCode::SystemIoFailure) => DiskTrouble::NoAnswer,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => DiskTrouble::Damaged,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DiskTrouble::Busy,
        _ => DiskTrouble::Other,
    }
}

/// The same error with its cause, where the disk tells more than SQLite does.
pub(super) fn named(error: StoreError, place: Option<&Place>) -> StoreError {
    let (StoreError::Sqlite(sqlite), Some(place)) = (&error, place) else { return error };
    let trouble = of(sqlite);
    let cause = match trouble {
        DiskTrouble::NotWritable | DiskTrouble::NoAnswer => place.trouble().unwrap_or_else(|| {
            // Nothing is known of the room: SQLite's word stands.
            cause(trouble, place.free_room().unwrap_or(u64::MAX))
        }),
        _ => return error,
    };
    log::warn!("{error}: {cause:?}");
    StoreError::Disk(cause)
}

/// What stands behind `trouble` on a disk with so many bytes free.
fn cause(trouble: DiskTrouble, free: u64) -> DiskTrouble {
    if free < LEAST { DiskTrouble::Full } else { trouble }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_not_called_read_only() {
        let word = |code| {
            let error = ffi::Error::new(code);
            of(&rusqlite::Error::SqliteFailure(error, None))
        };
        assert_eq!(word(ffi::SQLITE_READONLY_DBMOVED), DiskTrouble::Moved);
        for code in [ffi::SQLITE_CANTOPEN, ffi::SQLITE_READONLY_DIRECTORY] {
            assert_eq!(word(code), DiskTrouble::NotWritable);
            assert_eq!(cause(word(code), 0), DiskTrouble::Full);
            assert_eq!(cause(word(code), 1 << 30), DiskTrouble::NotWritable);
        }
        assert_eq!(cause(word(ffi::SQLITE_IOERR_WRITE), 0), DiskTrouble::Full);
    }
}
