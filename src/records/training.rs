//! Tập huấn, with topics and attendees.
use super::{
    Known,
    description::{Description, PartsDescription},
    fields::{Fields, PartsHead},
    lists::Rows,
    pick::{pick_person, pick_unit},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Kind, PersonId, TrainingSessionId, UnitId},
        person::Gender,
        training::{Attended, Attendee, TrainingSession},
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
    workspace::TrainingSessionRow,
};
use std::rc::Rc;

/// Training sessions, of all years.
fn sessions(known: &Known<'_>) -> Rc<Rows<TrainingSessionRow>> {
    known.kept(Kind::TrainingSession, |read| read.training_session_rows(None))
}

/// Lớp tập huấn.
pub static TRAINING: Description<TrainingSession> = Description {
    kind: Kind::TrainingSession,
    group: screens::GROUP_MOVEMENT,
    key: "Training",
    words: &terms::training::TRAINING,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::SessionName)),
        column(field(Field::Organiser)),
        column(field(Field::From)),
        column(screens::head::ATTENDED),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for s in sessions(known).all()?.iter().filter(|s| s.year == known.year) {
            let attended = match s.attended {
                Attended::Listed(n) | Attended::Total(n) => Cell::number(n),
                Attended::Unknown => Cell::blank(),
            };
            rows.push(ListRow::of(
                s.id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    Cell::from(&s.name),
                    Cell::from(&s.organiser),
                    Cell::from(&s.from),
                    attended,
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| sessions(known).count(|s| s.year == known.year),
    load: |known, id| Ok(known.read.training_session(TrainingSessionId(id))?),
    blank: |known| TrainingSession {
        year: Entered::of(Some(Whole(known.year))),
        half_days: Entered::of(Some(Whole(2))),
        ..TrainingSession::default()
    },
    fields: |form, session, known| {
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
            PartsHead::of(Kind::Topic, Field::Topics, actions::ADD_TOPIC),
            &mut session.topics,
            |part| part.title.clone(),
            |form, part| {
                form.text(Field::TopicTitle, &mut part.title);
                form.text(Field::Speaker, &mut part.speaker);
                form.text(Field::Duration, &mut part.duration);
            },
        );
        form.parts(
            PartsHead::of(Kind::Attendee, Field::Attendees, actions::ADD_ATTENDEE),
            &mut session.attendees,
            |part| {
                let known = part.person.and_then(|id| known.person_choices().name(id));
                let name = known.unwrap_or(part.name.as_str());
                format!("{name}  {}", part.attendance)
            },
            |form, part| attendee_fields(form, part, known),
        );
    },
    grid: &[
        Field::SessionName,
        Field::Organiser,
        Field::From,
        Field::To,
        Field::HalfDays,
        Field::SessionPlace,
        Field::Summoned,
        Field::AttendedTotal,
    ],
    save: Edit::save,
    reorder: None,
    copy: |session| {
        session.attendees.clear();
        session.attended_total = Entered::default();
    },
};

/// One attendee. On a line the name and the unit are typed: who is in the book is found there, anybody
/// else stays as typed.
fn attendee_fields(form: &mut dyn Fields, part: &mut Attendee, known: &Known<'_>) {
    if form.is_row() {
        form.text(Field::FullName, &mut part.name);
        form.text(Field::PostTitle, &mut part.position);
        form.suggest(Field::UnitName, &mut part.unit_name, &known.lists.unit_name_list);
        let only = |found: Vec<UnitId>| if let [only] = *found { Some(only) } else { None };
        if form.given(Field::UnitName).is_some() {
            part.unit = only(known.lists.unit_choices.named(&part.unit_name));
        }
        if form.given(Field::FullName).is_some() && part.unit.is_some() {
            let of_unit = |id: &PersonId| known.unit_of(*id) == part.unit;
            let mut found = known.person_choices().named(&part.name).into_iter().filter(of_unit);
            part.person = found.next().filter(|_| found.next().is_none());
        }
    } else {
        if pick_person(form, Field::Person, &mut part.person, part.unit, known)
            && let Some(id) = part.person
            && let Some(person) = known.people().iter().find(|p| p.id == id)
        {
            // What the book knows of the person follows.
            part.name.clone_from(&person.full_name);
            part.position.clone_from(&person.title);
            part.unit = person.unit_id.or(part.unit);
        }
        form.text(Field::FullName, &mut part.name);
        form.text(Field::PostTitle, &mut part.position);
        pick_unit(form, Field::Unit, &mut part.unit, known);
        form.text(Field::UnitName, &mut part.unit_name);
    }
    form.choice(
        Field::Gender,
        &mut part.gender,
        &[Gender::Unknown, Gender::Male, Gender::Female].map(|g| (g, labels::gender(g))),
    );
    form.check(Field::IsPartyMember, &mut part.is_party_member);
    form.check(Field::IsSummoned, &mut part.is_summoned);
    form.text(Field::Attendance, &mut part.attendance);
    form.text(Field::CertificateNumber, &mut part.certificate_number);
    form.entered(Field::CertificateDate, &mut part.certificate_date);
}

/// The attendees of a session, many at a time: they are added to those it has.
pub static ATTENDEES: PartsDescription<TrainingSession, Attendee> = PartsDescription {
    key: "attendees",
    open: actions::GRID_ATTENDEES,
    title: |session| screens::attendees_of(&session.name),
    grid: &[Field::FullName, Field::Gender, Field::PostTitle, Field::UnitName, Field::Attendance],
    blank: |session| {
        // Somebody who was there every half-day.
        let half_days = session.half_days.get().map_or(1, |n| n.0.clamp(1, 60));
        Attendee { attendance: "x".repeat(half_days as usize), ..Attendee::default() }
    },
    fields: attendee_fields,
    check: |session, attendee| {
        let mut found = TrainingSession {
            half_days: session.half_days.clone(),
            attendees: vec![attendee.clone()],
            ..TrainingSession::default()
        }
        .check();
        found.list.retain(|finding| finding.place.is_some());
        found
    },
    add: |session, attendees| session.attendees.extend(attendees),
    each: None,
    there: None,
    is_list: false,
};
