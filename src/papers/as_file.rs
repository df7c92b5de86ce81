//! A paper as a file: to be printed (PDF), to be finished in Word, or to be reckoned with in Excel.
use super::ReadyPaper;
use crate::{
    docx,
    layout::{block::Document, fonts::PcFaces, page::Page},
    pdf,
    text::reports,
    xlsx,
};
use jiff::civil::Date;
use std::path::Path;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFormat {
    /// Every word where it is printed.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
}

impl PaperFormat {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Xlsx];

    /// What its files end with, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// The kind of a file, as its name ends.
    pub fn of_path(path: &Path) -> Option<Self> {
        path.extension().and_then(|ending| ending.to_str()).and_then(Self::of_ending)
    }

    /// The one whose files end so, whatever its case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum AsFileError {
    /// PDF.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// Word.
    #[error(transparent)]
    Docx(#[from] docx::DocxError),
    /// Excel.
    #[error(transparent)]
    Xlsx(#[from] xlsx::ExcelError),
}

impl AsFileError {
    /// What happened, and what to do next.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::Pdf(_) => reports::PDF_FAILED,
            Self::Docx(_) => reports::WORD_FAILED,
            Self::Xlsx(xlsx::ExcelError::TooLong) => reports::CELL_TOO_LONG,
            Self::Xlsx(_) => reports::EXCEL_FAILED,
        }
    }
}

/// The bytes of the file; `faces`: those of this PC, for PDF. The same paper and day give the same bytes.
///
/// # Errors
/// [`AsFileError`].
pub fn as_file(
    paper: ReadyPaper,
    format: PaperFormat,
    date: Date,
    faces: Option<&PcFaces>,
) -> Result<Vec<u8>, AsFileError> {
    let ReadyPaper { document, pages } = paper;
    Ok(match format {
        PaperFormat::Pdf => as_pdf(&document, pages, date, faces)?,
        PaperFormat::Docx => docx::write(&document)?,
        PaperFormat::Xlsx => xlsx::write(&document, date)?,
    })
}

/// Pages as PDF, with the properties of their document.
///
/// # Errors
/// [`pdf::PdfError`].
pub fn as_pdf(
    document: &Document,
    pages: Vec<Page>,
    date: Date,
    faces: Option<&PcFaces>,
) -> Result<Vec<u8>, pdf::PdfError> {
    let (title, author) = (document.title.clone(), document.author.clone());
    pdf::write_with(pages, &pdf::Properties { title, author, date }, faces)
}
