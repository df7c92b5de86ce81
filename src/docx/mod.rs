//! A paper as a Word file (.docx), and the words of one that comes back: its words, styles, tables, letterhead and page numbers, to be finished in Word. Only
//! writes what a [`Document`] says; lines and pages are then Word's.
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "XML reads best as it is written, and a paper is a few kilobytes"
)]
mod company;
mod package;
mod paragraphs;
mod read;
mod sections;
mod styles;
mod tables;

use crate::layout::block::Document;
use package::Package;
pub use read::{ReadError, words};

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The file could not be put together.
    #[error("docx: {0}")]
    Write(#[from] zip::result::ZipError),
}

/// Writes a paper. The same paper gives the same bytes.
///
/// # Errors
/// [`DocxError`].
pub fn write(document: &Document) -> Result<Vec<u8>, DocxError> {
    let styles = styles::Styles::of(document);
    let mut package = Package::default();
    let body = sections::body(document, &styles, &mut package);
    let is_mirrored = document.sections.iter().any(|section| section.paper.mirrored);
    Ok(package.finish(&body, &styles.part(), document, is_mirrored)?)
}

/// Twentieths of a point, as Word measures.
fn twips(points: f32) -> i64 {
    (points * 20.0).round() as i64
}

/// Words as XML has them: what it cannot say is left out, as are marks that are never drawn.
fn escaped(words: &str) -> String {
    let said = |c: &char| !(c.is_control() || matches!(c, '\u{200b}' | '\u{fffe}' | '\u{ffff}'));
    let words: String = words.chars().filter(said).collect();
    quick_xml::escape::escape(words.as_str()).into_owned()
}
