//! The file of the open book and the rest of the world: other programs that write it, and its place.
use super::Workspace;
use crate::{domain::failure::DiskTrouble, store::StoreError};

impl Workspace {
    /// A book open for reading is seen in one state from now on, until [`Workspace::let_go`]; it is opened
    /// so. Another program's change counts as a change of everything.
    ///
    /// # Errors
    /// [`StoreError`] when another program is writing just now.
    pub fn hold(&mut self) -> Result<(), StoreError> {
        if self.store.hold()? {
            self.revision += 1;
            self.touched.clear();
        }
        Ok(())
    }

    /// Lets other programs write a book that is open for reading.
    pub fn let_go(&self) {
        self.store.let_go();
    }

    /// Is the book no longer where it was, or gone in another way than when this was last asked? Told once.
    pub fn newly_gone(&mut self) -> Option<DiskTrouble> {
        let before = std::mem::replace(&mut self.said_gone, self.store.gone());
        self.said_gone.filter(|_| self.said_gone != before)
    }
}
