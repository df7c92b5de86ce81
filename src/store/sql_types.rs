//! How keys, typed fields and choices stand in SQLite.
use crate::domain::{
    award::{AmendmentKind, AwardOrder, RoundState},
    blanks::BlankMovement,
    calendar::PartialDate,
    decision::PaperState,
    democracy::{DialogueKind, InternalRuleKind},
    entered::{Entered, Hundredths, Money, Whole},
    ids::{
        AmendmentId, AttachmentId, AttendeeId, AwardId, BaseSalaryId, BlankEntryId, BodyId,
        CollectiveId, CommitteeMemberId, DecisionId, DemocracyRecordId, DialogueId, DocumentId,
        FollowUpId, InspectionId, InternalRuleId, LegalBasisId, ListItemId, MovementModelId,
        PaperId, PersonId, PostId, ProposalId, RegistrationId, ReplicationId, RewardRuleId,
        RoundId, SignatoryId, StepId, SuccessionId, TargetId, TermId, TopicId, TrainingSessionId,
        UnitId, UnitKindId, WorkingYearId,
    },
    list_item::ListKind,
    movement::{
        Effect, FollowUpPeriod, ModelKind, ModelSubject, RegistrationKind, RegistrationState,
    },
    office::{Numbering, Signing},
    paper_number::PaperKind,
    person::Gender,
    reward::RewardSubject,
    unit::SuccessionKind,
};
use jiff::civil::Date;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};

macro_rules! keys {
    ($($name:ident),* $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { i64::column_result(value).map(Self) }
        }
    )*};
}

keys!(
    AttachmentId,
    AttendeeId,
    BaseSalaryId,
    BlankEntryId,
    CommitteeMemberId,
    DemocracyRecordId,
    DialogueId,
    DocumentId,
    FollowUpId,
    InspectionId,
    InternalRuleId,
    ListItemId,
    MovementModelId,
    RegistrationId,
    ReplicationId,
    RewardRuleId,
    TargetId,
    TopicId,
    TrainingSessionId,
    WorkingYearId,
    AmendmentId,
    AwardId,
    BodyId,
    CollectiveId,
    DecisionId,
    LegalBasisId,
    PaperId,
    PersonId,
    PostId,
    ProposalId,
    RoundId,
    SignatoryId,
    StepId,
    SuccessionId,
    TermId,
    UnitId,
    UnitKindId
);

/// A choice and its word in the file.
macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(match self { $(Self::$variant => $word),* }))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? { $($word => Ok(Self::$variant),)* _ => Err(FromSqlError::InvalidType) }
            }
        }
    )*};
}

words! {
    Numbering { ByTerm = "term", ByYear = "year" }
    Signing { OnBehalf = "on_behalf", HeadSigns = "head_signs" }
    SuccessionKind { Renamed = "renamed", Merged = "merged", Split = "split" }
    RoundState { Proposing = "proposing", Reviewed = "reviewed", Decided = "decided", Handed = "handed" }
    AwardOrder { ByUnit = "unit", ByName = "name", ByHand = "hand" }
    AmendmentKind { Corrected = "corrected", Revoked = "revoked", Reissued = "reissued" }
    BlankMovement { CarriedOver = "carried_over", Received = "received", Used = "used", Spoiled = "spoiled" }
    ModelKind { Model = "model", Exemplar = "exemplar" }
    ModelSubject { Collective = "collective", Person = "person" }
    RegistrationKind { New = "new", Maintained = "maintained", Upgraded = "upgraded" }
    RegistrationState { Registered = "registered", Draft = "draft", Underway = "underway", Reported = "reported", Scored = "scored", Recognised = "recognised", NotRecognised = "not_recognised", Ended = "ended", Withdrawn = "withdrawn" }
    Effect { Unknown = "unknown", Effective = "effective", Weak = "weak" }
    FollowUpPeriod { HalfYear = "half_year", Year = "year", AdHoc = "ad_hoc" }
    DialogueKind { Periodic = "periodic", OnRequest = "on_request", ByCase = "by_case" }
    InternalRuleKind { New = "new", Amended = "amended", Supplemented = "supplemented" }
    RewardSubject { Any = "any", Collective = "collective", Person = "person", Household = "household" }
    ListKind { ModelField = "field", Level = "level", AwardForm = "form", AwardContent = "content", Achievement = "achievement", BusinessType = "business_type", DocumentKind = "document_kind", CommitteeRole = "committee_role", DemocracyClass = "democracy_class", UnitClass = "unit_class" }
    PaperKind { Decision = "decision", Submission = "submission", Report = "report", Plan = "plan", Guidance = "guidance", Notice = "notice", Minutes = "minutes", OfficialLetter = "official_letter" }
    PaperState { Draft = "draft", Submitted = "submitted", Issued = "issued" }
}

impl ToSql for Gender {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Unknown => ToSqlOutput::Owned(Value::Null),
            Self::Male => ToSqlOutput::from("male"),
            Self::Female => ToSqlOutput::from("female"),
        })
    }
}

impl FromSql for Gender {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value.as_str_or_null()? {
            Some("male") => Self::Male,
            Some("female") => Self::Female,
            _ => Self::Unknown,
        })
    }
}

impl ToSql for Entered<Date> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |d| Value::Text(d.to_string()))))
    }
}

impl FromSql for Entered<Date> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self::default()) };
        text.parse::<Date>()
            .map(|d| Self::of(Some(d)))
            .map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}

impl ToSql for Entered<PartialDate> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |d| Value::Text(d.iso()))))
    }
}

impl FromSql for Entered<PartialDate> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self::default()) };
        PartialDate::from_iso(text).map(|d| Self::of(Some(d))).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Entered<Whole> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Whole> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Whole)))
    }
}

impl ToSql for Entered<Money> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Money> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Money)))
    }
}

impl ToSql for Entered<Hundredths> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Hundredths> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Hundredths)))
    }
}
