//! Putting a backup in the place of a book.
use super::{
    Result,
    backup::{file_error, stamp, stem, sync, temp_beside, verify},
};
use crate::domain::calendar::Moment;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Puts a backup in the place of a book that is closed, broken or gone. The present file, if any, is
/// set aside first and its new name returned. No backup is moved, changed or pushed out.
///
/// # Errors
/// [`StoreError`]; then the present file is in its place.
pub fn restore(book: &Path, backup: &Path, at: Moment) -> Result<Option<PathBuf>> {
    verify(backup)?;
    let folder = book.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = temp_beside(folder)?;
    fs::copy(backup, &beside).map_err(file_error(&beside))?;
    // A backup may be read-only, on a CD or so; the book must not be.
    let mut permissions = fs::metadata(&beside).map_err(file_error(&beside))?.permissions();
    if permissions.readonly() {
        #[expect(
            clippy::permissions_set_readonly_false,
            reason = "a copy of our own, in the user's folder"
        )]
        permissions.set_readonly(false);
        fs::set_permissions(&beside, permissions).map_err(file_error(&beside))?;
    }
    verify(&beside)?;
    sync(&beside)?;
    // A journal of the old file would be rolled into the new one: it goes aside first, whatever happens.
    let journal = super::open::journal_path(book);
    if journal.exists() {
        let kept = book.with_file_name(format!(
            "{}-truoc-phuc-hoi-{}{:02}.dvk-journal",
            stem(book),
            stamp(at),
            at.second()
        ));
        fs::rename(&journal, &kept).map_err(file_error(&journal))?;
    }
    let mut aside = None;
    if book.exists() {
        let name = |n: u32| {
            let more = if n == 0 { String::new() } else { format!("-{n}") };
            book.with_file_name(format!(
                "{}-truoc-phuc-hoi-{}{:02}{more}.dvk",
                stem(book),
                stamp(at),
                at.second()
            ))
        };
        let to = (0..1000).map(name).find(|p| !p.exists()).unwrap_or_else(|| name(1000));
        fs::rename(book, &to).map_err(file_error(book))?;
        aside = Some(to);
    }
    if let Err(e) = beside.persist_noclobber(book) {
        if let Some(aside) = &aside {
            fs::rename(aside, book).map_err(file_error(book))?;
        }
        return Err(file_error(book)(e.error));
    }
    Ok(aside)
}
