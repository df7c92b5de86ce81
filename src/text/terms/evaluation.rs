//! Words of sets of criteria and sheets of scores.
use super::{ListWords, Words};
use crate::domain::{
    evaluation::{CapRounding, CriterionKind, NotApplicableRule, ScoredKind, SetList},
    field::Field as F,
    ids::Kind,
};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::CriteriaSet, "bộ tiêu chí"), (Kind::ScoreSheet, "phiếu chấm")],
    fields: &[
        (F::CriteriaName, "Tên bộ tiêu chí"),
        (F::CriteriaVersion, "Phiên bản"),
        (F::ScoredKind, "Chấm điểm cho"),
        (F::FromYear, "Áp dụng từ năm"),
        (F::ToYear, "Áp dụng đến năm"),
        (F::CriteriaDocument, "Văn bản ban hành"),
        (F::Criteria, "Tiêu chí, quy tắc xếp loại"),
        (F::CriterionCode, "Mã tiêu chí"),
        (F::CriterionText, "Nội dung tiêu chí"),
        (F::CriterionMost, "Điểm tối đa"),
        (F::CriterionKind, "Cách chấm"),
        (F::CriterionStep, "Bước điểm"),
        (F::CriterionBands, "Các khoảng điểm"),
        (F::Classes, "Các mức xếp loại, cao trước"),
        (F::ClassName, "Tên mức"),
        (F::ClassFrom, "Từ điểm"),
        (F::ClassBarsZero, "Không tiêu chí nào bị điểm 0 hay không đạt"),
        (F::MostBonus, "Điểm thưởng tối đa"),
        (F::BonusOfModels, "Chỉ thưởng điểm cho mô hình đã được công nhận"),
        (F::MostPenalty, "Điểm trừ tối đa"),
        (F::Floors, "Điểm sàn"),
        (F::FloorGroup, "Mã nhóm"),
        (F::FloorPoints, "Dưới điểm này"),
        (F::BestClass, "thì cao nhất là mức"),
        (F::DowngradeRules, "Hạ bậc"),
        (F::DowngradeReason, "Khi có lý do"),
        (F::ExclusionRules, "Điều kiện loại trừ, mỗi dòng một điều"),
        (F::Caps, "Trần tỷ lệ"),
        (F::CapClass, "Mức bị giới hạn"),
        (F::CapShare, "Không quá (%)"),
        (F::CapWithReason, "Có lý do thì không quá (%)"),
        (F::CapBase, "Tính trên các mức từ"),
        (F::CapRounding, "Làm tròn"),
        (F::CapOverAll, "Tính chung mọi nhóm đối tượng"),
        (F::Quotas, "Chỉ tiêu số lượng đề nghị"),
        (F::QuotaNumber, "Số được đề nghị"),
        (F::QuotaLeast, "Mức tối thiểu"),
        (F::NotApplicableRule, "Tiêu chí không áp dụng thì"),
        (F::ScoreRounds, "Các vòng chấm, mỗi dòng một vòng"),
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
        ("from_year", F::FromYear),
        ("to_year", F::ToYear),
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

/// Bộ tiêu chí.
pub const CRITERIA: ListWords = ListWords {
    title: "Bộ tiêu chí",
    add: "Thêm bộ tiêu chí",
    empty: "Chưa có bộ tiêu chí. Bắt đầu từ một mẫu, dán bảng tiêu chí từ Word, Excel (Ctrl+V), hoặc thêm từ đầu.",
};

/// How a criterion is scored.
pub fn criterion_kind(value: CriterionKind) -> &'static str {
    match value {
        CriterionKind::Group => "Nhóm tiêu chí",
        CriterionKind::Points => "Cho điểm",
        CriterionKind::PassFail => "Đạt, không đạt",
        CriterionKind::Bonus => "Điểm thưởng",
        CriterionKind::Penalty => "Điểm trừ",
        CriterionKind::Bands => "Theo khoảng",
    }
}

/// How the share of a cap is rounded.
pub fn cap_rounding(value: CapRounding) -> &'static str {
    match value {
        CapRounding::Down => "Xuống",
        CapRounding::Nearest => "Từ nửa trở lên",
        CapRounding::Up => "Lên",
    }
}

/// What becomes of a criterion that does not apply.
pub fn not_applicable(value: NotApplicableRule) -> &'static str {
    match value {
        NotApplicableRule::Rescaled => "Quy đổi theo các tiêu chí còn lại",
        NotApplicableRule::FullPoints => "Tính điểm tối đa",
    }
}

/// One line of a list inside a set, in the middle of a sentence.
pub fn set_list(value: SetList) -> &'static str {
    match value {
        SetList::Criteria => "tiêu chí",
        SetList::Classes => "mức xếp loại",
        SetList::Floors => "điểm sàn",
        SetList::Downgrades => "hạ bậc",
        SetList::Caps => "trần tỷ lệ",
        SetList::Quotas => "chỉ tiêu số lượng",
    }
}
