//! Base salary (lương cơ sở) by date and reward rules (mức thưởng).
use super::{
    entered::{Entered, Hundredths, Money},
    field::Field,
    ids::{BaseSalaryId, RewardRuleId},
    problem::{Findings, Problem},
    recipient::RecipientKind,
    stored_form::{one_line, typed},
    vietnamese::fold,
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

/// What rewards are reckoned from.
#[derive(Clone, Copy, Debug)]
pub struct Rates<'r> {
    /// Mức thưởng.
    pub rules: &'r [RewardRule],
    /// Lương cơ sở.
    pub salaries: &'r [BaseSalary],
    /// Sums from a coefficient are rounded up to this, in đồng; 0 or 1: not at all.
    pub rounding: i64,
}

/// By what a reward is reckoned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reckoned {
    /// Half as much again: a household, of a rule for persons.
    pub is_by_half_more: bool,
    /// Hệ số.
    pub coefficient: Hundredths,
    /// Lương cơ sở of the day.
    pub salary: Money,
}

impl Rates<'_> {
    /// What a recipient of a kind is given with a form of award of a level, on the day of the decision. `None`
    /// where no rule says it, or the rule needs a base salary of that day and there is none. A rule for that
    /// kind of recipient outweighs one for all, a rule for that level one for all levels; among equals the
    /// newest in force counts. A household has 1,5 times what a person has where no rule is for households
    /// (Nghị định 152/2025/NĐ-CP, Điều 50–54).
    pub fn reward(&self, of: (&str, &str), kind: RecipientKind, day: Date) -> Option<Money> {
        let (rule, (times, over)) = self.rule(of, kind, day)?;
        self.by_rule(rule, day, times, over)
    }

    /// By what the same is reckoned; `None` where it is a sum or nothing at all.
    pub fn reckoned(&self, of: (&str, &str), kind: RecipientKind, day: Date) -> Option<Reckoned> {
        let (rule, (times, over)) = self.rule(of, kind, day)?;
        let coefficient = rule.coefficient.get().filter(|_| rule.amount.get().is_none())?;
        let salary = base_salary_on(self.salaries, day)?;
        Some(Reckoned { is_by_half_more: times != over, coefficient, salary })
    }

    /// The rule that says it, and how many times over.
    fn rule(
        &self,
        (form, level): (&str, &str),
        kind: RecipientKind,
        day: Date,
    ) -> Option<(&RewardRule, (i64, i64))> {
        let own = match kind {
            RecipientKind::Collective => RewardSubject::Collective,
            RecipientKind::Person => RewardSubject::Person,
            RecipientKind::Household => RewardSubject::Household,
        };
        let best = |subject: RewardSubject| {
            let (form, level) = (fold(form), fold(level));
            let fits = |rule: &&RewardRule| {
                rule.subject == subject
                    && fold(&rule.form) == form
                    && (rule.level.is_empty() || fold(&rule.level) == level)
                    && rule.from.get().is_some_and(|from| from <= day)
            };
            let rank = |rule: &&RewardRule| (!rule.level.is_empty(), rule.from.get());
            self.rules.iter().filter(fits).max_by_key(rank)
        };
        if let Some(rule) = best(own) {
            return Some((rule, (1, 1)));
        }
        if own == RewardSubject::Household
            && let Some(rule) = best(RewardSubject::Person)
        {
            return Some((rule, (3, 2)));
        }
        best(RewardSubject::Any).map(|rule| (rule, (1, 1)))
    }

    /// A rule, so many times over, in whole đồng rounded up.
    fn by_rule(&self, rule: &RewardRule, day: Date, times: i64, over: i64) -> Option<Money> {
        if let Some(sum) = rule.amount.get() {
            return Some(Money(up_to(sum.0.checked_mul(times)?, over)));
        }
        let salary = base_salary_on(self.salaries, day)?.0;
        let hundredths = salary.checked_mul(rule.coefficient.get()?.0)?.checked_mul(times)?;
        let sum = up_to(hundredths, over.checked_mul(100)?);
        let step = self.rounding.max(1);
        up_to(sum, step).checked_mul(step).map(Money)
    }
}

/// Divided, rounded up.
fn up_to(sum: i64, by: i64) -> i64 {
    sum.div_euclid(by) + i64::from(sum.rem_euclid(by) != 0)
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
    fn a_reward_follows_rule_level_kind_and_the_day_of_the_decision() {
        let rule = |form: &str, level: &str, subject, from: &str, coefficient: &str| RewardRule {
            form: form.into(),
            level: level.into(),
            subject,
            from: from.into(),
            coefficient: coefficient.into(),
            ..RewardRule::default()
        };
        use RecipientKind::{Collective, Household, Person};
        use RewardSubject::Any;
        let rules = [
            rule("Giấy khen", "", RewardSubject::Person, "01/01/2024", "0,3"),
            rule("Giấy khen", "", RewardSubject::Collective, "01/01/2024", "0,6"),
            rule("Giấy khen", "Tỉnh", RewardSubject::Collective, "01/01/2024", "1,2"),
            rule("Bằng khen", "", Any, "01/01/2024", "1"),
            RewardRule {
                amount: "333.333".into(),
                coefficient: Entered::default(),
                ..rule("Biểu dương", "", RewardSubject::Person, "01/01/2026", "")
            },
        ];
        let salary = |from: &str, amount: &str| BaseSalary {
            from: from.into(),
            amount: amount.into(),
            ..BaseSalary::default()
        };
        let salaries = [salary("01/07/2024", "2.340.000"), salary("01/07/2026", "2.530.000")];
        let rates = Rates { rules: &rules, salaries: &salaries, rounding: 10_000 };
        let (before, after) = (Date::constant(2026, 6, 30), Date::constant(2026, 7, 1));
        for (form, level, kind, day, sum) in [
            // 0,3 × 2.340.000 = 702.000 → 710.000; from July 0,3 × 2.530.000 = 759.000 → 760.000.
            ("Giấy khen", "", Person, before, Some(710_000)),
            ("Giấy khen", "", Person, after, Some(760_000)),
            ("giấy khen", "xã", Collective, after, Some(1_520_000)),
            ("Giấy khen", "Tỉnh", Collective, after, Some(3_040_000)),
            // 1,5 × 0,3 × 2.530.000 = 1.138.500, rounded once.
            ("Giấy khen", "", Household, after, Some(1_140_000)),
            ("Bằng khen", "", Household, after, Some(2_530_000)),
            ("Biểu dương", "", Person, after, Some(333_333)),
            ("Biểu dương", "", Household, after, Some(500_000)),
            ("Biểu dương", "", Collective, after, None),
            ("Biểu dương", "", Person, Date::constant(2025, 12, 31), None),
            ("Giấy khen", "", Person, Date::constant(2024, 6, 30), None),
        ] {
            let reward = rates.reward((form, level), kind, day).map(|sum| sum.0);
            assert_eq!(reward, sum, "{form} {level} {kind:?} {day}");
        }
        let exact = Rates { rounding: 0, ..rates };
        assert_eq!(exact.reward(("Giấy khen", ""), Person, after), Some(Money(759_000)));
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
