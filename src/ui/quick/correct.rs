//! Correcting a text of a quick list on the paper: which row and cell a click means, and the small field.
use super::{QuickState, is_blank};
use crate::{
    domain::{
        quick_list::{QuickPaper, QuickRow},
        recipient::RecipientKind,
        vietnamese::{clean, name_from_capitals},
    },
    layout::{block::Document, page::Item, paginate},
    ui::print::preview::PaperClick,
};
use egui::{Key, Modifiers};

/// Which text of a row is being corrected on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Post,
    Unit,
    /// Both, where the paper has one column for them.
    PostAndUnit,
    Achievement,
    Citation,
    /// The subject of a paper of proposals is made of the content.
    Content,
}

/// A correction open on the paper.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    row: Option<usize>,
    part: Part,
    text: String,
    at: egui::Pos2,
    focus: bool,
}

/// Which row and text was clicked: the row whose serial number stands on that line or last above it.
pub(super) fn correction_at(state: &QuickState, click: &PaperClick) -> Option<Correction> {
    let wanted = clean(&click.text);
    let within = |text: &str| !text.is_empty() && clean(text).contains(&wanted);
    let kind = state.kind_on_show();
    let pages_rows: Vec<usize> = (0..state.draft.sheet.rows.len())
        .filter(|i| {
            state.draft.sheet.rows.get(*i).is_some_and(|r| Some(r.kind) == kind && !is_blank(r))
        })
        .collect();
    // The row whose serial number stands on the clicked line, or last above it.
    let serial = state.serial_at(click.y);
    let found = serial.and_then(|n| pages_rows.get(n.checked_sub(1)?)).and_then(|i| {
        let row = state.draft.sheet.rows.get(*i)?;
        let part = if within(&row.name) {
            Part::Name
        } else if row.kind == RecipientKind::Person && within(&row.post) {
            Part::Post
        } else if within(row.printed_unit()) {
            Part::Unit
        } else if row.kind == RecipientKind::Person && within(&both(row)) {
            Part::PostAndUnit
        } else if within(&row.achievement) {
            Part::Achievement
        } else {
            return None;
        };
        Some((*i, part))
    });
    let (row, part, text) = if let Some((i, part)) = found {
        let row = state.draft.sheet.rows.get(i)?;
        let text = match part {
            Part::Name | Part::Citation | Part::Content => row.name.clone(),
            Part::Post => row.post.clone(),
            Part::Unit => row.unit.clone(),
            Part::PostAndUnit => both(row),
            Part::Achievement => row.achievement.clone(),
        };
        (Some(i), part, text)
    } else {
        let proposed = matches!(state.draft.paper, QuickPaper::Proposal | QuickPaper::ToSubmission);
        let (part, text) = if proposed {
            (Part::Content, clean(&state.draft.content))
        } else {
            (Part::Citation, state.citation_shown())
        };
        let form = clean(&state.draft.form);
        let says_form = !form.is_empty() && wanted.contains(&form);
        if !says_form && !text.contains(&wanted) && !is_part(&text, &wanted) {
            return None;
        }
        (None, part, text)
    };
    Some(Correction { row, part, text, at: click.at, focus: true })
}

/// Is a line of a subject, as it was broken, made of this text: does it hold several of its words in
/// their order?
fn is_part(text: &str, line: &str) -> bool {
    const WORDS: usize = 3;
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(WORDS).any(|some| text.contains(&some.join(" ")))
}

/// Post and unit as one column shows them.
fn both(row: &QuickRow) -> String {
    let both = [&row.post, &row.unit].map(|t| clean(t));
    both.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

impl QuickState {
    /// The kind of recipients that the page on show lists: one section of the paper for each kind.
    fn kind_on_show(&self) -> Option<RecipientKind> {
        let Some(Ok((document, _))) = self.shown.peek() else { return None };
        let rows = &self.draft.sheet.rows;
        let listed = |kind: &RecipientKind| rows.iter().any(|r| r.kind == *kind && !is_blank(r));
        let kinds = RecipientKind::ALL.into_iter().filter(listed);
        let mut pages = 0;
        for (kind, section) in kinds.zip(&document.sections) {
            let alone = Document { sections: vec![section.clone()], ..Document::default() };
            pages += paginate(&alone).len();
            if self.preview.page < pages {
                return Some(kind);
            }
        }
        None
    }

    /// The serial number in force at a height of the page on show.
    fn serial_at(&self, y: f32) -> Option<usize> {
        let Some(Ok((_, pages))) = self.shown.peek() else { return None };
        let page = pages.get(self.preview.page)?;
        let left = page.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line.x0.min(line.x1)),
            Item::Text(_) => None,
        });
        let left = left.fold(f32::MAX, f32::min);
        let mut serial = None;
        for item in &page.items {
            if let Item::Text(run) = item
                && run.y <= y + 1.0
                && run.x < left + 40.0
                && let Ok(number) = run.text.trim().parse()
            {
                serial = Some(number);
            }
        }
        serial
    }
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
        match correction.row.and_then(|i| state.draft.sheet.rows.get_mut(i)) {
            Some(row) => {
                row.by_hand = true;
                match correction.part {
                    Part::Name => {
                        row.name = if row.kind == RecipientKind::Person {
                            name_from_capitals(&text)
                        } else {
                            text
                        }
                    }
                    Part::Post => row.post = text,
                    Part::Unit => row.unit = text,
                    Part::PostAndUnit => {
                        row.post = text;
                        row.unit.clear();
                    }
                    Part::Achievement => row.achievement = text,
                    Part::Citation | Part::Content => {}
                }
            }
            None if correction.part == Part::Content => state.draft.content = text,
            None => state.draft.citation = text,
        }
        state.touch();
    }
}
