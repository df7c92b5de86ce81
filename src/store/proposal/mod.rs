//! Proposals in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    award::{Concern, Kept, Outcome, Proposal, Recipient},
    consultation::{Asked, Consultation, ConsultationAnswer},
    household::Household,
    ids::{BodyId, Kind, ProposalId, RoundId, UnitId},
    person::Gender,
    problem::Findings,
};
use jiff::civil::Date;
use rusqlite::{Row, named_params, types::Type};

words! {
    ConsultationAnswer { Waiting = "waiting", NoObjection = "no_objection", Objection = "objection" }
    Outcome { Standing = "standing", Withdrawn = "taken_out", Postponed = "put_off" }
}

/// One line of a list of proposals.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalRow {
    /// Key.
    pub id: ProposalId,
    /// The same in every copy of the book.
    pub uid: String,
    /// Đợt.
    pub round: RoundId,
    /// Its name.
    pub round_name: String,
    /// Năm công tác.
    pub year: i64,
    /// Đối tượng.
    pub recipient: Recipient,
    /// Its name.
    pub name: String,
    /// For the order by given name.
    pub name_key: Vec<u8>,
    /// Chức vụ, of a person.
    pub title: String,
    /// Đơn vị; of a household its address.
    pub unit: String,
    /// Key of the unit.
    pub unit_id: Option<UnitId>,
    /// Its place in the order of units.
    pub unit_position: i64,
    /// As stored.
    pub birth: Option<String>,
    /// Giới tính.
    pub gender: Gender,
    /// Tóm tắt thành tích.
    pub achievement: String,
    /// Điểm, xếp loại.
    pub rating: String,
    /// Hình thức đề nghị.
    pub form: String,
    /// Ghi chú.
    pub note: String,
    /// Place in a list set by hand.
    pub position: i64,
    /// Cơ quan tặng, its own or that of its round.
    pub body: Option<BodyId>,
    /// Does it stand in the list?
    pub outcome: Outcome,
    /// Có báo cáo thành tích.
    pub has_report: bool,
    /// How many papers its dossier lacks, of three.
    pub lacking: usize,
    /// Of one taken out: who said so.
    pub outcome_by: String,
    /// On which day.
    pub outcome_on: Option<Date>,
    /// Why.
    pub outcome_reason: String,
    /// Vẫn khen, vì.
    pub kept: Kept,
    /// Agencies asked about it.
    pub asked: Asked,
}

/// What a recipient is made of in its columns.
pub(super) struct RecipientColumns {
    pub(super) kind: &'static str,
    pub(super) unit: Option<UnitId>,
    pub(super) collective: Option<i64>,
    pub(super) person: Option<i64>,
    pub(super) outside: String,
    pub(super) place: String,
}

/// A recipient as columns; `unit` is the unit of a person or household in this matter.
pub(super) fn to_columns(recipient: Option<&Recipient>, unit: Option<UnitId>) -> RecipientColumns {
    let blank = RecipientColumns {
        kind: "outside",
        unit,
        collective: None,
        person: None,
        outside: String::new(),
        place: String::new(),
    };
    match recipient {
        Some(Recipient::Unit(id)) => RecipientColumns { kind: "unit", unit: Some(*id), ..blank },
        Some(Recipient::Collective(id)) => {
            RecipientColumns { kind: "collective", collective: Some(id.0), ..blank }
        }
        Some(Recipient::Person(id)) => {
            RecipientColumns { kind: "person", person: Some(id.0), ..blank }
        }
        Some(Recipient::Outside(name)) => {
            RecipientColumns { unit: None, outside: name.clone(), ..blank }
        }
        Some(Recipient::Household(household)) => RecipientColumns {
            kind: "household",
            person: household.head.map(|id| id.0),
            outside: household.name.clone(),
            place: household.place.clone(),
            ..blank
        },
        None => blank,
    }
}

/// The recipient a row's columns say; `None` when they contradict each other. A word for none is an error.
pub(super) fn from_columns(row: &Row<'_>) -> rusqlite::Result<Option<Recipient>> {
    Ok(match row.get::<_, String>("recipient_kind")?.as_str() {
        "unit" => row.get::<_, Option<_>>("unit_id")?.map(Recipient::Unit),
        "collective" => row.get::<_, Option<_>>("collective_id")?.map(Recipient::Collective),
        "person" => row.get::<_, Option<_>>("person_id")?.map(Recipient::Person),
        "household" => Some(Recipient::Household(Household {
            name: row.get("outside_name")?,
            place: row.get("outside_place")?,
            head: row.get("person_id")?,
        })),
        "outside" => Some(Recipient::Outside(row.get("outside_name")?)),
        // Taken for another it would stand on the paper of another list, or on none.
        _ => {
            let column = "recipient_kind".to_owned();
            return Err(rusqlite::Error::InvalidColumnType(0, column, Type::Text));
        }
    })
}

fn row_to_proposal(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    Ok(Proposal {
        id: row.get("id")?,
        round: row.get("round_id")?,
        recipient: from_columns(row)?,
        unit: row.get("unit_id")?,
        achievement: row.get("achievement")?,
        rating: row.get("rating")?,
        form: row.get("form")?,
        received_on: row.get("received_on")?,
        has_submission: row.get("has_submission")?,
        submission_number: row.get("submission_number")?,
        submission_date: row.get("submission_date")?,
        has_report: row.get("has_report")?,
        has_minutes: row.get("has_minutes")?,
        note: row.get("note")?,
        position: row.get("position")?,
        body: row.get("body_id")?,
        outcome: row.get("outcome")?,
        outcome_by: row.get("outcome_by")?,
        outcome_on: row.get("outcome_on")?,
        outcome_reason: row.get("outcome_reason")?,
        kept: kept_of(row)?,
        consultations: Vec::new(),
    })
}

/// The words by which concerns stand in the file.
const CONCERNS: [(Concern, &str); 4] = [
    (Concern::Dossier, "dossier"),
    (Concern::Objection, "objection"),
    (Concern::Vote, "vote"),
    (Concern::Twice, "twice"),
];

/// Why a proposal stays, and against what. A word that is not known answers nothing.
fn kept_of(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let words: String = row.get("kept_against")?;
    let named = |word: &str| CONCERNS.iter().find(|(_, known)| *known == word).map(|(of, _)| *of);
    let against = words.split(' ').filter_map(named).collect();
    Ok(Kept { reason: row.get("kept_reason")?, against })
}

/// What it answers, as it stands in the file.
fn concerns(kept: &Kept) -> String {
    let answered = CONCERNS.iter().filter(|(of, _)| kept.against.contains(of));
    answered.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// A column that counts.
fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<usize> {
    Ok(row.get::<_, i64>(column)?.unsigned_abs() as usize)
}

fn row_to_consultation(row: &Row<'_>) -> rusqlite::Result<Consultation> {
    Ok(Consultation {
        id: row.get("id")?,
        agency: row.get("agency")?,
        asked_on: row.get("asked_on")?,
        answer: row.get("answer")?,
        answered_on: row.get("answered_on")?,
        content: row.get("said")?,
    })
}

impl Reader<'_> {
    /// The last place among the proposals of a round.
    pub fn last_proposal_position(&self, round: Option<RoundId>) -> Result<i64> {
        let found = self.first(include_str!("last_position.sql"), [round], |r| r.get(0))?;
        Ok(found.unwrap_or(0))
    }

    /// One proposal, with the agencies that are asked about it.
    pub fn proposal(&self, id: ProposalId) -> Result<Option<Proposal>> {
        let Some(mut whole) = self.row(id, row_to_proposal)? else { return Ok(None) };
        whole.consultations = self.parts(Kind::Consultation, id, row_to_consultation)?;
        Ok(Some(whole))
    }

    /// Agencies that were asked about any proposal, each once.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn agencies(&self) -> Result<Vec<String>> {
        self.rows(include_str!("agencies.sql"), (), |r| r.get(0))
    }

    /// Proposals of a round, or of a year, or all.
    pub fn proposal_rows(
        &self,
        round: Option<RoundId>,
        year: Option<i64>,
    ) -> Result<Vec<ProposalRow>> {
        let mut sql = include_str!("proposal_rows.sql").to_owned();
        sql += match (round, year) {
            (Some(_), _) => "where p.round_id = ?1 and (?2 is null or r.year = ?2)",
            (None, Some(_)) => "where ?1 is null and r.year = ?2",
            (None, None) => "where ?1 is null and ?2 is null",
        };
        sql += " order by p.position, p.id";
        self.rows_of(Kind::Proposal, &sql, (round, year), |row| {
            Ok(ProposalRow {
                id: row.get("id")?,
                uid: row.get("uid")?,
                round: row.get("round_id")?,
                round_name: row.get("round_name")?,
                year: row.get("year")?,
                recipient: from_columns(row)?.unwrap_or(Recipient::Outside(String::new())),
                name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
                name_key: row.get::<_, Option<Vec<u8>>>("person_key")?.unwrap_or_default(),
                title: row.get("title")?,
                unit: row.get("unit")?,
                unit_id: row.get("unit_id")?,
                unit_position: row.get("unit_position")?,
                birth: row.get("birth")?,
                gender: row.get("gender")?,
                achievement: row.get("achievement")?,
                rating: row.get("rating")?,
                form: row.get("form")?,
                note: row.get("note")?,
                position: row.get("position")?,
                body: row.get("body_id")?,
                outcome: row.get("outcome")?,
                has_report: row.get("has_report")?,
                lacking: count(row, "lacking")?,
                outcome_by: row.get("outcome_by")?,
                outcome_on: row
                    .get::<_, Option<String>>("outcome_on")?
                    .and_then(|d| d.parse().ok()),
                outcome_reason: row.get("outcome_reason")?,
                kept: kept_of(row)?,
                asked: Asked {
                    all: count(row, "asked")?,
                    answered: count(row, "answered")?,
                    objections: count(row, "objections")?,
                },
            })
        })
    }

    /// How many proposals the rounds of a year have.
    pub fn proposal_count(&self, year: i64) -> Result<i64> {
        Ok(self.first(include_str!("count.sql"), [year], |r| r.get(0))?.unwrap_or(0))
    }

    /// How many proposals the rounds of a year have, and from how many units.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn proposals_of_year(&self, year: i64) -> Result<(usize, usize)> {
        let found = self.first(include_str!("of_year.sql"), [year], |r| {
            Ok((r.get::<_, i64>(0)? as usize, r.get::<_, i64>(1)? as usize))
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Proposals of a round whose recipient has no award of it.
    pub fn open_proposals(&self, round: RoundId) -> Result<Vec<ProposalId>> {
        self.rows(include_str!("open.sql"), [round], |r| r.get(0))
    }

    /// Does the recipient have another live proposal in this round?
    pub fn proposed_twice(&self, proposal: &Proposal) -> Result<bool> {
        let r = to_columns(proposal.recipient.as_ref(), proposal.unit);
        let count: Option<i64> = self.first(
            include_str!("twice.sql"),
            (
                proposal.round,
                proposal.id,
                r.kind,
                r.unit,
                r.collective,
                r.person,
                r.outside,
                r.place,
            ),
            |row| row.get(0),
        )?;
        Ok(count.unwrap_or(0) > 0)
    }
}

/// What the book says for the rules of proposals.
impl Reader<'_> {
    /// What is wrong with a proposal, beside the others of its round and the awards of its year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_proposal(&self, proposal: &Proposal) -> Result<Findings> {
        let round = proposal.round.map(|id| self.round(id)).transpose()?.flatten();
        let awarded = match (&proposal.recipient, &round) {
            (Some(recipient), Some(round)) => {
                let year = round.years.year.get().map(|y| y.0);
                self.awarded(recipient, proposal.unit, None, year, &round.content)?
            }
            _ => None,
        };
        Ok(proposal.check(self.proposed_twice(proposal)?, awarded))
    }
}

impl Writer<'_> {
    /// Stores a proposal.
    pub fn save_proposal(&self, p: &Proposal) -> Result<ProposalId> {
        let r = to_columns(p.recipient.as_ref(), p.unit);
        let id = self.save(
            Kind::Proposal,
            named_params! {
                ":id": p.id, ":uid": new_uid(), ":round_id": p.round, ":recipient_kind": r.kind,
                ":unit_id": r.unit, ":collective_id": r.collective, ":person_id": r.person,
                ":outside_name": r.outside, ":outside_place": r.place, ":achievement": p.achievement, ":rating": p.rating, ":form": p.form,
                ":received_on": p.received_on, ":has_submission": p.has_submission,
                ":submission_number": p.submission_number, ":submission_date": p.submission_date,
                ":has_report": p.has_report, ":has_minutes": p.has_minutes, ":note": p.note,
                ":position": p.position, ":body_id": p.body, ":outcome": p.outcome,
                ":outcome_by": p.outcome_by, ":outcome_on": p.outcome_on,
                ":outcome_reason": p.outcome_reason, ":kept_reason": p.kept.reason,
                ":kept_against": concerns(&p.kept),
            },
        )?;
        self.save_parts(Kind::Consultation, id, &p.consultations, |part| {
            self.save(
                Kind::Consultation,
                named_params! {
                    ":id": part.id, ":uid": new_uid(), ":proposal_id": id, ":agency": part.agency,
                    ":asked_on": part.asked_on, ":answer": part.answer,
                    ":answered_on": part.answered_on, ":said": part.content,
                },
            )
        })?;
        Ok(ProposalId(id))
    }
}
