//! Editable lists (danh mục): the office's own fields, levels, forms, roles. None is a rule.
use super::{
    field::Field,
    ids::ListItemId,
    problem::{Findings, Problem},
    stored_form::one_line,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which editable list an item belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ListKind {
    /// Lĩnh vực.
    #[default]
    ModelField,
    /// Cấp.
    Level,
    /// Hình thức khen.
    AwardForm,
    /// Nội dung khen.
    AwardContent,
    /// Thành tích.
    Achievement,
    /// Loại hình đơn vị.
    BusinessType,
    /// Loại văn bản.
    DocumentKind,
    /// Vai trò trong Ban Chỉ đạo.
    CommitteeRole,
    /// Xếp loại quy chế dân chủ.
    DemocracyClass,
    /// Xếp loại tổ chức cơ sở đảng.
    UnitClass,
}

impl ListKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::ModelField,
        Self::Level,
        Self::AwardForm,
        Self::AwardContent,
        Self::Achievement,
        Self::BusinessType,
        Self::DocumentKind,
        Self::CommitteeRole,
        Self::DemocracyClass,
        Self::UnitClass,
    ];
}

/// One item of an editable list: fields, levels, forms, roles …
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListItem {
    /// `None` while not yet stored.
    pub id: Option<ListItemId>,
    /// Danh mục.
    pub list: ListKind,
    /// Tên.
    pub name: String,
    /// Đang dùng.
    pub is_in_use: bool,
    /// Thứ tự.
    pub position: i64,
}

impl ListItem {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it. `taken`: the list has this name already.
    pub fn check(&self, taken: bool) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Name, &self.name);
        if taken {
            found.add(Field::Name, Problem::AlreadyInList);
        }
        found
    }
}

impl ListItem {
    /// Puts it into its stored form. It has no day that `today` would complete; every kind is asked alike.
    pub fn tidy(&mut self, _today: Date) {
        one_line(&mut [&mut self.name]);
    }
}
