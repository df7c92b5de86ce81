//! “Đánh giá”: says what will be here and where to go now.
use super::{
    action::{Action, Tab},
    cx::Cx,
    theme,
};
use crate::text::screens;

/// Draws it.
pub(super) fn evaluation_ui(cx: &Cx<'_>, ui: &mut egui::Ui) {
    let p = theme::palette(ui.ctx());
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(theme::margin::ROWS)).show(
        ui,
        |ui| {
            ui.add_space(theme::gap::EDGE);
            ui.heading(screens::EVALUATION_TITLE);
            ui.label(egui::RichText::new(screens::EVALUATION_TEXT).color(p.ink2));
            ui.label(screens::EVALUATION_NOW);
            ui.horizontal(|ui| {
                if ui.button(screens::TAB_ENTRY).clicked() {
                    cx.actions.push(Action::Go(Tab::Entry));
                }
                if ui.button(screens::TAB_PRINT).clicked() {
                    cx.actions.push(Action::Go(Tab::Print));
                }
            });
        },
    );
}
