//! Issued papers: no decision of ours is issued without them, and they come back as they were.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::Commune;
use dan_van::{
    domain::{
        decision::{Decision, PaperState},
        edit::{Edit, Purpose},
        failure::Failure,
        field::Field,
        ids::{DecisionId, Record},
        paper::About,
        problem::Problem,
        recipient::RecipientKind,
    },
    layout::page::{Item, Page},
    papers::{self, ReadyPaper},
    report::{
        ReportError, ReportParams, catalog,
        options::{self, OptionValue},
    },
    text::errors,
    workspace::{AwardFilter, Workspace, WorkspaceError},
};
use jiff::civil::Date;
use support::{at, clerk, open};

const TODAY: Date = Date::constant(2026, 12, 5);

/// The commune's decision with its awards, number and day; nothing is issued.
fn decided() -> (Commune, Decision) {
    let mut commune = commune::commune();
    let id = commune.decide();
    let mut decision = commune.book.read().decision(id).unwrap().unwrap();
    (decision.number, decision.date) = ("05".into(), "05/12/2026".into());
    (commune, decision)
}

fn do_it(book: &mut Workspace, edit: Edit) -> Result<Option<Record>, WorkspaceError> {
    book.apply(edit, &clerk(), at("2026-12-05T12:00:00")).map(|applied| applied.record)
}

fn paper(book: &Workspace, id: &str, decision: DecisionId) -> ReadyPaper {
    let params = ReportParams::about(About::decision(decision));
    papers::open(catalog::spec(id).unwrap(), book.read(), &params, TODAY).unwrap()
}

fn kept(book: &Workspace, decision: DecisionId) -> Vec<String> {
    let papers = book.read().papers_about(About::decision(decision)).unwrap();
    papers.into_iter().map(|p| p.report).collect()
}

const ALL: [&str; 4] = ["quyet-dinh", "ds-tap-the", "ds-ca-nhan", "ds-ho-gia-dinh"];

#[test]
fn every_way_of_issuing_keeps_the_papers_and_is_one_step() {
    let issued = |d: Decision| Decision { state: PaperState::Issued, ..d };
    for way in ["issue", "save", "several"] {
        let edit = |decision: Decision| match way {
            "issue" => Edit::IssueDecision(decision),
            "save" => Edit::save(decision),
            _ => Edit::Several {
                purpose: Purpose::OneField(Field::DecisionState),
                edits: vec![Edit::save(decision)],
            },
        };
        let (mut commune, decision) = decided();
        let (book, id) = (&mut commune.book, decision.id.unwrap());
        let before = book.read().decision(id).unwrap();
        let steps = book.read().history(100).unwrap().len();
        do_it(book, edit(issued(decision))).unwrap();
        assert_eq!(kept(book, id), ALL, "{way}");
        assert_eq!(book.read().history(100).unwrap().len(), steps + 1, "{way}");
        let printed = paper(book, "quyet-dinh", id);
        let text: String = printed.pages.iter().map(Page::text).collect();
        assert!(text.contains("05-QĐ/") && text.contains("ngày 05 tháng 12 năm 2026"), "{text}");
        // Ctrl+Z takes the whole of it back, Ctrl+Y brings the same papers again.
        book.undo(&clerk(), at("2026-12-05T12:01:00")).unwrap();
        assert_eq!(book.read().decision(id).unwrap(), before, "{way}");
        assert!(kept(book, id).is_empty(), "{way}");
        book.redo(&clerk(), at("2026-12-05T12:02:00")).unwrap();
        assert_eq!(paper(book, "quyet-dinh", id), printed, "{way}");
        assert_eq!(kept(book, id), ALL, "{way}");
        assert_eq!(book.full_check().unwrap(), [], "{way}");
    }
}

#[test]
fn the_pages_are_kept_with_every_text_in_its_place() {
    let (mut commune, decision) = decided();
    let (book, id) = (&mut commune.book, decision.id.unwrap());
    let draft = Decision { state: PaperState::Draft, ..decision.clone() };
    apply_now(book, Edit::save(draft));
    let today = |book: &Workspace, id: &str, decision| {
        let params = ReportParams::about(About::decision(decision))
            .with(&options::DRAFT_NUMBER, OptionValue::Number("05".into()))
            .with(&options::DRAFT_DAY, OptionValue::Day(TODAY));
        let spec = catalog::spec(id).unwrap();
        ReadyPaper::from(catalog::build(spec, book.read(), &params, TODAY).unwrap())
    };
    let before: Vec<ReadyPaper> = ALL.iter().map(|paper| today(book, paper, id)).collect();
    apply_now(book, Edit::IssueDecision(decision));
    // What a draft shows with that number and day is what is issued.
    for (name, before) in ALL.iter().zip(&before) {
        assert_eq!(paper(book, name, id).pages, before.pages, "{name}");
    }
    // The office moves, its sheet has two sides now: what was issued stays where it stood.
    let mut office = book.read().office().unwrap();
    (office.place, office.two_sided) = ("Vĩnh Long".into(), !office.two_sided);
    apply_now(book, Edit::SaveOffice(office));
    for (name, before) in ALL.iter().zip(before) {
        let now = paper(book, name, id);
        assert_eq!(now.pages, before.pages, "{name}");
        let texts = now.pages.iter().flat_map(|p| &p.items);
        assert!(texts.filter(|i| matches!(i, Item::Text(_))).count() > 10, "{name}");
    }
}

fn apply_now(book: &mut Workspace, edit: Edit) -> Option<Record> {
    do_it(book, edit).unwrap_or_else(|e| panic!("{}", errors::failure(&e.failure())))
}

#[test]
fn a_paper_that_cannot_be_printed_keeps_the_decision_from_being_issued() {
    let (mut commune, decision) = decided();
    let (book, id) = (&mut commune.book, decision.id.unwrap());
    let rows = book.read().award_rows(AwardFilter { decision: Some(id), ..Default::default() });
    let mut award = book.read().award(rows.unwrap()[0].id).unwrap().unwrap();
    award.printed_name = "Hộ ông 漢".into();
    apply_now(book, Edit::save(award));
    let before = book.read().decision(id).unwrap().unwrap();
    let steps = book.read().history(100).unwrap().len();
    let refused = do_it(book, Edit::IssueDecision(decision.clone())).unwrap_err().failure();
    let sentence = errors::failure(&refused);
    assert!(matches!(refused, Failure::PaperRefused(_)) && sentence.contains("“漢”"), "{sentence}");
    // Nothing of the step is stored: not the number either, which the form had.
    assert_eq!(book.read().decision(id).unwrap().unwrap(), before);
    assert_eq!(book.read().history(100).unwrap().len(), steps);
    let asked = book.to_issue(&decision, &clerk(), at("2026-12-05T12:00:00")).unwrap_err();
    assert_eq!(asked.failure(), refused, "and the question before says so already");
}

#[test]
fn what_issuing_would_fix_is_told_without_storing_anything() {
    let (mut commune, decision) = decided();
    let book = &mut commune.book;
    let before = (book.read().decisions().unwrap(), book.read().history(100).unwrap().len());
    let at = at("2026-12-05T12:00:00");
    let told = book.to_issue(&decision, &clerk(), at).unwrap();
    assert_eq!((told.counts.persons, told.counts.households), (1, 2));
    let after = (book.read().decisions().unwrap(), book.read().history(100).unwrap().len());
    assert_eq!(after, before);
    let nobody = Decision { id: None, round: None, number: "6".into(), ..decision };
    let refused = book.to_issue(&nobody, &clerk(), at).unwrap_err();
    let WorkspaceError::Invalid(found) = refused else { panic!("{refused:?}") };
    assert_eq!(found.list, [(Field::Recipient, Problem::AwardsNobody)]);
    assert_eq!(book.read().decisions().unwrap(), before.0);
}

#[test]
fn a_list_of_nobody_is_not_said_to_be_missing() {
    let (mut commune, decision) = decided();
    let (book, id) = (&mut commune.book, decision.id.unwrap());
    let of_decision = AwardFilter { decision: Some(id), ..Default::default() };
    for award in book.read().award_rows(of_decision).unwrap() {
        if award.recipient.kind() == RecipientKind::Household {
            apply_now(book, Edit::Remove(Record::Award(award.id)));
        }
    }
    apply_now(book, Edit::IssueDecision(decision));
    let households = "ds-ho-gia-dinh";
    assert!(!kept(book, id).iter().any(|paper| paper == households));
    let (spec, params) =
        (catalog::spec(households).unwrap(), ReportParams::about(About::decision(id)));
    let shown = papers::open(spec, book.read(), &params, TODAY);
    assert!(matches!(shown, Err(ReportError::Empty(_))), "what stands in its place is enough");
    assert_eq!(papers::remarks(spec, book.read(), &params).unwrap(), [""; 0]);
}

#[test]
fn another_symbol_of_a_body_that_has_issued_is_stored_with_a_warning() {
    let (mut commune, decision) = decided();
    let book = &mut commune.book;
    let mut body = book.read().body(decision.body.unwrap()).unwrap().unwrap();
    body.symbol.push_str("-M");
    let found = |book: &Workspace| book.check(&Edit::save(body.clone()), TODAY).unwrap().list;
    assert!(found(book).is_empty(), "a draft is called as one likes");
    apply_now(book, Edit::IssueDecision(decision));
    let warned = found(book);
    assert_eq!(warned, [(Field::Symbol, Problem::RenumbersIssued)]);
    let sentence = dan_van::text::labels::finding(&warned[0]);
    assert!(sentence.contains("đã phát hành sẽ được nêu theo ký hiệu"), "{sentence}");
    // A warning never stops the clerk, and is not said again of what is stored.
    apply_now(book, Edit::save(body.clone()));
    assert!(found(book).is_empty());
}

#[test]
fn a_book_that_has_an_issued_decision_without_papers_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let (mut commune, decision) = decided();
    let id = decision.id.unwrap();
    apply_now(&mut commune.book, Edit::IssueDecision(decision));
    commune.book.copy_out(&path).unwrap();
    // As programs before this one left it.
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("delete from paper").unwrap();
    drop(db);
    let mut book = open(&path).unwrap();
    let params = ReportParams::about(About::decision(id));
    let spec = catalog::spec("quyet-dinh").unwrap();
    let said = papers::remarks(spec, book.read(), &params).unwrap();
    assert!(said.len() == 1 && said[0].contains("không lưu bản phát hành"), "{said:?}");
    let issued = book.read().decision(id).unwrap().unwrap();
    // Work goes on beside it; a draft again, it is issued with its papers only.
    let draft = Decision { state: PaperState::Draft, ..issued.clone() };
    apply_now(&mut book, Edit::save(draft.clone()));
    let refused = book.undo(&clerk(), at("2026-12-05T12:01:00")).unwrap_err().failure();
    assert_eq!(refused, Failure::NothingKept);
    assert_eq!(book.read().decision(id).unwrap().unwrap(), draft);
    apply_now(&mut book, Edit::IssueDecision(draft));
    assert_eq!(kept(&book, id), ALL);
    assert!(papers::remarks(spec, book.read(), &params).unwrap().is_empty());
}

#[test]
fn whoever_is_in_post_signs_an_issued_decision_that_named_nobody() {
    let (mut commune, decision) = decided();
    let (book, id) = (&mut commune.book, decision.id.unwrap());
    let nobody = Decision { signatory: None, ..decision };
    apply_now(book, Edit::IssueDecision(nobody));
    let stored = book.read().decision(id).unwrap().unwrap();
    let signs = book.read().signatory(stored.signatory.unwrap()).unwrap().unwrap();
    assert!(signs.in_post(TODAY));
    let text: String = paper(book, "quyet-dinh", id).pages.iter().map(Page::text).collect();
    assert!(text.contains(&signs.name), "{text}");
}
