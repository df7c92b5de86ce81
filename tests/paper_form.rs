//! The form of papers as the guides on it ask: element by element its size, its style, and where it stands, measured on
//! the laid pages. HD 36-HD/VPTW (2018) Phụ lục 3, HD 05-HD/VPTW (2026), NĐ 30/2020/NĐ-CP Phụ lục I.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{decision::PaperState, edit::Edit, ids::Record, paper::About},
    layout::{
        block::{Block, Document, Face, Paragraph, Role},
        page::{Item, Page, TextRun},
        paginate,
        texts::each_text,
    },
    papers,
    report::{
        ReportParams,
        about::{AboutKind, candidates},
        catalog,
    },
    sample,
    workspace::Workspace,
};
use jiff::civil::Date;
use std::collections::HashMap;
use support::{apply, at, clerk};

const TODAY: Date = Date::constant(2017, 1, 16);
/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;
/// Millimetres a measured place may differ.
const HAIR: f32 = 0.6;

/// The sample's office, whose papers follow a rule set.
fn office_of(rules: &str) -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    let bodies = book.read().bodies().unwrap();
    let decision = candidates(book.read(), AboutKind::Decision, Some(2016)).unwrap()[0];
    let About::Record(Record::Decision(decision)) = decision else { panic!() };
    let mut draft = book.read().decision(decision).unwrap().unwrap();
    draft.state = PaperState::Draft;
    apply(&mut book, Edit::save(draft));
    for mut body in bodies.into_iter().filter(|body| body.is_ours) {
        body.rule_set = rules.into();
        apply(&mut book, Edit::save(body));
    }
    book
}

fn made(book: &Workspace, form: &str) -> (Document, Vec<Page>) {
    let spec = catalog::spec(form).unwrap();
    let about = candidates(book.read(), spec.usual_about(), Some(2016)).unwrap()[0];
    let mut params = ReportParams::about(about);
    if form == "cv-hiep-y" {
        // All agencies of the sample have answered.
        params.options.insert("hoi-lai".into(), "co".into());
    }
    let paper = papers::open(spec, book.read(), &params, TODAY).unwrap();
    let pages = paginate(&paper.document);
    (paper.document, pages)
}

fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .flat_map(|block| match block {
            Block::Paragraph(p) => vec![p],
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                columns.iter().flat_map(|c| &c.paragraphs).collect()
            }
            Block::Table(_) => Vec::new(),
        })
        .collect()
}

/// Letters of one part of a paper, as laid: page, and the run.
fn runs<'p>(document: &Document, pages: &'p [Page], role: Role) -> Vec<(usize, &'p TextRun)> {
    let roles: HashMap<&str, Role> = paragraphs(document)
        .into_iter()
        .flat_map(|p| {
            p.spans.iter().filter_map(move |s| Some((s.spot.as_ref()?.as_str(), p.role?)))
        })
        .collect();
    let mut of_text: HashMap<usize, Role> = HashMap::new();
    each_text(document, |number, text| {
        if let Some(role) = text.spot.and_then(|spot| roles.get(spot.as_str())) {
            of_text.insert(number, *role);
        }
    });
    let run = |(page, item): (usize, &'p Item)| match item {
        Item::Text(run) => {
            let own = of_text.get(&(run.origin?.text as usize));
            (own == Some(&role) && !run.text.trim().is_empty()).then_some((page, run))
        }
        Item::Line(_) => None,
    };
    let items =
        pages.iter().enumerate().flat_map(|(n, page)| page.items.iter().map(move |i| (n, i)));
    items.filter_map(run).collect()
}

/// Element, least and greatest size in points, face, and between which millimetres from the left edge its letters stand.
type Element = (Role, f32, f32, Face, (f32, f32));

/// The left side of a letterhead ends, and the right begins, about here.
const MIDDLE: f32 = 112.0;

const PARTY: &[Element] = &[
    (Role::Motto, 15.0, 15.0, Face::Bold, (MIDDLE - 10.0, 195.0)),
    (Role::Parent, 14.0, 14.0, Face::Regular, (30.0, MIDDLE)),
    (Role::Issuer, 14.0, 14.0, Face::Bold, (30.0, MIDDLE)),
    (Role::Number, 14.0, 14.0, Face::Regular, (30.0, MIDDLE)),
    (Role::Date, 14.0, 14.0, Face::Italic, (90.0, 195.0)),
    (Role::Title, 15.0, 16.0, Face::Bold, (30.0, 195.0)),
    (Role::Summary, 14.0, 15.0, Face::Bold, (30.0, 195.0)),
    (Role::Position, 14.0, 14.0, Face::Regular, (105.0, 195.0)),
    (Role::Signer, 14.0, 14.0, Face::Bold, (105.0, 195.0)),
    (Role::RecipientsHeading, 14.0, 14.0, Face::Regular, (30.0, 112.0)),
    (Role::Recipients, 12.0, 12.0, Face::Regular, (30.0, 112.0)),
];

const STATE: &[Element] = &[
    (Role::Motto, 12.0, 14.0, Face::Bold, (90.0, 195.0)),
    (Role::Parent, 12.0, 13.0, Face::Regular, (30.0, MIDDLE)),
    (Role::Issuer, 12.0, 13.0, Face::Bold, (30.0, MIDDLE)),
    (Role::Number, 13.0, 13.0, Face::Regular, (30.0, MIDDLE)),
    (Role::Date, 13.0, 14.0, Face::Italic, (90.0, 195.0)),
    (Role::Title, 13.0, 14.0, Face::Bold, (30.0, 195.0)),
    (Role::Summary, 13.0, 14.0, Face::Bold, (30.0, 195.0)),
    (Role::Position, 13.0, 14.0, Face::Bold, (105.0, 195.0)),
    (Role::Signer, 13.0, 14.0, Face::Bold, (105.0, 195.0)),
    (Role::RecipientsHeading, 12.0, 12.0, Face::BoldItalic, (30.0, 112.0)),
    (Role::Recipients, 11.0, 11.0, Face::Regular, (30.0, 112.0)),
];

/// The star below a Party issuer, and the dashes below a subject, are not in its letters.
fn is_mark(run: &TextRun) -> bool {
    run.text.trim().chars().all(|c| matches!(c, '*' | '-'))
}

#[test]
fn every_element_has_the_size_the_style_and_the_place_of_its_guide() {
    let mut wrong = Vec::new();
    for (rules, elements) in [("HD36-2018", PARTY), ("HD05-2026", PARTY), ("ND30-2020", STATE)] {
        let book = office_of(rules);
        for form in ["quyet-dinh", "to-trinh", "tb-ket-luan", "giay-moi"] {
            let (document, pages) = made(&book, form);
            for (role, least, greatest, face, (left, right)) in elements {
                let found = runs(&document, &pages, *role);
                let found: Vec<_> = found.into_iter().filter(|(_, run)| !is_mark(run)).collect();
                if found.is_empty() {
                    wrong.push(format!("{rules} {form} {role:?}: is not there"));
                }
                for (_, run) in found {
                    let (from, to) = (run.x / MM, (run.x + run.width()) / MM);
                    if !(*least..=*greatest).contains(&run.size) || run.face != *face {
                        let said = format!("{} {:?}", run.size, run.face);
                        wrong.push(format!("{rules} {form} {role:?} “{}”: {said}", run.text));
                    }
                    if from < left - HAIR || to > right + HAIR {
                        wrong.push(format!(
                            "{rules} {form} {role:?} “{}”: {from}–{to} mm",
                            run.text
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn running_text_stands_between_the_margins_with_its_indent_and_lines() {
    for (rules, sizes, lines) in [
        ("HD36-2018", 14.0..=15.0, 18.0..=20.0),
        ("HD05-2026", 14.0..=15.0, 18.0..=20.0),
        ("ND30-2020", 13.0..=14.0, 15.0..=21.0),
    ] {
        let book = office_of(rules);
        for form in ["quyet-dinh", "bien-ban-hop", "cv-hiep-y", "tb-ket-qua"] {
            let (document, pages) = made(&book, form);
            let body: Vec<&Paragraph> = paragraphs(&document)
                .into_iter()
                .filter(|p| p.role == Some(Role::Body) && p.first_indent > 0.0)
                .collect();
            assert!(!body.is_empty(), "{rules} {form}");
            for p in body {
                assert!((p.first_indent / MM - 10.0).abs() < 3.0, "{rules} {form}: indent");
                assert!(lines.contains(&p.line), "{rules} {form}: {} pt", p.line);
                assert!(p.spans.iter().all(|s| sizes.contains(&s.style.size)), "{rules} {form}");
            }
            for (page, run) in runs(&document, &pages, Role::Body) {
                let (from, to) = (run.x / MM, (run.x + run.width()) / MM);
                let width = pages[page].width / MM;
                assert!(from >= 30.0 - HAIR && to <= width - 15.0 + HAIR, "{form}: {}", run.text);
            }
            for page in &pages {
                for item in &page.items {
                    let Item::Text(run) = item else { continue };
                    // A page number stands in the margin, 10 mm from the edge, in the middle.
                    let y = run.y / MM;
                    if run.origin.is_none() {
                        assert!((8.0..13.5).contains(&y), "{form}: page number at {y} mm");
                        assert!((13.0..=14.0).contains(&run.size), "{form}: {}", run.size);
                    } else {
                        let height = page.height / MM;
                        assert!(y >= 20.0 - HAIR && y <= height - 20.0 + HAIR, "{form}: {y} mm");
                    }
                }
            }
        }
    }
}

#[test]
fn a_party_paper_has_no_state_name_and_the_rule_below_its_motto_is_as_long_as_the_words() {
    for (rules, is_state) in [("HD36-2018", false), ("HD05-2026", false), ("ND30-2020", true)] {
        let book = office_of(rules);
        let (document, pages) = made(&book, "quyet-dinh");
        let first = &pages[0];
        assert_eq!(first.text().contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), is_state);
        assert_eq!(first.text().contains("ĐẢNG CỘNG SẢN VIỆT NAM"), !is_state);
        let (_, motto) = *runs(&document, &pages, Role::Motto).last().unwrap();
        let below = first.items.iter().find_map(|item| match item {
            Item::Line(line) if line.y0 > motto.y && line.y0 - motto.y < 8.0 => Some(line),
            _ => None,
        });
        let line = below.unwrap_or_else(|| panic!("{rules}: no rule below the motto"));
        assert!((line.x1 - line.x0 - motto.width()).abs() < 1.0, "{rules}");
    }
}

#[test]
fn a_letter_has_its_subject_below_its_number_and_no_name_of_its_kind() {
    for (rules, begins, face) in [
        ("HD36-2018", "V/v ", Face::Italic),
        ("HD05-2026", "về việc ", Face::Italic),
        ("ND30-2020", "V/v ", Face::Regular),
    ] {
        let book = office_of(rules);
        let (document, pages) = made(&book, "cv-hiep-y");
        assert!(runs(&document, &pages, Role::Title).is_empty(), "{rules}");
        let subject = runs(&document, &pages, Role::Summary);
        let (_, first) = subject[0];
        assert!(first.text.starts_with(begins), "{rules}: {}", first.text);
        assert!((12.0..=13.0).contains(&first.size) && first.face == face, "{rules}");
        let (_, number) = runs(&document, &pages, Role::Number)[0];
        assert!(first.y > number.y && first.x < 105.0 * MM, "{rules}");
    }
}

#[test]
fn two_ballots_stand_on_one_sheet_to_be_cut() {
    let book = office_of("HD36-2018");
    let (_, pages) = made(&book, "phieu-bieu-quyet");
    for page in &pages {
        assert!((page.width / MM - 297.0).abs() < HAIR && (page.height / MM - 210.0).abs() < HAIR);
        let text = page.text();
        let mut lines: Vec<&str> = text.lines().collect();
        let right = lines.split_off(lines.len() / 2);
        assert_eq!(lines, right);
    }
}
