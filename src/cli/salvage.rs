//! `salvage`: what can be read of a damaged book into a new one, and the list of what was lost.
use super::{
    args::Args,
    books::{actor, how},
    outcome::{DONE, Done, complain, say},
};
use crate::{
    desktop::files,
    text::{self, cli as words, salvage as list},
    workspace,
};

/// Runs the command.
///
/// # Errors
/// `CliError`; no new book is there then.
pub(super) fn run(args: &Args) -> Done {
    let book = args.word(1, "SỔ")?;
    let out = args.needed_path("out")?;
    files::book_at(&out, false, &[&book])?;
    let by = actor();
    let found = workspace::salvage(&book, &out, &how(&by, false), &|| false)?;
    let mut written = None;
    if !found.is_whole() {
        let stem = out.file_stem().unwrap_or_default().to_string_lossy();
        let beside = files::free_path(&out.with_file_name(list::list_name(&stem)));
        let text = list::list(&found, &book.display().to_string(), &out.display().to_string());
        // The book is saved: a list that cannot be written is said, it stands on the terminal too.
        match files::write_whole(&beside, text.as_bytes(), false) {
            Ok(()) => written = Some(beside),
            Err(e) => complain(&words::warning(&text::errors::failure(&e))),
        }
    }
    if args.flag("json") {
        let found = serde_json::json!({
            "whole": found.is_whole(), "book": out, "list": written, "found": found,
        });
        say(&found.to_string());
        return Ok(DONE);
    }
    say(&list::summary(&found));
    for line in list::lines(&found) {
        say(&line);
    }
    for path in [Some(out), written].into_iter().flatten() {
        say(&words::written(&path.display().to_string()));
    }
    Ok(DONE)
}
