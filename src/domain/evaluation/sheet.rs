//! Phiếu chấm: the scores of one subject in one round by one scorer.
use super::{
    judging::Scored,
    rules::Rules,
    score::{NotScored, ScoreMap},
    set::CriteriaSet,
};
use crate::domain::{
    entered::{Entered, Whole},
    field::Field,
    ids::{
        CriteriaSetId, DemocracyRecordId, Key as _, KeyVisitor, PersonId, Record, RegistrationId,
        ScoreSheetId, UnitId, visit_key,
    },
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::clean_lines,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who or what is scored.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScoreSubject {
    /// A model in the year it is registered for.
    Registration(RegistrationId),
    /// What a unit did for QCDC in a year.
    Democracy(DemocracyRecordId),
    /// A unit.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
    /// Anything else, by its name.
    Name(String),
}

impl Default for ScoreSubject {
    fn default() -> Self {
        Self::Name(String::new())
    }
}

impl ScoreSubject {
    /// Its record; `None` for a name.
    pub fn record(&self) -> Option<Record> {
        match self {
            Self::Registration(id) => Some(Record::Registration(*id)),
            Self::Democracy(id) => Some(Record::DemocracyRecord(*id)),
            Self::Unit(id) => Some(Record::Unit(*id)),
            Self::Person(id) => Some(Record::Person(*id)),
            Self::Name(_) => None,
        }
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Name(name) if name.trim().is_empty())
    }

    fn visit_key(&mut self, visit: &mut KeyVisitor<'_>) {
        // A key that is taken away leaves a subject without a name, which the rules ask for.
        let kept = match self {
            Self::Registration(id) => visit(RegistrationId::KIND, id.0).map(|n| id.0 = n),
            Self::Democracy(id) => visit(DemocracyRecordId::KIND, id.0).map(|n| id.0 = n),
            Self::Unit(id) => visit(UnitId::KIND, id.0).map(|n| id.0 = n),
            Self::Person(id) => visit(PersonId::KIND, id.0).map(|n| id.0 = n),
            Self::Name(_) => Some(()),
        };
        if kept.is_none() {
            *self = Self::default();
        }
    }
}

/// Một phiếu chấm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoreSheet {
    /// `None` while not yet stored.
    pub id: Option<ScoreSheetId>,
    /// Bộ tiêu chí.
    pub criteria: Option<CriteriaSetId>,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Đối tượng chấm.
    pub subject: ScoreSubject,
    /// Nhóm đối tượng: the group whose caps and quotas it counts in.
    pub group: String,
    /// Loại đối tượng: tập thể, cá nhân.
    pub kind: String,
    /// Vòng chấm.
    pub round: String,
    /// Người chấm; blank: the agreed sheet of the round.
    pub scorer: String,
    /// Điểm.
    pub scores: ScoreMap,
    /// Remarks and evidence, by code.
    pub remarks: BTreeMap<String, String>,
    /// Lý do hạ bậc.
    pub downgrades: Vec<String>,
    /// Lý do loại trừ.
    pub exclusions: Vec<String>,
    /// Vẫn giữ mức, vì: why it stays in its class over the cap of the set.
    pub kept_reason: String,
    /// Ghi chú.
    pub note: String,
}

/// What the book says beside a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetFacts {
    /// Its set; `None`: none is chosen, or it is gone.
    pub set: Option<CriteriaSet>,
    /// Another sheet of the subject has this set, year, round and scorer.
    pub twice: bool,
}

impl ScoreSheet {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        match &self.subject {
            ScoreSubject::Name(name) => name,
            _ => &self.round,
        }
    }

    /// Does it say nothing yet? Such a sheet decides nothing.
    pub fn is_blank(&self) -> bool {
        self.scores.is_empty()
            && self.remarks.is_empty()
            && self.downgrades.is_empty()
            && self.exclusions.is_empty()
            && self.kept_reason.is_empty()
            && self.note.is_empty()
    }

    /// What of it is judged. `recognised`: see [`Scored`].
    pub fn scored(&self, recognised: Option<usize>) -> Scored<'_> {
        Scored {
            kept_reason: &self.kept_reason,
            recognised,
            ..Scored::of(&self.scores, &self.downgrades, &self.exclusions)
        }
    }

    /// What is wrong with it. What is missing is no fault of a sheet that is still filled.
    pub fn check(&self, facts: &SheetFacts) -> Findings {
        let mut found = Findings::default();
        if self.criteria.is_none() {
            found.add(Field::CriteriaSet, Problem::Required);
        }
        found.require(Field::Year, &self.year.text);
        let year = found.read_year(Field::Year, &self.year);
        if self.subject.is_blank() {
            found.add(Field::ScoreSubject, Problem::Required);
        }
        if facts.twice {
            found.add(Field::ScoreSubject, Problem::SheetTwice);
        }
        found.require(Field::ScoreRound, &self.round);
        let Some(set) = &facts.set else { return found };
        if year.is_some_and(|year| !set.is_of_year(year)) {
            found.add(Field::CriteriaSet, Problem::CriteriaNotOfYear);
        }
        self.check_scores(&set.rules, &mut found);
        found
    }

    fn check_scores(&self, rules: &Rules, found: &mut Findings) {
        for (code, score) in self.scores.iter() {
            let judged = match rules.criterion(code) {
                Some(criterion) => score.check(criterion),
                None => Err(NotScored::UnknownCode),
            };
            if let Err(why) = judged {
                found.add(Field::Scores, Problem::NotScored { code: code.to_owned(), why });
            }
        }
        let unknown = |reason: &String| Problem::UnknownReason { reason: reason.clone() };
        for reason in self.downgrades.iter().filter(|reason| rules.downgrade(reason).is_none()) {
            found.add(Field::Downgrades, unknown(reason));
        }
        for reason in self.exclusions.iter().filter(|reason| rules.exclusion(reason).is_none()) {
            found.add(Field::Exclusions, unknown(reason));
        }
    }

    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        if let ScoreSubject::Name(name) = &mut self.subject {
            one_line(&mut [name]);
        }
        one_line(&mut [&mut self.group, &mut self.kind, &mut self.round, &mut self.scorer]);
        one_line(&mut [&mut self.kept_reason]);
        lines(&mut [&mut self.note]);
        typed(today, &mut [&mut self.year]);
        for reason in self.downgrades.iter_mut().chain(&mut self.exclusions) {
            one_line(&mut [reason]);
        }
        self.downgrades.retain(|reason| !reason.is_empty());
        self.exclusions.retain(|reason| !reason.is_empty());
        for remark in self.remarks.values_mut() {
            *remark = clean_lines(remark);
        }
        self.remarks.retain(|_, remark| !remark.is_empty());
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.criteria, visit);
        self.subject.visit_key(visit);
    }
}
