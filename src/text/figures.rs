//! The figures of the year-end report in words.
use super::numbers;
use crate::domain::recipient::Counts;

/// Title of a figure: who came to training sessions.
pub const ATTENDANCE: &str = "Số người tham dự lớp tập huấn";
/// TCCSĐ with a steering committee.
pub const COMMITTEES: &str = "Tổ chức cơ sở đảng thành lập Ban Chỉ đạo";
/// TCCSĐ whose steering committee has rules.
pub const RULES: &str = "Tổ chức cơ sở đảng có quy chế hoạt động của Ban Chỉ đạo";
/// Models kept up.
pub const KEPT_UP: &str = "Mô hình “Dân vận khéo” duy trì";
/// Models that the report names.
pub const CITED: &str = "Mô hình tiêu biểu";
/// Giấy khen of the province's steering committee.
pub const CERTIFICATES_OF_PROVINCE: &str = "Giấy khen của Ban Chỉ đạo tỉnh (tập thể/cá nhân)";
/// Giấy khen of the Khối's steering committee.
pub const CERTIFICATES_OF_BLOCK: &str = "Giấy khen của Ban Chỉ đạo Đảng ủy Khối (tập thể/cá nhân)";
/// TCCSĐ without a registered model.
pub const WITHOUT_MODEL: &str = "Đơn vị chưa có mô hình đăng ký";
/// Models that work less well.
pub const WEAK: &str = "Mô hình hiệu quả chưa cao";
/// Recognised models that nobody took over.
pub const NOT_REPLICATED: &str = "Mô hình được công nhận nhưng chưa nhân rộng";
/// TCCSĐ that do well in both.
pub const DONE_WELL: &str =
    "Tổ chức cơ sở đảng thực hiện tốt quy chế dân chủ ở cơ sở và “Dân vận khéo”";
/// TCCSĐ that registered as many models as they should.
pub const REGISTERED_ENOUGH: &str = "Mỗi cơ sở đảng đăng ký 01 mô hình";
/// Dialogues, conferences, labour agreements.
pub const DEMOCRACY: &str = "Đối thoại, hội nghị người lao động, thỏa ước lao động tập thể";
/// Inspections by month.
pub const INSPECTIONS: &str = "Kiểm tra theo tháng";

/// Why a figure has no value: where to enter what it counts in.
pub const NO_SESSIONS: &str = "năm này chưa có lớp tập huấn";
/// The same of registrations.
pub const NO_REGISTRATIONS: &str = "năm này chưa có đăng ký mô hình";
/// The same of records of grassroots democracy.
pub const NO_DEMOCRACY_RECORDS: &str = "năm này chưa có số liệu quy chế dân chủ";
/// The same of inspections.
pub const NO_INSPECTIONS: &str = "năm này chưa có cuộc kiểm tra";
/// No award of that kind in the year.
pub const NO_AWARDS: &str = "chưa có khen thưởng loại này trong năm";
/// What the three numbers of [`both`] are, where there are three.
pub const WITH_HOUSEHOLDS: &str = "tập thể/cá nhân/hộ gia đình";
/// Counted in a list of attendees.
pub const FROM_LIST: &str = "đếm từ danh sách học viên";
/// As typed.
pub const FROM_TOTAL: &str = "số nhập tổng";

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
/// Giấy khen of a steering committee that no figure counts, because of its level.
pub fn certificates_left_out(number: usize, body: &str, level: &str) -> String {
    let level = match level {
        "" => "chưa ghi cấp".to_owned(),
        level => format!("cấp ghi “{level}”"),
    };
    format!("không tính {} giấy khen của {body} ({level})", count(number))
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
