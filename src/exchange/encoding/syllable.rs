//! Is this a Vietnamese syllable? By its parts, not by a dictionary: any name a clerk may write fits.
use std::{collections::HashSet, sync::LazyLock};

/// Longest syllable in letters, “nghiêng”, and one to spare.
const LONGEST: usize = 8;

static ONSETS: LazyLock<HashSet<Vec<char>>> =
    LazyLock::new(|| words(include_str!("../../../assets/encoding/onsets.txt")));
static RIMES: LazyLock<HashSet<Vec<char>>> =
    LazyLock::new(|| words(include_str!("../../../assets/encoding/rimes.txt")));
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../../assets/encoding/common.txt").split_whitespace().collect()
});

fn words(list: &str) -> HashSet<Vec<char>> {
    list.split_whitespace().map(|word| word.chars().collect()).collect()
}

/// How strictly a word is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Judge {
    /// As a careful writer spells.
    Strict,
    /// As people type: tones on the wrong vowel (“tòan”), none where one must be (“thưc”).
    Typed,
}

/// The tone of a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Grave,
    Hook,
    Tilde,
    Acute,
    Dot,
}

/// Letters with a tone: the letter without it in the first place, then huyền, hỏi, ngã, sắc, nặng.
const TONES: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// A small letter without its tone, and the tone.
fn without_tone(c: char) -> (char, Option<Tone>) {
    if c.is_ascii() {
        return (c, None);
    }
    for [plain, grave, hook, tilde, acute, dot] in TONES {
        let tone = match c {
            c if c == grave => Tone::Grave,
            c if c == hook => Tone::Hook,
            c if c == tilde => Tone::Tilde,
            c if c == acute => Tone::Acute,
            c if c == dot => Tone::Dot,
            _ => continue,
        };
        return (plain, Some(tone));
    }
    (c, None)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Is this word, in NFC and any case, a Vietnamese syllable?
pub(super) fn is_syllable(word: &str, judge: Judge) -> bool {
    let mut letters = ['\0'; LONGEST];
    let mut count = 0;
    let mut tone = None;
    for c in word.chars().flat_map(char::to_lowercase) {
        let (letter, its_tone) = without_tone(c);
        let Some(place) = letters.get_mut(count) else {
            return false;
        };
        *place = letter;
        if let Some(its_tone) = its_tone {
            if tone.is_some() {
                return false;
            }
            tone = Some((count, its_tone));
        }
        count += 1;
    }
    let letters = letters.get(..count).unwrap_or_default();
    (0..=count.min(3)).any(|length| {
        letters.split_at_checked(length).is_some_and(|(onset, rime)| {
            (onset.is_empty() || ONSETS.contains(onset)) && fits(onset, rime, length, tone, judge)
        })
    })
}

/// Do onset and rime belong together, and is the tone where it may be? The rime begins at `start`.
fn fits(
    onset: &[char],
    rime: &[char],
    start: usize,
    tone: Option<(usize, Tone)>,
    judge: Judge,
) -> bool {
    let Some(first) = rime.first().copied() else {
        return false;
    };
    let glide = onset == ['q', 'u'];
    let known = RIMES.contains(rime) || glide && RIMES.contains(&[&['u'], rime].concat());
    if !known {
        return false;
    }
    let stops = matches!(rime, [.., 'c' | 'p' | 't'] | [.., 'c', 'h']);
    if judge == Judge::Strict {
        let front = matches!(first, 'e' | 'ê' | 'i' | 'y');
        let spelt = match onset {
            ['c'] | ['n', 'g'] => !front,
            ['k' | 'g', 'h'] | ['n', 'g', 'h'] if onset != ['k', 'h'] => {
                matches!(first, 'e' | 'ê' | 'i')
            }
            ['k'] => front,
            ['g'] => !front || first == 'i',
            ['g', 'i'] => first != 'i',
            _ => true,
        };
        let y_alone = first == 'y'
            && match rime {
                ['y'] => {
                    matches!(onset, [] | ['h' | 'k' | 'l' | 'm' | 's' | 't' | 'v'] | ['q', 'u'])
                }
                ['y', 'ê', ..] => onset.is_empty() || glide,
                _ => glide,
            };
        if !spelt || first == 'y' && !y_alone {
            return false;
        }
        if stops && !matches!(tone, Some((_, Tone::Acute | Tone::Dot))) {
            return false;
        }
    }
    let Some((at, tone)) = tone else { return true };
    if stops && !matches!(tone, Tone::Acute | Tone::Dot) {
        return false;
    }
    let Some(at) = at.checked_sub(start) else {
        return false;
    };
    if judge == Judge::Typed {
        return rime.get(at).is_some_and(|c| is_vowel(*c));
    }
    let vowels: Vec<char> = rime.iter().copied().take_while(|c| is_vowel(*c)).collect();
    let closed = vowels.len() < rime.len();
    if let Some(marked) = vowels.iter().rposition(|c| !c.is_ascii()) {
        return at == marked;
    }
    match (vowels.as_slice(), closed) {
        (['o', 'a' | 'e'] | ['u', 'y'], false) => at < 2,
        ([_], _) | ([_, _], false) => at == 0,
        _ => at == 1,
    }
}

/// Is it one of the syllables that names and papers of offices are full of? Any case.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(word.to_lowercase().as_str())
}
