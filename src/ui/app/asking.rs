//! Dialogs of the system: what one was opened for, and what is done with its answer.
use super::{App, folders::IntoFolder};
use crate::{
    desktop::{Answer, FileKind, Question, files},
    domain::{
        batch::placeholder,
        edit::{Edit, MOST_ATTACHED, Purpose},
        failure::{Failure, OpenProblem},
        ids::{AttachmentId, Record},
        paper::About,
    },
    papers::{self, NamesInPaper, PaperFormat, Printed},
    text::{actions, papers as words, salvage, screens},
    ui::{
        action::{Action, NewBook, OriginalOf},
        app::dialogs::Modal,
    },
    workspace::{self, backup},
};
use std::path::{Path, PathBuf};

/// What the book notes of a paper when it leaves the program, or why that could not be read. `None` for a quick
/// list, which no book knows as a paper.
pub(super) type ToNote = Option<Result<Printed, String>>;

/// What the open dialog of the system was asked for, with what its answer needs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asking {
    /// A book to open.
    Open,
    /// Where a new book goes.
    Create {
        new: Box<NewBook>,
        /// Done in the new book at once.
        then: Option<Box<Edit>>,
    },
    /// Where a copy of the book goes.
    CopyOut,
    /// A file to attach to a record.
    Attach(Record),
    /// The bản chính of a paper or decision.
    Original(OriginalOf),
    /// Where an attached file is written.
    SaveAttachment(AttachmentId),
    /// Where the paper goes that was on show when this was asked.
    SavePdf(Vec<u8>, Box<ToNote>),
    /// The same of a file for Word or Excel.
    SaveFor(PaperFormat, Vec<u8>),
    /// Where what can be read of a damaged book goes.
    Salvage { book: PathBuf },
    /// A backup to put in the place of this book.
    RestoreInto { book: PathBuf },
    /// A backup to put back; it tells which book is meant.
    RestoreFrom,
    /// Where the book of this backup shall stand.
    RestoreTo { backup: PathBuf },
    /// The folder that files of a round go into.
    Folder(IntoFolder),
    /// Something of a book that is no longer the open one: the answer is let go.
    OfAnotherBook,
}

impl Asking {
    /// Title of the dialog.
    fn title(&self) -> &'static str {
        match self {
            Self::Open | Self::OfAnotherBook => screens::OPEN_TITLE,
            Self::Create { .. } => screens::CREATE_TITLE,
            Self::CopyOut => screens::COPY_TITLE,
            Self::Attach(_) => actions::ATTACH,
            Self::Original(_) => actions::ATTACH_ORIGINAL,
            Self::SaveAttachment(_) => actions::SAVE_OUT,
            Self::SavePdf(..) | Self::SaveFor(PaperFormat::Pdf, _) => screens::SAVE_PDF_TITLE,
            Self::SaveFor(PaperFormat::Docx, _) => screens::SAVE_WORD_TITLE,
            Self::SaveFor(PaperFormat::Xlsx, _) => screens::SAVE_EXCEL_TITLE,
            Self::Folder(what) => what.title(),
            Self::Salvage { .. } => salvage::WHERE,
            Self::RestoreInto { .. } | Self::RestoreFrom => screens::RESTORE_TITLE,
            Self::RestoreTo { .. } => screens::RESTORE_TO,
        }
    }

    /// Which files it chooses among.
    fn kind(&self) -> FileKind {
        match self {
            Self::SavePdf(..) | Self::SaveFor(PaperFormat::Pdf, _) => FileKind::Pdf,
            Self::SaveFor(PaperFormat::Docx, _) => FileKind::Word,
            Self::SaveFor(PaperFormat::Xlsx, _) => FileKind::Excel,
            Self::Folder(_) => FileKind::Folder,
            Self::Attach(_) | Self::Original(_) | Self::SaveAttachment(_) | Self::OfAnotherBook => {
                FileKind::Any
            }
            Self::Open
            | Self::Create { .. }
            | Self::CopyOut
            | Self::Salvage { .. }
            | Self::RestoreInto { .. }
            | Self::RestoreFrom
            | Self::RestoreTo { .. } => FileKind::Book,
        }
    }

    /// Does its answer mean something only to the book that was open when it was asked?
    fn is_of_open_book(&self) -> bool {
        matches!(
            self,
            Self::CopyOut
                | Self::Attach(_)
                | Self::Original(_)
                | Self::SaveAttachment(_)
                | Self::Folder(_)
        )
    }
}

impl App {
    /// Opens a dialog of the system; `save_as`: the name that a file to be written begins with, `None` chooses
    /// a file that is there. One dialog at a time.
    pub(super) fn ask(&mut self, asking: Asking, save_as: Option<String>) {
        if self.asking.is_some() {
            return self.notice(screens::DIALOG_OPEN, None);
        }
        let beside =
            self.book.as_ref().and_then(|b| b.path()).and_then(Path::parent).map(Path::to_owned);
        let folder = beside.or_else(|| Some(self.desktop.documents()));
        let title = asking.title().to_owned();
        self.desktop.ask(Question { title, kind: asking.kind(), save_as, folder });
        self.asking = Some(asking);
    }

    /// Asks where a new book goes; `then` is done in it at once.
    pub(super) fn ask_to_create(&mut self, new: Box<NewBook>, then: Option<Edit>) {
        let name = if new.office.is_empty() { screens::NEW_FILE } else { &new.office };
        let name = files::file_name(name, "dvk");
        self.ask(Asking::Create { new, then: then.map(Box::new) }, Some(name));
    }

    /// Another book is open now. A dialog may still be on the screen: what it answers about the book before
    /// must not reach this one.
    pub(super) fn forget_what_was_asked_of_another_book(&mut self) {
        match &mut self.asking {
            // The paper is written all the same; the book that is open now knows nothing of it.
            Some(Asking::SavePdf(_, printed)) => **printed = None,
            Some(asking) if asking.is_of_open_book() => *asking = Asking::OfAnotherBook,
            _ => {}
        }
    }

    pub(super) fn answered(&mut self, answer: Answer) {
        let asking = self.asking.take().filter(|asking| *asking != Asking::OfAnotherBook);
        let (asking, mut path) = match (asking, answer) {
            (Some(asking), Answer::Chosen(path)) => (asking, path),
            (Some(asking), Answer::NoDialog(question)) => {
                self.asking = Some(asking);
                return self.type_path(question);
            }
            (None, _) | (_, Answer::Cancelled) => return,
        };
        let kind = asking.kind();
        if path.extension().is_none() && !kind.extension().is_empty() {
            path.set_extension(kind.extension());
        }
        if kind != FileKind::Book && workspace::is_open_here(&path) {
            // Touching it here would let go of the lock that keeps other programs out.
            return self.problem(&Failure::Open(OpenProblem::InUse(None)));
        }
        match asking {
            Asking::Open => self.open_book(&path, false),
            Asking::Create { new, then } => self.create_book(&path, *new, then.map(|edit| *edit)),
            Asking::CopyOut => self.copy_book(path),
            Asking::Attach(to) => self.attach(OriginalOf::Record(to), false, &path),
            Asking::Original(of) => self.attach(of, true, &path),
            Asking::SaveAttachment(id) => {
                if let Some((_, bytes)) = self.attachment(id) {
                    _ = self.write_chosen(&path, &bytes);
                }
            }
            Asking::SavePdf(bytes, printed) => {
                if self.write_chosen(&path, &bytes) {
                    self.note_printing(*printed);
                }
            }
            Asking::SaveFor(_, bytes) => {
                _ = self.write_chosen(&path, &bytes);
            }
            Asking::Salvage { book } => self.salvage(book, path),
            Asking::RestoreInto { book } => {
                self.actions.push(Action::Restore { book, from: path });
            }
            Asking::RestoreFrom => {
                if let Some(book) = backup::book_of(&path) {
                    self.offer_backups(book, Some(path));
                } else {
                    // Not in a folder of backups: it is asked where the book shall stand.
                    let name = format!("{}.dvk", screens::NEW_FILE);
                    self.ask(Asking::RestoreTo { backup: path }, Some(name));
                }
            }
            Asking::RestoreTo { backup } => {
                self.actions.push(Action::Restore { book: path, from: backup });
            }
            Asking::Folder(what) => self.folder_chosen(path, &what),
            Asking::OfAnotherBook => {}
        }
    }

    /// Writes a file where the dialog said; the dialog has asked before replacing one. False when it could not
    /// be written, which is told.
    fn write_chosen(&mut self, path: &Path, bytes: &[u8]) -> bool {
        let written = self.desktop.write(path, bytes, true);
        match &written {
            Ok(()) => self.notice(screens::saved_pdf(&path.display().to_string()), None),
            Err(e) => self.problem(e),
        }
        written.is_ok()
    }

    /// Takes a chosen file into the book, as bản chính where that was asked for.
    fn attach(&mut self, to: OriginalOf, is_original: bool, path: &Path) {
        /// Bytes from which the clerk is told that the book is large.
        const BIG: i64 = 500 << 20;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self.desktop.read(path, MOST_ATTACHED) {
            Ok(content) => {
                let is_word = is_original && PaperFormat::of_path(path) == Some(PaperFormat::Docx);
                let compared = is_word.then(|| self.compare_names(&to, &content)).flatten();
                let attached = |to| Edit::Attach { to, name, content, is_original };
                self.actions.push(Action::Edit(match to {
                    OriginalOf::Record(to) => attached(to),
                    OriginalOf::Paper(paper) => Edit::Several {
                        purpose: Purpose::Original,
                        edits: vec![Edit::save(*paper), attached(Record::Paper(placeholder(0)))],
                    },
                }));
                // Behind what the step says of itself.
                self.actions.extend(compared.map(Action::Notice));
                if self.book.as_ref().is_some_and(|b| b.size() > BIG) {
                    self.notice(screens::BIG_FILE, None);
                }
            }
            Err(Failure::File(_, std::io::ErrorKind::FileTooLarge)) => {
                self.problem(&Failure::AttachmentTooLarge(name, MOST_ATTACHED));
            }
            Err(e) => self.problem(&e),
        }
    }

    /// Whose names a paper has that was finished in Word; whose it lacks is told at once.
    fn compare_names(&mut self, to: &OriginalOf, content: &[u8]) -> Option<String> {
        let book = self.book.as_ref()?;
        let read = book.read();
        let paper = match to {
            OriginalOf::Paper(paper) => Ok(Some((**paper).clone())),
            OriginalOf::Record(Record::Paper(id)) => read.paper(*id),
            OriginalOf::Record(_) => Ok(None),
        };
        let found = paper.and_then(|paper| {
            let of = match (&paper, to) {
                (Some(paper), _) => (Some(paper.report.as_str()), paper.about),
                (None, OriginalOf::Record(Record::Decision(id))) => (None, About::decision(*id)),
                _ => return Ok(Ok(None)),
            };
            papers::names_in(read, of, content)
        });
        match found {
            Ok(Ok(Some(NamesInPaper { found, all, missing }))) => {
                let sentence = words::names_in_paper(found, all, &missing);
                if missing.is_empty() {
                    return Some(sentence);
                }
                self.ui.modal = Some(Modal::Problem(sentence));
            }
            Ok(Ok(None)) => {}
            Ok(Err(_)) => return Some(words::WORD_NOT_COMPARED.to_owned()),
            Err(e) => self.problem(&e.failure()),
        }
        None
    }
}
