//! Award rounds in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    award::{AwardOrder, AwardYears, Round, RoundFacts, RoundState},
    ids::{Kind, RoundId, StepId},
    problem::Findings,
    round_way::Marks,
};
use rusqlite::{Error, Row, named_params, types::Type};

words! {
    RoundState { Proposing = "proposing", Reviewed = "reviewed", Decided = "decided", Handed = "handed" }
    AwardOrder { ByUnit = "unit", ByName = "name", ByHand = "hand" }
}

pub(super) fn row_to_years(row: &Row<'_>) -> rusqlite::Result<AwardYears> {
    Ok(AwardYears {
        year: row.get("year")?,
        period_from: row.get("period_from")?,
        period_to: row.get("period_to")?,
    })
}

fn row_to_round(row: &Row<'_>) -> rusqlite::Result<Round> {
    Ok(Round {
        id: row.get("id")?,
        name: row.get("name")?,
        years: row_to_years(row)?,
        content: row.get("content")?,
        form: row.get("form")?,
        body: row.get("body_id")?,
        citation: row.get("citation")?,
        dossier_due: row.get("dossier_due")?,
        state: row.get("state")?,
        order: row.get("list_order")?,
        needs_review: row.get("needs_review")?,
        ceremony_on: row.get("ceremony_on")?,
        ceremony_at: row.get("ceremony_at")?,
        marks: marks_of(&row.get::<_, String>("marks")?)?,
    })
}

/// The marks of the steps, kept as JSON.
fn marks_of(json: &str) -> rusqlite::Result<Marks> {
    serde_json::from_str(json).map_err(|e| Error::FromSqlConversionFailure(0, Type::Text, e.into()))
}

fn row_to_facts(row: &Row<'_>) -> rusqlite::Result<(RoundId, RoundFacts)> {
    let (has_awards, all_handed, is_decided) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok((row.get(0)?, RoundFacts { has_awards, all_handed, is_decided }))
}

impl Reader<'_> {
    /// Award rounds, newest year first.
    pub fn rounds(&self) -> Result<Vec<Round>> {
        self.all(Kind::Round, None, row_to_round)
    }

    /// Is there another round of this name (whatever its tones and case) and year?
    pub fn is_round_named(
        &self,
        name: &str,
        year: Option<i64>,
        except: Option<RoundId>,
    ) -> Result<bool> {
        let found =
            self.first(include_str!("round_named.sql"), (name, year, except), |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// What the awards and decisions of every round say of how far it has come.
    pub fn round_facts(&self) -> Result<Vec<(RoundId, RoundFacts)>> {
        self.rows(include_str!("facts.sql"), [None::<RoundId>], row_to_facts)
    }

    /// The same of one round; `None` when it is not there.
    pub fn facts_of_round(&self, id: RoundId) -> Result<Option<RoundFacts>> {
        Ok(self.first(include_str!("facts.sql"), [id], row_to_facts)?.map(|(_, facts)| facts))
    }

    /// Rounds whose facts a step may have changed.
    pub fn rounds_of_step(&self, step: StepId) -> Result<Vec<RoundId>> {
        self.rows(include_str!("rounds_of_step.sql"), [step], |r| r.get(0))
    }

    /// One round.
    pub fn round(&self, id: RoundId) -> Result<Option<Round>> {
        self.row(id, row_to_round)
    }
}

/// What the book says for the rules of rounds.
impl Reader<'_> {
    /// What is wrong with a round: its name beside those of its year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_round(&self, round: &Round) -> Result<Findings> {
        let year = round.years.year.get().map(|y| y.0);
        Ok(round.check(self.is_round_named(&round.name, year, round.id)?))
    }
}

impl Writer<'_> {
    /// Stores a round.
    pub fn save_round(&self, round: &Round) -> Result<RoundId> {
        let marks = serde_json::to_string(&round.marks)
            .map_err(|e| Error::ToSqlConversionFailure(e.into()))?;
        let id = self.save(
            Kind::Round,
            named_params! {
                ":id": round.id, ":uid": new_uid(), ":name": round.name, ":year": round.years.year,
                ":period_from": round.years.period_from, ":period_to": round.years.period_to,
                ":content": round.content, ":form": round.form, ":body_id": round.body,
                ":citation": round.citation, ":dossier_due": round.dossier_due, ":state": round.state,
                ":list_order": round.order, ":needs_review": round.needs_review,
                ":ceremony_on": round.ceremony_on, ":ceremony_at": round.ceremony_at, ":marks": marks,
            },
        )?;
        Ok(RoundId(id))
    }
}
