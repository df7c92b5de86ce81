//! The app: book, desktop, view state, and the queue of actions carried out after each frame.
use super::{
    action::{Action, Actions, List, Tab},
    cx::{Cx, Lists},
    entry::{EntryState, entry_ui},
    evaluation::evaluation_ui,
    overview::{OverviewState, overview_ui},
    print::{PrintState, papers_of, print_ui},
    quick::{QuickCx, QuickState, quick_ui},
    remembered::Remembered,
    start::{NewBook, StartState, start_ui},
    theme,
};
use crate::{
    defaults,
    desktop::{Answer, Desktop, FileKind, Question, files, real::RealDesktop},
    domain::{
        decision::{Decision, PaperState},
        edit::{Actor, Edit},
        failure::{Failure, OpenProblem},
        ids::{Record, StepId},
        office::{Body, Office, Signatory},
    },
    layout::{block::Document, page::Page},
    pdf, sample,
    text::{actions, errors, reports, screens, terms},
    workspace::{OpenAs, Step, StoreError, Workspace, WorkspaceError, backup},
};
use egui::{Key, Modifiers};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// A question that waits for an answer.
enum Modal {
    Problem(String),
    InUse { sentence: String, newest: Option<PathBuf> },
    OldStep(Step),
    Restore { book: PathBuf, sentence: String, backups: Vec<PathBuf> },
}

/// A sentence in the corner.
struct Notice {
    text: String,
    until: Option<f64>,
    /// The step its “Hoàn tác” takes back.
    undo: Option<StepId>,
}

/// The key of the quick list among the drafts of a book.
const QUICK_DRAFT: &str = "quick-list";

/// View state of the whole window.
#[derive(Default)]
struct UiState {
    tab: Tab,
    start: StartState,
    overview: OverviewState,
    entry: EntryState,
    print: PrintState,
    quick: QuickState,
    modal: Option<Modal>,
    notices: Vec<Notice>,
    saved_at: Option<String>,
    pending_book: Option<NewBook>,
    pending_edit: Option<Edit>,
    pending_pdf: Option<Vec<u8>>,
    restore_into: Option<PathBuf>,
    year: Option<i64>,
}

/// The program's window.
pub struct App {
    book: Option<Workspace>,
    desktop: Box<dyn Desktop>,
    ui: UiState,
    actions: Actions,
    remembered: Remembered,
    lists: Lists,
    lists_of: u64,
    dressed: bool,
    draft_kept_at: f64,
    title: String,
}

impl App {
    /// An app on a desktop, with a book to open at once when one is named.
    pub fn new(desktop: Box<dyn Desktop>, open: Option<PathBuf>) -> Self {
        let remembered = Remembered::read(desktop.remembered());
        let mut app = Self {
            book: None,
            desktop,
            ui: UiState::default(),
            actions: Actions::default(),
            remembered,
            lists: Lists::default(),
            lists_of: 0,
            dressed: false,
            draft_kept_at: 0.0,
            title: String::new(),
        };
        if let Some(path) = open {
            app.open_book(&path, false);
        }
        app
    }

    /// The open book, for tests.
    pub fn book(&self) -> Option<&Workspace> {
        self.book.as_ref()
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
            theme::install(ui.ctx());
            ui.ctx().set_zoom_factor(self.remembered.zoom);
            if self.remembered.dark {
                ui.ctx().set_theme(egui::Theme::Dark);
            }
            ui.ctx().request_repaint();
            return;
        }
        while let Some(answer) = self.desktop.answer() {
            self.answered(answer);
        }
        self.read_lists();
        self.shortcuts(ui.ctx());
        self.draw(ui);
        let mut again = false;
        for action in self.actions.take() {
            again = true;
            self.read_lists();
            self.run(action, ui.ctx());
        }
        self.keep_draft_now_and_then(ui.ctx());
        self.notices_ui(ui.ctx());
        self.modal_ui(ui.ctx());
        self.housekeeping(ui.ctx());
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
        match Lists::read(book.read()) {
            Ok(lists) => self.lists = lists,
            Err(e) => self.ui.modal = Some(Modal::Problem(errors::failure(&e.failure()))),
        }
        self.lists_of = book.revision();
    }

    fn year(&self) -> i64 {
        self.ui
            .year
            .or(self.lists.last_year)
            .or_else(|| self.lists.years.first().copied())
            .unwrap_or_else(|| i64::from(self.desktop.now().date().year()))
    }

    fn shortcuts(&mut self, ctx: &egui::Context) {
        if self.ui.modal.is_some() {
            return;
        }
        let typing = ctx.text_edit_focused();
        let pressed = |modifiers, key| ctx.input_mut(|i| i.consume_key(modifiers, key));
        if !typing {
            if pressed(Modifiers::CTRL, Key::Z) {
                self.actions.push(Action::Undo { asked: false });
            }
            if pressed(Modifiers::CTRL, Key::Y)
                || pressed(Modifiers::CTRL | Modifiers::SHIFT, Key::Z)
            {
                self.actions.push(Action::Redo);
            }
        }
        if pressed(Modifiers::CTRL, Key::O) {
            self.actions.push(Action::AskOpen);
        }
        if pressed(Modifiers::CTRL, Key::Q) {
            self.actions.push(Action::Quit);
        }
        if self.book.is_some() {
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

    fn draw(&mut self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        egui::Panel::top("frame")
            .frame(egui::Frame::new().fill(p.paper).inner_margin(egui::Margin::symmetric(10, 6)))
            .show(ui, |ui| self.frame_ui(ui));
        let today = self.desktop.now().date();
        let year = self.year();
        if self.ui.tab == Tab::Quick && !self.ui.quick.is_started() {
            let kept = match &self.book {
                Some(book) => book.read().draft(QUICK_DRAFT).ok().flatten(),
                None => self.desktop.kept_list(),
            };
            self.ui.quick.start(kept.as_deref());
        }
        let Some(book) = &self.book else {
            if self.ui.tab == Tab::Quick {
                let q = QuickCx { cx: None, today, actions: &self.actions };
                quick_ui(&q, ui, &mut self.ui.quick);
            } else {
                start_ui(ui, &mut self.ui.start, &self.remembered, &self.actions);
            }
            return;
        };
        if book.is_read_only() {
            egui::Panel::top("read-only")
                .frame(egui::Frame::new().fill(p.selected).inner_margin(6))
                .show(ui, |ui| ui.label(screens::READ_ONLY));
        }
        let cx = Cx {
            read: book.read(),
            revision: book.revision(),
            today,
            year,
            lists: &self.lists,
            read_only: book.is_read_only(),
            actions: &self.actions,
        };
        match self.ui.tab {
            Tab::Overview => overview_ui(&cx, ui, &mut self.ui.overview),
            Tab::Entry => entry_ui(&cx, ui, &mut self.ui.entry),
            Tab::Evaluation => evaluation_ui(&cx, ui),
            Tab::Print => print_ui(&cx, ui, &mut self.ui.print),
            Tab::Quick => {
                let q = QuickCx { cx: Some(&cx), today, actions: &self.actions };
                quick_ui(&q, ui, &mut self.ui.quick);
            }
        }
    }

    /// Menu, tabs, year, clerk, undo and redo.
    fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        ui.horizontal(|ui| {
            ui.label(
                egui::RichText::new(terms::PRODUCT).family(theme::bold_family()).color(p.accent),
            );
            ui.menu_button(format!("{} ▾", actions::MENU_BOOK), |ui| self.menu_ui(ui));
            if self.book.is_some() {
                let label = ui.label(screens::WORKING_YEAR).id;
                let year = self.year();
                let mut years = self.lists.years.clone();
                let now = i64::from(self.desktop.now().date().year());
                years.extend([now, year]);
                years.sort_unstable_by(|a, b| b.cmp(a));
                years.dedup();
                egui::ComboBox::from_id_salt("year")
                    .width(72.0)
                    .selected_text(year.to_string())
                    .show_ui(ui, |ui| {
                        for y in years {
                            if ui.selectable_label(y == year, y.to_string()).clicked() {
                                self.ui.year = Some(y);
                            }
                        }
                    })
                    .response
                    .labelled_by(label);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut clerk = self.remembered.clerks.first().cloned().unwrap_or_default();
                let hint = self.desktop.account();
                let edit = egui::TextEdit::singleline(&mut clerk)
                    .desired_width(120.0)
                    .hint_text(egui::RichText::new(hint).color(p.weak));
                let label =
                    ui.label(egui::RichText::new(screens::CLERK).color(p.weak).size(13.0)).id;
                let response = ui.add(edit).labelled_by(label);
                if response.changed() {
                    self.remembered.clerks = vec![clerk];
                }
                if response.lost_focus() {
                    let json = serde_json::to_string(&self.remembered).unwrap_or_default();
                    self.desktop.remember(&json);
                }
            });
        });
        if self.book.is_none() {
            return;
        }
        ui.horizontal(|ui| {
            for (tab, name) in [
                (Tab::Overview, screens::TAB_OVERVIEW),
                (Tab::Entry, screens::TAB_ENTRY),
                (Tab::Evaluation, screens::TAB_EVALUATION),
                (Tab::Print, screens::TAB_PRINT),
                (Tab::Quick, screens::START_QUICK),
            ] {
                let on = self.ui.tab == tab;
                let text = egui::RichText::new(name).size(15.0);
                let text =
                    if on { text.color(p.accent).family(theme::bold_family()) } else { text };
                if ui.add(egui::Button::selectable(on, text)).clicked() {
                    self.actions.push(Action::Go(tab));
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let Some(book) = &self.book else { return };
                let can = !book.is_read_only();
                let mut step = |sign: &str, label: Option<String>, usual: &str, action: Action| {
                    let on = can && label.is_some();
                    let tip = label.unwrap_or_else(|| usual.to_owned());
                    if ui.add_enabled(on, egui::Button::new(sign)).on_hover_text(tip).clicked() {
                        self.actions.push(action);
                    }
                };
                let redo = self.lists.redo.as_deref().map(actions::redo);
                step("↷", redo, actions::REDO, Action::Redo);
                let undo = self.lists.undo.as_deref().map(actions::undo);
                step("↶", undo, actions::UNDO, Action::Undo { asked: false });
                if let Some(at) = &self.ui.saved_at {
                    ui.label(egui::RichText::new(screens::saved_at(at)).color(p.weak).size(12.5));
                }
            });
        });
    }

    fn menu_ui(&self, ui: &mut egui::Ui) {
        let out = &self.actions;
        let mut item = |name: &str, on: bool, action: Action| {
            if ui.add_enabled(on, egui::Button::new(name)).clicked() {
                out.push(action);
            }
        };
        let open = self.book.is_some();
        let writable = self.book.as_ref().is_some_and(|b| !b.is_read_only() && b.path().is_some());
        item(actions::MENU_NEW, true, Action::CloseBook);
        item(actions::MENU_OPEN, true, Action::AskOpen);
        item(actions::MENU_QUICK, true, Action::Go(Tab::Quick));
        item(actions::MENU_BACK_UP, writable, Action::BackUp);
        item(actions::MENU_COPY_OUT, open, Action::AskCopyOut);
        item(actions::MENU_RESTORE, writable, Action::AskRestore);
        item(actions::MENU_CHECK, open, Action::Check);
        item(actions::MENU_SETTINGS, open, Action::Open(List::Office));
        item(actions::MENU_CLOSE, open, Action::CloseBook);
        item(actions::MENU_QUIT, true, Action::Quit);
    }

    fn notice(&mut self, text: impl Into<String>, ctx: Option<&egui::Context>) {
        let text = text.into();
        if !text.is_empty() {
            let until = ctx.map(|c| c.input(|i| i.time) + 6.0);
            self.ui.notices.push(Notice { text, until, undo: None });
        }
    }

    fn notice_with_undo(&mut self, text: &str, step: StepId, ctx: &egui::Context) {
        self.notice(text, Some(ctx));
        if let Some(notice) = self.ui.notices.last_mut() {
            notice.undo = Some(step);
        }
    }

    fn problem(&mut self, failure: &Failure) {
        log::warn!("refused: {}", failure_kind(failure));
        self.ui.modal = Some(Modal::Problem(errors::failure(failure)));
    }

    fn run(&mut self, action: Action, ctx: &egui::Context) {
        let at = self.desktop.now();
        match action {
            Action::Edit(edit) => self.edit(edit, false, ctx),
            Action::EditAndNew(edit) => self.edit(edit, true, ctx),
            Action::Recheck(edit) => {
                let found = self.book.as_ref().map(|b| b.check(&edit, at.date()));
                if let Some(Ok(findings)) = found {
                    self.ui.entry.refused(findings);
                }
            }
            Action::Undo { asked } => self.undo(asked, ctx),
            Action::UndoStep(step) => {
                let actor = self.actor();
                let done = self.book.as_mut().map(|b| b.undo_step(step, &actor, at));
                match done {
                    Some(Ok(_)) => self.notice(actions::UNDONE, Some(ctx)),
                    Some(Err(e)) => self.problem(&e.failure()),
                    None => {}
                }
            }
            Action::Redo => {
                let actor = self.actor();
                if let Some(book) = &mut self.book {
                    let label = book.read().redoable().ok().flatten().map(|s| s.label);
                    match book.redo(&actor, at) {
                        Ok(_) => {
                            self.notice(screens::redone(&label.unwrap_or_default()), Some(ctx));
                        }
                        Err(e) => self.notice(errors::failure(&e.failure()), Some(ctx)),
                    }
                }
            }
            Action::Go(tab) => self.ui.tab = tab,
            Action::Open(list) => {
                self.ui.tab = Tab::Entry;
                self.ui.entry.list = list;
            }
            Action::PrintRecord(record) => self.print_record(record),
            Action::SavePdf => self.save_pdf(),
            Action::ShowPdf => self.show_pdf(ctx),
            Action::AskOpen => self.ask("open", screens::OPEN_TITLE, FileKind::Book, None),
            Action::OpenBook(path) => self.open_book(&path, false),
            Action::LookAt(path) => self.open_book(&path, true),
            Action::NewBook(new) => {
                let name = files::file_name(
                    if new.office.is_empty() { screens::NEW_FILE } else { &new.office },
                    "dvk",
                );
                self.ui.pending_book = Some(*new);
                self.ask("create", screens::CREATE_TITLE, FileKind::Book, Some(name));
            }
            Action::ShowSample => self.show_sample(),
            Action::BackUp => {
                if let Some(book) = &mut self.book {
                    match book.back_up(at) {
                        Ok(Some(path)) => {
                            self.notice(screens::backed_up(&path.display().to_string()), Some(ctx));
                        }
                        Ok(None) => {}
                        Err(e) => self.problem(&e.failure()),
                    }
                }
            }
            Action::AskCopyOut => {
                let name = self.book.as_ref().and_then(|b| b.path()).and_then(|p| p.file_stem());
                let name = name.map_or(screens::NEW_FILE.into(), |n| n.to_string_lossy());
                let name = format!("{name}-ban-sao-{}.dvk", at.date().to_string().replace('-', ""));
                self.ask("copy-out", screens::COPY_TITLE, FileKind::Book, Some(name));
            }
            Action::AskRestore => {
                let book = self.book.as_ref().and_then(|b| b.path()).map(Path::to_owned);
                if let Some(book) = book {
                    let backups: Vec<PathBuf> =
                        backup::list(&book).into_iter().map(|f| f.path).collect();
                    let sentence = if backups.is_empty() {
                        screens::RESTORE_NONE
                    } else {
                        screens::RESTORE_TEXT
                    };
                    self.ui.modal =
                        Some(Modal::Restore { book, sentence: sentence.to_owned(), backups });
                }
            }
            Action::Restore { book, from } => self.restore(&book, &from, ctx),
            Action::Check => {
                if let Some(book) = &self.book {
                    match book.full_check() {
                        Ok(found) if found.is_empty() => {
                            self.notice(screens::CHECK_OK, Some(ctx));
                        }
                        Ok(found) => {
                            self.ui.modal =
                                Some(Modal::Problem(crate::text::cli::check_found(found.len())));
                        }
                        Err(e) => self.problem(&e.failure()),
                    }
                }
            }
            Action::CloseBook => {
                self.close_book();
                self.ui.tab = Tab::Overview;
            }
            Action::Quit => {
                self.close_book();
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::Notice(text) => self.notice(text, Some(ctx)),
            Action::Issue(decision) => self.issue(&decision, ctx),
        }
    }

    /// Runs something that needs the book's context and the view state at once.
    fn with_cx<R>(&mut self, work: impl FnOnce(&Cx<'_>, &mut UiState) -> R) -> Option<R> {
        let (today, year) = (self.desktop.now().date(), self.year());
        let book = self.book.as_ref()?;
        let cx = Cx {
            read: book.read(),
            revision: book.revision(),
            today,
            year,
            lists: &self.lists,
            read_only: book.is_read_only(),
            actions: &self.actions,
        };
        Some(work(&cx, &mut self.ui))
    }

    fn edit(&mut self, edit: Edit, next: bool, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        if self.book.is_none() {
            // A quick list without a book: the book is made first, then the list goes into it.
            if let Edit::RecordQuickList(list) = &edit {
                let office = match &list.body {
                    crate::domain::quick_list::QuickBody::New(name) => name.clone(),
                    crate::domain::quick_list::QuickBody::Existing(_) => String::new(),
                };
                self.ui.pending_edit = Some(edit);
                self.run(Action::NewBook(Box::new(NewBook { office, ..NewBook::default() })), ctx);
            }
            return;
        }
        // Choosing “Đã phát hành” for a decision of ours is issuing it, with its papers kept.
        if let Edit::SaveDecision(d) = &edit
            && d.state == PaperState::Issued
            && self.lists.bodies.iter().any(|b| b.is_ours && b.id.is_some() && b.id == d.body)
            && let Some(before) =
                self.lists.decisions.iter().find(|o| o.id.is_some() && o.id == d.id)
            && before.state != PaperState::Issued
        {
            let draft = Decision { state: before.state, ..d.clone() };
            return self.issue(&draft, ctx);
        }
        let Some(book) = &mut self.book else { return };
        let quick = matches!(edit, Edit::RecordQuickList(_));
        if quick && let Some(step) = self.ui.quick.recorded {
            // The same list, corrected: it takes the place of the one recorded before.
            match book.undo_step(step, &actor, at) {
                // Taken back already by Ctrl+Z: nothing stands twice.
                Ok(_) | Err(WorkspaceError::Store(StoreError::NoSuchStep)) => {}
                Err(e) => return self.problem(&e.failure()),
            }
            self.ui.quick.recorded = None;
        }
        let removal = matches!(edit, Edit::Remove(_));
        match book.apply(edit, &actor, at) {
            Ok(applied) => {
                let label = book
                    .read()
                    .history_step(applied.step)
                    .ok()
                    .flatten()
                    .map(|s| s.label)
                    .unwrap_or_default();
                self.ui.saved_at = Some(format!("{:02}:{:02}", at.hour(), at.minute()));
                self.read_lists();
                if quick {
                    self.ui.quick.stored(applied.step);
                    self.notice_with_undo(screens::QUICK_RECORDED, applied.step, ctx);
                } else if removal {
                    self.ui.entry.removed();
                    self.notice_with_undo(&screens::done(&label), applied.step, ctx);
                } else {
                    self.with_cx(|cx, ui| ui.entry.stored(cx, applied.record, next));
                    self.notice(screens::done(&label), Some(ctx));
                }
            }
            Err(WorkspaceError::Invalid(findings)) => {
                let sentence = errors::failure(&Failure::Invalid(findings.clone()));
                if quick {
                    self.ui.modal = Some(Modal::Problem(sentence));
                } else {
                    self.ui.entry.refused(findings);
                    self.notice(sentence, Some(ctx));
                }
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    fn undo(&mut self, asked: bool, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let Some(book) = &mut self.book else { return };
        match book.undoable() {
            Ok(Some((step, made_now))) if !made_now && !asked => {
                self.ui.modal = Some(Modal::OldStep(step));
            }
            Ok(Some((step, _))) => match book.undo(&actor, at) {
                Ok(_) => self.notice(screens::undone(&step.label), Some(ctx)),
                Err(e) => self.problem(&e.failure()),
            },
            Ok(None) => self.notice(errors::failure(&Failure::NothingToUndo), Some(ctx)),
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// The papers of a record: they alone are offered, and the first comes on show, filled in.
    fn print_record(&mut self, record: Option<Record>) {
        self.ui.tab = Tab::Print;
        let year = self.year();
        self.ui.print.offer(record.map(|r| papers_of(&self.lists, r, year)).unwrap_or_default());
    }

    /// The paper on show as PDF, with a name for its file.
    fn pdf(&mut self) -> Result<(String, Vec<u8>), String> {
        let today = self.desktop.now().date();
        let tab = self.ui.tab;
        let (document, pages): (Document, Vec<Page>) = if tab == Tab::Quick {
            let shown = if let Some(shown) = self.with_cx(|cx, ui| {
                let q = QuickCx { cx: Some(cx), today, actions: cx.actions };
                ui.quick.shown(&q).clone()
            }) {
                shown
            } else {
                let q = QuickCx { cx: None, today, actions: &self.actions };
                self.ui.quick.shown(&q).clone()
            };
            shown?
        } else {
            self.with_cx(|cx, ui| ui.print.shown(cx).cloned())
                .flatten()
                .ok_or_else(|| screens::PRINT_NOTHING.to_owned())??
        };
        let properties = pdf::Properties {
            title: document.title.clone(),
            author: document.author.clone(),
            date: today,
        };
        let bytes = pdf::write(pages, &properties).map_err(|e| {
            log::error!("{e}");
            reports::PDF_FAILED.to_owned()
        })?;
        Ok((files::file_name(&document.title, "pdf"), bytes))
    }

    fn save_pdf(&mut self) {
        match self.pdf() {
            Ok((name, bytes)) => {
                // What is on show now is written, whatever is looked at when the dialog closes.
                self.ui.pending_pdf = Some(bytes);
                self.ask("save-pdf", screens::SAVE_PDF_TITLE, FileKind::Pdf, Some(name));
            }
            Err(sentence) => self.ui.modal = Some(Modal::Problem(sentence)),
        }
    }

    fn show_pdf(&mut self, ctx: &egui::Context) {
        let made = self.pdf();
        let (name, bytes) = match made {
            Ok(made) => made,
            Err(sentence) => return self.ui.modal = Some(Modal::Problem(sentence)),
        };
        match self.desktop.write_paper(&name, &bytes) {
            Ok(path) => {
                if let Ok(()) = self.desktop.show(&path) {
                    self.notice(screens::saved_pdf(&path.display().to_string()), Some(ctx));
                } else {
                    let sentence = format!("{} {}", screens::SHOW_FAILED, path.display());
                    self.ui.modal = Some(Modal::Problem(sentence));
                }
            }
            Err(e) => self.problem(&Failure::File(PathBuf::from(name), e.kind())),
        }
    }

    fn ask(&mut self, purpose: &'static str, title: &str, kind: FileKind, save_as: Option<String>) {
        let beside =
            self.book.as_ref().and_then(|b| b.path()).and_then(Path::parent).map(Path::to_owned);
        let folder = beside.or_else(|| Some(self.desktop.documents()));
        self.desktop.ask(Question { purpose, title: title.to_owned(), kind, save_as, folder });
    }

    fn answered(&mut self, answer: Answer) {
        let Some(mut path) = answer.path else {
            self.ui.pending_edit = None;
            return;
        };
        let wanted = if answer.purpose == "save-pdf" { FileKind::Pdf } else { FileKind::Book };
        if path.extension().is_none() {
            path.set_extension(wanted.extension());
        }
        match answer.purpose {
            "open" => self.open_book(&path, false),
            "create" => self.create_book(&path),
            "copy-out" => {
                let done = self.book.as_ref().map(|b| b.copy_out(&path));
                match done {
                    Some(Ok(())) => {
                        self.notice(screens::backed_up(&path.display().to_string()), None);
                    }
                    Some(Err(e)) => self.problem(&e.failure()),
                    None => {}
                }
            }
            "restore" => {
                if let Some(book) = self.ui.restore_into.take() {
                    self.actions.push(Action::Restore { book, from: path });
                }
            }
            "save-pdf" => {
                let Some(bytes) = self.ui.pending_pdf.take() else { return };
                // The dialog has asked before replacing a file.
                match self.desktop.write(&path, &bytes, true) {
                    Ok(()) => self.notice(screens::saved_pdf(&path.display().to_string()), None),
                    Err(e) => self.problem(&Failure::File(path, e.kind())),
                }
            }
            _ => {}
        }
    }

    fn take_book(&mut self, book: Workspace) {
        if let Some(path) = book.path() {
            self.remembered.opened(path);
            let json = serde_json::to_string(&self.remembered).unwrap_or_default();
            self.desktop.remember(&json);
        }
        // A list begun without a book goes on in this one.
        let mut quick = std::mem::take(&mut self.ui.quick);
        if quick.is_started() {
            quick.moved();
            self.desktop.keep_list(None);
        }
        let pending = self.ui.pending_edit.take();
        let tab = if pending.is_some() { Tab::Quick } else { Tab::Overview };
        self.ui = UiState { tab, quick, pending_edit: None, ..UiState::default() };
        self.book = Some(book);
        self.lists_of = 0;
        self.read_lists();
        if let Some(edit) = pending {
            self.actions.push(Action::Edit(edit));
        }
    }

    fn open_book(&mut self, path: &Path, read_only: bool) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let path = absolute.as_path();
        if self.book.as_ref().and_then(|b| b.path()).is_some_and(|p| p == path) {
            return;
        }
        match Workspace::open(path, &OpenAs { read_only, by: &actor, at }) {
            Ok(book) => {
                self.close_book();
                self.take_book(book);
            }
            Err(StoreError::Open(
                problem @ (OpenProblem::Damaged(_) | OpenProblem::Missing | OpenProblem::Empty),
            )) if !backup::list(path).is_empty() => {
                // A book that is broken or gone can be put back from here.
                let backups = backup::list(path).into_iter().map(|f| f.path).collect();
                let sentence = errors::open(&problem);
                self.ui.modal = Some(Modal::Restore { book: path.to_owned(), sentence, backups });
            }
            Err(StoreError::Open(OpenProblem::InUse(by))) => {
                let newest = backup::list(path).first().map(|f| f.path.clone());
                let sentence = errors::open(&OpenProblem::InUse(by));
                self.ui.modal = Some(Modal::InUse { sentence, newest });
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    fn create_book(&mut self, path: &Path) {
        let new = self.ui.pending_book.take().unwrap_or_default();
        let (actor, at) = (self.actor(), self.desktop.now());
        let made = Workspace::create(path, &OpenAs { read_only: false, by: &actor, at });
        let mut book = match made {
            Ok(book) => book,
            Err(e) => {
                self.ui.pending_edit = None;
                return self.problem(&e.failure());
            }
        };
        let mut edits = vec![Edit::SaveOffice(Office {
            name: if new.office.is_empty() { terms::PRODUCT.to_owned() } else { new.office },
            place: new.place,
            ..Office::default()
        })];
        edits.extend(defaults::edits());
        if !new.body.is_empty() {
            edits.push(Edit::SaveBody(Body::from_name(&new.body)));
        }
        for edit in edits {
            if let Err(e) = book.apply(edit, &actor, at) {
                self.problem(&e.failure());
            }
        }
        let body = book.read().bodies().ok().and_then(|b| b.first().cloned());
        if let (Some(body), false) = (body, new.signatory.is_empty()) {
            let signatory = Signatory {
                body: body.id,
                name: new.signatory,
                position: crate::text::labels::usual_post(body.signing).to_owned(),
                is_head: true,
                ..Signatory::default()
            };
            if let Err(e) = book.apply(Edit::SaveSignatory(signatory), &actor, at) {
                self.problem(&e.failure());
            }
        }
        self.close_book();
        self.take_book(book);
    }

    fn show_sample(&mut self) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let made = Workspace::in_memory().map_err(WorkspaceError::from).and_then(|mut book| {
            sample::fill(&mut book, &actor, at)?;
            Ok(book)
        });
        match made {
            Ok(book) => {
                self.close_book();
                self.take_book(book);
                self.ui.year = Some(2016);
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// Closes the book in good order; a backup that fails is said, the book itself is safe.
    fn close_book(&mut self) {
        self.keep_draft();
        let at = self.desktop.now();
        if let Some(book) = self.book.take() {
            // The list stays in the drafts of its book.
            self.ui.quick = QuickState::default();
            if let Err(e) = book.close(at) {
                self.problem(&e.failure());
            }
        }
        self.lists = Lists::default();
        self.lists_of = 0;
    }

    fn restore(&mut self, path: &Path, from: &Path, ctx: &egui::Context) {
        let path = path.to_owned();
        let at = self.desktop.now();
        // No closing backup here: it could push out the very one that is put back, and the present
        // file is set aside whole.
        self.keep_draft();
        self.book = None;
        match backup::restore(&path, from, at) {
            Ok(aside) => {
                self.open_book(&path, false);
                let aside = aside.map(|p| p.display().to_string());
                self.notice(crate::text::cli::restored(aside.as_deref()), Some(ctx));
            }
            Err(e) => {
                self.problem(&e.failure());
                let modal = self.ui.modal.take();
                self.open_book(&path, false);
                self.ui.modal = modal;
            }
        }
    }

    /// Phát hành: what stands in the form is stored, then its papers are kept as they are.
    fn issue(&mut self, decision: &Decision, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let Some(book) = &mut self.book else { return };
        let issued = Decision { state: PaperState::Issued, ..decision.clone() };
        let check = Edit::IssueDecision { decision: issued.clone(), papers: Vec::new() };
        match book.check(&check, at.date()) {
            Ok(found) if found.has_errors() => {
                let sentence = errors::failure(&Failure::Invalid(found.clone()));
                self.ui.entry.refused(found);
                return self.notice(sentence, Some(ctx));
            }
            Err(e) => return self.problem(&e.failure()),
            Ok(_) => {}
        }
        if let Err(e) = book.apply(Edit::SaveDecision(decision.clone()), &actor, at) {
            return self.problem(&e.failure());
        }
        let papers = match sample::papers_to_issue(book, &issued, at) {
            Ok(papers) => papers,
            Err(e) => return self.ui.modal = Some(Modal::Problem(e.sentence())),
        };
        self.edit(Edit::IssueDecision { decision: issued, papers }, false, ctx);
    }

    /// Every two seconds while something is being typed: the disk is not asked at every letter.
    fn keep_draft_now_and_then(&mut self, ctx: &egui::Context) {
        const EVERY: f64 = 2.0;
        let now = ctx.input(|i| i.time);
        if now - self.draft_kept_at >= EVERY {
            self.draft_kept_at = now;
            self.keep_draft();
        } else if self.ui.entry.is_dirty() || self.ui.quick.is_dirty() {
            ctx.request_repaint_after(Duration::from_secs_f64(EVERY));
        }
    }

    /// Keeps what is half typed, so that a crash or Ctrl+Q loses nothing.
    fn keep_draft(&mut self) {
        let at = self.desktop.now();
        let quick = self.ui.quick.draft_to_keep();
        if let (Some(list), None) = (&quick, &self.book) {
            self.desktop.keep_list(list.as_deref());
        }
        let Some(book) = self.book.as_ref().filter(|b| !b.is_read_only()) else { return };
        if let Some(list) = &quick
            && let Err(e) = book.keep_draft(QUICK_DRAFT, list.as_deref(), at)
        {
            log::warn!("draft not kept: {e}");
        }
        for (key, draft) in self.ui.entry.drafts_to_keep() {
            if let Err(e) = book.keep_draft(&key, draft.0.as_deref(), at) {
                log::warn!("draft not kept: {e}");
            }
        }
    }

    fn housekeeping(&mut self, ctx: &egui::Context) {
        let at = self.desktop.now();
        if let Some(book) = &mut self.book {
            book.tick(at);
            if let Some(e) = book.take_backup_problem() {
                let text = errors::failure(&e.failure());
                self.notice(text, None);
            }
        }
        let zoom = ctx.zoom_factor();
        if (zoom - self.remembered.zoom).abs() > 0.01 {
            self.remembered.zoom = zoom;
            let json = serde_json::to_string(&self.remembered).unwrap_or_default();
            self.desktop.remember(&json);
        }
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

    fn notices_ui(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        self.ui.notices.retain(|n| n.until.is_none_or(|u| u > now));
        let excess = self.ui.notices.len().saturating_sub(3);
        self.ui.notices.drain(..excess);
        if self.ui.notices.is_empty() {
            return;
        }
        let p = theme::palette(ctx);
        let mut closed = None;
        egui::Area::new(egui::Id::unique("notices"))
            .anchor(egui::Align2::RIGHT_BOTTOM, [-16.0, -16.0])
            .order(egui::Order::Foreground)
            .show(ctx, |ui| {
                for (i, notice) in self.ui.notices.iter().enumerate() {
                    let frame = egui::Frame::popup(ui.style()).fill(p.paper).inner_margin(10);
                    frame.show(ui, |ui| {
                        ui.set_max_width(420.0);
                        ui.horizontal(|ui| {
                            ui.add(egui::Label::new(&notice.text).wrap());
                            if let Some(step) = notice.undo
                                && ui.button(actions::UNDO).clicked()
                            {
                                self.actions.push(Action::UndoStep(step));
                                closed = Some(i);
                            }
                            if notice.until.is_none() && ui.small_button("✕").clicked() {
                                closed = Some(i);
                            }
                        });
                    });
                }
            });
        if let Some(i) = closed {
            self.ui.notices.remove(i);
        }
        if let Some(next) = self.ui.notices.iter().filter_map(|n| n.until).reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).clamp(0.05, 10.0)));
        }
    }

    fn modal_ui(&mut self, ctx: &egui::Context) {
        let Some(modal) = &self.ui.modal else { return };
        let out = &self.actions;
        let mut close = false;
        let response = egui::Modal::new(egui::Id::unique("modal")).show(ctx, |ui| {
            ui.set_max_width(520.0);
            match modal {
                Modal::Problem(sentence) => {
                    ui.heading(screens::PROBLEM_TITLE);
                    ui.label(sentence);
                    ui.add_space(8.0);
                    close |= theme::main_button(ui, actions::OK).clicked();
                }
                Modal::InUse { sentence, newest } => {
                    ui.heading(screens::PROBLEM_TITLE);
                    ui.label(sentence);
                    ui.add_space(8.0);
                    ui.horizontal(|ui| {
                        if let Some(path) = newest
                            && ui.button(actions::RESTORE_NEWEST).clicked()
                        {
                            out.push(Action::LookAt(path.clone()));
                            close = true;
                        }
                        close |= theme::main_button(ui, actions::OK).clicked();
                    });
                }
                Modal::OldStep(step) => {
                    ui.heading(screens::OLD_STEP_TITLE);
                    ui.label(screens::old_step(&step.label, &step.at));
                    ui.add_space(8.0);
                    ui.horizontal(|ui| {
                        if theme::main_button(ui, actions::YES_UNDO).clicked() {
                            out.push(Action::Undo { asked: true });
                            close = true;
                        }
                        close |= ui.button(actions::CANCEL).clicked();
                    });
                }
                Modal::Restore { book, sentence, backups } => {
                    ui.heading(screens::RESTORE_TITLE);
                    ui.label(sentence);
                    egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                        for path in backups {
                            let name = path.file_stem().unwrap_or_default().to_string_lossy();
                            if ui.button(name).clicked() {
                                out.push(Action::Restore {
                                    book: book.clone(),
                                    from: path.clone(),
                                });
                                close = true;
                            }
                        }
                    });
                    ui.horizontal(|ui| {
                        if ui.button(screens::CHOOSE_FILE).clicked() {
                            self.ui.restore_into = Some(book.clone());
                            self.desktop.ask(Question {
                                purpose: "restore",
                                title: screens::RESTORE_TITLE.to_owned(),
                                kind: FileKind::Book,
                                save_as: None,
                                folder: None,
                            });
                            close = true;
                        }
                        close |= ui.button(actions::CANCEL).clicked();
                    });
                }
            }
        });
        if close || response.should_close() {
            self.ui.modal = None;
            ctx.request_repaint();
        }
    }
}

/// A failure without anything personal, for the log.
fn failure_kind(failure: &Failure) -> String {
    let text = format!("{failure:?}");
    text.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
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

/// Opens the window: the renderer that worked last time first, then the others. `Err` when none starts.
///
/// # Errors
/// The last renderer's own words.
pub fn run(open: Option<&Path>) -> Result<(), String> {
    let desktop = RealDesktop::default();
    let remembered = Remembered::read(desktop.remembered());
    let mut order = vec![eframe::Renderer::Glow, eframe::Renderer::Wgpu];
    if remembered.renderer.as_deref() == Some("wgpu") {
        order.reverse();
    }
    // Without one of ours, eframe shows its own.
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"))
        .unwrap_or_default();
    let icon = std::sync::Arc::new(icon);
    let mut last = String::new();
    for renderer in order {
        let name = if renderer == eframe::Renderer::Wgpu { "wgpu" } else { "glow" };
        let options = eframe::NativeOptions {
            renderer,
            run_and_return: true,
            viewport: egui::ViewportBuilder::default()
                .with_title(terms::PRODUCT)
                .with_icon(icon.clone())
                .with_inner_size([1280.0, 690.0])
                .with_maximized(true)
                .with_min_inner_size([900.0, 560.0]),
            ..Default::default()
        };
        let open = open.map(Path::to_owned);
        let started = eframe::run_native(
            "dan-van-kheo",
            options,
            Box::new(move |creation| {
                let mut desktop = RealDesktop::default();
                let ctx = creation.egui_ctx.clone();
                desktop.wake = Some(std::sync::Arc::new(move || ctx.request_repaint()));
                let mut app = App::new(Box::new(desktop), open);
                if app.remembered.renderer.as_deref() != Some(name) {
                    app.remembered.renderer = Some(name.to_owned());
                    let json = serde_json::to_string(&app.remembered).unwrap_or_default();
                    app.desktop.remember(&json);
                }
                Ok(Box::new(app))
            }),
        );
        match started {
            Ok(()) => return Ok(()),
            Err(e) => {
                log::error!("renderer {name}: {e}");
                last = e.to_string();
            }
        }
    }
    Err(last)
}
