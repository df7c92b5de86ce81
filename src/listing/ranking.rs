//! The ranking of a year: the sheets of each set, by subject, judged by the round that decides.
use crate::{
    domain::{
        evaluation::{
            Candidate, CriteriaSet, Judges, Ranked, Reason, ScoreSheet, ScoreSubject, rank,
        },
        ids::{CriteriaSetId, ScoreSheetId},
        vietnamese::same_name_key,
    },
    listing::recognised::Recognised,
    store::{NamedSheet, Reader, StoreError},
    text::evaluation::ROUNDS,
};
use std::collections::HashMap;

/// The subjects of one set in a year, ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The set they were scored by.
    pub set: CriteriaSet,
    /// The round that decides.
    pub round: String,
    /// The most points first.
    pub lines: Vec<RankedSubject>,
}

/// One line of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedSubject {
    /// Whom it is about.
    pub subject: ScoreSubject,
    /// Its name.
    pub name: String,
    /// Its unit; blank where none is known.
    pub unit: String,
    /// Nhóm đối tượng.
    pub group: String,
    /// Loại đối tượng.
    pub kind: String,
    /// The sheet that decides; `None` where there is none.
    pub sheet: Option<ScoreSheetId>,
    /// Why it stays in its class over a cap, as that sheet says; blank: it does not.
    pub kept_reason: String,
    /// Total, class, proposal, and why.
    pub ranked: Ranked,
}

/// Every set that anybody was scored by in a year, with its subjects ranked.
///
/// # Errors
/// [`StoreError`].
pub fn rankings(read: Reader<'_>, year: i64) -> Result<Vec<Ranking>, StoreError> {
    let mut sheets = read.score_sheets(year)?;
    sheets.retain(|named| !named.sheet.is_blank());
    let mut by_set = by_set(&sheets);
    let mut found = Vec::new();
    let sets = read.criteria_sets()?;
    let recognised = if sets.iter().any(|set| set.rules.bonus_of_models) {
        Recognised::read(read, year)?
    } else {
        Recognised::default()
    };
    for set in sets {
        if let Some(sheets) = set.id.and_then(|id| by_set.remove(&id)) {
            found.push(ranking(set, &sheets, &recognised));
        }
    }
    Ok(found)
}

/// Sheets by the set they were scored by.
pub(super) fn by_set(sheets: &[NamedSheet]) -> HashMap<CriteriaSetId, Vec<&NamedSheet>> {
    let mut by_set: HashMap<CriteriaSetId, Vec<&NamedSheet>> = HashMap::new();
    for sheet in sheets {
        if let Some(set) = sheet.sheet.criteria {
            by_set.entry(set).or_default().push(sheet);
        }
    }
    by_set
}

/// Ranks the subjects of one set by its sheets of one year.
pub fn ranking(set: CriteriaSet, sheets: &[&NamedSheet], recognised: &Recognised) -> Ranking {
    let round = deciding_round(&set, sheets);
    let mut places: HashMap<(&ScoreSubject, &str), usize> = HashMap::new();
    let mut subjects: Vec<Vec<&NamedSheet>> = Vec::new();
    for sheet in sheets {
        let place = *places.entry((&sheet.sheet.subject, &sheet.sheet.kind)).or_insert_with(|| {
            subjects.push(Vec::new());
            subjects.len() - 1
        });
        if let Some(subject) = subjects.get_mut(place) {
            subject.push(sheet);
        }
    }
    let written = written_as(&round, sheets);
    let deciding: Vec<Result<&ScoreSheet, Reason>> =
        subjects.iter().map(|of| deciding_sheet(of, &round, &written)).collect();
    // The sheet that decides says its group; else the newest.
    let told: Vec<(&NamedSheet, &ScoreSheet)> = subjects
        .iter()
        .zip(&deciding)
        .filter_map(|(of, deciding)| {
            let newest = of.last()?;
            Some((*newest, deciding.as_ref().copied().unwrap_or(&newest.sheet)))
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = told
        .iter()
        .zip(&deciding)
        .map(|((named, sheet), deciding)| Candidate {
            name: &named.name,
            group: &sheet.group,
            kind: &sheet.kind,
            sheet: deciding.as_ref().map(|sheet| sheet.scored(recognised.of(&sheet.subject))),
        })
        .collect();
    let decided: Vec<Option<ScoreSheetId>> =
        deciding.iter().map(|sheet| sheet.as_ref().ok().and_then(|sheet| sheet.id)).collect();
    let lines = rank(&Judges::of(&set.rules), &candidates)
        .into_iter()
        .filter_map(|ranked| {
            let (named, sheet) = told.get(ranked.candidate)?;
            Some(RankedSubject {
                subject: sheet.subject.clone(),
                name: named.name.clone(),
                unit: named.unit.clone(),
                group: sheet.group.clone(),
                kind: sheet.kind.clone(),
                sheet: decided.get(ranked.candidate).copied().flatten(),
                kept_reason: sheet.kept_reason.clone(),
                ranked,
            })
        })
        .collect();
    Ranking { set, round, lines }
}

/// The last of the set's rounds that has a sheet. A round that the set does not know comes before the last
/// one it knows.
fn deciding_round(set: &CriteriaSet, sheets: &[&NamedSheet]) -> String {
    let own: Vec<&str> = set.rules.rounds.iter().map(String::as_str).collect();
    let known = if own.is_empty() { ROUNDS.to_vec() } else { own };
    let keys: Vec<String> = known.iter().map(|round| same_name_key(round)).collect();
    let mut rounds: Vec<&str> = Vec::new();
    for sheet in sheets {
        if !rounds.contains(&sheet.sheet.round.as_str()) {
            rounds.push(&sheet.sheet.round);
        }
    }
    let place = |round: &str| {
        let key = same_name_key(round);
        match keys.iter().position(|known| *known == key) {
            Some(at) => (2 * at + 2, key),
            None => ((2 * keys.len()).saturating_sub(1), key),
        }
    };
    rounds.into_iter().max_by_key(|round| place(round)).unwrap_or_default().to_owned()
}

/// Every way in which sheets write the name of a round: a few, for thousands of sheets.
fn written_as<'a>(round: &str, sheets: &[&'a NamedSheet]) -> Vec<&'a str> {
    let key = same_name_key(round);
    let mut all: Vec<&str> = Vec::new();
    for sheet in sheets {
        if !all.contains(&sheet.sheet.round.as_str()) {
            all.push(&sheet.sheet.round);
        }
    }
    all.retain(|written| same_name_key(written) == key);
    all
}

/// The sheet that speaks for those of a round: the agreed one, or the only one, or one of several that say the
/// same. `None`: there is none; an error: several scorers differ.
pub(super) fn speaking_sheet<'a>(
    in_round: &[&'a ScoreSheet],
) -> Result<Option<&'a ScoreSheet>, Differ> {
    let agreed = in_round.iter().find(|sheet| sheet.scorer.is_empty());
    let Some(first) = agreed.or(in_round.first()).copied() else { return Ok(None) };
    let same = |other: &&&ScoreSheet| {
        other.scores == first.scores
            && other.downgrades == first.downgrades
            && other.exclusions == first.exclusions
    };
    if agreed.is_some() || in_round.iter().filter(same).count() == in_round.len() {
        Ok(Some(first))
    } else {
        Err(Differ)
    }
}

/// Scorers of a round differ, and no agreed sheet is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Differ;

/// The sheet that decides for one subject.
fn deciding_sheet<'a>(
    of: &[&'a NamedSheet],
    round: &str,
    written: &[&str],
) -> Result<&'a ScoreSheet, Reason> {
    let in_round: Vec<&ScoreSheet> = of
        .iter()
        .map(|named| &named.sheet)
        .filter(|sheet| written.contains(&sheet.round.as_str()))
        .collect();
    match speaking_sheet(&in_round) {
        Ok(Some(sheet)) => Ok(sheet),
        Ok(None) => Err(Reason::NoSheet { round: round.to_owned() }),
        Err(Differ) => Err(Reason::NotAgreed { round: round.to_owned() }),
    }
}
