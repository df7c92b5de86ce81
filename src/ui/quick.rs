//! “Lập danh sách nhanh”: paste rows, see the paper at once, correct on it, print; store later or never.
use super::{
    action::{Action, Actions},
    cx::Cx,
    entry::Draft,
    print::preview::{PaperClick, PreviewState, preview_ui},
    theme,
    widgets::cached::Cached,
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        ids::StepId,
        office::Body,
        quick_list::{COLUMNS, Column, QuickBody, QuickList, QuickRow},
        quick_sheet::QuickSheet,
        recipient::RecipientKind,
        rule_set,
        vietnamese::{clean, fold, name_from_capitals},
    },
    exchange::pasted,
    layout::{
        block::Document,
        fonts::missing_letters,
        page::{Item, Page},
        paginate,
    },
    report::{
        frame::NumberAndDay,
        lists::annex::{Annex, AnnexRow, compose},
    },
    text::{actions, labels, print, reports, screens},
};
use egui::{Key, Modifiers};
use serde::{Deserialize, Serialize};

/// Which text of a row is being corrected on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Post,
    Unit,
    Citation,
}

/// A correction open on the paper.
#[derive(Clone, Debug)]
struct Correction {
    row: Option<usize>,
    part: Part,
    text: String,
    at: egui::Pos2,
    focus: bool,
}

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
    preview: PreviewState,
    correction: Option<Correction>,
    /// The step this list was recorded in.
    pub(super) recorded: Option<StepId>,
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
        self.draft.sheet.paste(pasted::cells(text));
        self.touch();
    }

    /// Was what is kept of a list looked for?
    pub(super) fn is_started(&self) -> bool {
        self.started
    }

    /// Begins, with the list kept from before when there is one.
    pub(super) fn start(&mut self, kept: Option<&str>) {
        self.started = true;
        let Some(kept) = kept.and_then(|json| serde_json::from_str::<QuickDraft>(json).ok()) else {
            return;
        };
        if self.draft.sheet.rows.is_empty() {
            self.draft = kept;
        } else {
            self.draft.sheet.put_above(kept.sheet);
        }
        self.touch();
        self.kept_edits = self.edits;
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
        Some(Draft(if nothing { None } else { serde_json::to_string(&self.draft).ok() }))
    }

    /// The list was stored in this step.
    pub(super) fn stored(&mut self, step: StepId) {
        self.recorded = Some(step);
        self.changed_since = false;
        self.edits += 1;
    }

    /// Stands the list in the book as it is here? Not after an undo.
    fn is_recorded(&mut self, cx: Option<&Cx<'_>>) -> bool {
        let (Some(step), Some(cx)) = (self.recorded, cx) else { return false };
        let stands = self.stands.get(cx.revision, &step, |id| {
            cx.read.history_step(*id).is_ok_and(|s| s.is_some_and(|s| !s.undone))
        });
        *stands && !self.changed_since
    }

    fn touch(&mut self) {
        self.edits += 1;
        self.changed_since = true;
    }

    /// The list as it stands, to be stored.
    fn list(&self, cx: Option<&Cx<'_>>) -> QuickList {
        let known = cx.and_then(|cx| {
            let name = fold(&self.draft.body);
            cx.lists
                .bodies
                .iter()
                .find(|b| fold(&b.full_name) == name || fold(&b.short_name) == name)
        });
        QuickList {
            body: known
                .and_then(|b| b.id)
                .map_or_else(|| QuickBody::New(self.draft.body.clone()), QuickBody::Existing),
            form: self.draft.form.clone(),
            content: self.draft.content.clone(),
            citation: self.draft.citation.clone(),
            year: self.draft.year.clone(),
            rows: self.draft.sheet.rows.iter().filter(|r| !is_blank(r)).cloned().collect(),
        }
    }

    /// The paper: both annexes, composed without storing anything, once for each change.
    pub(super) fn shown(&mut self, q: &QuickCx<'_>) -> &Result<(Document, Vec<Page>), String> {
        let mut shown = std::mem::take(&mut self.shown);
        let revision = q.cx.map_or(0, |c| c.revision);
        shown.get(revision, &self.edits, |_| {
            compose_paper(
                q.cx,
                &self.draft.body,
                &self.draft.sheet.rows,
                &self.draft.form,
                &self.citation_shown(),
                q.today,
            )
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
    fn is_ready(&self) -> bool {
        !self.draft.sheet.rows.is_empty() && !self.draft.body.trim().is_empty()
    }
}

/// A line that was added and not typed in yet.
fn is_blank(row: &QuickRow) -> bool {
    [&row.name, &row.post, &row.unit].iter().all(|t| t.trim().is_empty())
}

fn compose_paper(
    cx: Option<&Cx<'_>>,
    body_name: &str,
    rows: &[QuickRow],
    form: &str,
    citation: &str,
    today: jiff::civil::Date,
) -> Result<(Document, Vec<Page>), String> {
    let name = clean(body_name);
    if name.is_empty() || rows.is_empty() {
        return Err(screens::QUICK_EMPTY_PAPER.to_owned());
    }
    let folded = fold(&name);
    let known = cx.and_then(|cx| {
        cx.lists
            .bodies
            .iter()
            .find(|b| fold(&b.full_name) == folded || fold(&b.short_name) == folded)
    });
    if let Some(theirs) = known.filter(|b| !b.is_ours) {
        return Err(reports::not_ours(&theirs.full_name));
    }
    let body = known.cloned().unwrap_or_else(|| Body::from_name(&name));
    let office = cx.and_then(|cx| cx.read.office().ok()).unwrap_or_default();
    let rules =
        rule_set::by_id(&body.rule_set).ok_or_else(|| screens::QUICK_EMPTY_PAPER.to_owned())?;
    let mut sections = Vec::new();
    for kind in RecipientKind::ALL {
        let of: Vec<AnnexRow> = rows
            .iter()
            .filter(|r| r.kind == kind && !is_blank(r))
            .map(|r| AnnexRow {
                name: clean(&r.name),
                position: clean(&r.post),
                unit: clean(&r.unit),
                citation: clean(&r.achievement),
                reward: None,
            })
            .collect();
        if of.is_empty() {
            continue;
        }
        sections.push(compose(Annex {
            rules,
            two_sided: office.two_sided,
            landscape: None,
            kind,
            form: clean(form),
            citation: clean(citation),
            body: &body,
            when: NumberAndDay { year: i64::from(today.year()), ..NumberAndDay::default() },
            rows: of,
            with_reward: false,
            with_citation: false,
            signature: None,
        }));
    }
    let document = Document {
        title: screens::START_QUICK.to_owned(),
        author: body.full_name.clone(),
        sections,
    };
    let missing: Vec<char> = missing_letters(&document).into_iter().collect();
    if !missing.is_empty() {
        return Err(reports::missing_letters(&missing));
    }
    let pages = paginate(&document);
    Ok((document, pages))
}

/// Draws it.
pub(super) fn quick_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    if state.draft.year.text.is_empty() {
        let year = q.cx.map_or(i64::from(q.today.year()), |c| c.year);
        state.draft.year = Entered::of(Some(Whole(year)));
    }
    if state.draft.body.is_empty() && !state.body_offered {
        state.body_offered = true;
        let ours = q.cx.and_then(|c| c.lists.bodies.iter().find(|b| b.is_ours));
        if let Some(body) = ours {
            body.short().clone_into(&mut state.draft.body);
        }
    }
    take_paste(ui, state);
    let p = theme::palette(ui.ctx());
    egui::Panel::left("quick-rows")
        .resizable(true)
        .default_size(650.0)
        .size_range(320.0..=(ui.available_width() * 0.65).max(330.0))
        .frame(egui::Frame::new().inner_margin(10))
        .show(ui, |ui| rows_ui(q, ui, state));
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(screens::QUICK_PAPER).family(theme::bold_family()));
            ui.label(egui::RichText::new(screens::QUICK_EDIT_HINT).color(p.weak).size(12.5));
        });
        let mut preview = state.preview.clone();
        let click = match state.shown(q) {
            Ok((document, pages)) => {
                for remark in document.sections.iter().flat_map(|s| &s.remarks) {
                    ui.label(egui::RichText::new(remark).color(p.warning));
                }
                preview_ui(ui, pages, &mut preview)
            }
            Err(sentence) => {
                ui.add_space(12.0);
                ui.label(egui::RichText::new(sentence).color(p.weak));
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
fn take_paste(ui: &mut egui::Ui, state: &mut QuickState) {
    let typing = ui.memory(|m| m.focused().is_some());
    let pasted = ui.input(|i| {
        i.events.iter().find_map(|e| match e {
            egui::Event::Paste(text) if !typing || text.contains('\t') => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = pasted {
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, egui::Event::Paste(_))));
        state.paste(&text);
    }
}

fn rows_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    let p = theme::palette(ui.ctx());
    egui::Panel::bottom("quick-fields").frame(egui::Frame::new().inner_margin(4)).show(ui, |ui| {
        fields_ui(q, ui, state);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let ready = state.is_ready();
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
                    q.actions.push(Action::Edit(Edit::RecordQuickList(state.list(q.cx))));
                }
            });
            if ui.button(actions::CLEAR_ROWS).clicked() {
                state.draft.sheet = QuickSheet::default();
                state.recorded = None;
                state.touch();
            }
        });
    });
    ui.horizontal(|ui| {
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
        }
    });
    if state.draft.sheet.rows.is_empty() {
        ui.add_space(12.0);
        ui.label(egui::RichText::new(screens::QUICK_HINT).color(p.weak));
        return;
    }
    if state.draft.sheet.has_earlier_paste() {
        ui.horizontal_wrapped(|ui| {
            ui.label(egui::RichText::new(screens::QUICK_ADDED).color(p.weak).size(12.5));
            if ui.small_button(actions::KEEP_LAST_PASTE).clicked() {
                state.draft.sheet.keep_last_paste();
                state.touch();
            }
        });
    }
    columns_ui(ui, state);
    grid_ui(ui, state);
    if !state.draft.sheet.left_out.is_empty() {
        egui::CollapsingHeader::new(screens::left_out(state.draft.sheet.left_out.len())).show(
            ui,
            |ui| {
                for left in &state.draft.sheet.left_out {
                    let text = format!(
                        "{}: {} – {}",
                        left.line,
                        labels::why_left_out(left.why),
                        labels::one_line(&left.text)
                    );
                    ui.label(egui::RichText::new(text).color(p.weak).size(12.5));
                }
            },
        );
    }
}

/// The meaning of each pasted column, to be changed by hand.
fn columns_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        for (i, meaning) in state.draft.sheet.columns.iter_mut().enumerate() {
            let combo = egui::ComboBox::from_id_salt(("column", i))
                .width(96.0)
                .selected_text(labels::column(*meaning))
                .show_ui(ui, |ui| {
                    for c in COLUMNS {
                        changed |= ui.selectable_value(meaning, c, labels::column(c)).changed();
                    }
                });
            combo.response.widget_info(|| {
                let name = screens::column_number(i + 1);
                egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name)
            });
        }
    });
    if changed {
        state.draft.sheet.read_again();
        state.touch();
    }
}

/// The rows as they will be printed; every cell can be typed in.
fn grid_ui(ui: &mut egui::Ui, state: &mut QuickState) {
    let p = theme::palette(ui.ctx());
    let mut touched = false;
    let mut gone = None;
    let height = (ui.available_height() - 58.0).max(120.0);
    egui::ScrollArea::both().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        egui::Grid::new("quick-grid").num_columns(6).striped(true).spacing([6.0, 4.0]).show(
            ui,
            |ui| {
                let mut heads = Vec::new();
                for head in [
                    "",
                    labels::column(Column::Name),
                    labels::column(Column::Post),
                    labels::column(Column::Unit),
                    "",
                ] {
                    heads.push(ui.label(egui::RichText::new(head).color(p.weak).size(12.5)).id);
                }
                ui.end_row();
                for (i, row) in state.draft.sheet.rows.iter_mut().enumerate() {
                    let kind = labels::recipient_kind(row.kind);
                    let sign = if row.doubtful { format!("● {kind}") } else { kind.to_owned() };
                    let color = if row.doubtful { p.warning } else { p.weak };
                    if ui
                        .add(egui::Button::new(egui::RichText::new(sign).color(color).size(12.5)))
                        .clicked()
                    {
                        row.kind = match row.kind {
                            RecipientKind::Collective => RecipientKind::Person,
                            RecipientKind::Person => RecipientKind::Household,
                            RecipientKind::Household => RecipientKind::Collective,
                        };
                        row.doubtful = false;
                        row.by_hand = true;
                        touched = true;
                    }
                    for (place, (text, width)) in
                        [(&mut row.name, 190.0), (&mut row.post, 140.0), (&mut row.unit, 170.0)]
                            .into_iter()
                            .enumerate()
                    {
                        let mut response =
                            ui.add_sized([width, 26.0], egui::TextEdit::singleline(text));
                        if let Some(head) = heads.get(place + 1) {
                            response = response.labelled_by(*head);
                        }
                        row.by_hand |= response.changed();
                        touched |= response.changed();
                        if response.lost_focus() {
                            *text = clean(text);
                        }
                    }
                    if ui.small_button("✕").on_hover_text(actions::REMOVE_LINE).clicked() {
                        gone = Some(i);
                    }
                    ui.end_row();
                }
            },
        );
    });
    if ui.small_button(actions::ADD_ROW).clicked() {
        state.draft.sheet.add();
        touched = true;
    }
    if let Some(i) = gone {
        state.draft.sheet.remove(i);
        touched = true;
    }
    if touched {
        state.touch();
    }
}

fn fields_ui(q: &QuickCx<'_>, ui: &mut egui::Ui, state: &mut QuickState) {
    let p = theme::palette(ui.ctx());
    let mut touched = false;
    let label = |ui: &mut egui::Ui, text: &str| {
        ui.label(egui::RichText::new(text).color(p.weak).size(13.0)).id
    };
    let mut field = |ui: &mut egui::Ui, name: &str, text: &mut String, width: f32| {
        ui.vertical(|ui| {
            let id = label(ui, name);
            let edit = egui::TextEdit::singleline(text)
                .desired_width(width)
                .margin(egui::Margin::symmetric(8, 5));
            let response = ui.add(edit).labelled_by(id);
            touched |= response.changed();
            if response.lost_focus() {
                *text = clean(text);
            }
        });
    };
    ui.horizontal(|ui| {
        field(ui, screens::QUICK_BODY, &mut state.draft.body, 300.0);
        field(ui, screens::QUICK_FORM, &mut state.draft.form, 110.0);
        field(ui, screens::QUICK_YEAR, &mut state.draft.year.text, 80.0);
    });
    field(ui, screens::QUICK_CONTENT, &mut state.draft.content, 530.0);
    field(ui, screens::QUICK_CITATION, &mut state.draft.citation, 530.0);
    if let Some(cx) = q.cx
        && cx.lists.bodies.len() > 1
    {
        ui.horizontal_wrapped(|ui| {
            let present = state.draft.body.clone();
            for body in cx.lists.bodies.iter().filter(|b| b.short() != present) {
                if ui.small_button(body.short()).clicked() {
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

/// Which row and text was clicked: the row whose serial number stands on that line or last above it.
fn correction_at(state: &QuickState, click: &PaperClick) -> Option<Correction> {
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
        } else if row.kind != RecipientKind::Collective && within(&row.unit) {
            Part::Unit
        } else {
            return None;
        };
        Some((*i, part))
    });
    let (row, part, text) = match found {
        Some((i, part)) => {
            let row = state.draft.sheet.rows.get(i)?;
            let text = match part {
                Part::Name | Part::Citation => &row.name,
                Part::Post => &row.post,
                Part::Unit => &row.unit,
            };
            (Some(i), part, text.clone())
        }
        None if state.citation_shown().contains(&wanted) || wanted.contains(&state.draft.form) => {
            (None, Part::Citation, state.citation_shown())
        }
        None => return None,
    };
    Some(Correction { row, part, text, at: click.at, focus: true })
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
fn correction_ui(ui: &mut egui::Ui, state: &mut QuickState) {
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
                    Part::Citation => {}
                }
            }
            None => state.draft.citation = text,
        }
        state.touch();
    }
}
