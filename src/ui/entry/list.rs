//! The list of a screen: filter, order, marks, totals, and what can be done with the marked lines.
use super::{bulk::Bulk, page::Page, screen::Screen};
use crate::{
    domain::{
        edit::{Edit, Purpose},
        ids::Kind,
    },
    records::{
        description::Kept,
        row::{ListRow, name_column},
    },
    text::{actions, screens},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{
            filter::filter_ui,
            menu::scrolled,
            not_read::list_not_read_ui,
            press::meant,
            table::{
                ColumnLayout, Contents, TableEvent, TableView, as_tsv, marked_as_tsv, table_ui,
            },
        },
    },
};

/// The most lines that are changed at once.
const MOST_AT_ONCE: usize = 5000;

/// Draws it.
pub(super) fn list_ui<T: Kept>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
    layout: &ColumnLayout,
) {
    let p = theme::palette(ui.ctx());
    let filter_id = ui.scope_id().with("filter");
    let (mut add, mut grid, mut copy_all) = (false, false, false);
    let can_fill = !cx.read_only && screen.list != Kind::Office;
    // Where the list is narrow (large letters, a form beside it) its tools have a line of their own, and the
    // seldom ones move into the menu.
    let room = ui.available_width();
    let (narrow, least) = (room < 660.0, room < 430.0);
    // Beside an open form, that form has the main button.
    let form_is_open = page.form.is_some();
    let add_button = |ui: &mut egui::Ui| {
        let button = |ui: &mut egui::Ui| {
            if form_is_open {
                ui.button(screen.of.words.add)
            } else {
                theme::main_button(ui, screen.of.words.add)
            }
        };
        !cx.read_only && button(ui).on_hover_text(actions::NEW_TIP).clicked()
    };
    let grid_button = |ui: &mut egui::Ui| {
        can_fill && ui.button(actions::GRID).on_hover_text(actions::GRID_TIP).clicked()
    };
    let mut filter = std::mem::take(&mut page.filter);
    let mut review_only = page.review_only;
    let mut filter_field = |ui: &mut egui::Ui, most: f32| {
        let width = ui.available_width().min(most);
        filter_ui(ui, filter_id, &mut filter, screens::FILTER, width);
    };
    let head = |ui: &mut egui::Ui, height: f32, tools: &mut dyn FnMut(&mut egui::Ui)| {
        theme::at_edge(p.paper).show(ui, |ui| {
            let size = egui::vec2(ui.available_width(), height);
            let across = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, across, |ui| {
                ui.set_min_height(size.y);
                tools(ui);
            });
        });
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, theme::height::HEAD, &mut |ui| {
        ui.heading(screen.of.words.title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !narrow {
                add |= add_button(ui);
                grid |= grid_button(ui);
            }
            let menu = ui.menu_button("⋯", |ui| {
                scrolled(ui, |ui| {
                    if least {
                        if can_fill && ui.button(actions::GRID).clicked() {
                            grid = true;
                            ui.close();
                        }
                        ui.checkbox(&mut review_only, screens::REVIEW_ONLY);
                    }
                    if ui.button(actions::COPY_LIST).clicked() {
                        copy_all = true;
                        ui.close();
                    }
                    ui.separator();
                    columns_ui(cx, ui, screen, layout);
                });
            });
            menu.response.on_hover_text(screens::COLUMNS);
            if !least {
                ui.checkbox(&mut review_only, screens::REVIEW_ONLY);
            }
            if !narrow {
                filter_field(ui, 208.0);
            }
        });
    });
    if narrow {
        head(ui, theme::height::FIELD + theme::gap::NEAR, &mut |ui| {
            add |= add_button(ui);
            if !least {
                grid |= grid_button(ui);
            }
            filter_field(ui, 300.0);
        });
    }
    page.filter = filter;
    page.review_only = review_only;
    let sources = screen.sources.filter(|_| !cx.read_only);
    let mut begun = sources.and_then(|sources| sources.pasted(cx, ui));
    // In a strip beside a form there is no room to begin another.
    if let Some(sources) = sources.filter(|_| !(least && form_is_open)) {
        head(ui, theme::height::FIELD + theme::gap::NEAR, &mut |ui| {
            begun = begun.take().or(sources.buttons_ui(cx, ui));
        });
    }
    let mut event = copy_all.then_some(TableEvent::CopyAll);
    // From the filter down into what it found.
    let goes_down = ui.memory(|m| m.has_focus(filter_id))
        && ui.input_mut(|i| {
            i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)
                || i.consume_key(egui::Modifiers::NONE, egui::Key::Enter)
        });
    let ctrl_shift = egui::Modifiers::CTRL | egui::Modifiers::SHIFT;
    grid |= !cx.read_only && ui.input_mut(|i| i.consume_key(ctrl_shift, egui::Key::N));
    add |= !cx.read_only && ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::N));
    if grid {
        cx.actions.push(Action::OpenGrid);
    }
    if (add || begun.is_some()) && page.is_dirty() {
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        // Whoever types on means the new record: the keys must not change the one that is open. Nor may a space
        // press a button.
        if ui.ctx().text_edit_focused() {
            ui.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
        }
    } else if add {
        let blank = (screen.of.blank)(cx);
        page.open(blank.clone(), blank, None);
    } else if let Some(begun) = begun {
        // Not stored before it was looked at.
        page.open(begun, (screen.of.blank)(cx), None);
    }
    let read = page.rows.get(cx.revision, &cx.year, |_| {
        (screen.of.rows)(cx).inspect_err(|failure| cx.failures.note(failure))
    });
    let all: &[ListRow] = read.as_deref().unwrap_or_default();
    let not_read = read.as_ref().err();
    let of = (cx.revision, cx.year, page.review_only, page.sorted);
    let begins = page.shown.update((screen.of.columns, all), of, &page.filter);
    let contents =
        page.contents.get(cx.revision, &cx.year, |_| Contents::of(screen.of.columns.len(), all));
    let unfiltered = page.filter.trim().is_empty() && !page.review_only;
    let view = TableView {
        salt: screen.of.words.title,
        columns: screen.of.columns,
        rows: all,
        order: &page.shown.order,
        layout,
        contents,
        of: cx.year,
        begins,
        sorted: page.sorted,
        drops_columns: form_is_open,
        can_reorder: screen.of.reorder.is_some()
            && page.sorted.is_none()
            && unfiltered
            && !cx.read_only,
        // Settings of the office are one record: opened and changed, nothing else.
        read_only: cx.read_only || screen.list == Kind::Office,
    };
    page.marked.follow(view.rows, view.order, page.shown.version);
    let marked = if page.marked.is_several() {
        page.marked.lines(view.rows, view.order)
    } else {
        Vec::new()
    };
    if goes_down {
        page.marked.enter(view.rows, view.order, name_column(screen.of.columns));
    }
    let total = all.len();
    let shown = view.order.len();
    let mut foot = screens::shown_of(shown, total);
    if !page.shown.tally.is_empty() {
        foot = format!("{foot} · {}", page.shown.tally);
    }
    egui::Panel::bottom(("list-foot", screen.of.words.title))
        .resizable(false)
        .exact_size(theme::height::STATUS)
        .frame(theme::at_edge(p.paper))
        .show(ui, |ui| {
            let small =
                |text: &str| egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let keys = small(screens::LIST_KEYS);
                if ui.available_width() > 560.0 {
                    ui.label(keys);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(small(&foot)).truncate());
                });
            });
        });
    if marked.len() > 1 {
        // Below the lines, so that none of them moves under the pointer that marks them.
        egui::Panel::bottom(("list-marked", screen.of.words.title))
            .frame(theme::at_edge(p.ground))
            .show(ui, |ui| {
                let done = marked_ui(cx, ui, screen.list, &marked);
                event = event.take().or(done);
            });
    }
    theme::strip_for_notices(ui, screen.of.words.title);
    if let Some(why) = not_read {
        theme::at_edge(p.paper).show(ui, |ui| list_not_read_ui(cx, ui, why));
    } else if total == 0 {
        theme::at_edge(p.paper).show(ui, |ui| {
            ui.add_space(theme::gap::PART);
            ui.label(egui::RichText::new(screen.of.words.empty).color(p.ink2));
        });
    } else {
        let done = table_ui(ui, &view, &mut page.marked);
        event = event.take().or(done);
    }
    let copied = match event {
        Some(TableEvent::Copy) => Some(marked_as_tsv(&view, &page.marked)),
        Some(TableEvent::CopyAll) => {
            let rows: Vec<&ListRow> = view.order.iter().filter_map(|i| view.rows.get(*i)).collect();
            Some((as_tsv(screen.of.columns, &rows), rows.len()))
        }
        _ => None,
    };
    if event.is_none() {
        return;
    }
    let marked = page.marked.lines(view.rows, view.order);
    let order: Vec<i64> = match event {
        Some(TableEvent::Shift { .. } | TableEvent::DroppedBefore { .. }) => {
            view.order.iter().filter_map(|i| view.rows.get(*i)).map(|r| r.id).collect()
        }
        _ => Vec::new(),
    };
    match event {
        Some(TableEvent::Moved) => {
            // The form follows the line as long as nothing half typed stands in it.
            if let (Some(id), true) = (page.marked.line(), page.form.is_some() && !page.is_dirty())
                && marked.len() <= 1
            {
                page.show(cx, screen, id, false);
            }
        }
        Some(TableEvent::Opened(id)) => page.show(cx, screen, id, true),
        Some(TableEvent::SortBy(column)) => {
            // Up, down, and back to the list's own order.
            page.sorted = match page.sorted {
                Some((by, false)) if by == column => Some((column, true)),
                Some((by, true)) if by == column => None,
                _ => Some((column, false)),
            };
        }
        Some(TableEvent::Copy | TableEvent::CopyAll) => {
            if let Some((text, lines)) = copied {
                ui.ctx().copy_text(text);
                cx.actions.push(Action::Notice(screens::copied(lines)));
            }
        }
        Some(TableEvent::Width(head, width)) => {
            let mut layout = layout.clone();
            layout.widths.retain(|(h, _)| h != head);
            layout.widths.extend(width.map(|w| (head.to_owned(), w)));
            cx.actions.push(Action::LayOut(screen.of.key, layout));
        }
        Some(TableEvent::Duplicate(id)) => duplicate(cx, screen, page, id),
        Some(TableEvent::Remove) if marked.len() == 1 => {
            for record in marked.iter().filter_map(|id| screen.of.record(*id)) {
                cx.actions.push(Action::Edit(Edit::Remove(record)));
            }
        }
        Some(TableEvent::Remove) => {
            let records = marked.iter().filter_map(|id| screen.of.record(*id));
            let edits = records.map(Edit::Remove).collect();
            cx.actions.push(Action::Edit(Edit::Several { purpose: Purpose::Remove, edits }));
        }
        Some(TableEvent::EditCells) if marked.len() <= MOST_AT_ONCE => {
            page.open_in_grid(cx, screen, &marked);
        }
        Some(TableEvent::ChangeOneField) if marked.len() <= MOST_AT_ONCE => {
            page.bulk = Some(Bulk::of(cx, screen, marked));
        }
        Some(TableEvent::EditCells | TableEvent::ChangeOneField) => {
            cx.actions.push(Action::Notice(screens::too_many_at_once(MOST_AT_ONCE)));
        }
        Some(TableEvent::Shift { down }) => {
            reorder(cx, screen, &order, &shifted(&order, &marked, down), &marked);
        }
        Some(TableEvent::DroppedBefore { line, place }) => {
            let moved = if marked.contains(&line) { marked } else { vec![line] };
            reorder(cx, screen, &order, &dropped(&order, &moved, place), &moved);
        }
        None => {}
    }
}

/// Which columns are on show, each to be ticked.
fn columns_ui<T: Kept>(cx: &Cx<'_>, ui: &mut egui::Ui, screen: &Screen<T>, layout: &ColumnLayout) {
    let p = theme::palette(ui.ctx());
    ui.label(egui::RichText::new(screens::COLUMNS).color(p.ink2).size(theme::size::SMALL));
    for column in screen.of.columns.iter().filter(|c| !c.head.is_empty()) {
        let is_on = |head: &str| !layout.hidden.iter().any(|h| h == head);
        let mut on = is_on(column.head);
        // One always stays.
        let last = on && screen.of.columns.iter().filter(|c| is_on(c.head)).count() <= 1;
        let check = egui::Checkbox::new(&mut on, column.head);
        if ui.add_enabled(!last, check).changed() {
            let mut layout = layout.clone();
            layout.hidden.retain(|h| h != column.head);
            if !on {
                layout.hidden.push(column.head.to_owned());
            }
            cx.actions.push(Action::LayOut(screen.of.key, layout));
        }
    }
}

/// What can be done with the marked lines; what removes them stands apart, at the right.
fn marked_ui(cx: &Cx<'_>, ui: &mut egui::Ui, list: Kind, marked: &[i64]) -> Option<TableEvent> {
    let mut event = None;
    // Low buttons: in a small window the marked lines are to stay in sight.
    ui.spacing_mut().interact_size.y = theme::height::ROW;
    ui.spacing_mut().button_padding.y = 2.0;
    ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
    ui.add_space(theme::gap::LABEL);
    ui.horizontal(|ui| {
        ui.label(screens::marked(marked.len()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !cx.read_only && meant(&ui.button(actions::REMOVE)) {
                event = Some(TableEvent::Remove);
            }
        });
    });
    if !cx.read_only {
        ui.horizontal_wrapped(|ui| {
            for (name, wanted) in [
                (actions::EDIT_CELLS, TableEvent::EditCells),
                (actions::CHANGE_ONE_FIELD, TableEvent::ChangeOneField),
            ] {
                if ui.button(name).clicked() {
                    event = Some(wanted);
                }
            }
            recipients_ui(cx, ui, list, marked);
        });
    }
    ui.add_space(theme::gap::LABEL);
    event
}

/// Units and people can be proposed, or given an award, however many in one go.
pub(super) fn recipients_ui(cx: &Cx<'_>, ui: &mut egui::Ui, list: Kind, marked: &[i64]) {
    if !matches!(list, Kind::Unit | Kind::Person) {
        return;
    }
    for (name, to) in [
        (actions::propose(marked.len()), Kind::Proposal),
        (actions::award(marked.len()), Kind::Award),
    ] {
        if ui.button(name).clicked() {
            cx.actions.push(Action::Recipients(to, list, marked.to_vec()));
        }
    }
}

/// The list in its new order goes into the book, where it then rules everywhere.
fn reorder<T: Kept>(cx: &Cx<'_>, screen: &Screen<T>, before: &[i64], order: &[i64], moved: &[i64]) {
    if before == order {
        return;
    }
    let edit = screen.of.reorder.and_then(|reorder| cx.noted(reorder(cx, order, moved)));
    if let Some(edit) = edit.flatten() {
        cx.actions.push(Action::Edit(edit));
    }
}

/// The order with the moved lines one place further, as a block.
fn shifted(order: &[i64], moved: &[i64], down: bool) -> Vec<i64> {
    let places = order.iter().enumerate().filter(|(_, id)| moved.contains(id)).map(|(i, _)| i);
    let (first, last) = places.fold((usize::MAX, 0), |(a, b), i| (a.min(i), b.max(i)));
    let to = if down { last + 2 } else { first.saturating_sub(1) };
    dropped(order, moved, to)
}

/// The order with the moved lines, in their order, before what stands at a place now.
fn dropped(order: &[i64], moved: &[i64], place: usize) -> Vec<i64> {
    let place = place.min(order.len());
    let (before, after) = order.split_at(place);
    let stays = |id: &&i64| !moved.contains(id);
    let block = order.iter().filter(|id| moved.contains(id));
    before.iter().filter(stays).chain(block).chain(after.iter().filter(stays)).copied().collect()
}

/// Opens a new record like this one: keys, numbers and what was decided stay behind.
fn duplicate<T: Kept>(cx: &Cx<'_>, screen: &Screen<T>, page: &mut Page<T>, id: i64) {
    if page.is_dirty() {
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        return;
    }
    let Some(record) = screen.of.loaded(cx, id) else { return };
    let Some(mut copy) = without_keys(&record) else { return };
    (screen.of.copy)(&mut copy);
    // It is there as soon as it is saved, and kept as a draft until then.
    page.open(copy, (screen.of.blank)(cx), None);
}

/// A record and its parts as if they were new.
fn without_keys<T: Kept>(record: &T) -> Option<T> {
    fn forget(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(fields) => {
                if let Some(id) = fields.get_mut("id") {
                    *id = serde_json::Value::Null;
                }
                fields.values_mut().for_each(forget);
            }
            serde_json::Value::Array(parts) => parts.iter_mut().for_each(forget),
            _ => {}
        }
    }
    // By way of text, as drafts go: reading records out of values would be a second reader of every record.
    let mut value = serde_json::from_str(&serde_json::to_string(record).ok()?).ok()?;
    forget(&mut value);
    serde_json::from_str(&value.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_move_as_a_block() {
        let order = [1, 2, 3, 4];
        for (moved, down, want) in [
            (vec![2], true, [1, 3, 2, 4]),
            (vec![2], false, [2, 1, 3, 4]),
            (vec![1], false, [1, 2, 3, 4]),
            (vec![4], true, [1, 2, 3, 4]),
            (vec![2, 3], true, [1, 4, 2, 3]),
        ] {
            assert_eq!(shifted(&order, &moved, down), want, "{moved:?} {down}");
        }
        assert_eq!(dropped(&order, &[4], 0), [4, 1, 2, 3]);
        assert_eq!(dropped(&order, &[1], 4), [2, 3, 4, 1]);
    }
}
