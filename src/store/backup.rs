//! Backups: taken of the open book, checked, named only when good, thinned out.
use super::{Result, Store, StoreError};
use crate::domain::calendar::Moment;
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// How many are kept: the last ones, then one a day, a week, a month.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// The newest.
    pub last: usize,
    /// Days of which the newest is kept.
    pub days: usize,
    /// Weeks.
    pub weeks: usize,
    /// Months.
    pub months: usize,
    /// Never fewer than this, however little room there is.
    pub least: usize,
    /// All backups together take at most this share of the free room, in percent.
    pub percent_of_free: u64,
}

/// The office's usual.
pub const KEEP: Keep =
    Keep { last: 10, days: 7, weeks: 4, months: 12, least: 3, percent_of_free: 20 };

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

pub(super) fn file_error(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    |source| StoreError::File { path, source }
}

/// A file without a name of its own in a folder, with the rights any new file there has.
pub(super) fn temp_beside(folder: &Path) -> Result<tempfile::TempPath> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.prefix(".dvk-").suffix(".tmp").tempfile_in(folder);
    Ok(file.map_err(file_error(folder))?.into_temp_path())
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

pub(super) fn stem(book: &Path) -> String {
    book.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Makes sure the bytes are on the disk.
pub(super) fn sync(path: &Path) -> Result<()> {
    fs::OpenOptions::new()
        .append(true)
        .open(path)
        .and_then(|f| f.sync_all())
        .map_err(file_error(path))
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

pub(super) fn stamp(at: Moment) -> String {
    format!("{:04}{:02}{:02}-{:02}{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
}

/// A copy of a book that has no name yet: it gets one when it was checked, on any thread.
#[derive(Debug)]
pub struct Unverified {
    copy: tempfile::TempPath,
    book: PathBuf,
    at: Moment,
}

/// Copies the open book by SQLite's own means, beside its backups.
fn copy(db: &Connection, book: &Path, at: Moment) -> Result<Unverified> {
    let folder = folder_of(book);
    fs::create_dir_all(&folder).map_err(file_error(&folder))?;
    let beside = temp_beside(&folder)?;
    let mut target = Connection::open(&beside)?;
    Backup::new(db, &mut target)?.run_to_completion(500, Duration::ZERO, None)?;
    target.close().map_err(|(_, e)| e)?;
    Ok(Unverified { copy: beside, book: book.to_owned(), at })
}

/// Opens a file for reading and checks all of it.
///
/// # Errors
/// [`StoreError::NotVerified`].
pub fn verify(path: &Path) -> Result<()> {
    let good = || -> rusqlite::Result<bool> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let line: String = db.query_row("pragma integrity_check(1)", [], |r| r.get(0))?;
        let id: i32 = db.query_row("pragma application_id", [], |r| r.get(0))?;
        Ok(line == "ok" && id == super::migrate::APPLICATION_ID)
    };
    if path.is_file() && good().unwrap_or(false) {
        Ok(())
    } else {
        Err(StoreError::NotVerified(path.to_owned()))
    }
}

/// Takes one backup into the book's folder.
pub(super) fn keep_one(db: &Connection, book: &Path, at: Moment) -> Result<PathBuf> {
    copy(db, book, at)?.name()
}

impl Unverified {
    /// Checks the copy, names it and thins out the old ones.
    ///
    /// # Errors
    /// [`StoreError`]; all earlier backups are as they were.
    pub fn finish(self) -> Result<PathBuf> {
        let book = self.book.clone();
        let made = self.name()?;
        let free = fs4::available_space(folder_of(&book)).unwrap_or(u64::MAX);
        for old in superfluous(&list(&book), KEEP, free) {
            // One that cannot be removed now is tried again next time.
            let _ = fs::remove_file(old);
        }
        Ok(made)
    }

    fn name(self) -> Result<PathBuf> {
        let Self { copy, book, at } = self;
        verify(&copy)?;
        sync(&copy)?;
        let folder = folder_of(&book);
        // The next free number; it never goes back, so that the newest stays the newest.
        let newest = list(&book).first().filter(|f| f.at >= minute(at)).map_or(0, |f| f.number);
        let mut beside = Some(copy);
        for number in newest + 1..newest + 1000 {
            let target = folder.join(format!("{}-{}-{number:02}.dvk", stem(&book), stamp(at)));
            let Some(temp) = beside.take() else { break };
            match temp.persist_noclobber(&target) {
                Ok(()) => return Ok(target),
                Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => {
                    beside = Some(e.path);
                }
                Err(e) => return Err(file_error(&target)(e.error)),
            }
        }
        Err(file_error(&folder)(std::io::ErrorKind::AlreadyExists.into()))
    }
}

fn minute(at: Moment) -> Moment {
    at.with().second(0).subsec_nanosecond(0).build().unwrap_or(at)
}

/// Which of these (newest first) may go. Pure: the rules of rotation.
pub fn superfluous(found: &[Found], keep: Keep, free: u64) -> Vec<PathBuf> {
    let mut kept = vec![false; found.len()];
    let mut mark = |most: usize, key: &dyn Fn(Moment) -> (i16, i16)| {
        let mut seen: Vec<(i16, i16)> = Vec::new();
        for (f, kept) in found.iter().zip(&mut kept) {
            let key = key(f.at);
            if !seen.contains(&key) && seen.len() < most {
                seen.push(key);
                *kept = true;
            }
        }
    };
    mark(keep.days, &|at| (at.year(), at.date().day_of_year()));
    mark(keep.weeks, &|at| {
        let week = at.date().iso_week_date();
        (week.year(), i16::from(week.week()))
    });
    mark(keep.months, &|at| (at.year(), i16::from(at.month())));
    for kept in kept.iter_mut().take(keep.last) {
        *kept = true;
    }
    // Little room: from the oldest on, but never below the least.
    let room = free / 100 * keep.percent_of_free;
    let mut total: u64 = found.iter().zip(&kept).filter(|(_, k)| **k).map(|(f, _)| f.size).sum();
    let mut count = kept.iter().filter(|k| **k).count();
    for (f, kept) in found.iter().zip(&mut kept).rev() {
        if *kept && total > room && count > keep.least {
            *kept = false;
            total -= f.size;
            count -= 1;
        }
    }
    found.iter().zip(kept).filter(|(_, k)| !k).map(|(f, _)| f.path.clone()).collect()
}

/// Copies files as they are into the backups folder, before something risky.
pub(super) fn set_aside_copies(book: &Path, files: &[&Path], at: Moment) -> Result<()> {
    let folder = folder_of(book).join(format!("su-co-{}{:02}", stamp(at), at.second()));
    fs::create_dir_all(&folder).map_err(file_error(&folder))?;
    for file in files {
        let target = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &target).map_err(file_error(&target))?;
    }
    Ok(())
}

impl Store {
    /// Begins a backup beside the book; [`Unverified::finish`] does the rest. `None` for a book in
    /// memory.
    ///
    /// # Errors
    /// [`StoreError`]; the book and all earlier backups are as they were.
    pub fn begin_backup(&self, at: Moment) -> Result<Option<Unverified>> {
        self.path().map(|book| copy(self.db(), book, at)).transpose()
    }

    /// Writes a compact, checked copy for a stick: no trace of deleted rows.
    ///
    /// # Errors
    /// [`StoreError`]; no file of that name is left half written.
    pub fn copy_out(&self, target: &Path) -> Result<()> {
        let same = |book: &Path| matches!((book.canonicalize(), target.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if self.path().is_some_and(same) {
            return Err(file_error(target)(std::io::ErrorKind::AlreadyExists.into()));
        }
        let folder =
            target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let room = tempfile::Builder::new()
            .prefix(".dvk-")
            .tempdir_in(folder)
            .map_err(file_error(folder))?;
        let beside = room.path().join("copy.dvk");
        self.db().execute(include_str!("vacuum_into.sql"), (beside.to_string_lossy(),))?;
        verify(&beside)?;
        sync(&beside)?;
        fs::rename(&beside, target).map_err(file_error(target))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(at: &str) -> Found {
        Found { path: PathBuf::from(at), at: at.parse().unwrap(), number: 1, size: 1000 }
    }

    #[test]
    fn thinned_to_the_last_then_days_weeks_months() {
        // Every hour of 60 days, newest first.
        let mut all = Vec::new();
        let mut at: Moment = "2016-12-31T16:00:00".parse().unwrap();
        for _ in 0..60 * 8 {
            all.push(found(&at.to_string()));
            at = at.checked_sub(jiff::ToSpan::hours(3)).unwrap();
        }
        let gone = superfluous(&all, KEEP, u64::MAX);
        let left: Vec<&Found> = all.iter().filter(|f| !gone.contains(&f.path)).collect();
        assert_eq!(left.first().unwrap().at.to_string(), "2016-12-31T16:00:00");
        let days: std::collections::BTreeSet<_> = left.iter().map(|f| f.at.date()).collect();
        assert!(days.len() >= 9 && left.len() <= 10 + 7 + 4 + 12, "{days:?}");
        assert!(left.iter().any(|f| f.at.month() == 11), "one of last month");
        // Hardly any room: the newest three stay.
        let gone = superfluous(&all, KEEP, 10);
        assert_eq!(all.len() - gone.len(), 3);
        assert!(!gone.contains(&all[0].path));
    }

    #[test]
    fn names_read_back() {
        let at: Moment = "2016-12-05T14:03:00".parse().unwrap();
        assert_eq!(read_stamp(&format!("{}-07", stamp(at))), Some((at, 7)));
        for bad in ["", "2016-12-05", "20161205-1403", "20161305-1403-01", "20161205-1403-01-02"] {
            assert_eq!(read_stamp(bad), None, "{bad}");
        }
    }
}
