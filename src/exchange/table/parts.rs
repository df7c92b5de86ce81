//! The parts of a pasted table: where heads stand, what each column holds by its head, and without one by
//! its content.
use super::{
    births,
    guess::guess_columns,
    head_rows::{Head, head_at},
    heads::kinds_of,
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
fn settle_columns(part: &mut Part, lines: &[Line]) {
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

/// Is a cell nothing but a title or a form of address: “Ông”, “Thượng tọa”?
pub(super) fn is_title(cell: &str) -> bool {
    let key = word_key(cell);
    let rest = words().addresses.rest_of(&key);
    rest.is_some_and(str::is_empty) || title::is_title(cell)
}
