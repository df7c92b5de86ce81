//! “Vì sao?”: the steps by which a class came about, side by side.
use super::super::{
    theme,
    widgets::icons::{self, Icon},
};
use crate::{
    domain::evaluation::{Judged, Rules, why_steps},
    text::scoring as words,
};

/// Width of a step, in points.
const STEP: f32 = 150.0;

/// Draws the steps; `ranked`: caps and quotas were looked at, too.
pub(super) fn why_ui(ui: &mut egui::Ui, rules: &Rules, judged: &Judged, ranked: bool) {
    let p = theme::palette(ui.ctx());
    let steps = why_steps(rules, judged, ranked);
    // As many in a row as the room has.
    let in_row = ((ui.available_width() / STEP).floor().max(1.0)) as usize;
    for row in steps.chunks(in_row) {
        ui.columns(in_row, |columns| {
            for (ui, step) in columns.iter_mut().zip(row) {
                ui.spacing_mut().item_spacing.y = 0.0;
                let is_held = step.against.is_empty();
                let title = words::step_title(rules, judged, step);
                let result = words::step_result(rules, judged, step);
                ui.horizontal(|ui| {
                    let (rect, _) =
                        ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
                    let ink = if is_held { p.green } else { p.amber };
                    let sign = if is_held { Icon::Tick } else { Icon::Warning };
                    icons::draw(ui.painter(), sign, rect.center(), ink);
                    let title = egui::RichText::new(title).size(theme::size::TABLE);
                    ui.add(egui::Label::new(title).truncate());
                });
                let ink = if is_held { p.ink2 } else { p.amber };
                let text = egui::RichText::new(&result).size(theme::size::SMALL).color(ink);
                if is_held {
                    ui.add(egui::Label::new(text).truncate()).on_hover_text(&result);
                } else {
                    // What stands against a class is never cut.
                    ui.add(egui::Label::new(text).wrap());
                }
            }
        });
    }
}
