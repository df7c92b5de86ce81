//! Other columns in a table that was composed: hidden, moved, added.
use super::{
    block::{Cell, HeaderCell, Row, Spot, Table, TableColumn},
    widths::columns_of,
};

/// A column of the table as it is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// One that it has, by its place from 0.
    Old(usize),
    /// A blank one.
    New {
        /// The column.
        column: TableColumn,
        /// The words of its head.
        head: String,
        /// The name of its head.
        spot: Spot,
    },
}

/// Gives a table these columns, from left to right. Columns below one head stay together, where the first of them
/// stands; of a cell over several the words stand where most of them are. A total whose figures are all hidden goes.
/// `named` is the name of the cell of a row in a new column. Without any column of its own the table stays as it is.
pub fn regrid(
    table: &mut Table,
    columns: Vec<Taken>,
    named: impl Fn(&Row, &TableColumn) -> Option<Spot>,
) {
    let columns = together(table, columns);
    if !columns.iter().any(|column| matches!(column, Taken::Old(_))) || columns.len() > 255 {
        return;
    }
    let header = header(table, &columns);
    let rows = std::mem::take(&mut table.rows);
    let new: Vec<Option<&TableColumn>> = columns.iter().map(new_column).collect();
    let rows = rows.iter().filter_map(|row| regrid_row(row, &columns, &new, &named));
    table.rows = rows.collect();
    table.header = header;
    let old = std::mem::take(&mut table.columns);
    let taken = columns.into_iter().filter_map(|column| match column {
        Taken::Old(at) => old.get(at).cloned(),
        Taken::New { column, .. } => Some(column),
    });
    table.columns = taken.collect();
}

fn new_column(column: &Taken) -> Option<&TableColumn> {
    match column {
        Taken::Old(_) => None,
        Taken::New { column, .. } => Some(column),
    }
}

/// The columns that share a head with this one: itself, where it has none.
fn group_of(table: &Table, at: usize) -> std::ops::Range<usize> {
    let over = table.header.iter().map(columns_of).filter(|over| over.contains(&at));
    over.max_by_key(ExactSizeIterator::len).unwrap_or(at..at + 1)
}

/// Columns below one head beside one another; none twice, none that is not there.
fn together(table: &Table, columns: Vec<Taken>) -> Vec<Taken> {
    let mut out: Vec<Taken> = Vec::new();
    let asked: Vec<usize> = columns
        .iter()
        .filter_map(|column| match column {
            Taken::Old(at) => Some(*at),
            Taken::New { .. } => None,
        })
        .collect();
    for column in columns {
        let Taken::Old(at) = column else {
            out.push(column);
            continue;
        };
        let group = group_of(table, at);
        for of in asked.iter().copied().filter(|of| group.contains(of)) {
            if of < table.columns.len() && !out.contains(&Taken::Old(of)) {
                out.push(Taken::Old(of));
            }
        }
    }
    out
}

fn header(table: &Table, columns: &[Taken]) -> Vec<HeaderCell> {
    let lines = table.header.iter().map(|c| c.line + c.lines.max(1)).max().unwrap_or(0);
    let mut header = Vec::new();
    for cell in &table.header {
        let over = columns_of(cell);
        let is_below = |column: &Taken| matches!(column, Taken::Old(at) if over.contains(at));
        let Some(first) = columns.iter().position(is_below) else { continue };
        let count = columns.iter().skip(first).take_while(|column| is_below(column)).count();
        header.push(HeaderCell { column: first as u8, columns: count as u8, ..cell.clone() });
    }
    for (at, column) in columns.iter().enumerate() {
        if let Taken::New { head, spot, .. } = column {
            header.push(HeaderCell {
                text: head.clone(),
                spot: Some(spot.clone()),
                column: at as u8,
                columns: 1,
                line: 0,
                lines: lines.max(1),
            });
        }
    }
    header
}

/// What stands in a column of a row: a cell of it, by its place, or nothing.
type Slot = Option<usize>;

fn regrid_row(
    row: &Row,
    columns: &[Taken],
    new: &[Option<&TableColumn>],
    named: &impl Fn(&Row, &TableColumn) -> Option<Spot>,
) -> Option<Row> {
    let mut covers: Vec<usize> = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        covers.extend(std::iter::repeat_n(place, usize::from(cell.span.max(1))));
    }
    let is_wide = |place: usize| row.cells.get(place).is_some_and(|cell| cell.span > 1);
    // A heading lies over everything, whatever came or went.
    if let [cell] = row.cells.as_slice()
        && cell.span > 1
    {
        let cell = Cell { span: columns.len() as u8, ..cell.clone() };
        return Some(Row { cells: vec![cell], ..row.clone() });
    }
    let slots: Vec<Slot> = columns
        .iter()
        .map(|column| match column {
            Taken::Old(at) => covers.get(*at).copied(),
            Taken::New { .. } => None,
        })
        .collect();
    let runs = runs_of(&slots);
    let longest = |place: usize| {
        let own = runs.iter().filter(|(slot, _)| *slot == Some(place));
        own.max_by_key(|(_, run)| (run.len(), std::cmp::Reverse(run.start)))
            .map(|(_, run)| run.start)
    };
    let is_of_data = row.cells.iter().all(|cell| cell.span <= 1);
    let mut cells = Vec::new();
    for (slot, run) in &runs {
        match slot {
            Some(place) if !is_wide(*place) || longest(*place) == Some(run.start) => {
                let span = if is_wide(*place) { run.len() as u8 } else { 1 };
                let own = row.cells.get(*place).cloned().unwrap_or_default();
                cells.push(Cell { span: if span > 1 { span } else { 0 }, ..own });
            }
            Some(_) => cells.extend(run.clone().map(|_| Cell::default())),
            None => cells.extend(run.clone().map(|at| {
                let column = new.get(at).copied().flatten().filter(|_| is_of_data);
                Cell { spot: column.and_then(|column| named(row, column)), ..Cell::default() }
            })),
        }
    }
    let figures = |cells: &[Cell]| cells.iter().any(|cell| cell.value.is_some());
    if row.keep_with_previous && figures(&row.cells) && !figures(&cells) {
        return None;
    }
    Some(Row { cells, ..row.clone() })
}

/// Columns beside one another in which the same cell stands.
fn runs_of(slots: &[Slot]) -> Vec<(Slot, std::ops::Range<usize>)> {
    let mut runs: Vec<(Slot, std::ops::Range<usize>)> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        match runs.last_mut() {
            Some((own, run)) if own == slot && slot.is_some() => run.end = at + 1,
            _ => runs.push((*slot, at..at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::Value;

    /// Four columns, the second and third below one head; a heading, two rows and a total.
    fn table() -> Table {
        let head = |text: &str, column, columns, line, lines| HeaderCell {
            text: text.into(),
            column,
            columns,
            line,
            lines,
            ..HeaderCell::default()
        };
        let row = |texts: [&str; 4]| Row { cells: texts.map(Cell::from).into(), ..Row::default() };
        let cells =
            vec![Cell { span: 3, ..Cell::from("CỘNG") }, Cell::from("3").saying(Value::Whole(3))];
        let total = Row { cells, keep_with_previous: true, ..Row::default() };
        let heading = Row {
            cells: vec![Cell { span: 4, ..Cell::from("I") }],
            keep_with_next: true,
            ..Row::default()
        };
        let column = |key: &str| TableColumn { key: key.into(), ..TableColumn::default() };
        Table {
            columns: ["a", "b", "c", "d"].map(column).into(),
            header: vec![
                head("A", 0, 1, 0, 2),
                head("B", 1, 1, 1, 1),
                head("C", 2, 1, 1, 1),
                head("D", 3, 1, 0, 2),
                head("BC", 1, 2, 0, 1),
            ],
            rows: vec![
                heading,
                row(["a1", "b1", "c1", "d1"]),
                row(["a2", "b2", "c2", "d2"]),
                total,
            ],
            ..Table::default()
        }
    }

    fn with(columns: &[usize], added: Option<usize>) -> Table {
        let mut table = table();
        let mut taken: Vec<Taken> = columns.iter().map(|at| Taken::Old(*at)).collect();
        if let Some(at) = added {
            let column = TableColumn { key: "new".into(), ..TableColumn::default() };
            taken
                .insert(at, Taken::New { column, head: "Ký nhận".into(), spot: "head/new".into() });
        }
        regrid(&mut table, taken, |row, column| {
            let first = row.cells.first()?;
            Some(format!("{}/{}", first.text, column.key).into())
        });
        table
    }

    fn rows(table: &Table) -> Vec<Vec<(String, u8)>> {
        let cell = |cell: &Cell| (cell.text.clone(), cell.span);
        table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    fn said(of: &[(&str, u8)]) -> Vec<(String, u8)> {
        of.iter().map(|(text, span)| ((*text).to_owned(), *span)).collect()
    }

    #[test]
    fn the_same_columns_change_nothing() {
        let mut same = with(&[0, 1, 2, 3], None);
        for cell in same.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.span = cell.span.max(1);
        }
        let mut before = table();
        for cell in before.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.span = cell.span.max(1);
        }
        assert_eq!(same, before);
        assert_eq!(with(&[], Some(0)), table(), "a table has a column of its own");
    }

    #[test]
    fn a_hidden_column_takes_its_head_and_cells_with_it() {
        let table = with(&[0, 2, 3], None);
        let header: Vec<_> =
            table.header.iter().map(|c| (c.text.as_str(), c.column, c.columns)).collect();
        assert_eq!(header, [("A", 0, 1), ("C", 1, 1), ("D", 2, 1), ("BC", 1, 1)]);
        assert_eq!(rows(&table)[0], said(&[("I", 3)]));
        assert_eq!(rows(&table)[1], said(&[("a1", 0), ("c1", 0), ("d1", 0)]));
        assert_eq!(rows(&table)[3], said(&[("CỘNG", 2), ("3", 0)]));
        // Nothing is summed up any more.
        assert_eq!(rows(&with(&[0, 1], None)).len(), 3);
    }

    #[test]
    fn a_column_moves_and_those_below_one_head_stay_together() {
        let table = with(&[3, 2, 0, 1], None);
        let keys: Vec<&str> = table.columns.iter().map(|c| &*c.key).collect();
        assert_eq!(keys, ["d", "c", "b", "a"]);
        let bc = table.header.iter().find(|c| c.text == "BC").unwrap();
        assert_eq!((bc.column, bc.columns), (1, 2));
        assert_eq!(rows(&table)[3], said(&[("3", 0), ("CỘNG", 3)]));
        // What lay over three columns stands where most of them are.
        let torn = with(&[0, 3, 1, 2], None);
        assert_eq!(rows(&torn)[3], said(&[("", 0), ("3", 0), ("CỘNG", 2)]));
    }

    #[test]
    fn a_blank_column_has_a_head_and_a_named_cell_in_every_row() {
        let table = with(&[0, 1, 2, 3], Some(4));
        let head = table.header.last().unwrap();
        assert_eq!((head.text.as_str(), head.column, head.lines), ("Ký nhận", 4, 2));
        assert_eq!(rows(&table)[0], said(&[("I", 5)]));
        assert_eq!(rows(&table)[3], said(&[("CỘNG", 3), ("3", 0), ("", 0)]));
        let cell = table.rows[1].cells.last().unwrap();
        assert_eq!(cell.spot.as_ref().map(Spot::as_str), Some("a1/new"));
        assert_eq!(table.rows[3].cells.last().unwrap().spot, None);
    }
}
