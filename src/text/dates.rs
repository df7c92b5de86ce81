//! Days and years in words: the two wordings of Party papers (HD 36-HD/VPTW, HD 05-HD/VPTW).
use crate::domain::calendar::Moment;
use jiff::civil::{Date, Weekday};

/// `ngày 05 tháng 02 năm 2026`, `ngày 27 tháng 5 năm 2026`: days under 10 and months 1, 2 take a 0.
pub fn long(day: Date) -> String {
    format!("ngày {} tháng {} năm {}", padded_day(day), padded_month(day), day.year())
}

/// `05/9/2017`, `02/10/2017`: the same rule, in running text.
pub fn short(day: Date) -> String {
    format!("{}/{}/{}", padded_day(day), padded_month(day), day.year())
}

/// `27/11/2026 14:00`: a stored moment (`yyyy-mm-ddThh:mm:ss`) in a sentence; what is none, as it stands.
pub fn moment(at: &str) -> String {
    at.parse::<Moment>().map_or_else(
        |_| at.to_owned(),
        |at| {
            let (day, month, year) = (at.day(), at.month(), at.year());
            format!("{day:02}/{month:02}/{year:04} {:02}:{:02}", at.hour(), at.minute())
        },
    )
}

/// `thứ Hai` … `Chủ nhật`.
pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "thứ Hai",
        Weekday::Tuesday => "thứ Ba",
        Weekday::Wednesday => "thứ Tư",
        Weekday::Thursday => "thứ Năm",
        Weekday::Friday => "thứ Sáu",
        Weekday::Saturday => "thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

/// `năm 2016` or `giai đoạn 2016–2020`.
pub fn years((year, period): (i64, Option<(i64, i64)>)) -> String {
    match period {
        Some((from, to)) => format!("giai đoạn {from}–{to}"),
        None => format!("năm {year}"),
    }
}

/// A day left for the pen: `ngày      tháng      năm 2016`. The year is known when the paper is drawn up.
pub fn blank(year: i64) -> String {
    // No-break spaces: the gap must not fall to a line's end.
    format!(
        "ngày\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}năm {year}"
    )
}

/// Only the day left for the pen: `ngày      tháng 12 năm 2016`.
pub fn blank_day(month: i8, year: i64) -> String {
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    format!("ngày{} tháng {month} năm {year}", "\u{a0}".repeat(5))
}

fn padded_day(day: Date) -> String {
    format!("{:02}", day.day())
}

fn padded_month(day: Date) -> String {
    if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_said_as_people_write_it() {
        assert_eq!(moment("2026-11-27T14:00:27"), "27/11/2026 14:00");
        assert_eq!(moment("hôm qua"), "hôm qua");
    }

    #[test]
    fn days_and_months_are_padded_as_the_papers_do() {
        for (y, m, d, long_form, short_form) in [
            (2026, 2, 5, "ngày 05 tháng 02 năm 2026", "05/02/2026"),
            (2026, 5, 27, "ngày 27 tháng 5 năm 2026", "27/5/2026"),
            (2017, 9, 5, "ngày 05 tháng 9 năm 2017", "05/9/2017"),
            (2017, 10, 2, "ngày 02 tháng 10 năm 2017", "02/10/2017"),
            (2016, 12, 5, "ngày 05 tháng 12 năm 2016", "05/12/2016"),
        ] {
            let day = Date::constant(y, m, d);
            assert_eq!((long(day).as_str(), short(day).as_str()), (long_form, short_form));
        }
    }
}
