//! The phases of a change before it is written, in their order: tidy (stored form), complete, check. Every
//! way into the book goes through them: one edit, each edit of a batch, a form that only asks what is wrong,
//! and what a change beside the forms left in the book.
use super::{check::check, complete::complete};
use crate::{
    domain::{edit::Edit, problem::Findings},
    store::{Reader, StoreError},
};
use jiff::civil::Date;

/// Makes an edit ready to be written; gives what is wrong with it, and what to look at twice.
pub(super) fn prepare(
    read: Reader<'_>,
    edit: &mut Edit,
    today: Date,
) -> Result<Findings, StoreError> {
    edit.tidy(today);
    complete(read, edit, today)?;
    check(read, edit, today)
}
