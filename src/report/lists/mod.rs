//! Printed lists, one file each, and the table they share.
pub mod annex;
pub mod attendance;
pub mod attendees;
pub mod awards;
pub mod democracy;
pub mod envelopes;
pub mod estimate;
pub mod extract;
pub mod money;
pub(super) mod names;
pub mod not_sent;
pub mod particulars;
pub mod proposals;
pub mod quick;
pub mod recognised;
pub mod register;
pub mod registered;
pub mod replicated;
pub mod scores;
pub mod statistics;
pub mod targets;
pub mod transfer;
pub(super) mod votes;

use crate::{
    domain::{number::show_grouped, office::Body, recipient::RecipientKind, rule_set::RuleSet},
    layout::{
        Verdict,
        block::{
            Align, Block, Cell, ColumnWidth, Face, HeaderCell, Paper, Role, Row, Section, Table,
            TableColumn, Value, mm,
        },
        fit, refit,
        texts::each_spot_mut,
    },
    report::{
        ReportParams, frame,
        options::{self, OptionValue},
        spots::{self, column as key},
    },
    text::{
        print::{self, column},
        reports,
    },
};

/// The letterhead of a list, which is no numbered paper: issuer, place and day.
pub(super) fn letterhead(
    rules: &RuleSet,
    body: &Body,
    place: &str,
    when: &frame::NumberAndDay,
) -> Vec<Block> {
    let mut blocks = frame::letterhead(rules, body, place, when);
    if let Some(Block::Columns { columns, .. }) = blocks.last_mut()
        && let Some(left) = columns.first_mut()
    {
        let part = (Role::Number, Face::Regular);
        left.paragraphs = vec![frame::centred(rules, part, spots::NUMBER, "")];
    }
    blocks
}

/// One column of a list: its key, its head, least width in millimetres, and how it stands.
#[derive(Clone, Copy)]
pub(in crate::report) struct HeadedColumn<'a> {
    pub(super) key: &'a str,
    pub(super) head: &'a str,
    pub(super) least_mm: f32,
    pub(super) align: Align,
    /// Do its cells never wrap, when the page allows: names?
    pub(super) unbroken: bool,
}

/// One whose head is the same in every paper: most are.
pub(in crate::report) type ListColumn = HeadedColumn<'static>;

/// A column whose cells may wrap.
pub(in crate::report) const fn col<'a>(
    key: &'a str,
    head: &'a str,
    least_mm: f32,
    align: Align,
) -> HeadedColumn<'a> {
    HeadedColumn { key, head, least_mm, align, unbroken: false }
}

/// A column of names.
pub(super) const fn unbroken<'a>(key: &'a str, head: &'a str, least_mm: f32) -> HeadedColumn<'a> {
    HeadedColumn { key, head, least_mm, align: Align::Left, unbroken: true }
}

/// Points between border and letters. Our choice.
const PADDING: f32 = 3.5;
/// Points of a border: usual practice.
const BORDER: f32 = 0.5;
/// Points above a table. Our choice.
const ABOVE_TABLE: f32 = 8.0;

/// STT, which every list begins with.
pub(super) const SERIAL: ListColumn = col(key::SERIAL, column::SERIAL, 11.0, Align::Center);

/// A table of a list in the sizes of the rule set.
pub(in crate::report) fn table(
    rules: &RuleSet,
    columns: &[HeadedColumn<'_>],
    rows: Vec<Row>,
) -> Table {
    Table {
        columns: columns
            .iter()
            .map(|c| TableColumn {
                key: c.key.into(),
                width: ColumnWidth::Content { least: mm(c.least_mm), whole: c.unbroken },
                align: c.align,
                ..TableColumn::default()
            })
            .collect(),
        header: columns
            .iter()
            .enumerate()
            .map(|(i, c)| HeaderCell {
                text: c.head.to_owned(),
                spot: Some(spots::head(c.key)),
                column: i as u8,
                columns: 1,
                line: 0,
                lines: 1,
            })
            .collect(),
        rows,
        size: rules.sizes.table,
        line: rules.table_line_pt,
        padding: PADDING,
        border: BORDER,
        space_before: ABOVE_TABLE,
        ..Table::default()
    }
}

/// The row about `record` in these columns: its running number, then what stands in the others.
pub(in crate::report) fn row(
    record: &str,
    columns: &[HeadedColumn<'_>],
    serial: usize,
    cells: impl IntoIterator<Item = Cell>,
) -> Row {
    let serial = Cell::from(serial.to_string()).saying(Value::Whole(serial as i64));
    unnumbered_row(record, columns, std::iter::once(serial).chain(cells))
}

/// The row about `record` in columns that begin with no running number.
pub(in crate::report) fn unnumbered_row(
    record: &str,
    columns: &[HeadedColumn<'_>],
    cells: impl IntoIterator<Item = Cell>,
) -> Row {
    let cells = cells.into_iter().zip(columns).map(|(cell, column)| Cell {
        text: print::no_break(&cell.text),
        spot: Some(spots::cell(record, column.key)),
        ..cell
    });
    Row { cells: cells.collect(), ..Row::default() }
}

/// Takes out the columns that stand empty in every row and may go; `rows` have no cell for the serial number.
pub(super) fn without_empty(
    columns: &mut Vec<HeadedColumn<'_>>,
    rows: &mut [Vec<Cell>],
    may_go: impl Fn(&str) -> bool,
) {
    let stays: Vec<bool> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let is_said = |row: &Vec<Cell>| {
                let cell = at.checked_sub(1).and_then(|at| row.get(at));
                cell.is_some_and(|cell| !cell.text.is_empty())
            };
            !may_go(column.key) || rows.iter().any(is_said)
        })
        .collect();
    for row in rows {
        let mut stays = stays.iter().skip(1);
        row.retain(|_| stays.next().copied().unwrap_or(true));
    }
    let mut stays = stays.iter();
    columns.retain(|_| stays.next().copied().unwrap_or(true));
}

/// A row whose name stands over the next column too: a collective has no post and unit of its own.
pub(in crate::report) fn wide_name(mut row: Row) -> Row {
    const NAME: usize = 1;
    if row.cells.len() > NAME + 1 {
        row.cells.remove(NAME + 1);
    }
    if let Some(name) = row.cells.get_mut(NAME) {
        name.span = 2;
    }
    row
}

/// A name as a cell: that of a person is never broken over two lines.
pub(in crate::report) fn name_cell(name: &str, kind: RecipientKind) -> Cell {
    match kind {
        RecipientKind::Person => Cell::from(name.replace(' ', "\u{a0}")),
        RecipientKind::Collective | RecipientKind::Household => Cell::from(name),
    }
}

/// Columns that are written into by hand keep their room, millimetres, however little is printed there.
pub(in crate::report) fn keep_room(table: &mut Table, columns: &[(&str, f32)]) {
    for column in &mut table.columns {
        if let Some((_, width)) = columns.iter().find(|(key, _)| *key == &*column.key) {
            column.width = ColumnWidth::Fixed(mm(*width));
        }
    }
}

/// Blocks whose texts have names of their own beside those of other parts of the paper.
pub(in crate::report) fn apart(blocks: Vec<Block>, part: &str) -> Vec<Block> {
    let mut section = Section { blocks, ..Section::default() };
    each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, part));
    section.blocks
}

/// A cell of a row of totals that says nothing.
pub(in crate::report) fn blank_total(column: &str) -> Cell {
    Cell { spot: Some(spots::total(column)), ..Cell::default() }
}

/// Money as a cell; nobody's is blank.
pub(super) fn money(dong: Option<i64>) -> Cell {
    dong.map_or_else(Cell::default, |d| Cell::from(show_grouped(d)).saying(Value::Money(d)))
}

/// A heading inside the table, over all columns, never last on its page; `heads` names what it heads.
pub(in crate::report) fn heading_row(heads: &str, text: &str, columns: usize) -> Row {
    Row {
        cells: vec![Cell {
            text: print::no_break(text),
            value: None,
            spot: Some(spots::group(heads)),
            face: Face::Bold,
            align: Some(Align::Left),
            span: u8::try_from(columns).unwrap_or(u8::MAX),
            ..Cell::default()
        }],
        keep_with_next: true,
        ..Row::default()
    }
}

/// A head over neighbouring columns.
pub(super) struct OverHead<'a> {
    pub(super) columns: std::ops::Range<usize>,
    pub(super) text: &'a str,
    pub(super) key: &'a str,
}

/// A head over some neighbouring columns; every other lies over both lines.
pub(super) fn over_heads(
    table: Table,
    columns: std::ops::Range<usize>,
    text: &str,
    key: &str,
) -> Table {
    with_over_heads(table, &[OverHead { columns, text, key }])
}

/// Heads over neighbouring columns, none of which another lies over; the head of every other column lies over both lines.
pub(super) fn with_over_heads(mut table: Table, heads: &[OverHead<'_>]) -> Table {
    if heads.is_empty() {
        return table;
    }
    for cell in &mut table.header {
        let column = usize::from(cell.column);
        if heads.iter().any(|over| over.columns.contains(&column)) {
            cell.line = 1;
        } else {
            cell.lines = 2;
        }
    }
    table.header.extend(heads.iter().map(|over| HeaderCell {
        text: over.text.to_owned(),
        spot: Some(spots::head(over.key)),
        column: over.columns.start as u8,
        columns: over.columns.len() as u8,
        line: 0,
        lines: 1,
    }));
    table
}

/// The heads over those of these columns that are left in a table: `over` gives each the columns it lies over, by their
/// keys.
pub(super) fn over_those_left<'a>(
    columns: &[HeadedColumn<'_>],
    over: &[(&'a str, &'a str, &[&str])],
) -> Vec<OverHead<'a>> {
    let head = |(key, text, keys): &(&'a str, &'a str, &[&str])| {
        let is_below = |column: &HeadedColumn<'_>| keys.contains(&column.key);
        let start = columns.iter().position(is_below)?;
        let count = columns.iter().skip(start).take_while(|column| is_below(column)).count();
        Some(OverHead { columns: start..start + count, text, key })
    };
    over.iter().filter_map(head).collect()
}

/// What was chosen, with the lying sheet where no other was: for tables of many columns.
pub(super) fn rather_lying(params: &ReportParams) -> ReportParams {
    let mut params = params.clone();
    if params.landscape().is_none() {
        params.set(&options::ORIENTATION, Some(OptionValue::Landscape(true)));
    }
    params
}

/// `Danh sách này có 07 tập thể.` below the table, usual practice, in the words of the office; nothing where it wants none.
pub(super) fn closing_words(rules: &RuleSet, words: &str) -> Option<Block> {
    let paragraph = || frame::body_text(rules, spots::COUNT, words).with_previous();
    (!words.is_empty()).then(|| Block::Paragraph(paragraph()))
}

/// The sheet of a list, and what is to be said of it.
pub(in crate::report) struct Sheet {
    paper: Paper,
    remarks: Vec<String>,
}

/// The sheet a table needs; the table gets its columns and the size of its letters. It lies when its
/// content needs that, unless the clerk said otherwise.
pub(super) fn sheet(
    rules: &RuleSet,
    two_sided: bool,
    landscape: Option<bool>,
    table: &mut Table,
) -> Sheet {
    let fit = fit(table, &frame::paper(rules, two_sided, false), landscape);
    Sheet {
        paper: frame::paper(rules, two_sided, fit.landscape),
        remarks: remark(fit.verdict).into_iter().map(str::to_owned).collect(),
    }
}

/// What is to be said of how a table stands on its sheet.
fn remark(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Fits => None,
        Verdict::OnlyLying => Some(reports::ONLY_LYING),
        Verdict::RatherLying => Some(reports::RATHER_LYING),
        Verdict::TallUpright => Some(reports::TALL_UPRIGHT),
        Verdict::WantsLandscape => Some(reports::WANTS_LANDSCAPE),
        Verdict::TooWide => Some(reports::TOO_WIDE),
    }
}

/// Fits the tables of a section again, whose columns or words are other ones by now; `own`: the points that columns are
/// asked to have, by their keys. The sheet and what is said of it follow.
pub fn fit_again(section: &mut Section, own: impl Fn(&str) -> Option<f32>) {
    const SAID: [Verdict; 5] = [
        Verdict::OnlyLying,
        Verdict::RatherLying,
        Verdict::TallUpright,
        Verdict::WantsLandscape,
        Verdict::TooWide,
    ];
    for block in &mut section.blocks {
        let Block::Table(table) = block else { continue };
        let widths: Vec<Option<f32>> =
            table.columns.iter().map(|column| own(&column.key)).collect();
        let Some((fit, asked)) = refit(table, &widths).zip(table.asked) else { continue };
        section.paper = if fit.landscape { asked.upright.landscape() } else { asked.upright };
        section.remarks.retain(|said| !SAID.iter().any(|of| remark(*of) == Some(said)));
        section.remarks.extend(remark(fit.verdict).map(str::to_owned));
    }
}

impl Sheet {
    /// A section on this sheet.
    pub(in crate::report) fn section(
        self,
        rules: &RuleSet,
        is_annex: bool,
        blocks: Vec<Block>,
    ) -> Section {
        let section = frame::section(rules, self.paper, is_annex, blocks);
        Section { remarks: self.remarks, ..section }
    }
}
