//! How far the paper on show has come, in sentences below the tab's head.
use crate::{
    domain::decision::PaperState,
    layout::difference::Difference,
    papers::Status,
    text::papers::{astray, differs_from_issued, differs_from_printed, printed, state},
};

/// What is said of a paper on show.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// It is issued: number and day are those it was issued with.
    pub(super) is_issued: bool,
    /// Its state, and when it was printed.
    pub(super) tells: Vec<String>,
    /// What to look at.
    pub(super) warns: Vec<String>,
}

/// A status in sentences.
pub(super) fn said_of(status: &Status) -> Said {
    let words = |found: &[Difference]| -> Vec<_> {
        found.iter().map(|d| (d.old.clone(), d.new.clone())).collect()
    };
    let mut said = Said { is_issued: status.state == PaperState::Issued, ..Said::default() };
    said.tells.push(state(status.state, &status.number, &status.day));
    said.tells.extend(status.printing.as_ref().map(|p| printed(&p.at, &p.who)));
    if !status.differs_from_printed.is_empty() {
        said.warns.push(differs_from_printed(&words(&status.differs_from_printed)));
    }
    if !status.differs_from_issued.is_empty() {
        said.warns.push(differs_from_issued(&words(&status.differs_from_issued)));
    }
    if status.astray > 0 {
        said.warns.push(astray(status.astray));
    }
    said
}
