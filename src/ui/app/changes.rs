//! Changes of the book that screens asked for: stored or refused in words, taken back, issued.
use super::{App, Asked, dialogs::Modal};
use crate::{
    desktop::files,
    domain::{
        decision::{Decision, PaperState},
        edit::{Edit, Purpose},
        entry::Entry,
        evaluation::ScoreSheet,
        failure::Failure,
        ids::{DecisionId, Kind, Record, StepId},
        office::ours_of_key,
        paper::About,
        problem::{Finding, Problem},
    },
    papers,
    report::{ReportError, ReportParams, catalog},
    text::{errors, labels, screens, sentence, terms},
    ui::action::{Action, NewBook, Tab},
    workspace::{AwardFilter, StoreError, ToIssue, Workspace, WorkspaceError},
};

impl App {
    pub(super) fn edit(&mut self, edit: Edit, next: bool, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        if self.book.is_none() {
            // A quick list without a book: the book is made first, then the list goes into it.
            if let Edit::RecordQuickList(list) = &edit {
                let office = match &list.body {
                    crate::domain::quick_list::QuickBody::New(name) => name.clone(),
                    crate::domain::quick_list::QuickBody::Existing(_) => String::new(),
                };
                let new = Box::new(NewBook { office, ..NewBook::default() });
                self.ask_to_create(new, Some(edit));
            }
            return;
        }
        // Choosing “Đã phát hành” for a decision of ours is issuing it, which is asked first.
        if let Edit::Save(Entry::Decision(d)) = &edit
            && d.state == PaperState::Issued
            && ours_of_key(&self.lists.bodies, d.body).is_some()
            && let before = self.lists.decisions.iter().find(|o| o.id.is_some() && o.id == d.id)
            && before.is_none_or(|b| b.state != PaperState::Issued)
        {
            return self.ask_to_issue(d, ctx);
        }
        let removed = if let Edit::Remove(record) = &edit { Some(*record) } else { None };
        let Some(book) = &mut self.book else { return };
        let quick = matches!(edit, Edit::RecordQuickList(_));
        if let Edit::RecordQuickList(list) = &edit {
            // One that takes the place of the one recorded before stands nowhere else.
            let sure = std::mem::take(&mut self.ui.quick.sure) || self.ui.quick.recorded.is_some();
            let again = |f: &&Finding| matches!(f.problem, Problem::ListRecordedAlready { .. });
            match book.check(&edit, at.date()) {
                Ok(found) if found.has_errors() => {
                    let sentence = errors::failure(&Failure::Invalid(found));
                    return self.ui.modal = Some(Modal::Problem(sentence));
                }
                Err(e) => return self.problem(&e.failure()),
                Ok(found) => {
                    if let Some(again) = found.list.iter().find(again).filter(|_| !sure) {
                        let sentence = labels::finding(again);
                        let list = Box::new(list.clone());
                        self.ui.modal = Some(Modal::RecordAgain { list, sentence });
                        return;
                    }
                }
            }
        }
        let mut taken_back = false;
        if quick && let Some(step) = self.ui.quick.recorded {
            // The same list, corrected: it takes the place of the one recorded before.
            match book.undo_step(step, &actor, at) {
                // Taken back already by Ctrl+Z: nothing stands twice.
                Ok(_) => taken_back = true,
                Err(WorkspaceError::Store(StoreError::NoSuchStep)) => {}
                Err(e) => return self.problem(&e.failure()),
            }
        }
        let removal = matches!(edit, Edit::Remove(_));
        // Changes beside the form: what stands in it is not touched.
        let beside = matches!(
            edit,
            Edit::Attach { .. }
                | Edit::Detach(_)
                | Edit::Restore(_)
                | Edit::Merge { .. }
                | Edit::TellApart(..)
                | Edit::RestoreField { .. }
                | Edit::Reorder(_)
                | Edit::Several { .. }
        );
        let for_good = matches!(edit, Edit::EmptyTrash);
        let attempt = errors::Attempt::of(&edit);
        let usual = labels::edit(&edit);
        let applied = book.apply(edit, &actor, at);
        if applied.is_err() && taken_back && book.redo(&actor, at).is_err() {
            log::error!("a quick list taken back could not be put back");
        }
        match applied {
            Ok(applied) => {
                let step = applied.step.map(|step| book.read().history_step(step)).transpose();
                let label = self.failures.get(step).flatten().map_or(usual, |s| s.label);
                self.saved(at);
                self.read_lists();
                if quick {
                    self.ui.quick.stored(applied.step);
                    self.notice_with_undo(screens::QUICK_RECORDED, applied.step, ctx);
                } else if for_good {
                    self.notice(screens::done(&label), Some(ctx));
                } else if beside {
                    self.notice_with_undo(&screens::done(&label), applied.step, ctx);
                } else if removal {
                    if let Some(record) = removed {
                        self.ui.entry.removed(record);
                    }
                    self.notice_with_undo(&screens::done(&label), applied.step, ctx);
                } else {
                    if let Some(record) = applied.record {
                        self.looked_at(record);
                    }
                    self.with_cx(|cx, ui| ui.entry.stored(cx, applied.record, next));
                    let asked = self.ui.returns_to_desk.filter(|_| !next);
                    if asked.is_some_and(|asked| asked.is(applied.record)) {
                        self.ui.returns_to_desk = None;
                        self.ui.tab = Tab::Evaluation;
                    }
                    self.notice(screens::done(&label), Some(ctx));
                    if let (Some(Record::Decision(id)), Some(step)) = (applied.record, applied.step)
                    {
                        self.tell_what_it_took(id, step, ctx);
                    }
                }
            }
            Err(WorkspaceError::Invalid(findings)) => {
                let sentence = attempt.refused(&findings);
                if quick {
                    self.ui.modal = Some(Modal::Problem(sentence));
                } else {
                    self.ui.entry.refused(findings);
                    self.notice(sentence, Some(ctx));
                }
            }
            Err(WorkspaceError::InUse(uses)) => {
                let sentence = errors::failure(&Failure::InUse(uses));
                let users = removed.map(|r| self.failures.get(book.read().users(r, 20)));
                let name = |record: Record| {
                    let name = self.failures.get(book.name_of(record));
                    (
                        record,
                        format!("{}: {}", terms::kind(record.kind()), sentence::one_line(&name)),
                    )
                };
                let users = users.unwrap_or_default().into_iter().map(name).collect();
                self.ui.modal = Some(Modal::UsedBy { sentence, users });
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// Stores a sheet of scores. Each cell is stored as one leaves it: nothing is said while that goes well. A sheet
    /// that says nothing any more, and has no files attached, is removed.
    pub(super) fn score(&mut self, sheet: &ScoreSheet, ctx: Option<&egui::Context>) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let Some(book) = &mut self.book else { return };
        // What is attached to a sheet keeps it.
        let has_files = |id| {
            let of = Record::ScoreSheet(id);
            book.read().attachments(of).is_ok_and(|files| !files.is_empty())
        };
        let is_blank = sheet.is_blank() && !sheet.id.is_some_and(has_files);
        let edit = match (is_blank, sheet.id) {
            (true, None) => return,
            (true, Some(id)) => Edit::Remove(Record::ScoreSheet(id)),
            (false, _) => Edit::save(sheet.clone()),
        };
        let attempt = errors::Attempt::of(&edit);
        let Err(why) = book.apply(edit, &actor, at) else { return self.saved(at) };
        let read = book.read();
        let stored =
            self.failures.get(sheet.id.map(|id| read.score_sheet(id)).transpose()).flatten();
        self.ui.evaluation.take_back(sheet, stored.as_ref());
        match why {
            WorkspaceError::Invalid(found) => self.notice(attempt.refused(&found), ctx),
            why => self.problem(&why.failure()),
        }
    }

    /// Stores what still stands in a cell of a score sheet, and in a text on a paper: the window is left.
    pub(super) fn store_left(&mut self) {
        let (mut typed, mut on_paper) = (Vec::new(), None);
        self.with_cx(|cx, ui| (typed, on_paper) = (ui.evaluation.leave(cx), ui.print.leave(cx)));
        for sheet in typed {
            self.score(&sheet, None);
        }
        let (actor, at) = (self.actor(), self.desktop.now());
        if let (Some(edit), Some(book)) = (on_paper, &mut self.book)
            && let Err(e) = book.apply(edit, &actor, at)
        {
            self.problem(&e.failure());
        }
    }

    /// A decision that took the awards of its round in this step says so.
    fn tell_what_it_took(&mut self, id: DecisionId, step: StepId, ctx: &egui::Context) {
        let Some(read) = self.book.as_ref().map(Workspace::read) else { return };
        let touched = self.failures.get(read.touched_kinds(step));
        if !touched.contains(&Kind::Award) {
            return;
        }
        let of_decision = AwardFilter { decision: Some(id), ..AwardFilter::default() };
        let awards = self.failures.get(read.award_rows(of_decision));
        let counts = awards.iter().map(|a| a.recipient.kind()).collect();
        self.notice(screens::took_awards(counts), Some(ctx));
    }

    /// Stores a block of rows as one step; what is refused is told in its rows.
    pub(super) fn store_rows(&mut self, edit: Edit, rows: &[Option<usize>], ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let label = labels::edit(&edit);
        let Some(book) = &mut self.book else { return };
        match book.apply(edit, &actor, at) {
            Ok(applied) => {
                self.saved(at);
                self.ui.entry.discard_grid();
                self.keep_drafts();
                self.close_grid();
                self.notice_with_undo(&screens::done(&label), applied.step, ctx);
            }
            Err(WorkspaceError::InvalidRows(wrong)) => {
                let sentence = errors::failure(&Failure::InvalidRows(wrong.clone()));
                let at_row = |(change, found): (usize, _)| {
                    rows.get(change).copied().flatten().map(|row| (row, found))
                };
                self.ui.entry.rows_refused(wrong.into_iter().filter_map(at_row).collect());
                self.notice(sentence, None);
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// Closes the grid on show; one that was opened from the desk leads back there.
    pub(super) fn close_grid(&mut self) {
        self.ui.entry.close_grid();
        if self.ui.returns_to_desk == Some(Asked::Rows) {
            self.ui.returns_to_desk = None;
            self.ui.tab = Tab::Evaluation;
        }
    }

    pub(super) fn undo(&mut self, asked: bool, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let Some(book) = &mut self.book else { return };
        match book.undoable() {
            Ok(Some((step, made_now))) if !made_now && !asked => {
                self.ui.modal = Some(Modal::OldStep(step));
            }
            Ok(Some((step, _))) => match book.undo(&actor, at) {
                Ok(_) => {
                    // What was done before it says nothing any more.
                    self.ui.notices.retain(|notice| notice.until.is_none());
                    self.notice(screens::undone(&step.label), Some(ctx));
                }
                Err(e) => self.problem(&e.failure()),
            },
            Ok(None) => self.notice(errors::failure(&Failure::NothingToUndo), Some(ctx)),
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// Thay bản cùng số: the papers as they were issued are attached to the decision, which goes back to be mended and
    /// issued again under its number.
    pub(super) fn new_copy(&mut self, id: DecisionId, ctx: &egui::Context) {
        let at = self.desktop.now();
        let Some(book) = &self.book else { return };
        let read = book.read();
        let made = || -> Result<Option<Edit>, String> {
            let Some(decision) = read.decision(id).map_err(|e| errors::failure(&e.failure()))?
            else {
                return Ok(None);
            };
            let params = ReportParams { about: About::decision(id), ..ReportParams::default() };
            let mut edits = Vec::new();
            for spec in catalog::of_decision() {
                let paper = match papers::open(spec, read, &params, at.date()) {
                    Ok(paper) => paper,
                    Err(ReportError::Empty(_)) => continue,
                    Err(error) => return Err(error.sentence()),
                };
                let content = self.pdf_of(&paper.document, paper.pages)?;
                let name = files::file_name(&screens::old_copy(spec.title(), at), "pdf");
                edits.push(Edit::Attach {
                    to: Record::Decision(id),
                    name,
                    content,
                    is_original: false,
                });
            }
            edits.push(Edit::save(Decision { state: PaperState::Submitted, ..decision }));
            Ok(Some(Edit::Several { purpose: Purpose::NewCopy, edits }))
        };
        match made() {
            Ok(Some(edit)) => self.edit(edit, false, ctx),
            Ok(None) => {}
            Err(sentence) => self.ui.modal = Some(Modal::Problem(sentence)),
        }
    }

    /// Phát hành: asked once, naming what will be fixed; what stands in the form is stored with it.
    pub(super) fn ask_to_issue(&mut self, decision: &Decision, ctx: &egui::Context) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let Some(book) = &self.book else { return };
        let ToIssue { counts, gaps } = match book.to_issue(decision, &actor, at) {
            Ok(to_issue) => to_issue,
            Err(WorkspaceError::Invalid(found)) => {
                let issuing = Edit::IssueDecision(decision.clone());
                let sentence = errors::Attempt::of(&issuing).refused(&found);
                // What is to be mended stands in its form.
                if let Some(id) = decision.id.filter(|_| self.ui.tab != Tab::Entry) {
                    self.run(Action::Show(Record::Decision(id)), ctx);
                }
                self.ui.entry.refused(found);
                return self.notice(sentence, Some(ctx));
            }
            Err(e) => return self.problem(&e.failure()),
        };
        let body = self.lists.bodies.iter().find(|b| b.id == decision.body);
        let number = labels::decision_number(&decision.number, body);
        self.ui.modal = Some(Modal::Issue {
            sentence: screens::issue_sure(&number, &decision.date.text, counts, &gaps),
            decision: Box::new(decision.clone()),
        });
    }
}
