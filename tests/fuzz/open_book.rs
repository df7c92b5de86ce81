//! A book with bytes changed, cut off, or beside a journal not its own: it opens or is refused, never a
//! panic; refused, it keeps every byte; opened, everything in it can be read, changed and taken back.
#![no_main]
use dan_van::{
    domain::{
        award::Recipient,
        calendar::Moment,
        edit::{Actor, Edit},
        ids::Record,
        paper::About,
        unit::Unit,
    },
    layout::paginate,
    listing::{figures::figures, profile::profile},
    report::{
        ReportParams,
        catalog,
        options::{self, OptionValue},
    },
    sample, text,
    workspace::{AwardFilter, OpenAs, Workspace, backup},
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    /// Which book, what else is wrong with it, and how it is opened.
    how: u8,
    /// Where it is cut off.
    cut: u32,
    /// Any file, or what a journal holds.
    other: &'a [u8],
    changes: Vec<Change<'a>>,
}

#[derive(Arbitrary, Debug)]
enum Change<'a> {
    /// Anywhere.
    Byte(u32, u8),
    /// Where something stands: most of a book is empty room.
    Filled(u32, u8),
    /// Several bytes where something stands.
    Several(u32, &'a [u8]),
    /// In the first hundred bytes.
    Head(u8, u8),
}

/// A whole book, and where in it something stands.
struct Whole {
    bytes: Vec<u8>,
    filled: Vec<usize>,
}

impl From<Vec<u8>> for Whole {
    fn from(bytes: Vec<u8>) -> Self {
        let filled = (0..bytes.len()).filter(|i| bytes[*i] != 0).collect();
        Self { bytes, filled }
    }
}

/// The same bytes in every run, so that what is found can be found again.
static FIRST: LazyLock<Whole> = LazyLock::new(|| include_bytes!("../data/v1.dvk").to_vec().into());
static SECOND: LazyLock<Whole> = LazyLock::new(|| include_bytes!("../data/v2.dvk").to_vec().into());

/// Something in every table that is written today, but its keys are other ones in every run.
static SAMPLE: LazyLock<Whole> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for trials");
    let path = folder.path().join("mau.dvk");
    let by = clerk();
    let how = OpenAs { read_only: false, by: &by, at: noon() };
    let mut book = Workspace::create(&path, &how).expect("an empty folder");
    sample::fill(&mut book, &by, noon()).expect("the sample passes every rule");
    drop(book);
    fs::read(&path).expect("just written").into()
});

static ROOM: LazyLock<tempfile::TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("a folder for trials"));

fn clerk() -> Actor {
    Actor { name: "Văn thư".into(), pc: "MAY-01".into() }
}

fn noon() -> Moment {
    jiff::civil::date(2017, 1, 16).at(12, 0, 0, 0)
}

fn changed(whole: &Whole, changes: &[Change<'_>]) -> Vec<u8> {
    let mut bytes = whole.bytes.clone();
    let filled = |n: u32| whole.filled[n as usize % whole.filled.len()];
    for change in changes.iter().take(64) {
        match *change {
            Change::Byte(at, byte) => bytes[at as usize % whole.bytes.len()] = byte,
            Change::Filled(at, byte) => bytes[filled(at)] = byte,
            Change::Several(at, new) => {
                let at = filled(at);
                let new = &new[..new.len().min(whole.bytes.len() - at)];
                bytes[at..at + new.len()].copy_from_slice(new);
            }
            Change::Head(at, byte) => bytes[usize::from(at) % 100] = byte,
        }
    }
    bytes
}

/// A journal as SQLite leaves it when it is cut off: for each four bytes, a page with one byte changed.
fn journal(bytes: &[u8], changes: &[u8]) -> Vec<u8> {
    const PAGE: usize = 4096;
    let pages = bytes.len() / PAGE;
    let mut out = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7".to_vec();
    let count = changes.len() / 4;
    for number in [count as u32, 0, pages as u32, 512, PAGE as u32] {
        out.extend(number.to_be_bytes());
    }
    out.resize(512, 0);
    for change in changes.chunks_exact(4) {
        let number = usize::from(change[0]) % pages.max(1);
        let mut page = bytes.get(number * PAGE..(number + 1) * PAGE).unwrap_or_default().to_vec();
        page.resize(PAGE, 0);
        page[usize::from(u16::from_be_bytes([change[1], change[2]])) % PAGE] = change[3];
        let sum: u32 = (1..=PAGE / 200).map(|i| u32::from(page[PAGE - 200 * i])).sum();
        out.extend((number as u32 + 1).to_be_bytes());
        out.extend(page);
        out.extend(sum.to_be_bytes());
    }
    out
}

/// Reads everything a window or a paper would; what cannot be read is an error, said in words.
fn read_all(book: &Workspace) {
    let read = book.read();
    let _ = (read.office(), read.bodies(), read.terms(), read.signatories(), read.unit_kinds());
    let _ = (read.legal_bases(), read.collectives(), read.undoable(), read.redoable());
    let _ = (read.history(100), read.old_drafts(), read.book_uid(), book.undoable());
    let _ = (read.base_salaries(), read.reward_rules(), read.list_items(), read.targets(None));
    let _ = (read.committee_members(), read.documents(None), read.blank_entries(None), read.working_years());
    for year in [2016, 2017] {
        let _ = figures(read, year);
    }
    for step in read.history(10).unwrap_or_default() {
        let _ = read.changes(step.id);
    }
    let _ = (read.trashed(), read.trashed_files(), read.damaged_attachments(), book.size());
    let _ = (read.told_apart("unit"), read.search("nguyen a", 10), read.search("dang bo", 10));
    for unit in read.unit_rows().unwrap_or_default().into_iter().take(3) {
        let record = Record::Unit(unit.id);
        let _ = (read.unit(unit.id), read.units_named(&unit.name), read.uses(record));
        let _ = (profile(read, record), read.users(record, 10), read.attachments(record));
    }
    for person in read.person_rows().unwrap_or_default().into_iter().take(3) {
        let _ = (read.person(person.id), read.people_named(&person.full_name));
        let _ = profile(read, Record::Person(person.id));
    }
    for model in read.movement_models().unwrap_or_default().into_iter().take(3) {
        let _ =
            model.id.map(|id| (read.movement_model(id), profile(read, Record::MovementModel(id))));
    }
    let rounds = read.rounds().unwrap_or_default();
    let decisions = read.decisions().unwrap_or_default();
    for proposal in read.proposal_rows(None, None).unwrap_or_default().into_iter().take(3) {
        let _ = read.proposal(proposal.id);
    }
    for award in read.award_rows(AwardFilter::default()).unwrap_or_default().into_iter().take(3) {
        let _ = read.prior_awards(&award.recipient, award.unit_id, Some(award.id));
        let _ = book.name_of(Record::Award(award.id));
        if let Ok(Some(award)) = read.award(award.id) {
            let today = noon().date();
            let _ = book.check(&Edit::save(award), today);
        }
    }
    let _ = read.prior_awards(&Recipient::Outside(String::new()), None, None);
    for spec in catalog::ALL {
        let round = rounds.first().and_then(|r| r.id).map(About::round);
        let decision = decisions.first().and_then(|d| d.id).map(About::decision);
        for about in [Some(About::Year(2016)), round, decision].into_iter().flatten() {
            let params = ReportParams::about(about).with(&options::REWARD, OptionValue::YesNo(true));
            match catalog::build(spec, read, &params, noon().date()) {
                Ok(document) => drop(paginate(&document)),
                Err(error) => assert!(!error.sentence().is_empty()),
            }
        }
    }
}

/// A clerk's work in it: nothing of it may panic, whatever the book refuses.
fn work(book: &mut Workspace) {
    let by = clerk();
    let new = Unit { name: "Chi bộ thử".into(), ..Unit::default() };
    let _ = book.apply(Edit::save(new), &by, noon());
    let first = book.read().unit_rows().unwrap_or_default().first().map(|u| u.id);
    if let Some(Ok(Some(unit))) = first.map(|id| book.read().unit(id)) {
        let _ = book.apply(Edit::save(Unit { phone: "0294".into(), ..unit }), &by, noon());
    }
    let units: Vec<Record> =
        book.read().unit_rows().unwrap_or_default().iter().map(|u| Record::Unit(u.id)).collect();
    if let [one, .., other] = *units.as_slice() {
        let content = b"%PDF".to_vec();
        let _ = book.apply(Edit::Attach { to: one, name: "a.pdf".into(), content, is_original: false }, &by, noon());
        let _ = book.apply(Edit::Merge { kept: one, gone: other }, &by, noon());
        let _ = book.undo(&by, noon());
        let _ = book.apply(Edit::Remove(other), &by, noon());
        let _ = book.apply(Edit::Restore(other), &by, noon());
    }
    let _ = book.undo(&by, noon());
    let _ = book.redo(&by, noon());
    for step in book.read().history(8).unwrap_or_default() {
        for change in book.read().changes(step.id).unwrap_or_default().into_iter().take(3) {
            let column = change.before.keys().next().cloned().unwrap_or_default();
            let _ = book.apply(Edit::RestoreField { change: change.id, column }, &by, noon());
        }
        let _ = book.undo_step(step.id, &by, noon());
    }
    let _ = book.apply(Edit::EmptyTrash, &by, noon());
    let _ = book.forget_old_drafts();
}

/// Copies of a book and its journal, kept before the journal was rolled in.
fn kept_copy(path: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(backup::folder_of(path)).ok()?.flatten().map(|e| e.path());
    let kept = folders.filter(|p| p.is_dir()).map(|p| p.join("x.dvk"));
    kept.into_iter().find(|p| p.exists())
}

fn try_out(bytes: &[u8], read_only: bool, journal: Option<&[u8]>) {
    let folder = tempfile::tempdir_in(ROOM.path()).expect("room");
    let path = folder.path().join("x.dvk");
    fs::write(&path, bytes).expect("room");
    if let Some(journal) = journal {
        fs::write(folder.path().join("x.dvk-journal"), journal).expect("room");
    }
    let same = || fs::read(&path).expect("a book is never taken away") == bytes;
    let by = clerk();
    let how = OpenAs { read_only, by: &by, at: noon() };
    let opened = Workspace::open(&path, &how);
    if journal.is_some_and(|j| !j.is_empty()) && !same() {
        let kept = kept_copy(&path).expect("kept before it was mended");
        assert_eq!(fs::read(kept).expect("kept"), bytes);
    }
    let mut book = match opened {
        Ok(book) => book,
        Err(error) => {
            assert!(!text::errors::failure(&error.failure()).is_empty());
            let mended = journal.is_some() && !read_only;
            assert!(same() || mended, "refused, but changed: {error}");
            return;
        }
    };
    let sound = book.full_check().is_ok_and(|found| found.is_empty());
    read_all(&book);
    if read_only {
        assert!(book.apply(Edit::Reorder(Vec::new()), &by, noon()).is_err());
        drop(book);
        assert!(same(), "only looked at, but changed");
        return;
    }
    work(&mut book);
    let worked = book.full_check().is_ok_and(|found| found.is_empty());
    assert!(!sound || worked, "the work of a clerk damaged a sound book");
    let _ = book.close(noon());
    if sound {
        let again = Workspace::open(&path, &how).expect("what opened opens again");
        assert_eq!(again.full_check().expect("readable"), []);
    }
}

fuzz_target!(|input: Input<'_>| {
    let Input { how, cut, other, changes } = input;
    let read_only = how & 16 != 0;
    let whole: &Whole = match how >> 6 {
        0 => &FIRST,
        1 | 2 => &SECOND,
        _ => &SAMPLE,
    };
    let whole = changed(whole, &changes);
    match how % 16 {
        0 => {
            try_out(other, read_only, None);
            let path = ROOM.path().join("x.dvk");
            fs::write(&path, &whole).expect("room");
            let _ = backup::verify(&path);
        }
        1 => try_out(&whole[..cut as usize % (whole.len() + 1)], read_only, None),
        2 => try_out(&whole, read_only, Some(other)),
        3 | 4 => try_out(&whole, read_only, Some(&journal(&whole, other))),
        _ => try_out(&whole, read_only, None),
    }
});
