//! The real annex for 30, 300 and 3,000 awards: from the book to pages on the screen, to a PDF, to Word and Excel; and the papers of the
//! sample's round of 14, from the file to pages.
//!
//! `cargo bench --bench papers`: the preview figure is what a change of a parameter costs.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]
use dan_van::{
    docx,
    domain::{edit::Actor, paper::About},
    layout::paginate,
    pdf::{self, Properties},
    report::{
        ReportParams,
        about::candidates,
        catalog,
        options::{self, OptionValue},
    },
    sample,
    workspace::{OpenAs, Workspace},
    xlsx,
};
use jiff::civil::DateTime;
use std::{
    path::Path,
    time::{Duration, Instant},
};

fn main() {
    let by = Actor { name: String::new(), pc: String::new() };
    let at = jiff::civil::Date::constant(2016, 12, 5).at(12, 0, 0, 0);
    let folder = tempfile::tempdir().unwrap();
    of_a_round(folder.path(), &by, at);
    for count in [30, 300, 3000] {
        let path = folder.path().join(format!("{count}.dvk"));
        let how = OpenAs { read_only: false, by: &by, at };
        let mut book = Workspace::create(&path, &how).unwrap();
        sample::fill_with(&mut book, count, 1, &by, at).unwrap();
        drop(book);
        let whole = Instant::now();
        let book = Workspace::open(&path, &how).unwrap();
        let opened = whole.elapsed();
        let decision = book.read().decisions().unwrap().first().and_then(|d| d.id);
        let about = decision.map_or(About::Book, About::decision);
        let params = ReportParams::about(about).with(&options::CITATION, OptionValue::YesNo(true));
        let spec = catalog::spec("ds-ca-nhan").unwrap();
        let mut times: Vec<Duration> = Vec::new();
        let mut pages = Vec::new();
        for _ in 0..15 {
            let start = Instant::now();
            pages = paginate(&catalog::build(spec, book.read(), &params, at.date()).unwrap());
            times.push(start.elapsed());
        }
        times.sort();
        let preview = times.get(times.len() / 2).copied().unwrap_or_default();
        let start = Instant::now();
        let number = pages.len();
        let properties =
            Properties { title: spec.title().into(), author: String::new(), date: at.date() };
        let bytes = pdf::write(pages, &properties).unwrap();
        let pdf = start.elapsed();
        let document = catalog::build(spec, book.read(), &params, at.date()).unwrap();
        let start = Instant::now();
        let word = docx::write(&document).unwrap().len();
        let in_word = start.elapsed();
        let start = Instant::now();
        let excel = xlsx::write(&document, at.date()).unwrap().len();
        println!(
            "{count} awards: open {opened:.1?}, preview {preview:.1?}, pdf {pdf:.1?}, {number} pages, {} bytes; \
             docx {in_word:.1?}, {word} bytes; xlsx {:.1?}, {excel} bytes",
            bytes.len(),
            start.elapsed()
        );
    }
}

/// Decision, annexes and tờ trình of 14 recipients: the book is opened, they are composed and laid.
fn of_a_round(folder: &Path, by: &Actor, at: DateTime) {
    let path = folder.join("mau.dvk");
    let how = OpenAs { read_only: false, by, at };
    let mut book = Workspace::create(&path, &how).unwrap();
    sample::fill(&mut book, by, at).unwrap();
    drop(book);
    let mut times: Vec<Duration> = Vec::new();
    let mut pages = 0;
    for _ in 0..15 {
        let start = Instant::now();
        let book = Workspace::open(&path, &how).unwrap();
        pages = 0;
        for id in ["quyet-dinh", "ds-tap-the", "ds-ca-nhan", "to-trinh"] {
            let spec = catalog::spec(id).unwrap();
            let about = candidates(book.read(), spec.usual_about(), Some(2016)).unwrap();
            let params = ReportParams::about(about.first().copied().unwrap_or_default());
            let document = catalog::build(spec, book.read(), &params, at.date()).unwrap();
            pages += paginate(&document).len();
        }
        times.push(start.elapsed());
    }
    times.sort();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("decision, annexes and submission of 14, from the file: {middle:.1?}, {pages} pages");
}
