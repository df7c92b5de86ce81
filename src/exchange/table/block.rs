//! A block pasted into the grid: its heads by the fields of a list, and the rows below them without what
//! is no row. Without heads a block is taken cell by cell, as it stands.
use super::{
    cells::join_paragraphs,
    heads::head_row,
    line::{Line, SourceRow, left_out_of},
    words::is_ditto,
};
use crate::{
    domain::{
        field::Field,
        quick_list::{LeftOut, WhyLeftOut},
    },
    exchange::{
        encoding::{self, Legacy},
        pasted,
    },
};

/// What was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its heads: the field of the list that each means, and its words.
    pub heads: Option<Vec<(Option<Field>, String)>>,
    /// Rows; without heads all there were.
    pub rows: Vec<Vec<String>>,
    /// Rows above and among them that are no rows; only of a block with heads.
    pub left_out: Vec<LeftOut>,
    /// The old encoding it came in.
    pub legacy: Option<Legacy>,
}

/// Reads pasted text as a block of cells for a list with these fields.
pub fn block(text: &str, of_list: &[Field]) -> Block {
    let legacy = encoding::recognise(text);
    let text = match legacy {
        Some(legacy) => encoding::convert_mixed(text, legacy),
        None => text.to_owned(),
    };
    let mut cells = pasted::cells(&text);
    while cells.last().is_some_and(|row| row.iter().all(|c| c.trim().is_empty())) {
        cells.pop();
    }
    let Some((_, _)) = head_row(&cells, of_list).filter(|_| cells.len() > 1) else {
        return Block { rows: cells, legacy, ..Block::default() };
    };
    let rows = join_paragraphs(SourceRow::numbered(cells));
    let table: Vec<Vec<String>> = rows.iter().map(|r| r.cells.clone()).collect();
    let Some((at, mut fields)) = head_row(&table, of_list) else {
        return Block { rows: table, legacy, ..Block::default() };
    };
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    fields.resize(width, None);
    let words_of = table.get(at).cloned().unwrap_or_default();
    let mut words_of = words_of.into_iter().chain(std::iter::repeat(String::new()));
    let heads: Vec<(Option<Field>, String)> =
        fields.iter().map(|f| (*f, words_of.next().unwrap_or_default())).collect();
    let mut out = Block { heads: Some(heads), legacy, ..Block::default() };
    let mut above: Vec<String> = vec![String::new(); width];
    for (i, row) in rows.iter().enumerate() {
        let why = if i < at {
            Some(WhyLeftOut::Title)
        } else if i == at {
            Some(WhyLeftOut::Header)
        } else if head_row(std::slice::from_ref(&row.cells), of_list)
            .is_some_and(|(_, again)| again.iter().flatten().eq(fields.iter().flatten()))
        {
            Some(WhyLeftOut::HeaderAgain)
        } else {
            left_out_of(row)
        };
        match why {
            Some(why) => {
                let text = Line::of(row).shown();
                out.left_out.push(LeftOut { line: row.line, text, why });
            }
            None => out.rows.push(with_values_above(row, &mut above)),
        }
    }
    out
}

/// “nt” and its like take the value above them.
fn with_values_above(row: &SourceRow, above: &mut [String]) -> Vec<String> {
    let mut cells = row.cells.clone();
    for (cell, above) in cells.iter_mut().zip(above) {
        if is_ditto(cell.trim()) {
            cell.clone_from(above);
        } else {
            above.clone_from(cell);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [Field; 3] = [Field::FullName, Field::PostTitle, Field::Unit];

    #[test]
    fn a_block_with_heads_leaves_out_what_is_no_row_and_says_so() {
        let found = block(
            "DANH SÁCH HỌC VIÊN\nSTT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLê Mẫu\tBí thư\tChi bộ 1\n\
             2\tTrần Mẫu\tPhó Bí thư\nKế toán\tnt\nSTT\tHọ và tên\tChức vụ\tĐơn vị\n3\tVũ Mẫu\tĐảng viên\tChi bộ 2\n\
             #N/A\t#N/A\t#N/A\t#N/A\n\tTổng cộng: 03 người\t\t\n\t\t\tNGƯỜI LẬP\n",
            &LIST,
        );
        let fields: Vec<Option<Field>> = found.heads.unwrap().into_iter().map(|(f, _)| f).collect();
        assert_eq!(
            fields,
            [None, Some(Field::FullName), Some(Field::PostTitle), Some(Field::Unit)]
        );
        assert_eq!(
            found.rows,
            [
                ["1", "Lê Mẫu", "Bí thư", "Chi bộ 1"],
                ["2", "Trần Mẫu", "Phó Bí thư\nKế toán", "Chi bộ 1"],
                ["3", "Vũ Mẫu", "Đảng viên", "Chi bộ 2"]
            ]
        );
        use WhyLeftOut::{Errors, Header, HeaderAgain, Signature, Title, Total};
        let why: Vec<WhyLeftOut> = found.left_out.iter().map(|l| l.why).collect();
        assert_eq!(why, [Title, Header, HeaderAgain, Errors, Total, Signature]);
    }

    #[test]
    fn a_block_without_heads_is_taken_as_it_stands() {
        let found = block("Cộng đồng ấp 1\tnt\n\t#N/A\n", &LIST);
        assert_eq!(found.rows, [["Cộng đồng ấp 1", "nt"], ["", "#N/A"]]);
        assert!(found.heads.is_none() && found.left_out.is_empty());
        let old = block("Tr\u{ad}¬ng V¨n H\u{ad}ng\tBÝ th\u{ad} Chi bé\n", &LIST);
        assert_eq!(old.rows, [["Trương Văn Hưng", "Bí thư Chi bộ"]]);
        assert_eq!(old.legacy, Some(Legacy::Tcvn3));
    }
}
