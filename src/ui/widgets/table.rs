//! Lists: only what is seen is drawn; cells and lines are marked, moved to and copied as in a spreadsheet.
use crate::{
    domain::{number::parse_hundredths, vietnamese::sort_key},
    text::actions,
    ui::theme,
};
use egui::{Align, EventFilter, Id, Key, Layout, Modifiers, Sense, Ui};
use egui_extras::{Column, TableBuilder};
use std::collections::BTreeSet;

/// One column on the screen.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct ScreenColumn {
    pub(in crate::ui) head: &'static str,
    /// Points; 0 takes what is left.
    pub(in crate::ui) width: f32,
    pub(in crate::ui) right: bool,
}

/// A column of text.
pub(in crate::ui) const fn column(head: &'static str, width: f32) -> ScreenColumn {
    ScreenColumn { head, width, right: false }
}

/// One line, its cells in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct ListRow {
    pub(in crate::ui) id: i64,
    pub(in crate::ui) cells: Vec<String>,
    /// What the filter looks in, folded.
    pub(in crate::ui) fold: String,
    /// Cần rà soát.
    pub(in crate::ui) mark: bool,
    /// What it is counted as below the list; blank: not counted apart.
    pub(in crate::ui) tag: &'static str,
    /// What the lines add up to, where that says something: money in đồng.
    pub(in crate::ui) amount: i64,
}

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
    /// A column was dragged to another width.
    Widths(Vec<(&'static str, f32)>),
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
    /// The keys are to go to the list in its next drawings: a form or a window over it was closed, and a
    /// window keeps them for a moment longer.
    wants_keys: u8,
}

impl Marked {
    /// The line one is in.
    pub(in crate::ui) fn line(&self) -> Option<i64> {
        self.cell.map(|c| c.0)
    }

    /// The keys go to the list again.
    pub(in crate::ui) fn take_keys(&mut self) {
        self.wants_keys = 3;
    }

    /// Marks one line.
    pub(in crate::ui) fn set(&mut self, line: i64) {
        let column = self.cell.map_or(1, |c| c.1);
        *self = Self {
            cell: Some((line, column)),
            corner: Some((line, column)),
            lines: BTreeSet::from([line]),
            wants_keys: self.wants_keys,
            ..Self::default()
        };
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
    pub(in crate::ui) columns: &'t [ScreenColumn],
    pub(in crate::ui) rows: &'t [ListRow],
    /// Places of the rows on show, in their order.
    pub(in crate::ui) order: &'t [usize],
    pub(in crate::ui) layout: &'t ColumnLayout,
    pub(in crate::ui) sorted: Sorted,
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
    let page = ((ui.available_height() / theme::ROW) as usize).saturating_sub(2).max(1);
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

/// Draws a list.
pub(in crate::ui) fn table_ui(
    ui: &mut Ui,
    view: &TableView<'_>,
    marked: &mut Marked,
) -> Option<TableEvent> {
    let id = ui.scope_id().with(("table", view.salt));
    let p = theme::palette(ui.ctx());
    let area = ui.available_rect_before_wrap();
    let shown = columns_that_fit(view.columns, view.layout, area.width());
    if marked.wants_keys > 0 {
        marked.wants_keys -= 1;
        ui.memory_mut(|m| m.request_focus(id));
        ui.ctx().request_repaint();
    }
    let (mut event, mut scroll_to) = (None, None);
    if ui.memory(|m| m.has_focus(id)) {
        let (pressed, moved) = keys(ui, view, &shown, marked);
        event = pressed;
        scroll_to = moved.then_some(marked.places.1);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut builder = TableBuilder::new(ui)
        .id_salt((view.salt, &shown))
        .striped(false)
        .sense(Sense::click_and_drag())
        .resizable(true)
        .auto_shrink(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for c in shown.iter().filter_map(|i| view.columns.get(*i)) {
        builder = builder.column(if c.width > 0.0 {
            let kept = view.layout.widths.iter().find(|(head, _)| head == c.head);
            Column::initial(kept.map_or(c.width, |k| k.1)).clip(true).at_least(40.0)
        } else {
            // Not dragged: it always takes what the others leave, also when a form opens.
            Column::remainder().clip(true).at_least(120.0).resizable(false)
        });
    }
    if let Some(to) = scroll_to {
        builder = builder.scroll_to_row(to, None);
    }
    let (first, last) = marked.span();
    let (first_column, last_column) = marked.columns();
    let several_cells = first != last || first_column != last_column;
    let mut widths = Vec::new();
    let mut clicked: Option<(usize, usize)> = None;
    let mut drop_at: Option<usize> = None;
    builder
        .header(theme::ROW, |mut header| {
            for (i, c) in shown.iter().filter_map(|i| Some((*i, view.columns.get(*i)?))) {
                header.col(|ui| {
                    let sign = match view.sorted {
                        Some((by, from_end)) if by == i => {
                            if from_end {
                                " ▾"
                            } else {
                                " ▴"
                            }
                        }
                        _ => "",
                    };
                    let text = egui::RichText::new(format!("{}{sign}", c.head))
                        .color(p.weak)
                        .size(13.0)
                        .family(theme::bold_family());
                    let head = egui::Label::new(text).truncate().selectable(false);
                    if ui.add(head.sense(Sense::click())).clicked() {
                        event = Some(TableEvent::SortBy(i));
                    }
                });
            }
        })
        .body(|body| {
            widths = body.widths().to_vec();
            body.rows(theme::ROW, view.order.len(), |mut line| {
                let place = line.index();
                let Some(row) = view.row(place) else { return };
                let in_span = marked.cell.is_some() && (first..=last).contains(&place);
                let is_marked = marked.lines.contains(&row.id);
                line.set_selected(is_marked);
                for (i, c) in shown.iter().filter_map(|i| Some((*i, view.columns.get(*i)?))) {
                    let (_, cell) = line.col(|ui| {
                        let here = marked.cell == Some((row.id, i));
                        if in_span && several_cells && (first_column..=last_column).contains(&i) {
                            ui.painter().rect_filled(ui.max_rect(), 0, p.line);
                        }
                        if here {
                            let stroke = egui::Stroke::new(1.0, p.accent);
                            ui.painter().rect_stroke(
                                ui.max_rect(),
                                0,
                                stroke,
                                egui::StrokeKind::Inside,
                            );
                        }
                        let text = row.cells.get(i).map_or("", String::as_str);
                        let mut rich = egui::RichText::new(text).size(14.0);
                        if i == 1 && row.mark {
                            rich = rich.color(p.warning);
                        }
                        let label = egui::Label::new(rich).truncate().selectable(false);
                        if c.right {
                            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                                ui.add(label)
                            });
                        } else {
                            ui.add(label);
                        }
                    });
                    if cell.clicked() || cell.secondary_clicked() && !is_marked {
                        clicked = Some((place, i));
                    }
                    if view.can_reorder && cell.drag_started_by(egui::PointerButton::Primary) {
                        marked.dragged = Some(row.id);
                    }
                    if marked.dragged.is_some() && cell.contains_pointer() {
                        let below = cell
                            .ctx
                            .pointer_hover_pos()
                            .is_some_and(|pos| pos.y > cell.rect.center().y);
                        drop_at = Some(place + usize::from(below));
                        let y = if below { cell.rect.bottom() } else { cell.rect.top() };
                        let stroke = egui::Stroke::new(2.0, p.accent);
                        cell.ctx.layer_painter(cell.layer_id).hline(area.x_range(), y, stroke);
                    }
                }
                let response = line.response();
                response.context_menu(|ui| {
                    if let Some(wanted) =
                        context_menu(ui, view, row.id, is_marked && marked.is_several())
                    {
                        event = Some(wanted);
                        ui.close();
                    }
                });
                if response.double_clicked() {
                    event = Some(TableEvent::Opened(row.id));
                }
            });
        });
    if let Some((place, column)) = clicked
        && event.is_none()
    {
        let modifiers = ui.input(|i| i.modifiers);
        let line = view.row(place).map(|r| r.id);
        if modifiers.command
            && let Some(line) = line
        {
            // One by one: what was marked stays.
            if !marked.lines.remove(&line) {
                marked.lines.insert(line);
            }
            let stays = if marked.lines.contains(&line) {
                Some(line)
            } else {
                marked.lines.first().copied()
            };
            marked.cell = stays.map(|l| (l, column));
            marked.corner = marked.cell;
            let stands =
                |l| view.order.iter().position(|i| view.rows.get(*i).is_some_and(|r| r.id == l));
            let place = stays.and_then(stands).unwrap_or(0);
            marked.places = (place, place);
        } else {
            go_to(view, marked, (place, column), modifiers.shift);
        }
        event = Some(TableEvent::Moved);
    }
    if marked.dragged.is_some() && ui.input(|i| i.pointer.any_released()) {
        let line = marked.dragged.take();
        if let (Some(line), Some(place)) = (line, drop_at) {
            event = Some(TableEvent::DroppedBefore { line, place });
        }
    }
    if event.is_none()
        && ui.input(|i| i.pointer.any_released())
        && let Some(dragged) = dragged_widths(view, &shown, &widths)
    {
        event = Some(TableEvent::Widths(dragged));
    }
    focus_ring(ui, id, area);
    if event.is_some() && !matches!(event, Some(TableEvent::Widths(_))) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    event
}

/// The widths of columns that are not as wide as they were remembered.
fn dragged_widths(
    view: &TableView<'_>,
    shown: &[usize],
    widths: &[f32],
) -> Option<Vec<(&'static str, f32)>> {
    let mut dragged = Vec::new();
    let mut any = false;
    for (i, width) in shown.iter().zip(widths) {
        let Some(column) = view.columns.get(*i).filter(|c| c.width > 0.0) else { continue };
        let kept = view.layout.widths.iter().find(|(head, _)| head == column.head);
        any |= (kept.map_or(column.width, |k| k.1) - width).abs() > 2.0;
        dragged.push((column.head, *width));
    }
    any.then_some(dragged)
}

/// The same actions as by key.
fn context_menu(ui: &mut Ui, view: &TableView<'_>, line: i64, several: bool) -> Option<TableEvent> {
    let mut wanted = None;
    let mut item = |ui: &mut Ui, name: &str, key: &str, event: TableEvent| {
        if ui.add(egui::Button::new(name).shortcut_text(key)).clicked() {
            wanted = Some(event);
        }
    };
    item(ui, actions::OPEN_FORM, "Enter", TableEvent::Opened(line));
    if !view.read_only {
        item(ui, actions::EDIT_CELLS, "F2", TableEvent::EditCells);
        item(ui, actions::CHANGE_ONE_FIELD, "", TableEvent::ChangeOneField);
        if !several {
            item(ui, actions::DUPLICATE, "Ctrl+D", TableEvent::Duplicate(line));
        }
        if view.can_reorder {
            item(ui, actions::MOVE_UP, actions::KEY_ALT_UP, TableEvent::Shift { down: false });
            item(ui, actions::MOVE_DOWN, actions::KEY_ALT_DOWN, TableEvent::Shift { down: true });
        }
        item(ui, actions::REMOVE, "Delete", TableEvent::Remove);
    }
    ui.separator();
    item(ui, actions::COPY_CELLS, "Ctrl+C", TableEvent::Copy);
    item(ui, actions::COPY_LIST, "", TableEvent::CopyAll);
    wanted
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
    let cells = |row: &ListRow| row.cells.iter().take(last + 1).skip(first).cloned().collect();
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

/// What a cell sorts by: a number by its size, a day by the calendar, anything else as the Vietnamese
/// alphabet has it. Blank cells come last.
pub(in crate::ui) fn cell_key(text: &str) -> (u8, i64, Vec<u8>) {
    let text = text.trim();
    if text.is_empty() {
        return (3, 0, Vec::new());
    }
    let mut parts = text.split('/').map(str::parse::<i64>);
    if let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        return (1, year * 10_000 + month * 100 + day, Vec::new());
    }
    match parse_hundredths(text) {
        Ok(number) => (0, number, Vec::new()),
        Err(_) => (2, 0, sort_key(text)),
    }
}

/// Lines as a spreadsheet takes them: tabs between cells, quotes where a cell needs them.
pub(in crate::ui) fn as_tsv(columns: &[ScreenColumn], rows: &[&ListRow]) -> String {
    let head = columns.iter().map(|c| c.head.to_owned()).collect();
    let rows = rows.iter().map(|row| row.cells.clone());
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

/// Which columns there is room for: hidden ones are out, then the last ones of a set width go first.
fn columns_that_fit(columns: &[ScreenColumn], layout: &ColumnLayout, room: f32) -> Vec<usize> {
    const GAP: f32 = 10.0;
    let is_hidden = |c: &ScreenColumn| layout.hidden.iter().any(|h| h == c.head);
    let mut shown: Vec<usize> =
        (0..columns.len()).filter(|i| columns.get(*i).is_some_and(|c| !is_hidden(c))).collect();
    let width = |i: &usize| {
        let kept = |c: &ScreenColumn| layout.widths.iter().find(|(h, _)| h == c.head).map(|k| k.1);
        columns.get(*i).map_or(0.0, |c| {
            if c.width > 0.0 { kept(c).unwrap_or(c.width) + GAP } else { 180.0 + GAP }
        })
    };
    while shown.len() > 2 && shown.iter().map(width).sum::<f32>() > room {
        let Some(last) = shown.iter().rposition(|i| columns.get(*i).is_some_and(|c| c.width > 0.0))
        else {
            break;
        };
        shown.remove(last);
    }
    shown
}

/// The list can be walked to by Tab; where the keys go is always seen.
fn focus_ring(ui: &Ui, id: Id, area: egui::Rect) {
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    if response.has_focus() {
        let keep = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, keep));
        let p = theme::palette(ui.ctx());
        let stroke = egui::Stroke::new(2.0, p.accent);
        ui.painter().rect_stroke(area.expand(4.0), 4, stroke, egui::StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_sort_as_people_read_them() {
        let mut cells = ["Đạt", "12", "", "05/12/2016", "9", "Dũng", "10/01/2016", "An", "Ấn"];
        cells.sort_by_key(|c| cell_key(c));
        assert_eq!(cells, ["9", "12", "10/01/2016", "05/12/2016", "An", "Ấn", "Dũng", "Đạt", ""]);
    }

    #[test]
    fn copied_lines_come_back_as_they_were() {
        let columns = [column("STT", 1.0), column("Tên", 0.0)];
        let row = ListRow {
            cells: vec!["1".into(), "nói \"khéo\"\nhai dòng".into()],
            ..ListRow::default()
        };
        let text = as_tsv(&columns, &[&row]);
        let back = crate::exchange::pasted::cells(&text);
        assert_eq!(back, [vec!["STT", "Tên"], vec!["1", "nói \"khéo\"\nhai dòng"]]);
    }
}
