//! The table of awards that other programs print too, from a database to a PDF: what layout and PDF cost.
//!
//! `cargo bench --bench award_table -- DB OUT.pdf` prints the table of DB; `-- --make N DB` makes one of N rows;
//! with no arguments, 200, 1,000 and 10,000 rows are made, printed and timed.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench")]
use dan_van::{
    layout::{
        block::{
            Align, Block, Cell, ColumnWidth, Document, HeaderCell, PageNumbers, Paper, Paragraph,
            Row, Section, Style, Table, TableColumn,
        },
        paginate,
    },
    pdf,
};
use rusqlite::Connection;
use std::{path::Path, time::Instant};

const TITLE: &str = "DANH SÁCH KHEN THƯỞNG";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--make", count, db] => make(count.parse().unwrap(), Path::new(db)),
        [db, out] => {
            print(Path::new(db), Path::new(out));
        }
        _ => {
            let folder = tempfile::tempdir().unwrap();
            for count in [200, 1000, 10_000] {
                let (db, out) =
                    (folder.path().join(format!("{count}.db")), folder.path().join("out.pdf"));
                make(count, &db);
                let start = Instant::now();
                let pages = print(&db, &out);
                let size = std::fs::metadata(&out).unwrap().len();
                println!("{count} rows: {pages} pages, {size} bytes, {:?}", start.elapsed());
            }
        }
    }
}

fn print(db: &Path, out: &Path) -> usize {
    let pages = paginate(&document(db));
    let count = pages.len();
    let properties = pdf::Properties {
        title: TITLE.into(),
        author: String::new(),
        date: jiff::civil::Date::constant(2016, 12, 5),
    };
    std::fs::write(out, pdf::write(pages, &properties).unwrap()).unwrap();
    count
}

/// A4, six columns of 28/95/120/173/50/30 pt, 10 pt letters on 12 pt, 3 pt padding, 0.5 pt rules.
fn document(db: &Path) -> Document {
    let db = Connection::open(db).unwrap();
    let mut query = db
        .prepare("select id, ho_ten, chuc_vu || ', ' || don_vi, thanh_tich, so_qd, nam from awards order by id")
        .unwrap();
    let rows = query
        .query_map([], |r| {
            let number = |i: usize| r.get::<_, i64>(i).map(|n| Cell::from(n.to_string()));
            let text = |i: usize| r.get::<_, String>(i).map(Cell::from);
            Ok(Row {
                cells: vec![number(0)?, text(1)?, text(2)?, text(3)?, text(4)?, number(5)?],
                ..Row::default()
            })
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let heads = ["STT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích", "Số quyết định", "Năm"];
    let widths = [28.0, 95.0, 120.0, 173.0, 50.0, 30.0];
    let header = heads
        .iter()
        .enumerate()
        .map(|(column, text)| HeaderCell {
            text: (*text).into(),
            column: column as u8,
            ..HeaderCell::default()
        })
        .collect();
    let columns = widths
        .iter()
        .enumerate()
        .map(|(i, w)| TableColumn {
            width: ColumnWidth::Fixed(*w),
            align: if i == 0 || i == 5 { Align::Center } else { Align::Left },
            ..TableColumn::default()
        })
        .collect();
    let table = Table {
        columns,
        header,
        rows,
        size: 10.0,
        line: 12.0,
        padding: 3.0,
        border: 0.5,
        space_before: 6.0,
        ..Table::default()
    };
    let title = |text: &str, style: Style| {
        Block::Paragraph(Paragraph::new(text, style, Align::Center, style.size + 6.0).with_next())
    };
    let margin = 56.7;
    Document {
        title: TITLE.into(),
        sections: vec![Section {
            paper: Paper {
                top: margin,
                bottom: margin,
                left: margin,
                right: margin,
                ..Paper::a4(0.0, 0.0, 0.0, 0.0)
            },
            numbers: Some(PageNumbers {
                size: 10.0,
                baseline: -30.0,
                prefix: "Trang ".into(),
                on_first: true,
                restart: true,
            }),
            blocks: vec![
                title(TITLE, Style::bold(14.0)),
                title("(Kèm theo Quyết định khen thưởng)", Style::regular(12.0)),
                Block::Table(table),
            ],
            ..Section::default()
        }],
        ..Document::default()
    }
}

/// Rows of our own, always the same for a count.
fn make(count: usize, path: &Path) {
    let _ = std::fs::remove_file(path);
    let mut db = Connection::open(path).unwrap();
    db.execute_batch(
        "pragma journal_mode = off; create table awards (id integer primary key, ho_ten text not null,
         chuc_vu text not null, don_vi text not null, thanh_tich text not null, so_qd text not null, nam integer not null)",
    )
    .unwrap();
    let mut seed = 2016_u64;
    let mut pick = |list: &'static str| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let parts: Vec<&str> = list.split('|').collect();
        parts[(seed >> 33) as usize % parts.len()]
    };
    let transaction = db.transaction().unwrap();
    for id in 1..=count {
        let name = format!(
            "{} {} {}",
            pick("Nguyễn|Trần|Lê|Phạm|Huỳnh|Võ|Đặng|Kim|Thạch|Sơn"),
            pick("Văn|Thị|Thị Ngọc|Hoàng|Thị Hồng|Minh|Đức|Thanh"),
            pick("An|Ánh|Bình|Đạt|Hường|Khánh|Nhung|Phước|Quyền|Sóc|Thủy|Yến"),
        );
        let year: i64 = 2010 + pick("0|1|2|3|4|5|6|7|8|9").parse::<i64>().unwrap();
        let achievement = format!(
            "{} {} năm {year}, {}",
            pick("Có thành tích xuất sắc|Hoàn thành tốt nhiệm vụ|Có nhiều đóng góp tích cực"),
            pick(
                "trong phong trào thi đua “Dân vận khéo”|trong thực hiện Quy chế dân chủ ở cơ sở|trong công tác dân vận"
            ),
            pick(
                "được tập thể ghi nhận, đánh giá cao.|góp phần xây dựng đơn vị trong sạch, vững mạnh toàn diện.|được cấp trên biểu dương."
            ),
        );
        transaction
            .execute(
                "insert into awards values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                (
                    id as i64,
                    name,
                    pick("Bí thư Chi bộ, Giám đốc|Phó Bí thư|Chủ tịch Công đoàn cơ sở|Trưởng phòng|Nhân viên"),
                    pick("Đảng bộ Viễn thông Trà Vinh|Chi bộ Công ty Xăng dầu Trà Vinh|Đảng bộ Điện lực Trà Vinh"),
                    achievement,
                    format!("{}-QĐ/{}", pick("01|12|105|29"), pick("ĐUK|BCĐ|TU")),
                    year,
                ),
            )
            .unwrap();
    }
    transaction.commit().unwrap();
}
