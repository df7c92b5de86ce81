//! (6) Danh sách mô hình được nhân rộng: which models others took over, where, and what came of it.
use super::{ListColumn, SERIAL, col, row, table, without_empty};
use crate::{
    domain::{calendar::show_date, ids::Kind, vietnamese::same_name_key},
    layout::block::{Align, Cell, Document, Value},
    listing::replicated::{Replicated, TakenOver, taken_over},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options::{self, OptionSpec},
        spots::{self, column as key},
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        dates, letters, numbers,
        print::{self, column},
        reports::group,
        template::{Fields, field},
        year_lists as words, year_papers,
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// Only what began in the year.
const IN_YEAR_ALONE: OptionSpec = options::yes_no("trong-nam", words::option::IN_YEAR_ALONE, false);

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-nhan-rong",
    group: group::MODELS,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::MovementModel],
    of_any_body: true,
    options: &[IN_YEAR_ALONE, options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let in_year_alone = params.is_on(&IN_YEAR_ALONE);
    let found = taken_over(read, facts.year, in_year_alone)?;
    if found.places.is_empty() {
        let why = if in_year_alone {
            words::NOTHING_TAKEN_OVER_IN_YEAR
        } else {
            words::NOTHING_TAKEN_OVER
        };
        return Err(ReportError::Empty(why.to_owned()));
    }
    let mut fields = counts(&found);
    let years = dates::years((facts.year, None));
    fields.insert(field::PERIOD, words::period(&years, in_year_alone));
    let mut columns = vec![
        SERIAL,
        col(key::NAME, column::ORIGINAL_MODEL, 50.0, Align::Left),
        col(key::UNIT, column::ORIGINAL_UNIT, 38.0, Align::Left),
        col(key::PLACE, column::TAKEN_OVER_AT, 45.0, Align::Left),
        ListColumn { unbroken: true, ..col(key::FROM, column::FROM, 24.0, Align::Center) },
        col(key::RESULT, column::RESULT, 40.0, Align::Left),
    ];
    let mut cells: Vec<Vec<Cell>> = found.places.iter().map(cells_of).collect();
    without_empty(&mut columns, &mut cells, |of| [key::FROM, key::RESULT].contains(&of));
    let rows = found.places.iter().zip(cells).enumerate().map(|(at, (of, cells))| {
        row(&spots::part_of(&of.model_uid, &of.uid), &columns, at + 1, cells)
    });
    let table = table(&facts.rules, &columns, rows.collect());
    let undated = found.places.iter().any(|of| of.replication.from.get().is_none());
    let remarks = undated.then(|| words::WITHOUT_DAY.to_owned()).into_iter().collect();
    let listed = Listed { id: SPEC.id, kind: print::LIST, fields, table, remarks };
    facts.list(read, (params, today), listed)
}

/// What a row says behind its number.
fn cells_of(of: &Replicated) -> Vec<Cell> {
    let groups = of.replication.groups.get().map(|groups| groups.0);
    let day = |day: Date| Cell::from(show_date(day)).saying(Value::Day(day));
    vec![
        Cell::from(letters::quoted(&of.model)),
        Cell::from(of.of_unit.as_str()),
        Cell::from(words::place(&of.place, groups)),
        of.replication.from.get().map_or_else(Cell::default, day),
        Cell::from(of.replication.result.as_str()),
    ]
}

/// How many models, places and groups, and which recognised models nobody took over.
fn counts(found: &TakenOver) -> Fields {
    let models: HashSet<&str> = found.places.iter().map(|of| of.model_uid.as_str()).collect();
    let places: HashSet<String> = found.places.iter().map(|of| same_name_key(&of.place)).collect();
    let groups = found.places.iter().filter_map(|of| of.replication.groups.get());
    let groups: i64 = groups.map(|groups| groups.0).sum();
    let unless_none = |count: usize| match count {
        0 => String::new(),
        count => numbers::count(count as i64),
    };
    Fields::from([
        (field::MODELS, year_papers::models(models.len())),
        (field::PLACE_COUNT, numbers::count(places.len() as i64)),
        (field::GROUPS, if groups == 0 { String::new() } else { words::groups(groups) }),
        (field::NOT_TAKEN_OVER_COUNT, unless_none(found.by_nobody.len())),
        (field::NOT_TAKEN_OVER, words::models_of(&found.by_nobody)),
    ])
}
