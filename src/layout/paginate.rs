//! Cuts blocks into pages: no widow line, no split row, nothing that belongs to rows alone, a header on
//! every page.
use super::{
    block::{Block, Document, Section},
    columns::lay_columns,
    drawing::{draw_page, page_number},
    page::Page,
    pieces::{Break, Piece, columns_piece, cut_above, cut_below, paragraph_pieces, table_pieces},
    tables::LaidTable,
    texts::count_texts,
};

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
        if section.two_up {
            twice(&mut page);
        }
        pages.push(page);
        on_first = false;
        start = end.max(start + 1);
    }
}

/// The page beside itself, on a sheet of twice the width.
fn twice(page: &mut Page) {
    let beside = page.items.clone().into_iter().map(|mut item| {
        item.shift(page.width, 0.0);
        item
    });
    let beside: Vec<_> = beside.collect();
    page.items.extend(beside);
    page.width *= 2.0;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        block::{
            Align, Cell, Column, ColumnWidth, HeaderCell, PageNumbers, Paper, Paragraph, Row,
            Style, Table, TableColumn,
        },
        fonts::metrics,
        page::Item,
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
            ..Table::default()
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
