//! In the place of what could not be read: that it was not, why, and “Đọc lại”. Not read is not the same as empty.
use crate::{
    domain::failure::Failure,
    text::{actions, errors, screens},
    ui::{action::Action, cx::Cx, theme},
};

/// In the place of a list.
pub(in crate::ui) fn list_not_read_ui(cx: &Cx<'_>, ui: &mut egui::Ui, failure: &Failure) {
    not_read_ui(cx, ui, &screens::list_not_read(&errors::not_read(failure)));
}

/// In the place of a page, or of a part of one, that is no list.
pub(in crate::ui) fn part_not_read_ui(cx: &Cx<'_>, ui: &mut egui::Ui, failure: &Failure) {
    not_read_ui(cx, ui, &screens::part_not_read(&errors::not_read(failure)));
}

fn not_read_ui(cx: &Cx<'_>, ui: &mut egui::Ui, sentence: &str) {
    ui.add_space(theme::gap::PART);
    let color = theme::palette(ui.ctx()).accent;
    ui.label(egui::RichText::new(sentence).color(color));
    if ui.button(actions::READ_AGAIN).clicked() {
        cx.actions.push(Action::ReadAgain);
    }
}
