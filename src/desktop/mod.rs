//! The outside world behind one small trait: clock, dialogs, files, the program that shows PDFs.
pub mod files;
pub mod keeper;
pub mod real;
pub mod scripted;
#[cfg(windows)]
pub mod windows;

use crate::domain::{calendar::Moment, failure::Failure};
use std::path::{Path, PathBuf};

/// What kind of file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Sổ (.dvk).
    Book,
    /// .pdf
    Pdf,
    /// .docx
    Word,
    /// .xlsx
    Excel,
    /// Anything.
    Any,
    /// A folder that is there.
    Folder,
}

impl FileKind {
    /// Without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Book => "dvk",
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Excel => "xlsx",
            Self::Any | Self::Folder => "",
        }
    }
}

/// A question to the clerk by a dialog of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Title of the dialog.
    pub title: String,
    /// Which files.
    pub kind: FileKind,
    /// A name to begin with, for saving; `None` opens, or chooses a folder.
    pub save_as: Option<String>,
    /// Where to begin.
    pub folder: Option<PathBuf>,
}

/// The answer to the question that was asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The chosen file.
    Chosen(PathBuf),
    /// The clerk thought better of it.
    Cancelled,
    /// The system has no dialog to ask this by.
    NoDialog(Question),
}

impl Answer {
    /// The chosen file, if one was chosen.
    fn of(path: Option<PathBuf>) -> Self {
        path.map_or(Self::Cancelled, Self::Chosen)
    }
}

/// The outside world. Real in the program, scripted in tests.
pub trait Desktop {
    /// Date and time on the wall.
    fn now(&self) -> Moment;
    /// The account's name, for “Người nhập”.
    fn account(&self) -> String;
    /// The computer's name.
    fn computer(&self) -> String;
    /// The folder new books go to.
    fn documents(&self) -> PathBuf;
    /// Asks; the answer comes later from [`Desktop::answer`].
    fn ask(&mut self, question: Question);
    /// The next answer, if one is there.
    fn answer(&mut self) -> Option<Answer>;
    /// Reads a file the clerk chose, at most so many bytes.
    ///
    /// # Errors
    /// Those of [`files::read_whole`].
    fn read(&mut self, path: &Path, most: u64) -> Result<Vec<u8>, Failure>;
    /// Writes a file beside, checks it, and only then gives it its name.
    ///
    /// # Errors
    /// Those of [`files::write_whole`]; no half-written file is left, and no book is written over.
    fn write(&mut self, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure>;
    /// Writes several files: all stand beside their places, checked, before the first gets its name.
    ///
    /// # Errors
    /// Those of [`files::write_all`].
    fn write_all(&mut self, files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), Failure>;
    /// Writes a paper to be shown and printed; another name when the last one is still open. Gives its path.
    ///
    /// # Errors
    /// Those of [`files::write_whole`].
    fn write_paper(&mut self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure>;
    /// Shows a file with the program made for it.
    ///
    /// # Errors
    /// The system's.
    fn show(&mut self, path: &Path) -> std::io::Result<()>;
    /// The files of Times New Roman on this PC: upright, bold, italic, bold italic.
    fn times_new_roman(&self) -> Option<[Vec<u8>; 4]>;
    /// What this PC remembers (zoom, recent books …), as JSON.
    fn remembered(&self) -> Option<String>;
    /// Remembers it. A failure is only logged: nothing of the office is in it.
    fn remember(&mut self, json: &str);
    /// What this PC keeps of unfinished work under a name; `None` when there is nothing.
    ///
    /// # Errors
    /// The system's, when it is there and cannot be read.
    fn kept(&self, name: &str) -> std::io::Result<Option<String>>;
    /// The names of all that is kept in a folder.
    ///
    /// # Errors
    /// The system's.
    fn kept_names(&self, folder: &str) -> std::io::Result<Vec<String>>;
    /// Keeps it soon without waiting for the disk, the latest content last; `None` forgets it.
    fn keep(&mut self, name: &str, content: Option<String>);
    /// Waits until all of it is kept, a few seconds at most. False when something is not on the disk: what it is
    /// to replace must stay.
    fn finish_keeping(&mut self) -> bool;
    /// Why something could not be kept; `None` once it could.
    fn keep_trouble(&self) -> Option<std::io::ErrorKind>;
    /// Gives what is kept, and cannot be read, another name: nothing is written over it. Says where.
    ///
    /// # Errors
    /// The system's; it then stands where it stood.
    fn set_aside(&mut self, name: &str) -> std::io::Result<PathBuf>;
    /// Where a file really stands, whatever way leads to it; `None` when it is not there.
    fn place_of(&self, path: &Path) -> Option<PathBuf>;
}
