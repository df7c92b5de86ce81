//! The form beside a list: fields, buttons, attached files.
use super::{acts, folds::folds_ui, page::Page, screen::Screen};
use crate::{
    domain::{
        edit::Edit,
        ids::{Kind, Record},
        problem::{Finding, Findings},
    },
    records::{called::called, description::Kept, prior::honoured, required::required},
    text::{actions, labels, screens, sentence::with_capital, terms},
    ui::{
        action::Action,
        attachments::attachments_ui,
        cx::Cx,
        theme,
        widgets::{form::WindowForm, press::meant},
    },
};

/// Points of height below which the buttons are low, so that fields stay in sight.
const LOW: f32 = 420.0;

pub(super) fn form_ui<T: Kept>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    let Some(form) = &mut page.form else { return };
    let dirty = form.record != form.original;
    let typing = ui.ctx().text_edit_focused();
    // Esc closes what lies over the form first: a list of choices, a menu, a window.
    let something_over =
        egui::Popup::is_any_open(ui.ctx()) || ui.memory(|m| m.top_modal_layer().is_some());
    let (mut close, mut leave, mut save, mut again) = (false, false, false, false);
    let head = egui::vec2(ui.available_width(), theme::height::HEAD);
    let (name, honoured) = form.said.get(cx.revision, &form.record, |record| {
        let edit = (screen.of.save)(record.clone());
        (called(&edit, &cx.known), honoured(&edit))
    });
    ui.allocate_ui_with_layout(head, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.set_min_height(head.y);
        ui.scope(|ui| {
            theme::quiet_menus(ui);
            leave |= ui.button("✕").on_hover_text(actions::CLOSE_FORM_TIP).clicked();
        });
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            title_ui(ui, screen.list, name, form.id.is_none());
        });
    });
    let stored = form.id.and_then(|id| screen.of.record(id));
    let had_buttons = form.has_buttons;
    let above = egui::Frame::new();
    if !cx.read_only {
        // What keeps at the left, what removes at the right, on a line of their own at the very foot: buttons
        // that come and go above never move them.
        let foot = egui::Panel::bottom(("form-foot", screen.of.words.title)).resizable(false);
        foot.exact_size(theme::height::HEAD).frame(above).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                save |= theme::main_button_with_key(ui, actions::SAVE, "Ctrl+S")
                    .on_hover_text(actions::SAVE_TIP)
                    .clicked();
                close |= meant(&ui.button(actions::DISCARD).on_hover_text(actions::DISCARD_TIP));
                let Some(stored) = stored else { return };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    theme::quiet_menus(ui);
                    if meant(&ui.button(actions::REMOVE_THIS)) {
                        cx.actions.push(Action::Edit(Edit::Remove(stored)));
                    }
                });
            });
        });
    }
    if let Some(stored) = stored {
        let is_low = ui.available_height() < LOW;
        let of = (screen, &form.record, stored);
        let is_typed_in = form.record != form.original;
        let how = (is_low, is_typed_in);
        form.has_buttons = if form.has_buttons {
            let buttons = egui::Panel::bottom(("form-buttons", screen.of.words.title));
            let buttons = buttons.frame(above.inner_margin(theme::margin::BUTTONS));
            buttons.show(ui, |ui| buttons_ui(cx, ui, of, how)).inner
        } else {
            // Where there are none, no room is left for any.
            let unseen = egui::UiBuilder::new().max_rect(ui.available_rect_before_wrap());
            buttons_ui(cx, &mut ui.new_child(unseen.invisible()), of, how)
        };
        if form.has_buttons != had_buttons {
            ui.ctx().request_repaint();
        }
    }
    if form.lists_findings {
        form.focus_on =
            findings_ui(ui, screen.of.words.title, &form.findings).or(form.focus_on.take());
    }
    // Another record begins at its beginning; the same one comes back where it was left.
    let place = form.id.map_or(("new", i64::try_from(form.round).unwrap_or(0)), |id| ("old", id));
    let fields = egui::ScrollArea::vertical().id_salt((screen.of.words.title, place));
    theme::scroll_in_pane(ui, fields, |ui| {
        ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
        let findings = form.findings.clone();
        let act = |act| acts::carry_out(cx, act);
        let salt = (screen.of.words.title, form.round);
        let must =
            form.required.get_or_insert_with(|| required(&cx.known, screen.of, &form.record));
        let mut fields =
            WindowForm::new(ui, &findings, cx.today, salt, !cx.read_only, &act).requiring(must);
        (screen.of.fields)(&mut fields, &mut form.record, cx);
        if std::mem::take(&mut form.focus) {
            fields.focus_first();
        }
        if std::mem::take(&mut form.focus_wrong) {
            fields.focus_first_wrong();
        }
        if let Some(found) = form.focus_on.take() {
            fields.focus_on(&found);
        }
        let event = fields.end();
        if let Some((field, edit)) = event.add {
            cx.actions.push(Action::EditForField(field, edit));
        }
        if event.left_a_field {
            form.required = None;
        }
        again |= event.submit;
        if std::mem::take(&mut form.has_new_findings) {
            // One list of them all, where some are out of sight or of no field that is shown.
            form.lists_findings = !event.all_in_sight;
            ui.ctx().request_repaint();
        }
        if event.left_a_field && !form.findings.list.is_empty() {
            // Once something was found, it is looked at again as it is mended.
            cx.actions.push(Action::Recheck((screen.of.save)(form.record.clone())));
        }
        if let Some(stored) = stored {
            attachments_ui(cx, ui, stored, &mut page.attachments);
        }
        folds_ui(cx, ui, &mut page.folds, honoured, (stored, !dirty));
        // The list of names of the last field drops below it; folds have that room.
        ui.add_space(if stored.is_none() { theme::gap::BELOW_FORM } else { theme::gap::PART });
    });
    save |= ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::S));
    leave |= ui.input(|i| i.key_pressed(egui::Key::Escape)) && !typing && !something_over;
    if leave && dirty && !cx.read_only {
        // Only “Bỏ” lets go of what was typed.
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
    } else {
        close |= leave;
    }
    if cx.read_only {
        (save, again) = (false, false);
    }
    if save || again {
        let stored = match form.id.map(|id| cx.noted((screen.of.load)(cx, id))) {
            // It cannot be read just now, which is told: nothing is written over it.
            Some(None) => return,
            stored => stored.flatten().flatten(),
        };
        if form.id.is_some() && stored.as_ref() != Some(&form.original) {
            // Merged, restored or undone meanwhile: saving would take that back without a word.
            cx.actions.push(Action::Notice(screens::CHANGED_ELSEWHERE.to_owned()));
            return;
        }
        let edit = (screen.of.save)(form.record.clone());
        cx.actions.push(if again { Action::EditAndNew(edit) } else { Action::Edit(edit) });
    } else if close {
        page.form = None;
        page.marked.take_focus();
    }
}

/// What leads from the record to others. Is there anything of the kind?
fn buttons_ui<T>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    (screen, record, stored): (&Screen<T>, &T, Record),
    (is_low, is_typed_in): (bool, bool),
) -> bool {
    // As many as there can be stand in one row.
    ui.spacing_mut().button_padding.x = theme::gap::NEAR;
    if is_low {
        ui.spacing_mut().interact_size.y = theme::height::ROW;
        ui.spacing_mut().button_padding.y = 2.0;
        ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
    }
    let row = ui.horizontal_wrapped(|ui| {
        let begin = ui.next_widget_position();
        if has_profile(screen.list)
            && ui.button(actions::PROFILE).on_hover_text(actions::PROFILE_TIP).clicked()
        {
            cx.actions.push(Action::Profile(stored));
        }
        if let (Some(parts), false) = (screen.parts, cx.read_only)
            && ui.button(parts.open()).on_hover_text(actions::GRID_PASTE_TIP).clicked()
        {
            // Its table works on what is stored.
            cx.actions.push(if is_typed_in {
                Action::Notice(screens::FINISH_FIRST.to_owned())
            } else {
                Action::OpenParts(stored)
            });
        }
        (screen.more)(ui, record, cx);
        ui.next_widget_position() != begin
    });
    row.inner
}

/// What the record is called, and in small of which kind it is where there is room for that.
fn title_ui(ui: &mut egui::Ui, kind: Kind, name: &str, is_new: bool) {
    let p = theme::palette(ui.ctx());
    let kind = if is_new { screens::new_one(kind) } else { terms::kind(kind).to_owned() };
    let (title, kind) = if name.is_empty() {
        (with_capital(&kind), String::new())
    } else {
        (name.to_owned(), kind)
    };
    let room = ui.available_width();
    let small = egui::FontId::proportional(theme::size::SMALL);
    let beside = ui.painter().layout_no_wrap(kind.clone(), small, p.ink2).size().x;
    let title = egui::RichText::new(title).size(theme::size::FORM_TITLE);
    let title = egui::Label::new(title.family(theme::bold_family())).truncate();
    let title = ui.add(title);
    if !kind.is_empty() && title.rect.width() + theme::gap::NEAR + beside <= room {
        ui.label(egui::RichText::new(kind).color(p.ink2).size(theme::size::SMALL));
    }
}

/// Everything that was found, above the fields; each line leads to its field. Gives the one that was pressed.
fn findings_ui(ui: &mut egui::Ui, salt: &str, findings: &Findings) -> Option<Finding> {
    const MOST: f32 = 110.0;
    let p = theme::palette(ui.ctx());
    let mut pressed = None;
    egui::Panel::top(("form-findings", salt)).frame(egui::Frame::NONE).show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(MOST).id_salt(("findings", salt)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().button_padding.x = 0.0;
            theme::quiet_menus(ui);
            for finding in &findings.list {
                let is_warning = finding.problem.is_warning();
                let (sign, color) = if is_warning { ("●", p.amber) } else { ("⚠", p.accent) };
                let text = format!("{sign} {}", labels::finding(finding));
                let text = egui::RichText::new(text).color(color).size(theme::size::SMALL);
                if ui.add(egui::Button::new(text).wrap()).clicked() {
                    pressed = Some(finding.clone());
                }
            }
        });
        ui.add_space(theme::gap::NEAR);
    });
    pressed
}

/// Lists whose records have a page of their own.
fn has_profile(list: Kind) -> bool {
    matches!(list, Kind::Person | Kind::Unit | Kind::MovementModel)
}
