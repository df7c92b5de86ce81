//! Models that others took over, up to a year, and recognised ones that nobody did.
use super::figures::YearData;
use crate::{
    domain::{
        ids::{Kind, MovementModelId},
        movement::{MovementModel, Replication},
    },
    store::{Reader, StoreError},
};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// One place that took a model over.
#[derive(Clone, Debug, PartialEq)]
pub struct Replicated {
    /// The uid of the model.
    pub model_uid: String,
    /// The uid of the replication.
    pub uid: String,
    /// The name of the model.
    pub model: String,
    /// The unit whose model it is.
    pub of_unit: String,
    /// The unit or other place that took it over.
    pub place: String,
    /// What is known of it.
    pub replication: Replication,
}

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenOver {
    /// Place by place, the models in the order of their units.
    pub places: Vec<Replicated>,
    /// Recognised models of the year that nobody had taken over by its end: the name and unit of each.
    pub by_nobody: Vec<(String, String)>,
}

/// What was taken over up to the end of a year, or in the year alone. A place without a day counts as begun, but in no
/// year alone.
///
/// # Errors
/// [`StoreError`].
pub fn taken_over(
    read: Reader<'_>,
    year: i64,
    in_year_alone: bool,
) -> Result<TakenOver, StoreError> {
    let data = YearData::read(read, year)?;
    let (models, replications) = (read.uids(Kind::MovementModel)?, read.uids(Kind::Replication)?);
    let uid_of = |id: Option<i64>, of: &HashMap<i64, String>| {
        id.and_then(|id| of.get(&id)).cloned().unwrap_or_default()
    };
    let mut begun: HashSet<MovementModelId> = HashSet::new();
    let mut places = Vec::new();
    let mut all: Vec<&MovementModel> = data.models.values().collect();
    let place_of = |model: &MovementModel| data.units.iter().position(|u| Some(u.id) == model.unit);
    all.sort_by_key(|model| (place_of(model).unwrap_or(usize::MAX), model.id));
    for model in all {
        for replication in &model.replications {
            let from = replication.from.get();
            if from.is_some_and(|day| year_of(day) > year) {
                continue;
            }
            begun.extend(model.id);
            if in_year_alone && from.is_none_or(|day| year_of(day) != year) {
                continue;
            }
            let unit = data.unit_name(replication.unit);
            places.push(Replicated {
                model_uid: uid_of(model.id.map(|id| id.0), &models),
                uid: uid_of(replication.id.map(|id| id.0), &replications),
                model: model.name.clone(),
                of_unit: data.unit_name(model.unit).to_owned(),
                place: if unit.is_empty() { &replication.place } else { unit }.to_owned(),
                replication: replication.clone(),
            });
        }
    }
    let recognised = data.registrations.iter().filter(|r| r.stands() && r.is_recognised());
    let by_nobody = recognised.filter(|r| r.model.is_some_and(|model| !begun.contains(&model)));
    let by_nobody = by_nobody.filter_map(|r| {
        let model = data.model(r.model)?;
        Some((model.name.clone(), data.unit_name(model.unit).to_owned()))
    });
    Ok(TakenOver { by_nobody: by_nobody.collect(), places })
}

fn year_of(day: Date) -> i64 {
    i64::from(day.year())
}
