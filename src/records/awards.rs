//! Khen thưởng, with đính chính, thu hồi, cấp lại.
use super::{
    description::Description,
    fields::PartsHead,
    pick::{award_form, pick_body, pick_round},
    recipient::recipient_fields,
    rounds::order_by_hand,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        award::{AmendmentKind, Award, AwardOrder, AwardYears, Recipient},
        edit::Edit,
        field::Field,
        ids::{AwardId, Kind, Record},
        recipient::RecipientKind,
        vietnamese::fold,
    },
    listing::awards::order_awards,
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
    workspace::AwardFilter,
};
use std::collections::{HashMap, HashSet};

/// Khen thưởng.
pub static AWARDS: Description<Award> = Description {
    kind: Kind::Award,
    group: screens::GROUP_AWARDS,
    key: "Awards",
    words: &terms::awards::AWARDS,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::PrintedName)),
        rest(screens::head::POSITION_UNIT),
        column(field(Field::AwardForm)),
        column(field(Field::Body)),
        column(field(Field::Decision)),
    ],
    rows: |known| {
        let of_year = AwardFilter { year: Some(known.year), ..AwardFilter::default() };
        let mut awards = known.read.award_rows(of_year)?;
        // Body by body, round by round, collectives, persons, households; inside, the one order of the round.
        awards.sort_by_key(|a| (a.body, a.round, a.recipient.kind()));
        for group in awards.chunk_by_mut(|a, b| {
            (a.body, a.round, a.recipient.kind()) == (b.body, b.round, b.recipient.kind())
        }) {
            let round = group.first().and_then(|a| a.round);
            let round = known.lists.rounds.iter().find(|r| r.id.is_some() && r.id == round);
            order_awards(group, round.map_or(AwardOrder::ByUnit, |r| r.order));
        }
        let mut folds: HashMap<String, String> = HashMap::new();
        let rows = awards
            .iter()
            .enumerate()
            .map(|(i, a)| {
                let what = labels::joined(&[&a.position_title, &a.unit]);
                let body = known.lists.bodies.iter().find(|b| b.id == Some(a.body));
                let number = labels::decision_number(&a.decision_number, body);
                let name = if a.is_revoked { screens::revoked(&a.name) } else { a.name.clone() };
                ListRow {
                    id: a.id.0,
                    fold: {
                        // Many share decision, form and body: their fold is made once.
                        let said = format!("{number} {} {}", a.form, a.body_short);
                        let shared = folds.entry(said).or_insert_with_key(|said| fold(said));
                        format!("{} {shared}", a.search_fold)
                    },
                    cells: vec![
                        Cell::count(i + 1),
                        name.into(),
                        what.into(),
                        Cell::from(&a.form),
                        Cell::from(&a.body_short),
                        number.into(),
                    ],
                    mark: a.needs_review,
                    is_person: a.recipient.is_person(),
                    behind_name: if a.is_revoked { screens::revoked("") } else { String::new() },
                    tag: screens::tag_of_recipient(a.recipient.kind()),
                    amount: a.reward.unwrap_or(0),
                }
            })
            .collect();
        Ok(rows)
    },
    count: |known| known.counts().map(|c| c.awards),
    load: |known, id| Ok(known.read.award(AwardId(id))?),
    blank: |known| Award {
        years: AwardYears::of(known.year),
        form: known.lists.forms.first().cloned().unwrap_or_default(),
        content: known.lists.contents.first().cloned().unwrap_or_default(),
        body: known.lists.bodies.first().and_then(|b| b.id),
        ..Award::default()
    },
    fields: |form, award, known| {
        let unit_before = award.unit;
        if recipient_fields(form, &mut award.recipient, &mut award.unit, known) {
            // What is printed follows the new recipient.
            award.printed_name = String::new();
            award.printed_position = String::new();
            award.printed_unit = String::new();
        }
        let behind = matches!(award.recipient, Some(Recipient::Household(_))) || form.is_row();
        if behind && award.unit != unit_before {
            // The unit printed behind a person or household follows.
            award.printed_unit.clear();
        }
        let chosen = pick_round(form, Field::Round, &mut award.round, known);
        if let Some(round) =
            known.lists.rounds.iter().find(|r| r.id.is_some() && r.id == award.round)
            && let Some(id) = round.id
            && award.id.is_none()
            && chosen
        {
            // What the round says, until the clerk says otherwise below.
            award.body = round.body.or(award.body);
            award.decision = known.lists.open_decision(id, award.body);
            award.form.clone_from(&round.form);
            award.content.clone_from(&round.content);
            award.years = round.years.clone();
        }
        pick_body(form, Field::Body, &mut award.body, known);
        form.pick(Field::Decision, &mut award.decision, &known.lists.decision_choices);
        award_form(form, &mut award.form, known);
        form.suggest(Field::Content, &mut award.content, &known.lists.contents);
        form.entered(Field::Year, &mut award.years.year);
        form.heading(screens::AS_PRINTED);
        form.remark(screens::AS_PRINTED_HINT);
        form.text(Field::PrintedName, &mut award.printed_name);
        let kind = award.recipient.as_ref().map(Recipient::kind);
        if form.shows(kind == Some(RecipientKind::Person)) {
            form.text(Field::PrintedPosition, &mut award.printed_position);
        }
        if form.shows(matches!(kind, Some(RecipientKind::Person | RecipientKind::Household))) {
            form.text(Field::PrintedUnit, &mut award.printed_unit);
        }
        form.lines(Field::Citation, &mut award.citation, 2);
        form.heading(screens::REGISTER);
        form.text(Field::RegisterNumber, &mut award.register_number);
        form.entered(Field::Reward, &mut award.reward);
        form.text(Field::RewardReason, &mut award.reward_reason);
        form.text(Field::Gift, &mut award.gift);
        form.text(Field::AccountNumber, &mut award.account_number);
        form.entered(Field::PaidOn, &mut award.paid_on);
        form.entered(Field::HandedOn, &mut award.handed_on);
        form.text(Field::ReceivedBy, &mut award.received_by);
        form.entered(Field::PeriodFrom, &mut award.years.period_from);
        form.entered(Field::PeriodTo, &mut award.years.period_to);
        form.text(Field::Note, &mut award.note);
        form.check(Field::NeedsReview, &mut award.needs_review);
        form.parts(
            PartsHead::of(Kind::Amendment, Field::Amendments, actions::ADD_AMENDMENT),
            &mut award.amendments,
            |part| format!("{} {}", labels::amendment_kind(part.kind), part.decision_number),
            |form, part| {
                form.choice(
                    Field::AmendmentKind,
                    &mut part.kind,
                    &[AmendmentKind::Corrected, AmendmentKind::Revoked, AmendmentKind::Reissued]
                        .map(|k| (k, labels::amendment_kind(k))),
                );
                form.text(Field::NumberSymbol, &mut part.decision_number);
                form.entered(Field::DecisionDate, &mut part.date);
                form.text(Field::AmendmentReason, &mut part.reason);
            },
        );
    },
    grid: &[
        Field::Person,
        Field::Collective,
        Field::Unit,
        Field::AwardForm,
        Field::Body,
        Field::Decision,
        Field::Content,
        Field::Reward,
    ],
    save: Edit::save,
    reorder: Some(|known, order, moved| {
        let keys = order.iter().map(|id| AwardId(*id));
        let Some(id) = moved.first() else { return Ok(None) };
        let Some(moved) = known.read.award(AwardId(*id))? else { return Ok(None) };
        let of_round = AwardFilter { round: moved.round, ..AwardFilter::default() };
        let rows = known.read.award_rows(of_round)?;
        let in_round: HashSet<AwardId> =
            rows.iter().filter(|r| r.round == moved.round).map(|r| r.id).collect();
        let ordered = keys.filter(|id| in_round.contains(id)).map(Record::Award).collect();
        Ok(order_by_hand(known, moved.round, ordered))
    }),
    copy: |award| {
        // The same award for somebody else.
        award.recipient = None;
        award.unit = None;
        for text in [
            &mut award.printed_name,
            &mut award.printed_position,
            &mut award.printed_unit,
            &mut award.register_number,
            &mut award.received_by,
            &mut award.handed_on.text,
            &mut award.reward_reason,
            &mut award.paid_on.text,
            &mut award.account_number,
            &mut award.citation,
            &mut award.note,
        ] {
            text.clear();
        }
        award.amendments.clear();
        award.position = 0;
    },
};
