//! “Chuyển sang năm mới”: a preview of what goes over, a choice for each row, and one step that does it.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, menu::low_rows, not_read::list_not_read_ui},
};
use crate::{
    domain::{
        edit::{Edit, Purpose},
        entry::Entry,
        failure::Failure,
        new_year::{Carried, CarryOver, Years, carry_over},
    },
    records::{blanks::entries, targets::targets},
    text::screens,
};
use std::collections::HashSet;

/// View state.
#[derive(Default)]
pub(super) struct NewYearState {
    /// What can go over, each with its name, or why it could not be read.
    rows: Cached<i64, Result<Vec<(CarryOver, String)>, Failure>>,
    /// Rows whose choice differs from the usual one.
    turned: HashSet<(u8, i64)>,
    of_year: i64,
}

impl NewYearState {
    /// Reads it again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.rows = Cached::default();
    }
}

/// Draws it.
pub(super) fn new_year_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut NewYearState) {
    let p = theme::palette(ui.ctx());
    if state.of_year != cx.year {
        state.of_year = cx.year;
        state.turned.clear();
    }
    let read = state.rows.get(cx.revision, &cx.year, |_| read(cx));
    let turned = &mut state.turned;
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(theme::margin::ROWS)).show(
        ui,
        |ui| {
            ui.heading(screens::new_year_title(cx.year));
            ui.label(egui::RichText::new(screens::NEW_YEAR_TEXT).color(p.ink2));
            ui.add_space(theme::gap::NEAR);
            let rows = match read {
                Ok(rows) => rows,
                Err(failure) => return list_not_read_ui(cx, ui, failure),
            };
            let foot = egui::Panel::bottom("new-year-foot").resizable(false);
            foot.exact_size(theme::height::HEAD).frame(egui::Frame::NONE).show(ui, |ui| {
                ui.horizontal_centered(|ui| foot_ui(cx, ui, rows, turned));
            });
            rows_ui(ui, rows, turned);
        },
    );
}

/// What is chosen goes over as one step.
fn foot_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    rows: &[(CarryOver, String)],
    turned: &HashSet<(u8, i64)>,
) {
    let taken = || rows.iter().map(|(row, _)| row).filter(|row| is_on(turned, row));
    let text = screens::new_year_button(taken().count(), cx.year + 1);
    let can = taken().next().is_some() && !cx.read_only;
    let button = ui.add_enabled_ui(can, |ui| theme::main_button(ui, &text)).inner;
    if button.clicked() {
        cx.actions.push(Action::NewYear(Edit::Several {
            purpose: Purpose::NewYear(cx.year + 1),
            edits: taken().map(|row| row.edit.clone()).collect(),
        }));
    }
}

/// A line for each row, and one above the first of a kind.
fn rows_ui(ui: &mut egui::Ui, rows: &[(CarryOver, String)], turned: &mut HashSet<(u8, i64)>) {
    let mut lines: Vec<Option<usize>> = Vec::new();
    for (i, (row, _)) in rows.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|b| rows.get(b));
        if before.is_none_or(|(b, _)| b.kind != row.kind) {
            lines.push(None);
        }
        lines.push(Some(i));
    }
    low_rows(ui);
    let area = egui::ScrollArea::vertical().auto_shrink(false);
    area.show_rows(ui, theme::height::ROW, lines.len(), |ui, range| {
        for at in range {
            let Some(i) = lines.get(at).copied().flatten() else {
                // The line above the first of a kind turns all of it on or off.
                let first = lines.get(at + 1).copied().flatten();
                let kind = first.and_then(|i| rows.get(i)).map(|(row, _)| row.kind);
                if let Some(kind) = kind {
                    kind_ui(ui, rows, turned, kind);
                }
                continue;
            };
            let Some((row, name)) = rows.get(i) else { continue };
            let mut on = is_on(turned, row);
            let name = if row.is_there { screens::there_already(name) } else { name.clone() };
            let check = egui::Checkbox::new(&mut on, name);
            if ui.add_enabled(!row.is_there, check).changed() {
                turn(turned, row);
            }
        }
    });
}

/// All of one kind, on or off.
fn kind_ui(
    ui: &mut egui::Ui,
    rows: &[(CarryOver, String)],
    turned: &mut HashSet<(u8, i64)>,
    kind: Carried,
) {
    let of = || rows.iter().map(|(row, _)| row).filter(move |row| row.kind == kind);
    let on = of().filter(|row| is_on(turned, row)).count();
    let open = of().filter(|row| !row.is_there).count();
    let mut all = on == open && open > 0;
    let name = egui::RichText::new(screens::carried(kind, on, of().count()));
    if ui.checkbox(&mut all, name.family(theme::bold_family())).changed() {
        for row in of().filter(|row| !row.is_there) {
            if is_on(turned, row) != all {
                turn(turned, row);
            }
        }
    }
}

/// Is the row chosen?
fn is_on(turned: &HashSet<(u8, i64)>, row: &CarryOver) -> bool {
    !row.is_there && row.usual != turned.contains(&(row.kind as u8, row.from))
}

fn turn(turned: &mut HashSet<(u8, i64)>, row: &CarryOver) {
    let key = (row.kind as u8, row.from);
    if !turned.remove(&key) {
        turned.insert(key);
    }
}

/// What can go over, each with its name. Where a part of it cannot be read none is offered: a year begun with
/// what happened to be readable would look like a whole one.
fn read(cx: &Cx<'_>) -> Result<Vec<(CarryOver, String)>, Failure> {
    let l = cx.lists;
    // The names of the models are shown.
    l.models.all()?;
    let units: Vec<_> = l
        .units
        .all()?
        .iter()
        .filter(|u| u.is_party_base)
        .map(|u| (u.id, u.to.as_deref().and_then(|d| d.parse().ok())))
        .collect();
    // Whole records of both years: what goes over is more than a list shows.
    let (mut registrations, mut democracy) = (Vec::new(), Vec::new());
    for year in [cx.year, cx.year + 1] {
        registrations.extend(cx.try_get(|read| read.registrations(Some(year)))?);
        democracy.extend(cx.try_get(|read| read.democracy_records(Some(year)))?);
    }
    let (targets, blanks) = (targets(&cx.known), entries(&cx.known));
    let all = carry_over(&Years {
        from: cx.year,
        working_years: l.working_years.all()?,
        targets: targets.all()?,
        blanks: blanks.all()?,
        registrations: &registrations,
        democracy: &democracy,
        units: &units,
    });
    let named = all
        .into_iter()
        .map(|row| {
            let name = match &row.edit {
                Edit::Save(Entry::WorkingYear(y)) => y.year.text.clone(),
                Edit::Save(Entry::Target(t)) => {
                    format!("{}: {} {}", t.name, t.planned.text, t.unit)
                }
                Edit::Save(Entry::BlankEntry(e)) => format!("{}: {}", e.kind, e.count.text),
                Edit::Save(Entry::Registration(r)) => r
                    .model
                    .and_then(|m| l.model_choices.shown(m))
                    .map(str::to_owned)
                    .unwrap_or_default(),
                Edit::Save(Entry::DemocracyRecord(r)) => l.unit_name(r.unit).to_owned(),
                _ => String::new(),
            };
            (row, name)
        })
        .collect();
    Ok(named)
}
