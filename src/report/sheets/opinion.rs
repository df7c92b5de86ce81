//! Phiếu xin ý kiến: asked of members who do not meet, or were absent.
use super::minutes::{MEETING, finished, meeting_if_entered};
use crate::{
    domain::vietnamese::capitals,
    layout::block::Document,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::votes,
        meeting_facts::of_meeting,
        options::{self, ANSWER_BY},
    },
    store::Reader,
    text::{
        dates, letters,
        reports::{self, group},
        sentence::with_capital,
        template::field,
    },
};
use jiff::civil::Date;

/// The letter of opinion.
pub const SPEC: ReportSpec = ReportSpec {
    id: "phieu-xin-y-kien",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[MEETING, ANSWER_BY, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    if facts.standing().next().is_none() {
        return Err(ReportError::Empty(reports::no_proposals(SPEC.title())));
    }
    let mut fields = facts.fields();
    // It may go out before the meeting is entered.
    if let Some(meeting) = meeting_if_entered(&facts, params)? {
        fields.extend(of_meeting(&facts, meeting));
    } else {
        fields.insert(field::PROPOSING, facts.proposing().to_owned());
        fields.insert(field::MEETING_BODY_FIRST, with_capital(facts.body.in_text()));
    }
    fields.insert(field::ANSWER_BY, params.day(&ANSWER_BY).map(dates::long).unwrap_or_default());
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let date = params.draft_day();
    let year = i64::from(date.unwrap_or(today).year());
    let when = NumberAndDay { date, year, ..NumberAndDay::default() };
    letter.head(&Head::Unnumbered(letters::OPINION), &facts.body, &facts.office.place, &when);
    letter.addressee();
    let table = votes::ballot(&facts, &facts.rules);
    letter.paragraphs("body", Inserts::from([(field::BALLOT_TABLE, table)]));
    let post = capitals(&letter.words("right"));
    let signer = [Default::default(), (post, letters::SIGN_HERE.to_owned(), String::new())];
    letter.blocks.push(frame::signatures(&facts.rules, &signer));
    Ok(finished(&facts, letter, SPEC.title()))
}
