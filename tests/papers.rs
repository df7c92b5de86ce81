//! A paper is a record: corrected, confirmed, printed, issued, taken back; and what no longer matches is told.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::Commune;
use dan_van::{
    domain::{
        damage::Damage,
        decision::{Decision, PaperState},
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::{Kind, PaperId, Record},
        paper::{About, Confirmation, Paper, TextCorrection},
        paper_kind::PaperKind,
        problem::Problem,
        salvage::Salvaged,
        working_year::WorkingYear,
    },
    layout::{block::Spot, page::Page, texts::each_text},
    papers::{self, ReadyPaper},
    report::{ReportError, ReportParams, catalog},
    text::damage,
    workspace::{OpenAs, Workspace, WorkspaceError, salvage},
};
use jiff::civil::Date;
use std::path::Path;
use support::{add_unit, at, clerk, open};

const TODAY: Date = Date::constant(2026, 12, 5);
const LIST: &str = "de-nghi-tap-the";

fn do_it(book: &mut Workspace, edit: Edit) -> Result<Option<Record>, WorkspaceError> {
    book.apply(edit, &clerk(), at("2026-12-05T12:00:00")).map(|applied| applied.record)
}

fn done(book: &mut Workspace, edit: Edit) -> Option<Record> {
    let done = do_it(book, edit).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(book.full_check().unwrap(), []);
    done
}

fn refused(book: &mut Workspace, edit: Edit) -> Failure {
    do_it(book, edit).unwrap_err().failure()
}

fn saved(book: &mut Workspace, paper: Paper) -> PaperId {
    match done(book, Edit::save(paper)) {
        Some(Record::Paper(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn opened(book: &Workspace, report: &str, about: About) -> Result<ReadyPaper, ReportError> {
    let spec = catalog::spec(report).unwrap();
    papers::open(spec, book.read(), &ReportParams::about(about), TODAY)
}

fn text(paper: &ReadyPaper) -> String {
    paper.pages.iter().map(Page::text).collect::<String>().replace('\n', " ")
}

fn status(book: &Workspace, report: &str, about: About) -> papers::Status {
    let spec = catalog::spec(report).unwrap();
    let shown = opened(book, report, about).unwrap();
    let params = ReportParams::about(about);
    papers::status(spec, book.read(), &params, Some(&shown.document), TODAY).unwrap()
}

fn print(book: &mut Workspace, report: &str, about: About, when: &str) {
    let spec = catalog::spec(report).unwrap();
    let document = opened(book, report, about).unwrap().document;
    let params = ReportParams::about(about);
    let printed = papers::printed(spec, book.read(), &params, &document).unwrap();
    book.note_printing(&printed, &clerk(), at(when)).unwrap();
}

/// The name of the first text that says this.
fn spot_of(paper: &ReadyPaper, words: &str) -> Spot {
    let mut found = None;
    each_text(&paper.document, |_, text| {
        if text.words.replace('\u{a0}', " ") == words {
            found = found.take().or_else(|| text.spot.cloned());
        }
    });
    found.unwrap_or_else(|| panic!("no text says {words}"))
}

/// The submission of the commune's round: a list of collectives, with number and day.
fn submission(commune: &Commune) -> Paper {
    Paper {
        report: LIST.into(),
        about: About::round(commune.round),
        body: Some(commune.body),
        kind: Some(PaperKind::Submission),
        number: "12".into(),
        date: "05/12/2026".into(),
        ..Paper::default()
    }
}

const BOARD: &str = "Ban Công tác Mặt trận ấp Bình Hòa mẫu";

#[test]
fn a_paper_of_any_kind_is_corrected_confirmed_and_issued() {
    let mut commune = commune::commune();
    let (about, mut paper) = (About::round(commune.round), submission(&commune));
    let book = &mut commune.book;
    let spot = spot_of(&opened(book, LIST, about).unwrap(), BOARD);
    paper.corrections = vec![TextCorrection {
        spot: spot.as_str().into(),
        replaced: BOARD.into(),
        words: "Ban Công tác Mặt trận ấp Bình Hòa".into(),
    }];
    paper.confirmations = vec![Confirmation {
        spot: spot.as_str().into(),
        words: "Ban Công tác Mặt trận ấp Bình Hòa".into(),
        by: "Ấp Bình Hòa mẫu".into(),
        on: "2026-12-04".into(),
        ..Confirmation::default()
    }];
    let id = saved(book, paper.clone());
    let stored = book.read().paper(id).unwrap().unwrap();
    assert_eq!(stored, Paper { id: Some(id), ..paper.clone() });
    let shown = text(&opened(book, LIST, about).unwrap());
    assert!(shown.contains("ấp Bình Hòa ") && !shown.contains(BOARD), "{shown}");
    assert!(shown.contains("Số      -TTr/BCĐ") || !shown.contains("12-TTr"), "{shown}");
    // Another record of the same paper is refused: one paper has one life.
    let twice = refused(book, Edit::save(paper));
    let Failure::Invalid(found) = twice else { panic!("{twice:?}") };
    assert_eq!(found.list[0].problem, Problem::AlreadyInList);
    // The unit is renamed: the words put in by hand stay, and are said to stand on others now.
    assert_eq!(status(book, LIST, about).astray, 0);
    let unit = book.read().units_named(BOARD).unwrap()[0];
    let mut renamed = book.read().unit(unit).unwrap().unwrap();
    renamed.name = "Ban Công tác Mặt trận ấp Hòa Bình mẫu".into();
    done(book, Edit::save(renamed));
    assert_eq!(text(&opened(book, LIST, about).unwrap()), shown);
    assert_eq!(status(book, LIST, about).astray, 1);
    // Issued it keeps its pages, whatever the office changes.
    done(book, Edit::IssuePaper(Box::new(stored.clone())));
    let issued = opened(book, LIST, about).unwrap();
    let mut office = book.read().office().unwrap();
    office.place = "Vĩnh Long".into();
    done(book, Edit::SaveOffice(office));
    assert_eq!(opened(book, LIST, about).unwrap().pages, issued.pages);
    let said = status(book, LIST, about);
    assert_eq!((said.state, said.number.as_str()), (PaperState::Issued, "12"));
    assert!(!said.differs_from_issued.is_empty(), "the place of the office");
    // It does not change any more, nor go away; a draft again it does.
    let record = book.read().paper(id).unwrap().unwrap();
    assert!(!record.content.is_empty() && !record.fingerprint.is_empty());
    let again = Edit::save(Paper { number: "13".into(), ..record.clone() });
    assert_eq!(refused(book, again), Failure::AlreadyIssued);
    assert_eq!(refused(book, Edit::Remove(Record::Paper(id))), Failure::AlreadyIssued);
    done(book, Edit::save(Paper { state: PaperState::Draft, ..record.clone() }));
    assert!(text(&opened(book, LIST, about).unwrap()).contains("Vĩnh Long"));
    // Taken back and done again: what was kept by its hash is there.
    for _ in 0..2 {
        book.undo(&clerk(), at("2026-12-05T12:01:00")).unwrap();
        assert_eq!(opened(book, LIST, about).unwrap().pages, issued.pages);
        book.redo(&clerk(), at("2026-12-05T12:02:00")).unwrap();
        assert_ne!(opened(book, LIST, about).unwrap().pages, issued.pages);
    }
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn a_paper_without_number_or_day_and_one_of_a_decision_are_not_issued_by_themselves() {
    let mut commune = commune::commune();
    let decision = commune.decide();
    let blank = Paper { number: String::new(), ..submission(&commune) };
    let annex = Paper {
        report: "ds-tap-the".into(),
        about: About::decision(decision),
        kind: None,
        ..submission(&commune)
    };
    for (paper, field, problem) in [
        (blank, Field::Number, Problem::NeededToIssue),
        (annex, Field::PaperForm, Problem::IssuedWithDecision),
        (
            Paper { report: "khong-co".into(), ..submission(&commune) },
            Field::PaperForm,
            Problem::Gone,
        ),
    ] {
        let refused = refused(&mut commune.book, Edit::IssuePaper(Box::new(paper)));
        let Failure::Invalid(found) = refused else { panic!("{refused:?}") };
        assert!(found.list.iter().any(|f| f.field == field && f.problem == problem), "{found:?}");
    }
    assert_eq!(commune.book.read().papers().unwrap(), []);
}

#[test]
fn corrections_of_a_draft_are_in_the_decision_as_it_is_issued() {
    let mut commune = commune::commune();
    let id = commune.decide();
    let about = About::decision(id);
    let book = &mut commune.book;
    let spot = spot_of(&opened(book, "ds-tap-the", about).unwrap(), BOARD);
    let corrected = TextCorrection {
        spot: spot.as_str().into(),
        replaced: BOARD.into(),
        words: "Ban Công tác Mặt trận".into(),
    };
    let annex = Paper {
        report: "ds-tap-the".into(),
        about,
        options: [("kho".to_owned(), "ngang".to_owned())].into(),
        corrections: vec![corrected],
        ..Paper::default()
    };
    let record = saved(book, annex);
    let decision = book.read().decision(id).unwrap().unwrap();
    let decision = Decision { number: "05".into(), date: "05/12/2026".into(), ..decision };
    done(book, Edit::IssueDecision(decision.clone()));
    let issued = opened(book, "ds-tap-the", about).unwrap();
    assert!(issued.pages[0].width > issued.pages[0].height, "in the options of its record");
    let shown = text(&issued);
    assert!(shown.contains("Ban Công tác Mặt trận ") && !shown.contains(BOARD), "{shown}");
    let kept = book.read().paper(record).unwrap().unwrap();
    assert_eq!((kept.state, kept.number.as_str()), (PaperState::Issued, "05"));
    // Its paper goes back with the decision only.
    let alone = Edit::save(Paper { state: PaperState::Draft, ..kept });
    assert_eq!(refused(book, alone), Failure::AlreadyIssued);
    let decision = book.read().decision(id).unwrap().unwrap();
    done(book, Edit::save(Decision { state: PaperState::Draft, ..decision }));
    let draft = book.read().paper(record).unwrap().unwrap();
    assert_eq!((draft.state, draft.number.as_str()), (PaperState::Draft, ""));
    assert_eq!(draft.corrections.len(), 1, "what was corrected stays");
}

#[test]
fn printing_is_noted_beside_the_steps_and_what_must_be_printed_again_is_named() {
    let mut commune = commune::commune();
    let id = commune.decide();
    let about = About::decision(id);
    let book = &mut commune.book;
    let last = book.undoable().unwrap().unwrap().0.id;
    let (steps, revision) = (book.read().history(100).unwrap().len(), book.revision());
    print(book, "ds-tap-the", about, "2026-12-05T14:03:00");
    // No step: Ctrl+Z takes back what it would have taken back before; yet screens read anew.
    assert_eq!(book.undoable().unwrap().unwrap().0.id, last);
    assert_eq!(book.read().history(100).unwrap().len(), steps);
    assert!(book.revision() > revision);
    let printing = status(book, "ds-tap-the", about).printing.unwrap();
    assert_eq!((printing.at.as_str(), printing.who.as_str()), ("2026-12-05T14:03:00", "Văn thư"));
    assert_eq!(papers::to_reprint(book.read(), TODAY).unwrap(), []);
    // The unit is renamed; the award printed follows, and the paper in the world is an old one.
    let unit = book.read().units_named(BOARD).unwrap()[0];
    let mut renamed = book.read().unit(unit).unwrap().unwrap();
    renamed.name = "Ban Công tác Mặt trận ấp Hòa Bình mẫu".into();
    done(book, Edit::save(renamed));
    let found = papers::to_reprint(book.read(), TODAY).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].report, found[0].about), ("ds-tap-the", about));
    let [difference] = found[0].differences.as_slice() else { panic!("{found:?}") };
    let words = (difference.old.as_deref(), difference.new.as_deref());
    assert_eq!(words, (Some(BOARD), Some("Ban Công tác Mặt trận ấp Hòa Bình mẫu")));
    assert_eq!(status(book, "ds-tap-the", about).differs_from_printed, found[0].differences);
    print(book, "ds-tap-the", about, "2026-12-05T15:00:00");
    assert_eq!(papers::to_reprint(book.read(), TODAY).unwrap(), []);
    // Issued it has its number and day: the draft in the world is an old paper again.
    let decision = book.read().decision(id).unwrap().unwrap();
    let decision = Decision { number: "05".into(), date: "05/12/2026".into(), ..decision };
    done(book, Edit::IssueDecision(decision));
    assert_eq!(papers::to_reprint(book.read(), TODAY).unwrap().len(), 1);
    print(book, "ds-tap-the", about, "2026-12-05T15:30:00");
    // Printing stands in no step's way.
    book.undo(&clerk(), at("2026-12-05T16:00:00")).unwrap();
    assert_eq!(papers::to_reprint(book.read(), TODAY).unwrap().len(), 1);
    book.redo(&clerk(), at("2026-12-05T16:01:00")).unwrap();
    assert_eq!(papers::to_reprint(book.read(), TODAY).unwrap(), []);
    assert_eq!(book.full_check().unwrap(), []);
    // One line for a paper, the newest.
    assert_eq!(book.read().printings().unwrap().len(), 1);
}

#[test]
fn a_locked_year_keeps_its_papers_as_they_are_and_they_may_be_printed() {
    let mut commune = commune::commune();
    let about = About::round(commune.round);
    let paper = submission(&commune);
    let book = &mut commune.book;
    let id = saved(book, paper.clone());
    let of_year = Paper { report: "ds-khen-thuong".into(), about: About::Year(2026), ..paper };
    let year = WorkingYear { year: "2026".into(), is_locked: true, ..WorkingYear::default() };
    done(book, Edit::save(year));
    let stored = book.read().paper(id).unwrap().unwrap();
    let changed = Paper { number: "13".into(), ..stored.clone() };
    for edit in [
        Edit::save(changed),
        Edit::IssuePaper(Box::new(stored)),
        Edit::Remove(Record::Paper(id)),
        Edit::save(of_year.clone()),
    ] {
        assert_eq!(refused(book, edit.clone()), Failure::YearLocked(2026), "{edit:?}");
    }
    print(book, LIST, about, "2026-12-05T14:00:00");
    assert!(book.read().printing(LIST, about).unwrap().is_some());
    // Another year is free.
    saved(book, Paper { about: About::Year(2025), ..of_year });
}

#[test]
fn a_paper_goes_to_the_trash_with_what_it_is_about_or_by_itself() {
    let mut commune = commune::commune();
    let paper = submission(&commune);
    let about = paper.about;
    let book = &mut commune.book;
    let id = saved(book, paper.clone());
    let in_trash = |book: &Workspace| -> Vec<Record> {
        book.read().trashed().unwrap().into_iter().map(|t| t.record).collect()
    };
    // By itself: it can be had back, unless another took its place.
    done(book, Edit::Remove(Record::Paper(id)));
    assert_eq!(in_trash(book), [Record::Paper(id)]);
    let other = saved(book, paper.clone());
    assert!(matches!(refused(book, Edit::Restore(Record::Paper(id))), Failure::Invalid(_)));
    done(book, Edit::Remove(Record::Paper(other)));
    done(book, Edit::Restore(Record::Paper(id)));
    assert_eq!(book.read().papers_about(about).unwrap().len(), 1);
    // With its round, which alone lies in the trash then; and back with it.
    let round = Record::Round(commune.round);
    for proposal in book.read().open_proposals(commune.round).unwrap() {
        done(book, Edit::Remove(Record::Proposal(proposal)));
    }
    done(book, Edit::Remove(round));
    assert_eq!(book.read().papers().unwrap(), []);
    assert!(in_trash(book).contains(&round) && !in_trash(book).contains(&Record::Paper(id)));
    let gone = refused(book, Edit::save(paper));
    let Failure::Invalid(found) = gone else { panic!("{gone:?}") };
    assert!(found.list.iter().any(|f| f.problem == Problem::Gone));
    done(book, Edit::Restore(round));
    assert_eq!(book.read().papers_about(about).unwrap()[0].id, Some(id));
    // A paper that came back alone must not be about what lies in the trash.
    let removed = book.read().history(100).unwrap();
    let removed = removed.iter().find(|s| s.label.starts_with("Xóa giấy")).unwrap().id;
    done(book, Edit::Remove(round));
    let failure =
        book.undo_step(removed, &clerk(), at("2026-12-05T13:00:00")).unwrap_err().failure();
    assert!(matches!(failure, Failure::ChangedSince(_)), "{failure:?}");
}

#[test]
fn merged_records_bring_their_papers_along() {
    let mut commune = commune::commune();
    let book = &mut commune.book;
    let (kept, gone) = (add_unit(book, "Đảng bộ A"), add_unit(book, "Đảng bộ B"));
    let about = |unit| About::Record(Record::Unit(unit));
    let paper = Paper { report: "ds-khen-thuong".into(), about: about(gone), ..Paper::default() };
    let id = saved(book, paper);
    done(book, Edit::Merge { kept: Record::Unit(kept), gone: Record::Unit(gone) });
    assert_eq!(book.read().paper(id).unwrap().unwrap().about, about(kept));
    book.undo(&clerk(), at("2026-12-05T13:00:00")).unwrap();
    assert_eq!(book.read().paper(id).unwrap().unwrap().about, about(gone));
}

/// The commune's book with its submission issued, in a file.
fn issued_in(folder: &Path) -> (std::path::PathBuf, PaperId, About) {
    let mut commune = commune::commune();
    let about = About::round(commune.round);
    let paper = submission(&commune);
    let Some(Record::Paper(id)) = done(&mut commune.book, Edit::IssuePaper(Box::new(paper))) else {
        panic!()
    };
    let path = folder.join("so.dvk");
    commune.book.copy_out(&path).unwrap();
    (path, id, about)
}

fn salvaged(path: &Path, out: &Path) -> Salvaged {
    let how = OpenAs { read_only: false, by: &clerk(), at: at("2026-12-05T15:00:00") };
    salvage(path, out, &how, &|| false).unwrap()
}

fn contents(path: &Path) -> i64 {
    let db = rusqlite::Connection::open(path).unwrap();
    db.query_row("select count(*) from content", [], |r| r.get(0)).unwrap()
}

#[test]
fn what_is_kept_stays_as_long_as_a_record_or_the_history_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, id, about) = issued_in(folder.path());
    let mut book = open(&path).unwrap();
    let issued = opened(&book, LIST, about).unwrap();
    let record = book.read().paper(id).unwrap().unwrap();
    done(&mut book, Edit::save(Paper { state: PaperState::Draft, ..record }));
    done(&mut book, Edit::EmptyTrash);
    book.close(at("2026-12-05T12:30:00"));
    assert_eq!(contents(&path), 1, "undoing would bring it back");
    let mut book = open(&path).unwrap();
    let step = book.read().history(10).unwrap()[1].id;
    book.undo_step(step, &clerk(), at("2026-12-05T13:00:00")).unwrap();
    assert_eq!(opened(&book, LIST, about).unwrap().pages, issued.pages);
    // Gone for good with its record and its steps.
    let record = book.read().paper(id).unwrap().unwrap();
    done(&mut book, Edit::save(Paper { state: PaperState::Draft, ..record }));
    done(&mut book, Edit::Remove(Record::Paper(id)));
    done(&mut book, Edit::EmptyTrash);
    book.close(at("2026-12-05T13:30:00"));
    assert_eq!(contents(&path), 0);
}

#[test]
fn a_damaged_kept_paper_is_named_and_refused_and_salvaged_as_far_as_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _, about) = issued_in(folder.path());
    let db = rusqlite::Connection::open(&path).unwrap();
    // Bytes that are no longer those of their hash.
    db.execute("update content set bytes = substr(bytes, 1, length(bytes) - 1)", []).unwrap();
    drop(db);
    let book = open(&path).unwrap();
    let refused = opened(&book, LIST, about).unwrap_err().sentence();
    assert!(refused.contains("không đọc được") && refused.contains("bản chính"), "{refused}");
    let found = book.full_check().unwrap();
    let [Damage::Changed(named)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(named.kind, Some(Kind::Paper));
    let said = damage::damage(&found[0]);
    assert!(said.contains("Danh sách đề nghị khen thưởng – tập thể"), "{said}");
    assert!(said.contains("Dân vận khéo 2026"), "of which round: {said}");
    book.close(at("2026-12-05T14:00:00"));
    // Salvage keeps the record, to be looked at: without it the paper would be made anew.
    let out = folder.path().join("cuu.dvk");
    let salvaged = salvaged(&path, &out);
    let kind = salvaged.kinds.iter().find(|k| k.kind == Some(Kind::Paper)).unwrap();
    assert_eq!((kind.kept, kind.doubtful.len()), (1, 1));
    let book = open(&out).unwrap();
    assert!(opened(&book, LIST, about).unwrap_err().sentence().contains("không đọc được"));
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn a_whole_book_of_papers_is_salvaged_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (path, id, about) = issued_in(folder.path());
    let mut book = open(&path).unwrap();
    print(&mut book, LIST, about, "2026-12-05T14:00:00");
    let (paper, pages) =
        (book.read().paper(id).unwrap().unwrap(), opened(&book, LIST, about).unwrap().pages);
    book.close(at("2026-12-05T14:00:00"));
    let out = folder.path().join("cuu.dvk");
    salvaged(&path, &out);
    let book = open(&out).unwrap();
    assert_eq!(book.read().paper(id).unwrap().unwrap(), paper);
    assert_eq!(opened(&book, LIST, about).unwrap().pages, pages);
    assert_eq!(book.read().printing(LIST, about).unwrap().unwrap().at, "2026-12-05T14:00:00");
}

#[test]
fn a_row_of_a_paper_that_changed_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ..) = issued_in(folder.path());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("update paper set number = '13'", []).unwrap();
    drop(db);
    let found = open(&path).unwrap().full_check().unwrap();
    let [Damage::Changed(named)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(named.kind, Some(Kind::Paper));
}
