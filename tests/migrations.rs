//! A book of every released schema opens, brought up to date, with a backup beside it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        decision::PaperState,
        edit::Edit,
        ids::{DecisionId, Record},
    },
    layout::{
        block::{Block, Document, Paragraph},
        paginate,
    },
    report::{ReportParams, catalog},
    workspace::{AwardFilter, Workspace, backup},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, apply, noon, open};

#[test]
fn every_past_schema_opens_with_its_rows() {
    let mut seen = 0;
    for entry in fs::read_dir("tests/data").unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('v') || entry.path().extension().is_none_or(|e| e != "dvk") {
            continue;
        }
        seen += 1;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(&name);
        fs::copy(entry.path(), &path).unwrap();
        let mut book = open(&path).unwrap();
        let awards = book.read().award_rows(AwardFilter::default()).unwrap();
        let names: Vec<&str> = awards.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["Đảng bộ Điện lực Trà Vinh", "Nguyễn Thị Hường", "Kim Sóc"], "{name}");
        assert_eq!(book.read().people_named("nguyen thi huong").unwrap().len(), 1);
        assert_eq!(book.full_check().unwrap(), Vec::<String>::new());
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
    assert_eq!(seen, 3, "a fixture for each released schema");
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

/// The fixture's issued decision in a copy of its book.
fn issued_book(folder: &Path) -> (PathBuf, Workspace, DecisionId) {
    let path = folder.join("v3-issued.dvk");
    fs::copy("tests/data/v3-issued.dvk", &path).unwrap();
    let book = open(&path).unwrap();
    let issued = book.read().decisions().unwrap().into_iter().find(|d| d.number == "05").unwrap();
    assert_eq!(issued.state, PaperState::Issued);
    let id = issued.id.unwrap();
    (path, book, id)
}

#[test]
fn papers_issued_by_an_older_version_come_back_word_for_word() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut book, decision) = issued_book(folder.path());
    // What the book says today moves on; what was signed does not.
    let mut office = book.read().office().unwrap();
    office.place = "Vĩnh Long".into();
    apply(&mut book, Edit::SaveOffice(office));
    let params = ReportParams { decision: Some(decision), ..ReportParams::default() };
    for id in ["quyet-dinh", "ds-tap-the", "ds-ca-nhan"] {
        let spec = catalog::spec(id).unwrap();
        let paper = catalog::build(spec, book.read(), &params, noon().date()).unwrap();
        let kept = fs::read_to_string(format!("tests/data/v3-issued/{id}.txt")).unwrap();
        assert_eq!(words(&paper), kept, "{id}");
        assert!(!paginate(&paper).is_empty());
    }
    let files = book.read().attachments(Record::Decision(decision)).unwrap();
    let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["to-trinh.txt", "quyet-dinh-da-ky.pdf"]);
    let (_, content) = book.read().attachment_content(files[0].id).unwrap().unwrap();
    assert_eq!(content, "Tờ trình số 12-TTr/BDV\n".as_bytes());
}

#[test]
fn a_kept_paper_that_cannot_be_read_is_refused_and_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (path, book, decision) = issued_book(folder.path());
    book.close(noon()).unwrap();
    for damaged in ["{\"sections\": [{\"blocks\": [{\"Ảnh\": {}}]}]}", "{}", ""] {
        let db = rusqlite::Connection::open(&path).unwrap();
        db.execute("update issued_paper set document = ?1 where report = 'ds-ca-nhan'", [damaged])
            .unwrap();
        drop(db);
        let book = open(&path).unwrap();
        let params = ReportParams { decision: Some(decision), ..ReportParams::default() };
        let build = |id: &str| {
            catalog::build(catalog::spec(id).unwrap(), book.read(), &params, noon().date())
        };
        let refused = build("ds-ca-nhan").unwrap_err().sentence();
        assert!(refused.contains("không đọc được") && refused.contains("bản chính"), "{refused}");
        assert!(build("ds-tap-the").is_ok(), "the others still print");
        book.close(noon()).unwrap();
    }
}
