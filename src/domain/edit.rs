//! The closed list of every change the program can make. Each is one step of the history.
use super::{
    award::{Award, Proposal, Round},
    batch::Purpose,
    blanks::BlankEntry,
    committee::CommitteeMember,
    decision::Decision,
    democracy::DemocracyRecord,
    document::Document,
    ids::{
        AttachmentId, DecisionId, KeyVisitor, ProposalId, Record, RoundId, UnitId, visit_key,
        visit_needed_key,
    },
    legal_basis::LegalBasis,
    list_item::ListItem,
    movement::{MovementModel, Registration},
    office::{Body, Office, Signatory, Term},
    paper::Paper,
    person::Person,
    quick_list::QuickList,
    reward::{BaseSalary, RewardRule},
    training::TrainingSession,
    unit::{Collective, Unit, UnitKind},
    working_year::{Target, WorkingYear},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who is at the keyboard: “Người nhập” and the computer's name. Shown in the history, proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Người nhập.
    pub name: String,
    /// Tên máy.
    pub pc: String,
}

/// Bytes of the largest file that can be attached: 25 MB.
pub const MOST_ATTACHED: u64 = 25 << 20;

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
    /// Một lần ghi sổ phôi giấy khen.
    SaveBlankEntry(BlankEntry),
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
        /// Its bytes, at most [`MOST_ATTACHED`].
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
    /// Giấy: options, corrections, confirmations, number and day of one that is not issued.
    SavePaper(Box<Paper>),
    /// Phát hành a paper of another kind than a decision's: it is kept as it is then.
    IssuePaper(Box<Paper>),
    /// Many changes as one step: all of them, or none.
    Several {
        /// What they are made for.
        purpose: Purpose,
        /// In this order; a later one may name what an earlier one makes (`domain/batch.rs`).
        edits: Vec<Edit>,
    },
    /// People, units, round, decision and awards of a quickly made list.
    RecordQuickList(QuickList),
}

impl Edit {
    /// Puts everything in it into its stored form; `today` completes days without a year.
    pub fn tidy(&mut self, today: Date) {
        match self {
            Self::SaveOffice(x) => x.tidy(today),
            Self::SaveBody(x) => x.tidy(today),
            Self::SaveTerm(x) => x.tidy(today),
            Self::SaveSignatory(x) => x.tidy(today),
            Self::SaveUnitKind(x) => x.tidy(),
            Self::SaveUnit(x) => x.tidy(today),
            Self::SavePerson(x) => x.tidy(today),
            Self::SaveLegalBasis(x) => x.tidy(today),
            Self::SaveRound(x) => x.tidy(today),
            Self::SaveProposal(x) => x.tidy(today),
            Self::SaveDecision(x) | Self::IssueDecision(x) => x.tidy(today),
            Self::SavePaper(x) | Self::IssuePaper(x) => x.tidy(today),
            Self::SaveAward(x) => x.tidy(today),
            Self::SaveBlankEntry(x) => x.tidy(today),
            Self::SaveMovementModel(x) => x.tidy(today),
            Self::SaveRegistration(x) => x.tidy(today),
            Self::SaveTrainingSession(x) => x.tidy(today),
            Self::SaveDemocracyRecord(x) => x.tidy(today),
            Self::SaveCommitteeMember(x) => x.tidy(today),
            Self::SaveDocument(x) => x.tidy(today),
            Self::SaveBaseSalary(x) => x.tidy(today),
            Self::SaveRewardRule(x) => x.tidy(today),
            Self::SaveWorkingYear(x) => x.tidy(today),
            Self::SaveTarget(x) => x.tidy(today),
            Self::SaveListItem(x) => x.tidy(),
            Self::AddCollective { collective, .. } => collective.tidy(),
            Self::RecordQuickList(list) => list.tidy(today),
            // Each edit of a batch when its turn comes.
            Self::Several { .. }
            | Self::Remove(_)
            | Self::Restore(_)
            | Self::EmptyTrash
            | Self::Merge { .. }
            | Self::TellApart(..)
            | Self::RestoreField { .. }
            | Self::Attach { .. }
            | Self::Detach(_)
            | Self::Reorder(_)
            | Self::AwardProposals { .. } => {}
        }
    }

    /// Has every key looked at by which it names a record, but that of the record it saves.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        match self {
            Self::SaveSignatory(x) => x.keys(visit),
            Self::SaveUnit(x) => x.keys(visit),
            Self::SavePerson(x) => x.keys(visit),
            Self::SaveLegalBasis(x) => x.keys(visit),
            Self::SaveRound(x) => x.keys(visit),
            Self::SaveProposal(x) => x.keys(visit),
            Self::SaveDecision(x) | Self::IssueDecision(x) => x.keys(visit),
            Self::SavePaper(x) | Self::IssuePaper(x) => x.keys(visit),
            Self::SaveAward(x) => x.keys(visit),
            Self::SaveMovementModel(x) => x.keys(visit),
            Self::SaveRegistration(x) => x.keys(visit),
            Self::SaveTrainingSession(x) => x.keys(visit),
            Self::SaveDemocracyRecord(x) => x.keys(visit),
            Self::SaveCommitteeMember(x) => x.keys(visit),
            Self::SaveDocument(x) => x.keys(visit),
            Self::AddCollective { unit, .. } => visit_needed_key(unit, visit),
            Self::RecordQuickList(list) => list.keys(visit),
            Self::Remove(record) | Self::Restore(record) | Self::Attach { to: record, .. } => {
                record.visit_key(visit);
            }
            Self::Merge { kept: one, gone: other } | Self::TellApart(one, other) => {
                one.visit_key(visit);
                other.visit_key(visit);
            }
            Self::Detach(attachment) => visit_needed_key(attachment, visit),
            Self::Reorder(records) => records.iter_mut().for_each(|r| r.visit_key(visit)),
            Self::AwardProposals { round, proposals, decision } => {
                visit_needed_key(round, visit);
                for proposal in proposals {
                    visit_needed_key(proposal, visit);
                }
                visit_key(decision, visit);
            }
            Self::SaveOffice(_)
            | Self::SaveBody(_)
            | Self::SaveTerm(_)
            | Self::SaveUnitKind(_)
            | Self::SaveBlankEntry(_)
            | Self::SaveBaseSalary(_)
            | Self::SaveRewardRule(_)
            | Self::SaveWorkingYear(_)
            | Self::SaveTarget(_)
            | Self::SaveListItem(_)
            | Self::EmptyTrash
            | Self::RestoreField { .. }
            // A batch has placeholders of its own.
            | Self::Several { .. } => {}
        }
    }
}
