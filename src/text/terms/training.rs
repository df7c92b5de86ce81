//! Words of training sessions.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[
        (Kind::TrainingSession, "lớp tập huấn"),
        (Kind::Topic, "chuyên đề"),
        (Kind::Attendee, "học viên"),
    ],
    fields: &[
        (F::SessionName, "Tên lớp"),
        (F::Organiser, "Đơn vị tổ chức"),
        (F::Partners, "Đơn vị phối hợp (mỗi dòng một đơn vị)"),
        (F::Audience, "Đối tượng dự (mỗi dòng một đối tượng)"),
        (F::PlanNumber, "Kế hoạch, quyết định mở lớp số"),
        (F::PlanDate, "Ngày kế hoạch"),
        (F::HalfDays, "Số buổi"),
        (F::SessionPlace, "Địa điểm"),
        (F::Summoned, "Số triệu tập"),
        (F::AttendedTotal, "Số người tham dự (khi không có danh sách)"),
        (F::TopicTitle, "Chuyên đề"),
        (F::Speaker, "Báo cáo viên"),
        (F::Duration, "Thời lượng"),
        (F::IsSummoned, "Được triệu tập"),
        (F::Attendance, "Có mặt từng buổi"),
        (F::CertificateNumber, "Số giấy chứng nhận"),
        (F::CertificateDate, "Ngày giấy chứng nhận"),
        (F::Attendees, "Học viên"),
        (F::Topics, "Chuyên đề của lớp"),
        (F::SessionCost, "Kinh phí (đồng)"),
    ],
    columns: &[
        ("organiser", F::Organiser),
        ("partners", F::Partners),
        ("audience", F::Audience),
        ("plan_number", F::PlanNumber),
        ("plan_date", F::PlanDate),
        ("half_days", F::HalfDays),
        ("summoned", F::Summoned),
        ("attended_total", F::AttendedTotal),
        ("cost", F::SessionCost),
        ("speaker", F::Speaker),
        ("duration", F::Duration),
        ("is_summoned", F::IsSummoned),
        ("attendance", F::Attendance),
        ("certificate_number", F::CertificateNumber),
        ("certificate_date", F::CertificateDate),
    ],
    choice_columns: &[],
    choices: &[],
};

/// Tập huấn.
pub const TRAINING: ListWords = ListWords {
    title: "Tập huấn",
    add: "Thêm lớp tập huấn",
    empty: "Năm này chưa có lớp tập huấn. Chỉ biết tổng số người dự cũng nhập được.",
};
