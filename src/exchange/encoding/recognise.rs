//! Is this text of an old encoding? By how Vietnamese its words are as they stand, and read otherwise.
use super::{
    legacy::Legacy,
    letters::{is_telling, word},
    syllable::{Judge, is_common, is_syllable},
};
use std::collections::HashSet;

/// A way of reading words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As Unicode.
    AsItIs,
    /// As an old encoding.
    Old(Legacy),
}

/// What a word says about its encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Look {
    /// Old by its letters, which nothing else writes so, and a usual word: “C«ng”.
    Sure,
    /// One of both.
    Telling,
    /// Vietnamese only when read as old.
    Old,
    /// Vietnamese both ways.
    Either,
    /// Vietnamese only as it stands.
    Unicode,
    /// Neither, such as “Müller”.
    Foreign,
    /// A sign, or an abbreviation such as “Q§”.
    Nothing,
}

/// Where cells end: what conversion and recognition never look across.
pub(super) fn is_cell_end(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | ';')
}

/// Letters, and the signs that old encodings use as letters.
pub(super) fn is_word_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{a1}'..='\u{ff}' | '\u{300}'..='\u{36f}')
        || !c.is_ascii() && c.is_alphabetic()
}

/// Runs of word letters.
pub(super) fn tokens(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c| !is_word_letter(c)).filter(|token| !token.is_empty())
}

/// Letters that no old encoding shows: with them a cell is Unicode, whatever else it holds.
pub(super) fn has_unicode_letters(cell: &str) -> bool {
    !cell.is_ascii()
        && cell.chars().any(|c| {
            c > '\u{ff}'
                && is_word_letter(c)
                && !matches!(c, 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ')
        })
}

/// A word without what stands round it and without soft hyphens.
fn bare(token: &str) -> String {
    token.trim_matches(|c: char| !c.is_alphabetic()).replace('\u{ad}', "")
}

/// Small, in capitals, or with one capital first: as people write.
fn has_natural_case(word: &str) -> bool {
    let rest_is = |wanted: fn(char) -> bool| word.chars().skip(1).all(wanted);
    rest_is(char::is_lowercase) || !word.chars().any(char::is_lowercase)
}

fn is_vietnamese_as_it_is(token: &str) -> bool {
    let word = bare(token);
    has_natural_case(&word) && is_syllable(&word, Judge::Typed)
}

/// The word read in an old encoding.
fn read(token: &str, legacy: Legacy) -> Option<String> {
    match legacy {
        Legacy::Tcvn3 => word(token, legacy),
        // Signs are no letters of these.
        Legacy::Vni | Legacy::Windows1258 => {
            word(token.trim_matches(|c: char| !c.is_alphabetic()), legacy)
        }
    }
}

/// Capitals and Đ only: “QĐ”, “HĐND”.
fn is_abbreviation(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ')
}

/// What a word with letters beyond ASCII says when it may be of this encoding.
pub(super) fn look(token: &str, legacy: Legacy) -> Look {
    if token.chars().nth(1).is_none() {
        return Look::Nothing;
    }
    let old = read(token, legacy);
    if old.as_deref().is_some_and(is_abbreviation) {
        return Look::Nothing;
    }
    let changes = old.as_deref().is_some_and(|old| old != token);
    let is_old = changes && old.as_deref().is_some_and(|old| is_syllable(old, Judge::Strict));
    let is_usual = old.as_deref().is_some_and(is_common);
    let is_long = token.chars().nth(2).is_some();
    match (is_old, is_vietnamese_as_it_is(token)) {
        // A soft hyphen may stand in a Unicode word too: “L­u” says less than “H­ng”.
        (true, true) if token.contains('\u{ad}') => Look::Old,
        (true, false) if is_telling(token, legacy) => {
            if is_usual {
                Look::Sure
            } else {
                Look::Telling
            }
        }
        (true, false) if is_usual && is_long => Look::Telling,
        (true, false) => Look::Old,
        (true, true) => Look::Either,
        (false, true) => Look::Unicode,
        (false, false) if token.chars().any(|c| c >= '\u{c0}' && c.is_alphabetic()) => {
            Look::Foreign
        }
        (false, false) => Look::Nothing,
    }
}

/// Of a word that is Vietnamese both ways: is it the more usual one as old, or as it stands?
pub(super) fn usual(token: &str, legacy: Legacy) -> i32 {
    let old = read(token, legacy).is_some_and(|old| is_common(&old));
    i32::from(old) - i32::from(is_common(&bare(token)))
}

/// How well a text reads this way; above nothing: well.
pub(super) fn weight(text: &str, reading: Reading) -> i64 {
    let of = |token: &str| {
        let word = match reading {
            Reading::AsItIs => Some(bare(token)).filter(|word| has_natural_case(word)),
            Reading::Old(legacy) => read(token, legacy),
        };
        match word {
            Some(word) if is_syllable(&word, Judge::Strict) => 1 + 2 * i64::from(is_common(&word)),
            Some(word) if is_abbreviation(&word) => 0,
            _ if token.chars().any(char::is_alphabetic) => -2,
            _ => 0,
        }
    };
    tokens(text).filter(|token| !token.is_ascii()).map(of).sum()
}

/// What the words of a text say together.
#[derive(Default)]
struct Evidence {
    sure: usize,
    telling: usize,
    old: usize,
    foreign: usize,
}

impl Evidence {
    fn add(&mut self, look: Look) {
        match look {
            Look::Sure => self.sure += 1,
            Look::Telling => self.telling += 1,
            Look::Old => self.old += 1,
            Look::Foreign => self.foreign += 1,
            Look::Either | Look::Unicode | Look::Nothing => {}
        }
    }

    fn points(&self) -> usize {
        (3 * self.sure + 2 * self.telling + self.old).saturating_sub(2 * self.foreign)
    }

    /// Beside Unicode cells one word is enough only when it is sure.
    fn is_enough(&self, beside_unicode: bool) -> bool {
        if beside_unicode {
            self.points() >= 3 && self.sure + self.telling >= 1
        } else {
            self.points() >= 2 && (self.sure + self.telling >= 1 || self.old >= 3)
        }
    }
}

/// The old encoding of a pasted text or of a part of it, `None` when it is Unicode, another language or
/// has too little to tell. Words that are Vietnamese as they stand never speak for an old encoding.
pub fn recognise(text: &str) -> Option<Legacy> {
    if text.is_ascii() {
        return None;
    }
    let mut evidence: [Evidence; 3] = Default::default();
    let mut seen = HashSet::new();
    let mut beside_unicode = false;
    for cell in text.split(is_cell_end).filter(|cell| !cell.is_ascii()) {
        if has_unicode_letters(cell) {
            beside_unicode = true;
            continue;
        }
        for token in tokens(cell).filter(|token| !token.is_ascii()) {
            if seen.insert(token) {
                for (evidence, legacy) in evidence.iter_mut().zip(Legacy::ALL) {
                    evidence.add(look(token, legacy));
                }
            }
        }
    }
    let most = evidence.iter().map(Evidence::points).max().filter(|most| *most > 0)?;
    // “Bí thö” may be two of them: the one that reads better.
    let best = evidence.iter().zip(Legacy::ALL).filter(|(evidence, _)| evidence.points() == most);
    let (evidence, legacy) = best.max_by_key(|(_, legacy)| weight(text, Reading::Old(*legacy)))?;
    let few = evidence.sure + evidence.telling + evidence.old < 3;
    (evidence.is_enough(beside_unicode) && !(few && is_foreign(text))).then_some(legacy)
}

/// Are the plain words of this text those of another language? Asked only where little else speaks.
fn is_foreign(text: &str) -> bool {
    let plain: HashSet<&str> = tokens(text)
        .filter(|t| {
            t.is_ascii()
                && t.len() >= 3
                && has_natural_case(t)
                && t.chars().any(|c| c.is_ascii_lowercase())
        })
        .collect();
    let foreign = plain.iter().filter(|word| !is_syllable(word, Judge::Typed)).count();
    foreign > 1 + plain.len() / 2
}
