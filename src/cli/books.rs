//! Books that commands work in: opened, made, given their file, closed.
use super::{
    args::Args,
    outcome::{CliError, complain, say, warn},
};
use crate::{
    desktop::{Desktop as _, files, real},
    domain::{edit::Actor, failure::OpenProblem},
    text::{self, cli as words},
    workspace::{OpenAs, StoreError, Workspace},
};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// Who works at the command line.
pub(super) fn actor() -> Actor {
    let desktop = real::RealDesktop::default();
    Actor { name: desktop.account(), pc: desktop.computer() }
}

/// How a command opens a book: by this person, now.
pub(super) fn how(by: &Actor, read_only: bool) -> OpenAs<'_> {
    OpenAs { read_only, by, at: real::now() }
}

/// How long another command's work on the same book is waited for.
const PATIENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(20);

/// Does it as soon as another command leaves the book.
pub(super) fn patiently<T>(work: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let until = Instant::now() + PATIENCE;
    loop {
        match work() {
            Err(StoreError::Open(OpenProblem::InUse(_))) if Instant::now() < until => {
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

fn open(path: &Path, read_only: bool) -> Result<Workspace, CliError> {
    Ok(open_patiently(path, read_only)?)
}

/// Opens a book as soon as another command leaves it, and says what that came upon.
pub(super) fn open_patiently(path: &Path, read_only: bool) -> Result<Workspace, StoreError> {
    let mut book = patiently(|| Workspace::open(path, &how(&actor(), read_only)))?;
    for remark in book.take_remarks() {
        warn(&words::warning(&text::errors::remark(&remark)));
    }
    Ok(book)
}

/// Opens a book to read: the command sees one state of it, and nobody writes until it is done.
pub(super) fn open_to_read(path: &Path) -> Result<Workspace, CliError> {
    open(path, true)
}

/// Opens a book to change it.
pub(super) fn open_to_write(path: &Path) -> Result<Workspace, CliError> {
    open(path, false)
}

/// Only a book of ours that is open nowhere makes room.
pub(super) fn make_room(path: &Path) -> Result<Workspace, CliError> {
    open_to_write(path)
        .map_err(|e| CliError::Refused(words::of_file(&path.display().to_string(), &e.to_string())))
}

/// Gives a book in memory, or a copy of an open one, its file: whole or not at all. With `--force` a book
/// that is there is kept under another name, never one that is open.
pub(super) fn put_book(
    book: &Workspace,
    path: &Path,
    args: &Args,
    inputs: &[&Path],
) -> Result<(), CliError> {
    if files::book_at(path, args.flag("force"), inputs)? {
        // Refused before the long work, and once more after it.
        drop(make_room(path)?);
    }
    let make = |path: &Path| Ok::<_, CliError>(book.copy_out(path)?);
    let aside = files::make_book_at(path, make, make_room)?;
    if let Some(aside) = aside {
        say(&words::set_aside(&aside.display().to_string()));
    }
    Ok(())
}

/// The work is stored by now: a closing backup that fails is said, and is no failure of the command.
pub(super) fn close(book: Workspace) {
    for remark in book.close(real::now()) {
        complain(&words::warning(&text::errors::remark(&remark)));
    }
}
