//! How each figure of the year-end report is found in the year's records.
use super::{
    counted_awards::{Giver, giver, is_certificate},
    figure_rows::{FigureRow, Found, Measured},
    year_data::YearData,
};
use crate::{
    domain::{
        answer::Answer,
        democracy::DemocracyRecord,
        ids::Record,
        movement::{Effect, Registration},
        training::Attended,
    },
    listing::awards::count,
    store::{AwardRow, UnitRow},
    text::figures as words,
};
use std::collections::BTreeMap;

fn unit_row(unit: &UnitRow) -> FigureRow {
    FigureRow { text: unit.name.clone(), record: Some(Record::Unit(unit.id)) }
}

impl YearData {
    /// Registrations that fit, counted, with their models.
    pub(super) fn models_where(&self, fits: impl Fn(&Registration) -> bool) -> Found {
        if self.registrations.is_empty() {
            return Found::default();
        }
        let rows: Vec<FigureRow> =
            self.registrations.iter().filter(|r| fits(r)).map(|r| self.model_row(r)).collect();
        Found {
            value: Some(words::count(rows.len())),
            measured: Some(Measured::count(rows.len())),
            rows,
            note: String::new(),
        }
    }

    pub(in crate::listing) fn attendance(&self) -> Found {
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
        let total = usize::try_from(total).unwrap_or(0);
        found.value = known.then(|| words::count(total));
        found.measured = known.then(|| Measured::count(total));
        found
    }

    /// Share of the active TCCSĐ with a “có” for an item; those it does not apply to are left out.
    /// The rows are the units without it.
    pub(super) fn share(&self, item: impl Fn(&DemocracyRecord) -> Answer) -> Found {
        if self.records.is_empty() || self.bases.is_empty() {
            return Found::default();
        }
        let (mut yes, mut of, mut rows) = (0, 0, Vec::new());
        for unit in &self.bases {
            match self.record(unit.id).map_or(Answer::Unknown, |r| r.answer(item(r))) {
                Answer::NotApplicable => continue,
                Answer::Yes => yes += 1,
                Answer::No | Answer::Unknown => rows.push(unit_row(unit)),
            }
            of += 1;
        }
        Found {
            value: Some(words::percent(yes, of)),
            measured: Some(Measured::share(yes, of)),
            note: words::of_party_bases(yes, of),
            rows,
        }
    }

    /// Giấy khen of the steering committee of one level. Those of a steering committee whose level is neither
    /// the province nor the Khối are in no figure; the note names them.
    pub(super) fn certificates(&self, of: Giver) -> Found {
        let given_by = |wanted: Giver| {
            move |row: &&AwardRow| {
                !row.is_revoked
                    && is_certificate(&row.form)
                    && self.body(row.body).and_then(giver) == Some(wanted)
            }
        };
        let counted: Vec<AwardRow> = self.awards.iter().filter(given_by(of)).cloned().collect();
        let counts = count(&counted);
        let rows = counted
            .iter()
            .map(|r| FigureRow { text: r.name.clone(), record: Some(Record::Award(r.id)) })
            .collect();
        let mut left_out: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for row in self.awards.iter().filter(given_by(Giver::OtherLevel)) {
            let level = self.body(row.body).map_or("", |body| body.level.trim());
            *left_out.entry((&row.body_name, level)).or_default() += 1;
        }
        let of_other_level = left_out
            .into_iter()
            .map(|((body, level), number)| words::certificates_left_out(number, body, level));
        let kinds = (counts.households > 0).then(|| words::WITH_HOUSEHOLDS.to_owned());
        let note: Vec<String> = kinds.into_iter().chain(of_other_level).collect();
        Found {
            value: (!counted.is_empty()).then(|| words::both(counts)),
            measured: (!counted.is_empty()).then(|| Measured::count(counts.total())),
            rows,
            note: note.join("; "),
        }
    }

    /// Models kept up, and how many are registered and effective.
    pub(super) fn kept_up(&self) -> Found {
        let (mut registered, mut effective) = (0, 0);
        for registration in self.registrations.iter().filter(|r| r.stands()) {
            registered += 1;
            effective += usize::from(registration.effect == Effect::Effective);
        }
        let note = words::registered_and_effective(registered, effective);
        Found { note, ..self.models_where(Registration::is_kept_up) }
    }

    /// The models that the report names.
    pub(in crate::listing) fn cited(&self) -> Found {
        let cited = self.models_where(|r| r.is_cited && r.stands());
        let names: Vec<&str> = cited.rows.iter().map(|r| r.text.as_str()).collect();
        let value = (!names.is_empty()).then(|| names.join("; "));
        Found { value, ..cited }
    }

    /// TCCSĐ without a registration that stands.
    pub(in crate::listing) fn without_model(&self) -> Found {
        let without = |u: &&UnitRow| self.standing(u.id).next().is_none();
        let rows: Vec<FigureRow> = self.bases.iter().filter(without).map(unit_row).collect();
        let value = (!self.registrations.is_empty()).then(|| words::count(rows.len()));
        let measured = value.is_some().then(|| Measured::count(rows.len()));
        Found { value, measured, rows, note: String::new() }
    }

    /// Models whose registration does not say what is to be done, or what for.
    pub(in crate::listing) fn vague(&self) -> Found {
        self.models_where(|r| r.stands() && (r.content.is_empty() || r.goal.is_empty()))
    }

    /// Models that work less well.
    pub(in crate::listing) fn weak(&self) -> Found {
        self.models_where(|r| r.stands() && r.effect == Effect::Weak)
    }

    /// Recognised models that nobody took over.
    pub(in crate::listing) fn not_replicated(&self) -> Found {
        self.models_where(|r| {
            r.stands()
                && r.is_recognised()
                && r.model.is_some_and(|model| !self.replicated.contains(&model))
        })
    }

    /// TCCSĐ with a good class of grassroots democracy and a model that works.
    pub(in crate::listing) fn done_well(&self) -> Found {
        if self.records.is_empty() || self.bases.is_empty() {
            return Found::default();
        }
        let (mut good, mut reaching, mut both, mut rows) = (0, 0, 0, Vec::new());
        let exempt = |u: &&UnitRow| self.record(u.id).is_some_and(|r| r.is_exempt);
        let bases: Vec<&UnitRow> = self.bases.iter().filter(|u| !exempt(u)).collect();
        for unit in bases.iter().copied() {
            let is_good = self.record(unit.id).is_some_and(|r| self.settings.is_good(&r.class));
            let reaches =
                self.standing(unit.id).any(|r| r.effect == Effect::Effective || r.is_recognised());
            good += usize::from(is_good);
            reaching += usize::from(reaches);
            both += usize::from(is_good && reaches);
            if !(is_good && reaches) {
                rows.push(unit_row(unit));
            }
        }
        Found {
            value: (!bases.is_empty()).then(|| words::percent(both, bases.len())),
            measured: (!bases.is_empty()).then(|| Measured::share(both, bases.len())),
            note: words::done_well(both, bases.len(), good, reaching),
            rows,
        }
    }

    /// TCCSĐ that registered as many models as the year asks of each.
    pub(in crate::listing) fn registered_enough(&self) -> Found {
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
            // Of “01 mô hình” each unit is asked: the one with the fewest says whether all have them.
            measured: Some(Measured {
                count: Measured::count(fewest).count,
                ..Measured::share(reaching, self.bases.len())
            }),
            note: words::registered_enough(reaching, self.bases.len(), fewest),
            rows: short.map(|(_, u)| unit_row(u)).collect(),
        }
    }

    /// Dialogues, conferences and labour agreements.
    pub(super) fn democracy(&self) -> Found {
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
            measured: Some(Measured::count(dialogues)),
            note: words::democracy_parts(&conference.note, &agreement.note),
            rows: rows.collect(),
        }
    }

    /// Inspections by month: held, and planned but not held.
    pub(super) fn inspections(&self) -> Found {
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
            measured: (held + planned > 0).then(|| Measured::count(held)),
            rows: rows.collect(),
            note: String::new(),
        }
    }
}
