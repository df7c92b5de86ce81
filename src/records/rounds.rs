//! Đợt khen thưởng, and the decision it asks for next.
use super::{
    Known,
    description::Description,
    pick::pick_body,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Outcome, Round, RoundState},
        batch::placeholder,
        decision::{Decision, one_form},
        edit::{Edit, Purpose},
        entered::Entered,
        entry::Entry,
        failure::Failure,
        field::Field,
        ids::{BodyId, Kind, Record, RoundId},
        office::{Signatory, our_body},
        recipient::Counts,
        vietnamese::fold,
    },
    listing::desk::{Desk, Group, Name},
    text::{
        labels, print, screens,
        terms::{self, field},
    },
    workspace::{AwardFilter, AwardRow, Reader, StoreError},
};

/// Đợt khen thưởng.
pub static ROUNDS: Description<Round> = Description {
    kind: Kind::Round,
    group: screens::GROUP_AWARDS,
    key: "Rounds",
    words: &terms::awards::ROUNDS,
    columns: &[
        column(screens::head::YEAR),
        rest(field(Field::RoundName)),
        column(field(Field::AwardForm)),
        column(field(Field::Body)),
        column(field(Field::RoundState)),
    ],
    rows: |known| {
        let row = |r: &Round| {
            let body = known.lists.bodies.iter().find(|b| b.id == r.body);
            let body = body.map_or("", |b| b.short());
            let (year, name, form) = (&r.years.year, &r.name, &r.form);
            Some(ListRow {
                id: r.id?.0,
                cells: vec![
                    Cell::from(year),
                    Cell::from(name),
                    Cell::from(form),
                    body.into(),
                    labels::round_state(known.round_state(r)).into(),
                ],
                fold: fold(&format!("{} {name} {form} {body} {}", year.text, r.content)),
                mark: r.needs_review,
                ..ListRow::default()
            })
        };
        Ok(known.lists.rounds.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.rounds.count(|_| true),
    load: |known, id| Ok(known.read.round(RoundId(id))?),
    blank: |known| Round {
        years: AwardYears::of(known.year),
        form: known.lists.forms.first().cloned().unwrap_or_default(),
        content: known.lists.contents.first().cloned().unwrap_or_default(),
        body: our_body(&known.lists.bodies).and_then(|b| b.id),
        ..Round::default()
    },
    fields: |form, round, known| {
        form.text(Field::RoundName, &mut round.name);
        form.entered(Field::Year, &mut round.years.year);
        pick_body(form, Field::Body, &mut round.body, known);
        form.suggest(Field::AwardForm, &mut round.form, &known.lists.forms);
        form.suggest(Field::Content, &mut round.content, &known.lists.contents);
        form.lines(Field::Citation, &mut round.citation, 3);
        form.entered(Field::DossierDue, &mut round.dossier_due);
        // Only what its awards and decisions do not contradict.
        let facts = known.round_facts(round.id);
        let said = round.state.by_facts(facts);
        let mut state = said;
        let open = RoundState::ALL.into_iter().filter(|s| s.by_facts(facts) == *s);
        let open: Vec<_> = open.map(|s| (s, labels::round_state(s))).collect();
        form.choice(Field::RoundState, &mut state, &open);
        if state != said {
            round.state = state;
        }
        form.choice(
            Field::AwardOrder,
            &mut round.order,
            &[AwardOrder::ByUnit, AwardOrder::ByName, AwardOrder::ByHand]
                .map(|o| (o, labels::award_order(o))),
        );
        form.entered(Field::CeremonyOn, &mut round.ceremony_on);
        form.text(Field::CeremonyAt, &mut round.ceremony_at);
        form.entered(Field::PeriodFrom, &mut round.years.period_from);
        form.entered(Field::PeriodTo, &mut round.years.period_to);
        form.check(Field::NeedsReview, &mut round.needs_review);
    },
    grid: &[
        Field::RoundName,
        Field::Year,
        Field::Body,
        Field::AwardForm,
        Field::Content,
        Field::DossierDue,
    ],
    save: Edit::save,
    reorder: None,
    copy: |round| {
        round.state = RoundState::Proposing;
        round.marks.clear();
        round.ceremony_on = Entered::default();
    },
};

/// The change that sets the order of a round by hand: these records from first to last.
pub fn order_by_hand(
    known: &Known<'_>,
    round: Option<RoundId>,
    ordered: Vec<Record>,
) -> Option<Edit> {
    let mut round = known.lists.rounds.iter().find(|r| r.id.is_some() && r.id == round)?.clone();
    let mut edits = Vec::new();
    if round.order != AwardOrder::ByHand {
        round.order = AwardOrder::ByHand;
        edits.push(Edit::save(round));
    }
    edits.push(Edit::Reorder(ordered));
    Some(Edit::Several { purpose: Purpose::Order, edits })
}

/// The awards of a round and its body that its next decision takes: of one form, not taken back, under no
/// other.
///
/// # Errors
/// [`StoreError`].
pub fn for_next_decision(read: Reader<'_>, round: &Round) -> Result<Vec<AwardRow>, StoreError> {
    let of_round = AwardFilter { round: round.id, body: round.body, ..AwardFilter::default() };
    let mut rows = read.award_rows(of_round)?;
    rows.retain(|a| a.decision.is_none() && !a.is_revoked);
    let forms = rows.iter().map(|a| a.form.as_str());
    let form = one_form(None, &round.form, forms).map(str::to_owned);
    rows.retain(|a| Some(&a.form) == form.as_ref());
    Ok(rows)
}

/// The decision a round asks for next, as far as the book knows it.
///
/// # Errors
/// Why the book could not be read.
pub fn decision_for(known: &Known<'_>, id: RoundId) -> Result<Option<Decision>, Failure> {
    let rounds = known.lists.rounds.all()?;
    let Some(round) = rounds.iter().find(|r| r.id == Some(id)) else { return Ok(None) };
    let awards = for_next_decision(known.read, round)?;
    let counts: Counts = awards.iter().map(|a| a.recipient.kind()).collect();
    let form = awards.first().map_or(round.form.as_str(), |a| a.form.as_str());
    Ok(Some(draft(round, round.body, form, counts, known.year)))
}

/// The draft of a decision of a round: so many recipients, by a body, in a form.
fn draft(
    round: &Round,
    body: Option<BodyId>,
    form: &str,
    counts: Counts,
    year_at_work: i64,
) -> Decision {
    let period = round.years.period_from.get().zip(round.years.period_to.get());
    let citation = if round.citation.is_empty() {
        let year = round.years.year.get().map_or(year_at_work, |y| y.0);
        print::citation(form, &round.content, (year, period.map(|(from, to)| (from.0, to.0))))
    } else {
        round.citation.clone()
    };
    let summary = if counts.total() > 0 {
        print::decision_summary(form, counts, &citation)
    } else {
        String::new()
    };
    Decision { body, round: round.id, summary, ..Decision::default() }
}

/// One step that puts everybody of a round under a decision of whoever awards them: a draft for each of our
/// bodies and forms that has none open. `None` when nobody waits for one.
///
/// # Errors
/// Why the book could not be read.
pub fn drafts_for(known: &Known<'_>, desk: &Desk) -> Result<Option<Edit>, Failure> {
    let Some(round) = desk.round.id else { return Ok(None) };
    let mut edits = Vec::new();
    for group in desk.groups.iter().filter(|g| g.is_ours) {
        let proposals: Vec<_> = group.without_award().filter_map(|n| n.proposal).collect();
        let mut loose = Vec::new();
        for id in group.names.iter().filter(|n| n.stands()).filter_map(|n| n.award) {
            let award = known.try_get(|read| read.award(id))?;
            loose.extend(award.filter(|a| a.decision.is_none()));
        }
        if proposals.is_empty() && loose.is_empty() {
            continue;
        }
        let decision = group.open_decision().and_then(|d| d.id).unwrap_or_else(|| {
            let new = draft(&desk.round, group.body, &group.form, group.counts(), known.year);
            edits.push(Edit::save(new));
            placeholder(edits.len() - 1)
        });
        for mut award in loose {
            award.decision = Some(decision);
            edits.push(Edit::save(award));
        }
        if !proposals.is_empty() {
            edits.push(Edit::AwardProposals { round, proposals, decision: Some(decision) });
        }
    }
    let purpose = Purpose::Drafts;
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step that takes names out of their round or puts them off, or back: who said so and why. What was drafted
/// for them goes; what is issued is not touched.
///
/// # Errors
/// Why the book could not be read.
pub fn judged(
    known: &Known<'_>,
    names: &[Name],
    (outcome, by, reason): (Outcome, &str, &str),
) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    let is_out = outcome != Outcome::Standing;
    for name in names.iter().filter(|name| !name.is_issued) {
        if let (Some(award), true) = (name.award, is_out) {
            edits.push(Edit::Remove(Record::Award(award)));
        }
        let Some(id) = name.proposal else { continue };
        if let Some(mut proposal) = known.try_get(|read| read.proposal(id))? {
            proposal.outcome = outcome;
            proposal.outcome_by = if is_out { by.to_owned() } else { String::new() };
            proposal.outcome_on = Entered::of(is_out.then_some(known.today));
            proposal.outcome_reason = if is_out { reason.to_owned() } else { String::new() };
            edits.push(Edit::save(proposal));
        }
    }
    let purpose = Purpose::Outcome(outcome);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step by which another body awards these names. What was drafted for them goes; it is drafted anew under
/// the other one. What is issued is not touched.
///
/// # Errors
/// Why the book could not be read.
pub fn awarded_by(
    known: &Known<'_>,
    names: &[Name],
    body: BodyId,
) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    for name in names.iter().filter(|name| !name.is_issued) {
        let proposal =
            name.proposal.map(|id| known.try_get(|read| read.proposal(id))).transpose()?;
        let Some(mut proposal) = proposal.flatten() else { continue };
        edits.extend(name.award.map(|award| Edit::Remove(Record::Award(award))));
        proposal.body = Some(body);
        edits.push(Edit::save(proposal));
    }
    let purpose = Purpose::OneField(Field::Body);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step by which somebody else signs every decision of a round that is not issued and that may be signed by
/// them: those of their body. `None` when they sign them all.
pub fn signed_by(desk: &Desk, signatory: &Signatory) -> Option<Edit> {
    let mut edits = Vec::new();
    let open = desk.groups.iter().filter(|g| g.is_ours).filter_map(Group::open_decision);
    for decision in open.filter(|d| d.body == signatory.body) {
        let is_there =
            |edit: &Edit| matches!(edit, Edit::Save(Entry::Decision(d)) if d.id == decision.id);
        if decision.signatory != signatory.id && !edits.iter().any(is_there) {
            edits.push(Edit::save(Decision { signatory: signatory.id, ..decision.clone() }));
        }
    }
    let purpose = Purpose::OneField(Field::Signatory);
    (!edits.is_empty()).then_some(Edit::Several { purpose, edits })
}

/// One step that notes the hand-over of everybody who was not given theirs yet.
///
/// # Errors
/// Why the book could not be read.
pub fn handed_over(known: &Known<'_>, desk: &Desk) -> Result<Option<Edit>, Failure> {
    let day = desk.round.ceremony_on.get().filter(|day| *day <= known.today);
    let day = day.unwrap_or(known.today);
    let mut edits = Vec::new();
    let waiting = desk.groups.iter().flat_map(|g| &g.names).filter(|n| n.stands() && !n.is_handed);
    for id in waiting.filter_map(|n| n.award) {
        if let Some(mut award) = known.try_get(|read| read.award(id))? {
            award.handed_on = Entered::of(Some(day));
            edits.push(Edit::save(award));
        }
    }
    let purpose = Purpose::OneField(Field::HandedOn);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}
