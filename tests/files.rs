//! Files the command line reads and writes: nothing goes over a book, a device or what is read, nothing is
//! waited for without end, and nothing is left behind by what fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

/// Runs a command that must end soon.
fn run(args: &[&str]) -> Output {
    const PATIENCE: Duration = Duration::from_mins(1);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{args:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

fn ok(args: &[&str]) -> String {
    let out = run(args);
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// The sentence of a refusal: one line for the clerk.
fn refused(args: &[&str]) -> String {
    let out = run(args);
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1), "{args:?}: {said}");
    assert_eq!(said.trim().lines().count(), 1, "{args:?}: {said}");
    said
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> =
        entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A book, another program's database, and pasted rows, to work with.
struct Office {
    room: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { room: tempfile::tempdir().unwrap() };
        ok(&["sample", "--out", &office.at("so.dvk")]);
        let mut other = fs::read(office.at("so.dvk")).unwrap();
        other[68..72].fill(0);
        fs::write(office.at("other.db"), other).unwrap();
        fs::write(office.at("rows.tsv"), "Nguyễn Văn A\tBí thư\tChi bộ Điện\n").unwrap();
        fs::create_dir(office.at("out")).unwrap();
        office
    }

    fn at(&self, name: &str) -> String {
        self.room.path().join(name).to_str().unwrap().to_owned()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.at(name)).unwrap()
    }

    /// What stands where the paper is to be written.
    fn target(&self) -> PathBuf {
        self.room.path().join("out/ds-ca-nhan.pdf")
    }

    fn clear(&self) {
        fs::remove_dir_all(self.at("out")).unwrap();
        fs::create_dir(self.at("out")).unwrap();
    }
}

/// What may stand in the way, by name.
const SPECIAL: &[&str] = &[
    "book",
    "other database",
    "folder",
    #[cfg(unix)]
    "link to the book",
    #[cfg(unix)]
    "hard link of the book",
    #[cfg(unix)]
    "hard link of the rows",
    #[cfg(unix)]
    "link to a folder",
    #[cfg(unix)]
    "link to nowhere",
    #[cfg(unix)]
    "link to a device",
    #[cfg(unix)]
    "pipe",
];

fn put(office: &Office, what: &str) {
    let target = office.target();
    match what {
        "book" => drop(fs::copy(office.at("so.dvk"), target).unwrap()),
        "other database" => drop(fs::copy(office.at("other.db"), target).unwrap()),
        "folder" => fs::create_dir(target).unwrap(),
        "file" => fs::write(target, "old").unwrap(),
        #[cfg(unix)]
        _ => {
            use std::os::unix::fs::symlink;
            match what {
                "link to the book" => symlink(office.at("so.dvk"), target).unwrap(),
                "hard link of the book" => fs::hard_link(office.at("so.dvk"), target).unwrap(),
                "hard link of the rows" => fs::hard_link(office.at("rows.tsv"), target).unwrap(),
                "link to a folder" => symlink(office.room.path(), target).unwrap(),
                "link to nowhere" => symlink("nowhere", target).unwrap(),
                "link to a device" => symlink("/dev/null", target).unwrap(),
                "pipe" => {
                    assert!(Command::new("mkfifo").arg(target).status().unwrap().success());
                }
                other => panic!("{other}"),
            }
        }
        #[cfg(not(unix))]
        other => panic!("{other}"),
    }
}

/// Kind, target and content of what stands in the way.
fn seen(path: &Path) -> (fs::FileType, Option<PathBuf>, Option<Vec<u8>>) {
    let kind = fs::symlink_metadata(path).unwrap().file_type();
    let content = path.is_file().then(|| fs::read(path).unwrap());
    (kind, fs::read_link(path).ok(), content)
}

#[test]
fn no_command_writes_over_a_book_a_device_or_what_it_reads() {
    let office = Office::new();
    let (book, rows, out) = (office.at("so.dvk"), office.at("rows.tsv"), office.at("out"));
    let target = office.target().to_str().unwrap().to_owned();
    let (book_bytes, rows_bytes) = (office.bytes("so.dvk"), office.bytes("rows.tsv"));
    let print = ["print", "ds-ca-nhan", "--data", &book, "--year", "2016", "--out", &target];
    let quick_list = ["quick-list", &rows, "--body", "Huyện ủy", "--year", "2016", "--out", &out];
    let recorded = [&quick_list[..], &["--data", &book]].concat();
    let demo = ["demo", "--no-window", "--out", &out];
    let new = ["new", &target];
    let sample = ["sample", "--awards", "3", "--out", &target];
    let backup = ["backup", &book, "--out", &target];
    let commands: [&[&str]; 7] = [&print, &quick_list, &recorded, &demo, &new, &sample, &backup];
    for what in SPECIAL {
        for command in commands {
            let name = command[0];
            // The rows are what one command reads; to the others they are a file of the clerk's.
            let reads =
                name == "quick-list" || name == "backup" || name == "new" || name == "sample";
            if *what == "hard link of the rows" && !reads {
                continue;
            }
            // It writes as the others do, and takes long.
            if name == "demo" && *what != "book" && *what != "link to a device" {
                continue;
            }
            // Only a book makes room for a book.
            let makes_room = ["new", "sample"].contains(&name) && what.contains("book")
                || name == "backup" && *what == "book";
            for force in [false, true] {
                if force && makes_room {
                    continue;
                }
                put(&office, what);
                let before = seen(&office.target());
                let mut command = command.to_vec();
                command.extend(force.then_some("--force"));
                let said = refused(&command);
                assert!(said.contains("ds-ca-nhan.pdf"), "{what}, {command:?}: {said}");
                assert_eq!(seen(&office.target()), before, "{what}, {command:?}");
                assert_eq!(names(Path::new(&out)), ["ds-ca-nhan.pdf"], "{what}, {command:?}");
                office.clear();
            }
        }
    }
    assert_eq!(office.bytes("so.dvk"), book_bytes);
    assert_eq!(office.bytes("rows.tsv"), rows_bytes);
    assert_eq!(names(office.room.path()), ["other.db", "out", "rows.tsv", "so.dvk"]);

    // A file of the clerk's: only with --force, and a link to it stays a link.
    for command in [&print[..], &quick_list] {
        put(&office, "file");
        assert!(refused(command).contains("không ghi đè"));
        assert_eq!(fs::read(&target).unwrap(), b"old");
        let forced = [command, &["--force"]].concat();
        ok(&forced);
        assert!(fs::read(&target).unwrap().starts_with(b"%PDF"));
        office.clear();
        #[cfg(unix)]
        {
            fs::write(office.at("old.pdf"), "old").unwrap();
            std::os::unix::fs::symlink("../old.pdf", &target).unwrap();
            ok(&forced);
            assert!(office.bytes("old.pdf").starts_with(b"%PDF"));
            assert_eq!(fs::read_link(&target).unwrap(), Path::new("../old.pdf"));
            fs::remove_file(office.at("old.pdf")).unwrap();
            office.clear();
        }
    }
    // A file that is no book makes no room for one.
    for command in [&new[..], &sample, &backup] {
        put(&office, "file");
        for force in [false, true] {
            let mut command = command.to_vec();
            command.extend(force.then_some("--force"));
            assert!(refused(&command).contains("không phải là sổ"));
            assert_eq!(fs::read(&target).unwrap(), b"old");
        }
        office.clear();
    }
}

#[test]
fn a_book_that_makes_room_is_kept_under_another_name() {
    let office = Office::new();
    let (book, other) = (office.at("so.dvk"), office.at("other.dvk"));
    for command in [
        vec!["new", &other, "--office", "Huyện ủy"],
        vec!["sample", "--awards", "3", "--out", &other],
        vec!["backup", &book, "--out", &other],
    ] {
        ok(&["sample", "--awards", "7", "--out", &other]);
        let before = ok(&["history", &other]);
        assert!(refused(&command).contains("không ghi đè"));
        let said = ok(&[&command[..], &["--force"]].concat());
        assert!(said.contains("được giữ lại tại") && said.contains("other-cu.dvk"), "{said}");
        assert_eq!(ok(&["history", &office.at("other-cu.dvk")]), before);
        assert_ne!(ok(&["history", &other]), before);
        assert!(ok(&["check", &other]).contains("nguyên vẹn"));
        fs::remove_file(&other).unwrap();
        fs::remove_file(office.at("other-cu.dvk")).unwrap();
    }
    // Over the names of what lies beside an open book, nothing is written at all.
    for name in ["so.dvk-journal", ".so.dvk.dang-mo", "so.dvk-wal"] {
        assert!(refused(&["backup", &book, "--out", &office.at(name)]).contains("không ghi đè"));
    }
    assert_eq!(names(office.room.path()), ["other.db", "out", "rows.tsv", "so.dvk"]);
}

#[test]
#[cfg(unix)]
fn pipes_and_devices_are_not_waited_for() {
    let office = Office::new();
    let (book, pipe, out) = (office.at("so.dvk"), office.at("pipe"), office.at("out"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let rest = ["--body", "X", "--year", "2016", "--out", &out];
    for what in [pipe.as_str(), "/dev/zero", "/dev/stdin", "/dev/null", &out] {
        refused(&[&["quick-list", what][..], &rest].concat());
        refused(&["quick-list", what, "--body", "X", "--year", "2016", "--preview"]);
        refused(&["check", what]);
        refused(&["history", what]);
        refused(&["undo", what]);
        refused(&["backup", what]);
        refused(&["lock", what, "--year", "2016"]);
        refused(&["search", "a", "--data", what]);
        refused(&["figures", "--data", what, "--year", "2016"]);
        refused(&["print", "ds-ca-nhan", "--data", what, "--out", &office.at("x.pdf")]);
        refused(&["restore", &book, "--from", what]);
        refused(&["restore", what, "--from", &book]);
        refused(&[&["quick-list", &office.at("rows.tsv"), "--data", what][..], &rest].concat());
    }
    refused(&["restore", &book, "--from", &book]);
    assert_eq!(names(office.room.path()), ["other.db", "out", "pipe", "rows.tsv", "so.dvk"]);
}

#[test]
fn a_table_larger_than_an_office_has_is_refused_at_once() {
    let office = Office::new();
    let (rows, out) = (office.at("rows.tsv"), office.at("giay"));
    for large in [
        "Nguyễn Văn A\tBí thư\tChi bộ Điện\n".repeat(100_000),
        "Nguyễn Văn A\n".repeat(1_000_000),
        "Nguyễn Văn A ".repeat(3_000_000),
        "Nguyễn Văn A\t".repeat(300_000),
    ] {
        fs::write(&rows, large).unwrap();
        let list = ["quick-list", &rows, "--body", "X", "--year", "2016"];
        for more in [&["--preview"][..], &["--out", &out]] {
            let begun = Instant::now();
            let said = refused(&[&list[..], more].concat());
            assert!(said.contains("tối đa 20.000 dòng"), "{said}");
            assert!(begun.elapsed() < Duration::from_secs(20));
        }
    }
    assert!(!Path::new(&out).exists());
}

#[test]
fn a_list_is_recorded_once_and_only_with_its_papers() {
    let office = Office::new();
    let (book, rows, out) = (office.at("so.dvk"), office.at("rows.tsv"), office.at("in/giay"));
    let list = |data: &str| {
        let args = ["quick-list", &rows, "--body", "Huyện ủy", "--year", "2016", "--out", &out];
        [&args[..], &["--data", data]].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    fn call(args: &[String], more: &[&str]) -> Output {
        run(&args.iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
    }
    let steps = || ok(&["history", &book, "--limit", "9999"]).lines().count();
    let (before, list_of_book) = (steps(), list(&book));
    // A folder stands where the paper should: nothing is recorded, and no new book is left.
    fs::create_dir_all(Path::new(&out).join("ds-ca-nhan.pdf")).unwrap();
    let new = office.at("moi.dvk");
    for data in [&book, &new] {
        assert_eq!(call(&list(data), &["--force"]).status.code(), Some(1));
        assert_eq!((steps(), Path::new(&new).exists()), (before, false));
        assert_eq!(names(Path::new(&out)), ["ds-ca-nhan.pdf"]);
    }
    fs::remove_dir_all(office.at("in")).unwrap();
    // A year no list has is refused by the book: no paper, no folder, no new book.
    for data in [&book, &new] {
        let wrong = call(&list(data), &["--year", "1900"]);
        assert_eq!(wrong.status.code(), Some(1), "{wrong:?}");
        assert_eq!((steps(), Path::new(&new).exists()), (before, false));
        assert!(!Path::new(&office.at("in")).exists());
    }
    assert!(call(&list_of_book, &[]).status.success());
    assert_eq!(steps(), before + 1);
    // Again: only the papers, unless it is asked for.
    let again = call(&list_of_book, &["--force"]);
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(again.status.success() && said.contains("không ghi vào sổ lần nữa"), "{said}");
    assert_eq!(steps(), before + 1);
    assert!(call(&list_of_book, &["--force", "--again"]).status.success());
    assert_eq!(steps(), before + 2);
    // A new book has the list when it has its name.
    assert!(call(&list(&new), &["--force"]).status.success());
    assert!(ok(&["history", &new]).contains("Ghi danh sách nhanh"));
}

#[test]
fn nothing_is_left_of_a_book_that_could_not_be_made() {
    let office = Office::new();
    // A new book is as its first opening leaves it.
    let new = office.bytes("so.dvk");
    refused(&["undo", &office.at("so.dvk"), "--step", "999"]);
    assert!(office.bytes("so.dvk") == new);
    let before = names(office.room.path());
    let long = office.at(&format!("{}.dvk", "ă".repeat(140)));
    let nowhere = office.at("khong-co/so.dvk");
    let rest = ["--body", "X", "--year", "2016", "--out"];
    let out = office.at("giay");
    for path in [&long, &nowhere] {
        refused(&["new", path, "--office", "Huyện ủy"]);
        refused(&["sample", "--awards", "3", "--out", path]);
        refused(&["backup", &office.at("so.dvk"), "--out", path]);
        let rows = office.at("rows.tsv");
        let list = run(&[&["quick-list", &rows, "--data", path][..], &rest, &[&out]].concat());
        assert_eq!(list.status.code(), Some(1));
        assert_eq!(names(office.room.path()), before);
    }
    // The name of the book is taken by a folder: the demo writes nothing, and makes no folder.
    let demo = office.at("out/mau-2016.dvk");
    fs::create_dir(&demo).unwrap();
    refused(&["demo", "--no-window", "--out", &office.at("out")]);
    assert_eq!(names(Path::new(&office.at("out"))), ["mau-2016.dvk"]);
}
