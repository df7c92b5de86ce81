//! Ctrl+K: any command, screen or list by its name, tones ignored.
use super::{
    action::{Action, Actions, Tab},
    entry::{all_lists, title_of},
    theme,
    widgets::menu::quiet_rows,
};
use crate::{
    domain::{
        ids::Record,
        vietnamese::{Query, fold},
    },
    text::{actions, desk, screens},
};
use egui::{Key, Modifiers};

/// View state.
#[derive(Default)]
pub(super) struct PaletteState {
    open: bool,
    focus: bool,
    words: String,
    cursor: usize,
    /// How often it was opened: each time it begins at its beginning.
    opened: u64,
    /// Name, folded name, and what it does.
    commands: Vec<(String, String, Action)>,
}

impl PaletteState {
    /// Opens with an empty field; `has_book` tells which commands make sense.
    /// Before anything is typed, the records one was at come first.
    pub(super) fn open(&mut self, has_book: bool, recent: Vec<(Record, String)>) {
        let mut commands = commands(has_book);
        let recent = recent.into_iter().map(|(record, name)| {
            let name = screens::recent(&name);
            let folded = fold(&name);
            (name, folded, Action::Show(record))
        });
        commands.splice(0..0, recent);
        let opened = self.opened + 1;
        *self = Self { open: true, focus: true, commands, opened, ..Self::default() };
    }

    /// Is it on show?
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

fn commands(has_book: bool) -> Vec<(String, String, Action)> {
    let mut all = vec![
        (actions::MENU_OPEN, Action::AskOpen),
        (actions::MENU_NEW, Action::AskNew),
        (actions::MENU_QUICK, Action::Go(Tab::Quick)),
        (actions::MENU_RESTORE, Action::AskRestore),
        (actions::MENU_HELP, Action::Help),
        (actions::MENU_QUIT, Action::Quit),
    ];
    if has_book {
        all.extend([
            (screens::TAB_OVERVIEW, Action::Go(Tab::Overview)),
            (screens::TAB_ENTRY, Action::Go(Tab::Entry)),
            (screens::TAB_EVALUATION, Action::Go(Tab::Evaluation)),
            (screens::TAB_PRINT, Action::Go(Tab::Print)),
            (actions::MENU_FIND, Action::Find),
            (desk::COUNT_TITLE, Action::CountAwards),
            (actions::MENU_HISTORY, Action::Go(Tab::History)),
            (actions::MENU_TRASH, Action::Go(Tab::Trash)),
            (actions::MENU_DUPLICATES, Action::Go(Tab::Duplicates)),
            (actions::MENU_NEW_YEAR, Action::Go(Tab::NewYear)),
            (actions::GRID, Action::OpenGrid),
            (actions::MENU_BACK_UP, Action::BackUp),
            (actions::MENU_COPY_OUT, Action::AskCopyOut),
            (actions::MENU_CHECK, Action::Check),
            (actions::UNDO, Action::Undo { asked: false }),
            (actions::REDO, Action::Redo),
        ]);
        all.extend(all_lists().map(|list| (title_of(list), Action::Open(list))));
    }
    all.into_iter().map(|(name, action)| (name.to_owned(), fold(name), action)).collect()
}

/// Draws it.
pub(super) fn palette_ui(ctx: &egui::Context, state: &mut PaletteState, out: &Actions) {
    if !state.open {
        return;
    }
    let p = theme::palette(ctx);
    let mut chosen = None;
    let response = theme::dialog(ctx, "commands").show(ctx, |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let pressed = |ui: &egui::Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp));
        let enter = pressed(ui, Key::Enter);
        let label = ui.label(screens::COMMANDS).id;
        let hint = egui::RichText::new(screens::COMMANDS_HINT).color(p.ink2);
        let edit = egui::TextEdit::singleline(&mut state.words)
            .desired_width(f32::INFINITY)
            .margin(theme::margin::FIELD)
            .hint_text(hint);
        let field = ui.add(edit).labelled_by(label);
        if std::mem::take(&mut state.focus) {
            field.request_focus();
        }
        if field.changed() {
            state.cursor = 0;
        }
        let query = Query::new(&state.words);
        let found: Vec<&(String, String, Action)> =
            state.commands.iter().filter(|(_, folded, _)| query.fits(folded)).collect();
        if down {
            state.cursor = (state.cursor + 1).min(found.len().saturating_sub(1));
        } else if up {
            state.cursor = state.cursor.saturating_sub(1);
        }
        if enter {
            chosen = found.get(state.cursor).map(|(.., action)| action.clone());
        }
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 400.0);
        let list = egui::ScrollArea::vertical().id_salt(("commands", state.opened, &state.words));
        let list = list.max_height(height).min_scrolled_height(height);
        list.auto_shrink(false).show(ui, |ui| {
            quiet_rows(ui);
            for (i, (name, _, action)) in found.iter().enumerate() {
                let button = egui::Button::selectable(i == state.cursor, name)
                    .min_size(egui::vec2(ui.available_width(), theme::height::ROW));
                let response = ui.add(button);
                if i == state.cursor && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(action.clone());
                }
            }
        });
    });
    if let Some(action) = chosen {
        state.open = false;
        out.push(action);
    } else if response.should_close() {
        state.open = false;
    }
}
