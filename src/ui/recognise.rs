//! “Công nhận…”: which models, by which level and body, by which decision.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{line::field_ui, menu::low_rows},
};
use crate::{
    domain::{
        entered::Entered,
        field::Field,
        ids::{BodyId, RegistrationId},
        list_item::ListKind,
        movement::Recognition,
        office::our_body,
        problem::Findings,
        vietnamese::same_name_key,
    },
    records::recognised::recognised,
    text::{actions, labels, results as words, terms::field},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A model that may be recognised.
pub(super) struct Candidate {
    pub(super) registration: RegistrationId,
    pub(super) name: String,
    /// Its class, or how well it works: all of one are chosen together.
    pub(super) group: String,
}

/// The question.
pub(super) struct Recognise {
    candidates: Vec<Candidate>,
    groups: Vec<String>,
    chosen: BTreeSet<RegistrationId>,
    level: String,
    body: Option<BodyId>,
    number: String,
    date: Entered<Date>,
}

impl Recognise {
    /// About these models, none of them chosen yet; `None` where there are none, which is said.
    pub(super) fn about(cx: &Cx<'_>, mut candidates: Vec<Candidate>) -> Option<Self> {
        let recognised = cx.get(|read| read.recognition_rows(Some(cx.year)));
        for candidate in &mut candidates {
            let is_its = |row: &&crate::workspace::RecognitionRow| {
                row.stands && row.registration == candidate.registration
            };
            let levels = recognised.iter().filter(is_its).map(|row| row.level.as_str());
            let levels: Vec<&str> = levels.collect();
            if !levels.is_empty() {
                let already = words::recognised_already(&levels.join(", "));
                candidate.name = labels::joined(&[&candidate.name, &already]);
            }
        }
        let mut groups: Vec<String> = Vec::new();
        for candidate in &candidates {
            if !groups.contains(&candidate.group) {
                groups.push(candidate.group.clone());
            }
        }
        if candidates.is_empty() {
            cx.actions.push(Action::Notice(words::NO_MODELS.to_owned()));
        }
        let body = our_body(&cx.lists.bodies);
        (!candidates.is_empty()).then(|| Self {
            candidates,
            groups,
            chosen: BTreeSet::new(),
            level: body.map_or_else(String::new, |body| body.level.clone()),
            body: body.and_then(|body| body.id),
            number: String::new(),
            date: Entered::default(),
        })
    }

    fn recognition(&self) -> Recognition {
        Recognition {
            level: self.level.trim().to_owned(),
            body: self.body,
            number: self.number.trim().to_owned(),
            date: self.date.clone(),
            ..Recognition::default()
        }
    }
}

/// Asks, while there is something to ask.
pub(super) fn recognise_ui(cx: &Cx<'_>, ctx: &egui::Context, state: &mut Option<Recognise>) {
    /// Points of its fields.
    const WIDTH: f32 = 560.0;
    /// Points above and below what scrolls.
    const AROUND: f32 = 200.0;
    let Some(asked) = state else { return };
    let (mut go, mut leave) = (false, false);
    let response = theme::dialog(ctx, "recognise models").show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        ui.heading(words::RECOGNISE_TITLE);
        let room = (ctx.content_rect().height() - AROUND).max(theme::height::FIELD * 2.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
            by_whom_ui(cx, ui, asked);
            ui.add_space(theme::gap::FIELD);
            models_ui(ui, asked);
        });
        let mut wrong = Findings::default();
        wrong.read(Field::RecognisedOn, &asked.date);
        let p = theme::palette(ui.ctx());
        for finding in &wrong.list {
            ui.label(egui::RichText::new(labels::finding(finding)).color(p.accent));
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal(|ui| {
            let by = !asked.level.trim().is_empty() || asked.body.is_some();
            let may = by && !asked.chosen.is_empty() && wrong.list.is_empty();
            ui.add_enabled_ui(may, |ui| {
                let button = words::recognise_now(asked.chosen.len());
                go = theme::main_button(ui, &button).clicked();
            });
            leave = ui.button(actions::CANCEL).clicked();
        });
    });
    leave |= theme::left_by_escape(ctx, &response);
    if go {
        let models: Vec<RegistrationId> = asked.chosen.iter().copied().collect();
        let edit = cx.noted(recognised(&cx.known, &models, &asked.recognition()));
        cx.actions.extend(edit.map(|edit| match edit {
            Some(edit) => Action::Edit(edit),
            None => Action::Notice(words::RECOGNISED_ALREADY.to_owned()),
        }));
    }
    if go || leave {
        *state = None;
    }
}

fn by_whom_ui(cx: &Cx<'_>, ui: &mut egui::Ui, asked: &mut Recognise) {
    let level = field_ui(ui, field(Field::Level), &mut asked.level);
    if ui.memory(|m| m.focused().is_none()) {
        level.request_focus();
    }
    ui.horizontal_wrapped(|ui| {
        low_rows(ui);
        for known in cx.lists.items(ListKind::Level) {
            if ui.selectable_label(*known == asked.level, known).clicked() {
                asked.level.clone_from(known);
                // A body recognises at its own level.
                let own = cx.lists.bodies.iter().find(|body| body.id == asked.body);
                let fits =
                    |level: &str| level.is_empty() || same_name_key(level) == same_name_key(known);
                asked.body = asked.body.filter(|_| own.is_none_or(|body| fits(&body.level)));
            }
        }
    });
    let label = ui.label(field(Field::RecognisedBy)).id;
    let shown = |body: Option<BodyId>| cx.lists.body_name(body).to_owned();
    let combo = egui::ComboBox::from_id_salt("recognised by").icon(theme::chevron);
    let combo = combo.width(ui.available_width()).selected_text(shown(asked.body));
    combo
        .show_ui(ui, |ui| {
            if ui.selectable_label(asked.body.is_none(), "").clicked() {
                asked.body = None;
            }
            for body in cx.lists.bodies.iter() {
                if ui.selectable_label(asked.body == body.id, body.short()).clicked() {
                    asked.body = body.id;
                    if !body.level.is_empty() {
                        let known = cx.lists.items(ListKind::Level).iter();
                        let same =
                            |level: &&String| same_name_key(level) == same_name_key(&body.level);
                        asked.level.clone_from(known.clone().find(same).unwrap_or(&body.level));
                    }
                }
            }
        })
        .response
        .labelled_by(label);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            field_ui(left, field(Field::RecognitionNumber), &mut asked.number);
            let day = field_ui(right, field(Field::RecognisedOn), &mut asked.date.text);
            if day.lost_focus() {
                asked.date.tidy(cx.today);
            }
        }
    });
}

/// All models with a tick, and a button for all of a group.
fn models_ui(ui: &mut egui::Ui, asked: &mut Recognise) {
    ui.horizontal_wrapped(|ui| {
        for group in &asked.groups {
            let of_group = || asked.candidates.iter().filter(|c| c.group == *group);
            let all = of_group().all(|c| asked.chosen.contains(&c.registration));
            let button = words::all_of(group, of_group().count());
            if ui.add(theme::small_button(button).selected(all)).clicked() {
                let ids: Vec<RegistrationId> = of_group().map(|c| c.registration).collect();
                for id in ids {
                    if all {
                        asked.chosen.remove(&id);
                    } else {
                        asked.chosen.insert(id);
                    }
                }
            }
        }
    });
    for candidate in &asked.candidates {
        let mut is_chosen = asked.chosen.contains(&candidate.registration);
        if ui.checkbox(&mut is_chosen, &candidate.name).changed() {
            if is_chosen {
                asked.chosen.insert(candidate.registration);
            } else {
                asked.chosen.remove(&candidate.registration);
            }
        }
    }
}
