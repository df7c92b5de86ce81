//! The ledger of certificate blanks in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    blanks::{BlankEntry, BlankMovement, blanks_left},
    ids::{BlankEntryId, Kind},
    problem::Findings,
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
        self.all(Kind::BlankEntry, year, row_to_blank_entry)
    }

    /// One entry.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn blank_entry(&self, id: BlankEntryId) -> Result<Option<BlankEntry>> {
        self.row(id, row_to_blank_entry)
    }
}

/// What the book says for the rules of the ledger.
impl Reader<'_> {
    /// What is wrong with an entry, beside what the other entries of its kind and year leave.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_blank_entry(&self, entry: &BlankEntry) -> Result<Findings> {
        let Some(year) = entry.year.get().map(|year| year.0) else { return Ok(entry.check(0)) };
        let mut others = self.blank_entries(Some(year))?;
        others.retain(|other| other.id != entry.id);
        Ok(entry.check(blanks_left(&others, year, &entry.kind)))
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
