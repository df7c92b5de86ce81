//! The registrations of a year with everything that lists and forms say of them.
use crate::{
    domain::{
        ids::{CollectiveId, Kind, MovementModelId, PersonId},
        list_item::ListKind,
        movement::{MovementModel, Registration},
        vietnamese::same_name_key,
    },
    store::{Reader, StoreError},
    text::labels,
};
use std::collections::{HashMap, hash_map::Entry};

/// A registration with its model, as they are named.
#[derive(Clone, Debug, PartialEq)]
pub struct Registered {
    /// Its uid.
    pub uid: String,
    /// What is undertaken in the year.
    pub registration: Registration,
    /// The model.
    pub model: MovementModel,
    /// Name of the unit.
    pub unit: String,
    /// Its place among the units, from 0.
    pub unit_place: usize,
    /// Who carries it out: a person, a collective, else the unit.
    pub carried_by: String,
    /// Who is in charge, and how they are reached.
    pub in_charge: String,
}

/// The registrations of a year, drafts and withdrawn ones too, in the order of the units.
///
/// # Errors
/// [`StoreError`].
pub fn registered(read: Reader<'_>, year: i64) -> Result<Vec<Registered>, StoreError> {
    let models: HashMap<MovementModelId, MovementModel> =
        read.movement_models()?.into_iter().filter_map(|m| Some((m.id?, m))).collect();
    let uids = read.uids(Kind::Registration)?;
    let units = read.unit_rows()?;
    let collectives: HashMap<CollectiveId, String> =
        read.collectives()?.into_iter().map(|(id, _, name)| (id, name)).collect();
    let mut people: HashMap<PersonId, String> = HashMap::new();
    let mut all = Vec::new();
    for registration in read.registrations(Some(year))? {
        let Some(model) = registration.model.and_then(|id| models.get(&id)).cloned() else {
            continue;
        };
        for id in [model.person, registration.in_charge].into_iter().flatten() {
            if let Entry::Vacant(new) = people.entry(id) {
                let name = read.person(id)?.map(|person| person.full_name);
                new.insert(name.unwrap_or_default());
            }
        }
        let name = |id: Option<PersonId>| id.and_then(|id| people.get(&id)).cloned();
        let place = units.iter().position(|unit| Some(unit.id) == model.unit);
        let unit = place.and_then(|at| units.get(at)).map_or("", |unit| unit.name.as_str());
        let collective = model.collective.and_then(|id| collectives.get(&id)).cloned();
        let in_charge = name(registration.in_charge).unwrap_or_default();
        all.push(Registered {
            uid: registration.id.and_then(|id| uids.get(&id.0)).cloned().unwrap_or_default(),
            unit: unit.to_owned(),
            unit_place: place.unwrap_or(usize::MAX),
            carried_by: name(model.person).or(collective).unwrap_or_else(|| unit.to_owned()),
            in_charge: labels::joined(&[&in_charge, &registration.contact]),
            registration,
            model,
        });
    }
    all.sort_by_key(|of| of.unit_place);
    Ok(all)
}

/// Those that stand by area (lĩnh vực): the areas in the order of the office's list, then others; models of no area last,
/// under a blank name.
///
/// # Errors
/// [`StoreError`].
pub fn by_area(
    read: Reader<'_>,
    year: i64,
    all: Vec<Registered>,
) -> Result<Vec<(String, Vec<Registered>)>, StoreError> {
    let mut areas: Vec<(String, Vec<Registered>)> = Vec::new();
    for name in read.list_names_of_year(ListKind::ModelField, year)? {
        areas.push((name, Vec::new()));
    }
    let mut without = Vec::new();
    for of in all.into_iter().filter(|of| of.registration.stands()) {
        let key = same_name_key(&of.model.area);
        if key.is_empty() {
            without.push(of);
            continue;
        }
        match areas.iter_mut().find(|(name, _)| same_name_key(name) == key) {
            Some((_, models)) => models.push(of),
            None => areas.push((of.model.area.clone(), vec![of])),
        }
    }
    areas.push((String::new(), without));
    areas.retain(|(_, models)| !models.is_empty());
    Ok(areas)
}
