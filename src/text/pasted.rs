//! Pasted tables in words: what a column holds, what to look at twice, what was left out and why.
use super::sentence::one_line;
use crate::domain::{
    number::show_grouped,
    quick_list::{Column, Doubt, LeftOut, LeftOutColumn, QuickPaper, WhyLeftOut},
};

/// A table that is larger than is taken.
pub fn too_large(lines: usize, columns: usize, cells: usize, megabytes: u64) -> String {
    let [lines, columns, cells] = [lines, columns, cells].map(|n| show_grouped(n as i64));
    format!(
        "Bảng lớn quá mức nhận được (tối đa {lines} dòng có chữ, {columns} cột, {cells} ô, {megabytes} MB) nên chưa lấy \
         dòng nào. Hãy chia thành nhiều phần."
    )
}
/// The meaning of a pasted column.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Skip => "(bỏ qua)",
        Column::Serial => "STT",
        Column::Kind => "Phân loại",
        Column::Title => "Danh xưng, cấp bậc",
        Column::Name => "Họ tên / Tập thể",
        Column::FamilyName => "Họ và chữ đệm",
        Column::GivenName => "Tên (cột riêng)",
        Column::NameAndPost => "Họ tên, chức vụ, đơn vị",
        Column::Collective => "Tập thể (tên hoặc x)",
        Column::Person => "Cá nhân (tên hoặc x)",
        Column::Household => "Hộ gia đình (tên hoặc x)",
        Column::Birth => "Năm sinh",
        Column::Male => "Năm sinh: nam",
        Column::Female => "Năm sinh: nữ",
        Column::Gender => "Giới tính",
        Column::Post => "Chức vụ",
        Column::Unit => "Đơn vị",
        Column::PostAndUnit => "Chức vụ, đơn vị",
        Column::Address => "Địa chỉ",
        Column::Achievement => "Thành tích",
        Column::Form => "Hình thức",
        Column::Proposer => "Đơn vị đề nghị",
        Column::Occupation => "Nghề nghiệp",
        Column::Note => "Ghi chú",
    }
}

/// What a quick list is printed as.
pub fn paper(paper: QuickPaper) -> &'static str {
    match paper {
        QuickPaper::ToDecision => "Kèm theo quyết định",
        QuickPaper::Proposal => "Danh sách đề nghị",
        QuickPaper::ToSubmission => "Kèm theo tờ trình",
        QuickPaper::Alone => "Danh sách đứng riêng",
    }
}

/// The same on the command line.
pub fn paper_key(paper: QuickPaper) -> &'static str {
    match paper {
        QuickPaper::ToDecision => "quyet-dinh",
        QuickPaper::Proposal => "de-nghi",
        QuickPaper::ToSubmission => "to-trinh",
        QuickPaper::Alone => "rieng",
    }
}

/// An old encoding by its name.
pub fn legacy(name: &str, before: &str, after: &str, kept: bool) -> String {
    let (before, after) = (one_line(before), one_line(after));
    if kept {
        format!("Giữ chữ cũ ({name}) như đã dán: “{before}”")
    } else {
        format!("Chữ cũ ({name}) đã đổi sang Unicode: “{before}” thành “{after}”")
    }
}

/// The same, said once where there is no room for before and after.
pub fn converted(name: &str) -> String {
    format!("Phần dán dùng chữ cũ ({name}) nên đã đổi sang Unicode.")
}

/// Why a pasted line made no recipient.
pub fn why_left_out(why: WhyLeftOut) -> &'static str {
    match why {
        WhyLeftOut::Title => "tiêu đề",
        WhyLeftOut::Header => "đầu bảng",
        WhyLeftOut::HeaderAgain => "đầu bảng lặp lại",
        WhyLeftOut::Section => "đầu mục",
        WhyLeftOut::Group => "đầu nhóm",
        WhyLeftOut::PageNumber => "số trang",
        WhyLeftOut::UnitHeading => "đầu mục là đơn vị của các dòng dưới",
        WhyLeftOut::Total => "dòng cộng",
        WhyLeftOut::Signature => "phần ký",
        WhyLeftOut::Errors => "chỉ có #N/A",
        WhyLeftOut::NoName => "không có tên",
    }
}

/// The same for a program to read.
pub fn why_left_out_key(why: WhyLeftOut) -> &'static str {
    match why {
        WhyLeftOut::Title => "tieu-de",
        WhyLeftOut::Header => "dau-bang",
        WhyLeftOut::HeaderAgain => "dau-bang-lap",
        WhyLeftOut::Section => "dau-muc",
        WhyLeftOut::Group => "dau-nhom",
        WhyLeftOut::PageNumber => "so-trang",
        WhyLeftOut::UnitHeading => "dau-muc-don-vi",
        WhyLeftOut::Total => "dong-cong",
        WhyLeftOut::Signature => "phan-ky",
        WhyLeftOut::Errors => "loi-cong-thuc",
        WhyLeftOut::NoName => "khong-co-ten",
    }
}

/// What to look at twice in a recipient.
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::KindGuessed => "tập thể, cá nhân hay hộ là đoán theo tên".into(),
        Doubt::KindUnlikely => "tên không giống loại của đầu mục".into(),
        Doubt::ColumnsGuessed => "bảng không có dòng đầu: nghĩa của cột là đoán".into(),
        Doubt::HeadGuessed { head, column: of } => {
            format!("cột “{head}” hiểu là {}", column(*of).to_lowercase())
        }
        Doubt::FromCapitals => "tên viết hoa toàn bộ đã đổi sang chữ thường".into(),
        Doubt::FromSmallLetters => "tên viết thường toàn bộ đã đổi chữ đầu thành chữ hoa".into(),
        Doubt::AddressOrName => "“Ông”, “Bà” có thể là xưng hô hoặc là họ".into(),
        Doubt::FromAbove(of) => format!("{} lấy theo dòng trên", column(*of).to_lowercase()),
        Doubt::UnitOutOfPost => "đơn vị tách ra từ ô chức vụ".into(),
        Doubt::NoUnit => "chưa có đơn vị".into(),
        Doubt::FiguresInName => "tên có chữ số".into(),
        Doubt::BirthUnclear => "ngày sinh không đúng".into(),
        Doubt::SeveralInCell => "một ô có nhiều người".into(),
        Doubt::ErrorCell => "có ô lỗi công thức (#N/A)".into(),
        Doubt::OtherForm(form) => format!("bảng ghi hình thức khác: {}", one_line(form)),
        Doubt::SameAs(0) => "trùng một dòng đã dán trước".into(),
        Doubt::SameAs(line) => format!("trùng với dòng {line}"),
    }
}

/// All of them in one line; blank when there is nothing.
pub fn doubts(doubts: &[Doubt]) -> String {
    doubts.iter().map(doubt).collect::<Vec<_>>().join("; ")
}

/// What was left out: rows without a name each, everything else one line a kind: `Dòng 9, 14 (dòng
/// cộng): Cộng: 02 tập thể`, `300 dòng chỉ có #N/A`.
pub fn left_out(left: &[LeftOut]) -> Vec<String> {
    let mut kinds: Vec<WhyLeftOut> = Vec::new();
    for one in left {
        if !kinds.contains(&one.why) {
            kinds.push(one.why);
        }
    }
    let mut lines = Vec::new();
    for why in kinds {
        let of: Vec<&LeftOut> = left.iter().filter(|l| l.why == why).collect();
        match (why, of.as_slice()) {
            (WhyLeftOut::NoName, rows) => {
                lines.extend(rows.iter().map(|l| one_left_out(&l.line.to_string(), why, &l.text)));
            }
            (WhyLeftOut::Errors, rows) => lines.push(format!("{} dòng chỉ có #N/A", rows.len())),
            (_, [only]) => lines.push(one_left_out(&only.line.to_string(), why, &only.text)),
            (_, rows) => {
                const NAMED: usize = 6;
                let numbers: Vec<String> =
                    rows.iter().take(NAMED).map(|l| l.line.to_string()).collect();
                let more = if rows.len() > NAMED { "…" } else { "" };
                let text = rows.first().map(|l| l.text.as_str()).unwrap_or_default();
                lines.push(one_left_out(&format!("{}{more}", numbers.join(", ")), why, text));
            }
        }
    }
    lines
}

fn one_left_out(lines: &str, why: WhyLeftOut, text: &str) -> String {
    format!("Dòng {lines} ({}): {}", why_left_out(why), one_line(text))
}

/// A column of which nothing comes onto the paper: `Cột 8 “Lĩnh vực hoạt động”`.
pub fn left_out_column(left: &LeftOutColumn) -> String {
    if left.head.is_empty() {
        format!("Cột {}", left.number)
    } else {
        format!("Cột {} “{}”", left.number, one_line(&left.head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_left_out_are_one_line_a_kind() {
        let left = |line, why, text: &str| LeftOut { line, text: text.into(), why };
        let mut all = vec![
            left(4, WhyLeftOut::Total, "Cộng: 02 tập thể"),
            left(9, WhyLeftOut::NoName, "3 Bí thư"),
            left(11, WhyLeftOut::NoName, "4 Phó"),
            left(12, WhyLeftOut::Total, "Tổng cộng: 05"),
        ];
        all.extend((20..320).map(|line| left(line, WhyLeftOut::Errors, "#N/A")));
        assert_eq!(
            left_out(&all),
            [
                "Dòng 4, 12 (dòng cộng): Cộng: 02 tập thể",
                "Dòng 9 (không có tên): 3 Bí thư",
                "Dòng 11 (không có tên): 4 Phó",
                "300 dòng chỉ có #N/A",
            ]
        );
    }
}
