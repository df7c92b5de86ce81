//! The targets of a year beside what the same was in the year before.
use super::{
    figures::{Figure, YearData, figures_of},
    results::{TargetLine, held_against, reached_of},
    year_report::change,
};
use crate::{
    domain::{ids::Kind, vietnamese::same_name_key, working_year::Target},
    store::{Reader, StoreError},
};

/// A target with what was reached of it, in this year and the one before; amounts in hundredths.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedTarget {
    /// Its uid.
    pub uid: String,
    /// The target.
    pub target: Target,
    /// How it is held against what was done.
    pub held: TargetLine,
    /// Thực hiện.
    pub reached: Option<i64>,
    /// What the same figure, else the target of the same name, came to in the year before.
    pub before: Option<i64>,
}

impl ComparedTarget {
    /// Is it a share of a whole?
    pub fn is_share(&self) -> bool {
        self.target.unit.trim() == "%"
    }

    /// How much more, or less, than in the year before: of a share in hundredths of a point, else in hundredths of a
    /// percent of what it was.
    pub fn change(&self) -> Option<i64> {
        change(self.before?, self.reached?, self.is_share())
    }
}

/// The targets of a year, in their order.
///
/// # Errors
/// [`StoreError`].
pub fn compared(read: Reader<'_>, year: i64) -> Result<Vec<ComparedTarget>, StoreError> {
    let data = YearData::read(read, year)?;
    let figures = figures_of(&data);
    let before = figures_of(&YearData::read(read, year - 1)?);
    let uids = read.uids(Kind::Target)?;
    let of_year = |year: i64| {
        let is_of_year = move |target: &&Target| target.year.get().is_some_and(|of| of.0 == year);
        data.targets.iter().filter(is_of_year)
    };
    let earlier: Vec<&Target> = of_year(year - 1).collect();
    let beside = |target: &Target| {
        let held = held_against(target, &figures)?;
        Some(ComparedTarget {
            uid: uids.get(&held.target.0).cloned().unwrap_or_default(),
            held,
            reached: reached_of(target, &figures),
            before: reached_before(target, &earlier, &before),
            target: target.clone(),
        })
    };
    Ok(of_year(year).filter_map(beside).collect())
}

/// What a target came to in the year before: by its figure, else by the target of that year that has its name and is
/// counted in the same.
fn reached_before(target: &Target, earlier: &[&Target], figures: &[Figure]) -> Option<i64> {
    let by_figure = (!target.figure.is_empty()).then(|| reached_of(target, figures)).flatten();
    by_figure.or_else(|| {
        let key = |of: &Target| (same_name_key(&of.name), same_name_key(&of.unit));
        let same = earlier.iter().find(|of| key(of) == key(target))?;
        reached_of(same, figures)
    })
}
