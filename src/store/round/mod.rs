//! Award rounds in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    award::{AwardYears, Round, RoundFacts},
    ids::RoundId,
};
use rusqlite::{Row, named_params};

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
    })
}

impl Reader<'_> {
    /// Đợt khen thưởng, newest year first.
    pub fn rounds(&self) -> Result<Vec<Round>> {
        self.rows(include_str!("rounds.sql"), [None::<RoundId>], row_to_round)
    }

    /// What the awards and decisions of every đợt say of how far it has come.
    pub fn round_facts(&self) -> Result<Vec<(RoundId, RoundFacts)>> {
        self.rows(include_str!("facts.sql"), (), |r| {
            let facts =
                RoundFacts { has_awards: r.get(1)?, all_handed: r.get(2)?, is_decided: r.get(3)? };
            Ok((r.get(0)?, facts))
        })
    }

    /// One đợt.
    pub fn round(&self, id: RoundId) -> Result<Option<Round>> {
        self.first(include_str!("rounds.sql"), [id], row_to_round)
    }
}

impl Writer<'_> {
    /// Stores a đợt.
    pub fn save_round(&self, round: &Round) -> Result<RoundId> {
        let id = self.save(
            include_str!("save_award_round.sql"),
            named_params! {
                ":id": round.id, ":uid": new_uid(), ":name": round.name, ":year": round.years.year,
                ":period_from": round.years.period_from, ":period_to": round.years.period_to,
                ":content": round.content, ":form": round.form, ":body_id": round.body,
                ":citation": round.citation, ":dossier_due": round.dossier_due, ":state": round.state,
                ":list_order": round.order, ":needs_review": round.needs_review,
            },
        )?;
        Ok(RoundId(id))
    }
}
