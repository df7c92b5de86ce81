//! Papers as they are issued: made once more, and what is kept of them.
use super::{
    arranging::no_draft,
    kept::to_keep,
    opening::{compose_as, params_of},
    ready_paper::ReadyPaper,
};
use crate::{
    domain::{
        decision::{Decision, PaperState},
        paper::{About, Paper},
        paper_kind::PaperKind,
    },
    layout::difference::fingerprint,
    report::{
        ReportError, catalog,
        options::{DRAFT_DAY, DRAFT_NUMBER, OptionValue},
        sheets,
    },
    store::Reader,
    text::reports,
};
use jiff::civil::Date;

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
    let paper = no_draft(paper);
    let mut params = params_of(&paper);
    params.set(&DRAFT_NUMBER, Some(OptionValue::Number(paper.number.clone())));
    params.set(&DRAFT_DAY, paper.date.get().map(OptionValue::Day));
    let ready = ReadyPaper::from(compose_as(spec, read, &params, &paper, today)?.document);
    let content = to_keep(&ready)
        .ok_or_else(|| ReportError::Refused(reports::cannot_be_kept(spec.title())))?;
    Ok((Paper { fingerprint: fingerprint(&ready.document), ..paper }, content))
}
