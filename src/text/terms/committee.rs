//! Words of steering committees.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::CommitteeMember, "thành viên Ban Chỉ đạo")],
    fields: &[
        (F::CommitteeBody, "Ban Chỉ đạo"),
        (F::CommitteeRole, "Vai trò"),
        (F::IsCommitteeHead, "Là Trưởng Ban"),
        (F::Tasks, "Phân công"),
    ],
    columns: &[("role", F::CommitteeRole), ("tasks", F::Tasks)],
    choice_columns: &[],
    choices: &[],
};

/// Ban Chỉ đạo.
pub const COMMITTEE: ListWords = ListWords {
    title: "Ban Chỉ đạo",
    add: "Thêm thành viên",
    empty: "Chưa có thành viên Ban Chỉ đạo.",
};
