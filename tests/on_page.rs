//! What is changed the night before is changed on the paper itself: for this paper alone, or in the record it comes from.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::commune_in;
use dan_van::{
    domain::{
        award::{AwardOrder, Recipient},
        decision::{Decision, Gap, PaperState},
        edit::Edit,
        ids::{DecisionId, Record},
        paper::{About, LineChange, Paper},
    },
    layout::texts::{as_read, each_text},
    papers,
    report::{ReportParams, catalog, spots},
    store::AwardFilter,
    text::{papers as words, screens},
    workspace::Workspace,
};
use driver::{Window, button, desktop, painted, press, press_at_once, settle, type_text, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use support::{apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;
const NAME: &str = "Ban Công tác Mặt trận ấp Bình Hòa mẫu";

/// A window on the list of collectives of a draft decision.
fn on_annex(folder: &Path) -> (Window, DecisionId) {
    let path = folder.join("so.dvk");
    let mut commune = commune_in(create(&path));
    let decision = commune.decide();
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec("ds-tap-the").unwrap().title());
    (w, decision)
}

fn book(w: &Window) -> &Workspace {
    w.state().book().unwrap()
}

/// All words of a paper.
fn said(w: &Window, report: &str, decision: DecisionId) -> Vec<String> {
    let params = ReportParams::about(About::decision(decision));
    let spec = catalog::spec(report).unwrap();
    let day = at("2016-12-05T12:00:00").date();
    let paper = papers::open(spec, book(w).read(), &params, day).unwrap();
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).into_string()));
    all
}

fn paper(w: &Window, report: &str, decision: DecisionId) -> Option<Paper> {
    book(w).read().paper_about(report, About::decision(decision)).unwrap()
}

/// Presses the words of the paper in the middle that begin with a word.
fn press_on_paper(w: &mut Window, word: &str) {
    let paper = 256.0..1070.0;
    let found = painted(w).into_iter().find(|p| p.text == word && paper.contains(&p.rect.left()));
    let place = found.unwrap_or_else(|| panic!("{word}")).rect.center();
    press_at_once(w, place);
    settle(w);
}

fn typed(w: &mut Window, text: &str) {
    press(w, Modifiers::COMMAND, Key::A);
    type_text(w, text);
}

#[test]
fn one_word_on_one_paper_takes_three_actions_and_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    // One, two, three: pressed, typed, Enter.
    press_on_paper(&mut w, "Mặt");
    typed(&mut w, "Ban Công tác Mặt trận ấp Bình Hòa");
    press(&mut w, NONE, Key::Enter);
    let printed = said(&w, "ds-tap-the", decision);
    assert!(printed.iter().any(|text| text == "Ban Công tác Mặt trận ấp Bình Hòa"), "{printed:?}");
    // This paper alone: the book and the other papers say what they said.
    let units = book(&w).read().unit_rows().unwrap();
    assert!(units.iter().any(|unit| unit.name == NAME));
    assert_eq!(paper(&w, "ds-tap-the", decision).unwrap().corrections.len(), 1);
    // It stands in the list, with what the book says, and goes back as it came.
    assert!(w.query_all_by_label(words::BY_HAND).next().is_some());
    assert!(w.query_all_by_label_contains("Hồ sơ: …").next().is_some());
    button(&mut w, words::TAKE_BACK);
    assert!(w.query_all_by_label(words::BY_HAND).next().is_none());
    assert!(said(&w, "ds-tap-the", decision).iter().any(|text| text == NAME));
    // Undone, it is by hand again.
    press(&mut w, CTRL, Key::Z);
    assert!(!said(&w, "ds-tap-the", decision).iter().any(|text| text == NAME));
}

#[test]
fn a_name_goes_back_to_its_record_and_every_paper_follows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    press_on_paper(&mut w, "Mặt");
    typed(&mut w, "Ban Công tác Mặt trận ấp Bình Hoà mới");
    press(&mut w, NONE, Key::F6);
    let read = book(&w).read();
    let unit = read.unit_rows().unwrap().into_iter().find(|unit| unit.name.ends_with("mới"));
    let unit = unit.expect("the unit is called so").id;
    let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let awards = read.award_rows(of).unwrap();
    let award = awards.iter().find(|row| row.recipient == Recipient::Unit(unit)).unwrap();
    assert!(award.name.ends_with("mới"), "{}", award.name);
    assert!(paper(&w, "ds-tap-the", decision).is_none(), "nothing stands by hand");
    assert!(said(&w, "ds-tap-the", decision).iter().any(|text| text.ends_with("mới")));
}

#[test]
fn words_put_in_by_hand_may_go_to_the_record_later() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    press_on_paper(&mut w, "Mặt");
    typed(&mut w, "Ban Công tác Mặt trận ấp mới");
    press(&mut w, NONE, Key::Enter);
    press_on_paper(&mut w, "Mặt");
    press(&mut w, NONE, Key::F6);
    let units = book(&w).read().unit_rows().unwrap();
    assert!(units.iter().any(|unit| unit.name == "Ban Công tác Mặt trận ấp mới"));
    assert_eq!(paper(&w, "ds-tap-the", decision).unwrap().corrections, []);
}

#[test]
fn a_text_of_the_form_breaks_where_the_clerk_breaks_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    // No record holds it: it is for this paper alone.
    press_on_paper(&mut w, "SÁCH");
    assert!(w.query_all_by_label_contains(&words::in_record("")).next().is_none());
    typed(&mut w, "DANH SÁCH");
    press(&mut w, Modifiers::SHIFT, Key::Enter);
    type_text(&mut w, "CHÍNH THỨC");
    press(&mut w, NONE, Key::Enter);
    assert_eq!(
        paper(&w, "ds-tap-the", decision).unwrap().corrections[0].words,
        "DANH SÁCH\nCHÍNH THỨC"
    );
    // Esc leaves everything as it was.
    press_on_paper(&mut w, "CHÍNH");
    typed(&mut w, "khác");
    press(&mut w, NONE, Key::Escape);
    assert!(said(&w, "ds-tap-the", decision).iter().any(|text| text == "DANH SÁCH\nCHÍNH THỨC"));
    // A letter that no print face has is not put on the paper.
    press_on_paper(&mut w, "CHÍNH");
    typed(&mut w, "DANH SÁCH ※");
    press(&mut w, NONE, Key::Enter);
    assert!(w.query_all_by_label(&words::cannot_print("※")).next().is_some());
    assert!(!said(&w, "ds-tap-the", decision).iter().any(|text| text.contains('※')));
}

#[test]
fn what_is_typed_on_a_paper_is_stored_when_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    press_on_paper(&mut w, "SÁCH");
    typed(&mut w, "DANH SÁCH MỘT");
    // Another text, another paper, another tab.
    press_on_paper(&mut w, "Mặt");
    assert_eq!(paper(&w, "ds-tap-the", decision).unwrap().corrections.len(), 1);
    typed(&mut w, "Ban Công tác Mặt trận");
    button(&mut w, catalog::spec("quyet-dinh").unwrap().title());
    settle(&mut w);
    assert_eq!(paper(&w, "ds-tap-the", decision).unwrap().corrections.len(), 2);
    assert!(paper(&w, "quyet-dinh", decision).is_none(), "it is of the paper it was typed on");
    press_on_paper(&mut w, "ĐỊNH");
    typed(&mut w, "QUYẾT ĐỊNH MẪU");
    press(&mut w, CTRL, Key::Num1);
    settle(&mut w);
    assert_eq!(paper(&w, "quyet-dinh", decision).unwrap().corrections[0].words, "QUYẾT ĐỊNH MẪU");
}

#[test]
fn what_changes_beneath_words_put_in_by_hand_is_said_and_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    press_on_paper(&mut w, "Mặt");
    typed(&mut w, "Ban Công tác Mặt trận ấp");
    press(&mut w, CTRL, Key::S);
    // The unit is renamed in its form.
    let unit = book(&w).read().unit_rows().unwrap().into_iter().find(|u| u.name == NAME).unwrap();
    press(&mut w, CTRL, Key::Num2);
    driver::list_below(&mut w, 0);
    w.query_all_by_label(NAME).next().unwrap().click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    driver::type_into(&mut w, "Tên đơn vị", " số 2");
    press(&mut w, CTRL, Key::S);
    let renamed = book(&w).read().unit(unit.id).unwrap().unwrap().name;
    assert_ne!(renamed, NAME);
    press(&mut w, CTRL, Key::Num4);
    assert!(w.query_all_by_label_contains("Hồ sơ nay là").next().is_some());
    button(&mut w, words::KEEP_BY_HAND);
    assert!(w.query_all_by_label_contains("Hồ sơ nay là").next().is_none());
    let kept = paper(&w, "ds-tap-the", decision).unwrap();
    assert_eq!(kept.corrections[0].replaced, renamed);
    assert_eq!(kept.corrections[0].words, "Ban Công tác Mặt trận ấp");
}

#[test]
fn an_issued_paper_keeps_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    let decision = commune.decide();
    let mut issued = commune.book.read().decision(decision).unwrap().unwrap();
    issued.number = "05".into();
    issued.date = "05/12/2016".into();
    issued.state = PaperState::Issued;
    assert!(matches!(
        apply(&mut commune.book, Edit::IssueDecision(issued)),
        Some(Record::Decision(_))
    ));
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec("ds-tap-the").unwrap().title());
    press_on_paper(&mut w, "Mặt");
    assert!(w.query_by_role_and_label(Role::MultilineTextInput, words::ON_PAPER).is_none());
    let begins: String = screens::PAPER_ISSUED.chars().take(30).collect();
    assert!(painted(&w).iter().any(|p| p.text.starts_with(&begins)));
}

/// The decision as it is stored.
fn stored(w: &Window, decision: DecisionId) -> Decision {
    book(w).read().decision(decision).unwrap().unwrap()
}

#[test]
fn a_basis_is_added_and_an_article_goes_and_the_rest_is_numbered_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    let decision = commune.decide();
    let mut draft = commune.book.read().decision(decision).unwrap().unwrap();
    draft.bases = "Quy chế làm việc của Ban Chỉ đạo\nKế hoạch số 09-KH/ĐU".into();
    draft.articles = "Điều 1. Tặng Giấy khen.\nĐiều 2. Tiền thưởng.\nĐiều 3. Thi hành.".into();
    draft.distribution = "Như Điều 3\nLưu".into();
    apply(&mut commune.book, Edit::save(draft));
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec("quyet-dinh").unwrap().title());
    // A căn cứ below the first one: it is written where it was added, and stands in the decision.
    press_on_paper(&mut w, "chế");
    button(&mut w, words::line_change(LineChange::Below));
    settle(&mut w);
    typed(&mut w, "- Căn cứ Quy định số 23-QĐ/TW;");
    press(&mut w, NONE, Key::Enter);
    let bases = stored(&w, decision).bases;
    assert_eq!(bases.lines().nth(1), Some("Quy định số 23-QĐ/TW"), "{bases}");
    // The second article goes: the third is the second, and Nơi nhận follows.
    press_on_paper(&mut w, "Tiền");
    button(&mut w, words::line_change(LineChange::Remove));
    settle(&mut w);
    let now = stored(&w, decision);
    assert_eq!(now.articles, "Điều 1. Tặng Giấy khen.\nĐiều 2. Thi hành.");
    assert_eq!(now.distribution, "Như Điều 2\nLưu");
    let printed = said(&w, "quyet-dinh", decision);
    assert!(
        printed.iter().any(|text| text == "Điều 2. ") && !printed.iter().any(|t| t == "Điều 3. ")
    );
    // Undone in one step.
    press(&mut w, CTRL, Key::Z);
    assert_eq!(stored(&w, decision).articles.lines().count(), 3);
    assert_eq!(stored(&w, decision).distribution, "Như Điều 3\nLưu");
}

#[test]
fn articles_made_from_the_data_are_the_decisions_own_once_a_line_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_annex(folder.path());
    button(&mut w, catalog::spec("quyet-dinh").unwrap().title());
    let made = said(&w, "quyet-dinh", decision);
    press_on_paper(&mut w, "Điều");
    button(&mut w, words::line_change(LineChange::Down));
    settle(&mut w);
    let articles = stored(&w, decision).articles;
    let lines: Vec<&str> = articles.lines().collect();
    assert!(lines.len() > 1 && lines[0].starts_with("Điều 1. "), "{articles}");
    let first = made.iter().find(|text| text.starts_with("Tặng Giấy khen")).unwrap();
    assert_eq!(lines[1].strip_prefix("Điều 2. ").unwrap(), first, "what was first is second");
    // A dot line that stays is said before the decision is printed.
    press(&mut w, NONE, Key::Escape);
    press_on_paper(&mut w, "Điều");
    button(&mut w, words::line_change(LineChange::Below));
    settle(&mut w);
    press(&mut w, NONE, Key::Escape);
    let gaps = dan_van::report::sheets::decision::gaps(book(&w).read(), &stored(&w, decision));
    assert!(gaps.unwrap().contains(&Gap::Room));
}

#[test]
fn words_put_in_by_hand_stay_with_their_row_when_rows_come_go_and_change_places() {
    let mut commune = commune_in(Workspace::in_memory().unwrap());
    let decision = commune.decide();
    let params = ReportParams::about(About::decision(decision));
    let spec = catalog::spec("ds-ho-gia-dinh").unwrap();
    let day = at("2016-12-05T12:00:00").date();
    let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let rows = commune.book.read().award_rows(of).unwrap();
    let out = rows.iter().find(|row| row.name == "Hộ bà Huỳnh Thị Mẫu Út").unwrap();
    let own = "Gia đình bà Huỳnh Thị Mẫu Út";
    let mut paper = papers::to_correct(spec, commune.book.read(), &params).unwrap().unwrap();
    paper.set_words(&format!("row/{}/name", out.uid), &out.name, own);
    apply(&mut commune.book, Edit::save(paper));
    // Of every row its number and its name, as printed.
    let listed = |book: &Workspace| -> Vec<(String, String)> {
        let document = papers::open(spec, book.read(), &params, day).unwrap().document;
        let mut cells: Vec<String> = Vec::new();
        each_text(&document, |_, text| {
            let cell = text.spot.and_then(spots::row_and_column);
            let is_shown = cell.is_some_and(|(_, column)| matches!(column, "serial" | "name"));
            cells.extend(is_shown.then(|| as_read(text.words).into_string()));
        });
        cells.chunks(2).map(|two| (two[0].clone(), two[1].clone())).collect()
    };
    let names = |book: &Workspace| -> Vec<String> {
        listed(book).into_iter().map(|(_, name)| name).collect()
    };
    assert!(names(&commune.book).contains(&own.to_owned()));
    // Another comes.
    let mut more = commune.book.read().award(out.id).unwrap().unwrap();
    more.id = None;
    more.recipient = Some(commune::household("Hộ ông An Văn Mẫu", "Ấp Chợ Mẫu", None));
    (more.printed_name, more.register_number) = (String::new(), String::new());
    apply(&mut commune.book, Edit::save(more));
    // They change places: by their given names.
    let mut round = commune.book.read().round(commune.round).unwrap().unwrap();
    round.order = AwardOrder::ByName;
    apply(&mut commune.book, Edit::save(round));
    let now = listed(&commune.book);
    assert_eq!(now.len(), 3);
    assert!(now.iter().any(|(number, name)| name == own && number == "3"), "{now:?}");
    // Another goes.
    let gone = rows.iter().find(|row| row.name == "Hộ ông Trần Văn Mẫu").unwrap();
    apply(&mut commune.book, Edit::Remove(Record::Award(gone.id)));
    let now = listed(&commune.book);
    assert!(now.len() == 2 && now.iter().any(|(_, name)| name == own), "{now:?}");
    // Its own goes: nothing else takes its words, and they are said to have no place.
    apply(&mut commune.book, Edit::Remove(Record::Award(out.id)));
    assert!(!names(&commune.book).contains(&own.to_owned()));
    let by_hand = papers::by_hand(spec, commune.book.read(), &params, day).unwrap();
    assert!(by_hand.len() == 1 && by_hand[0].composed.is_none(), "{by_hand:?}");
}
