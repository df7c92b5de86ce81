//! Training sessions in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    ids::{PersonId, TrainingSessionId},
    title::renamed,
    training::{Attendee, Topic, TrainingSession},
};
use rusqlite::{Row, named_params};

const TRAINING_SESSIONS: &str = include_str!("training_sessions.sql");

fn row_to_training_session(row: &Row<'_>) -> rusqlite::Result<TrainingSession> {
    Ok(TrainingSession {
        id: row.get("id")?,
        name: row.get("name")?,
        year: row.get("year")?,
        organiser: row.get("organiser")?,
        partners: row.get("partners")?,
        audience: row.get("audience")?,
        plan_number: row.get("plan_number")?,
        plan_date: row.get("plan_date")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        half_days: row.get("half_days")?,
        place: row.get("place")?,
        summoned: row.get("summoned")?,
        attended_total: row.get("attended_total")?,
        cost: row.get("cost")?,
        note: row.get("note")?,
        topics: Vec::new(),
        attendees: Vec::new(),
    })
}

fn row_to_topic(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        id: row.get("id")?,
        title: row.get("title")?,
        speaker: row.get("speaker")?,
        duration: row.get("duration")?,
    })
}

fn row_to_attendee(row: &Row<'_>) -> rusqlite::Result<Attendee> {
    Ok(Attendee {
        id: row.get("id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        position: row.get("position_title")?,
        unit: row.get("unit_id")?,
        unit_name: row.get("unit_name")?,
        gender: row.get("gender")?,
        is_party_member: row.get("is_party_member")?,
        is_summoned: row.get("is_summoned")?,
        attendance: row.get("attendance")?,
        certificate_number: row.get("certificate_number")?,
        certificate_date: row.get("certificate_date")?,
    })
}

impl Reader<'_> {
    /// Lớp tập huấn, of one year when given; without their parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn training_sessions(&self, year: Option<i64>) -> Result<Vec<TrainingSession>> {
        self.rows(TRAINING_SESSIONS, (None::<TrainingSessionId>, year), row_to_training_session)
    }

    /// One lớp tập huấn, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn training_session(&self, id: TrainingSessionId) -> Result<Option<TrainingSession>> {
        Ok(self.with_topics_and_attendees(Some(id), None)?.into_iter().next())
    }

    /// Every lớp tập huấn of one year, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn whole_training_sessions(&self, year: i64) -> Result<Vec<TrainingSession>> {
        self.with_topics_and_attendees(None, Some(year))
    }

    fn with_topics_and_attendees(
        &self,
        id: Option<TrainingSessionId>,
        year: Option<i64>,
    ) -> Result<Vec<TrainingSession>> {
        let wanted = (id, year);
        let mut sessions = self.rows(TRAINING_SESSIONS, wanted, row_to_training_session)?;
        let mut topics =
            self.parts(include_str!("topics.sql"), wanted, "session_id", row_to_topic)?;
        let mut attendees =
            self.parts(include_str!("attendees.sql"), wanted, "session_id", row_to_attendee)?;
        for session in &mut sessions {
            let Some(TrainingSessionId(key)) = session.id else { continue };
            session.topics = topics.remove(&key).unwrap_or_default();
            session.attendees = attendees.remove(&key).unwrap_or_default();
        }
        Ok(sessions)
    }
}

impl Reader<'_> {
    /// Sessions someone of the book attended: (key, year, name, attendance).
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn sessions_of(
        &self,
        person: PersonId,
    ) -> Result<Vec<(TrainingSessionId, i64, String, String)>> {
        self.rows(include_str!("sessions_of_person.sql"), [person], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
        })
    }
}

impl Writer<'_> {
    /// Attendees who are this person have the corrected name, behind the titles they were entered with.
    pub fn attendee_name_corrected(&self, id: PersonId, old: &str, new: &str) -> Result<()> {
        let entered: Vec<String> =
            self.reader().rows(include_str!("names_of_person.sql"), [id], |r| r.get(0))?;
        for was in entered {
            if let Some(renamed) = renamed(&was, old, new) {
                self.run(include_str!("follow_person.sql"), (id, was, renamed))?;
            }
        }
        Ok(())
    }

    /// Stores a lớp tập huấn with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_training_session(&self, whole: &TrainingSession) -> Result<TrainingSessionId> {
        let id = TrainingSessionId(self.save(
            include_str!("save_training_session.sql"),
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":name": whole.name, ":year": whole.year,
                ":organiser": whole.organiser, ":partners": whole.partners,
                ":audience": whole.audience, ":plan_number": whole.plan_number,
                ":plan_date": whole.plan_date, ":from_date": whole.from, ":to_date": whole.to,
                ":half_days": whole.half_days, ":place": whole.place,
                ":summoned": whole.summoned, ":attended_total": whole.attended_total,
                ":cost": whole.cost, ":note": whole.note,
            },
        )?);
        let mut kept = Vec::new();
        for part in &whole.topics {
            kept.push(self.save(
                include_str!("save_training_topic.sql"),
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":session_id": id, ":title": part.title,
                ":speaker": part.speaker, ":duration": part.duration,
                },
            )?);
        }
        self.trash_other_parts("training_topic", "session_id", id.0, &kept)?;
        let mut kept = Vec::new();
        for part in &whole.attendees {
            kept.push(self.save(
                include_str!("save_attendee.sql"),
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":session_id": id, ":person_id": part.person,
                ":name": part.name, ":position_title": part.position, ":unit_id": part.unit,
                ":unit_name": part.unit_name, ":gender": part.gender,
                ":is_party_member": part.is_party_member, ":is_summoned": part.is_summoned,
                ":attendance": part.attendance, ":certificate_number": part.certificate_number,
                ":certificate_date": part.certificate_date,
                },
            )?);
        }
        self.trash_other_parts("attendee", "session_id", id.0, &kept)?;
        Ok(id)
    }
}
