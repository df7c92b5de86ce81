//! Corrections made on a paper by hand: other words for a named text of what was composed.
use super::{
    block::{Document, Spot},
    texts::{as_read, each_text, each_text_mut},
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
///
/// A paragraph that a wording moved down or up takes its correction along, where just one says what it was made for.
pub fn correct<'c>(document: &mut Document, corrections: &'c [Correction]) -> Vec<Astray<'c>> {
    let moved = moved(document, corrections);
    let place = |c: &'c Correction| moved.get(&c.spot).unwrap_or(&c.spot);
    let wanted: HashMap<&Spot, &Correction> = corrections.iter().map(|c| (place(c), c)).collect();
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
    let counting = corrections.iter().filter(|c| wanted.get(place(c)) == Some(c));
    counting
        .filter_map(|correction| {
            let composed = composed.remove(&correction.spot);
            let stands = composed.as_ref().is_some_and(|c| *c == as_read(&correction.replaced));
            (!stands).then_some(Astray { correction, composed })
        })
        .collect()
}

/// Where corrections of paragraphs stand whose place says something else by now, while just one of its neighbours that
/// nobody corrected says what they were made for.
fn moved(document: &Document, corrections: &[Correction]) -> HashMap<Spot, Spot> {
    let neighbours = |spot: &Spot| {
        let (all, _) = spot.as_str().rsplit_once('/')?;
        spot.as_str().starts_with(PARAGRAPHS).then(|| format!("{all}/"))
    };
    if !corrections.iter().any(|c| neighbours(&c.spot).is_some()) {
        return HashMap::new();
    }
    let mut said: Vec<(Spot, Box<str>)> = Vec::new();
    each_text(document, |_, text| {
        if let Some(spot) = text.spot.filter(|spot| spot.as_str().starts_with(PARAGRAPHS)) {
            said.push((spot.clone(), as_read(text.words)));
        }
    });
    let mut moved = HashMap::new();
    for correction in corrections {
        let Some(among) = neighbours(&correction.spot) else { continue };
        let made_for = as_read(&correction.replaced);
        if said.iter().any(|(spot, words)| *spot == correction.spot && *words == made_for) {
            continue;
        }
        let mut found = said.iter().filter(|(spot, words)| {
            let is_free = !corrections.iter().any(|other| other.spot == *spot);
            *words == made_for && is_free && spot.as_str().starts_with(&among)
        });
        if let (Some((spot, _)), None) = (found.next(), found.next()) {
            moved.insert(correction.spot.clone(), spot.clone());
        }
    }
    moved
}

/// What the names of paragraphs begin with.
const PARAGRAPHS: &str = "paragraph/";
