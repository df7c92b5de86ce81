//! What is arranged otherwise on one paper, put on what was composed; and the list of it, with what the paper has no
//! place for any more.
use super::{by_hand::to_correct, opening::compose_as};
use crate::{
    domain::{
        adjustments::{Adjustments, Arranged, ColumnChange, Look, TextAlign},
        paper::Paper,
    },
    layout::{
        block::{
            Align, Block, Column, ColumnWidth, Document, Paragraph, Role, Row, Section, Style,
            Table, TableColumn, mm,
        },
        looks::{self, put_looks},
        regrid::{Taken, regrid},
        squeeze::{Squeezed, squeeze},
        texts::{as_read, each_text},
    },
    report::{ReportError, ReportParams, ReportSpec, catalog, lists, spots},
    store::Reader,
    text::{print, reports},
};
use jiff::civil::Date;
use std::{collections::HashSet, ops::Range};

/// Millimetres of a column that was added, while nothing else is asked for: room for a name by hand. Our choice.
const TO_SIGN_MM: u16 = 26;

/// A column of the paper, be it hidden or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnOnPaper {
    /// Its name.
    pub key: String,
    /// The words of its head.
    pub title: String,
    /// The head above it and others, by its number; such columns stay together.
    group: Option<usize>,
    /// What is changed of it.
    pub change: ColumnChange,
}

/// How a paper is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Its columns from left to right, hidden ones where they would stand.
    pub columns: Vec<ColumnOnPaper>,
    /// What is arranged otherwise, one by one, and whether the paper has a place for it.
    pub all: Vec<(Arranged, bool)>,
    /// What is kept of that.
    pub adjustments: Adjustments,
}

impl Arrangement {
    /// The columns that are printed.
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &ColumnOnPaper> {
        self.columns.iter().filter(|column| !column.change.is_hidden)
    }

    /// The order in which a column has changed places with its neighbour to the left or right, columns below one head
    /// together; `None` where there is none.
    pub fn moved(&self, key: &str, to_right: bool) -> Option<Vec<String>> {
        let mut blocks: Vec<Vec<&ColumnOnPaper>> = Vec::new();
        for column in &self.columns {
            match blocks.last_mut() {
                Some(last)
                    if column.group.is_some()
                        && last.first().is_some_and(|of| of.group == column.group) =>
                {
                    last.push(column);
                }
                _ => blocks.push(vec![column]),
            }
        }
        let own = blocks.iter().position(|block| block.iter().any(|of| of.key == key))?;
        let is_shown = |column: &&ColumnOnPaper| !column.change.is_hidden;
        let block = blocks.get_mut(own)?;
        let at = block.iter().position(|of| of.key == key)?;
        let inside =
            beside(at, block.len(), to_right).find(|at| block.get(*at).is_some_and(is_shown));
        if let Some(other) = inside {
            block.swap(at, other);
        } else {
            let mut others = beside(own, blocks.len(), to_right);
            let other =
                others.find(|at| blocks.get(*at).is_some_and(|of| of.iter().any(is_shown)))?;
            let block = blocks.remove(own);
            blocks.insert(other, block);
        }
        Some(blocks.concat().into_iter().map(|column| column.key.clone()).collect())
    }
}

/// The places to one side of a place, the nearest first.
fn beside(at: usize, count: usize, to_right: bool) -> Box<dyn Iterator<Item = usize>> {
    if to_right { Box::new(at + 1..count) } else { Box::new((0..at).rev()) }
}

/// How a paper is arranged; nothing of an issued one, which stays as it is.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn arrangement(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Arrangement, ReportError> {
    let Some(paper) = to_correct(spec, read, params)? else { return Ok(Arrangement::default()) };
    let document = catalog::build(spec, read, params, today)?;
    let columns = columns_of(&document, &paper.adjustments);
    if paper.adjustments.is_empty() {
        return Ok(Arrangement { columns, ..Arrangement::default() });
    }
    let lost = compose_as(spec, read, params, &paper, today)?.lost;
    let records = records_of(&document);
    let has_table = tables(&document).next().is_some();
    let has = |key: &String| columns.iter().any(|column| column.key == *key);
    let all = paper.adjustments.list().into_iter().map(|one| {
        let is_there = match &one {
            Arranged::Hidden(key) | Arranged::Width(key, _) | Arranged::Merged(key) => has(key),
            Arranged::Added(..) | Arranged::Order | Arranged::RowHeight(_) => has_table,
            Arranged::Row(record, _) => records.contains(record.as_str()),
            Arranged::Look(look) => !lost.contains(look),
            Arranged::Draft(_) | Arranged::Squeezed => true,
        };
        (one, is_there)
    });
    Ok(Arrangement { all: all.collect(), columns, adjustments: paper.adjustments })
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The columns of all tables of a composed paper, each once, as they are to stand.
fn columns_of(document: &Document, adjustments: &Adjustments) -> Vec<ColumnOnPaper> {
    let mut form: Vec<ColumnOnPaper> = Vec::new();
    for table in tables(document) {
        for (at, column) in table.columns.iter().enumerate() {
            if form.iter().any(|of| *of.key == *column.key) {
                continue;
            }
            let heads = table.header.iter().enumerate().filter(|(_, head)| {
                let first = usize::from(head.column);
                (first..first + usize::from(head.columns.max(1))).contains(&at)
            });
            let own = heads.clone().find(|(_, head)| head.columns <= 1);
            let group = heads.filter(|(_, head)| head.columns > 1).map(|(number, _)| number).next();
            form.push(ColumnOnPaper {
                key: column.key.to_string(),
                title: own.map(|(_, head)| as_read(&head.text).into_string()).unwrap_or_default(),
                group,
                change: ColumnChange::default(),
            });
        }
    }
    let mut columns: Vec<ColumnOnPaper> = Vec::new();
    let keys: Vec<&str> = form.iter().map(|column| column.key.as_str()).collect();
    for key in in_order(&keys, adjustments) {
        let own = form.iter().find(|column| column.key == key).cloned();
        let change = adjustments.column(&key).cloned().unwrap_or_default();
        let title = change.added.as_ref().map(|of| of.head.clone()).unwrap_or_default();
        let column = own.unwrap_or(ColumnOnPaper {
            key,
            title,
            group: None,
            change: ColumnChange::default(),
        });
        columns.push(ColumnOnPaper { change, ..column });
    }
    columns
}

/// The keys of a table's columns as they are to stand, hidden ones too, with those that were added.
fn in_order(form: &[&str], adjustments: &Adjustments) -> Vec<String> {
    let mut keys: Vec<String> = form.iter().map(|key| (*key).to_owned()).collect();
    if form.is_empty() {
        return keys;
    }
    for column in &adjustments.columns {
        let Some(added) = &column.added else { continue };
        let behind = keys.iter().position(|key| *key == added.behind);
        keys.insert(behind.map_or(keys.len(), |at| at + 1), column.key.clone());
    }
    let order = &adjustments.order;
    let mut out: Vec<String> = order.iter().filter(|key| keys.contains(key)).cloned().collect();
    for (at, key) in keys.iter().enumerate() {
        if !out.contains(key) {
            let left = keys.get(..at).unwrap_or_default().iter().next_back();
            let behind = left.and_then(|left| out.iter().position(|of| of == left));
            out.insert(behind.map_or(0, |at| at + 1), key.clone());
        }
    }
    out
}

/// The records that rows of tables are about.
fn records_of(document: &Document) -> HashSet<&str> {
    let mut records = HashSet::new();
    each_text(document, |_, text| {
        records.extend(text.spot.and_then(spots::row_and_column).map(|(record, _)| record));
    });
    records
}

/// The record that a row is about.
fn record_of(row: &Row) -> Option<&str> {
    let spots = row.cells.iter().filter_map(|cell| cell.spot.as_ref());
    spots.filter_map(spots::row_and_column).map(|(record, _)| record).next()
}

/// Columns, rows and the line of a draft, before words are corrected: they keep the composed words.
pub(super) fn arrange(document: &mut Document, adjustments: &Adjustments) {
    if adjustments.is_empty() {
        return;
    }
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Table(table) = block else { continue };
        arrange_columns(table, adjustments);
        table.least_row = mm(f32::from(adjustments.row_mm));
        for row in &mut table.rows {
            let own = record_of(row).and_then(|record| adjustments.rows.get(record));
            row.least = own.map_or(0.0, |own| mm(f32::from(*own)));
        }
    }
    if adjustments.draft > 0
        && let Some(section) = document.sections.first_mut()
    {
        mark_as_draft(section, &print::draft_mark(adjustments.draft));
    }
}

fn arrange_columns(table: &mut Table, adjustments: &Adjustments) {
    let form: Vec<&str> = table.columns.iter().map(|column| &*column.key).collect();
    let all = in_order(&form, adjustments).into_iter().filter_map(|key| {
        let change = adjustments.column(&key);
        if change.is_some_and(|change| change.is_hidden) {
            return None;
        }
        if let Some(at) = form.iter().position(|of| *of == key) {
            return Some(Taken::Old(at));
        }
        let head = change?.added.as_ref()?.head.clone();
        let width = ColumnWidth::Content { least: 0.0, whole: false };
        let column = TableColumn {
            key: key.as_str().into(),
            width,
            asked: Some(width),
            ..TableColumn::default()
        };
        Some(Taken::New { column, head, spot: spots::head(&key) })
    });
    let all: Vec<Taken> = all.collect();
    let is_as_form = all.len() == form.len()
        && all.iter().enumerate().all(|(at, column)| *column == Taken::Old(at));
    if !is_as_form {
        regrid(table, all, |row, column| Some(spots::cell(record_of(row)?, &column.key)));
    }
    for column in &mut table.columns {
        column.merges = adjustments.column(&column.key).is_some_and(|change| change.is_merged);
    }
}

/// Below the number of the paper; of one that has none, above everything, to the left.
fn mark_as_draft(section: &mut Section, words: &str) {
    let is_number = |p: &Paragraph| p.role == Some(Role::Number);
    let numbered = section.blocks.iter_mut().find_map(|block| match block {
        Block::Columns { columns, .. } => {
            columns.iter_mut().find(|column| column.paragraphs.iter().any(is_number))
        }
        _ => None,
    });
    let like = |p: &Paragraph| {
        let size = p.spans.first().map_or(0.0, |span| span.style.size);
        let mark = Paragraph::new(words, Style::regular(size), p.align, p.line);
        Paragraph { spans: mark.named(Role::Number, spots::DRAFT_MARK).spans, ..mark_of(p) }
    };
    if let Some(column) = numbered {
        let Column { paragraphs, .. } = column;
        if let Some(mark) = paragraphs.iter().find(|p| is_number(p)).map(like) {
            paragraphs.push(mark);
        }
        return;
    }
    let first = section.blocks.iter().find_map(|block| match block {
        Block::Paragraph(p) => Some(p),
        _ => None,
    });
    if let Some(mark) = first.map(like) {
        let mark = Paragraph { align: Align::Left, balanced: false, ..mark }.with_next();
        section.blocks.insert(0, Block::Paragraph(mark));
    }
}

/// A paragraph that stands as this one does, and is nothing else of it.
fn mark_of(p: &Paragraph) -> Paragraph {
    Paragraph { align: p.align, line: p.line, balanced: p.balanced, ..Paragraph::default() }
}

/// How letters look, after words were corrected, and what follows from all that: widths, and pages that are saved.
/// Gives the looks whose words are not there.
pub(super) fn finish(document: &mut Document, adjustments: &Adjustments) -> Vec<Look> {
    let lost = if adjustments.looks.is_empty() {
        Vec::new()
    } else {
        look_otherwise(document, &adjustments.looks)
    };
    let is_of_cell = |look: &Look| spots::row_and_column(&look.spot.as_str().into()).is_some();
    if !adjustments.columns.is_empty()
        || !adjustments.order.is_empty()
        || adjustments.looks.iter().any(is_of_cell)
    {
        let own = |key: &str| {
            let change = adjustments.column(key)?;
            let usual = if change.added.is_some() { TO_SIGN_MM } else { 0 };
            let width = if change.width_mm > 0 { change.width_mm } else { usual };
            (width > 0).then(|| mm(f32::from(width)))
        };
        document.sections.iter_mut().for_each(|section| lists::fit_again(section, own));
    }
    if adjustments.is_squeezed {
        let said = match squeeze(document) {
            Squeezed::Done => None,
            Squeezed::NotNeeded(lines) => Some(reports::squeeze_not_needed(lines)),
            Squeezed::Cannot => Some(reports::SQUEEZE_CANNOT.to_owned()),
        };
        if let Some(section) = document.sections.last_mut() {
            section.remarks.extend(said);
        }
    }
    lost
}

/// Finds the letters of one look in a text.
type Finder<'a> = Box<dyn Fn(&str) -> Option<Range<usize>> + 'a>;

fn look_otherwise(document: &mut Document, all: &[Look]) -> Vec<Look> {
    let own: Vec<looks::Look<Finder<'_>>> = all
        .iter()
        .map(|look| {
            let find: Finder<'_> = match &look.piece {
                Some(piece) => Box::new(|text| piece.find(text)),
                None => Box::new(|text| Some(0..text.chars().count())),
            };
            let align = look.align.map(align_of);
            looks::Look { find, bold: look.bold, italic: look.italic, align }
        })
        .collect();
    let mut is_found = vec![false; all.len()];
    let looks_of = |spot: &crate::layout::block::Spot| {
        let named = all.iter().enumerate().filter(|(_, look)| look.spot == spot.as_str());
        // What is of a whole text first: a piece of it looks as its own.
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|(_, look)| look.piece.is_some());
        named.into_iter().filter_map(|(at, _)| Some((at, own.get(at)?))).collect()
    };
    put_looks(document, looks_of, |at: usize| {
        if let Some(found) = is_found.get_mut(at) {
            *found = true;
        }
    });
    all.iter().zip(is_found).filter(|(_, found)| !found).map(|(look, _)| look.clone()).collect()
}

fn align_of(align: TextAlign) -> Align {
    match align {
        TextAlign::Left => Align::Left,
        TextAlign::Center => Align::Center,
        TextAlign::Right => Align::Right,
        TextAlign::Both => Align::Justify,
    }
}

/// What the fitting of tables and the saving of pages went by is no part of a paper.
pub(super) fn forget_fitting(document: &mut Document) {
    for section in &mut document.sections {
        section.limits = None;
        for block in &mut section.blocks {
            let Block::Table(table) = block else { continue };
            table.asked = None;
            table.columns.iter_mut().for_each(|column| column.asked = None);
        }
    }
}

/// A paper that is issued is no draft any more.
pub(super) fn no_draft(paper: Paper) -> Paper {
    Paper { adjustments: Adjustments { draft: 0, ..paper.adjustments }, ..paper }
}
