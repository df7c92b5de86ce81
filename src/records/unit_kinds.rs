//! Loại đơn vị.
use super::{
    description::{Description, copy_all},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, UnitKindId},
        unit::UnitKind,
    },
    text::{
        screens,
        terms::{self, field},
    },
};

/// Loại đơn vị.
pub static UNIT_KINDS: Description<UnitKind> = Description {
    kind: Kind::UnitKind,
    group: screens::GROUP_SETTINGS,
    key: "UnitKinds",
    words: &terms::units::UNIT_KINDS,
    columns: &[column(screens::head::NONE), rest(field(Field::Name)), column(screens::head::NONE)],
    rows: |known| {
        let row = |k: &UnitKind| {
            let base = if k.is_party_base { screens::PARTY_BASE } else { "" };
            Some(ListRow::of(k.id?.0, vec![Cell::blank(), Cell::from(&k.name), base.into()]))
        };
        Ok(known.lists.kinds.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.kinds.count(|_| true),
    load: |known, id| {
        Ok(known.lists.kinds.all()?.iter().find(|k| k.id == Some(UnitKindId(id))).cloned())
    },
    blank: |_known| UnitKind::default(),
    fields: |form, kind, _known| {
        form.text(Field::Name, &mut kind.name);
        form.check(Field::IsPartyBase, &mut kind.is_party_base);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
