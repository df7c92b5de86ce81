//! The rows behind a figure, each a link to its record.
use crate::{
    listing::figures::FigureRow,
    ui::{action::Action, cx::Cx},
};

/// Draws them one below the other.
pub(in crate::ui) fn figure_rows_ui(cx: &Cx<'_>, ui: &mut egui::Ui, rows: &[FigureRow]) {
    for row in rows {
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
}
