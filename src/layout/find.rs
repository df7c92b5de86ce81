//! What is looked for on pages: words wherever lines break them, and the empty cell at a place.
use super::{
    block::{Block, ColumnWidth, Document, Spot, Table},
    fonts::metrics,
    page::{Item, LineTo, Page, TextRun},
    texts::count_texts,
};

/// A rectangle on a page, points from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A place where the words stand: one area for each line they are on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// The page, from 0.
    pub page: usize,
    /// From top to bottom.
    pub areas: Vec<Area>,
}

/// A letter of a text on one page: of which run of it, and which letter of that run.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    run: usize,
    at: usize,
}

/// Every place where `words` stand, page by page. `fold` says which letters count as the same; words and what stands on
/// paper are compared by it letter by letter, and a line that ends is a space.
pub fn hits(pages: &[Page], words: &str, fold: impl Fn(char) -> char) -> Vec<Hit> {
    let wanted: Vec<char> = words.trim().chars().map(&fold).collect();
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    for (number, page) in pages.iter().enumerate() {
        let runs: Vec<&TextRun> = page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(run) => Some(run),
                Item::Line(_) => None,
            })
            .collect();
        let same_text = |a: &(usize, &&TextRun), b: &(usize, &&TextRun)| {
            a.1.origin.is_some() && a.1.origin.map(|o| o.text) == b.1.origin.map(|o| o.text)
        };
        let all: Vec<(usize, &&TextRun)> = runs.iter().enumerate().collect();
        for text in all.chunk_by(same_text) {
            let letters = letters_of(text, &fold);
            let mut from = 0;
            while let Some(rest) = letters.get(from..) {
                let here = rest
                    .windows(wanted.len())
                    .position(|of| of.iter().map(|letter| letter.c).eq(wanted.iter().copied()));
                let Some(here) = here else { break };
                let hit = rest.get(here..here + wanted.len()).unwrap_or_default();
                found.push(Hit { page: number, areas: areas_of(&runs, hit) });
                from += here + wanted.len();
            }
        }
    }
    found
}

/// The letters of the runs of one text, with a space where a line ends.
fn letters_of(text: &[(usize, &&TextRun)], fold: impl Fn(char) -> char) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut line = None;
    for (number, run) in text {
        let is_next_line = line.is_some_and(|y: f32| (y - run.y).abs() > run.size / 2.0);
        if is_next_line && let Some(last) = letters.last().copied().filter(|last| last.c != ' ') {
            letters.push(Letter { c: ' ', at: last.at + 1, ..last });
        }
        line = Some(run.y);
        letters.extend(run.text.chars().enumerate().map(|(at, c)| {
            let c = if c.is_whitespace() { ' ' } else { fold(c) };
            Letter { c, run: *number, at }
        }));
    }
    letters
}

fn areas_of(runs: &[&TextRun], hit: &[Letter]) -> Vec<Area> {
    let area = |part: &[Letter]| {
        let (first, last) = (part.first()?, part.last()?);
        let run = runs.get(first.run)?;
        let width = |letters: usize| {
            let before: String = run.text.chars().take(letters).collect();
            let spaces = before.matches(' ').count() as f32;
            metrics(run.face).width(&before, run.size) + run.gap * spaces
        };
        Some(Area {
            left: run.x + width(first.at),
            top: run.y - run.size,
            right: run.x + width(last.at + 1),
            bottom: run.y + run.size * 0.3,
        })
    };
    hit.chunk_by(|a, b| a.run == b.run).filter_map(area).collect()
}

/// A cell without words.
#[derive(Clone, Debug, PartialEq)]
pub struct Blank {
    /// Its name.
    pub spot: Spot,
    /// Where it stands on its page.
    pub area: Area,
    /// Size of the letters beside it, points.
    pub size: f32,
}

/// The blank cell at a place of a page, points from its top left corner. A cell is known by the lines around it and by what
/// stands beside it.
pub fn blank_at(document: &Document, page: &Page, (x, y): (f32, f32)) -> Option<Blank> {
    let area = cell_around(page, (x, y))?;
    let inside = |run: &&TextRun| {
        let middle = run.y - run.size / 3.0;
        run.origin.is_some() && (area.top..area.bottom).contains(&middle)
    };
    let beside = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Line(_) => None,
    });
    for run in beside.filter(inside) {
        let Some((table, row)) = row_of(document, run.origin?.text as usize) else { continue };
        let left = page.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line.x0.min(line.x1)),
            Item::Text(_) => None,
        });
        let left = left.reduce(f32::min)?;
        let column = column_at(table, f32::midpoint(area.left, area.right) - left)?;
        let mut at = 0;
        let cell = table.rows.get(row)?.cells.iter().find(|cell| {
            let own = at..at + usize::from(cell.span.max(1));
            at = own.end;
            own.contains(&column)
        })?;
        let is_blank = cell.text.trim().is_empty() && cell.span <= 1;
        let spot = cell.spot.clone().filter(|_| is_blank)?;
        return Some(Blank { spot, area, size: run.size });
    }
    None
}

/// The nearest lines around a place.
fn cell_around(page: &Page, (x, y): (f32, f32)) -> Option<Area> {
    /// Lines meet in points that are as exact as sums of widths.
    const HAIR: f32 = 0.6;
    let lines = || {
        page.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line),
            Item::Text(_) => None,
        })
    };
    let is_level = |line: &&LineTo| (line.y0 - line.y1).abs() < HAIR;
    let over = |a: f32, b: f32, at: f32| (a.min(b) - HAIR..=a.max(b) + HAIR).contains(&at);
    let levels = || lines().filter(is_level).filter(|l| over(l.x0, l.x1, x)).map(|l| l.y0);
    let uprights =
        || lines().filter(|l| !is_level(l)).filter(|l| over(l.y0, l.y1, y)).map(|l| l.x0);
    Some(Area {
        left: uprights().filter(|at| *at <= x).reduce(f32::max)?,
        top: levels().filter(|at| *at <= y).reduce(f32::max)?,
        right: uprights().filter(|at| *at > x).reduce(f32::min)?,
        bottom: levels().filter(|at| *at > y).reduce(f32::min)?,
    })
}

/// The table and row that a text of this number stands in.
fn row_of(document: &Document, wanted: usize) -> Option<(&Table, usize)> {
    let mut first = 0;
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let count = count_texts(block);
        if let Block::Table(table) = block
            && (first..first + count).contains(&wanted)
        {
            let mut text = first + table.header.len();
            for (number, row) in table.rows.iter().enumerate() {
                if (text..text + row.cells.len()).contains(&wanted) {
                    return Some((table, number));
                }
                text += row.cells.len();
            }
            return None;
        }
        first += count;
    }
    None
}

/// The column at so many points from the left edge of a table that was fitted.
fn column_at(table: &Table, x: f32) -> Option<usize> {
    let mut right = 0.0;
    table.columns.iter().position(|column| {
        if let ColumnWidth::Fixed(width) = column.width {
            right += width;
        }
        x < right
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        block::{Align, Paper, Paragraph, Section, Style},
        paginate,
    };

    fn pages(text: &str) -> Vec<Page> {
        let paper = Paper::a4(20.0, 20.0, 30.0, 15.0);
        let p = Paragraph::new(text, Style::regular(14.0), Align::Justify, 19.0);
        let section = Section { paper, blocks: vec![Block::Paragraph(p)], ..Section::default() };
        paginate(&Document { sections: vec![section], ..Document::default() })
    }

    #[test]
    fn words_are_found_wherever_a_line_ends() {
        let text = "Ban Chỉ đạo phong trào thi đua Dân vận khéo ".repeat(12);
        let pages = pages(text.trim());
        let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
        let found = hits(&pages, "dân vận khéo", lower);
        assert_eq!(found.len(), 12);
        assert!(found.iter().any(|hit| hit.areas.len() == 2), "one is on two lines");
        for hit in &found {
            assert!(hit.areas.iter().all(|area| area.right > area.left), "{hit:?}");
        }
        assert_eq!(hits(&pages, "  ", lower), []);
        assert_eq!(hits(&pages, "không có", lower), []);
    }
}
