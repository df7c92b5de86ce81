//! The names of texts on papers: made here alone, and read back here by whoever must know what a text is.
//! A row is named by what it is about, the uid of its record, never by its place: it keeps its name when
//! rows come and go above it. No name is ever changed: what was printed and corrected before is compared by it.
use crate::layout::block::Spot;

/// Tiêu đề, Tiêu ngữ.
pub const MOTTO: &str = "motto";
/// Quốc hiệu.
pub const STATE_NAME: &str = "state-name";
/// Cơ quan cấp trên.
pub const PARENT: &str = "parent";
/// Cơ quan ban hành.
pub const ISSUER: &str = "issuer";
/// Dấu sao below it.
pub const STAR: &str = "star";
/// Số và ký hiệu.
pub const NUMBER: &str = "number";
/// `(Dự thảo lần 2)`
pub const DRAFT_MARK: &str = "draft-mark";
/// Địa danh, ngày, tháng, năm.
pub const DATE: &str = "date";
/// Tên loại.
pub const TITLE: &str = "title";
/// Trích yếu.
pub const SUBJECT: &str = "subject";
/// `(kèm theo …)`
pub const ANNEX_NOTE: &str = "annex-note";
/// The dashes that close the head of a paper.
pub const TITLE_END: &str = "title-end";
/// `Kính trình: …`
pub const ADDRESSEE: &str = "addressee";
/// Căn cứ, each with its number behind this.
pub const BASIS: &str = "basis";
/// Whose proposal is followed.
pub const CONSIDERING: &str = "considering";
/// Who decides, where it stands above the căn cứ.
pub const AUTHORITY_ABOVE: &str = "authority-above";
/// `QUYẾT ĐỊNH:`, with who decides before it.
pub const DECIDES: &str = "decides";
/// Điều, each with its number behind this.
pub const ARTICLE: &str = "article";
/// A paragraph between articles.
pub const PARAGRAPH: &str = "paragraph";
/// `Danh sách này có …`
pub const COUNT: &str = "count";
/// `T/M …`, or `K/T …` of a head who signs himself.
pub const AUTHORITY: &str = "authority";
/// `KT. …` below `TM. …`
pub const FOR_HEAD: &str = "for-head";
/// Chức vụ người ký.
pub const POSITION: &str = "position";
/// `(ký, ghi rõ họ tên)`
pub const SIGN_HERE: &str = "sign-here";
/// Họ tên người ký.
pub const SIGNER: &str = "signer";
/// `Nơi nhận:`; its lines with their numbers behind this.
pub const RECIPIENTS: &str = "recipients";

/// To whom a bản soát goes, with what tells the unit from others behind this.
const UNIT_ASKED: &str = "unit";
/// What is asked of it.
pub const REQUEST: &str = "request";
/// Until when, and whom it answers.
pub const ANSWER_BY: &str = "answer-by";
/// Who read it, and the day; each with its number behind this.
pub const READER: &str = "reader";

/// The keys of columns: a cell is named by its row and its column.
pub mod column {
    #![expect(missing_docs, reason = "the names say it")]
    pub const SERIAL: &str = "serial";
    pub const NAME: &str = "name";
    pub const POST: &str = "post";
    pub const UNIT: &str = "unit";
    /// Both in one column.
    pub const POST_AND_UNIT: &str = "post-and-unit";
    /// Năm sinh over the next two.
    pub const BIRTH: &str = "birth";
    pub const MALE: &str = "male";
    pub const FEMALE: &str = "female";
    pub const ACHIEVEMENT: &str = "achievement";
    pub const RATING: &str = "rating";
    pub const FORM: &str = "form";
    pub const PRIOR: &str = "prior";
    pub const DECISION: &str = "decision";
    pub const REWARD: &str = "reward";
    pub const NOTE: &str = "note";
    pub const IN_FAVOUR: &str = "in-favour";
    /// Số phiếu and tỷ lệ.
    pub const VOTES: &str = "votes";
    pub const SHARE: &str = "share";
    pub const AGAINST: &str = "against";
    pub const RESULT: &str = "result";
    pub const REASON: &str = "reason";
    pub const RECKONED: &str = "reckoned";
    pub const RECEIVED_BY: &str = "received-by";
    pub const SIGNED: &str = "signed";
    pub const ACCOUNT: &str = "account";
    pub const BANK: &str = "bank";
    pub const CERTIFICATE: &str = "certificate";
    /// With the number of the half-day behind it.
    pub const HALF_DAY: &str = "half-day";
    pub const TIMES: &str = "times";
    /// With the number of the criterion, and of the round, behind it.
    pub const GROUP: &str = "criteria";
    pub const ROUND: &str = "round";
    /// Over all of the former.
    pub const GROUPS: &str = "all-criteria";
    pub const CODE: &str = "code";
    pub const CRITERION: &str = "criterion";
    pub const MOST: &str = "most";
    pub const EXCLUSION: &str = "exclusion";
    pub const COMMITTEE: &str = "committee";
    pub const RENEWED: &str = "renewed";
    pub const RULES: &str = "rules";
    pub const PLAN: &str = "plan";
    pub const CONFERENCE: &str = "conference";
    pub const CONFERENCE_PEOPLE: &str = "conference-people";
    pub const DIALOGUES: &str = "dialogues";
    pub const OPINIONS: &str = "opinions";
    pub const OPINIONS_RESOLVED: &str = "opinions-resolved";
    pub const AGREEMENT: &str = "agreement";
    pub const RULES_NEW: &str = "rules-new";
    pub const RULES_AMENDED: &str = "rules-amended";
    pub const INSPECTIONS: &str = "inspections";
    pub const PETITIONS: &str = "petitions";
    pub const PETITIONS_RESOLVED: &str = "petitions-resolved";
    pub const SCORE: &str = "score";
    pub const CLASS: &str = "class";
    pub const ETHNICITY: &str = "ethnicity";
    pub const RELIGION: &str = "religion";
    pub const PARTY_JOINED: &str = "party-joined";
    pub const EDUCATION: &str = "education";
    pub const REGISTER: &str = "register";
    pub const HERE: &str = "here";
    pub const TASK: &str = "task";
    pub const IN_CHARGE: &str = "in-charge";
    pub const CARRIED_BY: &str = "carried-by";
    pub const AREA: &str = "area";
    pub const CONTENT: &str = "content";
    pub const KIND: &str = "kind";
    pub const TIME: &str = "time";
    pub const PLANNED: &str = "planned";
    pub const PLACE: &str = "place";
    pub const FROM: &str = "from";
    pub const MEASURE: &str = "measure";
    pub const REACHED: &str = "reached";
    pub const DUE: &str = "due-day";
    pub const DAYS_LATE: &str = "days-late";
    pub const CONTACT: &str = "contact";
    /// Of a year before, of this year, and how far one is from the other.
    pub const BEFORE: &str = "before";
    pub const NOW: &str = "now";
    pub const CHANGE: &str = "change";
    /// What a unit answers of a name.
    pub const ANSWER: &str = "answer";
    pub const YEAR: &str = "year";
    pub const AWARDED_BY: &str = "awarded-by";
    pub const HANDED: &str = "handed";
    pub const AMOUNT: &str = "amount";
    pub const RATE: &str = "rate";
    pub const DETAIL: &str = "detail";
    pub const PAPER_NUMBER: &str = "paper-number";
    pub const DAY: &str = "dated";
    pub const SUMMARY: &str = "summary";
    pub const AUTHOR: &str = "author";
    pub const SHEETS: &str = "sheets";
}

/// What [`beside`] ends with.
const BESIDE: &str = "beside";
/// What [`head`] begins with.
pub const HEAD: &str = "head";
/// What [`cell`] begins with.
const ROW: &str = "row";
/// What stands between a record and its part in the name of a row; no uid has it.
const OF_PART: char = '+';

/// The căn cứ of this number, from 1.
pub fn basis(number: usize) -> Spot {
    format!("{BASIS}/{number}").into()
}

/// What stands below `Điều 2.`
pub fn article(number: usize) -> Spot {
    format!("{ARTICLE}/{number}").into()
}

/// `Điều 2.` itself.
pub fn article_head(number: usize) -> Spot {
    format!("{ARTICLE}/{number}/head").into()
}

/// A paragraph between articles, by how many paragraphs stand above it.
pub fn paragraph(above: usize) -> Spot {
    format!("{PARAGRAPH}/{}", above + 1).into()
}

/// A paragraph of a wording: by its piece, the line of the piece, and the line of what was filled in there.
pub fn wording(piece: &str, line: usize, at: usize) -> Spot {
    match at {
        0 => format!("{PARAGRAPH}/{piece}/{}", line + 1).into(),
        at => format!("{PARAGRAPH}/{piece}/{}/{}", line + 1, at + 1).into(),
    }
}

/// The piece of a wording and the line of it, from 0, that a paragraph is made of; `None` for any other text.
pub fn piece_and_line(spot: &Spot) -> Option<(&str, usize)> {
    let (piece, rest) =
        spot.as_str().strip_prefix(PARAGRAPH)?.strip_prefix('/')?.split_once('/')?;
    let line: usize = rest.split('/').next()?.parse().ok()?;
    Some((piece, line.checked_sub(1)?))
}

/// A line of Nơi nhận, from 1.
pub fn recipient(number: usize) -> Spot {
    format!("{RECIPIENTS}/{number}").into()
}

/// The head of a column.
pub fn head(column: &str) -> Spot {
    format!("{HEAD}/{column}").into()
}

/// A cell of the row about `record`, which has no `/`.
pub fn cell(record: &str, column: &str) -> Spot {
    format!("{ROW}/{record}/{column}").into()
}

/// What a row about a part of a record, or about one matter of it, goes by: several rows of one record keep apart.
pub fn part_of(record: &str, part: &str) -> String {
    format!("{record}{OF_PART}{part}")
}

/// The record that a row is about, whether it is about a part of it or not.
pub fn whole_of(row: &str) -> &str {
    row.split(OF_PART).next().unwrap_or_default()
}

/// The unit that a bản soát goes to, by a key without `/`.
pub fn unit_asked(key: &str) -> Spot {
    format!("{UNIT_ASKED}/{key}").into()
}

/// The key of the unit that a bản soát goes to; `None` for any other text.
pub fn unit_of(spot: &Spot) -> Option<&str> {
    spot.as_str().strip_prefix(UNIT_ASKED)?.strip_prefix('/')
}

/// The words before a cell that has no head above it, and what is ticked behind.
pub fn beside(record: &str, column: &str) -> Spot {
    format!("{ROW}/{record}/{column}/{BESIDE}").into()
}

/// A line for whoever read it, from 1.
pub fn reader(number: usize) -> Spot {
    format!("{READER}/{number}").into()
}

/// A heading among the rows, by what it heads.
pub fn group(heads: &str) -> Spot {
    format!("group/{heads}").into()
}

/// A cell of the row of totals.
pub fn total(column: &str) -> Spot {
    format!("total/{column}").into()
}

/// The name of a text in the annex of one form among several: by that form. A cell is
/// named by its row alone.
pub fn of_part(spot: &Spot, part: &str) -> Spot {
    let is_cell = row_and_column(spot).is_some();
    if is_cell { spot.clone() } else { format!("{}/of/{part}", spot.as_str()).into() }
}

/// The record and column of a cell; `None` for any other text.
pub fn row_and_column(spot: &Spot) -> Option<(&str, &str)> {
    spot.as_str().strip_prefix(ROW)?.strip_prefix('/')?.split_once('/')
}

/// The part of a name before its first `/`: `basis` of `basis/2`.
pub fn first_part(spot: &Spot) -> &str {
    spot.as_str().split('/').next().unwrap_or_default()
}
