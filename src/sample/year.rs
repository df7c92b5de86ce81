//! The rest of the sample year: models, training, grassroots democracy, committee, documents, targets.
use super::filling::Filling;
use crate::{
    domain::{
        answer::Answer,
        blanks::{BlankEntry, BlankMovement},
        committee::CommitteeMember,
        democracy::{DemocracyRecord, Dialogue, Inspection, InternalRule},
        document::Document,
        edit::{Edit, Purpose},
        entered::{Entered, Whole},
        evaluation::{CriteriaSet, Score, ScoreSheet, ScoreSubject, ScoredKind},
        ids::{BodyId, MovementModelId, Record, RegistrationId},
        movement::{
            Effect, FollowUp, FollowUpPeriod, MovementModel, Recognition, Registration,
            RegistrationKind, RegistrationState, Replication,
        },
        reward::{RewardRule, RewardSubject},
        training::{Attendee, Topic, TrainingSession},
        working_year::{Target, WorkingYear},
    },
    exchange::evaluation::{read_criteria, template},
    text::sample as words,
    workspace::WorkspaceError,
};
use serde::Deserialize;

/// Everything of the year that is not an award.
#[derive(Deserialize)]
pub(super) struct SampleYear {
    models: Vec<SampleModel>,
    replications: Vec<(usize, i64, String, i64)>,
    training: SampleTraining,
    committee: Vec<(String, String, bool, String, String)>,
    documents: Vec<(String, String, String, String)>,
    blanks: Vec<(String, BlankMovement, String, String, String)>,
    targets: Vec<(String, String, String, String, String)>,
    years: Vec<(String, String, String)>,
    reward_rules: Vec<(String, RewardSubject, String, String)>,
    democracy: SampleDemocracy,
    evaluation: SampleEvaluation,
}

#[derive(Deserialize)]
struct SampleModel {
    name: String,
    unit: usize,
    area: String,
    state: RegistrationState,
    effect: Effect,
    cited: bool,
    since: i64,
}

#[derive(Deserialize)]
struct SampleTraining {
    name: String,
    organiser: String,
    partners: String,
    audience: String,
    plan_number: String,
    plan_date: String,
    from: String,
    to: String,
    half_days: i64,
    place: String,
    topics: Vec<(String, String, String)>,
    present: usize,
    absent: usize,
}

#[derive(Deserialize)]
struct SampleDemocracy {
    no_conference: Vec<usize>,
    not_applicable: Vec<usize>,
    no_agreement: Vec<usize>,
    fair: Vec<usize>,
    excellent: Vec<usize>,
    inspected: Vec<usize>,
    planned: Vec<usize>,
}

/// The scores of the models, by a set to begin from.
#[derive(Deserialize)]
struct SampleEvaluation {
    template: String,
    name: String,
    group: String,
    kind: String,
    /// Of the first and of the second list of each model.
    rounds: [String; 2],
    /// The model, then its points in the order of the set, in hundredths, of either round.
    scores: Vec<(usize, Vec<i64>, Vec<i64>)>,
}

/// Fills the year; `body` is the office's Steering Committee.
pub(super) fn fill(
    f: &mut Filling<'_>,
    year: SampleYear,
    body: Option<BodyId>,
) -> Result<(), WorkspaceError> {
    for (name, registration_due, report_due) in &year.years {
        f.add(Edit::save(WorkingYear {
            year: name.as_str().into(),
            registration_due: registration_due.as_str().into(),
            report_due: report_due.as_str().into(),
            model_minimum: Entered::of(Some(Whole(1))),
            good_classes: words::GOOD_CLASSES.to_owned(),
            ..WorkingYear::default()
        }))?;
    }
    for (name, role, is_head, tasks, from) in year.committee {
        f.add(Edit::save(CommitteeMember {
            body,
            name,
            role,
            is_head,
            tasks,
            from: from.as_str().into(),
            ..CommitteeMember::default()
        }))?;
    }
    for (kind, number, date, summary) in year.documents {
        f.add(Edit::save(Document {
            kind,
            body,
            number,
            date: date.as_str().into(),
            summary,
            year: "2016".into(),
            ..Document::default()
        }))?;
    }
    for (kind, movement, date, count, reason) in year.blanks {
        f.add(Edit::save(BlankEntry {
            year: "2016".into(),
            kind,
            movement,
            date: date.as_str().into(),
            count: count.as_str().into(),
            reason,
            ..BlankEntry::default()
        }))?;
    }
    for (target_year, name, planned, unit, figure) in year.targets {
        f.add(Edit::save(Target {
            year: target_year.as_str().into(),
            name,
            planned: planned.as_str().into(),
            unit,
            figure,
            ..Target::default()
        }))?;
    }
    for (form, subject, from, coefficient) in year.reward_rules {
        f.add(Edit::save(RewardRule {
            form,
            subject,
            from: from.as_str().into(),
            coefficient: coefficient.as_str().into(),
            ..RewardRule::default()
        }))?;
    }
    let registrations = models(f, &year.models, &year.replications)?;
    evaluation(f, &year.evaluation, &registrations)?;
    training(f, year.training)?;
    democracy(f, &year.democracy)
}

/// Gives the registration of the year of each model.
fn models(
    f: &mut Filling<'_>,
    models: &[SampleModel],
    replications: &[(usize, i64, String, i64)],
) -> Result<Vec<Option<RegistrationId>>, WorkspaceError> {
    // Who recognises: the Steering Committee of the office.
    let of_office = f.book.read().bodies()?;
    let of_office = of_office.iter().find(|body| body.is_ours);
    let mut registrations = Vec::new();
    for (i, model) in models.iter().enumerate() {
        let places = replications.iter().filter(|(of, ..)| *of == i).map(|(_, unit, place, n)| {
            let unit = usize::try_from(*unit).ok().and_then(|u| f.units.get(u)).copied();
            Replication {
                unit,
                place: place.clone(),
                groups: Entered::of(Some(Whole(*n))),
                from: "01/10/2016".into(),
                ..Replication::default()
            }
        });
        let new = MovementModel {
            name: model.name.clone(),
            unit: f.units.get(model.unit).copied(),
            area: model.area.clone(),
            start_year: Entered::of(Some(Whole(model.since))),
            launched_on: if model.cited { "15/10/2016".into() } else { Entered::default() },
            replications: places.collect(),
            ..MovementModel::default()
        };
        let Record::MovementModel(id) = f.add(Edit::save(new))? else {
            registrations.push(None);
            continue;
        };
        if model.since < 2016 {
            f.add(Edit::save(Registration {
                state: RegistrationState::Reported,
                effect: Effect::Effective,
                ..registration(id, "2015", RegistrationKind::New)
            }))?;
        }
        let kind =
            if model.since < 2016 { RegistrationKind::Maintained } else { RegistrationKind::New };
        let recognition = of_office.map(|body| Recognition {
            level: body.level.clone(),
            body: body.id,
            date: "05/12/2016".into(),
            ..Recognition::default()
        });
        let is_recognised = model.state == RegistrationState::Recognised;
        // What works less well was not said clearly, either.
        let said = |text: &str| {
            if model.effect == Effect::Weak { String::new() } else { text.to_owned() }
        };
        let registered = f.add(Edit::save(Registration {
            state: model.state,
            effect: model.effect,
            goal: said(words::GOAL),
            content: said(words::WHAT_IS_DONE),
            recognitions: recognition.into_iter().filter(|_| is_recognised).collect(),
            is_cited: model.cited,
            registered_on: "15/03/2016".into(),
            withdrawn_reason: if model.state == RegistrationState::Withdrawn {
                words::WITHDRAWN.to_owned()
            } else {
                String::new()
            },
            follow_ups: vec![FollowUp {
                date: "30/06/2016".into(),
                period: FollowUpPeriod::HalfYear,
                result: words::HALF_YEAR.to_owned(),
                ..FollowUp::default()
            }],
            ..registration(id, "2016", kind)
        }))?;
        registrations.push(match registered {
            Record::Registration(id) => Some(id),
            _ => None,
        });
    }
    Ok(registrations)
}

/// The set of the year, and the sheets of its models as one step.
fn evaluation(
    f: &mut Filling<'_>,
    sample: &SampleEvaluation,
    registrations: &[Option<RegistrationId>],
) -> Result<(), WorkspaceError> {
    let read = read_criteria(template(&sample.template).unwrap_or_default());
    let codes: Vec<String> = read
        .rules
        .criteria
        .iter()
        .filter(|criterion| criterion.kind.is_base())
        .map(|criterion| criterion.code.clone())
        .collect();
    let set = CriteriaSet {
        name: sample.name.clone(),
        about: ScoredKind::Registration,
        from_year: "2016".into(),
        note: read.note,
        rules: read.rules,
        ..CriteriaSet::default()
    };
    let Record::CriteriaSet(criteria) = f.add(Edit::save(set))? else { return Ok(()) };
    let mut sheets = Vec::new();
    for (model, first, second) in &sample.scores {
        let Some(registration) = registrations.get(*model).copied().flatten() else { continue };
        for (round, points) in sample.rounds.iter().zip([first, second]) {
            let scores = codes.iter().zip(points).map(|(c, p)| (c.as_str(), Score::Points(*p)));
            sheets.push(Edit::save(ScoreSheet {
                criteria: Some(criteria),
                year: "2016".into(),
                subject: ScoreSubject::Registration(registration),
                group: sample.group.clone(),
                kind: sample.kind.clone(),
                round: round.clone(),
                scores: scores.collect(),
                ..ScoreSheet::default()
            }));
        }
    }
    let purpose = Purpose::Scores(sheets.len());
    f.book.apply(Edit::Several { purpose, edits: sheets }, &f.by, f.at)?;
    Ok(())
}

fn registration(model: MovementModelId, year: &str, kind: RegistrationKind) -> Registration {
    Registration { model: Some(model), year: year.into(), kind, ..Registration::default() }
}

fn training(f: &mut Filling<'_>, training: SampleTraining) -> Result<(), WorkspaceError> {
    let pick = |list: &[&str], at: usize| {
        list.get(at % list.len().max(1)).copied().unwrap_or_default().to_owned()
    };
    let count = training.present + training.absent;
    let attendees = (0..count).map(|i| Attendee {
        // Steps without a common divisor: no name comes twice.
        name: format!(
            "{} {} {}",
            pick(words::FAMILY, i),
            pick(words::MIDDLE, i / words::FAMILY.len()),
            pick(words::GIVEN, i)
        ),
        position: pick(words::POSTS, i),
        unit: f.units.get(i % f.units.len().max(1)).copied(),
        is_party_member: i % 5 != 0,
        is_summoned: true,
        attendance: if i < training.present { "x x" } else { "p p" }.to_owned(),
        ..Attendee::default()
    });
    let topics = training.topics.into_iter().map(|(title, speaker, duration)| Topic {
        title,
        speaker,
        duration,
        ..Topic::default()
    });
    f.add(Edit::save(TrainingSession {
        name: training.name,
        year: "2016".into(),
        organiser: training.organiser,
        partners: training.partners,
        audience: training.audience,
        plan_number: training.plan_number,
        plan_date: training.plan_date.as_str().into(),
        from: training.from.as_str().into(),
        to: training.to.as_str().into(),
        half_days: Entered::of(Some(Whole(training.half_days))),
        place: training.place,
        summoned: Entered::of(Some(Whole(count as i64))),
        topics: topics.collect(),
        attendees: attendees.collect(),
        ..TrainingSession::default()
    }))
    .map(|_| ())
}

fn democracy(f: &mut Filling<'_>, d: &SampleDemocracy) -> Result<(), WorkspaceError> {
    for (i, unit) in f.units.clone().into_iter().enumerate() {
        let exempt = d.not_applicable.contains(&i);
        let answer = |without: &[usize]| match (exempt, without.contains(&i)) {
            (true, _) => Answer::NotApplicable,
            (_, true) => Answer::No,
            _ => Answer::Yes,
        };
        let class = if d.excellent.contains(&i) {
            words::EXCELLENT
        } else if d.fair.contains(&i) {
            words::FAIR
        } else {
            words::GOOD
        };
        let dialogues = if exempt { 0 } else { 2 + i % 3 };
        let inspections = [(d.inspected.contains(&i), true), (d.planned.contains(&i), false)];
        let inspections = inspections.into_iter().filter(|(there, _)| *there).map(|(_, held)| {
            let day = format!("{:02}/12/2016", 5 + i % 10);
            Inspection {
                planned_on: day.as_str().into(),
                held_on: if held { day.as_str().into() } else { Entered::default() },
                team: words::INSPECTORS.to_owned(),
                content: words::INSPECTED.to_owned(),
                findings: if held { words::FINDINGS.to_owned() } else { String::new() },
                ..Inspection::default()
            }
        });
        let record = DemocracyRecord {
            unit: Some(unit),
            year: "2016".into(),
            committee: Answer::Yes,
            committee_number: words::committee_number(3 + i),
            committee_date: "20/01/2016".into(),
            committee_members: Entered::of(Some(Whole(5))),
            rules: Answer::Yes,
            rules_number: words::rules_number(1 + i % 4),
            plan: Answer::Yes,
            conference: answer(&d.no_conference),
            conference_date: if answer(&d.no_conference) == Answer::Yes {
                "25/02/2016".into()
            } else {
                Entered::default()
            },
            dialogues_na: exempt,
            agreement: answer(&d.no_agreement),
            union: Answer::Yes,
            class: class.to_owned(),
            dialogues: (0..dialogues)
                .map(|n| Dialogue {
                    date: format!("10/{:02}/2016", 3 * (n + 1) % 12 + 1).as_str().into(),
                    opinions: Entered::of(Some(Whole(4))),
                    resolved: Entered::of(Some(Whole(4))),
                    ..Dialogue::default()
                })
                .collect(),
            internal_rules: if i % 4 == 0 {
                vec![InternalRule {
                    name: words::INTERNAL_RULE.to_owned(),
                    date: "15/02/2016".into(),
                    ..InternalRule::default()
                }]
            } else {
                Vec::new()
            },
            inspections: inspections.collect(),
            ..DemocracyRecord::default()
        };
        f.add(Edit::save(record))?;
    }
    Ok(())
}
