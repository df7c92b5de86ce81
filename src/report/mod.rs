//! What is printed: rows in, [`Document`] out. No PDF, no window.
pub mod catalog;
pub mod frame;
pub mod lists;
pub mod sheets;
pub mod spots;

use crate::{
    domain::ids::{BodyId, DecisionId, RoundId},
    layout::block::Document,
    store::{Reader, StoreError},
};
use jiff::civil::Date;

/// What the clerk chose before printing. Blank ones take the paper's usual.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportParams {
    /// Năm công tác.
    pub year: Option<i64>,
    /// Cơ quan tặng.
    pub body: Option<BodyId>,
    /// Đợt.
    pub round: Option<RoundId>,
    /// Quyết định.
    pub decision: Option<DecisionId>,
    /// Number to print on a paper that is not issued yet.
    pub draft_number: Option<String>,
    /// Day to print on a paper that is not issued yet.
    pub draft_date: Option<Date>,
    /// Lying or upright, other than usual.
    pub landscape: Option<bool>,
    /// With a signature, other than usual.
    pub signed: Option<bool>,
    /// A column of reward money.
    pub with_reward: bool,
    /// A column of achievements.
    pub with_citation: bool,
}

/// A parameter a paper asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// Năm công tác.
    Year,
    /// Cơ quan tặng.
    Body,
    /// Đợt.
    Round,
    /// Quyết định.
    Decision,
    /// Lying or upright.
    Landscape,
    /// With a signature.
    Signed,
    /// A column of reward money.
    WithReward,
    /// A column of achievements.
    WithCitation,
}

/// Why a paper was not composed. The sentence is ready to show.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Something must be chosen or cannot be printed, in words.
    #[error("{0}")]
    Refused(String),
    /// Nothing to list, in words.
    #[error("{0}")]
    Empty(String),
    /// The book could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ReportError {
    /// The sentence to show.
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(sentence) | Self::Empty(sentence) => sentence.clone(),
            Self::Store(error) => crate::text::errors::failure(&error.failure()),
        }
    }
}

/// One paper of the catalog.
#[derive(Debug)]
pub struct ReportSpec {
    /// Key on the command line and name of its file.
    pub id: &'static str,
    /// In the list of papers.
    pub title: &'static str,
    /// The moment of the year it belongs to.
    pub group: &'static str,
    /// What it asks for.
    pub params: &'static [ParamKind],
    /// Reads and composes it; `today` dates a paper that has no day of its own.
    pub build: fn(Reader<'_>, &ReportParams, Date) -> Result<Document, ReportError>,
}
