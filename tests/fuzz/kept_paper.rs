//! A paper as a book keeps it, changed outside the program: never a panic, never more than it can hold.
#![no_main]
use dan_van::{
    domain::{edit::Actor, paper::About},
    layout::{paginate, texts::missing_letters},
    papers::read_kept,
    pdf, sample,
    workspace::Workspace,
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use serde_json::Value;
use std::sync::LazyLock;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    paper: u8,
    changes: Vec<(u16, Change<'a>)>,
}

#[derive(Arbitrary, Debug)]
enum Change<'a> {
    Whole(u64),
    Small(i8),
    Decimal(f64),
    Text(&'a str),
    Switch,
    /// Of a list: keep this many.
    Cut(u8),
}

/// The papers of the sample, as they were issued.
static PAPERS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let clerk = Actor { name: "Văn thư".into(), pc: "MAY-01".into() };
    let mut book = Workspace::in_memory().expect("memory");
    let at = jiff::civil::date(2017, 1, 16).at(8, 0, 0, 0);
    sample::fill(&mut book, &clerk, at).expect("the sample passes every rule");
    let read = book.read();
    let decisions = read.decisions().expect("memory").into_iter().filter_map(|d| d.id);
    let papers = decisions.flat_map(|id| read.papers_about(About::decision(id)).expect("memory"));
    let kept = papers.map(|paper| read.paper_content(&paper).expect("memory").expect("kept"));
    let kept = kept.map(|text| serde_json::from_str::<Value>(&text).expect("as written"));
    // Of the first format, the document alone, and of the second.
    kept.flat_map(|paper| [paper["document"].clone(), paper]).collect()
});

/// Changes the place with this number, counted from the whole down to its letters and figures.
fn change(value: &mut Value, left: &mut usize, how: &Change<'_>) -> bool {
    if *left == 0 {
        match (&mut *value, how) {
            (Value::Array(items), Change::Cut(most)) => items.truncate(usize::from(*most)),
            (Value::Number(_), Change::Whole(number)) => *value = (*number).into(),
            (Value::Number(_), Change::Small(number)) => *value = (*number).into(),
            (Value::Number(_), Change::Decimal(number)) => *value = (*number).into(),
            (Value::String(_), Change::Text(text)) => *value = (*text).into(),
            (Value::Bool(on), Change::Switch) => *on = !*on,
            _ => {}
        }
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change(item, left, how)),
        Value::Object(fields) => fields.iter_mut().any(|(_, field)| change(field, left, how)),
        _ => false,
    }
}

fuzz_target!(|input: Input<'_>| {
    let mut json = PAPERS[usize::from(input.paper) % PAPERS.len()].clone();
    for (place, how) in input.changes.iter().take(40) {
        change(&mut json, &mut usize::from(*place), how);
    }
    let Ok(paper) = read_kept(&json.to_string()) else { return };
    let _ = missing_letters(&paper.document);
    let _ = paginate(&paper.document);
    let properties = pdf::Properties {
        title: paper.document.title,
        author: paper.document.author,
        date: jiff::civil::date(2017, 1, 16),
    };
    pdf::write(paper.pages, &properties).expect("faces of our own");
});
