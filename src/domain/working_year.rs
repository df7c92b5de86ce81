//! Working years (năm công tác): deadlines, lock, and the year's targets (chỉ tiêu).
use super::{
    entered::{Entered, Hundredths, Money, Whole},
    field::Field,
    figure,
    ids::{TargetId, WorkingYearId},
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::fold,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Năm công tác: its deadlines, what counts as good, and whether it is locked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingYear {
    /// `None` while not yet stored.
    pub id: Option<WorkingYearId>,
    /// Năm.
    pub year: Entered<Whole>,
    /// Hạn đăng ký.
    pub registration_due: Entered<Date>,
    /// Hạn báo cáo.
    pub report_due: Entered<Date>,
    /// Mỗi đơn vị đăng ký ít nhất (mô hình).
    pub model_minimum: Entered<Whole>,
    /// Quỹ khen thưởng of the year, in đồng.
    pub reward_fund: Entered<Money>,
    /// Xếp loại được tính là thực hiện tốt (mỗi dòng một loại).
    pub good_classes: String,
    /// Đã khóa sổ năm này.
    pub is_locked: bool,
    /// Lý do mở khóa.
    pub lock_reason: String,
}

/// Chỉ tiêu of a year, with the figure that measures it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Target {
    /// `None` while not yet stored.
    pub id: Option<TargetId>,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Tên chỉ tiêu.
    pub name: String,
    /// Kế hoạch.
    pub planned: Entered<Hundredths>,
    /// Đơn vị tính.
    pub unit: String,
    /// Con số đo: the id of a figure, blank for none.
    pub figure: String,
    /// Thực hiện (khi không đo bằng con số).
    pub actual: Entered<Hundredths>,
    /// Ghi chú.
    pub note: String,
}

impl WorkingYear {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.year.text
    }

    /// What is wrong with it. `taken`: the year is in the list already; `was_locked`: as stored.
    pub fn check(&self, taken: bool, was_locked: bool) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Year, &self.year.text);
        found.read_year(Field::Year, &self.year);
        if taken {
            found.add(Field::Year, Problem::AlreadyInList);
        }
        found.read(Field::RegistrationDue, &self.registration_due);
        found.read(Field::ReportDue, &self.report_due);
        found.read(Field::ModelMinimum, &self.model_minimum);
        found.read(Field::RewardFund, &self.reward_fund);
        if was_locked && !self.is_locked {
            found.require(Field::LockReason, &self.lock_reason);
        }
        found
    }

    /// Does a class of grassroots democracy count as done well?
    pub fn is_good(&self, class: &str) -> bool {
        let class = fold(class);
        !class.is_empty() && self.good_classes.lines().any(|line| fold(line) == class)
    }
}

impl Target {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Year, &self.year.text);
        found.read_year(Field::Year, &self.year);
        found.require(Field::TargetName, &self.name);
        found.require(Field::Planned, &self.planned.text);
        let planned = found.read(Field::Planned, &self.planned);
        if self.unit.trim() == "%" && planned.is_some_and(|p| p.0 > 10_000) {
            found.add(Field::Planned, Problem::NotAPercentage);
        }
        if !self.figure.is_empty() && !figure::is_id(&self.figure) {
            found.add(Field::TargetFigure, Problem::NotAFigure);
        }
        found.read(Field::Actual, &self.actual);
        found
    }
}

impl WorkingYear {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.lock_reason]);
        lines(&mut [&mut self.good_classes]);
        typed(today, &mut [&mut self.registration_due, &mut self.report_due]);
        typed(today, &mut [&mut self.year, &mut self.model_minimum]);
        self.reward_fund.tidy(today);
    }
}

impl Target {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name, &mut self.unit, &mut self.figure, &mut self.note]);
        typed(today, &mut [&mut self.year]);
        typed(today, &mut [&mut self.planned, &mut self.actual]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlocking_wants_a_reason() {
        let year = WorkingYear { year: "2016".into(), ..WorkingYear::default() };
        assert_eq!(year.check(false, false), Findings::default());
        assert_eq!(year.check(false, true).list, [(Field::LockReason, Problem::Required)]);
        let reasoned = WorkingYear { lock_reason: "bổ sung số liệu".into(), ..year };
        assert_eq!(reasoned.check(false, true), Findings::default());
    }

    #[test]
    fn targets_in_percent_and_by_figure() {
        let target = |planned: &str, figure: &str| Target {
            year: "2017".into(),
            name: "TCCSĐ thực hiện tốt".into(),
            planned: planned.into(),
            unit: "%".into(),
            figure: figure.into(),
            ..Target::default()
        };
        assert_eq!(target("80", "Q11").check(), Findings::default());
        assert_eq!(target("180", "").check().list, [(Field::Planned, Problem::NotAPercentage)]);
        assert_eq!(target("80", "Q15").check().list, [(Field::TargetFigure, Problem::NotAFigure)]);
    }
}
