//! Cut off in the middle: a journal left beside the book, of this save, of an older one, of another book.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        edit::{Edit, Purpose},
        failure::{Failure, OpenProblem, Remark},
        ids::Record,
    },
    workspace::{OpenAs, Workspace},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, clerk, create, noon, open};

/// Bytes of a page of our books.
const PAGE: usize = 4096;

fn journal_path(book: &Path) -> PathBuf {
    book.with_file_name("so.dvk-journal")
}

fn page(file: &[u8], number: usize) -> &[u8] {
    file.get(number * PAGE..(number + 1) * PAGE).unwrap_or_default()
}

/// The pages that a save changed or added, in the order of the file.
fn changed(before: &[u8], after: &[u8]) -> Vec<usize> {
    (0..before.len().max(after.len()) / PAGE)
        .filter(|n| page(before, *n) != page(after, *n))
        .collect()
}

/// The journal that SQLite keeps while it writes these pages: each as it was before.
fn journal(before: &[u8], pages: &[usize]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const NONCE: u32 = 4711;
    let old: Vec<usize> = pages.iter().copied().filter(|n| n * PAGE < before.len()).collect();
    let mut out = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in
        [old.len() as u32, NONCE, (before.len() / PAGE) as u32, SECTOR as u32, PAGE as u32]
    {
        out.extend(number.to_be_bytes());
    }
    out.resize(SECTOR, 0);
    for number in old {
        let bytes = page(before, number);
        let sum = (1..=PAGE / 200)
            .map(|i| PAGE - 200 * i)
            .filter(|at| *at > 0)
            .fold(NONCE, |sum, at| sum.wrapping_add(u32::from(bytes[at])));
        out.extend((number as u32 + 1).to_be_bytes());
        out.extend(bytes);
        out.extend(sum.to_be_bytes());
    }
    out
}

/// The book as it was before and after a save.
struct Save {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Save {
    fn journal(&self) -> Vec<u8> {
        journal(&self.before, &changed(&self.before, &self.after))
    }
}

fn save(path: &Path, work: impl FnOnce(&mut Workspace)) -> Save {
    drop(open(path).unwrap());
    let before = fs::read(path).unwrap();
    let mut book = open(path).unwrap();
    work(&mut book);
    book.finish_backup();
    drop(book);
    Save { before, after: fs::read(path).unwrap() }
}

/// A book with some units and a history.
fn filled(path: &Path) {
    let mut book = create(path);
    for i in 0..30 {
        add_unit(&mut book, &format!("Đảng bộ số {i} của Khối Doanh nghiệp tỉnh Trà Vinh"));
    }
    drop(book);
}

/// All that is in a book, as one text.
fn content(book: &Workspace) -> String {
    let read = book.read();
    let steps = read.history(1000).unwrap();
    let changes: Vec<_> = steps.iter().map(|s| read.changes(s.id).unwrap()).collect();
    let units: Vec<_> =
        read.unit_rows().unwrap().iter().map(|u| read.unit(u.id).unwrap()).collect();
    let files: Vec<_> = units
        .iter()
        .flatten()
        .flat_map(|u| read.attachments(Record::Unit(u.id.unwrap())).unwrap())
        .map(|a| read.attachment_content(a.id).unwrap())
        .collect();
    format!("{steps:?}\n{changes:?}\n{units:?}\n{files:?}")
}

fn content_of(path: &Path, bytes: &[u8]) -> String {
    let alone = path.with_file_name("alone.dvk");
    fs::write(&alone, bytes).unwrap();
    let text = content(&open(&alone).unwrap());
    fs::remove_file(alone).unwrap();
    text
}

fn put(path: &Path, book: &[u8], journal: &[u8]) {
    fs::write(path, book).unwrap();
    fs::write(journal_path(path), journal).unwrap();
}

/// Folders with what was found beside a book.
fn set_aside(path: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(path.with_file_name("so-sao-luu")).into_iter().flatten().flatten();
    let is_one = |p: &PathBuf| p.file_name().unwrap().to_string_lossy().starts_with("su-co-");
    all.map(|e| e.path()).filter(is_one).collect()
}

/// The kinds of saves that a clerk makes.
fn saves(path: &Path) -> Vec<(&'static str, Save)> {
    let unit = |book: &Workspace| book.read().unit_rows().unwrap()[7].id;
    vec![
        (
            "a new unit",
            save(path, |book| {
                add_unit(book, "Đảng bộ mới");
            }),
        ),
        (
            "an undo",
            save(path, |book| {
                book.undo(&clerk(), noon()).unwrap();
            }),
        ),
        (
            "a file attached",
            save(path, |book| {
                let content: Vec<u8> = (0..30_000u32).map(|i| ((i * i) >> 3) as u8).collect();
                let to = Record::Unit(unit(book));
                support::apply(
                    book,
                    Edit::Attach { to, name: "quét.pdf".into(), content, is_original: false },
                );
            }),
        ),
        (
            "many at once",
            save(path, |book| {
                let edits = book.read().unit_rows().unwrap().into_iter().map(|row| {
                    let mut unit = book.read().unit(row.id).unwrap().unwrap();
                    unit.phone = "0294 385 5555".into();
                    Edit::save(unit)
                });
                let edits = edits.collect();
                let purpose = Purpose::Cells(30);
                support::apply(book, Edit::Several { purpose, edits });
            }),
        ),
    ]
}

#[test]
fn a_save_cut_off_after_any_page_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let mut random = 1u64;
    for (what, save) in saves(&path) {
        let (before, after) = (content_of(&path, &save.before), content_of(&path, &save.after));
        assert_ne!(before, after, "{what}");
        let pages = changed(&save.before, &save.after);
        // A kill leaves the first so many pages; a power cut leaves any of them.
        let mut written: Vec<Vec<bool>> = (0..=pages.len())
            .filter(|n| n % 3 == 0 || *n + 2 > pages.len())
            .map(|n| (0..pages.len()).map(|i| i < n).collect())
            .collect();
        for _ in 0..4 {
            written.push(
                pages
                    .iter()
                    .map(|_| {
                        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        random >> 63 == 1
                    })
                    .collect(),
            );
        }
        for (place, written) in written.into_iter().enumerate() {
            let mut half = save.before.clone();
            for (number, _) in pages.iter().zip(&written).filter(|(_, written)| **written) {
                let end = (number + 1) * PAGE;
                half.resize(half.len().max(end), 0);
                half[number * PAGE..end].copy_from_slice(page(&save.after, *number));
            }
            put(&path, &half, &save.journal());
            let book = open(&path).unwrap();
            let found = content(&book);
            assert!(found == before || found == after, "{what}: {written:?}");
            assert_eq!(book.full_check().unwrap(), [], "{what}: {written:?}");
            drop(book);
            if place % 3 > 0 {
                continue;
            }
            // It is the same where it is only looked at.
            put(&path, &half, &save.journal());
            let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
            assert!(content(&Workspace::open(&path, &how).unwrap()) == found, "{what}");
            assert!(fs::read(&path).unwrap() == half, "looking changes no byte");
        }
        put(&path, &save.after, &[]);
    }
}

#[test]
fn where_no_step_was_cut_off_none_is_said_to_be_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    // Taking a backup writes its number into the book, and nothing else.
    let save = save(&path, |book| drop(book.back_up(noon()).unwrap()));
    for read_only in [false, true] {
        put(&path, &save.after, &save.journal());
        let how = OpenAs { read_only, by: &clerk(), at: noon() };
        let mut book = Workspace::open(&path, &how).unwrap();
        let remarks = book.take_remarks();
        let [Remark::RolledBack { newest: Some(step), .. }] = remarks.as_slice() else {
            panic!("{remarks:?}")
        };
        assert_eq!(step.label, book.read().history(1).unwrap()[0].label);
        let sentence = dan_van::text::errors::remark(&remarks[0]);
        assert!(sentence.contains("Đảng bộ số 29"), "{sentence}");
        assert!(sentence.contains("12:00 ngày 05/12/2016"), "{sentence}");
        assert!(!sentence.contains("đã được bỏ"), "{sentence}");
    }
}

#[test]
fn an_old_journal_of_the_same_book_takes_no_step_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let older = save(&path, |book| {
        add_unit(book, "Đảng bộ cũ");
    });
    let newer = save(&path, |book| {
        add_unit(book, "Đảng bộ A");
        add_unit(book, "Đảng bộ B");
    });
    let expected = content_of(&path, &newer.after);
    // A journal caught in the middle of an earlier save, put back by a copy of the folder.
    for journal in [older.journal(), newer.journal()] {
        put(&path, &newer.after, &journal);
        let mut book = open(&path).unwrap();
        assert!(content(&book) == expected);
        let remarks = book.take_remarks();
        let [Remark::JournalSetAside(Some(kept))] = remarks.as_slice() else {
            panic!("{remarks:?}")
        };
        assert!(fs::read(kept.join("so.dvk-journal")).unwrap() == journal);
        assert!(fs::read(kept.join("so.dvk")).unwrap() == newer.after);
        drop(book);
        assert!(!journal_path(&path).exists());
    }
    assert_eq!(set_aside(&path).len(), 2, "each time a folder of its own");
    // The same where it is only looked at.
    put(&path, &newer.after, &older.journal());
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    let mut book = Workspace::open(&path, &how).unwrap();
    assert!(content(&book) == expected);
    assert_eq!(book.take_remarks(), [Remark::JournalSetAside(None)]);
    assert!(journal_path(&path).exists());
}

#[test]
fn a_foreign_or_broken_journal_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let save = save(&path, |book| {
        add_unit(book, "Đảng bộ mới");
    });
    let expected = content_of(&path, &save.after);
    // A book of another office, with as many steps and more.
    let other = {
        let path = folder.path().join("khac.dvk");
        filled(&path);
        let mut book = open(&path).unwrap();
        for i in 0..9 {
            add_unit(&mut book, &format!("Đảng bộ khác {i}"));
        }
        drop(book);
        fs::read(path).unwrap()
    };
    let all: Vec<usize> = (0..other.len() / PAGE).collect();
    let good = save.journal();
    let garbage: Vec<u8> = (0..20_000u32).map(|i| (i * 7 % 251) as u8 + 1).collect();
    for (what, journal) in [
        ("of one page of another book", journal(&other, &[0])),
        ("of some pages of another book", journal(&other, &all[..all.len() / 2])),
        ("of all pages of another book", journal(&other, &all)),
        ("cut short", good[..700].to_vec()),
        ("garbage", garbage),
    ] {
        put(&path, &save.after, &journal);
        let mut book = open(&path).unwrap();
        assert!(content(&book) == expected, "{what}");
        assert!(matches!(&*book.take_remarks(), [Remark::JournalSetAside(Some(_))]), "{what}");
        drop(book);
        assert!(fs::read(&path).unwrap() == save.after, "{what}: not a byte changes");
    }
    // Something else altogether.
    fs::remove_file(journal_path(&path)).unwrap_or_default();
    fs::write(&path, &save.after).unwrap();
    fs::create_dir(journal_path(&path)).unwrap();
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    assert!(content(&Workspace::open(&path, &how).unwrap()) == expected);
    let mut book = open(&path).unwrap();
    assert!(content(&book) == expected);
    assert!(matches!(&*book.take_remarks(), [Remark::JournalSetAside(Some(_))]));
    drop(book);
    // What a window that was killed at rest leaves says nothing and is nothing.
    let mut zeroed = good;
    zeroed[..28].fill(0);
    let before = set_aside(&path).len();
    put(&path, &save.after, &zeroed);
    let mut book = open(&path).unwrap();
    assert!(content(&book) == expected);
    assert_eq!(book.take_remarks(), []);
    add_unit(&mut book, "Đảng bộ sau đó");
    drop(book);
    assert!(!journal_path(&path).exists());
    assert_eq!(set_aside(&path).len(), before);
}

#[test]
fn a_damaged_book_with_a_foreign_journal_keeps_every_byte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    filled(&path);
    let other = folder.path().join("khac.dvk");
    filled(&other);
    let mut bad = fs::read(&path).unwrap();
    bad[PAGE * 3..PAGE * 4].fill(0x5A);
    let journal = journal(&fs::read(&other).unwrap(), &[4, 5]);
    put(&path, &bad, &journal);
    for read_only in [false, true] {
        let how = OpenAs { read_only, by: &clerk(), at: noon() };
        match Workspace::open(&path, &how).unwrap_err().failure() {
            Failure::Open(OpenProblem::Damaged(_)) => {}
            other => panic!("{other:?}"),
        }
        assert!(fs::read(&path).unwrap() == bad);
        assert!(fs::read(journal_path(&path)).unwrap() == journal);
    }
    assert_eq!(set_aside(&path), Vec::<PathBuf>::new(), "no copies of what still lies there");
}
