//! Printed sheets that are no lists, one file each.
pub mod decision;
pub mod review;
pub mod submission;
