//! One row of a pasted table, and what rows are none of the list: section headings, totals, signatures,
//! rows of errors.
use super::words::words;
use crate::domain::{
    quick_list::WhyLeftOut,
    recipient::RecipientKind,
    vietnamese::{clean_lines, word_key},
};
use serde::{Deserialize, Serialize};

/// One row of a pasted table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Line of the text that it begins in, from 1.
    pub line: usize,
    /// Its cells as they stood there; a cell may hold several lines.
    pub cells: Vec<String>,
}

impl SourceRow {
    /// Rows of a text, each with its line; blank ones are left out.
    pub(super) fn numbered(rows: Vec<Vec<String>>) -> Vec<Self> {
        let rows = rows.into_iter().zip(1..).map(|(cells, line)| Self { line, cells });
        rows.filter(|r| !r.is_blank()).collect()
    }

    /// Its first cell; blank where it has none.
    pub(super) fn first_cell(&self) -> &str {
        self.cells.first().map_or("", String::as_str)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|c| c.trim().is_empty())
    }
}

/// The count of cells that most rows have; the larger of two.
pub(super) fn usual_count(counts: impl Iterator<Item = usize>) -> usize {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for count in counts {
        match seen.iter_mut().find(|(c, _)| *c == count) {
            Some((_, times)) => *times += 1,
            None => seen.push((count, 1)),
        }
    }
    seen.into_iter().max_by_key(|(count, times)| (*times, *count)).map_or(0, |(count, _)| count)
}

/// A row with its cells cleaned, errors of the spreadsheet blanked.
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
    /// Columns whose cell held only an error.
    pub(super) errors: Vec<usize>,
}

impl Line {
    pub(super) fn of(row: &SourceRow) -> Self {
        let mut errors = Vec::new();
        let cells = row.cells.iter().enumerate().map(|(i, cell)| {
            let cell = clean_lines(cell);
            if cell.starts_with('#') && words().errors.contains(&word_key(&cell)) {
                errors.push(i);
                return String::new();
            }
            cell
        });
        let cells = cells.collect();
        Self { number: row.line, cells, errors }
    }

    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
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

pub(super) fn bare_number(cell: &str) -> &str {
    cell.trim().trim_start_matches('(').trim_end_matches(['.', ')', '-', '/', ':', ','])
}

pub(super) fn is_arabic(cell: &str) -> bool {
    let text = bare_number(cell);
    let digits = |p: &str| !p.is_empty() && p.len() <= 3 && p.bytes().all(|b| b.is_ascii_digit());
    let roman =
        |p: &str| !p.is_empty() && p.len() <= 5 && p.bytes().all(|b| b"IVXivx".contains(&b));
    let levels = || text.split('.').all(|p| digits(p) || roman(p)) && text.split('.').any(digits);
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())
        || text.contains('.') && levels()
}

/// I, II, A, b: numbers of headings.
pub(super) fn is_outline(cell: &str) -> bool {
    if is_bullet(cell) {
        return true;
    }
    let text = bare_number(cell);
    !text.is_empty()
        && (text.len() <= 6 && text.bytes().all(|b| b"IVXivx".contains(&b))
            || text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// How a row is numbered: rows of one level are numbered alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numbering {
    #[default]
    None,
    /// 1, 2; 1.1
    Arabic,
    /// I, II
    Roman,
    /// a, b; A, B
    Letter,
    /// -, *, ➢
    Sign,
}

impl Numbering {
    /// By its number cell, or by what its text begins with.
    pub(super) fn of(line: &Line) -> Self {
        let by = |text: &str| {
            let bare = bare_number(text);
            if is_bullet(text) {
                Self::Sign
            } else if is_arabic(text) {
                Self::Arabic
            } else if bare.bytes().all(|b| b"IVXivx".contains(&b)) {
                Self::Roman
            } else {
                Self::Letter
            }
        };
        let mut cells = line.filled().map(|(_, c)| c);
        let Some(first) = cells.next() else { return Self::None };
        if is_number(first) {
            return by(first);
        }
        if first.starts_with(|c: char| !c.is_alphanumeric() && !"“\"'(‘’".contains(c)) {
            return Self::Sign;
        }
        let token = first.split(' ').next().unwrap_or_default();
        if token.ends_with(['.', ')']) && is_number(token) { by(token) } else { Self::None }
    }
}

/// A sign alone: `*`, `-`, `+`, `•`.
pub(super) fn is_bullet(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| "*-+•–—●▪".contains(c)) && cell.chars().count() <= 2
}

/// Numbers before the words of a heading, taken off: `I.`, `II-`, `1)`, `A.`, `I.1.`, and signs.
pub(super) fn without_outline(key: &str) -> &str {
    let mut rest = key;
    for _ in 0..3 {
        let next = without_one_outline(rest);
        if next.len() == rest.len() || next.is_empty() {
            break;
        }
        rest = next;
    }
    rest
}

fn without_one_outline(key: &str) -> &str {
    let key = key.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '“' && c != '"');
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
    let starts = &words().section_starts;
    kind_heading(key).or_else(|| {
        // “Phần I. Tập thể”: start and number before the kind.
        let rest = without_outline(starts.rest_of(key)?);
        kind_heading(rest)
    })
}

/// Is this row a heading that is neither kind nor unit: “A │ Khối Đảng, đoàn thể”?
pub(super) fn is_group(line: &Line) -> bool {
    let mut texts = line.filled().filter(|(_, c)| !is_number(c) && !is_count(c));
    let Some((_, text)) = texts.next() else { return false };
    if texts.any(|(_, other)| other != text) {
        return false;
    }
    let flat = text.replace('\n', " ");
    let key = word_key(&flat);
    let bare = without_outline(&key);
    let numbered = line.filled().any(|(_, c)| is_arabic(c));
    let w = words();
    w.groups.begin(bare) && !w.not_groups.begin(bare) && !numbered
}

/// “Trang 2/3”, “- 2 -”, “2” alone.
pub(super) fn is_page_number(line: &Line) -> bool {
    let mut cells = line.filled();
    let (Some((_, cell)), None) = (cells.next(), cells.next()) else { return false };
    let key = word_key(cell);
    let bare = key.trim_matches([' ', '-', '–', '.']);
    let rest = match bare.split_once(' ') {
        Some((first, rest)) if words().page_words.contains(first) => rest.trim(),
        _ => bare,
    };
    !rest.is_empty() && rest.len() <= 7 && rest.chars().all(|c| c.is_ascii_digit() || c == '/')
}

/// “02”, “03 đồng chí”, “(01 hộ)”.
pub(super) fn is_count(cell: &str) -> bool {
    let text = cell.trim_start_matches('(');
    text.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().count() <= 18 && {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').trim();
        let key = word_key(rest.trim_end_matches([')', '.']));
        rest.is_empty() || words().count_words.contains(key.trim())
    }
}

/// “tập thể: 02”, “tập thể được khen …” is a heading; “tập thể lao động xuất sắc Phòng …” a name.
pub(super) fn kind_heading(key: &str) -> Option<RecipientKind> {
    // “các cá nhân”, “danh sách tập thể”
    let key = words().section_starts.rest_of(key).filter(|r| !r.is_empty()).unwrap_or(key);
    let kinds = &words().kind_headings;
    kinds.iter().find_map(|(word, kind)| {
        let rest = key.strip_prefix(word.as_str())?;
        if rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        // “(mức thưởng …)” behind the kind.
        let bracket = rest.trim_start().starts_with('(');
        let rest = rest.trim_matches([' ', ':', '.', '(', ')', '-', '–', ';', ',', '…']);
        let counted = bracket || rest.starts_with(|c: char| c.is_ascii_digit());
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

pub(super) fn total_line(line: &Line) -> bool {
    // Only its first words say that a line is a total.
    let first =
        line.filled().map(|(_, c)| c).find(|c| c.chars().any(char::is_alphabetic) && !is_number(c));
    first.is_some_and(|cell| is_total(&word_key(&cell.replace('\n', " "))))
}

/// “T/M CHI ỦY”, “NGƯỜI LẬP BIỂU”, “BÍ THƯ” alone in capitals, “ngày … tháng … năm …”.
pub(super) fn signs(line: &Line) -> bool {
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
pub(super) const LONGEST_SIGN: usize = 120;

/// Why a row is none of a list, when it is not: a total, a signature, only errors.
pub(super) fn left_out_of(row: &SourceRow) -> Option<WhyLeftOut> {
    let line = Line::of(row);
    if !line.errors.is_empty() && line.filled().all(|(_, c)| is_number(c)) {
        Some(WhyLeftOut::Errors)
    } else if total_line(&line) {
        Some(WhyLeftOut::Total)
    } else if signs(&line) {
        Some(WhyLeftOut::Signature)
    } else {
        None
    }
}

/// “điều 2. …”, in the letters of [`word_key`].
pub(super) fn begins_article(key: &str) -> bool {
    key.strip_prefix(words().article.as_str())
        .and_then(|rest| rest.strip_prefix(' '))
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// “Điều 2. …”: below the recipients of a decision stands no more of them.
pub(super) fn is_article(line: &Line) -> bool {
    !line.cells.first().is_some_and(|c| is_arabic(c))
        && line
            .filled()
            .any(|(_, cell)| begins_article(&word_key(&cell.chars().take(8).collect::<String>())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use RecipientKind::{Collective, Person};

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
}
