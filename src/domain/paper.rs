//! A paper of the office as a record: what it is about, how it was corrected, how far it has come.
use super::{
    adjustments::Adjustments,
    decision::PaperState,
    entered::Entered,
    field::Field,
    ids::{BodyId, DecisionId, KeyVisitor, PaperId, Record, RoundId, visit_key},
    paper_kind::PaperKind,
    paper_number,
    problem::{Findings, Problem},
    stored_form::{lines, one_line},
    vietnamese::clean_lines,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a paper is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// The whole book.
    #[default]
    Book,
    /// Năm công tác, whether or not the book has a record of it.
    Year(i64),
    /// One record: a round, a decision, a unit …
    Record(Record),
}

impl About {
    /// A round of awards.
    pub const fn round(id: RoundId) -> Self {
        Self::Record(Record::Round(id))
    }

    /// A decision.
    pub const fn decision(id: DecisionId) -> Self {
        Self::Record(Record::Decision(id))
    }
}

/// Options of a form of paper as they are given on the command line: key and value.
pub type Options = BTreeMap<String, String>;

/// Other words for one text of a paper. It keeps the words it replaced, so that a change beneath is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextCorrection {
    /// The name of the text, as `report/spots.rs` gives it.
    pub spot: String,
    /// The words that were composed there.
    pub replaced: String,
    /// The words to print.
    pub words: String,
}

/// What is done with a line of a decision on its paper: căn cứ, article, paragraph, line of Nơi nhận.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    /// A new one below it.
    Below,
    /// It goes.
    Remove,
    /// It changes places with the one above.
    Up,
    /// It changes places with the one below.
    Down,
}

impl LineChange {
    /// Every one, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Below, Self::Remove, Self::Up, Self::Down];
}

/// Xác nhận (bản soát): someone read a text and said that it is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    /// The name of the text; blank for the whole paper.
    pub spot: String,
    /// Its words then: when others stand there it is confirmed no more.
    pub words: String,
    /// Who said so: a unit, a person.
    pub by: String,
    /// The day, `yyyy-mm-dd`.
    pub on: String,
    /// Cần sửa: what is to be otherwise, as it was said; blank where it is right.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wants: String,
}

/// Giấy: one of a form about one matter, from nháp over trình ký to đã phát hành.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    /// `None` while not yet stored.
    pub id: Option<PaperId>,
    /// Which form of the catalog: `quyet-dinh`.
    pub report: String,
    /// What it is about.
    pub about: About,
    /// Its options; those not named are as usual.
    pub options: Options,
    /// Cơ quan ban hành.
    pub body: Option<BodyId>,
    /// Tên loại; `None` for a list that has no number of its own.
    pub kind: Option<PaperKind>,
    /// Số; an annex has that of its decision.
    pub number: String,
    /// Ngày ký.
    pub date: Entered<Date>,
    /// Trạng thái.
    pub state: PaperState,
    /// Words put in by hand.
    pub corrections: Vec<TextCorrection>,
    /// What is arranged otherwise than in its form.
    pub adjustments: Adjustments,
    /// Who read it and found it right.
    pub confirmations: Vec<Confirmation>,
    /// What everything it says comes to, see `layout::fingerprint`, when it was issued. Blank before, and
    /// of papers kept by programs that did not know it.
    pub fingerprint: String,
    /// SHA-256 of what is kept of it, in hexadecimal; blank unless it is issued.
    pub content: String,
}

/// What the rest of the book says about a paper.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaperFacts {
    /// Is there another live one of this form about the same?
    pub twice: bool,
    /// Is the record it is about gone, or in the trash?
    pub about_is_gone: bool,
}

impl Paper {
    /// The words by which the history names it: nothing, it is named by what it is about.
    pub fn history_name(&self) -> &'static str {
        ""
    }

    /// What is wrong with it.
    pub fn check(&self, facts: PaperFacts, today: Date) -> Findings {
        let mut found = Findings::default();
        found.require(Field::PaperForm, &self.report);
        if facts.twice {
            found.add(Field::PaperForm, Problem::AlreadyInList);
        }
        if facts.about_is_gone {
            found.add(Field::PaperForm, Problem::Gone);
        }
        let date = found.read(Field::DecisionDate, &self.date);
        if date.is_some_and(|day| day > today) {
            found.add(Field::DecisionDate, Problem::InTheFuture);
        }
        let number = self.number.trim();
        if let Some(kind) = self.kind
            && !number.is_empty()
            && !number.contains('/')
            && paper_number::readable(number, kind).is_none()
        {
            found.add(Field::Number, Problem::OddNumber);
        }
        if self.state == PaperState::Issued {
            if self.kind.is_some() && number.is_empty() {
                found.add(Field::Number, Problem::NeededToIssue);
            }
            if self.date.text.trim().is_empty() {
                found.add(Field::DecisionDate, Problem::NeededToIssue);
            }
        }
        let mut spots: Vec<&str> = self.corrections.iter().map(|c| c.spot.as_str()).collect();
        spots.sort_unstable();
        if spots.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
            found.add(Field::PaperCorrections, Problem::AlreadyInList);
        }
        found
    }

    /// Puts everything into its stored form; `today` completes a day without its year.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.report, &mut self.number]);
        self.date.tidy(today);
        for correction in &mut self.corrections {
            // The words it replaced stay as they were composed, breaks and all.
            lines(&mut [&mut correction.words]);
        }
        for confirmation in &mut self.confirmations {
            one_line(&mut [&mut confirmation.by, &mut confirmation.wants]);
        }
    }

    /// Has every key looked at by which it names a record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        if let About::Record(record) = &mut self.about {
            record.visit_key(visit);
        }
        visit_key(&mut self.body, visit);
    }

    /// Puts other words in the place of a text that is composed of `composed`; the same words are no correction.
    pub fn set_words(&mut self, spot: &str, composed: &str, words: &str) {
        self.take_back(spot);
        if clean_lines(words) != clean_lines(composed) {
            self.corrections.push(TextCorrection {
                spot: spot.to_owned(),
                replaced: composed.to_owned(),
                words: words.to_owned(),
            });
        }
    }

    /// Trả lại: a text is printed as it is composed again.
    pub fn take_back(&mut self, spot: &str) {
        self.corrections.retain(|correction| correction.spot != spot);
    }

    /// Is a text confirmed as it stands?
    pub fn is_confirmed(&self, spot: &str, words: &str) -> bool {
        let is_it = |c: &Confirmation| c.spot == spot && c.words == words && c.wants.is_empty();
        self.confirmations.iter().any(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_issued_with_number_and_day_where_its_kind_has_them() {
        let today = Date::constant(2026, 12, 5);
        let list = Paper {
            report: "de-nghi-tap-the".into(),
            state: PaperState::Issued,
            date: "05/12/2026".into(),
            ..Paper::default()
        };
        let facts = PaperFacts::default();
        assert!(list.check(facts, today).list.is_empty());
        let letter = Paper { kind: Some(PaperKind::Submission), ..list.clone() };
        assert_eq!(letter.check(facts, today).list, [(Field::Number, Problem::NeededToIssue)]);
        let early = Paper { date: "06/12/2026".into(), ..list.clone() };
        assert_eq!(early.check(facts, today).list, [(Field::DecisionDate, Problem::InTheFuture)]);
        let same = TextCorrection { spot: "subject".into(), ..TextCorrection::default() };
        let twice = Paper { corrections: vec![same.clone(), same], ..list };
        assert!(twice.check(facts, today).has_errors());
    }

    #[test]
    fn words_put_in_by_hand_are_taken_back_by_the_composed_ones() {
        let mut paper = Paper::default();
        paper.set_words("row/7/name", "Kim Sóc", "Kim Thị Sóc");
        paper.set_words("row/7/name", "Kim Sóc", "Kim Thị Sóc Mẫu");
        let words: Vec<&str> = paper.corrections.iter().map(|c| c.words.as_str()).collect();
        assert_eq!(words, ["Kim Thị Sóc Mẫu"]);
        paper.set_words("row/7/name", "Kim Sóc", "Kim  Sóc ");
        assert_eq!(paper.corrections, []);
        paper.set_words("subject", "về việc", "");
        paper.take_back("subject");
        assert_eq!(paper.corrections, []);
    }

    #[test]
    fn a_confirmation_stands_on_its_words() {
        let paper = Paper {
            confirmations: vec![Confirmation {
                spot: "row/7/name".into(),
                words: "Kim Sóc".into(),
                ..Confirmation::default()
            }],
            ..Paper::default()
        };
        assert!(paper.is_confirmed("row/7/name", "Kim Sóc"));
        assert!(!paper.is_confirmed("row/7/name", "Kim Thị Sóc"));
    }
}
