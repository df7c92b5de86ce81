//! Cells of Word with several paragraphs, each on a line of its own.
use crate::{
    domain::{quick_list::Column, vietnamese::word_key},
    exchange::table::{
        heads::column_of,
        kinds::is_unit,
        line::{
            Line, SourceRow, bare_number, is_number, is_page_number, is_total, section_of,
            usual_count,
        },
        words::words,
    },
};

/// Word puts the paragraphs of a cell on lines of their own, without quotes: such lines belong to the
/// row above. They are known by this: a row with a number has too few cells, and the lines below it,
/// which have none, make up for what is missing; or a whole row is followed by a line without tabs.
pub(in crate::exchange::table) fn join_paragraphs(rows: Vec<SourceRow>) -> Vec<SourceRow> {
    let starts = |row: &SourceRow| {
        let first = row.first_cell().trim();
        is_number(first) || column_of(first) == Some(Column::Serial)
    };
    let width =
        usual_count(rows.iter().filter(|r| starts(r) && r.cells.len() > 1).map(|r| r.cells.len()));
    let width =
        rows.iter().filter(|r| starts(r)).map(|r| r.cells.len()).max().unwrap_or(0).max(width);
    if width < 2 {
        return rows;
    }
    let belongs = |row: &SourceRow| {
        let first = row.first_cell().trim();
        let key = word_key(first);
        row.cells.len() < width
            && !first.is_empty()
            && !starts(row)
            && section_of(&[first.to_owned()]).is_none()
            && !is_total(&key)
            && !words().signatures.begin(&key)
    };
    let mut out: Vec<SourceRow> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    let mut waiting: std::collections::VecDeque<SourceRow> = std::collections::VecDeque::new();
    while let Some(mut row) = waiting.pop_front().or_else(|| rows.next()) {
        let begins = starts(&row);
        if begins && row.cells.len() < width {
            // Lines that follow, until the row has all its cells; if it never has, they are rows.
            let mut count = row.cells.len();
            let mut taken: Vec<SourceRow> = Vec::new();
            while count < width {
                let next = match waiting.pop_front() {
                    Some(next) => next,
                    None => match rows.next() {
                        Some(next) => next,
                        None => break,
                    },
                };
                let fits = belongs(&next) && count + next.cells.len() - 1 <= width;
                if fits {
                    count += next.cells.len() - 1;
                    taken.push(next);
                } else {
                    taken.push(next);
                    break;
                }
            }
            let spare = if count < width { taken.split_off(0) } else { Vec::new() };
            for line in taken {
                append(&mut row, line);
            }
            for line in spare.into_iter().rev() {
                waiting.push_front(line);
            }
        }
        // Paragraphs of the last cell.
        while begins && row.cells.len() == width {
            let next = match waiting.pop_front() {
                Some(next) => Some(next),
                None => rows.next(),
            };
            let Some(next) = next else { break };
            // A unit above a row that begins to count anew heads it.
            let below =
                waiting.front().or_else(|| rows.peek()).map_or("", |row| row.first_cell().trim());
            let heads_below = is_unit(&word_key(next.first_cell().trim()))
                && matches!(bare_number(below).trim_start_matches('0'), "1");
            let goes_on = !heads_below && goes_on(&row, &next);
            if next.cells.len() == 1 && belongs(&next) && goes_on {
                append(&mut row, next);
            } else {
                waiting.push_front(next);
                break;
            }
        }
        out.push(row);
    }
    out
}

/// Does a line alone go on with the last cell of a row, rather than head the rows below it?
fn goes_on(row: &SourceRow, line: &SourceRow) -> bool {
    let last = row.cells.last().map_or("", |c| c.trim());
    let key = word_key(line.first_cell().trim());
    if last.starts_with('#') || is_page_number(&Line::of(line)) {
        return false;
    }
    if last.is_empty() || line.first_cell().trim().ends_with(':') {
        return false;
    }
    let post = words().posts.begin(&word_key(last)) && !last.contains('\n');
    // A unit goes on with a post; behind a unit or an achievement it is a heading.
    !is_unit(&key) || post || last.ends_with([',', '-', ';'])
}

fn append(row: &mut SourceRow, line: SourceRow) {
    let mut cells = line.cells.into_iter();
    if let (Some(last), Some(first)) = (row.cells.last_mut(), cells.next()) {
        last.push('\n');
        last.push_str(&first);
    }
    row.cells.extend(cells);
}
