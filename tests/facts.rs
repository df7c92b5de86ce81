//! What the rules are told about the rest of the book, and what a batch, a list and a finding say of records.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        batch::placeholder,
        committee::CommitteeMember,
        decision::Decision,
        democracy::{DemocracyRecord, Inspection},
        edit::{Edit, Purpose},
        failure::Failure,
        field::Field,
        ids::{BodyId, Kind, MovementModelId, Record, UnitId},
        list_item::{ListItem, ListKind},
        movement::{FollowUp, MovementModel, Registration, RegistrationKind, RegistrationState},
        office::Body,
        person::{Person, Post},
        problem::{Finding, Place, Problem},
        training::{Attended, Attendee, TrainingSession},
        unit::Collective,
    },
    text::labels,
    workspace::{Workspace, WorkspaceError},
};
use support::{add_unit, apply, clerk, create, noon};

fn book() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let book = create(&folder.path().join("so.dvk"));
    (folder, book)
}

fn found(book: &Workspace, edit: &Edit) -> Vec<Finding> {
    book.check(edit, noon().date()).unwrap().list
}

fn body(book: &mut Workspace, name: &str) -> BodyId {
    match apply(book, Edit::save(Body::from_name(name))) {
        Some(Record::Body(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn model(book: &mut Workspace, unit: UnitId, name: &str) -> MovementModelId {
    let model = MovementModel { name: name.into(), unit: Some(unit), ..MovementModel::default() };
    match apply(book, Edit::save(model)) {
        Some(Record::MovementModel(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn registration(model: MovementModelId, year: &str) -> Registration {
    Registration { model: Some(model), year: year.into(), ..Registration::default() }
}

#[test]
fn a_registration_is_held_against_its_model_its_unit_and_the_same_name_elsewhere() {
    let (_folder, mut book) = book();
    let (here, there) = (add_unit(&mut book, "Chi bộ A"), add_unit(&mut book, "Chi bộ B"));
    let kept = model(&mut book, here, "Nụ cười công sở");
    let alike = model(&mut book, here, "Nụ cười công sỡ mới");
    let other = model(&mut book, here, "Ngày thứ Bảy tình nguyện");
    let namesake = model(&mut book, there, "NỤ CƯỜI CÔNG SỞ");
    for (of, year, state) in [
        (namesake, "2015", RegistrationState::Draft),
        (kept, "2014", RegistrationState::Recognised),
        (other, "2016", RegistrationState::Registered),
    ] {
        apply(&mut book, Edit::save(Registration { state, ..registration(of, year) }));
    }
    let warned = |book: &Workspace, of, year: &str, kind| {
        let edit = Edit::save(Registration { kind, ..registration(of, year) });
        found(book, &edit).into_iter().map(|f| (f.field, f.problem)).collect::<Vec<_>>()
    };
    let (new, maintained) = (RegistrationKind::New, RegistrationKind::Maintained);
    assert_eq!(warned(&book, kept, "2016", maintained), [], "kept up since 2014");
    // A draft is no earlier one.
    let only_a_draft = [(Field::RegistrationKind, Problem::NotRegisteredBefore)];
    assert_eq!(warned(&book, namesake, "2016", maintained), only_a_draft);
    let twice = [(Field::MovementModel, Problem::RegisteredAlready)];
    assert_eq!(warned(&book, other, "2016", new), twice);
    // The name stands in another unit, whatever its capitals; but only when it is registered in the year.
    assert_eq!(warned(&book, namesake, "2016", new), []);
    apply(&mut book, Edit::save(registration(kept, "2016")));
    let of = "“Nụ cười công sở” (Chi bộ A)".to_owned();
    let near = [(Field::MovementModel, Problem::NearlyTheSame { of })];
    assert_eq!(warned(&book, namesake, "2016", new), near);
    assert_eq!(warned(&book, alike, "2016", new), near, "of the same unit: a letter or two");
    assert_eq!(warned(&book, other, "2017", new), []);
    // In the trash it counts no more.
    let registered = book.read().registration_rows(Some(2016)).unwrap();
    let of_kept = registered.iter().find(|row| row.model == kept).unwrap().id;
    apply(&mut book, Edit::Remove(Record::Registration(of_kept)));
    assert_eq!(warned(&book, namesake, "2016", new), []);
}

#[test]
fn a_unit_a_list_a_body_and_a_committee_are_asked_for_only_what_is_theirs() {
    let (_folder, mut book) = book();
    let (here, there) = (add_unit(&mut book, "Chi bộ A"), add_unit(&mut book, "Chi bộ B"));
    let (ours, theirs) = (body(&mut book, "Ban Chỉ đạo A"), body(&mut book, "Ban Chỉ đạo B"));
    let record = |unit, year: &str| {
        Edit::save(DemocracyRecord {
            unit: Some(unit),
            year: year.into(),
            ..DemocracyRecord::default()
        })
    };
    let collective = |unit, name: &str| Edit::AddCollective {
        unit,
        collective: Collective { name: name.into(), ..Collective::default() },
    };
    let item = |list, name: &str| {
        let name = name.into();
        Edit::save(ListItem { list, name, ..ListItem::default() })
    };
    let decision = |body, number: &str, date: &str| {
        Edit::save(Decision {
            body: Some(body),
            number: number.into(),
            date: date.into(),
            summary: "về việc khen thưởng".into(),
            ..Decision::default()
        })
    };
    let head = |body| {
        Edit::save(CommitteeMember {
            body: Some(body),
            name: "Phan Văn Mẫu".into(),
            role: "Trưởng Ban".into(),
            is_head: true,
            ..CommitteeMember::default()
        })
    };
    for edit in [
        record(here, "2016"),
        collective(here, "Công đoàn"),
        item(ListKind::Level, "Tỉnh"),
        decision(ours, "05", "05/01/2016"),
        head(ours),
    ] {
        apply(&mut book, edit);
    }
    let used = Problem::NumberUsed { by: "về việc khen thưởng".into() };
    for (edit, field, problem) in [
        (record(here, "2016"), Field::Unit, Problem::UnitYearTwice),
        (collective(here, "CÔNG ĐOÀN"), Field::CollectiveName, Problem::AlreadyInList),
        (item(ListKind::Level, "tinh"), Field::Name, Problem::AlreadyInList),
        (decision(ours, "5", "06/02/2016"), Field::Number, used),
        (head(ours), Field::IsCommitteeHead, Problem::TwoHeads),
    ] {
        let found = found(&book, &edit);
        assert!(found.iter().any(|f| *f == (field, problem.clone())), "{edit:?}: {found:?}");
    }
    for edit in [
        record(there, "2016"),
        record(here, "2017"),
        collective(there, "Công đoàn"),
        item(ListKind::AwardForm, "Tỉnh"),
        decision(theirs, "05", "06/02/2016"),
        decision(ours, "55", "06/02/2016"),
        head(theirs),
    ] {
        let found = found(&book, &edit);
        assert!(found.iter().all(|f| f.problem.is_warning()), "{edit:?}: {found:?}");
    }
}

#[test]
fn a_placeholder_of_what_was_never_created_stores_nothing() {
    let (_folder, mut book) = book();
    let here = add_unit(&mut book, "Chi bộ A");
    let batch = |edits: Vec<Edit>| Edit::Several { purpose: Purpose::Rows(edits.len()), edits };
    let collective = |unit| Edit::AddCollective {
        unit,
        collective: Collective { name: "Công đoàn".into(), ..Collective::default() },
    };
    let before = book.revision();
    // The first edit makes a collective, no unit.
    let wrong = batch(vec![collective(here), collective(placeholder(0))]);
    let refused = book.apply(wrong, &clerk(), noon()).unwrap_err();
    assert_eq!(refused.failure(), Failure::Gone);
    let model = MovementModel {
        name: "Nụ cười công sở".into(),
        unit: Some(placeholder(7)),
        ..MovementModel::default()
    };
    let wrong = batch(vec![Edit::save(model)]);
    let Err(WorkspaceError::InvalidRows(rows)) = book.apply(wrong, &clerk(), noon()) else {
        panic!("a model of no unit")
    };
    assert_eq!(rows[0].1.list, [(Field::Unit, Problem::Required)]);
    assert_eq!(book.revision(), before);
    assert_eq!(book.read().unit(here).unwrap().unwrap().collectives, []);
}

#[test]
fn what_is_found_in_a_part_says_in_which() {
    let (_folder, book) = book();
    let person = Person {
        full_name: "Kim Sóc".into(),
        posts: vec![
            Post { title: "Bí thư".into(), ..Post::default() },
            Post { title: "Giám đốc".into(), from: "32/01/2016".into(), ..Post::default() },
        ],
        ..Person::default()
    };
    let of_person = found(&book, &Edit::save(person));
    let second = Some(Place { part: Kind::Post.into(), row: 1 });
    assert_eq!(of_person[0].place, second);
    assert_eq!(of_person[0], (Field::From, Problem::NotADate));
    assert!(labels::finding(&of_person[0]).starts_with("Chức vụ, dòng 2: "), "{of_person:?}");
    let record = DemocracyRecord {
        year: "2016".into(),
        inspections: vec![Inspection::default()],
        ..DemocracyRecord::default()
    };
    let of_record = found(&book, &Edit::save(record));
    let places: Vec<Option<Place>> = of_record.iter().map(|f| f.place).collect();
    // The unit is missing in the record itself, the day in its first inspection.
    assert_eq!(places, [None, Some(Place { part: Kind::Inspection.into(), row: 0 })]);
}

#[test]
fn lists_show_what_whole_records_say_and_the_parts_stay_where_they_are() {
    let (_folder, mut book) = book();
    let unit = add_unit(&mut book, "Chi bộ A");
    let model = model(&mut book, unit, "Nụ cười công sở");
    let follow_up = FollowUp { date: "01/06/2016".into(), ..FollowUp::default() };
    apply(
        &mut book,
        Edit::save(Registration { follow_ups: vec![follow_up], ..registration(model, "2016") }),
    );
    let attendee = |name: &str, attendance: &str| Attendee {
        name: name.into(),
        attendance: attendance.into(),
        ..Attendee::default()
    };
    let session = |name: &str, attended: &str, attendees| TrainingSession {
        name: name.into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        attended_total: attended.into(),
        attendees,
        ..TrainingSession::default()
    };
    for session in [
        session(
            "A",
            "77",
            vec![attendee("Lê A", "xp"), attendee("Trần B", "kk"), attendee("C", "t")],
        ),
        session("B", "77", vec![attendee("Lê A", "--"), attendee("Trần B", "")]),
        session("C", "", Vec::new()),
    ] {
        apply(&mut book, Edit::save(session));
    }
    let read = book.read();
    let rows = read.training_session_rows(Some(2016)).unwrap();
    let shown: Vec<Attended> = rows.iter().map(|row| row.attended).collect();
    assert_eq!(shown, [Attended::Listed(2), Attended::Total(77), Attended::Unknown]);
    let whole = read.training_sessions(Some(2016)).unwrap();
    assert_eq!(shown, whole.iter().map(TrainingSession::attended).collect::<Vec<_>>());
    // All at once, or one by one: the same records, with their parts.
    for session in &whole {
        assert_eq!(read.training_session(session.id.unwrap()).unwrap().as_ref(), Some(session));
    }
    let registrations = read.registrations(Some(2016)).unwrap();
    assert_eq!(registrations[0].follow_ups.len(), 1);
    assert_eq!(
        read.registration(registrations[0].id.unwrap()).unwrap().as_ref(),
        registrations.first()
    );
    assert!(read.registrations(Some(2015)).unwrap().is_empty());
    let row = &read.registration_rows(None).unwrap()[0];
    assert_eq!((row.name.as_str(), row.unit, row.year), ("Nụ cười công sở", unit, 2016));
}
