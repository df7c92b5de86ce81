//! Họp xét: the meetings of rounds, with the votes on each proposal.
use super::{
    Known,
    description::{Description, PartsDescription, There},
    fields::{Fields, PartsHead},
    lists::Rows,
    pick::{pick_body, pick_round},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{Outcome, Round},
        edit::Edit,
        entered::Entered,
        failure::Failure,
        field::Field,
        ids::{BodyId, Kind, MeetingId, ProposalId, Record, RoundId},
        meeting::{Ballot, Meeting, MeetingWay, Minutes, ShareOf, Vote, VotingRule},
        office::Body,
        rule_set,
    },
    listing::awards::order_proposals,
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
    workspace::ProposalRow,
};
use std::rc::Rc;

/// Meetings of all rounds.
fn meetings(known: &Known<'_>) -> Rc<Rows<Meeting>> {
    known.kept(Kind::Meeting, |read| read.meetings())
}

/// Proposals of all rounds.
fn proposals(known: &Known<'_>) -> Rc<Rows<ProposalRow>> {
    known.kept(Kind::Proposal, |read| read.proposal_rows(None, None))
}

/// The round of a meeting.
fn round_of<'k>(known: &'k Known<'_>, id: Option<RoundId>) -> Option<&'k Round> {
    known.lists.rounds.iter().find(|round| round.id.is_some() && round.id == id)
}

/// Cuộc họp xét.
pub static MEETINGS: Description<Meeting> = Description {
    kind: Kind::Meeting,
    group: screens::GROUP_AWARDS,
    key: "Meetings",
    words: &terms::meetings::MEETINGS,
    columns: &[
        column(field(Field::MeetingHeldOn)),
        rest(field(Field::MeetingBody)),
        column(field(Field::Present)),
        column(screens::head::PASSED),
        column(screens::head::ROUND),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        known.lists.rounds.all()?;
        for meeting in meetings(known).all()? {
            let Some(round) = round_of(known, meeting.round) else { continue };
            let (Some(id), true) = (meeting.id, known.is_of_year(&round.years.year)) else {
                continue;
            };
            let body = known.lists.bodies.iter().find(|b| b.id == meeting.body);
            let passed = meeting.votes.iter().filter(|v| meeting.passes(v) == Some(true)).count();
            let counted = meeting.votes.iter().filter(|v| v.is_counted()).count();
            let present = labels::of_all(&meeting.present.text, &meeting.members.text);
            rows.push(ListRow::of(
                id.0,
                vec![
                    Cell::from(&meeting.held_on),
                    body.map_or("", |b| b.short()).into(),
                    Cell::from(present),
                    Cell::from(labels::of_all(&passed.to_string(), &counted.to_string())),
                    Cell::from(&round.name),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| {
        known.lists.rounds.count(|_| true)?;
        let of_year = |meeting: &Meeting| {
            round_of(known, meeting.round).is_some_and(|r| known.is_of_year(&r.years.year))
        };
        meetings(known).count(of_year)
    },
    load: |known, id| {
        let Some(mut meeting) = known.read.meeting(MeetingId(id))? else { return Ok(None) };
        add_votes(&mut meeting, known)?;
        Ok(Some(meeting))
    },
    blank: |known| {
        // The only round of the year; of several the clerk chooses.
        let mut of_year =
            known.lists.rounds.iter().filter(|round| known.is_of_year(&round.years.year));
        let only = of_year.next().filter(|_| of_year.next().is_none());
        only.and_then(|round| known.noted(of_round(known, round))).unwrap_or_default()
    },
    fields: |form, meeting, known| {
        if pick_round(form, Field::Round, &mut meeting.round, known) {
            // What was counted stays until it is taken out by hand.
            meeting.votes.retain(Vote::says_anything);
            known.noted(add_votes(meeting, known));
        }
        let before = meeting.body;
        pick_body(form, Field::MeetingBody, &mut meeting.body, known);
        if meeting.body != before && meeting.id.is_none() {
            // Who is asked to vote, and by what rule, follows from who met; what was typed stays.
            let (was, now) = (rule_of(known, before), rule_of(known, meeting.body));
            if meeting.members.text.is_empty() || meeting.members == was.0 {
                meeting.members = now.0;
            }
            if meeting.rule == VotingRule::default() || meeting.rule == was.1 {
                meeting.rule = now.1;
            }
        }
        form.choice(
            Field::MeetingWay,
            &mut meeting.way,
            &MeetingWay::ALL.map(|way| (way, labels::meeting_way(way))),
        );
        form.entered(Field::MeetingHeldOn, &mut meeting.held_on);
        form.entered(Field::Members, &mut meeting.members);
        let together = meeting.way == MeetingWay::Together;
        if form.shows(together) {
            form.entered(Field::Present, &mut meeting.present);
        }
        if let Some(needed) = meeting.needed() {
            form.remark(&screens::votes_needed(needed));
        }
        let waits = meeting.votes.iter().any(|vote| !vote.is_counted());
        let is_known = meeting.everybody().get().is_some();
        if waits && is_known && form.small_button(actions::ALL_IN_FAVOUR) {
            meeting.all_in_favour();
        }
        let counted = meeting.votes.iter().filter(|vote| vote.is_counted()).count();
        if counted > 0 {
            form.remark(&screens::votes_counted(counted, meeting.votes.len()));
        }
        form.text(Field::Chair, &mut meeting.chair);
        form.text(Field::Secretary, &mut meeting.secretary);
        form.text(Field::MeetingPlace, &mut meeting.place);
        form.entered(Field::PassShare, &mut meeting.rule.pass);
        if form.shows(together) {
            form.choice(
                Field::PassOf,
                &mut meeting.rule.pass_of,
                &ShareOf::ALL.map(|of| (of, labels::share_of(of))),
            );
            form.entered(Field::Quorum, &mut meeting.rule.quorum);
        }
        form.lines(Field::Conclusion, &mut meeting.conclusion, 3);
        form.heading(screens::FOR_MINUTES);
        let minutes = &mut meeting.minutes;
        form.text(Field::BeganAt, &mut minutes.began_at);
        form.text(Field::EndedAt, &mut minutes.ended_at);
        form.lines(Field::Absent, &mut minutes.absent, 2);
        form.lines(Field::Guests, &mut minutes.guests, 1);
        form.lines(Field::Discussion, &mut minutes.discussion, 3);
        form.choice(
            Field::Ballot,
            &mut minutes.ballot,
            &Ballot::ALL.map(|ballot| (ballot, labels::ballot(ballot))),
        );
        if form.shows(minutes.ballot == Ballot::Secret) {
            form.entered(Field::BallotsOut, &mut minutes.ballots_out);
            form.entered(Field::BallotsIn, &mut minutes.ballots_in);
            form.entered(Field::BallotsInvalid, &mut minutes.ballots_invalid);
            form.lines(Field::Tellers, &mut minutes.tellers, 2);
        }
        let rows = proposals(known);
        let rows = of_round_rows(&rows, meeting.round);
        let judged = meeting.clone();
        form.parts(
            PartsHead { fixed: meeting.votes.len(), ..PartsHead::of(Kind::Vote, Field::Votes, "") },
            &mut meeting.votes,
            |vote| screens::vote(name_of(&rows, vote.proposal), vote, judged.passes(vote)),
            |form, vote| {
                form.remark(name_of(&rows, vote.proposal));
                vote_fields(form, vote, known);
            },
        );
    },
    grid: &[Field::Round, Field::MeetingBody, Field::MeetingHeldOn, Field::Members, Field::Present],
    save: Edit::save,
    reorder: None,
    copy: |meeting| {
        meeting.held_on = Entered::default();
        meeting.conclusion.clear();
        meeting.minutes = Minutes::default();
        meeting.votes.clear();
    },
};

/// The proposals of a round.
fn of_round_rows(rows: &Rows<ProposalRow>, round: Option<RoundId>) -> Vec<&ProposalRow> {
    rows.iter().filter(|row| Some(row.round) == round).collect()
}

/// The name of a proposal's recipient.
fn name_of<'r>(rows: &[&'r ProposalRow], id: ProposalId) -> &'r str {
    rows.iter().find(|row| row.id == id).map_or("", |row| row.name.as_str())
}

/// Votes on the standing proposals of its round that it does not have yet, in the order of the round; those it
/// has come in that order, too.
fn add_votes(meeting: &mut Meeting, known: &Known<'_>) -> Result<(), Failure> {
    let Some(round) = meeting.round else { return Ok(()) };
    let all = proposals(known);
    let mut of_round: Vec<ProposalRow> =
        all.all()?.iter().filter(|row| row.round == round).cloned().collect();
    order_proposals(
        &mut of_round,
        round_of(known, Some(round)).map_or_else(Default::default, |r| r.order),
    );
    of_round.sort_by_key(|row| row.recipient.kind());
    let mut votes = std::mem::take(&mut meeting.votes);
    for row in &of_round {
        match votes.iter().position(|vote| vote.proposal == row.id) {
            Some(at) => meeting.votes.push(votes.remove(at)),
            None if row.outcome == Outcome::Standing => meeting.votes.push(Vote::on(row.id)),
            None => {}
        }
    }
    // Of proposals that are not there any more.
    meeting.votes.append(&mut votes);
    Ok(())
}

/// How many members a body has and by what it decides: as at its last meeting, else as its papers' rule set says.
fn rule_of(
    known: &Known<'_>,
    body: Option<BodyId>,
) -> (Entered<crate::domain::entered::Whole>, VotingRule) {
    let all = meetings(known);
    let last = all.iter().find(|meeting| meeting.body.is_some() && meeting.body == body);
    if let Some(last) = last {
        return (last.members.clone(), last.rule.clone());
    }
    let body = known.lists.bodies.iter().find(|b| b.id.is_some() && b.id == body);
    let rules = body.and_then(|body: &Body| rule_set::by_id(&body.rule_set));
    (Entered::default(), rules.map_or_else(VotingRule::default, |rules| rules.voting.clone()))
}

/// A meeting of a round that is about to be entered: today, of the body that awards, on every proposal that stands.
fn of_round(known: &Known<'_>, round: &Round) -> Result<Meeting, Failure> {
    let (members, rule) = rule_of(known, round.body);
    // A round of long ago was not weighed today.
    let this_year = i64::from(known.today.year());
    let is_of_now = round.years.year.get().is_some_and(|y| (0..=1).contains(&(this_year - y.0)));
    let mut meeting = Meeting {
        round: round.id,
        body: round.body,
        held_on: Entered::of(is_of_now.then_some(known.today)),
        members,
        rule,
        ..Meeting::default()
    };
    add_votes(&mut meeting, known)?;
    Ok(meeting)
}

/// The meeting that a round asks for.
///
/// # Errors
/// Why the book could not be read.
pub fn asked_for(known: &Known<'_>, by: Record) -> Result<Option<Meeting>, Failure> {
    let Record::Round(id) = by else { return Ok(None) };
    round_of(known, Some(id)).map(|round| of_round(known, round)).transpose()
}

fn vote_fields(form: &mut dyn Fields, vote: &mut Vote, _known: &Known<'_>) {
    form.entered(Field::InFavour, &mut vote.in_favour);
    form.entered(Field::Against, &mut vote.against);
    form.entered(Field::WrittenInFavour, &mut vote.written_in_favour);
    form.entered(Field::WrittenAgainst, &mut vote.written_against);
    form.text(Field::Note, &mut vote.note);
}

/// The votes of a meeting, a row a proposal.
pub static VOTES: PartsDescription<Meeting, Vote> = PartsDescription {
    key: "votes",
    open: actions::GRID_VOTES,
    title: |meeting| screens::votes_of(&meeting.held_on.text),
    grid: &[
        Field::InFavour,
        Field::Against,
        Field::WrittenInFavour,
        Field::WrittenAgainst,
        Field::Note,
    ],
    blank: |_meeting| Vote::default(),
    fields: vote_fields,
    check: |meeting, vote| meeting.check_vote(vote),
    add: |meeting, votes| {
        for vote in votes {
            if let Some(own) = meeting.votes.iter_mut().find(|own| own.proposal == vote.proposal) {
                *own = vote;
            }
        }
    },
    each: None,
    there: Some(|meeting, known| {
        let rows = proposals(known);
        let rows = of_round_rows(&rows, meeting.round);
        let named = |vote: &Vote| There {
            about: vote.proposal.0,
            name: name_of(&rows, vote.proposal).to_owned(),
            part: vote.clone(),
        };
        meeting.votes.iter().map(named).collect()
    }),
    is_list: false,
};
