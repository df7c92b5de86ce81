//! What stands on one page: its pieces, the borders of its tables, its number.
use super::{
    block::{Face, PageNumbers, Paper},
    fonts::metrics,
    merged::draw_shared,
    page::{Item, LineTo, TextRun},
    pieces::{Piece, RowPart, cut_above, cut_below},
    tables::LaidTable,
};

/// Puts the pieces of one page below one another from its `top`, with the borders of tables.
pub(super) fn draw_page(
    pieces: &mut [Piece],
    tables: &[LaidTable],
    left: f32,
    top: f32,
    out: &mut Vec<Item>,
) {
    let mut y = top;
    let mut open: Option<OpenTable<'_>> = None;
    let count = pieces.len();
    let mut shared = Vec::new();
    for i in 0..count {
        let Some((piece, below)) = pieces.get_mut(i..).and_then(<[Piece]>::split_first_mut) else {
            break;
        };
        let here = piece.row.map(|r| r.table);
        if open.as_ref().is_some_and(|o| Some(o.index) != here)
            && let Some(table) = open.take()
        {
            table.close(y, left, out);
        }
        if i > 0 {
            y += piece.space;
        }
        if let (Some(index), None) = (here, &open)
            && let Some(laid) = tables.get(index)
        {
            out.extend(laid.header.iter().cloned().map(|mut item| {
                item.shift(left, y);
                item
            }));
            open = Some(OpenTable::new(index, laid, y, left, out));
            y += laid.header_height;
        }
        let above = y;
        if i == 0 {
            y += cut_above(piece, tables);
        }
        out.extend(std::mem::take(&mut piece.items).into_iter().map(|mut item| {
            item.shift(left, y);
            item
        }));
        y += piece.height;
        if i + 1 == count {
            y += cut_below(piece, tables);
        }
        if let (Some(table), Some(row)) = (&mut open, piece.row) {
            let own = std::mem::take(&mut piece.merged);
            let next = below.first().filter(|next| next.row.is_some_and(|r| r.table == row.table));
            let next = next.map_or(&[][..], |next| next.merged.as_slice());
            let joined = draw_shared(&mut shared, own, next, (above, y), (left, out));
            table.row((above, y), (row, joined), left, out);
        }
    }
    if let Some(table) = open {
        table.close(y, left, out);
    }
}

/// The borders of a table on one page: long lines rather than one for each cell.
struct OpenTable<'a> {
    index: usize,
    laid: &'a LaidTable,
    top: f32,
    /// For each inner edge, where its present line began.
    began: Vec<Option<f32>>,
    ruled_at: f32,
}

impl<'a> OpenTable<'a> {
    fn new(index: usize, laid: &'a LaidTable, y: f32, left: f32, out: &mut Vec<Item>) -> Self {
        let table = Self { index, laid, top: y, began: vec![None; laid.edges.len()], ruled_at: y };
        table.across(y, left, out);
        table
    }

    fn line(&self, x0: f32, y0: f32, x1: f32, y1: f32) -> Item {
        Item::Line(LineTo { x0, y0, x1, y1, thickness: self.laid.border })
    }

    fn across(&self, y: f32, left: f32, out: &mut Vec<Item>) {
        let right = self.laid.edges.last().copied().unwrap_or(0.0);
        out.push(self.line(left, y, left + right, y));
    }

    /// The same but where cells go on in the row below.
    fn across_but(&self, y: f32, joined: u32, left: f32, out: &mut Vec<Item>) {
        if joined == 0 {
            return self.across(y, left, out);
        }
        let mut began = None;
        for (i, x) in self.laid.edges.iter().enumerate() {
            let is_last = i + 1 == self.laid.edges.len();
            let goes_on = is_last || joined & 1u32.checked_shl(i as u32).unwrap_or(0) != 0;
            match (goes_on, began) {
                (true, Some(x0)) => {
                    out.push(self.line(left + x0, y, left + x, y));
                    began = None;
                }
                (false, None) => began = Some(*x),
                _ => {}
            }
        }
    }

    fn row(
        &mut self,
        (above, below): (f32, f32),
        (row, joined): (RowPart, u32),
        left: f32,
        out: &mut Vec<Item>,
    ) {
        let RowPart { covered, ends, .. } = row;
        let last = self.laid.edges.len().saturating_sub(1);
        for (i, x) in self.laid.edges.iter().enumerate().take(last).skip(1) {
            let is_covered = covered & 1u32.checked_shl(i as u32).unwrap_or(0) != 0;
            let began = self.began.get(i).copied().flatten();
            let new = match (is_covered, began) {
                (true, Some(y0)) => {
                    out.push(self.line(left + x, y0, left + x, above));
                    None
                }
                (true, None) => None,
                (false, Some(y0)) => Some(y0),
                (false, None) => Some(above),
            };
            if let Some(slot) = self.began.get_mut(i) {
                *slot = new;
            }
        }
        if ends {
            self.across_but(below, joined, left, out);
            self.ruled_at = below;
        }
    }

    fn close(self, y: f32, left: f32, out: &mut Vec<Item>) {
        for (i, began) in self.began.iter().enumerate() {
            if let (Some(y0), Some(x)) = (began, self.laid.edges.get(i)) {
                out.push(self.line(left + x, *y0, left + x, y));
            }
        }
        for x in [self.laid.edges.first(), self.laid.edges.last()].into_iter().flatten() {
            out.push(self.line(left + x, self.top, left + x, y));
        }
        if self.ruled_at < y {
            self.across(y, left, out);
        }
    }
}

/// The number of a page, centred.
pub(super) fn page_number(numbers: &PageNumbers, number: usize, left: f32, paper: &Paper) -> Item {
    let text = format!("{}{number}", numbers.prefix);
    let face = Face::Regular;
    let width = metrics(face).width(&text, numbers.size);
    let y = if numbers.baseline < 0.0 { paper.height + numbers.baseline } else { numbers.baseline };
    Item::Text(TextRun {
        x: left + (paper.body_width() - width) / 2.0,
        y,
        text: text.into(),
        face,
        size: numbers.size,
        gap: 0.0,
        origin: None,
    })
}
