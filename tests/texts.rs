//! Texts on paper know what they are: a click anywhere finds the name of its text, corrections and comparisons
//! go by it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use dan_van::{
    domain::{
        calendar::show_date,
        decision::PaperState,
        edit::Edit,
        entered::{Entered, Whole},
        ids::Record,
        number::show_grouped,
        paper::About,
        quick_list::{QuickBody, QuickList, QuickPaper, QuickRow},
        recipient::RecipientKind,
        rule_set::{self, RuleSet},
    },
    layout::{
        block::{
            Align, Block, Cell, Column, Document, Face, HeaderCell, Paragraph, Role, Row, Section,
            Spot, Style, Table, TableColumn, Value,
        },
        correct::{Correction, correct},
        difference::{differences, fingerprint},
        page::{Item, Page, TextRun},
        paginate,
        texts::{as_read, each_text, text_of},
    },
    report::{
        ReportParams,
        about::{AboutKind, candidates},
        catalog,
        lists::quick,
        options::{self, OptionValue},
        sheets::review,
        spots,
    },
    sample,
    text::{evaluation, numbers},
    workspace::{AwardFilter, Workspace},
};
use jiff::civil::Date;
use proptest::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use support::{apply, at, clerk, noon};

const TODAY: Date = Date::constant(2017, 1, 16);

/// The sample, its main decision once more a draft, every body of ours by this rule set; awards have money and
/// achievements of their own.
fn sample_by(rules: &RuleSet) -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    for decision in book.read().decisions().unwrap() {
        let body = book.read().body(decision.body.unwrap()).unwrap().unwrap();
        if body.is_ours && decision.state == PaperState::Issued {
            let state = PaperState::Draft;
            apply(&mut book, Edit::save(dan_van::domain::decision::Decision { state, ..decision }));
        }
    }
    for mut body in book.read().bodies().unwrap().into_iter().filter(|b| b.is_ours) {
        body.rule_set.clone_from(&rules.id);
        apply(&mut book, Edit::save(body));
    }
    for row in book.read().award_rows(AwardFilter::default()).unwrap() {
        let mut award = book.read().award(row.id).unwrap().unwrap();
        award.reward = if row.recipient.is_person() { "363.000" } else { "726.000" }.into();
        award.citation = "Xây dựng mô hình “Dân vận khéo” có hiệu quả".into();
        apply(&mut book, Edit::save(award));
    }
    book
}

/// The papers of a book that can be composed with these parameters.
fn papers_with<'b>(
    book: &'b Workspace,
    params: &'b ReportParams,
) -> impl Iterator<Item = (&'static str, Document)> + 'b {
    catalog::ALL
        .iter()
        .filter_map(|spec| Some((spec.id, catalog::build(spec, book.read(), params, TODAY).ok()?)))
}

/// Every paper of the catalog: by decision, by round and by year, with every column, lying too.
fn papers_of(book: &Workspace) -> Vec<(&'static str, Document)> {
    let whole = |about| {
        let mut params = ReportParams::about(about)
            .with(&options::REWARD, OptionValue::YesNo(true))
            .with(&options::CITATION, OptionValue::YesNo(true));
        // The sample has nothing to put right.
        params.options.insert("de-trong".into(), "co".into());
        params
    };
    let read = book.read();
    let of_decision = read.decisions().unwrap().into_iter().filter_map(|d| d.id);
    let of_round = read.rounds().unwrap().into_iter().filter_map(|r| r.id);
    let of_session = read.training_sessions(None).unwrap().into_iter().filter_map(|s| s.id);
    let of_year =
        whole(About::Year(2016)).with(&options::ORIENTATION, OptionValue::Landscape(true));
    // A class, a registration, a unit, a person; the year without choices, too.
    let kinds = [AboutKind::Session, AboutKind::Registration, AboutKind::Unit, AboutKind::Person];
    let of_record = kinds.into_iter().filter_map(|kind| {
        candidates(read, kind, Some(2016)).unwrap().first().copied().map(ReportParams::about)
    });
    let all: Vec<ReportParams> = of_decision
        .map(About::decision)
        .chain(of_round.map(About::round))
        .chain(of_session.map(|id| About::Record(Record::TrainingSession(id))))
        .map(whole)
        .chain([of_year, ReportParams::about(About::Year(2016))])
        .chain(of_record)
        .collect();
    all.iter().flat_map(|params| papers_with(book, params)).collect()
}

/// The papers of the sample by each rule set.
static PAPERS: LazyLock<Vec<(&'static str, &'static str, Document)>> = LazyLock::new(|| {
    let of_one = |rules: &'static RuleSet| {
        let papers = papers_of(&sample_by(rules)).into_iter();
        papers.map(|(paper, document)| (rules.id.as_str(), paper, document))
    };
    rule_set::all().iter().flat_map(of_one).collect()
});

/// A list with recipients of each kind, a blank line among them.
fn quick_list(paper: QuickPaper) -> QuickList {
    let row = |(kind, name, post, unit): (RecipientKind, &str, &str, &str)| QuickRow {
        kind,
        name: name.into(),
        post: post.into(),
        unit: unit.into(),
        achievement: "Vận động hiến đất làm đường".into(),
        ..QuickRow::default()
    };
    let rows = [
        (RecipientKind::Person, "", "", ""),
        (RecipientKind::Person, "Kim Thị Mẫu Sa", "Bí thư", "Chi bộ ấp Sóc Dừa mẫu"),
        (RecipientKind::Collective, "Ban Nhân dân ấp Vàm Nhỏ mẫu", "", "Đảng bộ xã Tân Mẫu"),
        (RecipientKind::Household, "Hộ ông Trần Văn Mẫu", "", "Ấp Vàm Nhỏ mẫu"),
    ];
    QuickList {
        body: QuickBody::New("Ban Thường vụ Đảng ủy xã Tân Mẫu".into()),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        citation: String::new(),
        year: Entered::of(Some(Whole(2026))),
        rows: rows.map(row).into(),
        paper,
        without_achievements: false,
        is_at_once: false,
    }
}

fn quick_papers() -> Vec<(&'static str, Document)> {
    let papers = QuickPaper::ALL.into_iter().flat_map(|paper| {
        let papers = quick::papers(None, &quick_list(paper), TODAY).unwrap();
        papers.into_iter().map(|(_, document)| ("quick list", document))
    });
    papers.collect()
}

/// Every run of letters, with the page it stands on.
fn each_run(document: &Document, mut look: impl FnMut(&Page, &TextRun)) {
    for page in paginate(document) {
        for item in &page.items {
            if let Item::Text(run) = item {
                look(&page, run);
            }
        }
    }
}

/// Clicks on every text of a paper.
fn click_on_every_text(paper: &str, document: &Document) {
    let mut names = HashSet::new();
    each_text(document, |_, text| {
        let spot = text.spot.unwrap_or_else(|| panic!("{paper}: “{}” has no name", text.words));
        assert!(names.insert(spot), "{paper}: two texts are called {spot:?}");
    });
    let mut clicked = 0;
    each_run(document, |page, run| {
        let Some(origin) = run.origin else {
            assert!(run.text.parse::<u32>().is_ok(), "{paper}: {run:?} is no page number");
            return;
        };
        let found = page.run_at(run.x + run.width() / 2.0, run.y - run.size * 0.3).unwrap();
        assert_eq!(found.origin, run.origin, "{paper}: {run:?}");
        let text = text_of(document, found).unwrap();
        assert!(as_read(&text.words[origin.byte as usize..]).starts_with(&*run.text), "{run:?}");
        clicked += 1;
    });
    assert!(clicked > 10, "{paper}: {clicked}");
}

#[test]
fn every_text_of_every_paper_is_found_by_a_click() {
    let mut seen = HashSet::new();
    let mut commune = commune::commune();
    let draft = papers_of(&commune.book);
    commune.decide();
    // A letter that puts right what was issued.
    let mut issued = Workspace::in_memory().unwrap();
    sample::fill(&mut issued, &clerk(), noon()).unwrap();
    let issued = papers_of(&issued).into_iter().filter(|(paper, _)| *paper == "cv-dinh-chinh");
    let issued = issued.collect();
    let others = [draft, papers_of(&commune.book), quick_papers(), issued].concat();
    let others = others.iter().map(|(paper, document)| (*paper, document));
    for (paper, document) in others.chain(PAPERS.iter().map(|(_, paper, doc)| (*paper, doc))) {
        click_on_every_text(paper, document);
        seen.insert(paper);
    }
    for spec in catalog::ALL {
        assert!(seen.contains(spec.id), "{} was not looked at", spec.id);
    }
}

#[test]
fn the_parts_of_a_paper_have_the_sizes_of_their_rule_set() {
    for rules in rule_set::all() {
        let s = &rules.sizes;
        let size = |role| match role {
            Role::Motto => s.motto,
            Role::Parent => s.parent,
            Role::Issuer => s.issuer,
            Role::Number => s.number,
            Role::Date => s.date,
            Role::Title => s.title,
            Role::Summary => s.summary,
            Role::Body => s.body,
            Role::Authority => s.authority,
            Role::Position => s.position,
            Role::Signer => s.signer,
            Role::RecipientsHeading => s.recipients_heading,
            Role::Recipients => s.recipients,
            Role::AnnexNote => s.annex_note,
        };
        let mut seen = HashSet::new();
        // Read aloud, or ticked by hand: these have letters of their own.
        let is_usual =
            |paper: &str| !paper.contains("kich-ban") && !paper.contains("phieu-bieu-quyet");
        let of_rules = PAPERS.iter().filter(|(by, ..)| *by == rules.id);
        for (_, paper, document) in of_rules.filter(|(_, paper, _)| is_usual(paper)) {
            for p in paragraphs(document) {
                let role = p.role.unwrap_or_else(|| panic!("{paper}: {:?}", p.spans));
                seen.insert(role);
                // No guide sizes the working sheet that units read on a telephone: its names are large on purpose.
                if *paper == review::SPEC.id && role == Role::Body {
                    continue;
                }
                for span in &p.spans {
                    // Tiêu ngữ of a state paper is a point larger than Quốc hiệu above it.
                    let is_tieu_ngu = rules.id == "ND30-2020"
                        && span.spot.as_ref().is_some_and(|s| spots::first_part(s) == spots::MOTTO);
                    let more = f32::from(is_tieu_ngu);
                    // Trích yếu of a công văn stands below its number, in small letters.
                    let is_letter = paper.starts_with("cv-") && role == Role::Summary;
                    let size = if is_letter { s.letter_subject } else { size(role) };
                    assert!((span.style.size - size - more).abs() < 0.01, "{paper}: {span:?}");
                }
            }
        }
        assert_eq!(seen.len(), 14, "{}: {seen:?}", rules.id);
    }
}

fn paragraphs(document: &Document) -> impl Iterator<Item = &Paragraph> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    blocks.flat_map(|block| match block {
        Block::Paragraph(p) => vec![p],
        Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
            columns.iter().flat_map(|c| &c.paragraphs).collect()
        }
        Block::Table(_) => Vec::new(),
    })
}

#[test]
fn figures_in_a_table_say_what_they_are_and_columns_which() {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (_, _, document) in PAPERS.iter() {
        let tables = document.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for table in tables {
            for row in table.rows.iter().filter(|r| r.cells.len() == table.columns.len()) {
                for (cell, column) in row.cells.iter().zip(&table.columns) {
                    let (_, named) = spots::row_and_column(cell.spot.as_ref().unwrap()).unwrap();
                    assert_eq!(named, &*column.key);
                    let ways = match cell.value {
                        // Years stand as they are, numbers grouped, counts of reports with two figures.
                        Some(Value::Whole(n)) => {
                            vec![n.to_string(), show_grouped(n), numbers::count(n)]
                        }
                        Some(Value::Money(dong)) => vec![show_grouped(dong)],
                        // Scores whole, shares with one decimal below a head that says %.
                        Some(Value::Hundredths(n)) => {
                            vec![evaluation::points(n), numbers::percent(n).replace('%', "")]
                        }
                        Some(Value::Day(day)) => vec![show_date(day)],
                        None => continue,
                    };
                    assert!(ways.contains(&cell.text), "{cell:?}");
                    *seen.entry(column.key.to_string()).or_default() += 1;
                }
            }
        }
    }
    for column in ["serial", "reward", "male", "female"] {
        assert!(seen.get(column).is_some_and(|n| *n > 0), "{column}: {seen:?}");
    }
}

#[test]
fn a_row_keeps_its_name_when_rows_come_and_go_above_it() {
    let rules = rule_set::by_id("HD36-2018").unwrap();
    let mut book = sample_by(rules);
    let annex = |book: &Workspace| {
        let decisions = book.read().decisions().unwrap();
        let papers = decisions.iter().filter_map(|d| {
            let params = ReportParams::about(d.id.map_or(About::Book, About::decision));
            let spec = catalog::spec("ds-ca-nhan").unwrap();
            catalog::build(spec, book.read(), &params, TODAY).ok()
        });
        papers.max_by_key(|d| texts(d).len()).unwrap()
    };
    let before = annex(&book);
    // The first of them goes: all below are one place higher, and are the same rows.
    let mut names: Vec<(String, String)> = Vec::new();
    each_text(&before, |_, text| {
        if let Some((record, "name")) = spots::row_and_column(text.spot.unwrap()) {
            names.push((record.to_owned(), text.words.to_owned()));
        }
    });
    let awards = book.read().award_rows(AwardFilter::default()).unwrap();
    let first = awards.iter().find(|a| a.uid == names[0].0).unwrap();
    apply(&mut book, Edit::Remove(Record::Award(first.id)));
    let after = annex(&book);
    let found = differences(&before, &after);
    let of = |column: &str| {
        let all = found.iter().filter_map(|d| {
            let (record, of) = spots::row_and_column(d.spot.as_ref()?)?;
            (of == column).then_some((record.to_owned(), d.old.clone(), d.new.clone()))
        });
        all.collect::<Vec<_>>()
    };
    assert_eq!(of("name"), [(names[0].0.clone(), Some(as_read(&names[0].1)), None)]);
    let serials = of("serial");
    assert_eq!(serials.len(), names.len());
    for (i, (record, _)) in names.iter().enumerate().skip(1) {
        let (old, new) = ((i + 1).to_string().into(), i.to_string().into());
        assert!(serials.contains(&(record.clone(), Some(old), Some(new))), "{serials:?}");
    }
    let count = found.iter().find(|d| d.spot.as_ref().is_some_and(|s| s.as_str() == spots::COUNT));
    assert!(count.unwrap().new.as_ref().unwrap().contains("cá nhân"));
}

/// A paper of these texts, each with a name: paragraphs, a letterhead of two columns, a table.
fn paper(
    paragraphs: &[String],
    sides: &[String],
    heads: &[String],
    rows: &[Vec<String>],
) -> Document {
    let text = |name: String, words: &str| {
        Paragraph::new(words, Style::regular(14.0), Align::Justify, 19.0).named(Role::Body, name)
    };
    let side = |(i, words): (usize, &String)| Column {
        share: 0.5,
        paragraphs: vec![text(format!("side/{i}"), words)],
    };
    let head = |(i, words): (usize, &String)| HeaderCell {
        text: words.clone(),
        spot: Some(format!("head/{i}").into()),
        column: i as u8,
        ..HeaderCell::default()
    };
    let cell = |row: usize, (i, words): (usize, &String)| Cell {
        text: words.clone(),
        value: Some(Value::Whole(1)),
        spot: Some(format!("row/{row}/{i}").into()),
        ..Cell::default()
    };
    let row = |(at, texts): (usize, &Vec<String>)| Row {
        cells: texts.iter().enumerate().map(|c| cell(at, c)).collect(),
        ..Row::default()
    };
    let mut blocks: Vec<Block> = vec![Block::Columns {
        columns: sides.iter().enumerate().map(side).collect(),
        space_before: 0.0,
    }];
    blocks.extend(
        paragraphs
            .iter()
            .enumerate()
            .map(|(i, words)| Block::Paragraph(text(format!("text/{i}"), words))),
    );
    blocks.push(Block::Table(Table {
        columns: vec![TableColumn::default(); 3],
        header: heads.iter().enumerate().map(head).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
        size: 13.0,
        line: 16.0,
        ..Table::default()
    }));
    let section = Section {
        paper: dan_van::layout::block::Paper::a4(20.0, 20.0, 30.0, 15.0),
        blocks,
        ..Section::default()
    };
    Document { sections: vec![section], ..Document::default() }
}

/// Papers with blank texts, no-break spaces and breaks set by hand, of few words, so that two may be the same.
fn a_paper() -> impl Strategy<Value = Document> {
    let words = || "[ab \u{a0}\n]{0,3}";
    let several = |most| prop::collection::vec(words(), 0..most);
    let rows = prop::collection::vec(prop::collection::vec(words(), 3), 0..4);
    (several(3), several(3), several(4), rows)
        .prop_map(|(paragraphs, sides, heads, rows)| paper(&paragraphs, &sides, &heads, &rows))
}

fn texts(document: &Document) -> Vec<(Spot, String)> {
    let mut all = Vec::new();
    each_text(document, |_, text| all.push((text.spot.unwrap().clone(), text.words.to_owned())));
    all
}

/// As read, or nothing.
fn read(words: &str) -> Option<Box<str>> {
    (!words.trim().is_empty()).then(|| as_read(words))
}

fn corrections(document: &Document, wanted: &[Option<String>]) -> Vec<Correction> {
    let texts = texts(document).into_iter().zip(wanted);
    let made = texts.filter_map(|((spot, replaced), words)| {
        Some(Correction { spot, replaced, words: words.clone()? })
    });
    made.collect()
}

fn wishes() -> impl Strategy<Value = Vec<Option<String>>> {
    prop::collection::vec(prop::option::of("[abc ]{0,3}"), 30)
}

proptest! {
    #[test]
    fn a_comparison_names_exactly_what_was_corrected(document in a_paper(), wanted in wishes()) {
        let corrections = corrections(&document, &wanted);
        let mut corrected = document.clone();
        prop_assert_eq!(correct(&mut corrected, &corrections), []);
        let changed: HashMap<Spot, _> = corrections
            .iter()
            .map(|c| (c.spot.clone(), (read(&c.replaced), read(&c.words))))
            .filter(|(_, (old, new))| old != new)
            .collect();
        let found = differences(&document, &corrected);
        prop_assert_eq!(found.len(), changed.len(), "{:?}", found);
        for difference in found {
            let said = (difference.old, difference.new);
            prop_assert_eq!(changed.get(&difference.spot.unwrap()), Some(&said));
        }
        // What the clerk wrote stands there, and says no figure any more.
        let now: HashMap<Spot, String> = texts(&corrected).into_iter().collect();
        prop_assert!(corrections.iter().all(|c| as_read(&now[&c.spot]) == as_read(&c.words)));
    }

    #[test]
    fn correcting_with_the_same_words_is_nothing(document in a_paper()) {
        let same: Vec<Option<String>> =
            texts(&document).iter().map(|(_, words)| Some(as_read(words).into())).collect();
        let corrections = corrections(&document, &same);
        let mut corrected = document.clone();
        prop_assert_eq!(correct(&mut corrected, &corrections), []);
        prop_assert_eq!(corrected, document);
    }

    #[test]
    fn a_correction_sees_that_other_words_stand_beneath_it(
        document in a_paper(), wanted in wishes(), beneath in wishes(),
    ) {
        let corrections_made = corrections(&document, &wanted);
        // The data changes, and the table loses its rows.
        let mut composed = document.clone();
        correct(&mut composed, &corrections(&document, &beneath));
        if let Some(Block::Table(table)) = composed.sections[0].blocks.last_mut() {
            table.rows.clear();
        }
        let now: HashMap<Spot, String> = texts(&composed).into_iter().collect();
        let mut printed = composed.clone();
        let astray = correct(&mut printed, &corrections_made);
        let expected = corrections_made
            .iter()
            .filter(|c| now.get(&c.spot).is_none_or(|w| as_read(w) != as_read(&c.replaced)));
        prop_assert!(expected.eq(astray.iter().map(|a| a.correction)), "{:?}", astray);
        for a in &astray {
            prop_assert_eq!(&a.composed, &now.get(&a.correction.spot).map(|w| as_read(w)));
        }
        // What a clerk wrote is printed all the same.
        let printed: HashMap<Spot, String> = texts(&printed).into_iter().collect();
        for c in corrections_made.iter().filter(|c| now.contains_key(&c.spot)) {
            prop_assert_eq!(as_read(&printed[&c.spot]), as_read(&c.words));
        }
    }

    #[test]
    fn papers_have_one_fingerprint_exactly_when_nothing_differs(
        one in a_paper(), other in a_paper(), rotated in 0usize..4,
    ) {
        prop_assert_eq!(differences(&one, &other).is_empty(), fingerprint(&one) == fingerprint(&other));
        // Rows that only change places are a difference too.
        let mut moved = one.clone();
        if let Some(Block::Table(table)) = moved.sections[0].blocks.last_mut() {
            let by = rotated.min(table.rows.len());
            table.rows.rotate_left(by);
        }
        prop_assert_eq!(differences(&one, &moved).is_empty(), fingerprint(&one) == fingerprint(&moved));
        // Form is no matter of what a paper says.
        let mut restyled = one.clone();
        for block in &mut restyled.sections[0].blocks {
            if let Block::Paragraph(p) = block {
                p.spans[0].style = Style { face: Face::Bold, size: 11.0, underline: true };
            }
        }
        restyled.sections[0].paper = restyled.sections[0].paper.landscape();
        prop_assert_eq!(differences(&one, &restyled), []);
        prop_assert_eq!(fingerprint(&one), fingerprint(&restyled));
    }

    #[test]
    fn every_run_comes_from_the_text_it_shows(document in a_paper()) {
        each_run(&document, |_, run| {
            let text = text_of(&document, run).unwrap();
            let from = run.origin.unwrap().byte as usize;
            assert!(as_read(&text.words[from..]).starts_with(&*run.text), "{run:?} {text:?}");
        });
    }
}

#[test]
fn a_fingerprint_is_the_same_in_every_version_of_the_program() {
    let document =
        paper(&["DANH SÁCH".into(), " ".into()], &["Số\u{a0}05-QĐ/BCĐ".into()], &[], &[]);
    // SHA-256 of name, count and words of each text, each in UTF-8 behind its length in bytes (eight of them,
    // the lowest first).
    assert_eq!(
        fingerprint(&document),
        "57bb0c71b78d5016a596e64e37fe4f29955c6ba9cde00a99f92f631a1e389da6"
    );
    let read: Document = serde_json::from_str(&serde_json::to_string(&document).unwrap()).unwrap();
    assert_eq!(fingerprint(&read), fingerprint(&document));
}
