//! What is half typed: kept while it is typed, taken up again when its book is opened, offered, let go.
use super::{App, dialogs::Modal};
use crate::{
    text::{drafts as words, scoring, screens},
    ui::{
        action::{Action, Tab},
        drafts::{
            Draft, Drafts, DraftsOfBook, FOLDER, LIST_WITHOUT_BOOK, OfferedDraft, QUICK_LIST, typed,
        },
        entry::EntryState,
        quick::QuickState,
    },
    workspace::{Workspace, backup},
};
use std::time::Duration;

/// Seconds between two times that what is being typed is kept: with the disk's time well within half a second.
const EVERY: f64 = 0.3;
/// Seconds until what could not be kept is tried again.
const AGAIN: f64 = 5.0;

/// When it was kept last.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    at: f64,
    was_dirty: bool,
    /// When it was tried last after it failed.
    tried: f64,
    /// That nothing can be kept was said.
    said: bool,
    /// That closing would lose it was said.
    said_closing: bool,
}

impl App {
    /// Reads all that this PC keeps half typed; what cannot be read is set aside, and said.
    pub(super) fn read_drafts(&mut self) {
        let mut drafts = Drafts::default();
        match self.desktop.kept_names(FOLDER) {
            Ok(names) => {
                for name in names {
                    let read = self.read_kept(&name, |json| DraftsOfBook::read(&name, json));
                    match read {
                        Ok(found) => drafts.others.extend(found),
                        Err(()) => drafts.in_the_way = true,
                    }
                }
            }
            Err(e) => {
                log::warn!("unfinished work not listed: {:?}", e.kind());
                drafts.in_the_way = true;
            }
        }
        let list = self.read_kept(LIST_WITHOUT_BOOK, |json| {
            let mut list = QuickState::default();
            list.start(Some(json)).then(|| (json.to_owned(), list.draft_title()))
        });
        match list {
            Ok(Some((list, title))) => (drafts.list, drafts.list_title) = (Some(list), title),
            Ok(None) => {}
            Err(()) => drafts.in_the_way = true,
        }
        if drafts.in_the_way {
            self.notice(words::IN_THE_WAY, None);
        }
        self.drafts = drafts;
    }

    /// One file; `Err` when it can neither be read nor set aside.
    fn read_kept<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ()> {
        match self.desktop.kept(name) {
            Ok(None) => return Ok(None),
            Ok(Some(json)) => {
                if let Some(found) = read(&json) {
                    return Ok(Some(found));
                }
            }
            Err(e) => log::warn!("unfinished work not read: {:?}", e.kind()),
        }
        match self.desktop.set_aside(name) {
            Ok(aside) => {
                self.notice(words::set_aside(&aside), None);
                Ok(None)
            }
            Err(e) => {
                log::warn!("unfinished work not set aside: {:?}", e.kind());
                Err(())
            }
        }
    }

    /// A book is being opened: takes up what is half typed of it. A book in memory, or one that may only be
    /// read, keeps nothing.
    pub(super) fn take_drafts(&mut self, book: &Workspace) {
        self.read_drafts();
        let Some(path) = book.path().filter(|_| !book.is_read_only()) else { return };
        if self.drafts.in_the_way {
            return; // said already
        }
        let uid = book.read().book_uid().unwrap_or_else(|e| {
            log::warn!("the book's uid not read: {e}");
            None
        });
        let Some(uid) = uid else { return self.notice(words::BOOK_NOT_KNOWN, None) };
        let place = self.desktop.place_of(path).unwrap_or_else(|| path.to_owned());
        let mut open = DraftsOfBook::new(uid, path, &place);
        let mut moved = Vec::new();
        for found in std::mem::take(&mut self.drafts.others) {
            if found.file == open.file {
                open.take_in(&found);
            } else if found.uid == open.uid && self.desktop.place_of(&found.book).is_none() {
                moved.push(found);
            } else {
                self.drafts.others.push(found);
            }
        }
        for found in &moved {
            open.take_in(found);
            self.notice(words::moved(&found.book), None);
        }
        let old = book.read().old_drafts();
        if let Err(e) = &old {
            log::warn!("drafts in the book not read: {e}");
            self.notice(words::OLD_NOT_READ, None);
        }
        // What was not read must not be taken out of the book.
        let old = old.unwrap_or_default();
        for draft in &old {
            let title = EntryState::title_of(&draft.form);
            let title = title.unwrap_or_else(|| screens::START_QUICK.to_owned());
            let content = Some(draft.content.clone());
            open.take_over(Draft { form: draft.form.clone(), title, content }, draft.at.clone());
        }
        self.drafts.open = open;
        if moved.is_empty() && old.is_empty() {
            return;
        }
        // First it stands in the file of today, then it goes where it was.
        self.drafts.changed = true;
        self.write_drafts();
        if !self.desktop.finish_keeping() {
            return;
        }
        for found in moved {
            self.desktop.keep(&found.file, None);
        }
        if old.is_empty() {
            return;
        }
        if let Err(e) = book.forget_old_drafts() {
            log::warn!("drafts not taken out of the book: {e}");
        }
    }

    /// While something is being typed it is kept every third of a second, and at once when it was saved or let
    /// go: then it must not come back.
    pub(super) fn keep_drafts_now_and_then(&mut self, acted: bool, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        let dirty = self.ui.entry.is_dirty() || self.ui.quick.is_dirty();
        let ended = std::mem::replace(&mut self.keeping.was_dirty, dirty) && !dirty;
        let since = now - self.keeping.at;
        if acted || ended || since >= EVERY {
            self.keeping.at = now;
            if self.keep_drafts() {
                // A write that fails is told soon, not at the next key.
                ctx.request_repaint_after(Duration::from_secs(1));
            }
        } else if dirty {
            ctx.request_repaint_after(Duration::from_secs_f64(EVERY - since));
        }
        let trouble = self.desktop.keep_trouble();
        if let Some(why) = trouble {
            if !self.keeping.said {
                self.keeping.tried = now;
                self.notice(words::not_kept(why), None);
            }
            if now - self.keeping.tried >= AGAIN {
                self.keeping.tried = now;
                self.drafts.changed = true;
                self.write_drafts();
                if let Some(list) = self.drafts.list.clone().filter(|_| !self.drafts.in_the_way) {
                    self.desktop.keep(LIST_WITHOUT_BOOK, Some(list));
                }
            }
            ctx.request_repaint_after(Duration::from_secs_f64(AGAIN));
        }
        self.keeping.said = trouble.is_some();
    }

    /// Gives what is half typed to be kept; true when something changed. Nothing here waits for the disk.
    pub(super) fn keep_drafts(&mut self) -> bool {
        let at = self.desktop.now().to_string();
        let mut changed = self.with_cx(|cx, ui| ui.entry.drafts_to_keep(cx)).unwrap_or_default();
        let mut wrote = false;
        match self.ui.quick.draft_to_keep() {
            Some(list) if self.drafts.is_kept() => changed.push(list),
            // Where the open book keeps nothing, the list is kept as one without a book.
            Some(list) => {
                self.keep_list(list);
                wrote = true;
            }
            None => {}
        }
        self.drafts.changed |= !changed.is_empty();
        for draft in changed {
            self.drafts.open.keep(draft, at.clone());
        }
        self.write_drafts() || wrote
    }

    /// The same, and waits until it stands on the disk: before the book is closed or worked on. False when it
    /// does not stand there.
    pub(super) fn keep_drafts_for_good(&mut self) -> bool {
        self.keep_drafts();
        self.desktop.finish_keeping()
    }

    /// Would closing lose what is half typed, and does the clerk hear of it only now? Then nothing is closed.
    pub(super) fn would_lose_typed(&mut self) -> bool {
        let is_typed = self.ui.entry.is_dirty() || self.ui.quick.is_dirty();
        let is_kept = !is_typed || self.keep_drafts_for_good();
        // What stands in cells of a score sheet is stored as it is left; only what cannot be taken is not.
        self.store_left();
        let has_unread = self.ui.evaluation.has_unread();
        let is_safe = is_kept && !has_unread;
        if std::mem::replace(&mut self.keeping.said_closing, !is_safe) || is_safe {
            return false;
        }
        let sentence = if is_kept { scoring::UNREAD } else { words::WOULD_BE_LOST };
        self.ui.modal = Some(Modal::Problem(sentence.to_owned()));
        true
    }

    fn write_drafts(&mut self) -> bool {
        let write = std::mem::take(&mut self.drafts.changed) && self.drafts.is_kept();
        if write {
            self.desktop.keep(&self.drafts.open.file, self.drafts.open.to_json());
        }
        write
    }

    /// Keeps the quick list without a book.
    fn keep_list(&mut self, list: Draft) {
        if !self.drafts.in_the_way {
            self.desktop.keep(LIST_WITHOUT_BOOK, list.content.clone());
        }
        (self.drafts.list, self.drafts.list_title) = (list.content, list.title);
    }

    /// The list goes on in a book that keeps it: first it stands there, then it is no list without a book.
    pub(super) fn list_has_moved(&mut self) {
        if self.keep_drafts_for_good() && self.drafts.is_kept() {
            self.drafts.list = None;
            self.desktop.keep(LIST_WITHOUT_BOOK, None);
        }
    }

    /// “Lập danh sách nhanh” begins, with what was kept of it.
    pub(super) fn start_quick_list(&mut self) {
        let kept = if self.drafts.is_kept() {
            self.drafts.open.get(QUICK_LIST).map(str::to_owned)
        } else {
            self.drafts.list.clone()
        };
        if !self.ui.quick.start(kept.as_deref()) {
            let typed = typed(&kept.unwrap_or_default());
            self.set_draft_aside(QUICK_LIST, &typed);
        }
    }

    /// Goes on with something half typed; its book is opened first.
    pub(super) fn open_draft(&mut self, line: OfferedDraft, ctx: &egui::Context) {
        if let Some(book) = &line.book {
            if self.desktop.place_of(book).is_none() && backup::list(book).is_empty() {
                let sentence = words::book_gone(book);
                return self.ui.modal = Some(Modal::Draft { line: Box::new(line), sentence });
            }
            let book = book.clone();
            self.open_book(&book, false);
            let Some(open) = self.book.as_ref().filter(|b| b.path() == Some(&book)) else { return };
            if self.drafts.open.file != line.file {
                if !open.is_read_only() {
                    let sentence = words::another_book(&book);
                    self.ui.modal = Some(Modal::Draft { line: Box::new(line), sentence });
                }
                return;
            }
        }
        if line.aside.is_some() {
            let sentence = words::OVERTAKEN.to_owned();
            return self.ui.modal = Some(Modal::Draft { line: Box::new(line), sentence });
        }
        if line.form == QUICK_LIST {
            self.run(Action::Go(Tab::Quick), ctx);
            if line.file == LIST_WITHOUT_BOOK && self.drafts.is_kept() {
                // It goes on in the open book, above what that keeps.
                if !self.ui.quick.is_started() {
                    self.start_quick_list();
                }
                let list = self.drafts.list.clone();
                self.ui.quick.start(list.as_deref());
                self.ui.quick.keep_again();
                self.list_has_moved();
            }
            return;
        }
        if self.ui.entry.other_grid_than(&line.form) {
            self.run(Action::CloseGrid { keep: true }, ctx);
        }
        self.ui.tab = Tab::Entry;
        self.with_cx(|cx, ui| ui.entry.open_draft(cx, &line.form));
    }

    /// What cannot be opened again is shown once, and stays to be read.
    pub(super) fn set_draft_aside(&mut self, form: &str, typed: &str) {
        if let Some(line) = self.drafts.open.set_aside(form, typed) {
            self.drafts.changed = true;
            let sentence = words::OVERTAKEN.to_owned();
            self.ui.modal = Some(Modal::Draft { line: Box::new(line), sentence });
        }
    }

    /// Lets something half typed go; it was asked.
    pub(super) fn drop_draft(&mut self, line: &OfferedDraft, ctx: &egui::Context) {
        if line.file == self.drafts.open.file {
            self.drafts.open.drop_line(line);
            self.drafts.changed = true;
        } else if let Some(other) = self.drafts.others.iter_mut().find(|d| d.file == line.file) {
            other.drop_line(line);
            self.desktop.keep(&other.file, other.to_json());
        }
        self.notice(words::DROPPED, Some(ctx));
    }
}
