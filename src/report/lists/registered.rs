//! (1) Danh sách đăng ký xây dựng mô hình, điển hình “Dân vận khéo”: by area, with those who registered none.
use super::{SERIAL, col, heading_row, rather_lying, row, table, without_empty};
use crate::{
    domain::{
        ids::Kind,
        movement::{ModelSubject, Registration, RegistrationKind, RegistrationState},
    },
    layout::block::{Align, Cell, Document},
    listing::{
        figures::without_model,
        registered::{Registered, by_area, registered},
    },
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options::{self, OptionSpec},
        spots::column as key,
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        labels, letters, numbers,
        print::{self, column},
        reports::{self, group, option},
        template::{Fields, field},
        year_papers as words,
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// Grouped by unit rather than by area.
const BY_UNIT: OptionSpec = options::yes_no("theo-don-vi", option::BY_UNIT, false);

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-dang-ky",
    group: group::MODELS,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::Registration],
    of_any_body: true,
    options: &[options::ISSUED_BY, BY_UNIT, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let all = registered(read, facts.year)?;
    let withdrawn = |of: &&Registered| of.registration.state == RegistrationState::Withdrawn;
    let withdrawn = all.iter().filter(withdrawn).count();
    let standing: Vec<Registered> = all.into_iter().filter(|of| of.registration.stands()).collect();
    if standing.is_empty() {
        return Err(ReportError::Empty(reports::NO_REGISTRATIONS.to_owned()));
    }
    let mut fields = counts(&standing, withdrawn);
    fields.extend(left_out(read, facts.year)?);
    let groups = if params.is_on(&BY_UNIT) {
        vec![(String::new(), standing)]
    } else {
        by_area(read, facts.year, standing)?
    };
    let mut columns = vec![
        SERIAL,
        col(key::NAME, column::MODEL, 50.0, Align::Left),
        col(key::UNIT, column::UNIT, 38.0, Align::Left),
        col(key::CARRIED_BY, column::CARRIED_BY, 32.0, Align::Left),
        col(key::CONTENT, column::MAIN_CONTENT, 55.0, Align::Left),
        col(key::KIND, column::REGISTRATION_KIND, 18.0, Align::Center),
        col(key::TIME, column::TIME, 24.0, Align::Center),
        col(key::IN_CHARGE, column::IN_CHARGE_AND_PHONE, 32.0, Align::Left),
        col(key::NOTE, column::NOTE, 18.0, Align::Left),
    ];
    let mut cells: Vec<Vec<Cell>> =
        groups.iter().flat_map(|(_, models)| models).map(cells_of).collect();
    let may_go = |of: &str| {
        [key::CARRIED_BY, key::CONTENT, key::TIME, key::IN_CHARGE, key::NOTE].contains(&of)
    };
    without_empty(&mut columns, &mut cells, may_go);
    let mut cells = cells.into_iter();
    let mut rows = Vec::new();
    let mut serial = 0;
    let is_grouped = groups.iter().any(|(area, _)| !area.is_empty());
    for (at, (area, models)) in groups.iter().enumerate() {
        if is_grouped {
            let heading = words::area_heading(at, area, models.len());
            rows.push(heading_row(area, &heading, columns.len()));
        }
        for (of, cells) in models.iter().zip(&mut cells) {
            serial += 1;
            rows.push(row(&of.uid, &columns, serial, cells));
        }
    }
    let table = table(&facts.rules, &columns, rows);
    facts.list(
        read,
        (&rather_lying(params), today),
        Listed { id: SPEC.id, kind: print::LIST, fields, table, remarks: Vec::new() },
    )
}

/// What a row says behind its number.
fn cells_of(of: &Registered) -> Vec<Cell> {
    let r = &of.registration;
    // What the next column says already is not said twice.
    let carried_by = if of.carried_by == of.unit { "" } else { &of.carried_by };
    [
        letters::quoted(&of.model.name),
        of.unit.clone(),
        carried_by.to_owned(),
        r.content.clone(),
        labels::registration_kind(r.kind).to_owned(),
        time_of(r),
        of.in_charge.clone(),
        r.note.clone(),
    ]
    .into_iter()
    .map(Cell::from)
    .collect()
}

/// `Từ 01/3 đến 30/11/2016`, as far as it is known.
pub(in crate::report) fn time_of(of: &Registration) -> String {
    words::from_to(of.from.get(), of.to.get())
}

/// How many of which kind, of how many units.
fn counts(standing: &[Registered], withdrawn: usize) -> Fields {
    let of_kind = |kind| standing.iter().filter(|of| of.registration.kind == kind).count();
    let persons = standing.iter().filter(|of| of.model.subject == ModelSubject::Person).count();
    let units: HashSet<usize> = standing.iter().map(|of| of.unit_place).collect();
    let kinds = RegistrationKind::ALL.map(|kind| (kind, of_kind(kind)));
    let count = |number: usize| numbers::count(number as i64);
    let unless_none = |number: usize| if number == 0 { String::new() } else { count(number) };
    Fields::from([
        (field::MODELS, words::models(standing.len())),
        (field::OF_WHICH, words::by_registration_kind(&kinds)),
        (field::UNIT_COUNT, count(units.len())),
        (field::KINDS, words::by_subject(standing.len() - persons, persons)),
        (field::WITHDRAWN, unless_none(withdrawn)),
    ])
}

/// The units that registered none.
fn left_out(read: Reader<'_>, year: i64) -> Result<Fields, ReportError> {
    let units = without_model(read, year)?;
    let count = if units.is_empty() { String::new() } else { numbers::count(units.len() as i64) };
    Ok(Fields::from([(field::LEFT_OUT_COUNT, count), (field::LEFT_OUT, units.join(", "))]))
}
