//! Putting a backup in the place of a book. Cut off at any moment, the next opening finishes it or takes it
//! back: there is a book at all times.
mod intent;

use super::{
    Result,
    backup::{file_error, stamp, stem, sync, temp_beside, verify},
    open::{guard::nobody_else, look::look},
    paths::{folder_of, journal_path, real_path},
};
use crate::domain::{calendar::Moment, failure::Remark};
use intent::{Intent, prepared};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A backup that stands in the place of a book now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The name of the file that stood there.
    pub aside: Option<PathBuf>,
    /// What became of an earlier one that was cut off.
    pub earlier: Option<Remark>,
}

/// Puts a backup in the place of a book that is closed, broken or gone; where the path is a link, in the
/// place of the file it leads to. The present file, if any, is set aside first. No backup is
/// moved, changed or pushed out.
///
/// # Errors
/// [`crate::domain::failure::OpenProblem`] when the backup is no book of ours or the book is in use;
/// [`super::StoreError`]. Then the present file is in its place, or the next opening puts it there.
pub fn restore(book: &Path, backup: &Path, at: Moment) -> Result<Restored> {
    look(backup)?;
    verify(backup)?;
    let book = &real_path(book);
    let earlier = take_up(book)?;
    if let Some(earlier) = &earlier {
        log::info!("{}: {earlier:?}", book.display());
    }
    // Held until the new file stands there: nobody begins to work in the old one meanwhile.
    let _held = nobody_else(book)?;
    prepare(book, backup)?;
    let intent = Intent { aside: free_name(book, at), had_book: book.exists() };
    let note = intent::write(book, &intent).inspect_err(|_| drop_prepared(book))?;
    if let Err(e) = intent.carry_out(book) {
        // If even this fails, the note stays for the next opening.
        if let Some(aside) = intent.take_back(book)? {
            log::warn!("another file in the place of the book, which is {}", aside.display());
        }
        note.remove(book);
        return Err(e);
    }
    note.remove(book);
    Ok(Restored { aside: intent.aside(book), earlier })
}

/// Copies the backup beside the book, as a file that can be written, and checks the copy.
fn prepare(book: &Path, backup: &Path) -> Result<()> {
    let beside = temp_beside(folder_of(book))?;
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
    let prepared = prepared(book);
    beside.persist(&prepared).map_err(|e| file_error(&prepared)(e.error))
}

fn drop_prepared(book: &Path) {
    let _ = fs::remove_file(prepared(book));
}

/// A name beside the book under which neither a file nor its journal lies.
fn free_name(book: &Path, at: Moment) -> String {
    let name = |n: u32| {
        let more = if n == 0 { String::new() } else { format!("-{n}") };
        format!("{}-truoc-phuc-hoi-{}{:02}{more}.dvk", stem(book), stamp(at), at.second())
    };
    let is_free = |name: &String| {
        let path = book.with_file_name(name);
        !path.exists() && !journal_path(&path).exists()
    };
    (0..1000).map(name).find(is_free).unwrap_or_else(|| name(1000))
}

/// Finishes putting a book back that was cut off, or takes it back when the copy is not in order.
///
/// # Errors
/// [`crate::domain::failure::OpenProblem::InUse`] while another run is at it; [`super::StoreError`].
pub(super) fn take_up(book: &Path) -> Result<Option<Remark>> {
    let Some((note, intent)) = intent::find(book)? else { return Ok(None) };
    let Some(intent) = intent else {
        // The note itself was cut off: nothing was renamed.
        note.remove(book);
        return Ok(None);
    };
    let _held = nobody_else(book)?;
    let mut done = intent.is_done(book);
    if !done {
        done = verify(&prepared(book)).and_then(|()| intent.carry_out(book)).is_ok();
    }
    let remark = if done {
        Remark::RestoreFinished(intent.aside(book))
    } else {
        Remark::RestoreTakenBack(intent.take_back(book)?)
    };
    note.remove(book);
    Ok(Some(remark))
}
