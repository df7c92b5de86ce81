//! The frame of the window: menu, tabs, working year, clerk, undo and redo.
use super::App;
use crate::{
    domain::ids::Kind,
    text::{actions, screens, sentence, terms},
    ui::{
        action::{Action, Tab},
        theme::{self, Look},
        widgets::menu::scrolled,
    },
};

impl App {
    /// Menu, tabs, year, clerk, undo and redo.
    pub(super) fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        // In a small window, or with large letters, what only names a thing gives way to the thing.
        let room = ui.available_width();
        let (roomy, least) = (room > 760.0, room < 600.0);
        ui.horizontal(|ui| {
            if roomy {
                let name = egui::RichText::new(terms::PRODUCT).family(theme::bold_family());
                ui.label(name.color(p.accent));
            }
            ui.menu_button(format!("{} ▾", actions::MENU_BOOK), |ui| {
                scrolled(ui, |ui| self.menu_ui(ui));
            });
            if self.book.is_some() {
                self.year_ui(ui, !least);
            }
            if self.book.is_some()
                && ui.button(actions::FIND).on_hover_text(actions::FIND_TIP).clicked()
            {
                self.actions.push(Action::Find);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.clerk_ui(ui, !least);
            });
        });
        if self.book.is_none() {
            return;
        }
        if least {
            ui.horizontal_wrapped(|ui| {
                self.tabs_ui(ui);
                self.steps_ui(ui);
            });
            return;
        }
        ui.horizontal(|ui| {
            self.tabs_ui(ui);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.steps_ui(ui);
            });
        });
    }

    /// Năm công tác.
    fn year_ui(&mut self, ui: &mut egui::Ui, named: bool) {
        let year = self.year();
        let mut years = self.lists.years.clone();
        let now = i64::from(self.desktop.now().date().year());
        years.extend([now, year]);
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let label = named.then(|| ui.label(screens::WORKING_YEAR).id);
        let combo = egui::ComboBox::from_id_salt("year")
            .width(72.0)
            .selected_text(year.to_string())
            .show_ui(ui, |ui| {
                for y in years {
                    if ui.selectable_label(y == year, y.to_string()).clicked() {
                        self.ui.year = Some(y);
                    }
                }
            });
        match label {
            Some(label) => combo.response.labelled_by(label),
            None => combo.response.on_hover_text(screens::WORKING_YEAR),
        };
    }

    fn tabs_ui(&self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        for (tab, name) in [
            (Tab::Overview, screens::TAB_OVERVIEW),
            (Tab::Entry, screens::TAB_ENTRY),
            (Tab::Evaluation, screens::TAB_EVALUATION),
            (Tab::Print, screens::TAB_PRINT),
            (Tab::Quick, screens::START_QUICK),
        ] {
            let on = self.ui.tab == tab;
            let text = egui::RichText::new(name).size(15.0);
            let text = if on { text.color(p.accent).family(theme::bold_family()) } else { text };
            if ui.add(egui::Button::selectable(on, text)).clicked() {
                self.actions.push(Action::Go(tab));
            }
        }
    }

    /// Undo, redo, and when it was last saved.
    fn steps_ui(&self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        let Some(book) = &self.book else { return };
        let can = !book.is_read_only();
        let mut step = |sign: &str, label: Option<String>, usual: &str, action: Action| {
            let on = can && label.is_some();
            let tip = label.unwrap_or_else(|| usual.to_owned());
            if ui.add_enabled(on, egui::Button::new(sign)).on_hover_text(tip).clicked() {
                self.actions.push(action);
            }
        };
        let redo = self.lists.redo.as_deref().map(actions::redo);
        step("↷", redo, actions::REDO, Action::Redo);
        let undo = self.lists.undo.as_deref().map(actions::undo);
        step("↶", undo, actions::UNDO, Action::Undo { asked: false });
        if let Some(at) = &self.ui.saved_at {
            let saved = egui::RichText::new(screens::saved_at(at)).color(p.weak).size(12.5);
            ui.add(egui::Label::new(saved).truncate());
        }
    }

    fn menu_ui(&self, ui: &mut egui::Ui) {
        let out = &self.actions;
        let mut item = |name: &str, on: bool, action: Action| {
            if ui.add_enabled(on, egui::Button::new(name)).clicked() {
                out.push(action);
            }
        };
        let open = self.book.is_some();
        let writable = self.book.as_ref().is_some_and(|b| !b.is_read_only() && b.path().is_some());
        // What Ctrl+Z and Ctrl+Y would do, by name.
        let undo = self.lists.undo.as_deref().filter(|_| open).map(actions::undo);
        let redo = self.lists.redo.as_deref().filter(|_| open).map(actions::redo);
        let can = self.book.as_ref().is_some_and(|b| !b.is_read_only());
        let name = |of: &Option<String>, usual: &str, key: &str| {
            format!("{}  {key}", sentence::one_line(of.as_deref().unwrap_or(usual)))
        };
        item(
            &name(&undo, actions::UNDO, "Ctrl+Z"),
            can && undo.is_some(),
            Action::Undo { asked: false },
        );
        item(&name(&redo, actions::REDO, "Ctrl+Y"), can && redo.is_some(), Action::Redo);
        item(actions::MENU_NEW, true, Action::AskNew);
        item(actions::MENU_OPEN, true, Action::AskOpen);
        item(actions::MENU_QUICK, true, Action::Go(Tab::Quick));
        item(actions::MENU_BACK_UP, writable, Action::BackUp);
        item(actions::MENU_COPY_OUT, open, Action::AskCopyOut);
        item(actions::MENU_RESTORE, true, Action::AskRestore);
        item(actions::MENU_CHECK, open, Action::Check);
        item(actions::MENU_FIND, open, Action::Find);
        item(actions::MENU_NEW_YEAR, open, Action::Go(Tab::NewYear));
        item(actions::MENU_HISTORY, open, Action::Go(Tab::History));
        item(actions::MENU_TRASH, open, Action::Go(Tab::Trash));
        item(actions::MENU_DUPLICATES, open, Action::Go(Tab::Duplicates));
        item(actions::MENU_SETTINGS, open, Action::Open(Kind::Office));
        ui.menu_button(actions::MENU_LOOK, |ui| {
            for look in Look::ALL {
                if ui.radio(self.remembered.look == look, screens::look(look as usize)).clicked() {
                    out.push(Action::Wear(look));
                }
            }
            let mut on = self.remembered.times_new_roman;
            if ui.checkbox(&mut on, actions::TIMES_NEW_ROMAN).changed() {
                out.push(Action::TimesNewRoman(on));
            }
        });
        let mut item = |name: &str, on: bool, action: Action| {
            if ui.add_enabled(on, egui::Button::new(name)).clicked() {
                out.push(action);
            }
        };
        item(actions::MENU_HELP, true, Action::Help);
        item(actions::MENU_CLOSE, open, Action::CloseBook);
        item(actions::MENU_QUIT, true, Action::Quit);
    }

    /// “Người nhập”: a name to type or to choose; who worked here before can be chosen again.
    fn clerk_ui(&mut self, ui: &mut egui::Ui, named: bool) {
        let p = theme::palette(ui.ctx());
        let others: Vec<String> = self.remembered.clerks.iter().skip(1).cloned().collect();
        if !others.is_empty() {
            ui.menu_button("▾", |ui| {
                scrolled(ui, |ui| {
                    for name in others {
                        if ui.button(&name).clicked() {
                            self.remembered.works(&name);
                            self.remember();
                        }
                    }
                });
            })
            .response
            .on_hover_text(screens::OTHER_CLERKS);
        }
        let present = self.remembered.clerks.first().cloned().unwrap_or_default();
        let mut clerk = self.ui.clerk.clone().unwrap_or(present);
        let hint = self.desktop.account();
        let edit = egui::TextEdit::singleline(&mut clerk)
            .desired_width(ui.available_width().clamp(40.0, 120.0))
            .hint_text(egui::RichText::new(hint).color(p.weak));
        // From right to left: the label stands before its field.
        let response = ui.add(edit);
        let response = if named {
            let text = egui::RichText::new(screens::CLERK).color(p.weak).size(13.0);
            let label = ui.label(text).id;
            response.labelled_by(label)
        } else {
            response.on_hover_text(screens::CLERK)
        };
        if response.changed() {
            self.ui.clerk = Some(clerk);
        }
        if response.lost_focus()
            && let Some(name) = self.ui.clerk.take()
        {
            self.remembered.works(&name);
            self.remember();
        }
    }
}
