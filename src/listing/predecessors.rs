//! A unit with those it came from: what was given to them was given to it.
use crate::{
    domain::ids::UnitId,
    store::{Reader, StoreError},
};

/// The unit and every unit that it came from, however far back, the unit itself first.
///
/// # Errors
/// [`StoreError`].
pub fn with_predecessors(read: Reader<'_>, unit: UnitId) -> Result<Vec<UnitId>, StoreError> {
    let mut all = vec![unit];
    let mut at = 0;
    // One that is named again, by whatever slip, is not gone through again.
    while let Some(id) = all.get(at).copied() {
        at += 1;
        let parts = read.unit(id)?.map(|unit| unit.predecessors).unwrap_or_default();
        for before in parts.into_iter().filter_map(|part| part.predecessor) {
            if !all.contains(&before) {
                all.push(before);
            }
        }
    }
    Ok(all)
}
