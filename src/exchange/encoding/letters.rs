//! What each letter of an old encoding stands for.
use super::legacy::Legacy;
use unicode_normalization::UnicodeNormalization as _;

/// Where TCVN3 begins: below it is ASCII and the punctuation of Windows-1252.
const FIRST_TCVN3: u32 = 0xA0;

/// TCVN3 (TCVN 5712:1993, VN3; fonts .VnTime, .VnArial …): the letter of each code from A0 to FF.
/// A vowel with a tone has one code for both cases; only Ă Â Ê Ô Ơ Ư Đ have a capital of their own.
#[rustfmt::skip]
const TCVN3: [char; 96] = [
    NO, 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', // A0
    'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', NO,
    NO, NO, NO, NO, NO, 'à', 'ả', 'ã', // B0
    'á', 'ạ', NO, 'ằ', 'ẳ', 'ẵ', 'ắ', NO,
    NO, NO, NO, NO, NO, NO, 'ặ', 'ầ', // C0
    'ẩ', 'ẫ', 'ấ', 'ậ', 'è', NO, 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', // D0
    'ỉ', NO, NO, NO, 'ĩ', 'í', 'ị', 'ò',
    NO, 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', // E0
    'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    NO, 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', // F0
    'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', NO,
];

/// Stands at a code without letter.
const NO: char = '\0';

/// VNI-Windows (fonts VNI-Times, VNI-Helve …): a letter, the mark written after it, what they mean.
/// The marks of i are never written by VNI itself, but by programs that put it together by rule.
#[rustfmt::skip]
const VNI_PAIRS: [(char, char, char); 65] = [
    ('a', 'ù', 'á'), ('a', 'ø', 'à'), ('a', 'û', 'ả'), ('a', 'õ', 'ã'), ('a', 'ï', 'ạ'),
    ('a', 'ê', 'ă'), ('a', 'é', 'ắ'), ('a', 'è', 'ằ'), ('a', 'ú', 'ẳ'), ('a', 'ü', 'ẵ'), ('a', 'ë', 'ặ'),
    ('a', 'â', 'â'), ('a', 'á', 'ấ'), ('a', 'à', 'ầ'), ('a', 'å', 'ẩ'), ('a', 'ã', 'ẫ'), ('a', 'ä', 'ậ'),
    ('e', 'ù', 'é'), ('e', 'ø', 'è'), ('e', 'û', 'ẻ'), ('e', 'õ', 'ẽ'), ('e', 'ï', 'ẹ'),
    ('e', 'â', 'ê'), ('e', 'á', 'ế'), ('e', 'à', 'ề'), ('e', 'å', 'ể'), ('e', 'ã', 'ễ'), ('e', 'ä', 'ệ'),
    ('i', 'ù', 'í'), ('i', 'ø', 'ì'), ('i', 'û', 'ỉ'), ('i', 'õ', 'ĩ'), ('i', 'ï', 'ị'),
    ('o', 'ù', 'ó'), ('o', 'ø', 'ò'), ('o', 'û', 'ỏ'), ('o', 'õ', 'õ'), ('o', 'ï', 'ọ'),
    ('o', 'â', 'ô'), ('o', 'á', 'ố'), ('o', 'à', 'ồ'), ('o', 'å', 'ổ'), ('o', 'ã', 'ỗ'), ('o', 'ä', 'ộ'),
    ('ô', 'ù', 'ớ'), ('ô', 'ø', 'ờ'), ('ô', 'û', 'ở'), ('ô', 'õ', 'ỡ'), ('ô', 'ï', 'ợ'),
    ('u', 'ù', 'ú'), ('u', 'ø', 'ù'), ('u', 'û', 'ủ'), ('u', 'õ', 'ũ'), ('u', 'ï', 'ụ'),
    ('ö', 'ù', 'ứ'), ('ö', 'ø', 'ừ'), ('ö', 'û', 'ử'), ('ö', 'õ', 'ữ'), ('ö', 'ï', 'ự'),
    ('y', 'ù', 'ý'), ('y', 'ø', 'ỳ'), ('y', 'û', 'ỷ'), ('y', 'õ', 'ỹ'), ('y', 'ï', 'ỵ'),
    ('y', 'î', 'ỵ'),
];

/// VNI-Windows: letters that stand alone.
const VNI_SINGLES: [(char, char); 9] = [
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
];

/// Windows-1258, where it differs from Windows-1252: five tone marks after their letter, eight letters, đồng.
const WINDOWS_1258: [(char, char); 14] = [
    ('Ì', '\u{300}'),
    ('Ò', '\u{309}'),
    ('Þ', '\u{303}'),
    ('ì', '\u{301}'),
    ('ò', '\u{323}'),
    ('Ã', 'Ă'),
    ('Ð', 'Đ'),
    ('Õ', 'Ơ'),
    ('Ý', 'Ư'),
    ('ã', 'ă'),
    ('ð', 'đ'),
    ('õ', 'ơ'),
    ('ý', 'ư'),
    ('þ', '₫'),
];

/// The letter of a TCVN3 code, given as the letter Windows-1252 shows for it.
pub(super) fn tcvn3(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(FIRST_TCVN3)?;
    TCVN3.get(at as usize).copied().filter(|letter| *letter != NO)
}

/// Has this letter, out of TCVN3, no capital there?
pub(super) fn is_caseless_in_tcvn3(letter: char) -> bool {
    !letter.is_ascii()
        && !matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' | 'đ')
        && letter.is_lowercase()
}

/// The letter of Windows-1258 for what Windows-1252 shows.
fn windows_1258(c: char) -> char {
    WINDOWS_1258.iter().find(|(shown, _)| *shown == c).map_or(c, |(_, meant)| *meant)
}

fn is_tone_of_1258(c: char) -> bool {
    matches!(c, 'Ì' | 'Ò' | 'Þ' | 'ì' | 'ò')
}

/// One small letter of a capital or small one of Latin-1.
fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A letter in the case of another.
fn in_case_of(letter: char, model: char) -> char {
    if model.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

/// Text of VNI-Windows. What VNI does not know stays.
pub(super) fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if c.is_ascii()
            && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')
        {
            out.push(c);
            continue;
        }
        let base = small(c);
        let pair = letters
            .peek()
            .filter(|mark| !mark.is_ascii())
            .map(|mark| small(*mark))
            .and_then(|mark| VNI_PAIRS.iter().find(|(b, m, _)| *b == base && *m == mark));
        let letter = match pair {
            Some((_, _, letter)) => {
                letters.next();
                *letter
            }
            None => VNI_SINGLES
                .iter()
                .find(|(code, _)| *code == base)
                .map_or(base, |(_, letter)| *letter),
        };
        out.push(if letter == base { c } else { in_case_of(letter, c) });
    }
    out
}

/// Text of Windows-1258 that was shown as Windows-1252.
pub(super) fn from_1258(text: &str) -> String {
    text.chars().map(windows_1258).nfc().collect()
}

/// One word read in an old encoding; `None` when a letter of it has no meaning there.
/// The case of what TCVN3 writes is not looked at.
pub(super) fn word(word: &str, legacy: Legacy) -> Option<String> {
    match legacy {
        Legacy::Tcvn3 => {
            word.chars().map(|c| if c.is_ascii() { Some(c) } else { tcvn3(c) }).collect()
        }
        Legacy::Vni => {
            let read = vni(word);
            // A mark that no letter took stays as it was, and no such letter is Vietnamese but these.
            let mut given = word.chars().filter(|c| !c.is_ascii());
            let is_code = |c: char| {
                let c = small(c);
                VNI_SINGLES.iter().any(|(code, _)| *code == c)
                    || VNI_PAIRS.iter().any(|(_, mark, _)| *mark == c)
            };
            given.all(is_code).then_some(read)
        }
        Legacy::Windows1258 => Some(from_1258(word)),
    }
}

/// Does a word hold letters that only this encoding puts there: signs between letters, a capital after
/// a small letter, a letter and its mark?
pub(super) fn is_telling(word: &str, legacy: Legacy) -> bool {
    let count = word.chars().count();
    let mut pairs = word.chars().zip(word.chars().skip(1));
    match legacy {
        Legacy::Tcvn3 => {
            let high = word.chars().filter(|c| !c.is_ascii()).count();
            let sign = word.chars().any(|c| {
                matches!(c, '\u{a1}'..='\u{bf}') || matches!(c, '×' | '÷') && !is_product(word)
            });
            let capital_inside = word.chars().any(char::is_lowercase)
                && word.chars().skip(1).any(|c| !c.is_ascii() && c.is_uppercase());
            (count >= 3 || high >= 2) && (sign || capital_inside)
        }
        Legacy::Vni => {
            count >= 3
                && pairs.any(|(a, b)| match small(a) {
                    'a' => matches!(
                        small(b),
                        'â' | 'ê' | 'á' | 'à' | 'å' | 'ã' | 'ä' | 'ø' | 'õ' | 'é' | 'è'
                    ),
                    'e' | 'o' => matches!(small(b), 'â' | 'á' | 'à' | 'å' | 'ã' | 'ä' | 'ø' | 'õ'),
                    'u' | 'y' => matches!(small(b), 'ø' | 'õ'),
                    'ô' | 'ö' => matches!(small(b), 'ø' | 'õ' | 'ù' | 'û' | 'ï'),
                    'ñ' => true,
                    _ => false,
                })
        }
        Legacy::Windows1258 => count >= 3 && word.chars().skip(1).any(is_tone_of_1258),
    }
}

/// May it be “m×n”, a sign of sums? (“t×m” tells nothing by itself.)
fn is_product(word: &str) -> bool {
    word.chars().count() == 3 && matches!(word.chars().nth(1), Some('×' | '÷'))
}
