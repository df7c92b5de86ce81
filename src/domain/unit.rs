//! Units (đơn vị), their kinds, their history, and the collectives inside them.
use super::{
    entered::{Entered, Whole},
    field::Field,
    ids::{CollectiveId, KeyVisitor, Kind, SuccessionId, UnitId, UnitKindId, visit_key},
    problem::{Findings, Problem},
    stored_form::{one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Loại đơn vị: an editable list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitKind {
    /// `None` while not yet stored.
    pub id: Option<UnitKindId>,
    /// E.g. Đảng bộ cơ sở.
    pub name: String,
    /// Is it a tổ chức cơ sở đảng (TCCSĐ), so that it enters the 100 % and 80 % denominators?
    pub is_party_base: bool,
}

impl UnitKind {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it.
    pub fn check(&self, name_taken: bool) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Name, &self.name);
        if name_taken {
            found.add(Field::Name, Problem::AlreadyInList);
        }
        found
    }
}

/// How one unit came from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SuccessionKind {
    /// Đổi tên.
    #[default]
    Renamed,
    /// Sáp nhập, many to one.
    Merged,
    /// Chia tách, one to many.
    Split,
}

/// One unit that this unit came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Succession {
    /// `None` while not yet stored.
    pub id: Option<SuccessionId>,
    /// The earlier unit.
    pub predecessor: Option<UnitId>,
    /// From when.
    pub date: Entered<Date>,
    /// How.
    pub kind: SuccessionKind,
}

/// Đơn vị. Old years keep printing the old unit: a rename is a new unit that succeeds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unit {
    /// `None` while not yet stored.
    pub id: Option<UnitId>,
    /// Mã, free.
    pub code: String,
    /// Tên đơn vị, printed as it is.
    pub name: String,
    /// Tên in trên Giấy khen, when shorter.
    pub certificate_name: String,
    /// Loại.
    pub kind: Option<UnitKindId>,
    /// Loại hình: doanh nghiệp nhà nước, cổ phần … (free text).
    pub business_type: String,
    /// Đơn vị cấp trên.
    pub parent: Option<UnitId>,
    /// Thứ tự, set by the office; rules every list.
    pub position: i64,
    /// Số đảng viên.
    pub party_members: Entered<Whole>,
    /// Số lao động.
    pub workers: Entered<Whole>,
    /// Địa chỉ.
    pub address: String,
    /// Người liên hệ.
    pub contact: String,
    /// Điện thoại.
    pub phone: String,
    /// Số tài khoản, ngân hàng.
    pub account_number: String,
    /// Hoạt động từ ngày.
    pub from: Entered<Date>,
    /// Đến ngày; blank while it exists.
    pub to: Entered<Date>,
    /// Cần rà soát: made behind a quick list.
    pub needs_review: bool,
    /// Units it came from.
    pub predecessors: Vec<Succession>,
    /// Tập thể trong đơn vị.
    pub collectives: Vec<Collective>,
}

/// Tập thể trong đơn vị: công đoàn, phòng, đoàn thanh niên, with a printed name of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collective {
    /// `None` while not yet stored.
    pub id: Option<CollectiveId>,
    /// Its whole printed name.
    pub name: String,
    /// Tên in trên Giấy khen, when shorter.
    pub certificate_name: String,
}

impl Unit {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it. `name_taken`: another active unit has this name;
    /// `above`: the units above the chosen parent, itself included.
    pub fn check(&self, name_taken: bool, above: &[UnitId]) -> Findings {
        let mut found = Findings::default();
        found.require(Field::UnitName, &self.name);
        if name_taken {
            found.add(Field::UnitName, Problem::AlreadyInList);
        }
        if self.kind.is_none() && !self.needs_review {
            found.add(Field::UnitKind, Problem::Required);
        }
        if self.id.is_some_and(|id| above.contains(&id)) {
            found.add(Field::ParentUnit, Problem::AboveItself);
        }
        found.read(Field::PartyMembers, &self.party_members);
        found.read(Field::Workers, &self.workers);
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        for (row, succession) in self.predecessors.iter().enumerate() {
            let mut of_part = Findings::default();
            if succession.predecessor.is_none() || succession.predecessor == self.id {
                of_part.add(Field::Predecessor, Problem::Required);
            }
            of_part.read(Field::SuccessionDate, &succession.date);
            found.add_part(Kind::Succession, row, of_part);
        }
        for (row, collective) in self.collectives.iter().enumerate() {
            let mut of_part = Findings::default();
            of_part.require(Field::CollectiveName, &collective.name);
            found.add_part(Kind::Collective, row, of_part);
        }
        found
    }
}

impl UnitKind {
    /// Puts it into its stored form. It has no day that `today` would complete; every kind is asked alike.
    pub fn tidy(&mut self, _today: Date) {
        one_line(&mut [&mut self.name]);
    }
}

impl Unit {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.code,
            &mut self.name,
            &mut self.certificate_name,
            &mut self.business_type,
            &mut self.address,
            &mut self.contact,
            &mut self.phone,
            &mut self.account_number,
        ]);
        typed(today, &mut [&mut self.party_members, &mut self.workers]);
        typed(today, &mut [&mut self.from, &mut self.to]);
        for succession in &mut self.predecessors {
            succession.date.tidy(today);
        }
        for collective in &mut self.collectives {
            collective.tidy();
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.kind, visit);
        visit_key(&mut self.parent, visit);
        for succession in &mut self.predecessors {
            visit_key(&mut succession.predecessor, visit);
        }
    }
}

impl Collective {
    /// Puts it into its stored form.
    pub fn tidy(&mut self) {
        one_line(&mut [&mut self.name, &mut self.certificate_name]);
    }
}
