//! Thousands of damaged books: `cargo bench --bench damaged_files -- [how many] [seed] [results.json]`. None may be
//! taken for good with other content, none may stop the program or keep it busy, and a refusal changes no byte.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a long run of its own"
)]
#[path = "../support/damage.rs"]
mod damage;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/mod.rs"]
mod support;
use damage::{Dice, Kind};
use dan_van::{
    listing::figures::figures,
    report::{ReportParams, catalog},
    sample,
    workspace::{self, OpenAs, Workspace},
};
use rows::Rows;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::Duration,
};
use support::{clerk, noon};

/// Longer than this and a clerk would think that the program hangs.
const TOO_LONG: Duration = Duration::from_secs(20);

#[derive(Default)]
struct Row {
    tries: usize,
    refused: usize,
    found: usize,
    harmless: usize,
    wrong: usize,
}

/// The good book, an older state of it, a backup, and its rows.
struct Base {
    good: Vec<u8>,
    older: Vec<u8>,
    backup: PathBuf,
    rows: Rows,
    room: tempfile::TempDir,
}

fn prepare() -> Base {
    let shared = Path::new("/dev/shm");
    let room = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    let room = room.unwrap();
    let path = room.path().join("so.dvk");
    let mut book = support::create(&path);
    sample::fill(&mut book, &clerk(), noon()).unwrap();
    drop(book);
    drop(support::open(&path).unwrap());
    let older = fs::read(&path).unwrap();
    let mut book = support::open(&path).unwrap();
    for name in ["Chi bộ ghi sau một", "Chi bộ ghi sau hai"] {
        support::add_unit(&mut book, name);
    }
    let backup = room.path().join("usb.dvk");
    book.copy_out(&backup).unwrap();
    drop(book);
    let rows = rows::of_file(&path, room.path(), true).unwrap();
    Base { good: fs::read(&path).unwrap(), older, backup, rows, room }
}

/// What became of one damaged file.
enum End {
    Refused,
    /// Opened, and the check names what is wrong.
    Found,
    /// Taken for good, with the content it had.
    Harmless,
    Wrong(String),
}

fn read_everything(book: &Workspace) {
    let _ = figures(book.read(), 2016);
    for spec in catalog::ALL {
        let _ = catalog::build(spec, book.read(), &ReportParams::default(), noon().date());
    }
    let _ = book.read().history(1000);
    let _ = book.read().search("nguyen", 1000);
}

fn one(base: &Base, folder: &Path, bytes: &[u8], turn: usize) -> End {
    let path = folder.join("so.dvk");
    fs::write(&path, bytes).unwrap();
    let who = clerk();
    let how = OpenAs { read_only: turn.is_multiple_of(2), by: &who, at: noon() };
    let unchanged = || fs::read(&path).is_ok_and(|now| now == bytes);
    let end = match Workspace::open(&path, &how) {
        Err(_) if !unchanged() => End::Wrong("a refusal changed the file".to_owned()),
        Err(_) => End::Refused,
        Ok(book) => {
            read_everything(&book);
            let found = book.full_check();
            drop(book);
            match found {
                Ok(found) if found.is_empty() => match rows::of_file(&path, folder, true) {
                    Ok(now) if now == base.rows => End::Harmless,
                    Ok(now) => End::Wrong(format!(
                        "taken for good with other content: {}",
                        rows::difference(&now, &base.rows)
                    )),
                    Err(e) => End::Wrong(format!("taken for good: {e}")),
                },
                _ => End::Found,
            }
        }
    };
    if turn % 4 == 1
        && matches!(end, End::Refused | End::Found)
        && let Err(why) = saved(&path, bytes)
    {
        return End::Wrong(why);
    }
    if turn.is_multiple_of(3) && !matches!(end, End::Wrong(_)) {
        // Whatever happened to it, the backup comes in its place and it is kept.
        fs::write(&path, bytes).unwrap();
        let put_back = workspace::restore(&path, &base.backup, noon());
        let good = rows::of_file(&path, folder, true).is_ok_and(|now| now == base.rows);
        let mut kept = fs::read_dir(folder).unwrap().flatten().map(|e| e.path());
        if put_back.is_err() || !good {
            return End::Wrong(format!("the backup was not put back: {put_back:?}"));
        }
        if !kept.any(|p| p.is_file() && fs::read(p).is_ok_and(|b| b == bytes)) {
            return End::Wrong("the damaged file was not kept".to_owned());
        }
    }
    end
}

/// What can be read of it becomes a whole new book, or nothing does; the damaged file stays as it is.
fn saved(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).unwrap();
    let (who, out) = (clerk(), path.with_file_name("cuu.dvk"));
    let how = OpenAs { read_only: false, by: &who, at: noon() };
    let found = workspace::salvage(path, &out, &how, &|| false);
    if fs::read(path).unwrap() != bytes {
        return Err("salvage changed the damaged file".to_owned());
    }
    match found {
        Ok(found) => {
            let book = Workspace::open(&out, &how).map_err(|e| format!("salvaged: {e}"))?;
            read_everything(&book);
            match book.full_check() {
                Ok(wrong) if wrong.is_empty() => Ok(()),
                other => Err(format!("salvaged, and not whole: {other:?} {found:?}")),
            }
        }
        Err(workspace::StoreError::NothingRead | workspace::StoreError::Open(_))
            if !out.exists() =>
        {
            Ok(())
        }
        Err(e) => Err(format!("salvage: {e}")),
    }
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let number =
        |at: usize, usual: u64| given.get(at).and_then(|t| t.parse().ok()).unwrap_or(usual);
    let (count, seed) = (number(0, 10_000) as usize, number(1, 1));
    let base = Arc::new(prepare());
    let mut dice = Dice::new(seed);
    let mut table: BTreeMap<Kind, Row> = BTreeMap::new();
    let mut wrong = Vec::new();
    for turn in 0..count {
        let kind = damage::ALL[turn % damage::ALL.len()];
        let (bytes, place) = damage::damaged(&base.good, &base.older, kind, &mut dice);
        if bytes == base.good {
            continue;
        }
        let (tell, told) = mpsc::channel();
        let (of, again) = (Arc::clone(&base), bytes.clone());
        std::thread::spawn(move || {
            let folder = tempfile::tempdir_in(of.room.path()).unwrap();
            let end = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                one(&of, folder.path(), &bytes, turn)
            }));
            let _ = tell.send(end.unwrap_or_else(|_| End::Wrong("it panicked".to_owned())));
        });
        let end = told.recv_timeout(TOO_LONG).unwrap_or_else(|_| End::Wrong("it hangs".to_owned()));
        let row = table.entry(kind).or_default();
        row.tries += 1;
        match end {
            End::Refused => row.refused += 1,
            End::Found => row.found += 1,
            End::Harmless => row.harmless += 1,
            End::Wrong(why) => {
                row.wrong += 1;
                println!("WRONG {kind:?} {place} (seed {seed}, turn {turn}): {why}");
                if let Ok(keep) = std::env::var("DVK_KEEP") {
                    fs::write(Path::new(&keep).join(format!("{kind:?}-{seed}-{turn}.dvk")), &again)
                        .unwrap();
                }
                wrong.push(format!("{kind:?} {place}: {why}"));
            }
        }
    }
    let mut all = Row::default();
    println!("| damage | tries | survived | refused | opened, found by the check | harmless |");
    for (kind, r) in &table {
        let survived = r.tries - r.wrong;
        println!(
            "| {kind:?} | {} | {survived} | {} | {} | {} |",
            r.tries, r.refused, r.found, r.harmless
        );
        all.tries += r.tries;
        all.wrong += r.wrong;
        all.refused += r.refused;
        all.found += r.found;
        all.harmless += r.harmless;
    }
    if let Some(results) = given.get(2) {
        let also = serde_json::json!({
            "refused": all.refused, "opened, found by the check": all.found, "harmless": all.harmless,
        });
        let row = serde_json::json!({
            "tries": all.tries, "survived": all.tries - all.wrong, "also": also,
        });
        let json = serde_json::json!({ "table": { "damaged files": row }, "wrong": wrong });
        fs::write(results, json.to_string()).unwrap();
    }
    std::process::exit(i32::from(!wrong.is_empty()));
}
