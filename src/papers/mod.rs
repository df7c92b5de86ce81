//! Papers of the book: made from what it says now, or shown as they were issued. Only reads.
mod as_made_now;
mod kept;

use crate::{
    domain::{
        decision::{Decision, PaperState},
        ids::DecisionId,
        paper::About,
    },
    layout::{block::Document, page::Page, paginate},
    report::{ReportError, ReportParams, ReportSpec, catalog, lists::annex},
    store::{IssuedPaper, Reader},
    text::reports,
};
pub use as_made_now::{MadeNow, as_made_now, first_change};
use jiff::civil::Date;
pub use kept::{Unreadable, read_kept, to_keep};

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

/// A paper ready to be shown or printed. One of an issued decision comes as it was issued, whether it was
/// asked for by decision, round or year, and whatever options were chosen; see [`remarks`].
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
        if let Some(kept) = kept_paper(spec, read, &decision)? {
            return read_kept(&kept.content).map_err(|why| {
                ReportError::Refused(match why {
                    Unreadable::Damaged => reports::kept_paper_unreadable(spec.title),
                    Unreadable::Newer => reports::kept_paper_newer(spec.title),
                })
            });
        }
    }
    catalog::build(spec, read, params, today).map(ReadyPaper::from)
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
    if !spec.is_of_decision() {
        return Ok(Vec::new());
    }
    let Some(decision) = annex::decision_of(read, params)? else { return Ok(Vec::new()) };
    if decision.state != PaperState::Issued {
        return catalog::remarks(spec, read, &decision);
    }
    let said = match kept_paper(spec, read, &decision)? {
        Some(_) if params.changes_the_form(spec) => Some(reports::OPTIONS_OF_ISSUED),
        Some(_) => None,
        None => Some(reports::NOTHING_KEPT),
    };
    Ok(said.into_iter().map(str::to_owned).collect())
}

/// The papers that an issued decision keeps, made from what the book says now; annexes without rows are
/// left out.
///
/// # Errors
/// Why one of them cannot be printed: then the decision cannot be issued.
pub fn of_issued_decision(
    read: Reader<'_>,
    decision: DecisionId,
    today: Date,
) -> Result<Vec<IssuedPaper>, ReportError> {
    let params = ReportParams::about(About::decision(decision));
    let mut papers = Vec::new();
    for spec in catalog::of_decision() {
        let paper = match catalog::build(spec, read, &params, today) {
            Ok(document) => ReadyPaper::from(document),
            Err(ReportError::Empty(_)) => continue,
            Err(error) => return Err(error),
        };
        let content = to_keep(&paper)
            .ok_or_else(|| ReportError::Refused(reports::cannot_be_kept(spec.title)))?;
        papers.push(IssuedPaper { report: spec.id.to_owned(), content });
    }
    Ok(papers)
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

fn kept_paper(
    spec: &ReportSpec,
    read: Reader<'_>,
    decision: &Decision,
) -> Result<Option<IssuedPaper>, ReportError> {
    let papers = decision.id.map(|id| read.issued_papers(id)).transpose()?.unwrap_or_default();
    Ok(papers.into_iter().find(|p| p.report == spec.id))
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
