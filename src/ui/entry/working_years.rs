//! Năm công tác, with its lock, and chỉ tiêu of the year.
use super::{Screen, no_more, row};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Record, TargetId, WorkingYearId},
        working_year::{Target, WorkingYear},
    },
    text::{screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, names, rest},
    },
};

pub(super) const YEARS: Screen<WorkingYear> = Screen {
    list: List::Years,
    title: screens::WORKING_YEARS,
    add: screens::ADD_YEAR,
    empty: screens::NO_YEARS,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::Year)),
        column(field(Field::RegistrationDue)),
        column(field(Field::ReportDue)),
        rest(field(Field::IsLocked)),
    ],
    rows: |cx| {
        let line = |y: &WorkingYear| {
            let locked = if y.is_locked { screens::LOCKED } else { "" };
            Some(row(
                y.id?.0,
                vec![
                    String::new(),
                    y.year.text.clone(),
                    y.registration_due.text.clone(),
                    y.report_due.text.clone(),
                    locked.to_owned(),
                ],
            ))
        };
        cx.lists.working_years.iter().filter_map(line).collect()
    },
    load: |cx, id| cx.read.working_year(WorkingYearId(id)).ok().flatten(),
    blank: |cx| WorkingYear {
        year: Entered::of(Some(Whole(cx.year))),
        model_minimum: Entered::of(Some(Whole(1))),
        good_classes: screens::USUAL_GOOD_CLASSES.to_owned(),
        ..WorkingYear::default()
    },
    fields: |form, year, _cx| {
        form.entered(Field::Year, &mut year.year);
        form.entered(Field::RegistrationDue, &mut year.registration_due);
        form.entered(Field::ReportDue, &mut year.report_due);
        form.entered(Field::ModelMinimum, &mut year.model_minimum);
        form.lines(Field::GoodClasses, &mut year.good_classes, 2);
        form.check(Field::IsLocked, &mut year.is_locked);
        form.text(Field::LockReason, &mut year.lock_reason);
    },
    grid: &[],
    save: Edit::SaveWorkingYear,
    record: |id| Record::WorkingYear(WorkingYearId(id)),
    reorder: None,
    copy: |year| {
        year.is_locked = false;
        year.lock_reason.clear();
    },
    more: no_more,
};

pub(super) const TARGETS: Screen<Target> = Screen {
    list: List::Targets,
    title: screens::TARGETS,
    add: screens::ADD_TARGET,
    empty: screens::NO_TARGETS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::TargetName)),
        column(field(Field::Planned)),
        column(field(Field::TargetUnit)),
        column(field(Field::TargetFigure)),
    ],
    rows: |cx| {
        let of_year = |t: &&Target| t.year.get().is_some_and(|y| y.0 == cx.year);
        let mut rows = Vec::new();
        for t in cx.lists.targets.iter().filter(of_year) {
            let Some(id) = t.id else { continue };
            rows.push(row(
                id.0,
                vec![
                    (rows.len() + 1).to_string(),
                    t.name.clone(),
                    t.planned.text.clone(),
                    t.unit.clone(),
                    t.figure.clone(),
                ],
            ));
        }
        rows
    },
    load: |cx, id| cx.read.target(TargetId(id)).ok().flatten(),
    blank: |cx| Target {
        year: Entered::of(Some(Whole(cx.year))),
        unit: "%".to_owned(),
        ..Target::default()
    },
    fields: |form, target, _cx| {
        form.entered(Field::Year, &mut target.year);
        form.text(Field::TargetName, &mut target.name);
        form.entered(Field::Planned, &mut target.planned);
        form.text(Field::TargetUnit, &mut target.unit);
        form.text(Field::TargetFigure, &mut target.figure);
        form.entered(Field::Actual, &mut target.actual);
        form.text(Field::Note, &mut target.note);
    },
    grid: &[],
    save: Edit::SaveTarget,
    record: |id| Record::Target(TargetId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};
