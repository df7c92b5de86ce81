//! Households as recipients: proposed, awarded, printed, counted, taken back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
mod support;
#[path = "support/window.rs"]
mod window;
use commune::{commune, commune_in, household};
use dan_van::{
    desktop::scripted::ScriptedDesktop,
    domain::{
        award::{Award, Proposal, Recipient},
        decision::PaperState,
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::Record,
        paper::About,
        person::Person,
        problem::Problem,
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::{Counts, RecipientKind},
        reward::{RewardRule, RewardSubject},
    },
    layout::page::Page,
    listing::{awards::count, figures::figures, profile::profile},
    papers,
    report::{
        ReportParams, catalog,
        options::{self, OptionValue},
    },
    text::{labels, screens, terms},
    workspace::{AwardFilter, AwardRow, Workspace},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use support::{apply, at, clerk, create};
use window::{Window, click, fill, paste, press, window};

fn awards(book: &Workspace) -> Vec<AwardRow> {
    book.read().award_rows(AwardFilter::default()).unwrap()
}

fn printed(book: &Workspace, id: &str, params: &ReportParams) -> String {
    let paper = papers::open(
        catalog::spec(id).unwrap(),
        book.read(),
        params,
        at("2026-12-05T08:00:00").date(),
    )
    .unwrap();
    let pages: Vec<String> = paper.pages.iter().map(Page::text).collect();
    pages.join("").replace('\n', " ")
}

#[test]
fn a_household_is_proposed_awarded_and_issued_and_all_of_it_taken_back() {
    let mut commune = commune();
    // The same household under another name: its head says that it is the same.
    let again = Proposal {
        round: Some(commune.round),
        recipient: Some(household("Gia đình ông Mẫu", "Ấp khác", Some(commune.head))),
        ..Proposal::default()
    };
    let found =
        commune.book.check(&Edit::save(again.clone()), at("2026-12-05T08:00:00").date()).unwrap();
    assert!(found.has(Field::Recipient, &Problem::RecipientTwice), "{found:?}");
    // Another of that name in another place is another household, as is one whose head is another.
    for other in
        [household("Hộ bà Huỳnh Thị Mẫu Út", "Ấp Ba Gò mẫu", None), household("", "Ấp", None)]
    {
        let edit = Edit::save(Proposal { recipient: Some(other.clone()), ..again.clone() });
        let found = commune.book.check(&edit, at("2026-12-05T08:00:00").date()).unwrap();
        assert_eq!(found.has_errors(), !other.is_complete(), "{found:?}");
    }
    let steps = commune.book.read().history(20).unwrap();
    assert!(steps.iter().any(|s| s.label.ends_with(", Hộ ông Trần Văn Mẫu")), "{steps:?}");
    assert_eq!(labels::stored_choice("recipient_kind", "household"), Some("Hộ gia đình"));
    let decision = commune.decide();
    let book = &mut commune.book;
    assert!(book.read().open_proposals(commune.round).unwrap().is_empty());
    assert!(
        book.read()
            .awarded_twice(&Award {
                decision: Some(decision),
                recipient: Some(household(
                    "Hộ bà Huỳnh Thị Mẫu Út",
                    "Ấp Chợ Mẫu, xã Tân Mẫu",
                    None
                )),
                ..Award::default()
            })
            .unwrap()
    );
    let rows = awards(book);
    assert_eq!(count(&rows), Counts { collectives: 1, persons: 1, households: 2 });
    let shown: Vec<(&str, &str, &str)> = rows
        .iter()
        .filter(|r| r.recipient.kind() == RecipientKind::Household)
        .map(|r| (r.name.as_str(), r.position_title.as_str(), r.unit.as_str()))
        .collect();
    // Without an address of its own the hamlet is printed; nothing of its head is.
    assert_eq!(
        shown,
        [
            ("Hộ bà Huỳnh Thị Mẫu Út", "", "Ấp Chợ Mẫu, xã Tân Mẫu"),
            ("Hộ ông Trần Văn Mẫu", "", "Ấp Vàm Nhỏ mẫu")
        ]
    );
    let at_noon = at("2026-12-05T12:00:00");
    let mut issued = book.read().decision(decision).unwrap().unwrap();
    issued.number = "05".into();
    issued.date = "05/12/2026".into();
    issued.state = PaperState::Issued;
    apply(book, Edit::IssueDecision(issued));
    let papers = book.read().papers_about(About::decision(decision)).unwrap();
    let ids: Vec<&str> = papers.iter().map(|p| p.report.as_str()).collect();
    assert_eq!(ids, ["quyet-dinh", "ds-tap-the", "ds-ca-nhan", "ds-ho-gia-dinh"]);
    let params = ReportParams::about(About::decision(decision));
    let text = printed(book, "ds-ho-gia-dinh", &params);
    assert!(text.contains("Danh sách này có 02 hộ gia đình."), "{text}");
    assert!(printed(book, "quyet-dinh", &params).contains("02 hộ gia đình"));
    // What was issued changes by a correction only, the address of a household too.
    let given = rows.iter().find(|r| r.name.starts_with("Hộ bà")).unwrap().id;
    let stored = book.read().award(given).unwrap().unwrap();
    let moved = household("Hộ bà Huỳnh Thị Mẫu Út", "Ấp Ba Gò mẫu", None);
    let moved = Edit::save(Award { recipient: Some(moved), ..stored });
    let refused = book.apply(moved, &clerk(), at_noon).unwrap_err().failure();
    assert_eq!(refused, Failure::AlreadyIssued);
    // Its head’s page tells of it, and it is found by name and address.
    let page = profile(book.read(), Record::Person(commune.head)).unwrap().unwrap();
    let told: Vec<&str> =
        page.sections.iter().flat_map(|(_, lines)| lines).map(|l| l.text.as_str()).collect();
    assert!(told.contains(&"2026: Hộ ông Trần Văn Mẫu – Giấy khen"), "{told:?}");
    let hits = book.read().search("huynh thi mau ut cho mau", 5).unwrap();
    assert_eq!(hits[0].record, Record::Award(given));
    // Back to the beginning, and forward again.
    let mut steps = 0;
    while book.undoable().unwrap().is_some() {
        book.undo(&clerk(), at_noon).unwrap();
        steps += 1;
    }
    assert!(awards(book).is_empty() && book.read().proposal_rows(None, None).unwrap().is_empty());
    for _ in 0..steps {
        book.redo(&clerk(), at_noon).unwrap();
    }
    assert_eq!(
        awards(book),
        rows.into_iter()
            .map(|r| AwardRow {
                decision_number: "05".into(),
                decision_date: Some("2026-12-05".into()),
                ..r
            })
            .collect::<Vec<_>>()
    );
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn every_list_has_collectives_before_persons_before_households_each_from_one() {
    let mut commune = commune();
    let decision = commune.decide();
    let year = ReportParams::about(About::Year(2026));
    let text = printed(&commune.book, "ds-khen-thuong", &year);
    let places: Vec<usize> = [
        "tập thể, cá nhân, hộ gia đình được khen thưởng năm 2026",
        "01 tập thể, 01 cá nhân và 02 hộ gia đình",
        "I- TẬP THỂ 1 Ban Công tác",
        "II- CÁ NHÂN 1 Nguyễn",
        "III- HỘ GIA ĐÌNH 1 Hộ ông Trần",
        "2 Hộ bà Huỳnh",
        "Danh sách này có 01 tập thể, 01 cá nhân và 02 hộ gia đình.",
    ]
    .iter()
    .map(|part| text.replace('\u{a0}', " ").find(part).unwrap_or_else(|| panic!("{part}: {text}")))
    .collect();
    assert!(places.is_sorted(), "{text}");
    // The annex with money and achievements, as those of the other kinds.
    let params = ReportParams::about(About::decision(decision))
        .with(&options::REWARD, OptionValue::YesNo(true))
        .with(&options::CITATION, OptionValue::YesNo(true));
    for row in awards(&commune.book) {
        let mut award = commune.book.read().award(row.id).unwrap().unwrap();
        award.reward = "1.000.000".into();
        award.citation = "Hiến đất".into();
        apply(&mut commune.book, Edit::save(award));
    }
    let text = printed(&commune.book, "ds-ho-gia-dinh", &params).replace('\u{a0}', " ");
    for part in ["Hộ gia đình Địa chỉ Thành tích", "Ấp Vàm Nhỏ mẫu Hiến đất 1.000.000", "2.000.000"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Few enough to be named in Điều 1: in the same order, a household as a household.
    let mut office = commune.book.read().office().unwrap();
    office.named_recipient_limit = "4".into();
    apply(&mut commune.book, Edit::SaveOffice(office));
    let params = ReportParams::about(About::decision(decision));
    let text = printed(&commune.book, "quyet-dinh", &params).replace('\u{a0}', " ");
    let named = "Ban Công tác Mặt trận ấp Bình Hòa mẫu; đồng chí Nguyễn Thị Mẫu Hòa, Trưởng ấp, Ấp Bình Hòa mẫu; \
                 hộ ông Trần Văn Mẫu, Ấp Vàm Nhỏ mẫu; hộ bà Huỳnh Thị Mẫu Út, Ấp Chợ Mẫu, xã Tân Mẫu";
    assert!(text.contains(named), "{text}");
}

#[test]
fn figures_have_a_third_number_only_where_there_are_households() {
    let mut commune = commune();
    commune.decide();
    let book = &mut commune.book;
    let q7 = |book: &Workspace| {
        let all = figures(book.read(), 2026).unwrap();
        let found = all.into_iter().find(|f| f.id == "Q7").unwrap();
        (found.value.unwrap(), found.rows.len(), found.note)
    };
    let (value, rows, note) = q7(book);
    assert_eq!((value.as_str(), rows), ("01/01/02", 4));
    assert!(note.contains("hộ gia đình"), "{note}");
    for row in awards(book).iter().filter(|r| r.recipient.kind() == RecipientKind::Household) {
        apply(book, Edit::Remove(Record::Award(row.id)));
    }
    assert_eq!(q7(book), ("01/01".into(), 2, String::new()));
}

#[test]
fn two_people_who_are_one_are_one_head() {
    let mut commune = commune();
    commune.decide();
    let book = &mut commune.book;
    let new = Person { full_name: "Trần Văn Mẫu".into(), ..Person::default() };
    let Some(Record::Person(kept)) = apply(book, Edit::save(new)) else { panic!() };
    let head_of = |book: &Workspace| {
        let rows = awards(book);
        rows.iter().find_map(|r| match &r.recipient {
            Recipient::Household(h) => h.head,
            _ => None,
        })
    };
    // Who heads a household is in use.
    let gone = Record::Person(commune.head);
    let failure = book.apply(Edit::Remove(gone), &clerk(), at("2026-12-05T12:00:00")).unwrap_err();
    assert!(matches!(failure.failure(), Failure::InUse(_)), "{failure:?}");
    apply(book, Edit::Merge { kept: Record::Person(kept), gone });
    assert_eq!(head_of(book), Some(kept));
    book.undo(&clerk(), at("2026-12-05T12:00:00")).unwrap();
    assert_eq!(head_of(book), Some(commune.head));
}

#[test]
fn a_quick_list_takes_a_head_only_where_the_book_has_exactly_one_of_the_name() {
    let mut commune = commune();
    let book = &mut commune.book;
    for _ in 0..2 {
        let twin = Person { full_name: "Kim Thị Mẫu".into(), ..Person::default() };
        apply(book, Edit::save(twin));
    }
    let (people, units) =
        (book.read().person_rows().unwrap().len(), book.read().unit_rows().unwrap().len());
    let row = |name: &str, unit: &str| QuickRow {
        kind: RecipientKind::Household,
        name: name.into(),
        unit: unit.into(),
        ..QuickRow::default()
    };
    apply(
        book,
        Edit::RecordQuickList(QuickList {
            body: QuickBody::Existing(commune.body),
            form: "Giấy khen".into(),
            content: "xây dựng nông thôn mới".into(),
            citation: String::new(),
            year: "2026".into(),
            rows: vec![
                row("HỘ ÔNG TRẦN VĂN MẪU", "Ấp Vàm Nhỏ mẫu"),
                row("Hộ bà Kim Thị Mẫu", "Ấp Vàm Nhỏ mẫu"),
                row("Gia đình ông Lý Mẫu, bà Sơn Thị Mẫu", "Ấp Sóc Dừa mẫu"),
                row("Trần Văn Mẫu", ""),
            ],
            ..QuickList::default()
        }),
    );
    let rows = awards(book);
    let got: Vec<_> = rows.iter().map(|r| (r.recipient.clone(), r.unit_id)).collect();
    assert_eq!(
        got,
        [
            (
                household("HỘ ÔNG TRẦN VĂN MẪU", "Ấp Vàm Nhỏ mẫu", Some(commune.head)),
                Some(commune.hamlets[1])
            ),
            (household("Hộ bà Kim Thị Mẫu", "Ấp Vàm Nhỏ mẫu", None), Some(commune.hamlets[1])),
            (household("Gia đình ông Lý Mẫu, bà Sơn Thị Mẫu", "Ấp Sóc Dừa mẫu", None), None),
            // One head, one household in a list.
            (household("Trần Văn Mẫu", "", None), None),
        ]
    );
    assert!(rows.iter().all(|r| r.needs_review && r.position_title.is_empty()));
    assert_eq!(rows[2].unit, "Ấp Sóc Dừa mẫu");
    // Nobody and nothing was made for them.
    assert_eq!(book.read().person_rows().unwrap().len(), people);
    assert_eq!(book.read().unit_rows().unwrap().len(), units);
    // Named in the history and in the trash as in the list.
    apply(book, Edit::Remove(Record::Award(rows[0].id)));
    assert_eq!(book.read().history(1).unwrap()[0].label, "Xóa khen thưởng: HỘ ÔNG TRẦN VĂN MẪU");
    assert_eq!(book.read().trashed().unwrap()[0].name, "HỘ ÔNG TRẦN VĂN MẪU");
}

#[test]
fn households_have_a_reward_rule_of_their_own() {
    let mut book = Workspace::in_memory().unwrap();
    let rule = RewardRule {
        form: "Giấy khen".into(),
        subject: RewardSubject::Household,
        from: "01/07/2025".into(),
        coefficient: "0,45".into(),
        ..RewardRule::default()
    };
    apply(&mut book, Edit::save(rule.clone()));
    let stored = book.read().reward_rules().unwrap().remove(0);
    assert_eq!(RewardRule { id: None, ..stored }, rule);
}

/// The commune's book in a window, at a list of “Nhập liệu”.
fn at_list(folder: &std::path::Path, list: &str) -> Window {
    let path = folder.join("so.dvk");
    let mut commune = commune_in(create(&path));
    commune.decide();
    drop(commune);
    let desktop = ScriptedDesktop::new(at("2026-12-05T14:03:00"), folder);
    let mut window = window(desktop, Some(&path));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, list);
    window
}

#[test]
fn a_household_is_typed_into_the_form_of_an_award() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_list(folder.path(), &format!("{}  4", terms::awards::AWARDS.title));
    press(&mut window, Modifiers::CTRL, Key::N);
    // The kind of the recipient stands first; of five, households are the fourth.
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    // Name, address, head, unit, round.
    for text in [
        "Hộ bà Nguyễn Thị Mẫu Hòa",
        "Ấp Sóc Dừa mẫu",
        "Nguyễn Thị Mẫu Hòa",
        "Ấp Vàm Nhỏ mẫu",
        "Dân vận khéo 2026",
    ] {
        fill(&mut window, text);
    }
    press(&mut window, Modifiers::CTRL, Key::S);
    let stored = |window: &Window| {
        let rows = awards(window.state().book().unwrap());
        rows.into_iter().find(|r| r.name == "Hộ bà Nguyễn Thị Mẫu Hòa").unwrap()
    };
    let row = stored(&window);
    let Recipient::Household(typed) = &row.recipient else { panic!("{row:?}") };
    assert_eq!((typed.place.as_str(), row.unit.as_str()), ("Ấp Sóc Dừa mẫu", "Ấp Sóc Dừa mẫu"));
    let people = window.state().book().unwrap().read().people_named("nguyen thi mau hoa").unwrap();
    assert_eq!(typed.head, Some(people[0].id));
    assert_eq!(row.year, 2026);
}

#[test]
fn households_are_pasted_into_the_grid() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_list(folder.path(), &format!("{}  4", terms::awards::PROPOSALS.title));
    press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::N);
    paste(
        &mut window,
        "Hộ gia đình\tĐịa chỉ\tThành tích\n\
         Hộ ông Lý Mẫu\tẤp Sóc Dừa mẫu\tHiến đất\n\
         Hộ bà Kim Thị Mẫu\tẤp Ba Gò mẫu\tGóp công",
    );
    press(&mut window, Modifiers::CTRL, Key::S);
    let book = window.state().book().unwrap();
    let rows = book.read().proposal_rows(None, Some(2026)).unwrap();
    let pasted: Vec<_> =
        rows.iter().skip(4).map(|r| (r.recipient.clone(), r.achievement.as_str())).collect();
    assert_eq!(
        pasted,
        [
            (household("Hộ ông Lý Mẫu", "Ấp Sóc Dừa mẫu", None), "Hiến đất"),
            (household("Hộ bà Kim Thị Mẫu", "Ấp Ba Gò mẫu", None), "Góp công"),
        ]
    );
    assert!(window.query_by_label_contains("hộ gia đình").is_some(), "counted below the list");
}

#[test]
fn after_a_household_the_next_form_begins_with_a_household_and_clean() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_list(folder.path(), &format!("{}  4", terms::awards::PROPOSALS.title));
    press(&mut window, Modifiers::CTRL, Key::N);
    let kind = labels::stored_choice("recipient_kind", "household").unwrap();
    // The round first; then the kind of the recipient, of which households are the fourth.
    fill(&mut window, "Dân vận khéo 2026");
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill(&mut window, "Hộ bà Nguyễn Thị Mẫu Hòa");
    fill(&mut window, "Ấp Sóc Dừa mẫu");
    press(&mut window, Modifiers::CTRL, Key::S);
    press(&mut window, Modifiers::CTRL, Key::N);
    assert!(window.query_by_label(screens::NOT_SAVED).is_none(), "nothing was typed");
    let shown = window
        .get_by_role_and_label(egui::accesskit::Role::ComboBox, terms::field(Field::Recipient))
        .value();
    assert_eq!(shown.as_deref(), Some(kind));
    fill(&mut window, "Dân vận khéo 2026");
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill(&mut window, "Hộ ông Thạch Mẫu");
    fill(&mut window, "Ấp Ba Gò mẫu");
    press(&mut window, Modifiers::CTRL, Key::S);
    let rows = window.state().book().unwrap().read().proposal_rows(None, Some(2026)).unwrap();
    let stored = rows.iter().find(|r| r.name == "Hộ ông Thạch Mẫu").unwrap();
    assert_eq!(stored.recipient, household("Hộ ông Thạch Mẫu", "Ấp Ba Gò mẫu", None));
}
