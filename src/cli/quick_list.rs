//! `quick-list`: the work of “Lập danh sách nhanh” from a file of pasted rows.
use super::{CliError, DONE, Done, actor, args::Args, close, how, printing::to_pdf, say};
use crate::{
    desktop::{files, real},
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        failure::Failure,
        ids::Record,
        quick_list::{QuickBody, QuickList, recognise},
    },
    exchange::pasted,
    report::{ReportParams, catalog},
    text::{self, cli as words, labels},
    workspace::{OpenAs, Workspace},
};
use std::path::Path;

pub(super) fn run(args: &Args) -> Done {
    let rows_file = args.word(1, "DÒNG.tsv")?;
    let body = args.needed_text("body")?;
    let year = args.number("year")?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let out = args.needed_path("out")?;
    let file_error = |path: &Path, e: &std::io::Error| {
        CliError::Refused(text::errors::failure(&Failure::File(path.to_owned(), e.kind())))
    };
    let bytes = std::fs::read(&rows_file).map_err(|e| file_error(&rows_file, &e))?;
    let found = recognise(&pasted::cells(&pasted::decode(&bytes)), None);
    for left in &found.left_out {
        say(&words::left_out(
            left.line,
            labels::why_left_out(left.why),
            &labels::one_line(&left.text),
        ));
    }
    for row in found.rows.iter().filter(|r| r.doubtful) {
        say(&words::doubtful(row.line, &row.name));
    }
    if found.rows.is_empty() {
        return Err(CliError::Refused(words::NO_ROWS.to_owned()));
    }
    let persons = found.rows.iter().filter(|r| r.is_person).count();
    let collectives = found.rows.len() - persons;
    say(&words::recognised(collectives, persons));
    let list = QuickList {
        body: QuickBody::New(body),
        form: args.text("form").unwrap_or_else(|| words::DEFAULT_FORM.to_owned()),
        content: args.text("content").unwrap_or_else(|| words::DEFAULT_CONTENT.to_owned()),
        citation: String::new(),
        year: Entered::of(Some(Whole(year))),
        rows: found.rows,
    };
    // Whatever can be refused is refused before anything is recorded.
    std::fs::create_dir_all(&out).map_err(|e| file_error(&out, &e))?;
    for (id, count) in [("ds-tap-the", collectives), ("ds-ca-nhan", persons)] {
        let path = out.join(format!("{id}.pdf"));
        if count > 0 && path.exists() && !args.flag("force") {
            return Err(file_error(&path, &std::io::ErrorKind::AlreadyExists.into()));
        }
    }
    let mut book = match args.path("data") {
        Some(path) if path.exists() => Workspace::open(&path, &how(&actor(), false))?,
        Some(path) => {
            Workspace::create(&path, &OpenAs { read_only: false, by: &actor(), at: real::now() })?
        }
        None => Workspace::in_memory()?,
    };
    let applied = book.apply(Edit::RecordQuickList(list), &actor(), real::now())?;
    let Some(Record::Decision(decision)) = applied.record else {
        return Err(CliError::Refused(words::NO_ROWS.to_owned()));
    };
    let today = real::now().date();
    let mut papers = Vec::new();
    for (id, count) in [("ds-tap-the", collectives), ("ds-ca-nhan", persons)] {
        let Some(spec) = catalog::spec(id).filter(|_| count > 0) else { continue };
        let params = ReportParams { decision: Some(decision), ..ReportParams::default() };
        let document = catalog::build(spec, book.read(), &params, today)?;
        papers.push((out.join(format!("{id}.pdf")), to_pdf(&document, today)?));
    }
    for (path, bytes) in &papers {
        files::write_whole(path, bytes, args.flag("force")).map_err(|e| file_error(path, &e))?;
        say(&words::written(&path.display().to_string()));
    }
    close(book);
    Ok(DONE)
}
