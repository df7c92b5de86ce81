//! “Lập danh sách nhanh”: paste rows, see the paper at once, correct on it, print; store later or never.
mod correct;
mod rows;

use super::{
    action::{Action, Actions},
    cx::Cx,
    drafts::{Draft, QUICK_LIST},
    print::preview::{PreviewState, preview_ui},
    theme,
    widgets::cached::Cached,
};
use crate::{
    domain::{
        entered::{Entered, Whole},
        ids::StepId,
        office::{body_named, our_body},
        quick_list::{QuickBody, QuickList, QuickPaper, QuickRow},
        vietnamese::clean,
    },
    exchange::table::{limits, sheet::QuickSheet},
    layout::{block::Document, page::Page, paginate},
    report::lists::quick,
    text::{drafts as words, print, reports, screens},
};
use correct::{Correction, correction_at, correction_ui};
use rows::{Texts, rows_ui};
use serde::{Deserialize, Serialize};

/// The list as it stands; kept as a draft, so that a power cut loses nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct QuickDraft {
    sheet: QuickSheet,
    body: String,
    form: String,
    year: Entered<Whole>,
    content: String,
    citation: String,
    paper: QuickPaper,
    without_achievements: bool,
}

impl Default for QuickDraft {
    fn default() -> Self {
        Self {
            sheet: QuickSheet::default(),
            body: String::new(),
            form: screens::USUAL_FORMS.first().copied().unwrap_or_default().to_owned(),
            year: Entered::default(),
            content: screens::USUAL_CONTENTS.first().copied().unwrap_or_default().to_owned(),
            citation: String::new(),
            paper: QuickPaper::default(),
            without_achievements: false,
        }
    }
}

/// View state.
#[derive(Default)]
pub(super) struct QuickState {
    draft: QuickDraft,
    edits: u64,
    /// Edits when the draft was last kept.
    kept_edits: u64,
    shown: Cached<u64, Result<(Document, Vec<Page>), String>>,
    texts: Cached<u64, Texts>,
    preview: PreviewState,
    correction: Option<Correction>,
    /// The step this list was recorded in.
    pub(super) recorded: Option<StepId>,
    /// It was asked whether a list that stands in the book is recorded again.
    pub(super) sure: bool,
    stands: Cached<StepId, bool>,
    changed_since: bool,
    started: bool,
    body_offered: bool,
}

/// What the quick list needs of a book, if one is open.
pub(super) struct QuickCx<'a> {
    pub(super) cx: Option<&'a Cx<'a>>,
    pub(super) today: jiff::civil::Date,
    pub(super) actions: &'a Actions,
}

impl QuickState {
    /// Takes pasted text in, below what is there.
    fn paste(&mut self, text: &str) {
        self.draft.sheet.paste(text);
        self.touch();
    }

    /// Was what is kept of a list looked for?
    pub(super) fn is_started(&self) -> bool {
        self.started
    }

    /// Begins, with the list kept from before when there is one; false when that cannot be read.
    pub(super) fn start(&mut self, kept: Option<&str>) -> bool {
        self.started = true;
        let Some(kept) = kept else { return true };
        let Ok(kept) = serde_json::from_str::<QuickDraft>(kept) else { return false };
        if self.draft.sheet.rows.is_empty() {
            self.draft = kept;
        } else {
            self.draft.sheet.put_above(kept.sheet);
        }
        self.touch();
        self.kept_edits = self.edits;
        true
    }

    /// A book was opened: the list goes on in it, with what it keeps.
    pub(super) fn moved(&mut self) {
        self.started = false;
        self.kept_edits = 0;
        self.recorded = None;
    }

    /// What is here is to be kept anew, wherever it was kept before.
    pub(super) fn keep_again(&mut self) {
        self.edits += 1;
    }

    /// Is anything typed that was not kept yet?
    pub(super) fn is_dirty(&self) -> bool {
        self.started && self.edits != self.kept_edits
    }

    /// The list to keep as a draft, when it changed since it was last kept.
    pub(super) fn draft_to_keep(&mut self) -> Option<Draft> {
        if !self.is_dirty() {
            return None;
        }
        self.kept_edits = self.edits;
        let is_recorded = self.recorded.is_some() && !self.changed_since;
        let nothing = self.draft.sheet.rows.is_empty() || is_recorded;
        let content = if nothing { None } else { serde_json::to_string(&self.draft).ok() };
        Some(Draft { form: QUICK_LIST.to_owned(), title: self.draft_title(), content })
    }

    /// How it is called while it is not recorded.
    pub(super) fn draft_title(&self) -> String {
        let rows = self.draft.sheet.rows.iter().filter(|r| !is_blank(r)).count();
        words::of_rows(screens::START_QUICK, rows)
    }

    /// The list was stored in this step.
    pub(super) fn stored(&mut self, step: Option<StepId>) {
        self.recorded = step;
        self.changed_since = false;
        self.edits += 1;
    }

    /// Stands the list in the book as it is here? Not after an undo.
    fn is_recorded(&mut self, cx: Option<&Cx<'_>>) -> bool {
        let (Some(step), Some(cx)) = (self.recorded, cx) else { return false };
        let stands = self.stands.get(cx.revision, &step, |id| {
            cx.get(|read| read.history_step(*id)).is_some_and(|s| !s.undone)
        });
        *stands && !self.changed_since
    }

    fn touch(&mut self) {
        self.edits += 1;
        self.changed_since = true;
    }

    /// The list as it stands, every line in its place: the paper names its rows by that.
    fn list(&self, cx: Option<&Cx<'_>>) -> QuickList {
        let known = cx.and_then(|cx| body_named(&cx.lists.bodies, &self.draft.body));
        QuickList {
            body: known
                .and_then(|b| b.id)
                .map_or_else(|| QuickBody::New(self.draft.body.clone()), QuickBody::Existing),
            form: self.draft.form.clone(),
            content: self.draft.content.clone(),
            citation: self.draft.citation.clone(),
            year: self.draft.year.clone(),
            rows: self.draft.sheet.rows.clone(),
            paper: self.draft.paper,
            without_achievements: self.draft.without_achievements,
            is_at_once: false,
        }
    }

    /// The paper: both annexes, composed without storing anything, once for each change.
    pub(super) fn shown(&mut self, q: &QuickCx<'_>) -> &Result<(Document, Vec<Page>), String> {
        let mut shown = std::mem::take(&mut self.shown);
        let revision = q.cx.map_or(0, |c| c.revision);
        shown.get(revision, &self.edits, |_| {
            let list = self.list(q.cx);
            // Until there are rows and a body, the paper's place says what it waits for.
            if list.rows.iter().all(is_blank) || clean(&self.draft.body).is_empty() {
                return Err(reports::EMPTY_QUICK_LIST.to_owned());
            }
            let document = quick::together(q.cx.map(|cx| cx.read), &list, q.today)
                .map_err(|error| error.sentence())?;
            let pages = paginate(&document);
            Ok((document, pages))
        });
        self.shown = shown;
        self.shown.get(revision, &self.edits, |_| Err(String::new()))
    }

    fn citation_shown(&self) -> String {
        if self.draft.citation.is_empty() {
            let year = self.draft.year.get().map_or(0, |y| y.0);
            print::citation(&self.draft.form, &self.draft.content, (year, None))
        } else {
            self.draft.citation.clone()
        }
    }

    /// Is there a paper to print?
    fn is_ready(&mut self, q: &QuickCx<'_>) -> bool {
        self.shown(q).is_ok()
    }
}

/// A line that was added and not typed in yet.
fn is_blank(row: &QuickRow) -> bool {
    [&row.name, &row.post, &row.unit].iter().all(|t| t.trim().is_empty())
}

/// Draws it.
pub(super) fn quick_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    if state.draft.year.text.is_empty() {
        let year = q.cx.map_or(i64::from(q.today.year()), |c| c.year);
        state.draft.year = Entered::of(Some(Whole(year)));
    }
    if state.draft.body.is_empty() && !state.body_offered {
        state.body_offered = true;
        let ours = q.cx.and_then(|c| our_body(&c.lists.bodies));
        if let Some(body) = ours {
            body.short().clone_into(&mut state.draft.body);
        }
    }
    take_paste(ui, state, q.actions);
    let p = theme::palette(ui.ctx());
    egui::Panel::left("quick-rows")
        .resizable(true)
        .default_size(650.0)
        .size_range(320.0..=(ui.available_width() * 0.65).max(330.0))
        .frame(egui::Frame::new().fill(p.paper).inner_margin(theme::margin::ROWS))
        .show(ui, |ui| {
            // The rows are what is looked at: everything around them is low.
            ui.spacing_mut().interact_size.y = theme::height::ROW;
            ui.spacing_mut().button_padding.y = 2.0;
            ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
            rows_ui(q, ui, state);
        });
    let desk = egui::Frame::new().fill(p.desk);
    egui::CentralPanel::default().frame(desk).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::Frame::new().inner_margin(theme::margin::ROWS).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(egui::RichText::new(screens::QUICK_PAPER).family(theme::bold_family()));
                let hint = egui::RichText::new(screens::QUICK_EDIT_HINT).color(p.ink2);
                ui.label(hint.size(theme::size::SMALL));
            });
        });
        let mut preview = state.preview.clone();
        let click = match state.shown(q) {
            Ok((document, pages)) => {
                let remarks = document.sections.iter().flat_map(|s| &s.remarks);
                theme::at_edge(p.desk).show(ui, |ui| {
                    for remark in remarks {
                        ui.label(egui::RichText::new(remark).color(p.amber));
                    }
                });
                preview_ui(ui, pages, &mut preview, |_, _| {})
            }
            Err(sentence) => {
                ui.add_space(theme::gap::FIELD);
                theme::at_edge(p.desk).show(ui, |ui| {
                    ui.label(egui::RichText::new(sentence).color(p.ink2));
                });
                None
            }
        };
        state.preview = preview;
        if let Some(click) = click {
            state.correction = correction_at(state, &click);
        }
        correction_ui(ui, state);
    });
}

/// Ctrl+V anywhere but in a text field brings rows in; so does a block with tabs in any field here.
fn take_paste(ui: &mut egui::Ui, state: &mut QuickState, actions: &Actions) {
    let typing = ui.memory(|m| m.focused().is_some());
    let pasted = ui.input(|i| {
        i.events.iter().find_map(|e| match e {
            egui::Event::Paste(text) if !typing || text.contains('\t') => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = pasted {
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, egui::Event::Paste(_))));
        if limits::fits(&text, state.draft.sheet.rows.len()) {
            state.paste(&text);
        } else {
            actions.push(Action::Notice(limits::too_large()));
        }
    }
}
