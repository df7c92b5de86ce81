//! “Nhập liệu” and “Cài đặt”: lists with a form beside them. Every list is a [`Screen`]: plain functions
//! that say its columns, rows and fields.
mod awards;
mod committee;
mod decisions;
mod democracy;
mod documents;
mod grid;
mod list_items;
mod made;
mod movement_models;
mod people;
mod proposals;
mod registrations;
mod rewards;
mod rounds;
mod settings;
mod training;
mod units;
mod working_years;

use grid::GridState;

use super::{
    action::{Action, List},
    cx::Cx,
    theme,
    widgets::{
        cached::Cached,
        form::{FormUi, WindowForm},
        table::{ListRow, ScreenColumn, Sorted, TableEvent, as_tsv, cell_key, table_ui},
    },
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{Record, TrainingSessionId},
        problem::Findings,
        vietnamese::fold,
    },
    text::{actions, screens},
    workspace::Attachment,
};
use serde::{Serialize, de::DeserializeOwned};

/// One list and its form.
pub(super) struct Screen<T: 'static> {
    pub(super) list: List,
    pub(super) title: &'static str,
    pub(super) add: &'static str,
    pub(super) empty: &'static str,
    pub(super) columns: &'static [ScreenColumn],
    /// Rows of the chosen year, where years matter.
    pub(super) rows: fn(&Cx<'_>) -> Vec<ListRow>,
    pub(super) load: fn(&Cx<'_>, i64) -> Option<T>,
    pub(super) blank: fn(&Cx<'_>) -> T,
    pub(super) fields: fn(&mut FormUi<'_>, &mut T, &Cx<'_>),
    /// The columns “Nhập nhanh” begins with; none: the first fields of the form.
    pub(super) grid: &'static [Field],
    pub(super) save: fn(T) -> Edit,
    pub(super) record: fn(i64) -> Record,
    /// Buttons below the form, besides Lưu and Bỏ.
    pub(super) more: fn(&mut egui::Ui, &T, &Cx<'_>),
}

/// What is open beside a list.
struct Form<T> {
    record: T,
    original: T,
    findings: Findings,
    id: Option<i64>,
    focus: bool,
    /// Saving was refused: the cursor goes to the first field to mend.
    focus_wrong: bool,
    round: u64,
    /// The revision of the book it was read at.
    revision: u64,
}

/// What is kept of a half-typed form, with what it was begun from.
#[derive(Serialize, serde::Deserialize)]
struct HalfTyped<T> {
    id: Option<i64>,
    original: T,
    record: T,
}

/// View state of one list.
pub(super) struct Page<T> {
    filter: String,
    review_only: bool,
    selected: Option<i64>,
    form: Option<Form<T>>,
    rows: Cached<i64, Vec<ListRow>>,
    sorted: Sorted,
    /// Which rows are on show, in which order: looked up when filter, order or book change.
    shown: Cached<(i64, String, bool, Sorted), Vec<usize>>,
    rounds: u64,
    looked_for_draft: bool,
    /// A record to open at the next drawing.
    wanted: Option<i64>,
    attachments: Cached<i64, Vec<Attachment>>,
    /// The draft as it stands in the book.
    kept: Option<String>,
    grid: Option<GridState>,
    /// The grid is to be opened at the next drawing.
    wants_grid: bool,
}

/// A half-typed record as JSON; `None` when the kept one is to be forgotten.
pub(super) struct Draft(pub(super) Option<String>);

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            review_only: false,
            selected: None,
            form: None,
            rows: Cached::default(),
            sorted: None,
            shown: Cached::default(),
            rounds: 0,
            looked_for_draft: false,
            wanted: None,
            attachments: Cached::default(),
            kept: None,
            grid: None,
            wants_grid: false,
        }
    }
}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned> Page<T> {
    /// Is something typed in the form that is not stored?
    fn is_dirty(&self) -> bool {
        self.form.as_ref().is_some_and(|f| f.record != f.original)
    }

    /// Is something typed that is not stored, in the form or in the grid?
    fn has_drafts(&self) -> bool {
        self.is_dirty() || self.grid.as_ref().is_some_and(GridState::is_dirty)
    }

    /// What is half typed, when it changed since it was last kept.
    fn draft_to_keep(&mut self) -> Option<Draft> {
        // Before the kept draft was looked at, it is not to be forgotten.
        if !self.looked_for_draft {
            return None;
        }
        let now = match &self.form {
            Some(f) if f.record != f.original => {
                let half =
                    HalfTyped { id: f.id, original: f.original.clone(), record: f.record.clone() };
                serde_json::to_string(&half).ok()
            }
            _ => None,
        };
        if now == self.kept {
            return None;
        }
        self.kept.clone_from(&now);
        Some(Draft(now))
    }

    fn open(&mut self, record: T, original: T, id: Option<i64>) {
        self.rounds += 1;
        self.form = Some(Form {
            record,
            original,
            findings: Findings::default(),
            id,
            focus: true,
            focus_wrong: false,
            round: self.rounds,
            revision: 0,
        });
    }
}

/// The grid's key among drafts.
fn grid_key(list: List) -> String {
    format!("grid-{list:?}")
}

/// The form's key among drafts.
fn draft_key(list: List) -> String {
    format!("{list:?}")
}

/// Draws a list with its form.
fn screen_ui<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    if !page.looked_for_draft {
        page.looked_for_draft = true;
        // What was half typed when the program ended is there again, unless its record changed since.
        let kept = cx.read.draft(&draft_key(screen.list)).ok().flatten();
        let half = kept.as_deref().and_then(|json| serde_json::from_str::<HalfTyped<T>>(json).ok());
        if let Some(half) = half {
            let now =
                half.id.map_or_else(|| Some(half.original.clone()), |id| (screen.load)(cx, id));
            // One that is not shown is not forgotten either.
            if now.as_ref() == Some(&half.original) {
                page.kept = kept;
                page.open(half.record, half.original, half.id);
            } else {
                cx.actions.push(Action::Notice(screens::DRAFT_OVERTAKEN.to_owned()));
            }
        }
    }
    if std::mem::take(&mut page.wants_grid) && page.grid.is_none() && screen.list != List::Office {
        let kept = cx.read.draft(&grid_key(screen.list)).ok().flatten();
        let fields = grid::seen_of(cx, screen.fields, &mut (screen.blank)(cx));
        page.grid = Some(GridState::new(fields, screen.grid, kept));
    }
    if page.grid.is_some() {
        return list_grid_ui(cx, ui, screen, page);
    }
    refresh_form(cx, screen, page);
    if let Some(id) = page.wanted.take() {
        show(cx, screen, page, id, true);
    }
    let rounds = page.rounds;
    if page.form.is_some() {
        egui::Panel::right(("form", screen.title))
            .resizable(true)
            .default_size(430.0)
            .size_range(320.0..=(ui.available_width() * 0.6).clamp(330.0, 620.0))
            .frame(egui::Frame::new().inner_margin(12).fill(theme::palette(ui.ctx()).paper))
            .show(ui, |ui| form_ui(cx, ui, screen, page));
    }
    egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(12))
        .show(ui, |ui| list_ui(cx, ui, screen, page));
    if page.rounds != rounds {
        // A form that was just opened is drawn at once, not at the next key.
        ui.ctx().request_repaint();
    }
}

/// The list's grid in the place of the list.
fn list_grid_ui<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    let Some(state) = &mut page.grid else { return };
    let rows = grid::Rows {
        title: screen.title,
        blank: &|| (screen.blank)(cx),
        load: &|id| (screen.load)(cx, id),
        fields: screen.fields,
        check: &|record: &T| cx.check(&(screen.save)(record.clone())),
        store: &|records: Vec<T>| records.into_iter().map(screen.save).collect(),
    };
    let event = egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(12))
        .show(ui, |ui| grid::grid_ui(cx, ui, &rows, state))
        .inner;
    grid::push(cx, event);
}

/// A form that nothing was typed in follows the book: undo, redo, and what other screens changed.
fn refresh_form<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    let dirty = page.is_dirty();
    let Some(form) = &mut page.form else { return };
    if form.revision == cx.revision {
        return;
    }
    form.revision = cx.revision;
    if let (Some(id), false) = (form.id, dirty) {
        match (screen.load)(cx, id) {
            Some(record) => {
                form.original = record.clone();
                form.record = record;
            }
            None => page.form = None,
        }
    }
}

fn list_ui<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    let p = theme::palette(ui.ctx());
    let filter_id = ui.scope_id().with("filter");
    let (mut add, mut grid) = (false, false);
    let mut tools = |ui: &mut egui::Ui| {
        if !cx.read_only {
            add |= theme::main_button(ui, screen.add).on_hover_text(actions::NEW_TIP).clicked();
            if screen.list != List::Office
                && ui.button(actions::GRID).on_hover_text(actions::GRID_TIP).clicked()
            {
                grid = true;
            }
        }
        ui.checkbox(&mut page.review_only, screens::REVIEW_ONLY);
        let edit = egui::TextEdit::singleline(&mut page.filter)
            .id(filter_id)
            .desired_width(ui.available_width().min(180.0))
            .margin(egui::Margin::symmetric(8, 5))
            .hint_text(egui::RichText::new(screens::FILTER).color(p.weak));
        ui.add(edit);
    };
    // Where the list is narrow (large letters, a form beside it) the tools have a line of their own.
    let narrow = ui.available_width() < 560.0;
    ui.horizontal(|ui| {
        ui.heading(screen.title);
        if !narrow {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), &mut tools);
        }
    });
    if narrow {
        ui.horizontal_wrapped(&mut tools);
    }
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::F)) {
        ui.memory_mut(|m| m.request_focus(filter_id));
    }
    let ctrl_shift = egui::Modifiers::CTRL | egui::Modifiers::SHIFT;
    grid |= !cx.read_only && ui.input_mut(|i| i.consume_key(ctrl_shift, egui::Key::N));
    add |= !cx.read_only && ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::N));
    if grid {
        cx.actions.push(Action::OpenGrid);
    }
    if add && page.is_dirty() {
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
    } else if add {
        let blank = (screen.blank)(cx);
        page.open(blank.clone(), blank, None);
    }
    ui.add_space(6.0);
    let all = page.rows.get(cx.revision, &cx.year, |_| (screen.rows)(cx));
    let key = (cx.year, page.filter.clone(), page.review_only, page.sorted);
    let order = page.shown.get(cx.revision, &key, |(_, filter, review_only, sorted)| {
        let words = fold(filter);
        let mut order: Vec<usize> = (0..all.len())
            .filter(|i| {
                all.get(*i).is_some_and(|r| {
                    (!review_only || r.mark) && words.split(' ').all(|w| r.fold.contains(w))
                })
            })
            .collect();
        if let Some((column, from_end)) = sorted {
            order.sort_by_cached_key(|i| {
                all.get(*i).and_then(|r| r.cells.get(*column)).map(|c| cell_key(c))
            });
            if *from_end {
                order.reverse();
            }
        }
        order
    });
    let rows: Vec<&ListRow> = order.iter().filter_map(|i| all.get(*i)).collect();
    let total = all.len();
    let footer_height = 26.0;
    let shown = rows.len();
    let mut event = None;
    if total == 0 {
        ui.add_space(24.0);
        ui.label(egui::RichText::new(screen.empty).color(p.weak));
    } else {
        let height = ui.available_height() - footer_height;
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            egui::Frame::new()
                .fill(p.paper)
                .stroke(egui::Stroke::new(1.0, p.line))
                .corner_radius(4)
                .inner_margin(6)
                .show(ui, |ui| {
                    event = table_ui(
                        ui,
                        screen.title,
                        screen.columns,
                        &rows,
                        page.selected,
                        page.sorted,
                    );
                });
        });
    }
    let copied =
        if event == Some(TableEvent::Copy) { as_tsv(screen.columns, &rows) } else { String::new() };
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        ui.label(egui::RichText::new(screens::shown_of(shown, total)).color(p.weak).size(12.5));
    });
    match event {
        Some(TableEvent::Selected(id)) => {
            page.selected = Some(id);
            // The form follows the line as long as nothing half typed stands in it.
            if page.form.is_some() && !page.is_dirty() {
                show(cx, screen, page, id, false);
            }
        }
        Some(TableEvent::Opened(id)) => show(cx, screen, page, id, true),
        Some(TableEvent::SortBy(column)) => {
            // Up, down, and back to the list's own order.
            page.sorted = match page.sorted {
                Some((by, false)) if by == column => Some((column, true)),
                Some((by, true)) if by == column => None,
                _ => Some((column, false)),
            };
        }
        Some(TableEvent::Copy) => {
            ui.ctx().copy_text(copied);
            cx.actions.push(Action::Notice(screens::copied(shown)));
        }
        None => {}
    }
}

/// Opens a record of the list in the form.
fn show<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    screen: &Screen<T>,
    page: &mut Page<T>,
    id: i64,
    focus: bool,
) {
    page.selected = Some(id);
    if page.is_dirty() {
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        return;
    }
    if let Some(record) = (screen.load)(cx, id) {
        page.open(record.clone(), record, Some(id));
        if let Some(form) = &mut page.form {
            form.focus = focus;
        }
    }
}

fn form_ui<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
) {
    let Some(form) = &mut page.form else { return };
    let p = theme::palette(ui.ctx());
    let dirty = form.record != form.original;
    let typing = ui.ctx().text_edit_focused();
    let (mut close, mut leave, mut save, mut again) = (false, false, false, false);
    ui.horizontal(|ui| {
        ui.label(
            egui::RichText::new(if form.id.is_none() { screen.add } else { screen.title })
                .family(theme::bold_family()),
        );
        if dirty {
            ui.label(egui::RichText::new(screens::NOT_SAVED).color(p.warning).size(12.5));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            leave |= ui.button("✕").on_hover_text(actions::CLOSE_FORM_TIP).clicked();
        });
    });
    egui::Panel::bottom(("form-buttons", screen.title))
        .frame(egui::Frame::new().inner_margin(egui::Margin { top: 8, ..Default::default() }))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                if !cx.read_only {
                    save |= theme::main_button(ui, actions::SAVE)
                        .on_hover_text(actions::SAVE_TIP)
                        .clicked();
                    if ui.button(actions::DISCARD).on_hover_text(actions::DISCARD_TIP).clicked() {
                        close = true;
                    }
                    if let Some(id) = form.id
                        && ui.button(actions::REMOVE).clicked()
                    {
                        cx.actions.push(Action::Edit(Edit::Remove((screen.record)(id))));
                    }
                }
                if let Some(id) = form.id
                    && has_profile(screen.list)
                    && ui.button(actions::PROFILE).on_hover_text(actions::PROFILE_TIP).clicked()
                {
                    cx.actions.push(Action::Profile((screen.record)(id)));
                }
                if let Some(id) = form.id
                    && ui.button(actions::PAPERS).on_hover_text(actions::PAPERS_TIP).clicked()
                {
                    cx.actions.push(Action::PrintRecord(Some((screen.record)(id))));
                }
                (screen.more)(ui, &form.record, cx);
            });
        });
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let findings = form.findings.clone();
        let mut fields = FormUi::Window(WindowForm::new(
            ui,
            &findings,
            cx.today,
            (screen.title, form.round),
            !cx.read_only,
        ));
        (screen.fields)(&mut fields, &mut form.record, cx);
        let FormUi::Window(fields) = fields else { return };
        if std::mem::take(&mut form.focus) {
            fields.focus_first();
        }
        if std::mem::take(&mut form.focus_wrong) {
            fields.focus_first_wrong();
        }
        let event = fields.end();
        if let Some((field, edit)) = event.add {
            cx.actions.push(Action::EditForField(field, edit));
        }
        again |= event.submit;
        if event.left_a_field && !form.findings.list.is_empty() {
            // Once something was found, it is looked at again as it is mended.
            cx.actions.push(Action::Recheck((screen.save)(form.record.clone())));
        }
        if let Some(id) = form.id {
            attachments_ui(cx, ui, (screen.record)(id), id, &mut page.attachments);
        }
        ui.add_space(120.0);
    });
    save |= ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::S));
    leave |= ui.input(|i| i.key_pressed(egui::Key::Escape)) && !typing;
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
        let stored = form.id.and_then(|id| (screen.load)(cx, id));
        if form.id.is_some() && stored.as_ref() != Some(&form.original) {
            // Merged, restored or undone meanwhile: saving would take that back without a word.
            cx.actions.push(Action::Notice(screens::CHANGED_ELSEWHERE.to_owned()));
            return;
        }
        let edit = (screen.save)(form.record.clone());
        cx.actions.push(if again { Action::EditAndNew(edit) } else { Action::Edit(edit) });
    } else if close {
        page.form = None;
    }
}

/// Lists whose records have a page of their own.
fn has_profile(list: List) -> bool {
    matches!(list, List::People | List::Units | List::Models)
}

/// Files attached to the record of the form.
fn attachments_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    record: Record,
    id: i64,
    kept: &mut Cached<i64, Vec<Attachment>>,
) {
    let files = kept.get(cx.revision, &id, |_| cx.read.attachments(record).unwrap_or_default());
    if files.is_empty() && cx.read_only {
        return;
    }
    ui.add_space(10.0);
    ui.label(egui::RichText::new(screens::ATTACHMENTS).family(theme::bold_family()));
    for file in files {
        ui.horizontal_wrapped(|ui| {
            let text = format!("{}  {} kB", file.name, (file.size / 1024).max(1));
            if ui.link(text).clicked() {
                cx.actions.push(Action::ShowAttachment(file.id));
            }
            if ui.small_button(actions::SAVE_OUT).clicked() {
                cx.actions.push(Action::AskSaveAttachment(file.id, file.name.clone()));
            }
            if !cx.read_only && ui.small_button("✕").on_hover_text(actions::REMOVE).clicked() {
                cx.actions.push(Action::Edit(Edit::Detach(file.id)));
            }
        });
    }
    if !cx.read_only && ui.button(actions::ATTACH).clicked() {
        cx.actions.push(Action::AskAttach(record));
    }
}

/// View state of every list.
#[derive(Default)]
pub(super) struct EntryState {
    pub(super) list: List,
    units: Page<crate::domain::unit::Unit>,
    people: Page<crate::domain::person::Person>,
    rounds: Page<crate::domain::award::Round>,
    proposals: Page<crate::domain::award::Proposal>,
    decisions: Page<crate::domain::decision::Decision>,
    awards: Page<crate::domain::award::Award>,
    office: Page<crate::domain::office::Office>,
    bodies: Page<crate::domain::office::Body>,
    terms: Page<crate::domain::office::Term>,
    signatories: Page<crate::domain::office::Signatory>,
    unit_kinds: Page<crate::domain::unit::UnitKind>,
    legal_bases: Page<crate::domain::legal_basis::LegalBasis>,
    models: Page<crate::domain::movement::MovementModel>,
    registrations: Page<crate::domain::movement::Registration>,
    training: Page<crate::domain::training::TrainingSession>,
    democracy: Page<crate::domain::democracy::DemocracyRecord>,
    committee: Page<crate::domain::committee::CommitteeMember>,
    documents: Page<crate::domain::document::Document>,
    years: Page<crate::domain::working_year::WorkingYear>,
    targets: Page<crate::domain::working_year::Target>,
    salaries: Page<crate::domain::reward::BaseSalary>,
    reward_rules: Page<crate::domain::reward::RewardRule>,
    list_items: Page<crate::domain::list_item::ListItem>,
    /// Attendees of a session being entered in a grid.
    attendees: Option<(TrainingSessionId, GridState)>,
}

/// Runs `$body` with the screen and page of the present list.
macro_rules! present {
    ($state:expr, |$screen:ident, $page:ident| $body:expr) => {
        match $state.list {
            List::Units => {
                let ($screen, $page) = (&units::SCREEN, &mut $state.units);
                $body
            }
            List::People => {
                let ($screen, $page) = (&people::SCREEN, &mut $state.people);
                $body
            }
            List::Rounds => {
                let ($screen, $page) = (&rounds::SCREEN, &mut $state.rounds);
                $body
            }
            List::Proposals => {
                let ($screen, $page) = (&proposals::SCREEN, &mut $state.proposals);
                $body
            }
            List::Decisions => {
                let ($screen, $page) = (&decisions::SCREEN, &mut $state.decisions);
                $body
            }
            List::Awards => {
                let ($screen, $page) = (&awards::SCREEN, &mut $state.awards);
                $body
            }
            List::Office => {
                let ($screen, $page) = (&settings::OFFICE, &mut $state.office);
                $body
            }
            List::Bodies => {
                let ($screen, $page) = (&settings::BODIES, &mut $state.bodies);
                $body
            }
            List::Terms => {
                let ($screen, $page) = (&settings::TERMS, &mut $state.terms);
                $body
            }
            List::Signatories => {
                let ($screen, $page) = (&settings::SIGNATORIES, &mut $state.signatories);
                $body
            }
            List::UnitKinds => {
                let ($screen, $page) = (&settings::UNIT_KINDS, &mut $state.unit_kinds);
                $body
            }
            List::LegalBases => {
                let ($screen, $page) = (&settings::LEGAL_BASES, &mut $state.legal_bases);
                $body
            }
            List::Models => {
                let ($screen, $page) = (&movement_models::SCREEN, &mut $state.models);
                $body
            }
            List::Registrations => {
                let ($screen, $page) = (&registrations::SCREEN, &mut $state.registrations);
                $body
            }
            List::Training => {
                let ($screen, $page) = (&training::SCREEN, &mut $state.training);
                $body
            }
            List::Democracy => {
                let ($screen, $page) = (&democracy::SCREEN, &mut $state.democracy);
                $body
            }
            List::Committee => {
                let ($screen, $page) = (&committee::SCREEN, &mut $state.committee);
                $body
            }
            List::Documents => {
                let ($screen, $page) = (&documents::SCREEN, &mut $state.documents);
                $body
            }
            List::Years => {
                let ($screen, $page) = (&working_years::YEARS, &mut $state.years);
                $body
            }
            List::Targets => {
                let ($screen, $page) = (&working_years::TARGETS, &mut $state.targets);
                $body
            }
            List::Salaries => {
                let ($screen, $page) = (&rewards::SALARIES, &mut $state.salaries);
                $body
            }
            List::RewardRules => {
                let ($screen, $page) = (&rewards::RULES, &mut $state.reward_rules);
                $body
            }
            List::Words => {
                let ($screen, $page) = (&list_items::SCREEN, &mut $state.list_items);
                $body
            }
        }
    };
}

impl EntryState {
    /// An edit of the present list was stored: the form closes, or begins the next record.
    pub(super) fn stored(&mut self, cx: &Cx<'_>, record: Option<Record>, next: bool) {
        let list = self.list;
        present!(self, |screen, page| {
            let id = record.filter(|r| list_of(*r) == list).map(Record::number);
            page.selected = id.or(page.selected);
            // Records of other lists (awards made out of a round) leave the form as it is.
            if record.is_some() && id.is_none() {
                return;
            }
            if next {
                let blank = (screen.blank)(cx);
                page.open(blank.clone(), blank, None);
            } else {
                page.form = None;
            }
        });
    }

    /// Goes to the list below or above, round at the ends.
    pub(super) fn next_list(&mut self, down: bool) {
        let all = ALL_LISTS;
        let here = all.iter().position(|l| *l == self.list).unwrap_or(0);
        let to = if down { here + 1 } else { here + all.len().saturating_sub(1) };
        if let Some(list) = all.get(to % all.len().max(1)) {
            self.list = *list;
        }
    }

    /// Goes to a record in its list.
    pub(super) fn show(&mut self, record: Record) {
        self.list = list_of(record);
        present!(self, |_screen, page| page.wanted = Some(record.number()));
    }

    /// An edit of the present list was refused: its form shows why, at the first field to mend.
    pub(super) fn refused(&mut self, findings: Findings) {
        present!(self, |_screen, page| {
            if let Some(form) = &mut page.form {
                form.findings = findings;
                form.focus_wrong = true;
            }
        });
    }

    /// The form was looked at again while it is mended.
    pub(super) fn rechecked(&mut self, findings: Findings) {
        present!(self, |_screen, page| {
            if let Some(form) = &mut page.form {
                form.findings = findings;
            }
        });
    }

    /// The record of the present list was removed: its form goes.
    pub(super) fn removed(&mut self) {
        present!(self, |_screen, page| page.form = None);
    }

    /// The drafts of all lists that are to be kept or forgotten, with their keys.
    pub(super) fn drafts_to_keep(&mut self) -> Vec<(String, Draft)> {
        let on_show = self.list;
        let mut drafts = Vec::new();
        for list in GROUPS.iter().flat_map(|(_, lists)| lists.iter().copied()) {
            self.list = list;
            if let Some(draft) = present!(self, |_screen, page| page.draft_to_keep()) {
                drafts.push((draft_key(list), draft));
            }
            let grid = present!(self, |_screen, page| page.grid.as_mut());
            if let Some(draft) = grid.and_then(GridState::draft_to_keep) {
                drafts.push((grid_key(list), draft));
            }
        }
        self.list = on_show;
        if let Some((session, grid)) = &mut self.attendees
            && let Some(draft) = grid.draft_to_keep()
        {
            drafts.push((training::attendees_key(*session), draft));
        }
        drafts
    }

    /// Opens the grid of the present list.
    pub(super) fn open_grid(&mut self) {
        present!(self, |_screen, page| page.wants_grid = true);
    }

    /// Opens the grid of a session's attendees.
    pub(super) fn open_attendees(&mut self, session: TrainingSessionId, cx: &Cx<'_>) {
        self.attendees = Some((session, training::attendees_grid(cx, session)));
    }

    /// The block of the grid on show is thrown away, and its draft with it.
    pub(super) fn discard_grid(&mut self) {
        if let Some(grid) = self.on_show() {
            grid.discard();
        }
    }

    fn on_show(&mut self) -> Option<&mut GridState> {
        if let (Some((_, grid)), List::Training) = (&mut self.attendees, self.list) {
            return Some(grid);
        }
        present!(self, |_screen, page| page.grid.as_mut())
    }

    /// The block of the grid on show is in the book.
    pub(super) fn rows_stored(&mut self) {
        self.close_grid();
    }

    fn close_grid(&mut self) {
        if self.list == List::Training && self.attendees.take().is_some() {
            return;
        }
        present!(self, |_screen, page| page.grid = None);
    }

    /// It was refused: which rows, and why.
    pub(super) fn rows_refused(&mut self, rows: Vec<(usize, Findings)>) {
        if let Some(grid) = self.on_show() {
            grid.refused(rows);
        }
    }

    /// Is something typed that is not stored?
    pub(super) fn is_dirty(&self) -> bool {
        self.units.has_drafts()
            || self.people.has_drafts()
            || self.rounds.has_drafts()
            || self.proposals.has_drafts()
            || self.decisions.has_drafts()
            || self.awards.has_drafts()
            || self.office.has_drafts()
            || self.bodies.has_drafts()
            || self.terms.has_drafts()
            || self.signatories.has_drafts()
            || self.unit_kinds.has_drafts()
            || self.legal_bases.has_drafts()
            || self.models.has_drafts()
            || self.registrations.has_drafts()
            || self.training.has_drafts()
            || self.democracy.has_drafts()
            || self.committee.has_drafts()
            || self.documents.has_drafts()
            || self.years.has_drafts()
            || self.targets.has_drafts()
            || self.salaries.has_drafts()
            || self.reward_rules.has_drafts()
            || self.list_items.has_drafts()
            || self.attendees.as_ref().is_some_and(|(_, g)| g.is_dirty())
    }

    /// The record one is looking at.
    pub(super) fn looking_at(&mut self) -> Option<Record> {
        present!(self, |screen, page| page
            .form
            .as_ref()
            .map_or(page.selected, |f| f.id)
            .map(|id| (screen.record)(id)))
    }
}

/// The list a record lives in.
fn list_of(record: Record) -> List {
    match record {
        Record::Body(_) => List::Bodies,
        Record::Term(_) => List::Terms,
        Record::Signatory(_) => List::Signatories,
        Record::UnitKind(_) => List::UnitKinds,
        Record::Unit(_) | Record::Collective(_) => List::Units,
        Record::Person(_) => List::People,
        Record::LegalBasis(_) => List::LegalBases,
        Record::Round(_) => List::Rounds,
        Record::Proposal(_) => List::Proposals,
        Record::Decision(_) => List::Decisions,
        Record::Award(_) => List::Awards,
        Record::MovementModel(_) => List::Models,
        Record::Registration(_) => List::Registrations,
        Record::TrainingSession(_) => List::Training,
        Record::DemocracyRecord(_) => List::Democracy,
        Record::CommitteeMember(_) => List::Committee,
        Record::Document(_) => List::Documents,
        Record::WorkingYear(_) => List::Years,
        Record::Target(_) => List::Targets,
        Record::BaseSalary(_) => List::Salaries,
        Record::RewardRule(_) => List::RewardRules,
        Record::ListItem(_) => List::Words,
    }
}

/// Every list, to be gone to by name.
pub(super) const ALL_LISTS: [List; 23] = [
    List::Units,
    List::People,
    List::Models,
    List::Registrations,
    List::Training,
    List::Democracy,
    List::Rounds,
    List::Proposals,
    List::Decisions,
    List::Awards,
    List::Committee,
    List::Documents,
    List::Targets,
    List::Office,
    List::Bodies,
    List::Signatories,
    List::Terms,
    List::UnitKinds,
    List::LegalBases,
    List::Years,
    List::Salaries,
    List::RewardRules,
    List::Words,
];

/// The lists in the order of the left side, in groups.
const GROUPS: &[(&str, &[List])] = &[
    (screens::GROUP_PEOPLE, &[List::Units, List::People]),
    (
        screens::GROUP_MOVEMENT,
        &[List::Models, List::Registrations, List::Training, List::Democracy],
    ),
    (screens::GROUP_AWARDS, &[List::Rounds, List::Proposals, List::Decisions, List::Awards]),
    (screens::GROUP_OFFICE, &[List::Committee, List::Documents, List::Targets]),
    (
        screens::GROUP_SETTINGS,
        &[
            List::Office,
            List::Bodies,
            List::Signatories,
            List::Terms,
            List::UnitKinds,
            List::LegalBases,
            List::Years,
            List::Salaries,
            List::RewardRules,
            List::Words,
        ],
    ),
];

fn count_of(list: List, cx: &Cx<'_>) -> Option<usize> {
    let l = cx.lists;
    let of_year = |year: &Entered<Whole>| year.get().is_some_and(|y| y.0 == cx.year);
    Some(match list {
        List::Units => l.units.len(),
        List::People => cx.counts().people,
        List::Rounds => l.rounds.len(),
        List::Proposals => cx.counts().proposals,
        List::Decisions => l.decisions.len(),
        List::Awards => cx.counts().awards,
        List::Office => return None,
        List::Bodies => l.bodies.len(),
        List::Terms => l.terms.len(),
        List::Signatories => l.signatories.len(),
        List::UnitKinds => l.kinds.len(),
        List::LegalBases => l.bases.len(),
        List::Models => l.models.len(),
        List::Registrations => l.registrations.iter().filter(|r| of_year(&r.year)).count(),
        List::Training => l.sessions.iter().filter(|s| of_year(&s.year)).count(),
        List::Democracy => l.democracy.iter().filter(|r| of_year(&r.year)).count(),
        List::Committee => l.members.len(),
        List::Documents => l.documents.iter().filter(|d| of_year(&d.year)).count(),
        List::Years => l.working_years.len(),
        List::Targets => l.targets.iter().filter(|t| of_year(&t.year)).count(),
        List::Salaries => l.salaries.len(),
        List::RewardRules => l.reward_rules.len(),
        List::Words => l.list_items.len(),
    })
}

/// The whole tab.
pub(super) fn entry_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut EntryState) {
    // With large letters an open form needs the room of the names of the lists.
    let form_open = present!(state, |_screen, page| page.form.is_some());
    if !(form_open && ui.available_width() < 1000.0) {
        egui::Panel::left("lists")
            .resizable(false)
            .exact_size(190.0)
            .frame(egui::Frame::new().inner_margin(8))
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| lists_ui(cx, ui, state));
            });
    }
    if let (Some((session, grid)), List::Training) = (&mut state.attendees, state.list) {
        return training::attendees_ui(cx, ui, *session, grid);
    }
    present!(state, |screen, page| screen_ui(cx, ui, screen, page));
}

/// The names of the lists, with how many are in each.
fn lists_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut EntryState) {
    let p = theme::palette(ui.ctx());
    for (group, lists) in GROUPS {
        ui.add_space(8.0);
        ui.label(egui::RichText::new(*group).color(p.weak).size(12.5).family(theme::bold_family()));
        for list in *lists {
            let name = screens::list(*list as usize);
            let text =
                count_of(*list, cx).map_or_else(|| name.to_owned(), |n| format!("{name}  {n}"));
            let button = egui::Button::selectable(state.list == *list, text)
                .min_size(egui::vec2(ui.available_width(), 26.0));
            if ui.add(button).clicked() {
                state.list = *list;
            }
        }
    }
}

/// A line whose search text is what it shows.
fn row(id: i64, cells: Vec<String>) -> ListRow {
    ListRow { id, fold: fold(&cells.join(" ")), cells, mark: false }
}

/// No further buttons.
fn no_more<T>(_ui: &mut egui::Ui, _record: &T, _cx: &Cx<'_>) {}
