//! Cells parted by a sign, as a spreadsheet saves them.
use crate::exchange::{
    pasted,
    table::{
        heads::column_of,
        line::{SourceRow, usual_count},
    },
};

/// A table whose cells are parted by `;`, `|` or `,`, as saved by a spreadsheet.
pub(super) fn separated(text: &str) -> Option<Vec<SourceRow>> {
    for separator in [';', '|', ','] {
        if !text.contains(separator) {
            continue;
        }
        let mut rows = SourceRow::numbered(pasted::separated(text, separator));
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
        let width = usual_count(rows.iter().map(count).filter(|n| *n > 1));
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
