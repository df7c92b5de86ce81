//! What names something lost: kept where it can be, with a stand-in for the lost one, else left blank or
//! left out. Works on a book of the newest version, before its triggers.
use super::{
    fill::Filled,
    shapes::{self, Shape},
    task::Words,
};
use crate::{
    domain::{
        ids::{Kind, StepId},
        salvage::SalvagedKind,
    },
    store::{Result, kinds, migrate, new_uid},
};
use rusqlite::{Connection, OptionalExtension as _, params_from_iter, types::Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Tables whose lost rows get a stand-in when others name them, and the column that names it to people.
const STAND_INS: &[(&str, &str)] = &[
    ("award_round", "name"),
    ("body", "full_name"),
    ("collective", "name"),
    ("criteria_set", "name"),
    ("decision", "summary"),
    ("movement_model", "name"),
    ("person", "full_name"),
    ("training_session", "name"),
    ("unit", "name"),
];

/// One column that names rows of another table.
struct Reference {
    table: String,
    column: String,
    to: String,
    is_needed: bool,
}

/// The work on one new book.
pub(super) struct Mending<'a> {
    db: &'a Connection,
    words: &'a Words<'a>,
    shapes: Vec<Shape>,
    references: Vec<Reference>,
    /// The present year, where no other is known.
    year: i64,
    /// The step that says that the book was salvaged.
    step: StepId,
    kinds: BTreeMap<String, SalvagedKind>,
    /// Keys of lost rows, and their uids where known.
    lost: BTreeMap<String, BTreeMap<i64, Option<String>>>,
    /// Rows to look at.
    doubtful: BTreeMap<String, BTreeSet<i64>>,
    /// Stand-ins for what nothing tells, by table.
    unknown: HashMap<String, i64>,
    /// Steps whose images were let go.
    steps_in_part: usize,
}

/// Where it is noted what was printed.
const PRINTING: &str = "printing";

/// What came of the mending.
pub(super) struct Mended {
    pub(super) kinds: Vec<SalvagedKind>,
    pub(super) steps_in_part: usize,
}

impl<'a> Mending<'a> {
    /// Work on a book whose rows were filled in as told.
    ///
    /// # Errors
    /// [`crate::store::StoreError`].
    pub(super) fn new(
        db: &'a Connection,
        words: &'a Words<'a>,
        year: i64,
        step: StepId,
        filled: BTreeMap<String, Filled>,
    ) -> Result<Self> {
        let shapes = shapes::of_version(migrate::NEWEST)?;
        let mut references = Vec::new();
        for shape in &shapes {
            let mut statement = db.prepare(include_str!("references.sql"))?;
            let mut rows = statement.query([&shape.table])?;
            while let Some(row) = rows.next()? {
                let (column, to): (String, String) = (row.get(0)?, row.get(1)?);
                let of = shape.columns.iter().find(|c| c.name == column);
                let is_needed = of.is_some_and(|c| c.is_needed);
                references.push(Reference { table: shape.table.clone(), column, to, is_needed });
            }
        }
        let mut mending = Self {
            db,
            words,
            shapes,
            references,
            year,
            step,
            kinds: BTreeMap::new(),
            lost: BTreeMap::new(),
            doubtful: BTreeMap::new(),
            unknown: HashMap::new(),
            steps_in_part: 0,
        };
        for (table, filled) in filled {
            let table = migrate::present_name(&table).to_owned();
            let kind = mending.kind(&table);
            kind.from_history = filled.from_history;
            let lost = filled.lost.into_iter().map(|(id, uid)| (id, Some(uid))).collect();
            // What was in unreadable places and is not known by key.
            kind.lost = filled.unreadable_and_unknown;
            kind.may_miss_more = filled.may_miss_more;
            mending.lost.insert(table.clone(), lost);
            mending.doubtful.insert(table, filled.doubtful);
        }
        Ok(mending)
    }

    fn kind(&mut self, table: &str) -> &mut SalvagedKind {
        self.kinds
            .entry(table.to_owned())
            .or_insert_with(|| SalvagedKind::of(kinds::kind_of(table), table))
    }

    /// Does it all; afterwards every reference is right.
    ///
    /// # Errors
    /// [`crate::store::StoreError`].
    pub(super) fn run(mut self, is_history_hurt: bool) -> Result<Mended> {
        if is_history_hurt {
            let steps: Vec<i64> = self.rows(include_str!("half_known_steps.sql"), ())?;
            for step in &steps {
                self.db.execute(include_str!("../forget_step.sql"), [step])?;
            }
            self.steps_in_part = steps.len();
        }
        self.db.execute(include_str!("step_links.sql"), [self.step])?;
        // What is only noted is not worth a doubt.
        let printings = self.db.execute(include_str!("damaged_printings.sql"), ())?;
        self.kind(PRINTING).lost += printings;
        self.without_content()?;
        // A row that goes may be named by others: until nothing more goes.
        while self.references()? {}
        self.owned_by_lost()?;
        self.db.execute_batch(include_str!("told_apart_of_lost.sql"))?;
        self.finish()
    }

    fn rows<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params, |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One round over every reference; did a row come or go?
    fn references(&mut self) -> Result<bool> {
        let mut changed = false;
        for reference in std::mem::take(&mut self.references) {
            changed |= self.reference(&reference)?;
            self.references.push(reference);
        }
        Ok(changed)
    }

    fn reference(&mut self, reference: &Reference) -> Result<bool> {
        let Reference { table, column, to, is_needed } = reference;
        let is_lost = format!(
            "\"{column}\" is not null and \"{column}\" not in (select id from main.\"{to}\")"
        );
        let sql = format!("select distinct \"{column}\" from main.\"{table}\" where {is_lost}");
        let lost: Vec<i64> = self.rows(&sql, ())?;
        if lost.is_empty() {
            return Ok(false);
        }
        if to == "step" {
            // What lies in the trash stays there.
            let sql = match column.as_str() {
                "deleted_step" => {
                    format!(
                        "update main.\"{table}\" set deleted_step = {} where {is_lost}",
                        self.step.0
                    )
                }
                _ if *is_needed => format!("delete from main.\"{table}\" where {is_lost}"),
                _ => format!("update main.\"{table}\" set \"{column}\" = null where {is_lost}"),
            };
            self.db.execute(&sql, ())?;
            return Ok(false);
        }
        for id in &lost {
            self.lost.entry(to.clone()).or_default().entry(*id).or_default();
        }
        if STAND_INS.iter().any(|(table, _)| table == to) {
            for id in lost {
                self.stand_in(to, id)?;
            }
            return Ok(true);
        }
        if !is_needed {
            let sql = format!("update main.\"{table}\" set \"{column}\" = null where {is_lost}");
            let unlinked = self.db.execute(&sql, ())?;
            self.kind(table).unlinked += unlinked;
            return Ok(false);
        }
        for id in self.rows(&format!("select id from main.\"{table}\" where {is_lost}"), ())? {
            self.leave_out(table, id)?;
        }
        Ok(true)
    }

    /// A row that cannot stand without what is lost.
    fn leave_out(&mut self, table: &str, id: i64) -> Result<()> {
        let name = self.name(table, id)?;
        self.db.execute(&format!("delete from main.\"{table}\" where id = ?1"), [id])?;
        self.lost.entry(table.to_owned()).or_default().entry(id).or_default();
        self.doubtful.entry(table.to_owned()).or_default().remove(&id);
        self.kind(table).lost_names.extend(Some(name).filter(|n| !n.is_empty()));
        Ok(())
    }

    /// A row in the place of a lost one, as far as other rows tell what it was.
    fn stand_in(&mut self, table: &str, id: i64) -> Result<()> {
        let Some(shape) = self.shapes.iter().find(|s| s.table == table).cloned() else {
            return Ok(());
        };
        let name_column = STAND_INS.iter().find(|(t, _)| *t == table).map_or("", |(_, c)| *c);
        let uid = self.lost.get(table).and_then(|lost| lost.get(&id)).cloned().flatten();
        let mut values = Vec::new();
        for column in &shape.columns {
            let parent =
                self.references.iter().find(|r| r.table == table && r.column == column.name);
            let parent = parent.map(|r| r.to.clone());
            let hint = self.hint(table, &column.name, id)?;
            let value = match (column.name.as_str(), hint) {
                ("id", _) => Value::Integer(id),
                ("uid", _) => Value::Text(uid.clone().unwrap_or_else(new_uid)),
                ("needs_review", _) => Value::Integer(1),
                (_, Some(hint)) => hint,
                (name, None) if name == name_column => {
                    Value::Text((self.words.stand_in)(kinds::kind_of(table), id))
                }
                _ if !column.is_needed => Value::Null,
                ("year", None) => Value::Integer(self.year),
                _ => match parent {
                    Some(parent) => Value::Integer(self.unknown(&parent)?),
                    None => column.least(),
                },
            };
            values.push(value);
        }
        let places: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
        let sql = format!("insert into main.\"{table}\" values ({})", places.join(", "));
        self.db.execute(&sql, params_from_iter(&values))?;
        let name = shape.text(&values, name_column).unwrap_or_default().to_owned();
        self.kind(table).stand_ins.push(name);
        Ok(())
    }

    /// The stand-in for a row of which not even the key is known.
    fn unknown(&mut self, table: &str) -> Result<i64> {
        if let Some(id) = self.unknown.get(table) {
            return Ok(*id);
        }
        let sql = format!("select coalesce(max(id), 0) from main.\"{table}\"");
        let last: i64 = self.db.query_row(&sql, (), |r| r.get(0))?;
        let lost = self.lost.get(table).and_then(|l| l.keys().last()).copied().unwrap_or(0);
        let id = last.max(lost).saturating_add(1);
        self.unknown.insert(table.to_owned(), id);
        self.stand_in(table, id)?;
        Ok(id)
    }

    /// What other rows tell of a column of a lost one.
    fn hint(&self, table: &str, column: &str, id: i64) -> Result<Option<Value>> {
        let sql = match (table, column) {
            ("person", "full_name") => include_str!("hints/person_full_name.sql"),
            ("unit", "name") => include_str!("hints/unit_name.sql"),
            ("collective", "name") => include_str!("hints/collective_name.sql"),
            ("collective", "unit_id") => include_str!("hints/collective_unit_id.sql"),
            ("criteria_set", "rules") => include_str!("hints/criteria_set_rules.sql"),
            ("body", "variants") => include_str!("hints/body_variants.sql"),
            ("award_round", "year") => include_str!("hints/award_round_year.sql"),
            ("award_round", "body_id") => include_str!("hints/award_round_body_id.sql"),
            ("decision", "body_id") => include_str!("hints/decision_body_id.sql"),
            ("training_session", "year") => include_str!("hints/training_session_year.sql"),
            _ => return Ok(None),
        };
        Ok(self.db.prepare_cached(sql)?.query_row([id], |r| r.get(0)).optional()?)
    }

    /// Attached files whose bytes are lost are left out. An issued paper stays, to be looked at: without its
    /// record it would be made anew from other words than were signed.
    fn without_content(&mut self) -> Result<()> {
        for id in self.rows(include_str!("lost_content.sql"), ())? {
            self.leave_out("attachment", id)?;
        }
        let papers: Vec<i64> = self.rows(include_str!("papers_without_content.sql"), ())?;
        self.doubtful.entry("paper".to_owned()).or_default().extend(papers);
        Ok(())
    }

    /// Papers and attached files whose record is lost go with it; one that may have a stand-in gets it.
    fn owned_by_lost(&mut self) -> Result<()> {
        for kind in [Kind::Paper, Kind::Attachment] {
            if let Some(owner) = kinds::owner_of(kind) {
                self.of_lost(kinds::table_of(kind), owner)?;
            }
        }
        Ok(())
    }

    fn of_lost(&mut self, owned: &str, owner: kinds::Owner) -> Result<()> {
        let mut owners: BTreeMap<(String, i64), Vec<i64>> = BTreeMap::new();
        {
            let kinds::Owner { table, key } = owner;
            let sql = format!(
                "select id, {table}, {key} from main.\"{owned}\" where {table} not in ('', '{}')",
                kinds::YEAR
            );
            let mut statement = self.db.prepare(&sql)?;
            let mut rows = statement.query(())?;
            while let Some(row) = rows.next()? {
                owners.entry((row.get(1)?, row.get(2)?)).or_default().push(row.get(0)?);
            }
        }
        for ((table, id), all) in owners {
            let is_record = kinds::record_of(&table, id).is_some();
            let sql = format!("select 1 from main.\"{table}\" where id = ?1");
            if is_record && self.db.prepare(&sql)?.exists([id])? {
                continue;
            }
            if is_record && STAND_INS.iter().any(|(with, _)| *with == table) {
                self.lost.entry(table.clone()).or_default().entry(id).or_default();
                self.stand_in(&table, id)?;
                continue;
            }
            for row in all {
                self.leave_out(owned, row)?;
            }
        }
        Ok(())
    }

    /// A name for people: the record's own, or that of the whole it is a part of.
    fn name(&self, table: &str, id: i64) -> Result<String> {
        let own = kinds::kind_of(table).map_or("''", |kind| kinds::rows(kind).name);
        let Some((whole, key)) = kinds::whole_of(table) else {
            let sql = format!("select coalesce({own}, '') from main.\"{table}\" t where id = ?1");
            return Ok(self.db.query_row(&sql, [id], |r| r.get(0)).optional()?.unwrap_or_default());
        };
        let sql = format!("select \"{key}\" from main.\"{table}\" where id = ?1");
        let id: Option<i64> = self.db.query_row(&sql, [id], |r| r.get(0)).optional()?;
        id.map_or_else(|| Ok(String::new()), |id| self.name(whole, id))
    }

    /// Marks what should be looked at, and counts.
    fn finish(mut self) -> Result<Mended> {
        for shape in self.shapes.clone() {
            let table = shape.table.as_str();
            if kinds::kind_of(table).is_some_and(|kind| !kinds::rows(kind).is_watched) {
                let lost = self.lost.get(table).map_or(0, BTreeMap::len);
                let kind = self.kind(table);
                kind.lost += lost;
                if table != PRINTING || kind.lost == 0 {
                    self.kinds.remove(table);
                }
                continue;
            }
            let doubtful = self.doubtful.remove(table).unwrap_or_default();
            let mut names = Vec::new();
            for id in doubtful {
                if shape.place("needs_review").is_some() {
                    let sql = format!("update main.\"{table}\" set needs_review = 1 where id = ?1");
                    self.db.execute(&sql, [id])?;
                }
                names.push(self.name(table, id)?);
            }
            let sql = format!("select count(*) from main.\"{table}\"");
            let count: i64 = self.db.query_row(&sql, (), |r| r.get(0))?;
            let count = count as usize;
            let lost = self.lost.get(table).map_or(0, BTreeMap::len);
            let kind = self.kind(table);
            kind.doubtful = names;
            kind.kept = count - kind.stand_ins.len().min(count);
            kind.lost += lost;
        }
        let mut kinds: Vec<SalvagedKind> = self.kinds.into_values().collect();
        kinds.retain(|kind| kind.kept > 0 || !kind.is_whole());
        Ok(Mended { kinds, steps_in_part: self.steps_in_part })
    }
}
