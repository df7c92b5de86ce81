//! Names to choose from: found by a part of the name, by the whole name, or by key.
use crate::domain::{
    ids::Key,
    vietnamese::{Query, fold, same_name_key},
};
use std::{cell::OnceCell, collections::HashMap};

/// One of them.
#[derive(Clone, Debug, PartialEq)]
struct Choice<K> {
    key: K,
    /// As the list shows it: the name, and what tells it from others of the same name.
    shown: String,
    /// Bytes of `shown` that are the name alone.
    name_length: usize,
    /// What else it is called: the long name of a short one, a number without its day.
    also: Vec<String>,
}

impl<K> Choice<K> {
    /// Everything it is called.
    fn names(&self) -> impl Iterator<Item = &str> {
        let name = self.shown.get(..self.name_length).unwrap_or_default();
        std::iter::once(name).chain(self.also.iter().map(String::as_str))
    }
}

/// A choice that has more than one name.
#[derive(Clone, Debug)]
pub struct Called<K> {
    /// Which one it is.
    pub key: K,
    /// As the list shows it; begins with the name.
    pub shown: String,
    /// What it is called first.
    pub name: String,
    /// What else it is called.
    pub also: Vec<String>,
}

/// Folded once, when a field with this list is first used.
#[derive(Debug)]
struct Folded {
    shown: Vec<String>,
    by_name: HashMap<String, Vec<usize>>,
}

/// Names to choose from, in the order they are offered.
#[derive(Debug)]
pub struct Choices<K> {
    items: Vec<Choice<K>>,
    folded: OnceCell<Folded>,
}

impl<K> Default for Choices<K> {
    fn default() -> Self {
        Self { items: Vec::new(), folded: OnceCell::new() }
    }
}

impl<K> FromIterator<Called<K>> for Choices<K> {
    fn from_iter<I: IntoIterator<Item = Called<K>>>(all: I) -> Self {
        let item = |c: Called<K>| {
            let name_length =
                if c.shown.starts_with(&c.name) { c.name.len() } else { c.shown.len() };
            Choice { key: c.key, shown: c.shown, name_length, also: c.also }
        };
        Self { items: all.into_iter().map(item).collect(), folded: OnceCell::new() }
    }
}

impl<K> FromIterator<(K, String)> for Choices<K> {
    fn from_iter<I: IntoIterator<Item = (K, String)>>(all: I) -> Self {
        all.into_iter().map(|(key, name)| (key, name, String::new())).collect()
    }
}

impl<K> FromIterator<(K, String, String)> for Choices<K> {
    /// Key, name, and what tells it from others of that name.
    fn from_iter<I: IntoIterator<Item = (K, String, String)>>(all: I) -> Self {
        let item = |(key, name, what): (K, String, String)| {
            let name_length = name.len();
            let shown = if what.is_empty() { name } else { format!("{name} – {what}") };
            Choice { key, shown, name_length, also: Vec::new() }
        };
        Self { items: all.into_iter().map(item).collect(), folded: OnceCell::new() }
    }
}

/// Names to choose from, whatever kind of key they have: keys go by their numbers.
pub trait Names {
    /// How many there are.
    fn count(&self) -> usize;
    /// What is shown of a key.
    fn shown(&self, key: i64) -> Option<&str>;
    /// The name of a key alone.
    fn name(&self, key: i64) -> Option<&str>;
    /// The key at a place and what is shown of it.
    fn at(&self, place: usize) -> Option<(i64, &str)>;
    /// Places of those that fit what is typed, at most so many; those with its very tones first.
    fn fitting(&self, typed: &str, most: usize) -> Vec<usize>;
    /// Keys of this whole name, or of all that is shown.
    fn named(&self, text: &str) -> Vec<i64>;
}

impl<K: Key> Names for Choices<K> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn shown(&self, key: i64) -> Option<&str> {
        Self::shown(self, K::from_number(key))
    }

    fn name(&self, key: i64) -> Option<&str> {
        Self::name(self, K::from_number(key))
    }

    fn at(&self, place: usize) -> Option<(i64, &str)> {
        self.items.get(place).map(|i| (i.key.number(), i.shown.as_str()))
    }

    fn fitting(&self, typed: &str, most: usize) -> Vec<usize> {
        Self::fitting(self, typed, most)
    }

    fn named(&self, text: &str) -> Vec<i64> {
        Self::named(self, text).into_iter().map(Key::number).collect()
    }
}

impl<K: Copy + PartialEq> Choices<K> {
    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
            for (i, item) in self.items.iter().enumerate() {
                for name in item.names().map(fold).filter(|name| !name.is_empty()) {
                    let places = by_name.entry(name).or_default();
                    if places.last() != Some(&i) {
                        places.push(i);
                    }
                }
            }
            let shown = |item: &Choice<K>| {
                let also = item.also.iter().map(|name| format!(" {}", fold(name)));
                fold(&item.shown) + &also.collect::<String>()
            };
            Folded { shown: self.items.iter().map(shown).collect(), by_name }
        })
    }

    /// Keys and what is shown of each.
    pub fn iter(&self) -> impl Iterator<Item = (K, &str)> {
        self.items.iter().map(|i| (i.key, i.shown.as_str()))
    }

    /// What is shown of a key.
    pub fn shown(&self, key: K) -> Option<&str> {
        self.items.iter().find(|i| i.key == key).map(|i| i.shown.as_str())
    }

    /// Its name alone.
    pub fn name(&self, key: K) -> Option<&str> {
        self.items.iter().find(|i| i.key == key).and_then(|i| i.shown.get(..i.name_length))
    }

    /// Places of those that fit what is typed, at most so many; those with its very tones first.
    pub fn fitting(&self, typed: &str, most: usize) -> Vec<usize> {
        let query = Query::new(typed);
        if query.is_blank() {
            return (0..self.items.len().min(most)).collect();
        }
        let folded = self.folded();
        let fits = |i: &usize| folded.shown.get(*i).is_some_and(|f| query.fits(f));
        let exact =
            |i: &usize| self.items.get(*i).is_some_and(|item| query.has_its_tones(&item.shown));
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for i in (0..self.items.len()).filter(fits) {
            if exact(&i) {
                first.push(i);
                if first.len() == most {
                    return first;
                }
            } else if rest.len() < most {
                rest.push(i);
            }
        }
        first.extend(rest);
        first.truncate(most);
        first
    }

    /// Keys of this whole name, or of all that is shown; by its very tones when there is one, else by any.
    pub fn named(&self, text: &str) -> Vec<K> {
        let whole: Vec<K> = self.iter().filter(|(_, shown)| *shown == text).map(|c| c.0).collect();
        if !whole.is_empty() {
            return whole;
        }
        let folded = self.folded();
        let wanted = fold(text);
        let of = |i: &usize| self.items.get(*i);
        let Some(places) = folded.by_name.get(&wanted) else {
            let is_shown = |item: &&Choice<K>| fold(&item.shown) == wanted;
            // Only what holds it all can be it.
            let candidates = folded.shown.iter().zip(&self.items);
            let candidates = candidates.filter(|(f, _)| f.starts_with(&wanted)).map(|c| c.1);
            return candidates.filter(is_shown).map(|item| item.key).collect();
        };
        let key = same_name_key(text);
        let same = |item: &&Choice<K>| item.names().any(|name| same_name_key(name) == key);
        let exact: Vec<K> = places.iter().filter_map(of).filter(same).map(|i| i.key).collect();
        // Typed with tones it means those tones: Hường is not Hương.
        if exact.is_empty() && !Query::new(text).has_tones() {
            return places.iter().filter_map(of).map(|i| i.key).collect();
        }
        exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;

    #[test]
    fn the_very_tones_come_first_and_a_whole_name_is_found() {
        let names = ["Trần Thị Hường", "Lê Thị Hương", "Huỳnh Văn Tâm"];
        let choices: Choices<PersonId> = (names.iter().zip(1..))
            .map(|(n, i)| (PersonId(i), (*n).to_owned(), "Đảng bộ Điện lực".to_owned()))
            .collect();
        assert_eq!(choices.fitting("hương", 8), [1, 0]);
        assert_eq!(choices.fitting("huong dien", 8), [0, 1]);
        assert_eq!(choices.named("lê thị hương"), [PersonId(2)]);
        assert_eq!(choices.named("Lê Thị Hương – Đảng bộ Điện lực"), [PersonId(2)]);
        assert_eq!(choices.named("le thi huong"), [PersonId(2)]);
        assert!(choices.named("Hương").is_empty());
    }

    #[test]
    fn whatever_it_is_called_it_is_found() {
        use crate::{domain::ids::RoundId, text::labels};
        let round = |id, name: &str, year: &str| Called {
            key: RoundId(id),
            shown: format!("{name} ({year})"),
            name: name.to_owned(),
            also: labels::also_called_round(name, year),
        };
        let choices: Choices<RoundId> = [
            round(1, "Tổng kết", "2015"),
            round(2, "Tổng kết", "2016"),
            round(3, "Đột xuất", "2016"),
        ]
        .into_iter()
        .collect();
        for (typed, want) in [
            ("Đột xuất", vec![3]),
            ("đột xuất", vec![3]),
            ("Đột xuất (2016)", vec![3]),
            ("Tổng kết", vec![1, 2]),
            ("Tổng kết (2016)", vec![2]),
            ("tong ket 2015", vec![1]),
            ("Tổng kết năm 2016", vec![2]),
            ("Tổng kết, 2016", vec![2]),
            ("Tổng", vec![]),
        ] {
            let found: Vec<i64> = choices.named(typed).iter().map(|id| id.0).collect();
            assert_eq!(found, want, "{typed}");
        }
        assert_eq!(choices.fitting("ket nam 2016", 8), [1]);
    }
}
