//! A file of criteria: a line a criterion, then its rules as lines that begin with @.
use super::lines::{Line, Remark, Remarks, Table, key};
use crate::{
    domain::{
        evaluation::{
            Band, Cap, CapRounding, Class, CriteriaSet, Criterion, CriterionKind, Downgrade, Flaw,
            Floor, NotApplicableRule, Part, Quota, Rules, Side, decimal, letter_below, stored_code,
        },
        vietnamese::fold,
    },
    text::{
        bands::bands,
        evaluation::{self as words, head, line as said, rule},
        terms::evaluation::criterion_kind,
    },
};
use std::collections::HashMap;

/// What a file of criteria says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadCriteria {
    /// The set.
    pub rules: Rules,
    /// Its name, where the file says it.
    pub name: String,
    /// The years it is for, as written.
    pub from_year: String,
    /// As written.
    pub to_year: String,
    /// The document by which it was issued.
    pub document: String,
    /// What it is about, as written.
    pub subject: String,
    /// What the file says of itself.
    pub note: String,
    /// What is wrong, in the order of lines; nothing is left out without a word.
    pub remarks: Vec<Remark>,
}

impl ReadCriteria {
    /// Is there anything that must be mended first?
    pub fn has_errors(&self) -> bool {
        self.remarks.iter().any(|remark| remark.is_error)
    }
}

/// The columns, in the order in which a rule has its words.
const COLUMNS: [&[&str]; 6] =
    [head::CODE, head::TEXT, head::MOST, head::KIND, head::STEP, head::BANDS];
const CODE: usize = 0;
const TEXT: usize = 1;
const MOST: usize = 2;
const KIND: usize = 3;
const STEP: usize = 4;
const BANDS: usize = 5;
/// Code and text make a head; a table without a maximum may be of đạt, không đạt alone.
const NEEDED: usize = 2;
/// The columns of the form.
const USUAL: usize = 5;

impl ReadCriteria {
    /// The set that it says; of which subjects, where its words for them are known.
    pub fn set(self) -> CriteriaSet {
        CriteriaSet {
            name: self.name,
            about: words::scored_kind_named(&self.subject).unwrap_or_default(),
            from_year: self.from_year.as_str().into(),
            to_year: self.to_year.as_str().into(),
            document: self.document,
            note: self.note,
            rules: self.rules,
            ..CriteriaSet::default()
        }
    }
}

/// So many criteria a set has at most.
const MOST_CRITERIA: usize = 2_000;

/// Reads a file of criteria.
pub fn read_criteria(text: &str) -> ReadCriteria {
    let mut reading = Reading::default();
    if let Some(table) = Table::read(text, &COLUMNS, NEEDED, said::NO_HEAD, &mut reading.remarks) {
        for line in &table.lines {
            if reading.criteria.len() >= MOST_CRITERIA {
                reading.remarks.error(line.number, said::too_many(MOST_CRITERIA));
                break;
            }
            reading.line(&table, line);
        }
        reading.guess_kinds();
        for flaw in reading.read.rules.flaws() {
            reading.flaw(&flaw);
        }
    }
    ReadCriteria { remarks: reading.remarks.in_order(), ..reading.read }
}

/// A rule as it is read.
type Rule<'a> = (&'a str, &'a [&'a str]);

#[derive(Default)]
struct Reading {
    read: ReadCriteria,
    remarks: Remarks,
    /// Lines of the parts of the set.
    criteria: Vec<usize>,
    classes: Vec<usize>,
    floors: Vec<usize>,
    downgrades: Vec<usize>,
    caps: Vec<usize>,
    quotas: Vec<usize>,
    /// Criteria whose kind is not said.
    without_kind: Vec<usize>,
    /// The code that letters below it belong to.
    above_letters: String,
    /// The group of a Roman numeral or a capital letter that lines stand in.
    lettered: String,
    /// Lines of rules that a set has once.
    once: HashMap<&'static str, usize>,
}

impl Reading {
    fn line(&mut self, table: &Table, line: &Line) {
        let first = line.cells.iter().find(|cell| !cell.is_empty());
        let in_code = table.cell(line, CODE);
        if in_code.starts_with('@') || first.is_some_and(|cell| cell.starts_with('@')) {
            self.rule(table, line);
        } else {
            self.criterion(table, line);
        }
    }

    fn criterion(&mut self, table: &Table, line: &Line) {
        let number = line.number;
        if table.is_too_wide(line) {
            self.remarks.error(number, said::TOO_MANY_CELLS);
            return;
        }
        let text = table.cell(line, TEXT);
        let mut own_code = stored_code(table.cell(line, CODE));
        let begins_sum = |text: &str| {
            let key = key(text);
            words::SUM.iter().any(|word| key == *word || key.starts_with(&format!("{word} ")))
        };
        if own_code.is_empty() && begins_sum(text) || begins_sum(table.cell(line, CODE)) {
            self.remarks.warn(number, said::SUM);
            return;
        }
        if own_code.is_empty() {
            self.remarks.error(number, said::NO_CODE);
            return;
        }
        let is_plain = own_code.bytes().all(|b| b.is_ascii_digit());
        let is_there = self.read.rules.criterion(&own_code).is_some();
        if own_code.chars().all(char::is_uppercase) {
            self.lettered.clone_from(&own_code);
        } else if is_plain && is_there && !self.lettered.is_empty() {
            // Numbers that begin anew in each group: told apart by the group.
            let told_apart = format!("{}.{own_code}", self.lettered);
            self.remarks.warn(number, said::told_apart(&own_code, &told_apart));
            own_code = told_apart;
        }
        let own_code = letter_below(own_code, &mut self.above_letters);
        let kind_word = key(table.cell(line, KIND));
        let known = words::KINDS.iter().find(|(_, all)| all.iter().any(|w| key(w) == kind_word));
        let kind = match known {
            Some((kind, _)) => *kind,
            None if kind_word.is_empty() => {
                self.without_kind.push(self.criteria.len());
                CriterionKind::Points
            }
            None => {
                self.remarks.error(number, said::unknown_kind(table.cell(line, KIND)));
                CriterionKind::Points
            }
        };
        let most = self.points(number, table.cell(line, MOST));
        let (step, bands) = self.step_and_bands(table, line, kind);
        let text = text.to_owned();
        self.read.rules.criteria.push(Criterion { code: own_code, text, most, kind, step, bands });
        self.criteria.push(number);
    }

    /// A number of points; blank is none, anything else is said.
    fn points(&mut self, number: usize, cell: &str) -> Option<i64> {
        let folded = fold(cell);
        let figures = words::given::POINTS.iter().find_map(|word| folded.strip_suffix(word));
        let figures = figures.unwrap_or(&folded).trim();
        if figures.is_empty() && cell.is_empty() {
            return None;
        }
        match decimal(figures) {
            Ok(points) if points >= 0 => Some(points),
            _ => {
                self.remarks.error(number, said::not_points(cell));
                None
            }
        }
    }

    fn step_and_bands(
        &mut self,
        table: &Table,
        line: &Line,
        kind: CriterionKind,
    ) -> (Option<i64>, Vec<Band>) {
        let (step, own) = (table.cell(line, STEP), table.cell(line, BANDS));
        if kind != CriterionKind::Bands {
            if !own.is_empty() {
                self.remarks.error(line.number, said::not_bands(own));
            }
            return (self.points(line.number, step).filter(|step| *step > 0), Vec::new());
        }
        let mut found = Vec::new();
        let mut by = None;
        for cell in [step, own].into_iter().filter(|cell| !cell.is_empty()) {
            if let Some(bands) = bands(cell) {
                found.extend(bands);
            } else if let (Ok(step), true) = (decimal(cell), by.is_none()) {
                by = Some(step).filter(|step| *step > 0);
            } else {
                self.remarks.error(line.number, said::not_bands(cell));
            }
        }
        if found.is_empty() {
            // “Tỷ lệ hộ đạt chuẩn (≥ 90 %: 10, ≥ 80 %: 8)”, “… : ≥ 90 %: 10”
            let text = table.cell(line, TEXT);
            let inside = text.rsplit_once('(').and_then(|(_, rest)| rest.split(')').next());
            let from_sign = text.find(['≥', '>', '<', '≤']).and_then(|at| text.get(at..));
            let in_text = inside.and_then(bands).or_else(|| from_sign.and_then(bands));
            found = in_text.unwrap_or_default();
        }
        (by, found)
    }

    /// A line whose kind is not said is a group when something stands in it: below a Roman numeral or a capital
    /// letter, the plain number that follows it.
    fn guess_kinds(&mut self) {
        let is_number = |of: &Criterion| of.code.bytes().all(|b| b.is_ascii_digit());
        let mut below_is_number = false;
        for (at, criterion) in self.read.rules.criteria.iter_mut().enumerate().rev() {
            let is_lettered = criterion.code.chars().all(char::is_uppercase);
            if is_lettered && below_is_number && self.without_kind.contains(&at) {
                criterion.kind = CriterionKind::Group;
            }
            below_is_number = is_number(criterion);
        }
        let parents = self.read.rules.parents();
        for at in std::mem::take(&mut self.without_kind) {
            let is_group = parents.contains(&Some(at));
            let kind = if is_group { CriterionKind::Group } else { CriterionKind::Points };
            if let Some(criterion) = self.read.rules.criteria.get_mut(at) {
                criterion.kind = kind;
            }
            let number = self.criteria.get(at).copied().unwrap_or_default();
            self.remarks.warn(number, said::guessed_kind(criterion_kind(kind)));
        }
    }

    fn flaw(&mut self, flaw: &Flaw) {
        let (lines, at) = match flaw.part {
            Part::Whole => (&self.criteria, usize::MAX),
            Part::Criterion(at) => (&self.criteria, at),
            Part::Class(at) => (&self.classes, at),
            Part::Floor(at) => (&self.floors, at),
            Part::Downgrade(at) => (&self.downgrades, at),
            Part::Cap(at) => (&self.caps, at),
            Part::Quota(at) => (&self.quotas, at),
        };
        let number = lines.get(at).copied().unwrap_or_default();
        let sentence = words::flaw(&self.read.rules, flaw);
        if flaw.wrong.is_warning() {
            self.remarks.warn(number, sentence);
        } else {
            self.remarks.error(number, sentence);
        }
    }

    fn rule(&mut self, table: &Table, line: &Line) {
        let begin = line.cells.iter().position(|cell| cell.starts_with('@')).unwrap_or_default();
        let name = line.cells.get(begin).map(|cell| key(cell.trim_start_matches('@')));
        let name = name.unwrap_or_default().replace(' ', "-");
        let as_it_stands: Vec<&str> =
            line.cells.iter().skip(begin + 1).map(String::as_str).collect();
        // In a file whose columns have another order, a spreadsheet moved the words of the rules along.
        let by_column: Vec<&str> = (TEXT..USUAL).map(|column| table.cell(line, column)).collect();
        let moved = !table.is_in_usual_order(USUAL);
        let is_in_code = table.cell(line, CODE).starts_with('@');
        if moved && is_in_code {
            let (before, said_before) = (self.read.clone(), self.remarks.0.len());
            let once = self.once.clone();
            self.take_rule(line.number, (&name, &trimmed(&by_column)));
            let failed = self.remarks.0.iter().skip(said_before).any(|remark| remark.is_error);
            if !failed {
                return;
            }
            (self.read, self.once) = (before, once);
            self.remarks.0.truncate(said_before);
            self.trim_lines();
        }
        self.take_rule(line.number, (&name, &trimmed(&as_it_stands)));
    }

    /// After a rule was read in vain: the lines of what is no longer there.
    fn trim_lines(&mut self) {
        let rules = &self.read.rules;
        self.classes.truncate(rules.classes.len());
        self.floors.truncate(rules.floors.len());
        self.downgrades.truncate(rules.downgrades.len());
        self.caps.truncate(rules.caps.len());
        self.quotas.truncate(rules.quotas.len());
    }

    fn take_rule(&mut self, number: usize, (name, given): Rule<'_>) {
        let cell = |at: usize| given.get(at).copied().unwrap_or_default();
        let text = |at: usize| cell(at).to_owned();
        match name {
            rule::CLASS => {
                if !self.has(number, rule::CLASS, given, 2, said::form::CLASS) {
                    return;
                }
                let Some(least) = self.points(number, cell(1)) else { return };
                let no_zero = is_word(cell(2), rule::NO_ZERO);
                if !no_zero && !cell(2).is_empty() {
                    self.remarks.error(number, said::odd_cell(cell(2)));
                }
                self.nothing_more(number, given, 3);
                self.read.rules.classes.push(Class { name: text(0), least, no_zero });
                self.classes.push(number);
            }
            rule::MOST_BONUS | rule::MOST_PENALTY => {
                let is_bonus = name == rule::MOST_BONUS;
                let of = if is_bonus { rule::MOST_BONUS } else { rule::MOST_PENALTY };
                let of_models = is_bonus && is_word(cell(1), rule::OF_MODELS);
                // Without a cap it may still say what a bonus comes from.
                let needed = usize::from(!of_models);
                if !self.has(number, of, given, needed, said::form::MOST)
                    || !self.is_first(number, of)
                {
                    return;
                }
                let most = self.points(number, cell(0));
                self.nothing_more(number, given, if of_models { 2 } else { 1 });
                if is_bonus {
                    self.read.rules.most_bonus = most;
                    self.read.rules.bonus_of_models = of_models;
                } else {
                    self.read.rules.most_penalty = most;
                }
            }
            rule::FLOOR => {
                if !self.has(number, rule::FLOOR, given, 3, said::form::FLOOR) {
                    return;
                }
                let Some(least) = self.points(number, cell(1)) else { return };
                self.nothing_more(number, given, 3);
                self.read.rules.floors.push(Floor {
                    group: stored_code(cell(0)),
                    least,
                    best: text(2),
                });
                self.floors.push(number);
            }
            rule::DOWNGRADE => {
                if !self.has(number, rule::DOWNGRADE, given, 2, said::form::DOWNGRADE) {
                    return;
                }
                self.nothing_more(number, given, 2);
                self.read.rules.downgrades.push(Downgrade { reason: text(0), best: text(1) });
                self.downgrades.push(number);
            }
            rule::EXCLUSION => {
                if !self.has(number, rule::EXCLUSION, given, 1, said::form::EXCLUSION) {
                    return;
                }
                self.nothing_more(number, given, 1);
                self.read.rules.exclusions.push(text(0));
            }
            rule::CAP => self.cap(number, given),
            rule::QUOTA => self.quota(number, given),
            rule::NOT_APPLICABLE => {
                let of = rule::NOT_APPLICABLE;
                if !self.has(number, of, given, 1, said::form::NOT_APPLICABLE)
                    || !self.is_first(number, of)
                {
                    return;
                }
                if is_word(cell(0), rule::RESCALED) {
                    self.read.rules.not_applicable = NotApplicableRule::Rescaled;
                } else if is_word(cell(0), rule::FULL_POINTS) {
                    self.read.rules.not_applicable = NotApplicableRule::FullPoints;
                } else {
                    self.remarks.error(number, said::odd_cell(cell(0)));
                }
                self.nothing_more(number, given, 1);
            }
            rule::ROUND => {
                if self.has(number, rule::ROUND, given, 1, said::form::TEXT) {
                    self.nothing_more(number, given, 1);
                    self.read.rules.rounds.push(text(0));
                }
            }
            rule::BAND => {
                if !self.has(number, rule::BAND, given, 3, said::form::BAND) {
                    return;
                }
                let (of, bound) = (stored_code(cell(0)), cell(1));
                let (least, points) = (
                    self.points(number, bound.trim_end_matches('%')),
                    self.points(number, cell(2)),
                );
                self.nothing_more(number, given, 3);
                let criterion = self.read.rules.criteria.iter_mut().find(|c| c.code == of);
                match (criterion, least, points) {
                    (Some(criterion), Some(bound_at), Some(points)) => criterion.bands.push(Band {
                        side: Side::AtLeast,
                        bound: bound_at,
                        is_percent: bound.ends_with('%'),
                        points,
                    }),
                    (None, ..) => self.remarks.error(number, said::odd_cell(cell(0))),
                    _ => {}
                }
            }
            rule::YEARS => {
                if self.has(number, rule::YEARS, given, 1, said::form::YEARS)
                    && self.is_first(number, rule::YEARS)
                {
                    self.nothing_more(number, given, 2);
                    self.read.from_year = text(0);
                    self.read.to_year = text(1);
                }
            }
            rule::NAME | rule::DOCUMENT | rule::SUBJECT | rule::NOTE => {
                let known = [rule::NAME, rule::DOCUMENT, rule::SUBJECT, rule::NOTE];
                let Some(of) = known.into_iter().find(|known| *known == name) else { return };
                if !self.has(number, of, given, 1, said::form::TEXT) || !self.is_first(number, of) {
                    return;
                }
                self.nothing_more(number, given, 1);
                let place = match of {
                    rule::NAME => &mut self.read.name,
                    rule::DOCUMENT => &mut self.read.document,
                    rule::SUBJECT => &mut self.read.subject,
                    _ => &mut self.read.note,
                };
                cell(0).clone_into(place);
            }
            other => self.remarks.error(number, said::unknown_rule(&format!("@{other}"))),
        }
    }

    fn cap(&mut self, number: usize, given: &[&str]) {
        let cell = |at: usize| given.get(at).copied().unwrap_or_default();
        if !self.has(number, rule::CAP, given, 3, said::form::CAP) {
            return;
        }
        let Ok(percent) = decimal(cell(1).trim_end_matches('%')) else {
            self.remarks.error(number, said::odd_cell(cell(1)));
            return;
        };
        let base = cell(2).trim_end_matches(rule::AND_ABOVE).trim_end().to_owned();
        let mut cap = Cap { class: cell(0).to_owned(), percent, base, ..Cap::default() };
        for word in given.iter().skip(3).filter(|word| !word.is_empty()) {
            if is_word(word, rule::ROUND_DOWN) {
                cap.rounding = CapRounding::Down;
            } else if is_word(word, rule::ROUND_NEAREST) {
                cap.rounding = CapRounding::Nearest;
            } else if is_word(word, rule::ROUND_UP) {
                cap.rounding = CapRounding::Up;
            } else if is_word(word, rule::OVER_ALL) {
                cap.is_over_all = true;
            } else if let (None, Ok(share)) = (cap.with_reason, decimal(word.trim_end_matches('%')))
            {
                cap.with_reason = Some(share);
            } else {
                self.remarks.error(number, said::odd_cell(word));
            }
        }
        self.read.rules.caps.push(cap);
        self.caps.push(number);
    }

    fn quota(&mut self, number: usize, given: &[&str]) {
        let cell = |at: usize| given.get(at).copied().unwrap_or_default();
        // Group, kind and number may be left blank: each group, each kind, all.
        if cell(3).is_empty() {
            self.remarks.error(number, said::rule_needs(rule::QUOTA, said::form::QUOTA));
            return;
        }
        let places = cell(2).parse::<i64>().ok().filter(|places| *places >= 0);
        if places.is_none() && !cell(2).is_empty() {
            self.remarks.error(number, said::odd_cell(cell(2)));
            return;
        }
        self.nothing_more(number, given, 4);
        self.read.rules.quotas.push(Quota {
            group: cell(0).to_owned(),
            kind: cell(1).to_owned(),
            number: places,
            least: cell(3).trim_end_matches(rule::AND_ABOVE).trim_end().to_owned(),
        });
        self.quotas.push(number);
    }

    /// Are the first cells of a rule there?
    fn has(&mut self, number: usize, of: &str, given: &[&str], needed: usize, form: &str) -> bool {
        let there = given.iter().take(needed).filter(|cell| !cell.is_empty()).count();
        if there < needed {
            self.remarks.error(number, said::rule_needs(of, form));
        }
        there >= needed
    }

    /// Is a rule that a set has once not there yet?
    fn is_first(&mut self, number: usize, of: &'static str) -> bool {
        let first = *self.once.entry(of).or_insert(number);
        if first != number {
            self.remarks.error(number, said::rule_twice(of));
        }
        first == number
    }

    /// Cells beyond those a rule has.
    fn nothing_more(&mut self, number: usize, given: &[&str], most: usize) {
        for cell in given.iter().skip(most).filter(|cell| !cell.is_empty()) {
            self.remarks.error(number, said::odd_cell(cell));
        }
    }
}

fn is_word(cell: &str, words: &[&str]) -> bool {
    let key = key(cell).replace(' ', "-");
    words.contains(&key.as_str())
}

/// Without the blank cells at its end.
fn trimmed<'a>(cells: &[&'a str]) -> Vec<&'a str> {
    let end = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    cells.iter().take(end).copied().collect()
}
