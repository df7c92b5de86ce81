//! How papers stand on their pages: letterheads, breaks of titles, tables on the sheet they need.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
#[path = "support/window.rs"]
mod window;
use dan_van::{
    domain::{
        decision::PaperState,
        edit::Edit,
        ids::{DecisionId, RoundId},
        office::Body,
        paper::About,
        recipient::RecipientKind,
        rule_set,
    },
    layout::{
        block::{Block, Document, Section},
        page::{Item, Page},
        paginate,
    },
    report::{
        ReportError, ReportParams,
        about::{AboutKind, candidates},
        catalog,
        frame::{self, NumberAndDay},
        options::{self, OptionKind, OptionValue},
    },
    sample,
    text::{reports, terms},
    workspace::{AwardFilter, OpenAs, Workspace},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::Date;
use std::{path::Path, process::Command};
use support::{apply, at, clerk, noon};

const TODAY: Date = Date::constant(2017, 1, 16);

fn sample_book() -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    book
}

/// The sample's main round and its decision, as a draft.
fn drafted(book: &mut Workspace) -> (RoundId, DecisionId) {
    let read = book.read();
    let round = read.rounds().unwrap().into_iter().find(|r| r.years.year.text == "2016").unwrap();
    let mut decision = read.decisions().unwrap().into_iter().find(|d| d.round == round.id).unwrap();
    decision.state = PaperState::Draft;
    let id = decision.id.unwrap();
    apply(book, Edit::save(decision));
    (round.id.unwrap(), id)
}

fn build(book: &Workspace, id: &str, of: (RoundId, DecisionId)) -> Document {
    try_to_build(book, id, of).unwrap()
}

fn try_to_build(
    book: &Workspace,
    id: &str,
    (round, decision): (RoundId, DecisionId),
) -> Result<Document, ReportError> {
    let spec = catalog::spec(id).unwrap();
    let about = match spec.usual_about() {
        AboutKind::Round => About::round(round),
        AboutKind::Year if !spec.about.contains(&AboutKind::Decision) => About::Year(2016),
        AboutKind::Decision | AboutKind::Year => About::decision(decision),
        // A book without such records has no such paper.
        kind => match candidates(book.read(), kind, Some(2016)).unwrap().first() {
            Some(about) => *about,
            None => return Err(ReportError::Empty(spec.id.to_owned())),
        },
    };
    let params = ReportParams::about(about);
    catalog::build(spec, book.read(), &params, TODAY)
}

fn lines(document: &Document) -> Vec<String> {
    let text: String = paginate(document).iter().map(Page::text).collect();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_place_of_three_words_more_keeps_its_day_on_one_line() {
    let day = NumberAndDay { date: Some(Date::constant(2017, 1, 10)), ..NumberAndDay::default() };
    let blank = NumberAndDay { year: 2017, ..NumberAndDay::default() };
    for rules in rule_set::all() {
        let printed = |place: &str, when: &NumberAndDay| {
            let body = Body::from_name("Đảng ủy phường Bình Hưng Hòa mẫu");
            let blocks = frame::letterhead(rules, &body, place, when);
            let section =
                Section { paper: frame::paper(rules, false, false), blocks, ..Section::default() };
            lines(&Document { sections: vec![section], ..Document::default() })
        };
        for place in ["Trà Vinh", "Thành phố Hồ Chí Minh", "Bình Hưng Hòa A mẫu"] {
            let whole = format!("{place}, ngày 10 tháng 01 năm 2017");
            assert!(
                printed(place, &day).contains(&whole),
                "{}: {:?}",
                rules.id,
                printed(place, &day)
            );
            let whole = format!("{place}, ngày      tháng      năm 2017");
            assert!(printed(place, &blank).contains(&whole), "{}", rules.id);
        }
        // Longer than any: it breaks behind the place.
        let place = "Đặc khu Quần đảo mẫu có tên dài hơn mọi nơi khác";
        let shown = printed(place, &day);
        let at = shown.iter().position(|l| l.starts_with("Đặc khu")).unwrap();
        assert!(shown[at + 1..].contains(&"ngày 10 tháng 01 năm 2017".to_owned()), "{shown:?}");
    }
}

#[test]
fn a_long_place_leaves_the_names_of_the_letterhead_their_lines() {
    let names =
        ["BAN CHỈ ĐẠO", "QUY CHẾ DÂN CHỦ Ở CƠ SỞ", "VÀ PHONG TRÀO THI ĐUA", "“DÂN VẬN KHÉO”"];
    let body = Body {
        letterhead_parent: "ĐẢNG ỦY KHỐI MẪU".into(),
        letterhead_name: names.join("\n"),
        symbol: "BCĐ".into(),
        ..Body::default()
    };
    let when = NumberAndDay { year: 2026, ..NumberAndDay::default() };
    for rules in rule_set::all() {
        let blocks = frame::letterhead(rules, &body, "Thành phố Hồ Chí Minh", &when);
        let section =
            Section { paper: frame::paper(rules, false, false), blocks, ..Section::default() };
        let shown = lines(&Document { sections: vec![section], ..Document::default() });
        let day = "Thành phố Hồ Chí Minh, ngày      tháng      năm 2026";
        for line in names.iter().chain(&[body.letterhead_parent.as_str(), day]) {
            assert!(shown.iter().any(|l| l == line), "{}: {line}: {shown:?}", rules.id);
        }
    }
}

#[test]
fn breaks_set_by_hand_stay_where_they_were_set() {
    let mut book = sample_book();
    let of = drafted(&mut book);
    let mut decision = book.read().decision(of.1).unwrap().unwrap();
    decision.summary = "về việc tặng Giấy khen\ncho tập thể,\ncá nhân năm 2016".into();
    let mut body = book.read().body(decision.body.unwrap()).unwrap().unwrap();
    body.letterhead_parent = "ĐẢNG ỦY KHỐI\nDOANH NGHIỆP".into();
    body.letterhead_name = "BAN CHỈ ĐẠO\nQUY CHẾ\nDÂN CHỦ".into();
    body.decides_as = String::new();
    apply(&mut book, Edit::save(body));
    apply(&mut book, Edit::save(decision));
    let shown = lines(&build(&book, "quyet-dinh", of));
    for line in [
        "ĐẢNG ỦY KHỐI",
        "DOANH NGHIỆP",
        "QUY CHẾ",
        "về việc tặng Giấy khen",
        "cho tập thể,",
        "cá nhân năm 2016",
        // In its own place the name of the letterhead is one line.
        "BAN CHỈ ĐẠO QUY CHẾ DÂN CHỦ",
    ] {
        assert!(shown.contains(&line.to_owned()), "{line}: {shown:?}");
    }
    for spec in catalog::ALL {
        let document = match try_to_build(&book, spec.id, of) {
            Ok(document) => document,
            // Of households, and of an issued decision: there is none.
            Err(ReportError::Empty(_)) => continue,
            Err(error) => panic!("{error}"),
        };
        assert!(!document.title.contains('\n') && !document.author.contains('\n'), "{}", spec.id);
        for block in document.sections.iter().flat_map(|s| &s.blocks) {
            let Block::Paragraph(paragraph) = block else { continue };
            for span in &paragraph.spans {
                let own = span.text.contains("QUYẾT\u{a0}ĐỊNH:")
                    || spec.id == "quyet-dinh" && span.text.contains("về\u{a0}việc");
                assert!(own || !span.text.contains('\n'), "{}: {}", spec.id, span.text);
            }
        }
    }
}

#[test]
fn a_long_line_of_the_letterhead_takes_the_room_that_the_right_side_leaves() {
    let rules = rule_set::by_id("HD36-2018").unwrap();
    let body = Body {
        letterhead_name: "BAN CHỈ ĐẠO\nPHONG TRÀO “DÂN VẬN KHÉO”".into(),
        ..Body::default()
    };
    let when = NumberAndDay { year: 2017, ..NumberAndDay::default() };
    let blocks = frame::letterhead(rules, &body, "Tân Mẫu", &when);
    let section =
        Section { paper: frame::paper(rules, false, false), blocks, ..Section::default() };
    let shown = lines(&Document { sections: vec![section], ..Document::default() });
    assert!(shown.contains(&"PHONG TRÀO “DÂN VẬN KHÉO”".to_owned()), "{shown:?}");
    assert!(shown.contains(&"Tân Mẫu, ngày      tháng      năm 2017".to_owned()), "{shown:?}");
}

#[test]
fn no_figure_is_broken_whichever_way_the_sheet_stands() {
    let mut book = sample_book();
    let (round, decision) = drafted(&mut book);
    for landscape in [None, Some(false), Some(true)] {
        for (id, texts) in [
            ("de-nghi-ca-nhan", ["STT", "Nam", "Nữ", "1978", "1990"].as_slice()),
            ("de-nghi-tap-the", &["STT", "Giấy khen"]),
            ("ds-khen-thuong", &["STT", "Giấy khen", "số 29-QĐ/BCĐ,", "ngày 28/12/2016"]),
            ("ds-ca-nhan", &["STT", "Nguyễn Thị Hồng Nhung", "Thạch Sa Phia"]),
        ] {
            let spec = catalog::spec(id).unwrap();
            let mut params = ReportParams::about(match spec.usual_about() {
                AboutKind::Round => About::round(round),
                AboutKind::Decision => About::decision(decision),
                AboutKind::Year => About::Year(2016),
                kind => candidates(book.read(), kind, Some(2016)).unwrap()[0],
            });
            for option in spec.options {
                let value = match option.kind {
                    OptionKind::Orientation => landscape.map(OptionValue::Landscape),
                    OptionKind::YesNo => Some(OptionValue::YesNo(true)),
                    _ => None,
                };
                params.set(option, value);
            }
            let document = catalog::build(spec, book.read(), &params, TODAY).unwrap();
            let paper = document.sections[0].paper;
            if let Some(landscape) = landscape {
                assert_eq!(paper.width > paper.height, landscape, "{id}: as was asked for");
            }
            let shown = lines(&document);
            for text in texts {
                assert!(shown.iter().any(|l| l.contains(text)), "{id} {landscape:?}: {text}");
            }
        }
    }
}

#[test]
fn titles_of_files_say_the_year() {
    let mut book = sample_book();
    let of = drafted(&mut book);
    for (id, title) in [
        ("de-nghi-tap-the", "Danh sách đề nghị khen thưởng – tập thể, năm 2016"),
        ("ds-tap-the", "Danh sách khen thưởng kèm quyết định – tập thể, năm 2016"),
        ("ds-ca-nhan", "Danh sách khen thưởng kèm quyết định – cá nhân, năm 2016"),
    ] {
        assert_eq!(build(&book, id, of).title, title);
    }
    let once = build(&book, "quyet-dinh", of).title;
    assert_eq!(once.matches("năm 2016").count(), 1, "its subject says it: {once}");
    let round = book.read().round(of.0).unwrap().unwrap();
    let years = dan_van::domain::award::AwardYears {
        period_from: "2016".into(),
        period_to: "2020".into(),
        ..round.years.clone()
    };
    apply(&mut book, Edit::save(dan_van::domain::award::Round { years, ..round }));
    let title = build(&book, "de-nghi-ca-nhan", of).title;
    assert!(title.ends_with(", giai đoạn 2016–2020"), "{title}");
}

/// A book whose draft decision gives one person's words more letters than an upright sheet holds.
fn book_of_long_words(path: &Path) -> DecisionId {
    let how = OpenAs { read_only: false, by: &clerk(), at: at("2017-01-16T08:00:00") };
    let mut book = Workspace::create(path, &how).unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    let (_, decision) = drafted(&mut book);
    let rows = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let rows = book.read().award_rows(rows).unwrap();
    let person = rows.iter().find(|r| r.recipient.kind() == RecipientKind::Person).unwrap().id;
    let mut award = book.read().award(person).unwrap().unwrap();
    let word = "Côngtácdânvậnkhéocủacơquanđảngủy";
    award.printed_name = word.into();
    award.printed_position = word.into();
    award.printed_unit = word.into();
    apply(&mut book, Edit::save(award));
    book.close(at("2017-01-16T08:00:00"));
    decision
}

#[test]
fn a_table_too_wide_for_the_sheet_says_so_beside_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let decision = book_of_long_words(&path);
    let book = support::open(&path).unwrap();
    let spec = catalog::spec("ds-ca-nhan").unwrap();
    let built = |landscape: Option<bool>| {
        let mut params = ReportParams::about(About::decision(decision));
        params.set(&options::ORIENTATION, landscape.map(OptionValue::Landscape));
        catalog::build(spec, book.read(), &params, TODAY).unwrap()
    };
    for (asked, lies, remark) in [
        (None, true, Some(reports::ONLY_LYING)),
        (Some(true), true, None),
        (Some(false), false, Some(reports::WANTS_LANDSCAPE)),
    ] {
        let document = built(asked);
        let section = &document.sections[0];
        assert_eq!(section.paper.width > section.paper.height, lies, "{asked:?}");
        assert_eq!(section.remarks.first().map(String::as_str), remark, "{asked:?}");
        // It is said to whoever prints it, and not kept with the paper.
        let kept = serde_json::to_string(&document).unwrap();
        assert!(!kept.contains("cỡ chữ 11"), "{asked:?}");
    }
    drop(book);
    // In the window, beside its preview.
    let desk = window::desktop(folder.path());
    let mut window = window::window(desk, Some(&path));
    window::press(&mut window, Modifiers::CTRL, Key::Num2);
    let decisions = format!("{}  ", terms::decisions::DECISIONS.title);
    window.get_by_label_contains(&decisions).click();
    window::settle(&mut window);
    window.get_by_label_contains("05-QĐ/BCĐ").click();
    window::settle(&mut window);
    window::press(&mut window, Modifiers::CTRL, Key::P);
    assert!(window.query_by_label(reports::ONLY_LYING).is_none(), "of another paper");
    window::click(&mut window, reports::title("ds-ca-nhan"));
    assert!(window.query_by_label(reports::ONLY_LYING).is_some());
    drop(window);
    // At the command line, when upright is insisted on; the paper is made all the same.
    let out = folder.path().join("giay.pdf");
    let said = Command::new(env!("CARGO_BIN_EXE_dan-van-kheo"))
        .args(["print", "ds-ca-nhan", "--set", "nam=2016", "--set", "kho=doc", "--data"])
        .args([&path, Path::new("--out"), &out])
        .output()
        .unwrap();
    let stderr = String::from_utf8(said.stderr).unwrap();
    assert!(said.status.success() && out.exists(), "{stderr}");
    assert!(stderr.contains(reports::WANTS_LANDSCAPE), "{stderr}");
}

#[test]
fn two_sided_every_paper_has_its_wide_margin_where_it_is_bound() {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill_with(&mut book, 300, 7, &clerk(), noon()).unwrap();
    let mut office = book.read().office().unwrap();
    office.two_sided = true;
    apply(&mut book, Edit::SaveOffice(office));
    let of = drafted(&mut book);
    let mut seen = 0;
    // The pages of a bản soát go to one unit each.
    for spec in catalog::ALL.iter().filter(|spec| spec.id != "ban-soat") {
        let document = match try_to_build(&book, spec.id, of) {
            Ok(document) => document,
            Err(ReportError::Empty(_)) => continue,
            Err(error) => panic!("{error}"),
        };
        // Labels and ballots are cut, not bound.
        if matches!(spec.id, "nhan-phong-bi" | "phieu-bieu-quyet") {
            continue;
        }
        assert!(document.sections.iter().all(|s| s.paper.mirrored), "{}", spec.id);
        // The left edge of the rules of a table, in millimetres, on the first two pages.
        let edge = |page: &Page| {
            let lines = page.items.iter().filter_map(|item| match item {
                Item::Line(line) => Some(line.x0.min(line.x1)),
                Item::Text(_) => None,
            });
            lines.reduce(f32::min).map(|x| (x / 72.0 * 25.4).round() as i32)
        };
        let pages = paginate(&document);
        if let [_, back, front, ..] = pages.as_slice()
            && back.width < back.height
            // A page of words alone has no rules.
            && let (Some(back), Some(front)) = (edge(back), edge(front))
        {
            assert_eq!((back, front), (15, 30), "{}", spec.id);
            seen += 1;
        }
    }
    assert!(seen >= 2, "papers of several pages: {seen}");
}
