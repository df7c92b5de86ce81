//! The last days of a round: names checked with each unit, all papers at once, its dossier, its bản chính, and what is to
//! be printed again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        award::{AwardYears, Outcome, Proposal, Recipient, Round},
        decision::{Decision, Gap, PaperState},
        edit::{Edit, Purpose},
        ids::{Record, RoundId, UnitId},
        office::Body,
        paper::About,
        person::{Person, Post},
        round_way::{Standing, Step},
    },
    layout::{
        page::{Item, Page, TextRun},
        texts::{as_read, each_text},
    },
    listing::desk::Desk,
    papers::{self, Answers, AskedUnit, UnitAnswer},
    picture,
    report::{
        ReportParams, catalog,
        options::{OptionValue, UNIT},
    },
    text::{actions, desk as words, dossier, papers::changed_words, review, screens},
    workspace::Workspace,
};
use driver::{Window, button, desktop, press, settle, type_into, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, apply, at, create};

const CTRL: Modifiers = Modifiers::CTRL;

struct Book {
    path: PathBuf,
    round: RoundId,
    hamlet: UnitId,
    school: UnitId,
}

/// A round of our Steering Committee with two units; of the hamlet its branch and a person, of the school the school.
fn book_of_a_round(folder: &Path) -> Book {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    let body =
        Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo Đảng ủy xã Tân Mẫu") };
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(body)) else { panic!() };
    let round = Round {
        name: "Tổng kết năm 2016".into(),
        form: "Giấy khen".into(),
        content: "phong trào “Dân vận khéo”".into(),
        years: AwardYears::of(2016),
        body: Some(body),
        ..Round::default()
    };
    let Some(Record::Round(round)) = apply(&mut book, Edit::save(round)) else { panic!() };
    let hamlet = add_unit(&mut book, "Chi bộ ấp Long Thạnh");
    let school = add_unit(&mut book, "Trường Tiểu học Tân Mẫu A");
    let person = Person {
        full_name: "Kim Sóc".into(),
        posts: vec![Post {
            unit: Some(hamlet),
            title: "Trưởng ấp".into(),
            from: "01/01/2010".into(),
            ..Post::default()
        }],
        ..Person::default()
    };
    let Some(Record::Person(person)) = apply(&mut book, Edit::save(person)) else { panic!() };
    for (recipient, unit) in [
        (Recipient::Unit(hamlet), None),
        (Recipient::Person(person), Some(hamlet)),
        (Recipient::Unit(school), None),
    ] {
        let proposal = Proposal {
            round: Some(round),
            recipient: Some(recipient),
            unit,
            achievement: "Vận động làm đường".into(),
            has_submission: true,
            has_report: true,
            has_minutes: true,
            ..Proposal::default()
        };
        apply(&mut book, Edit::save(proposal));
    }
    book.close(at("2016-12-05T12:30:00"));
    Book { path, round, hamlet, school }
}

fn asked(book: &Workspace, round: RoundId) -> Vec<AskedUnit> {
    papers::asked_units(book.read(), round, None, at("2016-12-05T12:00:00").date()).unwrap()
}

fn words_of(unit: &AskedUnit) -> Vec<String> {
    let mut words = Vec::new();
    each_text(&unit.page, |_, text| words.push(as_read(text.words).into_string()));
    words
}

/// The person is called otherwise from now on.
fn rename(book: &mut Workspace, from: &str, to: &str) {
    let people = book.read().person_rows().unwrap();
    let id = people.iter().find(|p| p.full_name == from).unwrap().id;
    let mut person = book.read().person(id).unwrap().unwrap();
    person.full_name = to.into();
    apply(book, Edit::save(person));
}

fn said_right(book: &mut Workspace, round: RoundId, unit: usize) {
    let units = asked(book, round);
    let day = at("2016-12-05T12:00:00").date();
    let paper =
        papers::with_answer(book.read(), round, &units[unit], ("Chị Hòa", day, "")).unwrap();
    let edits = vec![Edit::save(paper)];
    apply(book, Edit::Several { purpose: Purpose::NamesChecked, edits });
}

#[test]
fn each_unit_gets_a_page_with_its_names_as_they_will_be_printed() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    let mut book = support::open(&of.path).unwrap();
    let units = asked(&book, of.round);
    let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["Chi bộ ấp Long Thạnh", "Trường Tiểu học Tân Mẫu A"]);
    let said = words_of(&units[0]);
    for wanted in [
        "BẢN SOÁT",
        "Kính gửi: Chi bộ ấp Long Thạnh",
        "Chi bộ ấp Long Thạnh",
        "Kim Sóc",
        "Trưởng ấp",
        "Giấy khen",
    ] {
        assert!(said.iter().any(|words| words == wanted), "{wanted}: {said:#?}");
    }
    assert_eq!(
        units[0].lines(),
        ["Chi bộ ấp Long Thạnh, Giấy khen", "Kim Sóc, Trưởng ấp, Chi bộ ấp Long Thạnh, Giấy khen"]
    );
    // One unit alone.
    let spec = catalog::spec("ban-soat").unwrap();
    let today = at("2016-12-05T12:00:00").date();
    let params = ReportParams::about(About::round(of.round));
    let one = params.clone().with(&UNIT, OptionValue::Unit(of.school));
    let paper = papers::open(spec, book.read(), &one, today).unwrap();
    assert_eq!((paper.document.sections.len(), paper.pages.len()), (1, 1));
    // Its decision is drafted, and on its list the name is corrected by hand: that is what will be printed.
    let body = book.read().round(of.round).unwrap().unwrap().body;
    let summary = "về việc tặng Giấy khen".to_owned();
    let draft = Decision { body, summary, round: Some(of.round), ..Decision::default() };
    let Some(Record::Decision(decision)) = apply(&mut book, Edit::save(draft)) else { panic!() };
    let proposals = book.read().open_proposals(of.round).unwrap();
    let round = of.round;
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(decision) });
    let list = catalog::spec("ds-ca-nhan").unwrap();
    let about = ReportParams::about(About::decision(decision));
    let made = papers::open(list, book.read(), &about, today).unwrap();
    let mut spot = String::new();
    each_text(&made.document, |_, text| {
        if text.words.contains("Sóc") {
            spot = text.spot.unwrap().as_str().to_owned();
        }
    });
    let mut paper = papers::to_correct(list, book.read(), &about).unwrap().unwrap();
    paper.set_words(&spot, "Kim Sóc", "Kim Sóc (Sa Rương)");
    apply(&mut book, Edit::save(paper));
    let after = asked(&book, of.round);
    assert!(words_of(&after[0]).iter().any(|words| words == "Kim Sóc (Sa Rương)"));
    // A name keeps its place on the page when its award is drafted: what was confirmed of it is found again.
    let spots = |unit: &AskedUnit| unit.texts.iter().map(|t| t.0.clone()).collect::<Vec<_>>();
    assert_eq!(spots(&units[1]), spots(&after[1]));
}

#[test]
fn an_answer_stands_until_a_name_changes_and_undo_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    let mut book = support::open(&of.path).unwrap();
    said_right(&mut book, of.round, 0);
    let right = UnitAnswer::Right("Chị Hòa".into(), "2016-12-05".into());
    assert_eq!(asked(&book, of.round)[0].answer, right);
    assert_eq!(Answers::of(&asked(&book, of.round)).silent, ["Trường Tiểu học Tân Mẫu A"]);
    rename(&mut book, "Kim Sóc", "Kim Thị Sóc");
    let change = (Some("Kim Sóc".to_owned()), Some("Kim Thị Sóc".to_owned()));
    let changed = UnitAnswer::Changed(String::new(), vec![change]);
    assert_eq!(asked(&book, of.round)[0].answer, changed);
    let actor = support::clerk();
    book.undo(&actor, at("2016-12-05T13:00:00")).unwrap();
    assert_eq!(asked(&book, of.round)[0].answer, right);
    book.undo(&actor, at("2016-12-05T13:00:00")).unwrap();
    assert_eq!(asked(&book, of.round)[0].answer, UnitAnswer::None);
    book.redo(&actor, at("2016-12-05T13:00:00")).unwrap();
    assert_eq!(asked(&book, of.round)[0].answer, right);
    // A name taken out is a change, too.
    let rows = book.read().proposal_rows(Some(of.round), None).unwrap();
    let row = rows.iter().find(|row| row.name == "Kim Sóc").unwrap();
    let mut proposal = book.read().proposal(row.id).unwrap().unwrap();
    proposal.outcome = Outcome::Withdrawn;
    proposal.outcome_reason = "chưa đủ hồ sơ".into();
    apply(&mut book, Edit::save(proposal));
    match &asked(&book, of.round)[0].answer {
        UnitAnswer::Changed(_, changes) => {
            assert!(changes.contains(&(Some("Kim Sóc".into()), None)), "{changes:?}");
        }
        other => panic!("{other:?}"),
    }
}

fn on_desk(folder: &Path, choices: &[&Path]) -> (Window, Book) {
    let of = book_of_a_round(folder);
    let mut desk = desktop(folder);
    desk.choices = choices.iter().map(|path| Some(path.to_path_buf())).collect();
    let mut w = window(desk, Some(&of.path));
    press(&mut w, CTRL, Key::Num3);
    (w, of)
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn names_are_sent_to_each_unit_and_its_answer_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("gui");
    fs::create_dir(&out).unwrap();
    let (mut w, of) = on_desk(folder.path(), &[&out, &out]);
    button(&mut w, review::OPEN);
    type_into(&mut w, review::ANSWER_BY_FIELD, "09/12/2016");
    type_into(&mut w, review::CONTACT_FIELD, "chị Mai");
    button(&mut w, review::WRITE_FILES);
    settle(&mut w);
    let names = [
        "soat-chi-bo-ap-long-thanh.pdf",
        "soat-chi-bo-ap-long-thanh.png",
        "soat-truong-tieu-hoc-tan-mau-a.pdf",
        "soat-truong-tieu-hoc-tan-mau-a.png",
    ];
    assert_eq!(files_in(&out), names);
    assert!(fs::read(out.join(names[0])).unwrap().starts_with(b"%PDF"));
    assert!(fs::read(out.join(names[1])).unwrap().starts_with(b"\x89PNG"));
    // Once more: what is there is not written over unasked.
    fs::write(out.join(names[1]), b"somebody else's").unwrap();
    button(&mut w, review::WRITE_FILES);
    settle(&mut w);
    assert!(w.query_by_label(screens::WRITE_OVER_TITLE).is_some());
    assert_eq!(fs::read(out.join(names[1])).unwrap(), b"somebody else's");
    button(&mut w, actions::WRITE_OVER);
    settle(&mut w);
    assert!(fs::read(out.join(names[1])).unwrap().starts_with(b"\x89PNG"));
    // The message is copied.
    let hamlet = "Chi bộ ấp Long Thạnh";
    button(&mut w, &review::of_unit(review::COPY, hamlet));
    assert!(w.query_by_label(review::COPIED).is_some());
    // The hamlet found all right, the school wants a letter changed.
    button(&mut w, &review::of_unit(review::RIGHT, hamlet));
    let school = "Trường Tiểu học Tân Mẫu A";
    button(&mut w, &review::of_unit(review::WANTS, school));
    type_into(&mut w, review::WANTS_FIELD, "Trường Tiểu học Tân Mẫu B");
    type_into(&mut w, review::BY_FIELD, "thầy Tám");
    button(&mut w, review::NOTE_WANTS);
    let units = asked(w.state().book().unwrap(), of.round);
    assert_eq!(units[0].answer, UnitAnswer::Right(String::new(), "2016-12-05".into()));
    let wants = "Trường Tiểu học Tân Mẫu B".to_owned();
    assert_eq!(units[1].answer, UnitAnswer::Wants("thầy Tám".into(), "2016-12-05".into(), wants));
    button(&mut w, actions::CLOSE);
    let line = format!(
        "{}: {}",
        review::CHECK_NAMES,
        review::progress((1, 2), [&[], &[school.to_owned()], &[]])
    );
    assert!(w.query_by_label(&line).is_some(), "{line}");
    let read = w.state().book().unwrap().read();
    let mut desk = Desk::read(read, of.round, at("2016-12-05T12:00:00").date()).unwrap().unwrap();
    desk.know_answers((2, 2, 1));
    assert!(!desk.way.contains(&(Step::CheckNames, Standing::Done)), "{:?}", desk.way);
    // Undone, the school has said nothing.
    press(&mut w, CTRL, Key::Z);
    assert_eq!(asked(w.state().book().unwrap(), of.round)[1].answer, UnitAnswer::None);
}

/// Its decision is drafted with everybody under it; issued where that is asked.
fn decided(of: &Book, is_issued: bool) -> Record {
    let mut book = support::open(&of.path).unwrap();
    let body = book.read().round(of.round).unwrap().unwrap().body;
    let draft = Decision {
        body,
        round: Some(of.round),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(draft)) else { panic!() };
    let proposals = book.read().open_proposals(of.round).unwrap();
    let round = of.round;
    apply(&mut book, Edit::AwardProposals { round, proposals, decision: Some(id) });
    if is_issued {
        let decision = book.read().decision(id).unwrap().unwrap();
        apply(
            &mut book,
            Edit::IssueDecision(Decision {
                number: "05".into(),
                date: "05/12/2016".into(),
                state: PaperState::Issued,
                ..decision
            }),
        );
    }
    book.close(at("2016-12-05T13:00:00"));
    Record::Decision(id)
}

#[test]
fn all_papers_of_a_round_are_printed_by_one_press_and_what_cannot_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    decided(&of, false);
    let out = folder.path().join("giay");
    fs::create_dir(&out).unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(out.clone())].into();
    let record = std::sync::Arc::clone(&desk.record);
    let mut w = window(desk, Some(&of.path));
    press(&mut w, CTRL, Key::Num3);
    button(&mut w, dossier::WHOLE);
    button(&mut w, dossier::PRINT_ALL);
    settle(&mut w);
    assert_eq!(record.lock().unwrap().shown.len(), 1);
    // Households were not proposed: it is said.
    assert!(w.query_by_label(dossier::PRINTED_TITLE).is_some());
    button(&mut w, actions::OK);
    let printings = w.state().book().unwrap().read().printings().unwrap();
    assert!(printings.len() >= 5, "{}", printings.len());
    // The same as files.
    button(&mut w, dossier::WHOLE);
    button(&mut w, dossier::WRITE_ALL);
    settle(&mut w);
    let names = files_in(&out);
    for name in ["quyet-dinh.pdf", "ds-tap-the.pdf", "ds-ca-nhan.pdf", "de-nghi-tap-the.pdf"] {
        assert!(names.iter().any(|file| file == name), "{names:?}");
    }
}

#[test]
fn a_signed_scan_becomes_the_original_and_the_dossier_has_everything_with_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    let decision = decided(&of, true);
    let mut book = support::open(&of.path).unwrap();
    let rows = book.read().proposal_rows(Some(of.round), None).unwrap();
    let to = Record::Proposal(rows[0].id);
    let (name, content) = ("Báo cáo.DOCX".to_owned(), b"PK report".to_vec());
    apply(&mut book, Edit::Attach { to, name, content, is_original: false });
    book.close(at("2016-12-05T13:30:00"));
    let scan = folder.path().join("QĐ 05 đã ký.pdf");
    fs::write(&scan, b"%PDF signed").unwrap();
    let out = folder.path().join("ho-so");
    fs::create_dir(&out).unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(scan), Some(out.clone())].into();
    let mut w = window(desk, Some(&of.path));
    press(&mut w, CTRL, Key::Num3);
    // The desk says that it is missing.
    let found = papers::dossier(
        w.state().book().unwrap().read(),
        of.round,
        at("2016-12-06T12:00:00").date(),
    );
    let found = found.unwrap();
    assert!(found.missing.iter().any(|what| what.contains("chưa có bản chính đã ký")));
    button(&mut w, actions::ATTACH_ORIGINAL);
    settle(&mut w);
    let files = w.state().book().unwrap().read().attachments(decision).unwrap();
    assert_eq!(files.iter().filter(|file| file.is_original).count(), 1);
    assert!(w.query_by_label(actions::ATTACH_ORIGINAL).is_none());
    // It stays in sight, to be looked at.
    assert!(w.query_by_label_contains("bản chính QĐ 05 đã ký").is_some());
    button(&mut w, dossier::WHOLE);
    button(&mut w, dossier::EXPORT);
    settle(&mut w);
    let names = files_in(&out);
    let index = fs::read_to_string(out.join(dossier::INDEX_FILE)).unwrap();
    for file in names.iter().filter(|name| *name != dossier::INDEX_FILE) {
        assert!(index.contains(file.as_str()), "{file}: {index}");
    }
    assert!(index.contains("Thời hạn bảo quản: 10 năm."), "{index}");
    assert!(index.contains("Bản chính, Quyết định số 05"), "{index}");
    let signed = names.iter().find(|name| name.contains("ban-chinh")).unwrap();
    assert_eq!(fs::read(out.join(signed)).unwrap(), b"%PDF signed");
    let report = names.iter().find(|name| name.contains("tep-kem")).unwrap();
    assert_eq!(fs::read(out.join(report)).unwrap(), b"PK report");
    // What units did not send is named, on the screen as in the index.
    assert!(index.contains("2 đề nghị chưa có tệp của đơn vị"), "{index}");
    assert!(w.query_by_label(screens::FILES_MISSING_TITLE).is_some());
}

#[test]
fn papers_to_be_printed_again_say_the_words_and_are_printed_alone() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    decided(&of, false);
    let mut book = support::open(&of.path).unwrap();
    let today = at("2016-12-05T14:00:00");
    let (made, _) = papers::all_of_round(book.read(), of.round, today.date()).unwrap();
    for paper in &made {
        book.note_printing(&paper.printed, &support::clerk(), today).unwrap();
    }
    rename(&mut book, "Kim Sóc", "Kim Thị Sóc");
    let rows = book.read().award_rows(dan_van::workspace::AwardFilter::default()).unwrap();
    let row = rows.iter().find(|row| row.name.contains("Sóc")).unwrap();
    let mut award = book.read().award(row.id).unwrap().unwrap();
    award.printed_name = "Kim Thị Sóc".into();
    apply(&mut book, Edit::save(award));
    book.close(at("2016-12-05T14:01:00"));
    let desk = desktop(folder.path());
    let record = std::sync::Arc::clone(&desk.record);
    let mut w = window(desk, Some(&of.path));
    press(&mut w, CTRL, Key::Num3);
    assert!(w.query_all_by_label_contains("Kim Sóc → Kim Thị Sóc").next().is_some());
    button(&mut w, words::REPRINT_THESE);
    settle(&mut w);
    assert_eq!(record.lock().unwrap().shown.len(), 1);
    assert!(w.query_all_by_label_contains("Kim Sóc → Kim Thị Sóc").next().is_none());
    assert_eq!(of.hamlet.0 + 1, of.school.0);
}

#[test]
fn a_letter_of_the_round_keeps_its_signed_scan_and_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    let mut book = support::open(&of.path).unwrap();
    // Another body decides, so the letter goes to it.
    let other = Body {
        is_ours: false, ..Body::from_name("Ban Thường vụ Đảng ủy xã Tân Mẫu")
    };
    let Some(Record::Body(other)) = apply(&mut book, Edit::save(other)) else { panic!() };
    for row in book.read().proposal_rows(Some(of.round), None).unwrap() {
        let mut proposal = book.read().proposal(row.id).unwrap().unwrap();
        proposal.body = Some(other);
        apply(&mut book, Edit::save(proposal));
    }
    book.close(at("2016-12-05T13:00:00"));
    let scan = folder.path().join("to-trinh-da-ky.pdf");
    fs::write(&scan, b"%PDF signed letter").unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(scan)].into();
    let mut w = window(desk, Some(&of.path));
    press(&mut w, CTRL, Key::Num4);
    driver::click(&mut w, catalog::spec("to-trinh").unwrap().title());
    let read = w.state().book().unwrap().read();
    assert_eq!(read.paper_about("to-trinh", About::round(of.round)).unwrap(), None);
    button(&mut w, actions::ATTACH_ORIGINAL);
    settle(&mut w);
    assert!(w.query_by_label(&screens::original_file("to-trinh-da-ky.pdf")).is_some());
    let read = w.state().book().unwrap().read();
    let paper = read.paper_about("to-trinh", About::round(of.round)).unwrap().unwrap();
    let files = read.attachments(Record::Paper(paper.id.unwrap())).unwrap();
    assert_eq!(files.iter().filter(|file| file.is_original).count(), 1);
    // Record and file are one step.
    press(&mut w, CTRL, Key::Z);
    let read = w.state().book().unwrap().read();
    assert_eq!(read.paper_about("to-trinh", About::round(of.round)).unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is shown of two texts tells them apart exactly when they differ, and stands in them.
    #[test]
    fn words_that_differ_are_shown_as_they_stand(
        then in "[a-cđ]{0,2}( [a-cđ]{1,2}){0,6}",
        now in "[a-cđ]{0,2}( [a-cđ]{1,2}){0,6}",
    ) {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (then, now) = (plain(&then), plain(&now));
        let (old, new) = changed_words(&then, &now);
        prop_assert!(then.contains(old.trim_matches('…')));
        prop_assert!(now.contains(new.trim_matches('…')));
        if then != now {
            prop_assert_ne!(old, new);
        }
    }

    /// Whatever letters stand on a page, its picture is as large as the page and as dark as its letters are many.
    #[test]
    fn a_page_of_any_letters_has_its_picture(text in "\\PC{0,40}", x in -50.0f32..250.0, size in 1.0f32..60.0) {
        let run = TextRun { x, y: 100.0, text: text.as_str().into(), size, ..TextRun::default() };
        let page = Page { width: 200.0, height: 120.0, items: vec![Item::Text(run)] };
        let bytes = picture::png(&[page], 72.0).unwrap();
        prop_assert_eq!(&bytes[16..24], &[0, 0, 0, 200, 0, 0, 0, 120]);
    }
}

#[test]
fn a_name_that_a_unit_found_wrong_is_said_before_its_decision_is_issued() {
    let folder = tempfile::tempdir().unwrap();
    let of = book_of_a_round(folder.path());
    let mut book = support::open(&of.path).unwrap();
    let body = book.read().round(of.round).unwrap().unwrap().body;
    let draft = Decision {
        body,
        round: Some(of.round),
        number: "05".into(),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(draft)) else { panic!() };
    let proposals = book.read().open_proposals(of.round).unwrap();
    apply(&mut book, Edit::AwardProposals { round: of.round, proposals, decision: Some(id) });
    let wrong = |book: &Workspace| {
        let decision = book.read().decision(id).unwrap().unwrap();
        let found = book.to_issue(&decision, &support::clerk(), at("2016-12-05T13:00:00")).unwrap();
        found.gaps.contains(&Gap::NamesWrong(1))
    };
    assert!(!wrong(&book), "nobody said so");
    let unit = asked(&book, of.round).remove(0);
    let day = at("2016-12-04T09:00:00").date();
    let said = ("Chị Lan", day, "Kim Sóc Em");
    let paper = papers::with_answer(book.read(), of.round, &unit, said).unwrap();
    apply(&mut book, Edit::save(paper));
    assert!(wrong(&book));
}
