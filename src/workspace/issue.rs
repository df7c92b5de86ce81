//! Issuing: no decision and no paper of ours becomes issued without what is kept of it, whichever way it
//! came about.
use super::WorkspaceError;
use crate::{
    domain::{
        decision::{Decision, Gap, PaperState},
        field::Field,
        ids::{DecisionId, Record},
        paper::{About, Paper},
        problem::{Findings, Problem},
        recipient::Counts,
    },
    papers::{self, Answers},
    report::{
        ReportError, ReportSpec, catalog, lists::annex::signatory_of, sheets::decision::gaps,
    },
    store::{AwardFilter, AwardRow, Reader, StoreError, Writer},
    text::print,
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

/// Keeps the papers of every decision of ours that this step made issued, and every other paper that it
/// made so, as they are at its end.
///
/// # Errors
/// [`WorkspaceError::Invalid`] when a decision awards nobody, [`WorkspaceError::PaperRefused`] when a paper
/// cannot be printed: then nothing of the step is stored.
pub(super) fn keep_papers(writer: &Writer<'_>, today: Date) -> Result<(), WorkspaceError> {
    let read = writer.reader();
    for (id, _) in writer.issued_by_step()? {
        let amends = read.decision(id)?.filter(|decision| !decision.awards());
        let mut found = Findings::default();
        match amends {
            None if standing(read, id)?.is_empty() => {
                found.add(Field::Recipient, Problem::AwardsNobody);
            }
            Some(amends) if print::leaves_room(&amends.articles) => {
                found.add(Field::Articles, Problem::NeededToIssue);
            }
            _ => {}
        }
        if found.has_errors() {
            return Err(WorkspaceError::Invalid(found));
        }
        let decision = signed(writer, id)?;
        for (paper, content) in papers::of_issued_decision(read, &decision, today)? {
            writer.save_paper(&paper, Some(&content))?;
        }
    }
    for (id, kept) in writer.papers_issued_by_step()? {
        if !kept {
            let paper = read.paper(id)?.ok_or(WorkspaceError::Gone)?;
            let (paper, content) = papers::to_issue(read, paper, today)?;
            writer.save_paper(&paper, Some(&content))?;
        }
    }
    Ok(())
}

/// The guard at the end of every step.
///
/// # Errors
/// [`WorkspaceError::NothingKept`] when the step leaves a decision or a paper of ours issued that was not so
/// before, and nothing is kept of it.
pub(super) fn has_kept_papers(writer: &Writer<'_>) -> Result<(), WorkspaceError> {
    let decisions = writer.issued_by_step()?.into_iter().map(|(_, kept)| kept);
    let papers = writer.papers_issued_by_step()?.into_iter().map(|(_, kept)| kept);
    if decisions.chain(papers).all(|kept| kept) { Ok(()) } else { Err(WorkspaceError::NothingKept) }
}

/// What an issued decision would fix, as this step leaves it.
pub(super) fn to_issue(
    read: Reader<'_>,
    id: DecisionId,
    today: Date,
) -> Result<ToIssue, WorkspaceError> {
    let decision = read.decision(id)?.ok_or(WorkspaceError::Gone)?;
    let counts = standing(read, id)?.iter().map(|a| a.recipient.kind()).collect();
    let mut gaps = gaps(read, &decision)?;
    // A unit that found a name wrong was answered, or its name goes out wrong.
    if let Some(round) = decision.round {
        let units = match papers::asked_units(read, round, None, today) {
            Err(ReportError::Empty(_)) => Vec::new(),
            found => found?,
        };
        let wanting = Answers::of(&units).wanting.len();
        gaps.extend((wanting > 0).then_some(Gap::NamesWrong(wanting)));
    }
    Ok(ToIssue { counts, gaps })
}

/// The awards under a decision that were not taken back.
fn standing(read: Reader<'_>, id: DecisionId) -> Result<Vec<AwardRow>, StoreError> {
    let mut rows = read.award_rows(AwardFilter { decision: Some(id), ..AwardFilter::default() })?;
    rows.retain(|row| !row.is_revoked);
    Ok(rows)
}

/// The decision with whoever signs it: where nobody was chosen, whoever is in post on the day signs a draft,
/// and issued, it says who did.
fn signed(writer: &Writer<'_>, id: DecisionId) -> Result<Decision, WorkspaceError> {
    let read = writer.reader();
    let mut decision = read.decision(id)?.ok_or(WorkspaceError::Gone)?;
    let body = decision.body.map(|id| read.body(id)).transpose()?.flatten();
    let Some(body) = body.filter(|_| decision.signatory.is_none()) else { return Ok(decision) };
    let draft = Decision { state: PaperState::Draft, ..decision.clone() };
    if let Some(signatory) = signatory_of(read, &body, &draft)? {
        decision.signatory = signatory.id;
        writer.save_decision(&decision)?;
    }
    Ok(decision)
}

/// Is it a paper of a decision, which alone issues it and takes it back?
pub(super) fn is_issued_with_decision(paper: &Paper) -> bool {
    matches!(paper.about, About::Record(Record::Decision(_)))
        && catalog::spec(&paper.report).is_some_and(ReportSpec::is_of_decision)
}
