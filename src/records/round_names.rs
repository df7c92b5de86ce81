//! Steps for names of a round: taken out, replaced, kept, asked about, moved to another body, rewarded, handed over.
use super::{
    Known,
    choices::{Choices, Names},
};
use crate::{
    domain::{
        award::{Award, Outcome, Proposal, Recipient},
        batch::placeholder,
        consultation::{ConsultationAnswer, answer, ask, has_answered},
        edit::{Edit, Purpose},
        entered::{Entered, Money},
        failure::Failure,
        field::Field,
        ids::{BodyId, Key, Record},
        recipient::RecipientKind,
        round_way::{Mark, Step},
    },
    listing::desk::{Desk, Group, Name},
    text::labels,
};

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
