//! Stories of fast entry: whole blocks pasted, rows typed by keyboard only, typing programs, crashes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::ids::TrainingSessionId,
    text::{actions, screens},
};
use driver::{Window, button, click, desktop, list_below, press, settle, window};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use support::{add_unit, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.into()));
    window.run_steps(6);
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.into()));
    settle(window);
}

/// A book with a class of two half-days in 2016.
fn book_with_a_class(path: &Path) {
    use dan_van::domain::{edit::Edit, training::TrainingSession};
    let mut book = create(path);
    add_unit(&mut book, "Đảng bộ Điện lực Trà Vinh");
    let session = TrainingSession {
        name: "Lớp tập huấn dân vận".into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        half_days: "2".into(),
        ..TrainingSession::default()
    };
    support::apply(&mut book, Edit::SaveTrainingSession(session));
    book.close(at("2016-12-05T12:30:00")).unwrap();
}

#[test]
fn seventy_seven_attendees_are_pasted_as_a_spreadsheet_gives_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    book_with_a_class(&path);
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    // The year of the class is the year of the PC's clock in this story.
    click(&mut window, &format!("{}  1", screens::TRAINING));
    window.get_by_label("Lớp tập huấn dân vận").click();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    button(&mut window, actions::GRID_ATTENDEES);
    let rows = std::fs::read_to_string("tests/data/hoc-vien.tsv").unwrap();
    paste(&mut window, &rows);
    assert!(window.query_by_label(&screens::grid_counts(77, 0, 0)).is_some());
    press(&mut window, CTRL, Key::S);
    let whole = |window: &Window| {
        let read = window.state().book().unwrap().read();
        read.training_session(TrainingSessionId(1)).unwrap().unwrap()
    };
    let session = whole(&window);
    assert_eq!(session.attendees.len(), 77);
    assert_eq!(session.attended(), dan_van::domain::training::Attended::Listed(77));
    let third = &session.attendees[2];
    assert_eq!(
        (third.name.as_str(), third.unit_name.as_str()),
        ("Võ Thúy Thủy", "Đảng bộ Điện lực Trà Vinh")
    );
    assert!(third.unit.is_some(), "a unit of the book is known by its name");
    assert_eq!(session.attendees[1].position, "Đảng viên, nhân viên kỹ thuật");
    // One step: taken back, and made again.
    press(&mut window, CTRL, Key::Z);
    assert_eq!(whole(&window).attendees.len(), 0);
    press(&mut window, CTRL, Key::Y);
    assert_eq!(whole(&window).attendees.len(), 77);
}

/// Thirty units, each with a registration of a model the book does not have yet.
#[test]
fn thirty_registrations_are_typed_by_keyboard_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    for i in 1..=30 {
        add_unit(&mut book, &format!("Chi bộ Công ty số {i:02}"));
    }
    book.close(at("2016-12-05T12:30:00")).unwrap();
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 3);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    let mut keys = 0;
    for i in 1..=30 {
        // A part of the unit's name, taken from the list; the model's name; Enter: the next row.
        let (unit, model) = (format!("so {i:02}"), format!("Công ty {i} khéo"));
        type_text(&mut window, &unit);
        press(&mut window, NONE, Key::ArrowDown);
        press(&mut window, NONE, Key::Enter);
        type_text(&mut window, &model);
        press(&mut window, NONE, Key::Enter);
        keys += unit.chars().count() + model.chars().count() + 3;
    }
    assert!(keys / 30 < 30, "{keys}");
    assert!(window.query_by_label(&screens::grid_counts(30, 0, 30)).is_some());
    press(&mut window, CTRL, Key::S);
    let book = window.state().book().unwrap();
    let made = book.read().registrations(Some(2016)).unwrap();
    let models = book.read().movement_models().unwrap();
    assert_eq!((made.len(), models.len()), (30, 30));
    let units = book.read().unit_rows().unwrap();
    assert!(units.iter().all(|u| models.iter().filter(|m| m.unit == Some(u.id)).count() == 1));
    // All of it is one step, the new models with it.
    press(&mut window, CTRL, Key::Z);
    let book = window.state().book().unwrap();
    assert_eq!(book.read().registrations(Some(2016)).unwrap().len(), 0);
    assert_eq!(book.read().movement_models().unwrap().len(), 0);
}

#[test]
fn a_wrong_block_is_told_corrected_and_stored_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đảng bộ Điện lực Trà Vinh");
    let before = book.read().history(100).unwrap().len();
    book.close(at("2016-12-05T12:30:00")).unwrap();
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 1);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    paste(
        &mut window,
        "STT\tHọ và tên\tNăm sinh\tGiới tính\tĐơn vị\n\
         1\tNguyễn Văn An\t1970\tNam\tĐảng bộ Điện lực Trà Vinh\n\
         2\tLê Thị Bình\t31/02/1980\tNữ\tĐảng bộ Điện lực Trà Vinh\n\
         3\tKim Sóc\t1985\tgì đó\tĐảng bộ Điện lực Trà Vinh\n\
         4\t\t1990\tNam\tĐảng bộ Điện lực Trà Vinh\n",
    );
    assert!(window.query_by_label(&screens::grid_counts(4, 3, 0)).is_some());
    // Nothing is stored, and the first wrong cell is the one being looked at.
    press(&mut window, CTRL, Key::S);
    let people = |w: &Window| w.state().book().unwrap().read().person_rows().unwrap().len();
    assert_eq!(people(&window), 0);
    assert!(window.query_by_label_contains("ngày/tháng/năm, ví dụ").is_some());
    type_text(&mut window, "1980");
    press(&mut window, NONE, Key::Enter);
    // One row down: birth of the third; right of it the gender.
    press(&mut window, NONE, Key::ArrowRight);
    assert!(window.query_by_label_contains("Chỉ nhận: Chưa rõ, Nam, Nữ").is_some());
    type_text(&mut window, "nam");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Home);
    press(&mut window, NONE, Key::ArrowRight);
    type_text(&mut window, "Sơn Thị Ánh");
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_by_label(&screens::grid_counts(4, 0, 0)).is_some());
    press(&mut window, CTRL, Key::S);
    assert_eq!(people(&window), 4);
    let steps = window.state().book().unwrap().read().history(100).unwrap().len();
    assert_eq!(steps, before + 1, "one step");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(people(&window), 0);
    press(&mut window, CTRL, Key::Y);
    assert_eq!(people(&window), 4);
}
