//! The keys of the grid: those of a spreadsheet.
use super::{GridEvent, GridState};
use crate::ui::{cx::Cx, widgets::table::tsv_of};
use egui::{Event, Id, Key, Modifiers, Ui};

/// Keys of a spreadsheet, before the cell's own field sees them.
pub(super) fn keys(
    cx: &Cx<'_>,
    ui: &Ui,
    state: &mut GridState,
    cell_id: Id,
    event: &mut Option<GridEvent>,
) {
    let (focused, window_over) = ui.memory(|m| (m.focused(), m.top_modal_layer().is_some()));
    if focused.is_some_and(|f| f != cell_id) || window_over || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    if focused.is_none() {
        // A button was pressed, or the cell was scrolled out of sight: the keys are the grid's again.
        state.focus = true;
    }
    let typing = state.typing.is_some();
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let (row, column) = state.cell;
    let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::CTRL);
    // A block, or text for a cell that is not being typed in.
    let block = ui.input_mut(|i| {
        let wanted = |e: &Event| {
            matches!(e, Event::Paste(text) if !typing || text.trim_end().contains(['\t', '\n']))
        };
        let at = i.events.iter().position(wanted)?;
        Some(i.events.remove(at))
    });
    if let Some(Event::Paste(text)) = block {
        state.paste(&text, cx);
        return;
    }
    if !typing {
        let copy = ui.input_mut(|i| {
            let at = i.events.iter().position(|e| matches!(e, Event::Copy | Event::Cut))?;
            Some(i.events.remove(at))
        });
        if let Some(copy) = copy {
            ui.ctx().copy_text(tsv_of(&state.grid.copied(state.area())));
            if matches!(copy, Event::Cut) {
                state.grid.clear(state.area());
            }
            return;
        }
    }
    if !state.offered.shown().is_empty() {
        if typing && pressed(none, Key::Escape) {
            // Only the names go; what is being typed stays.
            state.offered.shut = true;
            state.offered.cursor = None;
            state.asked = false;
            return;
        }
        let last = state.offered.names.len() - 1;
        if pressed(none, Key::ArrowDown) {
            state.offered.cursor = Some(state.offered.cursor.map_or(0, |c| (c + 1).min(last)));
            return;
        }
        if state.offered.cursor.is_some() && pressed(none, Key::ArrowUp) {
            state.offered.cursor = state.offered.cursor.and_then(|c| c.checked_sub(1));
            return;
        }
        if let Some(name) = state.offered.cursor.and_then(|c| state.offered.names.get(c)).cloned()
            && (pressed(none, Key::Enter) || pressed(none, Key::Tab))
        {
            state.typing = Some(name);
            state.commit();
            let run_from = state.run_from.or(Some(column));
            state.go_to(row, column + 1, false);
            state.run_from = run_from;
            return;
        }
    }
    if pressed(none, Key::Escape) {
        if typing || state.asked {
            state.typing = None;
            state.asked = false;
            state.focus = true;
        } else {
            *event = Some(GridEvent::Close);
        }
        return;
    }
    if pressed(Modifiers::ALT, Key::ArrowDown) {
        state.asked = true;
        return;
    }
    if !typing {
        let (far_row, far_column) = state.corner;
        let (end_row, end_column) =
            (state.grid.rows.len().saturating_sub(1), state.grid.columns.len().saturating_sub(1));
        for (modifiers, key, target) in [
            (ctrl | shift, Key::ArrowUp, (0, far_column)),
            (ctrl | shift, Key::ArrowDown, (end_row, far_column)),
            (ctrl | shift, Key::Home, (0, 0)),
            (ctrl | shift, Key::End, (end_row, end_column)),
            (shift, Key::ArrowLeft, (far_row, far_column.saturating_sub(1))),
            (shift, Key::ArrowRight, (far_row, far_column + 1)),
            (shift, Key::ArrowUp, (far_row.saturating_sub(1), far_column)),
            (shift, Key::ArrowDown, (far_row + 1, far_column)),
        ] {
            if pressed(modifiers, key) {
                state.go_to(target.0, target.1, true);
                return;
            }
        }
    }
    let mut to = None;
    let mut run_from = None;
    let page = 15;
    let last_column = state.grid.columns.len().saturating_sub(1);
    let last_row = state.grid.rows.len().saturating_sub(1);
    for (modifiers, key, target) in [
        // With Shift first: a pattern without it fits a key pressed with it, too.
        (shift, Key::Enter, (row.saturating_sub(1), column)),
        (
            shift,
            Key::Tab,
            if column > 0 { (row, column - 1) } else { (row.saturating_sub(1), last_column) },
        ),
        (none, Key::Enter, (row + 1, state.run_from.unwrap_or(column))),
        (none, Key::Tab, if column < last_column { (row, column + 1) } else { (row + 1, 0) }),
        (none, Key::ArrowDown, (row + 1, column)),
        (none, Key::ArrowUp, (row.saturating_sub(1), column)),
        (none, Key::PageDown, (row + page, column)),
        (none, Key::PageUp, (row.saturating_sub(page), column)),
    ] {
        if pressed(modifiers, key) {
            to = Some(target);
            if key == Key::Tab {
                run_from = state.run_from.or(Some(column));
            }
        }
    }
    if to.is_none() && !typing {
        for (modifiers, key, target) in [
            (none, Key::ArrowLeft, (row, column.saturating_sub(1))),
            (none, Key::ArrowRight, (row, column + 1)),
            (none, Key::Home, (row, 0)),
            (none, Key::End, (row, last_column)),
            (ctrl, Key::Home, (0, 0)),
            (ctrl, Key::End, (last_row, last_column)),
            (ctrl, Key::ArrowUp, (0, column)),
            (ctrl, Key::ArrowDown, (last_row, column)),
        ] {
            if pressed(modifiers, key) {
                to = Some(target);
            }
        }
        if pressed(ctrl, Key::A) {
            state.cell = (0, 0);
            state.go_to(last_row, last_column, true);
        }
        if pressed(ctrl, Key::D) {
            state.fill_down(cx);
        }
        if pressed(none, Key::Delete) || state.area().is_several() && pressed(none, Key::Backspace)
        {
            state.grid.clear(state.area());
            state.refused.clear();
        }
        if pressed(ctrl | shift, Key::Z) || pressed(ctrl, Key::Y) {
            state.grid.redo();
            state.go_to(row, column, false);
        } else if pressed(ctrl, Key::Z) {
            state.grid.undo();
            state.go_to(row, column, false);
        }
        if pressed(none, Key::F2) && !state.grid.is_fixed(column) {
            state.typing = Some(state.grid.cell(row, column).to_owned());
            state.focus = true;
        }
    }
    if let Some((row, column)) = to {
        state.commit();
        state.go_to(row, column, false);
        state.run_from = run_from;
    }
}
