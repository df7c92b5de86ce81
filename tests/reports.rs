//! Every paper of the catalog, as text, against tests/golden/<id>.txt.
//! `UPDATE_GOLDEN=1 cargo test --test reports` writes them anew; look at the difference.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        decision::{Decision, PaperState},
        edit::Edit,
        failure::Failure,
        ids::Record,
        office::Signing,
    },
    layout::{block::Document, page::Page, paginate},
    report::{ParamKind, ReportError, ReportParams, catalog},
    sample,
    workspace::{AwardFilter, Workspace},
};
use jiff::civil::Date;
use std::{fs, path::Path};
use support::{apply, at, clerk, noon};

const TODAY: Date = Date::constant(2017, 1, 16);

fn sample_book() -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    book
}

/// The parameters of each paper for the sample's main round.
fn usual(book: &Workspace, id: &str) -> ReportParams {
    let read = book.read();
    let round =
        read.rounds().unwrap().into_iter().find(|r| r.years.year.text == "2016").unwrap().id;
    let decision = read.decisions().unwrap().into_iter().find(|d| d.round == round).unwrap().id;
    let spec = catalog::spec(id).unwrap();
    if id == "ds-khen-thuong" {
        ReportParams { year: Some(2016), ..ReportParams::default() }
    } else if spec.params.contains(&ParamKind::Decision) {
        ReportParams { decision, ..ReportParams::default() }
    } else {
        ReportParams { round, ..ReportParams::default() }
    }
}

fn build(book: &Workspace, id: &str, params: &ReportParams) -> Result<Document, ReportError> {
    catalog::build(catalog::spec(id).unwrap(), book.read(), params, TODAY)
}

fn shown(pages: &[Page]) -> String {
    let pages: Vec<String> = pages.iter().map(Page::text).collect();
    pages.join("--- trang ---\n")
}

fn refusal(result: Result<Document, ReportError>) -> String {
    match result {
        Err(error) => error.sentence(),
        Ok(_) => panic!("was printed"),
    }
}

#[test]
fn every_paper_reads_as_its_golden_text() {
    let book = sample_book();
    let folder = Path::new("tests/golden");
    let mut wrong = Vec::new();
    for spec in catalog::ALL {
        let document = build(&book, spec.id, &usual(&book, spec.id)).unwrap();
        let text = shown(&paginate(&document));
        let golden = folder.join(format!("{}.txt", spec.id));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &text).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(spec.id);
        }
    }
    assert!(wrong.is_empty(), "differ from their golden text: {wrong:?}");
    let ids: Vec<String> = catalog::ALL.iter().map(|s| format!("{}.txt", s.id)).collect();
    for file in fs::read_dir(folder).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        assert!(ids.contains(&name), "{name} belongs to no paper");
    }
}

#[test]
fn the_plain_list_holds_all_25_awards_of_2016() {
    let book = sample_book();
    let pages = paginate(&build(&book, "ds-khen-thuong", &usual(&book, "ds-khen-thuong")).unwrap());
    let text = shown(&pages).replace('\n', " ");
    let rows =
        book.read().award_rows(AwardFilter { year: Some(2016), ..AwardFilter::default() }).unwrap();
    assert_eq!(rows.len(), 25);
    for row in rows {
        assert!(text.contains(&row.name), "{}", row.name);
    }
    assert!(text.contains("05 tập thể và 06 cá nhân") && text.contains("07 tập thể và 07 cá nhân"));
}

#[test]
fn a_decision_of_another_body_is_refused_with_a_sentence() {
    let book = sample_book();
    let theirs = book.read().decisions().unwrap().into_iter().find(|d| d.number == "29").unwrap();
    let params = ReportParams { decision: theirs.id, ..ReportParams::default() };
    for id in ["quyet-dinh", "ds-tap-the", "ds-ca-nhan"] {
        assert!(refusal(build(&book, id, &params)).contains("không phải cơ quan của ta"), "{id}");
    }
    assert!(build(&book, "ds-khen-thuong", &params).is_ok());
}

#[test]
fn a_draft_leaves_number_and_day_blank_and_an_issued_paper_never_changes() {
    let mut book = sample_book();
    let five = book.read().decisions().unwrap().into_iter().find(|d| d.number == "112").unwrap();
    let params = ReportParams { decision: five.id, ..ReportParams::default() };
    let issued = build(&book, "quyet-dinh", &params).unwrap();
    let text = shown(&paginate(&issued));
    assert!(text.contains("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nPhan Văn Mẫu\n"), "{text}");
    let text = text.replace('\n', " ");
    // Three recipients are named in Điều 1; money is in figures and words.
    assert!(text.contains("đồng chí Thạch Sa Phia"), "{text}");
    assert!(text.contains("2.280.000 đồng (Hai triệu hai trăm tám mươi nghìn đồng)"), "{text}");
    // The clerk changes what it was made from; the issued paper stays.
    let mut body = book.read().body(five.body.unwrap()).unwrap().unwrap();
    body.signing = Signing::HeadSigns;
    apply(&mut book, Edit::SaveBody(body));
    assert_eq!(build(&book, "quyet-dinh", &params).unwrap(), issued);
    // A draft of the same body: blanks for number and day.
    let draft = Decision {
        id: None,
        number: "113".into(),
        date: "20/10/2020".into(),
        state: PaperState::Draft,
        articles: "Điều 1. Tặng Giấy khen cho đồng chí A.\nĐiều 2. Thi hành.".into(),
        ..five
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::SaveDecision(draft)) else { panic!() };
    let text = shown(&paginate(
        &build(
            &book,
            "quyet-dinh",
            &ReportParams { decision: Some(id), ..ReportParams::default() },
        )
        .unwrap(),
    ));
    assert!(text.contains("Số      -QĐ/ĐUK"), "{text}");
    assert!(text.contains("ngày      tháng 10 năm 2020"), "{text}");
    assert!(text.contains("Điều 2. \nThi hành./.\n"), "{text}");
}

#[test]
fn a_letter_no_face_has_is_named_and_nothing_is_printed() {
    let mut book = sample_book();
    let params = usual(&book, "quyet-dinh");
    let mut d = book.read().decision(params.decision.unwrap()).unwrap().unwrap();
    d.id = None;
    d.number = String::new();
    d.state = PaperState::Draft;
    d.summary = "về việc tặng 漢 Giấy khen".into();
    let Some(Record::Decision(id)) = apply(&mut book, Edit::SaveDecision(d)) else { panic!() };
    let award = book.read().award_rows(AwardFilter::default()).unwrap()[0].id;
    let mut award = book.read().award(award).unwrap().unwrap();
    (award.id, award.decision) = (None, Some(id));
    apply(&mut book, Edit::SaveAward(award));
    let params = ReportParams { decision: Some(id), ..ReportParams::default() };
    let sentence = refusal(build(&book, "quyet-dinh", &params));
    assert!(sentence.contains("“漢” (U+6F22)"), "{sentence}");
}

#[test]
fn three_hundred_rows_have_a_header_on_every_page_and_a_signature_in_company() {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill_with(&mut book, 300, 7, &clerk(), noon()).unwrap();
    let params = ReportParams { year: Some(2016), signed: Some(true), ..ReportParams::default() };
    let pages = paginate(&build(&book, "ds-khen-thuong", &params).unwrap());
    assert!(pages.len() > 10);
    for page in &pages {
        assert!(page.text().contains("Tập thể, cá nhân\n"));
    }
    assert!(pages.last().unwrap().text().contains("Danh sách này có 100 tập thể và 200 cá nhân."));
}

#[test]
fn the_order_of_the_round_governs_the_annex() {
    let book = sample_book();
    let text = shown(&paginate(&build(&book, "ds-ca-nhan", &usual(&book, "ds-ca-nhan")).unwrap()));
    let order: Vec<usize> =
        ["Nguyễn Thị Hồng Nhung", "Thạch Sa Phia", "Kim Thị Sóc", "Dương Ngọc Ý"]
            .iter()
            .map(|n| text.find(n).unwrap())
            .collect();
    assert!(order.is_sorted());
}

#[test]
fn a_decision_made_a_draft_again_lets_its_kept_papers_go() {
    let mut book = sample_book();
    let five = book.read().decisions().unwrap().into_iter().find(|d| d.number == "112").unwrap();
    let params = ReportParams { decision: five.id, ..ReportParams::default() };
    let draft = Decision { state: PaperState::Draft, summary: "về việc khác".into(), ..five };
    apply(&mut book, Edit::SaveDecision(draft));
    let text = shown(&paginate(&build(&book, "quyet-dinh", &params).unwrap()));
    assert!(text.contains("về việc khác") && text.contains("Số      -QĐ/ĐUK"), "{text}");
}

#[test]
fn two_forms_are_not_printed_as_one() {
    let mut book = sample_book();
    let params = usual(&book, "ds-ca-nhan");
    let rows =
        book.read().award_rows(AwardFilter { decision: params.decision, ..AwardFilter::default() });
    let mut award = book.read().award(rows.unwrap()[0].id).unwrap().unwrap();
    award.form = "Bằng khen".into();
    // What an issued decision gave stays as it is: first it is a draft again.
    let refused = book.apply(Edit::SaveAward(award.clone()), &clerk(), noon()).unwrap_err();
    assert_eq!(refused.failure(), Failure::AlreadyIssued);
    let mut decision = book.read().decision(params.decision.unwrap()).unwrap().unwrap();
    decision.state = PaperState::Draft;
    apply(&mut book, Edit::SaveDecision(decision));
    apply(&mut book, Edit::SaveAward(award));
    let round =
        book.read().rounds().unwrap().into_iter().find(|r| r.years.year.text == "2016").unwrap().id;
    let params = ReportParams { round, ..ReportParams::default() };
    assert!(refusal(build(&book, "ds-ca-nhan", &params)).contains("“Bằng khen”"));
}
