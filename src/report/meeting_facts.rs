//! What a meeting said of the names of its round: whom it agreed on, and the fields of the wordings that tell of it.
use super::facts::RoundFacts;
use crate::{
    domain::{
        award::{Concern, Outcome},
        entered::Typed as _,
        meeting::{Ballot, Meeting, MeetingWay, ShareOf, Vote},
        recipient::Counts,
    },
    store::ProposalRow,
    text::{
        dates, labels, letters, numbers, print,
        sentence::{in_one_line, with_capital},
        template::{Fields, field},
    },
};

/// What it said of a proposal, where that was counted.
fn vote_on<'m>(meeting: &'m Meeting, proposal: &ProposalRow) -> Option<&'m Vote> {
    meeting.votes.iter().find(|vote| vote.proposal == proposal.id && vote.is_counted())
}

/// Did it not pass a proposal which nobody keeps for a reason?
pub(super) fn fails(meeting: &Meeting, proposal: &ProposalRow) -> bool {
    let failed = vote_on(meeting, proposal).is_some_and(|v| meeting.passes(v) == Some(false));
    failed && !proposal.kept.answers(Concern::Vote)
}

/// Those it agreed on, of those that stand: passed, or kept for a reason; where it counted no vote at all, everybody.
pub(super) fn agreed<'f>(facts: &'f RoundFacts, meeting: &Meeting) -> Vec<&'f ProposalRow> {
    let has_counted = meeting.votes.iter().any(Vote::is_counted);
    let is_agreed = |proposal: &&ProposalRow| {
        if vote_on(meeting, proposal).is_some() { !fails(meeting, proposal) } else { !has_counted }
    };
    facts.standing().filter(is_agreed).collect()
}

/// `Tên (lý do)`
fn with_reason(name: &str, why: &str) -> String {
    match why {
        "" => name.to_owned(),
        why => format!("{name} ({})", in_one_line(why)),
    }
}

/// What a meeting adds to the fields of its round.
pub(super) fn of_meeting(facts: &RoundFacts, meeting: &Meeting) -> Fields {
    let who = facts.body_of(meeting.body).unwrap_or(&facts.body);
    let two = |whole: Option<i64>| whole.map(numbers::count).unwrap_or_default();
    let (members, present) = (meeting.members.get(), meeting.present.get());
    let (members, present) = (members.map(|m| m.0), present.map(|p| p.0));
    let absent = members.zip(present).map(|(all, there)| all - there).filter(|n| *n > 0);
    let day = meeting.held_on.get();
    let minutes = &meeting.minutes;
    // Hands leave no ballots.
    let by_ballot = minutes.ballot == Ballot::Secret || meeting.way == MeetingWay::InWriting;
    let ballots = |n: Option<i64>| if by_ballot { two(n) } else { String::new() };
    let invalid = minutes.ballots_invalid.get().map(|n| n.0);
    let invalid = invalid.or_else(|| minutes.ballots_in.get().map(|_| 0));
    let agreed: Counts = agreed(facts, meeting).into_iter().map(|p| p.recipient.kind()).collect();
    let weighed = facts.proposals.iter();
    let weighed = weighed.filter(|p| meeting.votes.iter().any(|vote| vote.proposal == p.id));
    let weighed: Counts = weighed.map(|p| p.recipient.kind()).collect();
    let is_out = |p: &&ProposalRow| p.outcome != Outcome::Standing;
    let not_put = facts.proposals.iter().filter(is_out);
    let not_put = not_put.filter(|p| vote_on(meeting, p).is_none());
    let not_put: Vec<String> = not_put.map(|p| with_reason(&p.name, &p.outcome_reason)).collect();
    let not_agreed = facts.proposals.iter().filter(|p| is_out(p) || fails(meeting, p));
    let not_agreed = not_agreed.map(|p| {
        let noted = vote_on(meeting, p).map_or("", |vote| vote.note.as_str());
        with_reason(&p.name, if p.outcome_reason.is_empty() { noted } else { &p.outcome_reason })
    });
    let not_agreed: Vec<String> = not_agreed.collect();
    let decides = facts.body_of(facts.round.body);
    let is_own = facts.round.body.is_none() || facts.round.body == who.id;
    let upward = decides.filter(|_| !is_own);
    let one_line = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("; ");
    // Letters go to everybody: their share is reckoned of all.
    let share_of = match meeting.way {
        MeetingWay::InWriting => ShareOf::Members,
        MeetingWay::Together => meeting.rule.pass_of,
    };
    let (passed, nobody) = if agreed.total() == 0 {
        (String::new(), letters::NOBODY_PASSED.to_owned())
    } else {
        (print::counted(agreed), String::new())
    };
    let tellers = minutes.tellers.lines().count() as i64;
    let pass = meeting.rule.pass.get().map(|share| share.show());
    Fields::from([
        (field::MEETING_BODY, who.in_text().to_owned()),
        (field::MEETING_BODY_FIRST, with_capital(who.in_text())),
        (field::PROPOSING, upward.map(|_| letters::TO_PROPOSE.to_owned()).unwrap_or_default()),
        (field::AGREED_TO, letters::agreed_to(upward)),
        (field::BEGAN_AT, minutes.began_at.clone()),
        (field::ENDED_AT, minutes.ended_at.clone()),
        (field::MEETING_DAY, day.map(dates::long).unwrap_or_default()),
        (
            field::MEETING_DAY_FIRST,
            day.map(|day| with_capital(&dates::long(day))).unwrap_or_default(),
        ),
        (field::MEETING_PLACE, meeting.place.clone()),
        (field::CHAIR, meeting.chair.clone()),
        (field::SECRETARY, meeting.secretary.clone()),
        (field::PRESENT, two(present)),
        (field::MEMBERS, two(members)),
        (field::ABSENT, two(absent)),
        (field::WHO_IS_ABSENT, one_line(&minutes.absent)),
        (field::GUESTS, one_line(&minutes.guests)),
        (field::DISCUSSION, dashed(&minutes.discussion)),
        (field::NOT_PUT, not_put.join("; ")),
        (field::NOT_PASSED, not_agreed.join("; ")),
        (field::WAY_OF_VOTING, letters::way_of_voting(meeting.way, minutes.ballot).to_owned()),
        (field::BALLOTS_OUT, ballots(minutes.ballots_out.get().map(|n| n.0))),
        (field::BALLOTS_IN, ballots(minutes.ballots_in.get().map(|n| n.0))),
        (field::VALID, ballots(minutes.valid())),
        (field::INVALID, ballots(invalid)),
        (field::SHARE_OF, labels::share_of(share_of).to_lowercase()),
        (field::SHARE_NEEDED, pass.unwrap_or_default()),
        (field::WEIGHED, print::counted(weighed)),
        (field::PASSED, passed),
        (field::NOBODY_PASSED, nobody),
        (field::CONCLUSION, meeting.conclusion.clone()),
        (field::TELLER_COUNT, two(Some(tellers).filter(|n| *n > 0))),
        (field::TELLERS, numbered(&minutes.tellers)),
    ])
}

/// Lines, each with a dash.
fn dashed(lines: &str) -> String {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '–']).trim().to_owned();
    let all = lines.lines().map(bare).filter(|line| !line.is_empty());
    all.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

/// Those who count the ballots, each with a number; the first is the head.
fn numbered(lines: &str) -> String {
    let all: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = all.len();
    let said = (1..).zip(all).map(|(number, line)| {
        let line = line.trim_end_matches([',', ';', '.']);
        letters::teller(number, line, number == last)
    });
    said.collect::<Vec<_>>().join("\n")
}
