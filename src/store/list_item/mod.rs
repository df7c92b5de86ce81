//! Editable lists in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{ids::ListItemId, list_item::ListItem};
use rusqlite::{Row, named_params};

const LIST_ITEMS: &str = include_str!("list_items.sql");

fn row_to_list_item(row: &Row<'_>) -> rusqlite::Result<ListItem> {
    Ok(ListItem {
        id: row.get("id")?,
        list: row.get("list")?,
        name: row.get("name")?,
        is_in_use: row.get("is_in_use")?,
        position: row.get("position")?,
    })
}

impl Reader<'_> {
    /// Mục danh mục.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_items(&self) -> Result<Vec<ListItem>> {
        self.rows(LIST_ITEMS, [None::<ListItemId>], row_to_list_item)
    }

    /// One mục danh mục.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_item(&self, id: ListItemId) -> Result<Option<ListItem>> {
        self.first(LIST_ITEMS, [Some(id)], row_to_list_item)
    }
}

impl Writer<'_> {
    /// Stores a mục danh mục.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_list_item(&self, whole: &ListItem) -> Result<ListItemId> {
        let id = ListItemId(self.save(
            include_str!("save_list_item.sql"),
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":list": whole.list, ":name": whole.name,
                ":is_in_use": whole.is_in_use, ":position": whole.position,
            },
        )?);
        Ok(id)
    }
}
