//! The form of a record in the window.
mod calendar;
mod listed;
mod window;

pub(in crate::ui) use window::{WindowForm, made};
