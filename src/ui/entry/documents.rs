//! Văn bản đã ban hành: list and form.
use super::{Screen, made::pick_body, no_more, row};
use crate::{
    domain::{
        document::Document,
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{DocumentId, Record},
        list_item::ListKind,
    },
    text::{labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, rest},
    },
};

pub(super) const SCREEN: Screen<Document> = Screen {
    list: List::Documents,
    title: screens::DOCUMENTS,
    add: screens::ADD_DOCUMENT,
    empty: screens::NO_DOCUMENTS,
    columns: &[
        column(screens::head::SERIAL),
        column(screens::head::KIND),
        column(field(Field::NumberSymbol)),
        column(field(Field::DocumentDate)),
        rest(field(Field::DecisionSummary)),
    ],
    rows: |cx| {
        let of_year = |d: &&Document| d.year.get().is_some_and(|y| y.0 == cx.year);
        let mut rows = Vec::new();
        for d in cx.lists.documents.iter().filter(of_year) {
            let Some(id) = d.id else { continue };
            rows.push(row(
                id.0,
                vec![
                    (rows.len() + 1).to_string(),
                    d.kind.clone(),
                    d.number.clone(),
                    d.date.text.clone(),
                    labels::one_line(&d.summary),
                ],
            ));
        }
        rows
    },
    load: |cx, id| cx.read.document(DocumentId(id)).ok().flatten(),
    blank: |cx| Document { year: Entered::of(Some(Whole(cx.year))), ..Document::default() },
    fields: |form, document, cx| {
        form.suggest(
            Field::DocumentKind,
            &mut document.kind,
            cx.lists.items(ListKind::DocumentKind),
        );
        pick_body(form, Field::IssuingBody, &mut document.body, cx);
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
    save: Edit::SaveDocument,
    record: |id| Record::Document(DocumentId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};
