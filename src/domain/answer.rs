//! Yes, no, not known, or not applicable: the answers of a yearly record.
use serde::{Deserialize, Serialize};

/// Có, không, chưa rõ, không áp dụng. What does not apply leaves the denominators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// Chưa rõ.
    #[default]
    Unknown,
    /// Có.
    Yes,
    /// Không.
    No,
    /// Không áp dụng.
    NotApplicable,
}

impl Answer {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::Yes, Self::No, Self::NotApplicable];

    /// As stored: what was said, and whether it does not apply.
    pub fn of(said: Option<bool>, not_applicable: bool) -> Self {
        match (said, not_applicable) {
            (_, true) => Self::NotApplicable,
            (None, false) => Self::Unknown,
            (Some(true), false) => Self::Yes,
            (Some(false), false) => Self::No,
        }
    }

    /// What was said, if anything.
    pub fn said(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown | Self::NotApplicable => None,
        }
    }
}
