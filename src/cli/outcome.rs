//! What a command gives: what comes next, why it was not carried out, lines for the person at the terminal.
use crate::{
    domain::failure::Failure,
    report::ReportError,
    text,
    workspace::{StoreError, WorkspaceError},
};
use std::{io::Write as _, path::PathBuf};

/// What the program is to do after the command line was read.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing more.
    Exit(u8),
    /// Open the window, with a book when one is named.
    Window(Option<PathBuf>),
}

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// The words of the command are off: exit 2.
    #[error("{0}")]
    Usage(String),
    /// Refused, in words: exit 1.
    #[error("{0}")]
    Refused(String),
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        Self::Refused(text::errors::failure(&failure))
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        error.failure().into()
    }
}

impl From<WorkspaceError> for CliError {
    fn from(error: WorkspaceError) -> Self {
        error.failure().into()
    }
}

impl From<ReportError> for CliError {
    fn from(error: ReportError) -> Self {
        Self::Refused(error.sentence())
    }
}

/// What a command gives.
pub(super) type Done = Result<Next, CliError>;
/// The work is done, and there is nothing more.
pub(super) const DONE: Next = Next::Exit(0);

/// Writes a line for the person at the terminal; a closed pipe is no reason to fail.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line beside the work that is done.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A remark beside the work that is done: standard output stays for what was asked.
pub(super) fn warn(line: &str) {
    complain(line);
}
