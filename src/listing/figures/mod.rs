//! The figures of the year-end report: one table of what each is called and how it is found. A figure is a
//! value with the rows behind it, or the reason it is absent.
mod counted_awards;
mod figure_rows;
mod find;
mod year_data;

use crate::{
    domain::figure,
    store::{Reader, StoreError},
    text::figures as words,
};
use counted_awards::Giver;
pub use figure_rows::{Figure, FigureRow, Found, Measured};
pub use year_data::YearData;

/// One figure of the report, and how it is found.
pub struct FigureSpec {
    /// Q1, Q2, … in the order of the report, see [`figure::is_id`].
    pub id: &'static str,
    /// What it counts.
    pub title: &'static str,
    /// Why it has no value when nothing was found to count in: where to enter it.
    pub reason: &'static str,
    /// Does it count a shortcoming, of which a target wants no more than it says?
    pub fewer_is_better: bool,
    /// Finds it among the records of a year.
    pub find: fn(&YearData) -> Found,
}

/// Every figure, in the order of the report.
pub const FIGURES: [FigureSpec; figure::COUNT] = [
    FigureSpec {
        id: "Q1",
        title: words::ATTENDANCE,
        reason: words::NO_SESSIONS,
        fewer_is_better: false,
        find: YearData::attendance,
    },
    FigureSpec {
        id: "Q2",
        title: words::COMMITTEES,
        reason: words::NO_DEMOCRACY_RECORDS,
        fewer_is_better: false,
        find: |data| data.share(|record| record.committee),
    },
    FigureSpec {
        id: "Q3",
        title: words::RULES,
        reason: words::NO_DEMOCRACY_RECORDS,
        fewer_is_better: false,
        find: |data| data.share(|record| record.rules),
    },
    FigureSpec {
        id: "Q4",
        title: words::KEPT_UP,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: false,
        find: YearData::kept_up,
    },
    FigureSpec {
        id: "Q5",
        title: words::CITED,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: false,
        find: YearData::cited,
    },
    FigureSpec {
        id: "Q6",
        title: words::CERTIFICATES_OF_PROVINCE,
        reason: words::NO_AWARDS,
        fewer_is_better: false,
        find: |data| data.certificates(Giver::Province),
    },
    FigureSpec {
        id: "Q7",
        title: words::CERTIFICATES_OF_BLOCK,
        reason: words::NO_AWARDS,
        fewer_is_better: false,
        find: |data| data.certificates(Giver::Block),
    },
    FigureSpec {
        id: "Q8",
        title: words::WITHOUT_MODEL,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: true,
        find: YearData::without_model,
    },
    FigureSpec {
        id: "Q9",
        title: words::WEAK,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: true,
        find: YearData::weak,
    },
    FigureSpec {
        id: "Q10",
        title: words::NOT_REPLICATED,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: true,
        find: YearData::not_replicated,
    },
    FigureSpec {
        id: "Q11",
        title: words::DONE_WELL,
        reason: words::NO_DEMOCRACY_RECORDS,
        fewer_is_better: false,
        find: YearData::done_well,
    },
    FigureSpec {
        id: "Q12",
        title: words::REGISTERED_ENOUGH,
        reason: words::NO_REGISTRATIONS,
        fewer_is_better: false,
        find: YearData::registered_enough,
    },
    FigureSpec {
        id: "Q13",
        title: words::DEMOCRACY,
        reason: words::NO_DEMOCRACY_RECORDS,
        fewer_is_better: false,
        find: YearData::democracy,
    },
    FigureSpec {
        id: "Q14",
        title: words::INSPECTIONS,
        reason: words::NO_INSPECTIONS,
        fewer_is_better: false,
        find: YearData::inspections,
    },
];

/// All figures of a working year.
///
/// # Errors
/// [`StoreError`].
pub fn figures(read: Reader<'_>, year: i64) -> Result<Vec<Figure>, StoreError> {
    Ok(figures_of(&YearData::read(read, year)?))
}

/// The TCCSĐ without a registration that stands in a year, by name.
///
/// # Errors
/// [`StoreError`].
pub fn without_model(read: Reader<'_>, year: i64) -> Result<Vec<String>, StoreError> {
    let found = YearData::read(read, year)?.without_model();
    Ok(found.rows.into_iter().map(|row| row.text).collect())
}

/// All figures of what was read of a year.
pub fn figures_of(data: &YearData) -> Vec<Figure> {
    FIGURES.iter().map(|spec| figure_of(spec, data)).collect()
}

fn figure_of(spec: &FigureSpec, data: &YearData) -> Figure {
    let found = (spec.find)(data);
    let parts = [Some(found.note), data.target_note(spec.id)];
    let note: Vec<String> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    Figure {
        id: spec.id,
        title: spec.title,
        reason: found.value.is_none().then_some(spec.reason),
        value: found.value,
        measured: found.measured,
        fewer_is_better: spec.fewer_is_better,
        note: note.join("; "),
        rows: found.rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_count_up_from_one() {
        for (number, spec) in (1..).zip(&FIGURES) {
            assert_eq!(spec.id, format!("Q{number}"));
            assert!(figure::is_id(spec.id));
        }
    }
}
