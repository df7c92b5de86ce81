//! Symbols that a body has for some kinds of paper only, as they are written down: one a line, the sign of
//! the kind and then the symbol (`TTr/BTGDV`), because some offices number their tờ trình under another symbol
//! than their decisions.
use super::paper_kind::PaperKind;

/// Signs that part the kind from the symbol, and may stand before and behind the line.
fn is_between(c: char) -> bool {
    " -:/=\u{2010}\u{2011}\u{2013}\u{2014}".contains(c)
}

/// The kind and the symbol that a line says; the sign of the kind may be typed in any case.
fn read_line(line: &str) -> Option<(PaperKind, &str)> {
    let line = line.trim_matches(is_between);
    PaperKind::ALL.into_iter().find_map(|kind| {
        let sign = kind.sign();
        let end = line.char_indices().nth(sign.chars().count()).map(|(at, _)| at)?;
        let (typed, rest) = line.split_at_checked(end)?;
        if typed.to_lowercase() != sign.to_lowercase() {
            return None;
        }
        let symbol = rest.trim_start_matches(is_between);
        (symbol.len() < rest.len() && is_symbol(symbol)).then_some((kind, symbol))
    })
}

/// Is it a symbol: a letter or figure, then letters, figures, hyphens, dots and `&` only?
fn is_symbol(text: &str) -> bool {
    let may_follow = |c: char| c.is_alphanumeric() || "-\u{2010}\u{2011}.&".contains(c);
    text.starts_with(char::is_alphanumeric) && text.chars().all(may_follow)
}

/// The symbol that the lines give a kind of paper; the first where they give two.
pub(super) fn symbol_for(lines: &str, kind: PaperKind) -> Option<&str> {
    lines.lines().filter_map(read_line).find(|(of, _)| *of == kind).map(|(_, symbol)| symbol)
}

/// The first line that does not say a kind and a symbol, or says a kind that an earlier line has.
pub(super) fn unclear_line(lines: &str) -> Option<&str> {
    let mut said = Vec::new();
    lines.lines().find(|line| match read_line(line) {
        _ if line.trim().is_empty() => false,
        Some((kind, _)) if !said.contains(&kind) => {
            said.push(kind);
            false
        }
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_a_kind_and_its_symbol_however_they_are_parted() {
        for line in [
            "TTr/BTGDV",
            "TTr BTGDV",
            "TTr: BTGDV",
            "-TTr/BTGDV",
            "  TTr - BTGDV ",
            "TTr\u{2011}BTGDV",
            "TTr\u{2010}BTGDV",
            "TTr — BTGDV",
            "ttr/BTGDV",
            "TTR – BTGDV",
        ] {
            assert_eq!(symbol_for(line, PaperKind::Submission), Some("BTGDV"), "{line}");
            assert_eq!(unclear_line(line), None, "{line}");
        }
        for symbol in ["MTTQ-BTT", "MTTQ\u{2011}BTT", "VP.TU", "T&T", "5A"] {
            assert_eq!(symbol_for(&format!("qđ/{symbol}"), PaperKind::Decision), Some(symbol));
        }
        let lines = "QĐ/BTGDVTU\nCV-MTTQ-BTT";
        assert_eq!(symbol_for(lines, PaperKind::Decision), Some("BTGDVTU"));
        assert_eq!(symbol_for(lines, PaperKind::OfficialLetter), Some("MTTQ-BTT"));
        assert_eq!(symbol_for(lines, PaperKind::Report), None);
    }

    #[test]
    fn a_line_that_says_less_or_says_a_kind_again_is_named() {
        for (lines, unclear) in [
            ("BTGDV", "BTGDV"),
            ("TTr", "TTr"),
            ("TTr/", "TTr/"),
            ("TTrBTGDV", "TTrBTGDV"),
            ("XX/BTGDV", "XX/BTGDV"),
            ("TTr (BTGDV)", "TTr (BTGDV)"),
            ("TTr/BTGDV; BC/BCDVK", "TTr/BTGDV; BC/BCDVK"),
            ("TTr/BTGDV, BC/BCDVK", "TTr/BTGDV, BC/BCDVK"),
            ("TTr/BTG DV", "TTr/BTG DV"),
            ("TTr/&BTGDV", "TTr/&BTGDV"),
            ("TTr/BTGDV/TU", "TTr/BTGDV/TU"),
            ("TTr/A\nBC/B\nTTr/C", "TTr/C"),
            ("TTr/A\nttr/C", "ttr/C"),
        ] {
            assert_eq!(unclear_line(lines), Some(unclear));
        }
        assert_eq!(unclear_line("TTr/A\n\nBC/B"), None);
    }
}
