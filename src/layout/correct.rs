//! Corrections made on a paper by hand: other words for a named text of what was composed.
use super::{
    block::{Document, Spot},
    texts::{as_read, each_text_mut},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Other words for one text. It keeps the words it replaced: when other words are composed there, what it
/// was made for has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which text.
    pub spot: Spot,
    /// The composed words when it was made.
    pub replaced: String,
    /// The words to print.
    pub words: String,
}

/// A correction that does not stand on the words it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray<'c> {
    /// The correction.
    pub correction: &'c Correction,
    /// The words composed there now, as read; `None` when the paper has no such text any more.
    pub composed: Option<Box<str>>,
}

/// Puts the words of the corrections in place of what was composed. What a clerk wrote is printed even where
/// other words are composed beneath by now; these corrections come back, and those whose text is gone, to be
/// looked at. Of two for one text the later counts. A corrected cell has no value any more.
pub fn correct<'c>(document: &mut Document, corrections: &'c [Correction]) -> Vec<Astray<'c>> {
    let wanted: HashMap<&Spot, &Correction> = corrections.iter().map(|c| (&c.spot, c)).collect();
    let mut composed: HashMap<&Spot, Box<str>> = HashMap::new();
    each_text_mut(document, |(spot, text, value)| {
        let Some(correction) = spot.and_then(|spot| wanted.get(spot)) else { return };
        let read = as_read(text);
        if read != as_read(&correction.words) {
            text.clone_from(&correction.words);
            if let Some(value) = value {
                *value = None;
            }
        }
        composed.entry(&correction.spot).or_insert(read);
    });
    let counting = corrections.iter().filter(|c| wanted.get(&c.spot) == Some(c));
    counting
        .filter_map(|correction| {
            let composed = composed.remove(&correction.spot);
            let stands = composed.as_ref().is_some_and(|c| *c == as_read(&correction.replaced));
            (!stands).then_some(Astray { correction, composed })
        })
        .collect()
}
