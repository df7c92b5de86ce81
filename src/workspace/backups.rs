//! When the open book is backed up by itself, and what is done as it is closed.
use super::{Workspace, backup, check_clock};
use crate::{
    domain::{
        calendar::{Moment, may_be_now},
        failure::{DiskTrouble, Remark},
        ids::StepId,
    },
    store::StoreError,
};
use jiff::Span;
use std::{
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
    time::Duration,
};

/// Minutes between backups while there are changes.
const BACKUP_EVERY_MINUTES: i64 = 30;
/// Minutes until a backup that failed is tried again by itself.
const TRY_AGAIN_MINUTES: i64 = 1;
/// Of each frame of the window, so much at most is spent on copying.
const COPYING_A_FRAME: Duration = Duration::from_millis(4);
/// When the window should come again while a copy is under way.
const NEXT_FRAME: Duration = Duration::from_millis(10);
/// When it should ask whether the copy was found good.
const CHECKED_BY: Duration = Duration::from_millis(500);
/// A clock that goes back by less was only set right.
const CLOCK_MAY_GO_BACK_MINUTES: i64 = 60;
/// Months for which the history keeps row images; older steps keep their label.
const KEEP_IMAGES_MONTHS: i32 = 24;
/// After a jump of the clock it is taken to be right again once there were steps on so many days.
const CLOCK_IS_RIGHT_DAYS: i64 = 30;
/// Days whose row images are kept however much room they take.
const SPARE_IMAGES_DAYS: i32 = 30;
/// Bytes up to which a file is small: there all 24 months are kept.
const SMALL_FILE: i64 = 32 << 20;

/// How the backups of an open book stand.
#[derive(Debug, Default)]
pub(super) struct Backups {
    /// When the newest one was taken.
    last: Option<Moment>,
    /// Were there changes since?
    unsaved: bool,
    /// One is due before half an hour is over: for the day's first change, or because one failed.
    wanted: bool,
    /// Copied a little at every tick instead of at once.
    in_steps: bool,
    /// Something was saved since the last tick.
    just_changed: bool,
    /// When the copy under way, or being checked, was begun.
    begun: Option<Moment>,
    /// A copy that a worker is checking.
    checking: Option<JoinHandle<Result<backup::Made, StoreError>>>,
    /// When the last try failed; it is not tried at every frame.
    failed: Option<Moment>,
    /// It was said that backups fail, and they still do.
    said_failed: bool,
    /// It was said that a backup shows the book to be damaged, and the newest one still does.
    said_damaged: bool,
    /// The newest step when it was said that the clock has jumped.
    clock_said: Option<StepId>,
}

impl Backups {
    /// Of a book that was just opened.
    pub(super) fn of(book: Option<&Path>) -> Self {
        let last = book.and_then(|book| backup::list(book).first().map(|newest| newest.at));
        Self { last, ..Self::default() }
    }
}

/// Minutes between two moments, whichever comes first.
fn minutes_apart(one: Moment, other: Moment) -> i64 {
    one.duration_since(other).as_mins().abs()
}

impl Workspace {
    /// From now on a backup by itself is copied a little at every [`Workspace::tick`], so that no save
    /// waits for it.
    pub fn back_up_in_steps(&mut self) {
        self.backups.in_steps = true;
    }

    /// Before the day's first change: a backup. One that fails does not stop the change; see
    /// [`Workspace::take_remarks`].
    pub(super) fn before_change(&mut self, at: Moment) {
        if self.path().is_none() || self.is_read_only() {
            return;
        }
        self.watch_clock(at);
        self.backups.failed = None;
        self.backups.wanted |= self.backups.last.is_none_or(|last| last.date() != at.date());
        if self.backups.wanted && !self.backups.in_steps {
            self.back_up_quietly(at);
        }
    }

    /// After a change.
    pub(super) fn backup_is_behind(&mut self) {
        self.backups.unsaved = true;
        self.backups.just_changed = true;
    }

    /// Says once that the clock is not where the history of the book ends.
    fn watch_clock(&mut self, at: Moment) {
        let Ok(steps) = self.read().history(1) else { return };
        let Some(step) = steps.first().filter(|s| self.backups.clock_said != Some(s.id)) else {
            return;
        };
        let Ok(last) = step.at.parse::<Moment>() else { return };
        let went_back = last.duration_since(at).as_mins() > CLOCK_MAY_GO_BACK_MINUTES;
        let went_far = last.checked_add(Span::new().years(1)).is_ok_and(|later| at > later);
        if went_back || went_far {
            self.backups.clock_said = Some(step.id);
            self.remarks.push(Remark::ClockJumped { last, now: at });
        }
    }

    /// Begins a backup: at once, or to be gone on with at every tick.
    fn back_up_quietly(&mut self, at: Moment) {
        self.finish_backup();
        self.backups.begun = Some(at);
        let done = if self.backups.in_steps {
            self.store.begin_copy(at)
        } else {
            self.store.copy_at_once(at).map(|copy| self.check_copy(copy))
        };
        if let Err(why) = done {
            self.backup_failed(&why);
        }
    }

    /// Everything is copied: a worker checks it and gives it its name.
    fn check_copy(&mut self, copy: Option<backup::Unverified>) {
        let Some(copy) = copy else { return };
        self.backups.unsaved = false;
        self.backups.wanted = false;
        self.backups.last = self.backups.begun;
        self.backups.checking = Some(thread::spawn(move || copy.finish()));
    }

    /// Waits for a backup that is being checked.
    pub fn finish_backup(&mut self) {
        let Some(worker) = self.backups.checking.take() else { return };
        match worker.join() {
            Ok(Ok(made)) => self.backup_made(&made),
            // What could not be checked counts as not backed up.
            Ok(Err(why)) => self.backup_failed(&why),
            Err(_) => self.backup_failed(&StoreError::NotVerified(PathBuf::new())),
        }
    }

    fn backup_made(&mut self, made: &backup::Made) {
        self.backups.failed = None;
        self.backups.said_failed = false;
        let said = std::mem::replace(&mut self.backups.said_damaged, !made.is_whole);
        if !made.is_whole && !said {
            self.remarks.push(Remark::BackupOfDamaged(made.path.clone()));
        }
    }

    fn backup_failed(&mut self, why: &StoreError) {
        self.backups.unsaved = true;
        self.backups.wanted = true;
        self.backups.failed = self.backups.begun;
        if !std::mem::replace(&mut self.backups.said_failed, true) {
            self.remarks.push(Remark::BackupFailed(Box::new(why.failure())));
        }
    }

    /// Call at every frame: says when the book is no longer where it was, and takes a backup when changes
    /// are older than half an hour. When it should be called again, if there is something to do.
    pub fn tick(&mut self, at: Moment) -> Option<Duration> {
        if let Some(trouble) = self.newly_gone() {
            self.remarks.push(Remark::BookGone(trouble));
        }
        if self.path().is_none() || self.is_read_only() || !may_be_now(at) {
            return None;
        }
        self.take_checked();
        if self.said_gone.is_some() {
            return None;
        }
        // The frame that shows what was saved is not made longer.
        let is_busy = std::mem::take(&mut self.backups.just_changed) && self.backups.in_steps;
        if self.store.is_copying() {
            if !is_busy {
                match self.store.copy_on(Some(COPYING_A_FRAME)) {
                    Ok(copy) => self.check_copy(copy),
                    Err(why) => self.backup_failed(&why),
                }
            }
        } else if self.backups.checking.is_none() && self.is_due(at) {
            if is_busy {
                return Some(NEXT_FRAME);
            }
            self.back_up_quietly(at);
        }
        if self.store.is_copying() {
            Some(NEXT_FRAME)
        } else {
            self.backups.checking.as_ref().map(|_| CHECKED_BY)
        }
    }

    fn is_due(&self, at: Moment) -> bool {
        let b = &self.backups;
        let may_try = b.failed.is_none_or(|failed| minutes_apart(at, failed) >= TRY_AGAIN_MINUTES);
        // The clock may have gone back: then the day is another, and half an hour is long over.
        let is_old = b.last.is_none_or(|last| minutes_apart(at, last) >= BACKUP_EVERY_MINUTES);
        b.unsaved && may_try && (b.wanted || is_old)
    }

    fn take_checked(&mut self) {
        if self.backups.checking.as_ref().is_some_and(JoinHandle::is_finished) {
            self.finish_backup();
        }
    }

    /// What happened beside the work since this was last asked: each is said once.
    pub fn take_remarks(&mut self) -> Vec<Remark> {
        self.take_checked();
        std::mem::take(&mut self.remarks)
    }

    /// Takes a backup now.
    ///
    /// # Errors
    /// [`StoreError`]; the book is as it was.
    pub fn back_up(&mut self, at: Moment) -> Result<Option<PathBuf>, StoreError> {
        check_clock(at)?;
        self.finish_backup();
        // One that is under way is the one that is wanted.
        let copy = match self.store.copy_on(None) {
            Ok(Some(copy)) => Some(copy),
            Ok(None) | Err(_) => self.store.copy_at_once(at)?,
        };
        let Some(made) = copy.map(backup::Unverified::finish).transpose()? else { return Ok(None) };
        self.backups.unsaved = false;
        self.backups.wanted = false;
        self.backups.last = Some(at);
        self.backup_made(&made);
        Ok(Some(made.path))
    }

    /// Writes a compact, checked copy, for a stick.
    ///
    /// # Errors
    /// [`StoreError`]; nothing half written is left.
    pub fn copy_out(&self, target: &Path) -> Result<(), StoreError> {
        // A compact copy is a transaction of its own.
        self.store.let_go();
        self.store.copy_out(target)
    }

    /// Gives up a backup that is being copied: the book may go to another thread. It is taken again
    /// afterwards.
    pub fn stop_copying(&mut self) {
        self.store.stop_copying();
    }

    /// Closes the book: forgets row images of long ago and takes a backup when something changed.
    /// What could not be done is what it returns; the book itself is safe.
    pub fn close(mut self, at: Moment) -> Vec<Remark> {
        self.finish_backup();
        if self.store.gone() == Some(DiskTrouble::FolderGone) {
            // A folder made anew in its place would hold a backup that nobody looks for.
            self.remarks.push(Remark::BookGone(DiskTrouble::FolderGone));
        } else if self.backups.unsaved || self.store.is_copying() {
            self.forget_images(at);
            if let Err(why) = self.back_up(at) {
                self.backup_failed(&why);
            }
        }
        self.take_remarks()
    }

    fn forget_images(&self, at: Moment) {
        // After a jump of the clock nobody knows what is long ago, in this run or a later one: a step of
        // last week looks ten years old. It is believed again after many days without another jump, which
        // setting it right would be. Until then the history only takes more room.
        match self.read().days_since_jump() {
            Ok(days) if days.is_none_or(|days| days >= CLOCK_IS_RIGHT_DAYS) => {}
            Ok(_) => return,
            Err(e) => return log::warn!("row images not forgotten: {e}"),
        }
        let before = |span: Span| at.date().checked_sub(span).map(|day| day.to_string());
        if let (Ok(day), Ok(spared)) = (
            before(Span::new().months(KEEP_IMAGES_MONTHS)),
            before(Span::new().days(SPARE_IMAGES_DAYS)),
        ) {
            // Room can be made another day; the backup comes first.
            if let Err(e) = self.store.forget_images(&day, &spared, SMALL_FILE) {
                log::warn!("row images not forgotten: {e}");
            }
        }
    }
}
