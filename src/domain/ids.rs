//! One key type per kind of record, so that a unit's key can never stand for a person's.

/// What every key type can do.
pub trait Key: Copy + PartialEq {
    /// The key of this number.
    fn from_number(number: i64) -> Self;
    /// Its number.
    fn number(self) -> i64;
}

/// Declares the key types; the number is the row's `id` in the data file.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl Key for $name {
            fn from_number(number: i64) -> Self {
                Self(number)
            }
            fn number(self) -> i64 {
                self.0
            }
        }
    )*};
}

ids! {
    /// Cơ quan ban hành, cơ quan tặng.
    BodyId,
    /// Nhiệm kỳ.
    TermId,
    /// Người ký.
    SignatoryId,
    /// Loại đơn vị.
    UnitKindId,
    /// Đơn vị.
    UnitId,
    /// Một lần đổi tên, sáp nhập hay chia tách.
    SuccessionId,
    /// Tập thể trong đơn vị.
    CollectiveId,
    /// Cá nhân.
    PersonId,
    /// Chức vụ của một cá nhân trong một thời gian.
    PostId,
    /// Căn cứ pháp lý.
    LegalBasisId,
    /// Đợt khen thưởng.
    RoundId,
    /// Đề nghị khen thưởng.
    ProposalId,
    /// Quyết định.
    DecisionId,
    /// Khen thưởng.
    AwardId,
    /// Đính chính, thu hồi, cấp lại một khen thưởng.
    AmendmentId,
    /// Mô hình, điển hình “Dân vận khéo”.
    MovementModelId,
    /// Nơi áp dụng.
    ReplicationId,
    /// Đăng ký năm.
    RegistrationId,
    /// Theo dõi.
    FollowUpId,
    /// Lớp tập huấn.
    TrainingSessionId,
    /// Chuyên đề.
    TopicId,
    /// Học viên.
    AttendeeId,
    /// Thực hiện quy chế dân chủ ở cơ sở (QCDC) of one unit in one year.
    DemocracyRecordId,
    /// Một cuộc đối thoại.
    DialogueId,
    /// Một quy chế, quy định nội bộ.
    InternalRuleId,
    /// Một cuộc kiểm tra, planned or held.
    InspectionId,
    /// Thành viên Ban Chỉ đạo.
    CommitteeMemberId,
    /// Văn bản đã ban hành.
    DocumentId,
    /// Lương cơ sở from a day on.
    BaseSalaryId,
    /// Mức thưởng of a form of award from a day on.
    RewardRuleId,
    /// Năm công tác.
    WorkingYearId,
    /// Chỉ tiêu of a year, with the figure that measures it.
    TargetId,
    /// One item of an editable list.
    ListItemId,
    /// Tệp đính kèm.
    AttachmentId,
    /// Hai mục đã xem là không trùng.
    NotDuplicateId,
    /// Một bước thay đổi trong lịch sử của sổ.
    StepId,
}

/// Any one record of the book, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Record {
    /// Cơ quan.
    Body(BodyId),
    /// Nhiệm kỳ.
    Term(TermId),
    /// Người ký.
    Signatory(SignatoryId),
    /// Loại đơn vị.
    UnitKind(UnitKindId),
    /// Đơn vị.
    Unit(UnitId),
    /// Tập thể trong đơn vị.
    Collective(CollectiveId),
    /// Cá nhân.
    Person(PersonId),
    /// Căn cứ.
    LegalBasis(LegalBasisId),
    /// Đợt khen thưởng.
    Round(RoundId),
    /// Đề nghị.
    Proposal(ProposalId),
    /// Quyết định.
    Decision(DecisionId),
    /// Khen thưởng.
    Award(AwardId),
    /// Mô hình.
    MovementModel(MovementModelId),
    /// Đăng ký.
    Registration(RegistrationId),
    /// Lớp tập huấn.
    TrainingSession(TrainingSessionId),
    /// Quy chế dân chủ.
    DemocracyRecord(DemocracyRecordId),
    /// Thành viên ban chỉ đạo.
    CommitteeMember(CommitteeMemberId),
    /// Văn bản.
    Document(DocumentId),
    /// Lương cơ sở.
    BaseSalary(BaseSalaryId),
    /// Mức thưởng.
    RewardRule(RewardRuleId),
    /// Năm công tác.
    WorkingYear(WorkingYearId),
    /// Chỉ tiêu.
    Target(TargetId),
    /// Mục danh mục.
    ListItem(ListItemId),
}

impl Record {
    /// The number of its key.
    pub fn number(self) -> i64 {
        match self {
            Self::Body(id) => id.0,
            Self::Term(id) => id.0,
            Self::Signatory(id) => id.0,
            Self::UnitKind(id) => id.0,
            Self::Unit(id) => id.0,
            Self::Collective(id) => id.0,
            Self::Person(id) => id.0,
            Self::LegalBasis(id) => id.0,
            Self::Round(id) => id.0,
            Self::Proposal(id) => id.0,
            Self::Decision(id) => id.0,
            Self::Award(id) => id.0,
            Self::MovementModel(id) => id.0,
            Self::Registration(id) => id.0,
            Self::TrainingSession(id) => id.0,
            Self::DemocracyRecord(id) => id.0,
            Self::CommitteeMember(id) => id.0,
            Self::Document(id) => id.0,
            Self::WorkingYear(id) => id.0,
            Self::Target(id) => id.0,
            Self::BaseSalary(id) => id.0,
            Self::RewardRule(id) => id.0,
            Self::ListItem(id) => id.0,
        }
    }
}
