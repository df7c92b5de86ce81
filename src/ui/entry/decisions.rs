//! Quyết định: list and form; issuing keeps its papers as they are.
use super::{
    Screen,
    made::{pick_body, pick_round},
};
use crate::{
    domain::{
        decision::{Decision, PaperState, next_number},
        edit::Edit,
        field::Field,
        ids::{DecisionId, Record},
        vietnamese::fold,
    },
    report::{ReportParams, sheets::decision::articles_from_data},
    text::{actions, labels, screens, terms::field},
    ui::{
        action::{Action, List},
        widgets::{
            form::choices::Choices,
            menu::scrolled,
            table::{ListRow, column, rest},
        },
    },
    workspace::AwardFilter,
};

pub(super) const SCREEN: Screen<Decision> = Screen {
    list: List::Decisions,
    title: screens::DECISIONS,
    add: screens::ADD_DECISION,
    empty: screens::NO_DECISIONS,
    columns: &[
        column(field(Field::Number)),
        rest(field(Field::DecisionSummary)),
        column(field(Field::DecisionDate)),
        column(screens::head::BODY),
        column(field(Field::RoundState)),
    ],
    rows: |cx| {
        let mut rows: Vec<&Decision> = cx.lists.decisions.iter().collect();
        rows.sort_by_key(|d| std::cmp::Reverse(d.date.get()));
        rows.into_iter()
            .filter_map(|d| {
                let body = cx.lists.bodies.iter().find(|b| b.id == d.body);
                let number = labels::decision_number(&d.number, body);
                let body = body.map_or("", |b| b.short());
                Some(ListRow {
                    id: d.id?.0,
                    fold: fold(&format!("{number} {} {} {body}", d.summary, d.date.text)),
                    cells: vec![
                        number,
                        labels::one_line(&d.summary),
                        d.date.text.clone(),
                        body.to_owned(),
                        labels::paper_state(d.state).to_owned(),
                    ],
                    mark: d.needs_review,
                    ..ListRow::default()
                })
            })
            .collect()
    },
    load: |cx, id| cx.read.decision(DecisionId(id)).ok().flatten(),
    blank: |cx| {
        let body = cx.lists.bodies.iter().find(|b| b.is_ours);
        Decision { body: body.and_then(|b| b.id), ..Decision::default() }
    },
    fields: |form, d, cx| {
        pick_body(form, Field::Body, &mut d.body, cx);
        pick_round(form, Field::Round, &mut d.round, cx);
        form.lines(Field::DecisionSummary, &mut d.summary, 2);
        let body = cx.lists.bodies.iter().find(|b| b.id.is_some() && b.id == d.body);
        let suggestion = body.filter(|b| b.series_kept_here).map(|_| {
            let used =
                cx.lists.decisions.iter().filter(|o| o.body == d.body).map(|o| o.number.as_str());
            screens::next_number(&next_number(used))
        });
        form.text_hinted(Field::Number, &mut d.number, suggestion.as_deref().unwrap_or_default());
        form.entered(Field::DecisionDate, &mut d.date);
        let signatories: Choices<_> = cx
            .lists
            .signatories
            .iter()
            .filter(|s| s.body == d.body)
            .filter_map(|s| Some((s.id?, s.name.clone(), s.position.clone())))
            .collect();
        form.pick(Field::Signatory, &mut d.signatory, &signatories);
        form.lines(Field::Bases, &mut d.bases, 4);
        let missing: Vec<_> =
            cx.lists.bases.iter().filter(|b| !d.bases.contains(&b.summary)).collect();
        if let Some(ui) = form.window().filter(|_| !missing.is_empty()) {
            ui.menu_button(actions::INSERT_BASIS, |ui| {
                scrolled(ui, |ui| {
                    for basis in missing {
                        let name = if basis.number_symbol.is_empty() {
                            &basis.summary
                        } else {
                            &basis.number_symbol
                        };
                        if ui.button(labels::one_line(name)).clicked() {
                            if !d.bases.is_empty() {
                                d.bases.push('\n');
                            }
                            d.bases.push_str(&basis.summary);
                        }
                    }
                });
            });
        }
        form.text(Field::Considering, &mut d.considering);
        form.lines(Field::Articles, &mut d.articles, 5);
        form.remark(screens::ARTICLES_HINT);
        if let Some(id) = d.id
            && form.button(actions::ARTICLES_FROM_DATA)
        {
            let of_decision = AwardFilter { decision: Some(id), ..AwardFilter::default() };
            let nobody = cx.read.award_rows(of_decision).is_ok_and(|rows| rows.is_empty());
            let params = ReportParams { decision: Some(id), ..ReportParams::default() };
            match articles_from_data(cx.read, &params) {
                _ if nobody => {
                    cx.actions.push(Action::Notice(screens::NO_ONE_AWARDED.to_owned()));
                }
                Ok(text) => d.articles = text,
                Err(e) => cx.actions.push(Action::Notice(e.sentence())),
            }
        }
        form.lines(Field::DistributionList, &mut d.distribution, 3);
        if form.shows(!d.number.is_empty()) {
            form.text(Field::NumberRepeatReason, &mut d.number_repeat_reason);
        }
        form.choice(
            Field::DecisionState,
            &mut d.state,
            &[PaperState::Draft, PaperState::Submitted, PaperState::Issued]
                .map(|s| (s, labels::paper_state(s))),
        );
        form.text(Field::Note, &mut d.note);
        form.check(Field::NeedsReview, &mut d.needs_review);
    },
    grid: &[
        Field::Number,
        Field::DecisionDate,
        Field::Body,
        Field::DecisionSummary,
        Field::Signatory,
    ],
    save: Edit::SaveDecision,
    record: |id| Record::Decision(DecisionId(id)),
    reorder: None,
    copy: |decision| {
        decision.number.clear();
        decision.number_repeat_reason.clear();
        decision.date.text.clear();
        // The articles name whom the other one awards.
        decision.articles.clear();
        decision.note.clear();
        decision.state = PaperState::Draft;
    },
    more: |ui, d, cx| {
        let ours = cx.lists.bodies.iter().any(|b| b.id == d.body && b.is_ours);
        if !cx.read_only
            && ours
            && d.id.is_some()
            && d.state != PaperState::Issued
            && ui.button(actions::ISSUE).on_hover_text(actions::ISSUE_TIP).clicked()
        {
            cx.actions.push(Action::Issue(Box::new(d.clone())));
        }
    },
};
