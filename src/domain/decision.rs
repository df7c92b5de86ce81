//! Decisions (quyết định), ours and other bodies'.
use super::{
    entered::Entered,
    field::Field,
    ids::{BodyId, DecisionId, KeyVisitor, RoundId, SignatoryId, visit_key},
    paper_kind::PaperKind,
    paper_number,
    problem::{Findings, Problem},
    stored_form::{lines, one_line},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How far a paper has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperState {
    /// Nháp: number and day stay blank, nothing is frozen.
    #[default]
    Draft,
    /// Trình ký.
    Submitted,
    /// Đã phát hành: its papers are kept as they were issued.
    Issued,
}

/// How a decision stands to an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowsAs {
    /// It stands by itself.
    #[default]
    First,
    /// Bổ sung: it awards whom the earlier one left out.
    Supplement,
    /// Sửa đổi: it changes what the earlier one says, and awards nobody.
    Amendment,
}

impl FollowsAs {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::First, Self::Supplement, Self::Amendment];
}

/// Quyết định.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// `None` while not yet stored.
    pub id: Option<DecisionId>,
    /// Cơ quan ban hành.
    pub body: Option<BodyId>,
    /// Số: text (12, 12a), blank while not issued.
    pub number: String,
    /// Ngày ký; blank while not issued.
    pub date: Entered<Date>,
    /// Trích yếu: `về việc tặng Giấy khen …`. Line breaks set by hand are kept.
    pub summary: String,
    /// Đợt it closes, when there is one.
    pub round: Option<RoundId>,
    /// The decision it follows.
    pub follows: Option<DecisionId>,
    /// As what.
    pub follows_as: FollowsAs,
    /// Người ký.
    pub signatory: Option<SignatoryId>,
    /// Căn cứ, one a line, without dashes and final signs.
    pub bases: String,
    /// After “- Xét đề nghị của ”.
    pub considering: String,
    /// The articles as the clerk wrote them, one a paragraph; blank: made from the data.
    pub articles: String,
    /// Nơi nhận, one a line; blank: the body's.
    pub distribution: String,
    /// Why a number was used twice.
    pub number_repeat_reason: String,
    /// Trạng thái.
    pub state: PaperState,
    /// Ghi chú.
    pub note: String,
    /// Cần rà soát.
    pub needs_review: bool,
}

impl Decision {
    /// Does it award anybody, or does it only change what another one says?
    pub fn awards(&self) -> bool {
        self.follows_as != FollowsAs::Amendment
    }

    /// Has it gone to be signed, or may it: has it its number and day?
    pub fn is_sent_to_sign(&self) -> bool {
        self.state != PaperState::Draft || !self.number.is_empty() && self.date.get().is_some()
    }

    /// Is it issued? One of a body not ours is known by its number and day.
    pub fn is_final(&self, is_ours: bool) -> bool {
        self.state == PaperState::Issued || !is_ours && self.is_sent_to_sign()
    }
}

/// What a decision still lacks. Said before it is printed and before it is issued; only without recipients, or without
/// saying what it changes, it cannot be issued, the rest is the office's own affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nobody is awarded by it.
    Recipients,
    /// It gives several forms, and its subject or its articles do not name them all.
    Forms,
    /// A form for persons only (kỷ niệm chương) is given to a collective or household.
    OnlyPersons,
    /// No căn cứ.
    Bases,
    /// None of its căn cứ gives the body its authority.
    Authority,
    /// It does not say whose proposal it follows.
    Proposal,
    /// Nobody is in post to sign it.
    Signatory,
    /// Whoever signs has no post yet.
    Post,
    /// The body has no symbol for its numbers.
    Symbol,
    /// It changes another one and does not say what.
    Articles,
    /// A line that was added still stands as dots.
    Room,
    /// So many awards of its round, body and form stand under no decision.
    Undecided(usize),
    /// About so many of its names an agency that was asked had something to say.
    Objections(usize),
    /// So many of its names were not passed by the last meeting that voted on them, and nothing says why they stay.
    NotPassed(usize),
    /// So many units of its round found a name wrong that was not changed since.
    NamesWrong(usize),
    /// So many of its names lack papers of their dossier, or an answer of an agency that was asked.
    Unfinished(usize),
}

impl Gap {
    /// Does it keep the decision from being issued?
    pub fn stops_issue(self) -> bool {
        matches!(self, Self::Recipients | Self::Articles)
    }
}

/// What the rest of the book says about a decision.
#[derive(Clone, Debug, Default)]
pub struct DecisionFacts {
    /// What the decision with the same number in the same series is about.
    pub number_used_by: Option<String>,
    /// Was the chosen signatory in the post on the day?
    pub signatory_out_of_office: bool,
    /// Somebody is awarded by it.
    pub has_awards: bool,
    /// Warnings of legal bases and rule sets.
    pub warnings: Vec<(Field, Problem)>,
}

impl Decision {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.summary
    }

    /// What is wrong with it.
    pub fn check(&self, facts: &DecisionFacts, today: Date) -> Findings {
        let mut found = Findings::default();
        if self.body.is_none() {
            found.add(Field::Body, Problem::Required);
        }
        found.require(Field::DecisionSummary, &self.summary);
        if self.follows_as != FollowsAs::First && self.follows.is_none() {
            found.add(Field::Follows, Problem::Required);
        }
        if !self.awards() && facts.has_awards {
            found.add(Field::FollowsAs, Problem::AmendsOnly);
        }
        if self.follows.is_some() && self.follows == self.id {
            found.add(Field::Follows, Problem::FollowsItself);
        }
        let date = found.read(Field::DecisionDate, &self.date);
        if date.is_some_and(|d| d > today) {
            found.add(Field::DecisionDate, Problem::InTheFuture);
        }
        let number = self.number.trim();
        let odd = paper_number::readable(number, PaperKind::Decision).is_none();
        if !number.is_empty() && !number.contains('/') && odd {
            found.add(Field::Number, Problem::OddNumber);
        }
        if let Some(by) = &facts.number_used_by
            && self.number_repeat_reason.trim().is_empty()
        {
            found.add(Field::Number, Problem::NumberUsed { by: by.clone() });
        }
        if facts.signatory_out_of_office {
            found.add(Field::Signatory, Problem::SignatoryNotInOffice);
        }
        if self.state == PaperState::Issued {
            if self.number.trim().is_empty() {
                found.add(Field::Number, Problem::NeededToIssue);
            }
            if self.date.text.trim().is_empty() {
                found.add(Field::DecisionDate, Problem::NeededToIssue);
            }
        }
        for (field, problem) in &facts.warnings {
            found.add(*field, problem.clone());
        }
        found
    }
}

/// The form a decision speaks of first: of the awards it has; else that of its round where some of those waiting
/// have it; else the one most of them have, the first of several.
pub fn one_form<'a>(
    has: Option<&'a str>,
    of_round: &'a str,
    waiting: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    if has.is_some() {
        return has;
    }
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for form in waiting {
        match counted.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => counted.push((form, 1)),
        }
    }
    let rank = |(form, count): (&str, usize)| (form == of_round, count);
    // The last of several equals counts as the highest: the first is to.
    counted.into_iter().rev().max_by_key(|c| rank(*c)).map(|(form, _)| form)
}

/// The order of numbers as people count: 2, 12, 12a, 12b, 100.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let split = |s: &str| {
        let figures: String = s.trim().chars().take_while(char::is_ascii_digit).collect();
        let rest = s.trim().get(figures.len()..).unwrap_or_default().to_lowercase();
        (figures.parse::<u64>().unwrap_or(u64::MAX), rest)
    };
    split(a).cmp(&split(b))
}

/// The number after the highest of those used; two figures at least: `05`.
pub fn next_number<'a>(used: impl Iterator<Item = &'a str>) -> String {
    let highest = used
        .filter_map(|n| n.trim().trim_end_matches(char::is_alphabetic).parse::<u64>().ok())
        .max()
        .unwrap_or(0);
    format!("{:02}", highest.saturating_add(1))
}

impl Decision {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.number,
            &mut self.considering,
            &mut self.number_repeat_reason,
            &mut self.note,
        ]);
        lines(&mut [
            &mut self.summary,
            &mut self.bases,
            &mut self.articles,
            &mut self.distribution,
        ]);
        self.date.tidy(today);
        if self.follows_as == FollowsAs::First {
            self.follows = None;
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.body, visit);
        visit_key(&mut self.round, visit);
        visit_key(&mut self.signatory, visit);
        visit_key(&mut self.follows, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_order_people_count() {
        let mut numbers = ["100", "12b", "2", "", "12", "12a", "05"];
        numbers.sort_by(|a, b| natural_order(a, b));
        assert_eq!(numbers, ["2", "05", "12", "12a", "12b", "100", ""]);
        assert_eq!(next_number(["09", "9a", ""].into_iter()), "10");
        assert_eq!(next_number([].into_iter()), "01");
        assert_eq!(next_number(["18446744073709551615"].into_iter()), "18446744073709551615");
    }

    #[test]
    fn a_decision_has_one_form() {
        let of =
            |has, round, waiting: &[&'static str]| one_form(has, round, waiting.iter().copied());
        let waiting = ["Bằng khen", "Giấy khen", "Biểu dương", "Biểu dương", "Giấy khen"];
        assert_eq!(of(None, "Bằng khen", &waiting), Some("Bằng khen"));
        assert_eq!(of(None, "Kỷ niệm chương", &waiting), Some("Giấy khen"));
        assert_eq!(of(Some("Kỷ niệm chương"), "Bằng khen", &waiting), Some("Kỷ niệm chương"));
        assert_eq!(of(None, "Giấy khen", &[]), None);
    }

    #[test]
    fn a_number_used_twice_wants_a_reason() {
        let facts = DecisionFacts {
            number_used_by: Some("tặng Giấy khen".into()),
            ..DecisionFacts::default()
        };
        let mut decision = Decision {
            body: Some(BodyId(1)),
            number: "05".into(),
            date: "05/12/2016".into(),
            summary: "về việc …".into(),
            ..Decision::default()
        };
        let today = Date::constant(2016, 12, 31);
        assert!(decision.check(&facts, today).has_errors());
        decision.number_repeat_reason = "Số 05 ghi trùng ở văn thư".into();
        assert_eq!(decision.check(&facts, today), Findings::default());
        decision.date = "01/02/2017".into();
        assert_eq!(
            decision.check(&facts, today).list,
            [(Field::DecisionDate, Problem::InTheFuture)]
        );
    }
}
