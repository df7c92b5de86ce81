//! What one sheet of scores comes to: its total, its class, and why. In this order: sum with the caps of
//! bonus and penalty, threshold with the rule of zeros, floor, downgrade, exclusion.
use super::{
    rules::{Criterion, CriterionKind, Floor, NotApplicableRule, Rules},
    score::{NotScored, ScoreMap},
};
use std::cmp::Ordering;

/// What is judged: the scores of one subject, and what is held against it beside them.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'a> {
    /// By code.
    pub scores: &'a ScoreMap,
    /// Reasons to downgrade, in the words of the set.
    pub downgrades: &'a [String],
    /// Reasons to exclude, in the words of the set.
    pub exclusions: &'a [String],
    /// Why it stays in its class over a cap; blank: it does not.
    pub kept_reason: &'a str,
    /// How many recognised models of its year the book has; `None` where that says nothing of it.
    pub recognised: Option<usize>,
}

impl<'a> Scored<'a> {
    /// Scores alone, with what is held against them.
    pub fn of(scores: &'a ScoreMap, downgrades: &'a [String], exclusions: &'a [String]) -> Self {
        Self { scores, downgrades, exclusions, kept_reason: "", recognised: None }
    }
}

/// In which class a subject stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In the class of this place, 0 the best.
    Class(usize),
    /// Below every class.
    BelowAll,
    /// Chờ quyết định: in one of the classes from `best` to `worst`, which whoever decides says.
    Undecided {
        /// The best it may be.
        best: usize,
        /// The worst it may be.
        worst: usize,
    },
    /// Not judged: something is missing or wrong in its sheet.
    NotJudged,
}

impl Standing {
    /// Is it surely of this class or better?
    pub fn is_surely(self, least: usize) -> bool {
        match self {
            Self::Class(class) => class <= least,
            Self::Undecided { worst, .. } => worst <= least,
            Self::BelowAll | Self::NotJudged => false,
        }
    }

    /// May it be of this class or better?
    pub fn is_perhaps(self, least: usize) -> bool {
        match self {
            Self::Undecided { best, .. } => best <= least,
            _ => self.is_surely(least),
        }
    }
}

/// Why a subject has its class, and what else was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Scores that are not there.
    Missing {
        /// Codes of the criteria.
        codes: Vec<String>,
    },
    /// Scores that are not taken.
    Wrong {
        /// Codes of the criteria.
        codes: Vec<String>,
    },
    /// A reason to downgrade or exclude that the set does not know.
    UnknownReason {
        /// As written.
        reason: String,
    },
    /// The sheet that decides is not there.
    NoSheet {
        /// Of which round.
        round: String,
    },
    /// Scorers of the deciding round differ, and no agreed sheet is there.
    NotAgreed {
        /// Of which round.
        round: String,
    },
    /// Bonus over its cap.
    BonusCut {
        /// The sum.
        sum: i64,
        /// What counts.
        most: i64,
    },
    /// Bonus, though the book has no recognised model of the year.
    BonusWithoutModel,
    /// Penalty over its cap.
    PenaltyCut {
        /// The sum.
        sum: i64,
        /// What counts.
        most: i64,
    },
    /// Criteria at 0 bar the class that the points reach.
    Zero {
        /// Their codes.
        codes: Vec<String>,
        /// Are they all of đạt, không đạt?
        are_failed: bool,
        /// The class that is barred.
        class: String,
    },
    /// A group below its floor.
    Floor {
        /// Its code.
        group: String,
        /// Its points.
        points: i64,
        /// The floor.
        least: i64,
        /// The best class below it.
        best: String,
    },
    /// A reason to downgrade.
    Downgrade {
        /// Which.
        reason: String,
        /// The best class with it.
        best: String,
    },
    /// A reason to exclude.
    Exclusion {
        /// Which.
        reason: String,
    },
    /// A cap of its class.
    Cap {
        /// The class.
        class: String,
        /// Hundredths of a percent.
        percent: i64,
        /// Of so many.
        base: i64,
        /// So many places.
        places: i64,
    },
    /// It stays in its class over a cap, for a reason.
    KeptOverCap {
        /// Why.
        reason: String,
        /// Hundredths of a percent that reasons may bring it to.
        percent: i64,
        /// So many places with them.
        places: i64,
    },
    /// The number proposed of its group and kind.
    Quota {
        /// So many places.
        places: i64,
    },
    /// The same points as another across a limit.
    Tie,
}

/// What a sheet comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Tổng điểm, of what is there.
    pub total: i64,
    /// Of each criterion at the top of the set, with its place there: the points of its whole; a penalty
    /// below 0.
    pub groups: Vec<(usize, i64)>,
    /// Its class.
    pub standing: Standing,
    /// What made the class another than the points alone, in the order of judging.
    pub why: Vec<Reason>,
    /// What was found too, and changed nothing.
    pub beside: Vec<Reason>,
    /// Is there a reason to exclude it?
    pub is_excluded: bool,
    /// Scores that are not taken, and why.
    pub not_taken: Vec<(String, NotScored)>,
}

/// The rules of a set, made ready to judge many sheets.
#[derive(Debug)]
pub struct Judges<'a> {
    rules: &'a Rules,
    parents: Vec<Option<usize>>,
    /// Places of the criteria, by their codes.
    by_code: Vec<usize>,
    /// Of each criterion: the most that the base criteria in it can come to.
    base_most: Vec<i64>,
    /// Floors that name a criterion and a class, with the places of both.
    floors: Vec<(&'a Floor, usize, usize)>,
}

/// The sums of one criterion, or of a group.
#[derive(Clone, Copy, Default)]
struct Sums {
    base: i64,
    /// The most of those that do not apply.
    lost: i64,
    bonus: i64,
    penalty: i64,
}

/// A sheet as it was read along its set.
struct Read {
    /// Of each criterion what it has by itself.
    sums: Vec<Sums>,
    /// Base criteria without a score.
    missing: Vec<usize>,
    /// Base criteria at 0.
    zeros: Vec<usize>,
    not_taken: Vec<(String, NotScored)>,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.base = self.base.saturating_add(other.base);
        self.lost = self.lost.saturating_add(other.lost);
        self.bonus = self.bonus.saturating_add(other.bonus);
        self.penalty = self.penalty.saturating_add(other.penalty);
    }

    /// The base on its whole scale of `most`.
    fn rescaled(self, most: i64) -> i64 {
        let applicable = most.saturating_sub(self.lost);
        if self.lost == 0 || applicable <= 0 {
            return self.base;
        }
        // Half up, exactly.
        let (base, most, applicable) =
            (i128::from(self.base), i128::from(most), i128::from(applicable));
        i64::try_from((base * most * 2 + applicable) / (applicable * 2)).unwrap_or(i64::MAX)
    }

    fn points(self, most: i64) -> i64 {
        self.rescaled(most).saturating_add(self.bonus).saturating_sub(self.penalty)
    }
}

/// Bonus and penalty as far as their caps let them count.
fn held(
    bonus: i64,
    penalty: i64,
    most_bonus: i64,
    most_penalty: i64,
    beside: &mut Vec<Reason>,
) -> (i64, i64) {
    if bonus > most_bonus {
        beside.push(Reason::BonusCut { sum: bonus, most: most_bonus });
    }
    if penalty > most_penalty {
        beside.push(Reason::PenaltyCut { sum: penalty, most: most_penalty });
    }
    (bonus.min(most_bonus), penalty.min(most_penalty))
}

impl<'a> Judges<'a> {
    /// Makes a set ready.
    pub fn of(rules: &'a Rules) -> Self {
        let parents = rules.parents();
        let mut by_code: Vec<usize> = (0..rules.criteria.len()).collect();
        let code = |at: &usize| rules.criteria.get(*at).map(|c| c.code.as_str());
        by_code.sort_by(|a, b| code(a).cmp(&code(b)).then(a.cmp(b)));
        let mut base_most: Vec<i64> = rules
            .criteria
            .iter()
            .map(|c| if c.kind.is_base() { c.most_points() } else { 0 })
            .collect();
        for (at, parent) in parents.iter().enumerate().rev() {
            let most = base_most.get(at).copied().unwrap_or_default();
            if let Some(above) = parent.and_then(|parent| base_most.get_mut(parent)) {
                *above = above.saturating_add(most);
            }
        }
        let floors = rules.floors.iter().filter_map(|floor| {
            let at = rules.criteria.iter().position(|c| c.code == floor.group)?;
            Some((floor, at, rules.class_named(&floor.best)?))
        });
        Self { rules, floors: floors.collect(), parents, by_code, base_most }
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// Of each criterion the points of what stands in it, a penalty below 0; `None` where nothing in it has a score.
    pub fn points(&self, sheet: &ScoreMap) -> Vec<Option<i64>> {
        let mut read = self.read(sheet);
        let mut has_score = vec![false; self.rules.criteria.len()];
        for (at, criterion) in self.rules.criteria.iter().enumerate().rev() {
            let below = has_score.get(at).copied().unwrap_or_default();
            let has = below || sheet.get(&criterion.code).is_some();
            if let Some(own) = has_score.get_mut(at) {
                *own = has;
            }
            let parent = self.parents.get(at).copied().flatten();
            if let (true, Some(above)) = (has, parent.and_then(|at| has_score.get_mut(at))) {
                *above = true;
            }
        }
        self.add_up(&mut read.sums, &mut Vec::new());
        let points = |(at, has): (usize, &bool)| has.then(|| self.points_of(at, &read.sums));
        has_score.iter().enumerate().map(points).collect()
    }

    /// Judges one sheet.
    pub fn judge(&self, sheet: Scored<'_>) -> Judged {
        let Read { mut sums, missing, zeros, not_taken } = self.read(sheet.scores);
        let mut beside = Vec::new();
        let whole = self.add_up(&mut sums, &mut beside);
        let total = self.total(whole, &mut beside);
        if self.rules.bonus_of_models && whole.bonus > 0 && sheet.recognised == Some(0) {
            beside.push(Reason::BonusWithoutModel);
        }
        let mut judged = Judged {
            total,
            groups: self.tops(&sums),
            standing: Standing::NotJudged,
            why: Vec::new(),
            beside,
            is_excluded: false,
            not_taken,
        };
        self.class(sheet, &sums, &missing, &zeros, &mut judged);
        judged
    }

    /// What each criterion has by itself, and what is missing or not taken.
    fn read(&self, given: &ScoreMap) -> Read {
        let mut sums = vec![Sums::default(); self.rules.criteria.len()];
        let mut missing: Vec<usize> = Vec::new();
        let mut zeros: Vec<usize> = Vec::new();
        let mut not_taken = Vec::new();
        let mut scores = given.iter().peekable();
        for at in &self.by_code {
            let Some(criterion) = self.rules.criteria.get(*at) else { continue };
            // Both are in the order of codes.
            let given = loop {
                let Some((code, score)) = scores.peek().copied() else { break None };
                match code.cmp(criterion.code.as_str()) {
                    Ordering::Greater => break None,
                    Ordering::Equal => {
                        scores.next();
                        break Some((code, score));
                    }
                    Ordering::Less => {
                        scores.next();
                        not_taken.push((code.to_owned(), NotScored::UnknownCode));
                    }
                }
            };
            let Some((code, score)) = given else {
                if criterion.kind.is_base() {
                    missing.push(*at);
                }
                continue;
            };
            if let Err(why) = score.check(criterion) {
                not_taken.push((code.to_owned(), why));
                continue;
            }
            if criterion.kind.is_base() && score.is_zero(criterion) {
                zeros.push(*at);
            }
            if let Some(own) = sums.get_mut(*at) {
                *own = self.sums(criterion, score.points(criterion));
            }
        }
        not_taken.extend(scores.map(|(code, _)| (code.to_owned(), NotScored::UnknownCode)));
        missing.sort_unstable();
        zeros.sort_unstable();
        Read { sums, missing, zeros, not_taken }
    }

    /// What one score adds.
    fn sums(&self, criterion: &Criterion, points: Option<i64>) -> Sums {
        match (criterion.kind, points) {
            (CriterionKind::Bonus, Some(bonus)) => Sums { bonus, ..Sums::default() },
            (CriterionKind::Penalty, Some(penalty)) => Sums { penalty, ..Sums::default() },
            (_, Some(base)) => Sums { base, ..Sums::default() },
            (_, None) => {
                let most = criterion.most_points();
                match self.rules.not_applicable {
                    NotApplicableRule::FullPoints => Sums { base: most, ..Sums::default() },
                    NotApplicableRule::Rescaled => Sums { lost: most, ..Sums::default() },
                }
            }
        }
    }

    /// Adds each criterion to its group, the deepest first; gives the sums of everything.
    fn add_up(&self, sums: &mut [Sums], beside: &mut Vec<Reason>) -> Sums {
        let mut whole = Sums::default();
        for (at, criterion) in self.rules.criteria.iter().enumerate().rev() {
            let Some(own) = sums.get_mut(at) else { continue };
            let is_outside = self.base_most.get(at) == Some(&0);
            if let (CriterionKind::Group, true, Some(most)) =
                (criterion.kind, is_outside, criterion.most)
            {
                // A group of bonuses or penalties holds them to its own maximum.
                (own.bonus, own.penalty) = held(own.bonus, own.penalty, most, most, beside);
            }
            let own = *own;
            match self.parents.get(at).copied().flatten().and_then(|parent| sums.get_mut(parent)) {
                Some(above) => above.add(own),
                None => whole.add(own),
            }
        }
        whole
    }

    fn tops(&self, sums: &[Sums]) -> Vec<(usize, i64)> {
        let tops = self.parents.iter().enumerate().filter(|(_, parent)| parent.is_none());
        tops.map(|(at, _)| (at, self.points_of(at, sums))).collect()
    }

    fn points_of(&self, at: usize, sums: &[Sums]) -> i64 {
        let most = self.base_most.get(at).copied().unwrap_or_default();
        sums.get(at).map_or(0, |own| own.points(most))
    }

    fn total(&self, whole: Sums, beside: &mut Vec<Reason>) -> i64 {
        let (most_bonus, most_penalty) = (self.rules.most_bonus, self.rules.most_penalty);
        let (bonus, penalty) = held(
            whole.bonus,
            whole.penalty,
            most_bonus.unwrap_or(i64::MAX),
            most_penalty.unwrap_or(i64::MAX),
            beside,
        );
        whole.rescaled(self.rules.base_most()).saturating_add(bonus).saturating_sub(penalty)
    }

    fn class(
        &self,
        sheet: Scored<'_>,
        sums: &[Sums],
        missing: &[usize],
        zeros: &[usize],
        judged: &mut Judged,
    ) {
        let (rules, total) = (self.rules, judged.total);
        let code = |at: &usize| rules.criteria.get(*at).map(|c| c.code.clone());
        let name = |class: usize| {
            rules.classes.get(class).map(|class| class.name.clone()).unwrap_or_default()
        };
        // Places after the last class are below all.
        let below_all = rules.classes.len();
        let reached = rules.classes.iter().position(|class| total >= class.least);
        let mut class = rules
            .classes
            .iter()
            .position(|class| total >= class.least && (zeros.is_empty() || !class.no_zero))
            .unwrap_or(below_all);
        if let Some(reached) = reached.filter(|reached| *reached != class) {
            let of = |at: &usize| rules.criteria.get(*at);
            judged.why.push(Reason::Zero {
                codes: zeros.iter().filter_map(code).collect(),
                are_failed: zeros
                    .iter()
                    .filter_map(of)
                    .all(|of| of.kind == CriterionKind::PassFail),
                class: name(reached),
            });
        }
        let mut unknown = Vec::new();
        let (mut why, mut beside) =
            (std::mem::take(&mut judged.why), std::mem::take(&mut judged.beside));
        let mut hold = |class: &mut usize, best: usize, reason: Reason| {
            if *class < best {
                *class = best;
                why.push(reason);
            } else {
                beside.push(reason);
            }
        };
        for (floor, at, best) in &self.floors {
            let points = self.points_of(*at, sums);
            // A group in which nothing applies has no floor.
            let most = self.base_most.get(*at).copied().unwrap_or_default();
            let applies = most == 0 || sums.get(*at).is_some_and(|own| own.lost < most);
            if applies && points < floor.least {
                let (group, least) = (floor.group.clone(), floor.least);
                hold(&mut class, *best, Reason::Floor { group, points, least, best: name(*best) });
            }
        }
        for reason in sheet.downgrades {
            let known = rules.downgrade(reason);
            match known.and_then(|known| Some((known, rules.class_named(&known.best)?))) {
                Some((known, best)) => {
                    let reason = known.reason.clone();
                    hold(&mut class, best, Reason::Downgrade { reason, best: name(best) });
                }
                None => unknown.push(Reason::UnknownReason { reason: reason.clone() }),
            }
        }
        let last = below_all.saturating_sub(1);
        for reason in sheet.exclusions {
            match rules.exclusion(reason) {
                Some(known) => {
                    judged.is_excluded = true;
                    hold(&mut class, last, Reason::Exclusion { reason: known.to_owned() });
                }
                None => unknown.push(Reason::UnknownReason { reason: reason.clone() }),
            }
        }
        let mut faults = unknown;
        if !missing.is_empty() {
            faults.push(Reason::Missing { codes: missing.iter().filter_map(code).collect() });
        }
        if !judged.not_taken.is_empty() {
            let codes = judged.not_taken.iter().map(|(code, _)| code.clone()).collect();
            faults.push(Reason::Wrong { codes });
        }
        if judged.is_excluded || faults.is_empty() {
            // Who is excluded is in the last class whatever the sheet lacks: not to have scored oneself is
            // such a reason.
            judged.standing = if rules.classes.is_empty() {
                Standing::NotJudged
            } else if class >= below_all {
                Standing::BelowAll
            } else {
                Standing::Class(class)
            };
            beside.append(&mut faults);
        } else {
            // Without all scores nothing is known of the class.
            beside.append(&mut why);
            why = faults;
        }
        (judged.why, judged.beside) = (why, beside);
    }
}
