//! When the open book is backed up by itself, and what is done as it is closed.
use super::{Workspace, backup, check_clock};
use crate::{
    domain::{
        calendar::{Moment, may_be_now},
        failure::Remark,
    },
    store::StoreError,
};
use std::path::{Path, PathBuf};

/// Minutes between backups while there are changes.
const BACKUP_EVERY_MINUTES: i64 = 30;
/// Months for which the history keeps row images; older steps keep their label.
const KEEP_IMAGES_MONTHS: i32 = 24;
/// Days whose row images are kept however much room they take.
const SPARE_IMAGES_DAYS: i32 = 30;
/// Bytes up to which a file is small: there all 24 months are kept.
const SMALL_FILE: i64 = 32 << 20;

impl Workspace {
    /// Before the day's first change: a backup, and row images of long ago forgotten. A backup that
    /// fails does not stop the change; see [`Workspace::take_remarks`].
    pub(super) fn before_change(&mut self, at: Moment) {
        if self.path().is_none()
            || self.is_read_only()
            || self.last_backup.is_some_and(|last| last.date() == at.date())
        {
            return;
        }
        self.back_up_quietly(at);
    }

    fn back_up_quietly(&mut self, at: Moment) {
        self.finish_backup();
        self.last_backup = Some(at);
        match self.store.begin_backup(at) {
            Ok(copy) => {
                self.unsaved_to_backup = false;
                self.verifying = copy.map(|c| std::thread::spawn(move || c.finish()));
            }
            Err(problem) => self.backup_failed(&problem),
        }
    }

    /// Waits for a backup that is being checked.
    pub fn finish_backup(&mut self) {
        let Some(worker) = self.verifying.take() else { return };
        match worker.join() {
            Ok(Ok(_)) => {}
            // What could not be checked counts as not backed up.
            Ok(Err(problem)) => {
                self.unsaved_to_backup = true;
                self.backup_failed(&problem);
            }
            Err(_) => self.unsaved_to_backup = true,
        }
    }

    /// Call now and then: takes a backup when changes are older than half an hour.
    pub fn tick(&mut self, at: Moment) {
        let due = self.last_backup.is_none_or(|last| {
            at.duration_since(last).as_mins() >= BACKUP_EVERY_MINUTES || last > at
        });
        if self.unsaved_to_backup && due && may_be_now(at) && self.path().is_some() {
            self.back_up_quietly(at);
        }
    }

    fn backup_failed(&mut self, why: &StoreError) {
        self.remarks.push(Remark::BackupFailed(Box::new(why.failure())));
    }

    /// What happened beside the work since this was last asked: each is said once.
    pub fn take_remarks(&mut self) -> Vec<Remark> {
        if self.verifying.as_ref().is_some_and(std::thread::JoinHandle::is_finished) {
            self.finish_backup();
        }
        std::mem::take(&mut self.remarks)
    }

    /// Takes a backup now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn back_up(&mut self, at: Moment) -> Result<Option<PathBuf>, StoreError> {
        check_clock(at)?;
        self.finish_backup();
        let made = self.store.begin_backup(at)?.map(backup::Unverified::finish).transpose()?;
        self.last_backup = Some(at);
        self.unsaved_to_backup = false;
        Ok(made)
    }

    /// Writes a compact, checked copy, for a stick.
    ///
    /// # Errors
    /// [`StoreError`]; nothing half written is left.
    pub fn copy_out(&self, target: &Path) -> Result<(), StoreError> {
        self.store.copy_out(target)
    }

    /// Closes the book: forgets row images of long ago and takes a backup when something changed.
    ///
    /// # Errors
    /// [`StoreError`] of the backup; the book itself is safe.
    pub fn close(mut self, at: Moment) -> Result<(), StoreError> {
        self.finish_backup();
        if !self.unsaved_to_backup {
            return Ok(());
        }
        let before = |span: jiff::Span| at.date().checked_sub(span).map(|day| day.to_string());
        if let (Ok(day), Ok(spared)) = (
            before(jiff::Span::new().months(KEEP_IMAGES_MONTHS)),
            before(jiff::Span::new().days(SPARE_IMAGES_DAYS)),
        ) {
            // Room can be made another day; the backup comes first.
            if let Err(e) = self.store.forget_images(&day, &spared, SMALL_FILE) {
                log::warn!("row images not forgotten: {e}");
            }
        }
        self.back_up(at).map(|_| ())
    }
}
