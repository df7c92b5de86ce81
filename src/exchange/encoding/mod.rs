//! Text of old encodings: which one it is, and what it says in Unicode.
//!
//! Limits: a file is one encoding. TCVN3 has no capitals for vowels with tones; they come out small but
//! where the word, its neighbours or a list of given names say otherwise. VISCII, VPS, VIQR and encodings
//! of other systems are not known.
mod convert;
mod legacy;
mod letters;
mod recognise;
mod syllable;

pub use convert::{convert_mixed, to_unicode};
pub use legacy::Legacy;
pub use recognise::recognise;

use recognise::{Reading, weight};

/// What the bytes of a text file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without BOM.
    Utf8,
    /// UTF-16 of either order, with or without BOM.
    Utf16,
    /// Bytes of an old Vietnamese encoding.
    Legacy(Legacy),
    /// Western European, Windows-1252 or Latin-1.
    Windows1252,
    /// No text, or of an encoding that is not known.
    Unknown,
}

/// A text file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; of an old Vietnamese encoding already in Unicode. Never U+FFFD: “?” stands where nothing
    /// could be read. Of [`Encoding::Unknown`] the best that can be made of it.
    pub text: String,
    /// What the bytes were.
    pub from: Encoding,
    /// How many places could not be read.
    pub unread: usize,
}

/// So many bytes of a file of single bytes are looked at to tell what they are.
const ENOUGH_TO_TELL: usize = 256 * 1024;

/// What stands in the text where nothing could be read.
const UNREAD: char = '?';

/// Bytes of a text file as text.
pub fn decode(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest).unwrap_or_else(|| eight_bits(rest)),
        _ if bytes.contains(&0) && looks_wide(bytes, u16::from_le_bytes) => {
            wide(bytes, u16::from_le_bytes)
        }
        _ if bytes.contains(&0) && looks_wide(bytes, u16::from_be_bytes) => {
            wide(bytes, u16::from_be_bytes)
        }
        _ => utf8(bytes).unwrap_or_else(|| eight_bits(bytes)),
    }
}

/// The pairs of bytes as units of UTF-16.
fn units(bytes: &[u8], order: fn([u8; 2]) -> u16) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).filter_map(move |pair| Some(order(pair.try_into().ok()?)))
}

fn wide(bytes: &[u8], order: fn([u8; 2]) -> u16) -> Decoded {
    // A line end that a program of single bytes put at the end is no half of a letter.
    let odd = match bytes.chunks_exact(2).remainder() {
        [] | [b'\n' | b'\r' | 0] => 0,
        _ => 1,
    };
    let mut text = String::with_capacity(bytes.len());
    text.extend(
        char::decode_utf16(units(bytes, order)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
    if odd > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    marked(text, Encoding::Utf16)
}

/// Is nearly every pair of bytes a letter that Vietnamese text has? In the wrong order, or of a text of
/// single bytes, pairs are Chinese or nothing.
fn looks_wide(bytes: &[u8], order: fn([u8; 2]) -> u16) -> bool {
    let (mut all, mut fitting, mut ascii) = (0_usize, 0_usize, 0_usize);
    for unit in units(bytes, order) {
        all += 1;
        ascii += usize::from(unit < 0x80);
        fitting += usize::from(matches!(
            unit,
            0x09..=0x0D | 0x20..=0x7E | 0xA0..=0x1B0 | 0x300..=0x323 | 0x1EA0..=0x1EF9 | 0x2010..=0x203A | 0x20AB
        ));
    }
    ascii > 0 && fitting * 20 >= all * 19
}

/// UTF-8, damaged in some places at most (letters of several bytes do not come about by chance); `None`
/// when it is something else.
fn utf8(bytes: &[u8]) -> Option<Decoded> {
    let mut text = String::with_capacity(bytes.len());
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken += 1;
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (broken <= letters).then(|| marked(text, Encoding::Utf8))
}

/// The text with its unread places counted.
fn marked(text: String, from: Encoding) -> Decoded {
    let unread = text.matches(char::REPLACEMENT_CHARACTER).count();
    let text = if unread == 0 {
        text
    } else {
        text.replace(char::REPLACEMENT_CHARACTER, &UNREAD.to_string())
    };
    Decoded { text, from, unread }
}

/// Bytes each of which is a letter.
fn eight_bits(bytes: &[u8]) -> Decoded {
    let begin = as_windows_1252(bytes.get(..ENOUGH_TO_TELL).unwrap_or(bytes));
    let text = as_windows_1252(bytes);
    let is_text = !bytes.iter().any(|b| matches!(b, 0..=8 | 0x0E..=0x1D | 0x7F));
    let as_it_is = weight(&begin, Reading::AsItIs).max(0);
    let old = Legacy::ALL
        .into_iter()
        .map(|legacy| (weight(&begin, Reading::Old(legacy)), legacy))
        .filter(|(weight, _)| is_text && *weight > as_it_is)
        .max_by_key(|(weight, _)| *weight);
    if let Some((_, legacy)) = old {
        let text = to_unicode(&text, legacy);
        return Decoded { text, from: Encoding::Legacy(legacy), unread: 0 };
    }
    // Five places of Windows-1252 are empty, and no language of Western Europe has more letters beyond
    // ASCII than within.
    let high = |c: &char| !c.is_ascii() && c.is_alphabetic();
    let (high, low) = (
        begin.chars().filter(high).count(),
        begin.matches(|c: char| c.is_ascii_alphabetic()).count(),
    );
    let is_western = is_text && high <= low && !text.contains(|c| matches!(c, '\u{80}'..='\u{9f}'));
    let is_no_text = |c: char| c.is_control() && !matches!(c, '\t'..='\r');
    let unread = text.matches(is_no_text).count();
    Decoded {
        text: text.replace(is_no_text, &UNREAD.to_string()),
        from: if is_western { Encoding::Windows1252 } else { Encoding::Unknown },
        unread,
    }
}

/// Bytes as Windows-1252 shows them, whatever they are: what [`to_unicode`] takes.
pub fn as_windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|b| windows_1252(*b)).collect()
}

/// The letter of a byte of Windows-1252. Its five empty places stay control characters.
fn windows_1252(byte: u8) -> char {
    #[rustfmt::skip]
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let at = usize::from(byte).checked_sub(0x80);
    at.and_then(|at| FROM_80.get(at).copied()).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use syllable::{Judge, is_syllable};
    use unicode_normalization::UnicodeNormalization as _;

    /// Small letters with marks, by vowel; the toneless one first, then à á ả ã ạ.
    const LETTERS: &str =
        "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ";
    /// The same in TCVN3, from the table of the standard.
    const IN_TCVN3: &str =
        "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u{ad}õøö÷ù úýûüþ ®";
    /// The same in VNI-Windows.
    const IN_VNI: &str = "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä \
                      ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï \
                      ö öø öù öû öõ öï yø yù yû yõ î ñ";

    fn letters() -> impl Iterator<Item = char> {
        LETTERS.chars().filter(|c| !c.is_whitespace())
    }

    /// A small text in an old encoding, by the lists above.
    fn in_old(text: &str, legacy: Legacy) -> String {
        let spell = |c: char| {
            let at = letters().position(|letter| letter == c);
            match (legacy, at) {
                (_, None) => c.to_string(),
                (Legacy::Tcvn3, Some(at)) => {
                    IN_TCVN3.chars().filter(|c| *c != ' ').nth(at).unwrap().to_string()
                }
                (Legacy::Vni, Some(at)) => IN_VNI.split_whitespace().nth(at).unwrap().to_owned(),
                (Legacy::Windows1258, Some(_)) => {
                    let of_1258 = |c: char| match c {
                        '\u{300}' => 'Ì',
                        '\u{309}' => 'Ò',
                        '\u{303}' => 'Þ',
                        '\u{301}' => 'ì',
                        '\u{323}' => 'ò',
                        'ă' => 'ã',
                        'đ' => 'ð',
                        'ơ' => 'õ',
                        'ư' => 'ý',
                        c => c,
                    };
                    if matches!(c, 'à' | 'á' | 'è' | 'é' | 'í' | 'ó' | 'ù' | 'ú') {
                        return c.to_string();
                    }
                    let (tone, base): (String, String) = c.nfd().partition(|c| {
                        matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
                    });
                    base.nfc().chain(tone.chars()).map(of_1258).collect()
                }
            }
        };
        text.chars().map(spell).collect()
    }

    /// Every syllable with all its tones.
    fn syllables() -> Vec<String> {
        let onsets = include_str!("../../../assets/encoding/onsets.txt");
        let rimes = include_str!("../../../assets/encoding/rimes.txt");
        let mut all = Vec::new();
        for onset in std::iter::once("").chain(onsets.split_whitespace()) {
            for rime in rimes.split_whitespace() {
                let plain = format!("{onset}{rime}");
                let places = plain.chars().count();
                let toned = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
                    .iter()
                    .flat_map(|tone| {
                        let plain = plain.clone();
                        (0..places).map(move |at| {
                            let with = |(i, c): (usize, char)| {
                                if i == at { format!("{c}{tone}") } else { c.to_string() }
                            };
                            plain
                                .chars()
                                .enumerate()
                                .map(with)
                                .collect::<String>()
                                .nfc()
                                .collect::<String>()
                        })
                    });
                all.extend(
                    toned.chain([plain.clone()]).filter(|word| is_syllable(word, Judge::Strict)),
                );
            }
        }
        all
    }

    /// Lines of the file of text as it arrives: encoding, as pasted, in Unicode.
    fn as_it_arrives() -> Vec<(Legacy, &'static str, &'static str)> {
        let file = include_str!("../../../tests/data/legacy-text.tsv");
        file.lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                let legacy = match cells[0] {
                    "tcvn3" => Legacy::Tcvn3,
                    "vni" => Legacy::Vni,
                    _ => Legacy::Windows1258,
                };
                (legacy, cells[1], cells[2])
            })
            .collect()
    }

    fn in_bytes(text: &str) -> Vec<u8> {
        text.chars().map(|c| (0..=255).find(|b| windows_1252(*b) == c).unwrap()).collect()
    }

    #[test]
    fn all_134_letters() {
        assert_eq!(letters().count(), 67);
        for letter in letters() {
            let capital = letter.to_uppercase().next().unwrap();
            for legacy in [Legacy::Tcvn3, Legacy::Vni] {
                assert_eq!(
                    to_unicode(&in_old(&letter.to_string(), legacy), legacy),
                    letter.to_string()
                );
            }
            // A capital base, its mark in capitals or not.
            let vni = in_old(&letter.to_string(), Legacy::Vni);
            let mut first_only: Vec<char> = vni.chars().collect();
            first_only[0] = first_only[0].to_uppercase().next().unwrap();
            for capitals in [vni.to_uppercase(), first_only.into_iter().collect()] {
                assert_eq!(to_unicode(&capitals, Legacy::Vni), capital.to_string());
            }
        }
        assert_eq!(to_unicode("¡¢£¤¥¦§", Legacy::Tcvn3), "ĂÂÊÔƠƯĐ");
    }

    #[test]
    fn every_syllable_comes_back_and_none_is_taken_for_old_text() {
        let all = syllables();
        assert!(all.len() > 10_000, "{}", all.len());
        for legacy in Legacy::ALL {
            let wrong: Vec<_> = all
                .iter()
                .map(|word| (word, to_unicode(&in_old(word, legacy), legacy)))
                .filter(|(word, back)| *word != back)
                .take(10)
                .collect();
            assert!(wrong.is_empty(), "{legacy:?}: {wrong:?}");
        }
        // One by one and all together: what can be a Unicode syllable speaks for nothing else.
        for word in &all {
            assert_eq!(recognise(word), None, "{word}");
        }
        assert_eq!(recognise(&all.join(" ").to_uppercase()), None);
    }

    #[test]
    fn text_as_it_arrives() {
        for (legacy, given, want) in as_it_arrives() {
            assert_eq!(to_unicode(given, legacy), want);
            assert_eq!(convert_mixed(given, legacy), want);
            assert_eq!(to_unicode("STT 12/5 a-b", legacy), "STT 12/5 a-b");
        }
        for legacy in Legacy::ALL {
            let lines: Vec<_> =
                as_it_arrives().into_iter().filter(|(of, ..)| *of == legacy).collect();
            let pasted: Vec<&str> = lines.iter().map(|(_, given, _)| *given).collect();
            assert_eq!(recognise(&pasted.join("\n")), Some(legacy));
            // A few cells are enough.
            for few in pasted.windows(3) {
                assert_eq!(recognise(&few.join("\t")), Some(legacy), "{few:?}");
            }
            // And so they are in a file of single bytes.
            for (_, given, want) in lines {
                let found = decode(&in_bytes(given));
                assert_eq!((found.text.as_str(), found.from), (want, Encoding::Legacy(legacy)));
            }
        }
    }

    #[test]
    fn short_tables_are_known_by_their_letters() {
        for (pasted, want, text) in [
            ("Hä vµ tªn", Legacy::Tcvn3, "Họ và tên"),
            ("§¬n vÞ", Legacy::Tcvn3, "Đơn vị"),
            ("1\tH\u{ad}ng", Legacy::Tcvn3, "1\tHưng"),
            ("Hå Hång\tChi bé 1", Legacy::Tcvn3, "Hồ Hồng\tChi bộ 1"),
            ("Hoï vaø teân", Legacy::Vni, "Họ và tên"),
            ("Ñaûng uûy", Legacy::Vni, "Đảng ủy"),
            ("Bí thö\tLeâ Tuù", Legacy::Vni, "Bí thư\tLê Tú"),
            ("Nguyeãn Vaên Maãu", Legacy::Vni, "Nguyễn Văn Mẫu"),
        ] {
            assert_eq!(recognise(pasted), Some(want), "{pasted}");
            assert_eq!(convert_mixed(pasted, want), text);
        }
    }

    #[test]
    fn other_text_is_let_alone() {
        for text in [
            "",
            "STT\tName\t12,5",
            "Café Müller\nà la carte",
            "Đồng chí José\tCông ty Citroën",
            "Élysée, Zoë, Benoît, où, tôt, naïf, goût, garçon",
            "Düsseldorf, Köln, Bär, tät, Rät, Größe",
            "Lê Công Phú\tChi bé 1\tTô Hà",
            "Nguyễn\u{ad}Văn H\u{ad}ưng, Ban Th\u{ad}ường vụ, Ch\u{ad}i bộ",
            "thành\u{ad}phố trong\u{ad}khi co\u{ad}operation",
            "10 µm, 5 m², 1½h, ±2°, §12, N°5, Windows®, « An », ·Nam, ·Lê",
            "ma trận m×n, 3×4",
            "Niê H'Hen, Krông Ana, K'Brêu, Y Bhô",
            "Nguye\u{302}\u{303}n Va\u{306}n H\u{f9}ng",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn in_a_mixed_table_unicode_stays() {
        let pasted = "STT\tHọ và tên\tChức vụ\tĐơn vị\n\
                  1\tNguyễn Văn A\tPhó Bí thư\tChi bé Khu phè 1\n\
                  2\tTr\u{ad}¬ng V¨n H\u{ad}ng\tBÝ th\u{ad}\tChi bé 2\n\
                  3\tLê Hà\tBí thư Chi bộ\tTô Công\n\
                  4\tLª Hµ\tPhã BÝ th\u{ad}\tTæ 3\n\
                  5\tĐinh Thị C, NguyÔn ThÞ D\t\t";
        assert_eq!(recognise(pasted), Some(Legacy::Tcvn3));
        assert_eq!(
            convert_mixed(pasted, Legacy::Tcvn3),
            "STT\tHọ và tên\tChức vụ\tĐơn vị\n\
         1\tNguyễn Văn A\tPhó Bí thư\tChi bộ Khu phố 1\n\
         2\tTrương Văn Hưng\tBí thư\tChi bộ 2\n\
         3\tLê Hà\tBí thư Chi bộ\tTô Công\n\
         4\tLê Hà\tPhó Bí thư\tTổ 3\n\
         5\tĐinh Thị C, Nguyễn Thị D\t\t"
        );
        let vni = "Nguyễn Văn A\tBí thư\nTröông Vaên Höng\tSôn Cô\nLê Công\tHà";
        assert_eq!(recognise(vni), Some(Legacy::Vni));
        assert_eq!(
            convert_mixed(vni, Legacy::Vni),
            "Nguyễn Văn A\tBí thư\nTrương Văn Hưng\tSơn Cơ\nLê Công\tHà"
        );
    }

    #[test]
    fn one_old_cell_of_a_unicode_table_is_found() {
        let table = "1\tNguyễn Văn A\tBí thư\tC«ng ty May\n2\tLê Thị B\tPhó Bí thư\tChi bộ 2";
        assert_eq!(recognise(table), Some(Legacy::Tcvn3));
        assert_eq!(convert_mixed(table, Legacy::Tcvn3), table.replace("C«ng", "Công"));
    }

    #[test]
    fn a_cell_that_tcvn3_cannot_begin_with_a_capital_begins_as_its_neighbours_do() {
        let cells = "Hä vµ tªn\tChøc vô\nTrÇn V¨n A\tñy viªn\nLª ThÞ B\tBÝ th\u{ad}, ñy viªn";
        assert_eq!(
            to_unicode(cells, Legacy::Tcvn3),
            "Họ và tên\tChức vụ\nTrần Văn A\tỦy viên\nLê Thị B\tBí thư, ủy viên"
        );
        assert_eq!(to_unicode("ñy viªn", Legacy::Tcvn3), "ủy viên");
    }

    #[test]
    fn text_files_of_all_kinds() {
        let text = "1\tĐặng Văn Hưng\n";
        let wide = |order: fn(u16) -> [u8; 2], bom: bool| -> Vec<u8> {
            let bom = bom.then_some(0xFEFF);
            bom.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
        };
        for bytes in [
            wide(u16::to_le_bytes, true),
            wide(u16::to_be_bytes, true),
            wide(u16::to_le_bytes, false),
            wide(u16::to_be_bytes, false),
        ] {
            let want = Decoded { text: text.into(), from: Encoding::Utf16, unread: 0 };
            assert_eq!(decode(&bytes), want);
            // A line end of one byte that something put behind it.
            assert_eq!(decode(&[bytes.as_slice(), b"\n"].concat()), want);
        }
        for bytes in [text.to_owned(), format!("\u{feff}{text}")] {
            let want = Decoded { text: text.into(), from: Encoding::Utf8, unread: 0 };
            assert_eq!(decode(bytes.as_bytes()), want);
        }
        let tones = "L\u{ea} V\u{e3}n H\u{f9}ng, Nguy\u{ea}\u{de}n".chars().map(|c| c as u8);
        let found = decode(&tones.collect::<Vec<_>>());
        assert_eq!(found.text, "Lê Văn Hùng, Nguyễn");
        assert_eq!(found.from, Encoding::Legacy(Legacy::Windows1258));
        let found = decode(b"Caf\xe9 M\xfcller, gar\xe7on");
        assert_eq!(
            (found.text.as_str(), found.from),
            ("Café Müller, garçon", Encoding::Windows1252)
        );
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let found = decode(b"Nguy\xe1\xbb\x85n V\xc4 n, L\xc3\xaa");
        assert_eq!(
            (found.text.as_str(), found.from, found.unread),
            ("Nguyễn V? n, Lê", Encoding::Utf8, 1)
        );
        assert_eq!(decode("A\u{fffd}B".as_bytes()).text, "A?B");
        for bytes in [
            &b"PK\x03\x04\x14\x00\x06\x00\xc3"[..],
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
            // Cyrillic of Windows-1251.
            b"\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0",
        ] {
            let found = decode(bytes);
            assert_eq!(found.from, Encoding::Unknown, "{found:?}");
            assert!(!found.text.contains(char::REPLACEMENT_CHARACTER));
        }
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_is_read(text in "[\\PC\t\n\u{ad}]{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = recognise(&text);
            for legacy in Legacy::ALL {
                let _ = to_unicode(&text, legacy);
                let mixed = convert_mixed(&text, legacy);
                prop_assert_eq!(mixed.matches('\t').count(), text.matches('\t').count());
            }
            prop_assert!(!decode(&bytes).text.contains(char::REPLACEMENT_CHARACTER));
        }

        #[test]
        fn unicode_tables_are_never_old(cells in prop::collection::vec("[A-ZĐ]?[a-zàáâãèéêìíòóôõùúýăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]{1,6}", 4..40)) {
            // Random letters may be anything but Vietnamese; only their syllables are asked of.
            let words: Vec<&str> = cells.iter().map(String::as_str).filter(|w| is_syllable(w, Judge::Typed)).collect();
            prop_assert_eq!(recognise(&words.join(" ")), None);
        }
    }
}
