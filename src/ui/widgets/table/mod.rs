//! Lists: only what is seen is drawn; cells and lines are marked, moved to and copied as in a spreadsheet.
mod paint;
mod widths;

pub(in crate::ui) use paint::table_ui;
pub(in crate::ui) use widths::{Contents, Wish, fit, longest, narrow};

use crate::{
    records::row::{ListColumn, ListRow},
    ui::theme,
};
use egui::{Key, Modifiers, Ui};
use std::collections::BTreeSet;

/// What happened in a list.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum TableEvent {
    /// Moved to another line or cell.
    Moved,
    /// Enter or double click.
    Opened(i64),
    /// The head of this column was clicked.
    SortBy(usize),
    /// The marked cells are wanted on the clipboard.
    Copy,
    /// All lines on show are, with their heads.
    CopyAll,
    /// F2: the marked lines are to be changed in a grid.
    EditCells,
    /// One field of all marked lines is to be changed.
    ChangeOneField,
    /// A new record like this one.
    Duplicate(i64),
    /// The marked lines are to go to the trash.
    Remove,
    /// The marked lines go one place up or down.
    Shift { down: bool },
    /// A line was dragged to stand before another place.
    DroppedBefore { line: i64, place: usize },
    /// A column was dragged to another width; none: as wide as what stands in it.
    Width(&'static str, Option<f32>),
}

/// The order a column was clicked into: its place, and whether from the end.
pub(in crate::ui) type Sorted = Option<(usize, bool)>;

/// Which columns a clerk hid, and how wide others were dragged; by head. Kept on this PC.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(in crate::ui) struct ColumnLayout {
    pub(in crate::ui) hidden: Vec<String>,
    pub(in crate::ui) widths: Vec<(String, f32)>,
}

/// What is marked: the cell one is in, the other corner of the marked cells, and the marked lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Marked {
    /// Line and column.
    cell: Option<(i64, usize)>,
    corner: Option<(i64, usize)>,
    /// Every marked line. Only what is seen is marked.
    lines: BTreeSet<i64>,
    /// Where the lines of both corners stand.
    places: (usize, usize),
    /// The order on show they were marked in.
    version: u64,
    /// A line being dragged.
    dragged: Option<i64>,
    /// Frames for which the list still asks for the keyboard's focus: a form or a window over it was closed, and
    /// egui leaves the focus there for a moment longer.
    refocus_frames: u8,
    /// The line one is in is to be scrolled to.
    to_be_seen: bool,
}

impl Marked {
    /// The line one is in.
    pub(in crate::ui) fn line(&self) -> Option<i64> {
        self.cell.map(|c| c.0)
    }

    /// The keyboard's focus goes to the list again.
    pub(in crate::ui) fn take_focus(&mut self) {
        self.refocus_frames = 3;
    }

    /// A form was opened beside the list: the focus is the form's.
    pub(in crate::ui) fn leave_focus(&mut self) {
        self.refocus_frames = 0;
    }

    /// Marks one line.
    pub(in crate::ui) fn set(&mut self, line: i64) {
        let column = self.cell.map_or(1, |c| c.1);
        *self = Self {
            cell: Some((line, column)),
            corner: Some((line, column)),
            lines: BTreeSet::from([line]),
            refocus_frames: self.refocus_frames,
            to_be_seen: true,
            ..Self::default()
        };
    }

    /// The keys go to the list, and there to the line one was in, or to the first.
    pub(in crate::ui) fn enter(&mut self, rows: &[ListRow], order: &[usize], column: usize) {
        let first = order.first().and_then(|i| rows.get(*i)).map(|r| r.id);
        if let (None, Some(line)) = (self.cell, first) {
            let version = self.version;
            self.set(line);
            (self.cell, self.corner) = (Some((line, column)), Some((line, column)));
            self.version = version;
        }
        self.to_be_seen = true;
        self.take_focus();
    }

    /// Every marked line, in the order on show.
    pub(in crate::ui) fn lines(&self, rows: &[ListRow], order: &[usize]) -> Vec<i64> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let ids = order.iter().filter_map(|i| rows.get(*i)).map(|r| r.id);
        ids.filter(|id| self.lines.contains(id)).collect()
    }

    /// More than one line?
    pub(in crate::ui) fn is_several(&self) -> bool {
        self.lines.len() > 1
    }

    fn span(&self) -> (usize, usize) {
        (self.places.0.min(self.places.1), self.places.0.max(self.places.1))
    }

    fn columns(&self) -> (usize, usize) {
        let (a, b) = (self.cell.map_or(0, |c| c.1), self.corner.map_or(0, |c| c.1));
        (a.min(b), a.max(b))
    }

    /// Call before the list is drawn. After filter, order or book changed: what is not on show any more is not marked any more.
    pub(in crate::ui) fn follow(&mut self, rows: &[ListRow], order: &[usize], version: u64) {
        if self.version == version || self.cell.is_none() {
            self.version = version;
            return;
        }
        self.version = version;
        let mut seen = BTreeSet::new();
        let mut place = None;
        for (at, row) in order.iter().filter_map(|i| rows.get(*i)).enumerate() {
            if self.lines.contains(&row.id) {
                seen.insert(row.id);
            }
            if self.line() == Some(row.id) {
                place = Some(at);
            }
        }
        self.lines = seen;
        if let Some(place) = place {
            self.corner = self.cell;
            self.places = (place, place);
        } else {
            (self.cell, self.corner) = (None, None);
            self.lines.clear();
        }
    }
}

/// What a list shows.
pub(in crate::ui) struct TableView<'t> {
    pub(in crate::ui) salt: &'t str,
    pub(in crate::ui) columns: &'t [ListColumn],
    pub(in crate::ui) rows: &'t [ListRow],
    /// Places of the rows on show, in their order.
    pub(in crate::ui) order: &'t [usize],
    pub(in crate::ui) layout: &'t ColumnLayout,
    /// What stands in its columns, to be as wide as that.
    pub(in crate::ui) contents: &'t Contents,
    /// Which rows these are: others begin at their beginning.
    pub(in crate::ui) of: i64,
    /// Filter or order changed: what is looked at is the line one is in, or the first.
    pub(in crate::ui) begins: bool,
    pub(in crate::ui) sorted: Sorted,
    /// Columns that do not fit go away from the last on, as beside an open form, which has them all; else the
    /// list scrolls to the side.
    pub(in crate::ui) drops_columns: bool,
    /// Lines can be put in another order by hand.
    pub(in crate::ui) can_reorder: bool,
    pub(in crate::ui) read_only: bool,
}

impl TableView<'_> {
    fn row(&self, place: usize) -> Option<&ListRow> {
        self.order.get(place).and_then(|i| self.rows.get(*i))
    }
}

/// Keys of a list that has the focus, as a spreadsheet has them.
fn keys(
    ui: &Ui,
    view: &TableView<'_>,
    shown: &[usize],
    marked: &mut Marked,
) -> (Option<TableEvent>, bool) {
    let page = ((ui.available_height() / theme::height::ROW) as usize).saturating_sub(2).max(1);
    let last = view.order.len().saturating_sub(1);
    let here = marked.cell.is_some().then_some(marked.places.1);
    let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::CTRL);
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let column = marked.corner.map_or(1, |c| c.1);
    let beside = |step: isize| {
        let at = shown.iter().position(|c| *c == column).unwrap_or(0);
        let to = at.saturating_add_signed(step).min(shown.len().saturating_sub(1));
        shown.get(to).copied().unwrap_or(column)
    };
    if view.can_reorder {
        for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if pressed(Modifiers::ALT, key) {
                return (Some(TableEvent::Shift { down }), true);
            }
        }
    }
    let at = here.unwrap_or(0);
    for (key, to) in [
        (Key::ArrowDown, here.map_or(0, |h| h + 1)),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, at + page),
        (Key::PageUp, at.saturating_sub(page)),
    ] {
        // With Shift first: a pattern without it fits a key pressed with it, too.
        for extend in [true, false] {
            if pressed(if extend { shift } else { none }, key) {
                go_to(view, marked, (to.min(last), column), extend);
                return (Some(TableEvent::Moved), true);
            }
        }
    }
    for (modifiers, key, to, column) in [
        (ctrl | shift, Key::Home, 0, column),
        (ctrl | shift, Key::End, last, column),
        (shift, Key::ArrowLeft, at, beside(-1)),
        (shift, Key::ArrowRight, at, beside(1)),
        (shift, Key::Home, 0, column),
        (shift, Key::End, last, column),
    ] {
        if pressed(modifiers, key) {
            go_to(view, marked, (to, column), true);
            return (Some(TableEvent::Moved), true);
        }
    }
    for (modifiers, key, to, column) in [
        (none, Key::ArrowLeft, at, beside(-1)),
        (none, Key::ArrowRight, at, beside(1)),
        (none, Key::Home, 0, column),
        (none, Key::End, last, column),
        (ctrl, Key::Home, 0, column),
        (ctrl, Key::End, last, column),
    ] {
        if pressed(modifiers, key) {
            go_to(view, marked, (to, column), false);
            return (Some(TableEvent::Moved), true);
        }
    }
    if pressed(ctrl, Key::A) {
        go_to(view, marked, (0, shown.first().copied().unwrap_or(0)), false);
        go_to(view, marked, (last, shown.last().copied().unwrap_or(0)), true);
        return (Some(TableEvent::Moved), false);
    }
    if ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Copy))) {
        return (Some(TableEvent::Copy), false);
    }
    let Some(line) = marked.line() else { return (None, false) };
    if pressed(none, Key::Enter) {
        return (Some(TableEvent::Opened(line)), false);
    }
    if !view.read_only {
        if pressed(none, Key::F2) {
            return (Some(TableEvent::EditCells), false);
        }
        if pressed(none, Key::Delete) {
            return (Some(TableEvent::Remove), false);
        }
        if pressed(ctrl, Key::D) {
            return (Some(TableEvent::Duplicate(line)), false);
        }
    }
    (None, false)
}

/// Moves the far corner, and unless more is to be marked the cell one is in with it.
fn go_to(view: &TableView<'_>, marked: &mut Marked, (place, column): (usize, usize), extend: bool) {
    let Some(row) = view.row(place) else { return };
    marked.corner = Some((row.id, column));
    marked.places.1 = place;
    if !extend || marked.cell.is_none() {
        marked.cell = marked.corner;
        marked.places.0 = place;
    }
    let (first, last) = marked.span();
    marked.lines = (first..=last).filter_map(|p| view.row(p)).map(|r| r.id).collect();
}

/// The marked cells as a spreadsheet takes them; with heads where every line is marked.
pub(in crate::ui) fn marked_as_tsv(view: &TableView<'_>, marked: &Marked) -> (String, usize) {
    let lines = marked.lines(view.rows, view.order);
    // Lines marked one by one are copied whole.
    let (from, to) = marked.span();
    let (first, last) = if lines.len() == to - from + 1 {
        marked.columns()
    } else {
        (0, view.columns.len().saturating_sub(1))
    };
    if lines.len() == view.order.len() && lines.len() > 1 {
        let rows: Vec<&ListRow> = view.order.iter().filter_map(|i| view.rows.get(*i)).collect();
        return (as_tsv(view.columns, &rows), lines.len());
    }
    let cells = |row: &ListRow| {
        row.cells.iter().take(last + 1).skip(first).map(|c| c.text.clone()).collect()
    };
    let wanted: BTreeSet<i64> = lines.iter().copied().collect();
    let rows = view.order.iter().filter_map(|i| view.rows.get(*i));
    let rows: Vec<Vec<String>> = rows.filter(|r| wanted.contains(&r.id)).map(cells).collect();
    let mut text = tsv_of(&rows);
    if rows.len() == 1 {
        // One cell or line goes into any text without a line break behind it.
        text.truncate(text.trim_end_matches('\n').len());
    }
    (text, lines.len())
}

/// Lines as a spreadsheet takes them: tabs between cells, quotes where a cell needs them.
pub(in crate::ui) fn as_tsv(columns: &[ListColumn], rows: &[&ListRow]) -> String {
    let head = columns.iter().map(|c| c.head.to_owned()).collect();
    let rows = rows.iter().map(|row| row.cells.iter().map(|c| c.text.clone()).collect());
    tsv_of(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

/// Cells as a spreadsheet takes them.
pub(in crate::ui) fn tsv_of(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::row::{column, rest};

    #[test]
    fn copied_lines_come_back_as_they_were() {
        let columns = [column("STT"), rest("Tên")];
        let row = ListRow {
            cells: vec!["1".into(), "nói \"khéo\"\nhai dòng".into()],
            ..ListRow::default()
        };
        let text = as_tsv(&columns, &[&row]);
        let back = crate::exchange::pasted::cells(&text);
        assert_eq!(back, [vec!["STT", "Tên"], vec!["1", "nói \"khéo\"\nhai dòng"]]);
    }
}
