//! Words of the registration form, of the models that others took over, and of targets beside those of the year before.
use super::{letters, numbers, print::WORD_FOR_THE_PEN};

/// Tên loại of a registration form.
pub const FORM: &str = "PHIẾU ĐĂNG KÝ";
/// Tên loại of the targets.
pub const TARGETS: &str = "BẢNG THEO DÕI";

/// What can be chosen of these papers.
pub mod option {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const BLANK_FORM: &str = "Mẫu trống để phát";
    pub const IN_YEAR_ALONE: &str = "Chỉ nơi bắt đầu áp dụng trong năm";
}

/// The form of a unit that registered nothing.
pub const NOTHING_OF_UNIT: &str = "Đơn vị này chưa đăng ký mô hình nào trong năm. \
     Hãy nhập ở “Đăng ký năm”, hoặc chọn “Mẫu trống để phát”.";
/// Nobody took a model over.
pub const NOTHING_TAKEN_OVER: &str = "Chưa ghi mô hình nào được nơi khác áp dụng tính đến hết năm này. \
     Hãy ghi ở phần “Nhân rộng” của phiếu mô hình, hoặc chọn năm khác.";
/// The same of one year.
pub const NOTHING_TAKEN_OVER_IN_YEAR: &str = "Chưa ghi nơi nào bắt đầu áp dụng mô hình trong năm này. \
     Hãy ghi “Từ ngày” ở phần “Nhân rộng” của phiếu mô hình, hoặc bỏ chọn “Chỉ nơi bắt đầu áp dụng trong năm”.";
/// A year without targets.
pub const NO_TARGETS: &str =
    "Năm này chưa ghi chỉ tiêu nào. Hãy nhập ở “Chỉ tiêu”, hoặc chọn năm khác.";
/// Days without which a place is in no year.
pub const WITHOUT_DAY: &str = "Có nơi áp dụng chưa ghi “Từ ngày” nên vẫn đứng trong danh sách.";

/// Who issues a form of a unit, as its letterhead says it, and who signs for it: a đảng bộ has a đảng ủy, a chi bộ signs
/// itself (HD 36-HD/VPTW, mục II). Any other unit keeps its name.
pub fn committee_of(unit: &str) -> (String, &'static str) {
    let rest = |start: &str| unit.strip_prefix(start).map(str::trim_start);
    match (rest("Đảng bộ "), rest("Chi bộ ")) {
        (Some(rest), _) => (format!("Đảng ủy {rest}"), "ĐẢNG ỦY"),
        (_, Some(_)) => (unit.to_owned(), "CHI BỘ"),
        _ => (unit.to_owned(), "CẤP ỦY"),
    }
}

/// The organisation above it: that of a đảng ủy is its đảng bộ.
pub fn organisation_of(committee: &str) -> String {
    committee.replacen("ĐẢNG ỦY", "ĐẢNG BỘ", 1).replacen("Đảng ủy", "Đảng bộ", 1)
}

/// Room for the pen in a form: so many lines, each of which is drawn out to the margin.
pub fn room(lines: usize) -> String {
    vec![WORD_FOR_THE_PEN; lines.max(1)].join("\n")
}

/// What a line for the pen ends with, and is drawn out by.
pub const DOTS: &str = "…";

/// Where a model was taken over, with how many groups did: `Chi bộ A (03 tổ, nhóm)`.
pub fn place(name: &str, groups: Option<i64>) -> String {
    match groups {
        Some(groups) => format!("{name} ({})", self::groups(groups)),
        None => name.to_owned(),
    }
}

/// `03 tổ, nhóm`
pub fn groups(count: i64) -> String {
    format!("{} tổ, nhóm", numbers::count(count))
}

/// Up to the end of the year, or in it alone.
pub fn period(years: &str, in_year_alone: bool) -> String {
    if in_year_alone { format!("trong {years}") } else { format!("đến hết {years}") }
}

/// Models with their units: `“A” của Chi bộ B; “C” của Chi bộ D`.
pub fn models_of(models: &[(String, String)]) -> String {
    /// Models that are named; of more only how many.
    const NAMED: usize = 30;
    let said = models.iter().take(NAMED).map(|(name, unit)| letters::model_of(name, unit, unit));
    let more = models.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("và {} mô hình khác", numbers::count(more as i64)));
    said.chain(more).collect::<Vec<_>>().join("; ")
}

/// What became of a target: `Không đạt` once its year is over, before that `Chưa đạt`.
pub fn target_result(is_met: Option<bool>, is_over: bool) -> &'static str {
    match is_met {
        Some(true) => super::results::MET,
        Some(false) if is_over => letters::passed(false),
        Some(false) => super::results::NOT_MET,
        None => super::results::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_missed_only_once_its_year_is_over() {
        assert_eq!(target_result(Some(false), true), "Không đạt");
        assert_eq!(target_result(Some(false), false), "Chưa đạt");
        assert_eq!(target_result(Some(true), false), "Đạt");
        assert_eq!(target_result(None, true), "Chưa có số liệu");
    }
}
