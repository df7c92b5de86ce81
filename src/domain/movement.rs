//! Movement models (“Dân vận khéo”), their yearly registrations, follow-up and replication.
use super::{
    calendar::show_date,
    entered::{Entered, Money, Whole},
    field::Field,
    ids::{
        BodyId, CollectiveId, FollowUpId, KeyVisitor, Kind, MovementModelId, PersonId,
        RecognitionId, RegistrationId, ReplicationId, UnitId, visit_key,
    },
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::fold,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Mô hình or điển hình.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ModelKind {
    /// Mô hình.
    #[default]
    Model,
    /// Điển hình.
    Exemplar,
}

impl ModelKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Model, Self::Exemplar];
}

/// Who carries it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ModelSubject {
    /// Tập thể.
    #[default]
    Collective,
    /// Cá nhân.
    Person,
}

impl ModelSubject {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Collective, Self::Person];
}

/// What kind of registration a year has of a model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RegistrationKind {
    /// Mới.
    #[default]
    New,
    /// Duy trì.
    Maintained,
    /// Nâng cấp, bổ sung.
    Upgraded,
}

impl RegistrationKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::New, Self::Maintained, Self::Upgraded];
}

/// How far a model has come in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RegistrationState {
    /// Đã đăng ký.
    #[default]
    Registered,
    /// Dự thảo.
    Draft,
    /// Đang thực hiện.
    Underway,
    /// Đã báo cáo kết quả.
    Reported,
    /// Đã chấm điểm.
    Scored,
    /// Được công nhận.
    Recognised,
    /// Không công nhận.
    NotRecognised,
    /// Kết thúc.
    Ended,
    /// Rút đăng ký.
    Withdrawn,
}

impl RegistrationState {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Registered,
        Self::Draft,
        Self::Underway,
        Self::Reported,
        Self::Scored,
        Self::Recognised,
        Self::NotRecognised,
        Self::Ended,
        Self::Withdrawn,
    ];

    /// Does a registration stand: not a draft, not withdrawn?
    pub fn stands(self) -> bool {
        !matches!(self, Self::Draft | Self::Withdrawn)
    }
}

/// How well it works, as the office sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// Chưa đánh giá.
    #[default]
    Unknown,
    /// Có hiệu quả.
    Effective,
    /// Hiệu quả chưa cao.
    Weak,
}

impl Effect {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Effective, Self::Weak];
}

/// What a follow-up entry is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FollowUpPeriod {
    /// 6 tháng.
    #[default]
    HalfYear,
    /// Năm.
    Year,
    /// Đột xuất.
    AdHoc,
}

impl FollowUpPeriod {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::HalfYear, Self::Year, Self::AdHoc];
}

/// Mô hình, điển hình “Dân vận khéo”: lives several years, apart from its yearly registrations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MovementModel {
    /// `None` while not yet stored.
    pub id: Option<MovementModelId>,
    /// Tên, without outer quotes; printed exactly.
    pub name: String,
    /// Loại.
    pub kind: ModelKind,
    /// Đơn vị.
    pub unit: Option<UnitId>,
    /// Tập thể hay cá nhân.
    pub subject: ModelSubject,
    /// Tập thể trong đơn vị that carries it out, when not the whole unit.
    pub collective: Option<CollectiveId>,
    /// Cá nhân that carries it out.
    pub person: Option<PersonId>,
    /// Lĩnh vực.
    pub area: String,
    /// Năm bắt đầu.
    pub start_year: Entered<Whole>,
    /// Ngày ra mắt; blank while it was not.
    pub launched_on: Entered<Date>,
    /// Ghi chú.
    pub note: String,
    /// Cần rà soát.
    pub needs_review: bool,
    /// Nơi áp dụng.
    pub replications: Vec<Replication>,
}

/// Nơi áp dụng: one place or group that took a model over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Replication {
    /// `None` while not yet stored.
    pub id: Option<ReplicationId>,
    /// Đơn vị áp dụng.
    pub unit: Option<UnitId>,
    /// Nơi áp dụng khác.
    pub place: String,
    /// Số tổ, nhóm áp dụng.
    pub groups: Entered<Whole>,
    /// Từ ngày.
    pub from: Entered<Date>,
    /// Kết quả.
    pub result: String,
}

/// Đăng ký năm: what a unit undertakes for a model in one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Registration {
    /// `None` while not yet stored.
    pub id: Option<RegistrationId>,
    /// Mô hình.
    pub model: Option<MovementModelId>,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Loại đăng ký.
    pub kind: RegistrationKind,
    /// Tiến độ.
    pub state: RegistrationState,
    /// Ngày đăng ký.
    pub registered_on: Entered<Date>,
    /// Hiệu quả.
    pub effect: Effect,
    /// Thực trạng, lý do.
    pub reason: String,
    /// Mục tiêu, tiêu chí.
    pub goal: String,
    /// Nội dung, cách thức thực hiện.
    pub content: String,
    /// Địa bàn, đối tượng.
    pub where_and_whom: String,
    /// Lực lượng thực hiện.
    pub forces: String,
    /// Nguồn lực.
    pub resources: String,
    /// Thời gian bắt đầu.
    pub from: Entered<Date>,
    /// Thời gian kết thúc.
    pub to: Entered<Date>,
    /// Sản phẩm, kết quả đầu ra.
    pub output: String,
    /// Khả năng duy trì, nhân rộng.
    pub durability: String,
    /// Người phụ trách.
    pub in_charge: Option<PersonId>,
    /// Người liên hệ, điện thoại.
    pub contact: String,
    /// Lý do rút đăng ký.
    pub withdrawn_reason: String,
    /// Nêu tên trong báo cáo năm.
    pub is_cited: bool,
    /// Ghi chú.
    pub note: String,
    /// Theo dõi.
    pub follow_ups: Vec<FollowUp>,
    /// Công nhận for what was done in this year, whenever it was decided.
    pub recognitions: Vec<Recognition>,
}

/// Công nhận: one body says by a decision that the model is one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recognition {
    /// `None` while not yet stored.
    pub id: Option<RecognitionId>,
    /// Cấp.
    pub level: String,
    /// Cơ quan công nhận.
    pub body: Option<BodyId>,
    /// Quyết định công nhận số.
    pub number: String,
    /// Ngày quyết định công nhận.
    pub date: Entered<Date>,
    /// Ngày thu hồi; blank while it stands.
    pub withdrawn_on: Entered<Date>,
    /// Quyết định thu hồi số.
    pub withdrawal_number: String,
    /// Lý do thu hồi.
    pub withdrawal_reason: String,
}

impl Recognition {
    /// Was it not taken back?
    pub fn stands(&self) -> bool {
        [&self.withdrawn_on.text, &self.withdrawal_number, &self.withdrawal_reason]
            .iter()
            .all(|text| text.is_empty())
    }

    /// What is wrong with it.
    fn check(&self) -> Findings {
        let mut found = Findings::default();
        if self.level.is_empty() && self.body.is_none() {
            found.add(Field::Recognitions, Problem::Required);
        }
        found.read_span(
            (Field::RecognisedOn, &self.date),
            (Field::RecognitionWithdrawnOn, &self.withdrawn_on),
        );
        if !self.stands() {
            found.require(Field::RecognitionWithdrawnOn, &self.withdrawn_on.text);
            found.require(Field::WithdrawalReason, &self.withdrawal_reason);
        }
        found
    }
}

/// Theo dõi: one entry about how a model goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// `None` while not yet stored.
    pub id: Option<FollowUpId>,
    /// Ngày.
    pub date: Entered<Date>,
    /// Kỳ.
    pub period: FollowUpPeriod,
    /// Kết quả.
    pub result: String,
    /// Số người tham gia.
    pub participants: Entered<Whole>,
    /// Giá trị, in đồng.
    pub value: Entered<Money>,
}

/// Most letters of a model's name.
const LONGEST_NAME: usize = 500;

/// From this likeness on (Jaro–Winkler, 0 to 1) two names are pointed out: a letter or two of a usual name
/// differ. It only warns.
const ALIKE: f64 = 0.95;

/// Do two names of models mean nearly the same? Quotes, signs, tones and case do not count.
pub fn nearly_the_same(a: &str, b: &str) -> bool {
    let plain = |text: &str| {
        let letters: String =
            fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        letters.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && (a == b || strsim::jaro_winkler(&a, &b) >= ALIKE)
}

/// The name without quotes around the whole of it, which the papers would double; `None` when there are
/// none. Quotes inside it stay as they are, balanced or not.
pub fn without_outer_quotes(name: &str) -> Option<&str> {
    let inner = name.trim().strip_prefix(['“', '"'])?.strip_suffix(['”', '"'])?;
    (!inner.is_empty() && !inner.contains(['“', '”', '"'])).then_some(inner)
}

impl MovementModel {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it. `twice`: a model of the same unit with nearly the same name.
    pub fn check(&self, twice: Option<String>) -> Findings {
        let mut found = Findings::default();
        found.require(Field::ModelName, &self.name);
        if self.name.chars().count() > LONGEST_NAME {
            found.add(Field::ModelName, Problem::TooLong { most: LONGEST_NAME });
        }
        if without_outer_quotes(&self.name).is_some() {
            found.add(Field::ModelName, Problem::OuterQuotes);
        }
        if let Some(of) = twice {
            found.add(Field::ModelName, Problem::NearlyTheSame { of });
        }
        if self.unit.is_none() {
            found.add(Field::Unit, Problem::Required);
        }
        if self.subject == ModelSubject::Person && self.person.is_none() {
            found.add(Field::Person, Problem::Required);
        }
        found.read_year(Field::StartYear, &self.start_year);
        found.read(Field::LaunchedOn, &self.launched_on);
        for (row, replication) in self.replications.iter().enumerate() {
            let mut of_part = Findings::default();
            if replication.unit.is_none() && replication.place.trim().is_empty() {
                of_part.add(Field::Replications, Problem::Required);
            } else if replication.unit.is_some() && replication.unit == self.unit {
                of_part.add(Field::ReplicationUnit, Problem::SameUnit);
            }
            of_part.read(Field::ReplicationGroups, &replication.groups);
            of_part.read(Field::From, &replication.from);
            found.add_part(Kind::Replication, row, of_part);
        }
        found
    }
}

/// What the rest of the book says about a registration.
#[derive(Clone, Debug, Default)]
pub struct RegistrationFacts {
    /// The model is registered in this year already.
    pub twice: bool,
    /// Another registration of the year with nearly the same name: its name and unit.
    pub nearly: Option<String>,
    /// The model was registered in an earlier year.
    pub earlier: bool,
    /// Last day to register.
    pub due: Option<Date>,
}

impl Registration {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.year.text
    }

    /// What is wrong with it.
    pub fn check(&self, facts: &RegistrationFacts) -> Findings {
        let mut found = Findings::default();
        if self.model.is_none() {
            found.add(Field::MovementModel, Problem::Required);
        } else if facts.twice {
            found.add(Field::MovementModel, Problem::RegisteredAlready);
        }
        if let Some(of) = &facts.nearly {
            found.add(Field::MovementModel, Problem::NearlyTheSame { of: of.clone() });
        }
        found.require(Field::Year, &self.year.text);
        let year = found.read_year(Field::Year, &self.year);
        let day = found.read(Field::RegisteredOn, &self.registered_on);
        if let (Some(day), Some(year)) = (day, year)
            && i64::from(day.year()) != year
        {
            found.add(Field::RegisteredOn, Problem::NotInYear);
        }
        if let (Some(day), Some(due)) = (day, facts.due)
            && day > due
        {
            found.add(Field::RegisteredOn, Problem::AfterDue { due: show_date(due) });
        }
        if self.kind == RegistrationKind::Maintained && !facts.earlier {
            found.add(Field::RegistrationKind, Problem::NotRegisteredBefore);
        }
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        if self.state == RegistrationState::Withdrawn {
            found.require(Field::WithdrawnReason, &self.withdrawn_reason);
        }
        for (row, follow_up) in self.follow_ups.iter().enumerate() {
            let mut of_part = Findings::default();
            of_part.require(Field::FollowUpDate, &follow_up.date.text);
            of_part.read(Field::FollowUpDate, &follow_up.date);
            of_part.read(Field::Participants, &follow_up.participants);
            of_part.read(Field::FollowUpValue, &follow_up.value);
            found.add_part(Kind::FollowUp, row, of_part);
        }
        for (row, recognition) in self.recognitions.iter().enumerate() {
            found.add_part(Kind::Recognition, row, recognition.check());
        }
        let stands = self.recognitions.iter().any(Recognition::stands);
        if stands && self.state == RegistrationState::NotRecognised {
            found.add(Field::RegistrationState, Problem::RecognisedAllTheSame);
        }
        let is_said = self.state == RegistrationState::Recognised;
        if is_said && !stands && !self.recognitions.is_empty() {
            found.add(Field::RegistrationState, Problem::RecognitionTakenBack);
        }
        found
    }

    /// Does it stand: not a draft, not withdrawn?
    pub fn stands(&self) -> bool {
        self.state.stands()
    }

    /// Is it recognised for this year: by a decision that was not taken back or, where none is entered, as the clerk
    /// says how far it has come?
    pub fn is_recognised(&self) -> bool {
        let says_so = self.state == RegistrationState::Recognised;
        self.recognitions.iter().any(Recognition::stands) || says_so && self.recognitions.is_empty()
    }

    /// Is the model kept up in this year: under way, reported, scored or recognised?
    pub fn is_kept_up(&self) -> bool {
        use RegistrationState::{Recognised, Reported, Scored, Underway};
        matches!(self.state, Underway | Reported | Scored | Recognised)
    }
}

impl MovementModel {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name, &mut self.area]);
        lines(&mut [&mut self.note]);
        typed(today, &mut [&mut self.start_year]);
        typed(today, &mut [&mut self.launched_on]);
        for part in &mut self.replications {
            one_line(&mut [&mut part.place]);
            lines(&mut [&mut part.result]);
            typed(today, &mut [&mut part.from]);
            typed(today, &mut [&mut part.groups]);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.unit, visit);
        visit_key(&mut self.collective, visit);
        visit_key(&mut self.person, visit);
        for replication in &mut self.replications {
            visit_key(&mut replication.unit, visit);
        }
    }
}

impl Registration {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.contact, &mut self.withdrawn_reason]);
        lines(&mut [
            &mut self.reason,
            &mut self.goal,
            &mut self.content,
            &mut self.where_and_whom,
            &mut self.forces,
            &mut self.resources,
            &mut self.output,
            &mut self.durability,
            &mut self.note,
        ]);
        typed(today, &mut [&mut self.registered_on, &mut self.from, &mut self.to]);
        typed(today, &mut [&mut self.year]);
        for part in &mut self.follow_ups {
            lines(&mut [&mut part.result]);
            typed(today, &mut [&mut part.date]);
            typed(today, &mut [&mut part.participants]);
            typed(today, &mut [&mut part.value]);
        }
        for part in &mut self.recognitions {
            one_line(&mut [
                &mut part.level,
                &mut part.number,
                &mut part.withdrawal_number,
                &mut part.withdrawal_reason,
            ]);
            typed(today, &mut [&mut part.date, &mut part.withdrawn_on]);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.model, visit);
        visit_key(&mut self.in_charge, visit);
        for recognition in &mut self.recognitions {
            visit_key(&mut recognition.body, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{MovementModelId, UnitId};

    #[test]
    fn names_with_nested_and_unbalanced_quotes_stay_and_outer_ones_are_pointed_out() {
        let model = |name: &str| MovementModel {
            name: name.into(),
            unit: Some(UnitId(1)),
            ..MovementModel::default()
        };
        for name in [
            "Đoàn kết “Hệ thống đại lý là cánh tay nối liền giữa Công ty với khách hàng”",
            "Petrolimex Trà Vinh với “Trách nhiệm - Tri thức - Văn minh”",
            "“Đoàn kết” và “sáng tạo”",
        ] {
            assert_eq!(model(name).check(None), Findings::default(), "{name}");
        }
        assert_eq!(
            model("“Nụ cười công sở”").check(None).list,
            [(Field::ModelName, Problem::OuterQuotes)]
        );
        assert_eq!(without_outer_quotes(" “Nụ cười công sở” "), Some("Nụ cười công sở"));
    }

    #[test]
    fn nearly_the_same_names() {
        assert!(nearly_the_same("Nụ cười công sở", "“NỤ CƯỜI CÔNG SỞ”"));
        assert!(nearly_the_same("Ngày thứ Bảy tình nguyện", "Ngày thứ bẩy tình nguyện"));
        assert!(!nearly_the_same("Nụ cười công sở", "Chăm sóc khách hàng"));
        assert!(!nearly_the_same("", ""));
    }

    #[test]
    fn a_registration_is_in_its_year_in_time_and_withdrawn_with_a_reason() {
        let registration = Registration {
            model: Some(MovementModelId(1)),
            year: "2016".into(),
            kind: RegistrationKind::Maintained,
            registered_on: "05/01/2017".into(),
            state: RegistrationState::Withdrawn,
            ..Registration::default()
        };
        let facts = RegistrationFacts {
            due: Some(Date::constant(2016, 3, 31)),
            ..RegistrationFacts::default()
        };
        let found = registration.check(&facts);
        assert_eq!(
            found.list,
            [
                (Field::RegisteredOn, Problem::NotInYear),
                (Field::RegisteredOn, Problem::AfterDue { due: "31/03/2016".into() }),
                (Field::RegistrationKind, Problem::NotRegisteredBefore),
                (Field::WithdrawnReason, Problem::Required),
            ]
        );
        assert!(!registration.stands());
    }
}
