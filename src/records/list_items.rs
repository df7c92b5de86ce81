//! Danh mục: the office's own lists of words.
use super::{
    description::{Description, copy_all},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, ListItemId},
        list_item::{ListItem, ListKind},
    },
    text::{
        criteria as words, labels, screens,
        terms::{self, field},
    },
};

/// Danh mục.
pub static LIST_ITEMS: Description<ListItem> = Description {
    kind: Kind::ListItem,
    group: screens::GROUP_SETTINGS,
    key: "Words",
    words: &terms::list_items::LIST_ITEMS,
    columns: &[
        column(screens::head::NONE),
        column(field(Field::ListKind)),
        rest(field(Field::Name)),
        column(words::head::YEARS),
        column(field(Field::IsInUse)),
    ],
    rows: |known| {
        let row = |i: &ListItem| {
            let used = if i.is_in_use { "✓" } else { "" };
            let list = Cell::from(labels::list_kind(i.list));
            let years = Cell::from(words::years(&i.from_year.text, &i.to_year.text));
            let cells = vec![Cell::blank(), list, Cell::from(&i.name), years, used.into()];
            Some(ListRow::of(i.id?.0, cells))
        };
        Ok(known.lists.list_items.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.list_items.count(|_| true),
    load: |known, id| Ok(known.read.list_item(ListItemId(id))?),
    blank: |_known| ListItem { is_in_use: true, ..ListItem::default() },
    fields: |form, item, _known| {
        form.choice(
            Field::ListKind,
            &mut item.list,
            &ListKind::ALL.map(|k| (k, labels::list_kind(k))),
        );
        form.text(Field::Name, &mut item.name);
        form.check(Field::IsInUse, &mut item.is_in_use);
        form.entered(Field::FromYear, &mut item.from_year);
        form.entered(Field::ToYear, &mut item.to_year);
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
