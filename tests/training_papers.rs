//! The papers of a session, of grassroots democracy and of scores say what the book says: who came, what applies, what was
//! given.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::{Commune, commune};
use dan_van::{
    domain::{
        answer::Answer,
        democracy::{DemocracyRecord, Dialogue, Inspection, InternalRule, InternalRuleKind},
        edit::Edit,
        evaluation::{
            Class, CriteriaSet, Criterion, CriterionKind, Floor, Rules, Score, ScoreSheet,
            ScoreSubject, ScoredKind,
        },
        ids::{CriteriaSetId, Kind, Record, RegistrationId, TrainingSessionId, UnitId},
        movement::{ModelSubject, MovementModel, Registration},
        paper::About,
        person::Gender,
        training::{Attendee, TrainingSession},
    },
    layout::{
        block::{Block, ColumnWidth, Document, Face, Table, mm},
        texts::{as_read, each_text},
    },
    papers,
    report::{
        ReportError, ReportParams, catalog,
        lists::attendance,
        options::{self, OptionValue},
        sheets::score,
    },
    text::{score_papers, training_papers},
};
use jiff::civil::Date;
use support::{add_unit, apply};

const TODAY: Date = Date::constant(2026, 12, 5);
const YES: OptionValue = OptionValue::YesNo(true);

fn open(commune: &Commune, form: &str, params: &ReportParams) -> Result<Document, ReportError> {
    let spec = catalog::spec(form).unwrap();
    papers::open(spec, commune.book.read(), params, TODAY).map(|paper| paper.document)
}

fn made(commune: &Commune, form: &str, params: &ReportParams) -> Document {
    open(commune, form, params).unwrap_or_else(|e| panic!("{form}: {}", e.sentence()))
}

fn refusal(commune: &Commune, form: &str, params: &ReportParams) -> String {
    match open(commune, form, params) {
        Err(error) => error.sentence(),
        Ok(_) => panic!("{form} was printed"),
    }
}

/// The words of a paper, a line a text.
fn said(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    each_text(document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
    all
}

fn has(document: &Document, part: &str) {
    let texts = said(document);
    assert!(texts.iter().any(|text| text.contains(part)), "“{part}” not in {texts:#?}");
}

fn has_not(document: &Document, part: &str) {
    let texts = said(document);
    assert!(!texts.iter().any(|text| text.contains(part)), "“{part}” in {texts:#?}");
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

/// The cells of a row, by the words of its second cell.
fn row_of(table: &Table, name: &str) -> Vec<String> {
    let read = |text: &str| as_read(text).replace('\n', " ");
    let found = table.rows.iter().find(|row| row.cells.iter().any(|cell| read(&cell.text) == name));
    let row = found.unwrap_or_else(|| panic!("no row of {name}"));
    row.cells.iter().map(|cell| read(&cell.text)).collect()
}

/// The keys of its columns.
fn keys(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| &*column.key).collect()
}

fn attendee(name: &str, unit: Option<UnitId>, gender: Gender, attendance: &str) -> Attendee {
    Attendee {
        name: name.into(),
        unit,
        gender,
        is_party_member: gender == Gender::Male,
        is_summoned: true,
        attendance: attendance.into(),
        ..Attendee::default()
    }
}

fn session(commune: &mut Commune, change: impl FnOnce(&mut TrainingSession)) -> TrainingSessionId {
    let mut session = TrainingSession {
        name: "Tập huấn công tác dân vận".into(),
        year: "2026".into(),
        organiser: "Ban Xây dựng Đảng".into(),
        from: "05/05/2026".into(),
        half_days: "2".into(),
        place: "Hội trường xã".into(),
        ..TrainingSession::default()
    };
    change(&mut session);
    match apply(&mut commune.book, Edit::save(session)) {
        Some(Record::TrainingSession(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn about(session: TrainingSessionId) -> ReportParams {
    ReportParams::about(About::Record(Record::TrainingSession(session)))
}

/// Four people of one hamlet and of the board below it; the other hamlet has nobody who came.
fn listed(commune: &mut Commune) -> TrainingSessionId {
    let [first, second] = commune.hamlets;
    session(commune, |session| {
        session.summoned = "5".into();
        session.attendees = vec![
            attendee("Sơn Văn Mẫu", Some(second), Gender::Male, "k k"),
            attendee("Kim Văn Mẫu", Some(first), Gender::Male, "x x"),
            attendee("Lý Thị Mẫu", Some(first), Gender::Unknown, "p t"),
            attendee("Người ngoài Mẫu", None, Gender::Female, "x k"),
        ];
        session.attendees[3].unit_name = "Hợp tác xã Mẫu".into();
    })
}

#[test]
fn a_list_of_attendees_counts_whom_it_lists_and_names_who_sent_nobody() {
    let mut commune = commune();
    let id = listed(&mut commune);
    let paper = made(&commune, "ds-hoc-vien", &about(id));
    for part in [
        "học viên lớp tập huấn công tác dân vận năm 2026",
        "(thời gian: ngày 05/5/2026; địa điểm: Hội trường xã)",
        "Tổng số: 04 đồng chí (nam 02, nữ 02; đảng viên 02). Được triệu tập 05, tham dự 03, đạt 60%.",
        "Đơn vị không có học viên (01): Ban Công tác Mặt trận ấp Bình Hòa mẫu.",
        "Đơn vị có học viên trong danh sách nhưng không có người dự (01): Ấp Vàm Nhỏ mẫu.",
    ] {
        has(&paper, part);
    }
    let table = tables(&paper)[0];
    // In the order of the units, those that the book does not have last; nothing stands empty.
    let names: Vec<String> =
        table.rows.iter().map(|row| as_read(&row.cells[1].text).into()).collect();
    assert_eq!(names, ["Kim Văn Mẫu", "Lý Thị Mẫu", "Sơn Văn Mẫu", "Người ngoài Mẫu"]);
    assert_eq!(keys(table), ["serial", "name", "unit", "note"]);
    assert_eq!(row_of(table, "Sơn Văn Mẫu"), ["3", "Sơn Văn Mẫu", "Ấp Vàm Nhỏ mẫu", "Vắng"]);
    // Its rows are named by what was entered, whatever stands above them.
    let uids = commune.book.read().uids(Kind::Attendee).unwrap();
    let spot = table.rows[0].cells[1].spot.clone().unwrap();
    assert!(uids.values().any(|uid| spot.as_str() == format!("row/{uid}/name")));
    // Only who came: the others are not counted, and their unit sent nobody.
    let mut only = about(id);
    only.options.insert("chi-nguoi-du".into(), "co".into());
    let paper = made(&commune, "ds-hoc-vien", &only);
    has(&paper, "Tổng số: 03 đồng chí");
    has_not(&paper, "Sơn Văn Mẫu");
}

#[test]
fn men_and_women_are_not_counted_by_guess() {
    let mut commune = commune();
    let [first, _] = commune.hamlets;
    let id = session(&mut commune, |session| {
        session.attendees = vec![attendee("Kim Mẫu", Some(first), Gender::Unknown, "")];
    });
    let paper = made(&commune, "ds-hoc-vien", &about(id));
    has(&paper, "Tổng số: 01 đồng chí. Được triệu tập 01.");
    let remarks = &paper.sections[0].remarks;
    assert!(remarks.contains(&training_papers::gender_unknown(&["Kim Mẫu"])), "{remarks:?}");
}

#[test]
fn a_session_without_a_list_says_what_is_missing() {
    let mut commune = commune();
    let total = session(&mut commune, |session| session.attended_total = "77".into());
    let nothing = session(&mut commune, |session| session.name = "Lớp khác".into());
    for form in ["ds-hoc-vien", "diem-danh"] {
        let sentence = refusal(&commune, form, &about(total));
        assert_eq!(sentence, training_papers::only_a_total(77), "{form}");
        let sentence = refusal(&commune, form, &about(nothing));
        assert_eq!(sentence, training_papers::NO_ATTENDEES, "{form}");
        let nothing = ReportParams::about(About::Year(2026));
        assert_eq!(refusal(&commune, form, &nothing), training_papers::CHOOSE_SESSION);
    }
}

#[test]
fn a_sheet_to_sign_has_room_for_hands_and_for_those_who_are_not_listed() {
    let mut commune = commune();
    let id = listed(&mut commune);
    let rows = |params: &ReportParams| {
        let paper = made(&commune, "diem-danh", params);
        let table = tables(&paper)[0].clone();
        let width = |key: &str| {
            let column = table.columns.iter().find(|column| &*column.key == key).unwrap();
            match column.width {
                ColumnWidth::Fixed(width) => width,
                ColumnWidth::Content { .. } => panic!("not fitted"),
            }
        };
        for key in ["half-day-1", "half-day-2"] {
            assert!(width(key) >= mm(24.0), "{}", width(key));
        }
        assert!(table.least_row >= mm(9.0));
        has(&paper, "Buổi 1 (sáng 05/5)");
        has(&paper, "NGƯỜI ĐIỂM DANH");
        has(&paper, "BAN XÂY DỰNG ĐẢNG");
        let first = &paper.sections[0].paper;
        assert!(first.width < first.height, "two half-days stand upright");
        table.rows.len()
    };
    let params = about(id);
    assert_eq!(rows(&params), 4 + 1 + 10, "with a heading above the blank rows");
    let more = |count| params.clone().with(&attendance::BLANK_ROWS, OptionValue::Count(count));
    assert_eq!(rows(&more(30)), 4 + 1 + 30);
    assert_eq!(rows(&more(0)), 4);
}

#[test]
fn more_half_days_want_a_lying_sheet_and_then_another_one() {
    let mut commune = commune();
    let [first, _] = commune.hamlets;
    for (half_days, sheets, on_first) in [("3", 1, 3), ("6", 1, 6), ("8", 2, 4)] {
        let id = session(&mut commune, |session| {
            session.name = format!("Lớp {half_days} buổi");
            session.half_days = half_days.into();
            session.attendees = vec![attendee("Kim Văn Mẫu", Some(first), Gender::Male, "x")];
        });
        let paper = made(&commune, "diem-danh", &about(id));
        assert_eq!(paper.sections.len(), sheets, "{half_days}");
        for section in &paper.sections {
            assert!(section.paper.width > section.paper.height, "{half_days}");
            assert!(section.remarks.is_empty(), "{:?}", section.remarks);
        }
        let columns = keys(tables(&paper)[0]);
        let columns = columns.iter().filter(|key| key.starts_with("half-day")).count();
        assert_eq!(columns, on_first, "{half_days}");
        has(&paper, &format!("Buổi {half_days}"));
    }
}

#[test]
fn the_result_of_marking_says_who_was_there_and_how_often() {
    let mut commune = commune();
    let id = listed(&mut commune);
    let params = about(id).with(&attendance::RESULT, YES);
    let paper = made(&commune, "diem-danh", &params);
    let table = tables(&paper)[0];
    for (name, unit, marks) in [
        ("Kim Văn Mẫu", "Ấp Bình Hòa mẫu", ["x", "x", "2"]),
        ("Lý Thị Mẫu", "Ấp Bình Hòa mẫu", ["P", "T", "1"]),
        ("Sơn Văn Mẫu", "Ấp Vàm Nhỏ mẫu", ["K", "K", "0"]),
    ] {
        let row = row_of(table, name);
        assert_eq!(row[1..], [&[name, unit][..], &marks[..]].concat(), "{name}");
    }
    assert_eq!(table.rows.len(), 4, "nothing is left to sign");
    has(&paper, "kết quả điểm danh lớp tập huấn công tác dân vận năm 2026");
    has(&paper, "tham dự 03, đạt 60%");
    // Before anybody is marked there is no result.
    let [first, _] = commune.hamlets;
    let id = session(&mut commune, |session| {
        session.name = "Lớp chưa học".into();
        session.attendees = vec![attendee("Kim Văn Mẫu", Some(first), Gender::Male, "- -")];
    });
    let params = about(id).with(&attendance::RESULT, YES);
    assert_eq!(refusal(&commune, "diem-danh", &params), training_papers::NOBODY_MARKED);
    made(&commune, "diem-danh", &about(id));
}

#[test]
fn what_does_not_apply_to_a_unit_leaves_the_denominators() {
    let mut commune = commune();
    let params = ReportParams::about(About::Year(2026));
    assert!(refusal(&commune, "bang-qcdc", &params).contains("Quy chế dân chủ"));
    let [first, second] = commune.hamlets;
    add_unit(&mut commune.book, "Chi bộ miễn mẫu");
    let exempt = commune.book.read().units_named("Chi bộ miễn mẫu").unwrap()[0];
    let record = |unit| DemocracyRecord {
        unit: Some(unit),
        year: "2026".into(),
        committee: Answer::Yes,
        ..DemocracyRecord::default()
    };
    let dialogue = |opinions: &str, resolved: &str| Dialogue {
        date: "10/03/2026".into(),
        opinions: opinions.into(),
        resolved: resolved.into(),
        ..Dialogue::default()
    };
    for record in [
        DemocracyRecord {
            conference: Answer::Yes,
            conference_date: "25/02/2026".into(),
            dialogues: vec![dialogue("4", "3"), dialogue("6", "6")],
            agreement: Answer::Yes,
            agreement_expires: "30/06/2026".into(),
            class: "Tốt".into(),
            ..record(first)
        },
        DemocracyRecord { conference: Answer::NotApplicable, ..record(second) },
        DemocracyRecord { is_exempt: true, ..record(exempt) },
    ] {
        apply(&mut commune.book, Edit::save(record));
    }
    let paper = made(&commune, "bang-qcdc", &params);
    let table = tables(&paper)[0];
    // Four units, one of them without a record; nobody filled in the other columns.
    let own = [
        "serial",
        "unit",
        "committee",
        "conference",
        "dialogues",
        "opinions",
        "opinions-resolved",
        "agreement",
        "class",
    ];
    assert_eq!(keys(table), own);
    let row = |name: &str| row_of(table, name)[2..].join("|");
    assert_eq!(row("Ấp Bình Hòa mẫu"), "x|25/02/2026|2|10|9|30/06/2026|Tốt");
    assert_eq!(row("Ấp Vàm Nhỏ mẫu"), "x|–|||||");
    assert_eq!(row("Ban Công tác Mặt trận ấp Bình Hòa mẫu"), "||||||");
    assert_eq!(row("Chi bộ miễn mẫu"), "–|–|–|–|–|–|–");
    // Of three the exempt one leaves; of two the conference.
    assert_eq!(row_of(table, "Tổng cộng")[1..].join("|"), "2|1|2|10|9|1|");
    assert_eq!(row_of(table, "Tỷ lệ (%)")[1..].join("|"), "66,7|50|33,3|33,3|90|33,3|");
    let ran_out = table.rows[0].cells.iter().find(|cell| cell.text == "30/06/2026").unwrap();
    assert_eq!(ran_out.face, Face::Italic);
    has(&paper, "Tổng số 04 đơn vị. Xếp loại: Tốt 01;");
    has(&paper, "chưa xếp loại 02; không áp dụng 01.");
    has(&paper, "chữ nghiêng: thỏa ước đã hết hạn");
    // Heads over what is left of their columns, each over its own.
    let over: Vec<(&str, u8, u8)> = table
        .header
        .iter()
        .filter(|head| head.line == 0 && head.lines == 1)
        .map(|head| (head.text.as_str(), head.column, head.columns))
        .collect();
    assert_eq!(over, [("Ban Chỉ đạo", 2, 1), ("Hội nghị NLĐ", 3, 1), ("Đối thoại", 4, 3)]);
    assert!(paper.sections[0].paper.width > paper.sections[0].paper.height);
}

#[test]
fn a_table_of_grassroots_democracy_with_every_column_has_room_on_a_lying_sheet() {
    let mut commune = commune();
    let [first, _] = commune.hamlets;
    let rule =
        |kind| InternalRule { name: "Quy chế mẫu".into(), kind, ..InternalRule::default() };
    let record = DemocracyRecord {
        unit: Some(first),
        year: "2026".into(),
        committee: Answer::Yes,
        committee_renewed: "20/01/2026".into(),
        rules: Answer::Yes,
        plan: Answer::Yes,
        conference: Answer::Yes,
        conference_date: "25/02/2026".into(),
        conference_people: "1.250".into(),
        dialogues: vec![Dialogue {
            date: "10/03/2026".into(),
            opinions: "120".into(),
            resolved: "118".into(),
            ..Dialogue::default()
        }],
        agreement: Answer::Yes,
        agreement_expires: "30/06/2028".into(),
        internal_rules: vec![rule(InternalRuleKind::New), rule(InternalRuleKind::Amended)],
        inspections: vec![Inspection { held_on: "05/06/2026".into(), ..Inspection::default() }],
        petitions_received: "12".into(),
        petitions_resolved: "11".into(),
        class: "Trung bình".into(),
        ..DemocracyRecord::default()
    };
    apply(&mut commune.book, Edit::save(record));
    let set = CriteriaSet {
        name: "Bộ tiêu chí QCDC mẫu".into(),
        about: ScoredKind::Democracy,
        rules: Rules {
            criteria: vec![criterion("1", 100, CriterionKind::Points)],
            classes: classes(&[("Tốt", 0)]),
            ..Rules::default()
        },
        ..CriteriaSet::default()
    };
    let Some(Record::CriteriaSet(set)) = apply(&mut commune.book, Edit::save(set)) else {
        panic!()
    };
    let row = commune.book.read().democracy_record_rows(Some(2026)).unwrap()[0].id;
    let sheet = ScoreSheet {
        criteria: Some(set),
        year: "2026".into(),
        subject: ScoreSubject::Democracy(row),
        round: "kết luận".into(),
        scores: [("1", Score::Points(9250))].into_iter().collect(),
        ..ScoreSheet::default()
    };
    apply(&mut commune.book, Edit::save(sheet));
    let paper = made(&commune, "bang-qcdc", &ReportParams::about(About::Year(2026)));
    assert_eq!(keys(tables(&paper)[0]).len(), 19);
    assert_eq!(paper.sections[0].remarks, Vec::<String>::new());
    has(&paper, "92,5");
    has(&paper, "1.250");
}

/// Registers a model of a unit, of a person where that is so.
fn model(commune: &mut Commune, name: &str, unit: UnitId, is_of_person: bool) -> RegistrationId {
    let model = MovementModel {
        name: name.into(),
        unit: Some(unit),
        subject: if is_of_person { ModelSubject::Person } else { ModelSubject::Collective },
        person: is_of_person.then_some(commune.head),
        ..MovementModel::default()
    };
    let Some(Record::MovementModel(id)) = apply(&mut commune.book, Edit::save(model)) else {
        panic!()
    };
    let registration =
        Registration { model: Some(id), year: "2026".into(), ..Registration::default() };
    match apply(&mut commune.book, Edit::save(registration)) {
        Some(Record::Registration(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn criterion(code: &str, most: i64, kind: CriterionKind) -> Criterion {
    Criterion {
        code: code.into(),
        text: format!("Tiêu chí {code} mẫu"),
        most: (most > 0).then_some(most * 100),
        kind,
        ..Criterion::default()
    }
}

fn classes(names: &[(&str, i64)]) -> Vec<Class> {
    let class = |(name, least): &(&str, i64)| Class {
        name: (*name).into(),
        least: least * 100,
        ..Class::default()
    };
    names.iter().map(class).collect()
}

fn set(commune: &mut Commune, name: &str, rules: Rules) -> CriteriaSetId {
    let set = CriteriaSet {
        name: name.into(),
        about: ScoredKind::Registration,
        from_year: "2026".into(),
        document: "Hướng dẫn số 05-HD/BCĐ, ngày 10/01/2026".into(),
        rules,
        ..CriteriaSet::default()
    };
    match apply(&mut commune.book, Edit::save(set)) {
        Some(Record::CriteriaSet(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn of_points(commune: &mut Commune) -> CriteriaSetId {
    use CriterionKind::{Group, Points};
    let rules = Rules {
        criteria: vec![
            criterion("I", 40, Group),
            criterion("1", 40, Points),
            criterion("II", 60, Group),
            criterion("2", 60, Points),
        ],
        classes: classes(&[("Tốt", 80), ("Đạt", 50), ("Không đạt", 0)]),
        floors: vec![Floor { group: "I".into(), least: 2000, best: "Không đạt".into() }],
        exclusions: vec!["nội bộ mất đoàn kết".into()],
        ..Rules::default()
    };
    set(commune, "Bộ tiêu chí mẫu", rules)
}

fn scored(
    commune: &mut Commune,
    (set, of): (CriteriaSetId, RegistrationId),
    (kind, round): (&str, &str),
    scores: &[(&str, Score)],
) -> ScoreSheet {
    let sheet = ScoreSheet {
        criteria: Some(set),
        year: "2026".into(),
        subject: ScoreSubject::Registration(of),
        kind: kind.into(),
        round: round.into(),
        scores: scores.iter().copied().collect(),
        ..ScoreSheet::default()
    };
    apply(&mut commune.book, Edit::save(sheet.clone()));
    sheet
}

const POINTS: fn(i64) -> Score = |points| Score::Points(points * 100);

#[test]
fn a_summary_ranks_by_points_and_its_classes_are_all_there_is() {
    let mut commune = commune();
    let params = ReportParams::about(About::Year(2026));
    assert_eq!(refusal(&commune, "tong-hop-diem", &params), score_papers::NOBODY_SCORED);
    let [first, second] = commune.hamlets;
    let set = of_points(&mut commune);
    let best = model(&mut commune, "Đường hoa", first, false);
    let low = model(&mut commune, "Ánh sáng", second, false);
    let begun = model(&mut commune, "Tiếng loa", second, false);
    model(&mut commune, "Chưa chấm mẫu", first, false);
    let own = model(&mut commune, "Người tốt", second, true);
    let all = |a, b| [("1", POINTS(a)), ("2", POINTS(b))];
    scored(&mut commune, (set, best), ("tập thể", "tự chấm"), &all(40, 50));
    scored(&mut commune, (set, best), ("tập thể", "thẩm định"), &all(38, 50));
    scored(&mut commune, (set, low), ("tập thể", "thẩm định"), &all(10, 60));
    scored(&mut commune, (set, begun), ("tập thể", "thẩm định"), &all(40, 60)[..1]);
    scored(&mut commune, (set, own), ("cá nhân", "thẩm định"), &all(40, 60));
    let paper = made(&commune, "tong-hop-diem", &params);
    let table = tables(&paper)[0];
    let row = |name: &str| row_of(table, name).join("|");
    // By points, then what was not scored to the end, then what nobody scored; each kind by itself.
    assert_eq!(row("“Đường hoa”"), "1|Ấp Bình Hòa mẫu|“Đường hoa”|90|38|50|88|Tốt|");
    assert_eq!(row("“Ánh sáng”"), "2|Ấp Vàm Nhỏ mẫu|“Ánh sáng”|–|10 (*)|60|70|Không đạt|");
    assert_eq!(row("“Tiếng loa”"), "3|Ấp Vàm Nhỏ mẫu|“Tiếng loa”|–|–|–|–|–|Chưa chấm: 2.");
    assert_eq!(row("“Chưa chấm mẫu”"), "4|Ấp Bình Hòa mẫu|“Chưa chấm mẫu”|–|–|–|–|–|");
    assert_eq!(row("“Người tốt”"), "1|Ấp Vàm Nhỏ mẫu|“Người tốt”|–|40|60|100|Tốt|");
    has(&paper, "I- MÔ HÌNH TẬP THỂ");
    has(&paper, "II- ĐIỂN HÌNH CÁ NHÂN");
    let below = table.rows[2].cells.iter().find(|cell| cell.text.contains("(*)")).unwrap();
    assert_eq!(below.face, Face::Bold);
    for part in [
        "ban hành kèm theo Hướng dẫn số 05-HD/BCĐ, ngày 10/01/2026; thang điểm 100)",
        "(*) Dưới điểm sàn của nhóm (I: 20).",
        "Tổng số: 05 mô hình. Trong đó: Tốt 02 (40%); Đạt 00; Không đạt 01 (20%); chưa chấm xong 01 (20%); chưa chấm 01 (20%).",
        "Điểm thẩm định",
    ] {
        has(&paper, part);
    }
}

#[test]
fn a_set_without_points_counts_what_was_met_and_stands_on_a_sheet_of_its_own() {
    use CriterionKind::PassFail;
    let mut commune = commune();
    let [first, second] = commune.hamlets;
    let points = of_points(&mut commune);
    let mut passes = classes(&[("Đạt", 0), ("Không đạt", 0)]);
    passes[0].no_zero = true;
    let rules = Rules {
        criteria: vec![criterion("1", 0, PassFail), criterion("2", 0, PassFail)],
        classes: passes,
        ..Rules::default()
    };
    let without = set(&mut commune, "Đạt, không đạt mẫu", rules);
    let of_points = model(&mut commune, "Đường hoa", first, false);
    let met = model(&mut commune, "Ánh sáng", second, false);
    let unmet = model(&mut commune, "Tiếng loa", second, false);
    let all = [("1", POINTS(40)), ("2", POINTS(60))];
    scored(&mut commune, (points, of_points), ("tập thể", "kết luận"), &all);
    let both = |second| [("1", Score::Passed), ("2", second)];
    scored(&mut commune, (without, met), ("tập thể", "kết luận"), &both(Score::Passed));
    scored(&mut commune, (without, unmet), ("tập thể", "kết luận"), &both(Score::Failed));
    let params = ReportParams::about(About::Year(2026));
    let paper = made(&commune, "tong-hop-diem", &params);
    assert_eq!(paper.sections.len(), 2);
    let tables = tables(&paper);
    let table = tables.iter().find(|table| keys(table).contains(&"criteria-1"));
    let table = table.unwrap();
    let row = |name: &str| row_of(table, name)[3..].join("|");
    assert_eq!(row("“Ánh sáng”"), "Đạt|Đạt|2/2|Đạt|");
    assert_eq!(
        row("“Tiếng loa”"),
        "Đạt|Không đạt|1/2|Không đạt|Tiêu chí 2 không đạt nên không được xếp Đạt."
    );
    has(&paper, "Tổng số: 02 mô hình. Trong đó: Đạt 01 (50%); Không đạt 01 (50%).");
    has(&paper, "Tổng số: 01 mô hình. Trong đó: Tốt 01 (100%)");
    // Its sheet gives no points either.
    let about = ReportParams::about(About::Record(Record::Registration(unmet)));
    let paper = made(&commune, "phieu-cham-diem", &about);
    has(&paper, "PHIẾU ĐÁNH GIÁ");
    has(&paper, "Kết luận: tổng điểm 1/2; xếp loại Không đạt.");
    assert!(!keys(self::tables(&paper)[0]).contains(&"most"));
}

#[test]
fn a_score_sheet_says_what_every_round_gave() {
    let mut commune = commune();
    let [first, second] = commune.hamlets;
    let set = of_points(&mut commune);
    let scored_one = model(&mut commune, "Đường hoa", first, false);
    let other = model(&mut commune, "Ánh sáng", second, false);
    let all = |a, b| [("1", POINTS(a)), ("2", POINTS(b))];
    scored(&mut commune, (set, scored_one), ("tập thể", "tự chấm"), &all(40, 50));
    let sheet = scored(&mut commune, (set, scored_one), ("tập thể", "thẩm định"), &all(38, 50));
    let sheets = commune.book.read().score_sheets(2026).unwrap();
    let stored = sheets.into_iter().find(|of| of.sheet.round == sheet.round).unwrap().sheet;
    apply(
        &mut commune.book,
        Edit::save(ScoreSheet {
            exclusions: vec!["nội bộ mất đoàn kết".into()],
            remarks: [("1".to_owned(), "Biên bản số 3".to_owned())].into(),
            ..stored
        }),
    );
    let of = |id| ReportParams::about(About::Record(Record::Registration(id)));
    let paper = made(&commune, "phieu-cham-diem", &of(scored_one));
    let tables = tables(&paper);
    assert_eq!(
        row_of(tables[0], "Tiêu chí 1 mẫu").join("|"),
        "1|Tiêu chí 1 mẫu|40|40|38||Biên bản số 3"
    );
    assert_eq!(row_of(tables[0], "Tổng điểm").join("|"), "Tổng điểm|100|90|88||");
    assert_eq!(row_of(tables[0], "Xếp loại").join("|"), "Xếp loại||Tốt|Không đạt||");
    assert_eq!(row_of(tables[1], "nội bộ mất đoàn kết").join("|"), "1|nội bộ mất đoàn kết|x");
    for part in
        ["PHIẾU CHẤM ĐIỂM", "Tên mô hình: “Đường hoa”.", "Kết luận: tổng điểm 88", "TỔ THẨM ĐỊNH"]
    {
        has(&paper, part);
    }
    // Nobody scored the other one: a form for the pen, when that is asked for.
    let sentence = refusal(&commune, "phieu-cham-diem", &of(other));
    assert_eq!(sentence, score_papers::NOT_SCORED_YET);
    let blank = made(&commune, "phieu-cham-diem", &of(other).with(&score::BLANK, YES));
    let table = self::tables(&blank)[0];
    assert_eq!(row_of(table, "Tiêu chí 1 mẫu").join("|"), "1|Tiêu chí 1 mẫu|40||||");
    assert!(table.least_row >= mm(8.0));
    has(&blank, "Tên mô hình: “Ánh sáng”.");
    has(&blank, "Kết luận: tổng điểm ……………; xếp loại ……………");
    // A year: everybody who was scored, or blank forms of all; of one unit alone.
    let year = ReportParams::about(About::Year(2026));
    assert_eq!(made(&commune, "phieu-cham-diem", &year).sections.len(), 1);
    let blank = year.clone().with(&score::BLANK, YES);
    assert_eq!(made(&commune, "phieu-cham-diem", &blank).sections.len(), 2);
    let of_unit =
        |params: &ReportParams| params.clone().with(&options::UNIT, OptionValue::Unit(second));
    let sentence = refusal(&commune, "phieu-cham-diem", &of_unit(&year));
    assert_eq!(sentence, score_papers::NOBODY_OF_UNIT);
    let paper = made(&commune, "phieu-cham-diem", &of_unit(&blank));
    assert_eq!(paper.sections.len(), 1);
    has(&paper, "Tên mô hình: “Ánh sáng”.");
}

#[test]
fn a_registration_a_session_and_a_round_lead_to_their_own_papers() {
    let mut commune = commune();
    let [first, _] = commune.hamlets;
    let registration = model(&mut commune, "Đường hoa", first, false);
    let session = listed(&mut commune);
    let ids = |record| -> Vec<&str> {
        let papers = catalog::papers_of(commune.book.read(), record, 2026).unwrap();
        papers.into_iter().map(|(spec, _)| spec.id).collect()
    };
    assert_eq!(ids(Record::TrainingSession(session)), ["ds-hoc-vien", "diem-danh"]);
    assert!(ids(Record::Registration(registration)).contains(&"phieu-cham-diem"));
    assert!(!ids(Record::Round(commune.round)).contains(&"phieu-cham-diem"));
}
