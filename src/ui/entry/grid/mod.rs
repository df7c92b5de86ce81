//! “Nhập nhanh”: a grid to type in or to paste rows into. Each cell is judged at once by the rules of the
//! form; the whole block becomes one step of the history, or stays a draft until it is right.
mod keys;
mod paste;
mod table;

use crate::{
    domain::{
        edit::{Edit, Purpose},
        failure::Failure,
        field::Field,
        grid::{Area, Grid, GridColumn, GridRow, Remark},
        problem::{Finding, Findings, Problem},
        vietnamese::{clean, clean_lines},
    },
    records::{
        description::FieldsOf,
        row_reader::{RowReader, Seen, Shape, completions},
    },
    text::{actions, drafts as words, errors, labels, screens, terms},
    ui::{
        action::Action,
        cx::Cx,
        drafts::Draft,
        theme,
        widgets::{
            cached::Cached,
            icons::{self, Icon},
            menu::low_rows,
            press::meant,
        },
    },
};
use egui::{Align, Key, Layout, Modifiers, Ui};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// What a row of the grid becomes.
pub(super) struct Rows<'s, T> {
    /// Told to the clerk: which list it fills.
    pub(super) title: &'s str,
    pub(super) blank: &'s dyn Fn() -> T,
    pub(super) load: &'s dyn Fn(i64) -> Result<Option<T>, Failure>,
    pub(super) fields: FieldsOf<T>,
    pub(super) check: &'s dyn Fn(&T) -> Findings,
    /// The changes that store them, one a record where that is how they are stored.
    pub(super) store: &'s dyn Fn(Vec<T>) -> Vec<Edit>,
}

/// What was found in one row, for the cells it had then.
#[derive(Debug)]
struct Checked {
    row: GridRow,
    /// What each field of the record holds, to show what blank cells follow.
    seen: Vec<Seen>,
    remarks: Vec<(Field, Remark)>,
    findings: Findings,
    /// Why the record that the row changes cannot be read.
    not_read: Option<Failure>,
}

impl Checked {
    /// Is there anything that must be mended before it is stored?
    fn is_wrong(&self) -> bool {
        self.not_read.is_some()
            || self.findings.has_errors()
            || self.remarks.iter().any(|(_, r)| r.is_wrong())
    }
}

/// Names offered below the cell one is in.
#[derive(Debug, Default)]
struct Offered {
    of: Option<(usize, usize, String)>,
    names: Vec<String>,
    cursor: Option<usize>,
    /// Esc has put them away, until the next letter.
    shut: bool,
    /// The mouse is over them.
    is_over: bool,
}

impl Offered {
    /// Those on show.
    fn shown(&self) -> &[String] {
        if self.shut { &[] } else { &self.names }
    }
}

/// View state of one grid.
#[derive(Debug, Default)]
pub(super) struct GridState {
    pub(super) grid: Grid,
    /// It changes records of the book, and makes none.
    pub(super) changes_records: bool,
    /// The cell one is in, and the other corner of what is marked.
    cell: (usize, usize),
    corner: (usize, usize),
    /// The column a run of Tab began in: Enter goes back to it, one row down.
    run_from: Option<usize>,
    /// What is being typed there, once it is being typed.
    typing: Option<String>,
    /// The list of names was asked for.
    asked: bool,
    /// Cells are being marked with the mouse.
    dragging: bool,
    focus: bool,
    follow: bool,
    /// The frame it was first drawn in: another grid begins at its beginning.
    born: Option<u64>,
    /// Every field a row can have.
    fields: Vec<Seen>,
    checked: Vec<Option<Checked>>,
    /// Of the block and the book all rows were looked at.
    checked_at: Option<(u64, u64)>,
    kept_at: Option<(u64, Option<String>)>,
    revision: u64,
    columns: Vec<GridColumn>,
    keep_new_out: bool,
    /// What storing the block was refused for, by row.
    refused: HashMap<usize, Findings>,
    offered: Offered,
    /// The longest texts of each column, looked at once for each change.
    texts: Cached<u64, Vec<Vec<String>>>,
    /// The widths those asked for, in points; a column is fitted anew only when its own changes, so that one
    /// that was dragged stays.
    fitted: Vec<f32>,
    /// The draft as it is kept.
    pub(super) kept: Option<String>,
}

/// What the grid wants done.
#[derive(Debug)]
enum GridEvent {
    /// Back to the list; what was typed stays as a draft.
    Close,
    /// Throw the block away.
    Discard,
    /// Store it: the edit, and for each of its changes the row it came from.
    Store(Box<Edit>, Vec<Option<usize>>),
}

/// The columns a grid begins with: those of its list, or the first fields of the form.
pub(super) fn usual_columns(fields: &[Seen], of_list: &[Field]) -> Vec<Field> {
    if of_list.is_empty() {
        return fields.iter().map(|s| s.field).take(8).collect();
    }
    of_list.to_vec()
}

/// A cell in its stored form.
fn clean_cell(text: &str) -> String {
    if text.contains('\n') { clean_lines(text) } else { clean(text) }
}

impl GridState {
    /// A grid with the columns most used, or with a draft that was kept.
    pub(super) fn new(fields: Vec<Seen>, usual: &[Field], kept: Option<(Grid, String)>) -> Self {
        let usual = usual_columns(&fields, usual);
        let (grid, kept) = kept.unzip();
        let grid = grid
            .filter(|g| g.rows.iter().any(GridRow::has_news))
            .unwrap_or_else(|| Grid::new(&usual));
        Self { grid, fields, kept, focus: true, ..Self::default() }
    }

    /// A grid of records to be changed, or of a list.
    pub(super) fn of(fields: Vec<Seen>, grid: Grid, kept: Option<String>) -> Self {
        // The first cell that takes something.
        let first = grid.columns.iter().position(|c| !c.is_fixed).unwrap_or(0);
        let (cell, corner) = ((0, first), (0, first));
        let changes_records = grid.list.is_none();
        Self { grid, fields, kept, changes_records, cell, corner, focus: true, ..Self::default() }
    }

    /// Adds rows behind what is there; columns they need are added.
    pub(super) fn add_rows(&mut self, rows: &[Vec<(Field, String)>]) {
        for (field, _) in rows.iter().flatten() {
            if !self.grid.columns.iter().any(|c| c.field == Some(*field)) {
                self.grid.add_column(*field);
            }
        }
        let line = |row: &Vec<(Field, String)>| {
            let text = |c: &GridColumn| {
                let cell = row.iter().find(|(f, _)| Some(*f) == c.field);
                cell.map(|(_, text)| text.clone()).unwrap_or_default()
            };
            self.grid.columns.iter().map(text).collect::<Vec<_>>()
        };
        let cells: Vec<Vec<String>> = rows.iter().map(line).collect();
        let end = self.grid.rows.len().saturating_sub(1);
        self.grid.paste(Area { rows: (end, end), columns: (0, 0) }, &cells);
        self.go_to(end, 0, false);
    }

    /// Rows that are not in the book yet.
    pub(super) fn is_dirty(&self) -> bool {
        self.typing.is_some() || self.grid.news().next().is_some()
    }

    /// What is to be kept as a draft, when it changed since: the cell one is typing in, too.
    pub(super) fn draft_to_keep(&mut self, form: &str, title: &str) -> Option<Draft> {
        let at = Some((self.grid.version(), self.typing.clone()));
        if self.kept_at == at {
            return None;
        }
        self.kept_at = at;
        let whole = self.grid.to_keep(self.cell, self.typing.as_deref());
        let rows = whole.news().count();
        let content = if rows > 0 { serde_json::to_string(&whole).ok() } else { None };
        if content == self.kept {
            return None;
        }
        self.kept.clone_from(&content);
        Some(Draft { form: form.to_owned(), title: words::of_rows(title, rows), content })
    }

    /// Throws the block away.
    pub(super) fn discard(&mut self) {
        self.grid = Grid::default();
        self.typing = None;
        self.kept_at = None;
    }

    /// The block was refused: which rows, and why.
    pub(super) fn refused(&mut self, rows: Vec<(usize, Findings)>) {
        if let Some((first, _)) = rows.first() {
            self.go_to(*first, self.cell.1, false);
        }
        self.refused = rows.into_iter().collect();
    }

    fn area(&self) -> Area {
        Area::between(self.cell, self.corner)
    }

    fn go_to(&mut self, row: usize, column: usize, extend: bool) {
        let last = |n: usize| n.saturating_sub(1);
        let to = (row.min(last(self.grid.rows.len())), column.min(last(self.grid.columns.len())));
        // The far corner moves when more is marked; the cell one is in stays.
        if extend {
            self.corner = to;
        } else {
            (self.cell, self.corner) = (to, to);
        }
        self.run_from = None;
        self.asked = false;
        self.follow = true;
        self.focus = true;
    }

    /// Fills the marked cells from the first of them, or the cell one is in from the one above. What belongs
    /// to one recipient alone is not taken over from another by a slip: that is said.
    fn fill_down(&mut self, cx: &Cx<'_>) {
        if self.grid.fill_down(self.area()) {
            cx.actions.push(Action::Notice(screens::NOT_FILLED.to_owned()));
        }
        self.refused.clear();
    }

    /// What was typed goes into its cell.
    pub(super) fn commit(&mut self) {
        self.offered = Offered::default();
        if let Some(text) = self.typing.take() {
            self.grid.set(self.cell.0, self.cell.1, &clean_cell(&text));
            self.refused.remove(&self.cell.0);
        }
    }

    /// Looks at rows whose cells changed, a few milliseconds at a time. True when all are looked at.
    fn check<T>(&mut self, cx: &Cx<'_>, rows: &Rows<'_, T>) -> bool {
        const AT_A_TIME: Duration = Duration::from_millis(8);
        let now = Some((self.grid.version(), cx.revision));
        if self.checked_at == now && !self.checked.is_empty() {
            return true;
        }
        if self.revision != cx.revision || self.columns != self.grid.columns {
            self.checked.clear();
            self.revision = cx.revision;
            self.columns.clone_from(&self.grid.columns);
        }
        self.checked.resize_with(self.grid.rows.len(), || None);
        let begun = Instant::now();
        for (i, row) in self.grid.rows.iter().enumerate() {
            let Some(slot) = self.checked.get_mut(i) else { break };
            if slot.as_ref().is_some_and(|c| c.row == *row) {
                continue;
            }
            if begun.elapsed() > AT_A_TIME {
                return false;
            }
            let given = row.given(&self.grid.columns);
            let mut new = Vec::new();
            let read = read_row(cx, rows, row, &given, &mut new, self.keep_new_out);
            let (record, RowRead { seen, mut remarks }) = match read {
                Ok(Some(read)) => read,
                // The record it changes is gone, or cannot be read: told, not dropped when the block is
                // stored.
                gone => {
                    let mut findings = Findings::default();
                    let not_read = gone.err();
                    if let (Some(field), None) =
                        (self.columns.iter().find_map(|c| c.field), &not_read)
                    {
                        findings.add(field, Problem::Gone);
                    }
                    let (seen, remarks) = (Vec::new(), Vec::new());
                    *slot = Some(Checked { row: row.clone(), seen, remarks, findings, not_read });
                    continue;
                }
            };
            for (field, _) in &given {
                if !seen.iter().any(|s| s.field == *field) {
                    remarks.push((*field, Remark::NotInBook));
                }
            }
            let mut findings =
                if row.has_news() { (rows.check)(&record) } else { Findings::default() };
            let makes_new = remarks.iter().any(|(_, r)| *r == Remark::New);
            findings.list.retain(|Finding { field, problem, .. }| {
                // What follows from a name is there once the name is; what a cell said is said already.
                let follows = makes_new
                    && *problem == Problem::Required
                    && !self.columns.iter().any(|c| c.field == Some(*field));
                let said = remarks.iter().any(|(f, r)| f == field && r.is_wrong());
                !(follows || said && *problem == Problem::Required)
            });
            *slot = Some(Checked { row: row.clone(), seen, remarks, findings, not_read: None });
        }
        self.checked_at = now;
        true
    }

    /// What is wrong with a row (true: must be mended), for a field or for the row as a whole.
    fn reasons(&self, row: usize, field: Option<Field>) -> Vec<(bool, String)> {
        let mut out = Vec::new();
        let shown: Vec<Field> = self.grid.columns.iter().filter_map(|c| c.field).collect();
        let here = |f: Field| field.map_or(!shown.contains(&f), |field| field == f);
        if let Some(Some(checked)) = self.checked.get(row) {
            if let (Some(failure), None) = (&checked.not_read, field) {
                out.push((true, errors::not_read(failure)));
            }
            for (f, remark) in checked.remarks.iter().filter(|(f, _)| here(*f)) {
                out.push((remark.is_wrong(), screens::cell_remark(*f, remark)));
            }
            for found in checked.findings.list.iter().filter(|found| here(found.field)) {
                let text = labels::problem(found.field, &found.problem);
                out.push((!found.problem.is_warning(), text));
            }
        }
        for found in self.refused.get(&row).map(|f| &f.list).into_iter().flatten() {
            let text = labels::problem(found.field, &found.problem);
            if here(found.field) && !out.iter().any(|(_, t)| *t == text) {
                out.push((!found.problem.is_warning(), text));
            }
        }
        out
    }

    /// Is the row one types in not counted among those with news yet?
    fn is_begun(&self) -> bool {
        let (row, column) = self.cell;
        let typed = self.typing.as_ref().map(|text| clean_cell(text));
        typed.is_some_and(|text| text != self.grid.cell(row, column))
            && self.grid.rows.get(row).is_some_and(|row| !row.has_news())
    }

    /// What there is of rows for the book: how many, how many wrong, new names, and how many may be of
    /// somebody whom the book has.
    fn counts(&self) -> (usize, usize, usize, usize) {
        let (mut rows, mut wrong, mut new, mut known) = (usize::from(self.is_begun()), 0, 0, 0);
        for (i, _) in self.grid.news() {
            rows += 1;
            let Some(Some(c)) = self.checked.get(i) else { continue };
            let refused = self.refused.get(&i).is_some_and(Findings::has_errors);
            wrong += usize::from(c.is_wrong() || refused);
            new += c.remarks.iter().filter(|(_, r)| *r == Remark::New).count();
            let is_known = |f: &Finding| matches!(f.problem, Problem::PerhapsTwice { .. });
            known += usize::from(c.findings.list.iter().any(is_known));
        }
        (rows, wrong, new, known)
    }

    /// The changes that store the block.
    fn store<T>(&self, cx: &Cx<'_>, rows: &Rows<'_, T>) -> GridEvent {
        let mut new = Vec::new();
        let (mut records, mut places) = (Vec::new(), Vec::new());
        for (i, row) in self.grid.news() {
            let given = row.given(&self.grid.columns);
            let read = read_row(cx, rows, row, &given, &mut new, self.keep_new_out);
            if let Some(Some((record, _))) = cx.noted(read) {
                records.push(record);
                places.push(Some(i));
            }
        }
        let count = records.len();
        let edits = (rows.store)(records);
        let mut rows_of: Vec<Option<usize>> = vec![None; new.len()];
        if edits.len() == places.len() {
            rows_of.extend(places);
        }
        new.extend(edits);
        let purpose =
            if self.changes_records { Purpose::Cells(count) } else { Purpose::Rows(count) };
        let edit = Edit::Several { purpose, edits: new };
        GridEvent::Store(Box::new(edit), rows_of)
    }
}

/// What reading a row tells of it.
struct RowRead {
    seen: Vec<Seen>,
    remarks: Vec<(Field, Remark)>,
}

/// A row as a record, with what its cells say; `None` when the record it changes is gone.
fn read_row<T>(
    cx: &Cx<'_>,
    rows: &Rows<'_, T>,
    row: &GridRow,
    given: &[(Field, String)],
    new: &mut Vec<Edit>,
    keep_new_out: bool,
) -> Result<Option<(T, RowRead)>, Failure> {
    let mut record = match row.record {
        Some(id) => match (rows.load)(id)? {
            Some(record) => record,
            None => return Ok(None),
        },
        None => (rows.blank)(),
    };
    let mut reader = RowReader::new(cx.today, given, Some(new).filter(|_| !keep_new_out));
    (rows.fields)(&mut reader, &mut record, cx);
    Ok(Some((record, RowRead { seen: reader.fields_seen, remarks: reader.remarks })))
}

/// Draws the grid in the place of its list; what it wants done goes to the queue.
pub(super) fn panel_ui<T>(cx: &Cx<'_>, ui: &mut Ui, rows: &Rows<'_, T>, state: &mut GridState) {
    let event = egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(theme::margin::ROWS))
        .show(ui, |ui| grid_ui(cx, ui, rows, state))
        .inner;
    cx.actions.push(match event {
        Some(GridEvent::Store(edit, rows)) => Action::StoreRows(*edit, rows),
        Some(GridEvent::Close) => Action::CloseGrid { keep: true },
        Some(GridEvent::Discard) => Action::CloseGrid { keep: false },
        None => return,
    });
}

/// Draws the grid.
fn grid_ui<T>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    rows: &Rows<'_, T>,
    state: &mut GridState,
) -> Option<GridEvent> {
    let p = theme::palette(ui.ctx());
    let cell_id = ui.scope_id().with("grid-cell");
    let mut event = None;
    state.born.get_or_insert_with(|| ui.ctx().cumulative_frame_nr());
    let all_checked = state.check(cx, rows);
    if !all_checked {
        ui.ctx().request_repaint();
    }
    offer(cx, rows, state);
    keys::keys(cx, ui, state, cell_id, &mut event);
    ui.horizontal_wrapped(|ui| {
        ui.heading(screens::grid_title(rows.title, state.changes_records));
        if ui.button(actions::GRID_PASTE).on_hover_text(actions::GRID_PASTE_TIP).clicked() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            state.focus = true;
        }
        if ui.button(actions::FILL_DOWN).on_hover_text("Ctrl+D").clicked() {
            state.commit();
            state.fill_down(cx);
            state.focus = true;
        }
        if !state.changes_records && ui.button(actions::INSERT_ROW).clicked() {
            state.commit();
            state.grid.insert_row(state.cell.0);
            state.focus = true;
        }
        if meant(&ui.button(actions::REMOVE_ROWS)) {
            state.commit();
            let area = state.area();
            state.grid.remove_rows(area.rows.0, area.rows.1);
            state.refused.clear();
            state.go_to(area.rows.0, area.columns.0, false);
        }
        let unused: Vec<Field> = (state.fields.iter().map(|s| s.field))
            .filter(|f| !state.grid.columns.iter().any(|c| c.field == Some(*f)))
            .collect();
        if !unused.is_empty() && !state.grid.rows.iter().any(|r| r.record.is_some()) {
            ui.menu_button((actions::ADD_COLUMN, icons::atom(Icon::Down)), |ui| {
                low_rows(ui);
                egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                    for field in unused {
                        if ui.button(terms::field(field)).clicked() {
                            state.commit();
                            state.grid.add_column(field);
                            ui.close();
                        }
                    }
                });
            });
        }
        let mut add_new = !state.keep_new_out;
        if ui.checkbox(&mut add_new, actions::ADD_NEW_NAMES).changed() {
            state.keep_new_out = !add_new;
            state.checked.clear();
            state.checked_at = None;
        }
    });
    ui.add_space(theme::gap::NEAR);
    let (count, wrong, new, known) = state.counts();
    egui::Panel::bottom("grid-foot")
        .frame(egui::Frame::new().inner_margin(egui::Margin { top: 8, ..Default::default() }))
        .show(ui, |ui| {
            let (row, column) = state.cell;
            let field = state.grid.columns.get(column).and_then(|c| c.field);
            let mut said =
                if let Some(f) = field { state.reasons(row, Some(f)) } else { Vec::new() };
            said.extend(state.reasons(row, None));
            for (is_wrong, text) in said.iter().take(3) {
                let (sign, color) = if *is_wrong { ("⚠", p.accent) } else { ("●", p.amber) };
                ui.label(
                    egui::RichText::new(format!("{sign} {text}"))
                        .color(color)
                        .size(theme::size::SMALL),
                );
            }
            if said.is_empty() {
                ui.label(
                    egui::RichText::new(screens::GRID_KEYS).color(p.ink2).size(theme::size::SMALL),
                );
            }
            ui.horizontal(|ui| {
                let can = count > 0 && all_checked && !cx.read_only;
                let store = ui.add_enabled_ui(can, |ui| {
                    theme::main_button_with_key(ui, actions::STORE_ROWS, "Ctrl+S")
                });
                if store.inner.clicked() {
                    try_to_store(cx, rows, state, &mut event);
                }
                let close = ui.button(actions::CLOSE_GRID);
                if close.on_hover_text(actions::CLOSE_GRID_TIP).clicked() {
                    state.commit();
                    event = Some(GridEvent::Close);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.scope(|ui| {
                        theme::quiet_menus(ui);
                        if meant(&ui.button(actions::DISCARD_GRID)) {
                            event = Some(GridEvent::Discard);
                        }
                    });
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = screens::grid_counts(count, wrong, new, known);
                        let text = egui::RichText::new(text).color(p.ink2);
                        ui.add(egui::Label::new(text.size(theme::size::SMALL)).truncate());
                    });
                });
            });
        });
    if all_checked
        && count > 0
        && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::S))
        && !cx.read_only
    {
        try_to_store(cx, rows, state, &mut event);
    }
    theme::strip_for_notices(ui, rows.title);
    table::table_ui(ui, state, cell_id);
    event
}

/// Stores the block, or goes to the first row that must be mended.
fn try_to_store<T>(
    cx: &Cx<'_>,
    rows: &Rows<'_, T>,
    state: &mut GridState,
    event: &mut Option<GridEvent>,
) {
    state.commit();
    while !state.check(cx, rows) {}
    let first =
        state.grid.news().map(|(i, _)| i).find(|i| {
            state.checked.get(*i).and_then(Option::as_ref).is_some_and(Checked::is_wrong)
        });
    if let Some(row) = first {
        let wrong = |c: &GridColumn| {
            c.field.is_some_and(|f| state.reasons(row, Some(f)).iter().any(|(wrong, _)| *wrong))
        };
        let column = state.grid.columns.iter().position(wrong).unwrap_or(0);
        let (_, wrong, ..) = state.counts();
        cx.actions.push(Action::Notice(screens::mend_first(wrong)));
        state.go_to(row, column, false);
    } else {
        state.refused.clear();
        *event = Some(state.store(cx, rows));
    }
}

/// Looks up the names for the cell one is typing in, when its text changed.
fn offer<T>(cx: &Cx<'_>, rows: &Rows<'_, T>, state: &mut GridState) {
    let (row, column) = state.cell;
    let field = state.grid.columns.get(column).and_then(|c| c.field);
    let shape = field.and_then(|f| state.fields.iter().find(|s| s.field == f)).map(|s| s.shape);
    let has_names = matches!(shape, Some(Shape::Name | Shape::Choice | Shape::Text));
    let (Some(field), true) = (field, has_names && (state.typing.is_some() || state.asked)) else {
        state.offered = Offered::default();
        return;
    };
    let typed = state.typing.clone().unwrap_or_default();
    let of = Some((row, column, typed));
    if state.offered.of == of {
        return;
    }
    let given = state.grid.rows.get(row).map(|r| r.given(&state.grid.columns)).unwrap_or_default();
    let typed = state.typing.as_deref().unwrap_or_default();
    let names = completions(cx, rows.fields, &mut (rows.blank)(), &given, (field, typed));
    state.offered = Offered { of, names, ..Offered::default() };
}
