//! Words of the office: its bodies, terms and signatories.
use super::{ListWords, Words};
use crate::domain::{
    field::Field as F,
    ids::Kind,
    office::{Numbering, Signing},
};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::Body, "cơ quan"), (Kind::Term, "nhiệm kỳ"), (Kind::Signatory, "người ký")],
    fields: &[
        (F::OfficeName, "Tên cơ quan giữ sổ"),
        (F::Place, "Địa danh"),
        (F::EmptyTensWord, "Đọc số 105"),
        (F::ThousandWord, "Đọc số 1.000"),
        (F::NamedRecipientLimit, "Ghi tên ngay trong quyết định khi không quá (người, tập thể)"),
        (F::Wordings, "Lời văn của các giấy"),
        (F::RewardRounding, "Làm tròn tiền thưởng lên (đồng)"),
        (F::Retention, "Thời hạn bảo quản hồ sơ đợt khen"),
        (F::TwoSided, "In hai mặt (lề trang chẵn đối xứng)"),
        (F::BodyFullName, "Tên đầy đủ"),
        (F::BodyShortName, "Tên ngắn"),
        (F::BodyInText, "Tên trong câu văn"),
        (F::LetterheadParent, "Tiêu đề: cơ quan cấp trên"),
        (F::LetterheadName, "Tiêu đề: tên cơ quan"),
        (F::Symbol, "Ký hiệu"),
        (F::OwnSymbols, "Ký hiệu riêng theo loại văn bản"),
        (F::Level, "Cấp"),
        (F::RuleSet, "Bộ thể thức"),
        (F::Numbering, "Cách đánh số"),
        (F::SeriesKeptHere, "Dãy số quyết định được giữ trong sổ này"),
        (F::Signing, "Cách ký"),
        (F::OnBehalfOf, "Sau chữ T/M"),
        (F::DecidesAs, "Dòng trên chữ QUYẾT ĐỊNH"),
        (F::DefaultRecipients, "Nơi nhận"),
        (F::IsOurs, "Cơ quan của ta (in được quyết định)"),
        (F::SignatoryName, "Họ và tên"),
        (F::SignatoryPosition, "Chức vụ"),
        (F::IsHead, "Là cấp trưởng"),
        (F::ByOrder, "Ký thừa lệnh (T/L)"),
        (F::Body, "Cơ quan tặng"),
    ],
    columns: &[
        ("full_name", F::BodyFullName),
        ("short_name", F::BodyShortName),
        ("in_text", F::BodyInText),
        ("letterhead_parent", F::LetterheadParent),
        ("letterhead_name", F::LetterheadName),
        ("symbol", F::Symbol),
        ("own_symbols", F::OwnSymbols),
        ("level", F::Level),
        ("rule_set", F::RuleSet),
        ("numbering", F::Numbering),
        ("series_kept_here", F::SeriesKeptHere),
        ("signing", F::Signing),
        ("on_behalf_of", F::OnBehalfOf),
        ("decides_as", F::DecidesAs),
        ("default_recipients", F::DefaultRecipients),
        ("is_ours", F::IsOurs),
        ("body_id", F::Body),
        ("is_head", F::IsHead),
        ("by_order", F::ByOrder),
        ("place", F::Place),
        ("empty_tens_word", F::EmptyTensWord),
        ("thousand_word", F::ThousandWord),
        ("named_recipient_limit", F::NamedRecipientLimit),
        ("reward_rounding", F::RewardRounding),
        ("wordings", F::Wordings),
        ("retention", F::Retention),
        ("two_sided", F::TwoSided),
    ],
    choice_columns: &["numbering", "signing"],
    choices: &[
        ("term", "Theo nhiệm kỳ"),
        ("on_behalf", "Thay mặt tập thể"),
        ("head_signs", "Cấp trưởng ký"),
    ],
};

/// Cơ quan giữ sổ.
pub const OFFICE: ListWords =
    ListWords { title: "Cơ quan giữ sổ", add: "Sửa cài đặt chung", empty: "" };

/// Cơ quan tặng.
pub const BODIES: ListWords = ListWords {
    title: "Cơ quan tặng",
    add: "Thêm cơ quan",
    empty: "Chưa có cơ quan nào. Bấm “Thêm cơ quan”; tiêu đề, ký hiệu được đoán từ tên.",
};

/// Nhiệm kỳ.
pub const TERMS: ListWords = ListWords {
    title: "Nhiệm kỳ",
    add: "Thêm nhiệm kỳ",
    empty: "Chưa có nhiệm kỳ. Số quyết định được đếm theo nhiệm kỳ.",
};

/// Người ký.
pub const SIGNATORIES: ListWords = ListWords {
    title: "Người ký",
    add: "Thêm người ký",
    empty: "Chưa có người ký. Bấm “Thêm người ký”.",
};

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
