//! The kinds of rows of a book, with one key type each, so that a unit's key can never stand for a person's.

/// What every key type can do.
pub trait Key: Copy + PartialEq {
    /// Keys of which kind of rows.
    const KIND: Kind;
    /// The key of this number.
    fn from_number(number: i64) -> Self;
    /// Its number: the row's `id` in the data file, from 1; below 0 a placeholder (`domain/batch.rs`).
    fn number(self) -> i64;
}

/// What becomes of a key that names another record, by its kind and number: its number from now on, or
/// `None`, which takes the key away.
pub type KeyVisitor<'a> = dyn FnMut(Kind, i64) -> Option<i64> + 'a;

/// Has a key looked at that may be blank.
pub fn visit_key<K: Key>(key: &mut Option<K>, visit: &mut KeyVisitor<'_>) {
    *key = key.and_then(|k| visit(K::KIND, k.number())).map(K::from_number);
}

/// Has a key looked at that cannot be blank; where it is taken away it becomes 0, which no row has.
pub fn visit_needed_key<K: Key>(key: &mut K, visit: &mut KeyVisitor<'_>) {
    *key = K::from_number(visit(K::KIND, key.number()).unwrap_or(0));
}

/// Declares every kind of rows once: the records with the file of `domain/` their type stands in (`with keys`
/// where it names other records), the parts of records with the kind of their whole, and what stands beside
/// them; with their key types. The `$` before them is handed in because a macro cannot write
/// the one of a macro that it makes.
macro_rules! kinds {
    (
        $dollar:tt
        records {
            $($(#[$doc:meta])* $record:ident($id:ident) $(in $module:ident $(with $keys:ident)?)? $(of $owner:ident)?,)*
        }
        parts { $($(#[$part_doc:meta])* $part:ident $(($part_id:ident))? of $whole:ident,)* }
        others { $($(#[$other_doc:meta])* $other:ident $(($other_id:ident))?,)* }
    ) => {
        $(kinds!(@key $record $id);)*
        $($(kinds!(@key $part $part_id);)?)*
        $($(kinds!(@key $other $other_id);)?)*

        /// Hands every key type to a macro: so the store says how a key stands in the file.
        macro_rules! each_key {
            ($dollar callback:ident) => {
                $dollar callback! {
                    $($crate::domain::ids::$id,)*
                    $($($crate::domain::ids::$part_id,)?)*
                    $($($crate::domain::ids::$other_id,)?)*
                }
            };
        }
        pub(crate) use each_key;

        /// Hands every record that is saved whole to a macro, with its type, and whether it names other records
        /// by their keys: so [`Entry`](crate::domain::entry::Entry) is made.
        macro_rules! each_entry {
            ($dollar callback:ident) => {
                $dollar callback! {
                    $($($record: $crate::domain::$module::$record $(, $keys)?;)?)*
                }
            };
        }
        pub(super) use each_entry;

        /// A kind of rows. Where a table, its years and its names are said: `store/kinds.rs`; its words:
        /// `text/terms/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum Kind {
            $($(#[$doc])* $record,)*
            $($(#[$part_doc])* $part,)*
            $($(#[$other_doc])* $other,)*
        }

        impl Kind {
            /// Every kind: first the records, then their parts, then the others.
            pub const ALL: &[Self] = &[$(Self::$record,)* $(Self::$part,)* $(Self::$other,)*];

            /// The kind of the record that a row of this kind is a part of.
            pub fn whole(self) -> Option<Self> {
                match self {
                    $($(Self::$record => Some(Self::$owner),)?)*
                    $(Self::$part => Some(Self::$whole),)*
                    _ => None,
                }
            }

            /// The record of this kind and number; `None` for what is no record of its own.
            pub fn record(self, number: i64) -> Option<Record> {
                match self {
                    $(Self::$record => Some(Record::$record($id(number))),)*
                    _ => None,
                }
            }
        }

        /// Any one record of the book, whatever its kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum Record {
            $($(#[$doc])* $record($id),)*
        }

        impl Record {
            /// Its kind.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$record(_) => Kind::$record,)*
                }
            }

            /// The number of its key.
            pub fn number(self) -> i64 {
                match self {
                    $(Self::$record(id) => id.0,)*
                }
            }

            /// Has its key looked at, as [`visit_needed_key`] does.
            pub fn visit_key(&mut self, visit: &mut KeyVisitor<'_>) {
                match self {
                    $(Self::$record(id) => visit_needed_key(id, visit),)*
                }
            }
        }
    };
    (@key $kind:ident $id:ident) => {
        #[doc = concat!("The key of a [`Kind::", stringify!($kind), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $id(pub i64);

        impl Key for $id {
            const KIND: Kind = Kind::$kind;
            fn from_number(number: i64) -> Self {
                Self(number)
            }
            fn number(self) -> i64 {
                self.0
            }
        }
    };
}

kinds! {
    $
    records {
        /// Cơ quan ban hành, cơ quan tặng.
        Body(BodyId) in office,
        /// Nhiệm kỳ.
        Term(TermId) in office,
        /// Người ký.
        Signatory(SignatoryId) in office with keys,
        /// Loại đơn vị.
        UnitKind(UnitKindId) in unit,
        /// Đơn vị.
        Unit(UnitId) in unit with keys,
        /// Tập thể trong đơn vị: a part of its unit that awards name by itself.
        Collective(CollectiveId) of Unit,
        /// Cá nhân.
        Person(PersonId) in person with keys,
        /// Căn cứ pháp lý.
        LegalBasis(LegalBasisId) in legal_basis with keys,
        /// Đợt khen thưởng.
        Round(RoundId) in award with keys,
        /// Đề nghị khen thưởng.
        Proposal(ProposalId) in award with keys,
        /// Cuộc họp xét, or letters that stand for one.
        Meeting(MeetingId) in meeting with keys,
        /// Quyết định.
        Decision(DecisionId) in decision with keys,
        /// Giấy: one of a form about one matter.
        Paper(PaperId) in paper with keys,
        /// Khen thưởng.
        Award(AwardId) in award with keys,
        /// Một lần ghi sổ theo dõi phôi giấy khen.
        BlankEntry(BlankEntryId) in blanks,
        /// Mô hình, điển hình “Dân vận khéo”.
        MovementModel(MovementModelId) in movement with keys,
        /// Đăng ký năm.
        Registration(RegistrationId) in movement with keys,
        /// Lớp tập huấn.
        TrainingSession(TrainingSessionId) in training with keys,
        /// Thực hiện quy chế dân chủ ở cơ sở (QCDC) of one unit in one year.
        DemocracyRecord(DemocracyRecordId) in democracy with keys,
        /// Thành viên Ban Chỉ đạo.
        CommitteeMember(CommitteeMemberId) in committee with keys,
        /// Bộ tiêu chí, one version of it.
        CriteriaSet(CriteriaSetId) in evaluation,
        /// Phiếu chấm.
        ScoreSheet(ScoreSheetId) in evaluation with keys,
        /// Văn bản đã ban hành.
        Document(DocumentId) in document with keys,
        /// Lương cơ sở from a day on.
        BaseSalary(BaseSalaryId) in reward,
        /// Mức thưởng of a form of award from a day on.
        RewardRule(RewardRuleId) in reward,
        /// Năm công tác.
        WorkingYear(WorkingYearId) in working_year,
        /// Chỉ tiêu of a year, with the figure that measures it.
        Target(TargetId) in working_year,
        /// Mục danh mục: one item of an editable list.
        ListItem(ListItemId) in list_item,
    }
    parts {
        /// Một lần đổi tên, sáp nhập hay chia tách.
        Succession(SuccessionId) of Unit,
        /// Chức vụ của một cá nhân trong một thời gian.
        Post(PostId) of Person,
        /// Hiệp y: one agency asked about one proposal.
        Consultation(ConsultationId) of Proposal,
        /// Phiếu: how many were for a proposal in a meeting.
        Vote(VoteId) of Meeting,
        /// Đính chính, thu hồi, cấp lại một khen thưởng.
        Amendment(AmendmentId) of Award,
        /// Nơi áp dụng.
        Replication(ReplicationId) of MovementModel,
        /// Theo dõi.
        FollowUp(FollowUpId) of Registration,
        /// Công nhận of what was done in a year.
        Recognition(RecognitionId) of Registration,
        /// Chuyên đề.
        Topic(TopicId) of TrainingSession,
        /// Học viên.
        Attendee(AttendeeId) of TrainingSession,
        /// Một cuộc đối thoại.
        Dialogue(DialogueId) of DemocracyRecord,
        /// Một quy chế, quy định nội bộ.
        InternalRule(InternalRuleId) of DemocracyRecord,
        /// Một cuộc kiểm tra, planned or held.
        Inspection(InspectionId) of DemocracyRecord,
    }
    others {
        /// Cài đặt chung.
        Office,
        /// Tệp đính kèm of any record.
        Attachment(AttachmentId),
        /// Hai mục đã xem là không trùng.
        NotDuplicate,
        /// Lần in of a paper.
        Printing,
        /// The bytes of attached files and of issued papers.
        Content,
        /// Một bước thay đổi trong lịch sử của sổ.
        Step(StepId),
        /// One row that a step touched, as it was before and after.
        StepChange,
        /// What older programs kept half typed.
        Draft,
        /// A fact of the file itself, such as the version of its sort keys.
        Fact,
    }
}

impl Kind {
    /// The kind of record in whose list or form a row of this kind is shown: its own, or that of its whole.
    #[must_use]
    pub fn shown_as(self) -> Self {
        match self.whole() {
            Some(whole) if self.record(0).is_none() => whole,
            _ => self,
        }
    }
}
