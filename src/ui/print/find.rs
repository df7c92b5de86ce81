//! What is looked for on the paper on show: its field, and its places one after the other.
use super::preview::Sheet;
use crate::{
    layout::find::Hit,
    text::screens,
    ui::{
        theme,
        widgets::icons::{self, Icon},
    },
};
use egui::{Id, Key, Modifiers, Stroke, StrokeKind};

/// View state.
#[derive(Clone, Debug, Default)]
pub(super) struct FindState {
    pub(super) is_open: bool,
    pub(super) words: String,
    /// Which place, from 0.
    at: usize,
    /// The page is scrolled to it.
    goes: bool,
    /// Other words are looked for: the first place is gone to once it is known.
    is_new: bool,
}

/// Takes Ctrl+F before the field that looks for a paper does, which has it when it is pressed again.
pub(super) fn open_by_key(ui: &mut egui::Ui, id: Id, state: &mut FindState) {
    let has_focus = ui.memory(|m| m.has_focus(id));
    if !has_focus && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::F)) {
        state.is_open = true;
        ui.memory_mut(|m| m.request_focus(id));
    }
}

/// The strip above the paper. Gives the page of the place to go to.
pub(super) fn strip_ui(
    ui: &mut egui::Ui,
    id: Id,
    state: &mut FindState,
    hits: &[Hit],
) -> Option<usize> {
    /// Pixels of the field.
    const WIDTH: f32 = 220.0;
    if !state.is_open {
        return None;
    }
    let p = theme::palette(ui.ctx());
    let has_focus = ui.memory(|m| m.has_focus(id));
    let pressed = |ui: &egui::Ui, modifiers| {
        has_focus && ui.input_mut(|i| i.consume_key(modifiers, Key::Enter))
    };
    let (mut back, mut on) = (pressed(ui, Modifiers::SHIFT), pressed(ui, Modifiers::NONE));
    let mut changed = false;
    let strip =
        egui::Frame::new().fill(p.paper).inner_margin(theme::margin::STRIP).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let field = egui::TextEdit::singleline(&mut state.words)
                    .id(id)
                    .desired_width(WIDTH)
                    .margin(theme::margin::FIELD)
                    .prefix(icons::atom(Icon::Find))
                    .hint_text(egui::RichText::new(screens::PAPER_FIND).color(p.ink2));
                let field = ui.add(field);
                changed = field.changed();
                // The key has taken the focus away by now.
                if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
                    state.is_open = false;
                }
                let turn = |ui: &mut egui::Ui, icon: Icon, key: &str| {
                    let button =
                        ui.add_enabled(!hits.is_empty(), egui::Button::new(icons::atom(icon)));
                    theme::named(button, key).on_hover_text(key).clicked()
                };
                back |= turn(ui, Icon::Up, "Shift+Enter");
                on |= turn(ui, Icon::Down, "Enter");
                if !state.words.trim().is_empty() {
                    let said = screens::found_on_paper(state.at.min(hits.len()), hits.len());
                    ui.label(egui::RichText::new(said).color(p.ink2).size(theme::size::SMALL));
                }
            });
        });
    let rect = strip.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
    if changed {
        (state.at, state.is_new) = (0, true);
        ui.ctx().request_repaint();
        return None;
    }
    let last = hits.len().checked_sub(1)?;
    if std::mem::take(&mut state.is_new) {
        state.at = 0;
    } else if on {
        state.at = if state.at >= last { 0 } else { state.at + 1 };
    } else if back {
        state.at = if state.at == 0 { last } else { state.at - 1 };
    } else {
        state.at = state.at.min(last);
        return None;
    }
    state.goes = true;
    hits.get(state.at).map(|hit| hit.page)
}

/// Marks the places of one page; the one that was gone to has a frame.
pub(super) fn marks_ui(ui: &egui::Ui, sheet: &Sheet<'_>, state: &mut FindState, hits: &[Hit]) {
    /// How much of the ink of a mark lies over the words.
    const THIN: f32 = 0.3;
    if !state.is_open {
        return;
    }
    let ink = theme::palette(ui.ctx()).amber;
    for (number, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.page == sheet.number) {
        for area in &hit.areas {
            let rect = sheet.rect_of(*area);
            ui.painter().rect_filled(rect, 0, ink.gamma_multiply(THIN));
            if number == state.at {
                ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, ink), StrokeKind::Outside);
                if std::mem::take(&mut state.goes) {
                    ui.scroll_to_rect(rect, Some(egui::Align::Center));
                }
            }
        }
    }
}
