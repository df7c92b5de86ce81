//! What stays on the page of what follows: a heading with its text, and with what closes a part at least two rows or
//! paragraphs of it.
use crate::layout::block::{Block, Row};

/// Of a block whether it stays with what follows; of a table whether each of its rows does.
pub(super) enum Stays {
    /// A paragraph, or what stands side by side.
    Block(bool),
    /// A table.
    Rows(Vec<bool>),
}

/// A row, or a block that is no table.
struct Unit {
    stays: bool,
    /// It closes what stands above it.
    closes: bool,
    /// It heads what stands below it.
    heads: bool,
}

/// How many rows or paragraphs come with what closes them.
const WITH_CLOSING: usize = 2;

/// What stays with what follows, block by block.
pub(super) fn company(blocks: &[Block]) -> Vec<Stays> {
    let mut units: Vec<Unit> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => units.push(Unit {
                stays: p.keep_with_next,
                closes: p.keep_with_previous,
                heads: p.keep_with_next,
            }),
            Block::Columns { .. } => units.push(Unit { stays: true, closes: false, heads: true }),
            Block::Signature { .. } => {
                units.push(Unit { stays: false, closes: true, heads: false });
            }
            Block::Table(table) => units.extend(table.rows.iter().map(unit_of)),
        }
    }
    let mut at = 0;
    while at < units.len() {
        let count = units.iter().skip(at).take_while(|unit| unit.closes).count();
        if count > 0 {
            for unit in units.iter_mut().skip(at).take(count - 1) {
                unit.stays = true;
            }
            let (mut left, mut before) = (WITH_CLOSING, at);
            while left > 0 && before > 0 {
                before -= 1;
                if let Some(unit) = units.get_mut(before) {
                    unit.stays = true;
                    left -= usize::from(!unit.heads);
                }
            }
        }
        at += count.max(1);
    }
    let mut units = units.into_iter().map(|unit| unit.stays);
    let of = |block: &Block| match block {
        Block::Table(table) => Stays::Rows(units.by_ref().take(table.rows.len()).collect()),
        _ => Stays::Block(units.next().unwrap_or_default()),
    };
    blocks.iter().map(of).collect()
}

fn unit_of(row: &Row) -> Unit {
    Unit { stays: row.keep_with_next, closes: row.keep_with_previous, heads: row.keep_with_next }
}
