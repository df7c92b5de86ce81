//! Words of award rounds, proposals, awards, and the ledger of blank certificates.
use super::{ListWords, Words};
use crate::domain::{
    award::{AmendmentKind, AwardOrder, Outcome, RoundState},
    blanks::BlankMovement,
    field::Field as F,
    ids::Kind,
    recipient::RecipientKind,
};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::Round, "đợt khen thưởng"),
        (Kind::Proposal, "đề nghị"),
        (Kind::Award, "khen thưởng"),
        (Kind::Amendment, "đính chính, thu hồi, cấp lại"),
        (Kind::BlankEntry, "phôi giấy khen"),
    ],
    fields: &[
        (F::RoundName, "Tên đợt"),
        (F::PeriodFrom, "Giai đoạn từ năm"),
        (F::PeriodTo, "đến năm"),
        (F::Content, "Nội dung khen"),
        (F::AwardForm, "Hình thức"),
        (F::DossierDue, "Hạn hồ sơ"),
        (F::CeremonyOn, "Ngày tổ chức trao"),
        (F::CeremonyAt, "Giờ, nơi trao"),
        (F::Outcome, "Kết quả xét"),
        (F::OutcomeBy, "Người quyết định rút, hoãn"),
        (F::OutcomeOn, "Ngày rút, hoãn"),
        (F::KeptReason, "Vẫn khen, vì"),
        (F::KeptAgainst, "Trả lời về"),
        (F::OutcomeReason, "Lý do rút, hoãn"),
        (F::RoundState, "Trạng thái"),
        (F::AwardOrder, "Thứ tự danh sách"),
        (F::Round, "Đợt khen thưởng"),
        (F::Recipient, "Đối tượng"),
        (F::Person, "Cá nhân"),
        (F::Collective, "Tập thể"),
        (F::OutsideName, "Tên tập thể ngoài danh sách"),
        (F::HouseholdName, "Tên hộ gia đình"),
        (F::HouseholdPlace, "Địa chỉ"),
        (F::HouseholdHead, "Chủ hộ"),
        (F::Achievement, "Tóm tắt thành tích"),
        (F::Rating, "Điểm, xếp loại"),
        (F::ReceivedOn, "Ngày nhận hồ sơ"),
        (F::SubmissionNumber, "Số tờ trình"),
        (F::SubmissionDate, "Ngày tờ trình"),
        (F::HasSubmission, "Có tờ trình"),
        (F::HasReport, "Có báo cáo thành tích"),
        (F::HasMinutes, "Có biên bản họp xét"),
        (F::Decision, "Quyết định"),
        (F::PrintedName, "Tên in"),
        (F::PrintedPosition, "Chức vụ in"),
        (F::PrintedUnit, "Đơn vị, địa chỉ in"),
        (F::Citation, "Thành tích in trên giấy"),
        (F::RegisterNumber, "Số vào sổ"),
        (F::Reward, "Tiền thưởng (đồng)"),
        (F::RewardReason, "Lý do khác mức"),
        (F::Gift, "Hiện vật"),
        (F::PaidOn, "Ngày chi"),
        (F::HandedOn, "Ngày trao"),
        (F::ReceivedBy, "Người nhận"),
        (F::Amendments, "Đính chính, thu hồi, cấp lại"),
        (F::AmendmentKind, "Việc"),
        (F::AmendmentReason, "Lý do"),
        (F::BlankKind, "Loại phôi"),
        (F::BlankMovement, "Biến động"),
        (F::BlankDate, "Ngày ghi sổ phôi"),
        (F::BlankCount, "Số lượng (tờ)"),
        (F::SpoiledReason, "Lý do hỏng"),
        (F::BlankMinutesNumber, "Số biên bản hủy phôi"),
        (F::BlankMinutesDate, "Ngày biên bản hủy phôi"),
    ],
    columns: &[
        ("period_from", F::PeriodFrom),
        ("period_to", F::PeriodTo),
        ("content", F::Content),
        ("form", F::AwardForm),
        ("citation", F::Citation),
        ("dossier_due", F::DossierDue),
        ("ceremony_on", F::CeremonyOn),
        ("ceremony_at", F::CeremonyAt),
        ("outcome", F::Outcome),
        ("outcome_by", F::OutcomeBy),
        ("outcome_on", F::OutcomeOn),
        ("outcome_reason", F::OutcomeReason),
        ("kept_reason", F::KeptReason),
        ("kept_against", F::KeptAgainst),
        ("state", F::RoundState),
        ("list_order", F::AwardOrder),
        ("round_id", F::Round),
        ("recipient_kind", F::Recipient),
        ("collective_id", F::Collective),
        ("person_id", F::Person),
        ("outside_place", F::HouseholdPlace),
        ("achievement", F::Achievement),
        ("rating", F::Rating),
        ("received_on", F::ReceivedOn),
        ("has_submission", F::HasSubmission),
        ("submission_number", F::SubmissionNumber),
        ("submission_date", F::SubmissionDate),
        ("has_report", F::HasReport),
        ("has_minutes", F::HasMinutes),
        ("decision_id", F::Decision),
        ("printed_name", F::PrintedName),
        ("printed_position", F::PrintedPosition),
        ("printed_unit", F::PrintedUnit),
        ("register_number", F::RegisterNumber),
        ("reward", F::Reward),
        ("reward_reason", F::RewardReason),
        ("gift", F::Gift),
        ("paid_on", F::PaidOn),
        ("handed_on", F::HandedOn),
        ("received_by", F::ReceivedBy),
        ("reason", F::AmendmentReason),
        ("blank_kind", F::BlankKind),
        ("movement", F::BlankMovement),
        ("count", F::BlankCount),
        ("spoiled_reason", F::SpoiledReason),
        ("minutes_number", F::BlankMinutesNumber),
        ("minutes_date", F::BlankMinutesDate),
    ],
    choice_columns: &["list_order", "recipient_kind", "movement", "outcome"],
    choices: &[
        ("collective", "Tập thể"),
        ("person", "Cá nhân"),
        ("household", "Hộ gia đình"),
        ("unit", "Đơn vị"),
        ("outside", "Tập thể ngoài danh sách"),
        ("proposing", "Đang đề nghị"),
        ("reviewed", "Đã họp xét"),
        ("decided", "Đã có quyết định"),
        ("handed", "Đã trao"),
        ("corrected", "Đính chính"),
        ("revoked", "Thu hồi"),
        ("reissued", "Cấp lại"),
        ("name", "Theo tên"),
        ("hand", "Xếp tay"),
        ("standing", "Trong danh sách"),
        ("taken_out", "Rút khỏi danh sách"),
        ("put_off", "Hoãn, xét đợt sau"),
        ("carried_over", "Chuyển từ năm trước"),
        ("received", "Nhận"),
        ("used", "Đã dùng"),
        ("spoiled", "Hỏng"),
    ],
};

/// Đợt khen thưởng.
pub const ROUNDS: ListWords = ListWords {
    title: "Đợt khen thưởng",
    add: "Thêm đợt",
    empty: "Chưa có đợt khen thưởng. Bấm “Thêm đợt” để bắt đầu.",
};

/// Đề nghị.
pub const PROPOSALS: ListWords = ListWords {
    title: "Đề nghị",
    add: "Thêm đề nghị",
    empty: "Năm này chưa có đề nghị nào. Tạo đợt khen thưởng rồi bấm “Thêm đề nghị”.",
};

/// Khen thưởng.
pub const AWARDS: ListWords = ListWords {
    title: "Khen thưởng",
    add: "Thêm khen thưởng",
    empty: "Năm này chưa có khen thưởng. Bấm “Thêm khen thưởng”, hoặc dán danh sách ở “Lập danh sách nhanh”.",
};

/// Phôi giấy khen.
pub const BLANKS: ListWords = ListWords {
    title: "Phôi giấy khen",
    add: "Ghi sổ phôi",
    empty: "Năm này chưa ghi sổ phôi. Bấm “Ghi sổ phôi” khi nhận, dùng hay hỏng phôi giấy khen.",
};

/// Tập thể, cá nhân, hộ gia đình.
pub fn recipient_kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "Tập thể",
        RecipientKind::Person => "Cá nhân",
        RecipientKind::Household => "Hộ gia đình",
    }
}

/// Kết quả xét of a proposal.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Standing => "Trong danh sách",
        Outcome::Withdrawn => "Rút khỏi danh sách",
        Outcome::Postponed => "Hoãn, xét đợt sau",
    }
}

/// Trạng thái of a round.
pub fn round_state(state: RoundState) -> &'static str {
    match state {
        RoundState::Proposing => "Đang đề nghị",
        RoundState::Reviewed => "Đã họp xét",
        RoundState::Decided => "Đã có quyết định",
        RoundState::Handed => "Đã trao",
    }
}

/// Thứ tự of a round's list.
pub fn award_order(order: AwardOrder) -> &'static str {
    match order {
        AwardOrder::ByUnit => "Theo thứ tự đơn vị, chức vụ, tên",
        AwardOrder::ByName => "Theo tên",
        AwardOrder::ByHand => "Xếp tay",
    }
}

/// What happened to an award.
pub fn amendment_kind(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Corrected => "Đính chính",
        AmendmentKind::Revoked => "Thu hồi",
        AmendmentKind::Reissued => "Cấp lại",
    }
}

/// What happened to certificate blanks.
pub fn blank_movement(value: BlankMovement) -> &'static str {
    match value {
        BlankMovement::CarriedOver => "Chuyển từ năm trước",
        BlankMovement::Received => "Nhận",
        BlankMovement::Used => "Đã dùng",
        BlankMovement::Spoiled => "Hỏng",
    }
}
