//! Công văn đôn đốc: the units that have not sent what they were asked for are reminded.
use crate::{
    domain::{ids::Kind, paper_kind::PaperKind},
    layout::block::{Align, Block, Cell, Document},
    listing::not_sent::{NotSent, OwingUnit},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::signed_by_order,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::{
            SERIAL, col,
            not_sent::{
                DEMOCRACY, REGISTRATION, SCORES, WITHIN, YEAR_REPORT, fields_of, name_of, who_owes,
                without_due,
            },
            row, table,
        },
        options::{self, ANSWER_BY},
        spots::column as key,
        year::YearFacts,
    },
    store::Reader,
    text::{
        dates,
        print::{self, column},
        reminders as words,
        reports::{self, group},
        template::field,
    },
};
use jiff::civil::Date;

/// The letter.
pub const SPEC: ReportSpec = ReportSpec {
    id: "cv-don-doc",
    group: group::FOLLOW_UP,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::Unit],
    of_any_body: true,
    options: &[
        REGISTRATION,
        DEMOCRACY,
        SCORES,
        YEAR_REPORT,
        WITHIN,
        ANSWER_BY,
        options::ISSUED_BY,
        options::DRAFT_NUMBER,
        options::DRAFT_DAY,
    ],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let on = params.draft_day().unwrap_or(today);
    let found = who_owes(read, params, (facts.year, on))?;
    let names: Vec<&str> = found.owing.iter().map(|unit| unit.name.as_str()).collect();
    let mut fields = facts.fields();
    fields.extend(fields_of(&found, on));
    fields.extend([
        (field::OWING, words::addressed(&names, print::units_of(&facts.body))),
        (field::ANSWER_BY, params.answer_by().map(dates::long).unwrap_or_default()),
    ]);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::OfficialLetter, today);
    letter.head(&Head::Letter, &facts.body, &facts.office.place, &when);
    letter.addressee();
    let owing = owing_table(&facts, &found);
    letter.paragraphs("body", Inserts::from([(field::OWING_TABLE, owing)]));
    // What a unit failed to do is nobody else's: the letter goes to those it addresses, and into the file.
    let kept = print::kept_copies(&facts.body.default_recipients);
    let to = frame::recipients(&facts.rules, print::AS_ABOVE, &kept);
    letter.foot(to, signed_by_order(read, &facts.rules, &facts.body, when.date)?);
    let mut section = letter.section(frame::paper(&facts.rules, facts.office.two_sided, false));
    section.remarks.extend(without_due(&found));
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}

/// A row for each unit, with everything it owes.
fn owing_table(facts: &YearFacts, found: &NotSent) -> Vec<Block> {
    let columns = [
        SERIAL,
        col(key::NAME, column::UNIT, 55.0, Align::Left),
        col(key::TASK, column::NOT_SENT, 70.0, Align::Left),
    ];
    let owed = |unit: &OwingUnit| {
        let owed = unit.owed.iter().map(|of| words::owed_by(name_of(of.work), &of.of, of.due));
        words::several(&owed.collect::<Vec<_>>())
    };
    let row = |(at, unit): (usize, &OwingUnit)| {
        let cells = [Cell::from(unit.name.as_str()), Cell::from(owed(unit))];
        row(&unit.uid, &columns, at + 1, cells)
    };
    let rows = found.owing.iter().enumerate().map(row).collect();
    vec![Block::Table(table(&facts.rules, &columns, rows))]
}
