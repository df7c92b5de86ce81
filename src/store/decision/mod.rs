//! Decisions in the file.
use super::{AwardFilter, Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    decision::{Decision, DecisionFacts, FollowsAs, PaperState},
    field::Field,
    ids::{BodyId, DecisionId, Kind},
    office::{Numbering, Term},
    problem::{Findings, Problem},
    rule_set,
};
use jiff::civil::Date;
use rusqlite::{Row, named_params};

words! {
    FollowsAs { First = "first", Supplement = "supplement", Amendment = "amendment" }
}

fn row_to_decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        id: row.get("id")?,
        body: row.get("body_id")?,
        number: row.get("number")?,
        date: row.get("date")?,
        summary: row.get("summary")?,
        round: row.get("round_id")?,
        follows: row.get("follows_id")?,
        follows_as: row.get("follows_as")?,
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
        self.all(Kind::Decision, None, row_to_decision)
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

/// What the book says for the rules of decisions.
impl Reader<'_> {
    /// What is wrong with a decision: its number in its series, its signatory and its legal bases on its day.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn check_decision(&self, decision: &Decision, today: Date) -> Result<Findings> {
        Ok(decision.check(&self.decision_facts(decision)?, today))
    }

    fn decision_facts(&self, decision: &Decision) -> Result<DecisionFacts> {
        let mut facts = DecisionFacts::default();
        if let Some(id) = decision.id.filter(|_| !decision.awards()) {
            let of = AwardFilter { decision: Some(id), ..AwardFilter::default() };
            facts.has_awards = self.award_rows(of)?.iter().any(|row| !row.is_revoked);
        }
        let Some(body) = decision.body.map(|id| self.body(id)).transpose()?.flatten() else {
            return Ok(facts);
        };
        let day = decision.date.get();
        if !decision.number.is_empty() {
            let terms = self.terms()?;
            let same = |other: &Decision| match (day, other.date.get()) {
                (Some(a), Some(b)) => same_series(body.numbering, &terms, a, b),
                _ => true,
            };
            facts.number_used_by = self
                .decisions_numbered(decision.body, &decision.number, decision.id)?
                .into_iter()
                .find(same)
                .map(|other| other.summary);
        }
        if let Some(day) = day {
            let signatory = decision.signatory.map(|id| self.signatory(id)).transpose()?.flatten();
            facts.signatory_out_of_office = signatory.is_some_and(|s| !s.in_post(day));
            if body.is_ours {
                for basis in self.legal_bases()? {
                    let warning = basis.warn(&decision.bases, day);
                    facts.warnings.extend(warning.map(|w| (Field::Bases, w)));
                }
                // A draft is checked on the day it will carry; papers of the past keep their form.
                if decision.state != PaperState::Issued
                    && let Some(rules) = rule_set::by_id(&body.rule_set)
                    && !rules.in_force(day)
                {
                    let name = rules.name.clone();
                    facts.warnings.push((Field::DecisionDate, Problem::RuleSetNotInForce { name }));
                }
            }
        }
        Ok(facts)
    }
}

/// Do two days fall into one series of numbers?
fn same_series(numbering: Numbering, terms: &[Term], a: Date, b: Date) -> bool {
    let term_of = |day: Date| terms.iter().find(|t| t.holds(day)).and_then(|t| t.id);
    match numbering {
        Numbering::ByYear => a.year() == b.year(),
        // Days outside every known term are told apart by year.
        Numbering::ByTerm => match (term_of(a), term_of(b)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => a.year() == b.year(),
            _ => false,
        },
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
                ":needs_review": d.needs_review, ":follows_id": d.follows, ":follows_as": d.follows_as,
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
