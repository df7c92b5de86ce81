//! Người ký.
use super::{
    description::{Description, copy_all},
    pick::pick_body,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, SignatoryId},
        office::{Signatory, our_body},
    },
    text::{
        screens,
        terms::{self, field},
    },
};

/// Người ký.
pub static SIGNATORIES: Description<Signatory> = Description {
    kind: Kind::Signatory,
    group: screens::GROUP_SETTINGS,
    key: "Signatories",
    words: &terms::office::SIGNATORIES,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::FullName)),
        column(field(Field::PostTitle)),
        rest(screens::head::BODY),
    ],
    rows: |known| {
        let row = |s: &Signatory| {
            let body = known.lists.bodies.iter().find(|b| b.id == s.body).map_or("", |b| b.short());
            Some(ListRow::of_person(
                s.id?.0,
                vec![Cell::blank(), Cell::from(&s.name), s.post().into(), body.into()],
            ))
        };
        Ok(known.lists.signatories.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.signatories.count(|_| true),
    load: |known, id| Ok(known.read.signatory(SignatoryId(id))?),
    blank: |known| Signatory {
        body: our_body(&known.lists.bodies).and_then(|b| b.id),
        ..Signatory::default()
    },
    fields: |form, s, known| {
        form.text(Field::SignatoryName, &mut s.name);
        form.lines(Field::SignatoryPosition, &mut s.position, 1);
        pick_body(form, Field::Body, &mut s.body, known);
        form.check(Field::IsHead, &mut s.is_head);
        form.check(Field::ByOrder, &mut s.by_order);
        form.entered(Field::From, &mut s.from);
        form.entered(Field::To, &mut s.to);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
