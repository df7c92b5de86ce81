//! The words of every choice: states, kinds, answers.
use crate::domain::{
    answer::Answer,
    award::{AmendmentKind, AwardOrder, RoundState},
    blanks::BlankMovement,
    decision::PaperState,
    democracy::{DialogueKind, InternalRuleKind},
    list_item::ListKind,
    movement::{
        Effect, FollowUpPeriod, ModelKind, ModelSubject, RegistrationKind, RegistrationState,
    },
    office::{Numbering, Signing},
    person::Gender,
    recipient::RecipientKind,
    reward::RewardSubject,
    unit::SuccessionKind,
};

/// Có, không.
pub fn yes_no(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}

/// Tập thể, cá nhân, hộ gia đình.
pub fn recipient_kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "Tập thể",
        RecipientKind::Person => "Cá nhân",
        RecipientKind::Household => "Hộ gia đình",
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

/// Cách đánh số.
pub fn numbering(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::ByTerm => "Theo nhiệm kỳ",
        Numbering::ByYear => "Theo năm",
    }
}

/// Cách ký.
pub fn signing(signing: Signing) -> &'static str {
    match signing {
        Signing::OnBehalf => "Thay mặt tập thể (T/M …)",
        Signing::HeadSigns => "Cấp trưởng ký trực tiếp, cấp phó ký K/T",
    }
}

/// Giới tính.
pub fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Unknown => "",
        Gender::Male => "Nam",
        Gender::Female => "Nữ",
    }
}

/// Đổi tên, sáp nhập, chia tách.
pub fn succession_kind(kind: SuccessionKind) -> &'static str {
    match kind {
        SuccessionKind::Renamed => "Đổi tên",
        SuccessionKind::Merged => "Sáp nhập",
        SuccessionKind::Split => "Chia tách",
    }
}

/// Mô hình or điển hình.
pub fn model_kind(value: ModelKind) -> &'static str {
    match value {
        ModelKind::Model => "Mô hình",
        ModelKind::Exemplar => "Điển hình",
    }
}

/// Who carries it out.
pub fn model_subject(value: ModelSubject) -> &'static str {
    match value {
        ModelSubject::Collective => "Tập thể",
        ModelSubject::Person => "Cá nhân",
    }
}

/// What kind of registration a year has of a model.
pub fn registration_kind(value: RegistrationKind) -> &'static str {
    match value {
        RegistrationKind::New => "Mới",
        RegistrationKind::Maintained => "Duy trì",
        RegistrationKind::Upgraded => "Nâng cấp, bổ sung",
    }
}

/// How far a model has come in a year.
pub fn registration_state(value: RegistrationState) -> &'static str {
    match value {
        RegistrationState::Registered => "Đã đăng ký",
        RegistrationState::Draft => "Dự thảo",
        RegistrationState::Underway => "Đang thực hiện",
        RegistrationState::Reported => "Đã báo cáo kết quả",
        RegistrationState::Scored => "Đã chấm điểm",
        RegistrationState::Recognised => "Được công nhận",
        RegistrationState::NotRecognised => "Không công nhận",
        RegistrationState::Ended => "Kết thúc",
        RegistrationState::Withdrawn => "Rút đăng ký",
    }
}

/// How well it works, as the office sees it.
pub fn effect(value: Effect) -> &'static str {
    match value {
        Effect::Unknown => "Chưa đánh giá",
        Effect::Effective => "Có hiệu quả",
        Effect::Weak => "Hiệu quả chưa cao",
    }
}

/// What a follow-up entry is for.
pub fn follow_up_period(value: FollowUpPeriod) -> &'static str {
    match value {
        FollowUpPeriod::HalfYear => "6 tháng",
        FollowUpPeriod::Year => "Năm",
        FollowUpPeriod::AdHoc => "Đột xuất",
    }
}

/// Why a dialogue was held.
pub fn dialogue_kind(value: DialogueKind) -> &'static str {
    match value {
        DialogueKind::Periodic => "Định kỳ",
        DialogueKind::OnRequest => "Khi một bên yêu cầu",
        DialogueKind::ByCase => "Theo vụ việc",
    }
}

/// What happened to an internal rule.
pub fn internal_rule_kind(value: InternalRuleKind) -> &'static str {
    match value {
        InternalRuleKind::New => "Xây dựng mới",
        InternalRuleKind::Amended => "Sửa đổi",
        InternalRuleKind::Supplemented => "Bổ sung",
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

/// Whom a reward rule is for.
pub fn reward_subject(value: RewardSubject) -> &'static str {
    match value {
        RewardSubject::Any => "Mọi đối tượng",
        RewardSubject::Collective => "Tập thể",
        RewardSubject::Person => "Cá nhân",
        RewardSubject::Household => "Hộ gia đình",
    }
}

/// Which editable list an item belongs to.
pub fn list_kind(value: ListKind) -> &'static str {
    match value {
        ListKind::ModelField => "Lĩnh vực",
        ListKind::Level => "Cấp",
        ListKind::AwardForm => "Hình thức khen",
        ListKind::AwardContent => "Nội dung khen",
        ListKind::Achievement => "Thành tích",
        ListKind::BusinessType => "Loại hình đơn vị",
        ListKind::DocumentKind => "Loại văn bản",
        ListKind::CommitteeRole => "Vai trò trong Ban Chỉ đạo",
        ListKind::DemocracyClass => "Xếp loại quy chế dân chủ",
        ListKind::UnitClass => "Xếp loại tổ chức cơ sở đảng",
    }
}

/// Có, không …
pub fn answer(value: Answer) -> &'static str {
    match value {
        Answer::Unknown => "Chưa rõ",
        Answer::Yes => "Có",
        Answer::No => "Không",
        Answer::NotApplicable => "Không áp dụng",
    }
}

/// A choice as it stands in the file, in words; `None` for text of the clerk's own.
pub fn stored_choice(column: &str, word: &str) -> Option<&'static str> {
    let is_choice = matches!(
        column,
        "kind"
            | "state"
            | "subject"
            | "effect"
            | "period"
            | "gender"
            | "numbering"
            | "signing"
            | "list_order"
            | "recipient_kind"
            | "list"
            | "movement"
    );
    Some(match word {
        _ if !is_choice => return None,
        "model" => "Mô hình",
        "exemplar" => "Điển hình",
        "collective" => "Tập thể",
        "person" => "Cá nhân",
        "household" => "Hộ gia đình",
        "new" => "Mới",
        "maintained" => "Duy trì",
        "upgraded" => "Nâng cấp, bổ sung",
        "registered" => "Đã đăng ký",
        "draft" => "Nháp",
        "underway" => "Đang thực hiện",
        "reported" => "Đã báo cáo kết quả",
        "scored" => "Đã chấm điểm",
        "recognised" => "Được công nhận",
        "not_recognised" => "Không công nhận",
        "ended" => "Kết thúc",
        "withdrawn" => "Rút đăng ký",
        "unknown" => "Chưa đánh giá",
        "effective" => "Có hiệu quả",
        "weak" => "Hiệu quả chưa cao",
        "half_year" => "6 tháng",
        "year" => "Theo năm",
        "ad_hoc" => "Đột xuất",
        "periodic" => "Định kỳ",
        "on_request" => "Khi một bên yêu cầu",
        "by_case" => "Theo vụ việc",
        "amended" => "Sửa đổi",
        "supplemented" => "Bổ sung",
        "any" => "Mọi đối tượng",
        "carried_over" => "Chuyển từ năm trước",
        "received" => "Nhận",
        "used" => "Đã dùng",
        "spoiled" => "Hỏng",
        "field" => "Lĩnh vực",
        "level" => "Cấp",
        "form" => "Hình thức khen",
        "content" => "Nội dung khen",
        "achievement" => "Thành tích",
        "business_type" => "Loại hình đơn vị",
        "document_kind" => "Loại văn bản",
        "committee_role" => "Vai trò trong Ban Chỉ đạo",
        "democracy_class" => "Xếp loại quy chế dân chủ",
        "unit_class" => "Xếp loại tổ chức cơ sở đảng",
        "submitted" => "Trình ký",
        "issued" => "Đã phát hành",
        "male" => "Nam",
        "female" => "Nữ",
        "unit" => "Đơn vị",
        "outside" => "Tập thể ngoài danh sách",
        "proposing" => "Đang đề nghị",
        "reviewed" => "Đã họp xét",
        "decided" => "Đã có quyết định",
        "handed" => "Đã trao",
        "corrected" => "Đính chính",
        "revoked" => "Thu hồi",
        "reissued" => "Cấp lại",
        "renamed" => "Đổi tên",
        "merged" => "Sáp nhập",
        "split" => "Chia tách",
        "term" => "Theo nhiệm kỳ",
        "on_behalf" => "Thay mặt tập thể",
        "head_signs" => "Cấp trưởng ký",
        "name" => "Theo tên",
        "hand" => "Xếp tay",
        _ => return None,
    })
}
