//! Every paper of the catalog, as text, against tests/golden/<id>.txt, and under each rule set against
//! tests/golden/<rule set>/.
//! `UPDATE_GOLDEN=1 cargo test --test reports` writes them anew; look at the difference.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::Commune;
use dan_van::{
    domain::{
        decision::{Decision, Gap, PaperState},
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::{DecisionId, Record},
        office::{Body, Signatory, Signing},
        paper::About,
        problem::Problem,
        quick_list::{QuickBody, QuickList, QuickPaper, QuickRow},
        recipient::{Counts, RecipientKind},
        rule_set,
    },
    layout::{
        block::{Block, Document, Face, Paragraph},
        page::Page,
        paginate,
    },
    papers,
    report::{
        ReportError, ReportParams,
        about::{AboutKind, candidates},
        catalog,
        lists::quick,
        options::{self, OptionValue},
        sheets::decision,
    },
    sample,
    text::{decision_words, template::Template},
    workspace::{AwardFilter, Workspace, WorkspaceError},
};
use jiff::civil::Date;
use std::{collections::BTreeMap, fs, path::Path};
use support::{apply, at, clerk, noon};

const TODAY: Date = Date::constant(2017, 1, 16);

fn sample_book() -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    book
}

const YES: OptionValue = OptionValue::YesNo(true);

/// Each paper of the sample's year: of its main round, its decision, or the year itself.
fn usual(book: &Workspace, id: &str) -> ReportParams {
    let kind = catalog::spec(id).unwrap().usual_about();
    let mut params = ReportParams::about(candidates(book.read(), kind, Some(2016)).unwrap()[0]);
    // One sheet of scores is like another: those of the first unit.
    if id == "phieu-cham-diem" {
        let first = book.read().unit_rows().unwrap()[0].id;
        params.set(&options::UNIT, Some(OptionValue::Unit(first)));
    }
    // The sample has nothing to put right, and all its agencies have answered.
    for (paper, option) in [("cv-dinh-chinh", "de-trong"), ("cv-hiep-y", "hoi-lai")] {
        if paper == id {
            params.options.insert(option.into(), "co".into());
        }
    }
    params
}

fn build(book: &Workspace, id: &str, params: &ReportParams) -> Result<Document, ReportError> {
    papers::open(catalog::spec(id).unwrap(), book.read(), params, TODAY).map(|p| p.document)
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

/// The text of a paper against `tests/golden/<name>.txt`; what differs is noted in `wrong`.
fn compare(name: &str, document: &Document, wrong: &mut Vec<String>) {
    let text = shown(&paginate(document));
    let golden = Path::new("tests/golden").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &text).unwrap();
    }
    if fs::read_to_string(&golden).unwrap_or_default() != text {
        wrong.push(name.to_owned());
    }
}

/// Every golden text of a folder belongs to one of these papers.
fn none_is_left(folder: &str, names: &[&str]) {
    for file in fs::read_dir(Path::new("tests/golden").join(folder)).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if file.path().is_file() {
            let paper = name.strip_suffix(".txt").unwrap_or_default();
            assert!(names.contains(&paper), "{folder}/{name} belongs to no paper");
        } else {
            let is_rule_set = rule_set::all().iter().any(|r| r.id == name);
            assert!(folder.is_empty() && is_rule_set, "{folder}/{name} belongs to no paper");
        }
    }
}

/// Papers of money, which need awards that have some.
const OF_MONEY: [&str; 2] = ["ds-tien-thuong", "ds-chuyen-khoan"];

#[test]
fn every_paper_reads_as_its_golden_text() {
    let book = sample_book();
    let mut wrong = Vec::new();
    // The sample's year has no household: papers of households are of a commune's book.
    let mut commune = commune::commune();
    let decision = commune.decide();
    for spec in catalog::ALL {
        let document = if spec.recipients == Some(RecipientKind::Household) {
            build(&commune.book, spec.id, &of_commune(&commune, decision, spec.id))
        } else if OF_MONEY.contains(&spec.id) {
            // The sample's main round gives no money.
            let (book, _) = under("HD36-2018");
            build(&book, spec.id, &usual(&book, spec.id))
        } else {
            build(&book, spec.id, &usual(&book, spec.id))
        }
        .unwrap();
        compare(spec.id, &document, &mut wrong);
    }
    assert!(wrong.is_empty(), "differ from their golden text: {wrong:?}");
    let ids: Vec<&str> = catalog::ALL.iter().map(|s| s.id).collect();
    none_is_left("", &ids);
}

/// The sample's main decision once more a draft, by a body whose papers follow this rule set; its awards
/// have money and achievements of their own.
fn under(rules: &str) -> (Workspace, ReportParams) {
    let mut book = sample_book();
    let decision = usual(&book, "quyet-dinh").decision().unwrap();
    let mut draft = book.read().decision(decision).unwrap().unwrap();
    draft.state = PaperState::Draft;
    apply(&mut book, Edit::save(draft));
    // Of all bodies of the office: the tờ trình is by another one.
    for mut body in book.read().bodies().unwrap().into_iter().filter(|body| body.is_ours) {
        body.rule_set = rules.into();
        apply(&mut book, Edit::save(body));
    }
    let filter = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    for row in book.read().award_rows(filter).unwrap() {
        let mut award = book.read().award(row.id).unwrap().unwrap();
        award.reward = if row.recipient.is_person() { "363.000" } else { "726.000" }.into();
        award.citation = "Xây dựng mô hình “Dân vận khéo” có hiệu quả".into();
        apply(&mut book, Edit::save(award));
    }
    let params = ReportParams::about(About::decision(decision))
        .with(&options::DRAFT_NUMBER, OptionValue::Number("05".into()))
        .with(&options::DRAFT_DAY, OptionValue::Day(Date::constant(2017, 1, 10)));
    (book, params)
}

/// Papers of households.
const OF_HOUSEHOLDS: [&str; 2] = ["de-nghi-ho-gia-dinh", "ds-ho-gia-dinh"];
/// The letter that puts an issued decision right.
const OF_ISSUED: &str = "cv-dinh-chinh";

/// A commune's book with a draft decision, by a body whose papers follow this rule set.
fn commune_under(rules: &str) -> (Commune, DecisionId) {
    let mut commune = commune::commune();
    let decision = commune.decide();
    let mut body = commune.book.read().body(commune.body).unwrap().unwrap();
    body.rule_set = rules.into();
    apply(&mut commune.book, Edit::save(body));
    (commune, decision)
}

/// What a paper of a commune's book is about.
fn of_commune(commune: &Commune, decision: DecisionId, id: &str) -> ReportParams {
    ReportParams::about(match catalog::spec(id).unwrap().usual_about() {
        AboutKind::Decision => About::decision(decision),
        _ => About::round(commune.round),
    })
}

#[test]
fn papers_of_every_rule_set_read_as_their_golden_texts() {
    let mut wrong = Vec::new();
    let names = [
        "quyet-dinh",
        "ds-tap-the",
        "ds-ca-nhan-tien",
        "ds-ca-nhan-thanh-tich",
        "ds-ca-nhan-ngang-tien-thanh-tich",
        "ds-ca-nhan",
        "ban-soat",
        "de-nghi-tap-the",
        "de-nghi-ca-nhan",
        "ds-khen-thuong",
        "trich-ngang",
        "cv-hiep-y",
        "phieu-bieu-quyet",
        "phieu-xin-y-kien",
        "bien-ban-kiem-phieu",
        "bien-ban-hop",
        "tb-ket-luan",
        "to-trinh",
        "tb-ket-qua",
        "giay-moi",
        "kich-ban",
        "ds-tien-thuong",
        "ds-chuyen-khoan",
        "nhan-phong-bi",
        "qd-cong-nhan",
        "ds-cong-nhan",
        "ds-dang-ky",
        "phieu-dang-ky",
        "ds-nhan-rong",
        "cv-huong-dan",
        "chua-nop",
        "cv-don-doc",
        "theo-doi-chi-tieu",
        "so-khen-thuong",
        "trich-so",
        "du-tru-kinh-phi",
        "bia-ho-so",
        "ban-giao",
        "bieu-7-btctw",
        "bao-cao-6-thang",
        "bao-cao-nam",
        "phieu-cham-diem",
        "tong-hop-diem",
        "bang-qcdc",
        "ds-hoc-vien",
        "diem-danh",
    ];
    for rules in rule_set::all() {
        let (book, params) = under(&rules.id);
        for name in names {
            let of = catalog::ALL.iter().filter(|s| name.starts_with(s.id));
            let paper = of.max_by_key(|s| s.id.len()).unwrap().id;
            let is_of_decision = catalog::spec(paper).unwrap().is_of_decision();
            let params = if is_of_decision {
                let mut params = params.clone();
                for (part, option, value) in [
                    ("ngang", &options::ORIENTATION, OptionValue::Landscape(true)),
                    ("tien", &options::REWARD, YES),
                    ("thanh-tich", &options::CITATION, YES),
                ] {
                    params.set(option, name.contains(part).then_some(value));
                }
                params
            } else {
                usual(&book, paper)
            };
            let document = build(&book, paper, &params).unwrap();
            compare(&format!("{}/{name}", rules.id), &document, &mut wrong);
        }
        // Papers of households are of a commune's book; what puts an issued decision right, of one that is issued.
        let (commune, decision) = commune_under(&rules.id);
        for name in OF_HOUSEHOLDS {
            let document = build(&commune.book, name, &of_commune(&commune, decision, name));
            let document = document.unwrap();
            compare(&format!("{}/{name}", rules.id), &document, &mut wrong);
        }
        let mut issued = sample_book();
        let body = usual(&issued, "quyet-dinh").decision().unwrap();
        let body = issued.read().decision(body).unwrap().unwrap().body.unwrap();
        let mut body = issued.read().body(body).unwrap().unwrap();
        body.rule_set.clone_from(&rules.id);
        apply(&mut issued, Edit::save(body));
        let document = build(&issued, OF_ISSUED, &usual(&issued, OF_ISSUED)).unwrap();
        compare(&format!("{}/{OF_ISSUED}", rules.id), &document, &mut wrong);
        let all: Vec<&str> =
            names.iter().chain(&OF_HOUSEHOLDS).chain([&OF_ISSUED]).copied().collect();
        none_is_left(&rules.id, &all);
    }
    assert!(wrong.is_empty(), "differ from their golden text: {wrong:?}");
}

#[test]
fn state_papers_have_the_form_of_nd30() {
    let (book, params) = under("ND30-2020");
    let text = shown(&paginate(&build(&book, "quyet-dinh", &params).unwrap()));
    let one_line = text.replace('\n', " ");
    for (said, why) in [
        ("Số: 05/QĐ-BCĐ", "number"),
        (
            "QUYẾT ĐỊNH Về việc tặng Giấy khen cho tập thể, cá nhân có thành",
            "capital of the subject",
        ),
        ("BAN CHỈ ĐẠO ĐẢNG ỦY KHỐI DOANH NGHIỆP Căn cứ Quyết định", "who decides, above the bases"),
        ("Theo đề nghị của Tổ giúp việc Ban Chỉ đạo. QUYẾT ĐỊNH: Điều 1.", "proposal and end"),
        ("- Như Điều 3; - Ban Chỉ đạo tỉnh (để b/c);", "ends of Nơi nhận"),
        ("- Lưu Văn phòng Đảng ủy. ", "last of Nơi nhận"),
    ] {
        assert!(one_line.contains(said), "{why}: {text}");
    }
    assert!(!text.contains("-----") && !text.contains("- Căn cứ"), "{text}");
    let document = build(&book, "quyet-dinh", &params).unwrap();
    let bases: Vec<&Paragraph> = paragraphs(&document)
        .filter(|p| p.spans[0].text.starts_with("Căn cứ") || p.spans[0].text.starts_with("Theo"))
        .collect();
    assert_eq!(bases.len(), 4);
    assert!(bases.iter().all(|p| p.spans[0].style.face == Face::Italic));

    let annex = build(&book, "ds-tap-the", &params).unwrap();
    let text = shown(&paginate(&annex));
    let note = "(Kèm theo Quyết định số 05/QĐ-BCĐ ngày 10 tháng 01 năm 2017 \
                của Ban Chỉ đạo Đảng ủy Khối Doanh nghiệp)";
    assert!(text.replace('\n', " ").contains(note), "{text}");
    assert!(!text.contains("-----"), "{text}");
    let ruled: Vec<&Paragraph> = paragraphs(&annex).filter(|p| p.rule.is_some()).collect();
    assert!(ruled.len() == 1 && ruled[0].spans[0].text.starts_with("(Kèm"), "{ruled:?}");
}

#[test]
fn a_deputy_of_a_state_body_signs_for_its_head_too() {
    let mut book = sample_book();
    let committee = Body::from_name("Ủy ban nhân dân xã Mẫu");
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(committee)) else { panic!() };
    for (name, position, is_head) in
        [("Lê Văn Mẫu", "Chủ tịch", true), ("Kim Thị Mẫu", "Phó Chủ tịch", false)]
    {
        let signatory = Signatory {
            body: Some(body),
            name: name.into(),
            position: position.into(),
            is_head,
            ..Signatory::default()
        };
        let Some(Record::Signatory(signatory)) = apply(&mut book, Edit::save(signatory)) else {
            panic!()
        };
        let decision = Decision {
            body: Some(body),
            summary: "về việc tặng Giấy khen".into(),
            signatory: Some(signatory),
            ..Decision::default()
        };
        let Some(Record::Decision(id)) = apply(&mut book, Edit::save(decision)) else { panic!() };
        let params = ReportParams::about(About::decision(id));
        let text = shown(&paginate(&build(&book, "quyet-dinh", &params).unwrap()));
        let signed = if is_head {
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Mẫu\n"
        } else {
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nKim Thị Mẫu\n"
        };
        assert!(text.contains(signed), "{text}");
    }
}

fn paragraphs(document: &Document) -> impl Iterator<Item = &Paragraph> {
    document.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
        Block::Paragraph(p) => Some(p),
        _ => None,
    })
}

#[test]
fn a_number_is_named_in_the_form_of_its_body_and_never_broken() {
    let mut book = sample_book();
    let theirs = book.read().decisions().unwrap().into_iter().find(|d| d.number == "29").unwrap();
    let mut body = book.read().body(theirs.body.unwrap()).unwrap().unwrap();
    body.rule_set = "ND30-2020".into();
    body.symbol = "MTTQ-BTT".into();
    apply(&mut book, Edit::save(body));
    for landscape in [None, Some(false), Some(true)] {
        let mut params = usual(&book, "ds-khen-thuong");
        params.set(&options::ORIENTATION, landscape.map(OptionValue::Landscape));
        let text = shown(&paginate(&build(&book, "ds-khen-thuong", &params).unwrap()));
        let numbers = text.lines().filter(|l| l.contains("29/QĐ-MTTQ-BTT")).count();
        assert_eq!(numbers, 7, "{text}");
        assert!(text.contains("số 05-QĐ/BCĐ,") && !text.contains("29-QĐ"), "{text}");
        assert!(!text.lines().any(|l| l.ends_with('/') || l.ends_with("QĐ-")), "{text}");
    }
}

#[test]
fn a_body_may_have_another_symbol_for_one_kind_of_paper() {
    let mut book = sample_book();
    let ours = |b: &Body| b.is_ours && b.rule_set == "HD36-2018" && !b.symbol.is_empty();
    let mut body = book.read().bodies().unwrap().into_iter().find(ours).unwrap();
    let usual = body.symbol.clone();
    body.own_symbols = "TTr BTGDV\nthư/BTGDV".into();
    let refused = book.apply(Edit::save(body.clone()), &clerk(), noon()).unwrap_err();
    let unclear = Problem::UnclearSymbol { line: "thư/BTGDV".into() };
    let WorkspaceError::Invalid(found) = refused else { panic!("{refused:?}") };
    assert!(found.has(Field::OwnSymbols, &unclear), "{found:?}");
    body.own_symbols = "TTr BTGDV\n".into();
    apply(&mut book, Edit::save(body.clone()));
    let number_of = |paper| {
        let list = QuickList {
            body: QuickBody::Existing(body.id.unwrap()),
            form: "Giấy khen".into(),
            year: "2016".into(),
            rows: vec![QuickRow { name: "Kim Thị Mẫu Sa".into(), ..QuickRow::default() }],
            paper,
            ..QuickList::default()
        };
        let text = shown(&paginate(&quick::together(Some(book.read()), &list, TODAY).unwrap()));
        let line = text.lines().find(|l| l.contains("kèm theo")).unwrap().to_owned();
        line.replace('\u{2011}', "-")
    };
    assert!(number_of(QuickPaper::ToSubmission).contains("-TTr/BTGDV"));
    assert!(number_of(QuickPaper::ToDecision).contains(&format!("-QĐ/{usual}")));
    book.undo(&clerk(), noon()).unwrap();
    assert!(book.read().body(body.id.unwrap()).unwrap().unwrap().own_symbols.is_empty());
}

#[test]
fn a_break_set_by_hand_in_a_citation_is_for_the_titles_alone() {
    let (mut book, params) = under("HD36-2018");
    let decision = book.read().decision(params.decision().unwrap()).unwrap().unwrap();
    let mut round = book.read().round(decision.round.unwrap()).unwrap().unwrap();
    round.citation = "đã có thành tích xuất sắc\ntrong phong trào thi đua “Dân vận khéo”".into();
    apply(&mut book, Edit::save(round.clone()));
    // No article typed: they come from the data.
    apply(&mut book, Edit::save(Decision { articles: String::new(), ..decision }));
    let said = "đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo”";
    let annexed = build(&book, "quyet-dinh", &params).unwrap();
    // The same with those named who are few.
    let mut office = book.read().office().unwrap();
    office.named_recipient_limit = "50".into();
    apply(&mut book, Edit::SaveOffice(office));
    let named = build(&book, "quyet-dinh", &params).unwrap();
    for document in [&annexed, &named] {
        let spoken = |p: &Paragraph| -> String {
            p.spans.iter().map(|s| s.text.replace('\u{a0}', " ")).collect()
        };
        let articles: Vec<String> =
            paragraphs(document).map(spoken).filter(|t| t.contains("Tặng Giấy khen")).collect();
        assert!(articles.len() == 1 && articles[0].contains(said), "{articles:?}");
    }
    let summary = decision_words::summary(
        &Template::of_decision(&BTreeMap::new()),
        "Giấy khen",
        Counts::default(),
        &round.citation,
    );
    assert!(summary.contains(said), "{summary}");
    let annex = build(&book, "ds-tap-the", &params).unwrap();
    let texts: Vec<&str> = paragraphs(&annex).map(|p| p.spans[0].text.as_str()).collect();
    assert!(texts.iter().any(|t| t.contains("xuất\u{a0}sắc\n")), "{texts:?}");
}

#[test]
fn the_place_of_a_state_body_stands_below_its_name() {
    let letterhead = |name: &str| Body::from_name(name).letterhead_name;
    assert_eq!(letterhead("Ủy ban nhân dân xã Mẫu"), "ỦY BAN NHÂN DÂN\nXÃ MẪU");
    assert_eq!(letterhead("Chủ tịch Uỷ ban nhân dân phường Mẫu"), "UỶ BAN NHÂN DÂN\nPHƯỜNG MẪU");
    assert_eq!(letterhead("Hội đồng nhân dân xã Mẫu"), "HỘI ĐỒNG NHÂN DÂN\nXÃ MẪU");
    // What cannot be parted stays as it was typed.
    assert_eq!(letterhead("UBND xã Mẫu"), "UBND XÃ MẪU");
    assert_eq!(letterhead("Ủy ban nhân dân"), "ỦY BAN NHÂN DÂN");
}

#[test]
fn money_nobody_was_given_has_no_total() {
    let mut book = sample_book();
    let params = usual(&book, "ds-ca-nhan").with(&options::REWARD, YES);
    // Options are for a paper that is not issued.
    let mut draft = book.read().decision(params.decision().unwrap()).unwrap().unwrap();
    draft.state = PaperState::Draft;
    apply(&mut book, Edit::save(draft));
    let text = shown(&paginate(&build(&book, "ds-ca-nhan", &params).unwrap()));
    assert!(text.contains("(đồng)") && !text.contains("Tổng cộng"), "{text}");
    let (book, params) = under("HD36-2018");
    let params = params.with(&options::REWARD, YES);
    let text = shown(&paginate(&build(&book, "ds-ca-nhan", &params).unwrap()));
    assert!(text.contains("Tổng cộng\n2.541.000\n"), "{text}");
}

#[test]
fn a_decision_says_what_it_lacks_before_it_is_printed_and_nothing_more_once_issued() {
    let mut book = sample_book();
    let spec = catalog::spec("quyet-dinh").unwrap();
    let remarks = |book: &Workspace, params: &ReportParams| {
        papers::remarks(spec, book.read(), params).unwrap()
    };
    assert_eq!(remarks(&book, &usual(&book, "quyet-dinh")), Vec::<String>::new());
    // Drawn up whole, there is nothing to say of it either.
    let (whole, params) = under("HD36-2018");
    assert_eq!(remarks(&whole, &params), Vec::<String>::new());

    let body = Body {
        full_name: "Ban Chỉ đạo xã mẫu".into(),
        letterhead_name: "BAN CHỈ ĐẠO XÃ MẪU".into(),
        signing: Signing::HeadSigns,
        ..Body::default()
    };
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(body)) else { panic!() };
    let bare = Decision {
        body: Some(body),
        number: "01".into(),
        date: "16/01/2017".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(bare)) else { panic!() };
    let params = ReportParams::about(About::decision(id));
    let said = remarks(&book, &params);
    let about = ["được khen", "chưa có căn cứ", "đề nghị của ai", "người ký", "ký hiệu"];
    assert_eq!(said.len(), about.len(), "{said:?}");
    for (remark, about) in said.iter().zip(about) {
        assert!(remark.contains(about), "{remark}");
    }
    // It is printed all the same, with room for what it does not have.
    let text = shown(&paginate(&build(&book, "quyet-dinh", &params).unwrap()));
    assert!(text.contains("Số 01-QĐ/     \n"), "{text}");
    assert!(!text.contains("00 tập thể") && text.contains("Tặng …………… cho"), "{text}");
    // Căn cứ that give no authority are told apart from none; a proposal may stand among them.
    let mut filled = book.read().decision(id).unwrap().unwrap();
    filled.bases = "Luật Thi đua, khen thưởng\nXét đề nghị của Tổ giúp việc".into();
    apply(&mut book, Edit::save(filled.clone()));
    let gaps = decision::gaps(book.read(), &filled).unwrap();
    assert_eq!(gaps, [Gap::Recipients, Gap::Authority, Gap::Signatory, Gap::Symbol]);
    // Without recipients it is not issued, whoever asks.
    let issued = Decision { state: PaperState::Issued, ..filled };
    let refused = book.apply(Edit::IssueDecision(issued), &clerk(), noon()).unwrap_err();
    let Failure::Invalid(found) = refused.failure() else { panic!("{refused}") };
    assert!(found.has(Field::Recipient, &Problem::AwardsNobody), "{found:?}");
}

#[test]
fn a_medal_for_persons_says_no_achievement_and_minds_a_collective() {
    let (mut book, params) = under("HD36-2018");
    let decision = params.decision().unwrap();
    let filter = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let mut round = None;
    for row in book.read().award_rows(filter).unwrap() {
        let mut award = book.read().award(row.id).unwrap().unwrap();
        award.form = "Kỷ niệm chương “Vì sự nghiệp Dân vận”".into();
        round = award.round;
        apply(&mut book, Edit::save(award));
    }
    let mut round = book.read().round(round.unwrap()).unwrap().unwrap();
    round.citation.clear();
    apply(&mut book, Edit::save(round));
    let spec = catalog::spec("quyet-dinh").unwrap();
    let said = papers::remarks(spec, book.read(), &params).unwrap();
    assert!(said.len() == 1 && said[0].contains("chỉ tặng cá nhân"), "{said:?}");
    let text = shown(&paginate(&build(&book, "ds-ca-nhan", &params).unwrap())).replace('\n', " ");
    let title = "DANH SÁCH cá nhân được tặng Kỷ niệm chương “Vì sự nghiệp Dân vận” (kèm theo";
    assert!(text.contains(title), "{text}");
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
    let params = ReportParams::about(About::decision(theirs.id.unwrap()));
    for id in ["quyet-dinh", "ds-tap-the", "ds-ca-nhan"] {
        assert!(refusal(build(&book, id, &params)).contains("không phải cơ quan của ta"), "{id}");
    }
    assert!(build(&book, "ds-khen-thuong", &params).is_ok());
}

#[test]
fn a_draft_leaves_blank_what_it_does_not_have_and_an_issued_paper_never_changes() {
    let mut book = sample_book();
    let five = book.read().decisions().unwrap().into_iter().find(|d| d.number == "112").unwrap();
    let params = ReportParams::about(About::decision(five.id.unwrap()));
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
    apply(&mut book, Edit::save(body));
    assert_eq!(build(&book, "quyet-dinh", &params).unwrap(), issued);
    // A draft of the same body that is about to be signed: papers say its number and day before it is issued.
    let draft = Decision {
        id: None,
        number: "113".into(),
        date: "20/10/2020".into(),
        state: PaperState::Draft,
        articles: "Điều 1. Tặng Giấy khen cho đồng chí A.\nĐiều 2. Thi hành.".into(),
        ..five
    };
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(draft)) else { panic!() };
    let of_draft = |book: &Workspace| {
        let params = ReportParams::about(About::decision(id));
        shown(&paginate(&build(book, "quyet-dinh", &params).unwrap()))
    };
    let text = of_draft(&book);
    assert!(text.contains("Số 113-QĐ/ĐUK") && text.contains("ngày 20 tháng 10 năm 2020"), "{text}");
    // Without a number it is no more than a draft: both are left for the pen.
    let mut without = book.read().decision(id).unwrap().unwrap();
    without.number.clear();
    apply(&mut book, Edit::save(without));
    let text = of_draft(&book);
    assert!(text.contains("Số      -QĐ/ĐUK"), "{text}");
    assert!(text.contains("ngày      tháng 10 năm 2020"), "{text}");
    assert!(text.contains("Điều 2. \nThi hành./.\n"), "{text}");
}

#[test]
fn a_letter_no_face_has_is_named_and_nothing_is_printed() {
    let mut book = sample_book();
    let params = usual(&book, "quyet-dinh");
    let mut d = book.read().decision(params.decision().unwrap()).unwrap().unwrap();
    d.id = None;
    d.number = String::new();
    d.state = PaperState::Draft;
    d.summary = "về việc tặng 漢 Giấy khen".into();
    let Some(Record::Decision(id)) = apply(&mut book, Edit::save(d)) else { panic!() };
    let award = book.read().award_rows(AwardFilter::default()).unwrap()[0].id;
    let mut award = book.read().award(award).unwrap().unwrap();
    (award.id, award.decision) = (None, Some(id));
    apply(&mut book, Edit::save(award));
    let params = ReportParams::about(About::decision(id));
    let sentence = refusal(build(&book, "quyet-dinh", &params));
    assert!(sentence.contains("“漢” (U+6F22)"), "{sentence}");
}

#[test]
fn three_hundred_rows_have_a_header_on_every_page_and_a_signature_in_company() {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill_with(&mut book, 300, 7, &clerk(), noon()).unwrap();
    let params = ReportParams::about(About::Year(2016)).with(&options::SIGNED, YES);
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
    let params = ReportParams::about(About::decision(five.id.unwrap()));
    let draft = Decision { state: PaperState::Draft, summary: "về việc khác".into(), ..five };
    apply(&mut book, Edit::save(draft));
    let text = shown(&paginate(&build(&book, "quyet-dinh", &params).unwrap()));
    assert!(text.contains("về việc khác") && text.contains("Số 112-QĐ/ĐUK"), "{text}");
}

#[test]
fn two_forms_are_printed_together_only_under_one_decision() {
    let mut book = sample_book();
    let params = usual(&book, "ds-ca-nhan");
    let rows = book
        .read()
        .award_rows(AwardFilter { decision: params.decision(), ..AwardFilter::default() });
    let rows = rows.unwrap();
    let person = rows.iter().find(|row| row.recipient.is_person()).unwrap();
    let mut award = book.read().award(person.id).unwrap().unwrap();
    award.form = "Bằng khen".into();
    // What an issued decision gave stays as it is: first it is a draft again.
    let refused = book.apply(Edit::save(award.clone()), &clerk(), noon()).unwrap_err();
    assert!(matches!(refused.failure(), Failure::ChangesIssuedPaper(_)));
    let mut decision = book.read().decision(params.decision().unwrap()).unwrap().unwrap();
    decision.state = PaperState::Draft;
    apply(&mut book, Edit::save(decision));
    let Some(Record::Award(id)) = apply(&mut book, Edit::save(award)) else { panic!() };
    let round =
        book.read().rounds().unwrap().into_iter().find(|r| r.years.year.text == "2016").unwrap().id;
    let params = ReportParams::about(About::round(round.unwrap()));
    // Each form has a list of its own, asked for by the round or by the decision.
    let both = build(&book, "ds-ca-nhan", &params).unwrap();
    assert_eq!(both.sections.len(), 2);
    let mut loose = book.read().award(id).unwrap().unwrap();
    loose.decision = None;
    apply(&mut book, Edit::save(loose));
    assert!(refusal(build(&book, "ds-ca-nhan", &params)).contains("“Bằng khen”"));
}

#[test]
fn awards_of_the_round_under_no_decision_are_spoken_of() {
    let mut commune = commune::commune();
    let decision = commune.decide();
    let book = &mut commune.book;
    let remark = "Đợt này còn 02 khen thưởng chưa thuộc quyết định nào.".to_owned();
    let said = |book: &Workspace| {
        let params = ReportParams::about(About::decision(decision));
        let spec = catalog::spec("quyet-dinh").unwrap();
        papers::remarks(spec, book.read(), &params).unwrap()
    };
    assert!(!said(book).iter().any(|s| s.contains("chưa thuộc")), "{:?}", said(book));
    let of = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let rows = book.read().award_rows(of).unwrap();
    // Two left out, and one of another form, which this decision cannot print.
    for (row, form) in rows.iter().zip(["Giấy khen", "Giấy khen", "Bằng khen"]) {
        let mut award = book.read().award(row.id).unwrap().unwrap();
        award.decision = None;
        award.form = form.into();
        apply(book, Edit::save(award));
    }
    assert!(said(book).contains(&remark), "{:?}", said(book));
    assert!(!Gap::Undecided(2).stops_issue());
}

#[test]
fn an_issued_paper_comes_as_issued_by_decision_round_or_year_and_keeps_its_number() {
    let book = sample_book();
    let by_decision = usual(&book, "ds-ca-nhan");
    let as_issued = build(&book, "ds-ca-nhan", &by_decision).unwrap();
    let decision = book.read().decision(by_decision.decision().unwrap()).unwrap().unwrap();
    let spec = catalog::spec("ds-ca-nhan").unwrap();
    let by_round = ReportParams::about(About::round(decision.round.unwrap()));
    let by_year = ReportParams::about(About::Year(2016))
        .with(&options::BODY, OptionValue::Body(decision.body.unwrap()));
    for params in [&by_round, &by_year] {
        assert_eq!(build(&book, "ds-ca-nhan", params).unwrap(), as_issued, "{params:?}");
        assert!(papers::remarks(spec, book.read(), params).unwrap().is_empty());
    }
    let number = |number: &str| OptionValue::Number(number.into());
    let same = by_decision.clone().with(&options::DRAFT_NUMBER, number("5"));
    assert_eq!(build(&book, "ds-ca-nhan", &same).unwrap(), as_issued);
    let other = by_round.clone().with(&options::DRAFT_NUMBER, number("6"));
    assert!(refusal(build(&book, "ds-ca-nhan", &other)).contains("có sẵn số và ngày"));
    // Options chosen for it change nothing, and that is said.
    let options = [
        by_round.clone().with(&options::ORIENTATION, OptionValue::Landscape(true)),
        by_decision.with(&options::ANNEX_SIGNED, YES).with(&options::REWARD, YES),
        by_year.with(&options::CITATION, YES),
    ];
    for params in &options {
        assert_eq!(build(&book, "ds-ca-nhan", params).unwrap(), as_issued, "{params:?}");
        let said = papers::remarks(spec, book.read(), params).unwrap();
        assert!(said.len() == 1 && said[0].contains("không áp dụng"), "{said:?}");
    }
}
