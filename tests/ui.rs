//! Clerks' stories in the window, by Vietnamese label: no screen, no graphics card needed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/window.rs"]
mod driver;
mod support;
use dan_van::{
    domain::{decision::Decision, edit::Edit, ids::Record, office::Body, quick_list::Column},
    text::{actions, agenda, desk, reports, screens, terms},
    workspace::AwardFilter,
};
use driver::{
    Window, button, click, desktop, fill, list_below, new_book, painted, paste, press,
    press_at_once, settle, type_into, type_text, window, window_of,
};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::{at, open};

#[test]
fn from_an_empty_desk_to_two_annexes_and_into_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desktop(folder.path());
    let book = folder.path().join("Sổ mới.dvk");
    let pdf = folder.path().join("danh sách.pdf");
    desk.choices = [Some(pdf.clone()), Some(book.clone())].into();
    let record = desk.record.clone();
    let mut window = window(desk, None);
    let mut steps = 0;
    let mut count = |n: usize| {
        steps += n;
    };
    // 1: choose the quick list. 2: paste. 3: the awarding body. 4: show to print.
    button(&mut window, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    count(1);
    let rows = std::fs::read_to_string("tests/data/de-nghi-khen-thuong.tsv").unwrap();
    window.event(Event::Paste(rows));
    settle(&mut window);
    count(1);
    assert!(window.query_by_label(&screens::quick_count(support::counts(7, 7))).is_some());
    type_into(&mut window, screens::QUICK_BODY, "Ban Chỉ đạo Đảng ủy Khối");
    count(2);
    button(&mut window, actions::SHOW_PDF);
    count(1);
    assert!(steps <= 30, "{steps} actions");
    let shown = record.lock().unwrap().shown.clone();
    assert_eq!(shown.len(), 1, "the paper was opened to print");
    let bytes = std::fs::read(&shown[0]).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(file.get_pages().len(), 2, "two annexes");
    // The same with a name of one's own.
    button(&mut window, actions::SAVE_PDF);
    settle(&mut window);
    assert_eq!(std::fs::read(&pdf).unwrap(), bytes);
    drop(window);

    // With a book open, the list goes into it as one step.
    let mut desk = desktop(folder.path());
    desk.choices = [Some(book.clone())].into();
    let mut window = self::window(desk, None);
    new_book(&mut window);
    settle(&mut window);
    assert!(window.state().book().is_some(), "the book was made");
    click(&mut window, screens::START_QUICK);
    let rows = std::fs::read_to_string("tests/data/de-nghi-khen-thuong.tsv").unwrap();
    window.event(Event::Paste(rows));
    settle(&mut window);
    button(&mut window, actions::RECORD);
    settle(&mut window);
    let app = window.state();
    let awards = app.book().unwrap().read().award_rows(AwardFilter::default()).unwrap();
    assert_eq!(awards.len(), 14);
    assert_eq!(awards[9].name, "Dương Thanh Phước");
    press(&mut window, Modifiers::CTRL, Key::Z);
    let app = window.state();
    assert!(app.book().unwrap().read().award_rows(AwardFilter::default()).unwrap().is_empty());
    // Taken back, it can be recorded again; once, however often it is asked for.
    button(&mut window, actions::RECORD);
    window.get_by_role_and_label(Role::Button, actions::RECORD).click();
    settle(&mut window);
    let app = window.state();
    let awards = app.book().unwrap().read().award_rows(AwardFilter::default()).unwrap();
    assert_eq!(awards.len(), 14);
}

#[test]
fn a_quick_list_survives_a_power_cut_and_a_second_paste() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desktop(folder.path());
    let choice = format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT);
    let mut first = window(desk.clone(), None);
    button(&mut first, &choice);
    first.event(Event::Paste("Nguyễn Văn A\tBí thư\tChi bộ Điện".into()));
    settle(&mut first);
    let name = first.query_all_by_role_and_label(Role::TextInput, "Họ tên / Tập thể");
    let name = name.into_iter().next().unwrap();
    assert_eq!(name.value().as_deref(), Some("Nguyễn Văn A"));
    first.event(Event::Paste("Kim Sóc\tKế toán\tChi bộ Cảng".into()));
    settle(&mut first);
    assert!(first.query_by_label(&screens::quick_count(support::counts(0, 2))).is_some());
    assert!(first.query_by_label(screens::QUICK_ADDED).is_some());
    first.run_steps(20); // some seconds pass
    drop(first);
    let mut second = window(desk.clone(), None);
    button(&mut second, &choice);
    assert!(second.query_by_label(&screens::quick_count(support::counts(0, 2))).is_some());
    button(&mut second, actions::CLEAR_ROWS);
    second.run_steps(20);
    drop(second);
    assert!(desk.record.lock().unwrap().kept.is_empty());
}

#[test]
fn a_list_that_stands_in_the_book_is_recorded_again_only_when_meant() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path.clone())].into();
    let mut w = window(desk.clone(), None);
    new_book(&mut w);
    let awards = |w: &Window| {
        let read = w.state().book().unwrap().read();
        read.award_rows(AwardFilter::default()).unwrap().len()
    };
    let record = |w: &mut Window| {
        click(w, screens::START_QUICK);
        w.event(Event::Paste("Lê Văn A\tBí thư\tChi bộ Điện\nTrần B\tKế toán\tChi bộ Cảng".into()));
        settle(w);
        button(w, actions::RECORD);
        settle(w);
    };
    record(&mut w);
    assert_eq!(awards(&w), 2);
    drop(w);
    // Another day the same file comes again.
    let mut w = window(desk, Some(&path));
    record(&mut w);
    assert!(w.query_by_label(screens::RECORD_AGAIN_TITLE).is_some());
    assert_eq!(awards(&w), 2);
    button(&mut w, actions::NOT_AGAIN);
    assert_eq!(awards(&w), 2);
    button(&mut w, actions::RECORD);
    settle(&mut w);
    button(&mut w, actions::RECORD_AGAIN);
    settle(&mut w);
    assert_eq!(awards(&w), 4);
    // What holds nobody changes nothing, and it is said.
    w.event(Event::Paste("Tổng cộng: 02 cá nhân".into()));
    settle(&mut w);
    assert!(w.query_by_label(screens::QUICK_NOBODY).is_some());
    assert!(w.query_by_label(&screens::quick_count(support::counts(0, 2))).is_some());
}

#[test]
fn a_clerk_adds_a_unit_is_told_what_is_missing_and_undoes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path.clone())].into();
    let mut window = window(desk, None);
    new_book(&mut window);
    press(&mut window, Modifiers::CTRL, Key::Num2);
    press(&mut window, Modifiers::CTRL, Key::N);
    // Saved too early: the sentence stands under the field.
    press(&mut window, Modifiers::CTRL, Key::S);
    assert!(window.query_all_by_label_contains("Vui lòng nhập tên đơn vị.").count() >= 1);
    // The cursor stands in the field to mend.
    window.event(Event::Text("Đảng bộ Điện lực Trà Vinh".into()));
    settle(&mut window);
    press(&mut window, Modifiers::CTRL, Key::S);
    assert!(window.query_all_by_label("Đảng bộ Điện lực Trà Vinh").next().is_some());
    let units = |window: &Window| window.state().book().unwrap().read().unit_rows().unwrap().len();
    assert_eq!(units(&window), 1);
    press(&mut window, Modifiers::CTRL, Key::Z);
    assert_eq!(units(&window), 0);
    press(&mut window, Modifiers::CTRL, Key::Y);
    assert_eq!(units(&window), 1);
}

#[test]
fn typing_as_vietnamese_typing_programs_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path)].into();
    let mut window = window(desk, None);
    new_book(&mut window);
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  0", terms::people::PEOPLE.title));
    press(&mut window, Modifiers::CTRL, Key::N);
    window.get_by_role_and_label(Role::TextInput, "Họ và tên").click();
    settle(&mut window);
    // “Nguyễn Thị Hường” letter by letter: each mended letter is Backspaces and text in one frame.
    let backspace = |window: &Window| {
        for pressed in [true, false] {
            window.event(Event::Key {
                key: Key::Backspace,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
        }
    };
    for (back, text) in [
        (0, "Nguye"),
        (1, "ê"),
        (0, "n"),
        (2, "ễn"),
        (0, " Thi"),
        (1, "ị"),
        (0, " Hu"),
        (1, "ư"),
        (0, "o"),
        (1, "ơ"),
        (0, "ng"),
        (3, "ờng"),
    ] {
        for _ in 0..back {
            backspace(&window);
        }
        window.event(Event::Text(text.into()));
        window.step();
    }
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Họ và tên");
    assert_eq!(field.value().as_deref(), Some("Nguyễn Thị Hường"));
    press(&mut window, Modifiers::CTRL, Key::S);
    let people = window.state().book().unwrap().read().person_rows().unwrap();
    assert_eq!(people[0].full_name, "Nguyễn Thị Hường");
}

#[test]
fn what_was_half_typed_is_there_again_after_the_program_ended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path.clone())].into();
    let mut first = window(desk.clone(), None);
    new_book(&mut first);
    press(&mut first, Modifiers::CTRL, Key::Num2);
    press(&mut first, Modifiers::CTRL, Key::N);
    type_into(&mut first, "Tên đơn vị", "Chi bộ Xăng d");
    first.run_steps(20); // some seconds pass
    drop(first); // no saving, no closing: as a power cut leaves it
    let mut second = window(desk.clone(), Some(&path));
    press(&mut second, Modifiers::CTRL, Key::Num2);
    let field = second.get_by_role_and_label(Role::TextInput, "Tên đơn vị");
    assert_eq!(field.value().as_deref(), Some("Chi bộ Xăng d"));
    assert!(second.query_by_label(screens::NOT_SAVED).is_some());
    // Once let go, it does not come back.
    button(&mut second, actions::DISCARD);
    second.run_steps(20);
    drop(second);
    let mut third = window(desk.clone(), Some(&path));
    press(&mut third, Modifiers::CTRL, Key::Num2);
    assert!(third.query_by_label(screens::NOT_SAVED).is_none());
}

#[test]
fn a_unit_is_chosen_by_part_of_its_name_without_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  18", terms::awards::PROPOSALS.title));
    press(&mut window, Modifiers::CTRL, Key::N);
    // The first field has the focus; Tab passes its list by, over the kind of recipient, to the unit.
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Tab);
    window.event(Event::Text("tin dung".into()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let field = window.get_by_role_and_label(Role::TextInput, "Đơn vị");
    assert_eq!(field.value().as_deref(), Some("Chi bộ Quỹ tín dụng mẫu Trà Vinh"));
    press(&mut window, Modifiers::CTRL, Key::S);
    let proposals = window.state().book().unwrap().read().proposal_rows(None, Some(2016)).unwrap();
    assert_eq!(proposals.len(), 19);
    assert_eq!(proposals[18].name, "Chi bộ Quỹ tín dụng mẫu Trà Vinh");
}

#[test]
fn a_check_runs_beside_the_window_and_help_is_a_key_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(window.query_by_label(screens::HELP_TITLE).is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label(screens::HELP_TITLE).is_none());
    click(&mut window, actions::MENU_BOOK);
    click(&mut window, actions::MENU_CHECK);
    let mut patience = 0;
    while window.query_by_label(screens::CHECK_OK).is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
        patience += 1;
        assert!(patience < 2000, "the check never ended");
    }
    assert!(window.state().book().is_some(), "the book was given back");
}

#[test]
fn a_backup_asked_for_is_taken_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    support::add_unit(&mut book, "Đảng bộ A");
    book.finish_backup();
    drop(book);
    let before = dan_van::workspace::backup::list(&path).len();
    let mut window = window(desktop(folder.path()), Some(&path));
    click(&mut window, actions::MENU_BOOK);
    click(&mut window, actions::MENU_BACK_UP);
    let mut patience = 0;
    while window.query_by_label_contains("Đã sao lưu: ").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
        patience += 1;
        assert!(patience < 2000, "the backup never ended");
    }
    assert_eq!(dan_van::workspace::backup::list(&path).len(), before + 1);
    assert_eq!(support::unit_names(window.state().book().unwrap()), ["Đảng bộ A"], "given back");
}

#[test]
fn a_book_that_is_gone_is_put_back_from_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    support::add_unit(&mut book, "Đảng bộ A");
    book.close(at("2016-12-05T12:30:00"));
    std::fs::remove_file(&path).unwrap();
    let newest = dan_van::workspace::backup::list(&path).first().unwrap().path.clone();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(newest.clone())].into();
    let mut window = window(desk, None);
    click(&mut window, actions::MENU_BOOK);
    click(&mut window, actions::MENU_RESTORE);
    settle(&mut window);
    let name = newest.file_stem().unwrap().to_string_lossy().into_owned();
    button(&mut window, &name);
    settle(&mut window);
    assert_eq!(support::unit_names(window.state().book().unwrap()), ["Đảng bộ A"]);
    assert!(path.exists());
}

#[test]
fn a_choice_is_changed_by_arrows_and_left_by_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  18", terms::awards::PROPOSALS.title));
    press(&mut window, Modifiers::CTRL, Key::N);
    press(&mut window, Modifiers::NONE, Key::Tab);
    for _ in 0..5 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    // The last kind: an outside body, named in the field that Enter goes on to.
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.event(Event::Text("Trường Chính trị".into()));
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Tên tập thể ngoài danh sách");
    assert_eq!(field.value().as_deref(), Some("Trường Chính trị"));
}

#[test]
fn the_sample_shows_its_figures_and_every_paper() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    button(&mut window, agenda::FIGURES);
    assert!(window.query_by_label("05/06").is_some() && window.query_by_label("07/07").is_some());
    press(&mut window, Modifiers::CTRL, Key::Num4);
    for spec in dan_van::report::catalog::ALL {
        button(&mut window, spec.title());
        let pages = window.query_all_by_label_contains("Trang 1/").count();
        // The year of the sample has no household, its main round gives no money, its agencies have answered, and
        // nothing is to be put right.
        let has_none =
            matches!(spec.id, "ds-tien-thuong" | "ds-chuyen-khoan" | "cv-hiep-y" | "cv-dinh-chinh");
        let wanted = usize::from(!spec.id.ends_with("ho-gia-dinh") && !has_none);
        assert_eq!(pages, wanted, "{}", spec.title());
    }
    // Ctrl+P on a decision of the province offers only what can be printed of it.
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  4", terms::decisions::DECISIONS.title));
    click(&mut window, "29-QĐ/BCĐ");
    press(&mut window, Modifiers::CTRL, Key::P);
    assert!(window.query_by_label(screens::PRINT_ALL).is_some());
    let offered: Vec<&str> = dan_van::report::catalog::ALL
        .iter()
        .map(dan_van::report::ReportSpec::title)
        .filter(|title| window.query_by_role_and_label(Role::Button, title).is_some())
        .collect();
    let wanted = ["ds-khen-thuong", "kich-ban"].map(dan_van::text::reports::title);
    assert_eq!(offered, wanted);
    // The desk opens on the round of the year.
    press(&mut window, Modifiers::CTRL, Key::Num3);
    assert!(window.query_by_label("Tổng kết năm 2016").is_some());
    assert!(window.query_by_label(desk::NOW).is_some());
}

#[test]
fn a_book_in_use_and_a_file_that_is_no_book_are_told_plainly() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let held = support::create(&path);
    let window = window(desktop(folder.path()), Some(&path));
    assert!(window.query_by_label_contains("Sổ đang được mở: Văn thư trên máy MAY-01").is_some());
    drop((window, held));
    let word = folder.path().join("danh sach.dvk");
    std::fs::write(&word, b"PK\x03\x04 something else entirely, zipped".repeat(10)).unwrap();
    let window = self::window(desktop(folder.path()), Some(&word));
    assert!(window.query_by_label_contains("Đây không phải sổ Dân Vận Khéo").is_some());
    drop(window);
    assert!(open(&path).is_ok());
    assert_eq!(terms::PRODUCT, "Dân Vận Khéo");
}

/// Types into the field that has the focus, and goes on.
#[test]
fn a_year_from_nothing_by_keyboard_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desktop(folder.path());
    desk.choices = [Some(folder.path().join("so.dvk"))].into();
    let mut window = window(desk, None);
    new_book(&mut window);
    press(&mut window, Modifiers::CTRL, Key::Num2);
    // Two units.
    press(&mut window, Modifiers::CTRL, Key::N);
    for name in ["Đảng bộ Viễn Thông Trà Vinh", "Chi bộ Công ty Xăng dầu Trà Vinh"]
    {
        window.event(Event::Text(name.into()));
        settle(&mut window);
        press(&mut window, Modifiers::CTRL, Key::S);
        press(&mut window, Modifiers::CTRL, Key::N);
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // A model of the first: name, kind, unit by part of its name.
    list_below(&mut window, 2);
    press(&mut window, Modifiers::CTRL, Key::N);
    fill(&mut window, "Đoàn kết “Hệ thống đại lý là cánh tay nối liền");
    fill(&mut window, "");
    window.event(Event::Text("vien thong".into()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::CTRL, Key::S);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // Its registration: the unit brings its only model; year (filled), kind, state two down: under way.
    list_below(&mut window, 1);
    press(&mut window, Modifiers::CTRL, Key::N);
    window.event(Event::Text("vien thong".into()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::CTRL, Key::S);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // Training with a total only.
    list_below(&mut window, 1);
    press(&mut window, Modifiers::CTRL, Key::N);
    fill(&mut window, "Lớp tập huấn dân vận");
    fill(&mut window, "");
    fill(&mut window, "Ban Chỉ đạo Đảng ủy Khối");
    for _ in 0..2 {
        press(&mut window, Modifiers::CTRL, Key::Enter);
    }
    for _ in 0..7 {
        fill(&mut window, "");
    }
    fill(&mut window, "77");
    press(&mut window, Modifiers::CTRL, Key::S);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // Grassroots democracy of the first unit: committee “Có” by one arrow.
    list_below(&mut window, 1);
    press(&mut window, Modifiers::CTRL, Key::N);
    window.event(Event::Text("vien thong".into()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill(&mut window, "");
    fill(&mut window, "");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::CTRL, Key::S);

    let book = window.state().book().unwrap();
    let found = dan_van::listing::figures::figures(book.read(), 2016).unwrap();
    let value = |id: &str| found.iter().find(|f| f.id == id).unwrap().value.clone().unwrap();
    assert_eq!(value("Q1"), "77");
    assert_eq!(value("Q2"), "50%");
    assert_eq!(value("Q4"), "01");
    assert_eq!(value("Q8"), "01");
    // And what is known of the unit, from anywhere: Ctrl+Shift+F, its name, Enter.
    press(&mut window, Modifiers::CTRL | Modifiers::SHIFT, Key::F);
    fill(&mut window, "vien thong");
    let page = "Mô hình, đăng ký qua các năm  1";
    assert!(window.query_by_label(page).is_some());
    // Back to the list, and forward to the page again.
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(window.query_by_label(page).is_none());
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(window.query_by_label(page).is_some());
}

#[test]
fn any_screen_is_reached_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(desktop(folder.path()), None);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    press(&mut window, Modifiers::CTRL, Key::K);
    fill(&mut window, "luong co so");
    assert!(window.query_by_label("01/05/2016").is_some());
    press(&mut window, Modifiers::CTRL, Key::K);
    fill(&mut window, "lich su");
    assert!(window.query_by_label(screens::HISTORY_TITLE).is_some());
}

#[test]
fn walking_through_a_form_changes_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    let person = |name: &str| dan_van::domain::person::Person {
        full_name: name.into(),
        ..Default::default()
    };
    for name in ["Trần Văn Hùng", "Trần Văn Hưng"] {
        support::apply(&mut book, dan_van::domain::edit::Edit::save(person(name)));
    }
    let hung = book.read().people_named("tran van hung").unwrap();
    let second = hung.iter().find(|p| p.full_name == "Trần Văn Hưng").unwrap().id;
    let body = dan_van::domain::office::Body::from_name("Ban Chỉ đạo");
    let edit = dan_van::domain::edit::Edit::save(body);
    let Some(dan_van::domain::ids::Record::Body(body)) = support::apply(&mut book, edit) else {
        panic!()
    };
    let award = dan_van::domain::award::Award {
        recipient: Some(dan_van::domain::award::Recipient::Person(second)),
        body: Some(body),
        form: "Giấy khen".into(),
        content: "công tác dân vận".into(),
        years: dan_van::domain::award::AwardYears::of(2016),
        ..Default::default()
    };
    support::apply(&mut book, dan_van::domain::edit::Edit::save(award));
    drop(book);
    let mut window = window(desktop(folder.path()), Some(&path));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  1", terms::awards::AWARDS.title));
    window.get_by_label("Trần Văn Hưng").click();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    press(&mut window, Modifiers::CTRL, Key::S);
    let rows = window.state().book().unwrap().read().award_rows(AwardFilter::default()).unwrap();
    assert_eq!(rows[0].recipient, dan_van::domain::award::Recipient::Person(second));
    assert_eq!(rows[0].name, "Trần Văn Hưng");
}

#[test]
fn a_list_begun_without_a_book_goes_on_in_the_book_that_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    drop(support::create(&path));
    let mut desk = desktop(folder.path());
    desk.choices = [Some(path.clone())].into();
    let mut first = window(desk.clone(), None);
    button(&mut first, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    first.event(Event::Paste("Nguyễn Văn A\tBí thư\tChi bộ Điện".into()));
    settle(&mut first);
    press(&mut first, Modifiers::CTRL, Key::O);
    assert!(first.state().book().is_some());
    drop(first);
    assert!(!desk.record.lock().unwrap().kept.contains_key("danh-sach-nhanh.json"));
    let mut second = window(desk, Some(&path));
    click(&mut second, screens::START_QUICK);
    assert!(second.query_by_label(&screens::quick_count(support::counts(0, 1))).is_some());
}

#[test]
fn a_draft_says_beside_its_paper_what_it_lacks() {
    use dan_van::{domain::decision::Gap, text::reports::gap};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    let body = Edit::save(Body::from_name("Ủy ban nhân dân xã Mẫu"));
    let Some(Record::Body(body)) = support::apply(&mut book, body) else { panic!() };
    let draft = Decision {
        body: Some(body),
        number: "05".into(),
        summary: "về việc tặng Giấy khen".into(),
        bases: "Luật Tổ chức chính quyền địa phương".into(),
        ..Decision::default()
    };
    support::apply(&mut book, Edit::save(draft));
    drop(book);
    let mut window = window(desktop(folder.path()), Some(&path));
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, &format!("{}  1", terms::decisions::DECISIONS.title));
    // The list names it in the form of its body.
    click(&mut window, "05/QĐ-UBND");
    press(&mut window, Modifiers::CTRL, Key::P);
    assert_eq!(window.query_all_by_label_contains("Trang 1/1").count(), 1, "printed all the same");
    for lacks in [Gap::Recipients, Gap::Proposal, Gap::Signatory] {
        assert!(window.query_by_label(&gap(lacks)).is_some(), "{lacks:?}");
    }
    for has in [Gap::Bases, Gap::Authority, Gap::Symbol] {
        assert!(window.query_by_label(&gap(has)).is_none(), "{has:?}");
    }
}

/// A damaged book of the sample office, without a backup; and what it says when it is opened.
fn damaged_sample(folder: &std::path::Path) -> (std::path::PathBuf, Vec<u8>) {
    let path = folder.join("so.dvk");
    let mut book = support::create(&path);
    dan_van::sample::fill(&mut book, &support::clerk(), at("2016-12-05T12:30:00")).unwrap();
    drop(book);
    let _ = std::fs::remove_dir_all(folder.join("so-sao-luu"));
    let mut bad = std::fs::read(&path).unwrap();
    for page in bad.chunks_mut(4096).skip(2).step_by(4) {
        page.fill(0);
    }
    std::fs::write(&path, &bad).unwrap();
    (path, bad)
}

#[test]
fn a_damaged_book_without_a_backup_is_saved_as_far_as_it_reads() {
    for (size, scale) in [((1366.0, 768.0), 1.0), ((900.0, 560.0), 1.0), ((900.0, 560.0), 2.0)] {
        let folder = tempfile::tempdir().unwrap();
        let (path, bad) = damaged_sample(folder.path());
        let out = folder.path().join("so-da-cuu.dvk");
        let mut desk = desktop(folder.path());
        desk.choices = [Some(out.clone())].into();
        let record = desk.record.clone();
        let mut window = driver::window_of(desk, Some(&path), size, scale);
        let whole = window.ctx.content_rect();
        let is_in_sight = |window: &Window, label: &str| {
            let rect = window.get_by_role_and_label(Role::Button, label).rect();
            assert!(whole.contains_rect(rect), "{label} at {rect:?} in {whole:?}");
        };
        is_in_sight(&window, actions::SALVAGE);
        is_in_sight(&window, actions::CANCEL);
        button(&mut window, actions::SALVAGE);
        let mut patience = 0;
        while window.query_by_label(dan_van::text::salvage::TITLE).is_none() {
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.step();
            patience += 1;
            assert!(patience < 4000, "the work never ended");
        }
        assert_eq!(record.lock().unwrap().asked[0].save_as.as_deref(), Some("so-da-cuu.dvk"));
        assert!(window.query_by_label_contains("Đã cứu được").is_some());
        is_in_sight(&window, actions::OK);
        let list = std::fs::read_to_string(folder.path().join("so-da-cuu.txt")).unwrap();
        assert!(list.contains("được giữ nguyên"), "{list}");
        button(&mut window, actions::OK);
        let book = window.state().book().unwrap();
        assert_eq!(book.path(), Some(out.as_path()));
        assert!(book.full_check().unwrap().is_empty());
        assert!(!book.read().award_rows(AwardFilter::default()).unwrap().is_empty());
        assert!(std::fs::read(&path).unwrap() == bad, "not a byte of the damaged one changed");
    }
}

#[test]
fn damage_that_a_check_finds_can_be_mended_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    support::add_unit(&mut book, "Đảng bộ A");
    drop(book);
    let out = folder.path().join("moi.dvk");
    let mut desk = desktop(folder.path());
    desk.choices = [Some(out.clone())].into();
    // As a letter that turned on the disk: opening does not see it, the sum of the row tells.
    let turned = "update unit set name = 'Đảng bộ B'";
    rusqlite::Connection::open(&path).unwrap().execute_batch(turned).unwrap();
    let mut window = window(desk, Some(&path));
    click(&mut window, actions::MENU_BOOK);
    click(&mut window, actions::MENU_CHECK);
    let wait = |window: &mut Window, label: &str| {
        let mut patience = 0;
        while window.query_by_label(label).is_none() {
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.step();
            patience += 1;
            assert!(patience < 4000, "{label} never came");
        }
    };
    wait(&mut window, actions::SALVAGE);
    // One record is not as it was: it is told as that, and mended by hand first.
    window.get_by_label(dan_van::text::damage::TO_MEND);
    let said = window.get_by_label_contains("Có 1 chỗ như vậy").value().unwrap();
    assert!(said.starts_with("Đơn vị “Đảng bộ B”: nội dung không còn như lúc ghi."), "{said}");
    assert!(window.query_by_label_contains("Sổ có 1 chỗ hỏng").is_none());
    button(&mut window, actions::SALVAGE);
    wait(&mut window, dan_van::text::salvage::TITLE);
    let book = window.state().book().unwrap();
    assert_eq!(book.path(), Some(out.as_path()));
    assert_eq!(support::unit_names(book), ["Đảng bộ A"], "the history had every letter");
}

#[test]
fn a_file_chosen_too_late_goes_into_no_other_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    let unit = Record::Unit(support::add_unit(&mut book, "Chi bộ Xăng dầu"));
    book.close(at("2016-12-05T12:30:00"));
    let scan = folder.path().join("bản quét.pdf");
    std::fs::write(&scan, b"%PDF a scan").unwrap();
    let mut desktop = desktop(folder.path());
    desktop.choices = [Some(scan.clone()), Some(scan)].into();
    let record = desktop.record.clone();
    // High enough for the whole form.
    let mut window = window_of(desktop, Some(&path), (1366.0, 1600.0), 1.0);
    let attached =
        |window: &Window| window.state().book().unwrap().read().attachments(unit).unwrap().len();
    let asked = || record.lock().unwrap().asked.len();
    press(&mut window, Modifiers::CTRL, Key::Num2);
    click(&mut window, "Chi bộ Xăng dầu");
    press(&mut window, Modifiers::NONE, Key::Enter);
    button(&mut window, actions::ATTACH);
    assert_eq!((asked(), attached(&window)), (1, 1), "chosen at once, it goes into the book");

    // The dialog stays on the screen: there is no second one beside it.
    record.lock().unwrap().answers_wait = true;
    button(&mut window, actions::ATTACH);
    press(&mut window, Modifiers::CTRL, Key::O);
    assert!(window.query_by_label(screens::DIALOG_OPEN).is_some());
    assert_eq!((asked(), attached(&window)), (2, 1));
    // Meanwhile another book is opened, which has a unit of the same key.
    click(&mut window, actions::MENU_BOOK);
    window.get_by_label(actions::MENU_CLOSE).click_accesskit();
    settle(&mut window);
    button(&mut window, &format!("{}\n{}", screens::START_SAMPLE, screens::START_SAMPLE_TEXT));
    record.lock().unwrap().answers_wait = false;
    settle(&mut window);
    assert_eq!(attached(&window), 0, "the answer was for the book before");
    press(&mut window, Modifiers::CTRL, Key::O);
    assert_eq!(asked(), 3, "and dialogs open again");
}

/// The place of a word on the paper of a quick list, right of its rows.
fn on_paper(window: &Window, word: &str) -> egui::Pos2 {
    let rows = 660.0;
    let found = painted(window).into_iter().find(|p| p.text == word && p.rect.left() > rows);
    found.unwrap_or_else(|| panic!("{word} is not on the paper")).rect.center()
}

#[test]
fn a_click_on_the_paper_of_a_quick_list_corrects_the_line_it_is_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window(desktop(folder.path()), None);
    button(&mut w, &format!("{}\n{}", screens::START_QUICK, screens::START_QUICK_TEXT));
    paste(
        &mut w,
        "STT\tHọ và tên\tChức vụ\tĐơn vị\tThành tích\n\
         I\tTập thể\n\
         1\tBan Nhân dân ấp Sóc Dừa\t\t\tHiến đất làm đường\n\
         II\tCá nhân\n\
         1\tKim Thị Sa\tBí thư\tChi bộ Cảng\tNuôi tôm giỏi\n\
         2\tThạch Văn Rây\tBí thư\tChi bộ Cảng\tNuôi cua giỏi\n\
         3\tSơn Minh Hoàng\tBí thư\tChi bộ Cảng\tNuôi sò giỏi\n",
    );
    type_into(&mut w, screens::QUICK_BODY, "Ban Thường vụ Đảng ủy xã Mẫu");
    let label = |column| dan_van::text::pasted::column(column);
    let cells = |w: &Window, column| -> Vec<String> {
        let fields = w.query_all_by_role_and_label(Role::TextInput, label(column));
        fields.map(|n| n.accesskit_node().value().unwrap_or_default()).collect()
    };
    let instead = |w: &mut Window, text: &str| {
        press(w, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
        match text {
            "" => press(w, Modifiers::NONE, Key::Delete),
            text => type_text(w, text),
        }
    };
    // The first person is taken off the paper by clearing the line: those below keep theirs.
    for column in [Column::Name, Column::Post, Column::Unit] {
        w.query_all_by_role_and_label(Role::TextInput, label(column)).nth(1).unwrap().click();
        settle(&mut w);
        instead(&mut w, "");
    }
    assert_eq!(cells(&w, Column::Name)[1..3], ["", "Thạch Văn Rây"]);
    press(&mut w, Modifiers::NONE, Key::Escape);
    let correct = |w: &mut Window, word: &str, text: &str| {
        let place = on_paper(w, word);
        press_at_once(w, place);
        settle(w);
        instead(w, text);
        press(w, Modifiers::NONE, Key::Enter);
    };
    // On the page of the collectives.
    correct(&mut w, "Dừa", "Ban Nhân dân ấp Sóc Xoài");
    assert_eq!(cells(&w, Column::Name)[0], "Ban Nhân dân ấp Sóc Xoài");
    // And on the next one.
    button(&mut w, "PageDown");
    correct(&mut w, "Rây", "THẠCH VĂN RẠNG");
    correct(&mut w, "sò", "Nuôi nghêu giỏi");
    let second = |w: &Window, word: &str| {
        let all = painted(w).into_iter().filter(|p| p.text == word && p.rect.left() > 660.0);
        let mut places: Vec<egui::Pos2> = all.map(|p| p.rect.center()).collect();
        places.sort_by(|a, b| a.y.total_cmp(&b.y));
        *places.last().unwrap()
    };
    for (word, text) in [("thư", "Chi hội trưởng"), ("Cảng", "Chi bộ Chợ")] {
        let place = second(&w, word);
        press_at_once(&mut w, place);
        settle(&mut w);
        instead(&mut w, text);
        press(&mut w, Modifiers::NONE, Key::Enter);
    }
    assert_eq!(cells(&w, Column::Name)[1..], ["", "Thạch Văn Rạng", "Sơn Minh Hoàng"]);
    assert_eq!(cells(&w, Column::Post)[1..], ["", "Bí thư", "Chi hội trưởng"]);
    assert_eq!(cells(&w, Column::Unit)[1..], ["", "Chi bộ Cảng", "Chi bộ Chợ"]);
    let achievements = ["Hiến đất làm đường", "Nuôi tôm giỏi", "Nuôi cua giỏi", "Nuôi nghêu giỏi"];
    assert_eq!(cells(&w, Column::Achievement), achievements);
    // The subject is the list's own, on whichever page; what the form sets opens nothing.
    correct(&mut w, "“Dân", "về thành tích nuôi thủy sản");
    let place = on_paper(&w, "thủy");
    assert!(place.y < on_paper(&w, "Rạng").y);
    let place = on_paper(&w, "SÁCH");
    press_at_once(&mut w, place);
    settle(&mut w);
    assert!(w.ctx.memory(|m| m.focused().is_none()));
}

#[test]
fn a_draft_is_printed_with_the_number_and_day_typed_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = support::create(&path);
    let body = Edit::save(Body::from_name("Ủy ban nhân dân xã Mẫu"));
    let Some(Record::Body(body)) = support::apply(&mut book, body) else { panic!() };
    let draft =
        Decision { body: Some(body), summary: "về việc khen".into(), ..Decision::default() };
    support::apply(&mut book, Edit::save(draft));
    drop(book);
    let mut window = window(desktop(folder.path()), Some(&path));
    press(&mut window, Modifiers::CTRL, Key::Num4);
    click(&mut window, reports::title("quyet-dinh"));
    let shows = |window: &Window, text: &str| {
        let words: Vec<String> = painted(window).into_iter().map(|p| p.text).collect();
        words.join(" ").contains(text)
    };
    assert!(shows(&window, "/QĐ-UBND") && !shows(&window, "07/QĐ-UBND"));
    // What is typed is looked at as it is typed; what means nothing yet changes nothing.
    type_into(&mut window, reports::option::DRAFT_NUMBER, "x");
    assert!(!shows(&window, "07/QĐ-UBND"));
    press(&mut window, Modifiers::NONE, Key::Backspace);
    window.event(Event::Text("7".into()));
    settle(&mut window);
    assert!(shows(&window, "07/QĐ-UBND"));
    type_into(&mut window, reports::option::DRAFT_DAY, "10/01/2017");
    assert!(shows(&window, "ngày 10 tháng 01 năm 2017"));
    // Another paper begins as it usually is.
    click(&mut window, reports::title("ds-khen-thuong"));
    click(&mut window, reports::title("quyet-dinh"));
    assert!(!shows(&window, "07/QĐ-UBND"));
}
