//! Mô hình “Dân vận khéo”: list and form, with the places that took it over.
use super::{
    Screen,
    made::{pick_person, pick_unit},
    no_more, row,
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{MovementModelId, Record},
        list_item::ListKind,
        movement::{ModelKind, ModelSubject, MovementModel, without_outer_quotes},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{ListRow, column, rest},
    },
};

pub(super) const SCREEN: Screen<MovementModel> = Screen {
    list: List::Models,
    title: screens::MODELS,
    add: screens::ADD_MODEL,
    empty: screens::NO_MODELS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::ModelName)),
        column(field(Field::Unit)),
        column(field(Field::ModelField)),
        column(field(Field::StartYear)),
    ],
    rows: |cx| {
        let mut rows: Vec<ListRow> = Vec::new();
        for model in &cx.lists.models {
            let cells = vec![
                (rows.len() + 1).to_string(),
                model.name.clone(),
                cx.lists.unit_name(Some(model.unit)).to_owned(),
                model.area.clone(),
                model.start_year.text.clone(),
            ];
            rows.push(ListRow { mark: model.needs_review, ..row(model.id.0, cells) });
        }
        rows
    },
    load: |cx, id| cx.read.movement_model(MovementModelId(id)).ok().flatten(),
    blank: |cx| MovementModel {
        start_year: Entered::of(Some(Whole(cx.year))),
        ..MovementModel::default()
    },
    fields: |form, model, cx| {
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
        pick_unit(form, Field::Unit, &mut model.unit, cx);
        form.choice(
            Field::ModelSubject,
            &mut model.subject,
            &ModelSubject::ALL.map(|k| (k, labels::model_subject(k))),
        );
        if form.shows(model.subject == ModelSubject::Collective) {
            form.pick(Field::Collective, &mut model.collective, &cx.lists.collective_choices);
        }
        if form.shows(model.subject == ModelSubject::Person) {
            pick_person(form, Field::Person, &mut model.person, model.unit, cx);
        }
        form.suggest(Field::ModelField, &mut model.area, cx.lists.items(ListKind::ModelField));
        form.entered(Field::StartYear, &mut model.start_year);
        form.lines(Field::Note, &mut model.note, 2);
        form.check(Field::NeedsReview, &mut model.needs_review);
        form.parts(
            (field(Field::Replications), actions::ADD_REPLICATION),
            &mut model.replications,
            |part| match cx.lists.unit_name(part.unit) {
                "" => part.place.clone(),
                unit => unit.to_owned(),
            },
            |form, part| {
                pick_unit(form, Field::ReplicationUnit, &mut part.unit, cx);
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
    save: Edit::SaveMovementModel,
    record: |id| Record::MovementModel(MovementModelId(id)),
    reorder: None,
    copy: |model| model.replications.clear(),
    more: no_more,
};
