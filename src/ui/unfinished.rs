//! What is half typed, offered again: on the first page and in “Tổng quan”.
use super::{
    action::{Action, Actions},
    drafts::OfferedDraft,
    theme,
};
use crate::text::drafts as words;

/// Lines that are offered at once.
const FEW: usize = 3;

/// “Có phiếu đang nhập dở: …”, a step away each; `all` of them once that was asked for.
pub(super) fn unfinished_ui(
    ui: &mut egui::Ui,
    lines: &[OfferedDraft],
    all: &mut bool,
    out: &Actions,
) {
    if lines.is_empty() {
        return;
    }
    let p = theme::palette(ui.ctx());
    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
        let head = egui::RichText::new(words::UNFINISHED).family(theme::bold_family());
        ui.label(head.color(p.amber));
        let shown = if *all { lines.len() } else { FEW };
        for line in lines.iter().take(shown) {
            let text = words::line(&line.title, line.book.as_deref());
            // One line each; where the folder is cut, it is whole below the pointer.
            let link = egui::RichText::new(&text).color(p.ink).underline();
            let link = ui.add(egui::Button::new(link).small().frame(false).truncate());
            let link = link.on_hover_cursor(egui::CursorIcon::PointingHand);
            if link.on_hover_text(text).clicked() {
                out.push(Action::OpenDraft(Box::new(line.clone())));
            }
        }
        if lines.len() > shown && ui.link(words::more(lines.len() - shown)).clicked() {
            *all = true;
        }
    });
    ui.add_space(theme::gap::FIELD);
}
