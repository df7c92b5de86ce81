//! What a kind of record is, for whoever shows, fills or reads it: its list, its fields, how it begins, is
//! copied and is saved.
use super::{
    Known,
    fields::Fields,
    row::{ListColumn, ListRow},
};
use crate::{
    domain::{
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::{Kind, Record},
        problem::Findings,
    },
    text::terms::ListWords,
};
use serde::{Serialize, de::DeserializeOwned};

/// Says each field of a record, or of a part of one, once.
pub type FieldsOf<T> = fn(&mut dyn Fields, &mut T, &Known<'_>);

/// The change that sets an order by hand: all records in their new order, and those that were moved.
pub type Reorder = fn(&Known<'_>, &[i64], &[i64]) -> Result<Option<Edit>, Failure>;

/// The parts that a record always has, each with what it is about.
pub type PartsThere<T, P> = fn(&T, &Known<'_>) -> Vec<There<P>>;

/// A part that a record always has.
pub struct There<P> {
    /// The number of the key of what it is about.
    pub about: i64,
    /// What that is called.
    pub name: String,
    /// As it stands.
    pub part: P,
}

/// What a record must be able to do.
pub trait Kept: Clone + PartialEq + Serialize + DeserializeOwned {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned> Kept for T {}

/// One kind of record.
pub struct Description<T: 'static> {
    /// Which one.
    pub kind: Kind,
    /// The group its list stands in at the left side.
    pub group: &'static str,
    /// What they are called where something half typed, or the look of their list, is kept on the PC. Never
    /// changed: what an older program kept is found by it.
    pub key: &'static str,
    /// The words of their list.
    pub words: &'static ListWords,
    /// The columns of their list.
    pub columns: &'static [ListColumn],
    /// The rows of their list, of the chosen year where years matter.
    pub rows: fn(&Known<'_>) -> Result<Vec<ListRow>, Failure>,
    /// How many stand in the list; `None` where that says nothing.
    pub count: fn(&Known<'_>) -> Option<usize>,
    /// The whole record of a key; `None` when it is not there.
    pub load: fn(&Known<'_>, i64) -> Result<Option<T>, Failure>,
    /// A new one.
    pub blank: fn(&Known<'_>) -> T,
    /// Its fields.
    pub fields: FieldsOf<T>,
    /// The fields a grid begins with; none: the first of the form.
    pub grid: &'static [Field],
    /// The change that stores it.
    pub save: fn(T) -> Edit,
    /// Sets the order by hand, where there is one.
    pub reorder: Option<Reorder>,
    /// What a copy does not take over.
    pub copy: fn(&mut T),
}

impl<T> Description<T> {
    /// The whole record of a key; `None`, which is told, where it cannot be read.
    pub fn loaded(&self, known: &Known<'_>, id: i64) -> Option<T> {
        known.noted((self.load)(known, id)).flatten()
    }

    /// The record of a key; `None` of settings, which are no record of a list: they are changed, never removed.
    pub fn record(&self, id: i64) -> Option<Record> {
        self.kind.record(id)
    }
}

/// Parts of a record that are entered many at a time, each a row of a grid.
pub struct PartsDescription<T: 'static, P: 'static> {
    /// What they are called where something half typed is kept.
    pub key: &'static str,
    /// The button that opens their grid.
    pub open: &'static str,
    /// What the grid of this record's parts is called.
    pub title: fn(&T) -> String,
    /// The fields the grid begins with.
    pub grid: &'static [Field],
    /// A new part of this record.
    pub blank: fn(&T) -> P,
    /// Its fields.
    pub fields: FieldsOf<P>,
    /// What is wrong with one part of this record.
    pub check: fn(&T, &P) -> Findings,
    /// Adds parts to those the record has, or puts them in the place of those they were.
    pub add: fn(&mut T, Vec<P>),
    /// Of parts that are records of their own: what stores one; `None`: they are stored with the record.
    pub each: Option<fn(P) -> Edit>,
    /// The parts a record always has, which are only filled in, with what each is about; `None`: they are added.
    pub there: Option<PartsThere<T, P>>,
    /// Those there are one list, each known by its place: others are put between them, some are taken out, and
    /// [`PartsDescription::add`] is given all of them.
    pub is_list: bool,
}

/// A copy takes everything over.
pub fn copy_all<T>(_record: &mut T) {}
