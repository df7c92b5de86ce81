//! Where the system has no dialog for files, the program says so and a path is typed: to open, to save, to attach.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::text::{actions, screens, typed_path};
use driver::{Window, button, click, desktop, paste, press, settle, type_into, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::{fs, path::Path};
use support::{add_unit, create};

fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// Types a path in the place of the one that is offered.
fn instead(window: &mut Window, path: &str) {
    window.get_by_role_and_label(Role::TextInput, typed_path::PATH).click();
    settle(window);
    press(window, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text(path.into()));
    settle(window);
}

fn offered(window: &Window) -> String {
    let field = window.get_by_role_and_label(Role::TextInput, typed_path::PATH);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_book_is_opened_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    let desk = desktop(folder.path());
    desk.record.lock().unwrap().no_dialogs = true;
    let mut w = window(desk, None);
    press(&mut w, Modifiers::CTRL, Key::O);
    assert!(shows(&w, typed_path::OPEN), "said, not silent");
    assert!(offered(&w).starts_with(folder.path().to_str().unwrap()));
    // Only a folder, then a file that is not there: both are told.
    button(&mut w, typed_path::TAKE);
    assert!(shows(&w, typed_path::NO_NAME));
    instead(&mut w, "khong-co.dvk");
    button(&mut w, typed_path::TAKE);
    assert!(shows(&w, typed_path::NO_FILE) && w.state().book().is_none());
    // Between quotes and without its ending, as it is copied or typed.
    instead(&mut w, &format!("\"{}\"", path.with_extension("").display()));
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(w.state().book().is_some());
    assert!(!shows(&w, typed_path::OPEN));
}

#[test]
fn a_paper_is_written_where_it_is_typed_and_nothing_is_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desktop(folder.path());
    desk.record.lock().unwrap().no_dialogs = true;
    let mut w = window(desk, None);
    button(&mut w, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    paste(&mut w, "Nguyễn Văn A\tBí thư\tChi bộ Điện");
    type_into(&mut w, screens::QUICK_BODY, "Ban Chỉ đạo Đảng ủy Khối");
    button(&mut w, actions::SAVE_PDF);
    assert!(shows(&w, typed_path::SAVE));
    let out = folder.path().join("danh sách.pdf");
    instead(&mut w, "không có thư mục này/danh sách.pdf");
    button(&mut w, typed_path::WRITE);
    assert!(shows(&w, typed_path::NO_FOLDER));
    instead(&mut w, out.with_extension("").to_str().unwrap());
    button(&mut w, typed_path::WRITE);
    assert!(fs::read(&out).unwrap().starts_with(b"%PDF"));
    // Again: what stands there is replaced only when that was said and meant.
    fs::write(&out, b"of somebody else").unwrap();
    button(&mut w, actions::SAVE_PDF);
    assert_eq!(Path::new(&offered(&w)).parent(), Some(folder.path()), "where it was last");
    instead(&mut w, out.to_str().unwrap());
    button(&mut w, typed_path::WRITE);
    assert!(shows(&w, typed_path::IS_THERE));
    assert_eq!(fs::read(&out).unwrap(), b"of somebody else");
    button(&mut w, actions::CANCEL);
    assert!(!shows(&w, typed_path::IS_THERE));
    assert_eq!(fs::read(&out).unwrap(), b"of somebody else");
    button(&mut w, actions::SAVE_PDF);
    instead(&mut w, out.to_str().unwrap());
    button(&mut w, typed_path::WRITE);
    w.run_steps(20);
    button(&mut w, typed_path::REPLACE);
    assert!(fs::read(&out).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_file_is_attached_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ Cảng");
    drop(book);
    let scan = folder.path().join("bản quét");
    fs::write(&scan, b"a scan").unwrap();
    let desk = desktop(folder.path());
    desk.record.lock().unwrap().no_dialogs = true;
    let mut w = driver::window_of(desk, Some(&path), (1366.0, 1600.0), 1.0);
    press(&mut w, Modifiers::CTRL, Key::Num2);
    click(&mut w, "Chi bộ Cảng");
    press(&mut w, Modifiers::NONE, Key::Enter);
    button(&mut w, actions::ATTACH);
    instead(&mut w, scan.to_str().unwrap());
    button(&mut w, typed_path::TAKE);
    let book = w.state().book().unwrap();
    let unit = book.read().unit_rows().unwrap()[0].id;
    let unit = dan_van::domain::ids::Record::Unit(unit);
    assert_eq!(book.read().attachments(unit).unwrap()[0].name, "bản quét");
}

/// The desktop itself, where neither a portal nor zenity is there.
#[cfg(target_os = "linux")]
#[test]
fn a_system_without_dialogs_is_known_from_one_that_cancelled() {
    use dan_van::desktop::{Answer, Desktop as _, FileKind, Question, real};
    const INSIDE: &str = "DAN_VAN_KHEO_WITHOUT_DIALOGS";
    if std::env::var_os(INSIDE).is_none() {
        let folder = tempfile::tempdir().unwrap();
        let done = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_system_without_dialogs_is_known_from_one_that_cancelled"])
            .env_clear()
            .envs([(INSIDE, "1"), ("PATH", "")])
            .env("HOME", folder.path())
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/there/is/no/bus")
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
        return;
    }
    real::start_log();
    let mut desk = real::RealDesktop::default();
    let question =
        Question { title: "Mở".into(), kind: FileKind::Book, save_as: None, folder: None };
    for save_as in [None, Some("so.dvk".to_owned())] {
        let question = Question { save_as, ..question.clone() };
        desk.ask(question.clone());
        let answer = (0..2000).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            desk.answer()
        });
        assert_eq!(answer, Some(Answer::NoDialog(question)));
    }
}
