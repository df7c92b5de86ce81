//! Forms as a clerk meets them: what they are called, what must be filled, what their end tells of the record,
//! and how what is wrong is found.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{Award, AwardYears, Recipient, Round},
        edit::Edit,
        failure::{DiskTrouble, Failure},
        field::Field,
        ids::{Kind, Record},
        office::Body,
        person::Person,
        problem::{Finding, Problem},
    },
    text::{actions, errors, labels, screens, terms},
};
use driver::{
    Window, button, desktop, list_below, painted, paste, press, settle, type_into, type_text,
    window, window_of,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// Lists of “Nhập liệu”, counted from the first.
const PEOPLE: usize = 1;
const MODELS: usize = 2;
const AWARDS: usize = 10;

/// A book with one person who was given one award.
fn book_with_an_award(folder: &Path) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ Cảng");
    let body = Body { is_ours: true, ..Body::from_name("Đảng ủy Khối") };
    let body = match apply(&mut book, Edit::save(body)) {
        Some(Record::Body(id)) => id,
        other => panic!("{other:?}"),
    };
    for name in ["Kim Thị Sóc", "Lê Văn Đức"] {
        let person = Person { full_name: name.into(), birth: "1980".into(), ..Person::default() };
        let Some(Record::Person(id)) = apply(&mut book, Edit::save(person)) else { panic!() };
        if name == "Kim Thị Sóc" {
            let award = Award {
                recipient: Some(Recipient::Person(id)),
                body: Some(body),
                form: "Giấy khen".into(),
                content: "công tác dân vận".into(),
                years: AwardYears::of(2015),
                ..Award::default()
            };
            apply(&mut book, Edit::save(award));
        }
    }
    book.close(at("2016-12-05T12:30:00"));
    path
}

fn shows(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

/// Is a text on the screen, whatever draws it?
fn reads(window: &Window, text: &str) -> bool {
    painted(window).iter().any(|p| p.text == text)
}

/// Opens the line of a list in its form.
fn open_line(window: &mut Window, list: usize, line: &str) {
    press(window, CTRL, Key::Num2);
    list_below(window, list);
    window.query_all_by_label(line).next().unwrap().click();
    settle(window);
    press(window, NONE, Key::Enter);
}

/// Takes out what stands in the field one is in.
fn clear(window: &mut Window) {
    press(window, NONE, Key::End);
    for _ in 0..40 {
        window.key_press(Key::Backspace);
    }
    settle(window);
}

fn must_be_filled(window: &Window, role: Role, field: Field) -> bool {
    let label = terms::field(field);
    window.get_by_role_and_label(role, label).accesskit_node().is_required()
}

#[test]
fn a_form_is_called_by_its_record_and_says_what_must_be_filled() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_an_award(folder.path());
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PEOPLE);
    press(&mut w, CTRL, Key::N);
    let person = screens::new_one(Kind::Person);
    assert!(reads(&w, "Cá nhân mới"));
    assert!(must_be_filled(&w, Role::TextInput, Field::FullName));
    assert!(!must_be_filled(&w, Role::TextInput, Field::Birth));
    type_text(&mut w, "Thạch Sa Phia");
    // Called as it is typed, before it is stored; and what it is stands beside it.
    let titles: Vec<_> = painted(&w).into_iter().filter(|p| p.text == "Thạch Sa Phia").collect();
    assert_eq!(titles.len(), 2, "the field and the title");
    assert!(reads(&w, &person) && !reads(&w, "Cá nhân mới"));
    assert!(reads(&w, screens::NOT_SAVED));
    button(&mut w, actions::DISCARD);
    open_line(&mut w, 0, "Kim Thị Sóc");
    assert!(reads(&w, "cá nhân") && !reads(&w, &person));
    press(&mut w, NONE, Key::Escape);
    press(&mut w, NONE, Key::Escape);
    // What must be filled follows what was chosen: a model of somebody has that person.
    list_below(&mut w, MODELS - PEOPLE);
    press(&mut w, CTRL, Key::N);
    assert!(must_be_filled(&w, Role::TextInput, Field::ModelName));
    let subject = terms::field(Field::ModelSubject);
    w.get_by_role_and_label(Role::ComboBox, subject).focus();
    settle(&mut w);
    press(&mut w, NONE, Key::ArrowDown);
    assert!(must_be_filled(&w, Role::TextInput, Field::Person));
}

#[test]
fn every_sign_stands_where_saving_a_blank_form_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_an_award(folder.path());
    let mut w = window_of(desktop(folder.path()), Some(&path), (1366.0, 2400.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, AWARDS);
    press(&mut w, CTRL, Key::N);
    // What a new award begins with is taken out, as somebody does who wants another.
    for field in [Field::Body, Field::AwardForm, Field::Content, Field::Year] {
        w.get_by_role_and_label(Role::TextInput, terms::field(field)).click();
        settle(&mut w);
        clear(&mut w);
        press(&mut w, NONE, Key::Tab);
    }
    press(&mut w, CTRL, Key::S);
    for field in [Field::Body, Field::AwardForm, Field::Content, Field::Year, Field::PrintedName] {
        let refused = format!("⚠ {}", labels::problem(field, &Problem::Required));
        let is_required = must_be_filled(&w, Role::TextInput, field);
        assert_eq!(is_required, shows(&w, &refused), "{field:?}");
        assert_eq!(is_required, field != Field::PrintedName, "{field:?}: it follows the recipient");
    }
    // Who it is is asked for where it is answered, whatever kind was chosen; there the keys are.
    let kind = terms::field(Field::Recipient);
    let no_one = format!("⚠ {}", labels::problem(Field::Recipient, &Problem::Required));
    assert!(!must_be_filled(&w, Role::ComboBox, Field::Recipient));
    let mut answer = Field::Unit;
    for steps in [0, 2] {
        for _ in 0..steps {
            w.get_by_role_and_label(Role::ComboBox, kind).focus();
            settle(&mut w);
            press(&mut w, NONE, Key::ArrowDown);
            answer = Field::Person;
        }
        press(&mut w, CTRL, Key::S);
        assert!(must_be_filled(&w, Role::TextInput, answer));
        let field = w.get_by_role_and_label(Role::TextInput, terms::field(answer));
        assert!(field.is_focused(), "{answer:?}");
        let said = w.get_by_label(&no_one).rect().top() - field.rect().bottom();
        assert!((0.0..20.0).contains(&said), "just below it: {said}");
    }
}

#[test]
fn the_end_of_a_form_tells_of_awards_papers_and_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_an_award(folder.path());
    let mut w = window_of(desktop(folder.path()), Some(&path), (1366.0, 1650.0), 1.0);
    let birth = |w: &Window| {
        let read = w.state().book().unwrap().read();
        let id =
            read.person_rows().unwrap().iter().find(|p| p.full_name == "Kim Thị Sóc").unwrap().id;
        read.person(id).unwrap().unwrap().birth.text
    };
    open_line(&mut w, PEOPLE, "Kim Thị Sóc");
    w.get_by_role_and_label(Role::TextInput, terms::field(Field::Birth)).click();
    settle(&mut w);
    clear(&mut w);
    type_text(&mut w, "1981");
    press(&mut w, CTRL, Key::S);
    press(&mut w, NONE, Key::Enter);
    let prior = format!("{}  1", screens::PRIOR_AWARDS);
    let award = "2015 · Giấy khen\ncông tác dân vận · Đảng ủy Khối";
    assert!(shows(&w, &prior) && !shows(&w, award), "folded up, with how many there are");
    button(&mut w, &prior);
    assert!(shows(&w, award));
    // What was changed, by whom, and a way back for that one field.
    button(&mut w, screens::HISTORY_OF_RECORD);
    assert!(reads(&w, "1980") && reads(&w, "Sửa cá nhân: Kim Thị Sóc"));
    assert!(shows(&w, &format!("{}  2", screens::HISTORY_OF_RECORD)));
    assert_eq!(birth(&w), "1981");
    button(&mut w, actions::RESTORE_FIELD);
    assert_eq!(birth(&w), "1980");
    let field = w.get_by_role_and_label(Role::TextInput, terms::field(Field::Birth));
    assert_eq!(field.value().as_deref(), Some("1980"), "the form follows");
    assert!(shows(&w, &format!("{}  3", screens::HISTORY_OF_RECORD)));
    // What is half typed is not contradicted by a value given back.
    type_into(&mut w, terms::field(Field::Hometown), "Trà Vinh");
    assert!(!shows(&w, actions::RESTORE_FIELD));
    button(&mut w, actions::DISCARD);
    // Another record of the list: what was open stays open, of that record.
    open_line(&mut w, 0, "Lê Văn Đức");
    assert!(shows(&w, &format!("{}  0", screens::PRIOR_AWARDS)));
    assert!(shows(&w, screens::NO_PRIOR_AWARDS));
    assert!(shows(&w, &format!("{}  1", screens::HISTORY_OF_RECORD)));
    // A line leads to its award, and there a paper is a press away.
    press(&mut w, NONE, Key::Escape);
    press(&mut w, NONE, Key::Escape);
    open_line(&mut w, 0, "Kim Thị Sóc");
    button(&mut w, award);
    let title = w.get_by_role_and_label(Role::TextInput, terms::field(Field::PrintedName));
    assert_eq!(title.value().as_deref(), Some("Kim Thị Sóc"));
    let papers = w.query_all_by_role(Role::Button).filter_map(|n| n.accesskit_node().label());
    let papers = papers.into_iter().find(|l| l.starts_with(screens::PAPERS_OF_RECORD)).unwrap();
    // Below the edge of the window: by the keys it would be scrolled to.
    w.get_by_label(&papers).click_accesskit();
    settle(&mut w);
    let paper = dan_van::report::catalog::ALL
        .iter()
        .map(dan_van::report::ReportSpec::title)
        .filter(|title| shows(&w, title))
        .last()
        .expect("a paper of this award");
    w.get_by_label(paper).click_accesskit();
    settle(&mut w);
    assert!(shows(&w, screens::PRINT_OF_RECORD), "where papers are");
    assert!(w.query_all_by_label(paper).count() > 1, "chosen among them, and its title above");
}

#[test]
fn each_line_above_a_form_leads_to_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_an_award(folder.path());
    let mut w = window_of(desktop(folder.path()), Some(&path), (1366.0, 600.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PEOPLE);
    press(&mut w, CTRL, Key::N);
    press(&mut w, NONE, Key::Enter);
    type_text(&mut w, "31/02/1978");
    let joined = terms::field(Field::PartyJoined);
    w.get_by_role_and_label(Role::TextInput, joined).focus();
    settle(&mut w);
    type_text(&mut w, "29/02/2015");
    press(&mut w, CTRL, Key::S);
    let said = |field, problem| labels::finding(&Finding { field, problem, place: None });
    let name = said(Field::FullName, Problem::Required);
    let day = Problem::DayNotInMonth { day: 29, month: 2, year: Some(2015) };
    let day = said(Field::PartyJoined, day);
    assert!(day.starts_with("Tháng 02/2015 chỉ có 28 ngày, hãy sửa lại"), "{day}");
    assert!(reads(&w, &format!("⚠ {name}")));
    let has_keys = |w: &Window, field: Field| {
        w.get_by_role_and_label(Role::TextInput, terms::field(field)).is_focused()
    };
    for (line, field) in [(&day, Field::PartyJoined), (&name, Field::FullName)] {
        button(&mut w, &format!("⚠ {line}"));
        w.run_steps(30);
        assert!(has_keys(&w, field), "{line}");
        let place = w.get_by_role_and_label(Role::TextInput, terms::field(field)).rect();
        assert!(place.top() > 80.0 && place.bottom() < 600.0 - 52.0, "in sight: {place:?}");
        let name = |p: &driver::Painted| p.text == terms::field(field) && p.is_whole();
        assert!(painted(&w).iter().any(name), "with its name: {line}");
    }
}

#[test]
fn the_grid_counts_the_row_being_typed_and_knows_who_is_in_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_an_award(folder.path());
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PEOPLE);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    assert!(shows(&w, &screens::grid_counts(0, 0, 0, 0)));
    type_text(&mut w, "Thạch Mẫu");
    assert!(shows(&w, &screens::grid_counts(1, 0, 0, 0)), "it is a row already");
    press(&mut w, NONE, Key::Enter);
    assert!(shows(&w, &screens::grid_counts(1, 0, 0, 0)));
    paste(&mut w, "Kim Thị Sóc\t1980\nLê Văn Đức\t1951");
    settle(&mut w);
    // One who was born in another year is another one.
    assert!(shows(&w, &screens::grid_counts(3, 0, 0, 1)));
    // The name of the list leads back to it; what was typed is there when one comes again.
    let list = format!("{}  2", terms::people::PEOPLE.title);
    button(&mut w, &list);
    assert!(!shows(&w, &screens::grid_counts(3, 0, 0, 1)) && shows(&w, "Kim Thị Sóc"));
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    assert!(shows(&w, &screens::grid_counts(3, 0, 0, 1)));
}

#[test]
fn every_new_form_is_asked_what_it_needs_without_a_read_that_fails() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    dan_van::sample::fill(&mut book, &support::clerk(), support::noon()).unwrap();
    // A round nothing was decided in, beside a decision of no round.
    let round = book.read().rounds().unwrap().remove(0);
    let new = Round { id: None, name: "Đợt 2".into(), ..round };
    apply(&mut book, Edit::save(new));
    book.close(support::noon());
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    let failed = errors::not_read(&Failure::Disk(DiskTrouble::NotUnderstood));
    for list in 0..24 {
        press(&mut w, CTRL, Key::N);
        settle(&mut w);
        let forms = w.query_all_by_role_and_label(Role::Button, actions::SAVE).count();
        assert_eq!(forms, 1, "{list}");
        assert!(!shows(&w, &failed), "{list}");
        if list == MODELS {
            assert!(must_be_filled(&w, Role::TextInput, Field::Unit));
        }
        press(&mut w, NONE, Key::Escape);
        press(&mut w, NONE, Key::Escape);
        list_below(&mut w, 1);
    }
}
