//! A question that is answered with one reason.
use super::line::field_ui;
use crate::{text::actions, ui::theme};

/// What is asked.
pub(in crate::ui) struct Asked<'a> {
    /// Of which question.
    pub(in crate::ui) id: &'a str,
    /// Its head.
    pub(in crate::ui) title: &'a str,
    /// What the answer does.
    pub(in crate::ui) hint: &'a str,
    /// The label of the field.
    pub(in crate::ui) label: &'a str,
    /// The main button.
    pub(in crate::ui) button: &'a str,
    /// May the reason be blank? So an earlier one is taken away.
    pub(in crate::ui) may_be_blank: bool,
}

/// Draws it; gives whether it was answered, once it is left. Enter in the field is the main button.
pub(in crate::ui) fn reason_ui(
    ctx: &egui::Context,
    asked: &Asked<'_>,
    reason: &mut String,
) -> Option<bool> {
    /// Points of its field.
    const WIDTH: f32 = 420.0;
    let p = theme::palette(ctx);
    let (mut go, mut leave) = (false, false);
    let response = theme::dialog(ctx, asked.id).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        ui.heading(asked.title);
        ui.label(egui::RichText::new(asked.hint).color(p.ink2));
        ui.add_space(theme::gap::NEAR);
        let field = field_ui(ui, asked.label, reason);
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if ui.memory(|m| m.focused().is_none()) {
            field.request_focus();
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal(|ui| {
            let may = asked.may_be_blank || !reason.trim().is_empty();
            ui.add_enabled_ui(may, |ui| {
                go = theme::main_button(ui, asked.button).clicked() || entered && may;
            });
            leave = ui.button(actions::CANCEL).clicked();
        });
    });
    leave |= theme::left_by_escape(ctx, &response);
    (go || leave).then_some(go)
}
