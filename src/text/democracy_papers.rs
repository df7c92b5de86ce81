//! Words of the table of grassroots democracy of a year.
use super::{figures, numbers, results, sentence};

/// Tên loại of the table.
pub const TITLE: &str = "BIỂU TỔNG HỢP";
/// There is, it was done.
pub const YES: &str = "x";
/// It does not apply.
pub const NOT_APPLICABLE: &str = "–";
/// No record of the year says anything.
pub const NO_RECORDS: &str = "Năm này chưa có số liệu quy chế dân chủ của đơn vị nào. \
     Hãy nhập ở “Quy chế dân chủ”, hoặc chọn năm khác.";
/// No unit of the book is a TCCSĐ.
pub const NO_UNITS: &str = "Sổ chưa có tổ chức cơ sở đảng nào trong năm này. \
     Hãy nhập ở danh sách “Đơn vị” với loại đơn vị là tổ chức cơ sở đảng.";

/// Heads of columns.
pub mod column {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const COMMITTEE: &str = "Ban Chỉ đạo";
    pub const HAS_ONE: &str = "Có";
    pub const RENEWED: &str = "Kiện toàn (ngày)";
    pub const RULES: &str = "Quy chế HĐ";
    pub const PLAN: &str = "Kế hoạch";
    pub const CONFERENCE: &str = "Hội nghị NLĐ";
    pub const DAY: &str = "Ngày";
    pub const PEOPLE: &str = "Số dự";
    pub const DIALOGUES: &str = "Đối thoại";
    pub const TIMES: &str = "Số cuộc";
    pub const OPINIONS: &str = "Ý kiến";
    pub const RESOLVED: &str = "Đã GQ";
    pub const AGREEMENT: &str = "TƯLĐTT (hết hạn)";
    pub const INTERNAL_RULES: &str = "Quy chế nội bộ";
    pub const NEW: &str = "Mới";
    pub const AMENDED: &str = "Sửa";
    pub const INSPECTIONS: &str = "Kiểm tra";
    pub const PETITIONS: &str = "Đơn thư";
    pub const RECEIVED: &str = "Nhận";
    pub const SETTLED: &str = "GQ";
    pub const SCORE: &str = "Điểm";
    pub const CLASS: &str = "Xếp loại";
    pub const SHARE: &str = "Tỷ lệ (%)";
}

/// A share in a row whose label says that they are percentages; nothing of nothing.
pub fn share(part: usize, of: usize) -> String {
    if of == 0 { String::new() } else { figures::percent(part, of).replace('%', "") }
}

/// What the marks of the table mean: of those that stand in it.
pub fn legend(marks: &[(&str, bool)]) -> String {
    let said: Vec<&str> = marks.iter().filter(|(_, is_there)| *is_there).map(|m| m.0).collect();
    said.join("; ")
}

/// Explanations of [`legend`].
pub const YES_MEANS: &str = "x: có";
/// The same.
pub const DASH_MEANS: &str = "–: không áp dụng, không tính vào tỷ lệ";
/// The same.
pub const ITALIC_MEANS: &str = "chữ nghiêng: thỏa ước đã hết hạn";
/// The same: abbreviations in the heads.
pub const ABBREVIATIONS: [(&str, &str); 4] = [
    ("HĐ", "HĐ: hoạt động"),
    ("NLĐ", "NLĐ: người lao động"),
    ("TƯLĐTT", "TƯLĐTT: thỏa ước lao động tập thể"),
    ("GQ", "GQ: giải quyết"),
];

/// `Tốt 25; Khá 04; chưa xếp loại 01; không áp dụng 02`
pub fn classes(classes: &[(&str, usize)], exempt: usize) -> String {
    let count = |number: usize| numbers::count(number as i64);
    let class = |(name, number): &(&str, usize)| {
        let name = if *name == results::WITHOUT_CLASS {
            sentence::without_capital(name)
        } else {
            (*name).to_owned()
        };
        format!("{name} {}", count(*number))
    };
    let mut said: Vec<String> = classes.iter().map(class).collect();
    said.extend((exempt > 0).then(|| format!("không áp dụng {}", count(exempt))));
    said.join("; ")
}
