//! The kinds of records that papers are about, and how one is found.
use crate::{
    domain::{
        award::Recipient,
        ids::{BodyId, Record, RoundId, UnitId},
        movement::Registration,
        office::ours_of_key,
        paper::About,
        training::TrainingSession,
    },
    store::{AwardFilter, Reader, StoreError},
    text::{labels, reports::option},
};
use std::collections::HashSet;

/// The kinds of records that papers are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AboutKind {
    /// Năm công tác.
    Year,
    /// Đợt khen thưởng.
    Round,
    /// Quyết định.
    Decision,
    /// Lớp tập huấn.
    Session,
    /// Đăng ký năm of a model.
    Registration,
    /// Đơn vị.
    Unit,
    /// Cá nhân.
    Person,
}

impl AboutKind {
    /// The kind of record that a paper is about; `None` for the whole book, and for records that no paper is about.
    pub const fn of(about: About) -> Option<Self> {
        match about {
            About::Year(_) => Some(Self::Year),
            About::Record(Record::Round(_)) => Some(Self::Round),
            About::Record(Record::Decision(_)) => Some(Self::Decision),
            About::Record(Record::TrainingSession(_)) => Some(Self::Session),
            About::Record(Record::Registration(_)) => Some(Self::Registration),
            About::Record(Record::Unit(_)) => Some(Self::Unit),
            About::Record(Record::Person(_)) => Some(Self::Person),
            About::Book | About::Record(_) => None,
        }
    }

    /// Its key on the command line: `--set dot=…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "nam",
            Self::Round => "dot",
            Self::Decision => "quyet-dinh",
            Self::Session => "lop",
            Self::Registration => "dang-ky",
            Self::Unit => "don-vi",
            Self::Person => "ca-nhan",
        }
    }

    /// As programs read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Round => "round",
            Self::Decision => "decision",
            Self::Session => "session",
            Self::Registration => "registration",
            Self::Unit => "unit",
            Self::Person => "person",
        }
    }

    /// Its label in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Year => option::YEAR,
            Self::Round => option::ROUND,
            Self::Decision => option::DECISION,
            Self::Session => option::SESSION,
            Self::Registration => option::REGISTRATION,
            Self::Unit => option::OF_UNIT,
            Self::Person => option::OF_PERSON,
        }
    }

    /// Other keys of the command line that help to tell which record is meant.
    pub const fn told_by(self) -> &'static [&'static str] {
        match self {
            Self::Year | Self::Unit | Self::Person => &[],
            Self::Round | Self::Session | Self::Registration => &["nam"],
            Self::Decision => &["nam", "co-quan"],
        }
    }
}

/// The awards that stand under what a paper is about, of one body where that is asked for; `None` where no awards
/// stand under it.
pub fn awards_of(about: About, body: Option<BodyId>) -> Option<AwardFilter> {
    let mut filter = AwardFilter { body, ..AwardFilter::default() };
    match about {
        About::Year(year) => filter.year = Some(year),
        About::Record(Record::Round(round)) => filter.round = Some(round),
        About::Record(Record::Decision(decision)) => filter.decision = Some(decision),
        About::Book | About::Record(_) => return None,
    }
    Some(filter)
}

/// The records of a kind that a paper can be about when none is chosen, of a working year when one is given:
/// rounds in their order, decisions of ours in the order of their rounds.
///
/// # Errors
/// [`StoreError`].
pub fn candidates(
    read: Reader<'_>,
    kind: AboutKind,
    year: Option<i64>,
) -> Result<Vec<About>, StoreError> {
    match kind {
        AboutKind::Year => return Ok(year.map(About::Year).into_iter().collect()),
        AboutKind::Round | AboutKind::Decision => {}
        AboutKind::Session | AboutKind::Registration | AboutKind::Unit | AboutKind::Person => {
            return Ok(named(read, kind, year)?.into_iter().map(|(about, _)| about).collect());
        }
    }
    let mut rounds = read.rounds()?;
    rounds.retain(|round| year.is_none() || round.years.year.get().map(|y| y.0) == year);
    if kind == AboutKind::Round {
        return Ok(rounds.iter().filter_map(|round| round.id).map(About::round).collect());
    }
    let bodies = read.bodies()?;
    let place =
        |round: Option<RoundId>| rounds.iter().position(|of| of.id.is_some() && of.id == round);
    let mut decisions = read.decisions()?;
    decisions.retain(|d| {
        ours_of_key(&bodies, d.body).is_some() && (year.is_none() || place(d.round).is_some())
    });
    decisions.sort_by_key(|d| place(d.round).unwrap_or(usize::MAX));
    Ok(decisions.iter().filter_map(|d| d.id).map(About::decision).collect())
}

/// The records of a kind that a paper can be about, each with its name, of a working year when one is given: sessions and
/// registrations the newest first, units in their order, of people and units those that were awarded something. None of
/// the kinds whose names the window knows already.
///
/// # Errors
/// [`StoreError`].
pub fn named(
    read: Reader<'_>,
    kind: AboutKind,
    year: Option<i64>,
) -> Result<Vec<(About, String)>, StoreError> {
    match kind {
        AboutKind::Year | AboutKind::Round | AboutKind::Decision => Ok(Vec::new()),
        AboutKind::Session => {
            let mut sessions = read.training_sessions(year)?;
            sessions.sort_by_key(|s| std::cmp::Reverse((s.year.get().map(|y| y.0), s.id)));
            let of = |s: &TrainingSession| {
                let name = labels::in_year(&s.name, &s.year.text);
                Some((About::Record(Record::TrainingSession(s.id?)), name))
            };
            Ok(sessions.iter().filter_map(of).collect())
        }
        AboutKind::Registration => {
            let models = read.movement_models()?;
            let units = read.unit_rows()?;
            let name_of = |id, year: &str| {
                let model = models.iter().find(|m| m.id == id);
                let unit = model.and_then(|m| units.iter().find(|unit| Some(unit.id) == m.unit));
                let name = labels::in_year(model.map_or("", |m| m.name.as_str()), year);
                labels::joined(&[&name, unit.map_or("", |unit| unit.name.as_str())])
            };
            let mut all = read.registrations(year)?;
            all.retain(Registration::stands);
            all.sort_by_key(|r| std::cmp::Reverse(r.year.get().map(|y| y.0)));
            let of = |r: &Registration| {
                let name = name_of(r.model, &r.year.text);
                Some((About::Record(Record::Registration(r.id?)), name))
            };
            Ok(all.iter().filter_map(of).collect())
        }
        AboutKind::Unit => {
            let awards = read.award_rows(AwardFilter::default())?;
            let awarded: HashSet<UnitId> = awards.iter().filter_map(|a| a.unit_id).collect();
            let units = read.unit_rows()?.into_iter().filter(|u| awarded.contains(&u.id));
            Ok(units.map(|u| (About::Record(Record::Unit(u.id)), u.name)).collect())
        }
        AboutKind::Person => {
            let mut people: Vec<(About, String)> = Vec::new();
            let mut seen = HashSet::new();
            for award in read.award_rows(AwardFilter::default())? {
                if let Recipient::Person(id) = award.recipient
                    && seen.insert(id)
                {
                    people.push((
                        About::Record(Record::Person(id)),
                        labels::joined(&[&award.name, &award.unit]),
                    ));
                }
            }
            Ok(people)
        }
    }
}
