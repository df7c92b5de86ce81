//! Carrying out what screens asked for: ways to go, papers and files; books and changes have files of their own.
use super::{
    App, Asked, Place, UiState,
    asking::{Asking, ToNote},
    dialogs::Modal,
    folders::IntoFolder,
    photo::is_photo,
};
use crate::{
    desktop::files,
    domain::{
        award::Recipient,
        calendar::Moment,
        edit::{Edit, Purpose},
        failure::Failure,
        field::Field,
        ids::{AttachmentId, Kind, PaperId, PersonId, Record, UnitId},
    },
    layout::{block::Document, page::Page},
    papers::{self, PaperFormat, ReadyPaper},
    records::Known,
    report::{ReportParams, ReportSpec, catalog},
    text::{actions, errors, labels, screens, sentence, terms},
    ui::{
        action::{Action, Tab},
        cx::Cx,
        quick::QuickCx,
        theme,
        widgets::form::made,
    },
    workspace::Workspace,
};
use std::path::Path;

/// A PDF to be written.
struct Pdf {
    /// For its file.
    name: String,
    bytes: Vec<u8>,
    printed: ToNote,
}

impl App {
    pub(super) fn run(&mut self, action: Action, ctx: &egui::Context) {
        let at = self.desktop.now();
        if matches!(
            action,
            Action::Go(_)
                | Action::Open(_)
                | Action::Show(_)
                | Action::Profile(_)
                | Action::Recipients(..)
                | Action::Begin(..)
                | Action::OpenParts(_)
                | Action::Desk(_)
                | Action::AskNew
                | Action::PrintRecord(_)
                | Action::PrintPaper(..)
        ) {
            let asked = match &action {
                Action::Show(record) => Some(Asked::One(*record)),
                Action::Begin(kind, _) => Some(Asked::New(*kind)),
                Action::OpenParts(_) => Some(Asked::Rows),
                _ => None,
            };
            self.ui.returns_to_desk = asked.filter(|_| self.ui.tab == Tab::Evaluation);
            let here = self.place();
            if self.ui.behind.last() != Some(&here) {
                self.ui.behind.push(here);
            }
            self.ui.ahead.clear();
        }
        match action {
            Action::Edit(edit) => self.edit(edit, false, ctx),
            Action::EditAndNew(edit) => self.edit(edit, true, ctx),
            Action::EditAndShow(edit) => {
                let actor = self.actor();
                let label = labels::edit(&edit);
                match self.book.as_mut().map(|b| b.apply(edit, &actor, at)) {
                    Some(Ok(applied)) => {
                        self.saved(at);
                        self.read_lists();
                        if let Some(record) = applied.record {
                            self.looked_at(record);
                            self.with_cx(|cx, ui| ui.entry.stored(cx, applied.record, false));
                            self.ui.entry.show(record);
                        }
                        self.notice_with_undo(&screens::done(&label), applied.step, ctx);
                    }
                    Some(Err(e)) => self.problem(&e.failure()),
                    None => {}
                }
            }
            Action::Score(sheet) => self.score(&sheet, Some(ctx)),
            Action::EditForField(field, edit) => {
                let actor = self.actor();
                let label = labels::edit(&edit);
                match self.book.as_mut().map(|b| b.apply(edit, &actor, at)) {
                    Some(Ok(applied)) => {
                        if let Some(record) = applied.record {
                            made(ctx, field, record.number());
                        }
                        self.saved(at);
                        self.notice_with_undo(&screens::done(&label), applied.step, ctx);
                    }
                    Some(Err(e)) => self.problem(&e.failure()),
                    None => {}
                }
            }
            Action::OpenGrid => {
                self.ui.tab = Tab::Entry;
                self.ui.entry.open_grid();
            }
            Action::OpenParts(record) => {
                self.ui.tab = Tab::Entry;
                self.with_cx(|cx, ui| ui.entry.open_parts(cx, record));
            }
            Action::CloseGrid { keep } => {
                if keep && self.ui.entry.must_finish_grid() {
                    return self.notice(screens::FINISH_GRID, Some(ctx));
                }
                if !keep {
                    self.ui.entry.discard_grid();
                }
                self.keep_drafts();
                self.close_grid();
            }
            Action::Recipients(to, from, ids) => {
                self.ui.tab = Tab::Entry;
                self.with_cx(|cx, ui| {
                    let rows = ids.iter().map(|id| recipient_cells(cx, from, *id)).collect();
                    ui.entry.open_grid_with(to, rows);
                });
            }
            Action::NewYear(edit) => {
                let year = match &edit {
                    Edit::Several { purpose: Purpose::NewYear(year), .. } => Some(*year),
                    _ => None,
                };
                let before = self.book.as_ref().map(Workspace::revision);
                self.edit(edit, false, ctx);
                if self.book.as_ref().map(Workspace::revision) != before {
                    self.ui.year = year;
                    self.ui.tab = Tab::Overview;
                }
            }
            Action::LayOut(key, layout) => {
                self.remembered.layouts.insert(key.to_owned(), layout);
                self.ui.entry.layouts.clone_from(&self.remembered.layouts);
                self.remember();
            }
            Action::StoreRows(edit, rows) => self.store_rows(edit, &rows, ctx),
            Action::Recheck(edit) => match self.book.as_ref().map(|b| b.check(&edit, at.date())) {
                Some(Ok(findings)) => self.ui.entry.rechecked(findings),
                Some(Err(e)) => self.failures.note(&e.failure()),
                None => {}
            },
            Action::ReadAgain => {
                self.lists_of = 0;
                self.told.clear();
                self.ui.entry.read_again();
                self.ui.overview.read_again();
                self.ui.evaluation.read_again();
                self.ui.profile.read_again();
                self.ui.history.read_again();
                self.ui.trash.read_again();
                self.ui.duplicates.read_again();
                self.ui.find.read_again();
                self.ui.count.read_again();
                self.ui.print.read_again();
                self.ui.new_year.read_again();
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
                    let step = self.failures.get(book.read().redoable());
                    let label = step.map(|s| s.label);
                    match book.redo(&actor, at) {
                        Ok(_) => {
                            self.ui.notices.retain(|notice| notice.until.is_none());
                            self.notice(screens::redone(&label.unwrap_or_default()), Some(ctx));
                        }
                        Err(e) => self.notice(errors::failure(&e.failure()), Some(ctx)),
                    }
                }
            }
            Action::Back => {
                if let Some(place) = self.ui.behind.pop() {
                    let here = self.place();
                    self.ui.ahead.push(here);
                    self.go_to(place);
                }
            }
            Action::Forward => {
                if let Some(place) = self.ui.ahead.pop() {
                    let here = self.place();
                    self.ui.behind.push(here);
                    self.go_to(place);
                }
            }
            Action::Go(tab) => self.ui.tab = tab,
            Action::Open(list) => {
                self.ui.tab = Tab::Entry;
                self.ui.entry.list = list;
            }
            Action::Show(Record::Paper(id)) => self.show_paper(id),
            Action::Show(record) => {
                self.looked_at(record);
                self.ui.tab = Tab::Entry;
                self.ui.entry.show(record);
            }
            Action::Profile(record) => {
                self.looked_at(record);
                self.ui.tab = Tab::Profile;
                self.ui.profile.record = Some(self.subject_of(record));
            }
            Action::LookedAt(record) => self.looked_at(record),
            Action::Find => self.ui.find.open(),
            Action::CountAwards => {
                let year = self.year();
                self.ui.count.open(year, at.date());
            }
            Action::NewCopy(decision) => self.new_copy(decision, ctx),
            Action::AskAttach(record) => self.ask(Asking::Attach(record), None),
            Action::AskOriginal(of) => self.ask(Asking::Original(of), None),
            Action::ShowAttachment(id) => self.show_attachment(id, ctx),
            Action::AskSaveAttachment(id, name) => {
                self.ask(Asking::SaveAttachment(id), Some(name));
            }
            Action::PrintRecord(record) => self.print_record(record),
            Action::PrintPaper(record, paper, about) => {
                self.print_record(Some(record));
                self.ui.print.choose(paper, ReportParams::about(about));
            }
            Action::SendCheck(round, by) => {
                self.ask_for_folder(IntoFolder::Check(round, by));
            }
            Action::PrintRound(round) => self.print_round(round, ctx),
            Action::PrintAgain(papers) => self.print_again(papers, ctx),
            Action::SaveRound(round) => self.ask_for_folder(IntoFolder::Papers(round)),
            Action::ExportRound(round) => self.ask_for_folder(IntoFolder::Dossier(round)),
            Action::WriteOver => self.write_over(),
            Action::SavePdf => self.save_pdf(),
            Action::SaveFor(format) => self.save_for(format),
            Action::ShowPdf => self.show_pdf(ctx),
            Action::AskOpen => self.ask(Asking::Open, None),
            Action::OpenBook(path) => self.open_book(&path, false),
            Action::LookAt(path) => self.open_book(&path, true),
            Action::AskNew => {
                self.ui.start.ask_new();
                // The open book stays open until the new one is made.
                self.ui.tab = if self.book.is_some() { Tab::NewBook } else { Tab::Overview };
            }
            Action::AskMerge { kept, gone } => self.ask_to_merge(kept, gone),
            Action::NewBook(new) => self.ask_to_create(new, None),
            Action::ShowSample => self.show_sample(),
            Action::BackUp => self.back_up_book(ctx),
            Action::AskCopyOut => {
                let name = self.book.as_ref().and_then(|b| b.path()).and_then(|p| p.file_stem());
                let name = name.map_or(screens::NEW_FILE.into(), |n| n.to_string_lossy());
                let name = format!("{name}-ban-sao-{}.dvk", at.date().to_string().replace('-', ""));
                self.ask(Asking::CopyOut, Some(name));
            }
            Action::AskRestore => {
                let open = self.book.as_ref().filter(|b| !b.is_read_only());
                match open.and_then(|b| b.path()).map(Path::to_owned) {
                    Some(book) => self.offer_backups(book, None),
                    // Without an open book the backup is chosen first; it tells which book is meant.
                    None => self.ask(Asking::RestoreFrom, None),
                }
            }
            Action::AskBackup(book) => self.ask(Asking::RestoreInto { book }, None),
            Action::AskSalvage(book) => self.ask_salvage(book),
            Action::Restore { book, from } => self.restore(&book, &from, ctx),
            Action::Check => self.check_book(ctx),
            Action::Wear(look) => {
                self.remembered.look = look;
                theme::wear(ctx, look);
                self.remember();
            }
            Action::TimesNewRoman(on) => {
                self.remembered.times_new_roman = on;
                self.dress(ctx);
                self.remember();
            }
            Action::Help => self.help(),
            Action::CloseBook | Action::Quit
                if self.is_to_stay_open() || self.would_lose_typed() => {}
            Action::CloseBook => {
                self.close_book();
                self.ui.tab = Tab::Overview;
            }
            Action::Quit => {
                self.close_book();
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::Notice(text) => self.notice(text, Some(ctx)),
            Action::Desk(round) => {
                self.ui.tab = Tab::Evaluation;
                self.ui.evaluation.show_round(round);
            }
            Action::Begin(kind, asked_by) => {
                self.ui.tab = Tab::Entry;
                self.with_cx(|cx, ui| ui.entry.begin(cx, kind, asked_by));
            }
            Action::Issue(decision) => self.ask_to_issue(&decision, ctx),
            Action::RecordAgain(list) => {
                self.ui.quick.sure = true;
                self.edit(Edit::RecordQuickList(*list), false, ctx);
            }
            Action::OpenDraft(line) => self.open_draft(*line, ctx),
            Action::SetDraftAside(form, typed) => self.set_draft_aside(&form, &typed),
            Action::DropDraft(line) => self.drop_draft(&line, ctx),
            Action::IssueNow(decision) => self.edit(Edit::IssueDecision(*decision), false, ctx),
        }
    }

    /// “Đã lưu 14:03”.
    pub(super) fn saved(&mut self, at: Moment) {
        self.ui.saved_at = Some(format!("{:02}:{:02}", at.hour(), at.minute()));
    }

    /// A record comes first among the recent ones.
    pub(super) fn looked_at(&mut self, record: Record) {
        const KEPT: usize = 12;
        self.ui.recent.retain(|r| *r != record);
        self.ui.recent.insert(0, record);
        self.ui.recent.truncate(KEPT);
    }

    /// The recent records that still have a name, with it.
    pub(super) fn recent(&self) -> Vec<(Record, String)> {
        let Some(book) = &self.book else { return Vec::new() };
        let named = |record: &Record| {
            let name = self.failures.get(book.name_of(*record));
            if name.is_empty() {
                return None;
            }
            Some((
                *record,
                format!("{}: {}", terms::kind(record.kind()), sentence::one_line(&name)),
            ))
        };
        self.ui.recent.iter().filter_map(named).collect()
    }

    /// Where one is, for Alt+← and Alt+→.
    fn place(&mut self) -> Place {
        Place {
            tab: self.ui.tab,
            list: self.ui.entry.list,
            profile: self.ui.profile.record,
            record: self.ui.entry.looking_at(),
        }
    }

    fn go_to(&mut self, place: Place) {
        self.ui.tab = place.tab;
        self.ui.profile.record = place.profile;
        match place.record {
            Some(record) if place.tab == Tab::Entry => self.ui.entry.show(record),
            _ => self.ui.entry.list = place.list,
        }
    }

    /// Whose page a record belongs to: an award's is its recipient's, a registration's its model's.
    fn subject_of(&self, record: Record) -> Record {
        let lists = &self.lists;
        let read = self.book.as_ref().map(Workspace::read);
        let of_recipient = |recipient: Option<&Recipient>, unit: Option<UnitId>| match recipient {
            Some(Recipient::Person(id)) => Some(Record::Person(*id)),
            Some(Recipient::Unit(id)) => Some(Record::Unit(*id)),
            Some(Recipient::Household(household)) => {
                household.head.map(Record::Person).or(unit.map(Record::Unit))
            }
            _ => unit.map(Record::Unit),
        };
        let subject = match record {
            Record::Award(id) => read
                .and_then(|r| self.failures.get(r.award(id)))
                .and_then(|a| of_recipient(a.recipient.as_ref(), a.unit)),
            Record::Proposal(id) => read
                .and_then(|r| self.failures.get(r.proposal(id)))
                .and_then(|p| of_recipient(p.recipient.as_ref(), None)),
            Record::Registration(id) => {
                let found = lists.registrations.iter().find(|r| r.id == id);
                found.map(|r| Record::MovementModel(r.model))
            }
            Record::DemocracyRecord(id) => {
                let found = lists.democracy.iter().find(|r| r.id == id);
                found.map(|r| Record::Unit(r.unit))
            }
            Record::CommitteeMember(id) => {
                let found = lists.members.iter().find(|m| m.id == Some(id));
                found.and_then(|m| m.person).map(Record::Person)
            }
            _ => None,
        };
        subject.unwrap_or(record)
    }

    /// Runs something that needs the book's context and the view state at once.
    pub(super) fn with_cx<R>(
        &mut self,
        work: impl FnOnce(&Cx<'_>, &mut UiState) -> R,
    ) -> Option<R> {
        let (today, year) = (self.desktop.now().date(), self.year());
        let book = self.book.as_ref()?;
        let cx = Cx {
            known: Known {
                read: book.read(),
                revision: book.revision(),
                today,
                year,
                lists: &self.lists,
                failures: &self.failures,
            },
            read_only: book.is_read_only(),
            drafts: &self.drafts,
            actions: &self.actions,
        };
        Some(work(&cx, &mut self.ui))
    }

    /// The papers of a record: they alone are offered, and the first comes on show, filled in. Of a list the
    /// paper that is its own.
    fn print_record(&mut self, record: Option<Record>) {
        let from = (self.ui.tab == Tab::Entry).then_some(self.ui.entry.list);
        self.ui.tab = Tab::Print;
        let year = self.year();
        let papers = self.book.as_ref().zip(record);
        let papers = match papers.map(|(book, r)| catalog::papers_of(book.read(), r, year)) {
            Some(Ok(papers)) => papers,
            Some(Err(e)) => return self.problem(&e.failure()),
            None => Vec::new(),
        };
        let of_list = from.filter(|_| papers.is_empty()).and_then(paper_of_list);
        let today = self.desktop.now().date();
        let can_be_made = |spec: &'static ReportSpec, about| {
            let params = ReportParams::about(about);
            self.book
                .as_ref()
                .is_some_and(|book| crate::papers::open(spec, book.read(), &params, today).is_ok())
        };
        self.ui.print.offer(papers, can_be_made);
        if let Some(paper) = of_list {
            self.with_cx(|cx, ui| ui.print.choose_usual(cx, paper.id));
        }
    }

    /// A paper is shown where papers are.
    fn show_paper(&mut self, id: PaperId) {
        let Some(book) = &self.book else { return };
        match book.read().paper(id) {
            Ok(Some(paper)) => {
                if let Some(spec) = catalog::spec(&paper.report) {
                    let params = ReportParams { about: paper.about, options: paper.options };
                    self.ui.tab = Tab::Print;
                    self.ui.print.choose(spec.id, params);
                }
            }
            Ok(None) => self.problem(&Failure::Gone),
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// The paper on show: what it is made of, and its pages.
    fn paper_on_show(&mut self) -> Result<(Document, Vec<Page>), String> {
        let today = self.desktop.now().date();
        if self.ui.tab == Tab::Quick {
            if let Some(shown) = self.with_cx(|cx, ui| {
                let q = QuickCx { cx: Some(cx), today, actions: cx.actions };
                ui.quick.shown(&q).clone()
            }) {
                shown
            } else {
                let q = QuickCx { cx: None, today, actions: &self.actions };
                self.ui.quick.shown(&q).clone()
            }
        } else {
            self.with_cx(|cx, ui| ui.print.shown(cx).cloned())
                .flatten()
                .ok_or_else(|| screens::PRINT_NOTHING.to_owned())?
        }
    }

    /// The paper on show as PDF.
    fn pdf(&mut self) -> Result<Pdf, String> {
        let tab = self.ui.tab;
        let (document, pages) = self.paper_on_show()?;
        let bytes = self.pdf_of(&document, pages)?;
        let name = files::file_name(&document.title, "pdf");
        // A copy to be read aloud is no print of the paper.
        let is_print = tab != Tab::Quick && !self.ui.print.is_reading;
        let on_show = self.ui.print.on_show().filter(|_| is_print);
        let printed = self.book.as_ref().zip(on_show).map(|(book, (spec, params))| {
            papers::printed(spec, book.read(), &params, &document).map_err(|e| e.sentence())
        });
        Ok(Pdf { name, bytes, printed })
    }

    fn save_pdf(&mut self) {
        match self.pdf() {
            Ok(Pdf { name, bytes, printed }) => {
                // What is on show now is written, whatever is looked at when the dialog closes.
                self.ask(Asking::SavePdf(bytes, Box::new(printed)), Some(name));
            }
            Err(sentence) => self.ui.modal = Some(Modal::Problem(sentence)),
        }
    }

    /// The paper on show as a file for Word or Excel. It is no print of the paper.
    fn save_for(&mut self, format: PaperFormat) {
        let today = self.desktop.now().date();
        let made = self.paper_on_show().and_then(|(document, pages)| {
            let name = files::file_name(&document.title, format.ending());
            let made = papers::as_file(ReadyPaper { document, pages }, format, today, None);
            made.map(|bytes| (name, bytes)).map_err(|e| {
                log::error!("{e}");
                e.sentence().to_owned()
            })
        });
        match made {
            Ok((name, bytes)) => self.ask(Asking::SaveFor(format, bytes), Some(name)),
            Err(sentence) => self.ui.modal = Some(Modal::Problem(sentence)),
        }
    }

    fn show_pdf(&mut self, ctx: &egui::Context) {
        let Pdf { name, bytes, printed } = match self.pdf() {
            Ok(made) => made,
            Err(sentence) => return self.ui.modal = Some(Modal::Problem(sentence)),
        };
        match self.desktop.write_paper(&name, &bytes) {
            Ok(path) => {
                if let Ok(()) = self.desktop.show(&path) {
                    self.notice(screens::opened_pdf(&name), Some(ctx));
                    self.note_printing(printed);
                } else {
                    let sentence = format!("{} {}", screens::SHOW_FAILED, path.display());
                    self.ui.modal = Some(Modal::Problem(sentence));
                }
            }
            Err(e) => self.problem(&e),
        }
    }

    /// A paper was opened to be printed, or saved as a file to be printed elsewhere: the book notes when and
    /// by whom, unless it is only read.
    pub(super) fn note_printing(&mut self, printed: ToNote) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let book = self.book.as_mut().filter(|book| !book.is_read_only());
        let (Some(book), Some(printed)) = (book, printed) else { return };
        let noted = printed.and_then(|printed| {
            let noted = book.note_printing(&printed, &actor, at);
            noted.map_err(|e| errors::failure(&e.failure()))
        });
        // The paper is a file by now: what fails here is said beside it.
        if let Err(sentence) = noted {
            self.notice(sentence, None);
        }
    }

    /// Name and bytes of an attached file; a problem is said.
    pub(super) fn attachment(&mut self, id: AttachmentId) -> Option<(String, Vec<u8>)> {
        let found = self.book.as_ref().map(|b| b.read().attachment_content(id));
        match found {
            Some(Ok(content)) => content,
            Some(Err(e)) => {
                self.problem(&e.failure());
                None
            }
            None => None,
        }
    }

    fn show_attachment(&mut self, id: AttachmentId, ctx: &egui::Context) {
        /// Files that are shown; a program somebody attached is never started from here.
        const SHOWN: [&str; 15] = [
            "pdf", "gif", "bmp", "tif", "tiff", "webp", "doc", "docx", "xls", "xlsx", "odt", "ods",
            "ppt", "pptx", "txt",
        ];
        let Some((name, bytes)) = self.attachment(id) else { return };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name.as_str(), ""));
        if is_photo(extension) {
            return self.show_photo(id, name, bytes, ctx);
        }
        if !SHOWN.contains(&extension.to_lowercase().as_str()) {
            return self.notice(screens::NOT_SHOWN, None);
        }
        match self.desktop.write_paper(&files::file_name(stem, extension), &bytes) {
            Ok(path) => {
                if self.desktop.show(&path).is_err() {
                    let sentence = format!("{} {}", screens::SHOW_FILE_FAILED, path.display());
                    self.ui.modal = Some(Modal::Problem(sentence));
                }
            }
            Err(e) => self.problem(&e),
        }
    }
}

/// The paper that a list prints.
fn paper_of_list(list: Kind) -> Option<&'static ReportSpec> {
    catalog::ALL.iter().find(|spec| spec.lists.contains(&list))
}

/// A unit or a person as the cells of a row of proposals or awards.
fn recipient_cells(cx: &Cx<'_>, from: Kind, id: i64) -> Vec<(Field, String)> {
    if from == Kind::Person {
        let id = PersonId(id);
        let shown = cx.person_choices().shown(id).unwrap_or_default().to_owned();
        let unit = cx.lists.unit_name(cx.unit_of(id)).to_owned();
        vec![(Field::Person, shown), (Field::Unit, unit)]
    } else {
        vec![(Field::Unit, cx.lists.unit_name(Some(UnitId(id))).to_owned())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::ScriptedDesktop;

    #[test]
    fn what_the_book_could_not_read_to_note_a_paper_is_said_beside_the_paper() {
        let now = jiff::civil::date(2016, 12, 5).at(14, 3, 0, 0);
        let mut app = App::new(Box::new(ScriptedDesktop::new(now, Path::new(""))), None);
        let why = errors::failure(&Failure::Gone);
        let said = |app: &App| app.ui.notices.iter().any(|notice| notice.text == why);
        // Of a quick list without a book nothing is noted.
        app.note_printing(Some(Err(why.clone())));
        assert!(!said(&app));
        app.book = Workspace::in_memory().ok();
        app.note_printing(None);
        assert!(!said(&app));
        app.note_printing(Some(Err(why.clone())));
        assert!(said(&app) && app.ui.modal.is_none());
    }
}
