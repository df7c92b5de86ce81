//! Who may be the same person, which units the same: names alike word for word, but for a slip of the pen, and
//! nothing known of both that differs.
use super::{
    ids::{PersonId, UnitId},
    vietnamese::{clean, fold, same_name_key},
};
use std::collections::HashMap;

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
    /// Full name.
    pub name: &'a str,
    /// Folded.
    pub name_fold: &'a str,
    /// Year of birth, when known.
    pub birth_year: Option<i16>,
    /// Present unit, when known.
    pub unit: Option<UnitId>,
}

/// One word of a name.
#[derive(Debug)]
struct Word {
    key: String,
    fold: String,
}

impl Word {
    /// The same word, or the same typed without its tones.
    fn is(&self, other: &Self) -> bool {
        let is_bare = |w: &Self| w.key == w.fold;
        self.key == other.key || self.fold == other.fold && (is_bare(self) || is_bare(other))
    }

    /// The same word but for one letter that slipped: one of the two is no word at all. Two words that both
    /// are tell two names apart, and so do numbers.
    fn slipped(&self, other: &Self) -> bool {
        let counts = |w: &Self| {
            let is_number = w.fold.chars().any(|c| c.is_ascii_digit())
                || w.fold.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
            w.fold.chars().count() > 2 && !is_number
        };
        counts(self)
            && counts(other)
            && self.fold != other.fold
            && strsim::damerau_levenshtein(&self.fold, &other.fold) == 1
            && !(is_syllable(&self.fold) && is_syllable(&other.fold))
    }
}

/// Can the folded word be a syllable of Vietnamese?
fn is_syllable(word: &str) -> bool {
    let rime = |rest: &str| RIMES.split_whitespace().any(|rime| rime == rest);
    ONSETS.split(' ').filter_map(|onset| word.strip_prefix(onset)).any(rime)
}

fn words(name: &str) -> Vec<Word> {
    let name = clean(name);
    let letters = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty()).then(|| Word { key: same_name_key(word), fold: fold(word) })
    };
    name.split(' ').filter_map(letters).collect()
}

/// How like two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    /// But for one letter.
    Slip,
}

fn likeness(a: &[Word], b: &[Word]) -> Option<Likeness> {
    if a.len() != b.len() {
        return None;
    }
    let mut differing = a.iter().zip(b).filter(|(a, b)| !a.is(b));
    match (differing.next(), differing.next()) {
        (None, _) => Some(Likeness::Same),
        (Some((a, b)), None) if a.slipped(b) => Some(Likeness::Slip),
        _ => None,
    }
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// May the two be one? The same name, unless birth or, without a birth, unit differ; or the same name but for
/// a slip of the pen in the same unit.
pub fn may_be_one(a: Known<'_>, b: Known<'_>) -> bool {
    if a.id == b.id || differ(a.birth_year, b.birth_year) {
        return false;
    }
    let same_unit = a.unit.is_some() && a.unit == b.unit;
    if a.name_fold != b.name_fold && !same_unit {
        return false;
    }
    let same_birth = a.birth_year.is_some() && a.birth_year == b.birth_year;
    match likeness(&words(a.name), &words(b.name)) {
        Some(Likeness::Same) => same_birth || !differ(a.unit, b.unit),
        Some(Likeness::Slip) => same_unit,
        None => false,
    }
}

/// Every pair that may be one person, without those told apart (smaller key first).
pub fn pairs(people: &[Known<'_>], told_apart: &[(i64, i64)]) -> Vec<(PersonId, PersonId)> {
    let mut groups: HashMap<(Option<&str>, Option<UnitId>), Vec<Known<'_>>> = HashMap::new();
    for person in people {
        groups.entry((Some(person.name_fold), None)).or_default().push(*person);
        if person.unit.is_some() {
            groups.entry((None, person.unit)).or_default().push(*person);
        }
    }
    let mut found = Vec::new();
    for group in groups.values() {
        for (i, a) in group.iter().enumerate() {
            for b in group.iter().skip(i + 1) {
                let pair = if a.id < b.id { (a.id, b.id) } else { (b.id, a.id) };
                if may_be_one(*a, *b) && !told_apart.contains(&(pair.0.0, pair.1.0)) {
                    found.push(pair);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Units whose names are the same but for a slip of the pen, without those told apart (smaller key first).
pub fn unit_pairs(units: &[(UnitId, &str)], told_apart: &[(i64, i64)]) -> Vec<(UnitId, UnitId)> {
    let words: Vec<Vec<Word>> = units.iter().map(|(_, name)| words(name)).collect();
    let named: Vec<(UnitId, &[Word])> =
        units.iter().zip(&words).map(|((id, _), words)| (*id, words.as_slice())).collect();
    let mut found = Vec::new();
    for (i, (a, name)) in named.iter().enumerate() {
        for (b, other) in named.iter().skip(i + 1) {
            let pair = if a < b { (*a, *b) } else { (*b, *a) };
            if likeness(name, other).is_some() && !told_apart.contains(&(pair.0.0, pair.1.0)) {
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
    let typed = Known { id, name, name_fold: &name_fold, birth_year, unit };
    people.filter(|other| may_be_one(typed, *other)).map(|other| other.id).collect()
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
