//! Hộ gia đình: how an award or a proposal names one, and whom its name names. The words a name begins
//! with are data, `assets/household-words.json`.
use super::ids::PersonId;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A household. It has no record of its own. Two are told apart by their heads where both are known, else
/// by name and place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Household {
    /// As it is printed: “Hộ ông Trần Văn A”, “Gia đình ông A, bà B”.
    pub name: String,
    /// Địa chỉ: where it lives.
    pub place: String,
    /// Chủ hộ, when a person of the book.
    pub head: Option<PersonId>,
}

/// Small letters, the longer of two that begin alike first.
#[derive(Default, Deserialize)]
struct Words {
    /// What says that it is a household.
    households: Vec<String>,
    /// What stands before the name of a person.
    addresses: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program and read by a test.
    serde_json::from_str(include_str!("../../assets/household-words.json")).unwrap_or_default()
});

/// What follows the first of these that the name begins with, tones and all.
fn behind<'n>(name: &'n str, starts: &[String]) -> Option<&'n str> {
    starts.iter().find_map(|start| {
        let mut rest = name;
        for wanted in start.split(' ') {
            let (word, behind) = rest.split_once(' ')?;
            if word.trim_end_matches(':').to_lowercase() != wanted {
                return None;
            }
            rest = behind;
        }
        Some(rest)
    })
}

/// Does the name itself say that it is a household?
pub fn says_household(name: &str) -> bool {
    behind(name, &WORDS.households).is_some()
}

/// Does it begin with an address: Ông, Bà?
pub fn begins_with_address(name: &str) -> bool {
    behind(name, &WORDS.addresses).is_some()
}

/// What the head may be called by the name of the household: with the word that may be an address or a
/// family name (Ông Mẫu), then without it.
pub fn head_names(name: &str) -> Vec<&str> {
    let named = behind(name, &WORDS.households).unwrap_or(name);
    std::iter::once(named).chain(behind(named, &WORDS.addresses)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_names_its_head() {
        for (name, says, heads) in [
            ("Hộ ông Trần Văn Mẫu", true, vec!["ông Trần Văn Mẫu", "Trần Văn Mẫu"]),
            ("HỘ GIA ĐÌNH BÀ KIM MẪU", true, vec!["BÀ KIM MẪU", "KIM MẪU"]),
            ("Gia đình Thạch Mẫu", true, vec!["Thạch Mẫu"]),
            ("Trần Văn Mẫu", false, vec!["Trần Văn Mẫu"]),
            // Tones tell words from family names: Hồ, Cổ; and Hộ alone is nobody's household.
            ("Hồ Văn Mẫu", false, vec!["Hồ Văn Mẫu"]),
            ("Hộ Cổ Mẫu", true, vec!["Cổ Mẫu"]),
            ("Hộ", false, vec!["Hộ"]),
        ] {
            assert_eq!((says_household(name), head_names(name)), (says, heads), "{name}");
        }
        assert!(begins_with_address("Ông Trần Văn Mẫu") && !begins_with_address("Ong Mẫu"));
    }
}
