//! Sổ theo dõi khen thưởng of one year or several: what was given, by its number, with what happened to it since.
use super::{
    col, heading_row, keep_room, name_cell, rather_lying, table, unbroken, unnumbered_row,
};
use crate::{
    domain::{
        award::Award,
        ids::BodyId,
        natural_order::natural_key,
        office::Body,
        recipient::{Counts, RecipientKind},
        rule_set,
    },
    layout::block::{Align, Cell, Document, Row, Value, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        lists::{ListColumn, annex::period},
        options,
        sheets::script::typed,
        spots::column as key,
        year::{Listed, YearFacts},
    },
    store::{AwardFilter, AwardRow, Reader, StoreError},
    text::{
        labels, numbers,
        print::{self, column},
        registers as words,
        reports::group,
        template::{Fields, field},
    },
};
use jiff::civil::Date;
use std::{collections::HashMap, ops::RangeInclusive};

/// The register.
pub const SPEC: ReportSpec = ReportSpec {
    id: "so-khen-thuong",
    group: group::BOOKS,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::BODY, options::FROM_YEAR, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Millimetres of a row: room to sign in it.
const ROW: f32 = 10.0;
/// Millimetres to sign in.
const ROOM_TO_SIGN: f32 = 22.0;

/// One line of the register.
struct Entry {
    row: AwardRow,
    award: Award,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let years = years_of(params, facts.year)?;
    let said = words::years(*years.start(), *years.end());
    let entries = entries(read, &facts.bodies, params.body(), &years)?;
    if entries.is_empty() {
        return Err(ReportError::Empty(words::nothing_registered(&said)));
    }
    let mut columns = columns(counts(entries.iter()));
    let notes: Vec<String> = entries.iter().map(|of| note_of(&of.award)).collect();
    if notes.iter().all(String::is_empty) {
        columns.pop();
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut year_before = None;
    for (of, note) in entries.iter().zip(notes) {
        let year = of.row.year;
        if years.start() != years.end() && year_before != Some(year) {
            let of_year = entries.iter().filter(|of| of.row.year == year);
            let counted = print::counted(counts(of_year));
            let heading = words::year_heading(year, &counted);
            rows.push(heading_row(&year.to_string(), &heading, columns.len()));
            year_before = Some(year);
        }
        rows.push(unnumbered_row(&of.row.uid, &columns, cells_of(of, &facts.bodies, note)));
    }
    let mut table = table(&facts.rules, &columns, rows);
    table.least_row = mm(ROW);
    // Numbers and days are often written by hand, too.
    let room = [(key::REGISTER, 14.0), (key::HANDED, 23.0), (key::SIGNED, ROOM_TO_SIGN)];
    keep_room(&mut table, &room);
    let remarks = remarks(&entries);
    let listed = Listed {
        id: SPEC.id,
        kind: words::REGISTER,
        fields: fields_of(&facts, params, &entries, said.clone()),
        table,
        remarks,
    };
    let mut document = facts.list(read, (&rather_lying(params), today), listed)?;
    document.title = words::titled(SPEC.title(), &said);
    Ok(document)
}

/// From the first year asked for to that of the register.
fn years_of(params: &ReportParams, last: i64) -> Result<RangeInclusive<i64>, ReportError> {
    let asked = typed(params, &options::FROM_YEAR).and_then(|year| i64::try_from(year).ok());
    let first = asked.unwrap_or(last);
    if first > last {
        return Err(ReportError::Refused(words::YEARS_TURNED.to_owned()));
    }
    Ok(first..=last)
}

/// The awards of these years, year by year in the order of their numbers; those without one last.
fn entries(
    read: Reader<'_>,
    bodies: &[Body],
    body: Option<BodyId>,
    years: &RangeInclusive<i64>,
) -> Result<Vec<Entry>, StoreError> {
    // Of one year only what is asked for is read.
    let year = Some(*years.end()).filter(|_| years.start() == years.end());
    let mut rows = read.award_rows(AwardFilter { year, body, ..AwardFilter::default() })?;
    rows.retain(|row| years.contains(&row.year));
    let place = |body: BodyId| bodies.iter().position(|of| of.id == Some(body));
    rows.sort_by_cached_key(|row| {
        let number = (row.register_number.trim().is_empty(), natural_key(&row.register_number));
        let given = (place(row.body), row.decision_date.clone(), row.recipient.kind());
        (row.year, number, given, row.unit_position, row.name_key.clone(), row.id)
    });
    let entry = |row: AwardRow| {
        let award = read.award(row.id)?.unwrap_or_default();
        Ok(Entry { row, award })
    };
    rows.into_iter().map(entry).collect()
}

/// The head over names of these kinds.
pub(super) const fn name_of(counts: Counts) -> &'static str {
    if counts.households > 0 { column::NAME_WITH_HOUSEHOLDS } else { column::NAME }
}

/// The columns, the one of notes last.
fn columns(counts: Counts) -> Vec<ListColumn> {
    vec![
        col(key::REGISTER, column::REGISTER, 14.0, Align::Center),
        unbroken(key::DECISION, column::DECISION, 30.0),
        col(key::AWARDED_BY, column::AWARDED_BY, 24.0, Align::Left),
        col(key::FORM, column::FORM, 18.0, Align::Center),
        col(key::NAME, name_of(counts), 36.0, Align::Left),
        col(key::POST_AND_UNIT, column::POSITION_UNIT, 34.0, Align::Left),
        col(key::CONTENT, column::CONTENT, 34.0, Align::Left),
        col(key::HANDED, column::HANDED, 23.0, Align::Center),
        col(key::SIGNED, column::SIGNED, ROOM_TO_SIGN, Align::Left),
        col(key::NOTE, column::NOTE, 22.0, Align::Left),
    ]
}

fn cells_of(of: &Entry, bodies: &[Body], note: String) -> Vec<Cell> {
    let (row, kind) = (&of.row, of.row.recipient.kind());
    let handed = of.award.handed_on.get();
    let day = Cell::from(of.award.handed_on.text.as_str());
    vec![
        Cell::from(row.register_number.as_str()),
        Cell::from(cited(bodies, row)),
        Cell::from(row.body_short.as_str()),
        Cell::from(row.form.as_str()),
        name_cell(&row.name, kind),
        Cell::from(behind(row)),
        Cell::from(words::content(&row.content, period(Some(&row.years)))),
        handed.map_or(day.clone(), |on| day.saying(Value::Day(on))),
        Cell::default(),
        Cell::from(note),
    ]
}

/// Post and unit; of a collective only a unit that it does not bear the name of.
fn behind(row: &AwardRow) -> String {
    let unit = if row.unit == row.name { "" } else { row.unit.as_str() };
    match row.recipient.kind() {
        RecipientKind::Person => labels::joined(&[&row.position_title, unit]),
        RecipientKind::Collective | RecipientKind::Household => unit.to_owned(),
    }
}

/// The decision of an award in the form of the body it is by: its number, and below it the day.
pub(super) fn cited(bodies: &[Body], row: &AwardRow) -> String {
    let body = bodies.iter().find(|body| body.id == Some(row.body));
    let day = row.decision_date.as_deref().and_then(|day| day.parse().ok());
    let theirs = body.and_then(|body| Some((body, rule_set::of(body)?)));
    theirs.map_or_else(String::new, |(body, rules)| {
        words::cited_in_two_lines(&rules, body, (&row.decision_number, day))
    })
}

/// What happened to an award, and who took it; whatever was taken back stays in the register.
fn note_of(award: &Award) -> String {
    let amendments = award.amendments.iter();
    let mut notes: Vec<String> = amendments
        .map(|of| words::amendment(of.kind, &of.decision_number, &of.date.text, &of.reason))
        .collect();
    let taken_by = award.received_by.trim();
    if !taken_by.is_empty() && taken_by != award.printed_name {
        notes.push(words::taken_by(taken_by));
    }
    notes.extend((!award.note.is_empty()).then(|| award.note.clone()));
    notes.join("\n")
}

/// How many of each kind, those that were taken back too.
fn counts<'e>(entries: impl Iterator<Item = &'e Entry>) -> Counts {
    entries.map(|of| of.row.recipient.kind()).collect()
}

fn fields_of(facts: &YearFacts, params: &ReportParams, entries: &[Entry], years: String) -> Fields {
    let two = |count: usize| numbers::count(count as i64);
    let revoked = entries.iter().filter(|of| of.row.is_revoked).count();
    let body = facts.bodies.iter().find(|body| body.id.is_some() && body.id == params.body());
    Fields::from([
        (field::YEARS, years),
        (field::GIVEN_BY, body.map(|body| body.in_text().to_owned()).unwrap_or_default()),
        (field::TIMES, two(entries.len())),
        (field::COUNTS, print::counted(counts(entries.iter()))),
        (field::REVOKED, if revoked == 0 { String::new() } else { two(revoked) }),
    ])
}

fn remarks(entries: &[Entry]) -> Vec<String> {
    let number = |of: &Entry| of.row.register_number.trim().to_owned();
    let without = entries.iter().filter(|of| number(of).is_empty()).count();
    let mut seen: HashMap<(i64, String), BodyId> = HashMap::new();
    let is_of_another = |of: &Entry| {
        let first = seen.entry((of.row.year, number(of))).or_insert(of.row.body);
        *first != of.row.body
    };
    let has_same = entries.iter().filter(|of| !number(of).is_empty()).any(is_of_another);
    let without = (without > 0).then(|| words::without_number(without));
    let same = has_same.then(|| words::SAME_NUMBERS.to_owned());
    without.into_iter().chain(same).collect()
}
