//! What a paper is made of, in the words of typography. Lengths are points (1/72 inch).
//!
//! Issued papers are kept in the book as JSON of these types and read for ever: a new field must have a
//! default that older papers mean (`serde(default)`), and no field or variant is renamed or removed.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Points of a length in millimetres.
pub fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A whole paper, or several that print together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// For the file's properties.
    pub title: String,
    /// For the file's properties.
    pub author: String,
    /// Each starts a new page and may have another paper.
    pub sections: Vec<Section>,
}

/// Pages of one paper and one count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Size and margins.
    pub paper: Paper,
    /// Page numbers, when there are any.
    pub numbers: Option<PageNumbers>,
    /// Does each of its pages stand twice on a sheet of twice the width, to be cut?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub two_up: bool,
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// What is to be said to whoever prints it, beside the paper, in sentences. Never kept with it.
    #[serde(skip)]
    pub remarks: Vec<String>,
    /// How far its form may be tightened to save a page. Never kept with it.
    #[serde(skip)]
    pub limits: Option<Limits>,
}

/// The least that a form allows where a page is to be saved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// From baseline to baseline of running text.
    pub line: f32,
    /// Above a paragraph of it.
    pub gap: f32,
    /// Size of its letters.
    pub size: f32,
    /// Part of the line of a table that is left, 0–1.
    pub table_line: f32,
    /// Part of the room in its cells that is left, 0–1.
    pub padding: f32,
}

/// Size of the sheet and its margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
#[serde(default)]
pub struct Paper {
    pub width: f32,
    pub height: f32,
    pub top: f32,
    pub bottom: f32,
    pub left: f32,
    pub right: f32,
    /// Left and right margin change places on even pages (two-sided printing).
    pub mirrored: bool,
}

impl Paper {
    /// A4 upright, 210 × 297 mm; margins in millimetres.
    pub fn a4(top: f32, bottom: f32, left: f32, right: f32) -> Self {
        Self {
            width: mm(210.0),
            height: mm(297.0),
            top: mm(top),
            bottom: mm(bottom),
            left: mm(left),
            right: mm(right),
            mirrored: false,
        }
    }

    /// The same sheet lying: what was the left margin is the top one.
    #[must_use]
    pub fn landscape(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
            top: self.left,
            bottom: self.right,
            left: self.top,
            right: self.bottom,
            ..self
        }
    }

    /// Width between the margins.
    pub fn body_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// Height between the margins.
    pub fn body_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// How pages are numbered: centred.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageNumbers {
    /// Size of the figures.
    pub size: f32,
    /// Distance of the baseline from the top edge, or from the bottom edge when negative.
    pub baseline: f32,
    /// Words before the figure: `Trang `.
    pub prefix: String,
    /// Does the first page of the section show its number?
    pub on_first: bool,
    /// Does this section count from 1 again?
    pub restart: bool,
}

/// One of the four faces.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Face {
    /// Đứng.
    #[default]
    Regular,
    /// Đậm.
    Bold,
    /// Nghiêng.
    Italic,
    /// Đậm, nghiêng.
    BoldItalic,
}

impl Face {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// Of four things in the order of [`Face::ALL`] the one of this face.
    pub fn of<T>(self, [regular, bold, italic, bold_italic]: &[T; 4]) -> &T {
        match self {
            Self::Regular => regular,
            Self::Bold => bold,
            Self::Italic => italic,
            Self::BoldItalic => bold_italic,
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Style {
    /// Face.
    pub face: Face,
    /// Size.
    pub size: f32,
    /// Gạch chân.
    pub underline: bool,
}

impl Style {
    /// Upright letters of a size.
    pub fn regular(size: f32) -> Self {
        Self { face: Face::Regular, size, underline: false }
    }

    /// Bold letters.
    pub fn bold(size: f32) -> Self {
        Self { face: Face::Bold, size, underline: false }
    }

    /// Italic letters.
    pub fn italic(size: f32) -> Self {
        Self { face: Face::Italic, size, underline: false }
    }
}

/// The name of a text on a paper, `row/‹uid›/name` or `subject`: given by whoever composed it and the same
/// each time that text is composed, wherever it then stands. What it means is no matter of layout.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spot(Box<str>);

impl Spot {
    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Spot {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for Spot {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

/// Which part of a paper a paragraph is, as the guides on the form of papers name and size them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Tiêu đề “Đảng Cộng sản Việt Nam”; Quốc hiệu, Tiêu ngữ.
    Motto,
    /// Cơ quan cấp trên.
    Parent,
    /// Cơ quan ban hành.
    Issuer,
    /// Số và ký hiệu.
    Number,
    /// Địa danh và ngày, tháng, năm.
    Date,
    /// Tên loại.
    Title,
    /// Trích yếu.
    Summary,
    /// Nội dung.
    Body,
    /// Thể thức đề ký: `T/M …`, `K/T …`.
    Authority,
    /// Chức vụ người ký.
    Position,
    /// Họ tên người ký.
    Signer,
    /// `Nơi nhận:`
    RecipientsHeading,
    /// Nơi nhận.
    Recipients,
    /// `(kèm theo …)` below the title of an annex.
    AnnexNote,
}

/// What the text of a cell says, for programs that reckon with it; the text is how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A whole number: a serial number, a year.
    Whole(i64),
    /// Money in whole đồng.
    Money(i64),
    /// Hundredths: a score of 95,5 is 9550.
    Hundredths(i64),
    /// A day.
    Day(Date),
}

/// Letters of one style. `\n` is a line break set by hand; at a no-break space a line ends only when what
/// it binds is longer than a line; a zero-width space behind a space says that a balanced line would rather
/// end there than at others. Both are drawn, and copied, as plain spaces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    /// NFC.
    pub text: String,
    /// Style.
    pub style: Style,
    /// Which text it is.
    pub spot: Option<Spot>,
    /// Pieces of it in another face.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<FacedPiece>,
}

/// Letters of a text in another face than the rest: bytes `start..end` of its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FacedPiece {
    pub start: u32,
    pub end: u32,
    pub face: Face,
}

impl FacedPiece {
    /// The face of the letter at a byte of a text.
    pub fn face_at(pieces: &[Self], byte: usize, else_in: Face) -> Face {
        let own = pieces.iter().find(|of| (of.start as usize..of.end as usize).contains(&byte));
        own.map_or(else_in, |of| of.face)
    }
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Both edges even, but for the last line.
    Justify,
}

/// A rule below a paragraph, centred.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Rule {
    /// Exactly as long as the last line of words above it.
    AsLongAsText,
    /// A share of it, 0–1 (NĐ 30: 1/3 to 1/2).
    Share(f32),
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Paragraph {
    /// Its words.
    pub spans: Vec<Span>,
    /// Which part of the paper it is.
    pub role: Option<Role>,
    /// How its lines stand.
    pub align: Align,
    /// Indent of the first line.
    pub first_indent: f32,
    /// Indent of all lines.
    pub left: f32,
    /// Space above, dropped at the top of a page.
    pub space_before: f32,
    /// From baseline to baseline.
    pub line: f32,
    /// Lines of about equal length, never one word alone: titles and subjects.
    pub balanced: bool,
    /// Stays on the page of what follows.
    pub keep_with_next: bool,
    /// Closes what stands above it, and comes with at least two rows or lines of it: the sentence below
    /// a table.
    pub keep_with_previous: bool,
    /// A rule below.
    pub rule: Option<Rule>,
}

impl Paragraph {
    /// One style of letters, one line height.
    pub fn new(text: impl Into<String>, style: Style, align: Align, line: f32) -> Self {
        Self {
            spans: vec![Span { text: text.into(), style, ..Span::default() }],
            role: None,
            align,
            first_indent: 0.0,
            left: 0.0,
            space_before: 0.0,
            line,
            balanced: align == Align::Center,
            keep_with_next: false,
            keep_with_previous: false,
            rule: None,
        }
    }

    /// Being this part of a paper, and this text.
    #[must_use]
    pub fn named(mut self, role: Role, spot: impl Into<Spot>) -> Self {
        self.role = Some(role);
        if let Some(span) = self.spans.last_mut() {
            span.spot = Some(spot.into());
        }
        self
    }

    /// With space above.
    #[must_use]
    pub fn space(mut self, before: f32) -> Self {
        self.space_before = before;
        self
    }

    /// With a rule below.
    #[must_use]
    pub fn ruled(mut self, rule: Rule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// Staying with what follows.
    #[must_use]
    pub fn with_next(mut self) -> Self {
        self.keep_with_next = true;
        self
    }

    /// Closing what stands above it.
    #[must_use]
    pub fn with_previous(mut self) -> Self {
        self.keep_with_previous = true;
        self
    }
}

/// Paragraphs below one another in a part of the width.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// Share of the width; all columns together make 1.
    pub share: f32,
    /// From top to bottom.
    pub paragraphs: Vec<Paragraph>,
}

/// How wide a table column is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum ColumnWidth {
    /// Exactly.
    Fixed(f32),
    /// From its content, at least this. `whole`: wide enough that no cell wraps, when the page allows.
    Content {
        /// The least.
        least: f32,
        /// Keep every cell on one line.
        whole: bool,
    },
}

impl Default for ColumnWidth {
    fn default() -> Self {
        Self::Content { least: 0.0, whole: false }
    }
}

/// One column of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableColumn {
    /// Its name: the same in every paper that has this column, whatever its head says.
    pub key: Box<str>,
    /// Width.
    pub width: ColumnWidth,
    /// How body cells stand.
    pub align: Align,
    /// Are cells below one another that say the same one cell? Where a page ends the words stand again on the next.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub merges: bool,
    /// The width it had before its table was fitted. Never kept.
    #[serde(skip)]
    pub asked: Option<ColumnWidth>,
}

/// What a table was fitted from, so that it can be fitted again once its columns are other ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The usual size of its letters.
    pub size: f32,
    /// From baseline to baseline in that size.
    pub line: f32,
    /// The sheet when it stands.
    pub upright: Paper,
    /// Lying or standing as was asked for; `None`: as it needs.
    pub landscape: Option<bool>,
}

/// One cell of the header; a cell may lie over several columns and lines of the header.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeaderCell {
    /// Words.
    pub text: String,
    /// Which text it is.
    pub spot: Option<Spot>,
    /// First column, from 0.
    pub column: u8,
    /// How many columns, 0 counts as 1.
    pub columns: u8,
    /// First header line, from 0.
    pub line: u8,
    /// How many lines, 0 counts as 1.
    pub lines: u8,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// Words; `\n` breaks a line.
    pub text: String,
    /// What they say, where that is more than words.
    pub value: Option<Value>,
    /// Which text it is.
    pub spot: Option<Spot>,
    /// Face.
    pub face: Face,
    /// Other than the column's.
    pub align: Option<Align>,
    /// How many columns it lies over, 0 counts as 1.
    pub span: u8,
    /// Pieces of it in another face.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<FacedPiece>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Cell {
    /// A cell that says more than words.
    #[must_use]
    pub fn saying(self, value: Value) -> Self {
        Self { value: Some(value), ..self }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// From left to right.
    pub cells: Vec<Cell>,
    /// Stays on the page of the next row (a heading inside the table).
    pub keep_with_next: bool,
    /// Closes the rows above it, and comes with at least two of them: a total.
    pub keep_with_previous: bool,
    /// At least so high, to be signed in; 0: as its table's.
    #[serde(skip_serializing_if = "is_zero")]
    pub least: f32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_zero(points: &f32) -> bool {
    *points == 0.0
}

/// A table with all borders; its header stands on every page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Columns.
    pub columns: Vec<TableColumn>,
    /// Header.
    pub header: Vec<HeaderCell>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Size of letters.
    pub size: f32,
    /// From baseline to baseline.
    pub line: f32,
    /// Room inside a cell, on every side.
    pub padding: f32,
    /// Thickness of borders.
    pub border: f32,
    /// Space above.
    pub space_before: f32,
    /// Its rows are at least so high, but for headings among them; 0: as high as their words.
    #[serde(skip_serializing_if = "is_zero")]
    pub least_row: f32,
    /// What it was fitted from. Never kept.
    #[serde(skip)]
    pub asked: Option<Asked>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Side by side, kept whole: letterheads.
    Columns {
        /// From left to right.
        columns: Vec<Column>,
        /// Space above.
        space_before: f32,
    },
    /// Side by side, kept whole, and never alone on a page: at least the last two rows or lines before
    /// it come with it, besides what closes them.
    Signature {
        /// From left to right.
        columns: Vec<Column>,
        /// Space above.
        space_before: f32,
    },
    /// A table.
    Table(Table),
}
