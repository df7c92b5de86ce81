//! Of a book with a journal left beside it: is the file right as it stands, or as the journal makes it?
use super::has_strange_names;
use crate::{
    domain::failure::LastStep,
    store::{Reader, Result, migrate::APPLICATION_ID},
};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::path::Path;

/// A step by its key, and by the key that it has on every PC.
pub(super) type StepKey = (i64, String);

/// One copy of the book, and what is to be known of it.
pub(super) struct Candidate {
    db: Option<Connection>,
    /// Every page and index is in order, and it is a book of ours.
    pub(super) is_whole: bool,
    pub(super) newest: Option<StepKey>,
    /// Everything that the newest step says it wrote is there.
    pub(super) newest_is_whole: bool,
}

impl Candidate {
    /// Opens a copy of our own; a journal beside it is rolled in.
    pub(super) fn of(copy: &Path) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(copy, flags).ok();
        let read = |what: fn(&Connection) -> Result<bool>| {
            // What cannot be read is not in order.
            db.as_ref().is_some_and(|db| what(db).unwrap_or(false))
        };
        let (is_whole, newest_is_whole) = (read(is_whole), read(newest_is_whole));
        let newest = db.as_ref().and_then(|db| newest(db).ok().flatten());
        Self { db, is_whole, newest, newest_is_whole }
    }

    /// Its newest step in words, where that can be read.
    pub(super) fn last_step(&self) -> Option<LastStep> {
        let newest = include_str!("newest_step.sql");
        let read = self.db.as_ref()?.query_row(newest, [], |r| {
            Ok(LastStep { kind: r.get(2)?, label: r.get(3)?, at: r.get(4)? })
        });
        read.ok()
    }

    /// Has it another step under this key? A copy that cannot tell has not.
    fn contradicts(&self, step: &StepKey) -> bool {
        let uid = |db: &Connection| {
            db.query_row(include_str!("uid_of_step.sql"), [step.0], |r| r.get::<_, String>(0))
                .optional()
        };
        match self.db.as_ref().map(uid) {
            Some(Ok(Some(uid))) => uid != step.1,
            // All of its steps can be read, and this one is not there.
            Some(Ok(None)) => self.is_whole,
            _ => false,
        }
    }
}

fn is_whole(db: &Connection) -> Result<bool> {
    let id: i32 = db.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let found: String = db.query_row("pragma integrity_check(1)", [], |r| r.get(0))?;
    let broken_reference = db.prepare("pragma foreign_key_check")?.exists([])?;
    Ok(id == APPLICATION_ID && found == "ok" && !broken_reference && !has_strange_names(db)?)
}

fn newest(db: &Connection) -> Result<Option<StepKey>> {
    let newest = include_str!("newest_step.sql");
    Ok(db.query_row(newest, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

fn newest_is_whole(db: &Connection) -> Result<bool> {
    let Some((step, _)) = newest(db)? else { return Ok(false) };
    Reader { db }.stands_as_written(crate::domain::ids::StepId(step))
}

/// What is to become of a book with a journal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The file is right as it stands: the journal must not be rolled in.
    FileIsRight,
    /// The last save was cut off: the journal takes it back.
    RollBack,
    /// Neither is in order.
    Neither,
}

/// Judges by the file as it stands and as the journal makes it. `same`: both have the same bytes.
pub(super) fn verdict(alone: &Candidate, mended: &Candidate, same: bool) -> Verdict {
    // A journal takes back the one save it belongs to: it leads to a step that the file has, too.
    let foreign = mended.newest.as_ref().is_some_and(|step| alone.contradicts(step));
    let id = |c: &Candidate| c.newest.as_ref().map_or(0, |(id, _)| *id);
    match (alone.is_whole, mended.is_whole && !foreign) {
        (false, false) => Verdict::Neither,
        (true, false) => Verdict::FileIsRight,
        (false, true) => Verdict::RollBack,
        (true, true) if same => Verdict::FileIsRight,
        (true, true) => match id(alone) - id(mended) {
            // Cut off before its step was written, or something that is no step.
            0 => Verdict::RollBack,
            // Cut off in the middle, or after the last byte.
            1 if !alone.newest_is_whole => Verdict::RollBack,
            // Whole steps were made since: the journal is an old one.
            _ => Verdict::FileIsRight,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(is_whole: bool, newest: i64, newest_is_whole: bool) -> Candidate {
        let newest = Some((newest, format!("uid {newest}")));
        Candidate { db: None, is_whole, newest, newest_is_whole }
    }

    #[test]
    fn the_journal_is_rolled_in_only_where_it_takes_a_half_save_back() {
        let before = copy(true, 7, true);
        let judge = |alone: &Candidate| verdict(alone, &before, false);
        assert_eq!(judge(&copy(false, 8, true)), Verdict::RollBack, "torn pages");
        assert_eq!(judge(&copy(true, 7, true)), Verdict::RollBack, "its step not yet written");
        assert_eq!(judge(&copy(true, 8, false)), Verdict::RollBack, "its rows not yet written");
        assert_eq!(judge(&copy(true, 8, true)), Verdict::FileIsRight, "all of it written");
        assert_eq!(judge(&copy(true, 9, false)), Verdict::FileIsRight, "an old journal");
        assert_eq!(verdict(&before, &before, true), Verdict::FileIsRight, "nothing to take back");
        let broken = copy(false, 3, false);
        assert_eq!(verdict(&before, &broken, false), Verdict::FileIsRight, "a foreign journal");
        assert_eq!(verdict(&broken, &broken, false), Verdict::Neither);
    }
}
