//! Words of units and their kinds.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind, unit::SuccessionKind};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::UnitKind, "loại đơn vị"),
        (Kind::Unit, "đơn vị"),
        (Kind::Succession, "đơn vị tiền thân"),
        (Kind::Collective, "tập thể trong đơn vị"),
    ],
    fields: &[
        (F::Code, "Mã"),
        (F::UnitName, "Tên đơn vị"),
        (F::CertificateName, "Tên in trên Giấy khen"),
        (F::UnitKind, "Loại đơn vị"),
        (F::IsPartyBase, "Là tổ chức cơ sở đảng"),
        (F::BusinessType, "Loại hình"),
        (F::ParentUnit, "Đơn vị cấp trên"),
        (F::PartyMembers, "Số đảng viên"),
        (F::Workers, "Số lao động"),
        (F::Address, "Địa chỉ"),
        (F::Contact, "Người liên hệ"),
        (F::Phone, "Điện thoại"),
        (F::Predecessors, "Tiền thân"),
        (F::Predecessor, "Đơn vị tiền thân"),
        (F::SuccessionDate, "Ngày đổi"),
        (F::SuccessionKind, "Cách đổi"),
        (F::CollectiveName, "Tên tập thể"),
        (F::Collectives, "Tập thể trong đơn vị"),
    ],
    columns: &[
        ("is_party_base", F::IsPartyBase),
        ("code", F::Code),
        ("certificate_name", F::CertificateName),
        ("kind_id", F::UnitKind),
        ("business_type", F::BusinessType),
        ("parent_id", F::ParentUnit),
        ("party_members", F::PartyMembers),
        ("workers", F::Workers),
        ("address", F::Address),
        ("contact", F::Contact),
        ("phone", F::Phone),
        ("predecessor_id", F::Predecessor),
        ("unit_name", F::UnitName),
    ],
    choice_columns: &[],
    choices: &[("renamed", "Đổi tên"), ("merged", "Sáp nhập"), ("split", "Chia tách")],
};

/// Đơn vị.
pub const UNITS: ListWords = ListWords {
    title: "Đơn vị",
    add: "Thêm đơn vị",
    empty: "Chưa có đơn vị. Bấm “Thêm đơn vị”, hoặc dán một danh sách ở “Lập danh sách nhanh”.",
};

/// Loại đơn vị.
pub const UNIT_KINDS: ListWords = ListWords {
    title: "Loại đơn vị",
    add: "Thêm loại",
    empty: "Chưa có loại đơn vị, ví dụ Đảng bộ cơ sở, Chi bộ cơ sở.",
};

/// Đổi tên, sáp nhập, chia tách.
pub fn succession_kind(kind: SuccessionKind) -> &'static str {
    match kind {
        SuccessionKind::Renamed => "Đổi tên",
        SuccessionKind::Merged => "Sáp nhập",
        SuccessionKind::Split => "Chia tách",
    }
}
