//! Cells below one another that say the same, drawn as one cell. Each row stays as high as its own words need, so that
//! a page may end between any two: the words then stand again on the next.
use super::{
    block::{Block, Document, Spot, Table},
    page::Item,
    texts::as_read,
    widths::cell_at,
};

/// A cell that a row has together with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// In which column.
    pub(super) column: usize,
    /// Which of that column's shared cells, from 0.
    group: usize,
}

/// The words of a shared cell, from their own top.
pub(super) struct MergedText {
    pub(super) of: Shared,
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
}

/// For each row the cells that it shares with neighbours; nothing where no column merges.
pub(super) fn shared_cells(table: &Table) -> Vec<Vec<Shared>> {
    let merging = || table.columns.iter().enumerate().filter(|(_, column)| column.merges);
    let mut shared = Vec::new();
    if merging().next().is_none() {
        return shared;
    }
    shared.resize(table.rows.len(), Vec::new());
    for (column, _) in merging() {
        let words = |row: usize| {
            let row = table.rows.get(row).filter(|row| !row.keep_with_previous)?;
            let cell = cell_at(row, column).filter(|cell| cell.span <= 1)?;
            let read = as_read(&cell.text);
            (!read.trim().is_empty()).then_some(read)
        };
        let (mut start, mut group) = (0, 0);
        while start < table.rows.len() {
            let own = words(start);
            let same =
                (start + 1..table.rows.len()).take_while(|row| own.is_some() && words(*row) == own);
            let end = start + 1 + same.count();
            if end - start > 1 {
                for row in shared.get_mut(start..end).unwrap_or_default() {
                    row.push(Shared { column, group });
                }
                group += 1;
            }
            start = end;
        }
    }
    shared
}

/// For each row the columns in which its cell is one with that of the row above.
pub fn goes_on_from_above(table: &Table) -> Vec<Vec<usize>> {
    let shared = shared_cells(table);
    let above = std::iter::once(&[][..]).chain(shared.iter().map(Vec::as_slice));
    let rows = shared.iter().zip(above);
    rows.map(|(row, above)| {
        row.iter().filter(|of| above.contains(of)).map(|of| of.column).collect()
    })
    .collect()
}

/// The names of the cells that are one cell with the named one, without itself.
pub fn one_with(document: &Document, spot: &Spot) -> Vec<Spot> {
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let shared = shared_cells(table);
        let cells: Vec<(Shared, &Spot)> = (table.rows.iter().zip(&shared))
            .flat_map(|(row, shared)| {
                shared.iter().filter_map(|of| Some((*of, cell_at(row, of.column)?.spot.as_ref()?)))
            })
            .collect();
        if let Some((own, _)) = cells.iter().find(|(_, of)| *of == spot) {
            let others = cells.iter().filter(|(of, name)| of == own && *name != spot);
            return others.map(|(_, name)| (*name).clone()).collect();
        }
    }
    Vec::new()
}

/// A shared cell on one page, from the top of its first row there.
pub(super) struct OpenCell {
    text: MergedText,
    top: f32,
}

impl OpenCell {
    /// Its words, in the middle of the cell that ends at `bottom`.
    fn placed(self, left: f32, bottom: f32, out: &mut Vec<Item>) {
        let above = self.top + (bottom - self.top - self.text.height) / 2.0;
        out.extend(self.text.items.into_iter().map(|mut item| {
            item.shift(left, above);
            item
        }));
    }
}

/// A row from `top` to `bottom` comes on the page: its shared cells begin or go on, and those that do not go on in the
/// `next` row get their words. Gives the columns that go on, as bits.
pub(super) fn draw_shared(
    open: &mut Vec<OpenCell>,
    own: Vec<MergedText>,
    next: &[MergedText],
    (top, bottom): (f32, f32),
    (left, out): (f32, &mut Vec<Item>),
) -> u32 {
    for text in own {
        if !open.iter().any(|cell| cell.text.of == text.of) {
            open.push(OpenCell { text, top });
        }
    }
    let mut joined = 0;
    for cell in std::mem::take(open) {
        let of = cell.text.of;
        if next.iter().any(|text| text.of == of) {
            joined |= 1u32.checked_shl(of.column as u32).unwrap_or(0);
            open.push(cell);
        } else {
            cell.placed(left, bottom, out);
        }
    }
    joined
}
