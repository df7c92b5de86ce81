//! The trash: a removed row keeps its place in the file with the step that removed it.
use super::{Reader, Result, Writer};
use crate::domain::ids::Record;
use rusqlite::Connection;

/// The table and key of a record.
pub(super) fn place(record: Record) -> (&'static str, i64) {
    match record {
        Record::Body(id) => ("body", id.0),
        Record::Term(id) => ("term", id.0),
        Record::Signatory(id) => ("signatory", id.0),
        Record::UnitKind(id) => ("unit_kind", id.0),
        Record::Unit(id) => ("unit", id.0),
        Record::Collective(id) => ("collective", id.0),
        Record::Person(id) => ("person", id.0),
        Record::LegalBasis(id) => ("legal_basis", id.0),
        Record::Round(id) => ("award_round", id.0),
        Record::Proposal(id) => ("proposal", id.0),
        Record::Decision(id) => ("decision", id.0),
        Record::Award(id) => ("award", id.0),
        Record::MovementModel(id) => ("movement_model", id.0),
        Record::Registration(id) => ("registration", id.0),
        Record::TrainingSession(id) => ("training_session", id.0),
        Record::DemocracyRecord(id) => ("democracy_record", id.0),
        Record::CommitteeMember(id) => ("committee_member", id.0),
        Record::Document(id) => ("document", id.0),
        Record::BaseSalary(id) => ("base_salary", id.0),
        Record::RewardRule(id) => ("reward_rule", id.0),
        Record::WorkingYear(id) => ("working_year", id.0),
        Record::Target(id) => ("target", id.0),
        Record::ListItem(id) => ("list_item", id.0),
    }
}

/// Parts that go with their whole: table and the column that names the whole.
fn parts(table: &str) -> &'static [(&'static str, &'static str)] {
    match table {
        "unit" => &[("unit_succession", "unit_id"), ("collective", "unit_id")],
        "person" => &[("post", "person_id")],
        "award" => &[("award_amendment", "award_id")],
        "decision" => &[("issued_paper", "decision_id")],
        "movement_model" => &[("replication", "model_id")],
        "registration" => &[("follow_up", "registration_id")],
        "training_session" => &[("training_topic", "session_id"), ("attendee", "session_id")],
        "democracy_record" => &[
            ("dialogue", "record_id"),
            ("internal_rule", "record_id"),
            ("inspection", "record_id"),
        ],
        _ => &[],
    }
}

/// Every (table, column) that names a row of `table`.
pub(super) fn references(db: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(include_str!("references.sql"))?;
    Ok(statement
        .query_map([table], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

impl Reader<'_> {
    /// Is the record there, and not in the trash?
    pub fn is_live(&self, record: Record) -> Result<bool> {
        let (table, id) = place(record);
        let found =
            self.first(&format!("select 1 from \"live_{table}\" where id = ?1"), [id], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// Live rows of other records that name this one: (table, how many). Its own parts do not count,
    /// but what names its parts does.
    pub fn uses(&self, record: Record) -> Result<Vec<(String, i64)>> {
        let (table, id) = place(record);
        let mut found = self.uses_of(table, id, parts(table))?;
        for (part, column) in parts(table) {
            let ids: Vec<i64> = self.rows(
                &format!("select id from \"live_{part}\" where \"{column}\" = ?1"),
                [id],
                |r| r.get(0),
            )?;
            for id in ids {
                found.extend(self.uses_of(part, id, &[])?);
            }
        }
        Ok(found)
    }

    fn uses_of(&self, table: &str, id: i64, except: &[(&str, &str)]) -> Result<Vec<(String, i64)>> {
        let mut found = Vec::new();
        for (from, column) in references(self.db, table)? {
            if except.contains(&(from.as_str(), column.as_str())) {
                continue;
            }
            let count: i64 = self
                .first(
                    &format!("select count(*) from \"live_{from}\" where \"{column}\" = ?1"),
                    [id],
                    |r| r.get(0),
                )?
                .unwrap_or(0);
            if count > 0 {
                found.push((from, count));
            }
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Lets the kept papers of a decision go: it is a draft again, or is issued anew.
    pub fn forget_issued_papers(&self, decision: crate::domain::ids::DecisionId) -> Result<()> {
        self.trash_other_parts("issued_paper", "decision_id", decision.0, &[])
    }

    /// Puts a record and its parts into the trash.
    pub fn trash(&self, record: Record) -> Result<()> {
        let (table, id) = place(record);
        self.run(
            &format!("update \"{table}\" set deleted_step = ?1 where id = ?2"),
            (self.step, id),
        )?;
        for (part, column) in parts(table) {
            self.trash_other_parts(part, column, id, &[])?;
        }
        Ok(())
    }

    /// Puts the live parts of a whole that are not in `kept` into the trash.
    pub(super) fn trash_other_parts(
        &self,
        part: &str,
        column: &str,
        whole: i64,
        kept: &[i64],
    ) -> Result<()> {
        let kept: Vec<String> = kept.iter().map(i64::to_string).collect();
        self.run(
            &format!(
                "update \"{part}\" set deleted_step = ?1 where \"{column}\" = ?2 and deleted_step is null \
                 and id not in ({})",
                kept.join(", ")
            ),
            (self.step, whole),
        )?;
        Ok(())
    }

    /// Sets the place of a record in lists ordered by hand.
    pub fn set_position(&self, record: Record, position: i64) -> Result<()> {
        let (table, id) = place(record);
        self.run(&format!("update \"{table}\" set position = ?1 where id = ?2"), (position, id))?;
        Ok(())
    }
}
