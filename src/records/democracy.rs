//! Quy chế dân chủ: one record a unit and year, with dialogues, internal rules and inspections.
use super::{
    description::Description,
    fields::PartsHead,
    pick::pick_unit,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        answer::Answer,
        democracy::{DemocracyRecord, DialogueKind, InternalRuleKind},
        edit::Edit,
        entered::{Entered, Whole},
        field::Field,
        ids::{DemocracyRecordId, Kind},
        list_item::ListKind,
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
};

/// Quy chế dân chủ: one record a unit and year.
pub static DEMOCRACY: Description<DemocracyRecord> = Description {
    kind: Kind::DemocracyRecord,
    group: screens::GROUP_MOVEMENT,
    key: "Democracy",
    words: &terms::democracy::DEMOCRACY,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::Unit)),
        column(field(Field::HasCommittee)),
        column(field(Field::Conference)),
        column(field(Field::Agreement)),
        column(field(Field::DemocracyClass)),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for r in known.lists.democracy.all()?.iter().filter(|r| r.year == known.year) {
            let answer = |a| Cell::from(labels::answer(a));
            rows.push(ListRow::of(
                r.id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    known.lists.unit_name(Some(r.unit)).into(),
                    answer(r.committee),
                    answer(r.conference),
                    answer(r.agreement),
                    Cell::from(&r.class),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| known.lists.democracy.count(|r| r.year == known.year),
    load: |known, id| Ok(known.read.democracy_record(DemocracyRecordId(id))?),
    blank: |known| DemocracyRecord {
        year: Entered::of(Some(Whole(known.year))),
        ..DemocracyRecord::default()
    },
    fields: |form, record, known| {
        pick_unit(form, Field::Unit, &mut record.unit, known);
        form.entered(Field::Year, &mut record.year);
        form.check(Field::IsExempt, &mut record.is_exempt);
        form.answer(Field::HasCommittee, &mut record.committee);
        // What contradicts the answer stays in sight, to be taken out.
        if form.shows(record.committee == Answer::Yes || !record.committee_number.is_empty()) {
            form.text(Field::CommitteeNumber, &mut record.committee_number);
        }
        if form.shows(record.committee == Answer::Yes) {
            form.entered(Field::CommitteeDate, &mut record.committee_date);
        }
        if form.shows(record.committee == Answer::Yes) {
            form.entered(Field::CommitteeRenewed, &mut record.committee_renewed);
        }
        if form.shows(record.committee == Answer::Yes) {
            form.text(Field::CommitteeHead, &mut record.committee_head);
        }
        if form.shows(record.committee == Answer::Yes) {
            form.entered(Field::CommitteeSize, &mut record.committee_members);
        }
        form.answer(Field::HasRules, &mut record.rules);
        if form.shows(record.rules == Answer::Yes) {
            form.text(Field::RulesNumber, &mut record.rules_number);
        }
        if form.shows(record.rules == Answer::Yes) {
            form.entered(Field::RulesDate, &mut record.rules_date);
        }
        form.answer(Field::HasPlan, &mut record.plan);
        if form.shows(record.plan == Answer::Yes) {
            form.text(Field::PlanNumber, &mut record.plan_number);
        }
        if form.shows(record.plan == Answer::Yes) {
            form.entered(Field::PlanDate, &mut record.plan_date);
        }
        form.answer(Field::Conference, &mut record.conference);
        if form.shows(record.conference == Answer::Yes) {
            form.entered(Field::ConferenceDate, &mut record.conference_date);
        }
        if form.shows(record.conference == Answer::Yes) {
            form.text(Field::ConferenceForm, &mut record.conference_form);
        }
        if form.shows(record.conference == Answer::Yes) {
            form.entered(Field::ConferenceSummoned, &mut record.conference_summoned);
        }
        if form.shows(record.conference == Answer::Yes) {
            form.entered(Field::ConferencePeople, &mut record.conference_people);
        }
        if form.shows(record.conference == Answer::Yes) {
            form.text(Field::ConferenceResolution, &mut record.conference_resolution);
        }
        form.check(Field::DialoguesNa, &mut record.dialogues_na);
        form.answer(Field::Agreement, &mut record.agreement);
        if form.shows(record.agreement == Answer::Yes) {
            form.entered(Field::AgreementSigned, &mut record.agreement_signed);
        }
        if form.shows(record.agreement == Answer::Yes) {
            form.entered(Field::AgreementExpires, &mut record.agreement_expires);
        }
        if form.shows(record.agreement == Answer::Yes) {
            form.entered(Field::BetterTerms, &mut record.better_terms);
        }
        form.check(Field::InternalRulesNa, &mut record.internal_rules_na);
        form.answer(Field::InspectionBoard, &mut record.board);
        if form.shows(record.board == Answer::Yes) {
            form.entered(Field::BoardChecks, &mut record.board_checks);
        }
        form.answer(Field::HasUnion, &mut record.union);
        if form.shows(record.union == Answer::Yes) {
            form.entered(Field::UnionMembers, &mut record.union_members);
        }
        if form.shows(record.union == Answer::Yes) {
            form.lines(Field::UnionMovements, &mut record.union_movements, 2);
        }
        if form.shows(record.union == Answer::Yes) {
            form.entered(Field::UnionChecks, &mut record.union_checks);
        }
        if form.shows(record.union == Answer::Yes) {
            form.entered(Field::UnionFunds, &mut record.union_funds);
        }
        form.check(Field::PetitionsNa, &mut record.petitions_na);
        if form.shows(!record.petitions_na) {
            form.entered(Field::PetitionsReceived, &mut record.petitions_received);
        }
        if form.shows(!record.petitions_na) {
            form.entered(Field::PetitionsResolved, &mut record.petitions_resolved);
        }
        form.answer(Field::Strike, &mut record.strike);
        let year = record.year.get().map(|year| year.0);
        let classes = |list| known.lists.items_of(list, year);
        form.suggest(Field::DemocracyClass, &mut record.class, &classes(ListKind::DemocracyClass));
        form.suggest(Field::UnitClass, &mut record.unit_class, &classes(ListKind::UnitClass));
        if form.shows(!record.unit_class.is_empty() || !record.class_reason.is_empty()) {
            form.text(Field::ClassReason, &mut record.class_reason);
        }
        form.lines(Field::Note, &mut record.note, 2);
        form.parts(
            PartsHead::of(Kind::Dialogue, Field::Dialogues, actions::ADD_DIALOGUE),
            &mut record.dialogues,
            |part| part.date.text.clone(),
            |form, part| {
                form.entered(Field::DialogueDate, &mut part.date);
                form.choice(
                    Field::DialogueKind,
                    &mut part.kind,
                    &DialogueKind::ALL.map(|k| (k, labels::dialogue_kind(k))),
                );
                form.entered(Field::Opinions, &mut part.opinions);
                form.entered(Field::OpinionsResolved, &mut part.resolved);
                form.lines(Field::DialogueContent, &mut part.content, 2);
            },
        );
        form.parts(
            PartsHead::of(Kind::InternalRule, Field::InternalRules, actions::ADD_INTERNAL_RULE),
            &mut record.internal_rules,
            |part| part.name.clone(),
            |form, part| {
                form.text(Field::InternalRuleName, &mut part.name);
                form.choice(
                    Field::InternalRuleKind,
                    &mut part.kind,
                    &InternalRuleKind::ALL.map(|k| (k, labels::internal_rule_kind(k))),
                );
                form.text(Field::InternalRuleNumber, &mut part.number);
                form.entered(Field::InternalRuleDate, &mut part.date);
            },
        );
        form.parts(
            PartsHead::of(Kind::Inspection, Field::Inspections, actions::ADD_INSPECTION),
            &mut record.inspections,
            |part| {
                format!(
                    "{} {}",
                    if part.held_on.text.is_empty() {
                        &part.planned_on.text
                    } else {
                        &part.held_on.text
                    },
                    part.team
                )
            },
            |form, part| {
                form.entered(Field::PlannedOn, &mut part.planned_on);
                form.entered(Field::HeldOn, &mut part.held_on);
                form.text(Field::InspectionTeam, &mut part.team);
                form.text(Field::InspectionContent, &mut part.content);
                form.lines(Field::InspectionFindings, &mut part.findings, 2);
                form.lines(Field::Recommendations, &mut part.recommendations, 2);
                form.entered(Field::FixDue, &mut part.due);
                form.entered(Field::FixedOn, &mut part.fixed_on);
            },
        );
    },
    grid: &[
        Field::Unit,
        Field::HasCommittee,
        Field::HasRules,
        Field::HasPlan,
        Field::Conference,
        Field::ConferenceDate,
        Field::Agreement,
        Field::InspectionBoard,
        Field::DemocracyClass,
    ],
    save: Edit::save,
    reorder: None,
    copy: |record| {
        // Every answer is the other unit's own.
        *record = DemocracyRecord { year: record.year.clone(), ..DemocracyRecord::default() };
    },
};
