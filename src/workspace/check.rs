//! The third phase of a change: gathers what the rest of the book says about an edit and lets the rules judge.
use super::issue;
use crate::{
    domain::{
        decision::PaperState,
        edit::Edit,
        entry::Entry,
        field::Field,
        paper::Paper,
        problem::{Findings, Problem},
    },
    report::catalog,
    store::{Reader, StoreError},
};
use jiff::civil::Date;

/// Everything found in an edit that is in its stored form and complete.
pub(super) fn check(read: Reader<'_>, edit: &Edit, today: Date) -> Result<Findings, StoreError> {
    Ok(match edit {
        Edit::SaveOffice(office) => office.check(),
        Edit::Save(entry) => check_entry(read, entry, today)?,
        Edit::IssueDecision(decision) => read.check_decision(decision, today)?,
        Edit::IssuePaper(paper) => check_form(read, paper, read.check_paper(paper, today)?)?,
        Edit::RecordQuickList(list) => {
            let mut found = Findings::default();
            if let crate::domain::quick_list::QuickBody::New(name) = &list.body {
                found.require(Field::Body, name);
            }
            found.require(Field::AwardForm, &list.form);
            found.require(Field::Content, &list.content);
            found.require(Field::Year, &list.year.text);
            if found.read(Field::Year, &list.year).is_some_and(|y| !(2000..=2100).contains(&y.0)) {
                found.add(Field::Year, Problem::NotAYear);
            }
            if list.rows.is_empty() || list.rows.iter().any(|r| r.name.is_empty()) {
                found.add(Field::Recipient, Problem::Required);
            }
            if let Some(round) = super::quick_list::recorded_already(read, list)? {
                found.add(Field::Recipient, Problem::ListRecordedAlready { round });
            }
            found
        }
        Edit::AddCollective { unit, collective } => {
            let mut found = Findings::default();
            found.require(Field::CollectiveName, &collective.name);
            if read.collective_named(*unit, &collective.name)?.is_some() {
                found.add(Field::CollectiveName, Problem::AlreadyInList);
            }
            found
        }
        // Each of several is judged as it is written, with those before it in place.
        Edit::Several { .. }
        | Edit::Remove(_)
        | Edit::Restore(_)
        | Edit::EmptyTrash
        | Edit::Merge { .. }
        | Edit::TellApart(..)
        | Edit::RestoreField { .. }
        | Edit::Attach { .. }
        | Edit::Detach(_)
        | Edit::Reorder(_)
        | Edit::AwardProposals { .. } => Findings::default(),
    })
}

/// Everything found in a record.
fn check_entry(read: Reader<'_>, entry: &Entry, today: Date) -> Result<Findings, StoreError> {
    let found = read.check_entry(entry, today)?;
    match entry {
        Entry::Paper(paper) => check_form(read, paper, found),
        _ => Ok(found),
    }
}

/// Adds what the catalog of papers says of a paper, and what is issued with its decision only.
fn check_form(
    read: Reader<'_>,
    paper: &Paper,
    mut found: Findings,
) -> Result<Findings, StoreError> {
    if catalog::spec(&paper.report).is_none() {
        found.add(Field::PaperForm, Problem::Gone);
    }
    let stored = paper.id.map(|id| read.paper(id)).transpose()?.flatten();
    let becomes_issued = paper.state == PaperState::Issued
        && stored.is_none_or(|stored| stored.state != PaperState::Issued);
    if becomes_issued && issue::is_issued_with_decision(paper) {
        found.add(Field::PaperForm, Problem::IssuedWithDecision);
    }
    Ok(found)
}
