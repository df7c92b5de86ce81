//! Fields in the window: label, field and what is wrong below it, tied together for eye, keyboard and reader.
//! Nothing is rewritten while a field has the focus; on leaving it the text takes its stored form.
use super::{
    calendar,
    listed::{MOST_OFFERED, Offer, Taken, is_typed, keep_keys, listed_ui},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        problem::{Finding, Findings, Parts, Place},
        vietnamese::{Query, clean, clean_lines, fold},
    },
    records::{
        choices::Names,
        fields::{Act, EnteredText, Fields, Make, PartList, PartsHead, Until},
    },
    text::{actions, labels, screens, terms},
    ui::{
        theme,
        widgets::{
            fold::fold_head_ui,
            icons::{self, Icon},
            menu::{low_rows, scrolled},
            press::meant,
        },
    },
};
use egui::{Id, Key as KeyName, Modifiers, Rect, Response, TextEdit, Ui};
use jiff::civil::Date;

/// Draws the fields of one form in order and walks them by Enter.
pub(in crate::ui) struct WindowForm<'a> {
    ui: &'a mut Ui,
    findings: &'a Findings,
    /// Fields that must not be blank, of the record itself or of its parts of a kind.
    required: &'a [(Option<Parts>, Field)],
    today: Date,
    salt: Id,
    ids: Vec<Id>,
    /// Which field of which part has which place in `ids`.
    fields: Vec<((Option<Place>, Field), usize)>,
    /// A field that another one answers, and whether that is the next.
    answered: Option<(Field, bool)>,
    /// The part whose fields are being drawn.
    part: Option<Place>,
    /// A short field that stands at the left, while it is not known whether another stands beside it.
    beside: Option<Beside>,
    /// A short field is being drawn in its half.
    is_in_half: bool,
    /// What was found in the short fields of this row: said below the row, not in half of it.
    waiting: Vec<(Option<Place>, Field)>,
    /// What was found and stands in sight below its field.
    in_sight: usize,
    /// The field with the keys when the form was drawn before, and now.
    had_keys: Option<Id>,
    has_keys: Option<Id>,
    entered_at: Option<usize>,
    left_a_field: bool,
    enabled: bool,
    /// Carries out what a record offers among its fields.
    act: &'a dyn Fn(Act) -> Option<String>,
    /// A name to be added to the book, and the field that wants it.
    add: Option<(Id, Edit)>,
}

/// The left half of a row of two short fields.
#[derive(Clone, Copy, Debug)]
struct Beside {
    /// The whole row.
    row: Rect,
    /// Where its left half ends below.
    bottom: f32,
}

/// The sign at the name of a field that must not be blank.
const REQUIRED: &str = "*";

/// Points a form has at least when short fields stand two a row.
const ROOM_FOR_TWO: f32 = 300.0;

/// What happened in a form this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct FormEvent {
    /// Enter on the last field.
    pub(in crate::ui) submit: bool,
    /// Some field was left: a good moment to check and to keep a draft.
    pub(in crate::ui) left_a_field: bool,
    /// Everything that was found stands in sight below its field.
    pub(in crate::ui) all_in_sight: bool,
    /// A name to be added to the book, and the field that wants it; see [`made`].
    pub(in crate::ui) add: Option<(Id, Edit)>,
}

/// Tells a field that the record it wanted is in the book now, under this key.
pub(in crate::ui) fn made(ctx: &egui::Context, field: Id, key: i64) {
    ctx.data_mut(|d| d.insert_temp(field.with("made"), key));
}

impl<'a> WindowForm<'a> {
    /// Begins a form; `salt` tells forms apart.
    pub(in crate::ui) fn new(
        ui: &'a mut Ui,
        findings: &'a Findings,
        today: Date,
        salt: impl std::hash::Hash + std::fmt::Debug,
        enabled: bool,
        act: &'a dyn Fn(Act) -> Option<String>,
    ) -> Self {
        let salt = ui.scope_id().with(salt);
        let had_keys = ui.data(|d| d.get_temp(salt.with("has keys"))).flatten();
        Self {
            ui,
            findings,
            required: &[],
            today,
            salt,
            ids: Vec::new(),
            fields: Vec::new(),
            answered: None,
            part: None,
            beside: None,
            is_in_half: false,
            waiting: Vec::new(),
            in_sight: 0,
            had_keys,
            has_keys: None,
            entered_at: None,
            left_a_field: false,
            enabled,
            act,
            add: None,
        }
    }

    /// With a sign at the fields that must not be blank.
    pub(in crate::ui) fn requiring(self, required: &'a [(Option<Parts>, Field)]) -> Self {
        Self { required, ..self }
    }

    /// Must this field not be blank?
    fn is_required(&self, field: Field) -> bool {
        let part = self.part.map(|place| place.part);
        self.said_here(field).any(|field| self.required.contains(&(part, field)))
    }

    /// Of which fields is it said here what was found in them: of this one, and of one that it answers.
    fn said_here(&self, field: Field) -> impl Iterator<Item = Field> + use<> {
        let (own, other) = match self.answered {
            Some((other, _)) if other == field => (None, None),
            Some((other, true)) => (Some(field), Some(other)),
            _ => (Some(field), None),
        };
        own.into_iter().chain(other)
    }

    fn next_id(&mut self, field: Field) -> Id {
        let same = self.ids.len();
        self.salt.with((field, same))
    }

    fn label(&mut self, field: Field) -> Id {
        self.end_row();
        if !self.ids.is_empty() {
            self.ui.add_space(theme::gap::NEAR);
        }
        let p = theme::palette(self.ui.ctx());
        let name = egui::RichText::new(terms::field(field)).color(p.ink2).size(theme::size::SMALL);
        let label = self.ui.label(name);
        if self.is_required(field) {
            // Beside the name, no part of it: a reader hears that the field is required.
            let font = egui::FontId::proportional(theme::size::SMALL);
            let at = label.rect.right_top() + egui::vec2(theme::gap::LABEL, 0.0);
            self.ui.painter().text(at, egui::Align2::LEFT_TOP, REQUIRED, font, p.ink2);
        }
        label.id
    }

    /// Draws a short field: at the left of a row, or beside the short field before it.
    fn short<R>(&mut self, field: Field, draw: impl FnOnce(&mut Self) -> R) -> R {
        let room = self.ui.available_width();
        let half = (room - theme::gap::FIELD) / 2.0;
        let font = egui::FontId::proportional(theme::size::SMALL);
        let ink = theme::palette(self.ui.ctx()).ink2;
        let name = terms::field(field).to_owned();
        let name = self.ui.painter().layout_no_wrap(name, font, ink).size().x;
        if room < ROOM_FOR_TWO || name > half {
            return draw(self);
        }
        let before = self.beside.take();
        let row = before.map_or_else(|| self.ui.available_rect_before_wrap(), |b| b.row);
        let left =
            if before.is_some() { row.left() + half + theme::gap::FIELD } else { row.left() };
        let place =
            Rect::from_min_size(egui::pos2(left, row.top()), egui::vec2(half, row.height()));
        let mut inside = self.ui.new_child(
            egui::UiBuilder::new().max_rect(place).layout(egui::Layout::top_down(egui::Align::Min)),
        );
        std::mem::swap(self.ui, &mut inside);
        self.is_in_half = true;
        let drawn = draw(self);
        self.is_in_half = false;
        std::mem::swap(self.ui, &mut inside);
        let bottom = inside.min_rect().bottom();
        match before {
            Some(before) => {
                self.beside = Some(Beside { row, bottom: bottom.max(before.bottom) });
                self.end_row();
            }
            None => self.beside = Some(Beside { row, bottom }),
        }
        drawn
    }

    /// Ends a row of short fields, with what was found in them below it.
    fn end_row(&mut self) {
        if self.is_in_half {
            return;
        }
        let Some(Beside { row, bottom }) = self.beside.take() else { return };
        let used = Rect::from_min_max(row.min, egui::pos2(row.right(), bottom));
        self.ui.advance_cursor_after_rect(used);
        for (part, field) in std::mem::take(&mut self.waiting) {
            self.say(part, field);
        }
    }

    fn below(&mut self, field: Field) {
        for said in self.said_here(field) {
            if self.is_in_half {
                self.waiting.push((self.part, said));
            } else {
                self.say(self.part, said);
            }
        }
        self.answered = self.answered.filter(|(_, is_next)| !is_next);
    }

    /// What was found in a field, each on a line of its own.
    fn say(&mut self, part: Option<Place>, field: Field) {
        let p = theme::palette(self.ui.ctx());
        for problem in self.findings.at(part, field) {
            let sign = if problem.is_warning() { "●" } else { "⚠" };
            let color = if problem.is_warning() { p.amber } else { p.accent };
            let text = format!("{sign} {}", labels::problem(field, problem));
            let text = egui::RichText::new(text).color(color).size(theme::size::TABLE);
            let label = self.ui.label(text);
            self.in_sight += usize::from(self.ui.clip_rect().contains_rect(label.rect));
        }
    }

    /// Must something in this field be mended?
    fn is_wrong(&self, field: Field) -> bool {
        let is_wrong = |field| self.findings.at(self.part, field).any(|p| !p.is_warning());
        self.said_here(field).any(is_wrong)
    }

    fn place(&mut self, field: Field, response: &Response) {
        let id = response.id;
        if self.is_required(field) {
            self.ui.ctx().accesskit_node_builder(id, egui::accesskit::Node::set_required);
        }
        if response.has_focus() {
            // Wherever the keys came from: they may have been sent here after the field was drawn.
            if self.had_keys != Some(id) {
                // With its name above it, and what is said below it.
                let around = response.rect.expand2(egui::vec2(0.0, theme::gap::PART));
                self.ui.scroll_to_rect(around, None);
            }
            self.has_keys = Some(id);
        }
        let at = self.ids.len();
        self.ids.push(id);
        let said = self.said_here(field);
        self.fields.extend(said.map(|field| ((self.part, field), at)));
    }

    /// Bookkeeping after a field was drawn.
    fn after(&mut self, field: Field, response: &Response) {
        self.place(field, response);
        if response.lost_focus() {
            self.left_a_field = true;
            if self.ui.input(|i| i.key_pressed(KeyName::Enter)) {
                self.entered_at = Some(self.ids.len() - 1);
            }
        }
        self.below(field);
    }

    fn line(&mut self, field: Field, text: &mut String, hint: &str) -> Response {
        let label = self.label(field);
        let id = self.next_id(field);
        let edge = theme::edge_of_field(self.ui, self.is_wrong(field));
        let p = theme::palette(self.ui.ctx());
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::height::FIELD))
            .margin(theme::margin::FIELD)
            .hint_text(egui::RichText::new(hint).color(p.ink2));
        let response = self.ui.add_enabled(self.enabled, edit).labelled_by(label);
        theme::restore_edge(self.ui, edge);
        if response.lost_focus() {
            *text = clean(text);
        }
        self.after(field, &response);
        response
    }

    /// A field with a list that drops below it while it has the focus. Gives what was taken from it.
    fn listed(
        &mut self,
        field: Field,
        text: &mut String,
        names: &Offer<'_>,
        id: Id,
    ) -> Option<Taken> {
        let label = self.label(field);
        let edge = theme::edge_of_field(self.ui, self.is_wrong(field));
        let (response, taken) = listed_ui(self.ui, self.enabled, label, (id, text), names);
        theme::restore_edge(self.ui, edge);
        self.left_a_field |= matches!(taken, Some(Taken::At(_)));
        self.after(field, &response);
        taken
    }

    /// Where a value that the record does not hold is remembered.
    fn memory_of(&self, until: Until, field: Field) -> Id {
        match until {
            Until::FormCloses => self.salt.with(("kept", field)),
            Until::ProgramEnds => self.ui.scope_id().with(("kept", field)),
        }
    }

    /// Puts the cursor into the first field.
    pub(in crate::ui) fn focus_first(&self) {
        if let Some(id) = self.ids.first() {
            self.ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    /// Puts the cursor into the first field with something that must be mended.
    pub(in crate::ui) fn focus_first_wrong(&self) {
        let wrong = |((part, field), _): &&((Option<Place>, Field), usize)| {
            self.findings.at(*part, *field).any(|p| !p.is_warning())
        };
        let first = self.fields.iter().find(wrong);
        if let Some(id) = first.and_then(|(_, at)| self.ids.get(*at)) {
            self.ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    /// Puts the cursor into the field in which this was found; of a part as a whole into its first field.
    pub(in crate::ui) fn focus_on(&self, found: &Finding) {
        let here = self.fields.iter().find(|(f, _)| *f == (found.place, found.field));
        let of_part = || self.fields.iter().find(|((place, _), _)| *place == found.place);
        let at = here.or_else(|| found.place.and_then(|_| of_part()));
        if let Some(id) = at.and_then(|(_, at)| self.ids.get(*at)) {
            self.ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    /// Ends the form: Enter went on to the next field, or out of the last one.
    pub(in crate::ui) fn end(mut self) -> FormEvent {
        self.end_row();
        let keys_id = self.salt.with("has keys");
        self.ui.data_mut(|d| d.insert_temp(keys_id, self.has_keys));
        let mut event = FormEvent {
            submit: false,
            left_a_field: self.left_a_field,
            all_in_sight: self.in_sight >= self.findings.list.len(),
            add: self.add,
        };
        if let Some(at) = self.entered_at {
            match self.ids.get(at + 1) {
                Some(next) => self.ui.memory_mut(|m| m.request_focus(*next)),
                None => event.submit = true,
            }
        }
        event
    }

    fn entered_field(&mut self, field: Field, entered: &mut dyn EnteredText) {
        let is_day = entered.is_day();
        let id = self.salt.with((field, self.ids.len()));
        let picked = if is_day && self.enabled {
            calendar::calendar_ui(self.ui, id, entered.text(), self.today)
        } else {
            None
        };
        if let Some(day) = picked {
            *entered.text() = day;
            self.left_a_field = true;
        }
        let hint = if is_day { screens::DAY_HINT } else { "" };
        let response = self.line(field, entered.text(), hint);
        if is_day {
            if response.has_focus() && calendar::is_open(self.ui, id) {
                keep_keys(self.ui, id, true);
            }
            calendar::stands_at(self.ui, id, response.rect);
            if self.enabled && calendar::button_ui(self.ui, id, response.rect) {
                calendar::open(self.ui, id, entered.text(), self.today);
            }
        }
        if response.lost_focus() {
            entered.tidy(self.today);
        }
    }

    fn choice_field(&mut self, field: Field, chosen: &mut Option<usize>, words: &[&str]) {
        let label = self.label(field);
        let id = self.next_id(field);
        let before = *chosen;
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
            go_on = pressed(KeyName::Enter);
            let (down, up) = (pressed(KeyName::ArrowDown), pressed(KeyName::ArrowUp));
            let at = *chosen;
            let next = if down { at.map(|i| i + 1) } else { at.and_then(|i| i.checked_sub(1)) };
            if (down || up) && next.is_some_and(|next| next < words.len()) {
                *chosen = next;
            }
        }
        let shown = chosen.and_then(|at| words.get(at)).copied().unwrap_or_default();
        let response = self
            .ui
            .add_enabled_ui(self.enabled, |ui| {
                // Its words begin where those of other fields do.
                ui.spacing_mut().button_padding.x = theme::gap::NEAR;
                egui::ComboBox::from_id_salt(id)
                    .selected_text(shown)
                    .width(ui.available_width())
                    .icon(theme::chevron)
                    .show_ui(ui, |ui| {
                        low_rows(ui);
                        for (at, word) in words.iter().enumerate() {
                            ui.selectable_value(chosen, Some(at), *word);
                        }
                    })
                    .response
            })
            .inner
            .labelled_by(label);
        self.ui.data_mut(|d| d.insert_temp(button_id, response.id));
        self.place(field, &response);
        if go_on {
            self.entered_at = Some(self.ids.len() - 1);
        }
        if before != *chosen {
            self.left_a_field = true;
        }
        self.below(field);
    }
}

impl Fields for WindowForm<'_> {
    fn is_row(&self) -> bool {
        false
    }

    fn given(&self, _field: Field) -> Option<&str> {
        None
    }

    fn text_hinted(&mut self, field: Field, text: &mut String, hint: &str) -> bool {
        self.line(field, text, hint).lost_focus()
    }

    fn lines(&mut self, field: Field, text: &mut String, rows: usize) {
        let label = self.label(field);
        let id = self.next_id(field);
        let on = self.ui.memory(|m| m.has_focus(id))
            && self.ui.input_mut(|i| i.consume_key(Modifiers::CTRL, KeyName::Enter));
        let edit = TextEdit::multiline(text)
            .id(id)
            .desired_width(f32::INFINITY)
            .desired_rows(rows)
            .margin(theme::margin::FIELD);
        let edge = theme::edge_of_field(self.ui, self.is_wrong(field));
        let response = self.ui.add_enabled(self.enabled, edit).labelled_by(label);
        theme::restore_edge(self.ui, edge);
        if response.lost_focus() {
            *text = clean_lines(text);
            self.left_a_field = true;
        }
        self.place(field, &response);
        if on {
            *text = clean_lines(text);
            self.entered_at = Some(self.ids.len() - 1);
            self.left_a_field = true;
        }
        self.below(field);
    }

    fn entered_text(&mut self, field: Field, entered: &mut dyn EnteredText) {
        self.short(field, |form| form.entered_field(field, entered));
    }

    fn check(&mut self, field: Field, on: &mut bool) {
        self.end_row();
        self.ui.add_space(theme::gap::LABEL);
        let before = *on;
        let response =
            self.ui.add_enabled(self.enabled, egui::Checkbox::new(on, terms::field(field)));
        self.place(field, &response);
        // Enter goes on, Space ticks.
        if response.has_focus() && self.ui.input(|i| i.key_pressed(KeyName::Enter)) {
            *on = before;
            self.entered_at = Some(self.ids.len() - 1);
        }
        if response.changed() {
            self.left_a_field = true;
        }
        self.below(field);
    }

    fn choose(&mut self, field: Field, chosen: &mut Option<usize>, words: &[&str]) {
        /// Letters of a word that stands in half a row.
        const SHORT: usize = 20;
        if words.iter().all(|word| word.chars().count() <= SHORT) {
            self.short(field, |form| form.choice_field(field, chosen, words));
        } else {
            self.choice_field(field, chosen, words);
        }
    }

    fn pick_name(
        &mut self,
        field: Field,
        value: &mut Option<i64>,
        choices: &dyn Names,
        _accept: &dyn Fn(i64) -> bool,
        make: Option<Make<'_>>,
    ) -> bool {
        let id = self.next_id(field);
        let before = *value;
        if let Some(key) = self.ui.data_mut(|d| d.remove_temp::<i64>(id.with("made"))) {
            *value = Some(key);
            self.ui.data_mut(|d| d.remove_temp::<String>(id));
            self.left_a_field = true;
        }
        let focused = self.ui.memory(|m| m.has_focus(id));
        let kept = self.ui.data(|d| d.get_temp::<String>(id));
        let mut text = match (focused, kept) {
            (true, Some(kept)) => kept,
            _ => value.and_then(|v| choices.shown(v)).unwrap_or_default().to_owned(),
        };
        let names = Offer {
            count: choices.count(),
            fitting: &|typed| choices.fitting(typed, MOST_OFFERED),
            at: &|place| choices.at(place).map(|(_, shown)| shown),
            can_add: make.is_some(),
        };
        let chosen_name = |v: Option<i64>| v.and_then(|v| choices.shown(v));
        let unknown_id = id.with("unknown");
        let mut unknown: Option<String> = self.ui.data(|d| d.get_temp(unknown_id));
        if focused {
            unknown = None;
        }
        let taken = self.listed(field, &mut text, &names, id);
        let was_taken = taken.is_some();
        match taken {
            Some(Taken::At(place)) => *value = choices.at(place).map(|(key, _)| key),
            Some(Taken::New(name)) => {
                if let Some(edit) = make.and_then(|make| make(&name)) {
                    self.add = Some((id, edit));
                }
            }
            None if focused && !self.ui.memory(|m| m.has_focus(id)) => {
                // Left without choosing: a whole name, or the only one that fits, counts as chosen. Nothing
                // typed changes nothing: of two with one name the other must not slip in.
                let typed = is_typed(self.ui, id);
                let only = |found: &[i64]| if let [only] = found { Some(*only) } else { None };
                let query = Query::new(&text);
                let fitting = choices.fitting(&text, 2).into_iter().filter_map(|i| choices.at(i));
                let fitting: Vec<i64> =
                    fitting.filter(|(_, shown)| query.has_its_tones(shown)).map(|c| c.0).collect();
                *value = match only(&choices.named(&text)) {
                    _ if !typed => before,
                    Some(key) => Some(key),
                    None if fold(&text).is_empty() => None,
                    None => only(&fitting).or(before),
                };
                if typed && *value == before && !fold(&text).is_empty() {
                    // Nobody's typing is dropped without a word.
                    unknown =
                        Some(clean(&text)).filter(|t| chosen_name(*value) != Some(t.as_str()));
                }
            }
            None => {}
        }
        if self.ui.memory(|m| m.has_focus(id)) && !was_taken {
            self.ui.data_mut(|d| d.insert_temp(id, text));
        } else {
            self.ui.data_mut(|d| d.remove_temp::<String>(id));
        }
        if before != *value {
            unknown = None;
        }
        if let Some(name) = &unknown {
            match make {
                None => self.caution(&screens::not_offered(name)),
                Some(make) => {
                    self.caution(&screens::not_in_book(name));
                    if self.ui.add(theme::small_button(screens::add_to_book(name))).clicked()
                        && let Some(edit) = make(name)
                    {
                        self.add = Some((id, edit));
                    }
                }
            }
        }
        self.ui.data_mut(|d| match unknown {
            Some(name) => {
                d.insert_temp(unknown_id, name);
            }
            None => {
                d.remove_temp::<String>(unknown_id);
            }
        });
        before != *value
    }

    fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]) {
        let id = self.next_id(field);
        let names = Offer {
            count: earlier.len(),
            fitting: &|typed| {
                let query = Query::new(typed);
                let fits = |i: &usize| earlier.get(*i).is_some_and(|n| query.fits(&fold(n)));
                (0..earlier.len()).filter(fits).take(MOST_OFFERED).collect()
            },
            at: &|place| earlier.get(place).map(String::as_str),
            can_add: false,
        };
        let taken = self.listed(field, text, &names, id);
        if let Some(Taken::At(place)) = taken
            && let Some(name) = earlier.get(place)
        {
            text.clone_from(name);
        }
    }

    fn answered_later(&mut self, field: Field) {
        self.answered = Some((field, false));
    }

    fn answers(&mut self, field: Field) {
        self.answered = Some((field, true));
    }

    fn heading(&mut self, text: &str) {
        self.end_row();
        self.ui.add_space(theme::gap::NEAR);
        self.ui.label(egui::RichText::new(text).family(theme::bold_family()));
    }

    fn fold(&mut self, head: &str) -> bool {
        self.end_row();
        self.ui.add_space(theme::gap::FIELD);
        fold_head_ui(self.ui, head, None)
    }

    fn caution(&mut self, text: &str) {
        self.end_row();
        let p = theme::palette(self.ui.ctx());
        self.ui.label(
            egui::RichText::new(format!("● {text}")).color(p.amber).size(theme::size::SMALL),
        );
    }

    fn remark(&mut self, text: &str) {
        self.end_row();
        let p = theme::palette(self.ui.ctx());
        self.ui.label(egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL));
    }

    fn small_button(&mut self, text: &str) -> bool {
        self.end_row();
        self.enabled && self.ui.add(theme::small_button(text)).clicked()
    }

    fn menu(&mut self, text: &str, entries: &[String]) -> Option<usize> {
        self.end_row();
        let mut chosen = None;
        self.ui.menu_button((text, icons::atom(Icon::Down)), |ui| {
            scrolled(ui, |ui| {
                for (at, entry) in entries.iter().enumerate() {
                    if ui.button(entry).clicked() {
                        chosen = Some(at);
                    }
                }
            });
        });
        chosen
    }

    fn act(&mut self, button: &str, act: Act) -> Option<String> {
        self.end_row();
        if self.enabled && self.ui.button(button).clicked() { (self.act)(act) } else { None }
    }

    fn part_list(&mut self, head: PartsHead, parts: &mut dyn PartList) {
        self.end_row();
        const OPEN: usize = 3;
        let heading = terms::field(head.field);
        self.heading(heading);
        self.below(head.field);
        let open_id = self.salt.with(("open part", heading));
        let mut open: Option<usize> = self.ui.data(|d| d.get_temp(open_id));
        let folded = parts.count() > OPEN;
        let (mut gone, mut moved) = (None, None);
        for place in 0..parts.count() {
            let here = Place { part: head.of, row: place };
            // What something was found in stays in sight.
            let is_found = self.findings.list.iter().any(|f| f.place == Some(here));
            if folded && open != Some(place) && !is_found {
                let text = format!("{}. {}", place + 1, parts.summary(place));
                let button = egui::Button::new(text).frame(false).truncate();
                if self.ui.add(button).clicked() {
                    open = Some(place);
                }
                continue;
            }
            self.part = Some(here);
            parts.fields(self, place);
            // Of the part as a whole.
            self.below(head.field);
            self.part = None;
            if place >= head.fixed && self.enabled {
                self.ui.horizontal_wrapped(|ui| {
                    if meant(&ui.add(theme::small_button(actions::REMOVE_LINE))) {
                        gone = Some(place);
                    }
                    let below = Some(place + 1).filter(|below| *below < parts.count());
                    for (name, to) in
                        [(actions::LINE_UP, place.checked_sub(1)), (actions::LINE_DOWN, below)]
                    {
                        if let Some(to) = to.filter(|_| head.is_ordered)
                            && ui.add(theme::small_button(name)).clicked()
                        {
                            moved = Some((place, to));
                        }
                    }
                });
            }
            self.ui.separator();
        }
        if let Some(place) = gone {
            parts.remove(place);
            open = None;
            // What was found in a part below is in another row now.
            self.left_a_field = true;
        }
        if let Some((place, to)) = moved {
            parts.swap(place, to);
            open = Some(to);
            self.left_a_field = true;
        }
        if self.enabled && !head.add.is_empty() && self.ui.button(head.add).clicked() {
            parts.add();
            open = Some(parts.count() - 1);
        }
        if let Some(open) = open {
            self.ui.data_mut(|d| d.insert_temp(open_id, open));
        }
    }

    fn remembered(&self, until: Until, field: Field) -> Option<i64> {
        self.ui.data(|d| d.get_temp(self.memory_of(until, field)))
    }

    fn remember(&mut self, until: Until, field: Field, value: Option<i64>) {
        let id = self.memory_of(until, field);
        self.ui.data_mut(|d| match value {
            Some(value) => {
                d.insert_temp(id, value);
            }
            None => {
                d.remove_temp::<i64>(id);
            }
        });
    }
}
