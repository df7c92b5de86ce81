//! The kinds of records that papers are about, and how one is found.
use crate::{
    domain::{
        ids::{BodyId, Record, RoundId},
        office::ours_of_key,
        paper::About,
    },
    store::{AwardFilter, Reader, StoreError},
    text::reports::option,
};

/// The kinds of records that papers are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AboutKind {
    /// Năm công tác.
    Year,
    /// Đợt khen thưởng.
    Round,
    /// Quyết định.
    Decision,
}

impl AboutKind {
    /// The kind of record that a paper is about; `None` for the whole book, and for records that no paper is about.
    pub const fn of(about: About) -> Option<Self> {
        match about {
            About::Year(_) => Some(Self::Year),
            About::Record(Record::Round(_)) => Some(Self::Round),
            About::Record(Record::Decision(_)) => Some(Self::Decision),
            About::Book | About::Record(_) => None,
        }
    }

    /// Its key on the command line: `--set dot=…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "nam",
            Self::Round => "dot",
            Self::Decision => "quyet-dinh",
        }
    }

    /// As programs read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Round => "round",
            Self::Decision => "decision",
        }
    }

    /// Its label in the window.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Year => option::YEAR,
            Self::Round => option::ROUND,
            Self::Decision => option::DECISION,
        }
    }

    /// Other keys of the command line that help to tell which record is meant.
    pub const fn told_by(self) -> &'static [&'static str] {
        match self {
            Self::Year => &[],
            Self::Round => &["nam"],
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
    if kind == AboutKind::Year {
        return Ok(year.map(About::Year).into_iter().collect());
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
