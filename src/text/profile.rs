//! Words of the page about one person, unit or model.
#![expect(missing_docs, reason = "the words themselves")]
use super::sentence::joined;

pub const AWARDS: &str = "Khen thưởng";
pub const HOUSEHOLDS: &str = "Khen thưởng hộ gia đình";
pub const POSTS: &str = "Chức vụ";
pub const REGISTRATIONS: &str = "Mô hình, đăng ký qua các năm";
pub const TRAINING: &str = "Tập huấn";
pub const COMMITTEE: &str = "Ban Chỉ đạo";
pub const DEMOCRACY: &str = "Quy chế dân chủ";
pub const PEOPLE: &str = "Cá nhân đang công tác";
pub const PREDECESSORS: &str = "Tiền thân";
pub const FOLLOW_UPS: &str = "Theo dõi";
pub const REPLICATIONS: &str = "Nhân rộng";
pub const RECOGNITIONS: &str = "Công nhận";

pub fn award(year: i64, form: &str, body: &str, content: &str) -> String {
    format!("{year}: {}", joined(&[form, body, content], " – "))
}
pub fn award_of(year: i64, name: &str, form: &str) -> String {
    format!("{year}: {}", joined(&[name, form], " – "))
}
pub fn registration(year: &str, model: &str, state: &str, effect: &str) -> String {
    format!("{year}: “{model}” – {state}, {}", effect.to_lowercase())
}
pub fn recognised(year: i64, by: &str, stands: bool) -> String {
    let taken_back = if stands { "" } else { " (đã thu hồi)" };
    format!("{year}: {by}{taken_back}")
}
pub fn model_of(unit: &str, launched_on: &str) -> String {
    let launched = match launched_on {
        "" => String::new(),
        day => format!("ra mắt {day}"),
    };
    joined(&[unit, &launched], ", ")
}
pub fn training(year: i64, name: &str, attendance: &str) -> String {
    format!("{year}: {}", joined(&[name, attendance], " – "))
}
/// `Trưởng Ban (từ 01/07/2015)`
pub fn dated(what: &str, from: &str, to: &str) -> String {
    let span = match (from, to) {
        ("", "") => String::new(),
        (from, "") => format!("từ {from}"),
        ("", to) => format!("đến {to}"),
        (from, to) => format!("{from} – {to}"),
    };
    if what.is_empty() || span.is_empty() {
        format!("{what}{span}")
    } else {
        format!("{what} ({span})")
    }
}
pub fn post(title: &str, unit: &str, from: &str, to: &str) -> String {
    dated(&joined(&[title, unit], ", "), from, to)
}
pub fn predecessor(name: &str, date: &str) -> String {
    joined(&[name, date], " – ")
}
pub fn democracy(year: &str, class: &str, unit_class: &str) -> String {
    format!("{year}: {}", joined(&[class, unit_class], " – "))
}
pub fn person(name: &str, title: &str) -> String {
    joined(&[name, title], " – ")
}
pub fn follow_up(date: &str, period: &str, result: &str) -> String {
    format!("{date} ({period}): {result}")
}
pub fn replication(place: &str, from: &str, result: &str) -> String {
    joined(&[&dated(place, from, ""), result], ": ")
}
