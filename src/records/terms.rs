//! Nhiệm kỳ.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, TermId},
        office::Term,
    },
    text::{
        screens,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// Terms of office.
fn terms_of_office(known: &Known<'_>) -> Rc<Rows<Term>> {
    known.kept(Kind::Term, |read| read.terms())
}

/// Nhiệm kỳ.
pub static TERMS: Description<Term> = Description {
    kind: Kind::Term,
    group: screens::GROUP_SETTINGS,
    key: "Terms",
    words: &terms::office::TERMS,
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
        Ok(terms_of_office(known).all()?.iter().filter_map(row).collect())
    },
    count: |known| terms_of_office(known).count(|_| true),
    load: |known, id| {
        Ok(terms_of_office(known).all()?.iter().find(|t| t.id == Some(TermId(id))).cloned())
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
