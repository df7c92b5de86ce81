//! `quick-list`: the work of “Lập danh sách nhanh” from a file of pasted rows.
use super::{
    args::Args,
    books::{actor, close, open_to_write, put_book},
    outcome::{CliError, DONE, Done, say, warn},
    printing::to_pdf,
};
use crate::{
    desktop::{
        files::{self, Folder, Unnamed},
        real,
    },
    domain::{
        edit::Edit,
        entered::{Entered, Whole},
        failure::Failure,
        ids::Record,
        problem::Problem,
        quick_list::{QuickBody, QuickList, QuickPaper, QuickRow},
        recipient::{Counts, RecipientKind},
    },
    exchange::{
        encoding::{self, Encoding},
        table::{
            limits,
            sheet::{QuickSheet, legacy_name},
        },
    },
    report::lists::quick,
    text::{self, cli as words, pasted, print},
    workspace::Workspace,
};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Args) -> Done {
    let rows_file = args.word(1, "DÒNG.tsv")?;
    let body = args.needed_text("body")?;
    let year = args.year()?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let paper = paper(args)?;
    if args.flag("preview") {
        return preview(args, &read(&rows_file)?);
    }
    let out = args.needed_path("out")?;
    let sheet = read(&rows_file)?;
    tell_left_out(&sheet, say);
    for row in sheet.rows.iter().filter(|r| !r.doubts.is_empty()) {
        say(&words::doubtful(row.line, &row.name, &pasted::doubts(&row.doubts)));
    }
    let counts: Counts = sheet.rows.iter().map(|r| r.kind).collect();
    if counts.total() == 0 {
        return Err(CliError::Refused(words::NO_ROWS.to_owned()));
    }
    say(&words::recognised(counts));
    let list = QuickList {
        body: QuickBody::New(body),
        form: args.text("form").unwrap_or_else(|| words::DEFAULT_FORM.to_owned()),
        content: args.text("content").unwrap_or_else(|| words::DEFAULT_CONTENT.to_owned()),
        citation: String::new(),
        year: Entered::of(Some(Whole(year))),
        rows: sheet.rows,
        paper,
        without_achievements: args.flag("no-achievements"),
        is_at_once: false,
    };
    // Whatever can be refused is refused before anything is written or recorded.
    let data = args.path("data");
    let inputs: Vec<&Path> =
        [Some(&rows_file), data.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect();
    let path_of = |kind: RecipientKind| out.join(format!("{}.pdf", file_name(paper, kind)));
    for (kind, _) in counts.present() {
        files::place_for(&path_of(kind), args.flag("force"), &inputs)?;
    }
    let today = real::now().date();
    let mut book = data.as_deref().map(|path| book_for(path, args)).transpose()?;
    let documents = quick::papers(book.as_ref().map(Workspace::read), &list, today)?;
    for remark in documents.iter().flat_map(|(_, d)| &d.sections).flat_map(|s| &s.remarks) {
        warn(&words::warning(remark));
    }
    let _made = Folder::make(&out)?;
    let mut papers = Vec::new();
    for (kind, document) in documents {
        let bytes = to_pdf(document.into(), today)?;
        papers.push(Unnamed::write(&path_of(kind), &bytes, args.flag("force"))?);
    }
    let recorded = match (&mut book, &data) {
        (Some(book), Some(path)) => record(book, path, list, args)?,
        _ => None,
    };
    let unnamed = name_all(papers);
    if let Some(book) = book {
        close(book);
    }
    match (unnamed.as_slice(), recorded) {
        ([], _) => Ok(DONE),
        (unnamed, Some(round)) => {
            Err(CliError::Refused(words::recorded_but_not_written(&round, unnamed)))
        }
        (unnamed, None) => Err(CliError::Refused(unnamed.join(" "))),
    }
}

/// The book of a list: one that is there, or one in memory that gets its file when it has the list.
fn book_for(path: &Path, args: &Args) -> Result<Workspace, CliError> {
    if path.exists() {
        return open_to_write(path);
    }
    files::book_at(path, args.flag("force"), &[])?;
    Ok(Workspace::in_memory()?)
}

/// Records the list, unless the book has it already. Gives the round it was recorded in.
fn record(
    book: &mut Workspace,
    path: &Path,
    list: QuickList,
    args: &Args,
) -> Result<Option<String>, CliError> {
    let edit = Edit::RecordQuickList(list);
    let now = real::now();
    for finding in &book.check(&edit, now.date())?.list {
        if let Problem::ListRecordedAlready { round } = &finding.problem
            && !args.flag("again")
        {
            warn(&words::recorded_already(round));
            return Ok(None);
        }
        if finding.problem.is_warning() {
            warn(&words::warning(&text::labels::finding(finding)));
        }
    }
    let recorded = book.apply(edit, &actor(), now)?.record;
    if book.path().is_none() {
        put_book(book, path, args, &[])?;
    }
    let Some(Record::Decision(decision)) = recorded else { return Ok(None) };
    let round = book.read().decision(decision)?.and_then(|d| d.round);
    let round = round.map(|id| book.read().round(id)).transpose()?.flatten();
    Ok(Some(round.map(|r| r.name).unwrap_or_default()))
}

/// Gives each paper its name, and says why for each that cannot have it.
fn name_all(papers: Vec<Unnamed>) -> Vec<String> {
    let mut unnamed = Vec::new();
    for paper in papers {
        let path = paper.path().display().to_string();
        match paper.name() {
            Ok(()) => say(&words::written(&path)),
            Err(e) => unnamed.push(text::errors::failure(&e)),
        }
    }
    unnamed
}

/// The paper asked for: kèm theo quyết định, unless said otherwise.
fn paper(args: &Args) -> Result<QuickPaper, CliError> {
    let Some(key) = args.text("paper") else { return Ok(QuickPaper::default()) };
    let found = QuickPaper::ALL.into_iter().find(|p| pasted::paper_key(*p) == key);
    found.ok_or_else(|| CliError::Usage(words::bad_value("--paper", &key)))
}

/// The papers of a decision are named as in the catalog, those of a proposal likewise.
fn file_name(paper: QuickPaper, kind: RecipientKind) -> &'static str {
    let proposed = matches!(paper, QuickPaper::Proposal | QuickPaper::ToSubmission);
    match (kind, proposed) {
        (RecipientKind::Collective, false) => "ds-tap-the",
        (RecipientKind::Person, false) => "ds-ca-nhan",
        (RecipientKind::Household, false) => "ds-ho-gia-dinh",
        (RecipientKind::Collective, true) => "de-nghi-tap-the",
        (RecipientKind::Person, true) => "de-nghi-ca-nhan",
        (RecipientKind::Household, true) => "de-nghi-ho-gia-dinh",
    }
}

/// The file as the window would take it by Ctrl+V.
fn read(path: &Path) -> Result<QuickSheet, CliError> {
    let too_large = || CliError::Refused(limits::too_large());
    let bytes = files::read_whole(path, limits::MOST_BYTES).map_err(|e| match e {
        Failure::File(_, std::io::ErrorKind::FileTooLarge) => too_large(),
        e => e.into(),
    })?;
    let decoded = encoding::decode(&bytes);
    drop(bytes);
    if !limits::fits(&decoded.text, 0) {
        return Err(too_large());
    }
    if decoded.from == Encoding::Unknown {
        return Err(CliError::Refused(words::unreadable_file(&path.display().to_string())));
    }
    if let Encoding::Legacy(legacy) = decoded.from {
        warn(&pasted::converted(legacy_name(legacy)));
    }
    if decoded.unread > 0 {
        warn(&words::unread_places(decoded.unread));
    }
    let mut sheet = QuickSheet::default();
    sheet.paste(&decoded.text);
    Ok(sheet)
}

/// What was changed and what was left out, in words.
fn tell_left_out(sheet: &QuickSheet, say: impl Fn(&str)) {
    if let Some(c) = sheet.conversion() {
        say(&pasted::legacy(legacy_name(c.from), &c.before, &c.after, false));
    }
    for line in pasted::left_out(&sheet.left_out) {
        say(&words::left_out(&line));
    }
    for column in &sheet.left_out_columns {
        say(&words::left_out(&pasted::left_out_column(column)));
    }
}

/// The table as it was understood, on standard output and nothing else there; what was left out goes to
/// standard error.
fn preview(args: &Args, sheet: &QuickSheet) -> Done {
    match args.text("format").as_deref() {
        None | Some("tsv") => {
            tell_left_out(sheet, warn);
            say(words::PREVIEW_HEAD);
            for row in &sheet.rows {
                say(&cells(row).join("\t"));
            }
        }
        Some("json") => {
            let rows: Vec<serde_json::Value> = sheet.rows.iter().map(row_as_json).collect();
            let left_out: Vec<serde_json::Value> = sheet
                .left_out
                .iter()
                .map(|l| {
                    let why = pasted::why_left_out(l.why);
                    let key = pasted::why_left_out_key(l.why);
                    serde_json::json!({ "line": l.line, "text": l.text, "why": why, "key": key })
                })
                .collect();
            let columns: Vec<serde_json::Value> = sheet
                .left_out_columns
                .iter()
                .map(|c| {
                    let taken_for = pasted::column(c.column);
                    serde_json::json!({ "column": c.number, "head": c.head, "taken_for": taken_for })
                })
                .collect();
            let all = serde_json::json!({
                "rows": rows,
                "left_out": left_out,
                "left_out_columns": columns,
            });
            say(&all.to_string());
        }
        Some(other) => return Err(CliError::Usage(words::bad_value("--format", other))),
    }
    Ok(DONE)
}

/// Loại, tên in, chức vụ, đơn vị (blank for a collective), xem lại; line breaks and tabs as spaces.
fn cells(row: &QuickRow) -> [String; 5] {
    let unit = if row.kind == RecipientKind::Collective { "" } else { &row.unit };
    let doubts = pasted::doubts(&row.doubts);
    [print::kind(row.kind), &row.name, &row.post, unit, &doubts]
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn row_as_json(row: &QuickRow) -> serde_json::Value {
    let [kind, name, post, unit, review] = cells(row);
    serde_json::json!({
        "line": row.line,
        "kind": kind,
        "name": name,
        "post": post,
        "unit": unit,
        "birth": row.birth,
        "achievement": row.achievement,
        "review": review,
    })
}
