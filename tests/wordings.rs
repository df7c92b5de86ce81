//! An office puts the sentences of a paper in its own words, once, with the paper beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::commune_in;
use dan_van::{
    domain::{edit::Edit, paper::About},
    layout::texts::{as_read, each_text},
    papers,
    report::{ReportParams, catalog},
    text::{papers as words, reports, template},
};
use driver::{Window, button, click, desktop, press, settle, type_text, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::{collections::BTreeSet, path::Path};
use support::{apply, at, create};

const FORM: &str = "giay-moi";
const OWN: &str = "dự Lễ tuyên dương điển hình {năm}";

/// A window on the invitation of a round.
fn on_invitation(folder: &Path) -> (Window, About) {
    let path = folder.join("so.dvk");
    let mut commune = commune_in(create(&path));
    commune.decide();
    let about = About::round(commune.round);
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, Modifiers::CTRL, Key::Num4);
    choose(&mut w, FORM);
    (w, about)
}

/// Goes to a paper in the list on the left, which is longer than the window.
fn choose(w: &mut Window, form: &str) {
    let title = catalog::spec(form).unwrap().title();
    button(w, title);
}

/// The words of a paper, and what is to be said of it.
fn said(w: &Window, form: &str, about: About) -> (Vec<String>, Vec<String>) {
    let book = w.state().book().unwrap();
    let day = at("2016-12-05T12:00:00").date();
    let spec = catalog::spec(form).unwrap();
    let paper = papers::open(spec, book.read(), &ReportParams::about(about), day).unwrap();
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).into_string()));
    (all, paper.document.sections.iter().flat_map(|s| s.remarks.clone()).collect())
}

/// Types another text into a piece of the wording that is open.
fn put(w: &mut Window, piece: &str, text: &str) {
    let template = template::template(FORM).unwrap();
    let label = &template.pieces.iter().find(|of| of.key == piece).unwrap().label;
    let field = w.get_by_role_and_label(Role::MultilineTextInput, label);
    field.focus();
    settle(w);
    press(w, Modifiers::COMMAND, Key::A);
    type_text(w, text);
}

#[test]
fn a_sentence_in_the_offices_own_words_stands_on_every_paper_of_its_form() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, about) = on_invitation(folder.path());
    let (before, remarks) = said(&w, FORM, about);
    assert!(before.iter().any(|text| text.starts_with("dự buổi công bố")), "{before:?}");
    // The hour and place were not entered: the paper has room for them, and says so before it is printed.
    let blank: BTreeSet<String> =
        ["giờ, nơi trao", "ngày trao"].into_iter().map(str::to_owned).collect();
    assert!(remarks.contains(&reports::blank_fields(&blank)), "{remarks:?}");
    click(&mut w, words::OPEN_WORDING);
    put(&mut w, "subject", OWN);
    click(&mut w, words::WORDING_DONE);
    let (now, _) = said(&w, FORM, about);
    assert!(now.iter().any(|text| text == "dự Lễ tuyên dương điển hình năm 2026"), "{now:?}");
    // Taken back in one step.
    press(&mut w, Modifiers::CTRL, Key::Z);
    assert_eq!(said(&w, FORM, about).0, before);
}

#[test]
fn the_lists_of_a_round_are_worded_by_the_office_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    commune.decide();
    let about = About::round(commune.round);
    let mut office = commune.book.read().office().unwrap();
    for (key, words) in [
        ("de-nghi/title", "Tập thể, hộ, cá nhân đề nghị khen đợt này"),
        ("de-nghi/count", "Tổng cộng: {số lượng}."),
        ("quyet-dinh/annex_count", "Ấn định danh sách có {số lượng}."),
        ("ds-khen-thuong/title", "được khen trong {năm}"),
        ("ds-khen-thuong/count", ""),
    ] {
        office.wordings.insert(key.into(), words.into());
    }
    apply(&mut commune.book, Edit::SaveOffice(office));
    commune.book.close(at("2016-12-05T12:30:00"));
    let w = window(desktop(folder.path()), Some(&path));
    for (form, has, has_not) in [
        ("de-nghi-ca-nhan", "Tập thể, hộ, cá nhân đề nghị khen đợt này", "được đề nghị tặng"),
        ("de-nghi-tap-the", "Tổng cộng: 01 tập thể.", "Danh sách này có"),
        ("ds-ca-nhan", "Ấn định danh sách có", "Danh sách này có"),
        ("ds-khen-thuong", "được khen trong năm 2026", "Danh sách này có"),
    ] {
        let (texts, _) = said(&w, form, about);
        assert!(texts.iter().any(|text| text.starts_with(has)), "{form}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains(has_not)), "{form}: {texts:?}");
    }
}

#[test]
fn a_field_that_no_paper_has_is_named_and_the_programs_words_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, about) = on_invitation(folder.path());
    click(&mut w, words::OPEN_WORDING);
    put(&mut w, "subject", "dự lễ {năm học}");
    // Another paper is gone to: what is typed is stored.
    choose(&mut w, "kich-ban");
    let (now, remarks) = said(&w, FORM, about);
    assert!(now.iter().any(|text| text == "dự lễ {năm học}"), "{now:?}");
    let unknown: BTreeSet<String> = [String::from("năm học")].into();
    assert!(remarks.contains(&reports::unknown_fields(&unknown)), "{remarks:?}");
    let office = || w.state().book().unwrap().read().office().unwrap();
    assert_eq!(office().wordings.len(), 1);
    choose(&mut w, FORM);
    click(&mut w, words::OPEN_WORDING);
    button(&mut w, words::WORDING_BACK);
    let office = w.state().book().unwrap().read().office().unwrap();
    assert!(office.wordings.is_empty());
    assert!(said(&w, FORM, about).0.iter().any(|text| text.starts_with("dự buổi công bố")));
    assert!(w.query_by_label(words::WORDING_BACK).is_none());
}
