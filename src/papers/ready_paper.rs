//! A paper as it is shown and printed.
use crate::layout::{block::Document, page::Page, paginate};

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
