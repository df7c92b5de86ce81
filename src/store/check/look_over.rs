//! Looks a book over a little at a time: the sum of every row, what it is found by, the way each index leads
//! to it, the hash of every attached file.
use super::{
    MOST_FOUND, damage_of,
    named::{damaged_content, named},
};
use crate::{
    domain::{damage::Damage, vietnamese::SORT_KEY_VERSION},
    store::{Result, Store, content, derived, kinds::kind_of},
};
use rusqlite::{Connection, OptionalExtension as _, Row};
use sha2::{Digest as _, Sha256};
use std::time::Instant;

/// Bytes of an attached file that are read at a time.
const BYTES_AT_A_TIME: usize = 256 << 10;

/// How far the book was looked over. Nothing is kept open in between.
#[derive(Debug)]
pub struct LookOver {
    /// The last one first.
    tables: Vec<Table>,
    /// Contents of attached files up to this row are done.
    contents_done: i64,
    /// The content that is being read.
    content: Option<Content>,
    found: Vec<Damage>,
    /// How many were found, those taken out included.
    count: usize,
}

#[derive(Debug)]
struct Table {
    name: String,
    /// A row of the answer: key, is its sum right, does what it is found by fit; then for each index:
    /// 0 when it does not lead to the row, 1 when it does, 2 when the row is none of its own.
    sql: String,
    /// Rows up to this one are done.
    done: i64,
    indexes: Vec<Index>,
    /// How many of the indexes were counted, at the end of the table.
    counted: usize,
    /// What the connection had changed when the table was begun.
    changes: u64,
}

#[derive(Debug)]
struct Index {
    name: String,
    /// The condition of a partial index.
    only: Option<String>,
    /// Rows it leads to.
    led: i64,
}

#[derive(Debug)]
struct Content {
    row: i64,
    hash: String,
    /// Bytes read.
    read: usize,
    sum: Sha256,
}

impl LookOver {
    /// From the beginning; `with_indexes` where opening did not check them.
    pub(super) fn of(db: &Connection, with_indexes: bool) -> Self {
        let mut look = Self {
            tables: Vec::new(),
            contents_done: i64::MIN,
            content: None,
            found: Vec::new(),
            count: 0,
        };
        match tables(db, with_indexes) {
            Ok(tables) => look.tables = tables,
            Err(e) => look.note(Damage::Unreadable { kind: None, said: e.to_string() }),
        }
        look
    }

    /// Looks on until a point in time; gives whether there is more to look at.
    ///
    /// # Errors
    /// [`super::StoreError`] when the disk does not answer.
    pub fn go_on(&mut self, store: &Store, until: Instant) -> Result<bool> {
        self.go_on_with(store.db(), Some(until))
    }

    /// What was found since this was last asked.
    pub fn take_found(&mut self) -> Vec<Damage> {
        std::mem::take(&mut self.found)
    }

    /// The queries that look at rows.
    #[cfg(test)]
    pub(super) fn queries(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|table| table.sql.as_str())
    }

    pub(super) fn go_on_with(&mut self, db: &Connection, until: Option<Instant>) -> Result<bool> {
        let is_over = || until.is_some_and(|until| Instant::now() >= until);
        while let Some(mut table) = self.tables.pop() {
            match self.rows_of(db, &mut table, &is_over) {
                Ok(true) => {
                    if !self.has_ends(db, &mut table)? {
                        self.tables.push(table);
                    }
                }
                Ok(false) => self.tables.push(table),
                Err(e) => self.note(damage_of(e, Some(&table.name))?),
            }
            if self.count >= MOST_FOUND {
                return Ok(false);
            }
            if is_over() {
                return Ok(true);
            }
        }
        loop {
            let more = match self.next_content(db, &is_over) {
                Ok(more) => more,
                Err(e) => self.past_content(db, e)?,
            };
            if !more || self.count >= MOST_FOUND {
                return Ok(false);
            }
            if is_over() {
                return Ok(true);
            }
        }
    }

    fn note(&mut self, damage: Damage) {
        if !self.found.contains(&damage) {
            self.count += 1;
            self.found.push(damage);
        }
    }

    /// Looks at rows until the time is over; gives whether it came to the end of the table.
    fn rows_of(
        &mut self,
        db: &Connection,
        table: &mut Table,
        is_over: &impl Fn() -> bool,
    ) -> rusqlite::Result<bool> {
        let mut statement = db.prepare_cached(&table.sql)?;
        let mut rows = statement.query([table.done])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            self.one_row(db, table, id, row)?;
            table.done = id;
            if is_over() || self.count >= MOST_FOUND {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn one_row(
        &mut self,
        db: &Connection,
        table: &mut Table,
        id: i64,
        row: &Row<'_>,
    ) -> rusqlite::Result<()> {
        if !row.get::<_, bool>(1)? {
            self.note(Damage::Changed(named(db, &table.name, id)));
        } else if !row.get::<_, bool>(2)? {
            self.note(Damage::NotFound(named(db, &table.name, id)));
        }
        for (at, index) in table.indexes.iter_mut().enumerate() {
            match row.get::<_, i64>(3 + at)? {
                0 => {
                    let row = Some(named(db, &table.name, id));
                    self.note(Damage::Index { kind: kind_of(&table.name), row });
                }
                1 => index.led += 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// At the end of a table: has its next index no more entries than rows it leads to? Counting takes long:
    /// one at a time. Gives whether it was the last one; when rows were saved meanwhile it cannot be told, and
    /// the table is begun anew.
    fn has_ends(&mut self, db: &Connection, table: &mut Table) -> Result<bool> {
        let Some(index) = table.indexes.get(table.counted) else { return Ok(true) };
        if table.changes != db.total_changes() {
            table.begin(db);
            return Ok(false);
        }
        let only = index.only.as_ref().map_or(String::new(), |only| format!(" where {only}"));
        let sql = format!(
            "select count(*) from main.\"{}\" indexed by \"{}\"{only}",
            table.name, index.name
        );
        match db.query_row(&sql, [], |r| r.get::<_, i64>(0)) {
            Ok(entries) if entries == index.led => {}
            Ok(_) => self.note(Damage::Index { kind: kind_of(&table.name), row: None }),
            Err(e) => self.note(damage_of(e, Some(&table.name))?),
        }
        table.counted += 1;
        Ok(table.counted == table.indexes.len())
    }

    /// Reads on in the next attached file until its end or until the time is over; gives whether there was
    /// one.
    fn next_content(
        &mut self,
        db: &Connection,
        is_over: &impl Fn() -> bool,
    ) -> rusqlite::Result<bool> {
        let begun = self.content.take();
        let next = db
            .prepare_cached(include_str!("next_content.sql"))?
            .query_row([self.contents_done], |r| {
                // A damaged hash may be no text: it is that of no bytes, then.
                let hash = r.get_ref(1)?.as_bytes().unwrap_or_default();
                Ok((r.get(0)?, String::from_utf8_lossy(hash).into_owned()))
            })
            .optional()?;
        let Some((row, hash)) = next else { return Ok(false) };
        // What was begun may have been let go meanwhile, with the trash.
        let begun = begun.filter(|begun| begun.row == row && begun.hash == hash);
        let content = self.content.insert(begun.unwrap_or_else(|| Content {
            row,
            hash,
            read: 0,
            sum: Sha256::new(),
        }));
        let blob = db.blob_open("main", "content", "bytes", row, true)?;
        let mut piece = vec![0; BYTES_AT_A_TIME];
        loop {
            let read = blob.read_at(&mut piece, content.read)?;
            content.sum.update(piece.get(..read).unwrap_or_default());
            content.read += read;
            if content.read >= blob.len() {
                break;
            }
            if is_over() {
                return Ok(true);
            }
        }
        self.contents_done = row;
        if let Some(Content { hash, sum, .. }) = self.content.take()
            && content::hexadecimal(&sum.finalize()) != hash
        {
            self.note(damaged_content(db, &hash));
        }
        Ok(true)
    }

    /// Goes past an attached file that cannot be read, to the others; gives whether that can be done.
    fn past_content(&mut self, db: &Connection, error: rusqlite::Error) -> Result<bool> {
        let damage = damage_of(error, Some("attachment"))?;
        if let Some(content) = self.content.take() {
            self.contents_done = content.row;
            self.note(damaged_content(db, &content.hash));
            return Ok(true);
        }
        // The table itself: no way leads on.
        self.note(damage);
        Ok(false)
    }
}

impl Table {
    fn begin(&mut self, db: &Connection) {
        self.done = i64::MIN;
        self.counted = 0;
        self.changes = db.total_changes();
        for index in &mut self.indexes {
            index.led = 0;
        }
    }
}

/// Are sort keys in the file made the way ours are?
fn has_our_sort_keys(db: &Connection) -> bool {
    db.query_row(include_str!("../open/sort_key_version.sql"), [], |r| r.get::<_, String>(0))
        .is_ok_and(|version| version == SORT_KEY_VERSION.to_string())
}

/// The tables to look at, with how to.
fn tables(db: &Connection, with_indexes: bool) -> Result<Vec<Table>> {
    let ours = has_our_sort_keys(db);
    let mut all = Vec::new();
    for (name, facts) in derived::summed_tables(db)? {
        let fits: Vec<String> = derived::of_table(&name)
            .filter(|d| ours || !d.column.ends_with("_key"))
            .map(|d| format!("t.{} is {}", d.column, d.made_of("t.")))
            .collect();
        let sum = format!("t.{} is {}", derived::ROW_SUM, derived::sum_of(&name, &facts, "t."));
        // What is damaged may be no text at all: only of a sound row anything is made.
        let fits = if fits.is_empty() {
            "1".to_owned()
        } else {
            format!("case when {sum} then {} else 1 end", fits.join(" and "))
        };
        let mut answer = vec!["t.rowid".to_owned(), sum, fits];
        let mut indexes = Vec::new();
        if with_indexes {
            for (index, only) in indexes_of(db, &name)? {
                answer.push(leads(db, &name, &index, only.as_deref())?);
                indexes.push(Index { name: index, only, led: 0 });
            }
        }
        let sql = format!(
            "select {} from main.\"{name}\" t where t.rowid > ?1 order by t.rowid",
            answer.join(", ")
        );
        let mut table = Table { name, sql, done: i64::MIN, indexes, counted: 0, changes: 0 };
        table.begin(db);
        all.push(table);
    }
    Ok(all)
}

/// The indexes of a table, each with its condition.
fn indexes_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<(String, Option<String>)>> {
    db.prepare(include_str!("indexes.sql"))?
        .query_map([table], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect()
}

/// SQL for whether an index leads to the row `t`: 0 no, 1 yes, 2 it is none of its own.
fn leads(
    db: &Connection,
    table: &str,
    index: &str,
    only: Option<&str>,
) -> rusqlite::Result<String> {
    let columns: Vec<String> = db
        .prepare(include_str!("columns_of_index.sql"))?
        .query_map([index], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let same: Vec<String> = columns
        .iter()
        .map(|c| format!("u.\"{c}\" is t.\"{c}\""))
        .chain(["u.rowid = t.rowid".to_owned()])
        .chain(only.map(|only| format!("({only})")))
        .collect();
    let leads = format!(
        "exists (select 1 from main.\"{table}\" u indexed by \"{index}\" where {})",
        same.join(" and ")
    );
    Ok(match only {
        Some(only) => format!("case when ({only}) then {leads} else 2 end"),
        None => leads,
    })
}
