//! How wide the columns of a table are. Its texts are measured once; what they need is then reckoned for any
//! size and any room.
use super::{
    block::{Cell, ColumnWidth, Face, HeaderCell, Row, Table},
    fonts::metrics,
    lines::RATHER,
};
use std::ops::Range;

/// The columns a cell of the header lies over.
pub(super) fn columns_of(cell: &HeaderCell) -> Range<usize> {
    usize::from(cell.column)..usize::from(cell.column) + usize::from(cell.columns.max(1))
}

/// The cell that begins at a column.
pub(super) fn cell_at(row: &Row, column: usize) -> Option<&Cell> {
    let mut at = 0;
    row.cells.iter().find(|cell| {
        let here = at == column;
        at += usize::from(cell.span.max(1));
        here
    })
}

/// The widths of the columns of a table in `room` points.
pub fn column_widths(table: &Table, room: f32) -> Vec<f32> {
    Measured::of(table).widths(table.size, room)
}

/// Widths of a text in ems: 1 is the size of its letters.
#[derive(Clone, Copy, Default)]
struct Ems {
    /// Its longest word.
    word: f32,
    /// Its longest words that no-break spaces bind.
    bound: f32,
    /// Its longest line, as broken by hand.
    line: f32,
    /// All of it on one line.
    all: f32,
    /// Lines as broken by hand.
    lines: f32,
}

impl Ems {
    fn of(text: &str, face: Face) -> Self {
        let m = metrics(face);
        let em = 1.0 / m.units_per_em;
        let mut most = Self { lines: 1.0, ..Self::default() };
        let mut now = [0u32; 3];
        let raise = |most: &mut f32, units: &mut u32| {
            *most = most.max(*units as f32 * em);
            *units = 0;
        };
        for c in text.chars() {
            let [word, bound, line] = &mut now;
            match c {
                RATHER => {}
                '\n' => {
                    most.all += *line as f32 * em;
                    most.lines += 1.0;
                    raise(&mut most.word, word);
                    raise(&mut most.bound, bound);
                    raise(&mut most.line, line);
                }
                _ => {
                    let advance = u32::from(m.glyph(c).1);
                    *line = line.saturating_add(advance);
                    if c == ' ' {
                        raise(&mut most.word, word);
                        raise(&mut most.bound, bound);
                    } else if c == '\u{a0}' {
                        raise(&mut most.word, word);
                        *bound = bound.saturating_add(advance);
                    } else {
                        *word = word.saturating_add(advance);
                        *bound = bound.saturating_add(advance);
                    }
                }
            }
        }
        let [word, bound, line] = &mut now;
        most.all += *line as f32 * em;
        raise(&mut most.word, word);
        raise(&mut most.bound, bound);
        raise(&mut most.line, line);
        most
    }
}

/// What one column needs.
#[derive(Clone, Copy, Default)]
struct Needs {
    /// Exactly so many points.
    fixed: Option<f32>,
    /// At least so many points where something stands in it.
    least: f32,
    /// Does no cell wrap, when the page allows?
    whole: bool,
    /// Its cells.
    cells: Ems,
    /// Its head.
    head: Ems,
    /// Its head on three lines, in ems.
    low_head: f32,
    /// Does nothing stand in it?
    is_empty: bool,
}

// These numbers are our choice: found by looking at lists of offices, long and short.

/// A column as wide as this, in ems, is kept whole before others get room: a form, a day, a sum.
const SHORT: f32 = 6.0;
/// A head is kept on one line when its column is as wide but for so many ems.
const NEAR: f32 = 1.5;
/// Rows whose heights are reckoned, taken evenly from all: enough to know what a table is like.
const SAMPLE: usize = 120;
/// Steps in which room is given away.
const STEPS: usize = 40;
/// What a line leaves free at its end, in ems: half a word.
const RAGGED: f32 = 1.2;
/// However much a column asks for, what it gets for the asking is no more than its longest text needs in so
/// many lines, nor than so many ems: beyond that room goes where it makes rows lowest.
const LOW: f32 = 2.5;
const FLOOR: f32 = 5.5;
/// A column lacks “a word or two” when it lacks so many ems; and the part of its width that the longest text
/// gives for that.
const NEARLY: f32 = 4.5;
const SHARE: f32 = 0.18;
/// The texts of a table, measured.
pub(super) struct Measured {
    columns: Vec<Needs>,
    /// Heads over several columns, and their longest word in ems.
    wide_heads: Vec<(Range<usize>, f32)>,
    /// Some rows: for each column, all its text in ems and its lines as broken by hand.
    sample: Vec<Vec<(f32, f32)>>,
    /// Room inside a cell, left and right together.
    padding: f32,
}

impl Measured {
    /// Measures every text of a table, once.
    pub(super) fn of(table: &Table) -> Self {
        let mut columns: Vec<Needs> = table
            .columns
            .iter()
            .map(|column| {
                let mut needs = Needs { is_empty: true, ..Needs::default() };
                match column.width {
                    ColumnWidth::Fixed(width) => needs.fixed = Some(width),
                    ColumnWidth::Content { least, whole } => {
                        (needs.least, needs.whole) = (least, whole);
                    }
                }
                needs
            })
            .collect();
        let mut measured = Self {
            columns: Vec::new(),
            wide_heads: Vec::new(),
            sample: Vec::new(),
            // A hair, so that a text measured to fit does fit.
            padding: table.padding * 2.0 + 0.1,
        };
        if columns.iter().all(|c| c.fixed.is_some()) {
            return Self { columns, ..measured };
        }
        for head in &table.header {
            let over = columns_of(head);
            let ems = Ems::of(&head.text, Face::Bold);
            match columns.get_mut(over.start) {
                Some(needs) if over.len() == 1 => {
                    let low = low_head(&head.text, ems);
                    needs.low_head = needs.low_head.max(low);
                    needs.head.raise(ems);
                }
                _ => measured.wide_heads.push((over, ems.word)),
            }
        }
        let every = table.rows.len().div_ceil(SAMPLE).max(1);
        for (n, row) in table.rows.iter().enumerate() {
            let mut sampled = Vec::new();
            let is_sampled = n.is_multiple_of(every);
            for (i, needs) in columns.iter_mut().enumerate() {
                let cell = cell_at(row, i).filter(|c| c.span <= 1);
                let ems = cell.map_or_else(Ems::default, Ems::of_cell);
                needs.is_empty &= ems.word == 0.0;
                needs.cells.raise(ems);
                if is_sampled {
                    sampled.push((ems.all, ems.lines));
                }
            }
            if is_sampled {
                measured.sample.push(sampled);
            }
        }
        Self { columns, ..measured }
    }

    fn points(&self, ems: f32, size: f32) -> f32 {
        ems * size + self.padding
    }

    /// For each column what its longest words need, in points; an endless word only its part of the room.
    fn words(&self, size: f32, room: f32, of: impl Fn(&Ems) -> f32) -> Vec<f32> {
        let growing = self.columns.iter().filter(|c| c.fixed.is_none()).count().clamp(1, 3);
        let endless = room / growing as f32;
        let mut words: Vec<f32> = self
            .columns
            .iter()
            .map(|c| {
                let longest = of(&c.cells).max(of(&c.head));
                c.fixed.unwrap_or_else(|| self.points(longest, size).min(endless))
            })
            .collect();
        for (over, word) in &self.wide_heads {
            let Some(covered) = words.get_mut(over.clone()) else { continue };
            let lacks = self.points(*word, size).min(endless) - covered.iter().sum::<f32>();
            let share = lacks.max(0.0) / covered.len().max(1) as f32;
            for width in covered {
                *width += share;
            }
        }
        words
    }

    /// Is there room for every word?
    pub(super) fn fits(&self, size: f32, room: f32) -> bool {
        self.words(size, room, |e| e.word).iter().sum::<f32>() <= room
    }

    /// Sets the widths that columns are asked to have: never less than their longest word, nor more than the longest
    /// words of the others leave. Where words are cut anyhow, none is set.
    pub(super) fn set_own(&mut self, own: &[Option<f32>], size: f32, room: f32) {
        let least = self.words(size, room, |e| e.word);
        let spare = room - least.iter().sum::<f32>();
        if spare < 0.0 {
            return;
        }
        let more =
            |(own, least): (&Option<f32>, &f32)| own.map_or(0.0, |own| (own - least).max(0.0));
        let asked: f32 = own.iter().zip(&least).map(more).sum();
        let share = if asked > spare { spare / asked } else { 1.0 };
        for ((own, least), needs) in own.iter().zip(&least).zip(&mut self.columns) {
            if own.is_some() {
                needs.fixed = Some(least + more((own, least)) * share);
            }
        }
    }

    /// The widths of the columns in `room` points. First every column gets its longest word, then what it
    /// asks for at least, then what is bound together, then names and short texts their whole line; room
    /// that does not suffice is taken from the widest. What is left goes where it makes rows lowest.
    pub(super) fn widths(&self, size: f32, room: f32) -> Vec<f32> {
        let fixed: f32 = self.columns.iter().filter_map(|c| c.fixed).sum();
        let growing = |c: &Needs| c.fixed.is_none();
        if !self.columns.iter().any(growing) {
            return self.columns.iter().filter_map(|c| c.fixed).collect();
        }
        let room = room.max(fixed);
        let words = self.words(size, room - fixed, |e| e.word);
        let short = self.words(size, room - fixed, |e| e.word.max(e.bound.min(SHORT)));
        let points = |ems: f32| self.points(ems, size);
        let level = |below: &[f32], of: &dyn Fn(&Needs) -> f32| -> Vec<f32> {
            let wishes = self.columns.iter().zip(below);
            wishes.map(|(c, below)| if growing(c) { of(c).max(*below) } else { *below }).collect()
        };
        let least = level(&short, &|c| {
            let low = (c.cells.line / LOW + RAGGED).min(c.cells.line).min(FLOOR);
            let asked = if c.is_empty { 0.0 } else { c.least.min(points(low)) };
            points(c.low_head).min(room / 3.0).max(asked)
        });
        let bound = level(&least, &|c| points(c.cells.bound.max(c.head.bound)).min(room / 3.0));
        let whole = level(&bound, &|c| {
            let line = points(c.cells.line);
            let is_kept = c.whole && line < room / 2.0 || c.cells.line <= SHORT;
            let cells = c.cells.line.min(SHORT);
            let is_near = !c.is_empty && c.head.line <= SHORT.min(cells + NEAR);
            f32::max(
                if is_kept { line } else { 0.0 },
                if is_near { points(c.head.line) } else { 0.0 },
            )
        });
        let full = level(&whole, &|c| points(c.cells.line));
        let heads = level(&full, &|c| if c.is_empty { 0.0 } else { points(c.head.line) });
        let mut widths: Vec<f32> = self.columns.iter().map(|c| c.fixed.unwrap_or(0.0)).collect();
        for upper in [&words, &short, &least, &bound, &whole] {
            fill(&mut widths, upper, room);
        }
        self.give(&mut widths, &full, size, room);
        self.finish_lines(&mut widths, &short, &full, size);
        fill(&mut widths, &heads, room);
        self.spread(&mut widths, room);
        widths
    }

    /// Gives what is left away, step by step to the column where it makes the sampled rows lowest.
    fn give(&self, widths: &mut [f32], full: &[f32], size: f32, room: f32) {
        let step = (room - widths.iter().sum::<f32>()) / STEPS as f32;
        if step < 0.05 {
            return;
        }
        // Lines of a cell as a smooth figure, so that every bit of room counts.
        let lines = |(all, by_hand): (f32, f32), width: f32| {
            let line = ((width - self.padding) / size).max(0.1);
            (all / line).max(by_hand).max(1.0)
        };
        for _ in 0..STEPS {
            let mut gains = vec![0f32; widths.len()];
            for row in &self.sample {
                let heights = row.iter().zip(widths.iter()).map(|(cell, w)| lines(*cell, *w));
                let tallest = heights.clone().fold(1.0, f32::max);
                for (i, now) in heights.enumerate() {
                    let (Some(cell), Some(width)) = (row.get(i), widths.get(i)) else { continue };
                    // A cell much lower than its row costs nothing, the tallest one all.
                    let share = |lines: f32| (lines / tallest).powi(4);
                    let then = lines(*cell, width + step);
                    if let Some(gain) = gains.get_mut(i) {
                        *gain += tallest * (share(now) - share(then));
                    }
                }
            }
            let mut best: Option<(usize, f32)> = None;
            for (i, gain) in gains.into_iter().enumerate() {
                let grows = widths.get(i).zip(full.get(i)).is_some_and(|(w, f)| *w + 0.05 < *f);
                if grows && gain > 0.0 && best.is_none_or(|(_, most)| gain > most) {
                    best = Some((i, gain));
                }
            }
            let Some((i, _)) = best else { return };
            if let (Some(width), Some(full)) = (widths.get_mut(i), full.get(i)) {
                *width = (*width + step).min(*full);
            }
        }
    }

    /// A column that lacks a word or two for its whole line gets them from the longest text.
    fn finish_lines(&self, widths: &mut [f32], least: &[f32], full: &[f32], size: f32) {
        let length = |c: &Needs| if c.fixed.is_none() { c.cells.line } else { 0.0 };
        let longest =
            self.columns.iter().enumerate().max_by(|a, b| length(a.1).total_cmp(&length(b.1)));
        let Some((longest, needs)) = longest else { return };
        let mut lacks: Vec<(usize, f32)> = widths
            .iter()
            .zip(full)
            .map(|(width, full)| full - width)
            .enumerate()
            .filter(|(i, lack)| *i != longest && *lack > 0.0 && *lack <= NEARLY * size)
            .collect();
        lacks.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (i, lack) in lacks {
            let (Some(has), Some(least)) = (widths.get(longest).copied(), least.get(longest))
            else {
                return;
            };
            // Only of a text of many lines anyhow, and a little of each.
            let is_long = needs.cells.line * size > has * 2.0;
            if !is_long || lack > has * SHARE || has - lack < *least {
                return;
            }
            if let Some(width) = widths.get_mut(longest) {
                *width -= lack;
            }
            if let Some(width) = widths.get_mut(i) {
                *width += lack;
            }
        }
    }

    /// What nothing needs is given to long texts, so that the table is as wide as the page.
    fn spread(&self, widths: &mut [f32], room: f32) {
        let left = (room - widths.iter().sum::<f32>()).max(0.0);
        let growing = |c: &Needs| c.fixed.is_none();
        let long = |c: &Needs| {
            let more = if growing(c) { c.cells.line - c.cells.word } else { 0.0 };
            more * more
        };
        let plain = |c: &Needs| if growing(c) { 1.0 } else { 0.0 };
        let of_long: f32 = self.columns.iter().map(long).sum();
        let of_all: f32 = self.columns.iter().map(plain).sum();
        for (width, c) in widths.iter_mut().zip(&self.columns) {
            *width += left * if of_long > 0.0 { long(c) / of_long } else { plain(c) / of_all };
        }
    }

    /// The lines of an average row.
    pub(super) fn lines_of_a_row(&self, size: f32, room: f32) -> f32 {
        let widths = self.widths(size, room);
        let lines = |row: &Vec<(f32, f32)>| {
            let cells = row.iter().zip(&widths).map(|((all, by_hand), width)| {
                let line = (width - self.padding) / size;
                let wrapped = if *all <= line { 1.0 } else { all / (line - RAGGED).max(1.0) };
                wrapped.ceil().max(*by_hand)
            });
            cells.fold(1.0, f32::max)
        };
        self.sample.iter().map(lines).sum::<f32>() / self.sample.len().max(1) as f32
    }
}

impl Ems {
    /// In the widest of its faces.
    fn of_cell(cell: &Cell) -> Self {
        let mut ems = Self::of(&cell.text, cell.face);
        for piece in &cell.pieces {
            ems.raise(Self::of(&cell.text, piece.face));
        }
        ems
    }

    fn raise(&mut self, other: Self) {
        self.word = self.word.max(other.word);
        self.bound = self.bound.max(other.bound);
        self.line = self.line.max(other.line);
        self.all = self.all.max(other.all);
        self.lines = self.lines.max(other.lines);
    }
}

/// How wide a head must be to take three lines, in ems.
fn low_head(text: &str, ems: Ems) -> f32 {
    const LINES: usize = 3;
    let words: Vec<f32> = text.split([' ', '\n']).map(|w| Ems::of(w, Face::Bold).line).collect();
    let space = Ems::of(" ", Face::Bold).line;
    let lines_in = |width: f32| {
        let (mut lines, mut x) = (1, 0.0);
        for word in &words {
            if x > 0.0 && x + space + word > width {
                (lines, x) = (lines + 1, *word);
            } else {
                x += if x > 0.0 { space + word } else { *word };
            }
        }
        lines
    };
    // In steps finer than a letter.
    let mut width = ems.word;
    while width < ems.line && lines_in(width + 0.01) > LINES {
        width += f32::max(0.25, width * 0.04);
    }
    width
}

/// Raises widths to `upper`; when the room does not suffice, the narrowest first and the widest alike.
fn fill(widths: &mut [f32], upper: &[f32], room: f32) {
    let wanted: f32 = widths.iter().zip(upper).map(|(w, u)| w.max(*u)).sum();
    if wanted <= room {
        for (width, upper) in widths.iter_mut().zip(upper) {
            *width = width.max(*upper);
        }
        return;
    }
    // The width that none is raised above, found by halving.
    let raised = |width: f32, upper: f32, most: f32| width.max(upper.min(most));
    let (mut low, mut high) = (0.0, room);
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        let sum: f32 = widths.iter().zip(upper).map(|(w, u)| raised(*w, *u, middle)).sum();
        if sum <= room {
            low = middle;
        } else {
            high = middle;
        }
    }
    for (width, upper) in widths.iter_mut().zip(upper) {
        *width = raised(*width, *upper, low);
    }
}
