//! What a page is filled with: lines, rows, letterheads and signatures as pieces that are never cut.
use super::{
    block::{Paper, Paragraph, Table},
    columns::Placed,
    lines::{lay_lines, rule_room},
    merged::{MergedText, shared_cells},
    page::Item,
    tables::{LaidTable, lay_row, lay_table},
};

/// The smallest thing that is never cut: a line, a row, a letterhead, a signature.
pub(super) struct Piece {
    pub(super) items: Vec<Item>,
    /// What stands in cells that a row has together with its neighbours.
    pub(super) merged: Vec<MergedText>,
    pub(super) height: f32,
    /// Space above, dropped at the top of a page.
    pub(super) space: f32,
    /// What a page break below it would do.
    pub(super) below: Break,
    /// Closes what stands above: a total, a closing sentence, a signature.
    pub(super) closes: bool,
    /// Of which row it is, or a part of one.
    pub(super) row: Option<RowPart>,
}

/// A row as a piece, or a line of one.
#[derive(Clone, Copy)]
pub(super) struct RowPart {
    /// Which table of the section.
    pub(super) table: usize,
    /// Borders that are covered.
    pub(super) covered: u32,
    pub(super) begins: bool,
    pub(super) ends: bool,
    /// Is it taller than a page? Then its lines count as rows do.
    pub(super) is_endless: bool,
    /// Does it only head the rows below?
    pub(super) heads: bool,
}

/// What a page break does to what stands around it, from nothing to what must not be. Where a page is
/// full, the least bad place is taken, and of equal ones the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Nothing.
    Free,
    /// Leaves a line of text alone, or what closes a table with one row instead of two.
    Lonely,
    /// Cuts a row.
    Cut,
    /// Leaves a title, a heading, a closing sentence or a signature without what it belongs to.
    Torn,
}

/// A row taller than this share of a page may be cut, when all else is worse.
const TALL: f32 = 0.25;

/// Columns as one piece.
pub(super) fn columns_piece(placed: Placed, space: f32, below: Break, closes: bool) -> Piece {
    let (items, height) = (placed.items, placed.height);
    Piece { items, merged: Vec::new(), height, space, below, closes, row: None }
}

/// A paragraph as its lines; its first span is text number `first` of the document.
pub(super) fn paragraph_pieces(
    p: &Paragraph,
    first: usize,
    paper: &Paper,
    pieces: &mut Vec<Piece>,
) {
    let lines = lay_lines(p, paper.body_width(), first);
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let last = i + 1 == count;
        pieces.push(Piece {
            items: line.items,
            merged: Vec::new(),
            height: p.line + if last { rule_room(p) } else { 0.0 },
            space: if i == 0 { p.space_before } else { 0.0 },
            below: match (p.keep_with_next, last) {
                // A title is never cut either.
                (true, _) => Break::Torn,
                // Neither the first line alone at the foot nor the last alone at the head of a page.
                (false, false) if i == 0 || i + 2 == count => Break::Lonely,
                (false, _) => Break::Free,
            },
            closes: p.keep_with_previous,
            row: None,
        });
    }
}

/// A table as its rows, laid once; its first cell is text number `first` of the document.
pub(super) fn table_pieces(
    table: &Table,
    first: usize,
    paper: &Paper,
    tables: &mut Vec<LaidTable>,
    pieces: &mut Vec<Piece>,
) {
    let laid = lay_table(table, paper.body_width(), first);
    let index = tables.len();
    let page = paper.body_height() - laid.header_height - table.border;
    let mut parts = Vec::new();
    let mut space = table.space_before;
    let mut text = first + table.header.len();
    let shared = shared_cells(table);
    for (at, row) in table.rows.iter().enumerate() {
        let shared = shared.get(at).map_or(&[][..], Vec::as_slice);
        lay_row(table, &laid, (row, shared), text, paper.body_height() * TALL, &mut parts);
        text += row.cells.len();
        let is_endless = parts.iter().map(|p| p.height).sum::<f32>() > page;
        let count = parts.len();
        for (i, part) in parts.drain(..).enumerate() {
            let below = match i + 1 {
                last if last == count && row.keep_with_next => Break::Torn,
                last if last == count => Break::Free,
                // Two lines of a row at least on either side.
                1 => Break::Torn,
                next if next + 1 == count => Break::Torn,
                _ if is_endless => Break::Free,
                _ => Break::Cut,
            };
            pieces.push(Piece {
                items: part.items,
                merged: part.merged,
                height: part.height,
                space: std::mem::take(&mut space),
                below,
                closes: row.keep_with_previous,
                row: Some(RowPart {
                    table: index,
                    covered: part.covered,
                    begins: part.begins,
                    ends: part.ends,
                    is_endless,
                    heads: row.keep_with_next,
                }),
            });
        }
    }
    if table.rows.is_empty() && laid.header_height > 0.0 {
        pieces.push(Piece {
            items: Vec::new(),
            merged: Vec::new(),
            height: 0.0,
            space,
            below: Break::Free,
            closes: false,
            row: Some(RowPart {
                table: index,
                covered: 0,
                begins: true,
                ends: true,
                is_endless: false,
                heads: false,
            }),
        });
    }
    tables.push(laid);
}

/// Room above the first line on a page of a row that began on the page before.
pub(super) fn cut_above(piece: &Piece, tables: &[LaidTable]) -> f32 {
    match piece.row {
        Some(row) if !row.begins => tables.get(row.table).map_or(0.0, |t| t.padding),
        _ => 0.0,
    }
}

/// Room below the last line on a page of a row that goes on.
pub(super) fn cut_below(piece: &Piece, tables: &[LaidTable]) -> f32 {
    match piece.row {
        Some(row) if !row.ends => tables.get(row.table).map_or(0.0, |t| t.padding),
        _ => 0.0,
    }
}
