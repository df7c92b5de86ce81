//! The one value that the PDF writer and the preview share. Points; y grows downwards from the top edge.
//!
//! The pages of issued papers are kept in the book as JSON of these types and read for ever: a new field
//! must have a default that older pages mean (`serde(default)`), and none is renamed or removed.
use super::{block::Face, fonts::metrics};
use serde::{Deserialize, Serialize};

/// One printed page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// In the order they are drawn.
    pub items: Vec<Item>,
}

/// Something placed on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// Letters on a baseline.
    Text(TextRun),
    /// A straight line.
    Line(LineTo),
}

/// Letters of one style, from left to right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextRun {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Letters; spaces are plain.
    pub text: Box<str>,
    /// Face.
    pub face: Face,
    /// Size.
    pub size: f32,
    /// Added to the width of every space (justified lines).
    pub gap: f32,
    /// Which text of the document they are; `None`: a page number.
    pub origin: Option<Origin>,
}

/// Where the letters of a run come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// Which text of the document, from 0, in the order of [`super::texts::each_text`].
    pub text: u32,
    /// Byte of that text which the run begins with.
    pub byte: u32,
}

impl Origin {
    pub(super) fn new(text: usize, byte: usize) -> Self {
        Self { text: text as u32, byte: byte as u32 }
    }
}

/// A straight line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LineTo {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
    pub thickness: f32,
}

impl TextRun {
    /// Points from its first letter to the end of its last.
    pub fn width(&self) -> f32 {
        let spaces = self.text.matches(' ').count() as f32;
        metrics(self.face).width(&self.text, self.size) + self.gap * spaces
    }
}

impl Item {
    /// Moves it.
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Line(line) => {
                line.x0 += dx;
                line.x1 += dx;
                line.y0 += dy;
                line.y1 += dy;
            }
        }
    }
}

impl Page {
    /// The run of letters at a place, points from the top left corner of the sheet; a hair beside them counts.
    pub fn run_at(&self, x: f32, y: f32) -> Option<&TextRun> {
        const BESIDE: f32 = 2.0;
        self.items.iter().find_map(|item| {
            let Item::Text(run) = item else { return None };
            let across = run.x - BESIDE..=run.x + run.width() + BESIDE;
            let down = run.y - run.size..=run.y + run.size * 0.3;
            (across.contains(&x) && down.contains(&y)).then_some(run)
        })
    }

    /// All text of the page in drawing order, a line for each run: what tests and search read.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for item in &self.items {
            if let Item::Text(run) = item {
                out.push_str(&run.text);
                out.push('\n');
            }
        }
        out
    }
}
