//! Biểu số 7-BTCTW, khen thưởng: how many organisations and members of the Party were awarded, beside the year before.
use super::{ListColumn, col, heading_row, table, unnumbered_row};
use crate::{
    domain::{
        award::Recipient,
        ids::{PersonId, UnitId},
        party_statistics::{Awarded, Counts, FormRow, place, rows as form_rows},
    },
    layout::block::{Align, Cell, Document, Face, HeaderCell, Row, Table, Value},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options,
        spots::{self, column as key},
        year::{Listed, YearFacts},
    },
    store::{AwardFilter, AwardRow, Reader, StoreError},
    text::{
        figures,
        print::column,
        registers as words,
        reports::{self, group},
        template::Fields,
    },
};
use jiff::civil::Date;
use std::collections::HashMap;

/// The form.
pub const SPEC: ReportSpec = ReportSpec {
    id: "bieu-7-btctw",
    group: group::BOOKS,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// How many awards of a year stand in each row and form, and those that stand in none.
#[derive(Default)]
struct Counted {
    by_place: HashMap<(usize, usize), usize>,
    left_out: Vec<String>,
    /// Awards whose decision has no number yet.
    undecided: usize,
    total: usize,
}

impl Counted {
    fn of_form(&self, row: usize, form: usize) -> usize {
        self.by_place.get(&(row, form)).copied().unwrap_or(0)
    }

    fn of_row(&self, row: usize) -> usize {
        self.by_place.iter().filter(|((of, _), _)| *of == row).map(|(_, count)| count).sum()
    }

    /// All rows that count organisations.
    fn of_organs(&self) -> usize {
        let counts_organs =
            |row: usize| form_rows().get(row).is_some_and(|row| row.counts == Counts::Organs);
        let organs = self.by_place.iter().filter(|((row, _), _)| counts_organs(*row));
        organs.map(|(_, count)| count).sum()
    }
}

/// Counts awards by the kinds of units and by who is a member of the Party.
struct Counting<'r> {
    read: Reader<'r>,
    kinds: HashMap<UnitId, String>,
    members: HashMap<PersonId, bool>,
}

impl<'r> Counting<'r> {
    fn new(read: Reader<'r>) -> Result<Self, StoreError> {
        let units = read.unit_rows()?.into_iter();
        let kinds = units.map(|unit| (unit.id, unit.kind)).collect();
        Ok(Self { read, kinds, members: HashMap::new() })
    }

    fn is_member(&mut self, id: PersonId) -> Result<bool, StoreError> {
        if let Some(known) = self.members.get(&id) {
            return Ok(*known);
        }
        let is_member = self.read.person(id)?.is_some_and(|person| person.is_party_member);
        self.members.insert(id, is_member);
        Ok(is_member)
    }

    fn place_of(&mut self, award: &AwardRow) -> Result<Option<(usize, usize)>, StoreError> {
        let awarded = match &award.recipient {
            Recipient::Unit(id) => self.kinds.get(id).map_or(Awarded::Other, |k| Awarded::Unit(k)),
            Recipient::Person(id) if self.is_member(*id)? => Awarded::Member,
            _ => Awarded::Other,
        };
        Ok(place(awarded, &award.form))
    }

    /// The awards of all bodies in a year that stand.
    fn year(&mut self, year: i64) -> Result<Counted, StoreError> {
        let of_year = AwardFilter { year: Some(year), ..AwardFilter::default() };
        let mut counted = Counted::default();
        for award in self.read.award_rows(of_year)?.iter().filter(|award| !award.is_revoked) {
            counted.total += 1;
            counted.undecided += usize::from(award.decision_number.is_empty());
            let Some(place) = self.place_of(award)? else {
                let years = award.year.to_string();
                counted.left_out.push(words::award_named(&award.name, &award.form, &years));
                continue;
            };
            *counted.by_place.entry(place).or_default() += 1;
        }
        Ok(counted)
    }
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let mut counting = Counting::new(read)?;
    let (now, before) = (counting.year(facts.year)?, counting.year(facts.year - 1)?);
    if now.total + before.total == 0 {
        return Err(ReportError::Empty(words::no_statistics(facts.year)));
    }
    let columns = [
        col(key::CRITERION, column::CRITERION, 84.0, Align::Left),
        col(key::NOW, column::THIS_YEAR, 24.0, Align::Center),
        col(key::BEFORE, column::YEAR_BEFORE, 28.0, Align::Center),
        col(key::SHARE, column::SHARE_OF_PLAN, 26.0, Align::Center),
    ];
    let rows = form_rows().iter().enumerate();
    let rows = rows.flat_map(|(at, row)| rows_of(at, row, &columns, (&now, &before))).collect();
    let table = with_numbers(table(&facts.rules, &columns, rows), &columns);
    let mut remarks = vec![words::NOT_COUNTED.to_owned()];
    remarks.extend((now.undecided > 0).then(|| reports::without_decision(now.undecided)));
    for (year, counted) in [(facts.year, &now), (facts.year - 1, &before)] {
        let names = &counted.left_out;
        remarks.extend((!names.is_empty()).then(|| words::without_row(year, names)));
    }
    let fields = Fields::new();
    let listed = Listed { id: SPEC.id, kind: words::STATISTICS, fields, table, remarks };
    facts.list(read, (params, today), listed)
}

/// A row of the form, and one for each form of award below it.
fn rows_of(
    at: usize,
    row: &FormRow,
    columns: &[ListColumn],
    (now, before): (&Counted, &Counted),
) -> Vec<Row> {
    let both = |count: &dyn Fn(&Counted) -> usize| Some((count(now), count(before)));
    let counted = match row.counts {
        Counts::Heading | Counts::Pen => None,
        Counts::Organs if row.kinds.is_empty() => both(&|of| of.of_organs()),
        Counts::Organs | Counts::Members => both(&|of| of.of_row(at)),
    };
    let label = words::criterion(&row.marker, &row.label);
    if row.counts == Counts::Heading {
        return vec![heading_row(&row.key, &label, columns.len())];
    }
    let face = if row.marker.is_empty() { Face::Regular } else { Face::Bold };
    let mut rows = vec![line(&row.key, columns, (&label, face), counted)];
    for (place, (form, _)) in row.forms.iter().enumerate() {
        let counted = both(&|of| of.of_form(at, place));
        let label = words::criterion("", form);
        let record = format!("{}-{}", row.key, place + 1);
        rows.push(line(&record, columns, (&label, Face::Regular), counted));
    }
    rows
}

/// One line: what is counted, this year, the year before, and the share of one of the other. Blank for the pen.
fn line(
    record: &str,
    columns: &[ListColumn],
    (label, face): (&str, Face),
    counted: Option<(usize, usize)>,
) -> Row {
    let label = Cell { face, ..Cell::from(label) };
    let number = |count: usize| {
        let value = Value::Whole(i64::try_from(count).unwrap_or(i64::MAX));
        Cell { face, ..Cell::from(count.to_string()).saying(value) }
    };
    let share = |now: usize, before: usize| match before {
        0 => words::NO_SHARE.to_owned(),
        before => figures::percent(now, before).trim_end_matches('%').to_owned(),
    };
    let cells = match counted {
        Some((now, before)) => {
            let share = Cell { face, ..Cell::from(share(now, before)) };
            vec![label, number(now), number(before), share]
        }
        None => vec![label, Cell::default(), Cell::default(), Cell::default()],
    };
    unnumbered_row(record, columns, cells)
}

/// The numbers of the columns below their heads.
fn with_numbers(mut table: Table, columns: &[ListColumn]) -> Table {
    let numbers = columns.iter().zip(words::COLUMN_NUMBERS).zip(0..);
    table.header.extend(numbers.map(|((of, number), column)| HeaderCell {
        text: number.to_owned(),
        spot: Some(spots::head(&format!("{}-number", of.key))),
        column,
        columns: 1,
        line: 1,
        lines: 1,
    }));
    table
}
