//! Every printed thing, one line each. START HERE: a new paper is a new file and a line below.
use super::{ReportError, ReportParams, ReportSpec, lists, sheets};
use crate::{
    domain::{
        decision::{Decision, Gap, PaperState},
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
    if kept_of(spec, read, params)?.is_some() {
        let said = reports::NOT_AS_ISSUED.to_owned();
        return Ok(if has_own_form(params) { vec![said] } else { Vec::new() });
    }
    if !is_of_decision(spec) {
        return Ok(Vec::new());
    }
    let Some(decision) = lists::annex::decision_of(read, params)? else { return Ok(Vec::new()) };
    if decision.state == PaperState::Issued {
        return Ok(vec![reports::NOTHING_KEPT.to_owned()]);
    }
    let mut gaps = sheets::decision::gaps(read, &decision)?;
    if spec.id != sheets::decision::SPEC.id {
        // What a list shows of it: to whom, and the number it cites.
        gaps.retain(|gap| matches!(gap, Gap::OnlyPersons | Gap::Symbol));
    }
    Ok(gaps.into_iter().map(|gap| reports::gap(gap).into_owned()).collect())
}

/// The paper as it was issued, whether asked for by decision, round or year; its number and day are its
/// own. With columns or a sheet it was not issued with, it is a working paper from today's data, and
/// [`remarks`] says so.
fn issued(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Document>, ReportError> {
    let Some((decision, json)) = kept_of(spec, read, params)? else { return Ok(None) };
    let bare = |number: &str| number.trim().trim_start_matches('0').to_owned();
    let other_number = params.number.as_ref().is_some_and(|n| bare(n) != bare(&decision.number));
    let other_day = params.date.is_some() && params.date != decision.date.get();
    if other_number || other_day {
        return Err(ReportError::Refused(reports::ISSUED_HAS_ITS_NUMBER.to_owned()));
    }
    if has_own_form(params) { Ok(None) } else { kept(spec, &json).map(Some) }
}

/// The decision asked for and what is kept of this paper, when it is issued.
fn kept_of(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<(Decision, String)>, ReportError> {
    if !is_of_decision(spec) {
        return Ok(None);
    }
    let decision = lists::annex::decision_of(read, params)?;
    let Some(decision) = decision.filter(|d| d.state == PaperState::Issued) else {
        return Ok(None);
    };
    let papers = decision.id.map(|id| read.issued_papers(id)).transpose()?.unwrap_or_default();
    let paper = papers.into_iter().find(|p| p.report == spec.id);
    Ok(paper.map(|p| (decision, p.document)))
}

/// Is it a decision or an annex? The plain list of awards and the proposals are of no decision.
fn is_of_decision(spec: &ReportSpec) -> bool {
    let annexes = RecipientKind::ALL.map(lists::annex::spec);
    spec.id == sheets::decision::SPEC.id || annexes.iter().any(|annex| annex.id == spec.id)
}

/// Was anything asked of the form of a paper?
fn has_own_form(params: &ReportParams) -> bool {
    params.landscape.is_some()
        || params.signed.is_some()
        || params.with_reward
        || params.with_citation
}

/// A kept paper as a document. One that cannot be read is never made anew from today's data: it would
/// say other things than what was signed.
fn kept(spec: &ReportSpec, json: &str) -> Result<Document, ReportError> {
    serde_json::from_str(json)
        .ok()
        .filter(|document: &Document| !document.sections.is_empty())
        .ok_or_else(|| ReportError::Refused(reports::kept_paper_unreadable(spec.title)))
}
