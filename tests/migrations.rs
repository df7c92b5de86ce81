//! A book of every released schema opens, brought up to date, with a backup beside it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        decision::PaperState,
        edit::Edit,
        failure::Failure,
        ids::{DecisionId, Record},
        paper::About,
    },
    layout::{
        block::{Block, Document, Paragraph},
        page::{Item, Page},
    },
    papers,
    report::{ReportParams, catalog},
    workspace::{AwardFilter, Workspace, backup},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, apply, clerk, create, noon, open};

/// Copies of the fixtures, each in its own folder, with their names.
fn fixtures() -> Vec<(String, tempfile::TempDir, PathBuf)> {
    let mut names: Vec<String> = fs::read_dir("tests/data")
        .unwrap()
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            name.starts_with('v') && Path::new(name).extension().is_some_and(|e| e == "dvk")
        })
        .collect();
    names.sort();
    let copy = |name: String| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(&name);
        fs::copy(Path::new("tests/data").join(&name), &path).unwrap();
        (name, folder, path)
    };
    names.into_iter().map(copy).collect()
}

#[test]
fn every_past_schema_opens_with_its_rows() {
    let fixtures = fixtures();
    assert_eq!(fixtures.len(), 5, "one for each released schema");
    for (name, _folder, path) in fixtures {
        let mut book = open(&path).unwrap();
        let awards = book.read().award_rows(AwardFilter::default()).unwrap();
        let names: Vec<&str> = awards.iter().map(|a| a.name.as_str()).collect();
        let first = ["Đảng bộ Điện lực Trà Vinh", "Nguyễn Thị Hường", "Kim Sóc"];
        assert_eq!(names.get(..3), Some(&first[..]), "{name}");
        // Households came with the fourth schema.
        let household = &["Hộ ông Kim Sóc"][..];
        let rest = if name.as_str() < "v4" { &[] } else { household };
        assert_eq!(names.get(3..), Some(rest), "{name}");
        assert_eq!(book.read().people_named("nguyen thi huong").unwrap().len(), 1);
        assert_eq!(book.full_check().unwrap(), []);
        assert!(
            book.read()
                .history(10)
                .unwrap()
                .iter()
                .any(|s| s.label.starts_with("Ghi danh sách nhanh"))
        );
        add_unit(&mut book, "Chi bộ mới");
        book.finish_backup();
        assert!(!backup::list(&path).is_empty());
    }
}

/// Every text of a paper, a line for each paragraph, header and row.
fn words(document: &Document) -> String {
    let paragraph = |p: &Paragraph| p.spans.iter().map(|s| s.text.as_str()).collect::<String>();
    let row = |texts: Vec<&str>| texts.join(" | ");
    let mut lines: Vec<String> = Vec::new();
    for section in &document.sections {
        lines.push("=====".into());
        for block in &section.blocks {
            match block {
                Block::Paragraph(p) => lines.push(paragraph(p)),
                Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                    lines.extend(columns.iter().flat_map(|c| c.paragraphs.iter().map(paragraph)));
                }
                Block::Table(t) => {
                    lines.push(row(t.header.iter().map(|h| h.text.as_str()).collect()));
                    let rows = t.rows.iter();
                    lines.extend(
                        rows.map(|r| row(r.cells.iter().map(|c| c.text.as_str()).collect())),
                    );
                }
            }
        }
    }
    lines.join("\n") + "\n"
}

/// Every text of the pages with its place in points, a line each.
fn placed(pages: &[Page]) -> String {
    let mut lines = Vec::new();
    for page in pages {
        lines.push(format!("===== {} × {}", page.width, page.height));
        for item in &page.items {
            if let Item::Text(run) = item {
                lines.push(format!("{} {} {} {}", run.x, run.y, run.size, run.text));
            }
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn steps_of_an_older_version_are_taken_back_and_done_again() {
    for (name, _folder, path) in fixtures() {
        let mut book = open(&path).unwrap();
        let awards = |book: &Workspace| book.read().award_rows(AwardFilter::default()).unwrap();
        let before = awards(&book);
        let mut steps = 0;
        for step in book.read().history(100).unwrap() {
            match book.undo_step(step.id, &clerk(), noon()) {
                Ok(_) => steps += 1,
                // A locked year stays as it is, in a book of any version.
                Err(e) => assert_eq!(e.failure(), Failure::YearLocked(0), "{name}: {}", step.label),
            }
        }
        assert!(steps > 0 && awards(&book).is_empty(), "{name}");
        for _ in 0..steps {
            book.redo(&clerk(), noon()).unwrap();
        }
        assert_eq!(awards(&book), before, "{name}");
        assert_eq!(book.full_check().unwrap(), [], "{name}");
    }
}

/// Of every past schema: one damaged image of the history keeps no book from being opened.
#[test]
fn a_damaged_image_of_the_history_hides_no_book() {
    for (name, _folder, path) in fixtures() {
        let db = rusqlite::Connection::open(&path).unwrap();
        let broken = "update step_change set after = 'x' || after where id in
             (select min(id) from step_change where tbl in ('body', 'award') group by tbl)";
        assert_eq!(db.execute(broken, []).unwrap(), 2, "{name}");
        drop(db);
        let book = open(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!book.read().bodies().unwrap().is_empty(), "{name}");
        // Sums came with the fifth schema: from then on the damage stays noticed.
        let noticed = if name.as_str() < "v6" { 0 } else { 2 };
        assert_eq!(book.full_check().unwrap().len(), noticed, "{name}");
    }
}

/// Rows of a query as text, a line each.
fn rows(db: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |r: &rusqlite::Row<'_>| {
        let value = |i| r.get::<_, rusqlite::types::Value>(i).map(|v| format!("{v:?}"));
        Ok((0..columns).map(value).collect::<Result<Vec<_>, _>>()?.join(" | "))
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// A proposal and a reward rule as the program of the third schema stored them, each as a step.
fn add_as_the_third_schema_did(path: &Path) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch(
        "insert into proposal values (7, 'p-7', null, 1, 'person', null, null, 2, '', 'Vận động', 'Tốt', '',
           '2016-11-28', 1, '12', null, 1, 0, '', 1);
         insert into reward_rule values (5, 'r-5', null, 'Giấy khen', '', 'person', '2016-05-01', 30, null, '');",
    )
    .unwrap();
    for (table, id) in [("proposal", 7), ("reward_rule", 5)] {
        let columns = rows(&db, &format!("select name from pragma_table_info('{table}')"));
        let facts: Vec<String> = columns
            .iter()
            .map(|c| c.trim_start_matches("Text(\"").trim_end_matches("\")"))
            .map(|c| format!("'{c}', {c}"))
            .collect();
        db.execute_batch(&format!(
            "insert into step (uid, at, who, pc, session, app_version, schema_version, kind, label)
               values ('s-{table}', '2017-01-11T08:00:00', 'Văn thư', 'MAY-01', 's', '0.2.0', 3, 'edit', '{table}');
             insert into step_change (step_id, tbl, row_id, after)
               select last_insert_rowid(), '{table}', id, json_object({}) from {table} where id = {id};",
            facts.join(", ")
        ))
        .unwrap();
    }
}

#[test]
fn tables_made_anew_keep_their_rows_keys_and_indexes_and_steps_made_before() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book, _) = issued_book(folder.path(), "v3-issued");
    drop(book);
    fs::copy("tests/data/v3-issued.dvk", &path).unwrap();
    add_as_the_third_schema_did(&path);
    let tables = ["award", "proposal", "reward_rule", "award_amendment"];
    let columns = |table: &str| {
        let db = rusqlite::Connection::open(&path).unwrap();
        let all = format!("select group_concat(name) from pragma_table_info('{table}')");
        rows(&db, &all)[0].trim_start_matches("Text(\"").trim_end_matches("\")").to_owned()
    };
    // What the tables had then; later columns, keys and indexes come beside it.
    let had = tables.map(columns);
    let look = || {
        let db = rusqlite::Connection::open(&path).unwrap();
        [0, 1, 2, 3].map(|at| {
            let (table, named) = (tables[at], &had[at]);
            [
                rows(&db, &format!("select {named} from {table} order by id")),
                rows(&db, &format!("select \"from\", \"table\", \"to\" from pragma_foreign_key_list('{table}') order by 1")),
                rows(&db, &format!("select name, sql from sqlite_schema where type = 'index' and tbl_name = '{table}' order by 1")),
            ]
        })
    };
    let before = look();
    assert!(before[1][0].len() == 1 && before[2][0].len() == 1);
    let mut book = open(&path).unwrap();
    assert_eq!(book.full_check().unwrap(), []);
    let rule = book.read().reward_rules().unwrap().remove(0);
    let proposals = book.read().proposal_rows(None, None).unwrap();
    assert_eq!(proposals.len(), 1);
    // Both steps were made before the tables were made anew.
    for label in ["reward_rule", "proposal"] {
        assert_eq!(book.undoable().unwrap().unwrap().0.label, label);
        book.undo(&clerk(), noon()).unwrap();
    }
    assert!(book.read().reward_rules().unwrap().is_empty());
    assert!(book.read().proposal_rows(None, None).unwrap().is_empty());
    book.redo(&clerk(), noon()).unwrap();
    book.redo(&clerk(), noon()).unwrap();
    assert_eq!(book.read().reward_rules().unwrap(), [rule]);
    assert_eq!(book.read().proposal_rows(None, None).unwrap(), proposals);
    drop(book);
    for (table, (now, then)) in tables.iter().zip(look().into_iter().zip(before)) {
        assert_eq!(now[0], then[0], "{table}");
        for kept in 1..3 {
            let lost: Vec<&String> = then[kept].iter().filter(|k| !now[kept].contains(k)).collect();
            assert_eq!(lost, Vec::<&String>::new(), "{table}");
        }
    }
    // A book brought up to date and a new one are the same inside.
    let new = folder.path().join("moi.dvk");
    drop(create(&new));
    let schema = |path: &Path| {
        let db = rusqlite::Connection::open(path).unwrap();
        rows(&db, "select type, name, sql from sqlite_schema order by 1, 2")
    };
    for (name, _folder, path) in fixtures() {
        drop(open(&path).unwrap());
        assert_eq!(schema(&path), schema(&new), "{name}");
    }
}

/// The fixture's issued decision in a copy of its book.
fn issued_book(folder: &Path, version: &str) -> (PathBuf, Workspace, DecisionId) {
    let path = folder.join(format!("{version}.dvk"));
    fs::copy(format!("tests/data/{version}.dvk"), &path).unwrap();
    let book = open(&path).unwrap();
    let issued = book.read().decisions().unwrap().into_iter().find(|d| d.number == "05").unwrap();
    assert_eq!(issued.state, PaperState::Issued);
    let id = issued.id.unwrap();
    (path, book, id)
}

#[test]
fn papers_issued_by_an_older_version_come_back_word_for_word() {
    let paper_ids = ["quyet-dinh", "ds-tap-the", "ds-ca-nhan", "ds-ho-gia-dinh"];
    let versions = [
        ("v3-issued", &paper_ids[..3]),
        ("v4-issued", &paper_ids[..]),
        ("v6-issued", &paper_ids[..]),
    ];
    for (version, ids) in versions {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut book, decision) = issued_book(folder.path(), version);
        assert_eq!(book.read().papers_about(About::decision(decision)).unwrap().len(), ids.len());
        // What the book says today moves on; what was signed does not.
        let mut office = book.read().office().unwrap();
        office.place = "Vĩnh Long".into();
        apply(&mut book, Edit::SaveOffice(office));
        let params = ReportParams::about(About::decision(decision));
        for id in ids {
            let spec = catalog::spec(id).unwrap();
            let paper = papers::open(spec, book.read(), &params, noon().date()).unwrap();
            let kept = fs::read_to_string(format!("tests/data/{version}/{id}.txt")).unwrap();
            assert_eq!(words(&paper.document), kept, "{version} {id}");
            // From the sixth on the pages are kept: every text comes back in its place.
            let places = PathBuf::from(format!("tests/data/{version}/{id}.places.txt"));
            assert_eq!(places.exists(), version >= "v6", "{version} {id}");
            if places.exists() {
                assert_eq!(placed(&paper.pages), fs::read_to_string(places).unwrap(), "{id}");
            }
        }
        let files = book.read().attachments(Record::Decision(decision)).unwrap();
        let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["to-trinh.txt", "quyet-dinh-da-ky.pdf"]);
        let (_, content) = book.read().attachment_content(files[0].id).unwrap().unwrap();
        assert_eq!(content, "Tờ trình số 12-TTr/BDV\n".as_bytes());
    }
}

#[test]
fn a_kept_paper_that_cannot_be_read_is_refused_and_never_made_anew() {
    let newer = "{\"format\": 3, \"ink\": []}";
    let no_pages = "{\"format\": 2, \"pages\": [], \"document\": {\"sections\": [{}]}}";
    for (damaged, why) in [
        ("{\"sections\": [{\"blocks\": [{\"Ảnh\": {}}]}]}", "không đọc được"),
        ("{}", "không đọc được"),
        ("", "không đọc được"),
        (no_pages, "không đọc được"),
        (newer, "phiên bản mới hơn"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.dvk");
        fs::copy("tests/data/v3-issued.dvk", &path).unwrap();
        let db = rusqlite::Connection::open(&path).unwrap();
        db.execute("update issued_paper set document = ?1 where report = 'ds-ca-nhan'", [damaged])
            .unwrap();
        drop(db);
        let book = open(&path).unwrap();
        let issued = book.read().decisions().unwrap().into_iter().find(|d| d.number == "05");
        let decision = issued.unwrap().id.unwrap();
        let params = ReportParams::about(About::decision(decision));
        let build = |id: &str| {
            papers::open(catalog::spec(id).unwrap(), book.read(), &params, noon().date())
        };
        let refused = build("ds-ca-nhan").unwrap_err().sentence();
        assert!(refused.contains(why) && refused.contains("bản chính"), "{refused}");
        assert!(build("ds-tap-the").is_ok(), "the others still print");
        book.close(noon());
    }
}
