//! What is really changed the night before, counted: every press, every field that is typed into and every key is one
//! action of the clerk.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::commune_in;
use dan_van::{
    domain::{
        award::{Award, Recipient},
        edit::Edit,
        field::Field,
        ids::{DecisionId, Kind, RoundId},
        paper::{About, LineChange},
        person::Post,
        round_way::Step,
    },
    layout::texts::{as_read, each_text},
    papers,
    report::{ReportParams, catalog},
    store::AwardFilter,
    text::{desk as words, papers as on_paper, reports::option, terms},
    workspace::Workspace,
};
use driver::{Window, button, desktop, painted, press, press_at_once, settle, type_into, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use support::{add_unit, apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// A window whose clerk is counted.
struct Clerk {
    w: Window,
    actions: usize,
}

impl Clerk {
    fn button(&mut self, name: &str) {
        button(&mut self.w, name);
        self.actions += 1;
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        press(&mut self.w, modifiers, key);
        self.actions += 1;
    }

    fn type_into(&mut self, label: &str, text: &str) {
        type_into(&mut self.w, label, text);
        self.actions += 1;
    }

    /// Presses a word of the paper in the middle.
    fn press_word(&mut self, word: &str) {
        let paper = 256.0..1070.0;
        let found = painted(&self.w).into_iter();
        let found = found.clone().find(|p| p.text == word && paper.contains(&p.rect.left()));
        let place = found.unwrap_or_else(|| panic!("{word}")).rect.center();
        press_at_once(&mut self.w, place);
        settle(&mut self.w);
        self.actions += 1;
    }

    /// Presses a word of the paper, and types in its place.
    fn correct(&mut self, word: &str, text: &str) {
        self.press_word(word);
        press(&mut self.w, Modifiers::COMMAND, Key::A);
        driver::type_text(&mut self.w, text);
        self.actions += 1;
    }

    fn book(&self) -> &Workspace {
        self.w.state().book().unwrap()
    }

    /// All words of a paper.
    fn said(&self, form: &str, about: About) -> Vec<String> {
        let spec = catalog::spec(form).unwrap();
        let day = at("2016-12-05T12:00:00").date();
        let params = ReportParams::about(about);
        let paper = papers::open(spec, self.book().read(), &params, day).unwrap();
        let mut all = Vec::new();
        each_text(&paper.document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
        all
    }

    fn says(&self, form: &str, about: About, part: &str) -> bool {
        self.said(form, about).iter().any(|text| text.contains(part))
    }

    /// The papers that no longer say what was printed of them.
    fn to_print_again(&self, abouts: &[About]) -> Vec<&'static str> {
        let day = at("2016-12-05T12:00:00").date();
        let found = papers::to_reprint_about(self.book().read(), abouts, day).unwrap();
        found.iter().map(|of| of.report).collect()
    }
}

/// A commune's round with a draft decision whose papers were printed, and a unit that has not been heard of yet.
fn printed(folder: &Path) -> (Clerk, RoundId, DecisionId) {
    let path = folder.join("so.dvk");
    let mut commune = commune_in(create(&path));
    let decision = commune.decide();
    let round = commune.round;
    add_unit(&mut commune.book, "Tổ Nhân dân tự quản số 4");
    let when = at("2016-12-05T10:00:00");
    for (form, about) in [
        ("quyet-dinh", About::decision(decision)),
        ("ds-tap-the", About::decision(decision)),
        ("ds-ca-nhan", About::decision(decision)),
        ("ds-ho-gia-dinh", About::decision(decision)),
        ("to-trinh", About::round(round)),
    ] {
        let (spec, params) = (catalog::spec(form).unwrap(), ReportParams::about(about));
        let read = commune.book.read();
        let document = papers::open(spec, read, &params, when.date()).unwrap().document;
        let printed = papers::printed(spec, read, &params, &document).unwrap();
        commune.book.note_printing(&printed, &support::clerk(), when).unwrap();
    }
    commune.book.close(at("2016-12-05T12:30:00"));
    let w = window(desktop(folder), Some(&path));
    (Clerk { w, actions: 0 }, round, decision)
}

#[test]
fn number_and_day_come_back_and_every_paper_is_final_in_four_actions() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, round, decision) = printed(folder.path());
    press(&mut clerk.w, CTRL, Key::Num3);
    for step in [Step::Receive, Step::Review, Step::Submit, Step::CheckNames] {
        // What the round did before that evening.
        if clerk.w.query_by_label(words::do_step(step)).is_some() {
            button(&mut clerk.w, words::do_step(step));
        }
    }
    clerk.button(words::do_step(Step::ToSign));
    clerk.type_into("Số", "12");
    clerk.type_into("Ngày ký", "05/12/2016");
    clerk.press(CTRL, Key::S);
    assert!(clerk.actions <= 4, "{}", clerk.actions);
    let of = About::decision(decision);
    assert!(clerk.says("quyet-dinh", of, "12-QĐ/BCĐ"));
    for form in ["ds-tap-the", "ds-ca-nhan", "ds-ho-gia-dinh"] {
        assert!(clerk.says(form, of, "số 12-QĐ/BCĐ, ngày 05/12/2016"), "{form}");
    }
    assert!(clerk.says("kich-ban", About::round(round), "Quyết định số 12-QĐ/BCĐ"));
}

#[test]
fn a_misspelt_name_is_put_right_and_only_its_sheet_is_printed_again_in_six_actions() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, round, decision) = printed(folder.path());
    let abouts = [About::decision(decision), About::round(round)];
    assert_eq!(clerk.to_print_again(&abouts), Vec::<&str>::new());
    press(&mut clerk.w, CTRL, Key::Num4);
    button(&mut clerk.w, catalog::spec("ds-ca-nhan").unwrap().title());
    // On the annex: pressed, typed, and sent back to the record.
    clerk.correct("Nguyễn", "Nguyễn Thị Mẫu Hoà");
    clerk.press(NONE, Key::F6);
    let mut again = clerk.to_print_again(&abouts);
    again.sort_unstable();
    // The submission names persons, too; no other paper does.
    assert_eq!(again, ["ds-ca-nhan", "to-trinh"]);
    clerk.press(CTRL, Key::Num3);
    clerk.button(words::REPRINT_THESE);
    assert!(clerk.actions <= 6, "{}", clerk.actions);
    let asked = clerk.to_print_again(&abouts);
    assert_eq!(asked, Vec::<&str>::new(), "printed again");
}

#[test]
fn a_late_collective_stands_in_annex_decision_and_submission_in_twelve_actions() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, round, decision) = printed(folder.path());
    press(&mut clerk.w, CTRL, Key::Num3);
    clerk.button(words::ADD_NAME);
    clerk.type_into(terms::field(Field::Unit), "Tổ Nhân dân tự quản số 4");
    clerk.press(NONE, Key::Enter);
    clerk.press(CTRL, Key::S);
    clerk.press(CTRL, Key::Num3);
    clerk.button(words::PUT_IN);
    clerk.button(words::REPRINT_THESE);
    assert!(clerk.actions <= 12, "{}", clerk.actions);
    let of = About::decision(decision);
    assert!(clerk.says("ds-tap-the", of, "Tổ Nhân dân tự quản số 4"));
    assert!(clerk.says("ds-tap-the", of, "Danh sách này có 02 tập thể."));
    assert!(clerk.says("quyet-dinh", of, "02 tập thể, 01 cá nhân và 02 hộ gia đình"));
    assert!(clerk.says("to-trinh", About::round(round), "Tổ Nhân dân tự quản số 4"));
    assert_eq!(clerk.to_print_again(&[of, About::round(round)]), Vec::<&str>::new());
}

/// A window on a paper of the book of [`printed`].
fn on(folder: &Path, form: &str) -> (Clerk, RoundId, DecisionId) {
    let (mut clerk, round, decision) = printed(folder);
    press(&mut clerk.w, CTRL, Key::Num4);
    button(&mut clerk.w, catalog::spec(form).unwrap().title());
    (clerk, round, decision)
}

/// The award of a person of the decision, and the person's post now.
fn award_and_post(book: &Workspace, decision: DecisionId) -> (Award, String) {
    let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let rows = book.read().award_rows(of).unwrap();
    let row = rows.iter().find(|row| matches!(row.recipient, Recipient::Person(_))).unwrap();
    let Recipient::Person(person) = row.recipient else { panic!() };
    let person = book.read().person(person).unwrap().unwrap();
    (book.read().award(row.id).unwrap().unwrap(), person.posts[0].title.clone())
}

#[test]
fn a_post_that_changed_last_week_is_of_this_round_or_of_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, _, decision) = on(folder.path(), "ds-ca-nhan");
    let in_record = |kind| on_paper::in_record(terms::kind(kind));
    // As it was on the day of the award: the person keeps the post of today.
    clerk.correct("Trưởng", "Phó Trưởng ấp");
    clerk.button(&in_record(Kind::Award));
    let (award, post) = award_and_post(clerk.book(), decision);
    assert_eq!((award.printed_position.as_str(), post.as_str()), ("Phó Trưởng ấp", "Trưởng ấp"));
    // The person has another post: the book and the paper say so.
    clerk.correct("Phó", "Bí thư Chi bộ");
    clerk.button(&in_record(Kind::Person));
    let (award, post) = award_and_post(clerk.book(), decision);
    assert_eq!(
        (award.printed_position.as_str(), post.as_str()),
        ("Bí thư Chi bộ", "Bí thư Chi bộ")
    );
    assert!(clerk.says("ds-ca-nhan", About::decision(decision), "Bí thư Chi bộ"));
}

#[test]
fn another_post_of_the_person_is_never_written_over_from_an_old_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    let decision = commune.decide();
    let (_, post) = award_and_post(&commune.book, decision);
    assert_eq!(post, "Trưởng ấp");
    // Since then the person has moved.
    let rows = commune.book.read().person_rows().unwrap();
    let id = rows.iter().find(|row| row.full_name == "Nguyễn Thị Mẫu Hòa").unwrap().id;
    let mut person = commune.book.read().person(id).unwrap().unwrap();
    person.posts[0].to = "30/11/2016".into();
    person.posts.push(Post {
        unit: Some(commune.hamlets[1]),
        title: "Phó Chủ tịch xã".into(),
        from: "01/12/2016".into(),
        ..Post::default()
    });
    apply(&mut commune.book, Edit::save(person));
    commune.book.close(at("2016-12-05T12:30:00"));
    let w = window(desktop(folder.path()), Some(&path));
    let mut clerk = Clerk { w, actions: 0 };
    press(&mut clerk.w, CTRL, Key::Num4);
    button(&mut clerk.w, catalog::spec("ds-ca-nhan").unwrap().title());
    clerk.correct("Trưởng", "Phó Trưởng ấp");
    clerk.button(&on_paper::in_record(terms::kind(Kind::Person)));
    let person = clerk.book().read().person(id).unwrap().unwrap();
    assert!(person.posts.iter().any(|post| post.title == "Phó Chủ tịch xã"), "{:?}", person.posts);
}

#[test]
fn the_distribution_gets_a_line_more_and_loses_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, _, decision) = on(folder.path(), "quyet-dinh");
    let lines = |clerk: &Clerk| {
        let stored = clerk.book().read().decision(decision).unwrap().unwrap();
        stored.distribution.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let before = clerk.said("quyet-dinh", About::decision(decision));
    let had = before.iter().filter(|text| text.starts_with("- ")).count();
    clerk.press_word("Như");
    clerk.button(on_paper::line_change(LineChange::Below));
    settle(&mut clerk.w);
    press(&mut clerk.w, Modifiers::COMMAND, Key::A);
    driver::type_text(&mut clerk.w, "Thường trực Đảng ủy (để b/c)");
    press(&mut clerk.w, NONE, Key::Enter);
    assert_eq!(lines(&clerk).get(1).map(String::as_str), Some("Thường trực Đảng ủy (để b/c)"));
    assert!(clerk.says("quyet-dinh", About::decision(decision), "Thường trực Đảng ủy (để b/c)"));
    clerk.press_word("Thường");
    clerk.button(on_paper::line_change(LineChange::Remove));
    let now = clerk.said("quyet-dinh", About::decision(decision));
    assert_eq!(now.iter().filter(|text| text.starts_with("- ")).count(), had);
}

#[test]
fn rows_stand_in_the_order_the_leader_wants_on_every_paper() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, round, decision) = on(folder.path(), "ds-ho-gia-dinh");
    let households = |clerk: &Clerk, form: &str, about: About| -> Vec<String> {
        let said = clerk.said(form, about).into_iter();
        said.filter(|text| text.contains("Hộ ") && text.contains("Mẫu")).collect()
    };
    let of = About::decision(decision);
    let before = households(&clerk, "ds-ho-gia-dinh", of);
    assert_eq!(before.len(), 2, "{before:?}");
    // The award is found in its list, and goes up or down there.
    press(&mut clerk.w, CTRL, Key::Num2);
    driver::click_beginning(&mut clerk.w, terms::awards::AWARDS.title);
    clerk.w.get_by_label(&before[0]).click();
    settle(&mut clerk.w);
    for _ in 0..3 {
        press(&mut clerk.w, Modifiers::ALT, Key::ArrowDown);
    }
    let now = households(&clerk, "ds-ho-gia-dinh", of);
    assert_eq!(now, [before[1].clone(), before[0].clone()]);
    let script = clerk.said("kich-ban", About::round(round)).join("\n");
    assert!(script.find(&now[0]).unwrap() < script.find(&now[1]).unwrap(), "{script}");
}

#[test]
fn a_paragraph_from_a_message_is_pasted_without_its_invisible_signs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, _, decision) = on(folder.path(), "quyet-dinh");
    clerk.press_word("Như");
    clerk.button(on_paper::line_change(LineChange::Below));
    settle(&mut clerk.w);
    press(&mut clerk.w, Modifiers::COMMAND, Key::A);
    // As a telephone sends it: decomposed letters, signs nobody sees, a hard space.
    let sent =
        "Thông ba\u{301}o số 15-TB/ĐU,\u{a0}ngày\u{200b} 01/12/2016 cu\u{309}a Đảng ủy\u{feff} xã";
    driver::paste(&mut clerk.w, sent);
    press(&mut clerk.w, NONE, Key::Enter);
    let lines = clerk.book().read().decision(decision).unwrap().unwrap().distribution;
    let clean = "Thông báo số 15-TB/ĐU, ngày 01/12/2016 của Đảng ủy xã";
    assert!(lines.lines().any(|line| line == clean), "{lines:?}");
    assert!(clerk.says("quyet-dinh", About::decision(decision), "Thông báo số"));
}

#[test]
fn whoever_was_invited_is_invited_again_to_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let (mut clerk, round, _) = on(folder.path(), "giay-moi");
    let about = About::round(round);
    assert!(!clerk.says("giay-moi", about, "thay cho"));
    clerk.type_into(option::REPLACED_NUMBER, "7");
    clerk.type_into(option::REPLACED_DAY, "03/12/2016");
    press(&mut clerk.w, NONE, Key::Tab);
    let seen: Vec<String> = painted(&clerk.w).into_iter().map(|p| p.text).collect();
    let on_page = seen.join(" ");
    assert!(on_page.contains("thay cho Giấy mời số 07-GM/BCĐ"), "{on_page}");
}
