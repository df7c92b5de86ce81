//! The year at a glance: four counts with those of the year before, and what is to be done, by what the book
//! knows today.
use crate::{
    domain::{
        award::{Outcome, RoundState},
        decision::PaperState,
        ids::{Kind, Record, RoundId},
        recipient::Counts,
    },
    listing::{
        awards,
        figures::{Figure, YearData, figures_of},
    },
    store::{Reader, StoreError},
    text::agenda as words,
};
use jiff::civil::Date;

/// What a year counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearCounts {
    /// Registrations that stand, and how many of them were recognised.
    pub registered: usize,
    /// The same, recognised.
    pub recognised: usize,
    /// Awards by kind of recipient, revoked ones left out.
    pub awards: Counts,
    /// Dialogues of all units, and how many units held one.
    pub dialogues: usize,
    /// Units that held one.
    pub units_with_dialogue: usize,
    /// Proposals, and how many units sent one.
    pub proposals: usize,
    /// Units that sent one.
    pub units_with_proposal: usize,
}

impl YearCounts {
    fn of(read: Reader<'_>, data: &YearData) -> Result<Self, StoreError> {
        let standing = || data.registrations.iter().filter(|r| r.stands());
        let (proposals, units_with_proposal) = read.proposals_of_year(data.year)?;
        Ok(Self {
            registered: standing().count(),
            recognised: standing().filter(|r| r.is_recognised()).count(),
            awards: awards::count(&data.awards),
            dialogues: data.records.iter().map(|r| r.dialogues.len()).sum(),
            units_with_dialogue: data.records.iter().filter(|r| !r.dialogues.is_empty()).count(),
            proposals,
            units_with_proposal,
        })
    }
}

/// What the year before counted, of the same four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearBefore {
    /// Registrations that stand.
    pub registered: usize,
    /// Awards, revoked ones left out.
    pub awards: usize,
    /// Dialogues of all units.
    pub dialogues: usize,
    /// Proposals.
    pub proposals: usize,
}

impl YearBefore {
    /// Counts alone: the year before is not read whole for four numbers.
    fn of(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        Ok(Self {
            registered: read
                .registration_rows(Some(year))?
                .iter()
                .filter(|r| r.state.stands())
                .count(),
            awards: read.standing_award_count(year)?,
            dialogues: read.dialogue_count(year)?,
            proposals: read.proposals_of_year(year)?.0,
        })
    }
}

/// Where a task is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// In the form of a record.
    ToRecord(Record),
    /// At the desk of a round.
    ToDesk(RoundId),
    /// In a list.
    ToList(Kind),
    /// In the figures of the report.
    ToFigures,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// By when; `None`: no day is set for it.
    pub due: Option<Date>,
    /// What.
    pub what: String,
    /// Why, or how much of it.
    pub why: String,
    /// What the clerk does about it, as its link says.
    pub verb: &'static str,
    /// Where it is done.
    pub goes: Goes,
}

/// A year as its overview shows it.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Whose book it is.
    pub office: String,
    /// What it counts.
    pub counts: YearCounts,
    /// What the year before counted.
    pub before: YearBefore,
    /// What is to be done, by day; what has no day comes last.
    pub tasks: Vec<Task>,
    /// The figures of its report.
    pub figures: Vec<Figure>,
}

/// The overview of a year. `review`: how many records are marked “cần rà soát”.
///
/// # Errors
/// [`StoreError`].
pub fn overview(read: Reader<'_>, year: i64, review: usize) -> Result<Overview, StoreError> {
    let data = YearData::read(read, year)?;
    let figures = figures_of(&data);
    Ok(Overview {
        office: read.office()?.name,
        counts: YearCounts::of(read, &data)?,
        before: YearBefore::of(read, year - 1)?,
        tasks: tasks(read, &data, &figures, review)?,
        figures,
    })
}

/// How many proposals of a round stand.
fn standing(read: Reader<'_>, round: RoundId) -> Result<usize, StoreError> {
    let proposals = read.proposal_rows(Some(round), None)?;
    Ok(proposals.iter().filter(|p| p.outcome == Outcome::Standing).count())
}

fn tasks(
    read: Reader<'_>,
    data: &YearData,
    figures: &[Figure],
    review: usize,
) -> Result<Vec<Task>, StoreError> {
    let mut tasks = Vec::new();
    if data.settings.is_locked {
        return Ok(tasks);
    }
    let missing: Vec<&str> = data
        .bases
        .iter()
        .filter(|u| data.standing(u.id).next().is_none())
        .map(|u| u.name.as_str())
        .collect();
    if !missing.is_empty() {
        tasks.push(Task {
            due: data.settings.registration_due.get(),
            what: words::register(missing.len()),
            why: words::not_registered(&missing),
            verb: words::TO_REGISTRATIONS,
            goes: Goes::ToList(Kind::Registration),
        });
    }
    for round in read.rounds()? {
        let is_of_year = round.years.year.get().is_some_and(|y| y.0 == data.year);
        let (Some(id), true) = (round.id, is_of_year) else { continue };
        let facts = read.facts_of_round(id)?.unwrap_or_default();
        if matches!(round.state.by_facts(facts), RoundState::Proposing | RoundState::Reviewed) {
            tasks.push(Task {
                due: round.dossier_due.get(),
                what: words::dossiers(&round.name),
                why: words::proposals(standing(read, id)?),
                verb: words::TO_ROUND,
                goes: Goes::ToDesk(id),
            });
        }
    }
    let of_year: Vec<_> = data.awards.iter().filter_map(|a| a.decision).collect();
    for decision in read.decisions()? {
        let Some(id) = decision.id else { continue };
        // One that changes another is of the year of that one.
        let followed = decision.follows.filter(|_| !decision.awards());
        let is_of_year = of_year.contains(&id) || followed.is_some_and(|id| of_year.contains(&id));
        if decision.state != PaperState::Issued && is_of_year {
            let awards: Vec<_> =
                data.awards.iter().filter(|a| a.decision == Some(id)).cloned().collect();
            tasks.push(Task {
                due: decision.date.get(),
                what: words::issue(&decision.summary),
                why: if decision.awards() {
                    words::counted(awards::count(&awards))
                } else {
                    words::AMENDS.to_owned()
                },
                verb: words::TO_DECISION,
                goes: Goes::ToRecord(Record::Decision(id)),
            });
        }
    }
    for record in &data.records {
        let Some(id) = record.id else { continue };
        let unit = data.unit_name(record.unit);
        for inspection in &record.inspections {
            let (planned, held) = (inspection.planned_on.get(), inspection.held_on.get());
            let (due, fixed) = (inspection.due.get(), inspection.fixed_on.get());
            let goes = Goes::ToRecord(Record::DemocracyRecord(id));
            if let (Some(_), None) = (planned, held) {
                let (what, why) = (words::inspect(unit), inspection.content.clone());
                let verb = words::TO_INSPECTION;
                tasks.push(Task { due: planned, what, why, verb, goes });
            }
            if let (Some(_), None) = (due, fixed) {
                let (what, why) = (words::mend(unit), inspection.recommendations.clone());
                let verb = words::TO_MENDING;
                tasks.push(Task { due, what, why, verb, goes });
            }
        }
    }
    let unknown = figures.iter().filter(|f| f.value.is_none()).count();
    if let Some(due) = data.settings.report_due.get() {
        tasks.push(Task {
            due: Some(due),
            what: words::REPORT.to_owned(),
            why: words::figures_missing(unknown),
            verb: words::TO_FIGURES,
            goes: Goes::ToFigures,
        });
    }
    if review > 0 {
        tasks.push(Task {
            due: None,
            what: words::review(review),
            why: words::REVIEW.to_owned(),
            verb: words::TO_REVIEW,
            goes: Goes::ToList(Kind::Award),
        });
    }
    tasks.sort_by_key(|task| (task.due.is_none(), task.due));
    Ok(tasks)
}
