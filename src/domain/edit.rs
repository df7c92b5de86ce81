//! The closed list of every change the program can make. Each is one step of the history.
use super::{
    award::{Award, Proposal, Round},
    committee::CommitteeMember,
    decision::Decision,
    democracy::DemocracyRecord,
    document::Document,
    ids::{AttachmentId, DecisionId, ProposalId, Record, RoundId, UnitId},
    legal_basis::LegalBasis,
    list_item::ListItem,
    movement::{MovementModel, Registration},
    office::{Body, Office, Signatory, Term},
    person::Person,
    quick_list::QuickList,
    reward::{BaseSalary, RewardRule},
    several::Purpose,
    training::TrainingSession,
    unit::{Collective, Unit, UnitKind},
    working_year::{Target, WorkingYear},
};
use serde::{Deserialize, Serialize};

/// Who is at the keyboard: “Người nhập” and the computer's name. Shown in the history, proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Người nhập.
    pub name: String,
    /// Tên máy.
    pub pc: String,
}

/// One change. A record without an id is new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Cài đặt chung.
    SaveOffice(Office),
    /// Cơ quan.
    SaveBody(Body),
    /// Nhiệm kỳ.
    SaveTerm(Term),
    /// Người ký.
    SaveSignatory(Signatory),
    /// Loại đơn vị.
    SaveUnitKind(UnitKind),
    /// Đơn vị, with its collectives and predecessors.
    SaveUnit(Unit),
    /// Một tập thể thêm vào một đơn vị.
    AddCollective {
        /// Of which unit.
        unit: UnitId,
        /// New.
        collective: Collective,
    },
    /// Cá nhân, with posts.
    SavePerson(Person),
    /// Căn cứ.
    SaveLegalBasis(LegalBasis),
    /// Đợt.
    SaveRound(Round),
    /// Đề nghị.
    SaveProposal(Proposal),
    /// Quyết định.
    SaveDecision(Decision),
    /// Khen thưởng, with amendments.
    SaveAward(Award),
    /// Mô hình, with its parts.
    SaveMovementModel(MovementModel),
    /// Đăng ký, with its parts.
    SaveRegistration(Registration),
    /// Lớp tập huấn, with its parts.
    SaveTrainingSession(TrainingSession),
    /// Quy chế dân chủ, with its parts.
    SaveDemocracyRecord(Box<DemocracyRecord>),
    /// Thành viên ban chỉ đạo.
    SaveCommitteeMember(CommitteeMember),
    /// Văn bản.
    SaveDocument(Document),
    /// Lương cơ sở.
    SaveBaseSalary(BaseSalary),
    /// Mức thưởng.
    SaveRewardRule(RewardRule),
    /// Năm công tác.
    SaveWorkingYear(WorkingYear),
    /// Chỉ tiêu.
    SaveTarget(Target),
    /// Mục danh mục.
    SaveListItem(ListItem),
    /// To the trash, with its parts. Refused while other records need it.
    Remove(Record),
    /// Out of the trash again.
    Restore(Record),
    /// Everything in the trash goes for good. Cannot be undone.
    EmptyTrash,
    /// Two records are one: what names `gone` names `kept`, and `gone` goes to the trash.
    Merge {
        /// Stays.
        kept: Record,
        /// Goes.
        gone: Record,
    },
    /// “Không trùng”: two records that look alike are not the same.
    TellApart(Record, Record),
    /// One field gets the value it had before a change of the history.
    RestoreField {
        /// The change.
        change: i64,
        /// The field's column.
        column: String,
    },
    /// Đính kèm a file.
    Attach {
        /// To what.
        to: Record,
        /// Name of the file.
        name: String,
        /// Its bytes, at most 25 MB.
        content: Vec<u8>,
    },
    /// An attached file to the trash.
    Detach(AttachmentId),
    /// Set the order of a list by hand: these records, first to last.
    Reorder(Vec<Record>),
    /// Awards out of the proposals of a round, one each, under a decision when given.
    AwardProposals {
        /// The round.
        round: RoundId,
        /// Which proposals.
        proposals: Vec<ProposalId>,
        /// Under which decision.
        decision: Option<DecisionId>,
    },
    /// Phát hành, with number and day: the state is set, and the papers are kept as they are then.
    /// Saving a decision of ours in that state does the same.
    IssueDecision(Decision),
    /// Many changes as one step: all of them, or none.
    Several {
        /// What they are made for.
        purpose: Purpose,
        /// In this order; see `domain/several.rs` for keys of what earlier ones make.
        edits: Vec<Edit>,
    },
    /// People, units, round, decision and awards of a quickly made list.
    RecordQuickList(QuickList),
}
