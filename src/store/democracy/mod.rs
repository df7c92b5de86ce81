//! Grassroots democracy of units in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    answer::Answer,
    democracy::{
        DemocracyFacts, DemocracyRecord, Dialogue, DialogueKind, Inspection, InternalRule,
        InternalRuleKind,
    },
    ids::{DemocracyRecordId, Kind, UnitId},
    list_item::ListKind,
    problem::Findings,
};
use rusqlite::{Row, named_params};

words! {
    DialogueKind { Periodic = "periodic", OnRequest = "on_request", ByCase = "by_case" }
    InternalRuleKind { New = "new", Amended = "amended", Supplemented = "supplemented" }
}

/// One line of the list of grassroots democracy. It has no parts, and so cannot be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct DemocracyRecordRow {
    /// Key.
    pub id: DemocracyRecordId,
    /// Đơn vị.
    pub unit: UnitId,
    /// Năm công tác.
    pub year: i64,
    /// Ban Chỉ đạo cơ sở, as it applies to the unit.
    pub committee: Answer,
    /// Hội nghị người lao động, as it applies to the unit.
    pub conference: Answer,
    /// Thỏa ước lao động tập thể, as it applies to the unit.
    pub agreement: Answer,
    /// Xếp loại quy chế dân chủ.
    pub class: String,
    /// Xếp loại tổ chức cơ sở đảng.
    pub unit_class: String,
}

/// Yes, no or unknown in one column, “không áp dụng” as a flag of its own.
fn answer(row: &Row<'_>, said: &str, not_applicable: &str) -> rusqlite::Result<Answer> {
    Ok(Answer::of(row.get(said)?, row.get(not_applicable)?))
}

fn row_to_democracy_record(row: &Row<'_>) -> rusqlite::Result<DemocracyRecord> {
    Ok(DemocracyRecord {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        year: row.get("year")?,
        is_exempt: row.get("is_exempt")?,
        committee: answer(row, "committee", "committee_na")?,
        committee_number: row.get("committee_number")?,
        committee_date: row.get("committee_date")?,
        committee_renewed: row.get("committee_renewed")?,
        committee_head: row.get("committee_head")?,
        committee_members: row.get("committee_members")?,
        rules: answer(row, "rules", "rules_na")?,
        rules_number: row.get("rules_number")?,
        rules_date: row.get("rules_date")?,
        plan: answer(row, "plan", "plan_na")?,
        plan_number: row.get("plan_number")?,
        plan_date: row.get("plan_date")?,
        conference: answer(row, "conference", "conference_na")?,
        conference_date: row.get("conference_date")?,
        conference_form: row.get("conference_form")?,
        conference_summoned: row.get("conference_summoned")?,
        conference_people: row.get("conference_people")?,
        conference_resolution: row.get("conference_resolution")?,
        dialogues_na: row.get("dialogues_na")?,
        agreement: answer(row, "agreement", "agreement_na")?,
        agreement_signed: row.get("agreement_signed")?,
        agreement_expires: row.get("agreement_expires")?,
        better_terms: row.get("better_terms")?,
        internal_rules_na: row.get("internal_rules_na")?,
        board: answer(row, "board", "board_na")?,
        board_checks: row.get("board_checks")?,
        union: answer(row, "has_union", "has_union_na")?,
        union_members: row.get("union_members")?,
        union_movements: row.get("union_movements")?,
        union_checks: row.get("union_checks")?,
        union_funds: row.get("union_funds")?,
        petitions_na: row.get("petitions_na")?,
        petitions_received: row.get("petitions_received")?,
        petitions_resolved: row.get("petitions_resolved")?,
        strike: answer(row, "strike", "strike_na")?,
        class: row.get("class")?,
        unit_class: row.get("unit_class")?,
        class_reason: row.get("class_reason")?,
        note: row.get("note")?,
        dialogues: Vec::new(),
        internal_rules: Vec::new(),
        inspections: Vec::new(),
    })
}

fn row_to_dialogue(row: &Row<'_>) -> rusqlite::Result<Dialogue> {
    Ok(Dialogue {
        id: row.get("id")?,
        date: row.get("date")?,
        kind: row.get("kind")?,
        opinions: row.get("opinions")?,
        resolved: row.get("resolved")?,
        content: row.get("content")?,
    })
}

fn row_to_internal_rule(row: &Row<'_>) -> rusqlite::Result<InternalRule> {
    Ok(InternalRule {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        number: row.get("number")?,
        date: row.get("date")?,
    })
}

fn row_to_inspection(row: &Row<'_>) -> rusqlite::Result<Inspection> {
    Ok(Inspection {
        id: row.get("id")?,
        planned_on: row.get("planned_on")?,
        held_on: row.get("held_on")?,
        team: row.get("team")?,
        content: row.get("content")?,
        findings: row.get("findings")?,
        recommendations: row.get("recommendations")?,
        due: row.get("due")?,
        fixed_on: row.get("fixed_on")?,
    })
}

fn row_to_democracy_record_row(row: &Row<'_>) -> rusqlite::Result<DemocracyRecordRow> {
    let record = row_to_democracy_record(row)?;
    Ok(DemocracyRecordRow {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        year: row.get("year")?,
        committee: record.answer(record.committee),
        conference: record.answer(record.conference),
        agreement: record.answer(record.agreement),
        class: record.class,
        unit_class: record.unit_class,
    })
}

impl Reader<'_> {
    /// The list of grassroots democracy, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn democracy_record_rows(&self, year: Option<i64>) -> Result<Vec<DemocracyRecordRow>> {
        self.all(Kind::DemocracyRecord, year, row_to_democracy_record_row)
    }

    /// Records of grassroots democracy with their parts, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn democracy_records(&self, year: Option<i64>) -> Result<Vec<DemocracyRecord>> {
        let mut dialogues = self.parts_of_all(Kind::Dialogue, year, row_to_dialogue)?;
        let mut rules = self.parts_of_all(Kind::InternalRule, year, row_to_internal_rule)?;
        let mut inspections = self.parts_of_all(Kind::Inspection, year, row_to_inspection)?;
        let mut all = self.all(Kind::DemocracyRecord, year, row_to_democracy_record)?;
        for whole in &mut all {
            let id = whole.id.map_or(0, |id| id.0);
            whole.dialogues = dialogues.remove(&id).unwrap_or_default();
            whole.internal_rules = rules.remove(&id).unwrap_or_default();
            whole.inspections = inspections.remove(&id).unwrap_or_default();
        }
        Ok(all)
    }

    /// One record of grassroots democracy, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn democracy_record(&self, id: DemocracyRecordId) -> Result<Option<DemocracyRecord>> {
        let Some(mut whole) = self.row(id, row_to_democracy_record)? else { return Ok(None) };
        whole.dialogues = self.parts(Kind::Dialogue, id, row_to_dialogue)?;
        whole.internal_rules = self.parts(Kind::InternalRule, id, row_to_internal_rule)?;
        whole.inspections = self.parts(Kind::Inspection, id, row_to_inspection)?;
        Ok(Some(whole))
    }

    /// The record of grassroots democracy a unit has of a year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn democracy_record_of(
        &self,
        unit: UnitId,
        year: i64,
        except: Option<DemocracyRecordId>,
    ) -> Result<Option<DemocracyRecordId>> {
        let sql = include_str!("democracy_record_of_unit.sql");
        self.first(sql, (unit, year, except), |r| r.get(0))
    }

    /// How many dialogues the units held in a year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn dialogue_count(&self, year: i64) -> Result<usize> {
        let count =
            self.first(include_str!("dialogue_count.sql"), [year], |r| r.get::<_, i64>(0))?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }
}

/// What the book says for the rules of grassroots democracy.
impl Reader<'_> {
    /// What is wrong with the record of a unit, beside another of its year.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_democracy_record(&self, record: &DemocracyRecord) -> Result<Findings> {
        let of = record.unit.zip(record.year.get());
        let other = of.map(|(unit, year)| self.democracy_record_of(unit, year.0, record.id));
        let mut facts = DemocracyFacts {
            twice: other.transpose()?.flatten().is_some(),
            ..DemocracyFacts::default()
        };
        if let Some(year) = record.year.get() {
            facts.classes = self.list_names_of_year(ListKind::DemocracyClass, year.0)?;
            facts.unit_classes = self.list_names_of_year(ListKind::UnitClass, year.0)?;
            let good = self.working_year_of(year.0)?.map(|year| year.good_classes);
            facts.good_classes =
                good.iter().flat_map(|good| good.lines()).map(str::to_owned).collect();
        }
        Ok(record.check(&facts))
    }
}

impl Writer<'_> {
    /// Stores a record of grassroots democracy with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_democracy_record(&self, whole: &DemocracyRecord) -> Result<DemocracyRecordId> {
        let id = DemocracyRecordId(self.save(
            Kind::DemocracyRecord,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":unit_id": whole.unit, ":year": whole.year,
                ":is_exempt": whole.is_exempt, ":committee": whole.committee.said(),
                ":committee_na": whole.committee == Answer::NotApplicable,
                ":committee_number": whole.committee_number,
                ":committee_date": whole.committee_date,
                ":committee_renewed": whole.committee_renewed,
                ":committee_head": whole.committee_head,
                ":committee_members": whole.committee_members, ":rules": whole.rules.said(),
                ":rules_na": whole.rules == Answer::NotApplicable,
                ":rules_number": whole.rules_number, ":rules_date": whole.rules_date,
                ":plan": whole.plan.said(), ":plan_na": whole.plan == Answer::NotApplicable,
                ":plan_number": whole.plan_number, ":plan_date": whole.plan_date,
                ":conference": whole.conference.said(),
                ":conference_na": whole.conference == Answer::NotApplicable,
                ":conference_date": whole.conference_date,
                ":conference_form": whole.conference_form,
                ":conference_summoned": whole.conference_summoned,
                ":conference_people": whole.conference_people,
                ":conference_resolution": whole.conference_resolution,
                ":dialogues_na": whole.dialogues_na, ":agreement": whole.agreement.said(),
                ":agreement_na": whole.agreement == Answer::NotApplicable,
                ":agreement_signed": whole.agreement_signed,
                ":agreement_expires": whole.agreement_expires,
                ":better_terms": whole.better_terms,
                ":internal_rules_na": whole.internal_rules_na, ":board": whole.board.said(),
                ":board_na": whole.board == Answer::NotApplicable,
                ":board_checks": whole.board_checks, ":has_union": whole.union.said(),
                ":has_union_na": whole.union == Answer::NotApplicable,
                ":union_members": whole.union_members, ":union_movements": whole.union_movements,
                ":union_checks": whole.union_checks, ":union_funds": whole.union_funds,
                ":petitions_na": whole.petitions_na,
                ":petitions_received": whole.petitions_received,
                ":petitions_resolved": whole.petitions_resolved, ":strike": whole.strike.said(),
                ":strike_na": whole.strike == Answer::NotApplicable, ":class": whole.class,
                ":unit_class": whole.unit_class,
                ":class_reason": whole.class_reason, ":note": whole.note,
            },
        )?);
        self.save_parts(Kind::Dialogue, id.0, &whole.dialogues, |part| {
            self.save(
                Kind::Dialogue,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":record_id": id, ":date": part.date,
                ":kind": part.kind, ":opinions": part.opinions, ":resolved": part.resolved,
                ":content": part.content,
                },
            )
        })?;
        self.save_parts(Kind::InternalRule, id.0, &whole.internal_rules, |part| {
            self.save(
                Kind::InternalRule,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":record_id": id, ":name": part.name,
                ":kind": part.kind, ":number": part.number, ":date": part.date,
                },
            )
        })?;
        self.save_parts(Kind::Inspection, id.0, &whole.inspections, |part| {
            self.save(
                Kind::Inspection,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":record_id": id,
                ":planned_on": part.planned_on, ":held_on": part.held_on, ":team": part.team,
                ":content": part.content, ":findings": part.findings,
                ":recommendations": part.recommendations, ":due": part.due,
                ":fixed_on": part.fixed_on,
                },
            )
        })?;
        Ok(id)
    }
}
