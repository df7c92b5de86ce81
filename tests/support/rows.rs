//! All rows of a book as SQLite alone reads them, to tell two states of it apart.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used, reason = "a test")]
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Table → its rows in order, each as one line.
pub type Rows = BTreeMap<String, Vec<String>>;

/// Columns that differ between two runs of the same work: keys made of time and chance, and what is
/// made of them.
const OF_CHANCE: &[&str] = &["uid", "session", "row_sum", "before", "after"];
/// Facts of the file that are not the office's.
const OF_THE_FILE: &[&str] = &["book_uid", "backup_sequence", "sort_key_version"];

fn read(db: &Connection, all: bool) -> rusqlite::Result<Rows> {
    let names: Vec<String> = db
        .prepare("select name from sqlite_master where type = 'table' order by name")?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut rows = Rows::new();
    for table in names.into_iter().filter(|n| !n.starts_with("sqlite_") && n != "draft") {
        let mut statement = db.prepare(&format!("select * from \"{table}\" order by 1"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = found.next()? {
            let mut line = String::new();
            for (at, column) in columns.iter().enumerate() {
                if all || !OF_CHANCE.contains(&column.as_str()) {
                    match row.get_ref(at)? {
                        ValueRef::Null => line.push('-'),
                        ValueRef::Integer(n) => write!(line, "{n}").unwrap(),
                        ValueRef::Real(x) => write!(line, "{x}").unwrap(),
                        ValueRef::Text(t) => line.push_str(&String::from_utf8_lossy(t)),
                        ValueRef::Blob(b) => write!(line, "{b:?}").unwrap(),
                    }
                    line.push('|');
                }
            }
            lines.push(line);
        }
        if table == "fact" {
            lines.retain(|l| !OF_THE_FILE.iter().any(|name| l.starts_with(name)));
        }
        rows.insert(table, lines);
    }
    Ok(rows)
}

/// What SQLite alone makes of a file with the journal beside it, on a copy in `room`. An error in words
/// when it does not pass SQLite's own check.
pub fn of_file(path: &Path, room: &Path, all: bool) -> Result<Rows, String> {
    let copy = room.join("looked-at.db");
    let beside = |p: &Path| PathBuf::from(format!("{}-journal", p.display()));
    let words = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    fs::copy(path, &copy).map_err(|e| words(&e))?;
    if beside(path).exists() {
        fs::copy(beside(path), beside(&copy)).map_err(|e| words(&e))?;
    }
    let look = || -> rusqlite::Result<Result<Rows, String>> {
        let db = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let line: String = db.query_row("pragma integrity_check(1)", [], |r| r.get(0))?;
        if line != "ok" {
            return Ok(Err(words(&line)));
        }
        read(&db, all).map(Ok)
    };
    let found = look();
    let _ = fs::remove_file(&copy);
    let _ = fs::remove_file(beside(&copy));
    found.map_err(|e| words(&e))?
}

/// The first difference, for a message.
pub fn difference(a: &Rows, b: &Rows) -> String {
    for (table, rows) in a {
        match b.get(table) {
            None => return format!("no table {table}"),
            Some(other) if other != rows => {
                let first = rows.iter().zip(other).find(|(a, b)| a != b);
                return format!("{table}: {} rows, {} rows; {first:?}", rows.len(), other.len());
            }
            _ => {}
        }
    }
    "none".to_owned()
}
