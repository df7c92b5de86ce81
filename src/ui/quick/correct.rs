//! Correcting a text of a quick list on the paper: what a click means, and the small field.
use super::QuickState;
use crate::{
    domain::{
        quick_list::{QuickPaper, QuickRow},
        recipient::RecipientKind,
        vietnamese::{clean, name_from_capitals},
    },
    layout::texts::text_of,
    report::spots::{self, column},
    text::labels,
    ui::print::preview::PaperClick,
};
use egui::{Key, Modifiers};

/// Which text is being corrected on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// A text of the line at this place of the list.
    Row(usize, Part),
    Citation,
    /// The subject of a paper of proposals is made of the content.
    Content,
}

/// Which text of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Post,
    Unit,
    /// Both, where the paper has one column for them.
    PostAndUnit,
    Achievement,
}

/// A correction open on the paper.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    target: Target,
    text: String,
    at: egui::Pos2,
    focus: bool,
}

/// The text that was clicked, when it can be corrected: the name it has on the paper says which it is.
pub(super) fn correction_at(state: &QuickState, click: &PaperClick) -> Option<Correction> {
    let Some(Ok((document, _))) = state.shown.peek() else { return None };
    let spot = text_of(document, click.run.as_ref()?)?.spot?;
    let (target, text) = if let Some((line, column)) = spots::row_and_column(spot) {
        let line: usize = line.parse().ok()?;
        let row = state.draft.sheet.rows.get(line)?;
        let (part, text) = match column {
            column::NAME => (Part::Name, row.name.clone()),
            column::POST => (Part::Post, row.post.clone()),
            column::UNIT => (Part::Unit, row.unit.clone()),
            column::POST_AND_UNIT => (Part::PostAndUnit, both(row)),
            column::ACHIEVEMENT => (Part::Achievement, row.achievement.clone()),
            _ => return None,
        };
        (Target::Row(line, part), text)
    } else if spot.as_str() == spots::SUBJECT {
        match state.draft.paper {
            QuickPaper::Proposal | QuickPaper::ToSubmission => {
                (Target::Content, clean(&state.draft.content))
            }
            QuickPaper::ToDecision | QuickPaper::Alone => {
                (Target::Citation, state.citation_shown())
            }
        }
    } else {
        return None;
    };
    Some(Correction { target, text, at: click.at, focus: true })
}

/// Post and unit as one column shows them.
fn both(row: &QuickRow) -> String {
    labels::joined(&[&clean(&row.post), &clean(&row.unit)])
}

/// The small field that opens on the paper.
pub(super) fn correction_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let Some(correction) = &mut state.correction else { return };
    let mut done = false;
    let mut cancel = false;
    egui::Area::new(ui.scope_id().with("correction"))
        .order(egui::Order::Foreground)
        .fixed_pos(correction.at - egui::vec2(40.0, 16.0))
        .constrain(true)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                let edit = egui::TextEdit::singleline(&mut correction.text).desired_width(380.0);
                let response = ui.add(edit);
                if std::mem::take(&mut correction.focus) {
                    response.request_focus();
                }
                done |= response.lost_focus();
                cancel = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
            });
        });
    if cancel {
        state.correction = None;
    } else if done && let Some(correction) = state.correction.take() {
        let text = clean(&correction.text);
        match correction.target {
            Target::Row(line, part) => {
                if let Some(row) = state.draft.sheet.rows.get_mut(line) {
                    correct_row(row, part, text);
                }
            }
            Target::Content => state.draft.content = text,
            Target::Citation => state.draft.citation = text,
        }
        state.touch();
    }
}

fn correct_row(row: &mut QuickRow, part: Part, text: String) {
    row.by_hand = true;
    match part {
        Part::Name if row.kind == RecipientKind::Person => row.name = name_from_capitals(&text),
        Part::Name => row.name = text,
        Part::Post => row.post = text,
        Part::Unit => row.unit = text,
        Part::PostAndUnit => {
            row.post = text;
            row.unit.clear();
        }
        Part::Achievement => row.achievement = text,
    }
}
