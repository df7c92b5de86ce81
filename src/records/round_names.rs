//! Steps for names of a round: taken out, replaced, kept, asked about, moved to another body, rewarded, handed over.
use super::{Known, choices::Names};
use crate::{
    domain::{
        award::{Award, Kept, Outcome, Proposal, Recipient},
        batch::placeholder,
        consultation::{Consultation, ConsultationAnswer, answer, ask, has_answered},
        edit::{Edit, Purpose},
        entered::{Entered, Money},
        failure::Failure,
        field::Field,
        ids::{BodyId, PersonId, Record},
        recipient::RecipientKind,
        round_way::{Mark, Step},
        vietnamese::{Query, fold},
    },
    listing::desk::{Desk, Group, Name},
    text::labels,
};
use std::collections::HashSet;

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

/// Those of the book who may come in for a name of a desk: of its kind, fitting what is typed, at most so many, and not
/// standing in the round already. Households have no list of their own.
pub fn replacements(
    known: &Known<'_>,
    (desk, kind): (&Desk, RecipientKind),
    typed: &str,
    most: usize,
) -> Vec<Replacement> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let standing: HashSet<&Recipient> =
        desk.standing_that(|_| true).map(|n| &n.recipient).collect();
    let all = match kind {
        RecipientKind::Person => {
            let people = known.person_choices();
            let person = |at| Names::at(people, at);
            let one =
                |(id, shown): (i64, &str)| (Recipient::Person(PersonId(id)), shown.to_owned());
            people
                .fitting(typed, most + standing.len())
                .into_iter()
                .filter_map(person)
                .map(one)
                .collect()
        }
        RecipientKind::Household => Vec::new(),
        RecipientKind::Collective => {
            let query = Query::new(typed);
            let fits = |shown: &str| query.fits(&fold(shown));
            let units = known.lists.units.iter().map(|u| (Recipient::Unit(u.id), u.name.clone()));
            let inside = known.lists.collectives.iter().map(|(id, unit, name)| {
                // Many units have one of the same name.
                let of = known.lists.unit_name(Some(*unit));
                (Recipient::Collective(*id), labels::joined(&[name, of]))
            });
            units.chain(inside).filter(|(_, shown)| fits(shown)).collect::<Vec<_>>()
        }
    };
    let free = all.into_iter().filter(|(recipient, _)| !standing.contains(recipient));
    free.map(|(recipient, shown)| Replacement { recipient, shown }).take(most).collect()
}

/// One step that takes a name out and puts somebody of the book in its place: proposed by the same body in the same
/// form, and under the draft the name stood under. Whoever was taken out before comes back.
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
    let (Some(Edit::Several { edits: out, .. }), Some(round)) = (out, desk.round.id) else {
        return Ok(None);
    };
    let before = name.proposal.map(|id| known.try_get(|read| read.proposal(id))).transpose()?;
    let is_its = |group: &&Group| group.names.iter().any(|n| n.record() == name.record());
    let group = desk.groups.iter().find(is_its);
    let unit = match new {
        Recipient::Person(person) => known.unit_of(*person),
        Recipient::Unit(unit) => Some(*unit),
        Recipient::Collective(id) => {
            known.lists.collectives.iter().find(|(of, ..)| of == id).map(|(_, unit, _)| *unit)
        }
        _ => None,
    };
    let was_out = desk.groups.iter().flat_map(|g| &g.names).find(|n| n.recipient == *new);
    let was_out = was_out.and_then(|n| n.proposal);
    let stored = was_out.map(|id| known.try_get(|read| read.proposal(id))).transpose()?.flatten();
    // Form and body as those of the name it comes in for.
    let proposal = Proposal {
        form: group.map_or_else(String::new, |g| g.form.clone()),
        body: group.and_then(|g| g.body),
        outcome: Outcome::Standing,
        outcome_by: String::new(),
        outcome_on: Entered::default(),
        outcome_reason: String::new(),
        ..stored.unwrap_or_else(|| Proposal {
            round: Some(round),
            recipient: Some(new.clone()),
            unit,
            ..Proposal::default()
        })
    };
    let proposal = match before.flatten() {
        // What the name left to its round, the new one leaves to it, too; and the same are to be asked about it.
        Some(before) => {
            let mut consultations = proposal.consultations;
            for of in before.consultations {
                if !consultations.iter().any(|own| own.agency == of.agency) {
                    let agency = of.agency;
                    consultations.push(Consultation { agency, ..Consultation::default() });
                }
            }
            Proposal { form: before.form, body: before.body, consultations, ..proposal }
        }
        None => proposal,
    };
    let mut edits = vec![Edit::save(proposal)];
    // The form is still given by the decision while the one that goes stands under it.
    let draft = group.and_then(Group::open_decision).and_then(|d| d.id);
    if let Some(decision) = draft.filter(|_| name.is_decided) {
        let proposals = vec![placeholder(0)];
        edits.push(Edit::AwardProposals { round, proposals, decision: Some(decision) });
    }
    edits.extend(out);
    Ok(Some(Edit::Several { purpose: Purpose::Outcome(Outcome::Withdrawn), edits }))
}

/// One step that notes why names stay in the list against what is said of them now; a blank reason takes it away. Of
/// several names those that had a reason for all of it keep theirs. `None` where nothing changes.
///
/// # Errors
/// Why the book could not be read.
pub fn kept(known: &Known<'_>, names: &[Name], reason: &str) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    let is_answered = |name: &&Name| names.len() > 1 && !name.is_doubted();
    for name in names.iter().filter(|name| !is_answered(name)) {
        let Some(id) = name.proposal else { continue };
        let kept = Kept { reason: reason.to_owned(), against: name.concerns() };
        let proposal = known.try_get(|read| read.proposal(id))?;
        if let Some(proposal) = proposal.filter(|p| p.kept != kept) {
            edits.push(Edit::save(Proposal { kept, ..proposal }));
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
