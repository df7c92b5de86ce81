//! The files attached to a record: opened, saved out, taken off, and one more.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, not_read::part_not_read_ui, press::meant},
};
use crate::{
    domain::{edit::Edit, failure::Failure, ids::Record},
    text::{actions, screens},
    workspace::Attachment,
};

/// Files of a record, read once.
pub(super) type Attached = Cached<Record, Result<Vec<Attachment>, Failure>>;

/// Draws them.
pub(super) fn attachments_ui(cx: &Cx<'_>, ui: &mut egui::Ui, record: Record, kept: &mut Attached) {
    let read = kept.get(cx.revision, &record, |of| cx.try_get(|read| read.attachments(*of)));
    let files = read.as_deref().unwrap_or_default();
    if files.is_empty() && read.is_ok() && cx.read_only {
        return;
    }
    ui.add_space(theme::gap::NEAR);
    ui.label(egui::RichText::new(screens::ATTACHMENTS).family(theme::bold_family()));
    if let Err(failure) = read {
        part_not_read_ui(cx, ui, failure);
    }
    for file in files {
        ui.horizontal_wrapped(|ui| {
            let text = format!("{}  {} kB", file.name, (file.size / 1024).max(1));
            let text = if file.is_original { screens::original_file(&text) } else { text };
            if ui.link(text).clicked() {
                cx.actions.push(Action::ShowAttachment(file.id));
            }
            if ui.add(theme::small_button(actions::SAVE_OUT)).clicked() {
                cx.actions.push(Action::AskSaveAttachment(file.id, file.name.clone()));
            }
            if !cx.read_only
                && meant(&ui.add(theme::small_button("✕")).on_hover_text(actions::REMOVE))
            {
                cx.actions.push(Action::Edit(Edit::Detach(file.id)));
            }
        });
    }
    if !cx.read_only && ui.button(actions::ATTACH).clicked() {
        cx.actions.push(Action::AskAttach(record));
    }
}
