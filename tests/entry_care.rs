//! What a clerk must never lose in fast entry: marks, half-typed work, names, order, what stands on paper.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{Award, AwardOrder, AwardYears, Proposal, Recipient, Round},
        decision::{Decision, PaperState},
        edit::{Edit, Purpose},
        field::Field,
        ids::{Kind, PersonId, Record},
        movement::{MovementModel, Replication},
        office::Body,
        paper::About,
        person::{Person, Post},
        problem::{Finding, Place, Problem},
    },
    text::{actions, labels, screens, terms},
};
use driver::{Window, button, desktop, list_below, paste, press, settle, type_text, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use support::{add_unit, apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

fn book(path: &Path, units: &[&str]) {
    let mut book = create(path);
    for name in units {
        add_unit(&mut book, name);
    }
    book.close(at("2016-12-05T12:30:00"));
}

fn names(window: &Window) -> Vec<String> {
    support::unit_names(window.state().book().unwrap())
}

fn open(units: &[&str]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    book(&path, units);
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    (folder, window)
}

#[test]
fn delete_twice_removes_only_what_is_marked() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B", "Chi bộ C", "Chi bộ D"]);
    w.get_by_label("Chi bộ C").click();
    settle(&mut w);
    press(&mut w, NONE, Key::Delete);
    assert_eq!(names(&w), ["Chi bộ A", "Chi bộ B", "Chi bộ D"]);
    press(&mut w, NONE, Key::Delete);
    assert!(names(&w).contains(&"Chi bộ A".to_owned()), "{:?}", names(&w));
}

#[test]
fn marks_do_not_grow_when_the_filter_goes() {
    let (_f, mut w) = open(&["Chi bộ X1", "Chi bộ B", "Chi bộ C", "Chi bộ X2"]);
    press(&mut w, CTRL, Key::F);
    type_text(&mut w, "x");
    w.get_by_label("Chi bộ X1").click();
    settle(&mut w);
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    assert!(w.query_by_label(&screens::marked(2)).is_some());
    press(&mut w, CTRL, Key::F);
    press(&mut w, Modifiers::COMMAND, Key::A);
    press(&mut w, NONE, Key::Backspace);
    settle(&mut w);
    assert!(w.query_by_label(&screens::marked(4)).is_none(), "two were marked, four are");
}

#[test]
fn deleting_another_line_keeps_the_half_typed_form() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B", "Chi bộ C"]);
    press(&mut w, CTRL, Key::N);
    type_text(&mut w, "Chi bộ đang gõ dở");
    w.get_by_label("Chi bộ B").click();
    settle(&mut w);
    press(&mut w, NONE, Key::Delete);
    assert_eq!(names(&w), ["Chi bộ A", "Chi bộ C"]);
    let typed = w.query_by_role_and_label(Role::TextInput, "Tên đơn vị").and_then(|n| n.value());
    assert_eq!(typed.as_deref(), Some("Chi bộ đang gõ dở"));
}

#[test]
fn a_new_one_asked_for_beside_a_half_typed_form_changes_nobody() {
    let (_f, mut w) = open(&["Chi bộ A"]);
    w.get_by_label("Chi bộ A").click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    type_text(&mut w, " mẫu");
    press(&mut w, CTRL, Key::N);
    assert!(w.query_by_label(screens::FINISH_FIRST).is_some());
    // Whoever did not look up types the new name, with the backspaces of a typing program: nothing takes it.
    type_text(&mut w, "Chi");
    press(&mut w, NONE, Key::Backspace);
    press(&mut w, NONE, Key::Space);
    type_text(&mut w, " bộ mới");
    let typed = w.query_by_role_and_label(Role::TextInput, "Tên đơn vị").and_then(|n| n.value());
    assert_eq!(typed.as_deref(), Some("Chi bộ A mẫu"));
    assert_eq!(names(&w), ["Chi bộ A"]);
    // Saved, as the notice says, the next Ctrl+N begins the new one.
    press(&mut w, CTRL, Key::S);
    press(&mut w, CTRL, Key::N);
    type_text(&mut w, "Chi bộ mới");
    press(&mut w, CTRL, Key::S);
    assert_eq!(names(&w), ["Chi bộ A mẫu", "Chi bộ mới"]);
}

#[test]
fn f2_keeps_the_draft_of_the_grid() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B"]);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    paste(&mut w, "Tên đơn vị\tĐịa chỉ\nChi bộ mới 1\tx\nChi bộ mới 2\ty\nChi bộ mới 3\tz\n");
    assert!(w.query_by_label(&screens::grid_counts(3, 0, 0, 0)).is_some());
    press(&mut w, NONE, Key::Escape);
    w.get_by_label("Chi bộ A").click();
    settle(&mut w);
    press(&mut w, NONE, Key::F2);
    for _ in 0..2 {
        press(&mut w, NONE, Key::ArrowRight);
    }
    type_text(&mut w, "A1");
    press(&mut w, NONE, Key::Enter);
    w.input_mut().time = Some(60.0);
    w.run_steps(3);
    press(&mut w, CTRL, Key::S);
    assert_eq!(w.state().book().unwrap().read().unit_rows().unwrap()[0].code, "A1");
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    w.run_steps(4);
    assert!(
        w.query_by_label(&screens::grid_counts(0, 0, 0, 0)).is_none(),
        "three typed rows are gone: the grid is blank"
    );
    assert!(
        w.query_by_label(&screens::grid_counts(3, 0, 0, 0)).is_some(),
        "three typed rows are gone"
    );
}

#[test]
fn all_columns_hidden() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B"]);
    let heads = [screens::head::SERIAL, "Tên đơn vị", screens::head::KIND, terms::field(Field::To)];
    for head in heads {
        button(&mut w, "⋯");
        w.get_by_role_and_label(Role::CheckBox, head).click();
        settle(&mut w);
    }
    w.run_steps(4);
}

#[test]
fn another_tone_is_another_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let unit = add_unit(&mut b, "Đảng bộ Điện lực");
    apply(
        &mut b,
        Edit::save(Person {
            full_name: "Trần Thị Hương".into(),
            posts: vec![Post { unit: Some(unit), title: "Kế toán".into(), ..Post::default() }],
            ..Person::default()
        }),
    );
    let bd = body(&mut b);
    apply(
        &mut b,
        Edit::save(Round {
            name: "Đợt 1".into(),
            form: "Giấy khen".into(),
            content: "x".into(),
            years: AwardYears::of(2016),
            body: bd,
            ..Round::default()
        }),
    );
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 7);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    paste(&mut w, "Cá nhân\tĐơn vị\nTrần Thị Hường\tĐảng bộ Điện lực\nĐại úy Lê Văn Mẫu\t\n");
    press(&mut w, CTRL, Key::S);
    let read = w.state().book().unwrap().read();
    let rows = read.proposal_rows(None, Some(2016)).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|r| r.name != "Trần Thị Hương"), "typed Hường");
    // A rank is no part of the name that is new, but of what is printed.
    let people = read.person_rows().unwrap();
    let new = people.iter().find(|p| p.full_name == "Lê Văn Mẫu").unwrap();
    let new = read.person(new.id).unwrap().unwrap();
    assert_eq!(new.certificate_name, "Đại úy Lê Văn Mẫu");
}

fn body(b: &mut dan_van::workspace::Workspace) -> Option<dan_van::domain::ids::BodyId> {
    match apply(b, Edit::save(Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo") })) {
        Some(Record::Body(id)) => Some(id),
        _ => None,
    }
}

#[test]
fn a_pasted_column_keeps_its_first_row() {
    let (_f, mut w) = open(&["Chi bộ A"]);
    list_below(&mut w, 2);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    paste(&mut w, "Mô hình thu gom rác\nMô hình tuyến đường hoa\nMô hình tiết kiệm\n");
    assert!(w.query_by_label(&screens::grid_counts(2, 2, 0, 0)).is_none(), "two rows of three");
    assert!(w.query_by_label(&screens::grid_counts(3, 3, 0, 0)).is_some(), "three rows");
}

#[test]
fn a_name_is_taken_by_mouse_in_the_grid() {
    let (_f, mut w) = open(&["Đảng bộ Điện lực"]);
    list_below(&mut w, 1);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    type_text(&mut w, "Kim Sóc");
    press(&mut w, NONE, Key::Tab);
    for _ in 0..3 {
        press(&mut w, NONE, Key::Tab);
    }
    type_text(&mut w, "dien luc");
    w.get_by_label("Đảng bộ Điện lực").click();
    settle(&mut w);
    press(&mut w, CTRL, Key::S);
    let read = w.state().book().unwrap().read();
    let people = read.person_rows().unwrap();
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].unit, "Đảng bộ Điện lực");
}

#[test]
fn several_issue_with_papers_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let body = body(&mut b);
    let d = Decision {
        body,
        number: "1".into(),
        date: "05/12/2016".into(),
        summary: "khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(id)) = apply(&mut b, Edit::save(d)) else { panic!() };
    let several = |b: &mut dan_van::workspace::Workspace, state: PaperState| {
        let mut d = b.read().decision(id).unwrap().unwrap();
        d.state = state;
        let edits = vec![Edit::save(d)];
        let edit = Edit::Several { purpose: Purpose::OneField(Field::DecisionState), edits };
        b.apply(edit, &support::clerk(), support::noon())
    };
    several(&mut b, PaperState::Submitted).unwrap();
    // It awards nobody: for that reason alone it is refused.
    let refused = several(&mut b, PaperState::Issued).unwrap_err();
    let dan_van::workspace::WorkspaceError::Invalid(found) = refused else { panic!("{refused:?}") };
    assert_eq!(found.list, [(Field::Recipient, Problem::AwardsNobody)]);
    assert_eq!(b.read().decision(id).unwrap().unwrap().state, PaperState::Submitted);
    let unit = add_unit(&mut b, "Chi bộ A");
    let award = Award {
        recipient: Some(Recipient::Unit(unit)),
        body,
        decision: Some(id),
        form: "Giấy khen".into(),
        content: "phong trào".into(),
        years: AwardYears::of(2016),
        ..Award::default()
    };
    apply(&mut b, Edit::save(award));
    several(&mut b, PaperState::Issued).unwrap();
    assert_eq!(b.read().decision(id).unwrap().unwrap().state, PaperState::Issued);
    let papers = b.read().papers_about(About::decision(id)).unwrap();
    let papers: Vec<&str> = papers.iter().map(|p| p.report.as_str()).collect();
    assert_eq!(papers, ["quyet-dinh", "ds-tap-the"]);
}

#[test]
fn alt_up_on_the_first_line_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let u = [add_unit(&mut b, "Chi bộ A"), add_unit(&mut b, "Chi bộ B")];
    let body = body(&mut b);
    let Some(Record::Round(round)) = apply(
        &mut b,
        Edit::save(Round {
            name: "Đợt 1".into(),
            form: "Giấy khen".into(),
            content: "x".into(),
            years: AwardYears::of(2016),
            body,
            ..Round::default()
        }),
    ) else {
        panic!()
    };
    for u in u {
        apply(
            &mut b,
            Edit::save(Proposal {
                round: Some(round),
                recipient: Some(Recipient::Unit(u)),
                achievement: "tốt".into(),
                ..Proposal::default()
            }),
        );
    }
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 7);
    w.get_by_label("Chi bộ A").click();
    settle(&mut w);
    let order = |w: &Window| {
        let read = w.state().book().unwrap().read();
        let rows = read.proposal_rows(Some(round), None).unwrap();
        let mut places: Vec<(i64, String)> =
            rows.into_iter().map(|r| (r.position, r.name)).collect();
        places.sort();
        let names: Vec<String> = places.into_iter().map(|p| p.1).collect();
        (read.round(round).unwrap().unwrap().order, names)
    };
    let before = (AwardOrder::ByUnit, vec!["Chi bộ A".to_owned(), "Chi bộ B".to_owned()]);
    assert_eq!(order(&w), before);
    let steps = |w: &Window| w.state().book().unwrap().read().history(100).unwrap().len();
    let made = steps(&w);
    press(&mut w, Modifiers::ALT, Key::ArrowUp);
    assert_eq!((order(&w), steps(&w)), (before, made), "nothing moved, and no step was made of it");
    // The key does arrive: down it moves, and up again.
    press(&mut w, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(order(&w), (AwardOrder::ByHand, vec!["Chi bộ B".into(), "Chi bộ A".into()]));
    press(&mut w, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&w), (AwardOrder::ByHand, vec!["Chi bộ A".into(), "Chi bộ B".into()]));
}

#[test]
fn ctrl_z_after_a_button_of_the_grid_is_not_the_books() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B"]);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    paste(&mut w, "Chi bộ mới 1\n");
    press(&mut w, CTRL, Key::S);
    assert_eq!(names(&w).len(), 3);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    type_text(&mut w, "Chi bộ mới 2");
    press(&mut w, NONE, Key::Enter);
    button(&mut w, actions::ADD_COLUMN);
    button(&mut w, terms::field(Field::Phone));
    press(&mut w, CTRL, Key::Z);
    assert_eq!(names(&w).len(), 3, "the book's last step was undone");
}

#[test]
fn the_present_post_is_the_one_in_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let old = add_unit(&mut b, "Đơn vị cũ");
    let new = add_unit(&mut b, "Đơn vị nay");
    apply(
        &mut b,
        Edit::save(Person {
            full_name: "Kim Sóc".into(),
            posts: vec![
                Post {
                    unit: Some(old),
                    title: "Nhân viên".into(),
                    from: "01/01/2010".into(),
                    to: "31/12/2014".into(),
                    ..Post::default()
                },
                Post { unit: Some(new), title: "Trưởng phòng".into(), ..Post::default() },
            ],
            ..Person::default()
        }),
    );
    assert_eq!(b.read().person_rows().unwrap()[0].title, "Trưởng phòng");
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 1);
    w.get_by_label("Kim Sóc").click();
    settle(&mut w);
    press(&mut w, NONE, Key::F2);
    for _ in 0..3 {
        press(&mut w, NONE, Key::ArrowRight);
    }
    type_text(&mut w, "Phó Giám đốc");
    press(&mut w, NONE, Key::Enter);
    press(&mut w, CTRL, Key::S);
    let read = w.state().book().unwrap().read();
    assert_eq!(
        read.person_rows().unwrap()[0].title,
        "Phó Giám đốc",
        "{:?}",
        read.person(PersonId(1)).unwrap().unwrap().posts
    );
}

#[test]
fn ctrl_shift_z_in_the_grid_makes_it_again() {
    let (_f, mut w) = open(&["Chi bộ A"]);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    type_text(&mut w, "Một");
    press(&mut w, NONE, Key::Enter);
    type_text(&mut w, "Hai");
    press(&mut w, NONE, Key::Enter);
    press(&mut w, CTRL, Key::Z);
    assert!(w.query_by_label(&screens::grid_counts(1, 0, 0, 0)).is_some());
    press(&mut w, CTRL | Modifiers::SHIFT, Key::Z);
    assert!(w.query_by_label(&screens::grid_counts(2, 0, 0, 0)).is_some());
}

#[test]
fn recipients_do_not_go_over_a_record_being_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let u =
        [add_unit(&mut b, "Chi bộ A"), add_unit(&mut b, "Chi bộ B"), add_unit(&mut b, "Chi bộ C")];
    let body = body(&mut b);
    let Some(Record::Round(round)) = apply(
        &mut b,
        Edit::save(Round {
            name: "Đợt 1".into(),
            form: "Giấy khen".into(),
            content: "x".into(),
            years: AwardYears::of(2016),
            body,
            ..Round::default()
        }),
    ) else {
        panic!()
    };
    let Some(Record::Proposal(first)) = apply(
        &mut b,
        Edit::save(Proposal {
            round: Some(round),
            recipient: Some(Recipient::Unit(u[0])),
            achievement: "tốt".into(),
            ..Proposal::default()
        }),
    ) else {
        panic!()
    };
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 7);
    w.get_by_label("Chi bộ A").click();
    settle(&mut w);
    press(&mut w, NONE, Key::F2);
    for _ in 0..4 {
        press(&mut w, NONE, Key::ArrowRight);
    }
    type_text(&mut w, "rất tốt");
    press(&mut w, NONE, Key::Enter);
    press(&mut w, NONE, Key::Escape);
    for _ in 0..7 {
        press(&mut w, CTRL, Key::PageUp);
    }
    w.get_by_label("Chi bộ B").click();
    settle(&mut w);
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    button(&mut w, &actions::propose(2));
    w.run_steps(6);
    press(&mut w, CTRL, Key::S);
    let read = w.state().book().unwrap().read();
    let now = read.proposal(first).unwrap().unwrap();
    assert_eq!(now.recipient, Some(Recipient::Unit(u[0])));
    // The changes come first: they are stored, and the units are proposed after that.
    assert_eq!(read.proposal_rows(None, None).unwrap().len(), 1);
    assert_eq!(now.rating, "");
    assert_eq!(now.achievement, "rất tốt");
}

#[test]
fn a_unit_changed_in_a_cell_is_printed() {
    use dan_van::domain::award::Award;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    let old = add_unit(&mut b, "Chi bộ cũ");
    add_unit(&mut b, "Chi bộ nay");
    let body = body(&mut b);
    let Some(Record::Person(id)) = apply(
        &mut b,
        Edit::save(Person {
            full_name: "Kim Sóc".into(),
            posts: vec![Post { unit: Some(old), title: "Kế toán".into(), ..Post::default() }],
            ..Person::default()
        }),
    ) else {
        panic!()
    };
    apply(
        &mut b,
        Edit::save(Award {
            recipient: Some(Recipient::Person(id)),
            unit: Some(old),
            body,
            form: "Giấy khen".into(),
            content: "x".into(),
            years: AwardYears::of(2016),
            ..Award::default()
        }),
    );
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 10);
    w.get_by_label("Kim Sóc").click();
    settle(&mut w);
    press(&mut w, NONE, Key::F2);
    for _ in 0..2 {
        press(&mut w, NONE, Key::ArrowRight);
    }
    type_text(&mut w, "Chi bộ nay");
    press(&mut w, NONE, Key::Enter);
    press(&mut w, CTRL, Key::S);
    let award =
        w.state().book().unwrap().read().award(dan_van::domain::ids::AwardId(1)).unwrap().unwrap();
    assert_ne!(award.unit, Some(old), "the unit changed");
    assert_eq!(award.printed_unit, "Chi bộ nay");
}

#[test]
fn enter_in_a_blank_field_of_many_clears_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut b = create(&path);
    for name in ["Chi bộ A", "Chi bộ B"] {
        let id = add_unit(&mut b, name);
        let mut unit = b.read().unit(id).unwrap().unwrap();
        unit.business_type = "Cổ phần".into();
        apply(&mut b, Edit::save(unit));
    }
    b.close(at("2016-12-05T12:30:00"));
    let mut w = self::window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    w.get_by_label("Chi bộ A").click();
    settle(&mut w);
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    button(&mut w, actions::CHANGE_ONE_FIELD);
    w.get_by_role_and_label(Role::ComboBox, screens::WHICH_FIELD).click();
    settle(&mut w);
    button(&mut w, "Loại hình");
    press(&mut w, NONE, Key::Enter);
    let read = w.state().book().unwrap().read();
    for u in read.unit_rows().unwrap() {
        assert_eq!(read.unit(u.id).unwrap().unwrap().business_type, "Cổ phần");
    }
}

#[test]
fn the_cell_being_typed_is_there_after_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    book(&path, &["Chi bộ A"]);
    let desk = desktop(folder.path());
    let mut w = self::window(desk.clone(), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    type_text(&mut w, "Chi bộ đang gõ");
    w.input_mut().time = Some(60.0);
    w.run_steps(3);
    press(&mut w, CTRL, Key::Q);
    drop(w);
    let mut w = self::window(desk, Some(&path));
    press(&mut w, CTRL, Key::Num2);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    w.run_steps(4);
    assert!(w.query_by_label(&screens::grid_counts(1, 0, 0, 0)).is_some());
}

#[test]
fn a_search_result_is_shown_though_the_grid_is_open() {
    let (_f, mut w) = open(&["Chi bộ A", "Chi bộ B"]);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::F);
    type_text(&mut w, "chi bo b");
    press(&mut w, NONE, Key::Enter);
    w.run_steps(4);
    press(&mut w, NONE, Key::F2);
    w.run_steps(4);
    assert!(w.query_by_role_and_label(Role::TextInput, "Tên đơn vị").is_some());
}

#[test]
fn a_collective_is_added_to_its_unit_from_the_form_of_an_award() {
    let (_folder, mut w) = open(&["Đảng bộ Bưu điện"]);
    for _ in 0..10 {
        press(&mut w, CTRL, Key::PageDown);
    }
    press(&mut w, CTRL, Key::N);
    // One down: a collective inside a unit.
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, NONE, Key::Enter);
    type_text(&mut w, "buu dien");
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, NONE, Key::Enter);
    type_text(&mut w, "Công đoàn cơ sở");
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, NONE, Key::Enter);
    let read = w.state().book().unwrap().read();
    let made = read.collectives().unwrap();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].2, "Công đoàn cơ sở");
    let shown = w.get_by_role_and_label(Role::TextInput, "Tập thể").value();
    assert_eq!(shown.as_deref(), Some("Công đoàn cơ sở"));
}

/// A model taken over in four places, its list folded; a fifth place without a name is refused.
#[test]
fn what_is_wrong_in_a_part_is_said_there_and_above_a_form_that_hides_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let unit = Some(add_unit(&mut book, "Chi bộ Điện"));
    let place = |place: &str| Replication { place: place.into(), ..Replication::default() };
    let model = MovementModel {
        name: "Hũ gạo tình thương".into(),
        unit,
        replications: ["Ấp 1", "Ấp 2", "Ấp 3", "Ấp 4"].map(place).into(),
        ..MovementModel::default()
    };
    apply(&mut book, Edit::save(model));
    book.close(at("2016-12-05T12:30:00"));
    let tall = (1366.0, 1500.0);
    let mut w = driver::window_of(desktop(folder.path()), Some(&path), tall, 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 2);
    w.get_by_label("Hũ gạo tình thương").click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    button(&mut w, actions::ADD_REPLICATION);
    press(&mut w, CTRL, Key::S);
    let (field, problem) = (Field::Replications, Problem::Required);
    let below = format!("⚠ {}", labels::problem(field, &problem));
    let place = Some(Place { part: Kind::Replication.into(), row: 4 });
    let above = format!("⚠ {}", labels::finding(&Finding { field, problem, place }));
    let count = |w: &Window, text: &str| w.query_all_by_label(text).count();
    assert_eq!(count(&w, &below), 1, "below the fifth place, and below no other");
    assert_eq!(count(&w, &above), 0, "it is in sight");
    // The same form with less room: the end of it is not seen.
    w.set_size(egui::vec2(1366.0, 560.0));
    settle(&mut w);
    press(&mut w, CTRL, Key::S);
    assert_eq!(count(&w, &above), 1);
    assert!(w.get_by_label(&above).rect().bottom() < 560.0);
}

/// Whoever adds a post below lines left blank finds what is wrong with it there, and a blank line is no post.
#[test]
fn what_is_wrong_in_a_post_below_a_blank_line_is_said_below_that_post() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    book(&path, &[]);
    let tall = (1366.0, 1500.0);
    let mut w = driver::window_of(desktop(folder.path()), Some(&path), tall, 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 1);
    press(&mut w, CTRL, Key::N);
    driver::type_into(&mut w, terms::field(Field::FullName), "Kim Thị Sóc");
    button(&mut w, actions::ADD_POST);
    button(&mut w, actions::ADD_POST);
    let place = |w: &Window, field: Field, post: usize| {
        let label = terms::field(field);
        w.get_all_by_role_and_label(Role::TextInput, label).nth(post).unwrap().rect()
    };
    let go_to = |w: &mut Window, field: Field, post: usize| {
        let label = terms::field(field);
        w.get_all_by_role_and_label(Role::TextInput, label).nth(post).unwrap().click();
        settle(w);
    };
    go_to(&mut w, Field::PostTitle, 2);
    type_text(&mut w, "Bí thư");
    go_to(&mut w, Field::From, 2);
    type_text(&mut w, "32/01/2016");
    press(&mut w, CTRL, Key::S);
    let problem = format!("⚠ {}", labels::problem(Field::From, &Problem::NotADate));
    let said = |w: &Window| w.get_by_label(&problem).rect().top();
    assert!(said(&w) >= place(&w, Field::From, 2).bottom(), "below the third post");
    assert!(names_of_people(&w).is_empty());
    // A blank line is taken away: the post is the second now, and what is wrong is said there.
    let away = w.get_all_by_role_and_label(Role::Button, actions::REMOVE_LINE).next().unwrap();
    away.click_accesskit();
    settle(&mut w);
    assert!(said(&w) >= place(&w, Field::From, 1).bottom(), "below the second post");
    // Without the day the person is stored, with one post.
    go_to(&mut w, Field::From, 1);
    press(&mut w, NONE, Key::End);
    for _ in "32/01/2016".chars() {
        press(&mut w, NONE, Key::Backspace);
    }
    press(&mut w, CTRL, Key::S);
    assert_eq!(names_of_people(&w), ["Kim Thị Sóc"]);
    let read = w.state().book().unwrap().read();
    let id = read.person_rows().unwrap()[0].id;
    let posts = read.person(id).unwrap().unwrap().posts;
    assert_eq!(posts.iter().map(|p| p.title.as_str()).collect::<Vec<_>>(), ["Bí thư"]);
}

fn names_of_people(window: &Window) -> Vec<String> {
    let read = window.state().book().unwrap().read();
    read.person_rows().unwrap().into_iter().map(|p| p.full_name).collect()
}
