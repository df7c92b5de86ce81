//! Who may be the same person, which units the same: names alike word for word, but for a slip of the pen, and
//! nothing known of both that differs.
use super::{
    ids::{PersonId, UnitId},
    title,
    vietnamese::{cleaned, fold, same_name_key},
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// How a syllable begins, and how it goes on, written without tones and marks: a word that is none of these
/// is a foreign name, or a slip of the pen.
const ONSETS: &str = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu \
    i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot \
    u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu \
    uy uya uych uyen uyet uynh uyt uyu y ych yem yen yet yeu ynh yt yu";

/// What tells people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Key.
    pub id: PersonId,
    /// Full name, with its titles or without.
    pub name: &'a str,
    /// Folded.
    pub name_fold: &'a str,
    /// Year of birth, when known.
    pub birth_year: Option<i16>,
    /// Present unit, when known.
    pub unit: Option<UnitId>,
}

/// One word of a name, as numbers of [`Words::texts`]: names are compared pair by pair, their words read once.
#[derive(Clone, Copy, Debug)]
struct Word {
    key: usize,
    fold: usize,
    /// Long enough, and no number: it can hold a slip.
    counts: bool,
    /// Can it be a syllable of Vietnamese?
    is_syllable: bool,
}

impl Word {
    /// The same word, or the same typed without its tones.
    fn is(self, other: Self) -> bool {
        let is_bare = |w: Self| w.key == w.fold;
        self.key == other.key || self.fold == other.fold && (is_bare(self) || is_bare(other))
    }

    /// May it be another word with one letter that slipped?
    fn may_be_slip(self) -> bool {
        self.counts && !self.is_syllable
    }
}

/// Every word met, by what was written.
#[derive(Debug, Default)]
struct Words {
    met: HashMap<String, Word>,
    numbers: HashMap<String, usize>,
    /// Keys and folded words.
    texts: Vec<String>,
}

impl Words {
    fn number(&mut self, text: String) -> usize {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.texts.len();
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    fn word(&mut self, written: &str) -> Word {
        if let Some(word) = self.met.get(written) {
            return *word;
        }
        let folded = fold(written);
        let is_number = folded.chars().any(|c| c.is_ascii_digit())
            || folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let word = Word {
            key: self.number(same_name_key(written)),
            counts: folded.chars().count() > 2 && !is_number,
            is_syllable: is_syllable(&folded),
            fold: self.number(folded),
        };
        self.met.insert(written.to_owned(), word);
        word
    }

    /// The words of a name that is clean.
    fn of(&mut self, name: &str) -> Vec<Word> {
        name.split(' ')
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(|word| self.word(word))
            .collect()
    }

    /// Someone's name without titles.
    fn person<'a>(&mut self, known: Known<'a>) -> Named<'a> {
        let name = cleaned(known.name);
        let bare = title::bare(&name);
        let name_fold = if bare.len() == name.len() {
            Cow::Borrowed(known.name_fold)
        } else {
            Cow::Owned(fold(bare))
        };
        Named { known, name_fold, words: self.of(bare) }
    }

    /// The same word but for one letter that slipped: one of the two is no word at all. Two words that both
    /// are tell two names apart, and so do numbers.
    fn slipped(&self, a: Word, b: Word) -> bool {
        let text = |word: Word| self.texts.get(word.fold).map_or("", String::as_str);
        a.counts
            && b.counts
            && a.fold != b.fold
            && (a.may_be_slip() || b.may_be_slip())
            && strsim::damerau_levenshtein(text(a), text(b)) == 1
    }

    fn likeness(&self, a: &[Word], b: &[Word]) -> Option<Likeness> {
        if a.len() != b.len() {
            return None;
        }
        let mut differing = a.iter().zip(b).filter(|(a, b)| !a.is(**b));
        match (differing.next(), differing.next()) {
            (None, _) => Some(Likeness::Same),
            (Some((a, b)), None) if self.slipped(*a, *b) => Some(Likeness::Slip),
            _ => None,
        }
    }

    /// May the two be one? The same name, unless birth or, without a birth, unit differ; or the same name but
    /// for a slip of the pen in the same unit.
    fn may_be_one(&self, a: &Named<'_>, b: &Named<'_>) -> bool {
        let (one, other) = (a.known, b.known);
        if one.id == other.id || differ(one.birth_year, other.birth_year) {
            return false;
        }
        let same_unit = one.unit.is_some() && one.unit == other.unit;
        if !same_unit && a.name_fold != b.name_fold {
            return false;
        }
        let same_birth = one.birth_year.is_some() && one.birth_year == other.birth_year;
        match self.likeness(&a.words, &b.words) {
            Some(Likeness::Same) => same_birth || !differ(one.unit, other.unit),
            Some(Likeness::Slip) => same_unit,
            None => false,
        }
    }
}

/// Can the folded word be a syllable of Vietnamese?
fn is_syllable(word: &str) -> bool {
    let rime = |rest: &str| RIMES.split_whitespace().any(|rime| rime == rest);
    ONSETS.split(' ').filter_map(|onset| word.strip_prefix(onset)).any(rime)
}

/// Someone whose name was read. Ranks and titles are no part of it.
#[derive(Debug)]
struct Named<'a> {
    known: Known<'a>,
    name_fold: Cow<'a, str>,
    words: Vec<Word>,
}

/// How like two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    /// But for one letter.
    Slip,
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Every pair that may be one person, without those told apart (smaller key first).
pub fn pairs(people: &[Known<'_>], told_apart: &[(i64, i64)]) -> Vec<(PersonId, PersonId)> {
    let mut words = Words::default();
    let people: Vec<Named<'_>> = people.iter().map(|known| words.person(*known)).collect();
    // Names that are the same have the same folded words; one that slipped has a word that is none, and
    // its like in the same unit. Nobody else need be compared.
    let mut by_name: HashMap<Vec<usize>, Vec<&Named<'_>>> = HashMap::new();
    let mut by_unit: HashMap<(UnitId, usize), Vec<&Named<'_>>> = HashMap::new();
    for person in &people {
        let folded = person.words.iter().map(|w| w.fold).collect();
        by_name.entry(folded).or_default().push(person);
        if let Some(unit) = person.known.unit {
            by_unit.entry((unit, person.words.len())).or_default().push(person);
        }
    }
    let mut found = Vec::new();
    let mut compare = |a: &Named<'_>, b: &Named<'_>| {
        if words.may_be_one(a, b) {
            let (a, b) = (a.known.id, b.known.id);
            found.push(if a < b { (a, b) } else { (b, a) });
        }
    };
    for group in by_name.values() {
        for (i, a) in group.iter().enumerate() {
            for b in group.iter().skip(i + 1) {
                compare(a, b);
            }
        }
    }
    for group in by_unit.values() {
        for a in group.iter().filter(|a| a.words.iter().any(|w| w.may_be_slip())) {
            for b in group {
                compare(a, b);
            }
        }
    }
    let told_apart: HashSet<(i64, i64)> = told_apart.iter().copied().collect();
    found.retain(|(a, b)| !told_apart.contains(&(a.0, b.0)));
    found.sort_unstable();
    found.dedup();
    found
}

/// Units whose names are the same but for a slip of the pen, without those told apart (smaller key first).
pub fn unit_pairs(units: &[(UnitId, &str)], told_apart: &[(i64, i64)]) -> Vec<(UnitId, UnitId)> {
    let mut words = Words::default();
    let named: Vec<(UnitId, Vec<Word>)> =
        units.iter().map(|(id, name)| (*id, words.of(&cleaned(name)))).collect();
    let mut found = Vec::new();
    for (i, (a, name)) in named.iter().enumerate() {
        for (b, other) in named.iter().skip(i + 1) {
            let pair = if a < b { (*a, *b) } else { (*b, *a) };
            if words.likeness(name, other).is_some() && !told_apart.contains(&(pair.0.0, pair.1.0))
            {
                found.push(pair);
            }
        }
    }
    found
}

/// People who may be the one whose name is being typed.
pub fn like<'a>(
    people: impl Iterator<Item = Known<'a>>,
    name: &str,
    unit: Option<UnitId>,
    birth_year: Option<i16>,
    own: Option<PersonId>,
) -> Vec<PersonId> {
    let name_fold = fold(name);
    let id = own.unwrap_or(PersonId(-1));
    let mut words = Words::default();
    let typed = words.person(Known { id, name, name_fold: &name_fold, birth_year, unit });
    let mut found = Vec::new();
    for other in people {
        // Only a name that ends in the typed one, or is of the same unit, is worth reading.
        let same_unit = unit.is_some() && unit == other.unit;
        if same_unit || other.name_fold.ends_with(&*typed.name_fold) {
            let other = words.person(other);
            if words.may_be_one(&typed, &other) {
                found.push(other.known.id);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(id: i64, name: &'static str, birth: i16, unit: i64) -> Known<'static> {
        Known {
            id: PersonId(id),
            name,
            name_fold: fold(name).leak(),
            birth_year: (birth > 0).then_some(birth),
            unit: (unit > 0).then_some(UnitId(unit)),
        }
    }

    #[test]
    fn units_alike_but_for_a_slip_and_not_for_a_word() {
        let alike =
            |a: &str, b: &str| !unit_pairs(&[(UnitId(1), a), (UnitId(2), b)], &[]).is_empty();
        for (a, b) in [
            ("Đảng bộ Điện lực Trà Vinh", "Đảng bộ Điện lực Trà Vinhh"),
            ("Đảng bộ Điện lực Trà Vinh", "Đảng bộ  Dien lực Trà Vinh"),
            ("Chi bộ Petrolimex Trà Vinh", "Chi bộ Petrolimx Trà Vinh"),
            ("Chi bộ Hòa Bình", "CHI BỘ HOÀ BÌNH"),
            ("Chi bộ ấp Sóc Dừa mẫu", "Chi bo ap Soc Dua mau"),
            ("Trường Tiểu học “Tân Mẫu”", "Trường Tiểu học Tân Mẫu"),
        ] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("Chi bộ ấp Sóc May mẫu", "Chi bộ ấp Sóc Dừa mẫu"),
            ("Chi bộ ấp Sóc Mây mẫu", "Chi bộ ấp Sóc May mẫu 2"),
            ("Chi bộ ấp Trà Cuôn", "Chi bộ ấp Trà Cú"),
            ("Chi bộ ấp Lan", "Chi bộ ấp Loan"),
            ("Chi bộ mẫu số 1", "Chi bộ mẫu số 2"),
            ("Khu phố II", "Khu phố III"),
            ("Khu phố IV", "Khu phố VI"),
            ("Trường Tiểu học A", "Trường Tiểu học B"),
            ("Chi bộ Hương Mỹ", "Chi bộ Hường Mỹ"),
            ("Chi bộ Trường Mầm non", "Chi bộ Trường Mầm non Hoa Sen"),
        ] {
            assert!(!alike(a, b), "{a} {b}");
        }
        let slip = [(UnitId(1), "Trà Vinh"), (UnitId(2), "Trà Vinhh")];
        assert_eq!(unit_pairs(&slip, &[]), [(UnitId(1), UnitId(2))]);
        assert_eq!(unit_pairs(&slip, &[(1, 2)]), []);
    }

    #[test]
    fn alike_and_nothing_that_differs() {
        let people = [
            known(1, "Nguyễn Thị Hương", 1980, 1),
            known(2, "Nguyễn Thị Hương", 1980, 2),
            known(3, "Nguyễn Thị Hương", 1985, 1),
            known(4, "nguyen thi huong", 0, 0),
            known(5, "Nguyễn Thị Hươnq", 0, 1),
            known(6, "Kim Sóc", 0, 1),
            known(7, "Nguyễn Thị Hường", 0, 1),
            known(8, "Kim Sóc May", 0, 3),
            known(9, "Kim Sóc Dừa", 0, 3),
        ];
        let found: Vec<(i64, i64)> =
            pairs(&people, &[(1, 4)]).iter().map(|(a, b)| (a.0, b.0)).collect();
        // Another birth is another person; told apart stays apart; a slip of the pen only in one unit; another
        // tone is another word, unless none was typed.
        assert_eq!(found, [(1, 2), (1, 5), (2, 4), (3, 4), (3, 5), (4, 7), (5, 7)]);
        let typed = like(people.into_iter(), "Kim Sóc", Some(UnitId(1)), None, None);
        assert_eq!(typed, [PersonId(6)]);
    }

    #[test]
    fn ranks_and_titles_tell_nobody_apart() {
        let people = [
            known(1, "Đại úy Lê Văn Mẫu", 1980, 1),
            known(2, "Lê Văn Mẫu", 0, 1),
            known(3, "Thiếu tá Lê Văn Mẫu", 1980, 2),
            known(4, "Đại úy Kim Sóc", 0, 2),
        ];
        let found: Vec<(i64, i64)> = pairs(&people, &[]).iter().map(|(a, b)| (a.0, b.0)).collect();
        assert_eq!(found, [(1, 2), (1, 3)]);
        let typed = like(people.into_iter(), "Trung tá Lê Văn Mẫu", None, None, None);
        assert_eq!(typed, [PersonId(1), PersonId(2), PersonId(3)]);
    }

    #[test]
    fn syllables_and_what_is_none() {
        for word in ["may", "dua", "nguyen", "quynh", "gian", "nghieng", "thuy", "anh", "oanh", "y"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["huonq", "vinhh", "petrolimex", "tr", "ngia1", "thah"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
