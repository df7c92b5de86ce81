//! Pasted text → rows of cells, whatever made it: a spreadsheet (tabs), a table of Word whose cells have
//! several paragraphs, semicolons, columns made by spaces, numbered lines of a decision.
use super::{
    heads::column_of,
    kinds::is_unit,
    line::{
        Line, SourceRow, bare_number, begins_article, is_number, is_page_number, is_total,
        section_of,
    },
    words::words,
};
use crate::{
    domain::{quick_list::Column, vietnamese::word_key},
    exchange::pasted,
};

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

fn first_cell(row: &SourceRow) -> &str {
    row.cells.first().map_or("", |c| c.trim())
}

/// Word puts the paragraphs of a cell on lines of their own, without quotes: such lines belong to the
/// row above. They are known by this: a row with a number has too few cells, and the lines below it,
/// which have none, make up for what is missing; or a whole row is followed by a line without tabs.
pub(super) fn join_paragraphs(rows: Vec<SourceRow>) -> Vec<SourceRow> {
    let starts = |row: &SourceRow| {
        let first = first_cell(row);
        is_number(first) || column_of(first) == Some(Column::Serial)
    };
    let width =
        usual(rows.iter().filter(|r| starts(r) && r.cells.len() > 1).map(|r| r.cells.len()));
    let width =
        rows.iter().filter(|r| starts(r)).map(|r| r.cells.len()).max().unwrap_or(0).max(width);
    if width < 2 {
        return rows;
    }
    let belongs = |row: &SourceRow| {
        let first = first_cell(row);
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
            let below = waiting.front().or_else(|| rows.peek()).map_or("", first_cell);
            let heads_below = is_unit(&word_key(first_cell(&next)))
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
    let key = word_key(first_cell(line));
    if last.starts_with('#') || is_page_number(&Line::of(line)) {
        return false;
    }
    if last.is_empty() || first_cell(line).ends_with(':') {
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
fn spaced(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let split: Vec<Vec<Part>> = lines.iter().map(|l| parts(first_cell_raw(l))).collect();
    let width = usual(split.iter().map(Vec::len).filter(|n| *n >= 3));
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

fn first_cell_raw(row: &SourceRow) -> &str {
    row.cells.first().map_or("", String::as_str)
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

/// The number or sign a line begins with, and the rest: `1. `, `2) `, `(3) `, `a) `, `I.1. `, `- `.
fn enumeration(line: &str) -> Option<(&str, &str)> {
    let text = line.trim();
    let is_sign =
        |c: char| "-+•*–●▪➢►✓✔✅❖·◦○".contains(c) || ('\u{f000}'..='\u{f0ff}').contains(&c);
    if let Some(rest) = text.strip_prefix(is_sign) {
        return rest.starts_with(char::is_whitespace).then(|| ("-", rest.trim()));
    }
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || "().-/:".contains(c)))
        .unwrap_or(text.len());
    let mut token = text.get(..end)?;
    // “1.Nguyễn”: the number ends with its point.
    if let Some(at) = token.find(|c: char| c.is_ascii_alphabetic()).filter(|at| *at > 0)
        && token.get(..at).is_some_and(|n| n.ends_with(['.', ')']))
        && !token.get(at..).is_some_and(|r| r.ends_with(['.', ')']))
    {
        token = token.get(..at)?;
    }
    let body = text.get(token.len()..)?.trim_start();
    let bare = token.trim_start_matches('(').trim_end_matches(['.', ')', '-', '/', ':']);
    let closed = bare.len() < token.len();
    let parts: Vec<&str> = bare.split(['.', '-']).collect();
    let digits = |p: &&str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    let roman =
        |p: &&str| !p.is_empty() && p.len() <= 5 && p.bytes().all(|b| b"IVXivx".contains(&b));
    // A capital before a point may be the initial of a name.
    let letter = parts.len() == 1
        && bare.len() == 1
        && (bare.bytes().all(|b| b.is_ascii_lowercase()) || token.ends_with(')'));
    let levels = parts.iter().all(|p| digits(p) || roman(p)) && parts.iter().any(digits);
    let is_number = closed && (levels || letter) || levels && parts.len() > 1;
    (is_number && body.starts_with(|c: char| c.is_alphabetic() || "“\"'".contains(c)))
        .then_some((token, body))
}

/// “1 Chi bộ …”, “2 Hội …” as a PDF gives them: a number and a space, one after the other.
fn plain_number(line: &str) -> Option<(u32, &str)> {
    let (number, rest) = line.trim().split_once(' ')?;
    let number = number.parse().ok().filter(|_| number.len() <= 3)?;
    rest.starts_with(char::is_uppercase).then(|| (number, rest.trim()))
}

/// Numbered lines, as a decision names its recipients: number, then everything else in one cell. Lines
/// that go on below one another are joined; “gồm: 1. …; 2. …” in one line is parted.
fn enumerated(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for line in lines {
        let text = first_cell_raw(line).trim();
        pieces.extend(pieces_of(text).into_iter().map(|piece| (line.line, piece)));
    }
    let plain: Vec<u32> =
        pieces.iter().filter_map(|(_, p)| plain_number(p)).map(|(n, _)| n).collect();
    let is_plain =
        plain.len() >= 2 && plain.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1 || *b == 1));
    let number_of = |piece: &str| -> Option<(String, String)> {
        let found = enumeration(piece).map(|(n, rest)| (n.to_owned(), rest.to_owned()));
        found.or_else(|| {
            let (number, rest) = plain_number(piece).filter(|_| is_plain)?;
            Some((number.to_string(), rest.to_owned()))
        })
    };
    let numbered = |piece: &str| number_of(piece).is_some();
    let count = pieces.iter().filter(|(_, p)| numbered(p)).count();
    let with_more = pieces.iter().filter(|(_, p)| p.contains([',', ';'])).count();
    if count == 0 && with_more * 2 < pieces.len() {
        return None;
    }
    if count == 0 {
        let whole = pieces.into_iter().map(|(line, piece)| SourceRow { line, cells: vec![piece] });
        return Some(whole.collect());
    }
    // Where most items end with a sign, one without it goes on in the next line.
    let ends = |text: &str| text.ends_with([';', '.']);
    let ended = pieces.iter().filter(|(_, p)| ends(p)).count();
    let signs_end = ended * 2 >= count;
    // Where all is written small, a small letter says nothing.
    let small = |text: &str| text.starts_with(char::is_lowercase);
    let mostly_small = pieces.iter().filter(|(_, p)| small(p)).count() * 2 >= pieces.len();
    let mut out: Vec<SourceRow> = Vec::new();
    let mut open = false;
    for (line, piece) in pieces {
        if let Some((number, rest)) = number_of(&piece) {
            open = !ends(&piece) && !piece.ends_with(':');
            let number = number.trim_matches(['(', ')', ':', '/']).trim_end_matches('.').to_owned();
            out.push(SourceRow { line, cells: vec![number, rest] });
            continue;
        }
        let goes_on = open && (signs_end || small(&piece) && !mostly_small) && is_rest(&piece);
        match out.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(&piece);
                open = !ends(&piece);
            }
            _ => {
                open = false;
                out.push(SourceRow { line, cells: vec![String::new(), piece] });
            }
        }
    }
    Some(out)
}

/// May a line go on with the one above it: no heading, total, signature, article or page number?
fn is_rest(piece: &str) -> bool {
    let key = word_key(piece);
    let line = Line { number: 0, cells: vec![piece.to_owned()], errors: Vec::new() };
    section_of(&line.cells).is_none()
        && !is_total(&key)
        && !words().signatures.begin(&key)
        && !begins_article(&key)
        && !is_page_number(&line)
        && !piece.ends_with(':')
}

/// A form of lines, “Họ và tên: … / Chức vụ: … / Đơn vị: …”, again and again: its labels are the heads.
fn labelled(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let label = |text: &str| -> Option<(Column, String, String)> {
        let (label, value) = text.split_once(':')?;
        let label = enumeration(label).map_or(label, |(_, rest)| rest).trim();
        let column = column_of(label).filter(|c| !matches!(c, Column::Skip | Column::Serial))?;
        Some((column, label.to_owned(), value.trim().to_owned()))
    };
    let labels: Vec<(Column, String)> = lines.iter().filter_map(|l| label(first_cell_raw(l))).fold(
        Vec::new(),
        |mut known, (column, label, _)| {
            if !known.iter().any(|(c, _)| *c == column) {
                known.push((column, label));
            }
            known
        },
    );
    let labelled = lines.iter().filter(|l| label(first_cell_raw(l)).is_some()).count();
    if labels.len() < 2 || labelled * 2 < lines.len() || labelled < 3 {
        return None;
    }
    // A name without label begins each, where no label of a name does.
    let has_name = labels.iter().any(|(c, _)| matches!(c, Column::Name | Column::NameAndPost));
    let first =
        labels.iter().find(|(c, _)| *c == Column::Name).or(labels.first()).map(|(c, _)| *c)?;
    let offset = usize::from(!has_name);
    let mut head: Vec<String> = vec![String::new(); offset];
    head.extend(labels.iter().map(|(_, label)| label.clone()));
    let mut out: Vec<SourceRow> = Vec::new();
    let mut rows: Vec<SourceRow> = Vec::new();
    for line in lines {
        let text = first_cell_raw(line).trim();
        let blank = SourceRow { line: line.line, cells: vec![String::new(); head.len()] };
        match label(text) {
            Some((column, _, value)) => {
                let place = labels.iter().position(|(c, _)| *c == column)? + offset;
                let again = rows.last().is_none_or(|r| {
                    has_name && column == first && r.cells.get(place).is_some_and(|c| !c.is_empty())
                });
                if again {
                    rows.push(blank);
                }
                if let Some(cell) = rows.last_mut().and_then(|r| r.cells.get_mut(place)) {
                    *cell = value;
                }
            }
            None if !has_name && enumeration(text).is_some() => {
                let name = enumeration(text).map_or(text, |(_, rest)| rest).to_owned();
                rows.push(blank);
                if let Some(cell) = rows.last_mut().and_then(|r| r.cells.first_mut()) {
                    *cell = name;
                }
            }
            None if rows.is_empty() => {
                out.push(SourceRow { line: line.line, cells: vec![text.to_owned()] });
            }
            None => rows.push(SourceRow { line: line.line, cells: vec![text.to_owned()] }),
        }
    }
    if !has_name && let Some(cell) = head.first_mut() {
        words().name_label.clone_into(cell);
    }
    let line = rows.first().map_or(1, |r| r.line);
    out.push(SourceRow { line, cells: head });
    out.extend(rows);
    Some(out)
}

/// A line that holds several recipients, one each: behind “gồm:”, behind “Cá nhân:”, or numbered in it.
fn pieces_of(text: &str) -> Vec<String> {
    let lead = words()
        .list_leads
        .iter()
        .find_map(|word| text.find(word.as_str()).map(|at| at + word.len()))
        .or_else(|| {
            // “Cá nhân: A; B; C.”
            let at = text.find(':')? + 1;
            let before = text.get(..at)?.to_owned();
            section_of(std::slice::from_ref(&before)).map(|_| at)
        });
    let (before, list) = match lead {
        Some(at) => {
            (text.get(..at).unwrap_or_default().trim(), text.get(at..).unwrap_or_default().trim())
        }
        None => ("", text),
    };
    let mut pieces: Vec<String> = Vec::new();
    if !before.is_empty() {
        pieces.push(before.to_owned());
    }
    let numbered = numbered_in(list);
    let several = list.split(';').filter(|p| !p.trim().is_empty()).count() > 1;
    if numbered.len() > 1 {
        pieces.extend(numbered);
    } else if several && lead.is_some() {
        let items = list.split_inclusive(';').map(|p| p.trim().to_owned());
        pieces.extend(items.filter(|p| !p.is_empty() && p != ";"));
    } else if !list.is_empty() {
        pieces.push(list.to_owned());
    }
    if pieces.is_empty() {
        pieces.push(text.to_owned());
    }
    pieces
}

/// “… 1. anh A, 2. chị B”: parted at 1, 2, 3 …, when at least two stand there in order.
fn numbered_in(text: &str) -> Vec<String> {
    let mut starts: Vec<usize> = Vec::new();
    let mut may_begin = true;
    let mut wanted = "1".to_owned();
    for (at, letter) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default().strip_prefix(wanted.as_str());
        if may_begin && rest.is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") ")) {
            starts.push(at);
            wanted = (starts.len() + 1).to_string();
        }
        may_begin = matches!(letter, ' ' | ';' | ',' | ':' | '(');
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let mut pieces: Vec<String> = Vec::new();
    let lead = starts.first().and_then(|s| text.get(..*s)).unwrap_or_default().trim();
    if !lead.is_empty() {
        pieces.push(lead.to_owned());
    }
    for (i, start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).copied().unwrap_or(text.len());
        let piece = text.get(*start..end).unwrap_or_default().trim().trim_end_matches([',', ' ']);
        pieces.push(piece.to_owned());
    }
    pieces
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
