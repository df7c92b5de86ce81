//! Đề nghị khen thưởng: list and form.
use super::{
    Screen,
    made::{pick_person, pick_round, pick_unit},
    no_more,
};
use crate::{
    domain::{
        award::{AwardOrder, Proposal, Recipient, Round},
        batch::Purpose,
        edit::Edit,
        field::Field,
        household::Household,
        ids::{CollectiveId, ProposalId, Record, RoundId, UnitId},
        unit::Collective,
        vietnamese::fold,
    },
    listing::awards::order_proposals,
    text::{screens, terms::field},
    ui::{
        action::List,
        cx::Cx,
        widgets::{
            form::FormUi,
            table::{ListRow, column, names, rest},
        },
    },
};
use std::collections::HashSet;

pub(super) const SCREEN: Screen<Proposal> = Screen {
    list: List::Proposals,
    title: screens::PROPOSALS,
    add: screens::ADD_PROPOSAL,
    empty: screens::NO_PROPOSALS,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::Recipient)),
        rest(field(Field::Unit)),
        column(field(Field::AwardForm)),
        column(screens::head::ROUND),
    ],
    rows: |cx| {
        let mut proposals = cx.read.proposal_rows(None, Some(cx.year)).unwrap_or_default();
        proposals.sort_by_key(|p| (p.round, p.recipient.kind()));
        for group in proposals
            .chunk_by_mut(|a, b| (a.round, a.recipient.kind()) == (b.round, b.recipient.kind()))
        {
            let round = group.first().map(|p| p.round);
            let round = cx.lists.rounds.iter().find(|r| r.id == round);
            order_proposals(group, round.map_or(AwardOrder::ByUnit, |r| r.order));
        }
        proposals
            .iter()
            .enumerate()
            .map(|(i, p)| ListRow {
                id: p.id.0,
                cells: vec![
                    (i + 1).to_string(),
                    p.name.clone(),
                    if p.unit == p.name { String::new() } else { p.unit.clone() },
                    p.form.clone(),
                    p.round_name.clone(),
                ],
                tag: screens::tag_of_recipient(p.recipient.kind()),
                is_person: p.recipient.is_person(),
                fold: fold(&format!("{} {} {} {}", p.name, p.unit, p.achievement, p.round_name)),
                ..ListRow::default()
            })
            .collect()
    },
    load: |cx, id| cx.read.proposal(ProposalId(id)).ok().flatten(),
    blank: |cx| Proposal {
        // The only round of the year; of several the clerk chooses.
        round: {
            let of_year = |r: &&Round| r.years.year.get().is_some_and(|y| y.0 == cx.year);
            let mut rounds = cx.lists.rounds.iter().filter(of_year);
            rounds.next().filter(|_| rounds.next().is_none()).and_then(|r| r.id)
        },
        ..Proposal::default()
    },
    fields: |form, proposal, cx| {
        pick_round(form, Field::Round, &mut proposal.round, cx);
        recipient_fields(form, &mut proposal.recipient, &mut proposal.unit, cx);
        if let Some(Recipient::Person(id)) = proposal.recipient {
            // The person's unit follows.
            proposal.unit = proposal.unit.or_else(|| cx.unit_of(id));
            pick_unit(form, Field::Unit, &mut proposal.unit, cx);
        }
        form.lines(Field::Achievement, &mut proposal.achievement, 3);
        form.suggest(Field::AwardForm, &mut proposal.form, &cx.lists.forms);
        form.text(Field::Rating, &mut proposal.rating);
        form.entered(Field::ReceivedOn, &mut proposal.received_on);
        form.check(Field::HasSubmission, &mut proposal.has_submission);
        form.text(Field::SubmissionNumber, &mut proposal.submission_number);
        form.entered(Field::SubmissionDate, &mut proposal.submission_date);
        form.check(Field::HasReport, &mut proposal.has_report);
        form.check(Field::HasMinutes, &mut proposal.has_minutes);
        form.text(Field::Note, &mut proposal.note);
    },
    grid: &[
        Field::Round,
        Field::Person,
        Field::Collective,
        Field::Unit,
        Field::Achievement,
        Field::AwardForm,
        Field::Rating,
        Field::ReceivedOn,
    ],
    save: Edit::SaveProposal,
    record: |id| Record::Proposal(ProposalId(id)),
    reorder: Some(|cx, order, moved| {
        let moved =
            moved.first().and_then(|id| cx.read.proposal(ProposalId(*id)).ok().flatten())?;
        let rows = cx.read.proposal_rows(moved.round, None).ok()?;
        let in_round: HashSet<ProposalId> = rows.iter().map(|r| r.id).collect();
        let keys = order.iter().map(|id| ProposalId(*id));
        let ordered = keys.filter(|id| in_round.contains(id)).map(Record::Proposal).collect();
        order_by_hand(cx, moved.round, ordered)
    }),
    copy: |proposal| {
        // The same round for somebody else.
        proposal.recipient = None;
        proposal.unit = None;
        proposal.achievement.clear();
        proposal.rating.clear();
        proposal.note.clear();
        proposal.has_report = false;
        proposal.position = 0;
    },
    more: no_more,
};

/// The change that sets the order of a round by hand: these records from first to last.
pub(super) fn order_by_hand(
    cx: &Cx<'_>,
    round: Option<RoundId>,
    ordered: Vec<Record>,
) -> Option<Edit> {
    let mut round = cx.lists.rounds.iter().find(|r| r.id.is_some() && r.id == round)?.clone();
    let mut edits = Vec::new();
    if round.order != AwardOrder::ByHand {
        round.order = AwardOrder::ByHand;
        edits.push(Edit::SaveRound(round));
    }
    edits.push(Edit::Reorder(ordered));
    Some(Edit::Several { purpose: Purpose::Order, edits })
}

/// What kind of recipient is being chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    Collective,
    Person,
    Household,
    Outside,
}

/// Kind and name of a recipient, and the unit where one belongs to it; true when the recipient changed. In
/// a window the unit of somebody else does not stay.
pub(super) fn recipient_fields(
    form: &mut FormUi<'_>,
    recipient: &mut Option<Recipient>,
    unit: &mut Option<UnitId>,
    cx: &Cx<'_>,
) -> bool {
    if form.is_line() {
        return recipient_on_a_line(form, recipient, unit, cx);
    }
    let before = recipient.clone();
    let kind_id = egui::Id::unique("recipient-kind");
    // What was chosen last is kept for the next form.
    let kept: Option<Kind> =
        form.window().and_then(|ui| ui.data(|d| d.get_temp(ui.scope_id().with(kind_id))));
    let mut kind = match recipient {
        Some(Recipient::Unit(_)) => Kind::Unit,
        Some(Recipient::Collective(_)) => Kind::Collective,
        Some(Recipient::Person(_)) => Kind::Person,
        Some(Recipient::Household(_)) => Kind::Household,
        Some(Recipient::Outside(_)) => Kind::Outside,
        None => kept.unwrap_or(Kind::Unit),
    };
    let was = kind;
    form.choice(
        Field::Recipient,
        &mut kind,
        &[
            (Kind::Unit, screens::RECIPIENT_UNIT),
            (Kind::Collective, screens::RECIPIENT_COLLECTIVE),
            (Kind::Person, screens::RECIPIENT_PERSON),
            (Kind::Household, screens::RECIPIENT_HOUSEHOLD),
            (Kind::Outside, screens::RECIPIENT_OUTSIDE),
        ],
    );
    if kind != was {
        *recipient = match kind {
            Kind::Outside => Some(Recipient::Outside(String::new())),
            Kind::Household => Some(Recipient::Household(Household::default())),
            Kind::Unit | Kind::Collective | Kind::Person => None,
        };
        if let Some(ui) = form.window() {
            let id = ui.scope_id().with(kind_id);
            ui.data_mut(|d| d.insert_temp(id, kind));
        }
    }
    let is_none = recipient.is_none();
    match kind {
        Kind::Unit => {
            let mut id = if let Some(Recipient::Unit(id)) = recipient { Some(*id) } else { None };
            pick_unit(form, Field::Unit, &mut id, cx);
            *recipient = id.map(Recipient::Unit);
        }
        Kind::Collective => {
            let mut id =
                if let Some(Recipient::Collective(id)) = recipient { Some(*id) } else { None };
            // The unit it is in finds it, or lets a new one be added.
            let unit_of = |id: CollectiveId| {
                cx.lists.collectives.iter().find(|c| c.0 == id).map(|(_, unit, _)| *unit)
            };
            let mut inside = id.and_then(unit_of).or_else(|| form.kept(Field::Collective));
            pick_unit(form, Field::Unit, &mut inside, cx);
            form.keep(Field::Collective, inside);
            if id.and_then(unit_of).is_some_and(|unit| Some(unit) != inside) {
                id = None;
            }
            let make = |name: &str| add_collective(inside, name);
            form.pick_or_make(
                Field::Collective,
                &mut id,
                &cx.lists.collective_choices,
                &|_| true,
                Some(&make),
            );
            *recipient = id.map(Recipient::Collective);
        }
        Kind::Person => {
            let mut id = if let Some(Recipient::Person(id)) = recipient { Some(*id) } else { None };
            pick_person(form, Field::Person, &mut id, *unit, cx);
            *recipient = id.map(Recipient::Person);
        }
        Kind::Household => {
            let mut household = match recipient.take() {
                Some(Recipient::Household(household)) => household,
                _ => Household::default(),
            };
            household_fields(form, &mut household, cx);
            // A new form in which nothing was typed stays clean.
            let untouched = is_none && household == Household::default();
            *recipient = (!untouched).then_some(Recipient::Household(household));
        }
        Kind::Outside => {
            let mut name = if let Some(Recipient::Outside(name)) = recipient {
                name.clone()
            } else {
                String::new()
            };
            form.text(Field::OutsideName, &mut name);
            let untouched = is_none && name.is_empty();
            *recipient = (!untouched).then_some(Recipient::Outside(name));
        }
    }
    if *recipient != before && !(kind == Kind::Household && was == Kind::Household) {
        // The same household under another name stays where it is.
        *unit = None;
    }
    if kind == Kind::Household {
        pick_unit(form, Field::Unit, unit, cx);
    }
    *recipient != before
}

/// What a household is called, where it lives, and its head, when a person of the book.
fn household_fields(form: &mut FormUi<'_>, household: &mut Household, cx: &Cx<'_>) {
    form.text(Field::HouseholdName, &mut household.name);
    form.text(Field::HouseholdPlace, &mut household.place);
    pick_person(form, Field::HouseholdHead, &mut household.head, None, cx);
}

/// A collective added to a unit by its name.
fn add_collective(unit: Option<UnitId>, name: &str) -> Option<Edit> {
    let collective = Collective { name: name.to_owned(), ..Collective::default() };
    unit.map(|unit| Edit::AddCollective { unit, collective })
}

/// On a line the filled cell says the kind: a person and the unit, a collective and the unit it is in, a
/// household, somebody outside, or a unit alone.
fn recipient_on_a_line(
    form: &mut FormUi<'_>,
    recipient: &mut Option<Recipient>,
    unit: &mut Option<UnitId>,
    cx: &Cx<'_>,
) -> bool {
    let before = recipient.clone();
    let (mut person, mut collective, mut of_unit, mut outside) = (None, None, *unit, String::new());
    let mut household = Household::default();
    match recipient.as_ref() {
        Some(Recipient::Person(id)) => person = Some(*id),
        Some(Recipient::Collective(id)) => collective = Some(*id),
        Some(Recipient::Unit(id)) => of_unit = Some(*id),
        Some(Recipient::Household(of_book)) => household = of_book.clone(),
        Some(Recipient::Outside(name)) => outside.clone_from(name),
        None => {}
    }
    // The unit first: it tells people of one name apart. Its column still stands where the office wants it.
    pick_unit(form, Field::Unit, &mut of_unit, cx);
    pick_person(form, Field::Person, &mut person, of_unit, cx);
    let in_unit = |id: CollectiveId| {
        of_unit.is_none_or(|u| cx.lists.collectives.iter().any(|c| c.0 == id && c.1 == u))
    };
    let make = |name: &str| add_collective(of_unit, name);
    form.pick_or_make(
        Field::Collective,
        &mut collective,
        &cx.lists.collective_choices,
        &in_unit,
        Some(&make),
    );
    household_fields(form, &mut household, cx);
    form.text(Field::OutsideName, &mut outside);
    *recipient = match (person, collective, of_unit) {
        (Some(id), ..) => Some(Recipient::Person(id)),
        (None, Some(id), _) => Some(Recipient::Collective(id)),
        (None, None, _) if household != Household::default() => {
            Some(Recipient::Household(household))
        }
        (None, None, _) if !outside.is_empty() => Some(Recipient::Outside(outside)),
        (None, None, of_unit) => of_unit.map(Recipient::Unit),
    };
    if !matches!(recipient, Some(Recipient::Unit(_))) {
        *unit = of_unit;
    }
    *recipient != before
}
