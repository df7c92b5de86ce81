//! Is it a collective, a person or a household? Told from the words of the name and what stands beside.
use super::words::words;
use crate::domain::{recipient::RecipientKind, title, vietnamese::word_key};

/// What the words of a name say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// Begins as collectives do.
    Collective,
    /// Begins with a word that is a collective's or a family name (Khoa, Ban).
    CollectiveOrName,
    /// Not known as a collective, and not like a name: figures, quotes, small words.
    NoName,
    /// A title before it, or a family name.
    Person,
    /// Nothing speaks against a name.
    MayBePerson,
    /// Begins as households do.
    Household,
}

/// Reads the words of a name without bullets; `key` is its [`word_key`].
pub(super) fn looks(name: &str, key: &str) -> Looks {
    let w = words();
    if w.households.begin(key) && !w.not_households.begin(key) {
        return Looks::Household;
    }
    if !title::split(name).title.is_empty() {
        return Looks::Person;
    }
    let bare = w.addresses.rest_of(key).filter(|_| !w.not_households.begin(key)).unwrap_or(key);
    // The name without its address: keys have as many letters as their text.
    let skipped = key.chars().count() - bare.chars().count();
    let name = name.char_indices().nth(skipped).and_then(|(at, _)| name.get(at..)).unwrap_or(name);
    let key = bare;
    let mut parts = key.split(' ').filter(|p| !p.is_empty());
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    let count = key.split(' ').filter(|p| !p.is_empty()).count();
    if let Some(phrase) = w.collectives.start_of(key) {
        let one_word = !phrase.contains(' ');
        if one_word && count >= 3 && w.plain_middle_names.contains(second) && is_like_a_name(name) {
            return Looks::Person;
        }
        if w.also_family_names.contains(phrase) && is_like_a_name(name) && count >= 2 {
            return if w.middle_names.contains(second) && count >= 3 {
                Looks::Person
            } else {
                Looks::CollectiveOrName
            };
        }
        return Looks::Collective;
    }
    // THCS Mẫu, UBND xã: initials before small letters.
    let initial = name.split(' ').next().unwrap_or_default();
    let is_initials = initial.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !initial.chars().any(char::is_lowercase)
        && name.chars().any(char::is_lowercase)
        && !w.family_names.contains(&word_key(initial))
        && !initial.contains(['\'', '’', '.']);
    if is_initials {
        return Looks::Collective;
    }
    let figures = name.chars().any(|c| c.is_ascii_digit() || "“”\"".contains(c));
    if figures {
        return Looks::NoName;
    }
    if w.family_names.contains(first) && (2..=7).contains(&count) {
        return Looks::Person;
    }
    if let Some((address, rest)) = key.split_once(' ')
        && w.soft_addresses.contains(address)
        && w.family_names.contains(rest.split(' ').next().unwrap_or_default())
    {
        return Looks::Person;
    }
    if is_like_a_name(name) { Looks::MayBePerson } else { Looks::NoName }
}

/// One to seven words, each with a capital, or all of them in small letters.
fn is_like_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    let capital = |w: &&str| w.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_uppercase);
    (1..=7).contains(&words.len())
        && !name.contains([',', ';', ':'])
        && (words.iter().all(capital) || words.len() >= 2 && words.iter().all(|w| !capital(w)))
}

/// Like a name, though its first word alone is one of collectives?
pub(super) fn is_name_after_one_word(name: &str) -> bool {
    let key = word_key(name);
    let phrase = words().collectives.start_of(&key);
    let count = key.split(' ').filter(|w| !w.is_empty()).count();
    phrase.is_some_and(|p| !p.contains(' '))
        && (2..=5).contains(&count)
        && is_like_a_name(name)
        && !name.chars().any(|c| c.is_ascii_digit())
}

/// Does a text read as a unit or place, and not as a post? “Đảng ủy viên” is a post.
pub(super) fn is_unit(key: &str) -> bool {
    let w = words();
    let Some(unit) = w.collectives.start_of(key) else { return false };
    let ends = |rest: &str| {
        let next = rest.split([' ', ',']).find(|p| !p.is_empty()).unwrap_or_default();
        w.post_endings.contains(next)
    };
    let after = key.get(unit.len()..).unwrap_or_default();
    !ends(after) && w.posts.start_of(key).is_none_or(|post| post.len() < unit.len())
}

/// The kind that a cell of “Phân loại” names.
pub(super) fn kind_value(cell: &str) -> Option<RecipientKind> {
    let key = word_key(cell.trim_matches(|c: char| !c.is_alphanumeric()));
    let w = words();
    if w.collective_values.contains(&key) {
        Some(RecipientKind::Collective)
    } else if w.person_values.contains(&key) {
        Some(RecipientKind::Person)
    } else if w.household_values.contains(&key) {
        Some(RecipientKind::Household)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_their_tones_tell_names_from_collectives() {
        use Looks::{Collective, CollectiveOrName, Household, MayBePerson, NoName, Person};
        for (name, want) in [
            ("Tô Thị Mẫu", Person),
            ("Tổ tự quản số 4", Collective),
            ("Bàn Văn Mẫu", Person),
            ("Ban Quản trị chợ Mẫu", Collective),
            ("Khoa Thị Mẫu", Person),
            ("Khoa Nội Mẫu", CollectiveOrName),
            ("Trương Mẫu An", Person),
            ("Trường Mẫu giáo Mẫu", Collective),
            ("Quý Văn Mẫu", Person),
            ("Quỹ Vì người nghèo", Collective),
            ("Hồi Thị Mẫu", Person),
            ("Hội Nông dân xã", Collective),
            ("Sơ Mẫu Lan", Person),
            ("Sở Tư pháp", Collective),
            ("Đoàn Văn Mẫu", Person),
            ("Đoàn Thanh niên xã", Collective),
            ("Phó Đức Mẫu", Person),
            ("Quách Mẫu", Person),
            ("THCS Mẫu", Collective),
            ("H'Hen Niê Mẫu", MayBePerson),
            ("Thượng tọa Thích Minh Mẫu", Person),
            ("Hộ ông Phạm Văn Mẫu", Household),
            ("Gia đình ông Lê Mẫu Hải", Household),
            ("Gia đình Phật tử Mẫu", Collective),
            ("Hộ kinh doanh Mẫu", Collective),
            ("Ông Nguyễn Văn Mẫu", Person),
            ("Tuổi trẻ vì cộng đồng", NoName),
            ("Mô hình “Tiếng kẻng an ninh”", Collective),
        ] {
            assert_eq!(looks(name, &word_key(name)), want, "{name}");
        }
        assert!(is_unit(&word_key("Chi bộ 1")) && is_unit(&word_key("Công ty Mẫu")));
        for post in ["Đảng ủy viên", "Chi hội trưởng", "Bí thư Chi bộ", "Cán bộ"]
        {
            assert!(!is_unit(&word_key(post)), "{post}");
        }
        assert_eq!(kind_value("HOGIADINH"), Some(RecipientKind::Household));
        assert_eq!(kind_value("Tập thể"), Some(RecipientKind::Collective));
        assert_eq!(kind_value("1660638226"), None);
    }
}
