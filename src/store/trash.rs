//! The trash: a removed row keeps its place in the file with the step that removed it.
use super::{
    Reader, Result, Writer,
    kinds::{self, kind_of, parts, place, record_of, table_of, whole_of},
};
use crate::domain::ids::{Kind, Record, StepId};
use rusqlite::Connection;

/// Every (table, column) that names a row of `table`.
pub(super) fn references(db: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(include_str!("references.sql"))?;
    Ok(statement
        .query_map([table], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// One record in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// What it is.
    pub record: Record,
    /// Its name.
    pub name: String,
    /// Local date and time it was removed, `yyyy-mm-ddThh:mm:ss`.
    pub at: String,
    /// By whom.
    pub who: String,
    /// The step that removed it.
    pub step: StepId,
}

/// Papers `t` that were removed by themselves: not with what they are about, and not by a program that put
/// issued ones there when their decision became a draft again.
const REMOVED_PAPERS: &str = "t.state <> 'issued' and not exists (
    select 1 from step_change c
    where c.step_id = t.deleted_step and c.tbl = t.about_table and c.row_id = t.about_id)";

impl Reader<'_> {
    /// Everything in the trash, the newest first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn trashed(&self) -> Result<Vec<Trashed>> {
        let mut found = Vec::new();
        // A part comes and goes with its whole.
        for kind in Kind::ALL.iter().filter(|kind| kind.whole().is_none()) {
            if kind.record(0).is_none() {
                continue;
            }
            let kinds::Rows { table, name, .. } = kinds::rows(*kind);
            let only = if *kind == Kind::Paper { REMOVED_PAPERS } else { "true" };
            let sql = format!(
                "select t.id, coalesce({name}, ''), s.at, s.who, s.id from main.\"{table}\" t
                 join step s on s.id = t.deleted_step where {only}"
            );
            found.extend(
                self.rows(&sql, (), |r| {
                    let record = kind.record(r.get(0)?);
                    let (name, at, who) = (r.get(1)?, r.get(2)?, r.get(3)?);
                    let step = StepId(r.get(4)?);
                    Ok(record.map(|record| Trashed { record, name, at, who, step }))
                })?
                .into_iter()
                .flatten(),
            );
        }
        found.sort_by_key(|t| std::cmp::Reverse(t.step));
        Ok(found)
    }

    /// The record that a change of the history is about: the whole, for a part.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn record_of_change(&self, change: i64) -> Result<Option<Record>> {
        let Some((table, row)) = self.changed_row(change)? else { return Ok(None) };
        let Some((whole, key)) = whole_of(&table) else {
            return Ok(record_of(&table, row));
        };
        let sql = format!("select \"{key}\" from main.\"{table}\" where id = ?1");
        Ok(self.first(&sql, [row], |r| r.get(0))?.and_then(|id| record_of(whole, id)))
    }

    /// How many attached files lie in the trash by themselves.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn trashed_files(&self) -> Result<i64> {
        Ok(self.first(include_str!("attachment/trashed.sql"), (), |r| r.get(0))?.unwrap_or(0))
    }

    /// Pairs of a kind (people, units) that were looked at and are not the same: smaller key first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn told_apart(&self, kind: Kind) -> Result<Vec<(i64, i64)>> {
        self.rows(include_str!("told_apart.sql"), [table_of(kind)], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// The name by which people know a record; blank when it has none, or is not there.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn name_of(&self, record: Record) -> Result<String> {
        let kinds::Rows { table, name, .. } = kinds::rows(record.kind());
        let sql = format!("select coalesce({name}, '') from main.\"{table}\" t where t.id = ?1");
        Ok(self.first(&sql, [record.number()], |r| r.get(0))?.unwrap_or_default())
    }

    /// Is the record there, and not in the trash?
    pub fn is_live(&self, record: Record) -> Result<bool> {
        let (table, id) = place(record);
        let found =
            self.first(&format!("select 1 from \"live_{table}\" where id = ?1"), [id], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// Live rows of other records that name this one: of which kind, how many. Its own parts do not count,
    /// but what names its parts does.
    pub fn uses(&self, record: Record) -> Result<Vec<(Kind, i64)>> {
        let (table, id) = place(record);
        let own: Vec<_> = parts(record.kind()).collect();
        let mut found = self.uses_of(table, id, &own)?;
        for (part, column) in own {
            let ids: Vec<i64> = self.rows(
                &format!("select id from \"live_{part}\" where \"{column}\" = ?1"),
                [id],
                |r| r.get(0),
            )?;
            for id in ids {
                found.extend(self.uses_of(part, id, &[])?);
            }
        }
        Ok(found)
    }

    /// Records that name this one, or a part of which does: at most `limit`.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn users(&self, record: Record, limit: usize) -> Result<Vec<Record>> {
        let (table, id) = place(record);
        let mut found = Vec::new();
        for (from, column) in references(self.db, table)? {
            if parts(record.kind()).any(|own| own == (from.as_str(), column.as_str())) {
                continue;
            }
            // A part is shown where its whole is.
            let (shown, key) = whole_of(&from).unwrap_or((from.as_str(), "id"));
            let sql = format!(
                "select distinct \"{key}\" from \"live_{from}\" where \"{column}\" = ?1 limit {limit}"
            );
            let ids: Vec<i64> = self.rows(&sql, [id], |r| r.get(0))?;
            found.extend(ids.into_iter().filter_map(|id| record_of(shown, id)));
        }
        found.truncate(limit);
        Ok(found)
    }

    fn uses_of(&self, table: &str, id: i64, except: &[(&str, &str)]) -> Result<Vec<(Kind, i64)>> {
        let mut found = Vec::new();
        for (from, column) in references(self.db, table)? {
            if except.contains(&(from.as_str(), column.as_str())) {
                continue;
            }
            let Some(kind) = kind_of(&from) else { continue };
            let count: i64 = self
                .first(
                    &format!("select count(*) from \"live_{from}\" where \"{column}\" = ?1"),
                    [id],
                    |r| r.get(0),
                )?
                .unwrap_or(0);
            if count > 0 {
                found.push((kind, count));
            }
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Puts a record and its parts into the trash.
    pub fn trash(&self, record: Record) -> Result<()> {
        let (table, id) = place(record);
        self.run(
            &format!("update \"{table}\" set deleted_step = ?1 where id = ?2"),
            (self.step, id),
        )?;
        for (part, column) in parts(record.kind()) {
            self.trash_other_parts(part, column, id, &[])?;
        }
        self.trash_papers_about(record)
    }

    /// Takes a record out of the trash, with the parts that went with it.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn restore(&self, record: Record) -> Result<()> {
        let (table, id) = place(record);
        for (part, column) in parts(record.kind()) {
            self.run(
                &format!(
                    "update \"{part}\" set deleted_step = null where \"{column}\" = ?1 and deleted_step =
                     (select deleted_step from main.\"{table}\" where id = ?1)"
                ),
                [id],
            )?;
        }
        self.run(
            &format!(
                "update paper set deleted_step = null where about_table = ?1 and about_id = ?2
                 and deleted_step = (select deleted_step from main.\"{table}\" where id = ?2)"
            ),
            (table, id),
        )?;
        self.run(&format!("update \"{table}\" set deleted_step = null where id = ?1"), [id])?;
        Ok(())
    }

    /// Lets everything in the trash go for good, with what the history kept of it. Cannot be undone.
    /// Gives how many rows went.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn empty_trash(&self) -> Result<usize> {
        let tables: Vec<String> =
            self.reader().rows(include_str!("trash_tables.sql"), (), |r| r.get(0))?;
        let mut gone = 0;
        for table in &tables {
            let purged = format!("select id from main.\"{table}\" where deleted_step is not null");
            // A step is kept whole or not at all: half of one must never be taken back.
            self.run(
                &format!(
                    "delete from step_change where step_id in
                     (select step_id from step_change where tbl = ?1 and row_id in ({purged}))"
                ),
                [table],
            )?;
            self.run(
                &format!(
                    "delete from attachment where owner_table = ?1 and owner_id in ({purged})"
                ),
                [table],
            )?;
            self.run(
                &format!("delete from printing where about_table = ?1 and about_id in ({purged})"),
                [table],
            )?;
            self.run(
                &format!(
                    "delete from not_duplicate where tbl = ?1 and (first_id in ({purged}) or second_id in ({purged}))"
                ),
                [table],
            )?;
            gone += self
                .run(&format!("delete from main.\"{table}\" where deleted_step is not null"), ())?;
        }
        // What the triggers just wrote down of the rows that went.
        self.run(include_str!("forget_step.sql"), (self.step,))?;
        self.forget_unused_content()?;
        Ok(gone)
    }

    /// Makes everything that names one record name another of the same kind, then puts the first into
    /// the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn merge(&self, kept: Record, gone: Record) -> Result<()> {
        let ((table, kept_id), (other, gone_id)) = (place(kept), place(gone));
        if table != other || kept_id == gone_id {
            return Ok(());
        }
        for (from, column) in references(self.db, table)? {
            self.run(
                &format!("update \"{from}\" set \"{column}\" = ?1 where \"{column}\" = ?2 and deleted_step is null"),
                (kept_id, gone_id),
            )?;
        }
        if table == "unit" {
            // A unit is neither above itself nor its own predecessor.
            self.run(include_str!("unit/no_own_parent.sql"), [kept_id])?;
            self.run(include_str!("unit/no_own_predecessor.sql"), (self.step, kept_id))?;
        }
        self.run(include_str!("move_attachments.sql"), (table, kept_id, gone_id))?;
        self.move_papers(kept, gone)?;
        self.run(
            &format!("update \"{table}\" set deleted_step = ?1 where id = ?2"),
            (self.step, gone_id),
        )?;
        Ok(())
    }

    /// Remembers that two records are not the same.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn tell_apart(&self, one: Record, other: Record) -> Result<()> {
        let ((table, first), (_, second)) = (place(one), place(other));
        self.run(
            include_str!("tell_apart.sql"),
            (super::new_uid(), table, first.min(second), first.max(second)),
        )?;
        Ok(())
    }

    /// Stores the parts of a whole that are of this kind, each as `save` does; live ones that are not among them
    /// go to the trash.
    pub(super) fn save_parts<'p, P: 'p>(
        &self,
        kind: Kind,
        whole: i64,
        parts: impl IntoIterator<Item = &'p P>,
        save: impl FnMut(&'p P) -> Result<i64>,
    ) -> Result<()> {
        let kept = parts.into_iter().map(save).collect::<Result<Vec<i64>>>()?;
        let kinds::Rows { table, whole: column, .. } = kinds::rows(kind);
        column.map_or(Ok(()), |column| self.trash_other_parts(table, column, whole, &kept))
    }

    /// Puts the live parts of a whole that are not in `kept` into the trash.
    fn trash_other_parts(&self, part: &str, column: &str, whole: i64, kept: &[i64]) -> Result<()> {
        // Bound, not written into the statement: it is prepared once, with its triggers.
        let kept = serde_json::Value::from(kept).to_string();
        self.run(
            &format!(
                "update \"{part}\" set deleted_step = ?1 where \"{column}\" = ?2 and deleted_step is null \
                 and id not in (select value from json_each(?3))"
            ),
            (self.step, whole, kept),
        )?;
        Ok(())
    }

    /// Sets the place of a record in lists ordered by hand.
    pub fn set_position(&self, record: Record, position: i64) -> Result<()> {
        let (table, id) = place(record);
        self.run(&format!("update \"{table}\" set position = ?1 where id = ?2"), (position, id))?;
        Ok(())
    }
}
