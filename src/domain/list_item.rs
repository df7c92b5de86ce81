//! Editable lists (danh mục): the office's own fields, levels, forms, roles. None is a rule.
use super::{
    entered::{Entered, Whole},
    field::Field,
    ids::ListItemId,
    problem::{Findings, Problem},
    stored_form::{one_line, typed},
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
    /// Áp dụng từ năm; blank: always before.
    pub from_year: Entered<Whole>,
    /// Áp dụng đến năm; blank: until today.
    pub to_year: Entered<Whole>,
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
        let from = found.read_year(Field::FromYear, &self.from_year);
        let to = found.read_year(Field::ToYear, &self.to_year);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            found.add(Field::ToYear, Problem::EndsBeforeStart);
        }
        found
    }

    /// Is it chosen from in a year? Words change: until 2017 a unit was “trong sạch, vững mạnh”, since then it is
    /// “hoàn thành xuất sắc nhiệm vụ” (Quy định 132-QĐ/TW, 08/3/2018).
    pub fn is_of_year(&self, year: i64) -> bool {
        self.is_in_use
            && self.from_year.get().is_none_or(|from| from.0 <= year)
            && self.to_year.get().is_none_or(|to| year <= to.0)
    }
}

impl ListItem {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name]);
        typed(today, &mut [&mut self.from_year, &mut self.to_year]);
    }
}
