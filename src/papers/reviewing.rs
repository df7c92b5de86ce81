//! Soát tên: what each unit of a round was asked on its bản soát, and what it answered. A name that changed since
//! is checked no more, and it is said what changed.
use super::opening::compose;
use crate::{
    domain::{
        ids::RoundId,
        paper::{About, Confirmation, Paper},
    },
    layout::{
        block::{Document, Section},
        texts::{as_read, each_text},
    },
    report::{
        ReportError, ReportParams,
        options::{ANSWER_BY, OptionValue},
        sheets::review,
        spots::{self, column},
    },
    store::Reader,
    text::review::unit_in,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// The columns that a unit answers for.
const CHECKED: [&str; 5] =
    [column::NAME, column::POST, column::UNIT, column::FORM, column::ACHIEVEMENT];

/// What a unit said of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitAnswer {
    /// Chưa trả lời.
    None,
    /// Đã soát, đúng: who said so, on which day, `yyyy-mm-dd`.
    Right(String, String),
    /// Cần sửa: who said so, on which day, and what; nothing was changed since.
    Wants(String, String, String),
    /// Names changed since it answered: what it wanted, and each change, words before and now.
    Changed(String, Vec<(Option<String>, Option<String>)>),
}

/// A unit of a round, its page and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedUnit {
    /// What tells it from the others on the paper.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its page or pages.
    pub page: Document,
    /// The texts it answers for: names and words.
    pub texts: Vec<(String, String)>,
    /// What it answered.
    pub answer: UnitAnswer,
}

impl AskedUnit {
    /// A line for each name, as a message says it: `Kim Sóc, Trưởng ấp, Ấp Sóc Dừa, Giấy khen`.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<(&str, String)> = Vec::new();
        for (spot, words) in &self.texts {
            let row = spot.rsplit_once('/').map_or("", |(row, _)| row);
            match lines.last_mut().filter(|(of, _)| *of == row) {
                Some((_, line)) => {
                    line.push_str(", ");
                    line.push_str(words);
                }
                None => lines.push((row, words.clone())),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }
}

/// How many units were asked, and how far their answers are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// All units that have names in the round.
    pub units: usize,
    /// Of them, those whose names stand as they found them right.
    pub right: usize,
    /// Of them, those whose names changed since they answered.
    pub changed: Vec<String>,
    /// Of them, those that want something changed.
    pub wanting: Vec<String>,
    /// Of them, those that have not answered.
    pub silent: Vec<String>,
}

impl Answers {
    /// Counted.
    pub fn of(units: &[AskedUnit]) -> Self {
        let mut all = Self { units: units.len(), ..Self::default() };
        for unit in units {
            let name = || unit.name.clone();
            match unit.answer {
                UnitAnswer::None => all.silent.push(name()),
                UnitAnswer::Right(..) => all.right += 1,
                UnitAnswer::Wants(..) => all.wanting.push(name()),
                UnitAnswer::Changed(..) => all.changed.push(name()),
            }
        }
        all
    }

    /// How many units said something, be it overtaken by now.
    pub fn answered(&self) -> usize {
        self.units - self.silent.len()
    }
}

/// The units of a round with their pages and answers; `answer_by`: the day printed on the pages.
///
/// # Errors
/// [`ReportError`]; [`ReportError::Empty`] while nobody stands in the round.
pub fn asked_units(
    read: Reader<'_>,
    round: RoundId,
    answer_by: Option<Date>,
    today: Date,
) -> Result<Vec<AskedUnit>, ReportError> {
    let mut params = ReportParams::about(About::round(round));
    params.set(&ANSWER_BY, answer_by.map(OptionValue::Day));
    let composed = compose(&review::SPEC, read, &params, today)?.document;
    let paper = read.paper_about(review::SPEC.id, About::round(round))?;
    let confirmations = paper.map(|paper| paper.confirmations).unwrap_or_default();
    let Document { title, author, sections } = composed;
    let page = |section: Section| Document {
        title: title.clone(),
        author: author.clone(),
        sections: vec![section],
    };
    let noted: Noted<'_> = confirmations.iter().map(|c| (c.spot.as_str(), c)).collect();
    Ok(sections.into_iter().filter_map(|of| asked(page(of), &noted)).collect())
}

/// What was confirmed, by the names of the texts.
type Noted<'c> = HashMap<&'c str, &'c Confirmation>;

fn asked(page: Document, noted: &Noted<'_>) -> Option<AskedUnit> {
    let mut unit = None;
    let mut texts = Vec::new();
    each_text(&page, |_, text| {
        let Some(spot) = text.spot else { return };
        if let Some(key) = spots::unit_of(spot) {
            unit = Some((key.to_owned(), as_read(text.words).into_string()));
        }
        if spots::row_and_column(spot).is_some_and(|(_, of)| CHECKED.contains(&of)) {
            texts.push((spot.as_str().to_owned(), as_read(text.words).into_string()));
        }
    });
    let (key, to) = unit?;
    let name = unit_in(&to).to_owned();
    let answer = answer_of(&key, &texts, noted);
    Some(AskedUnit { key, name, page, texts, answer })
}

/// The name under which the answer of a unit stands among the confirmations.
fn spot_of(key: &str) -> String {
    spots::unit_asked(key).as_str().to_owned()
}

/// What a unit answered of these texts.
fn answer_of(key: &str, texts: &[(String, String)], noted: &Noted<'_>) -> UnitAnswer {
    let Some(answer) = noted.get(spot_of(key).as_str()) else { return UnitAnswer::None };
    // The names it answered for are noted with it.
    let then: Vec<&str> = answer.words.lines().collect();
    let before =
        |spot: &str| noted.get(spot).filter(|_| then.contains(&spot)).map(|c| c.words.as_str());
    let mut changes: Vec<(Option<String>, Option<String>)> = texts
        .iter()
        .map(|(spot, now)| (before(spot), now.as_str()))
        .filter(|(then, now)| *then != Some(*now))
        .map(|(then, now)| (then.map(str::to_owned), Some(now.to_owned())))
        .collect();
    let is_there = |spot: &str| texts.iter().any(|(own, _)| own == spot);
    let gone = then.iter().filter(|spot| !is_there(spot)).filter_map(|spot| before(spot));
    changes.extend(gone.map(|words| (Some(words.to_owned()), None)));
    match answer {
        answer if !changes.is_empty() => UnitAnswer::Changed(answer.wants.clone(), changes),
        answer if answer.wants.is_empty() => {
            UnitAnswer::Right(answer.by.clone(), answer.on.clone())
        }
        answer => UnitAnswer::Wants(answer.by.clone(), answer.on.clone(), answer.wants.clone()),
    }
}

/// The record of a round's bản soát with what a unit answers: who, on which day, and what it wants changed; blank:
/// all is right. What it answered before goes.
///
/// # Errors
/// The book could not be read.
pub fn with_answer(
    read: Reader<'_>,
    round: RoundId,
    unit: &AskedUnit,
    (by, on, wants): (&str, Date, &str),
) -> Result<Paper, ReportError> {
    let mut paper = without_answer(read, round, unit)?;
    let noted = |spot: &str, words: &str, wants: &str| Confirmation {
        spot: spot.to_owned(),
        words: words.to_owned(),
        by: by.to_owned(),
        on: on.to_string(),
        wants: wants.to_owned(),
    };
    let spots: Vec<&str> = unit.texts.iter().map(|(spot, _)| spot.as_str()).collect();
    paper.confirmations.push(noted(&spot_of(&unit.key), &spots.join("\n"), wants));
    // What is not right is noted all the same: it tells what was changed since.
    paper.confirmations.extend(unit.texts.iter().map(|(spot, words)| noted(spot, words, wants)));
    Ok(paper)
}

/// The same without any answer of a unit.
///
/// # Errors
/// The book could not be read.
pub fn without_answer(
    read: Reader<'_>,
    round: RoundId,
    unit: &AskedUnit,
) -> Result<Paper, ReportError> {
    let about = About::round(round);
    let paper = read.paper_about(review::SPEC.id, about)?;
    let mut paper = paper.unwrap_or_else(|| Paper {
        report: review::SPEC.id.to_owned(),
        about,
        ..Paper::default()
    });
    let whole = spot_of(&unit.key);
    let answered = paper.confirmations.iter().find(|c| c.spot == whole);
    let mut gone: Vec<String> =
        answered.map(|c| c.words.lines().map(str::to_owned).collect()).unwrap_or_default();
    gone.push(whole);
    gone.extend(unit.texts.iter().map(|(spot, _)| spot.clone()));
    paper.confirmations.retain(|c| !gone.contains(&c.spot));
    Ok(paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(spot, words)| ((*spot).to_owned(), (*words).to_owned())).collect()
    }

    #[test]
    fn an_answer_stands_until_one_of_its_names_changes() {
        let asked = texts(&[("row/7/name", "Kim Sóc"), ("row/7/post", "Trưởng ấp")]);
        let noted = |spot: &str, words: &str, wants: &str| Confirmation {
            spot: spot.into(),
            words: words.into(),
            by: "Chị Hòa".into(),
            on: "2026-12-04".into(),
            wants: wants.into(),
        };
        let answered = |wants: &str| {
            vec![
                noted("unit/3", "row/7/name\nrow/7/post", wants),
                noted("row/7/name", "Kim Sóc", wants),
                noted("row/7/post", "Trưởng ấp", wants),
            ]
        };
        let answer_of = |key: &str, texts: &[(String, String)], of: &[Confirmation]| {
            answer_of(key, texts, &of.iter().map(|c| (c.spot.as_str(), c)).collect())
        };
        assert_eq!(answer_of("3", &asked, &[]), UnitAnswer::None);
        assert_eq!(answer_of("4", &asked, &answered("")), UnitAnswer::None);
        let right = UnitAnswer::Right("Chị Hòa".into(), "2026-12-04".into());
        assert_eq!(answer_of("3", &asked, &answered("")), right);
        let wants = "Kim Thị Sóc";
        let wanting =
            UnitAnswer::Wants("Chị Hòa".into(), "2026-12-04".into(), "Kim Thị Sóc".into());
        assert_eq!(answer_of("3", &asked, &answered(wants)), wanting);
        let some = |words: &str| Some(words.to_owned());
        let cases = [
            (
                texts(&[("row/7/name", "Kim Thị Sóc"), ("row/7/post", "Trưởng ấp")]),
                vec![(some("Kim Sóc"), some("Kim Thị Sóc"))],
            ),
            (texts(&[("row/7/name", "Kim Sóc")]), vec![(some("Trưởng ấp"), None)]),
            (
                [asked.clone(), texts(&[("row/8/name", "Lê Văn Mẫu")])].concat(),
                vec![(None, some("Lê Văn Mẫu"))],
            ),
        ];
        for (now, changes) in cases {
            let changed = |wants: &str| UnitAnswer::Changed(wants.into(), changes.clone());
            assert_eq!(answer_of("3", &now, &answered("")), changed(""));
            assert_eq!(answer_of("3", &now, &answered(wants)), changed(wants));
        }
    }
}
