//! Trích sổ khen thưởng of one unit, with those it came from, or of one person: what stands, confirmed by the body.
use super::{
    SERIAL, col, name_cell,
    register::{cited, name_of},
    row, table, unbroken, without_empty,
};
use crate::{
    domain::{
        award::Recipient,
        ids::{DecisionId, PersonId, Record, UnitId},
        paper::About,
        recipient::Counts,
    },
    layout::block::{Align, Cell, Document, Value},
    listing::predecessors::with_predecessors,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        lists::annex::period,
        options,
        sheets::named,
        spots::column as key,
        year::{Listed, YearFacts},
    },
    store::{AwardFilter, AwardRow, Reader},
    text::{
        numbers,
        print::column,
        registers as words,
        reports::{self, group},
        template::{Fields, field},
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// The extract.
pub const SPEC: ReportSpec = ReportSpec {
    id: "trich-so",
    group: group::BOOKS,
    about: &[AboutKind::Unit, AboutKind::Person],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Whose awards are extracted.
struct Owner {
    /// In the title and in what is said when there is nothing.
    name: String,
    /// In the sentence above the table.
    in_text: String,
    /// Which awards are theirs.
    rows: Vec<AwardRow>,
    /// Are there several names among them?
    has_names: bool,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::of(read, params, i64::from(today.year()))?;
    let mut owner = owner(read, &facts, params.about)?;
    owner.rows.sort_by_cached_key(|row| {
        let given = (row.decision_date.clone(), row.recipient.kind(), row.unit_position);
        (row.year, given, row.name_key.clone(), row.id)
    });
    let final_ones = final_decisions(read, &facts)?;
    let is_draft = |row: &AwardRow| row.decision.is_some_and(|id| !final_ones.contains(&id));
    let (revoked, standing): (Vec<_>, Vec<_>) = owner.rows.iter().partition(|row| row.is_revoked);
    let (drafts, standing): (Vec<&AwardRow>, Vec<&AwardRow>) =
        standing.into_iter().partition(|row| is_draft(row));
    if standing.is_empty() {
        return Err(ReportError::Empty(words::nothing_extracted(&owner.name)));
    }
    let counts: Counts = standing.iter().map(|row| row.recipient.kind()).collect();
    let mut columns = vec![SERIAL, col(key::YEAR, column::YEAR, 12.0, Align::Center)];
    columns.extend(owner.has_names.then(|| col(key::NAME, name_of(counts), 30.0, Align::Left)));
    columns.extend([
        col(key::FORM, column::FORM, 16.0, Align::Center),
        col(key::AWARDED_BY, column::AWARDED_BY, 24.0, Align::Left),
        unbroken(key::DECISION, column::DECISION, 33.0),
        col(key::CONTENT, column::CONTENT, 28.0, Align::Left),
        col(key::REGISTER, column::REGISTER, 13.0, Align::Center),
    ]);
    let mut cells: Vec<Vec<Cell>> =
        standing.iter().map(|row| cells_of(row, &facts, owner.has_names)).collect();
    without_empty(&mut columns, &mut cells, |of| [key::DECISION, key::REGISTER].contains(&of));
    let rows = standing.iter().zip(cells).zip(1..);
    let rows = rows.map(|((of, cells), serial)| row(&of.uid, &columns, serial, cells)).collect();
    let listed = Listed {
        id: SPEC.id,
        kind: words::EXTRACT,
        fields: fields_of(&facts, &owner, standing.len()),
        table: table(&facts.rules, &columns, rows),
        remarks: remarks(&revoked, &drafts),
    };
    let mut document = facts.list(read, (params, today), listed)?;
    document.title = words::titled(SPEC.title(), &owner.name);
    Ok(document)
}

/// Whose awards a paper about this is about.
fn owner(read: Reader<'_>, facts: &YearFacts, about: About) -> Result<Owner, ReportError> {
    match about {
        About::Record(Record::Unit(id)) => of_unit(read, id),
        About::Record(Record::Person(id)) => of_person(read, facts, id),
        _ => Err(ReportError::Refused(words::CHOOSE_UNIT_OR_PERSON.to_owned())),
    }
}

fn gone() -> ReportError {
    ReportError::Refused(reports::GONE.to_owned())
}

/// A unit with its collectives, people and households, and the same of the units it came from.
fn of_unit(read: Reader<'_>, id: UnitId) -> Result<Owner, ReportError> {
    let name = read.unit_name(id)?.ok_or_else(gone)?;
    let units = with_predecessors(read, id)?;
    let collectives: HashSet<_> =
        read.collectives()?.into_iter().filter(|of| units.contains(&of.1)).map(|of| of.0).collect();
    let mut rows = read.award_rows(AwardFilter::default())?;
    rows.retain(|row| match &row.recipient {
        Recipient::Unit(unit) => units.contains(unit),
        Recipient::Collective(collective) => collectives.contains(collective),
        _ => row.unit_id.is_some_and(|unit| units.contains(&unit)),
    });
    Ok(Owner { in_text: name.clone(), name, rows, has_names: true })
}

/// A person, and the households that the person heads.
fn of_person(read: Reader<'_>, facts: &YearFacts, id: PersonId) -> Result<Owner, ReportError> {
    let person = read.person(id)?.ok_or_else(gone)?;
    let mut rows = read.award_rows(AwardFilter::default())?;
    rows.retain(|row| match &row.recipient {
        Recipient::Person(of) => *of == id,
        Recipient::Household(household) => household.head == Some(id),
        _ => false,
    });
    let (post, unit) = read.present_post(id)?.unwrap_or_default();
    let unit = unit.map(|unit| read.unit_name(unit)).transpose()?.flatten().unwrap_or_default();
    let recipient = Recipient::Person(id);
    let name = person.full_name.as_str();
    let has_names = rows.iter().any(|row| !row.recipient.is_person());
    Ok(Owner {
        name: named(read, &facts.rules, &recipient, (name, "", ""))?,
        in_text: named(read, &facts.rules, &recipient, (name, &post, &unit))?,
        rows,
        has_names,
    })
}

/// Decisions that nobody can take back but by another one.
fn final_decisions(
    read: Reader<'_>,
    facts: &YearFacts,
) -> Result<HashSet<DecisionId>, ReportError> {
    let is_ours = |id| facts.bodies.iter().any(|body| body.id == id && body.is_ours);
    let all =
        read.decisions()?.into_iter().filter(|decision| decision.is_final(is_ours(decision.body)));
    Ok(all.filter_map(|decision| decision.id).collect())
}

fn cells_of(row: &AwardRow, facts: &YearFacts, has_names: bool) -> Vec<Cell> {
    let years = period(Some(&row.years));
    let year = Cell::from(words::years_of(years));
    let year = if years.1.is_none() { year.saying(Value::Whole(row.year)) } else { year };
    let mut cells = vec![year];
    cells.extend(has_names.then(|| name_cell(&row.name, row.recipient.kind())));
    cells.extend([
        Cell::from(row.form.as_str()),
        Cell::from(row.body_short.as_str()),
        Cell::from(cited(&facts.bodies, row)),
        Cell::from(words::content(&row.content, (row.year, None))),
        Cell::from(row.register_number.as_str()),
    ]);
    cells
}

fn fields_of(facts: &YearFacts, owner: &Owner, times: usize) -> Fields {
    let kept_by = match facts.office.name.as_str() {
        "" => facts.body.in_text(),
        name => name,
    };
    Fields::from([
        (field::OF_WHOM, words::of_whom(&owner.name)),
        (field::WHO, owner.in_text.clone()),
        (field::OFFICE, kept_by.to_owned()),
        (field::TIMES, numbers::count(times as i64)),
    ])
}

/// Awards that are left out, and why.
fn remarks(revoked: &[&AwardRow], drafts: &[&AwardRow]) -> Vec<String> {
    let named = |rows: &[&AwardRow]| -> Vec<String> {
        let named = |row: &&AwardRow| {
            words::award_named(&row.name, &row.form, &words::years_of(period(Some(&row.years))))
        };
        rows.iter().map(named).collect()
    };
    let revoked = (!revoked.is_empty()).then(|| words::revoked_left_out(&named(revoked)));
    let drafts = (!drafts.is_empty()).then(|| words::drafts_left_out(&named(drafts)));
    revoked.into_iter().chain(drafts).collect()
}
