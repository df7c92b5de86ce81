//! (2c) Phiếu biểu quyết: A5, two on a sheet of A4; nobody signs it.
use super::minutes::{MEETING, meeting_if_entered};
use crate::{
    layout::block::{Document, Paper, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::NumberAndDay,
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

/// The ballot.
pub const SPEC: ReportSpec = ReportSpec {
    id: "phieu-bieu-quyet",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    of_any_body: true,
    options: &[MEETING],
    build,
};

/// Points: what is ticked by hand is a little smaller than a letter.
const SMALL: f32 = 12.0;

/// A5 upright with margins of 15 and 12 mm. Our choice.
fn half_sheet() -> Paper {
    Paper { width: mm(148.5), height: mm(210.0), ..Paper::a4(15.0, 12.0, 15.0, 12.0) }
}

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    if facts.standing().next().is_none() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    let mut fields = facts.fields();
    // A ballot is printed before its meeting, whose body it names where that is known.
    if let Some(meeting) = meeting_if_entered(&facts, params)? {
        fields.extend(of_meeting(&facts, meeting));
    } else {
        fields.insert(field::PROPOSING, facts.proposing().to_owned());
    }
    let mut rules = facts.rules.clone();
    (rules.sizes.body, rules.sizes.table, rules.sizes.title) = (SMALL, SMALL, 14.0);
    (rules.sizes.summary, rules.line_pt, rules.table_line_pt) = (SMALL, 15.0, 15.0);
    let mut letter = Letter::new(read, &rules, SPEC.id, fields)?;
    letter.head(&Head::Bare(letters::BALLOT), &facts.body, "", &NumberAndDay::default());
    letter
        .paragraphs("body", Inserts::from([(field::BALLOT_TABLE, votes::ballot(&facts, &rules))]));
    let mut section = letter.section(half_sheet());
    section.numbers = None;
    section.two_up = true;
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}
