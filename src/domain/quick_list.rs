//! “Lập danh sách nhanh”: rows pasted from Excel or Word, with or without header, in any order of
//! columns, read as a clerk would read them.
use super::{
    entered::{Entered, Whole},
    ids::BodyId,
    recipient::{Counts, RecipientKind},
    vietnamese::{clean, fold, name_from_capitals},
};
use serde::{Deserialize, Serialize};

/// What a pasted column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// Not used.
    #[default]
    Skip,
    /// STT.
    Serial,
    /// Họ và tên, tên tập thể.
    Name,
    /// Năm sinh.
    Birth,
    /// Chức vụ.
    Post,
    /// Đơn vị.
    Unit,
    /// Chức vụ, đơn vị in one cell.
    PostAndUnit,
    /// Thành tích.
    Achievement,
    /// Hình thức.
    Form,
    /// Ghi chú.
    Note,
}

/// Every meaning a column can be given by hand.
pub const COLUMNS: [Column; 10] = [
    Column::Skip,
    Column::Serial,
    Column::Name,
    Column::Birth,
    Column::Post,
    Column::Unit,
    Column::PostAndUnit,
    Column::Achievement,
    Column::Form,
    Column::Note,
];

/// One recipient.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickRow {
    /// Of which kind. Lists kept by older versions say `is_person`.
    #[serde(alias = "is_person", deserialize_with = "kind_or_is_person")]
    pub kind: RecipientKind,
    /// As it will be printed.
    pub name: String,
    /// Năm sinh, as found.
    pub birth: String,
    /// Chức vụ.
    pub post: String,
    /// Đơn vị.
    pub unit: String,
    /// Thành tích.
    pub achievement: String,
    /// Line of the pasted text, from 1; 0 when it is not of the last paste.
    pub line: usize,
    /// Something to look at twice: the kind was guessed, or a cell does not look right.
    pub doubtful: bool,
    /// Corrected or added by hand.
    pub by_hand: bool,
}

/// A kind, or what lists kept by older versions say: is it a person?
fn kind_or_is_person<'de, D: serde::Deserializer<'de>>(from: D) -> Result<RecipientKind, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum KindOrIsPerson {
        Kind(RecipientKind),
        IsPerson(bool),
    }
    Ok(match KindOrIsPerson::deserialize(from)? {
        KindOrIsPerson::Kind(kind) => kind,
        KindOrIsPerson::IsPerson(true) => RecipientKind::Person,
        KindOrIsPerson::IsPerson(false) => RecipientKind::Collective,
    })
}

/// Why a line made no recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyLeftOut {
    /// Above the first recipient: letterhead, title, note.
    Title,
    /// The header of the table.
    Header,
    /// A section heading: TẬP THỂ, CÁ NHÂN.
    Section,
    /// A total line.
    Total,
    /// Below the last recipient: post and name of a signatory.
    Signature,
    /// No name in it.
    NoName,
}

/// One line that made no recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// From 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// What was read out of pasted rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// The meaning of each column.
    pub columns: Vec<Column>,
    /// Recipients in their order.
    pub rows: Vec<QuickRow>,
    /// Everything else that stood there; nothing is dropped in silence.
    pub left_out: Vec<LeftOut>,
}

/// The awarding body of a quick list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum QuickBody {
    /// One of the book.
    Existing(BodyId),
    /// A new one by this name.
    New(String),
}

/// Everything “Ghi vào sổ” needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuickList {
    /// Cơ quan tặng.
    pub body: QuickBody,
    /// Hình thức.
    pub form: String,
    /// Nội dung khen.
    pub content: String,
    /// Thành tích of all, as the papers print it.
    pub citation: String,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// The recipients.
    pub rows: Vec<QuickRow>,
}

impl QuickList {
    /// How many recipients of each kind.
    pub fn counts(&self) -> Counts {
        self.rows.iter().map(|r| r.kind).collect()
    }
}

/// Words by which a header names its column, folded; the first that fits wins.
const HEADERS: &[(&str, Column)] = &[
    ("ten ca nhan", Column::Name),
    ("ten don vi", Column::Name),
    ("ten to chuc", Column::Name),
    ("tap the, ca nhan", Column::Name),
    ("ca nhan, tap the", Column::Name),
    ("ong (ba)", Column::Name),
    ("ong/ba", Column::Name),
    ("ho va ten", Column::Name),
    ("ho ten", Column::Name),
    ("ho, ten", Column::Name),
    ("ten tap the", Column::Name),
    ("tap the", Column::Name),
    ("ca nhan", Column::Name),
    ("doi tuong", Column::Name),
    ("hinh thuc", Column::Form),
    ("nam sinh", Column::Birth),
    ("ngay sinh", Column::Birth),
    ("ngay, thang, nam sinh", Column::Birth),
    ("chuc vu", Column::Post),
    ("chuc danh", Column::Post),
    ("thanh tich", Column::Achievement),
    ("noi dung", Column::Achievement),
    ("ly do", Column::Achievement),
    ("don vi", Column::Unit),
    ("noi cong tac", Column::Unit),
    ("co quan", Column::Unit),
    ("to chuc", Column::Unit),
    ("ghi chu", Column::Note),
    ("stt", Column::Serial),
    ("so tt", Column::Serial),
    ("tt", Column::Serial),
    ("ten", Column::Name),
];

/// Beginnings of names of collectives, folded.
const COLLECTIVE_STARTS: &[&str] = &[
    "dang bo",
    "chi bo",
    "dang uy",
    "cong ty",
    "cong doan",
    "doan thanh nien",
    "doan co so",
    "chi doan",
    "phong ",
    "ban ",
    "truong thpt",
    "truong thcs",
    "truong tieu hoc",
    "truong mam non",
    "truong dai hoc",
    "truong cao dang",
    "trung tam",
    "tap the",
    "ngan hang",
    "buu dien",
    "vien thong",
    "dien luc",
    "doanh nghiep",
    "xi nghiep",
    "hoi ",
    "to ",
    "khoa ",
    "benh vien",
    "so ",
    "chi cuc",
    "cuc ",
    "chi nhanh",
    "tong cong ty",
    "uy ban",
    "van phong",
    "nha may",
    "hop tac xa",
    "quy ",
];

/// Beginnings of posts, folded.
const POST_STARTS: &[&str] = &[
    "bi thu",
    "pho ",
    "truong phong",
    "truong ban",
    "truong khoa",
    "giam doc",
    "tong giam doc",
    "chu tich",
    "uy vien",
    "dang uy vien",
    "chi uy vien",
    "nhan vien",
    "ke toan",
    "chuyen vien",
    "can bo",
    "to truong",
    "doi truong",
    "hieu truong",
    "thu quy",
    "ky su",
    "bac si",
    "giao vien",
    "dang vien",
    "doan vien",
    "truong ",
    "quan ly",
    "thanh vien",
    "kiem soat",
    "thu ky",
    "cong nhan",
    "van thu",
];

/// Beginnings of achievements, folded.
const ACHIEVEMENT_STARTS: &[&str] = &[
    "co ",
    "da co",
    "thuc hien",
    "hoan thanh",
    "van dong",
    "tich cuc",
    "dat ",
    "tham gia",
    "xay dung",
    "lam tot",
    "to chuc",
    "vi da",
    "mo hinh",
    "chu dong",
    "gop phan",
    "thanh tich",
    "dan dau",
];

fn starts(folded: &str, with: &[&str]) -> bool {
    with.iter().any(|s| folded.starts_with(s))
}

/// Roman or Arabic numbering before a heading: `I.`, `II-`, `1)`, `A.` — dropped.
fn without_number(folded: &str) -> &str {
    let Some((first, rest)) = folded.split_once([' ', '.', '-', ')', '/']) else { return folded };
    let is_number = !first.is_empty()
        && first.len() <= 4
        && (first.bytes().all(|b| b.is_ascii_digit())
            || first.bytes().all(|b| b"ivx".contains(&b))
            || first.len() == 1);
    if is_number { rest.trim_start_matches([' ', '.', '-', ')', '/']) } else { folded }
}

/// Is this line a section heading? `Some(true)`: persons follow.
fn section(cells: &[String]) -> Option<bool> {
    let filled: Vec<String> =
        cells.iter().filter(|c| !c.is_empty() && !is_number(c)).map(|c| fold(c)).collect();
    if filled.len() != 1 {
        return None;
    }
    let text = filled.last()?;
    let text = without_number(text);
    let text = text.trim_start_matches("ve ").trim_start_matches("doi voi ");
    if text.len() > 60 {
        return None;
    }
    let after = |word: &str| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let heading = |word: &str| {
        after(word) || after(&format!("danh sach {word}")) || after(&format!("khen thuong {word}"))
    };
    let short = |word: &str| {
        // “Tập thể lao động xuất sắc Phòng …” is a name; “Tập thể (07)”, “Tập thể được khen” a heading.
        let rest =
            text.split(word).nth(1).unwrap_or_default().trim_matches([' ', ':', '.', '(', ')']);
        rest.is_empty()
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || starts(rest, &["duoc", "de nghi", "khen", "co thanh tich", "tieu bieu"])
    };
    if heading("ca nhan") && short("ca nhan") {
        Some(true)
    } else if heading("tap the") && short("tap the") {
        Some(false)
    } else {
        None
    }
}

fn is_total(cells: &[String]) -> bool {
    // Only the first words of a line say that it is a total: a unit may be a “Tổng Công ty”.
    let Some(first) = cells.iter().find(|c| c.chars().any(char::is_alphabetic) && !is_number(c))
    else {
        return false;
    };
    let text = fold(first);
    let text = without_number(&text);
    text == "cong"
        || !text.starts_with("tong cong ty")
            && starts(
                text,
                &["tong cong", "tong so", "cong:", "danh sach nay", "tong:", "an dinh danh sach"],
            )
}

/// Only a number, Arabic or Roman, with its point or bracket.
fn is_number(cell: &str) -> bool {
    let text = cell.trim().trim_end_matches(['.', ')', '-', '/', ':']);
    !text.is_empty()
        && (text.bytes().all(|b| b.is_ascii_digit())
            || text.bytes().all(|b| b"IVXivx".contains(&b)))
}

/// The header of a column by its words.
fn header_column(cell: &str) -> Option<Column> {
    let text = fold(cell);
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if has(&["chuc vu", "chuc danh"]) && has(&["don vi", "noi cong tac", "co quan"]) {
        return Some(if has(&["ho ten", "ho va ten"]) {
            Column::Name
        } else {
            Column::PostAndUnit
        });
    }
    HEADERS
        .iter()
        .find(|(word, _)| match *word {
            // Short words count only alone, else “Thành tích” would be an STT.
            "tt" | "ten" => text == *word,
            "tap the" | "ca nhan" => text == *word || text.contains('/'),
            "doi tuong" | "to chuc" | "co quan" => text.starts_with(word),
            _ => text.contains(word),
        })
        .map(|(_, column)| *column)
}

/// The header line: at least two cells name a column, one of them the name.
fn find_header(table: &[Vec<String>]) -> Option<(usize, Vec<Column>)> {
    table.iter().enumerate().take(40).find_map(|(i, cells)| {
        let mut columns: Vec<Option<Column>> = cells.iter().map(|c| header_column(c)).collect();
        if !columns.contains(&Some(Column::Name)) {
            // A list of collectives may call its only name “Đơn vị”.
            if let Some(unit) = columns.iter_mut().find(|c| **c == Some(Column::Unit)) {
                *unit = Some(Column::Name);
            }
        } else if let Some(second) = cells.iter().position(|c| fold(c) == "ten don vi") {
            // Beside a name, “Tên đơn vị” is the unit.
            let first = columns.iter().position(|c| *c == Some(Column::Name));
            if first != Some(second)
                && let Some(column) = columns.get_mut(second)
            {
                *column = Some(Column::Unit);
            }
        }
        let known = columns.iter().flatten().count();
        let named = columns.contains(&Some(Column::Name));
        (known >= 2 && named).then(|| {
            let mut taken = Vec::new();
            let once = |column: Option<Column>| {
                let column = column.unwrap_or_default();
                if column != Column::Skip && taken.contains(&column) {
                    return Column::Skip;
                }
                taken.push(column);
                column
            };
            (i, columns.into_iter().map(once).collect())
        })
    })
}

/// Is this text a year, or a day, of birth?
fn is_birth(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let year: Option<i32> = text.get(text.len().saturating_sub(4)..).and_then(|y| y.parse().ok());
    digits >= 4
        && year.is_some_and(|y| (1920..=2015).contains(&y))
        && text.chars().all(|c| c.is_ascii_digit() || "/.- ".contains(c))
}

/// Without a header: the meaning of each column by what stands in it.
fn guess_columns(table: &[Vec<String>]) -> Vec<Column> {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let lines: Vec<&Vec<String>> =
        table.iter().filter(|r| section(r).is_none() && !is_total(r)).collect();
    // Shares of the filled cells of each column that look like each thing.
    let mut score = vec![[0usize; 6]; width];
    let mut filled = vec![0usize; width];
    let mut letters = vec![0usize; width];
    for cells in &lines {
        for (i, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let (Some(s), Some(n), Some(l)) =
                (score.get_mut(i), filled.get_mut(i), letters.get_mut(i))
            else {
                continue;
            };
            let f = fold(cell);
            *n += 1;
            *l += f.len();
            let words = f.split(' ').count();
            let looks = [
                f.len() <= 4 && f.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit()),
                is_birth(cell),
                starts(&f, POST_STARTS),
                starts(&f, COLLECTIVE_STARTS),
                starts(&f, ACHIEVEMENT_STARTS) && words > 4,
                starts(&f, &["giay khen", "bang khen", "bieu duong", "ky niem chuong"]),
            ];
            for (hits, hit) in s.iter_mut().zip(looks) {
                *hits += usize::from(hit);
            }
        }
    }
    let mut columns = vec![Column::Skip; width];
    let take = |which: usize, meaning: Column, columns: &mut Vec<Column>| {
        let best = (0..width)
            .filter(|i| columns.get(*i) == Some(&Column::Skip))
            .filter_map(|i| {
                Some((i, score.get(i)?.get(which)? * 100 / (*filled.get(i)?).max(1), i))
            })
            .filter(|(_, share, _)| *share >= 50)
            .max_by_key(|(i, share, _)| (*share, filled.get(*i).copied(), usize::MAX - i));
        if let Some((i, ..)) = best
            && let Some(column) = columns.get_mut(i)
        {
            *column = meaning;
        }
    };
    take(1, Column::Birth, &mut columns);
    take(0, Column::Serial, &mut columns);
    take(5, Column::Form, &mut columns);
    take(2, Column::Post, &mut columns);
    take(4, Column::Achievement, &mut columns);
    // The name: the first column that is left and filled in every line that is a row.
    let is_row = |cells: &Vec<String>| cells.iter().filter(|c| !c.is_empty()).count() >= 2;
    let rows = lines.iter().filter(|r| is_row(r)).count().max(1);
    // Of several such columns, the one with the most cells that look like a person's name.
    let people = |i: usize| {
        let cells = lines.iter().filter_map(|r| r.get(i));
        cells.filter(|c| looks_like_a_person(c)).count()
    };
    let name = (0..width)
        .filter(|i| {
            columns.get(*i) == Some(&Column::Skip)
                && filled.get(*i).is_some_and(|n| n * 10 >= rows * 7)
        })
        .max_by_key(|i| (people(*i), usize::MAX - i));
    let name = name.or_else(|| {
        (0..width).find(|i| columns.get(*i) == Some(&Column::Skip) && filled.get(*i) > Some(&0))
    });
    if let Some(column) = name.and_then(|i| columns.get_mut(i)) {
        *column = Column::Name;
    }
    take(3, Column::Unit, &mut columns);
    // A long text that is left over is the achievement.
    if !columns.contains(&Column::Achievement) {
        let long = (0..width).filter(|i| columns.get(*i) == Some(&Column::Skip)).max_by_key(|i| {
            letters.get(*i).copied().unwrap_or(0) / filled.get(*i).copied().unwrap_or(0).max(1)
        });
        let average = |i: usize| {
            letters.get(i).copied().unwrap_or(0) / filled.get(i).copied().unwrap_or(0).max(1)
        };
        if let Some(i) = long.filter(|i| average(*i) >= 25)
            && let Some(column) = columns.get_mut(i)
        {
            *column = Column::Achievement;
        }
    }
    columns
}

/// Two to six words, each with a capital, and no beginning of a collective.
fn looks_like_a_person(cell: &str) -> bool {
    let words = cell.split(' ').filter(|w| !w.is_empty());
    let count = words.clone().count();
    (2..=6).contains(&count)
        && words.clone().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || c == '('))
        && !starts(&fold(cell), COLLECTIVE_STARTS)
}

/// “Bí thư Chi bộ, Giám đốc, Công ty X” → (“Bí thư Chi bộ, Giám đốc”, “Công ty X”).
fn split_post_and_unit(text: &str) -> (String, String) {
    let cut = text.match_indices([',', '-', '–']).map(|(at, sign)| (at, at + sign.len())).find(
        |(_, after)| {
            text.get(*after..).is_some_and(|rest| starts(fold(rest).as_str(), COLLECTIVE_STARTS))
        },
    );
    match cut {
        Some((at, after)) => (
            text.get(..at).unwrap_or_default().trim().to_owned(),
            text.get(after..).unwrap_or_default().trim().to_owned(),
        ),
        None if starts(&fold(text), COLLECTIVE_STARTS) => (String::new(), text.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

/// A line as it stands, its cells side by side.
fn shown(cells: &[String]) -> String {
    cells.iter().filter(|c| !c.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Reads pasted cells. `columns`: meanings set by hand, in place of those read from header or content.
pub fn recognise(table: &[Vec<String>], columns: Option<&[Column]>) -> Recognised {
    let table: Vec<Vec<String>> =
        table.iter().map(|r| r.iter().map(|c| clean(c)).collect()).collect();
    let header = find_header(&table);
    let meanings = match (columns, &header) {
        (Some(by_hand), _) => by_hand.to_vec(),
        (None, Some((_, columns))) => columns.clone(),
        (None, None) => guess_columns(&table),
    };
    let mut out = Recognised { columns: meanings.clone(), ..Recognised::default() };
    let mut persons = None;
    let mut pending: Vec<(usize, &Vec<String>)> = Vec::new();
    for (i, cells) in table.iter().enumerate() {
        let line = i + 1;
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let mut leave = |why| out.left_out.push(LeftOut { line, text: shown(cells), why });
        if header.as_ref().is_some_and(|(h, _)| i < *h) {
            leave(WhyLeftOut::Title);
        } else if header.as_ref().is_some_and(|(h, _)| i == *h) {
            leave(WhyLeftOut::Header);
        } else if let Some(kind) = section(cells) {
            persons = Some(kind);
            leave(WhyLeftOut::Section);
        } else if is_total(cells) {
            leave(WhyLeftOut::Total);
        } else if let Some(row) = read_row(cells, &meanings, persons, line) {
            out.rows.push(row);
        } else {
            pending.push((line, cells));
        }
    }
    // A name alone after the total line is the signatory's, not a recipient's.
    if let Some(total) =
        out.left_out.iter().filter(|l| l.why == WhyLeftOut::Total).map(|l| l.line).max()
    {
        // Unless another section follows, nothing below the total is a recipient.
        let section_after =
            out.left_out.iter().any(|l| l.why == WhyLeftOut::Section && l.line > total);
        let (rows, after): (Vec<_>, Vec<_>) = std::mem::take(&mut out.rows)
            .into_iter()
            .partition(|r| r.line <= total || section_after);
        out.rows = rows;
        for row in after {
            let text = row.line.checked_sub(1).and_then(|i| table.get(i));
            out.left_out.push(LeftOut {
                line: row.line,
                text: text.map(|cells| shown(cells)).unwrap_or_default(),
                why: WhyLeftOut::Signature,
            });
        }
    }
    let (first, last) =
        (out.rows.first().map_or(0, |r| r.line), out.rows.last().map_or(usize::MAX, |r| r.line));
    for (line, cells) in pending {
        let why = if line < first {
            WhyLeftOut::Title
        } else if line > last {
            WhyLeftOut::Signature
        } else {
            WhyLeftOut::NoName
        };
        out.left_out.push(LeftOut { line, text: shown(cells), why });
    }
    fill_units_down(&mut out.rows, &meanings);
    out.left_out.sort_by_key(|l| l.line);
    out
}

/// A unit written once for several people (merged cells) is blank below: taken over, to be looked at.
fn fill_units_down(rows: &mut [QuickRow], columns: &[Column]) {
    if !columns.contains(&Column::Unit) {
        return;
    }
    let mut above: Option<String> = None;
    for row in rows.iter_mut() {
        if row.kind != RecipientKind::Person {
            above = None;
        } else if !row.unit.is_empty() {
            above = Some(row.unit.clone());
        } else if let Some(unit) = &above {
            row.unit.clone_from(unit);
            row.doubtful = true;
        }
    }
}

fn read_row(
    cells: &[String],
    columns: &[Column],
    persons: Option<bool>,
    line: usize,
) -> Option<QuickRow> {
    let cell = |wanted: Column| {
        columns
            .iter()
            .position(|c| *c == wanted)
            .and_then(|i| cells.get(i))
            .cloned()
            .unwrap_or_default()
    };
    let raw_name = cell(Column::Name);
    let filled = cells.iter().filter(|c| !c.is_empty()).count();
    if raw_name.is_empty() || !raw_name.chars().any(char::is_alphabetic) {
        return None;
    }
    // In a table of several columns a line with one cell is a recipient only when it reads like one,
    // and not all in capitals as titles are.
    let used = columns.iter().filter(|c| **c != Column::Skip).count();
    let alone = filled < 2 && used > 1;
    let in_capitals = !raw_name.chars().any(char::is_lowercase);
    let reads_like_one =
        starts(&fold(&raw_name), COLLECTIVE_STARTS) || looks_like_a_person(&raw_name);
    if alone && (in_capitals || !reads_like_one) {
        return None;
    }
    let folded = fold(&raw_name);
    let looks_collective = starts(&folded, COLLECTIVE_STARTS);
    let is_person = persons.unwrap_or(!looks_collective);
    let name =
        if is_person { name_from_capitals(without_title(&raw_name)) } else { raw_name.clone() };
    let (mut post, mut unit) = (cell(Column::Post), cell(Column::Unit));
    if columns.contains(&Column::PostAndUnit) {
        let (p, u) = split_post_and_unit(&cell(Column::PostAndUnit));
        post = if post.is_empty() { p } else { post };
        unit = if unit.is_empty() { u } else { unit };
    }
    if !is_person && unit.is_empty() {
        unit.clone_from(&name);
    }
    let birth = cell(Column::Birth);
    let doubtful = is_person == looks_collective
        || alone && is_person
        || is_person && unit.is_empty()
        || name.chars().any(|c| c.is_ascii_digit()) && is_person
        || !birth.is_empty() && !is_birth(&birth);
    Some(QuickRow {
        kind: if is_person { RecipientKind::Person } else { RecipientKind::Collective },
        name,
        birth,
        post,
        unit,
        achievement: cell(Column::Achievement),
        line,
        doubtful,
        by_hand: false,
    })
}

/// “Đồng chí Nguyễn Văn A” → “Nguyễn Văn A”: the salutation is not part of the name. Ông is a family
/// name too (Ông Cao Thắng), so Ông and Bà go only from names that stay three words long.
fn without_title(name: &str) -> &str {
    const TITLES: &[(&str, usize)] = &[
        ("đồng chí ", 1),
        ("đ/c: ", 1),
        ("đ/c ", 1),
        ("ông: ", 1),
        ("bà: ", 1),
        ("ông ", 3),
        ("bà ", 3),
    ];
    let lower = name.to_lowercase();
    // Same length in bytes: these letters keep it when lowered.
    let found =
        TITLES.iter().find(|(title, _)| lower.starts_with(title) && lower.len() == name.len());
    match found.and_then(|(title, words)| Some((name.get(title.len()..)?, *words))) {
        Some((rest, words)) if rest.split(' ').count() >= words => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|l| l.split('\t').map(str::to_owned).collect()).collect()
    }

    fn people(found: &Recognised) -> Vec<(bool, &str, &str, &str)> {
        found
            .rows
            .iter()
            .map(|r| {
                (r.kind == RecipientKind::Person, r.name.as_str(), r.post.as_str(), r.unit.as_str())
            })
            .collect()
    }

    #[test]
    fn a_list_with_title_sections_total_and_signature() {
        let found = recognise(
            &table(
                "ĐẢNG ỦY KHỐI DOANH NGHIỆP\t\t\tĐẢNG CỘNG SẢN VIỆT NAM\n\
                 DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n\n\
                 STT\tHọ và tên / Tên tập thể\tNăm sinh\tChức vụ\tĐơn vị\n\
                 I\tTẬP THỂ\n1\tĐảng bộ Điện lực Trà Vinh\n\
                 II\tCÁ NHÂN\n1\tDƯƠNG  THANH PHƯỚC\t1977\tBí thư Chi bộ, Giám đốc\tChi bộ Bảo Việt\n\
                 \tDanh sách này có 01 tập thể và 01 cá nhân.\n\t\t\t\tT/M CHI ỦY\n\t\t\t\tBÍ THƯ\n\tNguyễn Văn Ký",
            ),
            None,
        );
        assert_eq!(
            people(&found),
            [
                (false, "Đảng bộ Điện lực Trà Vinh", "", "Đảng bộ Điện lực Trà Vinh"),
                (true, "Dương Thanh Phước", "Bí thư Chi bộ, Giám đốc", "Chi bộ Bảo Việt"),
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
        let found = recognise(
            &table(
                "Đảng bộ Bưu điện Trà Vinh\tNguyễn Thị Hường\tPhó Bí thư\tCó thành tích trong phong trào thi đua\n\
                 Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tTích cực vận động công nhân đóng góp",
            ),
            None,
        );
        assert_eq!(found.columns, [Column::Unit, Column::Name, Column::Post, Column::Achievement]);
        assert_eq!(people(&found)[1], (true, "Kim Sóc", "Nhân viên", "Chi bộ Xăng dầu"));
        let by_hand = [Column::Skip, Column::Name, Column::Skip, Column::Note];
        let rows = table("Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tx");
        assert_eq!(people(&recognise(&rows, Some(&by_hand))), [(true, "Kim Sóc", "", "")]);
    }

    #[test]
    fn one_column_of_names_and_a_combined_column() {
        let names = recognise(&table("Nguyễn Văn A\nĐảng bộ Điện lực\nĐồng chí Lê Thị B"), None);
        assert_eq!(
            people(&names),
            [
                (true, "Nguyễn Văn A", "", ""),
                (false, "Đảng bộ Điện lực", "", "Đảng bộ Điện lực"),
                (true, "Lê Thị B", "", "")
            ]
        );
        let both = recognise(
            &table(
                "TT\tHọ và tên\tChức vụ, đơn vị\n1\tLê A\tBí thư Chi bộ, Giám đốc, Công ty Cấp nước",
            ),
            None,
        );
        for (given, want) in
            [("Ông Cao Thắng", "Ông Cao Thắng"), ("Ông Lê Văn A", "Lê Văn A"), ("Đ/c Lê B", "Lê B")]
        {
            assert_eq!(without_title(given), want);
        }
        assert_eq!(people(&both), [(true, "Lê A", "Bí thư Chi bộ, Giám đốc", "Công ty Cấp nước")]);
    }

    #[test]
    fn what_units_really_write() {
        let odd = recognise(
            &table(
                "STT\tTên cá nhân\tChức vụ\tĐơn vị\n1\tLê A\tGiám đốc\tTổng Công ty Cấp nước\n2\tTrần B\tKế toán\t\n\
                 Tổng số: 02 người\nNGƯỜI LẬP BIỂU\t\t\tTHỦ TRƯỞNG ĐƠN VỊ\nNguyễn C\tNguyễn C\t\tPhạm D",
            ),
            None,
        );
        assert_eq!(
            people(&odd),
            [
                (true, "Lê A", "Giám đốc", "Tổng Công ty Cấp nước"),
                (true, "Trần B", "Kế toán", "Tổng Công ty Cấp nước")
            ]
        );
        assert!(odd.rows[1].doubtful);
        assert_eq!(odd.left_out.last().unwrap().text, "Nguyễn C Nguyễn C Phạm D");
        let sections = recognise(
            &table(
                "STT\tHọ và tên\tChức vụ\nI\tTập thể\t07\n1\tTổng Công ty X\t\nII\tVề cá nhân\t\n1\tKim Sóc\tBí thư",
            ),
            None,
        );
        assert_eq!(
            people(&sections),
            [(false, "Tổng Công ty X", "", "Tổng Công ty X"), (true, "Kim Sóc", "Bí thư", "")]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_lost(rows in prop::collection::vec(prop::collection::vec("[A-Za-zĐđàể0-9 /.,-]{0,14}", 0..6), 0..12)) {
            let found = recognise(&rows, None);
            let lines = rows.iter().filter(|r| r.iter().any(|c| !clean(c).is_empty())).count();
            prop_assert_eq!(found.rows.len() + found.left_out.len(), lines);
        }
    }
}
