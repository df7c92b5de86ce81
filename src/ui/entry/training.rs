//! Tập huấn: list and form, with topics and attendees.
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
        ids::{Record, TrainingSessionId},
        person::Gender,
        training::{Attended, TrainingSession},
    },
    text::{actions, labels, screens, terms::field},
    ui::{action::List, widgets::table::column},
};

pub(super) const SCREEN: Screen<TrainingSession> = Screen {
    list: List::Training,
    title: screens::TRAINING,
    add: screens::ADD_TRAINING,
    empty: screens::NO_TRAINING,
    columns: &[
        column(screens::head::SERIAL, 44.0),
        column(field(Field::SessionName), 0.0),
        column(field(Field::Organiser), 220.0),
        column(field(Field::From), 90.0),
        column(screens::head::ATTENDED, 90.0),
    ],
    rows: |cx| {
        let of_year = |s: &&TrainingSession| s.year.get().is_some_and(|y| y.0 == cx.year);
        let mut rows = Vec::new();
        for s in cx.lists.sessions.iter().filter(of_year) {
            let Some(id) = s.id else { continue };
            // The list of attendees is part of the whole session.
            let whole = cx.read.training_session(id).ok().flatten();
            let attended = match whole.map(|w| w.attended()) {
                Some(Attended::Listed(n) | Attended::Total(n)) => n.to_string(),
                _ => String::new(),
            };
            rows.push(row(
                id.0,
                vec![
                    (rows.len() + 1).to_string(),
                    s.name.clone(),
                    s.organiser.clone(),
                    s.from.text.clone(),
                    attended,
                ],
            ));
        }
        rows
    },
    load: |cx, id| cx.read.training_session(TrainingSessionId(id)).ok().flatten(),
    blank: |cx| TrainingSession {
        year: Entered::of(Some(Whole(cx.year))),
        half_days: Entered::of(Some(Whole(2))),
        ..TrainingSession::default()
    },
    fields: |form, session, cx| {
        form.text(Field::SessionName, &mut session.name);
        form.entered(Field::Year, &mut session.year);
        form.text(Field::Organiser, &mut session.organiser);
        form.lines(Field::Partners, &mut session.partners, 2);
        form.lines(Field::Audience, &mut session.audience, 2);
        form.text(Field::PlanNumber, &mut session.plan_number);
        form.entered(Field::PlanDate, &mut session.plan_date);
        form.entered(Field::From, &mut session.from);
        form.entered(Field::To, &mut session.to);
        form.entered(Field::HalfDays, &mut session.half_days);
        form.text(Field::SessionPlace, &mut session.place);
        form.entered(Field::Summoned, &mut session.summoned);
        form.entered(Field::AttendedTotal, &mut session.attended_total);
        form.entered(Field::SessionCost, &mut session.cost);
        form.lines(Field::Note, &mut session.note, 2);
        if !session.attendees.is_empty() {
            form.remark(screens::LIST_OUTWEIGHS_TOTAL);
        }
        form.parts(
            (field(Field::Topics), actions::ADD_TOPIC),
            &mut session.topics,
            |part| part.title.clone(),
            |form, part| {
                form.text(Field::TopicTitle, &mut part.title);
                form.text(Field::Speaker, &mut part.speaker);
                form.text(Field::Duration, &mut part.duration);
            },
        );
        form.parts(
            (field(Field::Attendees), actions::ADD_ATTENDEE),
            &mut session.attendees,
            |part| {
                let known = cx.lists.people.iter().find(|p| Some(p.id) == part.person);
                let name = known.map_or(part.name.as_str(), |p| p.full_name.as_str());
                format!("{name}  {}", part.attendance)
            },
            |form, part| {
                pick_person(form, Field::Person, &mut part.person, part.unit, cx);
                form.text(Field::FullName, &mut part.name);
                form.text(Field::PostTitle, &mut part.position);
                pick_unit(form, Field::Unit, &mut part.unit, cx);
                form.text(Field::UnitName, &mut part.unit_name);
                form.choice(
                    Field::Gender,
                    &mut part.gender,
                    &[Gender::Unknown, Gender::Male, Gender::Female]
                        .map(|g| (g, labels::gender(g))),
                );
                form.check(Field::IsPartyMember, &mut part.is_party_member);
                form.check(Field::IsSummoned, &mut part.is_summoned);
                form.text(Field::Attendance, &mut part.attendance);
                form.text(Field::CertificateNumber, &mut part.certificate_number);
                form.entered(Field::CertificateDate, &mut part.certificate_date);
            },
        );
    },
    save: Edit::SaveTrainingSession,
    record: |id| Record::TrainingSession(TrainingSessionId(id)),
    more: no_more,
};
