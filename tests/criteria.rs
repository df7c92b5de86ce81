//! The editor of sets of criteria: begun from a template or a pasted table, mended where a number was typed
//! wrong, and carried on in its next version once it was scored by.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        edit::Edit,
        entered::Entered,
        evaluation::{
            Band, Cap, CapRounding, Class, CriteriaSet, Criterion, CriterionKind, Downgrade, Floor,
            NotApplicableRule, Quota, Rules, ScoreSheet, ScoreSubject, ScoredKind, Side,
        },
        field::Field,
        ids::CriteriaSetId,
    },
    exchange::evaluation::{read_criteria, templates},
    records::typed_set::TypedSet,
    text::{actions, criteria as words, screens, terms},
};
use driver::{
    Window, button, desktop, list_below, painted, paste, press, settle, type_text, window,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use support::{apply, at, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// Its place among the lists, counted from the first.
const CRITERIA: usize = 24;

fn book(folder: &Path, sets: Vec<CriteriaSet>) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    for set in sets {
        apply(&mut book, Edit::save(set));
    }
    book.close(at("2016-12-05T12:30:00"));
    path
}

/// The list of sets of a book, in the year at work 2016.
fn list(folder: &Path, book: &Path) -> Window {
    let mut w = window(desktop(folder), Some(book));
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, CRITERIA);
    assert!(reads(&w, "Bộ tiêu chí"));
    w
}

fn sets(w: &Window) -> Vec<CriteriaSet> {
    w.state().book().unwrap().read().criteria_sets().unwrap()
}

fn reads(w: &Window, text: &str) -> bool {
    painted(w).iter().any(|p| p.text.contains(text))
}

/// The text of a field of the form, the first of that name.
fn typed(w: &Window, field: Field) -> String {
    let mut fields = w.query_all_by_label(terms::field(field)).filter(is_field);
    fields.next().unwrap().value().unwrap_or_default()
}

/// Types something else into a field of the form, the first of that name, and leaves it.
fn put(w: &mut Window, field: Field, text: &str) {
    let label = terms::field(field);
    w.query_all_by_label(label).find(is_field).unwrap().focus();
    settle(w);
    press(w, NONE, Key::End);
    for _ in 0..60 {
        w.key_press(Key::Backspace);
    }
    settle(w);
    type_text(w, text);
    press(w, NONE, Key::Tab);
}

/// Presses one of the buttons of a name, wherever in the form it stands.
fn press_nth(w: &mut Window, name: &str, nth: usize) {
    fn found<'w>(w: &'w Window, name: &'w str, nth: usize) -> egui_kittest::Node<'w> {
        w.query_all_by_role_and_label(Role::Button, name).nth(nth).unwrap()
    }
    found(w, name, nth).scroll_to_me();
    settle(w);
    found(w, name, nth).click();
    settle(w);
}

fn is_field(node: &egui_kittest::Node<'_>) -> bool {
    matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
}

/// Two criteria of points in two classes, for a year on.
fn set(name: &str, from: &str) -> CriteriaSet {
    let criterion = |code: &str, most| Criterion {
        code: code.into(),
        text: format!("Nội dung {code}"),
        most: Some(most),
        ..Criterion::default()
    };
    CriteriaSet {
        name: name.into(),
        version: "1".into(),
        about: ScoredKind::Unit,
        from_year: from.into(),
        rules: Rules {
            criteria: vec![criterion("1", 6000), criterion("2", 4000)],
            classes: vec![
                Class { name: "Tốt".into(), least: 8000, no_zero: true },
                Class { name: "Đạt".into(), ..Class::default() },
            ],
            ..Rules::default()
        },
        ..CriteriaSet::default()
    }
}

/// A book with a set that was scored by in 2016.
fn used(folder: &Path) -> PathBuf {
    let path = book(folder, vec![set("Chấm đơn vị", "2015")]);
    let mut book = support::open(&path).unwrap();
    apply(
        &mut book,
        Edit::save(ScoreSheet {
            criteria: Some(CriteriaSetId(1)),
            year: "2016".into(),
            subject: ScoreSubject::Name("Ấp 1".into()),
            round: "kết luận".into(),
            ..ScoreSheet::default()
        }),
    );
    book.close(at("2016-12-05T12:40:00"));
    path
}

#[test]
fn a_first_set_is_begun_from_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path(), vec![]);
    let mut w = list(folder.path(), &path);
    assert!(reads(&w, "Chưa có bộ tiêu chí"));
    button(&mut w, words::TEMPLATES);
    let names: Vec<String> = templates().map(|(_, text)| read_criteria(text).name).collect();
    assert!(names[0].contains("đạt, không đạt") && names[0].contains("mẫu"));
    for name in &names {
        assert!(reads(&w, name), "{name}");
    }
    button(&mut w, &names[0]);
    // It is looked at before it is stored.
    assert_eq!(typed(&w, Field::CriteriaName), names[0]);
    assert!(reads(&w, "5 tiêu chí, không tính điểm.") && reads(&w, screens::NOT_SAVED));
    assert_eq!(sets(&w), []);
    put(&mut w, Field::CriteriaName, "Xét mô hình của xã");
    press(&mut w, CTRL, Key::S);
    let stored = sets(&w);
    assert_eq!(stored.len(), 1);
    let (_, text) = templates().next().unwrap();
    let read = read_criteria(text);
    assert_eq!((stored[0].name.as_str(), &stored[0].rules), ("Xét mô hình của xã", &read.rules));
    assert_eq!(
        (stored[0].from_year.text.as_str(), stored[0].about),
        ("2016", ScoredKind::Registration)
    );
}

const TABLE: &str = "TT\tNội dung\tĐiểm tối đa\tLoại\n\
    I\tTổ chức thực hiện\t40\tnhóm\n\
    1\tCó kế hoạch\t10\t\n\
    2\tTuyên truyền\tba mươi\t\n\
    II\tKết quả\t60\tnhóm\n\
    3\tHiệu quả\t60\t\n\
    \tTổng cộng\t100\t\n";

#[test]
fn a_pasted_table_is_looked_at_and_mended_before_it_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path(), vec![]);
    let mut w = list(folder.path(), &path);
    paste(&mut w, "Kính gửi các đơn vị");
    assert!(reads(&w, "Không đọc được bảng tiêu chí.") && !reads(&w, actions::SAVE));
    paste(&mut w, TABLE);
    // What was not taken from the table is named, and what is wrong so far.
    assert!(reads(&w, "Dòng 4: “ba mươi” không phải là điểm."));
    assert!(reads(&w, "Dòng 7: dòng tổng, không lấy."));
    assert!(reads(&w, "Dòng 3, 4, 6: chưa ghi loại"));
    assert!(reads(&w, "Tiêu chí, dòng 3: Điểm tối đa phải lớn hơn 0."));
    assert!(reads(&w, "3 tiêu chí, tổng điểm tối đa 70."));
    put(&mut w, Field::CriteriaName, "Mô hình tập thể");
    press(&mut w, CTRL, Key::S);
    assert_eq!(sets(&w), [], "a criterion without its maximum is refused");
    // The line of the criterion is open; the number is put in, and all adds up.
    let most = terms::field(Field::CriterionMost);
    let is_blank =
        |field: &egui_kittest::Node<'_>| field.value().is_none_or(|text| text.is_empty());
    w.query_all_by_role_and_label(Role::TextInput, most).find(is_blank).unwrap().focus();
    settle(&mut w);
    type_text(&mut w, "30");
    press(&mut w, CTRL, Key::S);
    assert!(reads(&w, "Chưa lưu: Bộ tiêu chí chưa có mức xếp loại nào."));
    press_nth(&mut w, words::add::CLASS, 0);
    put(&mut w, Field::ClassName, "Đạt");
    put(&mut w, Field::ClassFrom, "0");
    press(&mut w, CTRL, Key::S);
    let stored = sets(&w);
    assert_eq!(stored.len(), 1);
    let most: Vec<_> =
        stored[0].rules.criteria.iter().map(|of| (of.code.as_str(), of.most)).collect();
    let expected = [("I", 4000), ("1", 1000), ("2", 3000), ("II", 6000), ("3", 6000)];
    assert_eq!(most, expected.map(|(code, most)| (code, Some(most))));
    assert_eq!(stored[0].rules.criteria[3].kind, CriterionKind::Group);
}

#[test]
fn a_number_typed_wrong_is_named_and_kept_until_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path(), vec![set("Chấm đơn vị", "")]);
    let mut w = list(folder.path(), &path);
    open_first(&mut w);
    assert!(reads(&w, "2 tiêu chí, tổng điểm tối đa 100."));
    put(&mut w, Field::CriterionMost, "6x");
    let named = "Tiêu chí, dòng 1: “6x” không phải là điểm.";
    assert!(reads(&w, named), "it is said while it is typed");
    press(&mut w, CTRL, Key::S);
    assert!(reads(&w, named));
    assert_eq!(typed(&w, Field::CriterionMost), "6x");
    assert_eq!(sets(&w)[0].rules, set("", "").rules);
    put(&mut w, Field::CriterionMost, "60,5");
    assert!(!reads(&w, named));
    press(&mut w, CTRL, Key::S);
    assert_eq!(sets(&w)[0].rules.criteria[0].most, Some(6050));
    // A line that was only added wants its code; one further up or down is another order.
    open_first(&mut w);
    press_nth(&mut w, words::add::CRITERION, 0);
    press(&mut w, CTRL, Key::S);
    assert!(reads(&w, "Vui lòng nhập mã tiêu chí."));
    press_nth(&mut w, actions::REMOVE_LINE, 2);
    press_nth(&mut w, actions::LINE_DOWN, 0);
    press(&mut w, CTRL, Key::S);
    let codes: Vec<String> = sets(&w)[0].rules.criteria.iter().map(|of| of.code.clone()).collect();
    assert_eq!(codes, ["2", "1"]);
}

#[test]
fn a_used_set_is_frozen_and_goes_on_in_its_next_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = used(folder.path());
    let mut w = list(folder.path(), &path);
    assert!(reads(&w, "từ 2015"));
    open_first(&mut w);
    assert!(reads(&w, "Đã chấm điểm năm 2016 theo bộ này"));
    put(&mut w, Field::CriterionText, "Nội dung mới");
    press(&mut w, CTRL, Key::S);
    assert_eq!(sets(&w)[0].rules, set("", "").rules, "it says the same for ever");
    // What was typed goes into the next version, which opens.
    button(&mut w, words::NEXT_VERSION);
    let [old, new] = sets(&w).try_into().unwrap();
    assert_eq!((old.to_year.text.as_str(), &old.rules), ("2016", &set("", "").rules));
    assert_eq!((new.version.text.as_str(), new.from_year.text.as_str()), ("2", "2017"));
    assert_eq!(new.rules.criteria[0].text, "Nội dung mới");
    assert_eq!(typed(&w, Field::CriteriaVersion), "2");
    assert!(!reads(&w, "Đã chấm điểm"));
    // One step, taken back as one.
    press(&mut w, NONE, Key::Escape);
    press(&mut w, NONE, Key::Escape);
    press(&mut w, CTRL, Key::Z);
    let stored = sets(&w);
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].to_year, Entered::default());
}

#[test]
fn a_copy_is_another_version_and_all_its_criteria_stand_in_one_grid() {
    let folder = tempfile::tempdir().unwrap();
    let path = book(folder.path(), vec![set("Chấm đơn vị", "2015")]);
    let mut w = list(folder.path(), &path);
    press(&mut w, CTRL, Key::F);
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, CTRL, Key::D);
    assert_eq!(typed(&w, Field::CriteriaVersion), "2");
    press(&mut w, CTRL, Key::S);
    assert_eq!(sets(&w).len(), 2);
    open_first(&mut w);
    button(&mut w, words::GRID);
    // Those it has stand there; what is pasted comes behind them.
    assert!(reads(&w, "Nội dung 2"));
    paste(
        &mut w,
        "Mã tiêu chí\tNội dung tiêu chí\tĐiểm tối đa\n3\tSáng tạo\tmười\n4\tBền vững\t5\n",
    );
    assert!(reads(&w, "mười"));
    button(&mut w, actions::STORE_ROWS);
    let is_as_it_was = |w: &Window| sets(w).iter().all(|of| of.rules == set("", "").rules);
    assert!(is_as_it_was(&w), "a row that cannot be read is stored with none");
    button(&mut w, actions::DISCARD_GRID);
    open_first(&mut w);
    button(&mut w, words::GRID);
    paste(
        &mut w,
        "Mã tiêu chí\tNội dung tiêu chí\tĐiểm tối đa\tCách chấm\tCác khoảng điểm\n\
         3\tSáng tạo\t3\tĐiểm thưởng\t\n4\tTỷ lệ hộ tham gia\t5\tTheo khoảng\t≥ 90 %: 5\n",
    );
    // The first one gets another text, the second one goes.
    press(&mut w, CTRL, Key::Home);
    press(&mut w, NONE, Key::ArrowRight);
    type_text(&mut w, "Nội dung khác");
    press(&mut w, NONE, Key::Enter);
    button(&mut w, actions::REMOVE_ROWS);
    button(&mut w, actions::STORE_ROWS);
    let stored = sets(&w);
    let changed = stored.iter().find(|of| of.rules != set("", "").rules).unwrap();
    let lines: Vec<_> = changed
        .rules
        .criteria
        .iter()
        .map(|of| (of.code.as_str(), of.text.as_str(), of.most, of.kind))
        .collect();
    let expected = [
        ("1", "Nội dung khác", Some(6000), CriterionKind::Points),
        ("3", "Sáng tạo", Some(300), CriterionKind::Bonus),
        ("4", "Tỷ lệ hộ tham gia", Some(500), CriterionKind::Bands),
    ];
    assert_eq!(lines, expected);
    // The sign that clerks paste is drawn where the bands are typed.
    open_first(&mut w);
    let bands = w.query_all_by_label(terms::field(Field::CriterionBands)).find(is_field);
    assert_eq!(bands.unwrap().value().as_deref(), Some("≥ 90 %: 5"));
}

#[test]
fn the_list_of_sets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    dan_van::sample::fill(&mut book, &support::clerk(), support::noon()).unwrap();
    for (_, text) in templates() {
        apply(&mut book, Edit::save(read_criteria(text).set()));
    }
    book.close(at("2016-12-05T12:30:00"));
    let mut w = list(folder.path(), &path);
    press(&mut w, CTRL, Key::F);
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, CTRL, Key::A);
    w.event(egui::Event::Copy);
    w.step();
    let copied = w.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.unwrap(), LIST);
}

/// What is copied of the list: the sample's own set, and every template.
const LIST: &str = "\
Tên bộ tiêu chí\tBản\tChấm cho\tÁp dụng\tTiêu chí\tTổng điểm\tSố năm đã chấm
Công tác dân vận và dân chủ ở cơ sở, khung Cần Thơ (mẫu)\t1\tĐơn vị\ttừ 2025\t5\t100\t
Mô hình tập thể “Dân vận khéo” (mẫu)\t1\tMô hình đăng ký trong năm\t\t11\t100\t
Mô hình “Dân vận khéo”: đạt, không đạt (mẫu)\t1\tMô hình đăng ký trong năm\t\t5\t\t
Thực hiện quy chế dân chủ ở cơ sở (mẫu)\t1\tThực hiện QCDC trong năm\t\t9\t100\t
Tiêu chí mô hình “Dân vận khéo” (mẫu)\t1\tMô hình đăng ký trong năm\ttừ 2016\t11\t100\t1
Điển hình cá nhân “Dân vận khéo” (mẫu)\t1\tCá nhân\t\t5\t100\t
";

fn open_first(w: &mut Window) {
    press(w, CTRL, Key::F);
    press(w, NONE, Key::ArrowDown);
    press(w, NONE, Key::Enter);
    assert!(reads(w, actions::SAVE));
}

fn word() -> impl Strategy<Value = String> {
    "[a-zđêô]{1,8}( [a-z]{1,5})?"
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![0..20_000i64, 0..999_999_900i64]
}

fn band() -> impl Strategy<Value = Band> {
    let side = prop_oneof![
        Just(Side::AtLeast),
        Just(Side::MoreThan),
        Just(Side::AtMost),
        Just(Side::LessThan)
    ];
    (side, 0..10_000_000i64, any::<bool>(), 0..1_000_000i64)
        .prop_map(|(side, bound, is_percent, points)| Band { side, bound, is_percent, points })
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let kind = prop::sample::select(CriterionKind::ALL.to_vec());
    let numbers = (prop::option::of(number()), prop::option::of(number()));
    ("[1-9](\\.[1-9]){0,3}|[IVX]{1,3}", word(), numbers, kind, prop::collection::vec(band(), 0..4))
        .prop_map(|(code, text, (most, step), kind, bands)| Criterion {
            code,
            text,
            most,
            kind,
            step,
            bands: if kind == CriterionKind::Bands { bands } else { Vec::new() },
        })
}

fn rules() -> impl Strategy<Value = Rules> {
    let few = 0..4usize;
    let class = (word(), number(), any::<bool>()).prop_map(|(name, least, no_zero)| Class {
        name,
        least,
        no_zero,
    });
    let floor = (word(), number(), word()).prop_map(|(group, least, best)| {
        let group = group.replace(' ', "");
        Floor { group, least, best }
    });
    let downgrade = (word(), word()).prop_map(|(reason, best)| Downgrade { reason, best });
    let rounding =
        prop_oneof![Just(CapRounding::Down), Just(CapRounding::Nearest), Just(CapRounding::Up)];
    let more = prop::option::of(number());
    let cap = (word(), number(), more, word(), rounding, any::<bool>()).prop_map(
        |(class, percent, with_reason, base, rounding, is_over_all)| Cap {
            class,
            percent,
            with_reason,
            base,
            rounding,
            is_over_all,
        },
    );
    let quota = (word(), word(), prop::option::of(0..999_999i64), word())
        .prop_map(|(group, kind, number, least)| Quota { group, kind, number, least });
    let lists = (
        prop::collection::vec(criterion(), 0..8),
        prop::collection::vec(class, few.clone()),
        prop::collection::vec(floor, few.clone()),
        prop::collection::vec(downgrade, few.clone()),
        prop::collection::vec(cap, few.clone()),
        prop::collection::vec(quota, few.clone()),
    );
    let lines = || prop::collection::vec(word(), 0..4);
    (lists, prop::option::of(number()), prop::option::of(number()), lines(), lines(), any::<bool>())
        .prop_map(|(lists, most_bonus, most_penalty, exclusions, rounds, full)| {
            let (criteria, classes, floors, downgrades, caps, quotas) = lists;
            let not_applicable =
                if full { NotApplicableRule::FullPoints } else { NotApplicableRule::Rescaled };
            Rules {
                criteria,
                classes,
                most_bonus,
                bonus_of_models: full,
                most_penalty,
                floors,
                downgrades,
                exclusions,
                caps,
                quotas,
                not_applicable,
                rounds,
            }
        })
}

proptest! {
    #[test]
    fn what_a_set_says_is_read_back_as_it_was(rules in rules()) {
        let whole = CriteriaSet { rules, ..set("Bộ", "2016") };
        let again = TypedSet::of(whole.clone()).read();
        prop_assert_eq!(again, whole);
    }
}
