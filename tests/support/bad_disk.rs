//! The clerk's work on a disk that fails at the n-th call, and the judgment of what is left: whatever the
//! program said must be true, and the book is as before or as after, never between.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]
use crate::{
    failing_vfs::{self, Call, How, Plan},
    rows::{self, Rows},
    support::{add_unit, apply, at, clerk, noon, open},
};
use dan_van::{
    domain::{
        calendar::Moment,
        decision::{Decision, PaperState},
        edit::Edit,
        failure::{DiskTrouble, Failure},
        ids::Record,
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::RecipientKind,
        unit::Unit,
    },
    text::errors,
    workspace::{self, AwardFilter, OpenAs, StoreError, Workspace, WorkspaceError},
};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

/// What the program said of the work.
#[derive(Debug)]
pub enum Said {
    /// Done.
    Done,
    /// Not done, with its sentence.
    NotDone(String),
    /// Done, but something beside it failed.
    DoneBut(String),
}

/// A piece of work: prepared on a good disk, done on the failing one.
pub struct Work {
    pub name: &'static str,
    /// The file that the work is about.
    pub file: &'static str,
    /// Makes the folder on a good disk.
    pub prepare: fn(&Path),
    /// Opens what stays open meanwhile, on a good disk, and gives the work itself.
    pub act: fn(&Path) -> Box<dyn FnMut() -> Said>,
    /// Does “done” mean that the file changed?
    pub changes_the_book: bool,
    /// Can it be done again in the same session, when it was refused and the disk works again?
    pub can_be_repeated: bool,
}

fn said<T>(result: Result<T, WorkspaceError>) -> Said {
    match result {
        Ok(_) => Said::Done,
        Err(e) => Said::NotDone(errors::failure(&e.failure())),
    }
}

fn said_store<T>(result: Result<T, StoreError>) -> Said {
    match result {
        Ok(_) => Said::Done,
        Err(e) => Said::NotDone(errors::failure(&e.failure())),
    }
}

const BOOK: &str = "so.dvk";

fn book_of(folder: &Path) -> PathBuf {
    folder.join(BOOK)
}

fn list(year: &str) -> QuickList {
    let row = |kind, name: &str, post: &str, unit: &str| QuickRow {
        kind,
        name: name.into(),
        post: post.into(),
        unit: unit.into(),
        ..QuickRow::default()
    };
    let unit = "Đảng bộ Bưu điện mẫu";
    QuickList {
        body: QuickBody::New("Ban Chỉ đạo mẫu".into()),
        form: "Giấy khen".into(),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        year: year.into(),
        rows: vec![
            row(RecipientKind::Collective, unit, "", unit),
            row(RecipientKind::Person, "Kim Thị Mẫu", "Chủ tịch Công đoàn", unit),
            row(RecipientKind::Person, "Lâm Văn Mẫu", "Trưởng phòng", "Chi bộ Lương thực mẫu"),
        ],
        ..QuickList::default()
    }
}

/// A small book with a list whose decision is not issued yet, closed with its backup.
fn small_book(folder: &Path) {
    let path = book_of(folder);
    let mut book = crate::support::create(&path);
    for i in 0..6 {
        add_unit(&mut book, &format!("Đảng bộ số {i} của Khối Doanh nghiệp mẫu"));
    }
    apply(&mut book, Edit::RecordQuickList(list("2016")));
    assert!(book.close(noon()).is_empty());
    // As every book is after its first opening by this program.
    drop(open(&path).unwrap());
}

/// A backup of the small book on a stick, and the book one unit further.
fn with_a_stick(folder: &Path) {
    small_book(folder);
    let mut book = open(&book_of(folder)).unwrap();
    book.copy_out(&folder.join("usb.dvk")).unwrap();
    add_unit(&mut book, "Đảng bộ ghi sau bản sao");
    assert!(book.close(noon()).is_empty());
}

fn fixture(folder: &Path, name: &str) {
    fs::copy(Path::new("tests/data").join(name), book_of(folder)).unwrap();
}

fn new_unit(book: &Workspace) -> Edit {
    let kind = book.read().unit_kinds().unwrap()[0].id;
    Edit::save(Unit { name: "Chi bộ Cấp nước mẫu".into(), kind, ..Unit::default() })
}

fn next_day() -> Moment {
    at("2016-12-06T08:00:00")
}

fn decision_to_issue(book: &Workspace) -> Decision {
    let awards = book.read().award_rows(AwardFilter::default()).unwrap();
    let id = awards.iter().find_map(|a| a.decision).unwrap();
    let decision = book.read().decision(id).unwrap().unwrap();
    Decision {
        number: "05".into(),
        date: "05/12/2016".into(),
        state: PaperState::Issued,
        ..decision
    }
}

pub const ALL: &[Work] = &[
    Work {
        name: "opening",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let path = book_of(folder);
            Box::new(move || said_store(open(&path)))
        },
        changes_the_book: false,
        can_be_repeated: false,
    },
    Work {
        name: "saving a record",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let edit = new_unit(&book);
            Box::new(move || said(book.apply(edit.clone(), &clerk(), noon())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "the day's first save, with its backup",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let edit = new_unit(&book);
            // As the window does: a few pages between two frames.
            book.back_up_in_steps();
            Box::new(move || {
                let saved = said(book.apply(edit.clone(), &clerk(), next_day()));
                for _frame in 0..20 {
                    book.tick(next_day());
                    book.finish_backup();
                }
                match (saved, book.take_remarks().first()) {
                    (Said::Done, Some(remark)) => Said::DoneBut(errors::remark(remark)),
                    (saved, _) => saved,
                }
            })
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "undo",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            Box::new(move || said(book.undo(&clerk(), noon())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "a file attached",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let unit = book.read().units_named("Đảng bộ Bưu điện mẫu").unwrap()[0];
            let content: Vec<u8> = (0..200_000_u32).map(|i| (i % 251) as u8).collect();
            let name = "quet.pdf".to_owned();
            let edit = Edit::Attach { to: Record::Unit(unit), name, content, is_original: false };
            Box::new(move || said(book.apply(edit.clone(), &clerk(), noon())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "recording a quick list",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let edit = Edit::RecordQuickList(list("2017"));
            Box::new(move || said(book.apply(edit.clone(), &clerk(), noon())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "issuing a decision",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let decision = decision_to_issue(&book);
            let edit = Edit::IssueDecision(decision);
            Box::new(move || said(book.apply(edit.clone(), &clerk(), noon())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "backup",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            Box::new(move || said_store(book.back_up(next_day())))
        },
        changes_the_book: false,
        can_be_repeated: true,
    },
    Work {
        name: "a copy for a stick",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let book = open(&book_of(folder)).unwrap();
            let to = folder.join("ban-sao.dvk");
            Box::new(move || said_store(book.copy_out(&to)))
        },
        changes_the_book: false,
        can_be_repeated: true,
    },
    Work {
        name: "closing after a save",
        file: BOOK,
        prepare: small_book,
        act: |folder| {
            let mut book = open(&book_of(folder)).unwrap();
            let edit = new_unit(&book);
            apply(&mut book, edit);
            let mut book = Some(book);
            Box::new(move || match book.take().unwrap().close(next_day()).first() {
                None => Said::Done,
                Some(remark) => Said::DoneBut(errors::remark(remark)),
            })
        },
        changes_the_book: true,
        can_be_repeated: false,
    },
    Work {
        name: "restore",
        file: BOOK,
        prepare: with_a_stick,
        act: |folder| {
            let (book, from) = (book_of(folder), folder.join("usb.dvk"));
            Box::new(move || said_store(workspace::restore(&book, &from, next_day())))
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
    Work {
        name: "bringing a book of the third schema up to date",
        file: BOOK,
        prepare: |folder| fixture(folder, "v3-issued.dvk"),
        act: |folder| {
            let path = book_of(folder);
            Box::new(move || said_store(open(&path)))
        },
        changes_the_book: false,
        can_be_repeated: false,
    },
    Work {
        name: "bringing a book of the fourth schema up to date",
        file: BOOK,
        prepare: |folder| fixture(folder, "v4-issued.dvk"),
        act: |folder| {
            let path = book_of(folder);
            Box::new(move || said_store(open(&path)))
        },
        changes_the_book: false,
        can_be_repeated: false,
    },
    Work {
        name: "a new book",
        file: "moi.dvk",
        prepare: |_| {},
        act: |folder| {
            let path = folder.join("moi.dvk");
            Box::new(move || {
                let how = OpenAs { read_only: false, by: &clerk(), at: noon() };
                said_store(Workspace::create(&path, &how))
            })
        },
        changes_the_book: true,
        can_be_repeated: true,
    },
];

/// A work with its two states and the calls it makes on a good disk.
pub struct Known {
    work: &'static Work,
    base: tempfile::TempDir,
    before: Option<Rows>,
    after: Option<Rows>,
    pub calls: u64,
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

fn files_below(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files_below(&path, out) } else { out.push(path) }
    }
}

fn rows_of(path: &Path, all: bool) -> Result<Option<Rows>, String> {
    let room = tempfile::tempdir().unwrap();
    path.exists().then(|| rows::of_file(path, room.path(), all)).transpose()
}

/// Learns a work: what it makes of the file when nothing fails, and in how many calls.
pub fn learn(work: &'static Work) -> Known {
    let base = tempfile::tempdir().unwrap();
    (work.prepare)(base.path());
    let file = work.file;
    let before = rows_of(&base.path().join(file), true).unwrap();
    let room = tempfile::tempdir().unwrap();
    copy_folder(base.path(), room.path());
    let mut act = (work.act)(room.path());
    failing_vfs::begin(None);
    let done = act();
    let (calls, _) = failing_vfs::end();
    drop(act);
    assert!(matches!(done, Said::Done), "{}: {done:?}", work.name);
    let after = rows_of(&room.path().join(file), false).unwrap();
    Known { work, base, before, after, calls }
}

/// Does the work once with a plan; what was not as it must be, in words.
pub fn try_once(known: &Known, plan: Plan) -> Vec<String> {
    let Known { work, base, before, after, .. } = known;
    let room = tempfile::tempdir().unwrap();
    copy_folder(base.path(), room.path());
    let path = room.path().join(work.file);
    let mut act = (work.act)(room.path());
    failing_vfs::begin(Some(plan));
    let done = catch_unwind(AssertUnwindSafe(&mut act));
    let (_, failed) = failing_vfs::end();
    let mut wrong = Vec::new();
    let mut done = done.unwrap_or_else(|_| {
        wrong.push("it panicked".to_owned());
        Said::Done
    });
    let is_refused = matches!(&done, Said::NotDone(words) if !is_not_known(words));
    if work.can_be_repeated && is_refused && plan.first.is_multiple_of(2) {
        // The stick is back: the clerk presses “Lưu” once more.
        done = act();
        if let Said::NotDone(why) = &done {
            wrong.push(format!("refused on a good disk: {why}"));
        }
    }
    drop(act);
    // As the next start finds it: first SQLite alone, on a copy, then the program.
    wrong.extend(judge(&path, &done, work, before.as_ref(), after.as_ref(), "as left"));
    if path.exists() {
        match open(&path) {
            Ok(book) => match book.full_check() {
                Ok(found) if found.is_empty() => {}
                Ok(found) => wrong.push(format!("the check finds {found:?}")),
                Err(e) => wrong.push(format!("the check fails: {e}")),
            },
            Err(e) => wrong.push(format!("it does not open afterwards: {e}")),
        }
        if before.is_some() && !is_migration(work) {
            let seen = "opened again";
            wrong.extend(judge(&path, &done, work, before.as_ref(), after.as_ref(), seen));
        }
    } else if before.is_some() {
        wrong.push("there is no book any more".to_owned());
    }
    wrong.extend(strange_files(room.path(), &path));
    let called = |w: String| format!("{}, {plan:?} {failed:?}: {w} (said {done:?})", work.name);
    wrong.into_iter().map(called).collect()
}

/// Whoever is told that nobody knows looks before entering it again.
fn is_not_known(words: &str) -> bool {
    words == errors::failure(&Failure::Disk(DiskTrouble::NotKnown))
}

fn is_migration(work: &Work) -> bool {
    work.name.starts_with("bringing")
}

/// Is the state one of the two, and the one that was said?
fn judge(
    path: &Path,
    said: &Said,
    work: &Work,
    before: Option<&Rows>,
    after: Option<&Rows>,
    when: &str,
) -> Option<String> {
    let (now, like_after) = match (rows_of(path, true), rows_of(path, false)) {
        (Ok(now), Ok(like_after)) => (now, like_after),
        (Err(e), _) | (_, Err(e)) => return Some(format!("{when}: {e}")),
    };
    let is_before = now.as_ref() == before;
    let is_after = like_after.as_ref() == after;
    if !is_before && !is_after {
        let nothing = Rows::new();
        let (a, b) = (like_after.as_ref().unwrap_or(&nothing), after.unwrap_or(&nothing));
        return Some(format!("{when}: neither before nor after: {}", rows::difference(a, b)));
    }
    match said {
        // Whoever is told that nobody knows looks before entering it again.
        Said::NotDone(words)
            if *words == errors::failure(&Failure::Disk(DiskTrouble::NotKnown)) =>
        {
            None
        }
        Said::DoneBut(words) if words.contains("chưa lưu") || words.contains("vẫn như trước") => {
            Some(format!("{when}: stored, and its words say that it is not"))
        }
        Said::Done | Said::DoneBut(_) if !is_after => {
            Some(format!("{when}: said done, and it is not there"))
        }
        Said::NotDone(_) if work.changes_the_book && !is_before => {
            Some(format!("{when}: said not done, and it is there"))
        }
        _ => None,
    }
}

/// No half file under a final name, nothing left over under another.
fn strange_files(folder: &Path, book: &Path) -> Vec<String> {
    let mut files = Vec::new();
    files_below(folder, &mut files);
    let mut wrong = Vec::new();
    for file in files.iter().filter(|f| *f != book) {
        let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
        if name.contains("su-co-") {
            continue;
        }
        let is_book = file.extension().is_some_and(|e| e == "dvk");
        // A journal whose head is zero is at rest: the next save takes it up.
        let at_rest = name.ends_with(".dvk-journal")
            && fs::read(file).unwrap_or_default().first().is_none_or(|head| *head == 0);
        if (name.contains(".dvk-") || name.contains(".tmp")) && !at_rest {
            wrong.push(format!("{name} is left over"));
        } else if is_book && let Err(e) = rows_of(file, true) {
            wrong.push(format!("half a file under its name: {e}"));
        }
    }
    wrong
}

/// The plans of a short run: at most `most` places, spread over all calls.
pub fn a_few_plans(calls: u64, most: u64) -> Vec<Plan> {
    let step = calls.div_ceil(most).max(1);
    let hows = [How::NoAnswer, How::Full];
    let many = [1, u64::MAX, 2];
    (0..calls.div_ceil(step))
        .map(|i| Plan {
            // Not the same place within each stretch.
            first: (i * step + 1 + (i * 7) % step).min(calls),
            many: many[i as usize % many.len()],
            how: hows[i as usize % hows.len()],
        })
        .collect()
}

/// Every plan: each call fails once, with the next, and with all that follow, in both ways.
pub fn all_plans(calls: u64) -> impl Iterator<Item = Plan> {
    (1..=calls).flat_map(|first| {
        [1, 2, u64::MAX].into_iter().flat_map(move |many| {
            [How::NoAnswer, How::Full].into_iter().map(move |how| Plan { first, many, how })
        })
    })
}

/// The kinds of calls, for a table.
pub fn kinds() -> [Call; 8] {
    [
        Call::Open,
        Call::Read,
        Call::Write,
        Call::Sync,
        Call::Truncate,
        Call::Size,
        Call::Delete,
        Call::Access,
    ]
}
