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
