//! Đăng ký năm: list and form, with the follow-up of the year.
use super::{
    Screen,
    made::{pick_model, pick_person, pick_unit},
    no_more, row,
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Record, RegistrationId},
        movement::{Effect, FollowUpPeriod, Registration, RegistrationKind, RegistrationState},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, rest},
    },
    workspace::MovementModelRow,
};

pub(super) const SCREEN: Screen<Registration> = Screen {
    list: List::Registrations,
    title: screens::REGISTRATIONS,
    add: screens::ADD_REGISTRATION,
    empty: screens::NO_REGISTRATIONS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::MovementModel)),
        column(field(Field::Unit)),
        column(screens::head::KIND),
        column(field(Field::RegistrationState)),
        column(field(Field::Effect)),
    ],
    rows: |cx| {
        let mut rows = Vec::new();
        for r in cx.lists.registrations.iter().filter(|r| r.year == cx.year) {
            rows.push(row(
                r.id.0,
                vec![
                    (rows.len() + 1).to_string(),
                    r.name.clone(),
                    cx.lists.unit_name(Some(r.unit)).to_owned(),
                    labels::registration_kind(r.kind).to_owned(),
                    labels::registration_state(r.state).to_owned(),
                    labels::effect(r.effect).to_owned(),
                ],
            ));
        }
        rows
    },
    load: |cx, id| cx.read.registration(RegistrationId(id)).ok().flatten(),
    blank: |cx| Registration { year: Entered::of(Some(Whole(cx.year))), ..Registration::default() },
    fields: |form, registration, cx| {
        // The unit is the model's; it is asked for only to find or to make the model.
        let mut unit = registration.model.and_then(|m| cx.unit_of_model(m));
        if unit.is_none() {
            unit = form.kept(Field::Unit);
        }
        let chosen = pick_unit(form, Field::Unit, &mut unit, cx);
        form.keep(Field::Unit, unit);
        let of_model = registration.model.and_then(|m| cx.unit_of_model(m));
        if of_model.is_some() && of_model != unit {
            registration.model = None;
        }
        if chosen && registration.model.is_none() && !form.is_line() {
            // The only model of the unit that is not registered this year follows.
            let registered = |m: &MovementModelRow| {
                let mut all = cx.lists.registrations.iter();
                all.any(|r| r.year == cx.year && r.model == m.id)
            };
            let of_unit = |m: &&MovementModelRow| Some(m.unit) == unit && !registered(m);
            let mut open = cx.lists.models.iter().filter(of_unit);
            registration.model = open.next().filter(|_| open.next().is_none()).map(|m| m.id);
        }
        pick_model(form, Field::MovementModel, &mut registration.model, unit, cx);
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
        pick_person(form, Field::InCharge, &mut registration.in_charge, unit, cx);
        form.text(Field::Contact, &mut registration.contact);
        if form.shows(registration.state == RegistrationState::Withdrawn) {
            form.text(Field::WithdrawnReason, &mut registration.withdrawn_reason);
        }
        form.check(Field::IsCited, &mut registration.is_cited);
        form.lines(Field::Note, &mut registration.note, 2);
        form.parts(
            (field(Field::FollowUps), actions::ADD_FOLLOW_UP),
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
    },
    grid: &[
        Field::Unit,
        Field::MovementModel,
        Field::RegistrationKind,
        Field::RegisteredOn,
        Field::Goal,
        Field::WhereAndWhom,
    ],
    save: Edit::SaveRegistration,
    record: |id| Record::Registration(RegistrationId(id)),
    reorder: None,
    copy: |registration| {
        registration.follow_ups.clear();
        registration.output.clear();
        registration.note.clear();
        registration.is_cited = false;
        registration.withdrawn_reason.clear();
        registration.state = RegistrationState::default();
        registration.effect = Effect::default();
    },
    more: no_more,
};
