//! The fields of a form as one line of text: what a grid, a paste or a change of many records fills in.
//! The same description of a record that draws its form says here what each cell means.
use super::{Make, choices::Choices};
use crate::{
    domain::{
        batch::placeholder,
        edit::Edit,
        entered::{Entered, Typed},
        field::Field,
        grid::Remark,
        ids::Key,
        vietnamese::{clean, clean_lines, fold},
    },
    text::labels,
};
use jiff::civil::Date;

/// How a field takes its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Shape {
    /// One line.
    Text,
    /// Several lines.
    Lines,
    /// A day, number or amount.
    Entered,
    /// A name of the book.
    Name,
    /// One of a few words, or yes and no.
    Choice,
}

/// A field that the record has, and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Seen {
    pub(in crate::ui) field: Field,
    pub(in crate::ui) shape: Shape,
    /// As the form shows it.
    pub(in crate::ui) text: String,
}

/// One line being read.
#[derive(Debug)]
pub(in crate::ui) struct Line<'a> {
    today: Date,
    /// What its cells say. A field without a cell keeps what it has.
    given: &'a [(Field, String)],
    /// Records that must be made first; a name that is not in the book is added here.
    new: Option<&'a mut Vec<Edit>>,
    /// The field whose names are looked up, and what is typed there.
    look_up: Option<(Field, &'a str)>,
    pub(in crate::ui) seen: Vec<Seen>,
    pub(in crate::ui) remarks: Vec<(Field, Remark)>,
    pub(in crate::ui) names: Vec<String>,
}

impl<'a> Line<'a> {
    /// Reads cells into a record; `new` takes names that are to be added to the book, or none are.
    pub(in crate::ui) fn new(
        today: Date,
        given: &'a [(Field, String)],
        new: Option<&'a mut Vec<Edit>>,
    ) -> Self {
        Self {
            today,
            given,
            new,
            look_up: None,
            seen: Vec::new(),
            remarks: Vec::new(),
            names: Vec::new(),
        }
    }

    /// Looks up which names fit what is typed in a field.
    pub(in crate::ui) fn looking_up(mut self, field: Field, typed: &'a str) -> Self {
        self.look_up = Some((field, typed));
        self
    }

    /// What a cell says.
    pub(in crate::ui) fn given(&self, field: Field) -> Option<&'a str> {
        self.given.iter().find(|(f, _)| *f == field).map(|(_, text)| text.as_str())
    }

    /// The first field of a kind counts; parts further down have the same ones again.
    fn is_new(&self, field: Field) -> bool {
        !self.seen.iter().any(|s| s.field == field)
    }

    fn see(&mut self, field: Field, shape: Shape, text: String) {
        self.seen.push(Seen { field, shape, text });
    }

    fn remark(&mut self, field: Field, remark: Remark) {
        self.remarks.push((field, remark));
    }

    fn typed_in(&self, field: Field) -> Option<&'a str> {
        self.look_up.filter(|(f, _)| *f == field).map(|(_, typed)| typed)
    }

    pub(super) fn text(&mut self, field: Field, text: &mut String) {
        if !self.is_new(field) {
            return;
        }
        if let Some(given) = self.given(field) {
            *text = clean(given);
        }
        self.see(field, Shape::Text, text.clone());
    }

    pub(super) fn lines(&mut self, field: Field, text: &mut String) {
        if !self.is_new(field) {
            return;
        }
        if let Some(given) = self.given(field) {
            *text = clean_lines(given);
        }
        self.see(field, Shape::Lines, text.clone());
    }

    pub(super) fn entered<T: Typed>(&mut self, field: Field, entered: &mut Entered<T>) {
        if !self.is_new(field) {
            return;
        }
        if let Some(given) = self.given(field) {
            entered.text = clean(given);
            entered.tidy(self.today);
        }
        self.see(field, Shape::Entered, entered.text.clone());
    }

    pub(super) fn check(&mut self, field: Field, on: &mut bool) {
        let (yes, no) = (labels::yes_no(true), labels::yes_no(false));
        let mut said = *on;
        self.choice(field, &mut said, &[(true, yes), (false, no)]);
        *on = said;
    }

    pub(super) fn choice<T: PartialEq + Copy>(
        &mut self,
        field: Field,
        value: &mut T,
        choices: &[(T, &str)],
    ) {
        if !self.is_new(field) {
            return;
        }
        if let Some(given) = self.given(field) {
            let wanted = fold(given);
            let whole = || choices.iter().find(|(_, name)| fold(name) == wanted);
            let begun = || {
                let mut begun = choices.iter().filter(|(_, name)| fold(name).starts_with(&wanted));
                begun.next().filter(|_| begun.next().is_none() && !wanted.is_empty())
            };
            // As spreadsheets of units say yes and no: x, 1, v; an empty cell, 0.
            let ticked = || {
                let word = match wanted.as_str() {
                    "x" | "v" | "1" | "✓" | "co" | "dung" => labels::yes_no(true),
                    "" | "0" | "khong" | "sai" => labels::yes_no(false),
                    _ => return None,
                };
                choices.iter().find(|(_, name)| *name == word)
            };
            // Blank is an answer only where “not known” is one of the words.
            let unknown =
                |(_, name): &&(T, &str)| name.is_empty() || fold(name).starts_with("chua ");
            let blank = || choices.iter().find(unknown).filter(|_| wanted.is_empty());
            if let Some((choice, _)) = whole().or_else(begun).or_else(ticked).or_else(blank) {
                *value = *choice;
            } else {
                let words = choices.iter().map(|(_, name)| (*name).to_owned()).collect();
                self.remark(field, Remark::NotAChoice(words));
            }
        }
        if let Some(typed) = self.typed_in(field) {
            let typed = fold(typed);
            let fits = choices.iter().filter(|(_, name)| fold(name).contains(&typed));
            self.names = fits.map(|(_, name)| (*name).to_owned()).collect();
        }
        let text = choices.iter().find(|(v, _)| v == value).map_or("", |(_, name)| *name);
        self.see(field, Shape::Choice, text.to_owned());
    }

    /// A name of the book. `accept` tells those apart that have one name; `make` adds a new one.
    pub(super) fn pick<K: Key>(
        &mut self,
        field: Field,
        value: &mut Option<K>,
        choices: &Choices<K>,
        accept: &dyn Fn(K) -> bool,
        make: Option<Make<'_>>,
    ) {
        if !self.is_new(field) {
            return;
        }
        let mut text = String::new();
        if let Some(given) = self.given(field).map(clean) {
            if given.is_empty() {
                *value = None;
            } else {
                let named: Vec<K> =
                    choices.named(&given).into_iter().filter(|k| accept(*k)).collect();
                match (named.as_slice(), make.and_then(|make| make(&given))) {
                    ([only], _) => *value = Some(*only),
                    ([], Some(edit)) => {
                        text.clone_from(&given);
                        *value = self.make(field, edit);
                    }
                    ([], None) => {
                        *value = None;
                        self.remark(field, Remark::NotInBook);
                    }
                    (several, _) => {
                        *value = None;
                        self.remark(field, Remark::Several(several.len()));
                    }
                }
            }
        }
        if let Some(typed) = self.typed_in(field) {
            const OFFERED: usize = 8;
            let places = choices.fitting(typed, OFFERED);
            self.names = places
                .into_iter()
                .filter_map(|i| choices.at(i))
                .map(|(_, shown)| shown.to_owned())
                .collect();
        }
        if let Some(shown) = value.and_then(|v| choices.name(v)) {
            shown.clone_into(&mut text);
        }
        self.see(field, Shape::Name, text);
    }

    /// The key that stands for a record still to be made; one name is made once.
    fn make<K: Key>(&mut self, field: Field, edit: Edit) -> Option<K> {
        let Some(new) = self.new.as_deref_mut() else {
            self.remark(field, Remark::NotInBook);
            return None;
        };
        let place = new.iter().position(|e| *e == edit).unwrap_or_else(|| {
            new.push(edit);
            new.len() - 1
        });
        self.remark(field, Remark::New);
        Some(placeholder(place))
    }

    pub(super) fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]) {
        if let Some(typed) = self.typed_in(field) {
            let typed = fold(typed);
            let fits = earlier.iter().filter(|name| fold(name).contains(&typed));
            self.names = fits.take(8).cloned().collect();
        }
        self.text(field, text);
    }
}
