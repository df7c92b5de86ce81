//! The desk of a round: from proposals to an issued decision by one button, names taken out and put back, one pile
//! parted over several bodies.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Outcome, Proposal, Recipient, Round},
        decision::{Decision, PaperState},
        edit::Edit,
        field::Field,
        ids::{BodyId, Record, RoundId},
        office::{Body, Signatory},
        round_way::{Standing, Step},
    },
    listing::desk::Desk,
    text::{actions, desk as words, terms},
    workspace::{AwardFilter, Workspace},
};
use driver::{Window, button, desktop, press, settle, type_into, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

fn body(book: &mut Workspace, name: &str, is_ours: bool) -> BodyId {
    match apply(book, Edit::save(Body { is_ours, ..Body::from_name(name) })) {
        Some(Record::Body(id)) => id,
        other => panic!("{other:?}"),
    }
}

/// A book with a round of our Steering Committee, another body of ours and one of the province, and fourteen units
/// that were proposed with whole dossiers.
fn book_of_a_round(folder: &Path) -> (PathBuf, RoundId) {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    let ours = body(&mut book, "Ban Chỉ đạo Đảng ủy xã Tân Mẫu", true);
    body(&mut book, "Ủy ban nhân dân xã Tân Mẫu", true);
    body(&mut book, "Ban Thường vụ Tỉnh ủy", false);
    let round = Round {
        name: "Tổng kết năm 2016".into(),
        form: "Giấy khen".into(),
        content: "phong trào “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        body: Some(ours),
        ..Round::default()
    };
    let Some(Record::Round(round)) = apply(&mut book, Edit::save(round)) else { panic!() };
    for number in 1..=14 {
        let unit = add_unit(&mut book, &format!("Chi bộ ấp mẫu {number:02}"));
        apply(
            &mut book,
            Edit::save(Proposal {
                round: Some(round),
                recipient: Some(Recipient::Unit(unit)),
                achievement: "Vận động làm đường".into(),
                has_submission: true,
                has_report: true,
                has_minutes: true,
                ..Proposal::default()
            }),
        );
    }
    book.close(at("2016-12-05T12:30:00"));
    (path, round)
}

fn desk_of(w: &Window, round: RoundId) -> Desk {
    Desk::read(w.state().book().unwrap().read(), round).unwrap().unwrap()
}

fn on_desk(folder: &Path) -> (Window, RoundId) {
    let (path, round) = book_of_a_round(folder);
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    (w, round)
}

/// The row of a name.
fn row(w: &mut Window, name: &str) {
    w.query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|said| said.starts_with(name)))
        .unwrap()
        .click();
    settle(w);
}

#[test]
fn one_button_leads_from_proposals_to_an_issued_decision() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path());
    let mut actions_taken = 0;
    let mut next = |w: &mut Window, name: &str| {
        button(w, name);
        actions_taken += 1;
    };
    // Every unit has sent, with a whole dossier: the meeting is next.
    next(&mut w, words::do_step(Step::Review));
    next(&mut w, words::do_step(Step::Submit));
    next(&mut w, words::do_step(Step::CheckNames));
    next(&mut w, &words::draft(1));
    assert_eq!(desk_of(&w, round).facts.undecided, 0);
    next(&mut w, words::do_step(Step::ToSign));
    // The form of the decision: number and day, and back to the desk.
    type_into(&mut w, "Số", "05");
    type_into(&mut w, "Ngày ký", "05/12/2016");
    press(&mut w, CTRL, Key::S);
    press(&mut w, CTRL, Key::Num3);
    actions_taken += 4;
    let desk = desk_of(&w, round);
    assert!(desk.way.contains(&(Step::Issue, Standing::Now)), "{:?}", desk.way);
    button(&mut w, words::do_step(Step::Issue));
    button(&mut w, actions::ISSUE_YES);
    actions_taken += 2;
    let desk = desk_of(&w, round);
    assert_eq!(desk.groups[0].decisions[0].state, PaperState::Issued);
    assert_eq!((desk.facts.awards, desk.facts.issued), (14, 1));
    assert!(actions_taken <= 15, "{actions_taken}");
    // Then the hand-over, and what is paid.
    // The question is gone from the window.
    settle(&mut w);
    button(&mut w, words::do_step(Step::HandOver));
    assert_eq!(desk_of(&w, round).facts.handed, 14);
    button(&mut w, words::do_step(Step::Settle));
    assert!(w.query_by_label(words::ALL_DONE).is_some());
    // Each was one step.
    press(&mut w, CTRL, Key::Z);
    press(&mut w, CTRL, Key::Z);
    assert_eq!(desk_of(&w, round).facts.handed, 0);
}

#[test]
fn a_name_is_taken_out_with_its_reason_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path());
    for step in [Step::Review, Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(1));
    // Whoever decides strikes a name out: its award goes from the draft, its place is kept, and it says why.
    row(&mut w, "Chi bộ ấp mẫu 03");
    press(&mut w, NONE, Key::Delete);
    let sure = w.query_all_by_role_and_label(Role::Button, words::TAKE_OUT_NOW).next().unwrap();
    assert!(sure.accesskit_node().is_disabled(), "not without a reason");
    type_into(&mut w, words::WHO_SAID, "Ban Thường vụ");
    type_into(&mut w, words::WHY, "để xét năm 2017");
    button(&mut w, words::TAKE_OUT_NOW);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.proposals, desk.facts.awarded, desk.facts.undecided), (13, 13, 0));
    let out = desk.groups[0].names.iter().find(|n| !n.stands()).unwrap();
    assert_eq!((out.name.as_str(), out.outcome), ("Chi bộ ấp mẫu 03", Outcome::Withdrawn));
    let said = out.said.clone().unwrap();
    assert_eq!((said.by.as_str(), said.reason.as_str()), ("Ban Thường vụ", "để xét năm 2017"));
    assert!(said.on.is_some());
    // One step brings all of it back.
    press(&mut w, CTRL, Key::Z);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.proposals, desk.facts.awarded, desk.facts.undecided), (14, 14, 0));
}

#[test]
fn one_pile_is_parted_over_bodies_and_each_of_ours_gets_its_draft() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let bodies = book.read().bodies().unwrap();
    let id = |name: &str| bodies.iter().find(|b| b.full_name.contains(name)).unwrap().id;
    let proposals = book.read().proposal_rows(Some(round), None).unwrap();
    // Ten by the Steering Committee, three by the people's committee, one goes up to the province.
    for (row, body) in
        proposals.iter().zip([id("Ủy ban"), id("Ủy ban"), id("Ủy ban"), id("Tỉnh ủy")])
    {
        let mut proposal = book.read().proposal(row.id).unwrap().unwrap();
        proposal.body = body;
        apply(&mut book, Edit::save(proposal));
    }
    // Made from all proposals at once, under a decision of one body, the others wait for theirs.
    let (body, summary) = (id("Ban Chỉ đạo"), "về việc tặng Giấy khen".to_owned());
    let of_round = Decision { body, summary, round: Some(round), ..Decision::default() };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(of_round)) else { panic!() };
    let open = book.read().open_proposals(round).unwrap();
    let together = Edit::AwardProposals { round, proposals: open, decision: Some(decision) };
    apply(&mut book, together);
    let under = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    assert_eq!(book.read().award_rows(under).unwrap().len(), 10);
    book.undo(&support::clerk(), at("2016-12-05T12:36:00")).unwrap();
    book.undo(&support::clerk(), at("2016-12-05T12:36:00")).unwrap();
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    for step in [Step::Review, Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    let sizes = |desk: &Desk| -> Vec<(usize, bool, usize)> {
        desk.groups.iter().map(|g| (g.names.len(), g.is_ours, g.decisions.len())).collect()
    };
    assert_eq!(sizes(&desk_of(&w, round)), [(10, true, 0), (3, true, 0), (1, false, 0)]);
    button(&mut w, &words::draft(2));
    let desk = desk_of(&w, round);
    assert_eq!(sizes(&desk), [(10, true, 1), (3, true, 1), (1, false, 0)]);
    let (first, second) = (&desk.groups[0], &desk.groups[1]);
    assert_ne!(first.decisions[0].id, second.decisions[0].id);
    assert_eq!(second.decisions[0].body, second.body);
    assert!(first.names.iter().chain(&second.names).all(|n| n.is_decided));
    assert!(!desk.groups[2].names[0].is_decided);
    press(&mut w, CTRL, Key::Z);
    assert_eq!(sizes(&desk_of(&w, round)), [(10, true, 0), (3, true, 0), (1, false, 0)]);
}

#[test]
fn a_proposal_taken_out_in_its_form_takes_its_drafted_award_along() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    let summary = "về việc tặng Giấy khen".to_owned();
    let of_round = Decision { body, summary, round: Some(round), ..Decision::default() };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(of_round)) else { panic!() };
    let proposals = book.read().open_proposals(round).unwrap();
    let first = proposals[0];
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(decision) });
    let awards = |book: &Workspace| book.read().award_rows(AwardFilter::default()).unwrap().len();
    assert_eq!(awards(&book), 14);
    let mut out = book.read().proposal(first).unwrap().unwrap();
    out.outcome = Outcome::Postponed;
    out.outcome_reason = "xét đợt sau".into();
    apply(&mut book, Edit::save(out));
    assert_eq!(awards(&book), 13);
    book.undo(&support::clerk(), at("2016-12-05T12:36:00")).unwrap();
    assert_eq!(awards(&book), 14, "one step");
}

#[test]
fn a_late_name_of_one_form_and_a_loose_one_of_another_each_get_their_decision() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    // Two are given another form; one of them has its award already, under no decision.
    let rows = book.read().proposal_rows(Some(round), None).unwrap();
    for row in rows.iter().take(2) {
        let mut proposal = book.read().proposal(row.id).unwrap().unwrap();
        proposal.form = "Biểu dương".into();
        apply(&mut book, Edit::save(proposal));
    }
    apply(&mut book, Edit::AwardProposals { round, proposals: vec![rows[0].id], decision: None });
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(2));
    let desk = desk_of(&w, round);
    let told: Vec<_> =
        desk.groups.iter().map(|g| (g.form.as_str(), g.names.len(), g.decisions.len())).collect();
    assert_eq!(told, [("Giấy khen", 12, 1), ("Biểu dương", 2, 1)]);
    assert_eq!(desk.facts.undecided, 0);
    let under = |at: usize| {
        let decision = desk.groups[at].decisions[0].id;
        let filter = AwardFilter { decision, ..AwardFilter::default() };
        w.state().book().unwrap().read().award_rows(filter).unwrap().len()
    };
    assert_eq!((under(0), under(1)), (12, 2));
}

#[test]
fn another_signatory_is_one_step_and_a_late_name_comes_under_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    for (name, position) in [("Nguyễn Văn Mẫu", "Bí thư"), ("Lê Thị Mẫu An", "Phó Bí thư")]
    {
        let (name, position) = (name.to_owned(), position.to_owned());
        apply(&mut book, Edit::save(Signatory { body, name, position, ..Signatory::default() }));
    }
    add_unit(&mut book, "Chi bộ đến muộn");
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    // One unit has not sent: the list is closed without it.
    button(&mut w, words::do_step(Step::Receive));
    for step in [Step::Review, Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(1));
    button(&mut w, words::CHANGE_SIGNER);
    w.get_by_label("Lê Thị Mẫu An, Phó Bí thư").click();
    settle(&mut w);
    let signers = |w: &Window| -> Vec<String> {
        desk_of(w, round).signatories.into_iter().map(|s| s.name).collect()
    };
    assert_eq!(signers(&w), ["Lê Thị Mẫu An"]);
    // A late name: its form knows the round; then one button puts it under the draft.
    button(&mut w, words::ADD_NAME);
    type_into(&mut w, terms::field(Field::Unit), "Chi bộ đến muộn");
    press(&mut w, NONE, Key::Enter);
    press(&mut w, CTRL, Key::S);
    press(&mut w, CTRL, Key::Num3);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.proposals, desk.facts.undecided), (15, 1));
    button(&mut w, words::PUT_IN);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.undecided, desk.facts.decisions), (0, 1));
}

#[test]
fn a_year_without_rounds_says_what_is_done_here() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    create(&path).close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    assert!(w.query_by_label(words::NO_ROUNDS).is_some());
    assert!(w.query_by_role_and_label(Role::Button, words::OPEN_ROUND).is_some());
}
