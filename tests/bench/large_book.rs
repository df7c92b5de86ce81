//! Twenty years of an office: 200,000 awards, 50,000 people. What opening, filtering, scrolling and saving
//! cost, beside a plain SQLite query of the same work.
//!
//! `cargo bench --bench large_book -- [AWARDS | BOOK.dvk]`; a book is made when none is given.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]
use dan_van::{
    desktop::scripted::ScriptedDesktop,
    domain::{
        edit::{Actor, Edit, Purpose},
        field::Field,
        ids::{AwardId, PersonId},
        movement::{MovementModel, Registration},
        unit::{Unit, UnitKind},
    },
    sample::large,
    text::terms,
    ui::App,
    workspace::{OpenAs, Workspace},
};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

/// Median and 99th percentile of what was measured.
fn spread(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1));
    (at(50).copied().unwrap_or_default(), at(99).copied().unwrap_or_default())
}

/// Peak megabytes of this process; 0 where the system does not tell.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// 10,000 models of 500 units in a book of their own, then one registration each: how long these take as one step.
fn register(by: &Actor, at: jiff::civil::DateTime) -> Duration {
    let mut book = Workspace::in_memory().unwrap();
    let together = |book: &mut Workspace, edits: Vec<Edit>| {
        let purpose = Purpose::Rows(edits.len());
        book.apply(Edit::Several { purpose, edits }, by, at).unwrap();
    };
    let kind = UnitKind { name: "Chi bộ".into(), is_party_base: true, ..UnitKind::default() };
    together(&mut book, vec![Edit::save(kind)]);
    let kind = book.read().unit_kinds().unwrap().first().and_then(|kind| kind.id);
    let unit = |n: usize| Unit { name: format!("Chi bộ ấp {n}"), kind, ..Unit::default() };
    together(&mut book, (0..500).map(unit).map(Edit::save).collect());
    let units = book.read().unit_rows().unwrap();
    let models = units.iter().cycle().take(10_000).enumerate().map(|(n, unit)| MovementModel {
        name: format!("Mô hình số {n}"),
        unit: Some(unit.id),
        ..MovementModel::default()
    });
    together(&mut book, models.map(Edit::save).collect());
    let models = book.read().movement_model_rows().unwrap();
    let edits: Vec<Edit> = models
        .iter()
        .map(|model| {
            Edit::save(Registration {
                model: Some(model.id),
                year: "2025".into(),
                ..Registration::default()
            })
        })
        .collect();
    let count = edits.len();
    let time = timed(|| together(&mut book, edits));
    assert_eq!((count, book.read().registration_rows(Some(2025)).unwrap().len()), (10_000, 10_000));
    time
}

fn main() {
    let by = Actor { name: String::new(), pc: String::new() };
    let at = jiff::civil::Date::constant(2025, 12, 5).at(12, 0, 0, 0);
    let folder = tempfile::tempdir().unwrap();
    let wanted = std::env::args().nth(1).filter(|a| !a.starts_with('-'));
    let path = folder.path().join("lon.dvk");
    if let Some(book) = wanted.as_deref().map(PathBuf::from).filter(|p| p.exists()) {
        std::fs::copy(book, &path).unwrap();
    } else {
        let awards = wanted.and_then(|a| a.parse().ok()).unwrap_or(200_000);
        let how = OpenAs { read_only: false, by: &by, at };
        let mut book = Workspace::create(&path, &how).unwrap();
        let size = large::Size::of(awards);
        let (people, units) = (size.people, size.units);
        let filled = timed(|| large::fill(&mut book, size, 1, &by, at).unwrap());
        println!(
            "{awards} awards, {people} people, {units} units stored through Edit in {filled:.1?}"
        );
        println!("  peak {} MB", peak_megabytes());
        let registered = register(&by, at);
        println!("10000 models registered for a year as one step in {registered:.1?}");
    }
    // The same search as a plain query, by the same SQLite.
    let plain = {
        let db = rusqlite::Connection::open(&path).unwrap();
        let mut query = db
            .prepare("select id from person where deleted_step is null and name_fold like ?1")
            .unwrap();
        let times = (0..30).map(|i| {
            let words = ["%nguy%", "%thi%", "%an%"].get(i % 3).copied().unwrap_or_default();
            timed(|| {
                let found = query.query_map([words], |r| r.get::<_, i64>(0)).unwrap();
                assert!(found.count() > 0);
            })
        });
        spread(times.collect()).0
    };
    println!("plain SQLite filter of the people: {plain:.1?}");
    let begin = Instant::now();
    let desktop = ScriptedDesktop::new(at, folder.path());
    let app = App::new(Box::new(desktop), Some(path.clone()));
    let mut window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_max_steps(60)
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    window.run_steps(2);
    println!(
        "open to first frame {:.0?}, peak {} MB (without graphics)",
        begin.elapsed(),
        peak_megabytes()
    );
    window.key_press_modifiers(Modifiers::CTRL, Key::Num2);
    window.run_steps(3);
    for (below, name) in [(1, terms::people::PEOPLE.title), (9, terms::awards::AWARDS.title)] {
        for _ in 1..below {
            window.key_press_modifiers(Modifiers::CTRL, Key::PageDown);
            window.run_steps(1);
        }
        window.key_press_modifiers(Modifiers::CTRL, Key::PageDown);
        let shown = timed(|| window.run_steps(2));
        println!("{name}: list read and shown in {shown:.1?}");
        window.run_steps(3);
        let (mut narrow, mut cold) = (Vec::new(), Vec::new());
        for word in ["nguyễn thị", "trần văn an", "ban chỉ", "hương"] {
            window.key_press_modifiers(Modifiers::CTRL, Key::F);
            window.run_steps(2);
            for (i, letter) in word.chars().enumerate() {
                window.event(Event::Text(letter.to_string()));
                let time = timed(|| window.run_steps(1));
                if i == 0 { &mut cold } else { &mut narrow }.push(time);
            }
            window.key_press_modifiers(Modifiers::COMMAND, Key::A);
            window.run_steps(1);
            // Pasted over: a filter that nothing of the last one helps.
            window.event(Event::Text("phạm".into()));
            cold.push(timed(|| window.run_steps(1)));
            window.key_press_modifiers(Modifiers::COMMAND, Key::A);
            window.key_press(Key::Backspace);
            cold.push(timed(|| window.run_steps(1)));
            window.run_steps(2);
        }
        let ((narrow, _), (_, cold)) = (spread(narrow), spread(cold));
        let ratio = narrow.as_secs_f64() / plain.as_secs_f64();
        println!(
            "  one more letter {narrow:.1?} median ({ratio:.2} of the plain query), cold {cold:.1?} p99"
        );
        window.key_press(Key::Tab);
        window.run_steps(2);
        let scroll = (0..100).map(|i| {
            let delta = egui::vec2(0.0, if i % 10 < 8 { -700.0 } else { 400.0 });
            window.event(Event::PointerMoved(egui::pos2(700.0, 500.0)));
            window.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta,
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            });
            timed(|| window.run_steps(1))
        });
        let (median, worst) = spread(scroll.collect());
        println!("  a frame while scrolling {median:.1?} median, {worst:.1?} p99");
        if below > 1 {
            continue;
        }
        // The first line by click, its form, a letter more in its note, stored: until the list shows it.
        let at = egui::pos2(500.0, 260.0);
        for pressed in [true, false] {
            window.event(Event::PointerMoved(at));
            window.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            window.run_steps(1);
        }
        let note = terms::field(Field::Note);
        let saves = (0..5).map(|_| {
            window.key_press(Key::Enter);
            window.run_steps(3);
            window.get_by_role_and_label(Role::MultilineTextInput, note).focus();
            window.run_steps(2);
            window.event(Event::Text("a".into()));
            window.run_steps(2);
            window.key_press_modifiers(Modifiers::CTRL, Key::S);
            timed(|| window.run_steps(2))
        });
        let (saved, _) = spread(saves.collect());
        println!("  a save in its form until the list shows it {saved:.1?}");
    }
    println!("peak {} MB with both lists shown", peak_megabytes());
    drop(window);
    let how = OpenAs { read_only: false, by: &by, at };
    let mut book = Workspace::open(&path, &how).unwrap();
    book.back_up_in_steps();
    let (mut awards, mut people, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    for i in 0..60 {
        let mut award = book.read().award(AwardId(1000 + i)).unwrap().unwrap();
        award.note = format!("lần {i}");
        awards.push(timed(|| {
            book.apply(Edit::save(award), &by, at).unwrap();
        }));
        let mut person = book.read().person(PersonId(1000 + i)).unwrap().unwrap();
        person.note = format!("lần {i}");
        people.push(timed(|| {
            book.apply(Edit::save(person), &by, at).unwrap();
        }));
        // The frame that shows what was saved copies nothing; the next one does.
        book.tick(at);
        frames.push(timed(|| {
            book.tick(at);
        }));
    }
    let mut more = true;
    while more {
        let mut soon = None;
        frames.push(timed(|| soon = book.tick(at)));
        more = soon.is_some_and(|soon| soon < Duration::from_millis(100));
    }
    let count = frames.len();
    let (frame, longest) = (spread(frames.clone()).0, frames.into_iter().max().unwrap_or_default());
    println!(
        "its backup is copied in {count} frames, {frame:.1?} median, {longest:.1?} the longest"
    );
    // The first save of a day begins a backup, which goes on between the others.
    println!("first save of the day: {:.1?}", awards.remove(0));
    let ((award, award_worst), (person, _)) = (spread(awards), spread(people));
    println!("a save: award {award:.1?} median, {award_worst:.1?} p99; person {person:.1?} median");
}
