//! Pasted text → rows of cells, whatever made it: a spreadsheet (tabs), a table of Word whose cells have
//! several paragraphs, semicolons, columns made by spaces, numbered lines of a decision.
mod labelled;
mod numbered;
mod paragraphs;
mod separated;
mod spaced;

pub(super) use paragraphs::join_paragraphs;

pub use super::line::SourceRow;
use crate::exchange::pasted;
use labelled::labelled;
use numbered::enumerated;
use separated::separated;
use spaced::spaced;

/// Reads pasted text as a table. Blank lines make no row; a row may come of several lines.
pub fn rows_of(text: &str) -> Vec<SourceRow> {
    if text.contains('\t') {
        let lines = SourceRow::numbered(pasted::cells(text));
        return join_paragraphs(lines);
    }
    let lines = SourceRow::numbered(pasted::separated(text, '\n'));
    labelled(&lines)
        .or_else(|| separated(text))
        .or_else(|| spaced(&lines))
        .or_else(|| enumerated(&lines))
        .unwrap_or(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows_of(text).into_iter().map(|r| r.cells).collect()
    }

    #[test]
    fn words_paragraphs_belong_to_their_row() {
        assert_eq!(
            cells(
                "STT\tHọ và tên\tChức vụ, đơn vị\n1\tLê Mẫu\tBí thư\nCông ty Mẫu\n2\tTrần Mẫu\tPhó"
            ),
            [
                vec!["STT", "Họ và tên", "Chức vụ, đơn vị"],
                vec!["1", "Lê Mẫu", "Bí thư\nCông ty Mẫu"],
                vec!["2", "Trần Mẫu", "Phó"]
            ]
        );
        // In a middle cell, and in a head.
        assert_eq!(
            cells(
                "STT\tHọ và\ntên\tChức vụ\tGhi chú\n1\tLê Mẫu\tBí thư\nGiám đốc\ttốt\n2\tA B\tPhó\t"
            ),
            [
                vec!["STT", "Họ và\ntên", "Chức vụ", "Ghi chú"],
                vec!["1", "Lê Mẫu", "Bí thư\nGiám đốc", "tốt"],
                vec!["2", "A B", "Phó", ""]
            ]
        );
        // Rows whose last tabs were trimmed are rows.
        assert_eq!(
            cells("STT\tTên\tChức vụ\tĐơn vị\nI\tTẬP THỂ\n1\tChi bộ 1\nII\tCÁ NHÂN\n1\tLê Mẫu\tBí thư\tChi bộ 1").len(),
            5
        );
    }

    #[test]
    fn semicolons_spaces_and_numbered_lines_are_tables() {
        assert_eq!(
            cells("STT;Họ và tên;Chức vụ\n1;Lê Mẫu;\"Bí thư; Giám đốc\"\n"),
            [vec!["STT", "Họ và tên", "Chức vụ"], vec!["1", "Lê Mẫu", "Bí thư; Giám đốc"]]
        );
        assert_eq!(
            cells(
                "STT  Họ và tên       Chức vụ    Đơn vị\n1    Lê Văn Mẫu      Bí thư     Chi bộ 1\n2    Trần Mẫu                   Chi bộ 2"
            ),
            [
                vec!["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
                vec!["1", "Lê Văn Mẫu", "Bí thư", "Chi bộ 1"],
                vec!["2", "Trần Mẫu", "", "Chi bộ 2"]
            ]
        );
        assert_eq!(
            cells(
                "Điều 1. Tặng Giấy khen cho 02 cá nhân, gồm:\n1. Ông Lê Văn Mẫu, Bí thư Chi bộ\nKhu phố 1;\n2. Bà Trần Mẫu, Đảng viên."
            ),
            [
                vec!["", "Điều 1. Tặng Giấy khen cho 02 cá nhân, gồm:"],
                vec!["1", "Ông Lê Văn Mẫu, Bí thư Chi bộ Khu phố 1;"],
                vec!["2", "Bà Trần Mẫu, Đảng viên."]
            ]
        );
        assert_eq!(cells("Lê Văn Mẫu\nTrần Mẫu"), [vec!["Lê Văn Mẫu"], vec!["Trần Mẫu"]]);
    }
}
