//! The words by which pasted tables are read, as data: `assets/table/words.json`. They are compared with
//! their tones (Tô is a family name, tổ a group).
use crate::domain::{
    recipient::RecipientKind,
    vietnamese::{first_word, word_key},
};
use serde::Deserialize;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Beginnings of texts, found by their first word.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    by_first: HashMap<String, Vec<String>>,
}

impl Phrases {
    fn new(words: &[String]) -> Self {
        let mut by_first: HashMap<String, Vec<String>> = HashMap::new();
        for word in words {
            let key = word_key(word);
            by_first.entry(first_word(&key).to_owned()).or_default().push(key);
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that a key begins with, ended by a word's end.
    pub(super) fn start_of<'a>(&'a self, key: &str) -> Option<&'a str> {
        let ends = |rest: &str, phrase: &str| {
            !rest.starts_with(char::is_alphanumeric) || !phrase.ends_with(char::is_alphanumeric)
        };
        self.by_first
            .get(first_word(key))?
            .iter()
            .map(String::as_str)
            .find(|phrase| key.strip_prefix(*phrase).is_some_and(|rest| ends(rest, phrase)))
    }

    /// Does a key begin with one of them?
    pub(super) fn begin(&self, key: &str) -> bool {
        self.start_of(key).is_some()
    }

    /// What follows the phrase a key begins with, without spaces and signs before it.
    pub(super) fn rest_of<'k>(&self, key: &'k str) -> Option<&'k str> {
        let phrase = self.start_of(key)?;
        Some(key.get(phrase.len()..)?.trim_start_matches([' ', ':', '-', '–', '.', ',']))
    }
}

#[derive(Deserialize)]
struct Raw {
    collectives: Vec<String>,
    also_family_names: Vec<String>,
    middle_names: Vec<String>,
    households: Vec<String>,
    not_households: Vec<String>,
    posts: Vec<String>,
    achievements: Vec<String>,
    forms: Vec<String>,
    kind_values: RawKinds,
    marks: Vec<String>,
    dittos: Vec<String>,
    errors: Vec<String>,
    blanks: Vec<String>,
    totals: Vec<String>,
    total_alone: Vec<String>,
    signatures: Vec<String>,
    signing_posts: Vec<String>,
    section_starts: Vec<String>,
    section_rests: Vec<String>,
    unit_heading_starts: Vec<String>,
    addresses: Vec<String>,
    address_only_when_long: Vec<String>,
    post_endings: Vec<String>,
    family_names: Vec<String>,
    birth_words: Vec<String>,
    article: String,
    list_leads: Vec<String>,
    count_words: Vec<String>,
    kind_headings: RawKinds,
    and: String,
    day_words: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    male_address: String,
    female_address: String,
    achievement_starts: Vec<String>,
    state_company: String,
    groups: Vec<String>,
    not_groups: Vec<String>,
    soft_addresses: Vec<String>,
    page_words: Vec<String>,
    plain_middle_names: Vec<String>,
    letter_words: Vec<String>,
    name_label: String,
}

#[derive(Deserialize)]
struct RawKinds {
    collective: Vec<String>,
    person: Vec<String>,
    household: Vec<String>,
}

/// Does a cell stand for the value above it: “nt”, “n/t”, “như trên”, `"` in whatever strokes and brackets?
pub(super) fn is_ditto(cell: &str) -> bool {
    // Such cells are short. Bytes.
    if cell.is_empty() || cell.len() > 40 {
        return false;
    }
    let key = word_key(cell);
    let bare = key.trim_matches(|c: char| " -–—.()_".contains(c));
    let squeezed: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    !bare.is_empty() && (words().dittos.contains(bare) || words().dittos.contains(&squeezed))
}

/// All of them, ready to be looked up by [`word_key`].
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "what kind of words each list holds")]
pub(super) struct Words {
    pub(super) collectives: Phrases,
    pub(super) also_family_names: HashSet<String>,
    pub(super) middle_names: HashSet<String>,
    pub(super) households: Phrases,
    pub(super) not_households: Phrases,
    pub(super) posts: Phrases,
    pub(super) achievements: Phrases,
    pub(super) forms: Phrases,
    pub(super) collective_values: HashSet<String>,
    pub(super) person_values: HashSet<String>,
    pub(super) household_values: HashSet<String>,
    pub(super) marks: HashSet<String>,
    pub(super) dittos: HashSet<String>,
    pub(super) errors: HashSet<String>,
    pub(super) blanks: HashSet<String>,
    pub(super) totals: Phrases,
    pub(super) total_alone: HashSet<String>,
    pub(super) signatures: Phrases,
    pub(super) signing_posts: HashSet<String>,
    pub(super) section_starts: Phrases,
    pub(super) section_rests: Phrases,
    pub(super) unit_heading_starts: HashSet<String>,
    pub(super) addresses: Phrases,
    pub(super) address_only_when_long: HashSet<String>,
    pub(super) post_endings: HashSet<String>,
    pub(super) family_names: HashSet<String>,
    pub(super) birth_words: Vec<String>,
    pub(super) article: String,
    pub(super) list_leads: Vec<String>,
    pub(super) count_words: HashSet<String>,
    /// Words of section headings and the kind each means, the longest first.
    pub(super) kind_headings: Vec<(String, RecipientKind)>,
    pub(super) and: String,
    pub(super) day_words: Vec<String>,
    pub(super) male: HashSet<String>,
    pub(super) female: HashSet<String>,
    pub(super) male_address: String,
    pub(super) female_address: String,
    pub(super) achievement_starts: Vec<String>,
    /// “Tổng …” that is no total.
    pub(super) state_company: String,
    /// Headings that are neither kind nor unit: “Khối trường học”.
    pub(super) groups: Phrases,
    pub(super) not_groups: Phrases,
    /// Address when written small before a name: “anh Nguyễn Văn A”.
    pub(super) soft_addresses: HashSet<String>,
    pub(super) page_words: HashSet<String>,
    /// Middle names that no collective has as its second word.
    pub(super) plain_middle_names: HashSet<String>,
    /// Words of letters and titles, never of a unit.
    pub(super) letter_words: Vec<String>,
    /// The head of names without one.
    pub(super) name_label: String,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one leaves no words.
    let Ok(raw) = serde_json::from_str::<Raw>(include_str!("../../../assets/table/words.json"))
    else {
        return Words::default();
    };
    let keys = |words: &[String]| words.iter().map(|w| word_key(w)).collect::<Vec<_>>();
    let kinds = [
        (RecipientKind::Collective, &raw.kind_headings.collective),
        (RecipientKind::Person, &raw.kind_headings.person),
        (RecipientKind::Household, &raw.kind_headings.household),
    ];
    let mut kind_headings: Vec<(String, RecipientKind)> = kinds
        .iter()
        .flat_map(|(kind, words)| keys(words).into_iter().map(|w| (w, *kind)))
        .collect();
    kind_headings.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let set = |words: &[String]| words.iter().map(|w| word_key(w)).collect::<HashSet<_>>();
    Words {
        collectives: Phrases::new(&raw.collectives),
        also_family_names: set(&raw.also_family_names),
        middle_names: set(&raw.middle_names),
        households: Phrases::new(&raw.households),
        not_households: Phrases::new(&raw.not_households),
        posts: Phrases::new(&raw.posts),
        achievements: Phrases::new(&raw.achievements),
        forms: Phrases::new(&raw.forms),
        collective_values: set(&raw.kind_values.collective),
        person_values: set(&raw.kind_values.person),
        household_values: set(&raw.kind_values.household),
        marks: set(&raw.marks),
        dittos: set(&raw.dittos),
        errors: set(&raw.errors),
        blanks: set(&raw.blanks),
        totals: Phrases::new(&raw.totals),
        total_alone: set(&raw.total_alone),
        signatures: Phrases::new(&raw.signatures),
        signing_posts: set(&raw.signing_posts),
        section_starts: Phrases::new(&raw.section_starts),
        section_rests: Phrases::new(&raw.section_rests),
        unit_heading_starts: set(&raw.unit_heading_starts),
        addresses: Phrases::new(&raw.addresses),
        address_only_when_long: set(&raw.address_only_when_long),
        post_endings: set(&raw.post_endings),
        family_names: set(&raw.family_names),
        birth_words: keys(&raw.birth_words),
        article: word_key(&raw.article),
        list_leads: raw.list_leads,
        count_words: set(&raw.count_words),
        kind_headings,
        and: word_key(&raw.and),
        day_words: keys(&raw.day_words),
        male: set(&raw.male),
        female: set(&raw.female),
        male_address: word_key(&raw.male_address),
        female_address: word_key(&raw.female_address),
        achievement_starts: keys(&raw.achievement_starts),
        state_company: word_key(&raw.state_company),
        groups: Phrases::new(&raw.groups),
        not_groups: Phrases::new(&raw.not_groups),
        soft_addresses: set(&raw.soft_addresses),
        page_words: set(&raw.page_words),
        plain_middle_names: set(&raw.plain_middle_names),
        letter_words: keys(&raw.letter_words),
        name_label: raw.name_label,
    }
});

/// The words.
pub(super) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_there_and_end_at_a_words_end() {
        let w = words();
        assert!(w.collectives.begin("chi bộ khu phố 1") && w.posts.begin("bí thư, giám đốc"));
        assert!(!w.collectives.begin("tô thị mẫu") && w.collectives.begin("tổ tự quản số 4"));
        assert!(!w.collectives.begin("ấpa") && w.signatures.begin("(ký, ghi rõ họ tên)"));
        assert_eq!(w.collectives.start_of("tổ nhân dân tự quản"), Some("tổ nhân dân tự quản"));
        assert_eq!(w.addresses.rest_of("đ/c: nguyễn văn mẫu"), Some("nguyễn văn mẫu"));
    }
}
