//! What is typed into the cells of score sheets, until it is stored; which sheet is on show, and which cell.
use super::super::{
    super::{action::Action, cx::Cx},
    Round,
};
use crate::{
    domain::{
        entered::{Entered, Whole},
        evaluation::{
            CriteriaSet, Criterion, CriterionKind, Judges, NotScored, Rules, Score, ScoreSheet,
            ScoreSubject,
        },
        failure::Failure,
        ids::CriteriaSetId,
        vietnamese::clean_lines,
    },
    exchange::evaluation::read_score,
    listing::scoring::{Evidence, Scoring, Subject, scoring},
    text::evaluation,
};
use egui::Id;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The sheet on show.
pub(in crate::ui::scoring) struct Place<'a> {
    pub(in crate::ui::scoring) scoring: &'a Scoring,
    pub(in crate::ui::scoring) judges: &'a Judges<'a>,
    pub(in crate::ui::scoring) subject: &'a Subject,
    pub(in crate::ui::scoring) of: &'a Round,
    /// Whose sheet it is; blank: the agreed one.
    pub(in crate::ui::scoring) scorer: String,
    pub(in crate::ui::scoring) can_score: bool,
    pub(in crate::ui::scoring) evidence: &'a Result<Vec<Evidence>, Failure>,
    pub(in crate::ui::scoring) key: SheetKey,
}

impl<'a> Place<'a> {
    /// The sheet of a subject in a round.
    pub(in crate::ui::scoring) fn new(
        cx: &Cx<'_>,
        scoring: &'a Scoring,
        judges: &'a Judges<'a>,
        (subject, of): (&'a Subject, &'a Round),
        evidence: &'a Result<Vec<Evidence>, Failure>,
    ) -> Self {
        let scorer = of.scorer_of(subject);
        let key = SheetKey {
            set: of.set,
            subject: subject.subject.clone(),
            kind: subject.kind.clone(),
            round: of.name.clone(),
            scorer: scorer.clone(),
            year: of.year,
        };
        let can_score = !cx.read_only && !cx.lists.is_locked(Some(of.year));
        Self { scoring, judges, subject, of, scorer, can_score, evidence, key }
    }

    /// As it is stored, or a blank one.
    pub(in crate::ui::scoring) fn sheet(&self) -> ScoreSheet {
        sheet_of(self.subject, &self.key)
    }

    /// What the window calls something of this sheet.
    pub(in crate::ui::scoring) fn named(&self, what: &str) -> Id {
        Id::unique(("of a score sheet", &self.key, what))
    }

    /// What the window calls a cell.
    pub(in crate::ui::scoring) fn id(&self, cell: Cell) -> Id {
        Id::unique(("cell of a score sheet", &self.key, cell))
    }
}

pub(in crate::ui::scoring) fn sheet_of(subject: &Subject, key: &SheetKey) -> ScoreSheet {
    if let Some(sheet) = subject.sheet(&key.round, &key.scorer) {
        return sheet.clone();
    }
    ScoreSheet {
        criteria: Some(key.set),
        year: Entered::of(Some(Whole(key.year))),
        subject: key.subject.clone(),
        group: subject.group.clone(),
        kind: key.kind.clone(),
        round: key.round.clone(),
        scorer: key.scorer.clone(),
        ..ScoreSheet::default()
    }
}

/// Which sheet something was typed into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui::scoring) struct SheetKey {
    pub(in crate::ui::scoring) set: CriteriaSetId,
    pub(in crate::ui::scoring) subject: ScoreSubject,
    pub(in crate::ui::scoring) kind: String,
    pub(in crate::ui::scoring) round: String,
    pub(in crate::ui::scoring) scorer: String,
    pub(in crate::ui::scoring) year: i64,
}

/// Cells that were typed into and are not stored: those one is in, and those that cannot be taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui::scoring) struct Typed {
    pub(in crate::ui::scoring) scores: BTreeMap<String, String>,
    pub(in crate::ui::scoring) remarks: BTreeMap<String, String>,
}

/// View state.
pub(in crate::ui::scoring) struct SheetState {
    pub(in crate::ui::scoring) typed: HashMap<SheetKey, Typed>,
    /// The row one is in, by its place in the set.
    pub(in crate::ui::scoring) row: usize,
    /// The cell that the keys go to in the next frame.
    pub(in crate::ui::scoring) go_to: Option<Cell>,
    /// The cell that the keys are in, and the frames for which all of its text is still marked: the click that
    /// brought them there sets a cursor once more.
    pub(in crate::ui::scoring) marked: Option<(Id, u8)>,
    /// The keys go to the first criterion of the sheet.
    pub(in crate::ui::scoring) enters: bool,
    /// Events behind a key that leaves a cell: they are meant for the next one.
    pub(in crate::ui::scoring) later: Vec<egui::Event>,
}

impl Default for SheetState {
    fn default() -> Self {
        Self {
            typed: HashMap::new(),
            row: 0,
            go_to: None,
            marked: None,
            // One can type at once.
            enters: true,
            later: Vec::new(),
        }
    }
}

impl SheetState {
    /// Another sheet begins at its first criterion.
    pub(in crate::ui::scoring) fn begin(&mut self) {
        self.row = 0;
        self.go_to = None;
        self.marked = None;
        self.enters = false;
    }

    /// The same, and the keys go into it.
    pub(in crate::ui::scoring) fn enter(&mut self) {
        self.begin();
        self.enters = true;
    }

    /// One leaves the sheet and will find it where it was left.
    pub(in crate::ui::scoring) fn comes_back(&mut self) {
        self.enters = true;
    }

    /// The sheets with what was typed and can be taken, the cell one is in too. Those that cannot stay as typed.
    pub(in crate::ui::scoring) fn leave(&mut self, cx: &Cx<'_>) -> Vec<ScoreSheet> {
        let of: HashSet<(CriteriaSetId, i64)> =
            self.typed.keys().map(|key| (key.set, key.year)).collect();
        let mut sheets = Vec::new();
        for (set, year) in of {
            let read = cx.try_get(|read| {
                let set = read.criteria_set(set)?;
                set.map(|set| scoring(read, set, year)).transpose()
            });
            let Some(Some(read)) = cx.noted(read) else { continue };
            let subjects: Vec<&Subject> = read.subjects.iter().collect();
            sheets.extend(typed_sheets(&mut self.typed, (&read.set, year), &subjects, None));
        }
        sheets
    }

    /// Does anything stand in cells that is not stored?
    pub(in crate::ui::scoring) fn has_typed(&self) -> bool {
        !self.typed.is_empty()
    }

    /// What a sheet that could not be stored says otherwise than the stored one stands in its cells again.
    pub(in crate::ui::scoring) fn take_back(
        &mut self,
        sheet: &ScoreSheet,
        stored: Option<&ScoreSheet>,
    ) {
        let (Some(set), Some(year)) = (sheet.criteria, sheet.year.get()) else { return };
        let key = SheetKey {
            set,
            subject: sheet.subject.clone(),
            kind: sheet.kind.clone(),
            round: sheet.round.clone(),
            scorer: sheet.scorer.clone(),
            year: year.0,
        };
        let typed = self.typed.entry(key).or_default();
        for (code, score) in sheet.scores.iter() {
            if stored.and_then(|stored| stored.scores.get(code)) != Some(score) {
                typed.scores.entry(code.to_owned()).or_insert_with(|| in_cell(score));
            }
        }
        for (code, remark) in &sheet.remarks {
            if stored.and_then(|stored| stored.remarks.get(code)) != Some(remark) {
                typed.remarks.entry(code.clone()).or_insert_with(|| remark.clone());
            }
        }
    }
}

/// A cell of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui::scoring) enum Cell {
    Score(usize),
    Remark(usize),
}

pub(in crate::ui::scoring) fn criterion_at(rules: &Rules, at: usize) -> Option<&Criterion> {
    rules.criteria.get(at)
}

pub(in crate::ui::scoring) fn is_scored(criterion: &Criterion) -> bool {
    criterion.kind != CriterionKind::Group
}

/// The next row that is scored: below, or above.
pub(in crate::ui::scoring) fn next_row(rules: &Rules, from: usize, down: bool) -> Option<usize> {
    let scored = |at: &usize| criterion_at(rules, *at).is_some_and(is_scored);
    if down { (from + 1..rules.criteria.len()).find(scored) } else { (0..from).rev().find(scored) }
}

/// A score as one types it.
pub(in crate::ui::scoring) fn in_cell(score: Score) -> String {
    match score {
        Score::Points(points) => evaluation::points_in_file(points),
        score => evaluation::score(score),
    }
}

/// What a cell says of a criterion: nothing, a score, or why it is none.
pub(in crate::ui::scoring) fn given(
    text: &str,
    criterion: &Criterion,
) -> Result<Option<Score>, NotScored> {
    if text.trim().is_empty() { Ok(None) } else { read_score(text.trim(), criterion).map(Some) }
}

/// Stores what was typed into cells that one has left and that can be taken, of every sheet; `all`: the cell one is
/// in, too.
pub(in crate::ui::scoring) fn store_typed(
    cx: &Cx<'_>,
    ui: &egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    (subjects, all): (&[&Subject], bool),
) {
    let has_focus = |cell: Cell| ui.memory(|m| m.has_focus(place.id(cell)));
    let code = criterion_at(&place.scoring.set.rules, state.row).map(|c| c.code.as_str());
    let cells = [Cell::Score(state.row), Cell::Remark(state.row)];
    let here = cells.into_iter().find(|cell| !all && has_focus(*cell));
    let except = here.zip(code).map(|(cell, code)| (&place.key, cell, code));
    let of = (&place.scoring.set, place.of.year);
    for sheet in typed_sheets(&mut state.typed, of, subjects, except) {
        cx.actions.push(Action::Score(Box::new(sheet)));
    }
}

/// The sheets of one set and year with what was typed into their cells and can be taken, which is typed no more;
/// `except`: the cell that the keys are in.
pub(in crate::ui::scoring) fn typed_sheets(
    all: &mut HashMap<SheetKey, Typed>,
    (set, year): (&CriteriaSet, i64),
    subjects: &[&Subject],
    except: Option<(&SheetKey, Cell, &str)>,
) -> Vec<ScoreSheet> {
    let mut sheets = Vec::new();
    for (key, typed) in
        all.iter_mut().filter(|(key, _)| Some(key.set) == set.id && key.year == year)
    {
        let subject = subjects.iter().find(|s| s.is(&key.subject, &key.kind));
        let before = match subject {
            Some(subject) => sheet_of(subject, key),
            None => sheet_of(&Subject::default(), key),
        };
        let mut sheet = before.clone();
        let here = except.filter(|(of, ..)| *of == key).map(|(_, cell, code)| (cell, code));
        let in_score = |code: &str| matches!(here, Some((Cell::Score(_), of)) if of == code);
        let in_remark = |code: &str| matches!(here, Some((Cell::Remark(_), of)) if of == code);
        typed.scores.retain(|code, text| {
            let Some(criterion) = set.rules.criterion(code) else { return false };
            if in_score(code) {
                return true;
            }
            match given(text, criterion) {
                Ok(Some(score)) => {
                    sheet.scores.insert(code, score);
                }
                Ok(None) => sheet.scores.remove(code),
                Err(_) => return true,
            }
            false
        });
        typed.remarks.retain(|code, text| {
            if in_remark(code) {
                return true;
            }
            let text = clean_lines(text);
            if text.is_empty() {
                sheet.remarks.remove(code);
            } else {
                sheet.remarks.insert(code.clone(), text);
            }
            false
        });
        if sheet != before {
            sheets.push(sheet);
        }
    }
    all.retain(|_, typed| *typed != Typed::default());
    sheets
}
