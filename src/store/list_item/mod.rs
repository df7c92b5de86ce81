//! Editable lists in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    ids::{Kind, ListItemId},
    list_item::{ListItem, ListKind},
    problem::Findings,
    vietnamese::fold,
};
use rusqlite::{Row, named_params};

words! {
    ListKind { ModelField = "field", Level = "level", AwardForm = "form", AwardContent = "content", Achievement = "achievement", BusinessType = "business_type", DocumentKind = "document_kind", CommitteeRole = "committee_role", DemocracyClass = "democracy_class", UnitClass = "unit_class" }
}

fn row_to_list_item(row: &Row<'_>) -> rusqlite::Result<ListItem> {
    Ok(ListItem {
        id: row.get("id")?,
        list: row.get("list")?,
        name: row.get("name")?,
        is_in_use: row.get("is_in_use")?,
        position: row.get("position")?,
        from_year: row.get("from_year")?,
        to_year: row.get("to_year")?,
    })
}

impl Reader<'_> {
    /// Items of every list, in their order.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_items(&self) -> Result<Vec<ListItem>> {
        self.all(Kind::ListItem, None, row_to_list_item)
    }

    /// Names of the other items of one list.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_item_names(
        &self,
        list: ListKind,
        except: Option<ListItemId>,
    ) -> Result<Vec<String>> {
        self.rows(include_str!("list_item_names.sql"), (list, except), |r| r.get(0))
    }

    /// Names of a list that are chosen from in a year, in their order.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_names_of_year(&self, list: ListKind, year: i64) -> Result<Vec<String>> {
        let mut items = self.list_items()?;
        items.retain(|item| item.list == list && item.is_of_year(year));
        Ok(items.into_iter().map(|item| item.name).collect())
    }

    /// One item.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn list_item(&self, id: ListItemId) -> Result<Option<ListItem>> {
        self.row(id, row_to_list_item)
    }
}

/// What the book says for the rules of editable lists.
impl Reader<'_> {
    /// What is wrong with an item, beside the others of its list.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_list_item(&self, item: &ListItem) -> Result<Findings> {
        let name = fold(&item.name);
        let mut others = self.list_item_names(item.list, item.id)?.into_iter();
        Ok(item.check(others.any(|other| fold(&other) == name)))
    }
}

impl Writer<'_> {
    /// Stores an item.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_list_item(&self, whole: &ListItem) -> Result<ListItemId> {
        let id = ListItemId(self.save(
            Kind::ListItem,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":list": whole.list, ":name": whole.name,
                ":is_in_use": whole.is_in_use, ":position": whole.position,
                ":from_year": whole.from_year, ":to_year": whole.to_year,
            },
        )?);
        Ok(id)
    }
}
