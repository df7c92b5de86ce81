//! Words of the sample office. Every name here is invented.
#![expect(missing_docs, reason = "the words themselves")]

use crate::domain::meeting::{Ballot, Minutes};

pub const CERTIFICATE: &str = "Giấy khen";
pub const CONSULTED: &str = "Ủy ban Kiểm tra Đảng ủy Khối";
pub const CONCLUSION: &str =
    "Thống nhất khen thưởng các tập thể, cá nhân đủ phiếu; các đề nghị còn lại xét năm sau (mẫu).";
pub const MEETING_PLACE: &str = "Phòng họp Đảng ủy Khối (mẫu)";
pub const CHAIR: &str = "đồng chí Phan Văn Mẫu, Trưởng Ban";
pub const SECRETARY: &str = "đồng chí Ngô Thị Mẫu, Phó Trưởng Ban";
pub const CEREMONY: &str = "08 giờ 00 phút, Hội trường Đảng ủy Khối (mẫu)";
pub const NEXT_YEAR: &str = "xét năm sau (mẫu)";
pub const HELPERS: &str = "Tổ giúp việc Ban Chỉ đạo";
pub const COMMITTEE_OFFICE: &str = "Văn phòng Đảng ủy Khối Doanh nghiệp";
pub const OFFICE: &str = "Đảng ủy Khối Doanh nghiệp (sổ thử)";
pub const PLACE: &str = "Trà Vinh";
pub const BODY: &str = "Ban Chỉ đạo Đảng ủy Khối";
pub const CONTENT: &str = "phong trào thi đua “Dân vận khéo”";
pub const LARGE_UNIT_KIND: &str = "Đảng bộ cơ sở";
pub const UNIT_STARTS: &[&str] = &[
    "Đảng bộ Công ty cổ phần",
    "Chi bộ Công ty trách nhiệm hữu hạn một thành viên",
    "Chi bộ Ngân hàng",
    "Đảng bộ Nhà máy",
];
pub const UNIT_ENDS: &[&str] = &[
    "mẫu số 1",
    "mẫu số 2",
    "mẫu số 3",
    "mẫu số 4",
    "mẫu số 5",
    "mẫu số 6",
    "mẫu số 7",
    "mẫu số 8",
];
pub const FAMILY: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Kim", "Thạch", "Sơn", "Lâm",
    "Dương",
];
pub const MIDDLE: &[&str] =
    &["Văn", "Thị", "Thị Ngọc", "Minh", "Hữu", "Thị Hồng", "Quốc", "Thanh", "Đức"];
pub const GIVEN: &[&str] = &[
    "An", "Ánh", "Ấn", "Bình", "Dũng", "Đạt", "Đức", "Hường", "Khánh", "Nhung", "Ơn", "Phước",
    "Quyền", "Sóc", "Thủy", "Tư", "Yến", "Ý",
];
pub const POSTS: &[&str] = &[
    "Bí thư Chi bộ, Giám đốc",
    "Phó Bí thư",
    "Chủ tịch Công đoàn cơ sở",
    "Trưởng phòng Tổ chức - Hành chính",
    "Bí thư Đoàn Thanh niên",
    "Nhân viên",
];
pub const ACHIEVEMENTS: &[&str] = &[
    "Thực hiện tốt Quy chế dân chủ ở cơ sở",
    "Có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo”",
    "Vận động đoàn viên, người lao động ủng hộ quỹ “Mái ấm công đoàn”",
];
pub const GOOD_CLASSES: &str = "Xuất sắc\nTốt";
pub const EXCELLENT: &str = "Xuất sắc";
pub const GOOD: &str = "Tốt";
pub const FAIR: &str = "Khá";
pub const GOAL: &str = "Từ 90 % người lao động của đơn vị tham gia (mẫu)";
pub const WHAT_IS_DONE: &str = "Tuyên truyền, vận động tại từng tổ, nhóm; sơ kết hằng quý (mẫu)";
pub const WITHDRAWN: &str = "Đơn vị chuyển sang mô hình khác (mẫu)";
pub const HALF_YEAR: &str = "Triển khai đúng kế hoạch (mẫu)";
pub const INSPECTORS: &str = "Đoàn kiểm tra số 1 (mẫu)";
pub const INSPECTED: &str =
    "Việc thực hiện Quy chế dân chủ ở cơ sở và phong trào thi đua “Dân vận khéo”";
pub const FINDINGS: &str = "Thực hiện đúng quy định (mẫu)";
pub const INTERNAL_RULE: &str = "Quy chế đối thoại tại nơi làm việc";

pub fn rules_number(number: usize) -> String {
    format!("{number:02}-QC/BCĐ")
}
pub fn committee_number(number: usize) -> String {
    format!("{number:02}-QĐ/CB")
}

/// What the minutes of the sample's meeting say.
pub fn minutes() -> Minutes {
    Minutes {
        began_at: "08 giờ 00 phút".into(),
        ended_at: "10 giờ 30 phút".into(),
        absent: "02 đồng chí đi công tác (mẫu)".into(),
        guests: "Ban Dân vận Tỉnh ủy (mẫu)".into(),
        discussion: "Đồng chí Phan Văn Mẫu: cần ưu tiên mô hình gắn với người lao động.\n\
                     Đồng chí Ngô Thị Mẫu: thống nhất danh sách, đề nghị xét kỹ đơn vị còn đơn thư."
            .into(),
        ballot: Ballot::Secret,
        ballots_out: "13".into(),
        ballots_in: "13".into(),
        ballots_invalid: "0".into(),
        tellers: "Ngô Thị Mẫu\nHuỳnh Văn Mẫu\nTrần Thị Mẫu".into(),
    }
}
