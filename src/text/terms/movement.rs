//! Words of “Dân vận khéo” models and their registrations.
use super::{ListWords, Words};
use crate::domain::{
    field::Field as F,
    ids::Kind,
    movement::{
        Effect, FollowUpPeriod, ModelKind, ModelSubject, RegistrationKind, RegistrationState,
    },
};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::MovementModel, "mô hình"),
        (Kind::Replication, "nơi nhân rộng"),
        (Kind::Registration, "đăng ký"),
        (Kind::FollowUp, "theo dõi"),
        (Kind::Recognition, "công nhận"),
    ],
    fields: &[
        (F::ModelName, "Tên mô hình"),
        (F::ModelKind, "Loại"),
        (F::ModelSubject, "Tập thể hay cá nhân"),
        (F::ModelField, "Lĩnh vực"),
        (F::StartYear, "Năm bắt đầu"),
        (F::LaunchedOn, "Ngày ra mắt"),
        (F::RecognisedBy, "Cơ quan công nhận"),
        (F::RecognitionNumber, "Quyết định công nhận số"),
        (F::RecognisedOn, "Ngày quyết định công nhận"),
        (F::RecognitionWithdrawnOn, "Ngày thu hồi công nhận"),
        (F::WithdrawalNumber, "Quyết định thu hồi số"),
        (F::WithdrawalReason, "Lý do thu hồi"),
        (F::ReplicationUnit, "Đơn vị áp dụng"),
        (F::ReplicationPlace, "Nơi áp dụng khác"),
        (F::ReplicationGroups, "Số tổ, nhóm áp dụng"),
        (F::Result, "Kết quả"),
        (F::MovementModel, "Mô hình"),
        (F::RegistrationKind, "Loại đăng ký"),
        (F::RegistrationState, "Tiến độ"),
        (F::RegisteredOn, "Ngày đăng ký"),
        (F::Effect, "Hiệu quả"),
        (F::RegistrationReason, "Thực trạng, lý do"),
        (F::Goal, "Mục tiêu, tiêu chí"),
        (F::RegistrationContent, "Nội dung, cách thức thực hiện"),
        (F::WhereAndWhom, "Địa bàn, đối tượng"),
        (F::Forces, "Lực lượng thực hiện"),
        (F::Resources, "Nguồn lực"),
        (F::Output, "Sản phẩm, kết quả đầu ra"),
        (F::Durability, "Khả năng duy trì, nhân rộng"),
        (F::InCharge, "Người phụ trách"),
        (F::WithdrawnReason, "Lý do rút đăng ký"),
        (F::IsCited, "Nêu tên trong báo cáo năm"),
        (F::FollowUpDate, "Ngày"),
        (F::FollowUpPeriod, "Kỳ"),
        (F::Participants, "Số người tham gia"),
        (F::Replications, "Nhân rộng"),
        (F::FollowUps, "Theo dõi"),
        (F::Recognitions, "Công nhận"),
        (F::FollowUpValue, "Giá trị (đồng)"),
    ],
    columns: &[
        ("kind", F::ModelKind),
        ("subject", F::ModelSubject),
        ("area", F::ModelField),
        ("start_year", F::StartYear),
        ("launched_on", F::LaunchedOn),
        ("recognition_number", F::RecognitionNumber),
        ("recognised_on", F::RecognisedOn),
        ("withdrawn_on", F::RecognitionWithdrawnOn),
        ("withdrawal_number", F::WithdrawalNumber),
        ("withdrawal_reason", F::WithdrawalReason),
        ("groups", F::ReplicationGroups),
        ("result", F::Result),
        ("model_id", F::MovementModel),
        ("registered_on", F::RegisteredOn),
        ("effect", F::Effect),
        ("goal", F::Goal),
        ("where_and_whom", F::WhereAndWhom),
        ("forces", F::Forces),
        ("resources", F::Resources),
        ("output", F::Output),
        ("durability", F::Durability),
        ("in_charge_id", F::InCharge),
        ("withdrawn_reason", F::WithdrawnReason),
        ("is_cited", F::IsCited),
        ("period", F::FollowUpPeriod),
        ("participants", F::Participants),
        ("value", F::FollowUpValue),
    ],
    choice_columns: &["effect", "period"],
    choices: &[
        ("model", "Mô hình"),
        ("exemplar", "Điển hình"),
        ("new", "Mới"),
        ("maintained", "Duy trì"),
        ("upgraded", "Nâng cấp, bổ sung"),
        ("registered", "Đã đăng ký"),
        ("underway", "Đang thực hiện"),
        ("reported", "Đã báo cáo kết quả"),
        ("scored", "Đã chấm điểm"),
        ("recognised", "Được công nhận"),
        ("not_recognised", "Không công nhận"),
        ("ended", "Kết thúc"),
        ("withdrawn", "Rút đăng ký"),
        ("unknown", "Chưa đánh giá"),
        ("effective", "Có hiệu quả"),
        ("weak", "Hiệu quả chưa cao"),
        ("half_year", "6 tháng"),
        ("year", "Theo năm"),
        ("ad_hoc", "Đột xuất"),
    ],
};

/// Mô hình.
pub const MODELS: ListWords = ListWords {
    title: "Mô hình",
    add: "Thêm mô hình",
    empty: "Chưa có mô hình “Dân vận khéo” nào. Bấm “Thêm mô hình”; mỗi năm đăng ký lại ở “Đăng ký năm”.",
};

/// Đăng ký năm.
pub const REGISTRATIONS: ListWords = ListWords {
    title: "Đăng ký năm",
    add: "Thêm đăng ký",
    empty: "Năm này chưa có đăng ký. Bấm “Thêm đăng ký” và chọn mô hình.",
};

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
