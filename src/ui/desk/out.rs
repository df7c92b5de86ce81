//! Names are taken out of a round or put off: who said so, and why; and who comes in their place.
use crate::{
    domain::{
        award::{Outcome, Recipient},
        recipient::RecipientKind,
    },
    listing::desk::{Desk, Name},
    records::round_names::{Replacement, judged, replaced, replacements},
    text::{actions, desk as words},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{line::field_ui, menu::low_rows},
    },
};

/// The question about names.
pub(super) struct Out {
    /// Which.
    names: Vec<Name>,
    /// Who said so.
    by: String,
    /// Why.
    reason: String,
    /// Who comes in for the only one, as typed.
    instead: String,
    /// The one of them that was chosen.
    chosen: Option<Replacement>,
    /// Those who fit what was typed when it was last looked up.
    found: (String, Vec<Replacement>),
}

impl Out {
    /// About these names.
    pub(super) fn of(names: Vec<Name>) -> Self {
        Self {
            names,
            by: String::new(),
            reason: String::new(),
            instead: String::new(),
            chosen: None,
            found: (String::new(), Vec::new()),
        }
    }
}

/// What was answered.
enum Answer {
    Leave,
    Out(Outcome),
    /// Somebody else comes in.
    Instead(Recipient),
}

/// Asks, while there is something to ask.
pub(super) fn out_ui(cx: &Cx<'_>, ctx: &egui::Context, desk: Option<&Desk>, out: &mut Option<Out>) {
    /// Points of its fields.
    const WIDTH: f32 = 420.0;
    let Some(asked) = out else { return };
    let mut answer = None;
    let response = theme::dialog(ctx, "names out of a round").show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        let first = asked.names.first().map_or("", |n| n.name.as_str());
        ui.heading(words::take_out_title(asked.names.len(), first));
        let field = |ui: &mut egui::Ui, label: &str, text: &mut String| {
            ui.add_space(theme::gap::NEAR);
            field_ui(ui, label, text)
        };
        let by = field(ui, words::WHO_SAID, &mut asked.by);
        let mut last = field(ui, words::WHY, &mut asked.reason);
        let entered = |ui: &egui::Ui, field: &egui::Response| {
            field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
        };
        let mut is_entered = entered(ui, &last);
        let mut new = None;
        if let ([only], Some(desk)) = (asked.names.as_slice(), desk)
            && words::may_be_replaced(only.recipient.kind())
        {
            let kind = only.recipient.kind();
            last = field(ui, words::INSTEAD, &mut asked.instead);
            is_entered |= entered(ui, &last);
            new = instead_ui(cx, ui, (desk, kind), asked);
        }
        if ui.memory(|m| m.focused().is_none()) {
            by.request_focus();
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal_wrapped(|ui| {
            // Enter in the last field is the main button.
            let is_unknown = !asked.instead.trim().is_empty() && new.is_none();
            ui.add_enabled_ui(!asked.reason.trim().is_empty() && !is_unknown, |ui| {
                let is_full = ui.is_enabled();
                if let Some(new) = new {
                    let pressed = theme::main_button(ui, words::REPLACE_NOW).clicked();
                    if pressed || is_entered && is_full {
                        answer = Some(Answer::Instead(new.recipient));
                    }
                    return;
                }
                let pressed = theme::main_button(ui, words::TAKE_OUT_NOW).clicked();
                if pressed || is_entered && is_full {
                    answer = Some(Answer::Out(Outcome::Withdrawn));
                }
                if ui.button(words::PUT_OFF_NOW).clicked() {
                    answer = Some(Answer::Out(Outcome::Postponed));
                }
            });
            if ui.button(actions::CANCEL).clicked() {
                answer = Some(Answer::Leave);
            }
        });
    });
    if theme::left_by_escape(ctx, &response) && answer.is_none() {
        answer = Some(Answer::Leave);
    }
    let Some(answer) = answer else { return };
    let edit = match (answer, desk, asked.names.first()) {
        (Answer::Out(outcome), ..) => {
            judged(&cx.known, &asked.names, (outcome, &asked.by, &asked.reason))
        }
        (Answer::Instead(new), Some(desk), Some(name)) => {
            replaced(&cx.known, (desk, name), (&asked.by, &asked.reason), &new)
        }
        _ => Ok(None),
    };
    if let Some(edit) = cx.noted(edit).flatten() {
        cx.actions.push(Action::Edit(edit));
    }
    *out = None;
}

/// Those who may come in, of what is typed so far; gives the one that is meant: the chosen one, or the only one.
fn instead_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    of: (&Desk, RecipientKind),
    asked: &mut Out,
) -> Option<Replacement> {
    /// Offered at once.
    const MOST: usize = 6;
    let p = theme::palette(ui.ctx());
    let Out { instead, chosen, found: (typed, found), .. } = asked;
    let text = instead.trim();
    if text != typed {
        text.clone_into(typed);
        *found = replacements(&cx.known, of, text, MOST);
        // Other words are somebody else.
        chosen.take_if(|chosen| chosen.shown != text);
    }
    if text.is_empty() {
        return None;
    }
    if chosen.is_some() {
        return chosen.clone();
    }
    if found.is_empty() {
        ui.label(egui::RichText::new(words::INSTEAD_UNKNOWN).color(p.amber));
        return None;
    }
    let only = found.first().filter(|_| found.len() == 1).cloned();
    ui.horizontal_wrapped(|ui| {
        low_rows(ui);
        for new in found.iter() {
            if ui.selectable_label(Some(new) == only.as_ref(), &new.shown).clicked() {
                *chosen = Some(new.clone());
            }
        }
    });
    if let Some(chosen) = chosen {
        instead.clone_from(&chosen.shown);
    }
    only
}
