//! Every printed thing, one line each. START HERE: a new paper is a new file and a line below.
use super::{ReportError, ReportParams, ReportSpec, lists, sheets};
use crate::{
    domain::{
        decision::{Decision, Gap},
        recipient::RecipientKind,
    },
    layout::{block::Document, fonts::missing_letters},
    store::Reader,
    text::reports,
};
use jiff::civil::Date;

/// All papers, in the order of the office's year.
pub const ALL: &[ReportSpec] = &[
    lists::proposals::COLLECTIVES,
    lists::proposals::PERSONS,
    lists::proposals::HOUSEHOLDS,
    sheets::decision::SPEC,
    lists::annex::COLLECTIVES,
    lists::annex::PERSONS,
    lists::annex::HOUSEHOLDS,
    lists::awards::SPEC,
];

/// The paper of this key.
pub fn spec(id: &str) -> Option<&'static ReportSpec> {
    ALL.iter().find(|s| s.id == id)
}

/// Composes a paper from what the book says now. Letters that no print face has are reported, never
/// dropped. What an issued decision kept is read by `papers`.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn build(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Document, ReportError> {
    let document = (spec.build)(read, params, today)?;
    let missing: Vec<char> = missing_letters(&document).into_iter().collect();
    if missing.is_empty() {
        Ok(document)
    } else {
        Err(ReportError::Refused(reports::missing_letters(&missing)))
    }
}

/// What to look at before a paper of this decision is printed, in sentences: it can be printed all the same.
///
/// # Errors
/// The book could not be read.
pub fn remarks(
    spec: &ReportSpec,
    read: Reader<'_>,
    decision: &Decision,
) -> Result<Vec<String>, ReportError> {
    let mut gaps = sheets::decision::gaps(read, decision)?;
    if spec.id != sheets::decision::SPEC.id {
        // What a list shows of it: to whom, and the number it cites.
        gaps.retain(|gap| matches!(gap, Gap::OnlyPersons | Gap::Symbol));
    }
    Ok(gaps.into_iter().map(|gap| reports::gap(gap).into_owned()).collect())
}

/// The papers of a decision, in the order they are issued: the decision itself and its annexes.
pub fn of_decision() -> impl Iterator<Item = &'static ReportSpec> {
    std::iter::once(&sheets::decision::SPEC).chain(RecipientKind::ALL.map(lists::annex::spec))
}
