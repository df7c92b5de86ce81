//! A name out of a cell: bullets, numbers and address taken off, capitals and small letters put right.
use super::words::words;
use crate::domain::{
    quick_list::{Doubt, QuickRow},
    title,
    vietnamese::{capitals, name_from_capitals, word_key},
};
use serde::Deserialize;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// A name as it is printed, and what to look at twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    pub(super) printed: String,
    pub(super) doubts: Vec<Doubt>,
}

/// Without a bullet or number before it (`- `, `1. `, `a) `, `(2) `) and without signs behind it.
pub(super) fn without_signs(text: &str) -> &str {
    let is_picture = |c: char| c as u32 >= 0x2190 && !c.is_alphanumeric();
    let mut rest = text.trim().trim_start_matches(['.', ',', ';']).trim_start();
    rest = rest.trim_start_matches(|c: char| is_picture(c) || c.is_whitespace());
    for _ in 0..2 {
        let bare = rest
            .trim_start_matches([
                '-', '–', '—', '+', '*', '•', '·', '●', '○', '▪', '►', '➢', '✓', '❖', '\u{f0b7}',
                '\u{f0a7}', '\u{f02d}',
            ])
            .trim_start();
        // A lone sign is no bullet.
        rest = if bare.is_empty() { rest } else { bare };
        rest = without_number(rest);
    }
    rest.trim_end_matches([';', ',', ':', ' '])
        .strip_suffix('.')
        .filter(|bare| !ends_in_initials(bare))
        .unwrap_or(rest.trim_end_matches([';', ',', ':', ' ']))
        .trim_end_matches([';', ',', ' '])
}

/// `Co., Ltd.`: the point belongs to the word.
fn ends_in_initials(text: &str) -> bool {
    let last = text.rsplit([' ', '.']).next().unwrap_or_default();
    matches!(last.to_lowercase().as_str(), "ltd" | "co" | "jr" | "inc" | "corp")
}

fn without_number(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    let length = if digits > 0 { digits } else { letters };
    if length == 0 || length > 4 {
        return text;
    }
    let rest = inner.get(length..).unwrap_or_default();
    let closed = if inner.len() < text.len() { rest.strip_prefix(')') } else { None };
    let after = closed.or_else(|| rest.strip_prefix(')')).or_else(|| {
        // “A. Nguyễn” may be initials of a name: only figures are numbers before a point.
        (digits > 0).then(|| rest.strip_prefix('.').or_else(|| rest.strip_prefix('/'))).flatten()
    });
    match after.map(|a| (a, a.trim_start())) {
        Some((raw, bare))
            if bare.starts_with(|c: char| c.is_alphabetic() || "“\"(-".contains(c))
                && (raw.len() > bare.len() || bare.starts_with(char::is_uppercase)) =>
        {
            bare
        }
        _ => text,
    }
}

/// A person. `address_is_usual`: others of the list are called Ông, Bà too, so that the word is address
/// even before a name of two words (Ông is a family name).
pub(super) fn person(cell: &str, beside: &str, address_is_usual: bool) -> Name {
    let mut name = Name::default();
    let text = without_signs(cell);
    let text = if title::split(text).title.is_empty() {
        without_address(text, address_is_usual, &mut name.doubts)
    } else {
        text
    };
    let parts = title::split(text);
    let bare = usual_letters(parts.bare, &mut name.doubts);
    let mut title = if is_capitals(parts.title) {
        title::in_usual_letters(parts.title)
    } else {
        parts.title.to_owned()
    };
    // A rank in a column of its own stands before the name, once.
    let beside = without_signs(beside);
    let is_address = words().addresses.start_of(&word_key(beside)).is_some();
    if !beside.is_empty() && !is_address && word_key(beside) != word_key(&title) {
        title =
            [beside, &title].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    }
    name.printed = if title.is_empty() { bare } else { format!("{title} {bare}") };
    name
}

/// Does the cell begin with Ông or Bà before at least two words?
pub(super) fn is_addressed(cell: &str) -> bool {
    let key = word_key(without_signs(cell));
    let w = words();
    w.addresses.start_of(&key).is_some_and(|a| w.address_only_when_long.contains(a))
        && w.addresses.rest_of(&key).is_some_and(|rest| rest.contains(' '))
}

/// One address is taken off, and never the whole name: “Đ/c Ông Mẫu” is Ông Mẫu.
fn without_address<'a>(text: &'a str, usual: bool, doubts: &mut Vec<Doubt>) -> &'a str {
    let key = word_key(text);
    let w = words();
    let Some(address) = w.addresses.start_of(&key) else {
        return without_soft_address(text, doubts);
    };
    let letters = address.chars().count();
    let rest =
        text.char_indices().nth(letters).and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', ':', '.', ',']);
    let count = rest.split(' ').filter(|word| !word.is_empty()).count();
    if count == 0 {
        return text;
    }
    let may_be_name = w.address_only_when_long.contains(address);
    if may_be_name && (count == 1 || count == 2 && !usual) {
        doubts.push(Doubt::AddressOrName);
        return text;
    }
    rest
}

/// “anh Nguyễn Văn A” in a message: address when it is written small before a name.
fn without_soft_address<'a>(text: &'a str, doubts: &mut Vec<Doubt>) -> &'a str {
    let Some((first, rest)) = text.split_once(' ') else { return text };
    let w = words();
    let family = word_key(rest.split(' ').next().unwrap_or_default());
    // “Anh Mẫu” may be a name; “anh Mẫu” and “Anh Lê Văn Hải” are none.
    let is_address = w.soft_addresses.contains(&word_key(first))
        && (first.chars().all(char::is_lowercase) || w.family_names.contains(&family));
    if is_address && rest.starts_with(char::is_uppercase) && rest.contains(' ') {
        doubts.push(Doubt::AddressOrName);
        return rest;
    }
    text
}

fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !text.chars().any(char::is_lowercase)
}

/// A personal name in capitals or all small, in its usual letters.
fn usual_letters(bare: &str, doubts: &mut Vec<Doubt>) -> String {
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 {
        return bare.to_owned();
    }
    if !bare.chars().any(char::is_lowercase) {
        doubts.push(Doubt::FromCapitals);
        return name_from_capitals(bare);
    }
    if !bare.chars().any(char::is_uppercase) {
        doubts.push(Doubt::FromSmallLetters);
        return name_from_capitals(&capitals(bare));
    }
    bare.to_owned()
}

/// A collective or a household: its name stays as it is but for signs around it and for letters when it
/// stood in capitals or all small.
pub(super) fn collective(cell: &str) -> Name {
    let mut name = Name::default();
    let text = without_signs(cell);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let (small, capital) =
        (text.chars().any(char::is_lowercase), text.chars().any(char::is_uppercase));
    let initials_only = text.split(' ').all(|word| LETTERS.kept.contains_key(&word_key(word)));
    name.printed = if letters >= 3 && capital && !small && !initials_only {
        name.doubts.push(Doubt::FromCapitals);
        LETTERS.usual(text)
    } else if letters >= 3 && small && !capital {
        name.doubts.push(Doubt::FromSmallLetters);
        LETTERS.usual(text)
    } else if text.starts_with(char::is_lowercase) {
        name.doubts.push(Doubt::FromSmallLetters);
        capital_first(text)
    } else {
        text.to_owned()
    };
    name
}

/// Post and unit in capitals or all small get their usual letters too, and are marked.
pub(super) fn usual_post(row: &mut QuickRow) {
    let lone = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() < 4;
    let mut doubt = None;
    for (text, is_post) in [(&mut row.post, true), (&mut row.unit, false)] {
        let small = text.chars().any(char::is_lowercase);
        let capital = text.chars().any(char::is_uppercase);
        if lone(text) || small == capital {
            continue;
        }
        if !text.split(' ').all(|word| LETTERS.kept.contains_key(&word_key(word))) {
            doubt = Some(if capital { Doubt::FromCapitals } else { Doubt::FromSmallLetters });
            *text = match (is_post, capital) {
                (true, true) => LETTERS.post(text),
                (true, false) => capital_first(text),
                (false, _) => LETTERS.usual(text),
            };
        }
    }
    if let Some(doubt) = doubt.filter(|d| !row.doubts.contains(d)) {
        row.doubts.push(doubt);
    }
}

#[derive(Deserialize)]
struct RawLetters {
    small: Vec<String>,
    kept: Vec<String>,
    phrases: Vec<String>,
}

/// How words of collectives are written when their letters say nothing: `assets/table/letters.json`.
struct Letters {
    small: HashSet<String>,
    kept: HashMap<String, String>,
    /// By first word: words of the phrase, as keys and as written; the longest first.
    phrases: HashMap<String, Vec<(Vec<String>, String)>>,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let raw =
        serde_json::from_str::<RawLetters>(include_str!("../../../assets/table/letters.json"));
    // The file is part of the program and read by a test; a broken one leaves plain title case.
    let raw =
        raw.unwrap_or(RawLetters { small: Vec::new(), kept: Vec::new(), phrases: Vec::new() });
    let mut phrases: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
    for phrase in raw.phrases {
        let keys: Vec<String> = word_key(&phrase).split(' ').map(str::to_owned).collect();
        let first = keys.first().cloned().unwrap_or_default();
        phrases.entry(first).or_default().push((keys, phrase));
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
    }
    Letters {
        small: raw.small.iter().map(|w| word_key(w)).collect(),
        kept: raw.kept.into_iter().map(|w| (word_key(&w), w)).collect(),
        phrases,
    }
});

impl Letters {
    /// A collective: names have capitals.
    fn usual(&self, text: &str) -> String {
        self.written(text, true)
    }

    /// A post: only its first word and collectives in it have capitals.
    fn post(&self, text: &str) -> String {
        text.split(", ").map(|part| self.written(part, false)).collect::<Vec<_>>().join(", ")
    }

    fn written(&self, text: &str, names: bool) -> String {
        let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
        let bare =
            |word: &str| word_key(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&'));
        let mut out: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let phrase = self.phrases.get(&bare(word)).and_then(|list| {
                list.iter().find(|(keys, _)| {
                    keys.iter()
                        .enumerate()
                        .all(|(i, key)| words.get(at + i).is_some_and(|w| &bare(w) == key))
                })
            });
            if let Some((keys, written)) = phrase {
                for (i, part) in written.split(' ').enumerate() {
                    let around = words.get(at + i).copied().unwrap_or_default();
                    let first = if out.is_empty() { capital_first(part) } else { part.to_owned() };
                    out.push(in_its_signs(around, &first));
                }
                at += keys.len();
                continue;
            }
            let key = bare(word);
            let plain = if let Some(kept) = self.kept.get(&key) {
                kept.clone()
            } else if key.chars().any(|c| c.is_ascii_digit()) {
                (*word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
            } else if (!names || self.small.contains(&key)) && !out.is_empty() {
                key
            } else {
                // Words joined by a hyphen have a capital each.
                key.split('-').map(capital_first).collect::<Vec<_>>().join("-")
            };
            out.push(in_its_signs(word, &plain));
            at += 1;
        }
        out.join(" ")
    }
}

fn capital_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| capitals(&c.to_string()) + letters.as_str())
}

/// The word with the quotes, brackets and points it stood in.
fn in_its_signs(around: &str, word: &str) -> String {
    let is_sign = |c: char| !c.is_alphanumeric() && c != '&';
    let before: String = around.chars().take_while(|c| is_sign(*c)).collect();
    let after: String = around.chars().rev().take_while(|c| is_sign(*c)).collect();
    let after: String = after.chars().rev().collect();
    if before.len() == around.len() { around.to_owned() } else { format!("{before}{word}{after}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_as_units_write_them() {
        for (cell, want) in [
            ("Nguyễn Văn Mẫu;", "Nguyễn Văn Mẫu"),
            ("- Lê Thị Mẫu", "Lê Thị Mẫu"),
            ("1. Trần Mẫu,", "Trần Mẫu"),
            ("12) Trần Mẫu.", "Trần Mẫu"),
            ("Đ/c Ông Mẫu", "Ông Mẫu"),
            ("Đồng chí Lê Mẫu", "Lê Mẫu"),
            ("Ông Trương Mẫu Sáng", "Trương Mẫu Sáng"),
            ("Ông Cao Mẫu", "Ông Cao Mẫu"),
            ("Bà: Lê Thị Mẫu", "Lê Thị Mẫu"),
            ("TS. LÊ MẪU", "TS. Lê Mẫu"),
            ("THƯỢNG TỌA THÍCH MINH MẪU", "Thượng tọa Thích Minh Mẫu"),
            ("Đại tá LÊ MẪU TIẾN", "Đại tá Lê Mẫu Tiến"),
            ("Đồng chí Đại tá Lê Mẫu Tiến", "Đại tá Lê Mẫu Tiến"),
            ("nguyễn văn mẫu", "Nguyễn Văn Mẫu"),
            ("K’ Mẫu", "K’ Mẫu"),
            ("Liêng Hot Ha Mẫu (A)", "Liêng Hot Ha Mẫu (A)"),
            ("Đồng chí", "Đồng chí"),
            ("A. Mẫu", "A. Mẫu"),
        ] {
            assert_eq!(person(cell, "", false).printed, want, "{cell}");
        }
        assert_eq!(person("Ông Cao Mẫu", "", true).printed, "Cao Mẫu");
        assert_eq!(person("Lê Mẫu Tiến", "Đại tá", false).printed, "Đại tá Lê Mẫu Tiến");
        assert_eq!(person("Lê Mẫu Tiến", "Ông", false).printed, "Lê Mẫu Tiến");
        assert_eq!(person("Đại tá Lê Mẫu", "Đại tá", false).printed, "Đại tá Lê Mẫu");
    }

    #[test]
    fn collectives_in_capitals_get_their_usual_letters() {
        for (cell, want) in [
            ("CHI BỘ KHU PHỐ 1", "Chi bộ Khu phố 1"),
            ("TRƯỜNG TIỂU HỌC MẪU", "Trường Tiểu học Mẫu"),
            ("CÔNG TY TNHH MTV MẪU", "Công ty TNHH MTV Mẫu"),
            ("ỦY BAN MTTQ PHƯỜNG MẪU", "Ủy ban MTTQ phường Mẫu"),
            ("CHI BỘ ẤP LONG THẠNH", "Chi bộ ấp Long Thạnh"),
            ("MÔ HÌNH “TIẾNG KẺNG AN NINH”", "Mô hình “Tiếng Kẻng An Ninh”"),
            ("HỘ BÀ NGUYỄN THỊ MẪU", "Hộ bà Nguyễn Thị Mẫu"),
            ("đảng ủy phường mẫu", "Đảng ủy phường Mẫu"),
            ("CÔNG AN XÃ MẪU", "Công an xã Mẫu"),
            ("VNPT", "VNPT"),
            ("Chi bộ 1.", "Chi bộ 1"),
            ("3. Chi bộ Mẫu;", "Chi bộ Mẫu"),
            ("Hộ ông Phạm Văn Mẫu", "Hộ ông Phạm Văn Mẫu"),
        ] {
            assert_eq!(collective(cell).printed, want, "{cell}");
        }
        let mut row = QuickRow {
            post: "PHÓ BÍ THƯ CHI BỘ, GIÁM ĐỐC".into(),
            unit: "chi bộ 2".into(),
            ..QuickRow::default()
        };
        usual_post(&mut row);
        assert_eq!(
            (row.post.as_str(), row.unit.as_str()),
            ("Phó bí thư Chi bộ, Giám đốc", "Chi bộ 2")
        );
    }
}
