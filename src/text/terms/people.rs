//! Words of people and their posts.
use super::{ListWords, Words};
use crate::domain::{
    field::Field as F,
    ids::Kind,
    person::{Duty, Gender},
};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::Person, "cá nhân"), (Kind::Post, "chức vụ")],
    fields: &[
        (F::FullName, "Họ và tên"),
        (F::FamilyName, "Họ và chữ đệm"),
        (F::GivenName, "Tên (để xếp thứ tự)"),
        (F::Salutation, "Xưng hô"),
        (F::Gender, "Giới tính"),
        (F::Birth, "Ngày sinh"),
        (F::Ethnicity, "Dân tộc"),
        (F::Religion, "Tôn giáo"),
        (F::Hometown, "Quê quán"),
        (F::IsPartyMember, "Đảng viên"),
        (F::PartyJoined, "Ngày vào Đảng"),
        (F::Education, "Trình độ"),
        (F::AccountNumber, "Số tài khoản, ngân hàng"),
        (F::Posts, "Chức vụ qua các thời kỳ"),
        (F::Unit, "Đơn vị"),
        (F::PostTitle, "Chức vụ"),
        (F::Duty, "Tính chất công việc"),
        (F::PartyPost, "Chức vụ Đảng"),
    ],
    columns: &[
        ("position_title", F::PostTitle),
        ("title", F::PostTitle),
        ("given_name", F::GivenName),
        ("salutation", F::Salutation),
        ("gender", F::Gender),
        ("birth", F::Birth),
        ("ethnicity", F::Ethnicity),
        ("religion", F::Religion),
        ("hometown", F::Hometown),
        ("is_party_member", F::IsPartyMember),
        ("party_joined", F::PartyJoined),
        ("education", F::Education),
        ("account_number", F::AccountNumber),
        ("duty", F::Duty),
        ("unit_id", F::Unit),
    ],
    choice_columns: &["gender", "duty"],
    choices: &[
        ("male", "Nam"),
        ("female", "Nữ"),
        ("unknown", "Chưa rõ"),
        ("leading", "Lãnh đạo, quản lý"),
        ("direct", "Trực tiếp lao động, công tác"),
    ],
};

/// Cá nhân.
pub const PEOPLE: ListWords = ListWords {
    title: "Cá nhân",
    add: "Thêm cá nhân",
    empty: "Chưa có cá nhân. Bấm “Thêm cá nhân”, hoặc dán một danh sách ở “Lập danh sách nhanh”.",
};

/// Giới tính.
pub fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Unknown => "",
        Gender::Male => "Nam",
        Gender::Female => "Nữ",
    }
}

/// Lãnh đạo or trực tiếp.
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Unknown => "Chưa rõ",
        Duty::Leading => "Lãnh đạo, quản lý",
        Duty::Direct => "Trực tiếp lao động, công tác",
    }
}
