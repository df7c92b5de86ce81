//! Where a head stands in a table: over one row or two, words broken over rows, numbers of columns below it.
use super::{
    heads::column_of,
    line::{Line, bare_number, is_arabic, is_number},
    words::words,
};
use crate::domain::{quick_list::Column, vietnamese::word_key};

/// A head: its rows, the meaning of each column where it is known, the words of each head.
pub(super) struct Head {
    pub(super) rows: std::ops::Range<usize>,
    pub(super) columns: Vec<Option<Column>>,
    pub(super) heads: Vec<String>,
}

/// The head that begins in a row.
pub(super) fn head_at(lines: &[Line], at: usize) -> Option<Head> {
    head_of(lines, at).or_else(|| head_over_two_rows(lines, at))
}

/// “Số │ Họ và” above “TT │ tên”: words of a head broken over two rows.
fn head_over_two_rows(lines: &[Line], at: usize) -> Option<Head> {
    let (first, second) = (lines.get(at)?, lines.get(at + 1)?);
    let no_facts = |l: &Line| {
        l.filled().count() >= 2
            && l.filled()
                .all(|(_, c)| c.chars().count() <= 40 && !c.chars().any(|c| c.is_ascii_digit()))
    };
    let begins = lines.get(at + 2).is_some_and(|l| is_arabic(l.cell(0)));
    if !no_facts(first) || !no_facts(second) || !begins {
        return None;
    }
    let width = first.cells.len().max(second.cells.len());
    let cells = (0..width)
        .map(|i| {
            let both = [first.cell(i), second.cell(i)].into_iter().filter(|c| !c.is_empty());
            both.collect::<Vec<_>>().join(" ")
        })
        .collect();
    let joined = [Line { number: first.number, cells, errors: Vec::new() }];
    let head = head_of(&joined, 0)?;
    // All of them known: two rows of facts are not taken for one head.
    let known = head.columns.iter().flatten().count();
    (known * 3 >= joined.iter().flat_map(Line::filled).count() * 2)
        .then_some(Head { rows: at..at + 2, ..head })
}

fn head_of(lines: &[Line], at: usize) -> Option<Head> {
    let line = lines.get(at)?;
    let filled: Vec<(usize, &str)> = line.filled().collect();
    if filled.len() < 2 || filled.first().is_some_and(|(_, c)| is_arabic(c)) {
        return None;
    }
    // “(Ký, họ tên)” below the posts of those who sign.
    if filled.iter().any(|(_, c)| words().signatures.begin(&word_key(c))) {
        return None;
    }
    let known: Vec<Option<Column>> =
        line.cells.iter().map(|c| column_of(&c.replace('\n', " "))).collect();
    let count = known.iter().flatten().count();
    let names_someone = known.iter().flatten().any(|c| {
        matches!(
            c,
            Column::Name
                | Column::NameAndPost
                | Column::FamilyName
                | Column::GivenName
                | Column::Collective
                | Column::Person
                | Column::Household
                | Column::Unit
        )
    });
    // A row of facts may hold words of heads; a head says little else, and no name.
    let says_little_else = count >= 2 && names_someone && count * 2 >= filled.len();
    // “STT │ …” above the number 1 is a head, whatever words it has.
    let above_one = known.first() == Some(&Some(Column::Serial))
        && lines.get(at + 1).is_some_and(|l| bare_number(l.cell(0)).trim_start_matches('0') == "1");
    if !says_little_else && !above_one {
        return None;
    }
    let mut heads: Vec<String> = line.cells.iter().map(|c| c.replace('\n', " ")).collect();
    let mut columns: Vec<Option<Column>> = known;
    let mut end = at + 1;
    // A second row under merged heads: Nam | Nữ, Họ đệm | Tên, Tập thể | Cá nhân; then 1 | 2 | 3.
    let third = lines.get(at + 2);
    if let Some(second) = lines.get(at + 1).filter(|l| is_second_head(line, l, third)) {
        let width = columns.len().max(second.cells.len());
        columns.resize(width, None);
        heads.resize(width, String::new());
        let mut above = (String::new(), None);
        for i in 0..width {
            let own = line.cell(i);
            if !own.is_empty() {
                above = (own.replace('\n', " "), columns.get(i).copied().flatten());
            }
            let below = second.cell(i).replace('\n', " ");
            if below.is_empty() {
                continue;
            }
            let meaning = column_of(&below);
            // “Chức vụ,” above “đơn vị” in one cell broken over two rows.
            let whole = || column_of(&format!("{} {below}", above.0));
            let meaning = match (above.1, meaning) {
                (Some(Column::Post), Some(Column::Unit)) if !own.is_empty() => {
                    whole().or(Some(Column::PostAndUnit))
                }
                (Some(Column::Birth), Some(Column::Skip) | None) => Some(Column::Birth),
                (Some(Column::Name), Some(Column::Name)) => Some(Column::FamilyName),
                (_, Some(column)) => Some(column),
                (above, None) => above,
            };
            if let (Some(column), Some(head)) = (columns.get_mut(i), heads.get_mut(i)) {
                *column = meaning;
                *head = [above.0.as_str(), &below]
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ");
            }
        }
        end += 1;
    }
    while lines.get(end).is_some_and(is_column_numbers) {
        end += 1;
    }
    Some(Head { rows: at..end, columns, heads })
}

/// A row below a head that only fills gaps of merged heads: no number before it, short words.
fn is_second_head(head: &Line, line: &Line, below: Option<&Line>) -> bool {
    let mut filled = line.filled().peekable();
    if filled.peek().is_none() || is_column_numbers(line) {
        return false;
    }
    let merged = |i: usize| {
        let own = head.cell(i);
        // Merged cells come apart as blank ones, or each with the same words.
        let beside = |j: Option<usize>| j.is_some_and(|j| !own.is_empty() && head.cell(j) == own);
        own.is_empty()
            || head.cell(i + 1).is_empty()
            || own.ends_with([',', '/', '-'])
            || beside(Some(i + 1))
            || beside(i.checked_sub(1))
    };
    // Words that no head knows (“Đảng”, “Chính quyền” under “Chức vụ”) count when the numbers begin below.
    let numbered_below = line.cell(0).is_empty()
        && below.is_some_and(|l| is_number(l.cell(0)) || is_column_numbers(l));
    filled.all(|(i, c)| {
        merged(i)
            && c.chars().count() <= 40
            && !c.chars().any(|c| c.is_ascii_digit())
            && (numbered_below || column_of(&c.replace('\n', " ")).is_some())
    })
}

/// 1 | 2 | 3 …, (1) | (2), A | B | 1 | 2: the numbers of columns below a head.
fn is_column_numbers(line: &Line) -> bool {
    let cells: Vec<&str> = line.filled().map(|(_, c)| c).collect();
    // A, B, 1, 2, (3), 4=2+3
    let fits = |c: &str| {
        is_number(c)
            || c.contains('=') && c.chars().all(|c| c.is_ascii_digit() || "=+-x:/() ".contains(c))
    };
    let number = |c: &str| bare_number(c.split('=').next().unwrap_or_default()).parse::<u32>().ok();
    let letter =
        |c: &str| Some(bare_number(c)).filter(|t| t.len() == 1).and_then(|t| t.chars().next());
    let follows = |w: &[&str]| {
        matches!(w, [a, b] if number(a).zip(number(b)).is_some_and(|(a, b)| b == a + 1)
            || letter(a).zip(letter(b)).is_some_and(|(a, b)| b as u32 == a as u32 + 1))
    };
    cells.len() >= 3
        && cells.iter().all(|c| fits(c))
        && cells.windows(2).filter(|w| follows(w)).count() + 2 >= cells.len()
}
