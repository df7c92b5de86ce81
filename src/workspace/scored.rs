//! A set of criteria that sheets were scored by says the same for ever: neither undo nor an old value put back
//! changes it under them.
use super::WorkspaceError;
use crate::{
    domain::{
        field::Field,
        problem::{Findings, Problem},
    },
    store::Writer,
};

/// Fails when this step changed what a set says that live sheets name.
///
/// # Errors
/// [`WorkspaceError::Invalid`] with a year that was scored.
pub(super) fn refuse_changes(writer: &Writer<'_>) -> Result<(), WorkspaceError> {
    let Some(year) = writer.scored_set_changed()? else { return Ok(()) };
    let mut found = Findings::default();
    found.add(Field::Criteria, Problem::CriteriaInUse { year });
    Err(WorkspaceError::Invalid(found))
}
