//! The desk of a round: from proposals to an issued decision by one button, names taken out and put back, one pile
//! parted over several bodies.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Concern, Outcome, Proposal, Recipient, Round},
        consultation::{Consultation, ConsultationAnswer},
        decision::{Decision, FollowsAs, Gap, PaperState},
        edit::Edit,
        field::Field,
        ids::{BodyId, DecisionId, Record, RoundId},
        office::{Body, Signatory},
        paper::About,
        reward::{BaseSalary, RewardRule, RewardSubject},
        round_way::{Standing, Step},
        working_year::WorkingYear,
    },
    layout::texts::{as_read, each_text},
    listing::desk::Desk,
    papers,
    report::{ReportParams, catalog},
    text::{actions, desk as words, screens, terms},
    workspace::{AwardFilter, Reader, Workspace},
};
use driver::{
    Window, button, click_beginning, desktop, press, settle, type_into, type_text, window,
};
use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
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
    Desk::read(w.state().book().unwrap().read(), round, at("2016-12-05T12:00:00").date())
        .unwrap()
        .unwrap()
}

fn on_desk(folder: &Path) -> (Window, RoundId) {
    let (path, round) = book_of_a_round(folder);
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    (w, round)
}

/// The meeting: how many were there, all in favour, saved; the desk is on show again. Five actions.
fn meet(w: &mut Window) -> usize {
    button(w, words::do_step(Step::Review));
    type_into(w, "Tổng số thành viên", "9");
    type_into(w, "Có mặt", "7");
    button(w, actions::ALL_IN_FAVOUR);
    press(w, CTRL, Key::S);
    5
}

#[test]
fn one_button_leads_from_proposals_to_an_issued_decision() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path());
    let mut actions_taken = 0;
    // Every unit has sent, with a whole dossier: the meeting is next.
    actions_taken += meet(&mut w);
    let mut next = |w: &mut Window, name: &str| {
        button(w, name);
        actions_taken += 1;
    };
    next(&mut w, words::do_step(Step::Submit));
    next(&mut w, words::do_step(Step::CheckNames));
    next(&mut w, &words::draft(1));
    assert_eq!(desk_of(&w, round).facts.undecided, 0);
    next(&mut w, words::do_step(Step::ToSign));
    // The form of the decision: number and day; saved, it leads back to the desk.
    type_into(&mut w, "Số", "05");
    type_into(&mut w, "Ngày ký", "05/12/2016");
    press(&mut w, CTRL, Key::S);
    actions_taken += 3;
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
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(1));
    // Whoever decides strikes a name out: its award goes from the draft, its place is kept, and it says why.
    click_beginning(&mut w, "Chi bộ ấp mẫu 03");
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
fn one_name_comes_in_for_another_in_four_actions() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    add_unit(&mut book, "Chi bộ đến muộn");
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    button(&mut w, words::do_step(Step::Receive));
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(1));
    click_beginning(&mut w, "Chi bộ ấp mẫu 03");
    // From here on: the key, two texts, the button.
    press(&mut w, NONE, Key::Delete);
    type_into(&mut w, words::WHY, "đơn vị có đơn thư");
    type_into(&mut w, words::INSTEAD, "không có tên này");
    let new = words::REPLACE_NOW;
    assert!(w.query_all_by_role_and_label(Role::Button, new).next().is_none(), "not in the book");
    press(&mut w, Modifiers::COMMAND, Key::A);
    driver::type_text(&mut w, "đến muộn");
    button(&mut w, new);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.proposals, desk.facts.awarded, desk.facts.undecided), (14, 14, 0));
    let late = desk.groups[0].names.iter().find(|n| n.name == "Chi bộ đến muộn").unwrap();
    assert!(late.stands() && late.is_decided);
    let out = desk.groups[0].names.iter().find(|n| !n.stands()).unwrap();
    assert_eq!((out.name.as_str(), out.award), ("Chi bộ ấp mẫu 03", None));
    assert_eq!(desk.groups[0].decisions.len(), 1);
    // One step.
    press(&mut w, CTRL, Key::Z);
    let desk = desk_of(&w, round);
    assert!(desk.groups[0].names.iter().all(|n| n.stands() && n.name != "Chi bộ đến muộn"));
}

#[test]
fn a_name_stays_against_what_is_said_of_it_for_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let first = book.read().open_proposals(round).unwrap()[0];
    let mut proposal = book.read().proposal(first).unwrap().unwrap();
    proposal.consultations = vec![Consultation {
        agency: "Công an xã".into(),
        answer: ConsultationAnswer::Objection,
        content: "đang xem xét đơn".into(),
        ..Consultation::default()
    }];
    let recipient = proposal.recipient.clone();
    apply(&mut book, Edit::save(proposal));
    // The same name in another round that is handed over on the same day.
    let mut this = book.read().round(round).unwrap().unwrap();
    this.ceremony_on = "15/12/2016".into();
    let other = Round {
        id: None,
        name: "Quy chế dân chủ năm 2015".into(),
        years: AwardYears::of(2015),
        ..this.clone()
    };
    apply(&mut book, Edit::save(this));
    let Some(Record::Round(other)) = apply(&mut book, Edit::save(other)) else { panic!() };
    let also = Proposal { round: Some(other), recipient, ..Proposal::default() };
    apply(&mut book, Edit::save(also));
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    let desk = desk_of(&w, round);
    assert_eq!(desk.standing_that(|n| n.is_open(Concern::Twice)).count(), 1);
    assert!(desk.groups[0].names[0].is_doubted());
    let said = [words::objected(1, "Chi bộ ấp mẫu 01"), words::twice(1, "Chi bộ ấp mẫu 01")];
    for sentence in &said {
        assert!(w.query_all_by_label(sentence).next().is_some(), "{sentence}");
    }
    // One reason answers all that is said of it.
    w.query_all_by_role_and_label(Role::Button, words::KEEP).next().unwrap().click();
    settle(&mut w);
    type_into(&mut w, words::WHY, "đơn đã kết luận không đúng");
    button(&mut w, words::KEEP_NOW);
    for sentence in &said {
        assert!(w.query_all_by_label(sentence).next().is_none(), "{sentence}");
    }
    let desk = desk_of(&w, round);
    let name = &desk.groups[0].names[0];
    assert_eq!(
        (name.kept.reason.as_str(), name.asked.objections),
        ("đơn đã kết luận không đúng", 1)
    );
    assert!(!name.is_doubted());
    // What is said later is not answered by it.
    let mut later = name.clone();
    later.lacking = Some(1);
    assert!(later.is_doubted() && later.is_open(Concern::Dossier));
    assert!(!later.is_open(Concern::Objection));
    // A decision says nothing of it before it is issued, either.
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(1));
    let decision = desk_of(&w, round).groups[0].decisions[0].clone();
    let read = w.state().book().unwrap().read();
    let gaps = dan_van::report::sheets::decision::gaps(read, &decision).unwrap();
    assert!(!gaps.iter().any(|gap| matches!(gap, Gap::Objections(_))), "{gaps:?}");
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
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
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

/// A click on the row of a name with these keys held, or with the other button of the mouse.
fn click_row(w: &mut Window, name: &str, modifiers: Modifiers, button: PointerButton) {
    let rows = w.query_all_by_role(Role::Button);
    let is_it = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|said| said.starts_with(name))
    };
    let pos = rows.into_iter().find(is_it).unwrap().rect().center();
    w.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        w.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
    }
    settle(w);
}

#[test]
fn one_pile_is_split_over_three_bodies_to_three_drafts_in_six_actions() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    body(&mut book, "Ban Thường vụ Đảng ủy xã Tân Mẫu", true);
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    let mut taken = 0;
    // The menu of a row, with what is chosen of it: all that are chosen go along.
    let give = |w: &mut Window, name: &str, body: &str| {
        click_row(w, name, NONE, PointerButton::Secondary);
        driver::click(w, words::AWARDED_BY);
        w.get_by_label(body).click();
        settle(w);
    };
    click_row(&mut w, "Chi bộ ấp mẫu 01", NONE, PointerButton::Primary);
    click_row(&mut w, "Chi bộ ấp mẫu 04", Modifiers::SHIFT, PointerButton::Primary);
    give(&mut w, "Chi bộ ấp mẫu 04", "Ủy ban nhân dân xã Tân Mẫu");
    give(&mut w, "Chi bộ ấp mẫu 09", "Ban Thường vụ Đảng ủy xã Tân Mẫu");
    taken += 4;
    let sizes = |desk: &Desk| -> Vec<(usize, usize)> {
        desk.groups.iter().map(|g| (g.names.len(), g.decisions.len())).collect()
    };
    assert_eq!(sizes(&desk_of(&w, round)), [(9, 0), (4, 0), (1, 0)]);
    button(&mut w, &words::draft(3));
    taken += 1;
    assert_eq!(sizes(&desk_of(&w, round)), [(9, 1), (4, 1), (1, 1)]);
    assert!(taken <= 6, "{taken}");
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
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
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
fn a_later_recipient_gets_a_decision_that_adds_to_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    let first = Decision {
        body,
        round: Some(round),
        number: "05".into(),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen cho 14 tập thể".into(),
        bases: "Quyết định số 01-QĐ/BCĐ về Quy chế của Ban Chỉ đạo".into(),
        considering: "Ban Xây dựng Đảng".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(first)) = apply(&mut book, Edit::save(first)) else { panic!() };
    let proposals = book.read().open_proposals(round).unwrap();
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(first) });
    let decision = book.read().decision(first).unwrap().unwrap();
    apply(&mut book, Edit::IssueDecision(decision));
    // After the signature a unit rings: one was left out.
    let unit = add_unit(&mut book, "Chi bộ ấp bị sót");
    let late = Proposal {
        round: Some(round),
        recipient: Some(Recipient::Unit(unit)),
        ..Proposal::default()
    };
    apply(&mut book, Edit::save(late));
    book.close(at("2016-12-06T08:00:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    button(&mut w, words::PUT_IN);
    let desk = desk_of(&w, round);
    let group = &desk.groups[0];
    assert_eq!((group.decisions.len(), group.names.len(), desk.facts.undecided), (2, 15, 0));
    let added = group.open_decision().unwrap().clone();
    assert_eq!((added.follows, added.follows_as), (Some(first), FollowsAs::Supplement));
    assert!(added.summary.contains("tặng bổ sung Giấy khen cho tập thể"), "{}", added.summary);
    let bases: Vec<String> = added.bases.lines().map(|line| line.replace('\u{a0}', " ")).collect();
    assert_eq!(bases.len(), 2, "{bases:?}");
    assert!(
        bases[1].starts_with("Quyết định số 05-QĐ/BCĐ, ngày 05/12/2016 của Ban Chỉ đạo"),
        "{bases:?}"
    );
    assert_eq!(added.considering, "Ban Xây dựng Đảng");
    // Its papers say so; the first one stays as it was signed.
    let about = ReportParams::about(About::decision(added.id.unwrap()));
    let read = w.state().book().unwrap().read();
    let today = at("2016-12-06T08:00:00").date();
    for id in ["quyet-dinh", "ds-tap-the"] {
        let spec = catalog::spec(id).unwrap();
        let shown = papers::open(spec, read, &about, today).unwrap();
        let text = serde_json::to_string(&shown.document).unwrap().replace('\u{a0}', " ");
        assert!(text.contains("bổ sung Giấy khen"), "{id}: {text}");
        assert!(!text.contains("Chi bộ ấp mẫu 01"), "{id}");
    }
    assert_eq!(read.decision(first).unwrap().unwrap().state, PaperState::Issued);
}

#[test]
fn rewards_follow_the_rule_by_one_button_and_a_reason_keeps_another_sum() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let rule = RewardRule {
        form: "Giấy khen".into(),
        subject: RewardSubject::Collective,
        from: "01/01/2016".into(),
        coefficient: "0,6".into(),
        ..RewardRule::default()
    };
    apply(&mut book, Edit::save(rule));
    let salary = BaseSalary {
        from: "01/05/2016".into(),
        amount: "1.210.000".into(),
        basis: "Nghị định 47/2016/NĐ-CP".into(),
        ..BaseSalary::default()
    };
    apply(&mut book, Edit::save(salary));
    let year = WorkingYear {
        year: "2016".into(),
        reward_fund: "12.000.000".into(),
        ..WorkingYear::default()
    };
    apply(&mut book, Edit::save(year));
    let dated = Decision {
        body: book.read().round(round).unwrap().unwrap().body,
        round: Some(round),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(dated)) else { panic!() };
    let proposals = book.read().open_proposals(round).unwrap();
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(decision) });
    // One is given more, and it is said why.
    let rows = book.read().award_rows(AwardFilter::default()).unwrap();
    let mut more = book.read().award(rows[0].id).unwrap().unwrap();
    more.reward = "2.000.000".into();
    more.reward_reason = "theo kết luận của Ban Thường vụ".into();
    apply(&mut book, Edit::save(more));
    book.close(at("2016-12-06T08:00:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    assert!(w.query_by_label(&words::rewards(2_000_000, 13)).is_some());
    button(&mut w, words::BY_RULE);
    // 0,6 × 1.210.000 = 726.000 → 730.000.
    let given = 2_000_000 + 13 * 730_000;
    assert!(w.query_by_label(&words::rewards(given, 0)).is_some());
    let spent = [("Giấy khen".to_owned(), given)];
    assert!(w.query_by_label(&words::fund(12_000_000, &spent)).is_some());
    // One step; and a sum that stands without a reason is named, never changed.
    press(&mut w, CTRL, Key::Z);
    assert!(w.query_by_label(&words::rewards(2_000_000, 13)).is_some());
    assert!(w.query_by_label_contains("khác mức").is_none());
}

#[test]
fn what_was_printed_and_says_something_else_now_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    let summary = "về việc tặng Giấy khen".to_owned();
    let of_round = Decision { body, summary, round: Some(round), ..Decision::default() };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(of_round)) else { panic!() };
    let proposals = book.read().open_proposals(round).unwrap();
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(decision) });
    let today = at("2016-12-06T08:00:00").date();
    let params = ReportParams::about(About::decision(decision));
    let spec = catalog::spec("ds-tap-the").unwrap();
    let document = papers::open(spec, book.read(), &params, today).unwrap().document;
    let printed = papers::printed(spec, book.read(), &params, &document).unwrap();
    book.note_printing(&printed, &support::clerk(), at("2016-12-06T08:00:00")).unwrap();
    book.close(at("2016-12-06T08:01:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    let again = words::to_reprint(&[spec.title()]);
    assert!(w.query_by_label(&again).is_none(), "it says what was printed");
    // One name is taken out: the list in the world has one too many.
    click_beginning(&mut w, "Chi bộ ấp mẫu 03");
    press(&mut w, NONE, Key::Delete);
    type_into(&mut w, words::WHY, "chưa đủ hồ sơ");
    button(&mut w, words::TAKE_OUT_NOW);
    assert!(w.query_by_label(&again).is_some());
    button(&mut w, words::REPRINT);
    assert!(
        w.query_by_label_contains("DANH SÁCH").is_some()
            || !w.query_all_by_label(spec.title()).collect::<Vec<_>>().is_empty()
    );
}

#[test]
fn awards_between_two_days_are_counted_and_copied_as_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    let summary = "về việc tặng Giấy khen".to_owned();
    let of_round = Decision {
        body,
        summary,
        round: Some(round),
        number: "05".into(),
        date: "01/12/2016".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(of_round)) else { panic!() };
    let proposals = book.read().open_proposals(round).unwrap();
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(decision) });
    let decision = book.read().decision(decision).unwrap().unwrap();
    apply(&mut book, Edit::IssueDecision(decision));
    book.close(at("2016-12-06T08:00:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    button(&mut w, words::COUNT);
    let sentence = "Từ 01/01/2016 đến 05/12/2016, đã khen 14 tập thể.";
    assert!(w.query_by_label(sentence).is_some());
    // Another first day: nobody since then.
    driver::type_text(&mut w, "2.12");
    press(&mut w, NONE, Key::Tab);
    let nobody = "Từ 02/12/2016 đến 05/12/2016, chưa khen tập thể, cá nhân, hộ gia đình nào.";
    assert!(w.query_by_label(nobody).is_some());
    button(&mut w, words::COPY_SENTENCE);
    assert!(w.query_by_label(words::COPIED).is_some());
}

#[test]
fn somebody_is_commended_at_once_on_one_screen() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, _) = on_desk(folder.path());
    button(&mut w, words::AT_ONCE);
    let now = w.query_all_by_role_and_label(Role::Button, words::AT_ONCE_NOW).next().unwrap();
    assert!(now.accesskit_node().is_disabled(), "not without a name and what for");
    type_into(&mut w, words::AT_ONCE_NAME, "Kim Thị Mẫu");
    type_into(&mut w, words::AT_ONCE_POST, "Nông dân");
    type_into(&mut w, words::AT_ONCE_UNIT, "Ấp Sóc Mẫu");
    type_into(&mut w, words::AT_ONCE_WHY, "cứu người bị đuối nước");
    button(&mut w, words::AT_ONCE_NOW);
    // Its own round is on show, and number and day are next.
    let round = w.state().book().unwrap().read().rounds().unwrap().into_iter();
    let round = round.max_by_key(|round| round.id).unwrap();
    assert_eq!(round.name, "Khen đột xuất: Kim Thị Mẫu");
    assert!(w.query_by_label(&round.name).is_some());
    let desk = desk_of(&w, round.id.unwrap());
    assert!(desk.way.contains(&(Step::ToSign, Standing::Now)), "{:?}", desk.way);
    assert!(desk.way.contains(&(Step::Review, Standing::NotNeeded)), "{:?}", desk.way);
    let decision = desk.our_decisions().next().unwrap();
    let summary = decision.summary.replace('\u{a0}', " ");
    assert!(summary.contains("có thành tích đột xuất trong việc cứu người"), "{summary}");
    button(&mut w, words::do_step(Step::ToSign));
    type_into(&mut w, "Số", "06");
    type_into(&mut w, "Ngày ký", "05/12/2016");
    press(&mut w, CTRL, Key::S);
    button(&mut w, words::do_step(Step::Issue));
    button(&mut w, actions::ISSUE_YES);
    let desk = desk_of(&w, round.id.unwrap());
    assert_eq!((desk.facts.issued, desk.facts.awards), (1, 1));
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

/// The menu of a group's head, and what is chosen of it.
fn of_group(w: &mut Window, name: &str, choice: &str) {
    click_row(w, name, NONE, PointerButton::Secondary);
    w.get_by_label(choice).click();
    settle(w);
}

/// The way to an issued decision, number 05.
fn issued(w: &mut Window) {
    meet(w);
    for step in [Step::Submit, Step::CheckNames] {
        button(w, words::do_step(step));
    }
    button(w, &words::draft(1));
    button(w, words::do_step(Step::ToSign));
    type_into(w, "Số", "05");
    type_into(w, "Ngày ký", "05/12/2016");
    press(w, CTRL, Key::S);
    button(w, words::do_step(Step::Issue));
    button(w, actions::ISSUE_YES);
    settle(w);
}

/// All words of a paper, paragraph by paragraph and cell by cell.
fn words_of(w: &Window, report: &str, decision: DecisionId) -> Vec<String> {
    words_about(w.state().book().unwrap().read(), report, About::decision(decision))
}

fn words_about(read: Reader<'_>, report: &str, about: About) -> Vec<String> {
    let params = ReportParams::about(about);
    let spec = catalog::spec(report).unwrap();
    let day = at("2016-12-05T12:00:00").date();
    let document = catalog::build(spec, read, &params, day).unwrap();
    let mut words = Vec::new();
    each_text(&document, |_, text| words.push(as_read(text.words).into_string()));
    words
}

#[test]
fn two_forms_of_one_decision_are_a_clause_and_an_annex_each_and_part_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    for id in book.read().open_proposals(round).unwrap().into_iter().take(4) {
        let mut proposal = book.read().proposal(id).unwrap().unwrap();
        proposal.form = "Bằng khen".into();
        apply(&mut book, Edit::save(proposal));
    }
    book.close(at("2016-12-05T12:40:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num3);
    meet(&mut w);
    for step in [Step::Submit, Step::CheckNames] {
        button(&mut w, words::do_step(step));
    }
    button(&mut w, &words::draft(2));
    let body = "Ban Chỉ đạo Đảng ủy xã Tân Mẫu";
    let of = |w: &Window, form: &str| {
        desk_of(w, round).groups.into_iter().find(|g| g.form == form).unwrap()
    };
    let own = |w: &Window, form: &str| of(w, form).open_decision().unwrap().id;
    assert_ne!(own(&w, "Giấy khen"), own(&w, "Bằng khen"));
    // Its names folded away, the second group is in sight.
    click_beginning(&mut w, &format!("{body}, Giấy khen"));
    of_group(&mut w, &format!("{body}, Bằng khen"), &words::put_together("Giấy khen"));
    assert_eq!(own(&w, "Giấy khen"), own(&w, "Bằng khen"));
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.decisions, desk.facts.undecided), (1, 0), "the other draft is gone");
    let id = own(&w, "Giấy khen").unwrap();
    let decision = words_of(&w, "quyet-dinh", id);
    let says = |text: &str| decision.iter().any(|word| word.starts_with(text));
    assert!(says("Khen thưởng các tập thể sau đây:"), "{decision:?}");
    assert!(
        says("1. Tặng Giấy khen cho 10 tập thể") && says("2. Tặng Bằng khen cho 04 tập thể"),
        "{decision:?}"
    );
    assert!(says("Điều 2.") && !says("Điều 3."), "the clauses are no articles: {decision:?}");
    let annex = words_of(&w, "ds-tap-the", id);
    let lists: Vec<&String> =
        annex.iter().filter(|word| word.starts_with("Danh sách này có")).collect();
    assert_eq!(lists, ["Danh sách này có 10 tập thể.", "Danh sách này có 04 tập thể."]);
    assert!(annex.iter().any(|word| word.contains("tặng Bằng khen")), "{annex:?}");
    // A late name of the second form comes under the same draft.
    let late = of(&w, "Bằng khen").names[0].clone();
    assert!(late.is_decided);
    // And apart again.
    of_group(&mut w, &format!("{body}, Bằng khen"), words::PUT_APART);
    assert_ne!(own(&w, "Giấy khen"), own(&w, "Bằng khen"));
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.decisions, desk.facts.undecided), (2, 0));
    let alone = words_of(&w, "quyet-dinh", own(&w, "Bằng khen").unwrap());
    assert!(
        alone.iter().any(|word| word.starts_with("Tặng Bằng khen cho 04 tập thể")),
        "{alone:?}"
    );
    // One step each.
    press(&mut w, CTRL, Key::Z);
    assert_eq!(own(&w, "Giấy khen"), own(&w, "Bằng khen"));
}

#[test]
fn an_issued_decision_is_changed_by_one_that_awards_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path());
    issued(&mut w);
    let group = "Ban Chỉ đạo Đảng ủy xã Tân Mẫu, Giấy khen";
    of_group(&mut w, group, words::AMEND);
    // Its form says all but what is changed; saved, it leads back to the desk.
    type_into(&mut w, "Số", "06");
    type_into(&mut w, "Ngày ký", "06/12/2016");
    press(&mut w, CTRL, Key::S);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.decisions, desk.facts.issued, desk.facts.undecided), (2, 1, 0));
    let amending = desk.groups[0].unissued().unwrap().clone();
    assert_eq!(amending.follows_as, FollowsAs::Amendment);
    assert_eq!(amending.follows, desk.groups[0].issued_first().unwrap().id);
    assert!(desk.groups[0].open_decision().is_none(), "nobody waits for it");
    assert!(amending.summary.starts_with("về việc sửa đổi Quyết định số"), "{}", amending.summary);
    let decision = words_of(&w, "quyet-dinh", amending.id.unwrap());
    let says = |text: &str| decision.iter().any(|word| word.starts_with(text));
    assert!(says("1. “…” nay sửa là “…”."), "{decision:?}");
    assert!(says("Điều 3."), "{decision:?}");
    // What it changes still stands as dots: it does not go out so, and its form asks for it.
    button(&mut w, words::do_step(Step::Issue));
    assert!(w.query_by_role_and_label(Role::Button, actions::ISSUE_YES).is_none());
    w.get_by_role_and_label(Role::MultilineTextInput, "Các điều").focus();
    settle(&mut w);
    press(&mut w, Modifiers::COMMAND, Key::A);
    let text = "1. “Nguyễn Thị Mẫu” nay sửa là “Nguyễn Thị Mẫu Hoa”.";
    type_text(&mut w, text);
    press(&mut w, CTRL, Key::S);
    assert_eq!(desk_of(&w, round).groups[0].unissued().unwrap().articles, text);
    // It is issued without anybody in it.
    button(&mut w, words::do_step(Step::Issue));
    button(&mut w, actions::ISSUE_YES);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.decisions, desk.facts.issued), (2, 2));
    assert_eq!(desk.facts.awards, 14, "its awards stand as they were");
}

#[test]
fn another_copy_takes_the_place_of_one_issued_today_and_the_old_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path());
    issued(&mut w);
    of_group(&mut w, "Ban Chỉ đạo Đảng ủy xã Tân Mẫu, Giấy khen", words::NEW_COPY);
    let decision = desk_of(&w, round).groups[0].decisions[0].clone();
    assert_eq!((decision.state, decision.number.as_str()), (PaperState::Submitted, "05"));
    let kept = |w: &Window| -> Vec<String> {
        let read = w.state().book().unwrap().read();
        let of = Record::Decision(decision.id.unwrap());
        read.attachments(of).unwrap().into_iter().map(|file| file.name).collect()
    };
    let old = kept(&w);
    assert_eq!(old.len(), 2, "the decision and its list: {old:?}");
    assert!(old.iter().all(|name| name.starts_with("Bản cũ 14h03, ")), "{old:?}");
    // A name is mended, and the same number goes out again.
    let name = &desk_of(&w, round).groups[0].names[2].name.clone();
    click_beginning(&mut w, name);
    press(&mut w, NONE, Key::Delete);
    type_into(&mut w, words::WHY, "ghi nhầm");
    button(&mut w, words::TAKE_OUT_NOW);
    button(&mut w, words::do_step(Step::Issue));
    button(&mut w, actions::ISSUE_YES);
    let desk = desk_of(&w, round);
    assert_eq!((desk.facts.issued, desk.facts.awards), (1, 13));
    assert_eq!(kept(&w).len(), 2, "the old copy stays");
}

#[test]
fn a_round_presents_to_the_province_whom_the_province_awards() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path());
    let mut book = support::open(&path).unwrap();
    let about = About::round(round);
    let bodies = book.read().bodies().unwrap();
    let id = |name: &str| bodies.iter().find(|b| b.full_name.contains(name)).unwrap().id;
    for (at, proposal) in book.read().open_proposals(round).unwrap().into_iter().enumerate().take(4)
    {
        let mut proposal = book.read().proposal(proposal).unwrap().unwrap();
        proposal.body = id("Tỉnh ủy");
        proposal.form = "Bằng khen".into();
        if at == 3 {
            proposal.outcome = Outcome::Postponed;
            proposal.outcome_reason = "xét năm 2017".into();
        }
        apply(&mut book, Edit::save(proposal));
    }
    let words = words_about(book.read(), "to-trinh", about);
    let has = |words: &[String], text: &str| words.iter().any(|word| word.contains(text));
    for text in [
        "TỜ TRÌNH",
        "đề nghị tặng Bằng khen cho tập thể có thành tích",
        "Kính trình: Ban Thường vụ Tỉnh ủy",
        "Trên cơ sở đề nghị của các đơn vị, Ban Chỉ đạo Đảng ủy xã Tân Mẫu",
        "tặng Bằng khen cho 03 tập thể",
        "1. Tập thể: 03 tập thể, gồm:",
        "- Chi bộ ấp mẫu 03.",
        "Có 01 trường hợp chưa đề nghị: Chi bộ ấp mẫu 04 (xét năm 2017).",
        "Báo cáo thành tích của tập thể (03 bản).",
    ] {
        assert!(has(&words, text), "{text}: {words:?}");
    }
    assert!(!has(&words, "Biên bản"), "no meeting was entered");
    // As the round itself decides for the others, that is chosen.
    let mut params = ReportParams::about(about);
    let number = id("Ban Chỉ đạo").unwrap().0.to_string();
    params.options.insert("kinh-trinh".into(), number);
    let spec = catalog::spec("to-trinh").unwrap();
    let document = catalog::build(spec, book.read(), &params, at("2016-12-05T12:00:00").date());
    let mut words = Vec::new();
    each_text(&document.unwrap(), |_, text| words.push(as_read(text.words).into_string()));
    assert!(has(&words, "tặng Giấy khen cho 10 tập thể"), "{words:?}");
    assert!(has(&words, "1. Tập thể: 10 tập thể (có danh sách kèm theo)."), "{words:?}");
}

#[test]
fn a_form_that_is_opened_from_the_desk_again_is_typed_into_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, _) = on_desk(folder.path());
    let typed_into = |w: &Window| {
        let mut fields = w.query_all_by_role(Role::TextInput);
        fields.any(|field| field.accesskit_node().is_focused())
    };
    for time in ["first", "again"] {
        button(&mut w, words::EDIT_ROUND);
        settle(&mut w);
        assert!(typed_into(&w), "{time}");
        type_text(&mut w, "mẫu");
        press(&mut w, CTRL, Key::S);
    }
}

#[test]
fn a_form_of_award_that_the_book_does_not_have_is_looked_at_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, _) = on_desk(folder.path());
    button(&mut w, words::ADD_NAME);
    settle(&mut w);
    let said = |w: &Window, form: &str| {
        w.query_all_by_label_contains(&screens::new_award_form(form)).next().is_some()
    };
    type_into(&mut w, terms::field(Field::AwardForm), "Bang");
    assert!(said(&w, "Bang"));
    press(&mut w, Modifiers::COMMAND, Key::A);
    type_text(&mut w, "giấy khen");
    assert!(!said(&w, "giấy khen"));
}
