//! Every screen at every size of a window: nothing out of reach, nothing over one another, no text cut where
//! there is room, no name below its longest word.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/drawn.rs"]
mod drawn;
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    desktop::scripted::ScriptedDesktop,
    domain::{
        award::{Award, AwardYears, Recipient},
        decision::Decision,
        edit::Edit,
        ids::Record,
        office::Body,
        person::{Person, Post},
    },
    records::{
        awards, blanks, bodies, committee, criteria, decisions, democracy, documents, legal_bases,
        list_items, meetings, movement_models, office, people, proposals, registrations,
        reward_rules, rounds,
        row::{ListColumn, name_column},
        salaries, signatories, targets, terms, training, unit_kinds, units, working_years,
    },
    text::{actions, drafts, results, review, salvage, scoring, screens, typed_path},
};
use drawn::{cut_names, faults, layers_over};
use driver::{Window, button, desktop, fill, list_below, paste, press, settle, type_text, window};
use egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use support::{add_unit, apply, at, create};
use tempfile::TempDir;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;
const CTRL_SHIFT: Modifiers = Modifiers { ctrl: true, shift: true, command: true, ..NONE };

/// Pixels of a window, and how large it is drawn. The smallest window is not drawn larger than fits it.
const SIZES: [((f32, f32), f32); 10] = [
    ((1366.0, 768.0), 1.0),
    ((1920.0, 1080.0), 1.0),
    ((900.0, 560.0), 1.0),
    ((900.0, 560.0), 1.25),
    ((1366.0, 768.0), 1.25),
    ((1920.0, 1080.0), 1.25),
    ((1366.0, 768.0), 1.5),
    ((1920.0, 1080.0), 1.5),
    ((1366.0, 768.0), 2.0),
    ((1920.0, 1080.0), 2.0),
];

/// Every list from the first to the last: title, columns, how its button to add one is called.
fn lists() -> Vec<(&'static str, &'static [ListColumn])> {
    macro_rules! of {
        ($($list:path),* $(,)?) => { vec![$(($list.words.title, $list.columns)),*] };
    }
    of![
        units::UNITS,
        people::PEOPLE,
        movement_models::MODELS,
        registrations::REGISTRATIONS,
        training::TRAINING,
        democracy::DEMOCRACY,
        rounds::ROUNDS,
        proposals::PROPOSALS,
        meetings::MEETINGS,
        decisions::DECISIONS,
        awards::AWARDS,
        blanks::BLANKS,
        committee::MEMBERS,
        documents::DOCUMENTS,
        targets::TARGETS,
        office::OFFICE,
        bodies::BODIES,
        signatories::SIGNATORIES,
        terms::TERMS,
        unit_kinds::UNIT_KINDS,
        legal_bases::LEGAL_BASES,
        working_years::YEARS,
        salaries::SALARIES,
        reward_rules::REWARD_RULES,
        criteria::CRITERIA,
        list_items::LIST_ITEMS,
    ]
}

/// No form has more folds.
const MOST_FOLDS: usize = 12;

/// A window that is looked at from one situation to the next, and what was found wrong.
struct Tour {
    window: Window,
    heads: Vec<&'static str>,
    /// What was found, and where: at which sizes.
    found: BTreeMap<String, Vec<String>>,
    folder: TempDir,
}

impl Tour {
    /// Begins on the first page.
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let window = window(desktop(folder.path()), None);
        let heads = lists().into_iter().filter_map(|(_, c)| c.get(name_column(c))).map(|c| c.head);
        let heads = heads.collect();
        Self { window, heads, found: BTreeMap::new(), folder }
    }

    /// Begins with a book.
    fn of_book(folder: TempDir, desk: ScriptedDesktop, book: Option<&Path>) -> Self {
        let mut tour = Self::begin();
        tour.window = window(desk, book);
        tour.folder = folder;
        tour
    }

    /// Begins with the sample office.
    fn of_sample() -> Self {
        let mut tour = Self::begin();
        let sample = format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT);
        button(&mut tour.window, &sample);
        tour
    }

    fn size(&mut self, (width, height): (f32, f32), scale: f32) {
        self.window.set_size(vec2(width / scale, height / scale));
        let viewports = &mut self.window.input_mut().viewports;
        viewports.get_mut(&egui::ViewportId::ROOT).unwrap().native_pixels_per_point = Some(scale);
        self.window.run_steps(3);
    }

    /// Looks at what stands there now, at every size.
    fn look(&mut self, situation: &str) {
        for (pixels, scale) in SIZES {
            self.size(pixels, scale);
            self.look_once(situation, pixels, scale);
        }
        self.size(SIZES[0].0, SIZES[0].1);
    }

    /// Looks at what is opened over the screen, at every size, and is put away by Esc.
    fn look_over(&mut self, situation: &str, open: impl Fn(&mut Self)) {
        for (pixels, scale) in SIZES {
            self.size(pixels, scale);
            let before = layers_over(&self.window);
            open(self);
            assert!(layers_over(&self.window) > before, "{situation} {pixels:?} {scale}");
            self.look_once(situation, pixels, scale);
            for _ in 0..3 {
                // Esc closes one after the other, and then the screen below them.
                if layers_over(&self.window) > before {
                    press(&mut self.window, NONE, Key::Escape);
                }
            }
            assert_eq!(layers_over(&self.window), before, "{situation} {pixels:?} {scale}");
        }
        self.size(SIZES[0].0, SIZES[0].1);
    }

    fn look_once(&mut self, situation: &str, pixels: (f32, f32), scale: f32) {
        let wrong = faults(&self.window).into_iter();
        for fault in wrong.chain(cut_names(&self.window, &self.heads)) {
            let at = format!("{}×{} {scale}: {fault}", pixels.0, pixels.1);
            self.found.entry(situation.to_owned()).or_default().push(at);
        }
    }

    fn end(self) {
        let lines = self.found.iter().map(|(situation, all)| {
            let all: Vec<String> = all.iter().map(|fault| format!("\n    {fault}")).collect();
            format!("{situation}{}\n", all.concat())
        });
        let said: String = lines.collect();
        assert!(said.is_empty(), "{said}");
    }

    fn offers(&self, name: &str) -> bool {
        self.window.query_all_by_role_and_label(Role::Button, name).next().is_some()
    }

    fn has_text(&self, text: &str) -> bool {
        driver::painted(&self.window).iter().any(|p| p.text == text)
    }

    /// Opens what is folded.
    fn unfold(&mut self) {
        for _ in 0..MOST_FOLDS {
            let folded =
                |n: &egui_kittest::Node<'_>| n.accesskit_node().data().is_expanded() == Some(false);
            let Some(fold) = self.window.query_all_by_role(Role::Button).find(folded) else {
                return;
            };
            fold.click_accesskit();
            settle(&mut self.window);
        }
        panic!("something stays folded");
    }

    /// Something of Ctrl+K.
    fn command(&mut self, words: &str) {
        press(&mut self.window, CTRL, Key::K);
        fill(&mut self.window, words);
    }

    fn open_menu(&mut self, name: &str) {
        self.window.query_all_by_role_and_label(Role::Button, name).next().unwrap().click();
        settle(&mut self.window);
    }

    fn right_click(&mut self, pos: egui::Pos2) {
        let button = |pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: NONE,
        };
        let events = [egui::Event::PointerMoved(pos), button(true), button(false)];
        self.window.input_mut().events.extend(events);
        settle(&mut self.window);
    }

    /// Opens the first line of the list in its form; false when there is none.
    fn open_first(&mut self) -> bool {
        press(&mut self.window, CTRL, Key::F);
        press(&mut self.window, NONE, Key::ArrowDown);
        press(&mut self.window, NONE, Key::Enter);
        self.offers(actions::SAVE)
    }
}

fn lists_from(first: usize, count: usize) {
    let mut tour = Tour::of_sample();
    press(&mut tour.window, CTRL, Key::Num2);
    list_below(&mut tour.window, first);
    for (title, _) in lists().iter().skip(first).take(count) {
        tour.look(&format!("danh sách {title}"));
        press(&mut tour.window, CTRL, Key::N);
        if tour.offers(actions::SAVE) {
            tour.unfold();
            tour.look(&format!("mục mới {title}"));
            press(&mut tour.window, NONE, Key::Escape);
            press(&mut tour.window, NONE, Key::Escape);
            assert!(!tour.offers(actions::SAVE), "{title}");
        }
        if tour.open_first() {
            tour.unfold();
            tour.look(&format!("phiếu {title}"));
            press(&mut tour.window, NONE, Key::Escape);
            press(&mut tour.window, NONE, Key::Escape);
            assert!(!tour.offers(actions::SAVE), "{title}");
        }
        list_below(&mut tour.window, 1);
    }
    tour.end();
}

#[test]
fn lists_and_forms_of_units_and_the_movement() {
    lists_from(0, 6);
}

#[test]
fn lists_and_forms_of_awards() {
    lists_from(6, 6);
}

#[test]
fn lists_and_forms_of_the_office() {
    lists_from(12, 6);
}

#[test]
fn lists_and_forms_of_settings() {
    lists_from(18, 8);
}

#[test]
fn grids_of_every_list() {
    let mut tour = Tour::of_sample();
    press(&mut tour.window, CTRL, Key::Num2);
    for (title, _) in lists() {
        press(&mut tour.window, CTRL_SHIFT, Key::N);
        if tour.offers(actions::STORE_ROWS) {
            tour.look(&format!("bảng {title}"));
            button(&mut tour.window, actions::CLOSE_GRID);
        }
        list_below(&mut tour.window, 1);
    }
    // Records of the list, a pasted table with something wrong, and the parts of a record.
    press(&mut tour.window, CTRL, Key::F);
    press(&mut tour.window, NONE, Key::ArrowDown);
    press(&mut tour.window, CTRL, Key::A);
    tour.look("nhiều dòng được chọn");
    press(&mut tour.window, NONE, Key::F2);
    tour.look("bảng các đơn vị");
    button(&mut tour.window, actions::CLOSE_GRID);
    list_below(&mut tour.window, 1);
    press(&mut tour.window, CTRL_SHIFT, Key::N);
    let rows = "Họ và tên\tNgày sinh\tĐơn vị\tGhi chú\nNguyễn Thị Mẫu\t31/02/1978\tẤp Sóc Dừa mẫu chưa có trong sổ\t\n";
    paste(&mut tour.window, rows);
    tour.look("bảng có chỗ sai");
    tour.look_over("thêm cột", |tour| tour.open_menu(actions::ADD_COLUMN));
    button(&mut tour.window, actions::DISCARD_GRID);
    list_below(&mut tour.window, 3);
    assert!(tour.open_first());
    button(&mut tour.window, actions::GRID_ATTENDEES);
    tour.look("bảng học viên");
    tour.end();
}

#[test]
fn pages_of_an_open_book() {
    let mut tour = Tour::of_sample();
    tour.look("tổng quan");
    button(&mut tour.window, dan_van::text::agenda::FIGURES);
    tour.look("14 chỉ tiêu");
    let folded: Vec<String> = tour
        .window
        .query_all_by_role(Role::Button)
        .filter_map(|n| n.accesskit_node().label())
        .filter(|name| name.contains("mô hình") || name.contains("tập huấn"))
        .collect();
    for name in folded.iter().take(2) {
        button(&mut tour.window, name);
    }
    tour.look("các dòng của một chỉ tiêu");
    press(&mut tour.window, CTRL, Key::Num3);
    tour.look("đánh giá");
    button(&mut tour.window, review::OPEN);
    tour.look("soát tên");
    press(&mut tour.window, NONE, Key::Escape);
    driver::click(&mut tour.window, scoring::VIEWS[1]);
    tour.look("chấm điểm");
    driver::click(&mut tour.window, scoring::VIEWS[2]);
    tour.look("xếp hạng");
    press(&mut tour.window, NONE, Key::ArrowDown);
    tour.look("vì sao xếp hạng");
    button(&mut tour.window, results::RECOGNISE);
    tour.look("công nhận từ xếp hạng");
    settle(&mut tour.window);
    button(&mut tour.window, actions::CANCEL);
    driver::click(&mut tour.window, scoring::VIEWS[3]);
    tour.look("kết quả năm");
    for line in [results::WITHOUT_MODEL, results::NOT_REPLICATED] {
        driver::click_beginning(&mut tour.window, line);
    }
    tour.look("các mục phía sau");
    button(&mut tour.window, results::RECOGNISE);
    tour.look("công nhận");
    settle(&mut tour.window);
    button(&mut tour.window, actions::CANCEL);
    for (words, situation) in [
        ("lich su", "lịch sử"),
        ("thung rac", "thùng rác trống"),
        ("co the trung", "không có mục trùng"),
        ("chuyen sang nam moi", "chuyển sang năm mới"),
        ("lap danh sach nhanh", "danh sách nhanh trống"),
    ] {
        tour.command(words);
        tour.look(situation);
    }
    let rows = std::fs::read_to_string("tests/data/de-nghi-khen-thuong.tsv").unwrap();
    paste(&mut tour.window, &rows);
    tour.look("danh sách nhanh");
    paste(&mut tour.window, "Tổng cộng: 02 cá nhân");
    tour.look("danh sách nhanh với dòng bị bỏ");
    // A step of the history, something in the trash, two of one name, and a page of one record.
    press(&mut tour.window, CTRL, Key::Num2);
    list_below(&mut tour.window, 13);
    assert!(tour.open_first());
    button(&mut tour.window, actions::REMOVE_THIS);
    tour.look("thông báo có hoàn tác");
    tour.command("thung rac");
    tour.look("thùng rác");
    button(&mut tour.window, actions::EMPTY_TRASH);
    tour.look("hỏi trước khi dọn thùng rác");
    tour.command("lich su");
    let step = |n: &egui_kittest::Node<'_>| {
        n.accesskit_node().label().is_some_and(|l| l.starts_with("05/12/2016"))
    };
    tour.window.query_all_by_role(Role::Button).find(step).unwrap().click();
    settle(&mut tour.window);
    tour.look("một bước của lịch sử");
    press(&mut tour.window, CTRL, Key::Num2);
    list_below(&mut tour.window, 12);
    press(&mut tour.window, CTRL, Key::F);
    press(&mut tour.window, NONE, Key::ArrowDown);
    press(&mut tour.window, CTRL, Key::I);
    tour.look("trang riêng");
    tour.end();
}

#[test]
fn papers() {
    let mut tour = Tour::of_sample();
    press(&mut tour.window, CTRL, Key::Num4);
    let papers = dan_van::report::catalog::ALL;
    assert!(papers.len() > 4);
    for paper in papers {
        tour.window
            .query_all_by_role_and_label(Role::Button, paper.title())
            .next()
            .unwrap()
            .click();
        settle(&mut tour.window);
        tour.look(&format!("giấy {}", paper.title()));
    }
    tour.end();
}

#[test]
fn windows_over_the_screens() {
    let mut tour = Tour::of_sample();
    tour.look_over("hướng dẫn", |tour| press(&mut tour.window, NONE, Key::F1));
    tour.look_over("mọi lệnh", |tour| press(&mut tour.window, CTRL, Key::K));
    tour.look_over("tìm mọi thứ", |tour| {
        press(&mut tour.window, CTRL_SHIFT, Key::F);
        type_text(&mut tour.window, "mau");
    });
    tour.look_over("trình đơn Sổ", |tour| tour.open_menu(actions::MENU_BOOK));
    tour.look_over("giao diện", |tour| {
        tour.open_menu(actions::MENU_BOOK);
        let look = tour.window.get_by_role_and_label(Role::Button, actions::MENU_LOOK);
        look.click_accesskit();
        settle(&mut tour.window);
    });
    tour.look_over("năm công tác", |tour| {
        tour.window.query_all_by_role(Role::ComboBox).next().unwrap().click();
        settle(&mut tour.window);
    });
    // The menu of a line, that of the columns, and one field of many.
    press(&mut tour.window, CTRL, Key::Num2);
    press(&mut tour.window, CTRL, Key::F);
    press(&mut tour.window, NONE, Key::ArrowDown);
    tour.look_over("cột của danh sách", |tour| tour.open_menu("⋯"));
    tour.look_over("trình đơn của một dòng", |tour| {
        let painted = driver::painted(&tour.window);
        let line = painted.iter().find(|p| p.text.starts_with("Chi bộ")).unwrap();
        tour.right_click(line.rect.center());
    });
    press(&mut tour.window, CTRL, Key::F);
    press(&mut tour.window, NONE, Key::ArrowDown);
    press(&mut tour.window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut tour.window, Modifiers::SHIFT, Key::ArrowDown);
    button(&mut tour.window, actions::CHANGE_ONE_FIELD);
    tour.look("sửa cùng lúc một cột");
    button(&mut tour.window, actions::CANCEL);
    // What others need is not removed.
    press(&mut tour.window, NONE, Key::Delete);
    tour.look("không xóa được");
    tour.end();
}

fn book_in(folder: &TempDir) -> PathBuf {
    folder.path().join("so.dvk")
}

/// Steps until something of this name is there, or one loses patience.
fn wait_for(window: &mut Window, label: &str) {
    let is_there = |w: &Window| w.query_all_by_label(label).next().is_some();
    for _ in 0..4000 {
        if is_there(window) {
            return settle(window);
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
    }
    panic!("{label} never came");
}

#[test]
fn questions_about_records() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_in(&folder);
    let mut book = create(&path);
    let unit = add_unit(&mut book, "Chi bộ Công ty trách nhiệm hữu hạn một thành viên mẫu");
    for title in ["Bí thư", ""] {
        let post = Post { unit: Some(unit), title: title.into(), ..Post::default() };
        let full_name = "Nguyễn Thị Mẫu Hòa".into();
        apply(&mut book, Edit::save(Person { full_name, posts: vec![post], ..Person::default() }));
    }
    let body = Body { is_ours: true, ..Body::from_name("Ban Chỉ đạo Đảng ủy Khối") };
    let Some(Record::Body(body)) = apply(&mut book, Edit::save(body)) else { panic!("no body") };
    let decision = Decision {
        body: Some(body),
        number: "05".into(),
        date: "05/12/2016".into(),
        summary: "về việc tặng Giấy khen".into(),
        ..Decision::default()
    };
    let decision = apply(&mut book, Edit::save(decision));
    let Some(Record::Decision(decision)) = decision else { panic!("no decision") };
    let award = Award {
        recipient: Some(Recipient::Unit(unit)),
        body: Some(body),
        decision: Some(decision),
        form: "Giấy khen".into(),
        content: "công tác dân vận".into(),
        years: AwardYears::of(2016),
        ..Award::default()
    };
    apply(&mut book, Edit::save(award));
    book.close(at("2016-12-05T12:30:00"));
    let desk = desktop(folder.path());
    let mut tour = Tour::of_book(folder, desk, Some(&path));
    press(&mut tour.window, CTRL, Key::Z);
    assert!(tour.offers(actions::YES_UNDO));
    tour.look("hoàn tác bước của hôm trước");
    button(&mut tour.window, actions::CANCEL);
    tour.command("co the trung");
    tour.look("mục có thể trùng");
    button(&mut tour.window, actions::MERGE_INTO_FIRST);
    assert!(tour.offers(actions::MERGE));
    tour.look("gộp hai mục");
    button(&mut tour.window, actions::CANCEL);
    press(&mut tour.window, CTRL, Key::Num2);
    list_below(&mut tour.window, 9);
    assert!(tour.open_first());
    button(&mut tour.window, actions::ISSUE);
    assert!(tour.offers(actions::ISSUE_YES));
    tour.look("phát hành");
    button(&mut tour.window, actions::NOT_YET);
    press(&mut tour.window, NONE, Key::Escape);
    // A form with what was found in it, in its fields and above them.
    list_below(&mut tour.window, 18);
    press(&mut tour.window, CTRL, Key::N);
    driver::type_into(&mut tour.window, "Ngày sinh", "31/02/1978");
    press(&mut tour.window, CTRL, Key::S);
    tour.look("phiếu có chỗ sai");
    tour.end();
}

#[test]
fn a_list_recorded_twice_and_what_was_half_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_in(&folder);
    drop(create(&path));
    let desk = desktop(folder.path());
    let rows = "Lê Văn A\tBí thư\tChi bộ Điện\nTrần B\tKế toán\tChi bộ Cảng";
    let mut tour = Tour::of_book(folder, desk.clone(), Some(&path));
    for _ in 0..2 {
        tour.command("lap danh sach nhanh");
        paste(&mut tour.window, rows);
        if !tour.has_text("Ban Chỉ đạo Đảng ủy Khối") {
            let body = "Ban Chỉ đạo Đảng ủy Khối";
            driver::type_into(&mut tour.window, screens::QUICK_BODY, body);
        }
        button(&mut tour.window, actions::RECORD);
        if !tour.offers(actions::RECORD_AGAIN) {
            button(&mut tour.window, actions::CLEAR_ROWS);
        }
    }
    assert!(tour.offers(actions::RECORD_AGAIN));
    tour.look("ghi lại danh sách");
    button(&mut tour.window, actions::NOT_AGAIN);
    // Half typed in a book that is gone afterwards.
    press(&mut tour.window, CTRL, Key::Num2);
    press(&mut tour.window, CTRL, Key::N);
    type_text(&mut tour.window, "Chi bộ Xăng dầu");
    tour.window.run_steps(20);
    tour.window = window(desk, None);
    fs::remove_file(&path).unwrap();
    tour.look("bắt đầu với sổ đã mở và phiếu dở");
    let unfinished = |n: &egui_kittest::Node<'_>| {
        n.accesskit_node().label().is_some_and(|l| l.contains("Chi bộ Xăng dầu"))
    };
    let go_on = |tour: &mut Tour| {
        tour.window.query_all_by_role(Role::Button).find(unfinished).unwrap().click();
        settle(&mut tour.window);
    };
    go_on(&mut tour);
    assert!(tour.offers(screens::CHOOSE_FILE));
    tour.look("sổ không còn, bản sao lưu còn");
    press(&mut tour.window, NONE, Key::Escape);
    fs::remove_dir_all(dan_van::workspace::backup::folder_of(&path)).unwrap();
    go_on(&mut tour);
    assert!(tour.offers(drafts::LEAVE));
    tour.look("phiếu dở của sổ không còn");
    tour.end();
}

#[test]
fn files_that_are_not_what_they_should_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = book_in(&folder);
    let mut book = create(&path);
    dan_van::sample::fill(&mut book, &support::clerk(), at("2016-12-05T12:30:00")).unwrap();
    drop(book);
    let mut bad = fs::read(&path).unwrap();
    for page in bad.chunks_mut(4096).skip(2).step_by(4) {
        page.fill(0);
    }
    fs::write(&path, &bad).unwrap();
    let text = folder.path().join("không phải sổ.dvk");
    fs::write(&text, "không phải sổ").unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(folder.path().join("so-da-cuu.dvk")), Some(text)].into();
    let record = desk.record.clone();
    let mut tour = Tour::of_book(folder, desk, Some(&path));
    assert!(tour.offers(actions::SALVAGE));
    tour.look("sổ hỏng");
    button(&mut tour.window, actions::SALVAGE);
    wait_for(&mut tour.window, salvage::TITLE);
    tour.look("đã cứu");
    button(&mut tour.window, actions::OK);
    press(&mut tour.window, CTRL, Key::O);
    assert!(layers_over(&tour.window) > 0);
    tour.look("không mở được");
    press(&mut tour.window, NONE, Key::Escape);
    record.lock().unwrap().no_dialogs = true;
    press(&mut tour.window, CTRL, Key::O);
    button(&mut tour.window, typed_path::TAKE);
    tour.look("gõ đường dẫn");
    button(&mut tour.window, actions::CANCEL);
    tour.end();
}

#[test]
fn what_this_pc_remembers_and_a_photo() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(PathBuf::from("assets/icon.png"))].into();
    let recent = r#"{
        "clerks": ["Lê Thị Mẫu An", "Nguyễn Trần Thị Hồng Mẫu Nhung"],
        "recent": ["/một/thư mục/rất sâu/ở trong/một/thư mục khác/của văn thư/so.dvk", "/b.dvk"],
        "recent_books": [{
            "path": "/một/thư mục/rất sâu/ở trong/một/thư mục khác/của văn thư/so.dvk",
            "office": "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” Đảng ủy Khối Doanh nghiệp mẫu",
            "year": 2016,
            "at": "2016-12-05T08:12:00"
        }]
    }"#;
    desk.record.lock().unwrap().remembered = Some(recent.to_owned());
    let mut tour = Tour::of_book(folder, desk, None);
    assert!(tour.has_text(actions::OPEN_BOOK));
    tour.look("bắt đầu với sổ đã mở");
    let sample = format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT);
    tour.window.get_by_role_and_label(Role::Button, &sample).click_accesskit();
    settle(&mut tour.window);
    tour.look_over("người nhập khác", |tour| tour.open_menu(screens::OTHER_CLERKS));
    press(&mut tour.window, CTRL, Key::Num2);
    assert!(tour.open_first());
    tour.window.get_by_role_and_label(Role::Button, actions::ATTACH).click_accesskit();
    settle(&mut tour.window);
    tour.look("phiếu có tệp đính kèm");
    let of_file = |n: &egui_kittest::Node<'_>| {
        n.accesskit_node().label().is_some_and(|l| l.starts_with("icon.png"))
    };
    tour.window.query_all_by_role(Role::Link).find(of_file).unwrap().click_accesskit();
    settle(&mut tour.window);
    assert!(layers_over(&tour.window) > 0);
    tour.look("ảnh");
    tour.end();
}

#[test]
fn lists_that_drop_from_fields() {
    let mut tour = Tour::of_sample();
    press(&mut tour.window, CTRL, Key::Num2);
    list_below(&mut tour.window, 7);
    press(&mut tour.window, CTRL, Key::N);
    let combos = tour.window.query_all_by_role(Role::ComboBox).count();
    // The first one is that of the year.
    for at in 1..combos.min(4) {
        tour.look_over(&format!("lựa chọn {at} của phiếu"), |tour| {
            tour.window.query_all_by_role(Role::ComboBox).nth(at).unwrap().click_accesskit();
            settle(&mut tour.window);
        });
    }
    tour.look_over("tên trong sổ dưới ô", |tour| {
        let unit = tour.window.query_all_by_role_and_label(Role::TextInput, "Đơn vị").next();
        unit.unwrap().focus();
        settle(&mut tour.window);
        press(&mut tour.window, NONE, Key::ArrowDown);
    });
    press(&mut tour.window, NONE, Key::Escape);
    press(&mut tour.window, CTRL, Key::Num4);
    let combos = tour.window.query_all_by_role(Role::ComboBox).count();
    assert!(combos > 1);
    tour.look_over("lựa chọn của giấy", |tour| {
        tour.window.query_all_by_role(Role::ComboBox).nth(1).unwrap().click_accesskit();
        settle(&mut tour.window);
    });
    tour.end();
}

#[test]
fn the_first_page_and_a_new_book() {
    let mut tour = Tour::begin();
    tour.look("bắt đầu lần đầu");
    let new = format!("{}\n{}", screens::START_NEW, screens::START_NEW_TEXT);
    button(&mut tour.window, &new);
    tour.look("bốn câu hỏi");
    button(&mut tour.window, actions::CREATE);
    tour.look("bốn câu hỏi chưa trả lời");
    tour.end();
}

/// A small window with the letters of ours.
fn with_letters() -> egui_kittest::HarnessBuilder {
    Harness::builder().with_size([400.0, 300.0]).with_context_setup(|ctx| {
        let sans = egui::FontData::from_static(include_bytes!("../fonts/NotoSans-Regular.ttf"));
        let mut fonts = egui::FontDefinitions::empty();
        fonts.font_data.insert("sans".to_owned(), std::sync::Arc::new(sans));
        for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
            fonts.families.insert(family, vec!["sans".to_owned()]);
        }
        ctx.set_fonts(fonts);
    })
}

#[test]
fn what_is_wrong_is_found() {
    let mut window = with_letters().build_ui(|ui| {
        let at = |x: f32, y: f32, w: f32, h: f32| {
            egui::Rect::from_min_size(egui::pos2(x, y), vec2(w, h))
        };
        ui.put(at(10.0, 10.0, 100.0, 30.0), egui::Button::new("Một"));
        ui.put(at(90.0, 20.0, 100.0, 30.0), egui::Button::new("Hai"));
        ui.put(at(350.0, 80.0, 100.0, 30.0), egui::Button::new("Ra ngoài"));
        for (top, text) in [(130.0, "Tên"), (150.0, "Nguyễnthịhường Mẫu")] {
            let place = at(10.0, top, 60.0, 20.0);
            let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(place));
            cell.shrink_clip_rect(place);
            cell.add(egui::Label::new(text).truncate());
        }
        ui.put(at(10.0, 180.0, 80.0, 20.0), egui::Label::new("bị cắt dù còn chỗ trống").truncate());
        ui.put(at(10.0, 220.0, 150.0, 20.0), egui::Label::new("đè").selectable(false));
        ui.put(at(10.0, 224.0, 150.0, 20.0), egui::Label::new("lên nhau").selectable(false));
    });
    window.run_steps(2);
    let found = faults(&window);
    for (kind, of) in [
        ("over one another", "Một"),
        ("out of reach", "Ra ngoài"),
        ("cut", "bị cắt dù"),
        ("over one another", "đè"),
    ] {
        let is_found = found.iter().any(|f| f.starts_with(kind) && f.contains(of));
        assert!(is_found, "{kind} {of} in {found:?}");
    }
    assert_eq!(cut_names(&window, &["Tên"]).len(), 1);
    // And what is right is not.
    let mut window = with_letters().build_ui(|ui| {
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        egui::ScrollArea::vertical().show(ui, |ui| {
            for i in 0..30 {
                ui.horizontal(|ui| {
                    ui.label(format!("Dòng {i}"));
                    _ = ui.button("Xem");
                });
            }
        });
    });
    window.run_steps(3);
    assert_eq!(faults(&window), [""; 0]);
}
