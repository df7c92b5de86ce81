//! Words put in by hand on a paper: which paper takes them, and what the book would say in their place.
use super::{
    arranging::arrange,
    opening::{issued_decision, matter_of},
};
use crate::{
    domain::{
        decision::PaperState,
        paper::{Paper, TextCorrection},
    },
    layout::{
        block::Document,
        revised::{Revised, revised},
        texts::{as_read, each_text},
    },
    report::{ReportError, ReportParams, ReportSpec, catalog},
    store::Reader,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// A text that was put in by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// Its name.
    pub spot: String,
    /// The words that are printed.
    pub words: String,
    /// The words the book has there now, as read; `None`: the paper has no such text any more.
    pub composed: Option<Box<str>>,
    /// Were they put in place of other words than the book has there now?
    pub is_astray: bool,
    /// What of the book changed beneath them, each piece by itself: a figure that is printed as it was.
    pub revised: Vec<Revised>,
}

/// The record that takes what is put in by hand, new where the paper has none yet; `None` for a paper that is
/// issued: it stays as it is.
///
/// # Errors
/// The book could not be read.
pub fn to_correct(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Paper>, ReportError> {
    if issued_decision(spec, read, params)?.is_some() {
        return Ok(None);
    }
    let about = matter_of(spec, read, params)?;
    let paper = read.paper_about(spec.id, about)?;
    let paper =
        paper.unwrap_or_else(|| Paper { report: spec.id.to_owned(), about, ..Paper::default() });
    Ok(Some(paper).filter(|paper| paper.state != PaperState::Issued))
}

/// What was put in by hand on a paper, in the order of the paper; what it has no place for any more comes last.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn by_hand(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Vec<ByHand>, ReportError> {
    let Some(paper) = to_correct(spec, read, params)? else { return Ok(Vec::new()) };
    if paper.corrections.is_empty() {
        return Ok(Vec::new());
    }
    let mut composed = catalog::build(spec, read, params, today)?;
    arrange(&mut composed, &paper.adjustments);
    Ok(found(&composed, &paper.corrections))
}

fn found(composed: &Document, corrections: &[TextCorrection]) -> Vec<ByHand> {
    let mut places: HashMap<&str, (usize, Box<str>)> = HashMap::new();
    each_text(composed, |number, text| {
        if let Some(spot) = text.spot {
            places.entry(spot.as_str()).or_insert_with(|| (number, as_read(text.words)));
        }
    });
    let mut all: Vec<(usize, ByHand)> = corrections
        .iter()
        .map(|correction| {
            let place = places.get(correction.spot.as_str()).cloned();
            let (number, composed) = place.map_or((usize::MAX, None), |(n, c)| (n, Some(c)));
            let replaced = as_read(&correction.replaced);
            let is_astray = composed.as_ref() != Some(&replaced);
            let now = composed.as_ref().filter(|_| is_astray);
            let revised = now.map(|now| revised(&replaced, now, &as_read(&correction.words)));
            let by_hand = ByHand {
                spot: correction.spot.clone(),
                words: correction.words.clone(),
                is_astray,
                composed,
                revised: revised.unwrap_or_default(),
            };
            (number, by_hand)
        })
        .collect();
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, by_hand)| by_hand).collect()
}
