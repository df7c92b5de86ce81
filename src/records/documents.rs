//! Văn bản đã ban hành.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    pick::pick_body,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        document::Document,
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{DocumentId, Kind},
        list_item::ListKind,
    },
    text::{
        screens, sentence,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// Documents, of all years.
fn documents(known: &Known<'_>) -> Rc<Rows<Document>> {
    known.kept(Kind::Document, |read| read.documents(None))
}

/// Văn bản đã ban hành.
pub static DOCUMENTS: Description<Document> = Description {
    kind: Kind::Document,
    group: screens::GROUP_OFFICE,
    key: "Documents",
    words: &terms::documents::DOCUMENTS,
    columns: &[
        column(screens::head::SERIAL),
        column(screens::head::KIND),
        column(field(Field::NumberSymbol)),
        column(field(Field::DocumentDate)),
        rest(field(Field::DecisionSummary)),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for d in documents(known).all()?.iter().filter(|d| known.is_of_year(&d.year)) {
            let Some(id) = d.id else { continue };
            rows.push(ListRow::of(
                id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    Cell::from(&d.kind),
                    Cell::from(&d.number),
                    Cell::from(&d.date),
                    sentence::one_line(&d.summary).into(),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| documents(known).count(|d| known.is_of_year(&d.year)),
    load: |known, id| Ok(known.read.document(DocumentId(id))?),
    blank: |known| Document { year: Entered::of(Some(Whole(known.year))), ..Document::default() },
    fields: |form, document, known| {
        form.suggest(
            Field::DocumentKind,
            &mut document.kind,
            known.lists.items(ListKind::DocumentKind),
        );
        pick_body(form, Field::IssuingBody, &mut document.body, known);
        form.text(Field::NumberSymbol, &mut document.number);
        form.entered(Field::DocumentDate, &mut document.date);
        form.lines(Field::DocumentSummary, &mut document.summary, 2);
        form.text(Field::Signer, &mut document.signer);
        form.entered(Field::Year, &mut document.year);
        form.lines(Field::Note, &mut document.note, 2);
    },
    grid: &[
        Field::DocumentKind,
        Field::NumberSymbol,
        Field::DocumentDate,
        Field::IssuingBody,
        Field::DocumentSummary,
        Field::Signer,
    ],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
