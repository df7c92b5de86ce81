//! Buttons below the forms of some lists, for what leads from a record to others.
use super::list::recipients_ui;
use crate::{
    domain::{
        award::Round,
        decision::{Decision, PaperState},
        edit::Edit,
        ids::{Kind, ProposalId, Record, RoundId},
        office::ours_of_key,
        person::Person,
        unit::Unit,
    },
    records::{
        criteria::{make_next_version, scored_years},
        round_decisions::for_next_decision,
        typed_set::TypedSet,
    },
    text::{actions, criteria},
    ui::{action::Action, cx::Cx, widgets::press::meant},
    workspace::{AwardFilter, Reader, StoreError},
};

/// A unit can be proposed or given an award.
pub(super) fn of_unit(ui: &mut egui::Ui, unit: &Unit, cx: &Cx<'_>) {
    if let Some(id) = unit.id.filter(|_| !cx.read_only) {
        recipients_ui(cx, ui, Kind::Unit, &[id.0]);
    }
}

/// Somebody can be proposed or given an award.
pub(super) fn of_person(ui: &mut egui::Ui, person: &Person, cx: &Cx<'_>) {
    if let Some(id) = person.id.filter(|_| !cx.read_only) {
        recipients_ui(cx, ui, Kind::Person, &[id.0]);
    }
}

/// A decision of ours is issued.
pub(super) fn of_decision(ui: &mut egui::Ui, decision: &Decision, cx: &Cx<'_>) {
    let ours = ours_of_key(&cx.lists.bodies, decision.body).is_some();
    if !cx.read_only
        && ours
        && decision.id.is_some()
        && decision.state != PaperState::Issued
        && ui.button(actions::ISSUE).on_hover_text(actions::ISSUE_TIP).clicked()
    {
        cx.actions.push(Action::Issue(Box::new(decision.clone())));
    }
}

/// A set of criteria in use goes on in its next version.
pub(super) fn of_criteria(ui: &mut egui::Ui, typed: &TypedSet, cx: &Cx<'_>) {
    let is_used = typed.set.id.is_some_and(|id| !scored_years(cx, id).is_empty());
    if is_used
        && !cx.read_only
        && ui.button(criteria::NEXT_VERSION).on_hover_text(criteria::NEXT_VERSION_TIP).clicked()
    {
        cx.actions.push(match make_next_version(cx, typed) {
            Some(edit) => Action::EditAndShow(edit),
            None => Action::Notice(criteria::NEWER_THERE.to_owned()),
        });
    }
}

/// Awards are made from the proposals of a round, and put under a decision.
pub(super) fn of_round(ui: &mut egui::Ui, round: &Round, cx: &Cx<'_>) {
    let Some(id) = round.id.filter(|_| !cx.read_only) else { return };
    if cx.lists.is_locked(round.years.year.get().map(|y| y.0)) {
        return;
    }
    let of_round = |d: &Decision| d.round == Some(id) && d.body == round.body;
    let decision = cx.lists.open_decision(id, round.body);
    let closed = decision.is_none() && cx.lists.decisions.iter().any(of_round);
    let waiting = waiting(cx, ui, round, id);
    let more = closed && !waiting.proposals.is_empty();
    // With all its decisions issued a round takes no more awards: a further decision comes first.
    if !waiting.proposals.is_empty()
        && !closed
        && ui.button(actions::award_proposals(waiting.proposals.len())).clicked()
    {
        cx.actions.push(Action::Edit(Edit::AwardProposals {
            round: id,
            proposals: waiting.proposals,
            decision,
        }));
    }
    // Awards of a form that the open decision does not give want their own beside it.
    let beside = decision.is_some() && waiting.are_of_another_form;
    if decision.is_none() && (waiting.awards > 0 || more) || beside {
        let name = if waiting.awards > 0 {
            actions::decide(waiting.awards)
        } else {
            actions::DECIDE_FURTHER.to_owned()
        };
        if meant(&ui.button(name)) {
            cx.actions.push(Action::Begin(Kind::Decision, Some(Record::Round(id))));
        }
    }
}

/// What of a round waits for a next step.
#[derive(Clone, Debug, Default)]
struct Waiting {
    /// Without an award.
    proposals: Vec<ProposalId>,
    /// Under no decision, as many as the next one takes.
    awards: usize,
    /// Of another form than the decision not issued yet.
    are_of_another_form: bool,
}

/// Looked up when the book changed, not in every frame.
fn waiting(cx: &Cx<'_>, ui: &egui::Ui, round: &Round, id: RoundId) -> Waiting {
    type Kept = ((u64, RoundId), Waiting);
    let kept_id = egui::Id::unique("what of a round waits");
    let of = (cx.revision, id);
    if let Some((at, kept)) = ui.data(|d| d.get_temp::<Kept>(kept_id))
        && at == of
    {
        return kept;
    }
    let open = cx.lists.open_decision(id, round.body);
    let look = |read: Reader<'_>| -> Result<Waiting, StoreError> {
        let awards = for_next_decision(read, round)?;
        let forms_of_open: Vec<String> = match open {
            Some(open) => {
                let of_decision = AwardFilter { decision: Some(open), ..AwardFilter::default() };
                let standing = read.award_rows(of_decision)?.into_iter().filter(|a| !a.is_revoked);
                standing.map(|a| a.form).collect()
            }
            None => Vec::new(),
        };
        Ok(Waiting {
            proposals: read.open_proposals(id)?,
            awards: awards.len(),
            are_of_another_form: !forms_of_open.is_empty()
                && awards.first().is_some_and(|a| !forms_of_open.contains(&a.form)),
        })
    };
    let found = cx.get(look);
    ui.data_mut(|d| d.insert_temp(kept_id, (of, found.clone())));
    found
}
