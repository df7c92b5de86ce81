//! The history of one record: the steps that touched it or its parts.
use super::{Change, Step, row_to_change, row_to_step};
use crate::{
    domain::ids::Record,
    store::{Reader, Result, kinds},
};

impl Reader<'_> {
    /// The steps that touched a record or its parts, newest first, each with what it changed of them; of the
    /// newest changes at most `most`.
    ///
    /// # Errors
    /// [`crate::store::StoreError`].
    pub fn history_of(&self, record: Record, most: usize) -> Result<Vec<(Step, Vec<Change>)>> {
        let (table, id) = kinds::place(record);
        let parts = kinds::parts(record.kind()).map(|(part, whole)| {
            format!(
                " or c.tbl = '{part}' and c.row_id in (select id from \"{part}\" where \"{whole}\" = ?1)"
            )
        });
        let sql = format!(
            "select c.id as change, c.tbl, c.row_id, c.before, c.after, s.id, s.at, s.who, s.pc, s.session,
               s.kind, s.label, s.undone_by is not null as undone
             from step_change c join step s on s.id = c.step_id
             where c.tbl = '{table}' and c.row_id = ?1{}
             order by c.step_id desc, c.id limit ?2",
            parts.collect::<String>()
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows =
            self.rows(&sql, (id, most), |row| Ok((row_to_step(row)?, row_to_change(row)?)))?;
        let mut steps: Vec<(Step, Vec<Change>)> = Vec::new();
        for (step, change) in rows {
            match steps.last_mut() {
                Some((last, changes)) if last.id == step.id => changes.push(change),
                _ => steps.push((step, vec![change])),
            }
        }
        Ok(steps)
    }
}
