//! Files and text that come from other programs; only maps cells, knows no rules.
pub mod encoding;
pub mod pasted;
pub mod table;
