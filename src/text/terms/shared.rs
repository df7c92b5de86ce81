//! Words of what every record has, and of what stands beside the records.
use super::Words;
use crate::domain::{answer::Answer, field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::Office, "cài đặt chung"),
        (Kind::Attachment, "tệp đính kèm"),
        (Kind::Content, "tệp đính kèm"),
        (Kind::NotDuplicate, "dấu không trùng"),
        (Kind::Step, "bước trong Lịch sử"),
        (Kind::StepChange, "phần đã ghi trong Lịch sử"),
        (Kind::Draft, "phiếu đang nhập dở"),
        (Kind::Fact, "phần chung của sổ"),
    ],
    fields: &[
        (F::Name, "Tên"),
        (F::From, "Từ ngày"),
        (F::To, "Đến ngày"),
        (F::Note, "Ghi chú"),
        (F::Position, "Thứ tự"),
        (F::NeedsReview, "Cần rà soát"),
        (F::Year, "Năm công tác"),
    ],
    columns: &[
        ("name", F::Name),
        ("from_date", F::From),
        ("to_date", F::To),
        ("position", F::Position),
        ("needs_review", F::NeedsReview),
        ("note", F::Note),
        ("year", F::Year),
    ],
    choice_columns: &["kind", "state", "subject"],
    choices: &[],
};

/// Có, không …
pub fn answer(value: Answer) -> &'static str {
    match value {
        Answer::Unknown => "Chưa rõ",
        Answer::Yes => "Có",
        Answer::No => "Không",
        Answer::NotApplicable => "Không áp dụng",
    }
}

/// Có, không.
pub fn yes_no(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}
