//! Training sessions in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    entered::{Entered, Whole},
    ids::{Kind, PersonId, TrainingSessionId},
    title::renamed,
    training::{Attended, Attendee, Topic, TrainingSession},
};
use jiff::civil::Date;
use rusqlite::{Row, named_params};

/// One line of the list of training sessions. It has no parts, and so cannot be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingSessionRow {
    /// Key.
    pub id: TrainingSessionId,
    /// Tên lớp.
    pub name: String,
    /// Năm công tác.
    pub year: i64,
    /// Đơn vị tổ chức.
    pub organiser: String,
    /// Khai giảng.
    pub from: Entered<Date>,
    /// Số buổi.
    pub half_days: Entered<Whole>,
    /// How many attended.
    pub attended: Attended,
}

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
    /// The list of training sessions, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn training_session_rows(&self, year: Option<i64>) -> Result<Vec<TrainingSessionRow>> {
        self.rows(include_str!("training_session_rows.sql"), [year], |row| {
            let total: Entered<Whole> = row.get("attended_total")?;
            let listed = row.get::<_, bool>("is_marked")?.then_some(row.get("present")?);
            Ok(TrainingSessionRow {
                id: row.get("id")?,
                name: row.get("name")?,
                year: row.get("year")?,
                organiser: row.get("organiser")?,
                from: row.get("from_date")?,
                half_days: row.get("half_days")?,
                attended: Attended::of(listed, total.get()),
            })
        })
    }

    /// Training sessions with their parts, newest year first; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn training_sessions(&self, year: Option<i64>) -> Result<Vec<TrainingSession>> {
        let mut topics = self.parts_of_all(Kind::Topic, year, row_to_topic)?;
        let mut attendees = self.parts_of_all(Kind::Attendee, year, row_to_attendee)?;
        let mut all = self.all(Kind::TrainingSession, year, row_to_training_session)?;
        for whole in &mut all {
            let id = whole.id.map_or(0, |id| id.0);
            whole.topics = topics.remove(&id).unwrap_or_default();
            whole.attendees = attendees.remove(&id).unwrap_or_default();
        }
        Ok(all)
    }

    /// One training session, with its parts.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn training_session(&self, id: TrainingSessionId) -> Result<Option<TrainingSession>> {
        let Some(mut whole) = self.row(id, row_to_training_session)? else { return Ok(None) };
        whole.topics = self.parts(Kind::Topic, id, row_to_topic)?;
        whole.attendees = self.parts(Kind::Attendee, id, row_to_attendee)?;
        Ok(Some(whole))
    }

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

    /// Stores a training session with its parts; parts no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_training_session(&self, whole: &TrainingSession) -> Result<TrainingSessionId> {
        let id = TrainingSessionId(self.save(
            Kind::TrainingSession,
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
        self.save_parts(Kind::Topic, id.0, &whole.topics, |part| {
            self.save(
                Kind::Topic,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":session_id": id, ":title": part.title,
                ":speaker": part.speaker, ":duration": part.duration,
                },
            )
        })?;
        self.save_parts(Kind::Attendee, id.0, &whole.attendees, |part| {
            self.save(
                Kind::Attendee,
                named_params! {
                ":id": part.id, ":uid": new_uid(), ":session_id": id, ":person_id": part.person,
                ":name": part.name, ":position_title": part.position, ":unit_id": part.unit,
                ":unit_name": part.unit_name, ":gender": part.gender,
                ":is_party_member": part.is_party_member, ":is_summoned": part.is_summoned,
                ":attendance": part.attendance, ":certificate_number": part.certificate_number,
                ":certificate_date": part.certificate_date,
                },
            )
        })?;
        Ok(id)
    }
}
