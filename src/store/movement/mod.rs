//! Movement models and their yearly registrations in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    entered::{Entered, Whole},
    ids::{Kind, MovementModelId, PersonId, RegistrationId, UnitId},
    movement::{
        Effect, FollowUp, FollowUpPeriod, ModelKind, ModelSubject, MovementModel, Recognition,
        Registration, RegistrationFacts, RegistrationKind, RegistrationState, Replication,
        nearly_the_same,
    },
    problem::Findings,
};
use jiff::civil::Date;
use rusqlite::{Row, named_params};
use std::collections::HashSet;

words! {
    Effect { Unknown = "unknown", Effective = "effective", Weak = "weak" }
    FollowUpPeriod { HalfYear = "half_year", Year = "year", AdHoc = "ad_hoc" }
    ModelKind { Model = "model", Exemplar = "exemplar" }
    ModelSubject { Collective = "collective", Person = "person" }
    RegistrationKind { New = "new", Maintained = "maintained", Upgraded = "upgraded" }
    RegistrationState { Registered = "registered", Draft = "draft", Underway = "underway", Reported = "reported", Scored = "scored", Recognised = "recognised", NotRecognised = "not_recognised", Ended = "ended", Withdrawn = "withdrawn" }
}

/// One line of the list of movement models. It has no parts, and so cannot be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct MovementModelRow {
    /// Key.
    pub id: MovementModelId,
    /// Tên.
    pub name: String,
    /// Đơn vị.
    pub unit: UnitId,
    /// Cá nhân that carries it out.
    pub person: Option<PersonId>,
    /// Lĩnh vực.
    pub area: String,
    /// Năm bắt đầu.
    pub start_year: Entered<Whole>,
    /// Cần rà soát.
    pub needs_review: bool,
}

/// One line of the list of registrations. It has no parts, and so cannot be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistrationRow {
    /// Key.
    pub id: RegistrationId,
    /// Mô hình.
    pub model: MovementModelId,
    /// Its name.
    pub name: String,
    /// Đơn vị of the model.
    pub unit: UnitId,
    /// Năm công tác.
    pub year: i64,
    /// Loại đăng ký.
    pub kind: RegistrationKind,
    /// Tiến độ.
    pub state: RegistrationState,
    /// Hiệu quả.
    pub effect: Effect,
    /// Người phụ trách.
    pub in_charge: Option<PersonId>,
}

fn row_to_movement_model(row: &Row<'_>) -> rusqlite::Result<MovementModel> {
    Ok(MovementModel {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        unit: row.get("unit_id")?,
        subject: row.get("subject")?,
        collective: row.get("collective_id")?,
        person: row.get("person_id")?,
        area: row.get("area")?,
        start_year: row.get("start_year")?,
        launched_on: row.get("launched_on")?,
        note: row.get("note")?,
        needs_review: row.get("needs_review")?,
        replications: Vec::new(),
    })
}

fn row_to_replication(row: &Row<'_>) -> rusqlite::Result<Replication> {
    Ok(Replication {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        place: row.get("place")?,
        groups: row.get("groups")?,
        from: row.get("from_date")?,
        result: row.get("result")?,
    })
}

fn row_to_registration(row: &Row<'_>) -> rusqlite::Result<Registration> {
    Ok(Registration {
        id: row.get("id")?,
        model: row.get("model_id")?,
        year: row.get("year")?,
        kind: row.get("kind")?,
        state: row.get("state")?,
        registered_on: row.get("registered_on")?,
        effect: row.get("effect")?,
        reason: row.get("reason")?,
        goal: row.get("goal")?,
        content: row.get("content")?,
        where_and_whom: row.get("where_and_whom")?,
        forces: row.get("forces")?,
        resources: row.get("resources")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        output: row.get("output")?,
        durability: row.get("durability")?,
        in_charge: row.get("in_charge_id")?,
        contact: row.get("contact")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
        is_cited: row.get("is_cited")?,
        note: row.get("note")?,
        follow_ups: Vec::new(),
        recognitions: Vec::new(),
    })
}

fn row_to_recognition(row: &Row<'_>) -> rusqlite::Result<Recognition> {
    Ok(Recognition {
        id: row.get("id")?,
        level: row.get("level")?,
        body: row.get("body_id")?,
        number: row.get("recognition_number")?,
        date: row.get("recognised_on")?,
        withdrawn_on: row.get("withdrawn_on")?,
        withdrawal_number: row.get("withdrawal_number")?,
        withdrawal_reason: row.get("withdrawal_reason")?,
    })
}

fn row_to_follow_up(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        id: row.get("id")?,
        date: row.get("date")?,
        period: row.get("period")?,
        result: row.get("result")?,
        participants: row.get("participants")?,
        value: row.get("value")?,
    })
}

fn row_to_movement_model_row(row: &Row<'_>) -> rusqlite::Result<MovementModelRow> {
    Ok(MovementModelRow {
        id: row.get("id")?,
        name: row.get("name")?,
        unit: row.get("unit_id")?,
        person: row.get("person_id")?,
        area: row.get("area")?,
        start_year: row.get("start_year")?,
        needs_review: row.get("needs_review")?,
    })
}

/// One recognition, with whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct RecognitionRow {
    /// The registration it is of.
    pub registration: RegistrationId,
    /// Mô hình.
    pub model: MovementModelId,
    /// Its name.
    pub name: String,
    /// Đơn vị of the model.
    pub unit: UnitId,
    /// Năm công tác.
    pub year: i64,
    /// Cấp.
    pub level: String,
    /// Short name of the body; blank where only the level is known.
    pub body: String,
    /// Quyết định công nhận số.
    pub number: String,
    /// Its day.
    pub date: Entered<Date>,
    /// Was it not taken back?
    pub stands: bool,
}

fn row_to_recognition_row(row: &Row<'_>) -> rusqlite::Result<RecognitionRow> {
    let withdrawn: Option<String> = row.get("withdrawn_on")?;
    let said: [String; 2] = [row.get("withdrawal_number")?, row.get("withdrawal_reason")?];
    Ok(RecognitionRow {
        registration: row.get("registration_id")?,
        model: row.get("model_id")?,
        name: row.get("name")?,
        unit: row.get("unit_id")?,
        year: row.get("year")?,
        level: row.get("level")?,
        body: row.get("body")?,
        number: row.get("recognition_number")?,
        date: row.get("recognised_on")?,
        stands: withdrawn.is_none() && said.iter().all(String::is_empty),
    })
}

fn row_to_registration_row(row: &Row<'_>) -> rusqlite::Result<RegistrationRow> {
    Ok(RegistrationRow {
        id: row.get("id")?,
        model: row.get("model_id")?,
        name: row.get("name")?,
        unit: row.get("unit_id")?,
        year: row.get("year")?,
        kind: row.get("kind")?,
        state: row.get("state")?,
        effect: row.get("effect")?,
        in_charge: row.get("in_charge_id")?,
    })
}

impl Reader<'_> {
    /// The list of movement models, by name.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn movement_model_rows(&self) -> Result<Vec<MovementModelRow>> {
        self.all(Kind::MovementModel, None, row_to_movement_model_row)
    }

    /// Movement models with their parts, by name.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn movement_models(&self) -> Result<Vec<MovementModel>> {
        let mut replications = self.parts_of_all(Kind::Replication, None, row_to_replication)?;
        let mut all = self.all(Kind::MovementModel, None, row_to_movement_model)?;
        for whole in &mut all {
            let of_whole = whole.id.and_then(|id| replications.remove(&id.0));
            whole.replications = of_whole.unwrap_or_default();
        }
        Ok(all)
    }

    /// One movement model, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn movement_model(&self, id: MovementModelId) -> Result<Option<MovementModel>> {
        let Some(mut whole) = self.row(id, row_to_movement_model)? else { return Ok(None) };
        whole.replications = self.parts(Kind::Replication, id, row_to_replication)?;
        Ok(Some(whole))
    }

    /// Movement models that others took over.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn replicated_models(&self) -> Result<HashSet<MovementModelId>> {
        let models = self.rows(include_str!("replicated_models.sql"), [], |row| row.get(0))?;
        Ok(models.into_iter().collect())
    }

    /// Recognitions of what was done in a year, those taken back too; of every year, the newest first, when none is
    /// given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn recognition_rows(&self, year: Option<i64>) -> Result<Vec<RecognitionRow>> {
        self.rows(include_str!("recognitions.sql"), [year], row_to_recognition_row)
    }

    /// Names of the other movement models of a unit.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn model_names_of_unit(
        &self,
        unit: UnitId,
        except: Option<MovementModelId>,
    ) -> Result<Vec<String>> {
        self.rows(include_str!("model_names_of_unit.sql"), (unit, except), |r| r.get(0))
    }

    /// The list of registrations, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registration_rows(&self, year: Option<i64>) -> Result<Vec<RegistrationRow>> {
        self.rows(include_str!("registration_rows.sql"), [year], row_to_registration_row)
    }

    /// Registrations with their parts, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registrations(&self, year: Option<i64>) -> Result<Vec<Registration>> {
        let mut follow_ups = self.parts_of_all(Kind::FollowUp, year, row_to_follow_up)?;
        let mut recognitions = self.parts_of_all(Kind::Recognition, year, row_to_recognition)?;
        let mut all = self.all(Kind::Registration, year, row_to_registration)?;
        for whole in &mut all {
            let Some(id) = whole.id else { continue };
            whole.follow_ups = follow_ups.remove(&id.0).unwrap_or_default();
            whole.recognitions = recognitions.remove(&id.0).unwrap_or_default();
        }
        Ok(all)
    }

    /// One registration, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registration(&self, id: RegistrationId) -> Result<Option<Registration>> {
        let Some(mut whole) = self.row(id, row_to_registration)? else { return Ok(None) };
        whole.follow_ups = self.parts(Kind::FollowUp, id, row_to_follow_up)?;
        whole.recognitions = self.parts(Kind::Recognition, id, row_to_recognition)?;
        Ok(Some(whole))
    }

    /// The other registrations of a model: year and how far each has come.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registrations_of_model(
        &self,
        model: MovementModelId,
        except: Option<RegistrationId>,
    ) -> Result<Vec<(i64, RegistrationState)>> {
        self.rows(include_str!("registrations_of_model.sql"), (model, except), |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
    }

    /// Models registered in a year that may be nearly the same as this one: those of its unit, and those of
    /// others that have its name whatever its tones and capitals. Name and unit of each.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn models_registered_beside(
        &self,
        model: MovementModelId,
        year: i64,
    ) -> Result<Vec<(String, String)>> {
        self.rows(include_str!("models_registered_beside.sql"), (model, year), |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
    }
}

/// What the book says for the rules of models and registrations.
impl Reader<'_> {
    /// What is wrong with a model, beside the others of its unit.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_movement_model(&self, model: &MovementModel) -> Result<Findings> {
        let of_unit = model.unit.map(|unit| self.model_names_of_unit(unit, model.id));
        let alike = |name: &String| nearly_the_same(name, &model.name);
        Ok(model.check(of_unit.transpose()?.into_iter().flatten().find(alike)))
    }

    /// What is wrong with a registration: what other years, other registrations of the year and its deadline
    /// say.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_registration(&self, registration: &Registration) -> Result<Findings> {
        Ok(registration.check(&self.registration_facts(registration)?))
    }

    fn registration_facts(&self, registration: &Registration) -> Result<RegistrationFacts> {
        let mut facts = RegistrationFacts::default();
        let Some(year) = registration.year.get().map(|y| y.0) else { return Ok(facts) };
        facts.due = self.working_year_of(year)?.and_then(|y| y.registration_due.get());
        let Some(model) = registration.model else { return Ok(facts) };
        for (other_year, state) in self.registrations_of_model(model, registration.id)? {
            facts.twice |= other_year == year;
            facts.earlier |= other_year < year && state.stands();
        }
        if let Some(name) = self.movement_model(model)?.map(|model| model.name) {
            let beside = self.models_registered_beside(model, year)?;
            facts.nearly = beside.into_iter().find(|(other, _)| nearly_the_same(&name, other)).map(
                |(other, unit)| match unit.as_str() {
                    "" => format!("“{other}”"),
                    unit => format!("“{other}” ({unit})"),
                },
            );
        }
        Ok(facts)
    }
}

impl Writer<'_> {
    /// Stores a movement model with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_movement_model(&self, whole: &MovementModel) -> Result<MovementModelId> {
        let id = MovementModelId(self.save(
            Kind::MovementModel,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":name": whole.name, ":kind": whole.kind,
                ":unit_id": whole.unit, ":subject": whole.subject,
                ":collective_id": whole.collective, ":person_id": whole.person,
                ":area": whole.area, ":start_year": whole.start_year, ":launched_on": whole.launched_on,
                ":note": whole.note,
                ":needs_review": whole.needs_review,
            },
        )?);
        self.save_parts(Kind::Replication, id.0, &whole.replications, |part| {
            self.save(
                Kind::Replication,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":model_id": id, ":unit_id": part.unit,
                ":place": part.place, ":groups": part.groups, ":from_date": part.from,
                ":result": part.result,
                },
            )
        })?;
        Ok(id)
    }

    /// Stores a registration with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_registration(&self, whole: &Registration) -> Result<RegistrationId> {
        let id = RegistrationId(self.save(
            Kind::Registration,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":model_id": whole.model,
                ":year": whole.year, ":kind": whole.kind, ":state": whole.state,
                ":registered_on": whole.registered_on, ":effect": whole.effect,
                ":reason": whole.reason, ":goal": whole.goal, ":content": whole.content,
                ":where_and_whom": whole.where_and_whom, ":forces": whole.forces,
                ":resources": whole.resources, ":from_date": whole.from, ":to_date": whole.to,
                ":output": whole.output, ":durability": whole.durability,
                ":in_charge_id": whole.in_charge, ":contact": whole.contact,
                ":withdrawn_reason": whole.withdrawn_reason, ":is_cited": whole.is_cited,
                ":note": whole.note,
            },
        )?);
        self.save_parts(Kind::FollowUp, id.0, &whole.follow_ups, |part| {
            self.save(
                Kind::FollowUp,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":registration_id": id, ":date": part.date,
                ":period": part.period, ":result": part.result,
                ":participants": part.participants, ":value": part.value,
                },
            )
        })?;
        self.save_parts(Kind::Recognition, id.0, &whole.recognitions, |part| {
            self.save(
                Kind::Recognition,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":registration_id": id, ":level": part.level,
                ":body_id": part.body, ":recognition_number": part.number,
                ":recognised_on": part.date, ":withdrawn_on": part.withdrawn_on,
                ":withdrawal_number": part.withdrawal_number,
                ":withdrawal_reason": part.withdrawal_reason,
                },
            )
        })?;
        Ok(id)
    }
}
