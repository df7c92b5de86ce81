//! Tables: the header, and rows as pieces that are not split.
use super::{
    block::{Align, Cell, Face, HeaderCell, Paragraph, Row, Span, Style, Table},
    fonts::metrics,
    lines::{PlainLine, baseline, drawn, lay_lines, wrap_plain},
    merged::{MergedText, Shared},
    page::{Item, LineTo, Origin, TextRun},
    widths::{column_widths, columns_of},
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
    /// What stands in cells that it has together with its neighbours.
    pub(super) merged: Vec<MergedText>,
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
    let widths = column_widths(table, room);
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

/// Where a cell stands in its table.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    x0: f32,
    x1: f32,
}

/// The lines of a cell, each from the top of its own line.
fn lay_cell(table: &Table, cell: &Cell, at: Place, origin: usize) -> Vec<Vec<Item>> {
    let room = at.x1 - at.x0 - table.padding * 2.0;
    let align =
        cell.align.or_else(|| table.columns.get(at.column).map(|c| c.align)).unwrap_or_default();
    if !cell.pieces.is_empty() || cell.align == Some(Align::Justify) {
        let style = Style { face: cell.face, ..Style::regular(table.size) };
        let (text, pieces) = (cell.text.clone(), cell.pieces.clone());
        let span = Span { text, style, spot: None, pieces };
        let paragraph =
            Paragraph { spans: vec![span], align, line: table.line, ..Paragraph::default() };
        let lines = lay_lines(&paragraph, room, origin).into_iter();
        let placed = lines.map(|line| {
            line.items.into_iter().map(|mut item| {
                item.shift(at.x0 + table.padding, 0.0);
                item
            })
        });
        return placed.map(Iterator::collect).collect();
    }
    let m = metrics(cell.face);
    let base = baseline(table.line, cell.face, table.size);
    let mut lines = Vec::new();
    wrap_plain(&cell.text, cell.face, table.size, room, &mut lines);
    let laid = lines.iter().map(|line| {
        let text = cell.text.get(line.start..line.end).unwrap_or_default();
        if text.trim().is_empty() {
            return Vec::new();
        }
        let width = line.units as f32 * table.size / m.units_per_em;
        let x = match align {
            Align::Left | Align::Justify => at.x0 + table.padding,
            Align::Center => f32::midpoint(at.x0, at.x1) - width / 2.0,
            Align::Right => at.x1 - table.padding - width,
        };
        vec![Item::Text(TextRun {
            x,
            y: base,
            text: drawn(text),
            face: cell.face,
            size: table.size,
            gap: 0.0,
            origin: Some(Origin::new(origin, line.start)),
        })]
    });
    laid.collect()
}

/// Lays one row; line by line when it is taller than `most` points. Its first cell is text number `first_text` of
/// the document; `shared`: the cells that it has together with its neighbours.
pub(super) fn lay_row(
    table: &Table,
    laid: &LaidTable,
    (row, shared): (&Row, &[Shared]),
    first_text: usize,
    most: f32,
    out: &mut Vec<LaidRow>,
) {
    let mut cells = Vec::with_capacity(row.cells.len());
    let (mut column, mut covered, mut count) = (0usize, 0u32, 1);
    for (origin, cell) in (first_text..).zip(&row.cells) {
        let span = usize::from(cell.span.max(1));
        for inner in column + 1..column + span {
            covered |= 1u32.checked_shl(inner as u32).unwrap_or(0);
        }
        let edge = |i: usize| laid.edges.get(i).or(laid.edges.last()).copied().unwrap_or(0.0);
        let at = Place { column, x0: edge(column), x1: edge(column + span) };
        let lines = lay_cell(table, cell, at, origin);
        count = count.max(lines.len());
        cells.push((column, lines));
        column += span;
    }
    let least = match row.least {
        own if own > 0.0 => own,
        _ if row.keep_with_next => 0.0,
        _ => table.least_row,
    };
    let needed = count as f32 * table.line + table.padding * 2.0;
    if needed <= most {
        let height = needed.max(least.min(most));
        // In a row that is higher than its words they stand in its middle.
        let above = table.padding + (height - needed) / 2.0;
        let (mut items, mut merged) = (Vec::new(), Vec::new());
        for (column, lines) in cells {
            let own = shared.iter().find(|of| of.column == column);
            let top = if own.is_some() { 0.0 } else { above };
            let height = lines.len() as f32 * table.line;
            let placed = moved(lines, top, table.line);
            match own {
                Some(own) => merged.push(MergedText { of: *own, items: placed.collect(), height }),
                None => items.extend(placed),
            }
        }
        out.push(LaidRow { items, merged, height, covered, begins: true, ends: true });
        return;
    }
    for first in 0..count {
        let (begins, ends) = (first == 0, first + 1 == count);
        let above = if begins { table.padding } else { 0.0 };
        let below = if ends { table.padding } else { 0.0 };
        let mut items = Vec::new();
        for (_, lines) in &mut cells {
            let line = lines.get_mut(first).map(std::mem::take);
            items.extend(moved(line.into_iter().collect(), above, table.line));
        }
        let height = table.line + above + below;
        out.push(LaidRow { items, merged: Vec::new(), height, covered, begins, ends });
    }
}

/// Lines below one another from `top`.
fn moved(lines: Vec<Vec<Item>>, top: f32, line: f32) -> impl Iterator<Item = Item> {
    lines.into_iter().enumerate().flat_map(move |(i, items)| {
        items.into_iter().map(move |mut item| {
            item.shift(0.0, top + i as f32 * line);
            item
        })
    })
}
