//! Biên bản bàn giao to a successor: the book and what in it is not finished, counted, with room for other things.
use crate::{
    domain::{
        award::{Round, RoundState},
        blanks::{BlankEntry, BlankMovement, blanks_left},
        decision::{Decision, PaperState},
        ids::{Kind, Record, RoundId},
        office::ours_of_key,
        paper::About,
        round_way::{Standing, Step, next},
        vietnamese::fold,
    },
    layout::block::{Align, Block, Cell, Document, Row, Table, mm},
    listing::desk::Desk,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame::NumberAndDay,
        letter::{Head, Inserts, Letter},
        lists::{SERIAL, col, row, sheet, table},
        options,
        spots::column as key,
        year::YearFacts,
    },
    store::{AwardFilter, Reader, StoreError},
    text::{
        desk, letters,
        print::column,
        registers::{self as words, handed},
        reports::{self, group},
        sentence::in_one_line,
        template::field,
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// The minutes.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ban-giao",
    group: group::BOOKS,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Millimetres of a line that is written by hand.
const ROOM_FOR_THE_PEN: f32 = 10.0;
/// Lines left for what the book knows nothing of.
const BLANK_LINES: usize = 3;

/// One line of what is handed over.
struct Handed {
    /// Its name among the lines.
    record: String,
    matter: String,
    amount: String,
    detail: String,
}

impl Handed {
    fn new(
        record: &str,
        matter: &str,
        amount: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        let (record, matter) = (record.to_owned(), matter.to_owned());
        Self { record, matter, amount: amount.into(), detail: detail.into() }
    }

    /// So many of something, each with a line of its own.
    fn listed(record: &str, matter: &str, lines: &[String]) -> Self {
        let detail = if lines.is_empty() { handed::NONE.to_owned() } else { lines.join("\n") };
        Self::new(record, matter, words::amount(lines.len()), detail)
    }
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let blanks = blanks(read, facts.year)?;
    let knows_blanks = !blanks.is_empty();
    let mut all = book(read, &facts)?;
    all.extend(unfinished(read, &facts, today)?);
    all.push(waiting(read, facts.year)?);
    all.extend(blanks);
    if !knows_blanks {
        all.push(Handed::new("blanks", handed::NO_BLANKS, "", ""));
    }
    all.extend((1..=BLANK_LINES).map(|at| Handed::new(&format!("other-{at}"), "", "", "")));
    let mut fields = facts.fields();
    let day = params.draft_day();
    fields.insert(field::HANDOVER_DAY, words::handover_day(day, i64::from(today.year())));
    let office = match facts.office.name.as_str() {
        "" => facts.body.in_text(),
        name => name,
    };
    fields.insert(field::OFFICE, office.to_owned());
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::of(&Decision::default(), params, today);
    letter.head(&Head::Unnumbered(letters::MINUTES), &facts.body, &facts.office.place, &when);
    let mut table = table_of(&facts, &all);
    let sheet = sheet(&facts.rules, facts.office.two_sided, params.landscape(), &mut table);
    let tables = Inserts::from([(field::HANDOVER_TABLE, vec![Block::Table(table)])]);
    letter.paragraphs("body", tables);
    letter.signers();
    let mut section = letter.on_sheet(sheet, false);
    section.remarks.extend((!knows_blanks).then(|| words::blanks_unknown(facts.year)));
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}

fn table_of(facts: &YearFacts, all: &[Handed]) -> Table {
    let columns = [
        SERIAL,
        col(key::CONTENT, column::PURPOSE, 48.0, Align::Left),
        col(key::AMOUNT, column::AMOUNT, 20.0, Align::Center),
        col(key::DETAIL, column::DETAIL, 70.0, Align::Left),
    ];
    let line = |(of, serial): (&Handed, usize)| {
        let cells = [&of.matter, &of.amount, &of.detail].map(|text| Cell::from(text.as_str()));
        let row = row(&of.record, &columns, serial, cells);
        // What nobody filled in is written by hand.
        let least = if of.detail.is_empty() { mm(ROOM_FOR_THE_PEN) } else { 0.0 };
        Row { least, ..row }
    };
    table(&facts.rules, &columns, all.iter().zip(1..).map(line).collect())
}

/// The book itself: its years, its backups, what is locked, what is attached.
fn book(read: Reader<'_>, facts: &YearFacts) -> Result<Vec<Handed>, StoreError> {
    let detail = words::book_detail(&facts.office.name, &read.years()?);
    let years = read.working_years()?.into_iter().filter(|year| year.is_locked);
    let locked: Vec<i64> = years.filter_map(|year| Some(year.year.get()?.0)).collect();
    let said = words::spans(&locked);
    let said = if said.is_empty() { handed::NONE.to_owned() } else { said };
    let (files, originals) = read.attachment_counts()?;
    let files_detail =
        if files == 0 { handed::NONE.to_owned() } else { words::originals(originals) };
    let files = words::amount(usize::try_from(files).unwrap_or_default());
    Ok(vec![
        Handed::new("book", handed::BOOK, handed::ONE_FILE, detail),
        Handed::new("backups", handed::BACKUPS, handed::ONE_FOLDER, handed::WHERE_BACKUPS_ARE),
        Handed::new("locked", handed::LOCKED, words::amount(locked.len()), said),
        Handed::new("files", handed::FILES, files, files_detail),
    ])
}

/// Rounds that are not finished, decisions without a number, and what was sent to be signed.
fn unfinished(read: Reader<'_>, facts: &YearFacts, today: Date) -> Result<Vec<Handed>, StoreError> {
    let mut rounds = Vec::new();
    for (id, is_of_year) in open_rounds(read, facts.year)? {
        rounds.extend(round_line(read, id, is_of_year, today)?);
    }
    let bodies = &facts.bodies;
    let mut ours = read.decisions()?;
    ours.retain(|d| ours_of_key(bodies, d.body).is_some() && d.state != PaperState::Issued);
    let named = |d: &&Decision| words::listed(&words::decision(&d.summary));
    let without_number = ours.iter().filter(|d| d.number.trim().is_empty());
    let without_number: Vec<String> = without_number.map(|d| named(&d)).collect();
    let sent = ours.iter().filter(|d| d.is_sent_to_sign());
    let mut sent: Vec<String> = sent.map(|d| named(&d)).collect();
    for paper in read.papers()? {
        // A decision's papers go with it.
        let is_of_decision = matches!(paper.about, About::Record(Record::Decision(_)));
        if paper.state == PaperState::Submitted && !is_of_decision {
            sent.push(words::listed(reports::title(&paper.report)));
        }
    }
    Ok(vec![
        Handed::listed("rounds", handed::ROUNDS, &rounds),
        Handed::listed("without-number", handed::WITHOUT_NUMBER, &without_number),
        Handed::listed("sent-to-sign", handed::SENT_TO_SIGN, &sent),
    ])
}

/// The rounds of the year, and those of other years that are not locked; each with whether it is of the year.
fn open_rounds(read: Reader<'_>, year: i64) -> Result<Vec<(RoundId, bool)>, StoreError> {
    let locked: HashSet<i64> = read
        .working_years()?
        .iter()
        .filter(|of| of.is_locked)
        .filter_map(|of| Some(of.year.get()?.0))
        .collect();
    let open = |round: &Round| {
        let of = round.years.year.get().map(|year| year.0);
        let is_open = of == Some(year) || of.is_some_and(|of| !locked.contains(&of));
        Some((round.id.filter(|_| is_open)?, of == Some(year)))
    };
    Ok(read.rounds()?.iter().filter_map(open).collect())
}

/// A round with what comes next; `None` where it is finished. That a round of another year is not yet filed away is not
/// said: most of them were entered long after.
fn round_line(
    read: Reader<'_>,
    id: RoundId,
    is_of_year: bool,
    today: Date,
) -> Result<Option<String>, StoreError> {
    let Some(of) = Desk::read(read, id, today)? else { return Ok(None) };
    let next = next(&of.way).filter(|step| is_of_year || *step < Step::Settle);
    let is_behind = |(_, standing): &&(Step, Standing)| *standing == Standing::Behind;
    let behind = of.way.iter().filter(is_behind);
    let behind: Vec<&str> = behind.map(|(step, _)| desk::step(*step)).collect();
    if next.is_none() && (behind.is_empty() || !is_of_year) {
        return Ok(None);
    }
    let name = in_one_line(&of.round.name);
    Ok(Some(words::round_line(&name, next.map(desk::step).unwrap_or_default(), &behind)))
}

/// Awards of the year that are decided and not handed over. Of a round that was handed over on days nobody wrote down
/// none is left.
fn waiting(read: Reader<'_>, year: i64) -> Result<Handed, StoreError> {
    let bodies = read.bodies()?;
    let is_ours = |decision: &Decision| ours_of_key(&bodies, decision.body).is_some();
    let decisions = read.decisions()?.into_iter().filter(|d| d.is_final(is_ours(d)));
    let decided: HashSet<_> = decisions.filter_map(|d| d.id).collect();
    let handed_rounds = read.rounds()?.into_iter().filter(|r| r.state == RoundState::Handed);
    let handed_rounds: HashSet<RoundId> = handed_rounds.filter_map(|round| round.id).collect();
    let of_year = AwardFilter { year: Some(year), ..AwardFilter::default() };
    let mut awards = read.award_rows(of_year)?;
    awards.retain(|award| {
        let is_decided = award.decision.is_some_and(|id| decided.contains(&id));
        let is_handed = award.is_handed || award.round.is_some_and(|r| handed_rounds.contains(&r));
        is_decided && !is_handed && !award.is_revoked
    });
    let names: Vec<String> = awards.iter().map(|award| in_one_line(&award.name)).collect();
    let detail = if names.is_empty() { handed::NONE.to_owned() } else { words::waiting(&names) };
    Ok(Handed::new("certificates", handed::CERTIFICATES, words::amount(names.len()), detail))
}

/// The blanks that the ledger of the year has left, kind by kind.
fn blanks(read: Reader<'_>, year: i64) -> Result<Vec<Handed>, StoreError> {
    let entries = read.blank_entries(Some(year))?;
    let uids = read.uids(Kind::BlankEntry)?;
    let mut seen: HashSet<String> = HashSet::new();
    let firsts = entries.iter().filter(|entry| seen.insert(fold(&entry.kind)));
    let line = |first: &BlankEntry| {
        let spoiled = entries.iter().filter(|entry| {
            entry.is_of(year, &first.kind)
                && entry.movement == BlankMovement::Spoiled
                && entry.minutes_number.trim().is_empty()
        });
        let spoiled = spoiled.map(|entry| -entry.change()).sum();
        let uid = first.id.and_then(|id| uids.get(&id.0)).map_or("", String::as_str);
        let left = words::sheets(blanks_left(&entries, year, &first.kind));
        let detail = words::blanks_detail(year, spoiled);
        Handed::new(&format!("blanks-{uid}"), &words::blanks_of(&first.kind), left, detail)
    };
    Ok(firsts.map(line).collect())
}
