//! Mô hình “Dân vận khéo”, with the places that took it over.
use super::{
    description::Description,
    fields::PartsHead,
    pick::{pick_person, pick_unit},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Kind, MovementModelId},
        list_item::ListKind,
        movement::{ModelKind, ModelSubject, MovementModel, without_outer_quotes},
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
};

/// Mô hình “Dân vận khéo”.
pub static MODELS: Description<MovementModel> = Description {
    kind: Kind::MovementModel,
    group: screens::GROUP_MOVEMENT,
    key: "Models",
    words: &terms::movement::MODELS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::ModelName)),
        column(field(Field::Unit)),
        column(field(Field::ModelField)),
        column(field(Field::StartYear)),
    ],
    rows: |known| {
        let mut rows: Vec<ListRow> = Vec::new();
        for model in known.lists.models.all()? {
            let cells = vec![
                Cell::count(rows.len() + 1),
                Cell::from(&model.name),
                known.lists.unit_name(Some(model.unit)).into(),
                Cell::from(&model.area),
                Cell::from(&model.start_year),
            ];
            rows.push(ListRow { mark: model.needs_review, ..ListRow::of(model.id.0, cells) });
        }
        Ok(rows)
    },
    count: |known| known.lists.models.count(|_| true),
    load: |known, id| Ok(known.read.movement_model(MovementModelId(id))?),
    blank: |known| MovementModel {
        start_year: Entered::of(Some(Whole(known.year))),
        ..MovementModel::default()
    },
    fields: |form, model, known| {
        form.text(Field::ModelName, &mut model.name);
        if let Some(inner) = without_outer_quotes(&model.name).map(str::to_owned)
            && form.small_button(actions::DROP_OUTER_QUOTES)
        {
            model.name = inner;
        }
        form.choice(
            Field::ModelKind,
            &mut model.kind,
            &ModelKind::ALL.map(|k| (k, labels::model_kind(k))),
        );
        pick_unit(form, Field::Unit, &mut model.unit, known);
        form.choice(
            Field::ModelSubject,
            &mut model.subject,
            &ModelSubject::ALL.map(|k| (k, labels::model_subject(k))),
        );
        if form.shows(model.subject == ModelSubject::Collective) {
            form.pick(Field::Collective, &mut model.collective, &known.lists.collective_choices);
        }
        if form.shows(model.subject == ModelSubject::Person) {
            pick_person(form, Field::Person, &mut model.person, model.unit, known);
        }
        form.suggest(Field::ModelField, &mut model.area, known.lists.items(ListKind::ModelField));
        form.entered(Field::StartYear, &mut model.start_year);
        form.entered(Field::LaunchedOn, &mut model.launched_on);
        form.lines(Field::Note, &mut model.note, 2);
        form.check(Field::NeedsReview, &mut model.needs_review);
        form.parts(
            PartsHead::of(Kind::Replication, Field::Replications, actions::ADD_REPLICATION),
            &mut model.replications,
            |part| match known.lists.unit_name(part.unit) {
                "" => part.place.clone(),
                unit => unit.to_owned(),
            },
            |form, part| {
                pick_unit(form, Field::ReplicationUnit, &mut part.unit, known);
                form.text(Field::ReplicationPlace, &mut part.place);
                form.entered(Field::ReplicationGroups, &mut part.groups);
                form.entered(Field::From, &mut part.from);
                form.lines(Field::Result, &mut part.result, 2);
            },
        );
    },
    grid: &[
        Field::ModelName,
        Field::Unit,
        Field::ModelField,
        Field::ModelKind,
        Field::StartYear,
        Field::Note,
    ],
    save: Edit::save,
    reorder: None,
    copy: |model| model.replications.clear(),
};
