//! Steps as a new user took them who saw only the screen, at the sizes where a screen stood in the way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{Award, AwardYears, Proposal, Recipient, Round},
        decision::PaperState,
        edit::Edit,
        field::Field,
        ids::{BodyId, Record, RoundId},
        office::Body,
    },
    report::sheets::decision,
    text::{actions, screens, terms},
    workspace::{AwardFilter, Workspace},
};
use driver::{
    Window, button, desktop, list_below, painted, paste, press, press_at_once, settle, type_into,
    type_text, window, window_of,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
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
const AWARDS: usize = 9;

fn our_body(book: &mut Workspace) -> BodyId {
    let body = Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo Đảng ủy Khối") };
    match apply(book, Edit::SaveBody(body)) {
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
    match apply(book, Edit::SaveRound(round)) {
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
        apply(&mut book, Edit::SaveProposal(proposal));
    }
    book.close(at("2016-12-05T12:30:00")).unwrap();
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
    w.get_by_label(&dan_van::text::labels::one_line(&summary)).click();
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
    assert_eq!(state(&w), PaperState::Draft);
    // What stood in the form was kept; it goes on from there.
    assert_eq!(w.state().book().unwrap().read().decisions().unwrap()[0].number, "05");
    button(&mut w, actions::ISSUE);
    button(&mut w, actions::ISSUE_YES);
    assert_eq!(state(&w), PaperState::Issued);
    let book = w.state().book().unwrap();
    let id = book.read().decisions().unwrap()[0].id.unwrap();
    let papers = book.read().issued_papers(id).unwrap();
    let annex = papers.iter().find(|p| p.report == "ds-tap-the").unwrap();
    assert!(annex.document.contains("Chi bộ Cảng") && annex.document.contains("Điện lực"));
    press(&mut w, CTRL, Key::PageUp);
    press(&mut w, CTRL, Key::PageUp);
    assert_eq!(state_of_round(&w), "Đã có quyết định");
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
    press(&mut w, CTRL, Key::PageUp);
    press(&mut w, CTRL, Key::PageUp);
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
    apply(&mut book, Edit::SaveAward(award));
    book.close(at("2016-12-05T12:30:00")).unwrap();
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
        let remove = place_of(&w, actions::REMOVE);
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
        assert_eq!(place_of(&w, actions::REMOVE), remove, "{size:?} {scale}");
        // Pressed once and meant, it removes.
        button(&mut w, actions::REMOVE);
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
    button(&mut w, actions::REMOVE);
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
        assert_eq!(place_of(&w, actions::CANCEL).top(), cancel.top(), "{size:?} {scale}");
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
