//! Names are taken out of a round or put off: who said so, and why.
use super::field_ui;
use crate::{
    domain::award::Outcome,
    listing::desk::Name,
    records::rounds::judged,
    text::{actions, desk as words},
    ui::{action::Action, cx::Cx, theme},
};

/// The question about names.
pub(super) struct Out {
    /// Which.
    pub(super) names: Vec<Name>,
    /// Who said so.
    pub(super) by: String,
    /// Why.
    pub(super) reason: String,
}

/// Asks, while there is something to ask.
pub(super) fn out_ui(cx: &Cx<'_>, ctx: &egui::Context, out: &mut Option<Out>) {
    /// Points of its fields.
    const WIDTH: f32 = 380.0;
    let Some(asked) = out else { return };
    let mut answer = None;
    let response = egui::Modal::new(egui::Id::unique("names out of a round")).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        let first = asked.names.first().map_or("", |n| n.name.as_str());
        ui.heading(words::take_out_title(asked.names.len(), first));
        let field = |ui: &mut egui::Ui, label: &str, text: &mut String| {
            ui.add_space(theme::gap::NEAR);
            field_ui(ui, label, text)
        };
        let by = field(ui, words::WHO_SAID, &mut asked.by);
        let why = field(ui, words::WHY, &mut asked.reason);
        // Enter in the last field is the main button.
        let entered = why.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if ui.memory(|m| m.focused().is_none()) {
            by.request_focus();
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!asked.reason.trim().is_empty(), |ui| {
                let is_full = ui.is_enabled();
                let pressed = theme::main_button(ui, words::TAKE_OUT_NOW).clicked();
                if pressed || entered && is_full {
                    answer = Some(Some(Outcome::Withdrawn));
                }
                if ui.button(words::PUT_OFF_NOW).clicked() {
                    answer = Some(Some(Outcome::Postponed));
                }
            });
            if ui.button(actions::CANCEL).clicked() {
                answer = Some(None);
            }
        });
    });
    if response.should_close() && answer.is_none() {
        answer = Some(None);
    }
    let Some(answer) = answer else { return };
    if let Some(outcome) = answer {
        let edit = judged(&cx.known, &asked.names, (outcome, &asked.by, &asked.reason));
        if let Some(edit) = cx.noted(edit).flatten() {
            cx.actions.push(Action::Edit(edit));
        }
    }
    *out = None;
}
