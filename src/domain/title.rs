//! What stands before a name and stays in what is printed: ranks, religious and academic titles. It
//! never takes part in order or comparing. The titles are data, in `assets/titles.json`.
use super::vietnamese::{first_word, word_key};
use std::{collections::HashMap, sync::LazyLock};

/// Titles by their first word, the longest first: (key, as written).
static TITLES: LazyLock<HashMap<String, Vec<(String, String)>>> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one leaves no titles.
    let titles: Vec<String> =
        serde_json::from_str(include_str!("../../assets/titles.json")).unwrap_or_default();
    let mut by_first: HashMap<String, Vec<(String, String)>> = HashMap::new();
    for title in titles {
        let key = word_key(&title);
        by_first.entry(first_word(&key).to_owned()).or_default().push((key, title));
    }
    for list in by_first.values_mut() {
        list.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    }
    by_first
});

/// A title at the beginning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Titled<'a> {
    /// As it stands there, without the space behind it; blank when there is none.
    pub title: &'a str,
    /// The rest: the name alone.
    pub bare: &'a str,
}

/// Parts a name (NFC, single spaces) into title and name alone: “Đại tá Lê Văn Mẫu” → “Đại tá”,
/// “Lê Văn Mẫu”. Several titles behind one another are one. A name is left of at least one word, of two
/// where the title is a single word without point, for such a word may be a name (Sư, Xơ).
pub fn split(name: &str) -> Titled<'_> {
    let mut end = 0;
    while let Some(length) = first_title(name.get(end..).unwrap_or_default()) {
        let after = name.get(end + length..).unwrap_or_default();
        let rest = after.trim_start_matches([' ', ',']);
        end += length + after.len() - rest.len();
    }
    let title = name.get(..end).unwrap_or_default().trim_end_matches([' ', ',']);
    Titled { title, bare: name.get(end..).unwrap_or_default() }
}

/// The name alone.
pub fn bare(name: &str) -> &str {
    split(name).bare
}

/// Is a text nothing but titles?
pub fn is_title(text: &str) -> bool {
    const NAME: &str = "A B C";
    let named = format!("{} {NAME}", text.trim());
    split(&named).bare == NAME
}

/// The titles that stand before this very name, up to the name (“Đại úy Lê Văn Mẫu”, “Lê Văn Mẫu” →
/// “Đại úy ”); blank where the text is the name alone, `None` where it is anything else.
pub fn before<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let title = text.strip_suffix(name).filter(|_| !name.is_empty())?;
    let apart = title.is_empty() || title.ends_with([' ', ',', '.']) && is_title(title);
    apart.then_some(title)
}

/// The text with the new name, where it is the old one with or without titles before it.
pub fn renamed(text: &str, old: &str, new: &str) -> Option<String> {
    before(text, old).map(|title| format!("{title}{new}"))
}

/// Bytes of the title that this text begins with.
fn first_title(text: &str) -> Option<usize> {
    let first = text.split(' ').next()?;
    let known = TITLES.get(first_word(&word_key(first)))?;
    // Keys may be of other length than the text: the text is cut where as many letters were passed.
    let key = word_key(text);
    known.iter().find_map(|(title, written)| {
        let after = key.strip_prefix(title.as_str())?;
        let rest = after.trim_start_matches([' ', ',']);
        let apart = title.ends_with('.') || after.starts_with([' ', ',']);
        let words = rest.split(' ').filter(|w| !w.is_empty()).count();
        // “Sư”, “Xơ” alone may be a name; initials (TS, BS) are none.
        let lone_word =
            !title.contains([' ', '.']) && !written.chars().skip(1).all(char::is_uppercase);
        let letters = title.chars().count();
        (apart && words > usize::from(lone_word))
            .then(|| text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at))
    })
}

/// The title in the letters it is usually written in: “ĐẠI TÁ” → “Đại tá”; others as they stand.
pub fn in_usual_letters(title: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut rest = title;
    while !rest.is_empty() {
        let key = word_key(rest);
        let found = TITLES.get(first_word(&key)).and_then(|list| {
            list.iter().find(|(known, _)| {
                key.strip_prefix(known.as_str())
                    .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
            })
        });
        let Some((known, written)) = found else {
            out.push(rest.to_owned());
            break;
        };
        let letters = known.chars().count();
        let at = rest.char_indices().nth(letters).map_or(rest.len(), |(at, _)| at);
        out.push(written.clone());
        rest = rest.get(at..).unwrap_or_default().trim_start_matches([' ', ',']);
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_parted_from_names_and_names_that_look_like_them_stay() {
        for (name, title, bare) in [
            ("Đại tá Lê Mẫu Tiến", "Đại tá", "Lê Mẫu Tiến"),
            ("Thượng tọa Thích Minh Mẫu", "Thượng tọa", "Thích Minh Mẫu"),
            ("Thượng toạ Thích Minh Mẫu", "Thượng toạ", "Thích Minh Mẫu"),
            ("Nữ tu Maria Nguyễn Thị Mẫu", "Nữ tu", "Maria Nguyễn Thị Mẫu"),
            ("Bác sĩ CKII Trần Văn Mẫu", "Bác sĩ CKII", "Trần Văn Mẫu"),
            ("TS. Lê Mẫu", "TS.", "Lê Mẫu"),
            ("TS.Lê Mẫu", "TS.", "Lê Mẫu"),
            ("PGS.TS. Lê Mẫu", "PGS.TS.", "Lê Mẫu"),
            ("Đại tá, TS. Lê Mẫu", "Đại tá, TS.", "Lê Mẫu"),
            ("THIẾU TÁ LÊ MẪU", "THIẾU TÁ", "LÊ MẪU"),
            ("Sư Mẫu", "", "Sư Mẫu"),
            ("Sư Kim Mẫu", "Sư", "Kim Mẫu"),
            ("Sơ Mẫu Lan", "", "Sơ Mẫu Lan"),
            ("Nguyễn Văn Mẫu", "", "Nguyễn Văn Mẫu"),
            ("Đại tá", "", "Đại tá"),
            ("", "", ""),
        ] {
            assert_eq!(split(name), Titled { title, bare }, "{name}");
        }
        assert!(is_title("Đại tá") && is_title("TS.") && !is_title("Trưởng ban") && !is_title(""));
        assert_eq!(in_usual_letters("ĐẠI TÁ"), "Đại tá");
        assert_eq!(in_usual_letters("THƯỢNG TOẠ"), "Thượng tọa");
        assert_eq!(in_usual_letters("BÁC SĨ CKII"), "Bác sĩ CKII");
    }

    #[test]
    fn a_name_is_corrected_behind_its_titles_and_nowhere_else() {
        for (text, want) in [
            ("Lê Văn Mậu", Some("Lê Văn Mẫu")),
            ("Đại úy Lê Văn Mậu", Some("Đại úy Lê Văn Mẫu")),
            ("Đại tá, TS. Lê Văn Mậu", Some("Đại tá, TS. Lê Văn Mẫu")),
            ("TS.Lê Văn Mậu", Some("TS.Lê Văn Mẫu")),
            ("Trần Lê Văn Mậu", None),
            ("Hộ ông Lê Văn Mậu", None),
            ("Đại úy Lê Văn Mậu em", None),
            ("", None),
        ] {
            assert_eq!(renamed(text, "Lê Văn Mậu", "Lê Văn Mẫu").as_deref(), want, "{text}");
        }
        assert_eq!(renamed("Đại úy ", "", "Lê Văn Mẫu"), None);
    }

    #[test]
    fn the_titles_are_there() {
        assert!(TITLES.len() > 50);
    }
}
