//! (2c) Phiếu biểu quyết: A5, two on a sheet of A4; nobody signs it.
use super::minutes::{MEETING, meeting_if_entered};
use crate::{
    domain::vietnamese::capitals,
    layout::block::{Block, Column, Document, Face, Paper, Role, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::votes,
        meeting_facts::of_meeting,
        spots,
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
    lists: &[],
    of_any_body: true,
    options: &[MEETING],
    build,
};

/// Points: what is ticked by hand is a little smaller than a letter.
const SMALL: f32 = 12.0;

/// Share of the sheet that its issuer has.
const ISSUER: f32 = 0.55;

/// A5 upright with margins of 15 and 12 mm. Our choice.
fn half_sheet() -> Paper {
    Paper { width: mm(148.5), height: mm(210.0), ..Paper::a4(15.0, 12.0, 15.0, 12.0) }
}

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    if facts.standing().next().is_none() {
        return Err(ReportError::Empty(reports::no_proposals(SPEC.title())));
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
    rules.sizes.issuer = SMALL;
    (rules.sizes.summary, rules.line_pt, rules.table_line_pt) = (SMALL, 15.0, 15.0);
    let mut letter = Letter::new(read, &rules, SPEC.id, fields)?;
    // Whose ballot it is, where its stamp goes (dấu treo).
    let issuer = capitals(&facts.body.letterhead_name);
    let issuer = frame::centred(&rules, (Role::Issuer, Face::Bold), spots::ISSUER, &issuer);
    let columns = [(ISSUER, vec![issuer]), (1.0 - ISSUER, Vec::new())];
    let columns = columns.map(|(share, paragraphs)| Column { share, paragraphs });
    letter.blocks.push(Block::Columns { columns: columns.into(), space_before: 0.0 });
    letter.head(&Head::Bare(letters::BALLOT), &facts.body, "", &NumberAndDay::default());
    letter
        .paragraphs("body", Inserts::from([(field::BALLOT_TABLE, votes::ballot(&facts, &rules))]));
    let mut section = letter.section(half_sheet());
    // The second sheet of a long ballot is told from the first.
    if let Some(numbers) = &mut section.numbers {
        (numbers.size, numbers.restart) = (SMALL, true);
    }
    section.two_up = true;
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}
