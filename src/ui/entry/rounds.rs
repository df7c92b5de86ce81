//! Đợt khen thưởng: list and form; awards are made from the round's proposals here.
use super::{Screen, made::pick_body};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Round, RoundState},
        edit::Edit,
        field::Field,
        ids::{ProposalId, Record, RoundId},
        vietnamese::fold,
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::{Action, List},
        widgets::table::{ListRow, column},
    },
};

pub(super) const SCREEN: Screen<Round> = Screen {
    list: List::Rounds,
    title: screens::ROUNDS,
    add: screens::ADD_ROUND,
    empty: screens::NO_ROUNDS,
    columns: &[
        column(screens::head::YEAR, 56.0),
        column(field(Field::RoundName), 0.0),
        column(field(Field::AwardForm), 100.0),
        column(field(Field::Body), 200.0),
        column(field(Field::RoundState), 130.0),
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
                        labels::round_state(r.state).to_owned(),
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
        form.choice(
            Field::RoundState,
            &mut round.state,
            &[RoundState::Proposing, RoundState::Reviewed, RoundState::Decided, RoundState::Handed]
                .map(|s| (s, labels::round_state(s))),
        );
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
        // Looked up when the book changed, not in every frame.
        let kept_id = egui::Id::unique("open proposals");
        let of = (cx.revision, id);
        type Kept = ((u64, RoundId), Vec<ProposalId>);
        let kept = ui.data(|d| d.get_temp::<Kept>(kept_id)).filter(|(at, _)| *at == of);
        let open = if let Some((_, open)) = kept {
            open
        } else {
            let open = cx.read.open_proposals(id).unwrap_or_default();
            ui.data_mut(|d| d.insert_temp(kept_id, (of, open.clone())));
            open
        };
        if !open.is_empty() && ui.button(actions::award_proposals(open.len())).clicked() {
            let decision =
                cx.lists.decisions.iter().find(|d| d.round == Some(id)).and_then(|d| d.id);
            cx.actions.push(Action::Edit(Edit::AwardProposals {
                round: id,
                proposals: open,
                decision,
            }));
        }
    },
};
