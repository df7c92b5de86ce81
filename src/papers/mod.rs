//! Papers with a life: made from what the book says now and corrected by hand, or as they were issued; and
//! which of those in the world no longer say what the book says. Only reads.
mod as_made_now;
mod kept;
mod matching;

use crate::{
    domain::{
        decision::{Decision, PaperState},
        paper::{About, Paper, TextCorrection},
        paper_kind::PaperKind,
    },
    layout::{
        block::Document,
        correct::{Correction, correct},
        difference::fingerprint,
        page::Page,
        paginate,
    },
    report::{
        ReportError, ReportParams, ReportSpec, catalog,
        lists::annex,
        options::{DRAFT_DAY, DRAFT_NUMBER, OptionValue},
        sheets,
    },
    store::Reader,
    text::reports,
};
pub use as_made_now::{MadeNow, as_made_now, first_change};
use jiff::civil::Date;
pub use kept::{Unreadable, read_kept, to_keep};
pub use matching::{Mismatch, Printed, Status, printed, status, to_reprint};

/// A paper as it is shown and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadyPaper {
    /// What it is made of: for Word and Excel, and to tell two papers apart.
    pub document: Document,
    /// Its pages, every text in its place.
    pub pages: Vec<Page>,
}

impl From<Document> for ReadyPaper {
    fn from(document: Document) -> Self {
        let pages = paginate(&document);
        Self { document, pages }
    }
}

/// A paper made from what the book says now.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// With the words put in by hand.
    pub document: Document,
    /// Corrections that no longer stand on the words they replaced.
    pub astray: Vec<TextCorrection>,
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
    composed(spec, read, params, record.as_ref().map_or(&[], |r| &r.corrections), today)
}

fn composed(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    corrections: &[TextCorrection],
    today: Date,
) -> Result<Composed, ReportError> {
    let mut document = catalog::build(spec, read, params, today)?;
    let corrections: Vec<Correction> = corrections
        .iter()
        .map(|c| Correction {
            spot: c.spot.as_str().into(),
            replaced: c.replaced.clone(),
            words: c.words.clone(),
        })
        .collect();
    let astray = correct(&mut document, &corrections).into_iter().map(|a| TextCorrection {
        spot: a.correction.spot.as_str().to_owned(),
        replaced: a.correction.replaced.clone(),
        words: a.correction.words.clone(),
    });
    let astray = astray.collect();
    // A letter put in by hand may be one that no print face has.
    catalog::check_letters(&document)?;
    Ok(Composed { document, astray })
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
        return Ok(if params.changes_the_form(spec) { vec![said] } else { Vec::new() });
    }
    if !spec.is_of_decision() {
        return Ok(Vec::new());
    }
    let Some(decision) = annex::decision_of(read, params)? else { return Ok(Vec::new()) };
    if decision.state == PaperState::Issued {
        return Ok(vec![reports::NOTHING_KEPT.to_owned()]);
    }
    catalog::remarks(spec, read, &decision)
}

/// The papers of a decision as they are issued with it, each with what is kept of it: made from what the
/// book says now, in the options and with the corrections of their records. Annexes without rows are left
/// out.
///
/// # Errors
/// Why one of them cannot be printed: then the decision cannot be issued.
pub fn of_issued_decision(
    read: Reader<'_>,
    decision: &Decision,
    today: Date,
) -> Result<Vec<(Paper, String)>, ReportError> {
    let Some(id) = decision.id else { return Ok(Vec::new()) };
    let about = About::decision(id);
    let mut papers = Vec::new();
    for spec in catalog::of_decision() {
        let paper = Paper {
            body: decision.body,
            kind: (spec.id == sheets::decision::SPEC.id).then_some(PaperKind::Decision),
            number: decision.number.clone(),
            date: decision.date.clone(),
            state: PaperState::Issued,
            ..read.paper_about(spec.id, about)?.unwrap_or_else(|| Paper {
                report: spec.id.to_owned(),
                about,
                ..Paper::default()
            })
        };
        match to_issue(read, paper, today) {
            Ok(issued) => papers.push(issued),
            Err(ReportError::Empty(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(papers)
}

/// A paper of any kind with its fingerprint, and what is to be kept of it.
///
/// # Errors
/// Why it cannot be printed.
pub fn to_issue(
    read: Reader<'_>,
    paper: Paper,
    today: Date,
) -> Result<(Paper, String), ReportError> {
    let spec = catalog::spec(&paper.report)
        .ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))?;
    let mut params = params_of(&paper);
    params.set(&DRAFT_NUMBER, Some(OptionValue::Number(paper.number.clone())));
    params.set(&DRAFT_DAY, paper.date.get().map(OptionValue::Day));
    let ready =
        ReadyPaper::from(composed(spec, read, &params, &paper.corrections, today)?.document);
    let content = to_keep(&ready)
        .ok_or_else(|| ReportError::Refused(reports::cannot_be_kept(spec.title())))?;
    Ok((Paper { fingerprint: fingerprint(&ready.document), ..paper }, content))
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
fn params_of(paper: &Paper) -> ReportParams {
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
fn kept_of(spec: &ReportSpec, read: Reader<'_>, paper: &Paper) -> Result<ReadyPaper, ReportError> {
    let unreadable = || ReportError::Refused(reports::kept_paper_unreadable(spec.title()));
    let content = read.paper_content(paper)?.ok_or_else(unreadable)?;
    read_kept(&content).map_err(|why| match why {
        Unreadable::Damaged => unreadable(),
        Unreadable::Newer => ReportError::Refused(reports::kept_paper_newer(spec.title())),
    })
}

/// The issued decision that a paper is asked of.
fn issued_decision(
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
