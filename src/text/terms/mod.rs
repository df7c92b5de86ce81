//! The shared vocabulary: the words of each noun stand in a file of its own. A field has one label, the same on
//! form, table, paper and error.
pub mod awards;
pub mod committee;
pub mod decisions;
pub mod democracy;
pub mod documents;
pub mod evaluation;
pub mod list_items;
pub mod meetings;
pub mod movement;
pub mod office;
pub mod people;
pub mod rewards;
pub mod shared;
pub mod training;
pub mod units;
pub mod variants;
pub mod working_years;

use super::reports;
use crate::domain::{field::Field, ids::Kind};

/// The product.
pub const PRODUCT: &str = "Dân Vận Khéo";

/// “Người nhập” when the system names no account.
pub const DEFAULT_CLERK: &str = "Văn thư";
/// The kind of file a book is.
pub const BOOK_FILE: &str = "Sổ Dân Vận Khéo";
/// The kind of file a paper is.
pub const PDF_FILE: &str = "Tệp PDF";
/// The same of Word.
pub const WORD_FILE: &str = "Tệp Word";
/// The same of Excel.
pub const EXCEL_FILE: &str = "Tệp Excel";

/// The words of a noun and its parts.
struct Words {
    /// What rows of each kind are called, in the middle of a sentence.
    kinds: &'static [(Kind, &'static str)],
    /// The labels of its fields.
    fields: &'static [(Field, &'static str)],
    /// Which field a column of the book is, for the history.
    columns: &'static [(&'static str, Field)],
    /// Columns that hold one of several choices.
    choice_columns: &'static [&'static str],
    /// The choices of its columns, as they stand in the file, with their words.
    choices: &'static [(&'static str, &'static str)],
}

/// The words of a list of records.
#[derive(Debug)]
pub struct ListWords {
    /// What many of them are called.
    pub title: &'static str,
    /// Adds one.
    pub add: &'static str,
    /// What a list without any says; blank where it always has one.
    pub empty: &'static str,
}

/// Makes one vocabulary of the words of each noun.
macro_rules! nouns {
    ($($noun:ident,)*) => {
        const NOUNS: &[Words] = &[$($noun::WORDS,)*];

        /// The words of every choice: states, kinds, answers.
        pub(super) mod choices {
            $(#[allow(unused_imports, reason = "not every noun has choices")] pub use super::$noun::*;)*
        }
    };
}

nouns! {
    shared,
    office,
    variants,
    units,
    people,
    decisions,
    awards,
    meetings,
    movement,
    training,
    democracy,
    committee,
    evaluation,
    documents,
    rewards,
    working_years,
    list_items,
}

/// The label of each field, made while the program is built: one without a label, or with two, is found there.
#[expect(clippy::indexing_slicing, reason = "worked out while the program is built")]
const FIELDS: [&str; Field::ALL.len()] = {
    let mut labels = [""; Field::ALL.len()];
    let mut noun = 0;
    while noun < NOUNS.len() {
        let mut at = 0;
        while at < NOUNS[noun].fields.len() {
            let (field, label) = NOUNS[noun].fields[at];
            assert!(labels[field as usize].is_empty(), "a field with two labels");
            labels[field as usize] = label;
            at += 1;
        }
        noun += 1;
    }
    let mut field = 0;
    while field < labels.len() {
        assert!(!labels[field].is_empty(), "a field without a label");
        field += 1;
    }
    labels
};

/// What rows of each kind are called, made in the same way.
#[expect(clippy::indexing_slicing, reason = "worked out while the program is built")]
const KINDS: [&str; Kind::ALL.len()] = {
    let mut names = [""; Kind::ALL.len()];
    let mut noun = 0;
    while noun < NOUNS.len() {
        let mut at = 0;
        while at < NOUNS[noun].kinds.len() {
            let (kind, name) = NOUNS[noun].kinds[at];
            assert!(names[kind as usize].is_empty(), "a kind with two names");
            names[kind as usize] = name;
            at += 1;
        }
        noun += 1;
    }
    let mut kind = 0;
    while kind < names.len() {
        assert!(!names[kind].is_empty(), "a kind without a name");
        kind += 1;
    }
    names
};

/// The label of a field.
#[expect(clippy::indexing_slicing, reason = "as long as the fields are many")]
pub const fn field(field: Field) -> &'static str {
    FIELDS[field as usize]
}

/// A kind of rows, in the middle of a sentence.
#[expect(clippy::indexing_slicing, reason = "as long as the kinds are many")]
pub const fn kind(kind: Kind) -> &'static str {
    KINDS[kind as usize]
}

/// The name of a row as people know it: a paper is named in a book by the key of its form.
pub fn name(kind: Option<Kind>, name: &str) -> &str {
    match kind {
        Some(Kind::Paper | Kind::Printing) => reports::title(name),
        _ => name,
    }
}

/// The kind of rows in a table, in the middle of a sentence; `None`: a table that is not ours.
pub const fn rows(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(kind) => self::kind(kind),
        None => "mục khác",
    }
}

/// The label of a column of the book, for the history; blank for those that are no field of a form.
pub fn column(column: &str) -> &'static str {
    match column {
        // A collective outside the list of units, or a household.
        "outside_name" => "Tên ghi riêng",
        "deleted_step" => "Trong thùng rác",
        _ => {
            let mut columns = NOUNS.iter().flat_map(|noun| noun.columns);
            columns.find(|(name, _)| *name == column).map_or("", |(_, of)| field(*of))
        }
    }
}

/// A choice as it stands in the file, in words; `None` for text of the clerk's own.
pub fn stored_choice(column: &str, word: &str) -> Option<&'static str> {
    let has_it = |noun: &&&Words| noun.choice_columns.contains(&column);
    NOUNS.iter().find(|noun| has_it(&noun))?;
    // One word may mean one thing of people and another of models.
    let own = NOUNS.iter().filter(|noun| has_it(&noun)).flat_map(|noun| noun.choices);
    let mut choices = own.chain(NOUNS.iter().flat_map(|noun| noun.choices));
    choices.find(|(stored, _)| *stored == word).map(|(_, words)| *words)
}
