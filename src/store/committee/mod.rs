//! Members of the Steering Committee in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    committee::CommitteeMember,
    ids::{BodyId, CommitteeMemberId, Kind},
    problem::Findings,
};
use rusqlite::{Row, named_params};

fn row_to_committee_member(row: &Row<'_>) -> rusqlite::Result<CommitteeMember> {
    Ok(CommitteeMember {
        id: row.get("id")?,
        body: row.get("body_id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        role: row.get("role")?,
        is_head: row.get("is_head")?,
        tasks: row.get("tasks")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        position: row.get("position")?,
    })
}

impl Reader<'_> {
    /// Members, heads first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn committee_members(&self) -> Result<Vec<CommitteeMember>> {
        self.all(Kind::CommitteeMember, None, row_to_committee_member)
    }

    /// Everybody who is or was head of a steering committee.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn committee_heads(&self, body: BodyId) -> Result<Vec<CommitteeMember>> {
        self.rows(include_str!("committee_heads.sql"), [body], row_to_committee_member)
    }

    /// One member.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn committee_member(&self, id: CommitteeMemberId) -> Result<Option<CommitteeMember>> {
        self.row(id, row_to_committee_member)
    }
}

/// What the book says for the rules of committees.
impl Reader<'_> {
    /// What is wrong with a member, beside the heads of the committee.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_committee_member(&self, member: &CommitteeMember) -> Result<Findings> {
        let body = member.body.filter(|_| member.is_head);
        let heads = body.map(|body| self.committee_heads(body)).transpose()?;
        Ok(member.check(&heads.unwrap_or_default()))
    }
}

impl Writer<'_> {
    /// Stores a member.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_committee_member(&self, whole: &CommitteeMember) -> Result<CommitteeMemberId> {
        let id = CommitteeMemberId(self.save(
            Kind::CommitteeMember,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":body_id": whole.body,
                ":person_id": whole.person, ":name": whole.name, ":role": whole.role,
                ":is_head": whole.is_head, ":tasks": whole.tasks, ":from_date": whole.from,
                ":to_date": whole.to, ":position": whole.position,
            },
        )?);
        Ok(id)
    }
}
