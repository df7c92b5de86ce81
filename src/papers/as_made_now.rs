//! The papers of an issued decision as they would be made from what the book says now: to see what a change would
//! do to them. What was kept is not looked at.
use super::opening::{compose, params_of};
use crate::{
    domain::{ids::DecisionId, number::show_grouped, paper::About},
    layout::{
        block::{Align, Block, Cell, Document, Paragraph, Row, Section, Style, Table},
        difference::{Difference, differences},
    },
    report::{
        ReportError, ReportParams, catalog,
        spots::{self, column},
    },
    store::{AwardFilter, Reader, StoreError},
};
use jiff::civil::Date;

/// A paper of a decision as it would be made.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeNow {
    /// Whose paper.
    pub decision: DecisionId,
    /// Which paper.
    pub title: &'static str,
    document: Document,
}

/// Every paper these decisions have or could have. An annex without rows shows nothing.
///
/// # Errors
/// [`StoreError`]: the book could not be read.
pub fn as_made_now(
    read: Reader<'_>,
    decisions: &[DecisionId],
    today: Date,
) -> Result<Vec<MadeNow>, StoreError> {
    let mut all = Vec::new();
    for decision in decisions.iter().copied() {
        let about = About::decision(decision);
        for spec in catalog::of_decision() {
            // In the options it was issued with.
            let record = read.paper_about(spec.id, about)?;
            let params = record.map_or_else(|| ReportParams::about(about), |r| params_of(&r));
            let document = match compose(spec, read, &params, today) {
                Ok(composed) => composed.document,
                Err(ReportError::Empty(_)) => Document::default(),
                Err(ReportError::Refused(why)) => cannot_be_made(read, decision, why)?,
                Err(ReportError::Store(error)) => return Err(error),
            };
            all.push(MadeNow { decision, title: spec.title(), document });
        }
    }
    Ok(all)
}

/// The first of these papers that would not show the same any more, and what says most of how it differs: other
/// words rather than another place or serial number, which follow from them.
pub fn first_change<'p>(
    before: &'p [MadeNow],
    after: &[MadeNow],
) -> Option<(&'p MadeNow, Difference)> {
    let follows = |d: &Difference| {
        let column = d.spot.as_ref().and_then(spots::row_and_column).map(|(_, column)| column);
        d.old == d.new || column == Some(column::SERIAL)
    };
    before.iter().zip(after).find_map(|(old, new)| {
        let found = differences(&old.document, &new.document);
        Some((old, found.into_iter().min_by_key(follows)?))
    })
}

/// In place of a paper that cannot be made, after a correction that leaves it no papers: why, and what
/// it would say of each award.
fn cannot_be_made(
    read: Reader<'_>,
    decision: DecisionId,
    why: String,
) -> Result<Document, StoreError> {
    let filter = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let awards = read.award_rows(filter)?.into_iter().filter(|award| !award.is_revoked);
    let rows = awards.map(|award| {
        let texts = [
            (column::NAME, award.name),
            (column::POST, award.position_title),
            (column::UNIT, award.unit),
            (column::FORM, award.form),
            (column::ACHIEVEMENT, award.citation),
            (column::REWARD, award.reward.map(show_grouped).unwrap_or_default()),
        ];
        let cell = |(column, text)| Cell {
            text,
            spot: Some(spots::cell(&award.uid, column)),
            ..Cell::default()
        };
        Row { cells: texts.map(cell).into(), ..Row::default() }
    });
    let why = Paragraph::new(why, Style::default(), Align::Left, 0.0);
    let table = Table { rows: rows.collect(), ..Table::default() };
    let blocks = vec![Block::Paragraph(why), Block::Table(table)];
    Ok(Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() })
}
