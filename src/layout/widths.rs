//! How wide the columns of a table are, and what size of letters and sheet it needs. Its texts are measured
//! once; what they need is then reckoned for any size and any room.
use super::{
    block::{Cell, ColumnWidth, Face, HeaderCell, Paper, Row, Table},
    fonts::metrics,
    lines::RATHER,
};
use std::ops::Range;

/// How a table stands on its sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Size of its letters.
    pub size: f32,
    /// Does the sheet lie?
    pub landscape: bool,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// Whether a table has room for every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has.
    Fits,
    /// Only because the sheet was laid down: upright, words would be cut at any size.
    OnlyLying,
    /// The sheet was laid down because upright its rows are tall and take more paper.
    RatherLying,
    /// Upright as was asked for: every word has room, but only a few rows stand on a page, in letters
    /// made smaller for their sake.
    TallUpright,
    /// Not upright as was asked for: words are cut. Lying they would not be, or fewer.
    WantsLandscape,
    /// Not even lying: words are cut.
    TooWide,
}

/// Sizes of letters below the usual one, tried one after the other before a sheet is laid down. Tables of 12 to
/// 13 points are usual practice; 11 is our choice, still read at arm's length.
const SMALLER: [f32; 2] = [12.0, 11.0];

/// Finds the size and the sheet of a table and sets its columns for good, measuring it once. Without a
/// wish the sheet lies when upright a word would be cut, or when rows are tall and lying saves paper. Letters
/// get smaller for the sake of tall rows too: on a lying sheet, and when upright is insisted on.
pub fn fit(table: &mut Table, upright: &Paper, landscape: Option<bool>) -> Fit {
    let measured = Measured::of(table);
    let usual = table.size;
    let sizes = || std::iter::once(usual).chain(SMALLER.into_iter().filter(move |s| *s < usual));
    let smallest = sizes().last().unwrap_or(usual);
    let sized = |room: f32| sizes().find(|size| measured.fits(*size, room));
    let lying = upright.landscape();
    let stands = sized(upright.body_width());
    let lies = sized(lying.body_width());
    let better_lying = |stands: Option<f32>| {
        let (stands, lies) = (stands.unwrap_or(smallest), lies.unwrap_or(smallest));
        measured.reads_better_lying(table, (upright, stands), (&lying, lies))
    };
    let is_lying = landscape.unwrap_or_else(|| stands.is_none() || better_lying(stands));
    let is_tall = |size: f32| !measured.has_room_for(FEW_ROWS, upright, table, size);
    let is_tall_lying = |size: f32| !measured.has_room_for(LAST_ROWS, &lying, table, size);
    let lower = |at: f32, is_tall: &dyn Fn(f32) -> bool| {
        sizes().find(|s| *s <= at && !is_tall(*s)).unwrap_or(smallest)
    };
    let (sheet, size) = match (is_lying, landscape) {
        (true, _) => (&lying, lies.map(|at| lower(at, &is_tall_lying))),
        (false, Some(_)) => (upright, stands.map(|at| lower(at, &is_tall))),
        (false, None) => (upright, stands),
    };
    let verdict = match (size, is_lying, landscape) {
        (Some(_), true, None) if stands.is_none() => Verdict::OnlyLying,
        (Some(_), true, None) => Verdict::RatherLying,
        (Some(_), false, Some(_)) if stands.is_some_and(is_tall) && better_lying(stands) => {
            Verdict::TallUpright
        }
        (Some(_), ..) => Verdict::Fits,
        (None, true, _) => Verdict::TooWide,
        (None, false, _) => Verdict::WantsLandscape,
    };
    let size = size.unwrap_or(smallest);
    table.line *= size / usual;
    table.size = size;
    let widths = measured.widths(size, sheet.body_width());
    for (column, width) in table.columns.iter_mut().zip(widths) {
        column.width = ColumnWidth::Fixed(width);
    }
    Fit { size, landscape: is_lying, verdict }
}

/// The columns a cell of the header lies over.
pub(super) fn columns_of(cell: &HeaderCell) -> Range<usize> {
    usize::from(cell.column)..usize::from(cell.column) + usize::from(cell.columns.max(1))
}

/// The cell that begins at a column.
fn cell_at(row: &Row, column: usize) -> Option<&Cell> {
    let mut at = 0;
    row.cells.iter().find(|cell| {
        let here = at == column;
        at += usize::from(cell.span.max(1));
        here
    })
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

// The numbers from here to `LAST_ROWS` are our choice: found by looking at lists of offices, long and short.

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
/// Rows taller than this many lines upright are rather read on a lying sheet.
const TALL_ROW: f32 = 5.0;
/// So many rows, and the part of a page they have beside what else stands on it.
type Rows = (f32, f32);
/// A page with fewer is no table any more.
const FEW_ROWS: Rows = (3.0, 0.9);
/// What the closing line and the signature come with.
const LAST_ROWS: Rows = (2.0, 0.72);

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
                let ems = cell.map_or_else(Ems::default, |c| Ems::of(&c.text, c.face));
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
    fn fits(&self, size: f32, room: f32) -> bool {
        self.words(size, room, |e| e.word).iter().sum::<f32>() <= room
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
    fn lines_of_a_row(&self, size: f32, room: f32) -> f32 {
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

    /// How tall a row of so many lines is.
    fn row_height(table: &Table, lines: f32, size: f32) -> f32 {
        lines * table.line * size / table.size + table.padding * 2.0
    }

    /// Has a page room for so many rows, or for all there are?
    fn has_room_for(&self, (rows, part): Rows, sheet: &Paper, table: &Table, size: f32) -> bool {
        let lines = self.lines_of_a_row(size, sheet.body_width());
        let rows = rows.min(table.rows.len() as f32);
        Self::row_height(table, lines, size) * rows <= sheet.body_height() * part
    }

    /// Are rows tall upright, and do they take more paper than lying?
    fn reads_better_lying(
        &self,
        table: &Table,
        (upright, stands): (&Paper, f32),
        (lying, lies): (&Paper, f32),
    ) -> bool {
        let tall = self.lines_of_a_row(stands, upright.body_width());
        if tall <= TALL_ROW {
            return false;
        }
        let low = self.lines_of_a_row(lies, lying.body_width());
        let paper = |lines: f32, size: f32, sheet: &Paper| {
            Self::row_height(table, lines, size) / sheet.body_height().max(1.0)
        };
        paper(low, lies, lying) < paper(tall, stands, upright)
    }
}

impl Ems {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        block::{Block, Document, Section, TableColumn},
        page::{Item, Page},
        paginate,
    };
    use proptest::prelude::*;

    const PAPER: fn() -> Paper = || Paper::a4(20.0, 20.0, 30.0, 15.0);

    /// A table of heads over rows of texts; a head that ends with `!` is of a column never to be wrapped.
    fn table(heads: &[&str], rows: &[Vec<String>]) -> Table {
        let column = |head: &&str| TableColumn {
            width: ColumnWidth::Content { least: 85.0, whole: head.ends_with('!') },
            ..TableColumn::default()
        };
        let head = |(i, text): (usize, &&str)| HeaderCell {
            text: text.trim_end_matches('!').into(),
            column: i as u8,
            ..HeaderCell::default()
        };
        let row = |texts: &Vec<String>| Row {
            cells: texts.iter().cloned().map(Cell::from).collect(),
            ..Row::default()
        };
        Table {
            columns: heads.iter().map(column).collect(),
            header: heads.iter().enumerate().map(head).collect(),
            rows: rows.iter().map(row).collect(),
            size: 13.0,
            line: 16.0,
            padding: 3.5,
            border: 0.5,
            space_before: 0.0,
        }
    }

    fn rows(of: &[&str], count: usize) -> Vec<Vec<String>> {
        let row = |n: usize| of.iter().map(|t| t.replace('#', &n.to_string())).collect();
        (1..=count).map(row).collect()
    }

    fn widths_of(table: &Table) -> Vec<f32> {
        let width = |c: &TableColumn| match c.width {
            ColumnWidth::Fixed(width) => width,
            ColumnWidth::Content { .. } => 0.0,
        };
        table.columns.iter().map(width).collect()
    }

    /// Every run of letters on the pages of a table.
    fn runs(table: Table, landscape: bool) -> Vec<String> {
        let paper = if landscape { PAPER().landscape() } else { PAPER() };
        let section = Section { paper, blocks: vec![Block::Table(table)], ..Section::default() };
        let pages = paginate(&Document { sections: vec![section], ..Document::default() });
        let items = pages.into_iter().flat_map(|Page { items, .. }| items);
        let text =
            |item| if let Item::Text(run) = item { Some(run.text.into_string()) } else { None };
        items.filter_map(text).collect()
    }

    const CITATION: &str = "vận động cán bộ, đảng viên đóng góp 150.000.000 đồng xây dựng 03 căn nhà \
        tình thương, thăm hỏi gia đình chính sách trên địa bàn; thực hiện tốt Quy chế dân chủ ở cơ sở, \
        đối thoại định kỳ với người lao động, giải quyết kịp thời các kiến nghị, ";

    #[test]
    fn short_columns_stay_whole_and_the_longest_text_has_the_room() {
        let heads =
            ["STT", "Họ và tên!", "Năm sinh", "Chức vụ", "Thành tích", "Ngày", "Tiền thưởng"];
        let long = CITATION.repeat(3);
        let texts = ["#", "Nguyễn Thị Hồng Nhung", "1978", "", &long, "05/12/2016", "1.210.000"];
        for landscape in [false, true] {
            let columns = if landscape { 7 } else { 5 };
            let mut table = table(&heads[..columns], &rows(&texts[..columns], 120));
            // Upright few such rows stand on a page, and that is said.
            let verdict = if landscape { Verdict::Fits } else { Verdict::TallUpright };
            let size = 11.0;
            assert_eq!(
                fit(&mut table, &PAPER(), Some(landscape)),
                Fit { size, landscape, verdict }
            );
            let widths = widths_of(&table);
            let paper = if landscape { PAPER().landscape() } else { PAPER() };
            assert!((widths.iter().sum::<f32>() - paper.body_width()).abs() < 0.1, "{widths:?}");
            // The empty column has its head and no more; the citation has more than any other.
            assert!(widths[3] < 60.0 && widths[4] > 1.4 * widths[1], "{widths:?}");
            let runs = runs(table, landscape);
            assert!(runs.contains(&"STT".to_owned()));
            for i in [1, 2, 5, 6].into_iter().filter(|i| *i < columns) {
                assert_eq!(runs.iter().filter(|r| *r == texts[i]).count(), 120, "{}", texts[i]);
            }
            assert!((1..=120).all(|n| runs.contains(&n.to_string())));
        }
    }

    #[test]
    fn letters_get_smaller_before_the_sheet_is_laid_down_and_that_is_said() {
        // So many letters without a space in each of five columns.
        let fitted = |letters: usize, asked: Option<bool>| {
            let word = "m".repeat(letters);
            let mut table = table(&["A", "B", "C", "D", "E"], &rows(&[word.as_str(); 5], 3));
            let fit = fit(&mut table, &PAPER(), asked);
            let runs = runs(table, fit.landscape);
            let is_cut = runs.iter().filter(|r| **r == word).count() < 15;
            (fit.size, fit.landscape, fit.verdict, is_cut)
        };
        use Verdict::{Fits, OnlyLying, TooWide, WantsLandscape};
        assert_eq!(fitted(8, None), (13.0, false, Fits, false));
        assert_eq!(fitted(9, None), (12.0, false, Fits, false));
        assert_eq!(fitted(10, None), (11.0, false, Fits, false));
        assert_eq!(fitted(11, None), (13.0, true, OnlyLying, false));
        assert_eq!(fitted(11, Some(true)), (13.0, true, Fits, false), "as was asked for");
        assert_eq!(fitted(11, Some(false)), (11.0, false, WantsLandscape, true));
        assert_eq!(fitted(20, None), (11.0, true, TooWide, true));
    }

    #[test]
    fn the_sheet_lies_for_what_is_written_not_for_the_count_of_columns() {
        let many = ["STT", "Họ và tên!", "Nam", "Nữ", "Chức vụ", "Đơn vị", "Hình thức", "Ghi chú"];
        let short = ["#", "Kim Thị Sóc", "1980", "", "Bí thư", "Ấp Mẫu", "Giấy khen", ""];
        assert!(!fit(&mut table(&many, &rows(&short, 40)), &PAPER(), None).landscape);
        let few = ["STT", "Họ và tên!", "Chức vụ, đơn vị", "Thành tích"];
        let unit = "Phó Bí thư Đảng ủy, Phó Giám đốc, Đảng bộ Viễn thông Trà Vinh mẫu số một";
        let long = ["#", "Nguyễn Thị Hồng Nhung", unit, &CITATION.repeat(3)];
        assert!(fit(&mut table(&few, &rows(&long, 40)), &PAPER(), None).landscape);
        assert!(!fit(&mut table(&few, &rows(&long, 40)), &PAPER(), Some(false)).landscape);
        // An annex of names, posts and units stands.
        let usual = ["#", "Nguyễn Thị Hồng Nhung", "Phó Bí thư, Phó Giám đốc", unit];
        assert!(!fit(&mut table(&few, &rows(&usual, 40)), &PAPER(), None).landscape);
    }

    #[test]
    fn tall_rows_lay_the_sheet_down_or_make_letters_smaller_and_that_is_said() {
        use Verdict::{Fits, RatherLying, TallUpright};
        let heads = ["STT", "Họ và tên!", "Chức vụ", "Đơn vị", "Thành tích"];
        let fitted = |letters: usize, count: usize, asked: Option<bool>| {
            let long: String = CITATION.repeat(6).chars().take(letters).collect();
            let texts =
                ["#", "Nguyễn Thị Hồng Nhung", "Bí thư, Trưởng ấp", "Ấp Tân Lập mẫu", &long];
            let fit = fit(&mut table(&heads, &rows(&texts, count)), &PAPER(), asked);
            (fit.landscape, fit.size, fit.verdict)
        };
        assert_eq!(fitted(60, 30, None), (false, 13.0, Fits));
        assert_eq!(fitted(300, 30, Some(false)), (false, 13.0, Fits));
        assert_eq!(fitted(400, 30, Some(false)), (false, 12.0, TallUpright));
        // Lying, two rows and what closes them have room on the last page.
        for (letters, size) in [(600, 13.0), (900, 11.0), (1200, 11.0)] {
            assert_eq!(fitted(letters, 30, None), (true, size, RatherLying), "{letters}");
            assert_eq!(fitted(letters, 30, Some(true)), (true, size, Fits), "{letters}");
            assert_eq!(fitted(letters, 30, Some(false)), (false, 11.0, TallUpright), "{letters}");
        }
        // One alone has the page for itself.
        assert_eq!(fitted(600, 1, Some(false)), (false, 13.0, Fits));
    }

    #[test]
    fn an_endless_word_takes_no_words_of_others() {
        let heads = ["STT", "Họ và tên", "Đơn vị", "Thành tích"];
        let endless = "x".repeat(600);
        let mut table = table(&heads, &rows(&["#", "Nguyễn Thị Nhung", &endless, "xuất sắc"], 30));
        let fit = fit(&mut table, &PAPER(), Some(false));
        assert_eq!((fit.size, fit.verdict), (11.0, Verdict::TallUpright));
        let widths = widths_of(&table);
        assert!(widths.iter().sum::<f32>() <= PAPER().body_width() + 0.1);
        let runs = runs(table, false);
        for whole in ["Nguyễn Thị Nhung", "xuất sắc"] {
            assert_eq!(runs.iter().filter(|r| *r == whole).count(), 30, "{whole}: {widths:?}");
        }
        assert_eq!(runs.concat().matches('x').count(), 600 * 30 + 30);
    }

    #[test]
    fn a_head_over_two_columns_has_its_words_too() {
        let mut table = table(&["A", "B", "Đơn vị"], &rows(&["1", "", "Chi bộ"], 2));
        table.header.push(HeaderCell {
            text: "Khenthưởngnămtrước".into(),
            columns: 2,
            ..HeaderCell::default()
        });
        table.header[0].line = 1;
        table.header[1].line = 1;
        table.header[2].lines = 2;
        fit(&mut table, &PAPER(), None);
        assert!(runs(table, false).contains(&"Khenthưởngnămtrước".to_owned()));
    }

    proptest! {
        #[test]
        fn no_word_is_cut_where_all_longest_words_have_room(
            heads in prop::collection::vec("[A-ZĐ][a-zđàểữ]{0,6}( [a-zđàểữ]{1,6}){0,3}!?", 1..9),
            texts in prop::collection::vec(
                prop::collection::vec("|[0-9]{1,3}|[0-9]{2}/[0-9]{2}/[0-9]{4}|[a-zđàểữ]{1,7}([ ~][a-zđàểữ]{1,7}){0,12}|[a-z ]{200,400}", 9),
                0..8,
            ),
            landscape in any::<bool>(),
        ) {
            let texts: Vec<Vec<String>> = texts
                .iter()
                .map(|row| row.iter().take(heads.len()).map(|t| t.replace('~', "\u{a0}")).collect())
                .collect();
            let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
            let mut table = table(&heads, &texts);
            let content = table.clone();
            let fit = fit(&mut table, &PAPER(), Some(landscape));
            let paper = if landscape { PAPER().landscape() } else { PAPER() };
            let widths = widths_of(&table);
            prop_assert!(widths.iter().all(|w| w.is_finite() && *w > 0.0));
            prop_assert!((widths.iter().sum::<f32>() - paper.body_width()).abs() < 0.5);
            // A kept table, whose columns were not set, stands the same.
            let again = Measured::of(&content).widths(fit.size, paper.body_width());
            prop_assert_eq!(&again, &widths);
            let growing = heads.len().min(3) as f32;
            for (i, width) in widths.iter().enumerate() {
                let mut words: Vec<(&str, Face)> =
                    heads[i].trim_end_matches('!').split(' ').map(|w| (w, Face::Bold)).collect();
                let cells = texts.iter().filter_map(|row| row.get(i));
                words.extend(cells.flat_map(|t| t.split([' ', '\u{a0}'])).map(|w| (w, Face::Regular)));
                for (word, face) in words {
                    let needs = metrics(face).width(word, fit.size) + 7.0;
                    let endless = needs > paper.body_width() / growing;
                    prop_assert!(fit.verdict != Verdict::Fits || endless || needs <= *width, "{}: {:?}", word, widths);
                }
            }
        }
    }
}
