//! Any table that an office pastes or sends: bytes → cells → a recognised table. One recogniser for
//! “Lập danh sách nhanh”, for the grid and for files; its words are data in `assets/table/`.
mod births;
pub mod block;
pub mod cells;
pub mod heads;
mod kinds;
mod names;
pub mod rows;
pub mod sheet;
mod words;
