//! Who may be the same person: names alike, and nothing known of both that differs.
use super::{
    ids::{PersonId, UnitId},
    vietnamese::fold,
};
use std::collections::HashMap;

/// Likeness of two folded names (Jaro-Winkler) from which they may be one, in the same unit.
const ALIKE: f64 = 0.96;

/// What tells people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Key.
    pub id: PersonId,
    /// Folded name.
    pub name_fold: &'a str,
    /// Year of birth, when known.
    pub birth_year: Option<i16>,
    /// Present unit, when known.
    pub unit: Option<UnitId>,
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// May the two be one? The same name, unless birth or, without a birth, unit differ; or nearly the same
/// name in the same unit.
pub fn may_be_one(a: Known<'_>, b: Known<'_>) -> bool {
    if a.id == b.id || differ(a.birth_year, b.birth_year) {
        return false;
    }
    let same_birth = a.birth_year.is_some() && a.birth_year == b.birth_year;
    if a.name_fold == b.name_fold {
        return same_birth || !differ(a.unit, b.unit);
    }
    a.unit.is_some() && a.unit == b.unit && strsim::jaro_winkler(a.name_fold, b.name_fold) >= ALIKE
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

/// Units whose names are nearly the same, without those told apart (smaller key first).
pub fn unit_pairs(units: &[(UnitId, &str)], told_apart: &[(i64, i64)]) -> Vec<(UnitId, UnitId)> {
    let mut found = Vec::new();
    for (i, (a, name)) in units.iter().enumerate() {
        for (b, other) in units.iter().skip(i + 1) {
            let pair = if a < b { (*a, *b) } else { (*b, *a) };
            // Numbers tell units apart: “Chi bộ 1”, “Chi bộ 2”.
            let figures = |n: &str| n.chars().filter(char::is_ascii_digit).collect::<String>();
            if strsim::jaro_winkler(name, other) >= ALIKE
                && figures(name) == figures(other)
                && !told_apart.contains(&(pair.0.0, pair.1.0))
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
    let typed = Known { id: own.unwrap_or(PersonId(-1)), name_fold: &name_fold, birth_year, unit };
    people.filter(|other| may_be_one(typed, *other)).map(|other| other.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(id: i64, name_fold: &str, birth: i16, unit: i64) -> Known<'_> {
        Known {
            id: PersonId(id),
            name_fold,
            birth_year: (birth > 0).then_some(birth),
            unit: (unit > 0).then_some(UnitId(unit)),
        }
    }

    #[test]
    fn units_alike_but_for_a_slip_and_not_for_a_number() {
        let units = [
            (UnitId(1), "dang bo dien luc tra vinh"),
            (UnitId(2), "dang bo dien luc tra vin"),
            (UnitId(3), "chi bo mau so 1"),
            (UnitId(4), "chi bo mau so 2"),
        ];
        assert_eq!(unit_pairs(&units, &[]), [(UnitId(1), UnitId(2))]);
        assert_eq!(unit_pairs(&units, &[(1, 2)]), []);
    }

    #[test]
    fn alike_and_nothing_that_differs() {
        let people = [
            known(1, "nguyen thi huong", 1980, 1),
            known(2, "nguyen thi huong", 1980, 2),
            known(3, "nguyen thi huong", 1985, 1),
            known(4, "nguyen thi huong", 0, 0),
            known(5, "nguyen thi huonq", 0, 1),
            known(6, "kim soc", 0, 1),
        ];
        let found: Vec<(i64, i64)> =
            pairs(&people, &[(1, 4)]).iter().map(|(a, b)| (a.0, b.0)).collect();
        // Another birth is another person; told apart stays apart; a slip of the pen only in one unit.
        assert_eq!(found, [(1, 2), (1, 5), (2, 4), (3, 4), (3, 5)]);
        let typed = like(people.into_iter(), "Kim Sóc", Some(UnitId(1)), None, None);
        assert_eq!(typed, [PersonId(6)]);
    }
}
