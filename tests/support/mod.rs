//! Help for tests: a clerk, a clock that stands still, and small books.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test"
)]
use dan_van::{
    domain::{
        calendar::Moment, edit::Actor, edit::Edit, ids::Record, ids::UnitId, recipient::Counts,
        unit::Unit, unit::UnitKind,
    },
    workspace::{OpenAs, Workspace},
};
use std::path::Path;

pub fn clerk() -> Actor {
    Actor { name: "Văn thư".into(), pc: "MAY-01".into() }
}

pub fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

pub fn noon() -> Moment {
    at("2016-12-05T12:00:00")
}

pub fn open(path: &Path) -> Result<Workspace, dan_van::workspace::StoreError> {
    Workspace::open(path, &OpenAs { read_only: false, by: &clerk(), at: noon() })
}

pub fn create(path: &Path) -> Workspace {
    Workspace::create(path, &OpenAs { read_only: false, by: &clerk(), at: noon() }).unwrap()
}

/// Makes a change, after which the book is as sound as before: every sum fits its row.
pub fn apply(book: &mut Workspace, edit: Edit) -> Option<Record> {
    let record = apply_to_damaged(book, edit);
    assert_eq!(book.full_check().unwrap(), []);
    record
}

pub fn apply_to_damaged(book: &mut Workspace, edit: Edit) -> Option<Record> {
    match book.apply(edit, &clerk(), noon()) {
        Ok(applied) => applied.record,
        Err(e) => panic!("{}", dan_van::text::errors::failure(&e.failure())),
    }
}

/// Adds a unit of a kind that is a TCCSĐ.
pub fn add_unit(book: &mut Workspace, name: &str) -> UnitId {
    let kind = book.read().unit_kinds().unwrap().first().and_then(|k| k.id);
    let kind = kind.unwrap_or_else(|| {
        let new =
            UnitKind {
                name: "Đảng bộ cơ sở".into(), is_party_base: true, ..UnitKind::default()
            };
        match apply(book, Edit::save(new)) {
            Some(Record::UnitKind(id)) => id,
            other => panic!("{other:?}"),
        }
    });
    let unit = Unit { name: name.into(), kind: Some(kind), ..Unit::default() };
    match apply(book, Edit::save(unit)) {
        Some(Record::Unit(id)) => id,
        other => panic!("{other:?}"),
    }
}

pub fn unit_names(book: &Workspace) -> Vec<String> {
    book.read().unit_rows().unwrap().into_iter().map(|u| u.name).collect()
}

pub fn counts(collectives: usize, persons: usize) -> Counts {
    Counts { collectives, persons, households: 0 }
}
