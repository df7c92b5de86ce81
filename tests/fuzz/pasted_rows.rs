//! Whatever is pasted or read from a text file: never a panic, no line lost, no correction lost.
#![no_main]
mod words;
use dan_van::{
    domain::{
        edit::{Actor, Edit},
        entered::{Entered, Whole},
        quick_list::{COLUMNS, Column, QuickBody, QuickList},
        vietnamese::clean,
    },
    exchange::{
        encoding,
        table::{
            cells::{SourceRow, rows_of},
            rows::recognise,
            sheet::QuickSheet,
        },
    },
    workspace::{AwardFilter, Workspace, WorkspaceError},
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use words::Words;

/// What is pasted, or the bytes of a text file.
#[derive(Arbitrary, Debug)]
enum Pasted<'a> {
    Bytes(&'a [u8]),
    Words(Words<'a>),
    Table(Vec<Vec<Words<'a>>>),
}

/// What is done to the list after the first paste.
#[derive(Arbitrary, Debug)]
enum Step<'a> {
    Paste(Pasted<'a>),
    Columns(Vec<u8>),
    Correct(u8, &'a str),
    Remove(u8),
    Add,
    KeepLastPaste,
    PutAbove(Pasted<'a>),
    /// The program ends and begins again.
    Keep,
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    columns: Vec<u8>,
    /// Into a book, now and then: that takes long.
    record: u8,
    pasted: Pasted<'a>,
    steps: Vec<Step<'a>>,
}

fn columns(picked: &[u8]) -> Vec<Column> {
    picked.iter().filter_map(|n| COLUMNS.get(usize::from(*n) % COLUMNS.len()).copied()).collect()
}

/// The text that is pasted.
fn text(pasted: &Pasted<'_>) -> String {
    match pasted {
        Pasted::Bytes(bytes) => encoding::decode(bytes).text,
        Pasted::Words(words) => words.to_string(),
        Pasted::Table(rows) => {
            let line = |cells: &Vec<Words<'_>>| {
                cells.iter().map(Words::to_string).collect::<Vec<_>>().join("\t")
            };
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Every row that is not blank is a recipient or stands among what was left out.
fn nothing_is_lost(rows: &[SourceRow], columns: Option<&[Column]>) {
    let found = recognise(rows, columns);
    assert!(found.rows.iter().map(|r| r.line).is_sorted(), "recipients keep their order");
    let known = |line: usize| {
        found.rows.iter().any(|r| r.line == line)
            || found.left_out.iter().any(|l| l.line == line)
            || found.joined.contains(&line)
    };
    for row in rows.iter().filter(|r| r.cells.iter().any(|c| !clean(c).is_empty())) {
        assert!(known(row.line), "line {}", row.line);
    }
    assert!(found.rows.iter().all(|r| !r.name.is_empty()));
}

fn corrected(sheet: &QuickSheet) -> Vec<String> {
    let mut names: Vec<String> =
        sheet.rows.iter().filter(|r| r.by_hand).map(|r| r.name.clone()).collect();
    names.sort();
    names
}

fn step(sheet: &mut QuickSheet, step: Step<'_>) {
    match step {
        Step::Paste(pasted) => {
            let before = sheet.rows.len();
            let added = sheet.paste(&text(&pasted));
            assert_eq!(sheet.rows.len(), before + added);
        }
        Step::Columns(picked) => {
            let by_hand = corrected(sheet);
            let wanted = columns(&picked);
            sheet.set_columns(wanted.clone());
            assert_eq!(corrected(sheet), by_hand);
            let once = sheet.clone();
            sheet.set_columns(once.columns.clone());
            assert_eq!(*sheet, once);
        }
        Step::Correct(at, name) => {
            let count = sheet.rows.len().max(1);
            if let Some(row) = sheet.rows.get_mut(usize::from(at) % count) {
                name.clone_into(&mut row.name);
                row.by_hand = true;
            }
        }
        Step::Remove(at) => sheet.remove(usize::from(at)),
        Step::Add => sheet.add(),
        Step::KeepLastPaste => sheet.keep_last_paste(),
        Step::PutAbove(pasted) => {
            let mut earlier = QuickSheet::default();
            earlier.paste(&text(&pasted));
            let count = sheet.rows.len() + earlier.rows.len();
            sheet.put_above(earlier);
            assert_eq!(sheet.rows.len(), count);
        }
        Step::Keep => {
            let json = serde_json::to_string(sheet).expect("a list is text and numbers");
            assert_eq!(serde_json::from_str::<QuickSheet>(&json).expect("as written"), *sheet);
        }
    }
}

/// The list goes into a book whole, or is refused with a reason.
fn record(sheet: QuickSheet) {
    let clerk = Actor { name: "Văn thư".into(), pc: "MAY-01".into() };
    let noon = jiff::civil::date(2016, 12, 5).at(12, 0, 0, 0);
    let list = QuickList {
        body: QuickBody::New("Ban Chỉ đạo quy chế dân chủ".into()),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        citation: String::new(),
        year: Entered::of(Some(Whole(2016))),
        rows: sheet.rows,
        ..QuickList::default()
    };
    let mut book = Workspace::in_memory().expect("memory");
    match book.apply(Edit::RecordQuickList(list.clone()), &clerk, noon) {
        Ok(_) => {
            let rows = book.read().award_rows(AwardFilter::default()).expect("memory");
            let names: Vec<String> = list.rows.iter().map(|r| clean(&r.name)).collect();
            assert_eq!(rows.into_iter().map(|r| r.name).collect::<Vec<_>>(), names);
            assert_eq!(book.full_check().expect("memory"), []);
            book.undo(&clerk, noon).expect("nothing stands in the way");
            assert!(book.read().unit_rows().expect("memory").is_empty());
        }
        Err(WorkspaceError::Invalid(found)) => assert!(found.has_errors()),
        Err(error) => panic!("{error:?}"),
    }
}

fuzz_target!(|input: Input<'_>| {
    let text = text(&input.pasted);
    let rows = rows_of(&text);
    nothing_is_lost(&rows, None);
    nothing_is_lost(&rows, Some(&columns(&input.columns)));

    let mut sheet = QuickSheet::default();
    let count = sheet.paste(&text);
    assert_eq!(sheet.rows.len(), count);
    let _ = sheet.conversion();
    for next in input.steps.into_iter().take(12) {
        step(&mut sheet, next);
    }
    // A list kept by another version, or by nobody.
    if let Pasted::Bytes(bytes) = input.pasted
        && let Ok(mut kept) = serde_json::from_slice::<QuickSheet>(bytes)
    {
        kept.keep_as_it_came(true);
    }
    if input.record % 16 == 1 && sheet.rows.len() <= 40 {
        record(sheet);
    }
});
