//! Bản đọc: the same paper in larger letters, for whoever reads it aloud.
use super::{
    Verdict,
    block::{Block, ColumnWidth, Document, Paper, Paragraph, Table},
    fit,
};

/// Letters of running text, 14 points, as 18: read at the length of an arm on a lectern. Our choice.
const LARGER: f32 = 18.0 / 14.0;
/// Letters of a table get no smaller than this for the sake of its words.
const LEAST: f32 = 13.0;

/// Makes running text, titles and tables larger; letterhead and foot, which nobody reads aloud, stay as they are.
pub fn enlarge(document: &mut Document) {
    for section in &mut document.sections {
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(p) => larger(p),
                Block::Table(table) => section.paper = larger_table(table, &section.paper),
                Block::Columns { .. } | Block::Signature { .. } => {}
            }
        }
    }
}

fn larger(p: &mut Paragraph) {
    for span in &mut p.spans {
        span.style.size *= LARGER;
    }
    p.line *= LARGER;
    p.space_before *= LARGER;
    p.first_indent *= LARGER;
}

/// As large as its words allow. Gives the sheet, which lies where it lay, and where upright words would be cut.
fn larger_table(table: &mut Table, paper: &Paper) -> Paper {
    let lies = paper.width > paper.height;
    let upright = if lies { paper.landscape() } else { *paper };
    let (size, line) = (table.size.max(1.0), table.line);
    let mut tried = size * LARGER;
    loop {
        (table.size, table.line) = (tried, line * tried / size);
        for column in &mut table.columns {
            column.width = ColumnWidth::Content { least: 0.0, whole: false };
        }
        let fit = fit(table, &upright, lies.then_some(true));
        let is_cut = matches!(fit.verdict, Verdict::WantsLandscape | Verdict::TooWide);
        if tried <= LEAST || (!is_cut && fit.size + 0.01 >= tried) {
            table.least_row *= LARGER;
            return if fit.landscape { upright.landscape() } else { upright };
        }
        tried = (tried - 1.0).max(LEAST);
    }
}
