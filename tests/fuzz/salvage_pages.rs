//! A book with bytes changed, pages moved, or cut off: what can be read of it becomes a whole new book or
//! nothing, never a panic, and the damaged file keeps every byte.
#![no_main]
use dan_van::{
    domain::{calendar::Moment, edit::Actor, failure::Failure},
    sample,
    workspace::{OpenAs, Workspace, salvage},
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::{fs, sync::LazyLock};

const PAGE: usize = 4096;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    /// Which book.
    how: u8,
    /// Where it is cut off.
    cut: u32,
    /// A journal beside it.
    journal: &'a [u8],
    changes: Vec<Change>,
}

#[derive(Arbitrary, Debug)]
enum Change {
    /// Anywhere.
    Byte(u32, u8),
    /// In the head of a page, where it says what it holds.
    Head(u16, u8, u8),
    /// One page over another.
    Page(u16, u16),
}

static FIRST: LazyLock<Vec<u8>> = LazyLock::new(|| include_bytes!("../data/v1.dvk").to_vec());

static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for trials");
    let path = folder.path().join("mau.dvk");
    let by = clerk();
    let how = OpenAs { read_only: false, by: &by, at: noon() };
    let mut book = Workspace::create(&path, &how).expect("an empty folder");
    sample::fill(&mut book, &by, noon()).expect("the sample passes every rule");
    drop(book);
    fs::read(&path).expect("just written")
});

static ROOM: LazyLock<tempfile::TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("a folder for trials"));

fn clerk() -> Actor {
    Actor { name: "Văn thư".into(), pc: "MAY-01".into() }
}

fn noon() -> Moment {
    jiff::civil::date(2017, 1, 16).at(12, 0, 0, 0)
}

fuzz_target!(|input: Input<'_>| {
    let Input { how, cut, journal, changes } = input;
    let mut bytes = if how & 1 == 0 { FIRST.clone() } else { SAMPLE.clone() };
    let pages = bytes.len() / PAGE;
    for change in changes.iter().take(64) {
        match *change {
            Change::Byte(at, byte) => {
                let at = at as usize % bytes.len();
                bytes[at] = byte;
            }
            Change::Head(page, at, byte) => {
                bytes[usize::from(page) % pages * PAGE + usize::from(at % 12)] = byte;
            }
            Change::Page(from, to) => {
                let from = usize::from(from) % pages * PAGE;
                let page = bytes[from..from + PAGE].to_vec();
                let to = usize::from(to) % pages * PAGE;
                bytes[to..to + PAGE].copy_from_slice(&page);
            }
        }
    }
    if how & 2 != 0 {
        bytes.truncate(cut as usize % (bytes.len() + 1));
    }
    let folder = tempfile::tempdir_in(ROOM.path()).expect("room");
    let (bad, out) = (folder.path().join("x.dvk"), folder.path().join("y.dvk"));
    fs::write(&bad, &bytes).expect("room");
    if how & 4 != 0 {
        fs::write(folder.path().join("x.dvk-journal"), journal).expect("room");
    }
    let by = clerk();
    let how = OpenAs { read_only: false, by: &by, at: noon() };
    match salvage(&bad, &out, &how, &|| false) {
        Ok(_) => {
            let book = Workspace::open(&out, &how).expect("a new book is whole");
            assert!(book.full_check().expect("readable").is_empty());
        }
        Err(e) => {
            let failure = e.failure();
            assert!(matches!(failure, Failure::NothingRead | Failure::Open(_)), "{failure:?}");
            assert!(!out.exists(), "refused, but a file is there");
        }
    }
    assert_eq!(fs::read(&bad).expect("never taken away"), bytes);
});
