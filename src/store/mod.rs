//! The only place with SQL: one book, one SQLite file. No rules of the field, no Vietnamese.
mod attachment;
mod award;
pub mod backup;
mod blanks;
mod book_uid;
pub mod check;
mod committee;
mod content;
mod decision;
mod democracy;
mod derived;
mod document;
mod evaluation;
pub mod journal;
mod kinds;
mod legal_basis;
mod list_item;
mod lock;
mod meeting;
mod migrate;
mod movement;
mod office;
mod old_drafts;
pub mod open;
mod paper;
mod paths;
mod person;
mod proposal;
pub mod restore;
mod reward;
mod round;
pub mod salvage;
mod search;
mod sql_types;
mod training;
mod trash;
mod trouble;
mod uid;
mod unit;
mod working_year;

pub use attachment::Attachment;
pub use award::{AwardFilter, AwardRow, Prior};
pub use check::LookOver;
pub use democracy::DemocracyRecordRow;
pub use evaluation::NamedSheet;
pub use kinds::{kind_of, says_its_year, table_of};
pub use movement::{MovementModelRow, RecognitionRow, RegistrationRow};
pub use old_drafts::OldDraft;
pub use paper::Printing;
pub use person::{Namesake, PersonRow};
pub use proposal::ProposalRow;
pub use search::Hit;
pub use training::TrainingSessionRow;
pub use trash::Trashed;
pub use unit::UnitRow;

use crate::domain::{
    damage::Damage,
    failure::{DiskTrouble, Failure, OpenProblem, Remark},
    ids::{Key, Kind},
};
use rusqlite::{Connection, ErrorCode, Params, Row, ToSql};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

/// What went wrong below the rules.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite's own word.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file system's own word.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Trouble whose cause was looked for beside what SQLite said.
    #[error("disk: {0:?}")]
    Disk(DiskTrouble),
    /// The book could not be opened; its bytes are as they were.
    #[error("open: {0:?}")]
    Open(OpenProblem),
    /// Undo would trample on a later change.
    #[error("changed since by step {0:?}")]
    ChangedSince(Option<Box<journal::Step>>),
    /// A live row of this table would name a row in the trash.
    #[error("a row of {0} names one in the trash")]
    NamesTrash(String),
    /// The bytes of the named attached file are not those that were attached.
    #[error("attachment {0} damaged")]
    BadAttachment(String),
    /// What it would be done with is not what was written.
    #[error("damaged: {0:?}")]
    Damaged(Box<Damage>),
    /// There is no such step, or it cannot be undone.
    #[error("no such step")]
    NoSuchStep,
    /// The history keeps no more what rows were before this step.
    #[error("step forgotten")]
    StepForgotten,
    /// The book is open for reading only.
    #[error("read-only")]
    ReadOnly,
    /// The clock shows no day that can be right.
    #[error("clock wrong")]
    ClockWrong,
    /// Not one record of a damaged file can be read.
    #[error("nothing could be read")]
    NothingRead,
    /// A written copy did not pass its check.
    #[error("verification of {0} failed")]
    NotVerified(PathBuf),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        error.failure()
    }
}

impl StoreError {
    /// The same in the program's own terms.
    pub fn failure(&self) -> Failure {
        if let Some(year) = lock::locked_year(self) {
            return Failure::YearLocked(year);
        }
        match self {
            Self::Open(problem) => Failure::Open(problem.clone()),
            Self::ReadOnly => Failure::ReadOnly,
            Self::ClockWrong => Failure::ClockWrong,
            Self::NothingRead => Failure::NothingRead,
            Self::ChangedSince(step) => {
                Failure::ChangedSince(step.as_ref().map(|s| (s.label.clone(), s.at.clone())))
            }
            Self::Damaged(damage) => Failure::Damaged(damage.clone()),
            Self::BadAttachment(name) => Failure::BadAttachment(name.clone()),
            Self::NamesTrash(_) => Failure::Gone,
            Self::NoSuchStep => Failure::NoSuchStep,
            Self::StepForgotten => Failure::StepForgotten,
            Self::NotVerified(path) => Failure::NotVerified(path.clone()),
            Self::File { path, source } => Failure::File(path.clone(), source.kind()),
            Self::Disk(trouble) => Failure::Disk(*trouble),
            Self::Sqlite(e) => Failure::Disk(trouble::of(e)),
        }
    }

    /// Was it refused because a row that others name would vanish or lie in the trash?
    pub fn is_broken_reference(&self) -> bool {
        if lock::locked_year(self).is_some() {
            return false;
        }
        match self {
            Self::Sqlite(e) => e.sqlite_error_code() == Some(ErrorCode::ConstraintViolation),
            Self::NamesTrash(_) => true,
            _ => false,
        }
    }
}

/// Was a value read that is none of those its column may have?
fn is_not_understood(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as E;
    matches!(
        error,
        E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..)
    )
}

/// Shorthand.
pub type Result<T> = std::result::Result<T, StoreError>;

/// How often a step is looked for on a disk that does not answer.
const LOOKS: usize = 3;

/// One open book.
#[derive(Debug)]
pub struct Store {
    db: backup::Book,
    path: Option<PathBuf>,
    read_only: bool,
    note: Option<open::OpenNote>,
    /// Where the file lies that is open; `None` for a book in memory.
    place: Option<open::Place>,
    /// Which state of the file was last seen, by SQLite's counting.
    data_version: Option<i64>,
    remarks: Vec<Remark>,
}

impl Store {
    /// Where the book lies; `None` for one in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What opening it came upon, once.
    pub fn take_remarks(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.remarks)
    }

    /// Is the file no longer where it was opened?
    pub fn gone(&self) -> Option<DiskTrouble> {
        self.place.as_ref()?.trouble()
    }

    /// May it only be read?
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Is the file itself read, not a copy of it in memory?
    pub fn reads_its_file(&self) -> bool {
        self.place.is_some()
    }

    /// The book's own connection.
    fn db(&self) -> &Connection {
        self.db.borrow_owner()
    }

    /// To read with.
    pub fn reader(&self) -> Reader<'_> {
        Reader { db: self.db() }
    }

    /// Runs `work` as one step of the history: all of it, or nothing.
    ///
    /// # Errors
    /// Whatever `work` reports, after rolling back; or [`StoreError`].
    pub fn step<T, E: From<StoreError>>(
        &mut self,
        step: &journal::NewStep<'_>,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<(crate::domain::ids::StepId, T), E> {
        let (transaction, id) = self.begin(step)?;
        let out = work(&Writer { db: &transaction, step: id })?;
        self.end(transaction, id)?;
        Ok((id, out))
    }

    /// As [`Store::step`]; work that changed no row is no step (`None`), and nothing is written.
    ///
    /// # Errors
    /// As [`Store::step`].
    pub fn step_if_changed<T, E: From<StoreError>>(
        &mut self,
        step: &journal::NewStep<'_>,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Option<crate::domain::ids::StepId>, T), E> {
        let (transaction, id) = self.begin(step)?;
        let writer = Writer { db: &transaction, step: id };
        let out = work(&writer)?;
        if !writer.changed_anything()? {
            // Rolled back when it is dropped.
            return Ok((None, out));
        }
        self.end(transaction, id)?;
        Ok((Some(id), out))
    }

    /// Ends a step: it is stored.
    fn end(
        &self,
        transaction: rusqlite::Transaction<'_>,
        id: crate::domain::ids::StepId,
    ) -> Result<()> {
        journal::check_references(&transaction)?;
        match transaction.commit() {
            Ok(()) => Ok(()),
            Err(why) => {
                let why = trouble::named(why.into(), self.place.as_ref());
                self.is_stored_all_the_same(id, why)
            }
        }
    }

    /// Runs `work` as a step that is never stored: what it reads is what the book would say after it.
    ///
    /// # Errors
    /// Whatever `work` reports, or [`StoreError`].
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        step: &journal::NewStep<'_>,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        // Rolled back when it is dropped.
        let (transaction, id) = self.begin(step)?;
        work(&Writer { db: &transaction, step: id })
    }

    /// Begins a step of a book that may be written.
    fn begin(
        &self,
        step: &journal::NewStep<'_>,
    ) -> Result<(rusqlite::Transaction<'_>, crate::domain::ids::StepId)> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        if let Some(trouble) = self.gone() {
            return Err(StoreError::Disk(trouble));
        }
        let named = |e| trouble::named(e, self.place.as_ref());
        let transaction = self.db().unchecked_transaction().map_err(|e| named(e.into()))?;
        // Makes the journal: a full disk shows here first.
        let id = journal::start(&transaction, step).map_err(named)?;
        Ok((transaction, id))
    }

    /// A commit ends with one more word to the disk. When only that fails the step is in the file: then it is
    /// saved, and saying otherwise would have it entered twice.
    fn is_stored_all_the_same(
        &self,
        id: crate::domain::ids::StepId,
        why: StoreError,
    ) -> Result<()> {
        let mut seen = self.reader().history_step(id);
        for _ in 1..LOOKS {
            if seen.is_err() {
                seen = self.reader().history_step(id);
            }
        }
        match seen {
            Ok(Some(_)) => {
                log::warn!("saved, although the disk said: {why}");
                Ok(())
            }
            Ok(None) => Err(why),
            Err(_) => Err(StoreError::Disk(DiskTrouble::NotKnown)),
        }
    }

    /// Forgets row images of steps before `day` (`yyyy-mm-dd`), and the oldest of those before
    /// `spared` while all images take more than half of a file of more than `small` bytes. The labels
    /// of steps stay in the history.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_images(&self, day: &str, spared: &str, small: i64) -> Result<usize> {
        let size = self.size();
        let room = if size > small { size / 2 } else { i64::MAX };
        Ok(self.db().execute(include_str!("journal/forget_images.sql"), (day, room, spared))?)
    }

    /// Bytes of the file; 0 when it cannot be told.
    pub fn size(&self) -> i64 {
        let value = |name| self.db().pragma_query_value(None, name, |r| r.get::<_, i64>(0));
        value("page_count").unwrap_or(0).saturating_mul(value("page_size").unwrap_or(0))
    }

    /// Stops a check or a copy from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.db().get_interrupt_handle())
    }
}

/// Stops what a book is doing at the moment: a check, a copy.
pub struct Interrupter(rusqlite::InterruptHandle);

impl Interrupter {
    /// Stops it; nothing half written is left.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

/// Reads. Cheap to copy; every noun's folder adds its reads.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    db: &'a Connection,
}

/// Writes inside one step. Every noun's folder adds its writes.
pub struct Writer<'a> {
    db: &'a Connection,
    step: crate::domain::ids::StepId,
}

impl Reader<'_> {
    /// All rows of a query.
    fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        Ok(self.db.prepare_cached(sql)?.query_map(params, map)?.collect::<rusqlite::Result<_>>()?)
    }

    /// All rows of a query that gives each row of a kind with its key, as `id`. One that cannot be understood
    /// is an error that names it, and is never left out.
    fn rows_of<T>(
        &self,
        kind: Kind,
        sql: &str,
        params: impl Params,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut id = None;
        let rows = self
            .rows(sql, params, |row| map(row).inspect_err(|_| id = row.get::<_, i64>("id").ok()));
        match (rows, id) {
            // Bytes that are no letters are damage of the file, and may stand in any number of rows.
            (Err(StoreError::Sqlite(rusqlite::Error::InvalidColumnType(..))), Some(id)) => {
                Err(check::not_understood(self.db, table_of(kind), id))
            }
            (rows, _) => rows,
        }
    }

    /// The live row of a key, found by it: no other row is looked at.
    fn row<K: Key, T>(
        &self,
        key: K,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let sql = format!("select * from \"live_{}\" where id = ?1", table_of(K::KIND));
        Ok(self.rows_of(K::KIND, &sql, [key.number()], map)?.pop())
    }

    /// The live rows of a kind in its order; with a year only those of that year.
    fn all<T>(
        &self,
        kind: Kind,
        year: Option<i64>,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let (table, order) = (table_of(kind), kinds::order(kind));
        let of_year = year.map_or(String::new(), |year| format!("where year = {year}"));
        self.rows(&format!("select * from \"live_{table}\" {of_year} order by {order}"), (), map)
    }

    /// The live parts of one kind of a whole, in the order they were entered.
    fn parts<K: Key, T>(
        &self,
        part: Kind,
        whole: K,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let kinds::Rows { table, whole: column, .. } = kinds::rows(part);
        let column = column.unwrap_or("id");
        let sql = format!("select * from \"live_{table}\" where \"{column}\" = ?1 order by id");
        self.rows(&sql, [whole.number()], map)
    }

    /// The live parts of one kind of every whole, by the number of its key; with a year only of the wholes of
    /// that year.
    fn parts_of_all<T>(
        &self,
        part: Kind,
        year: Option<i64>,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<HashMap<i64, Vec<T>>> {
        let kinds::Rows { table, whole: column, .. } = kinds::rows(part);
        let column = column.unwrap_or("id");
        let whole = table_of(part.whole().unwrap_or(part));
        let of_year = year.map_or(String::new(), |year| {
            format!("where \"{column}\" in (select id from \"live_{whole}\" where year = {year})")
        });
        let sql = format!("select * from \"live_{table}\" {of_year} order by id");
        let mut by_whole: HashMap<i64, Vec<T>> = HashMap::new();
        for (whole, part) in self.rows(&sql, (), |row| Ok((row.get(column)?, map(row)?)))? {
            by_whole.entry(whole).or_default().push(part);
        }
        Ok(by_whole)
    }

    /// The first row of a query.
    fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        Ok(rows.next()?.map(&mut map).transpose()?)
    }
}

impl<'a> Writer<'a> {
    /// Reads what this step sees, its own writes included.
    pub fn reader(&self) -> Reader<'a> {
        Reader { db: self.db }
    }

    /// Stores a row by its columns, each named by a parameter (`:year`): a new one where `:id` is null, else
    /// that row. A stored row keeps its uid.
    fn save(&self, kind: Kind, columns: &[(&str, &dyn ToSql)]) -> Result<i64> {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        debug_assert!(names_every_fact(self.db, kind, &names), "{kind:?}: {names:?}");
        let sql = save_row(table_of(kind), &names);
        Ok(self.db.prepare_cached(&sql)?.query_row(columns, |r| r.get(0))?)
    }

    fn run(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.db.prepare_cached(sql)?.execute(params)?)
    }
}

/// Does a save name every fact of its table? One that is forgotten would keep what it was. Looked at once for
/// each kind.
fn names_every_fact(db: &Connection, kind: Kind, parameters: &[&str]) -> bool {
    static LOOKED_AT: Mutex<Vec<Kind>> = Mutex::new(Vec::new());
    let mut looked_at = LOOKED_AT.lock().unwrap_or_else(PoisonError::into_inner);
    if looked_at.contains(&kind) {
        return true;
    }
    let is_named = |column: &String| parameters.iter().any(|p| p.trim_start_matches(':') == column);
    let facts = derived::fact_columns(db, table_of(kind)).unwrap_or_default();
    // What lies in the trash is not saved.
    let all = facts.iter().filter(|column| *column != "deleted_step").all(is_named);
    if all {
        looked_at.push(kind);
    }
    all
}

/// The statement that stores a row of a table by named parameters and gives its key back.
fn save_row(table: &str, parameters: &[&str]) -> String {
    let columns: Vec<&str> = parameters.iter().map(|name| name.trim_start_matches(':')).collect();
    let changed: Vec<String> = columns
        .iter()
        .filter(|column| !matches!(**column, "id" | "uid"))
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    format!(
        "insert into {table} ({}) values ({}) on conflict (id) do update set {} returning id",
        columns.join(", "),
        parameters.join(", "),
        changed.join(", ")
    )
}

/// A key for a new row, the same on every PC for ever: time first, so that files stay in order.
/// A clock before 1970 counts as 1970.
pub fn new_uid() -> String {
    /// Keeps keys of one millisecond in order.
    static ORDER: Mutex<uuid::ContextV7> = Mutex::new(uuid::ContextV7::new());
    #[expect(clippy::disallowed_methods, reason = "part of a key, no day that anyone sees")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let at = uuid::Timestamp::from_unix(&ORDER, since.as_secs(), since.subsec_nanos());
    uuid::Uuid::new_v7(at).to_string()
}
