//! Base salary and reward rules in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    ids::{BaseSalaryId, Kind, RewardRuleId},
    problem::Findings,
    reward::{BaseSalary, RewardRule, RewardSubject},
};
use rusqlite::{Row, named_params};

words! {
    RewardSubject { Any = "any", Collective = "collective", Person = "person", Household = "household" }
}

fn row_to_base_salary(row: &Row<'_>) -> rusqlite::Result<BaseSalary> {
    Ok(BaseSalary {
        id: row.get("id")?,
        from: row.get("from_date")?,
        amount: row.get("amount")?,
        basis: row.get("basis")?,
    })
}

fn row_to_reward_rule(row: &Row<'_>) -> rusqlite::Result<RewardRule> {
    Ok(RewardRule {
        id: row.get("id")?,
        form: row.get("form")?,
        level: row.get("level")?,
        subject: row.get("subject")?,
        from: row.get("from_date")?,
        coefficient: row.get("coefficient")?,
        amount: row.get("amount")?,
        basis: row.get("basis")?,
    })
}

impl Reader<'_> {
    /// Base salaries.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn base_salaries(&self) -> Result<Vec<BaseSalary>> {
        self.all(Kind::BaseSalary, None, row_to_base_salary)
    }

    /// One base salary.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn base_salary(&self, id: BaseSalaryId) -> Result<Option<BaseSalary>> {
        self.row(id, row_to_base_salary)
    }

    /// Reward rules.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn reward_rules(&self) -> Result<Vec<RewardRule>> {
        self.all(Kind::RewardRule, None, row_to_reward_rule)
    }

    /// One reward rule.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn reward_rule(&self, id: RewardRuleId) -> Result<Option<RewardRule>> {
        self.row(id, row_to_reward_rule)
    }
}

/// What the book says for the rules of base salaries.
impl Reader<'_> {
    /// What is wrong with a base salary, beside others from the same day.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_base_salary(&self, salary: &BaseSalary) -> Result<Findings> {
        let from = salary.from.get();
        let same = |s: &BaseSalary| s.id != salary.id && from.is_some() && s.from.get() == from;
        Ok(salary.check(self.base_salaries()?.iter().any(same)))
    }
}

impl Writer<'_> {
    /// Stores a base salary.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_base_salary(&self, whole: &BaseSalary) -> Result<BaseSalaryId> {
        let id = BaseSalaryId(self.save(
            Kind::BaseSalary,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":from_date": whole.from,
                ":amount": whole.amount, ":basis": whole.basis,
            },
        )?);
        Ok(id)
    }

    /// Stores a reward rule.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_reward_rule(&self, whole: &RewardRule) -> Result<RewardRuleId> {
        let id = RewardRuleId(self.save(
            Kind::RewardRule,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":form": whole.form, ":level": whole.level,
                ":subject": whole.subject, ":from_date": whole.from,
                ":coefficient": whole.coefficient, ":amount": whole.amount,
                ":basis": whole.basis,
            },
        )?);
        Ok(id)
    }
}
