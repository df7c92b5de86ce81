//! The figures of the year-end report, Q1–Q14, out of the data: each a value with the rows behind it, or
//! the reason it is absent.
use crate::{
    domain::{
        answer::Answer,
        democracy::DemocracyRecord,
        ids::{MovementModelId, Record, UnitId},
        movement::{Effect, MovementModel, Registration, RegistrationState},
        training::{Attended, TrainingSession},
        vietnamese::fold,
        working_year::{Target, WorkingYear},
    },
    store::{AwardFilter, AwardRow, Reader, StoreError, UnitRow},
    text::figures as words,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// One row behind a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// As people name it.
    pub text: String,
    /// Where it stands in the book.
    pub record: Option<Record>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Q1 … Q14.
    pub id: &'static str,
    /// What it counts.
    pub title: &'static str,
    /// As the report writes it; `None` when the book has no such data.
    pub value: Option<String>,
    /// Why there is none.
    pub reason: Option<&'static str>,
    /// What the value is made of, and the target it is held against.
    pub note: String,
    /// The rows behind it.
    pub rows: Vec<FigureRow>,
}

/// What one figure found; no value when there is nothing to count in.
#[derive(Default)]
struct Found {
    value: Option<String>,
    note: String,
    rows: Vec<FigureRow>,
}

/// Everything of the year that figures count in.
struct YearData {
    year: i64,
    /// Active TCCSĐ at the end of the year.
    bases: Vec<UnitRow>,
    units: Vec<UnitRow>,
    models: Vec<MovementModel>,
    registrations: Vec<Registration>,
    records: Vec<DemocracyRecord>,
    sessions: Vec<TrainingSession>,
    awards: Vec<AwardRow>,
    settings: WorkingYear,
    targets: Vec<Target>,
}

impl YearData {
    fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let units = read.unit_rows()?;
        let end = format!("{year:04}-12-31");
        let active = |u: &&UnitRow| {
            u.is_party_base
                && u.from.as_deref().is_none_or(|from| from <= end.as_str())
                && u.to.as_deref().is_none_or(|to| to >= end.as_str())
        };
        let mut records = Vec::new();
        for record in read.democracy_records(Some(year))? {
            let whole = record.id.map(|id| read.democracy_record(id)).transpose()?.flatten();
            records.extend(whole);
        }
        let mut sessions = Vec::new();
        for session in read.training_sessions(Some(year))? {
            let whole = session.id.map(|id| read.training_session(id)).transpose()?.flatten();
            sessions.extend(whole);
        }
        let mut models = Vec::new();
        for model in read.movement_models()? {
            let whole = model.id.map(|id| read.movement_model(id)).transpose()?.flatten();
            models.extend(whole);
        }
        let settings = read
            .working_years()?
            .into_iter()
            .find(|y| y.year.get().is_some_and(|y| y.0 == year))
            .unwrap_or_default();
        Ok(Self {
            year,
            bases: units.iter().filter(active).cloned().collect(),
            units,
            models,
            registrations: read.registrations(Some(year))?,
            records,
            sessions,
            awards: read.award_rows(AwardFilter { year: Some(year), ..AwardFilter::default() })?,
            settings,
            targets: read.targets(None)?,
        })
    }

    fn model(&self, id: Option<MovementModelId>) -> Option<&MovementModel> {
        self.models.iter().find(|m| m.id.is_some() && m.id == id)
    }

    fn unit_name(&self, id: Option<UnitId>) -> &str {
        self.units.iter().find(|u| Some(u.id) == id).map_or("", |u| u.name.as_str())
    }

    fn record(&self, unit: UnitId) -> Option<&DemocracyRecord> {
        self.records.iter().find(|r| r.unit == Some(unit))
    }

    /// Registrations of a unit's models that stand.
    fn standing(&self, unit: UnitId) -> impl Iterator<Item = &Registration> {
        self.registrations.iter().filter(move |r| {
            r.stands() && self.model(r.model).is_some_and(|m| m.unit == Some(unit))
        })
    }

    fn model_row(&self, r: &Registration) -> FigureRow {
        let model = self.model(r.model);
        FigureRow {
            text: words::model(
                model.map_or("", |m| m.name.as_str()),
                self.unit_name(model.and_then(|m| m.unit)),
            ),
            record: r.id.map(Record::Registration),
        }
    }

    fn unit_row(unit: &UnitRow) -> FigureRow {
        FigureRow { text: unit.name.clone(), record: Some(Record::Unit(unit.id)) }
    }

    /// Registrations that fit, counted, with their models.
    fn models_where(&self, fits: impl Fn(&Registration) -> bool) -> Found {
        if self.registrations.is_empty() {
            return Found::default();
        }
        let rows: Vec<FigureRow> =
            self.registrations.iter().filter(|r| fits(r)).map(|r| self.model_row(r)).collect();
        Found { value: Some(words::count(rows.len())), rows, note: String::new() }
    }

    fn attendance(&self) -> Found {
        let mut found = Found::default();
        let (mut total, mut known) = (0, false);
        for session in &self.sessions {
            let (people, how) = match session.attended() {
                Attended::Listed(n) => (n, words::FROM_LIST),
                Attended::Total(n) => (n, words::FROM_TOTAL),
                Attended::Unknown => continue,
            };
            known = true;
            total += people;
            how.clone_into(&mut found.note);
            found.rows.push(FigureRow {
                text: words::session(&session.name, people, how),
                record: session.id.map(Record::TrainingSession),
            });
        }
        if found.rows.len() > 1 {
            found.note = words::sessions(found.rows.len());
        }
        found.value = known.then(|| words::count(usize::try_from(total).unwrap_or(0)));
        found
    }

    /// Share of the active TCCSĐ with a “có” for an item; those it does not apply to are left out.
    /// The rows are the units without it.
    fn share(&self, item: impl Fn(&DemocracyRecord) -> Answer) -> Found {
        if self.records.is_empty() || self.bases.is_empty() {
            return Found::default();
        }
        let (mut yes, mut of, mut rows) = (0, 0, Vec::new());
        for unit in &self.bases {
            match self.record(unit.id).map_or(Answer::Unknown, |r| r.answer(item(r))) {
                Answer::NotApplicable => continue,
                Answer::Yes => yes += 1,
                Answer::No | Answer::Unknown => rows.push(Self::unit_row(unit)),
            }
            of += 1;
        }
        Found { value: Some(words::percent(yes, of)), note: words::of_party_bases(yes, of), rows }
    }

    fn certificates(&self, read: Reader<'_>, level: &str) -> Result<Found, StoreError> {
        let mut of = Vec::new();
        for row in self.awards.iter().filter(|r| !r.is_revoked && fold(&r.form) == "giay khen") {
            let body = read.body(row.body)?;
            if body.is_some_and(|b| {
                fold(&b.level) == level && fold(&b.full_name).starts_with("ban chi dao")
            }) {
                of.push(row.clone());
            }
        }
        let counts = super::awards::count(&of);
        let rows = of
            .iter()
            .map(|r| FigureRow { text: r.name.clone(), record: Some(Record::Award(r.id)) })
            .collect();
        let value = (!of.is_empty()).then(|| words::both(counts));
        let note = if counts.households > 0 { words::WITH_HOUSEHOLDS } else { "" };
        Ok(Found { value, rows, note: note.to_owned() })
    }

    /// Recognised models that nobody took over.
    fn not_replicated(&self) -> Found {
        self.models_where(|r| {
            r.state == RegistrationState::Recognised
                && self.model(r.model).is_some_and(|m| m.replications.is_empty())
        })
    }

    /// TCCSĐ with a good class of grassroots democracy and a model that works.
    fn done_well(&self) -> Found {
        if self.records.is_empty() || self.bases.is_empty() {
            return Found::default();
        }
        let (mut good, mut reaching, mut both, mut rows) = (0, 0, 0, Vec::new());
        let exempt = |u: &&UnitRow| self.record(u.id).is_some_and(|r| r.is_exempt);
        let bases: Vec<&UnitRow> = self.bases.iter().filter(|u| !exempt(u)).collect();
        for unit in bases.iter().copied() {
            let is_good = self.record(unit.id).is_some_and(|r| self.settings.is_good(&r.class));
            let reaches = self
                .standing(unit.id)
                .any(|r| r.effect == Effect::Effective || r.state == RegistrationState::Recognised);
            good += usize::from(is_good);
            reaching += usize::from(reaches);
            both += usize::from(is_good && reaches);
            if !(is_good && reaches) {
                rows.push(Self::unit_row(unit));
            }
        }
        Found {
            value: (!bases.is_empty()).then(|| words::percent(both, bases.len())),
            note: words::done_well(both, bases.len(), good, reaching),
            rows,
        }
    }

    /// TCCSĐ that registered as many models as the year asks of each.
    fn registered_enough(&self) -> Found {
        if self.registrations.is_empty() || self.bases.is_empty() {
            return Found::default();
        }
        let least = self.settings.model_minimum.get().map_or(1, |n| n.0);
        let least = usize::try_from(least).unwrap_or(1);
        let counts: Vec<(usize, &UnitRow)> =
            self.bases.iter().map(|u| (self.standing(u.id).count(), u)).collect();
        let reaching = counts.iter().filter(|(n, _)| *n >= least).count();
        let fewest = counts.iter().map(|(n, _)| *n).min().unwrap_or(0);
        let short = counts.iter().filter(|(n, _)| *n < least);
        Found {
            value: Some(words::percent(reaching, self.bases.len())),
            note: words::registered_enough(reaching, self.bases.len(), fewest),
            rows: short.map(|(_, u)| Self::unit_row(u)).collect(),
        }
    }

    /// Dialogues, conferences and labour agreements.
    fn democracy(&self) -> Found {
        if self.records.is_empty() {
            return Found::default();
        }
        let applies = |r: &&DemocracyRecord| !r.is_exempt && !r.dialogues_na;
        let dialogues: usize = self.records.iter().filter(applies).map(|r| r.dialogues.len()).sum();
        let conference = self.share(|r| r.conference);
        let agreement = self.share(|r| r.agreement);
        let rows =
            self.records.iter().filter(applies).filter(|r| !r.dialogues.is_empty()).map(|r| {
                FigureRow {
                    text: words::dialogues_of(self.unit_name(r.unit), r.dialogues.len()),
                    record: r.id.map(Record::DemocracyRecord),
                }
            });
        let share = |found: &Found| found.value.clone().unwrap_or_default();
        Found {
            value: Some(words::democracy(dialogues, &share(&conference), &share(&agreement))),
            note: words::democracy_parts(&conference.note, &agreement.note),
            rows: rows.collect(),
        }
    }

    /// Inspections by month: held, and planned but not held.
    fn inspections(&self) -> Found {
        let mut months: BTreeMap<(i16, i8), (usize, usize)> = BTreeMap::new();
        let (mut held, mut planned) = (0, 0);
        for inspection in self.records.iter().flat_map(|r| &r.inspections) {
            let held_on = inspection.held_on.get();
            let Some(day) = held_on.or(inspection.planned_on.get()) else { continue };
            let month = months.entry((day.year(), day.month())).or_default();
            if held_on.is_some() {
                held += 1;
                month.0 += 1;
            } else {
                planned += 1;
                month.1 += 1;
            }
        }
        let rows = months.into_iter().map(|((year, month), (held, planned))| FigureRow {
            text: words::inspections_of_month(month, year, held, planned),
            record: None,
        });
        Found {
            value: (held + planned > 0).then(|| words::inspections(held, planned)),
            rows: rows.collect(),
            note: String::new(),
        }
    }

    /// The target a figure is held against, this year's or the next one's.
    fn target_note(&self, id: &str) -> Option<String> {
        let of = |year: i64| {
            self.targets.iter().find(|t| {
                t.figure.eq_ignore_ascii_case(id) && t.year.get().is_some_and(|y| y.0 == year)
            })
        };
        let target = of(self.year).or_else(|| of(self.year + 1))?;
        Some(words::target(&target.year.text, &target.planned.text, &target.unit))
    }
}

/// All figures of a working year.
///
/// # Errors
/// [`StoreError`].
pub fn figures(read: Reader<'_>, year: i64) -> Result<Vec<Figure>, StoreError> {
    let data = YearData::read(read, year)?;
    words::TITLES
        .iter()
        .map(|(id, title)| {
            let found = match *id {
                "Q1" => data.attendance(),
                "Q2" => data.share(|r| r.committee),
                "Q3" => data.share(|r| r.rules),
                "Q4" => {
                    let standing = data.registrations.iter().filter(|r| r.stands());
                    let (mut registered, mut effective) = (0, 0);
                    for registration in standing {
                        registered += 1;
                        effective += usize::from(registration.effect == Effect::Effective);
                    }
                    let note = words::registered_and_effective(registered, effective);
                    Found { note, ..data.models_where(Registration::is_kept_up) }
                }
                "Q5" => {
                    let cited = data.models_where(|r| r.is_cited && r.stands());
                    let names: Vec<&str> = cited.rows.iter().map(|r| r.text.as_str()).collect();
                    let value = (!names.is_empty()).then(|| names.join("; "));
                    Found { value, ..cited }
                }
                "Q6" => data.certificates(read, "tinh")?,
                "Q7" => data.certificates(read, "khoi")?,
                "Q8" => {
                    let without = |u: &&UnitRow| data.standing(u.id).next().is_none();
                    let rows: Vec<FigureRow> =
                        data.bases.iter().filter(without).map(YearData::unit_row).collect();
                    let value = (!data.registrations.is_empty()).then(|| words::count(rows.len()));
                    Found { value, rows, note: String::new() }
                }
                "Q9" => data.models_where(|r| r.stands() && r.effect == Effect::Weak),
                "Q10" => data.not_replicated(),
                "Q11" => data.done_well(),
                "Q12" => data.registered_enough(),
                "Q13" => data.democracy(),
                _ => data.inspections(),
            };
            let parts = [Some(found.note), data.target_note(id)];
            let note: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
            Ok(Figure {
                id,
                title,
                reason: found.value.is_none().then_some(words::reason(id)),
                value: found.value,
                note: note.join("; "),
                rows: found.rows,
            })
        })
        .collect()
}
