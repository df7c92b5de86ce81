//! The one value that the PDF writer and the preview share. Points; y grows downwards from the top edge.
//!
//! The pages of issued papers are kept in the book as JSON of these types and read for ever: a new field
//! must have a default that older pages mean (`serde(default)`), and none is renamed or removed.
use super::block::Face;
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
