//! `criteria import`, `scores import`, `ranking`: evaluation without a window.
use super::{
    args::Args,
    books::{actor, close, open_to_read, open_to_write},
    outcome::{CliError, DONE, Done, say, warn},
};
use crate::{
    desktop::{files, real},
    domain::{
        edit::{Edit, Purpose},
        entered::{Entered, Whole},
        evaluation::{CriteriaSet, Reason, ScoreSheet, ScoreSubject, ScoredKind, Taken, take_in},
        failure::Failure,
        vietnamese::same_name_key,
    },
    exchange::{
        encoding::{self, Encoding},
        evaluation::{
            MOST_BYTES, ReadCriteria, ReadScores, ReadSheet, Remark, read_criteria, read_scores,
            template, templates,
        },
        table::sheet::legacy_name,
    },
    listing::{
        ranking::{RankedSubject, Ranking, rankings},
        scoring::SubjectsByName,
    },
    text::{cli as words, evaluation, pasted},
    workspace::{Reader, Workspace},
};
use std::{collections::HashMap, path::Path};

/// The second word of `criteria import`, `scores import`.
const IMPORT: &str = "import";

fn is_import(args: &Args, command: &str) -> Result<(), CliError> {
    match args.words.get(1).map(|word| word.to_string_lossy()) {
        Some(word) if word == IMPORT => Ok(()),
        Some(other) => Err(CliError::Usage(words::unknown(&format!("{command} {other}")))),
        None => Err(CliError::Usage(words::needed(&format!("{command} {IMPORT}")))),
    }
}

/// A file of text of whatever encoding.
fn text_of(path: &Path) -> Result<String, CliError> {
    let shown = path.display().to_string();
    let bytes = files::read_whole(path, MOST_BYTES).map_err(|e| match e {
        Failure::File(_, std::io::ErrorKind::FileTooLarge) => {
            CliError::Refused(words::file_too_large(&shown, MOST_BYTES / 1_000_000))
        }
        e => e.into(),
    })?;
    let decoded = encoding::decode(&bytes);
    if decoded.from == Encoding::Unknown && !decoded.text.trim().is_empty() {
        return Err(CliError::Refused(words::unreadable_file(&shown)));
    }
    if let Encoding::Legacy(legacy) = decoded.from {
        warn(&pasted::converted(legacy_name(legacy)));
    }
    if decoded.unread > 0 {
        warn(&words::unread_places(decoded.unread));
    }
    Ok(decoded.text)
}

/// Says every remark of a file; refuses where one stands in the way.
fn tell(remarks: &[Remark]) -> Result<(), CliError> {
    for remark in remarks {
        let sentence = evaluation::line::at(remark.line, &remark.sentence);
        if remark.is_error {
            warn(&sentence);
        } else {
            warn(&words::warning(&sentence));
        }
    }
    match remarks.iter().filter(|remark| remark.is_error).count() {
        0 => Ok(()),
        errors => Err(CliError::Refused(words::not_taken(errors))),
    }
}

/// `criteria import FILE --data BOOK`, or `--template NAME`; with `--preview` nothing is written.
pub(super) fn criteria(args: &Args) -> Done {
    is_import(args, "criteria")?;
    let year = args.year()?;
    let (text, stem) = if let Some(name) = args.text("template") {
        let Some(text) = template(&name) else {
            let names: Vec<&str> = templates().map(|(name, _)| name).collect();
            return Err(CliError::Usage(words::no_such_template(&name, &names)));
        };
        (text.to_owned(), name)
    } else {
        let path = args.word(2, "TỆP")?;
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        // A name with two endings, as `x.criteria.tsv`: what stands before both.
        let stem = stem.split('.').next().unwrap_or_default().to_owned();
        (text_of(&path)?, stem)
    };
    let read = read_criteria(&text);
    tell(&read.remarks)?;
    let set = set_of(args, read, &stem, year)?;
    if args.flag("preview") {
        preview_set(&set);
        return Ok(DONE);
    }
    let path = args.needed_path("data")?;
    let mut book = open_to_write(&path)?;
    let said = store_set(&mut book, set)?;
    close(book);
    say(&said);
    Ok(DONE)
}

/// The set that a file says, with what the command says of it.
fn set_of(
    args: &Args,
    read: ReadCriteria,
    stem: &str,
    year: Option<i64>,
) -> Result<CriteriaSet, CliError> {
    let is_known = evaluation::scored_kind_named(&read.subject).is_some();
    if !read.subject.is_empty() && !is_known {
        return Err(CliError::Refused(words::unknown_subject(&read.subject)));
    }
    let mut set = read.set();
    if let Some(name) = args.text("name").filter(|name| !name.is_empty()) {
        set.name = name;
    } else if set.name.is_empty() {
        stem.clone_into(&mut set.name);
    }
    if year.is_some() {
        set.from_year = Entered::of(year.map(Whole));
        set.to_year = Entered::default();
    }
    Ok(set)
}

/// Every set of the book with the years that were scored by it.
fn sets_of(read: Reader<'_>) -> Result<Vec<(CriteriaSet, Vec<i64>)>, CliError> {
    let mut known = Vec::new();
    for set in read.criteria_sets()? {
        let scored = set.id.map(|id| read.scored_years(id)).transpose()?.unwrap_or_default();
        known.push((set, scored));
    }
    Ok(known)
}

fn store_set(book: &mut Workspace, set: CriteriaSet) -> Result<String, CliError> {
    let name = set.name.clone();
    let count = set.rules.criteria.iter().filter(|criterion| criterion.kind.is_base()).count();
    let known = sets_of(book.read())?;
    let (edit, said) = match take_in(set, &known) {
        Taken::AsItIs(_) => return Ok(words::criteria_as_they_are(&name)),
        Taken::InUse { year } => {
            return Err(CliError::Refused(words::criteria_in_use(&name, year)));
        }
        Taken::Saved(set) => {
            let said = words::criteria_stored(&name, count, set.id.is_some());
            (Edit::save(*set), said)
        }
        Taken::NextVersion { ended, next } => {
            let version = next.version.text.clone();
            let said = words::next_version(&name, &version, &next.from_year.text);
            let edits = vec![Edit::save(*ended), Edit::save(*next)];
            (Edit::Several { purpose: Purpose::Criteria, edits }, said)
        }
    };
    book.apply(edit, &actor(), real::now())?;
    Ok(said)
}

/// The set as it was understood, in the form of a file.
fn preview_set(set: &CriteriaSet) {
    say(words::CRITERIA_HEAD);
    let points = |points: Option<i64>| points.map(evaluation::points_in_file).unwrap_or_default();
    for criterion in &set.rules.criteria {
        let kind = evaluation::kind_key(criterion.kind);
        let bands = evaluation::bands(&criterion.bands);
        let step = if bands.is_empty() { points(criterion.step) } else { bands };
        let most = points(Some(criterion.most_points()).filter(|most| *most > 0));
        let most = if criterion.kind.is_base() { most } else { points(criterion.most) };
        say(&[criterion.code.as_str(), &criterion.text, &most, kind, &step].join("\t"));
    }
    for line in evaluation::rules(&set.rules) {
        say(&line);
    }
}

/// `scores import FILE --data BOOK --year N`; with `--preview` nothing is written.
pub(super) fn scores(args: &Args) -> Done {
    is_import(args, "scores")?;
    let path = args.word(2, "TỆP")?;
    let year = args.year()?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let data = args.needed_path("data")?;
    let raw = read_scores(&text_of(&path)?);
    let is_preview = args.flag("preview");
    let mut book = if is_preview { open_to_read(&data)? } else { open_to_write(&data)? };
    let sets: Vec<CriteriaSet> =
        book.read().criteria_sets()?.into_iter().filter(|set| set.is_of_year(year)).collect();
    let named = args.text("name").filter(|name| !name.is_empty());
    let fits = |set: &&CriteriaSet| named.as_ref().is_none_or(|name| set.is_named(name));
    // The set that knows most of the codes; of two that know the same, the newer one.
    let set = sets.iter().filter(fits).max_by_key(|set| (raw.known_by(&set.rules), set.id));
    let Some(set) = set else {
        return Err(CliError::Refused(words::no_criteria(year, named.as_deref())));
    };
    let read = raw.sheets(&set.rules);
    tell(&read.remarks)?;
    if read.sheets.is_empty() {
        return Err(CliError::Refused(words::NO_SCORES.to_owned()));
    }
    let edits = sheets_to_save(book.read(), set, year, &read)?;
    let replaced = edits.iter().filter(|sheet| sheet.id.is_some()).count();
    if is_preview {
        preview_scores(set, &read);
        say(&words::scores_would_be_stored(&set.name, edits.len(), replaced));
        return Ok(DONE);
    }
    let said = words::scores_stored(&set.name, year, edits.len(), replaced);
    let purpose = Purpose::Scores(edits.len());
    let edits = edits.into_iter().map(Edit::save).collect();
    book.apply(Edit::Several { purpose, edits }, &actor(), real::now())?;
    close(book);
    say(&said);
    Ok(DONE)
}

/// How a sheet is found again: subject, kind, round and scorer, whatever their case.
type SheetKey = [String; 4];

/// The sheets of a file as they are stored: each in the place of the same one before.
fn sheets_to_save(
    read: Reader<'_>,
    set: &CriteriaSet,
    year: i64,
    scores: &ReadScores,
) -> Result<Vec<ScoreSheet>, CliError> {
    let key = |texts: [&str; 4]| texts.map(same_name_key);
    let mut there: HashMap<SheetKey, ScoreSheet> = HashMap::new();
    for named in read.score_sheets(year)? {
        let sheet = named.sheet;
        if sheet.criteria == set.id {
            let of = key([&named.name, &sheet.kind, &sheet.round, &sheet.scorer]);
            there.insert(of, sheet);
        }
    }
    let subjects = SubjectsByName::read(read, set.about, year)?;
    let mut sheets = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for sheet in &scores.sheets {
        let of = key([&sheet.subject, &sheet.kind, &sheet.round, &sheet.scorer]);
        let before = there.remove(&of);
        let subject = match &before {
            Some(before) => before.subject.clone(),
            None => subjects.named(&sheet.subject),
        };
        let is_named = matches!(subject, ScoreSubject::Name(_));
        if is_named && set.about != ScoredKind::Name && !unknown.contains(&sheet.subject.as_str()) {
            unknown.push(&sheet.subject);
            let sentence = words::subject_not_in_book(&sheet.subject, set.about, year);
            warn(&words::warning(&evaluation::line::at(sheet.line, &sentence)));
        }
        sheets.push(sheet_of(sheet, before, subject, set, year));
    }
    Ok(sheets)
}

fn sheet_of(
    read: &ReadSheet,
    before: Option<ScoreSheet>,
    subject: ScoreSubject,
    set: &CriteriaSet,
    year: i64,
) -> ScoreSheet {
    ScoreSheet {
        criteria: set.id,
        year: Entered::of(Some(Whole(year))),
        subject,
        group: read.group.clone(),
        kind: read.kind.clone(),
        round: read.round.clone(),
        scorer: read.scorer.clone(),
        scores: read.scores.clone(),
        remarks: read.remarks.iter().cloned().collect(),
        downgrades: read.downgrades.clone(),
        exclusions: read.exclusions.clone(),
        ..before.unwrap_or_default()
    }
}

/// The scores as they were understood, a line each.
fn preview_scores(set: &CriteriaSet, read: &ReadScores) {
    say(words::SCORES_HEAD);
    for sheet in &read.sheets {
        let line = |code: &str, given: &str| {
            let named = [&sheet.subject, &sheet.group, &sheet.kind, &sheet.round];
            say(&format!("{}\t{code}\t{given}", named.map(String::as_str).join("\t")));
        };
        for criterion in &set.rules.criteria {
            if let Some(score) = sheet.scores.get(&criterion.code) {
                line(&criterion.code, &evaluation::score(score));
            }
        }
        for reason in &sheet.downgrades {
            line(&format!("@{}", evaluation::rule::DOWNGRADE), reason);
        }
        for reason in &sheet.exclusions {
            line(&format!("@{}", evaluation::rule::EXCLUSION), reason);
        }
    }
}

/// `ranking --data BOOK --year N`.
pub(super) fn ranking(args: &Args) -> Done {
    let path = args.needed_path("data")?;
    let year = args.year()?.ok_or_else(|| CliError::Usage(words::needed("--year")))?;
    let book = open_to_read(&path)?;
    let mut found = rankings(book.read(), year)?;
    if let Some(name) = args.text("name").filter(|name| !name.is_empty()) {
        found.retain(|ranking| ranking.set.is_named(&name));
    }
    if args.flag("json") {
        let subjects: Vec<serde_json::Value> = found
            .iter()
            .flat_map(|ranking| ranking.lines.iter().map(move |line| as_json(ranking, line)))
            .collect();
        say(&serde_json::json!({ "year": year, "subjects": subjects }).to_string());
        return Ok(DONE);
    }
    if found.is_empty() {
        say(&words::nobody_scored(year));
    }
    for ranking in &found {
        say(&words::ranking_of(&ranking.set.name, &ranking.round));
        say(words::RANKING_HEAD);
        for line in &ranking.lines {
            say(&as_text(ranking, line));
        }
    }
    Ok(DONE)
}

/// Points as a number: 97.5.
fn number(hundredths: i64) -> serde_json::Value {
    if hundredths % 100 == 0 {
        serde_json::Value::from(hundredths / 100)
    } else {
        serde_json::Value::from(hundredths as f64 / 100.0)
    }
}

/// Ids of the reasons, each once.
fn ids(line: &RankedSubject) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = Vec::new();
    for reason in &line.ranked.judged.why {
        let id = evaluation::why(reason);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn as_json(ranking: &Ranking, line: &RankedSubject) -> serde_json::Value {
    let (rules, judged) = (&ranking.set.rules, &line.ranked.judged);
    let groups: Vec<serde_json::Value> = judged
        .groups
        .iter()
        .filter_map(|(at, points)| {
            let of = rules.criteria.get(*at)?;
            Some(serde_json::json!({ "code": of.code, "text": of.text, "points": number(*points) }))
        })
        .collect();
    let sentences = |reasons: &[Reason]| reasons.iter().map(evaluation::reason).collect::<Vec<_>>();
    serde_json::json!({
        "name": line.name,
        "unit": line.unit,
        "group": line.group,
        "kind": line.kind,
        "criteria": ranking.set.name,
        "round": ranking.round,
        "groups": groups,
        "total": number(judged.total),
        "class": evaluation::class(rules, judged.standing),
        "proposed": evaluation::proposed(line.ranked.proposed),
        "why": ids(line),
        "reasons": sentences(&judged.why),
        "beside": sentences(&judged.beside),
    })
}

fn as_text(ranking: &Ranking, line: &RankedSubject) -> String {
    let judged = &line.ranked.judged;
    let why: Vec<String> = judged.why.iter().map(evaluation::reason).collect();
    let total = evaluation::points(judged.total);
    let class = evaluation::class(&ranking.set.rules, judged.standing);
    let proposed = evaluation::proposed(line.ranked.proposed);
    let cells = [&line.name, &line.unit, &line.group, &total, &class, proposed, &why.join(" ")];
    cells.join("\t")
}
