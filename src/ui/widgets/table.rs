//! Lists: only what is seen is drawn; arrows, PageUp/Down, Home, End and Enter move and open.
use crate::{
    domain::{number::parse_hundredths, vietnamese::sort_key},
    text::actions,
    ui::theme,
};
use egui::{Align, EventFilter, Id, Key, Layout, Sense, Ui};
use egui_extras::{Column, TableBuilder};

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
}

/// What happened in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum TableEvent {
    /// Moved to this line.
    Selected(i64),
    /// Enter or double click.
    Opened(i64),
    /// The head of this column was clicked.
    SortBy(usize),
    /// The lines on show are wanted on the clipboard.
    Copy,
}

/// The order a column was clicked into: its place, and whether from the end.
pub(in crate::ui) type Sorted = Option<(usize, bool)>;

/// Draws a list; `selected` is the key of the line one is on.
pub(in crate::ui) fn table_ui(
    ui: &mut Ui,
    salt: &str,
    columns: &[ScreenColumn],
    rows: &[&ListRow],
    selected: Option<i64>,
    sorted: Sorted,
) -> Option<TableEvent> {
    let id = ui.scope_id().with(("table", salt));
    let mut event = None;
    let place = selected.and_then(|s| rows.iter().position(|r| r.id == s));
    let mut scroll_to = None;
    if ui.memory(|m| m.has_focus(id)) {
        let page = ((ui.available_height() / theme::ROW) as usize).saturating_sub(2).max(1);
        let last = rows.len().saturating_sub(1);
        let here = place.unwrap_or(0);
        let to = ui.input(|i| {
            let pressed = |k| i.key_pressed(k);
            if pressed(Key::ArrowDown) {
                Some(if place.is_none() { 0 } else { here + 1 })
            } else if pressed(Key::ArrowUp) {
                Some(here.saturating_sub(1))
            } else if pressed(Key::PageDown) {
                Some(here + page)
            } else if pressed(Key::PageUp) {
                Some(here.saturating_sub(page))
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(last)
            } else {
                None
            }
        });
        if let Some(to) = to.map(|t| t.min(last))
            && let Some(row) = rows.get(to)
        {
            event = Some(TableEvent::Selected(row.id));
            scroll_to = Some(to);
        }
        if ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Copy))) {
            event = Some(TableEvent::Copy);
        }
        if ui.input(|i| i.key_pressed(Key::Enter))
            && let Some(row) = place.and_then(|p| rows.get(p))
        {
            event = Some(TableEvent::Opened(row.id));
        }
    }
    let p = theme::palette(ui.ctx());
    let area = ui.available_rect_before_wrap();
    ui.spacing_mut().item_spacing.y = 0.0;
    let shown = columns_that_fit(columns, area.width());
    let mut builder = TableBuilder::new(ui)
        .id_salt((salt, shown.len()))
        .striped(false)
        .sense(Sense::click())
        .resizable(true)
        .auto_shrink(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for c in shown.iter().filter_map(|i| columns.get(*i)) {
        builder = builder.column(if c.width > 0.0 {
            Column::initial(c.width).clip(true).at_least(40.0)
        } else {
            // Not dragged: it always takes what the others leave, also when a form opens.
            Column::remainder().clip(true).at_least(120.0).resizable(false)
        });
    }
    if let Some(to) = scroll_to {
        builder = builder.scroll_to_row(to, None);
    }
    builder
        .header(theme::ROW, |mut header| {
            for (i, c) in shown.iter().filter_map(|i| Some((*i, columns.get(*i)?))) {
                header.col(|ui| {
                    let sign = match sorted {
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
            body.rows(theme::ROW, rows.len(), |mut line| {
                let Some(row) = rows.get(line.index()) else { return };
                line.set_selected(Some(row.id) == selected);
                for (i, c) in shown.iter().filter_map(|i| Some((*i, columns.get(*i)?))) {
                    line.col(|ui| {
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
                }
                let response = line.response();
                response.context_menu(|ui| {
                    if ui.button(actions::OPEN_FORM).clicked() {
                        event = Some(TableEvent::Opened(row.id));
                    }
                    if ui.button(actions::COPY_LIST).clicked() {
                        event = Some(TableEvent::Copy);
                    }
                });
                if response.double_clicked() {
                    event = Some(TableEvent::Opened(row.id));
                } else if response.clicked() {
                    event = Some(TableEvent::Selected(row.id));
                }
            });
        });
    let ring = focus_ring(ui, id, area);
    if event.is_some() || ring {
        ui.memory_mut(|m| m.request_focus(id));
    }
    event
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

/// Which columns there is room for: the last ones of a set width go first.
fn columns_that_fit(columns: &[ScreenColumn], room: f32) -> Vec<usize> {
    const GAP: f32 = 10.0;
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let width = |i: &usize| {
        columns.get(*i).map_or(0.0, |c| if c.width > 0.0 { c.width } else { 180.0 } + GAP)
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
fn focus_ring(ui: &Ui, id: Id, area: egui::Rect) -> bool {
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    if response.has_focus() {
        let keep = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, keep));
        let p = theme::palette(ui.ctx());
        ui.painter().rect_stroke(
            area,
            4,
            egui::Stroke::new(2.0, p.accent),
            egui::StrokeKind::Inside,
        );
    }
    false
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
