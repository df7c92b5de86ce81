//! Stories of the ledger of certificate blanks: received, spoiled, left, undone, locked, pasted.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;

use dan_van::{
    domain::{
        blanks::{BlankEntry, BlankMovement},
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::Record,
        problem::Problem,
        working_year::WorkingYear,
    },
    records::{Failures, Known, blanks::BLANKS, lists::Lists},
    text::screens,
    workspace::Workspace,
};
use driver::{desktop, list_below, paste, press, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::Date;
use support::{apply, at, clerk, create, noon};

const A4: &str = "Giấy khen khổ A4";
const TODAY: Date = Date::constant(2016, 12, 31);

fn entry(movement: BlankMovement, count: &str) -> BlankEntry {
    BlankEntry {
        year: "2016".into(),
        kind: A4.into(),
        movement,
        date: "06/12/2016".into(),
        count: count.into(),
        ..BlankEntry::default()
    }
}

fn spoiled(count: &str) -> BlankEntry {
    BlankEntry {
        reason: "in lệch khung".into(),
        minutes_number: "01-BB/ĐUK".into(),
        minutes_date: "07/12/2016".into(),
        ..entry(BlankMovement::Spoiled, count)
    }
}

/// “Còn lại” of every row of the list of 2016, as it is shown.
fn left(book: &Workspace) -> Vec<String> {
    let failures = Failures::default();
    let lists = Lists::default().read(book.read(), None, &failures);
    let known = Known {
        read: book.read(),
        revision: book.revision(),
        today: TODAY,
        year: 2016,
        lists: &lists,
        failures: &failures,
    };
    let column = BLANKS.columns.iter().position(|c| c.head == screens::head::LEFT).unwrap();
    (BLANKS.rows)(&known).unwrap().iter().map(|row| row.text(column).to_owned()).collect()
}

#[test]
fn a_hundred_come_three_are_spoiled_with_minutes_and_ninety_seven_are_left() {
    let mut book = Workspace::in_memory().unwrap();
    apply(&mut book, Edit::save(entry(BlankMovement::Received, "100")));
    let three = apply(&mut book, Edit::save(spoiled("3"))).unwrap();
    assert_eq!(left(&book), ["100", "97"]);
    // Another kind is counted by itself, the same one however it is written.
    let other = BlankEntry { kind: "Bằng khen".into(), ..entry(BlankMovement::Received, "20") };
    apply(&mut book, Edit::save(other));
    let used =
        BlankEntry { kind: "giấy khen khổ a4".into(), ..entry(BlankMovement::Used, "7") };
    apply(&mut book, Edit::save(used));
    assert_eq!(left(&book), ["100", "97", "20", "90"]);
    book.undo(&clerk(), noon()).unwrap();
    assert_eq!(left(&book), ["100", "97", "20"]);

    // To the trash and back, and found by its minutes.
    let found = |book: &Workspace| {
        let hits = book.read().search("01-BB/ĐUK", 5).unwrap();
        hits.into_iter().map(|hit| hit.record).collect::<Vec<_>>()
    };
    assert_eq!(found(&book), [three]);
    apply(&mut book, Edit::Remove(three));
    assert_eq!((left(&book), found(&book)), (vec!["100".into(), "20".into()], vec![]));
    let trash = book.read().trashed().unwrap();
    assert_eq!(trash.len(), 1);
    assert_eq!(trash[0].name, format!("{A4}, 06/12/2016"));
    apply(&mut book, Edit::Restore(three));
    assert_eq!(left(&book), ["100", "97", "20"]);
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn what_an_entry_lacks_is_refused_and_what_is_odd_only_said() {
    let mut book = Workspace::in_memory().unwrap();
    let first = apply(&mut book, Edit::save(entry(BlankMovement::Received, "10")));
    let Some(Record::BlankEntry(id)) = first else { panic!() };
    let found = |book: &Workspace, entry: BlankEntry| {
        let found = book.check(&Edit::save(entry), TODAY).unwrap();
        let refused = found.has_errors();
        (found.list.into_iter().map(|f| (f.field, f.problem)).collect::<Vec<_>>(), refused)
    };
    let bare = BlankEntry { date: "01/01/2017".into(), ..entry(BlankMovement::Spoiled, "11") };
    let expected = vec![
        (Field::BlankDate, Problem::NotInYear),
        (Field::BlankCount, Problem::MoreThanLeft { left: 10 }),
        (Field::SpoiledReason, Problem::Required),
        (Field::BlankMinutesNumber, Problem::NoMinutes),
        (Field::BlankMinutesDate, Problem::NoMinutes),
    ];
    assert_eq!(found(&book, bare), (expected, true));
    // More than are left is only said: the office has the last word.
    let more = vec![(Field::BlankCount, Problem::MoreThanLeft { left: 10 })];
    assert_eq!(found(&book, spoiled("11")), (more, false));
    assert_eq!(found(&book, spoiled("10")), (vec![], false));
    apply(&mut book, Edit::save(spoiled("11")));
    assert_eq!(left(&book), ["10", "-1"]);
    // An entry is not reckoned against itself.
    let own = book.read().blank_entry(id).unwrap().unwrap();
    let own = BlankEntry { movement: BlankMovement::Used, ..own };
    let none = vec![(Field::BlankCount, Problem::MoreThanLeft { left: 0 })];
    assert_eq!(found(&book, own), (none, false));
    let odd = BlankEntry { reason: "rách".into(), ..entry(BlankMovement::Received, "0") };
    let expected = vec![
        (Field::BlankCount, Problem::AtLeastOne),
        (Field::SpoiledReason, Problem::OnlyOfSpoiled),
    ];
    assert_eq!(found(&book, odd), (expected, true));
    let required = [Field::Year, Field::BlankKind, Field::BlankDate, Field::BlankCount];
    let expected = required.map(|field| (field, Problem::Required)).to_vec();
    assert_eq!(found(&book, BlankEntry::default()), (expected, true));
}

#[test]
fn the_ledger_of_a_locked_year_stays_as_it_is() {
    let mut book = Workspace::in_memory().unwrap();
    let year = WorkingYear { year: "2016".into(), ..WorkingYear::default() };
    let Some(Record::WorkingYear(id)) = apply(&mut book, Edit::save(year.clone())) else {
        panic!()
    };
    let first = apply(&mut book, Edit::save(entry(BlankMovement::Received, "100")));
    let lock = WorkingYear { id: Some(id), is_locked: true, ..year };
    apply(&mut book, Edit::save(lock));
    for edit in [Edit::save(spoiled("3")), Edit::Remove(first.unwrap())] {
        let failure = book.apply(edit.clone(), &clerk(), noon()).unwrap_err().failure();
        assert_eq!(failure, Failure::YearLocked(2016), "{edit:?}");
    }
    apply(&mut book, Edit::save(BlankEntry { year: "2017".into(), ..spoiled("3") }));
    assert_eq!(left(&book), ["100"]);
}

#[test]
fn a_ledger_kept_in_a_spreadsheet_is_pasted_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    create(&path).close(at("2016-12-05T12:30:00"));
    let mut window = window(desktop(folder.path()), Some(&path));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    // Units, people, models, registrations, training, democracy, rounds, proposals, decisions, awards.
    list_below(&mut window, 11);
    press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::N);
    let rows = "Ngày ghi sổ phôi\tLoại phôi\tBiến động\tSố lượng\tLý do hỏng\tSố biên bản hủy phôi\n\
         05/03/2016\tGiấy khen khổ A4\tNhận\t100\t\t\n\
         06/12/2016\tGiấy khen khổ A4\tHỏng\t3\tin lệch khung\t01-BB/ĐUK\n";
    paste(&mut window, rows);
    assert!(window.query_by_label(&screens::grid_counts(2, 0, 0, 0)).is_some());
    press(&mut window, Modifiers::CTRL, Key::S);
    assert_eq!(left(window.state().book().unwrap()), ["100", "97"]);
    press(&mut window, Modifiers::CTRL, Key::Z);
    assert!(left(window.state().book().unwrap()).is_empty());
}
