//! What every screen of the window gets: what is known of the book, and what only a window has.
use super::{
    action::{Action, Actions},
    drafts::{Drafts, typed},
};
use crate::records::Known;
use serde::de::DeserializeOwned;
use std::ops::Deref;

/// Read-only things every screen gets.
pub(super) struct Cx<'a> {
    /// The book, the day, and the year at the top of the window.
    pub(super) known: Known<'a>,
    pub(super) read_only: bool,
    /// What is half typed of this book.
    pub(super) drafts: &'a Drafts,
    pub(super) actions: &'a Actions,
}

/// A screen reads the book as a description of records does.
impl<'a> Deref for Cx<'a> {
    type Target = Known<'a>;

    fn deref(&self) -> &Known<'a> {
        &self.known
    }
}

impl Cx<'_> {
    /// What was half typed in a form, and how it is kept. What cannot be read is set aside.
    pub(super) fn draft<T: DeserializeOwned>(&self, form: &str) -> Option<(T, String)> {
        let kept = self.drafts.open.get(form)?;
        if let Ok(read) = serde_json::from_str(kept) {
            return Some((read, kept.to_owned()));
        }
        self.actions.push(Action::SetDraftAside(form.to_owned(), typed(kept)));
        None
    }
}
