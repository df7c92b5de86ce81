//! `new`, `sample`, `demo`: books made in memory and given their file when they are whole.
use super::{
    args::Args,
    books::{actor, make_room, put_book},
    outcome::{CliError, DONE, Done, Next, say},
    printing,
};
use crate::{
    desktop::{
        files::{self, Folder, Unnamed},
        real,
    },
    domain::{edit::Edit, office::Office},
    sample,
    text::cli as words,
    workspace::{Step, Workspace},
};
use std::path::{Path, PathBuf};

/// Up to so many awards a sample is one long decision; above, twenty years of an office.
const ONE_DECISION: usize = 10_000;

pub(super) fn new(args: &Args) -> Done {
    let path = args.word(1, "TỆP.dvk")?;
    let mut book = Workspace::in_memory()?;
    if let Some(name) = args.text("office") {
        let office = Office { name, ..Office::default() };
        book.apply(Edit::SaveOffice(office), &actor(), real::now())?;
    }
    put_book(&book, &path, args, &[])?;
    say(&words::written(&path.display().to_string()));
    Ok(DONE)
}

pub(super) fn make_sample(args: &Args) -> Done {
    let path = args.needed_path("out")?;
    let count = args.number("awards")?;
    let seed = args.number("seed")?.unwrap_or(1).unsigned_abs();
    // Refused before the long work, and looked at again after it.
    files::book_at(&path, args.flag("force"), &[])?;
    let mut book = Workspace::in_memory()?;
    let (by, at) = (actor(), real::now());
    match count {
        Some(count) => {
            let count = usize::try_from(count)
                .map_err(|_| CliError::Usage(words::bad_value("--awards", &count.to_string())))?;
            if count > ONE_DECISION {
                let size = sample::large::Size::of(count);
                sample::large::fill(&mut book, size, seed, &by, at)?;
            } else {
                sample::fill_with(&mut book, count, seed, &by, at)?;
            }
        }
        None => sample::fill(&mut book, &by, at)?,
    }
    put_book(&book, &path, args, &[])?;
    say(&words::written(&path.display().to_string()));
    Ok(DONE)
}

pub(super) fn demo(args: &Args) -> Done {
    let folder = args.path("out").unwrap_or_else(|| PathBuf::from("mau-dan-van-kheo"));
    let path = folder.join("mau-2016.dvk");
    let mut book = Workspace::in_memory()?;
    sample::fill(&mut book, &actor(), real::now())?;
    let _made = Folder::make(&folder)?;
    // The demo's own papers are made anew each time; its book is never one of the office's.
    let papers = printing::all_of_sample(&book)?
        .into_iter()
        .map(|(id, pdf)| Unnamed::write(&folder.join(format!("{id}.pdf")), &pdf, true));
    let papers = papers.collect::<Result<Vec<_>, _>>()?;
    let mut worked_on = false;
    if files::book_at(&path, true, &[])? {
        // A sample that someone worked on is kept under another name; one that is open is not touched.
        let there = make_room(&path)?;
        let last = |steps: &[Step]| steps.first().map(|s| (s.id, s.label.clone()));
        worked_on = last(&there.read().history(1)?) != last(&book.read().history(1)?);
    }
    let make = |path: &Path| Ok::<_, CliError>(book.copy_out(path)?);
    let aside = files::make_book_at(&path, make, make_room)?;
    match aside {
        Some(aside) if worked_on => say(&words::set_aside(&aside.display().to_string())),
        // The same sample is in its place: one that cannot be taken away does no harm.
        Some(aside) => drop(std::fs::remove_file(aside)),
        None => {}
    }
    say(&words::written(&path.display().to_string()));
    for paper in papers {
        let out = paper.path().display().to_string();
        paper.name()?;
        say(&words::written(&out));
    }
    // Not `canonicalize`: its \\?\ on Windows is no path a clerk can use.
    let shown = std::path::absolute(&folder).unwrap_or(folder);
    say(&words::demo_done(&shown.display().to_string()));
    if args.flag("no-window") {
        return Ok(DONE);
    }
    Ok(Next::Window(Some(path)))
}
