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

/// Declares every kind of rows once: the records, the parts of records with the kind of their whole, and
/// what stands beside them; with their key types. The `$` before them is handed in because a macro cannot write
/// the one of a macro that it makes.
macro_rules! kinds {
    (
        $dollar:tt
        records { $($(#[$doc:meta])* $record:ident($id:ident) $(of $owner:ident)?,)* }
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

        /// A kind of rows. Where a table, its years and its names are said: `store/kinds.rs`; its words:
        /// `text/terms.rs`.
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
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
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
        Body(BodyId),
        /// Nhiệm kỳ.
        Term(TermId),
        /// Người ký.
        Signatory(SignatoryId),
        /// Loại đơn vị.
        UnitKind(UnitKindId),
        /// Đơn vị.
        Unit(UnitId),
        /// Tập thể trong đơn vị: a part of its unit that awards name by itself.
        Collective(CollectiveId) of Unit,
        /// Cá nhân.
        Person(PersonId),
        /// Căn cứ pháp lý.
        LegalBasis(LegalBasisId),
        /// Đợt khen thưởng.
        Round(RoundId),
        /// Đề nghị khen thưởng.
        Proposal(ProposalId),
        /// Quyết định.
        Decision(DecisionId),
        /// Giấy: one of a form about one matter.
        Paper(PaperId),
        /// Khen thưởng.
        Award(AwardId),
        /// Một lần ghi sổ theo dõi phôi giấy khen.
        BlankEntry(BlankEntryId),
        /// Mô hình, điển hình “Dân vận khéo”.
        MovementModel(MovementModelId),
        /// Đăng ký năm.
        Registration(RegistrationId),
        /// Lớp tập huấn.
        TrainingSession(TrainingSessionId),
        /// Thực hiện quy chế dân chủ ở cơ sở (QCDC) of one unit in one year.
        DemocracyRecord(DemocracyRecordId),
        /// Thành viên Ban Chỉ đạo.
        CommitteeMember(CommitteeMemberId),
        /// Văn bản đã ban hành.
        Document(DocumentId),
        /// Lương cơ sở from a day on.
        BaseSalary(BaseSalaryId),
        /// Mức thưởng of a form of award from a day on.
        RewardRule(RewardRuleId),
        /// Năm công tác.
        WorkingYear(WorkingYearId),
        /// Chỉ tiêu of a year, with the figure that measures it.
        Target(TargetId),
        /// Mục danh mục: one item of an editable list.
        ListItem(ListItemId),
    }
    parts {
        /// Một lần đổi tên, sáp nhập hay chia tách.
        Succession(SuccessionId) of Unit,
        /// Chức vụ của một cá nhân trong một thời gian.
        Post(PostId) of Person,
        /// Đính chính, thu hồi, cấp lại một khen thưởng.
        Amendment(AmendmentId) of Award,
        /// Nơi áp dụng.
        Replication(ReplicationId) of MovementModel,
        /// Theo dõi.
        FollowUp(FollowUpId) of Registration,
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
