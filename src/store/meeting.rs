//! Meetings that weigh proposals, with their votes, in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    entered::{Entered, Typed as _},
    ids::{Kind, MeetingId, RoundId},
    meeting::{Ballot, Meeting, MeetingWay, Minutes, ShareOf, Vote, VotingRule},
    share::Share,
};
use rusqlite::{
    Row, named_params,
    types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef},
};

words! {
    MeetingWay { Together = "together", InWriting = "in_writing" }
    ShareOf { Members = "members", Present = "present" }
    Ballot { Hands = "hands", Secret = "secret" }
}

/// A share stands as it is shown.
impl ToSql for Entered<Share> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let share = self.get().map(|share| share.show()).unwrap_or_default();
        Ok(ToSqlOutput::Owned(Value::Text(share)))
    }
}

impl FromSql for Entered<Share> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::from(value.as_str()?))
    }
}

fn row_to_meeting(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.get("id")?,
        round: row.get("round_id")?,
        body: row.get("body_id")?,
        way: row.get("way")?,
        held_on: row.get("met_on")?,
        place: row.get("met_at")?,
        chair: row.get("chair")?,
        secretary: row.get("secretary")?,
        members: row.get("members")?,
        present: row.get("present")?,
        rule: VotingRule {
            quorum: row.get("quorum")?,
            pass: row.get("pass")?,
            pass_of: row.get("pass_of")?,
        },
        conclusion: row.get("conclusion")?,
        minutes: Minutes {
            began_at: row.get("began_at")?,
            ended_at: row.get("ended_at")?,
            absent: row.get("absent")?,
            guests: row.get("guests")?,
            discussion: row.get("discussion")?,
            ballot: row.get("ballot")?,
            ballots_out: row.get("ballots_out")?,
            ballots_in: row.get("ballots_in")?,
            ballots_invalid: row.get("ballots_invalid")?,
            tellers: row.get("tellers")?,
        },
        votes: Vec::new(),
    })
}

fn row_to_vote(row: &Row<'_>) -> rusqlite::Result<Vote> {
    Ok(Vote {
        id: row.get("id")?,
        proposal: row.get("proposal_id")?,
        in_favour: row.get("in_favour")?,
        against: row.get("against")?,
        written_in_favour: row.get("written_in_favour")?,
        written_against: row.get("written_against")?,
        note: row.get("note")?,
    })
}

impl Reader<'_> {
    /// Meetings of all rounds with their votes, the newest first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn meetings(&self) -> Result<Vec<Meeting>> {
        let mut votes = self.parts_of_all(Kind::Vote, None, row_to_vote)?;
        let mut all = self.all(Kind::Meeting, None, row_to_meeting)?;
        for whole in &mut all {
            whole.votes = whole.id.and_then(|id| votes.remove(&id.0)).unwrap_or_default();
        }
        Ok(all)
    }

    /// Meetings of one round, the newest first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn meetings_of(&self, round: RoundId) -> Result<Vec<Meeting>> {
        let mut of_round =
            self.rows(include_str!("meetings_of_round.sql"), [round], row_to_meeting)?;
        for whole in &mut of_round {
            if let Some(id) = whole.id {
                whole.votes = self.parts(Kind::Vote, id, row_to_vote)?;
            }
        }
        Ok(of_round)
    }

    /// One meeting, with its votes.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn meeting(&self, id: MeetingId) -> Result<Option<Meeting>> {
        let Some(mut whole) = self.row(id, row_to_meeting)? else { return Ok(None) };
        whole.votes = self.parts(Kind::Vote, id, row_to_vote)?;
        Ok(Some(whole))
    }
}

impl Writer<'_> {
    /// Stores a meeting with its votes; those no longer named go to the trash.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_meeting(&self, whole: &Meeting) -> Result<MeetingId> {
        let id = MeetingId(self.save(
            Kind::Meeting,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":round_id": whole.round,
                ":body_id": whole.body, ":way": whole.way, ":met_on": whole.held_on,
                ":met_at": whole.place, ":chair": whole.chair, ":secretary": whole.secretary,
                ":members": whole.members, ":present": whole.present,
                ":quorum": whole.rule.quorum, ":pass": whole.rule.pass,
                ":pass_of": whole.rule.pass_of, ":conclusion": whole.conclusion,
                ":began_at": whole.minutes.began_at, ":ended_at": whole.minutes.ended_at,
                ":absent": whole.minutes.absent, ":guests": whole.minutes.guests,
                ":discussion": whole.minutes.discussion, ":ballot": whole.minutes.ballot,
                ":ballots_out": whole.minutes.ballots_out,
                ":ballots_in": whole.minutes.ballots_in,
                ":ballots_invalid": whole.minutes.ballots_invalid,
                ":tellers": whole.minutes.tellers,
            },
        )?);
        let votes: Vec<Vote> =
            whole.votes.iter().filter(|vote| vote.says_anything()).cloned().collect();
        self.save_parts(Kind::Vote, id.0, &votes, |part| {
            self.save(
                Kind::Vote,
                named_params! {
                    ":id": part.id, ":uid": new_uid(), ":meeting_id": id,
                    ":proposal_id": part.proposal, ":in_favour": part.in_favour,
                    ":against": part.against, ":written_in_favour": part.written_in_favour,
                    ":written_against": part.written_against, ":note": part.note,
                },
            )
        })?;
        Ok(id)
    }
}
