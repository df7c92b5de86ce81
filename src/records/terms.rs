//! Nhiệm kỳ.
use super::{
    description::{Description, copy_all},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, TermId},
        office::Term,
    },
    text::{screens, terms::field},
};

/// Nhiệm kỳ.
pub static TERMS: Description<Term> = Description {
    kind: Kind::Term,
    key: "Terms",
    title: screens::TERMS,
    add: screens::ADD_TERM,
    empty: screens::NO_TERMS,
    columns: &[
        column(screens::head::NONE),
        rest(field(Field::Name)),
        column(field(Field::From)),
        column(field(Field::To)),
    ],
    rows: |known| {
        let row = |t: &Term| {
            Some(ListRow::of(
                t.id?.0,
                vec![Cell::blank(), Cell::from(&t.name), Cell::from(&t.from), Cell::from(&t.to)],
            ))
        };
        Ok(known.lists.terms.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.terms.count(|_| true),
    load: |known, id| {
        Ok(known.lists.terms.all()?.iter().find(|t| t.id == Some(TermId(id))).cloned())
    },
    blank: |_known| Term::default(),
    fields: |form, term, _known| {
        form.text(Field::Name, &mut term.name);
        form.entered(Field::From, &mut term.from);
        form.entered(Field::To, &mut term.to);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
