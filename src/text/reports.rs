//! The papers by name, their parameters, and why one cannot be printed.
use super::{dates, sentence::first_names};
use crate::domain::decision::Gap;
use std::{borrow::Cow, collections::BTreeSet};

/// Moments of the year by which papers are grouped.
pub mod group {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const PROPOSE: &str = "Bình xét";
    pub const AWARD: &str = "Khen thưởng";
    pub const HAND_OVER: &str = "Trao thưởng, chi thưởng";
    pub const RECOGNISE: &str = "Công nhận mô hình";
    pub const SCORES: &str = "Chấm điểm, xếp loại";
    pub const DEMOCRACY: &str = "Quy chế dân chủ ở cơ sở";
    pub const TRAINING: &str = "Tập huấn";
    pub const MODELS: &str = "Đăng ký, theo dõi mô hình";
    pub const FOLLOW_UP: &str = "Hướng dẫn, đôn đốc, chỉ tiêu";
    pub const BOOKS: &str = "Sổ, hồ sơ, dự trù, bàn giao";
    pub const REPORT: &str = "Báo cáo";
}

/// Titles in the list of papers, by the key of the form of paper.
const TITLES: &[(&str, &str)] = &[
    ("de-nghi-tap-the", "Danh sách đề nghị khen thưởng – tập thể"),
    ("de-nghi-ca-nhan", "Danh sách đề nghị khen thưởng – cá nhân"),
    ("de-nghi-ho-gia-dinh", "Danh sách đề nghị khen thưởng – hộ gia đình"),
    ("to-trinh", "Tờ trình đề nghị khen thưởng"),
    ("ban-soat", "Bản soát tên, gửi từng đơn vị"),
    ("quyet-dinh", "Quyết định khen thưởng"),
    ("ds-tap-the", "Danh sách khen thưởng kèm quyết định – tập thể"),
    ("ds-ca-nhan", "Danh sách khen thưởng kèm quyết định – cá nhân"),
    ("ds-ho-gia-dinh", "Danh sách khen thưởng kèm quyết định – hộ gia đình"),
    ("trich-ngang", "Trích ngang cá nhân được đề nghị"),
    ("cv-hiep-y", "Công văn hiệp y"),
    ("phieu-bieu-quyet", "Phiếu biểu quyết"),
    ("phieu-xin-y-kien", "Phiếu xin ý kiến"),
    ("bien-ban-kiem-phieu", "Biên bản kiểm phiếu"),
    ("bien-ban-hop", "Biên bản họp xét khen thưởng"),
    ("tb-ket-luan", "Thông báo kết luận cuộc họp xét"),
    ("tb-ket-qua", "Thông báo kết quả xét khen thưởng"),
    ("cv-dinh-chinh", "Công văn đính chính"),
    ("giay-moi", "Giấy mời dự buổi trao thưởng"),
    ("kich-ban", "Kịch bản công bố, trao thưởng"),
    ("ds-tien-thuong", "Danh sách nhận tiền thưởng (ký nhận)"),
    ("ds-chuyen-khoan", "Danh sách chuyển khoản tiền thưởng"),
    ("nhan-phong-bi", "Nhãn phong bì"),
    ("phieu-cham-diem", "Phiếu chấm điểm"),
    ("tong-hop-diem", "Bảng tổng hợp kết quả chấm điểm, xếp loại"),
    ("bang-qcdc", "Biểu tổng hợp thực hiện Quy chế dân chủ ở cơ sở"),
    ("ds-hoc-vien", "Danh sách học viên lớp tập huấn"),
    ("diem-danh", "Danh sách điểm danh lớp tập huấn"),
    ("qd-cong-nhan", "Quyết định công nhận mô hình"),
    ("ds-cong-nhan", "Danh sách mô hình được công nhận"),
    ("ds-khen-thuong", "Danh sách tập thể, cá nhân được khen thưởng"),
    ("ds-dang-ky", "Danh sách đăng ký mô hình"),
    ("phieu-dang-ky", "Phiếu đăng ký mô hình"),
    ("ds-nhan-rong", "Danh sách mô hình được nhân rộng"),
    ("cv-huong-dan", "Công văn hướng dẫn đầu năm"),
    ("chua-nop", "Danh sách đơn vị chưa gửi"),
    ("cv-don-doc", "Công văn đôn đốc"),
    ("theo-doi-chi-tieu", "Bảng theo dõi chỉ tiêu"),
    ("so-khen-thuong", "Sổ theo dõi khen thưởng"),
    ("trich-so", "Trích sổ khen thưởng"),
    ("du-tru-kinh-phi", "Dự trù kinh phí khen thưởng"),
    ("bia-ho-so", "Bìa và mục lục hồ sơ đợt"),
    ("ban-giao", "Biên bản bàn giao"),
    ("bieu-7-btctw", "Biểu số 7-BTCTW (phần khen thưởng)"),
    ("bao-cao-nam", "Báo cáo năm"),
    ("bao-cao-6-thang", "Báo cáo 6 tháng"),
];

/// The title of a form of paper by its key; the key itself where there is no such form: a newer program's.
pub fn title(form: &str) -> &str {
    TITLES.iter().find(|(key, _)| *key == form).map_or(form, |(_, title)| title)
}

/// What a paper can be about and what can be chosen of it.
pub mod option {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const YEAR: &str = "Năm công tác";
    pub const ROUND: &str = "Đợt khen thưởng";
    pub const DECISION: &str = "Quyết định";
    pub const SESSION: &str = "Lớp tập huấn";
    pub const REGISTRATION: &str = "Đăng ký mô hình";
    pub const OF_UNIT: &str = "Đơn vị";
    pub const OF_PERSON: &str = "Cá nhân";
    pub const STRUCTURE: &str = "Cấu trúc báo cáo";
    pub const UNTIL: &str = "Số liệu đến ngày";
    pub const APPENDIX: &str = "Có phụ lục số liệu, so cùng kỳ";
    pub const BY_UNIT: &str = "Xếp theo đơn vị, không theo lĩnh vực";
    pub const ISSUED_BY: &str = "Cơ quan ban hành";
    pub const BODY: &str = "Cơ quan tặng";
    pub const UNIT: &str = "Chỉ đơn vị";
    pub const TO: &str = "Kính trình";
    pub const PRESENTED_BY: &str = "Cơ quan trình";
    pub const REWARD: &str = "Có cột tiền thưởng";
    pub const CITATION: &str = "Có cột thành tích";
    pub const ORIENTATION: &str = "Khổ giấy";
    pub const PORTRAIT: &str = "A4 dọc";
    pub const LANDSCAPE: &str = "A4 ngang";
    pub const SIGNED: &str = "Có phần ký";
    pub const MEETING_DAY: &str = "Cuộc họp ngày";
    pub const ANSWER_BY: &str = "Hạn trả lời";
    pub const RECOGNISED_BY: &str = "Cơ quan công nhận";
    pub const EACH_INVITED: &str = "Mỗi người được khen một tờ";
    pub const REPLACED_NUMBER: &str = "Mời lại, thay giấy mời số";
    pub const REPLACED_DAY: &str = "Mời lại, thay giấy mời ngày";
    pub const SUM_ON_LABEL: &str = "Ghi số tiền";
    pub const BLANK_CORRECTION: &str = "Để chỗ trống, viết tay";
    pub const ASK_AGAIN: &str = "Hỏi lại cả tên đã trả lời";
    pub const EACH_TURN: &str = "Số người mỗi lượt";
    pub const SIZE: &str = "Cỡ chữ (14–20)";
    pub const WITH_SUBMISSION: &str = "Kèm theo tờ trình";
    pub const DRAFT_NUMBER: &str = "Số in trên bản nháp";
    pub const DRAFT_DAY: &str = "Ngày in trên bản nháp";
    pub const FROM_YEAR: &str = "Sổ nhiều năm, từ năm";
    pub const MORE_RECIPIENTS: &str = "Tăng số lượng (%)";
}

/// Spacing and letters as small as the form allows do not save the last page.
pub const SQUEEZE_CANNOT: &str = "Không ép vừa trang được: giãn dòng và cỡ chữ đã tới mức nhỏ nhất của thể thức. Hãy rút ngắn lời văn.";

/// There is no last page of few lines; so many lines stand on it.
pub fn squeeze_not_needed(lines: usize) -> String {
    if lines > FEW_LINES {
        format!(
            "Không ép vừa trang: trang cuối còn {lines} dòng, chỉ ép khi còn từ {FEW_LINES} dòng trở xuống."
        )
    } else {
        "Không cần ép vừa trang: giấy chỉ có một trang.".to_owned()
    }
}

/// Lines of a last page that is saved, see `layout::squeeze`.
const FEW_LINES: usize = 5;

/// A table is wider than an upright sheet even in small letters, and was laid down.
pub const ONLY_LYING: &str = "Bảng không đủ chỗ trên khổ dọc, kể cả cỡ chữ 11, nên giấy được đặt ngang. \
     Muốn in dọc, hãy bớt cột.";
/// Upright the rows of a table would be tall, and it was laid down.
pub const RATHER_LYING: &str = "Bảng có chữ dài: trên khổ dọc mỗi dòng rất cao và tốn giấy hơn, nên giấy được đặt ngang. \
     Muốn in dọc, hãy chọn khổ dọc hoặc rút ngắn cột dài.";
/// Upright was asked for, and only a few rows stand on a page.
pub const TALL_UPRIGHT: &str = "Bảng có chữ dài: trên khổ dọc mỗi trang chỉ vừa vài dòng, dù chữ đã thu nhỏ. \
     Nên chọn khổ ngang hoặc rút ngắn cột dài.";
/// Too wide upright, and upright was asked for: lying is proposed.
pub const WANTS_LANDSCAPE: &str = "Bảng không đủ chỗ trên khổ dọc, kể cả cỡ chữ 11: có từ bị ngắt giữa chừng. \
     Nên chọn khổ ngang hoặc bớt cột.";
/// Not even lying there is room for every word.
pub const TOO_WIDE: &str = "Bảng không đủ chỗ kể cả trên khổ ngang, cỡ chữ 11: có từ bị ngắt giữa chừng. \
     Nên bớt cột.";

/// `Danh sách …, năm 2016`: the title of a file says its years, unless it does already or they are unknown.
pub fn in_years(title: &str, years: (i64, Option<(i64, i64)>)) -> String {
    let said = dates::years(years);
    if matches!(years, (0, None)) || title.contains(&said) {
        title.to_owned()
    } else {
        format!("{title}, {said}")
    }
}

/// The middle name that only women have.
pub const WOMANS_MIDDLE_NAME: &str = "Thị";

/// A paper needs a round.
pub const CHOOSE_ROUND: &str = "Vui lòng chọn đợt khen thưởng.";
/// A paper needs a decision.
pub const CHOOSE_DECISION: &str = "Vui lòng chọn quyết định.";
/// An annex needs a decision, a round, or a year and body.
pub const CHOOSE_ANNEX: &str =
    "Vui lòng chọn quyết định, đợt khen thưởng, hoặc năm và cơ quan tặng.";
/// The plain list needs one of these.
pub const CHOOSE_AWARDS: &str = "Vui lòng chọn năm công tác, đợt khen thưởng hoặc quyết định.";
/// The chosen record is no longer there.
pub const GONE: &str = "Mục đã chọn không còn trong sổ. Vui lòng chọn lại.";

/// Fields of a wording of which the book says nothing.
pub fn blank_fields(names: &BTreeSet<String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!("Giấy còn chỗ trống để ghi tay hoặc bấm vào mà gõ: {}.", names.join("; "))
}

/// A bracket of a wording that is not closed.
pub const OPEN_BRACKET: &str =
    "Lời văn có dấu { hoặc [? chưa đóng nên đoạn đó có thể in sai. Hãy sửa ở “Lời văn của giấy”.";
/// Tables that a wording has no place for.
pub fn unplaced_fields(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    format!("Lời văn không có chỗ cho {} nên giấy không in phần đó.", names.join(", "))
}

/// Fields of a wording that no paper has.
pub fn unknown_fields(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    format!(
        "Lời văn có chỗ chương trình không biết: {}. Hãy sửa ở “Lời văn của giấy”.",
        names.join(", ")
    )
}

/// A paper needs a year.
pub const CHOOSE_YEAR: &str = "Vui lòng chọn năm công tác.";
/// A decision of no round.
pub const DECISION_OF_NO_ROUND: &str = "Quyết định này chưa ghi thuộc đợt khen thưởng nào. Hãy chọn đợt trong phiếu quyết định rồi in lại.";
/// Minutes need a meeting.
pub const NO_MEETING: &str =
    "Đợt này chưa ghi cuộc họp xét nào (hoặc không có cuộc họp ngày đã chọn). Hãy ghi ở “Họp xét”.";
/// Letters are no meeting.
pub const NO_MINUTES_OF_LETTERS: &str =
    "Lần xét này lấy phiếu xin ý kiến, không họp: hãy in “Biên bản kiểm phiếu”.";
/// Hands leave no ballots to count.
pub const NO_BALLOTS_OF_HANDS: &str = "Cuộc họp biểu quyết giơ tay nên không có biên bản kiểm phiếu. Bỏ phiếu kín thì chọn ở phiếu “Họp xét”.";
/// A list of money without money.
pub const NO_REWARDS: &str = "Chưa có khen thưởng nào của cơ quan ta ghi tiền thưởng. Hãy ghi tiền thưởng hoặc “Mức thưởng”.";
/// A letter about an issued decision.
pub const NOTHING_ISSUED: &str =
    "Đợt này chưa có quyết định nào của cơ quan ta đã phát hành nên chưa có gì để đính chính.";
/// A letter about an issued decision that nothing was found wrong in.
pub const NOTHING_CORRECTED: &str = "Chưa ghi đính chính nào của quyết định đã phát hành. \
     Hãy ghi ở phần “Đính chính, thu hồi, cấp lại” của phiếu khen thưởng, hoặc chọn “Để chỗ trống, viết tay”.";
/// Agencies that were asked have answered.
pub const ALL_ANSWERED: &str =
    "Các cơ quan được hỏi đã trả lời đủ. Muốn in lại công văn, chọn “Hỏi lại cả tên đã trả lời”.";
/// A list of models.
pub const NO_REGISTRATIONS: &str =
    "Năm này chưa có mô hình nào đăng ký. Hãy nhập ở “Đăng ký năm”, hoặc chọn năm khác.";
/// A decision on models.
pub const NOTHING_RECOGNISED: &str = "Năm này chưa ghi mô hình nào do cơ quan ta công nhận. \
     Hãy bấm “Công nhận…” ở “Kết quả năm” hoặc “Xếp hạng”.";
/// A script whose decision has no number.
pub const SCRIPT_OF_A_DRAFT: &str = "Quyết định chưa có số: lời dẫn còn chỗ trống để ghi.";

/// Awards without a sum.
pub fn without_reward(names: &[&str]) -> String {
    format!("Chưa ghi tiền thưởng, không có trong danh sách: {}.", some(names))
}

/// Accounts of no bank.
pub fn without_bank(names: &[&str]) -> String {
    format!("Chưa ghi ngân hàng: {}. Ghi cùng ô: “số tài khoản, ngân hàng”.", some(names))
}

/// Those who sign for their money and have an account for it, too.
pub fn on_both_lists(names: &[&str]) -> String {
    format!(
        "Có số tài khoản nên cũng đứng trong danh sách chuyển khoản, tránh chi hai lần: {}.",
        some(names)
    )
}

/// Awards whose money has nowhere to go.
pub fn without_account(names: &[&str]) -> String {
    format!("Chưa có số tài khoản: {}.", some(names))
}

/// Names in one line; of many the first ones and how many more.
fn some(names: &[&str]) -> String {
    const NAMED: usize = 12;
    first_names(names, NAMED)
}

/// A tờ trình whose body decides itself, or stands above the one that does.
pub const PRESENTED_DOWN: &str = "Tờ trình đang do chính cơ quan quyết định, hoặc do cơ quan cấp trên của cơ quan đó, trình. \
     Hãy chọn lại “Cơ quan trình”, hoặc thêm cơ quan trình trong sổ.";
/// Nobody signs.
pub const NOBODY_SIGNS: &str = "Cơ quan ban hành chưa có người ký; chỗ ký để trống.";

/// No proposal to list.
pub fn no_proposals(what: &str) -> String {
    format!("{what}: chưa có đề nghị nào để in. Hãy nhập đề nghị hoặc chọn đợt khác.")
}

/// Nothing to list.
pub fn empty(what: &str) -> String {
    format!("{what}: chưa có dòng nào để in. Hãy nhập khen thưởng hoặc chọn mục khác.")
}

/// Awards of the year whose decision has no number yet.
pub fn without_decision(count: usize) -> String {
    format!("{count:02} tên trong danh sách chưa có quyết định phát hành.")
}

/// Nobody of a unit stands in a round.
pub const NOBODY_OF_UNIT: &str = "Đơn vị này không có tên nào trong đợt.";

/// Nobody of a round waits for a body.
pub fn nobody_waits_for(body: &str) -> String {
    format!("Đợt này chưa có đề nghị nào do {body} quyết định.")
}

/// An issued paper that is kept in the book and cannot be read.
pub fn kept_paper_unreadable(what: &str) -> String {
    format!(
        "{what}: bản đã phát hành lưu trong sổ không đọc được nên không in, và không dựng lại từ số liệu hôm nay. \
         Hãy dùng bản chính đã ký, hoặc lấy lại từ bản sao lưu trước."
    )
}

/// An issued paper that a newer version of the program kept.
pub fn kept_paper_newer(what: &str) -> String {
    format!(
        "{what}: bản đã phát hành được lưu bằng phiên bản mới hơn của chương trình nên không in ở đây, và không dựng lại \
         từ số liệu hôm nay. Hãy in ở máy có phiên bản mới, hoặc dùng bản chính đã ký."
    )
}

/// A paper that would not come back from the book as it was issued.
pub fn cannot_be_kept(what: &str) -> String {
    format!(
        "{what}: giấy này không giữ lại được trong sổ. Hãy xem lại giấy ở “In ấn” rồi phát hành."
    )
}

/// Options were chosen for a paper that is issued.
pub const OPTIONS_OF_ISSUED: &str = "Quyết định đã phát hành: khổ giấy, cột và chữ ký chọn thêm không áp dụng, giấy in đúng như lúc phát hành.";
/// An issued decision of which the book keeps no such paper.
pub const NOTHING_KEPT: &str = "Quyết định đã phát hành nhưng sổ không lưu bản phát hành của giấy này; bản này dựng theo số liệu hôm nay. \
     Hãy đối chiếu với bản chính đã ký.";
/// Number or day were given for a decision that has them already.
pub const ISSUED_HAS_ITS_NUMBER: &str = "Quyết định đã phát hành có sẵn số và ngày, không in với số, ngày khác. \
     Hãy bỏ số và ngày vừa đặt rồi in lại.";

/// One annex cannot say two forms of award.
pub fn mixed_forms(one: &str, other: &str) -> String {
    format!(
        "Danh sách có cả “{one}” và “{other}” không thuộc cùng một quyết định nên không in chung được. Hãy chọn từng quyết định, hoặc gộp hai hình thức vào một quyết định."
    )
}

/// One annex cannot belong to the decisions of two bodies.
pub fn mixed_bodies(one: &str, other: &str) -> String {
    format!(
        "Danh sách có cả tên do “{one}” và do “{other}” khen nên không in chung được. Hãy chọn từng quyết định."
    )
}

/// A book in which no body is the office's own.
pub const NO_BODY: &str = "Sổ chưa có cơ quan nào là cơ quan của ta nên chưa có ai ban hành giấy này. \
     Hãy đánh dấu “Cơ quan của ta” ở “Cơ quan tặng” trong Cài đặt.";
/// A paper of the year by a body that is not ours.
pub fn issued_by_others(body: &str) -> String {
    format!(
        "“{body}” không phải cơ quan của ta nên không ban hành giấy này. Hãy chọn “Cơ quan ban hành” khác."
    )
}

/// A decision of another body cannot be printed here.
pub fn not_ours(body: &str) -> String {
    format!(
        "“{body}” không phải cơ quan của ta nên không in được quyết định và danh sách kèm theo. \
         Hãy in “Danh sách tập thể, cá nhân được khen thưởng”."
    )
}

/// Letters that no print face has.
pub fn missing_letters(letters: &[char]) -> String {
    format!(
        "Phông chữ in không có chữ {}. Hãy sửa chữ này trong dữ liệu rồi in lại.",
        named_letters(letters.iter())
    )
}

fn named_letters<'a>(letters: impl Iterator<Item = &'a char>) -> String {
    let named: Vec<String> = letters.map(|c| format!("“{c}” (U+{:04X})", u32::from(*c))).collect();
    named.join(", ")
}

/// What a decision still lacks.
pub fn gap(gap: Gap) -> Cow<'static, str> {
    let said = match gap {
        Gap::Recipients => "Quyết định chưa có tập thể, cá nhân nào được khen.",
        Gap::Articles => "Quyết định sửa đổi chưa ghi sửa gì (Điều 1 còn chỗ trống).",
        Gap::Room => "Quyết định còn dòng “…” chưa ghi.",
        Gap::Forms => "Quyết định có nhiều hình thức khen, mà trích yếu hoặc các điều chưa nêu đủ.",
        Gap::OnlyPersons => {
            "Hình thức này chỉ tặng cá nhân, mà danh sách có tập thể hoặc hộ gia đình."
        }
        Gap::Bases => "Quyết định chưa có căn cứ.",
        Gap::Authority => {
            "Chưa thấy căn cứ về thẩm quyền (Điều lệ, quy chế làm việc, quyết định thành lập …)."
        }
        Gap::Proposal => "Chưa ghi xét đề nghị của ai.",
        Gap::Signatory => NOBODY_SIGNS,
        Gap::Post => "Người ký chưa có chức vụ; chỗ chức vụ để trống.",
        Gap::Symbol => "Cơ quan ban hành chưa có ký hiệu; số của giấy để trống chỗ ký hiệu.",
        Gap::Objections(count) => {
            return Cow::Owned(format!("Cơ quan được hỏi (hiệp y) có ý kiến về {count:02} tên."));
        }
        Gap::NotPassed(count) => {
            return Cow::Owned(format!("{count:02} tên không đủ phiếu ở cuộc họp xét."));
        }
        Gap::NamesWrong(count) => {
            return Cow::Owned(format!(
                "{count:02} đơn vị báo tên cần sửa mà chưa sửa (Soát tên)."
            ));
        }
        Gap::Unfinished(count) => {
            return Cow::Owned(format!(
                "{count:02} tên còn thiếu giấy hoặc chưa có trả lời hiệp y."
            ));
        }
        Gap::Undecided(count) => {
            return Cow::Owned(format!(
                "Đợt này còn {count:02} khen thưởng chưa thuộc quyết định nào."
            ));
        }
    };
    Cow::Borrowed(said)
}

/// A letter that no print face has, where it stands in a pasted list.
pub fn missing_letters_at(
    letters: &BTreeSet<char>,
    line: usize,
    column: &str,
    name: &str,
) -> String {
    format!(
        "Dòng {line}, cột “{column}” ({name}): phông chữ in không có chữ {}. Hãy sửa chữ này rồi in lại.",
        named_letters(letters.iter())
    )
}

/// Both lists of a quick list in one file.
pub const QUICK_LIST: &str = "Danh sách khen thưởng";
/// Nothing to list yet.
pub const EMPTY_QUICK_LIST: &str = "Tờ danh sách hiện ra ở đây ngay khi có dòng và cơ quan tặng.";

/// The PDF could not be made.
pub const WORD_FAILED: &str = "Không tạo được tệp Word. Dữ liệu vẫn nguyên; hãy thử lại.";
/// The same of Excel.
pub const EXCEL_FAILED: &str = "Không tạo được tệp Excel. Dữ liệu vẫn nguyên; hãy thử lại.";
/// Excel takes no more letters in a cell.
pub const CELL_TOO_LONG: &str =
    "Giấy có ô dài quá 32.767 chữ, Excel không chứa được. Hãy lưu PDF hoặc Word.";
/// The same of PDF.
pub const PDF_FAILED: &str = "Không tạo được tệp PDF. Dữ liệu vẫn nguyên; hãy thử lại.";
