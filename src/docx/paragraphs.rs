//! Paragraphs and their letters.
use super::{
    escaped,
    styles::{Styles, run_properties, spacing},
    twips,
};
use crate::layout::{
    balanced_ends,
    block::{Face, FacedPiece, Paragraph, Style},
    rule_under,
};

/// How a paragraph stands on its page beside its own words.
#[derive(Clone, Copy)]
pub(super) struct Placing {
    /// Points between the margins.
    pub(super) width: f32,
    /// Points above it.
    pub(super) before: f32,
    /// It stays on the page of what follows.
    pub(super) stays: bool,
}

/// A paragraph, and its rule as a paragraph of its own.
pub(super) fn paragraph(p: &Paragraph, styles: &Styles, at: Placing) -> String {
    let keep = if at.stays { "<w:keepNext/>" } else { "" };
    let properties = [
        styles.name_of(p.role),
        keep.to_owned(),
        // A line that is laid by hand is never split over two pages.
        if p.balanced { "<w:keepLines/>".to_owned() } else { String::new() },
        styles.stand(p, at.before),
    ]
    .concat();
    let ends = balanced_ends(p, at.width);
    let mut runs = String::new();
    for (number, span) in p.spans.iter().enumerate() {
        let ends: Vec<usize> =
            ends.iter().filter(|(of, _)| *of == number).map(|(_, byte)| *byte).collect();
        for (words, face) in faced((&span.text, span.style.face, &span.pieces), &ends) {
            runs += &run(&words, &styles.letters(p.role, span, face));
        }
    }
    let mut out = format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    if let Some((from, to, below)) = rule_under(p, at.width) {
        let (left, right) = (twips(from), twips(at.width - to));
        out += &format!(
            r#"<w:p><w:pPr>{keep}<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>{}<w:ind w:left="{left}" w:right="{right}"/></w:pPr></w:p>"#,
            spacing(below, RULE_LINE),
        );
    }
    out
}

/// Points of the empty line below a rule.
const RULE_LINE: f32 = 2.0;

/// The words of a text in pieces of one face each; lines end at `ends`, too.
pub(super) fn faced(
    (words, face, pieces): (&str, Face, &[FacedPiece]),
    ends: &[usize],
) -> Vec<(String, Face)> {
    let mut out: Vec<(String, Face)> = Vec::new();
    for (byte, c) in words.char_indices() {
        let face = FacedPiece::face_at(pieces, byte, face);
        let c = if ends.contains(&byte) { '\n' } else { c };
        match out.last_mut() {
            Some((words, last)) if *last == face => words.push(c),
            _ => out.push((c.into(), face)),
        }
    }
    out
}

/// Letters of one look; a line break where a line ends by hand.
pub(super) fn run(words: &str, properties: &str) -> String {
    let lines: Vec<String> = words
        .split('\n')
        .map(|line| match escaped(line) {
            line if line.is_empty() => line,
            line => format!(r#"<w:t xml:space="preserve">{line}</w:t>"#),
        })
        .collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// An empty line so high: what stands between two tables, or carries what is said of a section.
pub(super) fn gap(points: f32, stays: bool, more: &str) -> String {
    let keep = if stays { "<w:keepNext/>" } else { "" };
    let least = Style::regular(1.0);
    format!(
        "<w:p><w:pPr>{keep}{}{}{more}</w:pPr></w:p>",
        spacing(0.0, points.max(LEAST)),
        run_properties(least, None),
    )
}

/// The lowest line Word knows.
const LEAST: f32 = 1.0;
