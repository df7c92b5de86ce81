//! Typing survives: the power goes while a clerk types, and what was typed is offered again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    desktop::scripted::ScriptedDesktop,
    domain::{edit::Edit, ids::Record, person::Person, training::TrainingSession},
    text::{actions, drafts, screens, terms},
    workspace::{OpenAs, Workspace},
};
use driver::{
    Window, button, click, desktop, list_below, new_book, painted, paste, press, settle, type_into,
    type_text, window, window_drawn,
};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use support::{add_unit, clerk, create, noon, open};

const CTRL: Modifiers = Modifiers::CTRL;
const LIST: &str = "danh-sach-nhanh.json";

/// An empty desk, and a book with one unit.
fn book(name: &str) -> (tempfile::TempDir, PathBuf, ScriptedDesktop) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    add_unit(&mut create(&path), "Chi bộ A");
    let desk = desktop(folder.path());
    (folder, path, desk)
}

/// Everything this PC keeps half typed.
fn kept(desk: &ScriptedDesktop) -> String {
    let record = desk.record.lock().unwrap();
    record.kept.values().cloned().collect::<Vec<_>>().join("\n")
}

/// Straight into the file, as no clerk does.
fn sql(path: &Path, work: impl FnOnce(&rusqlite::Connection)) {
    work(&rusqlite::Connection::open(path).unwrap());
}

fn field(window: &Window, label: &str) -> Option<String> {
    window.query_by_role_and_label(Role::TextInput, label).and_then(|n| n.value())
}

/// Begins a new unit in “Nhập liệu”.
fn new_unit(window: &mut Window, name: &str) {
    press(window, CTRL, Key::Num2);
    press(window, CTRL, Key::N);
    type_into(window, "Tên đơn vị", name);
}

/// The form of the new unit, as it is offered.
fn unit_line(name: &str, book: Option<&Path>) -> String {
    drafts::line(&drafts::of_form(terms::units::UNITS.add, name), book)
}

fn quick_line(rows: usize) -> String {
    drafts::line(&drafts::of_rows(screens::START_QUICK, rows), None)
}

fn start_quick(window: &mut Window) {
    button(window, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
}

#[test]
fn what_is_typed_without_a_pause_is_kept_within_half_a_second() {
    let (_folder, path, desk) = book("so.dvk");
    let mut first = window_drawn(desk.clone(), Some(&path), 60.0);
    press(&mut first, CTRL, Key::Num2);
    press(&mut first, CTRL, Key::N);
    first.run_steps(4);
    // Ten letters a second for four seconds, no pause anywhere; six frames between two letters.
    let name = "Chi bộ Xăng dầu thị trấn Cầu Kè mẫu, gõ";
    let mut typed: Vec<String> = vec![String::new()];
    for letter in name.chars() {
        first.event(Event::Text(letter.to_string()));
        first.run_steps(6);
        typed.push(format!("{}{letter}", typed.last().unwrap()));
        // What stood there half a second ago is kept by now.
        let before = typed.len().saturating_sub(1 + 4);
        assert!(kept(&desk).contains(&typed[before]), "“{}” is not kept", typed[before]);
    }
    first.run_steps(30);
    drop(first); // no saving, no closing: as a power cut leaves it
    assert!(kept(&desk).contains(name));
    // The start page offers it, by its book; a click away stands the form.
    let mut second = window(desk.clone(), None);
    assert!(second.query_by_label(drafts::UNFINISHED).is_some());
    click(&mut second, &unit_line(name, Some(&path)));
    settle(&mut second);
    assert_eq!(field(&second, "Tên đơn vị").as_deref(), Some(name));
    assert!(second.query_by_label(screens::NOT_SAVED).is_some());
    // Saved, it is gone at once and for good.
    press(&mut second, CTRL, Key::S);
    assert_eq!(kept(&desk), "");
    press(&mut second, CTRL, Key::Num1);
    assert!(second.query_by_label(drafts::UNFINISHED).is_none());
    drop(second);
    let names = support::unit_names(&open(&path).unwrap());
    assert_eq!(names, ["Chi bộ A", name]);
    let third = window(desk, None);
    assert!(third.query_by_label(drafts::UNFINISHED).is_none());
}

#[test]
fn two_forms_and_a_grid_are_offered_on_the_overview_of_their_book() {
    let (_folder, path, desk) = book("so.dvk");
    let mut first = window(desk.clone(), Some(&path));
    new_unit(&mut first, "Chi bộ Điện");
    list_below(&mut first, 1);
    press(&mut first, CTRL, Key::N);
    type_into(&mut first, "Họ và tên", "Nguyễn Thị Dở");
    list_below(&mut first, 1);
    press(&mut first, CTRL | Modifiers::SHIFT, Key::N);
    type_text(&mut first, "Mô hình đang gõ");
    first.run_steps(2);
    drop(first);
    let mut second = window(desk.clone(), Some(&path));
    assert!(second.query_by_label(drafts::UNFINISHED).is_some());
    let person = drafts::line(&drafts::of_form(terms::people::PEOPLE.add, "Nguyễn Thị Dở"), None);
    let grid = drafts::of_rows(&screens::grid_title(terms::movement::MODELS.title, false), 1);
    let grid = drafts::line(&grid, None);
    click(&mut second, &person);
    assert_eq!(field(&second, "Họ và tên").as_deref(), Some("Nguyễn Thị Dở"));
    press(&mut second, CTRL, Key::Num1);
    click(&mut second, &unit_line("Chi bộ Điện", None));
    assert_eq!(field(&second, "Tên đơn vị").as_deref(), Some("Chi bộ Điện"));
    // “Bỏ” lets one go; the others stay.
    button(&mut second, actions::DISCARD);
    press(&mut second, CTRL, Key::Num1);
    assert!(second.query_by_label(&unit_line("Chi bộ Điện", None)).is_none());
    click(&mut second, &grid);
    assert!(second.query_by_label(&screens::grid_counts(1, 1, 0, 0)).is_some());
    // From the grid to a form of the same list, and back: both are kept.
    press(&mut second, Modifiers::NONE, Key::Escape);
    press(&mut second, CTRL, Key::N);
    type_into(&mut second, "Tên mô hình", "Mô hình trong phiếu");
    press(&mut second, CTRL, Key::Num1);
    click(&mut second, &grid);
    assert!(second.query_by_label(&screens::grid_counts(1, 1, 0, 0)).is_some());
    button(&mut second, actions::DISCARD_GRID);
    assert_eq!(field(&second, "Tên mô hình").as_deref(), Some("Mô hình trong phiếu"));
    second.run_steps(2);
    drop(second);
    let third = window(desk, Some(&path));
    assert!(third.query_by_label(&person).is_some());
    assert!(third.query_by_label(&grid).is_none());
}

#[test]
fn more_than_a_few_are_one_click_further() {
    let (_folder, path, desk) = book("so.dvk");
    let mut first = window(desk.clone(), Some(&path));
    press(&mut first, CTRL, Key::Num2);
    for row in ["một", "hai", "ba", "bốn", "năm"] {
        press(&mut first, CTRL | Modifiers::SHIFT, Key::N);
        type_text(&mut first, row);
        press(&mut first, Modifiers::NONE, Key::Enter);
        press(&mut first, Modifiers::NONE, Key::Escape);
        list_below(&mut first, 1);
    }
    drop(first);
    let mut second = window(desk, None);
    let links = |w: &Window| painted(w).iter().filter(|p| p.text.starts_with('●')).count();
    assert_eq!(links(&second), 3);
    click(&mut second, &drafts::more(2));
    assert_eq!(links(&second), 5);
}

#[test]
fn a_quick_list_is_kept_while_rows_come_with_a_book_and_without() {
    let (_folder, path, desk) = book("so.dvk");
    let mut first = window_drawn(desk.clone(), None, 60.0);
    start_quick(&mut first);
    first.event(Event::Paste("Nguyễn Văn A\tBí thư\tChi bộ Điện".into()));
    first.run_steps(30);
    assert!(desk.record.lock().unwrap().kept[LIST].contains("Nguyễn Văn A"));
    drop(first);
    // The start page offers it; so does a book that is opened, and there it goes on.
    let mut second = window(desk.clone(), None);
    click(&mut second, &quick_line(1));
    assert!(second.query_by_label(&screens::quick_count(support::counts(0, 1))).is_some());
    drop(second);
    let mut third = window(desk.clone(), Some(&path));
    let title = drafts::without_book(&drafts::of_rows(screens::START_QUICK, 1));
    click(&mut third, &drafts::line(&title, None));
    assert!(third.query_by_label(&screens::quick_count(support::counts(0, 1))).is_some());
    assert!(!desk.record.lock().unwrap().kept.contains_key(LIST), "it is the book's now");
    third.event(Event::Paste("Kim Sóc\tKế toán\tChi bộ Cảng".into()));
    third.run_steps(2);
    drop(third);
    let mut fourth = window(desk.clone(), Some(&path));
    click(&mut fourth, &quick_line(2));
    assert!(fourth.query_by_label(&screens::quick_count(support::counts(0, 2))).is_some());
    button(&mut fourth, actions::CLEAR_ROWS);
    assert_eq!(kept(&desk), "");
}

#[test]
fn a_list_goes_on_without_a_book_where_the_open_one_keeps_nothing() {
    let (_folder, path, mut desk) = book("so.dvk");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    desk.choices = [Some(path.clone())].into();
    let mut w = window(desk.clone(), None);
    start_quick(&mut w);
    w.event(Event::Paste("Nguyễn Văn A\tBí thư\tChi bộ Điện".into()));
    settle(&mut w);
    press(&mut w, CTRL, Key::O);
    assert!(w.state().book().is_some_and(Workspace::is_read_only));
    click(&mut w, screens::START_QUICK);
    assert!(w.query_by_label(&screens::quick_count(support::counts(0, 1))).is_some());
    w.event(Event::Paste("Kim Sóc\tKế toán\tChi bộ Cảng".into()));
    settle(&mut w);
    let names: Vec<String> = desk.record.lock().unwrap().kept.keys().cloned().collect();
    assert_eq!(
        names,
        [LIST],
        "what may only be read keeps nothing, and the list stays where it was"
    );
    drop(w);
    // The sample in memory keeps nothing either, but for what it shows itself.
    let mut w = window(desk, None);
    assert!(w.query_by_label(&quick_line(2)).is_some());
    button(&mut w, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    new_unit(&mut w, "Chi bộ trong sổ mẫu");
    press(&mut w, CTRL, Key::Num1);
    assert!(w.query_by_label(&unit_line("Chi bộ trong sổ mẫu", None)).is_some());
    click(&mut w, screens::START_QUICK);
    assert!(w.query_by_label(&screens::quick_count(support::counts(0, 2))).is_some());
    drop(w);
}

#[test]
fn drafts_of_an_older_program_leave_the_book_for_this_pc() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    // As an older program left it: a form, rows, and no uid.
    let half = r#"{"id":null,"original":ORIGINAL,"record":RECORD}"#;
    let blank = serde_json::to_string(&Person::default()).unwrap();
    let typed = Person { full_name: "Lê Văn Dở".into(), ..Person::default() };
    let half = half.replace("ORIGINAL", &blank);
    let half = half.replace("RECORD", &serde_json::to_string(&typed).unwrap());
    sql(&path, |db| {
        db.execute("delete from fact where name = 'book_uid'", ()).unwrap();
        let rows = [("People", half.as_str()), ("Units", "{no longer read}")];
        for (form, content) in rows {
            let sql = "insert into draft (form, content, saved_at) values (?1, ?2, ?3)";
            db.execute(sql, (form, content, "2016-12-01T08:00:00")).unwrap();
        }
    });
    // Only looked at, the book keeps them.
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    drop(Workspace::open(&path, &how).unwrap());
    assert_eq!(left_in_book(&path), 2);
    let desk = desktop(folder.path());
    let w = window(desk.clone(), Some(&path));
    assert!(w.state().book().unwrap().read().old_drafts().unwrap().is_empty());
    drop(w);
    assert_eq!(left_in_book(&path), 0);
    let mut w = window(desk, Some(&path));
    click(&mut w, &drafts::line(terms::people::PEOPLE.title, None));
    assert_eq!(field(&w, "Họ và tên").as_deref(), Some("Lê Văn Dở"));
    // What no program reads is shown as it is, and let go only when that is asked for.
    press(&mut w, CTRL, Key::Num1);
    click(&mut w, &drafts::line(terms::units::UNITS.title, None));
    settle(&mut w);
    assert!(w.query_by_label("{no longer read}").is_some());
    button(&mut w, drafts::LEAVE);
    new_unit(&mut w, "Chi bộ gõ sau");
    press(&mut w, CTRL, Key::Num1);
    assert!(w.query_by_label(&unit_line("Chi bộ gõ sau", None)).is_some());
    click(&mut w, &drafts::line(terms::units::UNITS.title, None));
    button(&mut w, drafts::DROP);
    assert!(w.query_by_label(&drafts::line(terms::units::UNITS.title, None)).is_none());
    assert!(w.query_by_label(&unit_line("Chi bộ gõ sau", None)).is_some());
}

/// How many drafts of an older program stand in the book itself.
fn left_in_book(path: &Path) -> i64 {
    let mut rows = 0;
    sql(path, |db| rows = db.query_row("select count(*) from draft", (), |r| r.get(0)).unwrap());
    rows
}

const OLD_DRAFT: &str =
    "insert into draft (form, content, saved_at) values ('People', 'cũ', '2016-12-01T08:00:00')";

#[test]
fn what_cannot_be_read_in_the_book_stays_there() {
    let (folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(2);
    drop(w);
    // The book is moved, so there is something to take over; one draft within cannot be read as text.
    let moved = folder.path().join("chuyển.dvk");
    std::fs::rename(&path, &moved).unwrap();
    sql(&moved, |db| {
        db.execute(OLD_DRAFT, ()).unwrap();
        let bad = "insert into draft (form, content, saved_at) values ('Models', cast(x'ff' as text), '2016')";
        db.execute(bad, ()).unwrap();
    });
    let w = window(desk, Some(&moved));
    assert!(w.query_by_label(drafts::OLD_NOT_READ).is_some());
    assert!(w.query_by_label(&unit_line("Chi bộ Điện", None)).is_some());
    drop(w);
    assert_eq!(left_in_book(&moved), 2);
}

#[test]
fn the_old_goes_only_when_the_new_stands_on_the_disk() {
    let (folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(2);
    drop(w);
    let before = kept(&desk);
    let moved = folder.path().join("chuyển.dvk");
    std::fs::rename(&path, &moved).unwrap();
    sql(&moved, |db| assert_eq!(db.execute(OLD_DRAFT, ()).unwrap(), 1));
    // The disk does not answer, and says nothing.
    desk.record.lock().unwrap().keep_hangs = true;
    drop(window(desk.clone(), Some(&moved)));
    assert_eq!(left_in_book(&moved), 1);
    assert_eq!(kept(&desk), before);
    desk.record.lock().unwrap().keep_hangs = false;
    drop(window(desk.clone(), Some(&moved)));
    assert_eq!(left_in_book(&moved), 0);
    assert!(kept(&desk).contains("Chi bộ Điện") && kept(&desk).contains("cũ"));
    assert_eq!(desk.record.lock().unwrap().kept.len(), 1);
}

#[test]
fn a_book_whose_uid_cannot_be_read_says_that_nothing_is_kept() {
    let (_folder, path, desk) = book("so.dvk");
    sql(&path, |db| {
        let bad = "update fact set value = cast(x'ff' as text) where name = 'book_uid'";
        assert_eq!(db.execute(bad, ()).unwrap(), 1);
    });
    let w = window(desk, Some(&path));
    assert!(w.query_by_label(drafts::BOOK_NOT_KNOWN).is_some());
}

#[test]
fn a_record_changed_meanwhile_shows_what_was_typed_instead_of_writing_over_it() {
    let (_folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    click(&mut w, "Chi bộ A");
    press(&mut w, Modifiers::NONE, Key::Enter);
    type_into(&mut w, "Mã", "A12");
    w.run_steps(2);
    drop(w);
    let mut book = open(&path).unwrap();
    let id = book.read().unit_rows().unwrap()[0].id;
    let mut unit = book.read().unit(id).unwrap().unwrap();
    unit.name = "Chi bộ A mới".into();
    support::apply(&mut book, Edit::save(unit));
    drop(book);
    let mut w = window(desk.clone(), Some(&path));
    let line = drafts::line(&drafts::of_form(terms::units::UNITS.title, "Chi bộ A"), None);
    click(&mut w, &line);
    settle(&mut w);
    assert!(w.query_by_label("Mã: A12").is_some());
    button(&mut w, drafts::LEAVE);
    // Left, it is still there the next time; let go, it is not.
    drop(w);
    let mut w = window(desk.clone(), Some(&path));
    click(&mut w, &line);
    assert!(w.query_by_label("Mã: A12").is_some());
    button(&mut w, drafts::DROP);
    assert_eq!(kept(&desk), "");
    assert_eq!(support::unit_names(w.state().book().unwrap()), ["Chi bộ A mới"]);
}

#[test]
fn a_damaged_file_is_set_aside_and_said() {
    let (_folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(2);
    drop(w);
    let (name, whole) = desk.record.lock().unwrap().kept.pop_first().unwrap();
    let newer = whole.replace("\"version\":1", "\"version\":99");
    for bad in ["", "{", &whole[..whole.len() / 2 - 1], newer.as_str()] {
        desk.record.lock().unwrap().kept = [(name.clone(), bad.to_owned())].into();
        let mut w = window(desk.clone(), Some(&path));
        let aside = Path::new(&name).with_extension("khong-doc-duoc");
        assert!(w.query_by_label(&drafts::set_aside(&aside)).is_some(), "said");
        new_unit(&mut w, "Chi bộ khác");
        w.run_steps(2);
        let record = desk.record.lock().unwrap();
        assert_eq!(record.kept[aside.to_str().unwrap()], bad, "as it was");
        assert!(record.kept[&name].contains("Chi bộ khác"));
    }
    // The quick list without a book likewise.
    desk.record.lock().unwrap().kept = [(LIST.to_owned(), "[]}".to_owned())].into();
    let mut w = window(desk.clone(), None);
    start_quick(&mut w);
    w.event(Event::Paste("Nguyễn Văn A\tBí thư\tChi bộ Điện".into()));
    settle(&mut w);
    let record = desk.record.lock().unwrap();
    assert_eq!(record.kept["danh-sach-nhanh.khong-doc-duoc"], "[]}");
    assert!(record.kept[LIST].contains("Nguyễn Văn A"));
}

#[test]
fn a_disk_that_takes_nothing_is_said_once_and_tried_again() {
    let (_folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    let full = std::io::ErrorKind::StorageFull;
    desk.record.lock().unwrap().keep_fails = Some(full);
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(20);
    assert_eq!(w.query_all_by_label(&drafts::not_kept(full)).count(), 1);
    assert_eq!(kept(&desk), "");
    // There is room again: without another key it is kept.
    desk.record.lock().unwrap().keep_fails = None;
    w.run_steps(30);
    assert!(kept(&desk).contains("Chi bộ Điện"));
}

#[test]
fn a_copy_on_a_stick_keeps_apart_and_a_moved_book_brings_its_own() {
    let (folder, path, desk) = book("so.dvk");
    let stick = folder.path().join("usb");
    std::fs::create_dir(&stick).unwrap();
    let copy = stick.join("so.dvk");
    std::fs::copy(&path, &copy).unwrap();
    let mut w = window(desk.clone(), Some(&copy));
    new_unit(&mut w, "Chi bộ gõ trên USB");
    w.run_steps(2);
    drop(w);
    // The book of the PC has no such form, but says where it was typed.
    let mut w = window(desk.clone(), Some(&path));
    let line = unit_line("Chi bộ gõ trên USB", Some(&copy));
    assert!(w.query_by_label(&line).is_some());
    press(&mut w, CTRL, Key::Num2);
    assert_eq!(field(&w, "Tên đơn vị"), None);
    new_unit(&mut w, "Chi bộ gõ trên máy");
    press(&mut w, CTRL, Key::Num1);
    click(&mut w, &line);
    settle(&mut w);
    assert_eq!(w.state().book().unwrap().path(), Some(copy.as_path()));
    assert_eq!(field(&w, "Tên đơn vị").as_deref(), Some("Chi bộ gõ trên USB"));
    drop(w);
    // The copy is moved: its form goes along.
    let moved = folder.path().join("sổ mới chuyển.dvk");
    std::fs::rename(&copy, &moved).unwrap();
    let mut w = window(desk.clone(), None);
    click(&mut w, &line);
    assert!(w.query_by_label(&drafts::book_gone(&copy)).is_some());
    button(&mut w, drafts::LEAVE);
    drop(w);
    let mut w = window(desk.clone(), Some(&moved));
    assert!(w.query_by_label(&drafts::moved(&copy)).is_some());
    click(&mut w, &unit_line("Chi bộ gõ trên USB", None));
    assert_eq!(field(&w, "Tên đơn vị").as_deref(), Some("Chi bộ gõ trên USB"));
    drop(w);
    let w = window(desk, None);
    assert!(w.query_by_label(&unit_line("Chi bộ gõ trên USB", Some(&moved))).is_some());
    assert!(w.query_by_label(&unit_line("Chi bộ gõ trên máy", Some(&path))).is_some());
}

#[test]
fn what_was_typed_in_a_book_that_is_gone_stays_until_it_is_let_go() {
    let (_folder, path, desk) = book("so.dvk");
    let mut w = window(desk.clone(), Some(&path));
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(2);
    drop(w);
    std::fs::remove_file(&path).unwrap();
    let _ = std::fs::remove_dir_all(dan_van::workspace::backup::folder_of(&path));
    let line = unit_line("Chi bộ Điện", Some(&path));
    for _ in 0..2 {
        let mut w = window(desk.clone(), None);
        click(&mut w, &line);
        assert!(w.query_by_label(&drafts::book_gone(&path)).is_some());
        button(&mut w, drafts::LEAVE);
        assert!(w.query_by_label(&line).is_some());
    }
    // Another book under its name is another book.
    drop(create(&path));
    let mut w = window(desk.clone(), None);
    click(&mut w, &line);
    assert!(w.query_by_label(&drafts::another_book(&path)).is_some());
    button(&mut w, drafts::DROP);
    assert_eq!(kept(&desk), "");
}

#[test]
fn a_backup_put_back_is_the_same_book() {
    let (folder, path, desk) = book("so.dvk");
    let mut old = open(&path).unwrap();
    let uid = old.read().book_uid().unwrap().unwrap();
    let backup = old.back_up(noon()).unwrap().unwrap();
    old.close(noon());
    let mut w = window(desk.clone(), Some(&path));
    new_unit(&mut w, "Chi bộ Điện");
    w.run_steps(2);
    drop(w);
    dan_van::workspace::restore(&path, &backup, noon()).unwrap();
    let mut w = window(desk, Some(&path));
    click(&mut w, &unit_line("Chi bộ Điện", None));
    assert_eq!(field(&w, "Tên đơn vị").as_deref(), Some("Chi bộ Điện"));
    assert_eq!(w.state().book().unwrap().read().book_uid().unwrap().as_ref(), Some(&uid));
    drop(w);
    // A copy from before books had uids gets the same one; a new book has its own.
    let before = folder.path().join("trước.dvk");
    std::fs::copy(&path, &before).unwrap();
    for book in [&path, &before] {
        sql(book, |db| {
            db.execute("delete from fact where name = 'book_uid'", ()).unwrap();
        });
    }
    let uid_of = |path: &Path| open(path).unwrap().read().book_uid().unwrap().unwrap();
    assert_eq!(uid_of(&path), uid_of(&before));
    let other = create(&folder.path().join("khác.dvk"));
    assert_ne!(other.read().book_uid().unwrap(), Some(uid_of(&path)));
    // A uid becomes the name of a file: what is none is replaced.
    sql(&path, |db| {
        db.execute("update fact set value = '../../x' where name = 'book_uid'", ()).unwrap();
    });
    assert_eq!(uid_of(&path), uid_of(&before));
}

#[test]
fn the_grid_of_attendees_opens_again_by_its_session() {
    let (_folder, path, desk) = book("so.dvk");
    let mut stored = open(&path).unwrap();
    let session = TrainingSession {
        name: "Lớp mẫu".into(),
        year: "2016".into(),
        organiser: "Ban Chỉ đạo".into(),
        half_days: "2".into(),
        ..TrainingSession::default()
    };
    let made = support::apply(&mut stored, Edit::save(session));
    assert!(matches!(made, Some(Record::TrainingSession(_))));
    drop(stored);
    let mut w = window(desk.clone(), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 4);
    click(&mut w, "Lớp mẫu");
    press(&mut w, Modifiers::NONE, Key::Enter);
    button(&mut w, actions::GRID_ATTENDEES);
    paste(&mut w, "Họ và tên\tGiới tính\nTrần Văn Học\tNam\n");
    drop(w);
    let mut w = window(desk, None);
    let title = screens::grid_title(&screens::attendees_of("Lớp mẫu"), false);
    click(&mut w, &drafts::line(&drafts::of_rows(&title, 1), Some(&path)));
    assert!(w.query_by_label(&screens::grid_counts(1, 0, 0, 0)).is_some());
    press(&mut w, CTRL, Key::S);
    press(&mut w, CTRL, Key::Num1);
    assert!(w.query_by_label(drafts::UNFINISHED).is_none());
}

#[test]
fn quitting_keeps_what_was_typed_a_moment_ago() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path.clone())].into();
    let mut w = window_drawn(desk.clone(), None, 60.0);
    new_book(&mut w);
    w.run_steps(10);
    press(&mut w, CTRL, Key::Num2);
    press(&mut w, CTRL, Key::N);
    type_into(&mut w, "Tên đơn vị", "Chi bộ");
    w.run_steps(30);
    w.event(Event::Text(" Điện".into()));
    w.event(Event::Key {
        key: Key::Q,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: CTRL,
    });
    w.step();
    assert!(kept(&desk).contains("Chi bộ Điện"));
}
