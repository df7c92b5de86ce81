//! Scoring and the ranking in the window: cell by cell down the column, a pasted column, what cannot be taken,
//! several scorers, reasons, and why a class came about.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Round},
        edit::Edit,
        evaluation::{
            Cap, CriteriaSet, Judges, Proposed, Score, ScoreSheet, ScoreSubject, ScoredKind,
            why_steps,
        },
        ids::Record,
        movement::{MovementModel, Registration},
        office::Body,
        round_way::Step,
    },
    exchange::evaluation::{read_criteria, template},
    listing::{
        desk::Desk,
        ranking::rankings,
        recognised::Recognised,
        scoring::{Filled, Scoring, evidence, scoring, sets_of},
    },
    text::{actions, criteria, desk as desk_words, evaluation, results, scoring as words},
    workspace::Workspace,
};
use driver::{Window, button, click_beginning, desktop, press, settle, window};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

const CRITERIA: &str = "mã\tnội dung\ttối đa\tloại\tbước\tkhoảng\n\
    I\tĐăng ký, thực hiện\t50\tnhóm\t\t\n\
    1\tĐăng ký đúng hạn\t20\tđiểm\t0,5\t\n\
    2\tCó kế hoạch\t10\tđạt\t\t\n\
    3\tTỷ lệ hộ tham gia\t20\tkhoảng\t\t≥ 90 %: 20; ≥ 50 %: 10\n\
    II\tHiệu quả\t50\tnhóm\t\t\n\
    4\tLợi ích thiết thực\t50\tđiểm\t1\t\n\
    @nguong\tXuất sắc\t90\n\
    @nguong\tTốt\t70\n\
    @nguong\tKhông đạt\t0\n\
    @san\tI\t25\tKhông đạt\n\
    @ha-bac\tĐể xảy ra đơn thư\tTốt\n\
    @loai-tru\tKhông gửi báo cáo\n";

/// A book of 2016 with the set, and three registered models of as many units.
fn book(folder: &Path) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    add_set(&mut book);
    add_models(&mut book);
    book.close(at("2016-12-05T12:30:00"));
    path
}

fn add_set(book: &mut Workspace) {
    let read = read_criteria(CRITERIA);
    assert!(!read.has_errors(), "{:?}", read.remarks);
    let set = CriteriaSet {
        name: "Mô hình tập thể".into(),
        about: ScoredKind::Registration,
        from_year: "2016".into(),
        rules: read.rules,
        ..CriteriaSet::default()
    };
    apply(book, Edit::save(set));
}

fn add_models(book: &mut Workspace) {
    for name in ["Đèn sáng đường quê", "Góp đất mở đường", "Chợ không rác"] {
        let unit = add_unit(book, &format!("Chi bộ {name}"));
        let model =
            MovementModel { name: name.into(), unit: Some(unit), ..MovementModel::default() };
        let Some(Record::MovementModel(model)) = apply(book, Edit::save(model)) else { panic!() };
        let registration = Registration {
            model: Some(model),
            year: "2016".into(),
            registered_on: "15/03/2016".into(),
            ..Registration::default()
        };
        apply(book, Edit::save(registration));
    }
}

fn scoring_of(book: &Workspace) -> Scoring {
    let read = book.read();
    let set = sets_of(read, 2016).unwrap().remove(0);
    scoring(read, set, 2016).unwrap()
}

fn seen(w: &Window) -> Scoring {
    scoring_of(w.state().book().unwrap())
}

/// The stored score of a criterion of a subject in a round, in words; the agreed sheet.
fn score(w: &Window, subject: usize, round: &str, code: &str) -> Option<String> {
    let scoring = seen(w);
    let sheet = scoring.subjects[subject].sheet(round, "")?;
    sheet.scores.get(code).map(evaluation::score)
}

fn open_scoring(w: &mut Window) {
    press(w, CTRL, Key::Num3);
    driver::click(w, words::VIEWS[1]);
}

fn cell(w: &mut Window, criterion: &str) {
    w.get_by_role_and_label(Role::TextInput, criterion).click();
    settle(w);
}

fn says(w: &Window, text: &str) -> bool {
    w.query_all_by(|node| {
        [node.label(), node.value()].into_iter().flatten().any(|said| said.contains(text))
    })
    .next()
    .is_some()
}

#[test]
fn a_sheet_is_scored_down_its_column_and_each_cell_is_stored_as_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    assert!(says(&w, &words::how_far(ScoredKind::Registration, 3, 0, 0)));
    // The first that is open, in the first round.
    cell(&mut w, "Đăng ký đúng hạn");
    for given in ["19,5", "đạt", "92 %", "48"] {
        w.event(Event::Text(given.into()));
        settle(&mut w);
        press(&mut w, NONE, Key::Enter);
    }
    let stored: Vec<_> = ["1", "2", "3", "4"].map(|code| score(&w, 0, "tự chấm", code)).into();
    assert_eq!(stored, ["19,5", "đạt", "92 %", "48"].map(|s| Some(s.to_owned())));
    assert!(says(&w, "97,5"), "the total is live");
    assert!(says(&w, "Sửa phiếu chấm: tự chấm, Đèn sáng đường quê"), "what undo takes back");
    assert!(says(&w, "Xuất sắc"));
    // Taken back cell by cell.
    cell(&mut w, "Có kế hoạch");
    w.event(Event::Text("không đạt".into()));
    settle(&mut w);
    assert_eq!(score(&w, 0, "tự chấm", "2").as_deref(), Some("đạt"), "not before it is left");
    press(&mut w, NONE, Key::Enter);
    assert_eq!(score(&w, 0, "tự chấm", "2").as_deref(), Some("không đạt"));
    press(&mut w, NONE, Key::Escape);
    press(&mut w, CTRL, Key::Z);
    assert_eq!(score(&w, 0, "tự chấm", "2").as_deref(), Some("đạt"));
    // On to the next one that is open.
    press(&mut w, CTRL, Key::Enter);
    cell(&mut w, "Đăng ký đúng hạn");
    w.event(Event::Text("10".into()));
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    assert_eq!(score(&w, 1, "tự chấm", "1").as_deref(), Some("10"));
}

#[test]
fn what_cannot_be_taken_stays_where_it_was_typed_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    cell(&mut w, "Đăng ký đúng hạn");
    for (given, why) in [("21", "vượt điểm tối đa"), ("7,3", "điểm phải theo bước")]
    {
        w.event(Event::Text(given.into()));
        settle(&mut w);
        press(&mut w, NONE, Key::Enter);
        assert!(says(&w, why), "{given}");
        assert_eq!(score(&w, 0, "tự chấm", "1"), None, "{given}");
        // Ctrl+Enter goes nowhere but there.
        press(&mut w, CTRL, Key::Enter);
        assert!(says(&w, &words::to_mend(1)));
        settle(&mut w);
    }
    // Another sheet, and back: it is still there.
    press(&mut w, Modifiers::ALT, Key::ArrowDown);
    assert!(!says(&w, "điểm phải theo bước"));
    press(&mut w, Modifiers::ALT, Key::ArrowUp);
    assert!(says(&w, "điểm phải theo bước"));
    // The keys are in it already, its text is marked.
    w.event(Event::Text("7,5".into()));
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    assert_eq!(score(&w, 0, "tự chấm", "1").as_deref(), Some("7,5"));
    assert!(!says(&w, &words::to_mend(1)));
}

#[test]
fn a_pasted_column_goes_down_over_the_criteria_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    cell(&mut w, "Đăng ký đúng hạn");
    driver::paste(&mut w, "Điểm\tGhi chú\r\n20\tđúng hạn\r\nđạt\r\n20\r\n50\r\n7\r\n");
    let stored: Vec<_> = ["1", "2", "3", "4"].map(|code| score(&w, 0, "tự chấm", code)).into();
    assert_eq!(stored, ["20", "đạt", "20", "50"].map(|s| Some(s.to_owned())));
    assert!(says(&w, &words::too_many_lines(1)));
    assert_eq!(seen(&w).subjects[0].sheets[0].remarks["1"], "đúng hạn");
    // The keys are still in a cell: what the book did last is taken back all the same.
    press(&mut w, CTRL, Key::Z);
    assert_eq!(seen(&w).subjects[0].sheets, Vec::new(), "one step");
}

#[test]
fn scorers_each_have_a_sheet_and_the_agreed_one_decides() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path());
    let mut book = support::open(&path).unwrap();
    let scoring = scoring_of(&book);
    let subject = scoring.subjects[0].clone();
    let sheet = |scorer: &str, points: i64| ScoreSheet {
        criteria: scoring.set.id,
        year: "2016".into(),
        subject: subject.subject.clone(),
        kind: subject.kind.clone(),
        round: "thẩm định".into(),
        scorer: scorer.into(),
        scores: [
            ("1", Score::Points(2000)),
            ("2", Score::Passed),
            ("3", Score::Measured(9500)),
            ("4", Score::Points(points)),
        ]
        .into_iter()
        .collect(),
        ..ScoreSheet::default()
    };
    for (scorer, points) in [("Nguyễn Văn Mẫu", 4500), ("Trần Thị Mẫu", 4800)] {
        apply(&mut book, Edit::save(sheet(scorer, points)));
    }
    let differ = rankings(book.read(), 2016).unwrap();
    assert_eq!(
        evaluation::why(&differ[0].lines[0].ranked.judged.why[0]),
        "not-agreed",
        "two scorers who differ decide nothing"
    );
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    open_scoring(&mut w);
    driver::click(&mut w, &format!("Đèn sáng đường quê,  {}", words::NOT_SCORED));
    assert!(says(&w, &format!("{}: {}", words::SCORER, words::AGREED)));
    cell(&mut w, "Lợi ích thiết thực");
    w.event(Event::Text("47".into()));
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    let agreed = seen(&w).subjects[0].sheet("thẩm định", "").cloned().unwrap();
    assert_eq!(agreed.scores.get("4"), Some(Score::Points(4700)));
    assert_eq!(seen(&w).subjects[0].sheets.len(), 3, "the scorers' own sheets stay as they are");
}

#[test]
fn the_ranking_says_why_and_opens_the_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path());
    let mut book = support::open(&path).unwrap();
    let scoring = scoring_of(&book);
    // Full points without a plan; points below the floor; not scored.
    for (at, own) in [(0, 2000), (1, 0)] {
        let subject = scoring.subjects[at].clone();
        let scores = [
            ("1", Score::Points(own)),
            ("2", Score::Passed),
            ("3", Score::Measured(5000)),
            ("4", Score::Points(5000)),
        ];
        apply(
            &mut book,
            Edit::save(ScoreSheet {
                criteria: scoring.set.id,
                year: "2016".into(),
                subject: subject.subject,
                kind: subject.kind,
                round: "tự chấm".into(),
                scores: scores.into_iter().collect(),
                downgrades: if at == 0 {
                    vec!["Để xảy ra đơn thư".into()]
                } else {
                    Vec::new()
                },
                ..ScoreSheet::default()
            }),
        );
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    driver::click(&mut w, words::VIEWS[2]);
    driver::click(&mut w, "Đèn sáng đường quê, 90, Tốt");
    assert!(says(&w, "Hạ bậc vì Để xảy ra đơn thư"));
    press(&mut w, NONE, Key::ArrowDown);
    assert!(says(&w, "dưới sàn 25"), "the second is below the floor of its group");
    button(&mut w, words::OPEN_SHEET);
    assert!(says(&w, "Chi bộ Góp đất mở đường"));
    cell(&mut w, "Đăng ký đúng hạn");
    w.event(Event::Text("20".into()));
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    driver::click(&mut w, words::VIEWS[2]);
    assert!(says(&w, "Góp đất mở đường, 90, Xuất sắc"));
}

#[test]
fn one_stays_over_a_cap_for_a_reason_and_the_ranked_are_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path());
    let mut book = support::open(&path).unwrap();
    let scoring = scoring_of(&book);
    // Of three that are good or better a third is one; with reasons two are.
    let mut set = scoring.set.clone();
    set.rules.caps = vec![Cap {
        class: "Xuất sắc".into(),
        percent: 3400,
        with_reason: Some(6700),
        base: "Tốt".into(),
        ..Cap::default()
    }];
    apply(&mut book, Edit::save(set));
    for (subject, points) in scoring.subjects.iter().zip([50, 49, 48]) {
        let scores = [
            ("1", Score::Points(2000)),
            ("2", Score::Passed),
            ("3", Score::Measured(9500)),
            ("4", Score::Points(points * 100)),
        ];
        let sheet = ScoreSheet {
            criteria: scoring.set.id,
            year: "2016".into(),
            subject: subject.subject.clone(),
            kind: subject.kind.clone(),
            round: "kết luận".into(),
            scores: scores.into_iter().collect(),
            ..ScoreSheet::default()
        };
        let Some(sheet) = apply(&mut book, Edit::save(sheet)) else { panic!() };
        let (name, content) = ("minh-chung.pdf".to_owned(), b"%PDF-1.7".to_vec());
        apply(&mut book, Edit::Attach { to: sheet, name, content, is_original: false });
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    driver::click(&mut w, words::VIEWS[2]);
    let line = "Góp đất mở đường, 99";
    click_beginning(&mut w, line);
    assert!(says(&w, &format!("{line}, Tốt")), "one place, and it is taken");
    button(&mut w, words::STAY);
    driver::type_into(&mut w, words::STAY_WHY, "vượt mọi chỉ tiêu");
    button(&mut w, words::STAY_NOW);
    assert!(says(&w, &format!("{line}, Xuất sắc")));
    assert!(says(&w, "Vẫn giữ mức, vì vượt mọi chỉ tiêu"));
    // The sheet keeps what is attached to it.
    button(&mut w, words::OPEN_SHEET);
    button(&mut w, words::MORE);
    assert!(says(&w, "minh-chung.pdf"));
    press(&mut w, NONE, Key::Escape);
    // All of a class are recognised at once.
    driver::click(&mut w, words::VIEWS[2]);
    button(&mut w, results::RECOGNISE);
    button(&mut w, &results::all_of("Xuất sắc", 2));
    driver::type_into(&mut w, "Cấp", "Cấp xã");
    button(&mut w, &results::recognise_now(2));
    let registrations = w.state().book().unwrap().read().registrations(Some(2016)).unwrap();
    let recognised = registrations.iter().filter(|r| r.is_recognised()).count();
    assert_eq!(recognised, 2);
}

#[test]
fn what_the_book_knows_is_offered_with_its_source_and_entered_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    cell(&mut w, "Đăng ký đúng hạn");
    let subject = seen(&w).subjects[0].subject.clone();
    let known = evidence(w.state().book().unwrap().read(), &subject, 2016).unwrap();
    assert_eq!(known[0].fact, "Đăng ký ngày 15/3/2016");
    assert_eq!(seen(&w).subjects[0].sheets, Vec::new());
    button(&mut w, &known[0].fact);
    let sheet = seen(&w).subjects[0].sheets[0].clone();
    assert_eq!(sheet.remarks["1"], "Đăng ký ngày 15/3/2016 (Đăng ký)");
    assert!(sheet.scores.is_empty(), "no points were given by it");
}

#[test]
fn names_that_the_book_does_not_know_are_scored_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let set = CriteriaSet {
        name: "Điển hình".into(),
        about: ScoredKind::Person,
        from_year: "2016".into(),
        rules: read_criteria(CRITERIA).rules,
        ..CriteriaSet::default()
    };
    apply(&mut book, Edit::save(set));
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    open_scoring(&mut w);
    assert!(says(&w, words::NO_SUBJECTS));
    driver::type_into(&mut w, words::ADD_SUBJECT, "Lê Thị Mẫu");
    press(&mut w, NONE, Key::Enter);
    cell(&mut w, "Lợi ích thiết thực");
    w.event(Event::Text("40".into()));
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    let scoring = seen(&w);
    assert_eq!(scoring.subjects.len(), 1);
    assert_eq!(scoring.subjects[0].subject, ScoreSubject::Name("Lê Thị Mẫu".into()));
    assert_eq!(scoring.subjects[0].kind, words::kind(true));
}

#[test]
fn before_everything_is_scored_only_what_is_missing_is_said() {
    let rules = read_criteria(CRITERIA).rules;
    let judges = Judges::of(&rules);
    let mut sheet = ScoreSheet::default();
    sheet.scores.insert("1", Score::Points(500));
    let filled = Filled::of(&judges, &sheet, &Recognised::default());
    assert_eq!((filled.scored, filled.of), (1, 4));
    let steps = why_steps(&rules, &filled.judged, true);
    assert_eq!(steps.len(), 1);
    assert!(words::step_result(&rules, &filled.judged, &steps[0]).contains("Chưa chấm: 2, 3, 4"));
    for (code, score) in
        [("2", Score::Passed), ("3", Score::Measured(9000)), ("4", Score::Points(5000))]
    {
        sheet.scores.insert(code, score);
    }
    let filled = Filled::of(&judges, &sheet, &Recognised::default());
    let steps = why_steps(&rules, &filled.judged, false);
    let titles: Vec<String> =
        steps.iter().map(|s| words::step_title(&rules, &filled.judged, s)).collect();
    assert_eq!(
        titles,
        [
            "Đủ điểm: 85/100",
            "Điểm sàn của nhóm",
            "Từ 70 điểm: Tốt",
            "Không bị loại trừ",
            "Không bị hạ bậc"
        ]
    );
    assert!(steps.iter().all(|step| step.against.is_empty()));
}

/// Types into the cell that the keys are in.
fn give(w: &mut Window, text: &str) {
    w.event(Event::Text(text.into()));
    settle(w);
}

#[test]
fn what_is_typed_last_is_not_lost_however_one_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path());
    let mut w = window(desktop(folder.path()), Some(&path));
    open_scoring(&mut w);
    // Let go by Escape.
    cell(&mut w, "Lợi ích thiết thực");
    give(&mut w, "11");
    press(&mut w, NONE, Key::Escape);
    assert_eq!(seen(&w).subjects[0].sheets, Vec::new(), "Escape lets go of it");
    // Another tab by its key, another sheet, another view by its key.
    cell(&mut w, "Lợi ích thiết thực");
    give(&mut w, "12");
    press(&mut w, CTRL, Key::Num1);
    assert_eq!(score(&w, 0, "tự chấm", "4").as_deref(), Some("12"));
    press(&mut w, CTRL, Key::Num3);
    cell(&mut w, "Lợi ích thiết thực");
    give(&mut w, "13");
    press(&mut w, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(score(&w, 0, "tự chấm", "4").as_deref(), Some("13"));
    // The program is left.
    cell(&mut w, "Lợi ích thiết thực");
    give(&mut w, "14");
    press(&mut w, CTRL, Key::Q);
    drop(w);
    let book = support::open(&path).unwrap();
    let sheet = scoring_of(&book).subjects[1].sheets[0].clone();
    assert_eq!(sheet.scores.get("4"), Some(Score::Points(1400)));
}

#[test]
fn a_sheet_whose_last_score_is_cleared_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    cell(&mut w, "Lợi ích thiết thực");
    give(&mut w, "40");
    press(&mut w, NONE, Key::Enter);
    assert_eq!(seen(&w).subjects[0].sheets.len(), 1);
    cell(&mut w, "Lợi ích thiết thực");
    press(&mut w, NONE, Key::Backspace);
    press(&mut w, NONE, Key::Enter);
    assert_eq!(seen(&w).subjects[0].sheets, Vec::new());
    press(&mut w, CTRL, Key::Z);
    assert_eq!(score(&w, 0, "tự chấm", "4").as_deref(), Some("40"));
}

#[test]
fn a_name_added_beside_others_is_the_one_that_is_scored() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    driver::type_into(&mut w, words::ADD_SUBJECT, "  Mô hình  ngoài sổ ");
    press(&mut w, NONE, Key::Enter);
    for given in ["20", "đạt"] {
        give(&mut w, given);
        press(&mut w, NONE, Key::Enter);
    }
    let scoring = seen(&w);
    let added = &scoring.subjects[3];
    assert_eq!(added.subject, ScoreSubject::Name("Mô hình ngoài sổ".into()));
    assert_eq!(added.sheets[0].scores.len(), 2);
    assert_eq!(scoring.subjects[0].sheets, Vec::new());
    // The same name again leads to it.
    driver::type_into(&mut w, words::ADD_SUBJECT, "mô hình ngoài sổ");
    press(&mut w, NONE, Key::Enter);
    give(&mut w, "19");
    press(&mut w, NONE, Key::Enter);
    let scoring = seen(&w);
    assert_eq!(scoring.subjects.len(), 4);
    assert_eq!(scoring.subjects[3].sheets[0].scores.get("1"), Some(Score::Points(1900)));
}

#[test]
fn keys_of_one_slow_frame_go_to_the_cells_they_were_meant_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    open_scoring(&mut w);
    cell(&mut w, "Đăng ký đúng hạn");
    for given in ["18", "đạt", "95 %", "50"] {
        w.event(Event::Text(given.into()));
        w.key_press(Key::Enter);
    }
    w.run_steps(12);
    let stored: Vec<_> = ["1", "2", "3", "4"].map(|code| score(&w, 0, "tự chấm", code)).into();
    assert_eq!(stored, ["18", "đạt", "95 %", "50"].map(|s| Some(s.to_owned())));
}

#[test]
fn points_of_groups_are_those_of_the_judge() {
    let rules = read_criteria(CRITERIA).rules;
    let judges = Judges::of(&rules);
    let mut sheet = ScoreSheet::default();
    sheet.scores.insert("1", Score::Points(1500));
    sheet.scores.insert("3", Score::NotApplicable);
    // Nothing in the second group; in the first 15 of the 30 that apply, on its scale of 50.
    let points = judges.points(&sheet.scores);
    assert_eq!(points, [Some(2500), Some(1500), None, Some(0), None, None]);
}

#[test]
fn from_no_criteria_at_all_to_an_issued_decision() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let ours =
        Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo Đảng ủy xã Tân Mẫu") };
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(ours)) else { panic!() };
    add_models(&mut book);
    let round = Round {
        name: "Tổng kết năm 2016".into(),
        form: "Giấy khen".into(),
        content: "phong trào “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        body: Some(body),
        ..Round::default()
    };
    let Some(Record::Round(round)) = apply(&mut book, Edit::save(round)) else { panic!() };
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    // Nothing to score by: the screen leads to where sets are made, one is begun from a template.
    open_scoring(&mut w);
    button(&mut w, words::TO_SETS);
    button(&mut w, criteria::TEMPLATES);
    let template = read_criteria(template("mo-hinh-tap-the").unwrap()).name;
    button(&mut w, &template);
    press(&mut w, CTRL, Key::S);
    // Back: three models to score, each by one pasted column.
    press(&mut w, CTRL, Key::Num3);
    for points in
        ["5 10 5 5 5 15 15 10 10 10 10", "5 9 5 5 5 14 14 9 9 9 9", "1 1 1 1 1 2 2 2 2 2 2"]
    {
        cell(&mut w, "Đăng ký mô hình đúng mẫu, đúng thời gian");
        driver::paste(&mut w, &points.replace(' ', "\n"));
        press(&mut w, CTRL, Key::Enter);
    }
    // After the last one stands the ranking, which proposes those who came far enough.
    let ranked = rankings(w.state().book().unwrap().read(), 2016).unwrap();
    let of = |at: usize| ranked[0].lines[at].ranked.proposed;
    assert_eq!([of(0), of(1), of(2)], [Proposed::Yes, Proposed::Yes, Proposed::No]);
    button(&mut w, &words::propose(2));
    let desk = |w: &Window| {
        let read = w.state().book().unwrap().read();
        Desk::read(read, round, at("2016-12-05T12:00:00").date()).unwrap().unwrap()
    };
    let names = desk(&w);
    let name = &names.groups[0].names[0];
    assert_eq!(names.facts.proposals, 2);
    assert_eq!(name.achievement, "Mô hình “Đèn sáng đường quê”");
    // On the desk the pointer over a name tells what it came to.
    let row = |w: &Window| -> egui::Pos2 {
        let rows = w.query_all_by_role(Role::Button);
        let of = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|said| said.starts_with(&name.name))
        };
        rows.into_iter().find(of).unwrap().rect().center()
    };
    let at_name = row(&w);
    w.event(Event::PointerMoved(at_name));
    w.run_steps(40);
    assert!(says(&w, "Chấm điểm năm 2016: 100 điểm, Xuất sắc."));
    // A second time nobody is proposed twice.
    driver::click(&mut w, words::VIEWS[2]);
    button(&mut w, &words::propose(2));
    assert_eq!(desk(&w).facts.proposals, 2);
    driver::click(&mut w, words::VIEWS[0]);
    // What the desk asks for from here on: one unit has not sent, papers are not asked for in this round.
    button(&mut w, desk_words::do_step(Step::Receive));
    click_beginning(&mut w, &format!("{}:", desk_words::step(Step::Dossiers)));
    button(&mut w, desk_words::MARK_NOT_NEEDED);
    click_beginning(&mut w, &format!("{}:", desk_words::step(Step::Review)));
    button(&mut w, desk_words::MARK_DONE);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, desk_words::do_step(step));
    }
    button(&mut w, &desk_words::draft(1));
    button(&mut w, desk_words::do_step(Step::ToSign));
    driver::type_into(&mut w, "Số", "05");
    driver::type_into(&mut w, "Ngày ký", "05/12/2016");
    press(&mut w, CTRL, Key::S);
    button(&mut w, desk_words::do_step(Step::Issue));
    button(&mut w, actions::ISSUE_YES);
    let facts = desk(&w).facts;
    assert_eq!((facts.awards, facts.issued), (2, 1));
}
