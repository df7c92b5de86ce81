//! Files of criteria and of scores: what they say, and every line that is not understood.
//!
//! `lines.rs` parts a file into cells and finds its columns, `criteria.rs` reads a set, `scores.rs` sheets
//! of scores beside the set they are of; `templates.rs` has sets to begin from.
mod criteria;
mod lines;
mod scores;
mod templates;

pub use criteria::{ReadCriteria, read_criteria};
pub use lines::{MOST_BYTES, Remark};
pub use scores::{RawScores, ReadScores, ReadSheet, read_score, read_scores};
pub use templates::{template, templates};
