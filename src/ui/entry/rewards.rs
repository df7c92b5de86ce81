//! Lương cơ sở and mức thưởng: lists and forms.
use super::{Screen, no_more, row};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{BaseSalaryId, Record, RewardRuleId},
        list_item::ListKind,
        reward::{BaseSalary, RewardRule, RewardSubject},
    },
    text::{labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, names, rest},
    },
};

pub(super) const SALARIES: Screen<BaseSalary> = Screen {
    list: List::Salaries,
    title: screens::SALARIES,
    add: screens::ADD_SALARY,
    empty: screens::NO_SALARIES,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::AppliesFrom)),
        column(field(Field::BaseAmount)),
        rest(field(Field::BasisText)),
    ],
    rows: |cx| {
        let line = |s: &BaseSalary| {
            Some(row(
                s.id?.0,
                vec![String::new(), s.from.text.clone(), s.amount.text.clone(), s.basis.clone()],
            ))
        };
        cx.lists.salaries.iter().filter_map(line).collect()
    },
    load: |cx, id| cx.read.base_salary(BaseSalaryId(id)).ok().flatten(),
    blank: |_cx| BaseSalary::default(),
    fields: |form, salary, _cx| {
        form.entered(Field::AppliesFrom, &mut salary.from);
        form.entered(Field::BaseAmount, &mut salary.amount);
        form.text(Field::BasisText, &mut salary.basis);
    },
    grid: &[],
    save: Edit::SaveBaseSalary,
    record: |id| Record::BaseSalary(BaseSalaryId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const RULES: Screen<RewardRule> = Screen {
    list: List::RewardRules,
    title: screens::REWARD_RULES,
    add: screens::ADD_REWARD_RULE,
    empty: screens::NO_REWARD_RULES,
    columns: &[
        column(screens::head::NONE),
        rest(field(Field::AwardForm)),
        column(field(Field::Level)),
        column(field(Field::RewardSubject)),
        column(field(Field::AppliesFrom)),
        column(field(Field::Coefficient)),
        column(field(Field::FixedAmount)),
    ],
    rows: |cx| {
        let line = |r: &RewardRule| {
            Some(row(
                r.id?.0,
                vec![
                    String::new(),
                    r.form.clone(),
                    r.level.clone(),
                    labels::reward_subject(r.subject).to_owned(),
                    r.from.text.clone(),
                    r.coefficient.text.clone(),
                    r.amount.text.clone(),
                ],
            ))
        };
        cx.lists.reward_rules.iter().filter_map(line).collect()
    },
    load: |cx, id| cx.read.reward_rule(RewardRuleId(id)).ok().flatten(),
    blank: |_cx| RewardRule::default(),
    fields: |form, rule, cx| {
        form.suggest(Field::AwardForm, &mut rule.form, cx.lists.items(ListKind::AwardForm));
        form.suggest(Field::Level, &mut rule.level, cx.lists.items(ListKind::Level));
        form.choice(
            Field::RewardSubject,
            &mut rule.subject,
            &RewardSubject::ALL.map(|k| (k, labels::reward_subject(k))),
        );
        if rule.subject == RewardSubject::Household {
            form.remark(screens::HOUSEHOLD_RATE);
        }
        form.entered(Field::AppliesFrom, &mut rule.from);
        form.entered(Field::Coefficient, &mut rule.coefficient);
        form.entered(Field::FixedAmount, &mut rule.amount);
        form.text(Field::BasisText, &mut rule.basis);
    },
    grid: &[],
    save: Edit::SaveRewardRule,
    record: |id| Record::RewardRule(RewardRuleId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};
