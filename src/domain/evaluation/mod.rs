//! Evaluation: sets of criteria, what one sheet of scores comes to, and the ranking of a year. Pure; every
//! number is a whole number of hundredths.
mod checking;
mod judging;
mod ranking;
mod rules;
mod score;
mod set;
mod sheet;
mod why;

pub use checking::{Flaw, Part, SetList, Wrong};
pub use judging::{Judged, Judges, Reason, Scored, Standing};
pub use ranking::{Candidate, Proposed, Ranked, rank};
pub use rules::{
    Band, Cap, CapRounding, Class, Criterion, CriterionKind, Downgrade, Floor, NotApplicableRule,
    Quota, Rules, Side, letter_below, stored_code,
};
pub use score::{NotScored, Score, ScoreMap, decimal};
pub use set::{CriteriaFacts, CriteriaSet, ScoredKind, Taken, next_version, take_in};
pub use sheet::{ScoreSheet, ScoreSubject, SheetFacts};
pub use why::{WhyOf, WhyStep, why_steps};
