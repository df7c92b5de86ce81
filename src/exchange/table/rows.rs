//! Rows of cells → recipients: heads, sections, totals and signatures are known, every cell gets its
//! meaning, and nothing is dropped in silence.
use super::{
    births,
    cells::SourceRow,
    heads::{column_of, kinds_of},
    kinds::{Looks, is_unit, kind_value, looks},
    names,
    words::words,
};
use crate::domain::{
    person::Gender,
    quick_list::{Column, Doubt, LeftOut, LeftOutColumn, QuickRow, WhyLeftOut},
    recipient::RecipientKind,
    title,
    vietnamese::{clean_lines, word_key},
};
use std::collections::HashMap;

/// What was read out of a pasted table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// The meaning of each column, of the part of the table with the most rows.
    pub columns: Vec<Column>,
    /// Recipients in the order of the table; a row may give several.
    pub rows: Vec<QuickRow>,
    /// Every other row that stood there.
    pub left_out: Vec<LeftOut>,
    /// Columns of which nothing comes onto the paper.
    pub left_out_columns: Vec<LeftOutColumn>,
}

/// A row with its cells cleaned, errors of the spreadsheet blanked.
pub(super) struct Line {
    number: usize,
    cells: Vec<String>,
    had_errors: bool,
}

impl Line {
    pub(super) fn of(row: &SourceRow) -> Self {
        let mut had_errors = false;
        let cells = row.cells.iter().map(|cell| {
            let cell = clean_lines(cell);
            if cell.starts_with('#') && words().errors.contains(&word_key(&cell)) {
                had_errors = true;
                return String::new();
            }
            cell
        });
        Self { number: row.line, cells: cells.collect(), had_errors }
    }

    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().enumerate().map(|(i, c)| (i, c.as_str())).filter(|(_, c)| !c.is_empty())
    }

    pub(super) fn shown(&self) -> String {
        let cells: Vec<String> = self.filled().map(|(_, c)| c.replace('\n', " ")).collect();
        cells.join(" ")
    }
}

/// Only a number, Arabic or Roman, or one letter, with its point or bracket.
pub(super) fn is_number(cell: &str) -> bool {
    is_arabic(cell) || is_outline(cell)
}

fn bare_number(cell: &str) -> &str {
    cell.trim().trim_start_matches('(').trim_end_matches(['.', ')', '-', '/', ':', ','])
}

fn is_arabic(cell: &str) -> bool {
    let text = bare_number(cell);
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())
        || (text.contains('.')
            && text
                .split('.')
                .all(|p| !p.is_empty() && p.len() <= 3 && p.bytes().all(|b| b.is_ascii_digit())))
}

/// I, II, A, b: numbers of headings.
fn is_outline(cell: &str) -> bool {
    let text = bare_number(cell);
    !text.is_empty()
        && (text.len() <= 6 && text.bytes().all(|b| b"IVXivx".contains(&b))
            || text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// A number before the words of a heading, taken off: `I.`, `II-`, `1)`, `A.`
fn without_outline(key: &str) -> &str {
    let key = key.trim_start_matches(['*', '-', '+', '•', ' ', '(']);
    let Some((first, rest)) = key.split_once([' ', '.', '-', ')', '/', ':']) else { return key };
    let is_number = !first.is_empty()
        && first.len() <= 5
        && (first.bytes().all(|b| b.is_ascii_digit())
            || first.bytes().all(|b| b"ivx".contains(&b))
            || first.len() == 1 && first.bytes().all(|b| b.is_ascii_alphabetic()));
    if is_number { rest.trim_start_matches([' ', '.', '-', ')', '/', ':', '–']) } else { key }
}

/// Is this row a section heading, and of which kind? Its words stand in one cell (a number before them,
/// a count behind them): “I. TẬP THỂ: 02”, “B. CÁ NHÂN”, “III HỘ GIA ĐÌNH: 01 hộ”.
pub(super) fn section_of(cells: &[String]) -> Option<RecipientKind> {
    let mut text: Option<&str> = None;
    for cell in cells.iter().filter(|c| !c.is_empty()) {
        if is_number(cell) || is_count(cell) {
            continue;
        }
        // The words of a merged cell may stand in each of its cells.
        if text.is_some_and(|t| t != cell) {
            return None;
        }
        text = Some(cell);
    }
    let key = word_key(&text?.replace('\n', " "));
    let key = without_outline(&key);
    if key.chars().count() > 110 {
        return None;
    }
    kind_heading(key).or_else(|| kind_heading(words().section_starts.rest_of(key)?))
}

/// “02”, “03 đồng chí”, “(01 hộ)”.
fn is_count(cell: &str) -> bool {
    let text = cell.trim_start_matches('(');
    text.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().count() <= 18 && {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').trim();
        let key = word_key(rest.trim_end_matches([')', '.']));
        rest.is_empty() || words().count_words.contains(key.trim())
    }
}

/// “tập thể: 02”, “tập thể được khen …” is a heading; “tập thể lao động xuất sắc Phòng …” a name.
fn kind_heading(key: &str) -> Option<RecipientKind> {
    // “các cá nhân”, “danh sách tập thể”
    let key = words().section_starts.rest_of(key).filter(|r| !r.is_empty()).unwrap_or(key);
    let kinds = &words().kind_headings;
    kinds.iter().find_map(|(word, kind)| {
        let rest = key.strip_prefix(word.as_str())?;
        if rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let rest = rest.trim_matches([' ', ':', '.', '(', ')', '-', '–', ';', ',', '…']);
        let counted = rest.starts_with(|c: char| c.is_ascii_digit());
        // “tập thể, cá nhân …” is the title of the whole list.
        let rest_without_and = rest
            .strip_prefix(words().and.as_str())
            .and_then(|r| r.strip_prefix(' '))
            .unwrap_or(rest);
        let several = kinds
            .iter()
            .any(|(other, of)| of != kind && rest_without_and.starts_with(other.as_str()));
        let says = rest.is_empty() || counted || words().section_rests.begin(rest);
        (says && !several).then_some(*kind)
    })
}

/// Does a key begin as a total line does? A unit may be a “Tổng Công ty”, a “Cộng đồng …”.
pub(super) fn is_total(key: &str) -> bool {
    let key = without_outline(key);
    let w = words();
    if w.totals.begin(key) {
        return !key.starts_with(w.state_company.as_str());
    }
    let first = key.split([' ', ':']).next().unwrap_or_default();
    let rest = key.get(first.len()..).unwrap_or_default();
    w.total_alone.contains(first)
        && (rest.trim_matches([' ', ':', '.']).is_empty()
            || rest.starts_with(':')
            || rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '('))
}

fn total_line(line: &Line) -> bool {
    // Only its first words say that a line is a total.
    let first =
        line.filled().map(|(_, c)| c).find(|c| c.chars().any(char::is_alphabetic) && !is_number(c));
    first.is_some_and(|cell| is_total(&word_key(&cell.replace('\n', " "))))
}

/// “T/M CHI ỦY”, “NGƯỜI LẬP BIỂU”, “BÍ THƯ” alone in capitals, “ngày … tháng … năm …”.
fn signs(line: &Line) -> bool {
    // A row that begins with its number is a recipient's.
    if line.cells.first().is_some_and(|c| is_arabic(c)) {
        return false;
    }
    let w = words();
    line.filled().any(|(_, cell)| {
        let first = cell.lines().next().unwrap_or_default();
        if first.len() > LONGEST_SIGN {
            return false;
        }
        let key = word_key(first);
        let capitals = !first.chars().any(char::is_lowercase);
        w.signatures.begin(&key) && !is_number(first)
            || capitals && w.signing_posts.contains(&key)
            || w.day_words.iter().all(|word| key.contains(word.as_str()))
    })
}

/// Bytes of the longest line of a signature.
const LONGEST_SIGN: usize = 120;

/// Why a row is none of a list, when it is not: a total, a signature, only errors.
pub(super) fn left_out_of(row: &SourceRow) -> Option<WhyLeftOut> {
    let line = Line::of(row);
    if line.had_errors && line.filled().all(|(_, c)| is_number(c)) {
        Some(WhyLeftOut::Errors)
    } else if total_line(&line) {
        Some(WhyLeftOut::Total)
    } else if signs(&line) {
        Some(WhyLeftOut::Signature)
    } else {
        None
    }
}

/// “Điều 2. …”: below the recipients of a decision stands no more of them.
fn is_article(line: &Line) -> bool {
    !line.cells.first().is_some_and(|c| is_arabic(c))
        && line.filled().any(|(_, cell)| {
            super::cells::is_article(&word_key(&cell.chars().take(8).collect::<String>()))
        })
}

/// One part of the table: rows under one head.
struct Part {
    /// First row below the head.
    from: usize,
    /// The row after the last.
    to: usize,
    /// Rows of the head.
    head: std::ops::Range<usize>,
    columns: Vec<Column>,
    /// Columns whose head is not known: their content says what they hold.
    unknown: Vec<usize>,
    heads: Vec<String>,
    /// The kinds that its head names for the column of names.
    kinds: Vec<RecipientKind>,
    /// Were the columns told from their content?
    guessed: bool,
    /// Was one of them, under a head that is not known?
    guessed_column: bool,
}

/// A head: its rows, the meaning of each column where it is known, the words of each head.
struct Head {
    rows: std::ops::Range<usize>,
    columns: Vec<Option<Column>>,
    heads: Vec<String>,
}

/// The head that begins in a row.
fn head_at(lines: &[Line], at: usize) -> Option<Head> {
    let line = lines.get(at)?;
    let filled: Vec<(usize, &str)> = line.filled().collect();
    if filled.len() < 2 || filled.first().is_some_and(|(_, c)| is_arabic(c)) {
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
    if count < 2 || !names_someone || count * 2 < filled.len() {
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
            let meaning = match (above.1, meaning) {
                (Some(Column::Name), Some(Column::Name)) => Some(Column::FamilyName),
                (_, Some(column)) => Some(column),
                (above, None) => above,
            };
            if let (Some(column), Some(head)) = (columns.get_mut(i), heads.get_mut(i)) {
                *column = meaning;
                *head = format!("{} {below}", above.0).trim().to_owned();
            }
        }
        end += 1;
    }
    while lines.get(end).is_some_and(is_column_numbers) {
        end += 1;
    }
    Some(Head { rows: at..end, columns, heads })
}

/// Is this row in mid-table a head: the same again, or that of another table?
fn is_another_head(part: &Part, head: &Head, lines: &[Line]) -> bool {
    let line = lines.get(head.rows.start);
    let cells: Vec<(usize, &str)> = line.map(|l| l.filled().collect()).unwrap_or_default();
    let same = cells.iter().filter(|(i, c)| {
        part.heads.get(*i).is_some_and(|h| !h.is_empty() && (h == c || h.ends_with(c)))
    });
    let known = cells.iter().filter(|(i, _)| head.columns.get(*i).is_some_and(Option::is_some));
    let serial = head.columns.first() == Some(&Some(Column::Serial));
    same.count() * 2 > cells.len()
        || known.count() == cells.len()
            && (serial || !cells.iter().any(|(_, c)| kind_value(c).is_some()))
}

/// A row below a head that only fills gaps of merged heads: no number before it, short words.
fn is_second_head(head: &Line, line: &Line, below: Option<&Line>) -> bool {
    let mut filled = line.filled().peekable();
    if filled.peek().is_none() || is_column_numbers(line) {
        return false;
    }
    let merged = |i: usize| {
        let own = head.cell(i);
        own.is_empty() || head.cell(i + 1).is_empty()
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
    cells.len() >= 3
        && cells.iter().all(|c| is_number(c))
        && cells
            .windows(2)
            .filter(|w| {
                let number = |c: &str| bare_number(c).parse::<u32>().ok();
                matches!(w, [a, b] if number(a).zip(number(b)).is_some_and(|(a, b)| b == a + 1))
            })
            .count()
            + 2
            >= cells.len()
}

/// The parts of a table, and by hand the meaning of columns in place of what was read.
fn parts_of(lines: &[Line], by_hand: Option<&[Column]>) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let head = head_at(lines, at).filter(|head| {
            // Below the first, only what says nothing but heads is one: a row may begin with “Cá nhân”.
            found.last().is_none_or(|part| is_another_head(part, head, lines))
        });
        if let Some(Head { rows, columns, heads }) = head {
            at = rows.end;
            if let Some(last) = found.last_mut() {
                last.to = rows.start;
            }
            let unknown = columns.iter().enumerate().filter(|(_, c)| c.is_none()).map(|(i, _)| i);
            found.push(Part {
                from: rows.end,
                to: lines.len(),
                unknown: unknown.collect(),
                head: rows,
                columns: columns.into_iter().map(Option::unwrap_or_default).collect(),
                heads,
                kinds: Vec::new(),
                guessed: false,
                guessed_column: false,
            });
        } else {
            at += 1;
        }
    }
    if found.is_empty() {
        let columns = guess_columns(lines);
        found.push(Part {
            from: 0,
            to: lines.len(),
            head: 0..0,
            columns,
            unknown: Vec::new(),
            heads: Vec::new(),
            kinds: Vec::new(),
            guessed: true,
            guessed_column: false,
        });
    }
    for part in &mut found {
        settle_columns(part, lines);
        let of_names = part.columns.iter().zip(&part.heads).filter(|(c, _)| {
            matches!(
                c,
                Column::Name
                    | Column::NameAndPost
                    | Column::FamilyName
                    | Column::Collective
                    | Column::Person
                    | Column::Household
            )
        });
        part.kinds = of_names.flat_map(|(_, head)| kinds_of(head)).collect();
    }
    if let Some(by_hand) = by_hand {
        // What was said of the largest part holds for every part with the same heads.
        let largest = found.iter().max_by_key(|p| p.to - p.from);
        let (columns, width) =
            largest.map_or((Vec::new(), 0), |p| (p.columns.clone(), p.columns.len()));
        for part in &mut found {
            if part.columns == columns || part.columns.len() == width {
                part.columns = by_hand.to_vec();
                part.guessed = false;
            }
        }
    }
    found
}

/// The rows of a part that may be recipients, for looking at what a column holds.
fn facts<'a>(part: &Part, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> + use<'a> {
    let lines = lines.get(part.from..part.to).unwrap_or_default();
    lines
        .iter()
        .filter(|l| l.filled().count() >= 2 && section_of(&l.cells).is_none() && !total_line(l))
}

/// What heads alone do not say: which of several columns is the name, whether a column has its kind of
/// values at all.
fn settle_columns(part: &mut Part, lines: &[Line]) {
    const LOOKED_AT: usize = 400;
    let width =
        lines.get(part.from..part.to).unwrap_or_default().iter().map(|l| l.cells.len()).max();
    part.columns.resize(part.columns.len().max(width.unwrap_or(0)), Column::Skip);
    part.heads.resize(part.columns.len(), String::new());
    let share = |column: usize, fits: &dyn Fn(&str) -> bool| {
        let cells: Vec<&str> = facts(part, lines)
            .take(LOOKED_AT)
            .map(|l| l.cell(column))
            .filter(|c| !c.is_empty())
            .collect();
        (cells.iter().filter(|c| fits(c)).count() * 100).checked_div(cells.len())
    };
    let place = |columns: &[Column], wanted: Column| columns.iter().position(|c| *c == wanted);
    let mut columns = part.columns.clone();
    let mut guessed_column = false;
    // “Phân loại …” counts when it really says a kind, and so does “Đối tượng” that says nothing else.
    for (i, column) in columns.iter_mut().enumerate() {
        if *column == Column::Name
            && share(i, &|c| kind_value(c).is_some()).is_some_and(|s| s >= 80)
        {
            *column = Column::Kind;
        }
        if *column == Column::Kind && share(i, &|c| kind_value(c).is_some()).is_none_or(|s| s < 50)
        {
            *column = Column::Skip;
        }
    }
    let kind_columns = [Column::Collective, Column::Person, Column::Household];
    let of_kinds: Vec<usize> = (0..columns.len())
        .filter(|i| columns.get(*i).is_some_and(|c| kind_columns.contains(c)))
        .collect();
    let has_name = columns
        .iter()
        .any(|c| matches!(c, Column::Name | Column::NameAndPost | Column::FamilyName));
    // One column “Tập thể”, “Cá nhân” or “Hộ gia đình” with names is the column of names.
    if let [only] = of_kinds.as_slice()
        && !has_name
        && let Some(column) = columns.get_mut(*only)
    {
        *column = Column::Name;
    }
    let has_name = has_name || of_kinds.len() == 1;
    let looks_named = |c: &str| {
        let name = names::without_signs(c);
        !matches!(looks(name, &word_key(name)), Looks::NoName)
    };
    if !has_name && of_kinds.is_empty() {
        // “Nội dung”, or a head that is not known, over names.
        let over_names = (0..columns.len()).find(|i| {
            let plain = matches!(columns.get(*i), Some(Column::Achievement | Column::Skip));
            plain && share(*i, &looks_named).is_some_and(|s| s >= 60)
        });
        // “Tên” alone, or a list of collectives that calls its only name “Đơn vị”.
        let given = place(&columns, Column::GivenName)
            .filter(|_| place(&columns, Column::FamilyName).is_none());
        let only = given.or(over_names).or_else(|| place(&columns, Column::Unit));
        if let Some(column) = only.and_then(|i| columns.get_mut(i)) {
            *column = Column::Name;
        }
    }
    // Of several columns of names, the first that holds names; “Tên gọi (Ông/Bà)” is a title.
    let named: Vec<usize> =
        (0..columns.len()).filter(|i| columns.get(*i) == Some(&Column::Name)).collect();
    // “Tên tập thể” beside “Họ và tên cá nhân”: a column for each kind.
    let kinds: Vec<Vec<RecipientKind>> =
        named.iter().map(|i| part.heads.get(*i).map(|h| kinds_of(h)).unwrap_or_default()).collect();
    let apart = kinds.iter().all(|k| k.len() == 1)
        && kinds.iter().enumerate().all(|(i, k)| !kinds.iter().skip(i + 1).any(|other| other == k));
    if named.len() > 1 && apart && !kinds.contains(&vec![RecipientKind::Household])
        || named.len() == 3 && apart
    {
        for (i, kind) in named.iter().zip(&kinds) {
            if let Some(column) = columns.get_mut(*i) {
                *column = match kind.first() {
                    Some(RecipientKind::Person) => Column::Person,
                    Some(RecipientKind::Household) => Column::Household,
                    _ => Column::Collective,
                };
            }
        }
    } else if named.len() > 1 {
        let is_name = |c: &str| {
            let key = word_key(c);
            c.contains(' ') && words().addresses.start_of(&key).is_none_or(|a| a.len() < key.len())
        };
        let best = named
            .iter()
            .copied()
            .max_by_key(|i| (share(*i, &is_name).unwrap_or(0), usize::MAX - i));
        for i in named {
            if Some(i) == best {
                continue;
            }
            let of_units =
                part.heads.get(i).is_some_and(|h| kinds_of(h) == [RecipientKind::Collective]);
            let is_title = share(i, &|c| is_title(c)).is_some_and(|s| s >= 50);
            let other = if is_title {
                Column::Title
            } else if of_units {
                Column::Unit
            } else {
                Column::Skip
            };
            if let Some(column) = columns.get_mut(i) {
                *column = other;
            }
        }
    }
    // “Chức danh” may be the rank before the name.
    for i in 0..columns.len() {
        if columns.get(i) == Some(&Column::Post)
            && columns.iter().filter(|c| **c == Column::Post).count() > 1
            && share(i, &|c| is_title(c)).is_some_and(|s| s >= 80)
            && let Some(column) = columns.get_mut(i)
        {
            *column = Column::Title;
        }
    }
    // A head merged over two columns: họ đệm │ tên.
    if let Some(name) = place(&columns, Column::Name)
        && part.heads.get(name + 1).is_some_and(String::is_empty)
        && columns.get(name + 1) == Some(&Column::Skip)
        && !part.guessed
    {
        let one_word = |c: &str| {
            let words = c.split(' ').filter(|w| !w.starts_with('(')).count();
            words == 1 && c.chars().any(char::is_alphabetic)
        };
        if share(name + 1, &one_word).is_some_and(|s| s >= 70) {
            if let Some(column) = columns.get_mut(name) {
                *column = Column::FamilyName;
            }
            if let Some(column) = columns.get_mut(name + 1) {
                *column = Column::GivenName;
            }
        }
    }
    if let (Some(_), Some(name)) =
        (place(&columns, Column::GivenName), place(&columns, Column::Name))
        && place(&columns, Column::FamilyName).is_none()
        && let Some(column) = columns.get_mut(name)
    {
        *column = Column::FamilyName;
    }
    // Columns whose heads are not known, by what stands in them.
    let is_post = |c: &str| {
        let key = word_key(names::without_signs(c));
        words().posts.begin(&key) && !is_unit(&key)
    };
    let is_place = |c: &str| is_unit(&word_key(names::without_signs(c)));
    let is_birth = |c: &str| births::read(c).is_some();
    let tests: [(Column, &[Column], &dyn Fn(&str) -> bool); 3] = [
        (Column::Post, &[Column::Post, Column::PostAndUnit, Column::NameAndPost], &is_post),
        (Column::Unit, &[Column::Unit, Column::PostAndUnit, Column::NameAndPost], &is_place),
        (Column::Birth, &[Column::Birth, Column::Male, Column::Female], &is_birth),
    ];
    for (meaning, instead, fits) in tests {
        if columns.iter().any(|c| instead.contains(c)) {
            continue;
        }
        let found = part.unknown.iter().copied().find(|i| {
            columns.get(*i) == Some(&Column::Skip) && share(*i, fits).is_some_and(|s| s >= 60)
        });
        if let Some(column) = found.and_then(|i| columns.get_mut(i)) {
            *column = meaning;
            guessed_column = true;
        }
    }
    part.columns = columns;
    part.guessed_column = guessed_column;
}

fn is_title(cell: &str) -> bool {
    let key = word_key(cell);
    let rest = words().addresses.rest_of(&key);
    rest.is_some_and(str::is_empty) || title::is_title(cell)
}

/// Without a head: the meaning of each column by what stands in it.
fn guess_columns(lines: &[Line]) -> Vec<Column> {
    const LOOKED_AT: usize = 2_000;
    #[derive(Clone, Default)]
    struct Seen {
        filled: usize,
        letters: usize,
        several: usize,
        serial: usize,
        birth: usize,
        post: usize,
        unit: usize,
        person: usize,
        name: usize,
        achievement: usize,
        form: usize,
        kind: usize,
        given: usize,
    }
    let width = lines.iter().map(|l| l.cells.len()).max().unwrap_or(0);
    let mut seen = vec![Seen::default(); width];
    let mut rows = 0;
    for line in
        lines.iter().filter(|l| section_of(&l.cells).is_none() && !total_line(l)).take(LOOKED_AT)
    {
        rows += usize::from(line.filled().count() >= 2 || width == 1);
        for (i, cell) in line.filled() {
            let Some(s) = seen.get_mut(i) else { continue };
            let text = cell.replace('\n', " ");
            let key = word_key(names::without_signs(&text));
            let words_count = key.split(' ').count();
            let look = looks(names::without_signs(&text), &key);
            s.filled += 1;
            s.letters += text.chars().count();
            s.serial += usize::from(is_arabic(&text) && text.len() <= 5);
            s.birth += usize::from(births::read(&text).is_some() && text.len() >= 4);
            s.post += usize::from(words().posts.begin(&key) && !is_unit(&key));
            s.unit += usize::from(is_unit(&key));
            s.person += usize::from(look == Looks::Person);
            s.name += usize::from(matches!(
                look,
                Looks::Person | Looks::MayBePerson | Looks::CollectiveOrName
            ));
            s.achievement += usize::from(words().achievements.begin(&key) && words_count > 4);
            s.form += usize::from(words().forms.begin(&key) && words_count <= 6);
            s.kind += usize::from(kind_value(&text).is_some());
            s.given += usize::from(words_count == 1 && text.chars().any(char::is_alphabetic));
            s.several += usize::from(text.contains([',', '-', '–']) && words_count > 3);
        }
    }
    let mut columns = vec![Column::Skip; width];
    let share = |i: usize, of: &dyn Fn(&Seen) -> usize| {
        seen.get(i).map_or(0, |s| (of(s) * 100).checked_div(s.filled).unwrap_or(0))
    };
    let take = |columns: &mut Vec<Column>,
                meaning: Column,
                least: usize,
                of: &dyn Fn(&Seen) -> usize| {
        let best = (0..width)
            .filter(|i| columns.get(*i) == Some(&Column::Skip) && share(*i, of) >= least)
            .max_by_key(|i| (share(*i, of), seen.get(*i).map_or(0, |s| s.filled), usize::MAX - i));
        if let Some(column) = best.and_then(|i| columns.get_mut(i)) {
            *column = meaning;
        }
    };
    take(&mut columns, Column::Kind, 80, &|s| s.kind);
    take(&mut columns, Column::Birth, 50, &|s| s.birth);
    take(&mut columns, Column::Serial, 50, &|s| s.serial);
    take(&mut columns, Column::Form, 50, &|s| s.form);
    take(&mut columns, Column::Post, 50, &|s| s.post);
    take(&mut columns, Column::Achievement, 50, &|s| s.achievement);
    // The name: of the columns that most rows fill, the one with the most names of persons.
    let fills = |i: &usize| seen.get(*i).is_some_and(|s| s.filled > 0 && s.filled * 10 >= rows * 7);
    let free = |columns: &[Column], i: &usize| columns.get(*i) == Some(&Column::Skip);
    let name = (0..width)
        .filter(|i| free(&columns, i) && fills(i))
        .max_by_key(|i| {
            seen.get(*i).map(|s| (s.person, s.name.saturating_sub(s.given), usize::MAX - i))
        })
        .or_else(|| {
            (0..width).find(|i| free(&columns, i) && seen.get(*i).is_some_and(|s| s.filled > 0))
        });
    let mut of_name = Column::Name;
    if let Some(i) = name {
        // Name, post and unit in one cell: parted by commas, in most rows.
        let in_one = share(i, &|s| s.several) >= 50 && !columns.contains(&Column::Post);
        if in_one {
            of_name = Column::NameAndPost;
        }
        // họ đệm │ tên
        let family = free(&columns, &(i + 1))
            && share(i + 1, &|s| s.given) >= 90
            && !in_one
            && share(i + 1, &|s| s.unit) < 20;
        if family {
            of_name = Column::FamilyName;
            if let Some(column) = columns.get_mut(i + 1) {
                *column = Column::GivenName;
            }
        }
        if let Some(column) = columns.get_mut(i) {
            *column = of_name;
        }
    }
    take(&mut columns, Column::Post, 50, &|s| s.post);
    take(&mut columns, Column::Unit, 50, &|s| s.unit);
    // A long text that is left over is the achievement.
    if !columns.contains(&Column::Achievement) {
        let average =
            |i: usize| seen.get(i).map_or(0, |s| s.letters.checked_div(s.filled).unwrap_or(0));
        let long = (0..width).filter(|i| free(&columns, i)).max_by_key(|i| average(*i));
        if let Some(i) = long.filter(|i| average(*i) >= 25)
            && let Some(column) = columns.get_mut(i)
        {
            *column = Column::Achievement;
        }
    }
    columns
}

/// “Bí thư Chi bộ, Giám đốc, Công ty X” → (“Bí thư Chi bộ, Giám đốc”, “Công ty X”). Of several
/// paragraphs the last that is a unit is the unit. What cannot be parted stays whole, as the post.
pub(super) fn post_and_unit(text: &str) -> (String, String) {
    let paragraphs = paragraphs(text);
    let last_unit = paragraphs.iter().rposition(|p| is_unit(&word_key(p)));
    if paragraphs.len() > 1
        && let Some(at) = last_unit
    {
        // Paragraphs behind the unit go on with it: “Chi bộ Khu phố 1 / Phường Mẫu”.
        let unit = paragraphs.get(at..).unwrap_or_default().join(", ");
        let before = paragraphs.get(..at).unwrap_or_default();
        return (before.join(", "), unit);
    }
    let whole = paragraphs.join(", ");
    let cut = whole.match_indices([',', ';', '-', '–', '—']).find_map(|(at, sign)| {
        let after = at + sign.len();
        let rest = whole.get(after..)?;
        let apart =
            matches!(sign, "," | ";") || rest.starts_with(' ') || whole.get(..at)?.ends_with(' ');
        (apart && is_unit(&word_key(rest.trim()))).then_some((at, after))
    });
    match cut {
        Some((at, after)) => (
            plain(whole.get(..at).unwrap_or_default()).to_owned(),
            plain(whole.get(after..).unwrap_or_default()).to_owned(),
        ),
        None if is_unit(&word_key(&whole)) => (String::new(), whole),
        None => (whole, String::new()),
    }
}

/// The paragraphs of a cell; a line that begins with a small letter or a figure goes on with the one
/// above it.
fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let bare = plain(line);
        if bare.is_empty() {
            continue;
        }
        let goes_on =
            open && bare.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        match out.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(bare);
            }
            _ => out.push(bare.to_owned()),
        }
        open = !line.ends_with([',', ';', '.']);
    }
    out
}

/// Without signs behind it.
fn plain(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['-', '+', '•', '*', ',', ';']).trim();
    let bare = text.trim_end_matches([',', ';', ' ', '-', '–']);
    bare.strip_suffix('.').map_or(bare, str::trim_end)
}

/// “Nguyễn Mẫu A, Bí thư” → name and the rest.
fn name_and_rest(text: &str) -> (&str, &str) {
    let cut = text.char_indices().find(|(at, c)| match c {
        ',' | ';' | '\n' | ':' => true,
        '-' | '–' | '—' => {
            text.get(..*at).is_some_and(|b| b.ends_with(' '))
                && text.get(at + c.len_utf8()..).is_some_and(|a| a.starts_with(' '))
        }
        _ => false,
    });
    match cut {
        // “Đ/c: Nguyễn Văn A”: the colon belongs to the address.
        Some((at, ':'))
            if words()
                .addresses
                .rest_of(&word_key(text.get(..at).unwrap_or_default()))
                .is_some_and(str::is_empty) =>
        {
            let rest = text.get(at + 1..).unwrap_or_default().trim();
            name_and_rest(rest)
        }
        Some((at, c)) => (
            text.get(..at).unwrap_or_default().trim(),
            text.get(at + c.len_utf8()..).unwrap_or_default().trim(),
        ),
        None => (text, ""),
    }
}

/// What is in force for the rows that follow.
#[derive(Default)]
struct State {
    /// Of a section heading or a title.
    section: Option<RecipientKind>,
    /// Of a section heading that is a unit.
    unit: String,
    /// The last value of each column, for “nt” and merged cells.
    above: HashMap<Column, String>,
    /// Of a column “Phân loại”, merged down.
    kind_above: Option<RecipientKind>,
    /// Below a signature: nothing more is a recipient until a head or section.
    signed: bool,
}

/// One table being read.
struct Reading<'a> {
    lines: &'a [Line],
    out: Recognised,
    state: State,
    address_is_usual: bool,
    pending: Vec<usize>,
}

/// Reads rows. `by_hand`: meanings of the columns set by hand, in place of those read from head or content.
pub fn recognise(rows: &[SourceRow], by_hand: Option<&[Column]>) -> Recognised {
    let lines: Vec<Line> = rows.iter().map(Line::of).collect();
    let parts = parts_of(&lines, by_hand);
    let mut reading = Reading {
        lines: &lines,
        out: Recognised::default(),
        state: State::default(),
        address_is_usual: false,
        pending: Vec::new(),
    };
    if let Some(largest) = parts.iter().max_by_key(|p| p.to - p.from) {
        reading.out.columns.clone_from(&largest.columns);
    }
    let before = parts.first().map_or(0, |p| if p.guessed { 0 } else { p.head.start });
    for at in 0..before {
        reading.title(at);
    }
    let mut heads: Option<&Vec<String>> = None;
    for part in &parts {
        for at in part.head.clone() {
            let again = heads.is_some_and(|h| *h == part.heads);
            reading.leave(at, if again { WhyLeftOut::HeaderAgain } else { WhyLeftOut::Header });
        }
        if heads.is_some_and(|h| *h != part.heads) && !part.guessed {
            // Another table below the first: its own title says its kind, if any.
            reading.state.above.clear();
            reading.state.signed = false;
            if !part.kinds.is_empty() {
                reading.state.section = reading.state.section.filter(|s| part.kinds.contains(s));
            }
        }
        reading.part(part);
        if !part.guessed {
            heads = Some(&part.heads);
        }
    }
    reading.finish(&parts)
}

impl Reading<'_> {
    fn leave(&mut self, at: usize, why: WhyLeftOut) {
        if let Some(line) = self.lines.get(at) {
            let text = if line.had_errors && line.filled().count() == 0 {
                "#N/A".to_owned()
            } else {
                line.shown()
            };
            self.out.left_out.push(LeftOut { line: line.number, text, why });
        }
    }

    /// A row above the head: it may say the kind of all that follow.
    fn title(&mut self, at: usize) {
        if let Some(kind) = self.lines.get(at).and_then(|l| section_of(&l.cells)) {
            self.state.section = Some(kind);
            self.leave(at, WhyLeftOut::Section);
        } else {
            self.leave(at, WhyLeftOut::Title);
        }
    }

    fn part(&mut self, part: &Part) {
        let names: Vec<usize> = (0..part.columns.len())
            .filter(|i| {
                part.columns.get(*i).is_some_and(|c| {
                    matches!(
                        c,
                        Column::Name | Column::NameAndPost | Column::Person | Column::FamilyName
                    )
                })
            })
            .collect();
        let addressed = facts(part, self.lines)
            .filter(|l| names.iter().any(|i| names::is_addressed(l.cell(*i))))
            .take(2)
            .count();
        self.address_is_usual = addressed >= 2;
        for at in part.from..part.to {
            self.row(part, at);
        }
    }

    fn row(&mut self, part: &Part, at: usize) {
        let lines = self.lines;
        let Some(line) = lines.get(at) else { return };
        if line.filled().count() == 0 || line.had_errors && line.filled().all(|(_, c)| is_number(c))
        {
            // A row that is blank but for errors; blank rows do not come here.
            self.leave(at, WhyLeftOut::Errors);
        } else if let Some(kind) = section_of(&line.cells) {
            self.state.section = Some(kind);
            self.state.signed = false;
            let heading_above = self.out.left_out.last().is_some_and(|l| {
                l.why == WhyLeftOut::UnitHeading
                    && Some(l.line)
                        == at.checked_sub(1).and_then(|i| lines.get(i)).map(|l| l.number)
            });
            if !heading_above {
                self.state.unit.clear();
            }
            self.state.above.clear();
            self.leave(at, WhyLeftOut::Section);
        } else if total_line(line) {
            self.leave(at, WhyLeftOut::Total);
        } else if signs(line) || !self.out.rows.is_empty() && is_article(line) {
            self.state.signed = true;
            self.pending.push(at);
        } else if self.state.signed {
            self.pending.push(at);
        } else if let Some(unit) = self.unit_heading(part, at) {
            self.state.unit = unit;
            self.state.above.clear();
            self.leave(at, WhyLeftOut::UnitHeading);
        } else {
            let count = self.out.rows.len();
            self.read(part, line);
            if self.out.rows.len() == count {
                self.pending.push(at);
            }
        }
    }

    /// Is this row the unit of those below it? One cell that reads as a unit, numbered otherwise than
    /// they are, and below it a person without a unit of their own.
    fn unit_heading(&self, part: &Part, at: usize) -> Option<String> {
        let line = self.lines.get(at)?;
        let mut words_of = line.filled().filter(|(_, c)| !is_number(c) && !is_count(c));
        let (_, text) = words_of.next()?;
        if words_of.any(|(_, other)| other != text) {
            return None;
        }
        let number = line.filled().map(|(_, c)| c).find(|c| is_number(c));
        let flat = text.replace('\n', " ");
        let key = word_key(&flat);
        let bare_key = without_outline(&key);
        let says_so = words().unit_heading_starts.iter().find_map(|start| {
            let rest = bare_key.strip_prefix(start.as_str())?;
            rest.starts_with(':').then(|| rest.trim_start_matches([':', ' ']).to_owned())
        });
        let named = says_so.is_some();
        if !named && !is_unit(bare_key) {
            return None;
        }
        if self.state.section == Some(RecipientKind::Collective) && !named {
            return None;
        }
        // The first row below that is no section.
        let below = self.lines.get(at + 1..part.to)?;
        let next_is_section = below.first().is_some_and(|l| section_of(&l.cells).is_some());
        let next = below.iter().find(|l| section_of(&l.cells).is_none())?;
        let outlined =
            number.is_some_and(is_outline) || number.is_none() && bare_key.len() < key.len();
        let next_number = next.filled().map(|(_, c)| c).find(|c| is_number(c));
        let numbered_apart = outlined && next_number.is_none_or(is_arabic)
            || number.is_some() != next_number.is_some()
            || number.is_none() && (flat.ends_with(':') || named);
        let alone = next.filled().filter(|(_, c)| !is_number(c)).count() == 1;
        let name_at = self.name_cell(part, next);
        let next_key = word_key(names::without_signs(&name_at));
        let person = matches!(
            looks(names::without_signs(&name_at), &next_key),
            Looks::Person | Looks::MayBePerson | Looks::CollectiveOrName | Looks::Household
        );
        let units = [Column::Unit, Column::PostAndUnit];
        let next_has_unit = part.columns.iter().enumerate().any(|(i, c)| {
            units.contains(c) && {
                let cell = next.cell(i);
                !cell.is_empty() && !post_and_unit(cell).1.is_empty()
            }
        });
        let heads_persons =
            person && (!alone || self.state.section == Some(RecipientKind::Person) || outlined);
        let is_heading = next_is_section && (outlined || named || numbered_apart)
            || numbered_apart && heads_persons && !next_has_unit
            || self.state.section == Some(RecipientKind::Person)
                && person
                && !next_has_unit
                && number.is_none_or(is_outline);
        if !is_heading {
            return None;
        }
        // The text without number, count and colon.
        let start = flat.chars().count() - bare_key.chars().count();
        let start = if named {
            flat.chars().count() - says_so.map_or(0, |s| s.chars().count())
        } else {
            start
        };
        let unit: String = flat.chars().skip(start).collect();
        let unit = unit.split(" (").next().unwrap_or_default();
        Some(names::collective(unit).printed)
    }

    /// The cell of a row that holds its name.
    fn name_cell(&self, part: &Part, line: &Line) -> String {
        let of = |wanted: &[Column]| {
            let places = part.columns.iter().enumerate().filter(|(_, c)| wanted.contains(c));
            places.map(|(i, _)| line.cell(i)).find(|c| !c.is_empty()).unwrap_or_default().to_owned()
        };
        let name = of(&[Column::Name, Column::NameAndPost, Column::FamilyName, Column::Person]);
        if part.columns.contains(&Column::NameAndPost) {
            return name_and_rest(&name).0.to_owned();
        }
        if part.columns.contains(&Column::GivenName) {
            return format!("{name} {}", of(&[Column::GivenName]));
        }
        name
    }

    /// A value that stands for the one above it is that one.
    fn value(&mut self, column: Column, cell: &str) -> String {
        // The words that stand for another value are short. Bytes.
        if cell.len() <= 24 {
            let key = word_key(cell);
            let flat = key.trim();
            if !flat.is_empty() && words().dittos.contains(flat) {
                return self.state.above.get(&column).cloned().unwrap_or_default();
            }
            if words().blanks.contains(flat) {
                return String::new();
            }
        }
        if !cell.is_empty() {
            self.state.above.insert(column, cell.to_owned());
        }
        cell.to_owned()
    }

    /// Reads a row into recipients: usually one, two of a row with a collective and a person.
    fn read(&mut self, part: &Part, line: &Line) {
        let mut values: Vec<(Column, String)> = Vec::with_capacity(part.columns.len());
        let mut doubts: Vec<Doubt> = Vec::new();
        if part.guessed && part.columns.len() > 1 || part.guessed_column {
            doubts.push(Doubt::ColumnsGuessed);
        }
        if line.had_errors {
            doubts.push(Doubt::ErrorCell);
        }
        for (i, column) in part.columns.iter().enumerate() {
            if *column == Column::Skip {
                continue;
            }
            let takes_above = matches!(
                column,
                Column::Post
                    | Column::Unit
                    | Column::PostAndUnit
                    | Column::Address
                    | Column::Achievement
                    | Column::Form
                    | Column::Kind
                    | Column::Birth
            );
            let cell = line.cell(i);
            let value = if takes_above { self.value(*column, cell) } else { cell.to_owned() };
            values.push((*column, value));
        }
        let all = |column: Column| {
            let of = values.iter().filter(move |(c, text)| *c == column && !text.is_empty());
            of.map(|(_, text)| text.as_str())
        };
        let joined = |column: Column| -> String {
            let mut parts: Vec<String> = Vec::new();
            for text in all(column).flat_map(paragraphs) {
                if !parts.contains(&text) {
                    parts.push(text);
                }
            }
            parts.join(", ")
        };
        let first = |column: Column| -> &str { all(column).next().unwrap_or_default() };
        let serial = first(Column::Serial);
        let mut row = QuickRow { line: line.number, doubts, ..QuickRow::default() };
        row.post = joined(Column::Post);
        row.unit = joined(Column::Unit);
        let both = all(Column::PostAndUnit).collect::<Vec<_>>().join("\n");
        if !both.is_empty() {
            row.in_one_cell = true;
            let (post, unit) = post_and_unit(&both);
            row.post = if row.post.is_empty() { post } else { row.post };
            row.unit = if row.unit.is_empty() { unit } else { row.unit };
        }
        let address = joined(Column::Address);
        row.achievement =
            clean_paragraphs(&all(Column::Achievement).collect::<Vec<_>>().join("; "));
        // Merged down over the rows of one number.
        if row.achievement.is_empty()
            && serial.is_empty()
            && part.columns.contains(&Column::Serial)
            && let Some(above) = self.state.above.get(&Column::Achievement)
        {
            row.achievement = clean_paragraphs(above);
            row.doubts.push(Doubt::FromAbove(Column::Achievement));
        }
        read_birth(
            &mut row,
            first(Column::Birth),
            first(Column::Male),
            first(Column::Female),
            first(Column::Gender),
        );
        let kind_cell = kind_value(first(Column::Kind));
        if part.columns.contains(&Column::Kind) {
            self.state.kind_above = kind_cell.or(self.state.kind_above);
        }
        let by_column =
            kind_cell.or(self.state.kind_above.filter(|_| part.columns.contains(&Column::Kind)));
        let title = first(Column::Title).to_owned();
        // Columns of their own for each kind: a name, or a mark that the row's name or unit is meant.
        let of_kinds = [
            (Column::Collective, RecipientKind::Collective),
            (Column::Person, RecipientKind::Person),
            (Column::Household, RecipientKind::Household),
        ];
        let has_name = part
            .columns
            .iter()
            .any(|c| matches!(c, Column::Name | Column::NameAndPost | Column::FamilyName));
        let mut marked = None;
        let mut several: Vec<(RecipientKind, String)> = Vec::new();
        for (column, kind) in of_kinds {
            let cell = first(column);
            if cell.is_empty() || words().blanks.contains(word_key(cell).trim()) {
                continue;
            }
            if words().marks.contains(&word_key(cell)) {
                if has_name {
                    marked = Some(kind);
                } else if !row.unit.is_empty() && kind == RecipientKind::Collective {
                    several.push((kind, row.unit.clone()));
                }
            } else if cell.chars().any(char::is_alphabetic) {
                several.push((kind, cell.to_owned()));
            }
        }
        let name = {
            let family = all(Column::FamilyName).collect::<Vec<_>>().join(" ");
            let given = first(Column::GivenName);
            if !family.is_empty() || !given.is_empty() && !has_plain_name(part) {
                format!("{family} {given}").trim().to_owned()
            } else if !first(Column::Name).is_empty() {
                first(Column::Name).to_owned()
            } else {
                first(Column::NameAndPost).to_owned()
            }
        };
        if several.is_empty() {
            self.one(part, line, row, &name, by_column.or(marked), &title, &address);
            return;
        }
        for (kind, cell) in several {
            // Several persons in one cell, each on its line or behind a semicolon.
            let in_cell = people_in(&cell, kind);
            let many = in_cell.len() > 1;
            for text in in_cell {
                let mut own = row.clone();
                if kind == RecipientKind::Collective && text == row.unit {
                    own.unit.clear();
                }
                if kind != RecipientKind::Person {
                    own.post.clear();
                }
                if many {
                    own.doubts.push(Doubt::SeveralInCell);
                }
                self.one(part, line, own, &text, Some(kind), &title, &address);
            }
        }
    }

    /// One recipient out of the text of its name and the cells read so far.
    #[expect(clippy::too_many_arguments, reason = "what a row says, cell by cell")]
    fn one(
        &mut self,
        part: &Part,
        line: &Line,
        mut row: QuickRow,
        text: &str,
        said: Option<RecipientKind>,
        title: &str,
        address: &str,
    ) {
        if !text.chars().any(char::is_alphabetic) {
            return;
        }
        let in_one = part.columns.contains(&Column::NameAndPost);
        let (front, rest) = name_and_rest(text);
        let front_key = word_key(names::without_signs(front));
        let front_looks = looks(names::without_signs(front), &front_key);
        let whole = text.replace('\n', " ");
        let section = said.or(self.state.section);
        let may_part = !rest.is_empty()
            && section != Some(RecipientKind::Collective)
            && !matches!(front_looks, Looks::Collective | Looks::NoName);
        let rest_key = word_key(rest);
        let tells = words().posts.begin(&rest_key)
            || is_unit(&rest_key)
            || births::read(rest.split([',', ';']).next().unwrap_or_default()).is_some();
        let parts =
            may_part && (in_one || said.is_some() || tells) && (row.post.is_empty() || in_one);
        let name_text = if parts { front.to_owned() } else { whole };
        if parts {
            more_of(&mut row, rest);
        }
        // A row with nothing but a name in a table of several columns: only what reads like a recipient
        // is one, and not all in capitals as titles are.
        let used =
            part.columns.iter().filter(|c| !matches!(c, Column::Skip | Column::Serial)).count();
        let alone = line.filled().filter(|(_, c)| !is_number(c)).count() < 2 && used > 1;
        let name_text_bare = names::without_signs(&name_text).to_owned();
        let key = word_key(&name_text_bare);
        let look = looks(&name_text_bare, &key);
        let numbered = line.filled().any(|(_, c)| is_arabic(c));
        if alone && said.is_none() && !numbered {
            let capitals = !name_text_bare.chars().any(char::is_lowercase);
            if capitals || matches!(look, Looks::NoName) {
                return;
            }
        }
        let single = used <= 1 && part.columns.len() <= 2;
        if single
            && part.guessed
            && self.state.section.is_none()
            && !numbered
            && matches!(look, Looks::NoName)
            && name_text_bare.split(' ').count() > 7
        {
            return;
        }
        row.kind = self.kind(part, &mut row, look, said, !title.is_empty());
        match row.kind {
            RecipientKind::Person => {
                let name = names::person(&name_text, title, self.address_is_usual);
                row.name = name.printed;
                row.doubts.extend(name.doubts);
                if row.gender == Gender::Unknown {
                    row.gender = gender_of_address(&name_text, title);
                }
            }
            RecipientKind::Collective | RecipientKind::Household => {
                let text = if row.kind == RecipientKind::Collective {
                    without_kind_word(&name_text)
                } else {
                    &name_text
                };
                let name = names::collective(text);
                row.name = name.printed;
                row.doubts.extend(name.doubts);
            }
        }
        self.settle_place(part, line, &mut row, address);
        names::usual_post(&mut row);
        if row.kind == RecipientKind::Person && row.name.chars().any(|c| c.is_ascii_digit()) {
            row.doubts.push(Doubt::FiguresInName);
        }
        if row.name.is_empty() {
            return;
        }
        self.out.rows.push(row);
    }

    /// Unit or place of a recipient: its own cell, the heading above, the cell above (merged), the address.
    fn settle_place(&mut self, part: &Part, line: &Line, row: &mut QuickRow, address: &str) {
        let has_unit_column = part.columns.contains(&Column::Unit);
        match row.kind {
            RecipientKind::Person => {
                // No column of units at all: the post may hold the unit behind a comma.
                let unit_elsewhere = has_unit_column || part.columns.contains(&Column::PostAndUnit);
                if row.unit.is_empty()
                    && !unit_elsewhere
                    && row.post.contains([',', '-', '–'])
                    && self.state.unit.is_empty()
                {
                    let (post, unit) = post_and_unit(&row.post);
                    if !post.is_empty() && !unit.is_empty() {
                        (row.post, row.unit) = (post, unit);
                        if !part.columns.contains(&Column::NameAndPost) {
                            row.doubts.push(Doubt::UnitOutOfPost);
                        }
                    }
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                } else if row.unit.is_empty() && has_unit_column {
                    self.unit_from_above(row);
                }
                if row.unit.is_empty() && !address.is_empty() {
                    address.clone_into(&mut row.unit);
                }
                if row.unit.is_empty()
                    && (has_unit_column || part.columns.contains(&Column::PostAndUnit))
                {
                    row.doubts.push(Doubt::NoUnit);
                }
            }
            RecipientKind::Household => {
                if row.unit.is_empty() && !address.is_empty() {
                    address.clone_into(&mut row.unit);
                }
                // The place of a household may stand where persons have their post.
                if row.unit.is_empty() && is_unit(&word_key(&row.post)) {
                    row.unit = std::mem::take(&mut row.post);
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                } else if row.unit.is_empty() && has_unit_column {
                    self.unit_from_above(row);
                }
            }
            RecipientKind::Collective => {
                if row.unit.is_empty() && is_unit(&word_key(&row.post)) {
                    row.unit = std::mem::take(&mut row.post);
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                }
                if row.unit.is_empty() {
                    row.unit.clone_from(&row.name);
                }
                // Merged cells do not reach past a collective.
                if line.filled().all(|(i, _)| part.columns.get(i) != Some(&Column::Unit)) {
                    self.state.above.remove(&Column::Unit);
                }
            }
        }
    }

    fn unit_from_above(&mut self, row: &mut QuickRow) {
        if let Some(above) = self.state.above.get(&Column::Unit) {
            let lines: Vec<&str> = above.lines().map(plain).filter(|t| !t.is_empty()).collect();
            row.unit = lines.join(", ");
            row.doubts.push(Doubt::FromAbove(Column::Unit));
        }
    }

    /// Which kind it is: said by a column or section, by the head, or told from words and what stands beside.
    fn kind(
        &self,
        part: &Part,
        row: &mut QuickRow,
        look: Looks,
        said: Option<RecipientKind>,
        titled: bool,
    ) -> RecipientKind {
        use RecipientKind::{Collective, Household, Person};
        let by_words = match look {
            Looks::Collective => Some(Collective),
            Looks::Household => Some(Household),
            Looks::Person => Some(Person),
            Looks::CollectiveOrName | Looks::MayBePerson | Looks::NoName => None,
        };
        if let Some(kind) = said {
            return kind;
        }
        if let Some(kind) = self.state.section {
            // A household may go by the name of its head.
            if by_words.is_some_and(|w| w != kind && (w, kind) != (Person, Household)) {
                row.doubts.push(Doubt::KindUnlikely);
            }
            return kind;
        }
        let evidence = titled
            || !row.birth.is_empty()
            || row.gender != Gender::Unknown
            || !row.post.is_empty() && !is_unit(&word_key(&row.post));
        let by_head = match part.kinds.as_slice() {
            [first, rest @ ..] if rest.iter().all(|k| k == first) => Some(*first),
            _ => None,
        };
        let sure = !part.guessed;
        let (kind, guessed) = match (look, by_head) {
            (Looks::Household, head) => {
                (Household, head != Some(Household) && !part.kinds.contains(&Household))
            }
            (_, Some(Household)) => (Household, false),
            (Looks::Person, head) => (Person, head != Some(Person) && !(sure && evidence)),
            (Looks::Collective, Some(Collective)) => (Collective, false),
            (Looks::Collective, _) => (Collective, true),
            (_, Some(Person)) => (Person, false),
            (Looks::MayBePerson, Some(Collective)) if !evidence => (Collective, false),
            (Looks::NoName, Some(Collective)) => (Collective, false),
            (Looks::CollectiveOrName, Some(Collective)) if !evidence => (Collective, false),
            (Looks::CollectiveOrName | Looks::MayBePerson | Looks::NoName, _) if evidence => {
                (Person, !sure)
            }
            (Looks::CollectiveOrName | Looks::NoName, _) => (Collective, true),
            (Looks::MayBePerson, _) => (Person, true),
        };
        if guessed {
            row.doubts.push(Doubt::KindGuessed);
        }
        kind
    }

    /// Rows without a name get their reason; columns left out are named; repetitions are marked.
    fn finish(mut self, parts: &[Part]) -> Recognised {
        let lines_of = |rows: &[QuickRow]| {
            (rows.first().map_or(usize::MAX, |r| r.line), rows.last().map_or(0, |r| r.line))
        };
        self.after_the_last_total();
        let (first, last) = lines_of(&self.out.rows);
        for at in std::mem::take(&mut self.pending) {
            let line = self.lines.get(at).map_or(0, |l| l.number);
            let why = if self.out.rows.is_empty() || line <= first {
                WhyLeftOut::Title
            } else if line > last || self.lines.get(at).is_some_and(signs) {
                WhyLeftOut::Signature
            } else {
                WhyLeftOut::NoName
            };
            self.leave(at, why);
        }
        self.out.left_out.sort_by_key(|l| l.line);
        for part in parts {
            for (i, column) in part.columns.iter().enumerate() {
                let unused = matches!(column, Column::Skip | Column::Note | Column::Form);
                let holds = || facts(part, self.lines).any(|l| !l.cell(i).is_empty());
                let head = part.heads.get(i).cloned().unwrap_or_default();
                let known =
                    self.out.left_out_columns.iter().any(|c| c.number == i + 1 && c.head == head);
                if unused && !known && holds() {
                    self.out.left_out_columns.push(LeftOutColumn {
                        number: i + 1,
                        head,
                        column: *column,
                    });
                }
            }
        }
        mark_repeated(&mut self.out.rows);
        self.out
    }

    /// Unless a section or head follows, what stands below the last total without a number is the
    /// signatory's, not a recipient's.
    fn after_the_last_total(&mut self) {
        let last = |why: &[WhyLeftOut]| {
            let lines = self.out.left_out.iter().filter(|l| why.contains(&l.why)).map(|l| l.line);
            lines.max()
        };
        let Some(total) = last(&[WhyLeftOut::Total]) else { return };
        let opens = [
            WhyLeftOut::Section,
            WhyLeftOut::Header,
            WhyLeftOut::HeaderAgain,
            WhyLeftOut::UnitHeading,
        ];
        if last(&opens).is_some_and(|line| line > total) {
            return;
        }
        let numbered = |number: usize| {
            self.lines.iter().find(|l| l.number == number).is_some_and(|l| {
                l.filled().next().is_some_and(|(_, c)| is_arabic(c)) && l.filled().count() >= 3
            })
        };
        let (rows, after): (Vec<_>, Vec<_>) = std::mem::take(&mut self.out.rows)
            .into_iter()
            .partition(|r| r.line <= total || numbered(r.line));
        self.out.rows = rows;
        for row in after {
            if let Some(at) = self.lines.iter().position(|l| l.number == row.line) {
                self.leave(at, WhyLeftOut::Signature);
            }
        }
        self.out.left_out.dedup();
    }
}

fn has_plain_name(part: &Part) -> bool {
    part.columns.iter().any(|c| matches!(c, Column::Name | Column::NameAndPost))
}

/// “Tập thể: Chi bộ 1” is Chi bộ 1.
fn without_kind_word(text: &str) -> &str {
    let key = word_key(text);
    let said = words().kind_headings.iter().find_map(|(word, kind)| {
        let rest =
            key.strip_prefix(word.as_str()).filter(|_| *kind == RecipientKind::Collective)?;
        rest.trim_start().strip_prefix(':')
    });
    match said {
        Some(rest) => {
            let letters = key.chars().count() - rest.chars().count();
            text.char_indices()
                .nth(letters)
                .and_then(|(at, _)| text.get(at..))
                .map_or(text, str::trim)
        }
        None => text,
    }
}

fn gender_of_address(name: &str, title: &str) -> Gender {
    let says = |text: &str, word: &str| {
        let key = word_key(text);
        key == word || key.strip_prefix(word).is_some_and(|r| r.starts_with([' ', ':']))
    };
    let w = words();
    let (man, woman) = (w.male_address.as_str(), w.female_address.as_str());
    if says(title, woman) || says(name, woman) && name.split(' ').count() > 3 {
        Gender::Female
    } else if says(title, man) || says(name, man) && name.split(' ').count() > 3 {
        Gender::Male
    } else {
        Gender::Unknown
    }
}

/// What stands behind a name in its cell: birth, post, unit, achievement.
fn more_of(row: &mut QuickRow, rest: &str) {
    row.in_one_cell = true;
    let mut rest = rest.trim().trim_end_matches(['.', ';']).to_owned();
    // sinh năm 1975, …
    let (front, after) = {
        let (f, a) = name_and_rest(&rest);
        (f.to_owned(), a.to_owned())
    };
    if row.birth.is_empty()
        && let Some(birth) = births::read(&front)
    {
        row.birth = birth;
        rest = after;
    }
    let key = word_key(&rest);
    // “…, đã có thành tích xuất sắc …” closes the sentence of a decision.
    let cut = words()
        .achievement_starts
        .iter()
        .filter_map(|word| {
            key.find(word.as_str()).map(|at| key.get(..at).map_or(0, |k| k.chars().count()))
        })
        .min();
    if let Some(letters) = cut {
        let at = rest.char_indices().nth(letters).map_or(rest.len(), |(at, _)| at);
        let achievement =
            rest.get(at..).unwrap_or_default().trim_start_matches([',', ' ']).to_owned();
        rest.truncate(at);
        if row.achievement.is_empty() {
            row.achievement = achievement;
        }
    }
    let (post, unit) = post_and_unit(&rest);
    if row.post.is_empty() {
        row.post = post;
    }
    if row.unit.is_empty() {
        row.unit = unit;
    }
}

/// The recipients of one kind in a cell.
fn people_in(cell: &str, kind: RecipientKind) -> Vec<String> {
    let by_line: Vec<&str> = cell.lines().map(str::trim).filter(|t| !t.is_empty()).collect();
    let parts: Vec<&str> = if by_line.len() > 1 {
        by_line
    } else {
        cell.split(';').map(str::trim).filter(|t| !t.is_empty()).collect()
    };
    let is_one = |text: &&str| {
        let name = names::without_signs(name_and_rest(text).0);
        let look = looks(name, &word_key(name));
        match kind {
            RecipientKind::Person => {
                name.contains(' ') && matches!(look, Looks::Person | Looks::MayBePerson)
            }
            RecipientKind::Collective => look == Looks::Collective,
            RecipientKind::Household => matches!(look, Looks::Household | Looks::Person),
        }
    };
    if parts.len() > 1 && parts.iter().all(is_one) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![cell.to_owned()]
    }
}

fn clean_paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Birth and gender out of their columns.
fn read_birth(row: &mut QuickRow, birth: &str, male: &str, female: &str, gender: &str) {
    let mark = |cell: &str| words().marks.contains(&word_key(cell));
    row.gender = match word_key(gender).trim() {
        says if words().male.contains(says) => Gender::Male,
        says if words().female.contains(says) => Gender::Female,
        _ if !male.is_empty() && female.is_empty() => Gender::Male,
        _ if !female.is_empty() && male.is_empty() => Gender::Female,
        _ => Gender::Unknown,
    };
    let cell =
        [birth, male, female].into_iter().find(|c| !c.is_empty() && !mark(c)).unwrap_or_default();
    match births::read(cell) {
        Some(read) => row.birth = read,
        None if cell.is_empty() => {}
        None => {
            cell.clone_into(&mut row.birth);
            row.doubts.push(Doubt::BirthUnclear);
        }
    }
}

/// The same recipient twice in one list: same name (Hòa is Hoà), unit and post.
pub(super) fn mark_repeated(rows: &mut [QuickRow]) {
    let mut seen: HashMap<(RecipientKind, String, String, String), usize> = HashMap::new();
    for row in rows.iter_mut() {
        row.doubts.retain(|d| !matches!(d, Doubt::SameAs(_)));
        let name =
            if row.kind == RecipientKind::Person { title::bare(&row.name) } else { &row.name };
        let key = (row.kind, word_key(name), word_key(&row.unit), word_key(&row.post));
        match seen.get(&key) {
            Some(line) => row.doubts.push(Doubt::SameAs(*line)),
            None => {
                seen.insert(key, row.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::vietnamese::clean, exchange::table::cells::rows_of};
    use RecipientKind::{Collective, Person};
    use proptest::prelude::*;

    fn read(text: &str) -> Recognised {
        recognise(&rows_of(text), None)
    }

    fn people(found: &Recognised) -> Vec<(RecipientKind, &str, &str, &str)> {
        found
            .rows
            .iter()
            .map(|r| (r.kind, r.name.as_str(), r.post.as_str(), r.unit.as_str()))
            .collect()
    }

    #[test]
    fn a_list_with_title_sections_total_and_signature() {
        let found = read(
            "ĐẢNG ỦY KHỐI DOANH NGHIỆP\t\t\tĐẢNG CỘNG SẢN VIỆT NAM\n\
             DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n\n\
             STT\tHọ và tên / Tên tập thể\tNăm sinh\tChức vụ\tĐơn vị\n\
             I\tTẬP THỂ\n1\tĐảng bộ Điện lực Trà Vinh\n\
             II\tCÁ NHÂN\n1\tDƯƠNG  THANH PHƯỚC\t1977\tBí thư Chi bộ, Giám đốc\tChi bộ Bảo Việt\n\
             \tDanh sách này có 01 tập thể và 01 cá nhân.\n\t\t\t\tT/M CHI ỦY\n\t\t\t\tBÍ THƯ\n\tNguyễn Văn Ký",
        );
        assert_eq!(
            people(&found),
            [
                (Collective, "Đảng bộ Điện lực Trà Vinh", "", "Đảng bộ Điện lực Trà Vinh"),
                (Person, "Dương Thanh Phước", "Bí thư Chi bộ, Giám đốc", "Chi bộ Bảo Việt"),
            ]
        );
        let why: Vec<_> = found.left_out.iter().map(|l| l.why).collect();
        use WhyLeftOut::{Header, Section, Signature, Title, Total};
        assert_eq!(
            why,
            [Title, Title, Header, Section, Section, Total, Signature, Signature, Signature]
        );
    }

    #[test]
    fn rows_without_header_in_any_order() {
        let found = read(
            "Đảng bộ Bưu điện Trà Vinh\tNguyễn Thị Hường\tPhó Bí thư\tCó thành tích trong phong trào thi đua\n\
             Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tTích cực vận động công nhân đóng góp",
        );
        assert_eq!(found.columns, [Column::Unit, Column::Name, Column::Post, Column::Achievement]);
        assert_eq!(people(&found)[1], (Person, "Kim Sóc", "Nhân viên", "Chi bộ Xăng dầu"));
        assert!(found.rows.iter().all(|r| r.doubts.contains(&Doubt::ColumnsGuessed)));
        let by_hand = [Column::Skip, Column::Name, Column::Skip, Column::Note];
        let rows = rows_of("Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tx");
        assert_eq!(people(&recognise(&rows, Some(&by_hand))), [(Person, "Kim Sóc", "", "")]);
    }

    #[test]
    fn one_column_of_names_and_a_combined_column() {
        let names = read("Nguyễn Văn A\nĐảng bộ Điện lực\nĐồng chí Lê Thị B");
        assert_eq!(
            people(&names),
            [
                (Person, "Nguyễn Văn A", "", ""),
                (Collective, "Đảng bộ Điện lực", "", "Đảng bộ Điện lực"),
                (Person, "Lê Thị B", "", "")
            ]
        );
        let both = read(
            "TT\tHọ và tên\tChức vụ, đơn vị\n1\tLê A\tBí thư Chi bộ, Giám đốc, Công ty Cấp nước",
        );
        assert_eq!(
            people(&both),
            [(Person, "Lê A", "Bí thư Chi bộ, Giám đốc", "Công ty Cấp nước")]
        );
    }

    #[test]
    fn what_units_really_write() {
        let odd = read(
            "STT\tTên cá nhân\tChức vụ\tĐơn vị\n1\tLê A\tGiám đốc\tTổng Công ty Cấp nước\n2\tTrần B\tKế toán\t\n\
             Tổng số: 02 người\nNGƯỜI LẬP BIỂU\t\t\tTHỦ TRƯỞNG ĐƠN VỊ\nNguyễn C\tNguyễn C\t\tPhạm D",
        );
        assert_eq!(
            people(&odd),
            [
                (Person, "Lê A", "Giám đốc", "Tổng Công ty Cấp nước"),
                (Person, "Trần B", "Kế toán", "Tổng Công ty Cấp nước")
            ]
        );
        assert_eq!(odd.rows[1].doubts, [Doubt::FromAbove(Column::Unit)]);
        assert_eq!(odd.left_out.last().unwrap().text, "Nguyễn C Nguyễn C Phạm D");
        let sections = read(
            "STT\tHọ và tên\tChức vụ\nI\tTập thể\t07\n1\tTổng Công ty X\t\nII\tVề cá nhân\t\n1\tKim Sóc\tBí thư",
        );
        assert_eq!(
            people(&sections),
            [
                (Collective, "Tổng Công ty X", "", "Tổng Công ty X"),
                (Person, "Kim Sóc", "Bí thư", "")
            ]
        );
    }

    #[test]
    fn section_headings_and_names_that_begin_like_them() {
        use RecipientKind::Household;
        let cells = |text: &str| text.split('\t').map(str::to_owned).collect::<Vec<_>>();
        for (row, want) in [
            ("I\tTẬP THỂ: 02", Some(Collective)),
            ("B. CÁ NHÂN", Some(Person)),
            ("III HỘ GIA ĐÌNH: 01", Some(Household)),
            ("II\tCÁ NHÂN: 03 đồng chí", Some(Person)),
            ("I\tTập thể\t07", Some(Collective)),
            ("DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG", Some(Person)),
            ("* Đối với tập thể:", Some(Collective)),
            ("1. Về cá nhân", Some(Person)),
            ("a) Các hộ gia đình tiêu biểu", Some(Household)),
            ("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG", None),
            ("1\tTập thể Phòng Kế toán", None),
            ("1\tHộ ông Phạm Văn Mẫu", None),
            ("1\tCá nhân\tBí thư", None),
            ("", None),
        ] {
            assert_eq!(section_of(&cells(row)), want, "{row}");
        }
        for (text, want) in [
            ("cộng: 02 tập thể", true),
            ("tổng cộng: 02 tập thể, 03 cá nhân", true),
            ("cộng", true),
            ("danh sách này có 02 cá nhân.", true),
            ("tổng công ty cấp nước", false),
            ("cộng đồng dân cư ấp 3", false),
            ("tổng đội thanh niên xung phong", false),
        ] {
            assert_eq!(is_total(text), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_lost(rows in prop::collection::vec(prop::collection::vec("[A-Za-zĐđàể0-9 /.,-]{0,14}", 0..6), 0..12)) {
            let rows: Vec<SourceRow> = rows.into_iter().zip(1..).map(|(cells, line)| SourceRow { line, cells }).collect();
            let found = recognise(&rows, None);
            let mut seen: Vec<usize> = found.rows.iter().map(|r| r.line).chain(found.left_out.iter().map(|l| l.line)).collect();
            seen.sort_unstable();
            seen.dedup();
            let filled = rows.iter().filter(|r| r.cells.iter().any(|c| !clean(c).is_empty())).map(|r| r.line);
            for line in filled {
                prop_assert!(seen.contains(&line), "{line}");
            }
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,300}") {
            let found = read(&text);
            prop_assert!(found.rows.iter().all(|r| !r.name.is_empty()));
        }
    }
}
