//! Decisions in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    decision::Decision,
    ids::{BodyId, DecisionId, Kind},
};
use rusqlite::{Row, named_params};

fn row_to_decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        id: row.get("id")?,
        body: row.get("body_id")?,
        number: row.get("number")?,
        date: row.get("date")?,
        summary: row.get("summary")?,
        round: row.get("round_id")?,
        signatory: row.get("signatory_id")?,
        bases: row.get("bases")?,
        considering: row.get("considering")?,
        articles: row.get("articles")?,
        distribution: row.get("distribution")?,
        number_repeat_reason: row.get("number_repeat_reason")?,
        state: row.get("state")?,
        note: row.get("note")?,
        needs_review: row.get("needs_review")?,
    })
}

impl Reader<'_> {
    /// Decisions, newest first.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        self.rows(include_str!("decisions.sql"), (), row_to_decision)
    }

    /// Other decisions of a body with this number, whatever its case and leading zeros; newest first.
    pub fn decisions_numbered(
        &self,
        body: Option<BodyId>,
        number: &str,
        except: Option<DecisionId>,
    ) -> Result<Vec<Decision>> {
        self.rows(include_str!("decisions_numbered.sql"), (body, number, except), row_to_decision)
    }

    /// One decision.
    pub fn decision(&self, id: DecisionId) -> Result<Option<Decision>> {
        self.row(id, row_to_decision)
    }
}

impl Writer<'_> {
    /// Stores a decision.
    pub fn save_decision(&self, d: &Decision) -> Result<DecisionId> {
        let id = self.save(
            Kind::Decision,
            named_params! {
                ":id": d.id, ":uid": new_uid(), ":body_id": d.body, ":number": d.number, ":date": d.date,
                ":summary": d.summary, ":round_id": d.round, ":signatory_id": d.signatory, ":bases": d.bases,
                ":considering": d.considering, ":articles": d.articles, ":distribution": d.distribution,
                ":number_repeat_reason": d.number_repeat_reason, ":state": d.state, ":note": d.note,
                ":needs_review": d.needs_review,
            },
        )?;
        Ok(DecisionId(id))
    }

    /// Decisions of ours that this step made issued, each with whether a paper of it is kept.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn issued_by_step(&self) -> Result<Vec<(DecisionId, bool)>> {
        self.reader().rows(include_str!("issued_by_step.sql"), [self.step], |r| {
            Ok((r.get("id")?, r.get("kept")?))
        })
    }
}
