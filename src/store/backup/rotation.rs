//! Which backups are kept, and which make room.
use super::Found;
use crate::domain::calendar::Moment;
use std::path::PathBuf;

/// How many are kept: the last ones, then one a day, a week, a month.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// The newest.
    pub last: usize,
    /// Days of which the newest is kept.
    pub days: usize,
    /// Weeks.
    pub weeks: usize,
    /// Months.
    pub months: usize,
    /// Never fewer than this, however little room there is.
    pub least: usize,
    /// All backups together take at most this share of the free room, in percent.
    pub percent_of_free: u64,
}

/// The office's usual.
pub const KEEP: Keep =
    Keep { last: 10, days: 7, weeks: 4, months: 12, least: 3, percent_of_free: 20 };

/// Which of these (newest first) may go; never the newest. Pure: the rules of rotation.
pub fn superfluous(found: &[Found], keep: Keep, free: u64) -> Vec<PathBuf> {
    let mut kept = vec![false; found.len()];
    let mut mark = |most: usize, key: &dyn Fn(Moment) -> (i16, i16)| {
        let mut seen: Vec<(i16, i16)> = Vec::new();
        for (f, kept) in found.iter().zip(&mut kept) {
            let key = key(f.at);
            if !seen.contains(&key) && seen.len() < most {
                seen.push(key);
                *kept = true;
            }
        }
    };
    mark(keep.days, &|at| (at.year(), at.date().day_of_year()));
    mark(keep.weeks, &|at| {
        let week = at.date().iso_week_date();
        (week.year(), i16::from(week.week()))
    });
    mark(keep.months, &|at| (at.year(), i16::from(at.month())));
    for kept in kept.iter_mut().take(keep.last.max(1)) {
        *kept = true;
    }
    // Little room: from the oldest on, but never below the least.
    let room = free / 100 * keep.percent_of_free;
    let mut total: u64 = found.iter().zip(&kept).filter(|(_, k)| **k).map(|(f, _)| f.size).sum();
    let mut count = kept.iter().filter(|k| **k).count();
    for (f, kept) in found.iter().zip(&mut kept).rev() {
        if *kept && total > room && count > keep.least.max(1) {
            *kept = false;
            total -= f.size;
            count -= 1;
        }
    }
    found.iter().zip(kept).filter(|(_, k)| !k).map(|(f, _)| f.path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::Turn, *};

    fn found(at: &str) -> Found {
        let at: Moment = at.parse().unwrap();
        Found { path: PathBuf::from(at.to_string()), at, turn: Turn::ByClock(at, 1), size: 1000 }
    }

    #[test]
    fn thinned_to_the_last_then_days_weeks_months() {
        // Every hour of 60 days, newest first.
        let mut all = Vec::new();
        let mut at: Moment = "2016-12-31T16:00:00".parse().unwrap();
        for _ in 0..60 * 8 {
            all.push(found(&at.to_string()));
            at = at.checked_sub(jiff::ToSpan::hours(3)).unwrap();
        }
        let gone = superfluous(&all, KEEP, u64::MAX);
        let left: Vec<&Found> = all.iter().filter(|f| !gone.contains(&f.path)).collect();
        assert_eq!(left.first().unwrap().at.to_string(), "2016-12-31T16:00:00");
        let days: std::collections::BTreeSet<_> = left.iter().map(|f| f.at.date()).collect();
        assert!(days.len() >= 9 && left.len() <= 10 + 7 + 4 + 12, "{days:?}");
        assert!(left.iter().any(|f| f.at.month() == 11), "one of last month");
        // Hardly any room: the newest three stay.
        let gone = superfluous(&all, KEEP, 10);
        assert_eq!(all.len() - gone.len(), 3);
        assert!(!gone.contains(&all[0].path));
        // Rules that keep nothing keep the newest.
        let none = Keep { last: 0, days: 0, weeks: 0, months: 0, least: 0, percent_of_free: 0 };
        let gone = superfluous(&all, none, u64::MAX);
        assert_eq!(all.len() - gone.len(), 1);
        assert!(!gone.contains(&all[0].path));
    }
}
