//! Rows from the clipboard into the grid: which line is the heads, and where the rows go.
use super::{GridState, clean_cell};
use crate::{
    domain::{
        field::Field,
        grid::{Area, GridColumn, GridRow},
    },
    exchange::table::{
        block::{Block, block},
        limits,
        sheet::legacy_name,
    },
    text::{pasted, screens},
    ui::{action::Action, cx::Cx},
};

impl GridState {
    /// Rows from the clipboard. A row of heads says what each column is.
    pub(super) fn paste(&mut self, text: &str, cx: &Cx<'_>) {
        self.commit();
        if !limits::fits(text, 0) {
            return cx.actions.push(Action::Notice(limits::too_large()));
        }
        let known: Vec<Field> = self.fields.iter().map(|s| s.field).collect();
        // Over records that are there, a block is only their cells.
        let new = !self.grid.is_of_records();
        let Block { heads, rows: mut cells, left_out, legacy } =
            block(text, if new { &known } else { &[] });
        for cell in cells.iter_mut().flatten() {
            *cell = clean_cell(cell);
        }
        let mut said: Vec<String> =
            legacy.map(|l| pasted::converted(legacy_name(l))).into_iter().collect();
        if heads.is_some() {
            said.push(screens::lines_left_out(&pasted::left_out(&left_out)));
        }
        if !said.is_empty() {
            cx.actions.push(Action::Notice(said.join(" ")));
        }
        if let Some(names) = self.grid.names_of(self.area().columns.0, &cells) {
            // Names come along: each line goes to its own, whatever the order.
            let left = self.grid.paste_by_name(names, &cells);
            if !left.is_empty() {
                cx.actions.push(Action::Notice(screens::not_in_table(&left)));
            }
            self.refused.clear();
            return;
        }
        let blank = self.grid.rows.iter().all(GridRow::is_blank);
        let width = cells.iter().map(Vec::len).max().unwrap_or(0);
        if let Some(heads) = heads {
            let (fields, heads): (Vec<Option<Field>>, Vec<String>) = heads.into_iter().unzip();
            let rows = cells;
            if blank {
                let mut columns: Vec<GridColumn> = fields
                    .iter()
                    .zip(heads.iter().chain(std::iter::repeat(&String::new())))
                    .map(|(field, head)| GridColumn {
                        field: *field,
                        head: head.clone(),
                        ..GridColumn::default()
                    })
                    .collect();
                // Columns that were there and were not pasted stay, to be filled by hand.
                let missing = self.grid.columns.iter().filter(|c| {
                    c.field.is_some() && !columns.iter().any(|other| other.field == c.field)
                });
                columns.extend(missing.cloned().collect::<Vec<_>>());
                self.grid.take_columns(columns);
                let put = self.grid.paste(Area::default(), &rows);
                Self::said(put, rows.len(), cx);
                let used = self.grid.columns.iter().position(|c| c.field.is_some());
                self.go_to(0, used.unwrap_or(0), false);
                return;
            }
            // Rows that follow what is there already, whatever the order of their columns.
            for field in fields.iter().flatten() {
                if !self.grid.columns.iter().any(|c| c.field == Some(*field)) {
                    self.grid.add_column(*field);
                }
            }
            let places: Vec<Option<usize>> = self
                .grid
                .columns
                .iter()
                .map(|c| c.field.and_then(|f| fields.iter().position(|other| *other == Some(f))))
                .collect();
            let rows: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    let cell = |place: &Option<usize>| {
                        place.and_then(|i| row.get(i)).cloned().unwrap_or_default()
                    };
                    places.iter().map(cell).collect()
                })
                .collect();
            let end = self.grid.rows.len().saturating_sub(1);
            let put = self.grid.paste(Area { rows: (end, end), columns: (0, 0) }, &rows);
            Self::said(put, rows.len(), cx);
            self.go_to(end, 0, false);
            return;
        }
        let area = self.area();
        let needed = area.columns.0 + width;
        if self.grid.rows.iter().all(|r| r.record.is_none()) && self.grid.columns.len() < needed {
            // Nothing is dropped in silence: what goes past the last column gets one without a meaning.
            let mut columns = self.grid.columns.clone();
            columns.resize_with(needed, GridColumn::default);
            self.grid.take_columns(columns);
        }
        let put = self.grid.paste(area, &cells);
        Self::said(put, cells.len(), cx);
        self.refused.clear();
        self.go_to(area.rows.0, area.columns.0, false);
    }

    /// More than a block takes is told, not dropped in silence.
    fn said(put: usize, of: usize, cx: &Cx<'_>) {
        if put < of {
            cx.actions.push(Action::Notice(screens::rows_left_out(of - put)));
        }
    }
}
