//! Why a change was refused. The words are in `text/errors.rs`.
use crate::{
    domain::{
        failure::{Failure, PaperChange},
        ids::Kind,
        problem::Findings,
    },
    report::ReportError,
    store::StoreError,
};

/// Why an edit, undo or redo did not happen. Nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// Something in the record must be mended first.
    #[error("invalid: {0:?}")]
    Invalid(Findings),
    /// Of several changes these, by their place, must be mended first.
    #[error("invalid rows: {0:?}")]
    InvalidRows(Vec<(usize, Findings)>),
    /// Other records need this one: (table, how many).
    #[error("in use by {0:?}")]
    InUse(Vec<(Kind, i64)>),
    /// A record named in the edit is no longer there.
    #[error("gone")]
    Gone,
    /// The decision is issued; only amendments can change what it gave.
    #[error("already issued")]
    AlreadyIssued,
    /// The step would change what an issued paper shows.
    #[error("changes an issued paper: {0:?}")]
    ChangesIssuedPaper(Box<PaperChange>),
    /// A paper of the decision cannot be printed and kept, so it is not issued.
    #[error("paper: {0}")]
    PaperRefused(#[from] ReportError),
    /// The step would leave a decision of ours issued without a kept paper.
    #[error("nothing kept")]
    NothingKept,
    /// The file is too large to attach: name, bytes.
    #[error("attachment of {1} bytes")]
    AttachmentTooLarge(String, u64),
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl WorkspaceError {
    /// The same in the program's own terms, to be put into words.
    pub fn failure(&self) -> Failure {
        match self {
            Self::Invalid(found) => Failure::Invalid(found.clone()),
            Self::InvalidRows(rows) => Failure::InvalidRows(rows.clone()),
            Self::InUse(uses) => Failure::InUse(uses.clone()),
            Self::Gone => Failure::Gone,
            Self::AlreadyIssued => Failure::AlreadyIssued,
            Self::ChangesIssuedPaper(change) => Failure::ChangesIssuedPaper(change.clone()),
            Self::NothingKept => Failure::NothingKept,
            Self::AttachmentTooLarge(name, size) => {
                Failure::AttachmentTooLarge(name.clone(), *size)
            }
            Self::NothingToUndo => Failure::NothingToUndo,
            Self::Store(error) | Self::PaperRefused(ReportError::Store(error)) => error.failure(),
            Self::PaperRefused(error) => Failure::PaperRefused(error.sentence()),
        }
    }
}
