//! How a round and a decision are called, and told from others.
use crate::domain::{office::Body, paper_kind::PaperKind, paper_number::paper_number, rule_set};
use crate::text::sentence;

/// `05-QĐ/BCĐ`, `05/QĐ-UBND`; blank while a decision has no number.
pub fn decision_number(number: &str, body: Option<&Body>) -> String {
    match body.and_then(|b| Some((b, rule_set::by_id(&b.rule_set)?))) {
        _ if number.is_empty() => String::new(),
        Some((body, rules)) => paper_number(rules, PaperKind::Decision, body, number, "…"),
        None => number.to_owned(),
    }
}

/// What a round is called besides its name, by whom it must be told from another year's.
pub fn also_called_round(name: &str, year: &str) -> Vec<String> {
    vec![format!("{name} {year}"), format!("{name}, {year}"), format!("{name} năm {year}")]
}

/// What a decision is called besides number and day: `05`, `05-QĐ/BCĐ`, `Quyết định số 05-QĐ/BCĐ ngày 10/01/2017`.
pub fn also_called_decision(number: &str, body: Option<&Body>, day: &str) -> Vec<String> {
    if number.is_empty() {
        return Vec::new();
    }
    let whole = decision_number(number, body);
    let dated = |before: &str, between: &str| format!("{before}{whole}{between} {day}");
    let mut names =
        vec![number.to_owned(), format!("số {whole}"), format!("Quyết định số {whole}")];
    if !day.is_empty() {
        for before in ["", "số ", "Quyết định số "] {
            names.extend([dated(before, " ngày"), dated(before, ", ngày"), dated(before, ",")]);
        }
    }
    names.push(whole);
    names
}

/// `05-QĐ/BCĐ, 10/01/2017`, where one decision is told from others.
pub fn decision(number: &str, body: Option<&Body>, day: &str) -> String {
    let number = decision_number(number, body);
    joined(&[&number, day])
}

/// `Lớp tập huấn … (2016)`, where what has the same name in several years is told apart.
pub fn in_year(name: &str, year: &str) -> String {
    let name = sentence::one_line(name);
    if year.is_empty() || name.contains(year) { name } else { format!("{name} ({year})") }
}

/// So many of all: `8/11`; blank where nothing is known.
pub fn of_all(part: &str, all: &str) -> String {
    match (part, all) {
        ("", _) | ("0", "0") => String::new(),
        (part, "") => part.to_owned(),
        (part, all) => format!("{part}/{all}"),
    }
}

/// Those that are not blank, with commas between: chức vụ, đơn vị.
pub fn joined(parts: &[&str]) -> String {
    sentence::joined(parts, ", ")
}
