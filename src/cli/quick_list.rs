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
        recipient::Counts,
        vietnamese::fold,
    },
    exchange::pasted,
    report::{ReportParams, catalog},
    text::{self, cli as words, labels},
    workspace::{OpenAs, Workspace},
};
use jiff::civil::Date;
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
    let counts: Counts = found.rows.iter().map(|r| r.kind).collect();
    say(&words::recognised(counts));
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
    let wanted = [
        ("ds-tap-the", counts.collectives),
        ("ds-ca-nhan", counts.persons),
        ("ds-ho-gia-dinh", counts.households),
    ];
    for (id, count) in wanted {
        let path = out.join(format!("{id}.pdf"));
        if count > 0 && path.exists() && !args.flag("force") {
            return Err(file_error(&path, &std::io::ErrorKind::AlreadyExists.into()));
        }
    }
    let today = real::now().date();
    let mut trial = Workspace::in_memory()?;
    record_and_print(&mut trial, list.clone(), wanted, today)?;
    let mut book = match args.path("data") {
        Some(path) if path.exists() => Workspace::open(&path, &how(&actor(), false))?,
        Some(path) => {
            Workspace::create(&path, &OpenAs { read_only: false, by: &actor(), at: real::now() })?
        }
        None => Workspace::in_memory()?,
    };
    let known = book.read().bodies()?.into_iter().find(|b| {
        matches!(&list.body, QuickBody::New(name)
            if [&b.full_name, &b.short_name].iter().any(|n| fold(n) == fold(name)))
    });
    if let Some(body) = known.filter(|b| !b.is_ours) {
        return Err(CliError::Refused(text::reports::not_ours(&body.full_name)));
    }
    let papers = record_and_print(&mut book, list, wanted, today)?;
    for (id, bytes) in &papers {
        let path = &out.join(format!("{id}.pdf"));
        files::write_whole(path, bytes, args.flag("force")).map_err(|e| file_error(path, &e))?;
        say(&words::written(&path.display().to_string()));
    }
    close(book);
    Ok(DONE)
}

/// Records the list as one step and gives its papers as PDF.
fn record_and_print(
    book: &mut Workspace,
    list: QuickList,
    wanted: [(&'static str, usize); 3],
    today: Date,
) -> Result<Vec<(&'static str, Vec<u8>)>, CliError> {
    let applied = book.apply(Edit::RecordQuickList(list), &actor(), real::now())?;
    let Some(Record::Decision(decision)) = applied.record else {
        return Err(CliError::Refused(words::NO_ROWS.to_owned()));
    };
    let params = ReportParams { decision: Some(decision), ..ReportParams::default() };
    wanted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .filter_map(|(id, _)| catalog::spec(id))
        .map(|spec| {
            let document = catalog::build(spec, book.read(), &params, today)?;
            Ok((spec.id, to_pdf(&document, today)?))
        })
        .collect()
}
