//! Words of working years and their targets.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::WorkingYear, "năm công tác"), (Kind::Target, "chỉ tiêu")],
    fields: &[
        (F::RegistrationDue, "Hạn đăng ký"),
        (F::ReportDue, "Hạn báo cáo"),
        (F::ModelMinimum, "Mỗi đơn vị đăng ký ít nhất (mô hình)"),
        (F::RewardFund, "Quỹ khen thưởng trong năm (đồng)"),
        (F::GoodClasses, "Xếp loại được tính là thực hiện tốt (mỗi dòng một loại)"),
        (F::IsLocked, "Đã khóa sổ năm này"),
        (F::LockReason, "Lý do mở khóa"),
        (F::TargetName, "Tên chỉ tiêu"),
        (F::Planned, "Kế hoạch"),
        (F::TargetUnit, "Đơn vị tính"),
        (F::TargetFigure, "Con số đo (Q1, Q2, …)"),
        (F::Actual, "Thực hiện (khi không đo bằng con số)"),
    ],
    columns: &[
        ("registration_due", F::RegistrationDue),
        ("report_due", F::ReportDue),
        ("model_minimum", F::ModelMinimum),
        ("reward_fund", F::RewardFund),
        ("good_classes", F::GoodClasses),
        ("is_locked", F::IsLocked),
        ("lock_reason", F::LockReason),
        ("planned", F::Planned),
        ("unit_of_measure", F::TargetUnit),
        ("figure", F::TargetFigure),
        ("actual", F::Actual),
    ],
    choice_columns: &[],
    choices: &[],
};

/// Năm công tác.
pub const WORKING_YEARS: ListWords = ListWords {
    title: "Năm công tác",
    add: "Thêm năm",
    empty: "Chưa có năm công tác: hạn đăng ký, hạn báo cáo, xếp loại được tính là tốt, khóa sổ.",
};

/// Chỉ tiêu.
pub const TARGETS: ListWords =
    ListWords {
        title: "Chỉ tiêu", add: "Thêm chỉ tiêu", empty: "Năm này chưa có chỉ tiêu."
    };
