//! Document → pages of placed text, lines and pictures. Pure: every decision about lines and pages is
//! taken here; `pdf.rs` only writes them and the preview only paints them.
pub mod block;
mod columns;
pub mod correct;
pub mod difference;
mod drawing;
pub mod enlarge;
pub mod find;
mod fit;
pub mod fonts;
mod lines;
pub mod looks;
mod merged;
pub mod page;
mod paginate;
mod pieces;
pub mod regrid;
pub mod revised;
pub mod squeeze;
mod tables;
pub mod texts;
mod widths;

pub use fit::{Fit, Verdict, fit, refit};
pub use lines::{balanced_ends, lines_in, natural_width, rule_under};
pub use merged::{goes_on_from_above, one_with};
pub use paginate::paginate;
pub use widths::column_widths;
