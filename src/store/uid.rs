//! The uids of records: the same in every copy of the book, so that a row of a paper is named by one.
use super::{Reader, Result, kinds::table_of};
use crate::domain::ids::{Kind, Record};
use std::collections::HashMap;

impl Reader<'_> {
    /// The uids of all records of a kind that are not deleted, by the numbers of their keys.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn uids(&self, kind: Kind) -> Result<HashMap<i64, String>> {
        let sql = format!("select id, uid from \"live_{}\"", table_of(kind));
        let rows = self.rows(&sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    /// The record of one of these kinds that has this uid.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn record_of_uid(&self, kinds: &[Kind], uid: &str) -> Result<Option<Record>> {
        for kind in kinds {
            let sql = format!("select id from \"live_{}\" where uid = ?1", table_of(*kind));
            if let Some(id) = self.first(&sql, [uid], |row| row.get(0))? {
                return Ok(kind.record(id));
            }
        }
        Ok(None)
    }
}
