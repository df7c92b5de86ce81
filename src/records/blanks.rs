//! Sổ theo dõi phôi giấy khen.
use super::{
    Known,
    description::{Description, copy_all},
    lists::Rows,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        blanks::{BlankEntry, BlankMovement},
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{BlankEntryId, Kind},
        vietnamese::fold,
    },
    text::{
        labels, screens,
        terms::{self, field},
    },
};
use std::{collections::HashMap, rc::Rc};

/// Entries of the ledger, of all years.
pub fn entries(known: &Known<'_>) -> Rc<Rows<BlankEntry>> {
    known.kept(Kind::BlankEntry, |read| read.blank_entries(None))
}

/// Phôi giấy khen: the ledger of a year, with how many of the kind are left after each entry.
pub static BLANKS: Description<BlankEntry> = Description {
    kind: Kind::BlankEntry,
    group: screens::GROUP_AWARDS,
    key: "Blanks",
    words: &terms::awards::BLANKS,
    columns: &[
        column(screens::head::SERIAL),
        column(field(Field::BlankDate)),
        rest(field(Field::BlankKind)),
        column(field(Field::BlankMovement)),
        column(field(Field::BlankCount)),
        column(screens::head::LEFT),
        column(field(Field::BlankMinutesNumber)),
    ],
    rows: |known| {
        let mut left: HashMap<String, i64> = HashMap::new();
        let mut rows = Vec::new();
        for entry in entries(known).all()?.iter().filter(|e| known.is_of_year(&e.year)) {
            let Some(id) = entry.id else { continue };
            let left = left.entry(fold(&entry.kind)).or_default();
            *left += entry.change();
            rows.push(ListRow::of(
                id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    Cell::from(&entry.date),
                    Cell::from(&entry.kind),
                    labels::blank_movement(entry.movement).into(),
                    Cell::from(&entry.count),
                    Cell::number(*left),
                    Cell::from(&entry.minutes_number),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| entries(known).count(|entry| known.is_of_year(&entry.year)),
    load: |known, id| Ok(known.read.blank_entry(BlankEntryId(id))?),
    blank: |known| BlankEntry {
        year: Entered::of(Some(Whole(known.year))),
        ..BlankEntry::default()
    },
    fields: |form, entry, known| {
        form.entered(Field::Year, &mut entry.year);
        form.suggest(Field::BlankKind, &mut entry.kind, &kinds_to_choose(known));
        form.choice(
            Field::BlankMovement,
            &mut entry.movement,
            &BlankMovement::ALL.map(|m| (m, labels::blank_movement(m))),
        );
        form.entered(Field::BlankDate, &mut entry.date);
        form.entered(Field::BlankCount, &mut entry.count);
        if form.shows(entry.tells_of_spoiled()) {
            form.text(Field::SpoiledReason, &mut entry.reason);
            form.text(Field::BlankMinutesNumber, &mut entry.minutes_number);
            form.entered(Field::BlankMinutesDate, &mut entry.minutes_date);
        }
        form.lines(Field::Note, &mut entry.note, 2);
    },
    grid: &[
        Field::BlankDate,
        Field::BlankKind,
        Field::BlankMovement,
        Field::BlankCount,
        Field::SpoiledReason,
        Field::BlankMinutesNumber,
        Field::BlankMinutesDate,
    ],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};

/// Kinds of blanks in the ledger of any year, then forms of award that blanks may be named after.
fn kinds_to_choose(known: &Known<'_>) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    let entries = entries(known);
    let in_use = entries.iter().map(|entry| &entry.kind);
    for kind in in_use.chain(&known.lists.forms) {
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }
    kinds
}
