//! The left side of “Lập danh sách nhanh”: the pasted rows as they were understood, and what the list
//! is for.
use super::{QuickCx, QuickState, is_blank};
use crate::{
    domain::{
        edit::Edit,
        quick_list::{COLUMNS, Column, QuickPaper, QuickRow},
        recipient::RecipientKind,
        vietnamese::clean,
    },
    exchange::table::sheet::{QuickSheet, legacy_name},
    text::{actions, labels, pasted, screens},
    ui::{
        action::Action,
        theme,
        widgets::{
            icons,
            menu::low_rows,
            press,
            table::{Wish, fit, longest},
        },
    },
};
use egui::scroll_area::ScrollBarVisibility;

pub(super) fn rows_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    // In a window too low for both, fields and rows stand below one another and scroll.
    if ui.available_height() < LEAST_HEIGHT {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            pasted_ui(ui, state, ROWS_WHEN_CRAMPED);
            ui.add_space(theme::gap::NEAR);
            bottom_ui(q, ui, state);
        });
        return;
    }
    egui::Panel::bottom("quick-fields").frame(egui::Frame::new()).show(ui, |ui| {
        ui.add_space(theme::gap::LABEL);
        bottom_ui(q, ui, state);
    });
    let height = ui.available_height();
    let rows = egui::ScrollArea::vertical().id_salt("pasted").min_scrolled_height(0.0);
    rows.auto_shrink(false).show(ui, |ui| pasted_ui(ui, state, height));
}

/// Below this height, in points, the panel scrolls as a whole.
const LEAST_HEIGHT: f32 = 420.0;
/// Room from which “Bỏ hết dòng” stands apart, in points.
const ROOM_TO_CLEAR: f32 = 140.0;
/// Height of the rows then.
const ROWS_WHEN_CRAMPED: f32 = 320.0;

/// What the list is for, and what is done with it.
fn bottom_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    fields_ui(q, ui, state);
    ui.add_space(theme::gap::LABEL);
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
                let mut list = state.list(q.cx);
                list.rows.retain(|row| !is_blank(row));
                q.actions.push(Action::Edit(Edit::RecordQuickList(list)));
            }
        });
        // What removes stands apart, at the right.
        let clear = |ui: &mut egui::Ui| press::meant(&ui.button(actions::CLEAR_ROWS));
        let cleared = if ui.available_size_before_wrap().x > ROOM_TO_CLEAR {
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                theme::quiet_menus(ui);
                clear(ui)
            })
            .inner
        } else {
            clear(ui)
        };
        if cleared {
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
                ui.label(text.color(p.amber).size(theme::size::SMALL));
            }
        }
    });
    if let Some(lines) = &state.draft.sheet.nobody_in {
        let said = std::iter::once(screens::QUICK_NOBODY.to_owned());
        for text in said.chain(pasted::left_out(lines).into_iter().take(MOST_LINES_SAID)) {
            ui.label(egui::RichText::new(text).color(p.amber).size(theme::size::SMALL));
        }
    }
    if state.draft.sheet.rows.is_empty() {
        ui.add_space(theme::gap::FIELD);
        ui.label(egui::RichText::new(screens::QUICK_HINT).color(p.ink2));
        left_out_ui(ui, state);
        return;
    }
    if state.draft.sheet.has_earlier_paste() {
        ui.horizontal_wrapped(|ui| {
            ui.label(
                egui::RichText::new(screens::QUICK_ADDED).color(p.ink2).size(theme::size::SMALL),
            );
            if ui.add(theme::small_button(actions::KEEP_LAST_PASTE)).clicked() {
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
        ui.label(egui::RichText::new(words).color(p.ink2).size(theme::size::SMALL));
        let action = if conversion.kept_as_it_came {
            actions::CONVERT_LETTERS
        } else {
            actions::KEEP_LETTERS
        };
        if ui.add(theme::small_button(action)).clicked() {
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
    egui::CollapsingHeader::new(screens::left_out(lines, columns))
        .id_salt("quick-left-out")
        .icon(icons::fold_sign)
        .show(ui, |ui| {
            egui::ScrollArea::vertical().max_height(110.0).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    let columns = sheet.left_out_columns.iter().map(pasted::left_out_column);
                    for text in pasted::left_out(&sheet.left_out).into_iter().chain(columns) {
                        ui.label(egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL));
                    }
                },
            );
        });
}

/// The meaning of each pasted column, to be changed by hand.
fn columns_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let mut changed = false;
    let mut columns = state.draft.sheet.columns.clone();
    ui.horizontal_wrapped(|ui| {
        for (i, meaning) in columns.iter_mut().enumerate() {
            let combo = egui::ComboBox::from_id_salt(("column", i))
                .width(76.0)
                .icon(theme::chevron)
                .selected_text(pasted::column(*meaning))
                .show_ui(ui, |ui| {
                    low_rows(ui);
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

/// Height of a row, and of the heads above the first, in points.
const ROW: f32 = 28.0;
const HEADS: f32 = 16.0;
/// Between cells, in points.
const GAP: egui::Vec2 = egui::vec2(6.0, 2.0);
/// Letters of a kind, of a head and of a remark.
const SMALL: f32 = 12.5;
/// Around the text of a cell.
const CELL: egui::Margin = theme::margin::CELL;
/// What a cell asks for besides its text, with room for the cursor behind the last letter.
const AROUND: f32 = 14.0;
/// The ✕ at the end of a row.
const REMOVE: f32 = 34.0;

/// What stands in the columns of the rows; looked at once for each change, however many rows there are.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The longest texts of each column that is shown.
    columns: Vec<(Column, Vec<String>)>,
}

impl Texts {
    fn of(rows: &[QuickRow]) -> Self {
        let texts = |of: fn(&QuickRow) -> &str| longest(rows.iter().map(of));
        let mut columns = vec![
            (Column::Name, texts(|r| &r.name)),
            (Column::Post, texts(|r| &r.post)),
            (Column::Unit, texts(QuickRow::printed_unit)),
        ];
        // The achievement has a column when the table has one.
        let achievements = texts(|r| &r.achievement);
        columns.extend((!achievements.is_empty()).then_some((Column::Achievement, achievements)));
        Self { columns }
    }

    /// Each column with its width: what stands in it while there is room; the name gives way last. An empty
    /// one is as wide as its head.
    fn widths(&self, ui: &egui::Ui, room: f32) -> Vec<(Column, f32)> {
        let body = egui::TextStyle::Body.resolve(ui.style());
        let mut wishes: Vec<Wish> = Vec::new();
        for (at, (column, texts)) in self.columns.iter().enumerate() {
            let head = measured(ui, pasted::column(*column), egui::FontId::proportional(SMALL));
            let widths = texts.iter().map(|t| measured(ui, t, body.clone()));
            let text = widths.fold(0.0, f32::max);
            wishes.push(Wish::typed(at, head + 2.0, text + AROUND, *column == Column::Name));
        }
        fit(&mut wishes, room);
        self.columns.iter().zip(wishes).map(|((column, _), wish)| (*column, wish.natural)).collect()
    }
}

fn measured(ui: &egui::Ui, text: &str, font: egui::FontId) -> f32 {
    let ink = theme::palette(ui.ctx()).ink;
    ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
}

/// The width of the kind at the head of a row: the same for every kind, marked or not.
fn kind_width(ui: &egui::Ui) -> f32 {
    let kinds = [RecipientKind::Collective, RecipientKind::Person, RecipientKind::Household];
    let sign = |kind| format!("{DOUBTFUL} {}", labels::recipient_kind(kind));
    let width = |kind| measured(ui, &sign(kind), egui::FontId::proportional(SMALL));
    kinds.into_iter().map(width).fold(0.0, f32::max) + 14.0
}

/// Places of so many widths beside one another.
fn places(
    corner: egui::Pos2,
    height: f32,
    widths: impl Iterator<Item = f32>,
) -> impl Iterator<Item = egui::Rect> {
    widths.scan(corner, move |at, width| {
        let rect = egui::Rect::from_min_size(*at, egui::vec2(width, height));
        at.x += width + GAP.x;
        Some(rect)
    })
}

/// The rows as they will be printed; every cell can be typed in. Only those in sight are drawn.
fn grid_ui(ui: &mut egui::Ui, state: &mut QuickState, height: f32) {
    let p = theme::palette(ui.ctx());
    let mut touched = false;
    let mut gone = None;
    // The row one stands in, else the first that is to be looked at twice.
    let mut stands_in = None;
    let kind = kind_width(ui);
    let mut texts = std::mem::take(&mut state.texts);
    let found = texts.get(0, &state.edits, |_| Texts::of(&state.draft.sheet.rows));
    let gaps = GAP.x * (found.columns.len() + 1) as f32;
    let columns = found.widths(ui, ui.available_width() - kind - REMOVE - theme::BAR - gaps);
    state.texts = texts;
    let widths = || {
        let of_texts = columns.iter().map(|(_, width)| *width);
        std::iter::once(kind).chain(of_texts).chain([REMOVE])
    };
    let whole = widths().sum::<f32>() + gaps;
    ui.spacing_mut().item_spacing = GAP;
    let rows = &mut state.draft.sheet.rows;
    // Its bar is brought into sight wherever the rows are: while they are below it, it would lie over others.
    let is_in_sight = ui.cursor().top() + theme::BAR < ui.clip_rect().bottom();
    let bar = if is_in_sight {
        ScrollBarVisibility::VisibleWhenNeeded
    } else {
        ScrollBarVisibility::AlwaysHidden
    };
    let across = egui::ScrollArea::horizontal().auto_shrink([false, true]);
    across.scroll_bar_visibility(bar).show(ui, |ui| {
        ui.set_min_width(whole + theme::BAR);
        let (area, _) = ui.allocate_exact_size(egui::vec2(whole, HEADS), egui::Sense::hover());
        let mut heads = Vec::new();
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(area));
        for ((column, _), at) in columns.iter().zip(places(area.min, HEADS, widths()).skip(1)) {
            let head = egui::RichText::new(pasted::column(*column)).color(p.ink2).size(SMALL);
            let label = egui::Label::new(head).truncate().halign(egui::Align::LEFT);
            let mut place = line.new_child(egui::UiBuilder::new().max_rect(at));
            heads.push(place.add(label).id);
        }
        let scroll = egui::ScrollArea::vertical().max_height(height - 24.0);
        scroll.auto_shrink([false, true]).show_rows(ui, ROW, rows.len(), |ui, range| {
            for i in range {
                let Some(row) = rows.get_mut(i) else { continue };
                ui.push_id(i, |ui| {
                    let (area, _) =
                        ui.allocate_exact_size(egui::vec2(whole, ROW), egui::Sense::hover());
                    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(area));
                    line.spacing_mut().button_padding.x = 4.0;
                    let mut places = places(area.min, ROW, widths());
                    if let Some(at) = places.next() {
                        touched |= kind_ui(&mut line, row, at);
                    }
                    for (((column, _), head), at) in columns.iter().zip(&heads).zip(&mut places) {
                        let cell = cell_ui(&mut line, row, *column, (at, *head));
                        row.by_hand |= cell.changed();
                        touched |= cell.changed();
                        if cell.has_focus() && !row.doubts.is_empty() {
                            stands_in = Some(i);
                        }
                    }
                    if let Some(at) = places.next() {
                        let remove = line.put(at, theme::small_button("✕"));
                        if press::meant(&remove.on_hover_text(actions::REMOVE_LINE)) {
                            gone = Some(i);
                        }
                    }
                });
            }
        });
    });
    ui.horizontal(|ui| {
        if ui.add(theme::small_button(actions::ADD_ROW)).clicked() {
            state.draft.sheet.add();
            touched = true;
        }
        let rows = &state.draft.sheet.rows;
        let doubtful = stands_in.or_else(|| rows.iter().position(|row| !row.doubts.is_empty()));
        if let Some((at, row)) = doubtful.and_then(|at| Some((at, rows.get(at)?))) {
            let why = screens::row_doubtful(at + 1, &pasted::doubts(&row.doubts));
            let why = egui::RichText::new(why).color(p.amber).size(theme::size::SMALL);
            ui.add(egui::Label::new(why).truncate());
        }
    });
    if let Some(i) = gone {
        state.draft.sheet.remove(i);
        touched = true;
    }
    if touched {
        state.touch();
    }
}

/// One cell of a row. The unit of a collective that is a unit itself is not said
/// again beside its name, and goes on being its name when that is typed in.
fn cell_ui(
    ui: &mut egui::Ui,
    row: &mut QuickRow,
    column: Column,
    (at, head): (egui::Rect, egui::Id),
) -> egui::Response {
    let id = ui.scope_id().with(("cell", column));
    let itself_id = id.with("is its own unit");
    // As it was when one came into the cell: a name may be equal to its unit half way through.
    let came_in: Option<bool> =
        ui.data(|d| d.get_temp(itself_id)).filter(|_| ui.memory(|m| m.has_focus(id)));
    let is_itself =
        came_in.unwrap_or_else(|| !row.unit.is_empty() && row.printed_unit().is_empty());
    let mut blank = String::new();
    let text = match column {
        Column::Post => &mut row.post,
        Column::Unit if is_itself => &mut blank,
        Column::Unit => &mut row.unit,
        Column::Achievement => &mut row.achievement,
        _ => &mut row.name,
    };
    let edit = egui::TextEdit::singleline(text)
        .id(id)
        .align(egui::Align2::LEFT_CENTER)
        .margin(CELL)
        .min_size(at.size() - CELL.sum())
        .desired_width(at.width());
    let response = ui.put(at, edit).labelled_by(head);
    if response.lost_focus() {
        *text = clean(text);
    }
    let mut is_itself = is_itself;
    if response.changed() && is_itself {
        match column {
            Column::Unit => {
                row.unit = blank;
                is_itself = false;
            }
            Column::Name => row.unit.clone_from(&row.name),
            _ => {}
        }
    }
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(itself_id, is_itself));
    }
    response
}

/// Before what is to be looked at twice.
const DOUBTFUL: &str = "●";

/// The kind of a row, with a mark when something is to be looked at twice; a click takes the next kind
/// and says that it was looked at.
fn kind_ui(ui: &mut egui::Ui, row: &mut QuickRow, at: egui::Rect) -> bool {
    let p = theme::palette(ui.ctx());
    let kind = labels::recipient_kind(row.kind);
    let doubtful = !row.doubts.is_empty();
    let sign = if doubtful { format!("{DOUBTFUL} {kind}") } else { kind.to_owned() };
    let color = if doubtful { p.amber } else { p.ink2 };
    let button = egui::Button::new(egui::RichText::new(sign).color(color).size(SMALL));
    let mut response = ui.put(at, button);
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
const FIELD_HEIGHT: f32 = 47.0;
/// Widths of the fields beside the body's, its own least, and the least of two side by side, in points.
const FORM: f32 = 100.0;
const YEAR: f32 = 88.0;
const PAPER: f32 = 196.0;
const LEAST_BODY: f32 = 130.0;
const LEAST_FIELD: f32 = 200.0;

fn fields_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    let mut touched = false;
    ui.spacing_mut().item_spacing.y = 4.0;
    let whole = ui.available_width();
    let gap = ui.spacing().item_spacing.x;
    let body = (whole - FORM - YEAR - PAPER - 3.0 * gap - 2.0).clamp(LEAST_BODY, 300.0);
    ui.horizontal_wrapped(|ui| {
        touched |= field_ui(ui, screens::QUICK_BODY, &mut state.draft.body, body);
        touched |= field_ui(ui, screens::QUICK_FORM, &mut state.draft.form, FORM);
        touched |= field_ui(ui, screens::QUICK_YEAR, &mut state.draft.year.text, YEAR);
        labelled(ui, screens::QUICK_PAPER_KIND, PAPER, |ui, label| {
            egui::ComboBox::from_id_salt("quick-paper")
                .width(PAPER - 8.0)
                .truncate()
                .icon(theme::chevron)
                .selected_text(pasted::paper(state.draft.paper))
                .show_ui(ui, |ui| {
                    low_rows(ui);
                    for paper in QuickPaper::ALL {
                        let value = &mut state.draft.paper;
                        touched |=
                            ui.selectable_value(value, paper, pasted::paper(paper)).changed();
                    }
                })
                .response
                .labelled_by(label);
        });
    });
    // Side by side where both can be read; a fraction of a point must not part them.
    let half = ((whole - gap) / 2.0).floor() - 1.0;
    let width = if half >= LEAST_FIELD { half } else { whole };
    ui.horizontal_wrapped(|ui| {
        touched |= field_ui(ui, screens::QUICK_CONTENT, &mut state.draft.content, width);
        touched |= field_ui(ui, screens::QUICK_CITATION, &mut state.draft.citation, width);
    });
    let with_achievements = state.draft.sheet.rows.iter().any(|r| !r.achievement.is_empty());
    let present = state.draft.body.clone();
    let bodies = q.cx.map(|cx| &*cx.lists.bodies).filter(|b| b.len() > 1).unwrap_or_default();
    let mut others = bodies.iter().filter(|b| b.short() != present).peekable();
    if with_achievements || others.peek().is_some() {
        ui.horizontal_wrapped(|ui| {
            let mut with = !state.draft.without_achievements;
            if with_achievements
                && ui.checkbox(&mut with, screens::QUICK_WITH_ACHIEVEMENTS).changed()
            {
                state.draft.without_achievements = !with;
                touched = true;
            }
            for body in others {
                if ui.add(theme::small_button(body.short())).clicked() {
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

/// A field below its label; true when it was typed in.
fn field_ui(ui: &mut egui::Ui, name: &str, text: &mut String, width: f32) -> bool {
    // Never wider than the panel; what does not fit beside another field goes below it.
    let width = width.min(ui.max_rect().width());
    labelled(ui, name, width, |ui, label| {
        let edit =
            egui::TextEdit::singleline(text).desired_width(width).margin(theme::margin::FIELD);
        let response = ui.add(edit).labelled_by(label);
        if response.lost_focus() {
            *text = clean(text);
        }
        response.changed()
    })
}

/// Something below its label.
fn labelled<R>(
    ui: &mut egui::Ui,
    name: &str,
    width: f32,
    show: impl FnOnce(&mut egui::Ui, egui::Id) -> R,
) -> R {
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(width, FIELD_HEIGHT);
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::LEFT), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.y = 1.0;
        let label = ui.label(egui::RichText::new(name).color(p.ink2).size(theme::size::SMALL)).id;
        show(ui, label)
    })
    .inner
}
