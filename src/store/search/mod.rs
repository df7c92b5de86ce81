//! Anything of the book by part of its name.
use super::{
    Reader, Result,
    kinds::{Found, found, record_of, table_of},
};
use crate::domain::{
    ids::{Kind, Record},
    vietnamese::{Query, fold},
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

/// Table, key, title, detail, and what is searched.
type Looked = (String, i64, String, String, String);

/// Settings of the office, shown after its work.
const LAST: [Kind; 3] = [Kind::Body, Kind::Signatory, Kind::LegalBasis];

/// Rows that fit at most; the best of them are shown.
const LOOKED_AT: i64 = 2000;

impl Reader<'_> {
    /// What has all the words in its name, in any order, tones and case ignored; those with the very
    /// tones first, then those that begin so.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let folded = fold(words);
        let query = Query::new(words);
        if query.is_blank() {
            return Ok(Vec::new());
        }
        let wanted: Vec<&str> = folded.split(' ').collect();
        // Every word narrows in the query itself, so that none is missed behind the first thousands.
        let all_in = |columns: &[&str]| -> String {
            let one = |n: usize| {
                let any: Vec<String> =
                    columns.iter().map(|c| format!("instr({c}, ?{n}) > 0")).collect();
                format!("({})", any.join(" or "))
            };
            (1..=wanted.len()).map(one).collect::<Vec<_>>().join(" and ")
        };
        let look = |sql: String| -> Result<Vec<Looked>> {
            self.rows(&sql, rusqlite::params_from_iter(wanted.iter()), |r| {
                let detail: Option<String> = r.get(3)?;
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, detail.unwrap_or_default(), r.get(4)?))
            })
        };
        let mut kinds: Vec<Kind> = Kind::ALL.to_vec();
        kinds.sort_by_key(|kind| LAST.contains(kind));
        let of_kind = |kind: Kind| {
            let Found { title, detail, folded } = found(kind)?;
            let (table, all_in) = (table_of(kind), all_in(&[folded]));
            Some(format!(
                "select '{table}', t.id, {title}, {detail}, {folded} from live_{table} t where {all_in}"
            ))
        };
        let of_kinds: Vec<String> = kinds.into_iter().filter_map(of_kind).collect();
        let mut rows = look(format!("{} limit {LOOKED_AT}", of_kinds.join(" union all ")))?;
        rows.extend(look(format!(
            "{}and {} limit {LOOKED_AT})",
            include_str!("awards.sql"),
            all_in(&["search_fold", "year"])
        ))?);
        let mut found: Vec<((bool, bool), Hit)> = rows
            .into_iter()
            .filter_map(|(table, id, title, detail, text)| {
                let record = record_of(&table, id)?;
                let rank = (!query.has_its_tones(&title), !text.starts_with(&folded));
                Some((rank, Hit { record, title, detail }))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }
}
