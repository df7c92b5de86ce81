//! Tables as offices really paste them: what comes out of each, the same on the command line and in the
//! window, and the papers that are made of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    desktop::real,
    domain::quick_list::Column,
    exchange::encoding::decode,
    text::{actions, pasted, screens},
};
use driver::{Window, button, desktop, settle, type_into, window_of};
use egui::{Event, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const BODY: &str = "Ban Thường vụ Đảng ủy phường Mẫu";

/// Each table with what must come out of it: kind, printed name, post, unit.
fn tables() -> Vec<(PathBuf, Vec<[String; 4]>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/data/pasted")
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| !p.to_string_lossy().ends_with(".expected.tsv"))
        .collect();
    paths.sort();
    let expected = |path: &Path| {
        let file = path.with_extension("expected.tsv");
        let text = fs::read_to_string(&file).unwrap();
        let cells = |line: &str| {
            let mut cells =
                line.split('\t').map(str::to_owned).chain(std::iter::repeat(String::new()));
            std::array::from_fn(|_| cells.next().unwrap())
        };
        text.lines().skip(1).map(cells).collect()
    };
    paths.into_iter().map(|p| (p.clone(), expected(&p))).collect()
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dan-van-kheo")).args(args).output().unwrap()
}

fn quick_list(rows: &Path, more: &[&str]) -> Output {
    let rows = rows.to_str().unwrap();
    let start = ["quick-list", rows, "--body", BODY, "--year", "2026"];
    run(&[&start[..], more].concat())
}

fn stdout(out: &Output) -> String {
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout.clone()).unwrap()
}

fn stderr(out: &Output) -> String {
    String::from_utf8(out.stderr.clone()).unwrap()
}

/// A file of rows of one's own.
fn rows_file(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("dòng.tsv");
    fs::write(&path, text).unwrap();
    path
}

fn pdf_text(path: &Path) -> String {
    let file = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    file.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_table_comes_out_right_on_the_command_line() {
    let mut wrong = Vec::new();
    let tables = tables();
    assert!(tables.len() > 300);
    for (path, expected) in tables {
        let shown = stdout(&quick_list(&path, &["--preview"]));
        let mut lines = shown.lines();
        assert_eq!(lines.next(), Some("loại\ttên in\tchức vụ\tđơn vị\txem lại"));
        let rows: Vec<Vec<&str>> = lines.map(|l| l.split('\t').collect()).collect();
        assert!(rows.iter().all(|r| r.len() == 5), "{}", path.display());
        let got: Vec<&[&str]> = rows.iter().map(|r| &r[..4]).collect();
        if got != expected.iter().map(|r| &r[..]).collect::<Vec<_>>() {
            wrong.push(format!("{}: {got:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The texts of a column of rows in the window.
fn column(window: &Window, column: Column) -> Vec<String> {
    let label = pasted::column(column);
    let fields = window.query_all_by_role_and_label(Role::TextInput, label);
    fields.map(|n| n.accesskit_node().value().unwrap_or_default()).collect()
}

#[test]
fn every_table_comes_out_right_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    // High enough to show every row of each.
    let mut window = window_of(desktop(folder.path()), None, (1366.0, 3000.0), 1.0);
    button(&mut window, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    for (path, expected) in tables() {
        window.event(Event::Paste(decode(&fs::read(&path).unwrap()).text));
        settle(&mut window);
        let of = |place: usize| expected.iter().map(|r| r[place].clone()).collect::<Vec<_>>();
        let name = path.display();
        assert_eq!(column(&window, Column::Name), of(1), "{name}");
        assert_eq!(column(&window, Column::Post), of(2), "{name}");
        let units = column(&window, Column::Unit);
        for (row, unit) in expected.iter().zip(units) {
            // Of a collective the unit it belongs to is kept, and not printed.
            assert!(row[0] == "tập thể" || row[3] == unit, "{name}: {row:?} {unit}");
        }
        button(&mut window, actions::CLEAR_ROWS);
    }
}

#[test]
fn what_is_left_out_is_said_and_nothing_else_is_on_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "DANH SÁCH\nSTT\tHọ và tên\tChức vụ\tĐơn vị\tGhi chú\tLĩnh vực\n\
         1\tLê Văn Mẫu\tBí thư\tChi bộ 1\tmới\tan ninh\n"
        .to_owned();
    text += &"#N/A\t#N/A\t#N/A\t#N/A\t#N/A\t#N/A\n".repeat(300);
    text += "2\tTRẦN MẪU\tĐảng viên\tChi bộ 2\t\t\n\tCộng: 02 người\t\t\t\t\n";
    let rows = rows_file(folder.path(), &text);
    let out = quick_list(&rows, &["--preview"]);
    assert_eq!(stdout(&out).lines().count(), 3);
    let said = stderr(&out);
    for part in [
        "300 dòng chỉ có #N/A",
        "Dòng 305 (dòng cộng): Cộng: 02 người",
        "Cột 5 “Ghi chú”",
        "Cột 6 “Lĩnh vực”",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let json = stdout(&quick_list(&rows, &["--preview", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"][1]["name"], "Trần Mẫu");
    assert_eq!(json["rows"][1]["review"], "tên viết hoa toàn bộ đã đổi sang chữ thường");
    assert_eq!(json["left_out"].as_array().unwrap().len(), 303);
    assert_eq!(json["left_out_columns"][1]["head"], "Lĩnh vực");
    assert!(fs::read_dir(folder.path()).unwrap().count() == 1, "nothing was written");
    let usage = quick_list(&rows, &["--preview", "--format", "xml"]);
    assert_eq!(usage.status.code(), Some(2));
}

#[test]
fn window_and_command_line_make_the_same_paper() {
    let folder = tempfile::tempdir().unwrap();
    let rows = PathBuf::from("tests/data/pasted/06-ho-dem-ten.tsv");
    let out = folder.path().join("giấy");
    stdout(&quick_list(&rows, &["--out", out.to_str().unwrap()]));
    // The same day: a PDF carries it.
    let mut desk = desktop(folder.path());
    desk.now = real::now();
    let pdf = folder.path().join("cửa sổ.pdf");
    desk.choices = [Some(pdf.clone())].into();
    let mut window = window_of(desk, None, (1366.0, 768.0), 1.0);
    button(&mut window, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    window.event(Event::Paste(fs::read_to_string(&rows).unwrap()));
    settle(&mut window);
    type_into(&mut window, screens::QUICK_BODY, BODY);
    let year = window.get_by_role_and_label(Role::TextInput, screens::QUICK_YEAR);
    assert_eq!(year.accesskit_node().value().as_deref(), Some("2026"));
    button(&mut window, actions::SAVE_PDF);
    settle(&mut window);
    let by_window = fs::read(&pdf).unwrap();
    assert_eq!(by_window, fs::read(out.join("ds-ca-nhan.pdf")).unwrap());
}

#[test]
fn a_quick_list_is_one_of_four_papers() {
    let folder = tempfile::tempdir().unwrap();
    let rows = PathBuf::from("tests/data/pasted/05-dau-lap-tong-giua.tsv");
    for (paper, files, says, not) in [
        ("quyet-dinh", "ds", "(kèm theo Quyết định số", "ĐẢNG CỘNG SẢN"),
        ("de-nghi", "de-nghi", "được đề nghị tặng Giấy khen", "kèm theo"),
        ("to-trinh", "de-nghi", "(kèm theo Tờ trình số", "ĐẢNG CỘNG SẢN"),
        ("rieng", "ds", "được tặng Giấy khen về thành tích", "kèm theo"),
    ] {
        let out = folder.path().join(paper);
        stdout(&quick_list(&rows, &["--paper", paper, "--out", out.to_str().unwrap()]));
        let letterhead = matches!(paper, "de-nghi" | "rieng");
        for kind in ["tap-the", "ca-nhan", "ho-gia-dinh"] {
            let text = pdf_text(&out.join(format!("{files}-{kind}.pdf")));
            let squeezed: String = text.split_whitespace().collect();
            let has = |part: &str| squeezed.contains(&part.split_whitespace().collect::<String>());
            assert!(has(says), "{paper} {kind}: {text}");
            assert!(!has(not), "{paper} {kind}: {text}");
            assert_eq!(has("ĐẢNG CỘNG SẢN VIỆT NAM"), letterhead, "{paper} {kind}: {text}");
            assert_eq!(has("T/M BAN THƯỜNG VỤ"), letterhead, "{paper} {kind}: {text}");
        }
        let households = pdf_text(&out.join(format!("{files}-ho-gia-dinh.pdf")));
        assert!(households.replace(' ', "").contains("Danhsáchnàycó01hộgiađình."), "{households}");
    }
    let wrong = quick_list(&rows, &["--paper", "thu", "--out", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn achievements_are_printed_and_posts_that_cannot_be_parted_stand_in_one_column() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows_file(
        folder.path(),
        "STT\tHọ và tên\tChức vụ, đơn vị\tThành tích\n\
         1\tLê Văn Mẫu\tBí thư Chi bộ Khu phố 1\tVận động hiến đất làm đường\n\
         2\tTrần Mẫu\tTrưởng ban, Ban Công tác Mặt trận\tGiữ vững an ninh\n",
    );
    let print = |name: &str, more: &[&str]| {
        let out = folder.path().join(name);
        stdout(&quick_list(&rows, &[&["--out", out.to_str().unwrap()][..], more].concat()));
        pdf_text(&out.join("ds-ca-nhan.pdf")).replace(' ', "")
    };
    let text = print("a", &[]);
    assert!(text.contains("STTHọvàtênChứcvụ,đơnvịThànhtích"), "{text}");
    assert!(text.contains("Vậnđộnghiếnđấtlàmđường"), "{text}");
    let text = print("b", &["--no-achievements"]);
    assert!(text.contains("STTHọvàtênChứcvụ,đơnvị1"), "{text}");
    assert!(!text.contains("Vậnđộng"), "{text}");
}

#[test]
fn a_letter_that_no_face_has_is_named_with_its_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows_file(
        folder.path(),
        "STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLê Văn Mẫu\tBí thư\tChi bộ 1\n2\tTrần Mẫu\tBí thư 🚀\tChi bộ 2\n",
    );
    let out = folder.path().join("giấy");
    let book = folder.path().join("sổ.dvk");
    let refused =
        quick_list(&rows, &["--out", out.to_str().unwrap(), "--data", book.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = stderr(&refused);
    assert!(
        said.contains("Dòng 3, cột “Chức vụ” (Trần Mẫu)") && said.contains("U+1F680"),
        "{said}"
    );
    assert!(!out.exists(), "no paper, and no folder for it");
    assert!(!book.exists(), "no book is made for a list that is refused");
}

#[test]
fn a_list_recorded_twice_and_the_same_person_twice_are_pointed_out() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows_file(
        folder.path(),
        "STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLê Thị Hòa\tBí thư\tChi bộ 1\n2\tLê Thị Hoà\tBí thư\tChi bộ 1\n\
         3\tLê Thị Hoa\tBí thư\tChi bộ 1\n",
    );
    let shown = stdout(&quick_list(&rows, &["--preview"]));
    let review: Vec<&str> = shown.lines().skip(1).map(|l| l.rsplit('\t').next().unwrap()).collect();
    assert_eq!(review, ["", "trùng với dòng 2", ""]);
    let book = folder.path().join("sổ.dvk");
    let record = |out: &str, more: &[&str]| {
        let out = folder.path().join(out);
        let args = ["--out", out.to_str().unwrap(), "--data", book.to_str().unwrap()];
        let done = quick_list(&rows, &[&args, more].concat());
        stdout(&done);
        stderr(&done)
    };
    assert!(!record("a", &[]).contains("trong sổ"));
    let said = record("b", &[]);
    assert!(said.contains("nên không ghi vào sổ lần nữa"), "{said}");
    let said = record("c", &["--again"]);
    assert!(said.contains("Danh sách này đã ghi vào sổ trong đợt “Giấy khen"), "{said}");
}

#[test]
fn text_of_an_old_encoding_is_shown_before_and_after_and_can_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_of(desktop(folder.path()), None, (1366.0, 900.0), 1.0);
    button(&mut window, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    let text = fs::read_to_string("tests/data/pasted/02-tcvn3.tsv").unwrap();
    window.event(Event::Paste(text));
    settle(&mut window);
    let names = ["Trương Văn Hưng", "Lưu Thị Phương"];
    assert_eq!(column(&window, Column::Name), names);
    assert!(window.query_by_label_contains("Chữ cũ (TCVN3) đã đổi sang Unicode").is_some());
    button(&mut window, actions::KEEP_LETTERS);
    assert!(column(&window, Column::Name).iter().all(|n| !names.contains(&n.as_str())));
    button(&mut window, actions::CONVERT_LETTERS);
    assert_eq!(column(&window, Column::Name), names);
}

#[test]
fn thousands_of_equal_names_are_recorded_as_so_many_people() {
    let folder = tempfile::tempdir().unwrap();
    let line = |i| format!("{i}\tNguyễn Văn Mẫu\tĐảng viên\tChi bộ Khu phố {}", i % 7);
    let head = "STT\tHọ và tên\tChức vụ\tĐơn vị".to_owned();
    let lines: Vec<String> = std::iter::once(head).chain((1..=1500).map(line)).collect();
    let rows = rows_file(folder.path(), &lines.join("\n"));
    let (out, book) = (folder.path().join("giấy"), folder.path().join("sổ.dvk"));
    let args = ["--out", out.to_str().unwrap(), "--data", book.to_str().unwrap()];
    stdout(&quick_list(&rows, &args));
    let book = support::open(&book).unwrap();
    assert_eq!(book.read().person_rows().unwrap().len(), 1500);
    assert_eq!(support::unit_names(&book).len(), 7);
}
