//! “Vì sao?”: the steps by which a class came about, side by side.
use super::super::{
    theme,
    widgets::icons::{self, Icon},
};
use crate::{
    domain::evaluation::{Judged, Rules, WhyStep, why_steps},
    text::scoring as words,
};

/// Draws the steps; `ranked`: caps and quotas were looked at, too.
pub(super) fn why_ui(ui: &mut egui::Ui, rules: &Rules, judged: &Judged, ranked: bool) {
    let p = theme::palette(ui.ctx());
    let steps = why_steps(rules, judged, ranked);
    // As many in a row as the room has for the widest.
    let sans = egui::FontId::proportional(theme::size::TABLE);
    let wide = |step: &WhyStep<'_>| {
        let title = words::step_title(rules, judged, step);
        ui.painter().layout_no_wrap(title, sans.clone(), p.ink).size().x
    };
    let widest = steps.iter().map(wide).fold(0.0, f32::max) + 14.0 + 3.0 * theme::gap::NEAR;
    let in_row = ((ui.available_width() / widest).floor().max(1.0)) as usize;
    for row in steps.chunks(in_row) {
        ui.columns(in_row, |columns| {
            for (ui, step) in columns.iter_mut().zip(row) {
                ui.spacing_mut().item_spacing.y = 0.0;
                let is_held = step.against.is_empty();
                let title = words::step_title(rules, judged, step);
                ui.horizontal(|ui| {
                    let (rect, _) =
                        ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
                    let ink = if is_held { p.green } else { p.amber };
                    let sign = if is_held { Icon::Tick } else { Icon::Warning };
                    icons::draw(ui.painter(), sign, rect.center(), ink);
                    let title = egui::RichText::new(title).size(theme::size::TABLE);
                    ui.add(egui::Label::new(title).truncate());
                });
                let result =
                    if is_held { words::step_result(rules, judged, step) } else { String::new() };
                let text = egui::RichText::new(&result).size(theme::size::SMALL).color(p.ink2);
                ui.add(egui::Label::new(text).truncate()).on_hover_text(&result);
            }
        });
    }
    // What stands against a class is said in full.
    for step in steps.iter().filter(|step| !step.against.is_empty()) {
        let result = words::step_result(rules, judged, step);
        let text = egui::RichText::new(result).size(theme::size::SMALL).color(p.amber);
        ui.add(egui::Label::new(text).wrap());
    }
}
