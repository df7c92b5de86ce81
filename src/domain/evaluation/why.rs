//! “Vì sao?”: the steps by which a class came about, each held or not: points, floors, criteria at 0, the class that
//! is reached, reasons, shares.
use super::{
    judging::{Judged, Reason, Standing},
    rules::Rules,
};

/// What is looked at in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyOf {
    /// Points: are they all there, and how many.
    Points,
    /// Floors of groups.
    Floors,
    /// Criteria at 0.
    Zeros,
    /// The class that the points reach; `None`: they are below all.
    Threshold(Option<usize>),
    /// Reasons to exclude.
    Exclusions,
    /// Reasons to downgrade.
    Downgrades,
    /// Shares and numbers: caps, quotas, ties.
    Shares,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyStep<'a> {
    /// What is looked at.
    pub of: WhyOf,
    /// What stands against it; none: it is held.
    pub against: Vec<&'a Reason>,
}

/// The step a reason belongs to; the threshold has none.
fn step_of(reason: &Reason) -> WhyOf {
    match reason {
        Reason::Missing { .. }
        | Reason::Wrong { .. }
        | Reason::UnknownReason { .. }
        | Reason::NoSheet { .. }
        | Reason::NotAgreed { .. }
        | Reason::BonusCut { .. }
        | Reason::BonusWithoutModel
        | Reason::PenaltyCut { .. } => WhyOf::Points,
        Reason::Floor { .. } => WhyOf::Floors,
        Reason::Zero { .. } => WhyOf::Zeros,
        Reason::Exclusion { .. } => WhyOf::Exclusions,
        Reason::Downgrade { .. } => WhyOf::Downgrades,
        Reason::Cap { .. } | Reason::KeptOverCap { .. } | Reason::Quota { .. } | Reason::Tie => {
            WhyOf::Shares
        }
    }
}

/// The steps of what was judged by these rules. Rules that the set does not have are no steps; `ranked`: caps and
/// quotas were looked at, too.
pub fn why_steps<'a>(rules: &Rules, judged: &'a Judged, ranked: bool) -> Vec<WhyStep<'a>> {
    // Before everything is scored nothing else says anything yet.
    let is_open = judged.standing == Standing::NotJudged;
    let reached = rules.classes.iter().position(|class| judged.total >= class.least);
    let steps = [
        (WhyOf::Points, true),
        (WhyOf::Floors, !rules.floors.is_empty()),
        (WhyOf::Zeros, rules.classes.iter().any(|class| class.no_zero)),
        (WhyOf::Threshold(reached), true),
        (WhyOf::Exclusions, !rules.exclusions.is_empty()),
        (WhyOf::Downgrades, !rules.downgrades.is_empty()),
        (WhyOf::Shares, ranked && !(rules.caps.is_empty() && rules.quotas.is_empty())),
    ];
    let reasons = || judged.why.iter().chain(&judged.beside);
    steps
        .into_iter()
        .map(|(of, has_rule)| {
            let against: Vec<&Reason> = reasons().filter(|reason| step_of(reason) == of).collect();
            (has_rule, WhyStep { of, against })
        })
        .filter(|(_, step)| !is_open || step.of == WhyOf::Points)
        .filter(|(has_rule, step)| *has_rule || !step.against.is_empty())
        .map(|(_, step)| step)
        .collect()
}
