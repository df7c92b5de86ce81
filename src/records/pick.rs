//! Fields whose name can be added to the book without leaving the form: a unit, a person, a body, a model.
//! What is added this way is marked “cần rà soát”, to be completed later.
use super::{Known, fields::Fields};
use crate::{
    domain::{
        award::Round,
        edit::Edit,
        entered::Entered,
        field::Field,
        ids::{BodyId, MovementModelId, PersonId, RoundId, UnitId},
        movement::MovementModel,
        office::Body,
        person::{Person, Post},
        title,
        unit::Unit,
        vietnamese::same_name_key,
    },
    text::screens,
};

/// Đơn vị.
pub(super) fn pick_unit(
    form: &mut dyn Fields,
    field: Field,
    unit: &mut Option<UnitId>,
    known: &Known<'_>,
) -> bool {
    let make = |name: &str| {
        Some(Edit::save(Unit {
            name: name.to_owned(),
            kind: known.lists.kinds.first().and_then(|k| k.id),
            needs_review: true,
            ..Unit::default()
        }))
    };
    form.pick_or_make(field, unit, &known.lists.unit_choices, &|_| true, Some(&make))
}

/// Đợt: by name, and where years have rounds of one name, that of the year at the top.
pub(super) fn pick_round(
    form: &mut dyn Fields,
    field: Field,
    round: &mut Option<RoundId>,
    known: &Known<'_>,
) -> bool {
    let rounds = &known.lists.rounds;
    let of_year = |r: &Round| r.years.year.get().is_some_and(|y| y.0 == known.year);
    // Said with its year it is the only one of that name.
    let said = form.given(field).map(|text| known.lists.round_choices.named(text));
    let is_only = said.is_some_and(|named| named.len() == 1);
    let fits = |id: RoundId| {
        if is_only {
            return true;
        }
        let Some(this) = rounds.iter().find(|r| r.id == Some(id)) else { return false };
        let namesake = |r: &&Round| same_name_key(&r.name) == same_name_key(&this.name);
        of_year(this) || !rounds.iter().filter(namesake).any(of_year)
    };
    form.pick_or_make(field, round, &known.lists.round_choices, &fits, None)
}

/// Cá nhân; of several with one name, the one of this unit.
pub(super) fn pick_person(
    form: &mut dyn Fields,
    field: Field,
    person: &mut Option<PersonId>,
    unit: Option<UnitId>,
    known: &Known<'_>,
) -> bool {
    let make = |name: &str| {
        let post = unit.map(|unit| Post { unit: Some(unit), ..Post::default() });
        // A rank or title is no part of the name, but of what is printed.
        let bare = title::bare(name);
        Some(Edit::save(Person {
            full_name: bare.to_owned(),
            certificate_name: if bare == name { String::new() } else { name.to_owned() },
            posts: post.into_iter().collect(),
            needs_review: true,
            ..Person::default()
        }))
    };
    let fits = |id: PersonId| {
        let theirs = known.unit_of(id);
        unit.is_none() || theirs.is_none() || theirs == unit
    };
    form.pick_or_make(field, person, known.person_choices(), &fits, Some(&make))
}

/// Cơ quan.
pub(super) fn pick_body(
    form: &mut dyn Fields,
    field: Field,
    body: &mut Option<BodyId>,
    known: &Known<'_>,
) -> bool {
    let make = |name: &str| Some(Edit::save(Body::from_name(name)));
    form.pick_or_make(field, body, &known.lists.body_choices, &|_| true, Some(&make))
}

/// Mô hình of a unit; a new one needs its unit.
pub(super) fn pick_model(
    form: &mut dyn Fields,
    field: Field,
    model: &mut Option<MovementModelId>,
    unit: Option<UnitId>,
    known: &Known<'_>,
) -> bool {
    let make = |name: &str| {
        unit.map(|unit| {
            Edit::save(MovementModel {
                name: name.to_owned(),
                unit: Some(unit),
                start_year: Entered::from(known.year.to_string().as_str()),
                needs_review: true,
                ..MovementModel::default()
            })
        })
    };
    let fits = |id: MovementModelId| unit.is_none() || known.unit_of_model(id) == unit;
    form.pick_or_make(field, model, &known.lists.model_choices, &fits, Some(&make))
}

/// Hình thức, of those the book has; another one is looked at twice: it would be a form of its own on every paper.
pub(super) fn award_form(form: &mut dyn Fields, text: &mut String, known: &Known<'_>) {
    form.suggest(Field::AwardForm, text, &known.lists.forms);
    let key = same_name_key(text);
    let is_known = known.lists.forms.iter().any(|form| same_name_key(form) == key);
    if !key.is_empty() && !is_known {
        form.caution(&screens::new_award_form(text.trim()));
    }
}
