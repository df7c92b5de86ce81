//! The window and the rest of the world: a book that others write, that is gone, or was cut off.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::failure::{DiskTrouble, Failure, Remark},
    text::{actions, errors},
};
use driver::{button, desktop, press, settle, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::{fs, path::Path, process::Command};
use support::{add_unit, create, noon, open};

fn set_read_only(path: &Path, on: bool) {
    let mut rights = fs::metadata(path).unwrap().permissions();
    rights.set_readonly(on);
    fs::set_permissions(path, rights).unwrap();
}

#[test]
fn a_book_open_to_read_shows_what_others_write_and_waits_while_they_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    set_read_only(&path, true);
    let mut window = window(desktop(folder.path()), Some(&path));
    settle(&mut window);
    assert!(window.state().book().unwrap().is_read_only());
    let before = window.state().book().unwrap().revision();
    // Another program may write it, and does not wait for this window.
    set_read_only(&path, false);
    let written = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(["lock", path.to_str().unwrap(), "--year", "2031"])
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    settle(&mut window);
    let book = window.state().book().unwrap();
    assert!(book.revision() > before);
    assert_eq!(book.read().working_years().unwrap().len(), 1);
    // While it is being written nothing half read is shown; afterwards all is there again.
    let busy = errors::failure(&Failure::Disk(DiskTrouble::Busy));
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer.execute_batch("begin exclusive").unwrap();
    settle(&mut window);
    assert!(window.query_by_label(&busy).is_some());
    writer.execute_batch("commit").unwrap();
    settle(&mut window);
    assert!(window.query_by_label(&busy).is_none());
}

/// Windows lets nobody do this to an open file.
#[cfg(unix)]
#[test]
fn a_book_that_is_gone_is_said_before_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    assert_eq!(book.close(noon()), []);
    let mut window = window(desktop(folder.path()), Some(&path));
    settle(&mut window);
    fs::remove_file(&path).unwrap();
    press(&mut window, Modifiers::CTRL, Key::Q);
    let gone = errors::failure(&Failure::Disk(DiskTrouble::Moved));
    assert!(window.query_by_label(&gone).is_some());
    assert!(window.state().book().is_some(), "it can still be written elsewhere");
    button(&mut window, actions::OK);
    let out = folder.path().join("usb.dvk");
    window.state().book().unwrap().copy_out(&out).unwrap();
    assert_eq!(support::unit_names(&open(&out).unwrap()), ["A"]);
    press(&mut window, Modifiers::CTRL, Key::Q);
    assert!(window.state().book().is_none());
}

#[test]
fn a_book_whose_restore_was_cut_off_opens_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    // Killed between the two renames: there is no book.
    fs::rename(&path, folder.path().join(".so.dvk.phuc-hoi")).unwrap();
    let note = r#"{"aside":"so-cu.dvk","had_book":false}"#;
    fs::write(folder.path().join(".so.dvk.dang-phuc-hoi"), note).unwrap();
    let mut window = window(desktop(folder.path()), Some(&path));
    settle(&mut window);
    assert!(window.state().book().is_some());
    assert!(window.query_by_label(&errors::remark(&Remark::RestoreFinished(None))).is_some());
}
