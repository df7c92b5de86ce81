//! (2b) Biên bản kiểm phiếu.
use super::minutes::{MEETING, finished, meeting_of};
use crate::{
    domain::{
        meeting::{Ballot, MeetingWay},
        paper_kind::PaperKind,
        vietnamese::capitals,
    },
    layout::block::Document,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::votes,
        meeting_facts::of_meeting,
    },
    store::Reader,
    text::{
        letters,
        reports::{self, group},
        template::field,
    },
};
use jiff::civil::Date;

/// The count of the ballots.
pub const SPEC: ReportSpec = ReportSpec {
    id: "bien-ban-kiem-phieu",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[MEETING],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let meeting = &meeting_of(&facts, params)?.clone();
    let minutes = &meeting.minutes;
    let has_ballots = minutes.ballot == Ballot::Secret || meeting.way == MeetingWay::InWriting;
    if !has_ballots && minutes.tellers.is_empty() {
        return Err(ReportError::Empty(reports::NO_BALLOTS_OF_HANDS.to_owned()));
    }
    let facts = facts.issued_by(meeting.body);
    let mut fields = facts.fields();
    fields.extend(of_meeting(&facts, meeting));
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let day = meeting.held_on.get();
    let when = NumberAndDay {
        date: day,
        year: i64::from(day.unwrap_or(today).year()),
        kind: Some(PaperKind::Minutes),
        ..NumberAndDay::default()
    };
    letter.head(&Head::Unnumbered(letters::MINUTES), &facts.body, &facts.office.place, &when);
    letter.paragraphs("body", Inserts::from([(field::VOTE_TABLE, votes::tables(&facts, meeting))]));
    let mut tellers = meeting.minutes.tellers.lines().map(letters::bare_name);
    let head = tellers.next().unwrap_or_default().to_owned();
    // The others sign below one another.
    let members = tellers.collect::<Vec<_>>().join("\n\n\n");
    let columns = [(letter.words("left"), members), (letter.words("right"), head)];
    let signers = columns.map(|(post, name)| (capitals(&post), String::new(), name));
    letter.blocks.push(frame::signatures(&facts.rules, &signers));
    Ok(finished(&facts, letter, SPEC.title()))
}
