//! The keys of a score sheet, before its cells have them: down and up the column, a pasted column, undo.
use super::{
    super::super::{action::Action, cx::Cx},
    typed::{Cell, Place, SheetState, criterion_at, given, is_scored, next_row},
};
use crate::{domain::evaluation::NotScored, text::scoring as words};
use egui::{Key, Modifiers};

/// Keys of the sheet, before its cells have them; true when what stands in the cell one is in is to be stored,
/// once it is drawn.
pub(super) fn keys_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
) -> bool {
    if ui.memory(|m| m.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx()) {
        return false;
    }
    let later = std::mem::take(&mut state.later);
    ui.input_mut(|i| i.events.splice(0..0, later).for_each(drop));
    let rules = &place.scoring.set.rules;
    let row = state.row;
    let in_score = ui.memory(|m| m.has_focus(place.id(Cell::Score(row))));
    let in_remark = ui.memory(|m| m.has_focus(place.id(Cell::Remark(row))));
    let at = |row| if in_score { Cell::Score(row) } else { Cell::Remark(row) };
    if !in_score && !in_remark {
        let pressed = || ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        if ui.memory(|m| m.focused().is_none()) && pressed() {
            let first = criterion_at(rules, row).is_some_and(is_scored).then_some(row);
            state.go_to = first.or_else(|| next_row(rules, row, true)).map(Cell::Score);
        }
        return false;
    }
    let leaving = |event: &egui::Event| match event {
        egui::Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => {
            matches!(key, Key::Enter | Key::ArrowDown | Key::ArrowUp).then_some(*key)
        }
        egui::Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => {
            modifiers.shift_only().then_some(Key::ArrowUp)
        }
        _ => None,
    };
    let key = ui.input_mut(|i| {
        let at = i.events.iter().position(|event| leaving(event).is_some())?;
        state.later = i.events.split_off(at + 1);
        i.events.pop().as_ref().and_then(leaving)
    });
    if let Some(key) = key {
        if !state.later.is_empty() {
            ui.ctx().request_repaint();
        }
        // The arrows go along the column, not to whatever stands beside it.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
        state.go_to = next_row(rules, row, key != Key::ArrowUp).map(at);
        // At its end one stays where one is, and what is typed next takes the place of what stands there.
        if state.go_to.is_none() {
            state.marked = None;
        }
        return state.go_to.is_none();
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if in_score && pressed(Key::F2) {
        state.go_to = Some(Cell::Remark(row));
    } else if pressed(Key::Escape) {
        // What stands in the cell one is in is let go.
        if let Some(typed) = state.typed.get_mut(&place.key)
            && let Some(criterion) = criterion_at(rules, row)
        {
            let cells = if in_score { &mut typed.scores } else { &mut typed.remarks };
            cells.remove(&criterion.code);
        }
        state.marked = None;
        return false;
    }
    // A cell that nothing was typed into has nothing to take back: the book has.
    let typed = state.typed.get(&place.key).zip(criterion_at(rules, row));
    let is_typed = typed.is_some_and(|(typed, criterion)| {
        let cells = if in_score { &typed.scores } else { &typed.remarks };
        cells.contains_key(&criterion.code)
    });
    if !is_typed {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::CTRL, key));
        if pressed(Key::Z) {
            cx.actions.push(Action::Undo { asked: false });
        } else if pressed(Key::Y) {
            cx.actions.push(Action::Redo);
        }
    }
    if in_score {
        paste(cx, ui, state, place);
    }
    false
}

/// A column pasted into a cell goes down from there, over the criteria that are scored; a second column is remarks.
/// A head above the scores is left out.
fn paste(cx: &Cx<'_>, ui: &egui::Ui, state: &mut SheetState, place: &Place<'_>) {
    let mut pasted = None;
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            egui::Event::Paste(text) if text.trim_end().contains('\n') => {
                pasted = Some(text.clone());
                false
            }
            _ => true,
        });
    });
    let Some(text) = pasted else { return };
    let rules = &place.scoring.set.rules;
    let typed = state.typed.entry(place.key.clone()).or_default();
    let mut at = Some(state.row);
    let mut lines = text.trim_end().lines().peekable();
    let is_head = |line: &str| {
        let first = line.split('\t').next().unwrap_or_default();
        let read = criterion_at(rules, state.row).map(|criterion| given(first, criterion));
        matches!(read, Some(Err(NotScored::NotANumber)))
    };
    if lines.peek().is_some_and(|line| is_head(line)) {
        lines.next();
    }
    while let (Some(row), Some(line)) = (at, lines.peek()) {
        let mut cells = line.split('\t').map(str::trim);
        let (score, remark) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        if let Some(criterion) = criterion_at(rules, row) {
            typed.scores.insert(criterion.code.clone(), score.to_owned());
            if !remark.is_empty() {
                typed.remarks.insert(criterion.code.clone(), remark.to_owned());
            }
        }
        lines.next();
        at = next_row(rules, row, true);
    }
    let left = lines.count();
    if left > 0 {
        cx.actions.push(Action::Notice(words::too_many_lines(left)));
    }
    // The cell one is in is stored with the others, as one step: one goes on below the last.
    ui.memory_mut(|m| m.surrender_focus(place.id(Cell::Score(state.row))));
    state.go_to = Some(Cell::Score(at.unwrap_or(state.row)));
}
