//! “Tổng quan”: the year in figures, and what waits to be done, each a step away.
use super::{
    action::Action,
    cx::Cx,
    theme,
    unfinished::unfinished_ui,
    widgets::{cached::Cached, not_read::part_not_read_ui},
};
use crate::{
    domain::{decision::PaperState, failure::Failure, ids::Kind},
    listing::figures::{Figure, figures},
    text::screens,
};

/// View state.
#[derive(Debug, Default)]
pub(super) struct OverviewState {
    figures: Cached<i64, Result<Vec<Figure>, Failure>>,
    /// The figure whose rows are on show.
    open: Option<&'static str>,
    /// Everything half typed is on show, not only the last of it.
    all_unfinished: bool,
}

impl OverviewState {
    /// Reads the figures again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.figures = Cached::default();
    }
}

/// Draws it.
pub(super) fn overview_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut OverviewState) {
    let p = theme::palette(ui.ctx());
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.heading(format!("{} {}", screens::OVERVIEW_TITLE, cx.year));
            ui.add_space(8.0);
            unfinished_ui(ui, &cx.drafts.lines(true), &mut state.all_unfinished, cx.actions);
            let large = cx.counts();
            let counts = [
                (screens::UNITS, cx.lists.units.count(|_| true), Kind::Unit),
                (screens::PEOPLE, large.map(|c| c.people), Kind::Person),
                (screens::ROUNDS, cx.lists.rounds.count(|_| true), Kind::Round),
                (screens::PROPOSALS, large.map(|c| c.proposals), Kind::Proposal),
                (screens::AWARDS, large.map(|c| c.awards), Kind::Award),
            ];
            ui.horizontal_wrapped(|ui| {
                for (name, count, list) in counts {
                    // What could not be counted has no count.
                    let count = count.map_or_else(|| "…".to_owned(), |count| count.to_string());
                    let text = egui::RichText::new(format!("{count}  {name}")).size(15.0);
                    if ui.add(egui::Button::new(text).min_size(egui::vec2(140.0, 44.0))).clicked() {
                        cx.actions.push(Action::Open(list));
                    }
                }
            });
            ui.add_space(12.0);
            let review = cx.lists.units.iter().filter(|u| u.needs_review).count()
                + cx.lists.rounds.iter().filter(|r| r.needs_review).count()
                + cx.lists.decisions.iter().filter(|d| d.needs_review).count()
                + large.map_or(0, |c| c.review);
            let drafts =
                cx.lists.decisions.iter().filter(|d| d.state != PaperState::Issued).count();
            for (count, what, list) in [
                (review, screens::OVERVIEW_REVIEW, Kind::Award),
                (drafts, screens::OVERVIEW_DRAFTS, Kind::Decision),
            ] {
                if count > 0 && ui.link(format!("● {count} {what}")).clicked() {
                    cx.actions.push(Action::Open(list));
                }
            }
            ui.add_space(12.0);
            let load = |year: &i64| cx.try_get(|read| figures(read, *year));
            let all = match state.figures.get(cx.revision, &cx.year, load) {
                Ok(all) => all,
                Err(failure) => return part_not_read_ui(cx, ui, failure),
            };
            egui::Frame::new()
                .fill(p.paper)
                .stroke(egui::Stroke::new(1.0, p.line))
                .inner_margin(12)
                .show(ui, |ui| {
                    for figure in all {
                        figure_ui(cx, ui, figure, &mut state.open);
                    }
                });
        });
    });
}

/// One figure: what it counts, its value with what it is made of, and on a click the rows behind it.
fn figure_ui(cx: &Cx<'_>, ui: &mut egui::Ui, figure: &Figure, open: &mut Option<&'static str>) {
    let p = theme::palette(ui.ctx());
    let is_open = *open == Some(figure.id);
    let title = (ui.available_width() * 0.45).min(460.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(title, 0.0),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                ui.set_width(title);
                let sign = match (figure.rows.is_empty(), is_open) {
                    (true, _) => "  ",
                    (false, true) => "▾",
                    (false, false) => "▸",
                };
                let text = format!("{sign} {}", figure.title);
                let button = egui::Button::new(text).frame(false).wrap();
                if ui.add(button).clicked() && !figure.rows.is_empty() {
                    *open = (!is_open).then_some(figure.id);
                }
            },
        );
        ui.vertical(|ui| {
            if let Some(value) = &figure.value {
                let text = egui::RichText::new(value).family(theme::bold_family());
                ui.add(egui::Label::new(text).wrap());
            } else {
                let reason = figure.reason.unwrap_or_default();
                ui.label(egui::RichText::new(reason).color(p.weak));
            }
            if !figure.note.is_empty() {
                let text = egui::RichText::new(&figure.note).color(p.weak).size(12.5);
                ui.add(egui::Label::new(text).wrap());
            }
        });
    });
    if is_open {
        ui.indent(figure.id, |ui| {
            for row in &figure.rows {
                match row.record {
                    Some(record) => {
                        if ui.add(egui::Link::new(&row.text)).clicked() {
                            cx.actions.push(Action::Show(record));
                        }
                    }
                    None => {
                        ui.label(&row.text);
                    }
                }
            }
        });
    }
    ui.add_space(4.0);
}
