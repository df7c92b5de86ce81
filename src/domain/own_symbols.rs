//! Symbols that a body has for some kinds of paper only, as they are written down: one a line, the sign of
//! the kind and then the symbol (`TTr/BTGDV`), because some offices number their tờ trình under another symbol
//! than their decisions.
use super::paper_kind::PaperKind;

/// The kind and the symbol that a line says.
fn read_line(line: &str) -> Option<(PaperKind, &str)> {
    let is_between = |c: char| " -:/=\u{2011}\u{2013}".contains(c);
    let line = line.trim_matches(is_between);
    PaperKind::ALL.into_iter().find_map(|kind| {
        let rest = line.strip_prefix(kind.sign())?;
        let symbol = rest.trim_start_matches(is_between);
        (symbol.len() < rest.len() && !symbol.is_empty()).then_some((kind, symbol))
    })
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
        ] {
            assert_eq!(symbol_for(line, PaperKind::Submission), Some("BTGDV"), "{line}");
            assert_eq!(unclear_line(line), None, "{line}");
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
            ("TTr/A\nBC/B\nTTr/C", "TTr/C"),
        ] {
            assert_eq!(unclear_line(lines), Some(unclear));
        }
        assert_eq!(unclear_line("TTr/A\n\nBC/B"), None);
    }
}
