//! A book open for reading is seen in one state at a time, whatever another program writes meanwhile.
use super::problem;
use crate::{
    domain::failure::OpenProblem,
    store::{Result, Store, migrate::NEWEST},
};

impl Store {
    /// From now on all reads see one state of the book, until [`Store::let_go`]: another program's save
    /// waits for that. Gives whether one was made since this was last called. For a book open for writing
    /// there is nothing to do: nobody else writes it.
    ///
    /// # Errors
    /// [`crate::store::StoreError`] when another program is writing just now.
    pub fn hold(&mut self) -> Result<bool> {
        if !self.read_only || !self.db().is_autocommit() {
            return Ok(false);
        }
        self.db().execute_batch("begin")?;
        let changed = self.see();
        if changed.is_err() {
            self.let_go();
        }
        changed
    }

    /// Remembers which state is seen; gives whether it is another one than before.
    pub(super) fn see(&mut self) -> Result<bool> {
        let number = |name| self.db().pragma_query_value(None, name, |r| r.get::<_, i64>(0));
        let (state, schema) = (number("data_version")?, number("user_version")?);
        // Nothing is remembered of a state that cannot be shown: it is refused each time it is asked for.
        if self.data_version != Some(state) && schema != NEWEST {
            return Err(problem(OpenProblem::Newer));
        }
        let known = self.data_version.replace(state);
        Ok(known.is_some_and(|known| known != state))
    }

    /// Lets other programs write.
    pub fn let_go(&self) {
        if self.read_only
            && !self.db().is_autocommit()
            && let Err(e) = self.db().execute_batch("commit")
        {
            log::warn!("a read was not ended: {e}");
        }
    }
}
