//! The rules of the house, as tests: who may import whom, where words and SQL live, what opens a file.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, extension: &str, out: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<_> =
            fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                // What cargo builds is not ours: the fuzz package has a target folder of its own.
                if !path.ends_with("target") {
                    walk(&path, extension, out);
                }
            } else if path.extension().is_some_and(|e| e == extension) {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    let mut out = Vec::new();
    walk(Path::new(folder), extension, &mut out);
    out
}

/// The module a file of src/ belongs to: its folder or its name.
fn module(path: &Path) -> String {
    let rest = path.strip_prefix("src").unwrap();
    let first = rest.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Source without its test module and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = text.lines().map(|l| l.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// Which of our modules a module may use. What is not listed may use none.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("layout", &[]),
    ("pdf", &["layout"]),
    ("store", &["domain"]),
    ("workspace", &["domain", "text", "store"]),
    ("listing", &["domain", "text", "store"]),
    ("report", &["domain", "text", "listing", "layout", "store"]),
    ("exchange", &["domain", "text"]),
    ("desktop", &["domain", "text"]),
    ("defaults", &["domain"]),
    ("sample", &["defaults", "domain", "text", "report", "workspace"]),
    (
        "cli",
        &[
            "domain",
            "text",
            "desktop",
            "exchange",
            "layout",
            "listing",
            "pdf",
            "report",
            "sample",
            "workspace",
        ],
    ),
    (
        "ui",
        &[
            "defaults",
            "desktop",
            "domain",
            "exchange",
            "layout",
            "listing",
            "pdf",
            "report",
            "sample",
            "text",
            "workspace",
        ],
    ),
    ("main", &["cli", "desktop", "domain", "text", "ui"]),
    ("lib", &[]),
];

/// Crates that only some modules may name.
const FENCES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("image", &["ui"]),
    ("self_cell", &["store"]),
    ("send_wrapper", &["store"]),
    ("sha2", &["store"]),
    ("strsim", &["domain"]),
    ("printpdf", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("subsetter", &["pdf"]),
    ("flate2", &["pdf"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("egui_extras", &["ui"]),
    ("rfd", &["desktop"]),
    ("opener", &["desktop"]),
    ("directories", &["desktop"]),
    ("windows_sys", &["desktop"]),
    ("tempfile", &["desktop", "store", "cli"]),
    ("fern", &["desktop"]),
    ("fs4", &["store"]),
    ("rustix", &["store"]),
    ("icu_collator", &["domain"]),
    ("ttf_parser", &["layout"]),
    ("lexopt", &["cli"]),
    ("uuid", &["store"]),
];

#[test]
fn modules_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let here = module(&path);
        let Some((_, allowed)) = ARROWS.iter().find(|(m, _)| *m == here) else {
            wrong.push(format!("{}: a module without arrows", path.display()));
            continue;
        };
        let code = code(&text);
        for (other, _) in ARROWS {
            let names = [format!("crate::{other}::"), format!("dan_van::{other}::")];
            let grouped =
                code.split("use crate::{").skip(1).filter_map(|rest| rest.split(';').next()).any(
                    |group| {
                        group.lines().any(|l| {
                            let l = l.trim_start_matches([' ', '{']);
                            l.starts_with(&format!("{other}::"))
                                || l.starts_with(&format!("{other},"))
                                || l.starts_with(&format!("{other}}}"))
                                || l == *other
                        })
                    },
                );
            let used = names.iter().any(|n| code.contains(n.as_str())) || grouped;
            if used && here != *other && !allowed.contains(other) {
                wrong.push(format!("{}: {here} may not use {other}", path.display()));
            }
        }
        for (name, allowed) in FENCES {
            let used = [format!("{name}::"), format!("use {name}")].iter().any(|n| {
                code.match_indices(n.as_str()).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            });
            if used && !allowed.contains(&here.as_str()) {
                wrong.push(format!("{}: {name} belongs to {allowed:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layout_and_domain_do_no_input_or_output() {
    for (path, text) in files("src", "rs") {
        let here = module(&path);
        let code = code(&text);
        if matches!(here.as_str(), "domain" | "layout" | "text" | "listing" | "report") {
            for forbidden in
                ["std::fs", "std::env::", "std::net", "std::process", "Zoned::now", "SystemTime"]
            {
                assert!(!code.contains(forbidden), "{} uses {forbidden}", path.display());
            }
        }
        assert!(!code.contains("std::net"), "{}: no network code at all", path.display());
        if here == "ui" {
            assert!(!code.contains("std::fs"), "{}: files are the desktop's", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests"] {
        for (path, text) in files(folder, "rs") {
            assert!(text.starts_with("//!"), "{} does not open with //!", path.display());
        }
    }
}

#[test]
fn words_live_in_text() {
    let marked = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let here = module(&path);
        // Signs such as QĐ are no words; what the pasted-list reader knows and the file stores is data.
        let is_data = ["quick_list.rs", "office.rs"]
            .iter()
            .any(|f| path.ends_with(Path::new("domain").join(f)));
        if here == "text" || is_data {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            for literal in line.split('"').skip(1).step_by(2) {
                let word = literal.to_lowercase().chars().any(|c| marked.contains(c));
                let sign = ["qđ", "nđ-cp", "tw"].iter().any(|s| literal.to_lowercase().contains(s));
                let argument = here == "cli" && literal.chars().any(char::is_uppercase);
                if word && !sign && !argument {
                    wrong.push(format!("{}:{}: “{literal}”", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "words outside src/text:\n{}", wrong.join("\n"));
}

#[test]
fn sql_lives_in_the_store_and_every_file_is_used_once() {
    let rust = files("src", "rs");
    for (path, text) in &rust {
        if module(path) == "store" {
            continue;
        }
        for word in ["select ", "insert into", "update ", "delete from", "create table", "pragma "]
        {
            for literal in code(text).split('"').skip(1).step_by(2) {
                assert!(
                    !literal.to_lowercase().starts_with(word),
                    "{}: SQL “{literal}”",
                    path.display()
                );
            }
        }
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in &rust {
        for part in text.split("include_str!(\"").skip(1) {
            let name = part.split('"').next().unwrap();
            if Path::new(name).extension().is_some_and(|e| e == "sql") {
                let full = path.parent().unwrap().join(name);
                *uses.entry(full.display().to_string()).or_default() += 1;
            }
        }
    }
    for (path, text) in files("src", "sql") {
        assert!(
            !text.to_lowercase().contains("or replace"),
            "{}: or replace hides deletes",
            path.display()
        );
        let count = uses.get(&path.display().to_string()).copied().unwrap_or(0);
        assert!(count >= 1, "{} is not used", path.display());
    }
}

#[test]
fn the_project_stands_alone() {
    let visible: Vec<String> = fs::read_dir(".")
        .unwrap()
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|n| !n.starts_with('.') && n != "target")
        .collect();
    let expected = ["Cargo.lock", "Cargo.toml", "README.md", "assets", "fonts", "src", "tests"];
    for name in &visible {
        assert!(expected.contains(&name.as_str()), "{name} does not belong at the top");
    }
}
