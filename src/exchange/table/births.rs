//! Births as tables give them: 1975, 1.975, 12/1975, 5/12/76, 05-12-1975, day numbers of a spreadsheet.
use super::words::words;
use crate::domain::calendar::PartialDate;
use jiff::{ToSpan as _, civil::Date};

/// Years of birth that a list of today may hold.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2025;
/// Two figures above this mean the last century.
const THIS_CENTURY: i16 = 15;
/// Day numbers of a spreadsheet for births from 1927 to 2023.
const DAY_NUMBERS: std::ops::RangeInclusive<i64> = 10_000..=45_000;

/// Reads a birth: `1975`, `12/1975` or `05/12/1976`; `None` when it is no such day or year (31/02/1975).
pub(super) fn read(cell: &str) -> Option<String> {
    let text = crate::domain::vietnamese::word_key(cell);
    let text = text.trim();
    let text = words()
        .birth_words
        .iter()
        .find_map(|word| text.strip_prefix(word.as_str()))
        .unwrap_or(text)
        .trim_matches([' ', ':', '.', ',', '(', ')', '\'']);
    // “05 tháng 12 năm 1975”.
    let mut spaced = text.to_owned();
    for word in &words().day_words {
        spaced = spaced.replace(word.as_str(), "/");
    }
    let text = spaced.trim_matches(['/', ' ']);
    if text.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A time of day behind it says nothing.
    let text = match text.split_once([' ', 't']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    let text: String = text.split_whitespace().collect();
    if !text.chars().all(|c| c.is_ascii_digit() || "/.-,".contains(c)) {
        return None;
    }
    // 1.975 and 1,975: the point of thousands; 27890.0, 1975,00: of decimals.
    let text = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(",0"))
        .or_else(|| text.strip_suffix(".00"))
        .unwrap_or(&text)
        .to_owned();
    let thousands = text.split_once(['.', ',']).filter(|(a, b)| a.len() == 1 && b.len() == 3);
    let text = thousands.map_or(text.clone(), |(a, b)| format!("{a}{b}"));
    let parts: Vec<&str> = text.split(['/', '.', '-', ',']).filter(|p| !p.is_empty()).collect();
    let number = |p: &str| p.parse::<i16>().ok();
    let show = |year: i16, month: Option<i8>, day: Option<i8>| {
        YEARS.contains(&year).then(|| PartialDate { year, month, day }.show())
    };
    let day = |d: i16, m: i16, y: i16| {
        let (day, month) = (i8::try_from(d).ok()?, i8::try_from(m).ok()?);
        Date::new(y, month, day).ok()?;
        show(y, Some(month), Some(day))
    };
    match parts.as_slice() {
        [year] if year.len() == 4 => show(number(year)?, None, None),
        [days] if days.len() == 5 => {
            let days: i64 = days.parse().ok().filter(|d| DAY_NUMBERS.contains(d))?;
            let date = Date::constant(1899, 12, 30).checked_add(days.days()).ok()?;
            day(date.day().into(), date.month().into(), date.year())
        }
        [run] if run.len() == 8 => {
            day(number(run.get(..2)?)?, number(run.get(2..4)?)?, number(run.get(4..)?)?)
        }
        [m, y] if y.len() == 4 => {
            let month = i8::try_from(number(m)?).ok().filter(|m| (1..=12).contains(m))?;
            show(number(y)?, Some(month), None)
        }
        [y, m, d] if y.len() == 4 => day(number(d)?, number(m)?, number(y)?),
        [d, m, y] if y.len() == 4 => day(number(d)?, number(m)?, number(y)?),
        [d, m, y] if y.len() == 2 => {
            let year = number(y)?;
            day(number(d)?, number(m)?, if year > THIS_CENTURY { 1900 + year } else { 2000 + year })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn births_as_tables_give_them() {
        for (cell, want) in [
            ("1975", Some("1975")),
            ("1.975", Some("1975")),
            ("1,975", Some("1975")),
            ("1975.0", Some("1975")),
            ("12/1975", Some("12/1975")),
            ("5/12/76", Some("05/12/1976")),
            ("05-12-1975", Some("05/12/1975")),
            ("05.12.1975", Some("05/12/1975")),
            ("1975-12-05", Some("05/12/1975")),
            ("1975-12-05 00:00:00", Some("05/12/1975")),
            ("5 / 12 / 1975", Some("05/12/1975")),
            ("05121975", Some("05/12/1975")),
            ("27890", Some("10/05/1976")),
            ("sinh năm 1975", Some("1975")),
            ("ngày 05 tháng 12 năm 1975", Some("05/12/1975")),
            ("SN: 1975", Some("1975")),
            ("31/02/1975", None),
            ("197", None),
            ("2099", None),
            ("Trà Vinh", None),
            ("", None),
        ] {
            assert_eq!(read(cell).as_deref(), want, "{cell}");
        }
    }
}
