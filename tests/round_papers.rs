//! The papers of a round say what the book says: of its meeting, its agencies, its money, its stage, its models.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::{Commune, commune, commune_in};
use dan_van::{
    domain::{
        award::{Amendment, AmendmentKind, Award, Concern, Outcome, Recipient},
        consultation::Consultation,
        decision::{Decision, FollowsAs},
        edit::Edit,
        ids::{AwardId, DecisionId, Record},
        meeting::{Ballot, Meeting, MeetingWay, Minutes, Vote, VotingRule},
        movement::{MovementModel, Recognition, Registration},
        office::{Body, Office},
        paper::About,
    },
    layout::texts::{as_read, each_text},
    papers,
    report::{
        ReportError, ReportParams, catalog,
        options::{self, OptionValue},
        sheets::minutes,
    },
    store::{AwardFilter, Reader},
    text::{actions, letters, reports, template::Template},
    workspace::Workspace,
};
use driver::{button, desktop, paste, press, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::Date;
use support::{apply, at, clerk, create};

const TODAY: Date = Date::constant(2026, 12, 5);

/// The words of a paper, a line a text, and what is to be said of it.
fn open(
    read: Reader<'_>,
    form: &str,
    params: &ReportParams,
) -> Result<(Vec<String>, Vec<String>), ReportError> {
    let paper = papers::open(catalog::spec(form).unwrap(), read, params, TODAY)?;
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
    Ok((all, paper.document.sections.iter().flat_map(|s| s.remarks.clone()).collect()))
}

fn said(commune: &Commune, form: &str) -> (Vec<String>, Vec<String>) {
    let params = ReportParams::about(About::round(commune.round));
    open(commune.book.read(), form, &params).unwrap_or_else(|e| panic!("{form}: {}", e.sentence()))
}

fn has(texts: &[String], part: &str) {
    assert!(texts.iter().any(|text| text.contains(part)), "“{part}” not in {texts:#?}");
}

fn has_not(texts: &[String], part: &str) {
    assert!(!texts.iter().any(|text| text.contains(part)), "“{part}” in {texts:#?}");
}

/// Changes every award of the round.
fn awards(commune: &mut Commune, change: impl Fn(usize, &mut Award)) {
    let of = AwardFilter { round: Some(commune.round), ..AwardFilter::default() };
    let ids: Vec<AwardId> =
        commune.book.read().award_rows(of).unwrap().into_iter().map(|row| row.id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        let mut award = commune.book.read().award(id).unwrap().unwrap();
        change(at, &mut award);
        apply(&mut commune.book, Edit::save(award));
    }
}

/// A meeting of nine that passed three of the four names.
fn met(commune: &mut Commune) {
    let proposals = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    let vote = |(at, id)| {
        let (yes, no) = if at == 0 { ("3", "5") } else { ("8", "0") };
        Vote { in_favour: yes.into(), against: no.into(), ..Vote::on(id) }
    };
    let votes = proposals.iter().map(|p| p.id).enumerate().map(vote).collect();
    let rule =
        VotingRule {
            quorum: "quá nửa".into(), pass: "quá nửa".into(), ..VotingRule::default()
        };
    apply(
        &mut commune.book,
        Edit::save(Meeting {
            round: Some(commune.round),
            body: Some(commune.body),
            held_on: "02/12/2026".into(),
            place: "Hội trường xã".into(),
            chair: "đồng chí Lê Văn Mẫu, Trưởng Ban".into(),
            secretary: "Đ/c Ngô Thị Mẫu".into(),
            members: "9".into(),
            present: "8".into(),
            rule,
            minutes: Minutes {
                began_at: "08 giờ 00".into(),
                absent: "Đồng chí Trần Mẫu (đi công tác)".into(),
                discussion: "Đồng chí A: nhất trí\n- Đồng chí B: đề nghị xét kỹ".into(),
                ballot: Ballot::Secret,
                ballots_out: "8".into(),
                ballots_in: "8".into(),
                tellers: "Đ/c Lý Mẫu\nĐ/c Sơn Mẫu".into(),
                ..Minutes::default()
            },
            votes,
            ..Meeting::default()
        }),
    );
}

#[test]
fn minutes_say_who_met_what_was_said_and_what_each_vote_came_to() {
    let mut commune = commune();
    let params = ReportParams::about(About::round(commune.round));
    let none = open(commune.book.read(), "bien-ban-hop", &params).unwrap_err().sentence();
    assert_eq!(none, reports::NO_MEETING);
    met(&mut commune);
    let (texts, remarks) = said(&commune, "bien-ban-hop");
    for part in [
        "vào lúc 08 giờ 00, ngày 02 tháng 12 năm 2026, tại Hội trường xã",
        "họp xét khen thưởng phong trào thi đua “Dân vận khéo” năm 2026",
        "có mặt 08/09 đồng chí; vắng 01 đồng chí (Đồng chí Trần Mẫu (đi công tác)).",
        "- Đồng chí A: nhất trí",
        "- Đồng chí B: đề nghị xét kỹ",
        "bỏ phiếu kín. Số phiếu phát ra: 08; thu về: 08; hợp lệ: 08; không hợp lệ: 00.",
        "Không đạt",
        "88,9%",
        "NGƯỜI GHI BIÊN BẢN",
    ] {
        has(&texts, part);
    }
    // Nobody is said to be agreed on whom the meeting did not pass.
    has(&texts, "hội nghị thống nhất tặng Giấy khen cho");
    has_not(&texts, "cho 01 tập thể, 01 cá nhân và 02 hộ gia đình (có danh sách");
    // A name without its post and address stands below each signature.
    assert!(texts.contains(&"Lê Văn Mẫu".to_owned()) && texts.contains(&"Ngô Thị Mẫu".to_owned()));
    // The hour it ended was not entered: room for the pen, and it is said.
    assert!(remarks.iter().any(|said| said.contains("giờ kết thúc")), "{remarks:?}");
    let (texts, _) = said(&commune, "bien-ban-kiem-phieu");
    has(&texts, "Tổ kiểm phiếu gồm 02 đồng chí:");
    has(&texts, "1. Đ/c Lý Mẫu");
    let (texts, _) = said(&commune, "tb-ket-luan");
    has(&texts, "Thống nhất tặng Giấy khen cho");
    has(&texts, "Những trường hợp chưa thống nhất trong đợt này: ");
    // By a day on which nobody met there is nothing to print.
    let other = params.with(&minutes::MEETING, OptionValue::Day(Date::constant(2026, 12, 3)));
    assert!(open(commune.book.read(), "bien-ban-hop", &other).is_err());
}

#[test]
fn a_ballot_and_a_letter_of_opinion_have_every_name_that_stands() {
    let commune = commune();
    for form in ["phieu-bieu-quyet", "phieu-xin-y-kien"] {
        let (texts, _) = said(&commune, form);
        for name in ["Nguyễn Thị Mẫu Hòa", "Hộ ông Trần Văn Mẫu", "Ban Công tác Mặt trận"]
        {
            has(&texts, name);
        }
        assert_eq!(texts.iter().filter(|text| *text == "Đồng ý").count(), 3, "{form}");
    }
}

#[test]
fn each_agency_is_asked_about_its_own_names_on_a_sheet_of_its_own() {
    let mut commune = commune();
    let (texts, remarks) = said(&commune, "cv-hiep-y");
    has(&texts, "Kính gửi: ……………");
    assert!(remarks.iter().any(|said| said.contains("cơ quan được hỏi")), "{remarks:?}");
    let rows = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    for (at, row) in rows.iter().enumerate() {
        let mut proposal = commune.book.read().proposal(row.id).unwrap().unwrap();
        let agency = if at == 0 { "Công an xã" } else { "Ủy ban Kiểm tra Đảng ủy xã" };
        proposal.consultations =
            vec![Consultation { agency: agency.into(), ..Consultation::default() }];
        apply(&mut commune.book, Edit::save(proposal));
    }
    let params = ReportParams::about(About::round(commune.round));
    let spec = catalog::spec("cv-hiep-y").unwrap();
    let paper = papers::open(spec, commune.book.read(), &params, TODAY).unwrap();
    assert_eq!(paper.document.sections.len(), 2);
    let (texts, _) = said(&commune, "cv-hiep-y");
    has(&texts, "Kính gửi: Công an xã");
    has(&texts, "cho 01 tập thể");
}

#[test]
fn money_goes_to_an_account_where_one_is_known_and_who_has_none_is_named() {
    let mut commune = commune();
    commune.decide();
    awards(&mut commune, |_, award| award.reward = "760.000".into());
    let head = commune.head;
    let mut person = commune.book.read().person(head).unwrap().unwrap();
    person.account_number = "7100 205, Agribank Tân Mẫu".into();
    apply(&mut commune.book, Edit::save(person));
    awards(&mut commune, |_, award| {
        if matches!(award.recipient, Some(Recipient::Unit(_))) {
            award.account_number = "0099; Kho bạc".into();
            award.received_by = "Bà Đặng Thị Mẫu, kế toán".into();
        }
    });
    let (texts, remarks) = said(&commune, "ds-chuyen-khoan");
    for part in ["7100 205", "Agribank Tân Mẫu", "0099", "Kho bạc", "DANG THI MAU", "3.040.000"]
    {
        has(&texts, part);
    }
    has(&texts, "TIEN THUONG GIAY KHEN NAM 2026");
    let none: Vec<&String> = remarks.iter().filter(|said| said.contains("tài khoản")).collect();
    assert!(none.len() == 1 && none[0].contains("Nguyễn Thị Mẫu Hòa"), "{remarks:?}");
    let (texts, _) = said(&commune, "ds-tien-thuong");
    for part in ["KẾ TOÁN", "Bằng chữ: Ba triệu không trăm bốn mươi nghìn đồng.", "Cộng"]
    {
        has(&texts, part);
    }
    let label = ReportParams::about(About::round(commune.round));
    let (texts, _) = open(commune.book.read(), "nhan-phong-bi", &label).unwrap();
    has_not(&texts, "760.000");
    let mut label = label;
    label.options.insert("tien".into(), "co".into());
    let (texts, _) = open(commune.book.read(), "nhan-phong-bi", &label).unwrap();
    has(&texts, "Số tiền: 760.000 đồng");
}

#[test]
fn the_money_of_a_round_is_entered_in_one_table_and_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    commune.decide();
    let round = commune.round;
    commune.book.close(at("2026-12-05T12:30:00"));
    let mut w = window(desktop(folder.path()), Some(&path));
    press(&mut w, Modifiers::CTRL, Key::Num3);
    button(&mut w, actions::GRID_PAYMENTS);
    let money = |w: &driver::Window| -> Vec<Option<i64>> {
        let of = AwardFilter { round: Some(round), ..AwardFilter::default() };
        let rows = w.state().book().unwrap().read().award_rows(of).unwrap();
        rows.into_iter().map(|row| row.reward).collect()
    };
    assert_eq!(money(&w), [None; 4]);
    let pasted = "Nguyễn Thị Mẫu Hòa\t760.000\nHộ ông Trần Văn Mẫu\t1.140.000\n";
    paste(&mut w, pasted);
    button(&mut w, actions::STORE_ROWS);
    let mut stored: Vec<i64> = money(&w).into_iter().flatten().collect();
    stored.sort_unstable();
    assert_eq!(stored, [760_000, 1_140_000]);
    // It was asked for at the desk, and leads back there.
    button(&mut w, actions::GRID_PAYMENTS);
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(w.query_by_label(actions::GRID_PAYMENTS).is_some());
    press(&mut w, Modifiers::CTRL, Key::Z);
    assert_eq!(money(&w), [None; 4]);
}

#[test]
fn a_notice_says_who_is_commended_and_who_is_not_with_the_reason() {
    let mut commune = commune();
    let rows = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    let mut out = commune.book.read().proposal(rows[0].id).unwrap().unwrap();
    out.outcome = Outcome::Postponed;
    out.outcome_by = "Ban Thường vụ".into();
    out.outcome_reason = "đang xác minh đơn thư".into();
    apply(&mut commune.book, Edit::save(out));
    commune.decide();
    let (texts, _) = said(&commune, "tb-ket-qua");
    has(&texts, "2. Chưa khen thưởng trong đợt này: 01");
    has(&texts, "đang xác minh đơn thư");
    // Where everybody is commended nothing is said of the others.
    let mut all = commune_in(Workspace::in_memory().unwrap());
    all.decide();
    has_not(&said(&all, "tb-ket-qua").0, "Chưa khen thưởng");
}

#[test]
fn the_stage_is_read_turn_by_turn_and_every_guest_may_have_an_own_sheet() {
    let mut commune = commune();
    commune.decide();
    let round = ReportParams::about(About::round(commune.round));
    let (texts, _) = said(&commune, "kich-ban");
    for part in ["LƯỢT 01 – 01 tập thể", "LƯỢT 02 – 01 cá nhân", "LƯỢT 03 – 02 hộ gia đình"]
    {
        has(&texts, part);
    }
    has(&texts, "kính mời đồng chí Lê Văn Mẫu, Trưởng Ban lên trao.");
    let mut by_one = round.clone();
    by_one.options.insert("moi-luot".into(), "1".into());
    let (texts, _) = open(commune.book.read(), "kich-ban", &by_one).unwrap();
    has(&texts, "LƯỢT 04 – 01 hộ gia đình");
    let mut each = round;
    each.options.insert("tung-nguoi".into(), "co".into());
    let (texts, _) = open(commune.book.read(), "giay-moi", &each).unwrap();
    has(&texts, "Kính mời: đồng chí Nguyễn Thị Mẫu Hòa, Trưởng ấp");
    has(&texts, "Kính mời: Đại diện Ban Công tác Mặt trận ấp Bình Hòa mẫu");
    has(&said(&commune, "giay-moi").0, &format!("Kính mời: {}", letters::GUEST));
}

#[test]
fn a_letter_puts_an_issued_decision_right() {
    let mut commune = commune();
    let decision = commune.decide();
    let params = ReportParams::about(About::round(commune.round));
    let none = open(commune.book.read(), "cv-dinh-chinh", &params).unwrap_err().sentence();
    assert_eq!(none, reports::NOTHING_ISSUED);
    issue(&mut commune, decision, "12");
    // Nothing was noted down: none is made but where room for it is asked for.
    let none = open(commune.book.read(), "cv-dinh-chinh", &params).unwrap_err().sentence();
    assert_eq!(none, reports::NOTHING_CORRECTED);
    let mut blank = params.clone();
    blank.options.insert("de-trong".into(), "co".into());
    let room = open(commune.book.read(), "cv-dinh-chinh", &blank).unwrap().0;
    has(&room, "đã in là “……………”, nay đính chính là “……………”");
    awards(&mut commune, |at, award| {
        if at == 0 {
            award.amendments.push(Amendment {
                kind: AmendmentKind::Corrected,
                reason: "đã in là “Kim Sóc”, nay đính chính là “Kim Thị Sóc”".into(),
                ..Amendment::default()
            });
        }
    });
    let (texts, _) = said(&commune, "cv-dinh-chinh");
    has(&texts, "đính chính Quyết định số 12-QĐ/BCĐ, ngày 05/12/2026");
    has(&texts, ": đã in là “Kim Sóc”, nay đính chính là “Kim Thị Sóc”.");
}

fn issue(commune: &mut Commune, decision: DecisionId, number: &str) {
    let mut ready = commune.book.read().decision(decision).unwrap().unwrap();
    ready.number = number.into();
    ready.date = "05/12/2026".into();
    let at = at("2026-12-05T12:00:00");
    commune.book.apply(Edit::IssueDecision(ready), &clerk(), at).unwrap();
}

#[test]
fn a_supplementary_decision_has_a_file_of_its_own_name() {
    let mut commune = commune();
    let first = commune.decide();
    issue(&mut commune, first, "12");
    apply(
        &mut commune.book,
        Edit::save(Decision {
            body: Some(commune.body),
            round: Some(commune.round),
            summary: "về việc tặng bổ sung Giấy khen".into(),
            follows: Some(first),
            follows_as: FollowsAs::Supplement,
            ..Decision::default()
        }),
    );
    let of_round = papers::of_round(commune.book.read(), commune.round).unwrap();
    let decisions: Vec<&str> =
        of_round.iter().filter(|of| of.spec.id == "quyet-dinh").map(|of| of.name).collect();
    assert_eq!(decisions, ["quyet-dinh", "qd-bo-sung"]);
    assert_eq!(catalog::spec("qd-bo-sung").unwrap().id, "quyet-dinh");
}

#[test]
fn models_are_recognised_by_a_decision_with_its_list() {
    let mut commune = commune();
    let params = ReportParams::about(About::Year(2026));
    let none = open(commune.book.read(), "qd-cong-nhan", &params).unwrap_err().sentence();
    assert_eq!(none, reports::NOTHING_RECOGNISED);
    let recognised = [("Tuyến đường hoa", "05"), ("Camera an ninh", "05"), ("Ngày thứ bảy", "09")];
    for (at, (name, number)) in recognised.into_iter().enumerate() {
        let model = MovementModel {
            name: name.into(),
            unit: Some(commune.hamlets[at % 2]),
            ..MovementModel::default()
        };
        let Some(Record::MovementModel(model)) = apply(&mut commune.book, Edit::save(model)) else {
            panic!("{name}")
        };
        let recognition = Recognition {
            level: "Xã".into(),
            body: Some(commune.body),
            number: number.into(),
            date: if number == "05" { "01/12/2026" } else { "03/12/2026" }.into(),
            ..Recognition::default()
        };
        apply(
            &mut commune.book,
            Edit::save(Registration {
                model: Some(model),
                year: "2026".into(),
                recognitions: vec![recognition],
                ..Registration::default()
            }),
        );
    }
    // The newest decision, which names its one model; the earlier one by its number.
    let (texts, _) = open(commune.book.read(), "qd-cong-nhan", &params).unwrap();
    has(
        &texts,
        "Công nhận 01 mô hình “Dân vận khéo” cấp xã năm 2026: “Ngày thứ bảy” của Ấp Bình Hòa",
    );
    let earlier = params.with(&options::DRAFT_NUMBER, OptionValue::Number("05".into()));
    let (texts, _) = open(commune.book.read(), "ds-cong-nhan", &earlier).unwrap();
    has(&texts, "Danh sách này có 02 mô hình.");
    has(&texts, "“Camera an ninh”");
    has_not(&texts, "Ngày thứ bảy");
}

#[test]
fn a_list_that_goes_with_a_submission_cites_it_and_has_no_head_and_no_signature() {
    let commune = commune();
    let mut params = ReportParams::about(About::round(commune.round))
        .with(&options::DRAFT_NUMBER, OptionValue::Number("07".into()))
        .with(&options::DRAFT_DAY, OptionValue::Day(TODAY));
    let alone = open(commune.book.read(), "de-nghi-tap-the", &params).unwrap().0;
    has(&alone, "ĐẢNG CỘNG SẢN VIỆT NAM");
    has(&alone, "Lê Văn Mẫu");
    params.options.insert("kem-to-trinh".into(), "co".into());
    let annexed = open(commune.book.read(), "de-nghi-tap-the", &params).unwrap().0;
    has(&annexed, "(kèm theo Tờ trình số 07-TTr/BCĐ, ngày 05/12/2026 của");
    has_not(&annexed, "ĐẢNG CỘNG SẢN VIỆT NAM");
    has_not(&annexed, "Lê Văn Mẫu");
}

#[test]
fn a_meeting_that_passed_nobody_agrees_on_nobody_and_letters_have_no_minutes() {
    let mut commune = commune();
    met(&mut commune);
    let mut meeting = commune.book.read().meetings_of(commune.round).unwrap().remove(0);
    for vote in &mut meeting.votes {
        (vote.in_favour, vote.against) = ("1".into(), "7".into());
    }
    apply(&mut commune.book, Edit::save(meeting.clone()));
    for form in ["bien-ban-hop", "tb-ket-luan"] {
        let texts = said(&commune, form).0;
        has(&texts, "không có trường hợp nào đủ điều kiện được thông qua");
        has_not(&texts, "Thống nhất tặng");
        has_not(&texts, "thống nhất tặng");
    }
    // Nobody is put forward whom it did not pass, and nobody is said to be commended before there is an award.
    let params = ReportParams::about(About::round(commune.round));
    assert!(open(commune.book.read(), "to-trinh", &params).is_err());
    assert!(open(commune.book.read(), "tb-ket-qua", &params).is_err());
    // One is kept for a reason.
    let rows = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    let mut kept = commune.book.read().proposal(rows[0].id).unwrap().unwrap();
    kept.kept.reason = "thành tích đặc biệt".into();
    kept.kept.against.insert(Concern::Vote);
    apply(&mut commune.book, Edit::save(kept));
    let texts = said(&commune, "tb-ket-luan").0;
    has(&texts, "1. Thống nhất tặng Giấy khen cho 01");
    // Letters are no meeting.
    meeting.way = MeetingWay::InWriting;
    for vote in &mut meeting.votes {
        std::mem::swap(&mut vote.in_favour, &mut vote.written_in_favour);
        std::mem::swap(&mut vote.against, &mut vote.written_against);
    }
    apply(&mut commune.book, Edit::save(meeting));
    let none = open(commune.book.read(), "bien-ban-hop", &params).unwrap_err().sentence();
    assert_eq!(none, reports::NO_MINUTES_OF_LETTERS);
}

#[test]
fn two_decisions_are_announced_and_paid_each_by_itself() {
    let mut commune = commune();
    let first = commune.decide();
    let second = Decision {
        body: Some(commune.body),
        round: Some(commune.round),
        summary: "về việc tặng Bằng khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(second)) = apply(&mut commune.book, Edit::save(second)) else {
        panic!()
    };
    awards(&mut commune, |at, award| {
        award.reward = "500.000".into();
        award.decision = Some(if at == 0 { second } else { first });
        if at == 0 {
            award.form = "Bằng khen".into();
        }
    });
    let texts = said(&commune, "kich-ban").0;
    has(&texts, "về việc tặng Bằng khen");
    has(&texts, "lên nhận Bằng khen:");
    has(&texts, "lên nhận Giấy khen:");
    let texts = said(&commune, "ds-tien-thuong").0;
    has(&texts, "nhận tiền thưởng kèm theo Bằng khen");
    assert_eq!(texts.iter().filter(|text| *text == "Tổng cộng").count(), 2);
    // No text of one list is named as one of the other: words put in by hand stay where they were put.
    let params = ReportParams::about(About::round(commune.round));
    for form in ["ds-tien-thuong", "ds-chuyen-khoan", "kich-ban"] {
        let spec = catalog::spec(form).unwrap();
        let paper = papers::open(spec, commune.book.read(), &params, TODAY).unwrap();
        let mut names: Vec<String> = Vec::new();
        each_text(&paper.document, |_, text| {
            names.extend(text.spot.map(|spot| spot.as_str().to_owned()));
        });
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{form}");
    }
}

#[test]
fn a_table_stands_beside_words_and_one_without_a_place_is_named() {
    let mut commune = commune();
    met(&mut commune);
    let mut office = commune.book.read().office().unwrap();
    let own = |office: &mut Office, body: &str| {
        office.wordings.insert("tb-ket-luan/body".into(), body.into());
    };
    own(&mut office, "Kết luận: {danh sách được thông qua} là những trường hợp trên.");
    apply(&mut commune.book, Edit::SaveOffice(office.clone()));
    let texts = said(&commune, "tb-ket-luan").0;
    has(&texts, "Nguyễn Thị Mẫu Hòa");
    has(&texts, "Kết luận:");
    has(&texts, "là những trường hợp trên.");
    own(&mut office, "Không có bảng.");
    apply(&mut commune.book, Edit::SaveOffice(office));
    let (texts, remarks) = said(&commune, "tb-ket-luan");
    has_not(&texts, "Nguyễn Thị Mẫu Hòa");
    assert!(remarks.iter().any(|said| said.contains("danh sách được thông qua")), "{remarks:?}");
}

#[test]
fn the_line_that_names_the_last_article_follows_when_money_comes() {
    let mut commune = commune();
    let decision = commune.decide();
    let mut draft = commune.book.read().decision(decision).unwrap().unwrap();
    draft.distribution = "Như Điều 2\nHội Nông dân xã".into();
    apply(&mut commune.book, Edit::save(draft));
    let params = ReportParams::about(About::decision(decision));
    let texts = open(commune.book.read(), "quyet-dinh", &params).unwrap().0;
    has(&texts, "- Như Điều 2");
    awards(&mut commune, |_, award| award.reward = "500.000".into());
    let texts = open(commune.book.read(), "quyet-dinh", &params).unwrap().0;
    has(&texts, "- Như Điều 3");
    assert!(!texts.iter().any(|text| text.contains("Như Điều 2")), "{texts:#?}");
}

#[test]
fn names_of_two_bodies_stand_on_no_list_together() {
    let mut commune = commune();
    commune.decide();
    let other = Body::from_name("Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Mẫu");
    let Some(Record::Body(other)) = apply(&mut commune.book, Edit::save(other)) else { panic!() };
    let households = std::cell::Cell::new(0);
    awards(&mut commune, |_, award| {
        award.decision = None;
        if matches!(award.recipient, Some(Recipient::Household(_))) {
            households.set(households.get() + 1);
            if households.get() == 1 {
                award.body = Some(other);
            }
        }
    });
    let params = ReportParams::about(About::round(commune.round));
    let refused = open(commune.book.read(), "ds-ho-gia-dinh", &params).unwrap_err().sentence();
    assert!(refused.contains("Hãy chọn từng quyết định"), "{refused}");
}

#[test]
fn words_put_in_by_hand_follow_their_paragraph_where_the_wording_moves_it() {
    let mut commune = commune();
    commune.decide();
    let spec = catalog::spec("giay-moi").unwrap();
    let params = ReportParams::about(About::round(commune.round));
    let paper = papers::open(spec, commune.book.read(), &params, TODAY).unwrap();
    let mut last = None;
    each_text(&paper.document, |_, text| {
        if text.words.starts_with("Rất mong") {
            last = text.spot.map(|spot| (spot.as_str().to_owned(), as_read(text.words)));
        }
    });
    let (spot, was) = last.unwrap();
    let mut own = papers::to_correct(spec, commune.book.read(), &params).unwrap().unwrap();
    own.set_words(&spot, &was, "Mong các đồng chí đến đúng giờ.");
    apply(&mut commune.book, Edit::save(own));
    // A line of the office comes above it, and the sentence of an invitation sent again.
    let mut office = commune.book.read().office().unwrap();
    let body = Template::of_office("giay-moi", &office.wordings).piece("body").to_owned();
    let body = body.replace("- Thời gian", "- Thành phần: các chi bộ.\n- Thời gian");
    office.wordings.insert("giay-moi/body".into(), body);
    apply(&mut commune.book, Edit::SaveOffice(office));
    let mut again = params;
    again.options.insert("thay-so".into(), "03".into());
    let (texts, _) = open(commune.book.read(), "giay-moi", &again).unwrap();
    for part in
        ["- Thành phần: các chi bộ.", "- Thời gian", "thay cho Giấy mời số", "Mong các đồng chí"]
    {
        has(&texts, part);
    }
    assert!(!texts.iter().any(|text| text.starts_with("Rất mong")), "{texts:#?}");
    // A wording that has no place for it says so.
    let mut office = commune.book.read().office().unwrap();
    office.wordings.insert("giay-moi/body".into(), "Kính mời dự họp mặt.".into());
    apply(&mut commune.book, Edit::SaveOffice(office));
    let (_, remarks) = open(commune.book.read(), "giay-moi", &again).unwrap();
    has(&remarks, "{giấy mời đã gửi}");
}

#[test]
fn a_list_that_goes_with_a_submission_has_whom_the_meeting_passed() {
    let mut commune = commune();
    met(&mut commune);
    let rows = commune.book.read().proposal_rows(Some(commune.round), None).unwrap();
    let mut meeting = commune.book.read().meetings_of(commune.round).unwrap().remove(0);
    let household = rows.iter().find(|row| row.name.contains("Mẫu Út")).unwrap();
    for vote in meeting.votes.iter_mut().filter(|vote| vote.proposal == household.id) {
        (vote.in_favour, vote.against) = ("0".into(), "5".into());
    }
    apply(&mut commune.book, Edit::save(meeting));
    let mut params = ReportParams::about(About::round(commune.round));
    let before = open(commune.book.read(), "de-nghi-ho-gia-dinh", &params).unwrap().0;
    has(&before, "Mẫu Út");
    params.options.insert("kem-to-trinh".into(), "co".into());
    let with = open(commune.book.read(), "de-nghi-ho-gia-dinh", &params).unwrap().0;
    assert!(!with.iter().any(|text| text.contains("Mẫu Út")), "{with:#?}");
}
