//! Đăng ký năm, with the follow-up of the year.
use super::{
    description::Description,
    fields::PartsHead,
    pick::{pick_body, pick_model, pick_person, pick_unit},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Kind, RegistrationId},
        list_item::ListKind,
        movement::{Effect, FollowUpPeriod, Registration, RegistrationKind, RegistrationState},
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
    workspace::MovementModelRow,
};

/// Đăng ký năm.
pub static REGISTRATIONS: Description<Registration> = Description {
    kind: Kind::Registration,
    group: screens::GROUP_MOVEMENT,
    key: "Registrations",
    words: &terms::movement::REGISTRATIONS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::MovementModel)),
        column(field(Field::Unit)),
        column(screens::head::KIND),
        column(field(Field::RegistrationState)),
        column(field(Field::Effect)),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for r in known.lists.registrations.all()?.iter().filter(|r| r.year == known.year) {
            rows.push(ListRow::of(
                r.id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    Cell::from(&r.name),
                    known.lists.unit_name(Some(r.unit)).into(),
                    labels::registration_kind(r.kind).into(),
                    labels::registration_state(r.state).into(),
                    labels::effect(r.effect).into(),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| known.lists.registrations.count(|r| r.year == known.year),
    load: |known, id| Ok(known.read.registration(RegistrationId(id))?),
    blank: |known| Registration {
        year: Entered::of(Some(Whole(known.year))),
        ..Registration::default()
    },
    fields: |form, registration, known| {
        // The unit is the model's; it is asked for only to find or to make the model.
        let mut unit = registration.model.and_then(|m| known.unit_of_model(m));
        if unit.is_none() {
            unit = form.kept(Field::Unit);
        }
        let chosen = pick_unit(form, Field::Unit, &mut unit, known);
        form.keep(Field::Unit, unit);
        let of_model = registration.model.and_then(|m| known.unit_of_model(m));
        if of_model.is_some() && of_model != unit {
            registration.model = None;
        }
        if chosen && registration.model.is_none() && !form.is_row() {
            // The only model of the unit that is not registered this year follows.
            let registered = |m: &MovementModelRow| {
                let mut all = known.lists.registrations.iter();
                all.any(|r| r.year == known.year && r.model == m.id)
            };
            let of_unit = |m: &&MovementModelRow| Some(m.unit) == unit && !registered(m);
            let mut open = known.lists.models.iter().filter(of_unit);
            registration.model = open.next().filter(|_| open.next().is_none()).map(|m| m.id);
        }
        pick_model(form, Field::MovementModel, &mut registration.model, unit, known);
        form.entered(Field::Year, &mut registration.year);
        form.choice(
            Field::RegistrationKind,
            &mut registration.kind,
            &RegistrationKind::ALL.map(|k| (k, labels::registration_kind(k))),
        );
        form.choice(
            Field::RegistrationState,
            &mut registration.state,
            &RegistrationState::ALL.map(|k| (k, labels::registration_state(k))),
        );
        form.entered(Field::RegisteredOn, &mut registration.registered_on);
        form.choice(
            Field::Effect,
            &mut registration.effect,
            &Effect::ALL.map(|k| (k, labels::effect(k))),
        );
        form.lines(Field::RegistrationReason, &mut registration.reason, 2);
        form.lines(Field::Goal, &mut registration.goal, 2);
        form.lines(Field::RegistrationContent, &mut registration.content, 2);
        form.lines(Field::WhereAndWhom, &mut registration.where_and_whom, 2);
        form.lines(Field::Forces, &mut registration.forces, 2);
        form.lines(Field::Resources, &mut registration.resources, 2);
        form.entered(Field::From, &mut registration.from);
        form.entered(Field::To, &mut registration.to);
        form.lines(Field::Output, &mut registration.output, 2);
        form.lines(Field::Durability, &mut registration.durability, 2);
        pick_person(form, Field::InCharge, &mut registration.in_charge, unit, known);
        form.text(Field::Contact, &mut registration.contact);
        if form.shows(registration.state == RegistrationState::Withdrawn) {
            form.text(Field::WithdrawnReason, &mut registration.withdrawn_reason);
        }
        form.check(Field::IsCited, &mut registration.is_cited);
        form.lines(Field::Note, &mut registration.note, 2);
        form.parts(
            PartsHead::of(Kind::FollowUp, Field::FollowUps, actions::ADD_FOLLOW_UP),
            &mut registration.follow_ups,
            |part| part.date.text.clone(),
            |form, part| {
                form.entered(Field::FollowUpDate, &mut part.date);
                form.choice(
                    Field::FollowUpPeriod,
                    &mut part.period,
                    &FollowUpPeriod::ALL.map(|k| (k, labels::follow_up_period(k))),
                );
                form.lines(Field::Result, &mut part.result, 2);
                form.entered(Field::Participants, &mut part.participants);
                form.entered(Field::FollowUpValue, &mut part.value);
            },
        );
        form.parts(
            PartsHead::of(Kind::Recognition, Field::Recognitions, actions::ADD_RECOGNITION),
            &mut registration.recognitions,
            |part| labels::joined(&[&part.level, known.lists.body_name(part.body)]),
            |form, part| {
                form.suggest(Field::Level, &mut part.level, known.lists.items(ListKind::Level));
                pick_body(form, Field::RecognisedBy, &mut part.body, known);
                form.text(Field::RecognitionNumber, &mut part.number);
                form.entered(Field::RecognisedOn, &mut part.date);
                form.entered(Field::RecognitionWithdrawnOn, &mut part.withdrawn_on);
                if form.shows(!part.stands()) {
                    form.text(Field::WithdrawalNumber, &mut part.withdrawal_number);
                    form.text(Field::WithdrawalReason, &mut part.withdrawal_reason);
                }
            },
        );
    },
    grid: &[
        Field::Unit,
        Field::MovementModel,
        Field::RegistrationKind,
        Field::RegisteredOn,
        Field::Goal,
        Field::WhereAndWhom,
    ],
    save: Edit::save,
    reorder: None,
    copy: |registration| {
        registration.follow_ups.clear();
        registration.recognitions.clear();
        registration.output.clear();
        registration.note.clear();
        registration.is_cited = false;
        registration.withdrawn_reason.clear();
        registration.state = RegistrationState::default();
        registration.effect = Effect::default();
    },
};
