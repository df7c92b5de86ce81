//! Locked years: temporary triggers over the path from each table to its working year, so that no edit,
//! undo, import or merge passes them. Unlocking needs a reason.
use super::{Result, StoreError, kinds};
use crate::domain::ids::Kind;
use rusqlite::{Connection, ffi};

/// What a refused change of a locked year begins with; the year follows.
const LOCKED: &str = "locked year ";
/// What unlocking without a reason says.
const NO_REASON: &str = "unlocking wants a reason";

/// Adds the triggers. `facts` gives the columns of a table that hold facts: derived ones may be made
/// anew in a locked year.
pub(super) fn install(db: &Connection, facts: impl Fn(&str) -> Result<Vec<String>>) -> Result<()> {
    for kind in Kind::ALL {
        let Some(years) = kinds::years(*kind) else { continue };
        let table = kinds::table_of(*kind);
        let columns: Vec<String> = facts(table)?.iter().map(|c| format!("\"{c}\"")).collect();
        let guard = |row: &str| {
            format!(
                "select raise(abort, '{LOCKED}' || w.year) from working_year w
                 where w.is_locked = 1 and w.deleted_step is null and w.year in ({});",
                years.replace("{r}", row)
            )
        };
        db.execute_batch(&format!(
            "create temp trigger \"lock_insert_{table}\" before insert on main.\"{table}\" begin {new} end;
             create temp trigger \"lock_update_{table}\" before update of {of} on main.\"{table}\" begin {old} {new} end;
             create temp trigger \"lock_delete_{table}\" before delete on main.\"{table}\" begin {old} end;",
            new = guard("new"),
            old = guard("old"),
            of = columns.join(", "),
        ))?;
    }
    db.execute_batch(&format!(
        "create temp trigger unlock_with_reason before update of is_locked on main.working_year
         when old.is_locked = 1 and new.is_locked = 0 and new.lock_reason = ''
         begin select raise(abort, '{NO_REASON}'); end;
         create temp trigger locked_stays
         before update of year, registration_due, report_due, model_minimum, good_classes on main.working_year
         when old.is_locked = 1 and (new.year is not old.year or new.registration_due is not old.registration_due
           or new.report_due is not old.report_due or new.model_minimum is not old.model_minimum
           or new.good_classes is not old.good_classes)
         begin select raise(abort, '{LOCKED}' || old.year); end;
         create temp trigger keep_lock before update of deleted_step on main.working_year
         when old.is_locked = 1 and new.deleted_step is not null
         begin select raise(abort, '{LOCKED}' || old.year); end;
         create temp trigger keep_lock_row before delete on main.working_year
         when old.is_locked = 1
         begin select raise(abort, '{NO_REASON}'); end;"
    ))?;
    Ok(())
}

/// The locked year that refused a change; 0 for unlocking without a reason.
pub(super) fn locked_year(error: &StoreError) -> Option<i64> {
    let StoreError::Sqlite(rusqlite::Error::SqliteFailure(code, Some(message))) = error else {
        return None;
    };
    if code.extended_code != ffi::SQLITE_CONSTRAINT_TRIGGER {
        return None;
    }
    if message == NO_REASON {
        return Some(0);
    }
    message.strip_prefix(LOCKED).and_then(|year| year.parse().ok())
}
