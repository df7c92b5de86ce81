//! The open book may be copied a few pages at a time, so that no save waits for a backup.
use super::{
    Result,
    copying::{Unverified, copy_on},
};
use crate::{domain::calendar::Moment, store::Store};
use rusqlite::{Connection, backup::Backup};
use self_cell::{MutBorrow, self_cell};
use send_wrapper::SendWrapper;
use std::{
    fmt,
    time::{Duration, Instant},
};

self_cell!(
    /// The book's own connection, and the copy that is being taken through it: SQLite writes what is
    /// saved meanwhile into both.
    pub(in crate::store) struct Book {
        owner: Connection,
        #[not_covariant]
        dependent: Slot,
    }
);

/// The copy under way, if there is one. It stays on its thread: a book goes to another without it.
type Slot<'book> = Option<SendWrapper<UnderWay<'book>>>;

struct UnderWay<'book> {
    // In this order: the file is closed before it goes.
    copying: Copying<'book>,
    copy: Unverified,
}

self_cell!(
    struct Copying<'book> {
        owner: Ends<'book>,
        #[not_covariant]
        dependent: Running,
    }
);

struct Ends<'book> {
    book: &'book Connection,
    copy: MutBorrow<Connection>,
}

type Running<'ends> = Backup<'ends, 'ends>;

impl From<Connection> for Book {
    fn from(db: Connection) -> Self {
        Self::new(db, |_| None)
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.borrow_owner().fmt(f)
    }
}

impl Store {
    /// Begins a copy for a backup. [`Store::copy_on`] copies; nothing is read yet.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError); the book and all earlier backups are as they were.
    pub fn begin_copy(&mut self, at: Moment) -> Result<()> {
        self.stop_copying();
        let Some(path) = &self.path else { return Ok(()) };
        let (copy, target) = Unverified::begin(self.db.borrow_owner(), path, at)?;
        self.db.with_dependent_mut(|book, slot| {
            let ends = Ends { book, copy: MutBorrow::new(target) };
            let copying =
                Copying::try_new(ends, |ends| Backup::new(ends.book, ends.copy.borrow_mut()))?;
            *slot = Some(SendWrapper::new(UnderWay { copying, copy }));
            Ok(())
        })
    }

    /// Is a copy under way?
    pub fn is_copying(&self) -> bool {
        self.db.with_dependent(|_, slot| slot.is_some())
    }

    /// Takes the copy under way further, for about so long or to its end; gives it when it is whole.
    /// Saves may come between two calls: they reach the copy.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError); then no copy is under way, and nothing of it is left.
    pub fn copy_on(&mut self, budget: Option<Duration>) -> Result<Option<Unverified>> {
        let until = budget.map(|budget| Instant::now() + budget);
        self.db.with_dependent_mut(|_, slot| {
            let Some(under_way) = slot.take() else { return Ok(None) };
            let is_whole = under_way.copying.with_dependent(|_, run| copy_on(run, until))?;
            if !is_whole {
                *slot = Some(under_way);
                return Ok(None);
            }
            let UnderWay { copying, copy } = under_way.take();
            drop(copying);
            Ok(Some(copy))
        })
    }

    /// Gives up a copy that is under way; nothing of it is left.
    pub fn stop_copying(&mut self) {
        self.db.with_dependent_mut(|_, slot| *slot = None);
    }
}
