//! Words → lines: broken at spaces, inside an over-long word only when it must be.
use super::{
    block::{Align, Face, Paragraph, Rule},
    fonts::metrics,
    page::{Item, LineTo, TextRun},
};

/// A line of a plain text: bytes `start..end`, its width in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainLine {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) units: u32,
}

/// Breaks a text of one face into lines no wider than `room` (points). Fast: table cells.
pub(super) fn wrap_plain(text: &str, face: Face, size: f32, room: f32, out: &mut Vec<PlainLine>) {
    let metrics = metrics(face);
    let most = (room.max(0.0) * metrics.units_per_em / size) as u32;
    let (mut start, mut width) = (0, 0);
    // Where the line may end: (end, width to there, next start, width to there).
    let mut space: Option<(usize, u32, usize, u32)> = None;
    // Second best, inside an over-long word: after a hyphen or stroke.
    let mut joint: Option<(usize, u32)> = None;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            out.push(PlainLine { start, end: at, units: width });
            (start, width, space, joint) = (at + 1, 0, None, None);
            continue;
        }
        let advance = u32::from(metrics.glyph(c).1);
        if c == ' ' {
            space = Some((at, width, at + 1, width + advance));
            joint = None;
            width += advance;
            continue;
        }
        if width + advance > most && at > start {
            match (space.take(), joint.take()) {
                (Some((end, units, next, to_there)), _) => {
                    out.push(PlainLine { start, end, units });
                    start = next;
                    width -= to_there;
                }
                (None, Some((end, units))) => {
                    out.push(PlainLine { start, end, units });
                    start = end;
                    width -= units;
                }
                (None, None) => {
                    out.push(PlainLine { start, end: at, units: width });
                    (start, width) = (at, 0);
                }
            }
            // The rest of the word alone may still be too wide.
            if width + advance > most && at > start {
                out.push(PlainLine { start, end: at, units: width });
                (start, width) = (at, 0);
            }
        }
        width += advance;
        if matches!(c, '-' | '–' | '/') {
            joint = Some((at + c.len_utf8(), width));
        }
    }
    out.push(PlainLine { start, end: text.len(), units: width });
}

/// Drawn as plain spaces.
pub(super) fn drawn(text: &str) -> Box<str> {
    if text.contains('\u{a0}') { text.replace('\u{a0}', " ").into() } else { text.into() }
}

/// A letter of a paragraph with its span.
struct Letter {
    c: char,
    span: usize,
    width: f32,
}

/// One line of a paragraph, ready to be placed.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Relative to the paragraph's left edge and the line's top.
    pub(super) items: Vec<Item>,
}

/// The lines of a paragraph in `width` points.
pub(super) fn lay_lines(p: &Paragraph, width: f32) -> Vec<Line> {
    let letters = letters(p);
    let room = width - p.left;
    let mut breaks = break_lines(&letters, room, p.first_indent);
    if p.balanced && breaks.len() > 1 {
        breaks = balance(&letters, room, p.first_indent, breaks);
    }
    let count = breaks.len();
    let mut lines = Vec::with_capacity(count);
    for (i, range) in breaks.iter().enumerate() {
        let line = letters.get(range.start..range.end).unwrap_or_default();
        let indent = p.left + if i == 0 { p.first_indent } else { 0.0 };
        let taken: f32 = line.iter().map(|l| l.width).sum();
        let spare = width - indent - taken;
        let spaces = line.iter().filter(|l| is_space(l.c)).count();
        let justify = p.align == Align::Justify && !range.forced && i + 1 < count && spaces > 0;
        let gap = if justify { spare / spaces as f32 } else { 0.0 };
        let x = indent
            + match p.align {
                Align::Left | Align::Justify => 0.0,
                Align::Center => spare / 2.0,
                Align::Right => spare,
            };
        let mut items = place(p, line, x, gap);
        if i + 1 == count
            && let Some(rule) = p.rule
        {
            items.push(Item::Line(rule_below(rule, x, taken, p.line)));
        }
        lines.push(Line { items });
    }
    lines
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}

fn letters(p: &Paragraph) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (span, s) in p.spans.iter().enumerate() {
        let m = metrics(s.style.face);
        letters.extend(s.text.chars().map(|c| Letter {
            c,
            span,
            width: if c == '\n' {
                0.0
            } else {
                f32::from(m.glyph(c).1) * s.style.size / m.units_per_em
            },
        }));
    }
    letters
}

/// A line as letters `start..end`; `forced`: ended by a break set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    start: usize,
    end: usize,
    forced: bool,
}

fn break_lines(letters: &[Letter], room: f32, first_indent: f32) -> Vec<Range> {
    // A hair of room, so that a text measured to fit does fit.
    const HAIR: f32 = 0.01;
    let mut out: Vec<Range> = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    let mut space: Option<usize> = None;
    for (i, letter) in letters.iter().enumerate() {
        if letter.c == '\n' {
            out.push(Range { start, end: i, forced: true });
            (start, width, space) = (i + 1, 0.0, None);
            continue;
        }
        let most = room - if out.is_empty() { first_indent } else { 0.0 } + HAIR;
        if letter.c == ' ' {
            space = Some(i);
        } else if width + letter.width > most && i > start {
            let (end, next) = match space.take() {
                Some(at) => (at, at + 1),
                None => (i, i),
            };
            out.push(Range { start, end, forced: false });
            start = next;
            width = letters.get(next..i).unwrap_or_default().iter().map(|l| l.width).sum();
        }
        width += letter.width;
    }
    out.push(Range { start, end: letters.len(), forced: true });
    out
}

/// The narrowest room that needs no more lines: lines of about equal length, no word left alone.
fn balance(letters: &[Letter], room: f32, first_indent: f32, greedy: Vec<Range>) -> Vec<Range> {
    let (mut low, mut high) = (room / 4.0, room);
    let mut best = greedy;
    let count = best.len();
    for _ in 0..12 {
        let middle = f32::midpoint(low, high);
        let tried = break_lines(letters, middle, first_indent);
        // Breaking inside a word is never better.
        let inside = tried.windows(2).any(|w| matches!(w, [a, b] if a.end == b.start));
        if tried.len() <= count && !inside {
            best = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// One run of letters for each span on the line; underlines below.
fn place(p: &Paragraph, line: &[Letter], start: f32, gap: f32) -> Vec<Item> {
    let mut items = Vec::new();
    let mut x = start;
    for run in line.chunk_by(|a, b| a.span == b.span) {
        let Some(style) = run.first().and_then(|l| p.spans.get(l.span)).map(|s| s.style) else {
            continue;
        };
        let text: String = run.iter().map(|l| if l.c == '\u{a0}' { ' ' } else { l.c }).collect();
        let spaces = run.iter().filter(|l| is_space(l.c)).count();
        let width = run.iter().map(|l| l.width).sum::<f32>() + gap * spaces as f32;
        let y = baseline(p.line, style.face, style.size);
        if style.underline {
            let below = y + style.size * 0.12;
            items.push(Item::Line(LineTo {
                x0: x,
                y0: below,
                x1: x + width,
                y1: below,
                thickness: style.size * 0.05,
            }));
        }
        if !text.trim().is_empty() {
            items.push(Item::Text(TextRun {
                x,
                y,
                text: text.into(),
                face: style.face,
                size: style.size,
                gap,
            }));
        }
        x += width;
    }
    items
}

/// Where letters stand in a line of a given height.
pub(super) fn baseline(line: f32, face: Face, size: f32) -> f32 {
    let m = metrics(face);
    (line - (m.ascent + m.descent) * size) / 2.0 + m.ascent * size
}

fn rule_below(rule: Rule, x: f32, taken: f32, line: f32) -> LineTo {
    let share = match rule {
        Rule::AsLongAsText => 1.0,
        Rule::Share(share) => share,
    };
    let cut = taken * (1.0 - share) / 2.0;
    let y = line + 1.0;
    LineTo { x0: x + cut, y0: y, x1: x + taken - cut, y1: y, thickness: 0.75 }
}

/// Space a rule takes below its paragraph.
pub(super) const RULE_ROOM: f32 = 3.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::{Span, Style};
    use proptest::prelude::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|l| {
                l.items
                    .iter()
                    .filter_map(|i| if let Item::Text(r) = i { Some(&*r.text) } else { None })
                    .collect::<String>()
            })
            .collect()
    }

    fn paragraph(text: &str, align: Align) -> Paragraph {
        Paragraph::new(text, Style::regular(14.0), align, 19.0)
    }

    #[test]
    fn a_title_is_balanced_and_leaves_no_word_alone() {
        let title = paragraph(
            "về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong thực hiện phong trào",
            Align::Center,
        );
        let greedy = texts(&lay_lines(&Paragraph { balanced: false, ..title.clone() }, 467.0));
        assert_eq!(greedy.len(), 2);
        let even = texts(&lay_lines(&title, 467.0));
        assert_eq!(even.len(), 2);
        let words = |s: &str| s.split(' ').count();
        assert!(words(&even[1]) >= 7, "{even:?}");
    }

    #[test]
    fn breaks_set_by_hand_stay_and_no_break_spaces_hold() {
        assert_eq!(
            texts(&lay_lines(&paragraph("BAN CHỈ ĐẠO\nQUY CHẾ", Align::Center), 400.0)),
            ["BAN CHỈ ĐẠO", "QUY CHẾ"]
        );
        let bound = paragraph("thành tích năm\u{a0}2016", Align::Left);
        assert_eq!(texts(&lay_lines(&bound, 90.0)), ["thành tích", "năm 2016"]);
    }

    #[test]
    fn justified_lines_end_at_the_margin() {
        let p = paragraph(&"Đảng ủy Khối Doanh nghiệp ".repeat(8), Align::Justify);
        let lines = lay_lines(&p, 300.0);
        for line in &lines[..lines.len() - 1] {
            let Some(Item::Text(run)) = line.items.first() else { panic!() };
            let spaces = run.text.matches(' ').count() as f32;
            let right = run.x + metrics(Face::Regular).width(&run.text, 14.0) + run.gap * spaces;
            assert!((right - 300.0).abs() < 0.05, "{right}");
        }
    }

    #[test]
    fn a_rule_is_as_long_as_the_words_above() {
        let p = Paragraph::new("ĐẢNG CỘNG SẢN VIỆT NAM", Style::bold(15.0), Align::Center, 18.0)
            .ruled(Rule::AsLongAsText);
        let lines = lay_lines(&p, 250.0);
        let Some(Item::Line(rule)) = lines[0].items.last() else { panic!() };
        // 72,9 mm by the measures of Times.
        assert!(((rule.x1 - rule.x0) / 72.0 * 25.4 - 72.9).abs() < 0.1);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_too_wide(text in "[a-zđàểữ ]{0,120}", room in 20.0f32..300.0) {
            let mut lines = Vec::new();
            wrap_plain(&text, Face::Regular, 13.0, room, &mut lines);
            let together: String = lines.iter().map(|l| &text[l.start..l.end]).collect();
            prop_assert_eq!(together.replace(' ', ""), text.replace(' ', ""));
            for l in &lines {
                let shown = text[l.start..l.end].trim();
                prop_assert!(metrics(Face::Regular).width(shown, 13.0) <= room + 0.5 || shown.chars().count() == 1);
            }
            let p = Paragraph { spans: vec![Span { text: text.clone(), style: Style::regular(13.0) }], ..paragraph("", Align::Justify) };
            let rich: String = texts(&lay_lines(&p, room)).concat();
            prop_assert_eq!(rich.replace(' ', ""), text.replace(' ', ""));
        }
    }
}
