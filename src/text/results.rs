//! What a year came to, in words: “Kết quả năm”.
use super::{evaluation, figures, labels};

/// The view, and the head of its screen.
pub const TITLE: &str = "Kết quả năm";
/// Heads of its sections.
pub const TARGETS: &str = "Chỉ tiêu";
/// The same.
pub const SHORTCOMINGS: &str = "Hạn chế";
/// The same.
pub const MODELS: &str = "Công nhận mô hình";
/// The same.
pub const DEMOCRACY: &str = "Xếp loại quy chế dân chủ";
/// The same.
pub const UNITS: &str = "Xếp loại tổ chức cơ sở đảng";
/// Heads of the columns of targets.
pub const PLANNED: &str = "Kế hoạch";
/// The same.
pub const REACHED: &str = "Thực hiện";
/// The same.
pub const SHARE: &str = "So kế hoạch";
/// A target that is met.
pub const MET: &str = "Đạt";
/// One that is not.
pub const NOT_MET: &str = "Chưa đạt";
/// One of which nothing is known yet.
pub const UNKNOWN: &str = "Chưa có số liệu";
/// A year without targets, and the button that adds one.
pub const NO_TARGETS: &str = "Năm này chưa ghi chỉ tiêu nào.";
/// The button.
pub const ADD_TARGET: &str = "Thêm chỉ tiêu…";
/// A section without lines.
pub const NOTHING: &str = "Chưa có số liệu của năm này.";
/// Recognises many at once.
pub const RECOGNISE: &str = "Công nhận…";
/// The question which models are recognised.
pub const RECOGNISE_TITLE: &str = "Công nhận mô hình";
/// There is none to recognise.
pub const NO_MODELS: &str = "Chưa có mô hình nào để công nhận.";
/// Nothing is new.
pub const RECOGNISED_ALREADY: &str = "Các mô hình đã chọn đều đã ghi công nhận như vậy.";

/// The button that recognises so many.
pub fn recognise_now(count: usize) -> String {
    match count {
        0 => "Công nhận".to_owned(),
        count => format!("Công nhận {count} mô hình"),
    }
}

/// Beside a model that is recognised already, at which levels.
pub fn recognised_already(levels: &str) -> String {
    format!("đã công nhận: {levels}")
}

/// Chooses all of a group: `Tốt (7)`.
pub fn all_of(group: &str, count: usize) -> String {
    format!("{group} ({count})")
}

/// Shortcomings, as year-end reports name them.
pub const WITHOUT_MODEL: &str = "Đơn vị chưa có mô hình đăng ký";
/// The same.
pub const VAGUE: &str = "Nội dung chưa cụ thể";
/// The same.
pub const WEAK: &str = "Hiệu quả chưa cao";
/// The same.
pub const NOT_REPLICATED: &str = "Được công nhận nhưng chưa nhân rộng";
/// Models of which only the progress says that they are recognised.
pub const RECOGNISED_WITHOUT_DECISION: &str = "Ghi được công nhận, chưa có cấp, cơ quan";
/// Recognitions taken back.
pub const TAKEN_BACK: &str = "Đã thu hồi công nhận";
/// Registered and not recognised.
pub const NOT_RECOGNISED: &str = "Chưa được công nhận";
/// Launched in the year.
pub const LAUNCHED: &str = "Ra mắt trong năm";
/// Units without a class.
pub const WITHOUT_CLASS: &str = "Chưa xếp loại";

/// `07`
pub fn count(number: usize) -> String {
    figures::count(number)
}

/// An amount with its unit: `86,66 %`, `26 mô hình`.
pub fn amount(hundredths: i64, unit: &str) -> String {
    format!("{} {unit}", evaluation::points(hundredths)).trim_end().to_owned()
}

/// A share of the plan: `93,33 %`.
pub fn share(hundredths: i64) -> String {
    amount(hundredths, "%")
}

/// `mô hình “…” của …`
pub fn model(name: &str, unit: &str) -> String {
    figures::model(name, unit)
}

/// Level and body: `Cấp tỉnh, Ban Chỉ đạo tỉnh`.
pub fn recognised_by(level: &str, body: &str) -> String {
    labels::joined(&[level, body])
}

/// A title with the year.
pub fn title(year: i64) -> String {
    format!("{TITLE} {year}")
}
