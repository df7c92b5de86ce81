//! Is the book as it was written? SQLite's own check, the sum of every row, the hash of every attached file.
mod look_over;
mod named;
mod schema;

pub use look_over::LookOver;

use super::{
    Result, Store, StoreError,
    derived::{self, fact_columns},
    kinds::kind_of,
    paths::real_path,
};
use crate::domain::damage::{Damage, Named};
use named::named;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, ffi};
use std::path::Path;

/// Bytes of a book up to which opening checks that indexes lead to their rows; in larger ones that is
/// looked over afterwards, a little at a time.
pub(super) const INDEXES_AT_OPENING: i64 = 50 << 20;
/// Places found at most: what has more is damaged all over.
const MOST_FOUND: usize = 1000;

/// Is an error of SQLite about what stands in the file, not about the disk or another program?
fn is_damage(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        Some(code) => matches!(
            code,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown
        ),
        // A value of another kind, letters that are none.
        None => true,
    }
}

/// The damage an error tells of; an error of another kind stays one.
fn damage_of(error: rusqlite::Error, table: Option<&str>) -> Result<Damage> {
    if is_damage(&error) {
        Ok(Damage::Unreadable { kind: table.and_then(kind_of), said: error.to_string() })
    } else {
        Err(error.into())
    }
}

/// What a line of SQLite's integrity check is about.
fn said(db: &Connection, line: &str) -> Damage {
    let of_index = |name: &str| -> Option<String> {
        db.query_row(include_str!("table_of_index.sql"), [name], |r| r.get(0)).ok()
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let after = |word: &str| {
        let at = words.iter().position(|w| *w == word)?;
        words.get(at + 1).copied()
    };
    if let Some(table) = after("index").and_then(of_index) {
        let row = after("row").or_else(|| after("Row")).and_then(|row| row.parse().ok());
        return Damage::Index { row: row.map(|row| named(db, &table, row)), kind: kind_of(&table) };
    }
    let table: Option<String> = match after("Tree")
        .and_then(|root| root.trim_end_matches(':').parse::<i64>().ok())
    {
        Some(root) => db.query_row(include_str!("table_of_root.sql"), [root], |r| r.get(0)).ok(),
        None => after("in").map(|name| name.split('.').next().unwrap_or(name).to_owned()),
    };
    Damage::Unreadable { kind: table.as_deref().and_then(kind_of), said: line.to_owned() }
}

/// A page that the disk did not give comes out of SQLite's check as a line like any damage, with the number
/// of the error at its end: then it is that error, and tells nothing of the book.
pub(super) fn disk_error(line: &str) -> Option<rusqlite::Error> {
    let number = line.rsplit_once("error code=")?.1.trim().parse().ok()?;
    let error = rusqlite::Error::SqliteFailure(ffi::Error::new(number), Some(line.to_owned()));
    (!is_damage(&error)).then_some(error)
}

/// SQLite's own check of pages, indexes and references, and what tables are made of.
fn by_sqlite(db: &Connection) -> Result<Vec<Damage>> {
    let mut found = Vec::new();
    let lines = db
        .prepare("pragma integrity_check")
        .and_then(|mut s| s.query_map([], |r| r.get::<_, String>(0))?.collect());
    match lines {
        Ok(lines) => {
            let lines: Vec<String> = lines;
            if let Some(error) = lines.iter().find_map(|l| disk_error(l)) {
                return Err(error.into());
            }
            let bad = lines.iter().flat_map(|l| l.lines()).filter(|l| *l != "ok");
            found.extend(bad.filter(|l| !l.starts_with("***")).map(|l| said(db, l)));
        }
        Err(e) => found.push(damage_of(e, None)?),
    }
    found.extend(schema::differences(db)?);
    let loose = db.prepare("pragma foreign_key_check").and_then(|mut s| {
        s.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(String, Option<i64>)>>>()
    });
    match loose {
        Ok(rows) => {
            found.extend(rows.iter().map(|(table, row)| {
                Damage::NamesNothing(named(db, table, row.unwrap_or_default()))
            }));
        }
        Err(e) => found.push(damage_of(e, None)?),
    }
    Ok(found)
}

/// The conditions that rows of a table must meet, by the statement that makes it.
fn conditions(made_by: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (start, word) in made_by.match_indices("check (") {
        let Some(rest) = made_by.get(start + word.len()..) else { continue };
        let mut depth = 1;
        let end = rest.char_indices().find_map(|(at, letter)| {
            depth += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            (depth == 0).then_some(at)
        });
        found.extend(end.and_then(|end| rest.get(..end)));
    }
    found
}

/// The rows that the conditions of their table refuse. SQLite's own check passes over conditions where a
/// file may only be read.
fn refused(db: &Connection) -> Result<Vec<Named>> {
    let tables: Vec<(String, String)> = db
        .prepare(include_str!("made_by.sql"))?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::new();
    for (table, made_by) in tables.iter().filter(|(table, _)| kind_of(table).is_some()) {
        for condition in conditions(made_by) {
            let sql =
                format!("select rowid from main.\"{table}\" where not ({condition}) limit 20");
            let rows: rusqlite::Result<Vec<i64>> =
                db.prepare(&sql).and_then(|mut s| s.query_map([], |r| r.get(0))?.collect());
            match rows {
                Ok(rows) => found.extend(rows.iter().map(|row| named(db, table, *row))),
                // What cannot be read was found by then.
                Err(e) if is_damage(&e) => {}
                Err(e) => return Err(e.into()),
            }
        }
    }
    Ok(found)
}

/// That a row cannot be understood, by its name.
pub(super) fn not_understood(db: &Connection, table: &str, row: i64) -> StoreError {
    StoreError::Damaged(Box::new(Damage::NotUnderstood(named(db, table, row))))
}

/// Everything that is damaged in a book; empty when all is well.
fn full(db: &Connection) -> Result<Vec<Damage>> {
    let mut found = by_sqlite(db)?;
    let mut look = LookOver::of(db, false);
    while look.go_on_with(db, None)? {}
    let refused = refused(db)?;
    found.extend(look.take_found());
    // That it was changed goes without saying, and it is not mended by hand.
    found.retain(|damage| !matches!(damage, Damage::Changed(row) if refused.contains(row)));
    found.extend(refused.into_iter().map(Damage::NotUnderstood));
    found.truncate(MOST_FOUND);
    Ok(found)
}

/// Everything that is damaged in a file that is only read for that: a copy, or a book that cannot be opened.
///
/// # Errors
/// [`StoreError`] when it cannot be read at all.
pub fn of_file(path: &Path) -> Result<Vec<Damage>> {
    let db = Connection::open_with_flags(real_path(path), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    derived::install_functions(&db)?;
    full(&db)
}

/// The first of some rows that is damaged, before something is done with it.
///
/// # Errors
/// [`StoreError`].
pub(super) fn damaged(
    db: &Connection,
    table: &str,
    column: &str,
    key: i64,
) -> Result<Option<Damage>> {
    let sum = derived::sum_of(table, &fact_columns(db, table)?, "");
    let sql = format!(
        "select rowid from main.\"{table}\" where \"{column}\" = ?1 and {} is not {sum} limit 1",
        derived::ROW_SUM
    );
    let row: Option<i64> = db.prepare_cached(&sql)?.query_row([key], |r| r.get(0)).optional()?;
    Ok(row.map(|row| Damage::Changed(named(db, table, row))))
}

impl Store {
    /// Everything that is damaged in the book; empty when all is well.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot even be read, or was stopped.
    pub fn full_check(&self) -> Result<Vec<Damage>> {
        full(self.db())
    }

    /// Begins to look the whole book over, a little at a time.
    pub fn look_over(&self) -> LookOver {
        LookOver::of(self.db(), self.size() > INDEXES_AT_OPENING)
    }

    /// The rows that were damaged already when a step since the last time touched them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn take_damaged_before(&self) -> Result<Vec<Damage>> {
        let db = self.db();
        let rows: Vec<(String, i64)> =
            self.reader()
                .rows(include_str!("damaged_before.sql"), (), |r| Ok((r.get(0)?, r.get(1)?)))?;
        if !rows.is_empty() {
            db.execute(include_str!("forget_damaged_before.sql"), ()).map_err(StoreError::from)?;
        }
        Ok(rows.iter().map(|(table, row)| Damage::Changed(named(db, table, *row))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{content, journal, migrate};
    use sha2::Digest as _;
    use std::time::{Duration, Instant};

    /// A book of some units and awards in a file.
    fn book(folder: &Path) -> Connection {
        let mut db = Connection::open(folder.join("so.dvk")).unwrap();
        migrate::run(&mut db, 0).unwrap();
        journal::install(&db).unwrap();
        db.execute_batch(
            "pragma foreign_keys = off;
             insert into step (uid, at, who, pc, session, app_version, schema_version, kind, label)
               values ('s', '2016-12-05T12:00:00', '', '', '', '', 5, 'edit', 'Thêm');
             insert into current_step values (1);
             with recursive n (n) as (select 1 union all select n + 1 from n where n < 300)
             insert into unit (uid, code, name, certificate_name, business_type, position, address, contact,
               phone, needs_review)
             select 'u' || n, '', 'Chi bộ ' || n, '', '', n, '', '', '', 0 from n;
             with recursive n (n) as (select 1 union all select n + 1 from n where n < 300)
             insert into award (uid, recipient_kind, outside_name, outside_place, body_id, form, year, content,
               citation, printed_name, printed_position, printed_unit, register_number, received_by, note,
               position, needs_review)
             select 'a' || n, 'outside', 'Ông ' || n, '', 1, iif(n % 2, 'Giấy khen', 'Bằng khen'), 2016, '', '',
               'Ông ' || n, '', '', iif(n % 3, n, ''), '', '', n, 0 from n;
             update award set deleted_step = 1 where id % 7 = 0;",
        )
        .unwrap();
        db
    }

    fn looked_over(db: &Connection, each: Duration) -> (Vec<Damage>, usize) {
        let mut look = LookOver::of(db, true);
        let mut pieces = 1;
        while look.go_on_with(db, Some(Instant::now() + each)).unwrap() {
            pieces += 1;
        }
        (look.take_found(), pieces)
    }

    /// Does something to the rows behind the back of an index.
    fn behind(folder: &Path, index: &str, sql: &str) -> Connection {
        let open = || {
            let db = Connection::open(folder.join("so.dvk")).unwrap();
            db.execute_batch("pragma writable_schema = on").unwrap();
            db
        };
        let db = open();
        db.execute_batch(&format!(
            "create table aside as select * from sqlite_schema where name = '{index}';
             delete from sqlite_schema where name = '{index}';"
        ))
        .unwrap();
        drop(db);
        let db = open();
        db.execute_batch(&format!(
            "{sql}; insert into sqlite_schema select * from aside; drop table aside;"
        ))
        .unwrap();
        drop(db);
        let db = open();
        derived::install_functions(&db).unwrap();
        db
    }

    #[test]
    fn a_disk_that_does_not_answer_is_no_damage() {
        let disk = "Page 3: unable to get the page. error code=266";
        assert!(!is_damage(&disk_error(disk).unwrap()));
        for damage in
            ["Page 3: unable to get the page. error code=11", "row 3 missing from index a"]
        {
            assert!(disk_error(damage).is_none(), "{damage}");
        }
    }

    #[test]
    fn rows_and_indexes_are_looked_over_piece_by_piece() {
        let folder = tempfile::tempdir().unwrap();
        let db = book(folder.path());
        let (found, pieces) = looked_over(&db, Duration::ZERO);
        assert_eq!(found, []);
        assert!(pieces > 1200, "a row at a time: {pieces}");
        // Saved in the midst of it: nothing is taken for damage.
        let mut look = LookOver::of(&db, true);
        let mut saved = 0;
        while look.go_on_with(&db, Some(Instant::now())).unwrap() {
            if saved < 400 {
                saved += 1;
                let sql = "update award set form = 'Cờ', register_number = '' where id = ?1";
                db.execute(sql, [saved]).unwrap();
            }
        }
        assert_eq!(look.take_found(), []);
        assert_eq!(
            full(&db).unwrap().iter().filter(|d| matches!(d, Damage::Index { .. })).count(),
            0
        );
    }

    #[test]
    fn every_index_is_asked_for_one_row_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let db = book(folder.path());
        let look = LookOver::of(&db, true);
        for sql in look.queries() {
            let plan: Vec<String> = db
                .prepare(&format!("explain query plan {sql}"))
                .unwrap()
                .query_map([0], |r| r.get(3))
                .unwrap()
                .map(std::result::Result::unwrap)
                .collect();
            for line in plan.iter().filter(|l| l.contains(" u ")) {
                // What is unique needs no key of the row.
                let at_once = line.contains("rowid=?") || line.contains("sqlite_autoindex");
                assert!(line.starts_with("SEARCH u") && at_once, "{plan:#?}");
            }
        }
    }

    #[test]
    fn an_index_that_misses_a_row_or_has_one_too_many_is_found() {
        for (index, sql, named) in [
            ("unit_by_fold", "update unit set name_fold = 'x' where id = 7", Some("Chi bộ 7")),
            ("unit_by_fold", "delete from unit where id = 7", None),
            ("award_by_form", "update award set form = 'x' where id = 8", Some("Ông 8")),
            ("award_by_form", "update award set deleted_step = 1 where id = 8", None),
            ("award_by_register", "update award set register_number = '' where id = 8", None),
            (
                "award_by_register",
                "update award set register_number = '9' where id = 3",
                Some("Ông 3"),
            ),
        ] {
            let folder = tempfile::tempdir().unwrap();
            drop(book(folder.path()));
            let db = behind(folder.path(), index, sql);
            let (found, _) = looked_over(&db, Duration::from_millis(1));
            let name = |d: &Damage| match d {
                Damage::Index { row, .. } => Some(row.as_ref().map(|r| r.name.clone())),
                _ => None,
            };
            let names: Vec<Option<String>> = found.iter().filter_map(name).collect();
            assert!(names.contains(&named.map(str::to_owned)), "{index}, {sql}: {found:?}");
        }
    }

    #[test]
    fn an_attached_file_that_cannot_be_read_hides_no_other() {
        const PAGE: usize = 4096;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.dvk");
        let db = book(folder.path());
        for letter in [5_u8, 6, 7] {
            // Longer than what is read at a time.
            let content = vec![letter; 600_000];
            let hash = content::hexadecimal(&sha2::Sha256::digest(&content));
            db.execute("insert into content values (?1, ?2)", (&hash, &content)).unwrap();
            db.execute(
                "insert into attachment (uid, owner_table, owner_id, name, hash, size, note, added_at)
                 values (?1, 'unit', 1, ?1, ?2, 0, '', '')",
                (letter.to_string(), &hash),
            )
            .unwrap();
        }
        drop(db);
        let mut bytes = std::fs::read(&path).unwrap();
        let inside = |page: &[u8], letter| page[4..].iter().all(|byte| *byte == letter);
        // In the midst of the first its next page is none; of the last a letter is changed.
        let first = bytes.chunks(PAGE).position(|page| inside(page, 5)).unwrap();
        bytes[first * PAGE..][..4].fill(0xff);
        let last = bytes.chunks(PAGE).rposition(|page| inside(page, 7)).unwrap();
        bytes[last * PAGE + 1000] = 8;
        std::fs::write(&path, &bytes).unwrap();
        let db = Connection::open(&path).unwrap();
        derived::install_functions(&db).unwrap();
        for each in [Duration::ZERO, Duration::from_mins(1)] {
            let (found, _) = looked_over(&db, each);
            let name = |d: &Damage| match d {
                Damage::File(named) => named.name.clone(),
                other => format!("{other:?}"),
            };
            assert_eq!(found.iter().map(name).collect::<Vec<_>>(), ["5", "7"]);
        }
        // Not even a row of the table can be read: the look ends, and says so.
        let root: u32 = db
            .query_row("select rootpage from sqlite_schema where name = 'content'", [], |r| {
                r.get(0)
            })
            .unwrap();
        drop(db);
        bytes[(root as usize - 1) * PAGE..][..PAGE].fill(0xff);
        std::fs::write(&path, &bytes).unwrap();
        let db = Connection::open(&path).unwrap();
        derived::install_functions(&db).unwrap();
        let (found, _) = looked_over(&db, Duration::from_mins(1));
        assert!(matches!(found.as_slice(), [Damage::Unreadable { .. }]), "{found:?}");
    }
}
