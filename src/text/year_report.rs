//! Words of the report of a year or half-year: the fields of its wording, what its numbers count, and its sentences.
use super::{dates, numbers, sentence::without_capital};
use crate::domain::number::show_hundredths;
use jiff::civil::Date;

/// The fields that its wording has beside those of every paper of a year.
pub mod field {
    #![expect(missing_docs, reason = "the names say it")]
    pub const PERIOD: &str = "kỳ báo cáo";
    pub const PERIOD_FIRST: &str = "Kỳ báo cáo";
    pub const UNTIL: &str = "số liệu đến ngày";
    pub const DOCUMENTS: &str = "số văn bản";
    pub const DOCUMENT_KINDS: &str = "loại văn bản";
    pub const SESSIONS: &str = "số lớp";
    pub const SESSION_NAMES: &str = "tên các lớp";
    pub const PARTNERS: &str = "đơn vị phối hợp";
    pub const ATTENDED: &str = "số dự tập huấn";
    pub const COMMITTEE_HEAD: &str = "trưởng ban";
    pub const BASES: &str = "số tổ chức cơ sở đảng";
    pub const WITH_COMMITTEE: &str = "tỷ lệ có Ban Chỉ đạo";
    pub const WITH_RULES: &str = "tỷ lệ có quy chế";
    pub const CONFERENCES: &str = "số đơn vị có hội nghị";
    pub const AGREEMENTS: &str = "số đơn vị có thỏa ước";
    pub const DIALOGUES: &str = "số đối thoại";
    pub const OPINIONS: &str = "số ý kiến";
    pub const OPINIONS_RESOLVED: &str = "số ý kiến đã giải quyết";
    pub const NEW_RULES: &str = "số quy chế mới";
    pub const AMENDED_RULES: &str = "số quy chế sửa đổi";
    pub const INSPECTIONS: &str = "số kiểm tra";
    pub const PETITIONS: &str = "số đơn thư";
    pub const PETITIONS_RESOLVED: &str = "số đơn thư đã giải quyết";
    pub const CLASSES: &str = "xếp loại quy chế dân chủ";
    pub const UNIONS: &str = "số công đoàn";
    pub const UNION_MEMBERS: &str = "số đoàn viên";
    pub const UNION_CHECKS: &str = "số cuộc giám sát của công đoàn";
    pub const UNION_FUNDS: &str = "tiền ủng hộ các quỹ";
    pub const DONE_WELL: &str = "tỷ lệ thực hiện tốt";
    pub const REGISTERED: &str = "số đăng ký";
    pub const KEPT_UP: &str = "số mô hình duy trì";
    pub const CITED: &str = "mô hình tiêu biểu";
    pub const EFFECTIVE: &str = "số mô hình có hiệu quả";
    pub const RECOGNISED: &str = "số được công nhận";
    pub const REPLICATED: &str = "số được nhân rộng";
    pub const LAUNCHED: &str = "số ra mắt";
    pub const REGISTERED_ENOUGH: &str = "tỷ lệ đăng ký đủ";
    pub const AWARDS: &str = "khen thưởng";
    pub const NO_AWARDS: &str = "chưa khen thưởng";
    pub const NEXT_YEAR_CAPITALS: &str = "NĂM SAU";
    pub const AWARDED: &str = "tổng số khen thưởng";
    pub const SHORTCOMINGS: &str = "các hạn chế";
    pub const TARGETS_MET: &str = "chỉ tiêu đạt";
    pub const TARGETS_MISSED: &str = "chỉ tiêu chưa đạt";
    pub const NEXT_TARGETS: &str = "chỉ tiêu năm sau";
    pub const NEXT_INSPECTIONS: &str = "tháng kiểm tra năm sau";
}

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// It is no number.
    None,
    /// Văn bản.
    Documents,
    /// Lớp.
    Sessions,
    /// Người.
    People,
    /// Đơn vị.
    Units,
    /// Cuộc.
    Times,
    /// Ý kiến.
    Opinions,
    /// Quy chế, quy định.
    Rules,
    /// Đơn thư.
    Petitions,
    /// Mô hình.
    Models,
    /// Lượt khen thưởng.
    Awards,
    /// Đồng.
    Dong,
    /// Phần trăm.
    Percent,
}

impl Unit {
    /// As a column of units says it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Documents => "văn bản",
            Self::Sessions => "lớp",
            Self::People => "người",
            Self::Units => "đơn vị",
            Self::Times => "cuộc",
            Self::Opinions => "ý kiến",
            Self::Rules => "quy chế",
            Self::Petitions => "đơn thư",
            Self::Models => "mô hình",
            Self::Awards => "lượt",
            Self::Dong => "đồng",
            Self::Percent => "%",
        }
    }
}

/// What the numbers of a report count.
pub const DOCUMENTS: &str = "Văn bản đã ban hành";
/// The same.
pub const SESSIONS: &str = "Lớp tập huấn";
/// The same.
pub const PARTNERS: &str = "Đơn vị phối hợp mở lớp";
/// The same.
pub const ATTENDED: &str = "Người tham dự tập huấn";
/// The same.
pub const COMMITTEE_HEAD: &str = "Trưởng Ban Chỉ đạo";
/// The same.
pub const BASES: &str = "Tổ chức cơ sở đảng";
/// The same.
pub const WITH_COMMITTEE: &str = "Tổ chức cơ sở đảng thành lập Ban Chỉ đạo";
/// The same.
pub const WITH_RULES: &str = "Tổ chức cơ sở đảng có quy chế hoạt động của Ban Chỉ đạo";
/// The same.
pub const CONFERENCES: &str = "Đơn vị tổ chức hội nghị người lao động";
/// The same.
pub const AGREEMENTS: &str = "Đơn vị ký thỏa ước lao động tập thể";
/// The same.
pub const DIALOGUES: &str = "Cuộc đối thoại";
/// The same.
pub const OPINIONS: &str = "Ý kiến qua đối thoại";
/// The same.
pub const OPINIONS_RESOLVED: &str = "Ý kiến đã giải quyết";
/// The same.
pub const NEW_RULES: &str = "Quy chế, quy định xây dựng mới";
/// The same.
pub const AMENDED_RULES: &str = "Quy chế, quy định sửa đổi, bổ sung";
/// The same.
pub const INSPECTIONS: &str = "Cuộc kiểm tra đã thực hiện";
/// The same.
pub const PETITIONS: &str = "Đơn thư nhận";
/// The same.
pub const PETITIONS_RESOLVED: &str = "Đơn thư đã giải quyết";
/// The same.
pub const UNIONS: &str = "Đơn vị có công đoàn cơ sở";
/// The same.
pub const UNION_MEMBERS: &str = "Đoàn viên công đoàn";
/// The same.
pub const UNION_CHECKS: &str = "Cuộc giám sát của công đoàn";
/// The same.
pub const UNION_FUNDS: &str = "Ủng hộ các quỹ do công đoàn vận động";
/// The same.
pub const DONE_WELL: &str =
    "Tổ chức cơ sở đảng thực hiện tốt quy chế dân chủ ở cơ sở và “Dân vận khéo”";
/// The same.
pub const REGISTERED: &str = "Mô hình “Dân vận khéo” đăng ký";
/// The same.
pub const KEPT_UP: &str = "Mô hình “Dân vận khéo” duy trì";
/// The same.
pub const CITED: &str = "Mô hình tiêu biểu";
/// The same.
pub const EFFECTIVE: &str = "Mô hình triển khai có hiệu quả";
/// The same.
pub const RECOGNISED: &str = "Mô hình được công nhận";
/// The same.
pub const REPLICATED: &str = "Mô hình được nhân rộng";
/// The same.
pub const LAUNCHED: &str = "Mô hình ra mắt trong năm";
/// The same.
pub const REGISTERED_ENOUGH: &str = "Cơ sở đảng đăng ký đủ số mô hình";
/// The same.
pub const WITHOUT_MODEL: &str = "Đơn vị chưa có mô hình đăng ký";
/// The same.
pub const VAGUE: &str = "Mô hình có nội dung chưa cụ thể";
/// The same.
pub const WEAK: &str = "Mô hình hiệu quả chưa cao";
/// The same.
pub const NOT_REPLICATED: &str = "Mô hình được công nhận, chưa nhân rộng";
/// The same.
pub const TARGETS_MET: &str = "Chỉ tiêu đạt";
/// The same.
pub const TARGETS_MISSED: &str = "Chỉ tiêu chưa đạt";
/// The same.
pub const NEXT_TARGETS: &str = "Chỉ tiêu năm sau";
/// The same.
pub const NEXT_INSPECTIONS: &str = "Kiểm tra dự kiến năm sau";
/// Units that no class was given.
pub const WITHOUT_CLASS: &str = "chưa xếp loại";

/// The four shortcomings of a year, in the words of the report of 2016; the number stands in brackets.
pub const SHORTCOMINGS: [&str; 4] = [
    "một số ít cấp ủy cơ sở chưa có mô hình đăng ký ({} đơn vị)",
    "nội dung hoạt động của một số mô hình chưa cụ thể ({} mô hình)",
    "một số mô hình “Dân vận khéo” hiệu quả chưa cao ({} mô hình)",
    "những mô hình có hiệu quả, cách làm hay chưa được phổ biến, nhân rộng ({} mô hình)",
];

/// `24/30`
pub fn of_all(part: &str, of: usize) -> String {
    format!("{part}/{}", numbers::count(of as i64))
}

/// `01 kế hoạch, 02 báo cáo`
pub fn by_kind(kinds: &[(&str, usize)]) -> String {
    let said = kinds
        .iter()
        .map(|(kind, count)| format!("{} {}", numbers::count(*count as i64), kind.to_lowercase()));
    said.collect::<Vec<_>>().join(", ")
}

/// What one unit has of a number: `Chi bộ …: 04`.
pub fn of_unit(unit: &str, number: i64) -> String {
    format!("{unit}: {}", numbers::count(number))
}

/// A class as a number of a report counts it.
pub fn class(name: &str) -> String {
    format!("Xếp loại quy chế dân chủ: {name}")
}

/// `Tốt 20`, of what [`class`] made.
pub fn in_class(label: &str, count: &str) -> String {
    let name = label.split_once(": ").map_or(label, |(_, name)| name);
    format!("{name} {count}")
}

/// `05 tập thể và 06 cá nhân được Ban Chỉ đạo tỉnh tặng Giấy khen`
pub fn given(counts: &str, body: &str, form: &str) -> String {
    format!("{counts} được {body} tặng {form}")
}

/// What a line of statistics says of the same: `Giấy khen của Ban Chỉ đạo tỉnh: tập thể`.
pub fn given_to(kind: &str, body: &str, form: &str) -> String {
    format!("{form} của {body}: {kind}")
}

/// `Tổng số khen thưởng: tập thể`
pub fn awarded_in_all(kind: &str) -> String {
    format!("Tổng số khen thưởng: {kind}")
}

/// A target with its plan as a report says it: `80% tổ chức cơ sở đảng …`, `mỗi cơ sở đảng …: 01 mô hình`.
pub fn target(name: &str, planned: &str, unit: &str) -> String {
    if unit.trim() == "%" {
        return format!("{planned}% {}", without_capital(name));
    }
    let planned = planned.parse().map_or_else(|_| planned.to_owned(), numbers::count);
    format!("{}: {planned} {unit}", without_capital(name)).trim_end().to_owned()
}

/// What was done of a target, beside its plan, in hundredths: `đối thoại …: 86 cuộc (kế hoạch 80)`.
pub fn target_reached(name: &str, (done, planned): (i64, i64), unit: &str) -> String {
    let said = |of: i64| {
        if of % 100 == 0 { numbers::count(of / 100) } else { amount(of) }
    };
    let name = without_capital(name);
    match unit.trim() {
        "%" => format!("{name}: {}% (kế hoạch {}%)", amount(done), amount(planned)),
        unit => format!("{name}: {} {unit} (kế hoạch {})", said(done), said(planned)),
    }
}

/// `tháng 12 năm 2017`
pub fn month(day: Date) -> String {
    months(&[(day.year(), day.month())])
}

/// Several of them: `tháng 11, tháng 12 năm 2017`.
pub fn months(months: &[(i16, i8)]) -> String {
    let Some((year, _)) = months.last() else { return String::new() };
    let said: Vec<String> = months.iter().map(|(_, month)| format!("tháng {month}")).collect();
    format!("{} năm {year}", said.join(", "))
}

/// `năm 2016`, `6 tháng đầu năm 2016`
pub fn period(year: i64, is_half: bool) -> String {
    let year = dates::years((year, None));
    if is_half { format!("6 tháng đầu {year}") } else { year }
}

/// Numbers up to a day of another year than the report is of.
pub fn until_of_another_year(year: i64) -> String {
    format!(
        "“Số liệu đến ngày” phải là một ngày của năm {year}. Hãy sửa lại ngày, hoặc chọn năm khác."
    )
}
/// A period without awards.
pub const NO_AWARDS: &str = "Trong kỳ chưa có khen thưởng";
/// Tên loại.
pub const REPORT: &str = "BÁO CÁO";
/// An amount in hundredths as a table of numbers shows it: `1.250`, `86,7`.
pub fn amount(hundredths: i64) -> String {
    show_hundredths((hundredths + 5) / 10 * 10)
}

/// What stands above a table of numbers.
pub const APPENDIX: &str = "PHỤ LỤC";
/// A number that nothing is known of.
pub const UNKNOWN: &str = "–";

/// A change in percent as a table says it: `+12,5`, `-3`; `points`: of shares, in points.
pub fn change(hundredths: i64, points: bool) -> String {
    // To one decimal.
    let tenths = (hundredths.abs() + 5) / 10 * 10;
    let sign = match hundredths {
        _ if tenths == 0 => "",
        1.. => "+",
        _ => "-",
    };
    let shown = show_hundredths(tenths);
    if points { format!("{sign}{shown} điểm") } else { format!("{sign}{shown}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_and_changes_read_as_a_report_has_them() {
        assert_eq!(
            target("Tổ chức cơ sở đảng thực hiện tốt", "80", "%"),
            "80% tổ chức cơ sở đảng thực hiện tốt"
        );
        assert_eq!(
            target("Mỗi cơ sở đảng đăng ký", "1", "mô hình"),
            "mỗi cơ sở đảng đăng ký: 01 mô hình"
        );
        for (hundredths, points, said) in
            [(1250, false, "+12,5"), (-300, false, "-3"), (0, false, "0"), (667, true, "+6,7 điểm")]
        {
            assert_eq!(change(hundredths, points), said);
        }
        assert_eq!(months(&[(2017, 11), (2017, 12)]), "tháng 11, tháng 12 năm 2017");
    }
}
