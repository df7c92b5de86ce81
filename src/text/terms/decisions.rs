//! Words of decisions, their legal bases and papers.
use super::{ListWords, Words};
use crate::domain::{
    decision::{FollowsAs, PaperState},
    field::Field as F,
    ids::Kind,
};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::LegalBasis, "căn cứ"),
        (Kind::Decision, "quyết định"),
        (Kind::Paper, "giấy"),
        (Kind::Printing, "lần in giấy"),
    ],
    fields: &[
        (F::NumberSymbol, "Số, ký hiệu"),
        (F::Summary, "Căn cứ như viết trong văn bản"),
        (F::Issuer, "Cơ quan ban hành"),
        (F::IssuedOn, "Ngày ban hành"),
        (F::InForceFrom, "Hiệu lực từ ngày"),
        (F::InForceTo, "Hết hiệu lực ngày"),
        (F::ReplacedBy, "Được thay bằng"),
        (F::PaperForm, "Giấy"),
        (F::PaperCorrections, "Chỗ sửa tay"),
        (F::Number, "Số"),
        (F::DecisionDate, "Ngày ký"),
        (F::DecisionSummary, "Trích yếu"),
        (F::Signatory, "Người ký"),
        (F::Bases, "Căn cứ"),
        (F::Considering, "Xét đề nghị của"),
        (F::Articles, "Các điều"),
        (F::DistributionList, "Nơi nhận"),
        (F::NumberRepeatReason, "Lý do dùng lại số"),
        (F::DecisionState, "Trạng thái"),
        (F::FollowsAs, "Loại quyết định"),
        (F::Follows, "Bổ sung, sửa đổi quyết định"),
    ],
    columns: &[
        ("date", F::DecisionDate),
        ("number_symbol", F::NumberSymbol),
        ("decision_number", F::NumberSymbol),
        ("summary", F::DecisionSummary),
        ("issuer", F::Issuer),
        ("issued_on", F::IssuedOn),
        ("replaced_by_id", F::ReplacedBy),
        ("number", F::Number),
        ("signatory_id", F::Signatory),
        ("bases", F::Bases),
        ("considering", F::Considering),
        ("articles", F::Articles),
        ("distribution", F::DistributionList),
        ("number_repeat_reason", F::NumberRepeatReason),
        ("follows_as", F::FollowsAs),
        ("follows_id", F::Follows),
    ],
    choice_columns: &["follows_as"],
    choices: &[
        ("draft", "Nháp"),
        ("submitted", "Trình ký"),
        ("issued", "Đã phát hành"),
        ("first", "Quyết định khen thưởng"),
        ("supplement", "Quyết định bổ sung"),
        ("amendment", "Quyết định sửa đổi"),
    ],
};

/// Quyết định.
pub const DECISIONS: ListWords = ListWords {
    title: "Quyết định",
    add: "Thêm quyết định",
    empty: "Chưa có quyết định. Bấm “Thêm quyết định”; nháp thì để trống số và ngày.",
};

/// Căn cứ.
pub const LEGAL_BASES: ListWords = ListWords {
    title: "Căn cứ",
    add: "Thêm căn cứ",
    empty: "Chưa có căn cứ. Nhập một lần, chèn vào mọi quyết định.",
};

/// How a decision stands to an earlier one.
pub fn follows_as(follows: FollowsAs) -> &'static str {
    match follows {
        FollowsAs::First => "Quyết định khen thưởng",
        FollowsAs::Supplement => "Quyết định bổ sung",
        FollowsAs::Amendment => "Quyết định sửa đổi",
    }
}

/// Trạng thái of a paper.
pub fn paper_state(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "Nháp",
        PaperState::Submitted => "Trình ký",
        PaperState::Issued => "Đã phát hành",
    }
}
