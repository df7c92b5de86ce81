//! (3) Phiếu chấm điểm: the criteria of a set with what every round gave to one subject, or with room for the pen.
use crate::{
    domain::{
        evaluation::{Criterion, CriterionKind, Judges, ScoreSheet, ScoreSubject},
        ids::{Kind, Record, RegistrationId, UnitId},
        paper::About,
    },
    layout::{
        block::{Align, Block, Cell, Document, Face, Row, Section, Table, Value, mm},
        texts::each_spot_mut,
    },
    listing::{
        scored::{Line, ScoredRecords, ScoredSet, sets_with_scores, total_of},
        scoring::Subject,
    },
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        letter::{Head, Inserts, Letter},
        lists::{HeadedColumn, apart, blank_total, col, heading_row, keep_room, row, sheet, table},
        options::{self, OptionSpec},
        spots::{self, column as key},
        year::YearFacts,
    },
    store::Reader,
    text::{
        evaluation, letters, print,
        reports::{self, group},
        score_papers::{self as words, column as heads, option},
        scoring,
        sentence::in_one_line,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// A form to fill in by pen, whatever was given.
pub const BLANK: OptionSpec = options::yes_no("de-trong", option::BLANK, false);

/// The sheet.
pub const SPEC: ReportSpec = ReportSpec {
    id: "phieu-cham-diem",
    group: group::SCORES,
    about: &[AboutKind::Year, AboutKind::Registration],
    recipients: None,
    lists: &[Kind::ScoreSheet],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::UNIT, BLANK, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Millimetres of a row, and of the column of a round, that are written into by hand.
const ROW_MM: f32 = 8.0;
const ROUND_MM: f32 = 18.0;

/// One sheet to print; without a subject it has room for its name.
struct Printed<'s> {
    set: &'s ScoredSet,
    subject: Option<&'s Subject>,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = match params.about {
        About::Record(Record::Registration(id)) => {
            let registration = read.registration(id)?;
            let year = registration.and_then(|of| of.year.get()).map(|year| year.0);
            let gone = || ReportError::Refused(reports::GONE.to_owned());
            YearFacts::of(read, params, year.ok_or_else(gone)?)?
        }
        _ => YearFacts::read(read, params)?,
    };
    let sets = sets_with_scores(read, facts.year)?;
    let records = ScoredRecords::read(read, facts.year)?;
    let printed = match params.about {
        About::Record(Record::Registration(id)) => of_registration(&sets, id, params)?,
        _ => of_year(&sets, &records, params)?,
    };
    let mut sections = Vec::new();
    for (at, of) in printed.iter().enumerate() {
        let own = of.subject.map(|subject| records.uid_of(subject)).unwrap_or_default();
        // A form without a subject is told from others by its set.
        let set = of.set.scoring.set.id.map_or(0, |id| id.0);
        let record = format!("{own}-{set}");
        let mut section = sheet_of(read, (params, today), &facts, (of, &record))?;
        if at > 0 {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &record));
        }
        sections.push(section);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections,
    })
}

fn empty<T>(sentence: &str) -> Result<T, ReportError> {
    Err(ReportError::Empty(sentence.to_owned()))
}

/// The sheets of one model: one of each set it was scored by; a blank form where nobody scored it and that is asked for.
fn of_registration<'s>(
    sets: &'s [ScoredSet],
    id: RegistrationId,
    params: &ReportParams,
) -> Result<Vec<Printed<'s>>, ReportError> {
    let wanted = ScoreSubject::Registration(id);
    let all = || subjects(sets).filter(|of| of.subject.is_some_and(|of| of.subject == wanted));
    let is_scored = |of: &Printed<'_>| of.subject.is_some_and(Subject::is_scored);
    let scored: Vec<Printed<'s>> = all().filter(is_scored).collect();
    if !scored.is_empty() {
        return Ok(scored);
    }
    let blank: Vec<Printed<'s>> = all().collect();
    match (params.is_on(&BLANK), blank.is_empty()) {
        (false, _) => empty(words::NOT_SCORED_YET),
        (true, true) => empty(words::NO_SET),
        (true, false) => Ok(blank),
    }
}

/// The sheets of everybody who was scored in the year, or blank forms for whoever may be; of one unit where that is
/// asked for.
fn of_year<'s>(
    sets: &'s [ScoredSet],
    records: &ScoredRecords,
    params: &ReportParams,
) -> Result<Vec<Printed<'s>>, ReportError> {
    let is_blank = params.is_on(&BLANK);
    let is_of = |of: &Printed<'_>, unit: Option<UnitId>| {
        unit.is_none() || of.subject.and_then(|of| records.unit_of(&of.subject)) == unit
    };
    let may_be = |of: &Printed<'_>| is_blank || of.subject.is_some_and(Subject::is_scored);
    let all = || subjects(sets).filter(may_be);
    let found: Vec<Printed<'s>> = all().filter(|of| is_of(of, params.unit())).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    match (is_blank, params.unit()) {
        (true, _) if sets.is_empty() => empty(words::NO_SET),
        // Nobody may be scored yet, or nobody of the unit: the form alone.
        (true, _) => Ok(sets.iter().map(|set| Printed { set, subject: None }).collect()),
        (false, Some(_)) if all().next().is_some() => empty(words::NOBODY_OF_UNIT),
        (false, _) => empty(words::NOBODY_SCORED_YET),
    }
}

fn subjects(sets: &[ScoredSet]) -> impl Iterator<Item = Printed<'_>> {
    sets.iter().flat_map(|set| {
        let subjects = set.scoring.subjects.iter();
        subjects.map(move |subject| Printed { set, subject: Some(subject) })
    })
}

/// What a round gave, ready to stand in its column.
struct Round<'s> {
    key: String,
    head: String,
    sheet: Option<&'s ScoreSheet>,
    /// Of each criterion of the set.
    points: Vec<Option<i64>>,
}

/// The rounds of a sheet; what was given is left out where it is to be filled in by pen.
fn rounds<'s>(of: &Printed<'s>, judges: &Judges<'_>, is_blank: bool) -> Vec<Round<'s>> {
    let round = |(at, name): (usize, &'s String)| {
        let subject = of.subject.filter(|_| !is_blank);
        let sheet = subject.and_then(|subject| subject.speaks_for(name));
        let sheet = sheet.filter(|sheet| !sheet.is_blank());
        Round {
            key: format!("{}-{}", key::ROUND, at + 1),
            head: words::round(name),
            points: sheet.map(|sheet| judges.points(&sheet.scores)).unwrap_or_default(),
            sheet,
        }
    };
    of.set.scoring.rounds.iter().enumerate().map(round).collect()
}

/// One sheet with its head and its foot.
fn sheet_of(
    read: Reader<'_>,
    (params, today): (&ReportParams, Date),
    facts: &YearFacts,
    (of, record): (&Printed<'_>, &str),
) -> Result<Section, ReportError> {
    let is_blank = params.is_on(&BLANK);
    let judges = Judges::of(of.set.rules());
    let rounds = rounds(of, &judges, is_blank);
    let mut table = criteria_table(facts, (of.set, &judges), &rounds, record);
    if is_blank {
        table.least_row = mm(ROW_MM);
        let room: Vec<(&str, f32)> = rounds.iter().map(|of| (of.key.as_str(), ROUND_MM)).collect();
        keep_room(&mut table, &room);
    }
    let sheet = sheet(&facts.rules, facts.office.two_sided, params.landscape(), &mut table);
    let mut fields = facts.fields();
    fields.extend(fields_of(of, is_blank));
    let says_not_applicable = table.rows.iter().flat_map(|row| &row.cells);
    let says_not_applicable =
        says_not_applicable.map(|cell| &cell.text).any(|text| words::is_not_applicable(text));
    let legend = if says_not_applicable { words::NOT_APPLICABLE_MEANS } else { "" };
    fields.insert(field::LEGEND, legend.to_owned());
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let kind = if of.set.has_points() { words::SHEET } else { words::SHEET_WITHOUT_POINTS };
    let when = facts.when(params, today);
    letter.head(&Head::Unnumbered(kind), &facts.body, &facts.office.place, &when);
    letter.paragraphs("body", Inserts::new());
    let reasons = reasons_table(facts, of.set, &rounds, (record, &table));
    letter.blocks.push(Block::Table(table));
    // Its heads are other ones than those above.
    let reasons = reasons.map(Block::Table).into_iter().collect();
    letter.blocks.extend(apart(reasons, "reasons"));
    letter.closing("result");
    letter.signers();
    let mut section = letter.on_sheet(sheet, false);
    section.remarks.extend(not_agreed(of).filter(|_| !is_blank));
    Ok(section)
}

/// Rounds in which scorers differ, as sentences.
fn not_agreed<'s>(of: &Printed<'s>) -> impl Iterator<Item = String> + use<'s> {
    let set = of.set;
    of.subject.into_iter().flat_map(move |subject| {
        let differ = |round: &&String| {
            subject.speaks_for(round).is_none() && subject.in_round(round).next().is_some()
        };
        let open = set.scoring.rounds.iter().filter(differ);
        open.map(|round| words::not_agreed(&subject.name, round))
    })
}

/// The criteria with what every round gave, and below them what it came to.
fn criteria_table(
    facts: &YearFacts,
    (set, judges): (&ScoredSet, &Judges<'_>),
    rounds: &[Round<'_>],
    record: &str,
) -> Table {
    use Align::{Center, Left};
    let mut columns = vec![
        col(key::CODE, heads::NUMBER, 11.0, Center),
        col(key::CRITERION, heads::CRITERION, 60.0, Left),
    ];
    columns.extend(set.has_points().then(|| col(key::MOST, heads::MOST, 14.0, Center)));
    columns.extend(rounds.iter().map(|round| col(&round.key, &round.head, 16.0, Center)));
    columns.push(col(key::NOTE, heads::REMARK, 26.0, Left));
    let criteria = set.rules().criteria.iter().enumerate();
    let mut rows: Vec<Row> = criteria
        .map(|(at, criterion)| {
            let cells = cells_of((at, criterion), set.has_points(), rounds);
            let record = format!("{record}-{}", criterion.code.replace('/', "-"));
            let cells = cells.into_iter().zip(&columns).map(|(cell, column)| Cell {
                text: print::no_break(&cell.text),
                spot: Some(spots::cell(&record, column.key)),
                ..cell
            });
            let is_group = criterion.kind == CriterionKind::Group;
            Row { cells: cells.collect(), keep_with_next: is_group, ..Row::default() }
        })
        .collect();
    rows.extend(sums(set, judges, rounds, &columns));
    table(&facts.rules, &columns, rows)
}

/// A criterion, its most points, what every round gave, and what was remarked.
fn cells_of(
    (at, criterion): (usize, &Criterion),
    has_points: bool,
    rounds: &[Round<'_>],
) -> Vec<Cell> {
    let is_group = criterion.kind == CriterionKind::Group;
    let face = if is_group { Face::Bold } else { Face::Regular };
    let mut cells = vec![criterion.code.as_str().into(), criterion.text.as_str().into()];
    cells.extend(has_points.then(|| Cell::from(words::most(criterion))));
    cells.extend(rounds.iter().map(|round| {
        let points = round.points.get(at).copied().flatten();
        if is_group {
            return points.filter(|_| has_points).map(shown).unwrap_or_default();
        }
        let given = round.sheet.and_then(|sheet| sheet.scores.get(&criterion.code));
        let Some(given) = given else { return Cell::default() };
        let cell = Cell::from(words::given(given, criterion));
        // What stands there in words is no number for programs.
        match points.filter(|points| evaluation::points(*points) == cell.text) {
            Some(points) => cell.saying(Value::Hundredths(points)),
            None => cell,
        }
    }));
    cells.push(remarks_on(criterion, rounds).into());
    cells.into_iter().map(|cell| Cell { face, ..cell }).collect()
}

fn shown(points: i64) -> Cell {
    Cell::from(evaluation::points(points)).saying(Value::Hundredths(points))
}

/// What the rounds remarked on a criterion, each remark once.
fn remarks_on(criterion: &Criterion, rounds: &[Round<'_>]) -> String {
    let mut remarks: Vec<&str> = Vec::new();
    for remark in rounds.iter().filter_map(|of| of.sheet?.remarks.get(&criterion.code)) {
        if !remarks.contains(&remark.as_str()) {
            remarks.push(remark);
        }
    }
    remarks.join("; ")
}

/// What every round came to, and the class of its sheet by itself.
fn sums<'s>(
    set: &'s ScoredSet,
    judges: &Judges<'s>,
    rounds: &[Round<'_>],
    columns: &[HeadedColumn<'_>],
) -> Vec<Row> {
    let total = |round: &Round<'_>| {
        let sheet = round.sheet?;
        let total = total_of(set, judges, sheet)?;
        Some(if set.has_points() {
            shown(total)
        } else {
            let passed = set.passed(sheet, None);
            Cell::from(words::passed(passed.passed, passed.of))
        })
    };
    let class = |round: &Round<'_>| {
        let sheet = round.sheet?;
        total_of(set, judges, sheet)?;
        let judged = judges.judge(set.scored(sheet));
        Some(Cell::from(evaluation::class(set.rules(), judged.standing)))
    };
    let label = if set.has_points() { heads::TOTAL } else { heads::PASSED };
    let most = set.has_points().then(|| shown(set.rules().base_most()));
    let row =
        |key: &str, label: &str, most: Option<Cell>, of: &dyn Fn(&Round<'_>) -> Option<Cell>| {
            let mut cells = vec![Cell {
                spot: Some(spots::total(&format!("{key}-label"))),
                align: Some(Align::Center),
                span: 2,
                ..label.into()
            }];
            for column in columns.iter().skip(2) {
                let round = rounds.iter().find(|round| round.key == column.key);
                let said = match round {
                    Some(round) => of(round),
                    None => most.clone().filter(|_| column.key == key::MOST),
                };
                let spot = format!("{key}-{}", column.key);
                let said = said.unwrap_or_default();
                cells.push(Cell { spot: blank_total(&spot).spot, ..said });
            }
            let cells = cells.into_iter().map(|cell| Cell { face: Face::Bold, ..cell }).collect();
            Row { cells, keep_with_previous: true, ..Row::default() }
        };
    vec![row(key::SCORE, label, most, &total), row(key::CLASS, heads::CLASS, None, &class)]
}

/// What may be held against a subject, with a mark at what was found by the last round that said anything; `None`: the
/// set knows nothing of that kind.
fn reasons_table(
    facts: &YearFacts,
    set: &ScoredSet,
    rounds: &[Round<'_>],
    (record, beside): (&str, &Table),
) -> Option<Table> {
    let rules = set.rules();
    let last = rounds.iter().rev().find_map(|round| round.sheet);
    let head = match (rules.exclusions.is_empty(), rules.downgrades.is_empty()) {
        (_, true) => heads::REASON_TO_EXCLUDE,
        (true, _) => heads::REASON_TO_DOWNGRADE,
        _ => heads::REASON,
    };
    let columns = [
        col(key::CODE, heads::NUMBER, 11.0, Align::Center),
        col(key::REASON, head, 110.0, Align::Left),
        col(key::RESULT, heads::FOUND, 18.0, Align::Center),
    ];
    let exclusions = rules.exclusions.iter().map(|reason| {
        let found = last.is_some_and(|sheet| {
            sheet.exclusions.iter().any(|own| rules.exclusion(own) == Some(reason.as_str()))
        });
        (reason.as_str(), found)
    });
    let downgrades = rules.downgrades.iter().map(|downgrade| {
        let found = last.is_some_and(|sheet| {
            sheet.downgrades.iter().any(|own| rules.downgrade(own) == Some(downgrade))
        });
        (downgrade.reason.as_str(), found)
    });
    let has_both = !rules.exclusions.is_empty() && !rules.downgrades.is_empty();
    let exclusions: Vec<(&str, bool)> = exclusions.collect();
    let mut rows = Vec::new();
    for (key, heading, reasons) in [
        ("exclusion", heads::EXCLUSION, exclusions),
        ("downgrade", heads::DOWNGRADES, downgrades.collect()),
    ] {
        if has_both {
            rows.push(heading_row(&format!("{record}-{key}"), heading, columns.len()));
        }
        rows.extend(reasons.into_iter().enumerate().map(|(at, (reason, found))| {
            let mark = if found { words::YES } else { "" };
            let cells = [Cell::from(reason), Cell::from(mark)];
            row(&format!("{record}-{key}-{}", at + 1), &columns, at + 1, cells)
        }));
    }
    (!rows.is_empty()).then(|| {
        let mut made = table(&facts.rules, &columns, rows);
        (made.size, made.line, made.least_row) = (beside.size, beside.line, beside.least_row);
        made
    })
}

/// Whom a sheet scores, by which set, what it came to, and who signs.
fn fields_of(of: &Printed<'_>, is_blank: bool) -> Fields {
    let set = &of.set.scoring.set;
    let name = of.subject.map(|subject| match subject.subject {
        ScoreSubject::Registration(_) => letters::quoted(&subject.name),
        _ => subject.name.clone(),
    });
    let line = of.subject.map(|subject| of.set.line_of(subject)).filter(|_| !is_blank);
    let judged = line.filter(Line::is_judged).and_then(|line| line.ranked);
    let judged = judged.map(|ranked| &ranked.ranked.judged);
    let deciding = line.as_ref().and_then(|line| line.deciding());
    let score = judged.map(|judged| match deciding {
        Some(sheet) if !of.set.has_points() => {
            let passed = of.set.passed(sheet, None);
            words::passed(passed.passed, passed.of)
        }
        _ => evaluation::points(judged.total),
    });
    let class = judged.map(|judged| evaluation::class(of.set.rules(), judged.standing));
    let signers: Vec<String> =
        of.set.scoring.rounds.iter().map(|of| words::scorer_of(of)).collect();
    Fields::from([
        (field::SCORED_KIND, words::scored_kind(set.about, &set.name)),
        (field::CRITERIA, scoring::set_name(set)),
        (field::ISSUING_DOCUMENT, in_one_line(&set.document)),
        (field::SCORED_NAME, words::scored_name(set.about, &name.unwrap_or_default())),
        (field::SCORED_UNIT, of.subject.map(|subject| subject.unit.clone()).unwrap_or_default()),
        (field::SCORE, score.unwrap_or_default()),
        (field::CLASS, class.unwrap_or_default()),
        (field::SCORERS, signers.join("\n")),
    ])
}
