//! Papers of running text, one file each.
pub mod ballot;
pub mod conclusion;
pub mod consultation;
pub mod correction;
pub mod count;
pub mod decision;
pub mod invitation;
pub mod minutes;
pub mod opinion;
pub mod outcome;
pub mod recognition;
pub mod script;
pub mod submission;
