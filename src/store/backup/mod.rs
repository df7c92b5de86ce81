//! Backups: taken of the open book, checked, named only when good, thinned out.
mod aside;
mod copying;
mod leftovers;
mod names;
mod rotation;
mod stepped;

use super::{Result, StoreError};
use std::{fs, path::Path};

pub(super) use aside::folder_aside;
pub(super) use copying::keep_one;
pub use copying::{Made, Unverified, verify};
use leftovers::{clear_leftovers, clear_temporaries};
pub use names::{Found, Turn, book_of, folder_of, list};
pub(super) use names::{stamp, stem};
pub use rotation::{KEEP, Keep, superfluous};
pub(super) use stepped::Book;

pub(in crate::store) fn file_error(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    |source| StoreError::File { path, source }
}

/// A file without a name of its own in a folder, with the rights any new file there has.
pub(in crate::store) fn temp_beside(folder: &Path) -> Result<tempfile::TempPath> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.prefix(".dvk-").suffix(".tmp").tempfile_in(folder);
    Ok(file.map_err(file_error(folder))?.into_temp_path())
}

/// Makes sure the bytes are on the disk.
pub(in crate::store) fn sync(path: &Path) -> Result<()> {
    fs::OpenOptions::new()
        .append(true)
        .open(path)
        .and_then(|f| f.sync_all())
        .map_err(file_error(path))
}
