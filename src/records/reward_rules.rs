//! Mức thưởng.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, RewardRuleId},
        list_item::ListKind,
        reward::{RewardRule, RewardSubject},
    },
    text::{
        labels, screens,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// Reward rules.
fn rules(known: &Known<'_>) -> Rc<Rows<RewardRule>> {
    known.kept(Kind::RewardRule, |read| read.reward_rules())
}

/// Mức thưởng.
pub static REWARD_RULES: Description<RewardRule> = Description {
    kind: Kind::RewardRule,
    group: screens::GROUP_SETTINGS,
    key: "RewardRules",
    words: &terms::rewards::REWARD_RULES,
    columns: &[
        column(screens::head::NONE),
        rest(field(Field::AwardForm)),
        column(field(Field::Level)),
        column(field(Field::RewardSubject)),
        column(field(Field::AppliesFrom)),
        column(field(Field::Coefficient)),
        column(field(Field::FixedAmount)),
    ],
    rows: |known| {
        let row = |r: &RewardRule| {
            Some(ListRow::of(
                r.id?.0,
                vec![
                    Cell::blank(),
                    Cell::from(&r.form),
                    Cell::from(&r.level),
                    labels::reward_subject(r.subject).into(),
                    Cell::from(&r.from),
                    Cell::from(&r.coefficient),
                    Cell::from(&r.amount),
                ],
            ))
        };
        Ok(rules(known).all()?.iter().filter_map(row).collect())
    },
    count: |known| rules(known).count(|_| true),
    load: |known, id| Ok(known.read.reward_rule(RewardRuleId(id))?),
    blank: |_known| RewardRule::default(),
    fields: |form, rule, known| {
        form.suggest(Field::AwardForm, &mut rule.form, known.lists.items(ListKind::AwardForm));
        form.suggest(Field::Level, &mut rule.level, known.lists.items(ListKind::Level));
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
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
