//! Tables: the header, and rows as pieces that are not split.
use super::{
    block::{Align, Face, HeaderCell, Row, Table},
    fonts::metrics,
    lines::{PlainLine, baseline, drawn, wrap_plain},
    page::{Item, LineTo, Origin, TextRun},
    widths::{Measured, columns_of},
};
use std::ops::Range;

/// A table ready to be cut into pages.
pub(super) struct LaidTable {
    /// Left edge of each column and the right edge of the last.
    pub(super) edges: Vec<f32>,
    /// The header, placed from its top.
    pub(super) header: Vec<Item>,
    /// Its height, 0 without a header.
    pub(super) header_height: f32,
    /// Thickness of borders.
    pub(super) border: f32,
    /// Room inside a cell: also above and below a part of a row that a page break cuts.
    pub(super) padding: f32,
}

/// A row, or one line of a row that may be cut.
pub(super) struct LaidRow {
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
    /// Inner edges that a cell lies over, so that no border is drawn there: bit i is edge i.
    pub(super) covered: u32,
    /// Does the row begin with this part?
    pub(super) begins: bool,
    /// Is the row complete with this part?
    pub(super) ends: bool,
}

/// The header lines it lies over.
fn lines_of(cell: &HeaderCell) -> Range<usize> {
    usize::from(cell.line)..usize::from(cell.line) + usize::from(cell.lines.max(1))
}

/// Lays the header and finds the columns; its first cell is text number `first` of the document.
pub(super) fn lay_table(table: &Table, room: f32, first: usize) -> LaidTable {
    let widths = Measured::of(table).widths(table.size, room);
    let mut edges = vec![0.0];
    for w in &widths {
        edges.push(edges.last().copied().unwrap_or(0.0) + w);
    }
    let (header, header_height) = lay_header(table, &edges, first);
    LaidTable { edges, header, header_height, border: table.border, padding: table.padding }
}

fn lay_header(table: &Table, edges: &[f32], first: usize) -> (Vec<Item>, f32) {
    let lines = table.header.iter().map(|c| lines_of(c).end).max().unwrap_or(0);
    if lines == 0 {
        return (Vec::new(), 0.0);
    }
    let edge = |i: usize| edges.get(i).or(edges.last()).copied().unwrap_or(0.0);
    let wrapped: Vec<(&HeaderCell, Vec<PlainLine>)> = table
        .header
        .iter()
        .map(|cell| {
            let columns = columns_of(cell);
            let room = edge(columns.end) - edge(columns.start) - table.padding * 2.0;
            let mut out = Vec::new();
            wrap_plain(&cell.text, Face::Bold, table.size, room, &mut out);
            (cell, out)
        })
        .collect();
    let needed = |out: &[PlainLine]| out.len() as f32 * table.line + table.padding * 2.0;
    let mut heights = vec![0f32; lines];
    for (cell, out) in wrapped.iter().filter(|(c, _)| c.lines <= 1) {
        if let Some(h) = heights.get_mut(lines_of(cell).start) {
            *h = h.max(needed(out));
        }
    }
    for (cell, out) in wrapped.iter().filter(|(c, _)| c.lines > 1) {
        let span = lines_of(cell);
        let has: f32 = heights.get(span.clone()).unwrap_or_default().iter().sum();
        if needed(out) > has
            && let Some(last) = heights.get_mut(span.end - 1)
        {
            *last += needed(out) - has;
        }
    }
    let top = |line: usize| heights.iter().take(line).sum::<f32>();
    let total = top(lines);
    let mut items = Vec::new();
    for (text, (cell, out)) in (first..).zip(&wrapped) {
        let (columns, lines) = (columns_of(cell), lines_of(cell));
        let (x0, x1) = (edge(columns.start), edge(columns.end));
        let (y0, y1) = (top(lines.start), top(lines.end));
        let height = out.len() as f32 * table.line;
        let mut y = y0 + (y1 - y0 - height) / 2.0;
        for line in out {
            let width = line.units as f32 * table.size / metrics(Face::Bold).units_per_em;
            items.push(Item::Text(TextRun {
                x: f32::midpoint(x0, x1) - width / 2.0,
                y: y + baseline(table.line, Face::Bold, table.size),
                text: drawn(cell.text.get(line.start..line.end).unwrap_or_default()),
                face: Face::Bold,
                size: table.size,
                gap: 0.0,
                origin: Some(Origin::new(text, line.start)),
            }));
            y += table.line;
        }
        // Borders between header cells; the outer frame is drawn with the page.
        let border =
            |x0, y0, x1, y1| Item::Line(LineTo { x0, y0, x1, y1, thickness: table.border });
        items.push(border(x0, y1, x1, y1));
        if x1 < edge(edges.len().saturating_sub(1)) {
            items.push(border(x1, y0, x1, y1));
        }
    }
    (items, total)
}

/// Lays one row; line by line when it is taller than `most` points. Its first cell is text number `first_text` of
/// the document.
pub(super) fn lay_row(
    table: &Table,
    laid: &LaidTable,
    row: &Row,
    first_text: usize,
    most: f32,
    out: &mut Vec<LaidRow>,
) {
    let mut cells = Vec::with_capacity(row.cells.len());
    let (mut column, mut covered, mut count) = (0usize, 0u32, 1);
    for cell in &row.cells {
        let span = usize::from(cell.span.max(1));
        for inner in column + 1..column + span {
            covered |= 1u32.checked_shl(inner as u32).unwrap_or(0);
        }
        let edge = |i: usize| laid.edges.get(i).or(laid.edges.last()).copied().unwrap_or(0.0);
        let (x0, x1) = (edge(column), edge(column + span));
        let mut lines = Vec::new();
        wrap_plain(&cell.text, cell.face, table.size, x1 - x0 - table.padding * 2.0, &mut lines);
        count = count.max(lines.len());
        let align =
            cell.align.or_else(|| table.columns.get(column).map(|c| c.align)).unwrap_or_default();
        cells.push((cell, x0, x1, align, lines));
        column += span;
    }
    let whole = count as f32 * table.line + table.padding * 2.0;
    let lines_of_a_part = if whole > most { 1 } else { count };
    let mut first = 0;
    while first < count {
        let last = (first + lines_of_a_part).min(count);
        let (begins, ends) = (first == 0, last == count);
        let above = if begins { table.padding } else { 0.0 };
        let mut items = Vec::new();
        for (origin, (cell, x0, x1, align, lines)) in (first_text..).zip(&cells) {
            let m = metrics(cell.face);
            let base = above + baseline(table.line, cell.face, table.size);
            for (i, line) in
                lines.get(first..last.min(lines.len())).unwrap_or_default().iter().enumerate()
            {
                let text = cell.text.get(line.start..line.end).unwrap_or_default();
                if text.trim().is_empty() {
                    continue;
                }
                let width = line.units as f32 * table.size / m.units_per_em;
                let x = match align {
                    Align::Left | Align::Justify => x0 + table.padding,
                    Align::Center => f32::midpoint(*x0, *x1) - width / 2.0,
                    Align::Right => x1 - table.padding - width,
                };
                items.push(Item::Text(TextRun {
                    x,
                    y: base + i as f32 * table.line,
                    text: drawn(text),
                    face: cell.face,
                    size: table.size,
                    gap: 0.0,
                    origin: Some(Origin::new(origin, line.start)),
                }));
            }
        }
        let below = if ends { table.padding } else { 0.0 };
        let height = (last - first) as f32 * table.line + above + below;
        out.push(LaidRow { items, height, covered, begins, ends });
        first = last;
    }
}
