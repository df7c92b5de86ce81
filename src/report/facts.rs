//! What the papers of a round say of it: its names, its meeting, its decisions, and the fields of their wordings.
use super::{
    ReportError, ReportParams,
    lists::annex::{is_in_post, period, signature_of},
    meeting_facts::agreed,
};
use crate::{
    domain::{
        award::{Outcome, Round},
        decision::{Decision, PaperState},
        entered::Entered,
        ids::{BodyId, RoundId},
        meeting::Meeting,
        office::{Body, Office, our_body, ours_of_key},
        recipient::Counts,
        rule_set::{self, RuleSet},
    },
    layout::block::Paragraph,
    listing::awards::{count, order_awards, order_proposals},
    store::{AwardFilter, AwardRow, ProposalRow, Reader},
    text::{
        address, dates, letters, print, reports,
        sentence::{in_one_line, with_capital},
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// What is known of a round.
pub(super) struct RoundFacts {
    pub(super) round: Round,
    /// Who issues its papers: the body of the round where that is ours, else the first of ours.
    pub(super) body: Body,
    /// All bodies.
    pub(super) bodies: Vec<Body>,
    pub(super) rules: RuleSet,
    pub(super) office: Office,
    /// Year and period, as the texts take them.
    pub(super) years: (i64, Option<(i64, i64)>),
    /// What is awarded for.
    pub(super) citation: String,
    /// Awards that stand, kind by kind in the one order.
    pub(super) awards: Vec<AwardRow>,
    /// All proposals, kind by kind in the one order.
    pub(super) proposals: Vec<ProposalRow>,
    /// Its decisions, the issued ones first.
    pub(super) decisions: Vec<Decision>,
    /// The newest first.
    pub(super) meetings: Vec<Meeting>,
}

fn refuse(sentence: &str) -> ReportError {
    ReportError::Refused(sentence.to_owned())
}

impl RoundFacts {
    /// Reads them, of the round a paper is about.
    pub(super) fn read(read: Reader<'_>, params: &ReportParams) -> Result<Self, ReportError> {
        let Some(decision) = params.decision() else {
            let id = params.round().ok_or_else(|| refuse(reports::CHOOSE_ROUND))?;
            return Self::of(read, id);
        };
        let found = read.decision(decision)?.ok_or_else(|| refuse(reports::GONE))?;
        let round = found.round.ok_or_else(|| refuse(reports::DECISION_OF_NO_ROUND))?;
        let mut facts = Self::of(read, round)?;
        facts.awards.retain(|award| award.decision == Some(decision));
        facts.decisions.retain(|own| own.id == Some(decision));
        Ok(facts)
    }

    fn of(read: Reader<'_>, id: RoundId) -> Result<Self, ReportError> {
        let round = read.round(id)?.ok_or_else(|| refuse(reports::GONE))?;
        let bodies = read.bodies()?;
        let body = ours_of_key(&bodies, round.body).or_else(|| our_body(&bodies)).cloned();
        let body = body.ok_or_else(|| refuse(reports::GONE))?;
        let rules = rule_set::of(&body).ok_or_else(|| refuse(reports::GONE))?;
        let years = period(Some(&round.years));
        let citation = if round.citation.is_empty() {
            print::citation(&round.form, &round.content, years)
        } else {
            round.citation.clone()
        };
        let of_round = AwardFilter { round: Some(id), ..AwardFilter::default() };
        let mut awards = read.award_rows(of_round)?;
        awards.retain(|award| !award.is_revoked);
        order_awards(&mut awards, round.order);
        awards.sort_by_key(|award| award.recipient.kind());
        let mut proposals = read.proposal_rows(Some(id), None)?;
        order_proposals(&mut proposals, round.order);
        proposals.sort_by_key(|proposal| proposal.recipient.kind());
        let mut decisions = read.decisions()?;
        decisions.retain(|decision| decision.round == Some(id));
        decisions.sort_by_key(|d| (d.state != PaperState::Issued, d.date.get(), d.id));
        let meetings = read.meetings_of(id)?;
        let office = read.office()?;
        Ok(Self {
            round,
            body,
            bodies,
            rules,
            office,
            years,
            citation,
            awards,
            proposals,
            decisions,
            meetings,
        })
    }

    /// The body of a key.
    pub(super) fn body_of(&self, id: Option<BodyId>) -> Option<&Body> {
        self.bodies.iter().find(|body| id.is_some() && body.id == id)
    }

    /// Proposals that stand.
    pub(super) fn standing(&self) -> impl Iterator<Item = &ProposalRow> {
        self.proposals.iter().filter(|p| p.outcome == Outcome::Standing)
    }

    /// “đề nghị” where somebody else decides.
    pub(super) fn proposing(&self) -> &'static str {
        let is_own = self.round.body.is_none() || self.round.body == self.body.id;
        if is_own { "" } else { letters::TO_PROPOSE }
    }

    /// How many are awarded; while nobody is, how many the last meeting agreed on, or else are proposed.
    pub(super) fn counts(&self) -> Counts {
        if !self.awards.is_empty() {
            return count(&self.awards);
        }
        match self.meetings.first() {
            Some(meeting) => {
                agreed(self, meeting).into_iter().map(|p| p.recipient.kind()).collect()
            }
            None => self.standing().map(|p| p.recipient.kind()).collect(),
        }
    }

    /// The same round, whose paper another body of ours issues; that of others is none of ours.
    #[must_use]
    pub(super) fn issued_by(mut self, body: Option<BodyId>) -> Self {
        let ours = ours_of_key(&self.bodies, body).cloned();
        if let Some(body) = ours
            && let Some(rules) = rule_set::of(&body)
        {
            (self.body, self.rules) = (body, rules);
        }
        self
    }

    /// The forms that are given, each once; while nothing is, that of the round.
    fn forms(&self) -> String {
        let mut forms: Vec<&str> = Vec::new();
        for form in self.awards.iter().map(|award| award.form.as_str()) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        if forms.is_empty() { self.round.form.clone() } else { forms.join(", ") }
    }

    /// A decision as a paper names it: `Quyết định số 12-QĐ/ĐU, ngày 05/12/2026`.
    pub(super) fn named(&self, decision: &Decision) -> String {
        let known = decision.is_sent_to_sign();
        let number = if known { decision.number.as_str() } else { "" };
        let date = decision.date.get().filter(|_| known);
        let body = self.body_of(decision.body).unwrap_or(&self.body);
        let rules = rule_set::of(body).unwrap_or_else(|| self.rules.clone());
        print::named_decision(&rules, body, (number, date))
    }

    /// The fields that every wording of a round has.
    pub(super) fn fields(&self) -> Fields {
        let counts = self.counts();
        let decision = self.decisions.iter().find(|d| d.awards());
        let round = &self.round;
        let day = |day: Option<Date>| day.map(dates::long).unwrap_or_default();
        Fields::from([
            (field::COMRADE, address::anybody(&self.rules).to_owned()),
            (field::COMRADE_FIRST, with_capital(address::anybody(&self.rules))),
            (field::PEOPLE, address::several(&self.rules).to_owned()),
            (field::BODY, self.body.in_text().to_owned()),
            (field::BODY_FIRST, with_capital(self.body.in_text())),
            (field::ROUND, in_one_line(&round.name)),
            (field::CONTENT, in_one_line(&print::content_said(&round.content))),
            (field::YEARS, print::years_after(&round.content, self.years)),
            (field::FORM, self.forms()),
            (field::SEVERAL, print::several(counts)),
            (field::CITATION, in_one_line(&self.citation)),
            (field::ABOUT, in_one_line(&letters::about(&self.citation))),
            (field::HAVING, in_one_line(&letters::having(&self.citation))),
            (field::COUNTS, print::counted(counts)),
            (field::KINDS, print::kinds(counts)),
            (field::CEREMONY_DAY, day(round.ceremony_on.get())),
            (field::CEREMONY_AT, in_one_line(&round.ceremony_at)),
            (field::DECISION, decision.map(|d| self.named(d)).unwrap_or_default()),
            (field::SUBJECT, decision.map(|d| in_one_line(&d.summary)).unwrap_or_default()),
            (field::END_MARK, self.rules.end_mark.clone()),
        ])
    }

    /// Whoever is in post on a day signs for the body.
    pub(super) fn signature(
        &self,
        read: Reader<'_>,
        day: Option<Date>,
    ) -> Result<Vec<Paragraph>, ReportError> {
        signed(read, &self.rules, &self.body, day)
    }
}

/// Whoever is in post on a day signs for a body; nobody is chosen for it.
pub(super) fn signed(
    read: Reader<'_>,
    rules: &RuleSet,
    body: &Body,
    day: Option<Date>,
) -> Result<Vec<Paragraph>, ReportError> {
    let paper = Decision {
        body: body.id,
        date: Entered::of(day),
        state: PaperState::Draft,
        ..Decision::default()
    };
    signature_of(read, rules, body, &paper)
}

/// The same of a letter or an invitation, which is signed by order (T/L) where the body has somebody who does.
pub(super) fn signed_by_order(
    read: Reader<'_>,
    rules: &RuleSet,
    body: &Body,
    day: Option<Date>,
) -> Result<Vec<Paragraph>, ReportError> {
    let paper = Decision { body: body.id, date: Entered::of(day), ..Decision::default() };
    let all = read.signatories()?;
    let signs = all.iter().find(|s| s.body == body.id && s.by_order && is_in_post(s, &paper));
    let paper = Decision { signatory: signs.and_then(|s| s.id), ..paper };
    signature_of(read, rules, body, &paper)
}
