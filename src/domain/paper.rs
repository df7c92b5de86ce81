//! A paper of the office: what it is about and what was chosen of it.
use super::ids::{DecisionId, Record, RoundId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a paper is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// The whole book.
    #[default]
    Book,
    /// Năm công tác, whether or not the book has a record of it.
    Year(i64),
    /// One record: a round, a decision, a unit …
    Record(Record),
}

impl About {
    /// A round of awards.
    pub const fn round(id: RoundId) -> Self {
        Self::Record(Record::Round(id))
    }

    /// A decision.
    pub const fn decision(id: DecisionId) -> Self {
        Self::Record(Record::Decision(id))
    }
}

/// Options of a form of paper as they are given on the command line: key and value.
pub type Options = BTreeMap<String, String>;
