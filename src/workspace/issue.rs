//! Issuing: no decision of ours becomes issued without its papers, whichever way it came about.
use super::WorkspaceError;
use crate::{
    domain::{
        decision::{Decision, Gap, PaperState},
        field::Field,
        ids::DecisionId,
        problem::{Findings, Problem},
        recipient::Counts,
    },
    papers,
    report::{lists::annex::signatory_of, sheets::decision::gaps},
    store::{AwardFilter, AwardRow, Reader, StoreError, Writer},
};
use jiff::civil::Date;

/// What issuing a decision will fix, to be asked before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToIssue {
    /// Whom it awards.
    pub counts: Counts,
    /// What it lacks all the same.
    pub gaps: Vec<Gap>,
}

/// Keeps the papers of every decision of ours that this step made issued, as they are at its end.
///
/// # Errors
/// [`WorkspaceError::Invalid`] when it awards nobody, [`WorkspaceError::PaperRefused`] when a paper cannot
/// be printed: then nothing of the step is stored.
pub(super) fn keep_papers(writer: &Writer<'_>, today: Date) -> Result<(), WorkspaceError> {
    for (id, _) in writer.issued_by_step()? {
        let read = writer.reader();
        if standing(read, id)?.is_empty() {
            let mut found = Findings::default();
            found.add(Field::Recipient, Problem::AwardsNobody);
            return Err(WorkspaceError::Invalid(found));
        }
        name_signatory(writer, id)?;
        let papers = papers::of_issued_decision(read, id, today)?;
        writer.forget_issued_papers(id)?;
        for paper in &papers {
            writer.save_issued_paper(id, paper)?;
        }
    }
    Ok(())
}

/// The guard at the end of every step.
///
/// # Errors
/// [`WorkspaceError::NothingKept`] when the step leaves a decision of ours issued that was not so before,
/// and has no kept paper.
pub(super) fn has_kept_papers(writer: &Writer<'_>) -> Result<(), WorkspaceError> {
    let all = writer.issued_by_step()?;
    if all.iter().all(|(_, kept)| *kept) { Ok(()) } else { Err(WorkspaceError::NothingKept) }
}

/// What an issued decision would fix, as this step leaves it.
pub(super) fn to_issue(read: Reader<'_>, id: DecisionId) -> Result<ToIssue, WorkspaceError> {
    let decision = read.decision(id)?.ok_or(WorkspaceError::Gone)?;
    let counts = standing(read, id)?.iter().map(|a| a.recipient.kind()).collect();
    Ok(ToIssue { counts, gaps: gaps(read, &decision)? })
}

/// The awards under a decision that were not taken back.
fn standing(read: Reader<'_>, id: DecisionId) -> Result<Vec<AwardRow>, StoreError> {
    let mut rows = read.award_rows(AwardFilter { decision: Some(id), ..AwardFilter::default() })?;
    rows.retain(|row| !row.is_revoked);
    Ok(rows)
}

/// Where nobody was chosen to sign, whoever is in post on the day signs a draft: issued, it says who did.
fn name_signatory(writer: &Writer<'_>, id: DecisionId) -> Result<(), WorkspaceError> {
    let read = writer.reader();
    let decision = read.decision(id)?.ok_or(WorkspaceError::Gone)?;
    let body = decision.body.map(|id| read.body(id)).transpose()?.flatten();
    let Some(body) = body.filter(|_| decision.signatory.is_none()) else { return Ok(()) };
    let draft = Decision { state: PaperState::Draft, ..decision.clone() };
    if let Some(signatory) = signatory_of(read, &body, &draft)? {
        writer.save_decision(&Decision { signatory: signatory.id, ..decision })?;
    }
    Ok(())
}
