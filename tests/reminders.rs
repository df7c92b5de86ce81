//! What units register, owe and are asked for in a year, what others took over, and targets beside the year before: the
//! papers say what the book says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        democracy::DemocracyRecord,
        edit::Edit,
        evaluation::{CriteriaSet, Score, ScoreSheet, ScoreSubject, ScoredKind},
        ids::{Record, RegistrationId, UnitId},
        movement::{
            FollowUp, FollowUpPeriod, MovementModel, Registration, RegistrationState, Replication,
        },
        office::{Body, Office, Signatory},
        paper::About,
        person::Person,
        rule_set,
        training::TrainingSession,
        working_year::{Target, WorkingYear},
    },
    exchange::evaluation::{read_criteria, template},
    layout::texts::{as_read, each_text},
    listing::not_sent::{Work, not_sent},
    papers,
    report::{
        ReportError, ReportParams, catalog,
        options::{self, OptionValue},
    },
    text::{reminders, reports, year_lists},
    workspace::Workspace,
};
use jiff::civil::Date;
use support::{add_unit, apply};

const TODAY: Date = Date::constant(2026, 4, 10);
const YES: OptionValue = OptionValue::YesNo(true);
const FORMS: [&str; 6] = [
    "phieu-dang-ky",
    "ds-nhan-rong",
    "cv-huong-dan",
    "chua-nop",
    "cv-don-doc",
    "theo-doi-chi-tieu",
];

/// The words of a paper, a line a text, and what is to be said of it.
fn open(
    book: &Workspace,
    form: &str,
    params: &ReportParams,
) -> Result<(Vec<String>, Vec<String>), ReportError> {
    let paper = papers::open(catalog::spec(form).unwrap(), book.read(), params, TODAY)?;
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
    Ok((all, paper.document.sections.iter().flat_map(|s| s.remarks.clone()).collect()))
}

fn of_2026() -> ReportParams {
    ReportParams::about(About::Year(2026))
}

fn chosen(mut params: ReportParams, options: &[(&str, &str)]) -> ReportParams {
    for (option, word) in options {
        params.options.insert((*option).to_owned(), (*word).to_owned());
    }
    params
}

fn said(book: &Workspace, form: &str) -> Vec<String> {
    open(book, form, &of_2026()).unwrap_or_else(|e| panic!("{form}: {}", e.sentence())).0
}

fn refused(book: &Workspace, form: &str, params: &ReportParams) -> String {
    open(book, form, params).unwrap_err().sentence()
}

fn has(texts: &[String], part: &str) {
    assert!(texts.iter().any(|text| text.contains(part)), "“{part}” not in {texts:#?}");
}

fn has_not(texts: &[String], part: &str) {
    assert!(!texts.iter().any(|text| text.contains(part)), "“{part}” in {texts:#?}");
}

/// A commune's office with a year that has its last days, and so many units.
fn book(units: usize) -> (Workspace, Vec<UnitId>) {
    let mut book = Workspace::in_memory().unwrap();
    let b = &mut book;
    let office = Office {
        name: "Đảng ủy xã Mẫu".into(), place: "Mẫu".into(), ..Office::default()
    };
    apply(b, Edit::SaveOffice(office));
    let mut body = Body { is_ours: true, ..Body::from_name("Đảng ủy xã Mẫu") };
    body.variants.units_below = "các chi bộ, đảng bộ trực thuộc".into();
    body.default_recipients = "Ban Thường vụ Đảng ủy\nLưu Văn phòng Đảng ủy".into();
    apply(b, Edit::save(body));
    apply(
        b,
        Edit::save(WorkingYear {
            year: "2026".into(),
            registration_due: "31/03/2026".into(),
            report_due: "30/11/2026".into(),
            model_minimum: "2".into(),
            ..WorkingYear::default()
        }),
    );
    let units = (1..=units).map(|n| add_unit(b, &format!("Chi bộ ấp {n} mẫu"))).collect();
    (book, units)
}

fn register(
    book: &mut Workspace,
    (unit, name): (UnitId, &str),
    year: &str,
    state: RegistrationState,
) -> RegistrationId {
    let model = MovementModel { name: name.into(), unit: Some(unit), ..MovementModel::default() };
    let Some(Record::MovementModel(model)) = apply(book, Edit::save(model)) else { panic!() };
    let registration =
        Registration { model: Some(model), year: year.into(), state, ..Registration::default() };
    let Some(Record::Registration(id)) = apply(book, Edit::save(registration)) else { panic!() };
    id
}

fn democracy(book: &mut Workspace, unit: UnitId, is_exempt: bool) {
    apply(
        book,
        Edit::save(DemocracyRecord {
            unit: Some(unit),
            year: "2026".into(),
            is_exempt,
            ..DemocracyRecord::default()
        }),
    );
}

/// A unit, and what it owes.
type Owing = (String, Vec<(Work, Vec<String>)>);

/// What each unit owes.
fn owing(book: &Workspace) -> Vec<Owing> {
    let found = not_sent(book.read(), 2026, &Work::ALL).unwrap();
    let owed = |unit: dan_van::listing::not_sent::OwingUnit| {
        (unit.name, unit.owed.into_iter().map(|owed| (owed.work, owed.of)).collect())
    };
    found.owing.into_iter().map(owed).collect()
}

#[test]
fn a_unit_owes_what_the_year_asks_and_the_book_lacks() {
    let (mut book, units) = book(4);
    let b = &mut book;
    // The first sent everything; a report by an entry of Theo dõi, or by how far it has come.
    let first = register(b, (units[0], "Đường hoa"), "2026", RegistrationState::Underway);
    let mut reported = b.read().registration(first).unwrap().unwrap();
    let entry = |period| FollowUp { date: "20/11/2026".into(), period, ..FollowUp::default() };
    reported.follow_ups = vec![entry(FollowUpPeriod::Year)];
    apply(b, Edit::save(reported));
    democracy(b, units[0], false);
    register(b, (units[1], "Đèn sáng"), "2026", RegistrationState::Reported);
    democracy(b, units[1], true);
    // The third reported half a year alone; a draft and one withdrawn are no registration.
    let third = register(b, (units[2], "Góp đất"), "2026", RegistrationState::Registered);
    let mut half = b.read().registration(third).unwrap().unwrap();
    half.follow_ups = vec![entry(FollowUpPeriod::HalfYear)];
    apply(b, Edit::save(half));
    register(b, (units[3], "Chợ sạch"), "2026", RegistrationState::Draft);
    // One of another year is none of this one.
    register(b, (units[3], "Tổ tự quản"), "2025", RegistrationState::Recognised);
    let none = Vec::new;
    assert_eq!(
        owing(b),
        [
            (
                "Chi bộ ấp 3 mẫu".to_owned(),
                vec![(Work::Democracy, none()), (Work::YearReport, vec!["“Góp đất”".to_owned()])]
            ),
            (
                "Chi bộ ấp 4 mẫu".to_owned(),
                vec![(Work::Registration, none()), (Work::Democracy, none())]
            ),
        ]
    );
    // Where a set is about the models of the year, each wants a sheet; a blank one says nothing.
    let rules = read_criteria(template("mo-hinh-tap-the").unwrap()).rules;
    let code = rules.criteria.iter().find(|of| of.kind.is_base()).unwrap().code.clone();
    let set = CriteriaSet {
        name: "Tiêu chí mô hình".into(),
        about: ScoredKind::Registration,
        rules,
        ..CriteriaSet::default()
    };
    let Some(Record::CriteriaSet(set)) = apply(b, Edit::save(set)) else { panic!() };
    for (registration, points) in [(first, Some(100)), (third, None)] {
        let scores = points.map(|points| (code.as_str(), Score::Points(points)));
        apply(
            b,
            Edit::save(ScoreSheet {
                criteria: Some(set),
                year: "2026".into(),
                subject: ScoreSubject::Registration(registration),
                round: "tự chấm".into(),
                scores: scores.into_iter().collect(),
                ..ScoreSheet::default()
            }),
        );
    }
    let scores: Vec<(String, Vec<String>)> = owing(b)
        .into_iter()
        .filter_map(|(name, owed)| {
            let of = owed.into_iter().find(|(work, _)| *work == Work::Scores)?;
            Some((name, of.1))
        })
        .collect();
    let of = |name: &str| vec![reminders::scores_of_model(name)];
    assert_eq!(
        scores,
        [
            ("Chi bộ ấp 2 mẫu".to_owned(), of("“Đèn sáng”")),
            ("Chi bộ ấp 3 mẫu".to_owned(), of("“Góp đất”"))
        ]
    );
}

#[test]
fn the_list_says_since_when_and_whom_to_ring_up() {
    let (mut book, units) = book(2);
    register(&mut book, (units[0], "Đường hoa"), "2026", RegistrationState::Registered);
    let mut unit = book.read().unit(units[1]).unwrap().unwrap();
    (unit.contact, unit.phone) = ("Đ/c Lê Mẫu".into(), "0912 000 000".into());
    apply(&mut book, Edit::save(unit));
    let texts = said(&book, "chua-nop");
    // The last day to register is ten days ago; that to report is months to come, and asked about only when wanted.
    has_not(&texts, "30/11/2026");
    let texts = open(&book, "chua-nop", &chosen(of_2026(), &[("trong-ngay", "366")])).unwrap().0;
    for part in ["31/03/2026", "10", "Đ/c Lê Mẫu, 0912 000 000"] {
        assert!(texts.iter().any(|text| text == part), "“{part}” not in {texts:#?}");
    }
    has(&texts, "30/11/2026");
    has(&texts, "Báo cáo kết quả thực hiện mô hình “Đường hoa”");
    has(&texts, "Danh sách này có 02 đơn vị với 04 việc chưa gửi; chưa có đơn vị nào gửi đủ.");
    // On the last day itself nobody is late.
    let on_the_day =
        of_2026().with(&options::DRAFT_DAY, OptionValue::Day(Date::constant(2026, 3, 31)));
    has_not(&open(&book, "chua-nop", &on_the_day).unwrap().0, "Quá hạn");
    // One work alone; none at all is no paper.
    let one = chosen(of_2026(), &[("qcdc", "khong"), ("cham-diem", "khong"), ("bao-cao", "khong")]);
    let texts = open(&book, "chua-nop", &one).unwrap().0;
    has(&texts, "đơn vị chưa gửi đăng ký mô hình năm 2026");
    has(&texts, "Danh sách này có 01 đơn vị với 01 việc chưa gửi; 01/02 đơn vị đã gửi đủ.");
    let none = chosen(one, &[("mo-hinh", "khong")]);
    assert_eq!(refused(&book, "chua-nop", &none), reminders::NOTHING_ASKED);
    // A year without last days counts no days, and says so.
    let params = ReportParams::about(About::Year(2027));
    let (texts, remarks) = open(&book, "chua-nop", &params).unwrap();
    has_not(&texts, "Quá hạn");
    has(&remarks, reminders::WITHOUT_DUE);
}

#[test]
fn where_nobody_owes_anything_or_nobody_is_asked_there_is_no_list() {
    let (mut book, units) = book(1);
    register(&mut book, (units[0], "Đường hoa"), "2026", RegistrationState::Reported);
    democracy(&mut book, units[0], false);
    for form in ["chua-nop", "cv-don-doc"] {
        assert_eq!(refused(&book, form, &of_2026()), reminders::ALL_SENT);
    }
    let (empty, _) = self::book(0);
    assert_eq!(refused(&empty, "chua-nop", &of_2026()), reminders::NO_UNITS);
}

#[test]
fn the_reminder_names_a_few_units_and_calls_many_as_the_body_does() {
    let (mut book, units) = book(22);
    let all = [("qcdc", "khong"), ("cham-diem", "khong"), ("bao-cao", "khong")];
    let params = chosen(of_2026(), &all)
        .with(&options::ANSWER_BY, OptionValue::Day(Date::constant(2026, 4, 20)));
    let (texts, _) = open(&book, "cv-don-doc", &params).unwrap();
    has(&texts, "Kính gửi: Các chi bộ, đảng bộ trực thuộc");
    for (at, unit) in units.iter().enumerate().take(17) {
        let name = format!("Mô hình của ấp {at}");
        register(&mut book, (*unit, &name), "2026", RegistrationState::Registered);
    }
    let (texts, remarks) = open(&book, "cv-don-doc", &params).unwrap();
    has(&texts, "- Chi bộ ấp 18 mẫu; - Chi bộ ấp 19 mẫu;");
    has(
        &texts,
        "Tính đến ngày 10 tháng 4 năm 2026, 17/22 đơn vị đã gửi đủ; còn 05 đơn vị chưa gửi",
    );
    has(&texts, "Đăng ký mô hình (hạn 31/3/2026)");
    has(&texts, "chậm nhất ngày 20 tháng 4 năm 2026.");
    // It goes to whom it addresses and into the file.
    has(&texts, "- Lưu Văn phòng Đảng ủy.");
    has_not(&texts, "- Ban Thường vụ Đảng ủy,");
    has(&remarks, reports::NOBODY_SIGNS);
    // Without a day to answer by there is room for the pen.
    let (texts, remarks) = open(&book, "cv-don-doc", &chosen(of_2026(), &all)).unwrap();
    has(&texts, "chậm nhất ……………");
    has(&remarks, "hạn trả lời");
}

#[test]
fn the_guidance_says_the_days_of_the_year_and_leaves_room_for_what_is_not_set() {
    let (book, _) = book(1);
    let texts = said(&book, "cv-huong-dan");
    for part in [
        "Kính gửi: Các chi bộ, đảng bộ trực thuộc",
        "ít nhất 02 mô hình",
        "chậm nhất ngày 31 tháng 3 năm 2026.",
        "chậm nhất ngày 30 tháng 11 năm 2026.",
        "1. Đăng ký mô hình, điển hình",
        "- Như trên,",
    ] {
        has(&texts, part);
    }
    let (texts, remarks) =
        open(&book, "cv-huong-dan", &ReportParams::about(About::Year(2027))).unwrap();
    has(&texts, "ít nhất …………… mô hình");
    has(&texts, "gửi về Đảng ủy xã Mẫu chậm nhất ……………");
    for field in ["hạn đăng ký", "hạn báo cáo", "hạn hồ sơ", "số mô hình tối thiểu"]
    {
        has(&remarks, field);
    }
}

#[test]
fn a_form_is_filled_with_its_registration_or_blank_to_hand_out() {
    let (mut book, units) = book(2);
    assert_eq!(refused(&book, "phieu-dang-ky", &of_2026()), reports::NO_REGISTRATIONS);
    let person = Person { full_name: "Trần Thị Mẫu".into(), ..Person::default() };
    let Some(Record::Person(person)) = apply(&mut book, Edit::save(person)) else { panic!() };
    let id = register(&mut book, (units[0], "Đường hoa"), "2026", RegistrationState::Draft);
    let mut registration = book.read().registration(id).unwrap().unwrap();
    registration.goal = "02 km đường có hoa".into();
    registration.in_charge = Some(person);
    registration.contact = "0912 000 000".into();
    registration.registered_on = "15/03/2026".into();
    apply(&mut book, Edit::save(registration));
    // A draft is printed by itself; among those of the year it does not stand.
    assert_eq!(refused(&book, "phieu-dang-ky", &of_2026()), reports::NO_REGISTRATIONS);
    let own = ReportParams::about(About::Record(Record::Registration(id)));
    let (texts, remarks) = open(&book, "phieu-dang-ky", &own).unwrap();
    for part in [
        "CHI BỘ ẤP 1 MẪU",
        "ĐẢNG BỘ XÃ MẪU",
        "ngày 15 tháng 3 năm 2026",
        "1. Tên mô hình, điển hình: “Đường hoa”",
        "6. Mục tiêu, tiêu chí: 02 km đường có hoa",
        "14. Người phụ trách, điện thoại: Trần Thị Mẫu, 0912 000 000",
        "T/M CHI BỘ BÍ THƯ",
    ] {
        has(&texts, part);
    }
    assert!(texts.iter().any(|text| text == "Trần Thị Mẫu"), "signs by name: {texts:#?}");
    has(&remarks, "thực trạng");
    // Blank: nothing of anybody stands on it, and nothing is missed.
    let blank = chosen(of_2026(), &[("de-trong", "co")]);
    let (texts, remarks) = open(&book, "phieu-dang-ky", &blank).unwrap();
    has_not(&texts, "Đường hoa");
    has(&texts, "1. Tên mô hình, điển hình: ……………");
    assert_eq!(remarks, Vec::<String>::new());
    let of_unit = blank.with(&options::UNIT, OptionValue::Unit(units[1]));
    has(&open(&book, "phieu-dang-ky", &of_unit).unwrap().0, "CHI BỘ ẤP 2 MẪU");
    // A sheet for each registration that stands, or those of one unit.
    for unit in &units {
        let name = format!("Đèn sáng {}", unit.0);
        register(&mut book, (*unit, &name), "2026", RegistrationState::Registered);
    }
    let sheets = |params: &ReportParams| {
        let spec = catalog::spec("phieu-dang-ky").unwrap();
        papers::open(spec, book.read(), params, TODAY).unwrap().document.sections.len()
    };
    assert_eq!(sheets(&of_2026()), 2);
    assert_eq!(sheets(&of_2026().with(&options::UNIT, OptionValue::Unit(units[1]))), 1);
}

#[test]
fn what_was_taken_over_is_listed_up_to_its_year_or_of_it_alone() {
    let (mut book, units) = book(3);
    assert_eq!(refused(&book, "ds-nhan-rong", &of_2026()), year_lists::NOTHING_TAKEN_OVER);
    let replication = |unit: Option<UnitId>, place: &str, from: &str| Replication {
        unit,
        place: place.into(),
        groups: "3".into(),
        from: from.into(),
        result: "được 40 hộ hưởng ứng".into(),
        ..Replication::default()
    };
    let id = register(&mut book, (units[0], "Đường hoa"), "2026", RegistrationState::Recognised);
    let model = book.read().registration(id).unwrap().unwrap().model.unwrap();
    let mut model = book.read().movement_model(model).unwrap().unwrap();
    model.replications = vec![
        replication(Some(units[1]), "", "05/06/2025"),
        replication(None, "Ấp Chợ, xã bên", "01/02/2026"),
        replication(Some(units[2]), "", "10/01/2027"),
    ];
    apply(&mut book, Edit::save(model));
    register(&mut book, (units[1], "Đèn sáng"), "2026", RegistrationState::Recognised);
    let texts = said(&book, "ds-nhan-rong");
    for part in [
        "được nhân rộng đến hết năm 2026",
        "Chi bộ ấp 2 mẫu (03 tổ, nhóm)",
        "Ấp Chợ, xã bên (03 tổ, nhóm)",
        "05/06/2025",
        "được 40 hộ hưởng ứng",
        "Danh sách này có 01 mô hình được nhân rộng ở 02 nơi, với 06 tổ, nhóm.",
        "Mô hình được công nhận năm 2026 chưa được nhân rộng (01): “Đèn sáng” của Chi bộ ấp 2 mẫu.",
    ] {
        has(&texts, part);
    }
    has_not(&texts, "Chi bộ ấp 3 mẫu");
    let alone = chosen(of_2026(), &[("trong-nam", "co")]);
    let texts = open(&book, "ds-nhan-rong", &alone).unwrap().0;
    has(&texts, "được nhân rộng trong năm 2026");
    has_not(&texts, "Chi bộ ấp 2 mẫu (03");
    has(&texts, "Danh sách này có 01 mô hình được nhân rộng ở 01 nơi, với 03 tổ, nhóm.");
    let before = chosen(ReportParams::about(About::Year(2024)), &[("trong-nam", "co")]);
    assert_eq!(refused(&book, "ds-nhan-rong", &before), year_lists::NOTHING_TAKEN_OVER_IN_YEAR);
}

#[test]
fn a_row_leads_to_the_record_it_is_of() {
    use dan_van::report::spots;
    let row = spots::part_of("model", "place");
    assert_eq!((spots::whole_of(&row), spots::whole_of("model")), ("model", "model"));
    // Two places of one model stand in rows of their own.
    assert_ne!(row, spots::part_of("model", "other"));
}

#[test]
fn targets_stand_beside_what_the_same_was_in_the_year_before() {
    let (mut book, _) = book(1);
    assert_eq!(refused(&book, "theo-doi-chi-tieu", &of_2026()), year_lists::NO_TARGETS);
    let target = |year: &str, name: &str, (planned, actual): (&str, &str), unit: &str| Target {
        year: year.into(),
        name: name.into(),
        planned: planned.into(),
        unit: unit.into(),
        actual: actual.into(),
        ..Target::default()
    };
    // One by a figure, one by its name, a share, and one of which nothing is known.
    let attended =
        Target { figure: "Q1".into(), ..target("2026", "Tập huấn", ("80", ""), "người") };
    for new in [
        attended,
        target("2026", "Tuyên truyền", ("20", "15"), "cuộc"),
        target("2025", "tuyên truyền", ("10", "12"), "cuộc"),
        target("2026", "Hộ hưởng ứng", ("90", "92,5"), "%"),
        target("2025", "Hộ hưởng ứng", ("90", "95"), "%"),
        target("2026", "Ra mắt", ("3", ""), "mô hình"),
    ] {
        apply(&mut book, Edit::save(new));
    }
    for (year, people) in [("2025", "80"), ("2026", "100")] {
        apply(
            &mut book,
            Edit::save(TrainingSession {
                name: format!("Lớp {year}"),
                year: year.into(),
                organiser: "Đảng ủy xã Mẫu".into(),
                attended_total: people.into(),
                ..TrainingSession::default()
            }),
        );
    }
    let rows = |params: &ReportParams| -> Vec<String> {
        let spec = catalog::spec("theo-doi-chi-tieu").unwrap();
        let paper = papers::open(spec, book.read(), params, TODAY).unwrap();
        let mut rows: Vec<String> = Vec::new();
        each_text(&paper.document, |_, text| {
            let spot = text.spot.and_then(dan_van::report::spots::row_and_column);
            match spot {
                Some((_, "serial")) => rows.push(String::new()),
                Some(_) => {
                    let row = rows.last_mut().unwrap();
                    *row = format!("{row}|{}", as_read(text.words));
                }
                None => {}
            }
        });
        rows
    };
    let seen = rows(&of_2026());
    let of = |name: &str| seen.iter().find(|row| row.contains(name)).unwrap().as_str();
    assert_eq!(of("Tập huấn"), "|Tập huấn|người|80|100|125|Đạt|80|+25");
    assert_eq!(of("Tuyên truyền"), "|Tuyên truyền|cuộc|20|15|75|Chưa đạt|12|+25");
    assert_eq!(of("Hộ hưởng ứng"), "|Hộ hưởng ứng|%|90|92,5|102,77|Đạt|95|-2,5 điểm");
    assert_eq!(of("Ra mắt"), "|Ra mắt|mô hình|3|||Chưa có số liệu||");
    has(
        &said(&book, "theo-doi-chi-tieu"),
        "04 chỉ tiêu; đạt: 02; không đạt: 01; chưa có số liệu: 01.",
    );
    // Once the year is over what is missing is missed.
    let over = of_2026().with(&options::DRAFT_DAY, OptionValue::Day(Date::constant(2027, 1, 5)));
    assert!(rows(&over).iter().any(|row| row.contains("|75|Không đạt|")));
}

#[test]
fn they_can_be_printed_under_every_rule_set_whether_anybody_signs_or_not() {
    let (mut book, units) = book(2);
    let id = register(&mut book, (units[0], "Đường hoa"), "2026", RegistrationState::Registered);
    let model = book.read().registration(id).unwrap().unwrap().model.unwrap();
    let mut model = book.read().movement_model(model).unwrap().unwrap();
    model.replications = vec![Replication {
        unit: Some(units[1]),
        from: "01/02/2026".into(),
        ..Replication::default()
    }];
    apply(&mut book, Edit::save(model));
    apply(
        &mut book,
        Edit::save(Target {
            year: "2026".into(),
            name: "Ra mắt mô hình".into(),
            planned: "1".into(),
            ..Target::default()
        }),
    );
    for signed in [false, true] {
        for rules in rule_set::all() {
            let mut body = book.read().bodies().unwrap().remove(0);
            body.rule_set.clone_from(&rules.id);
            let of = body.id;
            apply(&mut book, Edit::save(body));
            if signed && book.read().signatories().unwrap().is_empty() {
                apply(
                    &mut book,
                    Edit::save(Signatory {
                        body: of,
                        name: "Lê Văn Mẫu".into(),
                        position: "Bí thư".into(),
                        is_head: true,
                        ..Signatory::default()
                    }),
                );
            }
            for form in FORMS {
                let texts = said(&book, form);
                let names_signer = texts.iter().any(|text| text == "Lê Văn Mẫu");
                // The form of a unit is signed by the unit.
                assert_eq!(names_signer, signed && form != "phieu-dang-ky", "{form} {}", rules.id);
                has_not(&texts, "{");
                let paper =
                    papers::open(catalog::spec(form).unwrap(), book.read(), &of_2026(), TODAY);
                let mut names: Vec<String> = Vec::new();
                each_text(&paper.unwrap().document, |_, text| {
                    names.extend(text.spot.map(|spot| spot.as_str().to_owned()));
                });
                let all = names.len();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), all, "{form}: two texts of one name");
            }
        }
    }
    let chosen = of_2026().with(&options::DRAFT_NUMBER, OptionValue::Number("05".into()));
    has(&open(&book, "cv-huong-dan", &chosen).unwrap().0, "Số: 05/ĐU");
    let params =
        chosen.with(&options::DRAFT_DAY, OptionValue::Day(TODAY)).with(&options::SIGNED, YES);
    assert!(open(&book, "cv-don-doc", &params).is_ok());
}
