//! Awards in the file.
use super::{
    Reader, Result, Writer, new_uid,
    proposal::{from_columns, to_columns},
    round::row_to_years,
    sql_types::words,
};
use crate::domain::{
    award::{Amendment, AmendmentKind, Award, AwardFacts, AwardYears, Recipient},
    counted::AwardedOne,
    ids::{AwardId, BodyId, DecisionId, Kind, PersonId, RoundId, UnitId},
    problem::Findings,
    recipient::RecipientKind,
    title::renamed,
    vietnamese::fold,
};
use jiff::civil::Date;
use rusqlite::{Row, named_params};

words! {
    AmendmentKind { Corrected = "corrected", Revoked = "revoked", Reissued = "reissued" }
}

/// Which awards a list holds; `None` holds all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AwardFilter {
    /// Năm công tác (of the achievement, not of the signing).
    pub year: Option<i64>,
    /// Cơ quan tặng.
    pub body: Option<BodyId>,
    /// Đợt.
    pub round: Option<RoundId>,
    /// Quyết định.
    pub decision: Option<DecisionId>,
}

/// One line of a list of awards.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardRow {
    /// Key.
    pub id: AwardId,
    /// The same in every copy of the book.
    pub uid: String,
    /// Đối tượng.
    pub recipient: Recipient,
    /// Tên in.
    pub name: String,
    /// For the order by given name.
    pub name_key: Vec<u8>,
    /// Chức vụ in.
    pub position_title: String,
    /// Đơn vị in.
    pub unit: String,
    /// Its key.
    pub unit_id: Option<UnitId>,
    /// Its place in the order of units.
    pub unit_position: i64,
    /// Everything that is searched, folded.
    pub search_fold: String,
    /// Hình thức.
    pub form: String,
    /// Năm công tác or giai đoạn.
    pub years: AwardYears,
    /// Năm công tác.
    pub year: i64,
    /// Nội dung khen.
    pub content: String,
    /// Thành tích in.
    pub citation: String,
    /// Số vào sổ.
    pub register_number: String,
    /// Tiền thưởng, in đồng.
    pub reward: Option<i64>,
    /// Cơ quan tặng.
    pub body: BodyId,
    /// Its full name.
    pub body_name: String,
    /// Its short name, or the full one.
    pub body_short: String,
    /// Đợt.
    pub round: Option<RoundId>,
    /// Quyết định.
    pub decision: Option<DecisionId>,
    /// Its number; blank while a draft.
    pub decision_number: String,
    /// yyyy-mm-dd it was signed.
    pub decision_date: Option<String>,
    /// Place in a list set by hand.
    pub position: i64,
    /// Birth of a person, as stored.
    pub birth: Option<String>,
    /// Ghi chú.
    pub note: String,
    /// Cần rà soát.
    pub needs_review: bool,
    /// Đã thu hồi.
    pub is_revoked: bool,
    /// Đã trao.
    pub is_handed: bool,
    /// Is it said why its reward is not as the rule says?
    pub has_reward_reason: bool,
    /// Was its reward paid?
    pub is_paid: bool,
}

/// Another award of the same recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prior {
    /// Key.
    pub id: AwardId,
    /// Năm công tác.
    pub year: i64,
    /// Hình thức.
    pub form: String,
    /// Cơ quan tặng, short.
    pub body: String,
    /// Nội dung khen.
    pub content: String,
}

fn row_to_award(row: &Row<'_>) -> rusqlite::Result<Award> {
    Ok(Award {
        id: row.get("id")?,
        recipient: from_columns(row)?,
        unit: row.get("unit_id")?,
        body: row.get("body_id")?,
        round: row.get("round_id")?,
        decision: row.get("decision_id")?,
        form: row.get("form")?,
        years: row_to_years(row)?,
        content: row.get("content")?,
        citation: row.get("citation")?,
        printed_name: row.get("printed_name")?,
        printed_position: row.get("printed_position")?,
        printed_unit: row.get("printed_unit")?,
        register_number: row.get("register_number")?,
        reward: row.get("reward")?,
        reward_reason: row.get("reward_reason")?,
        gift: row.get("gift")?,
        account_number: row.get("account_number")?,
        paid_on: row.get("paid_on")?,
        handed_on: row.get("handed_on")?,
        received_by: row.get("received_by")?,
        note: row.get("note")?,
        position: row.get("position")?,
        needs_review: row.get("needs_review")?,
        amendments: Vec::new(),
    })
}

fn row_to_amendment(row: &Row<'_>) -> rusqlite::Result<Amendment> {
    Ok(Amendment {
        id: row.get("id")?,
        kind: row.get("kind")?,
        decision_number: row.get("decision_number")?,
        date: row.get("date")?,
        reason: row.get("reason")?,
    })
}

/// By place, in the order of `rows.sql`: looking columns up by name takes longer than reading them.
fn row_to_award_row(row: &Row<'_>) -> rusqlite::Result<AwardRow> {
    let (body_name, short): (String, String) = (row.get(20)?, row.get(21)?);
    Ok(AwardRow {
        id: row.get(0)?,
        uid: row.get(33)?,
        recipient: from_columns(row)?.unwrap_or(Recipient::Outside(String::new())),
        name: row.get(6)?,
        name_key: row.get::<_, Option<Vec<u8>>>(7)?.unwrap_or_default(),
        position_title: row.get(8)?,
        unit: row.get(9)?,
        unit_id: row.get(2)?,
        unit_position: row.get(26)?,
        search_fold: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
        form: row.get(11)?,
        years: row_to_years(row)?,
        year: row.get(12)?,
        content: row.get(15)?,
        citation: row.get(16)?,
        register_number: row.get(17)?,
        reward: row.get(18)?,
        body: row.get(19)?,
        body_short: if short.is_empty() { body_name.clone() } else { short },
        body_name,
        round: row.get(22)?,
        decision: row.get(23)?,
        decision_number: row.get(24)?,
        decision_date: row.get(25)?,
        position: row.get(27)?,
        birth: row.get(29)?,
        note: row.get(30)?,
        needs_review: row.get(28)?,
        is_revoked: row.get(31)?,
        is_handed: row.get(34)?,
        has_reward_reason: row.get(35)?,
        is_paid: row.get(36)?,
    })
}

impl Reader<'_> {
    /// The last place among the awards of a round and a decision (none: of no round, of no decision).
    pub fn last_award_position(
        &self,
        round: Option<RoundId>,
        decision: Option<DecisionId>,
    ) -> Result<i64> {
        let found =
            self.first(include_str!("last_position.sql"), (round, decision), |r| r.get(0))?;
        Ok(found.unwrap_or(0))
    }

    /// Awards of a unit, its collectives and people: (key, name, form, year).
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn awards_of_unit(&self, unit: UnitId) -> Result<Vec<(AwardId, String, String, i64)>> {
        self.rows(include_str!("of_unit.sql"), [unit], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
        })
    }

    /// Awards of the households a person heads: (key, name, form, year).
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn awards_of_households(
        &self,
        head: PersonId,
    ) -> Result<Vec<(AwardId, String, String, i64)>> {
        self.rows(include_str!("of_head.sql"), [head], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
        })
    }

    /// One award with its amendments.
    pub fn award(&self, id: AwardId) -> Result<Option<Award>> {
        let Some(mut award) = self.row(id, row_to_award)? else {
            return Ok(None);
        };
        award.amendments = self.parts(Kind::Amendment, id, row_to_amendment)?;
        Ok(Some(award))
    }

    /// Awards, in the order set by hand.
    pub fn award_rows(&self, filter: AwardFilter) -> Result<Vec<AwardRow>> {
        // Only what is asked for stands in the query: “or null” would look through every award.
        let asked: Vec<(&str, i64)> = [
            ("year", filter.year),
            ("body_id", filter.body.map(|id| id.0)),
            ("round_id", filter.round.map(|id| id.0)),
            ("decision_id", filter.decision.map(|id| id.0)),
        ]
        .into_iter()
        .filter_map(|(column, wanted)| Some((column, wanted?)))
        .collect();
        let mut sql = include_str!("rows.sql").to_owned();
        for (i, (column, _)) in asked.iter().enumerate() {
            let link = if i == 0 { "where" } else { "and" };
            sql = format!("{sql}{link} a.{column} = ?{} ", i + 1);
        }
        sql += "order by a.position, a.id";
        let wanted = rusqlite::params_from_iter(asked.iter().map(|(_, wanted)| *wanted));
        self.rows_of(Kind::Award, &sql, wanted, row_to_award_row)
    }

    /// Awards that stand whose decision was signed between two days, both included; `everybody`: of bodies that
    /// are not ours, too.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn awarded_between(
        &self,
        from: Date,
        to: Date,
        everybody: bool,
    ) -> Result<Vec<AwardedOne>> {
        let days = (from.to_string(), to.to_string(), everybody);
        self.rows(include_str!("between.sql"), days, |row| {
            Ok(AwardedOne {
                kind: match row.get::<_, String>("recipient_kind")?.as_str() {
                    "person" => RecipientKind::Person,
                    "household" => RecipientKind::Household,
                    _ => RecipientKind::Collective,
                },
                form: row.get("form")?,
                gender: row.get("gender")?,
                ethnicity: row.get("ethnicity")?,
                religion: row.get("religion")?,
                duty: row.get("duty")?,
                is_party_member: row.get("is_party_member")?,
                business_type: row.get("business_type")?,
                unit_kind: row.get("unit_kind")?,
            })
        })
    }

    /// Money our bodies gave in a calendar year, by form.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn rewards_of_year(&self, year: i64) -> Result<Vec<(String, i64)>> {
        self.rows(include_str!("rewards_of_year.sql"), [year], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// Of a working year: how many awards, and how many of them are marked for review.
    pub fn award_count(&self, year: i64) -> Result<(i64, i64)> {
        let found =
            self.first(include_str!("count.sql"), [year], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// How many awards of a working year stand; revoked ones are left out.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn standing_award_count(&self, year: i64) -> Result<usize> {
        let count =
            self.first(include_str!("standing_count.sql"), [year], |r| r.get::<_, i64>(0))?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }

    /// The working years that have awards, and last the one of the newest award.
    pub fn award_years(&self) -> Result<Vec<i64>> {
        self.rows(include_str!("years.sql"), (), |r| r.get(0))
    }

    /// Every form of award in use.
    pub fn award_forms(&self) -> Result<Vec<String>> {
        self.rows(include_str!("forms.sql"), (), |r| r.get(0))
    }

    /// Every content in use.
    pub fn award_contents(&self) -> Result<Vec<String>> {
        self.rows(include_str!("contents.sql"), (), |r| r.get(0))
    }

    /// Other awards of the same recipient that were not revoked, oldest first.
    pub fn prior_awards(
        &self,
        recipient: &Recipient,
        unit: Option<UnitId>,
        except: Option<AwardId>,
    ) -> Result<Vec<Prior>> {
        let r = to_columns(Some(recipient), unit);
        self.rows(
            include_str!("prior.sql"),
            (except, r.kind, r.unit, r.collective, r.person, r.outside, r.place),
            |row| {
                let (short, full): (String, String) = (row.get(2)?, row.get(3)?);
                Ok(Prior {
                    id: row.get("id")?,
                    year: row.get("year")?,
                    form: row.get("form")?,
                    body: if short.is_empty() { full } else { short },
                    content: row.get("content")?,
                })
            },
        )
    }

    /// Whom this register number of the body and year was given to.
    pub fn register_number_used(&self, award: &Award) -> Result<Option<String>> {
        self.first(
            include_str!("register_number.sql"),
            (award.body, &award.years.year, &award.register_number, award.id),
            |r| r.get(0),
        )
    }

    /// Does the recipient stand under the same decision already?
    pub fn awarded_twice(&self, award: &Award) -> Result<bool> {
        let r = to_columns(award.recipient.as_ref(), award.unit);
        let count: Option<i64> = self.first(
            include_str!("twice.sql"),
            (award.decision, award.id, r.kind, r.unit, r.collective, r.person, r.outside, r.place),
            |row| row.get(0),
        )?;
        Ok(award.decision.is_some() && count.unwrap_or(0) > 0)
    }
}

/// What the book says for the rules of awards.
impl Reader<'_> {
    /// What is wrong with an award, beside the others of its year and the register of its body.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_award(&self, award: &Award) -> Result<Findings> {
        let year = award.years.year.get().map(|y| y.0);
        let awarded = match &award.recipient {
            Some(recipient) => {
                self.awarded(recipient, award.unit, award.id, year, &award.content)?
            }
            None => None,
        };
        let number_used =
            if award.register_number.is_empty() { None } else { self.register_number_used(award)? };
        let decision = award.decision.map(|id| self.decision(id)).transpose()?.flatten();
        Ok(award.check(AwardFacts {
            twice: self.awarded_twice(award)?,
            number_used,
            awarded,
            is_under_amendment: decision.is_some_and(|decision| !decision.awards()),
        }))
    }

    /// Form and body of another award of the same content and year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn awarded(
        &self,
        recipient: &Recipient,
        unit: Option<UnitId>,
        except: Option<AwardId>,
        year: Option<i64>,
        content: &str,
    ) -> Result<Option<String>> {
        let content = fold(content);
        Ok(self
            .prior_awards(recipient, unit, except)?
            .into_iter()
            .find(|p| Some(p.year) == year && fold(&p.content) == content)
            .map(|p| format!("{} ({})", p.form, p.body)))
    }
}

impl Writer<'_> {
    /// What is not issued yet prints the corrected name of a person, behind the titles it is printed with;
    /// an issued paper keeps its words.
    pub fn person_name_corrected(&self, id: PersonId, old: &str, new: &str) -> Result<()> {
        let printed: Vec<String> =
            self.reader().rows(include_str!("printed_of_person.sql"), [id], |r| r.get(0))?;
        for was in printed {
            if let Some(renamed) = renamed(&was, old, new) {
                self.run(include_str!("follow_person.sql"), (id, was, renamed))?;
            }
        }
        Ok(())
    }

    /// The same for a unit.
    pub fn unit_name_corrected(&self, id: UnitId, old: &str, new: &str) -> Result<()> {
        self.run(include_str!("follow_unit.sql"), (id, old, new))?;
        Ok(())
    }

    /// What is not issued yet is for what its round says now, where it was for what the round said.
    pub fn round_content_corrected(&self, id: RoundId, old: &str, new: &str) -> Result<()> {
        self.run(include_str!("follow_content.sql"), (id, old, new))?;
        Ok(())
    }

    /// Stores an award with its amendments.
    pub fn save_award(&self, a: &Award) -> Result<AwardId> {
        let r = to_columns(a.recipient.as_ref(), a.unit);
        let id = AwardId(self.save(
            Kind::Award,
            named_params! {
                ":id": a.id, ":uid": new_uid(), ":recipient_kind": r.kind, ":unit_id": r.unit,
                ":collective_id": r.collective, ":person_id": r.person, ":outside_name": r.outside,
                ":outside_place": r.place, ":body_id": a.body, ":round_id": a.round, ":decision_id": a.decision, ":form": a.form,
                ":year": a.years.year, ":period_from": a.years.period_from, ":period_to": a.years.period_to,
                ":content": a.content, ":citation": a.citation, ":printed_name": a.printed_name,
                ":printed_position": a.printed_position, ":printed_unit": a.printed_unit,
                ":register_number": a.register_number, ":reward": a.reward, ":reward_reason": a.reward_reason, ":gift": a.gift, ":account_number": a.account_number, ":paid_on": a.paid_on, ":handed_on": a.handed_on,
                ":received_by": a.received_by, ":note": a.note, ":position": a.position,
                ":needs_review": a.needs_review,
            },
        )?);
        self.save_parts(Kind::Amendment, id.0, &a.amendments, |part| {
            self.save(Kind::Amendment, named_params! {
                    ":id": part.id, ":uid": new_uid(), ":award_id": id, ":kind": part.kind,
                    ":decision_number": part.decision_number, ":date": part.date, ":reason": part.reason,
                })
        })?;
        Ok(id)
    }
}
