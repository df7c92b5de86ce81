//! Text of an old encoding in Unicode.
use super::{
    legacy::Legacy,
    letters::{from_1258, is_caseless_in_tcvn3, tcvn3, vni, word},
    recognise::{Look, has_unicode_letters, is_cell_end, is_word_letter, look, tokens, usual},
    syllable::{Judge, is_common, is_syllable},
};
use crate::text::sentence::with_capital;
use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::UnicodeNormalization as _;

/// Words before a given name, and given names that TCVN3 cannot write with a capital.
static NAMES: LazyLock<(Vec<&'static str>, Vec<&'static str>)> = LazyLock::new(|| {
    let mut lines = include_str!("../../../assets/encoding/names.txt").lines();
    let mut line = || lines.next().unwrap_or_default().split_whitespace().collect();
    (line(), line())
});

/// Text of one old encoding, the whole of it, in Unicode (NFC). What that encoding does not know, tabs,
/// line breaks and ASCII stay.
///
/// TCVN3 writes Ấ as ấ: such a letter becomes a capital in a word of capitals (“MÉU”), in a given name
/// after a surname (“TrÇn Ngäc ¸nh”), and at the beginning of a cell when the other cells of the text
/// begin with capitals.
pub fn to_unicode(text: &str, legacy: Legacy) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    match legacy {
        Legacy::Tcvn3 => Tcvn3::of(text).whole(text),
        Legacy::Vni => vni(text).nfc().collect(),
        Legacy::Windows1258 => from_1258(text),
    }
}

/// What a cell of a text with both old and Unicode parts is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// ASCII: the same either way.
    Plain,
    /// In the old encoding.
    Old,
    /// Unicode, told by letters that no old encoding shows: it makes the text a mixed one.
    Unicode,
    /// Unicode by its words alone.
    AsItIs,
    /// Vietnamese both ways; above nothing: more usual as old.
    Open(i32),
}

/// As [`to_unicode`], but what is Unicode already stays: a cell with letters of Unicode but for single
/// words that cannot be, and a cell that is Vietnamese only as it stands. A cell that is Vietnamese both
/// ways (“Chi bé”) goes, in a mixed text, with the other cells of its line, then of its column.
pub fn convert_mixed(text: &str, legacy: Legacy) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let cells: Vec<&str> = text.split_inclusive(is_cell_end).collect();
    let mut seen = HashMap::new();
    let mut kinds: Vec<Kind> = cells.iter().map(|cell| kind(cell, legacy, &mut seen)).collect();
    if kinds.contains(&Kind::Unicode) {
        settle(&cells, &mut kinds);
    }
    let context = Tcvn3::of(text);
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for (cell, kind) in cells.iter().zip(kinds) {
        match kind {
            Kind::Plain | Kind::AsItIs => out.push_str(cell),
            Kind::Unicode => unicode_cell(cell, legacy, &mut out),
            Kind::Old | Kind::Open(_) => match legacy {
                Legacy::Tcvn3 => context.cell(cell, &mut out),
                Legacy::Vni => out.extend(vni(cell).nfc()),
                Legacy::Windows1258 => out.push_str(&from_1258(cell)),
            },
        }
    }
    out
}

/// What a cell is; words looked at before are not looked at again.
fn kind<'t>(cell: &'t str, legacy: Legacy, seen: &mut HashMap<&'t str, Look>) -> Kind {
    if cell.is_ascii() {
        return Kind::Plain;
    }
    if has_unicode_letters(cell) {
        return Kind::Unicode;
    }
    let (mut sure, mut usually) = (0, 0);
    for token in tokens(cell).filter(|token| !token.is_ascii()) {
        match *seen.entry(token).or_insert_with(|| look(token, legacy)) {
            Look::Sure | Look::Telling => sure += 3,
            Look::Old => sure += 2,
            Look::Unicode => sure -= 2,
            Look::Either => usually += usual(token, legacy),
            Look::Foreign | Look::Nothing => {}
        }
    }
    match sure {
        1.. => Kind::Old,
        0 => Kind::Open(usually),
        _ => Kind::AsItIs,
    }
}

/// In a mixed text: what cells that are Vietnamese both ways are, by their words, line and column.
fn settle(cells: &[&str], kinds: &mut [Kind]) {
    let mut by_line: HashMap<usize, i32> = HashMap::new();
    let mut by_column: HashMap<usize, i32> = HashMap::new();
    let mut places = Vec::with_capacity(cells.len());
    let (mut line, mut column) = (0, 0);
    for (cell, kind) in cells.iter().zip(kinds.iter()) {
        places.push((line, column));
        let vote = match kind {
            Kind::Old => 1,
            Kind::Unicode | Kind::AsItIs => -1,
            Kind::Plain | Kind::Open(_) => 0,
        };
        *by_line.entry(line).or_default() += vote;
        *by_column.entry(column).or_default() += vote;
        if cell.ends_with('\n') {
            (line, column) = (line + 1, 0);
        } else {
            column += 1;
        }
    }
    for (kind, (line, column)) in kinds.iter_mut().zip(places) {
        if let Kind::Open(usually) = *kind {
            let of_line = by_line.get(&line).copied().unwrap_or_default();
            let of_column = by_column.get(&column).copied().unwrap_or_default();
            let votes = [usually, of_line, of_column];
            let first = votes.into_iter().find(|vote| *vote != 0).unwrap_or(1);
            *kind = if first > 0 { Kind::Old } else { Kind::AsItIs };
        }
    }
}

/// A Unicode cell: only words that nothing but the old encoding writes, and that are usual ones, are read.
fn unicode_cell(cell: &str, legacy: Legacy, out: &mut String) {
    for part in runs(cell) {
        let read = (!part.is_ascii() && look(part, legacy) == Look::Sure)
            .then(|| word(part, legacy))
            .flatten();
        out.push_str(read.as_deref().unwrap_or(part));
    }
}

/// The text cut into words and what stands between them.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_word_letter(c) != is_word_letter(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(run)
    })
}

/// What the whole text says about its TCVN3 cells.
struct Tcvn3 {
    /// Cells begin with capitals.
    cells_begin_with_capitals: bool,
    /// No U+00AD stands in it: some program wrote a hyphen for it, which is the letter ư.
    hyphens_may_be_letters: bool,
}

impl Tcvn3 {
    fn of(text: &str) -> Self {
        let (mut all, mut capital) = (0_usize, 0_usize);
        for cell in text.split(is_cell_end) {
            // A mark such as “x” or “nt” is no text.
            let Some(first) = tokens(cell).next().filter(|_| cell.chars().nth(2).is_some()) else {
                continue;
            };
            let Some(letter) =
                first.chars().next().map(|c| if c.is_ascii() { c } else { tcvn3(c).unwrap_or(c) })
            else {
                continue;
            };
            if !is_caseless_in_tcvn3(letter) {
                all += 1;
                capital += usize::from(letter.is_uppercase());
            }
        }
        Self {
            cells_begin_with_capitals: all >= 4 && capital * 10 >= all * 9,
            hyphens_may_be_letters: !text.contains('\u{ad}'),
        }
    }

    fn whole(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        for cell in text.split_inclusive(is_cell_end) {
            self.cell(cell, &mut out);
        }
        out
    }

    fn cell(&self, cell: &str, out: &mut String) {
        let mended = if self.hyphens_may_be_letters { hyphens_as_letters(cell) } else { None };
        let cell = mended.as_deref().unwrap_or(cell);
        let in_capitals =
            !cell.chars().any(|c| c.is_ascii_lowercase()) && tokens(cell).any(is_word_in_capitals);
        let mut before: Vec<String> = Vec::new();
        let mut at_start = true;
        for run in runs(cell) {
            if !run.chars().next().is_some_and(is_word_letter) {
                out.extend(run.chars().map(|c| tcvn3(c).unwrap_or(c)));
                if !run.trim().is_empty() {
                    before.clear();
                }
                continue;
            }
            let read: String = run.chars().map(|c| tcvn3(c).unwrap_or(c)).collect();
            let caseless =
                run.chars().next().is_some_and(|c| tcvn3(c).is_some_and(is_caseless_in_tcvn3));
            let read = if in_capitals || is_in_capitals(run) {
                read.to_uppercase()
            } else if caseless
                && (is_given_name(&read, &before) || at_start && self.cells_begin_with_capitals)
            {
                with_capital(&read)
            } else {
                read
            };
            out.extend(read.nfc());
            at_start = false;
            if read.chars().next().is_some_and(char::is_uppercase) {
                before.push(read);
            } else {
                before.clear();
            }
        }
    }
}

/// Two capitals of ASCII or more, no small letter of it, and a letter that TCVN3 writes small only.
fn is_in_capitals(token: &str) -> bool {
    let capitals = token
        .chars()
        .filter(|c| c.is_ascii_uppercase() || tcvn3(*c).is_some_and(char::is_uppercase))
        .count();
    let caseless = token.chars().any(|c| tcvn3(c).is_some_and(is_caseless_in_tcvn3));
    capitals >= 2 && caseless && !token.chars().any(|c| c.is_ascii_lowercase())
}

/// As [`is_in_capitals`], or with a capital of TCVN3 itself: “T£N”, and no abbreviation such as “H§ND”.
fn is_word_in_capitals(token: &str) -> bool {
    is_in_capitals(token)
        || !token.is_ascii()
            && word(token, Legacy::Tcvn3).is_some_and(|word| {
                word.chars().nth(1).is_some()
                    && word.chars().all(char::is_uppercase)
                    && is_syllable(&word, Judge::Strict)
            })
}

/// A given name without capital after words with capitals, one of them a surname.
fn is_given_name(word: &str, before: &[String]) -> bool {
    let (surnames, given) = &*NAMES;
    given.contains(&word) && before.iter().any(|word| surnames.contains(&word.as_str()))
}

/// “H-ng” as “H­ng” where no other reading makes sense: the whole is a usual syllable, its parts are not.
fn hyphens_as_letters(cell: &str) -> Option<String> {
    if !cell.contains(['-', '\u{2010}', '\u{2011}']) {
        return None;
    }
    let parts: Vec<&str> = runs(cell).collect();
    let read = |part: &str| word(part, Legacy::Tcvn3).unwrap_or_default();
    let mut out = String::with_capacity(cell.len());
    for (at, part) in parts.iter().enumerate() {
        let word_at = |at: Option<usize>| {
            at.and_then(|at| parts.get(at))
                .filter(|p| p.chars().next().is_some_and(is_word_letter))
                .map(|p| read(p))
        };
        // What follows the hyphen of “th- ký” is no part of the word.
        let (after, rest) = match *part {
            "-" | "\u{2010}" | "\u{2011}" => (word_at(Some(at + 1)), ""),
            _ => match part.strip_prefix(['-', '\u{2010}', '\u{2011}']) {
                Some(rest) if rest.starts_with(char::is_whitespace) => (None, rest),
                _ => {
                    out.push_str(part);
                    continue;
                }
            },
        };
        let before = word_at(at.checked_sub(1)).unwrap_or_default();
        let stands = |word: &str| word.is_empty() || is_syllable(word, Judge::Typed);
        let after = after.unwrap_or_default();
        let whole = format!("{before}{}{after}", tcvn3('\u{ad}').unwrap_or_default());
        let is_letter = !(before.is_empty() || stands(&before) && stands(&after))
            && is_syllable(&whole, Judge::Strict)
            && is_common(&whole);
        if is_letter {
            out.push('\u{ad}');
            out.push_str(rest);
        } else {
            out.push_str(part);
        }
    }
    Some(out)
}
