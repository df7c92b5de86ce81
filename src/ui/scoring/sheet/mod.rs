//! The sheet of one subject: every criterion a row, scored down a column as in a spreadsheet, and what it comes to.
mod foot;
mod keys;
mod typed;

pub(super) use typed::{Place, SheetState};

use super::super::{cx::Cx, theme, widgets::not_read::part_not_read_ui};
use crate::{
    domain::evaluation::{Criterion, NotScored, Score, ScoreSheet},
    listing::scoring::{Evidence, Filled, Subject, spreads},
    text::{evaluation, scoring as words},
};
use egui::{
    Align2, EventFilter, FontId, Id, Key, Rect, Sense, Stroke, StrokeKind, TextEdit, pos2, vec2,
};
use foot::foot_ui;
use keys::keys_ui;
use std::collections::BTreeMap;
use typed::{Cell, criterion_at, given, in_cell, is_scored, store_typed};

/// Draws it; true when one goes on to the next sheet.
pub(super) fn sheet_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    subjects: &[&Subject],
) -> bool {
    let p = theme::palette(ui.ctx());
    let can_score = place.can_score;
    let enters = std::mem::take(&mut state.enters);
    let mut stores_here = false;
    if can_score {
        stores_here = keys_ui(cx, ui, state, place);
        if enters {
            let rules = &place.scoring.set.rules;
            let here = criterion_at(rules, state.row).is_some_and(is_scored).then_some(state.row);
            let first = rules.criteria.iter().position(is_scored);
            state.go_to = here.or(first).map(Cell::Score);
        }
        store_typed(cx, ui, state, place, (subjects, false));
    }
    // What is typed counts at once.
    let mut sheet = place.sheet();
    let mut wrong: BTreeMap<String, NotScored> = BTreeMap::new();
    if let Some(typed) = state.typed.get(&place.key) {
        for (code, text) in &typed.scores {
            let Some(criterion) = place.scoring.set.rules.criterion(code) else { continue };
            match given(text, criterion) {
                Ok(Some(score)) => {
                    sheet.scores.insert(code, score);
                }
                Ok(None) => sheet.scores.remove(code),
                Err(why) => {
                    // It counts for nothing, nor does what stood there before.
                    sheet.scores.remove(code);
                    wrong.insert(code.clone(), why);
                }
            }
        }
    }
    let filled = Filled::of(place.judges, &sheet, &place.scoring.recognised);
    let mut wants_next = false;
    egui::Panel::bottom("scoring-foot").resizable(false).frame(theme::at_edge(p.paper)).show(
        ui,
        |ui| {
            wants_next = foot_ui(ui, state, place, (&sheet, &filled, &wrong));
        },
    );
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        theme::strip_for_notices(ui, "scoring");
        theme::rows_to_edge(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let before = round_before(place);
        let spreads = spreads(place.subject, &place.of.name, &place.scoring.set.rules);
        let has_spread = spreads.iter().any(Option::is_some);
        let columns = Columns::of(ui.max_rect(), before.is_some(), has_spread);
        heads_ui(ui, place, before, &columns);
        egui::ScrollArea::vertical().id_salt(&place.subject.name).auto_shrink(false).show(
            ui,
            |ui| {
                let shown = Shown { sheet: &sheet, wrong: &wrong, before, spreads: &spreads };
                rows_ui(cx, ui, state, place, (&shown, &columns, can_score));
            },
        );
    });
    if wants_next || stores_here {
        store_typed(cx, ui, state, place, (subjects, true));
    }
    wants_next
}

/// The round before the one on show, where the subject has a sheet of it.
fn round_before<'a>(place: &'a Place<'_>) -> Option<(&'a str, &'a ScoreSheet)> {
    let rounds = &place.scoring.rounds;
    let at = rounds.iter().position(|round| *round == place.of.name)?;
    let before = rounds.get(..at)?.iter().rev();
    before.into_iter().find_map(|round| {
        let sheet = place.subject.speaks_for(round)?;
        (!sheet.scores.is_empty()).then_some((round.as_str(), sheet))
    })
}

/// Where the columns stand, in points.
struct Columns {
    /// The right edge of the codes.
    code: f32,
    /// The criteria, from and to.
    text: (f32, f32),
    /// Right edges of the maximum, the round before, this one, and both compared; none: not shown.
    most: f32,
    before: Option<f32>,
    score: f32,
    difference: Option<f32>,
    spread: Option<f32>,
    /// The remarks, from and to.
    remark: (f32, f32),
}

/// Width of a column of points.
const POINTS: f32 = 76.0;

impl Columns {
    fn of(area: Rect, has_before: bool, has_spread: bool) -> Self {
        let left = area.left() + theme::gap::EDGE;
        let right = area.right() - theme::gap::EDGE;
        let code = left + 36.0;
        let figures = 2.0 + if has_before { 2.0 } else { 0.0 } + if has_spread { 1.0 } else { 0.0 };
        // Remarks take a third of what figures leave, as long as criteria can be read.
        let room = right - code - theme::gap::FIELD - figures * POINTS;
        let remark = (room * 0.34).clamp(110.0, 320.0);
        // Up to the figures of the next column, not to its edge.
        let most = right - remark - figures * POINTS - theme::gap::FIELD + POINTS;
        let text = (code + theme::gap::FIELD, most - 34.0);
        let mut at = right - remark - figures * POINTS - theme::gap::FIELD;
        let mut next = || {
            at += POINTS;
            at
        };
        Self {
            code,
            text,
            most: next(),
            before: has_before.then(&mut next),
            score: next(),
            difference: has_before.then(&mut next),
            spread: has_spread.then(&mut next),
            remark: (right - remark, right),
        }
    }
}

fn heads_ui(
    ui: &mut egui::Ui,
    place: &Place<'_>,
    before: Option<(&str, &ScoreSheet)>,
    columns: &Columns,
) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.center().y;
    let painter = ui.painter();
    let small = FontId::proportional(theme::size::SMALL);
    let bold = FontId::new(theme::size::SMALL, theme::bold_family());
    let at_right = |at: Option<f32>, text: &str, font: &FontId, ink| {
        if let Some(at) = at {
            let text =
                theme::one_line(painter, text, font.clone(), ink, POINTS - theme::gap::LABEL);
            painter.galley(pos2(at - text.size().x, middle - text.size().y / 2.0), text, ink);
        }
    };
    let round = words::round(&place.of.name);
    at_right(Some(columns.code), words::CODE, &small, p.ink2);
    at_right(Some(columns.most), words::MOST, &small, p.ink2);
    if let Some((before, _)) = before {
        at_right(columns.before, &words::round(before), &small, p.ink2);
    }
    at_right(Some(columns.score), &round, &bold, p.ink);
    at_right(columns.difference, words::DIFFERENCE, &small, p.ink2);
    at_right(columns.spread, words::SPREAD, &small, p.ink2);
    for (column, head) in [(columns.text, words::CRITERION), (columns.remark, words::REMARK)] {
        theme::cell_text(painter, (column, middle), head, (small.clone(), p.ink2));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
}

/// The sheet as it is shown.
struct Shown<'a> {
    sheet: &'a ScoreSheet,
    wrong: &'a BTreeMap<String, NotScored>,
    before: Option<(&'a str, &'a ScoreSheet)>,
    /// Of each criterion what several scorers gave.
    spreads: &'a [Option<(i64, i64)>],
}

fn rows_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    (shown, columns, can_score): (&Shown<'_>, &Columns, bool),
) {
    let rules = &place.scoring.set.rules;
    let now = place.judges.points(&shown.sheet.scores);
    let before = shown.before.map(|(_, sheet)| place.judges.points(&sheet.scores));
    for (at, criterion) in rules.criteria.iter().enumerate() {
        let sum = |points: &[Option<i64>]| points.get(at).copied().flatten();
        let row = Row {
            at,
            criterion,
            points: sum(&now),
            before: before.as_deref().and_then(sum),
            spread: shown.spreads.get(at).copied().flatten(),
            given_before: shown.before.and_then(|(_, sheet)| sheet.scores.get(&criterion.code)),
        };
        if is_scored(criterion) {
            row_ui(cx, ui, state, place, (shown, columns, can_score), &row);
        } else {
            group_row_ui(ui, columns, &row);
        }
    }
    ui.add_space(theme::gap::PART);
}

/// One row.
struct Row<'a> {
    at: usize,
    criterion: &'a Criterion,
    points: Option<i64>,
    before: Option<i64>,
    spread: Option<(i64, i64)>,
    /// As it was given in the round before.
    given_before: Option<Score>,
}

impl Row<'_> {
    fn difference(&self) -> Option<i64> {
        self.points.zip(self.before).map(|(now, before)| now - before)
    }

    fn most(&self) -> String {
        match self.criterion.most_points() {
            0 => String::new(),
            most => evaluation::points(most),
        }
    }
}

/// Figures at the right of their columns.
fn figures_ui(ui: &egui::Ui, columns: &Columns, row: &Row<'_>, (middle, font): (f32, FontId)) {
    let p = theme::palette(ui.ctx());
    let put = |at: Option<f32>, text: String, ink| {
        if let Some(at) = at {
            ui.painter().text(pos2(at, middle), Align2::RIGHT_CENTER, text, font.clone(), ink);
        }
    };
    put(Some(columns.most), row.most(), p.ink2);
    let before = match row.given_before {
        Some(score) => evaluation::score(score),
        None => row.before.map_or_else(String::new, evaluation::points),
    };
    put(columns.before, before, p.ink2);
    let differs = row.difference().map_or_else(String::new, words::difference);
    put(columns.difference, differs, p.amber);
}

fn group_row_ui(ui: &mut egui::Ui, columns: &Columns, row: &Row<'_>) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW + 2.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let middle = rect.center().y;
    let bold = FontId::new(theme::size::TABLE, theme::bold_family());
    let painter = ui.painter();
    painter.rect_filled(rect, 0, p.ground);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
    let code = row.criterion.code.as_str();
    painter.text(pos2(columns.code, middle), Align2::RIGHT_CENTER, code, bold.clone(), p.ink);
    theme::cell_text(painter, (columns.text, middle), &row.criterion.text, (bold.clone(), p.ink));
    let points = row.points.map_or_else(String::new, evaluation::points);
    painter.text(pos2(columns.score, middle), Align2::RIGHT_CENTER, points, bold, p.ink);
    figures_ui(ui, columns, row, (middle, FontId::proportional(theme::size::TABLE)));
}

fn row_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    (shown, columns, can_score): (&Shown<'_>, &Columns, bool),
    row: &Row<'_>,
) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let wanted = state
        .go_to
        .filter(|cell| matches!(cell, Cell::Score(at) | Cell::Remark(at) if *at == row.at));
    let is_row = state.row == row.at;
    // Rows just out of sight are drawn too, so that Tab goes on into them.
    let near = rect.expand(2.0 * theme::height::ROW);
    if !ui.is_rect_visible(near) && wanted.is_none() && !is_row {
        return;
    }
    let middle = rect.center().y;
    let sans = FontId::proportional(theme::size::TABLE);
    let painter = ui.painter().clone();
    if is_row {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.row_line));
    let code = row.criterion.code.as_str();
    painter.text(pos2(columns.code, middle), Align2::RIGHT_CENTER, code, sans.clone(), p.ink2);
    let (left, right) = columns.text;
    let text_rect = Rect::from_x_y_ranges(left..=right, rect.y_range());
    let label = egui::RichText::new(&row.criterion.text).size(theme::size::TABLE);
    let label = egui::Label::new(label).truncate().selectable(false);
    let mut cell = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(text_rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let label = cell.add(label).id;
    figures_ui(ui, columns, row, (middle, sans.clone()));
    if let (Some(at), Some((least, most))) = (columns.spread, row.spread) {
        let ink = if least == most { p.ink2 } else { p.amber };
        let said = words::spread(least, most);
        painter.text(pos2(at, middle), Align2::RIGHT_CENTER, said, sans.clone(), ink);
    }
    let score_rect = Rect::from_x_y_ranges(
        columns.score - POINTS + theme::gap::NEAR..=columns.score + theme::gap::LABEL,
        rect.top() + 1.0..=rect.bottom() - 1.0,
    );
    let is_wrong = shown.wrong.contains_key(code);
    let kept = shown_score(state, place, shown.sheet, row.criterion);
    let cell = cell_ui(
        ui,
        state,
        place.id(Cell::Score(row.at)),
        (score_rect, &kept, can_score),
        Align2::RIGHT_CENTER,
    );
    cell.response.labelled_by(label);
    if let Some(text) = cell.typed {
        state.typed.entry(place.key.clone()).or_default().scores.insert(code.to_owned(), text);
    }
    if is_wrong {
        painter.rect_stroke(score_rect, 2, Stroke::new(2.0, p.accent), StrokeKind::Inside);
    }
    let mut clicked = cell.gained.then_some(Cell::Score(row.at));
    let remark_rect = Rect::from_x_y_ranges(columns.remark.0..=columns.remark.1, rect.y_range());
    let remark = shown_remark(state, place, shown.sheet, code);
    let in_remark = ui.memory(|m| m.has_focus(place.id(Cell::Remark(row.at))));
    if is_row || in_remark || wanted == Some(Cell::Remark(row.at)) {
        let of = (remark_rect.shrink(1.0), remark.as_str(), can_score);
        let cell = cell_ui(ui, state, place.id(Cell::Remark(row.at)), of, Align2::LEFT_CENTER);
        let name = format!("{} {code}", words::REMARK);
        cell.response.accessible_name(name);
        if let Some(text) = cell.typed {
            state.typed.entry(place.key.clone()).or_default().remarks.insert(code.to_owned(), text);
        }
        if cell.gained {
            clicked = Some(Cell::Remark(row.at));
        }
    } else {
        let text = remark.replace('\n', " ");
        theme::cell_text(&painter, (columns.remark, middle), &text, (sans, p.ink2));
    }
    if response.clicked() && !can_score {
        state.row = row.at;
    } else if response.clicked() {
        let on_remark = response.interact_pointer_pos().is_some_and(|at| at.x >= columns.remark.0);
        let cell = if on_remark { Cell::Remark(row.at) } else { Cell::Score(row.at) };
        state.go_to = Some(cell);
        state.row = row.at;
        ui.ctx().request_repaint();
    } else if let Some(Cell::Score(at) | Cell::Remark(at)) = clicked.or(wanted) {
        state.row = at;
    }
    if let Some(cell) = wanted {
        state.go_to = None;
        ui.memory_mut(|m| m.request_focus(place.id(cell)));
        ui.scroll_to_rect(rect.expand2(vec2(0.0, theme::height::ROW)), None);
    }
    if is_row || is_wrong {
        below_ui(cx, ui, state, place, (shown, columns, can_score), row);
    }
}

/// What stands in the cell of a criterion: as it is typed, or the stored score.
fn shown_score(
    state: &SheetState,
    place: &Place<'_>,
    sheet: &ScoreSheet,
    criterion: &Criterion,
) -> String {
    let typed = state.typed.get(&place.key).and_then(|typed| typed.scores.get(&criterion.code));
    let stored = || sheet.scores.get(&criterion.code).map_or_else(String::new, in_cell);
    typed.cloned().unwrap_or_else(stored)
}

fn shown_remark(state: &SheetState, place: &Place<'_>, sheet: &ScoreSheet, code: &str) -> String {
    let typed = state.typed.get(&place.key).and_then(|typed| typed.remarks.get(code));
    typed.or(sheet.remarks.get(code)).cloned().unwrap_or_default()
}

/// What came of drawing a cell.
struct DrawnCell {
    response: egui::Response,
    /// What it says now, where that was changed.
    typed: Option<String>,
    /// The keys have just come to it.
    gained: bool,
}

/// Frames for which the text of a cell that the keys came to is marked.
const MARKED: u8 = 3;
/// Keys that move within the text of a cell.
const EDITING: [Key; 4] = [Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End];

/// A cell to type in, without a border until the keys are in it.
fn cell_ui(
    ui: &mut egui::Ui,
    state: &mut SheetState,
    id: Id,
    (rect, text, can_score): (Rect, &str, bool),
    align: Align2,
) -> DrawnCell {
    let p = theme::palette(ui.ctx());
    let mut text = text.to_owned();
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .font(FontId::proportional(theme::size::TABLE))
        .frame(egui::Frame::NONE.inner_margin(theme::margin::CELL))
        .align(align)
        .min_size(rect.size() - theme::margin::CELL.sum())
        .desired_width(rect.width() - theme::margin::CELL.sum().x)
        .interactive(can_score);
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    place.spacing_mut().interact_size.y = rect.height();
    let has_focus = place.memory(|m| m.has_focus(id));
    if has_focus {
        // Under the letters.
        place.painter().rect_filled(rect, 0, p.paper);
    }
    let response = place.put(rect, edit);
    let before = state.marked.filter(|(marked, _)| *marked == id);
    let gained = has_focus && before.is_none();
    let frames = before.map_or(MARKED, |(_, frames)| frames);
    if has_focus {
        let keep = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        place.memory_mut(|m| m.set_focus_lock_filter(id, keep));
        place.painter().rect_stroke(rect, 0, Stroke::new(1.5, p.ink), StrokeKind::Inside);
        if frames > 0 && !response.changed() && !response.double_clicked() {
            // All of it is marked: what is typed takes its place, as in a spreadsheet.
            use egui::text::{CCursor, CCursorRange};
            let mut editor = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let end = CCursor::new(text.chars().count());
            // A remark is gone on with, a score is given anew.
            let begin = if align == Align2::LEFT_CENTER { end } else { CCursor::new(0) };
            editor.cursor.set_char_range(Some(CCursorRange::two(begin, end)));
            editor.store(ui.ctx(), id);
            if gained {
                ui.ctx().request_repaint();
            }
        }
        let is_edited = response.changed()
            || response.double_clicked()
            || EDITING.iter().any(|key| ui.input(|i| i.key_pressed(*key)));
        let left = match align {
            _ if is_edited => 0,
            // A score stays marked until one begins to type or to move in it.
            Align2::RIGHT_CENTER => frames,
            _ => frames.saturating_sub(1),
        };
        state.marked = Some((id, left));
    } else if before.is_some() {
        state.marked = None;
    }
    let typed = response.changed().then_some(text);
    DrawnCell { response, typed, gained }
}

/// Below the row one is in: the criterion in full, why its score is not taken, and what the book knows.
fn below_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    (shown, columns, can_score): (&Shown<'_>, &Columns, bool),
    row: &Row<'_>,
) {
    let p = theme::palette(ui.ctx());
    let code = row.criterion.code.as_str();
    let sans = FontId::proportional(theme::size::TABLE);
    let text = ui.painter().layout_no_wrap(row.criterion.text.clone(), sans, p.ink);
    let is_cut = text.size().x > columns.text.1 - columns.text.0;
    let bands = evaluation::bands(&row.criterion.bands);
    let wrong = shown.wrong.get(code);
    // In a row one is not in only what is wrong is said.
    let is_row = state.row == row.at;
    let known = match place.evidence {
        Ok(known) if is_row => known.as_slice(),
        Ok(_) => &[],
        Err(why) => {
            if is_row {
                part_not_read_ui(cx, ui, why);
            }
            &[]
        }
    };
    let is_cut = is_cut && is_row;
    let bands = if is_row { bands } else { String::new() };
    if !is_cut && bands.is_empty() && wrong.is_none() && known.is_empty() {
        return;
    }
    let frame = egui::Frame::new().fill(if is_row { p.tint } else { p.paper });
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.add_space(columns.text.0 - ui.max_rect().left());
            ui.vertical(|ui| {
                ui.set_max_width((columns.remark.1 - columns.text.0).max(200.0));
                ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
                if is_cut {
                    ui.label(egui::RichText::new(&row.criterion.text).size(theme::size::TABLE));
                }
                if !bands.is_empty() {
                    let bands = egui::RichText::new(bands).size(theme::size::SMALL).color(p.ink2);
                    ui.label(bands);
                }
                if let Some(why) = wrong {
                    let kept = shown_score(state, place, shown.sheet, row.criterion);
                    let said = words::not_taken(code, &kept, &evaluation::not_scored(*why));
                    ui.label(egui::RichText::new(said).color(p.accent));
                }
                if known.is_empty() {
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    let head = egui::RichText::new(words::KNOWN);
                    ui.label(head.size(theme::size::SMALL).color(p.ink2));
                    for evidence in known {
                        if chip_ui(ui, evidence, can_score) {
                            let before = shown_remark(state, place, shown.sheet, code);
                            if before.contains(&evidence.fact) {
                                continue;
                            }
                            let remark =
                                words::with_evidence(&before, &evidence.fact, evidence.source);
                            let typed = state.typed.entry(place.key.clone()).or_default();
                            typed.remarks.insert(code.to_owned(), remark);
                            state.go_to = Some(Cell::Score(row.at));
                        }
                    }
                });
                ui.add_space(theme::gap::LABEL);
            });
        });
    });
}

/// Something the book knows, with its source; true when it is to be taken over.
fn chip_ui(ui: &mut egui::Ui, evidence: &Evidence, can_score: bool) -> bool {
    /// Letters of a chip at most.
    const LETTERS: usize = 60;
    let p = theme::palette(ui.ctx());
    let mut fact: String = evidence.fact.chars().take(LETTERS).collect();
    if fact.len() < evidence.fact.len() {
        fact.push('…');
    }
    let source = egui::RichText::new(evidence.source).size(theme::size::SMALL).color(p.ink2);
    let chip = theme::small_button((fact.clone(), source));
    let chip = theme::named(ui.add_enabled(can_score, chip), &fact);
    chip.on_hover_text(&evidence.fact).clicked()
}
