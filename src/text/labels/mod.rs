//! Domain values in words: problems, states, kinds, and what a step of the history did.
mod names;
mod problems;
mod steps;

pub use super::terms::{choices::*, stored_choice};
pub use names::{
    also_called_decision, also_called_round, decision, decision_number, in_year, joined, of_all,
};
pub use problems::{finding, problem};
pub use steps::edit;
