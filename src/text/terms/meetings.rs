//! Words of meetings that weigh proposals, and of agencies that are asked.
use super::{ListWords, Words};
use crate::domain::{
    consultation::ConsultationAnswer,
    field::Field as F,
    ids::Kind,
    meeting::{Ballot, MeetingWay, ShareOf},
};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::Meeting, "cuộc họp xét"),
        (Kind::Vote, "phiếu"),
        (Kind::Consultation, "hiệp y"),
    ],
    fields: &[
        (F::MeetingBody, "Cơ quan họp"),
        (F::MeetingWay, "Cách lấy ý kiến"),
        (F::MeetingHeldOn, "Ngày họp, ngày kiểm phiếu"),
        (F::MeetingPlace, "Nơi họp"),
        (F::Chair, "Chủ trì"),
        (F::Secretary, "Thư ký"),
        (F::Members, "Tổng số thành viên"),
        (F::Present, "Có mặt"),
        (F::Quorum, "Họp hợp lệ khi có mặt"),
        (F::PassShare, "Được thông qua khi tán thành"),
        (F::PassOf, "Tính trên"),
        (F::Conclusion, "Kết luận"),
        (F::BeganAt, "Bắt đầu lúc"),
        (F::EndedAt, "Kết thúc lúc"),
        (F::Absent, "Vắng, lý do"),
        (F::Guests, "Khách mời"),
        (F::Discussion, "Ý kiến thảo luận"),
        (F::Ballot, "Hình thức biểu quyết"),
        (F::BallotsOut, "Số phiếu phát ra"),
        (F::BallotsIn, "Số phiếu thu về"),
        (F::BallotsInvalid, "Số phiếu không hợp lệ"),
        (F::Tellers, "Tổ kiểm phiếu (tổ trưởng ghi trước)"),
        (F::Votes, "Phiếu từng đề nghị"),
        (F::InFavour, "Tán thành"),
        (F::Against, "Không tán thành"),
        (F::WrittenInFavour, "Tán thành bằng văn bản"),
        (F::WrittenAgainst, "Không tán thành bằng văn bản"),
        (F::Consultations, "Hiệp y"),
        (F::Agency, "Cơ quan hỏi ý kiến"),
        (F::AskedOn, "Ngày hỏi"),
        (F::AgencyAnswer, "Trả lời"),
        (F::AnsweredOn, "Ngày trả lời"),
        (F::AgencySaid, "Ý kiến"),
    ],
    columns: &[
        ("way", F::MeetingWay),
        ("met_on", F::MeetingHeldOn),
        ("met_at", F::MeetingPlace),
        ("chair", F::Chair),
        ("secretary", F::Secretary),
        ("members", F::Members),
        ("present", F::Present),
        ("quorum", F::Quorum),
        ("pass", F::PassShare),
        ("pass_of", F::PassOf),
        ("conclusion", F::Conclusion),
        ("began_at", F::BeganAt),
        ("ended_at", F::EndedAt),
        ("absent", F::Absent),
        ("guests", F::Guests),
        ("discussion", F::Discussion),
        ("ballot", F::Ballot),
        ("ballots_out", F::BallotsOut),
        ("ballots_in", F::BallotsIn),
        ("ballots_invalid", F::BallotsInvalid),
        ("tellers", F::Tellers),
        ("in_favour", F::InFavour),
        ("against", F::Against),
        ("written_in_favour", F::WrittenInFavour),
        ("written_against", F::WrittenAgainst),
        ("agency", F::Agency),
        ("asked_on", F::AskedOn),
        ("answer", F::AgencyAnswer),
        ("answered_on", F::AnsweredOn),
        ("said", F::AgencySaid),
    ],
    choice_columns: &["way", "pass_of", "answer", "ballot"],
    choices: &[
        ("together", "Họp"),
        ("in_writing", "Lấy phiếu xin ý kiến, không họp"),
        ("members", "Tổng số thành viên"),
        ("present", "Số có mặt"),
        ("hands", "Giơ tay"),
        ("secret", "Bỏ phiếu kín"),
        ("waiting", "Chưa trả lời"),
        ("no_objection", "Không có ý kiến khác"),
        ("objection", "Có ý kiến"),
    ],
};

/// Họp xét.
pub const MEETINGS: ListWords = ListWords {
    title: "Họp xét",
    add: "Thêm cuộc họp",
    empty: "Năm này chưa ghi cuộc họp xét nào. Bấm “Thêm cuộc họp” để ghi số phiếu từng đề nghị.",
};

/// Cách lấy ý kiến.
pub fn meeting_way(way: MeetingWay) -> &'static str {
    match way {
        MeetingWay::Together => "Họp",
        MeetingWay::InWriting => "Lấy phiếu xin ý kiến, không họp",
    }
}

/// Hình thức biểu quyết.
pub fn ballot(ballot: Ballot) -> &'static str {
    match ballot {
        Ballot::Hands => "Giơ tay",
        Ballot::Secret => "Bỏ phiếu kín",
    }
}

/// Of whom a share is reckoned.
pub fn share_of(of: ShareOf) -> &'static str {
    match of {
        ShareOf::Members => "Tổng số thành viên",
        ShareOf::Present => "Số có mặt",
    }
}

/// What an agency answered.
pub fn consultation_answer(answer: ConsultationAnswer) -> &'static str {
    match answer {
        ConsultationAnswer::Waiting => "Chưa trả lời",
        ConsultationAnswer::NoObjection => "Không có ý kiến khác",
        ConsultationAnswer::Objection => "Có ý kiến",
    }
}
