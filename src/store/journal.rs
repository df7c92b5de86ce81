//! The history of the book: which rows each step touched, and how to take a step back.
//!
//! Temporary triggers, made from the schema at every opening, write down each change of each business
//! row. No writer can forget to, and no trigger stands in the file itself.
mod of_record;
mod written;

use super::{
    Result, StoreError, check,
    derived::fact_columns,
    kinds::{self, kind_of},
    new_uid,
};
use crate::domain::{
    calendar::Moment,
    edit::Actor,
    ids::{DecisionId, Kind, StepId},
};
use rusqlite::{Connection, OptionalExtension as _, Row};
use std::collections::HashSet;

/// How a step came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A change by the clerk.
    Edit,
    /// Hoàn tác.
    Undo,
    /// Làm lại.
    Redo,
}

/// One step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its key.
    pub id: StepId,
    /// Local date and time, `yyyy-mm-ddThh:mm:ss`.
    pub at: String,
    /// Người nhập.
    pub who: String,
    /// Tên máy.
    pub pc: String,
    /// The run of the program it was made in.
    pub session: String,
    /// How it came about.
    pub kind: StepKind,
    /// What it did, in words.
    pub label: String,
    /// Was it taken back?
    pub undone: bool,
}

/// One row that a step touched, as it was before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Key of the note itself.
    pub id: i64,
    /// What kind of row; `None` for one of a table that is no more.
    pub kind: Option<Kind>,
    /// Key of the row.
    pub row: i64,
    /// Its facts before, by column; empty for a new row.
    pub before: Facts,
    /// Its facts after; empty for a row that went.
    pub after: Facts,
}

/// Facts of a row by column.
pub type Facts = serde_json::Map<String, serde_json::Value>;

/// What a new step is written down with.
#[derive(Clone, Copy, Debug)]
pub struct NewStep<'a> {
    /// When.
    pub at: Moment,
    /// By whom.
    pub actor: &'a Actor,
    /// In which run of the program.
    pub session: &'a str,
    /// How.
    pub kind: StepKind,
    /// In words.
    pub label: &'a str,
    /// The step it takes back, for undo and redo.
    pub undoes: Option<StepId>,
}

/// Columns that can be given an old value by themselves. A state or kind, what lies in the trash and keys
/// change only with what belongs to them.
pub fn can_restore(column: &str) -> bool {
    let bound = ["id", "uid", "deleted_step", "state", "is_locked", "lock_reason"];
    !bound.contains(&column) && !column.ends_with("_kind") && !column.ends_with("_id")
}

/// The business tables of the file.
fn watched_tables(db: &Connection) -> Result<Vec<String>> {
    let names: Vec<String> = db
        .prepare(include_str!("journal/tables.sql"))?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let is_watched = |name: &String| kind_of(name).is_none_or(|kind| kinds::rows(kind).is_watched);
    Ok(names.into_iter().filter(is_watched).collect())
}

/// Do two images of a row say the same? The order of columns is the one their table had at the time.
fn same_facts(one: Option<&str>, other: Option<&str>) -> bool {
    let facts = |text: &str| serde_json::from_str::<Facts>(text).ok();
    one == other
        || one.zip(other).is_some_and(|(a, b)| facts(a).zip(facts(b)).is_some_and(|(a, b)| a == b))
}

/// SQL for the image of a row: its facts as a JSON object.
fn image(columns: &[String], row: &str) -> String {
    let parts: Vec<String> = columns.iter().map(|c| format!("'{c}', {row}\"{c}\"")).collect();
    format!("json_object({})", parts.join(", "))
}

/// Adds the triggers and `live_…` views this connection works with. All of it is temporary.
pub(super) fn install(db: &Connection) -> Result<()> {
    db.execute_batch("create temp table current_step (id integer not null)")?;
    for table in watched_tables(db)? {
        let columns = fact_columns(db, &table)?;
        let (old, new) = (image(&columns, "old."), image(&columns, "new."));
        let note = |id: &str, before: &str, after: &str| {
            format!(
                "insert into step_change (step_id, tbl, row_id, before, after) \
                 values ((select id from current_step), '{table}', {id}, {before}, {after});"
            )
        };
        let quoted: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
        db.execute_batch(&format!(
            "create temp trigger \"journal_insert_{table}\" after insert on main.\"{table}\" begin {} end;
             create temp trigger \"journal_update_{table}\" after update of {} on main.\"{table}\"
             when {old} is not {new} begin {} end;
             create temp trigger \"journal_delete_{table}\" after delete on main.\"{table}\" begin {} end;",
            note("new.id", "null", &new),
            quoted.join(", "),
            note("new.id", &old, &new),
            note("old.id", &old, "null"),
        ))?;
        if columns.iter().any(|c| c == "deleted_step") {
            db.execute_batch(&format!(
                "create temp view \"live_{table}\" as select * from main.\"{table}\" where deleted_step is null"
            ))?;
        }
    }
    install_reference_check(db)?;
    super::lock::install(db, |table| fact_columns(db, table))?;
    super::derived::install(db)?;
    Ok(())
}

/// Adds the view of live rows that this step left naming a row in the trash: either end may be the one
/// that was touched. Only touched rows are looked at, so a step costs what it changes.
fn install_reference_check(db: &Connection) -> Result<()> {
    let mut parts = Vec::new();
    for table in watched_tables(db)? {
        for (from, column) in super::trash::references(db, &table)? {
            let rows = |touched: &str, joins: &str| {
                format!(
                    "select '{from}' as tbl, c.id as row_id from step_change s {joins}
                     where s.step_id = (select id from current_step) and s.tbl = '{touched}'
                     and c.deleted_step is null and p.deleted_step is not null"
                )
            };
            parts.push(rows(
                &from,
                &format!(
                    "cross join main.\"{from}\" c on c.id = s.row_id
                     cross join main.\"{table}\" p on p.id = c.\"{column}\""
                ),
            ));
            parts.push(rows(
                &table,
                &format!(
                    "cross join main.\"{table}\" p on p.id = s.row_id
                     cross join main.\"{from}\" c on c.\"{column}\" = p.id"
                ),
            ));
        }
    }
    // A row that vanishes must not leave its files and papers to the next row of its key.
    for kind in Kind::ALL {
        let Some(owner) = kinds::owner_of(*kind) else { continue };
        let (table, owner_table, owner_id) = (kinds::table_of(*kind), owner.table, owner.key);
        parts.push(format!(
            "select '{table}' as tbl, a.id as row_id from step_change s
             cross join main.\"{table}\" a on a.{owner_table} = s.tbl and a.{owner_id} = s.row_id
             where s.step_id = (select id from current_step) and s.after is null and a.deleted_step is null"
        ));
    }
    db.execute_batch(&format!("create temp view names_trash as {}", parts.join(" union all ")))?;
    Ok(())
}

/// Refuses a step that leaves a live row naming one in the trash.
///
/// # Errors
/// [`StoreError::NamesTrash`] with the table of such a row.
pub(super) fn check_references(db: &Connection) -> Result<()> {
    let mut statement = db.prepare_cached(include_str!("journal/names_trash.sql"))?;
    let found: Option<String> = statement.query_row([], |r| r.get(0)).optional()?;
    match found {
        Some(table) => Err(StoreError::NamesTrash(table)),
        None => check_papers(db),
    }
}

/// Refuses a step that leaves a live paper about a record in the trash, or about none.
fn check_papers(db: &Connection) -> Result<()> {
    let about: Vec<(String, i64)> = db
        .prepare_cached(include_str!("journal/papers_about.sql"))?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (table, id) in about {
        let is_record = kind_of(&table).is_some_and(|kind| kind.record(id).is_some());
        let sql = format!("select 1 from \"live_{table}\" where id = ?1");
        if !is_record || !db.prepare_cached(&sql)?.exists([id])? {
            return Err(StoreError::NamesTrash("paper".to_owned()));
        }
    }
    Ok(())
}

/// Begins a step inside the running transaction.
pub(super) fn start(db: &Connection, step: &NewStep<'_>) -> Result<StepId> {
    let id = write_step(db, step)?;
    db.execute_batch(&format!(
        "delete from current_step; insert into current_step values ({});",
        id.0
    ))?;
    Ok(id)
}

/// Writes the line of a step; what it does is not noted by itself.
pub(super) fn write_step(db: &Connection, step: &NewStep<'_>) -> Result<StepId> {
    let kind = match step.kind {
        StepKind::Edit => "edit",
        StepKind::Undo => "undo",
        StepKind::Redo => "redo",
    };
    db.execute(
        include_str!("journal/start_step.sql"),
        rusqlite::params![
            new_uid(),
            step.at.to_string(),
            step.actor.name,
            step.actor.pc,
            step.session,
            env!("CARGO_PKG_VERSION"),
            super::migrate::NEWEST,
            kind,
            step.label,
            step.undoes,
        ],
    )?;
    Ok(StepId(db.last_insert_rowid()))
}

fn row_to_step(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        id: row.get("id")?,
        at: row.get("at")?,
        who: row.get("who")?,
        pc: row.get("pc")?,
        session: row.get("session")?,
        kind: match row.get::<_, String>("kind")?.as_str() {
            "undo" => StepKind::Undo,
            "redo" => StepKind::Redo,
            _ => StepKind::Edit,
        },
        label: row.get("label")?,
        undone: row.get("undone")?,
    })
}

fn row_to_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    let facts =
        |text: Option<String>| text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
    Ok(Change {
        id: row.get("change")?,
        kind: kind_of(&row.get::<_, String>("tbl")?),
        row: row.get("row_id")?,
        before: facts(row.get("before")?),
        after: facts(row.get("after")?),
    })
}

impl super::Reader<'_> {
    /// The step Ctrl+Z would take back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn undoable(&self) -> Result<Option<Step>> {
        self.first(include_str!("journal/undoable.sql"), (), row_to_step)
    }

    /// The undo that Ctrl+Y would take back; none after a new edit.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn redoable(&self) -> Result<Option<Step>> {
        self.first(include_str!("journal/redoable.sql"), (), row_to_step)
    }

    /// The kinds of records a step touched, in themselves or in their parts.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn touched_kinds(&self, step: StepId) -> Result<HashSet<Kind>> {
        let tables: Vec<String> =
            self.rows(include_str!("journal/touched_tables.sql"), [step], |r| r.get(0))?;
        Ok(tables.iter().filter_map(|table| kind_of(table)).map(Kind::shown_as).collect())
    }

    /// The newest steps first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn history(&self, limit: usize) -> Result<Vec<Step>> {
        self.rows(include_str!("journal/history.sql"), (None::<i64>, limit as i64), row_to_step)
    }

    /// The rows a step touched, in the order it did.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn changes(&self, step: StepId) -> Result<Vec<Change>> {
        self.rows(include_str!("journal/step_changes.sql"), [step], row_to_change)
    }

    /// Table and key of the row of a change.
    pub(super) fn changed_row(&self, change: i64) -> Result<Option<(String, i64)>> {
        self.first(include_str!("journal/change.sql"), [change], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// On how many days there were steps since the clock last went back, or more than a year ahead; `None`
    /// when it never did.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn days_since_jump(&self) -> Result<Option<i64>> {
        let days = self.first(include_str!("journal/days_since_jump.sql"), (), |r| r.get(0))?;
        Ok(days.flatten())
    }

    /// One step.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn history_step(&self, id: StepId) -> Result<Option<Step>> {
        self.first(include_str!("journal/history.sql"), (Some(id), 1), row_to_step)
    }
}

impl super::Writer<'_> {
    /// Puts every row that `step` touched back as it was before; refuses when one changed since, or what
    /// the history kept of it is damaged.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`], [`StoreError::Damaged`], [`StoreError`].
    pub fn revert(&self, step: StepId) -> Result<()> {
        if let Some(damage) = check::damaged(self.db, "step_change", "step_id", step.0)? {
            return Err(StoreError::Damaged(Box::new(damage)));
        }
        type Change = (String, i64, Option<String>, Option<String>);
        let changes: Vec<Change> = self
            .db
            .prepare_cached(include_str!("journal/changes_of_step.sql"))?
            .query_map([step], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (table, row, before, after) in changes {
            let columns = fact_columns(self.db, &table)?;
            let now = self.reader().image_of(&table, &columns, row)?;
            if !same_facts(now.as_deref(), after.as_deref()) {
                let later = self
                    .reader()
                    .first(
                        include_str!("journal/later_step_on_row.sql"),
                        (&table, row, step),
                        row_to_step,
                    )?
                    .filter(|s| s.id != self.step);
                if later.is_none()
                    && let Some(damage) = check::damaged(self.db, &table, "id", row)?
                {
                    return Err(StoreError::Damaged(Box::new(damage)));
                }
                return Err(StoreError::ChangedSince(later.map(Box::new)));
            }
            match before {
                None => {
                    self.run(&format!("delete from main.\"{table}\" where id = ?1"), [row])?;
                }
                Some(before) => self.write_image(&table, &columns, &columns, &before)?,
            }
        }
        Ok(())
    }

    /// Gives one field the value it had before a change; the rest of the row stays as it is now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchStep`] when there is no such change or field.
    pub fn restore_field(&self, change: i64, column: &str) -> Result<()> {
        let (table, row) = self.reader().changed_row(change)?.ok_or(StoreError::NoSuchStep)?;
        let columns = fact_columns(self.db, &table)?;
        if !can_restore(column) || !columns.iter().any(|c| c == column) {
            return Err(StoreError::NoSuchStep);
        }
        if let Some(damage) = check::damaged(self.db, "step_change", "id", change)? {
            return Err(StoreError::Damaged(Box::new(damage)));
        }
        // “Không áp dụng” is the other half of an answer: both come back.
        let partner = match column.strip_suffix("_na") {
            Some(answer) => answer.to_owned(),
            None => format!("{column}_na"),
        };
        let of = [column, partner.as_str()].into_iter().filter(|c| columns.iter().any(|o| o == c));
        let sets: Vec<String> = of
            .map(|c| format!("\"{c}\" = (select before ->> '{c}' from step_change where id = ?1)"))
            .collect();
        let changed = self.run(
            &format!(
                "update \"{table}\" set {} where id = ?2 and deleted_step is null
                 and uid = (select before ->> 'uid' from step_change where id = ?1)",
                sets.join(", ")
            ),
            (change, row),
        )?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NoSuchStep) }
    }

    /// Notes that `step` was taken back by this one, or stands again (`by_this` false).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn mark_undone(&self, step: StepId, by_this: bool) -> Result<()> {
        self.run(include_str!("journal/mark_undone.sql"), (step, by_this.then_some(self.step)))?;
        Ok(())
    }

    /// Did this step change anything so far? A damaged row that was saved as it stood has a sum again.
    pub(super) fn changed_anything(&self) -> Result<bool> {
        let sql = include_str!("journal/changed_anything.sql");
        Ok(self.reader().first(sql, [self.step], |r| r.get(0))?.unwrap_or(false))
    }

    /// The rows this step touched, in the order it did.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn changes(&self) -> Result<Vec<Change>> {
        self.reader().changes(self.step)
    }

    /// Issued decisions of ours that this step touched, with their awards and rounds; none that it issued.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn issued_decisions_touched(&self) -> Result<Vec<DecisionId>> {
        let sql = include_str!("journal/issued_decisions_touched.sql");
        self.reader().rows(sql, [self.step], |r| r.get(0))
    }

    /// Runs `work` and takes back all it wrote, whatever comes of it: to see how things would be.
    ///
    /// # Errors
    /// What `work` reports, or [`StoreError`].
    pub fn aside<T>(&self, work: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.db.execute_batch("savepoint aside")?;
        let out = work(self);
        let taken_back = self.db.execute_batch("rollback to aside; release aside");
        // Why the work failed says more than what failed after it.
        let out = out?;
        taken_back?;
        Ok(out)
    }

    /// Gives the `wanted` facts of the rows that this step changed, by kind, key and column, the values from
    /// before it; a row of which some are wanted, and that it made, goes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_back(&self, wanted: impl Fn(Kind, i64, &str) -> bool) -> Result<()> {
        type Change = (String, i64, Option<String>);
        let sql = include_str!("journal/changes_of_step.sql");
        let changes: Vec<Change> =
            self.reader().rows(sql, [self.step], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        for (table, row, before) in changes {
            let Some(kind) = kind_of(&table) else { continue };
            let all = fact_columns(self.db, &table)?;
            let some: Vec<String> =
                all.iter().filter(|column| wanted(kind, row, column)).cloned().collect();
            match before {
                _ if some.is_empty() => {}
                None => {
                    self.run(&format!("delete from main.\"{table}\" where id = ?1"), [row])?;
                }
                Some(before) => self.write_image(&table, &all, &some, &before)?,
            }
        }
        Ok(())
    }

    /// Writes `some` facts of an image into its row; all of them where there is no such row.
    fn write_image(&self, table: &str, all: &[String], some: &[String], image: &str) -> Result<()> {
        let names: Vec<String> = all.iter().map(|c| format!("\"{c}\"")).collect();
        let values: Vec<String> = all.iter().map(|c| format!("?1 ->> '{c}'")).collect();
        let sets: Vec<String> =
            some.iter().map(|c| format!("\"{c}\" = excluded.\"{c}\"")).collect();
        self.run(
            &format!(
                "insert into main.\"{table}\" ({}) values ({}) on conflict (id) do update set {}",
                names.join(", "),
                values.join(", "),
                sets.join(", ")
            ),
            [image],
        )?;
        Ok(())
    }

    /// Awards that this step changed stand on their papers as if nobody had taken them back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn show_revoked(&self) -> Result<()> {
        self.run(include_str!("journal/show_revoked.sql"), [self.step])?;
        Ok(())
    }

    /// The step that an undo or redo took back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn undoes(&self, step: StepId) -> Result<Option<StepId>> {
        Ok(self
            .reader()
            .first(include_str!("journal/undoes.sql"), (step,), |r| r.get::<_, Option<StepId>>(0))?
            .flatten())
    }
}
