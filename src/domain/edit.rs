//! The closed list of every change the program can make. Each is one step of the history.
use super::{
    award::Outcome,
    decision::Decision,
    entry::Entry,
    field::Field,
    ids::{
        AttachmentId, DecisionId, KeyVisitor, ProposalId, Record, RoundId, UnitId, visit_key,
        visit_needed_key,
    },
    office::Office,
    paper::Paper,
    quick_list::QuickList,
    unit::Collective,
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

/// What a batch is made for, as the history says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Nhập nhanh: this many rows, without the new names among them.
    Rows(usize),
    /// Sửa trong bảng: this many records.
    Cells(usize),
    /// One field of many records.
    OneField(Field),
    /// A text that was changed on a paper, sent back to its record.
    OnPaper(Field),
    /// Sang năm mới.
    NewYear(i64),
    /// Thay bản: an issued decision goes back to be mended, what was issued is kept beside it.
    NewCopy,
    /// An order set by hand.
    Order,
    /// To the trash.
    Remove,
    /// Lập quyết định: drafts of the decisions of a round.
    Drafts,
    /// Two forms under one draft, each in a khoản of its own.
    Together,
    /// A form leaves the draft it shared.
    Apart,
    /// Khen đột xuất: round, award and draft of one name.
    AtOnce,
    /// What a unit answered to its bản soát.
    NamesChecked,
    /// Lời văn: a paper is put in the office's own words.
    Wording,
    /// A signed scan or the final Word file of a paper.
    Original,
    /// A name taken out of its round, put off, or back.
    Outcome(Outcome),
    /// The next version of a set of criteria.
    Criteria,
    /// This many sheets of scores, read from a file.
    Scores(usize),
}

/// One change. A record without an id is new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Cài đặt chung.
    SaveOffice(Office),
    /// One record with its parts, new or changed.
    Save(Entry),
    /// Một tập thể thêm vào một đơn vị.
    AddCollective {
        /// Of which unit.
        unit: UnitId,
        /// New.
        collective: Collective,
    },
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
        /// Bản chính: the signed scan or the final Word file.
        #[serde(default)]
        is_original: bool,
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
    /// The change that stores a record, new or changed.
    pub fn save(record: impl Into<Entry>) -> Self {
        Self::Save(record.into())
    }

    /// Puts everything in it into its stored form; `today` completes days without a year.
    pub fn tidy(&mut self, today: Date) {
        match self {
            Self::SaveOffice(x) => x.tidy(today),
            Self::Save(entry) => entry.tidy(today),
            Self::IssueDecision(x) => x.tidy(today),
            Self::IssuePaper(x) => x.tidy(today),
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
            Self::Save(entry) => entry.keys(visit),
            Self::IssueDecision(x) => x.keys(visit),
            Self::IssuePaper(x) => x.keys(visit),
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
            | Self::EmptyTrash
            | Self::RestoreField { .. }
            // A batch has placeholders of its own.
            | Self::Several { .. } => {}
        }
    }
}
