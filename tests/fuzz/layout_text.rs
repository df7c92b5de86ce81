//! Any text on any paper: never a panic, and every letter is on the pages or named as missing.
#![no_main]
mod words;
use dan_van::{
    layout::{
        block::{
            Align, Block, Cell, Column, ColumnWidth, Document, Face, HeaderCell, PageNumbers,
            Paper, Paragraph, Row, Rule, Section, Span, Style, Table, TableColumn,
        },
        page::{Item, Page},
        paginate,
        texts::missing_letters,
    },
    pdf,
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::collections::BTreeMap;
use words::Words;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    landscape: bool,
    mirrored: bool,
    numbered: bool,
    pdf: bool,
    parts: Vec<Part<'a>>,
}

#[derive(Arbitrary, Debug)]
enum Part<'a> {
    Paragraph(Lines<'a>),
    Letterhead(Vec<Lines<'a>>),
    Signature(Vec<Lines<'a>>),
    Table { looks: u8, header: Vec<(u8, Words<'a>)>, rows: Vec<Vec<(u8, Words<'a>)>> },
}

#[derive(Arbitrary, Debug)]
struct Lines<'a> {
    looks: u16,
    many: u8,
    texts: Vec<Words<'a>>,
}

const FACES: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];
const ALIGNS: [Align; 4] = [Align::Left, Align::Center, Align::Right, Align::Justify];

fn face(looks: u16) -> Face {
    FACES[usize::from(looks % 4)]
}

fn align(looks: u16) -> Align {
    ALIGNS[usize::from(looks / 4 % 4)]
}

fn paragraph(lines: &Lines<'_>) -> Paragraph {
    let looks = lines.looks;
    let has = |bit: u16| looks & (1 << bit) != 0;
    let spans = lines.texts.iter().enumerate().map(|(i, text)| Span {
        // Long enough for several pages without an input that long.
        text: text.to_string().repeat(if lines.many > 250 { 300 } else { 1 }),
        style: Style {
            face: face(looks.wrapping_add(i as u16)),
            size: if has(4) { 14.0 } else { 11.5 },
            underline: has(5),
        },
        ..Span::default()
    });
    Paragraph {
        spans: spans.collect(),
        role: None,
        align: align(looks),
        first_indent: if has(6) { 36.0 } else { 0.0 },
        left: if has(7) { 20.0 } else { 0.0 },
        space_before: if has(8) { 6.0 } else { 0.0 },
        line: if has(9) { 19.0 } else { 15.0 },
        balanced: has(10),
        keep_with_next: has(11),
        keep_with_previous: has(14),
        rule: has(12).then(|| if has(13) { Rule::AsLongAsText } else { Rule::Share(0.4) }),
    }
}

fn columns(parts: &[Lines<'_>]) -> Vec<Column> {
    let share = 1.0 / parts.len().max(1) as f32;
    parts.iter().map(|p| Column { share, paragraphs: vec![paragraph(p)] }).collect()
}

fn table(looks: u8, header: &[(u8, Words<'_>)], rows: &[Vec<(u8, Words<'_>)>]) -> Table {
    let count = header.len().max(rows.iter().map(Vec::len).max().unwrap_or(0)).min(20);
    let column = |i: usize| TableColumn {
        width: match (usize::from(looks) + i) % 3 {
            0 => ColumnWidth::Fixed(30.0),
            1 => ColumnWidth::Content { least: 30.0, whole: false },
            _ => ColumnWidth::Content { least: 60.0, whole: true },
        },
        align: align((usize::from(looks) + i) as u16 * 4),
        merges: looks & 8 != 0 && i == 1,
        ..TableColumn::default()
    };
    let head = |(i, (looks, text)): (usize, &(u8, Words<'_>))| HeaderCell {
        text: text.to_string(),
        column: i as u8,
        columns: looks % 3,
        line: looks / 4 % 2,
        lines: looks / 8 % 3,
        ..HeaderCell::default()
    };
    let cell = |(looks, text): &(u8, Words<'_>)| Cell {
        text: text.to_string(),
        face: face(u16::from(*looks)),
        align: (looks & 64 != 0).then(|| align(u16::from(*looks))),
        span: looks >> 4 & 3,
        ..Cell::default()
    };
    let row = |cells: &Vec<(u8, Words<'_>)>| Row {
        cells: cells.iter().map(cell).collect(),
        keep_with_next: cells.first().is_some_and(|(looks, _)| looks & 128 != 0),
        keep_with_previous: cells.last().is_some_and(|(looks, _)| looks & 4 != 0),
        least: if cells.len() == 3 { 28.0 } else { 0.0 },
    };
    Table {
        columns: (0..count).map(column).collect(),
        header: header.iter().enumerate().map(head).collect(),
        rows: rows.iter().map(row).collect(),
        size: 13.0,
        line: 16.0,
        padding: 3.0,
        border: 0.5,
        space_before: 6.0,
        least_row: if looks & 16 == 0 { 0.0 } else { 28.0 },
        ..Table::default()
    }
}

fn document(input: &Input<'_>) -> Document {
    let block = |part: &Part<'_>| match part {
        Part::Paragraph(lines) => Block::Paragraph(paragraph(lines)),
        Part::Letterhead(parts) => Block::Columns { columns: columns(parts), space_before: 0.0 },
        Part::Signature(parts) => Block::Signature { columns: columns(parts), space_before: 12.0 },
        Part::Table { looks, header, rows } => Block::Table(table(*looks, header, rows)),
    };
    let upright = Paper { mirrored: input.mirrored, ..Paper::a4(20.0, 20.0, 30.0, 15.0) };
    let numbers = PageNumbers {
        size: 14.0,
        baseline: 40.0,
        prefix: String::new(),
        on_first: true,
        restart: false,
    };
    Document {
        sections: vec![Section {
            paper: if input.landscape { upright.landscape() } else { upright },
            numbers: input.numbered.then_some(numbers),
            blocks: input.parts.iter().map(block).collect(),
            ..Section::default()
        }],
        ..Document::default()
    }
}

fn count(texts: &[&str]) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    let is_drawn = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
    for c in texts.iter().flat_map(|t| t.chars()).filter(is_drawn) {
        *found.entry(c).or_default() += 1;
    }
    found
}

/// Every text of a document.
fn texts(document: &Document) -> Vec<&str> {
    let mut out = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => out.extend(p.spans.iter().map(|s| s.text.as_str())),
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                let spans = columns.iter().flat_map(|c| &c.paragraphs).flat_map(|p| &p.spans);
                out.extend(spans.map(|s| s.text.as_str()));
            }
            Block::Table(table) => {
                // The header alone of a table is printed too.
                out.extend(table.header.iter().map(|c| c.text.as_str()));
                out.extend(table.rows.iter().flat_map(|r| &r.cells).map(|c| c.text.as_str()));
            }
        }
    }
    out
}

fn check(document: &Document, pages: &[Page]) {
    let missing = missing_letters(document);
    let texts = texts(document);
    let runs: Vec<&str> = pages
        .iter()
        .flat_map(|p| &p.items)
        .filter_map(|i| if let Item::Text(run) = i { Some(&*run.text) } else { None })
        .collect();
    let printed = count(&runs);
    for (letter, wanted) in count(&texts) {
        let there = printed.get(&letter).copied().unwrap_or(0);
        assert!(there >= wanted || missing.contains(&letter), "{letter:?}: {there} of {wanted}");
    }
    let most: usize = texts.iter().map(|t| t.chars().count() + 2).sum();
    assert!(
        pages.len() <= most + document.sections.iter().map(|s| s.blocks.len() + 1).sum::<usize>()
    );
    for item in pages.iter().flat_map(|p| &p.items) {
        let places = match item {
            Item::Text(run) => [run.x, run.y, run.size, run.gap, 0.0],
            Item::Line(line) => [line.x0, line.y0, line.x1, line.y1, line.thickness],
        };
        assert!(places.iter().all(|p| p.is_finite()), "{item:?}");
    }
}

fuzz_target!(|input: Input<'_>| {
    let document = document(&input);
    let pages = paginate(&document);
    check(&document, &pages);
    if input.pdf && pages.len() < 50 {
        let properties = pdf::Properties {
            title: texts(&document).concat().chars().take(200).collect(),
            author: String::new(),
            date: jiff::civil::date(2016, 12, 5),
        };
        let bytes = pdf::write(pages, &properties).expect("faces of our own");
        assert!(bytes.starts_with(b"%PDF"));
    }
});
