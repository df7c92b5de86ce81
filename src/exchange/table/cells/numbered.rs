//! Numbered lines, as a decision names its recipients.
use crate::{
    domain::vietnamese::word_key,
    exchange::table::{
        line::{Line, SourceRow, begins_article, is_page_number, is_total, section_of},
        words::words,
    },
};

/// The number or sign a line begins with, and the rest: `1. `, `2) `, `(3) `, `a) `, `I.1. `, `- `.
pub(super) fn enumeration(line: &str) -> Option<(&str, &str)> {
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
pub(super) fn enumerated(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for line in lines {
        let text = line.first_cell().trim();
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
