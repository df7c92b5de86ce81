//! “Lập danh sách nhanh”: what a pasted table says of each recipient, and the list made of it.
use super::{
    entered::{Entered, Whole},
    ids::{BodyId, KeyVisitor, visit_needed_key},
    paper_kind::PaperKind,
    person::Gender,
    recipient::{Counts, RecipientKind},
    stored_form::one_line,
    vietnamese::fold,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a pasted column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Column {
    /// Not used.
    #[default]
    Skip,
    /// STT.
    Serial,
    /// Phân loại: tập thể, cá nhân, hộ gia đình.
    Kind,
    /// Danh xưng, cấp bậc: what stands before a name.
    Title,
    /// Họ và tên, tên tập thể.
    Name,
    /// Họ và chữ đệm; the given name stands in the next column.
    FamilyName,
    /// Tên, beside a column of họ và chữ đệm.
    GivenName,
    /// Họ tên, chức vụ, đơn vị in one cell.
    NameAndPost,
    /// Tập thể: a name, or a mark that the unit of the row is meant.
    Collective,
    /// Cá nhân: a name, or a mark.
    Person,
    /// Hộ gia đình: a name, or a mark.
    Household,
    /// Năm sinh.
    Birth,
    /// Năm sinh of men, or a mark.
    Male,
    /// Năm sinh of women, or a mark.
    Female,
    /// Giới tính.
    Gender,
    /// Chức vụ.
    Post,
    /// Đơn vị.
    Unit,
    /// Chức vụ, đơn vị in one cell.
    PostAndUnit,
    /// Địa chỉ.
    Address,
    /// Thành tích.
    Achievement,
    /// Hình thức.
    Form,
    /// Đơn vị đề nghị: the unit where the table has no other.
    Proposer,
    /// Nghề nghiệp: the post where the table has no other.
    Occupation,
    /// Ghi chú.
    Note,
}

/// Every meaning a column can be given by hand.
pub const COLUMNS: [Column; 24] = [
    Column::Skip,
    Column::Serial,
    Column::Kind,
    Column::Title,
    Column::Name,
    Column::FamilyName,
    Column::GivenName,
    Column::NameAndPost,
    Column::Collective,
    Column::Person,
    Column::Household,
    Column::Birth,
    Column::Male,
    Column::Female,
    Column::Gender,
    Column::Post,
    Column::Unit,
    Column::PostAndUnit,
    Column::Address,
    Column::Achievement,
    Column::Form,
    Column::Proposer,
    Column::Occupation,
    Column::Note,
];

/// Why a recipient is to be looked at twice (nên xem lại).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Neither head, section nor column says whether it is a collective, a person or a household.
    KindGuessed,
    /// A section or column says one kind, the words of the name another.
    KindUnlikely,
    /// The table has no head: what its columns hold was told from their content.
    ColumnsGuessed,
    /// The head of a column is not known; by its content it was taken for this.
    HeadGuessed {
        /// Its words.
        head: String,
        /// What it was taken for.
        column: Column,
    },
    /// The name stood in capitals.
    FromCapitals,
    /// The name stood in small letters.
    FromSmallLetters,
    /// “Ông”, “Bà” may be address or family name.
    AddressOrName,
    /// The cell was blank; the value above it was taken (merged cells).
    FromAbove(Column),
    /// The unit was read out of the cell of the post.
    UnitOutOfPost,
    /// A person without unit.
    NoUnit,
    /// Figures in the name of a person.
    FiguresInName,
    /// The birth, as it stands there, is no day or year.
    BirthUnclear,
    /// One cell held several recipients.
    SeveralInCell,
    /// A cell held only an error of the spreadsheet, `#N/A`.
    ErrorCell,
    /// The table gives it another form of award than most: this one.
    OtherForm(String),
    /// The same person stands in this line too (0: of an earlier paste).
    SameAs(usize),
}

/// One recipient.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickRow {
    /// Of which kind. Lists kept by older versions say `is_person`.
    #[serde(alias = "is_person", deserialize_with = "kind_or_is_person")]
    pub kind: RecipientKind,
    /// As it will be printed.
    pub name: String,
    /// Năm sinh or ngày sinh: `1975`, `05/12/1976`; as found where it is neither.
    pub birth: String,
    /// Giới tính, when the table says it.
    pub gender: Gender,
    /// Chức vụ; with the unit behind it when both stand in one cell that cannot be split.
    pub post: String,
    /// Đơn vị; the place of a household.
    pub unit: String,
    /// Thành tích.
    pub achievement: String,
    /// Post and unit stood in one cell of the table.
    pub in_one_cell: bool,
    /// Line of the pasted text, from 1; 0 when it is not of the last paste.
    pub line: usize,
    /// What to look at twice.
    pub doubts: Vec<Doubt>,
    /// Corrected or added by hand.
    pub by_hand: bool,
}

impl QuickRow {
    /// Đơn vị as it stands beside the name; a collective that is a unit itself has none.
    pub fn printed_unit(&self) -> &str {
        let is_itself =
            self.kind == RecipientKind::Collective && fold(&self.unit) == fold(&self.name);
        if is_itself { "" } else { &self.unit }
    }
}

/// A kind, or what lists kept by older versions say: is it a person?
fn kind_or_is_person<'de, D: serde::Deserializer<'de>>(from: D) -> Result<RecipientKind, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum KindOrIsPerson {
        Kind(RecipientKind),
        IsPerson(bool),
    }
    Ok(match KindOrIsPerson::deserialize(from)? {
        KindOrIsPerson::Kind(kind) => kind,
        KindOrIsPerson::IsPerson(true) => RecipientKind::Person,
        KindOrIsPerson::IsPerson(false) => RecipientKind::Collective,
    })
}

/// Why a line made no recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyLeftOut {
    /// Above the first recipient: letterhead, title, note.
    Title,
    /// The header of the table.
    Header,
    /// A heading that is neither kind nor unit: “Khối trường học”.
    Group,
    /// The number of a page.
    PageNumber,
    /// The header once more, in mid-table.
    HeaderAgain,
    /// A section heading: TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH.
    Section,
    /// A section heading that is the unit of those below.
    UnitHeading,
    /// A total line.
    Total,
    /// Below the last recipient: post and name of a signatory.
    Signature,
    /// Only errors of the spreadsheet: `#N/A`.
    Errors,
    /// No name in it.
    NoName,
}

/// One line that made no recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// From 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// A pasted column of which nothing comes onto the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutColumn {
    /// From 1.
    pub number: usize,
    /// Its head; blank when it has none.
    pub head: String,
    /// What it was taken for.
    pub column: Column,
}

/// The awarding body of a quick list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum QuickBody {
    /// One of the book.
    Existing(BodyId),
    /// A new one by this name.
    New(String),
}

impl Default for QuickBody {
    fn default() -> Self {
        Self::New(String::new())
    }
}

/// Which paper a quick list is printed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuickPaper {
    /// Danh sách kèm theo quyết định.
    #[default]
    ToDecision,
    /// Danh sách đề nghị, with letterhead and signature.
    Proposal,
    /// Danh sách kèm theo tờ trình.
    ToSubmission,
    /// Danh sách đứng riêng, with letterhead and signature.
    Alone,
}

impl QuickPaper {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::ToDecision, Self::Proposal, Self::ToSubmission, Self::Alone];

    /// The kind of paper it is annexed to and cites by its number; `None` of one that stands by itself.
    pub fn annexed_to(self) -> Option<PaperKind> {
        match self {
            Self::ToDecision => Some(PaperKind::Decision),
            Self::ToSubmission => Some(PaperKind::Submission),
            Self::Proposal | Self::Alone => None,
        }
    }
}

/// Everything “Ghi vào sổ” and the papers of a quick list need.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickList {
    /// Cơ quan tặng.
    pub body: QuickBody,
    /// Hình thức.
    pub form: String,
    /// Nội dung khen.
    pub content: String,
    /// Thành tích of all, as the papers print it.
    pub citation: String,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// The recipients.
    pub rows: Vec<QuickRow>,
    /// Printed as.
    pub paper: QuickPaper,
    /// Achievements of the rows are not printed, though there are some.
    pub without_achievements: bool,
    /// Khen đột xuất: its round has no steps before the signature, and is called by its first name.
    #[serde(default)]
    pub is_at_once: bool,
}

impl QuickList {
    /// How many recipients of each kind.
    pub fn counts(&self) -> Counts {
        self.rows.iter().map(|r| r.kind).collect()
    }
}

impl QuickList {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        if let QuickBody::New(name) = &mut self.body {
            one_line(&mut [name]);
        }
        one_line(&mut [&mut self.form, &mut self.content, &mut self.citation]);
        self.year.tidy(today);
        for row in &mut self.rows {
            one_line(&mut [
                &mut row.name,
                &mut row.birth,
                &mut row.post,
                &mut row.unit,
                &mut row.achievement,
            ]);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        if let QuickBody::Existing(body) = &mut self.body {
            visit_needed_key(body, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_kept_by_older_versions_are_read() {
        let old = r#"{"is_person": true, "name": "Kim Sóc", "doubtful": true, "line": 3}"#;
        let row: QuickRow = serde_json::from_str(old).unwrap();
        assert_eq!((row.kind, row.name.as_str(), row.line), (RecipientKind::Person, "Kim Sóc", 3));
        let again: QuickRow = serde_json::from_str(&serde_json::to_string(&row).unwrap()).unwrap();
        assert_eq!(again, row);
    }
}
