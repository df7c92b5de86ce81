//! Rows of the damaged file into an empty book of its version: from their pages, else from the history.
use super::{
    pages::{Pages, Row},
    shapes::Shape,
    task::stopped,
    trees::{Index, Stray, Trees},
};
use crate::store::{Result, StoreError, content, journal::Facts};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _, params_from_iter, types::Value};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What was found of one table.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// Rows that were taken from the history.
    pub(super) from_history: usize,
    /// Keys of rows that should be looked at.
    pub(super) doubtful: BTreeSet<i64>,
    /// Rows known to be lost: key and uid.
    pub(super) lost: Vec<(i64, String)>,
    /// Places of rows in which none could be read.
    unreadable: usize,
    /// May rows be missing that nothing tells of?
    pub(super) may_miss_more: bool,
    /// How many of them are neither known to be lost by key nor taken from the history.
    pub(super) unreadable_and_unknown: usize,
}

impl Filled {
    /// Was anything of the table not as it should be?
    pub(super) fn is_hurt(&self) -> bool {
        self.unreadable > 0 || !self.doubtful.is_empty()
    }
}

/// The work on one file.
pub(super) struct Filling<'a, 'f> {
    /// The empty book.
    pub(super) db: &'a Connection,
    pub(super) pages: &'a mut Pages<'f>,
    pub(super) shapes: &'a [Shape],
    pub(super) trees: &'a mut Trees,
    /// Was it asked to stop?
    pub(super) stop: &'a dyn Fn() -> bool,
    /// By table.
    pub(super) filled: BTreeMap<String, Filled>,
}

/// How a row came to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By the tree of its table.
    Tree,
    /// On a stray page that looks like the table's.
    Stray { is_sure: bool, is_named: bool },
}

/// What the history last said of a row.
enum Last {
    Nothing,
    Gone,
    Stood,
}

impl Filling<'_, '_> {
    /// Takes over every row of every table; drafts stay behind.
    ///
    /// # Errors
    /// [`StoreError`]; rows that cannot be read or are refused are no error.
    pub(super) fn run(&mut self) -> Result<()> {
        let strays = self.strays();
        // The history first: it tells of the rest what is newest.
        let (history, rest): (Vec<&Shape>, Vec<&Shape>) = self
            .shapes
            .iter()
            .filter(|s| s.table != "draft")
            .partition(|s| ["step", "step_change"].contains(&s.table.as_str()));
        for shape in history {
            self.table(shape, &strays, false)?;
        }
        self.db.execute_batch(include_str!("newest.sql"))?;
        for shape in rest {
            self.table(shape, &strays, true)?;
        }
        Ok(())
    }

    /// Stray pages by the tables they may belong to, and whether only one fits.
    fn strays(&self) -> HashMap<String, Vec<(Stray, bool)>> {
        let mut found: HashMap<String, Vec<(Stray, bool)>> = HashMap::new();
        for stray in &self.trees.stray {
            let owners = self.trees.owners(self.pages, stray.page, self.shapes);
            for owner in &owners {
                found.entry((*owner).to_owned()).or_default().push((*stray, owners.len() == 1));
            }
        }
        found
    }

    fn table(
        &mut self,
        shape: &Shape,
        strays: &HashMap<String, Vec<(Stray, bool)>>,
        has_history: bool,
    ) -> Result<()> {
        let index = self.trees.index(self.pages, &shape.table);
        let mut filled = Filled::default();
        for page in self.trees.leaves.get(&shape.table).cloned().unwrap_or_default() {
            self.page(shape, page, Way::Tree, &index, has_history, &mut filled)?;
        }
        for (stray, is_sure) in strays.get(&shape.table).into_iter().flatten() {
            // What the tree led to meanwhile, or what belongs to a long row, is no page of rows.
            if !self.pages.is_taken(stray.page) {
                let way = Way::Stray { is_sure: *is_sure, is_named: stray.is_named };
                self.page(shape, stray.page, way, &index, has_history, &mut filled)?;
            }
        }
        if has_history && shape.place("uid").is_some() {
            self.take_from_history(shape, &index, &mut filled)?;
        }
        if shape.has_key {
            let mut known: Vec<(&i64, &String)> = index.uids.iter().collect();
            known.sort_unstable();
            for (id, uid) in known {
                let sql =
                    format!("select 1 from main.\"{}\" where id = ?1 or uid = ?2", shape.table);
                if !self.db.prepare_cached(&sql)?.exists((id, uid))? {
                    filled.lost.push((*id, uid.clone()));
                }
            }
        }
        if !index.is_whole {
            let told = filled.lost.len() + filled.from_history;
            filled.unreadable_and_unknown = filled.unreadable.saturating_sub(told);
            filled.may_miss_more = self.trees.broken.contains(&shape.table);
        }
        self.filled.insert(shape.table.clone(), filled);
        Ok(())
    }

    fn page(
        &mut self,
        shape: &Shape,
        page: u32,
        way: Way,
        index: &Index,
        has_history: bool,
        filled: &mut Filled,
    ) -> Result<()> {
        if (self.stop)() {
            return Err(stopped());
        }
        for cell in 0..self.pages.row_count(page) {
            let row = self.pages.take_row(page, cell);
            let row = row.filter(|r| shape.fit(&r.values).is_some() && is_sound(shape, r));
            let row = row.and_then(|mut row| {
                let is_wrong = shape.contradicts_sum(&row);
                row.is_doubtful |= is_wrong | shape.without_wrong_days(&mut row.values)?;
                // A note of the history that is not what was written is none.
                (!is_wrong || shape.table != "step_change").then_some(row)
            });
            let Some(mut row) = row else {
                if way == Way::Tree {
                    filled.unreadable += 1;
                    self.trees.damaged.insert(page);
                }
                continue;
            };
            if shape.table == "fact" && shape.text(&row.values, "name") == Some("sort_key_version")
            {
                continue;
            }
            // What a row is known by stands in the index, too.
            let known = shape.text(&row.values, "uid").and_then(|uid| index.key_of(row.id, uid));
            if row.is_doubtful
                && let Some((id, uid)) = known
                && let Some(place) = shape.place("uid")
                && let Some(value) = row.values.get_mut(place)
            {
                (row.id, *value) = (id, Value::Text(uid.to_owned()));
            }
            let is_looked_up = has_history && (row.is_doubtful || way != Way::Tree);
            let last = if is_looked_up { self.last(shape, &row)? } else { Last::Nothing };
            let is_doubtful = match way {
                // The history has every letter of it.
                _ if row.is_doubtful && matches!(last, Last::Stood) => {
                    filled.unreadable += 1;
                    self.trees.damaged.insert(page);
                    continue;
                }
                Way::Tree => row.is_doubtful,
                Way::Stray { is_sure, is_named } => {
                    let uid = shape.text(&row.values, "uid");
                    let is_known =
                        index.uids.get(&row.id).map(String::as_str) == uid && uid.is_some();
                    let is_gone = matches!(last, Last::Gone) || (index.is_whole && uid.is_some());
                    let is_ours = is_sure || matches!(last, Last::Stood);
                    // A page that may be free may hold what a row was before: the history knows it better.
                    let is_present = self.trees.knows_free || is_named;
                    let is_better_known = !is_present && matches!(last, Last::Stood);
                    let is_trash = shape.place("deleted_step").and_then(|at| row.values.get(at));
                    let is_trash = is_trash.is_some_and(|step| *step != Value::Null);
                    // The trash may have been emptied since.
                    let is_old = !is_present && is_trash;
                    if !is_known && (is_gone || !is_ours || is_old) || is_better_known {
                        continue;
                    }
                    row.is_doubtful || !is_present
                }
            };
            if self.insert(shape, &row, filled)? && is_doubtful {
                filled.doubtful.insert(row.id);
            }
        }
        Ok(())
    }

    /// What the history last said of a row of this uid.
    fn last(&self, shape: &Shape, row: &Row) -> Result<Last> {
        let Some(uid) = shape.text(&row.values, "uid") else { return Ok(Last::Nothing) };
        let after: Option<Option<String>> = self
            .db
            .prepare_cached(include_str!("newest_image.sql"))?
            .query_row((&shape.table, row.id), |r| r.get(0))
            .optional()?;
        Ok(match after {
            Some(None) => Last::Gone,
            Some(Some(image)) if uid_of(&image).as_deref() == Some(uid) => Last::Stood,
            None | Some(Some(_)) => Last::Nothing,
        })
    }

    /// Inserts a row; of two with one key or uid the one without doubt stays, else the first.
    fn insert(&self, shape: &Shape, row: &Row, filled: &mut Filled) -> Result<bool> {
        let columns = shape.columns.iter().take(row.values.len());
        let names: Vec<String> = columns.map(|c| format!("\"{}\"", c.name)).collect();
        let places: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
        let (names, places) = (names.join(", "), places.join(", "));
        let sql = format!("insert into main.\"{}\" ({names}) values ({places})", shape.table);
        let key = shape.has_key.then_some(Value::Integer(row.id));
        let values: Vec<&Value> =
            key.iter().chain(row.values.iter().skip(usize::from(shape.has_key))).collect();
        let put = || match self.db.prepare_cached(&sql)?.execute(params_from_iter(&values)) {
            Ok(_) => Ok(true),
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
            Err(e) => Err(StoreError::from(e)),
        };
        if put()? {
            return Ok(true);
        }
        if !row.is_doubtful && filled.doubtful.remove(&row.id) {
            let sql = format!("delete from main.\"{}\" where id = ?1", shape.table);
            self.db.execute(&sql, [row.id])?;
            return put();
        }
        Ok(false)
    }

    /// Rows that stand nowhere else, as the history last had them.
    fn take_from_history(&self, shape: &Shape, index: &Index, filled: &mut Filled) -> Result<()> {
        let is_hurt = filled.is_hurt() || self.trees.broken.contains(&shape.table);
        let unsure = self.trees.broken.contains("step_change")
            || self.filled.get("step_change").is_some_and(Filled::is_hurt);
        let missing: Vec<(i64, String)> = {
            let there: HashSet<i64> = self
                .db
                .prepare(&format!("select id from main.\"{}\"", shape.table))?
                .query_map([], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut statement = self.db.prepare_cached(include_str!("newest_images.sql"))?;
            let mut rows = statement.query([&shape.table])?;
            let mut missing = Vec::new();
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let indexed = index.uids.get(&id);
                let lives = indexed.is_some() || (is_hurt && !index.is_whole);
                if lives && !there.contains(&id) {
                    let image: String = row.get(1)?;
                    let facts: Facts = serde_json::from_str(&image).unwrap_or_default();
                    let is_ours = match indexed {
                        Some(uid) => facts.get("uid").and_then(|u| u.as_str()) == Some(uid),
                        // The trash may have been emptied since: that is no note of the history.
                        None => facts.get("deleted_step").is_none_or(serde_json::Value::is_null),
                    };
                    if is_ours {
                        missing.push((id, image));
                    }
                }
            }
            missing
        };
        let facts = shape.columns.iter().filter(|c| crate::store::derived::is_fact(&c.name));
        let (names, values): (Vec<String>, Vec<String>) =
            facts.map(|c| (format!("\"{}\"", c.name), format!("?1 ->> '{}'", c.name))).unzip();
        let sql = format!(
            "insert into main.\"{}\" ({}) values ({})",
            shape.table,
            names.join(", "),
            values.join(", ")
        );
        for (id, image) in missing {
            match self.db.prepare_cached(&sql)?.execute([image]) {
                Ok(_) => {
                    filled.from_history += 1;
                    if unsure {
                        filled.doubtful.insert(id);
                    }
                }
                Err(e) if e.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(())
    }
}

fn uid_of(image: &str) -> Option<String> {
    let facts: Facts = serde_json::from_str(image).ok()?;
    Some(facts.get("uid")?.as_str()?.to_owned())
}

/// Is what a row keeps whole (a file by its hash, a paper, notes of the history)?
fn is_sound(shape: &Shape, row: &Row) -> bool {
    let value = |column| shape.place(column).and_then(|place| row.values.get(place));
    let is_json = |column| match value(column) {
        Some(Value::Text(text)) => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
        _ => true,
    };
    match shape.table.as_str() {
        // Older and newer names of the table and of the column.
        "content" | "attachment_content" => {
            match (value("hash"), value("bytes").or_else(|| value("content"))) {
                (Some(Value::Text(kept)), Some(Value::Blob(bytes))) => {
                    content::hash(bytes) == *kept
                }
                _ => false,
            }
        }
        "step_change" => is_json("before") && is_json("after"),
        "issued_paper" => is_json("document"),
        "paper" => {
            ["options", "corrections", "confirmations", "adjustments"].into_iter().all(is_json)
        }
        _ => true,
    }
}
