//! The form of a record in the window.
mod calendar;
mod listed;
pub(in crate::ui) use listed::mark_all;
mod window;

pub(in crate::ui) use window::{WindowForm, made};
