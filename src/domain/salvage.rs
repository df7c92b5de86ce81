//! What came out of a damaged book, and what did not.
use super::ids::Kind;
use serde::Serialize;

/// The outcome of saving what can be read of a damaged book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Salvaged {
    /// Each kind of records the book had, or lost.
    pub kinds: Vec<SalvagedKind>,
    /// Parts of the file (pages) that cannot be read.
    pub damaged_pages: usize,
    /// All parts of the file.
    pub pages: usize,
    /// Steps of the history that were read.
    pub steps: usize,
    /// Steps of the history that can be looked at but not taken back: not all of what they did was read.
    pub steps_in_part: usize,
    /// A change that was cut off was taken back first.
    pub is_rolled_back: bool,
}

/// What became of the records of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SalvagedKind {
    /// Which.
    #[serde(skip)]
    pub kind: Option<Kind>,
    /// Their table, for programs that read what was found.
    pub table: String,
    /// How many stand in the new book, those without doubt and the others.
    pub kept: usize,
    /// How many of them were taken from the history, their own place being unreadable.
    pub from_history: usize,
    /// Names of those that should be looked at: letters that could not be read, or perhaps not the newest.
    pub doubtful: Vec<String>,
    /// How many are known to be lost; more may be.
    pub lost: usize,
    /// May more be lost, of which nothing tells?
    pub may_miss_more: bool,
    /// The names of lost ones, as far as anything else tells them.
    pub lost_names: Vec<String>,
    /// Names that were made for lost ones because others need them.
    pub stand_ins: Vec<String>,
    /// How many name nothing any more in a field that named a lost one.
    pub unlinked: usize,
}

impl SalvagedKind {
    /// Nothing yet of rows of a table.
    pub fn of(kind: Option<Kind>, table: &str) -> Self {
        Self { kind, table: table.to_owned(), ..Self::default() }
    }

    /// Is there anything to tell but how many there are?
    pub fn is_whole(&self) -> bool {
        self.lost == 0
            && !self.may_miss_more
            && self.unlinked == 0
            && self.from_history == 0
            && self.doubtful.is_empty()
            && self.stand_ins.is_empty()
    }
}

impl Salvaged {
    /// Was nothing found damaged, and nothing lost?
    pub fn is_whole(&self) -> bool {
        self.damaged_pages == 0
            && self.steps_in_part == 0
            && self.kinds.iter().all(SalvagedKind::is_whole)
    }

    /// How many records of all kinds are known to be lost.
    pub fn lost(&self) -> usize {
        self.kinds.iter().map(|kind| kind.lost).sum()
    }
}
