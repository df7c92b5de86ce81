//! What size of letters and which sheet a table needs, and what is to be said of it.
use super::{
    block::{Asked, ColumnWidth, Paper, Table},
    widths::Measured,
};

/// How a table stands on its sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Size of its letters.
    pub size: f32,
    /// Does the sheet lie?
    pub landscape: bool,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// Whether a table has room for every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has.
    Fits,
    /// Only because the sheet was laid down: upright, words would be cut at any size.
    OnlyLying,
    /// The sheet was laid down because upright its rows are tall and take more paper.
    RatherLying,
    /// Upright as was asked for: every word has room, but only a few rows stand on a page, in letters
    /// made smaller for their sake.
    TallUpright,
    /// Not upright as was asked for: words are cut. Lying they would not be, or fewer.
    WantsLandscape,
    /// Not even lying: words are cut.
    TooWide,
}

/// Sizes of letters below the usual one, tried one after the other before a sheet is laid down. Tables of 12 to
/// 13 points are usual practice; 11 is our choice, still read at arm's length.
const SMALLER: [f32; 2] = [12.0, 11.0];
// The next numbers are our choice, found by looking at lists of offices.

/// Rows taller than this many lines upright are rather read on a lying sheet.
const TALL_ROW: f32 = 5.0;
/// So many rows, and the part of a page they have beside what else stands on it.
type Rows = (f32, f32);
/// A page with fewer is no table any more.
const FEW_ROWS: Rows = (3.0, 0.9);
/// What the closing line and the signature come with.
const LAST_ROWS: Rows = (2.0, 0.72);

/// Finds the size and the sheet of a table and sets its columns for good, measuring it once. Without a
/// wish the sheet lies when upright a word would be cut, or when rows are tall and lying saves paper. Letters
/// get smaller for the sake of tall rows too: on a lying sheet, and when upright is insisted on.
pub fn fit(table: &mut Table, upright: &Paper, landscape: Option<bool>) -> Fit {
    let (size, line) = (table.size, table.line);
    table.asked = Some(Asked { size, line, upright: *upright, landscape });
    for column in &mut table.columns {
        column.asked = Some(column.width);
    }
    fitted(table, upright, landscape, &[])
}

/// Fits a table again, whose columns are other ones by now, from what it was fitted from. `own`: for each column the
/// points asked for, which it gets where they hold its longest word and leave the others theirs; they decide neither
/// the size nor the sheet. `None`: it was never fitted.
pub fn refit(table: &mut Table, own: &[Option<f32>]) -> Option<Fit> {
    let asked = table.asked?;
    (table.size, table.line) = (asked.size, asked.line);
    for column in &mut table.columns {
        column.width = column.asked.unwrap_or_default();
    }
    Some(fitted(table, &asked.upright, asked.landscape, own))
}

fn fitted(table: &mut Table, upright: &Paper, landscape: Option<bool>, own: &[Option<f32>]) -> Fit {
    let mut measured = Measured::of(table);
    let usual = table.size;
    let sizes = || std::iter::once(usual).chain(SMALLER.into_iter().filter(move |s| *s < usual));
    let smallest = sizes().last().unwrap_or(usual);
    let sized = |room: f32| sizes().find(|size| measured.fits(*size, room));
    let lying = upright.landscape();
    let stands = sized(upright.body_width());
    let lies = sized(lying.body_width());
    let better_lying = |stands: Option<f32>| {
        let (stands, lies) = (stands.unwrap_or(smallest), lies.unwrap_or(smallest));
        reads_better_lying(&measured, table, (upright, stands), (&lying, lies))
    };
    let is_lying = landscape.unwrap_or_else(|| stands.is_none() || better_lying(stands));
    let is_tall = |size: f32| !has_room_for(&measured, FEW_ROWS, upright, table, size);
    let is_tall_lying = |size: f32| !has_room_for(&measured, LAST_ROWS, &lying, table, size);
    let lower = |at: f32, is_tall: &dyn Fn(f32) -> bool| {
        sizes().find(|s| *s <= at && !is_tall(*s)).unwrap_or(smallest)
    };
    let (sheet, size) = match (is_lying, landscape) {
        (true, _) => (&lying, lies.map(|at| lower(at, &is_tall_lying))),
        (false, Some(_)) => (upright, stands.map(|at| lower(at, &is_tall))),
        (false, None) => (upright, stands),
    };
    let verdict = match (size, is_lying, landscape) {
        (Some(_), true, None) if stands.is_none() => Verdict::OnlyLying,
        (Some(_), true, None) => Verdict::RatherLying,
        (Some(_), false, Some(_)) if stands.is_some_and(is_tall) && better_lying(stands) => {
            Verdict::TallUpright
        }
        (Some(_), ..) => Verdict::Fits,
        (None, true, _) => Verdict::TooWide,
        (None, false, _) => Verdict::WantsLandscape,
    };
    let size = size.unwrap_or(smallest);
    table.line *= size / usual;
    table.size = size;
    measured.set_own(own, size, sheet.body_width());
    let widths = measured.widths(size, sheet.body_width());
    for (column, width) in table.columns.iter_mut().zip(widths) {
        column.width = ColumnWidth::Fixed(width);
    }
    Fit { size, landscape: is_lying, verdict }
}

/// How tall a row of so many lines is.
fn row_height(table: &Table, lines: f32, size: f32) -> f32 {
    lines * table.line * size / table.size + table.padding * 2.0
}

/// Has a page room for so many rows, or for all there are?
fn has_room_for(
    measured: &Measured,
    (rows, part): Rows,
    sheet: &Paper,
    table: &Table,
    size: f32,
) -> bool {
    let lines = measured.lines_of_a_row(size, sheet.body_width());
    let rows = rows.min(table.rows.len() as f32);
    row_height(table, lines, size) * rows <= sheet.body_height() * part
}

/// Are rows tall upright, and do they take more paper than lying?
fn reads_better_lying(
    measured: &Measured,
    table: &Table,
    (upright, stands): (&Paper, f32),
    (lying, lies): (&Paper, f32),
) -> bool {
    let tall = measured.lines_of_a_row(stands, upright.body_width());
    if tall <= TALL_ROW {
        return false;
    }
    let low = measured.lines_of_a_row(lies, lying.body_width());
    let paper = |lines: f32, size: f32, sheet: &Paper| {
        row_height(table, lines, size) / sheet.body_height().max(1.0)
    };
    paper(low, lies, lying) < paper(tall, stands, upright)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        block::{Block, Cell, Document, Face, HeaderCell, Row, Section, TableColumn},
        fonts::metrics,
        page::{Item, Page},
        paginate,
    };
    use proptest::prelude::*;

    const PAPER: fn() -> Paper = || Paper::a4(20.0, 20.0, 30.0, 15.0);

    /// A table of heads over rows of texts; a head that ends with `!` is of a column never to be wrapped.
    fn table(heads: &[&str], rows: &[Vec<String>]) -> Table {
        let column = |head: &&str| TableColumn {
            width: ColumnWidth::Content { least: 85.0, whole: head.ends_with('!') },
            ..TableColumn::default()
        };
        let head = |(i, text): (usize, &&str)| HeaderCell {
            text: text.trim_end_matches('!').into(),
            column: i as u8,
            ..HeaderCell::default()
        };
        let row = |texts: &Vec<String>| Row {
            cells: texts.iter().cloned().map(Cell::from).collect(),
            ..Row::default()
        };
        Table {
            columns: heads.iter().map(column).collect(),
            header: heads.iter().enumerate().map(head).collect(),
            rows: rows.iter().map(row).collect(),
            size: 13.0,
            line: 16.0,
            padding: 3.5,
            border: 0.5,
            ..Table::default()
        }
    }

    fn rows(of: &[&str], count: usize) -> Vec<Vec<String>> {
        let row = |n: usize| of.iter().map(|t| t.replace('#', &n.to_string())).collect();
        (1..=count).map(row).collect()
    }

    fn widths_of(table: &Table) -> Vec<f32> {
        let width = |c: &TableColumn| match c.width {
            ColumnWidth::Fixed(width) => width,
            ColumnWidth::Content { .. } => 0.0,
        };
        table.columns.iter().map(width).collect()
    }

    /// Every run of letters on the pages of a table.
    fn runs(table: Table, landscape: bool) -> Vec<String> {
        let paper = if landscape { PAPER().landscape() } else { PAPER() };
        let section = Section { paper, blocks: vec![Block::Table(table)], ..Section::default() };
        let pages = paginate(&Document { sections: vec![section], ..Document::default() });
        let items = pages.into_iter().flat_map(|Page { items, .. }| items);
        let text =
            |item| if let Item::Text(run) = item { Some(run.text.into_string()) } else { None };
        items.filter_map(text).collect()
    }

    const CITATION: &str = "vận động cán bộ, đảng viên đóng góp 150.000.000 đồng xây dựng 03 căn nhà \
        tình thương, thăm hỏi gia đình chính sách trên địa bàn; thực hiện tốt Quy chế dân chủ ở cơ sở, \
        đối thoại định kỳ với người lao động, giải quyết kịp thời các kiến nghị, ";

    #[test]
    fn short_columns_stay_whole_and_the_longest_text_has_the_room() {
        let heads =
            ["STT", "Họ và tên!", "Năm sinh", "Chức vụ", "Thành tích", "Ngày", "Tiền thưởng"];
        let long = CITATION.repeat(3);
        let texts = ["#", "Nguyễn Thị Hồng Nhung", "1978", "", &long, "05/12/2016", "1.210.000"];
        for landscape in [false, true] {
            let columns = if landscape { 7 } else { 5 };
            let mut table = table(&heads[..columns], &rows(&texts[..columns], 120));
            // Upright few such rows stand on a page, and that is said.
            let verdict = if landscape { Verdict::Fits } else { Verdict::TallUpright };
            let size = 11.0;
            assert_eq!(
                fit(&mut table, &PAPER(), Some(landscape)),
                Fit { size, landscape, verdict }
            );
            let widths = widths_of(&table);
            let paper = if landscape { PAPER().landscape() } else { PAPER() };
            assert!((widths.iter().sum::<f32>() - paper.body_width()).abs() < 0.1, "{widths:?}");
            // The empty column has its head and no more; the citation has more than any other.
            assert!(widths[3] < 60.0 && widths[4] > 1.4 * widths[1], "{widths:?}");
            let runs = runs(table, landscape);
            assert!(runs.contains(&"STT".to_owned()));
            for i in [1, 2, 5, 6].into_iter().filter(|i| *i < columns) {
                assert_eq!(runs.iter().filter(|r| *r == texts[i]).count(), 120, "{}", texts[i]);
            }
            assert!((1..=120).all(|n| runs.contains(&n.to_string())));
        }
    }

    #[test]
    fn letters_get_smaller_before_the_sheet_is_laid_down_and_that_is_said() {
        // So many letters without a space in each of five columns.
        let fitted = |letters: usize, asked: Option<bool>| {
            let word = "m".repeat(letters);
            let mut table = table(&["A", "B", "C", "D", "E"], &rows(&[word.as_str(); 5], 3));
            let fit = fit(&mut table, &PAPER(), asked);
            let runs = runs(table, fit.landscape);
            let is_cut = runs.iter().filter(|r| **r == word).count() < 15;
            (fit.size, fit.landscape, fit.verdict, is_cut)
        };
        use Verdict::{Fits, OnlyLying, TooWide, WantsLandscape};
        assert_eq!(fitted(8, None), (13.0, false, Fits, false));
        assert_eq!(fitted(9, None), (12.0, false, Fits, false));
        assert_eq!(fitted(10, None), (11.0, false, Fits, false));
        assert_eq!(fitted(11, None), (13.0, true, OnlyLying, false));
        assert_eq!(fitted(11, Some(true)), (13.0, true, Fits, false), "as was asked for");
        assert_eq!(fitted(11, Some(false)), (11.0, false, WantsLandscape, true));
        assert_eq!(fitted(20, None), (11.0, true, TooWide, true));
    }

    #[test]
    fn the_sheet_lies_for_what_is_written_not_for_the_count_of_columns() {
        let many = ["STT", "Họ và tên!", "Nam", "Nữ", "Chức vụ", "Đơn vị", "Hình thức", "Ghi chú"];
        let short = ["#", "Kim Thị Sóc", "1980", "", "Bí thư", "Ấp Mẫu", "Giấy khen", ""];
        assert!(!fit(&mut table(&many, &rows(&short, 40)), &PAPER(), None).landscape);
        let few = ["STT", "Họ và tên!", "Chức vụ, đơn vị", "Thành tích"];
        let unit = "Phó Bí thư Đảng ủy, Phó Giám đốc, Đảng bộ Viễn thông Trà Vinh mẫu số một";
        let long = ["#", "Nguyễn Thị Hồng Nhung", unit, &CITATION.repeat(3)];
        assert!(fit(&mut table(&few, &rows(&long, 40)), &PAPER(), None).landscape);
        assert!(!fit(&mut table(&few, &rows(&long, 40)), &PAPER(), Some(false)).landscape);
        // An annex of names, posts and units stands.
        let usual = ["#", "Nguyễn Thị Hồng Nhung", "Phó Bí thư, Phó Giám đốc", unit];
        assert!(!fit(&mut table(&few, &rows(&usual, 40)), &PAPER(), None).landscape);
    }

    #[test]
    fn tall_rows_lay_the_sheet_down_or_make_letters_smaller_and_that_is_said() {
        use Verdict::{Fits, RatherLying, TallUpright};
        let heads = ["STT", "Họ và tên!", "Chức vụ", "Đơn vị", "Thành tích"];
        let fitted = |letters: usize, count: usize, asked: Option<bool>| {
            let long: String = CITATION.repeat(6).chars().take(letters).collect();
            let texts =
                ["#", "Nguyễn Thị Hồng Nhung", "Bí thư, Trưởng ấp", "Ấp Tân Lập mẫu", &long];
            let fit = fit(&mut table(&heads, &rows(&texts, count)), &PAPER(), asked);
            (fit.landscape, fit.size, fit.verdict)
        };
        assert_eq!(fitted(60, 30, None), (false, 13.0, Fits));
        assert_eq!(fitted(300, 30, Some(false)), (false, 13.0, Fits));
        assert_eq!(fitted(400, 30, Some(false)), (false, 12.0, TallUpright));
        // Lying, two rows and what closes them have room on the last page.
        for (letters, size) in [(600, 13.0), (900, 11.0), (1200, 11.0)] {
            assert_eq!(fitted(letters, 30, None), (true, size, RatherLying), "{letters}");
            assert_eq!(fitted(letters, 30, Some(true)), (true, size, Fits), "{letters}");
            assert_eq!(fitted(letters, 30, Some(false)), (false, 11.0, TallUpright), "{letters}");
        }
        // One alone has the page for itself.
        assert_eq!(fitted(600, 1, Some(false)), (false, 13.0, Fits));
    }

    #[test]
    fn an_endless_word_takes_no_words_of_others() {
        let heads = ["STT", "Họ và tên", "Đơn vị", "Thành tích"];
        let endless = "x".repeat(600);
        let mut table = table(&heads, &rows(&["#", "Nguyễn Thị Nhung", &endless, "xuất sắc"], 30));
        let fit = fit(&mut table, &PAPER(), Some(false));
        assert_eq!((fit.size, fit.verdict), (11.0, Verdict::TallUpright));
        let widths = widths_of(&table);
        assert!(widths.iter().sum::<f32>() <= PAPER().body_width() + 0.1);
        let runs = runs(table, false);
        for whole in ["Nguyễn Thị Nhung", "xuất sắc"] {
            assert_eq!(runs.iter().filter(|r| *r == whole).count(), 30, "{whole}: {widths:?}");
        }
        assert_eq!(runs.concat().matches('x').count(), 600 * 30 + 30);
    }

    #[test]
    fn a_head_over_two_columns_has_its_words_too() {
        let mut table = table(&["A", "B", "Đơn vị"], &rows(&["1", "", "Chi bộ"], 2));
        table.header.push(HeaderCell {
            text: "Khenthưởngnămtrước".into(),
            columns: 2,
            ..HeaderCell::default()
        });
        table.header[0].line = 1;
        table.header[1].line = 1;
        table.header[2].lines = 2;
        fit(&mut table, &PAPER(), None);
        assert!(runs(table, false).contains(&"Khenthưởngnămtrước".to_owned()));
    }

    proptest! {
        #[test]
        fn no_word_is_cut_where_all_longest_words_have_room(
            heads in prop::collection::vec("[A-ZĐ][a-zđàểữ]{0,6}( [a-zđàểữ]{1,6}){0,3}!?", 1..9),
            texts in prop::collection::vec(
                prop::collection::vec("|[0-9]{1,3}|[0-9]{2}/[0-9]{2}/[0-9]{4}|[a-zđàểữ]{1,7}([ ~][a-zđàểữ]{1,7}){0,12}|[a-z ]{200,400}", 9),
                0..8,
            ),
            landscape in any::<bool>(),
        ) {
            let texts: Vec<Vec<String>> = texts
                .iter()
                .map(|row| row.iter().take(heads.len()).map(|t| t.replace('~', "\u{a0}")).collect())
                .collect();
            let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
            let mut table = table(&heads, &texts);
            let content = table.clone();
            let fit = fit(&mut table, &PAPER(), Some(landscape));
            let paper = if landscape { PAPER().landscape() } else { PAPER() };
            let widths = widths_of(&table);
            prop_assert!(widths.iter().all(|w| w.is_finite() && *w > 0.0));
            prop_assert!((widths.iter().sum::<f32>() - paper.body_width()).abs() < 0.5);
            // A kept table, whose columns were not set, stands the same.
            let again = Measured::of(&content).widths(fit.size, paper.body_width());
            prop_assert_eq!(&again, &widths);
            let growing = heads.len().min(3) as f32;
            for (i, width) in widths.iter().enumerate() {
                let mut words: Vec<(&str, Face)> =
                    heads[i].trim_end_matches('!').split(' ').map(|w| (w, Face::Bold)).collect();
                let cells = texts.iter().filter_map(|row| row.get(i));
                words.extend(cells.flat_map(|t| t.split([' ', '\u{a0}'])).map(|w| (w, Face::Regular)));
                for (word, face) in words {
                    let needs = metrics(face).width(word, fit.size) + 7.0;
                    let endless = needs > paper.body_width() / growing;
                    prop_assert!(fit.verdict != Verdict::Fits || endless || needs <= *width, "{}: {:?}", word, widths);
                }
            }
        }
    }
}
