//! Tables with borders, and what stands side by side as a table without.
use super::{
    paragraphs::{Placing, faced, gap, paragraph, run},
    styles::{Styles, justification, run_properties, spacing},
    twips,
};
use crate::layout::{
    block::{Align, Cell, Column, Face, FacedPiece, HeaderCell, Row, Style, Table},
    column_widths, goes_on_from_above,
};

/// A letterhead, or signatures: a table without borders, kept whole.
pub(super) fn side_by_side(
    columns: &[Column],
    styles: &Styles,
    (width, before, stays): (f32, f32, bool),
) -> String {
    let widths: Vec<f32> = columns.iter().map(|column| width * column.share).collect();
    let mut cells = String::new();
    for (column, width) in columns.iter().zip(&widths) {
        let mut inside = String::new();
        for (number, p) in column.paragraphs.iter().enumerate() {
            let before = if number == 0 { 0.0 } else { p.space_before };
            let mut p = p.clone();
            p.balanced |= p.align == Align::Center;
            inside += &paragraph(&p, styles, Placing { width: *width, before, stays });
        }
        if inside.is_empty() {
            inside = gap(0.0, stays, "");
        }
        cells += &format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{inside}</w:tc>"#,
            twips(*width)
        );
    }
    let properties = properties(&widths, "");
    let row = format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
    format!("{}<w:tbl>{properties}{row}</w:tbl>", gap(before, true, ""))
}

fn properties(widths: &[f32], more: &str) -> String {
    let all: i64 = widths.iter().map(|width| twips(*width)).sum();
    let grid: String =
        widths.iter().map(|w| format!(r#"<w:gridCol w:w="{}"/>"#, twips(*w))).collect();
    format!(
        r#"<w:tblPr><w:tblW w:w="{all}" w:type="dxa"/>{more}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
    )
}

/// A table whose header stands on every page; `stays`: which of its rows stay with what follows.
pub(super) fn table(table: &Table, stays: &[bool], width: f32) -> String {
    let widths = column_widths(table, width);
    let thick = (table.border * 8.0).round().max(2.0);
    let border = |side: &str| {
        format!(r#"<w:{side} w:val="single" w:sz="{thick}" w:space="0" w:color="auto"/>"#)
    };
    let borders: String =
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let room = twips(table.padding);
    let margin = |side: &str| format!(r#"<w:{side} w:w="{room}" w:type="dxa"/>"#);
    let margins: String = ["top", "left", "bottom", "right"].map(margin).concat();
    let properties = properties(
        &widths,
        &format!(
            r#"<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>"#
        ),
    );
    let mut rows = header(table, &widths);
    let merged = goes_on_from_above(table);
    let none = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let own = merged.get(number).unwrap_or(&none);
        let next = merged.get(number + 1).unwrap_or(&none);
        let stays = stays.get(number).copied().unwrap_or_default();
        rows += &body_row(table, row, &widths, (own, next), stays);
    }
    format!("{}<w:tbl>{properties}{rows}</w:tbl>", gap(table.space_before, true, ""))
}

/// The lines of the header: each cell where it begins, and those that go on below it.
fn header(table: &Table, widths: &[f32]) -> String {
    let last = |cell: &HeaderCell| cell.line + cell.lines.max(1);
    let lines = table.header.iter().map(last).max().unwrap_or(0);
    let covers = |cell: &HeaderCell, line: u8, column: usize| {
        let columns = usize::from(cell.column)..usize::from(cell.column + cell.columns.max(1));
        (cell.line..last(cell)).contains(&line) && columns.contains(&column)
    };
    let mut out = String::new();
    for line in 0..lines {
        let mut cells = String::new();
        let mut column = 0;
        while column < widths.len() {
            let of = table.header.iter().find(|cell| covers(cell, line, column));
            let span = of.map_or(1, |cell| usize::from(cell.columns.max(1)));
            let goes_down = of.is_some_and(|cell| cell.lines > 1);
            let begins = of.is_none_or(|cell| cell.line == line);
            let merge = match (goes_down, begins) {
                (false, _) => "",
                (true, true) => r#"<w:vMerge w:val="restart"/>"#,
                (true, false) => "<w:vMerge/>",
            };
            let words = of.filter(|_| begins).map_or("", |cell| cell.text.as_str());
            let text = text_of(table, (words, Face::Bold, &[]), Align::Center, true);
            cells += &cell_xml(widths, (column, span), merge, true, &text);
            column += span;
        }
        out += &format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>");
    }
    out
}

/// A row; `merged`: the columns in which it goes on from above, and those in which the next row goes on.
fn body_row(
    table: &Table,
    row: &Row,
    widths: &[f32],
    (own, next): (&[usize], &[usize]),
    stays: bool,
) -> String {
    let least = match row.least {
        own if own > 0.0 => own,
        _ if row.keep_with_next => 0.0,
        _ => table.least_row,
    };
    let height = if least > 0.0 {
        format!(r#"<w:trHeight w:val="{}" w:hRule="atLeast"/>"#, twips(least))
    } else {
        String::new()
    };
    let (mut cells, mut column) = (String::new(), 0);
    for cell in &row.cells {
        let span = usize::from(cell.span.max(1));
        let (goes_on, begins) = (own.contains(&column), next.contains(&column));
        let merge = match (goes_on, begins) {
            (true, _) => "<w:vMerge/>",
            (false, true) => r#"<w:vMerge w:val="restart"/>"#,
            (false, false) => "",
        };
        let align = cell.align.or_else(|| table.columns.get(column).map(|c| c.align));
        let said = if goes_on { String::new() } else { cell.text.clone() };
        let text = (said.as_str(), cell.face, pieces_of(cell, goes_on));
        let text = text_of(table, text, align.unwrap_or_default(), stays);
        let is_centred = least > 0.0 || goes_on || begins;
        cells += &cell_xml(widths, (column, span), merge, is_centred, &text);
        column += span;
    }
    format!("<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>")
}

fn pieces_of(cell: &Cell, goes_on: bool) -> &[FacedPiece] {
    if goes_on { &[] } else { &cell.pieces }
}

fn cell_xml(
    widths: &[f32],
    (column, span): (usize, usize),
    merge: &str,
    is_centred: bool,
    text: &str,
) -> String {
    let width: i64 = widths.iter().skip(column).take(span).map(|w| twips(*w)).sum();
    let over = if span > 1 { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
    let stands = if is_centred { r#"<w:vAlign w:val="center"/>"# } else { "" };
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{merge}{stands}</w:tcPr>{text}</w:tc>"#
    )
}

/// The words of a cell.
fn text_of(
    table: &Table,
    (words, face, pieces): (&str, Face, &[FacedPiece]),
    align: Align,
    stays: bool,
) -> String {
    let keep = if stays { "<w:keepNext/>" } else { "" };
    let mut runs = String::new();
    for (words, face) in faced((words, face, pieces), &[]) {
        let style = Style { face, ..Style::regular(table.size) };
        runs += &run(&words, &run_properties(style, None));
    }
    let empty = run_properties(Style { face, ..Style::regular(table.size) }, None);
    format!(
        "<w:p><w:pPr>{keep}{}{}{empty}</w:pPr>{runs}</w:p>",
        spacing(0.0, table.line),
        justification(align),
    )
}
