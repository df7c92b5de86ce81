//! Does the file hold what a step says it wrote?
use super::{image, same_facts, watched_tables};
use crate::{
    domain::ids::{AttachmentId, StepId},
    store::{Reader, Result, derived::fact_columns},
};
use std::collections::HashSet;

impl Reader<'_> {
    /// Is everything that a step says it wrote in the file: its rows, the bytes of the files it attached,
    /// and its mark on the step it takes back? A step that wrote down no row tells nothing: false.
    pub(in crate::store) fn stands_as_written(&self, step: StepId) -> Result<bool> {
        let tables = watched_tables(self.db)?;
        let mut seen = HashSet::new();
        let changes = self.rows(include_str!("changes_of_step.sql"), [step], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?, r.get::<_, Option<String>>(3)?))
        })?;
        // The last change of a row comes first.
        for (table, row, after) in changes {
            if !tables.contains(&table) {
                return Ok(false);
            }
            if !seen.insert((table.clone(), row)) {
                continue;
            }
            let now = self.image_of(&table, &fact_columns(self.db, &table)?, row)?;
            let content_is_there = table != "attachment"
                || after.is_none()
                || self.attachment_content(AttachmentId(row))?.is_some();
            if !same_facts(now.as_deref(), after.as_deref()) || !content_is_there {
                return Ok(false);
            }
        }
        let half_undone = include_str!("half_undone.sql");
        Ok(!seen.is_empty() && self.first(half_undone, [step], |_| Ok(()))?.is_none())
    }

    /// The facts of a row as JSON, as it is now.
    pub(super) fn image_of(
        &self,
        table: &str,
        columns: &[String],
        row: i64,
    ) -> Result<Option<String>> {
        let image = image(columns, "");
        self.first(&format!("select {image} from main.\"{table}\" where id = ?1"), [row], |r| {
            r.get(0)
        })
    }
}
