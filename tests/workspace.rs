//! The clerk's changes on a real book: stored whole, refused whole, taken back and done again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        award::{
            Amendment, AmendmentKind, Award, AwardYears, Proposal, Recipient, Round, RoundFacts,
        },
        decision::{Decision, PaperState},
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::{BodyId, Kind, Record, StepId},
        office::{Body, Term},
        person::{Person, Post},
        problem::Problem,
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::RecipientKind,
        training::{Attendee, TrainingSession},
        unit::{Collective, Unit, UnitKind},
        working_year::WorkingYear,
    },
    text::errors,
    workspace::{AwardFilter, OpenAs, Workspace, WorkspaceError},
};
use std::collections::HashMap;
use support::{add_unit, apply, at, clerk, create, noon, open, unit_names};

fn add_body(book: &mut Workspace, name: &str) -> BodyId {
    match apply(book, Edit::save(Body::from_name(name))) {
        Some(Record::Body(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn refusal(result: Result<dan_van::workspace::Applied, WorkspaceError>) -> Vec<(Field, Problem)> {
    match result {
        Err(WorkspaceError::Invalid(found)) => {
            found.list.into_iter().map(|f| (f.field, f.problem)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn undo_and_redo_across_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Sổ của chúng tôi.dvk");
    let mut book = create(&path);
    let first = add_unit(&mut book, "Đảng bộ Viễn thông Trà Vinh");
    add_unit(&mut book, "Chi bộ Xăng dầu");
    let mut unit = book.read().unit(first).unwrap().unwrap();
    unit.name = "Đảng bộ VNPT Trà Vinh".into();
    apply(&mut book, Edit::save(unit));
    drop(book);

    let mut book = open(&path).unwrap();
    let (step, made_now) = book.undoable().unwrap().unwrap();
    assert_eq!(step.label, "Sửa đơn vị: Đảng bộ VNPT Trà Vinh");
    assert!(!made_now, "a step of an earlier run is asked for");
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(unit_names(&book), ["Đảng bộ Viễn thông Trà Vinh", "Chi bộ Xăng dầu"]);
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(unit_names(&book), ["Đảng bộ Viễn thông Trà Vinh"]);
    book.redo(&clerk(), noon()).unwrap();
    book.redo(&clerk(), noon()).unwrap();
    assert_eq!(unit_names(&book), ["Đảng bộ VNPT Trà Vinh", "Chi bộ Xăng dầu"]);
    assert!(matches!(book.redo(&clerk(), noon()), Err(WorkspaceError::NothingToUndo)));
    // Derived columns came back with their names: search finds the new name, and only it.
    assert_eq!(book.read().units_named("DANG BO vnpt tra vinh").unwrap(), [first]);
    assert!(book.read().units_named("Đảng bộ Viễn thông Trà Vinh").unwrap().is_empty());
    // A new edit clears redo.
    book.undo(&clerk(), noon()).unwrap();
    add_unit(&mut book, "Chi bộ Cấp nước");
    assert!(book.read().redoable().unwrap().is_none());
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn undo_of_any_step_unless_a_later_one_stands_in_the_way() {
    let mut book = Workspace::in_memory().unwrap();
    let first = add_unit(&mut book, "Đảng bộ A");
    add_unit(&mut book, "Đảng bộ B");
    let steps = book.read().history(10).unwrap();
    let add_first = steps.iter().find(|s| s.label.ends_with("Đảng bộ A")).unwrap().id;
    let mut unit = book.read().unit(first).unwrap().unwrap();
    unit.phone = "0294 3 123 456".into();
    apply(&mut book, Edit::save(unit));
    match book.undo_step(add_first, &clerk(), noon()).unwrap_err().failure() {
        Failure::ChangedSince(Some((label, _))) => assert_eq!(label, "Sửa đơn vị: Đảng bộ A"),
        other => panic!("{other:?}"),
    }
    let add_second = steps.iter().find(|s| s.label.ends_with("Đảng bộ B")).unwrap().id;
    book.undo_step(add_second, &clerk(), noon()).unwrap();
    assert_eq!(unit_names(&book), ["Đảng bộ A"]);
    assert!(book.undo_step(add_second, &clerk(), noon()).is_err(), "taken back once only");
}

#[test]
fn undo_never_leaves_a_dangling_reference() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let add = book.read().history(1).unwrap()[0].id;
    apply(
        &mut book,
        Edit::save(Person {
            full_name: "Kim Thị Sóc".into(),
            posts: vec![Post { unit: Some(unit), title: "Bí thư".into(), ..Post::default() }],
            ..Person::default()
        }),
    );
    assert_eq!(
        book.undo_step(add, &clerk(), noon()).unwrap_err().failure(),
        Failure::ChangedSince(None)
    );
    assert_eq!(unit_names(&book), ["Đảng bộ A"]);
}

#[test]
fn a_refused_edit_leaves_no_trace() {
    let mut book = Workspace::in_memory().unwrap();
    add_unit(&mut book, "Đảng bộ Điện lực");
    let (revision, steps) = (book.revision(), book.read().history(100).unwrap().len());
    let kind = book.read().unit_kinds().unwrap()[0].id;
    let again = Unit { name: "ĐẢNG BỘ  ĐIỆN LỰC".into(), kind, ..Unit::default() };
    assert_eq!(
        refusal(book.apply(Edit::save(again), &clerk(), noon())),
        [(Field::UnitName, Problem::AlreadyInList)]
    );
    let nameless = Unit { from: "5/13/2016".into(), ..Unit::default() };
    assert_eq!(
        refusal(book.apply(Edit::save(nameless), &clerk(), noon())),
        [
            (Field::UnitName, Problem::Required),
            (Field::UnitKind, Problem::Required),
            (Field::From, Problem::NotADate)
        ]
    );
    assert_eq!((book.revision(), book.read().history(100).unwrap().len()), (revision, steps));
}

#[test]
fn a_record_in_use_is_not_removed_and_parts_go_with_their_whole() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let mut full = book.read().unit(unit).unwrap().unwrap();
    full.collectives =
        vec![Collective { name: "Công đoàn cơ sở A".into(), ..Collective::default() }];
    apply(&mut book, Edit::save(full));
    let collective = book.read().collectives().unwrap()[0].0;
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    let award = apply(
        &mut book,
        Edit::save(Award {
            recipient: Some(Recipient::Collective(collective)),
            body: Some(body),
            form: "Giấy khen".into(),
            content: "phong trào thi đua “Dân vận khéo”".into(),
            years: AwardYears::of(2016),
            ..Award::default()
        }),
    );
    let refused = book.apply(Edit::Remove(Record::Unit(unit)), &clerk(), noon()).unwrap_err();
    assert_eq!(refused.failure(), Failure::InUse(vec![(Kind::Award, 1), (Kind::Award, 1)]));
    apply(&mut book, Edit::Remove(award.unwrap()));
    apply(&mut book, Edit::Remove(Record::Unit(unit)));
    assert!(book.read().collectives().unwrap().is_empty());
    assert_eq!(book.undoable().unwrap().unwrap().0.label, "Xóa đơn vị: Đảng bộ A");
    book.undo(&clerk(), noon()).unwrap();
    book.undo(&clerk(), noon()).unwrap();
    let rows = book.read().award_rows(AwardFilter::default()).unwrap();
    assert_eq!(rows.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Công đoàn cơ sở A"]);
    assert_eq!(book.read().collectives().unwrap().len(), 1);
}

#[test]
fn text_is_stored_in_one_form_and_days_in_full() {
    let mut book = Workspace::in_memory().unwrap();
    let record = apply(
        &mut book,
        Edit::save(Person {
            full_name: " Nguye\u{302}\u{303}n  Va\u{306}n A".into(),
            birth: "5/3/80".into(),
            posts: vec![Post {
                title: "Giám đốc".into(),
                from: "hôm nay".into(),
                ..Post::default()
            }],
            ..Person::default()
        }),
    );
    let Some(Record::Person(id)) = record else { panic!("{record:?}") };
    let person = book.read().person(id).unwrap().unwrap();
    assert_eq!(person.full_name, "Nguyễn Văn A");
    assert_eq!(
        (person.birth.text.as_str(), person.posts[0].from.text.as_str()),
        ("05/03/1980", "05/12/2016")
    );
}

#[test]
fn numbers_are_told_apart_by_term_or_year_and_a_repeat_wants_a_reason() {
    let mut book = Workspace::in_memory().unwrap();
    for (name, from, to) in
        [("2010–2015", "01/07/2010", "30/06/2015"), ("2015–2020", "01/07/2015", "")]
    {
        apply(
            &mut book,
            Edit::save(Term {
                name: name.into(),
                from: from.into(),
                to: to.into(),
                ..Term::default()
            }),
        );
    }
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    let decision = |number: &str, date: &str| Decision {
        body: Some(body),
        number: number.into(),
        date: date.into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    apply(&mut book, Edit::save(decision("05", "05/12/2015")));
    // Another term, or another number with a letter: no clash.
    apply(&mut book, Edit::save(decision("05", "05/12/2014")));
    apply(&mut book, Edit::save(decision("05a", "05/12/2015")));
    let mut found = refusal(book.apply(Edit::save(decision("5", "05/12/2016")), &clerk(), noon()));
    found.retain(|(_, problem)| !problem.is_warning());
    assert!(matches!(found.as_slice(), [(Field::Number, Problem::NumberUsed { .. })]), "{found:?}");
    let reasoned = Decision {
        number_repeat_reason: "văn thư ghi trùng".into(),
        ..decision("5", "05/12/2016")
    };
    apply(&mut book, Edit::save(reasoned));
}

#[test]
fn a_quick_list_becomes_units_people_a_round_a_decision_and_awards() {
    let mut book = Workspace::in_memory().unwrap();
    add_unit(&mut book, "Đảng bộ Bưu điện Trà Vinh");
    let row = |is_person, name: &str, post: &str, unit: &str| QuickRow {
        kind: if is_person { RecipientKind::Person } else { RecipientKind::Collective },
        name: name.into(),
        post: post.into(),
        unit: unit.into(),
        ..QuickRow::default()
    };
    let list = QuickList {
        body: QuickBody::New("Ban Chỉ đạo Đảng ủy Khối".into()),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        citation: String::new(),
        year: "2016".into(),
        rows: vec![
            row(false, "Đảng bộ Bưu điện Trà Vinh", "", "Đảng bộ Bưu điện Trà Vinh"),
            row(false, "Công đoàn cơ sở Bưu điện", "", "Đảng bộ Bưu điện Trà Vinh"),
            row(true, "Kim Thị Hồng Thủy", "Chủ tịch Công đoàn cơ sở", "Đảng bộ Bưu điện Trà Vinh"),
            row(true, "Lâm Thị Yến", "Trưởng phòng", "Chi bộ Lương thực"),
        ],
        ..QuickList::default()
    };
    apply(&mut book, Edit::RecordQuickList(list.clone()));
    assert_eq!(unit_names(&book), ["Đảng bộ Bưu điện Trà Vinh", "Chi bộ Lương thực"]);
    let awards =
        book.read().award_rows(AwardFilter { year: Some(2016), ..AwardFilter::default() }).unwrap();
    let shown: Vec<_> =
        awards.iter().map(|a| (a.name.as_str(), a.unit.as_str(), a.needs_review)).collect();
    assert_eq!(
        shown,
        [
            ("Đảng bộ Bưu điện Trà Vinh", "", true),
            ("Công đoàn cơ sở Bưu điện", "Đảng bộ Bưu điện Trà Vinh", true),
            ("Kim Thị Hồng Thủy", "Đảng bộ Bưu điện Trà Vinh", true),
            ("Lâm Thị Yến", "Chi bộ Lương thực", true),
        ]
    );
    // Again, as next year's list might come: nobody and nothing is made twice.
    apply(&mut book, Edit::RecordQuickList(QuickList { year: "2017".into(), ..list }));
    assert_eq!(book.read().person_rows().unwrap().len(), 2);
    assert_eq!(book.read().bodies().unwrap().len(), 1);
    assert_eq!(unit_names(&book).len(), 2);
    // One step each: two undos leave only what was there.
    book.undo(&clerk(), noon()).unwrap();
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(unit_names(&book), ["Đảng bộ Bưu điện Trà Vinh"]);
    assert!(book.read().person_rows().unwrap().is_empty());
}

#[test]
fn a_backup_a_day_every_half_hour_and_on_closing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let backups = || dan_van::workspace::backup::list(&path);
    add_unit(&mut book, "A");
    book.finish_backup();
    assert_eq!(backups().len(), 1, "before the day's first change");
    add_unit(&mut book, "B");
    book.tick(at("2016-12-05T12:10:00"));
    assert_eq!(backups().len(), 1);
    book.tick(at("2016-12-05T12:40:00"));
    book.tick(at("2016-12-05T13:40:00"));
    book.finish_backup();
    assert_eq!(backups().len(), 2, "once while nothing changes");
    add_unit(&mut book, "C");
    book.close(at("2016-12-05T13:41:00"));
    let names: Vec<String> = backups()
        .iter()
        .map(|b| b.path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        ["so-20161205-1341-00003.dvk", "so-20161205-1240-00002.dvk", "so-20161205-1200-00001.dvk"]
    );
}

#[test]
fn a_quick_list_never_guesses_who_someone_is() {
    let mut book = Workspace::in_memory().unwrap();
    let person = |name: &str, unit: &str| QuickRow {
        kind: RecipientKind::Person,
        name: name.into(),
        unit: unit.into(),
        ..QuickRow::default()
    };
    let list = |rows: Vec<QuickRow>| QuickList {
        body: QuickBody::New("Ban Chỉ đạo Đảng ủy Khối".into()),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        citation: String::new(),
        year: "2016".into(),
        rows,
        ..QuickList::default()
    };
    apply(&mut book, Edit::RecordQuickList(list(vec![person("Nguyễn Thị Hường", "Chi bộ Cảng")])));
    // Hương is not Hường, Càng is not Cảng; two of one name in one list are two people.
    let rows = vec![
        person("Nguyễn Thị Hương", "Chi bộ Cảng"),
        person("NGUYỄN THỊ HƯỜNG", "Chi bộ Càng"),
        person("Kim Sóc", ""),
        person("Kim Sóc", ""),
    ];
    apply(&mut book, Edit::RecordQuickList(list(rows)));
    assert_eq!(book.read().person_rows().unwrap().len(), 5);
    assert_eq!(unit_names(&book).len(), 2);
    // Who has no unit on the paper gets none from a namesake.
    apply(&mut book, Edit::RecordQuickList(list(vec![person("Nguyễn Thị Hương", "")])));
    let awards = book.read().award_rows(AwardFilter::default()).unwrap();
    assert_eq!(awards.last().unwrap().unit, "");
}

#[test]
fn a_clock_of_no_possible_day_is_refused_and_nothing_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = create(&folder.path().join("so.dvk"));
    let unit = add_unit(&mut book, "Chi bộ Xăng dầu");
    let before = book.read().history(100).unwrap();
    for wrong in ["1969-12-31T23:59:59", "0001-01-01T00:00:00", "-009999-01-01T00:00:00"].map(at) {
        let mut changed = book.read().unit(unit).unwrap().unwrap();
        changed.name = "Chi bộ khác".into();
        let clock = |e: WorkspaceError| e.failure() == Failure::ClockWrong;
        assert!(book.apply(Edit::save(changed), &clerk(), wrong).is_err_and(clock));
        assert!(book.undo(&clerk(), wrong).is_err_and(clock));
        book.tick(wrong);
        assert!(book.take_remarks().is_empty());
        assert_eq!(book.back_up(wrong).unwrap_err().failure(), Failure::ClockWrong);
    }
    assert_eq!(book.read().history(100).unwrap(), before);
    // The last day there is.
    apply(&mut book, Edit::save(Body::from_name("Huyện ủy")));
    book.undo(&clerk(), at("9999-12-31T23:59:59")).unwrap();
    book.back_up(at("9999-12-31T23:59:59")).unwrap();
    let last = Edit::save(Body::from_name("Tỉnh ủy"));
    book.apply(last, &clerk(), at("9999-12-31T23:59:59")).unwrap();
    book.close(at("9999-12-31T23:59:59"));
}

#[test]
fn what_was_removed_cannot_be_saved_from_an_old_form() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let old_form = book.read().unit(unit).unwrap().unwrap();
    apply(&mut book, Edit::Remove(Record::Unit(unit)));
    let error = book.apply(Edit::save(old_form), &clerk(), noon()).unwrap_err();
    assert_eq!(error.failure(), Failure::Gone);
    assert!(unit_names(&book).is_empty());
}

#[test]
fn an_issued_decision_is_changed_by_corrections_only() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let ours =
        Body {
            is_ours: true, symbol: "BCĐ".into(), ..Body::from_name("Ban Chỉ đạo Đảng ủy Khối")
        };
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(ours)) else { panic!() };
    let new = Decision {
        body: Some(body),
        number: "05".into(),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(new)) else { panic!() };
    let award = Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        decision: Some(id),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        ..Award::default()
    };
    let Some(Record::Award(given)) = apply(&mut book, Edit::save(award.clone())) else { panic!() };
    let added = book.read().history(1).unwrap()[0].id;
    let mut decision = book.read().decision(id).unwrap().unwrap();
    decision.state = PaperState::Issued;
    apply(&mut book, Edit::IssueDecision(decision));

    let stored = book.read().award(given).unwrap().unwrap();
    let other = add_unit(&mut book, "Đảng bộ B");
    let renamed = Award { printed_name: "Đảng bộ Á".into(), ..stored.clone() };
    for edit in [
        Edit::save(renamed.clone()),
        Edit::save(Award { decision: None, ..stored.clone() }),
        Edit::save(Award { recipient: Some(Recipient::Unit(other)), ..award }),
        Edit::Remove(Record::Award(given)),
    ] {
        let failure = book.apply(edit.clone(), &clerk(), noon()).unwrap_err().failure();
        assert!(matches!(failure, Failure::ChangesIssuedPaper(_)), "{edit:?}: {failure:?}");
    }
    let failure = book.undo_step(added, &clerk(), noon()).unwrap_err().failure();
    assert!(matches!(failure, Failure::ChangesIssuedPaper(_)), "{failure:?}");
    assert_eq!(book.read().award(given).unwrap().unwrap(), stored);
    // The register, the handing over and notes go on.
    let handed = Award {
        register_number: "12".into(),
        handed_on: "20/12/2016".into(),
        reward: "1.000.000".into(),
        ..stored
    };
    apply(&mut book, Edit::save(handed.clone()));
    // A correction with its reason may change what is printed; taking it back takes both back.
    let corrected = Award {
        printed_name: renamed.printed_name,
        amendments: vec![Amendment {
            reason: "sai tên đơn vị".into(), ..Amendment::default()
        }],
        ..handed
    };
    apply(&mut book, Edit::save(corrected));
    assert_eq!(book.read().award(given).unwrap().unwrap().printed_name, "Đảng bộ Á");
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(book.read().award(given).unwrap().unwrap().printed_name, "Đảng bộ A");
}

#[test]
fn no_edit_and_no_undo_names_what_lies_in_the_trash() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let named = Person {
        full_name: "Kim Thị Sóc".into(),
        posts: vec![Post { unit: Some(unit), title: "Bí thư".into(), ..Post::default() }],
        ..Person::default()
    };
    let record = apply(&mut book, Edit::save(named.clone())).unwrap();
    apply(&mut book, Edit::Remove(record));
    let removal = book.read().history(1).unwrap()[0].id;
    apply(&mut book, Edit::Remove(Record::Unit(unit)));
    // A form that still shows the removed unit, and an undo that would bring its person back.
    let error = book.apply(Edit::save(named), &clerk(), noon()).unwrap_err();
    assert_eq!(error.failure(), Failure::Gone);
    let error = book.undo_step(removal, &clerk(), noon()).unwrap_err();
    assert_eq!(error.failure(), Failure::ChangedSince(None));
    book.undo(&clerk(), noon()).unwrap();
    book.undo_step(removal, &clerk(), noon()).unwrap();
    assert_eq!(book.read().person_rows().unwrap().len(), 1);
}

#[test]
fn old_row_images_go_first_and_their_labels_stay() {
    let mut store = dan_van::store::Store::in_memory().unwrap();
    let mut step = |when: &str| {
        let actor = clerk();
        let new = dan_van::store::journal::NewStep {
            at: at(when),
            actor: &actor,
            session: "s",
            kind: dan_van::workspace::StepKind::Edit,
            label: when,
            undoes: None,
        };
        let kind = UnitKind { name: format!("Loại {when}"), ..UnitKind::default() };
        let work = |w: &dan_van::store::Writer<'_>| w.save_unit_kind(&kind);
        store.step::<_, dan_van::workspace::StoreError>(&new, work).unwrap();
    };
    for when in ["2013-01-01T08:00:00", "2016-01-01T08:00:00", "2016-11-30T08:00:00"] {
        step(when);
    }
    // A file that is not small, whose images may take half: nothing but the limit of age goes.
    assert_eq!(store.forget_images("2014-12-05", "2016-11-05", 0).unwrap(), 1);
    // The room is counted from the newest on; what is spared stays whatever it takes.
    assert_eq!(store.forget_images("2014-12-05", "2016-11-05", 0).unwrap(), 0);
    assert_eq!(store.reader().history(10).unwrap().len(), 3);
}

#[test]
fn a_form_saved_with_nothing_changed_is_no_step_and_keeps_what_can_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = create(&folder.path().join("so.dvk"));
    let unit = add_unit(&mut book, "Chi bộ Một");
    add_unit(&mut book, "Chi bộ Hai");
    book.undo(&clerk(), noon()).unwrap();
    let (steps, revision) = (book.read().history(100).unwrap(), book.revision());
    let same = book.read().unit(unit).unwrap().unwrap();
    let applied = book.apply(Edit::save(same.clone()), &clerk(), noon()).unwrap();
    assert_eq!((applied.step, applied.record), (None, Some(Record::Unit(unit))));
    assert_eq!((book.read().history(100).unwrap(), book.revision()), (steps.clone(), revision));
    book.redo(&clerk(), noon()).unwrap();
    // One letter is a change.
    let renamed = Unit { name: "Chi bộ 1".into(), ..same };
    assert!(book.apply(Edit::save(renamed), &clerk(), noon()).unwrap().step.is_some());
    assert_eq!(book.read().history(100).unwrap().len(), steps.len() + 2);
    assert_eq!(book.full_check().unwrap(), []);
}

/// Kinds of units added on these days, each in a run of its own; the steps, each with whether it can still be taken back.
fn images_after(days: &[&str]) -> (Workspace, tempfile::TempDir, Vec<(StepId, bool)>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    for day in days {
        let now = at(&format!("{day}T08:00:00"));
        let how = OpenAs { read_only: false, by: &clerk(), at: now };
        let mut book = Workspace::open(&path, &how).unwrap();
        let kind = UnitKind { name: format!("Loại {day}"), ..UnitKind::default() };
        book.apply(Edit::save(kind), &clerk(), now).unwrap();
        book.close(now);
    }
    let book = open(&path).unwrap();
    let steps = book.read().history(100).unwrap();
    let kept = |id| !book.read().changes(id).unwrap().is_empty();
    let kept = steps.iter().rev().map(|s| (s.id, kept(s.id))).collect();
    (book, folder, kept)
}

#[test]
fn a_clock_that_is_wrong_twice_leaves_every_step_to_be_taken_back() {
    let days = ["2016-12-01", "2016-12-02", "2029-12-05", "2029-12-06", "2016-12-03"];
    let (_, _folder, kept) = images_after(&days);
    assert!(kept.len() == days.len() && kept.iter().all(|(_, kept)| *kept), "{kept:?}");
    // Right again for long: what is really old goes.
    let month: Vec<String> = (1..=31).map(|day| format!("2019-01-{day:02}")).collect();
    let days: Vec<&str> =
        ["2016-12-01"].into_iter().chain(month.iter().map(String::as_str)).collect();
    let (_, _folder, kept) = images_after(&days);
    assert_eq!(kept.iter().filter(|(_, kept)| !kept).count(), 1);
}

#[test]
fn a_step_too_old_to_be_taken_back_says_so() {
    let days = ["2013-02-01", "2013-12-01", "2014-10-01", "2015-08-01", "2016-06-01"];
    let (mut book, _folder, kept) = images_after(&days);
    let kept: (Vec<StepId>, Vec<bool>) = kept.into_iter().unzip();
    assert_eq!(kept.1, [false, false, true, true, true]);
    let refused = book.undo_step(kept.0[0], &clerk(), noon()).unwrap_err().failure();
    assert_eq!(refused, Failure::StepForgotten);
    assert!(errors::failure(&refused).contains("không còn giữ nội dung cũ"));
}

fn working_year(book: &Workspace, year: &str) -> WorkingYear {
    let all = book.read().working_years().unwrap();
    all.into_iter()
        .find(|y| y.year.text == year)
        .unwrap_or_else(|| WorkingYear { year: year.into(), ..WorkingYear::default() })
}

#[test]
fn a_locked_year_refuses_edits_and_undo_until_it_is_unlocked_with_a_reason() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let body = add_body(&mut book, "Ban Chỉ đạo tỉnh");
    let award = |year: i64| Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        years: AwardYears::of(year),
        ..Award::default()
    };
    let session = TrainingSession {
        name: "Tập huấn".into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        attendees: vec![Attendee { name: "Lê A".into(), ..Attendee::default() }],
        ..TrainingSession::default()
    };
    let Some(Record::TrainingSession(id)) = apply(&mut book, Edit::save(session)) else { panic!() };
    apply(&mut book, Edit::save(award(2016)));
    let added = book.read().history(1).unwrap()[0].id;
    let lock = WorkingYear { is_locked: true, ..working_year(&book, "2016") };
    apply(&mut book, Edit::save(lock));

    let mut session = book.read().training_session(id).unwrap().unwrap();
    session.attendees[0].attendance = "x".into();
    for edit in [
        Edit::save(award(2016)),
        Edit::save(session.clone()),
        Edit::Remove(Record::TrainingSession(id)),
    ] {
        let failure = book.apply(edit.clone(), &clerk(), noon()).unwrap_err().failure();
        assert_eq!(failure, Failure::YearLocked(2016), "{edit:?}");
    }
    let failure = book.undo_step(added, &clerk(), noon()).unwrap_err().failure();
    assert_eq!(failure, Failure::YearLocked(2016));
    // Another year goes on, and names of units may still change: the papers of the year keep theirs.
    apply(&mut book, Edit::save(award(2017)));
    // Ctrl+Z of the lock itself gives no reason.
    book.undo(&clerk(), noon()).unwrap();
    let failure = book.undo(&clerk(), noon()).unwrap_err().failure();
    assert_eq!(failure, Failure::YearLocked(0));
    let open = WorkingYear { is_locked: false, ..working_year(&book, "2016") };
    let refused = book.apply(Edit::save(open.clone()), &clerk(), noon());
    assert_eq!(refusal(refused), [(Field::LockReason, Problem::Required)]);
    let reasoned = WorkingYear { lock_reason: "bổ sung điểm danh".into(), ..open };
    apply(&mut book, Edit::save(reasoned));
    apply(&mut book, Edit::save(session));
}

#[test]
fn two_people_who_are_one_are_merged_with_their_awards_and_parted_by_undo() {
    let mut book = Workspace::in_memory().unwrap();
    dan_van::sample::fill(&mut book, &clerk(), noon()).unwrap();
    let rows = book.read().person_rows().unwrap();
    let kept = rows.iter().find(|p| p.full_name == "Thạch Sa Phia").unwrap().id;
    // The same man, typed again with his year of birth only here, and awarded under that record.
    let twin = Person {
        full_name: "Thạch Sa Phia".into(),
        hometown: "Trà Cú".into(),
        posts: vec![Post { title: "Giám đốc".into(), ..Post::default() }],
        ..Person::default()
    };
    let Some(Record::Person(gone)) = apply(&mut book, Edit::save(twin)) else { panic!() };
    let body = book.read().bodies().unwrap()[0].id;
    let award = Award {
        recipient: Some(Recipient::Person(gone)),
        body,
        form: "Bằng khen".into(),
        content: "công tác dân vận".into(),
        years: AwardYears::of(2015),
        ..Award::default()
    };
    apply(&mut book, Edit::save(award));
    let awards_of = |book: &Workspace, id| {
        book.read().prior_awards(&Recipient::Person(id), None, None).unwrap().len()
    };
    let before = (awards_of(&book, kept), awards_of(&book, gone));
    assert!(before.0 >= 1 && before.1 == 1);
    // Issued papers keep what they say: only the key behind the printed name changes.
    apply(&mut book, Edit::Merge { kept: Record::Person(kept), gone: Record::Person(gone) });
    assert_eq!((awards_of(&book, kept), awards_of(&book, gone)), (before.0 + 1, 0));
    let merged = book.read().person(kept).unwrap().unwrap();
    assert_eq!((merged.hometown.as_str(), merged.posts.len()), ("Trà Cú", 2));
    assert!(book.read().person(gone).unwrap().is_none());
    assert_eq!(book.full_check().unwrap(), []);
    // The other way round it moves awards of an issued decision, and may.
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!((awards_of(&book, kept), awards_of(&book, gone)), before);
    assert_eq!(book.read().person(kept).unwrap().unwrap().hometown, "");
    apply(&mut book, Edit::Merge { kept: Record::Person(gone), gone: Record::Person(kept) });
    assert_eq!(awards_of(&book, gone), before.0 + 1);
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!((awards_of(&book, kept), awards_of(&book, gone)), before);
    // Told apart, the warning goes.
    let one = book.read().person(gone).unwrap().unwrap();
    let warned = |book: &Workspace| {
        let found = book.check(&Edit::save(one.clone()), noon().date()).unwrap();
        found.list.iter().any(|f| matches!(f.problem, Problem::PerhapsTwice { .. }))
    };
    assert!(warned(&book));
    apply(&mut book, Edit::TellApart(Record::Person(kept), Record::Person(gone)));
    assert!(!warned(&book));
}

#[test]
fn the_trash_gives_back_whole_records_and_can_be_emptied() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ A");
    let person = Person {
        full_name: "Kim Sóc".into(),
        posts: vec![Post { unit: Some(unit), title: "Bí thư".into(), ..Post::default() }],
        ..Person::default()
    };
    let record = apply(&mut book, Edit::save(person)).unwrap();
    apply(&mut book, Edit::Remove(record));
    let trashed = book.read().trashed().unwrap();
    assert_eq!(trashed.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Kim Sóc"]);
    apply(&mut book, Edit::Restore(record));
    assert_eq!(book.read().person_rows().unwrap()[0].title, "Bí thư");
    assert!(book.read().trashed().unwrap().is_empty());
    apply(&mut book, Edit::Remove(record));
    apply(&mut book, Edit::EmptyTrash);
    assert!(book.read().trashed().unwrap().is_empty());
    assert_eq!(book.full_check().unwrap(), []);
    // Nothing of the person is left in the history either, and the rest can still be undone.
    let kept: usize = book
        .read()
        .history(50)
        .unwrap()
        .iter()
        .map(|s| book.read().changes(s.id).unwrap().len())
        .sum();
    assert_eq!(kept, 2, "the unit and its kind");
    book.undo(&clerk(), noon()).unwrap();
    assert!(unit_names(&book).is_empty());
}

#[test]
fn one_field_is_restored_and_files_are_attached_once() {
    let mut book = Workspace::in_memory().unwrap();
    let id = add_unit(&mut book, "Đảng bộ A");
    let mut unit = book.read().unit(id).unwrap().unwrap();
    unit.phone = "0294 111".into();
    unit.address = "Số 1".into();
    apply(&mut book, Edit::save(unit.clone()));
    unit.phone = "0294 222".into();
    unit.address = "Số 2".into();
    apply(&mut book, Edit::save(unit));
    let step = book.read().history(1).unwrap()[0].id;
    let change = book.read().changes(step).unwrap()[0].id;
    apply(&mut book, Edit::RestoreField { change, column: "phone".into() });
    let now = book.read().unit(id).unwrap().unwrap();
    assert_eq!((now.phone.as_str(), now.address.as_str()), ("0294 111", "Số 2"));
    let odd = Edit::RestoreField { change, column: "id; drop".into() };
    assert!(book.apply(odd, &clerk(), noon()).is_err());

    let to = Record::Unit(id);
    for name in ["quyết định.pdf", "bản sao.pdf"] {
        let attach = Edit::Attach {
            to,
            name: name.into(),
            content: b"%PDF the same".to_vec(),
            is_original: false,
        };
        apply(&mut book, attach);
    }
    let files = book.read().attachments(to).unwrap();
    assert_eq!(files.len(), 2);
    assert_eq!(files[0].hash, files[1].hash);
    let (name, bytes) = book.read().attachment_content(files[0].id).unwrap().unwrap();
    assert_eq!((name.as_str(), bytes.as_slice()), ("quyết định.pdf", b"%PDF the same".as_slice()));
    apply(&mut book, Edit::Detach(files[0].id));
    assert_eq!(book.read().attachments(to).unwrap().len(), 1);
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(book.read().attachments(to).unwrap().len(), 2);
    let large = Edit::Attach {
        to,
        name: "phim.mp4".into(),
        content: vec![0; (25 << 20) + 1],
        is_original: false,
    };
    let failure = book.apply(large, &clerk(), noon()).unwrap_err().failure();
    assert!(matches!(failure, Failure::AttachmentTooLarge(..)));
}

#[test]
fn anything_is_found_by_part_of_its_name() {
    let mut book = Workspace::in_memory().unwrap();
    dan_van::sample::fill(&mut book, &clerk(), noon()).unwrap();
    let titles = |words: &str| {
        let hits = book.read().search(words, 10).unwrap();
        hits.into_iter().map(|h| h.title).collect::<Vec<_>>()
    };
    assert_eq!(titles("phia sa")[0], "Thạch Sa Phia");
    assert_eq!(
        titles("CANH TAY noi")[0],
        "Đoàn kết “Hệ thống đại lý là cánh tay nối liền giữa Công ty với khách hàng"
    );
    assert!(titles("tap huan ky nang").iter().any(|t| t.starts_with("Lớp tập huấn")));
    assert!(titles("  ").is_empty() && titles("khôngcóai").is_empty());
    // “Đồng chí này được khen những gì?”
    let record = book.read().search("thach sa phia", 1).unwrap()[0].record;
    let page = dan_van::listing::profile::profile(book.read(), record).unwrap().unwrap();
    let (heading, lines) = &page.sections[0];
    assert_eq!(*heading, "Khen thưởng");
    assert!(lines.iter().any(|l| l.text.starts_with("2016: Giấy khen")), "{lines:?}");
}

#[test]
fn files_stay_with_their_record_and_go_with_it() {
    let mut book = Workspace::in_memory().unwrap();
    let first = add_unit(&mut book, "Đảng bộ A");
    let added = book.read().history(1).unwrap()[0].id;
    let attach = |id| Edit::Attach {
        to: Record::Unit(id),
        name: "quét.pdf".into(),
        content: b"%PDF".to_vec(),
        is_original: false,
    };
    apply(&mut book, attach(first));
    // The unit cannot vanish under its file: the next one of its key would get it.
    let failure = book.undo_step(added, &clerk(), noon()).unwrap_err().failure();
    assert_eq!(failure, Failure::ChangedSince(None));
    apply(&mut book, Edit::Remove(Record::Unit(first)));
    apply(&mut book, Edit::EmptyTrash);
    let next = add_unit(&mut book, "Đảng bộ B");
    assert!(book.read().attachments(Record::Unit(next)).unwrap().is_empty());
    assert_eq!(book.full_check().unwrap(), []);
    // A step with nothing left of it is not taken back for show.
    assert_eq!(
        book.undo_step(added, &clerk(), noon()).unwrap_err().failure(),
        Failure::StepForgotten
    );
}

#[test]
fn a_locked_year_is_not_opened_by_renaming_it() {
    let mut book = Workspace::in_memory().unwrap();
    let lock = |book: &mut Workspace| {
        let year = WorkingYear { is_locked: true, ..working_year(book, "2016") };
        apply(book, Edit::save(year));
    };
    lock(&mut book);
    for changed in [
        WorkingYear { year: "2099".into(), ..working_year(&book, "2016") },
        WorkingYear { good_classes: "Khá".into(), ..working_year(&book, "2016") },
    ] {
        let failure = book.apply(Edit::save(changed), &clerk(), noon()).unwrap_err().failure();
        assert_eq!(failure, Failure::YearLocked(2016));
    }
    // Each unlocking has a reason of its own.
    let open = |book: &Workspace, reason: &str| WorkingYear {
        is_locked: false,
        lock_reason: reason.into(),
        ..working_year(book, "2016")
    };
    let year = open(&book, "bổ sung");
    apply(&mut book, Edit::save(year));
    lock(&mut book);
    assert_eq!(working_year(&book, "2016").lock_reason, "");
}

#[test]
fn what_comes_back_passes_the_rules() {
    let mut book = Workspace::in_memory().unwrap();
    dan_van::sample::fill(&mut book, &clerk(), noon()).unwrap();
    // A removed registration, of a model that nobody scored, does not come back beside the one that took
    // its place.
    let old = book.read().registrations(Some(2016)).unwrap().pop().unwrap();
    let record = Record::Registration(old.id.unwrap());
    apply(&mut book, Edit::Remove(record));
    let mut again = old.clone();
    again.id = None;
    apply(&mut book, Edit::save(again));
    let refused = refusal(book.apply(Edit::Restore(record), &clerk(), noon()));
    assert!(refused.contains(&(Field::MovementModel, Problem::RegisteredAlready)), "{refused:?}");
    // Nothing of an issued decision is given an old value.
    let issued = book
        .read()
        .decisions()
        .unwrap()
        .into_iter()
        .find(|d| d.state == PaperState::Issued)
        .unwrap();
    let change = book
        .read()
        .history(2000)
        .unwrap()
        .iter()
        .flat_map(|s| book.read().changes(s.id).unwrap())
        .find(|c| {
            c.kind == Some(Kind::Decision) && c.row == issued.id.unwrap().0 && !c.before.is_empty()
        })
        .unwrap();
    let edit = Edit::RestoreField { change: change.id, column: "summary".into() };
    assert_eq!(book.apply(edit, &clerk(), noon()).unwrap_err().failure(), Failure::AlreadyIssued);
    // Merging a unit with the one above it makes no loop.
    let (above, below) = (add_unit(&mut book, "Đảng bộ trên"), add_unit(&mut book, "Chi bộ dưới"));
    let mut unit = book.read().unit(below).unwrap().unwrap();
    unit.parent = Some(above);
    apply(&mut book, Edit::save(unit));
    apply(&mut book, Edit::Merge { kept: Record::Unit(below), gone: Record::Unit(above) });
    assert_eq!(book.read().unit(below).unwrap().unwrap().parent, None);
}

#[test]
fn a_corrected_name_is_on_what_is_not_issued_yet_and_only_there() {
    let mut book = Workspace::in_memory().unwrap();
    let unit = add_unit(&mut book, "Đảng bộ Điện lục");
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    let person = Person {
        full_name: "Kim Thị Thủy".into(),
        posts: vec![Post { unit: Some(unit), ..Post::default() }],
        ..Person::default()
    };
    let Some(Record::Person(person)) = apply(&mut book, Edit::save(person)) else { panic!() };
    let mut decisions = Vec::new();
    for state in [PaperState::Draft, PaperState::Issued] {
        let decision = Decision {
            body: Some(body),
            number: if state == PaperState::Issued { "5".into() } else { String::new() },
            date: if state == PaperState::Issued { "05/12/2016".into() } else { "".into() },
            summary: "Khen thưởng".into(),
            ..Decision::default()
        };
        let Some(Record::Decision(id)) = apply(&mut book, Edit::save(decision)) else { panic!() };
        decisions.push(id);
        for recipient in [Recipient::Person(person), Recipient::Unit(unit)] {
            apply(
                &mut book,
                Edit::save(Award {
                    recipient: Some(recipient),
                    body: Some(body),
                    decision: Some(id),
                    form: "Giấy khen".into(),
                    content: "phong trào".into(),
                    years: AwardYears::of(2016),
                    ..Award::default()
                }),
            );
        }
        if state == PaperState::Issued {
            let decision = book.read().decision(id).unwrap().unwrap();
            let issued = Decision { state, ..decision };
            apply(&mut book, Edit::IssueDecision(issued));
        }
    }
    let session = TrainingSession {
        name: "Lớp tập huấn".into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        attendees: vec![Attendee {
            person: Some(person),
            name: "Kim Thị Thủy".into(),
            ..Attendee::default()
        }],
        ..TrainingSession::default()
    };
    let Some(Record::TrainingSession(session)) = apply(&mut book, Edit::save(session)) else {
        panic!()
    };
    let mut corrected = book.read().person(person).unwrap().unwrap();
    corrected.full_name = "Kim Thị Thúy".into();
    apply(&mut book, Edit::save(corrected));
    let attended = book.read().training_session(session).unwrap().unwrap();
    assert_eq!(attended.attendees[0].name, "Kim Thị Thúy");
    let mut corrected = book.read().unit(unit).unwrap().unwrap();
    corrected.name = "Đảng bộ Điện lực".into();
    apply(&mut book, Edit::save(corrected));
    let printed = |book: &Workspace, decision| -> Vec<(String, String)> {
        let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
        let rows = book.read().award_rows(of).unwrap();
        rows.into_iter().map(|a| (a.name, a.unit)).collect()
    };
    let pair = |name: &str, unit: &str| (name.to_owned(), unit.to_owned());
    let new = [pair("Kim Thị Thúy", "Đảng bộ Điện lực"), pair("Đảng bộ Điện lực", "")];
    let old = [pair("Kim Thị Thủy", "Đảng bộ Điện lục"), pair("Đảng bộ Điện lục", "")];
    assert_eq!(printed(&book, decisions[0]), new);
    assert_eq!(printed(&book, decisions[1]), old, "an issued paper keeps its words");
    book.undo(&clerk(), noon()).unwrap();
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(printed(&book, decisions[0]), old);
}

#[test]
fn a_rank_is_no_part_of_a_name_and_a_corrected_name_stands_behind_it() {
    let mut book = Workspace::in_memory().unwrap();
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    // As books made earlier hold a name: with its rank.
    let old = Person { full_name: "Đại úy Lê Văn Mẫu".into(), ..Person::default() };
    let Some(Record::Person(old)) = apply(&mut book, Edit::save(old)) else { panic!() };
    let person = Person {
        full_name: "Trần Thị Mậu".into(),
        certificate_name: "Thiếu tá Trần Thị Mậu".into(),
        ..Person::default()
    };
    let Some(Record::Person(person)) = apply(&mut book, Edit::save(person)) else { panic!() };
    let award = |name: &str| Award {
        recipient: Some(Recipient::Person(person)),
        body: Some(body),
        form: "Giấy khen".into(),
        content: name.into(),
        years: AwardYears::of(2016),
        printed_name: name.into(),
        ..Award::default()
    };
    // Left blank it is printed as the certificate has it.
    let given = ["", "Trung tá Trần Thị Mậu", "Trần Thị Mậu", "Chị Trần Thị Mậu"];
    for name in given {
        apply(&mut book, Edit::save(Award { content: format!("pt {name}"), ..award(name) }));
    }
    let session = TrainingSession {
        name: "Lớp tập huấn".into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        attendees: vec![Attendee {
            person: Some(person),
            name: "Thiếu tá Trần Thị Mậu".into(),
            ..Attendee::default()
        }],
        ..TrainingSession::default()
    };
    let Some(Record::TrainingSession(session)) = apply(&mut book, Edit::save(session)) else {
        panic!()
    };
    let printed = |book: &Workspace| -> Vec<String> {
        let rows = book.read().award_rows(AwardFilter::default()).unwrap();
        let mut rows: Vec<_> = rows.into_iter().map(|a| (a.id, a.name)).collect();
        rows.sort();
        rows.into_iter().map(|a| a.1).collect()
    };
    assert_eq!(printed(&book)[0], "Thiếu tá Trần Thị Mậu");
    let mut corrected = book.read().person(person).unwrap().unwrap();
    corrected.full_name = "Trần Thị Mẫu".into();
    apply(&mut book, Edit::save(corrected));
    assert_eq!(
        printed(&book),
        ["Thiếu tá Trần Thị Mẫu", "Trung tá Trần Thị Mẫu", "Trần Thị Mẫu", "Chị Trần Thị Mậu"]
    );
    let corrected = book.read().person(person).unwrap().unwrap();
    assert_eq!(corrected.certificate_name, "Thiếu tá Trần Thị Mẫu");
    let attended = book.read().training_session(session).unwrap().unwrap();
    assert_eq!(attended.attendees[0].name, "Thiếu tá Trần Thị Mẫu");

    let row = |name: &str| QuickRow {
        kind: RecipientKind::Person,
        name: name.into(),
        ..QuickRow::default()
    };
    let list = QuickList {
        body: QuickBody::Existing(body),
        form: "Giấy khen".into(),
        year: "2016".into(),
        content: "phong trào".into(),
        rows: vec![row("Đại úy Lê Văn Mẫu"), row("Đại uý Trần Thị Mẫu")],
        ..QuickList::default()
    };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::RecordQuickList(list)) else {
        panic!()
    };
    let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let mut found: Vec<_> =
        book.read().award_rows(of).unwrap().into_iter().map(|a| a.recipient).collect();
    found.sort_by_key(|r| format!("{r:?}"));
    let mut known = vec![Recipient::Person(old), Recipient::Person(person)];
    known.sort_by_key(|r| format!("{r:?}"));
    assert_eq!(found, known);
}

#[test]
fn two_forms_of_a_round_are_two_decisions() {
    let mut book = Workspace::in_memory().unwrap();
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    let round = Round {
        name: "Tổng kết năm".into(),
        years: AwardYears::of(2016),
        content: "phong trào".into(),
        form: "Giấy khen".into(),
        body: Some(body),
        ..Round::default()
    };
    let Some(Record::Round(round)) = apply(&mut book, Edit::save(round)) else { panic!() };
    let mut units = 0;
    let mut propose = |book: &mut Workspace, form: &str| {
        units += 1;
        let unit = add_unit(book, &format!("Chi bộ mẫu số {units}"));
        let proposal = Proposal {
            round: Some(round),
            recipient: Some(Recipient::Unit(unit)),
            achievement: "Vận động làm đường".into(),
            form: form.into(),
            ..Proposal::default()
        };
        apply(book, Edit::save(proposal));
    };
    let award = |book: &mut Workspace, decision| {
        let proposals = book.read().open_proposals(round).unwrap();
        apply(book, Edit::AwardProposals { round, proposals, decision });
    };
    let decide = |book: &mut Workspace| {
        let decision = Decision {
            body: Some(body),
            round: Some(round),
            summary: "về việc khen thưởng".into(),
            ..Decision::default()
        };
        let made = apply(book, Edit::save(decision));
        let Some(Record::Decision(id)) = made else { panic!() };
        id
    };
    let forms = |book: &Workspace, decision| -> Vec<String> {
        let of = AwardFilter { round: Some(round), ..AwardFilter::default() };
        let rows = book.read().award_rows(of).unwrap().into_iter();
        rows.filter(|r| r.decision == decision).map(|r| r.form).collect()
    };
    // The form of the round goes first, however many there are of another.
    for form in ["Bằng khen", "", "Bằng khen"] {
        propose(&mut book, form);
    }
    award(&mut book, None);
    let first = decide(&mut book);
    assert_eq!(forms(&book, Some(first)), ["Giấy khen"]);
    assert_eq!(forms(&book, None), ["Bằng khen", "Bằng khen"]);
    // Proposals that came later: each form goes to its own decision or waits for one.
    propose(&mut book, "Bằng khen");
    propose(&mut book, "Giấy khen");
    award(&mut book, Some(first));
    assert_eq!(forms(&book, Some(first)), ["Giấy khen", "Giấy khen"]);
    let second = decide(&mut book);
    assert_eq!(forms(&book, Some(second)), ["Bằng khen"; 3]);
    assert_eq!(forms(&book, None), Vec::<String>::new());
    assert_eq!(forms(&book, Some(first)).len(), 2);
}

#[test]
fn only_rounds_a_step_touched_need_be_looked_at_again() {
    let mut book = Workspace::in_memory().unwrap();
    let body = add_body(&mut book, "Ban Chỉ đạo Đảng ủy Khối");
    let rounds = ["Tổng kết năm", "Đột xuất"].map(|name| {
        let round = Round {
            name: name.into(),
            years: AwardYears::of(2016),
            content: "phong trào".into(),
            form: "Giấy khen".into(),
            body: Some(body),
            ..Round::default()
        };
        match apply(&mut book, Edit::save(round)) {
            Some(Record::Round(id)) => id,
            _ => panic!(),
        }
    });
    let unit = add_unit(&mut book, "Chi bộ mẫu");
    let facts = |book: &Workspace| -> HashMap<_, RoundFacts> {
        book.read().round_facts().unwrap().into_iter().collect()
    };
    let mut known = facts(&book);
    let mut seen = book.revision();
    // What is known of the rounds, mended by what the steps touched, is what a whole look finds.
    let mut look = |book: &Workspace, want: [[bool; 3]; 2]| {
        for step in book.touched_since(seen).unwrap().steps {
            for round in book.read().rounds_of_step(step).unwrap() {
                match book.read().facts_of_round(round).unwrap() {
                    Some(of_round) => known.insert(round, of_round),
                    None => known.remove(&round),
                };
            }
        }
        seen = book.revision();
        assert_eq!(known, facts(book));
        let of = |id| known.get(&id).map(|f| [f.has_awards, f.all_handed, f.is_decided]);
        assert_eq!(rounds.map(|id| of(id).unwrap()), want);
    };
    let nothing = [false, true, false];
    let award = Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        round: Some(rounds[0]),
        form: "Giấy khen".into(),
        content: "phong trào".into(),
        years: AwardYears::of(2016),
        ..Award::default()
    };
    let Some(Record::Award(id)) = apply(&mut book, Edit::save(award)) else { panic!() };
    look(&book, [[true, false, false], nothing]);
    // It goes over to the other round: both have changed.
    let mut award = book.read().award(id).unwrap().unwrap();
    award.round = Some(rounds[1]);
    apply(&mut book, Edit::save(award.clone()));
    look(&book, [nothing, [true, false, false]]);
    let decision = Decision {
        body: Some(body),
        round: Some(rounds[1]),
        number: "5".into(),
        date: "05/12/2016".into(),
        summary: "về việc khen thưởng".into(),
        ..Decision::default()
    };
    let made = apply(&mut book, Edit::save(decision));
    let Some(Record::Decision(decision)) = made else { panic!() };
    let decision = book.read().decision(decision).unwrap().unwrap();
    let issued = Decision { state: PaperState::Issued, ..decision };
    apply(&mut book, Edit::IssueDecision(issued));
    look(&book, [nothing, [true, false, true]]);
    let mut award = book.read().award(id).unwrap().unwrap();
    award.handed_on = "20/12/2016".into();
    apply(&mut book, Edit::save(award.clone()));
    look(&book, [nothing, [true, true, true]]);
    // Taken back it is none; given again it is one.
    let mut award = book.read().award(id).unwrap().unwrap();
    award.amendments = vec![Amendment {
        kind: AmendmentKind::Revoked,
        reason: "không đủ tiêu chuẩn".into(),
        ..Amendment::default()
    }];
    apply(&mut book, Edit::save(award));
    look(&book, [nothing, [false, true, true]]);
    for want in [[true, true, true], [true, false, true]] {
        book.undo(&clerk(), noon()).unwrap();
        look(&book, [nothing, want]);
    }
}
