//! Bad days: files that are no book, locked, damaged, newer, read-only; backups put back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::failure::{Failure, LooksLike, OpenProblem},
    workspace::{OpenAs, Workspace, backup, restore},
};
use rusqlite::Connection;
use std::{fs, path::Path};
use support::{add_unit, at, clerk, create, noon, open, unit_names};

fn refused(path: &Path) -> OpenProblem {
    let before = fs::read(path).unwrap_or_default();
    let Err(error) = open(path) else { panic!("{} was opened", path.display()) };
    assert!(fs::read(path).unwrap_or_default() == before, "not a byte may change");
    match error.failure() {
        Failure::Open(problem) => problem,
        other => panic!("{other:?}"),
    }
}

/// A book with enough rows to have many pages.
fn filled(path: &Path) {
    let mut book = create(path);
    for i in 0..200 {
        add_unit(&mut book, &format!("Đảng bộ số {i} của Khối Doanh nghiệp tỉnh Trà Vinh"));
    }
    book.close(noon());
}

#[test]
fn files_that_are_no_book_keep_their_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    assert_eq!(refused(&folder.path().join("không có.dvk")), OpenProblem::Missing);
    assert_eq!(refused(&file("0.dvk", b"")), OpenProblem::Empty);
    let zip = [b"PK\x03\x04".as_slice(), &[0; 200]].concat();
    assert_eq!(refused(&file("x.dvk", &zip)), OpenProblem::NotABook(LooksLike::ZipOrOffice));
    assert_eq!(refused(&file("t.dvk", b"%PDF-1.7")), OpenProblem::NotABook(LooksLike::Pdf));
    assert_eq!(
        refused(&file("s.dvk", b"SQLite format 3\0")),
        OpenProblem::NotABook(LooksLike::Unknown)
    );

    let foreign = folder.path().join("foreign.dvk");
    Connection::open(&foreign).unwrap().execute_batch("create table t (a)").unwrap();
    assert_eq!(refused(&foreign), OpenProblem::OtherProgram);

    let newer = folder.path().join("newer.dvk");
    drop(create(&newer));
    Connection::open(&newer).unwrap().execute_batch("pragma user_version = 99").unwrap();
    assert_eq!(refused(&newer), OpenProblem::Newer);
}

#[test]
fn damage_is_found_at_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let good = fs::read(&path).unwrap();
    // Cut in the middle, as a stick pulled while copying leaves it.
    fs::write(&path, &good[..good.len() / 2]).unwrap();
    assert!(matches!(refused(&path), OpenProblem::Damaged(_)));
    // A page overwritten.
    let mut bad = good.clone();
    for byte in &mut bad[4096 * 3..4096 * 4] {
        *byte = 0x5A;
    }
    fs::write(&path, &bad).unwrap();
    assert!(matches!(refused(&path), OpenProblem::Damaged(_)));
    // Restore works while the file is broken, and sets it aside.
    let newest = backup::list(&path)[0].path.clone();
    let kept = backup::list(&path).len();
    let aside = restore(&path, &newest, at("2016-12-05T15:00:00")).unwrap().aside.unwrap();
    assert_eq!(fs::read(aside).unwrap(), bad);
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 200);
    assert_eq!(backup::list(&path).len(), kept, "restoring pushes no backup out");
    // And when it is gone.
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &newest, noon()).unwrap().aside, None);
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 200);
    // Never from a backup that is itself broken.
    fs::write(&newest, &bad).unwrap();
    assert!(restore(&path, &newest, noon()).is_err());
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 200);
}

#[test]
fn a_second_window_is_told_who_has_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    match refused(&path) {
        OpenProblem::InUse(Some(by)) => {
            assert_eq!((by.who.as_str(), by.pc.as_str()), ("Văn thư", "MAY-01"));
        }
        other => panic!("{other:?}"),
    }
    // It may look at the newest backup meanwhile.
    book.finish_backup();
    let newest = backup::list(&path)[0].path.clone();
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    let mut look = Workspace::open(&newest, &how).unwrap();
    assert!(look.is_read_only());
    let before = fs::read(&newest).unwrap();
    let unit =
        dan_van::domain::unit::Unit { name: "B".into(), needs_review: true, ..Default::default() };
    let error = look.apply(dan_van::domain::edit::Edit::save(unit), &clerk(), noon()).unwrap_err();
    assert_eq!(error.failure(), Failure::ReadOnly);
    assert_eq!(fs::read(&newest).unwrap(), before);
    drop(book);
    assert!(open(&path).is_ok(), "the lock goes with the window");
    let left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 2, "no note, no journal left: {left:?}");
}

#[test]
fn a_read_only_file_opens_to_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let before = fs::read(&path).unwrap();
    let book = open(&path).unwrap();
    assert!(book.is_read_only());
    assert_eq!(unit_names(&book).len(), 200);
    drop(book);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn looking_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let before = fs::read(&path).unwrap();
    let book = open(&path).unwrap();
    assert_eq!(book.full_check().unwrap(), []);
    book.close(noon());
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn triggers_and_views_in_the_file_never_run_and_ours_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "create trigger evil after insert on unit begin update unit set name = 'evil'; end;
             create view live_unit as select * from unit where 0;",
        )
        .unwrap();
    let mut book = open(&path).unwrap();
    add_unit(&mut book, "Đảng bộ A");
    assert_eq!(unit_names(&book), ["Đảng bộ A"]);
    book.undo(&clerk(), noon()).unwrap();
    assert!(unit_names(&book).is_empty());
}

/// What a power cut leaves: changed pages in the file, the old ones in the journal beside it.
fn half_written(path: &Path) -> (Vec<u8>, Vec<u8>) {
    let db = Connection::open(path).unwrap();
    db.execute_batch("pragma cache_size = 1; begin; update unit set phone = name || name || name;")
        .unwrap();
    (fs::read(path).unwrap(), fs::read(dan_van_journal(path)).unwrap())
}

#[test]
fn a_save_cut_off_in_the_middle_is_taken_back_and_both_files_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let whole = fs::read(&path).unwrap();
    let (half, journal) = half_written(&path);
    assert_ne!(half, whole);
    fs::write(&path, &half).unwrap();
    fs::write(dan_van_journal(&path), &journal).unwrap();
    let book = open(&path).unwrap();
    assert_eq!(unit_names(&book).len(), 200);
    let unit = book.read().unit_rows().unwrap()[7].id;
    assert_eq!(book.read().unit(unit).unwrap().unwrap().phone, "");
    let mut kept = fs::read_dir(folder.path().join("so-sao-luu")).unwrap().flatten();
    let kept = kept.find(|e| e.file_name().to_string_lossy().starts_with("su-co-")).unwrap().path();
    assert_eq!(fs::read(kept.join("so.dvk")).unwrap(), half);
    assert_eq!(fs::read(kept.join("so.dvk-journal")).unwrap(), journal);
}

#[test]
fn a_book_cut_off_while_writing_can_be_looked_at_where_nothing_may_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let (half, journal) = half_written(&path);
    fs::write(&path, &half).unwrap();
    fs::write(dan_van_journal(&path), &journal).unwrap();
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    let book = Workspace::open(&path, &how).unwrap();
    assert!(book.is_read_only());
    assert_eq!(unit_names(&book).len(), 200);
    let unit = book.read().unit_rows().unwrap()[7].id;
    assert_eq!(book.read().unit(unit).unwrap().unwrap().phone, "");
    assert_eq!(fs::read(&path).unwrap(), half, "the book is as it was found");
    assert_eq!(fs::read(dan_van_journal(&path)).unwrap(), journal);
}

fn dan_van_journal(path: &Path) -> std::path::PathBuf {
    path.with_file_name("so.dvk-journal")
}

#[test]
fn a_copy_for_the_stick_is_checked_and_never_half_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    let out = folder.path().join("usb").join("so.dvk");
    assert!(book.copy_out(&out).is_err(), "no such folder");
    fs::create_dir(folder.path().join("usb")).unwrap();
    book.copy_out(&out).unwrap();
    assert_eq!(unit_names(&open(&out).unwrap()), ["A"]);
    assert_eq!(fs::read_dir(folder.path().join("usb")).unwrap().count(), 1);
}

#[test]
fn a_journal_left_behind_is_not_rolled_into_a_restored_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let newest = backup::list(&path)[0].path.clone();
    let journal = {
        let db = Connection::open(&path).unwrap();
        db.execute_batch(
            "pragma cache_size = 1; begin; update unit set phone = name || name || name;",
        )
        .unwrap();
        fs::read(dan_van_journal(&path)).unwrap()
    };
    // The book is gone, its journal is still there.
    fs::remove_file(&path).unwrap();
    fs::write(dan_van_journal(&path), journal).unwrap();
    restore(&path, &newest, noon()).unwrap();
    assert!(!dan_van_journal(&path).exists());
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 200);
}

#[test]
fn a_copy_never_takes_the_place_of_the_open_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    assert!(book.copy_out(&path).is_err());
    add_unit(&mut book, "B");
    drop(book);
    assert_eq!(unit_names(&open(&path).unwrap()), ["A", "B"]);
}

#[test]
fn names_in_the_file_never_become_commands() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    // Another book of the same clerk.
    let other = folder.path().join("khac.dvk");
    drop(create(&other));
    let before = fs::read(&other).unwrap();
    let name = format!(
        "x\"\" after insert on main.unit begin select 1; end; attach '{}' as o; drop table o.unit; --",
        other.display()
    );
    Connection::open(&path)
        .unwrap()
        .execute_batch(&format!("create table \"{name}\" (id integer primary key)"))
        .unwrap();
    assert!(matches!(refused(&path), OpenProblem::Damaged(_)));
    assert!(fs::read(&other).unwrap() == before);
}

#[test]
fn a_refused_older_book_keeps_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    fs::copy("tests/data/v1.dvk", &path).unwrap();
    let change = "alter table award rename to bward";
    Connection::open(&path).unwrap().execute_batch(change).unwrap();
    assert!(matches!(refused(&path), OpenProblem::MigrationFailed(_)));
}

#[test]
fn a_damaged_book_in_a_mode_of_two_files_keeps_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let two_files = |on: &str| {
        let change = format!("pragma journal_mode = {on}");
        Connection::open(&path).unwrap().query_row(&change, [], |r| r.get::<_, String>(0)).unwrap()
    };
    two_files("wal");
    let good = fs::read(&path).unwrap();
    assert_eq!(good[18], 2);
    let mut bad = good.clone();
    bad[4096 * 3..4096 * 4].fill(0x5A);
    fs::write(&path, &bad).unwrap();
    assert!(matches!(refused(&path), OpenProblem::Damaged(_)));
    // A good one opens, and is one file again.
    fs::write(&path, &good).unwrap();
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 200);
    assert_eq!(fs::read(&path).unwrap()[18], 1);
}

#[test]
fn a_step_to_a_newer_schema_cut_off_is_taken_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    fs::copy("tests/data/v1.dvk", &path).unwrap();
    let mut half = fs::read(&path).unwrap();
    let journal = {
        let db = Connection::open(&path).unwrap();
        db.execute_batch(
            "pragma cache_size = 1; begin; pragma user_version = 2;
             update unit set phone = hex(randomblob(2000)); update person set note = hex(randomblob(2000));",
        )
        .unwrap();
        fs::read(dan_van_journal(&path)).unwrap()
    };
    // The first page was written already: it says the new schema, the rest is the old one.
    half[60..64].copy_from_slice(&2i32.to_be_bytes());
    fs::write(&path, &half).unwrap();
    fs::write(dan_van_journal(&path), &journal).unwrap();
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 2);
}
