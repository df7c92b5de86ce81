//! Words of the papers of a training session: its list, and the sheet of who was there.
use super::{dates, figures, numbers, print, sentence};
use crate::domain::training::Attended;
use jiff::{Span, civil::Date};

/// A paper needs a session.
pub const CHOOSE_SESSION: &str = "Vui lòng chọn lớp tập huấn.";
/// Neither a list nor a total is there.
pub const NO_ATTENDEES: &str =
    "Lớp này chưa có học viên nào. Hãy nhập ở phần “Học viên” của phiếu lớp (“Tập huấn”).";
/// The list is there, and nobody is marked in it.
pub const NOBODY_MARKED: &str = "Lớp này chưa ghi điểm danh. Hãy ghi “Có mặt từng buổi” của học viên, \
     hoặc bỏ chọn “In kết quả điểm danh” để in bản ký tên.";
/// Nobody of the list came.
pub const NOBODY_CAME: &str = "Không có học viên nào của lớp này được ghi có mặt. \
     Hãy ghi “Có mặt từng buổi”, hoặc bỏ chọn “Chỉ người đã dự”.";

/// Options.
pub mod option {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const ONLY_THOSE_THERE: &str = "Chỉ người đã dự";
    pub const RESULT: &str = "In kết quả điểm danh (x, P, K, T)";
    pub const BLANK_ROWS: &str = "Số dòng trống để bổ sung";
}

/// Heads of columns.
pub mod column {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const CERTIFICATE: &str = "Giấy chứng nhận";
    pub const TIMES: &str = "Số buổi dự";
}

/// What the sheet asks for, and what it says once it was filled in.
pub const MARKING: &str = "điểm danh";
/// The same.
pub const RESULT_OF_MARKING: &str = "kết quả điểm danh";
/// Above rows for those who are not on the list.
pub const ADDED: &str = "Bổ sung";
/// Beside somebody who never came.
pub const NEVER_THERE: &str = "Vắng";

/// The session only has a typed total.
pub fn only_a_total(people: i64) -> String {
    format!(
        "Lớp này chỉ ghi tổng số {} người dự, chưa có danh sách nên không in được từng tên. \
         Hãy nhập ở phần “Học viên” của phiếu lớp (“Tập huấn”).",
        numbers::count(people)
    )
}

/// People whose gender the book does not know: men and women are not counted then.
pub fn gender_unknown(names: &[&str]) -> String {
    const NAMED: usize = 6;
    format!(
        "Câu tổng số không đếm nam, nữ vì chưa ghi giới tính của {} người: {}.",
        numbers::count(names.len() as i64),
        sentence::first_names(names, NAMED)
    )
}

/// `lớp tập huấn kỹ năng công tác dân vận năm 2016`, whether its name says that it is one, and its year, or not.
pub fn session(name: &str, year: i64) -> String {
    let name = name.trim();
    let small = sentence::without_capital(name);
    let says_it = small.split(' ').next() == Some("lớp");
    let years = print::years_after(name, (year, None));
    sentence::joined(&[if says_it { "" } else { "lớp" }, &small, &years], " ")
}

/// `thời gian: ngày 09/6/2016; địa điểm: Hội trường Đảng ủy Khối`, as far as it is known.
pub fn time_and_place(from: Option<Date>, to: Option<Date>, place: &str) -> String {
    let time = match (from, to) {
        (Some(from), Some(to)) if from != to => {
            format!("thời gian: từ ngày {} đến ngày {}", dates::short(from), dates::short(to))
        }
        (Some(day), _) | (None, Some(day)) => format!("thời gian: ngày {}", dates::short(day)),
        (None, None) => String::new(),
    };
    let place = if place.is_empty() { String::new() } else { format!("địa điểm: {place}") };
    sentence::joined(&[&time, &place], "; ")
}

/// `nam 50, nữ 27; đảng viên 60`. `men_and_women`: `None` where it is not known of everybody.
pub fn of_which(men_and_women: Option<(usize, usize)>, members: usize) -> String {
    let count = |number: usize| numbers::count(number as i64);
    let both = men_and_women
        .map(|(men, women)| format!("nam {}, nữ {}", count(men), count(women)))
        .unwrap_or_default();
    let members =
        if members == 0 { String::new() } else { format!("đảng viên {}", count(members)) };
    sentence::joined(&[&both, &members], "; ")
}

/// `Được triệu tập 80, tham dự 77, đạt 96,3%`, as far as it is known.
pub fn turnout(summoned: Option<i64>, attended: Attended) -> String {
    let attended = match attended {
        Attended::Listed(people) | Attended::Total(people) => Some(people),
        Attended::Unknown => None,
    };
    let count = numbers::count;
    match (summoned.filter(|people| *people > 0), attended) {
        (Some(summoned), Some(attended)) => {
            let whole = |people: i64| usize::try_from(people).unwrap_or_default();
            let share = figures::percent(whole(attended), whole(summoned));
            format!("Được triệu tập {}, tham dự {}, đạt {share}", count(summoned), count(attended))
        }
        (Some(summoned), None) => format!("Được triệu tập {}", count(summoned)),
        (None, Some(attended)) => format!("Tham dự {}", count(attended)),
        (None, None) => String::new(),
    }
}

/// The heads of the half-days: `Buổi 1 (sáng 09/6)` where the days of the session tell which they are.
pub fn half_days(from: Option<Date>, to: Option<Date>, count: usize) -> Vec<String> {
    let days: Vec<Date> = match (from, to.or(from)) {
        (Some(from), Some(to)) => {
            let days = from.series(Span::new().days(1)).take_while(|day| *day <= to);
            days.take(count + 1).collect()
        }
        _ => Vec::new(),
    };
    let is_of_whole_days = days.len() * 2 == count;
    let is_one_a_day = days.len() == count;
    (0..count)
        .map(|at| {
            let day = if is_of_whole_days { days.get(at / 2) } else { days.get(at) };
            let part = match (is_of_whole_days, at % 2) {
                (true, 0) => "sáng ",
                (true, _) => "chiều ",
                _ => "",
            };
            match day.filter(|_| is_of_whole_days || is_one_a_day) {
                Some(day) => {
                    let whole = dates::short(*day);
                    let day = whole.rsplit_once('/').map_or("", |(day, _)| day);
                    format!("Buổi {} ({part}{day})", at + 1)
                }
                None => format!("Buổi {}", at + 1),
            }
        })
        .collect()
}

/// A letter of attendance as a sheet shows it: x, P, K, T; nothing where nothing was noted.
pub fn mark(letter: Option<char>) -> &'static str {
    match letter {
        Some('x') => "x",
        Some('p') => "P",
        Some('k') => "K",
        Some('t') => "T",
        _ => "",
    }
}

/// `số 12, ngày 05/03/2026`: a certificate in a cell.
pub fn certificate(number: &str, day: &str) -> String {
    let day = if day.is_empty() { String::new() } else { format!("ngày {day}") };
    sentence::joined(&[number, &day], ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_named_once_and_its_half_days_by_their_days() {
        for (name, said) in [
            ("Lớp tập huấn dân vận năm 2016", "lớp tập huấn dân vận năm 2016"),
            ("Tập huấn dân vận", "lớp tập huấn dân vận năm 2016"),
            ("QCDC ở cơ sở", "lớp QCDC ở cơ sở năm 2016"),
        ] {
            assert_eq!(session(name, 2016), said);
        }
        let (first, second) = (Date::constant(2026, 5, 5), Date::constant(2026, 5, 6));
        for (from, to, count, heads) in [
            (Some(first), None, 2, vec!["Buổi 1 (sáng 05/5)", "Buổi 2 (chiều 05/5)"]),
            (Some(first), Some(second), 2, vec!["Buổi 1 (05/5)", "Buổi 2 (06/5)"]),
            (Some(first), Some(second), 3, vec!["Buổi 1", "Buổi 2", "Buổi 3"]),
            (None, None, 1, vec!["Buổi 1"]),
        ] {
            assert_eq!(half_days(from, to, count), heads);
        }
        assert_eq!(
            turnout(Some(80), Attended::Listed(77)),
            "Được triệu tập 80, tham dự 77, đạt 96,3%"
        );
        assert_eq!(turnout(None, Attended::Total(5)), "Tham dự 05");
        assert_eq!(of_which(None, 0), "");
    }
}
