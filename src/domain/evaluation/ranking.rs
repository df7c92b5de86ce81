//! The ranking of all subjects of a year: caps of classes, then the numbers proposed. Whoever stands on a
//! limit with the same points as another is left to whoever decides.
use super::{
    judging::{Judged, Judges, Reason, Scored, Standing},
    rules::{Cap, CapRounding, Quota},
};
use crate::domain::vietnamese::{same_name_key, sort_key};
use std::collections::HashMap;

/// One subject with the sheet that decides.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its name.
    pub name: &'a str,
    /// Nhóm đối tượng.
    pub group: &'a str,
    /// Loại đối tượng.
    pub kind: &'a str,
    /// What is judged; or why nothing can be.
    pub sheet: Result<Scored<'a>, &'a Reason>,
}

/// Is it proposed?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proposed {
    /// Có.
    Yes,
    /// Không.
    No,
    /// Chờ quyết định.
    Undecided,
}

/// One line of the ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its place among the candidates.
    pub candidate: usize,
    /// What its sheet came to; its class and reasons with those of caps and quotas.
    pub judged: Judged,
    /// Is it proposed?
    pub proposed: Proposed,
}

/// Ranks subjects: the most points first, those with the same by name.
pub fn rank(judges: &Judges<'_>, candidates: &[Candidate<'_>]) -> Vec<Ranked> {
    let mut lines: Vec<Ranked> = candidates
        .iter()
        .enumerate()
        .map(|(candidate, of)| Ranked {
            candidate,
            judged: match of.sheet {
                Ok(sheet) => judges.judge(sheet),
                Err(reason) => Judged {
                    total: 0,
                    groups: Vec::new(),
                    standing: Standing::NotJudged,
                    why: vec![reason.clone()],
                    beside: Vec::new(),
                    is_excluded: false,
                    not_taken: Vec::new(),
                },
            },
            proposed: Proposed::No,
        })
        .collect();
    let mut keys = Keys::default();
    let groups: Vec<usize> = candidates.iter().map(|c| keys.of(c.group)).collect();
    let kinds: Vec<usize> = candidates.iter().map(|c| keys.of(c.kind)).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.judged.total));
    for same in lines.chunk_by_mut(|a, b| a.judged.total == b.judged.total) {
        if same.len() > 1 {
            let of = |line: &Ranked| candidates.get(line.candidate);
            // Whole words that all names begin with tell none from another.
            let names: Vec<&str> = same.iter().filter_map(of).map(|of| of.name).collect();
            let common = common_words(&names);
            same.sort_by_cached_key(|line| {
                let of = of(line);
                of.map(|of| {
                    (
                        sort_key(of.name.get(common..).unwrap_or_default()),
                        of.name,
                        of.group,
                        of.kind,
                    )
                })
            });
        }
    }
    let mut caps: Vec<(usize, &Cap)> = judges
        .rules()
        .caps
        .iter()
        .filter_map(|cap| Some((judges.rules().class_named(&cap.class)?, cap)))
        .collect();
    let reason_to_stay = |line: &Ranked| {
        let sheet = candidates.get(line.candidate).and_then(|of| of.sheet.ok());
        sheet.map_or("", |sheet| sheet.kept_reason)
    };
    // From the best class down: who falls out of one is counted in the next.
    caps.sort_by_key(|(class, _)| *class);
    for (class, cap) in caps {
        let group_of = |line: &Ranked| {
            if cap.is_over_all { Some(0) } else { groups.get(line.candidate).copied() }
        };
        for places in by_group(&lines, group_of) {
            hold_to_cap(judges, (cap, class), &mut lines, &places, &reason_to_stay);
        }
    }
    for quota in &judges.rules().quotas {
        let Some(least) = judges.rules().class_named(&quota.least) else { continue };
        let (of_group, of_kind) = (keys.wanted(&quota.group), keys.wanted(&quota.kind));
        let group_of = |line: &Ranked| {
            let (group, kind) = (groups.get(line.candidate)?, kinds.get(line.candidate)?);
            let fits =
                of_group.is_none_or(|of| of == *group) && of_kind.is_none_or(|of| of == *kind);
            fits.then_some((*group, *kind))
        };
        for places in by_group(&lines, group_of) {
            propose(quota, least, &mut lines, &places);
        }
    }
    lines
}

/// How long the words are that all names begin with, to the last space.
fn common_words(names: &[&str]) -> usize {
    let Some((first, others)) = names.split_first() else { return 0 };
    let common =
        |other: &&str| first.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let length = others.iter().map(common).min().unwrap_or_default();
    let space =
        first.as_bytes().get(..length).and_then(|same| same.iter().rposition(|b| *b == b' '));
    space.map_or(0, |space| space + 1)
}

/// Numbers for names that are the same whatever their case and spaces.
#[derive(Default)]
struct Keys<'a> {
    written: HashMap<&'a str, usize>,
    keys: HashMap<String, usize>,
}

impl<'a> Keys<'a> {
    fn of(&mut self, name: &'a str) -> usize {
        if let Some(number) = self.written.get(name) {
            return *number;
        }
        let next = self.keys.len();
        let number = *self.keys.entry(same_name_key(name)).or_insert(next);
        self.written.insert(name, number);
        number
    }

    /// The number of a name that is asked for; `None`: any. A name that nobody has gets one that nobody has.
    fn wanted(&self, name: &str) -> Option<usize> {
        let key = same_name_key(name);
        let any = key.is_empty();
        (!any).then(|| self.keys.get(&key).copied().unwrap_or(usize::MAX))
    }
}

/// Places of the lines of each group, in the order of the lines.
fn by_group<K: std::hash::Hash + Eq>(
    lines: &[Ranked],
    group_of: impl Fn(&Ranked) -> Option<K>,
) -> Vec<Vec<usize>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(key) = group_of(line) else { continue };
        let group = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(group) {
            group.push(at);
        }
    }
    groups
}

/// How many places a share of a base leaves, as a cap rounds it.
fn places_of(cap: &Cap, percent: i64, base: i64) -> i64 {
    const WHOLE: i64 = 10_000;
    let share = base.saturating_mul(percent);
    match cap.rounding {
        CapRounding::Down => share / WHOLE,
        CapRounding::Nearest => share.saturating_add(WHOLE / 2) / WHOLE,
        CapRounding::Up => share.saturating_add(WHOLE - 1) / WHOLE,
    }
}

/// What a cap leaves to those of one total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// All have a place, some of them only with their reason.
    All,
    /// Those with a reason have a place; of the others not all.
    Reasons,
    /// More have a reason than there are places for reasons.
    TooManyReasons,
}

/// Those of one total that a class may hold.
#[derive(Clone, Copy, Debug)]
struct OfTotal {
    points: i64,
    /// All of them, and those that have a reason to stay.
    all: i64,
    reasons: i64,
    left: Left,
    /// Places for reasons that more points take.
    taken_above: i64,
}

/// Hands out the places of a cap, and those it has for reasons besides, the most points first.
fn hand_out(totals: &mut [OfTotal], mut places: i64, for_reasons: i64) {
    let mut taken = 0;
    for of in totals {
        of.taken_above = taken;
        let over = (of.all - places).max(0);
        let free = for_reasons - taken;
        let takes;
        (of.left, takes) = if over <= of.reasons.min(free) {
            (Left::All, over)
        } else if of.reasons <= free {
            (Left::Reasons, of.reasons)
        } else {
            (Left::TooManyReasons, free)
        };
        taken += takes;
        places = (places - (of.all - takes)).max(0);
    }
}

/// Holds one group to a cap. Who has fewer points than the last place takes the next class; who has the same
/// points as another across the limit may be in either. Who has a reason to stay stays, the most points first, as far
/// as the cap has places for reasons.
fn hold_to_cap<'a>(
    judges: &Judges<'_>,
    (cap, class): (&Cap, usize),
    lines: &mut [Ranked],
    of: &[usize],
    reason_to_stay: &dyn Fn(&Ranked) -> &'a str,
) {
    let classes = &judges.rules().classes;
    let Some(base_class) = judges.rules().class_named(&cap.base) else { return };
    let next = class + 1;
    if next >= classes.len() {
        return;
    }
    let standing = |at: &usize, lines: &[Ranked]| lines.get(*at).map(|line| line.judged.standing);
    let base = of.iter().filter(|at| standing(at, lines).is_some_and(|s| s.is_surely(base_class)));
    let base = base.count() as i64;
    let places = places_of(cap, cap.percent, base);
    let is_in = |s: Standing| match s {
        Standing::Class(of) => of == class,
        Standing::Undecided { best, worst } => best <= class && worst >= class,
        Standing::BelowAll | Standing::NotJudged => false,
    };
    // Points of those that are surely in the class, and of all that may be.
    let points = |may_be: bool, lines: &[Ranked]| -> Vec<i64> {
        let in_class = of.iter().filter_map(|at| lines.get(*at)).filter(|line| {
            let s = line.judged.standing;
            is_in(s) && (may_be || matches!(s, Standing::Class(_)))
        });
        in_class.map(|line| line.judged.total).collect()
    };
    let (surely, perhaps) = (points(false, lines), points(true, lines));
    let has_reason = |line: &Ranked| {
        line.judged.standing == Standing::Class(class) && !reason_to_stay(line).is_empty()
    };
    let mut with_reason: HashMap<i64, i64> = HashMap::new();
    for line in of.iter().filter_map(|at| lines.get(*at)).filter(|line| has_reason(line)) {
        *with_reason.entry(line.judged.total).or_default() += 1;
    }
    let mut totals: Vec<OfTotal> = perhaps
        .chunk_by(|a, b| a == b)
        .filter_map(|same| same.first().map(|points| (*points, same.len() as i64)))
        .map(|(points, all)| OfTotal {
            points,
            all,
            reasons: with_reason.get(&points).copied().unwrap_or(0),
            left: Left::All,
            taken_above: 0,
        })
        .collect();
    let share_with_reasons = cap.with_reason.unwrap_or(cap.percent);
    let places_with_reasons = places_of(cap, share_with_reasons, base).max(places);
    hand_out(&mut totals, places, places_with_reasons - places);
    let reason = Reason::Cap {
        class: classes.get(class).map(|c| c.name.clone()).unwrap_or_default(),
        percent: cap.percent,
        base,
        places,
    };
    for at in of {
        let Some(line) = lines.get_mut(*at).filter(|line| is_in(line.judged.standing)) else {
            continue;
        };
        let own = line.judged.total;
        // Lists are in the order of points, the most first.
        let Some(total) = totals
            .get(totals.partition_point(|of| of.points > own))
            .filter(|of| of.points == own)
            .copied()
        else {
            continue;
        };
        let above = surely.partition_point(|points| *points > own) as i64 - total.taken_above;
        let with_own = perhaps.partition_point(|points| *points >= own) as i64;
        if with_own <= places {
            continue;
        }
        if has_reason(line) && total.left != Left::TooManyReasons {
            line.judged.beside.push(Reason::KeptOverCap {
                reason: reason_to_stay(line).to_owned(),
                percent: share_with_reasons,
                places: places_with_reasons,
            });
            continue;
        }
        if total.left == Left::All {
            continue;
        }
        line.judged.why.push(reason.clone());
        line.judged.standing = match line.judged.standing {
            // Which of them have a place for reasons nobody can say.
            Standing::Class(_)
                if above >= places
                    && !(has_reason(line) && total.taken_above < places_with_reasons - places) =>
            {
                Standing::Class(next)
            }
            Standing::Undecided { best, .. } if best < class => {
                Standing::Undecided { best, worst: next }
            }
            _ => Standing::Undecided { best: class, worst: next },
        };
        let is_tie = perhaps.iter().filter(|points| **points == own).count() > 1;
        if is_tie && matches!(line.judged.standing, Standing::Undecided { .. }) {
            line.judged.why.push(Reason::Tie);
        }
    }
}

/// Proposes of one group and kind as many as the quota has places for, the most points first.
fn propose(quota: &Quota, least: usize, lines: &mut [Ranked], of: &[usize]) {
    let points = |lines: &[Ranked], is: fn(Standing, usize) -> bool| -> Vec<i64> {
        let those = of.iter().filter_map(|at| lines.get(*at));
        let those = those.filter(|l| !l.judged.is_excluded && is(l.judged.standing, least));
        those.map(|line| line.judged.total).collect()
    };
    let surely = points(lines, Standing::is_surely);
    let perhaps = points(lines, Standing::is_perhaps);
    let places = quota.number.unwrap_or(i64::MAX);
    for at in of {
        let Some(line) = lines.get_mut(*at) else { continue };
        if line.judged.is_excluded || !line.judged.standing.is_perhaps(least) {
            continue;
        }
        let own = line.judged.total;
        let above = surely.partition_point(|points| *points > own) as i64;
        let with_own = perhaps.partition_point(|points| *points >= own) as i64;
        let found = if above >= places {
            Proposed::No
        } else if with_own <= places && line.judged.standing.is_surely(least) {
            Proposed::Yes
        } else {
            Proposed::Undecided
        };
        if found == Proposed::Undecided {
            line.judged.why.push(Reason::Quota { places });
            let same = perhaps.iter().filter(|points| **points == own).count();
            if same > 1 && !line.judged.why.contains(&Reason::Tie) {
                line.judged.why.push(Reason::Tie);
            }
        }
        // Several quotas may be about one subject: what one of them gives, another does not take away.
        line.proposed = match (line.proposed, found) {
            (Proposed::Yes, _) | (_, Proposed::Yes) => Proposed::Yes,
            (Proposed::Undecided, _) | (_, Proposed::Undecided) => Proposed::Undecided,
            _ => Proposed::No,
        };
    }
}
