//! (2a) Biên bản họp xét khen thưởng.
use crate::{
    domain::{
        meeting::{Meeting, MeetingWay},
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
        options::{self, OptionKind, OptionSpec},
    },
    store::Reader,
    text::{
        letters,
        reports::{self, group, option},
        template::field,
    },
};
use jiff::civil::Date;

/// The minutes.
pub const SPEC: ReportSpec = ReportSpec {
    id: "bien-ban-hop",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[MEETING, options::DRAFT_NUMBER],
    build,
};

/// Of which meeting, by its day; usually the newest.
pub const MEETING: OptionSpec =
    OptionSpec { key: "ngay-hop", label: option::MEETING_DAY, kind: OptionKind::Day, usual: None };

/// The meeting a paper is about.
pub(in crate::report) fn meeting_of<'f>(
    facts: &'f RoundFacts,
    params: &ReportParams,
) -> Result<&'f Meeting, ReportError> {
    let day = params.day(&MEETING);
    let fits = |meeting: &&Meeting| day.is_none() || meeting.held_on.get() == day;
    let found = facts.meetings.iter().find(fits);
    found.ok_or_else(|| ReportError::Empty(reports::NO_MEETING.to_owned()))
}

/// The same for a paper that may go out before its meeting is entered; one of a day that was asked for must be there.
pub(super) fn meeting_if_entered<'f>(
    facts: &'f RoundFacts,
    params: &ReportParams,
) -> Result<Option<&'f Meeting>, ReportError> {
    match meeting_of(facts, params) {
        Err(error) if params.day(&MEETING).is_some() => Err(error),
        found => Ok(found.ok()),
    }
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let meeting = &meeting_of(&facts, params)?.clone();
    if meeting.way == MeetingWay::InWriting {
        return Err(ReportError::Empty(reports::NO_MINUTES_OF_LETTERS.to_owned()));
    }
    let facts = facts.issued_by(meeting.body);
    let mut fields = facts.fields();
    fields.extend(of_meeting(&facts, meeting));
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let day = meeting.held_on.get();
    let number = params.draft_number();
    let when = NumberAndDay {
        number: number.clone().unwrap_or_default(),
        date: day,
        month: None,
        year: i64::from(day.unwrap_or(today).year()),
        kind: Some(PaperKind::Minutes),
    };
    // Minutes of a meeting usually have no number.
    let head = match number {
        Some(_) => Head::Named(letters::MINUTES),
        None => Head::Unnumbered(letters::MINUTES),
    };
    letter.head(&head, &facts.body, &facts.office.place, &when);
    let tables = votes::tables(&facts, meeting);
    letter.paragraphs("body", Inserts::from([(field::VOTE_TABLE, tables)]));
    let columns = [
        (letter.words("left"), meeting.secretary.clone()),
        (letter.words("right"), meeting.chair.clone()),
    ];
    let signers: Vec<(String, String, String)> = columns
        .map(|(post, name)| (capitals(&post), String::new(), letters::bare_name(&name).to_owned()))
        .into();
    letter.blocks.push(frame::signatures(&facts.rules, &signers));
    Ok(finished(&facts, letter, SPEC.title()))
}

/// The document of one upright section.
pub(in crate::report) fn finished(facts: &RoundFacts, letter: Letter<'_>, title: &str) -> Document {
    let paper = frame::paper(&facts.rules, facts.office.two_sided, false);
    Document {
        title: reports::in_years(title, facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![letter.section(paper)],
    }
}
