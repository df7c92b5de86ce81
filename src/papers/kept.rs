//! How an issued paper is kept: JSON with a number of its format. Every format there was is read for ever.
//!
//! 1. The [`Document`] alone, without a number. It is laid out again each time it is opened.
//! 2. `format`, the laid `pages`, and the `document` beside them: what was printed comes back with every
//!    text in its place, however later programs break lines and pages.
use super::ready_paper::ReadyPaper;
use crate::layout::{block::Document, page::Page};
use serde::{Deserialize, Serialize};

/// The format that is written.
const FORMAT: u32 = 2;

/// Why a kept paper is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what any version of the program writes.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
}

/// The number alone: of the first format there is none.
#[derive(Deserialize)]
struct Numbered {
    format: Option<u32>,
}

/// A paper with its pages, to be written.
#[derive(Serialize)]
struct WithPages<'a> {
    format: u32,
    pages: &'a [Page],
    document: &'a Document,
}

/// The same, as it is read.
#[derive(Deserialize)]
struct ReadWithPages {
    pages: Vec<Page>,
    document: Document,
}

/// A paper in the newest format; `None` when it would not come back as it is, such as with a place that
/// is no number.
pub fn to_keep(paper: &ReadyPaper) -> Option<String> {
    let write = |paper: &ReadyPaper| {
        let kept = WithPages { format: FORMAT, pages: &paper.pages, document: &paper.document };
        serde_json::to_string(&kept).ok()
    };
    let text = write(paper)?;
    let back = read_kept(&text).ok()?;
    (back.pages == paper.pages && write(&back)? == text).then_some(text)
}

/// A kept paper of any format.
///
/// # Errors
/// [`Unreadable`]: then the paper is not shown at all.
pub fn read_kept(text: &str) -> Result<ReadyPaper, Unreadable> {
    let damaged = |_| Unreadable::Damaged;
    let numbered: Numbered = serde_json::from_str(text).map_err(damaged)?;
    let paper = match numbered.format {
        None => ReadyPaper::from(serde_json::from_str::<Document>(text).map_err(damaged)?),
        Some(FORMAT) => {
            let ReadWithPages { pages, document } = serde_json::from_str(text).map_err(damaged)?;
            ReadyPaper { document, pages }
        }
        Some(format) if format > FORMAT => return Err(Unreadable::Newer),
        Some(_) => return Err(Unreadable::Damaged),
    };
    if paper.document.sections.is_empty() || paper.pages.is_empty() {
        return Err(Unreadable::Damaged);
    }
    Ok(paper)
}
