//! Words → lines: broken at spaces, inside an over-long word only when it must be.
use super::{
    block::{Align, Face, FacedPiece, Paragraph, Rule},
    fonts::metrics,
    page::{Item, LineTo, Origin, TextRun},
};

/// A line of a plain text: bytes `start..end`, its width in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainLine {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) units: u32,
}

/// Where a line may end, and where the next begins.
#[derive(Clone, Copy)]
struct Stop {
    end: usize,
    next: usize,
    /// Font units from the beginning of the text.
    end_units: u64,
    next_units: u64,
}

/// Breaks a text of one face into lines no wider than `room` (points). Fast: table cells.
pub(super) fn wrap_plain(text: &str, face: Face, size: f32, room: f32, out: &mut Vec<PlainLine>) {
    let metrics = metrics(face);
    let most = (room.max(0.0) * metrics.units_per_em / size) as u64;
    // Where the line began; units from the beginning of the text to there and to here.
    let (mut start, mut base, mut units) = (0, 0, 0u64);
    // The last place to end the line at; second best, in what is wider than a line: a no-break space;
    // third best: after a hyphen or stroke.
    let (mut space, mut bound, mut joint): (Option<Stop>, Option<Stop>, Option<Stop>) =
        (None, None, None);
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        if c == '\n' {
            out.push(PlainLine { start, end: at, units: (units - base) as u32 });
            (start, base) = (after, units);
            (space, bound, joint) = (None, None, None);
            continue;
        }
        if c == RATHER {
            continue;
        }
        let advance = u64::from(metrics.glyph(c).1);
        if is_space(c) {
            let here = Stop { end: at, next: after, end_units: units, next_units: units + advance };
            (bound, joint) = (None, None);
            if c == ' ' {
                space = Some(here);
            } else {
                bound = Some(here);
            }
            units += advance;
            continue;
        }
        while units + advance - base > most && at > start {
            let on_line = |stop: &Stop| stop.end > start;
            let stop = (space.take().filter(on_line))
                .or_else(|| bound.take().filter(on_line))
                .or_else(|| joint.take().filter(on_line))
                .unwrap_or(Stop { end: at, next: at, end_units: units, next_units: units });
            out.push(PlainLine { start, end: stop.end, units: (stop.end_units - base) as u32 });
            (start, base) = (stop.next, stop.next_units);
        }
        units += advance;
        if matches!(c, '-' | '–' | '/') {
            joint = Some(Stop { end: after, next: after, end_units: units, next_units: units });
        }
    }
    out.push(PlainLine { start, end: text.len(), units: (units - base) as u32 });
}

/// How many lines a text of one face takes in `room` points.
pub fn lines_in(text: &str, face: Face, size: f32, room: f32) -> usize {
    let mut lines = Vec::new();
    wrap_plain(text, face, size, room, &mut lines);
    lines.len()
}

/// As it is drawn: plain spaces, no marks.
pub(super) fn drawn(text: &str) -> Box<str> {
    if text.contains(['\u{a0}', RATHER]) {
        text.replace('\u{a0}', " ").replace(RATHER, "").into()
    } else {
        text.into()
    }
}

/// A letter of a paragraph with its span.
struct Letter {
    c: char,
    span: usize,
    /// Which byte of its span it begins at.
    byte: usize,
    face: Face,
    width: f32,
    /// A space where a line would rather end than at others.
    rather: bool,
}

/// One line of a paragraph, ready to be placed.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Relative to the paragraph's left edge and the line's top.
    pub(super) items: Vec<Item>,
}

/// The lines of a paragraph in `width` points; its first span is text number `first` of the document.
pub(super) fn lay_lines(p: &Paragraph, width: f32, first: usize) -> Vec<Line> {
    let letters = letters(p);
    let room = width - p.left;
    let breaks = if p.balanced {
        balance(&letters, room, p.first_indent)
    } else {
        break_lines(&letters, 0, room, p.first_indent)
    };
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
        let mut items = place(p, first, line, x, gap);
        if i + 1 == count
            && let Some(rule) = p.rule
        {
            items.push(Item::Line(rule_below(rule, x, taken, p.line)));
        }
        lines.push(Line { items });
    }
    lines
}

/// A zero-width space behind a space: a line would rather end there than at others. Never drawn.
pub(super) const RATHER: char = '\u{200b}';

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}

/// Where the lines of a balanced paragraph end without a break set by hand: the span and the byte of the space there.
pub fn balanced_ends(p: &Paragraph, width: f32) -> Vec<(usize, usize)> {
    if !p.balanced {
        return Vec::new();
    }
    let letters = letters(p);
    let lines = balance(&letters, width - p.left, p.first_indent);
    let spaces = lines.iter().skip(1).filter_map(|line| letters.get(line.start.checked_sub(1)?));
    spaces.filter(|l| is_space(l.c)).map(|l| (l.span, l.byte)).collect()
}

/// The rule below a paragraph: where it begins and ends between the margins, and how far below its last line it lies.
pub fn rule_under(p: &Paragraph, width: f32) -> Option<(f32, f32, f32)> {
    p.rule?;
    let last = lay_lines(p, width, 0).pop()?;
    last.items.iter().rev().find_map(|item| match item {
        Item::Line(rule) => Some((rule.x0, rule.x1, rule.y0 - p.line)),
        Item::Text(_) => None,
    })
}

/// Width of a paragraph's longest line when lines end only where that was set by hand.
pub fn natural_width(p: &Paragraph) -> f32 {
    let letters = letters(p);
    let lines = letters.split(|l| l.c == '\n').map(|line| line.iter().map(|l| l.width).sum());
    p.left + lines.fold(0.0, f32::max)
}

fn letters(p: &Paragraph) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (span, s) in p.spans.iter().enumerate() {
        for (byte, c) in s.text.char_indices() {
            if c == RATHER {
                if let Some(before) = letters.last_mut() {
                    before.rather = before.c == ' ';
                }
                continue;
            }
            let face = FacedPiece::face_at(&s.pieces, byte, s.style.face);
            let m = metrics(face);
            let width = f32::from(m.glyph(c).1) * s.style.size / m.units_per_em;
            let width = if c == '\n' { 0.0 } else { width };
            letters.push(Letter { c, span, byte, face, width, rather: false });
        }
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

/// A hair of room, so that a text measured to fit does fit.
const HAIR: f32 = 0.01;

/// As many letters on each line as it holds. `offset` is where these letters begin in the paragraph.
fn break_lines(letters: &[Letter], offset: usize, room: f32, first_indent: f32) -> Vec<Range> {
    let mut out: Vec<Range> = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    let mut space: Option<usize> = None;
    // Second best, in what is wider than a line.
    let mut bound: Option<usize> = None;
    let line = |start, end, forced| Range { start: offset + start, end: offset + end, forced };
    for (i, letter) in letters.iter().enumerate() {
        if letter.c == '\n' {
            out.push(line(start, i, true));
            (start, width, space, bound) = (i + 1, 0.0, None, None);
            continue;
        }
        if letter.c == ' ' {
            (space, bound) = (Some(i), None);
        } else if letter.c == '\u{a0}' {
            bound = Some(i);
        } else {
            loop {
                let most = room - if out.is_empty() { first_indent } else { 0.0 } + HAIR;
                if width + letter.width <= most || i == start {
                    break;
                }
                let on_line = |at: &usize| *at > start;
                let stop = space.take().filter(on_line).or_else(|| bound.take().filter(on_line));
                let (end, next) = stop.map_or((i, i), |at| (at, at + 1));
                out.push(line(start, end, false));
                start = next;
                width = letters.get(next..i).unwrap_or_default().iter().map(|l| l.width).sum();
            }
        }
        width += letter.width;
    }
    out.push(line(start, letters.len(), true));
    out
}

/// Lines of about equal length that break where they read best; every break set by hand stays.
fn balance(letters: &[Letter], room: f32, first_indent: f32) -> Vec<Range> {
    let mut out = Vec::new();
    let mut offset = 0;
    for part in letters.split_inclusive(|l| l.c == '\n') {
        let indent = if out.is_empty() { first_indent } else { 0.0 };
        let words = match part.split_last() {
            Some((last, before)) if last.c == '\n' => before,
            _ => part,
        };
        let greedy = break_lines(words, offset, room, indent);
        let even = if greedy.len() > 1 { even_lines(words, offset, room, indent) } else { None };
        out.extend(even.unwrap_or(greedy));
        offset += part.len();
    }
    if letters.last().is_none_or(|l| l.c == '\n') {
        out.push(Range { start: offset, end: offset, forced: true });
    }
    out
}

/// More places to break at than any title has: such a text is no title.
const MOST_STOPS: usize = 600;
/// Costs of a break, on the scale of a line that is as much shorter than the others as it is long being 100:
/// a common one, and one inside what belongs together.
const COMMON: f32 = 11.0;
const BOUND: f32 = 60.0;
/// The cost of a line of one word.
const ALONE: f32 = 60.0;

/// The cheapest breaks into as few lines as can be; `None` when there are none but inside a word.
fn even_lines(
    letters: &[Letter],
    offset: usize,
    room: f32,
    first_indent: f32,
) -> Option<Vec<Range>> {
    let mut sums = vec![(0f32, 0usize)];
    let mut sum = (0.0, 0);
    for letter in letters {
        sum = (sum.0 + letter.width, sum.1 + usize::from(is_space(letter.c)));
        sums.push(sum);
    }
    let between = |start: usize, end: usize| {
        let (a, b) = (sums.get(start).copied()?, sums.get(end).copied()?);
        Some((b.0 - a.0, b.1.saturating_sub(a.1) + 1))
    };
    // Inside what belongs together only when there is no other way.
    [false, true].into_iter().find_map(|inside| {
        let stops: Vec<(usize, f32)> = letters
            .iter()
            .enumerate()
            .filter_map(|(i, l)| match l.c {
                ' ' => Some((i, if l.rather { 0.0 } else { COMMON })),
                '\u{a0}' if inside => Some((i, BOUND)),
                _ => None,
            })
            .chain([(letters.len(), 0.0)])
            .collect();
        if stops.len() > MOST_STOPS {
            return None;
        }
        // As few lines as hold it: each filled as far as it goes.
        let (mut count, mut start, mut last) = (1, 0, 0);
        for (end, _) in &stops {
            let most = room - if count == 1 { first_indent } else { 0.0 } + HAIR;
            if between(start, *end)?.0 > most {
                (count, start) = (count + 1, last + 1);
            }
            last = *end;
        }
        let even = sum.0 / count as f32;
        let cost = |start: usize, end: usize, room: f32| {
            let (width, words) = between(start, end)?;
            let off = (width - even) / even.max(1.0);
            let alone = if words == 1 { ALONE } else { 0.0 };
            (width <= room + HAIR).then_some(off * off * 100.0 + alone)
        };
        // The cheapest way to each stop in so many lines, and the stop before it.
        let mut best: Vec<Vec<Option<(f32, usize)>>> = vec![
            stops
                .iter()
                .map(|(end, at)| Some((cost(0, *end, room - first_indent)? + at, 0)))
                .collect(),
        ];
        for _ in 1..count {
            let before = best.last()?;
            let here = stops.iter().enumerate().map(|(j, (end, at))| {
                let mut cheapest: Option<(f32, usize)> = None;
                for (i, (from, _)) in stops.iter().enumerate().take(j).rev() {
                    // Further back, lines are only longer.
                    let Some(line) = cost(from + 1, *end, room) else { break };
                    let Some((way, _)) = before.get(i).copied().flatten() else { continue };
                    let all = way + line + at;
                    if cheapest.is_none_or(|(least, _)| all < least) {
                        cheapest = Some((all, i));
                    }
                }
                cheapest
            });
            let here = here.collect();
            best.push(here);
        }
        let mut out = Vec::with_capacity(count);
        let mut at = stops.len() - 1;
        for ways in best.iter().rev() {
            let (_, from) = ways.get(at).copied().flatten()?;
            let is_first = out.len() + 1 == count;
            let start = if is_first { 0 } else { stops.get(from)?.0 + 1 };
            let end = offset + stops.get(at)?.0;
            out.push(Range { start: offset + start, end, forced: out.is_empty() });
            at = from;
        }
        out.reverse();
        Some(out)
    })
}

/// One run of letters for each span on the line and each face in it; underlines below.
fn place(p: &Paragraph, first: usize, line: &[Letter], start: f32, gap: f32) -> Vec<Item> {
    let mut items = Vec::new();
    let mut x = start;
    for run in line.chunk_by(|a, b| a.span == b.span && a.face == b.face) {
        let Some(letter) = run.first() else { continue };
        let Some(style) = p.spans.get(letter.span).map(|s| s.style) else { continue };
        let text: String = run.iter().map(|l| if l.c == '\u{a0}' { ' ' } else { l.c }).collect();
        let spaces = run.iter().filter(|l| is_space(l.c)).count();
        let width = run.iter().map(|l| l.width).sum::<f32>() + gap * spaces as f32;
        let y = baseline(p.line, letter.face, style.size);
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
                face: letter.face,
                size: style.size,
                gap,
                origin: Some(Origin::new(first + letter.span, letter.byte)),
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
    // A short rule closes what stands above it and is no underlining of the words it lies below.
    let (share, gap) = match rule {
        Rule::AsLongAsText => (1.0, 1.0),
        Rule::Share(share) => (share, 3.5),
    };
    let cut = taken * (1.0 - share) / 2.0;
    let y = line + gap;
    LineTo { x0: x + cut, y0: y, x1: x + taken - cut, y1: y, thickness: 0.75 }
}

/// Space the rule of a paragraph takes below it.
pub(super) fn rule_room(p: &Paragraph) -> f32 {
    match p.rule {
        None => 0.0,
        Some(Rule::AsLongAsText) => 3.0,
        Some(Rule::Share(_)) => 5.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::Style;
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
        let greedy = texts(&lay_lines(&Paragraph { balanced: false, ..title.clone() }, 467.0, 0));
        assert_eq!(greedy.len(), 2);
        let even = texts(&lay_lines(&title, 467.0, 0));
        assert_eq!(even.len(), 2);
        let words = |s: &str| s.split(' ').count();
        assert!(words(&even[1]) >= 7, "{even:?}");
    }

    #[test]
    fn breaks_set_by_hand_stay_and_no_break_spaces_hold() {
        assert_eq!(
            texts(&lay_lines(&paragraph("BAN CHỈ ĐẠO\nQUY CHẾ", Align::Center), 400.0, 0)),
            ["BAN CHỈ ĐẠO", "QUY CHẾ"]
        );
        let bound = paragraph("thành tích năm\u{a0}2016", Align::Left);
        assert_eq!(texts(&lay_lines(&bound, 90.0, 0)), ["thành tích", "năm 2016"]);
    }

    /// `~` for a no-break space, `|` for a space where a line rather ends.
    fn title(text: &str) -> Paragraph {
        let text = text.replace('~', "\u{a0}").replace('|', " \u{200b}");
        Paragraph::new(text, Style::bold(14.0), Align::Center, 17.0)
    }

    #[test]
    fn a_title_breaks_where_it_reads_best_and_never_inside_what_is_bound() {
        let long = "về~việc tặng Giấy~khen|cho tập~thể, cá~nhân có~thành~tích xuất~sắc|trong~thực~hiện \
                    Quy~chế dân~chủ ở~cơ~sở|và~phong~trào thi~đua “Dân~vận~khéo”|năm~2016";
        assert_eq!(
            texts(&lay_lines(&title(long), 467.0, 0)),
            [
                "về việc tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc",
                "trong thực hiện Quy chế dân chủ ở cơ sở",
                "và phong trào thi đua “Dân vận khéo” năm 2016"
            ]
        );
        // Whatever the room, what is bound breaks only where it is longer than a line.
        for room in 20..60 {
            let room = room as f32 * 10.0;
            let lines = texts(&lay_lines(&title(long), room, 0));
            let bound = |words: &str| metrics(Face::Bold).width(words, 14.0) > room;
            for words in ["Dân vận khéo", "phong trào", "ở cơ sở", "xuất sắc", "năm 2016"]
            {
                assert!(
                    lines.iter().any(|l| l.contains(words)) || bound(words),
                    "{room}: {lines:?}"
                );
            }
            let alone = |l: &String| !l.contains(' ') && lines.len() > 1;
            assert!(!lines.iter().any(alone), "{room}: {lines:?}");
        }
    }

    #[test]
    fn what_is_bound_and_longer_than_a_line_breaks_between_its_words() {
        let place = title("Đặc~khu~Quần~đảo~có~tên~rất~dài~và~rất~dài, ngày~10~tháng~01~năm~2017");
        for balanced in [false, true] {
            let lines = texts(&lay_lines(&Paragraph { balanced, ..place.clone() }, 200.0, 0));
            assert!(lines.iter().all(|l| metrics(Face::Bold).width(l, 14.0) <= 200.0));
            assert_eq!(lines.join(" "), place.spans[0].text.replace('\u{a0}', " "), "{lines:?}");
        }
        let mut out = Vec::new();
        let cell = "số\u{a0}05-QĐ/BCĐ,\u{a0}ngày\u{a0}10/01/2017";
        wrap_plain(cell, Face::Regular, 13.0, 90.0, &mut out);
        let lines: Vec<&str> = out.iter().map(|l| &cell[l.start..l.end]).collect();
        assert_eq!(lines, ["số\u{a0}05-QĐ/BCĐ,", "ngày\u{a0}10/01/2017"]);
    }

    #[test]
    fn one_break_set_by_hand_does_not_narrow_the_other_lines() {
        let who = title("BAN CHỈ ĐẠO\nQUY CHẾ DÂN CHỦ Ở CƠ SỞ VÀ PHONG TRÀO THI ĐUA\n*\n");
        let lines = lay_lines(&who, 250.0, 0);
        assert_eq!(lines.len(), 5, "the last is blank, as it was set");
        assert_eq!(texts(&lines)[0], "BAN CHỈ ĐẠO");
        assert_eq!(texts(&lines)[3..], ["*", ""]);
    }

    #[test]
    fn justified_lines_end_at_the_margin() {
        let p = paragraph(&"Đảng ủy Khối Doanh nghiệp ".repeat(8), Align::Justify);
        let lines = lay_lines(&p, 300.0, 0);
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
        let lines = lay_lines(&p, 250.0, 0);
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
            let p = Paragraph::new(text.clone(), Style::regular(13.0), Align::Justify, 19.0);
            let rich: String = texts(&lay_lines(&p, room, 0)).concat();
            prop_assert_eq!(rich.replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn a_balanced_title_is_whole_inside_its_room_and_in_no_more_lines(
            text in "([a-zđàểữ]{1,9}[ ~|]){0,30}[a-zđàểữ]{1,40}", room in 20.0f32..300.0,
        ) {
            let p = title(&text);
            let even = texts(&lay_lines(&p, room, 0));
            let greedy = texts(&lay_lines(&Paragraph { balanced: false, ..p }, room, 0));
            prop_assert!(even.len() <= greedy.len());
            prop_assert_eq!(even.concat().replace(' ', ""), text.replace([' ', '~', '|'], ""));
            for line in &even {
                let width = metrics(Face::Bold).width(line, 14.0);
                prop_assert!(width <= room + 0.1 || line.chars().count() == 1, "{}", line);
                prop_assert!(!line.contains(RATHER));
            }
        }
    }
}
