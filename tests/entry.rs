//! Stories of fast entry: whole blocks pasted, rows typed by keyboard only, typing programs, crashes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{ids::TrainingSessionId, new_year::Carried},
    text::{actions, reports, screens, terms},
};
use driver::{Window, button, click, desktop, list_below, paste, press, settle, type_text, window};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use support::{add_unit, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

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
    support::apply(&mut book, Edit::save(session));
    book.close(at("2016-12-05T12:30:00"));
}

#[test]
fn seventy_seven_attendees_are_pasted_as_a_spreadsheet_gives_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    book_with_a_class(&path);
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    // The year of the class is the year of the PC's clock in this story.
    click(&mut window, &format!("{}  1", terms::training::TRAINING.title));
    window.get_by_label("Lớp tập huấn dân vận").click();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    button(&mut window, actions::GRID_ATTENDEES);
    let rows = std::fs::read_to_string("tests/data/hoc-vien.tsv").unwrap();
    paste(&mut window, &rows);
    assert!(window.query_by_label(&screens::grid_counts(77, 0, 0, 0)).is_some());
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
    book.close(at("2016-12-05T12:30:00"));
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
    assert!(keys / 30 <= 23, "{keys}");
    assert!(window.query_by_label(&screens::grid_counts(30, 0, 30, 0)).is_some());
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
    book.close(at("2016-12-05T12:30:00"));
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
    assert!(window.query_by_label(&screens::grid_counts(4, 3, 0, 0)).is_some());
    // Nothing is stored, and the first wrong cell is the one being looked at.
    press(&mut window, CTRL, Key::S);
    let people = |w: &Window| w.state().book().unwrap().read().person_rows().unwrap().len();
    assert_eq!(people(&window), 0);
    assert!(window.query_by_label_contains("Tháng 02 không có ngày 31").is_some());
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
    assert!(window.query_by_label(&screens::grid_counts(4, 0, 0, 0)).is_some());
    press(&mut window, CTRL, Key::S);
    assert_eq!(people(&window), 4);
    let steps = window.state().book().unwrap().read().history(100).unwrap().len();
    assert_eq!(steps, before + 1, "one step");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(people(&window), 0);
    press(&mut window, CTRL, Key::Y);
    assert_eq!(people(&window), 4);
}

fn key(window: &Window, key: Key) {
    for pressed in [true, false] {
        window.event(Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: NONE,
        });
    }
}

/// Types as Vietnamese typing programs do: for each mended letter Backspaces and the new letters in one
/// frame.
fn type_as_unikey(window: &mut Window, strokes: &[(usize, &str)]) {
    for (back, text) in strokes {
        for _ in 0..*back {
            key(window, Key::Backspace);
        }
        window.event(Event::Text((*text).into()));
        window.step();
    }
    settle(window);
}

/// “đường”, letter by letter.
const STROKES: [(usize, &str); 6] = [(0, "d"), (1, "đ"), (0, "uo"), (1, "ơ"), (2, "ươ"), (1, "ờ")];

#[test]
fn every_kind_of_field_takes_what_typing_programs_send() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đảng bộ Đường sắt");
    add_unit(&mut book, "Đảng bộ Đường bộ");
    book.close(at("2016-12-05T12:30:00"));
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 2);
    press(&mut window, CTRL, Key::N);
    let field = |label: &str, window: &mut Window| {
        window.get_by_role_and_label(Role::TextInput, label).click();
        settle(window);
    };
    let value = |label: &str, window: &Window| {
        window.get_by_role_and_label(Role::TextInput, label).value().unwrap_or_default()
    };
    // One line, several lines, free text with a list open, a name of the book with its list open, a day.
    for (label, want) in [("Tên mô hình", "đường"), ("Lĩnh vực", "đường"), ("Năm bắt đầu", "đường")]
    {
        field(label, &mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        type_as_unikey(&mut window, &STROKES);
        window.event(Event::Text("ng".into()));
        settle(&mut window);
        assert_eq!(value(label, &window), want, "{label}");
    }
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "2016");
    window.get_by_role_and_label(Role::MultilineTextInput, "Ghi chú").click();
    settle(&mut window);
    type_as_unikey(&mut window, &STROKES);
    let note = window.get_by_role_and_label(Role::MultilineTextInput, "Ghi chú").value();
    assert_eq!(note.as_deref(), Some("đườ"));
    field("Đơn vị", &mut window);
    type_as_unikey(&mut window, &STROKES);
    window.event(Event::Text("ng s".into()));
    settle(&mut window);
    assert_eq!(value("Đơn vị", &window), "đường s", "the open list changes nothing in the field");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(value("Đơn vị", &window), "Đảng bộ Đường sắt");
    press(&mut window, CTRL, Key::S);
    // The filter, the search, the commands.
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::F);
    type_as_unikey(&mut window, &STROKES);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::F);
    type_as_unikey(&mut window, &STROKES);
    assert_eq!(value(screens::FIND, &window), "đườ");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::K);
    type_as_unikey(&mut window, &STROKES);
    assert_eq!(value(screens::COMMANDS, &window), "đườ");
    press(&mut window, NONE, Key::Escape);
    // A cell of the grid, with its list of names open.
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    press(&mut window, NONE, Key::ArrowRight);
    type_as_unikey(&mut window, &STROKES);
    type_text(&mut window, "ng s");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::ArrowLeft);
    press(&mut window, NONE, Key::ArrowLeft);
    type_as_unikey(&mut window, &STROKES);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, CTRL, Key::S);
    let models = window.state().book().unwrap().read().movement_models().unwrap();
    assert_eq!(models.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["đườ", "đường"]);
    assert!(models.iter().all(|m| m.unit == Some(dan_van::domain::ids::UnitId(1))));
}

#[test]
fn what_was_typed_into_a_grid_is_there_after_the_program_was_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    create(&path).close(at("2016-12-05T12:30:00"));
    let desk = desktop(folder.path());
    let mut window = self::window(desk.clone(), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 1);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    paste(&mut window, "Họ và tên\tNăm sinh\nNguyễn Văn An\t1970\nLê Thị Bình\tgì đó\n");
    // The power is cut: nothing is closed in good order.
    drop(window);
    let mut window = self::window(desk, Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 1);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    window.run_steps(6);
    assert!(window.query_by_label(&screens::grid_counts(2, 1, 0, 0)).is_some());
    // Thrown away, it does not come back.
    button(&mut window, actions::DISCARD_GRID);
    press(&mut window, CTRL | Modifiers::SHIFT, Key::N);
    assert!(window.query_by_label(&screens::grid_counts(0, 0, 0, 0)).is_some());
}

#[test]
fn many_lines_are_changed_ordered_copied_and_removed_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    for name in ["Chi bộ A", "Chi bộ B", "Chi bộ C", "Chi bộ D"] {
        add_unit(&mut book, name);
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut window = self::window(desktop(folder.path()), Some(&path));
    let names = |window: &Window| -> Vec<String> {
        let rows = window.state().book().unwrap().read().unit_rows().unwrap();
        rows.into_iter().map(|u| u.name).collect()
    };
    press(&mut window, CTRL, Key::Num2);
    window.get_by_label("Chi bộ B").click();
    settle(&mut window);
    // Order by hand: one down, then back; it is the order everywhere.
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(names(&window), ["Chi bộ A", "Chi bộ C", "Chi bộ B", "Chi bộ D"]);
    press(&mut window, CTRL, Key::Z);
    assert_eq!(names(&window), ["Chi bộ A", "Chi bộ B", "Chi bộ C", "Chi bộ D"]);
    // Two lines: one field of both.
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.query_by_label(&screens::marked(2)).is_some());
    button(&mut window, actions::CHANGE_ONE_FIELD);
    window.get_by_role_and_label(Role::ComboBox, screens::WHICH_FIELD).click();
    settle(&mut window);
    button(&mut window, "Loại hình");
    type_text(&mut window, "Cổ phần");
    button(&mut window, &actions::change_many(2));
    let kinds = |window: &Window| -> Vec<String> {
        let read = window.state().book().unwrap().read();
        let rows = read.unit_rows().unwrap();
        rows.iter().map(|u| read.unit(u.id).unwrap().unwrap().business_type).collect()
    };
    assert_eq!(kinds(&window), ["", "Cổ phần", "Cổ phần", ""]);
    // Their cells in a grid: F2, the code of each, stored as one step.
    press(&mut window, NONE, Key::F2);
    for _ in 0..2 {
        press(&mut window, NONE, Key::ArrowRight);
    }
    type_text(&mut window, "B1");
    press(&mut window, NONE, Key::Enter);
    type_text(&mut window, "C1");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, CTRL, Key::S);
    let rows = window.state().book().unwrap().read().unit_rows().unwrap();
    assert_eq!(rows.iter().map(|u| u.code.as_str()).collect::<Vec<_>>(), ["", "B1", "C1", ""]);
    // Proposed in one go: each marked unit is a row of the grid of proposals.
    button(&mut window, &actions::propose(2));
    window.run_steps(6);
    // Both still want a round, which the book does not have yet.
    assert!(window.query_by_label(&screens::grid_counts(2, 2, 0, 0)).is_some());
    press(&mut window, NONE, Key::Escape);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    // A copy is a new record; removing both is one step with its undo at hand.
    window.get_by_label("Chi bộ D").click();
    settle(&mut window);
    press(&mut window, CTRL, Key::D);
    let copy = window.get_by_role_and_label(Role::TextInput, "Tên đơn vị").value();
    assert_eq!(copy.as_deref(), Some("Chi bộ D"));
    button(&mut window, actions::DISCARD);
    window.get_by_label("Chi bộ B").click();
    settle(&mut window);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, NONE, Key::Delete);
    assert_eq!(names(&window), ["Chi bộ A", "Chi bộ D"]);
    button(&mut window, actions::UNDO);
    assert_eq!(names(&window).len(), 4);
}

#[test]
fn a_name_the_book_does_not_have_is_added_without_leaving_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đảng bộ Điện lực");
    book.close(at("2016-12-05T12:30:00"));
    let mut window = self::window(desktop(folder.path()), Some(&path));
    press(&mut window, CTRL, Key::Num2);
    list_below(&mut window, 1);
    press(&mut window, CTRL, Key::N);
    type_text(&mut window, "Kim Sóc");
    window.get_by_role_and_label(Role::TextInput, "Đơn vị").click();
    settle(&mut window);
    // A bare Enter never takes a name from the list nor adds one: the field says so.
    type_text(&mut window, "Chi bộ Cảng biển");
    press(&mut window, NONE, Key::Tab);
    assert_eq!(window.state().book().unwrap().read().unit_rows().unwrap().len(), 1);
    assert!(window.query_by_label_contains("chưa có trong sổ").is_some());
    window.get_by_role_and_label(Role::TextInput, "Đơn vị").click();
    settle(&mut window);
    type_text(&mut window, "Chi bộ Cảng biển");
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    let unit = window.get_by_role_and_label(Role::TextInput, "Đơn vị").value();
    assert_eq!(unit.as_deref(), Some("Chi bộ Cảng biển"));
    // A day from the calendar: Alt+↓, one week down, Enter.
    window.get_by_role_and_label(Role::TextInput, "Từ ngày").click();
    settle(&mut window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert!(window.query_by_label(&screens::month_of(12, 2016)).is_some());
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    let day = window.get_by_role_and_label(Role::TextInput, "Từ ngày").value();
    assert_eq!(day.as_deref(), Some("12/12/2016"));
    press(&mut window, CTRL, Key::S);
    let book = window.state().book().unwrap();
    let people = book.read().person_rows().unwrap();
    assert_eq!(
        (people[0].full_name.as_str(), people[0].unit.as_str()),
        ("Kim Sóc", "Chi bộ Cảng biển")
    );
}

#[test]
fn a_year_is_carried_over_as_chosen_and_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = self::window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    window.run_steps(4);
    press(&mut window, CTRL, Key::K);
    type_text(&mut window, "nam moi");
    press(&mut window, NONE, Key::Enter);
    window.run_steps(4);
    assert!(window.query_by_label(&screens::new_year_title(2016)).is_some());
    let kept_up = 26;
    let line = screens::carried(Carried::Model, kept_up, 27);
    assert!(window.query_by_label(&line).is_some(), "{line}");
    let main = window.get_by_label_contains("mục sang năm 2017");
    main.click();
    window.run_steps(6);
    let book = window.state().book().unwrap();
    let made = book.read().registrations(Some(2017)).unwrap();
    assert_eq!(made.len(), kept_up);
    assert_eq!(book.read().democracy_records(Some(2017)).unwrap().len(), 30);
    let of_2017 = dan_van::workspace::AwardFilter { year: Some(2017), ..Default::default() };
    assert!(book.read().award_rows(of_2017).unwrap().is_empty(), "never awards");
    press(&mut window, CTRL, Key::Z);
    let book = window.state().book().unwrap();
    assert!(book.read().registrations(Some(2017)).unwrap().is_empty());
}

/// A clerk at work, counted: each click, key or shortcut is an action; so is a run of typing, whose
/// letters are counted as keystrokes.
struct Counted {
    window: Window,
    actions: usize,
    keystrokes: usize,
}

impl Counted {
    fn click(&mut self, label: &str) {
        click(&mut self.window, label);
        self.actions += 1;
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        press(&mut self.window, modifiers, key);
        self.actions += 1;
        self.keystrokes += 1;
    }

    fn type_text(&mut self, text: &str) {
        type_text(&mut self.window, text);
        self.actions += 1;
        self.keystrokes += text.chars().count();
    }

    fn paste(&mut self, text: &str) {
        paste(&mut self.window, text);
        self.actions += 1;
        self.keystrokes += 1;
    }
}

/// The three tasks every office knows, with the counts the README tells.
#[test]
fn three_tasks_take_few_actions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    create(&path).close(at("2016-12-05T12:30:00"));
    let desk = desktop(folder.path());
    let shown = desk.record.clone();
    let window = self::window(desk, Some(&path));
    let mut clerk = Counted { window, actions: 0, keystrokes: 0 };
    let text_of_paper = |place: usize| {
        let path = shown.lock().unwrap().shown[place].clone();
        let file = lopdf::Document::load(path).unwrap();
        let pages: Vec<u32> = file.get_pages().keys().copied().collect();
        let text: String = pages.iter().map(|p| file.extract_text(&[*p]).unwrap()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // 7 + 7 from an empty book to paper, and into the book.
    let rows = std::fs::read_to_string("tests/data/de-nghi-khen-thuong.tsv").unwrap();
    clerk.click(screens::START_QUICK);
    clerk.paste(&rows);
    let body = clerk.window.get_by_role_and_label(Role::TextInput, screens::QUICK_BODY);
    body.click();
    settle(&mut clerk.window);
    clerk.actions += 1;
    clerk.type_text("Ban Chỉ đạo Đảng ủy Khối");
    clerk.click(actions::SHOW_PDF);
    assert!(text_of_paper(0).contains("Kim Thị Hồng Thủy"));
    clerk.click(actions::RECORD);
    assert_eq!((clerk.actions, clerk.keystrokes), (6, 25));

    // A misspelt name corrected everywhere.
    (clerk.actions, clerk.keystrokes) = (0, 0);
    clerk.press(CTRL | Modifiers::SHIFT, Key::F);
    clerk.type_text("hong thuy");
    clerk.press(NONE, Key::Enter);
    clerk.press(NONE, Key::F2);
    clerk.press(Modifiers::COMMAND, Key::A);
    clerk.type_text("Kim Thị Hồng Thúy");
    clerk.press(CTRL, Key::S);
    let awards = |clerk: &Counted| -> Vec<String> {
        let of_year = dan_van::workspace::AwardFilter { year: Some(2016), ..Default::default() };
        let rows = clerk.window.state().book().unwrap().read().award_rows(of_year).unwrap();
        rows.into_iter().map(|a| a.name).collect()
    };
    assert!(awards(&clerk).contains(&"Kim Thị Hồng Thúy".to_owned()), "{:?}", awards(&clerk));
    assert!(!awards(&clerk).contains(&"Kim Thị Hồng Thủy".to_owned()));
    assert_eq!((clerk.actions, clerk.keystrokes), (7, 31));

    // One collective added late: a copy of an award of the decision, for a unit the book does not have yet.
    (clerk.actions, clerk.keystrokes) = (0, 0);
    clerk.press(CTRL, Key::K);
    clerk.type_text("khen thuong");
    // The list in Ctrl+K, not the group of that name at the left.
    clerk.window.get_by_role_and_label(Role::Button, terms::awards::AWARDS.title).click();
    settle(&mut clerk.window);
    clerk.actions += 1;
    clerk.click("Đảng bộ Bưu điện Trà Vinh");
    clerk.press(CTRL, Key::D);
    clerk.press(NONE, Key::Enter);
    clerk.type_text("Chi bộ Cảng Trà Vinh");
    clerk.press(NONE, Key::ArrowDown);
    clerk.press(NONE, Key::Enter);
    clerk.press(CTRL, Key::S);
    assert_eq!(awards(&clerk).len(), 15);
    clerk.press(CTRL, Key::P);
    clerk.click(actions::SHOW_PDF);
    let text = text_of_paper(1);
    assert!(text.contains("Chi bộ Cảng Trà Vinh"), "{text}");
    assert_eq!((clerk.actions, clerk.keystrokes), (12, 38));

    // The order set by hand in the list is the order on paper.
    let (one, other) = ("Đặng Văn Quyền", "Võ Thúy Oanh");
    let first_of = |clerk: &mut Counted, place: usize| {
        clerk.press(CTRL, Key::P);
        clerk.click(reports::title("ds-ca-nhan"));
        clerk.click(actions::SHOW_PDF);
        let text = text_of_paper(place);
        text.find(one).unwrap() < text.find(other).unwrap()
    };
    clerk.press(CTRL, Key::Num2);
    clerk.click(one);
    let before = first_of(&mut clerk, 2);
    clerk.press(CTRL, Key::Num2);
    clerk.click(one);
    for _ in 0..7 {
        clerk.press(Modifiers::ALT, if before { Key::ArrowDown } else { Key::ArrowUp });
    }
    assert_eq!(first_of(&mut clerk, 3), !before);
}

#[test]
fn a_hidden_column_stays_hidden_and_any_cell_goes_to_the_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ A");
    add_unit(&mut book, "Chi bộ B");
    book.close(at("2016-12-05T12:30:00"));
    let desk = desktop(folder.path());
    let record = desk.record.clone();
    let mut window = self::window(desk, Some(&path));
    press(&mut window, CTRL, Key::Num2);
    window.get_by_label("Chi bộ A").click();
    settle(&mut window);
    let copied = |window: &Window| {
        window.output().platform_output.commands.iter().find_map(|c| match c {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    window.event(Event::Copy);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("Chi bộ A"), "one cell, as it is");
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    window.event(Event::Copy);
    window.step();
    let text = copied(&window).unwrap();
    assert!(text.starts_with("STT\tTên đơn vị"), "every line is marked: with heads. {text}");
    let kind = window.query_all_by_label("Loại").count();
    assert_eq!(kind, 1);
    button(&mut window, "⋯");
    window.get_by_role_and_label(Role::CheckBox, "Loại").click();
    settle(&mut window);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(window.query_all_by_label("Loại").count(), 0);
    // On the next start, too.
    let kept = record.lock().unwrap().remembered.clone();
    drop(window);
    let desk = desktop(folder.path());
    desk.record.lock().unwrap().remembered = kept;
    let mut window = self::window(desk, Some(&path));
    press(&mut window, CTRL, Key::Num2);
    assert_eq!(window.query_all_by_label("Loại").count(), 0);
}

#[test]
fn a_column_keeps_the_width_it_was_dragged_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ A");
    book.close(at("2016-12-05T12:30:00"));
    let desk = desktop(folder.path());
    let record = desk.record.clone();
    let mut window = self::window(desk, Some(&path));
    press(&mut window, CTRL, Key::Num2);
    // The head of the column behind “STT” begins where that column ends.
    let next = |window: &Window| {
        let heads = driver::painted(window);
        let first = heads.iter().find(|t| t.text == "STT").unwrap();
        let behind = heads.iter().filter(|t| {
            (t.rect.center().y - first.rect.center().y).abs() < 2.0
                && t.rect.left() > first.rect.left()
        });
        let left = behind.map(|t| t.rect.left()).min_by(f32::total_cmp).unwrap();
        egui::pos2(left, first.rect.center().y)
    };
    let kept = || -> serde_json::Value {
        let json = record.lock().unwrap().remembered.clone();
        json.and_then(|j| serde_json::from_str(&j).ok()).unwrap_or_default()
    };
    let before = next(&window);
    let edge = before - egui::vec2(7.0, 0.0);
    let to = edge + egui::vec2(60.0, 0.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: NONE,
    };
    for event in [
        Event::PointerMoved(edge),
        button(edge, true),
        Event::PointerMoved(edge + egui::vec2(20.0, 0.0)),
        Event::PointerMoved(to),
        button(to, false),
    ] {
        window.event(event);
        window.step();
    }
    settle(&mut window);
    let after = next(&window);
    assert!((after.x - before.x - 60.0).abs() < 8.0, "{before:?} {after:?}");
    let widths = kept()["layouts"]["Units"]["widths"].clone();
    assert_eq!(widths[0][0], "STT", "{:?}", kept());
    // On the next start, too.
    let remembered = record.lock().unwrap().remembered.clone();
    drop(window);
    let desk = desktop(folder.path());
    desk.record.lock().unwrap().remembered = remembered;
    let mut window = self::window(desk, Some(&path));
    press(&mut window, CTRL, Key::Num2);
    assert_eq!(next(&window), after);
}
