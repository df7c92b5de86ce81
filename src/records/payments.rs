//! Chi thưởng: what the awards of a round are given, to which account, who received it and when, a row an award.
use super::{
    Known,
    description::{PartsDescription, There},
    fields::Fields,
};
use crate::{
    domain::{
        award::{Award, Round},
        edit::Edit,
        failure::Failure,
        field::Field,
        problem::Findings,
    },
    listing::awards::order_awards,
    text::{actions, screens},
    workspace::AwardFilter,
};

/// The awards of a round as a list of money.
pub static PAYMENTS: PartsDescription<Round, Award> = PartsDescription {
    key: "payments",
    open: actions::GRID_PAYMENTS,
    title: |round| screens::payments_of(&round.name),
    grid: &[
        Field::Reward,
        Field::RewardReason,
        Field::Gift,
        Field::AccountNumber,
        Field::ReceivedBy,
        Field::PaidOn,
    ],
    blank: |_round| Award::default(),
    fields: payment_fields,
    check: |_round, award| {
        let mut found = Findings::default();
        found.read(Field::Reward, &award.reward);
        found.read(Field::PaidOn, &award.paid_on);
        found
    },
    // Each is a record of its own, see `each`.
    add: |_round, _awards| {},
    each: Some(Edit::save),
    there: Some(|round, known| known.noted(awards_of(known, round)).unwrap_or_default()),
    is_list: false,
};

fn payment_fields(form: &mut dyn Fields, award: &mut Award, _known: &Known<'_>) {
    form.entered(Field::Reward, &mut award.reward);
    form.text(Field::RewardReason, &mut award.reward_reason);
    form.text(Field::Gift, &mut award.gift);
    form.text(Field::AccountNumber, &mut award.account_number);
    form.text(Field::ReceivedBy, &mut award.received_by);
    form.entered(Field::PaidOn, &mut award.paid_on);
}

/// Those that stand, kind by kind in the one order.
fn awards_of(known: &Known<'_>, round: &Round) -> Result<Vec<There<Award>>, Failure> {
    if round.id.is_none() {
        return Ok(Vec::new());
    }
    let of_round = AwardFilter { round: round.id, ..AwardFilter::default() };
    let mut rows = known.try_get(|read| read.award_rows(of_round))?;
    rows.retain(|row| !row.is_revoked);
    order_awards(&mut rows, round.order);
    rows.sort_by_key(|row| row.recipient.kind());
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(award) = known.try_get(|read| read.award(row.id))? {
            all.push(There { about: row.id.0, name: row.name, part: award });
        }
    }
    Ok(all)
}
