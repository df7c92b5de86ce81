//! “Thùng rác”: what was removed, to be taken out again or let go for good.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{
        cached::Cached, filter::filter_ui, menu::low_rows, not_read::list_not_read_ui, press::meant,
    },
};
use crate::{
    domain::{
        edit::Edit,
        failure::Failure,
        vietnamese::{Query, fold},
    },
    text::{actions, dates, screens, terms},
    workspace::Trashed,
};

/// View state.
#[derive(Default)]
pub(super) struct TrashState {
    filter: String,
    rows: Cached<(), Result<Vec<Trashed>, Failure>>,
    files: Cached<(), i64>,
    sure: bool,
}

impl TrashState {
    /// Reads it again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.rows = Cached::default();
        self.files = Cached::default();
    }
}

/// Draws it.
pub(super) fn trash_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut TrashState) {
    let p = theme::palette(ui.ctx());
    let files = *state.files.get(cx.revision, &(), |()| cx.get(|read| read.trashed_files()));
    let read = state.rows.get(cx.revision, &(), |()| cx.try_get(|read| read.trashed()));
    let rows = read.as_deref().unwrap_or_default();
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(theme::margin::ROWS)).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(theme::height::MAIN);
                ui.heading(screens::TRASH);
                ui.add_space(theme::gap::NEAR);
                let id = ui.scope_id().with("filter");
                filter_ui(ui, id, &mut state.filter, screens::FILTER, 220.0);
                if files > 0 {
                    let text = screens::trashed_files(files);
                    ui.label(egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL));
                }
                // What cannot be seen is not let go for good.
                if (!rows.is_empty() || files > 0) && read.is_ok() && !cx.read_only {
                    if state.sure {
                        ui.label(egui::RichText::new(screens::EMPTY_TRASH_SURE).color(p.accent));
                        if meant(&theme::main_button(ui, actions::EMPTY_TRASH_YES)) {
                            cx.actions.push(Action::Edit(Edit::EmptyTrash));
                            state.sure = false;
                        }
                        if ui.button(actions::CANCEL).clicked() {
                            state.sure = false;
                        }
                    } else if ui.button(actions::EMPTY_TRASH).clicked() {
                        state.sure = true;
                    }
                }
            });
            ui.add_space(theme::gap::NEAR);
            if let Err(failure) = read {
                list_not_read_ui(cx, ui, failure);
            } else if rows.is_empty() {
                ui.label(egui::RichText::new(screens::NO_TRASH).color(p.ink2));
            }
            let query = Query::new(&state.filter);
            let shown: Vec<&Trashed> =
                rows.iter().filter(|r| query.is_blank() || query.fits(&fold(&r.name))).collect();
            low_rows(ui);
            egui::ScrollArea::vertical().auto_shrink(false).show_rows(
                ui,
                theme::height::ROW,
                shown.len(),
                |ui, range| {
                    for row in shown.get(range).unwrap_or_default() {
                        ui.horizontal(|ui| {
                            if !cx.read_only
                                && ui.add(theme::small_button(actions::RESTORE)).clicked()
                            {
                                cx.actions.push(Action::Edit(Edit::Restore(row.record)));
                            }
                            let kind = row.record.kind();
                            let name = terms::name(Some(kind), &row.name);
                            let text = format!("{}: {name}", terms::kind(kind));
                            let when = format!("{} – {}", dates::moment(&row.at), row.who);
                            let when =
                                egui::RichText::new(when).color(p.ink2).size(theme::size::SMALL);
                            // The name takes what the day leaves, and is cut before the day is.
                            ui.with_layout(
                                egui::Layout::right_to_left(egui::Align::Center),
                                |ui| {
                                    ui.label(when);
                                    let left = egui::Layout::left_to_right(egui::Align::Center);
                                    ui.with_layout(left, |ui| {
                                        ui.add(egui::Label::new(text).truncate())
                                    });
                                },
                            );
                        });
                    }
                },
            );
        },
    );
}
