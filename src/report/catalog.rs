//! Every printed thing, one line each. START HERE: a new paper is a new file and a line below.
use super::{ReportError, ReportParams, ReportSpec, lists, sheets};
use crate::{
    domain::decision::PaperState,
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

/// Composes a paper. A paper of an issued decision comes word for word as it was issued. Letters that
/// no print face has are reported, never dropped.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn build(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Document, ReportError> {
    let document = match issued(spec, read, params)? {
        Some(document) => document,
        None => (spec.build)(read, params, today)?,
    };
    let missing: Vec<char> = missing_letters(&document).into_iter().collect();
    if missing.is_empty() {
        Ok(document)
    } else {
        Err(ReportError::Refused(reports::missing_letters(&missing)))
    }
}

/// What to look at before this paper is printed, in sentences: it can be printed all the same.
///
/// # Errors
/// The book could not be read.
pub fn remarks(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Vec<String>, ReportError> {
    let decision = params.decision.filter(|_| spec.id == sheets::decision::SPEC.id);
    let decision = decision.map(|id| read.decision(id)).transpose()?.flatten();
    // Of an issued one the papers are kept: there is nothing more to say.
    let Some(decision) = decision.filter(|d| d.state != PaperState::Issued) else {
        return Ok(Vec::new());
    };
    let gaps = sheets::decision::gaps(read, &decision)?;
    Ok(gaps.into_iter().map(|gap| reports::gap(gap).into_owned()).collect())
}

/// The paper as it was issued, unless other than its usual form was asked for.
fn issued(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Document>, ReportError> {
    let plain = ReportParams { decision: params.decision, ..ReportParams::default() };
    let Some(decision) = params.decision.filter(|_| *params == plain) else { return Ok(None) };
    if read.decision(decision)?.is_none_or(|d| d.state != PaperState::Issued) {
        return Ok(None);
    }
    let papers = read.issued_papers(decision)?;
    papers.iter().find(|p| p.report == spec.id).map(|p| kept(spec, &p.document)).transpose()
}

/// A kept paper as a document. One that cannot be read is never made anew from today's data: it would
/// say other things than what was signed.
fn kept(spec: &ReportSpec, json: &str) -> Result<Document, ReportError> {
    serde_json::from_str(json)
        .ok()
        .filter(|document: &Document| !document.sections.is_empty())
        .ok_or_else(|| ReportError::Refused(reports::kept_paper_unreadable(spec.title)))
}
