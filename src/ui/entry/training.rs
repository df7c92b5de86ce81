//! Tập huấn: list and form, with topics and attendees.
use super::{
    Screen,
    grid::{self, GridState},
    made::{pick_person, pick_unit},
    row,
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{PersonId, Record, TrainingSessionId, UnitId},
        person::Gender,
        training::{Attended, Attendee, TrainingSession},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::{Action, List},
        cx::Cx,
        widgets::{
            form::FormUi,
            table::{column, rest},
        },
    },
    workspace::TrainingSessionRow,
};

pub(super) const SCREEN: Screen<TrainingSession> = Screen {
    list: List::Training,
    title: screens::TRAINING,
    add: screens::ADD_TRAINING,
    empty: screens::NO_TRAINING,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::SessionName)),
        column(field(Field::Organiser)),
        column(field(Field::From)),
        column(screens::head::ATTENDED),
    ],
    rows: |cx| {
        let mut rows = Vec::new();
        for s in cx.lists.sessions.iter().filter(|s| s.year == cx.year) {
            let attended = match s.attended {
                Attended::Listed(n) | Attended::Total(n) => n.to_string(),
                Attended::Unknown => String::new(),
            };
            rows.push(row(
                s.id.0,
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
                let known = part.person.and_then(|id| cx.person_choices().name(id));
                let name = known.unwrap_or(part.name.as_str());
                format!("{name}  {}", part.attendance)
            },
            |form, part| attendee_fields(form, part, cx),
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
    save: Edit::SaveTrainingSession,
    record: |id| Record::TrainingSession(TrainingSessionId(id)),
    reorder: None,
    copy: |session| {
        session.attendees.clear();
        session.attended_total = Entered::default();
    },
    more: |ui, session, cx| {
        if let Some(id) = session.id.filter(|_| !cx.read_only)
            && ui.button(actions::GRID_ATTENDEES).on_hover_text(actions::GRID_PASTE_TIP).clicked()
        {
            cx.actions.push(Action::OpenAttendees(id));
        }
    },
};

/// One attendee. On a line the name and the unit are typed: who is in the book is found there, anybody
/// else stays as typed.
fn attendee_fields(form: &mut FormUi<'_>, part: &mut Attendee, cx: &Cx<'_>) {
    if form.is_line() {
        form.text(Field::FullName, &mut part.name);
        form.text(Field::PostTitle, &mut part.position);
        form.suggest(Field::UnitName, &mut part.unit_name, &cx.lists.unit_name_list);
        let only = |found: Vec<UnitId>| if let [only] = *found { Some(only) } else { None };
        if form.given(Field::UnitName).is_some() {
            part.unit = only(cx.lists.unit_choices.named(&part.unit_name));
        }
        if form.given(Field::FullName).is_some() && part.unit.is_some() {
            let of_unit = |id: &PersonId| cx.unit_of(*id) == part.unit;
            let mut found = cx.person_choices().named(&part.name).into_iter().filter(of_unit);
            part.person = found.next().filter(|_| found.next().is_none());
        }
    } else {
        if pick_person(form, Field::Person, &mut part.person, part.unit, cx)
            && let Some(id) = part.person
            && let Some(person) = cx.people().iter().find(|p| p.id == id)
        {
            // What the book knows of the person follows.
            part.name.clone_from(&person.full_name);
            part.position.clone_from(&person.title);
            part.unit = person.unit_id.or(part.unit);
        }
        form.text(Field::FullName, &mut part.name);
        form.text(Field::PostTitle, &mut part.position);
        pick_unit(form, Field::Unit, &mut part.unit, cx);
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

/// The key of a session's attendees among drafts.
pub(super) fn attendees_key(session: TrainingSessionId) -> String {
    format!("grid-attendees-{}", session.0)
}

/// How the grid of a session's attendees is called.
pub(super) fn attendees_title(cx: &Cx<'_>, session: TrainingSessionId) -> String {
    let stored = cx.lists.sessions.iter().find(|s| s.id == session);
    let whose = stored.map_or_else(String::new, |s| screens::attendees_of(&s.name));
    screens::grid_title(&whose, false)
}

/// Somebody who was there every half-day.
fn present_attendee(session: Option<&TrainingSessionRow>) -> Attendee {
    let half_days = session.and_then(|s| s.half_days.get()).map_or(1, |n| n.0.clamp(1, 60));
    Attendee { attendance: "x".repeat(half_days as usize), ..Attendee::default() }
}

/// A blank grid of attendees, or the draft of one.
pub(super) fn attendees_grid(cx: &Cx<'_>, session: TrainingSessionId) -> GridState {
    const USUAL: [Field; 5] =
        [Field::FullName, Field::Gender, Field::PostTitle, Field::UnitName, Field::Attendance];
    let kept = cx.draft(&attendees_key(session));
    let fields = grid::seen_of(cx, attendee_fields, &mut Attendee::default());
    GridState::new(fields, &USUAL, kept)
}

/// The grid of a session's attendees: they are added to those it has.
pub(super) fn attendees_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    id: TrainingSessionId,
    state: &mut GridState,
) {
    let stored = cx.lists.sessions.iter().find(|s| s.id == id);
    let title = stored.map_or_else(String::new, |s| screens::attendees_of(&s.name));
    let blank = present_attendee(stored);
    let rows = grid::Rows {
        title: &title,
        blank: &|| blank.clone(),
        load: &|_| None,
        fields: attendee_fields,
        check: &|attendee: &Attendee| {
            let mut found = TrainingSession {
                half_days: stored.map(|s| s.half_days.clone()).unwrap_or_default(),
                attendees: vec![attendee.clone()],
                ..TrainingSession::default()
            }
            .check();
            found.list.retain(|finding| finding.place.is_some());
            found
        },
        store: &|attendees| {
            let whole = cx.read.training_session(id).ok().flatten();
            let add = |mut session: TrainingSession| {
                session.attendees.extend(attendees);
                Edit::SaveTrainingSession(session)
            };
            whole.map(add).into_iter().collect()
        },
    };
    let event = egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(12))
        .show(ui, |ui| grid::grid_ui(cx, ui, &rows, state))
        .inner;
    grid::push(cx, event);
}
