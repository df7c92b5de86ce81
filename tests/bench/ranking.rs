//! What a ranking costs: many subjects, scored by many criteria in three rounds, from loaded sheets and from the
//! file. `cargo bench --bench ranking [-- SUBJECTS CRITERIA]`.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench")]
use dan_van::{
    domain::{
        calendar::Moment,
        edit::{Actor, Edit, Purpose},
        evaluation::{
            Cap, Class, CriteriaSet, Criterion, CriterionKind, Floor, Quota, Rules, Score,
            ScoreMap, ScoreSheet, ScoreSubject,
        },
        ids::{CriteriaSetId, Record},
    },
    listing::{
        ranking::{ranking, rankings},
        recognised::Recognised,
    },
    workspace::{OpenAs, Workspace},
};
use std::time::{Duration, Instant};

const ROUNDS: [&str; 3] = ["tự chấm", "thẩm định", "kết luận"];
const YEAR: i64 = 2026;
/// Points of a criterion, in hundredths.
const MOST: i64 = 1000;
const RUNS: usize = 9;

fn rules(criteria: usize) -> Rules {
    let all = MOST * criteria as i64;
    let group = |at: usize| format!("{}", at / 10 + 1);
    let mut list = Vec::new();
    for at in 0..criteria {
        if at % 10 == 0 {
            let below = (criteria - at).min(10) as i64;
            list.push(Criterion {
                code: group(at),
                text: "Nhóm".into(),
                most: Some(MOST * below),
                kind: CriterionKind::Group,
                ..Criterion::default()
            });
        }
        list.push(Criterion {
            code: format!("{}.{}", group(at), at % 10 + 1),
            text: "Tiêu chí".into(),
            most: Some(MOST),
            step: Some(50),
            ..Criterion::default()
        });
    }
    let class = |name: &str, percent: i64, no_zero| Class {
        name: name.into(),
        least: all * percent / 100,
        no_zero,
    };
    Rules {
        criteria: list,
        classes: vec![
            class("Xuất sắc", 75, true),
            class("Tốt", 60, true),
            class("Hoàn thành", 50, false),
            class("Không hoàn thành", 0, false),
        ],
        floors: vec![Floor { group: "1".into(), least: 2 * MOST, best: "Hoàn thành".into() }],
        caps: vec![Cap {
            class: "Xuất sắc".into(),
            percent: 2000,
            base: "Tốt".into(),
            ..Cap::default()
        }],
        quotas: vec![Quota { number: Some(30), least: "Tốt".into(), ..Quota::default() }],
        ..Rules::default()
    }
}

/// Half points that look like those of an office: no two subjects alike, many with the same total.
fn scores(rules: &Rules, subject: usize, round: usize) -> ScoreMap {
    let codes = rules.criteria.iter().filter(|c| c.kind.is_base());
    let mut state = ((subject * 3 + round) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1;
    let given = codes.map(|criterion| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (criterion.code.as_str(), Score::Points(((state >> 40) % 15 + 6) as i64 * 50))
    });
    given.collect()
}

/// The time that most runs take at least once: the middle one, and the best.
fn timed<T>(mut work: impl FnMut() -> T) -> (Duration, Duration, T) {
    let mut last = None;
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            last = Some(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[RUNS / 2], times[0], last.unwrap())
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let (subjects, criteria) = match numbers.as_slice() {
        [subjects, criteria] => (*subjects, *criteria),
        _ => (5000, 60),
    };
    let at: Moment = "2026-12-05T12:00:00".parse().unwrap();
    let by = Actor { name: "Văn thư".into(), pc: "MAY-01".into() };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = Workspace::create(&path, &OpenAs { read_only: false, by: &by, at }).unwrap();
    let rules = rules(criteria);
    let set = CriteriaSet { name: "Khung".into(), rules: rules.clone(), ..CriteriaSet::default() };
    let stored = book.apply(Edit::save(set), &by, at).unwrap().record;
    let Some(Record::CriteriaSet(set)) = stored else { return };
    let start = Instant::now();
    let edits = (0..subjects).flat_map(|subject| {
        let rules = &rules;
        ROUNDS.iter().enumerate().map(move |(round, name)| sheet(rules, set, subject, round, name))
    });
    let edits: Vec<Edit> = edits.map(Edit::save).collect();
    book.apply(Edit::Several { purpose: Purpose::Scores(edits.len()), edits }, &by, at).unwrap();
    println!(
        "{subjects} subjects × {criteria} criteria × 3 rounds, stored in {:?}",
        start.elapsed()
    );
    let whole = book.read().criteria_set(set).unwrap().unwrap();
    let sheets = book.read().score_sheets(YEAR).unwrap();
    let sheets: Vec<_> = sheets.iter().collect();
    let (middle, best, found) = timed(|| ranking(whole.clone(), &sheets, &Recognised::default()));
    println!(
        "ranked from loaded sheets: {middle:?} (best {best:?}), {} subjects",
        found.lines.len()
    );
    let (middle, best, found) = timed(|| rankings(book.read(), YEAR).unwrap());
    println!("ranked from the file: {middle:?} (best {best:?}), {} sets", found.len());
}

fn sheet(
    rules: &Rules,
    set: CriteriaSetId,
    subject: usize,
    round: usize,
    name: &str,
) -> ScoreSheet {
    ScoreSheet {
        criteria: Some(set),
        year: YEAR.to_string().as_str().into(),
        subject: ScoreSubject::Name(format!("Xã, phường, đặc khu số {subject}")),
        group: format!("cụm {}", subject % 20),
        kind: if subject.is_multiple_of(3) { "cá nhân" } else { "tập thể" }.to_owned(),
        round: name.to_owned(),
        scores: scores(rules, subject, round),
        ..ScoreSheet::default()
    }
}
