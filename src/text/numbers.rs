//! Numbers in words and in the manner of reports: `05`, `86,7%`, “Bằng chữ: …”.
use super::sentence::with_capital;
use crate::domain::number::{show_grouped, show_hundredths};

/// Which words a place uses: settings of the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberWords {
    /// “lẻ” (South) or “linh” (North).
    pub empty_tens: String,
    /// “nghìn” (official) or “ngàn” (South).
    pub thousand: String,
}

impl Default for NumberWords {
    fn default() -> Self {
        Self { empty_tens: "lẻ".into(), thousand: "nghìn".into() }
    }
}

/// A count in a report: `05`, `12`, `1.234`.
pub fn count(number: i64) -> String {
    if (0..10).contains(&number) { format!("0{number}") } else { show_grouped(number) }
}

/// A share in a report, from hundredths of a percent: `100%`, `86,7%` (one decimal at most).
pub fn percent(hundredths: i64) -> String {
    format!("{}%", show_hundredths((hundredths + 5) / 10 * 10))
}

/// `1.170.000 đồng`
pub fn money(dong: i64) -> String {
    format!("{} đồng", show_grouped(dong))
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn digit(n: i64) -> &'static str {
    usize::try_from(n).ok().and_then(|i| DIGITS.get(i)).copied().unwrap_or_default()
}

/// Three figures; `inside`: bigger groups stand before, so empty hundreds are read.
fn group(n: i64, inside: bool, words: &NumberWords) -> String {
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut out: Vec<&str> = Vec::new();
    if hundreds > 0 || inside {
        out.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || inside) => out.push(&words.empty_tens),
        0 => {}
        1 => out.push("mười"),
        _ => out.extend([digit(tens), "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens > 1 => out.push("mốt"),
        4 if tens > 1 => out.push("tư"),
        5 if tens > 0 => out.push("lăm"),
        _ => out.push(digit(ones)),
    }
    out.join(" ")
}

/// A number from 0 to 999 tỷ tỷ in words, first letter small.
pub fn in_words(number: i64, words: &NumberWords) -> String {
    if number <= 0 {
        return digit(0).to_owned();
    }
    let billions = number / 1_000_000_000;
    let mut parts = Vec::new();
    let mut inside = false;
    if billions > 0 {
        parts.push(format!("{} tỷ", in_words(billions, words)));
        inside = true;
    }
    for (size, name) in [(1_000_000, "triệu"), (1000, words.thousand.as_str()), (1, "")] {
        let n = number / size % 1000;
        if n > 0 {
            parts.push(format!("{} {name}", group(n, inside, words)).trim_end().to_owned());
            inside = true;
        }
    }
    parts.join(" ")
}

/// “Ba trăm bảy mươi nghìn đồng”: first letter capital.
pub fn money_in_words(dong: i64, words: &NumberWords) -> String {
    with_capital(&format!("{} đồng", in_words(dong, words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_in_words() {
        for (number, want) in [
            (15, "Mười lăm"),
            (21, "Hai mươi mốt"),
            (24, "Hai mươi tư"),
            (105, "Một trăm lẻ năm"),
            (363_000, "Ba trăm sáu mươi ba nghìn"),
            (370_000, "Ba trăm bảy mươi nghìn"),
            (702_000, "Bảy trăm lẻ hai nghìn"),
            (759_000, "Bảy trăm năm mươi chín nghìn"),
            (760_000, "Bảy trăm sáu mươi nghìn"),
            (1_005_000, "Một triệu không trăm lẻ năm nghìn"),
            (1_170_000, "Một triệu một trăm bảy mươi nghìn"),
            (1_520_000, "Một triệu năm trăm hai mươi nghìn"),
            (2_420_000, "Hai triệu bốn trăm hai mươi nghìn"),
            (5_060_000, "Năm triệu không trăm sáu mươi nghìn"),
            (10_000_000, "Mười triệu"),
            (21_050_000, "Hai mươi mốt triệu không trăm năm mươi nghìn"),
            (1_000_005, "Một triệu không trăm lẻ năm"),
            (14, "Mười bốn"),
            (0, "Không"),
        ] {
            assert_eq!(money_in_words(number, &NumberWords::default()), format!("{want} đồng"));
        }
        let north = NumberWords { empty_tens: "linh".into(), thousand: "ngàn".into() };
        assert_eq!(money_in_words(105_000, &north), "Một trăm linh năm ngàn đồng");
    }

    #[test]
    fn counts_and_shares_as_reports_write_them() {
        assert_eq!(
            (count(5), count(0), count(12), count(1234)),
            ("05".into(), "00".into(), "12".into(), "1.234".into())
        );
        assert_eq!((percent(10_000), percent(8667)), ("100%".to_owned(), "86,7%".to_owned()));
        assert_eq!(money(1_170_000), "1.170.000 đồng");
    }

    /// Reads the words back, to see that no two numbers read alike.
    fn read(words: &str) -> i64 {
        let (mut total, mut group) = (0, 0);
        for w in words.split(' ') {
            match w {
                "tỷ" => (total, group) = ((total + group) * 1_000_000_000, 0),
                "triệu" => (total, group) = (total + group * 1_000_000, 0),
                "nghìn" => (total, group) = (total + group * 1000, 0),
                "trăm" => group *= 100,
                "mươi" => group = group / 100 * 100 + group % 100 * 10,
                "mười" => group += 10,
                "lẻ" => {}
                "mốt" => group += 1,
                "tư" => group += 4,
                "lăm" => group += 5,
                w => {
                    group += i64::try_from(DIGITS.iter().position(|d| *d == w).unwrap()).unwrap();
                }
            }
        }
        total + group
    }

    proptest! {
        #[test]
        fn words_read_back(n in 1i64..999_999_999_999) {
            prop_assert_eq!(read(&in_words(n, &NumberWords::default())), n);
        }
    }
}
