//! Base salary (lương cơ sở) by date and reward rules (mức thưởng).
use super::{
    entered::{Entered, Hundredths, Money},
    field::Field,
    ids::{BaseSalaryId, RewardRuleId},
    problem::{Findings, Problem},
    stored_form::{one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whom a reward rule is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RewardSubject {
    /// Mọi đối tượng.
    #[default]
    Any,
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Person,
    /// Hộ gia đình.
    Household,
}

impl RewardSubject {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Any, Self::Collective, Self::Person, Self::Household];
}

/// Lương cơ sở from a day on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BaseSalary {
    /// `None` while not yet stored.
    pub id: Option<BaseSalaryId>,
    /// Áp dụng từ ngày.
    pub from: Entered<Date>,
    /// Mức lương cơ sở (đồng).
    pub amount: Entered<Money>,
    /// Căn cứ áp dụng.
    pub basis: String,
}

/// Mức thưởng of a form of award from a day on: a coefficient of the base salary, or a sum.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RewardRule {
    /// `None` while not yet stored.
    pub id: Option<RewardRuleId>,
    /// Hình thức.
    pub form: String,
    /// Cấp; blank for all.
    pub level: String,
    /// Áp dụng cho.
    pub subject: RewardSubject,
    /// Áp dụng từ ngày.
    pub from: Entered<Date>,
    /// Hệ số (× lương cơ sở).
    pub coefficient: Entered<Hundredths>,
    /// Hoặc số tiền (đồng).
    pub amount: Entered<Money>,
    /// Căn cứ.
    pub basis: String,
}

impl BaseSalary {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.from.text
    }

    /// What is wrong with it. `taken`: another salary applies from the same day.
    pub fn check(&self, taken: bool) -> Findings {
        let mut found = Findings::default();
        found.require(Field::AppliesFrom, &self.from.text);
        found.read(Field::AppliesFrom, &self.from);
        if taken {
            found.add(Field::AppliesFrom, Problem::SalaryTwice);
        }
        found.require(Field::BaseAmount, &self.amount.text);
        if found.read(Field::BaseAmount, &self.amount).is_some_and(|m| m.0 < 1) {
            found.add(Field::BaseAmount, Problem::AtLeastOne);
        }
        found
    }
}

impl RewardRule {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.form
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::AwardForm, &self.form);
        found.require(Field::AppliesFrom, &self.from.text);
        found.read(Field::AppliesFrom, &self.from);
        let coefficient = found.read(Field::Coefficient, &self.coefficient);
        let amount = found.read(Field::FixedAmount, &self.amount);
        if coefficient.is_some() == amount.is_some() && !found.has_errors() {
            found.add(Field::Coefficient, Problem::OneOfTwo);
        }
        found
    }
}

/// The base salary in force on a day: by the decision's date, never by the year.
pub fn base_salary_on(salaries: &[BaseSalary], day: Date) -> Option<Money> {
    let in_force = salaries.iter().filter(|s| s.from.get().is_some_and(|from| from <= day));
    in_force.max_by_key(|s| s.from.get()).and_then(|s| s.amount.get())
}

impl BaseSalary {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.basis]);
        typed(today, &mut [&mut self.from]);
        typed(today, &mut [&mut self.amount]);
    }
}

impl RewardRule {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.form, &mut self.level, &mut self.basis]);
        typed(today, &mut [&mut self.from]);
        typed(today, &mut [&mut self.amount]);
        typed(today, &mut [&mut self.coefficient]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_salary_of_the_day_not_of_the_year() {
        let salary = |from: &str, amount: &str| BaseSalary {
            from: from.into(),
            amount: amount.into(),
            ..BaseSalary::default()
        };
        let all = [salary("01/07/2013", "1.150.000"), salary("01/05/2016", "1.210.000")];
        let on = |day| base_salary_on(&all, day).map(|m| m.0);
        assert_eq!(on(Date::constant(2016, 4, 30)), Some(1_150_000));
        assert_eq!(on(Date::constant(2016, 5, 1)), Some(1_210_000));
        assert_eq!(on(Date::constant(2013, 6, 30)), None);
    }

    #[test]
    fn a_rule_is_a_coefficient_or_a_sum() {
        let rule = |coefficient: &str, amount: &str| RewardRule {
            form: "Giấy khen".into(),
            from: "01/01/2016".into(),
            coefficient: coefficient.into(),
            amount: amount.into(),
            ..RewardRule::default()
        };
        assert_eq!(rule("0,3", "").check(), Findings::default());
        assert_eq!(rule("", "500.000").check(), Findings::default());
        for both in [rule("", ""), rule("0,3", "500.000")] {
            assert_eq!(both.check().list, [(Field::Coefficient, Problem::OneOfTwo)]);
        }
    }
}
