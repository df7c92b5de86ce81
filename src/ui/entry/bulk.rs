//! Changing one field of many records at once.
use super::screen::Screen;
use crate::{
    domain::{
        edit::{Edit, Purpose},
        field::Field,
        grid::Remark,
    },
    records::{
        description::Kept,
        row_reader::{RowReader, Seen, completions, fields_of},
    },
    text::{actions, errors, screens, terms},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{menu::low_rows, press::meant},
    },
};

/// One field of many records, being chosen and typed.
#[derive(Debug)]
pub(super) struct Bulk {
    records: Vec<i64>,
    fields: Vec<Seen>,
    field: Option<Field>,
    text: String,
    offered: Option<(Field, String, Vec<String>)>,
    refused: Option<String>,
    begun: bool,
}

impl Bulk {
    /// Of these records of a list.
    pub(super) fn of<T: Kept>(cx: &Cx<'_>, screen: &Screen<T>, records: Vec<i64>) -> Self {
        let fields = fields_of(cx, screen.of.fields, &mut (screen.of.blank)(cx));
        Self {
            records,
            fields,
            field: None,
            text: String::new(),
            offered: None,
            refused: None,
            begun: false,
        }
    }
}

/// Asks which field, and what it is to be. False when it is done or left.
pub(super) fn bulk_ui<T: Kept>(
    cx: &Cx<'_>,
    ctx: &egui::Context,
    screen: &Screen<T>,
    bulk: &mut Bulk,
) -> bool {
    let p = theme::palette(ctx);
    let mut open = true;
    let room = ctx.content_rect().size();
    let width = (room.x - 80.0).clamp(240.0, 420.0);
    // What is offered has its place whether there is much of it or little: a window that changes its size
    // moves away from under the pointer.
    let names_height = (room.y - 310.0).clamp(48.0, 8.0 * 28.0);
    let modal = theme::dialog(ctx, "one field").show(ctx, |ui| {
        ui.set_width(width);
        ui.heading(screens::change_of_many(bulk.records.len()));
        ui.add_space(theme::gap::NEAR);
        let label = ui.label(screens::WHICH_FIELD).id;
        let name = bulk.field.map_or(screens::CHOOSE_FIELD, terms::field);
        egui::ComboBox::from_id_salt("field")
            .selected_text(name)
            .width(width - 8.0)
            .icon(theme::chevron)
            .show_ui(ui, |ui| {
                low_rows(ui);
                // Pressed and let go within one frame, the window would come to stand over its own list.
                ui.ctx().move_to_top(ui.layer_id());
                for seen in &bulk.fields {
                    let name = terms::field(seen.field);
                    if ui.selectable_value(&mut bulk.field, Some(seen.field), name).clicked() {
                        bulk.text.clear();
                        bulk.refused = None;
                        bulk.begun = false;
                    }
                }
            })
            .response
            .labelled_by(label);
        let mut entered = false;
        let value = egui::vec2(width, names_height + 84.0);
        ui.allocate_ui(value, |ui| {
            ui.set_min_size(value);
            if let Some(field) = bulk.field {
                entered = value_ui(cx, ui, screen, bulk, (field, names_height));
            }
        });
        let why = bulk.refused.as_ref().map_or_else(String::new, |why| format!("⚠ {why}"));
        ui.label(egui::RichText::new(why).color(p.accent));
        ui.horizontal(|ui| {
            if let Some(field) = bulk.field {
                // Nothing typed empties nothing: that has a button of its own.
                let typed = !bulk.text.trim().is_empty();
                let change = theme::main_button(ui, &actions::change_many(bulk.records.len()));
                let empty = !typed && meant(&ui.button(actions::EMPTY_FIELD));
                if typed && (change.clicked() || entered) || empty {
                    match edit_of(cx, screen, bulk, field) {
                        Ok(edit) => {
                            cx.actions.push(Action::Edit(edit));
                            open = false;
                        }
                        Err(why) => bulk.refused = Some(why),
                    }
                }
            }
            open &= !ui.button(actions::CANCEL).clicked();
        });
    });
    open && !theme::left_by_escape(ctx, &modal)
}

/// The new value and the names that fit it; true when Enter ended it.
fn value_ui<T: Kept>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    bulk: &mut Bulk,
    (field, names_height): (Field, f32),
) -> bool {
    let label = ui.label(screens::new_value(terms::field(field))).id;
    let edit = egui::TextEdit::singleline(&mut bulk.text)
        .desired_width(f32::INFINITY)
        .margin(theme::margin::FIELD);
    let response = ui.add(edit).labelled_by(label);
    if !std::mem::replace(&mut bulk.begun, true) {
        response.request_focus();
    }
    let fresh = bulk.offered.as_ref().is_some_and(|(f, of, _)| *f == field && *of == bulk.text);
    if !fresh {
        let typed = bulk.text.clone();
        let names =
            completions(cx, screen.of.fields, &mut (screen.of.blank)(cx), &[], (field, &typed));
        bulk.offered = Some((field, typed, names));
    }
    let names = bulk.offered.as_ref().map(|o| o.2.clone()).unwrap_or_default();
    let list = egui::ScrollArea::vertical().id_salt(&bulk.text).max_height(names_height);
    list.show(ui, |ui| {
        for name in names.iter().take(8) {
            let row = egui::Button::selectable(*name == bulk.text, name).truncate();
            if ui.add(row.min_size(egui::vec2(ui.available_width(), 24.0))).clicked() {
                bulk.text.clone_from(name);
            }
        }
    });
    response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
}

/// The change, as one step, or why the text cannot stand in the field.
fn edit_of<T: Kept>(
    cx: &Cx<'_>,
    screen: &Screen<T>,
    bulk: &Bulk,
    field: Field,
) -> Result<Edit, String> {
    let given = [(field, bulk.text.clone())];
    let (mut new, mut edits) = (Vec::new(), Vec::new());
    for id in &bulk.records {
        let load = (screen.of.load)(cx, *id).map_err(|failure| errors::not_read(&failure))?;
        let Some(mut record) = load else { continue };
        let mut reader = RowReader::new(cx.today, &given, Some(&mut new));
        (screen.of.fields)(&mut reader, &mut record, cx);
        if let Some((f, remark)) = reader.remarks.iter().find(|(_, r)| Remark::is_wrong(r)) {
            return Err(screens::cell_remark(*f, remark));
        }
        edits.push((screen.of.save)(record));
    }
    new.extend(edits);
    Ok(Edit::Several { purpose: Purpose::OneField(field), edits: new })
}
