//! Columns made by spaces, as a PDF gives them.
use crate::exchange::table::{
    heads::column_of,
    line::{SourceRow, usual_count},
};

/// A part of a line between wide gaps: its letters `from..to`, and the text.
struct Part {
    from: usize,
    to: usize,
    text: String,
}

fn parts(line: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut spaces = 2;
    for (at, c) in line.chars().enumerate() {
        if c == ' ' || c == '\u{a0}' {
            spaces += 1;
            continue;
        }
        match parts.last_mut() {
            Some(part) if spaces < 2 => {
                if spaces == 1 {
                    part.text.push(' ');
                }
                part.text.push(c);
                part.to = at + 1;
            }
            _ => parts.push(Part { from: at, to: at + 1, text: c.to_string() }),
        }
        spaces = 0;
    }
    parts
}

/// Columns made by spaces, as a PDF gives them. A line with fewer parts than columns is laid below the
/// heads, or below the fullest line.
pub(super) fn spaced(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let split: Vec<Vec<Part>> = lines.iter().map(|l| parts(l.first_cell())).collect();
    let width = usual_count(split.iter().map(Vec::len).filter(|n| *n >= 3));
    let wide = split.iter().filter(|p| p.len() >= 2).count();
    if width < 3 || wide * 10 < lines.len() * 5 {
        return None;
    }
    let known = |row: &Vec<Part>| row.iter().filter(|p| column_of(&p.text).is_some()).count();
    let guide = split
        .iter()
        .find(|row| known(row) >= 2 && known(row) * 2 >= row.len())
        .or_else(|| split.iter().find(|row| row.len() == width))?;
    let guide: Vec<(usize, usize)> = guide.iter().map(|p| (p.from, p.to)).collect();
    let laid = lines.iter().zip(&split).map(|(line, row)| {
        let cells = if row.len() == guide.len() || row.len() < 2 {
            row.iter().map(|p| p.text.clone()).collect()
        } else {
            below(row, &guide)
        };
        SourceRow { line: line.line, cells }
    });
    Some(laid.collect())
}

/// Each part in the column it stands under, from left to right.
fn below(row: &[Part], guide: &[(usize, usize)]) -> Vec<String> {
    let mut cells = vec![String::new(); guide.len()];
    let mut free = 0;
    for part in row {
        let away = |column: &(usize, usize)| {
            column.0.saturating_sub(part.to.saturating_sub(1)) + part.from.saturating_sub(column.1)
        };
        let nearest = guide
            .iter()
            .enumerate()
            .skip(free)
            .min_by_key(|(_, column)| (away(column), column.0.abs_diff(part.from)))
            .map(|(i, _)| i);
        match nearest {
            Some(i) => {
                if let Some(cell) = cells.get_mut(i) {
                    cell.clone_from(&part.text);
                }
                free = i + 1;
            }
            // More parts than columns: nothing is lost, the last one takes them.
            None => {
                if let Some(last) = cells.last_mut() {
                    last.push(' ');
                    last.push_str(&part.text);
                }
            }
        }
    }
    cells
}
