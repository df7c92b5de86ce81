//! How people know a row that is damaged: by what can still be read of it.
use super::super::trash::{NAMES, WHOLES};
use crate::domain::damage::Named;
use rusqlite::{Connection, OptionalExtension as _};

/// What names the rows that are no records of their own, and those that are known by another.
const PARTS: &[(&str, &str)] = &[
    (
        "proposal",
        "coalesce(nullif(outside_name, ''), (select full_name from person where id = t.person_id),
         (select name from collective where id = t.collective_id), (select name from unit where id = t.unit_id))",
    ),
    ("unit_succession", "(select name from unit where id = t.predecessor_id)"),
    ("collective", "name"),
    ("post", "title"),
    ("award_amendment", "decision_number"),
    ("training_topic", "title"),
    ("attendee", "name"),
    ("internal_rule", "name"),
    ("inspection", "content"),
    ("dialogue", "content"),
    ("attachment", "name"),
    ("step", "label"),
    ("step_change", "(select label from step where id = t.step_id)"),
];

/// One value of a row as text; what is no text any more, or cannot be read, is as near to it as can be.
fn read(db: &Connection, table: &str, value: &str, row: i64) -> Option<String> {
    let sql = format!("select cast({value} as blob) from main.\"{table}\" t where rowid = ?1");
    let bytes: Option<Vec<u8>> =
        db.prepare_cached(&sql).and_then(|mut s| s.query_row([row], |r| r.get(0))).ok()?;
    Some(String::from_utf8_lossy(&bytes?).into_owned())
}

/// A row by its own name and the record it belongs to.
pub(super) fn named(db: &Connection, table: &str, row: i64) -> Named {
    let expression = PARTS.iter().chain(NAMES).find(|(t, _)| *t == table).map(|(_, name)| *name);
    let name = expression.and_then(|e| read(db, table, e, row)).unwrap_or_default();
    let key = |column| read(db, table, column, row).and_then(|id| id.parse().ok());
    let of = match table {
        "step_change" => read(db, table, "tbl", row).zip(key("row_id")),
        "attachment" => read(db, table, "owner_table", row).zip(key("owner_id")),
        _ => WHOLES
            .iter()
            .find(|(part, ..)| *part == table)
            .and_then(|(_, whole, column)| Some(((*whole).to_owned(), key(column)?))),
    };
    // A history of the history there is none: this ends.
    let of = of.filter(|(table, _)| table != "step_change" && table != "attachment");
    let of = of.map(|(table, row)| Box::new(named(db, &table, row)));
    Named { table: table.to_owned(), name, of }
}

/// The attachment that has this content.
pub(super) fn attachment_of(db: &Connection, hash: &str) -> Named {
    let row = db
        .prepare_cached(include_str!("attachment_of.sql"))
        .and_then(|mut s| s.query_row([hash], |r| r.get(0)).optional());
    match row {
        Ok(Some(row)) => named(db, "attachment", row),
        _ => Named { table: "attachment".to_owned(), name: String::new(), of: None },
    }
}
