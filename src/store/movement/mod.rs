//! Movement models and their yearly registrations in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    ids::{MovementModelId, RegistrationId},
    movement::{FollowUp, MovementModel, Registration, Replication},
};
use rusqlite::{Row, named_params};
use std::collections::HashSet;

const MOVEMENT_MODELS: &str = include_str!("movement_models.sql");
const REGISTRATIONS: &str = include_str!("registrations.sql");

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

impl Reader<'_> {
    /// Mô hình, without their parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn movement_models(&self) -> Result<Vec<MovementModel>> {
        self.rows(MOVEMENT_MODELS, [None::<MovementModelId>], row_to_movement_model)
    }

    /// One mô hình, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn movement_model(&self, id: MovementModelId) -> Result<Option<MovementModel>> {
        let Some(mut whole) = self.first(MOVEMENT_MODELS, [Some(id)], row_to_movement_model)?
        else {
            return Ok(None);
        };
        whole.replications =
            self.rows(include_str!("replications.sql"), [id], row_to_replication)?;
        Ok(Some(whole))
    }

    /// The mô hình that others took over (nhân rộng).
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn replicated_models(&self) -> Result<HashSet<MovementModelId>> {
        let models = self.rows(include_str!("replicated_models.sql"), [], |row| row.get(0))?;
        Ok(models.into_iter().collect())
    }

    /// Đăng ký, of one year when given; without their parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registrations(&self, year: Option<i64>) -> Result<Vec<Registration>> {
        self.rows(REGISTRATIONS, (None::<RegistrationId>, year), row_to_registration)
    }

    /// One đăng ký, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn registration(&self, id: RegistrationId) -> Result<Option<Registration>> {
        let Some(mut whole) =
            self.first(REGISTRATIONS, (Some(id), None::<i64>), row_to_registration)?
        else {
            return Ok(None);
        };
        whole.follow_ups = self.rows(include_str!("follow_ups.sql"), [id], row_to_follow_up)?;
        Ok(Some(whole))
    }
}

impl Writer<'_> {
    /// Stores a mô hình with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_movement_model(&self, whole: &MovementModel) -> Result<MovementModelId> {
        let id = MovementModelId(self.save(
            include_str!("save_movement_model.sql"),
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":name": whole.name, ":kind": whole.kind,
                ":unit_id": whole.unit, ":subject": whole.subject,
                ":collective_id": whole.collective, ":person_id": whole.person,
                ":area": whole.area, ":start_year": whole.start_year, ":note": whole.note,
                ":needs_review": whole.needs_review,
            },
        )?);
        let mut kept = Vec::new();
        for part in &whole.replications {
            kept.push(self.save(
                include_str!("save_replication.sql"),
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":model_id": id, ":unit_id": part.unit,
                ":place": part.place, ":groups": part.groups, ":from_date": part.from,
                ":result": part.result,
                },
            )?);
        }
        self.trash_other_parts("replication", "model_id", id.0, &kept)?;
        Ok(id)
    }

    /// Stores a đăng ký with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_registration(&self, whole: &Registration) -> Result<RegistrationId> {
        let id = RegistrationId(self.save(
            include_str!("save_registration.sql"),
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
        let mut kept = Vec::new();
        for part in &whole.follow_ups {
            kept.push(self.save(
                include_str!("save_follow_up.sql"),
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":registration_id": id, ":date": part.date,
                ":period": part.period, ":result": part.result,
                ":participants": part.participants, ":value": part.value,
                },
            )?);
        }
        self.trash_other_parts("follow_up", "registration_id", id.0, &kept)?;
        Ok(id)
    }
}
