//! Numbers as people type them: 05, 1.234,5, 1170000, 1,170,000.
use super::{problem::Problem, typed_words::TYPED_WORDS};

/// A whole number from 0 to 999,999,999: `05`, `1.234`.
///
/// # Errors
/// [`Problem::NotANumber`].
pub fn parse_whole(text: &str) -> Result<i64, Problem> {
    let (whole, decimals) = parse(text).ok_or(Problem::NotANumber)?;
    if decimals.is_empty() && whole <= 999_999_999 { Ok(whole) } else { Err(Problem::NotANumber) }
}

/// Money in đồng, 0 to 999 tỷ: `1170000`, `1.170.000`, `1,170,000`, `1.170.000 đồng`.
///
/// # Errors
/// [`Problem::NotMoney`].
pub fn parse_money(text: &str) -> Result<i64, Problem> {
    let folded = super::vietnamese::fold(text);
    let mut figures = folded.as_str();
    for word in &TYPED_WORDS.dong {
        figures = figures.trim_end_matches(word.as_str());
    }
    let (whole, decimals) = parse(figures.trim()).ok_or(Problem::NotMoney)?;
    if decimals.is_empty() && whole <= 999_000_000_000 { Ok(whole) } else { Err(Problem::NotMoney) }
}

/// A score or percentage in hundredths: `92,5` and `92.5` give 9250.
///
/// # Errors
/// [`Problem::NotANumber`].
pub fn parse_hundredths(text: &str) -> Result<i64, Problem> {
    let (whole, decimals) = parse(text.trim_end_matches('%').trim()).ok_or(Problem::NotANumber)?;
    let part: i64 = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<i64>().map(|d| d * 10).map_err(|_| Problem::NotANumber)?,
        2 => decimals.parse().map_err(|_| Problem::NotANumber)?,
        _ => return Err(Problem::NotANumber),
    };
    if whole > 9_999_999 { Err(Problem::NotANumber) } else { Ok(whole * 100 + part) }
}

/// (whole part, decimals). A sign that stands before groups of exactly three figures and again,
/// or before three figures with no other sign, groups thousands; else it is the decimal sign.
fn parse(text: &str) -> Option<(i64, String)> {
    let text: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let sign = text.rfind(['.', ',']);
    let (whole, decimals) = match sign {
        None => (text.as_str(), ""),
        Some(at) => {
            let (head, tail) = (text.get(..at)?, text.get(at + 1..)?);
            let sign = text.get(at..=at)?;
            let other = if sign == "." { "," } else { "." };
            if head.contains(other) {
                (head, tail) // 1.234,5
            } else if head.contains(sign) || tail.len() == 3 && head != "0" {
                (text.as_str(), "") // 1.170.000, 1.234
            } else {
                (head, tail) // 92,5
            }
        }
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let well_grouped = groups.len() == 1
        || groups.iter().skip(1).all(|g| g.len() == 3)
            && groups.first().is_some_and(|g| (1..=3).contains(&g.len()));
    let figures = groups.concat();
    if !well_grouped || figures.len() > 15 || !figures.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((figures.parse().ok()?, decimals.to_owned()))
}

/// `1.170.000`
pub fn show_grouped(number: i64) -> String {
    let figures = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (i, c) in figures.chars().enumerate() {
        if i > 0 && (figures.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// `92,5`, `1.234,25`, `100`: hundredths without needless zeros.
pub fn show_hundredths(hundredths: i64) -> String {
    let whole = show_grouped(hundredths / 100);
    match hundredths.unsigned_abs() % 100 {
        0 => whole,
        part if part % 10 == 0 => format!("{whole},{}", part / 10),
        part => format!("{whole},{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_clerks_type_them() {
        for (typed, want) in
            [("05", 500), ("1.234,5", 123_450), ("92,5", 9250), ("92.5", 9250), ("86,7%", 8670)]
        {
            assert_eq!(parse_hundredths(typed), Ok(want), "{typed}");
        }
        for typed in ["1170000", "1.170.000", "1,170,000", "1.170.000 đồng", "1 170 000 đ"] {
            assert_eq!(parse_money(typed), Ok(1_170_000), "{typed}");
        }
        for typed in ["", "-5", "1,2,3", "12.34.567", "5,5", "một trăm", "1e9"] {
            assert_eq!(parse_money(typed), Err(Problem::NotMoney), "{typed}");
        }
        assert_eq!(parse_whole("1.234"), Ok(1234));
        assert_eq!(parse_whole("1,5"), Err(Problem::NotANumber));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(n in 0i64..999_000_000_000) {
            prop_assert_eq!(parse_money(&show_grouped(n)), Ok(n));
        }

        #[test]
        fn hundredths_read_back(n in 0i64..999_999_900) {
            // 0,xyz never occurs: only two decimals are kept.
            prop_assert_eq!(parse_hundredths(&show_hundredths(n)), Ok(n));
        }

        #[test]
        fn any_text_is_a_number_or_a_problem(s in "[0-9.,% đ-]{0,24}") {
            let _ = (parse_money(&s), parse_hundredths(&s), parse_whole(&s));
        }
    }
}
