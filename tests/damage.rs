//! Damage is noticed: a letter, a byte, a page that is not what was written is found and named.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/damage.rs"]
mod damaging;
#[path = "support/rows.rs"]
mod rows;
mod support;
#[path = "support/window.rs"]
mod window;
use damaging::{Dice, Kind, damaged};
use dan_van::{
    domain::{
        damage::Damage,
        edit::Edit,
        failure::{DiskTrouble, Failure, Remark},
        ids::Record,
        person::{Person, Post},
    },
    sample,
    text::{actions, damage::damage as words_of, errors, screens, terms},
    ui::App,
    workspace::{AwardFilter, OpenAs, Workspace},
};
use egui_kittest::{Harness, kittest::Queryable as _};
use rusqlite::Connection;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use support::{add_unit, apply, apply_to_damaged, at, clerk, create, noon, open};

/// The sample office in a file.
fn sample_book(folder: &Path) -> PathBuf {
    let path = folder.join("so.dvk");
    let mut book = create(&path);
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    drop(book);
    path
}

/// Everything a check says of a book.
fn said(book: &Workspace) -> Vec<String> {
    book.full_check().unwrap().iter().map(words_of).collect()
}

/// What is found in quiet moments.
fn said_in_quiet(book: &mut Workspace) -> Vec<Damage> {
    while book.look_over(Duration::from_millis(5)) {}
    let mut found = Vec::new();
    for remark in book.take_remarks() {
        if let Remark::Damaged(more) = remark {
            found.extend(more);
        }
    }
    found
}

/// Changes a file as no program of ours does: without triggers.
fn change(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// A text of each table that a letter can be added to without breaking a rule of the file.
fn texts_of_tables(db: &Connection) -> Vec<(String, String)> {
    db.prepare(
        "select m.name, min(c.name) from sqlite_schema m join pragma_table_info(m.name) c
         where m.type = 'table' and c.type = 'TEXT' and c.name not in ('uid', 'hash', 'form', 'content')
           and c.name not like '%fold' and c.name not like '%date%' and c.\"notnull\"
           and not c.pk and m.sql not like '%check (' || c.name || ' in %'
         group by m.name",
    )
    .unwrap()
    .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
    .unwrap()
    .map(Result::unwrap)
    .collect()
}

#[test]
fn a_changed_letter_in_any_table_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_book(folder.path());
    let db = Connection::open(&path).unwrap();
    let mut changed = Vec::new();
    for (table, column) in texts_of_tables(&db) {
        let last = format!("rowid = (select max(rowid) from \"{table}\")");
        let sql = format!("update \"{table}\" set \"{column}\" = \"{column}\" || 'x' where {last}");
        if db.execute(&sql, []).unwrap() == 1 {
            changed.push(table);
        }
    }
    drop(db);
    changed.sort();
    assert!(changed.len() > 25, "{changed:?}");
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    let mut book = Workspace::open(&path, &how).unwrap();
    let table_of = |d: &Damage| match d {
        Damage::Changed(named) => dan_van::store::table_of(named.kind.unwrap()).to_owned(),
        other => format!("{other:?}"),
    };
    let mut found: Vec<String> = book.full_check().unwrap().iter().map(table_of).collect();
    found.sort();
    assert_eq!(found, changed);
    let mut found: Vec<String> = said_in_quiet(&mut book).iter().map(table_of).collect();
    found.sort();
    assert_eq!(found, changed);
}

#[test]
fn random_damage_is_refused_or_found_or_changed_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    fs::copy("tests/data/v4-issued.dvk", &path).unwrap();
    drop(open(&path).unwrap());
    let older = fs::read(&path).unwrap();
    let mut book = open(&path).unwrap();
    let unit = add_unit(&mut book, "Chi bộ ghi sau một");
    let mut unit = book.read().unit(unit).unwrap().unwrap();
    unit.address = "Số 7".into();
    apply(&mut book, Edit::save(unit));
    drop(book);
    let good = fs::read(&path).unwrap();
    let all = rows::of_file(&path, folder.path(), true).unwrap();
    let mut dice = Dice::new(2016);
    let mut ends: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    for n in 0..200 {
        let kind = damaging::ALL[n % damaging::ALL.len()];
        let (bytes, place) = damaged(&good, &older, kind, &mut dice);
        fs::write(&path, &bytes).unwrap();
        let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
        let end = match Workspace::open(&path, &how) {
            Err(_) => "refused",
            Ok(book) if !book.full_check().is_ok_and(|found| found.is_empty()) => "found",
            Ok(_) => {
                let now = rows::of_file(&path, folder.path(), true).unwrap();
                let difference = rows::difference(&now, &all);
                assert_eq!(difference, "none", "{kind:?} {place} was not noticed");
                "nothing changed"
            }
        };
        assert_eq!(fs::read(&path).unwrap(), bytes);
        *ends.entry((kind, end)).or_default() += 1;
    }
    assert!(ends.contains_key(&(Kind::Letter, "found")), "{ends:?}");
}

#[test]
fn what_touches_a_damaged_record_in_passing_tells_of_it_and_covers_nothing_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let (one, other) = (add_unit(&mut book, "Chi bộ Xăng dầu"), add_unit(&mut book, "Chi bộ Điện"));
    drop(book);
    change(&path, "update unit set address = 'Số 7' where id = 1");
    let mut book = open(&path).unwrap();
    // Moved by hand before anybody looked: told at once, and still damaged.
    let line = "Đơn vị “Chi bộ Xăng dầu”: nội dung không còn như lúc ghi. Hãy đối chiếu với giấy tờ hoặc bản \
                sao lưu, sửa cho đúng rồi lưu lại mục này.";
    apply_to_damaged(&mut book, Edit::Reorder(vec![Record::Unit(other), Record::Unit(one)]));
    let told: Vec<String> = book.take_remarks().iter().map(dan_van::text::errors::remark).collect();
    assert_eq!(told, [line]);
    assert_eq!(said(&book), [line]);
    assert_eq!(said_in_quiet(&mut book), [], "said once");
    // Into the trash and back: still.
    apply_to_damaged(&mut book, Edit::Remove(Record::Unit(one)));
    apply_to_damaged(&mut book, Edit::Restore(Record::Unit(one)));
    assert_eq!(said(&book), [line]);
    // The clerk sees the form, mends it and saves.
    let mut unit = book.read().unit(one).unwrap().unwrap();
    unit.address.clear();
    apply_to_damaged(&mut book, Edit::save(unit));
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn a_form_saved_over_a_damaged_part_is_as_it_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let posts = vec![Post { title: "Bí thư".into(), ..Post::default() }];
    let person = Person { full_name: "Kim Thị Sóc".into(), posts, ..Person::default() };
    let Some(Record::Person(id)) = apply(&mut book, Edit::save(person)) else { panic!() };
    let mut office = book.read().office().unwrap();
    (office.name, office.place) = ("Đảng ủy Khối".into(), "Trà Vinh".into());
    apply(&mut book, Edit::SaveOffice(office));
    drop(book);
    change(&path, "update post set title = 'Bí thu'; update office set place = 'Trà Vino'");
    let mut book = open(&path).unwrap();
    let found = said_in_quiet(&mut book);
    assert_eq!(found.len(), 2);
    let post = "Chức vụ “Bí thu” (cá nhân “Kim Thị Sóc”): nội dung không còn như lúc ghi.";
    assert!(found.iter().any(|d| words_of(d).starts_with(post)), "{found:?}");
    let mut person = book.read().person(id).unwrap().unwrap();
    person.posts[0].title = "Bí thư".into();
    apply_to_damaged(&mut book, Edit::save(person));
    let mut office = book.read().office().unwrap();
    office.place = "Trà Vinh".into();
    apply(&mut book, Edit::SaveOffice(office));
    assert_eq!(book.full_check().unwrap(), []);
}

#[test]
fn a_damaged_attachment_is_named_with_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let unit = add_unit(&mut book, "Chi bộ Xăng dầu");
    // Larger than what is read at a time.
    let content = vec![7; 9 << 20];
    let name = "bản quét.pdf".to_owned();
    apply(&mut book, Edit::Attach { to: Record::Unit(unit), name, content, is_original: false });
    assert_eq!(said_in_quiet(&mut book), []);
    drop(book);
    let mut bytes = fs::read(&path).unwrap();
    let inside = bytes.windows(2000).rposition(|w| w.iter().all(|b| *b == 7)).unwrap();
    bytes[inside + 1000] = 6;
    fs::write(&path, &bytes).unwrap();
    let mut book = open(&path).unwrap();
    let line = "Tệp đính kèm “bản quét.pdf” (đơn vị “Chi bộ Xăng dầu”): tệp bị hỏng. Hãy đính kèm lại tệp gốc, \
                hoặc lấy lại từ bản sao lưu.";
    assert_eq!(said(&book), [line]);
    assert_eq!(said_in_quiet(&mut book), book.full_check().unwrap());
}

#[test]
fn a_letter_of_an_index_is_found_at_opening_and_named_by_check() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ Xăng dầu");
    drop(book);
    let root: u32 = Connection::open(&path)
        .unwrap()
        .query_row("select rootpage from sqlite_schema where name = 'unit_by_fold'", [], |r| {
            r.get(0)
        })
        .unwrap();
    let root = root as usize;
    let mut bytes = fs::read(&path).unwrap();
    let page = &mut bytes[(root - 1) * 4096..root * 4096];
    let at = page.windows(7).position(|w| w == b"xang da").unwrap();
    page[at] = b'y';
    fs::write(&path, &bytes).unwrap();
    assert!(open(&path).is_err());
    let found = dan_van::workspace::damage_in(&path).unwrap();
    let line = words_of(&found[0]);
    let begin = "Đơn vị “Chi bộ Xăng dầu”: mục lục của sổ không dẫn đến mục này";
    assert!(line.starts_with(begin), "{line}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_damaged_book_pushes_out_none_of_its_backups() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ Xăng dầu");
    // More than are ever kept of one day.
    for minute in 10..25 {
        book.back_up(at(&format!("2016-12-05T12:{minute}:00"))).unwrap();
    }
    drop(book);
    let kept = dan_van::workspace::backup::list(&path).len();
    change(&path, "update unit set name = 'Chi bộ Xăng dấu'");
    let mut book = open(&path).unwrap();
    for minute in 30..35 {
        book.back_up(at(&format!("2016-12-05T12:{minute}:00"))).unwrap();
    }
    assert_eq!(dan_van::workspace::backup::list(&path).len(), kept + 5);
}

#[test]
fn the_window_looks_the_book_over_in_quiet_moments_and_then_rests() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_book(folder.path());
    change(&path, "update working_year set good_classes = 'x' where year = 2017");
    let app = App::new(Box::new(window::desktop(folder.path())), Some(path));
    let mut seen: window::Window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    // While keys come one after the other nothing is looked at.
    for _ in 0..100 {
        seen.event(egui::Event::Text("a".into()));
        seen.step();
    }
    assert!(seen.state().book().unwrap().has_more_to_look_over());
    while seen.state().book().unwrap().has_more_to_look_over() {
        seen.step();
    }
    window::settle(&mut seen);
    let line = "Năm công tác “2017”: nội dung không còn như lúc ghi.";
    seen.get_by_label_contains(line);
    // Nothing is left to be done: the window waits for the next key.
    let soon =
        seen.output().viewport_output.values().any(|v| v.repaint_delay < Duration::from_mins(1));
    assert!(!soon, "0 CPU at rest");
    // Whoever asks sees it again.
    window::button(&mut seen, actions::MENU_BOOK);
    window::click(&mut seen, actions::MENU_CHECK);
    while seen.state().book().is_none() {
        std::thread::sleep(Duration::from_millis(20));
        seen.step();
    }
    window::settle(&mut seen);
    assert!(seen.get_all_by_label_contains(line).count() > 1, "{}", screens::CHECKING);
}

/// A text that is no text any more: a bit of a letter is enough.
const NO_TEXT: &str = "cast(x'ff' as text)";

/// A window on a damaged book that was looked over, so that nothing more is told by itself.
fn window_looked_over(folder: &Path, path: &Path) -> window::Window {
    let mut desk = window::desktop(folder);
    desk.now = at("2017-01-16T09:00:00");
    let mut seen = window::window(desk, Some(path));
    while seen.state().book().unwrap().has_more_to_look_over() {
        seen.step();
    }
    window::settle(&mut seen);
    seen
}

/// How often a sentence stands on the screen, whole and alone.
fn count(seen: &window::Window, text: &str) -> usize {
    seen.query_all_by_label(text).count()
}

#[test]
fn a_list_that_cannot_be_read_says_so_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_book(folder.path());
    // One of a table that is read whole, one of a table that is read when its list is shown.
    change(&path, &format!("update movement_model set area = {NO_TEXT} where id = 1"));
    change(&path, &format!("update award set citation = {NO_TEXT}"));
    let mut seen = window_looked_over(folder.path(), &path);
    let why = errors::not_read(&Failure::Disk(DiskTrouble::NotUnderstood));
    let in_place = screens::list_not_read(&why);
    window::click(&mut seen, screens::TAB_ENTRY);
    window::list_below(&mut seen, 2);
    assert_eq!(count(&seen, &in_place), 1, "in the place of the models");
    assert_eq!(count(&seen, terms::movement::MODELS.empty), 0, "it is not said to be empty");
    // Asked for again it is read again, with the same end, which is told until it is put away.
    window::button(&mut seen, actions::READ_AGAIN);
    assert_eq!((count(&seen, &in_place), count(&seen, &why)), (1, 1));
    seen.get_all_by_label("✕").last().unwrap().click();
    window::settle(&mut seen);
    assert_eq!((count(&seen, &in_place), count(&seen, &why)), (1, 0));
    // Another list that stops for the same reason says so in its place; it is not told a second time.
    window::list_below(&mut seen, 8);
    assert_eq!((count(&seen, &in_place), count(&seen, &why)), (1, 0), "the awards");
    assert_eq!(count(&seen, terms::awards::AWARDS.empty), 0);
    let ctrl = egui::Modifiers::CTRL;
    for _ in 0..4 {
        window::press(&mut seen, ctrl, egui::Key::PageUp);
    }
    seen.get_by_label_contains("Tổng kết giai đoạn");
    assert_eq!(count(&seen, &in_place), 0, "another list goes on");
}

#[test]
fn a_page_that_cannot_be_read_says_so_and_is_not_shown_empty() {
    let (ctrl, ctrl_shift) =
        (egui::Modifiers::CTRL, egui::Modifiers::CTRL | egui::Modifiers::SHIFT);
    let menu = |seen: &mut window::Window, item: &str| {
        window::button(seen, actions::MENU_BOOK);
        seen.get_by_label(item).click_accesskit();
        window::settle(seen);
    };
    let (list, part) = (screens::list_not_read, screens::part_not_read);
    type InPlace = fn(&str) -> String;
    let nothing_to_carry = screens::new_year_button(0, 2017);
    type Open<'a> = Box<dyn Fn(&mut window::Window) + 'a>;
    let open_person = |seen: &mut window::Window| {
        window::click(seen, screens::TAB_ENTRY);
        window::list_below(seen, 1);
        window::click(seen, "Phạm Hữu Ơn");
        window::press(seen, egui::Modifiers::NONE, egui::Key::Enter);
    };
    let pages: [(&str, &str, Open<'_>, InPlace, &str); 12] = [
        (
            "history",
            "update step set pc = X where id = 2",
            Box::new(|seen| menu(seen, actions::MENU_HISTORY)),
            list,
            "",
        ),
        (
            "rows of a step",
            "update step_change set after = X where step_id = (select max(id) from step)",
            Box::new(|seen| {
                menu(seen, actions::MENU_HISTORY);
                let newest = seen.state().book().unwrap().read().history(1).unwrap();
                let line = format!("{}   {}", newest[0].who, newest[0].label);
                seen.get_by_label_contains(&line).click();
                window::settle(seen);
            }),
            part,
            screens::NO_IMAGES,
        ),
        (
            "trash",
            "update step set who = X where id = (select max(id) from step)",
            Box::new(|seen| menu(seen, actions::MENU_TRASH)),
            list,
            screens::NO_TRASH,
        ),
        (
            "duplicates",
            "update person set birth = X where id = 1",
            Box::new(|seen| {
                window::press(seen, ctrl, egui::Key::K);
                window::fill(seen, "co the trung");
            }),
            list,
            screens::NO_DUPLICATES,
        ),
        (
            "search",
            "update document set kind = X where id = 1",
            Box::new(move |seen| {
                window::press(seen, ctrl_shift, egui::Key::F);
                window::type_text(seen, "ban chi dao");
            }),
            list,
            screens::FIND_NOTHING,
        ),
        (
            "page of a person",
            "update award set content = X",
            Box::new(move |seen| {
                window::click(seen, screens::TAB_ENTRY);
                window::list_below(seen, 1);
                window::click(seen, "Phạm Hữu Ơn");
                window::press(seen, ctrl, egui::Key::I);
            }),
            part,
            screens::NO_PROFILE,
        ),
        ("figures", "update award set content = X", Box::new(|_| {}), part, ""),
        (
            "new year, of what is read for it alone",
            "update democracy_record set rules_number = X",
            Box::new(|seen| {
                window::press(seen, ctrl, egui::Key::K);
                window::fill(seen, "sang nam moi");
            }),
            list,
            &nothing_to_carry,
        ),
        (
            "new year, of what the lists have",
            "update unit set code = X where id = 1",
            Box::new(|seen| {
                window::press(seen, ctrl, egui::Key::K);
                window::fill(seen, "sang nam moi");
            }),
            list,
            &nothing_to_carry,
        ),
        ("files of a person", "update attachment set note = X", Box::new(open_person), part, ""),
        (
            "earlier awards of a person",
            "update award set content = X",
            Box::new(|seen| {
                open_person(seen);
                seen.get_by_label(screens::PRIOR_AWARDS).click_accesskit();
                window::settle(seen);
            }),
            part,
            screens::NO_PRIOR_AWARDS,
        ),
        (
            "what was changed in a person",
            "update step_change set after = X where tbl = 'person'",
            Box::new(|seen| {
                open_person(seen);
                seen.get_by_label(screens::HISTORY_OF_RECORD).click_accesskit();
                window::settle(seen);
            }),
            part,
            screens::NO_HISTORY_OF_RECORD,
        ),
    ];
    for (name, damage, open, in_place, empty) in pages {
        let folder = tempfile::tempdir().unwrap();
        let path = sample_book(folder.path());
        let mut book = support::open(&path).unwrap();
        let people = book.read().person_rows().unwrap();
        let person = people.iter().find(|p| p.full_name == "Phạm Hữu Ơn").unwrap().id;
        let scan = Edit::Attach {
            to: Record::Person(person),
            name: "bản quét.pdf".into(),
            content: b"%PDF".to_vec(),
            is_original: false,
        };
        apply(&mut book, scan);
        let unit = add_unit(&mut book, "Chi bộ thêm nhầm");
        apply(&mut book, Edit::Remove(Record::Unit(unit)));
        drop(book);
        change(&path, &damage.replace('X', NO_TEXT));
        let why = match name {
            // SQLite itself stops at it, and does not say why.
            "search" => DiskTrouble::Other,
            _ => DiskTrouble::NotUnderstood,
        };
        let why = errors::not_read(&Failure::Disk(why));
        let in_place = &in_place(&why);
        let mut seen = window_looked_over(folder.path(), &path);
        open(&mut seen);
        assert_eq!(count(&seen, in_place), 1, "{name}");
        assert!(empty.is_empty() || count(&seen, empty) == 0, "{name} is not said to be empty");
        window::button(&mut seen, actions::READ_AGAIN);
        assert_eq!((count(&seen, in_place), count(&seen, &why)), (1, 1), "{name}, read again");
    }
}

#[test]
fn what_the_history_kept_is_not_put_back_when_it_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    let id = add_unit(&mut book, "Chi bộ Xăng dầu");
    let mut unit = book.read().unit(id).unwrap().unwrap();
    unit.name = "Chi bộ Dầu khí".into();
    apply(&mut book, Edit::save(unit));
    let step = book.read().history(1).unwrap()[0].id;
    let changed = book.read().changes(step).unwrap()[0].id;
    drop(book);
    // One letter of the old name, in the history alone.
    change(&path, "update step_change set before = replace(before, 'dầu', 'dấu')");
    let mut book = open(&path).unwrap();
    let said = |e: dan_van::workspace::WorkspaceError| dan_van::text::errors::failure(&e.failure());
    let line =
        "Chưa làm được, sổ vẫn như trước. Phần đã ghi trong Lịch sử “Sửa đơn vị: Chi bộ Dầu khí”";
    let undone = said(book.undo(&clerk(), noon()).unwrap_err());
    assert!(undone.starts_with(line), "{undone}");
    let restore = Edit::RestoreField { change: changed, column: "name".into() };
    let restored = said(book.apply(restore, &clerk(), noon()).unwrap_err());
    assert!(restored.starts_with(line), "{restored}");
    assert_eq!(support::unit_names(&book), ["Chi bộ Dầu khí"]);
    drop(book);
}

#[test]
fn undo_names_a_damaged_record_instead_of_another_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.dvk");
    let mut book = create(&path);
    add_unit(&mut book, "Chi bộ Xăng dầu");
    drop(book);
    change(&path, "update unit set address = 'Số 7'");
    let mut book = open(&path).unwrap();
    let said = dan_van::text::errors::failure(&book.undo(&clerk(), noon()).unwrap_err().failure());
    let line = "Chưa làm được, sổ vẫn như trước. Đơn vị “Chi bộ Xăng dầu”: nội dung không còn như lúc ghi.";
    assert!(said.starts_with(line), "{said}");
}

/// A letter in what a table is made of changes no row, but no row can be written any more.
#[test]
fn a_letter_in_what_a_table_is_made_of_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_book(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let word = b"'split'";
    let at = bytes.windows(word.len()).position(|w| w == word).unwrap();
    bytes[at + 5] = b'x';
    fs::write(&path, bytes).unwrap();
    let said = said(&open(&path).unwrap());
    assert!(said.len() == 1 && said[0].contains("đơn vị"), "{said:?}");
}

/// A word that is no kind of recipient, in a book that is only read: SQLite's own check passes over it there.
#[test]
fn an_award_that_cannot_be_understood_is_named_and_left_off_no_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_book(folder.path());
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "pragma ignore_check_constraints = on;
         update award set recipient_kind = 'perxon'
           where id = (select min(id) from award where recipient_kind = 'person')",
    )
    .unwrap();
    let name: String = db
        .query_row("select printed_name from award where recipient_kind = 'perxon'", [], |r| {
            r.get(0)
        })
        .unwrap();
    drop(db);
    let how = OpenAs { read_only: true, by: &clerk(), at: noon() };
    let book = Workspace::open(&path, &how).unwrap();
    let refused = book.read().award_rows(AwardFilter::default()).unwrap_err().failure();
    let said_to_be = errors::failure(&refused);
    assert!(said_to_be.contains(&name) && said_to_be.contains("cứu"), "{said_to_be}");
    // Opening to mend it by hand is refused, so a check says what can be done.
    let found = book.full_check().unwrap();
    assert!(matches!(&found[..], [Damage::NotUnderstood(row)] if row.name == name), "{found:?}");
    assert!(!found[0].is_mended_by_hand());
    let to_write = OpenAs { read_only: false, ..how };
    drop(book);
    assert!(Workspace::open(&path, &to_write).is_err());
}
