//! What one cell says: post and unit, several paragraphs, a name with its post, several people, a birth.
use super::{
    births,
    kinds::{Looks, is_unit, looks},
    names,
    words::words,
};
use crate::domain::{
    person::Gender,
    quick_list::{Doubt, QuickRow},
    recipient::RecipientKind,
    vietnamese::word_key,
};

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
        // “Đơn vị, chức vụ”: the unit first.
        None if is_unit(&word_key(&whole)) => match unit_before_post(&whole) {
            Some((unit, post)) => (post, unit),
            None => (String::new(), whole),
        },
        None => (whole, String::new()),
    }
}

/// “Chi bộ Khu phố 1, Bí thư” → unit and post.
fn unit_before_post(text: &str) -> Option<(String, String)> {
    let cut = text.match_indices([',', ';', '-', '–']).find(|(at, sign)| {
        let rest = text.get(at + sign.len()..).unwrap_or_default();
        let key = word_key(rest.trim());
        words().posts.begin(&key) && !is_unit(&key)
    })?;
    let (before, after) = (text.get(..cut.0)?, text.get(cut.0 + cut.1.len()..)?);
    Some((plain(before).to_owned(), plain(after).to_owned()))
}

/// A bracket behind a name that holds a birth or a post, behind a comma instead: “A (1983)”. Others stay:
/// “A (B)”.
pub(super) fn without_bracket(text: &str, post_is_free: bool) -> String {
    let Some((name, inside)) = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('('))
    else {
        return text.to_owned();
    };
    let key = word_key(inside.trim());
    let post = post_is_free && words().posts.begin(&key);
    if !name.trim().is_empty() && (births::read(inside).is_some() || post) {
        format!("{}, {}", name.trim_end(), inside.trim())
    } else {
        text.to_owned()
    }
}

/// The paragraphs of a cell; a line that begins with a small letter or a figure goes on with the one
/// above it.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
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
pub(super) fn plain(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['-', '+', '•', '*', ',', ';']).trim();
    let bare = text.trim_end_matches([',', ';', ' ', '-', '–']);
    bare.strip_suffix('.').map_or(bare, str::trim_end)
}

/// “Nguyễn Mẫu A, Bí thư” → name and the rest.
pub(super) fn name_and_rest(text: &str) -> (&str, &str) {
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

/// “Tập thể: Chi bộ 1” is Chi bộ 1.
pub(super) fn without_kind_word(text: &str) -> &str {
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

pub(super) fn gender_of_address(name: &str, title: &str) -> Gender {
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
pub(super) fn more_of(row: &mut QuickRow, rest: &str) {
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
pub(super) fn people_in(cell: &str, kind: RecipientKind) -> Vec<String> {
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

pub(super) fn clean_paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Birth and gender out of their columns.
pub(super) fn read_birth(row: &mut QuickRow, birth: &str, male: &str, female: &str, gender: &str) {
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
