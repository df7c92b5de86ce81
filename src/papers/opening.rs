//! A paper as it is shown: made from what the book says now and corrected by hand, or as it was issued.
use super::{
    arranging::{arrange, finish, forget_fitting},
    kept::{Unreadable, read_kept},
    ready_paper::ReadyPaper,
};
use crate::{
    domain::{
        adjustments::Look,
        decision::{Decision, PaperState},
        paper::{About, Paper, TextCorrection},
    },
    layout::{
        block::Document,
        correct::{Correction, correct},
    },
    report::{ReportError, ReportParams, ReportSpec, catalog, lists::annex},
    store::Reader,
    text::{print::no_break, reports},
};
use jiff::civil::Date;

/// A paper made from what the book says now.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// With the words put in by hand.
    pub document: Document,
    /// Corrections that no longer stand on the words they replaced.
    pub astray: Vec<TextCorrection>,
    /// Looks of words that are not there any more.
    pub lost: Vec<Look>,
}

/// A paper ready to be shown or printed. An issued one comes as it was issued, whether it was asked for by
/// decision, round or year, and whatever options were chosen; see [`remarks`].
///
/// # Errors
/// [`ReportError`] with a sentence to show: a kept paper that cannot be read is never made anew, because
/// it would say other things than what was signed.
pub fn open(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<ReadyPaper, ReportError> {
    if let Some(decision) = issued_decision(spec, read, params)? {
        keeps_its_number(&decision, params)?;
    }
    match issued(spec, read, params)? {
        Some(paper) => kept_of(spec, read, &paper),
        None => compose(spec, read, params, today).map(|c| ReadyPaper::from(c.document)),
    }
}

/// The paper from what the book says now, with the corrections of its record, be it issued or not.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn compose(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Composed, ReportError> {
    let record = record_of(spec, read, params)?;
    compose_as(spec, read, params, &record.unwrap_or_default(), today)
}

/// The same arranged and corrected as this record has it.
pub(super) fn compose_as(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    paper: &Paper,
    today: Date,
) -> Result<Composed, ReportError> {
    let mut document = catalog::build(spec, read, params, today)?;
    arrange(&mut document, &paper.adjustments);
    let corrections: Vec<Correction> = paper
        .corrections
        .iter()
        .map(|c| Correction {
            spot: c.spot.as_str().into(),
            replaced: c.replaced.clone(),
            // What belongs together stays on one line there, too.
            words: no_break(&c.words),
        })
        .collect();
    let astray = correct(&mut document, &corrections).into_iter().map(|a| TextCorrection {
        spot: a.correction.spot.as_str().to_owned(),
        replaced: a.correction.replaced.clone(),
        words: a.correction.words.clone(),
    });
    let astray = astray.collect();
    let lost = finish(&mut document, &paper.adjustments);
    forget_fitting(&mut document);
    // A letter put in by hand may be one that no print face has.
    catalog::check_letters(&document)?;
    Ok(Composed { document, astray, lost })
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
    if issued(spec, read, params)?.is_some() {
        let said = reports::OPTIONS_OF_ISSUED.to_owned();
        return Ok(if params.changes_the_form(spec.options) { vec![said] } else { Vec::new() });
    }
    if !spec.is_of_decision() {
        return Ok(Vec::new());
    }
    let Some(decision) = annex::decision_of(read, params)? else { return Ok(Vec::new()) };
    if decision.state == PaperState::Issued {
        // A list of nobody was never a paper of it: nothing is missing.
        let is_a_paper = match spec.recipients {
            Some(kind) => annex::has_recipients(read, params, kind)?,
            None => true,
        };
        return Ok(if is_a_paper { vec![reports::NOTHING_KEPT.to_owned()] } else { Vec::new() });
    }
    catalog::remarks(spec, read, &decision)
}

/// What a paper is about, whatever it was asked for by: an annex of a round that one decision closes is of
/// that decision.
///
/// # Errors
/// The book could not be read.
pub fn matter_of(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<About, ReportError> {
    if spec.is_of_decision()
        && let Some(Decision { id: Some(id), .. }) = annex::decision_of(read, params)?
    {
        return Ok(About::decision(id));
    }
    Ok(params.about)
}

/// What is asked for by a record.
pub(super) fn params_of(paper: &Paper) -> ReportParams {
    ReportParams { about: paper.about, options: paper.options.clone() }
}

/// The record of a paper, issued or not.
fn record_of(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Paper>, ReportError> {
    Ok(read.paper_about(spec.id, matter_of(spec, read, params)?)?)
}

/// The record of a paper that is issued.
fn issued(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Paper>, ReportError> {
    let record = record_of(spec, read, params)?;
    Ok(record.filter(|paper| paper.state == PaperState::Issued))
}

/// What is kept of an issued paper.
pub(super) fn kept_of(
    spec: &ReportSpec,
    read: Reader<'_>,
    paper: &Paper,
) -> Result<ReadyPaper, ReportError> {
    let unreadable = || ReportError::Refused(reports::kept_paper_unreadable(spec.title()));
    let content = read.paper_content(paper)?.ok_or_else(unreadable)?;
    read_kept(&content).map_err(|why| match why {
        Unreadable::Damaged => unreadable(),
        Unreadable::Newer => ReportError::Refused(reports::kept_paper_newer(spec.title())),
    })
}

/// The issued decision that a paper is asked of.
pub(super) fn issued_decision(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Decision>, ReportError> {
    if !spec.is_of_decision() {
        return Ok(None);
    }
    let decision = annex::decision_of(read, params)?;
    Ok(decision.filter(|d| d.state == PaperState::Issued))
}

/// Refuses a number or day other than those the decision was issued with.
fn keeps_its_number(decision: &Decision, params: &ReportParams) -> Result<(), ReportError> {
    let bare = |number: &str| number.trim().trim_start_matches('0').to_owned();
    let asked = params.draft_number();
    let other_number = asked.is_some_and(|n| bare(&n) != bare(&decision.number));
    let day = params.draft_day();
    let other_day = day.is_some() && day != decision.date.get();
    if other_number || other_day {
        return Err(ReportError::Refused(reports::ISSUED_HAS_ITS_NUMBER.to_owned()));
    }
    Ok(())
}
