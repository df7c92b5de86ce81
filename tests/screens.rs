//! Steps as a new user took them who saw only the screen, at the sizes where a screen stood in the way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{Award, AwardYears, Proposal, Recipient, Round},
        decision::{Decision, PaperState},
        edit::Edit,
        field::Field,
        ids::{BodyId, Record, RoundId},
        office::Body,
        paper::About,
        person::{Person, Post},
        problem::Problem,
        quick_list::Column,
        working_year::WorkingYear,
    },
    report::sheets::decision,
    text::{actions, labels, reports, screens, terms},
    workspace::{AwardFilter, Workspace},
};
use driver::{
    Window, button, desktop, list_below, painted, paste, press, press_at_once, settle, type_into,
    type_text, wheel, window, window_of,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, counts, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// Lists of “Nhập liệu”, counted from the first.
/// Windows in which screens stood in the way: pixels, and how large it is drawn.
const SIZES: [((f32, f32), f32); 4] =
    [((900.0, 560.0), 1.0), ((1024.0, 700.0), 1.0), ((1366.0, 768.0), 1.0), ((1366.0, 768.0), 2.0)];

const ROUNDS: usize = 6;
const PROPOSALS: usize = 7;
const DECISIONS: usize = 9;
const AWARDS: usize = 10;
const BODIES: usize = 16;

fn our_body(book: &mut Workspace) -> BodyId {
    let body = Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo Đảng ủy Khối") };
    match apply(book, Edit::save(body)) {
        Some(Record::Body(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn round(book: &mut Workspace, name: &str, body: BodyId) -> RoundId {
    let round = Round {
        name: name.into(),
        form: "Giấy khen".into(),
        content: "phong trào “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        body: Some(body),
        ..Round::default()
    };
    match apply(book, Edit::save(round)) {
        Some(Record::Round(id)) => id,
        other => panic!("{other:?}"),
    }
}

/// A book with a round of our own and units that were proposed in it.
fn book_with_proposals(folder: &Path, units: &[&str]) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    let body = our_body(&mut book);
    let round = round(&mut book, "Tổng kết năm 2016", body);
    for name in units {
        let unit = add_unit(&mut book, name);
        let proposal = Proposal {
            round: Some(round),
            recipient: Some(Recipient::Unit(unit)),
            achievement: format!("Thành tích của {name}"),
            ..Proposal::default()
        };
        apply(&mut book, Edit::save(proposal));
    }
    book.close(at("2016-12-05T12:30:00"));
    path
}

fn offers(window: &Window, button: &str) -> bool {
    window.query_all_by_role_and_label(Role::Button, button).next().is_some()
}

fn shows(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

/// Opens the line of a list in its form.
fn open_line(window: &mut Window, list: usize, line: &str) {
    press(window, CTRL, Key::Num2);
    list_below(window, list);
    window.query_all_by_label(line).next().unwrap().click();
    settle(window);
    press(window, NONE, Key::Enter);
}

#[test]
fn awards_of_another_form_get_their_decision_beside_the_open_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let body = our_body(&mut book);
    let round = round(&mut book, "Đợt 1", body);
    for (unit, form) in [("Chi bộ A", ""), ("Chi bộ B", "Bằng khen"), ("Chi bộ C", "Bằng khen")]
    {
        let unit = add_unit(&mut book, unit);
        let proposal = Proposal {
            round: Some(round),
            recipient: Some(Recipient::Unit(unit)),
            achievement: "Vận động làm đường".into(),
            form: form.into(),
            ..Proposal::default()
        };
        apply(&mut book, Edit::save(proposal));
    }
    let proposals = book.read().open_proposals(round).unwrap();
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: None });
    let form = book.read().round(round).unwrap().unwrap().form;
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    // The form of the round first, then the other, though the first decision is still a draft.
    open_line(&mut w, ROUNDS, "Đợt 1");
    button(&mut w, &actions::decide(1));
    press(&mut w, CTRL, Key::S);
    for _ in ROUNDS..DECISIONS {
        press(&mut w, CTRL, Key::PageUp);
    }
    button(&mut w, &actions::decide(2));
    press(&mut w, CTRL, Key::S);
    let read = w.state().book().unwrap().read();
    let rows = read.award_rows(AwardFilter::default()).unwrap();
    for row in &rows {
        let decision = read.decision(row.decision.unwrap()).unwrap().unwrap();
        assert!(decision.summary.contains(&row.form), "{}: {}", decision.summary, row.form);
    }
    assert_eq!(rows.iter().filter(|r| r.form == form).count(), 1);
    assert_eq!(read.decisions().unwrap().len(), 2);
}

#[test]
fn a_decision_takes_the_awards_of_its_round_and_is_issued_after_one_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
    let mut w = window(desktop(folder.path()), Some(&path));
    open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
    let state_of_round = |w: &Window| {
        w.get_by_role_and_label(Role::ComboBox, terms::field(Field::RoundState)).value().unwrap()
    };
    assert_eq!(state_of_round(&w), "Đang đề nghị");
    assert!(!offers(&w, &actions::decide(2)), "nothing to decide yet");
    button(&mut w, &actions::award_proposals(2));
    // No decision, so nobody says there is one; and nothing is offered that must fail.
    assert_eq!(state_of_round(&w), "Đã họp xét");
    assert!(!offers(&w, &actions::award_proposals(2)));
    let under = |w: &Window| -> Vec<bool> {
        let rows = w.state().book().unwrap().read().award_rows(AwardFilter::default()).unwrap();
        rows.iter().map(|r| r.decision.is_some()).collect()
    };
    assert_eq!(under(&w), [false, false]);
    button(&mut w, &actions::decide(2));
    press(&mut w, CTRL, Key::S);
    assert_eq!(under(&w), [true, true], "they stand under the decision made for their round");
    assert!(shows(&w, &screens::took_awards(counts(2, 0))));
    press(&mut w, CTRL, Key::Z);
    assert_eq!(under(&w), [false, false], "one step");
    assert!(w.state().book().unwrap().read().decisions().unwrap().is_empty());
    press(&mut w, CTRL, Key::Y);
    assert_eq!(under(&w), [true, true]);

    // Issued too early it says why; then it asks once, naming what will be fixed.
    let summary = w.state().book().unwrap().read().decisions().unwrap()[0].summary.clone();
    w.get_by_label(&dan_van::text::sentence::one_line(&summary)).click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    button(&mut w, actions::ISSUE);
    assert!(!shows(&w, screens::ISSUE_TITLE));
    type_into(&mut w, "Số", "05");
    type_into(&mut w, "Ngày ký", "05/12/2016");
    let state = |w: &Window| w.state().book().unwrap().read().decisions().unwrap()[0].state;
    button(&mut w, actions::ISSUE);
    let read = w.state().book().unwrap().read();
    let number = dan_van::text::labels::decision_number("05", Some(&read.bodies().unwrap()[0]));
    let gaps = decision::gaps(read, &read.decisions().unwrap()[0]).unwrap();
    let said = screens::issue_sure(&number, "05/12/2016", counts(2, 0), &gaps);
    assert!(said.contains("02 tập thể") && said.contains("ngày 05/12/2016"));
    // What it lacks is said in the same question.
    assert!(said.contains("chưa có căn cứ") && said.contains("đề nghị của ai"), "{said}");
    assert!(shows(&w, &said));
    button(&mut w, actions::NOT_YET);
    // Nothing was stored; what stands in the form stays there, and it goes on from there.
    assert_eq!(state(&w), PaperState::Draft);
    assert_eq!(w.state().book().unwrap().read().decisions().unwrap()[0].number, "");
    button(&mut w, actions::ISSUE);
    button(&mut w, actions::ISSUE_YES);
    assert_eq!(state(&w), PaperState::Issued);
    let book = w.state().book().unwrap();
    let id = book.read().decisions().unwrap()[0].id.unwrap();
    let annex = book.read().paper_about("ds-tap-the", About::decision(id)).unwrap().unwrap();
    let kept = book.read().paper_content(&annex).unwrap().unwrap();
    assert!(kept.contains("Chi bộ Cảng") && kept.contains("Điện lực"));
    for _ in ROUNDS..DECISIONS {
        press(&mut w, CTRL, Key::PageUp);
    }
    assert_eq!(state_of_round(&w), "Đã có quyết định");
    // One step: Ctrl+Z takes the number back with it.
    press(&mut w, CTRL, Key::Z);
    let decision = w.state().book().unwrap().read().decisions().unwrap().remove(0);
    assert_eq!((decision.state, decision.number.as_str()), (PaperState::Draft, ""));
}

#[test]
fn awards_are_not_offered_where_they_must_fail() {
    // In the sample four were proposed and not awarded, and the decision is issued.
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), None);
    button(&mut w, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, ROUNDS);
    let read = w.state().book().unwrap().read();
    let rounds = read.rounds().unwrap();
    let round = rounds.iter().find(|r| r.years.year.text == "2016").unwrap();
    let open = read.open_proposals(round.id.unwrap()).unwrap();
    assert_eq!(open.len(), 4, "there is something to offer");
    let name = round.name.clone();
    w.get_by_label(&name).click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    assert!(!offers(&w, &actions::award_proposals(4)));
    // A further decision of the round opens the way again.
    button(&mut w, actions::DECIDE_FURTHER);
    w.get_by_role_and_label(Role::MultilineTextInput, "Trích yếu").click();
    settle(&mut w);
    type_text(&mut w, "về việc tặng Giấy khen bổ sung");
    press(&mut w, CTRL, Key::S);
    list_below(&mut w, 0);
    for _ in ROUNDS..DECISIONS {
        press(&mut w, CTRL, Key::PageUp);
    }
    button(&mut w, &actions::award_proposals(4));
    let read = w.state().book().unwrap().read();
    let made =
        read.award_rows(AwardFilter { round: round_id(&w, &name), ..AwardFilter::default() });
    let drafts = made.unwrap().iter().filter(|a| a.decision_number.is_empty()).count();
    assert_eq!(drafts, 4, "under the further decision");
    assert!(read.open_proposals(round_id(&w, &name).unwrap()).unwrap().is_empty());
}

fn round_id(window: &Window, name: &str) -> Option<RoundId> {
    let rounds = window.state().book().unwrap().read().rounds().unwrap();
    rounds.into_iter().find(|r| r.name == name).and_then(|r| r.id)
}

/// Where a button stands.
fn place_of(window: &Window, button: &str) -> egui::Rect {
    window.get_by_role_and_label(Role::Button, button).rect()
}

#[test]
fn ctrl_d_takes_nothing_over_that_belongs_to_somebody_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PROPOSALS);
    // In the grid: the form of the award goes down, the achievement does not.
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    let heads = "Đơn vị\tTóm tắt thành tích\tHình thức khen\n";
    paste(
        &mut w,
        &format!("{heads}Chi bộ Cảng\tDẫn đầu phong trào\tBằng khen\nChi bộ Điện lực\t\t\n"),
    );
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, NONE, Key::ArrowRight);
    press(&mut w, CTRL, Key::D);
    let seen = |w: &Window, text: &str| painted(w).iter().filter(|p| p.text == text).count();
    assert_eq!(seen(&w, "Dẫn đầu phong trào"), 1, "it is the other one's");
    assert!(shows(&w, screens::NOT_FILLED));
    press(&mut w, NONE, Key::ArrowRight);
    press(&mut w, CTRL, Key::D);
    assert_eq!(seen(&w, "Bằng khen"), 2);
    // Marked from the one to the other, it is meant.
    press(&mut w, NONE, Key::ArrowLeft);
    press(&mut w, NONE, Key::ArrowUp);
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut w, CTRL, Key::D);
    assert_eq!(seen(&w, "Dẫn đầu phong trào"), 2);
    button(&mut w, actions::DISCARD_GRID);
    // In the list: a copy is for somebody else, with nothing of the first.
    w.query_all_by_label("Chi bộ Cảng").next().unwrap().click();
    settle(&mut w);
    press(&mut w, CTRL, Key::D);
    let achievement = terms::field(Field::Achievement);
    let field = w.get_by_role_and_label(Role::MultilineTextInput, achievement);
    assert_eq!(field.value().unwrap_or_default(), "");
}

#[test]
fn a_copied_award_has_no_citation_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let body = our_body(&mut book);
    let unit = add_unit(&mut book, "Chi bộ Cảng");
    let award = Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        form: "Giấy khen".into(),
        content: "công tác dân vận".into(),
        years: AwardYears::of(2016),
        citation: "có mô hình bến cảng xanh".into(),
        note: "nhận hộ".into(),
        ..Award::default()
    };
    apply(&mut book, Edit::save(award));
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, AWARDS);
    w.query_all_by_label("Chi bộ Cảng").next().unwrap().click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    let citation = |w: &Window| {
        let label = terms::field(Field::Citation);
        w.get_by_role_and_label(Role::MultilineTextInput, label).value().unwrap_or_default()
    };
    assert_eq!(citation(&w), "có mô hình bến cảng xanh");
    press(&mut w, NONE, Key::Escape);
    press(&mut w, CTRL, Key::D);
    assert_eq!(citation(&w), "");
}

#[test]
fn a_second_press_on_a_button_that_went_away_removes_nothing() {
    for (size, scale) in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
        let mut w = window_of(desktop(folder.path()), Some(&path), size, scale);
        open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
        let remove = place_of(&w, actions::REMOVE_THIS);
        let award = place_of(&w, &actions::award_proposals(2)).center();
        for _ in 0..3 {
            press_at_once(&mut w, award);
        }
        settle(&mut w);
        let book = w.state().book().unwrap();
        assert_eq!(book.read().award_rows(AwardFilter::default()).unwrap().len(), 2);
        assert_eq!(book.read().rounds().unwrap().len(), 1, "{size:?} {scale}");
        // What removes keeps its place whatever comes and goes above it, and nothing else stands there.
        assert!(!offers(&w, &actions::award_proposals(2)));
        assert_eq!(place_of(&w, actions::REMOVE_THIS), remove, "{size:?} {scale}");
        // Pressed once and meant, it removes.
        button(&mut w, actions::REMOVE_THIS);
        let left = w.state().book().unwrap().read().rounds().unwrap().len();
        let in_use = offers(&w, actions::OK);
        assert!(left == 0 || in_use, "removed, or told who needs it");
    }
}

#[test]
fn pressed_twice_the_trash_is_not_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &[]);
    let mut w = window(desktop(folder.path()), Some(&path));
    open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
    button(&mut w, actions::REMOVE_THIS);
    press(&mut w, CTRL, Key::K);
    driver::fill(&mut w, "thung rac");
    let empty = place_of(&w, actions::EMPTY_TRASH).center();
    // As hands do that are not sure of the mouse, and wherever the answer comes to stand.
    press_at_once(&mut w, empty);
    for _ in 0..2 {
        press_at_once(&mut w, empty);
        let sure = w.query_by_role_and_label(Role::Button, actions::EMPTY_TRASH_YES);
        if let Some(place) = sure.map(|n| n.rect()) {
            assert!(
                !place.contains(empty)
                    || !w.state().book().unwrap().read().trashed().unwrap().is_empty()
            );
        }
    }
    assert_eq!(w.state().book().unwrap().read().trashed().unwrap().len(), 1);
}

#[test]
fn what_was_removed_is_taken_out_of_the_trash() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &[]);
    let mut w = window(desktop(folder.path()), Some(&path));
    let rounds = |w: &Window| w.state().book().unwrap().read().rounds().unwrap().len();
    open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
    button(&mut w, actions::REMOVE_THIS);
    assert_eq!(rounds(&w), 0);
    press(&mut w, CTRL, Key::K);
    driver::fill(&mut w, "thung rac");
    let in_trash = |w: &Window| {
        w.query_all_by_label_contains("Tổng kết năm 2016").next().is_some()
            && offers(w, actions::RESTORE)
            && !shows(w, screens::NO_TRASH)
    };
    assert!(in_trash(&w));
    button(&mut w, actions::RESTORE);
    assert_eq!(rounds(&w), 1);
    assert!(shows(&w, screens::NO_TRASH) && !in_trash(&w));
    // Taking out is a step like any other.
    press(&mut w, CTRL, Key::Z);
    assert_eq!(rounds(&w), 0);
    assert!(in_trash(&w));
}

#[test]
fn two_told_apart_are_never_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let unit = add_unit(&mut book, "Chi bộ ấp Sóc Dừa mẫu");
    for title in ["Bí thư", ""] {
        let post = Post { unit: Some(unit), title: title.into(), ..Post::default() };
        let full_name = "Nguyễn Văn Mẫu".into();
        apply(&mut book, Edit::save(Person { full_name, posts: vec![post], ..Person::default() }));
    }
    book.close(at("2016-12-05T12:30:00"));
    let open = || {
        let mut w = window(desktop(folder.path()), Some(&path));
        press(&mut w, CTRL, Key::K);
        driver::fill(&mut w, "co the trung");
        w
    };
    let mut w = open();
    assert!(offers(&w, actions::MERGE_INTO_FIRST));
    button(&mut w, actions::TELL_APART);
    assert!(shows(&w, screens::NO_DUPLICATES));
    assert_eq!(w.state().book().unwrap().read().person_rows().unwrap().len(), 2);
    drop(w);
    let mut w = open();
    assert!(shows(&w, screens::NO_DUPLICATES) && !offers(&w, actions::TELL_APART));
    // Until that is taken back.
    press(&mut w, CTRL, Key::Z);
    button(&mut w, actions::YES_UNDO);
    assert!(offers(&w, actions::TELL_APART));
}

#[test]
fn a_locked_year_is_left_as_it_is_until_it_is_opened_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ A"]);
    let mut book = support::open(&path).unwrap();
    let year = WorkingYear { year: "2016".into(), is_locked: true, ..WorkingYear::default() };
    apply(&mut book, Edit::save(year));
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window_of(desktop(folder.path()), Some(&path), (1366.0, 1200.0), 1.0);
    let rounds = |w: &Window| w.state().book().unwrap().read().rounds().unwrap().len();
    let is_locked = |w: &Window| {
        let years = w.state().book().unwrap().read().working_years().unwrap();
        years.iter().any(|y| y.is_locked)
    };
    let refused = |w: &Window| {
        let said = w.query_all_by_label_contains("Năm 2016 đã khóa sổ, không thể sửa.");
        said.count() > 0
    };
    open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
    type_into(&mut w, terms::field(Field::RoundName), " (bổ sung)");
    press(&mut w, CTRL, Key::S);
    assert!(refused(&w));
    let name = &w.state().book().unwrap().read().rounds().unwrap()[0].name;
    assert_eq!(name, "Tổng kết năm 2016");
    press(&mut w, NONE, Key::Escape);
    // Unlocked without a reason it stays locked.
    press(&mut w, CTRL, Key::K);
    driver::fill(&mut w, "nam cong tac");
    w.query_all_by_label("2016").last().unwrap().click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    w.get_by_role_and_label(Role::CheckBox, terms::field(Field::IsLocked)).click();
    settle(&mut w);
    press(&mut w, CTRL, Key::S);
    assert!(is_locked(&w));
    type_into(&mut w, terms::field(Field::LockReason), "bổ sung danh sách");
    press(&mut w, CTRL, Key::S);
    assert!(!is_locked(&w));
    assert_eq!(rounds(&w), 1);
}

#[test]
fn one_field_of_many_is_chosen_in_peace() {
    for (size, scale) in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
        let mut w = window_of(desktop(folder.path()), Some(&path), size, scale);
        press(&mut w, CTRL, Key::Num2);
        w.query_all_by_label("Chi bộ Cảng").next().unwrap().click();
        settle(&mut w);
        press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
        button(&mut w, actions::CHANGE_ONE_FIELD);
        let title = screens::change_of_many(2);
        let cancel = place_of(&w, actions::CANCEL);
        let field = terms::field(Field::BusinessType);
        for time in 0..2 {
            let combo = w.get_by_role_and_label(Role::ComboBox, screens::WHICH_FIELD).rect();
            press_at_once(&mut w, combo.center());
            settle(&mut w);
            // Its list lies over the window, where it can be chosen from.
            let choice = place_of(&w, field).center();
            let window_itself = w.ctx.layer_id_at(combo.center());
            let list = w.ctx.layer_id_at(choice);
            assert!(list.is_some() && list != window_itself, "{size:?} {scale} {time}");
            press_at_once(&mut w, choice);
            settle(&mut w);
            type_into(&mut w, &screens::new_value(field), "Cổ phần");
        }
        // Whatever is offered, it keeps its size; and a press beside it loses nothing.
        let moved = (place_of(&w, actions::CANCEL).top() - cancel.top()).abs();
        assert!(moved < 0.5, "{size:?} {scale}");
        press_at_once(&mut w, egui::pos2(4.0, 4.0));
        settle(&mut w);
        assert!(shows(&w, &title), "{size:?} {scale}");
        button(&mut w, &actions::change_many(2));
        let read = w.state().book().unwrap().read();
        for unit in read.unit_rows().unwrap() {
            let whole = read.unit(unit.id).unwrap().unwrap();
            assert!(whole.business_type.contains("Cổ phần"), "{}", whole.business_type);
        }
    }
}

/// The sample office, made once for all stories.
fn sample_book() -> &'static Path {
    static MADE: std::sync::OnceLock<(tempfile::TempDir, PathBuf)> = std::sync::OnceLock::new();
    let (_, path) = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mau.dvk");
        let mut book = create(&path);
        dan_van::sample::fill(&mut book, &support::clerk(), support::noon()).unwrap();
        book.close(support::noon());
        (folder, path)
    });
    path
}

fn open_sample(size: (f32, f32), scale: f32) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    std::fs::copy(sample_book(), &path).unwrap();
    let w = window_of(desktop(folder.path()), Some(&path), size, scale);
    (folder, w)
}

#[test]
fn another_symbol_of_a_body_that_has_issued_is_cautioned_while_it_is_typed() {
    let (_f, mut w) = open_sample((1366.0, 768.0), 1.0);
    let read = w.state().book().unwrap().read();
    let decisions = read.decisions().unwrap();
    let issued = decisions.iter().find(|d| d.state == PaperState::Issued).unwrap();
    let id = issued.body.unwrap();
    let body = read.body(id).unwrap().unwrap();
    open_line(&mut w, BODIES, body.short());
    let caution = labels::problem(Field::Symbol, &Problem::RenumbersIssued);
    let cautions = |w: &Window| w.query_all_by_label_contains(&caution).count();
    assert_eq!(cautions(&w), 0);
    type_into(&mut w, terms::field(Field::Symbol), "M");
    assert_eq!(cautions(&w), 1);
    press(&mut w, CTRL, Key::S);
    let stored = w.state().book().unwrap().read().body(id).unwrap().unwrap();
    assert_ne!(stored.symbol, body.symbol, "it is stored all the same");
}

#[test]
fn every_way_to_begin_is_reached_at_every_size() {
    for (size, scale) in SIZES.into_iter().chain([((900.0, 560.0), 2.0)]) {
        let folder = tempfile::tempdir().unwrap();
        let mut w = window_of(desktop(folder.path()), None, size, scale);
        let whole = w.ctx.content_rect();
        wheel(&mut w, whole.center(), egui::vec2(0.0, -3000.0));
        let choice = format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT);
        let place = place_of(&w, &choice);
        assert!(place.left() >= 0.0 && place.right() <= whole.right(), "{size:?} {scale}");
        button(&mut w, &choice);
        assert!(w.state().book().is_some(), "{size:?} {scale}");
    }
}

#[test]
fn names_are_read_in_every_list_at_every_size() {
    for (size, scale) in SIZES {
        let (_folder, mut w) = open_sample(size, scale);
        press(&mut w, CTRL, Key::Num2);
        let edge = w.ctx.content_rect().right();
        for (further, first) in [
            (0, "Đảng bộ Viễn Thông Trà Vinh"),
            (1, "Nguyễn Thị Hồng Nhung"),
            (ROUNDS - 1, "Tổng kết năm 2016"),
            (1, "Đảng bộ Viễn Thông Trà Vinh"),
            (AWARDS - PROPOSALS, "Đảng bộ Viễn Thông Trà Vinh"),
        ] {
            list_below(&mut w, further);
            press(&mut w, CTRL, Key::F);
            type_text(&mut w, first);
            for form in [false, true] {
                if form {
                    press(&mut w, NONE, Key::ArrowDown);
                    press(&mut w, NONE, Key::Enter);
                }
                let found = painted(&w).into_iter().filter(|p| {
                    first.starts_with(p.text.trim_end_matches('…').trim_end()) && p.text.len() > 8
                });
                // Not the one in the filter.
                let in_list = |p: &driver::Painted| p.rect.top() > 165.0;
                let name = found.into_iter().find(|p| in_list(p) && p.rect.left() < edge * 0.6);
                let name = name.unwrap_or_else(|| panic!("{first} {size:?} {scale} {form}"));
                // Whole, or cut where there is no room at all, and then still most of it.
                let read = name.text.chars().count() * 10 >= first.chars().count() * 7;
                assert!(read && name.seen.contains(name.rect.left_center()), "{name:?} {size:?}");
                if form {
                    press(&mut w, NONE, Key::Escape);
                }
            }
            press(&mut w, CTRL, Key::F);
            press(&mut w, Modifiers::COMMAND, Key::A);
            press(&mut w, NONE, Key::Backspace);
        }
    }
}

#[test]
fn somebody_s_name_sorts_by_given_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    for name in ["An Thị Ánh", "Nguyễn Văn Bình", "Đỗ Thị An", "Bùi Văn Ấn", "Trần Đức", "Lê Dũng"]
    {
        let person = Person { full_name: name.into(), ..Person::default() };
        apply(&mut book, Edit::save(person));
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 1);
    let by_name =
        ["Đỗ Thị An", "An Thị Ánh", "Bùi Văn Ấn", "Nguyễn Văn Bình", "Lê Dũng", "Trần Đức"];
    let order = |w: &Window| -> Vec<String> {
        let mut seen: Vec<driver::Painted> =
            painted(w).into_iter().filter(|p| by_name.contains(&p.text.as_str())).collect();
        seen.sort_by(|a, b| a.rect.top().total_cmp(&b.rect.top()));
        seen.into_iter().map(|p| p.text).collect()
    };
    let head = terms::field(Field::FullName);
    w.get_by_label(head).click();
    settle(&mut w);
    assert_eq!(order(&w), by_name);
    w.query_all_by_label_contains(head).next().unwrap().click();
    settle(&mut w);
    let from_end: Vec<&str> = by_name.into_iter().rev().collect();
    assert_eq!(order(&w), from_end);
}

#[test]
fn esc_closes_only_what_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, ROUNDS);
    press(&mut w, CTRL, Key::N);
    let open = |w: &Window| offers(w, actions::SAVE);
    // A field with names of the book: they go, the field keeps what is typed, the form stays.
    w.get_by_role_and_label(Role::TextInput, "Cơ quan tặng").click();
    settle(&mut w);
    type_text(&mut w, "ban");
    assert!(offers(&w, "Ban Chỉ đạo Đảng ủy Khối"), "offered");
    press(&mut w, NONE, Key::Escape);
    assert!(open(&w) && !offers(&w, "Ban Chỉ đạo Đảng ủy Khối"));
    let value = |w: &Window| w.get_by_role_and_label(Role::TextInput, "Cơ quan tặng").value();
    assert_eq!(value(&w).as_deref(), Some("ban"));
    // With ↓ they come again.
    press(&mut w, NONE, Key::ArrowDown);
    assert!(offers(&w, "Ban Chỉ đạo Đảng ủy Khối"));
    press(&mut w, NONE, Key::Enter);
    assert_eq!(value(&w).as_deref(), Some("Ban Chỉ đạo Đảng ủy Khối"));
    // A list of choices.
    let order = terms::field(Field::AwardOrder);
    w.get_by_role_and_label(Role::ComboBox, order).click();
    settle(&mut w);
    press(&mut w, NONE, Key::Escape);
    assert!(open(&w), "only the choices were closed");
    // A calendar.
    w.get_by_role_and_label(Role::TextInput, terms::field(Field::DossierDue)).click();
    settle(&mut w);
    press(&mut w, Modifiers::ALT, Key::ArrowDown);
    assert!(shows(&w, &screens::month_of(12, 2016)));
    press(&mut w, NONE, Key::Escape);
    assert!(open(&w) && !shows(&w, &screens::month_of(12, 2016)));
    button(&mut w, actions::DISCARD);
    // A window over a form that nothing was typed in.
    w.query_all_by_label("Tổng kết năm 2016").next().unwrap().click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::F);
    press(&mut w, NONE, Key::Escape);
    let searching = w.query_by_role_and_label(Role::TextInput, screens::FIND).is_some();
    assert!(open(&w) && !searching, "only the search was closed");
    press(&mut w, NONE, Key::Escape);
    assert!(!open(&w), "and then the form");
    // In the grid the names go first, then what is typed, then the grid.
    press(&mut w, CTRL, Key::PageDown);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    press(&mut w, NONE, Key::ArrowRight);
    press(&mut w, NONE, Key::ArrowRight);
    press(&mut w, NONE, Key::ArrowRight);
    type_text(&mut w, "cang");
    assert!(offers(&w, "Chi bộ Cảng"));
    press(&mut w, NONE, Key::Escape);
    assert!(!offers(&w, "Chi bộ Cảng"));
    assert!(painted(&w).iter().any(|p| p.text == "cang"), "still typed");
    press(&mut w, NONE, Key::Escape);
    assert!(!painted(&w).iter().any(|p| p.text == "cang"));
    assert!(offers(&w, actions::CLOSE_GRID));
    press(&mut w, NONE, Key::Escape);
    assert!(!offers(&w, actions::CLOSE_GRID));
}

#[test]
fn a_view_begins_at_its_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    for i in 1..=80 {
        add_unit(&mut book, &format!("Chi bộ số {i:02}"));
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window_of(desktop(folder.path()), Some(&path), (900.0, 560.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    let sees = |w: &Window, text: &str| painted(w).iter().any(|p| p.text == text && p.is_whole());
    // A form, scrolled to its end; the next record's begins with its first field.
    w.get_by_label("Chi bộ số 02").click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    let begins = |w: &Window| {
        let label = terms::field(Field::UnitName);
        painted(w).iter().any(|p| p.text == label && p.rect.left() > 460.0 && p.is_whole())
    };
    assert!(begins(&w));
    wheel(&mut w, egui::pos2(700.0, 300.0), egui::vec2(0.0, -2000.0));
    assert!(!begins(&w), "scrolled away");
    w.get_by_label("Chi bộ số 03").click();
    settle(&mut w);
    assert!(begins(&w), "another record begins at its beginning");
    w.get_by_label("Chi bộ số 02").click();
    settle(&mut w);
    assert!(!begins(&w), "the same one where it was left");
    press(&mut w, NONE, Key::Escape);
    press(&mut w, NONE, Key::Escape);
    // The list, scrolled down; what a filter finds begins with the first of it.
    wheel(&mut w, egui::pos2(450.0, 350.0), egui::vec2(0.0, -3000.0));
    assert!(sees(&w, "Chi bộ số 80"));
    press(&mut w, CTRL, Key::F);
    type_text(&mut w, "so 1");
    assert!(sees(&w, "Chi bộ số 10"), "the first that was found");
    // The grid: another one begins with its first row.
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    let rows: Vec<String> = (1..=60).map(|i| format!("Chi bộ mới {i:02}")).collect();
    paste(&mut w, &rows.join("\n"));
    wheel(&mut w, egui::pos2(450.0, 350.0), egui::vec2(0.0, -3000.0));
    assert!(sees(&w, "60"));
    button(&mut w, actions::DISCARD_GRID);
    press(&mut w, CTRL, Key::PageDown);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    let people: Vec<String> = (1..=60).map(|i| format!("Kim Sóc {i:02}")).collect();
    paste(&mut w, &people.join("\n"));
    assert!(sees(&w, "Kim Sóc 01") && !sees(&w, "60"));
}

#[test]
fn another_paper_begins_at_its_beginning_and_says_where_its_texts_come_from() {
    for (size, scale) in SIZES {
        let (_folder, mut w) = open_sample(size, scale);
        // The tab opens with a paper on show, whatever was done before.
        press(&mut w, CTRL, Key::Num4);
        assert!(!shows(&w, screens::PRINT_NOTHING), "{size:?}");
        assert!(w.query_all_by_label_contains("Trang 1/").next().is_some());
        let enabled = |w: &Window, name: &str| {
            !w.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
        };
        assert!(enabled(&w, actions::SHOW_PDF));
        // Ctrl+P from a list: its own paper.
        press(&mut w, CTRL, Key::Num2);
        list_below(&mut w, AWARDS);
        press(&mut w, CTRL, Key::P);
        let motto = "VIỆT";
        let top = |w: &Window| {
            let words = painted(w).into_iter().filter(|p| p.text == motto);
            words.map(|p| p.rect.top()).fold(f32::MAX, f32::min)
        };
        let begin = top(&w);
        assert!(begin < f32::MAX, "the head of the paper is in sight");
        let middle = w.ctx.content_rect().center() + egui::vec2(150.0, 40.0);
        wheel(&mut w, middle, egui::vec2(0.0, -400.0));
        assert!((top(&w) - begin).abs() > 1.0, "scrolled away");
        press(&mut w, CTRL, Key::Num2);
        press(&mut w, CTRL, Key::PageUp);
        press(&mut w, CTRL, Key::P);
        let again = (top(&w) - begin).abs() < 0.5;
        assert!(again, "{size:?} {scale}: another paper begins at its beginning");
        // What is pressed on it says where it is changed.
        let hints = [screens::PAPER_HINT, screens::PAPER_ISSUED_HINT];
        assert!(hints.iter().any(|hint| shows(&w, hint)));
    }
}

#[test]
fn a_text_of_a_paper_leads_to_its_record() {
    let (_folder, mut w) = open_sample((1366.0, 768.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PROPOSALS);
    press(&mut w, CTRL, Key::P);
    let on_paper = |w: &Window, text: &str| {
        let left = 270.0;
        let found = painted(w).into_iter().find(|p| p.text == text && p.rect.left() > left);
        found.unwrap_or_else(|| panic!("{text}")).rect.center()
    };
    assert!(shows(&w, screens::PAPER_HINT));
    let place = on_paper(&w, "Thông");
    press_at_once(&mut w, place);
    settle(&mut w);
    let said = painted(&w).into_iter().find(|p| p.text.contains("sửa ở"));
    let said = said.expect("it says where").text;
    assert!(
        said.contains("Thông Trà Vinh") && said.contains(terms::field(Field::Recipient)),
        "{said}"
    );
    button(&mut w, actions::OPEN_SOURCE);
    let unit = w.get_by_role_and_label(Role::TextInput, terms::field(Field::Unit)).value();
    assert_eq!(unit.as_deref(), Some("Đảng bộ Viễn Thông Trà Vinh"));
    // What no record holds is worded by the office, and that is said too.
    press(&mut w, CTRL, Key::Num4);
    let place = on_paper(&w, "SÁCH");
    press_at_once(&mut w, place);
    settle(&mut w);
    assert!(shows(&w, screens::PAPER_OF_THE_WORDING));
    // So it is of a letter.
    driver::click(&mut w, dan_van::report::catalog::spec("to-trinh").unwrap().title());
    settle(&mut w);
    let place = on_paper(&w, "TRÌNH");
    press_at_once(&mut w, place);
    settle(&mut w);
    assert!(shows(&w, screens::PAPER_OF_THE_WORDING));
    // An issued paper keeps its words.
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, DECISIONS - PROPOSALS);
    w.get_by_label("05-QĐ/BCĐ").click();
    settle(&mut w);
    press(&mut w, CTRL, Key::P);
    let place = on_paper(&w, "QUYẾT");
    press_at_once(&mut w, place);
    settle(&mut w);
    assert!(shows(&w, screens::PAPER_ISSUED));
}

#[test]
fn nothing_to_print_cannot_be_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &[]);
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    // The round has no proposals: there is a sentence in the place of the paper, and no way to print it.
    let off = |w: &Window, name: &str| {
        w.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
    };
    assert!(off(&w, actions::SHOW_PDF) && off(&w, actions::SAVE_PDF));
    let record = folder.path().join("giay");
    w.get_by_role_and_label(Role::Button, actions::SHOW_PDF).click();
    settle(&mut w);
    assert!(!record.exists() && !offers(&w, actions::OK));
}

#[test]
fn menus_and_options_are_reached_at_every_size() {
    for (size, scale) in SIZES.into_iter().chain([((900.0, 560.0), 2.0)]) {
        let (_folder, mut w) = open_sample(size, scale);
        let whole = w.ctx.content_rect();
        button(&mut w, actions::MENU_BOOK);
        // The last entry is there, in sight at once or after the wheel.
        let place = place_of(&w, actions::MENU_NEW).center();
        wheel(&mut w, place, egui::vec2(0.0, -3000.0));
        let last = place_of(&w, actions::MENU_HELP);
        assert!(whole.contains_rect(last), "{size:?} {scale} {last:?}");
        let seen = painted(&w).into_iter().any(|p| p.text == actions::MENU_HELP && p.is_whole());
        assert!(seen, "{size:?} {scale}");
        press(&mut w, NONE, Key::Escape);
        // Every option of a paper is reached, and the button below them is in sight.
        press(&mut w, CTRL, Key::K);
        driver::fill(&mut w, "in an");
        let print = place_of(&w, actions::SHOW_PDF);
        assert!(whole.contains_rect(print), "{size:?} {scale} {print:?}");
        let landscape =
            w.get_by_role_and_label(Role::ComboBox, reports::option::ORIENTATION).rect();
        assert!(landscape.left() >= 0.0 && landscape.right() <= whole.right());
        wheel(
            &mut w,
            egui::pos2(landscape.center().x, whole.height() * 0.7),
            egui::vec2(0.0, -3000.0),
        );
        let signed = w.get_by_role_and_label(Role::CheckBox, reports::option::SIGNED).rect();
        let paper_edge = if whole.width() < 760.0 { 210.0 } else { whole.right() };
        assert!(signed.right() <= paper_edge, "{size:?} {scale} {signed:?}");
    }
}

#[test]
fn a_round_is_known_by_its_name_in_the_grid() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng", "Chi bộ Điện lực"]);
    let mut book = support::open(&path).unwrap();
    let body = book.read().bodies().unwrap()[0].id.unwrap();
    let last_year = round(&mut book, "Chuyên đề", body);
    let mut edit = book.read().round(last_year).unwrap().unwrap();
    edit.years = AwardYears::of(2015);
    apply(&mut book, Edit::save(edit));
    let this_year = round(&mut book, "Chuyên đề", body);
    let decision = Decision {
        body: Some(body),
        number: "05".into(),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    apply(&mut book, Edit::save(decision));
    let number = {
        let bodies = book.read().bodies().unwrap();
        dan_van::text::labels::decision_number("05", bodies.first())
    };
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PROPOSALS);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    let names = [
        "Tổng kết năm 2016",
        "tổng kết năm 2016",
        "Tổng kết năm 2016 (2016)",
        "Chuyên đề",
        "Chuyên đề (2015)",
        "Chuyên đề năm 2015",
    ];
    let rows: Vec<String> =
        names.iter().enumerate().map(|(i, n)| format!("{n}\tTập thể {i}")).collect();
    let rows = rows.join("\n");
    paste(&mut w, &format!("Đợt khen thưởng\tTên tập thể ngoài danh sách\n{rows}"));
    assert!(shows(&w, &screens::grid_counts(6, 0, 0, 0)), "none is refused");
    press(&mut w, CTRL, Key::S);
    let rows = w.state().book().unwrap().read().proposal_rows(None, None).unwrap();
    let of = |name: &str| rows.iter().find(|r| r.name == name).unwrap().round;
    let main = round_id(&w, "Tổng kết năm 2016").unwrap();
    assert_eq!([of("Tập thể 0"), of("Tập thể 1"), of("Tập thể 2")], [main; 3]);
    // Of two of one name the one of the year at the top; of another year when it is said.
    assert_eq!(of("Tập thể 3"), this_year);
    assert_eq!([of("Tập thể 4"), of("Tập thể 5")], [last_year; 2]);
    // A body by its long name, a decision by its number.
    list_below(&mut w, AWARDS - PROPOSALS);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    paste(
        &mut w,
        &format!(
            "Đơn vị\tHình thức khen\tCơ quan tặng\tQuyết định\tNội dung khen\n\
             Chi bộ Cảng\tGiấy khen\tBan Chỉ đạo Đảng ủy Khối\t05\tcông tác dân vận\n\
             Chi bộ Điện lực\tGiấy khen\tBan Chỉ đạo Đảng ủy Khối\t{number}\tcông tác dân vận\n"
        ),
    );
    assert!(shows(&w, &screens::grid_counts(2, 0, 0, 0)));
    press(&mut w, CTRL, Key::S);
    let awards = w.state().book().unwrap().read().award_rows(AwardFilter::default()).unwrap();
    assert!(awards.len() == 2 && awards.iter().all(|a| a.decision_number == "05"));
}

#[test]
fn a_new_book_wants_a_name_and_the_open_one_stays_until_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng"]);
    let new = folder.path().join("Sổ mới.dvk");
    let mut desk = desktop(folder.path());
    // First the clerk thinks better of it, then a place is chosen.
    desk.choices = [None, Some(new.clone())].into();
    let record = desk.record.clone();
    let mut w = window(desk, Some(&path));
    let open_path = |w: &Window| w.state().book().and_then(|b| b.path().map(Path::to_owned));
    let before = open_path(&w);
    assert!(before.is_some());
    button(&mut w, actions::MENU_BOOK);
    button(&mut w, actions::MENU_NEW);
    assert!(shows(&w, screens::NEW_TITLE));
    assert_eq!(open_path(&w), before, "still open");
    // Four blanks, or blanks typed, make no book.
    button(&mut w, actions::CREATE);
    assert!(painted(&w).iter().any(|p| p.text.contains(screens::NEW_OFFICE_NEEDED)));
    type_into(&mut w, screens::NEW_OFFICE, "   ");
    button(&mut w, actions::CREATE);
    assert!(painted(&w).iter().any(|p| p.text.contains(screens::NEW_OFFICE_NEEDED)));
    assert!(record.lock().unwrap().asked.is_empty(), "nobody was asked for a file");
    // Back, nothing happened.
    button(&mut w, actions::BACK);
    assert!(!shows(&w, screens::NEW_TITLE) && open_path(&w) == before);
    // With a name it is asked where; without an answer all stays as it was.
    press(&mut w, CTRL, Key::K);
    driver::fill(&mut w, "tao so moi");
    type_into(&mut w, screens::NEW_OFFICE, "Đảng ủy xã Tân Mẫu");
    button(&mut w, actions::CREATE);
    settle(&mut w);
    assert_eq!(open_path(&w), before);
    assert!(shows(&w, screens::NEW_TITLE), "what was typed is still there");
    button(&mut w, actions::CREATE);
    settle(&mut w);
    assert_eq!(open_path(&w).unwrap().file_name(), new.file_name());
    assert_eq!(w.state().book().unwrap().read().office().unwrap().name, "Đảng ủy xã Tân Mẫu");
    // The first one was closed in good order: it opens again.
    drop(w);
    assert_eq!(support::unit_names(&support::open(&path).unwrap()), ["Chi bộ Cảng"]);
}

#[test]
fn merging_shows_both_and_asks_once() {
    for (size, scale) in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.dvk");
        let mut book = create(&path);
        let unit = add_unit(&mut book, "Chi bộ ấp Sóc Dừa mẫu");
        // Names that differ in a word are not called alike.
        for name in ["Chi bộ ấp Sóc May mẫu", "Chi bộ ấp Long Thạnh mẫu"] {
            add_unit(&mut book, name);
        }
        for title in ["Bí thư", ""] {
            let post = Post { unit: Some(unit), title: title.into(), ..Post::default() };
            let person = Person {
                full_name: "Nguyễn Văn Mẫu".into(),
                posts: vec![post],
                ..Person::default()
            };
            apply(&mut book, Edit::save(person));
        }
        book.close(at("2016-12-05T12:30:00"));
        let mut w = window_of(desktop(folder.path()), Some(&path), size, scale);
        press(&mut w, CTRL, Key::K);
        driver::fill(&mut w, "co the trung");
        assert_eq!(w.query_all_by_role_and_label(Role::Button, actions::TELL_APART).count(), 1);
        assert!(w.query_all_by_label_contains("Sóc May").next().is_none());
        let people = |w: &Window| w.state().book().unwrap().read().person_rows().unwrap().len();
        button(&mut w, actions::MERGE_INTO_FIRST);
        assert_eq!(people(&w), 2, "asked first");
        assert!(shows(&w, screens::MERGE_KEPT) && shows(&w, screens::MERGE_GONE));
        button(&mut w, actions::CANCEL);
        assert_eq!(people(&w), 2);
        button(&mut w, actions::MERGE_INTO_FIRST);
        let whole = w.ctx.content_rect();
        assert!(whole.contains_rect(place_of(&w, actions::MERGE)), "{size:?} {scale}");
        button(&mut w, actions::MERGE);
        assert_eq!(people(&w), 1);
        press(&mut w, CTRL, Key::Z);
        assert_eq!(people(&w), 2, "one step");
    }
}

#[test]
fn the_size_of_the_window_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desktop(folder.path());
    let record = desk.record.clone();
    let mut w = window(desk, None);
    let resized = |w: &mut Window, size: [f32; 2], maximized: bool| {
        let id = egui::ViewportId::ROOT;
        let info = w.input_mut().viewports.entry(id).or_default();
        info.inner_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()));
        info.maximized = Some(maximized);
        w.run_steps(10); // some seconds pass
    };
    let kept = || -> serde_json::Value {
        let json = record.lock().unwrap().remembered.clone();
        json.and_then(|j| serde_json::from_str(&j).ok()).unwrap_or_default()
    };
    resized(&mut w, [1024.0, 700.0], false);
    assert_eq!(kept()["window"]["size"], serde_json::json!([1024.0, 700.0]));
    assert_eq!(kept()["window"]["is_maximized"], false);
    // Filling the screen it keeps the size it goes back to.
    resized(&mut w, [1366.0, 745.0], true);
    assert_eq!(kept()["window"]["size"], serde_json::json!([1024.0, 700.0]));
    assert_eq!(kept()["window"]["is_maximized"], true);
}

/// What was pasted, with a marked household, and collectives that name themselves.
const PASTED_ROWS: &str = "STT\tHọ và tên\tĐơn vị\n\
     I\tTập thể\t\n\
     1\tBan Nhân dân ấp Sóc Dừa mẫu\tBan Nhân dân ấp Sóc Dừa mẫu\n\
     2\tChi hội Phụ nữ ấp Vàm Nhỏ mẫu\tChi hội Phụ nữ ấp Vàm Nhỏ mẫu\n\
     II\tCá nhân\t\n\
     1\tNguyễn Văn Mẫu Trường\tChi bộ ấp Vàm Nhỏ mẫu\n\
     2\tKim Thị Mẫu Sa Phương\tChi bộ ấp Sóc Dừa mẫu\n\
     3\tHộ ông Trần Văn Mẫu\tẤp Vàm Nhỏ mẫu\n";

/// The fields of a column of the rows: what stands there, and where.
fn cells(window: &Window, column: Column) -> Vec<(String, egui::Rect)> {
    let label = dan_van::text::pasted::column(column);
    let fields = window.query_all_by_role_and_label(Role::TextInput, label);
    fields.map(|n| (n.accesskit_node().value().unwrap_or_default(), n.rect())).collect()
}

#[test]
fn the_rows_of_a_quick_list_are_read_at_every_size() {
    let folder = tempfile::tempdir().unwrap();
    for (size, scale) in SIZES {
        let mut w = window_of(desktop(folder.path()), None, size, scale);
        button(&mut w, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
        paste(&mut w, PASTED_ROWS);
        let (names, posts, units) =
            (cells(&w, Column::Name), cells(&w, Column::Post), cells(&w, Column::Unit));
        let all = painted(&w);
        let whole = |text: &str| all.iter().any(|p| p.text == text && p.is_whole());
        for (at, (name, rect)) in names.iter().enumerate() {
            let in_row = [posts[at].1, units[at].1];
            let level = |r: &egui::Rect| (r.top() - rect.top()).abs() < 0.1;
            assert!(in_row.iter().all(level), "{rect} {in_row:?}");
            assert!((rect.left() - names[0].1.left()).abs() < 0.1, "{name} {size:?}");
            assert!(rect.width() > posts[at].1.width(), "nothing stands under Chức vụ");
        }
        let seen = names.iter().filter(|(name, _)| whole(name)).count();
        assert!(seen >= if scale > 1.0 { 1 } else { 4 }, "{seen} {size:?} {scale}");
        if size.0 >= 1024.0 && scale < 1.5 {
            assert!(all.iter().any(|p| p.text == "✕" && p.is_whole()), "{size:?}");
        }
    }
}

#[test]
fn a_collective_does_not_say_its_name_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), None);
    button(&mut w, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    paste(&mut w, PASTED_ROWS);
    let texts = |w: &Window, column| -> Vec<String> {
        cells(w, column).into_iter().map(|(text, _)| text).collect()
    };
    let units = texts(&w, Column::Unit);
    assert_eq!(units[..3], ["", "", "Chi bộ ấp Vàm Nhỏ mẫu"]);
    let into = |w: &mut Window, column: Column, place: usize, text: &str| {
        let label = dan_van::text::pasted::column(column);
        w.query_all_by_role_and_label(Role::TextInput, label).nth(place).unwrap().click();
        settle(w);
        press(w, NONE, Key::End);
        for letter in text.split_inclusive(' ') {
            type_text(w, letter);
        }
    };
    // Its name is mended: the unit is still itself.
    into(&mut w, Column::Name, 0, " 2");
    assert_eq!(texts(&w, Column::Name)[0], "Ban Nhân dân ấp Sóc Dừa mẫu 2");
    assert_eq!(texts(&w, Column::Unit)[0], "");
    // A unit that begins with its name is typed as any other.
    into(&mut w, Column::Unit, 1, "Chi hội Phụ nữ ấp Vàm Nhỏ mẫu và xã");
    press(&mut w, NONE, Key::Tab);
    assert_eq!(texts(&w, Column::Unit)[1], "Chi hội Phụ nữ ấp Vàm Nhỏ mẫu và xã");
    assert_eq!(texts(&w, Column::Name)[1], "Chi hội Phụ nữ ấp Vàm Nhỏ mẫu");
}

#[test]
fn the_tools_of_a_paper_are_in_sight_at_every_size() {
    for (size, scale) in SIZES {
        let (_folder, mut w) = open_sample(size, scale);
        // The paper has the least room beside the rows of a quick list.
        w.query_all_by_label(screens::START_QUICK).next().unwrap().click();
        settle(&mut w);
        paste(&mut w, PASTED_ROWS);
        let all = painted(&w);
        for tool in ["–", "+", actions::FIT_PAGE, actions::FIT_WIDTH] {
            let found = all.iter().any(|p| p.text == tool && p.is_whole());
            assert!(found, "{tool} {size:?} {scale}");
        }
    }
}

#[test]
fn names_are_offered_when_asked_for_and_go_with_their_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng"]);
    let mut w = window_of(desktop(folder.path()), Some(&path), (1024.0, 560.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, PROPOSALS);
    press(&mut w, CTRL, Key::N);
    // One stands in the first field, and nothing is over the next ones.
    let round = |w: &Window| {
        w.query_all_by_role_and_label(Role::TextInput, "Đợt khen thưởng").next().unwrap().rect()
    };
    let name = "Tổng kết năm 2016 (2016)";
    let is_offered = |w: &Window| offers(w, name);
    assert!(!is_offered(&w), "{name}");
    press(&mut w, NONE, Key::ArrowDown);
    assert!(is_offered(&w), "{name}");
    // The form is scrolled on: the list does not stay behind.
    let below = egui::pos2(round(&w).center().x, w.ctx.content_rect().bottom() - 100.0);
    wheel(&mut w, below, egui::vec2(0.0, -2000.0));
    assert!(!is_offered(&w));
    wheel(&mut w, below, egui::vec2(0.0, 2000.0));
    press(&mut w, NONE, Key::Escape);
    assert!(!is_offered(&w));
    w.query_all_by_role_and_label(Role::TextInput, "Đợt khen thưởng").next().unwrap().click();
    settle(&mut w);
    assert!(is_offered(&w), "a click asks for it too");
}

#[test]
fn a_remark_on_a_day_leaves_the_next_label_readable() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_with_proposals(folder.path(), &["Chi bộ Cảng"]);
    let mut w = window(desktop(folder.path()), Some(&path));
    open_line(&mut w, ROUNDS, "Tổng kết năm 2016");
    button(&mut w, &actions::award_proposals(1));
    button(&mut w, &actions::decide(1));
    press(&mut w, CTRL, Key::S);
    let summary = w.state().book().unwrap().read().decisions().unwrap()[0].summary.clone();
    w.get_by_label(&dan_van::text::sentence::one_line(&summary)).click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    type_into(&mut w, "Ngày ký", "32/13/2016");
    press(&mut w, CTRL, Key::S);
    let all = painted(&w);
    let remarks: Vec<_> = all.iter().filter(|p| p.text.starts_with('⚠')).collect();
    assert!(!remarks.is_empty(), "the day is no day");
    for remark in remarks {
        let over = all.iter().find(|p| {
            p.text != remark.text && p.rect.shrink(1.0).intersects(remark.rect.shrink(1.0))
        });
        assert!(over.is_none(), "{remark:?} {over:?}");
    }
}

#[test]
fn what_was_pasted_into_the_grid_is_read_while_there_is_room() {
    let (_folder, mut w) = open_sample((1366.0, 768.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, 1);
    press(&mut w, CTRL | Modifiers::SHIFT, Key::N);
    let post = "Phó Bí thư Đảng ủy, Phó Giám đốc mẫu";
    let name = "Nguyễn Hoàng Mẫu Thiên Phương";
    paste(&mut w, &format!("Họ và tên\tChức vụ\nKim Mẫu\tĐảng viên\n{name}\t{post}"));
    settle(&mut w);
    let all = painted(&w);
    for text in [name, post] {
        assert!(all.iter().any(|p| p.text == text && p.is_whole()), "{text}: {all:?}");
    }
}
