//! Long work on the whole book, off the window's thread: the worker has the book and gives it back.
use super::{App, dialogs::Modal};
use crate::{
    desktop::files,
    domain::{
        damage::Damage,
        failure::{DiskTrouble, Failure},
        salvage::Salvaged,
    },
    text::{actions, cli, damage, errors, screens},
    ui::theme,
    workspace::{OpenAs, StoreError, Workspace},
};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, TryRecvError, channel},
    },
    time::Duration,
};

/// A damaged book, the new one, and what came over.
type Found = (PathBuf, PathBuf, Result<Salvaged, StoreError>);

/// What a worker found.
enum Done {
    Checked(Result<Vec<Damage>, StoreError>),
    /// Where to, and where the book that stood there is kept.
    Copied(PathBuf, Result<Option<PathBuf>, Failure>),
    /// Where the backup stands; none of a book without a file.
    BackedUp(Result<Option<PathBuf>, StoreError>),
    Salvaged(Found),
}

/// Work under way.
pub(super) struct Job {
    label: &'static str,
    /// The book, when the worker had it.
    back: Receiver<(Option<Workspace>, Done)>,
    stop: Box<dyn Fn()>,
    stopped: bool,
}

impl App {
    fn begin(
        &mut self,
        label: &'static str,
        ctx: Option<&egui::Context>,
        work: impl FnOnce(&mut Workspace) -> Done + Send + 'static,
    ) {
        self.keep_drafts_for_good();
        let Some(mut book) = self.book.take() else { return };
        book.stop_copying();
        let (give_back, back) = channel();
        let interrupter = book.interrupter();
        let stop = Box::new(move || interrupter.stop());
        self.job = Some(Job { label, back, stop, stopped: false });
        let ctx = ctx.cloned();
        std::thread::spawn(move || {
            let done = work(&mut book);
            // The window is gone only when the program ends; the book is then closed here.
            let _ = give_back.send((Some(book), done));
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        });
    }

    /// Work that wants no open book; it looks now and then whether it shall stop.
    pub(super) fn begin_alone(
        &mut self,
        label: &'static str,
        work: impl FnOnce(&dyn Fn() -> bool) -> Found + Send + 'static,
    ) {
        let (give_back, back) = channel();
        let asked = Arc::new(AtomicBool::new(false));
        let stop = {
            let asked = Arc::clone(&asked);
            Box::new(move || asked.store(true, Ordering::Relaxed))
        };
        self.job = Some(Job { label, back, stop, stopped: false });
        std::thread::spawn(move || {
            let found = work(&|| asked.load(Ordering::Relaxed));
            let _ = give_back.send((None, Done::Salvaged(found)));
        });
    }

    /// Checks every page and reference of the book.
    pub(super) fn check_book(&mut self, ctx: &egui::Context) {
        self.begin(screens::CHECKING, Some(ctx), |book| Done::Checked(book.full_check()));
    }

    /// Takes a backup beside the book, checked whole.
    pub(super) fn back_up_book(&mut self, ctx: &egui::Context) {
        let at = self.desktop.now();
        self.begin(screens::COPYING, Some(ctx), move |book| Done::BackedUp(book.back_up(at)));
    }

    /// Writes a compact copy. A book in its place, which the dialog has asked about, is kept beside under
    /// another name; one that is open is left alone.
    pub(super) fn copy_book(&mut self, target: PathBuf) {
        let open = self.book.as_ref().and_then(|b| b.path());
        let (by, at) = (self.actor(), self.desktop.now());
        let hold = move |target: &Path| {
            Workspace::open(target, &OpenAs { read_only: false, by: &by, at })
                .map_err(|e| e.failure())
        };
        match files::book_at(&target, true, open.as_slice()) {
            // Refused before the long work, and once more after it.
            Ok(true) => {
                if let Err(e) = hold(&target) {
                    return self.problem(&e);
                }
            }
            Ok(false) => {}
            Err(e) => return self.problem(&e),
        }
        self.begin(screens::COPYING, None, move |book| {
            let make = |to: &Path| book.copy_out(to).map_err(|e| e.failure());
            let made = files::make_book_at(&target, make, hold);
            Done::Copied(target, made)
        });
    }

    /// Takes the book back when the worker is done; shows that it works until then.
    pub(super) fn job_ui(&mut self, ctx: &egui::Context) {
        let Some(job) = &mut self.job else { return };
        match job.back.try_recv() {
            Ok((book, done)) => {
                let stopped = job.stopped;
                self.job = None;
                self.book = book.or_else(|| self.book.take());
                self.job_done(done, stopped, ctx);
                ctx.request_repaint();
            }
            Err(TryRecvError::Empty) => {
                let mut stop = false;
                theme::dialog(ctx, "job").show(ctx, |ui| {
                    ui.horizontal(|ui| {
                        ui.spinner();
                        ui.label(job.label);
                    });
                    ui.add_space(theme::gap::NEAR);
                    stop = ui.button(actions::CANCEL).clicked();
                });
                if stop {
                    job.stopped = true;
                    (job.stop)();
                }
                ctx.request_repaint_after(Duration::from_millis(100));
            }
            Err(TryRecvError::Disconnected) => {
                // The worker fell over; the file itself is as it was.
                log::error!("a worker ended without giving the book back");
                self.job = None;
                self.ui.modal = Some(Modal::Problem(screens::WORKER_LOST.to_owned()));
            }
        }
    }

    /// Waits for the worker: the window is being closed.
    pub(super) fn end_job(&mut self) {
        if let Some(job) = self.job.take() {
            (job.stop)();
            if let Ok((Some(book), _)) = job.back.recv() {
                self.book = Some(book);
            }
        }
    }

    fn job_done(&mut self, done: Done, stopped: bool, ctx: &egui::Context) {
        match done {
            Done::Checked(Ok(found)) if found.is_empty() => {
                self.notice(screens::CHECK_OK, Some(ctx));
            }
            Done::Checked(Ok(found)) => {
                let by_hand = found.iter().all(Damage::is_mended_by_hand);
                let title = if by_hand { damage::TO_MEND } else { screens::RESTORE_TITLE };
                self.offer_mending_of_open(title, damage::checked(&found));
            }
            Done::Copied(path, Ok(aside)) => {
                self.notice(screens::backed_up(&path.display().to_string()), Some(ctx));
                if let Some(aside) = aside {
                    self.notice(cli::set_aside(&aside.display().to_string()), None);
                }
            }
            Done::BackedUp(Ok(path)) => {
                if let Some(path) = path {
                    self.notice(screens::backed_up(&path.display().to_string()), Some(ctx));
                }
            }
            Done::Checked(Err(_))
            | Done::Copied(_, Err(_))
            | Done::BackedUp(Err(_))
            | Done::Salvaged((.., Err(_)))
                if stopped =>
            {
                self.notice(screens::STOPPED, Some(ctx));
            }
            Done::Checked(Err(e)) => match e.failure() {
                damaged @ Failure::Disk(DiskTrouble::Damaged) => {
                    let sentence = errors::failure(&damaged);
                    self.offer_mending_of_open(screens::RESTORE_TITLE, sentence);
                }
                failure => self.problem(&failure),
            },
            Done::Copied(_, Err(e)) => self.problem(&e),
            Done::BackedUp(Err(e)) => {
                let sentence = errors::backup_failed(&e.failure());
                self.ui.modal = Some(Modal::Problem(sentence));
            }
            Done::Salvaged((book, out, found)) => self.salvaged(&book, &out, found, ctx),
        }
    }

    /// What stands behind the sign that work is under way.
    pub(super) fn behind_job_ui(ui: &mut egui::Ui) {
        let p = theme::palette(ui.ctx());
        egui::CentralPanel::default().frame(egui::Frame::new().fill(p.ground)).show(ui, |_| {});
    }
}
