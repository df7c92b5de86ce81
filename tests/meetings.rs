//! Họp xét and hiệp y: votes in the meeting and in writing, by the rule of the body; agencies asked about names.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Proposal, Recipient, Round},
        consultation::ConsultationAnswer,
        edit::Edit,
        ids::{MeetingId, Record, RoundId},
        meeting::{Meeting, MeetingWay, Vote},
        office::Body,
        round_way::{Standing, Step},
    },
    listing::desk::Desk,
    text::{actions, desk as words, screens},
    workspace::{Workspace, WorkspaceError},
};
use driver::{Window, button, desktop, press, settle, type_into, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, create};

/// A book of a Party body with a round and three units that were proposed with whole dossiers.
fn book_of_a_round(folder: &Path, body: &str) -> (PathBuf, RoundId) {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(Body::from_name(body))) else {
        panic!()
    };
    let round = Round {
        name: "Tổng kết năm 2016".into(),
        form: "Giấy khen".into(),
        content: "phong trào “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        body: Some(body),
        ..Round::default()
    };
    let Some(Record::Round(round)) = apply(&mut book, Edit::save(round)) else { panic!() };
    for name in ["Chi bộ ấp An Mẫu", "Chi bộ ấp Bình Mẫu", "Chi bộ ấp Cát Mẫu"]
    {
        let unit = add_unit(&mut book, name);
        let proposal = Proposal {
            round: Some(round),
            recipient: Some(Recipient::Unit(unit)),
            has_submission: true,
            has_report: true,
            has_minutes: true,
            ..Proposal::default()
        };
        apply(&mut book, Edit::save(proposal));
    }
    book.close(at("2016-12-05T12:30:00"));
    (path, round)
}

fn on_desk(folder: &Path, body: &str) -> (Window, RoundId) {
    let (path, round) = book_of_a_round(folder, body);
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, Modifiers::CTRL, Key::Num3);
    (w, round)
}

fn desk_of(w: &Window, round: RoundId) -> Desk {
    Desk::read(w.state().book().unwrap().read(), round, at("2016-12-05T12:00:00").date())
        .unwrap()
        .unwrap()
}

fn votes(desk: &Desk) -> Vec<(i64, Option<i64>, Option<bool>)> {
    let names = desk.groups.iter().flat_map(|g| &g.names);
    names.filter_map(|n| n.vote).map(|v| (v.in_favour, v.of, v.passes)).collect()
}

#[test]
fn the_meeting_of_a_round_is_entered_from_its_desk_and_leads_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path(), "Đảng ủy xã Tân Mẫu");
    button(&mut w, words::do_step(Step::Review));
    type_into(&mut w, "Tổng số thành viên", "11");
    type_into(&mut w, "Có mặt", "9");
    button(&mut w, actions::ALL_IN_FAVOUR);
    press(&mut w, Modifiers::CTRL, Key::S);
    // Saved, the desk is on show again, with the votes and the step done.
    assert!(w.query_by_label(words::do_step(Step::Submit)).is_some());
    let desk = desk_of(&w, round);
    assert_eq!(votes(&desk), [(9, Some(11), Some(true)); 3]);
    assert!(desk.way.contains(&(Step::Review, Standing::Done)), "{:?}", desk.way);
    // It is one step to take back.
    press(&mut w, Modifiers::CTRL, Key::Z);
    assert_eq!(votes(&desk_of(&w, round)), []);
}

#[test]
fn votes_are_typed_in_a_table_whose_names_stand_firm_and_a_name_that_fails_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path(), "Đảng ủy xã Tân Mẫu");
    button(&mut w, words::MEETING);
    type_into(&mut w, "Tổng số thành viên", "11");
    type_into(&mut w, "Có mặt", "9");
    press(&mut w, Modifiers::CTRL, Key::S);
    button(&mut w, words::MEETING);
    button(&mut w, words::LAST_MEETING);
    button(&mut w, actions::GRID_VOTES);
    // The first column says whom each row is about: pasted names find their own row, whatever the order, and what
    // is no name of the table is said.
    let pasted = "Tên\tTán thành\tKhông\nChi bộ ấp Cát Mẫu\t4\t5\nchi bộ ấp an mẫu\t9\t0\nChi bộ ấp Bình Mẫu\t5\t4\n";
    driver::paste(&mut w, pasted);
    assert!(w.query_by_label(&screens::not_in_table(&["Tên".to_owned()])).is_some());
    button(&mut w, actions::STORE_ROWS);
    press(&mut w, Modifiers::CTRL, Key::Num3);
    let desk = desk_of(&w, round);
    let told: Vec<_> = desk.groups[0]
        .names
        .iter()
        .map(|n| (n.name.as_str(), n.vote.map(|v| (v.in_favour, v.passes))))
        .collect();
    assert_eq!(
        told,
        [
            ("Chi bộ ấp An Mẫu", Some((9, Some(true)))),
            ("Chi bộ ấp Bình Mẫu", Some((5, Some(false)))),
            ("Chi bộ ấp Cát Mẫu", Some((4, Some(false)))),
        ]
    );
    let said = words::not_passed(2, "Chi bộ ấp Bình Mẫu");
    assert!(w.query_by_label_contains(&said).is_some());
}

#[test]
fn a_state_council_begins_with_its_own_rule_and_the_next_meeting_with_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path(), "Ủy ban nhân dân xã Tân Mẫu");
    button(&mut w, words::MEETING);
    let shown = |w: &Window, label: &str| {
        w.get_by_role_and_label(Role::TextInput, label).accesskit_node().value().unwrap()
    };
    assert_eq!(shown(&w, "Họp hợp lệ khi có mặt"), "2/3");
    assert_eq!(shown(&w, "Được thông qua khi tán thành"), "80 %");
    type_into(&mut w, "Tổng số thành viên", "9");
    press(&mut w, Modifiers::CTRL, Key::S);
    press(&mut w, Modifiers::CTRL, Key::Num3);
    let desk = desk_of(&w, round);
    assert!(desk.meeting.is_some() && votes(&desk).is_empty(), "not voted on is no vote");
    // A second meeting of that body has as many members.
    press(&mut w, Modifiers::CTRL, Key::Num2);
    button(&mut w, "Thêm cuộc họp");
    assert_eq!(shown(&w, "Tổng số thành viên"), "9");
}

#[test]
fn who_was_absent_votes_in_writing_and_a_later_meeting_outweighs_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path(), "Đảng ủy xã Tân Mẫu");
    let mut book = support::open(&path).unwrap();
    let proposals = book.read().proposal_rows(Some(round), None).unwrap();
    let body = book.read().round(round).unwrap().unwrap().body;
    let vote = |at: usize, in_favour: &str, written: &str| Vote {
        in_favour: in_favour.into(),
        written_in_favour: written.into(),
        ..Vote::on(proposals[at].id)
    };
    let mut meeting = Meeting {
        round: Some(round),
        body,
        held_on: "01/12/2016".into(),
        members: "11".into(),
        present: "7".into(),
        votes: vec![vote(0, "5", "1"), vote(1, "5", ""), vote(2, "", "")],
        ..Meeting::default()
    };
    meeting.rule.pass = "hơn một nửa".into();
    let Some(Record::Meeting(id)) = apply(&mut book, Edit::save(meeting.clone())) else { panic!() };
    let stored = book.read().meeting(id).unwrap().unwrap();
    assert_eq!((stored.rule.pass.text.as_str(), stored.votes.len()), ("quá nửa", 2));
    let passes: Vec<_> = stored.votes.iter().map(|vote| stored.passes(vote)).collect();
    assert_eq!(passes, [Some(true), Some(false)]);
    // Too many in writing: a contradiction is refused, nothing is stored.
    let many = Meeting { votes: vec![vote(0, "5", "5")], ..meeting.clone() };
    let refused = book.apply(Edit::save(many), &support::clerk(), at("2016-12-05T12:35:00"));
    assert!(matches!(refused, Err(WorkspaceError::Invalid(_))), "{refused:?}");
    // Letters a few days later.
    meeting.way = MeetingWay::InWriting;
    meeting.held_on = "03/12/2016".into();
    meeting.votes = vec![vote(1, "", "8")];
    apply(&mut book, Edit::save(meeting));
    let desk = Desk::read(book.read(), round, at("2016-12-05T12:00:00").date()).unwrap().unwrap();
    assert_eq!(
        votes(&desk),
        [(6, Some(11), Some(true)), (8, Some(11), Some(true))],
        "the later one of the second name"
    );
    assert_ne!(desk.meeting, Some(id), "the newest is the one that opens");
    assert_eq!(book.read().meetings_of(round).unwrap().len(), 2);
}

#[test]
fn agencies_are_asked_of_every_name_at_once_and_their_answers_stand_in_the_dossiers() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, round) = on_desk(folder.path(), "Đảng ủy xã Tân Mẫu");
    button(&mut w, words::CONSULT);
    driver::type_text(&mut w, "Công an xã Tân Mẫu");
    button(&mut w, words::ASK_NOW);
    let desk = desk_of(&w, round);
    assert_eq!(desk.facts.unanswered, 3);
    assert!(desk.way.contains(&(Step::Dossiers, Standing::Now)), "{:?}", desk.way);
    // The agency that was asked stands in the field already; all three are answered for.
    button(&mut w, words::CONSULT);
    button(&mut w, words::NO_OBJECTION_NOW);
    assert_eq!(desk_of(&w, round).facts.unanswered, 0);
    // One more agency has something to say of one name.
    let name = w
        .query_all_by_role(Role::Button)
        .find(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Chi bộ ấp Cát Mẫu")));
    name.unwrap().click_secondary();
    settle(&mut w);
    button_last(&mut w, words::CONSULT);
    driver::type_text(&mut w, "Ủy ban Kiểm tra");
    type_into(&mut w, words::AGENCY_SAID, "đang xem xét đơn");
    button(&mut w, words::OBJECTION_NOW);
    assert!(w.query_by_label_contains(&words::objected(1, "Chi bộ ấp Cát Mẫu")).is_some());
    let desk = desk_of(&w, round);
    let of_last = desk.groups[0].names[2].proposal.unwrap();
    let proposal = w.state().book().unwrap().read().proposal(of_last).unwrap().unwrap();
    let told: Vec<_> =
        proposal.consultations.iter().map(|c| (c.agency.as_str(), c.answer)).collect();
    assert_eq!(
        told,
        [
            ("Công an xã Tân Mẫu", ConsultationAnswer::NoObjection),
            ("Ủy ban Kiểm tra", ConsultationAnswer::Objection),
        ]
    );
    // Each was one step: the answers of three names go with one Ctrl+Z.
    press(&mut w, Modifiers::CTRL, Key::Z);
    press(&mut w, Modifiers::CTRL, Key::Z);
    assert_eq!(desk_of(&w, round).facts.unanswered, 3);
}

/// The last button of a name: that of a menu over the screen.
fn button_last(w: &mut Window, name: &str) {
    w.query_all_by_role_and_label(Role::Button, name).last().unwrap().click();
    settle(w);
}

#[test]
fn a_meeting_is_found_again_after_the_trash() {
    let folder = tempfile::tempdir().unwrap();
    let (path, round) = book_of_a_round(folder.path(), "Đảng ủy xã Tân Mẫu");
    let mut book = support::open(&path).unwrap();
    let proposal = book.read().proposal_rows(Some(round), None).unwrap()[0].id;
    let body = book.read().round(round).unwrap().unwrap().body;
    let meeting = Meeting {
        round: Some(round),
        body,
        votes: vec![Vote { in_favour: "7".into(), ..Vote::on(proposal) }],
        ..Meeting::default()
    };
    let Some(Record::Meeting(id)) = apply(&mut book, Edit::save(meeting)) else { panic!() };
    let there = |book: &Workspace, id: MeetingId| book.read().meeting(id).unwrap().is_some();
    // What was voted on is not thrown away under its vote.
    let removed = book.apply(
        Edit::Remove(Record::Proposal(proposal)),
        &support::clerk(),
        at("2016-12-05T12:35:00"),
    );
    assert!(matches!(removed, Err(WorkspaceError::InUse(_))), "{removed:?}");
    apply(&mut book, Edit::Remove(Record::Meeting(id)));
    assert!(!there(&book, id));
    book.undo(&support::clerk(), at("2016-12-05T12:36:00")).unwrap();
    assert!(there(&book, id));
    assert_eq!(book.read().meeting(id).unwrap().unwrap().votes.len(), 1);
}
