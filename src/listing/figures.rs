//! The figures of the year-end report, Q1–Q14, out of the data: each a value or the reason it is absent.
use crate::{
    domain::vietnamese::fold,
    store::{AwardFilter, Reader, StoreError},
    text::figures as words,
};
use serde::Serialize;

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Q1 … Q14.
    pub id: &'static str,
    /// What it counts.
    pub title: &'static str,
    /// As the report writes it; `None` when the book has no such data.
    pub value: Option<String>,
    /// Why there is none.
    pub reason: Option<&'static str>,
}

/// All figures of a working year.
///
/// # Errors
/// [`StoreError`].
pub fn figures(read: Reader<'_>, year: i64) -> Result<Vec<Figure>, StoreError> {
    let rows = read.award_rows(AwardFilter { year: Some(year), ..AwardFilter::default() })?;
    let certificates = |level: &str| {
        let of: Vec<_> = rows
            .iter()
            .filter(|r| !r.is_revoked && fold(&r.form) == "giay khen")
            .filter(|r| {
                read.body(r.body).ok().flatten().is_some_and(|b| {
                    fold(&b.level) == level && fold(&b.full_name).starts_with("ban chi dao")
                })
            })
            .cloned()
            .collect();
        let (collectives, persons) = super::awards::count(&of);
        if of.is_empty() { None } else { Some(words::both(collectives, persons)) }
    };
    Ok(words::TITLES
        .iter()
        .map(|(id, title)| {
            let value = match *id {
                "Q6" => certificates("tinh"),
                "Q7" => certificates("khoi"),
                _ => None,
            };
            let reason = value.is_none().then_some(if matches!(*id, "Q6" | "Q7") {
                words::NO_AWARDS
            } else {
                words::NOT_KEPT
            });
            Figure { id, title, value, reason }
        })
        .collect())
}
