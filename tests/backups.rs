//! Backups: whatever the clock, the disk and the clerk do, the newest edit is in the newest backup.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;

use dan_van::{
    domain::{
        calendar::Moment,
        edit::Edit,
        failure::{Failure, Remark},
        ids::Record,
        unit::Unit,
    },
    text::{actions, errors, terms},
    workspace::{OpenAs, Workspace, backup, restore},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::Span;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use support::{add_unit, at, clerk, create, noon, open, unit_names};

/// Adds a unit at a moment.
fn add_at(book: &mut Workspace, name: &str, at: Moment) {
    let kind = book.read().unit_kinds().unwrap().first().and_then(|k| k.id);
    let unit = Unit { name: name.into(), kind, ..Unit::default() };
    book.apply(Edit::save(unit), &clerk(), at).unwrap();
}

fn newest(path: &Path) -> PathBuf {
    backup::list(path).first().unwrap().path.clone()
}

/// The units in a backup.
fn units_in(backup: &Path) -> Vec<String> {
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    unit_names(&Workspace::open(backup, &how).unwrap())
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_year_of_backups_while_the_clock_jumps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đầu");
    // Week, and by how much the clock is wrong from then on.
    let jumps = [
        (10, Span::new().days(-1)),
        (13, Span::new()),
        (18, Span::new().days(1)),
        (20, Span::new()),
        (24, Span::new().years(-10)),
        (37, Span::new()),
        (40, Span::new().years(10)),
        (43, Span::new()),
    ];
    let mut wrong = Span::new();
    let (mut said, mut jumped) = (0, 0);
    for week in 0..52 {
        if let Some((_, by)) = jumps.iter().find(|(w, _)| *w == week) {
            wrong = *by;
            jumped += 1;
        }
        let now = noon().checked_add(Span::new().weeks(week)).unwrap().checked_add(wrong).unwrap();
        let name = format!("Tuần {week}");
        add_at(&mut book, &name, now);
        let made = book.back_up(now).unwrap().unwrap();
        assert!(made.exists(), "week {week}: it was said to be there");
        assert_eq!(made, newest(&path), "week {week}");
        let clock = |r: &&Remark| matches!(r, Remark::ClockJumped { .. });
        said += book.take_remarks().iter().filter(clock).count();
        if week % 6 == 0 || week == 51 {
            assert_eq!(units_in(&made).len(), unit_names(&book).len(), "week {week}");
        }
    }
    // A day back or ahead from one week to the next is no jump that shows; ten years are, there and back.
    assert_eq!((said, jumped), (4, 8));
    let kept = backup::list(&path);
    assert!((10..=33).contains(&kept.len()), "{}", kept.len());
    for found in kept {
        assert!(backup::verify(&found.path).is_ok());
    }
}

#[test]
fn thirteen_edits_after_the_clock_fell_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đầu");
    for day in 0..14 {
        book.back_up(noon().checked_add(Span::new().days(day)).unwrap()).unwrap();
    }
    assert_eq!(book.close(noon()), []);
    // The battery is empty: four edits on one day of long ago, then one on each of nine more.
    let mut moments: Vec<Moment> =
        (0..4).map(|minute| at(&format!("2012-01-01T08:0{minute}:00"))).collect();
    moments.extend((2..11).map(|day| at(&format!("2012-01-{day:02}T09:00:00"))));
    for (edit, now) in moments.into_iter().enumerate() {
        let mut book =
            Workspace::open(&path, &OpenAs { read_only: false, by: &clerk(), at: now }).unwrap();
        let name = format!("Sửa {edit}");
        add_at(&mut book, &name, now);
        let said = book.close(now);
        let is_first = edit == 0;
        assert_eq!(said.iter().any(|r| matches!(r, Remark::ClockJumped { .. })), is_first);
        assert!(units_in(&newest(&path)).contains(&name), "{name}");
    }
}

#[test]
fn backups_of_the_first_version_count_as_older() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let first = book.back_up(noon()).unwrap().unwrap();
    for name in ["so-20990101-0900-01.dvk", "so-20990101-0900-02.dvk", "so-20150101-0900-05.dvk"] {
        fs::copy(&first, first.with_file_name(name)).unwrap();
    }
    book.back_up(noon()).unwrap();
    let names: Vec<String> = backup::list(&path)
        .iter()
        .map(|f| f.path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "so-20161205-1200-00002.dvk",
            "so-20161205-1200-00001.dvk",
            "so-20990101-0900-02.dvk",
            "so-20990101-0900-01.dvk",
            "so-20150101-0900-05.dvk"
        ]
    );
    // The number goes on where the folder has a later one, and where it has none.
    drop(book);
    fs::rename(&first, first.with_file_name("so-20161205-1200-00041.dvk")).unwrap();
    let mut book = open(&path).unwrap();
    assert!(book.back_up(noon()).unwrap().unwrap().ends_with("so-20161205-1200-00042.dvk"));
    drop(book);
    fs::remove_dir_all(backup::folder_of(&path)).unwrap();
    let mut book = open(&path).unwrap();
    assert!(book.back_up(noon()).unwrap().unwrap().ends_with("so-20161205-1200-00043.dvk"));
}

#[test]
fn a_backup_that_fails_is_said_once_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    // A file stands where the folder of backups should be.
    let in_the_way = backup::folder_of(&path);
    fs::write(&in_the_way, "").unwrap();
    add_unit(&mut book, "Đảng bộ A");
    let said = book.take_remarks();
    let [Remark::BackupFailed(why)] = &said[..] else { panic!("{said:?}") };
    assert!(matches!(**why, Failure::File(..)));
    let sentence = errors::remark(&said[0]);
    assert!(sentence.starts_with("Mọi thay đổi đã lưu vào sổ"), "{sentence}");
    assert!(sentence.contains("so-sao-luu"), "{sentence}");
    add_unit(&mut book, "Đảng bộ B");
    book.tick(at("2016-12-05T12:40:00"));
    assert_eq!(book.take_remarks(), [], "said once");
    let asked = book.back_up(noon()).unwrap_err();
    let sentence = errors::backup_failed(&asked.failure());
    assert!(sentence.starts_with("Chưa sao lưu được"), "{sentence}");
    fs::remove_file(&in_the_way).unwrap();
    book.tick(at("2016-12-05T12:42:00"));
    book.finish_backup();
    assert_eq!(units_in(&newest(&path)), ["Đảng bộ A", "Đảng bộ B"], "tried again by itself");
    // It fails again on closing: what was saved is saved.
    add_unit(&mut book, "Đảng bộ C");
    book.finish_backup();
    fs::remove_dir_all(&in_the_way).unwrap();
    fs::write(&in_the_way, "").unwrap();
    let said = book.close(noon());
    assert!(matches!(said[..], [Remark::BackupFailed(_)]), "{said:?}");
    assert_eq!(unit_names(&open(&path).unwrap()).len(), 3);
}

#[test]
fn the_clock_falls_back_while_the_book_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    book.finish_backup();
    assert_eq!(book.take_remarks(), []);
    let yesterday = at("2016-12-04T08:00:00");
    add_at(&mut book, "B", yesterday);
    book.finish_backup();
    let said = book.take_remarks();
    assert!(matches!(said[..], [Remark::ClockJumped { .. }]), "{said:?}");
    let sentence = errors::remark(&said[0]);
    assert!(sentence.contains("08:00 ngày 04/12/2016"), "{sentence}");
    assert!(sentence.contains("12:00 ngày 05/12/2016"), "{sentence}");
    assert_eq!(backup::list(&path).len(), 2, "before the first change of that day, too");
    add_at(&mut book, "C", yesterday);
    assert_eq!(book.take_remarks(), [], "once");
    book.tick(at("2016-12-04T08:29:00"));
    book.finish_backup();
    assert_eq!(backup::list(&path).len(), 2);
    book.tick(at("2016-12-04T08:30:00"));
    book.finish_backup();
    assert_eq!(units_in(&newest(&path)), ["A", "B", "C"]);
}

#[test]
fn a_record_saved_in_the_window_says_saved_when_its_backup_fails() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Đảng bộ A");
    assert_eq!(book.close(noon()), []);
    let in_the_way = backup::folder_of(&path);
    fs::remove_dir_all(&in_the_way).unwrap();
    fs::write(&in_the_way, "").unwrap();
    let mut window = driver::window(driver::desktop(folder.path()), Some(&path));
    driver::press(&mut window, Modifiers::CTRL, Key::Num2);
    driver::click(&mut window, &format!("{}  1", terms::units::UNITS.title));
    driver::press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::N);
    driver::paste(&mut window, "Đảng bộ B\nĐảng bộ C\n");
    driver::press(&mut window, Modifiers::CTRL, Key::S);
    assert_eq!(unit_names(window.state().book().unwrap()).len(), 3);
    window.get_by_label_contains("Mọi thay đổi đã lưu vào sổ, nhưng chưa sao lưu được");
    assert!(window.query_by_label_contains("sổ vẫn như trước").is_none());
    // Asked for by hand, it says why, and nothing of saving.
    driver::click(&mut window, actions::MENU_BOOK);
    driver::click(&mut window, actions::MENU_BACK_UP);
    let mut patience = 0;
    while window.query_by_label_contains("Chưa sao lưu được").is_none() {
        std::thread::sleep(Duration::from_millis(5));
        window.step();
        patience += 1;
        assert!(patience < 2000, "it never said why");
    }
    driver::button(&mut window, actions::OK);
    // The way is free again: the next change takes the backup.
    fs::remove_file(&in_the_way).unwrap();
    driver::press(&mut window, Modifiers::CTRL, Key::Z);
    let mut patience = 0;
    while backup::list(&path).is_empty() {
        std::thread::sleep(Duration::from_millis(5));
        window.run_steps(1);
        patience += 1;
        assert!(patience < 2000, "no backup came");
    }
    assert_eq!(units_in(&newest(&path)), ["Đảng bộ A"]);
}

/// A book of some thousand pages, not backed up today.
fn large(path: &Path) -> Workspace {
    let mut book = create(path);
    let unit = Record::Unit(add_unit(&mut book, "Đảng bộ A"));
    // Bytes that no one can press together.
    let mut state = 1u32;
    let content = (0..24_000_000)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect();
    let name = "quet.jpg".into();
    book.apply(Edit::Attach { to: unit, name, content, is_original: false }, &clerk(), noon())
        .unwrap();
    book.finish_backup();
    drop(book);
    fs::remove_dir_all(backup::folder_of(path)).unwrap();
    let mut book = open(path).unwrap();
    book.back_up_in_steps();
    book
}

#[test]
fn no_save_waits_for_a_backup_and_all_of_them_are_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = large(&path);
    add_unit(&mut book, "Lần 0");
    assert!(!backup::folder_of(&path).exists(), "the save began no copy");
    assert!(book.tick(noon()).is_some(), "and the frame that shows it has none");
    assert!(!backup::folder_of(&path).exists());
    let (mut saves, mut frames) = (0, 0);
    while let Some(soon) = book.tick(noon()) {
        frames += 1;
        if soon > Duration::from_millis(100) {
            break;
        }
        if frames % 2 == 0 {
            saves += 1;
            add_unit(&mut book, &format!("Lần {saves}"));
            assert!(backup::list(&path).is_empty(), "the copy is still under way");
        }
        assert!(frames < 100_000, "it comes to an end");
    }
    assert!(saves >= 2, "{saves} saves in {frames} frames");
    // One is taken back, too.
    book.undo(&clerk(), noon()).unwrap();
    book.finish_backup();
    let [found] = &backup::list(&path)[..] else { panic!("one backup") };
    assert!(backup::verify(&found.path).is_ok());
    assert_eq!(units_in(&found.path).len(), 2 + saves, "with every save that came meanwhile");
    assert_eq!(book.take_remarks(), []);
    assert_eq!(names_in(&backup::folder_of(&path)).len(), 1);
}

#[test]
fn a_copy_that_is_cut_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = large(&path);
    let begin = |book: &mut Workspace, name: &str| {
        add_unit(book, name);
        for _ in 0..3 {
            book.tick(noon());
        }
        let names = names_in(&backup::folder_of(&path));
        assert_eq!(names.len(), 1, "{names:?}");
        assert!(names[0].starts_with(".dvk-"), "{names:?}");
    };
    begin(&mut book, "Một");
    // A check on another thread: the copy is given up, and taken afterwards.
    book.stop_copying();
    assert_eq!(names_in(&backup::folder_of(&path)), [] as [&str; 0]);
    let mut book = std::thread::spawn(move || {
        assert!(book.full_check().unwrap().is_empty());
        book
    })
    .join()
    .unwrap();
    begin(&mut book, "Hai");
    drop(book);
    assert_eq!(names_in(&backup::folder_of(&path)), [] as [&str; 0]);
    // Closing finishes it instead.
    let mut book = open(&path).unwrap();
    book.back_up_in_steps();
    begin(&mut book, "Ba");
    assert_eq!(book.close(noon()), []);
    assert_eq!(backup::list(&path).len(), 1);
    assert_eq!(units_in(&newest(&path)).len(), 4);
}

#[test]
fn a_backup_of_a_damaged_book_pushes_no_good_one_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let unit = Record::Unit(add_unit(&mut book, "Đảng bộ A"));
    let content = "Một chữ trong tệp đính kèm".repeat(400).into_bytes();
    let attached = Edit::Attach { to: unit, name: "a.txt".into(), content, is_original: false };
    book.apply(attached, &clerk(), noon()).unwrap();
    for minute in 1..12 {
        book.back_up(noon().checked_add(Span::new().minutes(minute)).unwrap()).unwrap();
    }
    let good = backup::list(&path).len();
    drop(book);
    // One letter of the attached file changes on the disk.
    let mut bytes = fs::read(&path).unwrap();
    let find = "chữ trong tệp".as_bytes();
    let place = bytes.windows(find.len()).position(|w| w == find).unwrap();
    bytes[place] = b'C';
    fs::write(&path, bytes).unwrap();
    let mut book = open(&path).unwrap();
    for _ in 0..12 {
        book.back_up(noon()).unwrap();
    }
    let said = book.take_remarks();
    assert!(matches!(said[..], [Remark::BackupOfDamaged(_)]), "{said:?}");
    assert_eq!(backup::list(&path).len(), good + 12, "nothing was thinned out");
}

/// Makes a file or folder look written at a time.
fn written_at(path: &Path, time: SystemTime) {
    fs::File::open(path).unwrap().set_modified(time).unwrap();
}

#[cfg(unix)]
#[test]
fn what_bad_days_left_is_cleared_after_a_good_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let backups = backup::folder_of(&path);
    let now = fs::metadata(&path).unwrap().modified().unwrap();
    let ago = |hours: u64| now - Duration::from_hours(hours);
    for day in 1..=5u64 {
        let aside = backups.join(format!("su-co-2016110{day}080000"));
        fs::create_dir_all(&aside).unwrap();
        fs::write(aside.join("so.dvk"), "cũ").unwrap();
        written_at(&aside, ago(24 * (10 - day)));
    }
    // Newer than the backup will be: it may hold what is nowhere else.
    let ahead = backups.join("su-co-20300101000000");
    fs::create_dir(&ahead).unwrap();
    written_at(&ahead, now + Duration::from_hours(1));
    let left = folder.path().join(".dvk-abc123");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("copy.dvk"), "dở").unwrap();
    for (place, name, hours) in [
        (folder.path(), ".dvk-aaaaaa.tmp", 30),
        (folder.path(), ".dvk-bbbbbb.tmp", 2),
        (folder.path(), ".dvk-notes.tmp", 30),
        (backups.as_path(), ".dvk-cccccc.tmp", 30),
        (backups.as_path(), ".dvk-cccccc.tmp-journal", 30),
    ] {
        fs::write(place.join(name), "dở").unwrap();
        written_at(&place.join(name), ago(hours));
    }
    written_at(&left, ago(30));
    book.back_up(noon()).unwrap();
    assert_eq!(
        names_in(&backups),
        [
            "so-20161205-1200-00001.dvk",
            "su-co-20161104080000",
            "su-co-20161105080000",
            "su-co-20300101000000"
        ]
    );
    drop(book);
    assert_eq!(
        names_in(folder.path()),
        [".dvk-bbbbbb.tmp", ".dvk-notes.tmp", "so-sao-luu", "so.dvk"]
    );
}

#[test]
fn a_book_with_a_very_long_name_is_backed_up_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    // As long as SQLite itself can have it, with its journal.
    let long = |end: &str| {
        let stem = "ạ".repeat((247 - ".dvk".len() - end.len()) / "ạ".len());
        folder.path().join(format!("{stem}{end}.dvk"))
    };
    let (one, other) = (long("1"), long("2"));
    let mut book = create(&one);
    add_unit(&mut book, "A");
    assert_eq!(book.close(noon()), []);
    let made = newest(&one);
    assert_eq!(units_in(&made), ["A"]);
    assert_eq!(backup::book_of(&made), Some(one.clone()), "the folder tells which book it is");
    assert!(backup::list(&other).is_empty(), "another of the same beginning has its own");
    restore(&one, &made, noon()).unwrap();
    assert_eq!(unit_names(&open(&one).unwrap()), ["A"]);
    fs::remove_file(&one).unwrap();
    assert!(backup::book_of(&made).is_some(), "even when the book is gone");
}
