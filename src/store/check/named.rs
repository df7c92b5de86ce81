//! How people know a row that is damaged: by what can still be read of it.
use super::super::kinds::{self, kind_of, whole_of};
use crate::domain::{
    damage::{Damage, Named},
    ids::Kind,
};
use rusqlite::{Connection, OptionalExtension as _};

/// One value of a row as text; what is no text any more, or cannot be read, is as near to it as can be.
fn read(db: &Connection, table: &str, value: &str, row: i64) -> Option<String> {
    let sql = format!("select cast({value} as blob) from main.\"{table}\" t where rowid = ?1");
    let bytes: Option<Vec<u8>> =
        db.prepare_cached(&sql).and_then(|mut s| s.query_row([row], |r| r.get(0))).ok()?;
    Some(String::from_utf8_lossy(&bytes?).into_owned())
}

/// A row by its own name and the record it belongs to.
pub(super) fn named(db: &Connection, table: &str, row: i64) -> Named {
    let Some(kind) = kind_of(table) else {
        return Named { kind: None, name: String::new(), of: None };
    };
    let name = read(db, table, kinds::rows(kind).name, row).unwrap_or_default();
    let key = |column| read(db, table, column, row).and_then(|id| id.parse().ok());
    let of = match kind {
        Kind::StepChange => read(db, table, "tbl", row).zip(key("row_id")),
        _ => match kinds::owner_of(kind) {
            Some(owner) => read(db, table, owner.table, row).zip(key(owner.key)),
            None => {
                whole_of(table).and_then(|(whole, column)| Some((whole.to_owned(), key(column)?)))
            }
        },
    };
    // A history of the history there is none: this ends.
    let is_owned = |kind| kind == Kind::StepChange || kinds::owner_of(kind).is_some();
    let ends = |table: &str| kind_of(table).is_none_or(is_owned);
    let of = of.filter(|(table, _)| !ends(table));
    let of = of.map(|(table, row)| Box::new(named(db, &table, row)));
    Named { kind: Some(kind), name, of }
}

/// Damage of bytes that are kept by this hash: of an attached file, or of an issued paper.
pub(super) fn damaged_content(db: &Connection, hash: &str) -> Damage {
    let row = |sql: &str| -> Option<i64> {
        let found =
            db.prepare_cached(sql).and_then(|mut s| s.query_row([hash], |r| r.get(0)).optional());
        found.ok().flatten()
    };
    if let Some(row) = row(include_str!("attachment_of.sql")) {
        return Damage::File(named(db, "attachment", row));
    }
    match row(include_str!("paper_of.sql")) {
        Some(row) => Damage::Changed(named(db, "paper", row)),
        None => Damage::File(Named { kind: Some(Kind::Attachment), name: String::new(), of: None }),
    }
}
