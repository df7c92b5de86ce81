//! “Nhập liệu” and “Cài đặt”: lists with a form beside them. Every list is a [`Screen`]: plain functions
//! that say its columns, rows and fields.
mod awards;
mod bulk;
mod committee;
mod decisions;
mod democracy;
mod documents;
mod drafts;
mod form;
mod grid;
mod list;
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

use super::{
    action::{Action, List},
    cx::Cx,
    drafts::Draft,
    theme,
    widgets::{
        cached::Cached,
        form::FormUi,
        table::{ColumnLayout, Contents, ListRow, Marked, ScreenColumn, Sorted},
    },
};
use crate::{
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        grid::Grid,
        ids::{Record, RoundId, TrainingSessionId},
        problem::Findings,
        vietnamese::fold,
    },
    text::{actions, screens},
    workspace::Attachment,
};
use drafts::{Keyed, draft_key, grid_key};
use grid::GridState;
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;

/// Makes the change that sets an order by hand.
type Reorder = fn(&Cx<'_>, &[i64], &[i64]) -> Option<Edit>;

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
    /// The change that sets the order by hand: all lines in their new order, and those that were moved.
    pub(super) reorder: Option<Reorder>,
    /// What a copy of a record does not take over.
    pub(super) copy: fn(&mut T),
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

/// View state of one list.
pub(super) struct Page<T> {
    filter: String,
    review_only: bool,
    marked: Marked,
    form: Option<Form<T>>,
    rows: Cached<i64, Vec<ListRow>>,
    /// What stands in the columns of those rows.
    contents: Cached<i64, Contents>,
    sorted: Sorted,
    shown: list::Shown,
    rounds: u64,
    looked_for_draft: bool,
    /// A record to open at the next drawing.
    wanted: Option<i64>,
    attachments: Cached<i64, Vec<Attachment>>,
    /// The draft as it is kept.
    kept: Option<String>,
    grid: Option<GridState>,
    /// The grid is to be opened at the next drawing.
    wants_grid: bool,
    /// A grid of records that was cut off was not looked for yet.
    looks_for_records: bool,
    /// Rows to begin it with.
    prefill: Vec<Vec<(Field, String)>>,
    /// One field of many records, being chosen.
    bulk: Option<bulk::Bulk>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            review_only: false,
            marked: Marked::default(),
            form: None,
            rows: Cached::default(),
            contents: Cached::default(),
            sorted: None,
            shown: list::Shown::default(),
            rounds: 0,
            looked_for_draft: false,
            wanted: None,
            attachments: Cached::default(),
            kept: None,
            grid: None,
            wants_grid: false,
            looks_for_records: true,
            prefill: Vec::new(),
            bulk: None,
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

/// Draws a list with its form.
fn screen_ui<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    screen: &Screen<T>,
    page: &mut Page<T>,
    layout: &ColumnLayout,
) {
    if !page.looked_for_draft {
        page.looked_for_draft = true;
        drafts::take_up(cx, screen, page);
    }
    if std::mem::take(&mut page.wants_grid) && page.grid.is_none() && screen.list != List::Office {
        let kept = cx.draft(&grid_key(screen.list, false));
        let fields = grid::seen_of(cx, screen.fields, &mut (screen.blank)(cx));
        page.grid = Some(GridState::new(fields, screen.grid, kept));
    }
    let prefill = std::mem::take(&mut page.prefill);
    if let (Some(grid), false) = (&mut page.grid, prefill.is_empty()) {
        if grid.changes_records {
            cx.actions.push(Action::Notice(screens::FINISH_GRID.to_owned()));
        } else {
            grid.add_rows(&prefill);
        }
    }
    if let (Some(grid), Some(_)) = (&mut page.grid, page.wanted) {
        // A record is to be shown: the grid is put aside as a draft, unless it must be finished.
        grid.commit();
        if grid.changes_records && grid.is_dirty() {
            page.wanted = None;
            cx.actions.push(Action::Notice(screens::FINISH_GRID.to_owned()));
        } else {
            cx.actions.push(Action::CloseGrid { keep: true });
        }
    }
    if page.grid.is_some() {
        return list_grid_ui(cx, ui, screen, page);
    }
    if std::mem::take(&mut page.looks_for_records)
        && let Some((grid, kept)) = cx.draft::<Grid>(&grid_key(screen.list, true))
        && grid.news().next().is_some()
    {
        // Records that were being changed when the program ended.
        let fields = grid::seen_of(cx, screen.fields, &mut (screen.blank)(cx));
        page.grid = Some(GridState::of(fields, grid, Some(kept)));
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
            .show(ui, |ui| form::form_ui(cx, ui, screen, page));
    }
    egui::CentralPanel::default()
        .frame(egui::Frame::new().inner_margin(12))
        .show(ui, |ui| list::list_ui(cx, ui, screen, page, layout));
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

/// Opens a record of the list in the form.
fn show<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    cx: &Cx<'_>,
    screen: &Screen<T>,
    page: &mut Page<T>,
    id: i64,
    focus: bool,
) {
    page.marked.set(id);
    if page.is_dirty() {
        cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        return;
    }
    if let Some(record) = (screen.load)(cx, id) {
        page.open(record.clone(), record, Some(id));
        if focus {
            cx.actions.push(Action::LookedAt((screen.record)(id)));
        }
        if let Some(form) = &mut page.form {
            form.focus = focus;
        }
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
    /// How each list is laid out on this PC.
    pub(super) layouts: HashMap<List, ColumnLayout>,
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
            if let Some(id) = id {
                page.marked.set(id);
            }
            // Records of other lists (awards made out of a round) leave the form as it is.
            if record.is_some() && id.is_none() {
                return;
            }
            if next {
                let blank = (screen.blank)(cx);
                page.open(blank.clone(), blank, None);
            } else {
                page.form = None;
                page.marked.take_keys();
            }
        });
    }

    /// A new decision for the awards of a round, in its form.
    pub(super) fn decide(&mut self, cx: &Cx<'_>, round: RoundId) {
        self.list = List::Decisions;
        let page = &mut self.decisions;
        let has_draft =
            !page.looked_for_draft && cx.drafts.open.get(&draft_key(self.list)).is_some();
        if page.is_dirty() || has_draft {
            cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        } else if let Some(decision) = rounds::decision_for(cx, round) {
            page.open(decision, (decisions::SCREEN.blank)(cx), None);
        }
    }

    /// Goes to the list below or above, round at the ends.
    pub(super) fn next_list(&mut self, down: bool) {
        let all: Vec<List> = all_lists().collect();
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

    /// A record was removed: its form goes. What is half typed of another stays.
    pub(super) fn removed(&mut self, record: Record) {
        if list_of(record) == self.list {
            present!(self, |_screen, page| {
                if page.form.as_ref().is_some_and(|f| f.id == Some(record.number())) {
                    page.form = None;
                }
            });
        }
    }

    /// What is half typed in any list and is to be kept, or forgotten.
    pub(super) fn drafts_to_keep(&mut self, cx: &Cx<'_>) -> Vec<Draft> {
        let on_show = self.list;
        let mut drafts = Vec::new();
        for list in all_lists() {
            self.list = list;
            present!(self, |screen, page| {
                drafts.extend(page.draft_to_keep(cx, screen));
                if let Some(grid) = &mut page.grid {
                    // A grid thrown away has no rows any more to tell its kind.
                    let of_records = grid.changes_records;
                    let title = screens::grid_title(screen.title, of_records);
                    drafts.extend(grid.draft_to_keep(&grid_key(list, of_records), &title));
                }
            });
        }
        self.list = on_show;
        if let Some((session, grid)) = &mut self.attendees {
            let title = training::attendees_title(cx, *session);
            drafts.extend(grid.draft_to_keep(&training::attendees_key(*session), &title));
        }
        drafts
    }

    /// How a draft is called of which only the key is known; `None` when it is not of these lists.
    pub(super) fn title_of(form: &str) -> Option<String> {
        let keyed = Keyed::read(form)?;
        let title = screens::list(keyed.list() as usize);
        Some(match keyed {
            Keyed::Form(_) => title.to_owned(),
            Keyed::Grid(_) => screens::grid_title(title, false),
            Keyed::GridOfRecords(_) => screens::grid_title(title, true),
            Keyed::Attendees(_) => actions::GRID_ATTENDEES.to_owned(),
        })
    }

    /// Goes to the list of a draft; true when a grid stands there that is another one.
    pub(super) fn other_grid_than(&mut self, form: &str) -> bool {
        let Some(keyed) = Keyed::read(form) else { return false };
        self.list = keyed.list();
        let list = self.list;
        let here = match (&self.attendees, list) {
            (Some((session, _)), List::Training) => Some(training::attendees_key(*session)),
            _ => present!(self, |_screen, page| page
                .grid
                .as_ref()
                .map(|g| grid_key(list, g.changes_records))),
        };
        here.is_some_and(|here| here != form)
    }

    /// Goes on with a draft; a form opens by itself when its list is drawn.
    pub(super) fn open_draft(&mut self, cx: &Cx<'_>, form: &str) {
        match Keyed::read(form) {
            Some(Keyed::Grid(_)) => self.open_grid(),
            Some(Keyed::GridOfRecords(_)) => {
                present!(self, |_screen, page| page.looks_for_records = true);
            }
            Some(Keyed::Attendees(session)) => {
                if self.attendees.is_none() {
                    self.open_attendees(session, cx);
                }
            }
            Some(Keyed::Form(_)) | None => {}
        }
    }

    /// Opens the grid of the present list.
    pub(super) fn open_grid(&mut self) {
        present!(self, |_screen, page| page.wants_grid = true);
    }

    /// Opens the grid of a list with rows to begin with.
    pub(super) fn open_grid_with(&mut self, list: List, rows: Vec<Vec<(Field, String)>>) {
        self.list = list;
        present!(self, |_screen, page| {
            page.wants_grid = true;
            page.prefill = rows;
        });
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

    /// Has the grid on show changes of records that are not stored? They are not put aside.
    pub(super) fn must_finish_grid(&mut self) -> bool {
        self.on_show().is_some_and(|grid| {
            grid.commit();
            grid.changes_records && grid.is_dirty()
        })
    }

    /// Is a grid on show? Its own keys take changes back.
    pub(super) fn has_grid(&mut self) -> bool {
        self.on_show().is_some()
    }

    /// Back to the list.
    pub(super) fn close_grid(&mut self) {
        if self.list == List::Training && self.attendees.take().is_some() {
            return;
        }
        present!(self, |_screen, page| {
            page.grid = None;
            page.marked.take_keys();
        });
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
            .map_or(page.marked.line(), |f| f.id)
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

/// Every list, in the order of the left side.
pub(super) fn all_lists() -> impl Iterator<Item = List> {
    GROUPS.iter().flat_map(|(_, lists)| lists.iter().copied())
}

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
        List::Registrations => l.registrations.iter().filter(|r| r.year == cx.year).count(),
        List::Training => l.sessions.iter().filter(|s| s.year == cx.year).count(),
        List::Democracy => l.democracy.iter().filter(|r| r.year == cx.year).count(),
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
    let layout = state.layouts.get(&state.list).cloned().unwrap_or_default();
    present!(state, |screen, page| {
        screen_ui(cx, ui, screen, page, &layout);
        if let Some(change) = &mut page.bulk
            && !bulk::bulk_ui(cx, ui.ctx(), screen, change)
        {
            page.bulk = None;
            page.marked.take_keys();
        }
    });
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
    ListRow { id, fold: fold(&cells.join(" ")), cells, ..ListRow::default() }
}

/// A line that is somebody.
fn row_of_person(id: i64, cells: Vec<String>) -> ListRow {
    ListRow { is_person: true, ..row(id, cells) }
}

/// A copy takes everything over.
fn copy_all<T>(_record: &mut T) {}

/// No further buttons.
fn no_more<T>(_ui: &mut egui::Ui, _record: &T, _cx: &Cx<'_>) {}
