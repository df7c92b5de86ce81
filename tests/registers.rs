//! Register, extract, estimate, dossier cover, minutes of handing over and the yearly form say what the book says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::{Commune, commune};
use dan_van::{
    domain::{
        award::{Amendment, AmendmentKind, Award, Recipient},
        blanks::{BlankEntry, BlankMovement},
        decision::PaperState,
        edit::Edit,
        ids::{AwardId, BodyId, Record, UnitId},
        office::{Body, Office},
        paper::About,
        reward::{BaseSalary, RewardRule, RewardSubject},
        rule_set,
        unit::{Collective, Succession, Unit},
        working_year::WorkingYear,
    },
    layout::texts::{as_read, each_text},
    papers,
    report::{
        ReportError, ReportParams, catalog,
        options::{self, OptionValue},
    },
    store::AwardFilter,
    text::{registers as words, reports},
};
use jiff::civil::Date;
use support::{add_unit, apply, at, clerk};

const TODAY: Date = Date::constant(2026, 12, 5);
const YEAR: About = About::Year(2026);

/// The words of a paper, a line a text, and what is to be said of it.
fn open(
    commune: &Commune,
    form: &str,
    params: &ReportParams,
) -> Result<(Vec<String>, Vec<String>), ReportError> {
    let paper = papers::open(catalog::spec(form).unwrap(), commune.book.read(), params, TODAY)?;
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
    Ok((all, paper.document.sections.iter().flat_map(|s| s.remarks.clone()).collect()))
}

fn said(commune: &Commune, form: &str, about: About) -> (Vec<String>, Vec<String>) {
    opened(commune, form, &ReportParams::about(about))
}

fn opened(commune: &Commune, form: &str, params: &ReportParams) -> (Vec<String>, Vec<String>) {
    open(commune, form, params).unwrap_or_else(|e| panic!("{form}: {}", e.sentence()))
}

fn refused(commune: &Commune, form: &str, params: &ReportParams) -> String {
    match open(commune, form, params) {
        Err(error) => error.sentence(),
        Ok(_) => panic!("{form} was printed"),
    }
}

fn has(texts: &[String], part: &str) {
    assert!(texts.iter().any(|text| text.contains(part)), "“{part}” not in {texts:#?}");
}

fn has_not(texts: &[String], part: &str) {
    assert!(!texts.iter().any(|text| text.contains(part)), "“{part}” in {texts:#?}");
}

/// Where a text stands among the others.
fn place(texts: &[String], part: &str) -> usize {
    let found = texts.iter().position(|text| text.contains(part));
    found.unwrap_or_else(|| panic!("“{part}” not in {texts:#?}"))
}

/// What stands behind a text, up to so many others.
fn behind(texts: &[String], part: &str, count: usize) -> Vec<String> {
    texts[place(texts, part) + 1..].iter().take(count).cloned().collect()
}

/// A commune whose proposals are all awarded, under no decision that the book knows.
fn awarded() -> Commune {
    let mut commune = commune();
    let proposals = commune.book.read().open_proposals(commune.round).unwrap();
    let edit = Edit::AwardProposals { round: commune.round, proposals, decision: None };
    commune.book.apply(edit, &clerk(), at("2026-12-05T08:00:00")).unwrap();
    commune
}

fn award_named(commune: &Commune, name: &str) -> Award {
    let rows = commune.book.read().award_rows(AwardFilter::default()).unwrap();
    let id: AwardId = rows.iter().find(|row| row.name.contains(name)).unwrap().id;
    commune.book.read().award(id).unwrap().unwrap()
}

/// Changes the award of a name.
fn change(commune: &mut Commune, name: &str, change: impl FnOnce(&mut Award)) {
    let mut award = award_named(commune, name);
    change(&mut award);
    apply(&mut commune.book, Edit::save(award));
}

const LEADER: &str = "Nguyễn Thị Mẫu Hòa";
const BOARD: &str = "Ban Công tác Mặt trận ấp Bình Hòa mẫu";
const ALONE: &str = "Huỳnh Thị Mẫu Út";
const HEAD: &str = "Trần Văn Mẫu";

fn revoke(commune: &mut Commune, name: &str) {
    change(commune, name, |award| {
        award.amendments.push(Amendment {
            kind: AmendmentKind::Revoked,
            decision_number: "15-QĐ/BCĐ".into(),
            date: "20/12/2026".into(),
            reason: "kê khai sai".into(),
            ..Amendment::default()
        });
    });
}

#[test]
fn a_register_counts_as_people_do_and_keeps_what_was_taken_back() {
    let mut commune = awarded();
    for (name, number) in [(LEADER, "100"), (BOARD, "12a"), (ALONE, "12")] {
        change(&mut commune, name, |award| award.register_number = number.into());
    }
    change(&mut commune, BOARD, |award| {
        award.handed_on = "10/12/2026".into();
        award.received_by = "Đồng chí Lý Mẫu".into();
    });
    revoke(&mut commune, LEADER);
    let (texts, remarks) = said(&commune, "so-khen-thuong", YEAR);
    let order = [ALONE, BOARD, LEADER, HEAD].map(|name| place(&texts, name));
    assert!(order.is_sorted(), "12, 12a, 100, and last the one without: {texts:#?}");
    has(&texts, "Thu hồi theo Quyết định số 15-QĐ/BCĐ, ngày 20/12/2026: kê khai sai");
    has(&texts, "Người nhận: Đồng chí Lý Mẫu");
    has(&texts, "10/12/2026");
    has(&texts, "Sổ này ghi 04 lượt khen: 01 tập thể, 01 cá nhân và 02 hộ gia đình.");
    has(&texts, "Trong đó đã thu hồi 01 lượt khen.");
    assert_eq!(remarks, [words::without_number(1)]);
    // Rows lead to their awards, and Ctrl+P on an award offers what it always did.
    let award = Record::Award(award_named(&commune, LEADER).id.unwrap());
    let offered = catalog::papers_of(commune.book.read(), award, 2026).unwrap();
    assert!(offered.iter().all(|(spec, _)| spec.id != "so-khen-thuong"), "{offered:?}");
}

#[test]
fn a_register_of_several_years_has_a_heading_for_each() {
    let mut commune = awarded();
    change(&mut commune, BOARD, |award| award.years.year = "2025".into());
    let years = |first| {
        let from = OptionValue::Count(first);
        ReportParams::about(YEAR).with(&options::FROM_YEAR, from)
    };
    let (texts, _) = opened(&commune, "so-khen-thuong", &years(2024));
    has(&texts, "các năm 2024–2026");
    let of_2025 = place(&texts, "NĂM 2025: 01 tập thể");
    let of_2026 = place(&texts, "NĂM 2026: 01 cá nhân và 02 hộ gia đình");
    assert!(of_2025 < place(&texts, BOARD) && place(&texts, BOARD) < of_2026);
    let (texts, _) = said(&commune, "so-khen-thuong", YEAR);
    has_not(&texts, "NĂM 2026:");
    has_not(&texts, BOARD);
    assert_eq!(refused(&commune, "so-khen-thuong", &years(2030)), words::YEARS_TURNED);
    let none = refused(&commune, "so-khen-thuong", &ReportParams::about(About::Year(2020)));
    assert!(none.contains("năm 2020: chưa có khen thưởng nào"), "{none}");
}

fn unit(commune: &mut Commune, name: &str, before: &[UnitId]) -> UnitId {
    let id = add_unit(&mut commune.book, name);
    let mut unit: Unit = commune.book.read().unit(id).unwrap().unwrap();
    unit.predecessors = before
        .iter()
        .map(|of| Succession { predecessor: Some(*of), ..Succession::default() })
        .collect();
    apply(&mut commune.book, Edit::save(unit));
    id
}

#[test]
fn an_extract_of_a_unit_has_those_it_came_from_and_leaves_out_what_was_taken_back() {
    let mut commune = awarded();
    let [first, second] = commune.hamlets;
    let merged = unit(&mut commune, "Ấp Hòa Vàm mẫu", &[first, second]);
    let renamed = unit(&mut commune, "Ấp Mới mẫu", &[merged]);
    // Units that name each other, by whatever slip, are gone through once.
    let mut slip: Unit = commune.book.read().unit(first).unwrap().unwrap();
    slip.predecessors.push(Succession { predecessor: Some(renamed), ..Succession::default() });
    slip.collectives
        .push(Collective { name: "Tổ hòa giải mẫu".into(), ..Collective::default() });
    apply(&mut commune.book, Edit::save(slip));
    let (collective, ..) = commune.book.read().collectives().unwrap()[0];
    change(&mut commune, BOARD, |award| {
        award.recipient = Some(Recipient::Collective(collective));
        award.printed_name = "Tổ hòa giải mẫu".into();
    });
    let about = |unit| About::Record(Record::Unit(unit));
    let (texts, remarks) = said(&commune, "trich-so", about(renamed));
    has(&texts, "của Ấp Mới mẫu");
    for name in [LEADER, "Hộ ông Trần Văn Mẫu", "Tổ hòa giải mẫu"] {
        has(&texts, name);
    }
    has_not(&texts, ALONE);
    has(&texts, "Tổng cộng: 03 lượt khen.");
    has(&texts, "xác nhận nội dung trích trên đây đúng với sổ theo dõi khen thưởng");
    assert_eq!(remarks, Vec::<String>::new());
    revoke(&mut commune, LEADER);
    let (texts, remarks) = said(&commune, "trich-so", about(renamed));
    has_not(&texts, LEADER);
    has(&remarks, "Không trích khen thưởng đã thu hồi: Nguyễn Thị Mẫu Hòa (Giấy khen, 2026).");
    let nothing = unit(&mut commune, "Ấp Khác mẫu", &[]);
    let sentence = refused(&commune, "trich-so", &ReportParams::about(about(nothing)));
    assert!(
        sentence.contains("chưa ghi khen thưởng nào còn hiệu lực của Ấp Khác mẫu"),
        "{sentence}"
    );
    let sentence = refused(&commune, "trich-so", &ReportParams::about(YEAR));
    assert_eq!(sentence, words::CHOOSE_UNIT_OR_PERSON);
}

#[test]
fn an_extract_of_a_person_has_the_household_too_and_nothing_that_is_not_issued() {
    let commune = awarded();
    let about = About::Record(Record::Person(commune.head));
    let (texts, _) = said(&commune, "trich-so", about);
    has(&texts, "của đồng chí Trần Văn Mẫu");
    has(&texts, "đồng chí Trần Văn Mẫu, Nông dân, Ấp Vàm Nhỏ mẫu đã được khen thưởng như sau");
    has(&texts, "Hộ ông Trần Văn Mẫu");
    // A draft gives nothing yet.
    let mut drafted = commune::commune();
    drafted.decide();
    let about = ReportParams::about(About::Record(Record::Person(drafted.head)));
    let sentence = refused(&drafted, "trich-so", &about);
    assert!(sentence.contains("đồng chí Trần Văn Mẫu"), "{sentence}");
}

fn rates(commune: &mut Commune) {
    for (from, amount) in [("01/07/2024", "2.340.000"), ("01/07/2026", "2.530.000")] {
        let salary =
            BaseSalary { from: from.into(), amount: amount.into(), ..BaseSalary::default() };
        apply(&mut commune.book, Edit::save(salary));
    }
    for (subject, coefficient) in
        [(RewardSubject::Person, "0,3"), (RewardSubject::Collective, "0,6")]
    {
        let rule = RewardRule {
            form: "Giấy khen".into(),
            subject,
            from: "01/01/2024".into(),
            coefficient: coefficient.into(),
            ..RewardRule::default()
        };
        apply(&mut commune.book, Edit::save(rule));
    }
}

fn fund(commune: &mut Commune, year: &str, sum: &str) {
    let year = WorkingYear { year: year.into(), reward_fund: sum.into(), ..WorkingYear::default() };
    apply(&mut commune.book, Edit::save(year));
}

#[test]
fn an_estimate_reckons_by_the_rates_at_the_end_of_the_year_and_against_the_fund() {
    let mut commune = awarded();
    rates(&mut commune);
    let (texts, remarks) = said(&commune, "du-tru-kinh-phi", YEAR);
    has(&texts, "kinh phí khen thưởng năm 2027");
    has(&texts, "(lập theo số đã khen năm 2026)");
    assert_eq!(
        behind(&texts, "Giấy khen cho tập thể", 4),
        ["1", "0,6 × 2.530.000 (làm tròn)", "1.520.000", "1.520.000"]
    );
    assert_eq!(
        behind(&texts, "Giấy khen cho hộ gia đình", 4),
        ["2", "1,5 × 0,3 × 2.530.000 (làm tròn)", "1.140.000", "2.280.000"]
    );
    assert_eq!(behind(&texts, "Tổng cộng", 1), ["4"]);
    has(&texts, "4.560.000");
    has(&texts, "Bằng chữ: Bốn triệu năm trăm sáu mươi nghìn đồng.");
    assert_eq!(remarks, [words::without_fund(2027)]);
    fund(&mut commune, "2026", "10.000.000");
    fund(&mut commune, "2027", "5.000.000");
    let (texts, remarks) = said(&commune, "du-tru-kinh-phi", YEAR);
    has(
        &texts,
        "Quỹ khen thưởng năm 2026: 10.000.000 đồng; đã thưởng 0 đồng; còn lại 10.000.000 đồng.",
    );
    has(
        &texts,
        "Quỹ khen thưởng năm 2027: 5.000.000 đồng; trừ số dự trù này, còn lại 440.000 đồng.",
    );
    assert_eq!(remarks, Vec::<String>::new());
    // Half as many again, rounded up: two, three and two.
    let params = ReportParams::about(YEAR).with(&options::MORE_RECIPIENTS, OptionValue::Count(50));
    let (texts, remarks) = opened(&commune, "du-tru-kinh-phi", &params);
    has(&texts, "tăng 50% số lượng");
    has(&texts, "Bằng chữ: Bảy triệu chín trăm tám mươi nghìn đồng.");
    has(&texts, "vượt quỹ 2.980.000 đồng");
    assert_eq!(remarks, [words::over_fund(2027, 2_980_000)]);
}

#[test]
fn where_no_rule_says_a_rate_the_usual_sum_counts_or_the_pen() {
    let mut commune = awarded();
    change(&mut commune, LEADER, |award| award.reward = "500.000".into());
    let (texts, remarks) = said(&commune, "du-tru-kinh-phi", YEAR);
    has(&texts, words::BY_USUAL_SUM);
    has(&texts, "Bằng chữ: Năm trăm nghìn đồng.");
    has(&remarks, "Chưa có mức thưởng của: Giấy khen cho tập thể; Giấy khen cho hộ gia đình");
    has(&remarks, "“Mức thưởng” chưa có mức của: Giấy khen cho cá nhân");
    change(&mut commune, LEADER, |award| award.reward = "".into());
    let (texts, remarks) = said(&commune, "du-tru-kinh-phi", YEAR);
    has(&texts, "Bằng chữ: ……………");
    has(&remarks, "bằng chữ");
    let none = refused(&commune, "du-tru-kinh-phi", &ReportParams::about(About::Year(2020)));
    assert_eq!(none, words::nothing_to_estimate(2020));
}

#[test]
fn an_estimate_of_a_round_reckons_its_proposals_and_not_twice_what_it_was_given() {
    let mut commune = commune();
    rates(&mut commune);
    fund(&mut commune, "2026", "5.000.000");
    let about = About::round(commune.round);
    let line = "Quỹ khen thưởng năm 2026: 5.000.000 đồng; đã thưởng 0 đồng; \
                trừ số dự trù này, còn lại 440.000 đồng.";
    let (texts, remarks) = said(&commune, "du-tru-kinh-phi", about);
    has(&texts, "kinh phí khen thưởng đợt “Dân vận khéo 2026”");
    has(&texts, line);
    assert_eq!(remarks, Vec::<String>::new());
    let decision = commune.decide();
    let mut dated = commune.book.read().decision(decision).unwrap().unwrap();
    (dated.number, dated.date) = ("05".into(), "05/12/2026".into());
    apply(&mut commune.book, Edit::save(dated));
    change(&mut commune, LEADER, |award| award.reward = "760.000".into());
    has(&said(&commune, "du-tru-kinh-phi", about).0, line);
    has(&said(&commune, "du-tru-kinh-phi", YEAR).0, "đã thưởng 760.000 đồng");
}

#[test]
fn the_yearly_form_counts_what_it_has_a_row_for_and_names_the_rest() {
    let mut commune = awarded();
    let (texts, remarks) = said(&commune, "bieu-7-btctw", YEAR);
    // The year before there was nothing to reckon a share of.
    assert_eq!(behind(&texts, "b) Tổ chức cơ sở đảng", 3), ["1", "0", words::NO_SHARE]);
    assert_eq!(behind(&texts, "2. Đảng viên được khen thưởng", 3), ["0", "0", words::NO_SHARE]);
    has(&remarks, "Năm 2026 có 03 khen thưởng biểu này không có dòng để tính");
    has(&remarks, LEADER);
    has(&remarks, words::NOT_COUNTED);
    let Some(Recipient::Person(id)) = award_named(&commune, LEADER).recipient else { panic!() };
    let mut leader = commune.book.read().person(id).unwrap().unwrap();
    leader.is_party_member = true;
    apply(&mut commune.book, Edit::save(leader));
    change(&mut commune, BOARD, |award| award.years.year = "2025".into());
    let (texts, remarks) = said(&commune, "bieu-7-btctw", YEAR);
    assert_eq!(behind(&texts, "2. Đảng viên được khen thưởng", 3), ["1", "0", words::NO_SHARE]);
    assert_eq!(behind(&texts, "1. Tổ chức đảng được khen thưởng", 3), ["0", "1", "0"]);
    assert!(!remarks.iter().any(|remark| remark.contains(LEADER)), "{remarks:?}");
    // What was taken back does not count.
    revoke(&mut commune, LEADER);
    let (texts, _) = said(&commune, "bieu-7-btctw", YEAR);
    assert_eq!(behind(&texts, "2. Đảng viên được khen thưởng", 1), ["0"]);
    let none = refused(&commune, "bieu-7-btctw", &ReportParams::about(About::Year(2020)));
    assert_eq!(none, words::no_statistics(2020));
}

#[test]
fn handing_over_names_what_is_not_finished() {
    let mut commune = commune();
    let decision = commune.decide();
    let mut draft = commune.book.read().decision(decision).unwrap().unwrap();
    let (texts, remarks) = said(&commune, "ban-giao", YEAR);
    has(&texts, "Hôm nay, ngày");
    has(&texts, "- Dân vận khéo 2026: việc tiếp theo: trình");
    assert_eq!(
        behind(&texts, "Quyết định chưa có số", 2),
        ["01", "- Quyết định về việc tặng Giấy khen"]
    );
    assert_eq!(behind(&texts, "Giấy đã trình ký", 2), ["00", "Không có"]);
    assert_eq!(behind(&texts, "Khen thưởng đã có quyết định, chưa trao", 2), ["00", "Không có"]);
    has(&texts, "Của Đảng ủy xã Tân Mẫu; có số liệu năm 2026");
    has(&texts, "-sao-luu” cạnh tệp sổ");
    assert_eq!(remarks, [words::blanks_unknown(2026)]);
    // Number and day are there; then it is issued, and its certificates wait.
    (draft.number, draft.date) = ("05".into(), "05/12/2026".into());
    apply(&mut commune.book, Edit::save(draft.clone()));
    let (texts, _) = said(&commune, "ban-giao", YEAR);
    assert_eq!(behind(&texts, "Quyết định chưa có số", 2), ["00", "Không có"]);
    assert_eq!(behind(&texts, "Giấy đã trình ký", 1), ["01"]);
    draft.state = PaperState::Issued;
    let edit = Edit::save(draft);
    commune.book.apply(edit, &clerk(), at("2026-12-05T09:00:00")).unwrap();
    for (movement, count) in [(BlankMovement::Received, "20"), (BlankMovement::Spoiled, "2")] {
        apply(
            &mut commune.book,
            Edit::save(BlankEntry {
                year: "2026".into(),
                kind: "Giấy khen khổ A4".into(),
                movement,
                date: "01/12/2026".into(),
                count: count.into(),
                reason: if movement == BlankMovement::Spoiled { "in lệch" } else { "" }.into(),
                ..BlankEntry::default()
            }),
        );
    }
    apply(
        &mut commune.book,
        Edit::save(WorkingYear { year: "2024".into(), is_locked: true, ..WorkingYear::default() }),
    );
    let (texts, remarks) = said(&commune, "ban-giao", YEAR);
    assert_eq!(behind(&texts, "Giấy đã trình ký", 2), ["00", "Không có"]);
    assert_eq!(behind(&texts, "Khen thưởng đã có quyết định, chưa trao", 1), ["04"]);
    assert_eq!(
        behind(&texts, "Phôi giấy khen khổ A4", 2),
        ["18 tờ", "Còn theo sổ phôi năm 2026; kèm 02 tờ hỏng chưa có biên bản hủy"]
    );
    assert_eq!(behind(&texts, "Năm đã khóa sổ", 2), ["01", "2024"]);
    assert_eq!(remarks, Vec::<String>::new());
}

#[test]
fn what_a_dossier_lacks_is_said_and_keeps_no_cover_from_being_printed() {
    let mut commune = commune();
    let about = About::round(commune.round);
    let (texts, remarks) = said(&commune, "bia-ho-so", about);
    has(&texts, "HỒ SƠ");
    has(&texts, "Thời hạn bảo quản: 10 năm");
    has(&remarks, "Hồ sơ còn thiếu: Đợt chưa có quyết định nào của cơ quan ta.");
    let proposals = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    for row in &proposals {
        let mut proposal = commune.book.read().proposal(row.id).unwrap().unwrap();
        (proposal.submission_number, proposal.submission_date) =
            ("03-TTr/CB".into(), "20/11/2026".into());
        apply(&mut commune.book, Edit::save(proposal));
    }
    let decision = commune.decide();
    let mut draft = commune.book.read().decision(decision).unwrap().unwrap();
    (draft.number, draft.date) = ("05".into(), "05/12/2026".into());
    apply(&mut commune.book, Edit::save(draft));
    let (texts, remarks) = said(&commune, "bia-ho-so", about);
    has(&texts, "Từ ngày 20 tháng 11 năm 2026 đến ngày 05 tháng 12 năm 2026");
    // What units sent stands before the decision, each sender once.
    assert!(place(&texts, "03-TTr/CB") < place(&texts, "05-QĐ/BCĐ"), "{texts:#?}");
    has(&texts, "Gồm: 05 văn bản");
    has(&texts, words::NOT_ISSUED);
    has(&remarks, "chưa phát hành.");
    // The dossier that is exported has its own index; the cover is printed with the other papers of the round.
    let spec = catalog::spec("bia-ho-so").unwrap();
    assert!(!spec.has_original());
    let (made, _) = papers::all_of_round(commune.book.read(), commune.round, TODAY).unwrap();
    assert!(made.iter().any(|paper| paper.name == "bia-ho-so"));
}

#[test]
fn every_one_is_printed_by_a_body_without_signatory_under_every_form() {
    let mut commune = awarded();
    rates(&mut commune);
    let Some(Record::Body(id)) =
        apply(&mut commune.book, Edit::save(Body::from_name("Đảng ủy xã Tân Mẫu")))
    else {
        panic!()
    };
    for rules in rule_set::all() {
        let mut body = commune.book.read().body(id).unwrap().unwrap();
        body.rule_set.clone_from(&rules.id);
        apply(&mut commune.book, Edit::save(body));
        let by = |about| by(about, id);
        for (form, about) in
            [("trich-so", About::Record(Record::Unit(commune.hamlets[0]))), ("bieu-7-btctw", YEAR)]
        {
            let (_, remarks) = opened(&commune, form, &by(about));
            has(&remarks, reports::NOBODY_SIGNS);
        }
        for form in ["du-tru-kinh-phi", "ban-giao"] {
            let (texts, remarks) = opened(&commune, form, &by(YEAR));
            has(&texts, "(ký, ghi rõ họ tên)");
            has_not(&remarks, reports::NOBODY_SIGNS);
        }
    }
    // An office without a name yet is called as its body.
    apply(
        &mut commune.book,
        Edit::SaveOffice(Office { name: "Đảng ủy".into(), ..Office::default() }),
    );
    has(&said(&commune, "ban-giao", YEAR).0, "tại Đảng ủy, chúng tôi gồm:");
}

fn by(about: About, body: BodyId) -> ReportParams {
    ReportParams::about(about).with(&options::ISSUED_BY, OptionValue::Body(body))
}
