//! A paper that leaves the program as a PDF is noted: by whichever way it left, and what must be printed again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
#[path = "support/window.rs"]
mod window;
use commune::{Commune, commune_in};
use dan_van::{
    desktop::scripted::ScriptedDesktop,
    domain::edit::Edit,
    text::{actions, papers as words, reports::title, screens},
    workspace::{Printing, Workspace},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use support::{apply, at, create, open};
use window::{Window, button, click, press, settle, window};

const BOARD: &str = "Ban Công tác Mặt trận ấp Bình Hòa mẫu";

/// A commune with a draft decision, in a file.
fn office(folder: &Path) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut commune: Commune = commune_in(create(&path));
    commune.decide();
    commune.book.close(at("2026-12-05T12:30:00"));
    path
}

fn desktop(folder: &Path) -> ScriptedDesktop {
    let mut desktop = window::desktop(folder);
    desktop.now = at("2026-12-05T14:03:00");
    desktop
}

/// The window with the annex of collectives on show.
fn shown(desktop: ScriptedDesktop, path: &Path) -> Window {
    let mut seen = window(desktop, Some(path));
    press(&mut seen, Modifiers::CTRL, Key::Num4);
    click(&mut seen, title("ds-tap-the"));
    seen
}

fn says(seen: &Window, text: &str) -> bool {
    seen.query_by_label_contains(text).is_some()
}

fn noted(book: &Workspace) -> Vec<Printing> {
    book.read().printings().unwrap()
}

/// The board is called otherwise from now on.
fn rename(book: &mut Workspace, name: &str) {
    let unit = book.read().unit_rows().unwrap().into_iter().find(|u| u.name.contains("Mặt trận"));
    let mut unit = book.read().unit(unit.unwrap().id).unwrap().unwrap();
    unit.name = name.into();
    apply(book, Edit::save(unit));
}

#[test]
fn the_tab_says_how_far_a_paper_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let when = words::printed("2026-12-05T14:03:00", dan_van::text::terms::DEFAULT_CLERK);
    let mut seen = shown(desktop(folder.path()), &path);
    assert!(says(&seen, "Nháp.") && !says(&seen, "Đã in"), "a draft that was never printed");
    button(&mut seen, actions::SHOW_PDF);
    assert!(says(&seen, &format!("Nháp. {when}")));
    drop(seen);
    let mut book = open(&path).unwrap();
    rename(&mut book, "Ban Công tác Mặt trận ấp Hòa Bình mẫu");
    drop(book);
    // What is in the world is an old paper: the tab names what differs, until it is printed again.
    let mut seen = shown(desktop(folder.path()), &path);
    let now = "Ban Công tác Mặt trận ấp Hòa Bình mẫu";
    let differs = words::differs_from_printed(&[(Some(BOARD.into()), Some(now.into()))]);
    assert!(differs.contains("Hòa Bình"), "{differs}");
    assert!(says(&seen, &when) && says(&seen, &differs));
    button(&mut seen, actions::SHOW_PDF);
    assert!(says(&seen, &when) && !says(&seen, &differs));
}

#[test]
fn a_paper_saved_as_pdf_is_noted_when_the_file_is_written_and_as_it_was_on_show() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let pdf = folder.path().join("ra.pdf");
    let mut desk = desktop(folder.path());
    // Cancelled; in a folder that is not there; written.
    desk.choices = [None, Some(folder.path().join("không có/ra.pdf")), Some(pdf.clone())].into();
    let mut seen = shown(desk, &path);
    button(&mut seen, actions::SAVE_PDF);
    assert!(!says(&seen, "Đã in"), "cancelled");
    button(&mut seen, actions::SAVE_PDF);
    assert!(!says(&seen, "Đã in"), "it could not be written");
    press(&mut seen, Modifiers::NONE, Key::Escape);
    button(&mut seen, actions::SAVE_PDF);
    assert!(says(&seen, "Đã in hoặc lưu PDF lúc 14:03 ngày 05/12/2026"));
    let book = seen.state().book().unwrap();
    let printings = noted(book);
    assert_eq!((printings.len(), printings[0].report.as_str()), (1, "ds-tap-the"));
    assert!(printings[0].document.contains("Mặt trận"), "what it said is kept with it");
    assert!(fs::metadata(&pdf).unwrap().len() > 1000);
}

#[test]
fn a_paper_goes_on_in_word_and_excel_and_that_is_no_print() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let files = ["ra.docx", "ra.xlsx"].map(|name| folder.path().join(name));
    let mut desk = desktop(folder.path());
    desk.choices = files.clone().map(Some).into();
    let mut seen = shown(desk, &path);
    for (name, file) in [actions::SAVE_WORD, actions::SAVE_EXCEL].into_iter().zip(&files) {
        button(&mut seen, actions::SAVE_OTHERS);
        button(&mut seen, name);
        assert!(fs::read(file).unwrap().starts_with(b"PK"), "{name}");
    }
    assert!(!says(&seen, "Đã in"));
    assert_eq!(noted(seen.state().book().unwrap()).len(), 0);
}

#[test]
fn a_paper_finished_in_word_comes_back_with_its_names_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let file = folder.path().join("ra.docx");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(file.clone()), Some(file)].into();
    let mut seen = shown(desk, &path);
    button(&mut seen, actions::SAVE_OTHERS);
    button(&mut seen, actions::SAVE_WORD);
    button(&mut seen, actions::ATTACH_ORIGINAL);
    assert!(says(&seen, "Tệp Word có đủ 01 tập thể như trong sổ."));
}

#[test]
fn a_pdf_saved_after_another_book_was_opened_is_noted_in_neither() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let pdf = folder.path().join("ra.pdf");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(pdf.clone())].into();
    let record = desk.record.clone();
    let mut seen = shown(desk, &path);
    record.lock().unwrap().answers_wait = true;
    button(&mut seen, actions::SAVE_PDF);
    click(&mut seen, actions::MENU_BOOK);
    seen.get_by_label(actions::MENU_CLOSE).click_accesskit();
    settle(&mut seen);
    button(&mut seen, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    record.lock().unwrap().answers_wait = false;
    settle(&mut seen);
    assert!(pdf.exists(), "the paper is written all the same");
    assert_eq!(noted(seen.state().book().unwrap()).len(), 0);
    drop(seen);
    assert_eq!(noted(&open(&path).unwrap()).len(), 0);
}

/// `print` of the annex of collectives; its exit code and what it complains of.
fn print(book: &Path, pdf: &Path) -> (i32, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(["print", "ds-tap-the", "--year", "2026", "--force", "--data"])
        .arg(book)
        .arg("--out")
        .arg(pdf)
        .output()
        .unwrap();
    (out.status.code().unwrap(), String::from_utf8(out.stderr).unwrap())
}

#[test]
fn a_paper_printed_by_the_command_line_is_noted_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let pdf = folder.path().join("ra.pdf");
    let steps = |book: &Workspace| book.read().history(100).unwrap().len();
    let made = steps(&open(&path).unwrap());
    assert_eq!(print(&path, &pdf).0, 0);
    let book = open(&path).unwrap();
    assert_eq!((noted(&book).len(), steps(&book)), (1, made), "noted, and no step of the history");
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn a_book_that_cannot_be_written_is_printed_and_nothing_is_said_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let pdf = folder.path().join("ra.pdf");
    // Of an older program: it is printed, and not brought up to date behind the clerk's back.
    let older = folder.path().join("cũ.dvk");
    fs::copy("tests/data/v4-issued.dvk", &older).unwrap();
    let bytes = fs::read(&older).unwrap();
    let (code, said) = {
        let out = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
            .args(["print", "ds-khen-thuong", "--year", "2016", "--force", "--data"])
            .arg(&older)
            .arg("--out")
            .arg(&pdf)
            .output()
            .unwrap();
        (out.status.code(), String::from_utf8(out.stderr).unwrap())
    };
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(fs::read(&older).unwrap() == bytes);
    assert!(!older.with_file_name("cũ-sao-luu").exists());
    // A file that may only be read.
    fs::remove_file(&pdf).unwrap();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let before = fs::read(&path).unwrap();
    let (code, said) = print(&path, &pdf);
    assert_eq!(code, 0, "{said}");
    assert!(pdf.exists() && !said.contains("ghi"), "{said}");
    // Whoever it is: what is marked as only to be read is left alone by one who might write it, too.
    assert!(fs::read(&path).unwrap() == before);
}

/// The texts of each page, without spaces: cells and lines follow one another without any.
fn pages_of(pdf: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let text = |page: &u32| file.extract_text(&[*page]).unwrap().split_whitespace().collect();
    file.get_pages().keys().map(text).collect()
}

#[test]
fn a_quick_list_is_the_same_paper_in_the_window_and_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let table = "tests/data/de-nghi-khen-thuong.tsv";
    let body = "Ban Chỉ đạo Đảng ủy Khối";
    let mut desk = window::desktop(folder.path());
    // The command line knows no other day than today.
    desk.now = dan_van::desktop::real::now();
    let year = desk.now.year().to_string();
    let record = desk.record.clone();
    let mut seen = window(desk, None);
    button(&mut seen, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    window::paste(&mut seen, &fs::read_to_string(table).unwrap());
    window::type_into(&mut seen, screens::QUICK_BODY, body);
    button(&mut seen, actions::SHOW_PDF);
    let by_window = pages_of(&record.lock().unwrap().written[0].1);
    let out = folder.path().join("giấy");
    let said = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(["quick-list", table, "--body", body, "--year", &year, "--out"])
        .arg(&out)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let by_command: Vec<String> = ["ds-tap-the.pdf", "ds-ca-nhan.pdf"]
        .iter()
        .flat_map(|name| pages_of(&fs::read(out.join(name)).unwrap()))
        .collect();
    assert_eq!(by_window.len(), 2);
    assert!(by_window[0].contains("07tậpthể") && by_window[1].contains("DươngThanhPhước"));
    assert_eq!(by_window, by_command);
}
