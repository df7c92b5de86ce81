//! What screens push and the app carries out after the frame: changes, ways to go, questions.
use crate::domain::{
    edit::Edit,
    ids::{AttachmentId, DecisionId, Kind, Record, RoundId, StepId},
    paper::{About, Paper},
};
use crate::papers::PaperFormat;
use crate::report::ReportParams;
use crate::ui::widgets::table::ColumnLayout;
use jiff::civil::Date;
use std::cell::RefCell;
use std::path::PathBuf;

/// The tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// Tổng quan.
    #[default]
    Overview,
    /// Nhập liệu.
    Entry,
    /// Đánh giá.
    Evaluation,
    /// In ấn.
    Print,
    /// Lập danh sách nhanh.
    Quick,
    /// Lịch sử.
    History,
    /// Thùng rác.
    Trash,
    /// Mục có thể trùng.
    Duplicates,
    /// Everything about one record.
    Profile,
    /// Chuyển sang năm mới.
    NewYear,
    /// The questions of a new book, while one is open.
    NewBook,
}

/// What a new book is made with: the answers to the four questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NewBook {
    pub(super) office: String,
    pub(super) place: String,
    pub(super) body: String,
    pub(super) signatory: String,
}

/// What a bản chính is attached to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum OriginalOf {
    /// A decision, or a paper that has a record.
    Record(Record),
    /// A paper that has no record yet: it gets one.
    Paper(Box<Paper>),
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    /// Change the book.
    Edit(Edit),
    /// Store a sheet of scores, without a word while it goes well.
    Score(Box<crate::domain::evaluation::ScoreSheet>),
    /// Change the book and begin the next record.
    EditAndNew(Edit),
    /// Change the book from a form, which closes, and show the record that was made.
    EditAndShow(Edit),
    /// Add a record to the book for the field of a form that wants it.
    EditForField(egui::Id, Edit),
    /// Open “Nhập nhanh” of the present list.
    OpenGrid,
    /// Open it for the parts of a record.
    OpenParts(Record),
    /// Store a block of rows; for each of its changes the row it came from.
    StoreRows(Edit, Vec<Option<usize>>),
    /// Back from the grid to the list; what was typed is kept as a draft, or thrown away.
    CloseGrid { keep: bool },
    /// These units or people (of the list named second) as rows of the grid of proposals or awards.
    Recipients(Kind, Kind, Vec<i64>),
    /// Two records may be one: ask which stays, with both in sight.
    AskMerge { kept: Record, gone: Record },
    /// Carry a year over into the next one, and go there.
    NewYear(Edit),
    /// How a list is laid out on this PC, by the key of its description.
    LayOut(&'static str, ColumnLayout),
    /// Look again at what is wrong with a form.
    Recheck(Edit),
    /// Take the newest step back; `asked`: an older run's step was named and agreed to.
    Undo { asked: bool },
    /// Take one step back.
    UndoStep(StepId),
    /// Do it again.
    Redo,
    /// Read everything of the book again.
    ReadAgain,
    /// Go to a tab.
    Go(Tab),
    /// Go to a list.
    Open(Kind),
    /// Back to where one was before.
    Back,
    /// Forward again.
    Forward,
    /// Go to a record in its list.
    Show(Record),
    /// A record was opened: it comes first among the recent ones.
    LookedAt(Record),
    /// Everything about a record.
    Profile(Record),
    /// Search the book.
    Find,
    /// Count awards between two days.
    CountAwards,
    /// Choose a file to attach to a record.
    AskAttach(Record),
    /// Choose the signed scan or the final Word file of a paper or decision.
    AskOriginal(OriginalOf),
    /// Show an attached file.
    ShowAttachment(AttachmentId),
    /// Choose where to write an attached file.
    AskSaveAttachment(AttachmentId, String),
    /// The papers of what one is looking at.
    PrintRecord(Option<Record>),
    /// One of the papers of a record, about this.
    PrintPaper(Record, &'static str, About),
    /// Write the bản soát of the units of a round into a folder; until which day they are to answer.
    SendCheck(RoundId, Option<Date>),
    /// All papers of a round in one PDF, shown to be printed.
    PrintRound(RoundId),
    /// These papers in one PDF, shown to be printed again.
    PrintAgain(Vec<(&'static str, ReportParams)>),
    /// All papers of a round, each as a file in a folder.
    SaveRound(RoundId),
    /// Hồ sơ đợt: everything that belongs to a round into a folder.
    ExportRound(RoundId),
    /// Write the files that were asked about over those that are there.
    WriteOver,
    /// Write the paper on show.
    SavePdf,
    /// The paper on show into a file for Word or Excel, where the clerk says.
    SaveFor(PaperFormat),
    /// Write it where the system keeps such things and show it.
    ShowPdf,
    /// Choose a book to open.
    AskOpen,
    /// Open this one.
    OpenBook(PathBuf),
    /// Open this one to look at only.
    LookAt(PathBuf),
    /// Ask the questions of a new one.
    AskNew,
    /// Make a new one, by name of the office, place, body and year.
    NewBook(Box<NewBook>),
    /// Show the sample office.
    ShowSample,
    /// Take a backup now.
    BackUp,
    /// Write a copy for a stick.
    AskCopyOut,
    /// Choose a backup to put back.
    AskRestore,
    /// Choose the backup to put in the place of this book.
    AskBackup(PathBuf),
    /// Put a backup in the place of a book.
    Restore { book: PathBuf, from: PathBuf },
    /// Choose where what can be read of a damaged book shall go.
    AskSalvage(PathBuf),
    /// Check the whole book.
    Check,
    /// Change how the window looks.
    Wear(super::theme::Look),
    /// Draw papers with this PC's Times New Roman, or with our own face.
    TimesNewRoman(bool),
    /// Show or hide the help.
    Help,
    /// Close the book, back to the beginning.
    CloseBook,
    /// Leave.
    Quit,
    /// Say something in passing.
    Notice(String),
    /// A new record of this kind, where one is named as that record asks for it: the decision of a round, one more
    /// proposal in it.
    Begin(Kind, Option<Record>),
    /// What was issued of a decision is kept beside it, and the decision is mended to be issued again (thay bản).
    NewCopy(DecisionId),
    /// The desk of a round.
    Desk(RoundId),
    /// Issue a decision with number and day as in the form: ask first.
    Issue(Box<crate::domain::decision::Decision>),
    /// Issue it: it was asked.
    IssueNow(Box<crate::domain::decision::Decision>),
    /// Go on with something half typed; its book is opened first.
    OpenDraft(Box<super::drafts::OfferedDraft>),
    /// Something half typed (by its key) cannot be opened again: what was typed stays to be read.
    SetDraftAside(String, String),
    /// Let something half typed go: it was asked.
    DropDraft(Box<super::drafts::OfferedDraft>),
    /// Record a quick list that stands in the book already: it was asked.
    RecordAgain(Box<crate::domain::quick_list::QuickList>),
}

/// The queue of one frame.
#[derive(Debug, Default)]
pub(super) struct Actions(RefCell<Vec<Action>>);

impl Actions {
    /// Queues an action.
    pub(super) fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// Queues an action, where there is one.
    pub(super) fn extend(&self, action: Option<Action>) {
        self.0.borrow_mut().extend(action);
    }

    /// Queues going to a record, where there is one.
    pub(super) fn show(&self, record: Option<Record>) {
        self.extend(record.map(Action::Show));
    }

    /// Takes everything queued.
    pub(super) fn take(&self) -> Vec<Action> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}
