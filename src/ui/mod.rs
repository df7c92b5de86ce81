//! The window: reads the book, pushes actions. No SQL, no rules, no files.
mod action;
pub mod app;
mod cx;
mod entry;
mod evaluation;
mod help;
mod overview;
mod print;
mod quick;
mod remembered;
mod start;
mod theme;
mod widgets;

pub use app::{App, run};
