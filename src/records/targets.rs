//! Chỉ tiêu of a year.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Kind, TargetId},
        working_year::Target,
    },
    text::{
        screens,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// Targets, of all years.
pub fn targets(known: &Known<'_>) -> Rc<Rows<Target>> {
    known.kept(Kind::Target, |read| read.targets(None))
}

/// Chỉ tiêu.
pub static TARGETS: Description<Target> = Description {
    kind: Kind::Target,
    group: screens::GROUP_OFFICE,
    key: "Targets",
    words: &terms::working_years::TARGETS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::TargetName)),
        column(field(Field::Planned)),
        column(field(Field::TargetUnit)),
        column(field(Field::TargetFigure)),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for t in targets(known).all()?.iter().filter(|t| known.is_of_year(&t.year)) {
            let Some(id) = t.id else { continue };
            rows.push(ListRow::of(
                id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    Cell::from(&t.name),
                    Cell::from(&t.planned),
                    Cell::from(&t.unit),
                    Cell::from(&t.figure),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| targets(known).count(|t| known.is_of_year(&t.year)),
    load: |known, id| Ok(known.read.target(TargetId(id))?),
    blank: |known| Target {
        year: Entered::of(Some(Whole(known.year))),
        unit: "%".to_owned(),
        ..Target::default()
    },
    fields: |form, target, _known| {
        form.entered(Field::Year, &mut target.year);
        form.text(Field::TargetName, &mut target.name);
        form.entered(Field::Planned, &mut target.planned);
        form.text(Field::TargetUnit, &mut target.unit);
        form.text(Field::TargetFigure, &mut target.figure);
        form.entered(Field::Actual, &mut target.actual);
        form.text(Field::Note, &mut target.note);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
