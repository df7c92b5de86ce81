//! One description of a record's fields, drawn as a form in the window or read as one line of a grid.
//! A screen says each field once; what a form shows, a pasted row fills and a change of many records
//! touches is the same field under the same rules.
mod calendar;
pub(in crate::ui) mod choices;
pub(in crate::ui) mod line;
mod window;

pub(in crate::ui) use window::{WindowForm, made};

use crate::{
    domain::{
        answer::Answer,
        edit::Edit,
        entered::{Entered, Typed},
        field::Field,
        ids::Key,
    },
    text::{actions, labels},
    ui::widgets::press::meant,
};
use choices::Choices;
use egui::Ui;
use line::Line;

/// Where a record's fields go.
#[expect(clippy::large_enum_variant, reason = "one at a time, on the stack, moved once")]
pub(in crate::ui) enum FormUi<'a> {
    /// Drawn, one below the other.
    Window(WindowForm<'a>),
    /// Read from and written to the cells of one line.
    Line(Line<'a>),
}

/// Makes the edit that adds a name to the book; `None` where something else must be known first.
pub(in crate::ui) type Make<'m> = &'m dyn Fn(&str) -> Option<Edit>;

impl<'a> FormUi<'a> {
    /// The window it is drawn in, for what only a window has: buttons, remarks.
    pub(in crate::ui) fn window(&mut self) -> Option<&mut Ui> {
        match self {
            Self::Window(w) => Some(w.ui),
            Self::Line(_) => None,
        }
    }

    /// What the cell of a field says, on a line that has one.
    pub(in crate::ui) fn given(&self, field: Field) -> Option<&'a str> {
        match self {
            Self::Window(_) => None,
            Self::Line(line) => line.given(field),
        }
    }

    /// Is it a line of a grid?
    pub(in crate::ui) fn is_line(&self) -> bool {
        matches!(self, Self::Line(_))
    }

    /// What a field that the record does not keep was last left at, while its form is open.
    pub(in crate::ui) fn kept<K: Key>(&self, field: Field) -> Option<K> {
        let Self::Window(w) = self else { return None };
        w.ui.data(|d| d.get_temp(w.salt.with(("kept", field)))).map(K::from_number)
    }

    /// Keeps it.
    pub(in crate::ui) fn keep<K: Key>(&mut self, field: Field, key: Option<K>) {
        let Self::Window(w) = self else { return };
        let id = w.salt.with(("kept", field));
        w.ui.data_mut(|d| match key {
            Some(key) => {
                d.insert_temp(id, key.number());
            }
            None => {
                d.remove_temp::<i64>(id);
            }
        });
    }

    /// Are fields shown that depend on another? A line has them all; the rules tell what contradicts.
    pub(in crate::ui) fn shows(&self, where_it_applies: bool) -> bool {
        where_it_applies || self.is_line()
    }

    /// One line of text; true when it was just left, or filled from a cell.
    pub(in crate::ui) fn text(&mut self, field: Field, text: &mut String) -> bool {
        self.text_hinted(field, text, "")
    }

    /// One line of text with a hint shown while it is blank.
    pub(in crate::ui) fn text_hinted(
        &mut self,
        field: Field,
        text: &mut String,
        hint: &str,
    ) -> bool {
        match self {
            Self::Window(w) => w.text_hinted(field, text, hint).lost_focus(),
            Self::Line(line) => {
                line.text(field, text);
                line.given(field).is_some()
            }
        }
    }

    /// Several lines; Enter breaks a line, Ctrl+Enter goes on.
    pub(in crate::ui) fn lines(&mut self, field: Field, text: &mut String, rows: usize) {
        match self {
            Self::Window(w) => {
                w.lines(field, text, rows);
            }
            Self::Line(line) => line.lines(field, text),
        }
    }

    /// A day, number or amount: in full once it is left.
    pub(in crate::ui) fn entered<T: Typed>(&mut self, field: Field, entered: &mut Entered<T>) {
        match self {
            Self::Window(w) => {
                w.entered(field, entered);
            }
            Self::Line(line) => line.entered(field, entered),
        }
    }

    /// Yes or no.
    pub(in crate::ui) fn check(&mut self, field: Field, on: &mut bool) {
        match self {
            Self::Window(w) => {
                w.check(field, on);
            }
            Self::Line(line) => line.check(field, on),
        }
    }

    /// One of a few fixed choices.
    pub(in crate::ui) fn choice<T: PartialEq + Copy>(
        &mut self,
        field: Field,
        value: &mut T,
        choices: &[(T, &str)],
    ) {
        match self {
            Self::Window(w) => {
                w.choice(field, value, choices);
            }
            Self::Line(line) => line.choice(field, value, choices),
        }
    }

    /// Có, không, chưa rõ, không áp dụng.
    pub(in crate::ui) fn answer(&mut self, field: Field, value: &mut Answer) {
        self.choice(field, value, &Answer::ALL.map(|a| (a, labels::answer(a))));
    }

    /// One of many by name; `None` when blank. True when it changed.
    pub(in crate::ui) fn pick<K: Key>(
        &mut self,
        field: Field,
        value: &mut Option<K>,
        choices: &Choices<K>,
    ) -> bool {
        self.pick_or_make(field, value, choices, &|_| true, None)
    }

    /// The same, and what the book does not have can be added to it. Where several have one name, a line
    /// takes the one that is accepted.
    pub(in crate::ui) fn pick_or_make<K: Key>(
        &mut self,
        field: Field,
        value: &mut Option<K>,
        choices: &Choices<K>,
        accept: &dyn Fn(K) -> bool,
        make: Option<Make<'_>>,
    ) -> bool {
        match self {
            Self::Window(w) => w.pick(field, value, choices, make),
            Self::Line(line) => {
                let before = *value;
                line.pick(field, value, choices, accept, make);
                *value != before
            }
        }
    }

    /// Free text with earlier values to choose from.
    pub(in crate::ui) fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]) {
        match self {
            Self::Window(w) => w.suggest(field, text, earlier),
            Self::Line(line) => line.suggest(field, text, earlier),
        }
    }

    /// A heading between groups of fields.
    pub(in crate::ui) fn heading(&mut self, text: &str) {
        if let Self::Window(w) = self {
            w.heading(text);
        }
    }

    /// Something to look at twice, said while typing.
    pub(in crate::ui) fn caution(&mut self, text: &str) {
        if let Self::Window(w) = self {
            w.caution(text);
        }
    }

    /// A remark in passing.
    pub(in crate::ui) fn remark(&mut self, text: &str) {
        if let Self::Window(w) = self {
            w.remark(text);
        }
    }

    /// A button among the fields: was it pressed?
    pub(in crate::ui) fn button(&mut self, text: &str) -> bool {
        match self {
            Self::Window(w) => w.enabled && w.ui.button(text).clicked(),
            Self::Line(_) => false,
        }
    }

    /// A small one.
    pub(in crate::ui) fn small_button(&mut self, text: &str) -> bool {
        match self {
            Self::Window(w) => w.enabled && w.ui.small_button(text).clicked(),
            Self::Line(_) => false,
        }
    }

    /// A small one that takes a part of the record away: was it meant?
    pub(in crate::ui) fn removes(&mut self, text: &str) -> bool {
        match self {
            Self::Window(w) => w.enabled && meant(&w.ui.small_button(text)),
            Self::Line(_) => false,
        }
    }

    /// Parts of a record under a heading. Where there are many, each is one line of its `summary` and
    /// only the one that was opened shows its fields. A line of a grid has no parts.
    pub(in crate::ui) fn parts<P: Default>(
        &mut self,
        (heading, add): (&str, &str),
        parts: &mut Vec<P>,
        summary: impl Fn(&P) -> String,
        mut fields: impl FnMut(&mut Self, &mut P),
    ) {
        const OPEN: usize = 3;
        let Self::Window(w) = self else { return };
        w.heading(heading);
        let open_id = w.salt.with(("open part", heading));
        let mut open: Option<usize> = w.ui.data(|d| d.get_temp(open_id));
        let folded = parts.len() > OPEN;
        let mut gone = None;
        for (i, part) in parts.iter_mut().enumerate() {
            if let Self::Window(w) = self
                && folded
                && open != Some(i)
            {
                let text = format!("{}. {}", i + 1, summary(part));
                let button = egui::Button::new(text).frame(false).truncate();
                if w.ui.add(button).clicked() {
                    open = Some(i);
                }
                continue;
            }
            fields(self, part);
            if self.removes(actions::REMOVE_LINE) {
                gone = Some(i);
            }
            if let Some(ui) = self.window() {
                ui.separator();
            }
        }
        if let Some(i) = gone {
            parts.remove(i);
            open = None;
        }
        if self.button(add) {
            parts.push(P::default());
            open = Some(parts.len() - 1);
        }
        if let Some(open) = open
            && let Some(ui) = self.window()
        {
            ui.data_mut(|d| d.insert_temp(open_id, open));
        }
    }
}
