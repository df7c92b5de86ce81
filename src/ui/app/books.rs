//! Opening, making, closing and putting back books.
use super::{App, UiState, dialogs::Modal};

use crate::{
    defaults,
    domain::{
        calendar::Moment,
        edit::{Actor, Edit},
        failure::{Failure, OpenProblem},
        office::{Body, Office, Signatory},
        vietnamese::clean,
    },
    records::lists::Lists,
    sample,
    text::{errors, print, screens, terms},
    ui::{
        action::{Action, NewBook, Tab},
        quick::QuickState,
        remembered::RecentBook,
    },
    workspace::{self, OpenAs, StoreError, Workspace, WorkspaceError, backup},
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

impl App {
    /// The backups of a book to choose from, the chosen one first.
    pub(super) fn offer_backups(&mut self, book: PathBuf, chosen: Option<PathBuf>) {
        let mut backups: Vec<PathBuf> = chosen.into_iter().collect();
        for found in backup::list(&book) {
            if !backups.contains(&found.path) {
                backups.push(found.path);
            }
        }
        let sentence = if backups.is_empty() {
            screens::RESTORE_NONE.to_owned()
        } else {
            screens::restore_into(&book.display().to_string())
        };
        self.ui.modal = Some(Modal::Restore {
            book,
            title: screens::RESTORE_TITLE,
            sentence,
            backups,
            can_salvage: false,
        });
    }

    pub(super) fn take_book(&mut self, mut book: Workspace) {
        book.back_up_in_steps();
        if let Some(path) = book.path() {
            self.remembered.opened(path);
            let json = serde_json::to_string(&self.remembered).unwrap_or_default();
            self.desktop.remember(&json);
        }
        self.take_drafts(&book);
        // A list begun without a book goes on in this one.
        let mut quick = std::mem::take(&mut self.ui.quick);
        let moved = quick.is_started();
        if moved {
            quick.moved();
        }
        let (modal, notices) = (self.ui.modal.take(), std::mem::take(&mut self.ui.notices));
        self.ui = UiState { quick, modal, notices, ..UiState::default() };
        self.forget_what_was_asked_of_another_book();
        self.ui.entry.layouts.clone_from(&self.remembered.layouts);
        self.book = Some(book);
        self.lists_of = 0;
        self.read_lists();
        self.remember_book();
        if moved {
            if self.drafts.is_kept() {
                self.start_quick_list();
            } else {
                self.ui.quick.start(None);
            }
            self.ui.quick.keep_again();
            self.list_has_moved();
        }
    }

    pub(super) fn open_book(&mut self, path: &Path, read_only: bool) {
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
            // A book that is broken or gone can be put back, or saved in part, from here.
            Err(StoreError::Open(problem)) if self.offer_mending(path, &problem) => {}
            Err(StoreError::Open(OpenProblem::InUse(by))) => {
                let newest = backup::list(path).first().map(|f| f.path.clone());
                let sentence = errors::open(&OpenProblem::InUse(by));
                self.ui.modal = Some(Modal::InUse { sentence, newest });
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// Makes a new book; `then` is done in it at once.
    pub(super) fn create_book(&mut self, path: &Path, new: NewBook, then: Option<Edit>) {
        let (actor, at) = (self.actor(), self.desktop.now());
        let how = OpenAs { read_only: false, by: &actor, at };
        // A book may be missing only because putting it back was cut off: then it is there after this.
        if !matches!(Workspace::open(path, &how), Err(StoreError::Open(OpenProblem::Missing))) {
            return self.problem(&Failure::Open(OpenProblem::AlreadyThere));
        }
        // Made in memory, and given its file when it is whole.
        let made = Self::new_book(new, &actor, at)
            .and_then(|book| Ok(book.copy_out(path)?))
            .and_then(|()| Ok(Workspace::open(path, &how)?));
        match made {
            Ok(book) => {
                self.close_book();
                self.take_book(book);
                if let Some(edit) = then {
                    self.ui.tab = Tab::Quick;
                    self.actions.push(Action::Edit(edit));
                }
            }
            Err(e) => self.problem(&e.failure()),
        }
    }

    /// A book with what a new office begins with.
    fn new_book(new: NewBook, actor: &Actor, at: Moment) -> Result<Workspace, WorkspaceError> {
        let mut book = Workspace::in_memory()?;
        let mut edits = vec![Edit::SaveOffice(Office {
            name: if new.office.is_empty() { terms::PRODUCT.to_owned() } else { new.office },
            place: new.place,
            ..Office::default()
        })];
        edits.extend(defaults::edits());
        if !new.body.is_empty() {
            edits.push(Edit::save(Body::from_name(&new.body)));
        }
        for edit in edits {
            book.apply(edit, actor, at)?;
        }
        let body = book.read().bodies()?.first().cloned();
        if let (Some(body), false) = (body, new.signatory.is_empty()) {
            // “Lê Văn Mẫu, Chủ tịch”. A post that was not typed is never guessed.
            let (name, post) = new.signatory.split_once(',').unwrap_or((&new.signatory, ""));
            let (name, post) = (clean(name), clean(post));
            let signatory = Signatory {
                body: body.id,
                name,
                is_head: !post.is_empty() && !print::is_deputy(&post),
                position: post,
                ..Signatory::default()
            };
            book.apply(Edit::save(signatory), actor, at)?;
        }
        Ok(book)
    }

    pub(super) fn show_sample(&mut self) {
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

    /// What is drawn now is one state of the book, though another program may write it between frames.
    pub(super) fn hold_book(&mut self, ctx: &egui::Context) {
        const AGAIN: Duration = Duration::from_secs(1);
        let held = self.book.as_mut().map_or(Ok(()), Workspace::hold);
        self.unseen = held.err().map(|e| errors::failure(&e.failure()));
        if self.unseen.is_some() {
            ctx.request_repaint_after(AGAIN);
        }
    }

    /// Is the book no longer where it was, and does the clerk hear of it only now? Then it is not closed
    /// yet: what was saved can still be written elsewhere.
    pub(super) fn is_to_stay_open(&mut self) -> bool {
        let gone = self.book.as_mut().and_then(Workspace::newly_gone);
        if let Some(trouble) = gone {
            self.problem(&Failure::Disk(trouble));
        }
        gone.is_some()
    }

    /// Closes the book in good order; a backup that fails is said, what was saved is saved.
    /// What the first page says of the open book.
    fn remember_book(&mut self) {
        let Some(book) = self.book.as_ref().filter(|book| book.path().is_some()) else { return };
        let office = book.read().office();
        let (Some(path), Ok(office)) = (self.remembered.recent.first().cloned(), office) else {
            return;
        };
        let (year, at) = (self.year(), self.desktop.now());
        self.remembered.seen(RecentBook { path, office: office.name, year, at });
        self.remember();
    }

    pub(super) fn close_book(&mut self) {
        self.store_left();
        self.keep_drafts_for_good();
        self.remember_book();
        let at = self.desktop.now();
        if let Some(book) = self.book.take() {
            // The list stays among what is kept of its book.
            self.ui.quick = QuickState::default();
            for remark in book.close(at) {
                // The window may be gone already.
                log::warn!("{remark:?}");
                self.notice(errors::remark(&remark), None);
            }
        }
        self.lists = Lists::default();
        self.lists_of = 0;
        self.told.clear();
        self.read_drafts();
    }

    pub(super) fn restore(&mut self, path: &Path, from: &Path, ctx: &egui::Context) {
        let path = path.to_owned();
        let at = self.desktop.now();
        // No closing backup here: it could push out the very one that is put back, and the present
        // file is set aside whole.
        self.keep_drafts_for_good();
        if self.book.as_ref().and_then(|b| b.path()).is_some_and(|open| open != path) {
            self.close_book();
        }
        if let Some(book) = &mut self.book {
            book.finish_backup();
        }
        self.book = None;
        self.ui.quick = QuickState::default();
        match workspace::restore(&path, from, at) {
            Ok(done) => {
                self.open_book(&path, false);
                let aside = done.aside.map(|p| p.display().to_string());
                self.notice(crate::text::cli::restored(aside.as_deref()), Some(ctx));
                if let Some(earlier) = done.earlier {
                    self.notice(errors::remark(&earlier), None);
                }
            }
            Err(e) => {
                self.problem(&e.failure());
                let modal = self.ui.modal.take();
                self.open_book(&path, false);
                self.ui.modal = modal;
            }
        }
    }
}
