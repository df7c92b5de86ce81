//! Which fields of a record must not be blank. The rules themselves say it, of a copy in which everything
//! that can be blank is: so the sign at a field and what saving refuses never differ.
use super::{
    Known,
    choices::Names,
    description::Description,
    fields::{EnteredText, Fields, Make, PartList, PartsHead},
};
use crate::domain::{
    field::Field,
    problem::{Parts, Problem},
};

/// Fields that must be filled, each of the record itself or of its parts of a kind. What was chosen among a
/// few words stays chosen: some fields must be filled only with it.
pub fn required<T: Clone>(
    known: &Known<'_>,
    of: &Description<T>,
    record: &T,
) -> Vec<(Option<Parts>, Field)> {
    let mut blank = record.clone();
    (of.fields)(&mut Emptied, &mut blank, known);
    let found = known.check(&(of.save)(blank));
    let must = found.list.iter().filter(|f| f.problem == Problem::Required);
    must.map(|f| (f.place.map(|place| place.part), f.field)).collect()
}

/// Empties every field of a form, and leaves one blank part of each kind.
struct Emptied;

impl Fields for Emptied {
    fn is_row(&self) -> bool {
        false
    }

    fn given(&self, _field: Field) -> Option<&str> {
        None
    }

    fn text_hinted(&mut self, _field: Field, text: &mut String, _hint: &str) -> bool {
        text.clear();
        false
    }

    fn lines(&mut self, _field: Field, text: &mut String, _rows: usize) {
        text.clear();
    }

    fn entered_text(&mut self, _field: Field, entered: &mut dyn EnteredText) {
        entered.text().clear();
    }

    fn check(&mut self, _field: Field, _on: &mut bool) {}

    fn choose(&mut self, _field: Field, _chosen: &mut Option<usize>, _words: &[&str]) {}

    fn pick_name(
        &mut self,
        _field: Field,
        key: &mut Option<i64>,
        _names: &dyn Names,
        _accept: &dyn Fn(i64) -> bool,
        _make: Option<Make<'_>>,
    ) -> bool {
        *key = None;
        false
    }

    fn suggest(&mut self, _field: Field, text: &mut String, _earlier: &[String]) {
        text.clear();
    }

    fn part_list(&mut self, _head: PartsHead, parts: &mut dyn PartList) {
        while parts.count() > 0 {
            parts.remove(parts.count() - 1);
        }
        parts.add();
    }
}
