//! The window: reads the book, pushes actions. No SQL, no rules, no files.
mod action;
pub mod app;
mod count_awards;
mod cx;
mod desk;
mod drafts;
mod duplicates;
mod entry;
mod evaluation;
mod find;
mod help;
mod history;
mod new_year;
mod overview;
mod palette;
mod print;
mod profile;
mod quick;
mod remembered;
mod scoring;
mod start;
mod theme;
mod trash;
mod unfinished;
mod widgets;

pub use app::{App, run};
