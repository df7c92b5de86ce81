//! Anything of the book by part of its name.
use super::{Reader, Result, trash::record_of};
use crate::domain::{
    ids::Record,
    vietnamese::{fold, matches},
};

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub record: Record,
    /// Its name.
    pub title: String,
    /// What tells it from others of the name.
    pub detail: String,
}

/// Rows looked at for the first word; the other words choose among them.
const LOOKED_AT: i64 = 2000;

impl Reader<'_> {
    /// What has all the words in its name, in any order, tones and case ignored; exact names first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let folded = fold(words);
        // The longest word narrows most.
        let Some(first) = folded.split(' ').max_by_key(|w| w.len()).filter(|w| !w.is_empty())
        else {
            return Ok(Vec::new());
        };
        let rows: Vec<(String, i64, String, String, String)> =
            self.rows(include_str!("search.sql"), (first, LOOKED_AT), |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
            })?;
        let mut found: Vec<(bool, Hit)> = rows
            .into_iter()
            .filter(|(.., text)| matches(text, words))
            .filter_map(|(table, id, title, detail, text)| {
                let record = record_of(&table, id)?;
                Some((text.starts_with(&folded), Hit { record, title, detail }))
            })
            .collect();
        found.sort_by_key(|(begins, _)| !begins);
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }
}
