//! What can go wrong below the rules, in the program's own terms. The words are in `text/errors.rs`.
use super::{calendar::Moment, damage::Damage, problem::Findings};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Why a file cannot be opened as a book. Its bytes are untouched in every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenProblem {
    /// No such file.
    Missing,
    /// 0 bytes.
    Empty,
    /// Not SQLite; what it looks like.
    NotABook(LooksLike),
    /// SQLite, but another program's.
    OtherProgram,
    /// Made by a newer version of this program.
    Newer,
    /// Parts of it cannot be read. What SQLite found, for the log.
    Damaged(Vec<String>),
    /// Open in another window or on another PC: by whom, where that is known.
    InUse(Option<OpenedBy>),
    /// The operating system does not let us read it.
    NoAccess,
    /// Its name or path is longer than a book's may be.
    PathTooLong,
    /// A new book may not replace a file that is there.
    AlreadyThere,
    /// The step to the newer schema failed; the file and its backup are as they were.
    MigrationFailed(String),
}

/// What a file that is no book looks like by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LooksLike {
    /// .xlsx, .docx, .zip
    ZipOrOffice,
    /// .xls, .doc
    OldOffice,
    /// .pdf
    Pdf,
    /// Anything else.
    Unknown,
}

/// Who has a book open. Only a note for the eye: the lock itself is the operating system's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedBy {
    /// Người nhập.
    pub who: String,
    /// Tên máy.
    pub pc: String,
    /// Since when, `yyyy-mm-ddThh:mm:ss`.
    pub since: String,
}

/// Trouble with the disk or the file in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskTrouble {
    /// No room left.
    Full,
    /// May not be written.
    NotWritable,
    /// Does not answer: a stick pulled, a bad sector.
    NoAnswer,
    /// Did not answer at the very end of a save: nobody knows yet whether it is stored.
    NotKnown,
    /// The book is damaged.
    Damaged,
    /// The open book was deleted, renamed or replaced.
    Moved,
    /// The folder of the open book is gone: a stick pulled, a folder renamed.
    FolderGone,
    /// A value of the book is none of those its column may have.
    NotUnderstood,
    /// Locked by someone else.
    Busy,
    /// Anything else.
    Other,
}

/// Why a file that is there is not written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spared {
    /// It is a book, or lies beside an open one.
    Book,
    /// It is what the work reads.
    Input,
    /// Only a book makes room for a book.
    NotABook,
}

/// What a change would do to an issued paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperChange {
    /// Which paper.
    pub paper: String,
    /// The number of its decision, as it stands there.
    pub number: String,
    /// The words there; `None`: it has no such text.
    pub old: Option<String>,
    /// The words that would stand there; `None`: none. The same as `old`: they would stand elsewhere.
    pub new: Option<String>,
}

/// Why something was not done. Nothing of it was stored, unless that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Something in the record must be mended first.
    Invalid(Findings),
    /// Of several changes these must be mended first: place among them, and what is wrong.
    InvalidRows(Vec<(usize, Findings)>),
    /// Other records need this one: (table, how many).
    InUse(Vec<(super::ids::Kind, i64)>),
    /// A record named in the edit is no longer there.
    Gone,
    /// The decision is issued; only amendments can change what it gave.
    AlreadyIssued,
    /// It would change what an issued paper shows; only amendments can.
    ChangesIssuedPaper(Box<PaperChange>),
    /// A paper that belongs to it cannot be printed and kept, as this sentence says.
    PaperRefused(String),
    /// A decision of ours would be issued without a kept paper.
    NothingKept,
    /// The working year is locked; 0 for unlocking without a reason.
    YearLocked(i64),
    /// The bytes of the named attached file are damaged.
    BadAttachment(String),
    /// What it would be done with is not what was written.
    Damaged(Box<Damage>),
    /// The named file is too large to attach: its bytes.
    AttachmentTooLarge(String, u64),
    /// There is nothing to take back.
    NothingToUndo,
    /// There is no such step, or it cannot be undone.
    NoSuchStep,
    /// The history keeps no more what rows were before this step.
    StepForgotten,
    /// Undo would trample on a later change: its label and time, where known.
    ChangedSince(Option<(String, String)>),
    /// The book cannot be opened.
    Open(OpenProblem),
    /// The book is open for reading only.
    ReadOnly,
    /// Not one record of a damaged file can be read.
    NothingRead,
    /// A written copy did not pass its check.
    NotVerified(PathBuf),
    /// The clock of this PC shows no day that can be right.
    ClockWrong,
    /// A folder, a device, a pipe, a link to nowhere: neither read nor written.
    NotAFile(PathBuf),
    /// A file that stays as it is, whatever was asked.
    NotWrittenOver(PathBuf, Spared),
    /// A file could not be read or written.
    File(PathBuf, std::io::ErrorKind),
    /// The book itself could not be read or written.
    Disk(DiskTrouble),
}

/// The newest step of a book, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastStep {
    /// `edit`, `undo` or `redo`.
    pub kind: String,
    /// What it did, in words.
    pub label: String,
    /// Local date and time, `yyyy-mm-ddThh:mm:ss`.
    pub at: String,
}

/// What happened beside the work, to be said once. What was saved is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The book is saved; its backup could not be taken.
    BackupFailed(Box<Failure>),
    /// The book was backed up there, but something in it is damaged: older backups are kept.
    BackupOfDamaged(PathBuf),
    /// The clock is before the last step of the book, or long after it.
    ClockJumped {
        /// When the last step was made.
        last: Moment,
        /// What the clock says.
        now: Moment,
    },
    /// An earlier run was cut off while it wrote, a step or something smaller; that was taken back.
    RolledBack {
        /// The newest step that stands in the book.
        newest: Option<LastStep>,
        /// Both files are kept here as they were found; none where the book is only read.
        folder: Option<PathBuf>,
    },
    /// A journal that does not belong to the book lay beside it; every step is there. It is kept in this
    /// folder; none where the book is only read.
    JournalSetAside(Option<PathBuf>),
    /// Putting a backup back was cut off and is finished now; the book that was there before has this name.
    RestoreFinished(Option<PathBuf>),
    /// Putting a backup back was cut off; the book that was there stands there again. Where another file
    /// had come in its place, that one stays and the former book has this name.
    RestoreTakenBack(Option<PathBuf>),
    /// The open book is no longer where it was: nothing can be saved.
    BookGone(DiskTrouble),
    /// Places of the book that are not as they were written.
    Damaged(Vec<Damage>),
}
