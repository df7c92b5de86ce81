//! Đề nghị khen thưởng.
use super::{
    Known,
    description::Description,
    fields::PartsHead,
    pick::{award_form, pick_body, pick_round, pick_unit},
    recipient::recipient_fields,
    rounds::order_by_hand,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        award::{AwardOrder, Kept, Outcome, Proposal, Recipient, Round},
        consultation::ConsultationAnswer,
        edit::Edit,
        entered::Entered,
        failure::Failure,
        field::Field,
        ids::{Kind, ProposalId, Record},
        vietnamese::fold,
    },
    listing::awards::order_proposals,
    text::{
        actions, desk, labels, screens,
        terms::{self, field},
    },
};
use std::collections::HashSet;

/// Đề nghị khen thưởng.
pub static PROPOSALS: Description<Proposal> = Description {
    kind: Kind::Proposal,
    group: screens::GROUP_AWARDS,
    key: "Proposals",
    words: &terms::awards::PROPOSALS,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::Recipient)),
        rest(field(Field::Unit)),
        column(field(Field::AwardForm)),
        column(screens::head::ROUND),
    ],
    rows: |known| {
        let mut proposals = known.read.proposal_rows(None, Some(known.year))?;
        proposals.sort_by_key(|p| (p.round, p.recipient.kind()));
        for group in proposals
            .chunk_by_mut(|a, b| (a.round, a.recipient.kind()) == (b.round, b.recipient.kind()))
        {
            let round = group.first().map(|p| p.round);
            let round = known.lists.rounds.iter().find(|r| r.id == round);
            order_proposals(group, round.map_or(AwardOrder::ByUnit, |r| r.order));
        }
        let rows = proposals
            .iter()
            .enumerate()
            .map(|(i, p)| ListRow {
                id: p.id.0,
                cells: vec![
                    Cell::count(i + 1),
                    Cell::from(format!("{}{}", p.name, behind(p.outcome))),
                    if p.unit == p.name { Cell::blank() } else { Cell::from(&p.unit) },
                    Cell::from(&p.form),
                    Cell::from(&p.round_name),
                ],
                tag: screens::tag_of_recipient(p.recipient.kind()),
                behind_name: behind(p.outcome),
                is_person: p.recipient.is_person(),
                fold: fold(&format!("{} {} {} {}", p.name, p.unit, p.achievement, p.round_name)),
                ..ListRow::default()
            })
            .collect();
        Ok(rows)
    },
    count: |known| known.counts().map(|c| c.proposals),
    load: |known, id| Ok(known.read.proposal(ProposalId(id))?),
    blank: |known| Proposal {
        // The only round of the year; of several the clerk chooses.
        round: {
            let of_year = |r: &&Round| known.is_of_year(&r.years.year);
            let mut rounds = known.lists.rounds.iter().filter(of_year);
            rounds.next().filter(|_| rounds.next().is_none()).and_then(|r| r.id)
        },
        ..Proposal::default()
    },
    fields: |form, proposal, known| {
        pick_round(form, Field::Round, &mut proposal.round, known);
        recipient_fields(form, &mut proposal.recipient, &mut proposal.unit, known);
        if let Some(Recipient::Person(id)) = proposal.recipient {
            // The person's unit follows.
            proposal.unit = proposal.unit.or_else(|| known.unit_of(id));
            pick_unit(form, Field::Unit, &mut proposal.unit, known);
        }
        form.lines(Field::Achievement, &mut proposal.achievement, 3);
        award_form(form, &mut proposal.form, known);
        pick_body(form, Field::Body, &mut proposal.body, known);
        form.text(Field::Rating, &mut proposal.rating);
        form.entered(Field::ReceivedOn, &mut proposal.received_on);
        form.check(Field::HasSubmission, &mut proposal.has_submission);
        form.text(Field::SubmissionNumber, &mut proposal.submission_number);
        form.entered(Field::SubmissionDate, &mut proposal.submission_date);
        form.check(Field::HasReport, &mut proposal.has_report);
        form.check(Field::HasMinutes, &mut proposal.has_minutes);
        form.text(Field::Note, &mut proposal.note);
        form.parts(
            PartsHead::of(Kind::Consultation, Field::Consultations, actions::ADD_CONSULTATION),
            &mut proposal.consultations,
            |asked| labels::joined(&[&asked.agency, labels::consultation_answer(asked.answer)]),
            |form, asked| {
                form.suggest(Field::Agency, &mut asked.agency, &agencies(known));
                form.entered(Field::AskedOn, &mut asked.asked_on);
                form.choice(
                    Field::AgencyAnswer,
                    &mut asked.answer,
                    &ConsultationAnswer::ALL.map(|a| (a, labels::consultation_answer(a))),
                );
                form.entered(Field::AnsweredOn, &mut asked.answered_on);
                form.text(Field::AgencySaid, &mut asked.content);
            },
        );
        // Said on the desk of the round, where one sees what it answers.
        if !proposal.kept.reason.is_empty() && !form.is_row() {
            form.remark(&desk::kept_because(&proposal.kept.reason));
        }
        form.choice(
            Field::Outcome,
            &mut proposal.outcome,
            &Outcome::ALL.map(|o| (o, labels::outcome(o))),
        );
        if form.shows(proposal.tells_of_outcome()) {
            form.text(Field::OutcomeBy, &mut proposal.outcome_by);
            form.entered(Field::OutcomeOn, &mut proposal.outcome_on);
            form.text(Field::OutcomeReason, &mut proposal.outcome_reason);
        }
    },
    grid: &[
        Field::Round,
        Field::Person,
        Field::Collective,
        Field::Unit,
        Field::Achievement,
        Field::AwardForm,
        Field::Rating,
        Field::ReceivedOn,
    ],
    save: Edit::save,
    reorder: Some(|known, order, moved| {
        let Some(id) = moved.first() else { return Ok(None) };
        let Some(moved) = known.read.proposal(ProposalId(*id))? else { return Ok(None) };
        let rows = known.read.proposal_rows(moved.round, None)?;
        let in_round: HashSet<ProposalId> = rows.iter().map(|r| r.id).collect();
        let keys = order.iter().map(|id| ProposalId(*id));
        let ordered = keys.filter(|id| in_round.contains(id)).map(Record::Proposal).collect();
        Ok(order_by_hand(known, moved.round, ordered))
    }),
    copy: |proposal| {
        // The same round for somebody else.
        proposal.recipient = None;
        proposal.unit = None;
        proposal.achievement.clear();
        proposal.rating.clear();
        proposal.note.clear();
        proposal.has_report = false;
        proposal.consultations.clear();
        proposal.outcome = Outcome::Standing;
        proposal.outcome_by.clear();
        proposal.outcome_on = Entered::default();
        proposal.outcome_reason.clear();
        proposal.kept = Kept::default();
        proposal.position = 0;
    },
};

/// One more proposal of a round.
///
/// # Errors
/// It never fails; others that are asked for are read first.
pub fn asked_for(known: &Known<'_>, by: Record) -> Result<Option<Proposal>, Failure> {
    Ok(match by {
        Record::Round(round) => Some(Proposal { round: Some(round), ..(PROPOSALS.blank)(known) }),
        _ => None,
    })
}

/// Agencies that were asked before, the most often asked first, then those that offices usually ask.
pub fn agencies(known: &Known<'_>) -> Vec<String> {
    let asked = known.kept(Kind::Consultation, |read| read.agencies());
    let mut all = asked.to_vec();
    for usual in screens::USUAL_AGENCIES {
        if !all.iter().any(|known| fold(known) == fold(usual)) {
            all.push(usual.to_owned());
        }
    }
    all
}

/// What stands behind the name of a proposal that was taken out or put off.
fn behind(outcome: Outcome) -> String {
    match outcome {
        Outcome::Standing => String::new(),
        other => screens::behind_name(labels::outcome(other)),
    }
}
