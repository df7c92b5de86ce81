//! What SQLite's word means for the disk. It says “cannot open” or “read-only” when its journal cannot be
//! made, whatever the cause is: that is looked for on the disk.
use super::{StoreError, is_not_understood, open::Place};
use crate::domain::failure::DiskTrouble;
use rusqlite::{ErrorCode, ffi};

/// By SQLite's word alone.
pub(super) fn of(error: &rusqlite::Error) -> DiskTrouble {
    if error.sqlite_error().is_some_and(|e| e.extended_code == ffi::SQLITE_READONLY_DBMOVED) {
        return DiskTrouble::Moved;
    }
    if is_not_understood(error) {
        return DiskTrouble::NotUnderstood;
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
    if !matches!(trouble, DiskTrouble::NotWritable | DiskTrouble::NoAnswer) {
        return error;
    }
    let full = || place.is_full().then_some(DiskTrouble::Full);
    let Some(cause) = place.trouble().or_else(full) else { return error };
    log::warn!("{error}: {cause:?}");
    StoreError::Disk(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_book_is_not_called_read_only() {
        let word = |code| of(&rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert_eq!(word(ffi::SQLITE_READONLY_DBMOVED), DiskTrouble::Moved);
        assert_eq!(word(ffi::SQLITE_READONLY_DIRECTORY), DiskTrouble::NotWritable);
        assert_eq!(word(ffi::SQLITE_CANTOPEN), DiskTrouble::NotWritable);
    }
}
