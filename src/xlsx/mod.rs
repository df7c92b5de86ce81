//! A paper as an Excel file (.xlsx): tables with typed cells that can be filtered and reckoned with, what stands around them
//! as lines of text. Text is always text: no cell runs as a formula.
mod grid;
mod looks;

use crate::{
    layout::{
        block::{
            Align, Block, Cell, Column, Document, Face, HeaderCell, Paragraph, Section, Table,
            Value,
        },
        lines_in, natural_width,
        texts::as_read,
    },
    text::office_files as words,
};
use grid::Grid;
use jiff::civil::Date;
use looks::{Look, text_look};
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum ExcelError {
    /// A cell holds more letters than Excel takes: 32,767.
    #[error("a cell is too long")]
    TooLong,
    /// The file could not be put together.
    #[error("xlsx: {0}")]
    Write(XlsxError),
}

impl From<XlsxError> for ExcelError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TooLong,
            other => Self::Write(other),
        }
    }
}

/// Writes a paper, each of its sections on a sheet. `date`: the day it is made. The same paper and day give the same bytes.
///
/// # Errors
/// [`ExcelError`].
pub fn write(document: &Document, date: Date) -> Result<Vec<u8>, ExcelError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&document.title)
        .set_author(&document.author)
        .set_creation_datetime(&date);
    workbook.set_properties(&properties);
    for (number, section) in (1..).zip(&document.sections) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(words::sheet(number))?;
        let tables = section.blocks.iter().filter(|block| matches!(block, Block::Table(_)));
        let (is_one_table, grid) = (tables.count() == 1, Grid::of(section));
        Writer { sheet, grid, row: 0, is_one_table, has_filter: false }.section(section)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A sheet being written from top to bottom.
struct Writer<'s> {
    sheet: &'s mut Worksheet,
    grid: Grid,
    /// The next row, from 0.
    row: u32,
    /// It has one table and no other.
    is_one_table: bool,
    has_filter: bool,
}

impl Writer<'_> {
    fn section(mut self, section: &Section) -> Result<(), XlsxError> {
        /// A4, as Excel numbers sheets of paper.
        const A4: u8 = 9;
        const INCH: f64 = 72.0;
        let paper = &section.paper;
        self.sheet.set_paper_size(A4);
        if paper.width > paper.height {
            self.sheet.set_landscape();
        }
        let [left, right, top, bottom] =
            [paper.left, paper.right, paper.top, paper.bottom].map(|p| f64::from(p) / INCH);
        self.sheet.set_margins(left, right, top, bottom, top / 2.0, bottom / 2.0);
        // As wide as the page, as many pages as its rows need.
        self.sheet.set_print_fit_to_pages(1, 0);
        if section.numbers.is_some() {
            self.sheet.set_header("&C&P");
        }
        for (column, width) in (0..).zip(self.grid.widths()) {
            /// Pixels of a point on a screen of 96 dots an inch.
            const PIXELS: f32 = 96.0 / 72.0;
            self.sheet.set_column_width_pixels(column, (width * PIXELS).round() as u32)?;
        }
        for block in &section.blocks {
            match block {
                Block::Paragraph(p) => self.paragraph(p, (0, self.grid.columns()))?,
                Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                    self.row += u32::from(self.row > 0);
                    self.side_by_side(columns)?;
                }
                Block::Table(table) => {
                    self.row += 1;
                    self.table(table)?;
                }
            }
        }
        Ok(())
    }

    /// A paragraph over some columns, in a row as high as its lines.
    fn paragraph(&mut self, p: &Paragraph, over: (u16, u16)) -> Result<(), XlsxError> {
        let row = self.row;
        let height = self.put_paragraph(p, row, over)?;
        self.sheet.set_row_height(row, height)?;
        self.row += 1;
        Ok(())
    }

    /// The same in a given row; gives how high it is in points.
    fn put_paragraph(
        &mut self,
        p: &Paragraph,
        row: u32,
        over: (u16, u16),
    ) -> Result<f32, XlsxError> {
        let words: String = p.spans.iter().map(|span| as_read(&span.text).into_string()).collect();
        // A cell has one look: that of most of its letters.
        let most = p.spans.iter().max_by_key(|span| span.text.len());
        let style = most.map(|span| span.style).unwrap_or_default();
        let look = Look { face: style.face, size: style.size, align: p.align, ..Look::default() };
        self.put(row, over, &words, &look)?;
        let width = self.grid.width(over).max(1.0);
        let by_hand = words.lines().count().max(1) as f32;
        let lines = (natural_width(p) / width).ceil().max(1.0) + by_hand - 1.0;
        Ok(lines * p.line.max(style.size))
    }

    /// Paragraphs side by side: row by row.
    fn side_by_side(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        let rows = columns.iter().map(|column| column.paragraphs.len()).max().unwrap_or(0);
        let places = self.grid.places(columns);
        for line in 0..rows {
            let row = self.row;
            let mut height = 0f32;
            for (column, over) in columns.iter().zip(&places) {
                if let Some(p) = column.paragraphs.get(line) {
                    height = height.max(self.put_paragraph(p, row, *over)?);
                }
            }
            self.sheet.set_row_height(row, height)?;
            self.row += 1;
        }
        Ok(())
    }

    /// A text over some columns `from..to`.
    fn put(
        &mut self,
        row: u32,
        (from, to): (u16, u16),
        words: &str,
        look: &Look,
    ) -> Result<(), XlsxError> {
        let format = text_look(look);
        if to > from + 1 {
            self.sheet.merge_range(row, from, row, to - 1, words, &format)?;
        } else {
            self.sheet.write_string_with_format(row, from, words, &format)?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let begins = self.row;
        let lines = self.header(table)?;
        let first = self.row;
        let mut last = None;
        for row in &table.rows {
            let (mut column, mut lines) = (0, 1);
            for cell in &row.cells {
                let span = u16::from(cell.span.max(1));
                let own = table.columns.get(usize::from(column)).map(|c| c.align);
                let align = cell.align.or(own).unwrap_or_default();
                self.cell(cell, (column, column + span), (align, table.size))?;
                let room = self.grid.width((column, column + span)) - 2.0 * table.padding;
                lines = lines.max(lines_in(&cell.text, cell.face, table.size, room));
                column += span;
            }
            if !row.keep_with_previous {
                last = Some(self.row);
            }
            let needed = lines as f32 * table.line + 2.0 * table.padding;
            self.sheet.set_row_height(self.row, needed.max(row.least).max(table.least_row))?;
            self.row += 1;
        }
        let width = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        // Excel filters one table of a sheet; that of the first is kept.
        if let Some(last) = last.filter(|_| lines > 0 && !self.has_filter && width > 0) {
            self.has_filter = true;
            self.sheet.autofilter(first - 1, 0, last, width - 1)?;
            // Above the rows of another table it would be wrong.
            if self.is_one_table {
                self.sheet.set_repeat_rows(begins, first - 1)?;
            }
        }
        Ok(())
    }

    /// The header; gives how many lines it has.
    fn header(&mut self, table: &Table) -> Result<u32, XlsxError> {
        let end = |cell: &HeaderCell| u32::from(cell.line) + u32::from(cell.lines.max(1));
        let lines = table.header.iter().map(end).max().unwrap_or(0);
        let look = Look {
            face: Face::Bold,
            size: table.size,
            align: Align::Center,
            is_boxed: true,
            is_middle: true,
            ..Look::default()
        };
        let format = text_look(&look);
        for cell in &table.header {
            let (top, bottom) = (self.row + u32::from(cell.line), self.row + end(cell) - 1);
            let left = u16::from(cell.column);
            let right = left + u16::from(cell.columns.max(1)) - 1;
            let words = as_read(&cell.text);
            if top == bottom && left == right {
                self.sheet.write_string_with_format(top, left, &*words, &format)?;
            } else {
                self.sheet.merge_range(top, left, bottom, right, &words, &format)?;
            }
        }
        self.row += lines;
        Ok(lines)
    }

    /// A cell of a table: a number or a day where it says one, else its words.
    fn cell(
        &mut self,
        cell: &Cell,
        (from, to): (u16, u16),
        (align, size): (Align, f32),
    ) -> Result<(), XlsxError> {
        let look = Look {
            face: cell.face,
            size,
            align,
            is_boxed: true,
            value: cell.value,
            ..Look::default()
        };
        let format = text_look(&look);
        let row = self.row;
        let Some(value) = cell.value.filter(|_| to == from + 1) else {
            return self.put(row, (from, to), &as_read(&cell.text), &look);
        };
        match value {
            Value::Whole(number) | Value::Money(number) => {
                self.sheet.write_number_with_format(row, from, number as f64, &format)?;
            }
            Value::Hundredths(number) => {
                self.sheet.write_number_with_format(row, from, number as f64 / 100.0, &format)?;
            }
            Value::Day(day) => {
                self.sheet.write_datetime_with_format(row, from, day, &format)?;
            }
        }
        Ok(())
    }
}
