//! Forms seen in published papers are settings of the body: each, under each rule set, on the paper itself; set
//! in the form of the body, taken back, and never changing what was issued.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/commune.rs"]
mod commune;
#[path = "support/window.rs"]
mod driver;
mod support;
use commune::{Commune, commune, commune_in};
use dan_van::{
    domain::{
        decision::{Decision, Gap},
        edit::Edit,
        field::Field,
        ids::{DecisionId, Record},
        office::{Body, Office, Signatory, Signing},
        paper::About,
        person::{Gender, Person},
        problem::Problem,
        rule_set::{self, Address, Articles, DecidesLine, Greeting, NamesInArticle},
        variants::{EndMark, LineEnd, Variants},
    },
    layout::texts::{as_read, each_text},
    papers,
    report::{
        ReportParams, catalog,
        options::{self, OptionValue},
        sheets::decision,
    },
    text::{
        reports,
        terms::{self, variants},
    },
    workspace::{AwardFilter, Workspace},
};
use driver::{Window, button, desktop, list_below, painted, press, settle, window_of};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::Date;
use proptest::{
    prelude::{Strategy, prop_assert, prop_assert_eq},
    test_runner::{Config, TestRunner},
};
use support::{apply, at, clerk, create, noon, open};

const TODAY: Date = Date::constant(2026, 12, 5);
const CTRL: Modifiers = Modifiers::CTRL;
const NONE: Modifiers = Modifiers::NONE;
/// The list of bodies, counted from the first of “Nhập liệu”.
const BODIES: usize = 16;

/// All words of a paper, a line each, spaces as one types them.
fn words(book: &Workspace, id: &str, params: &ReportParams) -> String {
    let paper = papers::open(catalog::spec(id).unwrap(), book.read(), params, TODAY).unwrap();
    let mut all = String::from("\n");
    each_text(&paper.document, |_, text| {
        all.push_str(&as_read(text.words).replace(['\u{a0}', '\u{2011}'], " "));
        // The head of an article, and what it says, are one line to who reads it.
        if !text.words.ends_with([' ', '\u{a0}']) {
            all.push('\n');
        }
    });
    all
}

fn of_decision(id: DecisionId) -> ReportParams {
    ReportParams::about(About::decision(id))
        .with(&options::DRAFT_NUMBER, OptionValue::Number("05".into()))
        .with(&options::DRAFT_DAY, OptionValue::Day(TODAY))
}

/// A draft of a body of this rule set: one collective, one person and two households; the names stand in Điều 1.
fn drafted(rules: &str) -> (Commune, DecisionId) {
    let mut commune = commune();
    let id = commune.decide();
    let book = &mut commune.book;
    let decision = book.read().decision(id).unwrap().unwrap();
    apply(
        book,
        Edit::save(Decision {
            bases: "Quy chế làm việc\nĐiều lệ Đảng".into(), ..decision
        }),
    );
    let office = book.read().office().unwrap();
    apply(book, Edit::SaveOffice(Office { named_recipient_limit: "5".into(), ..office }));
    change_body(&mut commune, |body| {
        body.rule_set = rules.into();
        body.default_recipients = "Ban Thường vụ\nLưu".into();
    });
    (commune, id)
}

fn change_body(commune: &mut Commune, change: impl Fn(&mut Body)) {
    let mut body = commune.book.read().body(commune.body).unwrap().unwrap();
    change(&mut body);
    commune.book.apply(Edit::save(body), &clerk(), noon()).unwrap();
}

fn change_leader(commune: &mut Commune, change: impl Fn(&mut Person)) {
    let read = commune.book.read();
    let leader = read.people_named("nguyen thi mau hoa").unwrap()[0].id;
    let mut leader = read.person(leader).unwrap().unwrap();
    change(&mut leader);
    apply(&mut commune.book, Edit::save(leader));
}

/// What a body sets, and what its decision then says and does not say.
type Case = (&'static str, fn(&mut Variants), &'static [&'static str], &'static [&'static str]);

const DECISION: &[Case] = &[
    (
        "one line, no colon",
        |v| (v.decides_line, v.decides_colon) = (Some(DecidesLine::OneLine), Some(false)),
        &["\nBAN CHỈ ĐẠO PHONG TRÀO “DÂN VẬN KHÉO” QUYẾT ĐỊNH\nĐiều 1."],
        &["QUYẾT ĐỊNH:"],
    ),
    (
        "two lines with a colon",
        |v| (v.decides_line, v.decides_colon) = (Some(DecidesLine::TwoLines), Some(true)),
        &["\nBAN CHỈ ĐẠO PHONG TRÀO “DÂN VẬN KHÉO”\nQUYẾT ĐỊNH:\nĐiều 1."],
        &[],
    ),
    (
        "two lines without",
        |v| (v.decides_line, v.decides_colon) = (Some(DecidesLine::TwoLines), Some(false)),
        &["\nBAN CHỈ ĐẠO PHONG TRÀO “DÂN VẬN KHÉO”\nQUYẾT ĐỊNH\nĐiều 1."],
        &["QUYẾT ĐỊNH:"],
    ),
    (
        "the name above the bases",
        |v| (v.decides_line, v.decides_colon) = (Some(DecidesLine::AboveBases), Some(true)),
        &["\nQUYẾT ĐỊNH:\nĐiều 1."],
        &["KHÉO”\nQUYẾT ĐỊNH"],
    ),
    (
        "bases with a dash",
        |v| v.basis_dash = Some(true),
        &["\n- Căn cứ Quy chế làm việc;\n- Căn cứ Điều lệ Đảng;\n- "],
        &[],
    ),
    (
        "bases without a dash",
        |v| v.basis_dash = Some(false),
        &["\nCăn cứ Quy chế làm việc;\nCăn cứ Điều lệ Đảng;\n"],
        &["- Căn cứ", "- Xét", "- Theo"],
    ),
    (
        "names in a sentence",
        |v| v.names_in_article = Some(NamesInArticle::Sentence),
        &["Tặng Giấy khen cho Ban Công tác Mặt trận ấp Bình Hòa mẫu; "],
        &["gồm:"],
    ),
    (
        "names numbered",
        |v| {
            v.names_in_article = Some(NamesInArticle::Numbered);
            v.address = Some(Address::Comrade);
        },
        &[
            "Điều 1. Tặng Giấy khen cho 01 tập thể, 01 cá nhân và 02 hộ gia đình đã có thành tích xuất sắc \
             trong phong trào thi đua “Dân vận khéo” năm 2026, gồm:\n\
             1. Ban Công tác Mặt trận ấp Bình Hòa mẫu;\n\
             2. Đồng chí Nguyễn Thị Mẫu Hòa, Trưởng ấp, Ấp Bình Hòa mẫu;\n\
             3. Hộ ông Trần Văn Mẫu, Ấp Vàm Nhỏ mẫu;\n\
             4. Hộ bà Huỳnh Thị Mẫu Út, Ấp Chợ Mẫu, xã Tân Mẫu.\n\
             Điều 2.",
        ],
        &["\nĐiều 3."],
    ),
    (
        "three articles",
        |v| v.articles = Some(Articles::Three),
        &[
            "\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 3. Các cơ quan, đơn vị có liên quan",
            "thi hành Quyết định này; Ban Chỉ đạo",
            "- Như Điều 3",
        ],
        &["thi hành Quyết định này kể từ"],
    ),
    (
        "two articles",
        |v| v.articles = Some(Articles::Two),
        &["\nĐiều 2. Các cơ quan", "kể từ ngày ký; Ban Chỉ đạo", "- Như Điều 2"],
        &["\nĐiều 3."],
    ),
    (
        "comrades",
        |v| v.address = Some(Address::Comrade),
        &["; đồng chí Nguyễn Thị Mẫu Hòa, Trưởng ấp"],
        &["ông (bà)"],
    ),
    (
        "by gender, which is not known",
        |v| v.address = Some(Address::ByGender),
        &["; ông (bà) Nguyễn Thị Mẫu Hòa, Trưởng ấp"],
        &["đồng chí"],
    ),
    (
        "its own word for the units below it",
        |v| v.units_below = "các chi bộ, đảng bộ trực thuộc".into(),
        &[
            "Các chi bộ, đảng bộ trực thuộc có liên quan và các tập thể, cá nhân, hộ gia đình có tên",
        ],
        &["ác cơ quan, đơn vị"],
    ),
    ("one stop", |v| v.end_mark = Some(EndMark::Stop), &["việc thực hiện.\n"], &["./."]),
    (
        "strokes",
        |v| v.end_mark = Some(EndMark::StopAndStrokes),
        &["việc thực hiện./.\n"],
        &["việc thực hiện.\n"],
    ),
    (
        "commas",
        |v| v.recipients_end = Some(LineEnd::Comma),
        &["- Như Điều 2,\n- Ban Thường vụ,\n- Lưu."],
        &[],
    ),
    (
        "semicolons",
        |v| v.recipients_end = Some(LineEnd::Semicolon),
        &["- Như Điều 2;\n- Ban Thường vụ;\n- Lưu."],
        &[],
    ),
];

#[test]
fn every_form_stands_on_the_decision_of_every_rule_set() {
    for rules in rule_set::all() {
        let (mut commune, id) = drafted(&rules.id);
        let usual = words(&commune.book, "quyet-dinh", &of_decision(id));
        for (name, set, says, never) in DECISION {
            let mut variants = Variants::default();
            set(&mut variants);
            change_body(&mut commune, |body| body.variants.clone_from(&variants));
            let said = words(&commune.book, "quyet-dinh", &of_decision(id));
            for part in *says {
                assert!(said.contains(part), "{}, {name}: {part}\n{said}", rules.id);
            }
            for part in *never {
                assert!(!said.contains(part), "{}, {name}: not {part}\n{said}", rules.id);
            }
            // One step takes it back.
            commune.book.undo(&clerk(), noon()).unwrap();
            let again = words(&commune.book, "quyet-dinh", &of_decision(id));
            assert_eq!(again, usual, "{}, {name}", rules.id);
        }
        assert_eq!(commune.book.full_check().unwrap(), []);
    }
}

/// Any of these, or none.
fn any<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(all))
}

/// Whatever of the forms of a decision is set together.
fn any_form() -> impl Strategy<Value = Variants> {
    use Articles::{AsNeeded, Three, Two};
    use DecidesLine::{AboveBases, OneLine, TwoLines};
    use NamesInArticle::{Numbered, Sentence};
    let first = (any(&[TwoLines, OneLine, AboveBases]), any(&[true, false]), any(&[true, false]));
    let second = (any(&[Sentence, Numbered]), any(&[AsNeeded, Two, Three]), any(&EndMark::ALL));
    (first, second, any(&LineEnd::ALL)).prop_map(|(first, second, recipients_end)| Variants {
        decides_line: first.0,
        decides_colon: first.1,
        basis_dash: first.2,
        names_in_article: second.0,
        articles: second.1,
        end_mark: second.2,
        recipients_end,
        ..Variants::default()
    })
}

#[test]
fn whatever_is_set_together_the_articles_count_up_and_the_paper_ends_once() {
    let (mut commune, id) = drafted("HD05-2026");
    let mut runner = TestRunner::new(Config { cases: 32, ..Config::default() });
    let commune = std::cell::RefCell::new(&mut commune);
    let checked = runner.run(&any_form(), |variants| {
        let commune = &mut **commune.borrow_mut();
        change_body(commune, |body| body.variants.clone_from(&variants));
        let said = words(&commune.book, "quyet-dinh", &of_decision(id));
        let articles = said.matches("\nĐiều ").count();
        for number in 1..=articles {
            prop_assert!(said.contains(&format!("\nĐiều {number}. ")), "{said}");
        }
        prop_assert!(said.contains(&format!("- Như Điều {articles}")), "{said}");
        let end = variants.end_mark.unwrap_or(EndMark::Stop).sign();
        prop_assert!(said.contains(&format!("theo dõi việc thực hiện{end}\n")), "{said}");
        prop_assert_eq!(
            said.matches("QUYẾT ĐỊNH").count(),
            2,
            "its name, and who decides: {}",
            said
        );
        for name in ["ấp Bình Hòa mẫu", "Nguyễn Thị Mẫu Hòa", "Trần Văn Mẫu", "Huỳnh Thị Mẫu Út"]
        {
            prop_assert!(said.contains(name), "{name}: {said}");
        }
        Ok(())
    });
    checked.unwrap();
}

#[test]
fn a_reward_is_an_article_of_its_own_or_stands_in_the_first() {
    for rules in rule_set::all() {
        let (mut commune, id) = drafted(&rules.id);
        let of = AwardFilter { decision: Some(id), ..AwardFilter::default() };
        for row in commune.book.read().award_rows(of).unwrap() {
            let mut award = commune.book.read().award(row.id).unwrap().unwrap();
            award.reward = "500.000".into();
            apply(&mut commune.book, Edit::save(award));
        }
        for (articles, says) in [
            (None, "\nĐiều 2. Tiền thưởng kèm theo là 2.000.000"),
            (Some(Articles::Three), "\nĐiều 2. Tiền thưởng kèm theo là 2.000.000"),
            (Some(Articles::Two), ".\nTiền thưởng kèm theo là 2.000.000"),
        ] {
            change_body(&mut commune, |body| body.variants.articles = articles);
            let said = words(&commune.book, "quyet-dinh", &of_decision(id));
            assert!(said.contains(says), "{}, {articles:?}: {said}", rules.id);
            let is_two = articles == Some(Articles::Two);
            assert_eq!(said.contains("\nĐiều 3."), !is_two, "{}: {said}", rules.id);
        }
    }
}

#[test]
fn a_number_is_cited_with_a_comma_or_without() {
    for rules in rule_set::all() {
        let (mut commune, id) = drafted(&rules.id);
        for (comma, says) in [(true, "BCĐ, ngày"), (false, "BCĐ ngày")] {
            change_body(&mut commune, |body| body.variants.cited_comma = Some(comma));
            let said = words(&commune.book, "ds-tap-the", &of_decision(id));
            assert!(said.contains(says), "{}: {said}", rules.id);
        }
    }
}

#[test]
fn people_are_addressed_by_what_is_known_of_them_and_as_was_typed() {
    let (mut commune, id) = drafted("HD05-2026");
    change_body(&mut commune, |body| body.variants.address = Some(Address::MembersAsComrades));
    for (gender, is_party_member, salutation, says) in [
        (Gender::Unknown, false, "", "; ông (bà) Nguyễn Thị Mẫu Hòa"),
        (Gender::Female, false, "", "; bà Nguyễn Thị Mẫu Hòa"),
        (Gender::Female, true, "", "; đồng chí Nguyễn Thị Mẫu Hòa"),
        (Gender::Female, true, "Bà", "; bà Nguyễn Thị Mẫu Hòa"),
        (Gender::Female, true, "Sư cô", "; Sư cô Nguyễn Thị Mẫu Hòa"),
    ] {
        change_leader(&mut commune, |leader| {
            leader.gender = gender;
            leader.is_party_member = is_party_member;
            leader.salutation = salutation.into();
        });
        let said = words(&commune.book, "quyet-dinh", &of_decision(id));
        assert!(said.contains(says), "{says}: {said}");
    }
}

#[test]
fn a_submission_is_presented_or_sent() {
    let (mut commune, _) = drafted("HD05-2026");
    let ours = |name: &str, parent: &str| Body {
        letterhead_parent: parent.into(),
        ..Body::from_name(name)
    };
    let by = ours("Ban Xây dựng Đảng Đảng ủy xã Tân Mẫu", "ĐẢNG ỦY XÃ TÂN MẪU");
    let Some(Record::Body(id)) = apply(&mut commune.book, Edit::save(by)) else { panic!() };
    let by = commune.book.read().body(id).unwrap().unwrap();
    let params = ReportParams::about(About::round(commune.round));
    // The round's own body is of the same cấp ủy; the letterhead of another is not.
    for (greeting, above, says, ends) in [
        (None, "ĐẢNG ỦY XÃ TÂN MẪU", "\nKính trình: Ban Chỉ đạo", "kính trình"),
        (Some(Greeting::Send), "", "\nKính gửi: Ban Chỉ đạo", "đề nghị"),
        (Some(Greeting::SendBesides), "Đảng ủy xã Tân Mẫu", "\nKính gửi: Ban Chỉ đạo", "đề nghị"),
        (Some(Greeting::SendBesides), "TỈNH ỦY", "\nKính trình: Ban Chỉ đạo", "kính trình"),
        (Some(Greeting::SendBesides), "", "\nKính trình: Ban Chỉ đạo", "kính trình"),
        (Some(Greeting::Present), "ĐẢNG ỦY XÃ TÂN MẪU", "\nKính trình: Ban Chỉ đạo", "kính trình"),
    ] {
        let mut by = by.clone();
        by.variants = Variants {
            greeting,
            units_below: "các chi bộ trực thuộc".into(),
            ..Variants::default()
        };
        by.letterhead_parent = above.into();
        apply(&mut commune.book, Edit::save(by));
        let said = words(&commune.book, "to-trinh", &params);
        assert!(said.contains(says), "{greeting:?}, {above}: {said}");
        let closing = format!("Ban Xây dựng Đảng Đảng ủy xã Tân Mẫu {ends} Ban Chỉ đạo");
        assert!(said.contains(&closing), "{greeting:?}, {above}: {said}");
        assert!(said.contains("Trên cơ sở đề nghị của các chi bộ trực thuộc"), "{said}");
    }
}

/// Who signs and how the body signs, and what stands above the name.
#[test]
fn signatures_have_one_post_two_or_none_and_may_be_by_order() {
    let on_behalf = |body: &mut Body| {
        body.signing = Signing::OnBehalf;
        body.on_behalf_of = "Ban Thường vụ".into();
    };
    let no_post = |body: &mut Body| {
        body.signing = Signing::OnBehalf;
        body.on_behalf_of = "Ban Thường vụ".into();
        body.variants.post_line = Some(false);
    };
    let head = |body: &mut Body| body.signing = Signing::HeadSigns;
    /// How the body signs, the post, by order, what is printed under HD 05 and under NĐ 30.
    type Signed<'a> = (&'a dyn Fn(&mut Body), &'a str, bool, &'a str, &'a str);
    let cases: [Signed<'_>; 9] = [
        (
            &head,
            "Phó Trưởng Ban\nPhó Bí thư Đảng ủy",
            false,
            "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nPHÓ BÍ THƯ ĐẢNG ỦY\nKim Mẫu",
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nPHÓ BÍ THƯ ĐẢNG ỦY\nKim Mẫu",
        ),
        // A second post makes no deputy of a head.
        (
            &head,
            "Trưởng Ban\nPhó Bí thư Đảng ủy",
            false,
            "\nTRƯỞNG BAN\nPHÓ BÍ THƯ ĐẢNG ỦY\nKim Mẫu",
            "\nTRƯỞNG BAN\nPHÓ BÍ THƯ ĐẢNG ỦY\nKim Mẫu",
        ),
        (
            &on_behalf,
            "Bí thư",
            false,
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nKim Mẫu",
            "TM. BAN THƯỜNG VỤ\nBÍ THƯ\nKim Mẫu",
        ),
        (
            &on_behalf,
            "Chánh Văn phòng",
            true,
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nKim Mẫu",
            "TL. BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nKim Mẫu",
        ),
        (
            &on_behalf,
            "Phó Chánh Văn phòng",
            true,
            "T/L BAN THƯỜNG VỤ\nK/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nKim Mẫu",
            "TL. BAN THƯỜNG VỤ\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nKim Mẫu",
        ),
        // By order of the head who is in post.
        (
            &head,
            "Chánh Văn phòng",
            true,
            "T/L TRƯỞNG BAN\nCHÁNH VĂN PHÒNG\nKim Mẫu",
            "TL. TRƯỞNG BAN\nCHÁNH VĂN PHÒNG\nKim Mẫu",
        ),
        (&no_post, "Bí thư", false, "T/M BAN THƯỜNG VỤ\nKim Mẫu", "TM. BAN THƯỜNG VỤ\nKim Mẫu"),
        (&no_post, "", false, "T/M BAN THƯỜNG VỤ\nKim Mẫu", "TM. BAN THƯỜNG VỤ\nKim Mẫu"),
        // What is signed by order says whose post that is.
        (
            &no_post,
            "Chánh Văn phòng",
            true,
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nKim Mẫu",
            "TL. BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nKim Mẫu",
        ),
    ];
    for rules in ["HD05-2026", "ND30-2020"] {
        let (mut commune, id) = drafted(rules);
        for (change, post, by_order, party, state) in cases {
            let says = if rules == "ND30-2020" { state } else { party };
            change_body(&mut commune, |body| {
                body.variants.post_line = None;
                change(body);
            });
            let signatory = Signatory {
                body: Some(commune.body),
                name: "Kim Mẫu".into(),
                position: post.into(),
                by_order,
                ..Signatory::default()
            };
            let book = &mut commune.book;
            let Some(Record::Signatory(signs)) = apply(book, Edit::save(signatory.clone())) else {
                panic!()
            };
            assert_eq!(book.read().signatory(signs).unwrap().unwrap().position, post);
            let decision = book.read().decision(id).unwrap().unwrap();
            let decision = Decision { signatory: Some(signs), ..decision };
            apply(book, Edit::save(decision.clone()));
            let said = words(book, "quyet-dinh", &of_decision(id));
            assert!(said.contains(says), "{rules}, {post}: {said}");
            // A post that is left out on purpose is not missed.
            let gaps = decision::gaps(book.read(), &decision).unwrap();
            assert!(!gaps.contains(&Gap::Post), "{post}: {gaps:?}");
            let body = book.read().body(commune.body).unwrap().unwrap();
            let found = signatory.check(Some(&body));
            assert!(!found.has(Field::SignatoryPosition, &Problem::NoPost), "{post}");
        }
    }
}

#[test]
fn a_post_that_is_missing_is_still_said_where_it_is_printed() {
    let (mut commune, id) = drafted("HD05-2026");
    let signatory =
        Signatory { body: Some(commune.body), name: "Kim Mẫu".into(), ..Signatory::default() };
    let Some(Record::Signatory(signs)) = apply(&mut commune.book, Edit::save(signatory)) else {
        panic!()
    };
    let decision = commune.book.read().decision(id).unwrap().unwrap();
    let decision = Decision { signatory: Some(signs), ..decision };
    let gaps = decision::gaps(commune.book.read(), &decision).unwrap();
    assert!(gaps.contains(&Gap::Post), "{}", reports::gap(Gap::Post));
}

#[test]
fn who_signs_by_order_signs_only_where_chosen() {
    let (mut commune, id) = drafted("HD05-2026");
    let signatory = Signatory {
        body: Some(commune.body),
        name: "An Mẫu".into(),
        position: "Chánh Văn phòng".into(),
        is_head: true,
        by_order: true,
        ..Signatory::default()
    };
    apply(&mut commune.book, Edit::save(signatory));
    let said = words(&commune.book, "quyet-dinh", &of_decision(id));
    assert!(said.contains("\nTRƯỞNG BAN\nLê Văn Mẫu") && !said.contains("T/L"), "{said}");
}

/// Is this word on the page in sight?
fn reads(w: &Window, word: &str) -> bool {
    painted(w).iter().any(|p| p.text == word)
}

#[test]
fn the_clerk_sets_a_form_sees_it_on_the_page_and_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut commune = commune_in(create(&path));
    commune.decide();
    let body = commune.book.read().body(commune.body).unwrap().unwrap();
    commune.book.close(at("2016-12-05T12:30:00"));
    let mut w = window_of(desktop(folder.path()), Some(&path), (1366.0, 2400.0), 1.0);
    press(&mut w, CTRL, Key::Num2);
    list_below(&mut w, BODIES);
    w.query_all_by_label(body.short()).next().unwrap().click();
    settle(&mut w);
    press(&mut w, NONE, Key::Enter);
    // Nothing of it is in sight before it is asked for.
    let colon = terms::field(Field::DecidesColon);
    assert!(w.query_all_by_role_and_label(Role::ComboBox, colon).next().is_none());
    button(&mut w, terms::field(Field::Variants));
    let chosen = |w: &Window| w.get_by_role_and_label(Role::ComboBox, colon).value();
    let usual = variants::as_rule_set("Có hai chấm (QUYẾT ĐỊNH:)");
    assert_eq!(chosen(&w).as_deref(), Some(usual.as_str()));
    w.get_by_role_and_label(Role::ComboBox, colon).focus();
    settle(&mut w);
    press(&mut w, NONE, Key::ArrowDown);
    press(&mut w, NONE, Key::ArrowDown);
    assert_eq!(chosen(&w).as_deref(), Some("Không có dấu (QUYẾT ĐỊNH)"));
    press(&mut w, CTRL, Key::S);
    // The page follows, and follows when it is taken back.
    press(&mut w, CTRL, Key::Num4);
    button(&mut w, catalog::spec("quyet-dinh").unwrap().title());
    assert!(reads(&w, "ĐỊNH") && !reads(&w, "ĐỊNH:"));
    press(&mut w, CTRL, Key::Z);
    assert!(reads(&w, "ĐỊNH:"));
}

#[test]
fn what_was_issued_stays_as_it_was_signed() {
    let (mut commune, id) = drafted("HD05-2026");
    let decision = commune.book.read().decision(id).unwrap().unwrap();
    let decision = Decision { number: "05".into(), date: "05/12/2026".into(), ..decision };
    apply(&mut commune.book, Edit::IssueDecision(decision));
    let params = ReportParams::about(About::decision(id));
    let issued = words(&commune.book, "quyet-dinh", &params);
    change_body(&mut commune, |body| {
        body.variants.decides_colon = Some(false);
        body.variants.names_in_article = Some(NamesInArticle::Numbered);
        body.variants.end_mark = Some(EndMark::StopAndStrokes);
    });
    assert_eq!(words(&commune.book, "quyet-dinh", &params), issued);
}

#[test]
fn a_form_comes_back_from_the_file_as_it_was_set() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let variants = Variants {
        decides_line: Some(DecidesLine::AboveBases),
        decides_colon: Some(false),
        basis_dash: Some(true),
        names_in_article: Some(NamesInArticle::Numbered),
        articles: Some(Articles::Three),
        address: Some(Address::MembersAsComrades),
        units_below: "các chi, đảng bộ cơ sở".into(),
        greeting: Some(Greeting::SendBesides),
        cited_comma: Some(false),
        end_mark: Some(EndMark::StopAndStrokes),
        recipients_end: Some(LineEnd::Semicolon),
        post_line: Some(false),
    };
    let body = Body { variants: variants.clone(), ..Body::from_name("Đảng ủy xã Mẫu") };
    let Some(Record::Body(id)) = apply(&mut book, Edit::save(body)) else { panic!() };
    book.close(at("2016-12-05T12:30:00"));
    let book = open(&path).unwrap();
    assert_eq!(book.read().body(id).unwrap().unwrap().variants, variants);
}
