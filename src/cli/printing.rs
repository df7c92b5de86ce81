//! `print`: one paper of the catalog, or all of a round, into files: PDF, Word, Excel.
use super::{
    args::{Args, YEARS},
    books::{actor, open_patiently, open_to_read},
    outcome::{CliError, DONE, Done, complain, say, warn},
};
use crate::{
    desktop::{
        files::{self, Folder},
        real,
    },
    domain::{
        award::Round,
        calendar::parse_date,
        decision::Decision,
        failure::OpenProblem,
        ids::{BodyId, DecisionId, Record, RoundId, UnitId},
        office::Body,
        paper::About,
        paper_kind::PaperKind,
        paper_number, rule_set,
        vietnamese::fold,
    },
    papers::{self, Content, NotMade, PaperFormat, Printed, ReadyPaper, RoundPaper},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::{AboutKind, candidates, named},
        catalog,
        options::{self, OptionKind, OptionSpec, OptionValue},
    },
    text::{self, cli as words, dossier as dossier_words, labels},
    workspace::{Reader, StoreError, UnitRow, Workspace},
};
use jiff::civil::Date;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// The working year of the sample.
const SAMPLE_YEAR: i64 = 2016;

/// A paper as PDF bytes.
pub(crate) fn to_pdf(paper: ReadyPaper, date: Date) -> Result<Vec<u8>, CliError> {
    to_file(paper, PaperFormat::Pdf, date)
}

/// A paper as the bytes of a file.
fn to_file(paper: ReadyPaper, format: PaperFormat, date: Date) -> Result<Vec<u8>, CliError> {
    papers::as_file(paper, format, date, None).map_err(|e| {
        log::error!("{e}");
        CliError::Refused(e.sentence().to_owned())
    })
}

/// `pdf,docx,xlsx`, each once; PDF where nothing is asked for.
fn formats(args: &Args) -> Result<Vec<PaperFormat>, CliError> {
    let asked = args.text("format").unwrap_or_else(|| PaperFormat::Pdf.ending().to_owned());
    let mut formats = Vec::new();
    for word in asked.split(',').map(str::trim) {
        let format = PaperFormat::of_ending(word)
            .ok_or_else(|| CliError::Usage(words::no_such_format(word)))?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

pub(super) fn print(args: &Args) -> Done {
    if args.flag("all") {
        return print_all(args);
    }
    let id = args.word(1, "GIẤY")?.to_string_lossy().into_owned();
    if let Some(more) = args.words.get(2) {
        return Err(CliError::Usage(words::superfluous(&more.to_string_lossy(), &id)));
    }
    let spec = catalog::spec(&id).ok_or_else(|| CliError::Usage(words::no_such_report(&id)))?;
    let data = args.needed_path("data")?;
    let out = args.needed_path("out")?;
    files::place_for(&out, args.flag("force"), &[&data])?;
    let book = open_to_read(&data)?;
    let today = real::now().date();
    let params = params(spec, book.read(), args, today)?;
    let paper = papers::open(spec, book.read(), &params, today)?;
    for remark in papers::all_remarks(spec, book.read(), &params, &paper.document, today)? {
        complain(&words::warning(&remark));
    }
    let printed = papers::printed(spec, book.read(), &params, &paper.document)?;
    // PDF unless its name says something else.
    let format = PaperFormat::of_path(&out).unwrap_or(PaperFormat::Pdf);
    let bytes = to_file(paper, format, today)?;
    files::write_whole(&out, &bytes, args.flag("force"))?;
    say(&words::written(&out.display().to_string()));
    let reads_its_file = book.reads_its_file();
    drop(book);
    // What is finished in Word or Excel was not printed.
    if reads_its_file && format == PaperFormat::Pdf {
        note_printing(&data, &printed);
    }
    Ok(DONE)
}

/// Every paper of a round into a folder: `quyet-dinh.pdf`; of several of one form the second is `quyet-dinh-02.pdf`. One
/// whose data lacks is named, and is no failure.
fn print_all(args: &Args) -> Done {
    if let Some(word) = args.words.get(1) {
        return Err(CliError::Usage(words::superfluous(&word.to_string_lossy(), "--all")));
    }
    let formats = formats(args)?;
    if args.settings()?.into_iter().next().is_some() {
        return Err(CliError::Usage(words::NO_SET_WITH_ALL.to_owned()));
    }
    let round = args.needed_text("round")?;
    let data = args.needed_path("data")?;
    let folder = args.needed_path("out")?;
    let book = open_to_read(&data)?;
    let today = real::now().date();
    let read = book.read();
    let round = find_round(read, &round, args.year()?)?;
    let force = args.flag("force");
    let (made, not_made) = papers::all_of_round(read, round, today)?;
    for NotMade { title, why } in not_made {
        complain(&words::not_printed(title, &why));
    }
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut printings: Vec<Printed> = Vec::new();
    for RoundPaper { name, title, remarks, paper, printed } in made {
        for remark in &remarks {
            complain(&words::remark_on(title, remark));
        }
        for format in &formats {
            let file = folder.join(format!("{name}.{}", format.ending()));
            files.push((file, to_file(paper.clone(), *format, today)?));
        }
        printings.extend(formats.contains(&PaperFormat::Pdf).then_some(printed));
    }
    let reads_its_file = book.reads_its_file();
    drop(book);
    write_into(&folder, files, force, &data)?;
    if reads_its_file {
        for printed in &printings {
            note_printing(&data, printed);
        }
    }
    Ok(DONE)
}

/// Writes files into a folder, which is made where it is missing: all are whole before the first gets its name.
fn write_into(
    folder: &Path,
    files: Vec<(PathBuf, Vec<u8>)>,
    force: bool,
    data: &Path,
) -> Result<(), CliError> {
    let _made = Folder::make(folder)?;
    for (path, _) in &files {
        files::place_for(path, force, &[data])?;
    }
    files::write_all(&files, force)?;
    for (path, _) in files {
        say(&words::written(&path.display().to_string()));
    }
    Ok(())
}

/// `export-round`: the dossier of a round into a folder, with an index; what is missing is named, and is no failure.
pub(super) fn export_round(args: &Args) -> Done {
    let round = args.needed_text("round")?;
    let data = args.needed_path("data")?;
    let folder = args.needed_path("out")?;
    let book = open_to_read(&data)?;
    let today = real::now().date();
    let read = book.read();
    let round = find_round(read, &round, args.year()?)?;
    let dossier = papers::dossier(read, round, today)?;
    let mut files = vec![(folder.join(dossier_words::INDEX_FILE), dossier.index.into_bytes())];
    for (line, content) in dossier.files {
        let bytes = match content {
            Content::Paper(paper) => to_pdf(*paper, today)?,
            Content::File(id) => match read.attachment_content(id)? {
                Some((_, bytes)) => bytes,
                None => continue,
            },
        };
        files.push((folder.join(&line.file), bytes));
    }
    drop(book);
    write_into(&folder, files, args.flag("force"), &data)?;
    for sentence in dossier.missing {
        complain(&words::warning(&sentence));
    }
    Ok(DONE)
}

/// The book notes what was printed of it, as the window does. The paper is written by now: that a book is open
/// elsewhere, or may only be read, is no failure of the command and not worth a word. Nor is a book of an older
/// program brought up to date for this.
fn note_printing(data: &Path, printed: &Printed) {
    use OpenProblem::{InUse, NoAccess};
    match noted(data, printed) {
        Ok(()) | Err(StoreError::Open(InUse(_) | NoAccess) | StoreError::ReadOnly) => {}
        Err(e) => {
            let why = text::errors::failure(&e.failure());
            warn(&words::warning(&words::printing_not_noted(&why)));
        }
    }
}

fn noted(data: &Path, printed: &Printed) -> Result<(), StoreError> {
    let mut book = open_patiently(data, false)?;
    if book.is_read_only() {
        return Ok(());
    }
    // A damaged book keeps its bytes for whoever mends it. A damaged note of a printing is replaced.
    let damage = book.full_check()?.into_iter().find(|damage| !damage.is_of_printing());
    match damage {
        Some(damage) => Err(StoreError::Damaged(Box::new(damage))),
        None => book.note_printing(printed, &actor(), real::now()),
    }
}

/// The one record that fits, or a sentence that names those that do. `years_of`: those a record may be meant by,
/// the first before the others.
fn the_one<T>(
    kind: &str,
    wanted: &str,
    found: &[T],
    year: Option<i64>,
    years_of: impl Fn(&T) -> Vec<i64>,
    name: impl Fn(&T) -> String,
) -> Result<T, CliError>
where
    T: Clone,
{
    let of_year = |t: &&T| year.is_some() && years_of(t).first().copied() == year;
    let narrowed: Vec<&T> = found.iter().filter(of_year).collect();
    match (found, narrowed.as_slice()) {
        ([], _) => Err(CliError::Refused(words::not_in_book(kind, wanted))),
        ([only], _) => match (year, years_of(only)) {
            (Some(year), years) if !years.is_empty() && !years.contains(&year) => {
                Err(CliError::Refused(words::not_of_year(kind, &name(only), year)))
            }
            _ => Ok(only.clone()),
        },
        (_, [only]) => Ok((*only).clone()),
        (several, _) => {
            let names: Vec<String> = several.iter().map(name).collect();
            Err(CliError::Refused(words::several_fit(kind, wanted, &names)))
        }
    }
}

/// The round of a name, or of its place in the book.
fn find_round(read: Reader<'_>, value: &str, year: Option<i64>) -> Result<RoundId, CliError> {
    let year_of = |r: &Round| r.years.year.get().map(|y| y.0);
    let all = read.rounds()?;
    let named: Vec<Round> = all.iter().filter(|r| fold(&r.name) == fold(value)).cloned().collect();
    let found = if named.is_empty() {
        all.into_iter().filter(|r| r.id.is_some_and(|id| id.0.to_string() == value)).collect()
    } else {
        named
    };
    let years_of = |r: &Round| year_of(r).into_iter().collect();
    let name = |r: &Round| format!("{} ({})", r.name, r.years.year.text);
    let round = the_one(words::kind::ROUND, value, &found, year, years_of, name)?;
    round.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::ROUND, value)))
}

/// The decision of a number such as `05` or `05-QĐ/BCĐ`, or of its key `#12` while it has none.
fn find_decision(
    read: Reader<'_>,
    value: &str,
    body: Option<BodyId>,
    year: Option<i64>,
) -> Result<DecisionId, CliError> {
    let bodies = read.bodies()?;
    let body_of = |d: &Decision| bodies.iter().find(|b| d.body.is_some() && b.id == d.body);
    let found: Vec<Decision> = read
        .decisions()?
        .into_iter()
        .filter(|d| {
            if d.number.is_empty() {
                return d.id.is_some_and(|id| format!("#{}", id.0) == value);
            }
            let fits_body = body.is_none_or(|b| d.body == Some(b));
            let issuer = body_of(d).and_then(|b| Some((b, rule_set::by_id(&b.rule_set)?)));
            fits_body
                && issuer.is_some_and(|(body, rules)| {
                    paper_number::names(value, rules, PaperKind::Decision, body, &d.number)
                })
        })
        .collect();
    let rounds = read.rounds()?;
    // The year that was worked, else the one it was signed in.
    let years_of = |d: &Decision| {
        let round = rounds.iter().find(|r| d.round.is_some() && r.id == d.round);
        let worked = round.and_then(|r| r.years.year.get()).map(|y| y.0);
        let signed = d.date.get().map(|day| i64::from(day.year()));
        worked.into_iter().chain(signed).collect()
    };
    let name = |d: &Decision| labels::decision(&d.number, body_of(d), &d.date.text);
    let decision = the_one(words::kind::DECISION, value, &found, year, years_of, name)?;
    decision.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::DECISION, value)))
}

/// The body of a full name, short name or symbol.
fn find_body(read: Reader<'_>, value: &str) -> Result<BodyId, CliError> {
    let wanted = fold(value);
    let found: Vec<Body> = read
        .bodies()?
        .into_iter()
        .filter(|b| [&b.full_name, &b.short_name, &b.symbol].iter().any(|n| fold(n) == wanted))
        .collect();
    let body = the_one(
        words::kind::BODY,
        value,
        &found,
        None,
        |_| vec![],
        |b: &Body| b.full_name.clone(),
    )?;
    body.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::BODY, value)))
}

/// What a paper is about, by its name.
fn find_named(
    read: Reader<'_>,
    kind: AboutKind,
    value: &str,
    year: Option<i64>,
) -> Result<About, CliError> {
    if kind == AboutKind::Unit {
        return Ok(About::Record(Record::Unit(find_unit(read, value)?)));
    }
    let wanted = fold(value);
    let name = |of: &(About, String)| of.1.clone();
    let mut found = named(read, kind, year)?;
    // Whole names go before what only begins so.
    let is_whole = |name: &str| fold(name) == wanted || begins(&fold(name), &wanted);
    if found.iter().any(|(_, name)| fold(name) == wanted) {
        found.retain(|(_, name)| fold(name) == wanted);
    } else {
        found.retain(|(_, name)| is_whole(name));
    }
    the_one(kind.label(), value, &found, None, |_| vec![], name).map(|(about, _)| about)
}

/// Does a name begin with these words?
fn begins(name: &str, words: &str) -> bool {
    let rest = name.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The unit of a name or code, whatever its tones and case.
fn find_unit(read: Reader<'_>, value: &str) -> Result<UnitId, CliError> {
    let wanted = fold(value);
    let fits = |unit: &UnitRow| [&unit.name, &unit.code].iter().any(|name| fold(name) == wanted);
    let found: Vec<UnitRow> = read.unit_rows()?.into_iter().filter(fits).collect();
    let name = |unit: &UnitRow| unit.name.clone();
    the_one(words::kind::UNIT, value, &found, None, |_| vec![], name).map(|unit| unit.id)
}

/// What `--year` and `--set` say of a paper; names are found whatever their tones and case.
fn params(
    spec: &ReportSpec,
    read: Reader<'_>,
    args: &Args,
    today: Date,
) -> Result<ReportParams, CliError> {
    let mut params = ReportParams::default();
    // What the paper is about is told by several keys together, so they are looked at last.
    let mut named: HashMap<&'static str, String> = HashMap::new();
    let year = args.year()?.map(|year| year.to_string());
    named.extend(year.clone().map(|year| (AboutKind::Year.key(), year)));
    let mut given: HashMap<String, String> = HashMap::new();
    given.extend(year.map(|year| (AboutKind::Year.key().to_owned(), year)));
    for (key, value) in args.settings()? {
        if value.trim().is_empty() {
            return Err(CliError::Usage(words::value_missing(&format!("--set {key}"))));
        }
        if let Some(before) = given.insert(key.clone(), value.clone()).filter(|b| *b != value) {
            return Err(CliError::Usage(words::given_twice(&key, &before, &value)));
        }
        let option = spec.options.iter().find(|option| option.key == key);
        let names = keys_that_name(spec).find(|known| *known == key);
        if let Some(option) = option {
            params.set(option, Some(chosen(option, read, &value, today)?));
        }
        if let Some(known) = names {
            named.insert(known, value);
        }
        if option.is_none() && names.is_none() {
            let options = spec.options.iter().map(|option| option.key);
            let naming = keys_that_name(spec).filter(|key| !options.clone().any(|o| o == *key));
            let known: Vec<&str> = options.clone().chain(naming).collect();
            return Err(CliError::Usage(words::not_asked_by(spec.title(), &key, &known)));
        }
    }
    params.about = about(spec, read, &named, params.body())?;
    let takes_body = spec.options.iter().any(|option| option.key == options::BODY.key);
    let is_of_round = AboutKind::of(params.about) == Some(AboutKind::Round);
    if is_of_round && !takes_body && named.contains_key(options::BODY.key) {
        return Err(CliError::Usage(words::all_bodies_of_round(spec.title())));
    }
    Ok(params)
}

/// The keys that name what a paper is about, or help to.
pub(super) fn keys_that_name(spec: &ReportSpec) -> impl Iterator<Item = &'static str> {
    let mut keys: Vec<&'static str> = Vec::new();
    for kind in spec.about {
        for key in std::iter::once(kind.key()).chain(kind.told_by().iter().copied()) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys.into_iter()
}

/// The value of an option, as its kind takes it.
fn chosen(
    option: &OptionSpec,
    read: Reader<'_>,
    value: &str,
    today: Date,
) -> Result<OptionValue, CliError> {
    let bad = || CliError::Usage(words::bad_value(&format!("--set {}", option.key), value));
    Ok(match option.kind {
        OptionKind::Structure(form) => {
            let known: Vec<&str> =
                text::template::structures(form).into_iter().map(|(word, _)| word).collect();
            let bad = || CliError::Usage(words::not_a_choice(option.key, value, &known));
            OptionValue::of_word(option.kind, &fold(value)).ok_or_else(bad)?
        }
        OptionKind::YesNo | OptionKind::Orientation => {
            OptionValue::of_word(option.kind, &fold(value)).ok_or_else(bad)?
        }
        OptionKind::Body => OptionValue::Body(find_body(read, value)?),
        OptionKind::Unit => OptionValue::Unit(find_unit(read, value)?),
        OptionKind::Number => {
            let number = paper_number::typed_number(value);
            OptionValue::Number(
                number.ok_or_else(|| CliError::Usage(words::not_a_number(option.key, value)))?,
            )
        }
        OptionKind::Count(least, most) => {
            let bad = || CliError::Usage(words::not_a_count(option.key, value, (least, most)));
            OptionValue::of_word(option.kind, value).ok_or_else(bad)?
        }
        OptionKind::Day => {
            let bad = |_| CliError::Usage(words::not_a_day(option.key, value));
            OptionValue::Day(parse_date(value, today).map_err(bad)?)
        }
    })
}

/// What the paper is about: what was named, else the only one there can be, else nothing yet.
fn about(
    spec: &ReportSpec,
    read: Reader<'_>,
    named: &HashMap<&'static str, String>,
    body: Option<BodyId>,
) -> Result<About, CliError> {
    let of = |kind: AboutKind| named.get(kind.key()).filter(|_| spec.about.contains(&kind));
    let year = match named.get(AboutKind::Year.key()) {
        Some(value) => {
            let bad = || {
                let key = format!("--set {}", AboutKind::Year.key());
                CliError::Usage(words::bad_value(&key, value))
            };
            Some(value.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(bad)?)
        }
        None => None,
    };
    let body = match (body, named.get(options::BODY.key)) {
        (None, Some(value)) => Some(find_body(read, value)?),
        (body, _) => body,
    };
    if let Some(value) = of(AboutKind::Decision) {
        let decision = find_decision(read, value, body, year)?;
        if let Some(name) = of(AboutKind::Round) {
            let round = find_round(read, name, year)?;
            if read.decision(decision)?.is_some_and(|d| d.round != Some(round)) {
                return Err(CliError::Refused(words::not_of_round(value, name)));
            }
        }
        return Ok(About::decision(decision));
    }
    if let Some(value) = of(AboutKind::Round) {
        return Ok(About::round(find_round(read, value, year)?));
    }
    for kind in [AboutKind::Session, AboutKind::Registration, AboutKind::Person, AboutKind::Unit] {
        if let Some(value) = of(kind) {
            return find_named(read, kind, value, year);
        }
    }
    let usual = spec.usual_about();
    let of_awards = matches!(usual, AboutKind::Round | AboutKind::Decision);
    if of_awards && body.is_some() {
        // The awards of a body in a year.
        let asked = spec.about.contains(&AboutKind::Year);
        return Ok(year.filter(|_| asked).map_or(About::Book, About::Year));
    }
    let mut found = candidates(read, usual, year)?.into_iter();
    let only = found.next().filter(|_| found.next().is_none());
    // Of several none is guessed; the year itself may be what was meant.
    let of_year = year.filter(|_| spec.about.contains(&AboutKind::Year)).map(About::Year);
    Ok(only.or(of_year.filter(|_| !of_awards)).unwrap_or_default())
}

/// One PDF for each paper of the sample's year.
pub(super) fn all_of_sample(book: &Workspace) -> Result<Vec<(&'static str, Vec<u8>)>, CliError> {
    let read = book.read();
    let today = Date::constant(2017, 1, 16);
    let mut papers = Vec::new();
    for spec in catalog::ALL {
        let about = candidates(read, spec.usual_about(), Some(SAMPLE_YEAR))?.first().copied();
        let params = ReportParams::about(about.unwrap_or_default());
        match papers::open(spec, read, &params, today) {
            Ok(paper) => papers.push((spec.id, to_pdf(paper, today)?)),
            // The sample's year has no household.
            Err(ReportError::Empty(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(papers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_that_fit_none_is_guessed() {
        let pick = |found: &[(&'static str, i64)], year: i64| {
            the_one("quyết định số", "05", found, Some(year), |d| vec![d.1], |d| d.0.to_owned())
                .map(|d| d.0)
                .map_err(|e| e.to_string())
        };
        let both = [("05-QĐ/BCĐ", 2016), ("05-QĐ/ĐUK", 2017)];
        assert_eq!(pick(&both[..1], 2016).unwrap(), "05-QĐ/BCĐ");
        assert!(pick(&both[..1], 2020).unwrap_err().contains("không phải của năm 2020"));
        assert_eq!(pick(&both, 2017).unwrap(), "05-QĐ/ĐUK");
        assert!(pick(&both, 2020).unwrap_err().contains("05-QĐ/BCĐ; 05-QĐ/ĐUK"));
        assert!(pick(&[], 2016).unwrap_err().contains("không có"));
    }
}
