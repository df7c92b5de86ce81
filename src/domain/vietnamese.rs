//! Vietnamese letters: one form in the file (NFC), search without tones, the order of the alphabet.
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use std::{borrow::Cow, sync::LazyLock};
use unicode_normalization::{
    UnicodeNormalization,
    char::{decompose_canonical, is_combining_mark},
    is_nfc,
};

/// Grows when the way of making [`sort_key`] or [`fold`] changes; keys of an older version are made anew.
pub const SORT_KEY_VERSION: i64 = 2;

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let locale =
        icu_collator::CollatorPreferences::from(&"vi".parse::<icu_locale_core::Locale>().ok()?);
    Collator::try_new(locale, CollatorOptions::default()).ok()
});

/// Signs that programs put into text and nobody sees: breaks that may be taken (a soft hyphen, Word's own
/// 1F), joiners, marks of writing direction, choices of a letter's picture, BOM.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{1f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Hyphens that programs write for the one on the keyboard: U+2010, the unbreakable U+2011, Word's own 1E.
fn is_odd_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}' | '\u{1e}')
}

/// Text as the file keeps it: NFC, single spaces, no invisible signs, Ð (Icelandic) mended to Đ, one kind
/// of hyphen. Quotes and everything else stay as typed. Line breaks become spaces; see [`clean_lines`].
pub fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

/// As [`clean`], without a copy of what is clean already.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(mended(text)) }
}

/// Would [`clean`] change nothing? One look at each letter; those of Vietnamese need no table.
fn is_clean(text: &str) -> bool {
    let mut after_space = true;
    let mut is_surely_nfc = true;
    for c in text.chars() {
        match c {
            ' ' if after_space => return false,
            ' ' => {
                after_space = true;
                continue;
            }
            'Ð' | 'ð' => return false,
            // ASCII, letters of Latin-1, Vietnamese ones, dashes and quotes: all in NFC by themselves.
            '!'..='~'
            | '\u{c0}'..='\u{ff}'
            | '\u{100}'..='\u{1b0}'
            | '\u{1ea0}'..='\u{1ef9}'
            | '\u{2012}'..='\u{2026}' => {}
            c if is_invisible(c) || is_odd_hyphen(c) || c.is_whitespace() || c.is_control() => {
                return false;
            }
            _ => is_surely_nfc = false,
        }
        after_space = false;
    }
    (text.is_empty() || !after_space) && (is_surely_nfc || is_nfc(text))
}

fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Invisible signs go first: one between a letter and its mark must not keep them apart.
    for c in text.chars().filter(|c| !is_invisible(*c)).nfc() {
        match c {
            'Ð' => out.push('Đ'),
            'ð' => out.push('đ'),
            c if is_odd_hyphen(c) => out.push('-'),
            c if c.is_whitespace() || c.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// As [`clean`], for fields of several lines: each line cleaned, blank lines at both ends dropped. Word
/// breaks lines with a vertical tab too, web pages with U+2028 and U+2029.
pub fn clean_lines(text: &str) -> String {
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{2028}' | '\u{2029}');
    let lines: Vec<String> = text.replace("\r\n", "\n").split(is_break).map(clean).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The key of search and of “the same name?”: no tones, no marks, lower case, đ as d.
/// hòa/hoà, ủy/uỷ, NFC/NFD and any case give the same key.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            fold_into(&mut out, c);
        } else if !is_invisible(c) {
            // The order of marks does not matter where none stays: letter by letter is enough.
            decompose_canonical(c, |c| {
                if !is_combining_mark(c) {
                    c.to_lowercase().for_each(|c| fold_into(&mut out, c));
                }
            });
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Words as a file name that every telephone and stick takes: no tones, no capitals, a hyphen between words, a few
/// dozen letters at most. Blank for words without letters.
pub fn plain_name(words: &str) -> String {
    const MOST: usize = 80;
    let folded = fold(words);
    let mut name = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if name.len() + word.len() > MOST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    name
}

fn fold_into(out: &mut String, c: char) {
    match c {
        'đ' | 'ð' => out.push('d'),
        c if is_odd_hyphen(c) => out.push('-'),
        c if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c if is_invisible(c) => {}
        c => out.push(c.to_ascii_lowercase()),
    }
}

/// The key of “the same name”: case, spaces and the place of a tone mark in its syllable do not count
/// (hòa = hoà), tones and letters do (Hương is not Hường).
pub fn same_name_key(text: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let words = clean(text).to_lowercase();
    let keys = words.split(' ').map(|word| {
        let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(is_tone);
        letters.into_iter().chain(tones).collect::<String>()
    });
    keys.collect::<Vec<_>>().join(" ")
}

/// The first run of letters and figures of a key; blank when it begins with a sign.
pub fn first_word(key: &str) -> &str {
    let end = key.find(|c: char| !c.is_alphanumeric()).unwrap_or(key.len());
    key.get(..end).unwrap_or_default()
}

/// The key by which words decide what a text is: small letters with their tones, the tone of oa, oe, uy
/// on its first vowel (toạ = tọa, uỷ = ủy). As many letters as the text, when that is NFC.
pub fn word_key(text: &str) -> String {
    // The second vowel with a tone, the first one with it, the second without.
    const OLD_STYLE: [(char, char, char, char); 15] = [
        ('o', 'à', 'ò', 'a'),
        ('o', 'á', 'ó', 'a'),
        ('o', 'ả', 'ỏ', 'a'),
        ('o', 'ã', 'õ', 'a'),
        ('o', 'ạ', 'ọ', 'a'),
        ('o', 'è', 'ò', 'e'),
        ('o', 'é', 'ó', 'e'),
        ('o', 'ẻ', 'ỏ', 'e'),
        ('o', 'ẽ', 'õ', 'e'),
        ('o', 'ẹ', 'ọ', 'e'),
        ('u', 'ỳ', 'ù', 'y'),
        ('u', 'ý', 'ú', 'y'),
        ('u', 'ỷ', 'ủ', 'y'),
        ('u', 'ỹ', 'ũ', 'y'),
        ('u', 'ỵ', 'ụ', 'y'),
    ];
    let mut key = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        // One small letter for each: no capital of Vietnamese becomes two.
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let moved = matches!(before, 'o' | 'u')
            .then(|| {
                OLD_STYLE.iter().find(|(first, second, ..)| (*first, *second) == (before, small))
            })
            .flatten();
        match moved {
            Some((_, _, first, second)) => {
                key.pop();
                key.push(*first);
                key.push(*second);
            }
            None => key.push(small),
        }
        before = small;
    }
    key
}

/// What is typed to filter a list: several words in any order, tones ignored; rows with its very tones
/// come first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Folded, one a word.
    words: Vec<String>,
    /// Words that were typed with tones or marks, as they may stand in a text: small, with a capital
    /// first, in capitals.
    toned: Vec<[String; 3]>,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let words = fold(typed);
        let first_capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |c| capitals(&c.to_string()) + letters.as_str())
        };
        let toned = clean(typed).to_lowercase();
        let toned = toned
            .split(' ')
            .filter(|word| !word.is_ascii())
            .map(|word| [word.to_owned(), first_capital(word), capitals(word)]);
        Self {
            words: words.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect(),
            toned: toned.collect(),
        }
    }

    /// Nothing was typed: everything fits.
    pub fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Do all its words occur in this folded text?
    pub fn fits(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Were tones typed, so that some of those that fit come before others?
    pub fn has_tones(&self) -> bool {
        !self.toned.is_empty()
    }

    /// Of a text that fits: do the typed tones stand in it?
    pub fn has_its_tones(&self, text: &str) -> bool {
        self.toned.iter().all(|forms| forms.iter().any(|form| text.contains(form.as_str())))
    }

    /// Does whatever fits this query fit the other one too? Then only those need to be looked at again.
    pub fn narrows(&self, wider: &Self) -> bool {
        wider.words.iter().all(|w| self.words.iter().any(|own| own.contains(w.as_str())))
    }
}

/// Bytes that sort as the Vietnamese alphabet does (a ă â … d đ e ê …; no tone, `, ?, ~, ´, .).
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    if let Some(collator) = COLLATOR.as_ref() {
        // Writing into a Vec cannot fail.
        let _ = collator.write_sort_key_to(text, &mut key);
    }
    key
}

/// Bytes that sort people as lists do: given name first, then họ và chữ đệm.
pub fn person_sort_key(full_name: &str) -> Vec<u8> {
    let (family, given) = split_name(full_name);
    let mut key = sort_key(&given);
    key.push(0x01);
    key.extend(sort_key(&family));
    key
}

/// (họ và chữ đệm, tên). A bracketed ending such as “(A)” belongs to the given name before it.
pub fn split_name(full_name: &str) -> (String, String) {
    let name = clean(full_name);
    let words: Vec<&str> = name.split(' ').collect();
    let mut cut = words.len().saturating_sub(1);
    while cut > 0 && words.get(cut).is_some_and(|w| w.starts_with('(')) {
        cut -= 1;
    }
    let (family, given) = words.split_at(cut);
    (family.join(" "), given.join(" "))
}

/// A name written all in capitals, as title case; any other name stays as it is.
/// “ĐẶNG VĂN QUYỀN” → “Đặng Văn Quyền”; the rest of the text is the user's own.
pub fn name_from_capitals(name: &str) -> String {
    let name = clean(name);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || name.chars().any(char::is_lowercase) {
        return name;
    }
    let mut out = String::with_capacity(name.len());
    let mut at_start = true;
    for c in name.chars() {
        if at_start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        at_start = !c.is_alphanumeric() && !is_combining_mark(c);
    }
    // A few small letters have their mark inside where the capital has none (J̌, ǰ).
    out.nfc().collect()
}

/// Capitals without marks, as banks take them: `Hồ Thị Mẫu` → `HO THI MAU`.
pub fn unmarked_capitals(text: &str) -> String {
    let plain = |c| match c {
        '–' | '—' | '\u{2011}' => '-',
        c => c,
    };
    fold(text).to_uppercase().chars().map(plain).filter(char::is_ascii).collect()
}

/// In capitals, for letterheads and certificates.
pub fn capitals(text: &str) -> String {
    text.nfc().collect::<String>().to_uppercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_name_has_letters_and_hyphens_alone() {
        for (words, name) in [
            ("Chi bộ ấp Long Thạnh", "chi-bo-ap-long-thanh"),
            ("CLB “Gia đình hạnh phúc” – ấp Tân Lập", "clb-gia-dinh-hanh-phuc-ap-tan-lap"),
            ("HĐND/UBND", "hdnd-ubnd"),
            ("…", ""),
        ] {
            assert_eq!(plain_name(words), name);
        }
        assert!(plain_name(&"Đảng ủy ".repeat(40)).len() <= 80);
    }

    #[test]
    fn a_query_finds_without_tones_and_knows_its_own() {
        let query = Query::new("hương  thị");
        assert!(query.fits(&fold("Lê Thị Hương")) && query.fits(&fold("Trần Thị Hường")));
        assert!(query.has_its_tones("LÊ THỊ HƯƠNG") && !query.has_its_tones("Trần Thị Hường"));
        assert!(query.narrows(&Query::new("huong")) && !Query::new("h").narrows(&query));
        assert!(Query::new(" ").is_blank() && Query::new("").narrows(&Query::default()));
    }

    #[test]
    fn clean_mends_what_arrives_and_nothing_else() {
        for (given, want) in [
            ("Nguye\u{302}\u{303}n  Va\u{306}n\u{a0}A ", "Nguyễn Văn A"),
            ("Ðảng ủy", "Đảng ủy"),
            ("“Đoàn kết “Hệ thống”", "“Đoàn kết “Hệ thống”"),
            ("\u{feff}Kim Thị\u{200b} Sóc", "Kim Thị Sóc"),
            ("Nguye\u{200b}\u{302}\u{ad}\u{303}n", "Nguyễn"),
            ("Lê\u{fe0f} Thị\u{202c}\u{2069} \u{61c}Mẫu\u{200e}", "Lê Thị Mẫu"),
            ("Số 05\u{2011}QĐ/ĐU, 2\u{2010}3", "Số 05-QĐ/ĐU, 2-3"),
            ("Có thành tích\u{b}xuất\u{2028}sắc\u{2029}", "Có thành tích xuất sắc"),
            ("xanh\u{1e}sạch, đ\u{1f}ẹp", "xanh-sạch, đẹp"),
            ("A \u{2013} B… “C”", "A \u{2013} B… “C”"),
        ] {
            assert_eq!(clean(given), want);
        }
    }

    #[test]
    fn lines_are_kept_apart_whoever_broke_them() {
        assert_eq!(clean_lines("\nMột\u{b}hai  \r\nba\u{2028}bốn\n"), "Một\nhai\nba\nbốn");
    }

    #[test]
    fn what_is_clean_is_not_copied() {
        for text in ["", "Nguyễn Thị Mẫu", "Số 05-QĐ/ĐU – “Dân vận khéo”…", "日本 ﬁ α"]
        {
            assert!(matches!(cleaned(text), Cow::Borrowed(_)), "{text}");
        }
        for text in [" a", "a ", "a  b", "a\tb", "e\u{302}", "\u{212b}"] {
            assert!(matches!(cleaned(text), Cow::Owned(_)), "{text}");
        }
    }

    #[test]
    fn search_ignores_tones_case_and_spelling_of_tones() {
        for (a, b) in [
            ("Hòa", "hoà"),
            ("ủy", "UỶ"),
            ("NGUYỄN VĂN A", "nguyen van a"),
            ("Đảng", "dang"),
            ("05\u{2011}QĐ\u{fe0f}", "05-qd"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
        assert!(Query::new("tra  VIEN").fits(&fold("Đảng bộ Viễn thông Trà Vinh")));
    }

    #[test]
    fn a_name_is_the_same_whatever_its_case_and_the_place_of_its_tone() {
        assert_eq!(same_name_key("NGUYỄN THỊ  HOÀ"), same_name_key("Nguyễn Thị Hòa"));
        assert_ne!(same_name_key("Nguyễn Thị Hương"), same_name_key("Nguyễn Thị Hường"));
        assert_ne!(same_name_key("Đảng bộ Cảng"), same_name_key("Đảng bộ Càng"));
    }

    #[test]
    fn words_are_compared_with_their_tones_wherever_these_stand() {
        assert_eq!(word_key("Thượng toạ"), word_key("THƯỢNG TỌA"));
        assert_eq!(word_key("Đảng uỷ"), "đảng ủy");
        assert_eq!(word_key("Quỹ"), word_key("quỹ"));
        assert_ne!(word_key("Tô"), word_key("Tổ"));
        assert_ne!(word_key("Trương"), word_key("Trường"));
        assert_eq!(word_key("HOÀNG").chars().count(), 5);
    }

    #[test]
    fn given_names_in_the_order_of_the_alphabet() {
        let mut words = "Ơn Oanh Hường Hương Hồng Hóa Hòa Hoa Đức Dũng Bảo Ấn Ân Ánh Anh An"
            .split(' ')
            .collect::<Vec<_>>();
        words.sort_by_key(|w| sort_key(w));
        assert_eq!(
            words.join(" "),
            "An Anh Ánh Ân Ấn Bảo Dũng Đức Hoa Hòa Hóa Hồng Hương Hường Oanh Ơn"
        );
        let mut tones = "mạ má mã mả mà ma".split(' ').collect::<Vec<_>>();
        tones.sort_by_key(|w| sort_key(w));
        assert_eq!(tones.join(" "), "ma mà mả mã má mạ");
        let mut people = vec!["Trần Bảo", "Lê Văn Đức", "Nguyễn Thị Ánh", "Lê An", "Nguyễn An"];
        people.sort_by_key(|p| person_sort_key(p));
        assert_eq!(people, ["Lê An", "Nguyễn An", "Nguyễn Thị Ánh", "Trần Bảo", "Lê Văn Đức"]);
    }

    #[test]
    fn names_split_and_leave_capitals() {
        assert_eq!(split_name("Nguyễn Văn An (A)"), ("Nguyễn Văn".into(), "An (A)".into()));
        assert_eq!(split_name("H'Hen Niê"), ("H'Hen".into(), "Niê".into()));
        assert_eq!(split_name("Sóc"), (String::new(), "Sóc".into()));
        assert_eq!(name_from_capitals("DƯƠNG  THANH PHƯỚC"), "Dương Thanh Phước");
        assert_eq!(name_from_capitals("K'BRÊU"), "K'Brêu");
        assert_eq!(name_from_capitals("Lê A"), "Lê A");
        assert_eq!(name_from_capitals("AJ\u{30c}A"), "A\u{1f0}a");
        assert_eq!(capitals("Nguyễn Thị Hồng Nhung"), "NGUYỄN THỊ HỒNG NHUNG");
    }

    proptest! {
        #[test]
        fn clean_is_nfc_and_stable(s in "\\PC*") {
            let once = clean(&s);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(unicode_normalization::is_nfc(&once));
        }

        #[test]
        fn clean_looks_before_it_mends(s in "[a-zĐÐễ \u{300}\u{b}\u{ad}\u{2011}\u{2028}\u{fe0f}\u{1e}“…-]{0,12}") {
            prop_assert_eq!(clean(&s), mended(&s));
        }

        #[test]
        fn fold_does_not_see_form_case_or_spaces(s in "[ăâđêôơưáàảãạếềộợựỳỵ A-Za-z'-]{0,40}") {
            let nfd: String = s.nfd().collect();
            prop_assert_eq!(fold(&s), fold(&nfd));
            prop_assert_eq!(fold(&s), fold(&capitals(&s)));
            prop_assert_eq!(fold(&fold(&s)), fold(&s));
            prop_assert!(fold(&s).is_ascii());
        }
    }
}
