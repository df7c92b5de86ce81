//! What kills and bad days left behind is cleared when it is no longer needed.
use super::{KEEP, folder_of};
use std::{
    fs::{self, DirEntry, Metadata},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// So many folders of files set aside are kept.
const KEPT_ASIDE: usize = 3;
/// What was not written for so long is in nobody's hands.
const ABANDONED: Duration = Duration::from_hours(24);

/// Clears what is not needed any more, now that there is a good backup. What cannot be cleared now is
/// tried again next time.
pub(super) fn clear_leftovers(book: &Path, backup: &Path) {
    let folder = folder_of(book);
    let Ok(good_since) = fs::metadata(backup).and_then(|m| m.modified()) else { return };
    for old in aside_to_clear(&folder, good_since) {
        let _ = fs::remove_dir_all(old);
    }
    for folder in [folder.as_path(), book.parent().unwrap_or(Path::new("."))] {
        clear_temporaries(folder, good_since);
    }
}

/// What stands in a folder, with what is known of it. What cannot be looked at is left alone.
fn entries(folder: &Path) -> impl Iterator<Item = (DirEntry, String, Metadata, SystemTime)> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| {
        let about = entry.metadata().ok()?;
        let name = entry.file_name().into_string().ok()?;
        let at = about.modified().ok()?;
        Some((entry, name, about, at))
    })
}

/// Folders of files set aside, all but the newest few, and fewer when they take much room. Whatever is
/// newer than the good backup stays: it may hold what is nowhere else.
fn aside_to_clear(folder: &Path, good_since: SystemTime) -> Vec<PathBuf> {
    let mut aside: Vec<(SystemTime, String, PathBuf, u64)> = entries(folder)
        .filter(|(_, name, about, _)| about.is_dir() && name.starts_with(super::aside::PREFIX))
        .map(|(entry, name, _, at)| {
            let size = entries(&entry.path()).map(|(_, _, about, _)| about.len()).sum();
            (at, name, entry.path(), size)
        })
        .collect();
    aside.sort();
    let room = fs4::available_space(folder).unwrap_or(u64::MAX) / 100 * KEEP.percent_of_free;
    let mut total = 0u64;
    let newest_first = aside.into_iter().rev().enumerate();
    newest_first
        .filter(|(place, (at, .., size))| {
            total = total.saturating_add(*size);
            *at <= good_since && (*place >= KEPT_ASIDE || (*place > 0 && total > room))
        })
        .map(|(_, (_, _, path, _))| path)
        .collect()
}

/// Is it a name that only our own temporary files and folders have?
fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(".dvk-").map(|rest| {
        rest.strip_suffix("-journal").unwrap_or(rest).strip_suffix(".tmp").unwrap_or(rest)
    });
    random.is_some_and(|r| r.len() == 6 && r.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Clears temporary files and folders that nobody has written to for a day.
pub(super) fn clear_temporaries(folder: &Path, now: SystemTime) {
    for (entry, name, about, at) in entries(folder) {
        let is_old = now.duration_since(at).is_ok_and(|age| age >= ABANDONED);
        if !is_old || !is_temporary(&name) {
            continue;
        }
        if about.is_file() {
            let _ = fs::remove_file(entry.path());
        } else if about.is_dir() {
            // Only what a copy for a stick has in it; with anything else the folder stays.
            for file in ["copy.dvk", "copy.dvk-journal"] {
                let _ = fs::remove_file(entry.path().join(file));
            }
            let _ = fs::remove_dir(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_temporary_names() {
        for ours in [".dvk-aB3xY9.tmp", ".dvk-aB3xY9.tmp-journal", ".dvk-aB3xY9"] {
            assert!(is_temporary(ours), "{ours}");
        }
        for other in [".dvk-", ".dvk-notes", "dvk-aB3xY9.tmp", ".dvk-aB3xY9.dvk", "so.dvk"] {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
