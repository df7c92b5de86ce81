//! Two programs and one book: what is read beside a writer, who waits for whom, and a book that is moved
//! while it is open.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        edit::Edit,
        failure::{DiskTrouble, Failure, OpenProblem, Remark},
        unit::Unit,
    },
    workspace::{OpenAs, Workspace, WorkspaceError},
};
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};
use support::{add_unit, clerk, create, noon, open, unit_names};

fn to_read(path: &Path) -> Result<Workspace, dan_van::workspace::StoreError> {
    Workspace::open(path, &OpenAs { read_only: true, by: &clerk(), at: noon() })
}

/// A command of another process.
fn command(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// One that locks another year: a step, and a working year with it.
fn writing(path: &Path, year: i32) -> Child {
    command(&["lock", path.to_str().unwrap(), "--year", &year.to_string()])
}

fn said(child: Child) -> (bool, String) {
    let out = child.wait_with_output().unwrap();
    (out.status.success(), String::from_utf8_lossy(&out.stderr).into_owned())
}

/// Steps of the history and years, which each of these commands adds one to.
fn counts(book: &Workspace) -> (usize, usize) {
    (book.read().history(10_000).unwrap().len(), book.read().working_years().unwrap().len())
}

#[test]
fn whatever_is_read_beside_a_writer_is_one_state_of_the_book() {
    const SAVES: i32 = 12;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    let writer = {
        let path = path.clone();
        std::thread::spawn(move || {
            (0..SAVES).map(|i| said(writing(&path, 2000 + i))).collect::<Vec<_>>()
        })
    };
    let (mut reads, mut last) = (0, 0);
    while !writer.is_finished() {
        match to_read(&path) {
            Ok(mut book) => {
                // As a command reads, and then as a window does: from frame to frame.
                for _ in 0..3 {
                    let (steps, years) = counts(&book);
                    assert_eq!(steps, years, "after {reads} reads");
                    assert!(steps >= last);
                    last = steps;
                    reads += 1;
                    book.let_go();
                    if book.hold().is_err() {
                        break;
                    }
                }
                let mut remarks = book.take_remarks();
                remarks.retain(|r| !matches!(r, Remark::ClockJumped { .. }));
                assert_eq!(remarks, [], "no journal of a running save is taken for a leftover");
            }
            Err(e) => match e.failure() {
                // Waited for half a second; a command waits longer.
                Failure::Open(OpenProblem::InUse(_)) => {}
                other => panic!("a false alarm after {reads} reads: {other:?}"),
            },
        }
    }
    for (done, said) in writer.join().unwrap() {
        assert!(done, "{said}");
    }
    assert!(reads > 3, "{reads}");
    assert_eq!(counts(&to_read(&path).unwrap()), (SAVES as usize, SAVES as usize));
}

#[test]
fn a_command_waits_for_the_other_and_a_window_lets_it_write_between_frames() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    let mut book = to_read(&path).unwrap();
    let (revision, before) = (book.revision(), counts(&book));
    // A reader that does not let go: it is waited for, and then said.
    let begun = Instant::now();
    let (done, sentence) = said(writing(&path, 2001));
    assert!(!done && sentence.contains("đang được mở"), "{sentence}");
    assert!((2..10).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    assert_eq!(counts(&book), before);
    // Between two frames the other writes; the next frame sees it, as a change of everything.
    book.let_go();
    assert_eq!(said(writing(&path, 2002)), (true, String::new()));
    book.hold().unwrap();
    assert_eq!(counts(&book), (before.0 + 1, before.1 + 1));
    assert!(book.revision() > revision);
    assert!(book.touched_since(revision).is_none());
    // A frame after which nothing was written reads no list anew.
    let revision = book.revision();
    book.let_go();
    book.hold().unwrap();
    assert_eq!(book.revision(), revision);
    // One that lets go in time is not noticed at all.
    let child = writing(&path, 2003);
    std::thread::sleep(std::time::Duration::from_millis(800));
    drop(book);
    assert_eq!(said(child), (true, String::new()));
}

#[test]
fn a_book_that_a_newer_program_took_over_is_refused_frame_after_frame() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(create(&path));
    let mut book = to_read(&path).unwrap();
    book.let_go();
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.execute_batch("pragma user_version = 99").unwrap();
    for _ in 0..3 {
        assert_eq!(book.hold().unwrap_err().failure(), Failure::Open(OpenProblem::Newer));
        book.let_go();
    }
}

#[test]
fn one_process_opens_a_book_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    // Another look in the same process would let go of the lock that keeps other programs out.
    for _ in 0..2 {
        assert!(matches!(
            to_read(&path).unwrap_err().failure(),
            Failure::Open(OpenProblem::InUse(Some(_)))
        ));
    }
    assert!(dan_van::workspace::is_open_here(&path));
    assert!(!said(writing(&path, 2001)).0, "the other program is still kept out");
    book.finish_backup();
    drop(book);
    assert!(!dan_van::workspace::is_open_here(&path));
    assert!(said(writing(&path, 2001)).0);
}

fn rename_unit(book: &mut Workspace, name: &str) -> Result<(), WorkspaceError> {
    let unit = Unit { name: name.into(), needs_review: true, ..Unit::default() };
    book.apply(Edit::save(unit), &clerk(), noon()).map(|_| ())
}

/// Windows lets nobody do this to an open file.
#[cfg(unix)]
#[test]
fn a_book_moved_or_deleted_while_open_is_said_at_once_and_can_still_be_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("bàn");
    fs::create_dir(&desk).unwrap();
    let (path, away) = (desk.join("so.dvk"), desk.join("chuyển đi.dvk"));
    let mut book = create(&path);
    add_unit(&mut book, "A");
    book.finish_backup();
    let other = folder.path().join("khác.dvk");
    drop(create(&other));
    let gone = |book: &mut Workspace, trouble: DiskTrouble| {
        // Without a save: now and then, and once.
        book.tick(noon());
        assert_eq!(book.take_remarks(), [Remark::BookGone(trouble)]);
        book.tick(noon());
        assert_eq!(book.take_remarks(), []);
        // And at every save; nothing is written anywhere.
        let error = rename_unit(book, "B").unwrap_err();
        assert_eq!(error.failure(), Failure::Disk(trouble));
        assert_eq!(unit_names(book), ["A"]);
    };
    fs::rename(&path, &away).unwrap();
    gone(&mut book, DiskTrouble::Moved);
    // Another book under its name is not written into.
    let bytes = fs::read(&other).unwrap();
    fs::copy(&other, &path).unwrap();
    book.tick(noon());
    assert!(rename_unit(&mut book, "B").is_err());
    assert!(fs::read(&path).unwrap() == bytes);
    // What was saved is still there to be written elsewhere.
    let out = folder.path().join("usb.dvk");
    book.copy_out(&out).unwrap();
    assert_eq!(unit_names(&open(&out).unwrap()), ["A"]);
    // Put back, it goes on, and the next trouble is said again.
    fs::rename(&away, &path).unwrap();
    book.tick(noon());
    rename_unit(&mut book, "B").unwrap();
    book.undo(&clerk(), noon()).unwrap();
    book.finish_backup();
    let moved = folder.path().join("bàn cũ");
    fs::rename(&desk, &moved).unwrap();
    gone(&mut book, DiskTrouble::FolderGone);
    assert!(book.close(noon()).contains(&Remark::BookGone(DiskTrouble::FolderGone)));
    assert!(!desk.exists(), "no folder is made in its place");
    assert_eq!(unit_names(&open(&moved.join("so.dvk")).unwrap()), ["A"]);
}

fn make(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "A");
    book.finish_backup();
    path
}

#[test]
fn a_name_too_long_for_its_journal_is_refused_in_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join(format!("{}.dvk", "a".repeat(246)));
    let how = OpenAs { read_only: false, by: &clerk(), at: noon() };
    let why = |r: Result<Workspace, dan_van::workspace::StoreError>| r.unwrap_err().failure();
    assert_eq!(why(Workspace::create(&long, &how)), Failure::Open(OpenProblem::PathTooLong));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let too_long = folder.path().join(format!("{}.dvk", "a".repeat(300)));
    assert_eq!(why(open(&too_long)), Failure::Open(OpenProblem::PathTooLong));
    // One whose journal has no name is read, not written.
    fs::copy(make(folder.path()), &long).unwrap();
    assert_eq!(unit_names(&to_read(&long).unwrap()), ["A"]);
    assert_eq!(why(open(&long)), Failure::Open(OpenProblem::PathTooLong));
    // One that just fits is written, and put back.
    let fits = folder.path().join(format!("{}.dvk", "a".repeat(243)));
    let mut book = create(&fits);
    add_unit(&mut book, "A");
    let out = folder.path().join("bản sao.dvk");
    book.copy_out(&out).unwrap();
    book.finish_backup();
    drop(book);
    assert!(dan_van::workspace::restore(&fits, &out, noon()).unwrap().aside.is_some());
    assert_eq!(unit_names(&open(&fits).unwrap()), ["A"]);
}
