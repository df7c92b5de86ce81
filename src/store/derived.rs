//! Columns made from others by temporary triggers, never journaled: what is searched and sorted by, and the
//! sum of each row, by which damage is noticed.
use super::{Result, Writer, kinds};
use crate::domain::{
    ids::Record,
    title,
    vietnamese::{fold, person_sort_key, sort_key},
};
use rusqlite::{Connection, functions::FunctionFlags, types::ValueRef};
use sha2::{Digest as _, Sha256};

/// The column that holds the sum of its row.
pub(super) const ROW_SUM: &str = "row_sum";

/// Written anew whole each time: what a row said before is of no account.
const WRITTEN_WHOLE: &[&str] = &["draft", "fact"];

/// A column that is searched or sorted by.
pub(super) struct Derived {
    table: &'static str,
    pub(super) column: &'static str,
    /// The columns it is made from.
    sources: &'static [&'static str],
    /// How, with `{r}` before each of them.
    how: &'static str,
}

const fn derived(
    table: &'static str,
    column: &'static str,
    sources: &'static [&'static str],
    how: &'static str,
) -> Derived {
    Derived { table, column, sources, how }
}

/// They are never the only place of a fact, so the history leaves them out.
const DERIVED: &[Derived] = &[
    derived("unit", "name_fold", &["name"], "fold({r}name)"),
    derived("unit", "name_key", &["name"], "sort_key({r}name)"),
    derived("collective", "name_fold", &["name"], "fold({r}name)"),
    derived("person", "name_fold", &["full_name"], "fold({r}full_name)"),
    derived(
        "person",
        "name_key",
        &["full_name", "given_name"],
        "person_key({r}full_name, {r}given_name)",
    ),
    derived("movement_model", "name_fold", &["name"], "fold({r}name)"),
    derived("movement_model", "name_key", &["name"], "sort_key({r}name)"),
    derived(
        "award",
        "search_fold",
        &["printed_name", "printed_position", "printed_unit", "citation"],
        "fold({r}printed_name || ' ' || {r}printed_position || ' ' || {r}printed_unit || ' ' || {r}citation)",
    ),
    derived("award", "printed_name_key", &["printed_name"], "person_key({r}printed_name, '')"),
];

impl Derived {
    /// SQL that makes it out of a row: `new.`, `t.` or nothing for the row at hand.
    pub(super) fn made_of(&self, row: &str) -> String {
        self.how.replace("{r}", row)
    }
}

/// The columns of a table that are searched or sorted by.
pub(super) fn of_table(table: &str) -> impl Iterator<Item = &'static Derived> {
    DERIVED.iter().filter(move |d| d.table == table)
}

/// The columns of a table that hold facts.
pub(super) fn fact_columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let names: Vec<String> = db
        .prepare_cached(include_str!("columns.sql"))?
        .query_map([table], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names.into_iter().filter(|n| is_fact(n)).collect())
}

/// Does a column hold a fact, and not what is made from others?
pub(super) fn is_fact(column: &str) -> bool {
    !column.ends_with("_fold") && !column.ends_with("_key") && column != ROW_SUM
}

/// SQL for the sum of a row as its facts make it.
pub(super) fn sum_of(table: &str, facts: &[String], row: &str) -> String {
    let values: Vec<String> = facts.iter().map(|c| format!("{row}\"{c}\"")).collect();
    format!("row_sum('{table}', {})", values.join(", "))
}

/// The tables whose rows have a sum, each with the columns that hold facts. Contents of attached files have
/// a hash of their own.
pub(super) fn summed_tables(db: &Connection) -> Result<Vec<(String, Vec<String>)>> {
    let tables: Vec<String> = db
        .prepare(include_str!("summed_tables.sql"))?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    tables
        .into_iter()
        .map(|table| {
            let facts = fact_columns(db, &table)?;
            Ok((table, facts))
        })
        .collect()
}

/// The sum of a row. It stands in files, so it stays what it is for ever: the first eight bytes, as a
/// big-endian number, of the SHA-256 of the name of the table and each fact in the order of the columns.
/// Each of them is one letter for its kind and its bytes: `n` for nothing; `i` and the number, `r` and the
/// IEEE 754 number, in eight bytes, big-endian; `t` for text and `b` for bytes, with their length in eight
/// bytes before them.
pub(super) fn row_sum<'v>(values: impl Iterator<Item = ValueRef<'v>>) -> i64 {
    let mut sum = Sha256::new();
    for value in values {
        let (kind, bytes) = match value {
            ValueRef::Null => (b'n', &[][..]),
            ValueRef::Integer(number) => {
                sum.update([b'i']);
                sum.update(number.to_be_bytes());
                continue;
            }
            ValueRef::Real(number) => {
                sum.update([b'r']);
                sum.update(number.to_bits().to_be_bytes());
                continue;
            }
            ValueRef::Text(bytes) => (b't', bytes),
            ValueRef::Blob(bytes) => (b'b', bytes),
        };
        sum.update([kind]);
        if kind != b'n' {
            sum.update((bytes.len() as u64).to_be_bytes());
            sum.update(bytes);
        }
    }
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(sum.finalize()) {
        *to = from;
    }
    i64::from_be_bytes(first)
}

/// Adds the functions that make derived columns.
pub(super) fn install_functions(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("fold", 1, flags, |c| Ok(fold(&c.get::<String>(0)?)))?;
    db.create_scalar_function("sort_key", 1, flags, |c| Ok(sort_key(&c.get::<String>(0)?)))?;
    db.create_scalar_function("person_key", 2, flags, |c| {
        let (full, given) = (c.get::<String>(0)?, c.get::<String>(1)?);
        if given.is_empty() {
            // Ranks and religious titles take no part in the order.
            return Ok(person_sort_key(title::bare(&full)));
        }
        let mut key = sort_key(&given);
        key.push(0x01);
        key.extend(sort_key(&full));
        Ok(key)
    })?;
    db.create_scalar_function("row_sum", -1, flags, |c| {
        Ok(row_sum((0..c.len()).map(|i| c.get_raw(i))))
    })?;
    Ok(())
}

/// Adds the triggers: one update for each row that is touched. A row that was not what its sum says keeps a
/// sum that is wrong (none), whoever touches it, and is noted in `damaged_before`.
pub(super) fn install(db: &Connection) -> Result<()> {
    install_functions(db)?;
    db.execute_batch("create temp table damaged_before (tbl text not null, id integer not null)")?;
    for (table, facts) in summed_tables(db)? {
        let sum = format!("{ROW_SUM} = {}", sum_of(&table, &facts, "new."));
        let derived: Vec<String> = of_table(&table)
            .map(|d| format!("{} = {}", d.column, d.made_of("new.")))
            .chain([sum.clone()])
            .collect();
        let derived = derived.join(", ");
        db.execute_batch(&format!(
            "create temp trigger \"derive_insert_{table}\" after insert on main.\"{table}\"
             begin update \"{table}\" set {derived} where rowid = new.rowid; end;"
        ))?;
        if table == "step_change" {
            // Never changed.
            continue;
        }
        let (kept, note) = if WRITTEN_WHOLE.contains(&table.as_str()) {
            (sum, String::new())
        } else {
            let kept = format!(
                "{ROW_SUM} = case when old.{ROW_SUM} is {} then {} end",
                sum_of(&table, &facts, "old."),
                sum_of(&table, &facts, "new.")
            );
            let note = format!(
                "insert into damaged_before select '{table}', id from main.\"{table}\"
                 where id = new.id and {ROW_SUM} is null;"
            );
            (kept, note)
        };
        let of: Vec<String> = facts.iter().map(|c| format!("\"{c}\"")).collect();
        let of = of.join(", ");
        let mut sources: Vec<&str> = of_table(&table).flat_map(|d| d.sources).copied().collect();
        sources.sort_unstable();
        sources.dedup();
        let same: Vec<String> = sources.iter().map(|c| format!("new.{c} is old.{c}")).collect();
        let same = if same.is_empty() { "true".to_owned() } else { same.join(" and ") };
        db.execute_batch(&format!(
            "create temp trigger \"sum_update_{table}\" after update of {of} on main.\"{table}\" when {same}
             begin update \"{table}\" set {kept} where rowid = new.rowid; {note} end;"
        ))?;
        if !sources.is_empty() {
            let made: Vec<String> =
                of_table(&table).map(|d| format!("{} = {}", d.column, d.made_of("new."))).collect();
            db.execute_batch(&format!(
                "create temp trigger \"derive_update_{table}\" after update of {of} on main.\"{table}\"
                 when not ({same})
                 begin update \"{table}\" set {}, {kept} where rowid = new.rowid; {note} end;",
                made.join(", ")
            ))?;
        }
    }
    Ok(())
}

/// Makes every column that is searched or sorted by anew (after the way of making sort keys changed).
/// Changes no fact and no sum.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    for d in DERIVED {
        db.execute_batch(&format!(
            "update main.\"{}\" set {} = {}",
            d.table,
            d.column,
            d.made_of("")
        ))?;
    }
    Ok(())
}

/// Before a migration: takes the sum of each row that is damaged, so that the sums made after it cover
/// nothing up. Gives whether the file has sums.
pub(super) fn before_migration(db: &Connection) -> Result<bool> {
    let tables = summed_tables(db)?;
    let judged = |table: &str| !WRITTEN_WHOLE.contains(&table);
    for (table, facts) in tables.iter().filter(|(table, _)| judged(table)) {
        let sum = sum_of(table, facts, "");
        db.execute_batch(&format!(
            "update main.\"{table}\" set {ROW_SUM} = null where {ROW_SUM} is not {sum}"
        ))?;
    }
    Ok(!tables.is_empty())
}

/// After a migration: makes the sums of all rows; in a file that had sums, not of those without: they were
/// damaged. A row that a migration adds has 0 meanwhile.
pub(super) fn after_migration(db: &Connection, had_sums: bool) -> Result<()> {
    for (table, facts) in summed_tables(db)? {
        let sum = sum_of(&table, &facts, "");
        let is_judged = had_sums && !WRITTEN_WHOLE.contains(&table.as_str());
        let of = if is_judged { "where row_sum is not null" } else { "" };
        db.execute_batch(&format!("update main.\"{table}\" set {ROW_SUM} = {sum} {of}"))?;
    }
    Ok(())
}

impl Writer<'_> {
    /// A clerk saved the whole record as the form showed it: its rows, and those of its parts, are what was
    /// written, even where they were damaged before.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn stands_as_saved(&self, record: Record) -> Result<()> {
        let (table, id) = kinds::place(record);
        self.make_sums(table, "id", id)?;
        for (part, column) in kinds::parts(record.kind()) {
            self.make_sums(part, column, id)?;
        }
        Ok(())
    }

    /// Gives rows a sum that have none.
    pub(super) fn make_sums(&self, table: &str, column: &str, id: i64) -> Result<()> {
        let sum = sum_of(table, &fact_columns(self.db, table)?, "");
        self.run(
            &format!(
                "update main.\"{table}\" set {ROW_SUM} = {sum} where \"{column}\" = ?1 and {ROW_SUM} is null"
            ),
            [id],
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_stays_what_it_is_for_ever() {
        let text = |t: &'static str| ValueRef::Text(t.as_bytes());
        let of = |values: &[ValueRef<'static>]| row_sum(values.iter().copied());
        let row = [
            text("unit"),
            ValueRef::Integer(1),
            text("Trà Vinh"),
            ValueRef::Null,
            ValueRef::Real(0.5),
        ];
        assert_eq!(of(&row), 5_457_027_004_061_528_015);
        // One is not “1”, nothing is not an empty text, and texts do not run into each other.
        let all = [
            of(&[ValueRef::Integer(1)]),
            of(&[text("1")]),
            of(&[ValueRef::Null]),
            of(&[text("")]),
            of(&[ValueRef::Blob(b"")]),
            of(&[text("ab"), text("c")]),
            of(&[text("a"), text("bc")]),
        ];
        for (i, one) in all.iter().enumerate() {
            assert!(!all[..i].contains(one), "{i}");
        }
    }

    #[test]
    fn a_later_migration_covers_nothing_up() {
        let store = crate::store::Store::in_memory().unwrap();
        let db = store.db();
        db.execute_batch(
            "insert into step (uid, at, who, pc, session, app_version, schema_version, kind, label)
               values ('s', '', '', '', '', '', 5, 'edit', 'Thêm');
             insert into current_step values (1);
             insert into unit_kind (uid, name, is_party_base) values ('a', 'Chi bộ', 1), ('b', 'Đảng bộ', 1);
             update unit_kind set row_sum = row_sum + 1 where id = 2;",
        )
        .unwrap();
        let had = before_migration(db).unwrap();
        // What a migration may do: rows and columns are no more what their sums say.
        db.execute_batch(
            "drop trigger sum_update_unit_kind; update unit_kind set name = name || ' cơ sở'",
        )
        .unwrap();
        after_migration(db, had).unwrap();
        let found = store.full_check().unwrap();
        let crate::domain::damage::Damage::Changed(named) = &found[0] else { panic!("{found:?}") };
        assert_eq!((found.len(), named.name.as_str()), (1, "Đảng bộ cơ sở"));
    }
}
