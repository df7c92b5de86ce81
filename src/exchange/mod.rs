//! Files and text that come from other programs: what they say, before any rule of the book is asked.
pub mod encoding;
pub mod evaluation;
pub mod pasted;
pub mod table;
