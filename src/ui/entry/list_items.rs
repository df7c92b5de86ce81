//! Danh mục: the office's own lists of words.
use super::{Screen, no_more, row};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{ListItemId, Record},
        list_item::{ListItem, ListKind},
    },
    text::{labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, rest},
    },
};

pub(super) const SCREEN: Screen<ListItem> = Screen {
    list: List::Words,
    title: screens::LIST_ITEMS,
    add: screens::ADD_LIST_ITEM,
    empty: screens::NO_LIST_ITEMS,
    columns: &[
        column(screens::head::NONE),
        column(field(Field::ListKind)),
        rest(field(Field::Name)),
        column(field(Field::IsInUse)),
    ],
    rows: |cx| {
        let line = |i: &ListItem| {
            let used = if i.is_in_use { "✓" } else { "" };
            let list = labels::list_kind(i.list).to_owned();
            Some(row(i.id?.0, vec![String::new(), list, i.name.clone(), used.to_owned()]))
        };
        cx.lists.list_items.iter().filter_map(line).collect()
    },
    load: |cx, id| cx.read.list_item(ListItemId(id)).ok().flatten(),
    blank: |_cx| ListItem { is_in_use: true, ..ListItem::default() },
    fields: |form, item, _cx| {
        form.choice(
            Field::ListKind,
            &mut item.list,
            &ListKind::ALL.map(|k| (k, labels::list_kind(k))),
        );
        form.text(Field::Name, &mut item.name);
        form.check(Field::IsInUse, &mut item.is_in_use);
    },
    grid: &[],
    save: Edit::SaveListItem,
    record: |id| Record::ListItem(ListItemId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};
