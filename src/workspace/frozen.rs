//! What issued papers show stays as it is: no edit, undo, import or merge changes it, but by đính chính, thu
//! hồi or cấp lại. A paper is composed as the book says before and after a step, by the same program, wording
//! and settings, and the two are compared text by text; what was kept when it was issued is not looked at, so a
//! newer program or a changed wording stands in nobody's way.
use super::WorkspaceError;
use crate::{
    domain::{
        failure::PaperChange,
        ids::{DecisionId, Kind},
    },
    papers,
    store::{
        Reader, StoreError, Writer,
        journal::{self, Facts},
    },
    text::labels,
};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Rows that papers of a decision take their data from. Bodies, signatories, wording and settings are how
/// papers are made: to change them is refused to nobody, and they count for neither side here.
const DATA: [Kind; 3] = [Kind::Award, Kind::Round, Kind::Decision];

/// Keys that a merge gives another record: column and kind.
const MERGED: [(&str, Kind); 6] = [
    ("unit_id", Kind::Unit),
    ("collective_id", Kind::Collective),
    ("person_id", Kind::Person),
    ("body_id", Kind::Body),
    ("signatory_id", Kind::Signatory),
    ("round_id", Kind::Round),
];

/// Whom an award is for, whatever its paper calls them.
const RECIPIENT: [&str; 6] =
    ["recipient_kind", "unit_id", "collective_id", "person_id", "outside_name", "outside_place"];

/// Fails when the data that this step changed would change what an issued paper of ours shows, or to whom the
/// decision gave it.
///
/// # Errors
/// [`WorkspaceError::ChangesIssuedPaper`] with the paper and the words; [`WorkspaceError::AlreadyIssued`] when
/// only somebody else of the same name would be meant.
pub(super) fn refuse_changes(writer: &Writer<'_>, today: Date) -> Result<(), WorkspaceError> {
    let decisions = writer.issued_decisions_touched()?;
    if decisions.is_empty() {
        return Ok(());
    }
    let changes = writer.changes()?;
    let rows = by_row(&changes);
    let weighed = weighed(&rows, &changes);
    if weighed.is_empty() {
        return Ok(());
    }
    let (before, after) = writer.aside(|aside| {
        // An award that was taken back keeps what its paper said of it.
        aside.show_revoked()?;
        let after = papers::as_made_now(aside.reader(), &decisions, today)?;
        aside.put_back(|kind, row, column| {
            weighed.get(&(kind, row)).is_some_and(|columns| columns.contains(&column))
        })?;
        Ok((papers::as_made_now(aside.reader(), &decisions, today)?, after))
    })?;
    if let Some((paper, difference)) = papers::first_change(&before, &after) {
        return Err(WorkspaceError::ChangesIssuedPaper(Box::new(PaperChange {
            paper: paper.title.to_owned(),
            number: number(writer.reader(), paper.decision)?,
            old: difference.old.map(Into::into),
            new: difference.new.map(Into::into),
        })));
    }
    if names_another(&decisions, &rows, &weighed) {
        return Err(WorkspaceError::AlreadyIssued);
    }
    Ok(())
}

/// Facts before and after a step.
type Change<'c> = (&'c Facts, &'c Facts);

/// What a step did to each row, all its changes together.
fn by_row(changes: &[journal::Change]) -> HashMap<(Kind, i64), Change<'_>> {
    let mut rows: HashMap<(Kind, i64), Change<'_>> = HashMap::new();
    for change in changes {
        let Some(kind) = change.kind else { continue };
        rows.entry((kind, change.row))
            .and_modify(|(_, after)| *after = &change.after)
            .or_insert((&change.before, &change.after));
    }
    rows
}

/// The rows whose change in a step counts, with the columns that do: of the data of papers, but for awards that
/// a đính chính of the step corrects, for what a merge only gave another key, and for money where there was none.
fn weighed<'c>(
    rows: &HashMap<(Kind, i64), Change<'c>>,
    changes: &[journal::Change],
) -> HashMap<(Kind, i64), Vec<&'c str>> {
    let corrected: HashSet<i64> = changes
        .iter()
        .filter(|c| c.kind == Some(Kind::Amendment))
        .flat_map(|c| [&c.before, &c.after])
        .filter(|facts| facts.get("kind").is_some_and(|kind| kind == "corrected"))
        .filter_map(|facts| number_in(facts, "award_id"))
        .collect();
    // Merged: the record of the old or new key went into the trash in this step, or came back.
    let is_merged = |(before, after): Change<'_>, column: &str| {
        let Some((_, kind)) = MERGED.iter().find(|(of, _)| *of == column) else { return false };
        [before, after].into_iter().any(|facts| {
            let row = number_in(facts, column).and_then(|id| rows.get(&(*kind, id)));
            row.is_some_and(|(b, a)| b.get("deleted_step") != a.get("deleted_step"))
        })
    };
    let columns = |(kind, row): (Kind, i64), (before, after): Change<'c>| -> Vec<&'c str> {
        let differs = |column: &str| before.get(column) != after.get(column);
        // A correction says nothing of whether the award stands under the decision.
        let stays = [before, after].iter().all(|facts| !facts.is_empty())
            && !differs("deleted_step")
            && !differs("decision_id");
        if kind == Kind::Award && stays && corrected.contains(&row) {
            return Vec::new();
        }
        let all = if before.is_empty() { after } else { before };
        all.keys()
            .map(String::as_str)
            .filter(|column| differs(column) && !is_merged((before, after), column))
            // Money that was not known yet when the papers were signed is entered later.
            .filter(|column| *column != "reward" || number_in(before, column).is_some() || !stays)
            .collect()
    };
    rows.iter()
        .filter(|((kind, _), _)| DATA.contains(kind))
        .map(|(row, change)| (*row, columns(*row, *change)))
        .filter(|(_, columns)| !columns.is_empty())
        .collect()
}

fn number_in(facts: &Facts, column: &str) -> Option<i64> {
    facts.get(column)?.as_i64()
}

/// Does an award of these decisions name somebody else now, though its paper calls them the same?
fn names_another(
    decisions: &[DecisionId],
    rows: &HashMap<(Kind, i64), Change<'_>>,
    weighed: &HashMap<(Kind, i64), Vec<&str>>,
) -> bool {
    weighed.iter().any(|(row, columns)| {
        let (before, after) = rows.get(row).copied().unzip();
        let of_one = [before, after].into_iter().flatten().any(|facts| {
            number_in(facts, "decision_id").is_some_and(|id| decisions.contains(&DecisionId(id)))
        });
        row.0 == Kind::Award && of_one && columns.iter().any(|c| RECIPIENT.contains(c))
    })
}

/// The number of a decision, as it stands on its papers.
fn number(read: Reader<'_>, decision: DecisionId) -> Result<String, StoreError> {
    let Some(decision) = read.decision(decision)? else { return Ok(String::new()) };
    let body = decision.body.map(|id| read.body(id)).transpose()?.flatten();
    Ok(labels::decision_number(&decision.number, body.as_ref()))
}
