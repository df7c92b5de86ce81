//! Grassroots democracy of a year, unit by unit: every TCCSĐ, with its record where it has one.
use super::{
    figures::YearData,
    ranking::rankings,
    results::{Line, by_democracy_class},
};
use crate::{
    domain::{
        democracy::DemocracyRecord,
        evaluation::{ScoreSubject, Standing},
        ids::{DemocracyRecordId, Kind},
        list_item::ListKind,
    },
    store::{Reader, StoreError},
};
use std::collections::HashMap;

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct DemocracyLine {
    /// The uid of its record; of the unit where it has none.
    pub uid: String,
    /// Name of the unit.
    pub unit: String,
    /// Its record; `None`: nothing was entered.
    pub record: Option<DemocracyRecord>,
    /// Điểm in hundredths, where it was scored to the end.
    pub score: Option<i64>,
}

/// All units of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DemocracyOfYear {
    /// In the order of the office.
    pub lines: Vec<DemocracyLine>,
    /// Units by class, those without any last; without those that are exempt.
    pub classes: Vec<Line>,
}

/// Grassroots democracy of a year.
///
/// # Errors
/// [`StoreError`].
pub fn democracy_of_year(read: Reader<'_>, year: i64) -> Result<DemocracyOfYear, StoreError> {
    let data = YearData::read(read, year)?;
    let names = read.list_names_of_year(ListKind::DemocracyClass, year)?;
    let classes = by_democracy_class(&data, &names);
    let (units, records) = (read.uids(Kind::Unit)?, read.uids(Kind::DemocracyRecord)?);
    let scores = scores(read, year)?;
    let lines = data.bases.iter().map(|unit| {
        let record = data.record(unit.id);
        let id = record.and_then(|record| record.id);
        let uid = id.and_then(|id| records.get(&id.0)).or_else(|| units.get(&unit.id.0));
        DemocracyLine {
            uid: uid.cloned().unwrap_or_default(),
            unit: unit.name.clone(),
            record: record.cloned(),
            score: id.and_then(|id| scores.get(&id)).copied(),
        }
    });
    Ok(DemocracyOfYear { lines: lines.collect(), classes })
}

/// What records came to that were scored to the end.
fn scores(read: Reader<'_>, year: i64) -> Result<HashMap<DemocracyRecordId, i64>, StoreError> {
    let mut scores = HashMap::new();
    for line in rankings(read, year)?.into_iter().flat_map(|ranking| ranking.lines) {
        let judged = &line.ranked.judged;
        if let (ScoreSubject::Democracy(id), true) =
            (&line.subject, judged.standing != Standing::NotJudged)
        {
            scores.entry(*id).or_insert(judged.total);
        }
    }
    Ok(scores)
}
