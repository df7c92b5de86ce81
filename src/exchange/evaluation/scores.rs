//! A file of scores: a line a score, `@ha-bac` and `@loai-tru` with their reason as one. What does not fit the
//! set is named where it stands, and never counted.
use super::lines::{Remark, Remarks, Table, key};
use crate::{
    domain::{
        evaluation::{
            Criterion, CriterionKind, NotScored, Rules, Score, ScoreMap, decimal, stored_code,
        },
        vietnamese::{fold, same_name_key},
    },
    text::evaluation::{self as words, head, line as said, rule},
};
use std::collections::HashMap;

/// The columns. The first, and those of code and score, make a head.
const COLUMNS: [&[&str]; 8] = [
    head::SUBJECT,
    head::SCORED_CODE,
    head::SCORE,
    head::GROUP,
    head::SUBJECT_KIND,
    head::ROUND,
    head::SCORER,
    head::REMARK,
];
const NEEDED: usize = 3;

/// One line of a file of scores, before a set says what it means.
#[derive(Clone, Debug)]
struct RawScore {
    line: usize,
    subject: String,
    code: String,
    given: String,
    group: String,
    kind: String,
    round: String,
    scorer: String,
    remark: String,
}

/// The lines of a file of scores.
#[derive(Clone, Debug, Default)]
pub struct RawScores {
    scores: Vec<RawScore>,
    remarks: Vec<Remark>,
}

/// One sheet of a file: the scores of a subject in a round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadSheet {
    /// The line it begins at.
    pub line: usize,
    /// Đối tượng.
    pub subject: String,
    /// Nhóm.
    pub group: String,
    /// Loại.
    pub kind: String,
    /// Vòng.
    pub round: String,
    /// Người chấm; blank where the file says none.
    pub scorer: String,
    /// By code.
    pub scores: ScoreMap,
    /// Remarks by code.
    pub remarks: Vec<(String, String)>,
    /// Reasons to downgrade, in the words of the set.
    pub downgrades: Vec<String>,
    /// Reasons to exclude, in the words of the set.
    pub exclusions: Vec<String>,
}

/// What a file of scores says beside a set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadScores {
    /// In the order of the file.
    pub sheets: Vec<ReadSheet>,
    /// What is wrong, in the order of lines.
    pub remarks: Vec<Remark>,
}

impl ReadScores {
    /// Is there anything that must be mended first?
    pub fn has_errors(&self) -> bool {
        self.remarks.iter().any(|remark| remark.is_error)
    }
}

/// Reads the lines of a file of scores.
pub fn read_scores(text: &str) -> RawScores {
    let mut remarks = Remarks::default();
    let mut scores = Vec::new();
    let table = Table::read(text, &COLUMNS, NEEDED, said::NO_SCORES_HEAD, &mut remarks);
    for (table, line) in table.iter().flat_map(|table| table.lines.iter().map(move |l| (table, l)))
    {
        let cell = |column: usize| table.cell(line, column).to_owned();
        if table.is_too_wide(line) {
            remarks.error(line.number, said::TOO_MANY_CELLS);
            continue;
        }
        let (subject, own_code) = (cell(0), cell(1));
        if subject.is_empty() {
            remarks.error(line.number, said::NO_SUBJECT);
        } else if own_code.is_empty() {
            remarks.error(line.number, said::NO_CODE);
        } else {
            let round = if cell(5).is_empty() {
                words::ROUNDS.last().copied().unwrap_or_default().to_owned()
            } else {
                cell(5)
            };
            scores.push(RawScore {
                line: line.number,
                subject,
                code: own_code,
                given: cell(2),
                group: cell(3),
                kind: cell(4),
                round,
                scorer: cell(6),
                remark: cell(7),
            });
        }
    }
    RawScores { scores, remarks: remarks.in_order() }
}

impl RawScores {
    /// How many of its lines name a criterion or a reason that a set has: so the set they are of is found.
    pub fn known_by(&self, rules: &Rules) -> usize {
        let codes: HashMap<&str, &Criterion> =
            rules.criteria.iter().map(|c| (c.code.as_str(), c)).collect();
        let is_known = |score: &&RawScore| match reason_of(&score.code) {
            Some(rule::DOWNGRADE) => rules.downgrade(&score.given).is_some(),
            Some(_) => rules.exclusion(&score.given).is_some(),
            None => codes.contains_key(stored_code(&score.code).as_str()),
        };
        self.scores.iter().filter(is_known).count()
    }

    /// How many lines say anything.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    /// The sheets, judged line by line by the set they are of.
    pub fn sheets(&self, rules: &Rules) -> ReadScores {
        let mut remarks = Remarks(self.remarks.clone());
        let codes: HashMap<&str, &Criterion> =
            rules.criteria.iter().map(|c| (c.code.as_str(), c)).collect();
        let mut sheets: Vec<ReadSheet> = Vec::new();
        let mut places: HashMap<[String; 4], usize> = HashMap::new();
        for raw in &self.scores {
            let named =
                [&raw.subject, &raw.kind, &raw.round, &raw.scorer].map(|t| same_name_key(t));
            let place = *places.entry(named).or_insert_with(|| {
                sheets.push(ReadSheet {
                    line: raw.line,
                    subject: raw.subject.clone(),
                    group: raw.group.clone(),
                    kind: raw.kind.clone(),
                    round: raw.round.clone(),
                    scorer: raw.scorer.clone(),
                    ..ReadSheet::default()
                });
                sheets.len() - 1
            });
            let Some(sheet) = sheets.get_mut(place) else { continue };
            if same_name_key(&sheet.group) != same_name_key(&raw.group) {
                let sentence = said::two_groups(&raw.subject, &sheet.group, &raw.group);
                remarks.error(raw.line, sentence);
                continue;
            }
            take(raw, rules, &codes, sheet, &mut remarks);
        }
        let base: Vec<&Criterion> = rules.criteria.iter().filter(|c| c.kind.is_base()).collect();
        for sheet in &sheets {
            let missing = base.iter().filter(|c| sheet.scores.get(&c.code).is_none());
            let missing: Vec<String> = missing.map(|c| c.code.clone()).collect();
            if !missing.is_empty() {
                let sentence = said::missing(&sheet.subject, &sheet.round, &missing);
                remarks.warn(sheet.line, sentence);
            }
        }
        ReadScores { sheets, remarks: remarks.in_order() }
    }
}

/// Is this code a reason rather than a criterion?
fn reason_of(code: &str) -> Option<&'static str> {
    let name = key(code.strip_prefix('@')?).replace(' ', "-");
    [rule::DOWNGRADE, rule::EXCLUSION].into_iter().find(|known| *known == name)
}

/// Takes one line into its sheet, or says why not.
fn take(
    raw: &RawScore,
    rules: &Rules,
    codes: &HashMap<&str, &Criterion>,
    sheet: &mut ReadSheet,
    remarks: &mut Remarks,
) {
    if raw.code.starts_with('@') {
        let known = match reason_of(&raw.code) {
            None => {
                remarks.error(raw.line, said::unknown_rule(&raw.code));
                return;
            }
            _ if raw.given.is_empty() => {
                remarks.error(raw.line, said::NO_REASON);
                return;
            }
            Some(rule::DOWNGRADE) => (
                rules.downgrade(&raw.given).map(|known| known.reason.clone()),
                &mut sheet.downgrades,
            ),
            Some(_) => (rules.exclusion(&raw.given).map(str::to_owned), &mut sheet.exclusions),
        };
        match known {
            (Some(reason), list) if !list.contains(&reason) => list.push(reason),
            (Some(_), _) => {
                remarks.warn(raw.line, said::score_twice(&raw.subject, &raw.code));
            }
            (None, _) => remarks.error(raw.line, said::unknown_reason(&raw.subject, &raw.given)),
        }
        return;
    }
    let own_code = stored_code(&raw.code);
    let Some(criterion) = codes.get(own_code.as_str()).copied() else {
        let why = NotScored::UnknownCode;
        remarks.error(raw.line, said::score(&raw.subject, &raw.code, &raw.given, why));
        return;
    };
    if raw.given.is_empty() {
        remarks.warn(raw.line, said::NO_SCORE);
        return;
    }
    let score = match read_score(&raw.given, criterion) {
        Ok(score) => score,
        Err(why) => {
            remarks.error(raw.line, said::score(&raw.subject, &own_code, &raw.given, why));
            return;
        }
    };
    if let (Score::Measured(measured), false) = (score, raw.given.contains('%')) {
        let points = words::points(criterion.points_for(measured));
        remarks.warn(raw.line, said::measured(&raw.subject, &own_code, &raw.given, &points));
    }
    if sheet.scores.get(&own_code).is_some() {
        remarks.error(raw.line, said::score_twice(&raw.subject, &own_code));
        return;
    }
    sheet.scores.insert(&own_code, score);
    if !raw.remark.is_empty() {
        sheet.remarks.push((own_code, raw.remark.clone()));
    }
}

/// What was given for a criterion, as it is written: points, đạt, 92 %, không áp dụng.
///
/// # Errors
/// Why it is no score of this criterion.
pub fn read_score(given: &str, criterion: &Criterion) -> Result<Score, NotScored> {
    let folded = fold(given);
    let is = |words: &[&str]| words.contains(&folded.as_str());
    let found = if is(words::given::PASSED) {
        Score::Passed
    } else if is(words::given::FAILED) {
        Score::Failed
    } else if is(words::given::NOT_APPLICABLE) {
        Score::NotApplicable
    } else if let Some(measured) = folded.strip_suffix('%') {
        Score::Measured(decimal(measured)?)
    } else {
        let figures = words::given::POINTS.iter().find_map(|word| folded.strip_suffix(word));
        Score::Points(decimal(figures.unwrap_or(&folded))?)
    };
    match (found.check(criterion), found) {
        (Ok(()), _) => Ok(found),
        // More than the maximum can be no points; a percentage without its sign is said so.
        (Err(_), Score::Points(measured)) if may_be_measured(criterion, measured) => {
            Ok(Score::Measured(measured))
        }
        (Err(why), _) => Err(why),
    }
}

fn may_be_measured(criterion: &Criterion, number: i64) -> bool {
    const WHOLE: i64 = 10_000;
    criterion.kind == CriterionKind::Bands
        && criterion.bands.iter().any(|band| band.is_percent)
        && number > criterion.most_points()
        && number <= WHOLE
}
