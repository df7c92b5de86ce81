//! Steps as a new user took them who saw only the screen, at the sizes where a screen stood in the way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Proposal, Recipient, Round},
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
use driver::{Window, button, desktop, list_below, press, settle, type_into, type_text, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, counts, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// Lists of “Nhập liệu”, counted from the first.
const ROUNDS: usize = 6;
const PROPOSALS: usize = 7;
const DECISIONS: usize = 8;

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
