//! The command line as a clerk's script would call it: files, sentences, exit codes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dan-van-kheo")).args(args).output().unwrap()
}

fn ok(args: &[&str]) -> String {
    let out = run(args);
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn refused(args: &[&str], code: i32) -> String {
    let out = run(args);
    assert_eq!(out.status.code(), Some(code), "{args:?}: {}", String::from_utf8_lossy(&out.stdout));
    String::from_utf8(out.stderr).unwrap()
}

fn text_of(path: &Path) -> String {
    let file = lopdf::Document::load(path).unwrap();
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    // Cells and lines follow one another without spaces; what is looked for is squeezed alike.
    squeezed(&file.extract_text(&pages).unwrap())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_list_a_unit_really_sends_becomes_two_annexes_of_seven() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("giấy in");
    let out_text = out.to_str().unwrap();
    let args = [
        "quick-list",
        "tests/data/de-nghi-khen-thuong.tsv",
        "--body",
        "Ban Chỉ đạo Đảng ủy Khối",
        "--year",
        "2016",
        "--out",
        out_text,
    ];
    let said = ok(&args);
    assert!(said.contains("Nhận ra 07 tập thể và 07 cá nhân."), "{said}");
    let (collectives, persons) =
        (text_of(&out.join("ds-tap-the.pdf")), text_of(&out.join("ds-ca-nhan.pdf")));
    let expected = fs::read_to_string("tests/data/de-nghi-khen-thuong.expected.tsv").unwrap();
    assert_eq!(expected.lines().count(), 14);
    for line in expected.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells[0] == "tập thể" {
            assert!(collectives.contains(&squeezed(cells[1])), "{}", cells[1]);
        } else {
            assert!(persons.contains(&squeezed(cells[1])), "{}: {persons}", cells[1]);
        }
    }
    assert!(collectives.contains(&squeezed("Danh sách này có 07 tập thể.")));
    assert!(persons.contains(&squeezed("Danh sách này có 07 cá nhân.")));
    // Again without --force: refused, and both files stay.
    let before = fs::read(out.join("ds-ca-nhan.pdf")).unwrap();
    assert!(refused(&args, 1).contains("không ghi đè"));
    assert_eq!(fs::read(out.join("ds-ca-nhan.pdf")).unwrap(), before);
}

#[test]
fn demo_prints_every_paper_and_all_awards() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let said = ok(&["demo", "--out", out, "--no-window"]);
    assert!(said.contains("ds-khen-thuong.pdf"));
    let text = text_of(&folder.path().join("ds-khen-thuong.pdf"));
    for name in ["Nguyễn Thị Hồng Nhung", "Phạm Hữu Ơn", "Đặng Thị Ấn", "Đảng bộ Điện lực Trà Vinh"]
    {
        assert!(text.contains(&squeezed(name)), "{name}");
    }
    assert!(text.contains(&squeezed("Danh sách này có 12 tập thể và 13 cá nhân.")));
    // The demo can be run again in its own folder, and gives the same papers.
    let before = fs::read(folder.path().join("quyet-dinh.pdf")).unwrap();
    ok(&["demo", "--out", out, "--no-window"]);
    assert_eq!(fs::read(folder.path().join("quyet-dinh.pdf")).unwrap(), before);

    let book = folder.path().join("mau-2016.dvk");
    let book = book.to_str().unwrap();
    assert!(ok(&["check", book]).contains("Sổ nguyên vẹn."));
    let figures: serde_json::Value =
        serde_json::from_str(&ok(&["figures", "--data", book, "--year", "2016", "--json"]))
            .unwrap();
    let list = figures["figures"].as_array().unwrap();
    let value = |id: &str| list.iter().find(|f| f["id"] == id).unwrap()["value"].clone();
    assert_eq!((list.len(), value("Q6"), value("Q7")), (14, "05/06".into(), "07/07".into()));
    assert_eq!((value("Q1"), value("Q4")), ("77".into(), "26".into()));
    assert!(list.iter().all(|f| !f["value"].is_null() && f["rows"].as_array().unwrap().is_empty()));
    let with_rows = ok(&["figures", "--data", book, "--year", "2016", "--rows"]);
    assert!(with_rows.contains(
        "mô hình “Đoàn kết “Hệ thống đại lý là cánh tay nối liền giữa Công ty với khách hàng” của"
    ));

    let pdf = folder.path().join("x.pdf");
    let pdf_text = pdf.to_str().unwrap();
    // The symbol is part of the number.
    let print = |setting: &'static str| {
        ["print", "quyet-dinh", "--data", book, "--set", setting, "--out", pdf_text, "--force"]
    };
    ok(&print("quyet-dinh=05-QĐ/BCĐ"));
    assert!(refused(&print("quyet-dinh=05-QĐ/XYZ"), 1).contains("không có quyết định số"));
    // A number to print is a number; its symbol is the body's.
    let numbered = |number: &'static str| {
        let mut args = print("quyet-dinh=05").to_vec();
        args.extend(["--set", number]);
        run(&args)
    };
    let said = numbered("so=5");
    assert!(said.status.success() && said.stderr.is_empty(), "{said:?}");
    assert!(text_of(&pdf).contains("Số05-QĐ/BCĐ"));
    let said = numbered("so=05-QĐ/X");
    let sentence = String::from_utf8(said.stderr).unwrap();
    assert!(!said.status.success() && sentence.contains("chỉ ghi số"), "{sentence}");
    fs::remove_file(&pdf).unwrap();
    let sentence = refused(
        &["print", "quyet-dinh", "--data", book, "--set", "quyet-dinh=29", "--out", pdf_text],
        1,
    );
    assert!(sentence.contains("không phải cơ quan của ta"), "{sentence}");
    assert!(!pdf.exists());
    ok(&["print", "ds-ca-nhan", "--data", book, "--year", "2016", "--out", pdf_text]);
    assert!(text_of(&pdf).contains(&squeezed("Danh sách này có 07 cá nhân.")));
    assert!(
        refused(&["print", "ds-ca-nhan", "--data", book, "--year", "2016", "--out", pdf_text], 1)
            .contains("--force")
    );
    refused(&["print", "khong-co", "--data", book, "--out", pdf_text], 2);
}

#[test]
fn new_undo_history_backup_restore() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Sổ Khối.dvk");
    let book = path.to_str().unwrap();
    ok(&["new", book, "--office", "Đảng ủy Khối"]);
    assert!(refused(&["new", book], 1).contains("không ghi đè"));
    let rows = folder.path().join("rows.tsv");
    fs::write(&rows, "Nguyễn Văn A\tBí thư\tChi bộ Điện\n").unwrap();
    let out = folder.path().join("out");
    ok(&[
        "quick-list",
        rows.to_str().unwrap(),
        "--body",
        "Ban Chỉ đạo",
        "--year",
        "2016",
        "--data",
        book,
        "--out",
        out.to_str().unwrap(),
    ]);
    // The decision behind the list is a draft that lacks much: said before it is printed, and printed.
    let draft = out.join("quyet-dinh.pdf");
    let said = run(&["print", "quyet-dinh", "--data", book, "--out", draft.to_str().unwrap()]);
    let remarks = String::from_utf8(said.stderr).unwrap();
    assert!(said.status.success() && draft.exists(), "{remarks}");
    for lacks in ["chưa có căn cứ", "đề nghị của ai", "người ký"] {
        assert!(remarks.contains(lacks), "{remarks}");
    }
    let history = ok(&["history", book]);
    assert!(history.lines().next().unwrap().contains("Ghi danh sách nhanh"), "{history}");
    let copy = folder.path().join("usb.dvk");
    ok(&["backup", book, "--out", copy.to_str().unwrap()]);
    assert!(ok(&["undo", book]).contains("Đã hoàn tác: Ghi danh sách nhanh"));
    let steps: serde_json::Value = serde_json::from_str(&ok(&["history", book, "--json"])).unwrap();
    assert_eq!(steps[0]["kind"], "undo");
    assert!(ok(&["restore", book, "--from", copy.to_str().unwrap()]).contains("Đã phục hồi"));
    assert!(!ok(&["history", book]).contains("(đã hoàn tác)"));
}

#[test]
fn a_paper_says_what_it_is_about_and_what_can_be_set_of_it() {
    let folder = tempfile::tempdir().unwrap();
    ok(&["demo", "--no-window", "--out", folder.path().to_str().unwrap()]);
    let path = folder.path().join("mau-2016.dvk");
    let book = path.to_str().unwrap();
    let json = ok(&["reports", "--json"]);
    let papers: serde_json::Value = serde_json::from_str(&json).unwrap();
    let papers = papers.as_array().unwrap();
    assert_eq!(json.matches("\"id\"").count(), papers.len());
    for paper in papers {
        let id = paper["id"].as_str().unwrap();
        let options = paper["options"].as_array().unwrap();
        // What it is about is one of what can be set.
        assert!(options.iter().any(|option| option["kind"] == paper["about"]), "{paper}");
        let pdf = folder.path().join("thu.pdf");
        let mut args = vec!["print", id, "--data", book, "--force", "--out", pdf.to_str().unwrap()];
        // What is about a unit or a person is of all years.
        let has_year = options.iter().any(|option| option["key"] == "nam");
        let mut settings: Vec<String> =
            has_year.then(|| "nam=2016".to_owned()).into_iter().collect();
        for option in options {
            assert!(option["label"].as_str().is_some_and(|label| !label.is_empty()), "{option}");
            let key = option["key"].as_str().unwrap();
            match (option["kind"].as_str().unwrap(), option["usual"].as_str()) {
                ("yes-no", Some("co")) => settings.push(format!("{key}=khong")),
                ("yes-no", Some("khong")) => settings.push(format!("{key}=co")),
                ("orientation", None) => settings.push(format!("{key}=ngang")),
                ("day", None) => settings.push(format!("{key}=10/01/2017")),
                ("count", None) if key == "tu-nam" => settings.push(format!("{key}=2014")),
                ("count", None) => settings.push(format!("{key}=14")),
                ("choice", _)
                | ("count", Some(_))
                | (
                    "year" | "round" | "decision" | "body" | "unit" | "number" | "session"
                    | "registration" | "person",
                    None,
                ) => {}
                other => panic!("{other:?}"),
            }
        }
        args.extend(settings.iter().flat_map(|setting| ["--set", setting.as_str()]));
        let said = run(&args);
        let sentence = String::from_utf8(said.stderr).unwrap();
        // Everything it says of itself it takes; the sample has no household, its decision has its day, no meeting was
        // on the day that is set, and its round gives no money.
        let is_refused_for = [
            "hộ gia đình",
            "có sẵn số và ngày",
            "không có cuộc họp ngày đã chọn",
            "ghi tiền thưởng",
            // What nothing is chosen of; numbers up to a day of the year.
            "Vui lòng chọn",
            "phải là một ngày của năm 2016",
        ];
        let is_refused_for = is_refused_for.iter().any(|why| sentence.contains(why));
        assert!(said.status.success() || is_refused_for, "{id} {settings:?}: {sentence}");
        assert_ne!(said.status.code(), Some(2), "{sentence}");
        // What it does not say it refuses, with what it takes.
        let pdf = folder.path().join("khong.pdf");
        let sentence = refused(
            &["print", id, "--data", book, "--set", "mau=do", "--out", pdf.to_str().unwrap()],
            2,
        );
        for option in options {
            assert!(sentence.contains(option["key"].as_str().unwrap()), "{sentence}");
        }
    }
    let pdf = folder.path().join("khong.pdf");
    let pdf = pdf.to_str().unwrap();
    let sentence =
        refused(&["print", "quyet-dinh", "--data", book, "--set", "tien=co", "--out", pdf], 2);
    assert!(sentence.contains("không dùng --set tien"), "{sentence}");
}

#[test]
fn a_locked_year_is_left_as_it_is_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let book = path.to_str().unwrap();
    ok(&["new", book, "--office", "Đảng ủy Khối"]);
    let rows = folder.path().join("rows.tsv");
    fs::write(&rows, "Nguyễn Văn A\tBí thư\tChi bộ Điện\n").unwrap();
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let record = |year: &str, out: &str| {
        let rows = rows.to_str().unwrap();
        run(&[
            "quick-list",
            rows,
            "--body",
            "BCĐ",
            "--year",
            year,
            "--data",
            book,
            "--out",
            out,
            "--again",
        ])
    };
    assert!(record("2016", &out("truoc")).status.success());
    assert!(ok(&["lock", book, "--year", "2016"]).contains("2016"));
    let figures = ok(&["figures", "--data", book, "--year", "2016", "--rows", "--json"]);
    let said = record("2016", &out("sau"));
    let sentence = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(1), "{sentence}");
    assert!(sentence.contains("Năm 2016 đã khóa sổ"), "{sentence}");
    // Nor is the lock undone, nor what was done before it.
    assert!(refused(&["undo", book], 1).contains("Khóa năm không hoàn tác được"));
    let steps: serde_json::Value = serde_json::from_str(&ok(&["history", book, "--json"])).unwrap();
    let steps = steps.as_array().unwrap();
    let listed = steps.iter().find(|s| s["label"].as_str().unwrap().contains("danh sách nhanh"));
    let step = listed.unwrap()["id"].to_string();
    assert!(refused(&["undo", book, "--step", &step], 1).contains("Năm 2016 đã khóa sổ"));
    assert_eq!(ok(&["figures", "--data", book, "--year", "2016", "--rows", "--json"]), figures);
    // Another year goes on; this one goes on once it is opened with a reason.
    assert!(record("2017", &out("nam sau")).status.success());
    refused(&["lock", book, "--year", "2016", "--unlock", ""], 1);
    ok(&["lock", book, "--year", "2016", "--unlock", "bổ sung số liệu"]);
    assert!(record("2016", &out("nua")).status.success());
}

#[test]
fn what_is_stored_says_so_when_its_backup_fails() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let book = path.to_str().unwrap();
    ok(&["new", book]);
    // A file stands where the folder of backups should be.
    fs::write(folder.path().join("so-sao-luu"), "").unwrap();
    let said = run(&["lock", book, "--year", "2016"]);
    let remarks = String::from_utf8(said.stderr).unwrap();
    assert!(said.status.success(), "{remarks}");
    assert_eq!(remarks.matches("Mọi thay đổi đã lưu vào sổ").count(), 1, "{remarks}");
    assert!(!remarks.contains("sổ vẫn như trước"), "{remarks}");
    assert!(ok(&["history", book]).contains("2016"));
    assert!(refused(&["backup", book], 1).contains("Chưa sao lưu được"));
}

#[test]
fn broken_files_give_one_sentence_and_keep_their_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.dvk");
    ok(&["sample", "--out", good.to_str().unwrap(), "--awards", "40"]);
    let bytes = fs::read(&good).unwrap();
    let mut newer = bytes.clone();
    newer[63] = 99;
    for (name, content) in [
        ("0 byte.dvk", Vec::new()),
        ("word.dvk", b"PK\x03\x04 not a book".repeat(20)),
        ("cut.dvk", bytes[..bytes.len() / 3].to_vec()),
        ("newer.dvk", newer),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, &content).unwrap();
        let text = path.to_str().unwrap();
        let out = folder.path().join("x.pdf");
        for args in [
            vec!["check", text],
            vec!["history", text],
            vec!["undo", text],
            vec!["backup", text],
            vec!["figures", "--data", text, "--year", "2016"],
            vec![
                "print",
                "ds-khen-thuong",
                "--data",
                text,
                "--year",
                "2016",
                "--out",
                out.to_str().unwrap(),
            ],
        ] {
            let sentence = refused(&args, 1);
            assert_eq!(sentence.trim().lines().count(), 1, "{args:?}: {sentence}");
        }
        assert_eq!(fs::read(&path).unwrap(), content, "{name}");
        assert!(!out.exists());
    }
}

#[test]
fn wrong_usage_is_told_in_vietnamese() {
    for args in
        [vec!["xyz"], vec!["print"], vec!["new"], vec!["demo", "--oops"], vec!["figures", "--year"]]
    {
        let sentence = refused(&args, 2);
        assert!(!sentence.trim().is_empty() && !sentence.contains("error"), "{sentence}");
    }
    for year in ["0", "-1", "99999", "9223372036854775807", "1e5", ""] {
        for command in [
            &["figures", "--data", "so.dvk"][..],
            &["lock", "so.dvk"],
            &["quick-list", "rows.tsv", "--body", "X", "--out", "x"],
        ] {
            assert!(refused(&[command, &["--year", year]].concat(), 2).contains("--year"));
        }
    }
    assert!(ok(&["--help"]).contains("quick-list"));
    assert_eq!(ok(&["reports"]).lines().count(), dan_van::report::catalog::ALL.len());
}

/// `convert-text` with these bytes on standard input.
fn convert_text(from: &[&str], bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .arg("convert-text")
        .args(from)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    // It may end before it has read all.
    let writing = std::thread::spawn(move || {
        let _ = input.write_all(&bytes);
    });
    let out = child.wait_with_output().unwrap();
    writing.join().unwrap();
    out
}

#[test]
fn text_of_old_encodings_comes_out_as_unicode_and_nothing_else_with_it() {
    let tcvn3 = "STT\tHä vµ tªn\r\n1\tTr\u{ad}¬ng V¨n H\u{ad}ng\r\n";
    let vni = "Hoï vaø teân\nNguyeãn Vaên Maãu";
    let in_bytes = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let wide: Vec<u8> = "Đặng\tHưng\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes_1258 = b"L\xea V\xe3n H\xf9ng, \xd0\xe3\xf2ng".to_vec();
    let unicode = "Đồng chí José\tCafé Müller\u{ad}\n";
    for (from, given, want) in [
        ("tcvn3", tcvn3.as_bytes().to_vec(), "STT\tHọ và tên\r\n1\tTrương Văn Hưng\r\n"),
        ("auto", tcvn3.as_bytes().to_vec(), "STT\tHọ và tên\r\n1\tTrương Văn Hưng\r\n"),
        ("auto", in_bytes(tcvn3), "STT\tHọ và tên\r\n1\tTrương Văn Hưng\r\n"),
        ("tcvn3", in_bytes("Chi bé"), "Chi bộ"),
        ("tcvn3", "Chi bé\tĐảng ủy".into(), "Chi bộ\tĐảng ủy"),
        ("vni", vni.as_bytes().to_vec(), "Họ và tên\nNguyễn Văn Mẫu"),
        ("auto", in_bytes(vni), "Họ và tên\nNguyễn Văn Mẫu"),
        ("1258", bytes_1258.clone(), "Lê Văn Hùng, Đặng"),
        ("auto", bytes_1258, "Lê Văn Hùng, Đặng"),
        ("1258", "Nguyê\u{303}n".into(), "Nguyễn"),
        ("auto", wide, "Đặng\tHưng\n"),
        ("auto", unicode.into(), unicode),
        ("auto", "Nguye\u{302}\u{303}n".into(), "Nguyễn"),
        ("auto", Vec::new(), ""),
    ] {
        let out = convert_text(&["--from", from], &given);
        assert!(out.status.success(), "{from} {want}");
        assert_eq!(String::from_utf8(out.stdout).unwrap(), want, "{from}");
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    }
    assert_eq!(convert_text(&[], tcvn3.as_bytes()).status.code(), Some(0));
}

#[test]
fn text_that_cannot_be_converted_is_refused_in_a_sentence() {
    let too_long = vec![b'a'; 64_000_001];
    for (from, given, code, sentence) in [
        ("viscii", &b"a"[..], 2, "Không có bảng mã “viscii”"),
        ("auto", b"PK\x03\x04\xc3\x00\x00\x81", 1, "Không nhận ra bảng mã"),
        ("auto", &too_long, 1, "dài quá 64 MB"),
        ("auto", b"Nguy\xe1\xbb\x85n V\xc4 n", 0, "1 chỗ không đọc được"),
    ] {
        let out = convert_text(&["--from", from], given);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(code), "{said}");
        assert!(said.contains(sentence), "{said}");
        assert_eq!(out.stdout.is_empty(), code > 0);
    }
}

#[test]
fn what_a_damaged_book_still_holds_is_saved_and_what_it_lost_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, out) = (file("so.dvk"), file("moi.dvk"));
    ok(&["sample", "--out", &book]);
    // A whole book is said to be whole; its copy is made all the same.
    let said = ok(&["salvage", &book, "--out", &out]);
    assert!(said.contains("sổ không cần cứu") && said.contains("Đã ghi"), "{said}");
    assert!(refused(&["salvage", &book, "--out", &out], 1).contains("moi.dvk"));
    let mut bad = fs::read(&book).unwrap();
    for page in bad.chunks_mut(4096).skip(3).step_by(3) {
        page.fill(0);
    }
    fs::write(&book, &bad).unwrap();
    assert!(refused(&["check", &book], 1).contains("hỏng"));
    let out = file("cứu.dvk");
    let said = ok(&["salvage", &book, "--out", &out]);
    assert!(said.contains("Đã cứu được") && said.contains("mất"), "{said}");
    let list = fs::read_to_string(file("cứu-da-cuu.txt")).unwrap();
    assert!(list.contains("được giữ nguyên") && list.contains("Không đọc được"), "{list}");
    assert_eq!(ok(&["check", &out]).trim(), "Sổ nguyên vẹn.");
    assert!(ok(&["history", &out, "--limit", "1"]).contains("Cứu sổ"));
    assert!(fs::read(&book).unwrap() == bad);
    let json = ok(&["salvage", &book, "--out", &file("ba.dvk"), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["whole"], false);
    assert!(json["found"]["kinds"].as_array().unwrap().len() > 5);
    // Nothing to save: refused, and nothing is made.
    fs::write(&book, b"%PDF-1.7").unwrap();
    let none = file("không.dvk");
    assert!(refused(&["salvage", &book, "--out", &none], 1).contains("Không đọc được mục nào"));
    assert!(!Path::new(&none).exists());
    refused(&["salvage", &book], 2);
}

#[test]
fn choices_that_contradict_each_other_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, pdf) = (at("so.dvk"), at("giay.pdf"));
    ok(&["sample", "--out", &book]);
    let print = |more: &[&str]| {
        let mut args = vec!["print", "ds-tap-the", "--data", &book, "--out", &pdf];
        args.extend(more);
        run(&args)
    };
    let said = |more: &[&str]| {
        let out = print(more);
        assert!(!out.status.success() && !Path::new(&pdf).exists(), "{more:?}");
        String::from_utf8(out.stderr).unwrap()
    };
    let decision = "quyet-dinh=05-QĐ/BCĐ";
    assert!(said(&["--year", "2014", "--set", decision]).contains("không phải của năm 2014"));
    assert!(said(&["--year", "2016", "--set", "nam=2014"]).contains("được ghi hai lần"));
    assert!(said(&["--set", decision, "--set", "dot=1"]).contains("không thuộc đợt"));
    assert!(said(&["05"]).contains("Thừa “05”"));
    assert!(said(&["--set", "ngay=32/13"]).contains("ngày/tháng/năm"));
    let known = said(&["--set", "x=1"]);
    for key in ["quyet-dinh", "nam", "co-quan"] {
        assert_eq!(known.matches(key).count(), 1, "{key}: {known}");
    }
    assert!(print(&["--year", "2016", "--set", decision]).status.success());
    let listed: serde_json::Value = serde_json::from_str(&ok(&["reports", "--json"])).unwrap();
    for paper in listed.as_array().unwrap() {
        let keys: Vec<&str> = paper["options"]
            .as_array()
            .unwrap()
            .iter()
            .map(|option| option["key"].as_str().unwrap())
            .collect();
        // What is about a unit or a person is of all years.
        assert!(keys.contains(&"nam") || paper["about"] == "unit", "{paper}");
        let once: std::collections::HashSet<&str> = keys.iter().copied().collect();
        assert_eq!(once.len(), keys.len(), "{paper}");
    }
}

#[test]
fn a_damaged_note_of_a_printing_is_renewed_and_a_damaged_book_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, pdf) = (at("so.dvk"), at("giay.pdf"));
    ok(&["sample", "--out", &book]);
    let print = || {
        let out = run(&[
            "print",
            "ds-tap-the",
            "--data",
            &book,
            "--out",
            &pdf,
            "--force",
            "--set",
            "quyet-dinh=05-QĐ/BCĐ",
        ]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stderr).unwrap()
    };
    let change = |sql: &str| rusqlite::Connection::open(&book).unwrap().execute_batch(sql).unwrap();
    print();
    change("update printing set document = x'00', who = 'x'");
    let helps = refused(&["check", &book], 1);
    assert!(helps.contains("in lại giấy này"), "{helps}");
    assert_eq!(print().matches("chưa ghi nhận").count(), 0);
    ok(&["check", &book]);
    change("update unit set name = name || 'x' where id = 1");
    let before = fs::read(&book).unwrap();
    let said = print();
    assert!(said.contains("chưa ghi nhận lần in này"), "{said}");
    assert!(fs::read(&book).unwrap() == before);
}

#[cfg(unix)]
#[test]
fn a_name_that_looks_like_an_address_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    };
    in_folder(&["sample", "--out", "so.dvk"]);
    fs::rename(folder.path().join("so.dvk"), folder.path().join("file:so.dvk")).unwrap();
    for args in [
        &["check", "file:so.dvk"][..],
        &["figures", "--year", "2016", "--data", "file:so.dvk"],
        &["lock", "file:so.dvk", "--year", "2010"],
        &["backup", "file:so.dvk"],
    ] {
        in_folder(args);
    }
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
    assert!(
        names.iter().all(|n| n.file_name().to_string_lossy().starts_with("file:so")),
        "{names:?}"
    );
}

#[test]
fn every_paper_of_a_round_is_printed_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (book, papers) = (path("so.dvk"), path("giay"));
    ok(&["sample", "--out", &book]);
    let args = ["print", "--all", "--round", "2", "--data", &book];
    let out = [&args[..], &["--out", &papers, "--format", "pdf"]].concat();
    let said = ok(&out);
    let mut names: Vec<String> = std::fs::read_dir(folder.path().join("giay"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in ["de-nghi-ca-nhan.pdf", "ds-tap-the.pdf", "quyet-dinh.pdf", "to-trinh.pdf"] {
        assert!(names.iter().any(|file| file == name), "{names:?}");
        assert!(said.contains(name), "{said}");
    }
    // Households were not proposed: that is said, and nothing half-made stands there.
    assert!(!names.iter().any(|file| file.contains("ho-gia-dinh")), "{names:?}");
    // What stands there is not written over unasked.
    refused(&out, 1);
    ok(&[&out[..], &["--force"]].concat());
    // Each in every kind that was asked for, and nothing in a kind that is none.
    ok(&[&args[..], &["--out", &path("x"), "--format", "docx,xlsx"]].concat());
    for name in ["quyet-dinh.docx", "quyet-dinh.xlsx"] {
        assert!(folder.path().join("x").join(name).exists(), "{name}");
    }
    assert!(!folder.path().join("x/quyet-dinh.pdf").exists());
    let none = path("y");
    let odd = [&args[..], &["--out", &none, "--format", "docx,odt"]].concat();
    assert!(refused(&odd, 2).contains("odt"));
    let chosen = [&args[..], &["--out", &none, "--set", "so=5"]].concat();
    assert!(refused(&chosen, 2).contains("--set"));
    let body = "co-quan=Ban Chỉ đạo Đảng ủy Khối";
    let of_body = ["print", "kich-ban", "--set", "dot=2", "--set", body, "--data", &book];
    assert!(refused(&[&of_body[..], &["--out", &none]].concat(), 2).contains("co-quan"));
    let word = path("mot.docx");
    ok(&["print", "to-trinh", "--set", "dot=2", "--data", &book, "--out", &word]);
    assert!(std::fs::read(&word).unwrap().starts_with(b"PK"));
}

#[test]
fn the_dossier_of_a_round_is_written_into_a_folder_with_its_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (book, out) = (path("so.dvk"), path("ho-so"));
    ok(&["sample", "--out", &book]);
    let args = ["export-round", "--round", "2", "--data", &book, "--out", &out];
    let said = ok(&args);
    let index = fs::read_to_string(folder.path().join("ho-so/muc-luc.txt")).unwrap();
    assert!(index.contains("Thời hạn bảo quản: 10 năm."), "{index}");
    assert!(index.contains("05-QĐ/BCĐ"), "{index}");
    // What is missing is named: nobody attached the signed decision.
    assert!(index.contains("chưa có bản chính đã ký"), "{index}");
    for file in fs::read_dir(folder.path().join("ho-so")).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        assert!(said.contains(&name), "{name}: {said}");
        assert!(name == "muc-luc.txt" || index.contains(&name), "{name}: {index}");
    }
    refused(&args, 1);
    ok(&[&args[..], &["--force"]].concat());
    assert!(refused(&["export-round", "--data", &book, "--out", &out], 2).contains("--round"));
}
