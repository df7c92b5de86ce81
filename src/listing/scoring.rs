//! What is scored in a year by one set: its subjects, each with its sheets, and what the book knows of them.
use super::{ranking::speaking_sheet, recognised::Recognised};
use crate::{
    domain::{
        award::Recipient,
        evaluation::{
            CriteriaSet, Criterion, Judged, Judges, Rules, ScoreSheet, ScoreSubject, ScoredKind,
            Standing,
        },
        ids::{CriteriaSetId, UnitId},
        vietnamese::same_name_key,
    },
    store::{NamedSheet, Reader, RecognitionRow, StoreError},
    text::{evaluation::ROUNDS, scoring as words},
};
use std::collections::{HashMap, HashSet};

/// What is scored by one set in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// The set.
    pub set: CriteriaSet,
    /// The rounds, the deciding one last: those of the set, and those that sheets name beside them.
    pub rounds: Vec<String>,
    /// Whoever is scored, and whoever may be.
    pub subjects: Vec<Subject>,
    /// Recognised models of the year; looked up where the set asks.
    pub recognised: Recognised,
}

/// Somebody or something that is scored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// Which one.
    pub subject: ScoreSubject,
    /// Loại đối tượng.
    pub kind: String,
    /// Nhóm đối tượng.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Its unit; blank where none is known.
    pub unit: String,
    /// Its sheets of this set, in the order they were entered.
    pub sheets: Vec<ScoreSheet>,
}

impl Subject {
    /// The sheet of a scorer in a round; a blank scorer: the agreed one.
    pub fn sheet(&self, round: &str, scorer: &str) -> Option<&ScoreSheet> {
        let (round, scorer) = (same_name_key(round), same_name_key(scorer));
        self.sheets.iter().find(|sheet| {
            same_name_key(&sheet.round) == round && same_name_key(&sheet.scorer) == scorer
        })
    }

    /// The sheets of a round.
    pub fn in_round(&self, round: &str) -> impl Iterator<Item = &ScoreSheet> {
        let round = same_name_key(round);
        self.sheets.iter().filter(move |sheet| same_name_key(&sheet.round) == round)
    }

    /// The sheet that speaks for a round, as in the ranking.
    pub fn speaks_for(&self, round: &str) -> Option<&ScoreSheet> {
        let in_round: Vec<&ScoreSheet> = self.in_round(round).collect();
        speaking_sheet(&in_round).ok().flatten()
    }

    /// Is it this one?
    pub fn is(&self, subject: &ScoreSubject, kind: &str) -> bool {
        self.subject == *subject && self.kind == kind
    }
}

/// The sets of a year, those that somebody was scored by in it first.
///
/// # Errors
/// [`StoreError`].
pub fn sets_of(read: Reader<'_>, year: i64) -> Result<Vec<CriteriaSet>, StoreError> {
    let scored = read.scored_sets()?.into_iter().filter(|(_, of)| *of == year);
    let used: HashSet<CriteriaSetId> = scored.map(|(set, _)| set).collect();
    let is_used = |set: &CriteriaSet| set.id.is_some_and(|id| used.contains(&id));
    let mut sets = read.criteria_sets()?;
    sets.retain(|set| set.is_of_year(year) || is_used(set));
    sets.sort_by_key(|set| !is_used(set));
    Ok(sets)
}

/// Everything a set scores in a year. Who was scored by another set of the year is left out, unless by this one too.
///
/// # Errors
/// [`StoreError`].
pub fn scoring(read: Reader<'_>, set: CriteriaSet, year: i64) -> Result<Scoring, StoreError> {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut places: HashMap<(ScoreSubject, String), usize> = HashMap::new();
    let mut elsewhere: HashSet<ScoreSubject> = HashSet::new();
    let mut rounds: Vec<String> = set.rules.rounds.clone();
    if rounds.is_empty() {
        rounds = ROUNDS.iter().map(|round| (*round).to_owned()).collect();
    }
    let sheets = read.score_sheets(year)?;
    let (own, other): (Vec<NamedSheet>, Vec<NamedSheet>) =
        sheets.into_iter().partition(|sheet| sheet.sheet.criteria == set.id);
    let is_filled = |named: &NamedSheet| !named.sheet.is_blank();
    elsewhere.extend(other.into_iter().filter(is_filled).map(|sheet| sheet.sheet.subject));
    for NamedSheet { sheet, name, unit } in own {
        let round = same_name_key(&sheet.round);
        if rounds.iter().all(|known| same_name_key(known) != round) {
            rounds.insert(rounds.len().saturating_sub(1), sheet.round.clone());
        }
        let key = (sheet.subject.clone(), sheet.kind.clone());
        let place = *places.entry(key).or_insert_with(|| {
            subjects.push(Subject {
                subject: sheet.subject.clone(),
                kind: sheet.kind.clone(),
                name,
                unit,
                ..Subject::default()
            });
            subjects.len() - 1
        });
        if let Some(subject) = subjects.get_mut(place) {
            subject.group.clone_from(&sheet.group);
            subject.sheets.push(sheet);
        }
    }
    let scored: HashSet<ScoreSubject> = subjects.iter().map(|s| s.subject.clone()).collect();
    let mut order: HashMap<ScoreSubject, usize> = HashMap::new();
    for (at, may_be) in candidates(read, set.about, year)?.into_iter().enumerate() {
        order.insert(may_be.subject.clone(), at);
        if !scored.contains(&may_be.subject) && !elsewhere.contains(&may_be.subject) {
            subjects.push(may_be);
        }
    }
    // In the order of their own list; whoever was added by name comes behind it.
    subjects.sort_by_key(|s| order.get(&s.subject).copied().unwrap_or(usize::MAX));
    let recognised = if set.rules.bonus_of_models {
        Recognised::read(read, year)?
    } else {
        Recognised::default()
    };
    Ok(Scoring { set, rounds, subjects, recognised })
}

/// Who may be scored, whether they were or not. People and names are added one by one.
fn candidates(read: Reader<'_>, about: ScoredKind, year: i64) -> Result<Vec<Subject>, StoreError> {
    let unit_names = || -> Result<HashMap<UnitId, String>, StoreError> {
        Ok(read.unit_rows()?.into_iter().map(|u| (u.id, u.name)).collect())
    };
    Ok(match about {
        ScoredKind::Name | ScoredKind::Person => Vec::new(),
        ScoredKind::Registration => {
            let units = unit_names()?;
            let of_people: HashSet<_> = read
                .movement_model_rows()?
                .into_iter()
                .filter(|model| model.person.is_some())
                .map(|model| model.id)
                .collect();
            let standing = read.registration_rows(Some(year))?.into_iter();
            standing
                .filter(|row| row.state.stands())
                .map(|row| Subject {
                    subject: ScoreSubject::Registration(row.id),
                    kind: words::kind(of_people.contains(&row.model)).to_owned(),
                    name: row.name,
                    unit: units.get(&row.unit).cloned().unwrap_or_default(),
                    ..Subject::default()
                })
                .collect()
        }
        ScoredKind::Democracy => {
            let units = unit_names()?;
            let rows = read.democracy_record_rows(Some(year))?.into_iter();
            rows.map(|row| Subject {
                subject: ScoreSubject::Democracy(row.id),
                kind: words::kind(false).to_owned(),
                name: units.get(&row.unit).cloned().unwrap_or_default(),
                ..Subject::default()
            })
            .collect()
        }
        ScoredKind::Unit => {
            let rows = read.unit_rows()?.into_iter().filter(|unit| unit.to.is_none());
            rows.map(|unit| Subject {
                subject: ScoreSubject::Unit(unit.id),
                kind: words::kind(false).to_owned(),
                group: unit.kind,
                name: unit.name,
                ..Subject::default()
            })
            .collect()
        }
    })
}

/// What may be scored by a set in a year, by its name; `None` for a name that several have.
#[derive(Debug)]
pub struct SubjectsByName(HashMap<String, Option<ScoreSubject>>);

impl SubjectsByName {
    /// Reads them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(read: Reader<'_>, about: ScoredKind, year: i64) -> Result<Self, StoreError> {
        let all: Vec<(String, ScoreSubject)> = match about {
            ScoredKind::Person => {
                let rows = read.person_rows()?.into_iter();
                rows.map(|p| (p.full_name, ScoreSubject::Person(p.id))).collect()
            }
            ScoredKind::Unit => {
                let rows = read.unit_rows()?.into_iter();
                rows.map(|u| (u.name, ScoreSubject::Unit(u.id))).collect()
            }
            ScoredKind::Registration => {
                let rows = read.registration_rows(Some(year))?.into_iter();
                rows.map(|r| (r.name, ScoreSubject::Registration(r.id))).collect()
            }
            _ => candidates(read, about, year)?.into_iter().map(|s| (s.name, s.subject)).collect(),
        };
        let mut named = HashMap::new();
        for (name, subject) in all {
            let place = named.entry(same_name_key(&name));
            place.and_modify(|known| *known = None).or_insert(Some(subject));
        }
        Ok(Self(named))
    }

    /// The one of a name; by its name alone where the book has none, or several.
    pub fn named(&self, name: &str) -> ScoreSubject {
        let known = self.0.get(&same_name_key(name)).cloned().flatten();
        known.unwrap_or_else(|| ScoreSubject::Name(name.to_owned()))
    }
}

/// How far a sheet is filled, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// Does the sheet say anything?
    pub is_begun: bool,
    /// Base criteria that have a score.
    pub scored: usize,
    /// All base criteria.
    pub of: usize,
    /// What it comes to.
    pub judged: Judged,
}

impl Filled {
    /// Judges a sheet, beside the recognised models of its year.
    pub fn of(judges: &Judges<'_>, sheet: &ScoreSheet, recognised: &Recognised) -> Self {
        let base = || judges.rules().criteria.iter().filter(|c| c.kind.is_base());
        Self {
            is_begun: !sheet.is_blank(),
            scored: base().filter(|c| sheet.scores.get(&c.code).is_some()).count(),
            of: base().count(),
            judged: judges.judge(sheet.scored(recognised.of(&sheet.subject))),
        }
    }

    /// Does nothing more need to be scored for its class?
    pub fn is_whole(&self) -> bool {
        self.judged.standing != Standing::NotJudged
    }
}

/// Of each criterion the least and the most that the scorers of a round gave for it; `None` where fewer than two gave
/// any.
pub fn spreads(subject: &Subject, round: &str, rules: &Rules) -> Vec<Option<(i64, i64)>> {
    let of_scorers: Vec<&ScoreSheet> =
        subject.in_round(round).filter(|sheet| !sheet.scorer.is_empty()).collect();
    let spread = |criterion: &Criterion| {
        let points = |sheet: &&ScoreSheet| sheet.scores.get(&criterion.code)?.points(criterion);
        let given: Vec<i64> = of_scorers.iter().filter_map(points).collect();
        if given.len() < 2 {
            return None;
        }
        given.iter().min().copied().zip(given.iter().max().copied())
    };
    rules.criteria.iter().map(spread).collect()
}

/// Something the book knows of a subject, and where it stands there. It is offered, never entered by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is known.
    pub fact: String,
    /// Where it comes from.
    pub source: &'static str,
}

/// Recognised models of a unit, each with who recognised it.
fn recognised_models(
    read: Reader<'_>,
    unit: UnitId,
    year: i64,
) -> Result<Vec<Evidence>, StoreError> {
    let rows = read.recognition_rows(Some(year))?.into_iter();
    let of_unit = rows.filter(|row| row.unit == unit && row.stands);
    Ok(of_unit
        .map(|row| Evidence {
            fact: words::recognised_model(&row.name, &recognised_by(&row)),
            source: words::FROM_RECOGNITION,
        })
        .collect())
}

/// Level and body, with the decision.
fn recognised_by(row: &RecognitionRow) -> String {
    words::recognised_by(&row.level, &row.body, &row.number, row.date.get())
}

/// What the book knows of a subject in a year.
///
/// # Errors
/// [`StoreError`].
pub fn evidence(
    read: Reader<'_>,
    subject: &ScoreSubject,
    year: i64,
) -> Result<Vec<Evidence>, StoreError> {
    let mut found = Vec::new();
    let mut say = |fact: String, source| found.push(Evidence { fact, source });
    let mut whom: Option<(Recipient, Option<UnitId>)> = None;
    match subject {
        ScoreSubject::Name(_) => {}
        ScoreSubject::Registration(id) => {
            let Some(registration) = read.registration(*id)? else { return Ok(found) };
            if let Some(day) = registration.registered_on.get() {
                say(words::registered(day), words::FROM_REGISTRATION);
            }
            for follow_up in &registration.follow_ups {
                let day = follow_up.date.get();
                say(words::followed(day, &follow_up.result), words::FROM_FOLLOW_UP);
            }
            if !registration.output.is_empty() {
                say(registration.output.clone(), words::FROM_REGISTRATION);
            }
            if let Some(model) = registration.model.map(|m| read.movement_model(m)).transpose()? {
                let Some(model) = model else { return Ok(found) };
                let of_model = |row: &RecognitionRow| Some(row.model) == model.id && row.stands;
                for row in read.recognition_rows(None)?.into_iter().filter(of_model) {
                    // For this year it may be what is scored for.
                    say(words::recognised(row.year, &recognised_by(&row)), words::FROM_RECOGNITION);
                }
                if !model.replications.is_empty() {
                    say(words::replicated(model.replications.len()), words::FROM_MODEL);
                }
                whom = match (model.person, model.unit) {
                    (Some(person), unit) => Some((Recipient::Person(person), unit)),
                    (None, Some(unit)) => Some((Recipient::Unit(unit), Some(unit))),
                    (None, None) => None,
                };
            }
        }
        ScoreSubject::Democracy(id) => {
            if let Some(record) = read.democracy_record(*id)? {
                if !record.class.is_empty() {
                    say(words::class_of_qcdc(&record.class), words::FROM_QCDC);
                }
                for known in record
                    .unit
                    .map(|unit| recognised_models(read, unit, year))
                    .transpose()?
                    .into_iter()
                    .flatten()
                {
                    say(known.fact, known.source);
                }
                whom = record.unit.map(|unit| (Recipient::Unit(unit), Some(unit)));
            }
        }
        ScoreSubject::Unit(unit) => {
            let of_unit = |row: &crate::store::DemocracyRecordRow| row.unit == *unit;
            if let Some(row) = read.democracy_record_rows(Some(year))?.into_iter().find(of_unit)
                && !row.class.is_empty()
            {
                say(words::class_of_qcdc(&row.class), words::FROM_QCDC);
            }
            let registered = read.registration_rows(Some(year))?;
            let registered = registered.iter().filter(|r| r.unit == *unit && r.state.stands());
            let count = registered.count();
            if count > 0 {
                say(words::models(count), words::FROM_REGISTRATION);
            }
            for known in recognised_models(read, *unit, year)? {
                say(known.fact, known.source);
            }
            whom = Some((Recipient::Unit(*unit), Some(*unit)));
        }
        ScoreSubject::Person(person) => {
            for (_, of_year, name, letters) in read.sessions_of(*person)? {
                if of_year == year {
                    say(words::trained(&name, &letters), words::FROM_TRAINING);
                }
            }
            whom = Some((Recipient::Person(*person), None));
        }
    }
    if let Some((recipient, unit)) = whom {
        let before = read.prior_awards(&recipient, unit, None)?;
        for award in before.iter().rev().filter(|award| (year - 2..=year).contains(&award.year)) {
            say(words::awarded(award.year, &award.form, &award.body), words::FROM_AWARDS);
        }
    }
    Ok(found)
}
