//! A backup put back, and cut off at any moment: there is a book at all times.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::failure::{Failure, OpenProblem, Remark},
    workspace::{OpenAs, Workspace, restore},
};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, clerk, create, noon, open, unit_names};

/// A book with “Mới”, and a file that is a backup of it without.
fn book_and_backup(folder: &Path) -> (PathBuf, PathBuf) {
    let (path, backup) = (folder.join("so.dvk"), folder.join("bản sao.dvk"));
    let mut book = create(&path);
    add_unit(&mut book, "Cũ");
    book.copy_out(&backup).unwrap();
    add_unit(&mut book, "Mới");
    book.finish_backup();
    drop(book);
    (path, backup)
}

/// Files beside the book, without those of its backups.
fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> =
        all.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|n| !n.ends_with("-sao-luu"));
    names.sort();
    names
}

const NOTE: &str = ".so.dvk.dang-phuc-hoi";
const PREPARED: &str = ".so.dvk.phuc-hoi";
const ASIDE: &str = "so-truoc-phuc-hoi-20161205-120000.dvk";

#[test]
fn a_restore_cut_off_anywhere_is_finished_at_the_next_opening() {
    let note = |had_book| format!(r#"{{"aside":"{ASIDE}","had_book":{had_book}}}"#);
    // What stands there: the note, the prepared copy, the old book and its journal in place or aside, the
    // new one in place.
    let states: [(&str, &[&str]); 4] = [
        ("before the first rename", &["so.dvk", "so.dvk-journal", PREPARED]),
        ("after the journal", &["so.dvk", "journal aside", PREPARED]),
        ("between the renames", &[ASIDE, "journal aside", PREPARED]),
        ("after the last", &[ASIDE, "journal aside", "new"]),
    ];
    for read_only in [false, true] {
        for (what, files) in states {
            let folder = tempfile::tempdir().unwrap();
            let (path, backup) = book_and_backup(folder.path());
            let old = fs::read(&path).unwrap();
            let new = fs::read(&backup).unwrap();
            fs::remove_file(&path).unwrap();
            fs::write(folder.path().join(NOTE), note(true)).unwrap();
            for file in files {
                let (name, bytes): (&str, &[u8]) = match *file {
                    "so.dvk-journal" => ("so.dvk-journal", b"\0old"),
                    "journal aside" => ("so-truoc-phuc-hoi-20161205-120000.dvk-journal", b"\0old"),
                    "new" => ("so.dvk", &new),
                    PREPARED => (PREPARED, &new),
                    name => (name, &old),
                };
                fs::write(folder.path().join(name), bytes).unwrap();
            }
            let how = OpenAs { read_only, by: &clerk(), at: noon() };
            let mut book = Workspace::open(&path, &how).unwrap();
            assert_eq!(unit_names(&book), ["Cũ"], "{what}");
            let aside = folder.path().join(ASIDE);
            assert_eq!(
                book.take_remarks(),
                [Remark::RestoreFinished(Some(aside.clone()))],
                "{what}"
            );
            drop(book);
            assert!(fs::read(&aside).unwrap() == old, "{what}");
            let aside_journal = "so-truoc-phuc-hoi-20161205-120000.dvk-journal";
            assert_eq!(
                names(folder.path()),
                ["bản sao.dvk", ASIDE, aside_journal, "so.dvk"],
                "{what}"
            );
        }
    }
    // Where there was no book before.
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = book_and_backup(folder.path());
    fs::remove_file(&path).unwrap();
    for place in [PREPARED, "so.dvk"] {
        fs::copy(&backup, folder.path().join(place)).unwrap();
        fs::write(folder.path().join(NOTE), note(false)).unwrap();
        let mut book = open(&path).unwrap();
        assert_eq!(unit_names(&book), ["Cũ"]);
        assert_eq!(book.take_remarks(), [Remark::RestoreFinished(None)]);
        drop(book);
        assert_eq!(names(folder.path()), ["bản sao.dvk", "so.dvk"]);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_restore_that_cannot_be_finished_is_taken_back() {
    let note = format!(r#"{{"aside":"{ASIDE}","had_book":true}}"#);
    for prepared in [None, Some(b"SQLite format 3\0 cut off".as_slice())] {
        let folder = tempfile::tempdir().unwrap();
        let (path, _) = book_and_backup(folder.path());
        fs::rename(&path, folder.path().join(ASIDE)).unwrap();
        fs::write(folder.path().join(NOTE), &note).unwrap();
        if let Some(bytes) = prepared {
            fs::write(folder.path().join(PREPARED), bytes).unwrap();
        }
        let mut book = open(&path).unwrap();
        assert_eq!(unit_names(&book), ["Cũ", "Mới"]);
        assert_eq!(book.take_remarks(), [Remark::RestoreTakenBack(None)]);
        drop(book);
        assert_eq!(names(folder.path()), ["bản sao.dvk", "so.dvk"]);
    }
    // Somebody put a book there meanwhile: neither of the two is touched.
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = book_and_backup(folder.path());
    fs::copy(&path, folder.path().join(ASIDE)).unwrap();
    fs::copy(&backup, folder.path().join(PREPARED)).unwrap();
    fs::write(folder.path().join(NOTE), &note).unwrap();
    let mut book = open(&path).unwrap();
    assert_eq!(unit_names(&book), ["Cũ", "Mới"]);
    let said = [Remark::RestoreTakenBack(Some(folder.path().join(ASIDE)))];
    assert_eq!(book.take_remarks(), said);
    let sentence = dan_van::text::errors::remark(&said[0]);
    assert!(sentence.contains(ASIDE) && !sentence.contains("vẫn như trước"), "{sentence}");
    drop(book);
    assert_eq!(names(folder.path()), ["bản sao.dvk", ASIDE, "so.dvk"]);
    // The same where a backup is put there at once: it is told.
    fs::write(folder.path().join(NOTE), &note).unwrap();
    fs::copy(&backup, folder.path().join(PREPARED)).unwrap();
    assert_eq!(restore(&path, &backup, noon()).unwrap().earlier.as_slice(), said);
    let second = "so-truoc-phuc-hoi-20161205-120000-1.dvk";
    fs::rename(folder.path().join(second), &path).unwrap();
    // The note itself was cut off: nothing had been done.
    fs::write(folder.path().join(NOTE), &note[..10]).unwrap();
    fs::copy(&backup, folder.path().join(PREPARED)).unwrap();
    let mut book = open(&path).unwrap();
    assert_eq!((unit_names(&book).len(), book.take_remarks()), (2, Vec::new()));
    drop(book);
    assert_eq!(names(folder.path()), ["bản sao.dvk", ASIDE, "so.dvk"]);
}

#[test]
fn while_a_restore_runs_nobody_opens_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = book_and_backup(folder.path());
    let in_use = |problem: Failure| matches!(problem, Failure::Open(OpenProblem::InUse(_)));
    // Another run has the note.
    let note = fs::File::create(folder.path().join(NOTE)).unwrap();
    note.lock().unwrap();
    assert!(in_use(open(&path).unwrap_err().failure()));
    assert!(in_use(restore(&path, &backup, noon()).unwrap_err().failure()));
    drop(note);
    // And a book that is open is not pulled away.
    let mut book = open(&path).unwrap();
    assert!(in_use(restore(&path, &backup, noon()).unwrap_err().failure()));
    add_unit(&mut book, "Sau đó");
    book.finish_backup();
    drop(book);
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 3);
}

#[test]
fn what_is_no_backup_of_ours_is_refused_before_the_book_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = book_and_backup(folder.path());
    let before = fs::read(&path).unwrap();
    let newer = folder.path().join("mới hơn.dvk");
    fs::copy(&backup, &newer).unwrap();
    Connection::open(&newer).unwrap().execute_batch("pragma user_version = 99").unwrap();
    let foreign = folder.path().join("khác.dvk");
    Connection::open(&foreign).unwrap().execute_batch("create table t (a)").unwrap();
    let there = names(folder.path());
    for (from, why) in [(newer, OpenProblem::Newer), (foreign, OpenProblem::OtherProgram)] {
        assert_eq!(restore(&path, &from, noon()).unwrap_err().failure(), Failure::Open(why));
        assert!(fs::read(&path).unwrap() == before);
        assert_eq!(names(folder.path()), there);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_book_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("thật");
    fs::create_dir(&real).unwrap();
    let (path, backup) = book_and_backup(&real);
    let link = folder.path().join("lối tắt.dvk");
    std::os::unix::fs::symlink("thật/so.dvk", &link).unwrap();
    let aside = restore(&link, &backup, noon()).unwrap().aside.unwrap();
    assert_eq!(aside.file_name().unwrap().to_string_lossy(), ASIDE);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(unit_names(&open(&path).unwrap()), ["Cũ"]);
    // The same book by two names is one book.
    let book = open(&path).unwrap();
    assert!(matches!(
        open(&link).unwrap_err().failure(),
        Failure::Open(OpenProblem::InUse(Some(_)))
    ));
    drop(book);
    // Where the link leads to nothing, the book is put there.
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&link, &backup, noon()).unwrap().aside, None);
    assert_eq!(unit_names(&open(&link).unwrap()), ["Cũ"]);
    assert!(path.exists());
}
