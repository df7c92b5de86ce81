//! Where the backups of a book lie, how they are called, and in what order they come.
use crate::domain::calendar::Moment;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// One backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// When it was taken, by its name.
    pub at: Moment,
    /// Running number within the minute: the order even when the clock went back.
    pub number: u32,
    /// Bytes.
    pub size: u64,
}

/// `‹sổ›-sao-luu`, beside the book.
pub fn folder_of(book: &Path) -> PathBuf {
    book.with_file_name(format!("{}-sao-luu", stem(book)))
}

/// The book a backup was taken of, by the folder it lies in; `None` for a file anywhere else.
pub fn book_of(backup: &Path) -> Option<PathBuf> {
    let folder = backup.parent()?;
    let name = folder.file_name()?.to_string_lossy();
    let stem = name.strip_suffix("-sao-luu")?;
    Some(folder.with_file_name(format!("{stem}.dvk")))
}

pub(in crate::store) fn stem(book: &Path) -> String {
    book.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The backups of a book, newest first.
pub fn list(book: &Path) -> Vec<Found> {
    let prefix = format!("{}-", stem(book));
    let mut found: Vec<Found> = fs::read_dir(folder_of(book))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let (at, number) = read_stamp(name.strip_prefix(&prefix)?.strip_suffix(".dvk")?)?;
            Some(Found { path: entry.path(), at, number, size: entry.metadata().ok()?.len() })
        })
        .collect();
    found.sort_by_key(|f| std::cmp::Reverse((f.at, f.number)));
    found
}

/// Reads `YYYYMMDD-HHMM-NN`.
fn read_stamp(text: &str) -> Option<(Moment, u32)> {
    let mut parts = text.split('-');
    let (day, time, number) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() != 8 || time.len() != 4 {
        return None;
    }
    let two = |s: &str, at: usize| s.get(at..at + 2)?.parse::<i8>().ok();
    let at = Moment::new(
        day.get(..4)?.parse().ok()?,
        two(day, 4)?,
        two(day, 6)?,
        two(time, 0)?,
        two(time, 2)?,
        0,
        0,
    );
    Some((at.ok()?, number.parse().ok()?))
}

pub(in crate::store) fn stamp(at: Moment) -> String {
    format!("{:04}{:02}{:02}-{:02}{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
}

pub(super) fn minute(at: Moment) -> Moment {
    at.with().second(0).subsec_nanosecond(0).build().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let at: Moment = "2016-12-05T14:03:00".parse().unwrap();
        assert_eq!(read_stamp(&format!("{}-07", stamp(at))), Some((at, 7)));
        for bad in ["", "2016-12-05", "20161205-1403", "20161305-1403-01", "20161205-1403-01-02"] {
            assert_eq!(read_stamp(bad), None, "{bad}");
        }
    }
}
