//! Draws a list: heads that stay, lines of one height of which only those in sight are drawn, and a bar below
//! when the columns are wider than the room.
use super::{
    ColumnLayout, Marked, TableEvent, TableView, go_to, keys,
    widths::{LEAST, PAD, widths},
};
use crate::{
    records::row::{ListRow, name_column},
    text::actions,
    ui::{
        theme,
        widgets::{
            icons::{self, Icon},
            menu::low_rows,
        },
    },
};
use egui::{
    Align, CursorIcon, EventFilter, FontId, Id, Layout, PointerButton, Rect, Response, RichText,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

/// Size of the letters of a cell, and of a head.
const CELL: f32 = theme::size::TABLE;
const HEAD: f32 = theme::size::SMALL;
/// The first column begins so far from the edge that its text stands at the edge of the pane.
const LEAD: f32 = theme::gap::EDGE - PAD;

/// Where the columns on show stand: place, left edge and width.
struct Shown {
    columns: Vec<(usize, f32, f32)>,
    width: f32,
}

impl Shown {
    fn of(ui: &Ui, view: &TableView<'_>, layout: &ColumnLayout, room: f32) -> Self {
        let measure = |text: &str, is_head: bool| {
            let font = FontId::proportional(if is_head { HEAD } else { CELL });
            let ink = theme::palette(ui.ctx()).ink;
            ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
        };
        let drops = view.drops_columns;
        let found = widths(view.columns, view.contents, layout, (room - LEAD, drops), measure);
        let mut left = LEAD;
        let mut columns = Vec::with_capacity(found.len());
        for (column, width) in found {
            columns.push((column, left, width));
            left += width;
        }
        Self { columns, width: left }
    }

    fn at(&self, x: f32) -> Option<usize> {
        let holds = |(_, left, width): &&(usize, f32, f32)| (*left..left + width).contains(&x);
        let found = self.columns.iter().find(holds).or_else(|| self.columns.last());
        found.map(|(column, ..)| *column)
    }
}

/// Draws a list.
pub(in crate::ui) fn table_ui(
    ui: &mut Ui,
    view: &TableView<'_>,
    marked: &mut Marked,
) -> Option<TableEvent> {
    let id = ui.scope_id().with(("table", view.salt));
    let area = ui.available_rect_before_wrap();
    let dragged_id = id.with("dragged");
    let dragged: Option<(usize, f32)> = ui.data(|d| d.get_temp(dragged_id));
    let dragged_layout = dragged.and_then(|(column, width)| {
        let head = view.columns.get(column)?.head;
        let mut layout = view.layout.clone();
        layout.widths.retain(|(h, _)| h != head);
        layout.widths.push((head.to_owned(), width));
        Some(layout)
    });
    let layout = dragged_layout.as_ref().unwrap_or(view.layout);
    let shown = Shown::of(ui, view, layout, area.width() - theme::BAR);
    if marked.refocus_frames > 0 {
        marked.refocus_frames -= 1;
        ui.memory_mut(|m| m.request_focus(id));
        ui.ctx().request_repaint();
    }
    let (mut event, mut scroll_to) = (None, None);
    if ui.memory(|m| m.has_focus(id)) {
        let columns: Vec<usize> = shown.columns.iter().map(|c| c.0).collect();
        let (pressed, moved) = keys(ui, view, &columns, marked);
        event = pressed;
        scroll_to = moved.then_some(marked.places.1);
    }
    let mut lines = ScrollArea::both().id_salt((view.salt, view.of)).auto_shrink(false);
    lines = lines.min_scrolled_height(0.0);
    if shown.width <= area.width() {
        // The lines are tinted from edge to edge; their columns leave the bar its room.
        theme::rows_to_edge(ui);
    }
    if std::mem::take(&mut marked.to_be_seen) || view.begins && marked.cell.is_some() {
        scroll_to = Some(marked.places.1);
    } else if view.begins {
        lines = lines.vertical_scroll_offset(0.0);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let (head, _) = ui.allocate_exact_size(vec2(area.width(), theme::height::ROW), Sense::hover());
    let output = lines.show_viewport(ui, |ui, viewport| {
        lines_ui(ui, view, marked, &shown, (id, viewport, scroll_to))
    });
    let (from_lines, clicked) = output.inner;
    event = event.or(from_lines);
    // The heads go along with the columns to the side, and stay in their strip.
    let mut strip = ui.new_child(UiBuilder::new().max_rect(head));
    strip.shrink_clip_rect(head);
    let moved = head.translate(vec2(-output.state.clamped_offset().x, 0.0));
    let from_heads = heads_ui(&mut strip, view, &shown, (id, dragged_id), moved);
    event = event.or(from_heads);
    if let Some((place, column)) = clicked
        && event.is_none()
    {
        let modifiers = ui.input(|i| i.modifiers);
        let line = view.row(place).map(|r| r.id);
        if modifiers.command
            && let Some(line) = line
        {
            mark_one_by_one(view, marked, line, column);
        } else {
            go_to(view, marked, (place, column), modifiers.shift);
        }
        event = Some(TableEvent::Moved);
    }
    focus_ring(ui, id, area, marked.cell.is_none());
    if event.is_some() && !matches!(event, Some(TableEvent::Width(..))) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    event
}

/// Ctrl and a click: the line is marked, or not any more; what was marked stays.
fn mark_one_by_one(view: &TableView<'_>, marked: &mut Marked, line: i64, column: usize) {
    if !marked.lines.remove(&line) {
        marked.lines.insert(line);
    }
    let stays =
        if marked.lines.contains(&line) { Some(line) } else { marked.lines.first().copied() };
    marked.cell = stays.map(|l| (l, column));
    marked.corner = marked.cell;
    let stands = |l| view.order.iter().position(|i| view.rows.get(*i).is_some_and(|r| r.id == l));
    let place = stays.and_then(stands).unwrap_or(0);
    marked.places = (place, place);
}

/// The heads; `strip` is where they stand, moved as far as the lines are.
fn heads_ui(
    ui: &mut Ui,
    view: &TableView<'_>,
    shown: &Shown,
    (id, dragged_id): (Id, Id),
    strip: Rect,
) -> Option<TableEvent> {
    let p = theme::palette(ui.ctx());
    let mut event = None;
    let seen = ui.clip_rect();
    for (column, left, width) in &shown.columns {
        let Some(c) = view.columns.get(*column) else { continue };
        let rect = Rect::from_min_size(
            pos2(strip.left() + left, strip.top()),
            vec2(*width, strip.height()),
        );
        let text = RichText::new(c.head).color(p.ink2).size(HEAD);
        let label = egui::Label::new(text).truncate().selectable(false).sense(Sense::click());
        let is_right = view.contents.is_figures(*column);
        let head = cell(ui, rect, is_right).add(label);
        if let Some((_, from_the_end)) = view.sorted.filter(|(by, _)| by == column) {
            let icon = if from_the_end { Icon::Down } else { Icon::Up };
            let beside = vec2(if is_right { -theme::gap::NEAR } else { theme::gap::NEAR }, 0.0);
            let at = if is_right { head.rect.left_center() } else { head.rect.right_center() };
            icons::draw(ui.painter(), icon, at + beside, p.ink2);
        }
        if head.clicked() {
            event = Some(TableEvent::SortBy(*column));
        }
        // The right edge is dragged; a double click fits the column to what stands in it.
        let edge = Rect::from_center_size(rect.right_center(), vec2(8.0, rect.height()));
        let edge =
            ui.interact(edge.intersect(seen), id.with(("edge", column)), Sense::click_and_drag());
        if edge.hovered() || edge.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            let stroke = Stroke::new(2.0, p.line);
            ui.painter().vline(rect.right(), rect.y_range(), stroke);
        }
        if edge.double_clicked() {
            event = Some(TableEvent::Width(c.head, None));
        } else if edge.dragged() {
            let now: Option<(usize, f32)> = ui.data(|d| d.get_temp(dragged_id));
            let from = now.filter(|n| n.0 == *column).map_or(*width, |n| n.1);
            let to = (from + edge.drag_delta().x).max(LEAST);
            ui.data_mut(|d| d.insert_temp(dragged_id, (*column, to)));
        } else if edge.drag_stopped()
            && let Some((_, to)) = ui.data_mut(|d| d.remove_temp::<(usize, f32)>(dragged_id))
        {
            event = Some(TableEvent::Width(c.head, Some(to)));
        }
    }
    ui.painter().hline(ui.clip_rect().x_range(), strip.bottom() - 0.5, Stroke::new(1.0, p.line));
    event
}

/// A cell to draw in, its text at the left, or figures at the right.
fn cell(ui: &mut Ui, rect: Rect, right: bool) -> Ui {
    let layout = if right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let inside = rect.shrink2(vec2(PAD, 0.0));
    let mut place = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    place.shrink_clip_rect(rect);
    place
}

/// The lines in sight; gives what happened there, and the place and column that were clicked.
fn lines_ui(
    ui: &mut Ui,
    view: &TableView<'_>,
    marked: &mut Marked,
    shown: &Shown,
    (id, viewport, scroll_to): (Id, Rect, Option<usize>),
) -> (Option<TableEvent>, Option<(usize, usize)>) {
    let p = theme::palette(ui.ctx());
    let (mut event, mut clicked, mut drop_at) = (None, None, None);
    let origin = ui.max_rect().min;
    let width = shown.width.max(viewport.width());
    let count = view.order.len();
    ui.set_min_size(vec2(shown.width, theme::height::ROW * count as f32));
    let line_at = |place: usize| {
        let top = origin.y + theme::height::ROW * place as f32;
        Rect::from_min_size(pos2(origin.x, top), vec2(width, theme::height::ROW))
    };
    if let Some(place) = scroll_to {
        let mut rect = line_at(place);
        let here = marked.corner.and_then(|c| shown.columns.iter().find(|s| s.0 == c.1));
        if let Some((_, left, wide)) = here {
            (rect.min.x, rect.max.x) = (origin.x + left, origin.x + left + wide);
        }
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
    let first = (viewport.top() / theme::height::ROW).floor().max(0.0) as usize;
    let last = ((viewport.bottom() / theme::height::ROW).ceil().max(0.0) as usize).min(count);
    for place in first..last {
        let Some(row) = view.row(place) else { continue };
        let rect = line_at(place);
        let line = ui.interact(rect, id.with(("line", row.id)), Sense::click_and_drag());
        let is_marked = marked.lines.contains(&row.id);
        if is_marked {
            ui.painter().rect_filled(rect, 0, p.tint);
        } else if line.hovered() {
            ui.painter().rect_filled(rect, 0, p.hover);
        }
        let under = Stroke::new(1.0, p.row_line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, under);
        cells_ui(ui, view, marked, shown, (place, row, rect, id));
        let column = line.interact_pointer_pos().and_then(|at| shown.at(at.x - origin.x));
        if (line.clicked() || line.secondary_clicked() && !is_marked)
            && let Some(column) = column
        {
            clicked = Some((place, column));
        }
        if view.can_reorder && line.drag_started_by(PointerButton::Primary) {
            marked.dragged = Some(row.id);
        }
        if marked.dragged.is_some() && line.contains_pointer() {
            drop_at = Some(drop_place(&line, rect, place, p.ink));
        }
        let several = is_marked && marked.is_several();
        line.context_menu(|ui| {
            if let Some(wanted) = context_menu(ui, view, row.id, several) {
                event = Some(wanted);
                ui.close();
            }
        });
        if line.double_clicked() {
            event = Some(TableEvent::Opened(row.id));
        }
    }
    if marked.dragged.is_some() && ui.input(|i| i.pointer.any_released()) {
        let line = marked.dragged.take();
        if let (Some(line), Some(place)) = (line, drop_at) {
            event = Some(TableEvent::DroppedBefore { line, place });
        }
    }
    (event, clicked)
}

/// The texts of one line.
fn cells_ui(
    ui: &mut Ui,
    view: &TableView<'_>,
    marked: &Marked,
    shown: &Shown,
    (place, row, line, id): (usize, &ListRow, Rect, Id),
) {
    let p = theme::palette(ui.ctx());
    let (first, last) = marked.span();
    let (first_column, last_column) = marked.columns();
    let several_cells = first != last || first_column != last_column;
    let in_span = marked.cell.is_some() && (first..=last).contains(&place);
    let name = name_column(view.columns);
    let has_keys = ui.memory(|m| m.has_focus(id));
    for (column, left, width) in &shown.columns {
        let rect =
            Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(*width, line.height()));
        if !ui.is_rect_visible(rect) {
            continue;
        }
        if in_span && several_cells && (first_column..=last_column).contains(column) {
            ui.painter().rect_filled(rect, 0, p.tint.lerp_to_gamma(p.ink, 0.08));
        }
        if marked.cell == Some((row.id, *column)) && has_keys {
            ui.painter().rect_stroke(rect, 0, Stroke::new(1.5, p.ink), StrokeKind::Inside);
        }
        let text = row.text(*column);
        if text.is_empty() {
            continue;
        }
        let mut rich = RichText::new(text).size(CELL);
        if *column == name && row.mark {
            rich = rich.color(p.amber);
        }
        let mut place = cell(ui, rect, view.contents.is_figures(*column));
        place.add(egui::Label::new(rich).truncate().selectable(false));
    }
}

/// Where a line dragged over another one would go: before it or behind it, shown by a line between.
fn drop_place(over: &Response, rect: Rect, place: usize, color: egui::Color32) -> usize {
    let below = over.ctx.pointer_hover_pos().is_some_and(|pos| pos.y > rect.center().y);
    let y = if below { rect.bottom() } else { rect.top() };
    over.ctx.layer_painter(over.layer_id).hline(rect.x_range(), y, Stroke::new(2.0, color));
    place + usize::from(below)
}

/// The same actions as by key.
fn context_menu(ui: &mut Ui, view: &TableView<'_>, line: i64, several: bool) -> Option<TableEvent> {
    low_rows(ui);
    let mut wanted = None;
    let mut item = |ui: &mut Ui, name: &str, key: &str, event: TableEvent| {
        if theme::named(ui.add(theme::button_with_key(name, key)), name).clicked() {
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

/// The list can be walked to by Tab; where the keys go is always seen.
fn focus_ring(ui: &Ui, id: Id, area: Rect, shows_ring: bool) {
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    if response.has_focus() {
        let keep = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, keep));
        // A cell that one is in has a frame of its own.
        if shows_ring {
            theme::focus_frame(ui, &response);
        }
    }
}
