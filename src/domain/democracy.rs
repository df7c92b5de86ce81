//! Grassroots democracy (quy chế dân chủ ở cơ sở) of one unit in one year, with its inspections.
use super::{
    answer::Answer,
    entered::{Entered, Money, Whole},
    field::Field,
    ids::{
        DemocracyRecordId, DialogueId, InspectionId, InternalRuleId, KeyVisitor, Kind, UnitId,
        visit_key,
    },
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::{fold, same_name_key},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Why a dialogue was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DialogueKind {
    /// Định kỳ.
    #[default]
    Periodic,
    /// Khi một bên yêu cầu.
    OnRequest,
    /// Theo vụ việc.
    ByCase,
}

impl DialogueKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Periodic, Self::OnRequest, Self::ByCase];
}

/// What happened to an internal rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InternalRuleKind {
    /// Xây dựng mới.
    #[default]
    New,
    /// Sửa đổi.
    Amended,
    /// Bổ sung.
    Supplemented,
}

impl InternalRuleKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::New, Self::Amended, Self::Supplemented];
}

/// Thực hiện quy chế dân chủ ở cơ sở (QCDC) of one unit in one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DemocracyRecord {
    /// `None` while not yet stored.
    pub id: Option<DemocracyRecordId>,
    /// Đơn vị.
    pub unit: Option<UnitId>,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Không áp dụng cho cả đơn vị.
    pub is_exempt: bool,
    /// Ban Chỉ đạo cơ sở.
    pub committee: Answer,
    /// Quyết định thành lập số.
    pub committee_number: String,
    /// Ngày quyết định thành lập.
    pub committee_date: Entered<Date>,
    /// Ngày kiện toàn gần nhất.
    pub committee_renewed: Entered<Date>,
    /// Trưởng Ban.
    pub committee_head: String,
    /// Số thành viên.
    pub committee_members: Entered<Whole>,
    /// Quy chế hoạt động của Ban Chỉ đạo.
    pub rules: Answer,
    /// Quy chế số.
    pub rules_number: String,
    /// Ngày quy chế.
    pub rules_date: Entered<Date>,
    /// Kế hoạch năm.
    pub plan: Answer,
    /// Kế hoạch số.
    pub plan_number: String,
    /// Ngày kế hoạch.
    pub plan_date: Entered<Date>,
    /// Hội nghị người lao động.
    pub conference: Answer,
    /// Ngày hội nghị.
    pub conference_date: Entered<Date>,
    /// Hình thức (toàn thể, đại biểu).
    pub conference_form: String,
    /// Số triệu tập dự hội nghị.
    pub conference_summoned: Entered<Whole>,
    /// Số dự hội nghị.
    pub conference_people: Entered<Whole>,
    /// Nghị quyết hội nghị.
    pub conference_resolution: String,
    /// Đối thoại: không áp dụng.
    pub dialogues_na: bool,
    /// Thỏa ước lao động tập thể.
    pub agreement: Answer,
    /// Ngày ký thỏa ước.
    pub agreement_signed: Entered<Date>,
    /// Ngày hết hạn thỏa ước.
    pub agreement_expires: Entered<Date>,
    /// Số điều có lợi hơn luật.
    pub better_terms: Entered<Whole>,
    /// Quy chế nội bộ: không áp dụng.
    pub internal_rules_na: bool,
    /// Ban Thanh tra nhân dân, Ban Kiểm soát.
    pub board: Answer,
    /// Số cuộc giám sát của Ban.
    pub board_checks: Entered<Whole>,
    /// Công đoàn cơ sở.
    pub union: Answer,
    /// Số đoàn viên công đoàn.
    pub union_members: Entered<Whole>,
    /// Phong trào thi đua công đoàn phát động.
    pub union_movements: String,
    /// Số cuộc giám sát của công đoàn.
    pub union_checks: Entered<Whole>,
    /// Ủng hộ các quỹ (đồng).
    pub union_funds: Entered<Money>,
    /// Đơn thư: không áp dụng.
    pub petitions_na: bool,
    /// Số đơn thư nhận.
    pub petitions_received: Entered<Whole>,
    /// Số đơn thư đã giải quyết.
    pub petitions_resolved: Entered<Whole>,
    /// Đình công.
    pub strike: Answer,
    /// Xếp loại quy chế dân chủ.
    pub class: String,
    /// Xếp loại tổ chức cơ sở đảng.
    pub unit_class: String,
    /// Why that class, though grassroots democracy speaks against it.
    pub class_reason: String,
    /// Ghi chú.
    pub note: String,
    /// Một cuộc đối thoại.
    pub dialogues: Vec<Dialogue>,
    /// Một quy chế, quy định nội bộ.
    pub internal_rules: Vec<InternalRule>,
    /// Một cuộc kiểm tra, planned or held.
    pub inspections: Vec<Inspection>,
}

/// Một cuộc đối thoại.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dialogue {
    /// `None` while not yet stored.
    pub id: Option<DialogueId>,
    /// Ngày đối thoại.
    pub date: Entered<Date>,
    /// Loại đối thoại.
    pub kind: DialogueKind,
    /// Số ý kiến.
    pub opinions: Entered<Whole>,
    /// Số đã giải quyết.
    pub resolved: Entered<Whole>,
    /// Nội dung đối thoại.
    pub content: String,
}

/// Một quy chế, quy định nội bộ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InternalRule {
    /// `None` while not yet stored.
    pub id: Option<InternalRuleId>,
    /// Tên quy chế, quy định.
    pub name: String,
    /// Xây dựng, sửa đổi.
    pub kind: InternalRuleKind,
    /// Số quy chế.
    pub number: String,
    /// Ngày ban hành quy chế.
    pub date: Entered<Date>,
}

/// Một cuộc kiểm tra, planned or held.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inspection {
    /// `None` while not yet stored.
    pub id: Option<InspectionId>,
    /// Ngày dự kiến kiểm tra.
    pub planned_on: Entered<Date>,
    /// Ngày kiểm tra.
    pub held_on: Entered<Date>,
    /// Đoàn kiểm tra.
    pub team: String,
    /// Nội dung kiểm tra.
    pub content: String,
    /// Kết luận.
    pub findings: String,
    /// Kiến nghị.
    pub recommendations: String,
    /// Hạn khắc phục.
    pub due: Entered<Date>,
    /// Ngày khắc phục xong.
    pub fixed_on: Entered<Date>,
}

impl Inspection {
    /// What is wrong with it.
    fn check(&self) -> Findings {
        let mut found = Findings::default();
        for (field, day) in [
            (Field::PlannedOn, &self.planned_on),
            (Field::HeldOn, &self.held_on),
            (Field::FixDue, &self.due),
            (Field::FixedOn, &self.fixed_on),
        ] {
            found.read(field, day);
        }
        if self.planned_on.text.is_empty() && self.held_on.text.is_empty() {
            found.add(Field::Inspections, Problem::Required);
        }
        found
    }
}

/// What the rest of the book says about a record.
#[derive(Clone, Debug, Default)]
pub struct DemocracyFacts {
    /// The unit has another record of this year.
    pub twice: bool,
    /// Classes of grassroots democracy in this year; empty: the office keeps no list.
    pub classes: Vec<String>,
    /// Classes of units in this year, the best first.
    pub unit_classes: Vec<String>,
    /// Classes of grassroots democracy that count as done well.
    pub good_classes: Vec<String>,
}

impl DemocracyRecord {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.year.text
    }

    /// What is wrong with it.
    pub fn check(&self, facts: &DemocracyFacts) -> Findings {
        let mut found = Findings::default();
        if self.unit.is_none() {
            found.add(Field::Unit, Problem::Required);
        } else if facts.twice {
            found.add(Field::Unit, Problem::UnitYearTwice);
        }
        found.require(Field::Year, &self.year.text);
        let year = found.read_year(Field::Year, &self.year);
        let in_year = |found: &mut Findings, field: Field, day: &Entered<Date>| {
            let day = found.read(field, day);
            if let (Some(day), Some(year)) = (day, year)
                && i64::from(day.year()) != year
            {
                found.add(field, Problem::NotInYear);
            }
        };
        in_year(&mut found, Field::ConferenceDate, &self.conference_date);
        for (field, day) in [
            (Field::CommitteeDate, &self.committee_date),
            (Field::CommitteeRenewed, &self.committee_renewed),
            (Field::RulesDate, &self.rules_date),
            (Field::PlanDate, &self.plan_date),
        ] {
            found.read(field, day);
        }
        if self.committee == Answer::No && !self.committee_number.trim().is_empty() {
            found.add(Field::CommitteeNumber, Problem::NumberWithoutCommittee);
        }
        found.read_span(
            (Field::AgreementSigned, &self.agreement_signed),
            (Field::AgreementExpires, &self.agreement_expires),
        );
        for (field, number) in [
            (Field::CommitteeSize, &self.committee_members),
            (Field::ConferenceSummoned, &self.conference_summoned),
            (Field::ConferencePeople, &self.conference_people),
            (Field::BetterTerms, &self.better_terms),
            (Field::BoardChecks, &self.board_checks),
            (Field::UnionMembers, &self.union_members),
            (Field::UnionChecks, &self.union_checks),
        ] {
            found.read(field, number);
        }
        found.read(Field::UnionFunds, &self.union_funds);
        let received = found.read(Field::PetitionsReceived, &self.petitions_received);
        let resolved = found.read(Field::PetitionsResolved, &self.petitions_resolved);
        if resolved.is_some_and(|r| r > received.unwrap_or(Whole(0))) {
            found.add(Field::PetitionsResolved, Problem::MoreResolvedThanReceived);
        }
        self.check_classes(facts, year, &mut found);
        for (row, dialogue) in self.dialogues.iter().enumerate() {
            let mut of_part = Findings::default();
            in_year(&mut of_part, Field::DialogueDate, &dialogue.date);
            let opinions = of_part.read(Field::Opinions, &dialogue.opinions);
            let resolved = of_part.read(Field::OpinionsResolved, &dialogue.resolved);
            if resolved.is_some_and(|r| r > opinions.unwrap_or(Whole(0))) {
                of_part.add(Field::OpinionsResolved, Problem::MoreResolvedThanReceived);
            }
            found.add_part(Kind::Dialogue, row, of_part);
        }
        for (row, rule) in self.internal_rules.iter().enumerate() {
            let mut of_part = Findings::default();
            of_part.require(Field::InternalRuleName, &rule.name);
            of_part.read(Field::InternalRuleDate, &rule.date);
            found.add_part(Kind::InternalRule, row, of_part);
        }
        for (row, inspection) in self.inspections.iter().enumerate() {
            found.add_part(Kind::Inspection, row, inspection.check());
        }
        found
    }

    /// Classes that the year does not have, and a best one that the other class speaks against.
    fn check_classes(&self, facts: &DemocracyFacts, year: Option<i64>, found: &mut Findings) {
        let Some(year) = year else { return };
        for (field, class, of_year) in [
            (Field::DemocracyClass, &self.class, &facts.classes),
            (Field::UnitClass, &self.unit_class, &facts.unit_classes),
        ] {
            let is_there =
                || of_year.iter().any(|known| same_name_key(known) == same_name_key(class));
            if !class.is_empty() && !of_year.is_empty() && !is_there() {
                found.add(field, Problem::NotAClassOfYear { year });
            }
        }
        let best = facts.unit_classes.first().map(|best| same_name_key(best));
        let is_best = best.is_some_and(|best| best == same_name_key(&self.unit_class));
        if is_best && self.is_short_of_good(&facts.good_classes) && self.class_reason.is_empty() {
            let class = self.class.clone();
            found.add(Field::UnitClass, Problem::BestDespiteDemocracy { class });
        }
    }

    /// Has it a class of grassroots democracy, and none of those that count as done well?
    fn is_short_of_good(&self, good: &[String]) -> bool {
        let class = fold(&self.class);
        !class.is_empty() && !good.is_empty() && good.iter().all(|good| fold(good) != class)
    }

    /// An item of this unit; a unit that is exempt has none that applies.
    pub fn answer(&self, item: Answer) -> Answer {
        if self.is_exempt { Answer::NotApplicable } else { item }
    }
}

impl DemocracyRecord {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.committee_number,
            &mut self.committee_head,
            &mut self.rules_number,
            &mut self.plan_number,
            &mut self.conference_form,
            &mut self.conference_resolution,
            &mut self.class,
            &mut self.unit_class,
            &mut self.class_reason,
        ]);
        lines(&mut [&mut self.union_movements, &mut self.note]);
        typed(
            today,
            &mut [
                &mut self.committee_date,
                &mut self.committee_renewed,
                &mut self.rules_date,
                &mut self.plan_date,
                &mut self.conference_date,
                &mut self.agreement_signed,
                &mut self.agreement_expires,
            ],
        );
        typed(
            today,
            &mut [
                &mut self.year,
                &mut self.committee_members,
                &mut self.conference_summoned,
                &mut self.conference_people,
                &mut self.better_terms,
                &mut self.board_checks,
                &mut self.union_members,
                &mut self.union_checks,
                &mut self.petitions_received,
                &mut self.petitions_resolved,
            ],
        );
        typed(today, &mut [&mut self.union_funds]);
        for part in &mut self.dialogues {
            lines(&mut [&mut part.content]);
            typed(today, &mut [&mut part.date]);
            typed(today, &mut [&mut part.opinions, &mut part.resolved]);
        }
        for part in &mut self.internal_rules {
            one_line(&mut [&mut part.name, &mut part.number]);
            typed(today, &mut [&mut part.date]);
        }
        for part in &mut self.inspections {
            one_line(&mut [&mut part.team, &mut part.content]);
            lines(&mut [&mut part.findings, &mut part.recommendations]);
            typed(
                today,
                &mut [&mut part.planned_on, &mut part.held_on, &mut part.due, &mut part.fixed_on],
            );
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.unit, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Place;

    #[test]
    fn contradictions_are_refused_and_odd_days_pointed_out() {
        let record = DemocracyRecord {
            unit: Some(UnitId(1)),
            year: "2016".into(),
            committee: Answer::No,
            committee_number: "05-QĐ/ĐU".into(),
            conference_date: "05/01/2017".into(),
            petitions_received: "2".into(),
            petitions_resolved: "3".into(),
            inspections: vec![
                Inspection { held_on: "05/06/2016".into(), ..Inspection::default() },
                Inspection::default(),
            ],
            ..DemocracyRecord::default()
        };
        assert_eq!(
            record.check(&DemocracyFacts::default()).list,
            [
                (Field::ConferenceDate, Problem::NotInYear),
                (Field::CommitteeNumber, Problem::NumberWithoutCommittee),
                (Field::PetitionsResolved, Problem::MoreResolvedThanReceived),
                (Field::Inspections, Problem::Required),
            ]
        );
        let second = Some(Place { part: Kind::Inspection.into(), row: 1 });
        assert_eq!(
            record.check(&DemocracyFacts::default()).at(second, Field::Inspections).count(),
            1
        );
        assert_eq!(
            record.check(&DemocracyFacts::default()).at(None, Field::Inspections).count(),
            0
        );
        let exempt = DemocracyRecord { is_exempt: true, committee: Answer::Yes, ..record };
        assert_eq!(exempt.answer(exempt.committee), Answer::NotApplicable);
    }
}
