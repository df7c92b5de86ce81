//! What two documents say differently, and one short value for everything a document says.
use super::{
    block::{Document, Spot},
    texts::{as_read, each_text},
};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;

/// One text that two documents do not both show in the same words and at the same place among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which text; a paper composed before texts had names has none.
    pub spot: Option<Spot>,
    /// Its words in the old document, as read; `None`: it came.
    pub old: Option<Box<str>>,
    /// Its words in the new one; `None`: it went. The same as `old`: it only stands behind another text.
    pub new: Option<Box<str>>,
}

/// Texts without a name, and any that share one, are told apart by counting them.
type Key<'d> = (Option<&'d Spot>, usize);

/// What is read on the paper, from first to last; a blank text shows nothing.
fn shown(document: &Document) -> Vec<(Key<'_>, Box<str>)> {
    let mut shown = Vec::new();
    let mut counts: HashMap<Option<&Spot>, usize> = HashMap::new();
    each_text(document, |_, text| {
        let count = counts.entry(text.spot).or_default();
        if !text.words.trim().is_empty() {
            shown.push(((text.spot, *count), as_read(text.words)));
        }
        *count += 1;
    });
    shown
}

/// The texts that differ: first those of the new document in its order, then those that went. How they are set
/// is no difference: sizes, faces and the sheet are form, which a later version of the program may do better.
pub fn differences(old: &Document, new: &Document) -> Vec<Difference> {
    let (old, new) = (shown(old), shown(new));
    let of_old: HashMap<Key<'_>, &str> = old.iter().map(|(key, words)| (*key, &**words)).collect();
    let of_new: HashMap<Key<'_>, &str> = new.iter().map(|(key, words)| (*key, &**words)).collect();
    let behind_in_old = behind(&old, &of_new);
    let behind_in_new = behind(&new, &of_old);
    let difference = |key: Key<'_>, old: Option<&str>, new: Option<&str>| Difference {
        spot: key.0.cloned(),
        old: old.map(Box::from),
        new: new.map(Box::from),
    };
    let mut found = Vec::new();
    for (key, words) in &new {
        let before = of_old.get(key).copied();
        let moved = || behind_in_old.get(key) != behind_in_new.get(key);
        if before != Some(words) || moved() {
            found.push(difference(*key, before, Some(words)));
        }
    }
    let gone = old.iter().filter(|(key, _)| !of_new.contains_key(key));
    found.extend(gone.map(|(key, words)| difference(*key, Some(words), None)));
    found
}

/// Of the texts that the other document has too: which one each stands behind.
fn behind<'d>(
    texts: &[(Key<'d>, Box<str>)],
    other: &HashMap<Key<'d>, &str>,
) -> HashMap<Key<'d>, Option<Key<'d>>> {
    let mut last = None;
    let common = texts.iter().map(|(key, _)| *key).filter(|key| other.contains_key(key));
    common.map(|key| (key, last.replace(key))).collect()
}

/// A value for everything that is read on the paper, the same on every machine and in every version of the
/// program: SHA-256 in hexadecimal. Two documents have the same one when [`differences`] finds none.
pub fn fingerprint(document: &Document) -> String {
    let mut hash = Sha256::new();
    // With its length, so that no two texts run together into a third.
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    for ((spot, count), words) in shown(document) {
        put(spot.map_or("", Spot::as_str));
        put(&count.to_string());
        put(&words);
    }
    hash.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
