//! Hồ sơ đợt: the words of its index, of its files, and of what is missing.
use super::{dates, sentence};
use jiff::civil::Date;

/// The index among the files.
pub const INDEX_FILE: &str = "muc-luc.txt";
/// The dialog that asks for its folder.
pub const FOLDER_TITLE: &str = "Chọn thư mục để xuất hồ sơ đợt";
/// The same of all papers.
pub const PAPERS_FOLDER_TITLE: &str = "Chọn thư mục để ghi các giấy của đợt";
/// Opens the choices of the desk.
pub const WHOLE: &str = "Trọn bộ…";
/// One PDF of all papers, shown to be printed.
pub const PRINT_ALL: &str = "In trọn bộ đợt (một tệp PDF)";
/// Each paper as a file.
pub const WRITE_ALL: &str = "Ghi từng giấy vào thư mục…";
/// The dossier.
pub const EXPORT: &str = "Xuất hồ sơ đợt…";
/// What could not be printed with the others.
pub const PRINTED_TITLE: &str = "In trọn bộ đợt";

/// All papers of a round in one file.
pub fn all_in_one(round: &str) -> String {
    format!("Trọn bộ giấy, {}", sentence::one_line(round))
}

/// Papers that were printed and say something else now, in one file.
pub const AGAIN: &str = "Giấy in lại";

/// So many papers were put together.
pub fn papers_together(count: usize) -> String {
    format!("Đã mở {count} giấy trong một tệp PDF. Các giấy sau chưa in được:")
}

/// No paper of the round can be made.
pub const NOTHING_TO_PRINT: &str = "Đợt chưa có giấy nào in được:";

/// A line of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexLine {
    /// Giấy.
    pub title: String,
    /// Số, ký hiệu.
    pub number: String,
    /// Ngày.
    pub day: String,
    /// Số tờ, where it is known.
    pub sheets: Option<usize>,
    /// Tệp.
    pub file: String,
    /// Ghi chú.
    pub note: String,
}

/// The index of a dossier: whose, of which round, its files, what is missing, and how long it is kept.
pub fn index(
    (office, round): (&str, &str),
    lines: &[&IndexLine],
    missing: &[String],
    (retention, today): (&str, Date),
) -> String {
    let mut out = vec![
        office.to_owned(),
        "MỤC LỤC HỒ SƠ ĐỢT KHEN THƯỞNG".to_owned(),
        sentence::in_one_line(round),
        format!("Lập ngày {}.", dates::short(today)),
    ];
    if !retention.trim().is_empty() {
        out.push(format!("Thời hạn bảo quản: {}.", retention.trim()));
    }
    out.push(String::new());
    out.push(["STT", "Giấy", "Số", "Ngày", "Số tờ", "Tệp", "Ghi chú"].join("\t"));
    for (number, line) in (1..).zip(lines) {
        let sheets = line.sheets.map_or_else(String::new, |sheets| sheets.to_string());
        let title = sentence::in_one_line(&line.title);
        let cells = [
            &format!("{number}"),
            &title,
            &line.number,
            &line.day,
            &sheets,
            &line.file,
            &line.note,
        ];
        out.push(cells.map(|cell| cell.replace('\t', " ")).join("\t"));
    }
    out.push(String::new());
    if missing.is_empty() {
        out.push("Hồ sơ đủ.".to_owned());
    } else {
        out.push("Còn thiếu:".to_owned());
        out.extend(missing.iter().map(|what| format!("- {}", sentence::in_one_line(what))));
    }
    out.push(String::new());
    out.join("\r\n")
}

/// A file attached to a record: `Bản chính, Quyết định số 05-QĐ/BCĐ: qd-da-ky`.
pub fn attachment(what: &str, name: &str, is_original: bool) -> String {
    let what = sentence::in_one_line(what);
    if is_original {
        format!("Bản chính, {what}: {name}")
    } else {
        format!("Tệp kèm {what}: {name}")
    }
}

/// A decision by number and day; one without a number is a draft.
pub fn decision(number: &str, day: &str) -> String {
    let day = if day.is_empty() { String::new() } else { format!(" ngày {day}") };
    if number.is_empty() {
        format!("Dự thảo quyết định{day}")
    } else {
        format!("Quyết định số {number}{day}")
    }
}

/// A meeting by its day.
pub fn meeting(day: &str) -> String {
    if day.is_empty() {
        "Cuộc họp xét".to_owned()
    } else {
        format!("Cuộc họp xét ngày {day}")
    }
}

/// A paper that is not issued, as it is made today.
pub fn made_today(today: Date) -> String {
    format!("in theo sổ ngày {}", dates::short(today))
}

/// No decision of ours yet.
pub const NO_DECISION: &str = "Đợt chưa có quyết định nào của cơ quan ta.";

/// Minutes are missing.
pub fn no_minutes(meeting: &str) -> String {
    format!("{meeting}: chưa đính kèm biên bản.")
}

/// The dossier of a name lacks papers.
pub fn lacking(name: &str, papers: usize) -> String {
    format!("Hồ sơ {name}: còn thiếu {papers} giấy.")
}

/// Names of which no file is kept.
pub fn without_files(names: &[String]) -> String {
    /// Named at once.
    const NAMED: usize = 5;
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let end = if names.len() > NAMED { "; …" } else { "." };
    format!("{} đề nghị chưa có tệp của đơn vị: {named}{end}", names.len())
}

/// The signed copy of a paper is kept.
pub fn original(what: &str, file: &str) -> String {
    format!("{what}: bản chính {file}")
}

/// A decision that is not issued.
pub fn not_issued(decision: &str) -> String {
    format!("{decision}: chưa phát hành.")
}

/// The signed copy of a paper is missing.
pub fn no_original(what: &str) -> String {
    format!("{what}: chưa có bản chính đã ký.")
}

/// A paper that cannot be made.
pub fn not_made(title: &str, why: &str) -> String {
    format!("{title}: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_names_what_is_there_and_what_is_missing() {
        let line = IndexLine {
            title: "Quyết định khen thưởng".into(),
            number: "05-QĐ/BCĐ".into(),
            day: "05/12/2026".into(),
            sheets: Some(2),
            file: "01-quyet-dinh-khen-thuong.pdf".into(),
            note: String::new(),
        };
        let missing = [no_original("Quyết định số 05-QĐ/BCĐ")];
        let today = Date::constant(2026, 12, 20);
        let said = index(("Đảng ủy xã", "Tổng kết"), &[&line], &missing, ("10 năm", today));
        assert!(said.contains("Thời hạn bảo quản: 10 năm.\r\n"), "{said}");
        assert!(said.contains(
            "1\tQuyết định khen thưởng\t05-QĐ/BCĐ\t05/12/2026\t2\t01-quyet-dinh-khen-thuong.pdf\t\r\n"
        ));
        assert!(said.contains("Còn thiếu:\r\n- Quyết định số 05-QĐ/BCĐ: chưa có bản chính"));
        let whole = index(("", "Tổng kết"), &[&line], &[], ("", today));
        assert!(whole.contains("Hồ sơ đủ.") && !whole.contains("bảo quản"));
    }
}
