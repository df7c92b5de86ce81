//! Document → pages of placed text, lines and pictures. Pure: every decision about lines and pages is
//! taken here; `pdf.rs` only writes them and the preview only paints them.
pub mod block;
mod columns;
pub mod correct;
pub mod difference;
pub mod fonts;
mod lines;
pub mod page;
mod paginate;
mod tables;
pub mod texts;
mod widths;

pub use lines::natural_width;
pub use paginate::paginate;
pub use widths::{Fit, Verdict, fit};
