//! Words of the editor of sets of criteria.
use super::{
    evaluation::{line, points},
    sentence::one_line,
};
use crate::domain::evaluation::Rules;

/// Heads of the columns of the list.
pub mod head {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const VERSION: &str = "Bản";
    pub const ABOUT: &str = "Chấm cho";
    pub const YEARS: &str = "Áp dụng";
    pub const CRITERIA: &str = "Tiêu chí";
    pub const MOST: &str = "Tổng điểm";
    pub const USED: &str = "Số năm đã chấm";
}

/// Adds a line to a list inside a set.
pub mod add {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const CRITERION: &str = "Thêm tiêu chí";
    pub const CLASS: &str = "Thêm mức xếp loại";
    pub const FLOOR: &str = "Thêm điểm sàn";
    pub const DOWNGRADE: &str = "Thêm lý do hạ bậc";
    pub const CAP: &str = "Thêm trần tỷ lệ";
    pub const QUOTA: &str = "Thêm chỉ tiêu";
}

/// Opens the grid of the criteria.
pub const GRID: &str = "Nhập các tiêu chí…";
/// Opens the menu of templates.
pub const TEMPLATES: &str = "Bắt đầu từ mẫu…";
/// Pastes a table.
pub const PASTE: &str = "Dán bộ tiêu chí…";
/// What it takes.
pub const PASTE_TIP: &str =
    "Ctrl+V: bảng tiêu chí chép từ Word, Excel, có dòng tiêu đề cột (TT, nội dung, điểm tối đa)";
/// Makes the next version of a set in use.
pub const NEXT_VERSION: &str = "Lập bản tiếp theo";
/// What it does.
pub const NEXT_VERSION_TIP: &str =
    "Bản này dừng ở năm đã chấm; bản mới giống bản này, áp dụng từ năm sau, sửa được";
/// There is one already.
pub const NEWER_THERE: &str = "Bộ này đã có bản mới hơn trong danh sách; hãy sửa bản đó.";
/// How bands are written.
pub const BANDS_HINT: &str = "≥ 90 %: 10; ≥ 80 %: 8";
/// The groups.
pub const CODES: &str =
    "Mã cho biết nhóm: 1.2 nằm trong 1; số 1, 2 đứng sau I nằm trong I; tối đa bốn cấp.";

/// The grid of a set's criteria.
pub fn criteria_of(set: &str) -> String {
    format!("tiêu chí của “{}”", one_line(set))
}

/// For which years a set is.
pub fn years(from: &str, to: &str) -> String {
    match (from, to) {
        ("", "") => String::new(),
        (from, "") => format!("từ {from}"),
        ("", to) => format!("đến {to}"),
        (from, to) if from == to => from.to_owned(),
        (from, to) => format!("{from}–{to}"),
    }
}

/// The set is frozen.
pub fn in_use(years: &[i64]) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    format!(
        "Đã chấm điểm năm {} theo bộ này nên tiêu chí và quy tắc giữ nguyên. Muốn sửa, bấm “{NEXT_VERSION}”.",
        years.join(", ")
    )
}

/// What the maxima come to.
pub fn sum(rules: &Rules) -> String {
    let base = rules.criteria.iter().filter(|criterion| criterion.kind.is_base()).count();
    let most = rules.base_most();
    if most == 0 {
        return format!("{base} tiêu chí, không tính điểm.");
    }
    format!("{base} tiêu chí, tổng điểm tối đa {}.", points(most))
}

/// More than are named here.
pub fn further(count: usize) -> String {
    format!("Còn {count} chỗ khác; bấm Lưu để xem tất cả.")
}

/// What was said while a table was read, those of many lines together: “Dòng 3, 4, 5: …”.
pub fn read_remark(lines: &[usize], sentence: &str) -> String {
    const MOST: usize = 6;
    let said: Vec<String> = lines.iter().take(MOST).map(ToString::to_string).collect();
    match lines {
        [] => sentence.to_owned(),
        [only] => line::at(*only, sentence),
        _ if lines.len() > MOST => {
            format!("Dòng {}… ({} dòng): {sentence}", said.join(", "), lines.len())
        }
        _ => format!("Dòng {}: {sentence}", said.join(", ")),
    }
}

/// What was pasted is no table of criteria.
pub fn no_table(why: &str) -> String {
    format!("Không đọc được bảng tiêu chí. {why}")
}

/// The rounds of a set that names none.
pub fn usual_rounds(rounds: &[&str]) -> String {
    format!("Để trống: {}.", rounds.join(", "))
}

/// A criterion in one line; what may be cut off stands last.
pub fn criterion(code: &str, most: &str, text: &str) -> String {
    let most = if most.is_empty() { String::new() } else { format!(" ({most})") };
    format!("{code}{most}: {}", one_line(text))
}

/// A class in one line.
pub fn class(name: &str, least: &str) -> String {
    format!("{}: từ {least} điểm", one_line(name))
}
