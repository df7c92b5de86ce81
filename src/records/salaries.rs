//! Lương cơ sở, that rewards are reckoned by.
use super::{
    description::{Description, copy_all},
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{BaseSalaryId, Kind},
        reward::BaseSalary,
    },
    text::{screens, terms::field},
};

/// Lương cơ sở.
pub static SALARIES: Description<BaseSalary> = Description {
    kind: Kind::BaseSalary,
    key: "Salaries",
    title: screens::SALARIES,
    add: screens::ADD_SALARY,
    empty: screens::NO_SALARIES,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::AppliesFrom)),
        column(field(Field::BaseAmount)),
        rest(field(Field::BasisText)),
    ],
    rows: |known| {
        let row = |s: &BaseSalary| {
            Some(ListRow::of(
                s.id?.0,
                vec![
                    Cell::blank(),
                    Cell::from(&s.from),
                    Cell::from(&s.amount),
                    Cell::from(&s.basis),
                ],
            ))
        };
        Ok(known.lists.salaries.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.salaries.count(|_| true),
    load: |known, id| Ok(known.read.base_salary(BaseSalaryId(id))?),
    blank: |_known| BaseSalary::default(),
    fields: |form, salary, _known| {
        form.entered(Field::AppliesFrom, &mut salary.from);
        form.entered(Field::BaseAmount, &mut salary.amount);
        form.text(Field::BasisText, &mut salary.basis);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
