//! Looking at a file before SQLite does: is it a book of ours, and what may be done with it?
use super::{place::means_full, problem};
use crate::{
    domain::failure::{LooksLike, OpenProblem},
    store::{
        Result,
        migrate::{APPLICATION_ID, NEWEST},
        paths::{folder_of, is_long, is_too_long},
    },
};
use std::{
    fs,
    io::{ErrorKind, Read as _},
    path::Path,
};

/// Looks at the first 100 bytes: is it a book of ours? Nothing is locked or changed.
///
/// # Errors
/// [`crate::store::StoreError::Open`] with what it is instead.
pub(in crate::store) fn look(path: &Path) -> Result<()> {
    if is_too_long(path) {
        return Err(problem(OpenProblem::PathTooLong));
    }
    let mut head = [0u8; 100];
    // A pipe or a device would be waited for without end.
    if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return Err(problem(OpenProblem::NotABook(LooksLike::Unknown)));
    }
    let mut file = fs::File::open(path).map_err(|e| {
        problem(match e.kind() {
            ErrorKind::NotFound => OpenProblem::Missing,
            ErrorKind::InvalidFilename if cfg!(unix) || is_long(path) => OpenProblem::PathTooLong,
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
        let is_named_so = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("dvk"));
        return Err(problem(OpenProblem::NotABook(match &head {
            h if h.starts_with(b"PK") => LooksLike::ZipOrOffice,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => LooksLike::OldOffice,
            h if h.starts_with(b"%PDF") => LooksLike::Pdf,
            _ if read == 100 && is_named_so => {
                return Err(problem(OpenProblem::Damaged(vec!["its first bytes".to_owned()])));
            }
            _ => LooksLike::Unknown,
        })));
    }
    let number = |at: usize| {
        head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_be_bytes)
    };
    known_version(number(68), i64::from(number(60))).map(|_| ())
}

/// The schema version, when it is one of ours that this program knows.
pub(super) fn known_version(application: i32, version: i64) -> Result<i64> {
    if application != APPLICATION_ID || version < 1 {
        Err(problem(OpenProblem::OtherProgram))
    } else if version > NEWEST {
        Err(problem(OpenProblem::Newer))
    } else {
        Ok(version)
    }
}

/// May the file, and a journal beside it, be written? A full disk is no reason to open it for reading
/// only: the save then says what is wrong.
pub(super) fn is_writable(path: &Path) -> bool {
    let file_ok = fs::metadata(path).is_ok_and(|m| !m.permissions().readonly())
        && fs::OpenOptions::new().append(true).open(path).is_ok();
    let beside = tempfile::Builder::new().prefix(".dvk-").tempfile_in(folder_of(path));
    file_ok && beside.map_or_else(|e| means_full(e.kind()), |_| true)
}
