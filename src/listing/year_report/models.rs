//! What a report says of the models: registered, kept up, recognised, taken over; and the shortcomings of a year.
use super::{Part, Said, democracy::measured};
use crate::{
    domain::{
        ids::Record,
        movement::{Effect, Registration},
    },
    listing::figures::{FigureRow, Found, YearData},
    text::{
        figures as figure_words,
        year_report::{self as words, Unit, field},
    },
};

/// Registrations that fit, counted.
fn counted(data: &YearData, label: &str, fits: impl Fn(&Registration) -> bool) -> Part {
    let rows = data.registrations.iter().filter(|of| fits(of)).map(|of| data.model_row(of));
    let mut part = Part::count(label, Unit::Models, rows.collect());
    if data.registrations.is_empty() {
        (part.amount, part.value) = (None, String::new());
    }
    part
}

/// Everything it says of them.
pub(super) fn said(data: &YearData) -> Vec<Said> {
    let count = |label, fits: fn(&Registration) -> bool| counted(data, label, fits);
    let taken_over = counted(data, words::REPLICATED, |of| {
        of.stands() && of.model.is_some_and(|model| data.replicated.contains(&model))
    });
    let cited = data.cited();
    let mut launched: Vec<FigureRow> = data
        .models
        .values()
        .filter(|model| {
            model.launched_on.get().is_some_and(|day| i64::from(day.year()) == data.year)
        })
        .map(|model| FigureRow {
            text: figure_words::model(&model.name, data.unit_name(model.unit)),
            record: model.id.map(Record::MovementModel),
        })
        .collect();
    launched.sort_by(|a, b| a.text.cmp(&b.text));
    vec![
        count(words::REGISTERED, Registration::stands).alone(field::REGISTERED),
        count(words::KEPT_UP, Registration::is_kept_up).alone(field::KEPT_UP),
        Part::words(words::CITED, cited.value.unwrap_or_default(), cited.rows).alone(field::CITED),
        count(words::EFFECTIVE, |of| of.stands() && of.effect == Effect::Effective)
            .unless_none(field::EFFECTIVE),
        count(words::RECOGNISED, |of| of.stands() && of.is_recognised())
            .unless_none(field::RECOGNISED),
        taken_over.unless_none(field::REPLICATED),
        Part::count(words::LAUNCHED, Unit::Models, launched).unless_none(field::LAUNCHED),
        measured(words::REGISTERED_ENOUGH, field::REGISTERED_ENOUGH, data.registered_enough()),
    ]
}

/// The four shortcomings of a year: each is named only where there is one.
pub(super) fn shortcomings(data: &YearData) -> Vec<Said> {
    let part = |label: &str, unit: Unit, found: Found| {
        let mut part = Part::count(label, unit, found.rows);
        if found.value.is_none() {
            (part.amount, part.value) = (None, String::new());
        }
        part
    };
    let parts = vec![
        part(words::WITHOUT_MODEL, Unit::Units, data.without_model()),
        part(words::VAGUE, Unit::Models, data.vague()),
        part(words::WEAK, Unit::Models, data.weak()),
        part(words::NOT_REPLICATED, Unit::Models, data.not_replicated()),
    ];
    let said = parts
        .iter()
        .zip(words::SHORTCOMINGS)
        .filter(|(part, _)| part.amount.is_some_and(|amount| amount > 0))
        .map(|(part, words)| words.replace("{}", &part.value));
    let value = said.collect::<Vec<_>>().join("; ");
    vec![Said { field: field::SHORTCOMINGS, value, parts }]
}
