//! How words are fitted into a sentence or a line: their first letter, their line breaks, their length.

/// With a capital at the beginning.
pub fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// With its first letter small, unless its first word is in capitals altogether.
pub(super) fn without_capital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let in_capitals =
        text.chars().skip(1).find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    if in_capitals { text.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

/// Words inside a sentence: line breaks set by hand for a title are spaces there.
pub fn in_one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The parts that are not blank, with a sign between.
pub fn joined(parts: &[&str], sign: &str) -> String {
    let said: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    said.join(sign)
}

/// At most 60 letters, without line breaks.
pub fn one_line(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= 60 {
        return line;
    }
    let cut: String = line.chars().take(59).collect();
    format!("{}…", cut.trim_end())
}

/// Names in one line: the first ones, and how many more there are.
pub fn first_names<S: AsRef<str>>(names: &[S], most: usize) -> String {
    let said = names.iter().take(most).map(AsRef::as_ref).collect::<Vec<_>>().join("; ");
    match names.len().saturating_sub(most) {
        0 => said,
        more => format!("{said} và {more} tên khác"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_stay_capitals() {
        for (text, want) in [
            ("Phong trào", "phong trào"),
            ("PHONG TRÀO", "PHONG TRÀO"),
            ("Ông Mẫu", "ông Mẫu"),
            ("“Dân vận khéo”", "“Dân vận khéo”"),
            ("Y tế", "y tế"),
            ("", ""),
        ] {
            assert_eq!(without_capital(text), want);
        }
    }
}
