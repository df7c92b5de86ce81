//! Papers in Word and Excel: the same words in the same order, typed cells, and nothing that runs as a formula.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    docx,
    layout::{
        block::{
            Block, Cell, ColumnWidth, Document, HeaderCell, Paper, Row, Section, Table,
            TableColumn, Value,
        },
        texts::{as_read, each_text},
    },
    papers::{self, PaperFormat, ReadyPaper},
    report::{ReportParams, about::candidates, catalog},
    sample,
    text::papers::names_in_paper,
    workspace::Workspace,
    xlsx,
};
use jiff::civil::Date;
use quick_xml::{Reader, events::Event};
use std::io::Read as _;
use support::{at, clerk};

const TODAY: Date = Date::constant(2017, 1, 16);

/// A part of a file as text.
fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// All letters of a part without spaces: where lines break says nothing of the words.
fn letters(xml: &str, tag: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => inside = e.name().as_ref() == tag.as_bytes(),
            Event::End(_) => inside = false,
            Event::Text(text) if inside => out += &text.decode().unwrap(),
            Event::GeneralRef(name) if inside => {
                out +=
                    quick_xml::escape::resolve_predefined_entity(&name.decode().unwrap()).unwrap();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out.chars().filter(|c| !c.is_whitespace()).collect()
}

fn words_of(document: &Document) -> String {
    // Heads over several columns are read line by line.
    let mut document = document.clone();
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block {
            table.header.sort_by_key(|head| (head.line, head.column));
        }
    }
    let mut all = String::new();
    each_text(&document, |_, text| all += &as_read(text.words));
    all.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every paper of the sample's year that can be made.
fn all_papers() -> Vec<(&'static str, ReadyPaper)> {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    let read = book.read();
    let made = catalog::ALL.iter().filter_map(|spec| {
        let about = candidates(read, spec.usual_about(), Some(2016)).unwrap().first().copied();
        let params = ReportParams::about(about.unwrap_or_default());
        Some((spec.id, papers::open(spec, read, &params, TODAY).ok()?))
    });
    made.collect()
}

#[test]
fn every_paper_says_the_same_words_in_word() {
    let papers = all_papers();
    assert!(papers.len() > 15);
    for (id, paper) in papers {
        let file = docx::write(&paper.document).unwrap();
        let said = letters(&part(&file, "word/document.xml"), "w:t");
        let mut wanted = words_of(&paper.document);
        // What is cut apart stands there twice.
        if paper.document.sections.iter().any(|section| section.two_up) {
            wanted = wanted.repeat(2);
        }
        assert_eq!(said, wanted, "{id}");
        assert_eq!(file, docx::write(&paper.document).unwrap(), "{id}: the same bytes");
        for name in ["word/styles.xml", "word/settings.xml", "[Content_Types].xml"] {
            letters(&part(&file, name), "");
        }
    }
}

#[test]
fn a_list_in_word_repeats_its_head_and_keeps_its_rows_whole() {
    let (_, paper) = all_papers().into_iter().find(|(id, _)| *id == "ds-khen-thuong").unwrap();
    let xml = part(&docx::write(&paper.document).unwrap(), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1, "one line of heads");
    assert!(xml.matches("<w:cantSplit/>").count() > 25, "no row is cut");
    assert!(xml.contains("<w:keepNext/>") && xml.contains(r#"<w:pStyle w:val="PaperTitle"/>"#));
    // The number stands above every page but the first.
    assert!(xml.contains("<w:titlePg/>"));
}

#[test]
fn every_paper_says_the_same_words_in_excel() {
    for (id, paper) in all_papers() {
        let file = papers::as_file(paper.clone(), PaperFormat::Xlsx, TODAY, None).unwrap();
        let again = papers::as_file(paper.clone(), PaperFormat::Xlsx, TODAY, None).unwrap();
        assert_eq!(file, again, "{id}: the same bytes");
        let shared = letters(&part(&file, "xl/sharedStrings.xml"), "t");
        each_text(&paper.document, |_, text| {
            let word = as_read(text.words);
            let word = word.split_whitespace().next().unwrap_or_default();
            let is_number =
                word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/'));
            assert!(is_number || shared.contains(word), "{id}: {word}");
        });
        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "{id}");
    }
}

/// A paper that is one table.
fn table_of(rows: Vec<Vec<Cell>>) -> Document {
    let columns = rows[0].len();
    let header = (0..columns).map(|at| HeaderCell {
        text: format!("Cột {at}"),
        column: at as u8,
        ..HeaderCell::default()
    });
    let column = || TableColumn {
        width: ColumnWidth::Content { least: 40.0, whole: false },
        ..TableColumn::default()
    };
    let table = Table {
        columns: std::iter::repeat_with(column).take(columns).collect(),
        header: header.collect(),
        rows: rows.into_iter().map(|cells| Row { cells, ..Row::default() }).collect(),
        size: 13.0,
        line: 16.0,
        padding: 3.0,
        border: 0.5,
        ..Table::default()
    };
    let paper = Paper::a4(20.0, 20.0, 30.0, 15.0);
    let section = Section { paper, blocks: vec![Block::Table(table)], ..Section::default() };
    Document { sections: vec![section], ..Document::default() }
}

#[test]
fn numbers_days_and_money_are_such_in_excel_and_text_is_text() {
    let document = table_of(vec![vec![
        Cell::from("1").saying(Value::Whole(1)),
        Cell::from("1.500.000").saying(Value::Money(1_500_000)),
        Cell::from("95,5").saying(Value::Hundredths(9550)),
        Cell::from("05/12/2016").saying(Value::Day(Date::constant(2016, 12, 5))),
        Cell::from("=1+1"),
        Cell::from("0912345678"),
    ]]);
    let file = xlsx::write(&document, TODAY).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    for said in ["<v>1</v>", "<v>1500000</v>", "<v>95.5</v>", "<v>42709</v>"] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    assert!(sheet.contains("<autoFilter ref=") && !sheet.contains("<f>"), "{sheet}");
    let shared = letters(&part(&file, "xl/sharedStrings.xml"), "t");
    assert!(shared.contains("=1+1") && shared.contains("0912345678"), "{shared}");
}

#[test]
fn odd_letters_break_no_file() {
    let odd = "<&>\"'\u{1}\u{b}\u{fffe}ư\u{200b}\u{a0}𝐀 ]]> tab\t";
    let document = table_of(vec![vec![Cell::from(odd), Cell::from("x".repeat(32_767))]]);
    let xml = part(&docx::write(&document).unwrap(), "word/document.xml");
    assert!(letters(&xml, "w:t").contains("<&>\"'ư𝐀]]>tab"), "{xml}");
    assert!(xlsx::write(&document, TODAY).is_ok());
    // More than a cell of Excel holds is refused with a sentence, not cut.
    let long = table_of(vec![vec![Cell::from("x".repeat(32_768))]]);
    let refused = papers::as_file(long.into(), PaperFormat::Xlsx, TODAY, None).unwrap_err();
    assert!(refused.sentence().contains("32.767"));
}

#[test]
fn names_of_a_paper_finished_in_word_are_held_against_the_book() {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    let spec = catalog::spec("ds-ca-nhan").unwrap();
    let about = candidates(book.read(), spec.usual_about(), Some(2016)).unwrap()[0];
    let params = ReportParams::about(about);
    let mut document = papers::open(spec, book.read(), &params, TODAY).unwrap().document;
    let compared = |document: &Document| {
        let file = docx::write(document).unwrap();
        papers::names_in(book.read(), (Some(spec.id), about), &file).unwrap().unwrap()
    };
    let whole = compared(&document).unwrap();
    assert_eq!((whole.found.persons, whole.all.persons, whole.missing.len()), (7, 7, 0));
    // Somebody went over it in Word: a name in capitals is the same one, a row is gone.
    let Some(Block::Table(table)) =
        document.sections[0].blocks.iter_mut().find(|block| matches!(block, Block::Table(_)))
    else {
        panic!()
    };
    let gone = table.rows.remove(2).cells[1].text.replace('\u{a0}', " ");
    table.rows[0].cells[1].text = table.rows[0].cells[1].text.to_uppercase();
    let found = compared(&document).unwrap();
    assert_eq!((found.found.persons, found.missing.as_slice()), (6, [gone.clone()].as_slice()));
    let said = names_in_paper(found.found, found.all, &found.missing);
    assert!(said.starts_with("Giấy này có 06 cá nhân, sổ có 07 cá nhân."), "{said}");
    assert!(said.contains(&gone), "{said}");
    // A paper that names nobody of them is not compared; a file that is none is said.
    assert_eq!(compared(&Document::default()), None);
    let none = papers::names_in(book.read(), (Some(spec.id), about), b"PK").unwrap();
    assert_eq!(none, Err(docx::ReadError::NotWord));
}
