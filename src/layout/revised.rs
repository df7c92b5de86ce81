//! What changed beneath words that were put in by hand: each piece by itself, so that a new figure can be taken over
//! without losing the sentence around it.
use std::ops::Range;

/// One piece that is composed otherwise by now, and still stands in the words put in by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// What was composed, and is printed.
    pub was: String,
    /// What is composed now.
    pub now: String,
    /// The words put in by hand with the new piece in place of the old one.
    pub words: String,
    /// The words they replaced with the same done, so that the rest of what changed is seen still.
    pub replaced: String,
}

/// What changed from `replaced` to `composed`, of the pieces that stand in `words` too: word by word, in their order. A
/// piece that cannot be told among others alike is left to the clerk.
pub fn revised(replaced: &str, composed: &str, words: &str) -> Vec<Revised> {
    let (old, new) = (split(replaced), split(composed));
    let own = split(words);
    let hunks = hunks(&old, &new);
    let mut found = Vec::new();
    for (was, now) in &hunks {
        let (Some(old_words), Some(new_words)) = (old.get(was.clone()), new.get(now.clone()))
        else {
            continue;
        };
        if old_words.is_empty() || new_words.is_empty() {
            continue;
        }
        let Some(at) = place(&own, &old, was) else { continue };
        // Signs that stand behind both stay out of what is said.
        let (said_was, said_now) = without_common_end(&old_words.join(" "), &new_words.join(" "));
        found.push(Revised {
            was: said_was,
            now: said_now,
            words: put(words, at, new_words),
            // Once all is taken over, it stands on what is composed now.
            replaced: if hunks.len() == 1 {
                composed.to_owned()
            } else {
                put(replaced, was.clone(), new_words)
            },
        });
    }
    found
}

/// The words of a text, between spaces.
fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The stretches in which two texts differ: ranges of the words of either. One that is longer than this many words is not
/// looked into: it is another paragraph.
fn hunks(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    const MOST: usize = 2_000;
    if old.len() > MOST || new.len() > MOST {
        return Vec::new();
    }
    // The longest words in common, by the usual table, from behind.
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    let at = |common: &[u16], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for (i, old_word) in old.iter().enumerate().rev() {
        for (j, new_word) in new.iter().enumerate().rev() {
            let best = if old_word == new_word {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(cell) = common.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut from_old, mut from_new) = (0, 0);
    loop {
        let same = match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            _ => false,
        };
        if same {
            if i > from_old || j > from_new {
                found.push((from_old..i, from_new..j));
            }
            if i >= old.len() {
                return found;
            }
            (i, j) = (i + 1, j + 1);
            (from_old, from_new) = (i, j);
        } else if j >= new.len()
            || (i < old.len() && at(&common, i + 1, j) >= at(&common, i, j + 1))
        {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Where the words of `piece` stand in the clerk's: where the word before or behind is the same too; else the only place.
fn place(own: &[&str], old: &[&str], piece: &Range<usize>) -> Option<Range<usize>> {
    let wanted = old.get(piece.clone())?;
    let before = piece.start.checked_sub(1).and_then(|at| old.get(at));
    let behind = old.get(piece.end);
    let mut best: Vec<(usize, Range<usize>)> = Vec::new();
    for (start, window) in own.windows(wanted.len()).enumerate() {
        if window != wanted {
            continue;
        }
        let end = start + wanted.len();
        let same_before =
            before.is_some() && start.checked_sub(1).and_then(|at| own.get(at)) == before;
        let same_behind = behind.is_some() && own.get(end) == behind;
        best.push((usize::from(same_before) + usize::from(same_behind), start..end));
    }
    let most = best.iter().map(|(fits, _)| *fits).max()?;
    let mut at_best = best.into_iter().filter(|(fits, _)| *fits == most);
    match (at_best.next(), at_best.next()) {
        (Some((_, only)), None) => Some(only),
        _ => None,
    }
}

/// A text with other words in place of some; its line breaks stay.
fn put(text: &str, at: Range<usize>, new: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut number = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if word.is_empty() {
            out.push_str(piece);
            continue;
        }
        let gap = piece.get(word.len()..).unwrap_or_default();
        if !at.contains(&number) {
            out.push_str(piece);
        } else if number + 1 == at.end {
            out.push_str(&new.join(" "));
            out.push_str(gap);
        }
        number += 1;
    }
    out
}

/// Two texts without the signs that both end with.
fn without_common_end(a: &str, b: &str) -> (String, String) {
    let (mut short_a, mut short_b) = (a, b);
    while let (Some(x), Some(y)) = (short_a.chars().next_back(), short_b.chars().next_back()) {
        if x != y || x.is_alphanumeric() || x == '%' {
            break;
        }
        short_a = short_a.strip_suffix(x).unwrap_or(short_a);
        short_b = short_b.strip_suffix(y).unwrap_or(short_b);
    }
    (short_a.to_owned(), short_b.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(replaced: &str, composed: &str, words: &str) -> Vec<(String, String, String)> {
        let all = revised(replaced, composed, words).into_iter();
        all.map(|of| (of.was, of.now, of.words)).collect()
    }

    #[test]
    fn a_new_figure_is_taken_over_into_the_clerks_own_sentence() {
        let before = "Có 27 mô hình đăng ký, duy trì được 26 mô hình; công nhận 11 mô hình.";
        let now = "Có 28 mô hình đăng ký, duy trì được 27 mô hình; công nhận 11 mô hình.";
        let own =
            "Toàn Đảng bộ có 27 mô hình đăng ký, duy trì được 26 mô hình, tăng hơn năm trước.";
        let found = revised(before, now, own);
        let said: Vec<(&str, &str)> =
            found.iter().map(|of| (of.was.as_str(), of.now.as_str())).collect();
        assert_eq!(said, [("27", "28"), ("26", "27")]);
        assert_eq!(
            found[0].words,
            "Toàn Đảng bộ có 28 mô hình đăng ký, duy trì được 26 mô hình, tăng hơn năm trước."
        );
        // What was taken over is no change any more; the rest is.
        let rest = revised(&found[0].replaced, now, &found[0].words);
        assert_eq!(rest.len(), 1);
        assert_eq!((rest[0].was.as_str(), rest[0].now.as_str()), ("26", "27"));
        assert_eq!(rest[0].replaced, now);
    }

    #[test]
    fn what_cannot_be_told_is_left_alone() {
        // The clerk took the figure out.
        assert!(said("có 26 mô hình", "có 27 mô hình", "có nhiều mô hình").is_empty());
        // Two places alike.
        assert!(said("26 mô hình", "27 mô hình", "26 mô hình và 26 mô hình").is_empty());
        // Signs behind a figure are not spoken of.
        let found = said("tặng 07, nay", "tặng 08, nay", "Đã tặng 07, nay nhiều hơn");
        assert_eq!(found, [("07".into(), "08".into(), "Đã tặng 08, nay nhiều hơn".into())]);
        // A new half-sentence is not a figure.
        assert!(said("có 26 mô hình", "có 26 mô hình hay", "có 26 mô hình").is_empty());
    }

    proptest! {
        #[test]
        fn taken_over_one_by_one_the_own_words_become_what_is_composed(
            old in "[a-c0-2]( [a-c0-2]){0,12}",
            new in "[a-c0-2]( [a-c0-2]){0,12}",
        ) {
            // Whoever changed nothing by hand ends at what is composed, or at pieces that are left to the clerk.
            let (mut replaced, mut words) = (old.clone(), old);
            for _ in 0..30 {
                let Some(first) = revised(&replaced, &new, &words).into_iter().next() else { break };
                prop_assert_ne!(&first.words, &words);
                (replaced, words) = (first.replaced, first.words);
            }
            if replaced == new {
                prop_assert_eq!(words, new);
            }
        }
    }
}
