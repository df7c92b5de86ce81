//! Words of editable lists.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind, list_item::ListKind};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::ListItem, "mục danh mục")],
    fields: &[(F::ListKind, "Danh mục"), (F::IsInUse, "Đang dùng")],
    columns: &[("list", F::ListKind), ("is_in_use", F::IsInUse)],
    choice_columns: &["list"],
    choices: &[
        ("field", "Lĩnh vực"),
        ("level", "Cấp"),
        ("form", "Hình thức khen"),
        ("content", "Nội dung khen"),
        ("achievement", "Thành tích"),
        ("business_type", "Loại hình đơn vị"),
        ("document_kind", "Loại văn bản"),
        ("committee_role", "Vai trò trong Ban Chỉ đạo"),
        ("democracy_class", "Xếp loại quy chế dân chủ"),
        ("unit_class", "Xếp loại tổ chức cơ sở đảng"),
    ],
};

/// Danh mục.
pub const LIST_ITEMS: ListWords = ListWords {
    title: "Danh mục",
    add: "Thêm mục",
    empty: "Chưa có danh mục: lĩnh vực, cấp, hình thức, vai trò.",
};

/// Which editable list an item belongs to.
pub fn list_kind(value: ListKind) -> &'static str {
    match value {
        ListKind::ModelField => "Lĩnh vực",
        ListKind::Level => "Cấp",
        ListKind::AwardForm => "Hình thức khen",
        ListKind::AwardContent => "Nội dung khen",
        ListKind::Achievement => "Thành tích",
        ListKind::BusinessType => "Loại hình đơn vị",
        ListKind::DocumentKind => "Loại văn bản",
        ListKind::CommitteeRole => "Vai trò trong Ban Chỉ đạo",
        ListKind::DemocracyClass => "Xếp loại quy chế dân chủ",
        ListKind::UnitClass => "Xếp loại tổ chức cơ sở đảng",
    }
}
