//! A paper as it is shown and printed.
use crate::{
    layout::{block::Document, enlarge::enlarge, page::Page, paginate},
    text::arranged::reading_title,
};

/// A paper as it is shown and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadyPaper {
    /// What it is made of: for Word and Excel, and to tell two papers apart.
    pub document: Document,
    /// Its pages, every text in its place.
    pub pages: Vec<Page>,
}

impl From<Document> for ReadyPaper {
    fn from(document: Document) -> Self {
        let pages = paginate(&document);
        Self { document, pages }
    }
}

/// Bản đọc: the same in larger letters, for whoever reads it aloud. It is kept nowhere and counts as no print.
pub fn reading_copy(paper: ReadyPaper) -> ReadyPaper {
    let mut document = paper.document;
    enlarge(&mut document);
    document.title = reading_title(&document.title);
    ReadyPaper::from(document)
}
