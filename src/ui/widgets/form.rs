//! Fields of forms: label, field and what is wrong below it, tied together for eye, keyboard and reader.
//! Nothing is rewritten while a field has the focus; on leaving it the text takes its stored form.
use crate::{
    domain::{
        answer::Answer,
        entered::{Entered, Typed},
        field::Field,
        problem::Findings,
        vietnamese::{clean, clean_lines, fold},
    },
    text::{actions, labels, terms},
    ui::theme,
};
use egui::{Id, Key, Modifiers, Response, TextEdit, Ui};
use jiff::civil::Date;

/// Draws the fields of one form in order and walks them by Enter.
pub(in crate::ui) struct FormUi<'a> {
    pub(in crate::ui) ui: &'a mut Ui,
    findings: &'a Findings,
    today: Date,
    salt: Id,
    ids: Vec<Id>,
    /// Which field has which place in `ids`.
    fields: Vec<Field>,
    entered_at: Option<usize>,
    left_a_field: bool,
    enabled: bool,
}

/// What happened in a form this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct FormEvent {
    /// Enter on the last field.
    pub(in crate::ui) submit: bool,
    /// Some field was left: a good moment to check and to keep a draft.
    pub(in crate::ui) left_a_field: bool,
}

impl<'a> FormUi<'a> {
    /// Begins a form; `salt` tells forms apart.
    pub(in crate::ui) fn new(
        ui: &'a mut Ui,
        findings: &'a Findings,
        today: Date,
        salt: impl std::hash::Hash + std::fmt::Debug,
        enabled: bool,
    ) -> Self {
        let salt = ui.scope_id().with(salt);
        Self {
            ui,
            findings,
            today,
            salt,
            ids: Vec::new(),
            fields: Vec::new(),
            entered_at: None,
            left_a_field: false,
            enabled,
        }
    }

    fn next_id(&mut self, field: Field) -> Id {
        let same = self.ids.len();
        self.salt.with((field, same))
    }

    fn label(&mut self, text: &str) -> Id {
        self.ui.add_space(2.0);
        let p = theme::palette(self.ui.ctx());
        self.ui.label(egui::RichText::new(text).color(p.weak).size(13.0)).id
    }

    fn below(&mut self, field: Field) {
        let p = theme::palette(self.ui.ctx());
        for problem in self.findings.of(field) {
            let sign = if problem.is_warning() { "●" } else { "⚠" };
            let color = if problem.is_warning() { p.warning } else { p.error };
            let text = format!("{sign} {}", labels::problem(field, problem));
            self.ui.label(egui::RichText::new(text).color(color).size(13.0));
        }
    }

    fn place(&mut self, field: Field, id: Id) {
        self.ids.push(id);
        self.fields.push(field);
    }

    /// Bookkeeping after a field was drawn.
    fn after(&mut self, field: Field, response: &Response) {
        self.place(field, response.id);
        if response.lost_focus() {
            self.left_a_field = true;
            if self.ui.input(|i| i.key_pressed(Key::Enter)) {
                self.entered_at = Some(self.ids.len() - 1);
            }
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.below(field);
    }

    /// One line of text.
    pub(in crate::ui) fn text(&mut self, field: Field, text: &mut String) -> Response {
        self.text_hinted(field, text, "")
    }

    /// One line of text with a hint shown while it is blank.
    pub(in crate::ui) fn text_hinted(
        &mut self,
        field: Field,
        text: &mut String,
        hint: &str,
    ) -> Response {
        let label = self.label(terms::field(field));
        let id = self.next_id(field);
        let p = theme::palette(self.ui.ctx());
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::FIELD))
            .margin(egui::Margin::symmetric(8, 5))
            .hint_text(egui::RichText::new(hint).color(p.weak));
        let response = self.ui.add_enabled(self.enabled, edit).labelled_by(label);
        if response.lost_focus() {
            *text = clean(text);
        }
        self.after(field, &response);
        response
    }

    /// Several lines; Enter breaks a line, Ctrl+Enter goes on.
    pub(in crate::ui) fn lines(
        &mut self,
        field: Field,
        text: &mut String,
        rows: usize,
    ) -> Response {
        let label = self.label(terms::field(field));
        let id = self.next_id(field);
        let on = self.ui.memory(|m| m.has_focus(id))
            && self.ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::Enter));
        let edit = TextEdit::multiline(text)
            .id(id)
            .desired_width(f32::INFINITY)
            .desired_rows(rows)
            .margin(egui::Margin::symmetric(8, 5));
        let response = self.ui.add_enabled(self.enabled, edit).labelled_by(label);
        if response.lost_focus() {
            *text = clean_lines(text);
            self.left_a_field = true;
        }
        self.place(field, id);
        if on {
            *text = clean_lines(text);
            self.entered_at = Some(self.ids.len() - 1);
            self.left_a_field = true;
        }
        self.below(field);
        response
    }

    /// A day, number or amount: in full once it is left.
    pub(in crate::ui) fn entered<T: Typed>(
        &mut self,
        field: Field,
        entered: &mut Entered<T>,
    ) -> Response {
        let response = self.text(field, &mut entered.text);
        if response.lost_focus() {
            entered.tidy(self.today);
        }
        response
    }

    /// Yes or no.
    pub(in crate::ui) fn check(&mut self, field: Field, on: &mut bool) -> Response {
        self.ui.add_space(2.0);
        let before = *on;
        let response =
            self.ui.add_enabled(self.enabled, egui::Checkbox::new(on, terms::field(field)));
        self.place(field, response.id);
        // Enter goes on, Space ticks.
        if response.has_focus() && self.ui.input(|i| i.key_pressed(Key::Enter)) {
            *on = before;
            self.entered_at = Some(self.ids.len() - 1);
        }
        if response.changed() {
            self.left_a_field = true;
        }
        self.below(field);
        response
    }

    /// One of a few fixed choices.
    pub(in crate::ui) fn choice<T: PartialEq + Copy>(
        &mut self,
        field: Field,
        value: &mut T,
        choices: &[(T, &str)],
    ) -> Response {
        let label = self.label(terms::field(field));
        let id = self.next_id(field);
        let before = *value;
        // As in every form of Windows: Enter goes on, ↓ and ↑ change the choice, Space opens the list.
        let button_id = id.with("button");
        let button: Option<Id> = self.ui.data(|d| d.get_temp(button_id));
        let mut go_on = false;
        if let Some(button) = button.filter(|b| {
            self.enabled
                && self.ui.memory(|m| m.has_focus(*b))
                && !egui::ComboBox::is_open(self.ui.ctx(), *b)
        }) {
            let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
            self.ui.memory_mut(|m| m.set_focus_lock_filter(button, filter));
            let pressed = |key| self.ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
            go_on = pressed(Key::Enter);
            let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
            let at = choices.iter().position(|(v, _)| v == value);
            let next = if down { at.map(|i| i + 1) } else { at.and_then(|i| i.checked_sub(1)) };
            if (down || up)
                && let Some((choice, _)) = next.and_then(|i| choices.get(i))
            {
                *value = *choice;
            }
        }
        let shown = choices.iter().find(|(v, _)| v == value).map_or("", |(_, name)| *name);
        let response = self
            .ui
            .add_enabled_ui(self.enabled, |ui| {
                egui::ComboBox::from_id_salt(id)
                    .selected_text(shown)
                    .width(ui.available_width() - 8.0)
                    .show_ui(ui, |ui| {
                        for (choice, name) in choices {
                            ui.selectable_value(value, *choice, *name);
                        }
                    })
                    .response
            })
            .inner
            .labelled_by(label);
        self.ui.data_mut(|d| d.insert_temp(button_id, response.id));
        self.place(field, response.id);
        if go_on {
            self.entered_at = Some(self.ids.len() - 1);
        }
        if before != *value {
            self.left_a_field = true;
        }
        self.below(field);
        response
    }

    /// Có, không, chưa rõ, không áp dụng.
    pub(in crate::ui) fn answer(&mut self, field: Field, value: &mut Answer) {
        self.choice(field, value, &Answer::ALL.map(|a| (a, labels::answer(a))));
    }

    /// Parts of a record under a heading. Where there are many, each is one line of its `summary` and
    /// only the one that was opened shows its fields.
    pub(in crate::ui) fn parts<P: Default>(
        &mut self,
        (heading, add): (&str, &str),
        parts: &mut Vec<P>,
        summary: impl Fn(&P) -> String,
        mut fields: impl FnMut(&mut Self, &mut P),
    ) {
        const OPEN: usize = 3;
        self.heading(heading);
        let open_id = self.salt.with(("open part", heading));
        let mut open: Option<usize> = self.ui.data(|d| d.get_temp(open_id));
        let folded = parts.len() > OPEN;
        let mut gone = None;
        for (i, part) in parts.iter_mut().enumerate() {
            if folded && open != Some(i) {
                let text = format!("{}. {}", i + 1, summary(part));
                let button = egui::Button::new(text).frame(false).truncate();
                if self.ui.add(button).clicked() {
                    open = Some(i);
                }
                continue;
            }
            fields(self, part);
            if self.enabled && self.ui.small_button(actions::REMOVE_LINE).clicked() {
                gone = Some(i);
            }
            self.ui.separator();
        }
        if let Some(i) = gone {
            parts.remove(i);
            open = None;
        }
        if self.enabled && self.ui.button(add).clicked() {
            parts.push(P::default());
            open = Some(parts.len() - 1);
        }
        if let Some(open) = open {
            self.ui.data_mut(|d| d.insert_temp(open_id, open));
        }
    }

    /// One of many by name: type a part of it, choose below by ↓ and Enter or by mouse. `None` when blank.
    pub(in crate::ui) fn pick<T: PartialEq + Copy>(
        &mut self,
        field: Field,
        value: &mut Option<T>,
        choices: &[(T, String)],
    ) -> bool {
        let id = self.next_id(field);
        let chosen =
            value.and_then(|v| choices.iter().find(|(c, _)| *c == v)).map(|(_, n)| n.as_str());
        let focused = self.ui.memory(|m| m.has_focus(id));
        let kept = self.ui.data(|d| d.get_temp::<String>(id));
        let mut text = match (focused, kept) {
            (true, Some(kept)) => kept,
            _ => chosen.unwrap_or_default().to_owned(),
        };
        let names: Vec<&str> = choices.iter().map(|(_, n)| n.as_str()).collect();
        let taken = self.listed(field, &mut text, &names, id);
        let before = *value;
        if let Some(at) = taken {
            *value = choices.get(at).map(|(c, _)| *c);
        } else if focused && !self.ui.memory(|m| m.has_focus(id)) {
            // Left without choosing: a whole name, or the only one that fits, counts as chosen. Nothing typed
            // changes nothing: of two with one name the other must not slip in.
            let typed: bool = self.ui.data(|d| d.get_temp(id.with("typed"))).unwrap_or(false);
            let folded = fold(&text);
            let only = |fits: &dyn Fn(&str) -> bool| {
                let mut found = choices.iter().filter(|(_, n)| fits(n));
                let first = found.next();
                first.filter(|_| found.next().is_none())
            };
            let exact = only(&|n| n == text).or_else(|| only(&|n| fold(n) == folded));
            let mut fitting =
                choices.iter().filter(|(_, n)| crate::domain::vietnamese::matches(&fold(n), &text));
            *value = match (exact, fitting.next(), fitting.next()) {
                _ if !typed => before,
                (Some((c, _)), ..) => Some(*c),
                _ if folded.is_empty() => None,
                (None, Some((c, _)), None) => Some(*c),
                _ => before,
            };
        }
        if self.ui.memory(|m| m.has_focus(id)) && taken.is_none() {
            self.ui.data_mut(|d| d.insert_temp(id, text));
        } else {
            self.ui.data_mut(|d| d.remove_temp::<String>(id));
        }
        before != *value
    }

    /// Free text with earlier values below it; one is taken only after ↓ or by mouse.
    pub(in crate::ui) fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]) {
        let id = self.next_id(field);
        let names: Vec<&str> = earlier.iter().map(String::as_str).collect();
        if let Some(name) = self.listed(field, text, &names, id).and_then(|i| earlier.get(i)) {
            text.clone_from(name);
        }
    }

    /// A field with a list that drops below it while it has the focus. Gives the place of the taken one.
    fn listed(&mut self, field: Field, text: &mut String, names: &[&str], id: Id) -> Option<usize> {
        const SHOWN: usize = 8;
        let label = self.label(terms::field(field));
        let focused = self.ui.memory(|m| m.has_focus(id));
        let cursor_id = id.with("cursor");
        let mut cursor: Option<usize> = self.ui.data(|d| d.get_temp(cursor_id));
        let typed_id = id.with("typed");
        let typed: bool = self.ui.data(|d| d.get_temp(typed_id)).unwrap_or(false);
        let open_id = id.with("open");
        let was_open: bool = self.ui.data(|d| d.get_temp(open_id)).unwrap_or(false);
        // Only the field one is in looks its list up, and only when its text changes.
        let fitting: Vec<usize> = if focused || was_open {
            let fitting_id = id.with("fitting");
            let key = (if typed { fold(text) } else { String::new() }, names.len());
            let kept: Option<((String, usize), Vec<usize>)> =
                self.ui.data(|d| d.get_temp(fitting_id));
            match kept {
                Some((of, fitting)) if of == key => fitting,
                _ => {
                    let fits = |name: &str| {
                        let name = fold(name);
                        key.0.split(' ').all(|word| name.contains(word))
                    };
                    let found: Vec<usize> = names
                        .iter()
                        .enumerate()
                        .filter(|(_, n)| key.0.is_empty() || fits(n))
                        .map(|(i, _)| i)
                        .take(200)
                        .collect();
                    self.ui.data_mut(|d| d.insert_temp(fitting_id, (key, found.clone())));
                    found
                }
            }
        } else {
            Vec::new()
        };
        let mut taken = None;
        self.mark_on_arrival(id, focused, text);
        if focused && self.enabled {
            let (down, up) = self.ui.input_mut(|i| {
                (
                    i.consume_key(Modifiers::NONE, Key::ArrowDown),
                    i.consume_key(Modifiers::NONE, Key::ArrowUp),
                )
            });
            if down {
                cursor = Some(cursor.map_or(0, |c| (c + 1).min(fitting.len().saturating_sub(1))));
            } else if up {
                cursor = cursor.and_then(|c| c.checked_sub(1));
            }
            if cursor.is_some() && self.ui.input(|i| i.key_pressed(Key::Enter)) {
                taken = cursor.and_then(|c| fitting.get(c)).copied();
            }
        }
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::FIELD))
            .margin(egui::Margin::symmetric(8, 5))
            .hint_text("▾");
        let response = self.ui.add_enabled(self.enabled, edit).labelled_by(label);
        if response.gained_focus() {
            self.ui.data_mut(|d| d.insert_temp(typed_id, false));
        }
        if response.changed() {
            cursor = None;
            self.ui.data_mut(|d| d.insert_temp(typed_id, true));
        }
        let mut open = response.has_focus();
        if (open || was_open) && !fitting.is_empty() && self.enabled {
            let p = theme::palette(self.ui.ctx());
            let area = egui::Area::new(id.with("list"))
                .order(egui::Order::Foreground)
                .fixed_pos(response.rect.left_bottom() + egui::vec2(0.0, 2.0))
                .show(self.ui.ctx(), |ui| {
                    egui::Frame::popup(ui.style()).fill(p.paper).show(ui, |ui| {
                        ui.set_width(response.rect.width() - 14.0);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        let height = theme::ROW * fitting.len().min(SHOWN) as f32;
                        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                            for (place, at) in fitting.iter().enumerate() {
                                let name = names.get(*at).copied().unwrap_or_default();
                                // Tab must not walk into the list: it is for arrows and mouse.
                                let row = egui::Button::selectable(cursor == Some(place), name)
                                    .sense(egui::Sense::CLICK)
                                    .truncate()
                                    .min_size(egui::vec2(ui.available_width(), theme::ROW));
                                let row = ui.add(row);
                                if cursor == Some(place) {
                                    row.scroll_to_me(None);
                                }
                                if row.clicked() {
                                    taken = Some(*at);
                                }
                            }
                        });
                    });
                });
            open |= was_open && area.response.contains_pointer();
        }
        if taken.is_some()
            || response.lost_focus()
                && self.ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Tab))
        {
            open = false;
        }
        self.ui.data_mut(|d| {
            d.insert_temp(open_id, open);
            match cursor.filter(|_| open && taken.is_none()) {
                Some(c) => {
                    d.insert_temp(cursor_id, c);
                }
                None => {
                    d.remove_temp::<usize>(cursor_id);
                }
            }
        });
        if let Some(name) = taken.and_then(|i| names.get(i)) {
            (*name).clone_into(text);
            self.left_a_field = true;
            self.ui.data_mut(|d| d.insert_temp(typed_id, false));
        } else if response.lost_focus() {
            *text = clean(text);
        }
        self.after(field, &response);
        taken
    }

    /// On coming into a field with a list, its present name is marked, so that typing replaces it.
    fn mark_on_arrival(&self, id: Id, focused: bool, text: &str) {
        use egui::text::{CCursor, CCursorRange};
        let marked_id = id.with("marked");
        let marked: bool = self.ui.data(|d| d.get_temp(marked_id)).unwrap_or(false);
        if focused && !marked {
            let mut state = TextEdit::load_state(self.ui.ctx(), id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
            state.cursor.set_char_range(Some(all));
            state.store(self.ui.ctx(), id);
        }
        if focused != marked {
            self.ui.data_mut(|d| d.insert_temp(marked_id, focused));
        }
    }

    /// A heading between groups of fields.
    pub(in crate::ui) fn heading(&mut self, text: &str) {
        self.ui.add_space(10.0);
        self.ui.label(egui::RichText::new(text).family(theme::bold_family()));
    }

    /// Something to look at twice, said while typing.
    pub(in crate::ui) fn caution(&mut self, text: &str) {
        let p = theme::palette(self.ui.ctx());
        self.ui.label(egui::RichText::new(format!("● {text}")).color(p.warning).size(13.0));
    }

    /// A remark in passing.
    pub(in crate::ui) fn remark(&mut self, text: &str) {
        let p = theme::palette(self.ui.ctx());
        self.ui.label(egui::RichText::new(text).color(p.weak).size(13.0));
    }

    /// Puts the cursor into the first field.
    pub(in crate::ui) fn focus_first(&self) {
        if let Some(id) = self.ids.first() {
            self.ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    /// Puts the cursor into the first field with something that must be mended.
    pub(in crate::ui) fn focus_first_wrong(&self) {
        let wrong = |f: &Field| self.findings.of(*f).any(|p| !p.is_warning());
        if let Some(id) = self.fields.iter().position(wrong).and_then(|i| self.ids.get(i)) {
            self.ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    /// Ends the form: Enter went on to the next field, or out of the last one.
    pub(in crate::ui) fn end(self) -> FormEvent {
        let mut event = FormEvent { submit: false, left_a_field: self.left_a_field };
        if let Some(at) = self.entered_at {
            match self.ids.get(at + 1) {
                Some(next) => self.ui.memory_mut(|m| m.request_focus(*next)),
                None => event.submit = true,
            }
        }
        event
    }
}
