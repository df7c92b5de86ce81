//! Where a record's fields go: drawn as a form, or read from the cells of one row. A record says each of
//! its fields once; whoever reads or shows it is a [`Fields`].
use super::choices::{Choices, Names};
use crate::{
    domain::{
        answer::Answer,
        edit::Edit,
        entered::{Entered, Typed},
        field::Field,
        ids::{DecisionId, Key},
        problem::Parts,
    },
    text::labels,
};
use jiff::civil::Date;

/// Makes the edit that adds a name to the book; `None` where something else must be known first.
pub type Make<'m> = &'m dyn Fn(&str) -> Option<Edit>;

/// A day, number or amount as it was typed, whatever it means.
pub trait EnteredText {
    /// What was typed.
    fn text(&mut self) -> &mut String;
    /// Can a day be picked for it in a calendar?
    fn is_day(&self) -> bool;
    /// A readable value in its full form; `today` fills what is left out of a day.
    fn tidy(&mut self, today: Date);
}

impl<T: Typed> EnteredText for Entered<T> {
    fn text(&mut self) -> &mut String {
        &mut self.text
    }

    fn is_day(&self) -> bool {
        T::IS_DAY
    }

    fn tidy(&mut self, today: Date) {
        Self::tidy(self, today);
    }
}

/// How the parts of a record stand in its form.
#[derive(Clone, Copy, Debug)]
pub struct PartsHead {
    /// Which parts.
    pub of: Parts,
    /// Their heading.
    pub field: Field,
    /// The button that adds one.
    pub add: &'static str,
    /// The first so many cannot be taken out.
    pub fixed: usize,
    /// Their order says something: one that is open can be moved up and down.
    pub is_ordered: bool,
}

impl PartsHead {
    /// Parts that can all be taken out.
    pub fn of(of: impl Into<Parts>, field: Field, add: &'static str) -> Self {
        Self { of: of.into(), field, add, fixed: 0, is_ordered: false }
    }
}

/// The parts of a record, whatever they are.
pub trait PartList {
    /// How many there are.
    fn count(&self) -> usize;
    /// One of them in one line.
    fn summary(&self, place: usize) -> String;
    /// The fields of one of them.
    fn fields(&mut self, form: &mut dyn Fields, place: usize);
    /// Adds a blank one at the end.
    fn add(&mut self);
    /// Takes one out.
    fn remove(&mut self, place: usize);
    /// Puts one in the place of another, and that in its place.
    fn swap(&mut self, place: usize, other: usize);
}

/// Something that a record offers among its fields and that needs more than its own data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The articles of a decision, composed from whom it awards.
    ComposeArticles(DecisionId),
}

/// How long a value that the record does not hold is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Until {
    /// While the form of this record is open.
    FormCloses,
    /// For the next records of the same list, too.
    ProgramEnds,
}

/// Where a record's fields go. What only a form has (headings, remarks, buttons, parts) is left out by
/// those that read a row.
pub trait Fields {
    /// Is it a row of cells? A row has every field, in no order.
    fn is_row(&self) -> bool;

    /// What the cell of a field says, in a row that has one.
    fn given(&self, field: Field) -> Option<&str>;

    /// One line of text with a hint shown while it is blank; true when it was just left, or filled from a
    /// cell.
    fn text_hinted(&mut self, field: Field, text: &mut String, hint: &str) -> bool;

    /// Several lines; `rows`: how many are in sight at least.
    fn lines(&mut self, field: Field, text: &mut String, rows: usize);

    /// A day, number or amount.
    fn entered_text(&mut self, field: Field, entered: &mut dyn EnteredText);

    /// Yes or no.
    fn check(&mut self, field: Field, on: &mut bool);

    /// One of a few words, by its place; `None` where none of them was chosen.
    fn choose(&mut self, field: Field, chosen: &mut Option<usize>, words: &[&str]);

    /// One of many by name, by the number of its key; `None` when blank. True when it changed. Where several
    /// have one name, a row takes the one that is accepted; what the book does not have can be made.
    fn pick_name(
        &mut self,
        field: Field,
        key: &mut Option<i64>,
        names: &dyn Names,
        accept: &dyn Fn(i64) -> bool,
        make: Option<Make<'_>>,
    ) -> bool;

    /// Free text with earlier values to choose from.
    fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]);

    /// What is found in this field is said at another one, in which it is answered: at the one drawn after
    /// [`Fields::answers`] names it.
    fn answered_later(&mut self, _field: Field) {}

    /// The next field is where this one is answered.
    fn answers(&mut self, _field: Field) {}

    /// A heading between groups of fields.
    fn heading(&mut self, _text: &str) {}

    /// A head that opens and closes the fields below it, closed at first: are they shown? A row has them all.
    fn fold(&mut self, _head: &str) -> bool {
        true
    }

    /// Something to look at twice, said while typing.
    fn caution(&mut self, _text: &str) {}

    /// A remark in passing.
    fn remark(&mut self, _text: &str) {}

    /// A small button among the fields: was it pressed?
    fn small_button(&mut self, _text: &str) -> bool {
        false
    }

    /// A button that opens a menu: which of its entries was chosen?
    fn menu(&mut self, _text: &str, _entries: &[String]) -> Option<usize> {
        None
    }

    /// A button for an act; the text it brought, when it was pressed and came to something.
    fn act(&mut self, _button: &str, _act: Act) -> Option<String> {
        None
    }

    /// Parts of the record under their heading.
    fn part_list(&mut self, _head: PartsHead, _parts: &mut dyn PartList) {}

    /// What a field that the record does not hold was last left at.
    fn remembered(&self, _until: Until, _field: Field) -> Option<i64> {
        None
    }

    /// Remembers it, or forgets it.
    fn remember(&mut self, _until: Until, _field: Field, _value: Option<i64>) {}
}

impl dyn Fields + '_ {
    /// Are fields shown that depend on another? A row has them all; the rules tell what contradicts.
    pub fn shows(&self, where_it_applies: bool) -> bool {
        where_it_applies || self.is_row()
    }

    /// One line of text; true when it was just left, or filled from a cell.
    pub fn text(&mut self, field: Field, text: &mut String) -> bool {
        self.text_hinted(field, text, "")
    }

    /// A day, number or amount: in full once it is left.
    pub fn entered<T: Typed>(&mut self, field: Field, entered: &mut Entered<T>) {
        self.entered_text(field, entered);
    }

    /// One of a few fixed choices.
    pub fn choice<T: PartialEq + Copy>(
        &mut self,
        field: Field,
        value: &mut T,
        choices: &[(T, &str)],
    ) {
        let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
        let mut chosen = choices.iter().position(|(choice, _)| choice == value);
        self.choose(field, &mut chosen, &words);
        if let Some((choice, _)) = chosen.and_then(|at| choices.get(at)) {
            *value = *choice;
        }
    }

    /// Có, không, chưa rõ, không áp dụng.
    pub fn answer(&mut self, field: Field, value: &mut Answer) {
        self.choice(field, value, &Answer::ALL.map(|a| (a, labels::answer(a))));
    }

    /// One of many by name; `None` when blank. True when it changed.
    pub fn pick<K: Key>(
        &mut self,
        field: Field,
        value: &mut Option<K>,
        choices: &Choices<K>,
    ) -> bool {
        self.pick_or_make(field, value, choices, &|_| true, None)
    }

    /// The same, and what the book does not have can be added to it. Where several have one name, a row
    /// takes the one that is accepted.
    pub fn pick_or_make<K: Key>(
        &mut self,
        field: Field,
        value: &mut Option<K>,
        choices: &Choices<K>,
        accept: &dyn Fn(K) -> bool,
        make: Option<Make<'_>>,
    ) -> bool {
        let mut key = value.map(Key::number);
        let accept = |number| accept(K::from_number(number));
        let changed = self.pick_name(field, &mut key, choices, &accept, make);
        *value = key.map(K::from_number);
        changed
    }

    /// Parts of the record under their heading. Where there are many, each is one line of its `summary` and
    /// only the one that was opened shows its fields. A row has no parts.
    pub fn parts<P: Default>(
        &mut self,
        head: PartsHead,
        parts: &mut Vec<P>,
        summary: impl Fn(&P) -> String,
        fields: impl FnMut(&mut dyn Fields, &mut P),
    ) {
        self.part_list(head, &mut PartsOf { parts, summary, fields });
    }

    /// What a key that the record does not hold was last left at, while its form is open.
    pub fn kept<K: Key>(&self, field: Field) -> Option<K> {
        self.remembered(Until::FormCloses, field).map(K::from_number)
    }

    /// Keeps it.
    pub fn keep<K: Key>(&mut self, field: Field, key: Option<K>) {
        self.remember(Until::FormCloses, field, key.map(Key::number));
    }
}

/// The parts of one record with what is said of each.
struct PartsOf<'p, P, S, F> {
    parts: &'p mut Vec<P>,
    summary: S,
    fields: F,
}

impl<P, S, F> PartList for PartsOf<'_, P, S, F>
where
    P: Default,
    S: Fn(&P) -> String,
    F: FnMut(&mut dyn Fields, &mut P),
{
    fn count(&self) -> usize {
        self.parts.len()
    }

    fn summary(&self, place: usize) -> String {
        self.parts.get(place).map(&self.summary).unwrap_or_default()
    }

    fn fields(&mut self, form: &mut dyn Fields, place: usize) {
        if let Some(part) = self.parts.get_mut(place) {
            (self.fields)(form, part);
        }
    }

    fn add(&mut self) {
        self.parts.push(P::default());
    }

    fn remove(&mut self, place: usize) {
        if place < self.parts.len() {
            self.parts.remove(place);
        }
    }

    fn swap(&mut self, place: usize, other: usize) {
        if place.max(other) < self.parts.len() {
            self.parts.swap(place, other);
        }
    }
}
