//! What is arranged otherwise on one paper: columns, rows, letters, pages; and that no arrangement loses a letter.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::{Commune, commune_in};
use dan_van::{
    domain::{
        adjustments::{Adjustments, Look, TextAlign, TextPiece},
        award::{Proposal, Recipient},
        decision::PaperState,
        edit::Edit,
        ids::{DecisionId, Record},
        paper::{About, Paper},
        person::{Person, Post},
    },
    layout::{
        page::{Item, Page, TextRun},
        texts::{as_read, each_text},
    },
    papers::{self, ReadyPaper},
    report::{
        ReportParams, ReportSpec,
        about::{AboutKind, candidates},
        catalog, spots,
        spots::column,
    },
    sample,
    text::{arranged as words, papers::BY_HAND, papers::TAKE_BACK, screens},
    workspace::Workspace,
};
use driver::{
    Painted, Window, button, desktop, painted, press, press_at_once, settle, type_text, window,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;
use std::{collections::BTreeMap, path::Path};
use support::{apply, at, clerk, create};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;
const LIST: &str = "ds-ca-nhan";
const UNIT: &str = "Ấp Bình Hòa mẫu";

/// A draft decision that awards so many people, all but one of one hamlet.
fn decided(book: Workspace, people: usize) -> (Commune, DecisionId) {
    let mut commune = commune_in(book);
    for n in 1..people {
        let person = Person {
            full_name: format!("Lê Thị Mẫu {n}"),
            birth: "1980".into(),
            posts: vec![Post {
                unit: Some(commune.hamlets[0]),
                title: "Phó Trưởng ấp".into(),
                ..Post::default()
            }],
            ..Person::default()
        };
        let Some(Record::Person(person)) = apply(&mut commune.book, Edit::save(person)) else {
            panic!()
        };
        let proposal = Proposal {
            round: Some(commune.round),
            recipient: Some(Recipient::Person(person)),
            unit: Some(commune.hamlets[0]),
            achievement: "Vận động làm đường".into(),
            has_submission: true,
            has_report: true,
            has_minutes: true,
            ..Proposal::default()
        };
        apply(&mut commune.book, Edit::save(proposal));
    }
    let decision = commune.decide();
    (commune, decision)
}

/// A window on the list of persons of a draft decision.
fn on_list(folder: &Path, people: usize) -> (Window, DecisionId) {
    let path = folder.join("so.dvk");
    let (commune, decision) = decided(create(&path), people);
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window(desktop(folder), Some(&path));
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec(LIST).unwrap().title());
    (w, decision)
}

fn made(book: &Workspace, report: &str, decision: DecisionId) -> ReadyPaper {
    let params = ReportParams::about(About::decision(decision));
    let day = at("2016-12-05T12:00:00").date();
    papers::open(catalog::spec(report).unwrap(), book.read(), &params, day).unwrap()
}

fn shown(w: &Window, report: &str, decision: DecisionId) -> ReadyPaper {
    made(w.state().book().unwrap(), report, decision)
}

fn adjustments(w: &Window, report: &str, decision: DecisionId) -> Adjustments {
    let read = w.state().book().unwrap().read();
    let paper = read.paper_about(report, About::decision(decision)).unwrap();
    paper.unwrap_or_default().adjustments
}

fn runs(page: &Page) -> Vec<&TextRun> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Line(_) => None,
    });
    texts.collect()
}

/// The letters on all pages that are these words.
fn found<'a>(paper: &'a ReadyPaper, words: &str) -> Vec<&'a TextRun> {
    let all = paper.pages.iter().flat_map(runs);
    all.filter(|run| &*run.text == words).collect()
}

fn press_on_paper(w: &mut Window, word: &str) {
    let paper = 256.0..1070.0;
    let found = painted(w).into_iter().find(|p| p.text == word && paper.contains(&p.rect.left()));
    let place = found.unwrap_or_else(|| panic!("{word}")).rect.center();
    press_at_once(w, place);
    settle(w);
}

fn tick(w: &mut Window, label: &str) {
    w.get_by_role_and_label(Role::CheckBox, label).click();
    settle(w);
}

/// Types a number into the field of the pane or the tools that has this label.
fn number(w: &mut Window, label: &str, text: &str) {
    w.get_by_role_and_label(Role::TextInput, label).scroll_to_me();
    settle(w);
    w.get_by_role_and_label(Role::TextInput, label).click();
    settle(w);
    press(w, Modifiers::COMMAND, Key::A);
    type_text(w, text);
    press(w, NONE, Key::Enter);
    settle(w);
}

#[test]
fn columns_are_hidden_moved_and_added_from_their_heads_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    let form = shown(&w, LIST, decision);
    assert!(!found(&form, "Phó Trưởng ấp").is_empty());
    // Post is not printed this time; the other columns have its room.
    press_on_paper(&mut w, "Chức");
    button(&mut w, words::HIDE);
    let now = shown(&w, LIST, decision);
    assert!(found(&now, "Phó Trưởng ấp").is_empty() && found(&now, "Chức vụ").is_empty());
    assert_eq!(found(&now, "Lê Thị Mẫu 1").len(), 1);
    // The unit stands before the name.
    press_on_paper(&mut w, "Đơn");
    button(&mut w, words::TO_LEFT);
    press(&mut w, NONE, Key::Escape);
    let now = shown(&w, LIST, decision);
    assert!(found(&now, UNIT)[0].x < found(&now, "Lê Thị Mẫu 1")[0].x);
    // A blank column to sign in, behind the name.
    press_on_paper(&mut w, "Họ");
    driver::type_into(&mut w, words::NEW_HEAD, "Ký nhận");
    button(&mut w, words::ADD);
    press(&mut w, NONE, Key::Escape);
    let now = shown(&w, LIST, decision);
    assert!(found(&now, "Ký nhận")[0].x > found(&now, "Họ và tên")[0].x);
    // Each is listed and goes back by itself; undone, it is there again.
    assert!(w.query_by_label(BY_HAND).is_some());
    for said in [words::hidden("Chức vụ"), words::added("Ký nhận"), words::ORDER.to_owned()]
    {
        assert!(w.query_by_label(&said).is_some(), "{said}");
    }
    for _ in 0..3 {
        w.query_all_by_role_and_label(Role::Button, TAKE_BACK).next().unwrap().click();
        settle(&mut w);
    }
    assert!(adjustments(&w, LIST, decision).is_empty());
    assert_eq!(shown(&w, LIST, decision), form);
    press(&mut w, CTRL, Key::Z);
    assert!(!adjustments(&w, LIST, decision).is_empty());
    // All columns at once.
    w.get_by_role_and_label(Role::Button, words::RESET).scroll_to_me();
    settle(&mut w);
    button(&mut w, words::RESET);
    assert_eq!(shown(&w, LIST, decision), form);
}

#[test]
fn a_column_is_as_wide_as_was_asked_but_never_too_narrow_for_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    let name = format!("{}: Họ và tên", words::COLUMN_TOOLS);
    w.get_by_label(&name).scroll_to_me();
    settle(&mut w);
    button(&mut w, &name);
    number(&mut w, words::WIDTH, "70");
    let left = |paper: &ReadyPaper, head: &str| {
        let run = found(paper, head)[0];
        run.x + run.width() / 2.0
    };
    let now = shown(&w, LIST, decision);
    // From the middle of one head to the middle of the next lie half of both columns.
    let table = &now.document.sections[0];
    let widths: Vec<f32> = table
        .blocks
        .iter()
        .find_map(|block| match block {
            dan_van::layout::block::Block::Table(table) => Some(
                table
                    .columns
                    .iter()
                    .map(|c| match c.width {
                        dan_van::layout::block::ColumnWidth::Fixed(width) => width,
                        dan_van::layout::block::ColumnWidth::Content { .. } => 0.0,
                    })
                    .collect(),
            ),
            _ => None,
        })
        .unwrap();
    let mm = widths[1] / 72.0 * 25.4;
    assert!((mm - 70.0).abs() < 0.5, "{mm}");
    assert!(left(&now, "Họ và tên") < left(&now, "Chức vụ"));
    let all: f32 = widths.iter().sum();
    assert!((all - now.document.sections[0].paper.body_width()).abs() < 0.5);
    // Far too wide: the others keep their words; letters of one word stay on one line.
    number(&mut w, words::WIDTH, "200");
    let now = shown(&w, LIST, decision);
    assert_eq!(found(&now, "STT").len(), 1);
    // Too narrow: the longest word of the column is whole.
    number(&mut w, words::WIDTH, "8");
    let now = shown(&w, LIST, decision);
    assert!(now.pages.iter().flat_map(runs).any(|run| run.text.contains("Nguyễn")));
}

#[test]
fn rows_that_say_the_same_unit_are_one_cell_on_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 45);
    let before = shown(&w, LIST, decision);
    assert_eq!(found(&before, UNIT).len(), 45);
    press_on_paper(&mut w, "Đơn");
    tick(&mut w, words::MERGE);
    let now = shown(&w, LIST, decision);
    assert_eq!(now.pages.len(), before.pages.len());
    assert!(now.pages.len() > 1, "{}", now.pages.len());
    for page in &now.pages {
        let units = runs(page).into_iter().filter(|run| &*run.text == UNIT).count();
        assert_eq!(units, 1, "the words stand again on the next page");
    }
    // Nothing else is said otherwise: every row has its unit.
    let mut texts = Vec::new();
    each_text(&now.document, |_, text| texts.push(as_read(text.words).into_string()));
    assert_eq!(texts.iter().filter(|text| *text == UNIT).count(), 45);
    // What is typed into the one cell is said in all of its rows.
    press(&mut w, NONE, Key::Escape);
    button(&mut w, dan_van::text::actions::FIT_PAGE);
    press_on_paper(&mut w, "Bình");
    press(&mut w, Modifiers::COMMAND, Key::A);
    type_text(&mut w, "Ấp Bình Hòa");
    press(&mut w, NONE, Key::Enter);
    let now = shown(&w, LIST, decision);
    assert_eq!(found(&now, "Ấp Bình Hòa").len(), now.pages.len());
    assert!(found(&now, UNIT).is_empty());
}

#[test]
fn rows_are_high_enough_to_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 4);
    number(&mut w, words::ROWS, "10");
    let apart = |w: &Window, a: &str, b: &str| {
        let now = shown(w, LIST, decision);
        (found(&now, b)[0].y - found(&now, a)[0].y) / 72.0 * 25.4
    };
    let mm = apart(&w, "Lê Thị Mẫu 1", "Lê Thị Mẫu 2");
    assert!((mm - 10.0).abs() < 0.1, "{mm}");
    // One of them higher still.
    press_on_paper(&mut w, "Lê");
    number(&mut w, words::ROW, "20");
    let own = adjustments(&w, LIST, decision);
    assert_eq!((own.row_mm, own.rows.values().copied().collect::<Vec<_>>()), (10, vec![20]));
    let mm = apart(&w, "Lê Thị Mẫu 1", "Lê Thị Mẫu 3");
    assert!(mm > 24.0, "{mm}");
}

#[test]
fn letters_are_bold_and_italic_and_stand_where_the_clerk_wants() {
    use dan_van::layout::block::Face;
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    // All of a text by a key, and back by the same.
    press_on_paper(&mut w, "Phó");
    press(&mut w, CTRL, Key::B);
    let face = |w: &Window, words: &str| found(&shown(w, LIST, decision), words)[0].face;
    assert_eq!(face(&w, "Phó Trưởng ấp"), Face::Bold);
    press(&mut w, CTRL, Key::B);
    assert!(adjustments(&w, LIST, decision).is_empty());
    // A piece of it: three letters are marked.
    press(&mut w, CTRL, Key::Home);
    for _ in 0..3 {
        press(&mut w, Modifiers::SHIFT, Key::ArrowRight);
    }
    button(&mut w, words::ITALIC);
    let own = adjustments(&w, LIST, decision);
    assert_eq!(own.looks[0].piece, Some(TextPiece { start: 0, words: "Phó".into() }));
    assert_eq!(face(&w, "Phó"), Face::Italic);
    press(&mut w, NONE, Key::Escape);
    // In the middle of its cell.
    let left = found(&shown(&w, LIST, decision), "Lê Thị Mẫu 1")[0].x;
    press_on_paper(&mut w, "Lê");
    button(&mut w, words::align(TextAlign::Right));
    assert!(found(&shown(&w, LIST, decision), "Lê Thị Mẫu 1")[0].x > left);
    // Typed and made bold at once, both are on the paper.
    press(&mut w, Modifiers::COMMAND, Key::A);
    type_text(&mut w, "Lê Thị Mẫu Một");
    button(&mut w, words::BOLD);
    assert_eq!(face(&w, "Lê Thị Mẫu Một"), Face::Bold);
    // Other words: the piece that is not there does nothing, and is named.
    press(&mut w, NONE, Key::Escape);
    press_on_paper(&mut w, "Phó");
    press(&mut w, Modifiers::COMMAND, Key::A);
    type_text(&mut w, "Trưởng ấp mới");
    press(&mut w, NONE, Key::Enter);
    assert_eq!(face(&w, "Trưởng ấp mới"), Face::Regular);
    assert!(w.query_by_label(dan_van::text::papers::NO_PLACE).is_some());
}

#[test]
fn a_draft_says_which_it_is_until_it_is_issued() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    button(&mut w, catalog::spec("quyet-dinh").unwrap().title());
    number(&mut w, words::DRAFT, "2");
    let mark = "(Dự thảo lần 2)";
    let now = shown(&w, "quyet-dinh", decision);
    let (mark_at, number) = (found(&now, mark)[0], now.pages[0].text());
    assert!(number.contains("Số"), "{number}");
    let day = runs(&now.pages[0]).into_iter().find(|run| run.text.contains("ngày")).unwrap();
    assert!(mark_at.x < day.x && mark_at.y > day.y, "below the number, to the left");
    drop(w);
    let mut book = support::open(&folder.path().join("so.dvk")).unwrap();
    let mut issued = book.read().decision(decision).unwrap().unwrap();
    issued.number = "05".into();
    issued.date = "05/12/2016".into();
    issued.state = PaperState::Issued;
    apply(&mut book, Edit::IssueDecision(issued));
    assert_eq!(found(&made(&book, "quyet-dinh", decision), mark).len(), 0);
    let kept = book.read().paper_about("quyet-dinh", About::decision(decision)).unwrap().unwrap();
    assert_eq!(kept.adjustments.draft, 0);
}

#[test]
fn a_copy_to_be_read_aloud_is_larger_and_counts_as_no_print() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    let size = |w: &Window| {
        let all = painted(w).into_iter();
        all.filter(|p| p.text == "Lê").map(|p| p.rect.height()).fold(0.0, f32::max)
    };
    let before = size(&w);
    w.get_by_role_and_label(Role::CheckBox, words::READING).scroll_to_me();
    settle(&mut w);
    tick(&mut w, words::READING);
    assert!(size(&w) > before * 1.15, "{} {before}", size(&w));
    button(&mut w, dan_van::text::actions::SHOW_PDF);
    let read = |w: &Window| w.state().book().unwrap().read().printings().unwrap().len();
    assert_eq!(read(&w), 0);
    assert!(adjustments(&w, LIST, decision).is_empty(), "nothing of it is kept");
    tick(&mut w, words::READING);
    button(&mut w, dan_van::text::actions::SHOW_PDF);
    assert_eq!(read(&w), 1);
}

#[test]
fn a_blank_cell_is_typed_into_where_it_is_pressed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 2);
    press_on_paper(&mut w, "Đơn");
    button(&mut w, words::ADD);
    press(&mut w, NONE, Key::Escape);
    let head = words::NEW_HEAD_HINT.split(' ').next().unwrap();
    let paper = 256.0..1070.0;
    let place = |w: &Window, word: &str| {
        let found = painted(w).into_iter();
        found.rev().find(|p| p.text == word && paper.contains(&p.rect.left())).unwrap().rect
    };
    let below = egui::pos2(place(&w, head).center().x, place(&w, "Lê").center().y);
    press_at_once(&mut w, below);
    settle(&mut w);
    type_text(&mut w, "đã nhận");
    press(&mut w, NONE, Key::Enter);
    let now = shown(&w, LIST, decision);
    let (typed, name) = (found(&now, "đã nhận"), found(&now, "Lê Thị Mẫu 1"));
    assert_eq!(typed.len(), 1);
    assert!((typed[0].y - name[0].y).abs() < 0.1 && typed[0].x > name[0].x);
    // It is listed as any other words put in by hand.
    w.query_all_by_role_and_label(Role::Button, TAKE_BACK).next().unwrap().click();
    settle(&mut w);
    assert!(found(&shown(&w, LIST, decision), "đã nhận").is_empty());
}

#[test]
fn words_are_found_on_every_page_and_pages_follow_one_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, decision) = on_list(folder.path(), 80);
    let pages = shown(&w, LIST, decision).pages.len();
    let sees = |w: &Window, text: &str| w.query_by_label(text).is_some();
    assert!(sees(&w, &screens::page_of(1, pages)));
    // One scrolls from one page to the next.
    driver::wheel(&mut w, egui::pos2(660.0, 500.0), egui::vec2(0.0, -1500.0));
    settle(&mut w);
    assert!(sees(&w, &screens::page_of(2, pages)));
    press(&mut w, CTRL, Key::F);
    type_text(&mut w, "le thi mau 5");
    // That one, and fifty to fifty-nine.
    assert!(sees(&w, &screens::found_on_paper(0, 11)));
    let mut in_sight = std::collections::BTreeSet::new();
    for at in 0..11 {
        assert!(sees(&w, &screens::found_on_paper(at, 11)));
        let whole = painted(&w).into_iter().filter(Painted::is_whole);
        in_sight.extend(whole.map(|p| p.text).filter(|text| text.starts_with('5')));
        press(&mut w, NONE, Key::Enter);
    }
    assert!(["5", "50", "55", "59"].iter().all(|name| in_sight.contains(*name)), "{in_sight:?}");
    assert!(sees(&w, &screens::found_on_paper(0, 11)), "after the last the first");
    press(&mut w, NONE, Key::Escape);
    assert!(!sees(&w, &screens::found_on_paper(0, 11)));
}

/// Stores what is arranged otherwise on the list of persons.
fn arrange(book: &mut Workspace, report: &str, decision: DecisionId, own: Adjustments) {
    let about = About::decision(decision);
    let paper = book.read().paper_about(report, about).unwrap().unwrap_or_else(|| Paper {
        report: report.into(),
        about,
        ..Paper::default()
    });
    apply(book, Edit::save(Paper { adjustments: own, ..paper }));
}

#[test]
fn a_last_page_of_few_lines_is_saved_within_the_form_or_it_is_said_why_not() {
    let (mut commune, decision) = decided(Workspace::in_memory().unwrap(), 2);
    let mut saved = 0;
    for lines in 20..60 {
        let mut draft = commune.book.read().decision(decision).unwrap().unwrap();
        draft.articles =
            (1..=lines).map(|n| format!("Điều {n}. Thực hiện.")).collect::<Vec<_>>().join("\n");
        apply(&mut commune.book, Edit::save(draft));
        arrange(&mut commune.book, "quyet-dinh", decision, Adjustments::default());
        let before = made(&commune.book, "quyet-dinh", decision);
        let own = Adjustments { is_squeezed: true, ..Adjustments::default() };
        arrange(&mut commune.book, "quyet-dinh", decision, own);
        let now = made(&commune.book, "quyet-dinh", decision);
        let said = &now.document.sections[0].remarks;
        if now.pages.len() < before.pages.len() {
            saved += 1;
            assert!(said.is_empty(), "{said:?}");
            let least = now.pages.iter().flat_map(runs).filter(|run| run.origin.is_some());
            assert!(least.map(|run| run.size).fold(99.0, f32::min) >= 12.0);
        } else {
            assert_eq!(now.pages, before.pages, "nothing changes for nothing");
            assert_eq!(said.len(), 1);
        }
    }
    assert!(saved >= 3, "{saved}");
}

/// What is arranged by chance.
fn any_arrangement() -> impl Strategy<Value = Adjustments> {
    let keys = [column::SERIAL, column::NAME, column::POST, column::UNIT];
    let change = (any::<bool>(), prop_oneof![Just(0u16), 8u16..200], any::<bool>());
    (
        prop::collection::vec(change, 4),
        Just(keys.map(str::to_owned).to_vec()).prop_shuffle(),
        any::<bool>(),
        prop_oneof![Just(0u16), 5u16..60],
        prop::collection::vec((0usize..4, "[A-ZĐ]?[a-zđàểữ ]{0,20}"), 0..3),
        prop::collection::vec(
            (0usize..6, 0usize..9, any::<bool>(), any::<bool>(), 0usize..5),
            0..6,
        ),
        0u8..4,
        any::<bool>(),
    )
        .prop_map(
            move |(changes, order, is_moved, row_mm, added, looks, draft, is_squeezed)| {
                let mut own = Adjustments { row_mm, draft, is_squeezed, ..Adjustments::default() };
                for (key, (is_hidden, width_mm, is_merged)) in keys.iter().zip(changes) {
                    own.change_column(key, |c| {
                        (c.is_hidden, c.width_mm, c.is_merged) = (is_hidden, width_mm, is_merged);
                    });
                }
                if is_moved {
                    own.order = order;
                }
                for (behind, head) in added {
                    own.add_column(keys[behind], head.trim());
                }
                for (row, start, bold, italic, align) in looks {
                    let look = Look {
                        // The names of rows are put in where they are known.
                        spot: row.to_string(),
                        piece: (align == 4).then(|| TextPiece { start, words: "Mẫu".into() }),
                        bold: Some(bold),
                        italic: Some(italic),
                        align: TextAlign::ALL.get(align).copied(),
                    };
                    own.looks.push(look);
                }
                own
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn no_arrangement_leaves_the_margins_or_loses_a_letter(own in any_arrangement()) {
        thread_local! {
            static BOOK: std::cell::RefCell<(Commune, DecisionId)> =
                std::cell::RefCell::new(decided(Workspace::in_memory().unwrap(), 32));
        }
        BOOK.with_borrow_mut(|(commune, decision)| {
            let plain = {
                arrange(&mut commune.book, LIST, *decision, Adjustments::default());
                made(&commune.book, LIST, *decision)
            };
            let mut records = Vec::new();
            each_text(&plain.document, |_, text| {
                let named = text.spot.filter(|spot| spots::row_and_column(spot).is_some());
                records.extend(named.map(|spot| spot.as_str().to_owned()));
            });
            let mut own = own;
            for look in &mut own.looks {
                let at: usize = look.spot.parse().unwrap();
                look.spot.clone_from(&records[at * 7 % records.len()]);
            }
            arrange(&mut commune.book, LIST, *decision, own);
            let paper = made(&commune.book, LIST, *decision);
            check(&paper)
        })?;
    }
}

thread_local! {
    /// The sample, and its papers of no round.
    static SAMPLE: std::cell::RefCell<(Workspace, Vec<(&'static ReportSpec, ReportParams)>)> = {
        let mut book = Workspace::in_memory().unwrap();
        sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
        let papers = catalog::ALL.iter().filter_map(|spec| {
            let kind = spec.usual_about();
            let of_round = matches!(kind, AboutKind::Round | AboutKind::Decision);
            let about = *candidates(book.read(), kind, Some(2016)).unwrap().first()?;
            let params = ReportParams::about(about);
            let day = at("2017-01-16T08:00:00").date();
            let is_made = || papers::open(spec, book.read(), &params, day).is_ok();
            (!of_round && is_made()).then(|| (spec, params.clone()))
        });
        let papers = papers.collect();
        std::cell::RefCell::new((book, papers))
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn the_same_of_every_paper_of_the_year(own in any_arrangement(), which in any::<prop::sample::Index>()) {
        SAMPLE.with_borrow_mut(|(book, papers_of_year)| {
            let (spec, params) = which.get(papers_of_year).clone();
            let day = at("2017-01-16T08:00:00").date();
            let made = |book: &Workspace| papers::open(spec, book.read(), &params, day).unwrap();
            let mut own = own;
            let mut named = Vec::new();
            each_text(&made(book).document, |_, text| named.extend(text.spot.cloned()));
            for look in &mut own.looks {
                let at: usize = look.spot.parse().unwrap();
                look.spot = named[at * 7 % named.len()].as_str().to_owned();
            }
            let paper = book.read().paper_about(spec.id, params.about).unwrap();
            let blank = || Paper { report: spec.id.into(), about: params.about, ..Paper::default() };
            let paper = paper.unwrap_or_else(blank);
            apply(book, Edit::save(Paper { adjustments: own, ..paper }));
            let paper = made(book);
            check(&paper).map_err(|e| TestCaseError::fail(format!("{}: {e}", spec.id)))
        })?;
    }
}

/// Every letter is there, inside the margins, and over no other.
fn check(paper: &ReadyPaper) -> Result<(), TestCaseError> {
    let sheets = || paper.document.sections.iter().map(|section| section.paper);
    let mut drawn: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for page in &paper.pages {
        let mut here: BTreeMap<u32, String> = BTreeMap::new();
        let sheet = sheets().find(|sheet| (sheet.width - page.width).abs() < 0.5).unwrap();
        let runs: Vec<&TextRun> =
            runs(page).into_iter().filter(|run| run.origin.is_some()).collect();
        for (at, run) in runs.iter().enumerate() {
            let end = run.x + run.text.trim_end().len().min(1) as f32 * run.width();
            prop_assert!(
                run.x >= sheet.left - 0.5 && end <= sheet.width - sheet.right + 4.0,
                "{run:?}"
            );
            prop_assert!(
                run.y <= sheet.height - sheet.bottom + 0.5 && run.y > sheet.top,
                "{run:?}"
            );
            let over = runs.iter().skip(at + 1).find(|other| {
                let apart =
                    other.x + other.width() < run.x + 0.3 || run.x + run.width() < other.x + 0.3;
                !apart && (other.y - run.y).abs() < run.size.min(other.size) * 0.6
            });
            prop_assert!(over.is_none(), "{run:?} and {over:?}");
            here.entry(run.origin.unwrap().text).or_default().push_str(&run.text);
        }
        for (text, words) in here {
            drawn.entry(text).or_default().push(words);
        }
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let mut wrong = Vec::new();
    let mut all = Vec::new();
    each_text(&paper.document, |number, text| {
        let spot = text.spot.map(|spot| spot.as_str().to_owned()).unwrap_or_default();
        all.push((number as u32, spot, bare(&as_read(text.words))));
    });
    for (number, spot, words) in &all {
        let parts = drawn.get(number).cloned().unwrap_or_default();
        let is_head = spot.starts_with("head/");
        let is_whole = if is_head {
            parts.iter().all(|part| bare(part) == *words) && (!parts.is_empty() || words.is_empty())
        } else {
            bare(&parts.concat()) == *words
        };
        // A cell that is one with its neighbour says the same in that one.
        let column = spot.rsplit('/').next().unwrap_or_default();
        let is_in_neighbour = parts.is_empty()
            && all.iter().any(|(other, of, said)| {
                said == words && of.ends_with(column) && drawn.contains_key(other)
            });
        let is_repeated = !parts.is_empty() && parts.iter().all(|part| bare(part) == *words);
        if !is_whole && !is_in_neighbour && !is_repeated {
            wrong.push(format!("{spot}: {words} as {parts:?}"));
        }
    }
    prop_assert!(wrong.is_empty(), "{wrong:?}");
    Ok(())
}
