//! The order in which people look numbers of a register up: 2, 12, 12a, 100.
use super::vietnamese::fold;

/// A piece of a number as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Figures without zeros in front: how many there are, then which. However many, they are compared as numbers.
    Figures(usize, String),
    /// Everything else, whatever its case and tones.
    Letters(String),
}

/// By what a number of a register is put in order.
pub fn natural_key(number: &str) -> Vec<Piece> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for letter in fold(number).chars().filter(|c| !c.is_whitespace()) {
        let is_figure = letter.is_ascii_digit();
        match pieces.last_mut() {
            Some((was, piece)) if *was == is_figure => piece.push(letter),
            _ => pieces.push((is_figure, letter.to_string())),
        }
    }
    let piece = |(is_figure, text): (bool, String)| {
        if !is_figure {
            return Piece::Letters(text);
        }
        let figures = text.trim_start_matches('0').to_owned();
        Piece::Figures(figures.len(), figures)
    };
    pieces.into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_as_they_are_counted() {
        let mut numbers = ["100", "12a", "GK-3", "2", "12", "012b", "GK-20", "12 a1", "0"];
        numbers.sort_by_key(|number| natural_key(number));
        assert_eq!(numbers, ["0", "2", "12", "12a", "12 a1", "012b", "100", "GK-3", "GK-20"]);
        let long = "9".repeat(60);
        assert!(natural_key(&long) > natural_key("9") && natural_key("").is_empty());
        assert_eq!(natural_key("05"), natural_key("5"));
    }
}
