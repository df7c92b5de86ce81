//! What papers of scores list: of each set of a year its subjects ranked, with those that nobody scored yet; and of one
//! subject what each round gave.
use super::{
    ranking::{RankedSubject, Ranking, by_set, ranking},
    scoring::{Scoring, Subject, scoring, sets_of},
};
use crate::{
    domain::{
        evaluation::{
            CriterionKind, Judges, Rules, Score, ScoreSheet, ScoreSubject, Scored, Standing,
        },
        ids::{Kind, UnitId},
        vietnamese::same_name_key,
    },
    store::{Reader, StoreError},
};
use std::collections::HashMap;

/// One set of a year, with whom it scores.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredSet {
    /// The set, its rounds, and whoever it scores; of those that nobody scored yet, the ones that are to be scored by it.
    pub scoring: Scoring,
    /// Whoever was scored, the most points first.
    pub ranking: Ranking,
}

/// One subject of a set, and how it was ranked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line<'a> {
    /// Whom it is about, with its sheets.
    pub subject: &'a Subject,
    /// `None`: nobody scored it.
    pub ranked: Option<&'a RankedSubject>,
}

/// Every set of a year, those that somebody was scored by first.
///
/// # Errors
/// [`StoreError`].
pub fn sets_with_scores(read: Reader<'_>, year: i64) -> Result<Vec<ScoredSet>, StoreError> {
    let mut sheets = read.score_sheets(year)?;
    sheets.retain(|named| !named.sheet.is_blank());
    let mut by_set = by_set(&sheets);
    let mut sets = Vec::new();
    for set in sets_of(read, year)? {
        let sheets = set.id.and_then(|id| by_set.remove(&id)).unwrap_or_default();
        let scoring = scoring(read, set.clone(), year)?;
        let ranking = ranking(set, &sheets, &scoring.recognised);
        sets.push(ScoredSet { scoring, ranking });
    }
    each_in_one_set(&mut sets);
    Ok(sets)
}

/// Whoever was not scored yet stands in the first of the sets about such subjects that scored one of its kind, else in
/// the first of them.
fn each_in_one_set(sets: &mut [ScoredSet]) {
    let homes: Vec<_> = sets
        .iter()
        .map(|set| {
            let kinds = set.ranking.lines.iter().map(|line| same_name_key(&line.kind));
            (set.scoring.set.about, kinds.collect::<Vec<_>>())
        })
        .collect();
    for (at, set) in sets.iter_mut().enumerate() {
        let about = set.scoring.set.about;
        set.scoring.subjects.retain(|subject| {
            let kind = same_name_key(&subject.kind);
            let of_kind =
                homes.iter().position(|(of, kinds)| *of == about && kinds.contains(&kind));
            let home = of_kind.or_else(|| homes.iter().position(|(of, _)| *of == about));
            subject.is_scored() || home == Some(at)
        });
    }
}

impl Subject {
    /// Does any sheet of it say something?
    pub fn is_scored(&self) -> bool {
        self.sheets.iter().any(|sheet| !sheet.is_blank())
    }
}

impl ScoredSet {
    /// Was anybody scored by it?
    pub fn is_used(&self) -> bool {
        !self.ranking.lines.is_empty()
    }

    /// Does it give points at all, or only say đạt and không đạt?
    pub fn has_points(&self) -> bool {
        self.rules().criteria.iter().any(|criterion| criterion.most_points() > 0)
    }

    /// What it says.
    pub fn rules(&self) -> &Rules {
        &self.scoring.set.rules
    }

    /// Its subjects: those that were judged as they are ranked, then those that were not judged to the end, then those
    /// that nobody scored.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let of = |subject: &ScoreSubject, kind: &str| {
            self.scoring.subjects.iter().find(|known| known.is(subject, kind))
        };
        let ranked = self.ranking.lines.iter().filter_map(|ranked| {
            Some(Line { subject: of(&ranked.subject, &ranked.kind)?, ranked: Some(ranked) })
        });
        let mut lines: Vec<Line<'_>> = ranked.collect();
        lines.sort_by_key(|line| !line.is_judged());
        let unscored = self.scoring.subjects.iter().filter(|subject| !subject.is_scored());
        lines.extend(unscored.map(|subject| Line { subject, ranked: None }));
        lines
    }

    /// How one subject was ranked.
    pub fn line_of<'a>(&'a self, subject: &'a Subject) -> Line<'a> {
        let mut ranked = self.ranking.lines.iter();
        let ranked = ranked.find(|line| subject.is(&line.subject, &line.kind));
        Line { subject, ranked }
    }

    /// What of a sheet is judged.
    pub fn scored<'a>(&self, sheet: &'a ScoreSheet) -> Scored<'a> {
        sheet.scored(self.scoring.recognised.of(&sheet.subject))
    }

    /// The criteria at the top of the set: their places, and the most that each can come to.
    pub fn tops(&self) -> Vec<Top> {
        let rules = self.rules();
        let parents = rules.parents();
        let mut most: Vec<i64> = rules
            .criteria
            .iter()
            .map(|of| if of.kind == CriterionKind::Group { 0 } else { of.most_points() })
            .collect();
        for (at, parent) in parents.iter().enumerate().rev() {
            let own = most.get(at).copied().unwrap_or_default();
            if let Some(above) = parent.and_then(|parent| most.get_mut(parent)) {
                *above = above.saturating_add(own);
            }
        }
        let tops = rules.criteria.iter().zip(&parents).zip(most).enumerate();
        tops.filter(|(_, ((_, parent), _))| parent.is_none())
            .map(|(place, ((of, _), most))| Top { place, most: of.most.unwrap_or(most) })
            .collect()
    }

    /// How many of the base criteria that apply a sheet says đạt of, below a criterion at the top or of all.
    pub fn passed(&self, sheet: &ScoreSheet, below: Option<usize>) -> Passed {
        let rules = self.rules();
        let parents = rules.parents();
        let top_of = |mut at: usize| {
            while let Some(above) = parents.get(at).copied().flatten().filter(|above| *above < at) {
                at = above;
            }
            at
        };
        let mut passed = Passed::default();
        for (at, criterion) in rules.criteria.iter().enumerate() {
            if !criterion.kind.is_base() || below.is_some_and(|top| top_of(at) != top) {
                continue;
            }
            match sheet.scores.get(&criterion.code) {
                Some(Score::NotApplicable) => continue,
                Some(Score::Passed) => passed.passed += 1,
                Some(_) => {}
                None => passed.is_open = true,
            }
            passed.of += 1;
        }
        passed
    }
}

/// A criterion at the top of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Top {
    /// Its place in the set.
    pub place: usize,
    /// The most it can come to; 0 where it brings no points.
    pub most: i64,
}

/// How many criteria of đạt and không đạt were met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// So many.
    pub passed: usize,
    /// Of so many that apply.
    pub of: usize,
    /// Does one of them say nothing yet?
    pub is_open: bool,
}

impl Line<'_> {
    /// Was it judged to the end?
    pub fn is_judged(&self) -> bool {
        self.ranked.is_some_and(|of| of.ranked.judged.standing != Standing::NotJudged)
    }

    /// The sheet that decides.
    pub fn deciding(&self) -> Option<&ScoreSheet> {
        let id = self.ranked?.sheet?;
        self.subject.sheets.iter().find(|sheet| sheet.id == Some(id))
    }
}

/// What a judged sheet comes to, by the rules of its set; `None`: it is not filled to the end.
pub fn total_of(set: &ScoredSet, judges: &Judges<'_>, sheet: &ScoreSheet) -> Option<i64> {
    let judged = judges.judge(set.scored(sheet));
    (judged.standing != Standing::NotJudged).then_some(judged.total)
}

/// The units of what is scored in a year, and the uids by which rows of papers name it.
#[derive(Debug, Default)]
pub struct ScoredRecords {
    units: HashMap<ScoreSubject, UnitId>,
    uids: HashMap<(Kind, i64), String>,
}

impl ScoredRecords {
    /// Reads them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let mut found = Self::default();
        for row in read.registration_rows(Some(year))? {
            found.units.insert(ScoreSubject::Registration(row.id), row.unit);
        }
        for row in read.democracy_record_rows(Some(year))? {
            found.units.insert(ScoreSubject::Democracy(row.id), row.unit);
        }
        for kind in
            [Kind::ScoreSheet, Kind::Registration, Kind::DemocracyRecord, Kind::Unit, Kind::Person]
        {
            let uids = read.uids(kind)?.into_iter();
            found.uids.extend(uids.map(|(id, uid)| ((kind, id), uid)));
        }
        Ok(found)
    }

    /// The unit of a subject, where it is of one.
    pub fn unit_of(&self, subject: &ScoreSubject) -> Option<UnitId> {
        match subject {
            ScoreSubject::Unit(id) => Some(*id),
            other => self.units.get(other).copied(),
        }
    }

    /// The uid by which a row about a subject goes in the papers of a set: that of its first sheet, which no other
    /// set has; of a subject without one its own.
    pub fn uid_of(&self, subject: &Subject) -> String {
        let sheet = subject.sheets.iter().filter_map(|sheet| sheet.id).min_by_key(|id| id.0);
        let sheet = sheet.map(|id| (Kind::ScoreSheet, id.0));
        let own = || subject.subject.record().map(|record| (record.kind(), record.number()));
        let key = sheet.or_else(own);
        key.and_then(|key| self.uids.get(&key)).cloned().unwrap_or_default()
    }
}
