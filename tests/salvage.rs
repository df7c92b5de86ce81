//! A damaged book without a good backup: what can be read is saved, what was lost is said.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        edit::Edit,
        failure::{Failure, OpenProblem},
        ids::{Kind, Record},
        salvage::Salvaged,
    },
    sample, store,
    workspace::{self, OpenAs, StoreError},
};
use proptest::{prelude::*, test_runner::RngSeed};
use rusqlite::{Connection, types::Value};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, apply, clerk, create, noon, open, unit_names};

const PAGE: usize = 4096;

/// Attached files: name, size, and the one byte that each is made of.
const FILES: [(&str, usize, u8); 2] = [("quyet-dinh.pdf", 30_000, 0xA1), ("anh.jpg", 900, 0xB2)];

/// A folder with the sample office.
fn office() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    sample::fill(&mut book, &clerk(), noon()).unwrap();
    let unit = book.read().unit_rows().unwrap()[0].id;
    for (name, size, byte) in FILES {
        let content = vec![byte; size];
        apply(
            &mut book,
            Edit::Attach { to: Record::Unit(unit), name: name.into(), content, is_original: false },
        );
    }
    drop(book);
    (folder, path)
}

fn saved(book: &Path, out: &Path) -> Result<Salvaged, StoreError> {
    let by = clerk();
    workspace::salvage(book, out, &OpenAs { read_only: false, by: &by, at: noon() }, &|| false)
}

/// Saves bytes as a damaged book; the new book is whole and opens.
fn saved_bytes(bytes: &[u8]) -> Result<(Salvaged, Rows), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let (bad, out) = (folder.path().join("so.dvk"), folder.path().join("so-da-cuu.dvk"));
    fs::write(&bad, bytes).unwrap();
    let found = saved(&bad, &out);
    assert!(fs::read(&bad).unwrap() == bytes, "not a byte may change");
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1 + usize::from(found.is_ok()), "nothing else is left");
    let found = found?;
    let book = open(&out).unwrap();
    assert!(book.full_check().unwrap().is_empty());
    assert!(book.read().history(1).unwrap()[0].label.starts_with("Cứu sổ"));
    // What every screen reads first.
    let read = book.read();
    read.unit_rows().unwrap();
    read.person_rows().unwrap();
    read.award_rows(workspace::AwardFilter::default()).unwrap();
    read.decisions().unwrap();
    read.rounds().unwrap();
    read.registrations(None).unwrap();
    read.bodies().unwrap();
    drop(book);
    Ok((found, rows(&out)))
}

type Rows = BTreeMap<String, BTreeMap<String, Vec<(String, Value)>>>;

/// Every row of every table of records by its uid.
fn rows(path: &Path) -> Rows {
    let db = Connection::open(path).unwrap();
    let tables: Vec<String> = db
        .prepare("select m.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'uid'")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut all = Rows::new();
    for table in tables.into_iter().filter(|t| t != "step") {
        let mut statement = db.prepare(&format!("select * from \"{table}\"")).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let found = statement
            .query_map([], |r| {
                let values =
                    (0..names.len()).map(|i| r.get(i)).collect::<Result<Vec<Value>, _>>()?;
                Ok((r.get::<_, String>("uid")?, names.iter().cloned().zip(values).collect()))
            })
            .unwrap();
        all.insert(table, found.map(Result::unwrap).collect());
    }
    all
}

fn steps(path: &Path) -> Vec<(i64, Option<i64>, String)> {
    let db = Connection::open(path).unwrap();
    let mut statement = db.prepare("select s.id, c.id, s.label || coalesce(c.before, '') || coalesce(c.after, '') from step s left join step_change c on c.step_id = s.id order by 1, 2").unwrap();
    let found = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap();
    found.map(Result::unwrap).collect()
}

/// Rows that are lost are counted by kind, and all others are as they were.
fn nothing_unsaid(before: &Rows, found: &Salvaged, after: &Rows, about: &str) -> usize {
    let mut lost = 0;
    for (table, rows) in before {
        let kind = found.kinds.iter().find(|k| k.table == *table).cloned().unwrap_or_default();
        let now = &after[table];
        let made: Vec<&String> = now.keys().filter(|uid| !rows.contains_key(*uid)).collect();
        let said = kind.stand_ins.len() + kind.doubtful.len();
        assert!(made.len() <= said, "{about}: {table} has rows it never had");
        let missing = rows.keys().filter(|uid| !now.contains_key(*uid)).count();
        // A stand-in for a row whose uid the index tells has that uid.
        let is_said = missing <= kind.lost || kind.may_miss_more;
        assert!(is_said, "{about}: {missing} of {table} lost, {} said", kind.lost);
        let changed = rows.iter().filter(|(uid, row)| now.get(*uid).is_some_and(|n| n != *row));
        let said = kind.unlinked + kind.stand_ins.len() + kind.doubtful.len();
        assert!(changed.count() <= said, "{about}: {table} changed");
        lost += kind.lost;
    }
    lost
}

#[test]
fn of_a_whole_book_every_row_comes_over() {
    let (folder, path) = office();
    let out = folder.path().join("moi.dvk");
    let found = saved(&path, &out).unwrap();
    assert!(found.is_whole(), "{found:?}");
    assert!(dan_van::text::salvage::summary(&found).starts_with("Không thấy chỗ hỏng nào"));
    assert!(rows(&path) == rows(&out));
    let (before, after) = (steps(&path), steps(&out));
    assert!(after.starts_with(&before) && after.len() == before.len() + 1);
    let hashes = |path: &Path| -> Vec<(String, Vec<u8>)> {
        let db = Connection::open(path).unwrap();
        let mut all = db.prepare("select hash, bytes from content order by 1").unwrap();
        let found = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        found.map(Result::unwrap).collect()
    };
    // Two attached files, and what is kept of the issued papers.
    let kept = Connection::open(&path).unwrap().query_row(
        "select count(distinct content_hash) from paper where content_hash <> ''",
        [],
        |r| r.get::<_, i64>(0),
    );
    let kept = kept.unwrap();
    assert!(kept > 0 && hashes(&out).len() as i64 == 2 + kept);
    assert!(hashes(&path) == hashes(&out));
    // Never over a file that is there.
    let error = saved(&path, &out).unwrap_err();
    assert_eq!(error.failure(), Failure::Open(OpenProblem::AlreadyThere));
}

#[test]
fn a_book_of_every_past_schema_is_saved() {
    for name in ["v1", "v2", "v3-issued", "v4-issued", "v6-issued"] {
        let bytes = fs::read(format!("tests/data/{name}.dvk")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let usual = folder.path().join("so.dvk");
        fs::write(&usual, &bytes).unwrap();
        drop(open(&usual).unwrap());
        let (found, after) = saved_bytes(&bytes).unwrap();
        assert!(found.is_whole(), "{name}: {found:?}");
        assert!(after == rows(&usual), "{name}");
        // The version in the head is damaged, too.
        let mut bad = bytes.clone();
        bad[60..64].fill(0xFF);
        assert!(saved_bytes(&bad).unwrap().1 == rows(&usual), "{name}");
    }
}

/// What a page of a sound book holds.
struct Page {
    /// The table or index it is of.
    of: String,
    /// How many rows; none where it only leads to other pages, or goes on with a long row.
    rows: usize,
}

/// Every page of a book, the first one first; `None` for what is free or tells of the file itself.
fn pages_of(path: &Path) -> Vec<Option<Page>> {
    let db = Connection::open(path).unwrap();
    let mut statement = db.prepare("select pageno, name, pagetype, ncell from dbstat").unwrap();
    let found = statement.query_map([], |r| {
        let rows = if r.get::<_, String>(2)? == "leaf" { r.get::<_, u32>(3)? as usize } else { 0 };
        Ok((r.get::<_, u32>(0)? as usize, Page { of: r.get(1)?, rows }))
    });
    let mut found: BTreeMap<usize, Page> = found.unwrap().map(Result::unwrap).collect();
    let count = fs::metadata(path).unwrap().len() as usize / PAGE;
    (1..=count).map(|number| found.remove(&number)).collect()
}

/// Saves a book of which one page, from 0, was wiped; the rows that it says are lost, by table.
fn lost_with(good: &[u8], before: &Rows, page: usize) -> BTreeMap<String, usize> {
    let mut bad = good.to_vec();
    bad[page * PAGE..(page + 1) * PAGE].fill(0);
    let (found, after) = saved_bytes(&bad).unwrap();
    nothing_unsaid(before, &found, &after, &format!("page {}", page + 1));
    let lost = found.kinds.into_iter().filter(|kind| kind.lost > 0);
    lost.map(|kind| (kind.table, kind.lost)).collect()
}

/// How many attached files stand on a page, whole or in part.
fn files_on(page: &[u8]) -> usize {
    let has = |byte: u8| page.windows(16).any(|part| part.iter().all(|b| *b == byte));
    FILES.iter().filter(|(_, _, byte)| has(*byte)).count()
}

#[test]
fn with_one_page_wiped_the_history_gives_back_what_stood_on_it() {
    let (_folder, path) = office();
    let (good, before, pages) = (fs::read(&path).unwrap(), rows(&path), pages_of(&path));
    let is_of_files = |n: usize| pages[n].as_ref().is_some_and(|page| page.of == "content");
    // Attached files alone have no second copy: all of their pages, and some of the others.
    let tried: Vec<usize> = (0..pages.len()).filter(|n| n % 19 == 0 || is_of_files(*n)).collect();
    assert!(tried.iter().filter(|n| !is_of_files(**n)).count() > 10);
    let mut dear = 0;
    for n in tried {
        let files = if is_of_files(n) { files_on(&good[n * PAGE..(n + 1) * PAGE]) } else { 0 };
        let expected = (files > 0).then(|| ("attachment".to_owned(), files));
        assert_eq!(lost_with(&good, &before, n), expected.into_iter().collect(), "page {}", n + 1);
        dear += usize::from(files > 0);
    }
    // The larger file alone stands on more pages than one.
    assert!(dear > 1);
}

#[test]
fn without_a_history_only_what_stood_on_the_wiped_page_is_lost() {
    let (_folder, path) = office();
    Connection::open(&path).unwrap().execute_batch("delete from step_change; vacuum;").unwrap();
    let (good, before, pages) = (fs::read(&path).unwrap(), rows(&path), pages_of(&path));
    let whole_of = |table: &str| {
        let kind = Kind::ALL.iter().find(|kind| store::table_of(**kind) == table);
        kind.and_then(|kind| kind.whole()).map(store::table_of)
    };
    let mut lost_rows = 0;
    for (n, page) in pages.iter().enumerate().step_by(8) {
        let lost = lost_with(&good, &before, n);
        let Some(page) = page.as_ref().filter(|_| !lost.is_empty()) else {
            assert!(lost.is_empty(), "page {}: {lost:?}", n + 1);
            continue;
        };
        for (table, count) in &lost {
            let most = match page.of.as_str() {
                "content" => files_on(&good[n * PAGE..(n + 1) * PAGE]),
                of if of == table => page.rows,
                // A part goes with the record it is of.
                of if whole_of(table) == Some(of) && lost.contains_key(of) => before[table].len(),
                _ => 0,
            };
            assert!(*count <= most, "page {} of {}: {lost:?}", n + 1, page.of);
            lost_rows += count;
        }
    }
    assert!(lost_rows > 0);
}

#[test]
fn without_its_first_page_a_book_is_saved_whole() {
    let (_folder, path) = office();
    let (good, before) = (fs::read(&path).unwrap(), rows(&path));
    let mut bad = good.clone();
    bad[..100].fill(0x5A);
    let (found, after) = saved_bytes(&bad).unwrap();
    assert!(after == before, "{found:?}");
    bad[..PAGE].fill(0);
    let (found, after) = saved_bytes(&bad).unwrap();
    nothing_unsaid(&before, &found, &after, "first page");
    assert_eq!(found.lost(), 0, "{found:?}");
    for (table, rows) in &before {
        assert_eq!(rows.len(), after[table].len(), "{table}");
    }
}

#[test]
fn of_a_book_cut_off_the_part_that_is_there_is_saved() {
    let (_folder, path) = office();
    let (good, before) = (fs::read(&path).unwrap(), rows(&path));
    for part in [3, 5, 8] {
        let bad = &good[..good.len() * part / 10 + 7];
        let (found, after) = saved_bytes(bad).unwrap();
        nothing_unsaid(&before, &found, &after, &format!("{part} tenths"));
        assert!(!found.is_whole());
    }
    // The second half alone has no head and no schema.
    let half = good.len() / PAGE / 2 * PAGE;
    if let Ok((found, _)) = saved_bytes(&good[half..]) {
        assert!(!found.is_whole());
    }
}

#[test]
fn files_without_a_book_in_them_are_refused() {
    for bytes in [&b""[..], b"SQLite format 3\0", &[0; 9000], &[0x5A; 9000], b"%PDF-1.7 ..."] {
        assert_eq!(saved_bytes(bytes).unwrap_err().failure(), Failure::NothingRead);
    }
    let folder = tempfile::tempdir().unwrap();
    let error = saved(&folder.path().join("x.dvk"), &folder.path().join("y.dvk")).unwrap_err();
    assert_eq!(error.failure(), Failure::Open(OpenProblem::Missing));
}

#[test]
fn what_was_thrown_away_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    for i in 0..300 {
        add_unit(&mut book, &format!("Đảng bộ số {i} của Khối Doanh nghiệp tỉnh Trà Vinh"));
    }
    let units: Vec<Record> =
        book.read().unit_rows().unwrap().iter().map(|u| Record::Unit(u.id)).collect();
    for unit in units.into_iter().skip(40) {
        apply(&mut book, Edit::Remove(unit));
    }
    apply(&mut book, Edit::EmptyTrash);
    let kept = unit_names(&book);
    assert_eq!(kept.len(), 40);
    drop(book);
    let good = fs::read(&path).unwrap();
    let free: u32 = u32::from_be_bytes(good[36..40].try_into().unwrap());
    assert!(free > 0, "there are free pages");
    let names = |bytes: &[u8]| {
        let (_, after) = saved_bytes(bytes).unwrap();
        after["unit"].len()
    };
    assert_eq!(names(&good), 40);
    // Which pages are free cannot be told without the first one: the index and the history tell.
    let mut bad = good.clone();
    bad[..PAGE].fill(0);
    assert_eq!(names(&bad), 40);
    bad = good.clone();
    bad[32..40].fill(0x7F);
    assert_eq!(names(&bad), 40);
}

#[test]
fn a_change_that_was_cut_off_is_taken_back_and_both_files_stay() {
    let (folder, path) = office();
    let (before, out) = (rows(&path), folder.path().join("moi.dvk"));
    let journal_path = folder.path().join("so.dvk-journal");
    let (half, journal) = {
        let db = Connection::open(&path).unwrap();
        db.execute_batch(
            "pragma cache_size = 1; begin; update unit set phone = hex(randomblob(900));
             update award set note = hex(randomblob(900));",
        )
        .unwrap();
        (fs::read(&path).unwrap(), fs::read(&journal_path).unwrap())
    };
    fs::write(&path, &half).unwrap();
    fs::write(&journal_path, &journal).unwrap();
    let found = saved(&path, &out).unwrap();
    assert!(found.is_rolled_back && found.lost() == 0, "{found:?}");
    assert!(fs::read(&path).unwrap() == half && fs::read(&journal_path).unwrap() == journal);
    assert!(rows(&out) == before);
}

#[test]
fn the_journal_of_an_earlier_save_takes_nothing_back() {
    let (folder, path) = office();
    let journal_path = folder.path().join("so.dvk-journal");
    let early = {
        let db = Connection::open(&path).unwrap();
        db.execute_batch(
            "pragma cache_size = 1; begin; update unit set phone = hex(randomblob(900));",
        )
        .unwrap();
        fs::read(&journal_path).unwrap()
    };
    let mut book = open(&path).unwrap();
    for name in ["Đảng bộ mới một", "Đảng bộ mới hai"] {
        support::add_unit(&mut book, name);
    }
    drop(book);
    let before = rows(&path);
    fs::write(&journal_path, &early).unwrap();
    let out = folder.path().join("moi.dvk");
    let found = saved(&path, &out).unwrap();
    assert!(!found.is_rolled_back && rows(&out) == before, "{found:?}");
}

#[test]
fn a_lost_unit_that_others_name_has_a_stand_in() {
    let (folder, path) = office();
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "pragma foreign_keys = off; delete from step_change;
             delete from unit; delete from decision; delete from person; delete from award_round;
             update body set full_name = 'Ban Chỉ đạo Đảng ủy Khối';",
        )
        .unwrap();
    let out = folder.path().join("moi.dvk");
    let found = saved(&path, &out).unwrap();
    let book = open(&out).unwrap();
    assert!(book.full_check().unwrap().is_empty());
    let kind = |table: &str| found.kinds.iter().find(|k| k.table == table).unwrap();
    assert!(kind("unit").lost > 0 && !kind("unit").stand_ins.is_empty());
    // Those who were awarded have their printed names.
    let people = &kind("person").stand_ins;
    assert!(people.iter().any(|name| !name.starts_with('(')), "{people:?}");
    let awards = book.read().award_rows(workspace::AwardFilter::default()).unwrap();
    assert!(!awards.is_empty());
    let list = dan_van::text::salvage::list(&found, "so.dvk", "moi.dvk");
    assert!(list.contains("bị mất khi cứu sổ"), "{list}");
}

#[test]
fn a_row_that_is_not_what_its_sum_says_comes_from_the_history_or_is_to_be_looked_at() {
    let (folder, path) = office();
    let before = rows(&path);
    let change = |sql: &str| Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    // As a letter that turned on the disk: no trigger of ours sees it.
    change("update unit set phone = '0294 111' where id = 3");
    let out = folder.path().join("moi.dvk");
    let found = saved(&path, &out).unwrap();
    assert!(rows(&out) == before, "the history knows it better");
    assert!(!found.is_whole() && found.lost() == 0);
    // Without a history the row stays as it reads, and is named.
    change("delete from step_change");
    let out = folder.path().join("moi-2.dvk");
    let found = saved(&path, &out).unwrap();
    let kind = found.kinds.iter().find(|k| k.table == "unit").unwrap();
    assert_eq!((kind.doubtful.len(), kind.lost), (1, 0));
    let book = open(&out).unwrap();
    assert!(book.full_check().unwrap().is_empty());
    let unit = book.read().unit(dan_van::domain::ids::UnitId(3)).unwrap().unwrap();
    assert_eq!((unit.phone.as_str(), unit.needs_review), ("0294 111", true));
    assert_eq!(kind.doubtful[0], unit.name);
}

#[test]
fn the_saved_book_is_worked_on_as_any_other() {
    let (folder, path) = office();
    let mut bad = fs::read(&path).unwrap();
    let place = bad.windows(9).rposition(|w| w == b"29-Q\xc4\x90/BC").unwrap_or(PAGE * 9);
    let page = place / PAGE;
    bad[page * PAGE..(page + 1) * PAGE].fill(0xA5);
    fs::write(&path, &bad).unwrap();
    let out = folder.path().join("moi.dvk");
    saved(&path, &out).unwrap();
    let mut book = open(&out).unwrap();
    add_unit(&mut book, "Chi bộ mới");
    book.undo(&clerk(), noon()).unwrap();
    book.redo(&clerk(), noon()).unwrap();
    // Step by step back as far as it goes: each is taken back or refused, and the book stays whole.
    for step in book.read().history(50).unwrap() {
        let _ = book.undo_step(step.id, &clerk(), noon());
    }
    assert!(book.full_check().unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    })]

    /// Bytes changed anywhere, or pages put in each other's place: a whole new book or a refusal.
    #[test]
    fn no_damage_stops_it(
        bytes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        heads in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, any::<u8>()), 0..12),
        moved in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4),
    ) {
        static GOOD: std::sync::LazyLock<(Vec<u8>, Rows)> = std::sync::LazyLock::new(|| {
            let (_folder, path) = office();
            (fs::read(&path).unwrap(), rows(&path))
        });
        let (good, before) = &*GOOD;
        let mut bad = good.clone();
        let pages = bad.len() / PAGE;
        for (from, to) in moved {
            let from = from.index(pages) * PAGE;
            let page = bad[from..from + PAGE].to_vec();
            let to = to.index(pages) * PAGE;
            bad[to..to + PAGE].copy_from_slice(&page);
        }
        for (at, byte) in bytes {
            let at = at.index(bad.len());
            bad[at] = byte;
        }
        for (page, at, byte) in heads {
            bad[page.index(pages) * PAGE + at] = byte;
        }
        match saved_bytes(&bad) {
            Ok((found, after)) => drop(nothing_unsaid(before, &found, &after, "damaged")),
            Err(e) => prop_assert!(matches!(e.failure(), Failure::NothingRead | Failure::Open(_)), "{}", e),
        }
    }
}

#[test]
fn a_damaged_note_of_a_printing_is_left_out_and_counted() {
    let (folder, path) = office();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(
        "insert into printing (uid, report, about_table, about_id, options, at, who, pc, fingerprint, document, row_sum)
           values ('p', 'ds-tap-the', 'year', 2016, '{}', '2016-12-05T12:00:00', '', '', '', x'00', 7)",
    )
    .unwrap();
    drop(db);
    let out = folder.path().join("moi.dvk");
    let found = saved(&path, &out).unwrap();
    let lost: Vec<(&str, usize)> =
        found.kinds.iter().filter(|k| k.lost > 0).map(|k| (k.table.as_str(), k.lost)).collect();
    assert_eq!(lost, [("printing", 1)]);
    let book = open(&out).unwrap();
    assert!(book.read().printings().unwrap().is_empty() && book.full_check().unwrap().is_empty());
}
