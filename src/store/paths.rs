//! The files of a book by name: its folder, the file behind a link, its journal, and names that are too long.
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file itself, there or not, where the path is a link to it: what lies beside a book lies beside that.
pub(super) fn real_path(path: &Path) -> PathBuf {
    /// More links in a row are a ring.
    const LINKS: usize = 20;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = folder_of(&path).join(target);
    }
    // To SQLite a name that begins so is an address.
    if path.to_string_lossy().starts_with("file:") { Path::new(".").join(path) } else { path }
}

/// Letters that SQLite puts after a book's name for its journal.
const JOURNAL: usize = "-journal".len();

fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Bytes on these systems, letters on Windows.
fn length(text: &OsStr) -> usize {
    if cfg!(windows) { text.to_string_lossy().encode_utf16().count() } else { text.len() }
}

/// Is the whole path longer than SQLite takes? On Windows that is up to the system.
pub(super) fn is_too_long(path: &Path) -> bool {
    const MOST: usize = 512;
    cfg!(unix) && length(whole(path).as_os_str()) + JOURNAL > MOST
}

/// Is there no room in the name for that of the journal? Then the book can be read but not written.
pub(super) fn leaves_no_room(path: &Path) -> bool {
    const MOST: usize = 255;
    length(path.file_name().unwrap_or_default()) + JOURNAL > MOST
}

/// Is a path so long that a system may refuse it for that?
pub(super) fn is_long(path: &Path) -> bool {
    /// The old limit of Windows.
    const LONG: usize = 260 - JOURNAL;
    is_too_long(path) || cfg!(windows) && length(whole(path).as_os_str()) >= LONG
}

/// The journal SQLite keeps beside a book while it writes.
pub(super) fn journal_path(book: &Path) -> PathBuf {
    let mut name = book.file_name().unwrap_or_default().to_os_string();
    name.push("-journal");
    book.with_file_name(name)
}
