//! The left side of “Lập danh sách nhanh”: the pasted rows as they were understood, and what the list
//! is for.
use super::{QuickCx, QuickState};
use crate::{
    domain::{
        edit::Edit,
        quick_list::{COLUMNS, Column, QuickPaper, QuickRow},
        recipient::RecipientKind,
        vietnamese::clean,
    },
    exchange::table::sheet::{QuickSheet, legacy_name},
    text::{actions, labels, pasted, screens},
    ui::{action::Action, theme, widgets::press},
};

pub(super) fn rows_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    // In a window too low for both, fields and rows stand below one another and scroll.
    if ui.available_height() < LEAST_HEIGHT {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            pasted_ui(ui, state, ROWS_WHEN_CRAMPED);
            ui.add_space(8.0);
            bottom_ui(q, ui, state);
        });
        return;
    }
    egui::Panel::bottom("quick-fields")
        .frame(egui::Frame::new().inner_margin(4))
        .show(ui, |ui| bottom_ui(q, ui, state));
    let height = ui.available_height();
    pasted_ui(ui, state, height);
}

/// Below this height, in points, the panel scrolls as a whole.
const LEAST_HEIGHT: f32 = 520.0;
/// Height of the rows then.
const ROWS_WHEN_CRAMPED: f32 = 300.0;

/// What the list is for, and what is done with it.
fn bottom_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    fields_ui(q, ui, state);
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let ready = state.is_ready(q);
        ui.add_enabled_ui(ready, |ui| {
            if theme::main_button(ui, actions::SHOW_PDF)
                .on_hover_text(actions::SHOW_PDF_TIP)
                .clicked()
            {
                q.actions.push(Action::ShowPdf);
            }
            if ui.button(actions::SAVE_PDF).clicked() {
                q.actions.push(Action::SavePdf);
            }
            // Without a book, one is made first.
            let done = state.is_recorded(q.cx);
            let can_record = q.cx.is_none_or(|c| !c.read_only) && !done;
            if ui.add_enabled(can_record, egui::Button::new(actions::RECORD)).clicked() {
                q.actions.push(Action::Edit(Edit::RecordQuickList(state.list(q.cx))));
            }
        });
        if press::meant(&ui.button(actions::CLEAR_ROWS)) {
            state.draft.sheet = QuickSheet::default();
            state.recorded = None;
            state.touch();
        }
    });
}

/// The pasted table: how it was understood, and its rows.
fn pasted_ui(ui: &mut egui::Ui, state: &mut QuickState, height: f32) {
    let p = theme::palette(ui.ctx());
    let top = ui.cursor().top();
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new(screens::QUICK_PASTE).family(theme::bold_family()));
        if ui.button(actions::PASTE).clicked() {
            ui.memory_mut(|m| {
                if let Some(id) = m.focused() {
                    m.surrender_focus(id);
                }
            });
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        if !state.draft.sheet.rows.is_empty() {
            let counts = state.draft.sheet.rows.iter().map(|r| r.kind).collect();
            ui.label(screens::quick_count(counts));
            let doubtful = state.draft.sheet.rows.iter().filter(|r| !r.doubts.is_empty()).count();
            if doubtful > 0 {
                let text = egui::RichText::new(screens::quick_doubtful(doubtful));
                ui.label(text.color(p.warning).size(12.5));
            }
        }
    });
    if let Some(lines) = &state.draft.sheet.nobody_in {
        let said = std::iter::once(screens::QUICK_NOBODY.to_owned());
        for text in said.chain(pasted::left_out(lines).into_iter().take(MOST_LINES_SAID)) {
            ui.label(egui::RichText::new(text).color(p.warning).size(12.5));
        }
    }
    if state.draft.sheet.rows.is_empty() {
        ui.add_space(12.0);
        ui.label(egui::RichText::new(screens::QUICK_HINT).color(p.weak));
        left_out_ui(ui, state);
        return;
    }
    if state.draft.sheet.has_earlier_paste() {
        ui.horizontal_wrapped(|ui| {
            ui.label(egui::RichText::new(screens::QUICK_ADDED).color(p.weak).size(12.5));
            if ui.small_button(actions::KEEP_LAST_PASTE).clicked() {
                state.draft.sheet.keep_last_paste();
                state.touch();
            }
        });
    }
    conversion_ui(ui, state);
    columns_ui(ui, state);
    left_out_ui(ui, state);
    let used = ui.cursor().top() - top;
    grid_ui(ui, state, (height - used - BELOW_ROWS).max(100.0));
}

/// So many lines of a paste without recipients are said.
const MOST_LINES_SAID: usize = 3;
/// Room below the rows for the button that adds one.
const BELOW_ROWS: f32 = 34.0;

/// Letters of an old encoding: before and after, and the way back.
fn conversion_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let Some(conversion) = state.draft.sheet.conversion() else { return };
    let p = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let words = pasted::legacy(
            legacy_name(conversion.from),
            &conversion.before,
            &conversion.after,
            conversion.kept_as_it_came,
        );
        ui.label(egui::RichText::new(words).color(p.weak).size(12.5));
        let action = if conversion.kept_as_it_came {
            actions::CONVERT_LETTERS
        } else {
            actions::KEEP_LETTERS
        };
        if ui.small_button(action).clicked() {
            state.draft.sheet.keep_as_it_came(!conversion.kept_as_it_came);
            state.touch();
        }
    });
}

/// What was not taken, and why: lines one line a kind, columns by name. In a room of its own that
/// scrolls, so that nothing is drawn over the fields.
fn left_out_ui(ui: &mut egui::Ui, state: &QuickState) {
    let sheet = &state.draft.sheet;
    let (lines, columns) = (sheet.left_out.len(), sheet.left_out_columns.len());
    if lines + columns == 0 {
        return;
    }
    let p = theme::palette(ui.ctx());
    egui::CollapsingHeader::new(screens::left_out(lines, columns)).id_salt("quick-left-out").show(
        ui,
        |ui| {
            egui::ScrollArea::vertical().max_height(110.0).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    let columns = sheet.left_out_columns.iter().map(pasted::left_out_column);
                    for text in pasted::left_out(&sheet.left_out).into_iter().chain(columns) {
                        ui.label(egui::RichText::new(text).color(p.weak).size(12.5));
                    }
                },
            );
        },
    );
}

/// The meaning of each pasted column, to be changed by hand.
fn columns_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let mut changed = false;
    let mut columns = state.draft.sheet.columns.clone();
    ui.horizontal_wrapped(|ui| {
        for (i, meaning) in columns.iter_mut().enumerate() {
            let combo = egui::ComboBox::from_id_salt(("column", i))
                .width(96.0)
                .selected_text(pasted::column(*meaning))
                .show_ui(ui, |ui| {
                    for c in COLUMNS {
                        changed |= ui.selectable_value(meaning, c, pasted::column(c)).changed();
                    }
                });
            combo.response.widget_info(|| {
                let name = screens::column_number(i + 1);
                egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name)
            });
        }
    });
    if changed {
        state.draft.sheet.set_columns(columns);
        state.touch();
    }
}

/// The rows as they will be printed; every cell can be typed in. Only those in sight are drawn.
fn grid_ui(ui: &mut egui::Ui, state: &mut QuickState, height: f32) {
    const ROW: f32 = 26.0;
    const KIND: f32 = 92.0;
    const REMOVE: f32 = 34.0;
    const LEAST_COLUMN: f32 = 118.0;
    let p = theme::palette(ui.ctx());
    let mut touched = false;
    let mut gone = None;
    // The achievement has a column when the table has one.
    let with_achievement = state.draft.sheet.rows.iter().any(|r| !r.achievement.is_empty());
    let mut columns = vec![(Column::Name, 190.0), (Column::Post, 150.0), (Column::Unit, 170.0)];
    columns.extend(with_achievement.then_some((Column::Achievement, 220.0)));
    // All of a row in sight where the panel has room for it; else no narrower than words need.
    let room = ui.available_width() - KIND - REMOVE - 6.0 * (columns.len() + 2) as f32;
    let wish: f32 = columns.iter().map(|(_, width)| width).sum();
    for (_, width) in &mut columns {
        *width = (*width * (room / wish).min(1.0)).max(LEAST_COLUMN);
    }
    ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
    let rows = &mut state.draft.sheet.rows;
    egui::ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
        let mut heads = Vec::new();
        ui.horizontal(|ui| {
            ui.allocate_space(egui::vec2(KIND, 16.0));
            for (column, width) in &columns {
                let head = egui::RichText::new(pasted::column(*column)).color(p.weak).size(12.5);
                let label = egui::Label::new(head).truncate().halign(egui::Align::LEFT);
                heads.push(ui.add_sized([*width, 16.0], label).id);
            }
        });
        let scroll = egui::ScrollArea::vertical().max_height(height - 24.0);
        scroll.auto_shrink([false, true]).show_rows(ui, ROW, rows.len(), |ui, range| {
            for i in range {
                let Some(row) = rows.get_mut(i) else { continue };
                ui.push_id(i, |ui| {
                    ui.horizontal(|ui| {
                        touched |= kind_ui(ui, row, [KIND, ROW]);
                        for (place, (column, width)) in columns.iter().enumerate() {
                            let text = match column {
                                Column::Post => &mut row.post,
                                Column::Unit => &mut row.unit,
                                Column::Achievement => &mut row.achievement,
                                _ => &mut row.name,
                            };
                            let mut response =
                                ui.add_sized([*width, ROW], egui::TextEdit::singleline(text));
                            if let Some(head) = heads.get(place) {
                                response = response.labelled_by(*head);
                            }
                            if response.lost_focus() {
                                *text = clean(text);
                            }
                            row.by_hand |= response.changed();
                            touched |= response.changed();
                        }
                        let remove = ui.small_button("✕").on_hover_text(actions::REMOVE_LINE);
                        if press::meant(&remove) {
                            gone = Some(i);
                        }
                    });
                });
            }
        });
    });
    if ui.small_button(actions::ADD_ROW).clicked() {
        state.draft.sheet.add();
        touched = true;
    }
    if let Some(i) = gone {
        state.draft.sheet.remove(i);
        touched = true;
    }
    if touched {
        state.touch();
    }
}

/// The kind of a row, with a mark when something is to be looked at twice; a click takes the next kind
/// and says that it was looked at.
fn kind_ui(ui: &mut egui::Ui, row: &mut QuickRow, size: [f32; 2]) -> bool {
    let p = theme::palette(ui.ctx());
    let kind = labels::recipient_kind(row.kind);
    let doubtful = !row.doubts.is_empty();
    let sign = if doubtful { format!("● {kind}") } else { kind.to_owned() };
    let color = if doubtful { p.warning } else { p.weak };
    let button = egui::Button::new(egui::RichText::new(sign).color(color).size(12.5));
    let mut response = ui.add_sized(size, button);
    if doubtful {
        response = response.on_hover_text(screens::look_twice(&pasted::doubts(&row.doubts)));
    }
    if !response.clicked() {
        return false;
    }
    row.kind = match row.kind {
        RecipientKind::Collective => RecipientKind::Person,
        RecipientKind::Person => RecipientKind::Household,
        RecipientKind::Household => RecipientKind::Collective,
    };
    row.doubts.clear();
    row.by_hand = true;
    true
}

/// Height of a field with its label, in points.
const FIELD_HEIGHT: f32 = 54.0;

fn fields_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    let p = theme::palette(ui.ctx());
    let mut touched = false;
    let label = |ui: &mut egui::Ui, text: &str| {
        ui.label(egui::RichText::new(text).color(p.weak).size(13.0)).id
    };
    let mut field = |ui: &mut egui::Ui, name: &str, text: &mut String, width: f32| {
        // Never wider than the panel; what does not fit beside another field goes below it.
        let width = width.min(ui.max_rect().width() - 8.0);
        let size = egui::vec2(width, FIELD_HEIGHT);
        ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::LEFT), |ui| {
            let id = label(ui, name);
            let edit = egui::TextEdit::singleline(text)
                .desired_width(width)
                .margin(egui::Margin::symmetric(8, 5));
            let response = ui.add(edit).labelled_by(id);
            touched |= response.changed();
            if response.lost_focus() {
                *text = clean(text);
            }
        });
    };
    ui.horizontal_wrapped(|ui| {
        field(ui, screens::QUICK_BODY, &mut state.draft.body, 300.0);
        field(ui, screens::QUICK_FORM, &mut state.draft.form, 110.0);
        field(ui, screens::QUICK_YEAR, &mut state.draft.year.text, 100.0);
    });
    field(ui, screens::QUICK_CONTENT, &mut state.draft.content, 530.0);
    field(ui, screens::QUICK_CITATION, &mut state.draft.citation, 530.0);
    ui.horizontal_wrapped(|ui| {
        let id =
            ui.label(egui::RichText::new(screens::QUICK_PAPER_KIND).color(p.weak).size(13.0)).id;
        egui::ComboBox::from_id_salt("quick-paper")
            .width(170.0)
            .selected_text(pasted::paper(state.draft.paper))
            .show_ui(ui, |ui| {
                for paper in QuickPaper::ALL {
                    let value = &mut state.draft.paper;
                    touched |= ui.selectable_value(value, paper, pasted::paper(paper)).changed();
                }
            })
            .response
            .labelled_by(id);
        if state.draft.sheet.rows.iter().any(|r| !r.achievement.is_empty()) {
            let mut with = !state.draft.without_achievements;
            if ui.checkbox(&mut with, screens::QUICK_WITH_ACHIEVEMENTS).changed() {
                state.draft.without_achievements = !with;
                touched = true;
            }
        }
    });
    if let Some(cx) = q.cx
        && cx.lists.bodies.len() > 1
    {
        ui.horizontal_wrapped(|ui| {
            let present = state.draft.body.clone();
            for body in cx.lists.bodies.iter().filter(|b| b.short() != present) {
                if ui.small_button(body.short()).clicked() {
                    body.short().clone_into(&mut state.draft.body);
                    touched = true;
                }
            }
        });
    }
    if touched {
        state.touch();
    }
}
