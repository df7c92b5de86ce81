//! One key type per kind of record, so that a unit's key can never stand for a person's.

/// Declares the key types; the number is the row's `id` in the data file.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
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
}
