//! How many recognised models of a year stand behind whoever is scored: what a bonus may come from.
use crate::{
    domain::{
        evaluation::ScoreSubject,
        ids::{DemocracyRecordId, RegistrationId, UnitId},
    },
    store::{Reader, StoreError},
};
use std::collections::{HashMap, HashSet};

/// Recognised models of a year, by unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    units: HashMap<UnitId, usize>,
    /// The units of the year's QCDC records.
    records: HashMap<DemocracyRecordId, UnitId>,
    /// Was anything looked up?
    is_known: bool,
}

impl Recognised {
    /// Looks them up.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let registrations = read.registrations(Some(year))?.into_iter();
        let recognised: HashSet<RegistrationId> = registrations
            .filter(|registration| registration.stands() && registration.is_recognised())
            .filter_map(|registration| registration.id)
            .collect();
        let mut units: HashMap<UnitId, usize> = HashMap::new();
        for row in read.registration_rows(Some(year))? {
            if recognised.contains(&row.id) {
                *units.entry(row.unit).or_default() += 1;
            }
        }
        let records = read.democracy_record_rows(Some(year))?.into_iter();
        let records = records.map(|row| (row.id, row.unit)).collect();
        Ok(Self { units, records, is_known: true })
    }

    /// How many stand behind a subject; `None` where the book cannot say: of people, of names, and of a model, which is
    /// recognised by itself.
    pub fn of(&self, subject: &ScoreSubject) -> Option<usize> {
        let unit = match subject {
            ScoreSubject::Unit(unit) => Some(*unit),
            ScoreSubject::Democracy(id) => self.records.get(id).copied(),
            _ => None,
        };
        unit.filter(|_| self.is_known).map(|unit| self.units.get(&unit).copied().unwrap_or(0))
    }
}
