//! What a year came to: its targets held against what was done, its four shortcomings, who recognised which models,
//! and the classes of the units. Every number has the rows behind it.
use super::figures::{Figure, FigureRow, Found, YearData, figures_of};
use crate::{
    domain::{
        democracy::DemocracyRecord,
        ids::{Record, TargetId, UnitId},
        list_item::ListKind,
        movement::Recognition,
        vietnamese::{fold, same_name_key},
        working_year::Target,
    },
    store::{Reader, StoreError},
    text::results as words,
};

/// A number with the rows behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is counted.
    pub name: String,
    /// How many.
    pub value: String,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

impl Line {
    fn of(name: impl Into<String>, rows: Vec<FigureRow>) -> Self {
        Self { name: name.into(), value: words::count(rows.len()), rows }
    }
}

/// A target with what was reached of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// Its record.
    pub target: TargetId,
    /// Tên chỉ tiêu.
    pub name: String,
    /// Kế hoạch, with its unit.
    pub planned: String,
    /// Thực hiện, with its unit; blank: nothing says it.
    pub reached: String,
    /// What of the plan that is, in hundredths of a percent; `None` where it cannot be said, and of a shortcoming, of
    /// which there shall be no more than planned.
    pub share: Option<i64>,
    /// Is as much reached as was planned?
    pub is_met: Option<bool>,
    /// The rows behind what was reached: of a share those that are missing.
    pub rows: Vec<FigureRow>,
}

/// What a year came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Chỉ tiêu of the year.
    pub targets: Vec<TargetLine>,
    /// The four shortcomings that a year-end report names.
    pub shortcomings: Vec<Line>,
    /// Models by who recognised them, and what else became of them.
    pub models: Vec<Line>,
    /// Units by class of grassroots democracy.
    pub democracy: Vec<Line>,
    /// Units by their own class.
    pub units: Vec<Line>,
}

/// What a year came to.
///
/// # Errors
/// [`StoreError`].
pub fn results(read: Reader<'_>, year: i64) -> Result<Results, StoreError> {
    let data = YearData::read(read, year)?;
    let figures = figures_of(&data);
    let is_of_year = |target: &&Target| target.year.get().is_some_and(|of| of.0 == year);
    let targets = data.targets.iter().filter(is_of_year);
    let democracy = read.list_names_of_year(ListKind::DemocracyClass, year)?;
    let units = read.list_names_of_year(ListKind::UnitClass, year)?;
    Ok(Results {
        targets: targets.filter_map(|target| held_against(target, &figures)).collect(),
        shortcomings: shortcomings(&data),
        models: models(&data, &read.list_names_of_year(ListKind::Level, year)?),
        democracy: by_democracy_class(&data, &democracy),
        units: by_class(&data, &units, |record| Some(&record.unit_class)),
    })
}

/// The figure that measures a target.
fn figure_of<'f>(target: &Target, figures: &'f [Figure]) -> Option<&'f Figure> {
    figures.iter().find(|f| f.id.eq_ignore_ascii_case(&target.figure))
}

/// What was reached of a target, in hundredths: by the figure that measures it, else as it was typed.
pub(super) fn reached_of(target: &Target, figures: &[Figure]) -> Option<i64> {
    let Some(figure) = figure_of(target, figures) else { return target.actual.get().map(|a| a.0) };
    let is_share = target.unit.trim() == "%";
    figure
        .measured
        .and_then(|measured| if is_share { measured.percent } else { Some(measured.count) })
}

/// A target beside what was reached.
pub(super) fn held_against(target: &Target, figures: &[Figure]) -> Option<TargetLine> {
    let figure = figure_of(target, figures);
    let reached = reached_of(target, figures);
    let planned = target.planned.get().map(|planned| planned.0);
    let shown = |of: Option<i64>| of.map_or_else(String::new, |of| words::amount(of, &target.unit));
    let both = reached.zip(planned);
    let fewer_is_better = figure.is_some_and(|figure| figure.fewer_is_better);
    Some(TargetLine {
        target: target.id?,
        name: target.name.clone(),
        planned: shown(planned),
        reached: shown(reached),
        share: both
            .filter(|_| !fewer_is_better)
            .and_then(|(reached, planned)| reached.saturating_mul(10_000).checked_div(planned)),
        is_met: both.map(
            |(reached, planned)| {
                if fewer_is_better { reached <= planned } else { reached >= planned }
            },
        ),
        rows: figure.map(|figure| figure.rows.clone()).unwrap_or_default(),
    })
}

/// No model, vague content, low effect, not taken over by others.
fn shortcomings(data: &YearData) -> Vec<Line> {
    let found = [
        (words::WITHOUT_MODEL, data.without_model()),
        (words::VAGUE, data.vague()),
        (words::WEAK, data.weak()),
        (words::NOT_REPLICATED, data.not_replicated()),
    ];
    found.into_iter().map(|(name, Found { rows, .. })| Line::of(name, rows)).collect()
}

/// By level and body, the levels in the order of their list; then those taken back, those that wait, and those that were
/// launched in the year.
fn models(data: &YearData, levels: &[String]) -> Vec<Line> {
    let mut by_giver: Vec<(usize, String, Vec<FigureRow>)> = Vec::new();
    let (mut taken_back, mut waiting, mut said_only) = (Vec::new(), Vec::new(), Vec::new());
    // Who withdrew may have had a recognition taken back, too.
    let with_one_back =
        data.registrations.iter().filter(|r| r.recognitions.iter().any(|of| !of.stands()));
    taken_back.extend(with_one_back.map(|r| data.model_row(r)));
    for registration in data.registrations.iter().filter(|r| r.stands()) {
        let row = data.model_row(registration);
        for of in registration.recognitions.iter().filter(|of| of.stands()) {
            let name = giver(data, of);
            let level = levels.iter().position(|level| fold(level) == fold(&of.level));
            let key = same_name_key(&name);
            match by_giver.iter_mut().find(|(_, known, _)| same_name_key(known) == key) {
                // Of one giver a model counts once, by however many decisions.
                Some((.., rows)) if rows.last() == Some(&row) => {}
                Some((.., rows)) => rows.push(row.clone()),
                None => by_giver.push((level.unwrap_or(levels.len()), name, vec![row.clone()])),
            }
        }
        if !registration.is_recognised() {
            waiting.push(row);
        } else if registration.recognitions.is_empty() {
            said_only.push(row);
        }
    }
    by_giver.sort_by_key(|(level, ..)| *level);
    let launched = data.models.values().filter(|model| {
        model.launched_on.get().is_some_and(|day| i64::from(day.year()) == data.year)
    });
    let mut launched: Vec<FigureRow> = launched
        .map(|model| FigureRow {
            text: words::model(&model.name, data.unit_name(model.unit)),
            record: model.id.map(Record::MovementModel),
        })
        .collect();
    launched.sort_by(|a, b| a.text.cmp(&b.text));
    let mut lines: Vec<Line> =
        by_giver.into_iter().map(|(_, name, rows)| Line::of(name, rows)).collect();
    for (name, rows) in [
        (words::RECOGNISED_WITHOUT_DECISION, said_only),
        (words::TAKEN_BACK, taken_back),
        (words::NOT_RECOGNISED, waiting),
        (words::LAUNCHED, launched),
    ] {
        if !rows.is_empty() {
            lines.push(Line::of(name, rows));
        }
    }
    lines
}

/// Level and body of a recognition.
fn giver(data: &YearData, of: &Recognition) -> String {
    let body = of.body.and_then(|body| data.body(body)).map_or("", |body| body.short());
    words::recognised_by(&of.level, body)
}

/// The active TCCSĐ by their class of grassroots democracy; those that are exempt are left out.
pub(super) fn by_democracy_class(data: &YearData, classes: &[String]) -> Vec<Line> {
    by_class(data, classes, |record| (!record.is_exempt).then_some(&record.class))
}

/// The active TCCSĐ by a class of their record, in the order of the year's list; a class that it does not have comes
/// behind, and those without any last. Those that have none to have (`None`) are left out.
fn by_class(
    data: &YearData,
    classes: &[String],
    class: fn(&DemocracyRecord) -> Option<&String>,
) -> Vec<Line> {
    let mut lines: Vec<(String, Vec<FigureRow>)> =
        classes.iter().map(|class| (class.clone(), Vec::new())).collect();
    let mut without = Vec::new();
    for unit in &data.bases {
        let class = match data.record(unit.id).map(class) {
            Some(None) => continue,
            Some(Some(class)) => class.as_str(),
            None => "",
        };
        let row = unit_row(data, unit.id);
        if class.is_empty() {
            without.push(row);
            continue;
        }
        match lines.iter_mut().find(|(known, _)| fold(known) == fold(class)) {
            Some((_, rows)) => rows.push(row),
            None => lines.push((class.to_owned(), vec![row])),
        }
    }
    let mut lines: Vec<Line> =
        lines.into_iter().map(|(class, rows)| Line::of(class, rows)).collect();
    if !without.is_empty() {
        lines.push(Line::of(words::WITHOUT_CLASS, without));
    }
    lines
}

/// A unit, leading to its record of the year where it has one.
fn unit_row(data: &YearData, unit: UnitId) -> FigureRow {
    let of_year = data.record(unit).and_then(|record| record.id).map(Record::DemocracyRecord);
    FigureRow {
        text: data.unit_name(Some(unit)).to_owned(),
        record: of_year.or(Some(Record::Unit(unit))),
    }
}
