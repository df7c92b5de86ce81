//! A book of every released schema opens, brought up to date, with a backup beside it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::workspace::{AwardFilter, backup};
use std::fs;
use support::{add_unit, open};

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
    assert_eq!(seen, 2, "a fixture for each released schema");
}
