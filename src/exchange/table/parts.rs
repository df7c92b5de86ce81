//! The parts of a pasted table: where heads stand, what each column holds by its head, and without one by
//! its content.
use super::{
    births,
    heads::{column_of, kinds_of},
    kinds::{Looks, is_unit, kind_value, looks},
    line::{Line, bare_number, is_arabic, is_number, section_of, total_line},
    names,
    words::words,
};
use crate::domain::{
    quick_list::{Column, Doubt},
    recipient::RecipientKind,
    title,
    vietnamese::word_key,
};

/// One part of the table: rows under one head.
pub(super) struct Part {
    /// First row below the head.
    pub(super) from: usize,
    /// The row after the last.
    pub(super) to: usize,
    /// Rows of the head.
    pub(super) head: std::ops::Range<usize>,
    pub(super) columns: Vec<Column>,
    /// Columns whose head is not known: their content says what they hold.
    pub(super) unknown: Vec<usize>,
    pub(super) heads: Vec<String>,
    /// The kinds that its head names for the column of names.
    pub(super) kinds: Vec<RecipientKind>,
    /// Were the columns told from their content?
    pub(super) guessed: bool,
    /// What one of them was taken for, under a head that is not known.
    pub(super) guessed_head: Option<Doubt>,
    /// Does it only count recipients, and name none?
    pub(super) counts: bool,
    /// Are these numbered lines of a text?
    pub(super) lines_are_numbered: bool,
}

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

/// Is this row in mid-table a head: the same again, or that of another table?
pub(super) fn is_another_head(part: &Part, head: &Head, lines: &[Line]) -> bool {
    let line = lines.get(head.rows.start);
    let cells: Vec<(usize, &str)> = line.map(|l| l.filled().collect()).unwrap_or_default();
    let same = cells.iter().filter(|(i, c)| {
        part.heads.get(*i).is_some_and(|h| !h.is_empty() && (h == c || h.ends_with(c)))
    });
    let known = cells.iter().filter(|(i, _)| head.columns.get(*i).is_some_and(Option::is_some));
    let serial = head.columns.first() == Some(&Some(Column::Serial));
    let known = known.count();
    // “TT │ Họ tên │ …” is a head whatever else it names.
    serial && known * 2 > cells.len()
        || same.count() * 2 > cells.len()
        || known == cells.len() && (serial || !cells.iter().any(|(_, c)| kind_value(c).is_some()))
}

/// A row below a head that only fills gaps of merged heads: no number before it, short words.
pub(super) fn is_second_head(head: &Line, line: &Line, below: Option<&Line>) -> bool {
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
pub(super) fn is_column_numbers(line: &Line) -> bool {
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

/// The parts of a table, and by hand the meaning of columns in place of what was read.
pub(super) fn parts_of(lines: &[Line], by_hand: Option<&[Column]>) -> Vec<Part> {
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
                guessed_head: None,
                counts: false,
                lines_are_numbered: false,
            });
        } else {
            at += 1;
        }
    }
    if found.is_empty() {
        // Number and text in two cells: numbered lines, when at least two are.
        let is_line = |l: &Line| {
            l.cells.len() <= 2
                && (l.cell(0).is_empty() || is_number(l.cell(0)) || l.cells.len() < 2)
        };
        let numbered = lines.iter().filter(|l| l.cells.len() == 2 && is_number(l.cell(0))).count();
        let lines_are_numbered = numbered >= 2 && lines.iter().all(is_line);
        let columns = if lines_are_numbered {
            vec![Column::Serial, Column::NameAndPost]
        } else {
            guess_columns(lines)
        };
        found.push(Part {
            from: 0,
            to: lines.len(),
            head: 0..0,
            columns,
            unknown: Vec::new(),
            heads: Vec::new(),
            kinds: Vec::new(),
            guessed: true,
            guessed_head: None,
            counts: false,
            lines_are_numbered,
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
pub(super) fn facts<'a>(
    part: &Part,
    lines: &'a [Line],
) -> impl Iterator<Item = &'a Line> + use<'a> {
    let lines = lines.get(part.from..part.to).unwrap_or_default();
    lines
        .iter()
        .filter(|l| l.filled().count() >= 2 && section_of(&l.cells).is_none() && !total_line(l))
}

/// What heads alone do not say: which of several columns is the name, whether a column has its kind of
/// values at all.
pub(super) fn settle_columns(part: &mut Part, lines: &[Line]) {
    const LOOKED_AT: usize = 400;
    let width =
        lines.get(part.from..part.to).unwrap_or_default().iter().map(|l| l.cells.len()).max();
    part.columns.resize(part.columns.len().max(width.unwrap_or(0)), Column::Skip);
    part.heads.resize(part.columns.len(), String::new());
    let looked_at: Vec<&Line> = facts(part, lines).take(LOOKED_AT).collect();
    let share = |column: usize, fits: &dyn Fn(&str) -> bool| {
        let cells: Vec<&str> =
            looked_at.iter().map(|l| l.cell(column)).filter(|c| !c.is_empty()).collect();
        (cells.iter().filter(|c| fits(c)).count() * 100).checked_div(cells.len())
    };
    let place = |columns: &[Column], wanted: Column| columns.iter().position(|c| *c == wanted);
    let mut columns = part.columns.clone();
    let mut guessed_head = None;
    let mut is_counts = false;
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
    // A table that counts them names nobody there.
    let counts = |c: &str| is_arabic(c) && bare_number(c).trim_start_matches('0') != "1";
    for (i, column) in columns.iter_mut().enumerate() {
        if kind_columns.contains(column) && share(i, &counts).is_some_and(|s| s > 0) {
            *column = Column::Skip;
            is_counts = true;
        }
    }
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
        // “GK”, “BK” under a head that is not known are no names.
        name.contains(' ') && !matches!(looks(name, &word_key(name)), Looks::NoName)
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
    let filled_in = |l: &Line| named.iter().filter(|i| !l.cell(**i).is_empty()).count();
    let (mut one, mut more) = (0, 0);
    for line in facts(part, lines).take(LOOKED_AT) {
        match filled_in(line) {
            0 => {}
            1 => one += 1,
            _ => more += 1,
        }
    }
    let apart = (one >= more * 4 || columns.contains(&Column::Unit))
        && kinds.iter().all(|k| k.len() == 1)
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
    // “Họ và tên” merged over Ông/Bà │ name; “Chức vụ, đơn vị” over both.
    for i in 0..columns.len() {
        let merged = part.heads.get(i + 1).is_some_and(String::is_empty)
            && columns.get(i + 1) == Some(&Column::Skip)
            && share(i + 1, &|c| c.chars().any(char::is_alphabetic)).is_some_and(|s| s >= 50);
        let both = match columns.get(i) {
            Some(Column::Name) if merged && share(i, &|c| is_title(c)).is_some_and(|s| s >= 80) => {
                Some((Column::Title, Column::Name))
            }
            Some(Column::PostAndUnit) if merged => Some((Column::Post, Column::Unit)),
            _ => None,
        };
        if let Some((first, second)) = both {
            if let Some(column) = columns.get_mut(i) {
                *column = first;
            }
            if let Some(column) = columns.get_mut(i + 1) {
                *column = second;
            }
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
    type Fits<'f> = &'f dyn Fn(&str) -> bool;
    let tests: [(Column, &[Column], Fits<'_>); 3] = [
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
        if let Some(i) = found
            && let Some(column) = columns.get_mut(i)
        {
            *column = meaning;
            let head = part.heads.get(i).cloned();
            guessed_head =
                Some(Doubt::HeadGuessed { head: head.unwrap_or_default(), column: meaning });
        }
    }
    part.columns = columns;
    part.guessed_head = guessed_head;
    part.counts = is_counts;
}

pub(super) fn is_title(cell: &str) -> bool {
    let key = word_key(cell);
    let rest = words().addresses.rest_of(&key);
    rest.is_some_and(str::is_empty) || title::is_title(cell)
}

/// Without a head: the meaning of each column by what stands in it.
pub(super) fn guess_columns(lines: &[Line]) -> Vec<Column> {
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
        gender: usize,
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
            let says = |set: &std::collections::HashSet<String>| set.contains(key.as_str());
            s.gender += usize::from(says(&words().male) || says(&words().female));
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
    take(&mut columns, Column::Gender, 80, &|s| s.gender);
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
