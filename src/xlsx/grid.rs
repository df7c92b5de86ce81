//! The columns of a sheet: those of its widest table, or else as letterhead and signature stand side by side.
use crate::layout::{
    block::{Block, Column, Section},
    column_widths,
};

/// Widths of the columns of a sheet, points.
pub(super) struct Grid {
    widths: Vec<f32>,
}

impl Grid {
    pub(super) fn of(section: &Section) -> Self {
        let room = section.paper.body_width();
        let tables = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let widest = tables.max_by_key(|table| table.columns.len());
        if let Some(table) = widest.filter(|table| table.columns.len() > 1) {
            return Self { widths: column_widths(table, room) };
        }
        let beside = section.blocks.iter().find_map(|block| match block {
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => Some(columns),
            _ => None,
        });
        let shares: Vec<f32> = beside.map_or_else(
            || vec![room],
            |columns| columns.iter().map(|column| column.share * room).collect(),
        );
        Self { widths: if shares.is_empty() { vec![room] } else { shares } }
    }

    pub(super) fn widths(&self) -> Vec<f32> {
        self.widths.clone()
    }

    pub(super) fn columns(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(u16::MAX)
    }

    /// Points of the columns `from..to`.
    pub(super) fn width(&self, (from, to): (u16, u16)) -> f32 {
        self.widths.get(usize::from(from)..usize::from(to)).unwrap_or_default().iter().sum()
    }

    /// Which columns of the sheet stand below each of these, as `from..to`; each gets at least one, as long as there are.
    pub(super) fn places(&self, columns: &[Column]) -> Vec<(u16, u16)> {
        let all: f32 = self.widths.iter().sum();
        let count = self.columns();
        let mut places = Vec::with_capacity(columns.len());
        let (mut from, mut share) = (0u16, 0.0);
        for (number, column) in columns.iter().enumerate() {
            share += column.share;
            let left = u16::try_from(columns.len() - number - 1).unwrap_or(0);
            let end = share * all;
            // The column edge next to where this one ends.
            let off = |to: u16| (self.width((0, to)) - end).abs();
            let most = count.saturating_sub(left).max(from + 1);
            let to = (from + 1..=most).min_by(|a, b| off(*a).total_cmp(&off(*b)));
            let to = to.unwrap_or(from + 1);
            places.push((from, to));
            from = to;
        }
        places
    }
}
