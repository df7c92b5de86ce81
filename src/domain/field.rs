//! Every field of every form. Its label, in `text/terms/`, is the same on form, table, paper and error.

/// Declares every field once, with the list of all.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// A field. One entry serves every record that has such a field under the same label.
        #[expect(missing_docs, reason = "text/terms says each in Vietnamese")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Field {
            $($(#[$doc])* $field,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$field,)*];
        }
    };
}

fields! {
    // office and bodies
    OfficeName,
    Place,
    EmptyTensWord,
    ThousandWord,
    NamedRecipientLimit,
    TwoSided,
    BodyFullName,
    BodyShortName,
    BodyInText,
    LetterheadParent,
    LetterheadName,
    Symbol,
    OwnSymbols,
    Level,
    RuleSet,
    Numbering,
    SeriesKeptHere,
    Signing,
    OnBehalfOf,
    DecidesAs,
    DefaultRecipients,
    IsOurs,
    // shared
    Name,
    From,
    To,
    Note,
    Position,
    NeedsReview,
    // signatories
    SignatoryName,
    SignatoryPosition,
    IsHead,
    Body,
    // units
    Code,
    UnitName,
    CertificateName,
    UnitKind,
    IsPartyBase,
    BusinessType,
    ParentUnit,
    PartyMembers,
    Workers,
    Address,
    Contact,
    Phone,
    Predecessors,
    Predecessor,
    SuccessionDate,
    SuccessionKind,
    CollectiveName,
    Collectives,
    // people
    FullName,
    FamilyName,
    GivenName,
    Salutation,
    Gender,
    Birth,
    Ethnicity,
    Hometown,
    IsPartyMember,
    PartyJoined,
    Education,
    AccountNumber,
    Posts,
    Unit,
    PostTitle,
    PartyPost,
    // legal bases
    NumberSymbol,
    Summary,
    Issuer,
    IssuedOn,
    InForceFrom,
    InForceTo,
    ReplacedBy,
    // rounds and proposals
    RoundName,
    Year,
    PeriodFrom,
    PeriodTo,
    Content,
    AwardForm,
    /// Giấy: which form of the catalog.
    PaperForm,
    /// Chỗ sửa tay trên giấy.
    PaperCorrections,
    DossierDue,
    CeremonyOn,
    CeremonyAt,
    Outcome,
    OutcomeBy,
    OutcomeOn,
    OutcomeReason,
    RoundState,
    AwardOrder,
    Round,
    Recipient,
    Person,
    Collective,
    OutsideName,
    HouseholdName,
    HouseholdPlace,
    HouseholdHead,
    Achievement,
    Rating,
    ReceivedOn,
    SubmissionNumber,
    SubmissionDate,
    HasSubmission,
    HasReport,
    HasMinutes,
    // decisions
    Number,
    DecisionDate,
    DecisionSummary,
    Signatory,
    Bases,
    Considering,
    Articles,
    DistributionList,
    NumberRepeatReason,
    DecisionState,
    // awards
    Decision,
    PrintedName,
    PrintedPosition,
    PrintedUnit,
    Citation,
    RegisterNumber,
    Reward,
    HandedOn,
    ReceivedBy,
    Amendments,
    AmendmentKind,
    AmendmentReason,
    // movement, training, grassroots democracy, the office
    ModelName,
    ModelKind,
    ModelSubject,
    ModelField,
    StartYear,
    ReplicationUnit,
    ReplicationPlace,
    ReplicationGroups,
    Result,
    MovementModel,
    RegistrationKind,
    RegistrationState,
    RegisteredOn,
    Effect,
    RegistrationReason,
    Goal,
    RegistrationContent,
    WhereAndWhom,
    Forces,
    Resources,
    Output,
    Durability,
    InCharge,
    WithdrawnReason,
    IsCited,
    FollowUpDate,
    FollowUpPeriod,
    Participants,
    SessionName,
    Organiser,
    Partners,
    Audience,
    PlanNumber,
    PlanDate,
    HalfDays,
    SessionPlace,
    Summoned,
    AttendedTotal,
    TopicTitle,
    Speaker,
    Duration,
    IsSummoned,
    Attendance,
    CertificateNumber,
    CertificateDate,
    IsExempt,
    HasCommittee,
    CommitteeNumber,
    CommitteeDate,
    CommitteeRenewed,
    CommitteeHead,
    CommitteeSize,
    HasRules,
    RulesNumber,
    RulesDate,
    HasPlan,
    Conference,
    ConferenceDate,
    ConferenceForm,
    ConferenceSummoned,
    ConferencePeople,
    ConferenceResolution,
    DialoguesNa,
    Agreement,
    AgreementSigned,
    AgreementExpires,
    BetterTerms,
    InternalRulesNa,
    InspectionBoard,
    BoardChecks,
    HasUnion,
    UnionMembers,
    UnionMovements,
    UnionChecks,
    UnionFunds,
    PetitionsNa,
    PetitionsReceived,
    PetitionsResolved,
    Strike,
    DemocracyClass,
    UnitClass,
    DialogueDate,
    DialogueKind,
    Opinions,
    OpinionsResolved,
    DialogueContent,
    InternalRuleName,
    InternalRuleKind,
    InternalRuleNumber,
    InternalRuleDate,
    PlannedOn,
    HeldOn,
    InspectionTeam,
    InspectionContent,
    InspectionFindings,
    Recommendations,
    FixDue,
    FixedOn,
    CommitteeBody,
    CommitteeRole,
    IsCommitteeHead,
    Tasks,
    DocumentKind,
    IssuingBody,
    DocumentDate,
    DocumentSummary,
    Signer,
    AppliesFrom,
    BaseAmount,
    BasisText,
    RewardSubject,
    Coefficient,
    FixedAmount,
    RegistrationDue,
    ReportDue,
    ModelMinimum,
    GoodClasses,
    IsLocked,
    LockReason,
    TargetName,
    Planned,
    TargetUnit,
    TargetFigure,
    Actual,
    ListKind,
    IsInUse,
    Attendees,
    Topics,
    Replications,
    FollowUps,
    Dialogues,
    InternalRules,
    Inspections,
    FollowUpValue,
    SessionCost,
    // what came after a decision, and money
    Follows,
    FollowsAs,
    RewardReason,
    Gift,
    PaidOn,
    RewardFund,
    RewardRounding,
    // meetings, and agencies that are asked
    MeetingBody,
    MeetingWay,
    MeetingHeldOn,
    MeetingPlace,
    Chair,
    Secretary,
    Members,
    Present,
    Quorum,
    PassShare,
    PassOf,
    Conclusion,
    Votes,
    InFavour,
    Against,
    WrittenInFavour,
    WrittenAgainst,
    Consultations,
    Agency,
    AskedOn,
    AgencyAnswer,
    AnsweredOn,
    AgencySaid,
    // certificate blanks
    BlankKind,
    BlankMovement,
    BlankDate,
    BlankCount,
    SpoiledReason,
    BlankMinutesNumber,
    BlankMinutesDate,
    // evaluation
    CriteriaName,
    CriteriaVersion,
    ScoredKind,
    CriteriaFrom,
    CriteriaTo,
    CriteriaDocument,
    Criteria,
    CriteriaSet,
    ScoreSubject,
    SubjectGroup,
    SubjectKind,
    ScoreRound,
    Scorer,
    Scores,
    ScoreRemarks,
    Downgrades,
    Exclusions,
}

impl Field {
    /// Does it belong to one record alone (a name, an achievement, a register number), so that no other may
    /// take it over by a slip?
    pub fn is_own(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Note
                | Self::Code
                | Self::UnitName
                | Self::CertificateName
                | Self::CollectiveName
                | Self::FullName
                | Self::GivenName
                | Self::Birth
                | Self::AccountNumber
                | Self::SignatoryName
                | Self::NumberSymbol
                | Self::RoundName
                | Self::Person
                | Self::Collective
                | Self::OutsideName
                | Self::Achievement
                | Self::Rating
                | Self::Number
                | Self::PrintedName
                | Self::Citation
                | Self::RegisterNumber
                | Self::ReceivedBy
                | Self::ModelName
                | Self::MovementModel
                | Self::SessionName
                | Self::CertificateNumber
                | Self::TargetName
                | Self::HouseholdName
                | Self::HouseholdHead
                | Self::CriteriaName
                | Self::ScoreSubject
                | Self::Scores
        )
    }
}
