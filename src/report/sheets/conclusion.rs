//! Thông báo kết luận of the meeting that weighed names.
use super::minutes::{MEETING, finished, meeting_of};
use crate::{
    domain::paper_kind::PaperKind,
    layout::block::Document,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::names::{Named, name_table},
        meeting_facts::{agreed, of_meeting},
        options,
    },
    store::Reader,
    text::{letters, reports::group, template::field},
};
use jiff::civil::Date;

/// The conclusion.
pub const SPEC: ReportSpec = ReportSpec {
    id: "tb-ket-luan",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[MEETING, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let meeting = &meeting_of(&facts, params)?.clone();
    let facts = facts.issued_by(meeting.body);
    let passed: Vec<Named> =
        agreed(&facts, meeting).into_iter().map(|p| Named::of_proposal(p, String::new())).collect();
    let mut fields = facts.fields();
    fields.extend(of_meeting(&facts, meeting));
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::Notice, today);
    letter.head(&Head::Named(letters::NOTICE), &facts.body, &facts.office.place, &when);
    let names = name_table(&facts.rules, &passed, None);
    letter.paragraphs("body", Inserts::from([(field::PASSED_TABLE, names)]));
    let to = frame::recipients(&facts.rules, "", &facts.body.default_recipients);
    letter.foot(to, facts.signature(read, when.date)?);
    Ok(finished(&facts, letter, SPEC.title()))
}
