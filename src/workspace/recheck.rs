//! What a change beside the forms leaves in the book is judged as a form would be: a record restored, merged,
//! or with a field restored.
use super::prepare::prepare;
use crate::{
    domain::{edit::Edit, ids::Record, problem::Findings},
    store::{Reader, StoreError},
};
use jiff::civil::Date;

/// The most records that are judged after a merge.
const MOST: usize = 1000;

/// Records that must pass the rules once an edit is carried out; asked before it is.
pub(super) fn records_to_recheck(read: Reader<'_>, edit: &Edit) -> Result<Vec<Record>, StoreError> {
    Ok(match edit {
        Edit::Restore(record) => vec![*record],
        Edit::RestoreField { change, .. } => read.record_of_change(*change)?.into_iter().collect(),
        Edit::Merge { kept, gone } => {
            // Whatever named the one that goes may stand twice under the one that stays.
            let mut records = read.users(*gone, MOST)?;
            records.retain(|record| record != gone && record != kept);
            records.push(*kept);
            records
        }
        _ => Vec::new(),
    })
}

/// What is wrong with records as they stand in the book now: when there is anything, the change that left
/// them so is refused.
pub(super) fn recheck(
    read: Reader<'_>,
    records: &[Record],
    today: Date,
) -> Result<Findings, StoreError> {
    let mut found = Findings::default();
    for record in records {
        if let Some(mut edit) = as_edit(read, *record)? {
            found.list.extend(prepare(read, &mut edit, today)?.list);
        }
    }
    Ok(found)
}

/// What stands in the book, as the edit that would store it: to be judged by the same rules.
fn as_edit(read: Reader<'_>, record: Record) -> Result<Option<Edit>, StoreError> {
    Ok(match record {
        Record::Body(id) => read.body(id)?.map(Edit::SaveBody),
        Record::Term(id) => read.term(id)?.map(Edit::SaveTerm),
        Record::Signatory(id) => read.signatory(id)?.map(Edit::SaveSignatory),
        Record::UnitKind(id) => read.unit_kind(id)?.map(Edit::SaveUnitKind),
        Record::Unit(id) => read.unit(id)?.map(Edit::SaveUnit),
        Record::Collective(_) => None,
        Record::Person(id) => read.person(id)?.map(Edit::SavePerson),
        Record::LegalBasis(id) => read.legal_basis(id)?.map(Edit::SaveLegalBasis),
        Record::Round(id) => read.round(id)?.map(Edit::SaveRound),
        Record::Proposal(id) => read.proposal(id)?.map(Edit::SaveProposal),
        Record::Decision(id) => read.decision(id)?.map(Edit::SaveDecision),
        Record::Paper(id) => read.paper(id)?.map(|paper| Edit::SavePaper(Box::new(paper))),
        Record::Award(id) => read.award(id)?.map(Edit::SaveAward),
        Record::MovementModel(id) => read.movement_model(id)?.map(Edit::SaveMovementModel),
        Record::Registration(id) => read.registration(id)?.map(Edit::SaveRegistration),
        Record::BlankEntry(id) => read.blank_entry(id)?.map(Edit::SaveBlankEntry),
        Record::TrainingSession(id) => read.training_session(id)?.map(Edit::SaveTrainingSession),
        Record::DemocracyRecord(id) => {
            read.democracy_record(id)?.map(|x| Edit::SaveDemocracyRecord(Box::new(x)))
        }
        Record::CommitteeMember(id) => read.committee_member(id)?.map(Edit::SaveCommitteeMember),
        Record::Document(id) => read.document(id)?.map(Edit::SaveDocument),
        Record::BaseSalary(id) => read.base_salary(id)?.map(Edit::SaveBaseSalary),
        Record::RewardRule(id) => read.reward_rule(id)?.map(Edit::SaveRewardRule),
        Record::WorkingYear(id) => read.working_year(id)?.map(Edit::SaveWorkingYear),
        Record::Target(id) => read.target(id)?.map(Edit::SaveTarget),
        Record::ListItem(id) => read.list_item(id)?.map(Edit::SaveListItem),
    })
}
