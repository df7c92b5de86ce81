//! Schema versions: each migration runs whole or not at all. One that gives a table a column gives it to
//! the row images of the history too: steps made before it can be taken back after it. Sums of rows are made
//! anew at the end; a table made anew takes them over, a row that a migration adds has 0 meanwhile.
use super::{Result, content, derived};
use rusqlite::{Connection, TransactionBehavior};

/// “DVK1”: tells our file from any other SQLite file.
pub(super) const APPLICATION_ID: i32 = 0x4456_4B31;

/// The migrations in order; the file's `user_version` says how many it has had.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_initial.sql"),
    include_str!("migrations/0002_what_the_office_keeps.sql"),
    include_str!("migrations/0003_large_books.sql"),
    include_str!("migrations/0004_households.sql"),
    include_str!("migrations/0005_row_sums.sql"),
    include_str!("migrations/0006_papers.sql"),
    include_str!("migrations/0007_found_along_indexes.sql"),
    include_str!("migrations/0008_blanks.sql"),
    include_str!("migrations/0009_own_symbols.sql"),
    include_str!("migrations/0010_award_desk.sql"),
    include_str!("migrations/0011_evaluation.sql"),
    include_str!("migrations/0012_way_of_a_round.sql"),
    include_str!("migrations/0013_recognition.sql"),
    include_str!("migrations/0014_variants.sql"),
    include_str!("migrations/0015_adjustments.sql"),
    include_str!("migrations/0016_papers_of_a_round.sql"),
    include_str!("migrations/0017_review.sql"),
];

/// What a table of an older version is called now.
pub(super) fn present_name(table: &str) -> &str {
    match table {
        "attachment_content" => "content",
        "issued_paper" => "paper",
        same => same,
    }
}

/// The schema version of this program.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Brings a file from `version` to [`NEWEST`], in one transaction.
///
/// # Errors
/// [`super::StoreError`]; the file is then as it was.
pub(super) fn run(db: &mut Connection, version: i64) -> Result<()> {
    run_to(db, version, NEWEST)
}

/// As [`run`], no further than to version `to`.
///
/// # Errors
/// [`super::StoreError`]; the file is then as it was.
pub(super) fn run_to(db: &mut Connection, version: i64, to: i64) -> Result<()> {
    // A table made anew is dropped under the rows that name it. Inside a transaction this cannot be switched.
    db.pragma_update(None, "foreign_keys", false)?;
    let done = migrate(db, version, to);
    db.pragma_update(None, "foreign_keys", true)?;
    done
}

fn migrate(db: &mut Connection, version: i64, to: i64) -> Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    derived::install_functions(&transaction)?;
    content::install_functions(&transaction)?;
    let had_sums = derived::before_migration(&transaction)?;
    let place = |version| usize::try_from(version).unwrap_or(0);
    for sql in MIGRATIONS.iter().take(place(to)).skip(place(version)) {
        transaction.execute_batch(sql)?;
    }
    derived::after_migration(&transaction, had_sums)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", to)?;
    transaction.commit()?;
    Ok(())
}
