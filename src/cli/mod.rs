//! The same work without a window. Exit 0 done, 1 refused, 2 wrong usage; never a half-written file.
mod args;
mod books;
mod convert_text;
mod evaluation;
mod making;
mod outcome;
mod printing;
mod quick_list;
mod salvage;

use crate::{
    desktop::{files, real},
    domain::{
        calendar::may_be_now,
        damage::Damage,
        edit::Edit,
        entered::{Entered, Whole},
        failure::{Failure, OpenProblem, Spared},
        ids::StepId,
        working_year::WorkingYear,
    },
    listing::{figures::figures, profile::profile},
    report::{
        about::AboutKind,
        catalog,
        options::{BODY, OptionValue},
    },
    text::{self, cli as words},
    workspace::{self, StepKind, Workspace, WorkspaceError},
};
use args::Args;
use books::{actor, close, how, open_to_read, open_to_write, patiently, put_book};
pub use outcome::Next;
use outcome::{CliError, DONE, Done, complain, say};
use std::path::{Path, PathBuf};

/// Runs the command line.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Next {
    match dispatch(arguments) {
        Ok(next) => next,
        Err(CliError::Usage(sentence)) => {
            complain(&sentence);
            Next::Exit(2)
        }
        Err(CliError::Refused(sentence)) => {
            complain(&sentence);
            Next::Exit(1)
        }
    }
}

fn dispatch(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Done {
    let mut parser = lexopt::Parser::from_args(arguments);
    let args = Args::parse(&mut parser)?;
    if args.flag("help") {
        say(words::USAGE);
        return Ok(DONE);
    }
    let Some(command) = args.words.first().map(|w| w.to_string_lossy().into_owned()) else {
        return Ok(Next::Window(None));
    };
    let command: fn(&Args) -> Done = match command.as_str() {
        "demo" => making::demo,
        "new" => making::new,
        "sample" => making::make_sample,
        "reports" => |args| {
            reports(args);
            Ok(DONE)
        },
        "print" => printing::print,
        "export-round" => printing::export_round,
        "quick-list" => quick_list::run,
        "convert-text" => convert_text::run,
        "check" => check,
        "backup" => back_up,
        "restore" => restore,
        "salvage" => salvage::run,
        "history" => history,
        "undo" => undo,
        "figures" => show_figures,
        "criteria" => evaluation::criteria,
        "scores" => evaluation::scores,
        "ranking" => evaluation::ranking,
        "search" => search,
        "lock" => lock,
        // A file to open: its name has an ending, or it is there.
        file if Path::new(file).extension().is_some() || Path::new(file).exists() => {
            return Ok(Next::Window(args.words.first().map(PathBuf::from)));
        }
        other => return Err(CliError::Usage(words::unknown(other))),
    };
    if !may_be_now(real::now()) {
        return Err(Failure::ClockWrong.into());
    }
    command(&args)
}

/// `reports`: every paper; for programs with the kind of record it is about, and everything `--set` takes.
fn reports(args: &Args) {
    if args.flag("json") {
        let list: Vec<serde_json::Value> = catalog::ALL
            .iter()
            .map(|spec| {
                let records =
                    spec.about.iter().map(|of| setting_json(of.key(), of.label(), of.name(), None));
                let options = spec.options.iter().map(|option| {
                    let usual = option.usual.as_ref().map(OptionValue::word);
                    setting_json(option.key, option.label, option.kind.name(), usual.as_deref())
                });
                let is_listed = |key: &str| {
                    spec.about.iter().any(|of| of.key() == key)
                        || spec.options.iter().any(|option| option.key == key)
                };
                let year = (AboutKind::Year.key(), AboutKind::Year.label(), AboutKind::Year.name());
                let body = (BODY.key, BODY.label, BODY.kind.name());
                let helping = printing::keys_that_name(spec)
                    .filter(|key| !is_listed(key))
                    .filter_map(|key| [year, body].into_iter().find(|known| known.0 == key))
                    .map(|(key, label, kind)| setting_json(key, label, kind, None));
                let settings: Vec<serde_json::Value> =
                    records.chain(options).chain(helping).collect();
                serde_json::json!({
                    "id": spec.id, "title": spec.title(), "group": spec.group,
                    "about": spec.usual_about().name(), "options": settings,
                })
            })
            .collect();
        say(&serde_json::Value::from(list).to_string());
    } else {
        for spec in catalog::ALL {
            say(&format!("{:<21}{}", spec.id, spec.title()));
        }
    }
}

/// What `--set` takes.
fn setting_json(key: &str, label: &str, kind: &str, usual: Option<&str>) -> serde_json::Value {
    serde_json::json!({ "key": key, "label": label, "kind": kind, "usual": usual })
}

fn check(args: &Args) -> Done {
    let path = args.word(1, "SỔ")?;
    let found = match Workspace::open(&path, &how(&actor(), true)) {
        Ok(book) => book.full_check()?,
        // What keeps it from being opened is named all the same.
        Err(e) if matches!(e.failure(), Failure::Open(OpenProblem::Damaged(_))) => {
            match workspace::damage_in(&path) {
                Ok(found) if found.iter().any(Damage::is_named) => found,
                _ => return Err(e.into()),
            }
        }
        Err(e) => return Err(e.into()),
    };
    let said = words::check_found(&found);
    let mut found: Vec<String> = found.iter().map(text::damage::damage).collect();
    found.dedup();
    if args.flag("json") {
        say(&serde_json::json!({ "ok": found.is_empty(), "found": found }).to_string());
    }
    if found.is_empty() {
        if !args.flag("json") {
            say(words::CHECK_OK);
        }
        return Ok(DONE);
    }
    for line in &found {
        complain(line);
    }
    Err(CliError::Refused(said))
}

fn back_up(args: &Args) -> Done {
    let path = args.word(1, "SỔ")?;
    let made = if let Some(out) = args.path("out") {
        files::book_at(&out, args.flag("force"), &[&path])?;
        put_book(&open_to_read(&path)?, &out, args, &[&path])?;
        Some(out)
    } else {
        let mut book = open_to_write(&path)?;
        let made = book.back_up(real::now());
        for remark in book.take_remarks() {
            complain(&words::warning(&text::errors::remark(&remark)));
        }
        made.map_err(|e| CliError::Refused(text::errors::backup_failed(&e.failure())))?
    };
    if let Some(made) = made {
        say(&words::written(&made.display().to_string()));
    }
    Ok(DONE)
}

fn restore(args: &Args) -> Done {
    let path = args.word(1, "SỔ")?;
    let from = args.needed_path("from")?;
    for file in [&path, &from] {
        if file.exists() && !file.is_file() {
            return Err(Failure::NotAFile(file.clone()).into());
        }
    }
    if files::is_same_file(&path, &from) {
        return Err(Failure::NotWrittenOver(path, Spared::Input).into());
    }
    // A book in use is not pulled away from under its window; a broken one may be replaced.
    let done = patiently(|| workspace::restore(&path, &from, real::now()))?;
    if let Some(earlier) = done.earlier {
        complain(&words::warning(&text::errors::remark(&earlier)));
    }
    say(&words::restored(done.aside.map(|p| p.display().to_string()).as_deref()));
    Ok(DONE)
}

fn history(args: &Args) -> Done {
    let book = open_to_read(&args.word(1, "SỔ")?)?;
    let limit = args.number("limit")?.map_or(200, |n| usize::try_from(n).unwrap_or(0));
    let steps = book.read().history(limit)?;
    let kind = |k: StepKind| match k {
        StepKind::Edit => "edit",
        StepKind::Undo => "undo",
        StepKind::Redo => "redo",
    };
    if args.flag("json") {
        let list: Vec<serde_json::Value> = steps
            .iter()
            .map(|s| {
                serde_json::json!({
                    "id": s.id.0, "at": s.at, "who": s.who, "pc": s.pc, "kind": kind(s.kind),
                    "label": s.label, "undone": s.undone,
                })
            })
            .collect();
        say(&serde_json::Value::from(list).to_string());
    } else {
        for s in steps {
            let label = words::step_kind(kind(s.kind), &s.label);
            say(&words::step(s.id.0, &s.at, &s.who, &s.pc, &label, s.undone));
        }
    }
    Ok(DONE)
}

fn undo(args: &Args) -> Done {
    let mut book = open_to_write(&args.word(1, "SỔ")?)?;
    let step = match args.number("step")? {
        Some(id) => StepId(id),
        None => book.read().undoable()?.ok_or(WorkspaceError::NothingToUndo)?.id,
    };
    let label = book.read().history_step(step)?.map(|s| s.label).unwrap_or_default();
    book.undo_step(step, &actor(), real::now())?;
    close(book);
    say(&words::undone(&label));
    Ok(DONE)
}

fn search(args: &Args) -> Done {
    let words: Vec<String> =
        args.words.iter().skip(1).map(|w| w.to_string_lossy().into_owned()).collect();
    if words.is_empty() {
        return Err(CliError::Usage(words::needed("TỪ")));
    }
    let book = open_to_read(&args.needed_path("data")?)?;
    let limit = args.number("limit")?.map_or(50, |n| usize::try_from(n).unwrap_or(50));
    let hits = book.read().search(&words.join(" "), limit)?;
    if args.flag("json") {
        let list: Vec<_> = hits
            .iter()
            .map(
                |h| serde_json::json!({ "record": h.record, "title": h.title, "detail": h.detail }),
            )
            .collect();
        say(&serde_json::Value::from(list).to_string());
        return Ok(DONE);
    }
    for hit in hits {
        let kind = text::terms::kind(hit.record.kind());
        say(&words::hit(kind, &hit.title, &hit.detail));
        // What people ask of a person, unit or model: everything about it.
        if let Some(page) = profile(book.read(), hit.record)? {
            for (heading, lines) in page.sections {
                say(&format!("  {heading}"));
                for line in lines {
                    say(&format!("    - {}", line.text));
                }
            }
        }
    }
    Ok(DONE)
}

/// Locks a working year, or with `--unlock REASON` opens it again.
fn lock(args: &Args) -> Done {
    let path = args.word(1, "SỔ")?;
    let year = args.year()?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let mut book = open_to_write(&path)?;
    let known = book.read().working_years()?;
    let found = known.into_iter().find(|y| y.year.get().is_some_and(|y| y.0 == year));
    let mut working_year = found.unwrap_or_else(|| WorkingYear {
        year: Entered::of(Some(Whole(year))),
        ..WorkingYear::default()
    });
    let reason = args.text("unlock");
    working_year.is_locked = reason.is_none();
    working_year.lock_reason = reason.unwrap_or_default();
    book.apply(Edit::save(working_year.clone()), &actor(), real::now())?;
    close(book);
    say(&words::locked(year, working_year.is_locked));
    Ok(DONE)
}

fn show_figures(args: &Args) -> Done {
    let path = args.needed_path("data")?;
    let year = args.year()?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let book = open_to_read(&path)?;
    let mut all = figures(book.read(), year)?;
    if !args.flag("rows") {
        for figure in &mut all {
            figure.rows.clear();
        }
    }
    if args.flag("json") {
        let list = serde_json::to_value(&all).unwrap_or_default();
        say(&serde_json::json!({ "year": year, "figures": list }).to_string());
    } else {
        for f in all {
            let value = f.value.unwrap_or_else(|| format!("– ({})", f.reason.unwrap_or_default()));
            let note = if f.note.is_empty() { String::new() } else { format!(" ({})", f.note) };
            say(&format!("{:<5}{}: {value}{note}", f.id, f.title));
            for row in &f.rows {
                say(&format!("     - {}", row.text));
            }
        }
    }
    Ok(DONE)
}
