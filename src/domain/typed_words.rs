//! Words that clerks type among figures: “hôm nay”, “ngày 5 tháng 12”, “1.170.000 đồng”, “số 5”
//! (`assets/typed-words.json`).
use super::vietnamese::fold;
use serde::Deserialize;
use std::sync::LazyLock;

/// All of them folded.
#[derive(Default, Deserialize)]
pub(super) struct TypedWords {
    /// The day it is.
    pub(super) today: Vec<String>,
    /// The day before.
    pub(super) yesterday: Vec<String>,
    /// The day after.
    pub(super) tomorrow: Vec<String>,
    /// What may stand before the figures of a day, a month, a year.
    pub(super) parts_of_a_day: Vec<String>,
    /// What may stand behind a sum of money, the longer before the shorter.
    pub(super) dong: Vec<String>,
    /// What may stand before the number of a paper.
    pub(super) number: Vec<String>,
    /// What may stand before a share of which a little more is needed; the first is how it is shown, with its
    /// tones.
    pub(super) more_than: Words,
    /// The same before one that is enough itself.
    pub(super) at_least: Words,
    /// Half of a whole, shown by the first.
    pub(super) half: Words,
    /// What may stand behind a share that is enough itself.
    pub(super) or_more: Words,
}

/// Words that are also shown.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Words {
    /// The one that is shown.
    pub(super) shown: String,
    /// All of them, folded.
    pub(super) folded: Vec<String>,
}

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        let folded = words.iter().map(|word| fold(word)).collect();
        Self { shown: words.into_iter().next().unwrap_or_default(), folded }
    }
}

pub(super) static TYPED_WORDS: LazyLock<TypedWords> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one knows no word.
    let mut words: TypedWords =
        serde_json::from_str(include_str!("../../assets/typed-words.json")).unwrap_or_default();
    for list in [
        &mut words.today,
        &mut words.yesterday,
        &mut words.tomorrow,
        &mut words.parts_of_a_day,
        &mut words.dong,
        &mut words.number,
    ] {
        for word in list {
            *word = fold(word);
        }
    }
    words
});
