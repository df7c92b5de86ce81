//! Whatever is pasted or read from a text file: never a panic, no line lost, no correction lost.
#![no_main]
mod words;
use dan_van::{
    domain::{
        edit::{Actor, Edit},
        entered::{Entered, Whole},
        quick_list::{COLUMNS, Column, QuickBody, QuickList, recognise},
        quick_sheet::QuickSheet,
        vietnamese::clean,
    },
    exchange::pasted,
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

fn table(pasted: &Pasted<'_>) -> Vec<Vec<String>> {
    match pasted {
        Pasted::Bytes(bytes) => pasted::cells(&pasted::decode(bytes)),
        Pasted::Words(words) => pasted::cells(&pasted::decode(words.to_string().as_bytes())),
        Pasted::Table(rows) => {
            rows.iter().map(|cells| cells.iter().map(Words::to_string).collect()).collect()
        }
    }
}

/// Every line that is not blank is a recipient or stands among what was left out, with its words.
fn nothing_is_lost(table: &[Vec<String>], columns: Option<&[Column]>) {
    let found = recognise(table, columns);
    let shown = |line: &Vec<String>| {
        let cells: Vec<String> = line.iter().map(|c| clean(c)).filter(|c| !c.is_empty()).collect();
        cells.join(" ")
    };
    let mut lines: Vec<usize> = found.rows.iter().map(|r| r.line).collect();
    assert!(lines.is_sorted(), "recipients keep their order");
    lines.extend(found.left_out.iter().map(|l| l.line));
    lines.sort_unstable();
    let filled: Vec<usize> = table
        .iter()
        .enumerate()
        .filter(|(_, l)| !shown(l).is_empty())
        .map(|(i, _)| i + 1)
        .collect();
    assert_eq!(lines, filled);
    for left in &found.left_out {
        assert_eq!(
            Some(&left.text),
            left.line.checked_sub(1).and_then(|i| table.get(i)).map(shown).as_ref()
        );
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
            let added = sheet.paste(table(&pasted));
            assert_eq!(sheet.rows.len(), before + added);
        }
        Step::Columns(picked) => {
            let by_hand = corrected(sheet);
            sheet.columns = columns(&picked);
            sheet.read_again();
            assert_eq!(corrected(sheet), by_hand);
            let once = sheet.clone();
            sheet.read_again();
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
            earlier.paste(table(&pasted));
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
            assert_eq!(book.full_check().expect("memory"), Vec::<String>::new());
            book.undo(&clerk, noon).expect("nothing stands in the way");
            assert!(book.read().unit_rows().expect("memory").is_empty());
        }
        Err(WorkspaceError::Invalid(found)) => assert!(found.has_errors()),
        Err(error) => panic!("{error:?}"),
    }
}

fuzz_target!(|input: Input<'_>| {
    let cells = table(&input.pasted);
    nothing_is_lost(&cells, None);
    nothing_is_lost(&cells, Some(&columns(&input.columns)));

    let mut sheet = QuickSheet::default();
    let count = sheet.paste(cells);
    assert_eq!(sheet.rows.len(), count);
    let pasted = sheet.clone();
    sheet.read_again();
    assert_eq!(sheet, pasted, "reading again with the same columns changes nothing");
    for next in input.steps.into_iter().take(12) {
        step(&mut sheet, next);
    }
    // A list kept by another version, or by nobody.
    if let Pasted::Bytes(bytes) = input.pasted
        && let Ok(mut kept) = serde_json::from_slice::<QuickSheet>(bytes)
    {
        kept.read_again();
    }
    if input.record % 16 == 1 && sheet.rows.len() <= 40 {
        record(sheet);
    }
});
