//! Đợt khen thưởng: list and form; awards are made from the round's proposals here.
use super::{Screen, made::pick_body};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Round, RoundState},
        decision::{Decision, one_form},
        edit::Edit,
        field::Field,
        ids::{ProposalId, Record, RoundId},
        recipient::Counts,
        vietnamese::fold,
    },
    text::{actions, labels, print, screens, terms::field},
    ui::{
        action::{Action, List},
        cx::Cx,
        widgets::{
            press::meant,
            table::{ListRow, column, rest},
        },
    },
    workspace::{AwardFilter, AwardRow},
};

pub(super) const SCREEN: Screen<Round> = Screen {
    list: List::Rounds,
    title: screens::ROUNDS,
    add: screens::ADD_ROUND,
    empty: screens::NO_ROUNDS,
    columns: &[
        column(screens::head::YEAR),
        rest(field(Field::RoundName)),
        column(field(Field::AwardForm)),
        column(field(Field::Body)),
        column(field(Field::RoundState)),
    ],
    rows: |cx| {
        cx.lists
            .rounds
            .iter()
            .filter_map(|r| {
                let body =
                    cx.lists.bodies.iter().find(|b| b.id == r.body).map_or("", |b| b.short());
                Some(ListRow {
                    id: r.id?.0,
                    cells: vec![
                        r.years.year.text.clone(),
                        r.name.clone(),
                        r.form.clone(),
                        body.to_owned(),
                        labels::round_state(cx.round_state(r)).to_owned(),
                    ],
                    fold: fold(&format!(
                        "{} {} {} {body} {}",
                        r.years.year.text, r.name, r.form, r.content
                    )),
                    mark: r.needs_review,
                    ..ListRow::default()
                })
            })
            .collect()
    },
    load: |cx, id| cx.read.round(RoundId(id)).ok().flatten(),
    blank: |cx| Round {
        years: AwardYears::of(cx.year),
        form: cx.lists.forms.first().cloned().unwrap_or_default(),
        content: cx.lists.contents.first().cloned().unwrap_or_default(),
        body: cx.lists.bodies.iter().find(|b| b.is_ours).and_then(|b| b.id),
        ..Round::default()
    },
    fields: |form, round, cx| {
        form.text(Field::RoundName, &mut round.name);
        form.entered(Field::Year, &mut round.years.year);
        pick_body(form, Field::Body, &mut round.body, cx);
        form.suggest(Field::AwardForm, &mut round.form, &cx.lists.forms);
        form.suggest(Field::Content, &mut round.content, &cx.lists.contents);
        form.lines(Field::Citation, &mut round.citation, 3);
        form.entered(Field::DossierDue, &mut round.dossier_due);
        // Only what its awards and decisions do not contradict.
        let facts = cx.round_facts(round.id);
        let said = round.state.by_facts(facts);
        let mut state = said;
        let open = RoundState::ALL.into_iter().filter(|s| s.by_facts(facts) == *s);
        let open: Vec<_> = open.map(|s| (s, labels::round_state(s))).collect();
        form.choice(Field::RoundState, &mut state, &open);
        if state != said {
            round.state = state;
        }
        form.choice(
            Field::AwardOrder,
            &mut round.order,
            &[AwardOrder::ByUnit, AwardOrder::ByName, AwardOrder::ByHand]
                .map(|o| (o, labels::award_order(o))),
        );
        form.entered(Field::PeriodFrom, &mut round.years.period_from);
        form.entered(Field::PeriodTo, &mut round.years.period_to);
        form.check(Field::NeedsReview, &mut round.needs_review);
    },
    grid: &[
        Field::RoundName,
        Field::Year,
        Field::Body,
        Field::AwardForm,
        Field::Content,
        Field::DossierDue,
    ],
    save: Edit::SaveRound,
    record: |id| Record::Round(RoundId(id)),
    reorder: None,
    copy: |round| round.state = RoundState::Proposing,
    more: |ui, round, cx| {
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
        // One decision has one form: awards of another want their own beside it.
        let beside = decision.is_some() && waiting.are_of_another_form;
        if decision.is_none() && (waiting.awards > 0 || more) || beside {
            let name = if waiting.awards > 0 {
                actions::decide(waiting.awards)
            } else {
                actions::DECIDE_FURTHER.to_owned()
            };
            if meant(&ui.button(name)) {
                cx.actions.push(Action::Decide(id));
            }
        }
    },
};

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
    let awards = for_next_decision(cx, round);
    let open = cx.lists.open_decision(id, round.body).and_then(|open| {
        let of_decision = AwardFilter { decision: Some(open), ..AwardFilter::default() };
        cx.read.award_rows(of_decision).ok()?.into_iter().find(|a| !a.is_revoked)
    });
    let found = Waiting {
        proposals: cx.read.open_proposals(id).unwrap_or_default(),
        awards: awards.len(),
        are_of_another_form: awards
            .first()
            .is_some_and(|a| open.is_some_and(|open| open.form != a.form)),
    };
    ui.data_mut(|d| d.insert_temp(kept_id, (of, found.clone())));
    found
}

/// The awards of a round and its body that its next decision takes: of one form, not taken back, under no
/// other.
fn for_next_decision(cx: &Cx<'_>, round: &Round) -> Vec<AwardRow> {
    let of_round = AwardFilter { round: round.id, body: round.body, ..AwardFilter::default() };
    let mut rows = cx.read.award_rows(of_round).unwrap_or_default();
    rows.retain(|a| a.decision.is_none() && !a.is_revoked);
    let forms = rows.iter().map(|a| a.form.as_str());
    let form = one_form(None, &round.form, forms).map(str::to_owned);
    rows.retain(|a| Some(&a.form) == form.as_ref());
    rows
}

/// The decision a round asks for next, as far as the book knows it.
pub(super) fn decision_for(cx: &Cx<'_>, id: RoundId) -> Option<Decision> {
    let round = cx.lists.rounds.iter().find(|r| r.id == Some(id))?;
    let awards = for_next_decision(cx, round);
    let counts: Counts = awards.iter().map(|a| a.recipient.kind()).collect();
    let form = awards.first().map_or(round.form.as_str(), |a| a.form.as_str());
    let period = round.years.period_from.get().zip(round.years.period_to.get());
    let citation = if round.citation.is_empty() {
        let year = round.years.year.get().map_or(cx.year, |y| y.0);
        print::citation(form, &round.content, (year, period.map(|(from, to)| (from.0, to.0))))
    } else {
        round.citation.clone()
    };
    let summary = if counts.total() > 0 {
        print::decision_summary(form, counts, &citation)
    } else {
        String::new()
    };
    Some(Decision { body: round.body, round: Some(id), summary, ..Decision::default() })
}
