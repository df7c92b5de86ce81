//! Where lines may break: what belongs together is bound, and a title is told where it reads best.
//! Layout knows no Vietnamese; it knows no-break spaces and the mark `RATHER`.
use crate::domain::vietnamese::same_name_key;
use serde::Deserialize;
use std::{collections::HashSet, sync::LazyLock};

/// A space where no line ends. Drawn and copied as a space.
const BOUND: char = '\u{a0}';
/// Behind a space: a line would rather end here than at others. Never drawn nor copied.
const RATHER: char = '\u{200b}';

/// The words of `assets/compounds.json`.
#[derive(Default, Deserialize)]
struct Words {
    /// A line rather begins with these, and never ends with one.
    before: Vec<String>,
    /// A line rather begins with these when figures follow: “năm 2016”.
    before_figures: Vec<String>,
    /// A line never ends with these when a name follows: “tỉnh Trà Vinh”.
    before_names: Vec<String>,
    /// A line never ends with one of these.
    never_last: Vec<String>,
    /// Words of several syllables.
    compounds: Vec<String>,
}

/// The same, to look them up.
#[derive(Default)]
struct Lookup {
    before: HashSet<String>,
    before_figures: HashSet<String>,
    before_names: HashSet<String>,
    never_last: HashSet<String>,
    compounds: HashSet<String>,
    /// Syllables of the longest compound.
    longest: usize,
}

static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| {
    let words: Words =
        serde_json::from_str(include_str!("../../assets/compounds.json")).unwrap_or_default();
    let keys = |list: &[String]| list.iter().map(|w| same_name_key(w)).collect();
    Lookup {
        before: keys(&words.before),
        before_figures: keys(&words.before_figures),
        before_names: keys(&words.before_names),
        never_last: keys(&words.never_last),
        longest: words.compounds.iter().map(|w| w.split(' ').count()).max().unwrap_or(0),
        compounds: keys(&words.compounds),
    }
});

/// Syllables of a quoted name, or words of a proper name, that are kept together; longer ones may break.
const LONGEST_NAME: usize = 5;

/// Joins words that a line break must not part with no-break spaces: “năm 2016”, “ngày 05”, “Điều 1”,
/// “07 tập thể”, “số 12-QĐ/ĐUK”. Usual practice, as typists do it by hand.
pub fn no_break(text: &str) -> String {
    const BEFORE_NUMBER: &[&str] = &[
        "năm", "ngày", "tháng", "số", "điều", "khoản", "đợt", "quý", "giai", "đoạn", "từ", "đến",
        "đồng", "chí",
    ];
    const AFTER_NUMBER: &[&str] =
        &["tập", "cá", "hộ", "đồng", "người", "mô", "đơn", "tháng", "năm", "lớp", "tổ"];
    let words: Vec<&str> = text.split(' ').collect();
    let starts_with_figure =
        |w: &str| w.trim_start_matches(['(', '“']).starts_with(|c: char| c.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            let before = words.get(i - 1).copied().unwrap_or_default();
            let lower = before.trim_start_matches(['(', '“', '-']).to_lowercase();
            let two_before =
                i.checked_sub(2).and_then(|j| words.get(j)).copied().unwrap_or_default();
            // A day may be parted behind its figures: “ngày 10 | tháng 01 | năm 2017”.
            let two = two_before.trim_start_matches(['(', '“']).to_lowercase();
            let in_a_day = matches!(
                (two.as_str(), word.to_lowercase().as_str()),
                ("ngày", "tháng") | ("tháng", "năm")
            );
            let bound = starts_with_figure(word) && BEFORE_NUMBER.contains(&lower.as_str())
                || starts_with_figure(before)
                    && !in_a_day
                    && AFTER_NUMBER.contains(&word.to_lowercase().as_str())
                // “07 tập thể”: the counted word has two syllables.
                || starts_with_figure(two_before)
                    && matches!((before, word.trim_end_matches(['.', ',', ';', ':'])), ("tập", "thể") | ("cá", "nhân") | ("hộ", "gia") | ("đồng", "chí") | ("mô", "hình"))
                || word.is_empty() && before.is_empty();
            out.push(if bound { BOUND } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Common,
    Bound,
    Rather,
}

/// A title, a subject, a letterhead: bound as [`no_break`] does, and inside compounds, names and behind words
/// that lead to the next; marked where a line rather ends. Breaks set by hand stay.
pub fn title(text: &str) -> String {
    text.split('\n').map(line_of_title).collect::<Vec<_>>().join("\n")
}

fn line_of_title(line: &str) -> String {
    let line = no_break(&line.replace(RATHER, ""));
    let words: Vec<&str> = line.split([' ', BOUND]).collect();
    let mut gaps: Vec<Gap> = line
        .chars()
        .filter_map(|c| match c {
            ' ' => Some(Gap::Common),
            BOUND => Some(Gap::Bound),
            _ => None,
        })
        .collect();
    let mut set = |i: usize, gap: Gap| {
        if let Some(slot) = gaps.get_mut(i)
            && *slot == Gap::Common
        {
            *slot = gap;
        }
    };
    // Words inside a compound or a quoted name mean nothing of their own.
    let mut inside = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let together = compound(rest).max(quoted(rest));
        if together > 1 {
            (at..at + together - 1).for_each(|gap| set(gap, Gap::Bound));
            inside.iter_mut().skip(at).take(together).for_each(|word| *word = true);
        }
        at += together;
    }
    let mut at = 0;
    while at < words.len() {
        let together = proper_name(words.get(at..).unwrap_or_default());
        (at..at + together - 1).for_each(|gap| set(gap, Gap::Bound));
        at += together;
    }
    for (at, word) in words.iter().enumerate().filter(|(at, _)| inside.get(*at) == Some(&false)) {
        let key = key(word);
        let leads = LOOKUP.before.contains(&key);
        if (leads || LOOKUP.never_last.contains(&key)) && !word.ends_with([',', ';', '.', ':']) {
            set(at, Gap::Bound);
        }
        let next = words.get(at + 1).copied().unwrap_or_default();
        let next_leads = LOOKUP.before.contains(&self::key(next));
        if LOOKUP.before_names.contains(&key) && next.starts_with(char::is_uppercase) && !next_leads
        {
            set(at, Gap::Bound);
        }
        let of_year =
            LOOKUP.before_figures.contains(&key) && next.starts_with(|c: char| c.is_ascii_digit());
        if let Some(before) = at.checked_sub(1).filter(|_| leads || of_year) {
            set(before, Gap::Rather);
        }
    }
    let mut out = String::with_capacity(line.len() + 16);
    for (i, word) in words.iter().enumerate() {
        match i.checked_sub(1).and_then(|before| gaps.get(before)) {
            Some(Gap::Bound) => out.push(BOUND),
            Some(Gap::Rather) => out.extend([' ', RATHER]),
            Some(Gap::Common) => out.push(' '),
            None => {}
        }
        out.push_str(word);
    }
    out
}

/// A word without what is set around it, whatever its case and the place of its tone.
fn key(word: &str) -> String {
    same_name_key(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// How many of the first words make a compound: nothing is set between them.
fn compound(words: &[&str]) -> usize {
    let most = words.len().min(LOOKUP.longest);
    let is_compound = |count: &usize| {
        let these = words.get(..*count).unwrap_or_default();
        let nothing_between = these.windows(2).all(|pair| {
            matches!(pair, [a, b] if a.ends_with(char::is_alphanumeric) && b.starts_with(char::is_alphanumeric))
        });
        let keys: Vec<String> = these.iter().map(|w| key(w)).collect();
        nothing_between && LOOKUP.compounds.contains(&keys.join(" "))
    };
    (2..=most).rev().find(is_compound).unwrap_or(1)
}

/// How many of the first words stand in quotes, when they are few.
fn quoted(words: &[&str]) -> usize {
    if !words.first().is_some_and(|w| w.starts_with(['“', '"', '‘'])) {
        return 1;
    }
    let closes = |w: &&str| w.trim_end_matches(['.', ',', ';', ')']).ends_with(['”', '"', '’']);
    words.iter().take(LONGEST_NAME).position(closes).map_or(1, |last| last + 1)
}

/// How many of the first words begin with a capital, as names do, when they are few.
fn proper_name(words: &[&str]) -> usize {
    let is_name = |word: &&str| {
        let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut chars = letters.chars();
        chars.next().is_some_and(char::is_uppercase)
            && !chars.next().is_some_and(char::is_uppercase)
    };
    let goes_on = |word: &&str| word.ends_with(char::is_alphanumeric);
    let mut count = 0;
    for word in words {
        if !is_name(word) {
            break;
        }
        count += 1;
        if !goes_on(word) {
            break;
        }
    }
    if count > LONGEST_NAME { 1 } else { count.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `~` for what is bound, `|` for where a line rather ends.
    fn shown(text: &str) -> String {
        text.replace(" \u{200b}", "|").replace('\u{a0}', "~")
    }

    #[test]
    fn numbers_stay_with_their_words() {
        for (text, want) in [
            ("năm 2016", "năm~2016"),
            (
                "Điều 1. Tặng Giấy khen cho 07 tập thể và 07 cá nhân",
                "Điều~1. Tặng Giấy khen cho 07~tập~thể và 07~cá~nhân",
            ),
            (
                "Quyết định số 12-QĐ/ĐUK, ngày 05/12/2016",
                "Quyết định số~12-QĐ/ĐUK, ngày~05/12/2016",
            ),
            ("Đảng bộ Viễn thông Trà Vinh", "Đảng bộ Viễn thông Trà Vinh"),
        ] {
            assert_eq!(shown(&no_break(text)), want);
        }
    }

    #[test]
    fn a_title_never_breaks_inside_a_word_and_rather_before_one_that_leads() {
        for (text, want) in [
            (
                "tập thể được tặng Giấy khen về thành tích xuất sắc trong thực hiện Quy chế dân chủ ở cơ sở và \
                 phong trào thi đua “Dân vận khéo” năm 2016",
                "tập~thể được~tặng Giấy~khen|về~thành~tích xuất~sắc|trong~thực~hiện \
                 Quy~chế~dân~chủ ở~cơ~sở|và~phong~trào thi~đua “Dân~vận~khéo”|năm~2016",
            ),
            (
                "BAN CHỈ ĐẠO QUY CHẾ DÂN CHỦ Ở CƠ SỞ VÀ PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO”",
                "BAN~CHỈ~ĐẠO QUY~CHẾ~DÂN~CHỦ Ở~CƠ~SỞ|VÀ~PHONG~TRÀO THI~ĐUA “DÂN~VẬN~KHÉO”",
            ),
            (
                "về việc khen thưởng đồng chí Thạch Sa Phia, Bí thư Đảng ủy Khối Doanh nghiệp",
                "về~việc khen~thưởng đồng~chí Thạch~Sa~Phia, Bí~thư Đảng~ủy Khối~Doanh~nghiệp",
            ),
            // A compound may begin as one that leads; the place of a tone mark does not count.
            ("Đảng uỷ trong sạch, vững mạnh", "Đảng~uỷ trong~sạch, vững~mạnh"),
            // What is set between two words keeps them from being one.
            ("công tác dân, vận động", "công~tác dân, vận~động"),
            // A break set by hand stays; what is marked already is marked once.
            ("về việc\nkhen thưởng", "về~việc\nkhen~thưởng"),
            ("", ""),
        ] {
            assert_eq!(shown(&title(text)), want);
            assert_eq!(title(&title(text)), title(text), "{text}");
        }
    }

    #[test]
    fn the_words_are_each_there_once() {
        let words: Words =
            serde_json::from_str(include_str!("../../assets/compounds.json")).unwrap();
        assert!(words.compounds.len() > 500);
        let keys: HashSet<String> = words.compounds.iter().map(|w| same_name_key(w)).collect();
        assert_eq!(keys.len(), words.compounds.len());
        assert!(words.compounds.iter().all(|w| w.contains(' ') && *w == w.to_lowercase()));
    }
}
