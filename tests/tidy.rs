//! The rules of the house, as tests: who may import whom, where words and SQL live, what opens a file.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/source.rs"]
mod source;
use source::Source;
use std::{
    collections::BTreeSet,
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

/// How many modules lie above what a file of src/ holds, itself counted: 2 for `ui/find.rs` and `ui/quick/mod.rs`.
fn depth(path: &Path) -> usize {
    let parts = path.strip_prefix("src").unwrap().components().count();
    if path.ends_with("mod.rs") { parts - 1 } else { parts }
}

/// Which of our modules a module may use. What is not listed may use none.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("layout", &[]),
    ("pdf", &["layout"]),
    ("picture", &["layout"]),
    ("docx", &["text", "layout"]),
    ("xlsx", &["text", "layout"]),
    ("store", &["domain"]),
    ("workspace", &["domain", "text", "store", "report", "papers"]),
    ("listing", &["domain", "text", "store"]),
    ("report", &["domain", "text", "listing", "layout", "store"]),
    ("papers", &["domain", "text", "layout", "report", "store", "pdf", "docx", "xlsx"]),
    ("records", &["domain", "text", "listing", "workspace"]),
    ("exchange", &["domain", "text", "records"]),
    ("desktop", &["domain", "text"]),
    ("defaults", &["domain"]),
    ("sample", &["defaults", "domain", "exchange", "text", "workspace"]),
    (
        "cli",
        &[
            "domain",
            "text",
            "desktop",
            "exchange",
            "layout",
            "listing",
            "papers",
            "pdf",
            "picture",
            "records",
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
            "papers",
            "pdf",
            "picture",
            "records",
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
    ("image", &["picture", "ui"]),
    ("self_cell", &["store"]),
    ("send_wrapper", &["store"]),
    ("sha2", &["layout", "store"]),
    ("strsim", &["domain"]),
    ("printpdf", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("subsetter", &["pdf"]),
    ("flate2", &["pdf", "store"]),
    ("quick_xml", &["docx"]),
    ("zip", &["docx"]),
    ("rust_xlsxwriter", &["xlsx"]),
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
        let source = Source::of(&text);
        for other in source.crate_modules(depth(&path)) {
            let is_ours = ARROWS.iter().any(|(module, _)| *module == other);
            if is_ours && here != other && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{}: {here} may not use {other}", path.display()));
            }
        }
        let code = source.code;
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

/// The look at imports sees each way to write one, and nothing in comments and strings.
#[test]
fn every_way_to_name_a_module_is_seen() {
    for (depth, code, expected) in [
        (2, "use crate::store::Reader;", vec!["store"]),
        (2, "use crate::{domain::ids, store};", vec!["domain", "store"]),
        (
            2,
            "use crate::{\n    domain::{ids, text::x},\n    report::frame,\n};",
            vec!["domain", "report"],
        ),
        (2, "fn f() -> crate::ui::App {}", vec!["ui"]),
        (2, "use dan_van::cli::run;", vec!["cli"]),
        (2, "use super::super::store::Reader;", vec!["store"]),
        (3, "use super::super::super::{store, ui::App};", vec!["store", "ui"]),
        (3, "use super::super::store::Reader;", vec![]),
        (
            2,
            "// use crate::store::Reader;\nlet a = '\"'; // crate::ui\nuse crate::text::x;",
            vec!["text"],
        ),
        (2, "#[cfg(test)]\nmod tests { use crate::ui::App; }", vec![]),
    ] {
        let found = Source::of(code).crate_modules(depth);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected, "{code}");
    }
    let source = Source::of(
        "let a = \"x // y\"; /// \"no\"\nlet b = r#\"q\"z\"#; let c = '\"'; f(\"\\\"\n\", \"v\")",
    );
    let literals: Vec<_> = source.literals.iter().map(|(line, s)| (*line, s.as_str())).collect();
    assert_eq!(literals, [(1, "x // y"), (2, "q\"z"), (2, "\\\"\n"), (3, "v")]);
}

#[test]
fn layout_and_domain_do_no_input_or_output() {
    for (path, text) in files("src", "rs") {
        let here = module(&path);
        let code = Source::of(&text).code;
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

/// Vietnamese words outside src/text that stand there rightly: (end of the path, literal).
const WORDS_ELSEWHERE: &[(&str, &str)] = &[
    // How the book stores two settings; the clerk chooses them by words of src/text.
    ("domain/office.rs", "lẻ"),
    ("domain/office.rs", "nghìn"),
    // What a new office begins with; the clerk changes it in the settings.
    ("domain/office.rs", "10 năm"),
    // Signs of papers, the same in every form of paper.
    ("domain/paper_kind.rs", "QĐ"),
    // The language's own tag.
    ("domain/vietnamese.rs", "vi"),
    // The program's name in the properties of a PDF, in letters that every viewer shows.
    ("pdf.rs", "Dan Van Kheo"),
];

/// Every syllable of Vietnamese without its tones, by which a rule hidden in folded words is seen.
fn folded_syllables() -> BTreeSet<String> {
    let parts = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(format!("assets/encoding/{file}")).unwrap();
        text.split_whitespace().map(dan_van::domain::vietnamese::fold).collect()
    };
    let (mut onsets, rimes) = (parts("onsets.txt"), parts("rimes.txt"));
    onsets.push(String::new());
    onsets.iter().flat_map(|onset| rimes.iter().map(move |rime| format!("{onset}{rime}"))).collect()
}

/// Is this literal Vietnamese? With tones, or several words that are all syllables of Vietnamese without
/// them (`ban chi dao`), or one such syllable where `single` ones are looked for.
fn is_vietnamese(literal: &str, syllables: &BTreeSet<String>, single: bool) -> bool {
    let marked = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
    let lower = literal.to_lowercase();
    let words: Vec<&str> = lower.split(' ').filter(|word| !word.is_empty()).collect();
    lower.chars().any(|c| marked.contains(c))
        || words.iter().all(|word| syllables.contains(*word))
            && (words.len() > 1 || single && words.len() == 1)
}

#[test]
fn words_live_in_text() {
    let syllables = folded_syllables();
    for (literal, expected) in [
        ("Giấy khen", true),
        ("giay khen", true),
        ("ban chi dao", true),
        ("tinh", true),
        ("select id from unit", false),
        ("de-nghi-tap-the", false),
        ("", false),
    ] {
        assert_eq!(is_vietnamese(literal, &syllables, true), expected, "{literal}");
    }
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let here = module(&path);
        if here == "text" {
            continue;
        }
        // Elsewhere single syllables are names of columns, endings of files, and words of the command line.
        let says_keys = ["about.rs", "options.rs"].iter().any(|f| path.ends_with(f));
        let single = matches!(here.as_str(), "domain" | "listing" | "workspace")
            || here == "report" && !says_keys;
        for (line, literal) in Source::of(&text).literals {
            let argument = here == "cli" && literal.chars().any(char::is_uppercase);
            let rightly = WORDS_ELSEWHERE
                .iter()
                .any(|(end, known)| path.ends_with(Path::new(end)) && *known == literal);
            if is_vietnamese(&literal, &syllables, single) && !argument && !rightly {
                wrong.push(format!("{}:{line}: “{literal}”", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "words outside src/text:\n{}", wrong.join("\n"));
}

#[test]
fn colours_sizes_and_gaps_are_named_in_the_theme_alone() {
    let mut found = Vec::new();
    for (path, text) in files("src/ui", "rs") {
        if path.ends_with("theme.rs") {
            continue;
        }
        let code = Source::of(&text).code;
        for start in [
            ".size(",
            "add_space(",
            "inner_margin(",
            "Margin::same(",
            "Margin::symmetric(",
            "from_rgb(",
            "from_gray(",
            "FontId::proportional(",
            "FontId::new(",
        ] {
            for (at, _) in code.match_indices(start) {
                if code[at + start.len()..].starts_with(|c: char| c.is_ascii_digit()) {
                    let line = code[..at].matches('\n').count() + 1;
                    found.push(format!("{}:{line} {start}", path.display()));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new(), "named in src/ui/theme.rs, each by what it is for");
}

#[test]
fn sql_lives_in_the_store_and_every_file_is_used() {
    let rust = files("src", "rs");
    for (path, text) in &rust {
        if module(path) == "store" {
            continue;
        }
        for word in ["select ", "insert into", "update ", "delete from", "create table", "pragma "]
        {
            for (line, literal) in Source::of(text).literals {
                assert!(
                    !literal.to_lowercase().starts_with(word),
                    "{}:{line}: SQL “{literal}”",
                    path.display()
                );
            }
        }
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (path, text) in &rust {
        for part in text.split("include_str!(\"").skip(1) {
            let name = part.split('"').next().unwrap();
            if Path::new(name).extension().is_some_and(|e| e == "sql") {
                let full = path.parent().unwrap().join(name);
                used.insert(full.display().to_string());
            }
        }
    }
    for (path, text) in files("src", "sql") {
        assert!(
            !text.to_lowercase().contains("or replace"),
            "{}: or replace hides deletes",
            path.display()
        );
        assert!(used.contains(&path.display().to_string()), "{} is not used", path.display());
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
