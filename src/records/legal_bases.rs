//! Căn cứ pháp lý.
use super::{
    choices::Choices,
    description::{Description, copy_all},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, LegalBasisId},
        legal_basis::LegalBasis,
    },
    text::{
        screens, sentence,
        terms::{self, field},
    },
};

/// Căn cứ pháp lý.
pub static LEGAL_BASES: Description<LegalBasis> = Description {
    kind: Kind::LegalBasis,
    group: screens::GROUP_SETTINGS,
    key: "LegalBases",
    words: &terms::decisions::LEGAL_BASES,
    columns: &[
        column(field(Field::NumberSymbol)),
        rest(field(Field::Bases)),
        column(screens::head::FROM),
        column(screens::head::TO),
    ],
    rows: |known| {
        let row = |b: &LegalBasis| {
            Some(ListRow::of(
                b.id?.0,
                vec![
                    Cell::from(&b.number_symbol),
                    Cell::from(&b.summary),
                    Cell::from(&b.from),
                    Cell::from(&b.to),
                ],
            ))
        };
        Ok(known.lists.bases.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.bases.count(|_| true),
    load: |known, id| {
        Ok(known.lists.bases.all()?.iter().find(|b| b.id == Some(LegalBasisId(id))).cloned())
    },
    blank: |_known| LegalBasis::default(),
    fields: |form, basis, known| {
        form.lines(Field::Summary, &mut basis.summary, 3);
        form.text(Field::NumberSymbol, &mut basis.number_symbol);
        form.text(Field::Issuer, &mut basis.issuer);
        form.entered(Field::IssuedOn, &mut basis.issued_on);
        form.entered(Field::InForceFrom, &mut basis.from);
        form.entered(Field::InForceTo, &mut basis.to);
        let others: Choices<_> = known
            .lists
            .bases
            .iter()
            .filter(|b| b.id != basis.id)
            .filter_map(|b| Some((b.id?, sentence::one_line(&b.summary))))
            .collect();
        form.pick(Field::ReplacedBy, &mut basis.replaced_by, &others);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
