//! One page about a person, unit or model over the years.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, not_read::part_not_read_ui},
};
use crate::{
    domain::{failure::Failure, ids::Record},
    listing::profile::{Profile, profile},
    text::{actions, screens, terms},
};

/// View state.
#[derive(Default)]
pub(super) struct ProfileState {
    pub(super) record: Option<Record>,
    page: Cached<Record, Result<Option<Profile>, Failure>>,
}

impl ProfileState {
    /// Reads it again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.page = Cached::default();
    }
}

/// Draws it.
pub(super) fn profile_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ProfileState) {
    let p = theme::palette(ui.ctx());
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(theme::margin::ROWS)).show(
        ui,
        |ui| {
            let read = state.record.map(|record| {
                let load = |r: &Record| cx.try_get(|read| profile(read, *r));
                (record, state.page.get(cx.revision, &record, load))
            });
            let (record, page) = match read {
                Some((record, Ok(Some(page)))) => (record, page),
                Some((_, Err(failure))) => return part_not_read_ui(cx, ui, failure),
                Some((_, Ok(None))) | None => {
                    ui.label(egui::RichText::new(screens::NO_PROFILE).color(p.ink2));
                    return;
                }
            };
            ui.label(
                egui::RichText::new(terms::kind(record.kind()))
                    .color(p.ink2)
                    .size(theme::size::SMALL),
            );
            ui.horizontal_wrapped(|ui| {
                ui.heading(&page.title);
                ui.label(egui::RichText::new(&page.subtitle).color(p.ink2));
                let key = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F2));
                if ui.button(actions::OPEN_FORM).on_hover_text("F2").clicked() || key {
                    cx.actions.push(Action::Show(record));
                }
            });
            // Another record begins at its beginning.
            let lines = egui::ScrollArea::vertical().id_salt(("profile", record.number()));
            lines.auto_shrink(false).show(ui, |ui| {
                if page.sections.is_empty() {
                    ui.label(egui::RichText::new(screens::PROFILE_EMPTY).color(p.ink2));
                }
                for (heading, lines) in &page.sections {
                    ui.add_space(theme::gap::NEAR);
                    let text = format!("{heading}  {}", lines.len());
                    ui.label(egui::RichText::new(text).family(theme::bold_family()));
                    for line in lines {
                        match line.record {
                            Some(record) => {
                                if ui.link(&line.text).clicked() {
                                    cx.actions.push(Action::Show(record));
                                }
                            }
                            None => {
                                ui.label(&line.text);
                            }
                        }
                    }
                }
            });
        },
    );
}
