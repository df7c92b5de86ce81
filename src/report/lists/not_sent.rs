//! (20) Danh sách đơn vị chưa gửi: who owes what, since when, and whom to ring up.
use super::{ListColumn, SERIAL, col, row, table, without_empty};
use crate::{
    domain::{calendar::show_date, ids::Kind, number::show_grouped},
    layout::block::{Align, Cell, Document, Value},
    listing::not_sent::{NotSent, Owed, OwingUnit, Work, not_sent},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options::{self, OptionKind, OptionSpec, OptionValue},
        sheets::script::typed,
        spots::{self, column as key},
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        dates, labels, numbers,
        print::{self, column},
        reminders as words,
        reports::group,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// Whether each work of the year is asked about.
pub(in crate::report) const REGISTRATION: OptionSpec =
    options::yes_no("mo-hinh", words::option::REGISTRATION, true);
/// The same.
pub(in crate::report) const DEMOCRACY: OptionSpec =
    options::yes_no("qcdc", words::option::DEMOCRACY, true);
/// The same.
pub(in crate::report) const SCORES: OptionSpec =
    options::yes_no("cham-diem", words::option::SCORES, true);
/// The same.
pub(in crate::report) const YEAR_REPORT: OptionSpec =
    options::yes_no("bao-cao", words::option::YEAR_REPORT, true);

/// Works that are due within so many days count as owed: what is due months later is nobody's fault yet.
pub(in crate::report) const WITHIN: OptionSpec = OptionSpec {
    key: "trong-ngay",
    label: words::option::WITHIN,
    kind: OptionKind::Count(0, 366),
    usual: Some(OptionValue::Count(30)),
};

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "chua-nop",
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
        options::ISSUED_BY,
        options::ORIENTATION,
        options::DRAFT_DAY,
    ],
    build,
};

/// What tells the rows of one unit apart, and what the work is called.
fn named(work: Work) -> (&'static str, &'static str) {
    match work {
        Work::Registration => ("registration", words::work::REGISTRATION),
        Work::Democracy => ("democracy", words::work::DEMOCRACY),
        Work::Scores => ("scores", words::work::SCORES),
        Work::YearReport => ("year-report", words::work::YEAR_REPORT),
    }
}

/// What a work is called.
pub(in crate::report) fn name_of(work: Work) -> &'static str {
    named(work).1
}

/// Who has not sent what was chosen to ask about. There is no paper where nobody owes anything.
pub(in crate::report) fn who_owes(
    read: Reader<'_>,
    params: &ReportParams,
    (year, on): (i64, Date),
) -> Result<NotSent, ReportError> {
    let asked = |work: &Work| match work {
        Work::Registration => params.is_on(&REGISTRATION),
        Work::Democracy => params.is_on(&DEMOCRACY),
        Work::Scores => params.is_on(&SCORES),
        Work::YearReport => params.is_on(&YEAR_REPORT),
    };
    let works: Vec<Work> = Work::ALL.into_iter().filter(asked).collect();
    if works.is_empty() {
        return Err(ReportError::Refused(words::NOTHING_ASKED.to_owned()));
    }
    let mut found = not_sent(read, year, &works)?;
    let days = typed(params, &WITHIN).and_then(|days| i64::try_from(days).ok()).unwrap_or(0);
    let last = on.checked_add(jiff::Span::new().days(days)).unwrap_or(on);
    found.keep_due_by(last);
    match (found.asked, found.owing.len()) {
        (0, _) => Err(ReportError::Empty(words::NO_UNITS.to_owned())),
        (_, 0) => Err(ReportError::Empty(words::ALL_SENT.to_owned())),
        _ => Ok(found),
    }
}

/// The fields that the list and the letter share. `on`: the day until which it is reckoned.
pub(in crate::report) fn fields_of(found: &NotSent, on: Date) -> Fields {
    let works: Vec<&str> = found.works().into_iter().map(name_of).collect();
    Fields::from([
        (field::WORKS, words::works(&works)),
        (field::AS_OF, dates::long(on)),
        (field::SENT, words::sent_of(found.sent(), found.asked)),
        (field::OWING_COUNT, numbers::count(found.owing.len() as i64)),
        (field::OWED_COUNT, numbers::count(found.owed().count() as i64)),
    ])
}

/// What is to be said where the year has no last day for something that is owed.
pub(in crate::report) fn without_due(found: &NotSent) -> Vec<String> {
    let lacks = found.owed().any(|owed| owed.due.is_none());
    lacks.then(|| words::WITHOUT_DUE.to_owned()).into_iter().collect()
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let on = params.draft_day().unwrap_or(today);
    let found = who_owes(read, params, (facts.year, on))?;
    let whole =
        |key, head, least| ListColumn { unbroken: true, ..col(key, head, least, Align::Center) };
    let mut columns = vec![
        SERIAL,
        col(key::NAME, column::UNIT, 45.0, Align::Left),
        col(key::TASK, column::NOT_SENT, 50.0, Align::Left),
        whole(key::DUE, column::DUE, 24.0),
        col(key::DAYS_LATE, column::DAYS_LATE, 18.0, Align::Center),
        col(key::CONTACT, column::CONTACT_AND_PHONE, 34.0, Align::Left),
    ];
    let all: Vec<(&OwingUnit, &Owed)> = found
        .owing
        .iter()
        .flat_map(|unit| unit.owed.iter().map(move |owed| (unit, owed)))
        .collect();
    let mut cells: Vec<Vec<Cell>> =
        all.iter().map(|(unit, owed)| cells_of(unit, owed, on)).collect();
    without_empty(&mut columns, &mut cells, |of| [key::DAYS_LATE, key::CONTACT].contains(&of));
    let rows = all.iter().zip(cells).enumerate().map(|(at, ((unit, owed), cells))| {
        let record = spots::part_of(&unit.uid, named(owed.work).0);
        row(&record, &columns, at + 1, cells)
    });
    let table = table(&facts.rules, &columns, rows.collect());
    let fields = fields_of(&found, on);
    let remarks = without_due(&found);
    let listed = Listed { id: SPEC.id, kind: print::LIST, fields, table, remarks };
    facts.list(read, (params, today), listed)
}

/// What a row says behind its number.
fn cells_of(unit: &OwingUnit, owed: &Owed, on: Date) -> Vec<Cell> {
    let due = |day: Date| Cell::from(show_date(day)).saying(Value::Day(day));
    let late = |days: i64| Cell::from(show_grouped(days)).saying(Value::Whole(days));
    vec![
        Cell::from(unit.name.as_str()),
        Cell::from(words::owed(name_of(owed.work), &owed.of)),
        owed.due.map_or_else(Cell::default, due),
        owed.days_late(on).map_or_else(Cell::default, late),
        Cell::from(labels::joined(&[&unit.contact, &unit.phone])),
    ]
}
