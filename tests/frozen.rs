//! What an issued paper shows stays: what is refused with which words, what is not, and the ways that are left.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
use commune::{Commune, commune};
use dan_van::{
    domain::{
        award::{Amendment, AmendmentKind, Award, AwardOrder, Recipient, Round},
        decision::Decision,
        edit::{Edit, Purpose},
        failure::{Failure, PaperChange},
        field::Field,
        ids::{AwardId, DecisionId, Kind, Record},
        paper::About,
        rule_set,
        unit::Unit,
    },
    papers::{self, ReadyPaper},
    report::{ReportParams, catalog},
    text::errors,
    workspace::{AwardFilter, AwardRow, Workspace},
};
use jiff::civil::Date;
use support::{add_unit, at, clerk};

const TODAY: Date = Date::constant(2026, 12, 5);
const PAPERS: [&str; 4] = ["quyet-dinh", "ds-tap-the", "ds-ca-nhan", "ds-ho-gia-dinh"];

/// The commune with its decision issued, its lists by unit.
fn issued() -> (Commune, DecisionId) {
    issued_in_order(AwardOrder::ByUnit)
}

fn issued_in_order(order: AwardOrder) -> (Commune, DecisionId) {
    let mut commune = commune();
    let round = commune.book.read().round(commune.round).unwrap().unwrap();
    passes(&mut commune.book, Edit::save(Round { order, ..round }));
    let id = commune.decide();
    let decision = commune.book.read().decision(id).unwrap().unwrap();
    let dated = Decision { number: "05".into(), date: "05/12/2026".into(), ..decision };
    passes(&mut commune.book, Edit::IssueDecision(dated));
    (commune, id)
}

fn do_it(book: &mut Workspace, edit: Edit) -> Result<Option<Record>, Failure> {
    let applied = book.apply(edit, &clerk(), at("2026-12-05T12:00:00"));
    applied.map(|a| a.record).map_err(|e| e.failure())
}

fn passes(book: &mut Workspace, edit: Edit) -> Option<Record> {
    do_it(book, edit).unwrap_or_else(|failure| panic!("{}", errors::failure(&failure)))
}

/// What the edit would do to an issued paper: it is refused, and nothing is stored.
fn refused(book: &mut Workspace, edit: Edit) -> PaperChange {
    let steps = book.read().history(1000).unwrap().len();
    match do_it(book, edit) {
        Err(Failure::ChangesIssuedPaper(change)) => {
            assert_eq!(book.read().history(1000).unwrap().len(), steps);
            assert_eq!(book.full_check().unwrap(), []);
            *change
        }
        other => panic!("{other:?}"),
    }
}

fn kept(book: &Workspace, decision: DecisionId) -> Vec<ReadyPaper> {
    let params = ReportParams::about(About::decision(decision));
    let open =
        |id: &&str| papers::open(catalog::spec(id).unwrap(), book.read(), &params, TODAY).unwrap();
    PAPERS.iter().map(open).collect()
}

fn rows(book: &Workspace, decision: DecisionId) -> Vec<AwardRow> {
    let filter = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    book.read().award_rows(filter).unwrap()
}

/// The award to whoever has this name.
fn award(book: &Workspace, decision: DecisionId, name: &str) -> Award {
    let row = rows(book, decision).into_iter().find(|r| r.name == name).unwrap();
    book.read().award(row.id).unwrap().unwrap()
}

fn several(edits: Vec<Edit>) -> Edit {
    Edit::Several { purpose: Purpose::OneField(Field::PrintedName), edits }
}

fn amended(award: Award, kind: AmendmentKind) -> Award {
    let mut amendments = award.amendments.clone();
    amendments.push(Amendment { kind, reason: "theo biên bản".into(), ..Amendment::default() });
    Award { amendments, ..award }
}

const LEADER: &str = "Nguyễn Thị Mẫu Hòa";
const BOARD: &str = "Ban Công tác Mặt trận ấp Bình Hòa mẫu";

#[test]
fn how_papers_are_made_may_change_and_what_was_issued_stays() {
    let (mut commune, decision) = issued();
    let before = kept(&commune.book, decision);
    let book = &mut commune.book;
    let body = book.read().body(commune.body).unwrap().unwrap();
    for rules in rule_set::all() {
        let mut other = body.clone();
        other.rule_set.clone_from(&rules.id);
        passes(book, Edit::save(other));
    }
    let mut renamed = body.clone();
    renamed.full_name = "Ban Chỉ đạo phong trào “Dân vận khéo” Đảng ủy xã Mẫu Mới".into();
    (renamed.letterhead_name, renamed.symbol) = ("BAN CHỈ ĐẠO MỚI".into(), "BCĐM".into());
    renamed.default_recipients = "Ban Thường vụ Đảng ủy".into();
    passes(book, Edit::save(renamed));
    let mut office = book.read().office().unwrap();
    (office.place, office.two_sided) = ("Nơi khác".into(), !office.two_sided);
    passes(book, Edit::SaveOffice(office));
    let mut signs = book.read().signatories().unwrap().remove(0);
    signs.position = "Phó Trưởng Ban".into();
    passes(book, Edit::save(signs));
    // The order of units is the office's, whatever was printed in it.
    passes(book, Edit::Reorder(commune.hamlets.iter().rev().map(|id| Record::Unit(*id)).collect()));
    // A name that is corrected is corrected for papers to come.
    let unit = book.read().unit(commune.hamlets[0]).unwrap().unwrap();
    passes(book, Edit::save(Unit { name: "Ấp Bình Hòa A mẫu".into(), ..unit }));
    // After all that, what is no text of the papers is entered as ever.
    let stored = award(book, decision, LEADER);
    passes(book, Edit::save(Award { register_number: "12".into(), ..stored.clone() }));
    // Of one step that does both, only what it does to the data counts.
    let mut again = book.read().body(commune.body).unwrap().unwrap();
    again.letterhead_name = "BAN CHỈ ĐẠO CŨ".into();
    let body = Edit::save(again);
    let stored = award(book, decision, LEADER);
    let handed = Edit::save(Award { handed_on: "20/12/2026".into(), ..stored.clone() });
    passes(book, several(vec![body.clone(), handed]));
    let renamed = Edit::save(Award { printed_name: "Nguyễn Thị Hoa".into(), ..stored });
    let change = refused(book, several(vec![body, renamed]));
    assert_eq!(change.old.as_deref(), Some(LEADER));
    assert_eq!(kept(book, decision), before);
}

#[test]
fn what_an_issued_paper_shows_is_refused_to_change_with_its_words() {
    let (mut commune, decision) = issued_in_order(AwardOrder::ByHand);
    let before = kept(&commune.book, decision);
    let round = commune.book.read().round(commune.round).unwrap().unwrap();
    let (unit, body) = (commune.hamlets[1], commune.body);
    let book = &mut commune.book;
    let stored = award(book, decision, LEADER);
    let board = award(book, decision, BOARD);
    let change = refused(
        book,
        Edit::save(Award { printed_name: "Nguyễn Thị Mẫu Hoa".into(), ..stored.clone() }),
    );
    assert_eq!(change.paper, catalog::spec("ds-ca-nhan").unwrap().title());
    assert_eq!(change.number, "05-QĐ/BCĐ");
    assert_eq!(change.old.as_deref(), Some(LEADER));
    assert_eq!(change.new.as_deref(), Some("Nguyễn Thị Mẫu Hoa"));
    let said = errors::failure(&Failure::ChangesIssuedPaper(Box::new(change)));
    for words in ["Chưa ghi gì", "05-QĐ/BCĐ", LEADER, "Nguyễn Thị Mẫu Hoa", "Đính chính"]
    {
        assert!(said.contains(words), "{said}");
    }
    // The round says the citation, in the title of each annex and in the first article.
    let cited = Round { citation: "có thành tích khác".into(), ..round.clone() };
    let change = refused(book, Edit::save(cited));
    assert!(change.new.unwrap().contains("có thành tích khác"));
    // Its order is that of the annexes, and so is the one set by hand; its name is no text of them.
    refused(book, Edit::save(Round { order: AwardOrder::ByUnit, ..round.clone() }));
    passes(book, Edit::save(Round { name: "Dân vận khéo năm 2026".into(), ..round }));
    let households = rows(book, decision);
    let households: Vec<AwardId> = households
        .iter()
        .filter(|r| matches!(r.recipient, Recipient::Household(_)))
        .map(|r| r.id)
        .collect();
    let turned = households.iter().rev().map(|id| Record::Award(*id)).collect();
    let change = refused(book, Edit::Reorder(turned));
    assert!(change.old.is_some() && change.new.is_some());
    // Money is entered when it is known, and then stays.
    passes(book, Edit::save(Award { reward: "363.000".into(), ..stored.clone() }));
    let change = refused(book, Edit::save(Award { reward: "726.000".into(), ..stored.clone() }));
    assert!(change.old.unwrap().contains("363.000"));
    let stored = award(book, decision, LEADER);
    // One more, one less, another recipient: the counts of the decision say so too.
    let more = Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        decision: Some(decision),
        round: Some(commune.round),
        form: "Giấy khen".into(),
        content: stored.content.clone(),
        years: stored.years.clone(),
        ..Award::default()
    };
    for edit in [
        Edit::save(more),
        Edit::Remove(Record::Award(stored.id.unwrap())),
        Edit::save(Award { decision: None, ..stored.clone() }),
        Edit::save(Award { form: "Bằng khen".into(), ..stored.clone() }),
        Edit::save(Award { printed_position: "Bí thư".into(), ..stored.clone() }),
        Edit::save(Award { printed_name: "Ban khác".into(), ..board }),
    ] {
        refused(book, edit);
    }
    // Nor is somebody else meant by the same words.
    let other = Award { recipient: Some(Recipient::Person(commune.head)), ..stored.clone() };
    assert_eq!(do_it(book, Edit::save(other)), Err(Failure::AlreadyIssued));
    // Nor is it changed by taking back the step that made it.
    let all = book.read().history(1000).unwrap();
    let made = all.into_iter().filter(|step| {
        let changes = book.read().changes(step.id).unwrap();
        changes.iter().any(|c| c.kind == Some(Kind::Award) && c.before.is_empty())
    });
    let made: Vec<_> = made.map(|step| step.id).collect();
    for step in made {
        let failure = book.undo_step(step, &clerk(), at("2026-12-05T12:00:00")).unwrap_err();
        assert!(matches!(
            failure.failure(),
            Failure::ChangesIssuedPaper(_) | Failure::ChangedSince(_)
        ));
    }
    assert_eq!(kept(book, decision), before);
}

#[test]
fn corrections_change_what_they_correct_and_nothing_else() {
    let (mut commune, decision) = issued();
    let before = kept(&commune.book, decision);
    let book = &mut commune.book;
    let (stored, board) = (award(book, decision, LEADER), award(book, decision, BOARD));
    let renamed = Award { printed_name: "Nguyễn Thị Mẫu Hoa".into(), ..stored.clone() };
    let corrected = amended(renamed.clone(), AmendmentKind::Corrected);
    let other = Edit::save(Award { printed_name: "Ban khác".into(), ..board.clone() });
    // Beside a correction another award stays as it is.
    let change = refused(book, several(vec![Edit::save(corrected.clone()), other.clone()]));
    assert_eq!(change.old.as_deref(), Some(BOARD));
    // A correction does not take an award from under its decision.
    refused(book, Edit::save(Award { decision: None, ..corrected.clone() }));
    passes(book, Edit::save(corrected));
    assert_eq!(award(book, decision, "Nguyễn Thị Mẫu Hoa").amendments.len(), 1);
    // The correction is a fact now: the award does not change again without one.
    let now = award(book, decision, "Nguyễn Thị Mẫu Hoa");
    refused(book, Edit::save(Award { printed_name: LEADER.into(), ..now }));
    // Ctrl+Z and Ctrl+Y.
    book.undo(&clerk(), at("2026-12-05T12:01:00")).unwrap();
    assert_eq!(award(book, decision, LEADER), stored);
    book.redo(&clerk(), at("2026-12-05T12:02:00")).unwrap();
    book.undo(&clerk(), at("2026-12-05T12:03:00")).unwrap();
    // The form of one award corrected: no paper of one form can be made, and the others stay all the same.
    let other_form = Award { form: "Bằng khen".into(), ..stored.clone() };
    passes(book, Edit::save(amended(other_form, AmendmentKind::Corrected)));
    // With two forms the articles name whom each is given to: there it is seen first.
    let change = refused(book, other);
    assert!(change.old.is_some_and(|old| old.contains(BOARD)));
    assert!(change.new.is_some_and(|new| new.contains("Ban khác") && !new.contains(BOARD)));
    book.undo(&clerk(), at("2026-12-05T12:04:00")).unwrap();
    assert_eq!(kept(book, decision), before);
}

#[test]
fn an_award_is_taken_back_and_given_again() {
    let (mut commune, decision) = issued();
    let before = kept(&commune.book, decision);
    let book = &mut commune.book;
    let stored = award(book, decision, LEADER);
    let revoked = amended(stored.clone(), AmendmentKind::Revoked);
    // With it nothing else changes, and not the award either.
    let renamed = Award { printed_name: "Nguyễn Thị Mẫu Hoa".into(), ..revoked.clone() };
    refused(book, Edit::save(renamed));
    passes(book, Edit::save(Award { note: "đã thu phôi".into(), ..revoked }));
    let now = award(book, decision, LEADER);
    let renamed = Award { printed_name: "Nguyễn Thị Mẫu Hoa".into(), ..now.clone() };
    // It would come back under another name.
    let change = refused(book, Edit::save(renamed));
    assert_eq!(change.old.as_deref(), Some(LEADER));
    passes(book, Edit::save(amended(now, AmendmentKind::Reissued)));
    for _ in 0..2 {
        book.undo(&clerk(), at("2026-12-05T12:01:00")).unwrap();
    }
    assert_eq!(award(book, decision, LEADER), stored);
    assert_eq!(kept(book, decision), before);
}

#[test]
fn records_entered_twice_are_merged_under_an_issued_decision() {
    let (mut commune, decision) = issued();
    let before = kept(&commune.book, decision);
    let book = &mut commune.book;
    let words = |book: &Workspace| {
        let rows = rows(book, decision).into_iter();
        rows.map(|r| (r.name, r.position_title, r.unit)).collect::<Vec<_>>()
    };
    let printed = words(book);
    // Units of other places in the order, so that the annexes would be in another order.
    let unit = add_unit(book, "Ấp B. Hòa mẫu");
    let board = match award(book, decision, BOARD).recipient {
        Some(Recipient::Unit(id)) => id,
        other => panic!("{other:?}"),
    };
    let other_board = add_unit(book, "Ban CTMT ấp Bình Hòa mẫu");
    for (kept, gone) in [(unit, commune.hamlets[0]), (other_board, board)] {
        passes(book, Edit::Merge { kept: Record::Unit(kept), gone: Record::Unit(gone) });
    }
    let person = |book: &Workspace, name: &str| {
        book.read().person_rows().unwrap().into_iter().find(|p| p.full_name == name).unwrap().id
    };
    let leader = person(book, LEADER);
    let twin = dan_van::domain::person::Person {
        full_name: "Nguyễn Thị Hòa Mẫu".into(),
        ..Default::default()
    };
    passes(book, Edit::save(twin));
    let twin = person(book, "Nguyễn Thị Hòa Mẫu");
    passes(book, Edit::Merge { kept: Record::Person(twin), gone: Record::Person(leader) });
    assert_eq!(words(book), printed);
    for minute in 1..=5 {
        if rows(book, decision).iter().all(|r| r.unit_id != Some(unit)) {
            break;
        }
        book.undo(&clerk(), format!("2026-12-05T12:0{minute}:00").parse().unwrap()).unwrap();
    }
    assert_eq!(words(book), printed);
    assert_eq!(kept(book, decision), before);
    assert_eq!(book.full_check().unwrap(), []);
}
