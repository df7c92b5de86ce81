//! The cells of the grid, and the names that fit below the one that is typed in.
use super::{Checked, GridState};
use crate::{
    domain::{field::Field, grid::GridRow},
    records::row_reader::{Seen, Shape},
    text::{actions, screens, terms},
    ui::{
        theme,
        widgets::{
            icons::{self, Icon},
            menu::{drop_from, low_rows},
            table::{Wish, longest, narrow},
        },
    },
};
use egui::{Align, EventFilter, FontId, Id, Layout, Sense, TextEdit, Ui};
use egui_extras::{Column, TableBuilder};

/// Draws it.
pub(super) fn table_ui(ui: &mut Ui, state: &mut GridState, cell_id: Id) {
    const NUMBER: f32 = 46.0;
    let p = theme::palette(ui.ctx());
    let columns = state.grid.columns.clone();
    let area = state.area();
    let mut clicked: Option<((usize, usize), bool, bool)> = None;
    let mut new_meaning: Option<(usize, Option<Field>)> = None;
    let mut gone_column = None;
    let mut scroll_to = std::mem::take(&mut state.follow).then_some(if area.is_several() {
        state.corner.0
    } else {
        state.cell.0
    });
    let known: Vec<Field> = state.fields.iter().map(|s| s.field).collect();
    let of_records = state.grid.rows.iter().any(|r| r.record.is_some());
    egui::Frame::new().fill(p.paper).stroke(egui::Stroke::new(1.0, p.line)).show(ui, |ui| {
        let across = egui::ScrollArea::horizontal().id_salt(("across", state.born));
        across.auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(1.0, 0.0);
            let widths = widths(ui, state, of_records, ui.available_width() - NUMBER - theme::BAR);
            let fitted = std::mem::replace(&mut state.fitted, widths.clone());
            let is_new =
                |(at, width): (usize, &f32)| fitted.get(at).is_none_or(|w| (w - width).abs() > 0.5);
            let changed: Vec<bool> = widths.iter().enumerate().map(is_new).collect();
            if changed.contains(&true) {
                // The table takes other widths only for the next drawing.
                ui.ctx().request_repaint();
            }
            let mut builder = TableBuilder::new(ui)
                .id_salt(("grid", state.born, columns.len()))
                .striped(false)
                .sense(Sense::click_and_drag())
                .auto_shrink(false)
                .min_scrolled_height(theme::height::ROW)
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(Column::exact(NUMBER));
            for (at, width) in widths.iter().enumerate() {
                let column = Column::initial(*width).resizable(true).clip(true);
                builder = builder.column(if changed.get(at) == Some(&true) {
                    column.range(*width..=*width)
                } else {
                    column.at_least(50.0)
                });
            }
            if let Some(row) = scroll_to.take() {
                builder = builder.scroll_to_row(row, None);
            }
            builder
                .header(theme::height::FIELD + 2.0, |mut header| {
                    header.col(|_ui| {});
                    for (i, column) in columns.iter().enumerate() {
                        header.col(|ui| {
                            let name = match column.field {
                                Some(field) => terms::field(field).to_owned(),
                                None if column.is_fixed => column.head.clone(),
                                None => screens::unused_column(&column.head),
                            };
                            let color = if column.field.is_some() { p.ink } else { p.ink2 };
                            let text = egui::RichText::new(name)
                                .size(theme::size::SMALL)
                                .color(color)
                                .family(theme::bold_family());
                            if of_records {
                                ui.add(egui::Label::new(text).truncate().selectable(false));
                                return;
                            }
                            ui.menu_button((text, icons::atom(Icon::Down)), |ui| {
                                low_rows(ui);
                                egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                                    if ui.button(actions::UNUSED_COLUMN).clicked() {
                                        new_meaning = Some((i, None));
                                        ui.close();
                                    }
                                    if ui.button(actions::REMOVE_COLUMN).clicked() {
                                        gone_column = Some(i);
                                        ui.close();
                                    }
                                    ui.separator();
                                    for field in &known {
                                        let on = column.field == Some(*field);
                                        if ui.selectable_label(on, terms::field(*field)).clicked() {
                                            new_meaning = Some((i, Some(*field)));
                                            ui.close();
                                        }
                                    }
                                });
                            });
                        });
                    }
                })
                .body(|body| {
                    body.rows(theme::height::ROW, state.grid.rows.len(), |mut line| {
                        let row = line.index();
                        let checked = state.checked.get(row).and_then(Option::as_ref);
                        let news = state.grid.rows.get(row).is_some_and(GridRow::has_news);
                        let wrong = news
                            && (checked.is_some_and(Checked::is_wrong)
                                || state.refused.contains_key(&row));
                        line.col(|ui| {
                            let (text, color) = if wrong {
                                (format!("⚠ {}", row + 1), p.accent)
                            } else {
                                ((row + 1).to_string(), p.ink2)
                            };
                            ui.add_space(theme::gap::LABEL);
                            let text =
                                egui::RichText::new(text).size(theme::size::SMALL).color(color);
                            ui.add(egui::Label::new(text).selectable(false));
                        });
                        for (i, column) in columns.iter().enumerate() {
                            let here = state.cell == (row, i);
                            let marked = area.holds(row, i);
                            let (_, response) = line.col(|ui| {
                                if marked {
                                    ui.painter().rect_filled(ui.max_rect(), 0, p.tint);
                                }
                                cell_ui(ui, state, (row, i), column.field, (here, cell_id));
                            });
                            if response.double_clicked() {
                                clicked = Some(((row, i), false, true));
                            } else if response.clicked() {
                                clicked = Some(((row, i), ui_shift(&response), false));
                            } else if response.drag_started() {
                                // From cell to cell; letters marked inside a cell are its own affair.
                                state.dragging = true;
                                clicked = Some(((row, i), ui_shift(&response), false));
                            } else if state.dragging && response.contains_pointer() {
                                clicked = Some(((row, i), true, false));
                            }
                        }
                    });
                });
        });
    });
    if ui.input(|i| i.pointer.any_released()) {
        state.dragging = false;
    }
    if let Some(((row, column), extend, edit)) = clicked {
        if state.cell != (row, column) || extend {
            state.commit();
        }
        if state.corner != (row, column) || !extend {
            state.go_to(row, column, extend);
        }
        state.follow = false;
        if edit && !state.grid.is_fixed(column) {
            state.typing = Some(state.grid.cell(row, column).to_owned());
        }
    }
    if let Some((column, field)) = new_meaning {
        state.commit();
        state.grid.set_field(column, field);
    }
    if let Some(column) = gone_column {
        state.commit();
        state.grid.remove_column(column);
        state.go_to(0, 0, false);
    }
}

/// The width of each column: what stands in it while there is room.
fn widths(ui: &Ui, state: &mut GridState, of_records: bool, room: f32) -> Vec<f32> {
    let ink = theme::palette(ui.ctx()).ink;
    let measured =
        |text: &str, font: FontId| ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x;
    let (grid, columns) = (&state.grid, &state.grid.columns);
    let texts = state.texts.get(columns.len() as u64, &grid.version(), |_| {
        let cells =
            |at: usize| grid.rows.iter().filter_map(move |r| r.cells.get(at)?.lines().next());
        (0..columns.len()).map(|at| longest(cells(at))).collect()
    });
    let mut wishes = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let name = column.field.map_or_else(
            || screens::unused_column(&column.head),
            |field| terms::field(field).to_owned(),
        );
        // With the sign of the menu, and what a button has around its text.
        let sign = ui.spacing().icon_spacing + 14.0;
        let around = if of_records { 8.0 } else { 2.0 * ui.spacing().button_padding.x + sign };
        let head = measured(&name, FontId::new(theme::size::SMALL, theme::bold_family())) + around;
        let long = |s: &Seen| matches!(s.shape, Shape::Name | Shape::Text | Shape::Lines);
        let is_long = state.fields.iter().any(|s| Some(s.field) == column.field && long(s));
        // What a cell has around its text, with the mark in its corner.
        let widest = texts.get(at).filter(|t| !t.is_empty()).map(|texts| {
            let widths = texts.iter().map(|t| measured(t, FontId::proportional(theme::size::TEXT)));
            widths.fold(0.0, f32::max) + 20.0
        });
        wishes.push(Wish::in_grid(at, head, widest, if is_long { 190.0 } else { 110.0 }));
    }
    narrow(&mut wishes, room - columns.len() as f32);
    wishes.iter().map(|w| w.natural).collect()
}

fn ui_shift(response: &egui::Response) -> bool {
    response.ctx.input(|i| i.modifiers.shift)
}

/// One cell: its text and its mark, or the field one types in.
fn cell_ui(
    ui: &mut Ui,
    state: &mut GridState,
    (row, column): (usize, usize),
    field: Option<Field>,
    (here, cell_id): (bool, Id),
) {
    let p = theme::palette(ui.ctx());
    let news = state.grid.rows.get(row).is_some_and(GridRow::has_news);
    let reasons = if let (Some(field), true) = (field, news) {
        state.reasons(row, Some(field))
    } else {
        Vec::new()
    };
    let mark = match reasons.iter().any(|(wrong, _)| *wrong) {
        true => Some(p.accent),
        false if !reasons.is_empty() => Some(p.amber),
        false => None,
    };
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, p.line));
    if let Some(color) = mark {
        // A corner, as spreadsheets mark a cell with a remark; the reason stands below and on hovering.
        let corner = rect.right_top();
        ui.painter().add(egui::Shape::convex_polygon(
            vec![corner, corner - egui::vec2(9.0, 0.0), corner + egui::vec2(0.0, 9.0)],
            color,
            egui::Stroke::NONE,
        ));
    }
    if here {
        let mut text = match &state.typing {
            Some(text) => text.clone(),
            None => state.grid.cell(row, column).to_owned(),
        };
        let arrived = std::mem::take(&mut state.focus);
        if arrived {
            ui.memory_mut(|m| m.request_focus(cell_id));
        }
        if arrived || state.typing.is_none() {
            // All of it is marked until one types: the first letter replaces it, as in a spreadsheet.
            use egui::text::{CCursor, CCursorRange};
            let mut editor = TextEdit::load_state(ui.ctx(), cell_id).unwrap_or_default();
            let end = CCursor::new(text.chars().count());
            let begin = if state.typing.is_some() { end } else { CCursor::new(0) };
            editor.cursor.set_char_range(Some(CCursorRange::two(begin, end)));
            editor.store(ui.ctx(), cell_id);
        }
        let edit = TextEdit::singleline(&mut text)
            .id(cell_id)
            .frame(egui::Frame::NONE.inner_margin(theme::margin::CELL))
            .align(egui::Align2::LEFT_CENTER)
            .min_size(rect.size() - theme::margin::CELL.sum())
            .lock_focus(true)
            .desired_width(f32::INFINITY);
        ui.spacing_mut().interact_size.y = theme::height::ROW;
        let response = ui.put(rect, edit);
        // A click into the cell one is in sets the cursor there; so does the second of a double click.
        let is_fixed = state.grid.is_fixed(column);
        if response.clicked() && state.typing.is_none() && !is_fixed {
            state.typing = Some(text.clone());
        }
        if response.changed() && !is_fixed {
            state.typing = Some(text);
            state.asked = false;
        }
        // A click on an offered name takes the focus away before it is released.
        if response.has_focus() || state.offered.is_over {
            let keep = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            if response.has_focus() {
                ui.memory_mut(|m| m.set_focus_lock_filter(cell_id, keep));
            }
            ui.painter().rect_stroke(
                rect,
                0,
                egui::Stroke::new(1.5, p.ink),
                egui::StrokeKind::Inside,
            );
            if let Some(name) = names_ui(ui, state, rect, cell_id) {
                state.typing = Some(name);
                state.commit();
                state.focus = true;
            }
        }
        return;
    }
    let text = state.grid.cell(row, column);
    let checked = state.checked.get(row).and_then(Option::as_ref);
    let rich = if text.is_empty() {
        // What a blank cell will hold.
        let follows =
            checked.filter(|_| news).and_then(|c| c.seen.iter().find(|s| Some(s.field) == field));
        egui::RichText::new(follows.map_or("", |s| s.text.as_str())).color(p.ink2).italics()
    } else {
        egui::RichText::new(text).color(if mark == Some(p.accent) { p.accent } else { p.ink })
    };
    ui.add_space(theme::gap::LABEL);
    let label = egui::Label::new(rich.size(theme::size::TABLE)).truncate().selectable(false);
    let label = ui.add(label);
    if !reasons.is_empty() {
        let all: Vec<&str> = reasons.iter().map(|(_, text)| text.as_str()).collect();
        label.on_hover_text(all.join("\n"));
    }
}

/// The names that fit, below the cell; gives the one that was clicked.
fn names_ui(ui: &Ui, state: &mut GridState, cell: egui::Rect, id: Id) -> Option<String> {
    state.offered.is_over = false;
    if state.offered.shown().is_empty() {
        return None;
    }
    let mut taken = None;
    let wanted = theme::height::ROW * state.offered.shown().len() as f32;
    let (at, pivot, height) = drop_from(ui.ctx(), cell, wanted);
    let area = egui::Area::new(id.with("names"))
        .order(egui::Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            let p = theme::palette(ui.ctx());
            egui::Frame::popup(ui.style()).fill(p.paper).show(ui, |ui| {
                ui.set_width(cell.width().max(420.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                let list = egui::ScrollArea::vertical().id_salt(state.offered.shown());
                list.max_height(height).show(ui, |ui| {
                    for (i, name) in state.offered.shown().iter().enumerate() {
                        let here = state.offered.cursor == Some(i);
                        let row = egui::Button::selectable(here, name)
                            .sense(Sense::CLICK)
                            .truncate()
                            .min_size(egui::vec2(ui.available_width(), theme::height::ROW));
                        let row = ui.add(row);
                        if here {
                            row.scroll_to_me(None);
                        }
                        if row.clicked() {
                            taken = Some(name.clone());
                        }
                    }
                });
            });
        });
    state.offered.is_over = area.response.contains_pointer();
    taken
}
