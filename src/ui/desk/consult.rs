//! Other agencies are asked about names of a round (hiệp y), and what they answered is noted.
use crate::{
    domain::consultation::ConsultationAnswer,
    listing::desk::Name,
    records::{
        proposals::agencies,
        round_names::{Consulting, consulted},
    },
    text::{actions, desk as words},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{form::mark_all, line::field_ui, menu::low_rows},
    },
};

/// The question about names.
pub(super) struct Consult {
    names: Vec<Name>,
    /// Agencies to choose from.
    agencies: Vec<String>,
    agency: String,
    /// What it said, where it had something to say.
    said: String,
    /// Its first field was gone to.
    is_begun: bool,
}

impl Consult {
    /// About names that were proposed; `None` where none was.
    pub(super) fn about(cx: &Cx<'_>, mut names: Vec<Name>) -> Option<Self> {
        names.retain(|name| name.stands() && name.proposal.is_some());
        let agencies = agencies(&cx.known);
        let agency = agencies.first().cloned().unwrap_or_default();
        (!names.is_empty()).then(|| Self {
            names,
            agencies,
            agency,
            said: String::new(),
            is_begun: false,
        })
    }
}

/// Asks, while there is something to ask.
pub(super) fn consult_ui(cx: &Cx<'_>, ctx: &egui::Context, consult: &mut Option<Consult>) {
    /// Points of its fields.
    const WIDTH: f32 = 420.0;
    let Some(asked) = consult else { return };
    let mut answer = None;
    let response = theme::dialog(ctx, "agencies asked").show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        let first = asked.names.first().map_or("", |n| n.name.as_str());
        ui.heading(words::consult_title(asked.names.len(), first));
        let field = |ui: &mut egui::Ui, label: &str, text: &mut String| {
            ui.add_space(theme::gap::NEAR);
            field_ui(ui, label, text)
        };
        let agency = field(ui, words::AGENCY, &mut asked.agency);
        ui.horizontal_wrapped(|ui| {
            low_rows(ui);
            for known in &asked.agencies {
                if ui.selectable_label(*known == asked.agency, known).clicked() {
                    asked.agency.clone_from(known);
                }
            }
        });
        field(ui, words::AGENCY_SAID, &mut asked.said);
        if ui.memory(|m| m.focused().is_none()) {
            agency.request_focus();
        }
        if agency.has_focus() && !std::mem::replace(&mut asked.is_begun, true) {
            // The usual one stands there: the first letter of another replaces it.
            mark_all(ui.ctx(), agency.id, &asked.agency);
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!asked.agency.trim().is_empty(), |ui| {
                let said = asked.said.trim().to_owned();
                if said.is_empty() {
                    if theme::main_button(ui, words::ASK_NOW).clicked() {
                        answer = Some(Some(Consulting::Ask));
                    }
                    if ui.button(words::NO_OBJECTION_NOW).clicked() {
                        let none = ConsultationAnswer::NoObjection;
                        answer = Some(Some(Consulting::Answer(none, said)));
                    }
                } else if theme::main_button(ui, words::OBJECTION_NOW).clicked() {
                    let objection = ConsultationAnswer::Objection;
                    answer = Some(Some(Consulting::Answer(objection, said)));
                }
            });
            if ui.button(actions::CANCEL).clicked() {
                answer = Some(None);
            }
        });
    });
    if theme::left_by_escape(ctx, &response) && answer.is_none() {
        answer = Some(None);
    }
    let Some(answer) = answer else { return };
    if let Some(consulting) = answer {
        let edit = consulted(&cx.known, &asked.names, asked.agency.trim(), &consulting);
        cx.actions.extend(cx.noted(edit).map(|edit| {
            let nothing = || Action::Notice(words::NOTHING_TO_NOTE.to_owned());
            edit.map_or_else(nothing, Action::Edit)
        }));
    }
    *consult = None;
}
