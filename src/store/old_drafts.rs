//! What older programs kept half typed in the book itself; today it is kept on the PC.
use super::{Reader, Result, Store};

/// Something half typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldDraft {
    /// Which form.
    pub form: String,
    /// As JSON.
    pub content: String,
    /// When, `yyyy-mm-ddThh:mm:ss`.
    pub at: String,
}

impl Reader<'_> {
    /// All that is left in the book.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn old_drafts(&self) -> Result<Vec<OldDraft>> {
        self.rows(include_str!("old_drafts.sql"), (), |r| {
            Ok(OldDraft { form: r.get(0)?, content: r.get(1)?, at: r.get(2)? })
        })
    }
}

impl Store {
    /// Takes them out of the book: they are kept on the PC now. Not journaled.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn forget_old_drafts(&self) -> Result<()> {
        self.db().execute(include_str!("forget_old_drafts.sql"), ())?;
        Ok(())
    }
}
