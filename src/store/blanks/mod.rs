//! The ledger of certificate blanks in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    blanks::{BlankEntry, BlankMovement},
    ids::{BlankEntryId, Kind},
};
use rusqlite::{Row, named_params};

words! {
    BlankMovement { CarriedOver = "carried_over", Received = "received", Used = "used", Spoiled = "spoiled" }
}

fn row_to_blank_entry(row: &Row<'_>) -> rusqlite::Result<BlankEntry> {
    Ok(BlankEntry {
        id: row.get("id")?,
        year: row.get("year")?,
        kind: row.get("blank_kind")?,
        movement: row.get("movement")?,
        date: row.get("date")?,
        count: row.get("count")?,
        reason: row.get("spoiled_reason")?,
        minutes_number: row.get("minutes_number")?,
        minutes_date: row.get("minutes_date")?,
        note: row.get("note")?,
    })
}

impl Reader<'_> {
    /// Entries of the ledger, each year's by day; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn blank_entries(&self, year: Option<i64>) -> Result<Vec<BlankEntry>> {
        self.rows(include_str!("blank_entries.sql"), [year], row_to_blank_entry)
    }

    /// How many blanks of a kind the entries of a year leave, but for one entry.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn blanks_left_beside(
        &self,
        year: i64,
        kind: &str,
        except: Option<BlankEntryId>,
    ) -> Result<i64> {
        let sql = include_str!("blank_entries_beside.sql");
        let entries = self.rows(sql, (year, kind, except), row_to_blank_entry)?;
        Ok(entries.iter().map(BlankEntry::change).sum())
    }

    /// One entry.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn blank_entry(&self, id: BlankEntryId) -> Result<Option<BlankEntry>> {
        self.row(id, row_to_blank_entry)
    }
}

impl Writer<'_> {
    /// Stores an entry.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_blank_entry(&self, whole: &BlankEntry) -> Result<BlankEntryId> {
        let id = BlankEntryId(self.save(
            Kind::BlankEntry,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":year": whole.year, ":blank_kind": whole.kind,
                ":movement": whole.movement, ":date": whole.date, ":count": whole.count,
                ":spoiled_reason": whole.reason, ":minutes_number": whole.minutes_number,
                ":minutes_date": whole.minutes_date, ":note": whole.note,
            },
        )?);
        Ok(id)
    }
}
