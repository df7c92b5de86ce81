//! (18) Bảng theo dõi chỉ tiêu: what was planned, what was reached, and what it was in the year before.
use super::{ListColumn, SERIAL, col, row, table, without_empty};
use crate::{
    domain::ids::Kind,
    layout::block::{Align, Cell, Document, Value},
    listing::targets::{ComparedTarget, compared},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options,
        spots::column as key,
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        dates, evaluation, numbers,
        print::column,
        reports::group,
        template::{Fields, field},
        year_lists as words, year_report,
    },
};
use jiff::civil::Date;

/// The table.
pub const SPEC: ReportSpec = ReportSpec {
    id: "theo-doi-chi-tieu",
    group: group::FOLLOW_UP,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::Target],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let targets = compared(read, facts.year)?;
    if targets.is_empty() {
        return Err(ReportError::Empty(words::NO_TARGETS.to_owned()));
    }
    let on = params.draft_day().unwrap_or(today);
    let is_over = i64::from(on.year()) > facts.year;
    let whole =
        |key, head, least, align| ListColumn { unbroken: true, ..col(key, head, least, align) };
    let mut columns = vec![
        SERIAL,
        col(key::NAME, column::FIGURE, 60.0, Align::Left),
        col(key::MEASURE, column::COUNTED_IN, 18.0, Align::Center),
        whole(key::PLANNED, column::PLANNED, 18.0, Align::Right),
        whole(key::REACHED, column::REACHED, 18.0, Align::Right),
        whole(key::SHARE, column::SHARE_OF_PLAN, 18.0, Align::Right),
        col(key::RESULT, column::RESULT, 20.0, Align::Center),
        whole(key::BEFORE, column::YEAR_BEFORE, 20.0, Align::Right),
        col(key::CHANGE, column::CHANGE, 20.0, Align::Right),
        col(key::NOTE, column::NOTE, 24.0, Align::Left),
    ];
    let mut cells: Vec<Vec<Cell>> = targets.iter().map(|of| cells_of(of, is_over)).collect();
    without_empty(&mut columns, &mut cells, |of| {
        [key::MEASURE, key::BEFORE, key::CHANGE, key::NOTE].contains(&of)
    });
    let rows = targets.iter().zip(cells).enumerate();
    let rows = rows.map(|(at, (of, cells))| row(&of.uid, &columns, at + 1, cells));
    let table = table(&facts.rules, &columns, rows.collect());
    let mut fields = counts(&targets);
    fields.insert(field::AS_OF, dates::long(on));
    let listed = Listed { id: SPEC.id, kind: words::TARGETS, fields, table, remarks: Vec::new() };
    facts.list(read, (params, today), listed)
}

/// What a row says behind its number.
fn cells_of(of: &ComparedTarget, is_over: bool) -> Vec<Cell> {
    let amount = |of: Option<i64>| {
        of.map_or_else(Cell::default, |of| {
            Cell::from(evaluation::points(of)).saying(Value::Hundredths(of))
        })
    };
    let change = of.change().map(|change| year_report::change(change, of.is_share()));
    vec![
        Cell::from(of.target.name.as_str()),
        Cell::from(of.target.unit.as_str()),
        amount(of.target.planned.get().map(|planned| planned.0)),
        amount(of.reached),
        amount(of.held.share),
        Cell::from(words::target_result(of.held.is_met, is_over)),
        amount(of.before),
        Cell::from(change.unwrap_or_default()),
        Cell::from(of.target.note.as_str()),
    ]
}

/// How many targets were met.
fn counts(targets: &[ComparedTarget]) -> Fields {
    let of = |is_met: Option<bool>| targets.iter().filter(|of| of.held.is_met == is_met).count();
    let count = |number: usize| numbers::count(number as i64);
    let unless_none = |number: usize| if number == 0 { String::new() } else { count(number) };
    Fields::from([
        (field::TARGETS, count(targets.len())),
        (field::TARGETS_MET, count(of(Some(true)))),
        (field::TARGETS_MISSED, unless_none(of(Some(false)))),
        (field::TARGETS_UNKNOWN, unless_none(of(None))),
    ])
}
