//! Damage is noticed: in quiet moments, when a damaged row is touched, and when the clerk asks.
use super::{StoreError, Workspace};
use crate::domain::{damage::Damage, failure::Remark};
use std::time::{Duration, Instant};

impl Workspace {
    /// Everything that is damaged in the book; empty when all is well.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read, or was stopped.
    pub fn full_check(&self) -> Result<Vec<Damage>, StoreError> {
        self.store.full_check()
    }

    /// Was not all of the book looked over yet?
    pub fn has_more_to_look_over(&self) -> bool {
        self.looking.is_some()
    }

    /// Looks the book over for that long; what it finds becomes a remark. Gives whether there is more to
    /// look at: once it was seen whole, or the disk did not answer, there is nothing more until it is opened
    /// again.
    pub fn look_over(&mut self, at_most: Duration) -> bool {
        let Some(mut looking) = self.looking.take() else { return false };
        let more = looking.go_on(&self.store, Instant::now() + at_most);
        self.tell_damage(looking.take_found());
        match more {
            Ok(true) => {
                self.looking = Some(looking);
                true
            }
            Ok(false) => false,
            Err(e) => {
                log::warn!("not looked over to the end: {e}");
                false
            }
        }
    }

    /// A damaged row that a step touched, if only to move it, is told of at once.
    pub(super) fn tell_damaged_before(&mut self) {
        match self.store.take_damaged_before() {
            Ok(found) => self.tell_damage(found),
            Err(e) => log::warn!("not known whether damaged rows were touched: {e}"),
        }
    }

    /// Says what is damaged, each place once.
    pub(super) fn tell_damage(&mut self, mut found: Vec<Damage>) {
        found.retain(|damage| !self.said.contains(damage));
        if !found.is_empty() {
            log::warn!("damaged: {found:?}");
            self.said.extend(found.iter().cloned());
            self.remarks.push(Remark::Damaged(found));
        }
    }
}
