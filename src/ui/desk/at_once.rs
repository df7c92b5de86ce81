//! Khen đột xuất: one name straight to the draft of a decision.
use crate::{
    domain::{
        edit::{Edit, Purpose},
        entered::{Entered, Whole},
        field::Field,
        ids::BodyId,
        office::{Body, our_body},
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::RecipientKind,
    },
    text::{actions, desk as words, labels, print, terms::field},
    ui::{action::Action, cx::Cx, theme, widgets::line::field_ui},
};

/// What is typed of whom is commended.
pub(super) struct AtOnce {
    kind: RecipientKind,
    name: String,
    post: String,
    unit: String,
    why: String,
    form: String,
    body: Option<BodyId>,
}

impl AtOnce {
    /// With the usual form, of our own body.
    pub(super) fn begin(cx: &Cx<'_>) -> Self {
        Self {
            kind: RecipientKind::Person,
            name: String::new(),
            post: String::new(),
            unit: String::new(),
            why: String::new(),
            form: cx.lists.forms.first().cloned().unwrap_or_default(),
            body: our_body(&cx.lists.bodies).and_then(|body| body.id),
        }
    }

    /// The step that makes round, award and draft; `None` while something is missing.
    fn edit(&self, year: i64) -> Option<Edit> {
        let body = QuickBody::Existing(self.body?);
        let (name, why) = (self.name.trim(), self.why.trim());
        if name.is_empty() || why.is_empty() || self.form.is_empty() {
            return None;
        }
        let is_person = self.kind == RecipientKind::Person;
        let row = QuickRow {
            kind: self.kind,
            name: name.to_owned(),
            post: if is_person { self.post.trim().to_owned() } else { String::new() },
            unit: self.unit.trim().to_owned(),
            achievement: why.to_owned(),
            ..QuickRow::default()
        };
        let list = QuickList {
            body,
            form: self.form.clone(),
            content: words::AT_ONCE_CONTENT.to_owned(),
            citation: print::at_once_citation(why),
            year: Entered::of(Some(Whole(year))),
            rows: vec![row],
            is_at_once: true,
            ..QuickList::default()
        };
        let edits = vec![Edit::RecordQuickList(list)];
        Some(Edit::Several { purpose: Purpose::AtOnce, edits })
    }
}

/// Asks, while somebody is to be commended; true when it was pushed.
pub(super) fn at_once_ui(cx: &Cx<'_>, ctx: &egui::Context, at_once: &mut Option<AtOnce>) -> bool {
    /// Points of its fields.
    const WIDTH: f32 = 440.0;
    /// Points above and below its fields.
    const AROUND: f32 = 230.0;
    let Some(asked) = at_once else { return false };
    let p = theme::palette(ctx);
    let (mut go, mut leave) = (false, false);
    let response = theme::dialog(ctx, "commended at once").show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        ui.heading(words::AT_ONCE_TITLE);
        ui.label(egui::RichText::new(words::AT_ONCE_HINT).color(p.ink2));
        ui.add_space(theme::gap::NEAR);
        ui.horizontal(|ui| {
            ui.label(words::AT_ONCE_WHOM);
            for kind in RecipientKind::ALL {
                ui.radio_value(&mut asked.kind, kind, labels::recipient_kind(kind));
            }
        });
        // In a low window the fields scroll, and the buttons stay in sight.
        let room = (ctx.content_rect().height() - AROUND).max(theme::height::FIELD * 2.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
            let name = field_ui(ui, words::AT_ONCE_NAME, &mut asked.name);
            if asked.kind == RecipientKind::Person {
                field_ui(ui, words::AT_ONCE_POST, &mut asked.post);
            }
            field_ui(ui, words::AT_ONCE_UNIT, &mut asked.unit);
            field_ui(ui, words::AT_ONCE_WHY, &mut asked.why);
            field_ui(ui, field(Field::AwardForm), &mut asked.form);
            body_ui(cx, ui, &mut asked.body);
            if ui.memory(|m| m.focused().is_none()) {
                name.request_focus();
            }
        });
        ui.add_space(theme::gap::FIELD);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(asked.edit(cx.year).is_some(), |ui| {
                go = theme::main_button(ui, words::AT_ONCE_NOW).clicked();
            });
            leave = ui.button(actions::CANCEL).clicked();
        });
    });
    // A press beside it loses nothing that was typed: only “Hủy” and Esc leave.
    leave |= response.is_top_modal
        && !response.any_popup_open
        && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let edit = asked.edit(cx.year).filter(|_| go);
    let is_pushed = edit.is_some();
    cx.actions.extend(edit.map(Action::Edit));
    if is_pushed || leave {
        *at_once = None;
    }
    is_pushed
}

/// Which of our bodies awards.
fn body_ui(cx: &Cx<'_>, ui: &mut egui::Ui, body: &mut Option<BodyId>) {
    let ours = || cx.lists.bodies.iter().filter(|b| b.is_ours);
    let name = |id: Option<BodyId>| {
        ours().find(|b| b.id.is_some() && b.id == id).map_or("", Body::short).to_owned()
    };
    let label = ui.label(field(Field::Body)).id;
    let combo = egui::ComboBox::from_id_salt("at once body").icon(theme::chevron);
    combo
        .width(ui.available_width())
        .selected_text(name(*body))
        .show_ui(ui, |ui| {
            for ours in ours() {
                ui.selectable_value(body, ours.id, ours.short());
            }
        })
        .response
        .labelled_by(label);
}
