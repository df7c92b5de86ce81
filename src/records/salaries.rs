//! Lương cơ sở, that rewards are reckoned by.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{BaseSalaryId, Kind},
        reward::BaseSalary,
    },
    text::{
        screens,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// Base salaries.
fn salaries(known: &Known<'_>) -> Rc<Rows<BaseSalary>> {
    known.kept(Kind::BaseSalary, |read| read.base_salaries())
}

/// Lương cơ sở.
pub static SALARIES: Description<BaseSalary> = Description {
    kind: Kind::BaseSalary,
    group: screens::GROUP_SETTINGS,
    key: "Salaries",
    words: &terms::rewards::SALARIES,
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
        Ok(salaries(known).all()?.iter().filter_map(row).collect())
    },
    count: |known| salaries(known).count(|_| true),
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
