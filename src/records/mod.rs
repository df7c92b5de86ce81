//! What each kind of record is, said once and without a window: its list, its fields, how it begins, is
//! copied and is saved. The window draws it, a grid and files are read by it.
pub mod awards;
pub mod blanks;
pub mod bodies;
pub mod choices;
pub mod committee;
pub mod decisions;
pub mod democracy;
pub mod description;
pub mod documents;
mod failures;
pub mod fields;
mod known;
pub mod legal_bases;
pub mod list_items;
pub mod lists;
pub mod movement_models;
pub mod office;
pub mod people;
mod pick;
pub mod proposals;
mod recipient;
pub mod registrations;
pub mod reward_rules;
pub mod rounds;
pub mod row;
pub mod row_reader;
pub mod salaries;
pub mod signatories;
pub mod targets;
pub mod terms;
pub mod training;
pub mod unit_kinds;
pub mod units;
pub mod working_years;

pub use failures::Failures;
pub use known::{Known, candidate};
