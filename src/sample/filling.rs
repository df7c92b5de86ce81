//! An empty book being filled with the sample.
use crate::{
    domain::{
        calendar::Moment,
        edit::{Actor, Edit},
        ids::{PersonId, Record, UnitId},
    },
    workspace::{Workspace, WorkspaceError},
};

/// Fills an empty book, and makes sure nothing of the sample is refused.
pub(super) struct Filling<'a> {
    pub(super) book: &'a mut Workspace,
    pub(super) by: Actor,
    pub(super) at: Moment,
    pub(super) units: Vec<UnitId>,
    pub(super) people: Vec<PersonId>,
}

impl Filling<'_> {
    /// Stores a record.
    pub(super) fn add(&mut self, edit: Edit) -> Result<Record, WorkspaceError> {
        self.book.apply(edit, &self.by, self.at)?.record.ok_or(WorkspaceError::Gone)
    }
}
