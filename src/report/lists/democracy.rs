//! (17) Biểu tổng hợp tình hình thực hiện Quy chế dân chủ ở cơ sở: a row for every TCCSĐ, with totals and shares.
use super::{
    HeadedColumn, ListColumn, SERIAL, blank_total, col, over_those_left, rather_lying, row, table,
    with_over_heads, without_empty,
};
use crate::{
    domain::{
        answer::Answer,
        calendar::{last_day, show_date},
        democracy::{DemocracyRecord, InternalRuleKind},
        entered::{Entered, Whole},
        ids::Kind,
        number::show_grouped,
    },
    layout::block::{Align, Cell, Document, Face, Row, Table, Value},
    listing::democracy::{DemocracyLine, DemocracyOfYear, democracy_of_year},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options,
        spots::{self, column as key},
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        dates,
        democracy_papers::{self as words, column as heads},
        evaluation, numbers,
        print::column,
        reports::group,
        template::{Fields, field},
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// The table.
pub const SPEC: ReportSpec = ReportSpec {
    id: "bang-qcdc",
    group: group::DEMOCRACY,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::DemocracyRecord],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// What a record says in a column.
enum Said {
    /// Yes with a day or without one, no, unknown, or not applicable.
    Answer(Answer, Entered<Date>),
    /// How many, where it applies.
    Number { applies: bool, number: Option<i64> },
}

/// A column of the table, and what a record says in it.
struct Item {
    column: ListColumn,
    of: fn(&DemocracyRecord) -> Said,
    /// Of a number: the column whose number it is a part of, when its share is one of that rather than of the units.
    part_of: Option<&'static str>,
}

/// A column whose share is that of the units that have it.
const fn item(
    key: &'static str,
    head: &'static str,
    least_mm: f32,
    of: fn(&DemocracyRecord) -> Said,
) -> Item {
    Item { column: col(key, head, least_mm, Align::Center), of, part_of: None }
}

/// Those between the unit and its score.
const ITEMS: [Item; 15] = [
    item(key::COMMITTEE, heads::HAS_ONE, 10.0, |of| answer(of, of.committee)),
    item(key::RENEWED, heads::RENEWED, 18.0, |of| on_day(of, of.committee, &of.committee_renewed)),
    item(key::RULES, heads::RULES, 12.0, |of| answer(of, of.rules)),
    item(key::PLAN, heads::PLAN, 12.0, |of| answer(of, of.plan)),
    item(key::CONFERENCE, heads::DAY, 18.0, |of| {
        Said::Answer(of.answer(of.conference), of.conference_date.clone())
    }),
    item(key::CONFERENCE_PEOPLE, heads::PEOPLE, 11.0, |of| {
        number(of, of.conference == Answer::NotApplicable, typed(&of.conference_people))
    }),
    item(key::DIALOGUES, heads::TIMES, 10.0, |of| {
        number(of, of.dialogues_na, counted(of.dialogues.len()))
    }),
    item(key::OPINIONS, heads::OPINIONS, 10.0, |of| {
        number(of, of.dialogues_na, added(of.dialogues.iter().map(|one| &one.opinions)))
    }),
    Item {
        column: col(key::OPINIONS_RESOLVED, heads::RESOLVED, 10.0, Align::Center),
        of: |of| number(of, of.dialogues_na, added(of.dialogues.iter().map(|one| &one.resolved))),
        part_of: Some(key::OPINIONS),
    },
    item(key::AGREEMENT, heads::AGREEMENT, 18.0, |of| {
        Said::Answer(of.answer(of.agreement), of.agreement_expires.clone())
    }),
    item(key::RULES_NEW, heads::NEW, 9.0, |of| internal_rules(of, true)),
    item(key::RULES_AMENDED, heads::AMENDED, 9.0, |of| internal_rules(of, false)),
    item(key::INSPECTIONS, heads::INSPECTIONS, 11.0, |of| {
        let held = of.inspections.iter().filter(|one| one.held_on.get().is_some());
        number(of, false, counted(held.count()))
    }),
    item(key::PETITIONS, heads::RECEIVED, 10.0, |of| {
        number(of, of.petitions_na, typed(&of.petitions_received))
    }),
    Item {
        column: col(key::PETITIONS_RESOLVED, heads::SETTLED, 9.0, Align::Center),
        of: |of| number(of, of.petitions_na, typed(&of.petitions_resolved)),
        part_of: Some(key::PETITIONS),
    },
];

/// Heads over several columns.
const OVER: [(&str, &str, &[&str]); 5] = [
    ("over-committee", heads::COMMITTEE, &[key::COMMITTEE, key::RENEWED]),
    ("over-conference", heads::CONFERENCE, &[key::CONFERENCE, key::CONFERENCE_PEOPLE]),
    ("over-dialogues", heads::DIALOGUES, &[key::DIALOGUES, key::OPINIONS, key::OPINIONS_RESOLVED]),
    ("over-internal-rules", heads::INTERNAL_RULES, &[key::RULES_NEW, key::RULES_AMENDED]),
    ("over-petitions", heads::PETITIONS, &[key::PETITIONS, key::PETITIONS_RESOLVED]),
];

fn answer(of: &DemocracyRecord, said: Answer) -> Said {
    Said::Answer(of.answer(said), Entered::default())
}

/// Done on a day that is known, where it applies.
fn on_day(of: &DemocracyRecord, applies: Answer, day: &Entered<Date>) -> Said {
    let said = match (of.answer(applies), day.get()) {
        (Answer::NotApplicable, _) => Answer::NotApplicable,
        (_, Some(_)) => Answer::Yes,
        (_, None) => Answer::Unknown,
    };
    Said::Answer(said, day.clone())
}

fn number(of: &DemocracyRecord, not_applicable: bool, number: Option<i64>) -> Said {
    Said::Number { applies: !of.is_exempt && !not_applicable, number }
}

fn internal_rules(of: &DemocracyRecord, new: bool) -> Said {
    let is_of = |kind: InternalRuleKind| (kind == InternalRuleKind::New) == new;
    let rules = of.internal_rules.iter().filter(|rule| is_of(rule.kind));
    number(of, of.internal_rules_na, counted(rules.count()))
}

fn typed(number: &Entered<Whole>) -> Option<i64> {
    number.get().map(|number| number.0)
}

/// Of parts that were entered one by one none is nothing that was said.
fn counted(number: usize) -> Option<i64> {
    (number > 0).then_some(number as i64)
}

fn added<'a>(numbers: impl Iterator<Item = &'a Entered<Whole>>) -> Option<i64> {
    let known: Vec<i64> = numbers.filter_map(typed).collect();
    (!known.is_empty()).then(|| known.into_iter().fold(0, i64::saturating_add))
}

impl Said {
    /// As a cell; a day before `until` has run out in the column of agreements.
    fn cell(&self, until: Option<Date>) -> Cell {
        match self {
            Self::Answer(Answer::NotApplicable, _) | Self::Number { applies: false, .. } => {
                words::NOT_APPLICABLE.into()
            }
            Self::Answer(Answer::Yes, day) => match day.get() {
                Some(day) => Cell {
                    face: match until.filter(|until| day < *until) {
                        Some(_) => Face::Italic,
                        None => Face::Regular,
                    },
                    ..Cell::from(show_date(day)).saying(Value::Day(day))
                },
                None => words::YES.into(),
            },
            Self::Answer(..) => Cell::default(),
            Self::Number { number, .. } => number.map_or_else(Cell::default, whole),
        }
    }
}

fn whole(number: i64) -> Cell {
    Cell::from(show_grouped(number)).saying(Value::Whole(number))
}

/// What a column comes to over all units.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Units that have it, and those that it applies to.
    units: usize,
    of: usize,
    /// The numbers together.
    number: i64,
}

impl Sum {
    /// A unit without a record has nothing, and everything applies to it.
    fn of(item: &Item, lines: &[DemocracyLine]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            let said = line.record.as_ref().map(item.of);
            let (applies, has) = match said {
                None => (true, false),
                Some(Said::Answer(answer, _)) => {
                    (answer != Answer::NotApplicable, answer == Answer::Yes)
                }
                Some(Said::Number { applies, number }) => {
                    let number = number.filter(|_| applies).unwrap_or_default();
                    sum.number = sum.number.saturating_add(number);
                    (applies, number > 0)
                }
            };
            sum.of += usize::from(applies);
            sum.units += usize::from(applies && has);
        }
        sum
    }

    /// The share as the row says it: of the units, or of the numbers of another column.
    fn share(self, whole: Option<Self>) -> String {
        let count = |number: i64| usize::try_from(number).unwrap_or_default();
        match whole {
            Some(whole) => words::share(count(self.number), count(whole.number)),
            None => words::share(self.units, self.of),
        }
    }
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let of_year = democracy_of_year(read, facts.year)?;
    let empty = |sentence: &str| Err(ReportError::Empty(sentence.to_owned()));
    if of_year.lines.is_empty() {
        return empty(words::NO_UNITS);
    }
    if of_year.lines.iter().all(|line| line.record.is_none()) {
        return empty(words::NO_RECORDS);
    }
    let until = params.draft_day().unwrap_or(today).min(last_day(facts.year).unwrap_or(today));
    let table = the_table(&facts, &of_year.lines, until);
    let mut fields = fields(&of_year, &table);
    fields.insert(field::DATA_UNTIL, dates::short(until));
    facts.list(
        read,
        (&rather_lying(params), today),
        Listed { id: SPEC.id, kind: words::TITLE, fields, table, remarks: Vec::new() },
    )
}

/// The rows of all units, and below them what they come to.
fn the_table(facts: &YearFacts, lines: &[DemocracyLine], until: Date) -> Table {
    let mut columns = vec![SERIAL, col(key::UNIT, column::UNIT, 40.0, Align::Left)];
    columns.extend(ITEMS.iter().map(|item| item.column));
    columns.push(col(key::SCORE, heads::SCORE, 11.0, Align::Center));
    columns.push(col(key::CLASS, heads::CLASS, 15.0, Align::Center));
    let mut cells: Vec<Vec<Cell>> = lines.iter().map(|line| cells_of(line, until)).collect();
    drop_unsaid(&mut columns, &mut cells);
    let rows = lines.iter().zip(cells).enumerate();
    let mut rows: Vec<Row> =
        rows.map(|(at, (line, cells))| row(&line.uid, &columns, at + 1, cells)).collect();
    let sum_of = |key: &str| {
        ITEMS.iter().find(|item| item.column.key == key).map(|item| Sum::of(item, lines))
    };
    rows.push(below(&columns, column::TOTAL, "", |column| {
        let sum = sum_of(column)?;
        let is_number = sum.number > 0;
        Some(whole(if is_number { sum.number } else { sum.units as i64 }))
    }));
    rows.push(below(&columns, heads::SHARE, "share-", |column| {
        let item = ITEMS.iter().find(|item| item.column.key == column)?;
        let of = item.part_of.and_then(sum_of);
        Some(Cell::from(Sum::of(item, lines).share(of)))
    }));
    with_over_heads(table(&facts.rules, &columns, rows), &over_those_left(&columns, &OVER))
}

/// What a row says behind its number.
fn cells_of(line: &DemocracyLine, until: Date) -> Vec<Cell> {
    let mut cells = vec![Cell::from(line.unit.as_str())];
    cells.extend(ITEMS.iter().map(|item| {
        // Only an agreement runs out.
        let until = (item.column.key == key::AGREEMENT).then_some(until);
        line.record.as_ref().map_or_else(Cell::default, |of| (item.of)(of).cell(until))
    }));
    cells.push(line.score.map_or_else(Cell::default, |score| {
        Cell::from(evaluation::points(score)).saying(Value::Hundredths(score))
    }));
    cells.push(match &line.record {
        Some(record) if record.is_exempt => words::NOT_APPLICABLE.into(),
        Some(record) => record.class.as_str().into(),
        None => Cell::default(),
    });
    cells
}

/// Takes out the columns in which no unit says more than that they do not apply.
fn drop_unsaid(columns: &mut Vec<HeadedColumn<'_>>, rows: &mut [Vec<Cell>]) {
    let says_nothing = |cell: &Cell| cell.text.is_empty() || cell.text == words::NOT_APPLICABLE;
    let mut unsaid: HashSet<String> = HashSet::new();
    for (at, column) in columns.iter().enumerate().skip(2) {
        let cells = || rows.iter().filter_map(move |row| row.get(at - 1));
        if cells().all(says_nothing) {
            unsaid.insert(column.key.to_owned());
        }
    }
    for row in rows.iter_mut() {
        for (cell, column) in row.iter_mut().zip(columns.iter().skip(1)) {
            if unsaid.contains(column.key) {
                *cell = Cell::default();
            }
        }
    }
    without_empty(columns, rows, |key| unsaid.contains(key));
}

/// A row below those of the units: its label over number and unit, then what it says of each column.
fn below(
    columns: &[HeadedColumn<'_>],
    label: &str,
    part: &str,
    of: impl Fn(&str) -> Option<Cell>,
) -> Row {
    let label = Cell {
        text: label.to_owned(),
        spot: Some(spots::total(&format!("{part}label"))),
        face: Face::Bold,
        align: Some(Align::Center),
        span: 2,
        ..Cell::default()
    };
    let behind = columns.iter().skip(2).map(|column| {
        let spot = format!("{part}{}", column.key);
        match of(column.key) {
            Some(cell) => Cell { spot: Some(spots::total(&spot)), face: Face::Bold, ..cell },
            None => blank_total(&spot),
        }
    });
    let cells = std::iter::once(label).chain(behind).collect();
    Row { cells, keep_with_previous: true, ..Row::default() }
}

/// How many units there are, their classes, and what the marks of the table mean.
fn fields(of_year: &DemocracyOfYear, table: &Table) -> Fields {
    let count = |number: usize| numbers::count(number as i64);
    let is_exempt =
        |line: &&DemocracyLine| line.record.as_ref().is_some_and(|record| record.is_exempt);
    let exempt = of_year.lines.iter().filter(is_exempt).count();
    let classes: Vec<(&str, usize)> =
        of_year.classes.iter().map(|line| (line.name.as_str(), line.rows.len())).collect();
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let says = |text: &str| cells().any(|cell| cell.text == text);
    let is_italic = cells().any(|cell| cell.face == Face::Italic);
    let mut legend = vec![
        (words::YES_MEANS, says(words::YES)),
        (words::DASH_MEANS, says(words::NOT_APPLICABLE)),
        (words::ITALIC_MEANS, is_italic),
    ];
    legend.extend(words::ABBREVIATIONS.iter().map(|(short, meaning)| {
        let stands = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|w| w == *short);
        (*meaning, table.header.iter().any(|head| stands(&head.text)))
    }));
    Fields::from([
        (field::UNIT_COUNT, count(of_year.lines.len())),
        (field::CLASS, words::classes(&classes, exempt)),
        (field::LEGEND, words::legend(&legend)),
    ])
}
