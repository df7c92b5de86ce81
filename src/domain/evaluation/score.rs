//! One score of a sheet: what was typed, judged by its criterion where it stands.
use super::rules::{Criterion, CriterionKind};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
    ser::SerializeMap as _,
};
use std::{cmp::Ordering, fmt};

/// What was given for one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Score {
    /// Points, in hundredths.
    Points(i64),
    /// What was measured, in hundredths; the bands of the criterion say the points.
    Measured(i64),
    /// Đạt.
    Passed,
    /// Không đạt.
    Failed,
    /// Không áp dụng.
    NotApplicable,
}

/// Why a score is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotScored {
    /// No number.
    NotANumber,
    /// Finer than hundredths.
    TooFine,
    /// Below 0.
    Negative,
    /// More than the maximum.
    OverMost {
        /// The maximum.
        most: i64,
    },
    /// Not in the steps of the criterion.
    WrongStep {
        /// The step.
        step: i64,
    },
    /// Neither full points nor none, where only đạt and không đạt are known.
    NeitherPassNorFail {
        /// The maximum.
        most: i64,
    },
    /// Points that no band of the criterion gives.
    NotInBands,
    /// Đạt, không đạt for a criterion of points.
    NotPassFail,
    /// Measured, where the criterion has no bands.
    NotMeasured,
    /// A bonus or penalty always applies.
    AlwaysApplies,
    /// A group has no score of its own.
    IsAGroup,
    /// The set has no such criterion.
    UnknownCode,
}

/// An exact decimal in hundredths: `4,5`, `4.50`, `-1`. Only a sign, figures and one decimal sign.
///
/// # Errors
/// [`NotScored::NotANumber`], [`NotScored::TooFine`].
pub fn decimal(text: &str) -> Result<i64, NotScored> {
    let (sign, figures) = match text.trim().strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, text.trim().trim_start_matches('+')),
    };
    let (whole, part) = figures.split_once([',', '.']).unwrap_or((figures, "0"));
    let are_figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !are_figures(whole) || !are_figures(part) || whole.len() > 7 {
        return Err(NotScored::NotANumber);
    }
    let part = part.trim_end_matches('0');
    let whole: i64 = whole.parse().map_err(|_| NotScored::NotANumber)?;
    let hundredths = match part.len() {
        0 => 0,
        1 => part.parse::<i64>().map_err(|_| NotScored::NotANumber)? * 10,
        2 => part.parse().map_err(|_| NotScored::NotANumber)?,
        _ => return Err(NotScored::TooFine),
    };
    Ok(sign * (whole * 100 + hundredths))
}

impl Score {
    /// The points it brings to a criterion it was judged good for; `None` where it does not apply.
    pub fn points(self, criterion: &Criterion) -> Option<i64> {
        match self {
            Self::Points(points) => Some(points),
            Self::Measured(measured) => Some(criterion.points_for(measured)),
            Self::Passed => Some(criterion.most_points()),
            Self::Failed => Some(0),
            Self::NotApplicable => None,
        }
    }

    /// Is it good for this criterion?
    ///
    /// # Errors
    /// Why it is not.
    pub fn check(self, criterion: &Criterion) -> Result<(), NotScored> {
        let most = criterion.most_points();
        match (criterion.kind, self) {
            (CriterionKind::Group, _) => Err(NotScored::IsAGroup),
            (_, Self::Points(points) | Self::Measured(points)) if points < 0 => {
                Err(NotScored::Negative)
            }
            (CriterionKind::Bonus | CriterionKind::Penalty, Self::NotApplicable) => {
                Err(NotScored::AlwaysApplies)
            }
            (_, Self::NotApplicable) | (CriterionKind::PassFail, Self::Passed | Self::Failed) => {
                Ok(())
            }
            (CriterionKind::Bands, Self::Measured(_)) if !criterion.bands.is_empty() => Ok(()),
            (_, Self::Passed | Self::Failed) => Err(NotScored::NotPassFail),
            (_, Self::Measured(_)) => Err(NotScored::NotMeasured),
            (_, Self::Points(points)) if points > most => Err(NotScored::OverMost { most }),
            (CriterionKind::PassFail, Self::Points(points)) => {
                // Without a maximum 0 would be both.
                let is_clear = most > 0 && (points == 0 || points == most);
                if is_clear { Ok(()) } else { Err(NotScored::NeitherPassNorFail { most }) }
            }
            (CriterionKind::Bands, Self::Points(points)) if !criterion.bands.is_empty() => {
                let is_given = points == 0 || criterion.bands.iter().any(|b| b.points == points);
                if is_given { Ok(()) } else { Err(NotScored::NotInBands) }
            }
            (_, Self::Points(points)) => match criterion.step {
                Some(step) if step > 0 && points % step != 0 => Err(NotScored::WrongStep { step }),
                _ => Ok(()),
            },
        }
    }

    /// Does it leave a base criterion at 0?
    pub fn is_zero(self, criterion: &Criterion) -> bool {
        match self {
            Self::Failed => true,
            Self::Passed | Self::NotApplicable => false,
            _ => criterion.most_points() > 0 && self.points(criterion) == Some(0),
        }
    }
}

/// The words by which a score that is no number of points stands in the file.
const PASSED: &str = "passed";
const FAILED: &str = "failed";
const NOT_APPLICABLE: &str = "not_applicable";
/// Before the hundredths of what was measured.
const MEASURED: &str = "measured ";

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Points(points) => serializer.serialize_i64(*points),
            Self::Measured(measured) => serializer.serialize_str(&format!("{MEASURED}{measured}")),
            Self::Passed => serializer.serialize_str(PASSED),
            Self::Failed => serializer.serialize_str(FAILED),
            Self::NotApplicable => serializer.serialize_str(NOT_APPLICABLE),
        }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl Visitor<'_> for Reading {
            type Value = Score;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("hundredths, or a word of a score")
            }
            fn visit_i64<E: serde::de::Error>(self, points: i64) -> Result<Score, E> {
                Ok(Score::Points(points))
            }
            fn visit_u64<E: serde::de::Error>(self, points: u64) -> Result<Score, E> {
                i64::try_from(points).map(Score::Points).map_err(E::custom)
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Score, E> {
                match word {
                    PASSED => Ok(Score::Passed),
                    FAILED => Ok(Score::Failed),
                    NOT_APPLICABLE => Ok(Score::NotApplicable),
                    _ => match word.strip_prefix(MEASURED).map(str::parse) {
                        Some(Ok(measured)) => Ok(Score::Measured(measured)),
                        _ => Err(E::custom("no score")),
                    },
                }
            }
        }
        deserializer.deserialize_any(Reading)
    }
}

/// The scores of a sheet by code, each code once, in the order of codes: so that it can be read along a set.
/// The codes stand in one text, for a year has hundreds of thousands of scores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreMap {
    /// One code behind another.
    codes: String,
    /// Where each code ends, and its score.
    scores: Vec<(usize, Score)>,
}

impl ScoreMap {
    fn start(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.scores.get(before));
        before.map_or(0, |(end, _)| *end)
    }

    fn code(&self, at: usize) -> &str {
        let end = self.scores.get(at).map_or(0, |(end, _)| *end);
        self.codes.get(self.start(at)..end).unwrap_or_default()
    }

    fn place(&self, code: &str) -> Result<usize, usize> {
        let (mut low, mut high) = (0, self.scores.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.code(middle).cmp(code) {
                Ordering::Equal => return Ok(middle),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        Err(low)
    }

    /// The score of a criterion.
    pub fn get(&self, code: &str) -> Option<Score> {
        self.place(code).ok().and_then(|at| self.scores.get(at)).map(|(_, score)| *score)
    }

    /// Puts a score in; gives the one that stood there.
    pub fn insert(&mut self, code: &str, score: Score) -> Option<Score> {
        match self.place(code) {
            Ok(at) => self.scores.get_mut(at).map(|(_, old)| std::mem::replace(old, score)),
            Err(at) => {
                let start = self.start(at);
                self.codes.insert_str(start, code);
                self.scores.insert(at, (start, score));
                for (end, _) in self.scores.iter_mut().skip(at) {
                    *end += code.len();
                }
                None
            }
        }
    }

    /// Takes a score away.
    pub fn remove(&mut self, code: &str) {
        if let Ok(at) = self.place(code) {
            let start = self.start(at);
            self.codes.replace_range(start..start + code.len(), "");
            self.scores.remove(at);
            for (end, _) in self.scores.iter_mut().skip(at) {
                *end -= code.len();
            }
        }
    }

    /// All, by code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Score)> {
        let mut start = 0;
        self.scores.iter().map(move |(end, score)| {
            let code = self.codes.get(start..*end).unwrap_or_default();
            start = *end;
            (code, *score)
        })
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }
}

impl<'a> FromIterator<(&'a str, Score)> for ScoreMap {
    fn from_iter<I: IntoIterator<Item = (&'a str, Score)>>(scores: I) -> Self {
        let mut map = Self::default();
        for (code, score) in scores {
            map.insert(code, score);
        }
        map
    }
}

impl Serialize for ScoreMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (code, score) in self.iter() {
            map.serialize_entry(code, &score)?;
        }
        map.end()
    }
}

/// Reads a code behind those that were read.
struct Code<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Code<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Code<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code")
    }
    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<(), E> {
        self.0.push_str(code);
        Ok(())
    }
}

impl<'de> Deserialize<'de> for ScoreMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = ScoreMap;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("scores by code")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ScoreMap, A::Error> {
                let mut read = ScoreMap::default();
                while map.next_key_seed(Code(&mut read.codes))?.is_some() {
                    read.scores.push((read.codes.len(), map.next_value()?));
                }
                // As it is written it is in order already.
                if read.iter().is_sorted_by(|a, b| a.0 < b.0) {
                    return Ok(read);
                }
                let sorted: ScoreMap = read.iter().collect();
                if sorted.len() == read.len() {
                    Ok(sorted)
                } else {
                    Err(A::Error::custom("a code twice"))
                }
            }
        }
        deserializer.deserialize_map(Reading)
    }
}
