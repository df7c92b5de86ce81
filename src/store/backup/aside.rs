//! Folders among the backups for files that are set aside as they were found.
use super::{Result, file_error, folder_of, names::stamp};
use crate::domain::calendar::Moment;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What the name of a folder of files set aside begins with.
pub(super) const PREFIX: &str = "su-co-";

/// A new folder for files that are set aside now.
pub(in crate::store) fn folder_aside(book: &Path, at: Moment) -> Result<PathBuf> {
    let backups = folder_of(book);
    fs::create_dir_all(&backups).map_err(file_error(&backups))?;
    let name = format!("{PREFIX}{}{:02}", stamp(at), at.second());
    let mut folder = backups.join(&name);
    for number in 2..1000 {
        match fs::create_dir(&folder) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                folder = backups.join(format!("{name}-{number}"));
            }
            made => return made.map(|()| folder.clone()).map_err(file_error(&folder)),
        }
    }
    Err(file_error(&folder)(io::ErrorKind::AlreadyExists.into()))
}
