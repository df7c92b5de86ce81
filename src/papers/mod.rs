//! Papers with a life: made from what the book says now and corrected by hand, or as they were issued; and
//! which of those in the world no longer say what the book says. Only reads.
mod arranging;
mod as_file;
mod as_made_now;
mod by_hand;
mod dossier;
mod finished;
mod issuing;
mod kept;
mod lines;
mod matching;
mod of_round;
mod opening;
mod ready_paper;
mod reviewing;

pub use arranging::{Arrangement, ColumnOnPaper, arrangement};
pub use as_file::{AsFileError, PaperFormat, as_file, as_pdf};
pub use as_made_now::{MadeNow, as_made_now, first_change};
pub use by_hand::{ByHand, by_hand, to_correct};
pub use dossier::{Content, Dossier, dossier};
pub use finished::{NamesInPaper, names_in};
pub use issuing::{of_issued_decision, to_issue};
pub use kept::{Unreadable, read_kept, to_keep};
pub use lines::{Changed, may_change, with_line};
pub use matching::{
    Mismatch, Printed, Status, all_remarks, each_once, printed, said_by_pages, status, to_reprint,
    to_reprint_about,
};
pub use of_round::{NotMade, OfRound, RoundPaper, all_of_round, of_round};
pub use opening::{Composed, compose, matter_of, open, remarks};
pub use ready_paper::{ReadyPaper, reading_copy};
pub use reviewing::{Answers, AskedUnit, UnitAnswer, asked_units, with_answer, without_answer};
