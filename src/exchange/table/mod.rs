//! Any table that an office pastes or sends: bytes → cells → a recognised table. One recogniser for
//! “Lập danh sách nhanh”, for the grid and for files; its words are data in `assets/table/`.
//!
//! From the text to a recipient: `cells` (text → rows of cells, one file of its folder for each way to write a table) → `line` (one row, what it is not) →
//! `parts` (heads by `head_rows`, the meaning of columns by `heads` or by content, `guess`) → `rows` (sections, units above,
//! each row into recipients, `rows/recipient`) with `cell` (post and unit, marks, “nt”), `names`, `kinds`, `births`.
//! `limits` says how large a table may be.
//! `sheet` keeps the list while the clerk corrects it; `block` is the same table for a grid; `words`
//! reads the data.
mod births;
pub mod block;
mod cell;
pub mod cells;
mod guess;
mod head_rows;
pub mod heads;
mod kinds;
pub mod limits;
mod line;
mod names;
mod parts;
pub mod rows;
pub mod sheet;
mod words;
