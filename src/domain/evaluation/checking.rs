//! What is wrong with a set of criteria, and where it stands.
use super::rules::{Criterion, CriterionKind, Rules};
use crate::domain::{field::Field, problem::Place, vietnamese::same_name_key};
use std::collections::HashMap;

/// Where in a set something stands, each by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// In the set as a whole.
    Whole,
    /// A criterion.
    Criterion(usize),
    /// A class.
    Class(usize),
    /// A floor.
    Floor(usize),
    /// A reason to downgrade.
    Downgrade(usize),
    /// A cap.
    Cap(usize),
    /// A quota.
    Quota(usize),
}

/// A list inside a set, whose lines are looked at one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetList {
    /// Its criteria.
    Criteria,
    /// Its classes.
    Classes,
    /// Its floors.
    Floors,
    /// Its reasons to downgrade.
    Downgrades,
    /// Its caps.
    Caps,
    /// Its quotas.
    Quotas,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// Nothing to score.
    NoCriteria,
    /// No class.
    NoClasses,
    /// A criterion without a code.
    NoCode,
    /// A criterion without its text.
    NoText,
    /// The code stands there already.
    CodeTwice,
    /// Its group does not stand above it.
    NoGroup,
    /// What it stands below is no group.
    BelowNoGroup,
    /// More than four levels.
    TooDeep,
    /// Nothing stands in the group.
    EmptyGroup,
    /// No maximum, or one that is not above 0.
    NoMost,
    /// The maxima in the group come to another sum.
    Sum {
        /// What they come to.
        is: i64,
        /// What the group says.
        says: i64,
    },
    /// The maximum is no number of steps.
    StepLeavesRest,
    /// No band is said; it is scored as points.
    NoBands,
    /// The best band gives another number than the maximum.
    BandsNotMost {
        /// What it gives.
        is: i64,
        /// The maximum.
        says: i64,
    },
    /// Bonuses without a cap.
    BonusWithoutCap,
    /// Penalties without a cap.
    PenaltyWithoutCap,
    /// A class that needs more points than the one above it.
    ThresholdRises,
    /// A class that needs as many points as the one above it, which bars nobody.
    SameThreshold,
    /// A class that nobody can reach.
    OutOfReach {
        /// The most there is.
        most: i64,
    },
    /// The last class does not begin at 0.
    LastNotZero,
    /// The name stands there already.
    NameTwice,
    /// No class has this name.
    UnknownClass {
        /// The name.
        name: String,
    },
    /// No criterion has this code.
    UnknownGroup {
        /// The code.
        code: String,
    },
    /// A floor above the maximum.
    FloorOverMost {
        /// The maximum.
        most: i64,
    },
    /// Not from 0 to 100.
    NotAPercentage,
    /// The share with reasons is not above the share without.
    ReasonShareTooLow,
    /// The base of a cap leaves out the class that is held.
    BaseWithoutClass,
    /// What was typed is no number of points.
    NotPoints {
        /// As typed.
        text: String,
    },
    /// What was typed are no bands.
    NotBands {
        /// As typed.
        text: String,
    },
    /// Bands of a criterion that is scored otherwise.
    BandsOfOther,
}

impl Wrong {
    /// Does it only ask to look twice?
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::NoText
                | Self::NoGroup
                | Self::EmptyGroup
                | Self::StepLeavesRest
                | Self::NoBands
                | Self::BandsNotMost { .. }
                | Self::BonusWithoutCap
                | Self::PenaltyWithoutCap
                | Self::SameThreshold
                | Self::OutOfReach { .. }
                | Self::LastNotZero
        )
    }
}

/// One thing found in a set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Flaw {
    /// Where.
    pub part: Part,
    /// What.
    pub wrong: Wrong,
}

impl Flaw {
    /// In which line of which list it stands; `None`: in the set as a whole.
    pub fn place(&self) -> Option<Place> {
        let (list, row) = match self.part {
            Part::Whole => return None,
            Part::Criterion(row) => (SetList::Criteria, row),
            Part::Class(row) => (SetList::Classes, row),
            Part::Floor(row) => (SetList::Floors, row),
            Part::Downgrade(row) => (SetList::Downgrades, row),
            Part::Cap(row) => (SetList::Caps, row),
            Part::Quota(row) => (SetList::Quotas, row),
        };
        Some(Place { part: list.into(), row })
    }

    /// The field to mend.
    pub fn field(&self) -> Field {
        match (&self.wrong, self.part) {
            (Wrong::NoCriteria, _) => Field::Criteria,
            (Wrong::NoClasses, _) => Field::Classes,
            (Wrong::BonusWithoutCap, _) => Field::MostBonus,
            (Wrong::PenaltyWithoutCap, _) => Field::MostPenalty,
            (Wrong::NoText, _) => Field::CriterionText,
            (Wrong::EmptyGroup, _) => Field::CriterionKind,
            (Wrong::NoMost | Wrong::Sum { .. }, _) => Field::CriterionMost,
            (Wrong::StepLeavesRest, _) => Field::CriterionStep,
            (
                Wrong::NoBands
                | Wrong::BandsNotMost { .. }
                | Wrong::BandsOfOther
                | Wrong::NotBands { .. },
                _,
            ) => Field::CriterionBands,
            (_, Part::Criterion(_)) => Field::CriterionCode,
            (Wrong::NameTwice, _) => Field::ClassName,
            (_, Part::Class(_)) => Field::ClassFrom,
            (Wrong::UnknownGroup { .. }, _) => Field::FloorGroup,
            (Wrong::FloorOverMost { .. }, _) => Field::FloorPoints,
            (_, Part::Floor(_) | Part::Downgrade(_)) => Field::BestClass,
            (Wrong::NotAPercentage, _) => Field::CapShare,
            (Wrong::ReasonShareTooLow, _) => Field::CapWithReason,
            (Wrong::BaseWithoutClass, _) => Field::CapBase,
            (_, Part::Cap(_)) => Field::CapClass,
            (_, Part::Quota(_)) => Field::QuotaLeast,
            (_, Part::Whole) => Field::Criteria,
        }
    }
}

/// So many levels a set has at most: I – 1 – 1.1 – a.
const MOST_LEVELS: usize = 4;

impl Rules {
    /// Everything that is wrong, in the order of the set.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut found = Vec::new();
        self.flaws_of_criteria(&mut found);
        self.flaws_of_classes(&mut found);
        self.flaws_of_rules(&mut found);
        found
    }

    fn flaws_of_criteria(&self, found: &mut Vec<Flaw>) {
        let mut add = |part, wrong| found.push(Flaw { part, wrong });
        if !self.criteria.iter().any(|criterion| criterion.kind.is_base()) {
            add(Part::Whole, Wrong::NoCriteria);
        }
        let parents = self.parents();
        let mut codes: HashMap<&str, usize> = HashMap::new();
        for (at, criterion) in self.criteria.iter().enumerate() {
            let mut add = |wrong| add(Part::Criterion(at), wrong);
            if criterion.text.trim().is_empty() {
                add(Wrong::NoText);
            }
            if criterion.code.is_empty() {
                add(Wrong::NoCode);
            } else if codes.insert(&criterion.code, at).is_some() {
                add(Wrong::CodeTwice);
            }
            let parent = parents.get(at).copied().flatten();
            match parent.and_then(|parent| self.criteria.get(parent)) {
                Some(above) if above.kind != CriterionKind::Group => add(Wrong::BelowNoGroup),
                None if criterion.code.contains('.') => add(Wrong::NoGroup),
                _ => {}
            }
            let above = std::iter::successors(parent, |at| parents.get(*at).copied().flatten());
            if above.take(MOST_LEVELS).count() >= MOST_LEVELS {
                add(Wrong::TooDeep);
            }
            self.flaws_of_points(at, criterion, &parents, &mut add);
        }
    }

    fn flaws_of_points(
        &self,
        at: usize,
        criterion: &Criterion,
        parents: &[Option<usize>],
        add: &mut impl FnMut(Wrong),
    ) {
        let most = criterion.most_points();
        match criterion.kind {
            CriterionKind::Group => {
                let below = || {
                    let below = self.criteria.iter().zip(parents);
                    below.filter(|(_, parent)| **parent == Some(at)).map(|(criterion, _)| criterion)
                };
                if below().next().is_none() {
                    add(Wrong::EmptyGroup);
                    return;
                }
                let Some(says) = criterion.most else { return };
                let is =
                    below().map(|of| self.whole_most(of, parents)).fold(0, i64::saturating_add);
                // A group of bonuses or penalties may offer more than it lets count.
                let is_outside = !self.has_base(at, parents);
                if is != says && !(is_outside && is > says) {
                    add(Wrong::Sum { is, says });
                }
            }
            // Đạt, không đạt needs no points.
            CriterionKind::PassFail if most == 0 && criterion.most.is_none_or(|m| m == 0) => {}
            _ if most <= 0 => add(Wrong::NoMost),
            CriterionKind::Bands if criterion.bands.is_empty() => add(Wrong::NoBands),
            CriterionKind::Bands => {
                let is = criterion.bands.iter().map(|band| band.points).max().unwrap_or_default();
                if is != most {
                    add(Wrong::BandsNotMost { is, says: most });
                }
            }
            _ => {
                if criterion.step.is_some_and(|step| step > 0 && most % step != 0) {
                    add(Wrong::StepLeavesRest);
                }
            }
        }
    }

    /// What a criterion counts in its group: its maximum, or the sum of what stands in it.
    fn whole_most(&self, criterion: &Criterion, parents: &[Option<usize>]) -> i64 {
        if criterion.kind != CriterionKind::Group || criterion.most.is_some() {
            return criterion.most_points();
        }
        let own = self.criteria.iter().position(|of| std::ptr::eq(of, criterion));
        let below = self.criteria.iter().zip(parents);
        let below = below.filter(|(_, parent)| own.is_some() && **parent == own);
        // A group stands above what is in it, so this comes to an end.
        below.map(|(of, _)| self.whole_most(of, parents)).fold(0, i64::saturating_add)
    }

    /// Does anything in this group belong to the base?
    fn has_base(&self, group: usize, parents: &[Option<usize>]) -> bool {
        self.criteria.iter().enumerate().any(|(at, criterion)| {
            criterion.kind.is_base()
                && std::iter::successors(Some(at), |at| parents.get(*at).copied().flatten())
                    .any(|above| above == group)
        })
    }

    fn flaws_of_classes(&self, found: &mut Vec<Flaw>) {
        let mut add = |part, wrong| found.push(Flaw { part, wrong });
        let Some(last) = self.classes.last() else {
            add(Part::Whole, Wrong::NoClasses);
            return;
        };
        let bonus: i64 = self.most_of(CriterionKind::Bonus);
        let most = self.base_most().saturating_add(self.most_bonus.unwrap_or(bonus).min(bonus));
        let mut names: HashMap<String, usize> = HashMap::new();
        let mut above: Option<&super::rules::Class> = None;
        for (at, class) in self.classes.iter().enumerate() {
            let mut add = |wrong| add(Part::Class(at), wrong);
            if names.insert(same_name_key(&class.name), at).is_some() {
                add(Wrong::NameTwice);
            }
            if let Some(above) = above {
                if class.least > above.least {
                    add(Wrong::ThresholdRises);
                } else if class.least == above.least && (!above.no_zero || class.no_zero) {
                    add(Wrong::SameThreshold);
                }
            }
            if class.least > most {
                add(Wrong::OutOfReach { most });
            }
            above = Some(class);
        }
        if last.least != 0 || last.no_zero {
            add(Part::Class(self.classes.len() - 1), Wrong::LastNotZero);
        }
        if self.most_bonus.is_none() && bonus > 0 && !self.is_held(CriterionKind::Bonus) {
            add(Part::Whole, Wrong::BonusWithoutCap);
        }
        let penalty = self.most_of(CriterionKind::Penalty);
        if self.most_penalty.is_none() && penalty > 0 && !self.is_held(CriterionKind::Penalty) {
            add(Part::Whole, Wrong::PenaltyWithoutCap);
        }
    }

    fn most_of(&self, kind: CriterionKind) -> i64 {
        let of_kind = self.criteria.iter().filter(|c| c.kind == kind);
        of_kind.map(Criterion::most_points).fold(0, i64::saturating_add)
    }

    /// Does every criterion of this kind stand in a group that holds it to a maximum?
    fn is_held(&self, kind: CriterionKind) -> bool {
        let parents = self.parents();
        self.criteria.iter().zip(&parents).filter(|(of, _)| of.kind == kind).all(|(_, parent)| {
            parent.and_then(|parent| self.criteria.get(parent)).is_some_and(|g| g.most.is_some())
        })
    }

    fn flaws_of_rules(&self, found: &mut Vec<Flaw>) {
        let mut add = |part, wrong| found.push(Flaw { part, wrong });
        let unknown = |name: &str| {
            let wrong = Wrong::UnknownClass { name: name.to_owned() };
            self.class_named(name).is_none().then_some(wrong)
        };
        for (at, floor) in self.floors.iter().enumerate() {
            let part = Part::Floor(at);
            if let Some(of) = self.criterion(&floor.group) {
                let most = self.whole_most(of, &self.parents());
                if floor.least > most {
                    add(part, Wrong::FloorOverMost { most });
                }
            } else {
                add(part, Wrong::UnknownGroup { code: floor.group.clone() });
            }
            if let Some(wrong) = unknown(&floor.best) {
                add(part, wrong);
            }
        }
        for (at, downgrade) in self.downgrades.iter().enumerate() {
            if let Some(wrong) = unknown(&downgrade.best) {
                add(Part::Downgrade(at), wrong);
            }
        }
        for (at, cap) in self.caps.iter().enumerate() {
            let part = Part::Cap(at);
            for wrong in [unknown(&cap.class), unknown(&cap.base)].into_iter().flatten() {
                add(part, wrong);
            }
            let places = self.class_named(&cap.class).zip(self.class_named(&cap.base));
            if places.is_some_and(|(class, base)| base < class) {
                add(part, Wrong::BaseWithoutClass);
            }
            if !(0..=10_000).contains(&cap.percent) {
                add(part, Wrong::NotAPercentage);
            }
            if cap.with_reason.is_some_and(|share| share <= cap.percent || share > 10_000) {
                add(part, Wrong::ReasonShareTooLow);
            }
        }
        for (at, quota) in self.quotas.iter().enumerate() {
            if let Some(wrong) = unknown(&quota.least) {
                add(Part::Quota(at), wrong);
            }
        }
    }
}
