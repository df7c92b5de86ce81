//! A book that cannot be opened, or was found damaged: put back from a backup, else saved as far as it reads.
use super::{App, asking::Asking, dialogs::Modal};
use crate::{
    desktop::{FileKind, files},
    domain::{
        failure::{LooksLike, OpenProblem},
        salvage::Salvaged,
    },
    text::{cli, errors, salvage as words, screens},
    ui::quick::QuickState,
    workspace::{self, OpenAs, StoreError, backup},
};
use std::path::{Path, PathBuf};

/// May something of a file still be read, though it cannot be opened as a book?
fn may_be_saved(path: &Path, problem: &OpenProblem) -> bool {
    match problem {
        OpenProblem::Damaged(_) | OpenProblem::MigrationFailed(_) => true,
        // Its first bytes may be what is damaged.
        OpenProblem::NotABook(LooksLike::Unknown) | OpenProblem::OtherProgram => {
            path.extension().is_some_and(|e| e == FileKind::Book.extension())
        }
        _ => false,
    }
}

impl App {
    /// Offers what can be done for a book that cannot be opened; false when that is nothing.
    pub(super) fn offer_mending(&mut self, path: &Path, problem: &OpenProblem) -> bool {
        let backups = backup::list(path);
        let is_gone = matches!(problem, OpenProblem::Missing | OpenProblem::Empty);
        let can_salvage = may_be_saved(path, problem);
        if can_salvage || is_gone && !backups.is_empty() {
            self.ui.modal = Some(Modal::Restore {
                book: path.to_owned(),
                title: screens::RESTORE_TITLE,
                sentence: errors::open(problem),
                backups: backups.into_iter().map(|f| f.path).collect(),
                can_salvage,
            });
            return true;
        }
        false
    }

    /// The same for the open book, in which a check found damage.
    pub(super) fn offer_mending_of_open(&mut self, title: &'static str, sentence: String) {
        let path = self.book.as_ref().and_then(|b| b.path()).map(Path::to_owned);
        self.ui.modal = Some(match path {
            Some(book) => {
                let backups = backup::list(&book).into_iter().map(|f| f.path).collect();
                Modal::Restore { book, title, sentence, backups, can_salvage: true }
            }
            None => Modal::Problem(sentence),
        });
    }

    /// Asks where what can be read of a damaged book shall go.
    pub(super) fn ask_salvage(&mut self, book: PathBuf) {
        let stem = book.file_stem().unwrap_or_default().to_string_lossy();
        let name = words::book_name(&stem);
        self.ask(Asking::Salvage { book }, Some(name));
    }

    /// Saves what can be read of a damaged book, off the window's thread.
    pub(super) fn salvage(&mut self, book: PathBuf, out: PathBuf) {
        if self.book.as_ref().and_then(|b| b.path()).is_some_and(|open| open == book) {
            // No closing backup of what is damaged: it could push out a good one.
            self.keep_drafts_for_good();
            if let Some(open) = &mut self.book {
                open.finish_backup();
            }
            self.book = None;
            self.ui.quick = QuickState::default();
        }
        let (by, at) = (self.actor(), self.desktop.now());
        self.begin_alone(words::WORKING, move |stop| {
            let how = OpenAs { read_only: false, by: &by, at };
            let found = workspace::salvage(&book, &out, &how, stop);
            (book, out, found)
        });
    }

    /// Opens the new book and says what was lost, here and in a list beside it.
    pub(super) fn salvaged(
        &mut self,
        book: &Path,
        out: &Path,
        found: Result<Salvaged, StoreError>,
        ctx: &egui::Context,
    ) {
        let found = match found {
            Ok(found) => found,
            Err(e) => {
                self.problem(&e.failure());
                return;
            }
        };
        let mut lines = words::lines(&found);
        if !found.is_whole() {
            let stem = out.file_stem().unwrap_or_default().to_string_lossy();
            let beside = files::free_path(&out.with_file_name(words::list_name(&stem)));
            let list = words::list(&found, &book.display().to_string(), &out.display().to_string());
            lines.push(match self.desktop.write(&beside, list.as_bytes(), false) {
                Ok(()) => screens::saved_pdf(&beside.display().to_string()),
                Err(e) => errors::failure(&e),
            });
        }
        self.open_book(out, false);
        if self.book.as_ref().and_then(|b| b.path()).is_some_and(|open| open == out) {
            self.notice(cli::written(&out.display().to_string()), Some(ctx));
            let (title, sentence) = (words::TITLE, words::summary(&found));
            self.ui.modal = Some(Modal::Told { title, sentence, lines });
        }
    }
}
