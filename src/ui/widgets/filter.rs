//! A field that looks for something among what is on show: its sign at the left, its key at the right.
use super::icons::{self, Icon};
use crate::ui::theme;
use egui::{Id, Key, Modifiers, Response, RichText, TextEdit, Ui};

/// Draws it; Ctrl+F goes there.
pub(in crate::ui) fn filter_ui(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    hint: &str,
    width: f32,
) -> Response {
    if ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::F)) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    let ink2 = theme::palette(ui.ctx()).ink2;
    let field = TextEdit::singleline(text)
        .id(id)
        .desired_width(width)
        .margin(theme::margin::FIELD)
        .prefix(icons::atom(Icon::Find))
        .suffix(RichText::new("Ctrl+F").color(ink2).size(theme::size::SMALL))
        .hint_text(RichText::new(hint).color(ink2));
    ui.add(field)
}
