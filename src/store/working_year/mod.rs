//! Working years and their targets in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    ids::{Kind, TargetId, WorkingYearId},
    problem::Findings,
    working_year::{Target, WorkingYear},
};
use rusqlite::{Row, named_params};

fn row_to_working_year(row: &Row<'_>) -> rusqlite::Result<WorkingYear> {
    Ok(WorkingYear {
        id: row.get("id")?,
        year: row.get("year")?,
        registration_due: row.get("registration_due")?,
        report_due: row.get("report_due")?,
        model_minimum: row.get("model_minimum")?,
        reward_fund: row.get("reward_fund")?,
        good_classes: row.get("good_classes")?,
        is_locked: row.get("is_locked")?,
        lock_reason: row.get("lock_reason")?,
    })
}

fn row_to_target(row: &Row<'_>) -> rusqlite::Result<Target> {
    Ok(Target {
        id: row.get("id")?,
        year: row.get("year")?,
        name: row.get("name")?,
        planned: row.get("planned")?,
        unit: row.get("unit_of_measure")?,
        figure: row.get("figure")?,
        actual: row.get("actual")?,
        note: row.get("note")?,
    })
}

impl Reader<'_> {
    /// Working years, newest first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn working_years(&self) -> Result<Vec<WorkingYear>> {
        self.all(Kind::WorkingYear, None, row_to_working_year)
    }

    /// One working year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn working_year(&self, id: WorkingYearId) -> Result<Option<WorkingYear>> {
        self.row(id, row_to_working_year)
    }

    /// The working year of a year (2016).
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn working_year_of(&self, year: i64) -> Result<Option<WorkingYear>> {
        self.first(include_str!("working_year_of.sql"), [year], row_to_working_year)
    }

    /// Targets; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn targets(&self, year: Option<i64>) -> Result<Vec<Target>> {
        self.all(Kind::Target, year, row_to_target)
    }

    /// One target.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn target(&self, id: TargetId) -> Result<Option<Target>> {
        self.row(id, row_to_target)
    }
}

/// What the book says for the rules of working years.
impl Reader<'_> {
    /// What is wrong with a working year, beside the others and what it was.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_working_year(&self, year: &WorkingYear) -> Result<Findings> {
        let all = self.working_years()?;
        let taken = all.iter().any(|y| y.id != year.id && y.year == year.year);
        let was_locked = all.iter().any(|y| y.id.is_some() && y.id == year.id && y.is_locked);
        Ok(year.check(taken, was_locked))
    }
}

impl Writer<'_> {
    /// Stores a working year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_working_year(&self, whole: &WorkingYear) -> Result<WorkingYearId> {
        let id = WorkingYearId(self.save(
            Kind::WorkingYear,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":year": whole.year,
                ":registration_due": whole.registration_due, ":report_due": whole.report_due,
                ":model_minimum": whole.model_minimum, ":reward_fund": whole.reward_fund,
                ":good_classes": whole.good_classes,
                ":is_locked": whole.is_locked, ":lock_reason": whole.lock_reason,
            },
        )?);
        Ok(id)
    }

    /// Stores a target.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_target(&self, whole: &Target) -> Result<TargetId> {
        let id = TargetId(self.save(
            Kind::Target,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":year": whole.year, ":name": whole.name,
                ":planned": whole.planned, ":unit_of_measure": whole.unit,
                ":figure": whole.figure, ":actual": whole.actual, ":note": whole.note,
            },
        )?);
        Ok(id)
    }
}
