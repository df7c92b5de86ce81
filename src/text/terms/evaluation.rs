//! Words of sets of criteria and sheets of scores.
use super::Words;
use crate::domain::{evaluation::ScoredKind, field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::CriteriaSet, "bộ tiêu chí"), (Kind::ScoreSheet, "phiếu chấm")],
    fields: &[
        (F::CriteriaName, "Tên bộ tiêu chí"),
        (F::CriteriaVersion, "Phiên bản"),
        (F::ScoredKind, "Chấm điểm cho"),
        (F::CriteriaFrom, "Áp dụng từ năm"),
        (F::CriteriaTo, "Áp dụng đến năm"),
        (F::CriteriaDocument, "Văn bản ban hành"),
        (F::Criteria, "Tiêu chí, quy tắc xếp loại"),
        (F::CriteriaSet, "Bộ tiêu chí"),
        (F::ScoreSubject, "Đối tượng chấm"),
        (F::SubjectGroup, "Nhóm đối tượng"),
        (F::SubjectKind, "Loại đối tượng"),
        (F::ScoreRound, "Vòng chấm"),
        (F::Scorer, "Người chấm"),
        (F::Scores, "Điểm"),
        (F::ScoreRemarks, "Nhận xét, minh chứng"),
        (F::Downgrades, "Lý do hạ bậc"),
        (F::Exclusions, "Lý do loại trừ"),
    ],
    columns: &[
        ("version", F::CriteriaVersion),
        ("scored_kind", F::ScoredKind),
        ("from_year", F::CriteriaFrom),
        ("to_year", F::CriteriaTo),
        ("issuing_document", F::CriteriaDocument),
        ("rules", F::Criteria),
        ("criteria_set_id", F::CriteriaSet),
        ("registration_id", F::ScoreSubject),
        ("democracy_record_id", F::ScoreSubject),
        ("subject_name", F::ScoreSubject),
        ("subject_group", F::SubjectGroup),
        ("subject_kind", F::SubjectKind),
        ("score_round", F::ScoreRound),
        ("scorer", F::Scorer),
        ("scores", F::Scores),
        ("score_remarks", F::ScoreRemarks),
        ("downgrades", F::Downgrades),
        ("exclusions", F::Exclusions),
    ],
    choice_columns: &["scored_kind"],
    choices: &[
        ("registration", "Mô hình đăng ký trong năm"),
        ("democracy", "Thực hiện QCDC trong năm"),
        ("name", "Đối tượng ghi tên"),
    ],
};

/// What a set is about.
pub fn scored_kind(value: ScoredKind) -> &'static str {
    match value {
        ScoredKind::Registration => "Mô hình đăng ký trong năm",
        ScoredKind::Democracy => "Thực hiện QCDC trong năm",
        ScoredKind::Unit => "Đơn vị",
        ScoredKind::Person => "Cá nhân",
        ScoredKind::Name => "Đối tượng ghi tên",
    }
}
