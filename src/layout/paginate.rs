//! Cuts blocks into pages: no widow line, no split row, no signature alone, a header on every page.
use super::{
    block::{Block, Document, PageNumbers, Paper, Paragraph, Section, Table},
    columns::lay_columns,
    fonts::metrics,
    lines::{RULE_ROOM, lay_lines},
    page::{Item, LineTo, Page, TextRun},
    tables::{LaidTable, lay_row, lay_table},
};

/// The smallest thing that is never cut: a line, a row, a letterhead, a signature.
struct Piece {
    items: Vec<Item>,
    height: f32,
    /// Space above, dropped at the top of a page.
    space: f32,
    /// No page break below it.
    keep: bool,
    /// The table it is a row of, borders that are covered, and whether the row ends here.
    row: Option<(usize, u32, bool)>,
}

/// Lays a whole document.
pub fn paginate(document: &Document) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut number = 0;
    for section in &document.sections {
        if section.numbers.as_ref().is_some_and(|n| n.restart) {
            number = 0;
        }
        paginate_section(section, &mut number, &mut pages);
    }
    pages
}

fn paginate_section(section: &Section, number: &mut usize, pages: &mut Vec<Page>) {
    let paper = &section.paper;
    let mut tables = Vec::new();
    let mut pieces = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Paragraph(p) => paragraph_pieces(p, paper, &mut pieces),
            Block::Columns { columns, space_before } => {
                let placed = lay_columns(columns, paper.body_width());
                pieces.push(Piece {
                    items: placed.items,
                    height: placed.height,
                    space: *space_before,
                    keep: false,
                    row: None,
                });
            }
            Block::Signature { columns, space_before } => {
                // At least the last two rows or lines come with it.
                for piece in pieces.iter_mut().rev().take(2) {
                    piece.keep = true;
                }
                let placed = lay_columns(columns, paper.body_width());
                pieces.push(Piece {
                    items: placed.items,
                    height: placed.height,
                    space: *space_before,
                    keep: false,
                    row: None,
                });
            }
            Block::Table(table) => table_pieces(table, paper, &mut tables, &mut pieces),
        }
    }
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

fn paragraph_pieces(p: &Paragraph, paper: &Paper, pieces: &mut Vec<Piece>) {
    let lines = lay_lines(p, paper.body_width());
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let last = i + 1 == count;
        pieces.push(Piece {
            items: line.items,
            height: p.line + if last && p.rule.is_some() { RULE_ROOM } else { 0.0 },
            space: if i == 0 { p.space_before } else { 0.0 },
            // Neither the first line alone at the foot nor the last alone at the head of a page.
            keep: if last { p.keep_with_next } else { i == 0 || i + 2 == count },
            row: None,
        });
    }
}

fn table_pieces(
    table: &Table,
    paper: &Paper,
    tables: &mut Vec<LaidTable>,
    pieces: &mut Vec<Piece>,
) {
    let laid = lay_table(table, paper.body_width());
    let index = tables.len();
    let most = paper.body_height() - laid.header_height - table.border;
    let mut parts = Vec::new();
    let mut space = table.space_before;
    for row in &table.rows {
        lay_row(table, &laid, row, most, &mut parts);
        for part in parts.drain(..) {
            pieces.push(Piece {
                items: part.items,
                height: part.height,
                space: std::mem::take(&mut space),
                keep: row.keep_with_next && part.ends,
                row: Some((index, part.covered, part.ends)),
            });
        }
    }
    if table.rows.is_empty() && laid.header_height > 0.0 {
        pieces.push(Piece {
            items: Vec::new(),
            height: 0.0,
            space,
            keep: false,
            row: Some((index, 0, true)),
        });
    }
    tables.push(laid);
}

/// The first piece that does not come on the page that begins with `start`.
fn page_end(pieces: &[Piece], tables: &[LaidTable], start: usize, room: f32) -> usize {
    // Room for rounding of sums.
    const HAIR: f32 = 0.05;
    let mut y = 0.0;
    let mut table = None;
    for (i, piece) in pieces.iter().enumerate().skip(start) {
        let here = piece.row.map(|(t, ..)| t);
        let header = if here.is_some() && here != table {
            here.and_then(|t| tables.get(t)).map_or(0.0, |t| t.header_height)
        } else {
            0.0
        };
        table = here;
        y += if i == start { 0.0 } else { piece.space } + header + piece.height;
        if y > room + HAIR && i > start {
            let mut end = i;
            while end > start && pieces.get(end - 1).is_some_and(|p| p.keep) {
                end -= 1;
            }
            // What must stay together is taller than a page: it is cut where it is full.
            return if end == start { i } else { end };
        }
    }
    pieces.len()
}

fn draw_page(pieces: &mut [Piece], tables: &[LaidTable], left: f32, top: f32, out: &mut Vec<Item>) {
    let mut y = top;
    let mut open: Option<OpenTable<'_>> = None;
    for (i, piece) in pieces.iter_mut().enumerate() {
        let here = piece.row.map(|(t, ..)| t);
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
        out.extend(std::mem::take(&mut piece.items).into_iter().map(|mut item| {
            item.shift(left, y);
            item
        }));
        let above = y;
        y += piece.height;
        if let (Some(table), Some((_, covered, ends))) = (&mut open, piece.row) {
            table.row(above, y, covered, ends, left, out);
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
        TableColumn { width: ColumnWidth::Content { least, whole: false }, align }
    }

    fn head(text: &str, column: u8) -> HeaderCell {
        HeaderCell { text: text.into(), column, columns: 1, line: 0, lines: 1 }
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
            sections: vec![Section { paper, numbers: Some(numbers()), blocks }],
            ..Document::default()
        }
    }

    fn row(n: usize, name: &str) -> Row {
        Row { cells: vec![Cell::from(n.to_string()), Cell::from(name)], keep_with_next: false }
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
