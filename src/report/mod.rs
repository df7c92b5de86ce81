//! What is printed: rows in, [`Document`] out. No PDF, no window.
pub mod about;
pub mod catalog;
mod facts;
pub mod frame;
mod letter;
pub mod lists;
mod meeting_facts;
pub mod options;
mod params;
pub mod sheets;
pub mod spots;
mod year;

use crate::{
    domain::{ids::Kind, office::Body, recipient::RecipientKind},
    layout::block::Document,
    store::{Reader, StoreError},
};
use about::AboutKind;
use jiff::civil::Date;
use options::OptionSpec;
pub use params::ReportParams;

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

/// Reads and composes a paper of these parameters; the day dates a paper that has none of its own.
pub type Build = fn(Reader<'_>, &ReportParams, Date) -> Result<Document, ReportError>;

/// The body itself where it is ours.
///
/// # Errors
/// Refuses one that is not: its decisions and their annexes are not ours to print.
pub(crate) fn only_ours(body: Body) -> Result<Body, ReportError> {
    if body.is_ours {
        Ok(body)
    } else {
        Err(ReportError::Refused(crate::text::reports::not_ours(&body.full_name)))
    }
}

/// One paper of the catalog. What it asks for is declared here once: the window's pane, `--set` of the command
/// line, `reports --json` and the papers of a record follow from it.
#[derive(Debug)]
pub struct ReportSpec {
    /// Key on the command line and name of its file; its title goes by it.
    pub id: &'static str,
    /// The moment of the year it belongs to.
    pub group: &'static str,
    /// What it can be about; first what it usually is.
    pub about: &'static [AboutKind],
    /// The recipients it lists; `None` where it is no list of one kind of them.
    pub recipients: Option<RecipientKind>,
    /// Records of these kinds it is the print of: one of them leads to it, and rows of its table are about them.
    pub lists: &'static [Kind],
    /// Is it printed of other bodies' decisions and awards too? Else only of those of a body of ours.
    pub of_any_body: bool,
    /// What can be chosen of it, in the order it is asked.
    pub options: &'static [OptionSpec],
    /// Reads and composes it.
    pub build: Build,
}

impl ReportSpec {
    /// Its title in the list of papers.
    pub fn title(&self) -> &'static str {
        crate::text::reports::title(self.id)
    }

    /// What it usually is about.
    pub fn usual_about(&self) -> AboutKind {
        self.about.first().copied().unwrap_or(AboutKind::Year)
    }

    /// Does a signed original of it belong to the dossier of its round? What is only asked, read aloud or cut does
    /// not, nor does the cover it lies in.
    pub fn has_original(&self) -> bool {
        const WITHOUT: [&str; 7] = [
            "ban-soat",
            "phieu-bieu-quyet",
            "phieu-xin-y-kien",
            "nhan-phong-bi",
            "kich-ban",
            "ds-chuyen-khoan",
            "bia-ho-so",
        ];
        !WITHOUT.contains(&self.id)
    }

    /// Is it a decision or one of its annexes? Those are issued with it.
    pub fn is_of_decision(&self) -> bool {
        self.usual_about() == AboutKind::Decision
    }
}
