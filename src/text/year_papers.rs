//! Words of the lists, forms and reports of a year.
use super::{dates, numbers};
use crate::{domain::movement::RegistrationKind, text::labels};
use jiff::civil::Date;

/// Roman numbers of headings.
const ROMAN: [&str; 20] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
];

/// The Roman number of a heading, `place` from 0; plain figures beyond twenty.
pub fn roman(place: usize) -> String {
    ROMAN.get(place).map_or_else(|| (place + 1).to_string(), |roman| (*roman).to_owned())
}

/// `26 mô hình`, `05 mô hình`
pub fn models(count: usize) -> String {
    format!("{} mô hình", numbers::count(count as i64))
}

/// `I- LĨNH VỰC KINH TẾ: 08 mô hình`
pub fn area_heading(place: usize, area: &str, count: usize) -> String {
    let name = if area.is_empty() {
        "CHƯA GHI LĨNH VỰC".to_owned()
    } else {
        format!("LĨNH VỰC {}", area.to_uppercase())
    };
    format!("{}- {name}: {}", roman(place), models(count))
}

/// `mới 10, duy trì 14`: the kinds there are.
pub fn by_registration_kind(kinds: &[(RegistrationKind, usize)]) -> String {
    let said = kinds.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| {
        let name = labels::registration_kind(*kind).to_lowercase();
        format!("{name} {}", numbers::count(*count as i64))
    });
    said.collect::<Vec<_>>().join(", ")
}

/// `tập thể 20, cá nhân 06`
pub fn by_subject(collectives: usize, persons: usize) -> String {
    let said = [("tập thể", collectives), ("cá nhân", persons)].into_iter();
    // One kind alone is all there is: the list says it itself.
    if collectives == 0 || persons == 0 {
        return String::new();
    }
    let said = said.filter(|(_, count)| *count > 0);
    said.map(|(name, count)| format!("{name} {}", numbers::count(count as i64)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `01/3 – 30/11/2016` within one year, else both days whole; `từ …`, `đến …` where one is known; blank where none is.
pub fn from_to(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} – {}", dates::short(from), dates::short(to)),
        (Some(from), None) => format!("từ {}", dates::short(from)),
        (None, Some(to)) => format!("đến {}", dates::short(to)),
        (None, None) => String::new(),
    }
}
