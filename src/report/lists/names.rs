//! Names inside a letter: one table, kind by kind.
use super::{SERIAL, col, heading_row, name_cell, row, table, wide_name};
use crate::{
    domain::{
        recipient::{Counts, RecipientKind},
        rule_set::RuleSet,
    },
    layout::block::{Align, Block, Cell},
    report::spots::column as key,
    store::{AwardRow, ProposalRow},
    text::{
        labels,
        print::{self, column},
    },
};

/// A name as such a table shows it.
pub(in crate::report) struct Named {
    record: String,
    kind: RecipientKind,
    name: String,
    post_and_unit: String,
    note: String,
}

impl Named {
    /// Of a proposal, with what is to be said of it.
    pub(in crate::report) fn of_proposal(proposal: &ProposalRow, note: String) -> Self {
        let kind = proposal.recipient.kind();
        let parts = [proposal.title.as_str(), proposal.unit.as_str()];
        Self {
            record: proposal.uid.clone(),
            kind,
            name: proposal.name.clone(),
            post_and_unit: behind(kind, &parts),
            note,
        }
    }

    /// Of an award.
    pub(in crate::report) fn of_award(award: &AwardRow, note: String) -> Self {
        let kind = award.recipient.kind();
        let parts = [award.position_title.as_str(), award.unit.as_str()];
        Self {
            record: award.uid.clone(),
            kind,
            name: award.name.clone(),
            post_and_unit: behind(kind, &parts),
            note,
        }
    }
}

/// A collective is its own unit.
fn behind(kind: RecipientKind, parts: &[&str; 2]) -> String {
    if kind == RecipientKind::Collective { String::new() } else { labels::joined(parts) }
}

/// The table; `note`: the head of a last column. Nothing where nobody is named.
pub(in crate::report) fn name_table(
    rules: &RuleSet,
    names: &[Named],
    note: Option<(&'static str, &'static str)>,
) -> Vec<Block> {
    if names.is_empty() {
        return Vec::new();
    }
    let counts: Counts = names.iter().map(|named| named.kind).collect();
    let has_post = names.iter().any(|named| !named.post_and_unit.is_empty());
    let mut columns = vec![SERIAL, col(key::NAME, name_head(counts), 50.0, Align::Left)];
    columns
        .extend(has_post.then(|| col(key::POST_AND_UNIT, behind_head(counts), 45.0, Align::Left)));
    columns.extend(note.map(|(key, head)| col(key, head, 35.0, Align::Left)));
    let mut rows = Vec::new();
    for (place, (kind, _)) in counts.present().enumerate() {
        if counts.present().count() > 1 {
            let heading = print::kind_heading(place, kind);
            rows.push(heading_row(&format!("{kind:?}"), &heading, columns.len()));
        }
        let of_kind = names.iter().filter(|named| named.kind == kind);
        for (at, named) in of_kind.enumerate() {
            let mut cells = vec![name_cell(&named.name, kind)];
            cells.extend(has_post.then(|| Cell::from(named.post_and_unit.clone())));
            cells.extend(note.map(|_| Cell::from(named.note.clone())));
            let made = row(&named.record, &columns, at + 1, cells);
            let is_wide = has_post && kind == RecipientKind::Collective;
            rows.push(if is_wide { wide_name(made) } else { made });
        }
    }
    vec![Block::Table(table(rules, &columns, rows))]
}

/// What a column of names of these kinds is called.
pub(super) fn name_head(counts: Counts) -> &'static str {
    match (counts.collectives, counts.persons, counts.households) {
        (_, 0, 0) => column::COLLECTIVE,
        (0, _, 0) => column::FULL_NAME,
        (0, 0, _) => column::HOUSEHOLD,
        (_, _, 0) => column::NAME,
        _ => column::NAME_WITH_HOUSEHOLDS,
    }
}

/// What a column is called of what stands behind the names of these kinds.
pub(super) fn behind_head(counts: Counts) -> &'static str {
    if counts.persons == 0 { column::ADDRESS } else { column::POSITION_UNIT }
}
