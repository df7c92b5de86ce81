//! What a meeting said of each name, and the ballot on which it is said: tables inside other papers.
use super::{ListColumn, SERIAL, apart, col, name_cell, names::name_head, over_heads, row, table};
use crate::{
    domain::{
        meeting::{Meeting, Vote},
        recipient::{Counts, RecipientKind},
        rule_set::RuleSet,
    },
    layout::block::{Align, Block, Cell, Face, Value},
    report::{
        facts::RoundFacts,
        frame,
        spots::{self, column as key},
    },
    store::ProposalRow,
    text::{labels, letters, numbers, print::column},
};

/// A heading and a table for each kind of recipients that was voted on: votes for, their share, votes against, passed
/// or not; most votes first, then in the order of the round.
pub(in crate::report) fn tables(facts: &RoundFacts, meeting: &Meeting) -> Vec<Block> {
    let voted: Vec<(&ProposalRow, &Vote)> = facts
        .proposals
        .iter()
        .filter_map(|p| Some((p, meeting.votes.iter().find(|v| v.proposal == p.id)?)))
        .filter(|(_, vote)| vote.is_counted())
        .collect();
    let mut blocks = Vec::new();
    let mut number = 0;
    for kind in RecipientKind::ALL {
        let mut of_kind: Vec<_> =
            voted.iter().filter(|(p, _)| p.recipient.kind() == kind).copied().collect();
        if of_kind.is_empty() {
            continue;
        }
        of_kind.sort_by_key(|(_, vote)| std::cmp::Reverse(vote.total_in_favour()));
        number += 1;
        blocks.push(heading(&facts.rules, number, kind));
        let columns = vote_columns(kind);
        let rows = of_kind.iter().enumerate().map(|(at, (proposal, vote))| {
            let on = meeting.on(vote);
            let share = on.of.filter(|of| *of > 0).map(|of| on.in_favour * 10_000 / of);
            let against = [&vote.against, &vote.written_against];
            let against: i64 = against.iter().filter_map(|n| n.get()).map(|n| n.0).sum();
            let count = |n: i64| Cell::from(n.to_string()).saying(Value::Whole(n));
            let said = on.passes.map_or("", letters::passed);
            let said = if on.passes == Some(false) && !proposal.kept.reason.is_empty() {
                labels::joined(&[said, &proposal.kept.reason])
            } else {
                said.to_owned()
            };
            let mut cells = vec![name_cell(&proposal.name, kind)];
            if kind != RecipientKind::Collective {
                cells.push(Cell::from(labels::joined(&[&proposal.title, &proposal.unit])));
            }
            cells.extend([
                count(on.in_favour),
                Cell::from(share.map(numbers::percent).unwrap_or_default()),
                count(against),
                Cell::from(said),
            ]);
            row(&proposal.uid, &columns, at + 1, cells)
        });
        let rows = rows.collect();
        let made = table(&facts.rules, &columns, rows);
        let first = columns.len() - 4;
        let made = over_heads(made, first..first + 2, column::IN_FAVOUR, key::VOTES);
        blocks.extend(apart(vec![Block::Table(made)], &format!("{kind:?}")));
    }
    blocks
}

/// Who is to be voted on, with a box for each answer: a table for each kind of recipients.
pub(in crate::report) fn ballot(facts: &RoundFacts, rules: &RuleSet) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut number = 0;
    for kind in RecipientKind::ALL {
        let of_kind: Vec<_> = facts.standing().filter(|p| p.recipient.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        number += 1;
        blocks.push(heading(rules, number, kind));
        let columns = [
            SERIAL,
            col(key::NAME, name_head(Counts::of(kind, 1)), 55.0, Align::Left),
            col(key::IN_FAVOUR, column::IN_FAVOUR, 20.0, Align::Center),
            col(key::AGAINST, column::AGAINST, 20.0, Align::Center),
        ];
        let rows = of_kind.iter().enumerate().map(|(at, p)| {
            let who = labels::joined(&[&p.name, &p.title, &p.unit]);
            let who = if kind == RecipientKind::Collective { p.name.clone() } else { who };
            row(
                &p.uid,
                &columns,
                at + 1,
                [Cell::from(who), Cell::from(letters::BOX), Cell::from(letters::BOX)],
            )
        });
        let rows = rows.collect();
        let made = vec![Block::Table(table(rules, &columns, rows))];
        blocks.extend(apart(made, &format!("{kind:?}")));
    }
    blocks
}

/// `1. Tập thể` above its table.
fn heading(rules: &RuleSet, number: usize, kind: RecipientKind) -> Block {
    let spot = spots::group(&format!("{kind:?}"));
    let mut heading = frame::body_text(rules, spot, &letters::numbered_kind(number, kind));
    for span in &mut heading.spans {
        span.style.face = Face::Bold;
    }
    Block::Paragraph(heading.with_next())
}

fn vote_columns(kind: RecipientKind) -> Vec<ListColumn> {
    let mut columns =
        vec![SERIAL, col(key::NAME, name_head(Counts::of(kind, 1)), 32.0, Align::Left)];
    match kind {
        RecipientKind::Collective => {}
        RecipientKind::Person => {
            columns.push(col(key::POST_AND_UNIT, column::POSITION_UNIT, 52.0, Align::Left));
        }
        RecipientKind::Household => {
            columns.push(col(key::UNIT, column::ADDRESS, 35.0, Align::Left));
        }
    }
    columns.extend([
        col(key::IN_FAVOUR, column::VOTES, 14.0, Align::Center),
        col(key::SHARE, column::SHARE, 16.0, Align::Center),
        col(key::AGAINST, column::AGAINST, 16.0, Align::Center),
        col(key::RESULT, column::RESULT, 20.0, Align::Center),
    ]);
    columns
}
