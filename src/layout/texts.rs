//! Every text of a document in one order: how runs on pages, corrections and comparisons name them.
use super::{
    block::{Block, Document, Face, FacedPiece, Section, Spot, Value},
    fonts::metrics,
    lines::drawn,
    page::TextRun,
};
use std::collections::BTreeSet;

/// A text as it stands in a document: a span of a paragraph, a cell, a cell of a header.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text<'d> {
    /// Its name.
    pub spot: Option<&'d Spot>,
    /// Its words.
    pub words: &'d str,
    /// Face of its letters.
    pub face: Face,
    /// Pieces of it in another face.
    pub pieces: &'d [FacedPiece],
}

/// Calls `look` with every text and its number, from 0: section by section and block by block; in a table the
/// header first, then row by row.
pub fn each_text<'d>(document: &'d Document, mut look: impl FnMut(usize, Text<'d>)) {
    let mut number = 0;
    let mut text = |spot: &'d Option<Spot>, words: &'d str, face, pieces: &'d [FacedPiece]| {
        look(number, Text { spot: spot.as_ref(), words, face, pieces });
        number += 1;
    };
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => {
                p.spans.iter().for_each(|s| text(&s.spot, &s.text, s.style.face, &s.pieces));
            }
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                let spans = columns.iter().flat_map(|c| &c.paragraphs).flat_map(|p| &p.spans);
                spans.for_each(|s| text(&s.spot, &s.text, s.style.face, &s.pieces));
            }
            Block::Table(table) => {
                table.header.iter().for_each(|c| text(&c.spot, &c.text, Face::Bold, &[]));
                let cells = table.rows.iter().flat_map(|r| &r.cells);
                cells.for_each(|c| text(&c.spot, &c.text, c.face, &c.pieces));
            }
        }
    }
}

/// A text that can be changed, and what it says when it is a cell that says more than words.
pub(super) type TextMut<'t> = (Option<&'t Spot>, &'t mut String, Option<&'t mut Option<Value>>);

/// The same, to change them.
pub(super) fn each_text_mut(document: &mut Document, mut change: impl FnMut(TextMut<'_>)) {
    for block in document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
        match block {
            Block::Paragraph(p) => {
                p.spans.iter_mut().for_each(|s| change((s.spot.as_ref(), &mut s.text, None)));
            }
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                let paragraphs = columns.iter_mut().flat_map(|c| &mut c.paragraphs);
                let spans = paragraphs.flat_map(|p| &mut p.spans);
                spans.for_each(|s| change((s.spot.as_ref(), &mut s.text, None)));
            }
            Block::Table(table) => {
                let head = table.header.iter_mut();
                head.for_each(|c| change((c.spot.as_ref(), &mut c.text, None)));
                let cells = table.rows.iter_mut().flat_map(|r| &mut r.cells);
                cells.for_each(|c| change((c.spot.as_ref(), &mut c.text, Some(&mut c.value))));
            }
        }
    }
}

/// Calls `change` with the name of every text of a section that has one.
pub fn each_spot_mut(section: &mut Section, mut change: impl FnMut(&mut Spot)) {
    for block in &mut section.blocks {
        match block {
            Block::Paragraph(p) => {
                p.spans.iter_mut().filter_map(|s| s.spot.as_mut()).for_each(&mut change);
            }
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                let paragraphs = columns.iter_mut().flat_map(|c| &mut c.paragraphs);
                let spans = paragraphs.flat_map(|p| &mut p.spans);
                spans.filter_map(|s| s.spot.as_mut()).for_each(&mut change);
            }
            Block::Table(table) => {
                table.header.iter_mut().filter_map(|c| c.spot.as_mut()).for_each(&mut change);
                let cells = table.rows.iter_mut().flat_map(|r| &mut r.cells);
                cells.filter_map(|c| c.spot.as_mut()).for_each(&mut change);
            }
        }
    }
}

/// How many texts a block has.
pub(super) fn count_texts(block: &Block) -> usize {
    match block {
        Block::Paragraph(p) => p.spans.len(),
        Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
            columns.iter().flat_map(|c| &c.paragraphs).map(|p| p.spans.len()).sum()
        }
        Block::Table(table) => {
            table.header.len() + table.rows.iter().map(|r| r.cells.len()).sum::<usize>()
        }
    }
}

/// The text that a run on one of its pages is of; `None` for a page number.
pub fn text_of<'d>(document: &'d Document, run: &TextRun) -> Option<Text<'d>> {
    let wanted = run.origin?.text as usize;
    let mut found = None;
    each_text(document, |number, text| {
        if number == wanted {
            found = Some(text);
        }
    });
    found
}

/// The words of a text as they are read on paper: no-break spaces are spaces, marks for breaking lines are
/// not there. A break set by hand stays.
pub fn as_read(words: &str) -> Box<str> {
    drawn(words)
}

/// Letters of the document that its face cannot show. They are reported before printing, never dropped.
pub fn missing_letters(document: &Document) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    each_text(document, |_, text| {
        missing.extend(missing_in(text.words, text.face));
        for piece in text.pieces {
            let own = text.words.get(piece.start as usize..piece.end as usize);
            missing.extend(missing_in(own.unwrap_or_default(), piece.face));
        }
    });
    missing
}

/// Letters of some words that a face cannot show.
pub fn missing_in(words: &str, face: Face) -> BTreeSet<char> {
    let drawn = words.chars().filter(|c| !matches!(c, '\n' | '\u{200b}'));
    drawn.filter(|c| metrics(face).glyph(*c).0 == 0).collect()
}
