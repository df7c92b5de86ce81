//! Ctrl+Shift+F: anything of the book by part of its name; Enter goes there.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, menu::quiet_rows, not_read::list_not_read_ui},
};
use crate::{
    domain::{failure::Failure, ids::Record},
    text::{screens, terms},
    workspace::Hit,
};
use egui::{Key, Modifiers};

/// Results shown at most.
const MOST: usize = 40;

/// View state.
#[derive(Default)]
pub(super) struct FindState {
    open: bool,
    focus: bool,
    words: String,
    cursor: usize,
    /// How often it was opened: each time it begins at its beginning.
    opened: u64,
    hits: Cached<String, Result<Vec<Hit>, Failure>>,
}

impl FindState {
    /// Opens with an empty field.
    pub(super) fn open(&mut self) {
        *self = Self { open: true, focus: true, opened: self.opened + 1, ..Self::default() };
    }

    /// Searches again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.hits = Cached::default();
    }

    /// Is it on show?
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// Draws it.
pub(super) fn find_ui(cx: &Cx<'_>, ctx: &egui::Context, state: &mut FindState) {
    if !state.open {
        return;
    }
    let p = theme::palette(ctx);
    let mut chosen = None;
    let response = theme::dialog(ctx, "find").show(ctx, |ui| {
        ui.set_width(640.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let (down, up, enter) = ui.input_mut(|i| {
            (
                i.consume_key(Modifiers::NONE, Key::ArrowDown),
                i.consume_key(Modifiers::NONE, Key::ArrowUp),
                i.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let hint = egui::RichText::new(screens::FIND_HINT).color(p.ink2);
        let label = ui.label(screens::FIND).id;
        let field = ui
            .add(
                egui::TextEdit::singleline(&mut state.words)
                    .desired_width(f32::INFINITY)
                    .margin(theme::margin::FIELD)
                    .hint_text(hint),
            )
            .labelled_by(label);
        if std::mem::take(&mut state.focus) {
            field.request_focus();
        }
        if field.changed() {
            state.cursor = 0;
        }
        let found = state
            .hits
            .get(cx.revision, &state.words, |words| cx.try_get(|read| read.search(words, MOST)));
        let hits = found.as_deref().unwrap_or_default();
        if down {
            state.cursor = (state.cursor + 1).min(hits.len().saturating_sub(1));
        } else if up {
            state.cursor = state.cursor.saturating_sub(1);
        }
        if enter {
            chosen = hits.get(state.cursor).map(|h| h.record);
        }
        if let Err(failure) = found {
            list_not_read_ui(cx, ui, failure);
        } else if hits.is_empty() && !state.words.trim().is_empty() {
            ui.label(egui::RichText::new(screens::FIND_NOTHING).color(p.ink2));
        }
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 420.0);
        // What is found for other words begins with the first.
        let results = egui::ScrollArea::vertical().id_salt(("found", state.opened, &state.words));
        let results = results.max_height(height).min_scrolled_height(height);
        results.auto_shrink(false).show(ui, |ui| {
            quiet_rows(ui);
            for (i, hit) in hits.iter().enumerate() {
                let kind = terms::kind(hit.record.kind());
                let title = crate::text::sentence::one_line(&hit.title);
                let text = if hit.detail.is_empty() {
                    format!("{title}   ({kind})")
                } else {
                    format!("{title}   {} ({kind})", hit.detail)
                };
                let button = egui::Button::selectable(i == state.cursor, text)
                    .truncate()
                    .min_size(egui::vec2(ui.available_width(), theme::height::ROW));
                let response = ui.add(button);
                if i == state.cursor && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(hit.record);
                }
            }
        });
    });
    if let Some(record) = chosen {
        state.open = false;
        let has_page =
            matches!(record, Record::Person(_) | Record::Unit(_) | Record::MovementModel(_));
        cx.actions.push(if has_page { Action::Profile(record) } else { Action::Show(record) });
    } else if response.should_close() {
        state.open = false;
    }
}
