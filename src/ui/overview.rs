//! “Tổng quan”: the year in figures, and what waits to be done, each a step away.
use super::{
    action::{Action, List},
    cx::Cx,
    theme,
    widgets::cached::Cached,
};
use crate::{
    domain::decision::PaperState,
    listing::figures::{Figure, figures},
    text::screens,
};

/// View state.
#[derive(Debug, Default)]
pub(super) struct OverviewState {
    figures: Cached<i64, Vec<Figure>>,
}

/// Draws it.
pub(super) fn overview_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut OverviewState) {
    let p = theme::palette(ui.ctx());
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.heading(format!("{} {}", screens::OVERVIEW_TITLE, cx.year));
            ui.add_space(8.0);
            let of_year = |l: &crate::workspace::AwardRow| l.year == cx.year;
            let counts = [
                (screens::UNITS, cx.lists.units.len(), List::Units),
                (screens::PEOPLE, cx.lists.people.len(), List::People),
                (screens::ROUNDS, cx.lists.rounds.len(), List::Rounds),
                (
                    screens::PROPOSALS,
                    cx.lists.proposals.iter().filter(|r| r.year == cx.year).count(),
                    List::Proposals,
                ),
                (
                    screens::AWARDS,
                    cx.lists.awards.iter().filter(|a| of_year(a)).count(),
                    List::Awards,
                ),
            ];
            ui.horizontal_wrapped(|ui| {
                for (name, count, list) in counts {
                    let text = egui::RichText::new(format!("{count}  {name}")).size(15.0);
                    if ui.add(egui::Button::new(text).min_size(egui::vec2(140.0, 44.0))).clicked() {
                        cx.actions.push(Action::Open(list));
                    }
                }
            });
            ui.add_space(12.0);
            let review = cx.lists.units.iter().filter(|u| u.needs_review).count()
                + cx.lists.people.iter().filter(|x| x.needs_review).count()
                + cx.lists.rounds.iter().filter(|r| r.needs_review).count()
                + cx.lists.decisions.iter().filter(|d| d.needs_review).count()
                + cx.lists.awards.iter().filter(|a| a.needs_review).count();
            let drafts =
                cx.lists.decisions.iter().filter(|d| d.state != PaperState::Issued).count();
            for (count, what, list) in [
                (review, screens::OVERVIEW_REVIEW, List::Awards),
                (drafts, screens::OVERVIEW_DRAFTS, List::Decisions),
            ] {
                if count > 0 && ui.link(format!("● {count} {what}")).clicked() {
                    cx.actions.push(Action::Open(list));
                }
            }
            ui.add_space(12.0);
            let all = state
                .figures
                .get(cx.revision, &cx.year, |year| figures(cx.read, *year).unwrap_or_default());
            egui::Frame::new()
                .fill(p.paper)
                .stroke(egui::Stroke::new(1.0, p.line))
                .inner_margin(12)
                .show(ui, |ui| {
                    egui::Grid::new("figures").num_columns(2).spacing([24.0, 8.0]).show(ui, |ui| {
                        for figure in all {
                            ui.label(figure.title);
                            match &figure.value {
                                Some(value) => ui
                                    .label(egui::RichText::new(value).family(theme::bold_family())),
                                None => ui.label(
                                    egui::RichText::new(figure.reason.unwrap_or_default())
                                        .color(p.weak),
                                ),
                            };
                            ui.end_row();
                        }
                    });
                });
        });
    });
}
