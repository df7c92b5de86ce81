//! Ép vừa trang: the few lines that stand on the last page alone are brought to the page before it.
use super::{
    block::{Block, Document, Limits, Role, Section},
    page::{Item, Page},
    paginate,
    texts::count_texts,
};
use std::collections::BTreeSet;

/// With more lines than this on it, a last page is a page. What closes the paper, its foot, is not counted.
pub const FEW_LINES: usize = 5;
/// Steps in which spacing is tightened, from as it is to the least.
const STEPS: usize = 6;
/// Points by which letters then get smaller.
const SMALLER: f32 = 0.5;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Squeezed {
    /// The last page is full enough: so many lines stand on it; 0: it is the only one.
    NotNeeded(usize),
    /// The page is saved.
    Done,
    /// Not within what the form allows.
    Cannot,
}

/// Tightens spacing, then the letters of running text, within what the form of each section allows, until its last page
/// is saved; where that is not to be had, everything stays as it was. Gives the worst that came of it.
pub fn squeeze(document: &mut Document) -> Squeezed {
    let mut worst = None;
    for section in &mut document.sections {
        let own = squeeze_section(section);
        let weight = |of: &Squeezed| match of {
            Squeezed::Done => 1,
            Squeezed::NotNeeded(_) => 0,
            Squeezed::Cannot => 2,
        };
        if worst.as_ref().is_none_or(|of| weight(of) < weight(&own)) {
            worst = Some(own);
        }
    }
    worst.unwrap_or(Squeezed::NotNeeded(0))
}

fn squeeze_section(section: &mut Section) -> Squeezed {
    let pages = pages_of(section);
    let lines = pages.last().map_or(0, |page| lines_on(section, page));
    if pages.len() < 2 {
        return Squeezed::NotNeeded(0);
    }
    if lines > FEW_LINES {
        return Squeezed::NotNeeded(lines);
    }
    let Some(limits) = section.limits else { return Squeezed::Cannot };
    let mut smaller = 0.0;
    let mut step = 1;
    loop {
        let mut tried = section.clone();
        let share = step as f32 / STEPS as f32;
        let letters = tighten(&mut tried, &limits, share, smaller);
        if pages_of(&tried).len() < pages.len() {
            *section = tried;
            return Squeezed::Done;
        }
        if step < STEPS {
            step += 1;
        } else if letters {
            smaller += SMALLER;
        } else {
            return Squeezed::Cannot;
        }
    }
}

fn pages_of(section: &Section) -> Vec<Page> {
    paginate(&Document { sections: vec![section.clone()], ..Document::default() })
}

/// The lines of a page that are neither of the head of a table nor of the foot of the paper.
fn lines_on(section: &Section, page: &Page) -> usize {
    let mut apart = Vec::new();
    let mut first = 0;
    for block in &section.blocks {
        let all = count_texts(block);
        match block {
            Block::Signature { .. } => apart.push(first..first + all),
            Block::Table(table) => apart.push(first..first + table.header.len()),
            Block::Paragraph(_) | Block::Columns { .. } => {}
        }
        first += all;
    }
    let lines: BTreeSet<i32> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) => {
                let text = run.origin?.text as usize;
                let counts = !apart.iter().any(|of| of.contains(&text));
                counts.then_some((run.y * 10.0).round() as i32)
            }
            Item::Line(_) => None,
        })
        .collect();
    lines.len()
}

/// Spacing by a share of what may be taken from it, letters by so many points. Can letters get smaller still?
fn tighten(section: &mut Section, limits: &Limits, share: f32, smaller: f32) -> bool {
    let towards = |is: &mut f32, least: f32| {
        if *is > least {
            *is -= (*is - least) * share;
        }
    };
    let mut can_shrink = false;
    for block in &mut section.blocks {
        match block {
            Block::Paragraph(p) if p.role == Some(Role::Body) => {
                towards(&mut p.line, limits.line);
                towards(&mut p.space_before, limits.gap);
                for span in &mut p.spans {
                    let least = limits.size.min(span.style.size);
                    can_shrink |= span.style.size - smaller > least;
                    span.style.size = (span.style.size - smaller).max(least);
                }
            }
            Block::Table(table) => {
                let least = table.line * limits.table_line;
                towards(&mut table.line, least);
                let least = table.padding * limits.padding;
                towards(&mut table.padding, least);
            }
            _ => {}
        }
    }
    can_shrink
}
