//! Năm công tác, with its lock.
use super::{
    description::Description,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Kind, WorkingYearId},
        working_year::WorkingYear,
    },
    text::{
        screens,
        terms::{self, field},
    },
};

/// Năm công tác.
pub static YEARS: Description<WorkingYear> = Description {
    kind: Kind::WorkingYear,
    group: screens::GROUP_SETTINGS,
    key: "Years",
    words: &terms::working_years::WORKING_YEARS,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::Year)),
        column(field(Field::RegistrationDue)),
        column(field(Field::ReportDue)),
        rest(field(Field::IsLocked)),
    ],
    rows: |known| {
        let row = |y: &WorkingYear| {
            let locked = if y.is_locked { screens::LOCKED } else { "" };
            Some(ListRow::of(
                y.id?.0,
                vec![
                    Cell::blank(),
                    Cell::from(&y.year),
                    Cell::from(&y.registration_due),
                    Cell::from(&y.report_due),
                    locked.into(),
                ],
            ))
        };
        Ok(known.lists.working_years.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.working_years.count(|_| true),
    load: |known, id| Ok(known.read.working_year(WorkingYearId(id))?),
    blank: |known| WorkingYear {
        year: Entered::of(Some(Whole(known.year))),
        model_minimum: Entered::of(Some(Whole(1))),
        good_classes: screens::USUAL_GOOD_CLASSES.to_owned(),
        ..WorkingYear::default()
    },
    fields: |form, year, _known| {
        form.entered(Field::Year, &mut year.year);
        form.entered(Field::RegistrationDue, &mut year.registration_due);
        form.entered(Field::ReportDue, &mut year.report_due);
        form.entered(Field::ModelMinimum, &mut year.model_minimum);
        form.entered(Field::RewardFund, &mut year.reward_fund);
        form.lines(Field::GoodClasses, &mut year.good_classes, 2);
        form.check(Field::IsLocked, &mut year.is_locked);
        form.text(Field::LockReason, &mut year.lock_reason);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: |year| {
        year.is_locked = false;
        year.lock_reason.clear();
    },
};
