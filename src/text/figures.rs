//! The figures of the year-end report in words.
use super::numbers;

/// Q1–Q14 and what they count.
pub const TITLES: &[(&str, &str)] = &[
    ("Q1", "Số người tham dự lớp tập huấn"),
    ("Q2", "Tổ chức cơ sở đảng thành lập Ban Chỉ đạo"),
    ("Q3", "Tổ chức cơ sở đảng có quy chế hoạt động của Ban Chỉ đạo"),
    ("Q4", "Mô hình “Dân vận khéo” duy trì"),
    ("Q5", "Mô hình tiêu biểu"),
    ("Q6", "Giấy khen của Ban Chỉ đạo tỉnh (tập thể/cá nhân)"),
    ("Q7", "Giấy khen của Ban Chỉ đạo Đảng ủy Khối (tập thể/cá nhân)"),
    ("Q8", "Đơn vị chưa có mô hình đăng ký"),
    ("Q9", "Mô hình hiệu quả chưa cao"),
    ("Q10", "Mô hình được công nhận nhưng chưa nhân rộng"),
    ("Q11", "Tổ chức cơ sở đảng thực hiện tốt quy chế dân chủ ở cơ sở và “Dân vận khéo”"),
    ("Q12", "Mỗi cơ sở đảng đăng ký 01 mô hình"),
    ("Q13", "Đối thoại, hội nghị người lao động, thỏa ước lao động tập thể"),
    ("Q14", "Kiểm tra theo tháng"),
];

/// No award of that kind in the year.
pub const NO_AWARDS: &str = "chưa có khen thưởng loại này trong năm";
/// The book does not hold such records.
pub const NOT_KEPT: &str = "sổ chưa có số liệu này";

/// `05/06`
pub fn both(collectives: usize, persons: usize) -> String {
    format!("{}/{}", numbers::count(collectives as i64), numbers::count(persons as i64))
}
