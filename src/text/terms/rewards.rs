//! Words of base salaries and reward rules.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind, reward::RewardSubject};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::BaseSalary, "lương cơ sở"), (Kind::RewardRule, "mức thưởng")],
    fields: &[
        (F::AppliesFrom, "Áp dụng từ ngày"),
        (F::BaseAmount, "Mức lương cơ sở (đồng)"),
        (F::BasisText, "Căn cứ áp dụng"),
        (F::RewardSubject, "Áp dụng cho"),
        (F::Coefficient, "Hệ số (× lương cơ sở)"),
        (F::FixedAmount, "Hoặc số tiền (đồng)"),
    ],
    columns: &[("amount", F::BaseAmount), ("basis", F::BasisText), ("coefficient", F::Coefficient)],
    choice_columns: &[],
    choices: &[("any", "Mọi đối tượng")],
};

/// Lương cơ sở.
pub const SALARIES: ListWords =
    ListWords {
        title: "Lương cơ sở", add: "Thêm mức lương", empty: "Chưa có mức lương cơ sở."
    };

/// Mức thưởng.
pub const REWARD_RULES: ListWords = ListWords {
    title: "Mức thưởng",
    add: "Thêm mức thưởng",
    empty: "Chưa có mức thưởng theo hình thức khen.",
};

/// Whom a reward rule is for.
pub fn reward_subject(value: RewardSubject) -> &'static str {
    match value {
        RewardSubject::Any => "Mọi đối tượng",
        RewardSubject::Collective => "Tập thể",
        RewardSubject::Person => "Cá nhân",
        RewardSubject::Household => "Hộ gia đình",
    }
}
