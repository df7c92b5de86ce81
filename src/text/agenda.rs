//! “Tổng quan” in words: four figures of the year, and what is to be done.
use super::{dates, print};
use crate::domain::recipient::Counts;
use jiff::civil::Date;

/// Heads of the four figures.
pub const MODELS: &str = "Mô hình “Dân vận khéo”";
/// The same.
pub const AWARDS: &str = "Khen thưởng";
/// The same.
pub const DIALOGUES: &str = "Đối thoại";
/// The same.
pub const PROPOSALS: &str = "Đề nghị khen thưởng";
/// What each counts, beside its figure.
pub const REGISTERED: &str = "đăng ký";
/// The same.
pub const AWARDED: &str = "được khen";
/// The same.
pub const HELD: &str = "cuộc";
/// The same.
pub const RECEIVED: &str = "đã nhận";

/// What the awards of a year without any are made of.
const NOBODY: &str = "chưa có ai được khen";

/// What a decision is that gives nothing itself.
pub const AMENDS: &str = "quyết định sửa đổi";

/// Head of the tasks.
pub const TASKS: &str = "Việc cần làm";
/// What stands there when nothing is left to do.
pub const NO_TASKS: &str = "Không có việc nào đang chờ theo số liệu trong sổ.";
/// What a book without any unit says, and the button that begins it.
pub const NO_UNITS: &str = "Sổ chưa có đơn vị nào. Hãy bắt đầu từ danh sách đơn vị: gõ từng đơn vị, hoặc dán cả bảng ở “Nhập nhanh”.";
/// The button.
pub const FIRST_UNIT: &str = "Thêm đơn vị đầu tiên…";
/// Groups of tasks.
pub const OVERDUE: &str = "Quá hạn";
/// The same.
pub const COMING: &str = "Sắp tới";
/// The same.
pub const WITHOUT_DAY: &str = "Chưa có hạn";
/// The link to the figures of the report.
pub const FIGURES: &str = "14 chỉ tiêu của báo cáo năm";
/// Back from there.
pub const BACK: &str = "Về Tổng quan";
/// The task of the year-end report.
pub const REPORT: &str = "Báo cáo năm";
/// Why records are marked for review.
pub const REVIEW: &str = "được đánh dấu khi ghi vào sổ";
/// What the clerk does about a task.
pub const TO_REGISTRATIONS: &str = "Xem đăng ký";
/// The same.
pub const TO_ROUND: &str = "Mở đợt";
/// The same.
pub const TO_DECISION: &str = "Mở quyết định";
/// The same.
pub const TO_INSPECTION: &str = "Ghi kết quả";
/// The same.
pub const TO_MENDING: &str = "Ghi ngày khắc phục";
/// The same.
pub const TO_FIGURES: &str = "Xem 14 chỉ tiêu";
/// The same.
pub const TO_REVIEW: &str = "Rà soát";

/// `24 được công nhận`.
pub fn recognised(count: usize) -> String {
    format!("{count} được công nhận")
}

/// `10 tập thể, 06 cá nhân và 03 hộ gia đình`, as papers count; of nobody: that there is nobody yet.
pub fn counted(counts: Counts) -> String {
    if counts.total() == 0 { NOBODY.to_owned() } else { print::counted(counts) }
}

/// `ở 12 đơn vị`.
pub fn in_units(count: usize) -> String {
    format!("ở {count} đơn vị")
}

/// `của 12 đơn vị`.
pub fn of_units(count: usize) -> String {
    format!("của {count} đơn vị")
}

/// `năm 2025: 27`.
pub fn year_before(year: i64, count: usize) -> String {
    format!("năm {year}: {count}")
}

/// A day in the column of days: `30/11`, with its year where that is not the present one.
pub fn day(day: Date, today: Date) -> String {
    let form = if day.year() == today.year() { "%d/%m" } else { "%d/%m/%Y" };
    day.strftime(form).to_string()
}

/// The group of what is to be done today: `Hôm nay, thứ Sáu 27/11`.
pub fn today(day: Date) -> String {
    format!("Hôm nay, {} {}", dates::weekday(day), day.strftime("%d/%m"))
}

/// How late something is: `quá hạn 9 ngày`.
pub fn late(days: i32) -> String {
    format!("quá hạn {days} ngày")
}

/// Units that have not registered.
pub fn register(units: usize) -> String {
    format!("{units} đơn vị chưa đăng ký mô hình")
}

/// Which have not, the first of them by name.
pub fn not_registered(units: &[&str]) -> String {
    /// Units named.
    const NAMED: usize = 4;
    let more = if units.len() > NAMED { ", …" } else { "" };
    let first: Vec<&str> = units.iter().take(NAMED).copied().collect();
    format!("{}{more}", first.join(", "))
}

/// Dossiers of a round.
pub fn dossiers(round: &str) -> String {
    format!("Nhận và xét hồ sơ: {round}")
}

/// How many proposals came.
pub fn proposals(count: usize) -> String {
    match count {
        0 => "chưa nhận đề nghị nào".to_owned(),
        count => format!("đã nhận {count} đề nghị"),
    }
}

/// A decision to be issued.
pub fn issue(summary: &str) -> String {
    format!("Trình ký, phát hành quyết định {}", super::sentence::one_line(summary))
}

/// An inspection to be held.
pub fn inspect(unit: &str) -> String {
    format!("Kiểm tra quy chế dân chủ: {unit}")
}

/// What an inspection asked for.
pub fn mend(unit: &str) -> String {
    format!("Khắc phục sau kiểm tra: {unit}")
}

/// Figures the book does not know.
pub fn figures_missing(count: usize) -> String {
    match count {
        0 => "đủ 14 chỉ tiêu".to_owned(),
        count => format!("còn thiếu {count} chỉ tiêu"),
    }
}

/// Records marked for review.
pub fn review(count: usize) -> String {
    format!("{count} mục cần rà soát")
}
