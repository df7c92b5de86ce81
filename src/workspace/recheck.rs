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
        if let Some(entry) = read.entry(*record)? {
            let mut edit = Edit::Save(entry);
            found.list.extend(prepare(read, &mut edit, today)?.list);
        }
    }
    Ok(found)
}
