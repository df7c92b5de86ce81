//! Any table that an office pastes or sends: bytes → cells → a recognised table. One recogniser for
//! “Lập danh sách nhanh”, for the grid and for files; its words are data in `assets/table/`.
mod births;
pub mod block;
mod cell;
pub mod cells;
pub mod heads;
mod kinds;
mod line;
mod names;
mod parts;
pub mod rows;
pub mod sheet;
mod words;
