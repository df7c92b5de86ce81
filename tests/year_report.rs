//! The report of a year: every number from the book with its rows, the clerk's sentences kept while figures change.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{
        edit::Edit,
        ids::Record,
        office::Body,
        paper::{About, Paper},
    },
    layout::texts::{as_read, each_text},
    listing::year_report::{Compared, Period, Said, compared, said},
    papers,
    report::{ReportParams, catalog, sheets::year_report},
    sample,
    text::{screens, year_report::field},
    workspace::Workspace,
};
use driver::{Window, button, desktop, painted, press, press_at_once, settle, window};
use egui::{Key, Modifiers};
use jiff::civil::{Date, date};
use std::path::Path;
use support::{apply, at, clerk, create};

const CTRL: Modifiers = Modifiers::CTRL;
const YEAR: i64 = 2016;
const TODAY: Date = Date::constant(2017, 1, 16);

fn sample_book() -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    book
}

fn whole(year: i64) -> Period {
    Period { year, until: None }
}

fn until(day: Date) -> Period {
    Period { year: i64::from(day.year()), until: Some(day) }
}

fn value<'a>(all: &'a [Said], field: &str) -> &'a str {
    &all.iter().find(|said| said.field == field).unwrap().value
}

/// The paragraphs of a report.
fn texts(book: &Workspace, form: &str, params: &ReportParams) -> Vec<String> {
    let paper = papers::open(catalog::spec(form).unwrap(), book.read(), params, TODAY).unwrap();
    let mut all = Vec::new();
    each_text(&paper.document, |_, text| all.push(as_read(text.words).replace('\n', " ")));
    all
}

fn of_year() -> ReportParams {
    ReportParams::about(About::Year(YEAR))
}

#[test]
fn every_figure_of_the_founding_report_is_in_it() {
    let text = texts(&sample_book(), "bao-cao-nam", &of_year()).join(" ");
    for figure in [
        "có 77 đồng chí tham dự",
        "có 100% tổ chức cơ sở đảng thành lập Ban Chỉ đạo, 100% xây dựng quy chế hoạt động",
        "duy trì được 26 mô hình “Dân vận khéo”",
        "mô hình “Đoàn kết “Hệ thống đại lý là cánh tay nối liền giữa Công ty với khách hàng” của Chi bộ",
        "05 tập thể và 06 cá nhân được Ban Chỉ đạo tỉnh Trà Vinh tặng Giấy khen",
        "07 tập thể và 07 cá nhân được Ban Chỉ đạo Đảng ủy Khối Doanh nghiệp tặng Giấy khen",
        "Tổng số 12 tập thể và 13 cá nhân",
        "chưa có mô hình đăng ký (04 đơn vị)",
        "hiệu quả chưa cao (02 mô hình)",
        "80% tổ chức cơ sở đảng thực hiện tốt",
        "01 mô hình",
    ] {
        assert!(text.contains(figure), "{figure}: {text}");
    }
    assert!(!text.contains('{') && !text.contains("[?"), "{text}");
}

#[test]
fn every_number_has_as_many_rows_as_it_says() {
    let book = sample_book();
    let all = said(book.read(), whole(YEAR)).unwrap();
    for (name, rows) in [
        (field::KEPT_UP, 26),
        (field::REGISTERED, 27),
        (field::DOCUMENTS, 4),
        (field::WITH_COMMITTEE, 30),
        (field::SESSIONS, 1),
    ] {
        let of = all.iter().find(|said| said.field == name).unwrap();
        assert_eq!(of.parts[0].rows.len(), rows, "{name}");
        assert!(of.parts[0].rows.iter().all(|row| row.record.is_some()), "{name}");
    }
    // What is given by whom is a number of its own each.
    let awards = all.iter().find(|said| said.field == field::AWARDS).unwrap();
    let counts: Vec<usize> = awards.parts.iter().map(|part| part.rows.len()).collect();
    assert_eq!(counts, [5, 6, 7, 7]);
}

#[test]
fn a_half_year_counts_what_had_happened_by_its_last_day() {
    let book = sample_book();
    let of = |day| said(book.read(), until(day)).unwrap();
    // The class was held on the 9th of June; documents are of February, July and December.
    assert_eq!(value(&of(date(2016, 6, 8)), field::ATTENDED), "");
    assert_eq!(value(&of(date(2016, 6, 9)), field::ATTENDED), "77");
    assert_eq!(value(&of(date(2016, 6, 30)), field::DOCUMENTS), "02");
    // Awards of the next January are none of it yet.
    assert_eq!(value(&of(date(2016, 6, 30)), field::AWARDS), "");
    // What was recognised in December and taken over in October is of the second half; classes are given at its end.
    let june = of(date(2016, 6, 30));
    for later in [field::RECOGNISED, field::REPLICATED, field::CLASSES] {
        assert_eq!(value(&june, later), "", "{later}");
    }
    assert_eq!(value(&june, field::NO_AWARDS), "Trong kỳ chưa có khen thưởng");
    let text = texts(&book, "bao-cao-6-thang", &of_year()).join(" ");
    for none in ["00 cuộc kiểm tra", "00 mô hình", "00 quy chế"] {
        assert!(!text.contains(none), "what there is none of is not spoken of: {text}");
    }
    assert!(text.contains("6 tháng đầu năm 2016") && text.contains("02 văn bản"), "{text}");
    // Offices end on days of their own.
    let params = {
        let mut params = of_year();
        params.options.insert("den-ngay".into(), "2016-07-15".into());
        params
    };
    let text = texts(&book, "bao-cao-6-thang", &params).join(" ");
    assert!(text.contains("03 văn bản"), "{text}");
}

#[test]
fn numbers_stand_beside_those_of_a_year_before() {
    let book = sample_book();
    let all = compared(book.read(), whole(YEAR)).unwrap();
    let line = |label: &str| -> &Compared { all.iter().find(|of| of.label == label).unwrap() };
    let kept_up = line("Mô hình “Dân vận khéo” duy trì");
    assert_eq!((kept_up.before, kept_up.now), (Some(1700), Some(2600)));
    // 9 more than 17.
    assert_eq!(kept_up.change(), Some(5294));
    // A total is that of its own lines, in either year.
    let total = line("Tổng số khen thưởng: tập thể");
    assert_eq!((total.before, total.now), (Some(200), Some(1200)));
    // What others took over later was not taken over then.
    assert_eq!(line("Mô hình được nhân rộng").before, Some(0));
    // Nobody entered training for 2015: that was not 0.
    let attended = line("Người tham dự tập huấn");
    assert_eq!((attended.before, attended.change()), (None, None));
    // Of records that this year has none of nothing is known, whatever the year before had.
    let next = compared(book.read(), whole(2017)).unwrap();
    let committees = next.iter().find(|of| of.label.ends_with("thành lập Ban Chỉ đạo")).unwrap();
    assert_eq!((committees.before, committees.now), (Some(10_000), None));
    // A year that the book knows nothing of has no numbers at all.
    let first = compared(book.read(), whole(1999)).unwrap();
    assert!(first.iter().all(|of| of.before.is_none()), "{first:?}");
}

#[test]
fn a_commune_reports_by_the_political_system() {
    let mut book = Workspace::in_memory().unwrap();
    let mut body = Body::from_name("Đảng ủy xã Tân Mẫu");
    body.is_ours = true;
    apply(&mut book, Edit::save(body));
    let text = texts(&book, "bao-cao-nam", &of_year()).join(" ");
    assert!(text.contains("KẾT QUẢ CÔNG TÁC DÂN VẬN CỦA HỆ THỐNG CHÍNH TRỊ"), "{text}");
    // The other order is one choice away, and what nobody entered is room for the pen.
    let mut params = of_year();
    params.options.insert("cau-truc".into(), "khoi".into());
    let text = texts(&book, "bao-cao-nam", &params).join(" ");
    assert!(text.contains("1. Thực hiện Quy chế dân chủ ở cơ sở"), "{text}");
    assert!(text.contains("có …………… tổ chức cơ sở đảng"), "{text}");
}

/// The paragraph that says how many models there are: its name and its words.
fn of_models(book: &Workspace) -> (String, String) {
    let params = of_year();
    let spec = catalog::spec("bao-cao-nam").unwrap();
    let document = papers::open(spec, book.read(), &params, TODAY).unwrap().document;
    let mut found = None;
    each_text(&document, |_, text| {
        if text.words.contains("duy\u{a0}trì") || text.words.contains("duy trì được") {
            let spot = text.spot.unwrap().as_str().to_owned();
            found.get_or_insert((spot, as_read(text.words).into_string()));
        }
    });
    found.unwrap()
}

#[test]
fn the_clerks_sentence_is_kept_and_each_changed_figure_offered() {
    let mut book = sample_book();
    let (spot, composed) = of_models(&book);
    let own = composed.replace("Có 27 mô hình", "Toàn Đảng bộ có 27 mô hình");
    let spec = catalog::spec("bao-cao-nam").unwrap();
    let mut paper: Paper = papers::to_correct(spec, book.read(), &of_year()).unwrap().unwrap();
    paper.set_words(&spot, &composed, &own);
    apply(&mut book, Edit::save(paper));
    // A model more is registered and kept up.
    let model = book.read().movement_models().unwrap().into_iter().next().unwrap();
    let of_year_rows = book.read().registrations(Some(YEAR)).unwrap();
    let mut more = of_year_rows.iter().find(|of| of.is_kept_up()).unwrap().clone();
    let mut copy = model.clone();
    copy.id = None;
    copy.name = "Ngày thứ Bảy vì dân (mẫu)".into();
    copy.replications.clear();
    let Some(Record::MovementModel(id)) = apply(&mut book, Edit::save(copy)) else { panic!() };
    (more.id, more.model, more.is_cited) = (None, Some(id), false);
    more.follow_ups.clear();
    more.recognitions.clear();
    apply(&mut book, Edit::save(more));

    let printed = of_models(&book).1;
    assert!(printed.starts_with("Toàn Đảng bộ có 27 mô hình"), "{printed}");
    let by_hand = papers::by_hand(spec, book.read(), &of_year(), TODAY).unwrap();
    let [of] = by_hand.as_slice() else { panic!("{by_hand:?}") };
    assert!(of.is_astray);
    let offered: Vec<(&str, &str)> =
        of.revised.iter().map(|of| (of.was.as_str(), of.now.as_str())).collect();
    assert_eq!(&offered[..2], [("27", "28"), ("26", "27")]);
    // One is taken over; the sentence stays the clerk's, and the rest is offered still.
    let mut paper = papers::to_correct(spec, book.read(), &of_year()).unwrap().unwrap();
    paper.set_words(&of.spot, &of.revised[0].replaced, &of.revised[0].words);
    apply(&mut book, Edit::save(paper));
    let printed = of_models(&book).1;
    assert!(printed.starts_with("Toàn Đảng bộ có 28 mô hình"), "{printed}");
    assert!(printed.contains("duy trì được 26 mô hình"), "{printed}");
    let by_hand = papers::by_hand(spec, book.read(), &of_year(), TODAY).unwrap();
    assert_eq!(by_hand[0].revised[0].now, "27");
}

#[test]
fn what_stands_behind_a_paragraph_is_found_by_its_fields() {
    let book = sample_book();
    let spot = of_models(&book).0.as_str().into();
    let behind = year_report::behind(book.read(), &of_year(), ("bao-cao-nam", &spot)).unwrap();
    let fields: Vec<&str> = behind.iter().map(|said| said.field).collect();
    assert!(fields.starts_with(&[field::REGISTERED, field::KEPT_UP, field::CITED]), "{fields:?}");
    // Another paper has none.
    let none = year_report::behind(book.read(), &of_year(), ("ds-dang-ky", &spot)).unwrap();
    assert!(none.is_empty());
}

/// A window that shows the report of the sample's year.
fn shown(folder: &Path) -> Window {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    sample::fill(&mut book, &clerk(), at("2016-12-05T08:00:00")).unwrap();
    book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec("bao-cao-nam").unwrap().title());
    settle(&mut w);
    w
}

#[test]
fn a_number_on_the_page_leads_to_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = shown(folder.path());
    let paper = 256.0..1070.0;
    let all = painted(&w).into_iter();
    let word = all.clone().find(|p| p.text.contains("77") && paper.contains(&p.rect.left()));
    let word =
        word.or_else(|| all.clone().find(|p| p.text == "văn" && paper.contains(&p.rect.left())));
    press_at_once(&mut w, word.unwrap().rect.center());
    settle(&mut w);
    button(&mut w, screens::OPEN_FIGURES);
    settle(&mut w);
    let said: Vec<String> = painted(&w).into_iter().map(|p| p.text).collect();
    assert!(
        said.iter().any(|text| text.contains("Lớp tập huấn") || text.contains("03-KH/BCĐ")),
        "{said:?}"
    );
}
