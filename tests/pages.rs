//! How papers stand on their pages: letterheads, breaks of titles, tables on the sheet they need.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{
        decision::PaperState,
        edit::Edit,
        ids::{DecisionId, RoundId},
        office::Body,
        rule_set,
    },
    layout::{
        block::{Block, Document, Section},
        page::Page,
        paginate,
    },
    report::{
        ParamKind, ReportParams, catalog,
        frame::{self, NumberAndDay},
    },
    sample,
    workspace::Workspace,
};
use jiff::civil::Date;
use support::{apply, at, clerk};

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
    apply(book, Edit::SaveDecision(decision));
    (round.id.unwrap(), id)
}

fn build(book: &Workspace, id: &str, (round, decision): (RoundId, DecisionId)) -> Document {
    let spec = catalog::spec(id).unwrap();
    let params = if spec.params.contains(&ParamKind::Decision) {
        ReportParams { decision: Some(decision), ..ReportParams::default() }
    } else {
        ReportParams { round: Some(round), ..ReportParams::default() }
    };
    catalog::build(spec, book.read(), &params, TODAY).unwrap()
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
fn breaks_set_by_hand_stay_where_they_were_set() {
    let mut book = sample_book();
    let of = drafted(&mut book);
    let mut decision = book.read().decision(of.1).unwrap().unwrap();
    decision.summary = "về việc tặng Giấy khen\ncho tập thể,\ncá nhân năm 2016".into();
    let mut body = book.read().body(decision.body.unwrap()).unwrap().unwrap();
    body.letterhead_parent = "ĐẢNG ỦY KHỐI\nDOANH NGHIỆP".into();
    body.letterhead_name = "BAN CHỈ ĐẠO\nQUY CHẾ\nDÂN CHỦ".into();
    body.decides_as = String::new();
    apply(&mut book, Edit::SaveBody(body));
    apply(&mut book, Edit::SaveDecision(decision));
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
    for spec in catalog::ALL.iter().filter(|s| !s.id.contains("ho-gia-dinh")) {
        let document = build(&book, spec.id, of);
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
