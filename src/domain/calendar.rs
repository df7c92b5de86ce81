//! Days as people type them: 5/12/16, 05/12/2016, 5.12, “hôm nay”, and days known only in part.
use super::{problem::Problem, typed_words::TYPED_WORDS};
use jiff::civil::{Date, date};

/// The clock on the wall when something was done: local date and time.
pub type Moment = jiff::civil::DateTime;

/// Can a clock that shows this be right? Before 1970 none was ever set, and days end with the year 9999.
pub fn may_be_now(at: Moment) -> bool {
    (1970..=9999).contains(&at.year())
}

/// Reads a day. `today` fills what was left out (the year of “5.12”) and answers “hôm nay”, “hôm qua”.
/// Two figures of a year mean 1930–2029 seen from the 2010s and 2020s (at most ten years ahead).
///
/// # Errors
/// [`Problem::NotADate`] when no day can be read, [`Problem::DayNotInMonth`] when the month does not have it.
pub fn parse_date(text: &str, today: Date) -> Result<Date, Problem> {
    let folded = super::vietnamese::fold(text);
    if TYPED_WORDS.today.contains(&folded) {
        return Ok(today);
    }
    if TYPED_WORDS.yesterday.contains(&folded) {
        return today.yesterday().map_err(|_| Problem::NotADate);
    }
    if TYPED_WORDS.tomorrow.contains(&folded) {
        return today.tomorrow().map_err(|_| Problem::NotADate);
    }
    let mut words = folded;
    for word in &TYPED_WORDS.parts_of_a_day {
        words = words.replace(word, " ");
    }
    let parts: Vec<&str> =
        words.split(|c: char| "/-., ".contains(c)).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| -> Option<i16> {
        (part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let found = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (number(day), number(month), number(year)),
        [day, month, year] if year.len() == 4 => (number(day), number(month), number(year)),
        [day, month, year] if year.len() <= 2 => {
            (number(day), number(month), number(year).map(|y| full_year(y, today)))
        }
        [day, month] => (number(day), number(month), Some(today.year())),
        [run] if run.len() == 8 => (
            run.get(..2).and_then(number),
            run.get(2..4).and_then(number),
            run.get(4..).and_then(number),
        ),
        _ => return Err(Problem::NotADate),
    };
    let (Some(day), Some(month), Some(year)) = found else { return Err(Problem::NotADate) };
    if !(1900..=2200).contains(&year) {
        return Err(Problem::NotADate);
    }
    let small = |n: i16| i8::try_from(n).map_err(|_| Problem::NotADate);
    let (day, month) = (small(day)?, small(month)?);
    // A year that was left out, or of two figures, may be meant otherwise than it was read.
    let typed = parts.iter().any(|part| part.len() == 4 || part.len() == 8);
    Date::new(year, month, day).map_err(|_| match (day, month) {
        (29..=31, 1..=12) => Problem::DayNotInMonth { day, month, year: typed.then_some(year) },
        _ => Problem::NotADate,
    })
}

fn full_year(two_figures: i16, today: Date) -> i16 {
    let century = today.year() - today.year() % 100;
    let near = century + two_figures;
    if near > today.year() + 10 { near - 100 } else { near }
}

/// dd/mm/yyyy, as forms and tables show a day.
pub fn show_date(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A day of which perhaps only the year, or month and year, is known (ngày sinh, ngày vào Đảng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Always known.
    pub year: i16,
    /// 1–12 when known.
    pub month: Option<i8>,
    /// 1–31 when known; never without the month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `1980`, `3/1980` or a whole day.
    ///
    /// # Errors
    /// [`Problem::NotADate`], [`Problem::DayNotInMonth`].
    pub fn parse(text: &str, today: Date) -> Result<Self, Problem> {
        let text = text.trim();
        let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
        let year =
            |s: &str| s.parse::<i16>().ok().filter(|y| s.len() == 4 && (1850..=2200).contains(y));
        match parts.as_slice() {
            [y] if y.len() == 4 => {
                year(y).map(|year| Self { year, month: None, day: None }).ok_or(Problem::NotADate)
            }
            [m, y] if y.len() == 4 => match (m.parse::<i8>(), year(y)) {
                (Ok(month @ 1..=12), Some(year)) => {
                    Ok(Self { year, month: Some(month), day: None })
                }
                _ => Err(Problem::NotADate),
            },
            [y, m] if y.len() == 4 => Self::parse(&format!("{m}/{y}"), today),
            _ => {
                let day = parse_date(text, today)?;
                Ok(Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) })
            }
        }
    }

    /// `1980`, `03/1980` or `05/03/1980`.
    pub fn show(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{d:02}/{m:02}/{:04}", self.year),
            (Some(m), None) => format!("{m:02}/{:04}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// As the file keeps it: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{:04}-{m:02}-{d:02}", self.year),
            (Some(m), None) => format!("{:04}-{m:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// Reads [`PartialDate::iso`].
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        Some(Self { year, month, day })
    }
}

/// Do two spans of days share a day? `None` at the end means “until now”.
pub fn overlap(a: (Date, Option<Date>), b: (Date, Option<Date>)) -> bool {
    let end = |e: Option<Date>| e.unwrap_or(date(9999, 12, 31));
    a.0 <= end(b.1) && b.0 <= end(a.1)
}

/// The last day of a year; `None` of a year that no calendar has.
pub fn last_day(year: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, 12, 31).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_as_clerks_type_them() {
        let today = date(2016, 12, 5);
        for (typed, want) in [
            ("5/12/16", "05/12/2016"),
            ("05/12/2016", "05/12/2016"),
            ("5.12", "05/12/2016"),
            ("5-12-2016", "05/12/2016"),
            ("05122016", "05/12/2016"),
            ("2016-12-05", "05/12/2016"),
            ("hôm nay", "05/12/2016"),
            ("Hôm  qua", "04/12/2016"),
            ("ngày 05 tháng 12 năm 2016", "05/12/2016"),
            ("1/3/68", "01/03/1968"),
            ("29/02/2016", "29/02/2016"),
        ] {
            assert_eq!(parse_date(typed, today).map(show_date), Ok(want.to_owned()), "{typed}");
        }
        for typed in
            ["", "0/4/2016", "32/1/2016", "5", "mai mốt", "12/2016/5", "1/1/0001", "５/12/2016"]
        {
            assert_eq!(parse_date(typed, today), Err(Problem::NotADate), "{typed}");
        }
        for (typed, day, month, year) in [
            ("31/4/2016", 31, 4, Some(2016)),
            ("29/02/2015", 29, 2, Some(2015)),
            ("30022016", 30, 2, Some(2016)),
            ("31.9", 31, 9, None),
            ("29/2/15", 29, 2, None),
        ] {
            let problem = Problem::DayNotInMonth { day, month, year };
            assert_eq!(parse_date(typed, today), Err(problem.clone()), "{typed}");
            assert_eq!(PartialDate::parse(typed, today), Err(problem), "{typed}");
        }
    }

    #[test]
    fn days_known_in_part() {
        let today = date(2016, 12, 5);
        for (typed, iso) in [("1980", "1980"), ("3/1980", "1980-03"), ("5/3/1980", "1980-03-05")] {
            let d = PartialDate::parse(typed, today).unwrap();
            assert_eq!(d.iso(), iso);
            assert_eq!(PartialDate::from_iso(iso), Some(d));
            assert_eq!(PartialDate::parse(&d.show(), today), Ok(d));
        }
        assert!(PartialDate::parse("13/1980", today).is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(y in 1900i16..2200, m in 1i8..=12, d in 1i8..=28) {
            let day = date(y, m, d);
            prop_assert_eq!(parse_date(&show_date(day), date(2016, 12, 5)), Ok(day));
        }

        #[test]
        fn any_text_is_a_day_or_a_problem(s in "\\PC{0,20}") {
            let _ = parse_date(&s, date(2016, 12, 5));
            let _ = PartialDate::parse(&s, date(2016, 12, 5));
        }
    }
}
