//! Đợt khen thưởng, and the decision it asks for next.
use super::{
    Known,
    choices::{Choices, Names},
    description::Description,
    pick::pick_body,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{Award, AwardOrder, AwardYears, Outcome, Proposal, Recipient, Round, RoundState},
        batch::placeholder,
        consultation::{ConsultationAnswer, answer, ask, has_answered},
        decision::{Decision, FollowsAs, PaperState, one_form},
        edit::{Edit, Purpose},
        entered::{Entered, Money},
        entry::Entry,
        failure::Failure,
        field::Field,
        ids::{BodyId, DecisionId, Key, Kind, Record, RoundId},
        office::{Body, Signatory, our_body},
        recipient::{Counts, RecipientKind},
        round_way::{Mark, Step},
        rule_set,
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
    let Some(desk) = known.try_get(|read| Desk::read(read, id, known.today))? else {
        return Ok(None);
    };
    let group = desk.groups.iter().find(|g| g.body == round.body && g.form == form);
    Ok(Some(match group {
        Some(group) => next_of(known, &desk, group, counts),
        None => draft(round, round.body, (form, form), counts, known.year),
    }))
}

/// The next decision of a group: one that adds to an issued one, where there is one.
fn next_of(known: &Known<'_>, desk: &Desk, group: &Group, counts: Counts) -> Decision {
    let first = group.issued_first().and_then(|first| Some((first, body_of(known, first)?)));
    if let Some((first, body)) = first {
        return supplement(desk, group, (first, body), counts, known.year);
    }
    let form = group.form.as_str();
    draft(&desk.round, group.body, (form, form), counts, known.year)
}

/// The draft of a decision of a round: so many recipients, by a body, in a form, as that is called in its summary.
fn draft(
    round: &Round,
    body: Option<BodyId>,
    (form, called): (&str, &str),
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
        print::decision_summary(called, counts, &citation)
    } else {
        String::new()
    };
    Decision { body, round: round.id, summary, ..Decision::default() }
}

/// The body that issued a decision.
fn body_of<'k>(known: &'k Known<'_>, decision: &Decision) -> Option<&'k Body> {
    known.lists.bodies.iter().find(|b| b.id.is_some() && b.id == decision.body)
}

/// The draft of a decision that adds to an issued one (quyết định bổ sung): what that one is based on, and that one
/// itself.
fn supplement(
    desk: &Desk,
    group: &Group,
    (first, body): (&Decision, &Body),
    counts: Counts,
    year_at_work: i64,
) -> Decision {
    let called = print::supplementary(&group.form);
    let new = draft(&desk.round, group.body, (&group.form, &called), counts, year_at_work);
    let cited = rule_set::by_id(&body.rule_set).map(|rules| {
        print::cites_decision(rules, body, (&first.number, first.date.get()), &first.summary)
    });
    let bases = first.bases.lines().map(str::to_owned).chain(cited);
    Decision {
        follows: first.id,
        follows_as: FollowsAs::Supplement,
        bases: bases.collect::<Vec<_>>().join("\n"),
        considering: first.considering.clone(),
        distribution: first.distribution.clone(),
        ..new
    }
}

/// The draft of a decision that changes what an issued one says (quyết định sửa đổi): it is based on that one, and says
/// which; what it changes is the clerk's to write.
pub fn amending(known: &Known<'_>, first: &Decision) -> Option<Decision> {
    let body = body_of(known, first)?;
    let rules = rule_set::by_id(&body.rule_set)?;
    let of = (first.number.as_str(), first.date.get());
    let cited = print::cites_decision(rules, body, of, &first.summary);
    let articles = print::amending_articles(rules, body, of);
    let mut number = 0;
    let article = |text: String| {
        if print::is_clause(&text) {
            return text;
        }
        number += 1;
        format!("{} {text}", print::article_head(number))
    };
    Some(Decision {
        body: first.body,
        round: first.round,
        follows: first.id,
        follows_as: FollowsAs::Amendment,
        summary: print::amending_summary(rules, body, of),
        bases: first.bases.lines().map(str::to_owned).chain([cited]).collect::<Vec<_>>().join("\n"),
        considering: first.considering.clone(),
        articles: articles.into_iter().map(article).collect::<Vec<_>>().join("\n"),
        distribution: first.distribution.clone(),
        ..Decision::default()
    })
}

/// One step by which the names of a group stand under the draft of another form of the same body, each form in a khoản of
/// its own; the draft they stood under goes where nobody is left. `None` where nothing is to be moved.
///
/// # Errors
/// Why the book could not be read.
pub fn put_together(
    known: &Known<'_>,
    group: &Group,
    into: &Decision,
) -> Result<Option<Edit>, Failure> {
    let mut edits = moved(known, group, into.id)?;
    if edits.is_empty() {
        return Ok(None);
    }
    let left = group.open_decision().filter(|own| own.id != into.id && !own.is_sent_to_sign());
    if let Some(own) = left.and_then(|own| own.id) {
        edits.push(Edit::Remove(Record::Decision(own)));
    }
    Ok(Some(Edit::Several { purpose: Purpose::Drafts, edits }))
}

/// One step by which the names of a group leave the draft they share with another form, for one of their own.
///
/// # Errors
/// Why the book could not be read.
pub fn put_apart(known: &Known<'_>, desk: &Desk, group: &Group) -> Result<Option<Edit>, Failure> {
    let counts = group.counts();
    let new = draft(&desk.round, group.body, (&group.form, &group.form), counts, known.year);
    // The new draft takes loose awards by itself; these are put under it one by one.
    let mut edits = vec![Edit::save(new)];
    edits.extend(moved(known, group, Some(placeholder(0)))?);
    let purpose = Purpose::Drafts;
    Ok((edits.len() > 1).then_some(Edit::Several { purpose, edits }))
}

/// The drafted awards of a group, under another decision.
fn moved(
    known: &Known<'_>,
    group: &Group,
    decision: Option<DecisionId>,
) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for id in group.names.iter().filter(|n| n.stands() && !n.is_issued).filter_map(|n| n.award) {
        if let Some(award) = known.try_get(|read| read.award(id))? {
            edits.push(Edit::save(Award { decision, ..award }));
        }
    }
    Ok(edits)
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
            let new = next_of(known, desk, group, counts);
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

/// Somebody of the book who comes in for one that is taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Who.
    pub recipient: Recipient,
    /// As the list shows it.
    pub shown: String,
}

/// Those of the book who may come in for a name: of its kind, fitting what is typed, at most so many. Households have
/// no list of their own.
pub fn replacements(
    known: &Known<'_>,
    kind: RecipientKind,
    typed: &str,
    most: usize,
) -> Vec<Replacement> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    fn found<K: Key>(
        choices: &Choices<K>,
        (typed, most): (&str, usize),
        recipient: fn(K) -> Recipient,
    ) -> Vec<Replacement> {
        let at = |place| Names::at(choices, place);
        let one = |(key, shown): (i64, &str)| Replacement {
            recipient: recipient(K::from_number(key)),
            shown: shown.to_owned(),
        };
        choices.fitting(typed, most).into_iter().filter_map(at).map(one).collect()
    }
    let asked = (typed, most);
    match kind {
        RecipientKind::Person => found(known.person_choices(), asked, Recipient::Person),
        RecipientKind::Household => Vec::new(),
        RecipientKind::Collective => {
            let mut all = found(&known.lists.unit_choices, asked, Recipient::Unit);
            all.extend(found(&known.lists.collective_choices, asked, Recipient::Collective));
            all.truncate(most);
            all
        }
    }
}

/// One step that takes a name out and puts somebody of the book in its place: proposed by the same body in the same
/// form, and under the draft the name stood under.
///
/// # Errors
/// Why the book could not be read.
pub fn replaced(
    known: &Known<'_>,
    (desk, name): (&Desk, &Name),
    (by, reason): (&str, &str),
    new: &Recipient,
) -> Result<Option<Edit>, Failure> {
    let names = std::slice::from_ref(name);
    let out = judged(known, names, (Outcome::Withdrawn, by, reason))?;
    let (Some(Edit::Several { edits, .. }), Some(round)) = (out, desk.round.id) else {
        return Ok(None);
    };
    let before = name.proposal.map(|id| known.try_get(|read| read.proposal(id))).transpose()?;
    let before = before.flatten();
    let is_its = |group: &&Group| group.names.iter().any(|n| n.record() == name.record());
    let group = desk.groups.iter().find(is_its);
    let unit = match new {
        Recipient::Person(person) => known.unit_of(*person),
        Recipient::Unit(unit) => Some(*unit),
        _ => None,
    };
    let is_usual = group.is_none_or(|g| g.body == desk.round.body && g.form == desk.round.form);
    let of_group = |own: Option<String>| match (is_usual, own) {
        (_, Some(own)) => own,
        (true, None) => String::new(),
        (false, None) => group.map_or_else(String::new, |g| g.form.clone()),
    };
    let proposal = Proposal {
        round: Some(round),
        recipient: Some(new.clone()),
        unit,
        form: of_group(before.as_ref().map(|p| p.form.clone())),
        body: match &before {
            Some(before) => before.body,
            None => group.and_then(|g| g.body).filter(|_| !is_usual),
        },
        ..Proposal::default()
    };
    let mut edits = edits;
    edits.push(Edit::save(proposal));
    let draft = group.and_then(Group::open_decision).and_then(|d| d.id);
    if let Some(decision) = draft.filter(|_| name.is_decided) {
        let proposals = vec![placeholder(edits.len() - 1)];
        edits.push(Edit::AwardProposals { round, proposals, decision: Some(decision) });
    }
    Ok(Some(Edit::Several { purpose: Purpose::Outcome(Outcome::Withdrawn), edits }))
}

/// One step that notes why names stay in the list against what is said of them; a blank reason takes it away. `None`
/// where nothing changes.
///
/// # Errors
/// Why the book could not be read.
pub fn kept(known: &Known<'_>, names: &[Name], reason: &str) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    for id in names.iter().filter_map(|name| name.proposal) {
        let proposal = known.try_get(|read| read.proposal(id))?;
        if let Some(mut proposal) = proposal.filter(|p| p.kept_reason != reason) {
            reason.clone_into(&mut proposal.kept_reason);
            edits.push(Edit::save(proposal));
        }
    }
    let purpose = Purpose::OneField(Field::KeptReason);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// What is noted of an agency that is asked about names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consulting {
    /// It was asked today.
    Ask,
    /// It answered today.
    Answer(ConsultationAnswer, String),
}

/// One step that notes of every name that an agency was asked about it (hiệp y), or what it answered. `None` where
/// nothing changes.
///
/// # Errors
/// Why the book could not be read.
pub fn consulted(
    known: &Known<'_>,
    names: &[Name],
    agency: &str,
    consulting: &Consulting,
) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    for id in names.iter().filter_map(|name| name.proposal) {
        let Some(mut proposal) = known.try_get(|read| read.proposal(id))? else { continue };
        let before = proposal.consultations.clone();
        match consulting {
            Consulting::Ask => {
                ask(&mut proposal.consultations, agency, known.today);
            }
            // An answer for many is of those that have none: what was noted of one alone stays.
            Consulting::Answer(..)
                if names.len() > 1 && has_answered(&proposal.consultations, agency) => {}
            Consulting::Answer(answered, said) => answer(
                &mut proposal.consultations,
                (agency, known.today),
                (*answered, said.as_str()),
            ),
        }
        if proposal.consultations != before {
            edits.push(Edit::save(proposal));
        }
    }
    let purpose = Purpose::OneField(Field::Consultations);
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

/// One step that gives everybody what the rule says who has no reward yet; a sum that stands is never changed.
/// `None` when nobody is without.
///
/// # Errors
/// Why the book could not be read.
pub fn rewarded(known: &Known<'_>, desk: &Desk) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    for name in desk.ours_that(|name| name.reward.is_missing()) {
        let award = name.award.map(|id| known.try_get(|read| read.award(id))).transpose()?;
        if let (Some(mut award), Some(sum)) = (award.flatten(), name.reward.by_rule) {
            award.reward = Entered::of(Some(Money(sum)));
            edits.push(Edit::save(award));
        }
    }
    let purpose = Purpose::OneField(Field::Reward);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step that notes as paid what our bodies gave and was not paid yet, on the day it was handed over where that
/// is known, and that the round is settled.
///
/// # Errors
/// Why the book could not be read.
pub fn settled(known: &Known<'_>, desk: &Desk) -> Result<Edit, Failure> {
    let mut edits = Vec::new();
    let owed = |name: &Name| name.is_issued && name.reward.given.is_some() && !name.reward.is_paid;
    for id in desk.ours_that(owed).filter_map(|name| name.award) {
        if let Some(mut award) = known.try_get(|read| read.award(id))? {
            let handed = award.handed_on.get();
            award.paid_on = Entered::of(Some(handed.unwrap_or(known.today)));
            edits.push(Edit::save(award));
        }
    }
    let mut round = desk.round.clone();
    round.marks.insert(Step::Settle, Mark::Done(known.today));
    edits.push(Edit::save(round));
    Ok(Edit::Several { purpose: Purpose::OneField(Field::PaidOn), edits })
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
