//! Khen thưởng: list and form, with đính chính, thu hồi, cấp lại inside the form.
use super::{
    Screen,
    made::{pick_body, pick_round},
    no_more,
    proposals::{order_by_hand, recipient_fields},
};
use crate::{
    domain::{
        award::{Amendment, AmendmentKind, Award, AwardOrder, AwardYears, Recipient},
        edit::Edit,
        field::Field,
        ids::{AwardId, Record},
        recipient::RecipientKind,
        vietnamese::fold,
    },
    listing::awards::order_awards,
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{ListRow, column, names, rest},
    },
    workspace::AwardFilter,
};
use std::collections::{HashMap, HashSet};

pub(super) const SCREEN: Screen<Award> = Screen {
    list: List::Awards,
    title: screens::AWARDS,
    add: screens::ADD_AWARD,
    empty: screens::NO_AWARDS,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::PrintedName)),
        rest(screens::head::POSITION_UNIT),
        column(field(Field::AwardForm)),
        column(field(Field::Body)),
        column(field(Field::Decision)),
    ],
    rows: |cx| {
        let of_year = AwardFilter { year: Some(cx.year), ..AwardFilter::default() };
        let mut awards = cx.read.award_rows(of_year).unwrap_or_default();
        // Body by body, round by round, collectives, persons, households; inside, the one order of the round.
        awards.sort_by_key(|a| (a.body, a.round, a.recipient.kind()));
        for group in awards.chunk_by_mut(|a, b| {
            (a.body, a.round, a.recipient.kind()) == (b.body, b.round, b.recipient.kind())
        }) {
            let round = group.first().and_then(|a| a.round);
            let round = cx.lists.rounds.iter().find(|r| r.id.is_some() && r.id == round);
            order_awards(group, round.map_or(AwardOrder::ByUnit, |r| r.order));
        }
        let mut folds: HashMap<String, String> = HashMap::new();
        awards
            .iter()
            .enumerate()
            .map(|(i, a)| {
                let what = [a.position_title.as_str(), a.unit.as_str()];
                let what =
                    what.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
                let body = cx.lists.bodies.iter().find(|b| b.id == Some(a.body));
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
                        (i + 1).to_string(),
                        name,
                        what,
                        a.form.clone(),
                        a.body_short.clone(),
                        number,
                    ],
                    mark: a.needs_review,
                    is_person: a.recipient.is_person(),
                    tag: screens::tag_of_recipient(a.recipient.kind()),
                    amount: a.reward.unwrap_or(0),
                }
            })
            .collect()
    },
    load: |cx, id| cx.read.award(AwardId(id)).ok().flatten(),
    blank: |cx| Award {
        years: AwardYears::of(cx.year),
        form: cx.lists.forms.first().cloned().unwrap_or_default(),
        content: cx.lists.contents.first().cloned().unwrap_or_default(),
        body: cx.lists.bodies.first().and_then(|b| b.id),
        ..Award::default()
    },
    fields: |form, award, cx| {
        let unit_before = award.unit;
        if recipient_fields(form, &mut award.recipient, &mut award.unit, cx) {
            // What is printed follows the new recipient.
            award.printed_name = String::new();
            award.printed_position = String::new();
            award.printed_unit = String::new();
        }
        let behind = matches!(award.recipient, Some(Recipient::Household(_))) || form.is_line();
        if behind && award.unit != unit_before {
            // The unit printed behind a person or household follows.
            award.printed_unit.clear();
        }
        let chosen = pick_round(form, Field::Round, &mut award.round, cx);
        if let Some(round) = cx.lists.rounds.iter().find(|r| r.id.is_some() && r.id == award.round)
            && let Some(id) = round.id
            && award.id.is_none()
            && chosen
        {
            // What the round says, until the clerk says otherwise below.
            award.body = round.body.or(award.body);
            award.decision = cx.lists.open_decision(id, award.body);
            award.form.clone_from(&round.form);
            award.content.clone_from(&round.content);
            award.years = round.years.clone();
        }
        pick_body(form, Field::Body, &mut award.body, cx);
        form.pick(Field::Decision, &mut award.decision, &cx.lists.decision_choices);
        form.suggest(Field::AwardForm, &mut award.form, &cx.lists.forms);
        form.suggest(Field::Content, &mut award.content, &cx.lists.contents);
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
        form.entered(Field::HandedOn, &mut award.handed_on);
        form.text(Field::ReceivedBy, &mut award.received_by);
        form.entered(Field::PeriodFrom, &mut award.years.period_from);
        form.entered(Field::PeriodTo, &mut award.years.period_to);
        form.text(Field::Note, &mut award.note);
        form.check(Field::NeedsReview, &mut award.needs_review);
        form.heading(field(Field::Amendments));
        let mut gone = None;
        for (i, part) in award.amendments.iter_mut().enumerate() {
            form.choice(
                Field::AmendmentKind,
                &mut part.kind,
                &[AmendmentKind::Corrected, AmendmentKind::Revoked, AmendmentKind::Reissued]
                    .map(|k| (k, labels::amendment_kind(k))),
            );
            form.text(Field::NumberSymbol, &mut part.decision_number);
            form.entered(Field::DecisionDate, &mut part.date);
            form.text(Field::AmendmentReason, &mut part.reason);
            if form.removes(actions::REMOVE_LINE) {
                gone = Some(i);
            }
        }
        if let Some(i) = gone {
            award.amendments.remove(i);
        }
        if form.button(actions::ADD_AMENDMENT) {
            award.amendments.push(Amendment::default());
        }
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
    save: Edit::SaveAward,
    record: |id| Record::Award(AwardId(id)),
    reorder: Some(|cx, order, moved| {
        let keys = order.iter().map(|id| AwardId(*id));
        let moved = moved.first().and_then(|id| cx.read.award(AwardId(*id)).ok().flatten())?;
        let of_round = AwardFilter { round: moved.round, ..AwardFilter::default() };
        let rows = cx.read.award_rows(of_round).ok()?;
        let in_round: HashSet<AwardId> =
            rows.iter().filter(|r| r.round == moved.round).map(|r| r.id).collect();
        let ordered = keys.filter(|id| in_round.contains(id)).map(Record::Award).collect();
        order_by_hand(cx, moved.round, ordered)
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
            &mut award.citation,
            &mut award.note,
        ] {
            text.clear();
        }
        award.amendments.clear();
        award.position = 0;
    },
    more: no_more,
};
