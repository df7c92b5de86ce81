//! Đợt khen thưởng, and the decision it asks for next.
use super::{
    Known,
    description::Description,
    pick::pick_body,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{Award, AwardOrder, AwardYears, Outcome, Round, RoundState},
        batch::placeholder,
        decision::{Decision, PaperState, one_form},
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
    listing::desk::{Desk, Name},
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
    // A new decision takes loose awards by itself: all are made first, then each award is put where it belongs.
    let (mut decisions, mut awards, mut proposed) = (Vec::new(), Vec::new(), Vec::new());
    for group in desk.groups.iter().filter(|g| g.is_ours) {
        let waiting = || group.names.iter().filter(|n| n.stands() && !n.is_decided);
        if waiting().next().is_none() {
            continue;
        }
        let decision = group.open_decision().and_then(|d| d.id).unwrap_or_else(|| {
            let counts: Counts = waiting().map(|n| n.recipient.kind()).collect();
            let new = draft(&desk.round, group.body, &group.form, counts, known.year);
            decisions.push(Edit::save(new));
            placeholder(decisions.len() - 1)
        });
        for id in waiting().filter_map(|n| n.award) {
            if let Some(award) = known.try_get(|read| read.award(id))? {
                awards.push(Edit::save(Award { decision: Some(decision), ..award }));
            }
        }
        let proposals: Vec<_> = group.without_award().filter_map(|n| n.proposal).collect();
        if !proposals.is_empty() {
            let decision = Some(decision);
            proposed.push(Edit::AwardProposals { round, proposals, decision });
        }
    }
    let edits: Vec<Edit> = decisions.into_iter().chain(awards).chain(proposed).collect();
    let purpose = Purpose::Drafts;
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step that takes names out of their round or puts them off, or back: who said so and why. What was drafted
/// for them goes with it; what is issued is not touched.
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
    let said = |text: &str| if is_out { text.to_owned() } else { String::new() };
    for name in names.iter().filter(|name| !name.is_issued) {
        match (name.proposal, name.award) {
            (Some(id), _) => {
                if let Some(mut proposal) = known.try_get(|read| read.proposal(id))? {
                    proposal.outcome = outcome;
                    (proposal.outcome_by, proposal.outcome_reason) = (said(by), said(reason));
                    proposal.outcome_on = Entered::of(is_out.then_some(known.today));
                    edits.push(Edit::save(proposal));
                }
            }
            // Nobody proposed it: its award goes to the trash, with what was said of it.
            (None, Some(id)) if is_out => {
                if let Some(mut award) = known.try_get(|read| read.award(id))? {
                    award.note = labels::joined(&[&award.note, by, reason]);
                    edits.push(Edit::save(award));
                    edits.push(Edit::Remove(Record::Award(id)));
                }
            }
            (None, _) => {}
        }
    }
    let purpose = Purpose::Outcome(outcome);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step by which another body awards these names. Their drafted awards leave the decision they stood under and
/// wait for one of the other body. What is issued is not touched. `None` where that body awards them already.
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
        let award = name.award.map(|id| known.try_get(|read| read.award(id))).transpose()?;
        if let Some(award) = award.flatten().filter(|award| award.body != Some(body)) {
            edits.push(Edit::save(Award { body: Some(body), decision: None, ..award }));
        }
        let proposal =
            name.proposal.map(|id| known.try_get(|read| read.proposal(id))).transpose()?;
        if let Some(mut proposal) = proposal.flatten().filter(|p| p.body != Some(body)) {
            proposal.body = Some(body);
            edits.push(Edit::save(proposal));
        }
    }
    let purpose = Purpose::OneField(Field::Body);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step by which somebody else signs every decision of a round that is not issued and that may be signed by
/// them: those of their body. `None` when they sign them all.
pub fn signed_by(desk: &Desk, signatory: &Signatory) -> Option<Edit> {
    let mut edits = Vec::new();
    let open =
        desk.our_decisions().filter(|d| d.state != PaperState::Issued && d.body == signatory.body);
    for decision in open {
        let is_there =
            |edit: &Edit| matches!(edit, Edit::Save(Entry::Decision(d)) if d.id == decision.id);
        if decision.signatory != signatory.id && !edits.iter().any(is_there) {
            edits.push(Edit::save(Decision { signatory: signatory.id, ..decision.clone() }));
        }
    }
    let purpose = Purpose::OneField(Field::Signatory);
    (!edits.is_empty()).then_some(Edit::Several { purpose, edits })
}

/// One step that notes the hand-over of everybody whose award is issued and who was not given it yet.
///
/// # Errors
/// Why the book could not be read.
pub fn handed_over(known: &Known<'_>, desk: &Desk) -> Result<Option<Edit>, Failure> {
    let day = desk.round.ceremony_on.get().filter(|day| *day <= known.today);
    let day = day.unwrap_or(known.today);
    let mut edits = Vec::new();
    let waiting = desk
        .groups
        .iter()
        .flat_map(|g| &g.names)
        .filter(|n| n.stands() && n.is_issued && !n.is_handed);
    for id in waiting.filter_map(|n| n.award) {
        if let Some(mut award) = known.try_get(|read| read.award(id))? {
            award.handed_on = Entered::of(Some(day));
            edits.push(Edit::save(award));
        }
    }
    let purpose = Purpose::OneField(Field::HandedOn);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}
