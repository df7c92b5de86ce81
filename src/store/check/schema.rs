//! Are tables and indexes made as this program makes them? A letter changed there changes no row, but rows
//! can no longer be written.
use crate::{
    domain::damage::Damage,
    store::{Result, kinds::kind_of, migrate},
};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What makes each table and index, by its name: the table it belongs to, and the words without comments and
/// blanks.
fn made_by(db: &Connection) -> rusqlite::Result<BTreeMap<String, (String, String)>> {
    db.prepare(include_str!("schema.sql"))?
        .query_map([], |r| {
            let sql: String = r.get(2)?;
            let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
            let words = lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
            Ok((r.get(0)?, (r.get(1)?, words)))
        })?
        .collect()
}

/// Tables and indexes that are not made as in a new book. A book of an older schema is not judged.
///
/// # Errors
/// [`crate::store::StoreError`].
pub(super) fn differences(db: &Connection) -> Result<Vec<Damage>> {
    let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
    if version != migrate::NEWEST {
        return Ok(Vec::new());
    }
    let mut new = Connection::open_in_memory()?;
    migrate::run(&mut new, 0)?;
    let (ours, there) = (made_by(&new)?, made_by(db)?);
    // What another program added beside does no harm: none of it runs.
    let differs = |name: &String, words: &String| there.get(name).is_none_or(|(_, w)| w != words);
    let found = ours.into_iter().filter(|(name, (_, words))| differs(name, words));
    Ok(found
        .map(|(name, (table, _))| Damage::Unreadable { kind: kind_of(&table), said: name })
        .collect())
}
