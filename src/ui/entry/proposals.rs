//! Đề nghị khen thưởng: list and form.
use super::{Screen, no_more};
use crate::{
    domain::{
        award::{Proposal, Recipient},
        edit::Edit,
        field::Field,
        ids::{ProposalId, Record},
        vietnamese::fold,
    },
    text::{screens, terms::field},
    ui::{
        action::List,
        cx::Cx,
        widgets::{
            form::FormUi,
            table::{ListRow, column},
        },
    },
};

pub(super) const SCREEN: Screen<Proposal> = Screen {
    list: List::Proposals,
    title: screens::PROPOSALS,
    add: screens::ADD_PROPOSAL,
    empty: screens::NO_PROPOSALS,
    columns: &[
        column(screens::head::SERIAL, 44.0),
        column(field(Field::Recipient), 220.0),
        column(field(Field::Unit), 0.0),
        column(field(Field::AwardForm), 90.0),
        column(screens::head::ROUND, 170.0),
    ],
    rows: |cx| {
        cx.lists
            .proposals
            .iter()
            .filter(|p| p.year == cx.year)
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
                fold: fold(&format!("{} {} {} {}", p.name, p.unit, p.achievement, p.round_name)),
                mark: false,
            })
            .collect()
    },
    load: |cx, id| cx.read.proposal(ProposalId(id)).ok().flatten(),
    blank: |cx| Proposal {
        round: cx
            .lists
            .rounds
            .iter()
            .find(|r| r.years.year.get().is_some_and(|y| y.0 == cx.year))
            .and_then(|r| r.id),
        ..Proposal::default()
    },
    fields: |form, proposal, cx| {
        form.pick(Field::Round, &mut proposal.round, &cx.lists.round_choices);
        if recipient_fields(form, &mut proposal.recipient, cx) {
            proposal.unit = None;
        }
        if let Some(Recipient::Person(id)) = proposal.recipient {
            proposal.unit = proposal
                .unit
                .or_else(|| cx.lists.people.iter().find(|p| p.id == id).and_then(|p| p.unit_id));
            form.pick(Field::Unit, &mut proposal.unit, &cx.lists.unit_choices);
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
    save: Edit::SaveProposal,
    record: |id| Record::Proposal(ProposalId(id)),
    more: no_more,
};

/// What kind of recipient is being chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    Collective,
    Person,
    Outside,
}

/// Kind and name of a recipient; true when it changed.
pub(super) fn recipient_fields(
    form: &mut FormUi<'_>,
    recipient: &mut Option<Recipient>,
    cx: &Cx<'_>,
) -> bool {
    let before = recipient.clone();
    let kind_id = form.ui.scope_id().with("recipient-kind");
    let kept: Option<u8> = form.ui.data(|d| d.get_temp(kind_id));
    let mut kind = match (&recipient, kept) {
        (Some(Recipient::Unit(_)), _) | (None, None | Some(0)) => Kind::Unit,
        (Some(Recipient::Collective(_)), _) | (None, Some(1)) => Kind::Collective,
        (Some(Recipient::Person(_)), _) | (None, Some(2)) => Kind::Person,
        (Some(Recipient::Outside(_)), _) | (None, Some(_)) => Kind::Outside,
    };
    let was = kind;
    form.choice(
        Field::Recipient,
        &mut kind,
        &[
            (Kind::Unit, screens::RECIPIENT_UNIT),
            (Kind::Collective, screens::RECIPIENT_COLLECTIVE),
            (Kind::Person, screens::RECIPIENT_PERSON),
            (Kind::Outside, screens::RECIPIENT_OUTSIDE),
        ],
    );
    if kind != was {
        *recipient = (kind == Kind::Outside).then(|| Recipient::Outside(String::new()));
        form.ui.data_mut(|d| d.insert_temp(kind_id, kind as u8));
    }
    match kind {
        Kind::Unit => {
            let mut id = if let Some(Recipient::Unit(id)) = recipient { Some(*id) } else { None };
            form.pick(Field::Unit, &mut id, &cx.lists.unit_choices);
            *recipient = id.map(Recipient::Unit);
        }
        Kind::Collective => {
            let mut id =
                if let Some(Recipient::Collective(id)) = recipient { Some(*id) } else { None };
            let choices: Vec<_> =
                cx.lists.collectives.iter().map(|(id, _, name)| (*id, name.clone())).collect();
            form.pick(Field::Collective, &mut id, &choices);
            *recipient = id.map(Recipient::Collective);
        }
        Kind::Person => {
            let mut id = if let Some(Recipient::Person(id)) = recipient { Some(*id) } else { None };
            form.pick(Field::Person, &mut id, &cx.lists.person_choices);
            *recipient = id.map(Recipient::Person);
        }
        Kind::Outside => {
            let mut name = if let Some(Recipient::Outside(name)) = recipient {
                name.clone()
            } else {
                String::new()
            };
            form.text(Field::OutsideName, &mut name);
            *recipient = Some(Recipient::Outside(name));
        }
    }
    *recipient != before
}
