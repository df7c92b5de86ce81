//! Cuts blocks into pages: no widow line, no split row, nothing that belongs to rows alone, a header on
//! every page.
use super::{
    block::{Block, Document, PageNumbers, Paper, Paragraph, Section, Table},
    columns::{Placed, lay_columns},
    fonts::metrics,
    lines::{lay_lines, rule_room},
    page::{Item, LineTo, Page, TextRun},
    tables::{LaidTable, lay_row, lay_table},
    texts::count_texts,
};

/// The smallest thing that is never cut: a line, a row, a letterhead, a signature.
struct Piece {
    items: Vec<Item>,
    height: f32,
    /// Space above, dropped at the top of a page.
    space: f32,
    /// What a page break below it would do.
    below: Break,
    /// Closes what stands above: a total, a closing sentence, a signature.
    closes: bool,
    /// Of which row it is, or a part of one.
    row: Option<RowPart>,
}

/// A row as a piece, or a line of one.
#[derive(Clone, Copy)]
struct RowPart {
    /// Which table of the section.
    table: usize,
    /// Borders that are covered.
    covered: u32,
    begins: bool,
    ends: bool,
    /// Is it taller than a page? Then its lines count as rows do.
    is_endless: bool,
    /// Does it only head the rows below?
    heads: bool,
}

/// What a page break does to what stands around it, from nothing to what must not be. Where a page is
/// full, the least bad place is taken, and of equal ones the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Nothing.
    Free,
    /// Leaves a line of text alone, or what closes a table with one row instead of two.
    Lonely,
    /// Cuts a row.
    Cut,
    /// Leaves a title, a heading, a closing sentence or a signature without what it belongs to.
    Torn,
}

/// A row taller than this share of a page may be cut, when all else is worse.
const TALL: f32 = 0.25;

/// Lays a whole document.
pub fn paginate(document: &Document) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut number = 0;
    let mut text = 0;
    for section in &document.sections {
        if section.numbers.as_ref().is_some_and(|n| n.restart) {
            number = 0;
        }
        paginate_section(section, &mut number, &mut text, &mut pages);
    }
    pages
}

/// `number` is that of the page before, `text` of the first text of the section; both are counted on.
fn paginate_section(
    section: &Section,
    number: &mut usize,
    text: &mut usize,
    pages: &mut Vec<Page>,
) {
    let paper = &section.paper;
    let mut tables = Vec::new();
    let mut pieces = Vec::new();
    for block in &section.blocks {
        let first = *text;
        match block {
            Block::Paragraph(p) => paragraph_pieces(p, first, paper, &mut pieces),
            Block::Columns { columns, space_before } => {
                let placed = lay_columns(columns, paper.body_width(), first);
                // A letterhead without the paper below it says nothing.
                pieces.push(columns_piece(placed, *space_before, Break::Torn, false));
            }
            Block::Signature { columns, space_before } => {
                let placed = lay_columns(columns, paper.body_width(), first);
                pieces.push(columns_piece(placed, *space_before, Break::Free, true));
            }
            Block::Table(table) => table_pieces(table, first, paper, &mut tables, &mut pieces),
        }
        *text += count_texts(block);
    }
    keep_company(&mut pieces, &tables, paper.body_height());
    let mut on_first = true;
    let mut start = 0;
    while start < pieces.len() || on_first {
        let end = page_end(&pieces, &tables, start, paper.body_height());
        *number += 1;
        let mut page = Page { width: paper.width, height: paper.height, items: Vec::new() };
        let mirrored = paper.mirrored && number.is_multiple_of(2);
        let left = if mirrored { paper.right } else { paper.left };
        draw_page(
            pieces.get_mut(start..end).unwrap_or_default(),
            &tables,
            left,
            paper.top,
            &mut page.items,
        );
        if let Some(numbers) = &section.numbers
            && (numbers.on_first || !on_first)
        {
            page.items.push(page_number(numbers, *number, left, paper));
        }
        pages.push(page);
        on_first = false;
        start = end.max(start + 1);
    }
}

fn columns_piece(placed: Placed, space: f32, below: Break, closes: bool) -> Piece {
    Piece { items: placed.items, height: placed.height, space, below, closes, row: None }
}

fn paragraph_pieces(p: &Paragraph, first: usize, paper: &Paper, pieces: &mut Vec<Piece>) {
    let lines = lay_lines(p, paper.body_width(), first);
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let last = i + 1 == count;
        pieces.push(Piece {
            items: line.items,
            height: p.line + if last { rule_room(p) } else { 0.0 },
            space: if i == 0 { p.space_before } else { 0.0 },
            below: match (p.keep_with_next, last) {
                // A title is never cut either.
                (true, _) => Break::Torn,
                // Neither the first line alone at the foot nor the last alone at the head of a page.
                (false, false) if i == 0 || i + 2 == count => Break::Lonely,
                (false, _) => Break::Free,
            },
            closes: p.keep_with_previous,
            row: None,
        });
    }
}

fn table_pieces(
    table: &Table,
    first: usize,
    paper: &Paper,
    tables: &mut Vec<LaidTable>,
    pieces: &mut Vec<Piece>,
) {
    let laid = lay_table(table, paper.body_width(), first);
    let index = tables.len();
    let page = paper.body_height() - laid.header_height - table.border;
    let mut parts = Vec::new();
    let mut space = table.space_before;
    let mut text = first + table.header.len();
    for row in &table.rows {
        lay_row(table, &laid, row, text, paper.body_height() * TALL, &mut parts);
        text += row.cells.len();
        let is_endless = parts.iter().map(|p| p.height).sum::<f32>() > page;
        let count = parts.len();
        for (i, part) in parts.drain(..).enumerate() {
            let below = match i + 1 {
                last if last == count && row.keep_with_next => Break::Torn,
                last if last == count => Break::Free,
                // Two lines of a row at least on either side.
                1 => Break::Torn,
                next if next + 1 == count => Break::Torn,
                _ if is_endless => Break::Free,
                _ => Break::Cut,
            };
            pieces.push(Piece {
                items: part.items,
                height: part.height,
                space: std::mem::take(&mut space),
                below,
                closes: row.keep_with_previous,
                row: Some(RowPart {
                    table: index,
                    covered: part.covered,
                    begins: part.begins,
                    ends: part.ends,
                    is_endless,
                    heads: row.keep_with_next,
                }),
            });
        }
    }
    if table.rows.is_empty() && laid.header_height > 0.0 {
        pieces.push(Piece {
            items: Vec::new(),
            height: 0.0,
            space,
            below: Break::Free,
            closes: false,
            row: Some(RowPart {
                table: index,
                covered: 0,
                begins: true,
                ends: true,
                is_endless: false,
                heads: false,
            }),
        });
    }
    tables.push(laid);
}

/// Binds everything that closes a part of a paper to what it closes: the last two rows of a table, or
/// lines of text, as far as they fit on one page with it.
fn keep_company(pieces: &mut [Piece], tables: &[LaidTable], room: f32) {
    let mut start = 0;
    while start < pieces.len() {
        let run = pieces.get(start..).unwrap_or_default();
        let count = run.iter().take_while(|p| p.closes).count();
        if count > 0 {
            let header = start.checked_sub(1).and_then(|i| pieces.get(i)).and_then(|p| p.row);
            let header = header.and_then(|r| tables.get(r.table)).map_or(0.0, |t| t.header_height);
            let height: f32 = run.iter().take(count).map(|p| p.space + p.height).sum();
            bind_back(pieces.get_mut(..start).unwrap_or_default(), room - height - header);
            for piece in pieces.iter_mut().skip(start).take(count - 1) {
                piece.below = Break::Torn;
            }
        }
        start += count.max(1);
    }
}

/// The last pieces of `before` stay with what follows: two rows or lines when they have `room` points,
/// else one, else as much of it as comes.
fn bind_back(before: &mut [Piece], room: f32) {
    let begins = |piece: &Piece| {
        let is_unit = match piece.row {
            Some(row) => (row.begins || row.is_endless) && !row.heads,
            None => true,
        };
        is_unit && !piece.closes
    };
    let mut left = room;
    let mut bond = Break::Torn;
    let mut end = before.len();
    for _ in 0..2 {
        let all = before.get(..end).unwrap_or_default();
        let start = all.iter().rposition(begins).unwrap_or(0);
        let unit = before.get_mut(start..end).unwrap_or_default();
        left -= unit.iter().map(|p| p.height + p.space).sum::<f32>();
        let fits = left >= 0.0;
        for piece in unit.iter_mut().rev() {
            if fits || bond == Break::Torn {
                piece.below = piece.below.max(bond);
            }
            bond = Break::Lonely;
        }
        if !fits {
            return;
        }
        end = start;
    }
}

/// The first piece that does not come on the page that begins with `start`.
fn page_end(pieces: &[Piece], tables: &[LaidTable], start: usize, room: f32) -> usize {
    // Room for rounding of sums.
    const HAIR: f32 = 0.05;
    let mut y = 0.0;
    let mut table = None;
    for (i, piece) in pieces.iter().enumerate().skip(start) {
        let here = piece.row.map(|r| r.table);
        let laid = here.and_then(|t| tables.get(t));
        let header = if here == table { 0.0 } else { laid.map_or(0.0, |t| t.header_height) };
        table = here;
        y += if i == start { cut_above(piece, tables) } else { piece.space };
        y += header + piece.height;
        if y + cut_below(piece, tables) > room + HAIR && i > start {
            let ends =
                (start..i).rev().filter_map(|last| Some((last + 1, pieces.get(last)?.below)));
            let mut best = (i, Break::Torn);
            for (end, below) in ends {
                if below < best.1 {
                    best = (end, below);
                }
                if below == Break::Free {
                    break;
                }
            }
            return best.0;
        }
    }
    pieces.len()
}

/// Room above the first line on a page of a row that began on the page before.
fn cut_above(piece: &Piece, tables: &[LaidTable]) -> f32 {
    match piece.row {
        Some(row) if !row.begins => tables.get(row.table).map_or(0.0, |t| t.padding),
        _ => 0.0,
    }
}

/// Room below the last line on a page of a row that goes on.
fn cut_below(piece: &Piece, tables: &[LaidTable]) -> f32 {
    match piece.row {
        Some(row) if !row.ends => tables.get(row.table).map_or(0.0, |t| t.padding),
        _ => 0.0,
    }
}

fn draw_page(pieces: &mut [Piece], tables: &[LaidTable], left: f32, top: f32, out: &mut Vec<Item>) {
    let mut y = top;
    let mut open: Option<OpenTable<'_>> = None;
    let count = pieces.len();
    for (i, piece) in pieces.iter_mut().enumerate() {
        let here = piece.row.map(|r| r.table);
        if open.as_ref().is_some_and(|o| Some(o.index) != here)
            && let Some(table) = open.take()
        {
            table.close(y, left, out);
        }
        if i > 0 {
            y += piece.space;
        }
        if let (Some(index), None) = (here, &open)
            && let Some(laid) = tables.get(index)
        {
            out.extend(laid.header.iter().cloned().map(|mut item| {
                item.shift(left, y);
                item
            }));
            open = Some(OpenTable::new(index, laid, y, left, out));
            y += laid.header_height;
        }
        let above = y;
        if i == 0 {
            y += cut_above(piece, tables);
        }
        out.extend(std::mem::take(&mut piece.items).into_iter().map(|mut item| {
            item.shift(left, y);
            item
        }));
        y += piece.height;
        if i + 1 == count {
            y += cut_below(piece, tables);
        }
        if let (Some(table), Some(row)) = (&mut open, piece.row) {
            table.row(above, y, row.covered, row.ends, left, out);
        }
    }
    if let Some(table) = open {
        table.close(y, left, out);
    }
}

/// The borders of a table on one page: long lines rather than one for each cell.
struct OpenTable<'a> {
    index: usize,
    laid: &'a LaidTable,
    top: f32,
    /// For each inner edge, where its present line began.
    began: Vec<Option<f32>>,
    ruled_at: f32,
}

impl<'a> OpenTable<'a> {
    fn new(index: usize, laid: &'a LaidTable, y: f32, left: f32, out: &mut Vec<Item>) -> Self {
        let table = Self { index, laid, top: y, began: vec![None; laid.edges.len()], ruled_at: y };
        table.across(y, left, out);
        table
    }

    fn line(&self, x0: f32, y0: f32, x1: f32, y1: f32) -> Item {
        Item::Line(LineTo { x0, y0, x1, y1, thickness: self.laid.border })
    }

    fn across(&self, y: f32, left: f32, out: &mut Vec<Item>) {
        let right = self.laid.edges.last().copied().unwrap_or(0.0);
        out.push(self.line(left, y, left + right, y));
    }

    fn row(
        &mut self,
        above: f32,
        below: f32,
        covered: u32,
        ends: bool,
        left: f32,
        out: &mut Vec<Item>,
    ) {
        let last = self.laid.edges.len().saturating_sub(1);
        for (i, x) in self.laid.edges.iter().enumerate().take(last).skip(1) {
            let is_covered = covered & 1u32.checked_shl(i as u32).unwrap_or(0) != 0;
            let began = self.began.get(i).copied().flatten();
            let new = match (is_covered, began) {
                (true, Some(y0)) => {
                    out.push(self.line(left + x, y0, left + x, above));
                    None
                }
                (true, None) => None,
                (false, Some(y0)) => Some(y0),
                (false, None) => Some(above),
            };
            if let Some(slot) = self.began.get_mut(i) {
                *slot = new;
            }
        }
        if ends {
            self.across(below, left, out);
            self.ruled_at = below;
        }
    }

    fn close(self, y: f32, left: f32, out: &mut Vec<Item>) {
        for (i, began) in self.began.iter().enumerate() {
            if let (Some(y0), Some(x)) = (began, self.laid.edges.get(i)) {
                out.push(self.line(left + x, *y0, left + x, y));
            }
        }
        for x in [self.laid.edges.first(), self.laid.edges.last()].into_iter().flatten() {
            out.push(self.line(left + x, self.top, left + x, y));
        }
        if self.ruled_at < y {
            self.across(y, left, out);
        }
    }
}

fn page_number(numbers: &PageNumbers, number: usize, left: f32, paper: &Paper) -> Item {
    let text = format!("{}{number}", numbers.prefix);
    let face = super::block::Face::Regular;
    let width = metrics(face).width(&text, numbers.size);
    let y = if numbers.baseline < 0.0 { paper.height + numbers.baseline } else { numbers.baseline };
    Item::Text(TextRun {
        x: left + (paper.body_width() - width) / 2.0,
        y,
        text: text.into(),
        face,
        size: numbers.size,
        gap: 0.0,
        origin: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::{
        Align, Cell, Column, ColumnWidth, HeaderCell, Row, Style, TableColumn,
    };
    use proptest::prelude::*;

    fn numbers() -> PageNumbers {
        PageNumbers {
            size: 14.0,
            baseline: 40.0,
            prefix: String::new(),
            on_first: false,
            restart: false,
        }
    }

    fn column(least: f32, align: Align) -> TableColumn {
        let width = ColumnWidth::Content { least, whole: false };
        TableColumn { width, align, ..TableColumn::default() }
    }

    fn head(text: &str, column: u8) -> HeaderCell {
        HeaderCell { text: text.into(), column, ..HeaderCell::default() }
    }

    fn table(rows: Vec<Row>) -> Block {
        Block::Table(Table {
            columns: vec![column(30.0, Align::Center), column(100.0, Align::Left)],
            header: vec![head("STT", 0), head("Họ và tên", 1)],
            rows,
            size: 13.0,
            line: 16.0,
            padding: 3.0,
            border: 0.5,
            space_before: 6.0,
        })
    }

    fn signature() -> Block {
        let sign = Paragraph::new(
            "TRƯỞNG BAN\n\n\n\nNguyễn Văn A",
            Style::bold(14.0),
            Align::Center,
            18.0,
        );
        Block::Signature {
            columns: vec![
                Column { share: 0.5, paragraphs: vec![] },
                Column { share: 0.5, paragraphs: vec![sign] },
            ],
            space_before: 12.0,
        }
    }

    fn document(blocks: Vec<Block>) -> Document {
        let paper = Paper::a4(20.0, 20.0, 30.0, 15.0);
        Document {
            sections: vec![Section {
                paper,
                numbers: Some(numbers()),
                blocks,
                ..Section::default()
            }],
            ..Document::default()
        }
    }

    fn row(n: usize, name: &str) -> Row {
        Row { cells: vec![Cell::from(n.to_string()), Cell::from(name)], ..Row::default() }
    }

    #[test]
    fn the_header_is_on_every_page_and_the_signature_never_alone() {
        for count in 1..160 {
            let rows = (1..=count).map(|n| row(n, &format!("Người thứ {n}"))).collect();
            let closing =
                Paragraph::new("Danh sách này có …", Style::regular(14.0), Align::Left, 19.0);
            let doc = document(vec![table(rows), Block::Paragraph(closing), signature()]);
            let pages = paginate(&doc);
            for page in &pages {
                assert!(page.text().contains("Họ và tên") || !page.text().contains("Người thứ"));
            }
            let last = pages.last().unwrap().text();
            assert!(last.contains("TRƯỞNG BAN") && last.contains("Danh sách này có"), "{count}");
            assert!(last.contains(&format!("Người thứ {count}")), "{count}: {last}");
        }
    }

    /// How many lines a row has.
    type Lines = fn(usize) -> usize;

    /// What rows of a sweep look like: their lines, and the most rows (a page holds two tall ones at best,
    /// so that more of them show nothing new).
    const HEIGHTS: [(&str, Lines, usize); 7] = [
        ("one line", |_| 1, 120),
        ("two lines", |_| 2, 120),
        ("five lines", |_| 5, 120),
        ("mixed", |n| [1, 3, 20, 2, 8, 1, 33][n % 7], 120),
        ("twenty lines", |_| 20, 40),
        ("forty lines", |_| 40, 12),
        ("taller than a page", |_| 70, 12),
    ];

    /// A list as offices print it, with as many rows of such heights.
    fn list(count: usize, lines: Lines, total: bool, foot: bool) -> Vec<Block> {
        let title = |text: &str| {
            Block::Paragraph(
                Paragraph::new(text, Style::bold(14.0), Align::Center, 17.0).with_next(),
            )
        };
        let mut rows: Vec<Row> = (1..=count)
            .map(|n| row(n, &format!("Người thứ {n}.{}", "\n+".repeat(lines(n) - 1))))
            .collect();
        if total {
            let cells = vec![Cell::from("cộng"), Cell::from("TỔNG")];
            rows.push(Row { cells, keep_with_previous: true, ..Row::default() });
        }
        let closing = Paragraph::new("Danh sách này có …", Style::regular(14.0), Align::Left, 19.0);
        let mut blocks = vec![
            Block::Columns {
                columns: vec![Column {
                    share: 1.0,
                    paragraphs: vec![Paragraph::new(
                        "CƠ QUAN\n\n\n",
                        Style::bold(14.0),
                        Align::Center,
                        17.0,
                    )],
                }],
                space_before: 0.0,
            },
            title("DANH SÁCH"),
            title("được tặng Giấy khen"),
            table(rows),
            Block::Paragraph(closing.with_previous()),
        ];
        if foot {
            blocks.push(signature());
        }
        blocks
    }

    #[test]
    fn nothing_that_belongs_to_rows_stands_without_them() {
        for landscape in [false, true] {
            for (name, lines, most) in HEIGHTS {
                for total in [false, true] {
                    for foot in [false, true] {
                        for count in 1..=most {
                            let mut doc = document(list(count, lines, total, foot));
                            if landscape {
                                doc.sections[0].paper = doc.sections[0].paper.landscape();
                            }
                            let body = doc.sections[0].paper.body_height();
                            let case = format!(
                                "{count} rows, {name}, lying {landscape}, total {total}, foot {foot}"
                            );
                            let pages: Vec<String> =
                                paginate(&doc).iter().map(Page::text).collect();
                            check_company(&pages, (count, lines, total, foot), body, &case);
                        }
                    }
                }
            }
        }
    }

    fn check_company(
        pages: &[String],
        (count, lines, total, foot): (usize, Lines, bool, bool),
        body: f32,
        case: &str,
    ) {
        let begins: Vec<usize> = pages.iter().map(|p| p.matches("Người thứ").count()).collect();
        let has = |p: &str| p.contains("Người thứ") || p.contains('+');
        // Nothing is lost, every page has rows, and the title too.
        assert_eq!(begins.iter().sum::<usize>(), count, "{case}");
        let all: usize = pages.iter().map(|p| p.matches('+').count()).sum();
        assert_eq!(all, (1..=count).map(|n| lines(n) - 1).sum::<usize>(), "{case}");
        assert!(pages.iter().all(|p| has(p) && p.contains("Họ và tên")), "{case}");
        assert!(pages[0].contains("DANH SÁCH") && pages[0].contains("được tặng"), "{case}");
        assert!(pages[0].contains("CƠ QUAN"), "{case}");
        // What closes the list stands on the last page, all of it.
        let last = pages.last().unwrap();
        assert!(last.contains("Danh sách này có"), "{case}");
        assert_eq!((last.contains("TỔNG"), last.contains("TRƯỞNG BAN")), (total, foot), "{case}");
        // With two rows, where they fit a page with it.
        let height = |n: usize| lines(n) as f32 * 16.0 + 6.0;
        let closing =
            19.0 + if total { 22.0 } else { 0.0 } + if foot { 12.0 + 6.0 * 18.0 } else { 0.0 };
        let header = 22.0;
        let head = 4.0 * 17.0 + 2.0 * 17.0 + 6.0 + header;
        let fit = |from: usize| closing + header + (from..=count).map(height).sum::<f32>() <= body;
        let on_last = begins.last().unwrap();
        if count >= 3 && fit(count - 1) && head + height(1) <= body {
            assert!(*on_last >= 2, "{case}: {on_last}");
        } else if count >= 2 && fit(count) && head + height(1) <= body {
            assert!(*on_last >= 1, "{case}: {on_last}");
        }
        // A row is cut only when it must be: none of these is, but beside a title or a signature.
        let tallest = (1..=count).map(height).fold(0.0, f32::max);
        if head + tallest <= body
            && closing + header + tallest <= body
            && (count > 1 || head + tallest + closing <= body)
        {
            for (page, next) in pages.iter().zip(&pages[1..]) {
                let first_row = next.split("Họ và tên\n").nth(1).unwrap();
                assert!(!first_row.starts_with('+'), "{case}: {page}\n{next}");
            }
        }
    }

    #[test]
    fn a_heading_inside_a_table_is_never_last_and_is_no_row_of_what_it_heads() {
        for count in 1..=90 {
            for lines in [1, 3, 12] {
                let mut blocks = list(count, |_| 1, true, true);
                let Some(Block::Table(table)) = blocks.get_mut(3) else { panic!() };
                let mut rows = Vec::new();
                for (n, mut row) in table.rows.drain(..).enumerate() {
                    if n % 9 == 0 && n < count {
                        let cell =
                            Cell { span: 2, ..Cell::from(format!("Nhóm {}", n / 9).as_str()) };
                        rows.push(Row {
                            cells: vec![cell],
                            keep_with_next: true,
                            ..Row::default()
                        });
                    }
                    if n < count {
                        row.cells[1].text.push_str(&"\n+".repeat(lines - 1));
                    }
                    rows.push(row);
                }
                table.rows = rows;
                let pages = paginate(&document(blocks));
                for page in &pages {
                    for after in page.text().split("Nhóm ").skip(1) {
                        assert!(after.contains("Người thứ"), "{count} rows of {lines}: {after}");
                    }
                }
                let on_last = pages.last().unwrap().text().matches("Người thứ").count();
                assert!(on_last >= count.min(2), "{count} rows of {lines}: {on_last}");
            }
        }
    }

    #[test]
    fn page_numbers_begin_on_the_second_page_of_a_section() {
        let line = Paragraph::new("chữ", Style::regular(14.0), Align::Left, 19.0);
        let blocks = vec![Block::Paragraph(line); 100];
        let mut doc = document(blocks);
        doc.sections.push(doc.sections[0].clone());
        let numbered: Vec<bool> = paginate(&doc)
            .iter()
            .map(|p| p.text().lines().last().unwrap().parse::<u32>().is_ok())
            .collect();
        assert_eq!(numbered, [false, true, true, false, true, true]);
        let last = paginate(&doc).pop().unwrap().text();
        assert!(last.ends_with("6\n"), "the count goes on through annexes");
        doc.sections[1].numbers.as_mut().unwrap().restart = true;
        assert!(
            paginate(&doc).pop().unwrap().text().ends_with("3\n"),
            "NĐ 30: each annex counts its own"
        );
    }

    #[test]
    fn margins_change_places_on_the_back() {
        let line = Paragraph::new("chữ", Style::regular(14.0), Align::Left, 19.0);
        let mut doc = document(vec![Block::Paragraph(line); 100]);
        doc.sections[0].paper.mirrored = true;
        let pages = paginate(&doc);
        let left = |i: usize| match &pages[i].items[0] {
            Item::Text(run) => (run.x / 72.0 * 25.4).round() as i32,
            Item::Line(_) => 0,
        };
        assert_eq!((left(0), left(1), left(2)), (30, 15, 30));
    }

    #[test]
    fn a_row_taller_than_a_page_is_cut_and_nothing_is_lost() {
        let long = "thành tích ".repeat(2000);
        let pages =
            paginate(&document(vec![table(vec![row(1, "trước"), row(2, &long), row(3, "sau")])]));
        assert!(pages.len() >= 3);
        let words: usize = pages.iter().map(|p| p.text().matches("thành").count()).sum();
        assert_eq!(words, 2000);
        assert!(pages.last().unwrap().text().contains("sau"));
    }

    proptest! {
        #[test]
        fn every_item_stays_inside_the_margins(
            names in prop::collection::vec("[A-ZĐa-zà-ỹ ]{0,60}|[a-z]{50,300}", 0..60),
            lines in prop::collection::vec("[a-zđ ]{0,400}", 0..12),
        ) {
            let mut blocks: Vec<Block> = lines
                .iter()
                .map(|l| Block::Paragraph(Paragraph::new(l.trim(), Style::regular(14.0), Align::Justify, 19.0)))
                .collect();
            blocks.push(table(names.iter().enumerate().map(|(i, n)| row(i + 1, n)).collect()));
            blocks.push(signature());
            let doc = document(blocks);
            let paper = doc.sections[0].paper;
            for page in paginate(&doc) {
                for item in &page.items {
                    if let Item::Text(run) = item && run.y > paper.top {
                        prop_assert!(run.x >= paper.left - 0.1 && run.y <= paper.height - paper.bottom + 0.1);
                        let width = metrics(run.face).width(run.text.trim_end(), run.size)
                            + run.gap * run.text.trim_end().matches(' ').count() as f32;
                        prop_assert!(run.x + width <= paper.width - paper.right + 0.6, "{:?}", run);
                    }
                }
            }
        }
    }
}
