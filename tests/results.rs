//! What a year came to: targets held against what was done, shortcomings, models recognised and taken back, classes in
//! the words of the year.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        democracy::DemocracyRecord,
        edit::Edit,
        field::Field,
        ids::{Record, RegistrationId, UnitId},
        list_item::{ListItem, ListKind},
        movement::{
            Effect, MovementModel, Recognition, Registration, RegistrationState, Replication,
        },
        office::Body,
        problem::Problem,
        working_year::{Target, WorkingYear},
    },
    listing::{
        profile::profile,
        results::{Line, Results, results},
    },
    text::{results as words, scoring},
    workspace::Workspace,
};
use driver::{Window, button, click_beginning, desktop, press, type_into, window};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use support::{add_unit, apply, at, create};

const CTRL: Modifiers = Modifiers::CTRL;

/// Four units: two with a model that works, one with a weak and vague one, one without any.
fn book(folder: &Path) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    let body = Body {
        is_ours: true, level: "Cấp xã".into(), ..Body::from_name("Đảng ủy xã Mẫu")
    };
    apply(&mut book, Edit::save(body));
    for (name, effect, goal) in [
        ("Đèn sáng đường quê", Effect::Effective, "100 % tuyến đường có đèn"),
        ("Góp đất mở đường", Effect::Effective, "mở 02 km đường"),
        ("Chợ không rác", Effect::Weak, ""),
    ] {
        let unit = add_unit(&mut book, &format!("Chi bộ {name}"));
        add_model(&mut book, name, unit, (effect, goal));
    }
    add_unit(&mut book, "Chi bộ chưa đăng ký");
    book.close(at("2016-12-05T12:30:00"));
    path
}

fn add_model(
    book: &mut Workspace,
    name: &str,
    unit: UnitId,
    (effect, goal): (Effect, &str),
) -> RegistrationId {
    let model = MovementModel { name: name.into(), unit: Some(unit), ..MovementModel::default() };
    let Some(Record::MovementModel(model)) = apply(book, Edit::save(model)) else { panic!() };
    let registration = Registration {
        model: Some(model),
        year: "2016".into(),
        effect,
        goal: goal.into(),
        content: goal.into(),
        ..Registration::default()
    };
    let Some(Record::Registration(id)) = apply(book, Edit::save(registration)) else { panic!() };
    id
}

fn of(book: &Workspace) -> Results {
    results(book.read(), 2016).unwrap()
}

fn seen(w: &Window) -> Results {
    of(w.state().book().unwrap())
}

fn rows(lines: &[Line], name: &str) -> Vec<String> {
    let line = lines.iter().find(|line| line.name == name);
    line.into_iter().flat_map(|line| &line.rows).map(|row| row.text.clone()).collect()
}

fn registrations(book: &Workspace) -> Vec<Registration> {
    book.read().registrations(Some(2016)).unwrap()
}

#[test]
fn one_decision_recognises_many_models_at_once_and_its_number_follows() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), Some(&book(folder.path())));
    press(&mut w, CTRL, Key::Num3);
    driver::click(&mut w, words::TITLE);
    button(&mut w, words::RECOGNISE);
    // Our own body and its level stand there; all that work are one press.
    button(&mut w, &words::all_of("Có hiệu quả", 2));
    button(&mut w, &words::recognise_now(2));
    let recognised = |w: &Window| -> Vec<(String, String, String)> {
        registrations(w.state().book().unwrap())
            .iter()
            .flat_map(|r| &r.recognitions)
            .map(|of| (of.level.clone(), of.number.clone(), of.date.text.clone()))
            .collect()
    };
    let without = ("Cấp xã".to_owned(), String::new(), String::new());
    assert_eq!(recognised(&w), [without.clone(), without]);
    assert!(
        registrations(w.state().book().unwrap())
            .iter()
            .filter(|r| r.is_recognised())
            .all(|r| r.state == RegistrationState::Recognised)
    );
    let by = words::recognised_by("Cấp xã", "Đảng ủy xã Mẫu");
    assert_eq!(rows(&seen(&w).models, &by).len(), 2);
    assert_eq!(rows(&seen(&w).models, words::NOT_RECOGNISED).len(), 1);
    // The decision is signed later: the same again with number and day adds nothing twice. Who is recognised is said.
    button(&mut w, words::RECOGNISE);
    let already = words::recognised_already("Cấp xã");
    assert_eq!(w.query_all_by_label_contains(&already).count(), 2);
    button(&mut w, &words::all_of("Có hiệu quả", 2));
    type_into(&mut w, "Quyết định công nhận số", "12-QĐ/ĐU");
    type_into(&mut w, "Ngày quyết định công nhận", "05/12");
    button(&mut w, &words::recognise_now(2));
    let with = ("Cấp xã".to_owned(), "12-QĐ/ĐU".to_owned(), "05/12/2016".to_owned());
    assert_eq!(recognised(&w), [with.clone(), with]);
    // One step takes it back.
    press(&mut w, CTRL, Key::Z);
    assert!(recognised(&w).iter().all(|(_, number, _)| number.is_empty()));
    // A number leads to its rows, a row to its record.
    click_beginning(&mut w, &by);
    let row = "mô hình “Góp đất mở đường” của Chi bộ Góp đất mở đường";
    assert!(w.query_all_by_role_and_label(Role::Link, row).next().is_some());
}

#[test]
fn a_recognition_taken_back_counts_no_more_and_stays_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = support::open(&book(folder.path())).unwrap();
    let mut registration = registrations(&book).remove(0);
    assert!(!registration.is_recognised());
    let of_province = Recognition {
        level: "Cấp tỉnh".into(),
        number: "07-QĐ/BCĐ".into(),
        date: "10/01/2017".into(),
        ..Recognition::default()
    };
    registration.recognitions = vec![of_province];
    let id = apply(&mut book, Edit::save(registration)).unwrap();
    let Record::Registration(id) = id else { panic!() };
    let mut registration = book.read().registration(id).unwrap().unwrap();
    assert!(registration.is_recognised(), "its decision says so, whatever the progress is");
    let model = registration.model.unwrap();
    let of_model = profile(book.read(), Record::MovementModel(model)).unwrap().unwrap();
    let said: Vec<&str> =
        of_model.sections.iter().flat_map(|(_, lines)| lines).map(|l| l.text.as_str()).collect();
    assert!(
        said.iter().any(|s| s.contains("2016: Cấp tỉnh, quyết định 07-QĐ/BCĐ ngày 10/01/2017")),
        "{said:?}"
    );
    // Taken back without a day or a reason is not taken back.
    registration.recognitions[0].withdrawal_number = "09-QĐ/BCĐ".into();
    let found = book.check(&Edit::save(registration.clone()), at("2017-02-01T08:00:00").date());
    let wrong: Vec<Field> = found.unwrap().list.iter().map(|f| f.field).collect();
    assert_eq!(wrong, [Field::RecognitionWithdrawnOn, Field::WithdrawalReason]);
    registration.recognitions[0].withdrawn_on = "01/02/2017".into();
    registration.recognitions[0].withdrawal_reason = "mô hình không còn hoạt động".into();
    registration.state = RegistrationState::Recognised;
    apply(&mut book, Edit::save(registration));
    assert!(!book.read().registration(id).unwrap().unwrap().is_recognised());
    let year = of(&book);
    assert_eq!(rows(&year.models, words::TAKEN_BACK).len(), 1);
    assert_eq!(rows(&year.models, "Cấp tỉnh"), Vec::<String>::new());
    // That the progress still says so is pointed out.
    let registration = book.read().registration(id).unwrap().unwrap();
    let found = book.check(&Edit::save(registration.clone()), at("2017-02-01T08:00:00").date());
    let says = found.unwrap().list.iter().any(|f| f.problem == Problem::RecognitionTakenBack);
    assert!(says);
    // Of one giver a model counts once, however the level is written; who withdraws counts in no line but that.
    let again = |level: &str| Recognition { level: level.into(), ..Recognition::default() };
    let mut twice = registration;
    twice.recognitions.extend([again("Cấp tỉnh"), again("cấp  tỉnh")]);
    apply(&mut book, Edit::save(twice));
    assert_eq!(rows(&of(&book).models, "Cấp tỉnh").len(), 1);
    let mut withdrawn = book.read().registration(id).unwrap().unwrap();
    withdrawn.state = RegistrationState::Withdrawn;
    withdrawn.withdrawn_reason = "đơn vị giải thể".into();
    apply(&mut book, Edit::save(withdrawn));
    let year = of(&book);
    assert_eq!(rows(&year.models, words::TAKEN_BACK).len(), 1);
    assert_eq!(rows(&year.models, "Cấp tỉnh"), Vec::<String>::new());
    assert_eq!(rows(&year.shortcomings, words::NOT_REPLICATED), Vec::<String>::new());
}

#[test]
fn targets_are_held_against_figures_and_typed_results() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = support::open(&book(folder.path())).unwrap();
    /// Name, planned, unit, figure, actual; what share of the plan, and met?
    type Case<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, Option<i64>, Option<bool>);
    let cases: &[Case<'_>] = &[
        ("đủ mô hình", "80", "%", "Q12", "", Some(9375), Some(false)),
        ("đủ mô hình, thấp", "75", "%", "q12", "", Some(10_000), Some(true)),
        ("mỗi đơn vị 01", "1", "mô hình", "Q12", "", Some(0), Some(false)),
        ("duy trì", "1", "mô hình", "Q4", "", Some(0), Some(false)),
        ("ghi tay", "4", "cuộc", "", "5", Some(12_500), Some(true)),
        ("chưa có số liệu", "100", "%", "Q2", "", None, None),
        // Of a shortcoming there shall be no more than planned.
        ("không quá 1 đơn vị thiếu", "1", "đơn vị", "Q8", "", None, Some(true)),
        ("không mô hình yếu", "0", "mô hình", "Q9", "", None, Some(false)),
        ("kế hoạch 0", "0", "đơn", "", "2", None, Some(true)),
    ];
    for (name, planned, unit, figure, actual, ..) in cases {
        let target = Target {
            year: "2016".into(),
            name: (*name).into(),
            planned: (*planned).into(),
            unit: (*unit).into(),
            figure: (*figure).into(),
            actual: (*actual).into(),
            ..Target::default()
        };
        apply(&mut book, Edit::save(target));
    }
    apply(
        &mut book,
        Edit::save(Target {
            year: "2017".into(),
            name: "năm sau".into(),
            planned: "1".into(),
            ..Target::default()
        }),
    );
    let found = of(&book).targets;
    assert_eq!(found.len(), cases.len(), "another year's is not among them");
    for ((name, .., share, is_met), line) in cases.iter().zip(&found) {
        assert_eq!((line.name.as_str(), line.share, line.is_met), (*name, *share, *is_met));
    }
    // Of a share the rows are those that are missing.
    let missing: Vec<&str> = found[0].rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(missing, ["Chi bộ chưa đăng ký"]);
    assert_eq!((found[0].planned.as_str(), found[0].reached.as_str()), ("80 %", "75 %"));
}

#[test]
fn the_four_shortcomings_are_lists_that_follow_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = support::open(&book(folder.path())).unwrap();
    let count = |book: &Workspace| -> Vec<usize> {
        of(book).shortcomings.iter().map(|line| line.rows.len()).collect()
    };
    // No model, vague, weak, not taken over.
    assert_eq!(count(&book), [1, 1, 1, 0]);
    let vague = rows(&of(&book).shortcomings, words::VAGUE);
    assert_eq!(vague, ["mô hình “Chợ không rác” của Chi bộ Chợ không rác"]);
    let mut all = registrations(&book);
    let mut weak = all.remove(2);
    weak.goal = "không còn rác".into();
    weak.content = "phân loại rác".into();
    apply(&mut book, Edit::save(weak));
    let mut good = all.remove(0);
    good.state = RegistrationState::Recognised;
    let model = good.model.unwrap();
    apply(&mut book, Edit::save(good));
    assert_eq!(count(&book), [1, 0, 1, 1]);
    let mut model = book.read().movement_model(model).unwrap().unwrap();
    model.replications = vec![Replication { place: "ấp 5".into(), ..Replication::default() }];
    model.launched_on = "19/05/2016".into();
    apply(&mut book, Edit::save(model));
    assert_eq!(count(&book), [1, 0, 1, 0]);
    assert_eq!(rows(&of(&book).models, words::LAUNCHED).len(), 1);
    // A unit without a model registers one.
    let unit =
        book.read().unit_rows().unwrap().iter().find(|u| u.name.contains("chưa")).unwrap().id;
    add_model(&mut book, "Nụ cười công sở", unit, (Effect::Effective, "phục vụ tốt"));
    assert_eq!(count(&book), [0, 0, 1, 0]);
}

#[test]
fn classes_are_those_of_the_year_and_a_best_one_against_democracy_wants_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = support::open(&book(folder.path())).unwrap();
    let day = at("2019-01-05T08:00:00").date();
    for (position, (name, from, to)) in (1..).zip([
        ("Trong sạch, vững mạnh", "", "2017"),
        ("Hoàn thành xuất sắc nhiệm vụ", "2018", ""),
        ("Hoàn thành tốt nhiệm vụ", "", ""),
    ]) {
        let item = ListItem {
            list: ListKind::UnitClass,
            name: name.into(),
            is_in_use: true,
            position,
            from_year: from.into(),
            to_year: to.into(),
            ..ListItem::default()
        };
        apply(&mut book, Edit::save(item));
    }
    let turned = ListItem {
        list: ListKind::UnitClass,
        name: "x".into(),
        from_year: "2018".into(),
        to_year: "2017".into(),
        ..ListItem::default()
    };
    assert!(book.check(&Edit::save(turned), day).unwrap().has_errors());
    for year in ["2016", "2018"] {
        let good_classes = "Xuất sắc\nTốt".into();
        let year = WorkingYear { year: year.into(), good_classes, ..WorkingYear::default() };
        apply(&mut book, Edit::save(year));
    }
    let unit = book.read().unit_rows().unwrap()[0].id;
    let found = |year: &str, class: &str, unit_class: &str, reason: &str| {
        let record = DemocracyRecord {
            unit: Some(unit),
            year: year.into(),
            class: class.into(),
            unit_class: unit_class.into(),
            class_reason: reason.into(),
            ..DemocracyRecord::default()
        };
        let found = book.check(&Edit::save(record), day).unwrap();
        assert!(!found.has_errors(), "the office has the last word");
        found.list.into_iter().map(|finding| finding.problem).collect::<Vec<_>>()
    };
    let (clean, excellent) = ("Trong sạch, vững mạnh", "Hoàn thành xuất sắc nhiệm vụ");
    let of_other_year = |year| vec![Problem::NotAClassOfYear { year }];
    assert_eq!(found("2016", "Tốt", clean, ""), []);
    assert_eq!(found("2018", "Tốt", clean, ""), of_other_year(2018));
    assert_eq!(found("2016", "Tốt", excellent, ""), of_other_year(2016));
    assert_eq!(found("2018", "Tốt", excellent, ""), []);
    let despite = vec![Problem::BestDespiteDemocracy { class: "Khá".into() }];
    assert_eq!(found("2018", "Khá", excellent, ""), despite);
    assert_eq!(found("2018", "Khá", excellent, "đã khắc phục xong trong quý IV"), []);
    assert_eq!(found("2018", "Khá", "Hoàn thành tốt nhiệm vụ", ""), []);
    assert_eq!(found("2018", "", excellent, ""), [], "nothing speaks against it");
    // The results of the year count by its own classes, and by what was entered all the same.
    let record = DemocracyRecord {
        unit: Some(unit),
        year: "2016".into(),
        // It has no class of grassroots democracy to have, and one of its own all the same.
        is_exempt: true,
        unit_class: excellent.into(),
        ..DemocracyRecord::default()
    };
    apply(&mut book, Edit::save(record));
    let lines: Vec<(String, usize)> =
        of(&book).units.into_iter().map(|line| (line.name, line.rows.len())).collect();
    let line = |name: &str, count| (name.to_owned(), count);
    assert_eq!(
        lines,
        [
            line(clean, 0),
            line("Hoàn thành tốt nhiệm vụ", 0),
            line(excellent, 1),
            line(words::WITHOUT_CLASS, 3),
        ]
    );
    assert_eq!(rows(&of(&book).democracy, words::WITHOUT_CLASS).len(), 3);
}

#[test]
fn a_unit_is_offered_its_recognised_models_where_it_is_scored() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = support::open(&book(folder.path())).unwrap();
    let mut registration = registrations(&book).remove(1);
    registration.recognitions =
        vec![Recognition { level: "Cấp tỉnh".into(), ..Recognition::default() }];
    apply(&mut book, Edit::save(registration));
    let unit = book
        .read()
        .movement_model_rows()
        .unwrap()
        .iter()
        .find(|m| m.name.starts_with("Góp"))
        .unwrap()
        .unit;
    let subject = dan_van::domain::evaluation::ScoreSubject::Unit(unit);
    let known = dan_van::listing::scoring::evidence(book.read(), &subject, 2016).unwrap();
    let of_models: Vec<&str> = known
        .iter()
        .filter(|known| known.source == scoring::FROM_RECOGNITION)
        .map(|known| known.fact.as_str())
        .collect();
    assert_eq!(of_models, ["“Góp đất mở đường” được công nhận, Cấp tỉnh"]);
}
