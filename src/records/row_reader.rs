//! Reads one row of cells into a record through the same description of its fields that draws the form: a
//! row of a grid, a pasted row, one field of many records, a row of a file.
use super::{
    Known,
    choices::Names,
    description::FieldsOf,
    fields::{EnteredText, Fields, Make},
};
use crate::{
    domain::{
        batch::placeholder,
        edit::Edit,
        field::Field,
        grid::Remark,
        ids::{Key, UnitId},
        vietnamese::{clean, clean_lines, fold},
    },
    text::labels,
};
use jiff::civil::Date;

/// How a field takes its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
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
pub struct Seen {
    /// Which one.
    pub field: Field,
    /// How it takes its text.
    pub shape: Shape,
    /// As the form shows it.
    pub text: String,
}

/// Reads one row of cells into a record. A field without a cell keeps what it has.
#[derive(Debug)]
pub struct RowReader<'a> {
    today: Date,
    cells: &'a [(Field, String)],
    /// Records that must be made first; a name that is not in the book is added here.
    new: Option<&'a mut Vec<Edit>>,
    /// The field whose text is to be completed, and what is typed there.
    to_complete: Option<(Field, &'a str)>,
    /// Every field the record has, with what stands in it after reading.
    pub fields_seen: Vec<Seen>,
    /// What is to be said of the cells.
    pub remarks: Vec<(Field, Remark)>,
    /// Texts that complete what is typed.
    pub completions: Vec<String>,
}

impl<'a> RowReader<'a> {
    /// The most completions that are offered.
    const MOST: usize = 8;

    /// Reads cells into a record; `new` takes names that are to be added to the book, or none are.
    pub fn new(today: Date, cells: &'a [(Field, String)], new: Option<&'a mut Vec<Edit>>) -> Self {
        Self {
            today,
            cells,
            new,
            to_complete: None,
            fields_seen: Vec::new(),
            remarks: Vec::new(),
            completions: Vec::new(),
        }
    }

    /// Looks up what completes the text typed in a field.
    #[must_use]
    pub fn completing(mut self, field: Field, typed: &'a str) -> Self {
        self.to_complete = Some((field, typed));
        self
    }

    fn cell(&self, field: Field) -> Option<&'a str> {
        self.cells.iter().find(|(f, _)| *f == field).map(|(_, text)| text.as_str())
    }

    /// The first field of a kind counts; parts further down have the same ones again.
    fn is_new(&self, field: Field) -> bool {
        !self.fields_seen.iter().any(|s| s.field == field)
    }

    fn see(&mut self, field: Field, shape: Shape, text: String) {
        self.fields_seen.push(Seen { field, shape, text });
    }

    fn say(&mut self, field: Field, remark: Remark) {
        self.remarks.push((field, remark));
    }

    fn typed_in(&self, field: Field) -> Option<&'a str> {
        self.to_complete.filter(|(f, _)| *f == field).map(|(_, typed)| typed)
    }

    /// The key that stands for a record still to be made; one name is made once.
    fn make(&mut self, field: Field, edit: Edit) -> Option<i64> {
        let Some(new) = self.new.as_deref_mut() else {
            self.say(field, Remark::NotInBook);
            return None;
        };
        let place = new.iter().position(|e| *e == edit).unwrap_or_else(|| {
            new.push(edit);
            new.len() - 1
        });
        self.say(field, Remark::New);
        Some(Key::number(placeholder::<UnitId>(place)))
    }
}

impl Fields for RowReader<'_> {
    fn is_row(&self) -> bool {
        true
    }

    fn given(&self, field: Field) -> Option<&str> {
        self.cell(field)
    }

    fn text_hinted(&mut self, field: Field, text: &mut String, _hint: &str) -> bool {
        let cell = self.cell(field);
        if self.is_new(field) {
            if let Some(cell) = cell {
                *text = clean(cell);
            }
            self.see(field, Shape::Text, text.clone());
        }
        cell.is_some()
    }

    fn lines(&mut self, field: Field, text: &mut String, _rows: usize) {
        if !self.is_new(field) {
            return;
        }
        if let Some(cell) = self.cell(field) {
            *text = clean_lines(cell);
        }
        self.see(field, Shape::Lines, text.clone());
    }

    fn entered_text(&mut self, field: Field, entered: &mut dyn EnteredText) {
        if !self.is_new(field) {
            return;
        }
        if let Some(cell) = self.cell(field) {
            *entered.text() = clean(cell);
            entered.tidy(self.today);
        }
        let text = entered.text().clone();
        self.see(field, Shape::Entered, text);
    }

    fn check(&mut self, field: Field, on: &mut bool) {
        let words = [labels::yes_no(true), labels::yes_no(false)];
        let mut said = Some(usize::from(!*on));
        self.choose(field, &mut said, &words);
        *on = said == Some(0);
    }

    fn choose(&mut self, field: Field, chosen: &mut Option<usize>, words: &[&str]) {
        if !self.is_new(field) {
            return;
        }
        if let Some(cell) = self.cell(field) {
            let wanted = fold(cell);
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let whole = || folded.iter().position(|word| *word == wanted);
            let begun = || {
                let begins = |(_, word): &(usize, &String)| word.starts_with(&wanted);
                let mut begun = folded.iter().enumerate().filter(begins);
                begun.next().filter(|_| begun.next().is_none() && !wanted.is_empty()).map(|b| b.0)
            };
            // As spreadsheets of units say yes and no: x, 1, v; an empty cell, 0.
            let ticked = || {
                let word = match wanted.as_str() {
                    "x" | "v" | "1" | "✓" | "co" | "dung" => labels::yes_no(true),
                    "" | "0" | "khong" | "sai" => labels::yes_no(false),
                    _ => return None,
                };
                words.iter().position(|w| *w == word)
            };
            // Blank is an answer only where “not known” is one of the words.
            let unknown = |word: &String| word.is_empty() || word.starts_with("chua ");
            let blank = || folded.iter().position(unknown).filter(|_| wanted.is_empty());
            let found = whole().or_else(begun).or_else(ticked).or_else(blank);
            if found.is_some() {
                *chosen = found;
            } else {
                let words = words.iter().map(|word| (*word).to_owned()).collect();
                self.say(field, Remark::NotAChoice(words));
            }
        }
        if let Some(typed) = self.typed_in(field) {
            let typed = fold(typed);
            let fits = words.iter().filter(|word| fold(word).contains(&typed));
            self.completions = fits.map(|word| (*word).to_owned()).collect();
        }
        let text = chosen.and_then(|at| words.get(at)).copied().unwrap_or_default();
        self.see(field, Shape::Choice, text.to_owned());
    }

    fn pick_name(
        &mut self,
        field: Field,
        key: &mut Option<i64>,
        names: &dyn Names,
        accept: &dyn Fn(i64) -> bool,
        make: Option<Make<'_>>,
    ) -> bool {
        if !self.is_new(field) {
            return false;
        }
        let before = *key;
        let mut text = String::new();
        if let Some(cell) = self.cell(field).map(clean) {
            if cell.is_empty() {
                *key = None;
            } else {
                let named: Vec<i64> =
                    names.named(&cell).into_iter().filter(|key| accept(*key)).collect();
                match (named.as_slice(), make.and_then(|make| make(&cell))) {
                    ([only], _) => *key = Some(*only),
                    ([], Some(edit)) => {
                        text.clone_from(&cell);
                        *key = self.make(field, edit);
                    }
                    ([], None) => {
                        *key = None;
                        self.say(field, Remark::NotInBook);
                    }
                    (several, _) => {
                        *key = None;
                        self.say(field, Remark::Several(several.len()));
                    }
                }
            }
        }
        if let Some(typed) = self.typed_in(field) {
            let places = names.fitting(typed, Self::MOST);
            let shown = places.into_iter().filter_map(|place| names.at(place));
            self.completions = shown.map(|(_, shown)| shown.to_owned()).collect();
        }
        if let Some(name) = key.and_then(|key| names.name(key)) {
            name.clone_into(&mut text);
        }
        self.see(field, Shape::Name, text);
        *key != before
    }

    fn suggest(&mut self, field: Field, text: &mut String, earlier: &[String]) {
        if let Some(typed) = self.typed_in(field) {
            let typed = fold(typed);
            let fits = earlier.iter().filter(|name| fold(name).contains(&typed));
            self.completions = fits.take(Self::MOST).cloned().collect();
        }
        self.text_hinted(field, text, "");
    }
}

/// Every field of a record as a row has them.
pub fn fields_of<T>(known: &Known<'_>, fields: FieldsOf<T>, record: &mut T) -> Vec<Seen> {
    let mut reader = RowReader::new(known.today, &[], None);
    fields(&mut reader, record, known);
    reader.fields_seen
}

/// What completes the text typed in a cell.
pub fn completions<T>(
    known: &Known<'_>,
    fields: FieldsOf<T>,
    record: &mut T,
    cells: &[(Field, String)],
    (field, typed): (Field, &str),
) -> Vec<String> {
    let mut reader = RowReader::new(known.today, cells, None).completing(field, typed);
    fields(&mut reader, record, known);
    reader.completions
}
