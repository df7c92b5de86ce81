//! The disk fails in the middle of the clerk's work: what was said is true, and no book is half written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
#[path = "support/bad_disk.rs"]
mod bad_disk;
#[path = "support/failing_vfs.rs"]
mod failing_vfs;
#[path = "support/rows.rs"]
mod rows;
mod support;
use failing_vfs::{How, Plan};

/// Places at which each work is stopped here; `cargo bench --bench failing_disk` takes them all.
const PLACES: u64 = 9;

#[test]
fn whatever_fails_the_book_is_one_of_two_and_no_word_is_wrong() {
    let _turn = failing_vfs::take_turn();
    let mut wrong = Vec::new();
    for work in bad_disk::ALL {
        let known = bad_disk::learn(work);
        for plan in bad_disk::a_few_plans(known.calls, PLACES) {
            wrong.extend(bad_disk::try_once(&known, plan));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The last word of a save goes wrong after everything is written: entering it again would have it twice.
#[test]
fn a_list_that_is_in_the_book_is_never_said_to_be_not_saved() {
    let _turn = failing_vfs::take_turn();
    let work = bad_disk::ALL.iter().find(|w| w.name == "recording a quick list").unwrap();
    let known = bad_disk::learn(work);
    let mut wrong = Vec::new();
    for first in known.calls.saturating_sub(6)..=known.calls {
        for many in [1, 2, u64::MAX] {
            for how in [How::NoAnswer, How::Full] {
                wrong.extend(bad_disk::try_once(&known, Plan { first, many, how }));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
