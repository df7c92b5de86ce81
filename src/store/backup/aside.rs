//! Files are set aside as they were found, before something risky.
use super::{Result, file_error, folder_of, names::stamp};
use crate::domain::calendar::Moment;
use std::{fs, path::Path};

/// What the name of a folder of files set aside begins with.
pub(super) const PREFIX: &str = "su-co-";

/// Copies files as they are into the backups folder, before something risky.
pub(in crate::store) fn set_aside_copies(book: &Path, files: &[&Path], at: Moment) -> Result<()> {
    let folder = folder_of(book).join(format!("{PREFIX}{}{:02}", stamp(at), at.second()));
    fs::create_dir_all(&folder).map_err(file_error(&folder))?;
    for file in files {
        let target = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &target).map_err(file_error(&target))?;
    }
    Ok(())
}
