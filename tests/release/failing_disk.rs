//! Every call of SQLite's file layer fails, once, twice in a row and from then on, in every work of the clerk:
//! `cargo bench --bench failing_disk -- [stride] [which] [results.json]`. With a stride of 2 two runs beside each
//! other (which: 0 and 1) share the work.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a long run of its own"
)]
#[path = "../support/bad_disk.rs"]
mod bad_disk;
#[path = "../support/failing_vfs.rs"]
mod failing_vfs;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/mod.rs"]
mod support;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let number =
        |at: usize, usual: usize| given.get(at).and_then(|t| t.parse().ok()).unwrap_or(usual);
    let (stride, which) = (number(0, 1).max(1), number(1, 0));
    let _turn = failing_vfs::take_turn();
    let (mut all_tries, mut all_survived) = (0, 0);
    let mut all_wrong = Vec::new();
    println!("| work on a failing disk | tries | survived |");
    for work in bad_disk::ALL {
        let known = bad_disk::learn(work);
        let started = std::time::Instant::now();
        let (mut tries, mut wrong_tries) = (0, 0);
        for plan in bad_disk::all_plans(known.calls).skip(which).step_by(stride) {
            tries += 1;
            let wrong = bad_disk::try_once(&known, plan);
            wrong_tries += usize::from(!wrong.is_empty());
            for line in &wrong {
                println!("WRONG {line}");
            }
            all_wrong.extend(wrong);
        }
        let survived = tries - wrong_tries;
        let took = started.elapsed().as_secs_f32();
        println!("| {} ({} calls, {took:.0} s) | {tries} | {survived} |", work.name, known.calls);
        all_tries += tries;
        all_survived += survived;
    }
    if let Some(results) = given.get(2) {
        let row = serde_json::json!({ "tries": all_tries, "survived": all_survived, "also": {} });
        let scenario = "each call of SQLite to the disk fails once, twice, from then on";
        let json = serde_json::json!({ "table": { scenario: row }, "wrong": all_wrong });
        std::fs::write(results, json.to_string()).unwrap();
    }
    std::process::exit(i32::from(!all_wrong.is_empty()));
}
