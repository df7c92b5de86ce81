//! One line to type in, with its label above.
use crate::ui::theme;

/// Draws it, as wide as the box it stands in.
pub(in crate::ui) fn field_ui(ui: &mut egui::Ui, label: &str, text: &mut String) -> egui::Response {
    let label = ui.label(label).id;
    let edit = egui::TextEdit::singleline(text).margin(theme::margin::FIELD);
    ui.add(edit.desired_width(f32::INFINITY)).labelled_by(label)
}
