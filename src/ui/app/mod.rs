//! The app: book, desktop, view state, and the queue of actions carried out after each frame.
mod asking;
mod books;
mod changes;
mod commands;
mod dialogs;
mod drafts;
mod folders;
mod frame;
mod jobs;
mod photo;
mod quiet;
mod renderers;
mod salvage;
mod typed_path;

pub use renderers::run;

use super::{
    action::{Action, Actions, Tab},
    count_awards::{CountState, count_ui},
    drafts::Drafts,
    duplicates::{DuplicatesState, duplicates_ui},
    entry::{EntryState, entry_ui},
    evaluation::{EvaluationState, evaluation_ui},
    find::{FindState, find_ui},
    help::{HelpState, help_ui},
    history::{HistoryState, history_ui},
    new_year::{NewYearState, new_year_ui},
    overview::{OverviewState, overview_ui},
    palette::{PaletteState, palette_ui},
    print::{PrintState, print_ui},
    profile::{ProfileState, profile_ui},
    quick::{QuickCx, QuickState, quick_ui},
    remembered::Remembered,
    start::{StartState, new_book_ui, start_ui},
    theme,
    trash::{TrashState, trash_ui},
    widgets::press,
};
use crate::{
    desktop::Desktop,
    domain::{
        edit::Actor,
        failure::{Failure, Remark},
        ids::{Kind, Record},
    },
    layout::fonts::PcFaces,
    records::{Failures, lists::Lists},
    text::{errors, screens, terms},
    workspace::Workspace,
};
use dialogs::{Modal, Notice};
use egui::{Key, Modifiers};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// One place in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    tab: Tab,
    list: Kind,
    profile: Option<Record>,
    record: Option<Record>,
}

/// What the desk of a round asked to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// This record.
    One(Record),
    /// A new one of a kind.
    New(Kind),
    /// The lines of one, in a table.
    Rows,
}

impl Asked {
    /// Is it this record that was just stored?
    fn is(self, stored: Option<Record>) -> bool {
        match self {
            Self::One(record) => stored == Some(record),
            Self::New(kind) => stored.is_some_and(|record| record.kind() == kind),
            Self::Rows => false,
        }
    }
}

/// View state of the whole window.
#[derive(Default)]
struct UiState {
    tab: Tab,
    /// Places Alt+← goes back to, the last one last.
    behind: Vec<Place>,
    /// What is entered was asked for by the desk of a round: once it is saved, that is on show again.
    returns_to_desk: Option<Asked>,
    /// Places Alt+→ goes on to.
    ahead: Vec<Place>,
    start: StartState,
    evaluation: EvaluationState,
    overview: OverviewState,
    entry: EntryState,
    print: PrintState,
    quick: QuickState,
    history: HistoryState,
    trash: TrashState,
    duplicates: DuplicatesState,
    new_year: NewYearState,
    /// Records that were looked at, the last one first.
    recent: Vec<Record>,
    profile: ProfileState,
    find: FindState,
    count: CountState,
    palette: PaletteState,
    modal: Option<Modal>,
    /// What waits to be written over other files.
    to_folder: Option<(PathBuf, folders::Files)>,
    typed_path: Option<typed_path::TypedPath>,
    notices: Vec<Notice>,
    saved_at: Option<String>,
    year: Option<i64>,
    help: HelpState,
    photo: Option<photo::Photo>,
    /// The clerk's name while it is typed.
    clerk: Option<String>,
}

/// The program's window.
pub struct App {
    book: Option<Workspace>,
    /// What the open dialog of the system was asked for; `None` while none is open.
    asking: Option<asking::Asking>,
    /// Work on the book under way; it has the book meanwhile.
    job: Option<jobs::Job>,
    desktop: Box<dyn Desktop>,
    ui: UiState,
    actions: Actions,
    remembered: Remembered,
    faces: Option<PcFaces>,
    lists: Lists,
    lists_of: u64,
    /// Reads that failed, to be told after the frame.
    failures: Failures,
    /// Those that were told.
    told: Vec<Failure>,
    /// Why the book cannot be read just now.
    unseen: Option<String>,
    dressed: bool,
    /// What is half typed, as this PC keeps it.
    drafts: Drafts,
    keeping: drafts::Keeping,
    /// When the window was last seen to change its size, until that is remembered.
    resized_at: Option<f64>,
    /// When something was last pressed, typed or moved.
    touched_at: f64,
    title: String,
}

impl App {
    /// An app on a desktop, with a book to open at once when one is named.
    pub fn new(desktop: Box<dyn Desktop>, open: Option<PathBuf>) -> Self {
        let remembered = Remembered::read(desktop.remembered());
        let mut app = Self {
            book: None,
            asking: None,
            job: None,
            desktop,
            ui: UiState::default(),
            actions: Actions::default(),
            remembered,
            faces: None,
            lists: Lists::default(),
            lists_of: 0,
            failures: Failures::default(),
            told: Vec::new(),
            unseen: None,
            dressed: false,
            drafts: Drafts::default(),
            keeping: drafts::Keeping::default(),
            resized_at: None,
            touched_at: 0.0,
            title: String::new(),
        };
        app.read_drafts();
        if let Some(path) = open {
            app.open_book(&path, false);
        }
        app
    }

    /// The open book, for tests.
    pub fn book(&self) -> Option<&Workspace> {
        self.book.as_ref()
    }

    /// Fonts and colours; papers are drawn with this PC's Times New Roman where that changes no line.
    fn dress(&mut self, ctx: &egui::Context) {
        let files = self.desktop.times_new_roman().filter(|_| self.remembered.times_new_roman);
        self.faces = files.and_then(PcFaces::new);
        theme::install(ctx, self.remembered.look, self.faces.as_ref());
    }

    fn remember(&mut self) {
        let json = serde_json::to_string(&self.remembered).unwrap_or_default();
        self.desktop.remember(&json);
    }

    fn actor(&self) -> Actor {
        let name =
            self.remembered.clerks.first().cloned().unwrap_or_else(|| self.desktop.account());
        Actor { name, pc: self.desktop.computer() }
    }

    /// Draws the whole window and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        if !self.dressed {
            self.dressed = true;
            self.dress(ui.ctx());
            ui.ctx().set_zoom_factor(self.remembered.zoom);
            ui.ctx().request_repaint();
            return;
        }
        while self.job.is_none()
            && let Some(answer) = self.desktop.answer()
        {
            self.answered(answer);
        }
        if self.job.is_some() {
            Self::behind_job_ui(ui);
            self.job_ui(ui.ctx());
            return;
        }
        self.hold_book(ui.ctx());
        if ui.ctx().input(|i| i.viewport().close_requested()) && self.would_lose_typed() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
        self.read_lists();
        press::watch(ui.ctx());
        self.shortcuts(ui.ctx());
        self.draw(ui);
        let mut again = false;
        for action in self.actions.take() {
            again = true;
            self.read_lists();
            self.run(action, ui.ctx());
        }
        self.tell_failures();
        self.keep_drafts_now_and_then(again, ui.ctx());
        self.notices_ui(ui.ctx());
        help_ui(ui.ctx(), &mut self.ui.help);
        palette_ui(ui.ctx(), &mut self.ui.palette, &self.actions);
        self.photo_ui(ui.ctx());
        self.typed_path_ui(ui.ctx());
        self.modal_ui(ui.ctx());
        self.look_over_quietly(ui.ctx());
        self.housekeeping(ui.ctx());
        if let Some(book) = &self.book {
            book.let_go();
        }
        if again {
            ui.ctx().request_repaint();
        }
    }

    /// The names to choose from, anew after every change.
    fn read_lists(&mut self) {
        let Some(book) = &self.book else { return };
        if self.lists_of == book.revision() {
            return;
        }
        let touched = book.touched_since(self.lists_of).filter(|_| self.lists_of > 0);
        let before = std::mem::take(&mut self.lists);
        self.lists = before.read(book.read(), touched.as_ref(), &self.failures);
        self.lists_of = book.revision();
    }

    /// Reads that failed are told, each once.
    fn tell_failures(&mut self) {
        for failure in self.failures.take() {
            if !self.told.contains(&failure) {
                self.notice(errors::not_read(&failure), None);
                self.told.push(failure);
            }
        }
    }

    fn year(&self) -> i64 {
        self.ui
            .year
            .or(self.lists.last_year)
            .or_else(|| self.lists.years.first().copied())
            .unwrap_or_else(|| i64::from(self.desktop.now().date().year()))
    }

    fn shortcuts(&mut self, ctx: &egui::Context) {
        let is_asking = ctx.memory(|m| m.top_modal_layer().is_some());
        if is_asking || self.ui.modal.is_some() || self.ui.typed_path.is_some() {
            return;
        }
        let typing = ctx.text_edit_focused();
        let pressed = |modifiers, key| ctx.input_mut(|i| i.consume_key(modifiers, key));
        // A grid takes its own changes back.
        let in_grid = self.ui.tab == Tab::Entry && self.ui.entry.has_grid();
        if !typing && !in_grid {
            // With Shift first: a pattern without it fits a key pressed with it, too.
            if pressed(Modifiers::CTRL | Modifiers::SHIFT, Key::Z)
                || pressed(Modifiers::CTRL, Key::Y)
            {
                self.actions.push(Action::Redo);
            } else if pressed(Modifiers::CTRL, Key::Z) {
                self.actions.push(Action::Undo { asked: false });
            }
        }
        if pressed(Modifiers::NONE, Key::F1) {
            self.help();
        }
        let is_over = self.ui.help.is_open()
            || self.ui.find.is_open()
            || self.ui.palette.is_open()
            || self.ui.count.is_open();
        if is_over {
            return;
        }
        if pressed(Modifiers::CTRL, Key::K) {
            let recent = self.recent();
            self.ui.palette.open(self.book.is_some(), recent);
        }
        if pressed(Modifiers::CTRL, Key::O) {
            self.actions.push(Action::AskOpen);
        }
        if pressed(Modifiers::CTRL, Key::L) {
            self.actions.push(Action::Go(Tab::Quick));
        }
        if self.book.is_none() && pressed(Modifiers::CTRL, Key::N) {
            self.actions.push(Action::AskNew);
        }
        if pressed(Modifiers::CTRL, Key::Q) {
            self.actions.push(Action::Quit);
        }
        if self.book.is_some() {
            if pressed(Modifiers::ALT, Key::ArrowLeft) {
                self.actions.push(Action::Back);
            }
            if pressed(Modifiers::ALT, Key::ArrowRight) {
                self.actions.push(Action::Forward);
            }
            if pressed(Modifiers::CTRL | Modifiers::SHIFT, Key::F) {
                self.actions.push(Action::Find);
            }
            if self.ui.tab == Tab::Entry
                && pressed(Modifiers::CTRL, Key::I)
                && let Some(record) = self.ui.entry.looking_at()
            {
                self.actions.push(Action::Profile(record));
            }
            if self.ui.tab == Tab::Entry {
                if pressed(Modifiers::CTRL, Key::PageDown) {
                    self.ui.entry.next_list(true);
                }
                if pressed(Modifiers::CTRL, Key::PageUp) {
                    self.ui.entry.next_list(false);
                }
            }
            if pressed(Modifiers::CTRL, Key::P) {
                let record =
                    if self.ui.tab == Tab::Entry { self.ui.entry.looking_at() } else { None };
                self.actions.push(Action::PrintRecord(record));
            }
            for (key, tab) in [
                (Key::Num1, Tab::Overview),
                (Key::Num2, Tab::Entry),
                (Key::Num3, Tab::Evaluation),
                (Key::Num4, Tab::Print),
            ] {
                if pressed(Modifiers::CTRL, key) {
                    self.actions.push(Action::Go(tab));
                }
            }
        }
    }

    /// Shows or hides the help for what is on show.
    fn help(&mut self) {
        let is_here = self.ui.tab == Tab::Evaluation;
        let section = if is_here { self.ui.evaluation.help() } else { None };
        self.ui.help.toggle(self.ui.tab, section);
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        egui::Panel::top("frame")
            .frame(
                egui::Frame::new()
                    .fill(p.paper)
                    .inner_margin(egui::Margin::symmetric(theme::gap::EDGE as i8, 0)),
            )
            .show(ui, |ui| self.frame_ui(ui));
        let has_place_for_notices =
            matches!(self.ui.tab, Tab::Entry | Tab::Evaluation | Tab::Print);
        if self.book.is_none() || !has_place_for_notices {
            theme::strip_for_notices(ui, "window");
        }
        if self.ui.tab == Tab::Quick && !self.ui.quick.is_started() {
            self.start_quick_list();
        }
        let Some(book) = &self.book else {
            if self.ui.tab == Tab::Quick {
                let today = self.desktop.now().date();
                let q = QuickCx { cx: None, today, actions: &self.actions };
                quick_ui(&q, ui, &mut self.ui.quick);
            } else {
                let unfinished = self.drafts.lines(false);
                let now = self.desktop.now();
                let (start, known) = (&mut self.ui.start, &self.remembered);
                start_ui(ui, start, known, &unfinished, now, &self.actions);
            }
            return;
        };
        if let Some(trouble) = &self.unseen {
            egui::CentralPanel::default().show(ui, |ui| ui.label(trouble));
            return;
        }
        if book.is_read_only() {
            egui::Panel::top("read-only")
                .frame(egui::Frame::new().fill(p.tint).inner_margin(theme::margin::PANE))
                .show(ui, |ui| ui.label(screens::READ_ONLY));
        }
        self.with_cx(|cx, state| {
            if state.tab != Tab::Evaluation {
                state.evaluation.store_left(cx);
            }
            if state.tab != Tab::Print {
                state.print.store_left(cx);
            }
            match state.tab {
                Tab::Overview => overview_ui(cx, ui, &mut state.overview),
                Tab::Entry => entry_ui(cx, ui, &mut state.entry),
                Tab::Evaluation => evaluation_ui(cx, ui, &mut state.evaluation),
                Tab::History => history_ui(cx, ui, &mut state.history),
                Tab::Trash => trash_ui(cx, ui, &mut state.trash),
                Tab::Duplicates => duplicates_ui(cx, ui, &mut state.duplicates),
                Tab::NewYear => new_year_ui(cx, ui, &mut state.new_year),
                Tab::NewBook => new_book_ui(ui, &mut state.start, cx.actions),
                Tab::Profile => profile_ui(cx, ui, &mut state.profile),
                Tab::Print => print_ui(cx, ui, &mut state.print),
                Tab::Quick => {
                    let q = QuickCx { cx: Some(cx), today: cx.today, actions: cx.actions };
                    quick_ui(&q, ui, &mut state.quick);
                }
            }
            find_ui(cx, ui.ctx(), &mut state.find);
            count_ui(cx, ui.ctx(), &mut state.count);
        });
    }

    fn housekeeping(&mut self, ctx: &egui::Context) {
        let at = self.desktop.now();
        if let Some(book) = &mut self.book {
            if let Some(soon) = book.tick(at) {
                ctx.request_repaint_after(soon);
            }
            for remark in book.take_remarks() {
                match remark {
                    // Nothing more can be saved: this is not passed by.
                    Remark::BookGone(trouble) => self.problem(&Failure::Disk(trouble)),
                    remark => self.notice(errors::remark(&remark), None),
                }
            }
        }
        let zoom = ctx.zoom_factor();
        if (zoom - self.remembered.zoom).abs() > 0.01 {
            self.remembered.zoom = zoom;
            self.remember();
        }
        self.remember_window(ctx);
        let book = self.book.as_ref().map(|b| {
            b.path()
                .and_then(Path::file_stem)
                .map_or_else(String::new, |n| n.to_string_lossy().into_owned())
        });
        let title = match book {
            Some(name) if !name.is_empty() => format!("{name} – {}", terms::PRODUCT),
            _ => terms::PRODUCT.to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        // Half an hour of changes must not wait for the next click.
        if self.ui.entry.is_dirty() || self.ui.saved_at.is_some() {
            ctx.request_repaint_after(Duration::from_mins(5));
        }
    }
}

impl App {
    /// The size of the window is remembered once it stays, not at every point it is dragged.
    fn remember_window(&mut self, ctx: &egui::Context) {
        const STAYS: f64 = 1.0;
        let zoom = ctx.zoom_factor();
        let (now, seen) = ctx.input(|i| (i.time, self.remembered.window.now(i.viewport(), zoom)));
        if seen != self.remembered.window {
            self.remembered.window = seen;
            self.resized_at = Some(now);
        }
        match self.resized_at {
            Some(at) if now - at >= STAYS => {
                self.resized_at = None;
                self.remember();
            }
            Some(_) => ctx.request_repaint_after(Duration::from_secs_f64(STAYS)),
            None => {}
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end_job();
        if self.resized_at.take().is_some() {
            self.remember();
        }
        self.close_book();
    }

    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        drop_phantom_keys(&mut input.events);
    }
}

/// Some systems report a navigation key out of the low byte of a letter that a typing program sent as
/// text (“K” as ArrowLeft): a navigation key directly followed by its own text never was pressed.
fn drop_phantom_keys(events: &mut Vec<egui::Event>) {
    let is_navigation = |e: &egui::Event| {
        matches!(e, egui::Event::Key { key, pressed: true, modifiers, .. }
            if modifiers.is_none() && matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
                | Key::Home | Key::End | Key::PageUp | Key::PageDown | Key::Delete | Key::Insert))
    };
    let mut i = 0;
    while i + 1 < events.len() {
        let phantom = events.get(i).is_some_and(is_navigation)
            && events.get(i + 1).is_some_and(|e| matches!(e, egui::Event::Text(_)));
        if phantom {
            events.remove(i);
        } else {
            i += 1;
        }
    }
}
