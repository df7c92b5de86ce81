//! The figures of the year-end report in words.
use super::numbers;
use crate::domain::recipient::Counts;

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
/// What the three numbers of [`both`] are, where there are three.
pub const WITH_HOUSEHOLDS: &str = "tập thể/cá nhân/hộ gia đình";
/// Counted in a list of attendees.
pub const FROM_LIST: &str = "đếm từ danh sách học viên";
/// As typed.
pub const FROM_TOTAL: &str = "số nhập tổng";

/// Why a figure has no value: where to enter what it counts in.
pub fn reason(id: &str) -> &'static str {
    match id {
        "Q1" => "năm này chưa có lớp tập huấn",
        "Q4" | "Q5" | "Q8" | "Q9" | "Q10" | "Q12" => "năm này chưa có đăng ký mô hình",
        "Q6" | "Q7" => NO_AWARDS,
        "Q14" => "năm này chưa có cuộc kiểm tra",
        _ => "năm này chưa có số liệu quy chế dân chủ",
    }
}

/// `07`, `26`
pub fn count(number: usize) -> String {
    numbers::count(number as i64)
}

/// `100%`, `86,7%`: whole, or with one decimal.
pub fn percent(part: usize, of: usize) -> String {
    if of == 0 {
        return "0%".to_owned();
    }
    let tenths = (part * 2000 + of) / (of * 2);
    if tenths.is_multiple_of(10) {
        format!("{}%", tenths / 10)
    } else {
        format!("{},{}%", tenths / 10, tenths % 10)
    }
}

/// `mô hình “Nụ cười công sở” của Chi bộ …`: the name exactly as it stands.
pub fn model(name: &str, unit: &str) -> String {
    format!("mô hình “{name}” của {unit}")
}
/// Registered is one count, effective another.
pub fn registered_and_effective(registered: usize, effective: usize) -> String {
    format!("đã đăng ký {}, có hiệu quả {}", count(registered), count(effective))
}
/// One session behind the number of attendees.
pub fn session(name: &str, people: i64, how: &str) -> String {
    format!("{name}: {} ({how})", numbers::count(people))
}
/// Several sessions together.
pub fn sessions(number: usize) -> String {
    format!("{} lớp", count(number))
}
/// `28/30 tổ chức cơ sở đảng`
pub fn of_party_bases(part: usize, of: usize) -> String {
    format!("{part}/{of} tổ chức cơ sở đảng")
}
/// Both parts of “thực hiện tốt”.
pub fn done_well(both: usize, of: usize, good: usize, reaching: usize) -> String {
    format!(
        "{} đạt cả hai; {good} xếp loại tốt trở lên, {reaching} có mô hình hiệu quả hoặc được công nhận",
        of_party_bases(both, of)
    )
}
/// How many registered enough, and the fewest of one unit.
pub fn registered_enough(reaching: usize, of: usize, fewest: usize) -> String {
    format!("{}; đơn vị ít nhất có {} mô hình", of_party_bases(reaching, of), count(fewest))
}
/// `04 cuộc` of one unit.
pub fn dialogues_of(unit: &str, number: usize) -> String {
    format!("{unit}: {} cuộc đối thoại", count(number))
}
/// Dialogues, conferences, agreements.
pub fn democracy(dialogues: usize, conference: &str, agreement: &str) -> String {
    format!(
        "{} cuộc đối thoại; hội nghị người lao động {conference}; thỏa ước lao động tập thể {agreement}",
        count(dialogues)
    )
}
/// What the two shares are of.
pub fn democracy_parts(conference: &str, agreement: &str) -> String {
    format!("hội nghị {conference}, thỏa ước {agreement}")
}
/// Held and planned.
pub fn inspections(held: usize, planned: usize) -> String {
    format!("{} cuộc đã kiểm tra, {} cuộc dự kiến", count(held), count(planned))
}
/// The same of one month.
pub fn inspections_of_month(month: i8, year: i16, held: usize, planned: usize) -> String {
    format!("Tháng {month}/{year}: {}", inspections(held, planned))
}
/// `chỉ tiêu năm 2017: 80%`
pub fn target(year: &str, planned: &str, unit: &str) -> String {
    let planned = planned.parse::<i64>().map_or_else(|_| planned.to_owned(), numbers::count);
    let space = if unit == "%" || unit.is_empty() { "" } else { " " };
    format!("chỉ tiêu năm {year}: {planned}{space}{unit}")
}

/// `05/06`: collectives, persons; a third number only where there are households.
pub fn both(counts: Counts) -> String {
    let mut numbers = vec![counts.collectives, counts.persons];
    numbers.extend((counts.households > 0).then_some(counts.households));
    numbers.iter().map(|n| numbers::count(*n as i64)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_whole_or_have_one_decimal() {
        for (part, of, shown) in [
            (30, 30, "100%"),
            (26, 30, "86,7%"),
            (1, 3, "33,3%"),
            (2, 3, "66,7%"),
            (0, 9, "0%"),
            (0, 0, "0%"),
        ] {
            assert_eq!(percent(part, of), shown);
        }
        assert_eq!(target("2017", "1", "mô hình"), "chỉ tiêu năm 2017: 01 mô hình");
    }
}
