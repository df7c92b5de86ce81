//! Where the backups of a book lie, how they are called, and in what order they come.
use crate::domain::calendar::Moment;
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What the folder of backups is called after the book.
const FOLDER: &str = "-sao-luu";
/// Bytes that a name may have: on Linux bytes, on Windows letters, which are never more.
const LONGEST_NAME: usize = 255;
/// Bytes kept free after the book's name for what is added to it, `-journal` included.
const ADDED: usize = 56;
/// What a whole path may have: letters on Windows, bytes elsewhere.
const LONGEST_PATH: usize = if cfg!(windows) { 259 } else { 4095 };
/// A name is never cut below this, however deep its folder lies.
const SHORTEST: usize = 24;

/// The place of a backup among all of its book, oldest first. The clock may go back; this never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Of the first version of this program: the minute, and a running number within it.
    ByClock(Moment, u64),
    /// As the book counts its backups.
    Counted(u64),
}

/// One backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// When it was taken, by its name.
    pub at: Moment,
    /// Its place among the others.
    pub turn: Turn,
    /// Bytes.
    pub size: u64,
}

/// `‹sổ›-sao-luu`, beside the book.
pub fn folder_of(book: &Path) -> PathBuf {
    book.with_file_name(stem(book) + FOLDER)
}

/// The book a backup was taken of, by the folder it lies in; `None` for a file anywhere else.
pub fn book_of(backup: &Path) -> Option<PathBuf> {
    let folder = backup.parent()?;
    let name = folder.file_name()?.to_string_lossy();
    let direct = folder.with_file_name(format!("{}.dvk", name.strip_suffix(FOLDER)?));
    if direct.exists() {
        return Some(direct);
    }
    // A long name was cut: the book is the one beside that has this folder.
    let beside = fs::read_dir(folder.parent()?).into_iter().flatten().flatten();
    let mut books = beside.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "dvk"));
    Some(books.find(|book| folder_of(book) == folder).unwrap_or(direct))
}

/// The book's name without its ending, cut where the names made from it would be too long.
pub(in crate::store) fn stem(book: &Path) -> String {
    let whole = book.file_stem().unwrap_or_default().to_string_lossy();
    let absolute = std::path::absolute(book).unwrap_or_else(|_| book.to_owned());
    let folder = absolute.parent().unwrap_or(Path::new("")).to_string_lossy();
    let length = if cfg!(windows) { folder.encode_utf16().count() } else { folder.len() };
    // The name stands twice in the path of a backup.
    let deep = LONGEST_PATH.saturating_sub(length + ADDED) / 2;
    cut(&whole, deep.clamp(SHORTEST, LONGEST_NAME - ADDED))
}

/// The beginning of a name that is longer than `room` bytes, and a mark that tells it from others with
/// the same beginning.
fn cut(name: &str, room: usize) -> String {
    if name.len() <= room {
        return name.to_owned();
    }
    let digest = Sha256::digest(name.as_bytes());
    let mark = digest.iter().take(4).fold(0u32, |mark, byte| mark << 8 | u32::from(*byte));
    let mark = format!("~{mark:08x}");
    let end = (0..=room.saturating_sub(mark.len())).rev().find(|at| name.is_char_boundary(*at));
    name.get(..end.unwrap_or(0)).unwrap_or_default().to_owned() + &mark
}

/// The backups of a book, newest first.
pub fn list(book: &Path) -> Vec<Found> {
    let prefix = stem(book) + "-";
    let mut found: Vec<Found> = fs::read_dir(folder_of(book))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let (at, turn) = read_stamp(name.strip_prefix(&prefix)?.strip_suffix(".dvk")?)?;
            Some(Found { path: entry.path(), at, turn, size: entry.metadata().ok()?.len() })
        })
        .collect();
    found.sort_by_key(|f| std::cmp::Reverse((f.turn, f.at)));
    found
}

/// The name of a book's backup.
pub(super) fn file_name(book: &Path, at: Moment, number: u64) -> String {
    format!("{}-{}-{number:05}.dvk", stem(book), stamp(at))
}

/// The number of the newest backup in the folder that was counted; 0 when there is none.
pub(super) fn last_number(book: &Path) -> u64 {
    match list(book).first().map(|f| f.turn) {
        Some(Turn::Counted(number)) => number,
        _ => 0,
    }
}

/// Reads `YYYYMMDD-HHMM-NNNNN`, and `YYYYMMDD-HHMM-NN` of the first version.
fn read_stamp(text: &str) -> Option<(Moment, Turn)> {
    let mut parts = text.split('-');
    let (day, time, number) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = [day, time, number].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    if parts.next().is_some() || !digits || day.len() != 8 || time.len() != 4 {
        return None;
    }
    let two = |s: &str, at: usize| s.get(at..at + 2)?.parse::<i8>().ok();
    let year = day.get(..4)?.parse().ok()?;
    let at = Moment::new(year, two(day, 4)?, two(day, 6)?, two(time, 0)?, two(time, 2)?, 0, 0);
    let (at, count) = (at.ok()?, number.parse().ok()?);
    match number.len() {
        ..5 => Some((at, Turn::ByClock(at, count))),
        // No book counts further; after a longer one there would be no next.
        5..=15 => Some((at, Turn::Counted(count))),
        _ => None,
    }
}

/// `YYYYMMDD-HHMM`; a year that has not four digits is written as the nearest that has.
pub(in crate::store) fn stamp(at: Moment) -> String {
    let year = at.year().clamp(0, 9999);
    format!("{year:04}{:02}{:02}-{:02}{:02}", at.month(), at.day(), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let at: Moment = "2016-12-05T14:03:00".parse().unwrap();
        let read = |text: &str| read_stamp(text).map(|(_, turn)| turn);
        assert_eq!(read("20161205-1403-07"), Some(Turn::ByClock(at, 7)));
        assert_eq!(read("20161205-1403-00007"), Some(Turn::Counted(7)));
        assert_eq!(read("20161205-1403-123456"), Some(Turn::Counted(123_456)));
        for bad in [
            "",
            "2016-12-05",
            "20161205-1403",
            "20161305-1403-01",
            "20161205-1403-01-02",
            "20161205-1403-",
            "+2016205-1403-00007",
            "20161205-1403-18446744073709551615",
        ] {
            assert_eq!(read_stamp(bad), None, "{bad}");
        }
        for moment in [Moment::MIN, Moment::MAX, Moment::ZERO] {
            assert!(read_stamp(&(stamp(moment) + "-00001")).is_some(), "{moment}");
        }
    }

    #[test]
    fn counted_ones_come_after_those_by_clock() {
        let at = |text: &str| text.parse().unwrap();
        let mut turns = [
            Turn::Counted(2),
            Turn::ByClock(at("2030-01-01T00:00"), 1),
            Turn::Counted(1),
            Turn::ByClock(at("2016-01-01T00:00"), 2),
        ];
        turns.sort();
        assert_eq!(turns[0], Turn::ByClock(at("2016-01-01T00:00"), 2));
        assert_eq!(turns[2..], [Turn::Counted(1), Turn::Counted(2)]);
    }

    #[test]
    fn a_long_name_is_cut_between_letters_and_stays_apart_from_its_like() {
        assert_eq!(cut("sổ dân vận", 40), "sổ dân vận");
        let (one, other) = ("ă".repeat(120) + "1", "ă".repeat(120) + "2");
        for room in SHORTEST..60 {
            let (one, other) = (cut(&one, room), cut(&other, room));
            assert!(one.len() <= room && one.starts_with('ă') && one != other, "{one}");
            assert_eq!(cut(&one, room), one, "what was cut is not cut again");
        }
    }
}
