//! Sets of criteria and sheets of scores: files read in every form, kept, ranked; what is wrong is named.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;

use dan_van::{
    domain::{
        edit::Edit,
        evaluation::{
            Candidate, CriteriaSet, CriterionKind, Judges, Rules, ScoreSheet, ScoreSubject, Scored,
            Wrong, rank,
        },
        failure::Failure,
        ids::Record,
        working_year::WorkingYear,
    },
    exchange::{
        encoding,
        evaluation::{Remark, read_criteria, read_scores},
    },
    listing::ranking::rankings,
    text,
    workspace::Workspace,
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use support::{apply, clerk, create, noon, open};

const FOLDER: &str = "tests/data/evaluation";

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dan-van-kheo")).args(args).output().unwrap()
}

/// What a command that is carried out says, and what it remarks.
fn ok(args: &[&str]) -> (String, String) {
    let out = run(args);
    let error = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.success(), "{args:?}: {error}");
    (String::from_utf8(out.stdout).unwrap(), error)
}

fn refused(args: &[&str], code: i32) -> String {
    let out = run(args);
    assert_eq!(out.status.code(), Some(code), "{args:?}: {}", String::from_utf8_lossy(&out.stdout));
    String::from_utf8(out.stderr).unwrap()
}

/// A file of the tests by its stem and kind.
fn sample(stem: &str, kind: &str) -> String {
    fs::read_to_string(format!("{FOLDER}/{stem}.{kind}.tsv")).unwrap()
}

fn stems() -> Vec<String> {
    let mut stems: Vec<String> = fs::read_dir(FOLDER)
        .unwrap()
        .flatten()
        .filter_map(|e| e.file_name().to_str()?.strip_suffix(".criteria.tsv").map(str::to_owned))
        .collect();
    stems.sort();
    assert!(stems.len() >= 3, "{stems:?}");
    stems
}

fn text_file(folder: &Path, name: &str, content: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn new_book(folder: &Path) -> (PathBuf, String) {
    let path = folder.join("so.dvk");
    ok(&["new", path.to_str().unwrap()]);
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

/// The ranking as the files of the tests write it.
fn ranking_of(book: &str, year: &str) -> String {
    let (json, _) = ok(&["ranking", "--data", book, "--year", year, "--json"]);
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(all["year"], year.parse::<i64>().unwrap());
    let mut lines = vec!["doi_tuong\ttong\txep_loai\tde_nghi\tvi_sao".to_owned()];
    for subject in all["subjects"].as_array().unwrap() {
        let text = |key: &str| subject[key].as_str().unwrap().to_owned();
        let why: Vec<&str> =
            subject["why"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let total = subject["total"].as_f64().unwrap();
        let total = text::evaluation::points((total * 100.0).round() as i64);
        assert!(subject["groups"].is_array() && subject["unit"].is_string());
        lines.push(
            [text("name"), total, text("class"), text("proposed"), why.join(", ")].join("\t"),
        );
    }
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn every_set_ranks_as_it_says() {
    for stem in stems() {
        let folder = tempfile::tempdir().unwrap();
        let (_, book) = new_book(folder.path());
        let criteria = format!("{FOLDER}/{stem}.criteria.tsv");
        let scores = format!("{FOLDER}/{stem}.scores.tsv");
        let (said, remarks) = ok(&["criteria", "import", &criteria, "--data", &book]);
        assert!(said.contains(&stem) && remarks.is_empty(), "{said}{remarks}");
        let (said, remarks) = ok(&["scores", "import", &scores, "--data", &book, "--year", "2026"]);
        assert!(said.contains("2026") && remarks.is_empty(), "{said}{remarks}");
        let expected = sample(&stem, "expected");
        assert_eq!(ranking_of(&book, "2026"), expected.trim_end(), "{stem}");
        // In words each has its line too.
        let (words, _) = ok(&["ranking", "--data", &book, "--year", "2026"]);
        for line in expected.lines().skip(1) {
            let name = line.split('\t').next().unwrap();
            assert!(words.lines().any(|said| said.starts_with(&format!("{name}\t"))), "{name}");
        }
        // Again: the same sheets in the place of the first, and the same ranking.
        let (said, _) = ok(&["scores", "import", &scores, "--data", &book, "--year", "2026"]);
        assert!(said.contains("thay"), "{said}");
        assert_eq!(ranking_of(&book, "2026"), expected.trim_end(), "{stem}");
        assert_eq!(ok(&["check", &book]).0.trim(), "Sổ nguyên vẹn.");
        // A year nobody was scored in.
        assert_eq!(ranking_of(&book, "2025").lines().count(), 1);
    }
}

/// A table in other forms that people save: each must be read as the first.
fn forms(tsv: &str, heads: &[(&str, &str)], order: &[usize]) -> Vec<(&'static str, Vec<u8>)> {
    let rows: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    let parted = |sign: char| {
        let line = |row: &Vec<&str>| {
            let cells = row.iter().map(|cell| {
                let quoted = cell.contains([sign, '"']);
                if quoted {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    (*cell).to_owned()
                }
            });
            cells.collect::<Vec<_>>().join(&sign.to_string())
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let with_heads = heads
        .iter()
        .fold(tsv.lines().next().unwrap().to_owned(), |line, (from, to)| line.replace(from, to));
    let body = tsv.split_once('\n').unwrap().1;
    let points: String = tsv
        .lines()
        .map(|line| {
            let cells = line.split('\t').map(|cell| {
                let is_number = cell.chars().all(|c| c.is_ascii_digit() || c == ',');
                if is_number { cell.replace(',', ".") } else { cell.to_owned() }
            });
            cells.collect::<Vec<_>>().join("\t") + "\n"
        })
        .collect();
    let moved: String = rows
        .iter()
        .map(|row| {
            let cells = order.iter().map(|at| row.get(*at).copied().unwrap_or_default());
            cells.collect::<Vec<_>>().join("\t") + "\n"
        })
        .collect();
    vec![
        ("commas", parted(',').into_bytes()),
        ("semicolons", parted(';').into_bytes()),
        ("BOM and CRLF", format!("\u{feff}{}", tsv.replace('\n', "\r\n")).into_bytes()),
        ("UTF-16", tsv.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("heads with tones", format!("{with_heads}\n{body}").into_bytes()),
        ("decimal points", points.into_bytes()),
        ("blank lines", format!("\n\n{}", tsv.replace('\n', "\n\n\t\t\n")).into_bytes()),
        ("other order", moved.into_bytes()),
    ]
}

fn errors(remarks: &[Remark]) -> Vec<&Remark> {
    remarks.iter().filter(|remark| remark.is_error).collect()
}

#[test]
fn files_are_read_in_every_form_people_save_them_in() {
    for stem in stems() {
        let (criteria, scores) = (sample(&stem, "criteria"), sample(&stem, "scores"));
        let expected = read_criteria(&criteria);
        assert_eq!(errors(&expected.remarks), Vec::<&Remark>::new(), "{stem}");
        let heads = [
            ("ma\t", "Mã\t"),
            ("noi_dung", "Nội dung"),
            ("toi_da", "Điểm tối đa"),
            ("loai", "Loại"),
            ("buoc", "Bước"),
        ];
        for (form, bytes) in forms(&criteria, &heads, &[1, 0, 3, 2, 4]) {
            let read = read_criteria(&encoding::decode(&bytes).text);
            assert_eq!(read.rules, expected.rules, "{stem}: {form}: {:?}", read.remarks);
        }
        let expected_scores = read_scores(&scores).sheets(&expected.rules);
        assert_eq!(errors(&expected_scores.remarks), Vec::<&Remark>::new(), "{stem}");
        let heads = [
            ("doi_tuong", "Đối tượng"),
            ("nhom", "Nhóm"),
            ("loai", "Loại"),
            ("vong", "Vòng"),
            ("ma\t", "Mã tiêu chí\t"),
            ("diem", "Điểm"),
        ];
        for (form, bytes) in forms(&scores, &heads, &[4, 5, 3, 0, 2, 1]) {
            let read = read_scores(&encoding::decode(&bytes).text).sheets(&expected.rules);
            let plain = |sheets: &[dan_van::exchange::evaluation::ReadSheet]| -> Vec<_> {
                sheets
                    .iter()
                    .map(|s| (s.subject.clone(), s.group.clone(), s.scores.clone()))
                    .collect()
            };
            assert_eq!(
                plain(&read.sheets),
                plain(&expected_scores.sheets),
                "{stem}: {form}: {:?}",
                read.remarks
            );
        }
    }
}

#[test]
fn codes_are_read_as_tables_number_them() {
    let read = read_criteria(
        "TT;Nội dung;Tối đa;Loại\nI.;Tổ chức;20;nhóm\n1.;Kế hoạch;10;điểm\n2.;Phổ biến;10;nhóm\n\
         a);Bằng văn bản;6;điểm\nb);Trên loa;4;điểm\nII.;Kết quả;30;nhóm\n1.;Số liệu;20;điểm\n\
         2);Duy trì;10;nhóm\na);Từ 06 tháng;10;điểm\n@nguong;Đạt;0\n",
    );
    assert_eq!(errors(&read.remarks), Vec::<&Remark>::new());
    let codes: Vec<&str> = read.rules.criteria.iter().map(|of| of.code.as_str()).collect();
    assert_eq!(codes, ["I", "1", "2", "2.a", "2.b", "II", "II.1", "II.2", "II.2.a"]);
    let parents = [None, Some(0), Some(0), Some(2), Some(2), None, Some(5), Some(5), Some(7)];
    assert_eq!(read.rules.parents(), parents);
    let said: Vec<usize> = read.remarks.iter().map(|remark| remark.line).collect();
    assert_eq!(said, [8, 9], "what was told apart is said");
    // Tables of papers do not say what is a group: it is told by the codes.
    let read = read_criteria(
        "TT;Nội dung;Điểm tối đa\nI;Tổ chức;20\n1;Kế hoạch;10\n2;Phổ biến;10\nII;Kết quả;30\n\
         3;Số liệu;30\nA;Đứng riêng;5\n@nguong;Đạt;0\n",
    );
    let kinds: Vec<bool> =
        read.rules.criteria.iter().map(|of| of.kind == CriterionKind::Group).collect();
    assert_eq!(kinds, [true, false, false, true, false, false]);
    assert_eq!(read.rules.base_most(), 5500);
}

#[test]
fn the_code_is_the_column_that_says_so() {
    let read = read_criteria(
        "STT\tMã\tNội dung\tĐiểm tối đa\tĐơn vị phụ trách\n1\tA.1\tKế hoạch\t100\tVăn phòng\n@nguong\tĐạt\t0\n",
    );
    assert_eq!(read.rules.criteria[0].code, "A.1");
    let said: Vec<&str> = read.remarks.iter().map(|remark| remark.sentence.as_str()).collect();
    assert!(said.iter().any(|said| said.contains("“STT”")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("“Đơn vị phụ trách”")), "{said:?}");
}

/// Text as old programs wrote it, in TCVN3.
fn tcvn3(text: &str) -> Vec<u8> {
    let pairs = [
        ('ă', 0xA8),
        ('â', 0xA9),
        ('ê', 0xAA),
        ('ô', 0xAB),
        ('ơ', 0xAC),
        ('ư', 0xAD),
        ('đ', 0xAE),
        ('Đ', 0xA7),
        ('à', 0xB5),
        ('ả', 0xB6),
        ('ã', 0xB7),
        ('á', 0xB8),
        ('ạ', 0xB9),
        ('ằ', 0xBB),
        ('ẳ', 0xBC),
        ('ẵ', 0xBD),
        ('ắ', 0xBE),
        ('ặ', 0xC6),
        ('ầ', 0xC7),
        ('ẩ', 0xC8),
        ('ẫ', 0xC9),
        ('ấ', 0xCA),
        ('ậ', 0xCB),
        ('è', 0xCC),
        ('ẻ', 0xCE),
        ('ẽ', 0xCF),
        ('é', 0xD0),
        ('ẹ', 0xD1),
        ('ề', 0xD2),
        ('ể', 0xD3),
        ('ễ', 0xD4),
        ('ế', 0xD5),
        ('ệ', 0xD6),
        ('ì', 0xD7),
        ('ỉ', 0xD8),
        ('ĩ', 0xDC),
        ('í', 0xDD),
        ('ị', 0xDE),
        ('ò', 0xDF),
        ('ỏ', 0xE1),
        ('õ', 0xE2),
        ('ó', 0xE3),
        ('ọ', 0xE4),
        ('ồ', 0xE5),
        ('ổ', 0xE6),
        ('ỗ', 0xE7),
        ('ố', 0xE8),
        ('ộ', 0xE9),
        ('ờ', 0xEA),
        ('ở', 0xEB),
        ('ỡ', 0xEC),
        ('ớ', 0xED),
        ('ợ', 0xEE),
        ('ù', 0xEF),
        ('ủ', 0xF1),
        ('ũ', 0xF2),
        ('ú', 0xF3),
        ('ụ', 0xF4),
        ('ừ', 0xF5),
        ('ử', 0xF6),
        ('ữ', 0xF7),
        ('ứ', 0xF8),
        ('ự', 0xF9),
        ('ỳ', 0xFA),
        ('ỷ', 0xFB),
        ('ỹ', 0xFC),
        ('ý', 0xFD),
        ('ỵ', 0xFE),
    ];
    let byte = |c: char| {
        let found = pairs.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte);
        let quote = match c {
            '“' => Some(0x93),
            '”' => Some(0x94),
            _ => None,
        };
        found.or(quote).unwrap_or_else(|| u8::try_from(u32::from(c)).unwrap())
    };
    text.chars().map(byte).collect()
}

#[test]
fn text_of_old_fonts_is_read_in_todays_letters() {
    let criteria = sample("khung-thanh-pho", "criteria");
    let folder = tempfile::tempdir().unwrap();
    let (_, book) = new_book(folder.path());
    let file = text_file(folder.path(), "cu.tsv", &tcvn3(&criteria));
    let (_, remarks) = ok(&["criteria", "import", &file, "--data", &book, "--name", "Khung"]);
    assert!(remarks.contains("TCVN3"), "{remarks}");
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    ok(&["scores", "import", &scores, "--data", &book, "--year", "2026"]);
    assert_eq!(ranking_of(&book, "2026"), sample("khung-thanh-pho", "expected").trim_end());
}

#[test]
fn what_is_wrong_in_a_file_of_criteria_is_named_by_its_line_and_nothing_is_stored() {
    let good = sample("khung-thanh-pho", "criteria");
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = new_book(folder.path());
    for (from, to, line, word) in [
        ("1.1\tBan hành kế hoạch năm\t5", "1.1\tBan hành kế hoạch năm\t4", 2, "phải bằng 10"),
        ("1.2\tPhổ biến", "1.1\tPhổ biến", 4, "đã có"),
        ("2.1\tTiếp xúc, đối thoại\t30\tdiem", "2.1\tTiếp xúc, đối thoại\t30\tsố", 6, "loại"),
        (
            "2.1\tTiếp xúc, đối thoại\t30",
            "2.1\tTiếp xúc, đối thoại\tba mươi",
            6,
            "không phải là điểm",
        ),
        ("2.1\tTiếp xúc, đối thoại\t30", "\tTiếp xúc, đối thoại\t30", 6, "thiếu mã"),
        ("@nguong\tHoàn thành tốt\t85", "@nguong\tHoàn thành tốt\t96", 14, "cao xuống thấp"),
        ("@nguong\tHoàn thành\t75", "@nguong\tHoàn thành", 15, "cần ghi"),
        ("khong-diem-0", "khong-diem", 13, "khong-diem"),
        ("@san\t2\t60\tHoàn thành", "@san\t7\t60\tHoàn thành", 19, "mã “7”"),
        ("@san\t2\t60\tHoàn thành", "@san\t2\t60\tKhá", 19, "“Khá”"),
        ("@ha-bac\tcảnh cáo", "@ha-bat\tcảnh cáo", 21, "@ha-bat"),
        ("\t20\tHoàn thành tốt", "\t120\tHoàn thành tốt", 23, "0 đến 100"),
        ("tập thể\t3\t", "tập thể\tba\t", 24, "“ba”"),
        ("@loai-tru\ttham nhũng", "@loai-tru", 22, "lý do"),
        ("@tru-toi-da\t3", "@tru-toi-da\t3\n@tru-toi-da\t2", 19, "đã có ở trên"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        let file = text_file(folder.path(), "sai.tsv", bad.as_bytes());
        for preview in [&[][..], &["--preview"]] {
            let args = ["criteria", "import", &file, "--data", &book];
            let said = refused(&[&args, preview].concat(), 1);
            let named = said
                .lines()
                .any(|said| said.starts_with(&format!("Dòng {line}: ")) && said.contains(word));
            assert!(named, "{to}: {said}");
        }
    }
    for (content, word) in
        [("", "tiêu đề"), ("xin chào\n", "tiêu đề"), ("ma\tnoi_dung\n", "chưa có tiêu chí")]
    {
        let file = text_file(folder.path(), "sai.tsv", content.as_bytes());
        let said = refused(&["criteria", "import", &file, "--data", &book], 1);
        assert!(said.contains(word), "{said}");
    }
    assert_eq!(open(&path).unwrap().read().criteria_sets().unwrap(), []);
    assert!(
        refused(&["criteria", "import", "khong-co.tsv", "--data", &book], 1)
            .contains("khong-co.tsv")
    );
    for args in [
        &["criteria", "import"][..],
        &["criteria", "xem", "x.tsv"],
        &["criteria", "import", "--template", "khac", "--data", &book],
        &["scores", "import", "x.tsv", "--data", &book],
        &["ranking", "--data", &book],
    ] {
        refused(args, 2);
    }
}

#[test]
fn what_is_wrong_in_a_file_of_scores_is_named_by_its_line_and_nothing_is_stored() {
    let good = sample("khung-thanh-pho", "scores");
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = new_book(folder.path());
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    let said = refused(&["scores", "import", &scores, "--data", &book, "--year", "2026"], 1);
    assert!(said.contains("chưa có bộ tiêu chí"), "{said}");
    let criteria = format!("{FOLDER}/khung-thanh-pho.criteria.tsv");
    ok(&["criteria", "import", &criteria, "--data", &book, "--year", "2026"]);
    let said = refused(&["scores", "import", &scores, "--data", &book, "--year", "2025"], 1);
    assert!(said.contains("2025"), "{said}");
    let line = "Xã Tân Mẫu\txã, phường\ttập thể\tkết luận\t";
    for (from, to, at, word) in [
        ("1.1\t5", "1.1\t5,5", 2, "tối đa 5"),
        ("1.1\t5", "1.1\t4,3", 2, "bước 0,5"),
        ("1.1\t5", "1.1\t-1", 2, "âm"),
        ("1.1\t5", "1.1\tnăm", 2, "“năm”"),
        ("1.1\t5", "1.1\t4,555", 2, "hai chữ số"),
        ("1.1\t5", "1.9\t5", 2, "1.9"),
        ("1.1\t5", "1\t5", 2, "nhóm"),
        ("1.1\t5", "1.1\tđạt", 2, "điểm số"),
        ("1.2\t5", "1.1\t5", 3, "đã có"),
        ("3.1\t3", "3.1\tkhông áp dụng", 7, "không áp dụng"),
        ("4.1\t0", "@ha-bac\tphê bình", 8, "phê bình"),
        ("4.1\t0", "@loai-tru\t", 8, "lý do"),
        ("4.1\t0", "@khac\tx", 8, "@khac"),
    ] {
        let bad = good.replacen(&format!("{line}{from}"), &format!("{line}{to}"), 1);
        assert_ne!(bad, good, "{from}");
        let file = text_file(folder.path(), "sai.tsv", bad.as_bytes());
        let said = refused(&["scores", "import", &file, "--data", &book, "--year", "2026"], 1);
        let named = said
            .lines()
            .any(|said| said.starts_with(&format!("Dòng {at}: ")) && said.contains(word));
        assert!(named, "{to}: {said}");
    }
    let other_group =
        good.replacen(&format!("{line}1.2"), "Xã Tân Mẫu\tcơ quan\ttập thể\tkết luận\t1.2", 1);
    let file = text_file(folder.path(), "sai.tsv", other_group.as_bytes());
    let said = refused(&["scores", "import", &file, "--data", &book, "--year", "2026"], 1);
    assert!(said.contains("Dòng 3") && said.contains("cơ quan"), "{said}");
    let nobody =
        text_file(folder.path(), "sai.tsv", good.replacen("Xã Tân Mẫu\t", "\t", 1).as_bytes());
    let said = refused(&["scores", "import", &nobody, "--data", &book, "--year", "2026"], 1);
    assert!(said.contains("Dòng 2: thiếu tên"), "{said}");
    assert_eq!(open(&path).unwrap().read().score_sheets(2026).unwrap(), []);
    // What is missing is said, and stops nobody: the sheet is still being filled.
    let missing = good.replacen(&format!("{line}1.1\t5\n"), "", 1);
    let file = text_file(folder.path(), "thieu.tsv", missing.as_bytes());
    let (said, remarks) = ok(&["scores", "import", &file, "--data", &book, "--year", "2026"]);
    assert!(said.contains("15 phiếu chấm") && remarks.contains("chưa chấm 1.1"), "{said}{remarks}");
    let ranked = ranking_of(&book, "2026");
    assert!(ranked.contains("Xã Tân Mẫu\t95\tChưa xếp loại\tkhông\tmissing"), "{ranked}");
}

#[test]
fn a_cap_with_a_share_for_reasons_and_a_bonus_of_recognised_models_are_read_and_shown() {
    let set = "ma\tnoi_dung\ttoi_da\tloai\tbuoc\n1\tKết quả\t100\tdiem\t1\n2\tThưởng\t3\tthuong\t1\n\
        @nguong\tXuất sắc\t90\n@nguong\tTốt\t0\n@thuong-toi-da\t3\tmo-hinh-cong-nhan\n\
        @tran\tXuất sắc\t20\tTốt trở lên\tlam-tron\t25 %\n";
    let read = read_criteria(set);
    assert!(!read.has_errors(), "{:?}", read.remarks);
    assert!(read.rules.bonus_of_models);
    assert_eq!(read.rules.caps[0].with_reason, Some(2500));
    let shown = text::evaluation::rules(&read.rules);
    for line in ["@thuong-toi-da\t3\tmo-hinh-cong-nhan", "@tran\tXuất sắc\t20\tTốt\tlam-tron\t\t25"]
    {
        assert!(shown.iter().any(|shown| shown == line), "{shown:?}");
    }
    let again = read_criteria(&format!("{}\n{}", set.split('@').next().unwrap(), shown.join("\n")));
    assert_eq!(again.rules, read.rules);
    // A bonus of models needs no cap.
    let uncapped = read_criteria(&set.replace("@thuong-toi-da\t3", "@thuong-toi-da\t"));
    assert!(!uncapped.has_errors(), "{:?}", uncapped.remarks);
    assert!(uncapped.rules.bonus_of_models && uncapped.rules.most_bonus.is_none());
    let shown = text::evaluation::rules(&uncapped.rules);
    assert!(shown.iter().any(|line| line == "@thuong-toi-da\t\tmo-hinh-cong-nhan"), "{shown:?}");
    // A share with reasons that leaves nobody more is pointed out; two shares are one too many.
    let low = read_criteria(&set.replace("25 %", "15 %"));
    assert!(low.rules.flaws().iter().any(|flaw| flaw.wrong == Wrong::ReasonShareTooLow));
    assert!(read_criteria(&set.replace("25 %", "25\t30")).has_errors());
}

#[test]
fn preview_shows_what_was_understood_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = new_book(folder.path());
    for stem in stems() {
        let file = format!("{FOLDER}/{stem}.criteria.tsv");
        let (shown, _) = ok(&["criteria", "import", &file, "--preview"]);
        // What is shown is a file of criteria that says the same.
        let again = read_criteria(&shown);
        assert_eq!(again.rules, read_criteria(&sample(&stem, "criteria")).rules, "{stem}");
    }
    assert_eq!(open(&path).unwrap().read().criteria_sets().unwrap(), []);
    let criteria = format!("{FOLDER}/mo-hinh.criteria.tsv");
    let scores = format!("{FOLDER}/mo-hinh.scores.tsv");
    ok(&["criteria", "import", &criteria, "--data", &book]);
    let args = ["scores", "import", &scores, "--data", &book, "--year", "2026", "--preview"];
    let (shown, _) = ok(&args);
    assert!(shown.contains("Tổ hòa giải ấp Hai\tkhối xã\ttập thể\tkết luận\t4.2\t92 %"), "{shown}");
    assert!(shown.contains("Sẽ nhập 13 phiếu chấm"), "{shown}");
    assert_eq!(open(&path).unwrap().read().score_sheets(2026).unwrap(), []);
}

#[test]
fn templates_are_loaded_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = new_book(folder.path());
    for name in ["dat-khong-dat", "mo-hinh-tap-the", "dien-hinh-ca-nhan", "qcdc", "can-tho"] {
        let (said, remarks) = ok(&["criteria", "import", "--template", name, "--data", &book]);
        assert!(said.contains("mẫu") && remarks.is_empty(), "{said}{remarks}");
    }
    let sets = open(&path).unwrap().read().criteria_sets().unwrap();
    let kinds: BTreeSet<String> = sets.iter().map(|set| format!("{:?}", set.about)).collect();
    assert_eq!((sets.len(), kinds.len()), (5, 4));
}

/// A book with a set and its scores of one year.
fn scored(folder: &Path) -> (PathBuf, String) {
    let (path, book) = new_book(folder);
    let criteria = format!("{FOLDER}/khung-thanh-pho.criteria.tsv");
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    ok(&["criteria", "import", &criteria, "--data", &book, "--name", "Khung"]);
    ok(&["scores", "import", &scores, "--data", &book, "--year", "2025"]);
    (path, book)
}

#[test]
fn a_set_in_use_is_frozen_and_the_next_version_leaves_the_old_year_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = scored(folder.path());
    let expected = sample("khung-thanh-pho", "expected");
    let easier = sample("khung-thanh-pho", "criteria").replace("xuất sắc\t95", "xuất sắc\t90");
    let file = text_file(folder.path(), "moi.tsv", easier.as_bytes());
    let import = ["criteria", "import", &file, "--data", &book, "--name", "Khung"];
    for more in [&[][..], &["--year", "2025"]] {
        let said = refused(&[&import, more].concat(), 1);
        assert!(said.contains("2025") && said.contains("phiên bản mới"), "{said}");
    }
    // The same once more is nothing new.
    let same = format!("{FOLDER}/khung-thanh-pho.criteria.tsv");
    let (said, _) = ok(&["criteria", "import", &same, "--data", &book, "--name", "khung"]);
    assert!(said.contains("không có gì thay đổi"), "{said}");
    let (said, _) = ok(&[&import[..], &["--year", "2026"]].concat());
    assert!(said.contains("phiên bản 2"), "{said}");
    assert_eq!(ranking_of(&book, "2025"), expected.trim_end());
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    ok(&["scores", "import", &scores, "--data", &book, "--year", "2026"]);
    assert!(
        ranking_of(&book, "2026").contains("Phòng Văn hóa Mẫu\t92\tHoàn thành tốt\tkhông\tcap")
    );
    assert_eq!(ranking_of(&book, "2025"), expected.trim_end());
    // From the window it is the same rule.
    let mut open = open(&path).unwrap();
    let mut set = open.read().criteria_sets().unwrap().remove(0);
    set.rules.classes[0].least = 9000;
    let told = open.apply(Edit::save(set.clone()), &clerk(), noon()).unwrap_err();
    assert!(text::errors::failure(&told.failure()).contains("phiên bản mới"));
    // One that nobody was scored by is simply changed.
    let unused = CriteriaSet { id: None, name: "Khác".into(), ..set };
    let Some(Record::CriteriaSet(id)) = apply(&mut open, Edit::save(unused)) else { panic!() };
    let mut unused = open.read().criteria_set(id).unwrap().unwrap();
    unused.rules.classes[0].least = 9100;
    let changed = open.apply(Edit::save(unused.clone()), &clerk(), noon()).unwrap().step.unwrap();
    assert_eq!(open.read().criteria_set(id).unwrap().unwrap(), unused);
    // Once somebody was scored by it, neither undo nor an old value changes it under the sheets.
    let sheet = ScoreSheet {
        criteria: Some(id),
        year: "2026".into(),
        subject: ScoreSubject::Name("Xã Mẫu".into()),
        round: "kết luận".into(),
        ..ScoreSheet::default()
    };
    apply(&mut open, Edit::save(sheet));
    let says = |e: dan_van::workspace::WorkspaceError| text::errors::failure(&e.failure());
    let told = open.undo_step(changed, &clerk(), noon()).unwrap_err();
    assert!(says(told).contains("phiên bản mới"));
    let change = open.read().changes(changed).unwrap().remove(0).id;
    let old = Edit::RestoreField { change, column: "rules".into() };
    assert!(says(open.apply(old, &clerk(), noon()).unwrap_err()).contains("phiên bản mới"));
    open.undo(&clerk(), noon()).unwrap();
    open.undo_step(changed, &clerk(), noon()).unwrap();
    assert_eq!(open.read().criteria_set(id).unwrap().unwrap().rules.classes[0].least, 9000);
}

#[test]
fn sheets_are_one_step_of_the_history_and_a_locked_year_keeps_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = scored(folder.path());
    let mut open = open(&path).unwrap();
    let before = rankings(open.read(), 2025).unwrap();
    assert_eq!(before[0].lines.len(), 15);
    open.undo(&clerk(), noon()).unwrap();
    assert_eq!(rankings(open.read(), 2025).unwrap(), []);
    open.redo(&clerk(), noon()).unwrap();
    assert_eq!(rankings(open.read(), 2025).unwrap(), before);
    let sheet = open.read().score_sheets(2025).unwrap().remove(0).sheet;
    // The same subject, round and scorer twice.
    let twice = ScoreSheet { id: None, ..sheet.clone() };
    assert!(open.apply(Edit::save(twice.clone()), &clerk(), noon()).is_err());
    let other = ScoreSheet { scorer: "Tổ giúp việc".into(), ..twice.clone() };
    apply(&mut open, Edit::save(other));
    assert_eq!(rankings(open.read(), 2025).unwrap(), before, "the agreed sheet decides");
    let nobody = ScoreSheet { subject: ScoreSubject::Name(" ".into()), ..twice };
    assert!(open.apply(Edit::save(nobody), &clerk(), noon()).is_err());
    // A set that sheets name stays.
    let set = Record::CriteriaSet(sheet.criteria.unwrap());
    assert!(open.apply(Edit::Remove(set), &clerk(), noon()).is_err());
    let locked = WorkingYear { year: "2025".into(), is_locked: true, ..WorkingYear::default() };
    apply(&mut open, Edit::save(locked));
    let changed = ScoreSheet { group: "khác".into(), ..sheet };
    let told = open.apply(Edit::save(changed), &clerk(), noon()).unwrap_err().failure();
    assert_eq!(told, Failure::YearLocked(2025));
    drop(open);
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    refused(&["scores", "import", &scores, "--data", &book, "--year", "2025"], 1);
}

#[test]
fn scorers_who_differ_leave_the_class_open_until_they_agree() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book) = new_book(folder.path());
    let criteria = format!("{FOLDER}/dat-khong-dat.criteria.tsv");
    ok(&["criteria", "import", &criteria, "--data", &book]);
    let import = |lines: &[&str]| {
        let head = "doi_tuong\tvong\tnguoi_cham\tma\tdiem\n";
        let file =
            text_file(folder.path(), "diem.tsv", format!("{head}{}", lines.join("\n")).as_bytes());
        ok(&["scores", "import", &file, "--data", &book, "--year", "2026"]);
        ranking_of(&book, "2026").lines().nth(1).unwrap().to_owned()
    };
    let sheet = |round: &str, scorer: &str, second: &str| -> Vec<String> {
        let line = |code: &str, given: &str| format!("Tổ Mẫu\t{round}\t{scorer}\t{code}\t{given}");
        vec![line("1", "đạt"), line("2", second), line("3", "đạt")]
    };
    let given = |lines: Vec<String>| import(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(given(sheet("tự chấm", "", "đạt")), "Tổ Mẫu\t0\tĐạt\tcó");
    assert_eq!(given(sheet("thẩm định", "Tổ 1", "không đạt")), "Tổ Mẫu\t0\tKhông đạt\tkhông\tzero");
    let two = given(sheet("thẩm định", "Tổ 2", "đạt"));
    assert_eq!(two, "Tổ Mẫu\t0\tChưa xếp loại\tkhông\tnot-agreed");
    assert_eq!(given(sheet("Thẩm định", "", "đạt")), "Tổ Mẫu\t0\tĐạt\tcó");
    // Once anybody is in the last round, whoever is not there is not yet classed.
    let other =
        sheet("kết luận", "", "đạt").iter().map(|l| l.replace("Tổ Mẫu", "Tổ Khác")).collect();
    assert_eq!(given(other), "Tổ Khác\t0\tĐạt\tcó\t");
    assert!(ranking_of(&book, "2026").contains("Tổ Mẫu\t0\tChưa xếp loại\tkhông\tno-sheet"));
    assert_eq!(open(&path).unwrap().full_check().unwrap(), []);
}

#[test]
fn a_book_in_memory_ranks_nobody() {
    let book = Workspace::in_memory().unwrap();
    assert_eq!(rankings(book.read(), 2026).unwrap(), []);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(rankings(create(&folder.path().join("a.dvk")).read(), 2026).unwrap(), []);
}

#[test]
fn the_sample_ranks_its_models() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mau.dvk");
    let book = path.to_str().unwrap();
    ok(&["sample", "--out", book]);
    let (json, _) = ok(&["ranking", "--data", book, "--year", "2016", "--json"]);
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    let subjects = all["subjects"].as_array().unwrap();
    assert_eq!(subjects.len(), 26);
    for subject in subjects {
        assert!(!subject["unit"].as_str().unwrap().is_empty(), "{subject}");
        assert_eq!(subject["groups"].as_array().unwrap().len(), 3, "{subject}");
        assert_ne!(subject["class"], "Chưa xếp loại", "{subject}");
    }
    assert_eq!(subjects[0]["total"], 96.5);
    assert_eq!(subjects[0]["class"], "Xuất sắc");
    let floor = subjects.iter().find(|s| s["why"] == serde_json::json!(["floor"])).unwrap();
    assert_eq!((&floor["class"], &floor["proposed"]), (&"Không đạt".into(), &"không".into()));
    // Another set of the same year is found by the codes of its scores.
    let criteria = format!("{FOLDER}/khung-thanh-pho.criteria.tsv");
    let scores = format!("{FOLDER}/khung-thanh-pho.scores.tsv");
    ok(&["criteria", "import", &criteria, "--data", book, "--year", "2016"]);
    let (said, _) = ok(&["scores", "import", &scores, "--data", book, "--year", "2016"]);
    assert!(said.contains("khung-thanh-pho"), "{said}");
    let args = ["ranking", "--data", book, "--year", "2016", "--json"];
    let both: serde_json::Value = serde_json::from_str(&ok(&args).0).unwrap();
    assert_eq!(both["subjects"].as_array().unwrap().len(), 26 + 15);
    let one = ok(&[&args[..], &["--name", "khung-thanh-pho"]].concat()).0;
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["subjects"].as_array().unwrap().len(), 15);
    // A model by its name is the model that is registered.
    let name = subjects[0]["name"].as_str().unwrap();
    let codes = (1..=11).map(|code| {
        let most = [5, 10, 5, 5, 5, 15, 15, 10, 10, 10, 10][code - 1];
        format!("{name}\tkhối doanh nghiệp\ttập thể\tkết luận\t{code}\t{most}\n")
    });
    let lines: String = codes.collect();
    let file = format!("doi_tuong\tnhom\tloai\tvong\tma\tdiem\n{lines}");
    let file = text_file(folder.path(), "diem.tsv", file.as_bytes());
    let (said, remarks) = ok(&["scores", "import", &file, "--data", book, "--year", "2016"]);
    assert!(said.contains("thay 1 phiếu") && remarks.is_empty(), "{said}{remarks}");
    let again: serde_json::Value = serde_json::from_str(&ok(&args).0).unwrap();
    let full = again["subjects"].as_array().unwrap().iter().find(|s| s["name"] == name).unwrap();
    assert_eq!(full["total"], 100);
}

/// A cell of a file of criteria or scores: what belongs there, and what does not.
fn any_cell() -> impl Strategy<Value = String> {
    let words = [
        "",
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "I",
        "a",
        "nhom",
        "diem",
        "dat",
        "thuong",
        "tru",
        "khoang",
        "@nguong",
        "@thuong-toi-da",
        "@tru-toi-da",
        "@san",
        "@ha-bac",
        "@loai-tru",
        "@tran",
        "@chi-tieu",
        "@khong-ap-dung",
        "@vong",
        "@khoang",
        "@nam",
        "@khac",
        "khong-diem-0",
        "Tốt",
        "Đạt",
        "Tốt trở lên",
        "đạt",
        "không đạt",
        "không áp dụng",
        "≥ 90 %: 10; < 90 %: 0",
        "95 %",
        "khiển trách",
        "kết luận",
        "tự chấm",
        "9999999",
        "0,25",
        "-1",
        "100",
        "5",
        "tập thể",
        "Tổng",
    ];
    prop_oneof![
        8 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        2 => (0..20_000i64).prop_map(text::evaluation::points),
        1 => "[0-9a-zđ@ ,.;:%≥<\"-]{0,12}",
    ]
}

fn any_lines() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::collection::vec(any_cell(), 0..7), 0..14).prop_map(|lines| {
        let lines: Vec<String> = lines.iter().map(|cells| cells.join("\t")).collect();
        lines.join("\n")
    })
}

proptest! {
    #[test]
    fn whatever_a_file_holds_it_is_read_or_said(
        criteria in any_lines(),
        scores in any_lines(),
        sound in any::<bool>(),
    ) {
        let head = "ma\tnoi_dung\ttoi_da\tloai\tbuoc\n";
        let rest = if sound { sample("mo-hinh", "criteria") } else { format!("{head}{criteria}") };
        let read = read_criteria(&rest);
        prop_assert!(read.remarks.iter().map(|remark| remark.line).is_sorted());
        let json = serde_json::to_string(&read.rules).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rules>(&json).unwrap(), read.rules.clone());
        let raw = read_scores(&format!("doi_tuong\tma\tdiem\tnhom\tloai\tvong\n{scores}"));
        prop_assert!(raw.known_by(&read.rules) <= raw.len());
        let scores = raw.sheets(&read.rules);
        let candidates: Vec<Candidate<'_>> = scores
            .sheets
            .iter()
            .map(|sheet| Candidate {
                name: &sheet.subject,
                group: &sheet.group,
                kind: &sheet.kind,
                sheet: Ok(Scored::of(&sheet.scores, &sheet.downgrades, &sheet.exclusions)),
            })
            .collect();
        let lines = rank(&Judges::of(&read.rules), &candidates);
        prop_assert_eq!(lines.len(), candidates.len());
        for line in &lines {
            prop_assert!(read.has_errors() || line.judged.not_taken.is_empty(), "{:?}", line);
            for reason in line.judged.why.iter().chain(&line.judged.beside) {
                prop_assert!(!text::evaluation::reason(reason).is_empty());
            }
        }
        // A sound set that is shown and read again says the same.
        if !read.has_errors() {
            let shown = text::evaluation::rules(&read.rules);
            prop_assert!(shown.iter().all(|line| line.starts_with('@')));
        }
    }
}
