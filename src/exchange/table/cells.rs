//! Pasted text → rows of cells, whatever made it: a spreadsheet (tabs), a table of Word whose cells have
//! several paragraphs, semicolons, columns made by spaces, numbered lines of a decision.
mod labelled;
mod numbered;
mod paragraphs;
mod spaced;

pub(super) use paragraphs::join_paragraphs;

use super::{heads::column_of, line::SourceRow};
use crate::exchange::pasted;
use labelled::labelled;
use numbered::enumerated;
use spaced::spaced;

/// Reads pasted text as a table. Blank lines make no row; a row may come of several lines.
pub fn rows_of(text: &str) -> Vec<SourceRow> {
    if text.contains('\t') {
        let lines = numbered(pasted::cells(text));
        return join_paragraphs(lines);
    }
    let lines = numbered(pasted::separated(text, '\n'));
    labelled(&lines)
        .or_else(|| separated(text))
        .or_else(|| spaced(&lines))
        .or_else(|| enumerated(&lines))
        .unwrap_or(lines)
}

pub(super) fn numbered(rows: Vec<Vec<String>>) -> Vec<SourceRow> {
    let rows = rows.into_iter().zip(1..).map(|(cells, line)| SourceRow { line, cells });
    rows.filter(|r| !r.is_blank()).collect()
}

/// The count that most of them have; the larger of two.
fn usual(counts: impl Iterator<Item = usize>) -> usize {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for count in counts {
        match seen.iter_mut().find(|(c, _)| *c == count) {
            Some((_, times)) => *times += 1,
            None => seen.push((count, 1)),
        }
    }
    seen.into_iter().max_by_key(|(count, times)| (*times, *count)).map_or(0, |(count, _)| count)
}

/// A table whose cells are parted by `;`, `|` or `,`, as saved by a spreadsheet.
fn separated(text: &str) -> Option<Vec<SourceRow>> {
    for separator in [';', '|', ','] {
        if !text.contains(separator) {
            continue;
        }
        let mut rows = numbered(pasted::separated(text, separator));
        if separator == '|' {
            for row in &mut rows {
                // | a | b |: the outer strokes are no cells.
                if row.cells.first().is_some_and(|c| c.trim().is_empty()) {
                    row.cells.remove(0);
                }
                if row.cells.last().is_some_and(|c| c.trim().is_empty()) {
                    row.cells.pop();
                }
            }
            rows.retain(|r| !r.cells.iter().all(|c| c.chars().all(|c| "-: ".contains(c))));
        }
        // “1. Ông A, Bí thư;” is a line of a decision: nothing stands behind its sign.
        let count = |row: &SourceRow| {
            row.cells.len() - usize::from(row.cells.last().is_some_and(|c| c.trim().is_empty()))
        };
        let width = usual(rows.iter().map(count).filter(|n| *n > 1));
        let full = rows.iter().filter(|r| r.cells.len() >= width && count(r) > 1).count();
        let has_head = rows.iter().take(60).any(|row| {
            let known = row.cells.iter().filter(|c| column_of(c.trim()).is_some()).count();
            known >= 2 && known * 2 >= count(row)
        });
        let enough = match separator {
            ',' => has_head && width >= 3,
            _ => width >= 3 || has_head && width >= 2,
        };
        if enough && rows.len() > 1 && full * 10 >= rows.len() * 6 {
            return Some(rows);
        }
    }
    None
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
