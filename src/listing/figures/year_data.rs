//! What the figures of one year count in, each kind of record read once.
use super::figure_rows::FigureRow;
use crate::{
    domain::{
        democracy::DemocracyRecord,
        ids::{BodyId, MovementModelId, Record, UnitId},
        movement::{MovementModel, Registration},
        office::Body,
        training::TrainingSession,
        working_year::{Target, WorkingYear},
    },
    store::{AwardFilter, AwardRow, Reader, StoreError, UnitRow},
    text::figures as words,
};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

/// Everything of a working year that figures count in.
pub struct YearData {
    pub(in crate::listing) year: i64,
    /// Active TCCSĐ at the end of the year.
    pub(in crate::listing) bases: Vec<UnitRow>,
    pub(in crate::listing) units: Vec<UnitRow>,
    /// Of all years, without their parts.
    pub(in crate::listing) models: HashMap<MovementModelId, MovementModel>,
    /// Models that others took over.
    pub(in crate::listing) replicated: HashSet<MovementModelId>,
    /// With their recognitions, without their other parts.
    pub(in crate::listing) registrations: Vec<Registration>,
    pub(in crate::listing) records: Vec<DemocracyRecord>,
    pub(in crate::listing) sessions: Vec<TrainingSession>,
    pub(in crate::listing) awards: Vec<AwardRow>,
    pub(in crate::listing) bodies: HashMap<BodyId, Body>,
    pub(in crate::listing) settings: WorkingYear,
    /// Of all years.
    pub(in crate::listing) targets: Vec<Target>,
}

/// Records of the book by their keys.
fn by_id<Id: Eq + Hash, T>(records: Vec<T>, id: impl Fn(&T) -> Option<Id>) -> HashMap<Id, T> {
    records.into_iter().filter_map(|record| Some((id(&record)?, record))).collect()
}

impl YearData {
    pub(in crate::listing) fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let units = read.unit_rows()?;
        let settings = read
            .working_years()?
            .into_iter()
            .find(|y| y.year.get().is_some_and(|y| y.0 == year))
            .unwrap_or_default();
        Ok(Self {
            year,
            bases: units.iter().filter(|unit| unit.is_base_of(year)).cloned().collect(),
            units,
            models: by_id(read.movement_models()?, |model| model.id),
            replicated: read.replicated_models()?,
            registrations: read.registrations(Some(year))?,
            records: read.democracy_records(Some(year))?,
            sessions: read.training_sessions(Some(year))?,
            awards: read.award_rows(AwardFilter { year: Some(year), ..AwardFilter::default() })?,
            bodies: by_id(read.bodies()?, |body| body.id),
            settings,
            targets: read.targets(None)?,
        })
    }

    pub(in crate::listing) fn model(&self, id: Option<MovementModelId>) -> Option<&MovementModel> {
        self.models.get(&id?)
    }

    pub(in crate::listing) fn unit_name(&self, id: Option<UnitId>) -> &str {
        self.units.iter().find(|u| Some(u.id) == id).map_or("", |u| u.name.as_str())
    }

    pub(in crate::listing) fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(&id)
    }

    pub(in crate::listing) fn record(&self, unit: UnitId) -> Option<&DemocracyRecord> {
        self.records.iter().find(|r| r.unit == Some(unit))
    }

    /// Registrations of a unit's models that stand.
    pub(in crate::listing) fn standing(&self, unit: UnitId) -> impl Iterator<Item = &Registration> {
        self.registrations.iter().filter(move |r| {
            r.stands() && self.model(r.model).is_some_and(|m| m.unit == Some(unit))
        })
    }

    pub(in crate::listing) fn model_row(&self, r: &Registration) -> FigureRow {
        let model = self.model(r.model);
        FigureRow {
            text: words::model(
                model.map_or("", |m| m.name.as_str()),
                self.unit_name(model.and_then(|m| m.unit)),
            ),
            record: r.id.map(Record::Registration),
        }
    }

    /// The target a figure is held against, this year's or the next one's.
    pub(in crate::listing) fn target_note(&self, id: &str) -> Option<String> {
        let of = |year: i64| {
            self.targets.iter().find(|t| {
                t.figure.eq_ignore_ascii_case(id) && t.year.get().is_some_and(|y| y.0 == year)
            })
        };
        let target = of(self.year).or_else(|| of(self.year + 1))?;
        Some(words::target(&target.year.text, &target.planned.text, &target.unit))
    }
}
