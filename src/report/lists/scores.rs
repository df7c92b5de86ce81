//! (4) Bảng tổng hợp kết quả chấm điểm, xếp loại: a table for every set that somebody was scored by in a year.
use super::{
    HeadedColumn, SERIAL, col, heading_row, over_those_left, rather_lying, row, table,
    with_over_heads, without_empty,
};
use crate::{
    domain::{
        evaluation::{Judges, Proposed, Reason, ScoreSheet, ScoredKind, Standing},
        ids::Kind,
        vietnamese::same_name_key,
    },
    layout::{
        block::{Align, Cell, Document, Face, Row, Section, Value},
        texts::each_spot_mut,
    },
    listing::scored::{Line, ScoredRecords, ScoredSet, Top, sets_with_scores, total_of},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        options,
        spots::{self, column as key},
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        evaluation, letters,
        print::column,
        reports::{self, group},
        score_papers::{self as words, column as heads},
        scoring,
        sentence::in_one_line,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The summary.
pub const SPEC: ReportSpec = ReportSpec {
    id: "tong-hop-diem",
    group: group::SCORES,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[Kind::ScoreSheet],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// Criteria at the top of a set that a lying sheet has columns for.
const MOST_GROUPS: usize = 10;

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let sets = sets_with_scores(read, facts.year)?;
    let records = ScoredRecords::read(read, facts.year)?;
    let mut sections: Vec<Section> = Vec::new();
    for set in sets.iter().filter(|set| set.is_used()) {
        let listed = summary(set, &records, &facts);
        for mut section in facts.list(read, (&rather_lying(params), today), listed)?.sections {
            if !sections.is_empty() {
                let part = format!("set-{}", set.scoring.set.id.map_or(0, |id| id.0));
                each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &part));
            }
            sections.push(section);
        }
    }
    if sections.is_empty() {
        return Err(ReportError::Empty(words::NOBODY_SCORED.to_owned()));
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// What a summary has columns for beside those that all have, with their keys and heads.
struct Plan<'s> {
    set: &'s ScoredSet,
    judges: Judges<'s>,
    /// The rounds before the deciding one in which anybody was scored.
    rounds: Vec<String>,
    /// The criteria at the top of the set, where there is more than one and not too many.
    tops: Vec<Top>,
    /// Keys and heads of the columns of rounds, and of those of groups.
    round_columns: Vec<(String, String)>,
    top_columns: Vec<(String, String)>,
}

impl<'s> Plan<'s> {
    fn of(set: &'s ScoredSet) -> Self {
        let rules = set.rules();
        let tops = set.tops();
        let tops = if (2..=MOST_GROUPS).contains(&tops.len()) { tops } else { Vec::new() };
        let top_column = |top: &Top| {
            let criterion = rules.criteria.get(top.place)?;
            Some((format!("{}-{}", key::GROUP, top.place), words::group_head(criterion, top.most)))
        };
        let rounds = earlier_rounds(set);
        let round_column = |(at, round): (usize, &String)| {
            (format!("{}-{}", key::ROUND, at + 1), words::round(round))
        };
        Self {
            judges: Judges::of(rules),
            round_columns: rounds.iter().enumerate().map(round_column).collect(),
            top_columns: tops.iter().filter_map(top_column).collect(),
            set,
            rounds,
            tops,
        }
    }

    fn about(&self) -> ScoredKind {
        self.set.scoring.set.about
    }

    fn columns(&self) -> Vec<HeadedColumn<'_>> {
        use Align::{Center, Left, Right};
        let total = if self.set.has_points() { heads::TOTAL } else { heads::PASSED };
        let mut columns = vec![
            SERIAL,
            col(key::UNIT, column::UNIT, 40.0, Left),
            col(key::NAME, words::name_head(self.about()), 45.0, Left),
        ];
        let narrow = self.round_columns.iter().chain(&self.top_columns);
        columns.extend(narrow.map(|(key, head)| col(key, head, 14.0, Right)));
        columns.extend([
            col(key::SCORE, total, 16.0, Right),
            col(key::EXCLUSION, heads::EXCLUSION, 26.0, Left),
            col(key::CLASS, heads::CLASS, 20.0, Center),
            col(key::RESULT, scoring::PROPOSED, 18.0, Center),
            col(key::NOTE, column::NOTE, 24.0, Left),
        ]);
        columns
    }

    /// What a row says behind its number.
    fn cells(&self, line: &Line<'_>) -> Vec<Cell> {
        let name = match self.about() {
            ScoredKind::Registration => letters::quoted(&line.subject.name),
            _ => line.subject.name.clone(),
        };
        let mut cells = vec![Cell::from(line.subject.unit.as_str()), Cell::from(name)];
        let judged = line.deciding().filter(|_| line.is_judged());
        cells.extend(self.rounds.iter().map(|round| self.total(line.subject.speaks_for(round))));
        cells.extend(self.tops.iter().map(|top| self.group(line, judged, *top)));
        cells.push(self.total(judged));
        let exclusions = judged.map(|sheet| sheet.exclusions.join("; ")).unwrap_or_default();
        cells.push(Cell::from(exclusions));
        cells.extend([self.class(line), proposed(line), self.note(line)].map(Cell::from));
        cells
    }

    /// What a sheet came to, or how many criteria it says đạt of.
    fn total(&self, sheet: Option<&ScoreSheet>) -> Cell {
        let given = sheet.filter(|sheet| !sheet.scores.is_empty());
        let total = given.and_then(|sheet| total_of(self.set, &self.judges, sheet));
        match (given, total) {
            (Some(sheet), Some(_)) if !self.set.has_points() => {
                let passed = self.set.passed(sheet, None);
                words::passed(passed.passed, passed.of).into()
            }
            (Some(_), Some(total)) => points(total),
            _ => words::NOT_SCORED.into(),
        }
    }

    /// The points of a group: bold where they are below its floor.
    fn group(&self, line: &Line<'_>, sheet: Option<&ScoreSheet>, top: Top) -> Cell {
        let Some((sheet, criterion)) = sheet.zip(self.set.rules().criteria.get(top.place)) else {
            return words::NOT_SCORED.into();
        };
        let own = sheet.scores.get(&criterion.code);
        if let Some(score) = own.filter(|_| top.most == 0) {
            return words::given(score, criterion).into();
        }
        if top.most == 0 && !self.set.has_points() {
            let passed = self.set.passed(sheet, Some(top.place));
            return words::passed(passed.passed, passed.of).into();
        }
        let given = self.judges.points(&sheet.scores).get(top.place).copied().flatten();
        let Some(given) = given else { return words::NOT_SCORED.into() };
        let cell = points(given);
        if floor_of(line, &criterion.code).is_none() {
            return cell;
        }
        Cell { face: Face::Bold, ..words::below_floor(&cell.text).into() }
    }

    fn class(&self, line: &Line<'_>) -> String {
        match line.ranked.filter(|_| line.is_judged()) {
            Some(of) => evaluation::class(self.set.rules(), of.ranked.judged.standing),
            None => words::NOT_SCORED.to_owned(),
        }
    }

    /// Why its class is another than its points say, but for what stands in columns of its own.
    fn note(&self, line: &Line<'_>) -> String {
        let shown = |code: &str| {
            let of = |top: &Top| self.set.rules().criteria.get(top.place);
            self.tops.iter().filter_map(of).any(|criterion| criterion.code == code)
        };
        let is_new = |reason: &&Reason| match reason {
            Reason::Exclusion { .. } => false,
            Reason::Floor { group, .. } => !shown(group),
            _ => true,
        };
        let why = line.ranked.map(|of| of.ranked.judged.why.as_slice()).unwrap_or_default();
        why.iter().filter(is_new).map(evaluation::reason).collect::<Vec<_>>().join(" ")
    }

    /// How many there are of each class, and of those without one: together all.
    fn classes(&self, lines: &[Line<'_>]) -> Vec<(String, usize)> {
        let rules = self.set.rules();
        let standing = |line: &Line<'_>| {
            let of = line.ranked.filter(|_| line.is_judged());
            of.map(|of| of.ranked.judged.standing)
        };
        let of = |fits: &dyn Fn(Standing) -> bool| {
            lines.iter().filter(|line| standing(line).is_some_and(fits)).count()
        };
        let mut counts: Vec<(String, usize)> = rules
            .classes
            .iter()
            .enumerate()
            .map(|(at, class)| (class.name.clone(), of(&|of| of == Standing::Class(at))))
            .collect();
        let open = lines.iter().filter(|line| !line.is_judged() && line.ranked.is_some()).count();
        let none = lines.iter().filter(|line| line.ranked.is_none()).count();
        let others = [
            (evaluation::class(rules, Standing::BelowAll), of(&|of| of == Standing::BelowAll)),
            (evaluation::UNDECIDED.to_owned(), of(&|of| matches!(of, Standing::Undecided { .. }))),
            (words::OPEN.to_owned(), open),
            (words::NONE_SCORED.to_owned(), none),
        ];
        counts.extend(others.into_iter().filter(|(_, count)| *count > 0));
        counts
    }
}

/// The rounds before the deciding one in which anybody was scored.
fn earlier_rounds(set: &ScoredSet) -> Vec<String> {
    let deciding = same_name_key(&set.ranking.round);
    let is_deciding = |round: &&String| same_name_key(round) == deciding;
    let has_sheet = |round: &&String| {
        let mut sheets = set.scoring.subjects.iter().flat_map(|subject| subject.in_round(round));
        sheets.any(|sheet| !sheet.is_blank())
    };
    let before = set.scoring.rounds.iter().take_while(|round| !is_deciding(round));
    before.filter(has_sheet).cloned().collect()
}

fn points(hundredths: i64) -> Cell {
    Cell::from(evaluation::points(hundredths)).saying(Value::Hundredths(hundredths))
}

/// The floor that a subject is below of in a group.
fn floor_of(line: &Line<'_>, code: &str) -> Option<i64> {
    let judged = &line.ranked?.ranked.judged;
    judged.why.iter().chain(&judged.beside).find_map(|reason| match reason {
        Reason::Floor { group, least, .. } if group == code => Some(*least),
        _ => None,
    })
}

fn proposed(line: &Line<'_>) -> String {
    match line.ranked.map(|of| of.ranked.proposed) {
        Some(Proposed::Yes) => words::YES.to_owned(),
        Some(Proposed::Undecided) => evaluation::UNDECIDED.to_owned(),
        Some(Proposed::No) | None => String::new(),
    }
}

/// The table of one set, with what is said around it.
fn summary<'a>(set: &ScoredSet, records: &ScoredRecords, facts: &YearFacts) -> Listed<'a> {
    let plan = Plan::of(set);
    let lines = set.lines();
    let mut columns = plan.columns();
    let mut cells: Vec<Vec<Cell>> = lines.iter().map(|line| plan.cells(line)).collect();
    without_empty(&mut columns, &mut cells, |of| {
        [key::UNIT, key::EXCLUSION, key::RESULT, key::NOTE].contains(&of)
    });
    let rows = rows_of(&plan, records, (&lines, &columns), cells);
    let keys: Vec<&str> = plan.top_columns.iter().map(|(key, _)| key.as_str()).collect();
    let over = words::points_of_round(&set.ranking.round, set.has_points());
    let over = [(key::GROUPS, over.as_str(), keys.as_slice())];
    let made = table(&facts.rules, &columns, rows);
    let table = with_over_heads(made, &over_those_left(&columns, &over));
    let count = set.tops().len();
    let is_crowded = count > MOST_GROUPS;
    Listed {
        id: SPEC.id,
        kind: words::SUMMARY,
        fields: fields(&plan, &lines),
        table,
        remarks: is_crowded
            .then(|| words::too_many_groups(&scoring::set_name(&set.scoring.set), count))
            .into_iter()
            .collect(),
    }
}

/// The rows, under a heading for each kind of subjects where there are several; each kind is numbered by itself.
fn rows_of(
    plan: &Plan<'_>,
    records: &ScoredRecords,
    (lines, columns): (&[Line<'_>], &[HeadedColumn<'_>]),
    cells: Vec<Vec<Cell>>,
) -> Vec<Row> {
    let mut kinds: Vec<&str> = Vec::new();
    for line in lines {
        if !kinds.iter().any(|kind| same_name_key(kind) == same_name_key(&line.subject.kind)) {
            kinds.push(&line.subject.kind);
        }
    }
    // Collectives before persons, whoever has the most points.
    kinds.sort_by_key(|kind| same_name_key(kind) != same_name_key(scoring::kind(false)));
    let cells: Vec<(&Line<'_>, Vec<Cell>)> = lines.iter().zip(cells).collect();
    let mut rows = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        if kinds.len() > 1 {
            let heading = words::kind_heading(place, plan.about(), kind);
            rows.push(heading_row(&format!("kind-{}", place + 1), &heading, columns.len()));
        }
        let is_of = |line: &Line<'_>| same_name_key(&line.subject.kind) == same_name_key(kind);
        let of_kind = cells.iter().filter(|(line, _)| is_of(line)).enumerate();
        rows.extend(of_kind.map(|(at, (line, cells))| {
            row(&records.uid_of(line.subject), columns, at + 1, cells.iter().cloned())
        }));
    }
    rows
}

/// By which set, how many of which class, and what its groups and floors are.
fn fields(plan: &Plan<'_>, lines: &[Line<'_>]) -> Fields {
    let set = &plan.set.scoring.set;
    let rules = plan.set.rules();
    let tops = || plan.tops.iter().filter_map(|top| rules.criteria.get(top.place));
    let floors: Vec<(&str, i64)> = tops()
        .filter_map(|top| {
            let least = lines.iter().find_map(|line| floor_of(line, &top.code))?;
            Some((top.code.as_str(), least))
        })
        .collect();
    let scale = match rules.base_most() {
        0 => String::new(),
        most => evaluation::points(most),
    };
    Fields::from([
        (field::SCORED_KIND, words::scored_kind(set.about, &set.name)),
        (field::CRITERIA, scoring::set_name(set)),
        (field::ISSUING_DOCUMENT, in_one_line(&set.document)),
        (field::SCALE, scale),
        (field::SCORED_GROUPS, words::groups(tops())),
        (field::FLOORS, words::floors(&floors)),
        (field::SCORED_COUNT, words::subjects(set.about, lines.len())),
        (field::CLASS, words::classes(&plan.classes(lines), lines.len())),
    ])
}
