//! Điểm danh of a training session: a sheet to sign for every half-day, or the result of it.
use super::{
    HeadedColumn, SERIAL,
    attendees::{SessionFacts, remark_on_gender},
    col, heading_row, keep_room, row, sheet, table, unbroken,
};
use crate::{
    domain::ids::Kind,
    layout::{
        block::{Align, Block, Cell, Document, Row, Section, Value, mm},
        texts::each_spot_mut,
    },
    listing::session::SessionAttendee,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        letter::{Head, Letter},
        options::{self, OptionKind, OptionSpec, OptionValue},
        spots::{self, column as key},
    },
    store::Reader,
    text::{
        print::{self, column},
        reports::{self, group},
        template::field,
        training_papers::{self as words, column as heads, option},
    },
};
use jiff::civil::Date;
use std::ops::Range;

/// What was noted, instead of room to sign.
pub const RESULT: OptionSpec = options::yes_no("ket-qua", option::RESULT, false);
/// Rows for those who come without standing on the list.
pub const BLANK_ROWS: OptionSpec = OptionSpec {
    key: "dong-trong",
    label: option::BLANK_ROWS,
    kind: OptionKind::Count(0, 30),
    usual: Some(OptionValue::Count(10)),
};

/// The sheet.
pub const SPEC: ReportSpec = ReportSpec {
    id: "diem-danh",
    group: group::TRAINING,
    about: &[AboutKind::Session],
    recipients: None,
    lists: &[Kind::TrainingSession],
    of_any_body: true,
    options: &[options::ISSUED_BY, RESULT, BLANK_ROWS, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Millimetres of a row that is signed in, and of a column for it: room for a hand.
const ROW_MM: f32 = 9.0;
const SIGN_MM: f32 = 24.0;
/// So many half-days stand upright; more want a lying sheet.
const UPRIGHT: usize = 2;
/// As many as a lying sheet has room for, to sign and with their results; more begin another sheet.
const TO_SIGN: usize = 6;
const WITH_RESULTS: usize = 12;

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let of_session = SessionFacts::read(read, params)?;
    let has_result = params.is_on(&RESULT);
    if has_result && !of_session.list.is_marked() {
        return Err(ReportError::Empty(words::NOBODY_MARKED.to_owned()));
    }
    let most = if has_result { WITH_RESULTS } else { TO_SIGN };
    let mut sections = Vec::new();
    for half_days in on_sheets(of_session.list.half_days(), most) {
        let first = half_days.start;
        let mut section = sheet_of(read, (params, today), &of_session, half_days)?;
        if first > 0 {
            let part = format!("from-{}", first + 1);
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &part));
        }
        sections.push(section);
    }
    let facts = &of_session.facts;
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// The half-days of each sheet: about as many on one as on another.
fn on_sheets(half_days: usize, most: usize) -> Vec<Range<usize>> {
    let sheets = half_days.div_ceil(most).max(1);
    let each = half_days.div_ceil(sheets);
    (0..sheets).map(|at| at * each..((at + 1) * each).min(half_days)).collect()
}

/// The sheet of some of the half-days, with its head and its foot.
fn sheet_of(
    read: Reader<'_>,
    (params, today): (&ReportParams, Date),
    of_session: &SessionFacts,
    half_days: Range<usize>,
) -> Result<Section, ReportError> {
    let SessionFacts { facts, list } = of_session;
    let has_result = params.is_on(&RESULT);
    let listed: Vec<&SessionAttendee> = list.attendees.iter().collect();
    let mut fields = facts.fields();
    fields.extend(of_session.fields(&listed));
    let what = if has_result { words::RESULT_OF_MARKING } else { words::MARKING };
    fields.insert(field::MARKING, what.to_owned());
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = facts.when(params, today);
    letter.head(&Head::Unnumbered(print::LIST), &facts.body, &facts.office.place, &when);
    let session = &list.session;
    let names = words::half_days(session.from.get(), session.to.get(), list.half_days());
    let keys: Vec<String> =
        half_days.clone().map(|at| format!("{}-{}", key::HALF_DAY, at + 1)).collect();
    let own = names.get(half_days.clone()).unwrap_or_default();
    let columns = columns(&keys, own, (has_result, listed.iter().any(|of| !of.unit.is_empty())));
    // Who stands on several sheets is named apart on each.
    let record = |of: &SessionAttendee| match half_days.start {
        0 => of.uid.clone(),
        first => format!("{}-from-{}", of.uid, first + 1),
    };
    let cells = |of: &SessionAttendee| cells_of(of, &columns, &half_days, has_result);
    let mut rows: Vec<Row> = listed
        .iter()
        .enumerate()
        .map(|(at, of)| row(&record(of), &columns, at + 1, cells(of)))
        .collect();
    if !has_result {
        rows.extend(blank_rows(params, &columns, (listed.len(), half_days.start)));
    }
    let mut table = table(&facts.rules, &columns, rows);
    let mut lies = params.landscape();
    if !has_result {
        table.least_row = mm(ROW_MM);
        let room: Vec<(&str, f32)> = keys.iter().map(|key| (key.as_str(), SIGN_MM)).collect();
        keep_room(&mut table, &room);
        lies = lies.or_else(|| (list.half_days() > UPRIGHT).then_some(true));
    }
    let sheet = sheet(&facts.rules, facts.office.two_sided, lies, &mut table);
    letter.blocks.push(Block::Table(table));
    letter.closing(if has_result { "result" } else { "count" });
    letter.signers();
    let mut section = letter.on_sheet(sheet, false);
    section.remarks.extend(has_result.then(|| remark_on_gender(&listed)).flatten());
    Ok(section)
}

/// STT, name, unit, a column for each half-day; behind them, with the result, how many there were.
fn columns<'a>(
    keys: &'a [String],
    names: &'a [String],
    (has_result, has_unit): (bool, bool),
) -> Vec<HeadedColumn<'a>> {
    let mut columns = vec![SERIAL, unbroken(key::NAME, column::FULL_NAME, 38.0)];
    columns.extend(has_unit.then(|| col(key::UNIT, column::UNIT, 34.0, Align::Left)));
    let half_days = keys.iter().zip(names);
    columns.extend(half_days.map(|(key, name)| col(key, name, 15.0, Align::Center)));
    columns.push(if has_result {
        col(key::TIMES, heads::TIMES, 14.0, Align::Center)
    } else {
        col(key::NOTE, column::NOTE, 14.0, Align::Left)
    });
    columns
}

/// What a row says behind its number.
fn cells_of(
    of: &SessionAttendee,
    columns: &[HeadedColumn<'_>],
    half_days: &Range<usize>,
    has_result: bool,
) -> Vec<Cell> {
    let marks: Vec<char> = of.attendee.marks().collect();
    let mut cells = vec![Cell::from(of.name.as_str())];
    cells.extend(
        columns.iter().any(|column| column.key == key::UNIT).then(|| of.unit.as_str().into()),
    );
    let marked = half_days
        .clone()
        .map(|at| Cell::from(if has_result { words::mark(marks.get(at).copied()) } else { "" }));
    cells.extend(marked);
    // Whoever sent somebody was represented.
    let times = marks.iter().filter(|mark| ['x', 't'].contains(mark)).count() as i64;
    let is_noted = has_result && of.attendee.is_marked();
    let last = is_noted.then(|| Cell::from(times.to_string()).saying(Value::Whole(times)));
    cells.push(last.unwrap_or_default());
    cells
}

/// Rows for those who are not on the list, numbered on, as many as are asked for.
fn blank_rows(
    params: &ReportParams,
    columns: &[HeadedColumn<'_>],
    (listed, first): (usize, usize),
) -> Vec<Row> {
    let Some(OptionValue::Count(count @ 1..)) = params.chosen(&BLANK_ROWS) else {
        return Vec::new();
    };
    let blank = |at: u32| {
        let cells = columns.iter().skip(1).map(|_| Cell::default());
        row(
            &format!("added-{}-from-{}", at + 1, first + 1),
            columns,
            listed + at as usize + 1,
            cells,
        )
    };
    let heading = heading_row("added", words::ADDED, columns.len());
    std::iter::once(heading).chain((0..count).map(blank)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_days_stand_evenly_on_as_few_sheets_as_have_room_for_them() {
        for (half_days, ends) in
            [(2, vec![2]), (6, vec![6]), (8, vec![4, 8]), (13, vec![5, 10, 13])]
        {
            let sheets = on_sheets(half_days, TO_SIGN);
            assert_eq!(sheets.iter().map(|of| of.end).collect::<Vec<_>>(), ends);
            assert!(sheets.windows(2).all(|next| next[0].end == next[1].start));
        }
    }
}
