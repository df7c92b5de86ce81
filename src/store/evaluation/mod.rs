//! Sets of criteria and sheets of scores in the file.
use super::{
    Reader, Result, Writer, new_uid,
    sql_types::{from_json, to_json, words},
};
use crate::domain::{
    evaluation::{CriteriaFacts, CriteriaSet, ScoreSheet, ScoreSubject, ScoredKind, SheetFacts},
    ids::{CriteriaSetId, DemocracyRecordId, Kind, PersonId, RegistrationId, ScoreSheetId, UnitId},
    problem::Findings,
};
use rusqlite::{Row, named_params, params};

words! {
    ScoredKind { Registration = "registration", Democracy = "democracy", Unit = "unit", Person = "person", Name = "name" }
}

/// A sheet with the names of what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSheet {
    /// The sheet.
    pub sheet: ScoreSheet,
    /// Whom it scores.
    pub name: String,
    /// The unit of whom it scores; blank where none is known.
    pub unit: String,
}

fn row_to_set(row: &Row<'_>) -> rusqlite::Result<CriteriaSet> {
    Ok(CriteriaSet {
        id: row.get("id")?,
        name: row.get("name")?,
        version: row.get("version")?,
        about: row.get("scored_kind")?,
        from_year: row.get("from_year")?,
        to_year: row.get("to_year")?,
        document: row.get("issuing_document")?,
        note: row.get("note")?,
        rules: from_json(row, "rules")?,
        unread: Findings::default(),
    })
}

fn row_to_sheet(row: &Row<'_>) -> rusqlite::Result<ScoreSheet> {
    let registration: Option<RegistrationId> = row.get("registration_id")?;
    let democracy: Option<DemocracyRecordId> = row.get("democracy_record_id")?;
    let (unit, person): (Option<UnitId>, Option<PersonId>) =
        (row.get("unit_id")?, row.get("person_id")?);
    let subject = match (registration, democracy, unit, person) {
        (Some(id), ..) => ScoreSubject::Registration(id),
        (_, Some(id), ..) => ScoreSubject::Democracy(id),
        (.., Some(id), _) => ScoreSubject::Unit(id),
        (.., Some(id)) => ScoreSubject::Person(id),
        _ => ScoreSubject::Name(row.get("subject_name")?),
    };
    Ok(ScoreSheet {
        id: row.get("id")?,
        criteria: row.get("criteria_set_id")?,
        year: row.get("year")?,
        subject,
        group: row.get("subject_group")?,
        kind: row.get("subject_kind")?,
        round: row.get("score_round")?,
        scorer: row.get("scorer")?,
        scores: from_json(row, "scores")?,
        remarks: from_json(row, "score_remarks")?,
        downgrades: from_json(row, "downgrades")?,
        exclusions: from_json(row, "exclusions")?,
        kept_reason: row.get("kept_reason")?,
        note: row.get("note")?,
    })
}

/// How a subject stands in its columns.
#[derive(Default)]
struct SubjectColumns<'a> {
    registration: Option<RegistrationId>,
    democracy: Option<DemocracyRecordId>,
    unit: Option<UnitId>,
    person: Option<PersonId>,
    name: &'a str,
}

impl<'a> SubjectColumns<'a> {
    fn of(subject: &'a ScoreSubject) -> Self {
        let none = Self::default();
        match subject {
            ScoreSubject::Registration(id) => Self { registration: Some(*id), ..none },
            ScoreSubject::Democracy(id) => Self { democracy: Some(*id), ..none },
            ScoreSubject::Unit(id) => Self { unit: Some(*id), ..none },
            ScoreSubject::Person(id) => Self { person: Some(*id), ..none },
            ScoreSubject::Name(name) => Self { name, ..none },
        }
    }
}

impl Reader<'_> {
    /// Sets of criteria, by name, each with its versions in order.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn criteria_sets(&self) -> Result<Vec<CriteriaSet>> {
        self.all(Kind::CriteriaSet, None, row_to_set)
    }

    /// One set.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn criteria_set(&self, id: CriteriaSetId) -> Result<Option<CriteriaSet>> {
        self.row(id, row_to_set)
    }

    /// Years that were scored by a set.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn scored_years(&self, id: CriteriaSetId) -> Result<Vec<i64>> {
        self.rows(include_str!("scored_years.sql"), [id], |r| r.get(0))
    }

    /// Every year that was scored, with the set it was scored by.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn scored_sets(&self) -> Result<Vec<(CriteriaSetId, i64)>> {
        self.rows(include_str!("scored_sets.sql"), [], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// The sheets of a year with whom they score, in the order they were entered.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn score_sheets(&self, year: i64) -> Result<Vec<NamedSheet>> {
        self.rows_of(Kind::ScoreSheet, include_str!("score_sheets.sql"), [year], |row| {
            Ok(NamedSheet {
                sheet: row_to_sheet(row)?,
                name: row.get::<_, Option<String>>("called")?.unwrap_or_default(),
                unit: row.get("called_unit")?,
            })
        })
    }

    /// One sheet.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn score_sheet(&self, id: ScoreSheetId) -> Result<Option<ScoreSheet>> {
        self.row(id, row_to_sheet)
    }
}

/// What the book says for the rules of sets and sheets.
impl Reader<'_> {
    /// What is wrong with a set: beside the sheets that were scored by it.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_criteria_set(&self, set: &CriteriaSet) -> Result<Findings> {
        let mut facts = CriteriaFacts::default();
        if let Some(id) = set.id {
            facts.stored = self.criteria_set(id)?;
            facts.scored = self.scored_years(id)?;
        }
        let named = params![set.name, set.version, set.id];
        facts.twice = self.first(include_str!("set_twice.sql"), named, |_| Ok(()))?.is_some();
        Ok(set.check(&facts))
    }

    /// What is wrong with a sheet: beside its set and the other sheets of its subject.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_score_sheet(&self, sheet: &ScoreSheet) -> Result<Findings> {
        let set = sheet.criteria.map(|id| self.criteria_set(id)).transpose()?.flatten();
        let of = SubjectColumns::of(&sheet.subject);
        let same = params![
            sheet.criteria,
            sheet.year,
            of.name,
            of.registration,
            of.democracy,
            of.unit,
            of.person,
            sheet.kind,
            sheet.round,
            sheet.scorer,
            sheet.id,
        ];
        let twice = self.first(include_str!("sheet_twice.sql"), same, |_| Ok(()))?.is_some();
        Ok(sheet.check(&SheetFacts { set, twice }))
    }
}

impl Writer<'_> {
    /// A year that was scored by a set of which this step changed what it says.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn scored_set_changed(&self) -> Result<Option<i64>> {
        self.reader().first(include_str!("scored_set_changed.sql"), [self.step], |r| r.get(0))
    }

    /// Stores a set.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_criteria_set(&self, whole: &CriteriaSet) -> Result<CriteriaSetId> {
        let rules = to_json(&whole.rules)?;
        let id = self.save(
            Kind::CriteriaSet,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":name": whole.name, ":version": whole.version,
                ":scored_kind": whole.about, ":from_year": whole.from_year, ":to_year": whole.to_year,
                ":issuing_document": whole.document, ":rules": rules, ":note": whole.note,
            },
        )?;
        Ok(CriteriaSetId(id))
    }

    /// Stores a sheet.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_score_sheet(&self, whole: &ScoreSheet) -> Result<ScoreSheetId> {
        let of = SubjectColumns::of(&whole.subject);
        let (scores, remarks) = (to_json(&whole.scores)?, to_json(&whole.remarks)?);
        let (downgrades, exclusions) = (to_json(&whole.downgrades)?, to_json(&whole.exclusions)?);
        let id = self.save(
            Kind::ScoreSheet,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":criteria_set_id": whole.criteria,
                ":year": whole.year, ":registration_id": of.registration,
                ":democracy_record_id": of.democracy, ":unit_id": of.unit, ":person_id": of.person,
                ":subject_name": of.name, ":subject_group": whole.group,
                ":subject_kind": whole.kind, ":score_round": whole.round, ":scorer": whole.scorer,
                ":scores": scores, ":score_remarks": remarks, ":downgrades": downgrades,
                ":exclusions": exclusions, ":kept_reason": whole.kept_reason,
                ":note": whole.note,
            },
        )?;
        Ok(ScoreSheetId(id))
    }
}
