//! The frame of the window: menu, tabs, working year, clerk, undo and redo.
use super::App;
use crate::{
    domain::ids::Kind,
    text::{actions, screens, sentence, terms},
    ui::{
        action::{Action, Tab},
        theme::{self, Look},
        widgets::{
            icons::{self, Icon},
            menu::{low_rows, scrolled},
        },
    },
};
use egui::containers::menu::SubMenuButton;

/// Points of the menu “Sổ”.
const MENU: f32 = 230.0;
/// Points of the field that searches the book, and of the name of the clerk.
const FIND: f32 = 340.0;
const CLERK: f32 = 150.0;

impl App {
    /// Menu, tabs, year, clerk, undo and redo.
    pub(super) fn frame_ui(&mut self, ui: &mut egui::Ui) {
        // In a small window, or with large letters, what only names a thing gives way to the thing.
        let room = ui.available_width();
        ui.spacing_mut().item_spacing.y = 0.0;
        let (roomy, least) = (room > 760.0, room < 600.0);
        // Without a book two tabs are all there is: in a low window they stand beside the menu.
        let in_one_row = self.book.is_none() && ui.ctx().content_rect().height() < 620.0;
        let top = egui::vec2(room, theme::height::TOP);
        ui.allocate_ui_with_layout(top, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_height(top.y);
            let whole = ui.max_rect();
            if roomy {
                ui.label(egui::RichText::new(terms::PRODUCT).family(theme::bold_family()));
                ui.add_space(theme::gap::NEAR);
            }
            theme::quiet_menus(ui);
            ui.menu_button((actions::MENU_BOOK, icons::atom(Icon::Down)), |ui| {
                scrolled(ui, |ui| self.menu_ui(ui));
            });
            theme::framed_buttons(ui);
            if in_one_row {
                ui.add_space(theme::gap::EDGE);
                self.tabs_ui(ui);
            }
            if self.book.is_some() {
                ui.add_space(theme::gap::NEAR);
                self.year_ui(ui, !least);
                self.find_button_ui(ui, whole);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if self.book.is_some() {
                    return self.clerk_ui(ui, !least);
                }
                theme::quiet_menus(ui);
                let help = ui.add(theme::button_with_key(actions::MENU_HELP, "F1"));
                if theme::named(help, actions::MENU_HELP).clicked() {
                    self.actions.push(Action::Help);
                }
            });
        });
        if in_one_row {
            return;
        }
        if least {
            ui.horizontal_wrapped(|ui| {
                self.tabs_ui(ui);
                self.steps_ui(ui);
            });
            return;
        }
        let tabs = egui::vec2(room, theme::height::TABS);
        ui.allocate_ui_with_layout(tabs, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_height(tabs.y);
            self.tabs_ui(ui);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.steps_ui(ui);
            });
        });
    }

    /// “Tìm mọi thứ”: in the middle of the bar where there is room, else where it comes to stand.
    fn find_button_ui(&self, ui: &mut egui::Ui, whole: egui::Rect) {
        let p = theme::palette(ui.ctx());
        let middle =
            egui::Rect::from_center_size(whole.center(), egui::vec2(FIND, theme::height::FIELD));
        let fits = middle.left() > ui.cursor().left() + theme::gap::EDGE
            && middle.right() + CLERK + 120.0 < whole.right();
        let clicked = if fits {
            let words = (icons::atom(Icon::Find), actions::FIND);
            let field = theme::button_with_key(words, actions::FIND_TIP);
            ui.visuals_mut().override_text_color = Some(p.ink2);
            let field = ui.put(middle, field.min_size(middle.size()));
            ui.visuals_mut().override_text_color = Some(p.ink);
            theme::named(field, actions::FIND).clicked()
        } else {
            ui.button(actions::FIND).on_hover_text(actions::FIND_TIP).clicked()
        };
        if clicked {
            self.actions.push(Action::Find);
        }
    }

    /// Năm công tác.
    fn year_ui(&mut self, ui: &mut egui::Ui, named: bool) {
        let year = self.year();
        let mut years = self.lists.years.clone();
        let now = i64::from(self.desktop.now().date().year());
        years.extend([now, year]);
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let p = theme::palette(ui.ctx());
        let name = egui::RichText::new(screens::WORKING_YEAR).color(p.ink2);
        let label = named.then(|| ui.label(name).id);
        let combo = egui::ComboBox::from_id_salt("year")
            .icon(theme::chevron)
            .width(60.0)
            .selected_text(year.to_string())
            .show_ui(ui, |ui| {
                low_rows(ui);
                for y in years {
                    if ui.selectable_label(y == year, y.to_string()).clicked() {
                        self.ui.year = Some(y);
                    }
                }
                ui.separator();
                if ui.button(actions::MENU_NEW_YEAR).clicked() {
                    self.actions.push(Action::Go(Tab::NewYear));
                }
            });
        match label {
            Some(label) => combo.response.labelled_by(label),
            None => combo.response.on_hover_text(screens::WORKING_YEAR),
        };
    }

    fn tabs_ui(&self, ui: &mut egui::Ui) {
        ui.spacing_mut().item_spacing.x = theme::gap::NEAR;
        let of_book = [
            (Tab::Overview, screens::TAB_OVERVIEW),
            (Tab::Entry, screens::TAB_ENTRY),
            (Tab::Evaluation, screens::TAB_EVALUATION),
            (Tab::Print, screens::TAB_PRINT),
            (Tab::Quick, screens::START_QUICK),
        ];
        // Without a book the first page stands in the place of the overview.
        let without = [(Tab::Overview, screens::BEGIN), (Tab::Quick, screens::START_QUICK)];
        let tabs: &[(Tab, &str)] = if self.book.is_some() { &of_book } else { &without };
        for (at, (tab, name)) in tabs.iter().copied().enumerate() {
            if theme::tab(ui, self.ui.tab == tab, name, at == 0).clicked() {
                self.actions.push(Action::Go(tab));
            }
        }
    }

    /// When it was last saved, undo, redo.
    fn steps_ui(&self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        let Some(book) = &self.book else { return };
        theme::quiet_menus(ui);
        let can = !book.is_read_only();
        let step = |ui: &mut egui::Ui, icon, said: Option<&str>, tip: &str, on, action: Action| {
            let mut words = egui::Atoms::new(icons::atom(icon));
            if let Some(said) = said {
                words.push_right(egui::RichText::new(said).size(theme::size::TABLE));
            }
            let button = ui.add_enabled(on, egui::Button::new(words).truncate());
            if theme::named(button, tip).on_hover_text(tip).clicked() {
                self.actions.push(action);
            }
        };
        let redo = self.lists.redo.as_deref().map(actions::redo);
        let tip = redo.clone().unwrap_or_else(|| actions::REDO.to_owned());
        step(ui, Icon::Redo, None, &tip, can && redo.is_some(), Action::Redo);
        ui.add_space(theme::gap::NEAR);
        let undo = self.lists.undo.as_deref().map(actions::undo);
        let tip = undo.clone().unwrap_or_else(|| actions::UNDO.to_owned());
        // What is half typed comes before what was saved, and both before what would be taken back.
        let (note, ink) = if self.ui.entry.is_dirty() {
            (screens::NOT_SAVED.to_owned(), p.amber)
        } else {
            (self.ui.saved_at.as_deref().map_or_else(String::new, screens::saved_at), p.ink2)
        };
        let small = egui::FontId::proportional(theme::size::SMALL);
        let note = ui.painter().layout_no_wrap(note, small, ink);
        let room = ui.available_width() - note.size().x - theme::gap::NEAR;
        // What it would take back is said where there is room for it.
        let said = undo.as_deref().filter(|_| can && room > 320.0).map(sentence::one_line);
        let room = egui::vec2(room.max(theme::height::FIELD), theme::height::FIELD);
        let to_the_left = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(room, to_the_left, |ui| {
            let action = Action::Undo { asked: false };
            step(ui, Icon::Undo, said.as_deref(), &tip, can && undo.is_some(), action);
        });
        if !note.is_empty() && note.size().x < ui.available_width() {
            ui.label(note);
        }
    }

    /// The menu “Sổ”: what is done now and then, in groups. Everything else is in Ctrl+K.
    fn menu_ui(&self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        let open = self.book.is_some();
        let writable = self.book.as_ref().is_some_and(|b| !b.is_read_only() && b.path().is_some());
        let item = |ui: &mut egui::Ui, name: &str, key: &str, on: bool, action: Action| {
            let button = theme::button_with_key(name, key);
            if theme::named(ui.add_enabled(on, button), name).clicked() {
                self.actions.push(action);
            }
        };
        ui.set_min_width(MENU);
        item(ui, actions::MENU_NEW, "", true, Action::AskNew);
        item(ui, actions::MENU_OPEN, "Ctrl+O", true, Action::AskOpen);
        item(ui, actions::MENU_CLOSE, "", open, Action::CloseBook);
        ui.separator();
        item(ui, actions::MENU_BACK_UP, "", writable, Action::BackUp);
        item(ui, actions::MENU_COPY_OUT, "", open, Action::AskCopyOut);
        item(ui, actions::MENU_RESTORE, "", true, Action::AskRestore);
        item(ui, actions::MENU_CHECK, "", open, Action::Check);
        ui.separator();
        item(ui, actions::MENU_HISTORY, "", open, Action::Go(Tab::History));
        item(ui, actions::MENU_TRASH, "", open, Action::Go(Tab::Trash));
        ui.separator();
        item(ui, actions::MENU_SETTINGS, "", open, Action::Open(Kind::Office));
        let look = egui::Button::new(actions::MENU_LOOK).right_text(icons::atom(Icon::Right));
        SubMenuButton::from_button(look).ui(ui, |ui| {
            low_rows(ui);
            self.look_ui(ui);
        });
        item(ui, actions::MENU_HELP, "F1", true, Action::Help);
        ui.separator();
        let rest = egui::RichText::new(actions::MENU_ALL).color(p.ink2);
        ui.horizontal(|ui| {
            ui.add_space(theme::gap::NEAR);
            ui.label(rest.size(theme::size::SMALL));
        });
    }

    /// “Giao diện”.
    fn look_ui(&self, ui: &mut egui::Ui) {
        for look in Look::ALL {
            if ui.radio(self.remembered.look == look, screens::look(look as usize)).clicked() {
                self.actions.push(Action::Wear(look));
            }
        }
        let mut on = self.remembered.times_new_roman;
        if ui.checkbox(&mut on, actions::TIMES_NEW_ROMAN).changed() {
            self.actions.push(Action::TimesNewRoman(on));
        }
    }

    /// “Người nhập”: a name to type or to choose; who worked here before can be chosen again.
    fn clerk_ui(&mut self, ui: &mut egui::Ui, named: bool) {
        let p = theme::palette(ui.ctx());
        let others: Vec<String> = self.remembered.clerks.iter().skip(1).cloned().collect();
        if !others.is_empty() {
            let menu = ui.menu_button(icons::atom(Icon::Down), |ui| {
                scrolled(ui, |ui| {
                    for name in others {
                        if ui.button(&name).clicked() {
                            self.remembered.works(&name);
                            self.remember();
                        }
                    }
                });
            });
            theme::named(menu.response, screens::OTHER_CLERKS).on_hover_text(screens::OTHER_CLERKS);
        }
        let present = self.remembered.clerks.first().cloned().unwrap_or_default();
        let mut clerk = self.ui.clerk.clone().unwrap_or(present);
        let hint = self.desktop.account();
        let edit = egui::TextEdit::singleline(&mut clerk)
            .desired_width(ui.available_width().clamp(40.0, CLERK))
            .hint_text(egui::RichText::new(hint).color(p.ink2));
        // From right to left: the label stands before its field.
        let response = ui.add(edit);
        let response = if named {
            let text = egui::RichText::new(screens::CLERK).color(p.ink2);
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
